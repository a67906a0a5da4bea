//! What is to be done, one step for each thing that changes.
#![expect(
    clippy::arithmetic_side_effects,
    reason = "counts of what is held in memory"
)]

use std::collections::HashMap;

use super::world::{Link, Node, Side, World};
use crate::bilingual;
use crate::date::Date;
use crate::model::{Field, RecordRef, RelationRef, Status, Subject, Table};
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
            Self::Introduce => Text::fixed("Đưa vào kiến trúc", "Introduce"),
            Self::Rename => Text::fixed("Đổi mã", "Rename"),
            Self::Change => Text::fixed("Điều chỉnh", "Change"),
            Self::Connect => Text::fixed("Thiết lập quan hệ", "Connect"),
            Self::Reroute => Text::fixed("Chuyển tuyến kết nối", "Reroute"),
            Self::Adjust => Text::fixed("Điều chỉnh quan hệ", "Adjust"),
            Self::Disconnect => Text::fixed("Chấm dứt quan hệ", "Disconnect"),
            Self::Retire => Text::fixed("Đưa ra khỏi kiến trúc", "Retire"),
            Self::Switch => Text::fixed("Chuyển văn bản", "Switch"),
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
    /// When it is planned, if the new version says: the first and the last day that can mean.
    pub planned: Option<(Date, Date)>,
}

/// The steps, and which of them each thing waits for.
#[derive(Debug, Default)]
pub(super) struct Plan {
    pub(super) steps: Vec<RoadmapStep>,
    /// By node: the step in which it comes, changes or goes.
    pub(super) of_node: Vec<Option<usize>>,
    /// By link: its own step, or that of the element with which it comes or goes.
    pub(super) of_link: Vec<Option<usize>>,
    /// The step in which the document switches.
    pub(super) switch: Option<usize>,
}

impl Plan {
    pub(super) fn of(world: &World<'_>) -> Self {
        let mut plan = Self::default();
        let periods = periods(world);
        for node in &world.nodes {
            let step = plan.node(world, node, &periods);
            plan.of_node.push(step);
        }
        for link in &world.links {
            let step = plan.link(world, link);
            plan.of_link.push(step);
        }
        if world.papers_differ() {
            let summary = switch(world);
            plan.switch = Some(plan.push(StepKind::Switch, Subject::Document, summary, None));
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
        let sorted = order
            .iter()
            .filter_map(|step| self.steps.get(*step).cloned());
        self.steps = sorted.collect();
        let all = self.of_node.iter_mut().chain(&mut self.of_link);
        for step in all.chain([&mut self.switch]).flatten() {
            *step = places.get(*step).copied().unwrap_or(*step);
        }
        places
    }

    fn push(
        &mut self,
        kind: StepKind,
        subject: Subject,
        summary: Text,
        planned: Option<(Date, Date)>,
    ) -> usize {
        self.steps.push(RoadmapStep {
            kind,
            subject,
            summary,
            planned,
        });
        self.steps.len() - 1
    }

    fn node(&mut self, world: &World<'_>, node: &Node<'_>, periods: &Periods<'_>) -> Option<usize> {
        let planned = planned(node, periods);
        let (kind, element) = match (node.old, node.new) {
            (Some(old), Some(new)) if old.id() != new.id() => (StepKind::Rename, old),
            (Some(old), Some(new)) => {
                if old.kind() == new.kind() && world.says_the_same(old.fields(), new.fields()) {
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
        let (verb, id) = (kind.label(), element.id());
        let (vi, en) = (verb.get(Lang::Vi), verb.get(Lang::En));
        let (name_vi, name_en) = (element.name(Lang::Vi), element.name(Lang::En));
        let summary = match node.new.filter(|_| kind == StepKind::Rename) {
            Some(new) => {
                let to = new.id();
                bilingual!("{vi} `{id}` thành `{to}`", "{en} `{id}` to `{to}`")
            }
            None => bilingual!("{vi} `{id}` ({name_vi})", "{en} `{id}` ({name_en})"),
        };
        Some(self.push(kind, element.into(), summary, planned))
    }

    fn link(&mut self, world: &World<'_>, link: &Link<'_>) -> Option<usize> {
        let holder = world.nodes.get(link.from)?;
        if holder.old.is_none() || holder.new.is_none() {
            return self.of_node.get(link.from).copied().flatten();
        }
        let (kind, relation) = match (link.old, link.new) {
            (Some(old), Some(new)) => {
                if world.says_the_same(old.fields(), new.fields()) {
                    return None;
                }
                let before = world.facts(Side::Old, old.fields());
                let after = world.facts(Side::New, new.fields());
                let way = |facts: &[(Field, String)]| {
                    let on_way =
                        |f: &&(Field, String)| matches!(f.0, Field::RouteHop | Field::RouteDirect);
                    facts.iter().filter(on_way).cloned().collect::<Vec<_>>()
                };
                let same_way = way(&before) == way(&after);
                let kind = if same_way {
                    StepKind::Adjust
                } else {
                    StepKind::Reroute
                };
                (kind, old)
            }
            (Some(one), None) | (None, Some(one)) if world.is_uncertain(one) => return None,
            (Some(old), None) => (StepKind::Disconnect, old),
            (None, Some(new)) => (StepKind::Connect, new),
            (None, None) => return None,
        };
        let summary = of_relation(kind, relation);
        Some(self.push(kind, relation.into(), summary, None))
    }
}

fn of_relation(kind: StepKind, relation: RelationRef<'_>) -> Text {
    let (verb, tie) = (kind.label(), relation.kind().label());
    let (from, to) = (relation.from().id(), relation.end().id());
    let line = |lang| format!("{}: `{from}` {} `{to}`", verb.get(lang), tie.get(lang));
    Text::new(line(Lang::Vi), line(Lang::En))
}

fn switch(world: &World<'_>) -> Text {
    let (old, new) = (world.old.framework(), world.new.framework());
    let version = |arch: &crate::model::Architecture| {
        arch.version()
            .map_or_else(|| "…".to_owned(), |v| v.to_string())
    };
    let (from, to) = (version(world.old), version(world.new));
    if old == new {
        return bilingual!(
            "Chuyển văn bản từ phiên bản {from} sang {to}",
            "Switch the document from version {from} to {to}"
        );
    }
    bilingual!(
        "Chuyển văn bản từ phiên bản {from}, khung {old} sang phiên bản {to}, khung {new}",
        "Switch the document from version {from}, framework {old} to version {to}, framework {new}"
    )
}

/// When an element is planned: its own target date, else the period of the roadmap that covers it.
fn planned(node: &Node<'_>, periods: &Periods<'_>) -> Option<(Date, Date)> {
    let element = node.new?;
    if element.status() == Some(Status::Planned)
        && let Some(since) = element.fields().date(Field::Since)
    {
        return Some((since.first_day(), since.last_day()));
    }
    let period = periods.get(element.id())?;
    let since = period.fields().date(Field::Since)?.first_day();
    let until = period.fields().date(Field::Until)?.last_day();
    Some((since, until.max(since)))
}

/// The first period of the roadmap that covers each element.
type Periods<'a> = HashMap<&'a str, RecordRef<'a>>;

fn periods<'a>(world: &World<'a>) -> Periods<'a> {
    let mut periods = Periods::new();
    for period in world.new.records(Table::Roadmap) {
        for id in period.fields().texts(Field::Covers) {
            periods.entry(id).or_insert(period);
        }
    }
    periods
}
