//! From drafts to an architecture: everything is laid out in document order and references are looked up.

use super::{Builder, End, Holder, RecordDraft, not_there, refused, taken};
use crate::error::Error;
use crate::model::assemble::{Assembler, Pushed};
use crate::model::store::{self, Target};
use crate::model::{Architecture, RelationKind, Table};

/// Declared first, so that all fields can refer to them.
const DECLARED_FIRST: [Table; 2] = [Table::Organisations, Table::Sources];

impl Builder {
    /// The architecture. O(n log n) in elements, relations and fields.
    ///
    /// Refuses what no file can hold: a malformed id, a missing body, name or version, a field without which another
    /// means nothing; references to what was taken out again; and a supplier that could be an element as well as an
    /// organisation. The error names one. What is built from what a [file](Architecture::to_builder) with faults said
    /// may lack what the file lacked.
    ///
    /// ```
    /// use justarch::{Architecture, FrameworkVersion};
    /// let mut b = Architecture::builder("demo", FrameworkVersion::V3_0);
    /// let error = b.clone().build().unwrap_err().to_string();
    /// assert!(error.contains("`body`"), "{error}");
    /// b.organisation("moj", "Bộ Tư pháp")?;
    /// b.body("moj")?.name("Kiến trúc mẫu", "Sample").version(&"3.0".parse()?);
    /// assert!(b.build().is_ok());
    /// # Ok::<(), justarch::Error>(())
    /// ```
    pub fn build(self) -> Result<Architecture, Error> {
        self.refuse_what_no_file_holds()?;
        let mut out = Assembler::default();
        out.set_id(&self.id);
        self.declare(&mut out)?;
        let header = self.header.store(&mut out)?;
        out.set_header(header);
        for table in DECLARED_FIRST {
            for (ix, record) in self.entries(table).enumerate() {
                let props = record.props.store(&mut out)?;
                out.set_record(table, ix as u32, props);
            }
        }
        let numbers = self.elements_with_relations(&mut out)?;
        for table in Table::ALL {
            if !DECLARED_FIRST.contains(&table) {
                self.records_of(table, &numbers, &mut out)?;
            }
        }
        Ok(out.finish())
    }

    /// The entries of a table that were not taken out again.
    fn entries(&self, table: Table) -> impl Iterator<Item = &RecordDraft> {
        self.records[table].iter().filter(|r| !r.gone)
    }

    fn declare(&self, out: &mut Assembler) -> Result<(), Error> {
        for table in DECLARED_FIRST {
            for record in self.entries(table) {
                out.declare_record(table, &record.key, store::Holder::Document)
                    .map_err(|_| exists(&record.key))?;
            }
        }
        for element in self.elements.iter().filter(|e| !e.gone) {
            let ix = out
                .declare_element(&element.id, element.kind)
                .map_err(|_| exists(&element.id))?;
            if element.lost_relation {
                out.bereave(ix);
            }
        }
        out.set_unread(self.unread.clone());
        Ok(())
    }

    /// Lays out the elements, each followed by its relations. Gives the element and the final number of each
    /// relation by its number among the drafts.
    fn elements_with_relations(&self, out: &mut Assembler) -> Result<Vec<(u32, u32)>, Error> {
        let mut order = Vec::with_capacity(self.relations.len());
        for (nth, relation) in self.relations.iter().enumerate() {
            if !relation.gone {
                let from = out.element(&relation.from);
                let from = from.ok_or_else(|| nowhere(&relation.from))?;
                order.push((from, relation.kind, nth));
            }
        }
        order.sort_unstable();
        let mut numbers = vec![(0, 0); self.relations.len()];
        let mut order = order.into_iter().peekable();
        let elements = self.elements.iter().filter(|e| !e.gone);
        for (ix, element) in elements.enumerate() {
            let props = element.props.store(out)?;
            out.set_element(ix as u32, props);
            while let Some((from, kind, nth)) = order.next_if(|(from, ..)| *from as usize == ix) {
                let (Some(relation), Some(number)) =
                    (self.relations.get(nth), numbers.get_mut(nth))
                else {
                    continue;
                };
                let next = out.next_relation();
                if kind == RelationKind::SuppliedBy {
                    unambiguous(relation.to.id(), out)?;
                }
                let to = match &relation.to {
                    End::Element(id) => {
                        Target::Element(out.element(id).ok_or_else(|| nowhere(id))?)
                    }
                    End::Organisation(key) => {
                        let ix = out.record(Table::Organisations, key);
                        Target::Organisation(ix.ok_or_else(|| nowhere(key))?)
                    }
                };
                let props = relation.props.store(out)?;
                *number = match out.push_relation(from, kind, to, props) {
                    Pushed::New => (from, next),
                    Pushed::Repeated { from, ix } | Pushed::Completed { from, ix } => (from, ix),
                };
            }
        }
        Ok(numbers)
    }

    fn records_of(
        &self,
        table: Table,
        numbers: &[(u32, u32)],
        out: &mut Assembler,
    ) -> Result<(), Error> {
        let mut rows = Vec::new();
        for record in self.entries(table) {
            let holder = match &record.holder {
                Holder::Document => store::Holder::Document,
                Holder::Element(id) => {
                    let ix = out.element(id).ok_or_else(|| nowhere(id))?;
                    store::Holder::Element(ix, 0)
                }
                Holder::Relation(nth) => {
                    let number = numbers.get(*nth).copied();
                    let (from, relation) = number.ok_or_else(|| nowhere(&record.key))?;
                    store::Holder::Element(from, relation + 1)
                }
            };
            rows.push((holder, record));
        }
        rows.sort_by_key(|(holder, _)| *holder);
        for (holder, record) in rows {
            let ix = out
                .declare_record(table, &record.key, holder)
                .map_err(|_| exists(&record.key))?;
            let props = record.props.store(out)?;
            out.set_record(table, ix, props);
        }
        Ok(())
    }
}

/// The one relation that leads to organisations as well must not leave open to what.
fn unambiguous(end: &str, out: &Assembler) -> Result<(), Error> {
    if out.element(end).is_some() && out.record(Table::Organisations, end).is_some() {
        return Err(refused(crate::bilingual!(
            "`supplied-by`: `{end}` vừa là thành phần vừa là tổ chức",
            "`supplied-by`: `{end}` is both an element and an organisation"
        )));
    }
    Ok(())
}

fn exists(what: &str) -> Error {
    taken(crate::bilingual!("đã có {what}", "{what} exists already"))
}

fn nowhere(what: &str) -> Error {
    not_there(crate::bilingual!(
        "`{what}` được nhắc đến nhưng không có",
        "`{what}` is referred to but is not there"
    ))
}
