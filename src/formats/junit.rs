//! JUnit XML, which nearly every tool of continuous integration shows.

use std::collections::{BTreeMap, BTreeSet};

use quick_junit::{NonSuccessKind, Report, TestCase, TestCaseStatus, TestSuite};

use super::part::{Part, not_listed};
use super::results::Results;
use super::spot::{Found, one_line};
use crate::diagnostic::{Code, Severity};
use crate::text::Lang;

impl Results {
    /// One suite for each document, one case for each rule that ran and each other code that was found. A case with
    /// findings of the severity from which on the document [fails](Self::fail_on) is a failure; one with others has passed,
    /// they stand in its output and are counted in its properties. So the suites fail exactly where the program ends with 1.
    /// A rule that could not be decided is skipped, with the reason. What could not be read or judged is an error of the
    /// suite.
    pub fn junit(&self) -> String {
        let mut report = Report::new("justarch");
        for part in &self.parts {
            report.add_test_suite(self.suite(part));
        }
        report.to_string().unwrap_or_default()
    }

    fn suite(&self, part: &Part) -> TestSuite {
        let name = xml(&part.name);
        let mut suite = TestSuite::new(name.as_str());
        for severity in Severity::ALL {
            let count = part.count(severity).to_string();
            suite.add_property((severity.key().to_owned(), count));
        }
        suite.add_property(("suppressed".to_owned(), part.passed_count.to_string()));
        for fault in &part.faults {
            let mut status = TestCaseStatus::non_success(NonSuccessKind::Error);
            status.set_type("unread");
            status.set_message(xml(fault.text.get(self.lang)));
            let word = match self.lang {
                Lang::Vi => "đọc và đánh giá văn bản",
                Lang::En => "reading and judging the document",
            };
            let mut case = TestCase::new(word, status);
            case.set_classname(name.as_str());
            case.extra.insert("file".into(), name.as_str().into());
            suite.add_test_case(case);
        }
        let mut found: BTreeMap<&Code, Vec<&Found>> = BTreeMap::new();
        for one in &part.found {
            found.entry(&one.diagnostic.code).or_default().push(one);
        }
        let ran = part.ran.iter().chain(part.codes());
        let ran: BTreeSet<_> = ran.collect();
        for code in ran {
            let found = found.get(code).map_or(&[][..], Vec::as_slice);
            suite.add_test_case(self.case(part, code, found));
        }
        suite
    }

    fn case(&self, part: &Part, code: &Code, found: &[&Found]) -> TestCase {
        let dropped: Vec<_> = part.dropped.iter().filter(|d| d.code == *code).collect();
        let mut lines: Vec<_> = found.iter().map(|found| self.line(found)).collect();
        lines.extend(dropped.iter().map(|dropped| {
            let text = not_listed(dropped);
            xml(text.get(self.lang))
        }));
        let severities = found.iter().map(|found| found.diagnostic.severity);
        let worst = severities.chain(dropped.iter().map(|d| d.severity)).max();
        let skipped = part.skipped.iter().find(|skipped| skipped.code == *code);
        let reason = skipped.map(|skipped| xml(skipped.reason.get(self.lang)));
        let count = found.len() + dropped.iter().map(|d| d.count).sum::<usize>();
        let fails = part.fail_on.zip(worst).is_some_and(|(from, is)| is >= from);
        let mut status = match worst {
            Some(_) if fails => TestCaseStatus::non_success(NonSuccessKind::Failure),
            None if skipped.is_some() => TestCaseStatus::skipped(),
            Some(_) | None => TestCaseStatus::success(),
        };
        let mut aside = Vec::new();
        match (worst, reason) {
            (Some(_), reason) if fails => {
                status.set_type(worst.map_or("", Severity::key));
                let first = found.first().map(|found| &found.diagnostic.message);
                let first = first.map_or("", |text| text.get(self.lang));
                let first = xml(first);
                status.set_message(if count > 1 {
                    format!("({count}) {first}")
                } else {
                    first
                });
                status.set_description(lines.join("\n"));
                aside.extend(reason);
            }
            (Some(_), reason) => {
                aside.append(&mut lines);
                aside.extend(reason);
            }
            (None, Some(reason)) => {
                status.set_message(reason);
            }
            (None, None) => {}
        }
        let title = self.rules.get(code);
        let title = title.map_or_else(String::new, |rule| format!(" {}", rule.name));
        let mut case = TestCase::new(format!("{code}{title}"), status);
        case.set_classname(xml(&part.name));
        let at = found.first().map_or_else(|| part.first(), |f| f.at.clone());
        case.extra.insert("file".into(), xml(&at.file).into());
        if !found.is_empty() {
            case.extra.insert("line".into(), at.line.to_string().into());
        }
        for severity in Severity::ALL {
            let listed = found.iter().map(|found| found.diagnostic.severity);
            let dropped = dropped.iter().filter(|of| of.severity == severity);
            let count = listed.filter(|of| *of == severity).count()
                + dropped.map(|of| of.count).sum::<usize>();
            if count > 0 {
                case.add_property((severity.key().to_owned(), count.to_string()));
            }
        }
        let passed = part.passed.iter().map(|passed| &passed.found);
        let passed = passed.filter(|found| found.diagnostic.code == *code);
        let word = match self.lang {
            Lang::Vi => "được miễn trừ",
            Lang::En => "suppressed",
        };
        aside.extend(passed.map(|found| format!("{word}: {}", self.line(found))));
        if !aside.is_empty() {
            case.set_system_out(aside.join("\n"));
        }
        case
    }

    fn line(&self, found: &Found) -> String {
        let (at, severity) = (&found.at, found.diagnostic.severity.label());
        let text = found.diagnostic.message.get(self.lang);
        let severity = severity.get(self.lang);
        let (file, text) = (xml(&at.file), xml(text));
        format!("{file}:{}:{}: {severity}: {text}", at.line, at.column)
    }
}

/// A text on one line, without the characters that XML cannot hold.
fn xml(text: &str) -> String {
    one_line(text).replace(['\u{fffe}', '\u{ffff}'], "\u{fffd}")
}
