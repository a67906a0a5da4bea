//! A change in words, below the name of what it is about.

use crate::diff::{Change, ChangeKind, Diff, Evidence, Fate};
use crate::model::schema::{self, ELEMENT, FieldSpec, HEADER, RELATION};
use crate::model::{Architecture, ElementRef, Field, Subject};
use crate::text::{Lang, Text};

/// The change in a sentence without the name of the element that it stands below.
pub(super) fn told(diff: &Diff<'_>, change: &Change<'_>, lang: Lang) -> String {
    let mut out = line(diff, change, lang);
    for note in &change.notes {
        out.push_str("; ");
        out.push_str(note.get(lang));
    }
    // Ids are set off by quotes of code elsewhere; here by their brackets alone.
    out.replace("(`", "(").replace("`)", ")")
}

/// Whether the mark of a box says all that there is to say of it.
pub(super) fn is_told_by_its_mark(diff: &Diff<'_>, change: &Change<'_>) -> bool {
    let is_bare = change.field.is_none() && change.notes.is_empty();
    match change.kind {
        ChangeKind::Added => is_bare && change.old.is_empty(),
        ChangeKind::Removed => is_bare && change.new.is_empty(),
        ChangeKind::Retired => is_bare && change.new.is_empty() && reason(diff, change).is_none(),
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
        Some(Subject::Relation { from, kind, to, .. }) => {
            let arch = version(diff, change);
            let to = name(arch, to, lang);
            let what = kind.label();
            let what = match change.subjects() {
                [_] => format!("{} {to}", capital(what.get(lang))),
                // Several relations that became one, or one that became several.
                _ => return named(diff, change, lang),
            };
            let _ = from;
            match change.field {
                Some(field) => format!(
                    "{what} – {}: {}",
                    title(RELATION, field, lang),
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
            None => named(diff, change, lang),
        },
        Some(Subject::Record { .. } | Subject::Section(_)) | None => named(diff, change, lang),
    }
}

fn of_element(diff: &Diff<'_>, change: &Change<'_>, verb: &str, lang: Lang) -> String {
    if let Some(field) = change.field {
        return format!("{}: {}", title(ELEMENT, field, lang), change.both(lang));
    }
    let [from, into, by, to] = match lang {
        Lang::Vi => ["từ", "thành", "bằng", "cho"],
        Lang::En => ["from", "into", "by", "to"],
    };
    let old = || names(diff.earlier(), &change.old, lang);
    let new = || names(diff.later(), &change.new, lang);
    let mut out = match change.kind {
        ChangeKind::Added | ChangeKind::Removed | ChangeKind::Expired => verb.to_owned(),
        ChangeKind::Retired => match reason(diff, change) {
            Some(reason) => format!("{verb}: {reason}"),
            None => verb.to_owned(),
        },
        ChangeKind::Replaced => format!("{verb} {by} {}", new()),
        ChangeKind::Renamed => format!("{verb} {from} {}", old()),
        ChangeKind::Merged => format!("{verb} {from} {}", old()),
        ChangeKind::Split | ChangeKind::Regrouped => {
            format!("{verb} {} {into} {}", old(), new())
        }
        ChangeKind::Transferred => match receiver(diff, change, lang) {
            Some(body) => format!("{verb} {to} {body}"),
            None => named(diff, change, lang),
        },
        ChangeKind::Moved
        | ChangeKind::Changed
        | ChangeKind::Scaled
        | ChangeKind::Converted
        | ChangeKind::Rerouted => named(diff, change, lang),
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

/// The line that every output has, with the name of the entry where it has but its key.
fn named(diff: &Diff<'_>, change: &Change<'_>, lang: Lang) -> String {
    let line = change.summary();
    let line = line.get(lang);
    let arch = version(diff, change);
    let name = match change.subjects() {
        [Subject::Record { table, key }] => arch.record(*table, key).map(|record| {
            let title = record.fields().text(Field::Title);
            title.unwrap_or_else(|| record.name(lang)).to_owned()
        }),
        _ => None,
    };
    match name.filter(|name| !name.is_empty() && !line.contains(name.as_str())) {
        Some(name) => match line.split_once(": ") {
            Some((what, values)) => format!("{what} ({name}): {values}"),
            None => format!("{line} ({name})"),
        },
        None => line.to_owned(),
    }
}

/// The version that has what the change is about.
fn version<'a>(diff: &Diff<'a>, change: &Change<'_>) -> &'a Architecture {
    if change.new.is_empty() {
        diff.earlier()
    } else {
        diff.later()
    }
}

fn reason<'a>(diff: &Diff<'a>, change: &Change<'_>) -> Option<&'a str> {
    let Some(Subject::Element(id)) = change.old.first() else {
        return None;
    };
    match diff.lineage().fate(id)? {
        Fate::Retired { reason } if !reason.is_empty() => Some(reason),
        _ => None,
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
    let known = [diff.later(), diff.earlier()].into_iter();
    let body = known.filter_map(|arch| arch.organisation(to)).next();
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
