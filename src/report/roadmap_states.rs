//! The state after a wave for people: whether it is valid, and what is to be known of it.

use std::collections::BTreeSet;
use std::fmt::Write as _;

use crate::diagnostic::{Code, Severity};
use crate::roadmap::{Roadmap, StateReport};
use crate::rules::RuleSet;
use crate::text::Lang;

/// So many steps, relations or other things are named in one line; the rest is counted.
pub(super) const NAMED: usize = 8;

/// What a state amounts to, in a few words.
pub(super) fn judged(report: &StateReport, lang: Lang) -> String {
    let errors = report.count(Severity::Error);
    let services = services(report, lang);
    match lang {
        _ if report.is_valid() => {
            let valid = match lang {
                Lang::Vi => "hợp lệ",
                Lang::En => "valid",
            };
            if report.unreached.is_empty() {
                valid.to_owned()
            } else {
                format!("{valid}; {services}")
            }
        }
        Lang::Vi if !report.is_sound() => "KHÔNG HỢP LỆ".to_owned(),
        Lang::En if !report.is_sound() => "NOT VALID".to_owned(),
        Lang::Vi if !report.unsupported.is_empty() => {
            let errors = and_errors(errors, lang);
            format!("chưa hợp lệ: có dịch vụ công không còn hệ thống hỗ trợ{errors}")
        }
        Lang::En if !report.unsupported.is_empty() => {
            let errors = and_errors(errors, lang);
            format!("not valid yet: a public service is left without a supporting system{errors}")
        }
        Lang::Vi if report.satisfied.is_none() => {
            format!("quan hệ trọn vẹn, {services}; không kiểm tra theo quy tắc vì không rõ khung")
        }
        Lang::En if report.satisfied.is_none() => {
            format!("whole, {services}; no rules were run: the framework is not known")
        }
        Lang::Vi => {
            format!("quan hệ trọn vẹn, {services}, nhưng còn {errors} lỗi theo quy tắc")
        }
        Lang::En => format!(
            "whole, {services}, but with {errors} {} by the rules",
            if errors == 1 { "error" } else { "errors" }
        ),
    }
}

/// What becomes of the public services in a state without faults.
fn services(report: &StateReport, lang: Lang) -> String {
    match (report.unreached.len(), lang) {
        (0, Lang::Vi) => "dịch vụ công không gián đoạn".to_owned(),
        (0, Lang::En) => "services within reach".to_owned(),
        (count, Lang::Vi) => format!("{count} dịch vụ công không còn tiếp cận được theo bản mới"),
        (1, Lang::En) => "1 service no longer within reach, as in the new version".to_owned(),
        (count, Lang::En) => {
            format!("{count} services no longer within reach, as in the new version")
        }
    }
}

fn and_errors(errors: usize, lang: Lang) -> String {
    match (errors, lang) {
        (0, _) => String::new(),
        (_, Lang::Vi) => format!("; còn {errors} lỗi theo quy tắc"),
        (1, Lang::En) => "; 1 error by the rules".to_owned(),
        (_, Lang::En) => format!("; {errors} errors by the rules"),
    }
}

/// The services of a state that lack their support.
pub(super) fn unsupported(report: &StateReport, lang: Lang) -> Option<String> {
    let ids = report.unsupported.iter().map(|id| format!("`{id}`"));
    let ids = few(ids, lang);
    (!report.unsupported.is_empty()).then(|| match lang {
        Lang::Vi => format!("dịch vụ công không còn hệ thống nào đang vận hành hỗ trợ: {ids}"),
        Lang::En => format!("public services that no system in use supports any more: {ids}"),
    })
}

/// What is to be known of a state: faults, then what is listed and is no gate.
pub(super) fn listed(
    roadmap: &Roadmap<'_>,
    nth: usize,
    report: &StateReport,
    lang: Lang,
) -> Vec<String> {
    let faults = report.faults.iter().map(|fault| fault.get(lang).to_owned());
    let mut lines: Vec<String> = faults.collect();
    if !report.unreached.is_empty() {
        let ids = report.unreached.iter().map(|id| format!("`{id}`"));
        let ids = few(ids, lang);
        lines.push(match lang {
            Lang::Vi => format!("phiên bản mới không còn kênh cung cấp cho: {ids}"),
            Lang::En => format!("the new version no longer offers: {ids}"),
        });
    }
    lines.extend(unsupported(report, lang));
    let errors: Vec<_> = report
        .errors
        .iter()
        .map(|(code, count)| format!("{code} ({count})"))
        .collect();
    if !errors.is_empty() {
        let word = match lang {
            Lang::Vi => "quy tắc có lỗi",
            Lang::En => "rules with errors",
        };
        lines.push(format!("{word}: {}", errors.join(", ")));
    }
    let (warnings, infos) = (
        report.count(Severity::Warning),
        report.count(Severity::Info),
    );
    if warnings + infos > 0 {
        lines.push(match lang {
            Lang::Vi => format!(
                "ngoài ra: {warnings} cảnh báo, {infos} thông tin (không cản trở lộ trình; xem chú thích ở cuối)"
            ),
            Lang::En => format!(
                "besides: {warnings} {}, {infos} {} (they do not stop the roadmap; see the note at the end)",
                if warnings == 1 { "warning" } else { "warnings" },
                if infos == 1 { "info" } else { "infos" }
            ),
        });
    }
    let before = match nth.checked_sub(1) {
        Some(nth) => roadmap.waves().get(nth).map(|wave| {
            let found = wave.report.violated.iter().map(|(code, ..)| code.clone());
            (found.collect(), wave.report.satisfied.is_some())
        }),
        // The first wave starts from the old version.
        None => of_earlier(roadmap).map(|found| (found, true)),
    };
    if let Some((before, true)) = before
        && report.satisfied.is_some()
    {
        let now: BTreeSet<Code> = report
            .violated
            .iter()
            .map(|(code, ..)| code.clone())
            .collect();
        let codes = |a: &BTreeSet<Code>, b: &BTreeSet<Code>| {
            let only: Vec<_> = a.difference(b).map(Code::to_string).collect();
            only.join(", ")
        };
        let (came, went) = (codes(&now, &before), codes(&before, &now));
        for (vi, en, list) in [
            (
                "quy tắc mới có kết quả",
                "rules that newly find something",
                came,
            ),
            ("quy tắc không còn kết quả", "rules that no longer do", went),
        ] {
            if !list.is_empty() {
                let word = match lang {
                    Lang::Vi => vi,
                    Lang::En => en,
                };
                lines.push(format!("{word}: {list}"));
            }
        }
    }
    lines
}

/// The rules that find something in the earlier version, by its own framework and day.
fn of_earlier(roadmap: &Roadmap<'_>) -> Option<BTreeSet<Code>> {
    let earlier = roadmap.earlier();
    let rules = RuleSet::for_framework(earlier.framework()).ok()?;
    let found = rules.check(earlier);
    let kept = found.iter().map(|d| d.code.clone());
    let dropped = found.dropped().iter().map(|d| d.code.clone());
    Some(kept.chain(dropped).collect())
}

pub(super) fn few(all: impl ExactSizeIterator<Item = String>, lang: Lang) -> String {
    let more = all.len().saturating_sub(NAMED);
    let mut line = all.take(NAMED).collect::<Vec<_>>().join("; ");
    if more > 0 {
        let _ = match lang {
            Lang::Vi => write!(line, "; và {more} mục khác"),
            Lang::En => write!(line, "; and {more} more"),
        };
    }
    line
}
