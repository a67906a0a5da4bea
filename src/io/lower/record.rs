//! Records: sources, organisations, contents, views, figures, fates.

use super::{Lowering, Owner, What};
use crate::io::marks::Mark;
use crate::io::slip::Mend;
use crate::io::tape::{Cursor, View};
use crate::io::{codes, problem};
use crate::model::as_key;
use crate::model::store::Holder;
use crate::model::{Field, Subject, Table, is_key};
use crate::span::Span;
use crate::text::Text;

impl<'t> Lowering<'t> {
    /// A table at the top of a file.
    pub(super) fn table(&mut self, table: Table, section: Cursor<'t>) {
        let owner = Owner {
            id: table.key(),
            at: section.key().span(),
            what: What::Record(table),
            specs: table.fields(),
            ix: 0,
            to: "",
        };
        self.records(table, Holder::Document, owner, section);
    }

    /// The records of a table below the document, an element or a relation.
    pub(super) fn records(
        &mut self,
        table: Table,
        holder: Holder,
        owner: Owner<'t>,
        value: Cursor<'t>,
    ) {
        match (value.view(), table.is_list()) {
            (View::Map(_), false) => {
                let lost = |this: &mut Self, key: Option<&str>| {
                    this.note(|unread| unread.record(table, key));
                };
                let entries = self.entries(value, lost);
                for &(key, value) in &entries {
                    if is_key(key) {
                        self.keyed(table, holder, key, key, value.key().mark(), value);
                    } else {
                        let at = value.key().span();
                        self.bad_key(codes::VALUE, key, at);
                        if matches!(table, Table::Sources | Table::Organisations)
                            && let Some(near) = as_key(key)
                        {
                            self.mend(codes::VALUE, at, Mend::Id(Some(table), near), true);
                        }
                        self.lose_record(table, key);
                    }
                }
                self.recycle(entries);
            }
            (View::Seq(items), true) => {
                for item in items {
                    self.listed_record(table, holder, owner, item);
                }
            }
            (View::Scalar(..), _) if value.is_nothing() => {}
            (_, is_list) => {
                let wanted = if is_list {
                    Text::fixed("danh sách", "a list")
                } else {
                    Text::fixed(
                        "mục gồm các định danh và nội dung",
                        "a map from ids to contents",
                    )
                };
                let problem = problem::wrong_type(table.key(), &wanted, value.span());
                let help = problem::as_in(table.described().example);
                self.report(problem.help(help));
                self.note(|unread| unread.record(table, None));
            }
        }
    }

    /// Remembers an entry whose key is not valid, so that another one may be meant.
    fn lose_record(&mut self, table: Table, key: &str) {
        self.note(|unread| {
            unread.record(table, Some(key));
            unread.open_table(table);
        });
    }

    fn listed_record(&mut self, table: Table, holder: Holder, owner: Owner<'t>, item: Cursor<'t>) {
        let View::Map(_) = item.view() else {
            let wanted = Text::fixed("danh sách, mỗi mục gồm các khóa", "a list of maps");
            self.report(problem::wrong_type(table.key(), &wanted, item.span()));
            self.note(|unread| unread.record(table, None));
            return;
        };
        if !table.has_id() {
            let part = |key: &str| match item.get(key).and_then(Cursor::scalar) {
                Some((text, _)) => text,
                _ => "",
            };
            let key = Table::superseded(part("body"), part("version"));
            self.keyed(table, holder, &key, owner.id, item.mark(), item);
            return;
        }
        let Some(id) = item.get("id") else {
            let at = first_key(item).unwrap_or(item.span());
            if item.is_cut() {
                self.note(|unread| unread.record(table, None));
                return;
            }
            self.report(problem::missing(codes::MISSING, table.key(), "id", at));
            self.note(|unread| unread.record(table, None));
            return;
        };
        let Some(key) = self.text("id", id) else {
            self.note(|unread| unread.record(table, None));
            return;
        };
        if is_key(key) {
            self.keyed(table, holder, key, key, id.mark(), item);
        } else {
            self.bad_key(codes::VALUE, key, id.span());
            self.lose_record(table, key);
        }
    }

    /// `shown` is what messages call it.
    fn keyed(
        &mut self,
        table: Table,
        holder: Holder,
        key: &str,
        shown: &'t str,
        at: Mark,
        value: Cursor<'t>,
    ) {
        let declared_before = matches!(table, Table::Sources | Table::Organisations);
        let ix = match self.out.declare_record(table, key, holder) {
            Ok(ix) => {
                self.map.records[table].push(at);
                ix
            }
            // Sources and organisations were declared first, this very entry among them.
            Err(ix) if declared_before && self.place_of(table, ix) == Some(at) => ix,
            Err(ix) => {
                if let Some(first) = self.place_of(table, ix) {
                    let (first, at) = (first.span(self.sources), at.span(self.sources));
                    self.report(problem::duplicate_key(key, first, at));
                }
                // Under a key that is taken another one may be meant.
                self.lose_record(table, key);
                return;
            }
        };
        let at = at.span(self.sources);
        let owner = Owner {
            id: shown,
            at,
            what: What::Record(table),
            specs: table.fields(),
            ix,
            to: "",
        };
        let mut later = self.later();
        self.read_map(&owner, value, &mut later);
        if table == Table::Contents && (value.is_nothing() || matches!(value.view(), View::Map(_)))
        {
            let has = |field| self.scratch.iter().any(|(p, _)| p.field == field);
            let refused = has(Field::Refused);
            let is_known = !refused && !value.is_cut();
            if has(Field::Content) == has(Field::Unknown) && is_known {
                self.report(problem::content_and_unknown(shown, at));
                let of = Subject::record(table, key);
                self.note(|unread| unread.key(of, Field::Content.path()));
            }
        }
        later.clear();
        self.spare_later.push(later);
        self.set_record(table, ix);
    }

    fn place_of(&self, table: Table, ix: u32) -> Option<Mark> {
        self.map.records[table].get(ix as usize).copied()
    }
}

fn first_key(map: Cursor<'_>) -> Option<Span> {
    match map.view() {
        View::Map(mut entries) => entries.next().map(|(key, _)| key.span()),
        _ => None,
    }
}
