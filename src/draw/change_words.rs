//! A change in words, below the name of what it is about.

use super::figure;
use crate::diff::{Change, ChangeKind, Class, Diff, Evidence, Fate, record_label};
use crate::model::schema::{self, ELEMENT, FieldSpec, HEADER, RELATION};
use crate::model::{Architecture, ElementRef, Field, Subject, Table};
use crate::text::{Lang, Text};

/// The change in a sentence without the name of the element that it stands below.
pub(super) fn told(diff: &Diff<'_>, change: &Change<'_>, lang: Lang) -> String {
    let mut out = line(diff, change, lang);
    for note in &change.notes {
        out.push_str("; ");
        out.push_str(note.get(lang));
    }
    printed(&out, lang)
}

/// A line as it is printed: without the quotes of code, and without arrows, which the font lacks.
pub(super) fn printed(line: &str, lang: Lang) -> String {
    let to = match lang {
        Lang::Vi => " thành ",
        Lang::En => " to ",
    };
    line.replace('`', "").replace(" → ", to)
}

/// An editorial change of which no more need be printed than the field: what of the topic it is at, and its title. Those
/// of sources and marks of inference, and those that take long to tell.
pub(super) fn brief(diff: &Diff<'_>, change: &Change<'_>, lang: Lang) -> Option<(String, String)> {
    const LONG: usize = 90;
    let field = change.field?;
    let is_plain = change.kind == ChangeKind::Changed && change.notes.is_empty();
    if !is_plain || change.class != Class::Editorial {
        return None;
    }
    let [subject] = change.subjects() else {
        return None;
    };
    let is_long = || line(diff, change, lang).chars().count() > LONG;
    if !matches!(field, Field::Source | Field::Inferred) && !is_long() {
        return None;
    }
    let (what, specs) = match subject {
        Subject::Element(_) => (String::new(), ELEMENT),
        Subject::Document => (String::new(), HEADER),
        Subject::Relation { kind, to, .. } => {
            let to = name(version(diff, change), to, lang);
            (format!("{} {to}", kind.label().get(lang)), RELATION)
        }
        Subject::Record { table, key } => (
            record_name(version(diff, change), *table, key, lang),
            table.fields(),
        ),
        Subject::Section(_) => return None,
    };
    Some((what, lower(&title(specs, field, lang))))
}

/// Whether the mark of a box says all that there is to say of it.
pub(super) fn is_told_by_its_mark(change: &Change<'_>) -> bool {
    let is_bare = change.field.is_none() && change.notes.is_empty();
    match change.kind {
        ChangeKind::Added => is_bare && change.old.is_empty(),
        ChangeKind::Removed | ChangeKind::Retired => is_bare && change.new.is_empty(),
        ChangeKind::Replaced
        | ChangeKind::Transferred
        | ChangeKind::Renamed
        | ChangeKind::Merged
        | ChangeKind::Split
        | ChangeKind::Regrouped
        | ChangeKind::Moved
        | ChangeKind::Changed
        | ChangeKind::Scaled
        | ChangeKind::Converted
        | ChangeKind::Rerouted
        | ChangeKind::Expired => false,
    }
}

fn line(diff: &Diff<'_>, change: &Change<'_>, lang: Lang) -> String {
    let verb = change.verb();
    let verb = verb.get(lang).trim_end_matches(':');
    match change.subjects().first() {
        Some(Subject::Element(_)) => of_element(diff, change, verb, lang),
        Some(Subject::Relation { kind, to, .. }) => {
            let arch = version(diff, change);
            let to = name(arch, to, lang);
            let what = kind.label();
            let what = match change.subjects() {
                [_] => format!("{} {to}", capital(what.get(lang))),
                // Several relations that became one, or one that became several.
                _ => return named(change, lang),
            };
            match change.field {
                Some(field) => format!(
                    "{what} – {}: {}",
                    lower(&title(RELATION, field, lang)),
                    change.both(lang)
                ),
                None if change.before.is_empty() && change.after.is_empty() => {
                    format!("{what}: {}", verb.to_lowercase())
                }
                None => format!("{what}: {} {}", verb.to_lowercase(), change.both(lang)),
            }
        }
        Some(Subject::Document) => match change.field {
            Some(field) => format!("{}: {}", title(HEADER, field, lang), change.both(lang)),
            None => named(change, lang),
        },
        Some(Subject::Record { .. }) => of_record(diff, change, verb, lang),
        Some(Subject::Section(_)) | None => named(change, lang),
    }
}

/// An entry of a table: below its table by its name, below an element with what it is.
fn of_record(diff: &Diff<'_>, change: &Change<'_>, verb: &str, lang: Lang) -> String {
    let [Subject::Record { table, key }] = change.subjects() else {
        return named(change, lang);
    };
    let arch = version(diff, change);
    let record = arch.record(*table, key);
    let mut what = record_name(arch, *table, key, lang);
    if record.is_some_and(|record| record.holder().is_some()) {
        let sort = record_label(*table);
        what = format!("{} “{what}”", sort.get(lang));
    }
    if what != **key {
        what = capital(&what);
    }
    if let Some(field) = change.field {
        let title = title(table.fields(), field, lang);
        return format!("{what} – {}: {}", lower(&title), change.both(lang));
    }
    if change.old.len() > 1 || change.new.len() > 1 {
        return named(change, lang);
    }
    let figure = record.and_then(|record| figure::of_fields(record.fields(), lang));
    let mut out = format!("{what}: {}", verb.to_lowercase());
    if !change.before.is_empty() || !change.after.is_empty() {
        out = format!("{out} {}", change.both(lang));
    }
    match figure {
        Some(figure) => format!("{out} ({figure})"),
        None => out,
    }
}

/// What an entry of a table is called.
fn record_name(arch: &Architecture, table: Table, key: &str, lang: Lang) -> String {
    let name = arch.record(table, key).map(|record| {
        let title = record.fields().text(Field::Title);
        title.unwrap_or_else(|| record.name(lang))
    });
    name.filter(|name| !name.is_empty())
        .unwrap_or(key)
        .to_owned()
}

/// With a small first letter, unless it begins with an abbreviation.
fn lower(text: &str) -> String {
    let mut chars = text.chars();
    let first = chars.next();
    let is_word = chars.clone().next().is_some_and(char::is_lowercase);
    let first = first.into_iter().flat_map(|c| {
        let small: Vec<char> = if is_word {
            c.to_lowercase().collect()
        } else {
            vec![c]
        };
        small
    });
    first.chain(chars).collect()
}

fn of_element(diff: &Diff<'_>, change: &Change<'_>, verb: &str, lang: Lang) -> String {
    if let Some(field) = change.field {
        let mut what = title(ELEMENT, field, lang);
        // Of several that became one, which of them it was.
        if let ([Subject::Element(old)], [Subject::Element(new)]) =
            (change.old.as_slice(), change.new.as_slice())
            && old != new
            && diff.lineage().predecessors(new).nth(1).is_some()
        {
            let was = name(diff.earlier(), old, lang);
            what = match lang {
                Lang::Vi => format!("{what} của “{was}”"),
                Lang::En => format!("{what} of “{was}”"),
            };
        }
        return format!("{what}: {}", change.both(lang));
    }
    let [from, into, by, to] = match lang {
        Lang::Vi => ["từ", "thành", "bằng", "cho"],
        Lang::En => ["from", "into", "by", "to"],
    };
    let old = || names(diff.earlier(), &change.old, lang);
    let new = || names(diff.later(), &change.new, lang);
    let mut out = match change.kind {
        // Why something was retired is among the notes.
        ChangeKind::Added | ChangeKind::Removed | ChangeKind::Retired | ChangeKind::Expired => {
            verb.to_owned()
        }
        ChangeKind::Replaced => format!("{verb} {by} {}", new()),
        ChangeKind::Renamed | ChangeKind::Merged => format!("{verb} {from} {}", old()),
        ChangeKind::Split | ChangeKind::Regrouped => {
            format!("{verb} {} {into} {}", old(), new())
        }
        ChangeKind::Transferred => match receiver(diff, change, lang) {
            Some(body) => format!("{verb} {to} {body}"),
            None => named(change, lang),
        },
        ChangeKind::Moved
        | ChangeKind::Changed
        | ChangeKind::Scaled
        | ChangeKind::Converted
        | ChangeKind::Rerouted => named(change, lang),
    };
    for subject in &change.old {
        let Subject::Element(id) = subject else {
            continue;
        };
        if let Some(Evidence::Inferred { confidence, .. }) = diff.lineage().evidence(id) {
            let text = crate::bilingual!("suy luận, {confidence}%", "inferred, {confidence}%");
            out = format!("{out} ({})", text.get(lang));
            break;
        }
    }
    out
}

/// The line that every output has.
fn named(change: &Change<'_>, lang: Lang) -> String {
    let line = change.summary();
    let line = line.get(lang);
    line.replace('`', "")
}

/// The version that has what the change is about.
fn version<'a>(diff: &Diff<'a>, change: &Change<'_>) -> &'a Architecture {
    if change.new.is_empty() {
        diff.earlier()
    } else {
        diff.later()
    }
}

/// To whom an element was handed.
fn receiver(diff: &Diff<'_>, change: &Change<'_>, lang: Lang) -> Option<String> {
    let Some(Subject::Element(id)) = change.old.first() else {
        return None;
    };
    let Fate::Transferred { to } = diff.lineage().fate(id)? else {
        return None;
    };
    let mut known = [diff.later(), diff.earlier()].into_iter();
    let body = known.find_map(|arch| arch.organisation(to));
    Some(body.map_or_else(|| (*to).to_owned(), |body| body.name(lang).to_owned()))
}

fn title(specs: &'static [FieldSpec], field: Field, lang: Lang) -> String {
    let row = schema::row_of(specs, field);
    row.map_or_else(
        || field.path().to_owned(),
        |row| {
            let [vi, en] = row.words.title;
            capital(match lang {
                Lang::Vi => vi,
                Lang::En => en,
            })
        },
    )
}

/// What an element or an organisation is called.
fn name(arch: &Architecture, id: &str, lang: Lang) -> String {
    let element = arch.element(id).map(|e| e.name(lang));
    let body = || arch.organisation(id).map(|o| o.name(lang));
    element.or_else(body).unwrap_or(id).to_owned()
}

fn names(arch: &Architecture, subjects: &[Subject], lang: Lang) -> String {
    let names = subjects.iter().map(|subject| match subject {
        Subject::Element(id) => match arch.element(id).map(|e: ElementRef<'_>| e.name(lang)) {
            Some(name) if name != &**id => format!("“{name}” ({id})"),
            _ => id.to_string(),
        },
        other => other.to_string(),
    });
    names.collect::<Vec<_>>().join(", ")
}

/// With a capital first letter.
pub(super) fn capital(text: &str) -> String {
    let mut chars = text.chars();
    let first = chars.next().into_iter().flat_map(char::to_uppercase);
    first.chain(chars).collect()
}

/// What a number of changes is called.
pub(super) fn changes(count: usize) -> Text {
    let noun = if count == 1 { "change" } else { "changes" };
    crate::bilingual!("{count} thay đổi", "{count} {noun}")
}
