//! `textDocument/publishDiagnostics`: the findings of `justarch check`, under the words that they are about.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;

use justarch::{At, Label, Lang, Locate, Members, Report, Severity, Span, UserRules, json};
use lsp_types::{
    Diagnostic, DiagnosticRelatedInformation, DiagnosticSeverity, DiagnosticTag, Location,
    NumberOrString, Position, PublishDiagnosticsParams, Range,
};

use super::client::Client;
use super::session::Session;
use super::workspace::{Checked, Is, Workspace};
use crate::fault::Fault;

/// Who found it.
const SOURCE: &str = "justarch";

/// So many places are hinted at besides those of the findings.
const HINTS: usize = 200;

/// Checks the documents that changed. Gives what is to be told of each of their files, also of those in which nothing is
/// found any more.
pub(super) fn told(session: &mut Session) -> Vec<PublishDiagnosticsParams> {
    let mut all = Vec::new();
    let mut told = BTreeSet::new();
    let gone = session.workspace.let_go();
    for root in session.workspace.unchecked() {
        ensure(session, &root);
        let Some(document) = session.workspace.root_mut(&root) else {
            continue;
        };
        document.is_unchecked = false;
        let mut found = document.take_told();
        let before = std::mem::take(&mut document.told);
        document.told = found.keys().cloned().collect();
        for file in before {
            found.entry(file).or_default();
        }
        told.extend(found.keys().cloned());
        all.extend(found);
    }
    // What no open text belongs to any more is forgotten.
    for document in gone {
        let gone = document
            .told
            .into_iter()
            .filter(|file| !told.contains(file));
        all.extend(gone.map(|file| (file, Vec::new())).collect::<Vec<_>>());
    }
    all.into_iter()
        .filter_map(|(file, found)| publish(&session.workspace, &file, found))
        .collect()
}

/// Checks a document if it changed since it was checked, or could not be.
pub(super) fn ensure(session: &mut Session, root: &str) {
    let document = session.workspace.root_mut(root);
    let report = document.and_then(|document| document.checked()?.report.as_ref());
    if report.is_none() {
        let checked = check(session, root);
        if let Some(document) = session.workspace.root_mut(root) {
            document.keep(checked);
        }
    }
}

fn publish(
    workspace: &Workspace,
    file: &str,
    found: Vec<Diagnostic>,
) -> Option<PublishDiagnosticsParams> {
    Some(PublishDiagnosticsParams {
        uri: workspace.uri(file)?,
        diagnostics: found,
        version: workspace.text(file).map(|open| open.version),
    })
}

/// What is found in a document.
fn check(session: &mut Session, root: &str) -> Checked {
    let lang = session.lang;
    let client = session.client;
    let mut found = BTreeMap::from([(root.to_owned(), Vec::new())]);
    let nothing = |told| Checked::of(None, told);
    match session.workspace.is(root) {
        Some(Is::Document) => {}
        Some(Is::Rules) => return nothing(of_rules(session, root)),
        Some(Is::Blank) | None => return nothing(found),
    }
    let Some(current) = session.workspace.current(root, lang) else {
        return nothing(found);
    };
    let (whole, error) = (current.read.whole().cloned(), current.read.error().cloned());
    let Some(document) = session.workspace.root_mut(root) else {
        return nothing(found);
    };
    let settings = match document.rules.for_input(root, lang) {
        Ok(settings) => settings,
        Err(fault) => {
            let of_root = found.entry(root.to_owned()).or_default();
            of_root.push(bare(&said(fault, lang)));
            return nothing(found);
        }
    };
    if settings.excluded {
        return nothing(found);
    }
    let (report, fault) = match &whole {
        Some(document) => {
            let args = crate::commands::check::Args::default();
            let checked = crate::commands::check::check(document, &args, settings, None);
            // Where the framework itself could not be read, that is told at its place.
            let is_told =
                checked.rules.is_none() && document.report().has_at_least(Severity::Error);
            (checked.report, checked.fault.filter(|_| !is_told))
        }
        None => (Report::default(), None),
    };
    let (of_texts, located): (&Report, &dyn Locate) = match (&whole, &error) {
        (Some(document), _) => (&report, &**document),
        (None, Some(error)) => (error.report(), error),
        (None, None) => return nothing(found),
    };
    let rules = crate::own_rules::infos(&settings.own);
    let whole_findings = client.wants_findings.then(|| {
        let all = json::Check::new(of_texts, located);
        all.named(rules).findings
    });
    let words = Words {
        lang,
        client,
        located,
        workspace: &session.workspace,
    };
    for (file, _) in located.sources().files() {
        found.entry(file.to_owned()).or_default();
    }
    if let Some(fault) = fault {
        let of_root = found.entry(root.to_owned()).or_default();
        of_root.push(bare(&said(&fault, lang)));
    }
    for (file, diagnostic) in words.all(of_texts, whole_findings) {
        let file = file.unwrap_or(root);
        found.entry(file.to_owned()).or_default().push(diagnostic);
    }
    Checked::of(Some(report), found)
}

/// What is found in a file with rules of the user's own.
fn of_rules(session: &Session, name: &str) -> BTreeMap<String, Vec<Diagnostic>> {
    let mut found = BTreeMap::from([(name.to_owned(), Vec::new())]);
    let Some(open) = session.workspace.text(name) else {
        return found;
    };
    let rules = UserRules::from_bytes(name, open.text.as_bytes());
    let (report, located): (&Report, &dyn Locate) = match &rules {
        Ok(rules) => (rules.report(), rules),
        Err(error) => (error.report(), error),
    };
    let words = Words {
        lang: session.lang,
        client: session.client,
        located,
        workspace: &session.workspace,
    };
    let whole = session.client.wants_findings;
    let whole = whole.then(|| json::Check::new(report, located).findings);
    let told = words.all(report, whole).into_iter();
    found.insert(name.to_owned(), told.map(|(_, told)| told).collect());
    found
}

/// What keeps a check from being made, in words.
fn said(fault: &Fault, lang: Lang) -> String {
    match fault {
        Fault::Said { text, help } => {
            let help = help.as_ref().map(|help| format!("\n{}", help.get(lang)));
            format!("{}{}", text.get(lang), help.unwrap_or_default())
        }
        Fault::Load(error) => first(error.report(), lang),
        Fault::Rules(rules) => first(rules.report(), lang),
    }
}

fn first(report: &Report, lang: Lang) -> String {
    let first = report.iter().next();
    first.map_or_else(String::new, |found| {
        format!("{}: {}", found.code, found.message.get(lang))
    })
}

/// A finding about the file as a whole.
fn bare(message: &str) -> Diagnostic {
    Diagnostic {
        severity: Some(DiagnosticSeverity::ERROR),
        source: Some(SOURCE.to_owned()),
        message: message.to_owned(),
        ..Diagnostic::default()
    }
}

/// Findings in the words and columns of a client.
struct Words<'w> {
    lang: Lang,
    client: Client,
    located: &'w dyn Locate,
    workspace: &'w Workspace,
}

impl<'w> Words<'w> {
    /// The findings in their order, each with the file that it stands in; with their wholes beside them, if there are any.
    /// What holds of each of several things is told at the first of them, and hinted at the others.
    fn all(
        &self,
        report: &Report,
        wholes: Option<Vec<json::Finding>>,
    ) -> Vec<(Option<&'w str>, Diagnostic)> {
        let mut wholes = wholes.into_iter().flatten();
        let mut all = Vec::new();
        let mut hints = 0;
        for finding in report.by_place(self.located) {
            let (file, mut told) = self.of(finding);
            let whole = wholes.next();
            told.data = whole.and_then(|whole| serde_json::to_value(whole).ok());
            let at = (file, told.range);
            all.push((file, told));
            let parts = match finding.members.as_deref() {
                Some(Members::Each(parts)) => parts.all(),
                Some(_) | None => &[],
            };
            for part in parts.iter().take(HINTS - hints) {
                if let Some((file, hint)) = self.hint(part)
                    && (file, hint.range) != at
                {
                    hints += 1;
                    all.push((file, hint));
                }
            }
        }
        all
    }

    /// What is said of one of several things at its own place.
    fn hint(&self, part: &justarch::Diagnostic) -> Option<(Option<&'w str>, Diagnostic)> {
        let span = self.located.span_of(part.labels.first()?)?;
        let hint = Diagnostic {
            range: self.range(span)?,
            severity: Some(DiagnosticSeverity::HINT),
            code: Some(NumberOrString::String(part.code.to_string())),
            source: Some(SOURCE.to_owned()),
            message: part.message.get(self.lang).to_owned(),
            ..Diagnostic::default()
        };
        Some((self.file(span), hint))
    }

    fn of(&self, finding: &justarch::Diagnostic) -> (Option<&'w str>, Diagnostic) {
        let places = finding.labels.iter();
        let mut places = places.filter_map(|label| {
            let span = self.located.span_of(label)?;
            Some((label, span, self.range(span)?))
        });
        let first = places.next();
        let related = places.filter_map(|(label, span, range)| {
            let text = label.text.as_ref();
            let text = text.map(|text| text.get(self.lang).to_owned());
            let subject = || match &label.at {
                At::Place(place) => place.subject.to_string(),
                At::Span(_) => String::new(),
            };
            Some(DiagnosticRelatedInformation {
                location: Location::new(self.workspace.uri(self.file(span)?)?, range),
                message: text.unwrap_or_else(subject),
            })
        });
        let related: Vec<_> = related.collect();
        let diagnostic = Diagnostic {
            range: first
                .as_ref()
                .map_or_else(Range::default, |(_, _, range)| *range),
            severity: Some(match finding.severity {
                Severity::Error => DiagnosticSeverity::ERROR,
                Severity::Warning => DiagnosticSeverity::WARNING,
                Severity::Info => DiagnosticSeverity::INFORMATION,
            }),
            code: Some(NumberOrString::String(finding.code.to_string())),
            source: Some(SOURCE.to_owned()),
            message: self.message(finding, first.as_ref().map(|(label, ..)| *label)),
            related_information: (!related.is_empty()).then_some(related),
            tags: tag(finding.code.as_str()).map(|tag| vec![tag]),
            ..Diagnostic::default()
        };
        (first.and_then(|(_, span, _)| self.file(span)), diagnostic)
    }

    /// The message, what is said of the place, the notes, the law and what to do: a line each.
    fn message(&self, finding: &justarch::Diagnostic, label: Option<&Label>) -> String {
        let mut lines = vec![finding.message.get(self.lang)];
        let text = label.and_then(|label| label.text.as_ref());
        lines.extend(text.map(|text| text.get(self.lang)));
        lines.extend(finding.notes.iter().map(|note| note.get(self.lang)));
        let mut message = lines.join("\n");
        let (law, help) = match self.lang {
            Lang::Vi => ("Căn cứ", "Gợi ý"),
            Lang::En => ("Basis", "Help"),
        };
        if let Some(basis) = &finding.basis {
            let _ = write!(message, "\n{law}: {}", basis.citation(self.lang));
        }
        if let Some(told) = &finding.help {
            let _ = write!(message, "\n{help}: {}", told.get(self.lang));
        }
        message
    }

    fn file(&self, span: Span) -> Option<&'w str> {
        let sources = self.located.sources();
        let has = sources.ids().any(|id| id == span.source);
        has.then(|| sources.name(span.source))
    }

    /// A place in a text, in the columns of the client.
    fn range(&self, span: Span) -> Option<Range> {
        self.file(span)?;
        let at = |offset: u32| {
            let sources = self.located.sources();
            let at = sources.line_column(span.source, offset as usize, self.client.columns);
            Position::new(at.line, at.column)
        };
        Some(Range::new(at(span.start), at(span.end)))
    }
}

/// What has no effect is shown faint, what is not used any more struck through.
fn tag(code: &str) -> Option<DiagnosticTag> {
    match code {
        "ALW003" | "ALW004" => Some(DiagnosticTag::UNNECESSARY),
        "ALW007" => Some(DiagnosticTag::DEPRECATED),
        _ => None,
    }
}
