//! What the things that changes are about are called.

use std::fmt::Write as _;

use crate::diff::{Change, Diff};
use crate::model::{Field, Qualifier, RecordRef, Subject, Table};
use crate::text::Lang;

/// A name with the id behind. What has no name is called by its id.
#[cfg(feature = "render")]
pub(super) fn named(name: &str, id: &str) -> String {
    if name == id {
        id.to_owned()
    } else {
        format!("{name} ({id})")
    }
}

/// To whom something was handed over: an organisation by its name, where one of that id is known.
#[cfg(feature = "render")]
pub(super) fn named_body(diff: &Diff<'_>, to: &str, lang: Lang) -> String {
    let later = diff.later().organisation(to);
    let known = later.or_else(|| diff.earlier().organisation(to));
    known.map_or_else(|| to.to_owned(), |body| named(body.name(lang), to))
}

/// The names of what a change is about: of an element or an entry its own, of a relation those of both ends; of a figure
/// that comes or goes its value as well. `None` where the line has them already.
pub(crate) fn names_of(
    diff: &Diff<'_>,
    change: &Change<'_>,
    line: &str,
    lang: Lang,
) -> Option<String> {
    let (arch, subject) = match (change.new.as_slice(), change.old.as_slice()) {
        ([subject], [_] | []) => (diff.later(), subject),
        ([], [subject]) => (diff.earlier(), subject),
        _ => return None,
    };
    let element = |id: &str| arch.element(id).map(|e| e.name(lang).to_owned());
    let names: Vec<String> = match subject {
        Subject::Element(id) => element(id).into_iter().collect(),
        Subject::Relation { from, to, .. } => {
            let organisation = || arch.organisation(to).map(|o| o.name(lang).to_owned());
            let to = element(to).or_else(organisation);
            element(from).into_iter().chain(to).collect()
        }
        Subject::Record { table, key } => {
            let record = arch.record(*table, key)?;
            let name = match table {
                Table::Sources => record.fields().text(Field::Title).unwrap_or_default(),
                Table::Organisations
                | Table::Contents
                | Table::Views
                | Table::Supersedes
                | Table::Roadmap
                | Table::Indicators
                | Table::Targets
                | Table::Retired
                | Table::Transferred => record.name(lang),
            };
            match figure(record, lang).filter(|_| change.field.is_none()) {
                Some(value) => vec![format!("{name}: {value}")],
                None if *name == **key => return None,
                None => vec![name.to_owned()],
            }
        }
        Subject::Document | Subject::Section(_) => return None,
    };
    // What has no name is called by its id, which the line has.
    let is_new = |name: &String| !name.is_empty() && !line.contains(&**name);
    names.iter().any(is_new).then(|| names.join(" – "))
}

/// A line with the names of what it is about behind what changed, not behind the values.
#[cfg(feature = "render")]
pub(super) fn with_names(diff: &Diff<'_>, change: &Change<'_>, line: &str, lang: Lang) -> String {
    let Some(name) = names_of(diff, change, line, lang) else {
        return line.to_owned();
    };
    match line.split_once(": ") {
        Some((what, values)) => format!("{what} ({name}): {values}"),
        None => format!("{line} ({name})"),
    }
}

impl RecordRef<'_> {
    /// The value of an indicator or target with its unit and its day, in words; `None` without a value.
    ///
    /// ```
    /// use justarch::{Lang, reference};
    /// let arch = reference::moj_3_0();
    /// let figure = arch.indicators().find_map(|indicator| indicator.figure(Lang::Vi)).unwrap();
    /// assert!(figure.contains(|c: char| c.is_ascii_digit()), "{figure}");
    /// ```
    #[cfg(feature = "render")]
    pub fn figure(self, lang: Lang) -> Option<String> {
        figure(self, lang)
    }
}

/// The value of an indicator or target with its unit and its day.
fn figure(record: RecordRef<'_>, lang: Lang) -> Option<String> {
    let fields = record.fields();
    let said = |wanted: Field| {
        let mut all = fields.iter().filter(|(field, _)| *field == wanted);
        all.next().map(|(_, value)| value.to_string())
    };
    let mut value = said(Field::Value)?;
    if let Some(unit) = said(Field::Unit) {
        let _ = write!(value, " {unit}");
    }
    let qualifier = said(Field::FigureQualifier);
    let qualifier = qualifier.and_then(|key| Qualifier::ALL.iter().find(|q| q.key() == key));
    if let Some(qualifier) = qualifier {
        value = format!("{} {value}", qualifier.label().get(lang).to_lowercase());
    }
    let day = |field| {
        fields.date(field).map(|day| match lang {
            Lang::Vi => day.vietnamese(),
            Lang::En => day.to_string(),
        })
    };
    if let Some(by) = day(Field::By) {
        let _ = match lang {
            Lang::Vi => write!(value, ", thời hạn {by}"),
            Lang::En => write!(value, ", by {by}"),
        };
    }
    if let Some(on) = day(Field::AsOf) {
        let _ = match lang {
            Lang::Vi => write!(value, ", ngày {on}"),
            Lang::En => write!(value, ", on {on}"),
        };
    }
    Some(value)
}
