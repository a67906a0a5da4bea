//! All results of one call.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use super::described::Described;
use super::part::{Classes, Fault, Gone, Part};
use super::spot::{Spots, file_name, name_of};
use crate::catalog;
use crate::diagnostic::{Code, Diagnostic, Report, RuleName, Severity, Tally};
use crate::gap::Gap;
use crate::io::{LoadError, Locate};
use crate::rules::RuleInfo;
use crate::suppression::BaselineComparison;
use crate::text::{Lang, Text};
use crate::transition::Review;

/// All results of one call, in the order in which they came, to be written in one of the forms.
///
/// Whatever could not be read or judged is [told](Self::refused) here too: no form passes over it, so that an empty
/// result always means that nothing was found.
#[derive(Clone, Debug)]
pub struct Results {
    pub(super) lang: Lang,
    pub(super) command: &'static str,
    pub(super) parts: Vec<Part>,
    pub(super) rules: BTreeMap<Code, Described>,
    pub(super) exit_code: Option<u8>,
    /// From which severity on the parts that come are judged to fail.
    fail_on: Option<Severity>,
}

impl Results {
    /// No results yet, of a check; texts are written in that language.
    pub fn new(lang: Lang) -> Self {
        Self {
            lang,
            command: "check",
            parts: Vec::new(),
            rules: BTreeMap::new(),
            exit_code: None,
            fail_on: Some(Severity::Error),
        }
    }

    /// Adds what was found of one document, and the rules that were run on it.
    ///
    /// ```
    /// use justarch::formats::Results;
    /// use justarch::{Code, Diagnostic, Lang, Report, Severity, Text};
    /// # #[cfg(feature = "yaml")] {
    /// let document = justarch::Document::parse("a.yaml", "justarch: 1\n").unwrap();
    /// let missing = Diagnostic::new(Code::of("ACME001"), Severity::Warning, Text::new("thiếu", "missing"));
    /// let report: Report = [missing].into_iter().collect();
    /// let mut results = Results::new(Lang::En);
    /// results.checked(&report, &document, []);
    /// assert_eq!(results.concise(), "a.yaml:1:1: ACME001 warning: missing\n");
    /// # }
    /// ```
    pub fn checked<'r>(
        &mut self,
        report: &Report,
        document: &dyn Locate,
        rules: impl IntoIterator<Item = &'r RuleInfo>,
    ) {
        let ran = self.know(rules);
        let spots = Spots::one(document);
        let fail_on = self.fail_on;
        let part = self.part(name_of(document));
        part.fail_on = fail_on;
        part.ran.extend(ran);
        part.files.extend(files(document));
        part.add(report, &spots);
        self.describe();
    }

    /// Adds what was found of the later version and of the step to it; findings of the earlier version are left out, as
    /// no later change can mend them.
    pub fn reviewed<'r>(
        &mut self,
        review: &Review<'_>,
        (old, new): (&dyn Locate, &dyn Locate),
        rules: impl IntoIterator<Item = &'r RuleInfo>,
    ) {
        self.command = "transition";
        let ran = self.know(rules);
        let (of_one, of_step) = (Spots::one(new), Spots::pair(old, new));
        let fail_on = self.fail_on;
        let part = self.part(name_of(new));
        part.fail_on = fail_on;
        part.ran.extend(ran);
        part.files.extend(files(new));
        part.files.extend(files(old));
        part.add(&review.new, &of_one);
        part.add(&review.findings, &of_step);
        self.describe();
    }

    /// Adds what a framework demands that a document lacks, one finding each.
    pub fn demanded(&mut self, gap: &Gap, document: &dyn Locate) {
        self.command = "gap";
        let demands = gap.demands().iter().map(|demand| {
            let found =
                Diagnostic::new(demand.code.clone(), demand.severity, demand.message.clone());
            let places = demand.places.iter().cloned();
            let mut found = places.fold(found, |found, place| found.label(place, None));
            found.basis = demand.basis.clone().map(std::sync::Arc::new);
            found.help = demand.help.clone().map(std::sync::Arc::new);
            found
        });
        let report: Report = demands.collect();
        let spots = Spots::one(document);
        let part = self.part(name_of(document));
        part.files.extend(files(document));
        part.add(&report, &spots);
        self.describe();
    }

    /// Adds a text in which there was nothing to look at, with what was found in reading it.
    ///
    /// ```
    /// use justarch::Lang;
    /// use justarch::formats::Results;
    /// # #[cfg(feature = "yaml")] {
    /// let error = justarch::Document::parse("a.yaml", "a: [").unwrap_err();
    /// let mut results = Results::new(Lang::En);
    /// results.unread("a.yaml", &error);
    /// assert!(results.concise().starts_with("a.yaml:1:"));
    /// assert!(!results.is_clean());
    /// # }
    /// ```
    ///
    /// The name is that of its first text, or what is given here if it has none.
    pub fn unread(&mut self, name: &str, error: &LoadError) {
        let name = match name_of(error) {
            "" => name,
            of_text => of_text,
        };
        let spots = Spots::one(error);
        let why = error.report().iter().next();
        let why = why.map_or(UNREAD, |found| found.message.clone());
        let part = self.part(name);
        part.files.extend(files(error));
        part.add(error.report(), &spots);
        part.faults.push(Fault {
            text: why,
            is_found: true,
        });
        self.describe();
    }

    /// Adds why a document could not be read or judged.
    pub fn refused(&mut self, name: &str, why: &Text) {
        let part = self.part(name);
        part.files.push(part.name.clone());
        part.faults.push(Fault {
            text: why.clone(),
            is_found: false,
        });
    }

    /// Says from which severity on the documents that are added from here on fail; [`Severity::Error`] unless said,
    /// `None` for never. A form in which something passes or fails goes by it.
    ///
    /// ```
    /// use justarch::formats::Results;
    /// use justarch::{Lang, Severity};
    /// let mut results = Results::new(Lang::En);
    /// results.fail_on(Some(Severity::Warning));
    /// ```
    pub fn fail_on(&mut self, severity: Option<Severity>) {
        self.fail_on = severity;
    }

    /// Says how what was [found](Self::checked) of a document stands to what was found before: by a baseline, or of an
    /// earlier version. What is suppressed by a baseline is known to it without that.
    ///
    /// ```
    /// # #[cfg(feature = "sarif")] {
    /// use justarch::formats::Results;
    /// use justarch::{Baseline, BaselineComparison, Document, FrameworkVersion, Lang, RuleSet};
    /// let text = "justarch: 1\narchitecture:\n  id: demo\n  framework: { version: \"3.0\" }\n  name: { vi: Bản nháp }\n";
    /// let document = Document::parse("a.yaml", text).unwrap();
    /// let rules = RuleSet::for_framework(FrameworkVersion::V3_0).unwrap();
    /// let report = rules.check_document(&document);
    /// let mut results = Results::new(Lang::En);
    /// results.checked(&report, &document, []);
    /// let comparison = BaselineComparison::of(&Baseline::of(&report), &report, document.architecture());
    /// results.compared_with(&comparison, &document);
    /// assert!(results.sarif().contains(r#""baselineState": "unchanged""#));
    /// # }
    /// ```
    pub fn compared_with(&mut self, comparison: &BaselineComparison, document: &dyn Locate) {
        let part = self.part(name_of(document));
        for found in &mut part.found {
            let standing = comparison.standing(&found.diagnostic);
            // Known to the one or to the other.
            found.standing = found.standing.max(Some(standing));
        }
        for passed in &mut part.passed {
            let standing = comparison.standing(&passed.found.diagnostic);
            passed.found.standing = passed.found.standing.max(Some(standing));
        }
        for entry in comparison.gone() {
            let is_told = |gone: &Gone| gone.fingerprint == entry.fingerprint;
            if !part.gone.iter().any(is_told) {
                part.gone.push(Gone {
                    code: Code::new(entry.code.clone()),
                    subject: entry.subject.clone(),
                    fingerprint: entry.fingerprint.clone(),
                    count: entry.count,
                });
            }
        }
        self.describe();
    }

    /// Says how the program ends.
    pub fn exit_with(&mut self, code: u8) {
        self.exit_code = Some(code);
    }

    /// Whether everything could be read and judged, and nothing was found; of a comparison, that nothing listed changed.
    pub fn is_clean(&self) -> bool {
        let clean = |part: &Part| {
            part.found.is_empty() && part.dropped.is_empty() && part.faults.is_empty()
        };
        self.parts.iter().all(clean)
    }

    /// How many findings of one severity there are, those included that are not listed.
    pub fn count(&self, severity: Severity) -> usize {
        self.parts.iter().map(|part| part.count(severity)).sum()
    }

    /// The language of the texts.
    pub fn lang(&self) -> Lang {
        self.lang
    }

    /// How much there is, in one line.
    ///
    /// ```
    /// use justarch::formats::Results;
    /// use justarch::{Lang, Text};
    /// let mut results = Results::new(Lang::En);
    /// results.refused("a.yaml", &Text::new("không có tệp", "no such file"));
    /// let summary = results.summary();
    /// assert_eq!(summary.get(Lang::En), "0 errors, 0 warnings, 0 info; not read or judged: 1");
    /// ```
    pub fn summary(&self) -> Text {
        let sum = |of: fn(&Part) -> usize| self.parts.iter().map(of).sum();
        let tally = Tally {
            documents: self.parts.len(),
            findings: Severity::ALL.map(|severity| self.count(severity)),
            suppressed: sum(|part| part.passed_count),
            unread: sum(|part| usize::from(!part.faults.is_empty())),
        };
        self.of_changes(&tally).unwrap_or_else(|| tally.summary())
    }

    /// The same of comparisons, if these are some: changes have classes.
    fn of_changes(&self, tally: &Tally) -> Option<Text> {
        let of_all = self.classes()?;
        let [editorial, compatible, breaking] = of_all.counts;
        let mut vi = format!(
            "{breaking} phá vỡ tương thích, {compatible} tương thích, {editorial} biên tập"
        );
        let mut en = format!("{breaking} breaking, {compatible} compatible, {editorial} editorial");
        for (count, more_vi, more_en) in [
            (tally.suppressed, "được chấp nhận", "accepted"),
            (of_all.unlisted, "không được liệt kê", "not listed"),
            (
                tally.unread,
                "không đọc hoặc không đánh giá được",
                "not read or judged",
            ),
        ] {
            if count > 0 {
                let _ = write!(vi, "; {more_vi}: {count}");
                let _ = write!(en, "; {more_en}: {count}");
            }
        }
        Some(Text::new(vi, en))
    }

    /// How many changes there are of each class, if these are comparisons.
    fn classes(&self) -> Option<Classes> {
        let all = self.parts.iter().filter_map(|part| part.classes);
        all.reduce(|a, b| Classes {
            counts: std::array::from_fn(|nth| {
                let of = |one: Classes| one.counts.get(nth).copied().unwrap_or_default();
                of(a).saturating_add(of(b))
            }),
            unlisted: a.unlisted.saturating_add(b.unlisted),
        })
    }

    /// The part about a document.
    pub(super) fn part(&mut self, name: &str) -> &mut Part {
        let name = file_name(name);
        let known = self.parts.iter().position(|part| part.name == name);
        let nth = known.unwrap_or_else(|| {
            self.parts.push(Part {
                name,
                ..Part::default()
            });
            self.parts.len().saturating_sub(1)
        });
        #[expect(clippy::indexing_slicing, reason = "it was found or added just now")]
        &mut self.parts[nth]
    }

    fn know<'r>(&mut self, rules: impl IntoIterator<Item = &'r RuleInfo>) -> Vec<Code> {
        let rules = rules.into_iter().map(|info| {
            let described = || Described::from(info);
            self.rules
                .entry(info.code.clone())
                .or_insert_with(described);
            info.code.clone()
        });
        rules.collect()
    }

    /// Adds what is known of a code.
    pub(super) fn add_rule(&mut self, rule: Described) {
        self.rules.entry(rule.code.clone()).or_insert(rule);
    }

    /// Looks up the codes that no rule of this call stands behind.
    fn describe(&mut self) {
        let codes = self.parts.iter().flat_map(Part::codes);
        let unknown: Vec<_> = codes
            .filter(|code| !self.rules.contains_key(code))
            .cloned()
            .collect();
        if unknown.is_empty() {
            return;
        }
        for page in catalog::all() {
            if unknown.contains(&page.code) {
                self.rules.insert(page.code.clone(), page.into());
            }
        }
        for code in unknown {
            self.rules.entry(code).or_insert_with_key(|code| Described {
                code: code.clone(),
                name: RuleName::of_code(code),
                severity: Severity::Warning,
                title: Text::new(code.to_string(), code.to_string()),
                description: Text::fixed("", ""),
                why: Text::fixed("", ""),
                remedy: Text::fixed("", ""),
                bases: Vec::new(),
                family: code.family().to_owned(),
            });
        }
    }
}

const UNREAD: Text = Text::fixed("không đọc được văn bản", "the document cannot be read");

pub(super) fn files(document: &dyn Locate) -> Vec<String> {
    let sources = document.sources();
    sources
        .ids()
        .map(|id| file_name(sources.name(id)))
        .collect()
}
