//! `check --changed`: what is new since a revision.

use justarch::{Date, Diff, Document, FindingFilter, Lang, Limits, RuleSet, Since, bilingual};

use crate::fault::Fault;
use crate::git;
use crate::output::Output;

/// What the check of a revision finds, by the settings of today, and what changed since. `None` if there is nothing to
/// compare with, which is said: then everything is new.
pub(crate) fn since(
    revision: &str,
    (document, input): (&Document, &str),
    (limits, rules): (&Limits, impl Fn(&Document) -> Result<RuleSet, Fault>),
    as_of: Option<Date>,
    out: &Output,
) -> Result<Option<Since>, Fault> {
    let earlier = git::earlier(revision, input).map_err(|fault| fault.within(revision))?;
    let Some(earlier) = earlier else {
        out.warning(&bilingual!(
            "phiên bản `{revision}` không có `{input}`, nên mọi kết quả đều là mới",
            "revision `{revision}` has no `{input}`, so everything is new"
        ));
        return Ok(None);
    };
    let old = match crate::input::read_within(&earlier, limits) {
        Ok(old) => old,
        Err(fault) => {
            let said = of_fault(&fault);
            let (vi, en) = (said.get(Lang::Vi), said.get(Lang::En));
            out.warning(&bilingual!(
                "không đọc được `{earlier}` nên mọi kết quả đều là mới: {vi}",
                "`{earlier}` cannot be read, so everything is new: {en}"
            ));
            return Ok(None);
        }
    };
    let filter = FindingFilter::new().at_most(usize::MAX);
    let found = match rules(&old) {
        Ok(rules) => filter.check_document(&rules, &old),
        // By a framework that is unknown nothing is found but in reading.
        Err(_) => old.report().clone(),
    };
    let (before, after) = (old.architecture(), document.architecture());
    let diff = match as_of {
        Some(day) => Diff::between_as_of(before, after, day),
        None => Diff::between(before, after),
    };
    let since = Since::of(&found, &diff);
    let count = since.changed().count();
    out.note(&bilingual!(
        "Chỉ nêu kết quả mới từ `{revision}` và mọi kết quả của {count} mục đã thay đổi từ đó",
        "Only what is new since `{revision}` is told, and all about what changed since (entries: {count})"
    ));
    Ok(Some(since))
}

fn of_fault(fault: &Fault) -> justarch::Text {
    match fault {
        Fault::Said { text, .. } => text.clone(),
        Fault::Load(error) => first(error.report()),
        Fault::Rules(rules) => first(rules.report()),
    }
}

fn first(report: &justarch::Report) -> justarch::Text {
    let first = report.iter().next().map(|found| found.message.clone());
    first.unwrap_or(justarch::Text::fixed("", ""))
}
