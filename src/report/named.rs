//! What the things that changes are about are called.

use std::fmt::Write as _;

use crate::diff::{Change, Diff};
use crate::model::{Field, Qualifier, RecordRef, Subject, Table};
use crate::text::Lang;

/// The name of the one element or entry that a change is about, unless its line has it already; of a figure that
/// comes or goes its value as well.
pub(super) fn name_of(
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
    let name = match subject {
        Subject::Element(id) => arch.element(id)?.name(lang).to_owned(),
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
            let value = figure(record, lang).filter(|_| change.field.is_none());
            match value {
                Some(value) => format!("{name}: {value}"),
                None if *name == **key => return None,
                None => name.to_owned(),
            }
        }
        Subject::Document | Subject::Section(_) | Subject::Relation { .. } => return None,
    };
    // An element without a name is called by its id, which the line has.
    (!name.is_empty() && !line.contains(&name)).then_some(name)
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
