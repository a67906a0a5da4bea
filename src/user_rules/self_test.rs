//! Self-tests: snippets of documents on which a rule must fire, and on which it must not.

use super::codes;
use super::phrase::in_both;
use super::rule::UserRule;
use super::snippet::{Expected, Snippet};
use crate::bilingual;
use crate::diagnostic::{CappedReport, Code, Diagnostic, Report, Severity};
use crate::framework::Framework;
use crate::io::{Document, Limits, LoadError, Loader, Locate, SourceProvider};
use crate::rules::{Context, Levels, Rule as _, Run};
use crate::span::Span;
use crate::text::Text;

/// How a self-test of a rule went.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct SelfTest {
    /// The rule.
    pub code: Code,
    /// What the snippet should have shown.
    pub expected: Expected,
    /// Which of the rule's snippets under that key it is, from 1.
    pub number: usize,
    /// Where the snippet stands in the file.
    pub at: Span,
    /// Why it failed, with a place in the file; `None` if it did not.
    pub failure: Option<Diagnostic>,
}

impl SelfTest {
    /// Whether it showed what it should.
    pub fn passed(&self) -> bool {
        self.failure.is_none()
    }
}

/// The document around a snippet that is none itself.
const AROUND: &str = "\
justarch: 1
include: [GIVEN]
architecture:
  id: self-test
  body: body
  level: ministry
  name: { vi: Văn bản tự kiểm tra, en: Self-test }
  version: \"3.0\"
  framework: \"3.0\"
  status: draft
organisations:
  body: { name: { vi: Cơ quan lập văn bản, en: The body of the document }, kind: ministry }
  other: { name: { vi: Cơ quan khác, en: Another agency }, kind: ministry }
";
const SNIPPET: &str = "snippet";
const GIVEN: &str = "given";

/// A failure lists at most this many reasons.
const MOST_REASONS: usize = 5;

/// Runs the self-tests of a rule.
pub(super) fn run(rule: &UserRule) -> impl Iterator<Item = SelfTest> {
    rule.tests().iter().map(|snippet| SelfTest {
        code: rule.info().code.clone(),
        expected: snippet.expected,
        number: snippet.number,
        at: snippet.at,
        failure: failure(rule, snippet),
    })
}

fn failure(rule: &UserRule, snippet: &Snippet) -> Option<Diagnostic> {
    let document = match load(rule.given(), &snippet.text) {
        Ok(document) => document,
        Err(error) => return Some(unreadable(rule, snippet, error.report(), &error)),
    };
    if !document.report().is_empty() {
        return Some(unreadable(rule, snippet, document.report(), &document));
    }
    let found = findings(rule, &document);
    let (code, key, number) = (&rule.info().code, snippet.expected.key(), snippet.number);
    let message = match (snippet.expected, found.len()) {
        (Expected::Pass, 0) => return None,
        (Expected::Pass, count) => bilingual!(
            "đoạn mẫu `{key}` thứ {number} của `{code}` phải không có kết quả nào, nhưng có {count}",
            "the snippet `{key}` {number} of `{code}` should give no finding, but gives {count}"
        ),
        (Expected::Fail, 0) => bilingual!(
            "đoạn mẫu `{key}` thứ {number} của `{code}` phải có kết quả, nhưng không có",
            "the snippet `{key}` {number} of `{code}` should give a finding, but gives none"
        ),
        (Expected::Fail, _) => return None,
    };
    let failed = problem(codes::SELF_TEST, message, snippet);
    Some(with_reasons(failed, &found, &document))
}

/// What the rule, and it alone, finds.
fn findings(rule: &UserRule, document: &Document) -> Report {
    let arch = document.architecture();
    let framework = Framework::get(arch.framework())
        .ok()
        .or_else(|| Framework::all().last().copied());
    let Some(framework) = framework else {
        return Report::default();
    };
    let date = arch.evaluation_date();
    let context = Context::new(arch, framework, date);
    let levels = Levels::default();
    let mut found = CappedReport::new(Limits::default().findings);
    let mut to = |one| found.push(one);
    let mut run = Run::new(arch, date, &levels, &mut to);
    run.rule(rule.info(), |out| rule.check(&context, out));
    let skipped = run.finish();
    Report::of(found, skipped)
}

/// The files of a snippet, in memory.
struct Files<'s> {
    given: Option<&'s str>,
    snippet: &'s str,
}

impl SourceProvider for Files<'_> {
    fn read(&self, path: &str) -> Result<Vec<u8>, Text> {
        match (path, self.given) {
            (SNIPPET, _) => Ok(self.snippet.into()),
            (GIVEN, Some(given)) => Ok(given.into()),
            _ => Err(Text::fixed(
                "đoạn mẫu không nêu được tệp khác",
                "a snippet cannot include files",
            )),
        }
    }
}

fn load(given: Option<&str>, snippet: &str) -> Result<Document, LoadError> {
    let files = Files { given, snippet };
    if is_whole(snippet) {
        return Loader::new().load(SNIPPET, snippet.as_bytes(), &files);
    }
    let included = match given {
        Some(_) => format!("{GIVEN}, {SNIPPET}"),
        None => SNIPPET.to_owned(),
    };
    let around = AROUND.replacen("GIVEN", &included, 1);
    Loader::new().load("self-test", around.as_bytes(), &files)
}

/// Whether the snippet is a whole document, with a head of its own.
fn is_whole(snippet: &str) -> bool {
    let is_head = |line: &str| line.starts_with("architecture:");
    snippet.lines().any(is_head)
}

fn unreadable(
    rule: &UserRule,
    snippet: &Snippet,
    report: &Report,
    document: &dyn Locate,
) -> Diagnostic {
    let (code, key, number) = (&rule.info().code, snippet.expected.key(), snippet.number);
    let message = bilingual!(
        "đoạn mẫu `{key}` thứ {number} của `{code}` không đọc được",
        "the snippet `{key}` {number} of `{code}` cannot be read"
    );
    let failed = problem(codes::SNIPPET, message, snippet);
    with_reasons(failed, report, document)
}

fn problem(code: Code, message: Text, snippet: &Snippet) -> Diagnostic {
    let info = codes::USER_RULE_CODES.iter().find(|info| info.code == code);
    let mut problem = Diagnostic::new(code, Severity::Error, message).span(snippet.at, None);
    problem.help = info.map(|info| info.remedy.clone().into());
    problem
}

/// Adds what was found in a snippet, by its lines.
fn with_reasons(mut to: Diagnostic, found: &Report, document: &dyn Locate) -> Diagnostic {
    for reason in found.iter().take(MOST_REASONS) {
        let (vi, en) = in_both(&reason.message);
        let code = &reason.code;
        let span = reason.labels.first().and_then(|l| document.span_of(l));
        let sources = document.sources();
        let inside = span.filter(|span| matches!(sources.name(span.source), SNIPPET | GIVEN));
        to = to.note(match inside {
            Some(span) => {
                let line = sources.position(span).line;
                match sources.name(span.source) {
                    GIVEN => bilingual!(
                        "dòng {line} của `given`: {code}: {vi}",
                        "line {line} of `given`: {code}: {en}"
                    ),
                    _ => bilingual!(
                        "dòng {line} của đoạn mẫu: {code}: {vi}",
                        "line {line} of the snippet: {code}: {en}"
                    ),
                }
            }
            None => bilingual!("{code}: {vi}", "{code}: {en}"),
        });
    }
    let more = found.len().saturating_sub(MOST_REASONS);
    if more > 0 {
        to = to.note(bilingual!("và {more} nội dung khác", "and {more} more"));
    }
    to
}
