//! What a rule may look at.

use std::sync::OnceLock;

use super::int::Links;
use super::kinds::ByKind;
use super::lost::LostRelations;
use crate::date::Date;
use crate::framework::Framework;
use crate::graph::Graph;
use crate::model::{
    Architecture, ElementRef, Field, Fields, Kind, Layer, Level, OrganisationRef, RelationKind,
    RelationRef, Scope, Subject, Table, normalise,
};

/// A document with everything derived from it that rules share.
#[derive(Debug)]
pub struct Context<'a> {
    arch: &'a Architecture,
    framework: &'static Framework,
    date: Option<Date>,
    // Made when a rule first asks.
    graph: OnceLock<Graph<'a>>,
    by_kind: OnceLock<ByKind>,
    links: Links<'a>,
    lost: OnceLock<LostRelations>,
}

impl<'a> Context<'a> {
    pub(crate) fn new(
        arch: &'a Architecture,
        framework: &'static Framework,
        date: Option<Date>,
    ) -> Self {
        Self {
            arch,
            framework,
            date,
            graph: OnceLock::new(),
            by_kind: OnceLock::new(),
            links: Links::default(),
            lost: OnceLock::new(),
        }
    }

    /// The document.
    pub fn architecture(&self) -> &'a Architecture {
        self.arch
    }

    /// The framework it is checked against.
    pub fn framework(&self) -> &'static Framework {
        self.framework
    }

    /// The document as a graph.
    pub fn graph(&self) -> &Graph<'a> {
        self.graph.get_or_init(|| Graph::of(self.arch))
    }

    fn by_kind(&self) -> &ByKind {
        self.by_kind.get_or_init(|| ByKind::of(self.arch))
    }

    /// What several rules ask of the exchanges.
    pub(super) fn links(&self) -> &Links<'a> {
        &self.links
    }

    /// The relations that are written but could not be read.
    pub(super) fn lost(&self) -> &LostRelations {
        self.lost.get_or_init(|| LostRelations::of(self.arch))
    }

    /// The day the check judges by.
    pub fn date(&self) -> Option<Date> {
        self.date
    }

    /// Shows a rule the fields of everything that has some: of the document, its elements and relations, and of the entries
    /// of its tables, which are told with their table. O(document).
    pub(super) fn each_fields(
        &self,
        mut judge: impl FnMut(Fields<'_>, Option<Table>, &dyn Fn() -> Subject),
    ) {
        judge(self.arch.fields(), None, &|| Subject::Document);
        for element in self.arch.elements() {
            judge(element.fields(), None, &|| Subject::from(element));
            for relation in element.relations() {
                judge(relation.fields(), None, &|| Subject::from(relation));
            }
        }
        for table in Table::ALL {
            for record in self.arch.records(table) {
                judge(record.fields(), Some(table), &|| Subject::from(record));
            }
        }
    }

    /// Whether the document is that of a department, which is exempt from what only a ministry or province has.
    pub fn is_department(&self) -> bool {
        self.arch.level() == Some(Level::Department)
    }

    /// The elements that the body answers for, in document order: those of its agency; in the document of a
    /// department only what the department itself or a unit of it owns, for its ministry or province answers for the
    /// rest.
    pub fn own(&self) -> impl Iterator<Item = ElementRef<'a>> + '_ {
        self.arch.elements().filter(|e| self.answers_for(*e))
    }

    /// Whether the body answers for an element: see [`own`](Self::own).
    pub fn answers_for(&self, element: ElementRef<'_>) -> bool {
        element.is_of_body()
    }

    /// The elements of one kind, in document order. Costs no more than there are.
    pub fn of_kind(&self, kind: impl Into<Kind>) -> impl ExactSizeIterator<Item = ElementRef<'a>> {
        let arch = self.arch;
        let elements = self.by_kind().elements(kind.into());
        elements.iter().map(|ix| arch.element_at(*ix))
    }

    /// The relations of one kind, in document order of the elements that depend. Costs no more than there are.
    pub fn relations_of(
        &self,
        kind: RelationKind,
    ) -> impl ExactSizeIterator<Item = RelationRef<'a>> {
        let arch = self.arch;
        let relations = self.by_kind().relations(kind);
        relations.iter().map(|ix| arch.relation_at(*ix))
    }

    /// The elements that belong to the agency of the body and are of one kind.
    pub fn own_of(&self, kind: impl Into<Kind>) -> Vec<ElementRef<'a>> {
        self.of_kind(kind).filter(|e| e.is_own()).collect()
    }

    /// The body, if there is one: without it nothing can be told to be the body's own.
    pub fn body(&self) -> Option<OrganisationRef<'a>> {
        self.arch.body()
    }

    /// Whether the document is that of the Ministry of Justice, whose own papers bind no other body.
    pub(super) fn is_ministry_of_justice(&self) -> bool {
        self.body()
            .map(OrganisationRef::agency)
            .is_some_and(|agency| {
                agency.key() == "moj"
                    || agency
                        .fields()
                        .text(Field::NameVi)
                        .is_some_and(|name| normalise(name) == "bo tu phap")
            })
    }

    /// Whether an element of that kind may be the body's own although nothing says so: its owner is not known,
    /// and its scope does not place it elsewhere. What is missing is then no more than an owner.
    pub fn may_own(&self, kind: impl Into<Kind>) -> bool {
        self.of_kind(kind).any(|e| {
            e.owner().is_none() && !matches!(e.scope(), Some(Scope::National | Scope::OtherAgency))
        })
    }

    /// Whether the element is an information system: it processes or carries data and can be owned.
    pub fn is_system(&self, element: ElementRef<'_>) -> bool {
        matches!(
            element.layer(),
            Layer::Application | Layer::Integration | Layer::Channel
        )
    }
}
