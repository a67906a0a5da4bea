//! What is to be said of the way the data of an exchange passes. All rules about routes ask here, so that one
//! link has one fault at most.

use super::platforms::{Platforms, is_lgsp, is_national};
use crate::bilingual;
use crate::date::Date;
use crate::diagnostic::{Basis, Confidence, Severity};
use crate::framework::{INTERMEDIARIES, law};
use crate::model::{
    ChannelKind, DatabaseClass, ElementRef, Field, IntegrationKind, JustificationReason, Kind,
    Layer, Mode, Readiness, RelationRef, Route, Scope, Subject,
};
use crate::rules::{Context, Finding};
use crate::text::Lang::{En, Vi};
use crate::text::Text;

/// The day on which the decree on sharing came into force.
const SHARING_DECREE: Date = Date::day(2020, 5, 25);

/// What it says of links in operation before.
const OLDER_LINKS: Basis = Basis::of(&law::DECREE_47_2020, "55.3", Confidence::Sourced);

/// The channels that must reach the body's own systems over its platform.
const PORTALS: &[Kind] = &[
    Kind::Channel(ChannelKind::ServicePortal),
    Kind::Channel(ChannelKind::WebPortal),
    Kind::Channel(ChannelKind::MobileApp),
];

/// What is wrong, or worth knowing, with the way an exchange passes.
#[derive(Debug)]
pub(super) enum Fault<'a> {
    /// The document does not say how.
    Unstated,
    /// Between agencies, over something that is no intermediary platform.
    NoIntermediary,
    /// Between agencies and past the platforms because they are not ready, but the document calls these ready.
    ReadyAfterAll(Vec<ElementRef<'a>>),
    /// Between agencies and directly, without a reason.
    Unjustified,
    /// Between agencies without an intermediary platform, with a reason.
    Justified,
    /// To a national database in a mode below the one that its platforms allow, with a reason but without approval.
    Unapproved(LowerMode<'a>),
    /// To a national database in a mode below the one that its platforms allow.
    LowerMode(LowerMode<'a>),
    /// Between a portal of the body and one of its own systems, past its platform.
    PastLgsp,
}

/// The mode of a link to a national database, and the platforms of a better one.
#[derive(Debug)]
pub(super) struct LowerMode<'a> {
    pub(super) system: ElementRef<'a>,
    pub(super) database: ElementRef<'a>,
    pub(super) used: Mode,
    pub(super) best: Mode,
    pub(super) over: Vec<ElementRef<'a>>,
}

/// An exchange of which something is to be said.
#[derive(Debug)]
pub(super) struct Link<'p, 'a> {
    pub(super) relation: RelationRef<'a>,
    pub(super) from: ElementRef<'a>,
    pub(super) to: ElementRef<'a>,
    pub(super) platforms: &'p Platforms<'a>,
}

impl<'p, 'a> Link<'p, 'a> {
    pub(super) fn of(relation: RelationRef<'a>, platforms: &'p Platforms<'a>) -> Option<Self> {
        let (from, to) = ends(relation)?;
        Some(Self {
            relation,
            from,
            to,
            platforms,
        })
    }

    /// What is to be said of the way it passes.
    pub(super) fn fault(&self, cx: &Context<'a>) -> Option<Fault<'a>> {
        let Self { from, to, .. } = *self;
        if !cx.is_system(from) || !cx.is_system(to) || !self.is_judged(cx) {
            return None;
        }
        let crosses = self.relation.crosses_agencies() == Some(true);
        let to_portal = joins_portal_and_own_system(from, to);
        let database = [to, from].into_iter().find(|e| is_national_database(*e));
        if !(crosses || to_portal || database.is_some()) {
            return None;
        }
        let ends_at_platform = is_intermediary(from) || is_intermediary(to);
        let hops = match self.relation.route() {
            Route::Unstated if ends_at_platform => return None,
            Route::Unstated => return Some(Fault::Unstated),
            Route::Direct => Vec::new(),
            Route::Via(hops) => hops,
        };
        if to_portal {
            let passes = hops.iter().any(|hop| is_lgsp(*hop));
            return (!passes).then_some(Fault::PastLgsp);
        }
        let justified = self.is_justified();
        let lower = database.and_then(|database| self.lower_mode(database));
        let unapproved = match lower {
            Some(lower) if !justified => return Some(Fault::LowerMode(lower)),
            Some(lower) if self.needs_approval(&lower) => Some(Fault::Unapproved(lower)),
            _ => None,
        };
        if !crosses || ends_at_platform || hops.iter().any(|hop| serves_all(*hop)) {
            return unapproved;
        }
        Some(if justified {
            match (self.ready_after_all(), unapproved) {
                (Some(platforms), _) => Fault::ReadyAfterAll(platforms),
                (None, Some(unapproved)) => unapproved,
                (None, None) => Fault::Justified,
            }
        } else if hops.is_empty() {
            Fault::Unjustified
        } else {
            Fault::NoIntermediary
        })
    }

    /// Whether the rules on routes have a say: the rules on data sharing have one, and what the document says of
    /// its way could be read.
    fn is_judged(&self, cx: &Context<'a>) -> bool {
        let fields = self.relation.fields();
        let refused = [Field::RouteHop, Field::RouteDirect]
            .into_iter()
            .any(|field| fields.was_refused(field));
        !refused && is_covered(self.relation, cx)
    }

    /// Whether a mode below the best one has to be approved. Who says that the platforms are not ready need ask
    /// nobody, unless the document calls them ready.
    fn needs_approval(&self, lower: &LowerMode<'a>) -> bool {
        let ready = |p: &ElementRef<'_>| p.readiness() == Some(Readiness::Ready);
        let not_ready = self.relation.justification() == Some(JustificationReason::NotReady);
        let approval = Field::JustificationApproval;
        !self.relation.fields().is_stated(approval) && (!not_ready || lower.over.iter().all(ready))
    }

    fn is_justified(&self) -> bool {
        let fields = self.relation.fields();
        [
            Field::JustificationReason,
            Field::JustificationText,
            Field::JustificationApproval,
        ]
        .into_iter()
        .any(|field| fields.is_stated(field))
    }

    /// The mode, counting a platform that is itself an end of the link as passed.
    fn mode(&self) -> Mode {
        let platforms = || self.relation.hops().chain([self.from, self.to]);
        let (lgsp, national) = (platforms().any(is_lgsp), platforms().any(is_national));
        match (lgsp, national) {
            (true, true) => Mode::LgspAndNational,
            (false, true) => Mode::National,
            (true, false) => Mode::Lgsp,
            (false, false) => match self.relation.route() {
                Route::Via(_) => Mode::Other,
                _ => Mode::Direct,
            },
        }
    }

    fn lower_mode(&self, database: ElementRef<'a>) -> Option<LowerMode<'a>> {
        let system = if database == self.to {
            self.from
        } else {
            self.to
        };
        let used = self.mode();
        let (mut best, mut over) = self.platforms.best_mode(system);
        // The national platform joins agencies: within one agency its own platform is enough.
        let within = self.relation.crosses_agencies() == Some(false);
        if within {
            best = Mode::Lgsp;
            over.retain(|platform| is_lgsp(*platform));
        }
        (used > best && !over.is_empty()).then_some(LowerMode {
            system,
            database,
            used,
            best,
            over,
        })
    }

    /// The platforms that could serve, if all of them are declared ready although the link says they are not.
    fn ready_after_all(&self) -> Option<Vec<ElementRef<'a>>> {
        let claims_not_ready = self.relation.justification() == Some(JustificationReason::NotReady)
            && !self
                .relation
                .fields()
                .is_stated(Field::JustificationApproval);
        if !claims_not_ready || self.platforms.some_unready(self.relation) {
            return None;
        }
        let route = self.best_route();
        let all_ready = route
            .iter()
            .all(|p| p.readiness() == Some(Readiness::Ready));
        (all_ready && !route.is_empty()).then_some(route)
    }

    /// A finding about the way the link passes, pointing at it and at where each end says whose it is.
    pub(super) fn finding(&self, message: Text, here: Text) -> Finding {
        let field = match self.relation.route() {
            Route::Unstated => None,
            Route::Direct => Some(Field::RouteDirect),
            Route::Via(_) => Some(Field::RouteHop),
        };
        let subject = Subject::from(self.relation);
        let finding = Finding::new(message);
        match field {
            Some(field) => finding.label(subject.at(field), here),
            None => finding.label(subject, here),
        }
    }

    /// Adds where each end of the link says whose it is, and whether that is inferred.
    pub(super) fn with_agencies(&self, mut finding: Finding) -> Finding {
        for end in [self.from, self.to] {
            if let Some(agency) = end.agency() {
                let id = end.id();
                let (vi, en) = (agency.name(Vi), agency.name(En));
                finding = finding.label(
                    Subject::from(end).at(Field::Owner),
                    bilingual!("`{id}` thuộc {vi}", "`{id}` belongs to {en}"),
                );
            }
        }
        finding = finding.rests_on(self.relation.fields(), "route");
        self.resting_on_owners(finding)
    }

    /// A finding about a link that ran before the decree on sharing: it goes on until it is upgraded.
    pub(super) fn unless_older(&self, cx: &Context<'_>, finding: Finding) -> Finding {
        let since = self.relation.fields().date(Field::Since);
        if since.is_none_or(|since| since.last_day() >= SHARING_DECREE) {
            return finding;
        }
        finding
            .severity(Severity::Info)
            .basis_on(OLDER_LINKS, cx.date())
            .label(
                Subject::from(self.relation).at(Field::Since),
                Text::fixed("kết nối có từ trước ngày 25/05/2020", "the link is older than 25 May 2020"),
            )
            .note(Text::fixed(
                "kết nối vận hành trước ngày 25/05/2020 được tiếp tục sử dụng và điều chỉnh khi nâng cấp",
                "a link in operation before 25 May 2020 goes on and is brought into line when it is upgraded",
            ))
    }

    /// Whether somebody calls the platforms unfit without the word of those who run them.
    pub(super) fn is_unfit_by_own_word(&self) -> bool {
        self.relation.justification() == Some(JustificationReason::Unfit)
            && !self
                .relation
                .fields()
                .is_stated(Field::JustificationApproval)
            && !self.platforms.some_unready(self.relation)
    }

    /// Says which of the owners is inferred.
    pub(super) fn resting_on_owners(&self, finding: Finding) -> Finding {
        finding
            .rests_on_element(self.from, "owner")
            .rests_on_element(self.to, "owner")
    }

    /// The line that states a way over the platforms of the document, or one with platforms to be added.
    pub(super) fn suggested_route(&self) -> String {
        let hops = self.best_route();
        if hops.is_empty() {
            return "route: [lgsp, ngsp]".to_owned();
        }
        self.route_line(&hops)
    }

    /// The way over the platforms of the document that can be used.
    fn best_route(&self) -> Vec<ElementRef<'a>> {
        let ends = (self.from, self.to);
        self.platforms.route(self.relation, ends)
    }

    /// The line that states a way, as the end that the link is written at would.
    pub(super) fn route_line(&self, hops: &[ElementRef<'a>]) -> String {
        route_line(&self.as_written(hops, self.from))
    }

    /// Platforms that are named from an end on, as the end that the link is written at names them.
    fn as_written(&self, hops: &[ElementRef<'a>], from: ElementRef<'a>) -> Vec<ElementRef<'a>> {
        let mut hops = hops.to_vec();
        if self.relation.from() != from {
            hops.reverse();
        }
        hops
    }

    /// The platforms of a better mode, as the end that the link is written at would name them.
    pub(super) fn over(&self, lower: &LowerMode<'a>) -> Vec<ElementRef<'a>> {
        let ends = [self.from, self.to];
        let hops = lower.over.iter().copied();
        let hops: Vec<_> = hops.filter(|hop| !ends.contains(hop)).collect();
        self.as_written(&hops, lower.system)
    }

    /// The LGSP of a system of the body that a portal reaches past it.
    pub(super) fn own_lgsp(&self) -> Option<ElementRef<'a>> {
        let system = if self.from.layer() == Layer::Channel {
            self.to
        } else {
            self.from
        };
        self.platforms.lgsp_for(system)
    }

    /// The route that mends a fault, as the end that the link is written at would state it; nothing where none is at
    /// fault, or no platform can be used.
    #[cfg(feature = "yaml")]
    pub(super) fn mended(&self, fault: &Fault<'a>) -> Vec<ElementRef<'a>> {
        let hops = match fault {
            Fault::Unstated | Fault::Justified => Vec::new(),
            Fault::NoIntermediary | Fault::Unjustified => self.best_route(),
            Fault::ReadyAfterAll(platforms) => platforms.clone(),
            Fault::Unapproved(lower) | Fault::LowerMode(lower) => return self.over(lower),
            Fault::PastLgsp => self.own_lgsp().into_iter().collect(),
        };
        self.as_written(&hops, self.from)
    }

    /// Whether the document has platforms that the link could pass.
    pub(super) fn has_platforms(&self) -> bool {
        !self.best_route().is_empty()
    }
}

/// `route: [moj-lgsp, ngsp]`.
pub(super) fn route_line(hops: &[ElementRef<'_>]) -> String {
    let ids: Vec<_> = hops.iter().map(|hop| hop.id()).collect();
    format!("route: [{}]", ids.join(", "))
}

/// How a link passes in a mode.
pub(super) fn mode_text(mode: Mode) -> Text {
    match mode {
        Mode::LgspAndNational => Text::fixed(
            "qua LGSP và nền tảng quốc gia",
            "over the LGSP and the national platform",
        ),
        Mode::National => Text::fixed("qua nền tảng quốc gia", "over the national platform"),
        Mode::Lgsp => Text::fixed("qua LGSP", "over the LGSP"),
        Mode::Other => Text::fixed(
            "không qua LGSP và nền tảng quốc gia",
            "past both the LGSP and the national platform",
        ),
        Mode::Direct => Text::fixed("trực tiếp", "directly"),
    }
}

/// How a link passes in a mode where a better one was expected.
pub(super) fn mere_mode_text(mode: Mode) -> Text {
    match mode {
        Mode::National => Text::fixed(
            "chỉ qua nền tảng quốc gia",
            "over the national platform only",
        ),
        Mode::Lgsp => Text::fixed("chỉ qua LGSP", "over the LGSP only"),
        mode => mode_text(mode),
    }
}

/// The two ends of a link, whichever it is written at: the body's own first, else the one whose id comes first.
pub(super) fn ends(relation: RelationRef<'_>) -> Option<(ElementRef<'_>, ElementRef<'_>)> {
    let reading = relation.canonical();
    let (from, to) = (reading.from(), reading.to()?);
    Some(if to.is_own() && !from.is_own() {
        (to, from)
    } else {
        (from, to)
    })
}

/// Whether the link is still there on the day of the check, and both of its ends.
pub(super) fn is_current(relation: RelationRef<'_>, cx: &Context<'_>) -> bool {
    let ended = |e: ElementRef<'_>| e.has_ended(cx.date());
    !relation.has_ended(cx.date()) && !ended(relation.from()) && !relation.to().is_some_and(ended)
}

/// Whether the rules on data sharing have a say: the link is still there and carries no state secrets.
pub(super) fn is_covered(relation: RelationRef<'_>, cx: &Context<'_>) -> bool {
    !relation.may_carry_state_secrets() && is_current(relation, cx)
}

pub(super) fn is_intermediary(element: ElementRef<'_>) -> bool {
    INTERMEDIARIES.contains(element.kind())
}

/// Whether a platform is one of those over which agencies meet. A data exchange solution of one body is none: it is
/// a direct link by another name.
fn serves_all(element: ElementRef<'_>) -> bool {
    let private = element.kind() == Kind::Integration(IntegrationKind::ExchangeSolution)
        && element.scope() != Some(Scope::National);
    is_intermediary(element) && !private
}

pub(super) fn is_national_database(element: ElementRef<'_>) -> bool {
    element.database_class() == Some(DatabaseClass::National)
}

fn joins_portal_and_own_system(from: ElementRef<'_>, to: ElementRef<'_>) -> bool {
    let joins = |portal: ElementRef<'_>, system: ElementRef<'_>| {
        PORTALS.contains(&portal.kind()) && system.layer() == Layer::Application
    };
    (joins(from, to) || joins(to, from)) && from.is_own() && to.is_own()
}
