//! What is named and not declared, declared by `textDocument/codeAction`: an element of each kind that may stand there, an
//! organisation, a source.

use std::collections::BTreeSet;

use justarch::edit::Edit;
use justarch::places::{IdOf, PlaceAt};
use justarch::vocabulary::{TO_FILL_IN, is_to_fill_in, kinds_at, quote_mark};
use justarch::{
    Diagnostic, Field, Kind, Lang, Locate as _, Span, Table, Text, as_key, bilingual, is_key,
};
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
            if !named.insert((found.code.clone(), self.view.sources().slice(at))) {
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
        let arch = self.view.document.architecture();
        let Some((id, name)) = self.named(at) else {
            return Vec::new();
        };
        let uses = self.view.places.of_id(IdOf::Element, &id);
        // What is gone is not to come again under its id, and an organisation is no element.
        if uses.iter().any(|found| found.is_earlier) || arch.organisation(&id).is_some() {
            return Vec::new();
        }
        let place = self.place(at);
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
                id: id.clone(),
                layer: kind.layer(),
                kind: key.to_owned(),
                fields: vec![(Field::NameVi, name.clone())],
            };
            self.declaring(found, (at, &id), edit, &title)
        };
        kinds.filter_map(action).collect()
    }

    /// The organisation or source that a value names.
    fn entry(&self, found: &Diagnostic, at: Span) -> Option<CodeAction> {
        let (id, name) = self.named(at)?;
        if self.view.document.architecture().element(&id).is_some() {
            return None;
        }
        let place = self.place(at)?;
        let is_source = place.field == Some(Field::Source);
        let (table, field) = if is_source {
            (Table::Sources, Field::Title)
        } else {
            (Table::Organisations, Field::NameVi)
        };
        let edit = Edit::AddRecord {
            table,
            key: id.clone(),
            holder: None,
            fields: vec![(field, name)],
        };
        let within = table.key();
        let title = bilingual!(
            "Khai báo `{id}` trong `{within}` ({ENTRY}), cần điền tiếp",
            "Declare `{id}` under `{within}` ({ENTRY}), to be filled in"
        );
        self.declaring(found, (at, &id), edit, &title)
    }

    fn place(&self, at: Span) -> Option<PlaceAt<'_>> {
        self.view.places.at(at.source, at.start as usize)
    }

    /// The id to declare, and the name to give it: of what is written there if that is a name and no id, else one that a
    /// person has to give. Nothing where neither is written.
    fn named(&self, at: Span) -> Option<(String, String)> {
        let place = self.place(at)?;
        let written = place.entry?.text()?;
        let mark = TO_FILL_IN.get(self.view.lang);
        let is_route = place.field == Some(Field::RouteHop) && written == "direct";
        if is_route || is_to_fill_in(written) || written.contains([',', ';', '\n']) {
            return None;
        }
        if is_key(written) {
            return Some((written.to_owned(), mark.to_owned()));
        }
        Some((as_key(written)?, written.to_owned()))
    }

    fn declaring(
        &self,
        found: &Diagnostic,
        (at, id): (Span, &str),
        edit: Edit,
        title: &Text,
    ) -> Option<CodeAction> {
        let mut all = vec![edit];
        if self.place(at)?.entry?.text()? != id {
            let to = id.to_owned();
            all.push(Edit::Rewrite { at, to });
        }
        let mut made = self.view.document.apply(&all).ok()?;
        for key in ["vi", "title"] {
            quote_mark(&mut made, key, TO_FILL_IN.get(self.view.lang));
        }
        if made.is_empty() {
            return None;
        }
        self.quick_fix(title, &made, (found.code.as_str(), at))
    }
}
