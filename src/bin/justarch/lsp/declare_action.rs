//! What is named and not declared, declared by `textDocument/codeAction`: an element of each kind that may stand there, an
//! organisation, a source.

use std::collections::BTreeSet;

use justarch::edit::Edit;
use justarch::places::IdOf;
use justarch::vocabulary::{TO_FILL_IN, kinds_at};
use justarch::{Diagnostic, Field, Kind, Lang, Locate as _, Span, Table, Text, bilingual};
use lsp_types::CodeAction;

use super::code_action::Asked;

/// The findings about ids that nothing is declared by: of elements, and of entries of tables.
const ELEMENT: &str = "LAY004";
const ENTRY: &str = "FMT014";

/// So many kinds are offered.
const MOST: usize = 10;

impl Asked<'_> {
    /// Declarations of what is named in the range.
    pub(super) fn declarations(&self) -> Vec<CodeAction> {
        let mut actions = Vec::new();
        let mut named = BTreeSet::new();
        for found in self.view.document.report() {
            let label = found.labels.first();
            let at = label.and_then(|label| self.view.document.span_of(label));
            let Some(at) = at.filter(|at| self.meets(*at)) else {
                continue;
            };
            if !named.insert((found.code.clone(), self.id(at))) {
                continue;
            }
            match found.code.as_str() {
                ELEMENT => actions.extend(self.elements(found, at)),
                ENTRY => actions.extend(self.entry(found, at)),
                _ => {}
            }
        }
        actions
    }

    /// An element of each kind that the framework allows at the other end.
    fn elements(&self, found: &Diagnostic, at: Span) -> Vec<CodeAction> {
        let id = self.id(at);
        let uses = self.view.places.of_id(IdOf::Element, id);
        if uses.iter().any(|found| found.is_earlier) {
            // What is gone is not to come again under its id.
            return Vec::new();
        }
        let place = self.view.places.at(at.source, at.start as usize);
        let arch = self.view.document.architecture();
        let kinds = place.map_or_else(Vec::new, |place| kinds_at(arch, &place));
        let kinds = kinds.into_iter().take(MOST);
        let action = |kind: Kind| {
            let (key, label) = (kind.key(), kind.label());
            let (vi, en) = (label.get(Lang::Vi), label.get(Lang::En));
            let title = bilingual!(
                "Khai báo `{id}` với loại `{key}` ({vi}; {ELEMENT}), cần điền tiếp",
                "Declare `{id}` of the kind `{key}` ({en}; {ELEMENT}), to be filled in"
            );
            let edit = Edit::AddElement {
                id: id.to_owned(),
                layer: kind.layer(),
                kind: key.to_owned(),
                fields: vec![self.marked(Field::NameVi)],
            };
            self.declaring(found, at, edit, &title)
        };
        kinds.filter_map(action).collect()
    }

    /// The organisation or source that a value names.
    fn entry(&self, found: &Diagnostic, at: Span) -> Option<CodeAction> {
        let id = self.id(at);
        let place = self.view.places.at(at.source, at.start as usize)?;
        let is_source = place.field == Some(Field::Source);
        let (table, field) = if is_source {
            (Table::Sources, Field::Title)
        } else {
            (Table::Organisations, Field::NameVi)
        };
        let edit = Edit::AddRecord {
            table,
            key: id.to_owned(),
            holder: None,
            fields: vec![self.marked(field)],
        };
        let within = table.key();
        let title = bilingual!(
            "Khai báo `{id}` trong `{within}` ({ENTRY}), cần điền tiếp",
            "Declare `{id}` under `{within}` ({ENTRY}), to be filled in"
        );
        self.declaring(found, at, edit, &title)
    }

    /// The id that is named, without quotes.
    fn id(&self, at: Span) -> &str {
        let written = self.view.sources().slice(at);
        written.trim_matches(['"', '\''])
    }

    /// A name that a person has to give.
    fn marked(&self, field: Field) -> (Field, String) {
        (field, TO_FILL_IN.get(self.view.lang).to_owned())
    }

    fn declaring(
        &self,
        found: &Diagnostic,
        at: Span,
        edit: Edit,
        title: &Text,
    ) -> Option<CodeAction> {
        let made = self.view.document.apply(&[edit]).ok()?;
        if made.is_empty() {
            return None;
        }
        self.quick_fix(title, &made, (found.code.as_str(), at))
    }
}
