//! What is to be done, one step for each thing that changes.
#![expect(
    clippy::arithmetic_side_effects,
    reason = "counts of what is held in memory"
)]

use super::calendar::Periods;
use super::words::{self, Party, StepChange};
use super::world::{Link, Node, Side, World};
use crate::bilingual;
use crate::date::Date;
use crate::model::{
    Architecture, ElementRef, Field, Layer, Level, OrganisationRef, Reading, RelationKind,
    RelationRef, Status, Subject, Table,
};
use crate::text::{Lang, Text};

/// What a step does.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum StepKind {
    /// An element comes, with its relations.
    Introduce,
    /// An element goes on under another id, with its new fields.
    Rename,
    /// The fields of an element change.
    Change,
    /// A relation between elements that stay comes.
    Connect,
    /// The data of a relation takes another way.
    Reroute,
    /// The fields of a relation change.
    Adjust,
    /// A relation between elements that stay goes.
    Disconnect,
    /// An element goes, with its relations.
    Retire,
    /// The document itself becomes the new version: head, framework, tables and lineage.
    Switch,
}

impl StepKind {
    /// The kinds, in the order in which steps of one wave are listed.
    pub const ALL: [Self; 9] = [
        Self::Introduce,
        Self::Rename,
        Self::Change,
        Self::Connect,
        Self::Reroute,
        Self::Adjust,
        Self::Disconnect,
        Self::Retire,
        Self::Switch,
    ];

    /// The word in machine output.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Introduce => "introduce",
            Self::Rename => "rename",
            Self::Change => "change",
            Self::Connect => "connect",
            Self::Reroute => "reroute",
            Self::Adjust => "adjust",
            Self::Disconnect => "disconnect",
            Self::Retire => "retire",
            Self::Switch => "switch",
        }
    }

    /// The word shown to people.
    pub const fn label(self) -> Text {
        match self {
            Self::Introduce => Text::fixed("Bổ sung", "Introduce"),
            Self::Rename => Text::fixed("Đổi định danh", "Rename"),
            Self::Change => Text::fixed("Điều chỉnh", "Change"),
            Self::Connect => Text::fixed("Thiết lập quan hệ", "Connect"),
            Self::Reroute => Text::fixed("Chuyển tuyến kết nối", "Reroute"),
            Self::Adjust => Text::fixed("Điều chỉnh quan hệ", "Adjust"),
            Self::Disconnect => Text::fixed("Chấm dứt quan hệ", "Disconnect"),
            Self::Retire => Text::fixed("Dừng sử dụng", "Retire"),
            Self::Switch => Text::fixed("Ban hành phiên bản mới", "Issue the new version"),
        }
    }
}

/// One thing to be done.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct RoadmapStep {
    /// What it does.
    pub kind: StepKind,
    /// What it is done to, as the old version names it, or the new one for what comes.
    pub subject: Subject,
    /// The step in one line without a full stop.
    pub summary: Text,
    /// When it is planned, if the documents say: the first and the last day that can mean.
    pub planned: Option<(Date, Date)>,
    /// Whose it is: the owner of the element or of the channel used, the body for the document. None if the
    /// documents do not say.
    pub owner: Option<Party>,
    /// Who operates it afterwards, if the documents say.
    pub operator: Option<Party>,
    /// The fields that change. What comes or goes as a whole has none.
    pub changes: Vec<StepChange>,
    /// The relations that come with a new element, without its name.
    pub relations: Vec<Text>,
    /// What else is to be known: what takes the place of something that goes, and why.
    pub notes: Vec<Text>,
}

/// The steps, and which of them each thing waits for.
#[derive(Debug, Default)]
pub(super) struct Plan {
    pub(super) steps: Vec<RoadmapStep>,
    /// By step: the period of the roadmap that covers it.
    pub(super) covered: Vec<Option<usize>>,
    /// By step: what it is done to lies on this height, the lowest first.
    pub(super) heights: Vec<usize>,
    /// By node: the step in which it comes, changes or goes. What is new and has none is there from the beginning.
    pub(super) of_node: Vec<Option<usize>>,
    /// By link: its own step, or that of the element with which it comes or goes.
    pub(super) of_link: Vec<Option<usize>>,
    /// The step in which the document switches.
    pub(super) switch: Option<usize>,
    /// How many changes nobody has to carry out: they come with the document.
    pub(super) papers: usize,
}

/// In place of the number of the step in which the document switches, which comes last.
const PAPER: usize = usize::MAX;

impl Plan {
    pub(super) fn of(world: &World<'_>, periods: &Periods<'_>) -> Self {
        let mut plan = Self::default();
        let start = world.old.evaluation_date().map(Date::first_day);
        for node in &world.nodes {
            let step = plan.node(world, node, periods, start);
            plan.of_node.push(step);
        }
        for link in &world.links {
            let step = plan.link(world, link, start);
            plan.of_link.push(step);
        }
        if plan.papers > 0 || world.papers_differ() {
            let (summary, owner) = (switch(world), world.new.body());
            let last = plan.push(StepKind::Switch, Subject::Document, summary, SWITCH);
            if let Some(step) = plan.steps.get_mut(last) {
                step.owner = owner.map(|body| words::party(world.new, body.key()));
            }
            plan.switch = Some(last);
            let all = plan.of_node.iter_mut().chain(&mut plan.of_link);
            for step in all.flatten().filter(|step| **step == PAPER) {
                *step = last;
            }
        }
        plan
    }

    /// Brings the steps into the order of their waves, and within one of their kinds. Gives the new number of
    /// each.
    pub(super) fn sort(&mut self, waves: &[usize]) -> Vec<usize> {
        let mut order: Vec<usize> = (0..self.steps.len()).collect();
        order.sort_by_key(|step| {
            let kind = self.steps.get(*step).map(|s| s.kind);
            (waves.get(*step).copied(), kind, *step)
        });
        let mut places = vec![0; order.len()];
        for (place, step) in order.iter().enumerate() {
            if let Some(at) = places.get_mut(*step) {
                *at = place;
            }
        }
        let mut numbered: Vec<_> = places.iter().zip(self.steps.drain(..)).collect();
        numbered.sort_by_key(|(place, _)| **place);
        self.steps = numbered.into_iter().map(|(_, step)| step).collect();
        let all = self.of_node.iter_mut().chain(&mut self.of_link);
        for step in all.chain([&mut self.switch]).flatten() {
            *step = places.get(*step).copied().unwrap_or(*step);
        }
        places
    }

    /// Lets a relation come after its element, or go before it, where the documents plan what it leads to for
    /// another time: `slots` gives the time of each step.
    pub(super) fn detach(&mut self, world: &World<'_>, slots: &mut Vec<Option<usize>>) {
        for (nth, link) in world.links.iter().enumerate() {
            let Some(own) = self.of_link.get(nth).copied().flatten() else {
                continue;
            };
            let Some(time) = slots.get(own).copied().flatten() else {
                continue;
            };
            let (kind, side, relation) = match (link.old, link.new) {
                (None, Some(new)) => (StepKind::Connect, Side::New, new),
                (Some(old), None) => (StepKind::Disconnect, Side::Old, old),
                _ => continue,
            };
            let named = world.named(side, relation);
            let steps = named.into_iter().filter_map(|node| {
                let at = world.nodes.get(node)?;
                let is_part = match side {
                    Side::New => at.old.is_none(),
                    Side::Old => at.new.is_none(),
                };
                let step = self.of_node.get(node).copied().flatten()?;
                let slot = slots.get(step).copied().flatten()?;
                is_part.then_some((slot, step))
            });
            let other = match side {
                Side::New => steps.max().filter(|(slot, _)| *slot > time),
                Side::Old => steps.min().filter(|(slot, _)| *slot < time),
            };
            let Some((slot, step)) = other else { continue };
            let planned = self.steps.get(step).and_then(|s| s.planned);
            // What governs something is said when that comes or goes.
            if relation.kind() == RelationKind::GovernedBy {
                if let Some(place) = self.of_link.get_mut(nth) {
                    *place = Some(step);
                }
                continue;
            }
            let detached = self.relation(kind, relation, relation.into());
            if let Some(it) = self.steps.get_mut(detached) {
                it.planned = planned;
            }
            slots.resize(detached, None);
            slots.push(Some(slot));
            if let Some(place) = self.of_link.get_mut(nth) {
                *place = Some(detached);
            }
        }
    }

    fn push(&mut self, kind: StepKind, subject: Subject, summary: Text, height: usize) -> usize {
        self.steps.push(RoadmapStep {
            kind,
            subject,
            summary,
            planned: None,
            owner: None,
            operator: None,
            changes: Vec::new(),
            relations: Vec::new(),
            notes: Vec::new(),
        });
        self.covered.push(None);
        self.heights.push(height);
        self.steps.len() - 1
    }

    /// What changes with the document alone.
    fn paper(&mut self) -> Option<usize> {
        self.papers += 1;
        Some(PAPER)
    }

    fn node(
        &mut self,
        world: &World<'_>,
        node: &Node<'_>,
        periods: &Periods<'_>,
        start: Option<Date>,
    ) -> Option<usize> {
        let (kind, element) = match (node.old, node.new) {
            (Some(old), Some(new)) if old.id() != new.id() => (StepKind::Rename, old),
            (Some(old), Some(new)) => {
                let same = old.kind() == new.kind();
                if same && world.says_the_same(old.fields(), new.fields()) {
                    return None;
                }
                (StepKind::Change, old)
            }
            // It may be there all the time.
            _ if node.is_uncertain => return None,
            (Some(old), None) => (StepKind::Retire, old),
            (None, Some(new)) => (StepKind::Introduce, new),
            (None, None) => return None,
        };
        let current = node.new.unwrap_or(element);
        if is_of_others(current) {
            let paper = self.paper();
            // Laws are there when they are needed, unless they themselves rest on what is still to come.
            let rests = world.mentioned(Side::New, current.fields());
            let is_new = |node: usize| world.nodes.get(node).is_some_and(|n| n.old.is_none());
            let waits = rests.into_iter().any(is_new);
            return paper.filter(|_| node.old.is_some() || waits);
        }
        let mut changes = Vec::new();
        if let (Some(old), Some(new)) = (node.old, node.new) {
            if old.kind() != new.kind() || old.kind_key() != new.kind_key() {
                changes.push(StepChange {
                    field: Field::Kind,
                    label: Text::fixed("loại", "kind"),
                    before: old.kind().label(),
                    after: new.kind().label(),
                });
            }
            changes.extend(words::changes(world, old.fields(), new.fields()));
            if changes.is_empty() && kind == StepKind::Change {
                return self.paper();
            }
        }
        let (verb, name) = (verb(kind, current), words::named(element));
        let (vi, en) = (verb.get(Lang::Vi), verb.get(Lang::En));
        let (name_vi, name_en) = (name.get(Lang::Vi), name.get(Lang::En));
        let summary = match node.new.filter(|_| kind == StepKind::Rename) {
            Some(new) => {
                let to = words::named(new);
                let (to_vi, to_en) = (to.get(Lang::Vi), to.get(Lang::En));
                bilingual!(
                    "{vi}: {name_vi} thành {to_vi}",
                    "{en}: {name_en} to {to_en}"
                )
            }
            None => bilingual!("{vi}: {name_vi}", "{en}: {name_en}"),
        };
        let height = match kind {
            StepKind::Retire => RETIRE,
            _ => height(current),
        };
        let nth = self.push(kind, element.into(), summary, height);
        if let Some(covered) = self.covered.last_mut() {
            *covered = node.new.and_then(|e| periods.of_element(e.id()));
        }
        if let Some(step) = self.steps.last_mut() {
            step.planned = planned(world, node, start);
            step.owner = owner(current);
            step.operator = match node.new {
                Some(new) => new.operator().map(|o| words::party(world.new, o.key())),
                None => None,
            };
            step.changes = changes;
            step.notes = match (node.old, node.new) {
                (Some(old), None) => fate(world, old),
                (None, Some(new)) => standing(new.status()),
                _ => Vec::new(),
            };
        }
        Some(nth)
    }

    fn link(&mut self, world: &World<'_>, link: &Link<'_>, start: Option<Date>) -> Option<usize> {
        let holder = world.nodes.get(link.from)?;
        let of_node = |plan: &Self, node: usize| plan.of_node.get(node).copied().flatten();
        if holder.old.is_none() || holder.new.is_none() {
            let with = of_node(self, link.from);
            // What governs it is nothing to be carried out.
            let told = link.new.filter(|r| r.kind() != RelationKind::GovernedBy);
            if let (Some(step), Some(new)) = (with.filter(|s| *s != PAPER), told)
                && let Some(step) = self.steps.get_mut(step)
            {
                let from_holder =
                    |r: &Reading<'_>| world.node(Side::New, r.from().id()) == Some(link.from);
                let reading = new.readings().find(from_holder);
                step.relations
                    .push(words::tail(reading.unwrap_or_else(|| new.as_written())));
            }
            return with.or(Some(PAPER));
        }
        let (kind, relation, changes) = match (link.old, link.new) {
            (Some(old), Some(new)) => {
                if world.ties_the_same(old, new) {
                    return None;
                }
                let changes = words::changes_of_relation(world, old, new);
                if changes.is_empty() || new.kind() == RelationKind::GovernedBy {
                    return self.paper();
                }
                let rerouted = changes.iter().any(|c| c.field == Field::RouteHop);
                let kind = if rerouted {
                    StepKind::Reroute
                } else {
                    StepKind::Adjust
                };
                (kind, new, changes)
            }
            (Some(one), None) | (None, Some(one)) if world.is_uncertain(one) => return None,
            (Some(old), None) => (StepKind::Disconnect, old, Vec::new()),
            (None, Some(new)) => (StepKind::Connect, new, Vec::new()),
            (None, None) => return None,
        };
        // Which policy governs something is not carried out; it is stated when that policy comes or goes.
        if relation.kind() == RelationKind::GovernedBy {
            let side = if link.new.is_some() {
                Side::New
            } else {
                Side::Old
            };
            let to = relation.to().and_then(|e| world.node(side, e.id()));
            let goes_with = to.filter(|to| {
                let node = world.nodes.get(*to);
                node.is_some_and(|n| n.old.is_none() || n.new.is_none())
            });
            let step = goes_with.and_then(|to| of_node(self, to));
            return match step.filter(|step| *step != PAPER) {
                Some(step) => Some(step),
                None => self.paper(),
            };
        }
        let nth = self.relation(kind, relation, link.old.unwrap_or(relation).into());
        if let Some(step) = self.steps.get_mut(nth) {
            step.changes = changes;
            step.planned = planned_relation(link, start);
            if let (None, Some(new)) = (link.old, link.new) {
                step.notes = standing(new.status());
            }
        }
        Some(nth)
    }

    /// A step on a relation.
    fn relation(&mut self, kind: StepKind, relation: RelationRef<'_>, subject: Subject) -> usize {
        let verb = kind.label();
        let tie = words::tie(relation.canonical());
        let line = |lang| format!("{}: {}", verb.get(lang), tie.get(lang));
        let summary = Text::new(line(Lang::Vi), line(Lang::En));
        let from = match (kind, relation.to()) {
            (StepKind::Disconnect, _) => DISCONNECT,
            _ => height(relation.from()),
        };
        let nth = self.push(kind, subject, summary, from);
        if let Some(step) = self.steps.last_mut() {
            // A group of users does nothing by itself: the channel is opened to it.
            step.owner = match relation.to() {
                Some(to) if relation.from().layer() == Layer::User => {
                    owner(to).or_else(|| owner(relation.from()))
                }
                to => owner(relation.from()).or_else(|| owner(to?)),
            };
        }
        nth
    }
}

/// What is done to an element: decisions are issued and end, all else is introduced and goes.
fn verb(kind: StepKind, element: ElementRef<'_>) -> Text {
    match (kind, element.layer()) {
        (StepKind::Introduce, Layer::Policy) => Text::fixed("Ban hành", "Issue"),
        (StepKind::Retire, Layer::Policy) => Text::fixed("Chấm dứt hiệu lực", "End"),
        _ => kind.label(),
    }
}

/// How far something new has come in the new version, if it is not simply in use.
fn standing(status: Option<Status>) -> Vec<Text> {
    let status = status.filter(|status| *status != Status::Active);
    let said = status.map(|status| {
        let label = status.label();
        let (vi, en) = (label.get(Lang::Vi), label.get(Lang::En));
        bilingual!(
            "tình trạng trong phiên bản mới: {vi}",
            "status in the new version: {en}"
        )
    });
    said.into_iter().collect()
}

/// Above all layers.
const DISCONNECT: usize = Layer::ALL.len() + 1;
const RETIRE: usize = DISCONNECT + 1;
const SWITCH: usize = RETIRE + 1;

/// How high an element lies: decisions first, then from the infrastructure upwards.
fn height(element: ElementRef<'_>) -> usize {
    match element.layer() {
        Layer::Policy => 0,
        layer => 1 + layer as usize,
    }
}

/// Whether an element is a policy that another body issued, or nobody is known to have issued.
fn is_of_others(element: ElementRef<'_>) -> bool {
    if element.layer() != Layer::Policy || element.is_own() {
        return false;
    }
    let arch = element.architecture();
    let issuer = element.fields().text(Field::Issuer);
    let issuer = issuer.and_then(|key| arch.organisation(key));
    let (Some(issuer), Some(body)) = (issuer, arch.body()) else {
        return true;
    };
    if arch.level() == Some(Level::Department) {
        return !is_below(issuer, body);
    }
    issuer.agency().key() != body.agency().key()
}

/// Whether an organisation is another or a part of it.
fn is_below(part: OrganisationRef<'_>, whole: OrganisationRef<'_>) -> bool {
    // Parents may stand in a circle.
    let line = std::iter::successors(Some(part), |o| o.parent()).take(64);
    line.into_iter().any(|o| o.key() == whole.key())
}

/// Whose an element is; of a policy, who issued it.
fn owner(element: ElementRef<'_>) -> Option<Party> {
    let arch = element.architecture();
    let owner = element.owner().map(|o| o.key());
    let key = owner.or_else(|| element.fields().text(Field::Issuer))?;
    Some(words::party(arch, key))
}

/// What the documents say of an element that goes.
fn fate(world: &World<'_>, old: ElementRef<'_>) -> Vec<Text> {
    let mut out = Vec::new();
    if let Some(record) = world.new.record(Table::Retired, old.id()) {
        let fields = record.fields();
        for id in fields.texts(Field::Successor) {
            if let Some(next) = world.new.element(id) {
                let next = words::named(next);
                let (vi, en) = (next.get(Lang::Vi), next.get(Lang::En));
                out.push(bilingual!("thay bằng {vi}", "replaced by {en}"));
            }
        }
        if let Some(decision) = fields.text(Field::Decision) {
            out.push(bilingual!("theo {decision}", "by {decision}"));
        }
        if let Some(reason) = fields.text(Field::Reason) {
            let reason = reason.trim_end_matches('.');
            out.push(bilingual!("lý do: {reason}", "reason: {reason}"));
        }
    } else if let Some(record) = world.new.record(Table::Transferred, old.id()) {
        let fields = record.fields();
        let to = fields.text(Field::TransferredTo).unwrap_or_default();
        let basis = fields.text(Field::TransferBasis).unwrap_or_default();
        out.push(bilingual!(
            "chuyển giao cho {to}; căn cứ: {basis}",
            "handed over to {to}; basis: {basis}"
        ));
    } else {
        for after in world.successors_of(old) {
            let (vi, en) = (after.name(Lang::Vi), after.name(Lang::En));
            let id = after.id();
            out.push(bilingual!(
                "tiếp nối bởi {vi} (`{id}`)",
                "goes on as {en} (`{id}`)"
            ));
        }
    }
    out
}

fn switch(world: &World<'_>) -> Text {
    let (old, new) = (world.old.framework(), world.new.framework());
    let version = |arch: &Architecture| {
        arch.version()
            .map_or_else(|| "…".to_owned(), |v| v.to_string())
    };
    let (from, to) = (version(world.old), version(world.new));
    if old != new {
        return bilingual!(
            "Ban hành phiên bản {to} của văn bản theo khung {new}, thay phiên bản {from} theo khung {old}",
            "Issue version {to} of the document under framework {new}, in place of version {from} under framework {old}"
        );
    }
    if from == to {
        return bilingual!(
            "Cập nhật văn bản, giữ số phiên bản {to}",
            "Update the document, still numbered version {to}"
        );
    }
    bilingual!(
        "Ban hành phiên bản {to} của văn bản, thay phiên bản {from}",
        "Issue version {to} of the document, in place of version {from}"
    )
}

type Days = (Date, Date);

fn days(date: Date) -> Days {
    (date.first_day(), date.last_day())
}

/// When the documents say that an element comes, changes or goes. What was over when the earlier version was
/// written is no plan.
fn planned(world: &World<'_>, node: &Node<'_>, start: Option<Date>) -> Option<Days> {
    let ahead = |date: &Date| start.is_none_or(|start| date.last_day() >= start);
    let Some(new) = node.new else {
        let old = node.old?;
        let recorded = [Table::Retired, Table::Transferred]
            .into_iter()
            .find_map(|table| {
                world
                    .new
                    .record(table, old.id())?
                    .fields()
                    .date(Field::Date)
            });
        let date = recorded.or_else(|| old.fields().date(Field::Until));
        return date.filter(ahead).map(days);
    };
    let begins = |e: ElementRef<'_>| {
        let issued = (e.layer() == Layer::Policy).then_some(Field::Date);
        let fields = [Some(Field::Since), issued].into_iter().flatten();
        fields.into_iter().find_map(|field| e.fields().date(field))
    };
    let since = begins(new)?;
    let before = node.old.map(|old| (old.status(), begins(old)));
    let says_more = before != Some((new.status(), Some(since)));
    let is_plan = new.status() == Some(Status::Planned);
    (is_plan || says_more && ahead(&since)).then(|| days(since))
}

/// The same of a relation between elements that stay.
fn planned_relation(link: &Link<'_>, start: Option<Date>) -> Option<Days> {
    let ahead = |date: &Date| start.is_none_or(|start| date.last_day() >= start);
    let Some(new) = link.new else {
        let until = link.old?.fields().date(Field::Until);
        return until.filter(ahead).map(days);
    };
    let since = new.fields().date(Field::Since)?;
    let before = link
        .old
        .map(|old| (old.status(), old.fields().date(Field::Since)));
    let says_more = before != Some((new.status(), Some(since)));
    let is_plan = new.status() == Some(Status::Planned);
    (is_plan || says_more && ahead(&since)).then(|| days(since))
}
