//! Going back from an architecture to its builder, whole or in parts.

use super::draft::Drafts;
use super::{Builder, ElementDraft, End, Holder, RecordDraft, RelationDraft};
use crate::model::{Architecture, ElementRef, RecordRef, RelationRef, Table};

impl Architecture {
    /// Everything that the architecture says, in a builder: to change it and build again. What a reader
    /// refused stays marked as refused. Built without a change, the result is equal to this. O(n).
    ///
    /// ```
    /// use justarch::{ApplicationKind, Architecture, FrameworkVersion, Status};
    /// let mut b = Architecture::fragment("demo", FrameworkVersion::V3_0);
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
        let same: Names<'_> = &|id| Some(id.to_owned());
        let mut out = Builder::blank(self.id());
        out.copy_header(self);
        for element in self.elements() {
            out.copy_element(element, element.id(), same);
        }
        for relation in self.relations() {
            out.copy_relation(relation, same);
        }
        for table in Table::ALL {
            for record in self.records(table) {
                // Relations keep their numbers: they were copied in order.
                let relation = record.relation().map(|ix| ix as usize);
                out.copy_record(record, relation, same);
            }
        }
        out.ask_as_of_files();
        out
    }
}

/// What an element is called where a copy goes; `None` if it is not there.
pub(crate) type Names<'n> = &'n dyn Fn(&str) -> Option<String>;

impl Builder {
    /// A builder that says nothing yet, not even which framework.
    pub(crate) fn blank(id: &str) -> Self {
        let mut out = Self::new(id, crate::version::FrameworkVersion::UNSTATED);
        out.header = Drafts::default();
        out.asks = super::Asks::AsRead;
        out
    }

    /// Says of the document what another says, and what could not be read of it.
    pub(crate) fn copy_header(&mut self, from: &Architecture) {
        self.header = Drafts::of(from.fields());
        self.unread.clone_from(&from.store().unread);
    }

    /// Adds an element as another architecture has it, under that id. A mention of an element that has no
    /// name here stays, and building refuses it.
    pub(crate) fn copy_element(&mut self, element: ElementRef<'_>, id: &str, names: Names<'_>) {
        let ix = self.elements.len() as u32;
        self.element_ids.insert(id.to_owned(), ix);
        let mut props = Drafts::of(element.fields());
        props.map_elements(&|id| Some(names(id).unwrap_or_else(|| id.to_owned())));
        self.elements.push(ElementDraft {
            id: id.to_owned(),
            kind: element.kind(),
            props,
            lost_relation: element.lost_a_relation(),
            gone: false,
        });
    }

    /// Adds a relation as another architecture has it, between ends with those names. Gives its number.
    pub(crate) fn copy_relation(&mut self, relation: RelationRef<'_>, names: Names<'_>) -> usize {
        let name = |id: &str| names(id).unwrap_or_else(|| id.to_owned());
        let to = match relation.end() {
            crate::model::End::Element(element) => End::Element(name(element.id())),
            crate::model::End::Organisation(o) => End::Organisation(o.key().to_owned()),
        };
        let mut props = Drafts::of(relation.fields());
        props.map_elements(&|id| Some(name(id)));
        self.relations.push(RelationDraft {
            from: name(relation.from().id()),
            kind: relation.kind(),
            to,
            props,
            gone: false,
        });
        self.relations.len() - 1
    }

    /// Adds an entry as another architecture has it, unless there is one of that key. It hangs on the relation
    /// of that number, or on what it hung on before. Mentions of elements without a name here are dropped.
    pub(crate) fn copy_record(
        &mut self,
        record: RecordRef<'_>,
        relation: Option<usize>,
        names: Names<'_>,
    ) {
        let (table, key) = (record.table(), record.key());
        let rows = &mut self.records[table];
        let entry = (table, key.to_owned());
        if self.record_keys.contains_key(&entry) {
            return;
        }
        self.record_keys.insert(entry, rows.len() as u32);
        let holder = match (record.holder(), relation) {
            (None, _) => Holder::Document,
            (Some(_), Some(nth)) => Holder::Relation(nth),
            (Some(id), None) => Holder::Element(names(id).unwrap_or_else(|| id.to_owned())),
        };
        let mut props = Drafts::of(record.fields());
        props.map_elements(names);
        rows.push(RecordDraft {
            key: key.to_owned(),
            holder,
            props,
            gone: false,
        });
    }
}
