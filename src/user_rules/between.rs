//! `forbid` and `allow`: what single relations may be.

use super::codes;
use super::phrase::Phrase;
use super::selector;
use super::shape::Shape;
use crate::bilingual;
use crate::date::Date;
use crate::graph::ElementSet;
use crate::io::reading::{Cursor, Entry, Reader};
use crate::model::{Field, Reading, RelationKind, RelationRef, Status};
use crate::query::Conditions;
use crate::rules::{Context, Findings};
use crate::span::Span;
use crate::text::Text;

/// Relations that are forbidden, or the only ones that are allowed.
#[derive(Debug)]
pub(super) struct Between {
    allows: bool,
    ends: Ends,
}

/// What both ends of a relation, or of a way over several, have to be.
#[derive(Debug)]
pub(super) struct Ends {
    pub(super) from: Conditions,
    pub(super) to: Option<Conditions>,
    /// None for any.
    pub(super) relations: Vec<RelationKind>,
    pub(super) via: Option<Conditions>,
    pub(super) not_via: Option<Conditions>,
}

impl Ends {
    pub(super) const KEYS: &'static [&'static str] =
        &["from", "to", "relation", "via", "not-via", "reachable"];

    pub(super) fn read(reader: &mut Reader, entries: &[Entry<'_>]) -> Self {
        let value = |name: &str| entries.iter().find(|(key, _, _)| *key == name).map(|e| e.2);
        let mut selector = |name| value(name).map(|v| selector::read(reader, name, v));
        let (from, to) = (selector("from"), selector("to"));
        let (via, not_via) = (selector("via"), selector("not-via"));
        let relations = value("relation").map(|v| relation_kinds(reader, v));
        Self {
            from: from.unwrap_or_default(),
            to,
            relations: relations.unwrap_or_default(),
            via,
            not_via,
        }
    }
}

/// Kinds of relations: one, or a list.
fn relation_kinds(reader: &mut Reader, value: Cursor<'_>) -> Vec<RelationKind> {
    let all = RelationKind::ALL.map(|kind| (kind.key(), kind));
    reader.words("relation", value, &all)
}

impl Between {
    pub(super) fn forbid(ends: Ends) -> Self {
        Self {
            allows: false,
            ends,
        }
    }

    /// Reads `allow`.
    pub(super) fn allow(reader: &mut Reader, key_at: Span, value: Cursor<'_>) -> Option<Self> {
        let before = reader.errors();
        let entries = reader.map("allow", value, Ends::KEYS)?;
        let ends = Ends::read(reader, &entries);
        if let Some((_, at, _)) = entries.iter().find(|(key, _, _)| *key == "reachable") {
            let message = Text::fixed(
                "`allow` xét từng quan hệ, không dùng được với `reachable`",
                "`allow` looks at single relations and cannot have `reachable`",
            );
            let help = Text::fixed(
                "Dùng `forbid` với `to: { not: … }` và `reachable: true`.",
                "Use `forbid` with `to: { not: … }` and `reachable: true`.",
            );
            reader.say_with(codes::CONTRADICTION, message, *at, Some(help));
        }
        let nothing = ends.to.is_none() && ends.via.is_none() && ends.not_via.is_none();
        if nothing && reader.errors() == before {
            reader.missing("allow", "to", key_at);
        }
        Some(Self { allows: true, ends })
    }
}

/// The sets that a rule asks of every relation, made once.
struct Sets<'a> {
    from: ElementSet<'a>,
    to: Option<ElementSet<'a>>,
    via: Option<ElementSet<'a>>,
    not_via: Option<ElementSet<'a>>,
}

impl<'a> Sets<'a> {
    /// Whether a relation ends where it should; `None` if the end is an organisation, of which selectors do
    /// not speak.
    fn ends(&self, reading: Reading<'a>) -> Option<bool> {
        match &self.to {
            None => Some(true),
            Some(to) => reading.to().map(|element| to.contains(element)),
        }
    }

    /// The reading of a relation that is wrong. Who may be at which end is asked of a symmetric relation from both:
    /// it is forbidden if either reading is, and allowed if either is.
    fn wrong(&self, relation: RelationRef<'a>, allows: bool) -> Option<Reading<'a>> {
        let readings = relation.readings();
        let mut meant = readings.filter(|r| self.from.contains(r.from())).peekable();
        let first = *meant.peek()?;
        let passes = self.passes(relation);
        if allows {
            let mut fits = meant.map(|r| match (self.ends(r), passes) {
                (None, _) => true,
                (ends, passes) => ends != Some(false) && passes != Some(false),
            });
            return (!fits.any(|fits| fits)).then_some(first);
        }
        meant.find(|r| self.ends(*r) == Some(true) && passes == Some(true))
    }

    /// Whether it passes what it should; `None` if the document does not say what an exchange passes.
    fn passes(&self, relation: RelationRef<'a>) -> Option<bool> {
        if self.via.is_none() && self.not_via.is_none() {
            return Some(true);
        }
        let meets = |set: &ElementSet<'_>| relation.hops().any(|hop| set.contains(hop));
        let fields = relation.fields();
        let stated = fields.has(Field::RouteDirect) || relation.hops().next().is_some();
        if relation.kind() == RelationKind::Exchanges && !stated {
            return None;
        }
        let via = self.via.as_ref().is_none_or(meets);
        Some(via && !self.not_via.as_ref().is_some_and(meets))
    }
}

impl Shape for Between {
    fn title(&self) -> Text {
        if self.allows {
            Text::fixed(
                "Quan hệ ngoài danh mục được phép",
                "Relation outside of what is allowed",
            )
        } else {
            Text::fixed("Quan hệ không được phép", "Forbidden relation")
        }
    }

    fn placeholders(&self) -> &'static [&'static str] {
        &["id", "from", "relation", "to"]
    }

    /// O(elements + relations).
    fn check(&self, cx: &Context<'_>, phrase: &Phrase, out: &mut Findings<'_>) {
        let arch = cx.architecture();
        let set = |selector: &Option<Conditions>| selector.as_ref().map(|s| s.set(arch, cx.date()));
        let sets = Sets {
            from: self.ends.from.set(arch, cx.date()),
            to: set(&self.ends.to),
            via: set(&self.ends.via),
            not_via: set(&self.ends.not_via),
        };
        for relation in arch.relations() {
            let kinds = &self.ends.relations;
            let meant = kinds.is_empty() || kinds.contains(&relation.kind());
            if !meant || has_ended(relation, cx.date()) {
                continue;
            }
            if let Some(reading) = sets.wrong(relation, self.allows) {
                self.report(reading, phrase, out);
            }
        }
    }
}

impl Between {
    fn report(&self, reading: Reading<'_>, phrase: &Phrase, out: &mut Findings<'_>) {
        let relation = reading.relation();
        let (from, kind, to) = (reading.from().id(), reading.kind(), reading.end().id());
        let fact = if self.allows {
            bilingual!(
                "quan hệ `{kind}` từ `{from}` đến `{to}` nằm ngoài danh mục được phép",
                "the relation `{kind}` from `{from}` to `{to}` is not among those allowed"
            )
        } else {
            bilingual!(
                "quan hệ `{kind}` từ `{from}` đến `{to}` không được phép",
                "the relation `{kind}` from `{from}` to `{to}` is forbidden"
            )
        };
        let values = [
            ("id", from),
            ("from", from),
            ("relation", kind.key()),
            ("to", to),
        ];
        let mut finding = phrase.finding(fact, relation, &values);
        finding = selector::rests_on(&self.ends.from, finding, reading.from());
        if let (Some(of_end), Some(to)) = (&self.ends.to, reading.to()) {
            finding = selector::rests_on(of_end, finding, to);
        }
        if self.ends.via.is_some() || self.ends.not_via.is_some() {
            finding = finding.rests_on(relation.fields(), "route");
        }
        out.report(finding);
    }
}

/// Whether the relation is a thing of the past on the day of the check.
pub(super) fn has_ended(relation: RelationRef<'_>, day: Option<Date>) -> bool {
    let until = relation.fields().date(Field::Until).map(Date::last_day);
    let over = until.zip(day).is_some_and(|(until, day)| until < day);
    over || relation.status() == Some(Status::Retired)
}
