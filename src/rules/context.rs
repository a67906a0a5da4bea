//! What a rule may look at.

use crate::date::Date;
use crate::framework::Framework;
use crate::graph::Graph;
use crate::model::{Architecture, ElementRef, Kind, Layer, Level, OrganisationRef, Scope};

/// A document with everything derived from it that rules share.
#[derive(Debug)]
pub struct Context<'a> {
    arch: &'a Architecture,
    framework: &'static Framework,
    graph: Graph<'a>,
    date: Option<Date>,
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
            graph: Graph::of(arch),
            date,
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
        &self.graph
    }

    /// The day the check judges by.
    pub fn date(&self) -> Option<Date> {
        self.date
    }

    /// Whether the document is that of a department, which is exempt from what only a ministry or province has.
    pub fn is_department(&self) -> bool {
        self.arch.level() == Some(Level::Department)
    }

    /// The elements that belong to the agency of the body, in document order.
    pub fn own(&self) -> impl Iterator<Item = ElementRef<'a>> + use<'a> {
        self.arch.elements().filter(|e| e.is_own())
    }

    /// The elements that belong to the agency of the body and are of one kind.
    pub fn own_of(&self, kind: impl Into<Kind>) -> Vec<ElementRef<'a>> {
        let kind = kind.into();
        self.own().filter(|e| e.kind() == kind).collect()
    }

    /// The body, if there is one: without it nothing can be told to be the body's own.
    pub fn body(&self) -> Option<OrganisationRef<'a>> {
        self.arch.body()
    }

    /// Whether an element of that kind may be the body's own although nothing says so: its owner is not known,
    /// and its scope does not place it elsewhere. What is missing is then no more than an owner.
    pub fn may_own(&self, kind: impl Into<Kind>) -> bool {
        let kind = kind.into();
        self.arch.elements().any(|e| {
            e.kind() == kind
                && e.owner().is_none()
                && !matches!(e.scope(), Some(Scope::National | Scope::OtherAgency))
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
