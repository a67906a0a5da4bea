//! Going back from an architecture to its builder, whole or in parts.

use super::draft::Drafts;
use super::{Builder, ElementDraft, End, Holder, RecordDraft, RelationDraft};
use crate::model::{Architecture, ElementRef, Fields, RecordRef, RelationRef, Table};

impl Architecture {
    /// Everything that the architecture says, in a builder: to change it and build again. What a reader
    /// refused stays marked as refused. Built without a change, the result is equal to this. O(n).
    ///
    /// ```
    /// use justarch::{ApplicationKind, Architecture, FrameworkVersion, Status};
    /// let mut b = Architecture::builder("demo", FrameworkVersion::V3_0);
    /// b.element("app", ApplicationKind::Application, "Phần mềm")?;
    /// let arch = b.build()?;
    /// assert_eq!(arch.to_builder().build()?, arch);
    ///
    /// let mut b = arch.to_builder();
    /// b.edit_element("app")?.status(Status::Deprecated);
    /// assert_ne!(b.build()?, arch);
    /// # Ok::<(), justarch::Error>(())
    /// ```
    pub fn to_builder(&self) -> Builder {
        let mut out = Builder::new(self.id(), self.framework());
        out.set_header(self.fields());
        for table in [Table::Sources, Table::Organisations] {
            for record in self.records(table) {
                out.copy_record(record, None);
            }
        }
        for element in self.elements() {
            out.copy_element(element, element.id(), element.fields());
        }
        for relation in self.relations() {
            out.copy_relation(relation, relation.from().id(), relation.end().into());
        }
        for table in Table::ALL {
            if matches!(table, Table::Sources | Table::Organisations) {
                continue;
            }
            for record in self.records(table) {
                // Relations keep their numbers: they were copied in order.
                let holder = match (record.holder(), record.relation()) {
                    (None, _) => Holder::Document,
                    (Some(id), None) => Holder::Element(id.to_owned()),
                    (Some(_), Some(ix)) => Holder::Relation(ix as usize),
                };
                out.copy_record(record, Some(holder));
            }
        }
        out.tombstones.clone_from(&self.store().tombstones);
        out
    }
}

impl From<crate::model::End<'_>> for End {
    fn from(end: crate::model::End<'_>) -> Self {
        let id = end.id().to_owned();
        match end {
            crate::model::End::Element(_) => Self::Element(id),
            crate::model::End::Organisation(_) => Self::Organisation(id),
        }
    }
}

impl Builder {
    /// Says of the document what another says.
    pub(super) fn set_header(&mut self, fields: Fields<'_>) {
        self.header = Drafts::of(fields);
    }

    /// Adds an element as another architecture has it, perhaps under another id.
    pub(super) fn copy_element(&mut self, element: ElementRef<'_>, id: &str, fields: Fields<'_>) {
        let ix = self.elements.len() as u32;
        self.element_ids.insert(id.to_owned(), ix);
        self.elements.push(ElementDraft {
            id: id.to_owned(),
            kind: element.kind(),
            props: Drafts::of(fields),
            bereaved: element.lost_a_relation(),
        });
    }

    /// Adds a relation as another architecture has it, between the given ends. Gives its number.
    pub(super) fn copy_relation(
        &mut self,
        relation: RelationRef<'_>,
        from: &str,
        to: End,
    ) -> usize {
        self.relations.push(RelationDraft {
            from: from.to_owned(),
            kind: relation.kind(),
            to,
            props: Drafts::of(relation.fields()),
            gone: false,
        });
        self.relations.len() - 1
    }

    /// Adds an entry as another architecture has it; one that is there already stays as it is.
    fn copy_record(&mut self, record: RecordRef<'_>, holder: Option<Holder>) {
        let (table, key) = (record.table(), record.key());
        let rows = &mut self.records[table.index()];
        let entry = (table, key.to_owned());
        if self.record_keys.contains_key(&entry) {
            return;
        }
        self.record_keys.insert(entry, rows.len() as u32);
        rows.push(RecordDraft {
            key: key.to_owned(),
            holder: holder.unwrap_or(Holder::Document),
            props: Drafts::of(record.fields()),
        });
    }
}
