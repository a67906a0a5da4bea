//! What knows parts of a document by fingerprint, when an id is renamed: the baseline and the accepted changes.

use std::path::Path;

use justarch::{
    Baseline, Diff, Document, Report, SourceId, Text, UserRules, VerdictPolicy, bilingual,
};

use crate::args::OwnRules;
use crate::baseline;
use crate::change::Change;
use crate::check_args::CheckArgs;
use crate::commands::check;
use crate::fault::Fault;
use crate::input::{Texts, text_file};
use crate::named::on_lines;
use crate::output::Output;
use crate::patch;
use crate::settings::{References, Settings};

/// A document before and after an id was renamed.
pub(crate) struct Step<'s> {
    /// The document as it was named.
    pub(crate) input: &'s str,
    pub(crate) id: &'s str,
    pub(crate) to: &'s str,
    pub(crate) own: &'s OwnRules,
    pub(crate) document: &'s Document,
    pub(crate) after: &'s Document,
    /// The version before, if it was named.
    pub(crate) before: Option<&'s Document>,
    /// What counts in place of files.
    pub(crate) texts: Texts<'s>,
}

impl Step<'_> {
    /// The files in which fingerprints are replaced, and what is to be said of those that nobody can replace. `changed`
    /// are the files that change already.
    pub(crate) fn fingerprints(
        &self,
        references: &References,
        changed: &[Change],
        out: &Output,
    ) -> Result<(Vec<Change>, Vec<Text>), Fault> {
        let mut files = Vec::new();
        let mut said = Vec::new();
        if let Some(file) = &references.baseline {
            let (change, lapsed) = self.baseline(file, changed, out)?;
            files.extend(change);
            said.extend(lapsed);
        }
        if let Some(file) = &references.file
            && !references.verdict.accept.is_empty()
        {
            let (change, lapsed) = self.accepted(file, &references.verdict)?;
            files.extend(change);
            said.extend(lapsed);
        }
        Ok((files, said))
    }

    fn baseline(
        &self,
        file: &Path,
        changed: &[Change],
        out: &Output,
    ) -> Result<(Option<Change>, Option<Text>), Fault> {
        let old = match (self.texts)(file) {
            Some(text) => text,
            None => text_file(file)?,
        };
        let known = baseline::parse(file, &old)?;
        let found = self.found(changed, out)?;
        let (id, to) = (self.id, self.to);
        let (renamed, lapsed) = known.renamed([&found[0], &found[1]], id, to);
        let shown = file.display();
        let said = (!lapsed.is_empty()).then(|| {
            let lines = lapsed.iter();
            let list = on_lines(lines.map(|entry| format!("{} `{}`", entry.code, entry.subject)));
            bilingual!(
                "các mục sau của đường cơ sở `{shown}` không còn nhận biết được kết quả của mình; hãy ghi lại bằng `justarch check --write-baseline`:{list}",
                "these entries of the baseline `{shown}` know their findings no more; write it anew with `justarch check --write-baseline`:{list}"
            )
        });
        if renamed == known {
            return Ok((None, said));
        }
        let new =
            baseline::text(&renamed).map_err(|why| Fault::new(why).within(&shown.to_string()))?;
        Ok((Some(rewritten(file, old, new)), said))
    }

    /// All findings of the document before and after, by the rules that a check applies.
    fn found(&self, changed: &[Change], out: &Output) -> Result<[Baseline; 2], Fault> {
        let args = CheckArgs {
            own: self.own.clone(),
            ..CheckArgs::default()
        };
        let mut settings = Settings::of(self.input, &args, &[], out)?;
        let of =
            |document: &Document, settings: &Settings| match check::rules(document, settings, None)
            {
                Ok(rules) => Baseline::record(document, &rules, None),
                // Where no rules apply, nothing is found again.
                Err(_) => Baseline::of(&Report::default()),
            };
        let before = of(self.document, &settings);
        for rules in &mut settings.own {
            let name = rules.sources().name(SourceId::ROOT).to_owned();
            let path = Path::new(&name);
            let new = changed.iter().find(|change| change.path == path);
            let new = new.map(|change| change.new.clone());
            if let Some(text) = new.or_else(|| (self.texts)(path)) {
                let again = UserRules::from_bytes(&name, text.as_bytes());
                *rules = again.map_err(|error| Fault::Load(Box::new(error)))?;
            }
        }
        Ok([before, of(self.after, &settings)])
    }

    fn accepted(
        &self,
        file: &Path,
        verdict: &VerdictPolicy,
    ) -> Result<(Option<Change>, Option<Text>), Fault> {
        let shown = file.display();
        let Some(before) = self.before else {
            let list = on_lines(verdict.accept.iter().map(|a| a.fingerprint.clone()));
            let said = bilingual!(
                "các mục `[[accept]]` của {shown} nhận biết thay đổi theo dấu vân, có thể hết tác dụng; nêu phiên bản trước bằng `--succeed=TỆP` để tự cập nhật, hoặc so sánh lại bằng `justarch diff`:{list}",
                "the entries `[[accept]]` of {shown} know changes by fingerprint and may lapse; name the version before with `--succeed=FILE` to bring them up to date, or compare again with `justarch diff`:{list}"
            );
            return Ok((None, Some(said)));
        };
        let old = before.architecture();
        let steps = [self.document, self.after].map(|new| Diff::between(old, new.architecture()));
        let (id, to) = (self.id, self.to);
        let pairs = verdict.renamed([&steps[0], &steps[1]], id, to);
        let text = text_file(file)?;
        let mut new = text.clone();
        for (print, after) in &pairs {
            if let Some(after) = after {
                new = new.replace(print, after);
            }
        }
        let unmatched = pairs.iter().filter(|(_, after)| after.is_none());
        let list = on_lines(unmatched.map(|(print, _)| print.clone()));
        let said = (!list.is_empty()).then(|| {
            bilingual!(
                "các mục `[[accept]]` sau của {shown} không còn khớp thay đổi nào; hãy so sánh lại bằng `justarch diff`:{list}",
                "these entries `[[accept]]` of {shown} match no change any more; compare again with `justarch diff`:{list}"
            )
        });
        let change = (new != text).then(|| rewritten(file, text, new));
        Ok((change, said))
    }
}

fn rewritten(file: &Path, old: String, new: String) -> Change {
    Change {
        path: file.to_path_buf(),
        from: None,
        edits: patch::edits(&old, &new),
        old,
        new,
    }
}
