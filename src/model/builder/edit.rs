//! Changing what a builder has.
#![expect(
    clippy::indexing_slicing,
    reason = "numbers of drafts are given out by the builder, whose lists never shrink"
)]

use std::collections::HashMap;

use super::draft::{Drafts, Ways};
use super::{Builder, ElementBuilder, End, Holder, check_key, claim, refused, value};
use crate::error::Error;
use crate::model::schema::HEADER;
use crate::model::{Field, Table};

/// Whether a field is a part of the key of entries that have no id.
pub(super) fn is_name(table: Table, field: Field) -> bool {
    !table.has_id() && matches!(field, Field::Body | Field::Version)
}

/// The key of an entry that has no id.
pub(super) fn named(props: &Drafts) -> String {
    let text = |field| props.text(field).unwrap_or_default();
    Table::key_of(text(Field::Body), text(Field::Version))
}

impl Builder {
    /// Gives a field of the head of the document a value as files write it, in place of what it had.
    ///
    /// ```
    /// use justarch::{Architecture, Field, FrameworkVersion};
    /// let mut b = Architecture::fragment("demo", FrameworkVersion::V2_0);
    /// b.header_field(Field::FrameworkNumber, "3.0")?;
    /// assert!(b.header_field(Field::StateDate, "tomorrow").is_err());
    /// assert_eq!(b.build()?.framework(), FrameworkVersion::V3_0);
    /// # Ok::<(), justarch::Error>(())
    /// ```
    pub fn header_field(&mut self, field: Field, text: &str) -> Result<&mut Self, Error> {
        let draft = value::read(self, HEADER, field, text)?;
        self.header.set(field, draft);
        Ok(self)
    }

    /// Takes a field of the head of the document away.
    pub fn clear_header_field(&mut self, field: Field) -> &mut Self {
        self.header.clear(field);
        self
    }

    /// Gives a field of an entry of a table a value as files write it, in place of what it had.
    ///
    /// ```
    /// use justarch::{Architecture, Field, FrameworkVersion, Table};
    /// let mut b = Architecture::fragment("demo", FrameworkVersion::V3_0);
    /// b.view("security", "An toàn thông tin", "Information security")?;
    /// b.record_field(Table::Views, "security", Field::NameVi, "An toàn thông tin mạng")?;
    /// assert!(b.record_field(Table::Views, "data", Field::NameVi, "Dữ liệu").is_err());
    /// # Ok::<(), justarch::Error>(())
    /// ```
    ///
    /// An entry of `supersedes` is known by its `body` and `version`, parted by a space: it is found under the new ones
    /// from then on.
    pub fn record_field(
        &mut self,
        table: Table,
        key: &str,
        field: Field,
        text: &str,
    ) -> Result<&mut Self, Error> {
        let ix = self.find_record(table, key)?;
        let draft = value::read(self, table.fields(), field, text)?;
        let mut props = self.record_props(table, ix).clone();
        props.set(field, draft);
        if is_name(table, field) {
            self.rename_record(table, ix, named(&props))?;
        }
        *self.record_props(table, ix) = props;
        Ok(self)
    }

    /// Takes a field of an entry of a table away.
    pub(crate) fn clear_record_field(
        &mut self,
        table: Table,
        key: &str,
        field: Field,
    ) -> Result<(), Error> {
        let ix = self.find_record(table, key)?;
        self.record_props(table, ix).clear(field);
        Ok(())
    }

    fn rename_record(&mut self, table: Table, ix: u32, key: String) -> Result<(), Error> {
        let record = &mut self.records[table][ix as usize];
        if record.key != key {
            claim(&mut self.record_keys, table, &key, ix)?;
            let old = std::mem::replace(&mut record.key, key);
            self.record_keys.remove(&(table, old));
        }
        Ok(())
    }

    /// Whether a table has an entry of that key.
    pub(crate) fn has_record(&self, table: Table, key: &str) -> bool {
        self.find_record(table, key).is_ok()
    }

    /// Makes sure that a table of the document has an entry of that key.
    pub(crate) fn ensure_record(&mut self, table: Table, key: &str) -> Result<(), Error> {
        if self.find_record(table, key).is_err() {
            self.add_record(table, key, Holder::Document)?;
        }
        Ok(())
    }

    /// An element that was added before, to set its fields.
    pub fn edit_element(&mut self, id: &str) -> Result<ElementBuilder<'_>, Error> {
        let ix = self.find_element(id)?;
        Ok(ElementBuilder { builder: self, ix })
    }

    /// Takes an element out, with its relations, those of others to it, and its figures. A route that passed
    /// it goes without; other mentions of it are dropped. O(n).
    ///
    /// ```
    /// use justarch::{ApplicationKind, Architecture, FrameworkVersion, RelationKind};
    /// let mut b = Architecture::fragment("demo", FrameworkVersion::V3_0);
    /// b.element("app", ApplicationKind::Application, "Phần mềm")?;
    /// b.element("db", ApplicationKind::Database, "CSDL")?;
    /// b.relate("app", RelationKind::Stores, "db")?;
    /// b.remove_element("db")?;
    /// assert_eq!(b.build()?.relation_count(), 0);
    /// # Ok::<(), justarch::Error>(())
    /// ```
    pub fn remove_element(&mut self, id: &str) -> Result<&mut Self, Error> {
        self.find_element(id)?;
        let gone = End::Element(id.to_owned());
        for relation in &mut self.relations {
            relation.gone |= relation.from == id || relation.to == gone;
        }
        self.drop_orphans(id);
        self.redirect(&Ways::from([(id, None)]));
        self.drop_element(id);
        Ok(self)
    }

    /// Gives an element another id. Every reference to it follows. O(n).
    ///
    /// ```
    /// use justarch::{ApplicationKind, Architecture, FrameworkVersion, RelationKind};
    /// let mut b = Architecture::fragment("demo", FrameworkVersion::V3_0);
    /// b.element("app", ApplicationKind::Application, "Phần mềm")?;
    /// b.element("db", ApplicationKind::Database, "CSDL")?;
    /// b.relate("app", RelationKind::Stores, "db")?;
    /// b.rename_element("db", "civil-status-db")?;
    /// let arch = b.build()?;
    /// assert_eq!(arch.relations().next().unwrap().end().id(), "civil-status-db");
    /// # Ok::<(), justarch::Error>(())
    /// ```
    pub fn rename_element(&mut self, id: &str, to: &str) -> Result<&mut Self, Error> {
        self.rename_elements([(id, to)])?;
        Ok(self)
    }

    /// Gives several elements other ids, one after the other. O(n) for all of them together.
    pub(crate) fn rename_elements<'r>(
        &mut self,
        renames: impl IntoIterator<Item = (&'r str, &'r str)>,
    ) -> Result<(), Error> {
        // Under which ids references knew what is called so by now, if it was renamed.
        let mut known_as: HashMap<&str, Vec<&str>> = HashMap::new();
        let mut ways: Ways<'_> = HashMap::new();
        let mut result = Ok(());
        for (id, to) in renames {
            result = self.rename(id, to);
            if result.is_err() {
                break;
            }
            let mut names = known_as.remove(id).unwrap_or_default();
            if !ways.contains_key(id) {
                names.push(id);
            }
            ways.extend(names.iter().map(|name| (*name, Some(to))));
            known_as.entry(to).or_default().extend(names);
        }
        self.redirect(&ways);
        result
    }

    fn rename(&mut self, id: &str, to: &str) -> Result<(), Error> {
        let ix = self.find_element(id)?;
        check_key(to)?;
        if self.element_ids.contains_key(to) {
            return Err(refused(crate::bilingual!(
                "đã có thành phần `{to}`",
                "element `{to}` exists already"
            )));
        }
        self.element_ids.remove(id);
        self.element_ids.insert(to.to_owned(), ix);
        to.clone_into(&mut self.elements[ix as usize].id);
        Ok(())
    }

    /// Lets an element go on as part of another: its relations, the relations of others to it and its figures
    /// become those of the other; its own fields are dropped. What would then be said twice, or of the other
    /// to itself, is dropped too. O(n) in elements and fields, quadratic in the relations of the two.
    ///
    /// ```
    /// use justarch::{ApplicationKind, Architecture, FrameworkVersion, RelationKind};
    /// let mut b = Architecture::fragment("demo", FrameworkVersion::V3_0);
    /// for id in ["portal", "one-stop", "user"] {
    ///     b.element(id, ApplicationKind::Application, id)?;
    /// }
    /// b.relate("user", RelationKind::DependsOn, "one-stop")?;
    /// b.relate("portal", RelationKind::DependsOn, "one-stop")?;
    /// b.merge_element("one-stop", "portal")?;
    /// let arch = b.build()?;
    /// assert_eq!(arch.relation_count(), 1);
    /// assert_eq!(arch.relations().next().unwrap().end().id(), "portal");
    /// # Ok::<(), justarch::Error>(())
    /// ```
    pub fn merge_element(&mut self, id: &str, into: &str) -> Result<&mut Self, Error> {
        self.find_element(id)?;
        self.find_element(into)?;
        if id == into {
            return Err(refused(crate::bilingual!(
                "không thể hợp nhất `{id}` vào chính nó",
                "`{id}` cannot be merged into itself"
            )));
        }
        let moved = End::Element(id.to_owned());
        let touched: Vec<bool> = self
            .relations
            .iter()
            .map(|r| r.from == id || r.to == moved)
            .collect();
        self.redirect(&Ways::from([(id, Some(into))]));
        let itself = End::Element(into.to_owned());
        for (nth, touched) in touched.into_iter().enumerate() {
            let Some(relation) = self.relations.get(nth).filter(|_| touched) else {
                continue;
            };
            let mut others = self.relations.iter().enumerate();
            let twice = others.any(|(other, r)| {
                other != nth
                    && !r.gone
                    && r.from == relation.from
                    && r.kind == relation.kind
                    && r.to == relation.to
                    && r.props == relation.props
            });
            let inner = relation.from == into && relation.to == itself;
            if let Some(relation) = self.relations.get_mut(nth) {
                relation.gone |= twice || inner;
            }
        }
        self.drop_orphans(id);
        self.drop_element(id);
        Ok(self)
    }

    /// Lets every reference to some elements lead to others, or away with them.
    fn redirect(&mut self, ways: &Ways<'_>) {
        fn follow(ways: &Ways<'_>, id: &mut String) {
            if let Some(Some(to)) = ways.get(id.as_str()) {
                (*to).clone_into(id);
            }
        }
        self.header.redirect(ways);
        for element in &mut self.elements {
            element.props.redirect(ways);
        }
        for relation in &mut self.relations {
            relation.props.redirect(ways);
            follow(ways, &mut relation.from);
            if let End::Element(to) = &mut relation.to {
                follow(ways, to);
            }
        }
        for record in (&mut self.records).into_iter().flatten() {
            record.props.redirect(ways);
            if let Holder::Element(holder) = &mut record.holder {
                follow(ways, holder);
            }
        }
    }

    /// Takes away the figures of an element that goes, and of relations that are gone.
    fn drop_orphans(&mut self, id: &str) {
        for table in Table::ALL {
            for ix in 0..self.records[table].len() {
                let stays = match &self.records[table][ix].holder {
                    Holder::Document => true,
                    Holder::Element(holder) => holder != id,
                    Holder::Relation(nth) => self.relations.get(*nth).is_some_and(|r| !r.gone),
                };
                if !stays {
                    self.drop_record(table, ix as u32);
                }
            }
        }
    }

    pub(super) fn drop_record(&mut self, table: Table, ix: u32) {
        let record = &mut self.records[table][ix as usize];
        if !std::mem::replace(&mut record.gone, true) {
            self.record_keys.remove(&(table, record.key.clone()));
        }
    }

    pub(super) fn drop_element(&mut self, id: &str) {
        if let Some(ix) = self.element_ids.remove(id) {
            self.elements[ix as usize].gone = true;
        }
    }

    /// Adds an id to the list of those that an element succeeds, or a key to what it calls inferred, unless it
    /// is there already.
    pub(crate) fn add_once(&mut self, id: &str, field: Field, text: &str) -> Result<(), Error> {
        let ix = self.find_element(id)?;
        let draft = value::read(self, crate::model::schema::ELEMENT, field, text)?;
        let props = &mut self.elements[ix as usize].props;
        if !props.contains(field, &draft) {
            props.add(field, draft);
        }
        Ok(())
    }

    /// Takes away what became of elements and organisations in an earlier step. O(n).
    pub(crate) fn drop_fates(&mut self) {
        let elements = self.elements.iter_mut().map(|e| &mut e.props);
        let organisations = self.records[Table::Organisations].iter_mut();
        for props in elements.chain(organisations.map(|o| &mut o.props)) {
            props.clear(Field::Succeeds);
            props.drop_inferred(Field::Succeeds.path());
        }
        for table in [Table::Retired, Table::Transferred] {
            for ix in 0..self.records[table].len() {
                self.drop_record(table, ix as u32);
            }
        }
    }

    /// Says of the document as a whole that no source states the value of a key.
    pub(crate) fn header_inferred(&mut self, key: &str) -> Result<(), Error> {
        let draft = value::read(self, HEADER, Field::Inferred, key)?;
        if !self.header.contains(Field::Inferred, &draft) {
            self.header.add(Field::Inferred, draft);
        }
        Ok(())
    }
}
