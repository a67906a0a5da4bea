//! `textDocument/publishDiagnostics`: the findings of `justarch check`, under the words that they are about.

use std::collections::{BTreeMap, BTreeSet};

use justarch::{
    Columns, Document, Lang, LineColumn, Locate, Report, Severity, SourceId, Sources, UserRules,
    json,
};
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
            (checked.report, checked.fault)
        }
        None => (Report::default(), None),
    };
    let mut all = json::Check::default();
    let mut of = |report: &Report, located: &dyn Locate| {
        all = std::mem::take(&mut all).and(report, located);
    };
    match (&whole, &error) {
        (Some(document), _) => of(&report, &**document),
        (None, Some(error)) => of(error.report(), error),
        (None, None) => {}
    }
    let all = all.named(crate::own_rules::infos(&settings.own));
    let sources = match (&whole, &error) {
        (Some(document), _) => Document::sources(document),
        (None, Some(error)) => Locate::sources(error),
        (None, None) => return nothing(found),
    };
    let words = Words {
        lang,
        client,
        sources,
        workspace: &session.workspace,
    };
    for (file, _) in sources.files() {
        found.entry(file.to_owned()).or_default();
    }
    if let Some(fault) = fault {
        let of_root = found.entry(root.to_owned()).or_default();
        of_root.push(bare(&said(&fault, lang)));
    }
    for finding in &all.findings {
        let (file, diagnostic) = words.of(finding);
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
        sources: located.sources(),
        workspace: &session.workspace,
    };
    let all = json::Check::default().and(report, located);
    let told = all.findings.iter().map(|finding| words.of(finding).1);
    found.insert(name.to_owned(), told.collect());
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
    sources: &'w Sources,
    workspace: &'w Workspace,
}

impl Words<'_> {
    /// A finding, and the file that it stands in.
    fn of<'f>(&self, finding: &'f json::Finding) -> (Option<&'f str>, Diagnostic) {
        let places = finding.labels.iter();
        let mut places = places.filter_map(|label| Some((label, self.range(label)?)));
        let first = places.next();
        let related = places.filter_map(|(label, range)| {
            let text = label
                .text
                .as_ref()
                .map(|text| text.get(self.lang).to_owned());
            let file = label.file.as_deref()?;
            Some(DiagnosticRelatedInformation {
                location: Location::new(self.workspace.uri(file)?, range),
                message: text.or_else(|| label.subject.clone()).unwrap_or_default(),
            })
        });
        let related: Vec<_> = related.collect();
        let whole = Some(finding).filter(|_| self.client.wants_findings);
        let diagnostic = Diagnostic {
            range: first
                .as_ref()
                .map_or_else(Range::default, |(_, range)| *range),
            severity: Some(match finding.severity {
                Severity::Error => DiagnosticSeverity::ERROR,
                Severity::Warning => DiagnosticSeverity::WARNING,
                Severity::Info => DiagnosticSeverity::INFORMATION,
            }),
            code: Some(NumberOrString::String(finding.code.to_string())),
            source: Some(SOURCE.to_owned()),
            message: self.message(finding, first.as_ref().map(|(label, _)| *label)),
            related_information: (!related.is_empty()).then_some(related),
            tags: tag(finding).map(|tag| vec![tag]),
            data: whole.and_then(|finding| serde_json::to_value(finding).ok()),
            ..Diagnostic::default()
        };
        let file = first.and_then(|(label, _)| label.file.as_deref());
        (file, diagnostic)
    }

    /// The message, what is said of the place, the notes, the law and what to do: a line each.
    fn message(&self, finding: &json::Finding, label: Option<&json::Label>) -> String {
        let mut lines = vec![finding.message.get(self.lang).to_owned()];
        let text = label.and_then(|label| label.text.as_ref());
        lines.extend(text.map(|text| text.get(self.lang).to_owned()));
        lines.extend(
            finding
                .notes
                .iter()
                .map(|note| note.get(self.lang).to_owned()),
        );
        let (law, help) = match self.lang {
            Lang::Vi => ("Căn cứ", "Gợi ý"),
            Lang::En => ("Basis", "Help"),
        };
        let basis = finding.basis.as_ref();
        lines.extend(basis.map(|basis| format!("{law}: {}", basis.citation.get(self.lang))));
        let told = finding.help.as_ref();
        lines.extend(told.map(|told| format!("{help}: {}", told.get(self.lang))));
        lines.join("\n")
    }

    /// Where a label points, in the columns of the client.
    fn range(&self, label: &json::Label) -> Option<Range> {
        let file = label.file.as_deref()?;
        let source = source(self.sources, file)?;
        let at = |line: Option<usize>, column: Option<usize>| {
            let at = LineColumn {
                line: u32::try_from(line?.checked_sub(1)?).ok()?,
                column: u32::try_from(column?.checked_sub(1)?).ok()?,
            };
            let offset = self.sources.offset(source, at, Columns::Utf32);
            let at = self
                .sources
                .line_column(source, offset, self.client.columns);
            Some(Position::new(at.line, at.column))
        };
        let start = at(label.line, label.column)?;
        let end = at(label.end_line, label.end_column).unwrap_or(start);
        Some(Range::new(start, end))
    }
}

fn source(sources: &Sources, file: &str) -> Option<SourceId> {
    let mut all = sources.ids().filter(|id| sources.name(*id) == file);
    all.next()
}

/// What has no effect is shown faint, what is not used any more struck through.
fn tag(finding: &json::Finding) -> Option<DiagnosticTag> {
    match finding.code.as_str() {
        "ALW003" | "ALW004" => Some(DiagnosticTag::UNNECESSARY),
        "ALW007" => Some(DiagnosticTag::DEPRECATED),
        _ => None,
    }
}
