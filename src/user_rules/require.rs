//! `require`: what elements must state, how many relations they must have, how many there must be.

use super::between::has_ended;
use super::codes;
use super::phrase::Phrase;
use super::selector::{self, field_keys};
use super::shape::Shape;
use crate::bilingual;
use crate::graph::ElementSet;
use crate::io::reading::{Cursor, Reader, View};
use crate::model::{ElementRef, Layer, RelationKind, Subject};
use crate::query::{Conditions, FieldKey};
use crate::rules::{Context, Finding, Findings};
use crate::span::Span;
use crate::text::{Lang, Text};

/// The keys of a demand.
pub(super) const KEYS: [&str; 4] = ["for", "attributes", "relations", "count"];

/// The keys of how many relations of a kind there must be.
pub(super) const DEMAND_KEYS: [&str; 4] = ["min", "max", "to", "from"];

/// Demands on elements.
#[derive(Debug)]
pub(super) struct Require {
    elements: Conditions,
    attributes: Vec<FieldKey>,
    relations: Vec<Demand>,
    count: Option<Bounds>,
}

/// How many relations of a kind.
#[derive(Debug)]
struct Demand {
    kind: RelationKind,
    bounds: Bounds,
    /// Relations of others to the element are counted, not its own.
    incoming: bool,
    /// What the other end must be to count.
    other: Option<Conditions>,
}

#[derive(Clone, Copy, Debug)]
pub(super) struct Bounds {
    min: usize,
    max: Option<usize>,
}

impl Bounds {
    pub(super) const KEYS: [&'static str; 2] = ["min", "max"];
    /// What is meant if neither bound is given.
    const SOME: Self = Self { min: 1, max: None };

    fn read(reader: &mut Reader, value: Cursor<'_>) -> Self {
        let mut number = |key: &str| {
            let value = value.get(key)?;
            reader.number(key, value)
        };
        let (min, max) = (number("min"), number("max"));
        if let (Some(least), Some(most)) = (min, max)
            && least > most
        {
            let message = bilingual!(
                "`min` ({least}) lớn hơn `max` ({most})",
                "`min` ({least}) is greater than `max` ({most})"
            );
            let at = value.get("min").map_or(value.span(), Cursor::span);
            reader.say(codes::VALUE, message, at);
        }
        match (min, max) {
            (None, None) => Self::SOME,
            _ => Self {
                min: min.unwrap_or(0),
                max,
            },
        }
    }

    fn hold(self, count: usize) -> bool {
        count >= self.min && self.max.is_none_or(|max| count <= max)
    }

    /// What is wanted, to be read before a noun.
    fn wanted(self) -> Text {
        let Self { min, max } = self;
        match max {
            Some(max) if max == min => bilingual!("đúng {max}", "exactly {max}"),
            Some(max) if min == 0 => bilingual!("tối đa {max}", "at most {max}"),
            Some(max) => bilingual!("từ {min} đến {max}", "{min} to {max}"),
            None => bilingual!("ít nhất {min}", "at least {min}"),
        }
    }
}

impl Require {
    pub(super) fn read(reader: &mut Reader, at: Span, value: Cursor<'_>) -> Option<Self> {
        let before = reader.errors();
        let entries = reader.map("require", value, &KEYS)?;
        let value = |name: &str| entries.iter().find(|(key, _, _)| *key == name).map(|e| e.2);
        let elements = value("for").map(|v| selector::read(reader, "for", v));
        // A misspelt key was said already.
        if elements.is_none() && reader.errors() == before {
            reader.missing("require", "for", at);
        }
        let attributes = value("attributes").map(|v| field_keys(reader, "attributes", v));
        let relations = value("relations").map(|v| demands(reader, v));
        let count = value("count").map(|v| {
            if let View::Scalar(..) = v.view() {
                return exactly(reader, "count", v);
            }
            reader.map("count", v, &Bounds::KEYS);
            Bounds::read(reader, v)
        });
        let nothing = attributes.is_none() && relations.is_none() && count.is_none();
        if nothing && reader.errors() == before {
            let message = Text::fixed(
                "`require` phải có ít nhất một trong các khóa `attributes`, `relations`, `count`",
                "`require` needs at least one of `attributes`, `relations` and `count`",
            );
            reader.say(codes::MISSING, message, at);
        }
        Some(Self {
            elements: elements.unwrap_or_default(),
            attributes: attributes.unwrap_or_default(),
            relations: relations.unwrap_or_default(),
            count,
        })
    }
}

/// A bare number: that many, neither more nor fewer.
fn exactly(reader: &mut Reader, key: &str, value: Cursor<'_>) -> Bounds {
    reader.number(key, value).map_or(Bounds::SOME, |n| Bounds {
        min: n,
        max: Some(n),
    })
}

/// A map from relations to how many of them, or a list of relations of which one is enough.
fn demands(reader: &mut Reader, value: Cursor<'_>) -> Vec<Demand> {
    let all = RelationKind::ALL.map(|kind| (kind.key(), kind));
    if let View::Seq(_) | View::Scalar(..) = value.view() {
        let kinds = reader.words("relations", value, &all).into_iter();
        return kinds
            .map(|kind| Demand {
                kind,
                bounds: Bounds::SOME,
                incoming: false,
                other: None,
            })
            .collect();
    }
    let known = all.map(|(key, _)| key);
    let entries = reader.map("relations", value, &known).unwrap_or_default();
    let mut demands = Vec::new();
    for (key, _, value) in entries {
        let Some(kind) = RelationKind::from_key(key) else {
            continue;
        };
        demands.extend(demand(reader, kind, value));
    }
    demands
}

fn demand(reader: &mut Reader, kind: RelationKind, value: Cursor<'_>) -> Option<Demand> {
    let key = kind.key();
    if let View::Scalar(..) = value.view() {
        return Some(Demand {
            kind,
            bounds: exactly(reader, key, value),
            incoming: false,
            other: None,
        });
    }
    let entries = reader.map(key, value, &DEMAND_KEYS)?;
    let end = |name: &str| entries.iter().find(|(key, _, _)| *key == name);
    if let (Some(_), Some((_, at, _))) = (end("to"), end("from")) {
        let message = Text::fixed(
            "`to` đếm quan hệ đi, `from` đếm quan hệ đến; chỉ dùng một trong hai",
            "`to` counts outgoing relations, `from` incoming ones: only one of the two",
        );
        reader.say(codes::CONTRADICTION, message, *at);
    }
    let other = end("to").or(end("from"));
    Some(Demand {
        kind,
        bounds: Bounds::read(reader, value),
        incoming: end("from").is_some(),
        other: other.map(|(key, _, value)| selector::read(reader, key, *value)),
    })
}

impl Shape for Require {
    fn title(&self) -> Text {
        if self.attributes.is_empty() && self.relations.is_empty() {
            return Text::fixed(
                "Số lượng thành phần không đúng yêu cầu",
                "Wrong number of elements",
            );
        }
        Text::fixed(
            "Thành phần chưa đáp ứng yêu cầu",
            "An element lacks what is required",
        )
    }

    fn placeholders(&self) -> &'static [&'static str] {
        &["id", "key", "count"]
    }

    /// O(elements + relations).
    fn check(&self, cx: &Context<'_>, phrase: &Phrase, out: &mut Findings<'_>) {
        let arch = cx.architecture();
        let answer = self.elements.on_day(arch, cx.date());
        let selected = &answer.selected;
        // Of these it is not known whether they are meant.
        let others = answer.possible.difference(selected);
        let lacks = |element, key: &&FieldKey| !key.is_stated(element);
        for element in selected.iter() {
            for key in self.attributes.iter().filter(|key| lacks(element, key)) {
                out.report(self.unstated(phrase, element, key));
            }
        }
        for element in others.iter() {
            if self.attributes.iter().any(|key| lacks(element, &key)) {
                out.not_known(element);
            }
        }
        for demand in &self.relations {
            let end = demand.other.as_ref().map(|c| c.on_day(arch, cx.date()));
            let counts = demand.counts(cx, end.as_ref().map(|end| &end.selected));
            // Counted at their least and at their most where it is open which ends fit.
            let open = end.filter(|end| !end.undecided().is_empty());
            let bounds =
                open.map(|end| [end.sure, end.possible].map(|set| demand.counts(cx, Some(&set))));
            let of = |counts: &[usize], element: ElementRef<'_>| {
                counts.get(element.index()).copied().unwrap_or_default()
            };
            for element in selected.union(&others).iter() {
                let count = of(&counts, element);
                let holds = |count| demand.bounds.hold(count);
                if selected.contains(element) && !holds(count) {
                    out.report(self.miscounted(phrase, element, demand, count));
                } else {
                    let all = bounds
                        .as_ref()
                        .map_or(std::slice::from_ref(&counts), |all| all);
                    if all.iter().any(|counts| !holds(of(counts, element))) {
                        out.not_known(element);
                    }
                }
            }
        }
        if let Some(bounds) = self.count {
            if !bounds.hold(selected.len()) {
                out.report(self.wrong_number(phrase, bounds, selected));
            } else if !bounds.hold(answer.sure.len()) || !bounds.hold(answer.possible.len()) {
                answer.undecided().iter().for_each(|e| out.not_known(e));
            }
        }
    }
}

impl Demand {
    /// By element: how many relations count, if their other ends are among those. O(elements + relations).
    fn counts(&self, cx: &Context<'_>, others: Option<&ElementSet<'_>>) -> Vec<usize> {
        let arch = cx.architecture();
        let mut counts = vec![0; arch.element_count()];
        for relation in arch.relations() {
            if relation.kind() != self.kind || has_ended(relation, cx.date()) {
                continue;
            }
            // A symmetric relation is one of each of its ends.
            for reading in relation.readings() {
                let (near, far) = if self.incoming {
                    (reading.to(), Some(reading.from()))
                } else {
                    (Some(reading.from()), reading.to())
                };
                let fits = match (others, far) {
                    (None, _) => true,
                    (Some(others), Some(far)) => others.contains(far),
                    // An organisation, of which selectors do not speak.
                    (Some(_), None) => false,
                };
                if let Some(count) = near.and_then(|e| counts.get_mut(e.index()))
                    && fits
                {
                    *count += 1;
                }
            }
        }
        counts
    }
}

impl Require {
    fn unstated(&self, phrase: &Phrase, element: ElementRef<'_>, key: &FieldKey) -> Finding {
        let id = element.id();
        let fact = bilingual!("`{id}` chưa nêu `{key}`", "`{id}` does not state `{key}`");
        let name = key.to_string();
        let values = [("id", id), ("key", &name), ("count", "0")];
        let finding = phrase.finding(fact, key.place(element), &values);
        let finding = selector::rests_on(&self.elements, finding, element);
        if key.may_be_lost(element) {
            return finding.absent_from(&Layer::ALL);
        }
        finding
    }

    fn miscounted(
        &self,
        phrase: &Phrase,
        element: ElementRef<'_>,
        demand: &Demand,
        count: usize,
    ) -> Finding {
        let (id, kind) = (element.id(), demand.kind);
        let wanted = demand.bounds.wanted();
        let (vi, en) = (wanted.get(Lang::Vi), wanted.get(Lang::En));
        let fact = match (demand.incoming, demand.other.is_some()) {
            (true, _) => bilingual!(
                "`{id}` phải có {vi} quan hệ `{kind}` từ thành phần phù hợp, nhưng có {count}",
                "`{id}` should have {en} fitting `{kind}` from others, but has {count}"
            ),
            (false, true) => bilingual!(
                "`{id}` phải có {vi} quan hệ `{kind}` đến thành phần phù hợp, nhưng có {count}",
                "`{id}` should have {en} fitting `{kind}`, but has {count}"
            ),
            (false, false) => bilingual!(
                "`{id}` phải có {vi} quan hệ `{kind}`, nhưng có {count}",
                "`{id}` should have {en} `{kind}`, but has {count}"
            ),
        };
        let number = count.to_string();
        let values = [("id", id), ("key", kind.key()), ("count", &number)];
        let finding = phrase.finding(fact, element, &values);
        let finding = selector::rests_on(&self.elements, finding, element);
        // What the reader had to drop may have been what is missing.
        if count >= demand.bounds.min {
            finding
        } else if element.lost_a_relation() && (!demand.incoming || kind.is_symmetric()) {
            finding.absent_from(&Layer::ALL)
        } else if demand.incoming || kind.is_symmetric() {
            let from = demand.other.as_ref().map(Conditions::layers);
            finding.absent_from(&from.unwrap_or_default())
        } else {
            finding
        }
    }

    fn wrong_number(&self, phrase: &Phrase, bounds: Bounds, found: &ElementSet<'_>) -> Finding {
        let count = found.len();
        let wanted = bounds.wanted();
        let (vi, en) = (wanted.get(Lang::Vi), wanted.get(Lang::En));
        let fact = bilingual!(
            "văn bản phải có {vi} thành phần phù hợp, nhưng có {count}",
            "of the elements meant, the document should have {en}, but has {count}"
        );
        let layers = self.elements.layers();
        let subject = match layers.as_slice() {
            [one] => Subject::Section(*one),
            _ => Subject::Document,
        };
        let number = count.to_string();
        let values = [("id", ""), ("key", "count"), ("count", &number)];
        let mut finding = phrase.finding(fact, subject, &values);
        if count < bounds.min {
            return finding.absent_from(&layers);
        }
        // Where there are too many, the first ones show what was counted.
        for element in found.iter().take(MOST_SHOWN) {
            finding = finding.at(element);
        }
        finding
    }
}

/// How many elements a finding points at when there are too many.
const MOST_SHOWN: usize = 10;
