//! Reading maps: their keys once each, and each by its place in the schema.

use std::collections::HashMap;

use super::suggest::nearest;
use super::{Later, Lowering, Owner, What};
use crate::io::tape::{Cursor, View};
use crate::io::{codes, problem};
use crate::model::schema::{FieldSpec, Shape};
use crate::model::{Field, RelationKind};
use crate::span::Span;
use crate::text::Text;

/// Maps of up to so many keys are searched, larger ones indexed.
const SMALL: usize = 16;

impl<'t> Lowering<'t> {
    /// The entries of a map: keys that are not texts, come again or are `<<` are reported and left out.
    pub(super) fn entries(&mut self, map: Cursor<'t>) -> Vec<(&'t str, Span, Cursor<'t>)> {
        self.entries_with(map, |this, key, first, second| {
            this.report(problem::duplicate_key(key, first, second));
        })
    }

    /// The same, with another word on keys that come again.
    pub(super) fn entries_with(
        &mut self,
        map: Cursor<'t>,
        duplicate: impl Fn(&mut Self, &'t str, Span, Span),
    ) -> Vec<(&'t str, Span, Cursor<'t>)> {
        let View::Map(entries) = map.view() else {
            return Vec::new();
        };
        let mut out: Vec<(&'t str, Span, Cursor<'t>)> = Vec::new();
        let mut index: HashMap<&'t str, Span> = HashMap::new();
        for (key, value) in entries {
            let at = key.span();
            let View::Scalar(text, _) = key.view() else {
                self.report(problem::key_not_text(at));
                continue;
            };
            if text == "<<" {
                self.report(problem::merge_key(at));
                continue;
            }
            let first = if out.len() < SMALL {
                out.iter().find(|(k, _, _)| *k == text).map(|e| e.1)
            } else {
                if index.is_empty() {
                    index.extend(out.iter().map(|(k, at, _)| (*k, *at)));
                }
                index.get(text).copied()
            };
            if let Some(first) = first {
                duplicate(self, text, first, at);
                continue;
            }
            if !index.is_empty() {
                index.insert(text, at);
            }
            out.push((text, at, value));
        }
        out
    }

    /// Reads a map by its schema into the scratch fields; what hangs on it goes to `later`.
    pub(super) fn read_map(&mut self, owner: Owner<'t>, value: Cursor<'t>, later: &mut Later<'t>) {
        match value.view() {
            View::Map(_) => self.read_fields(owner, owner.specs, value, owner.at, later),
            View::Scalar("" | "null" | "~", _) => {
                // Nothing there: the same as an empty map.
                self.require(owner, owner.specs, &[], owner.at);
            }
            _ => {
                let wanted = Text::fixed("ánh xạ gồm các khóa", "a map of keys");
                self.report(problem::wrong_type(owner.id, &wanted, value.span()));
            }
        }
    }

    fn read_fields(
        &mut self,
        owner: Owner<'t>,
        specs: &'static [FieldSpec],
        value: Cursor<'t>,
        at: Span,
        later: &mut Later<'t>,
    ) {
        let entries = self.entries(value);
        for &(key, at, value) in &entries {
            if is_own_key(owner, specs, key) {
                continue;
            }
            if let Some(spec) = specs.iter().find(|spec| spec.key == key) {
                self.read_field(owner, spec, at, value, later);
            } else if key.contains(' ') && matches!(value.view(), View::Scalar("", _)) {
                self.report(problem::cut_text(key, at));
            } else {
                let known: Vec<_> = specs.iter().map(|spec| spec.key).collect();
                self.unknown_key(key, &known, at);
                // It may have been meant as relations.
                let relations = RelationKind::ALL.into_iter().map(RelationKind::key);
                if let Some(element) = self.current
                    && nearest(key, relations).is_some()
                {
                    self.out.bereave(element);
                }
            }
        }
        self.require(owner, specs, &entries, at);
    }

    fn require(
        &mut self,
        owner: Owner<'t>,
        specs: &'static [FieldSpec],
        entries: &[(&'t str, Span, Cursor<'t>)],
        at: Span,
    ) {
        for spec in specs.iter().filter(|spec| spec.required) {
            if entries.iter().any(|(key, _, _)| *key == spec.key) {
                continue;
            }
            let is_name = spec.key == "name" || spec.field == Some(Field::NameVi);
            let problem = match owner.what {
                What::Element if is_name => {
                    problem::missing_vietnamese_name(crate::rules::LAY003, owner.id, at)
                }
                _ if is_name => problem::missing_vietnamese_name(codes::MISSING, owner.id, at),
                _ => problem::missing(codes::MISSING, owner.id, spec.key, at),
            };
            self.report(problem);
            self.refuse(spec.field, at);
        }
    }

    fn read_field(
        &mut self,
        owner: Owner<'t>,
        spec: &'static FieldSpec,
        at: Span,
        value: Cursor<'t>,
        later: &mut Later<'t>,
    ) {
        match spec.shape {
            Shape::Group { fields, bare } => match (value.view(), fields.first()) {
                (View::Map(_), _) => self.read_fields(owner, fields, value, at, later),
                (View::Scalar(..), Some(first)) if bare => {
                    self.read_field(owner, first, at, value, later);
                }
                (View::Scalar(text, _), Some(first)) => {
                    let problem = if first.key == "vi" {
                        problem::name_as_text(spec.key, text, value.span())
                    } else {
                        problem::wrong_type(spec.key, &map_of(fields), value.span())
                    };
                    self.report(problem);
                    self.refuse_all(fields, at);
                }
                _ => {
                    self.report(problem::wrong_type(spec.key, &map_of(fields), value.span()));
                    self.refuse_all(fields, at);
                }
            },
            Shape::Relations(kind) => later.relations.push((kind, value)),
            Shape::Records(table) => later.records.push((table, at, value)),
            // The kind was read when the element was declared.
            Shape::Kind => self.custom_kind(value),
            _ => {
                if let Some(field) = spec.field {
                    self.leaf(owner, spec, field, value);
                }
            }
        }
    }

    fn refuse_all(&mut self, fields: &[FieldSpec], at: Span) {
        for spec in fields {
            self.refuse(spec.field, at);
        }
    }
}

/// Keys that name the thing itself, and so are no fields of it.
fn is_own_key(owner: Owner<'_>, specs: &'static [FieldSpec], key: &str) -> bool {
    if !std::ptr::eq(specs, owner.specs) {
        return false;
    }
    match owner.what {
        What::Header => key == "id",
        What::Record(table) => key == "id" && table.is_list() && table.has_id(),
        What::Relation => matches!(key, "to" | "with"),
        What::Element => false,
    }
}

fn map_of(fields: &[FieldSpec]) -> Text {
    let keys: Vec<_> = fields.iter().map(|f| format!("`{}`", f.key)).collect();
    let keys = keys.join(", ");
    crate::bilingual!("ánh xạ gồm {keys}", "a map of {keys}")
}
