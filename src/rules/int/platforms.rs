//! The platforms of a document that the data of an exchange can pass.

use std::collections::HashMap;

use crate::model::{
    ElementRef, IntegrationKind, Kind, Mode, Readiness, RelationKind, RelationRef, Scope,
};
use crate::rules::Context;

const LGSP: Kind = Kind::Integration(IntegrationKind::Lgsp);

/// Whether an element is a ministry's or province's platform.
pub(super) fn is_lgsp(element: ElementRef<'_>) -> bool {
    element.kind() == LGSP
}

/// Whether an element is a platform that joins agencies at national level.
pub(super) fn is_national(element: ElementRef<'_>) -> bool {
    matches!(
        element.kind(),
        Kind::Integration(
            IntegrationKind::NationalExchange | IntegrationKind::CoordinationPlatform
        )
    )
}

/// Whether a platform can be used: in operation, and not said to be unready or unfit.
fn is_available(cx: &Context<'_>, platform: ElementRef<'_>) -> bool {
    platform.is_in_use_on(cx.date())
        && matches!(platform.readiness(), None | Some(Readiness::Ready))
}

/// The LGSPs that are connected with a national platform, each with that platform; whichever declares it.
pub(super) fn joints<'a>(
    cx: &Context<'a>,
) -> impl Iterator<Item = (ElementRef<'a>, ElementRef<'a>)> {
    cx.relations_of(RelationKind::Connects)
        .filter(|relation| !relation.has_ended(cx.date()))
        .filter_map(|relation| Some((relation.from(), relation.to()?)))
        .flat_map(|(from, to)| [(from, to), (to, from)])
        .filter(|(lgsp, national)| is_lgsp(*lgsp) && is_national(*national))
}

/// The platforms of one agency, or those of the nation.
#[derive(Clone, Copy, Debug, Default)]
struct Choice<'a> {
    /// The first that can be used.
    available: Option<ElementRef<'a>>,
    /// Whether another cannot.
    unready: bool,
}

impl<'a> Choice<'a> {
    fn add(&mut self, cx: &Context<'_>, platform: ElementRef<'a>) {
        if is_available(cx, platform) {
            self.available = self.available.or(Some(platform));
        } else if !platform.has_ended(cx.date()) {
            self.unready = true;
        }
    }
}

/// The platforms of a document.
#[derive(Debug)]
pub(super) struct Platforms<'a> {
    /// By agency.
    lgsps: HashMap<&'a str, Choice<'a>>,
    /// For a department, which uses the platform of its province: the local ones.
    local: Option<Choice<'a>>,
    national: Choice<'a>,
    /// The national platform to which an LGSP is connected, by the number of the LGSP.
    joined: HashMap<usize, ElementRef<'a>>,
}

impl<'a> Platforms<'a> {
    /// The platforms of a document. O(elements + relations).
    pub(super) fn of(cx: &Context<'a>) -> Self {
        let mut lgsps: HashMap<_, Choice<'a>> = HashMap::new();
        let mut local = Choice::default();
        let (mut exchange, mut coordination) = (Choice::default(), Choice::default());
        for lgsp in cx.of_kind(LGSP) {
            if let Some(agency) = lgsp.agency() {
                lgsps.entry(agency.key()).or_default().add(cx, lgsp);
            }
            if lgsp.scope() == Some(Scope::Local) {
                local.add(cx, lgsp);
            }
        }
        cx.of_kind(IntegrationKind::NationalExchange)
            .for_each(|platform| exchange.add(cx, platform));
        cx.of_kind(IntegrationKind::CoordinationPlatform)
            .for_each(|platform| coordination.add(cx, platform));
        let mut joined = HashMap::new();
        for (lgsp, national) in joints(cx) {
            if is_available(cx, national) {
                joined.entry(lgsp.index()).or_insert(national);
            }
        }
        Self {
            lgsps,
            local: cx.is_department().then_some(local),
            national: Choice {
                available: exchange.available.or(coordination.available),
                unready: exchange.unready || coordination.unready,
            },
            joined,
        }
    }

    fn lgsp_of(&self, element: ElementRef<'a>) -> Choice<'a> {
        let of_agency = element
            .agency()
            .and_then(|agency| self.lgsps.get(agency.key()));
        of_agency
            .copied()
            .or_else(|| self.local.filter(|_| element.is_own()))
            .unwrap_or_default()
    }

    /// The LGSP that the agency of an element can use.
    pub(super) fn lgsp_for(&self, element: ElementRef<'a>) -> Option<ElementRef<'a>> {
        self.lgsp_of(element).available
    }

    /// The national platform that can be used, if possible the one to which the LGSP is connected.
    pub(super) fn national_for(&self, lgsp: Option<ElementRef<'a>>) -> Option<ElementRef<'a>> {
        lgsp.and_then(|lgsp| self.joined.get(&lgsp.index()).copied())
            .or(self.national.available)
    }

    /// A way for a link over the platforms that can be used; empty if there are none.
    pub(super) fn route(&self, link: RelationRef<'a>) -> Vec<ElementRef<'a>> {
        let Some(to) = link.to() else {
            return Vec::new();
        };
        let from = link.from();
        let near = self.lgsp_for(from);
        if link.crosses_agencies() == Some(false) {
            return near.into_iter().collect();
        }
        let far = self.lgsp_for(to).filter(|far| near != Some(*far));
        let national = self.national_for(near.or(far));
        let ends = [from, to];
        [near, national, far]
            .into_iter()
            .flatten()
            .filter(|platform| !ends.contains(platform))
            .collect()
    }

    /// Whether the document says of a platform that could serve the link that it cannot.
    pub(super) fn some_unready(&self, link: RelationRef<'a>) -> bool {
        let lgsp = |end| self.lgsp_of(end).unready;
        self.national.unready || lgsp(link.from()) || link.to().is_some_and(lgsp)
    }

    /// The best mode in which a system can reach a national database, with the platforms it takes.
    pub(super) fn best_mode(&self, system: ElementRef<'a>) -> (Mode, Vec<ElementRef<'a>>) {
        let lgsp = self.lgsp_for(system);
        match (lgsp, self.national_for(lgsp)) {
            (Some(lgsp), Some(national)) => (Mode::LgspAndNational, vec![lgsp, national]),
            (None, Some(national)) => (Mode::National, vec![national]),
            (Some(lgsp), None) => (Mode::Lgsp, vec![lgsp]),
            (None, None) => (Mode::Direct, Vec::new()),
        }
    }
}
