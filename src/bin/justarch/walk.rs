//! The revisions of a document that changed its meaning, one after the other.

use justarch::json::{Commit, DocumentState, HistoryRow, HistoryStep};
use justarch::{Diff, Document, Lang, Locate as _, Text, bilingual};

use crate::check_args::CheckArgs;
use crate::commands::check;
use crate::fault::Fault;
use crate::git::Log;
use crate::progress::Progress;
use crate::settings::Settings;

/// A revision that changed the meaning of a document.
pub(crate) struct Step<'s, 'd> {
    pub(crate) commit: &'s Commit,
    /// The document there, or why it cannot be read.
    pub(crate) now: Result<&'s Document, &'s Text>,
    /// What changed since the last that could be read.
    pub(crate) diff: Option<&'s Diff<'d>>,
}

/// Hands over each revision that changed the meaning, the oldest first. A revision in which the files say the same in
/// other words is none of them, one that cannot be read is. Costs a reading for each change of the files.
pub(crate) fn walk(
    log: &Log<'_>,
    progress: &Progress,
    mut to: impl FnMut(&Step<'_, '_>) -> Result<(), Fault>,
) -> Result<(), Fault> {
    let mut included: Vec<String> = Vec::new();
    let mut contents = Vec::new();
    let mut before: Option<Document> = None;
    let mut fault: Option<Text> = None;
    progress.begin(log.commits.len());
    for (nth, commit) in log.commits.iter().enumerate() {
        progress.step();
        let is_start = nth == 0 && log.has_start;
        // What is the same in its bytes is the same; which files there are is said by the root file.
        let same = log.contents(commit, &included)?;
        if same == contents {
            continue;
        }
        let read = log.read(commit);
        included = match &read {
            Ok(document) => beside(Document::sources(document).files()),
            Err(Fault::Load(error)) => beside(error.sources().files()),
            Err(_) => Vec::new(),
        };
        contents = log.contents(commit, &included)?;
        match read {
            Ok(document) => {
                {
                    let diff = before.as_ref().map(|before: &Document| {
                        Diff::between(before.architecture(), document.architecture())
                    });
                    let is_same = |diff: &Diff<'_>| diff.is_empty() && diff.is_decided();
                    let is_same = fault.is_none() && diff.as_ref().is_some_and(is_same);
                    if !is_same && !is_start {
                        to(&Step {
                            commit,
                            now: Ok(&document),
                            diff: diff.as_ref(),
                        })?;
                    }
                }
                fault = None;
                before = Some(document);
            }
            Err(why) => {
                let why = said(&why);
                if !is_start {
                    to(&Step {
                        commit,
                        now: Err(&why),
                        diff: None,
                    })?;
                }
                fault = Some(why);
            }
        }
    }
    progress.end();
    Ok(())
}

/// The included files, as the root file names them.
fn beside<'f>(files: impl Iterator<Item = (&'f str, &'f str)>) -> Vec<String> {
    let mut names = files.map(|(name, _)| name);
    let root = names.next().unwrap_or_default();
    let folder = root.rfind('/').and_then(|at| root.get(..=at));
    let folder = folder.unwrap_or_default();
    let names = names.filter_map(|name| name.strip_prefix(folder));
    names.map(str::to_owned).collect()
}

/// The row of a revision.
pub(crate) fn row(step: &Step<'_, '_>, settings: &Settings) -> HistoryRow {
    let args = CheckArgs::default();
    let state = step.now.ok().map(|document| {
        let found = check::check(document, &args, settings, None).report;
        DocumentState::new(document.architecture(), &found)
    });
    HistoryRow {
        commit: step.commit.clone(),
        unreadable: step.now.err().cloned(),
        state,
        step: step.diff.map(HistoryStep::new),
    }
}

/// Why a revision cannot be read.
fn said(fault: &Fault) -> Text {
    let report = match fault {
        Fault::Said { text, .. } => return text.clone(),
        Fault::Load(error) => error.report(),
        Fault::Rules(rules) => rules.report(),
    };
    let first = report.iter().next();
    first.map_or(Text::fixed("không rõ", "not known"), |found| {
        let code = &found.code;
        let (vi, en) = (found.message.get(Lang::Vi), found.message.get(Lang::En));
        bilingual!("{code}: {vi}", "{code}: {en}")
    })
}
