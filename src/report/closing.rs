//! What stands below all findings: the counts, the rules that were not decided, and where to read on.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::fmt::Write as _;

use super::clean::{clean, clean_line};
use super::counts::counts;
use super::human::Renderer;
use super::source_context::SourceContext;
use super::words;
use crate::diagnostic::{Report, Severity, Side};
use crate::span::SourceId;
use crate::text::Lang;

impl Renderer {
    /// The counts, the rules that were not decided, and where to read on.
    pub(super) fn closing(&self, report: &Report, stand: &SourceContext<'_>, out: &mut String) {
        let lang = self.lang();
        let names: Vec<_> = [Side::Old, Side::New]
            .into_iter()
            .filter_map(|side| stand.texts(side))
            .filter(|texts| !texts.sources().is_empty())
            .map(|texts| clean_line(texts.sources().name(SourceId::ROOT)))
            .collect();
        if !names.is_empty() {
            let _ = write!(out, "{}: ", names.join(" → "));
        }
        // Whether there is an error is what is looked for first, also where there is none.
        if !report.is_empty() && report.count(Severity::Error) == 0 {
            let _ = write!(out, "{}, ", words::NO_ERRORS.get(lang));
        }
        out.push_str(&counts(report, lang));
        out.push('\n');
        for (codes, reason) in not_decided(report, lang) {
            let (codes, reason) = (few(&codes, lang), clean(reason));
            let reason = shortened(&reason);
            let codes = clean_line(&codes);
            let _ = writeln!(out, "  {}: {codes}: {reason}", words::NOT_DECIDED.get(lang));
        }
        self.read_on(report, out);
    }

    fn read_on(&self, report: &Report, out: &mut String) {
        let kept = report.iter().map(|d| (d.severity, d.code.as_str()));
        let dropped = report.dropped().iter();
        let all = kept.chain(dropped.map(|d| (d.severity, d.code.as_str())));
        let gravest = all.min_by_key(|(severity, code)| (std::cmp::Reverse(*severity), *code));
        let Some(first) = gravest.map(|(_, code)| clean_line(code)) else {
            return;
        };
        let _ = match self.lang() {
            Lang::Vi => writeln!(
                out,
                "Giải thích từng mã quy tắc: `justarch explain {first}`"
            ),
            Lang::En => writeln!(out, "To read about a code: `justarch explain {first}`"),
        };
    }
}

/// The rules that were not decided, by the reason, in the order of the first code of each.
pub(super) fn not_decided(report: &Report, lang: Lang) -> Vec<(Vec<&str>, &str)> {
    let mut reasons: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    for skip in report.skipped() {
        let codes = reasons.entry(skip.reason.get(lang)).or_default();
        codes.push(skip.code.as_str());
    }
    let mut reasons: Vec<_> = reasons
        .into_iter()
        .map(|(reason, mut codes)| {
            codes.sort_unstable();
            (codes, reason)
        })
        .collect();
    // By first code, so that both languages agree.
    reasons.sort();
    reasons
}

/// Codes in one line: of many the first ones and how many more. JSON and Markdown have all of them.
fn few(codes: &[&str], lang: Lang) -> String {
    const MOST: usize = 16;
    const NAMED: usize = 5;
    if codes.len() <= MOST {
        return codes.join(", ");
    }
    let named: Vec<_> = codes.iter().take(NAMED).copied().collect();
    let (named, more) = (named.join(", "), codes.len().saturating_sub(NAMED));
    match lang {
        Lang::Vi => format!("{named} và {more} quy tắc khác"),
        Lang::En => format!("{named} and {more} more"),
    }
}

/// A sentence that may name very many things.
pub(super) fn shortened(text: &str) -> Cow<'_, str> {
    const MOST: usize = 1_000;
    match text.char_indices().nth(MOST) {
        Some((end, _)) => Cow::Owned(format!("{}…", text.get(..end).unwrap_or_default())),
        None => Cow::Borrowed(text),
    }
}
