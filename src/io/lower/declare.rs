//! The first pass: which ids there are, so that everything can refer to them.

use super::Lowering;
use super::suggest::{listed, nearest};
use crate::io::codes;
use crate::io::problem;
use crate::io::tape::{Cursor, View};
use crate::model::store::{Holder, Prop};
use crate::model::{Field, Kind, Layer, Table, is_key};
use crate::rules::{LAY002, LAY003};
use crate::span::Span;
use crate::text::Text;

impl<'t> Lowering<'t> {
    pub(super) fn declare_elements(&mut self, layer: Layer, section: Cursor<'t>) {
        if !self.is_map_or_nothing(layer.section(), section) {
            if let View::Seq(_) = section.view() {
                self.bury(layer.section(), layer);
            }
            return;
        }
        let entries = self.entries_with(section, |this, id, first, second| {
            this.report(problem::duplicate_element(LAY003, id, Some(first), second));
        });
        for (id, at, value) in entries {
            if !is_key(id) {
                self.bad_key(LAY003, id, at);
                self.bury(id, layer);
                continue;
            }
            let View::Map(_) = value.view() else {
                let wanted = Text::fixed(
                    "ánh xạ có ít nhất `kind` và `name`",
                    "a map with at least `kind` and `name`",
                );
                self.report(problem::wrong_type(id, &wanted, value.span()));
                self.bury(id, layer);
                continue;
            };
            let Some(kind) = self.declared_kind(id, layer, at, value) else {
                self.bury(id, layer);
                continue;
            };
            match self.out.declare_element(id, kind) {
                Ok(ix) => {
                    self.map.elements.push(at);
                    self.elements.push((ix, id, value));
                }
                Err(earlier) => {
                    let first = self.map.elements.get(earlier as usize).copied();
                    self.report(problem::duplicate_element(LAY003, id, first, at));
                    self.bury(id, layer);
                }
            }
        }
    }

    fn declared_kind(
        &mut self,
        id: &str,
        layer: Layer,
        at: Span,
        value: Cursor<'t>,
    ) -> Option<Kind> {
        let Some(kind_at) = value.get("kind") else {
            // What is merged in is not read, and may well say it.
            self.report(match key_at(value, "<<") {
                Some(merge) => problem::merge_key(merge),
                None => problem::missing(codes::MISSING, id, "kind", at),
            });
            return None;
        };
        let View::Scalar(key, _) = kind_at.view() else {
            let wanted = Text::fixed("văn bản", "a text");
            self.report(problem::wrong_type("kind", &wanted, kind_at.span()));
            return None;
        };
        if key.is_empty() {
            self.report(problem::missing(codes::MISSING, id, "kind", kind_at.span()));
            return None;
        }
        match Kind::from_key(key, layer) {
            Some(kind) if kind.layer() == layer => Some(kind),
            Some(kind) => {
                self.report(problem::wrong_section(
                    LAY002,
                    id,
                    key,
                    layer.section(),
                    kind.layer().section(),
                    kind_at.span(),
                ));
                None
            }
            None => {
                let here: Vec<_> = Kind::ALL
                    .iter()
                    .filter(|k| k.layer() == layer)
                    .map(|k| k.key())
                    .collect();
                let near = nearest(key, here.iter().copied())
                    .or_else(|| nearest(key, Kind::ALL.iter().map(|k| k.key())));
                self.report(problem::unknown_kind(
                    key,
                    near,
                    &listed(&here),
                    kind_at.span(),
                ));
                None
            }
        }
    }

    /// A kind of the user's own is kept by name.
    pub(super) fn custom_kind(&mut self, value: Cursor<'t>) {
        if let View::Scalar(key, _) = value.view()
            && key.starts_with(Kind::CUSTOM_PREFIX)
        {
            let text = self.out.text(key);
            self.scratch
                .push((Prop::text(Field::Kind, text), value.span()));
        }
    }

    pub(super) fn declare_records(&mut self, table: Table, section: Cursor<'t>) {
        if !self.is_map_or_nothing(table.key(), section) {
            return;
        }
        // Keys that come again are reported when the entries are read.
        let View::Map(entries) = section.view() else {
            return;
        };
        for (key, _) in entries {
            if let View::Scalar(id, _) = key.view()
                && is_key(id)
                && self.out.declare_record(table, id, Holder::Document).is_ok()
            {
                self.map.records[table.index()].push(key.span());
            }
        }
    }

    /// Whether a section is a map; an empty value is an empty map.
    pub(super) fn is_map_or_nothing(&mut self, name: &str, value: Cursor<'t>) -> bool {
        match value.view() {
            View::Map(_) => true,
            View::Scalar("" | "~" | "null", _) => false,
            _ => {
                let wanted = Text::fixed("ánh xạ từ mã đến nội dung", "a map from ids to contents");
                self.report(problem::wrong_type(name, &wanted, value.span()));
                false
            }
        }
    }
}

/// Where a key of a map stands.
fn key_at(map: Cursor<'_>, key: &str) -> Option<Span> {
    let View::Map(mut entries) = map.view() else {
        return None;
    };
    let found = entries.find(|(k, _)| matches!(k.view(), View::Scalar(text, _) if text == key));
    found.map(|(key, _)| key.span())
}
