//! Changing what a builder has.
#![expect(
    clippy::indexing_slicing,
    reason = "numbers of drafts are given out by the builder, whose lists never shrink"
)]

use std::collections::HashMap;

use super::draft::{Drafts, Ways};
use super::{
    Builder, ElementBuilder, End, Holder, OrganisationBuilder, RecordBuilder, RelationBuilder,
    check_key, claim, not_there, refused, taken, value,
};
use crate::error::Error;
use crate::model::schema::HEADER;
use crate::model::{Field, RelationKind, Table};

/// Whether a field is a part of the key of entries that have no id.
pub(super) fn is_name(table: Table, field: Field) -> bool {
    !table.has_id() && matches!(field, Field::Body | Field::Version)
}

/// The key of an entry that has no id.
pub(super) fn named(props: &Drafts) -> String {
    let text = |field| props.text(field).unwrap_or_default();
    Table::superseded(text(Field::Body), text(Field::Version))
}

impl Builder {
    /// An entry of a table that was added before, to set its fields: figures and organisations included.
    ///
    /// ```
    /// use justarch::{Architecture, Field, FrameworkVersion, Table};
    /// let mut b = Architecture::fragment("demo", FrameworkVersion::V3_0);
    /// b.view("security", "An toàn thông tin", "Information security")?;
    /// b.edit_record(Table::Views, "security")?
    ///     .field(Field::NameVi, "An toàn thông tin mạng")?
    ///     .clear(Field::NameEn);
    /// assert!(b.edit_record(Table::Views, "data").is_err());
    /// # Ok::<(), justarch::Error>(())
    /// ```
    ///
    /// An entry of `supersedes` is known by its `body` and `version`, parted by a space: it is found under the new ones
    /// from then on.
    pub fn edit_record(&mut self, table: Table, key: &str) -> Result<RecordBuilder<'_>, Error> {
        let ix = self.find_record(table, key)?;
        Ok(RecordBuilder {
            builder: self,
            table,
            ix,
        })
    }

    /// An organisation that was added before, to set its fields.
    pub fn edit_organisation(&mut self, key: &str) -> Result<OrganisationBuilder<'_>, Error> {
        let ix = self.find_record(Table::Organisations, key)?;
        Ok(OrganisationBuilder { builder: self, ix })
    }

    /// Takes an entry of a table out. Of an organisation or a source every mention goes too, and with an organisation
    /// the relations in which it supplies. O(n).
    ///
    /// ```
    /// use justarch::{ApplicationKind, Architecture, FrameworkVersion, Table};
    /// let mut b = Architecture::fragment("demo", FrameworkVersion::V3_0);
    /// b.organisation("moj", "Bộ Tư pháp")?;
    /// b.element("app", ApplicationKind::Application, "Phần mềm")?.owner("moj")?;
    /// b.remove_record(Table::Organisations, "moj")?;
    /// assert!(b.build()?.element("app").unwrap().owner().is_none());
    /// # Ok::<(), justarch::Error>(())
    /// ```
    pub fn remove_record(&mut self, table: Table, key: &str) -> Result<&mut Self, Error> {
        let ix = self.find_record(table, key)?;
        self.drop_record(table, ix);
        if matches!(table, Table::Organisations | Table::Sources) {
            self.all_props_mut()
                .for_each(|props| props.drop_mentions(table, key));
        }
        if table == Table::Organisations {
            let gone = End::Organisation(key.to_owned());
            for relation in &mut self.relations {
                relation.gone |= relation.to == gone;
            }
            self.drop_figures_of_gone();
        }
        Ok(self)
    }

    /// Gives an entry of a table another key. Every reference to it follows. Refused for `supersedes`, whose entries
    /// are known by what they say. O(n).
    ///
    /// ```
    /// use justarch::{ApplicationKind, Architecture, FrameworkVersion, Table};
    /// let mut b = Architecture::fragment("demo", FrameworkVersion::V3_0);
    /// b.organisation("moj", "Bộ Tư pháp")?;
    /// b.element("app", ApplicationKind::Application, "Phần mềm")?.owner("moj")?;
    /// b.rename_record(Table::Organisations, "moj", "btp")?;
    /// assert_eq!(b.build()?.element("app").unwrap().owner().unwrap().key(), "btp");
    /// # Ok::<(), justarch::Error>(())
    /// ```
    pub fn rename_record(&mut self, table: Table, key: &str, to: &str) -> Result<&mut Self, Error> {
        let ix = self.find_record(table, key)?;
        if !table.has_id() {
            let table = table.key();
            return Err(refused(crate::bilingual!(
                "mục `{table}` không có định danh: sửa `body` và `version`",
                "entries of {table} have no id: change `body` and `version`"
            )));
        }
        check_key(to)?;
        self.claim_name(table, ix, to.to_owned())?;
        if matches!(table, Table::Organisations | Table::Sources) {
            self.all_props_mut()
                .for_each(|props| props.rename_mentions(table, key, to));
        }
        if table == Table::Organisations {
            let old = End::Organisation(key.to_owned());
            for relation in &mut self.relations {
                if relation.to == old {
                    relation.to = End::Organisation(to.to_owned());
                }
            }
        }
        Ok(self)
    }

    /// Lets an entry be known under another key from now on.
    pub(super) fn claim_name(&mut self, table: Table, ix: u32, key: String) -> Result<(), Error> {
        let record = &mut self.records[table][ix as usize];
        if record.key != key {
            claim(&mut self.record_keys, table, &key, ix)?;
            let old = std::mem::replace(&mut record.key, key);
            self.record_keys.remove(&(table, old));
        }
        Ok(())
    }

    fn all_props_mut(&mut self) -> impl Iterator<Item = &mut Drafts> {
        let elements = self.elements.iter_mut().map(|e| &mut e.props);
        let relations = self.relations.iter_mut().map(|r| &mut r.props);
        let records = (&mut self.records).into_iter().flatten();
        std::iter::once(&mut self.header)
            .chain(elements)
            .chain(relations)
            .chain(records.map(|r| &mut r.props))
    }

    /// A relation that was added before, to set its fields: of those of that kind from the one to the other, as they
    /// were added, the one of that number, from 0. O(relations).
    ///
    /// ```
    /// use justarch::{ApplicationKind, Architecture, Field, FrameworkVersion, RelationKind};
    /// let mut b = Architecture::fragment("demo", FrameworkVersion::V3_0);
    /// b.element("app", ApplicationKind::Application, "Phần mềm")?;
    /// b.element("db", ApplicationKind::Database, "CSDL")?;
    /// b.relate("app", RelationKind::Exchanges, "db")?.data("hộ tịch")?.direct();
    /// b.edit_relation("app", RelationKind::Exchanges, "db", 0)?
    ///     .field(Field::Agreement, "Quy chế 12/QC")?
    ///     .clear(Field::Data);
    /// assert!(b.edit_relation("app", RelationKind::Exchanges, "db", 1).is_err());
    /// # Ok::<(), justarch::Error>(())
    /// ```
    pub fn edit_relation(
        &mut self,
        from: &str,
        kind: RelationKind,
        to: &str,
        nth: usize,
    ) -> Result<RelationBuilder<'_>, Error> {
        let ix = self.find_relation(from, kind, to, nth)?;
        Ok(RelationBuilder { builder: self, ix })
    }

    /// Takes a relation out, with its figures: that of which [`edit_relation`](Self::edit_relation) sets the fields.
    /// O(n).
    ///
    /// ```
    /// use justarch::{ApplicationKind, Architecture, FrameworkVersion, RelationKind};
    /// let mut b = Architecture::fragment("demo", FrameworkVersion::V3_0);
    /// b.element("app", ApplicationKind::Application, "Phần mềm")?;
    /// b.element("db", ApplicationKind::Database, "CSDL")?;
    /// b.relate("app", RelationKind::Stores, "db")?;
    /// b.remove_relation("app", RelationKind::Stores, "db", 0)?;
    /// assert_eq!(b.build()?.relation_count(), 0);
    /// # Ok::<(), justarch::Error>(())
    /// ```
    pub fn remove_relation(
        &mut self,
        from: &str,
        kind: RelationKind,
        to: &str,
        nth: usize,
    ) -> Result<&mut Self, Error> {
        let ix = self.find_relation(from, kind, to, nth)?;
        self.relations[ix].gone = true;
        self.drop_figures_of_gone();
        Ok(self)
    }

    fn find_relation(
        &self,
        from: &str,
        kind: RelationKind,
        to: &str,
        nth: usize,
    ) -> Result<usize, Error> {
        let mut alike =
            self.relations.iter().enumerate().filter(|(_, r)| {
                !r.gone && (r.from.as_str(), r.kind, r.to.id()) == (from, kind, to)
            });
        let missing = || {
            not_there(crate::bilingual!(
                "không có quan hệ `{from} {kind} {to}` số {nth}",
                "there is no relation `{from} {kind} {to}` of number {nth}"
            ))
        };
        alike.nth(nth).map(|(ix, _)| ix).ok_or_else(missing)
    }

    /// Whether a table has an entry of that key.
    pub(crate) fn has_record(&self, table: Table, key: &str) -> bool {
        self.find_record(table, key).is_ok()
    }

    /// What an organisation is called: by its names, then by others. Nothing if there is none of that key.
    pub(crate) fn organisation_names(&self, key: &str) -> Vec<&str> {
        let Ok(ix) = self.find_record(Table::Organisations, key) else {
            return Vec::new();
        };
        let all = &self.records[Table::Organisations];
        let texts = all
            .get(ix as usize)
            .into_iter()
            .flat_map(|draft| draft.props.texts());
        let mut names: Vec<_> = texts
            .filter(|(field, _)| matches!(field, Field::NameVi | Field::NameEn | Field::Alias))
            .collect();
        names.sort_by_key(|(field, _)| *field);
        names.into_iter().map(|(_, name)| name).collect()
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
            return Err(taken(crate::bilingual!(
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
        self.drop_figures(|holder| holder == id);
    }

    /// Takes away the figures of relations that are gone.
    pub(super) fn drop_figures_of_gone(&mut self) {
        self.drop_figures(|_| false);
    }

    fn drop_figures(&mut self, goes: impl Fn(&str) -> bool) {
        for table in Table::ALL {
            for ix in 0..self.records[table].len() {
                let stays = match &self.records[table][ix].holder {
                    Holder::Document => true,
                    Holder::Element(holder) => !goes(holder),
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
