//! What a document says of single things, as the cells of tables say it.

use super::cells::stated;
use super::context::Cx;
use super::table::{Cell, Content};
use super::thing::{Thing, place_of, title};
use crate::date::Date;
use crate::model::schema::{ELEMENT, HEADER, RELATION};
use crate::model::{
    Architecture, ElementRef, Field, RecordRef, RelationRef, Subject, Table as Records,
};
use crate::text::Text;

/// Asks for single facts. Making it costs O(elements).
pub(crate) struct Facts<'a> {
    cx: Cx<'a>,
}

impl<'a> Facts<'a> {
    /// Of an architecture on a day; without state secrets if it is public.
    pub(crate) fn of(
        arch: &'a Architecture,
        day: Option<Date>,
        is_public: bool,
        earlier: Option<&'a Architecture>,
    ) -> Self {
        Self {
            cx: Cx::of(arch, day, is_public, earlier),
        }
    }

    /// What a key of an element is called and what the document says of it; `None` if it means nothing for its kind.
    pub(crate) fn element(&self, element: ElementRef<'a>, field: Field) -> Option<(Text, Cell)> {
        self.of_thing(Thing::Element(element), field)
    }

    /// The same of a relation.
    pub(crate) fn relation(&self, relation: RelationRef<'a>, field: Field) -> Option<(Text, Cell)> {
        self.of_thing(Thing::Relation(relation), field)
    }

    /// The same of an entry of a table.
    pub(crate) fn record(&self, record: RecordRef<'a>, field: Field) -> Option<(Text, Cell)> {
        self.of_thing(Thing::Record(record), field)
    }

    fn of_thing(&self, thing: Thing<'a>, field: Field) -> Option<(Text, Cell)> {
        let (group, spec) = place_of(thing.specs(), field)?;
        let cell = stated(&self.cx, thing, field);
        (cell.content != Content::NotApplicable).then(|| (title(group, spec), cell))
    }

    /// The name of an element, with its id behind if it is not the only one of that name.
    pub(crate) fn name(&self, element: ElementRef<'a>) -> Text {
        self.cx.name(element)
    }

    /// Whether an element must not be shown.
    pub(crate) fn hides(&self, element: ElementRef<'_>) -> bool {
        let secrets = self.cx.secrets();
        secrets.is_some_and(|secrets| secrets.has(element.id()))
    }

    /// Whether a relation must not be shown.
    pub(crate) fn hides_relation(&self, relation: RelationRef<'_>) -> bool {
        let secrets = self.cx.secrets();
        secrets.is_some_and(|secrets| secrets.covers_relation(relation))
    }

    /// Whether one of several parts must not be shown.
    pub(crate) fn hides_any<'s>(&self, subjects: impl IntoIterator<Item = &'s Subject>) -> bool {
        let secrets = self.cx.secrets();
        secrets.is_some_and(|secrets| secrets.covers_any(subjects))
    }

    /// Whether a text speaks of what must not be shown.
    pub(crate) fn hides_text(&self, text: &str) -> bool {
        let secrets = self.cx.secrets();
        secrets.is_some_and(|secrets| secrets.are_named_in(text))
    }
}

/// What a key is called, whichever thing has it.
pub(crate) fn title_of_key(key: &str) -> Option<Text> {
    let records = Records::ALL.iter().map(|table| table.fields());
    let mut all = [HEADER, ELEMENT, RELATION].into_iter().chain(records);
    all.find_map(|specs| {
        let fields = Field::ALL.iter().filter(|field| field.path() == key);
        let (group, spec) = fields
            .into_iter()
            .find_map(|field| place_of(specs, *field))?;
        Some(title(group, spec))
    })
}
