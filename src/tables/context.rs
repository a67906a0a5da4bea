//! What tables are made from.

use std::cell::OnceCell;
use std::collections::HashMap;

use super::secrets::Secrets;
use super::table::{Cell, Table};
use super::thing::Thing;
use super::ties::Ties;
use crate::date::Date;
use crate::diagnostic::Completeness;
use crate::model::{Architecture, DocumentStatus, ElementRef, OrganisationRef};
use crate::text::{Lang, Text};

fn count<'n>(names: &mut HashMap<&'n str, usize>, name: &'n str) {
    let of = names.entry(name).or_default();
    *of = of.saturating_add(1);
}

/// What the rows of a table are made with.
pub(super) struct Cx<'a> {
    pub(super) arch: &'a Architecture,
    pub(super) day: Option<Date>,
    secrets: Option<Secrets<'a>>,
    names: HashMap<&'a str, usize>,
    bodies: HashMap<&'a str, usize>,
    ties: OnceCell<Ties<'a>>,
    owned: OnceCell<HashMap<&'a str, usize>>,
}

impl<'a> Cx<'a> {
    /// Of an architecture on a day; without state secrets, if the earlier version is given that tables may speak of.
    pub(super) fn of(
        arch: &'a Architecture,
        day: Option<Date>,
        public: Option<Option<&'a Architecture>>,
    ) -> Self {
        let mut names: HashMap<&str, usize> = HashMap::new();
        for element in arch.elements() {
            for lang in [Lang::Vi, Lang::En] {
                count(&mut names, element.name(lang));
            }
        }
        let mut bodies: HashMap<&str, usize> = HashMap::new();
        for body in arch.organisations() {
            for lang in [Lang::Vi, Lang::En] {
                count(&mut bodies, body.name(lang));
            }
        }
        let secrets = public.map(|earlier| Secrets::of(std::iter::once(arch).chain(earlier)));
        Self {
            arch,
            day,
            secrets,
            names,
            bodies,
            ties: OnceCell::new(),
            owned: OnceCell::new(),
        }
    }

    /// What is tied to what.
    pub(super) fn ties(&self) -> &Ties<'a> {
        self.ties
            .get_or_init(|| Ties::of(self.arch, self.day, self.secrets()))
    }

    /// How many elements each organisation owns.
    pub(super) fn owned(&self) -> &HashMap<&'a str, usize> {
        self.owned.get_or_init(|| {
            let mut owned = HashMap::new();
            let shown = self.arch.elements();
            let shown = shown.filter(|element| {
                !self
                    .secrets()
                    .is_some_and(|secrets| secrets.covers(Thing::Element(*element)))
            });
            for owner in shown.filter_map(ElementRef::owner) {
                count(&mut owned, owner.key());
            }
            owned
        })
    }

    /// What is to be left out, if anything is.
    pub(super) fn secrets(&self) -> Option<&Secrets<'a>> {
        self.secrets.as_ref()
    }

    /// The name of an element, with its id behind if it is not the only one of that name.
    pub(super) fn name(&self, element: ElementRef<'a>) -> Text {
        unique(element.id(), |lang| element.name(lang), &self.names)
    }

    /// The name of an organisation, likewise.
    pub(super) fn body(&self, body: OrganisationRef<'a>) -> Text {
        unique(body.key(), |lang| body.name(lang), &self.bodies)
    }

    /// The lines below the title: the document, its version, the day it describes.
    pub(super) fn heading(&self) -> Vec<Text> {
        let (vi, en) = (self.arch.name(Lang::Vi), self.arch.name(Lang::En));
        let mut lines = vec![crate::bilingual!("{vi}", "{en}")];
        if let Some(day) = self.arch.state_date() {
            let vi = day.vietnamese();
            lines.push(crate::bilingual!(
                "Theo hiện trạng: {vi}",
                "State described: {day}"
            ));
        }
        lines
    }

    /// Leaves out what must not be shown, and adds the notes that every table has.
    pub(super) fn finish(&self, table: &mut Table) {
        if let Some(secrets) = &self.secrets {
            let before = table.rows.len();
            table.rows.retain(|row| !secrets.is_named_in(row));
            table.left_out = table
                .left_out
                .saturating_add(before.saturating_sub(table.rows.len()));
            renumber(table);
            let count = table.left_out;
            if count > 0 {
                let rows = if count == 1 { "row" } else { "rows" };
                table.notes.push(crate::bilingual!(
                    "Bản công khai: không đưa vào {count} dòng thuộc bí mật nhà nước.",
                    "Public version: {count} {rows} left out as state secrets."
                ));
            }
        }
        if self.arch.status() == Some(DocumentStatus::Illustrative) {
            table.notes.push(Text::fixed(
                "Văn bản được lập để minh họa, không phải văn bản chính thức.",
                "The document is an illustration, not an official one.",
            ));
        }
        let completeness = Completeness::of(self.arch.unread());
        if !completeness.is_complete() {
            let lines = completeness.lines();
            let said = |lang| {
                let lines: Vec<_> = lines.iter().map(|line| line.get(lang)).collect();
                lines.join("; ")
            };
            let (vi, en) = (said(Lang::Vi), said(Lang::En));
            table.notes.push(crate::bilingual!(
                "Bảng chưa đầy đủ vì không đọc được các nội dung sau: {vi}.",
                "The table is not complete, since the following could not be read: {en}."
            ));
        }
    }
}

/// Numbers the rows anew after some were left out.
fn renumber(table: &mut Table) {
    let at = table.columns.iter().position(|column| column.key == "no");
    let Some(at) = at else { return };
    for (nth, row) in (1..).zip(&mut table.rows) {
        if let Some(cell) = row.cells.get_mut(at) {
            *cell = Cell::number(nth);
        }
    }
}

fn unique<'a>(id: &str, name: impl Fn(Lang) -> &'a str, names: &HashMap<&'a str, usize>) -> Text {
    let twice = name(Lang::Vi) == name(Lang::En);
    let one = |lang| {
        let text = name(lang);
        let own = if twice { 2 } else { 1 };
        if names.get(text).is_some_and(|count| *count > own) {
            format!("{text} ({id})")
        } else {
            text.to_owned()
        }
    };
    Text::new(one(Lang::Vi), one(Lang::En))
}
