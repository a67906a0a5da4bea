//! `textDocument/codeAction`: corrections of findings, comments that allow them, the other end of an exchange.

use std::sync::Arc;

use justarch::edit::{self, Edit, Fix, Fixed, TextEdit};
use justarch::suppression::may_be_allowed;
use justarch::{Document, Lang, Locate as _, Members, Span, bilingual};
use lsp_types::request::{CodeActionRequest, Request};
use lsp_types::{
    CodeAction, CodeActionKind, CodeActionOptions, CodeActionOrCommand, CodeActionParams,
    CodeActionProviderCapability, Diagnostic, NumberOrString, Range, ServerCapabilities,
    WorkspaceEdit,
};

use super::answers::{Answers, Refused};
use super::client::Client;
use super::session::Session;
use super::view::View;
use super::{allow, diagnostics, edits};
use crate::check_args::CheckArgs;
use crate::commands::check;
use crate::fix::corrections;
use crate::rewrite::between;

/// Corrects all of which there is no doubt.
const ALL: CodeActionKind = CodeActionKind::new("source.fixAll.justarch");

/// The code of faults of syntax.
const SYNTAX: &str = "FMT001";

pub(super) struct CodeActions;

impl Answers for CodeActions {
    type Request = CodeActionRequest;

    fn offer(_: &Client, server: &mut ServerCapabilities) {
        let kinds = vec![
            CodeActionKind::QUICKFIX,
            CodeActionKind::REFACTOR_REWRITE,
            ALL,
        ];
        server.code_action_provider =
            Some(CodeActionProviderCapability::Options(CodeActionOptions {
                code_action_kinds: Some(kinds),
                ..CodeActionOptions::default()
            }));
    }

    fn answer(
        session: &mut Session,
        params: CodeActionParams,
    ) -> Result<<CodeActionRequest as Request>::Result, Refused> {
        let uri = params.text_document.uri;
        let only = params.context.only.as_deref();
        let mut done = None;
        if let Some(root) = session.root_of(&uri) {
            diagnostics::ensure(session, &root);
            // Costs several checks, so it has to be asked for.
            if only.is_some_and(|only| wants(only, &ALL)) {
                done = fixed(session, &root);
            }
        }
        let Some(view) = session.view(&uri) else {
            return Ok(None);
        };
        let asked = Asked {
            view: &view,
            range: params.range,
            found: &params.context.diagnostics,
        };
        let mut actions = Vec::new();
        if only.is_none_or(|only| wants(only, &CodeActionKind::QUICKFIX)) {
            actions.extend(asked.syntax());
            actions.extend(asked.fixes());
            actions.extend(asked.confirmed());
            actions.extend(asked.declarations());
            actions.extend(asked.missing());
            actions.extend(asked.partners());
            actions.extend(asked.ties());
            actions.extend(asked.levels());
            actions.extend(asked.routes());
            actions.extend(asked.superseded());
            actions.extend(asked.demanded());
            // What mends comes before what passes over.
            actions.extend(asked.allows());
        }
        if only.is_none_or(|only| wants(only, &CodeActionKind::REFACTOR_REWRITE)) {
            actions.extend(asked.moved());
            actions.extend(asked.frameworks());
        }
        actions.extend(done.and_then(|done| asked.all(&done)));
        // What is for the findings that are asked about comes first.
        actions.sort_by_key(|action| action.diagnostics.is_none());
        let actions = actions.into_iter().map(CodeActionOrCommand::CodeAction);
        Ok(Some(actions.collect()))
    }
}

/// What is asked for.
pub(super) struct Asked<'a> {
    pub(super) view: &'a View<'a>,
    pub(super) range: Range,
    /// The findings there, as the client shows them.
    found: &'a [Diagnostic],
}

impl Asked<'_> {
    /// Whether a place meets the range.
    pub(super) fn meets(&self, span: Span) -> bool {
        let own = self.view.range(span);
        span.source == self.view.source
            && own.start <= self.range.end
            && self.range.start <= own.end
    }

    /// The findings shown there of that code.
    pub(super) fn shown(&self, code: &str, at: Span) -> Option<Vec<Diagnostic>> {
        let start = self.view.range(at).start;
        let is_it = |found: &&Diagnostic| {
            let of_code = matches!(&found.code, Some(NumberOrString::String(own)) if own == code);
            of_code && found.range.start == start
        };
        let found: Vec<_> = self.found.iter().filter(is_it).cloned().collect();
        (!found.is_empty()).then_some(found)
    }

    pub(super) fn action(
        &self,
        title: &justarch::Text,
        kind: CodeActionKind,
        edit: WorkspaceEdit,
    ) -> CodeAction {
        CodeAction {
            title: title.get(self.view.lang).to_owned(),
            kind: Some(kind),
            edit: Some(edit),
            ..CodeAction::default()
        }
    }

    /// What mends the findings of a code that are shown at a place.
    pub(super) fn quick_fix(
        &self,
        title: &justarch::Text,
        edits: &[TextEdit],
        (code, at): (&str, Span),
    ) -> Option<CodeAction> {
        let edit = edits::workspace_edit(self.view, edits)?;
        let mut action = self.action(title, CodeActionKind::QUICKFIX, edit);
        action.diagnostics = self.shown(code, at);
        Some(action)
    }

    fn known_fixes(&self) -> Vec<Fix> {
        let report = self.view.report();
        report.map_or_else(Vec::new, |report| corrections(self.view.document, report))
    }

    /// The corrections of what is found there.
    fn fixes(&self) -> Vec<CodeAction> {
        let here = self.known_fixes().into_iter();
        let here = here.filter(|fix| self.meets(fix.at));
        let action = |fix: Fix| {
            let edits = self.view.document.apply(&fix.edits).ok()?;
            let found = (fix.code.as_str(), fix.at);
            let mut action = self.quick_fix(&title(&fix), &edits, found)?;
            action.is_preferred = fix.is_safe.then_some(true);
            Some(action)
        };
        here.filter_map(action).collect()
    }

    /// What mends the fault of syntax that stands there.
    fn syntax(&self) -> Option<CodeAction> {
        let fix = self.view.document.syntax_fix()?;
        if !self.meets(fix.at) {
            return None;
        }
        let said = |lang| fix.help.get(lang).trim_end_matches('.');
        let (vi, en) = (said(Lang::Vi), said(Lang::En));
        let title = bilingual!("{vi} ({SYNTAX})", "{en} ({SYNTAX})");
        self.quick_fix(&title, &fix.edits, (SYNTAX, fix.at))
    }

    /// A comment for each code that is found there and may be passed over.
    fn allows(&self) -> Vec<CodeAction> {
        let mut actions = Vec::new();
        let mut codes = Vec::new();
        let found = self.view.report().into_iter().flatten();
        for found in found.filter(|found| may_be_allowed(found)) {
            let code = found.code.as_str();
            // Of a finding that holds of each of several each may be passed over by itself.
            let of_each = matches!(found.members.as_deref(), Some(Members::Each(_)));
            let places = found
                .labels
                .iter()
                .take(if of_each { usize::MAX } else { 1 });
            for at in places.filter_map(|label| self.view.document.span_of(label)) {
                if self.meets(at) && !codes.contains(&(code, at)) {
                    codes.push((code, at));
                    actions.extend(self.allow(code, at));
                }
            }
        }
        actions
    }

    fn allow(&self, code: &str, at: Span) -> Option<CodeAction> {
        let comment = allow::comment(self.view.places, at, code, self.view.lang)?;
        let title = bilingual!(
            "Miễn trừ {code} bằng chú thích, có nêu lý do",
            "Allow {code} by a comment with the reason"
        );
        self.quick_fix(&title, &[comment], (code, at))
    }

    /// The corrections of which there is no doubt, made.
    fn all(&self, fixed: &Fixed) -> Option<CodeAction> {
        let changes = between(
            Document::sources(self.view.document),
            Document::sources(&fixed.document),
        );
        let edit = edits::of_changes(self.view, &changes).ok()?;
        let count = fixed.made.len();
        let title = bilingual!(
            "Sửa {count} chỗ không còn nghi ngờ gì",
            "Make all corrections of which there is no doubt ({count})"
        );
        (count > 0).then(|| self.action(&title, ALL, edit))
    }
}

/// Makes the corrections of which there is no doubt, as `check --fix` does.
fn fixed(session: &mut Session, root: &str) -> Option<Fixed> {
    let lang = session.lang;
    let current = session.workspace.current(root, lang)?;
    let document = Arc::clone(current.read.whole()?);
    let rules = &mut session.workspace.root_mut(root)?.rules;
    let settings = rules.for_input(root, lang).ok()?;
    let args = CheckArgs::default();
    Some(edit::fix(&document, |document| {
        let report = check::check(document, &args, settings, None).report;
        let mut fixes = corrections(document, &report);
        fixes.retain(|fix| fix.is_safe);
        fixes
    }))
}

/// Whether actions of a kind are among those that are wanted.
fn wants(only: &[CodeActionKind], kind: &CodeActionKind) -> bool {
    only.iter().any(|wanted| {
        let rest = kind.as_str().strip_prefix(wanted.as_str());
        rest.is_some_and(|rest| rest.is_empty() || rest.starts_with('.'))
    })
}

/// What a correction does, in words.
fn title(fix: &Fix) -> justarch::Text {
    let code = &fix.code;
    let what = fix.edits.first().and_then(|edit| match edit {
        Edit::Rewrite { to, .. } => Some(bilingual!("Ghi `{to}`", "Write `{to}`")),
        Edit::Nest { key, .. } => Some(bilingual!("Đưa vào `{key}`", "Put it under `{key}`")),
        Edit::Set { value, .. } => Some(bilingual!("Ghi `{value}`", "Write `{value}`")),
        _ => None,
    });
    let what = what.unwrap_or_else(|| bilingual!("Sửa theo gợi ý", "Correct it"));
    let (vi, en) = (what.get(Lang::Vi), what.get(Lang::En));
    if fix.is_safe {
        bilingual!("{vi} ({code})", "{en} ({code})")
    } else {
        bilingual!(
            "{vi} ({code}), cần xem lại",
            "{en} ({code}), to be looked at"
        )
    }
}
