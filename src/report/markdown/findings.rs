//! What the rules found, by code.

use std::cmp::Reverse;
use std::collections::BTreeMap;
use std::fmt::Write as _;

use super::Page;
use super::text::{code, plain, rich};
use crate::diagnostic::{Code, Report, Severity};
use crate::io::FORMAT_CODES;
use crate::report::closing::{not_decided, shortened};
use crate::report::counts::{counted_only, counts};
use crate::text::{Lang, Text};
use crate::transition::Review;

/// So many findings of the step are listed.
const OF_STEP: usize = 100;

impl Page<'_, '_> {
    /// The errors and warnings of both ends and of the step, counted by code, and how many findings there are.
    pub(super) fn findings(&mut self, review: &Review<'_>) {
        self.section("Kết quả kiểm tra", "Findings");
        let reports = [&review.old, &review.new, &review.findings];
        let mut codes: BTreeMap<(Reverse<Severity>, &Code), [usize; 3]> = BTreeMap::new();
        let mut messages: BTreeMap<&Code, &Text> = BTreeMap::new();
        for (nth, report) in reports.into_iter().enumerate() {
            let kept = report.iter().map(|d| (d.severity, &d.code, 1));
            let dropped = report.dropped().iter();
            let dropped = dropped.map(|d| (d.severity, &d.code, d.count));
            let graver = |(severity, ..): &(Severity, _, _)| *severity >= Severity::Warning;
            for (severity, code, more) in kept.chain(dropped).filter(graver) {
                let of_code = codes.entry((Reverse(severity), code)).or_default();
                if let Some(count) = of_code.get_mut(nth) {
                    *count += more;
                }
            }
            for found in report.iter().filter(|d| d.severity >= Severity::Warning) {
                messages.entry(&found.code).or_insert(&found.message);
            }
        }
        let rows: Vec<_> = codes
            .iter()
            .map(|((severity, name), counts)| {
                let title = title(name).or_else(|| messages.get(name).map(|m| (*m).clone()));
                let title = title.map_or_else(String::new, |t| rich(t.get(self.lang)));
                let label = severity.0.label();
                let mut cells = vec![plain(name.as_str()), title, label.get(self.lang).to_owned()];
                let shown = |n: &usize| {
                    if *n == 0 {
                        String::new()
                    } else {
                        n.to_string()
                    }
                };
                cells.extend(counts.iter().map(shown));
                cells
            })
            .collect();
        if !rows.is_empty() {
            let head = [
                self.pick("Mã", "Code"),
                self.pick("Nội dung", "About"),
                self.pick("Mức độ", "Severity"),
                self.pick("Bản cũ", "Old"),
                self.pick("Bản mới", "New"),
                self.pick("Chuyển đổi", "Step"),
            ];
            self.table(&head, "|---|---|---|---:|---:|---:|", &rows);
            self.line("");
        }
        let names = [
            self.pick("Bản cũ", "The old version"),
            self.pick("Bản mới", "The new version"),
            self.pick("Việc chuyển đổi", "The step"),
        ];
        for (name, report) in names.into_iter().zip(reports) {
            let line = format!("- {name}: {}", counts(report, self.lang));
            self.line(&line);
            for (codes, reason) in not_decided(report, self.lang) {
                let codes = plain(&codes.join(", "));
                let word = self.pick("không được đánh giá", "not decided");
                self.line(&format!(
                    "  - {word}: {codes}: {}",
                    rich(&shortened(reason))
                ));
            }
            if let Some(dropped) = counted_only(report, self.lang) {
                self.line(&format!("  - {}", rich(&dropped)));
            }
        }
        self.of_step(&review.findings);
        let gravest = codes.keys().next().map(|(_, name)| name.as_str());
        if let Some(name) = gravest {
            let words = self.pick("Giải thích một mã", "To read about a code");
            let line = format!("\n{words}: {}", code(&format!("justarch explain {name}")));
            self.line(&line);
        }
    }
}

impl Page<'_, '_> {
    /// What was found of the step itself, the gravest first: whoever signs the page decides on it.
    fn of_step(&mut self, report: &Report) {
        let mut found: Vec<_> = report.iter().collect();
        found.sort_by_key(|one| Reverse(one.severity));
        if found.is_empty() {
            return;
        }
        let head = self.pick(
            "\nKết quả kiểm tra việc chuyển đổi:\n",
            "\nWhat was found of the step:\n",
        );
        self.line(head);
        for one in found.iter().take(OF_STEP) {
            let (name, label) = (plain(one.code.as_str()), one.severity.label());
            let label = label.get(self.lang);
            let mut message = rich(one.message.get(self.lang));
            for note in &one.notes {
                let _ = write!(message, "; {}", rich(note.get(self.lang)));
            }
            self.line(&format!("- {name} ({label}): {message}"));
        }
        match (found.len().saturating_sub(OF_STEP), self.lang) {
            (0, _) => {}
            (more, Lang::Vi) => self.line(&format!(
                "- Còn {more} kết quả nữa: `justarch transition --format json`."
            )),
            (more, Lang::En) => {
                self.line(&format!(
                    "- {more} more: `justarch transition --format json`."
                ));
            }
        }
    }
}

/// What a code stands for, if it is not one of the user's own.
pub(super) fn title(code: &Code) -> Option<Text> {
    let rules = crate::rules::built_in().map(|rule| (&rule.info.code, &rule.info.title));
    let steps = crate::transition::built_in().map(|rule| (&rule.info.code, &rule.info.title));
    let files = FORMAT_CODES.iter().map(|info| (&info.code, &info.title));
    let mut all = rules.chain(steps).chain(files);
    all.find(|(known, _)| *known == code)
        .map(|(_, title)| title.clone())
}
