//! The first pass: which ids there are, so that everything can refer to them.

use std::collections::HashMap;

use super::refused::Refused;
use super::slips::{is_sure_value, key_meant, value_meant, word_meant};
use super::{Entry, Lowering};
use crate::diagnostic::{LAY002, LAY003};
use crate::io::codes;
use crate::io::problem;
use crate::io::slip::Mend;
use crate::io::tape::{Cursor, View};
use crate::model::as_key;
use crate::model::schema::ELEMENT;
use crate::model::store::{Holder, Prop};
use crate::model::{Field, Kind, Layer, RelationKind, Subject, Table, Unread, is_key};
use crate::phrase::listed;
use crate::span::Span;
use crate::text::Text;

/// The kinds met in a section: few come again and again.
#[derive(Default)]
pub(super) struct Kinds<'t>(Vec<(&'t str, Kind)>);

/// So many kinds of a section are known by heart.
const MOST_KINDS: usize = 16;

impl<'t> Kinds<'t> {
    pub(super) fn clear(&mut self) {
        self.0.clear();
    }

    /// The kind of that name, mostly of that layer.
    pub(super) fn get(&mut self, key: &'t str, layer: Layer) -> Option<Kind> {
        if let Some((_, kind)) = self.0.iter().find(|(known, _)| *known == key) {
            return Some(*kind);
        }
        let kind = Kind::from_key(key, layer)?;
        if self.0.len() < MOST_KINDS {
            self.0.push((key, kind));
        }
        Some(kind)
    }
}

impl<'t> Lowering<'t> {
    pub(super) fn declare_elements(&mut self, layer: Layer, section: Cursor<'t>) {
        if !self.is_map_or_nothing(layer.section(), section) {
            if !is_nothing(section) {
                self.note(|unread| {
                    unread.section(layer.section());
                    unread.open(Some(layer));
                });
            }
            return;
        }
        let View::Map(entries) = section.view() else {
            return;
        };
        // Of this section: those declared come after the earlier ones, those refused are few.
        let earlier = self.out.element_count();
        self.out.expect_elements(entries.clone().count());
        self.kinds.clear();
        let mut refused: HashMap<&'t str, Span> = HashMap::new();
        // The element above, and the keys after it that stand where elements do.
        let mut above: Option<Cursor<'t>> = None;
        let mut stray: Vec<Entry<'t>> = Vec::new();
        let mut entries = entries.peekable();
        while let Some((key, value)) = entries.next() {
            let Some(id) = self.key_text(key) else {
                self.note(|unread| {
                    unread.section(layer.section());
                    unread.open(Some(layer));
                });
                continue;
            };
            if is_key_of_element(id, value) {
                stray.push((id, value));
                continue;
            }
            self.stray_keys(layer, above, &mut stray);
            above = Some(value);
            let next = entries
                .peek()
                .and_then(|(key, next)| Some((key.scalar()?.0, *next)));
            let is_cut_off = next.is_some_and(|(key, next)| is_key_of_element(key, next))
                && value.get("kind").is_none()
                && (is_nothing(value) || matches!(value.view(), View::Map(_)));
            if is_cut_off && is_key(id) {
                self.bury_element(id, Some(layer), value);
                refused.insert(id, key.span());
                continue;
            }
            let first = match self.out.element(id).filter(|ix| *ix >= earlier) {
                Some(ix) => self.place_of_element(ix),
                None => refused.get(id).copied(),
            };
            if first.is_some() {
                self.report(problem::duplicate_element(LAY003, id, first, key.span()));
                self.bury_element(id, Some(layer), value);
                self.refused.push(Refused::seen(value));
                continue;
            }
            if self.declare_element(layer, id, value).is_none() {
                self.bury_element(id, Some(layer), value);
                self.refused.push(Refused::seen(value));
                refused.insert(id, key.span());
            }
        }
        self.stray_keys(layer, above, &mut stray);
    }

    /// Reports keys of an element that stand where elements do: lines that are indented too little.
    fn stray_keys(&mut self, layer: Layer, above: Option<Cursor<'t>>, stray: &mut Vec<Entry<'t>>) {
        let Some((_, first)) = stray.first() else {
            return;
        };
        let at = first.key().span();
        let keys: Vec<&str> = stray.iter().map(|(key, _)| *key).collect();
        let owner = above.and_then(|above| above.key().scalar());
        let owner = owner.map(|(id, _)| id);
        self.report(problem::keys_of_element(&keys, owner, layer.section(), at));
        let element = owner.and_then(|id| self.out.element(id));
        match (owner, element) {
            (Some(id), Some(element)) => {
                self.out.bereave(element);
                self.cut_short.push(element);
                for key in keys {
                    self.note(|unread| unread.key(Subject::element(id), key));
                    if let Some(kind) = RelationKind::from_key(key) {
                        self.note(|unread| unread.relation(id, kind, None));
                    }
                }
            }
            // That of an element that was refused is known by its id.
            (Some(_), None) => {}
            (None, _) => self.note(|unread| {
                unread.section(layer.section());
                unread.open(Some(layer));
            }),
        }
        stray.clear();
    }

    /// Remembers an element that was refused: what it is called, and what it says it continues.
    pub(super) fn bury_element(&mut self, id: &str, layer: Option<Layer>, value: Cursor<'t>) {
        self.tombstone(id, layer);
        // Under an id that is not valid, or is taken, another one may be meant.
        if !is_key(id) || self.out.element(id).is_some() {
            self.out.unread().open(layer);
        }
        if let Some(ids) = value.get(Field::Succeeds.path()) {
            self.continued(ids);
        }
    }

    /// Remembers the ids that something which could not be read says it continues.
    pub(super) fn continued(&mut self, ids: Cursor<'t>) {
        let mut one = |id: Cursor<'t>| match id.view() {
            View::Scalar(id, _) => self.note(|unread| unread.continues(id)),
            _ => self.note(Unread::continues_any),
        };
        match ids.view() {
            View::Seq(ids) => ids.for_each(one),
            _ => one(ids),
        }
    }

    /// Declares one element; `None` if it is refused, for a reason that is reported.
    fn declare_element(&mut self, layer: Layer, id: &'t str, value: Cursor<'t>) -> Option<()> {
        let key = value.key();
        if !is_key(id) {
            self.bad_key(LAY003, id, key.span());
            if let Some(near) = as_key(id) {
                self.mend(LAY003, key.span(), Mend::Id(None, near), true);
            }
            return None;
        }
        let View::Map(_) = value.view() else {
            let wanted = Text::fixed(
                "mục có ít nhất hai khóa `kind` và `name`",
                "a map with at least `kind` and `name`",
            );
            self.report(problem::wrong_type(id, &wanted, value.span()));
            return None;
        };
        let kind = self.declared_kind(id, layer, value)?;
        match self.out.declare_element(id, kind) {
            Ok(_) => {
                self.map.elements.push(key.mark());
                self.elements.push(value);
                Some(())
            }
            Err(ix) => {
                let first = self.place_of_element(ix);
                self.report(problem::duplicate_element(LAY003, id, first, key.span()));
                None
            }
        }
    }

    pub(super) fn declared_kind(
        &mut self,
        id: &str,
        layer: Layer,
        value: Cursor<'t>,
    ) -> Option<Kind> {
        let at = value.key().span();
        let Some(kind_at) = value.get("kind") else {
            if value.is_cut() {
                return None;
            }
            // A key that was meant for it is reported when the rest is read.
            if has_key_for(value, "kind") {
                return None;
            }
            // What is merged in is not read, and may well say it.
            self.report(match key_at(value, "<<") {
                Some(merge) => problem::merge_key(merge),
                None => problem::missing_kind(id, &listed(kinds_of(layer)), at),
            });
            return None;
        };
        let View::Scalar(key, _) = kind_at.view() else {
            if kind_at.is_cut() {
                return None;
            }
            let wanted = Text::fixed("một chuỗi", "a text");
            self.report(problem::wrong_type("kind", &wanted, kind_at.span()));
            return None;
        };
        if key.is_empty() {
            let all = listed(kinds_of(layer));
            self.report(problem::missing_kind(id, &all, kind_at.span()));
            return None;
        }
        match self.kinds.get(key, layer) {
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
                let at = kind_at.span();
                let mut mend = None;
                self.found.push_with(at, || {
                    let (near, is_sure) = kind_meant(key, layer);
                    mend = near.map(|near| (near, is_sure));
                    let here = kinds_of(layer);
                    problem::unknown_kind(key, near, &listed(&here), at)
                });
                if let Some((near, is_sure)) = mend {
                    let say = Mend::Say(near.to_owned());
                    self.mend(codes::KIND, at, say, is_sure);
                }
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
                .push((Prop::text(Field::Kind, text), value.mark()));
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
                self.map.records[table].push(key.mark());
            }
        }
    }

    /// Whether a section is a map; an empty value is an empty map.
    pub(super) fn is_map_or_nothing(&mut self, name: &str, value: Cursor<'t>) -> bool {
        match value.view() {
            View::Map(_) => true,
            _ if is_nothing(value) => false,
            _ => {
                let wanted = Text::fixed(
                    "mục gồm các định danh và nội dung",
                    "a map from ids to contents",
                );
                let problem = problem::wrong_type(name, &wanted, value.span());
                self.report(match value.view() {
                    View::Seq(_) => problem.help(problem::map_of_entries(name)),
                    View::Map(_) | View::Scalar(..) => problem,
                });
                false
            }
        }
    }
}

/// Whether an entry among elements is a key of one: by its word, and because it is no element itself.
fn is_key_of_element(key: &str, value: Cursor<'_>) -> bool {
    // Nearly every element has a kind.
    value.get("kind").is_none()
        && value.get("name").is_none()
        && ELEMENT.iter().any(|spec| spec.key == key)
}

fn kinds_of(layer: Layer) -> Vec<&'static str> {
    let ours = Kind::ALL.iter().filter(|kind| kind.layer() == layer);
    ours.map(|kind| kind.key()).collect()
}

/// The kind that is meant, and whether none else can be.
fn kind_meant(key: &str, layer: Layer) -> (Option<&'static str>, bool) {
    let ours = Kind::ALL.iter().filter(|kind| kind.layer() == layer);
    let here = kinds_of(layer);
    let labels = |kind: &Kind| (kind.key(), kind.label());
    if let Some(called) = word_meant(key, ours.chain(Kind::ALL).map(labels)) {
        return (Some(called), here.contains(&called));
    }
    if let Some(near) = value_meant(key, &here) {
        return (Some(near), is_sure_value(key, &here, near));
    }
    let all: Vec<_> = Kind::ALL.iter().map(|kind| kind.key()).collect();
    (value_meant(key, &all), false)
}

/// Whether no value was written.
pub(super) fn is_nothing(value: Cursor<'_>) -> bool {
    value.is_nothing()
}

/// Whether a map has an unknown key that was meant for this one.
pub(super) fn has_key_for(map: Cursor<'_>, meant: &'static str) -> bool {
    let View::Map(mut entries) = map.view() else {
        return false;
    };
    let known: Vec<&'static str> = ELEMENT.iter().map(|spec| spec.key).collect();
    entries.any(|(key, _)| {
        let key = key.scalar().map_or("", |(key, _)| key);
        !known.contains(&key) && key_meant(key, &known) == Some(meant)
    })
}

/// Where a key of a map stands.
fn key_at(map: Cursor<'_>, key: &str) -> Option<Span> {
    let View::Map(mut entries) = map.view() else {
        return None;
    };
    let found = entries.find(|(k, _)| matches!(k.view(), View::Scalar(text, _) if text == key));
    found.map(|(key, _)| key.span())
}
