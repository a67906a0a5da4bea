//! How many findings there are, how many are shown, and what becomes of the rest.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use super::clean::clean_line;
use super::words;
use crate::diagnostic::{Diagnostic, Report, Severity};
use crate::text::Lang;

/// So many of some findings, in the same order: the gravest, and of one severity the first.
pub(super) fn gravest(mut all: Vec<&Diagnostic>, most: usize) -> Vec<&Diagnostic> {
    if all.len() > most {
        let mut ranked: Vec<usize> = (0..all.len()).collect();
        ranked.sort_by_key(|nth| Reverse(all.get(*nth).map(|d| d.severity)));
        let shown: BTreeSet<usize> = ranked.into_iter().take(most).collect();
        let mut nth = 0..;
        all.retain(|_| nth.next().is_some_and(|nth| shown.contains(&nth)));
    }
    all
}

/// What is said of findings that are not shown because there are more than so many, or were not even kept.
pub(super) fn not_shown(report: &Report, most: usize, lang: Lang) -> Vec<String> {
    let rest = report.iter().len().saturating_sub(most);
    let dropped = counted_only(report, lang);
    let rest = match (lang, dropped.is_some()) {
        _ if rest == 0 => None,
        (Lang::Vi, false) => Some(format!(
            "Còn {rest} kết quả nữa không được hiển thị; dạng `json` có đủ."
        )),
        (Lang::En, false) => Some(format!(
            "{rest} more findings are not shown; the form `json` has all."
        )),
        (Lang::Vi, true) => Some(format!(
            "Còn {rest} kết quả nữa không được hiển thị; dạng `json` có các kết quả này."
        )),
        (Lang::En, true) => Some(format!(
            "{rest} more findings are not shown; the form `json` has them."
        )),
    };
    rest.into_iter().chain(dropped).collect()
}

/// What was counted and not kept, code by code, gravest first; `None` if everything was kept.
pub(super) fn counted_only(report: &Report, lang: Lang) -> Option<String> {
    let dropped = report.dropped();
    if dropped.is_empty() {
        return None;
    }
    let count: usize = dropped.iter().map(|d| d.count).sum();
    let codes = dropped.iter().map(|d| {
        let code = clean_line(d.code.as_str());
        format!("{code}: {}", counted(d.severity, d.count, lang))
    });
    let codes = codes.collect::<Vec<_>>().join("; ");
    Some(match (lang, count) {
        (Lang::Vi, _) => format!(
            "Còn {count} kết quả nữa chỉ được đếm, không được liệt kê do vượt giới hạn `findings` ({codes})."
        ),
        (Lang::En, 1) => format!(
            "1 more finding is counted, not listed, because of the limit `findings` ({codes})."
        ),
        (Lang::En, _) => format!(
            "{count} more findings are counted, not listed, because of the limit `findings` ({codes})."
        ),
    })
}

/// How many findings there are of each severity, and how many rules were not decided.
pub(super) fn counts(report: &Report, lang: Lang) -> String {
    let mut parts: Vec<String> = [Severity::Error, Severity::Warning, Severity::Info]
        .into_iter()
        .map(|severity| (severity, report.count(severity)))
        .filter(|(_, count)| *count > 0)
        .map(|(severity, count)| counted(severity, count, lang))
        .collect();
    if parts.is_empty() {
        parts.push(words::CLEAN.get(lang).to_owned());
    }
    let codes: BTreeSet<_> = report.skipped().iter().map(|s| &s.code).collect();
    match (codes.len(), lang) {
        (0, _) => {}
        (count, Lang::Vi) => parts.push(format!("{count} quy tắc không được đánh giá")),
        (1, Lang::En) => parts.push("1 rule not decided".to_owned()),
        (count, Lang::En) => parts.push(format!("{count} rules not decided")),
    }
    match (report.suppressed_count(), lang) {
        (0, _) => {}
        (count, Lang::Vi) => parts.push(format!("{count} kết quả được miễn trừ")),
        (count, Lang::En) => parts.push(format!("{count} suppressed")),
    }
    parts.join(", ")
}

fn counted(severity: Severity, count: usize, lang: Lang) -> String {
    let label = severity.label();
    let word = label.get(lang);
    match (lang, severity) {
        (Lang::En, Severity::Error | Severity::Warning) if count != 1 => format!("{count} {word}s"),
        (Lang::En, Severity::Info) if count != 1 => format!("{count} infos"),
        _ => format!("{count} {word}"),
    }
}

/// How many findings there are of each code, listed or only counted: by severity, the gravest first, then by code.
pub(super) fn by_code(report: &Report) -> Vec<(Severity, Vec<(&str, usize)>)> {
    let mut counts: BTreeMap<Reverse<Severity>, BTreeMap<&str, usize>> = BTreeMap::new();
    let listed = report.iter().map(|d| (d.severity, d.code.as_str(), 1));
    let dropped = report.dropped().iter();
    let dropped = dropped.map(|d| (d.severity, d.code.as_str(), d.count));
    for (severity, code, count) in listed.chain(dropped) {
        let of_code = counts.entry(Reverse(severity)).or_default();
        let sum = of_code.entry(code).or_insert(0);
        *sum = sum.saturating_add(count);
    }
    let counts = counts.into_iter();
    counts
        .map(|(Reverse(severity), codes)| (severity, codes.into_iter().collect()))
        .collect()
}
