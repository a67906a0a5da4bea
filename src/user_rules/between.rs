//! `forbid` and `allow`: what single relations may be.

use super::codes;
use super::ends::{Ends, Sets};
use super::phrase::Phrase;
use super::selector;
use super::shape::Shape;
use crate::bilingual;
use crate::date::Date;
use crate::graph::ElementSet;
use crate::io::reading::{Cursor, Reader};
use crate::model::{Field, Reading, RelationKind, RelationRef, Route, Status};
use crate::rules::{Context, Findings};
use crate::span::Span;
use crate::text::Text;

/// Relations that are forbidden, or the only ones that are allowed.
#[derive(Debug)]
pub(super) struct Between {
    allows: bool,
    ends: Ends,
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

/// What is asked of every relation of a document.
struct Asked<'s, 'a> {
    sets: &'s Sets<'a>,
    allows: bool,
    /// Whether what is not known counts as wrong.
    is_worst: bool,
}

impl<'a> Asked<'_, 'a> {
    /// Whether a relation ends where it should; `None` if the end is an organisation, of which selectors do
    /// not speak.
    fn ends(&self, reading: Reading<'a>) -> Option<bool> {
        match &self.sets.to {
            None => Some(true),
            Some(to) => reading.to().map(|element| to.contains(element)),
        }
    }

    /// The reading of a relation that is wrong. Who may be at which end is asked of a symmetric relation from both:
    /// it is forbidden if either reading is, and allowed if either is.
    fn wrong(&self, relation: RelationRef<'a>) -> Option<Reading<'a>> {
        let readings = relation.readings();
        let mut meant = readings
            .filter(|r| self.sets.from.contains(r.from()))
            .peekable();
        let first = *meant.peek()?;
        // Those that are allowed pass what they must; those that are forbidden as well.
        let if_unknown = self.is_worst.then_some(!self.allows);
        let passes = self.passes(relation).or(if_unknown);
        if self.allows {
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
        if self.sets.via.is_none() && self.sets.not_via.is_none() {
            return Some(true);
        }
        let meets = |set: &ElementSet<'_>| relation.hops().any(|hop| set.contains(hop));
        if relation.kind() == RelationKind::Exchanges && matches!(relation.route(), Route::Unstated)
        {
            return None;
        }
        let via = self.sets.via.as_ref().is_none_or(meets);
        Some(via && !self.sets.not_via.as_ref().is_some_and(meets))
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
        let answers = self.ends.answers(arch, cx.date());
        let (said, worst) = (answers.said(), answers.worst(self.allows));
        let asked = |sets, is_worst| Asked {
            sets,
            allows: self.allows,
            is_worst,
        };
        let (said, worst) = (asked(&said, false), asked(&worst, true));
        for relation in arch.relations() {
            let kinds = &self.ends.relations;
            let meant = kinds.is_empty() || kinds.contains(&relation.kind());
            if !meant || has_ended(relation, cx.date()) {
                continue;
            }
            if let Some(reading) = said.wrong(relation) {
                self.report(reading, phrase, out);
            } else if let Some(reading) = worst.wrong(relation) {
                out.not_known(reading.from());
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
