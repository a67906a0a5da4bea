//! Where each part of an architecture stands in the source texts.

use super::marks::{Mark, Marks};
use crate::model::{Architecture, Field, Layer, PerTable, Place, Subject};

/// Places beside the model, in the order of its lists.
#[derive(Clone, Debug, Default)]
pub(crate) struct SourceMap {
    /// The key `architecture`, or the start of the text.
    pub(crate) header: Option<Mark>,
    /// The keys of the sections.
    pub(crate) sections: [Option<Mark>; Layer::ALL.len()],
    /// The ids of the elements.
    pub(crate) elements: Marks,
    /// The far ends of the relations.
    pub(crate) relations: Marks,
    /// Connections, and where their other ends state them too: by number, when all is read.
    pub(crate) again: Vec<(u32, Mark)>,
    /// The keys of the records.
    pub(crate) records: PerTable<Vec<Mark>>,
    /// The values of all fields.
    pub(crate) props: Marks,
}

impl SourceMap {
    /// Gives back what was reserved for more.
    pub(crate) fn shrink(&mut self) {
        self.again.sort_by_key(|(relation, _)| *relation);
        self.elements.shrink();
        self.relations.shrink();
        self.props.shrink();
        for records in &mut self.records {
            records.shrink_to_fit();
        }
    }

    /// Where a connection is stated besides. O(log n).
    pub(crate) fn again<'m>(
        &'m self,
        arch: &Architecture,
        place: &Place,
    ) -> impl Iterator<Item = Mark> + use<'m> {
        let relation = match &place.subject {
            Subject::Relation {
                from,
                kind,
                to,
                ordinal,
                ..
            } if !self.again.is_empty() => arch.relation(from, *kind, to, *ordinal),
            Subject::Document
            | Subject::Section(_)
            | Subject::Element(_)
            | Subject::Relation { .. }
            | Subject::Record { .. } => None,
        };
        let again = relation.and_then(|relation| {
            let from = self.again.partition_point(|(of, _)| *of < relation.ix());
            let to = self.again.partition_point(|(of, _)| *of <= relation.ix());
            self.again.get(from..to)
        });
        again.unwrap_or_default().iter().map(|(_, mark)| *mark)
    }

    /// Where a part stands: its field if it has it, else the part itself, else what it would stand in.
    pub(crate) fn locate(&self, arch: &Architecture, place: &Place) -> Option<Mark> {
        let (own, fields) = match &place.subject {
            Subject::Document => (self.header, Some(arch.fields())),
            Subject::Section(layer) => {
                let section = self.sections.get(layer.index()).copied().flatten();
                (section.or(self.header), None)
            }
            Subject::Element(id) => {
                let element = arch.element(id)?;
                (
                    self.elements.get(element.index()),
                    Some(element.all_fields()),
                )
            }
            Subject::Relation {
                from,
                kind,
                to,
                ordinal,
                ..
            } => {
                let relation = arch.relation(from, *kind, to, *ordinal)?;
                (
                    self.relations.get(relation.ix() as usize),
                    Some(relation.all_fields()),
                )
            }
            Subject::Record { table, key } => {
                let record = arch.record(*table, key)?;
                let spans = &self.records[*table];
                (
                    spans.get(record.ix() as usize).copied(),
                    Some(record.fields()),
                )
            }
        };
        let field = |field: Field| {
            let at = fields?.position(field)?;
            self.props.get(at)
        };
        place.field.and_then(field).or(own)
    }
}
