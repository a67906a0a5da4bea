//! What a step says: whom it concerns, what changes, and from what to what.

use std::fmt::Write as _;

use super::world::{OWNERS, Side, World};
use crate::bilingual;
use crate::date::Date;
use crate::framework::Framework;
use crate::model::schema::{ELEMENT, RELATION, Shape, row_of};
use crate::model::{Architecture, ElementRef, End, Field, Reading, RelationRef, Status, Value};
use crate::text::{Lang, Text};

/// More values than this are counted, not listed.
const LISTED: usize = 8;

/// An organisation that a step names.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Party {
    /// Its key in the documents.
    pub id: String,
    /// What it is called.
    pub name: Text,
}

/// A field that a step changes.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct StepChange {
    /// Which one; of a route that of its platforms.
    pub field: Field,
    /// What it is called.
    pub label: Text,
    /// What the earlier version says, in words.
    pub before: Text,
    /// What the later version says.
    pub after: Text,
}

/// An organisation by its key.
pub(super) fn party(arch: &Architecture, key: &str) -> Party {
    let name = match arch.organisation(key) {
        Some(it) => Text::new(it.name(Lang::Vi).to_owned(), it.name(Lang::En).to_owned()),
        None => Text::new(key.to_owned(), key.to_owned()),
    };
    Party {
        id: key.to_owned(),
        name,
    }
}

/// The name of an element with its id behind.
pub(super) fn named(element: ElementRef<'_>) -> Text {
    let id = element.id();
    let (vi, en) = (element.name(Lang::Vi), element.name(Lang::En));
    bilingual!("{vi} (`{id}`)", "{en} (`{id}`)")
}

/// A relation in words, from one of its ends.
pub(super) fn tie(reading: Reading<'_>) -> Text {
    let (from, tail) = (named(reading.from()), tail(reading));
    let line = |lang| format!("{} {}", from.get(lang), tail.get(lang));
    Text::new(line(Lang::Vi), line(Lang::En))
}

/// A relation in words, without the end it reads from.
pub(super) fn tail(reading: Reading<'_>) -> Text {
    let word = reading.kind().label();
    let to = match reading.end() {
        End::Element(to) => named(to),
        End::Organisation(to) => {
            let id = to.key();
            let (vi, en) = (to.name(Lang::Vi), to.name(Lang::En));
            bilingual!("{vi} (`{id}`)", "{en} (`{id}`)")
        }
    };
    let line = |lang| format!("{} {}", word.get(lang), to.get(lang));
    Text::new(line(Lang::Vi), line(Lang::En))
}

/// A date as each language writes it.
pub(super) fn dated(date: Date) -> Text {
    Text::new(date.vietnamese(), date.to_string())
}

/// The fields of an element that change and are work, with whole values on both sides.
pub(super) fn changes(
    world: &World<'_>,
    before: ElementRef<'_>,
    after: ElementRef<'_>,
) -> Vec<StepChange> {
    let (old, new) = (before.fields(), after.fields());
    if old.says_the_same(new) {
        return Vec::new();
    }
    let said = [old, new].map(|fields| fields.iter().collect::<Vec<_>>());
    let refused = |field| old.was_refused(field) || new.was_refused(field);
    let mut changes = changes_between(world, &said, refused);
    let status = changes
        .iter_mut()
        .find(|change| change.field == Field::Status);
    if let Some(change) = status {
        for (text, element) in [(&mut change.before, before), (&mut change.after, after)] {
            if let Some(status) = element.status() {
                *text = status.label_on(element.layer());
            }
        }
    }
    changes
}

/// The target date of something that is planned in both versions: to move it is a change of plan. Of anything else
/// `since` is a figure.
const TARGET: Text = Text::fixed("mốc dự kiến", "target date");

/// The same of a relation, read from the same end in both versions.
pub(super) fn changes_of_relation(
    world: &World<'_>,
    old: RelationRef<'_>,
    new: RelationRef<'_>,
) -> Vec<StepChange> {
    let said = [(Side::Old, old), (Side::New, new)].map(|(side, r)| world.reading(side, r).facts());
    let refused = |field| old.fields().was_refused(field) || new.fields().was_refused(field);
    changes_between(world, &said, refused)
}

/// What each side says of its fields.
type Said<'a> = Vec<(Field, Value<'a>)>;

fn changes_between(
    world: &World<'_>,
    [old, new]: &[Said<'_>; 2],
    refused: impl Fn(Field) -> bool,
) -> Vec<StepChange> {
    let before = world.facts(Side::Old, old.iter().copied());
    let after = world.facts(Side::New, new.iter().copied());
    let mut fields: Vec<Field> = before
        .iter()
        .chain(&after)
        .map(|(f, _)| whole(*f))
        .collect();
    fields.sort_unstable();
    fields.dedup();
    let planned = (Field::Status, Value::Token(Status::Planned.key()));
    let is_planned = old.contains(&planned) && new.contains(&planned);
    let mut out = Vec::new();
    for field in fields {
        let target = (field == Field::Since && is_planned).then_some(TARGET);
        let Some(label) = field.work().or(target) else {
            continue;
        };
        let said = |facts: &'_ [(Field, String)]| -> Vec<String> {
            let of = facts.iter().filter(|(f, _)| whole(*f) == field);
            of.map(|(_, value)| value.clone()).collect()
        };
        // What could not be read on one side is not known to change.
        // What states no status is in use: to state so is no work.
        let runs = |said: &Said<'_>| {
            let active = Value::Token(Status::Active.key());
            let mut said = said.iter().filter(|(f, _)| *f == field);
            said.all(|(_, status)| *status == active)
        };
        if field == Field::Status && runs(old) && runs(new) {
            continue;
        }
        if refused(field) || said(&before) == said(&after) {
            continue;
        }
        // That the later version no longer says who it is asks nobody to do anything.
        if matches!(field, Field::Owner | Field::Operator) && said(&after).is_empty() {
            continue;
        }
        // An owner that goes on as another hands nothing over.
        if OWNERS.contains(&field)
            && let ([was], [is]) = (said(&before).as_slice(), said(&after).as_slice())
            && world.owner_goes_on(was, is)
        {
            continue;
        }
        out.push(StepChange {
            field,
            label,
            before: values(world.old, field, old),
            after: values(world.new, field, new),
        });
    }
    out
}

/// `route: direct` and a list of platforms are one field.
fn whole(field: Field) -> Field {
    if field == Field::RouteDirect {
        Field::RouteHop
    } else {
        field
    }
}

fn values(arch: &Architecture, field: Field, said: &Said<'_>) -> Text {
    let all = said.iter().filter(|(f, _)| whole(*f) == field);
    let said: Vec<Text> = all.map(|(_, value)| one(arch, field, *value)).collect();
    if said.is_empty() {
        return Text::fixed("chưa có thông tin", "not known");
    }
    let list = |lang| {
        let shown = said.iter().take(LISTED).map(|text| text.get(lang));
        let mut line = shown.collect::<Vec<_>>().join(", ");
        let more = said.len().saturating_sub(LISTED);
        if more > 0 {
            let _ = match lang {
                Lang::Vi => write!(line, " và {more} giá trị khác"),
                Lang::En => write!(line, " and {more} more"),
            };
        }
        line
    };
    Text::new(list(Lang::Vi), list(Lang::En))
}

fn one(arch: &Architecture, field: Field, value: Value<'_>) -> Text {
    match value {
        Value::Flag => Text::fixed("trực tiếp", "direct"),
        Value::Date(date) => dated(date),
        Value::Text(_) | Value::Pair(..) | Value::Number(_) | Value::Token(_) => {
            let plain = || Text::new(value.to_string(), value.to_string());
            told(arch, field, value).unwrap_or_else(plain)
        }
    }
}

/// A value as people read it; `None` where it is read as it is written.
fn told(arch: &Architecture, field: Field, value: Value<'_>) -> Option<Text> {
    let mut tables = [ELEMENT, RELATION].into_iter();
    let row = tables.find_map(|rows| row_of(rows, field))?;
    match (row.shape, value) {
        (Shape::Flag, Value::Number(1)) => Some(Text::fixed("có", "yes")),
        (Shape::Flag, Value::Number(0)) => Some(Text::fixed("không", "no")),
        (Shape::Token(keys) | Shape::Tokens(keys), Value::Token(key)) => {
            let nth = keys.iter().position(|known| *known == key)?;
            Some(row.values.get(nth)?.described().title)
        }
        (Shape::Organisation, Value::Text(key)) => Some(party(arch, key).name),
        (Shape::Elements | Shape::Route, Value::Text(id)) => arch.element(id).map(named),
        (Shape::Text, Value::Text(grade)) if field == Field::Grade => graded(arch, grade),
        // Whatever is written in figures, or in words of one's own.
        (_, _) => None,
    }
}

/// What the framework of the document calls a grade.
fn graded(arch: &Architecture, grade: &str) -> Option<Text> {
    let grades = &Framework::get(arch.framework()).ok()?.grades;
    let later = grades.later.iter().flat_map(|later| later.values);
    let mut all = grades.values.iter().chain(later);
    let part = all.find(|part| part.key == grade)?;
    Some(part.label.clone())
}

/// That a relation waits for what it leads to, or goes before it.
pub(super) fn waits_until(own: Option<(Date, Date)>, other: Option<(Date, Date)>) -> Option<Text> {
    let (own, other) = (dated(own?.0), dated(other?.0));
    let (a, b) = (own.get(Lang::Vi), other.get(Lang::Vi));
    let (c, d) = (own.get(Lang::En), other.get(Lang::En));
    Some(bilingual!(
        "văn bản ghi quan hệ này vào {a}, nhưng thành phần liên quan có thời hạn {b}; lộ trình theo thời hạn của thành phần",
        "the document dates this relation {c}, but what it leads to {d}; the latter is followed here"
    ))
}
