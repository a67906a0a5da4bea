//! Running rules: deciding which basis they cite, holding back what cannot be known, setting severities.

use std::collections::{BTreeMap, BTreeSet};

use super::cited::{Cited, NotDecided};
use super::finding::HeldBack;
use super::{Findings, Level, RuleInfo};
use crate::date::Date;
use crate::diagnostic::{Code, Diagnostic, Severity, Skipped};
use crate::error::{Error, ErrorKind};
use crate::model::{Architecture, Field, Layer, Subject, UnreadPart};
use crate::phrase::listed;
use crate::text::{Lang, Text};

/// What the caller wants done with the findings of codes and families.
#[derive(Clone, Debug, Default)]
pub(crate) struct Levels(BTreeMap<String, Level>);

impl Levels {
    /// Sets the level of a code or family, or of the code of a name, if one of the rules bears it. What is said of a
    /// code that another replaced is said of that one too, unless it has a level of its own.
    pub(crate) fn set<'r>(
        &mut self,
        name: &str,
        level: Level,
        mut rules: impl Iterator<Item = &'r RuleInfo>,
    ) -> Result<(), Error> {
        let bears = |info: &&RuleInfo| {
            let code = &info.code;
            code.as_str() == name || code.family() == name || info.name.as_str() == name
        };
        let Some(info) = rules.find(bears) else {
            return Err(Error::new(
                ErrorKind::UnknownName,
                crate::bilingual!(
                    "không có quy tắc hoặc nhóm quy tắc nào tên `{name}`",
                    "no rule or family is called `{name}`"
                ),
            ));
        };
        if info.code.family() == name {
            self.0.insert(name.to_owned(), level);
            return Ok(());
        }
        let deprecated = info.life.deprecated.as_ref();
        if let Some(next) = deprecated.and_then(|old| old.replaced_by.as_ref()) {
            self.0.entry(next.as_str().to_owned()).or_insert(level);
        }
        self.0.insert(info.code.as_str().to_owned(), level);
        Ok(())
    }

    /// What is wanted done with the findings of a code. A code wins over its family.
    pub(crate) fn of(&self, code: &Code) -> Option<Level> {
        let own = self.0.get(code.as_str());
        own.or_else(|| self.0.get(code.family())).copied()
    }
}

/// One run of rules over a document. Each finding is handed on when it is made: there can be very many.
pub(crate) struct Run<'a> {
    arch: &'a Architecture,
    date: Option<Date>,
    levels: &'a Levels,
    /// The layers in which the reader refused an element.
    refused: Vec<Layer>,
    skipped: Vec<Skipped>,
    undated: usize,
    to: &'a mut dyn FnMut(Diagnostic),
}

impl<'a> Run<'a> {
    /// `arch` is the document that findings of something missing are about, `date` the day to judge by, `to` what
    /// takes the findings.
    pub(crate) fn new(
        arch: &'a Architecture,
        date: Option<Date>,
        levels: &'a Levels,
        to: &'a mut dyn FnMut(Diagnostic),
    ) -> Self {
        let refused = arch.unread().layers();
        Self {
            arch,
            date,
            levels,
            refused,
            skipped: Vec::new(),
            undated: 0,
            to,
        }
    }

    /// Runs one rule.
    pub(crate) fn rule(&mut self, info: &RuleInfo, check: impl FnOnce(&mut Findings<'_>)) {
        let cited = match Cited::on(&info.bases, self.date) {
            Ok(cited) => cited,
            Err(why) => {
                self.undated += usize::from(why == NotDecided::NoDate);
                self.skip(info, not_decided(why), why == NotDecided::NotYet);
                return;
            }
        };
        let level = self.levels.of(&info.code);
        let mut findings = Findings::new(info, cited, level, &self.refused, self.to);
        check(&mut findings);
        let held_back = findings.held_back();
        let unknown = (!findings.unknown().is_empty()).then(|| not_known(findings.unknown()));
        if held_back.elements || held_back.relations {
            self.skip(info, held_back_because(self.arch, held_back), false);
        }
        if let Some(reason) = unknown {
            self.skip(info, reason, false);
        }
    }

    fn skip(&mut self, info: &RuleInfo, reason: Text, not_yet: bool) {
        let code = info.code.clone();
        self.skipped.push(Skipped {
            code,
            reason,
            not_yet,
        });
    }

    /// The rules that could not be decided.
    pub(crate) fn finish(self) -> Vec<Skipped> {
        // A date that could not be read was reported then.
        let refused = self.arch.fields().was_refused(Field::StateDate);
        if self.undated > 0 && !refused {
            (self.to)(no_date(self.undated));
        }
        self.skipped
    }
}

/// The code of the note that a document has no date to be judged by.
pub(crate) const NO_DATE: Code = Code::of("CHK001");

fn not_decided(why: NotDecided) -> Text {
    match why {
        NotDecided::NoDate => Text::fixed(
            "không có ngày để xác định hiệu lực của căn cứ pháp lý",
            "there is no date by which to tell whether its legal basis is in force",
        ),
        NotDecided::NotYet => Text::fixed(
            "căn cứ pháp lý chưa có hiệu lực tại ngày đánh giá",
            "its legal basis is not in force yet on the day of the check",
        ),
    }
}

/// So many of the parts that could not be read are named.
const NAMED: usize = 100;

fn held_back_because(arch: &Architecture, held: HeldBack) -> Text {
    let parts = arch.unread().parts().iter().filter(|part| {
        held.elements && part.holds_elements() || held.relations && part.may_hold_relations_of(arch)
    });
    let labels: Vec<_> = parts.take(NAMED).map(UnreadPart::label).collect();
    let named = |lang| {
        labels
            .iter()
            .map(|l| l.get(lang))
            .collect::<Vec<_>>()
            .join(", ")
    };
    let (vi, en) = (named(Lang::Vi), named(Lang::En));
    let what = match (held.elements, held.relations) {
        (true, false) => "thành phần",
        (false, _) => "quan hệ",
        (true, true) => "thành phần, quan hệ",
    };
    if held.others {
        return crate::bilingual!(
            "một số kết luận khác về {what} còn thiếu được tạm hoãn vì có phần không đọc được: {vi}",
            "some more of what it found missing is held back because not everything could be read: {en}"
        );
    }
    crate::bilingual!(
        "kết luận về {what} còn thiếu được tạm hoãn vì có phần không đọc được: {vi}",
        "what it found missing is held back because not everything could be read: {en}"
    )
}

fn not_known(elements: &BTreeSet<Box<str>>) -> Text {
    let count = elements.len();
    let named: Vec<_> = elements.iter().take(NAMED).map(|id| &**id).collect();
    let named = listed(&named);
    let more = if count > NAMED { ", …" } else { "" };
    crate::bilingual!(
        "văn bản chưa nêu đủ để kết luận về {count} thành phần: {named}{more}",
        "the document does not say enough to tell of some elements ({count}): {named}{more}"
    )
}

fn no_date(undated: usize) -> Diagnostic {
    let message = crate::bilingual!(
        "văn bản không có ngày để đánh giá; {undated} quy tắc phụ thuộc hiệu lực pháp lý không được kiểm tra",
        "the document has no date to be judged by; {undated} rules that depend on the law in force were not checked"
    );
    Diagnostic::new(NO_DATE, Severity::Warning, message)
        .label(Subject::Document, None)
        .help(Text::fixed(
            "Bổ sung `state-date` trong mục `architecture`, hoặc dùng `--as-of`.",
            "Add `state-date` under `architecture`, or give `--as-of`.",
        ))
}
