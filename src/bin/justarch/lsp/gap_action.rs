//! What a framework demands and the document lacks, written by `textDocument/codeAction` as `justarch gap --apply` does.

use justarch::places::Entry;
use justarch::{
    Architecture, Demand, Framework, Gap, Lang, Locate as _, Parameters, SourceId, Text, bilingual,
};
use lsp_types::{CodeAction, CodeActionKind};

use super::code_action::Asked;
use super::edits;

impl Asked<'_> {
    /// What the own framework demands of the places in the range: an action for each demand whose lines are known.
    pub(super) fn demanded(&self) -> Vec<CodeAction> {
        let Some(gap) = self.view.gap() else {
            return Vec::new();
        };
        let here = gap.demands().iter().filter(|demand| self.is_here(demand));
        let action = |demand: &Demand| {
            let is_it = |other: &Demand| same(other, demand);
            let (applied, is_draft) = applied(gap, self.view.document.architecture(), &is_it)?;
            let title = title(demand);
            let kind = CodeActionKind::QUICKFIX;
            let mut action = self.toward(&title, is_draft, kind, &applied.architecture)?;
            let at = demand.places.first();
            let at = at.and_then(|place| self.view.document.locate(place))?;
            action.diagnostics = self.shown(demand.code.as_str(), at);
            Some(action)
        };
        here.filter_map(action).collect()
    }

    /// At the framework in the head of the document: all that it demands, and the step to each newer one.
    pub(super) fn frameworks(&self) -> Vec<CodeAction> {
        if !self.is_at_framework() {
            return Vec::new();
        }
        let arch = self.view.document.architecture();
        let own = arch.framework();
        let all = Framework::all()
            .iter()
            .copied()
            .filter(|framework| framework.version >= own);
        let action = |framework: &Framework| {
            let version = framework.version;
            let measured;
            let gap = if version == own {
                self.view.gap()?
            } else {
                measured = Gap::to(arch, version).ok()?;
                &measured
            };
            let (applied, is_draft) = applied(gap, arch, &|_| true)?;
            let count = gap.demands().len().checked_sub(applied.left().count());
            let count = count.filter(|count| *count > 0)?;
            let title = if version == own {
                bilingual!(
                    "Bổ sung các thành phần mà khung {version} đòi hỏi ({count} yêu cầu)",
                    "Add what framework {version} demands (demands: {count})"
                )
            } else {
                bilingual!(
                    "Chuyển sang khung {version} và bổ sung những gì khung đòi hỏi ({count} yêu cầu)",
                    "Go to framework {version} and add what it demands (demands: {count})"
                )
            };
            let kind = CodeActionKind::REFACTOR_REWRITE;
            self.toward(&title, is_draft, kind, &applied.architecture)
        };
        all.filter_map(action).collect()
    }

    /// Whether the first place of a demand meets the range.
    fn is_here(&self, demand: &Demand) -> bool {
        let at = demand.places.first();
        let at = at.and_then(|place| self.view.document.locate(place));
        at.is_some_and(|at| self.meets(at))
    }

    fn is_at_framework(&self) -> bool {
        let file = self.view.places.file(SourceId::ROOT);
        let head = file.and_then(|file| file.get("architecture"));
        let entry = head.and_then(|head: Entry<'_>| head.get("framework"));
        entry.is_some_and(|entry| self.meets(entry.extent()))
    }

    /// The action that makes the document say what an architecture says.
    fn toward(
        &self,
        title: &Text,
        is_draft: bool,
        kind: CodeActionKind,
        architecture: &Architecture,
    ) -> Option<CodeAction> {
        let edited = self.view.document.toward(architecture).ok()?;
        let edits = edited.text_edits();
        let edit = edits::workspace_edit(self.view, edits).filter(|_| !edits.is_empty())?;
        let (vi, en) = (title.get(Lang::Vi), title.get(Lang::En));
        let title = if is_draft {
            bilingual!("{vi}, cần điền tiếp", "{en}, to be filled in")
        } else {
            title.clone()
        };
        Some(self.action(&title, kind, edit))
    }
}

/// So many edits are named in a title.
const NAMED: usize = 3;

/// What meets a demand, in words.
fn title(demand: &Demand) -> Text {
    let mut all: Vec<Text> = Vec::new();
    for edit in &demand.edits {
        let summary = edit.summary();
        if !all.contains(&summary) {
            all.push(summary);
        }
    }
    let listed = |lang| {
        let named = all.iter().take(NAMED).map(|one| one.get(lang));
        let mut named: Vec<_> = named.collect();
        if all.len() > NAMED {
            named.push("…");
        }
        with_capital(&named.join(", "))
    };
    let (vi, en, code) = (listed(Lang::Vi), listed(Lang::En), &demand.code);
    bilingual!("{vi} ({code})", "{en} ({code})")
}

fn with_capital(text: &str) -> String {
    let mut rest = text.chars();
    let first = rest.next().into_iter().flat_map(char::to_uppercase);
    first.chain(rest).collect()
}

/// The document with the edits of the wanted demands, and whether something in them is a draft.
fn applied(
    gap: &Gap,
    arch: &Architecture,
    wanted: &dyn Fn(&Demand) -> bool,
) -> Option<(justarch::Applied, bool)> {
    let asked = gap.demands().iter().filter(|demand| wanted(demand));
    let asked = asked.flat_map(|demand| &demand.parameters);
    let drafts = asked.filter(|asked| !asked.optional);
    let drafts = drafts.filter_map(|asked| Some((asked.name.as_str(), asked.draft()?)));
    let drafts: Parameters = drafts.collect();
    let applied = gap.apply_some(arch, &drafts, wanted).ok()?;
    Some((applied, drafts.names().next().is_some()))
}

fn same(one: &Demand, other: &Demand) -> bool {
    (&one.code, &one.places, &one.message) == (&other.code, &other.places, &other.message)
}
