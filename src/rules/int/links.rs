//! What several rules ask of the exchanges of a document, found once.

use std::sync::OnceLock;

use super::holdings::{self, Withheld};
use super::link::{Fault, Link};
use super::platforms::Platforms;
use super::sharing::{self, DataLink};
#[cfg(feature = "yaml")]
use super::turned;
#[cfg(feature = "yaml")]
use crate::date::Date;
#[cfg(feature = "yaml")]
use crate::framework::Framework;
#[cfg(feature = "yaml")]
use crate::model::{Architecture, ElementRef};
use crate::model::{RelationKind, RelationRef};
use crate::rules::Context;

/// Kept beside the document that is checked; each part is made when a rule first asks.
#[derive(Debug, Default)]
pub(in crate::rules) struct Links<'a> {
    judged: OnceLock<Judged<'a>>,
    data: OnceLock<Vec<DataLink<'a>>>,
    withheld: OnceLock<Vec<Withheld<'a>>>,
}

impl<'a> Links<'a> {
    /// What is to be said of the ways they pass.
    pub(super) fn judged(&self, cx: &Context<'a>) -> &Judged<'a> {
        self.judged.get_or_init(|| Judged::of(cx))
    }

    /// Those over which systems of two agencies share data.
    pub(super) fn data(&self, cx: &Context<'a>) -> &[DataLink<'a>] {
        self.data.get_or_init(|| sharing::find(cx))
    }

    /// Those that ask for a special request where none is due.
    pub(super) fn withheld(&self, cx: &Context<'a>) -> &[Withheld<'a>] {
        self.withheld.get_or_init(|| holdings::withheld(cx))
    }
}

/// The exchanges of a document of which something is to be said.
#[derive(Debug)]
pub(super) struct Judged<'a> {
    platforms: Platforms<'a>,
    faults: Vec<(RelationRef<'a>, Fault<'a>)>,
}

impl<'a> Judged<'a> {
    /// Looks at every exchange. O(elements + relations).
    pub(super) fn of(cx: &Context<'a>) -> Self {
        let platforms = Platforms::of(cx);
        let faults = cx
            .relations_of(RelationKind::Exchanges)
            .filter_map(|relation| {
                let fault = Link::of(relation, &platforms)?.fault(cx)?;
                Some((relation, fault))
            })
            .collect();
        Self { platforms, faults }
    }
}

/// The route of an exchange that mends what the rules say of its own, as the end that it is written at would state it.
/// Nothing where they say nothing of it, where it states none, and where the document has no platform that can be used.
/// O(elements + relations).
#[cfg(feature = "yaml")]
pub(crate) fn mended_route<'a>(
    arch: &'a Architecture,
    day: Option<Date>,
    relation: RelationRef<'a>,
) -> Vec<ElementRef<'a>> {
    let Ok(framework) = Framework::get(arch.framework()) else {
        return Vec::new();
    };
    let cx = Context::new(arch, framework, day);
    let platforms = Platforms::of(&cx);
    let link = Link::of(relation, &platforms);
    let fault = link.as_ref().and_then(|link| link.fault(&cx));
    match link.zip(fault) {
        Some((link, fault)) => link.mended(&fault),
        None => turned::righted(relation),
    }
}

/// Visits them in document order.
pub(super) fn each<'a>(cx: &Context<'a>, mut visit: impl FnMut(&Link<'_, 'a>, &Fault<'a>)) {
    let Judged { platforms, faults } = cx.links().judged(cx);
    for (relation, fault) in faults {
        if let Some(link) = Link::of(*relation, platforms) {
            visit(&link, fault);
        }
    }
}
