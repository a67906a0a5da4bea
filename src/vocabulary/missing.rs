//! The keys that findings miss, and writing them.

use super::asked::{Asked, Lacking, asked_by};
use crate::diagnostic::{At, Code, Report};
use crate::error::{Error, ErrorKind};
use crate::io::edit::{Edit, TextEdit};
use crate::io::{Document, Locate as _};
use crate::model::schema::Shape;
use crate::model::{Architecture, ElementRef, Fields, Kind, Place, Subject};
use crate::span::Span;

/// Keys that a finding misses at one part of a document: all of them together meet it, as far as keys can.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct MissingKeys {
    /// The code of the finding.
    pub code: Code,
    /// Where it points.
    pub at: Span,
    /// The element, relation or document that lacks them.
    pub subject: Subject,
    /// What it is, if it is an element.
    pub kind: Option<Kind>,
    /// The keys, in the order of files.
    pub keys: Vec<Asked>,
}

/// The keys that the findings of a check miss, by finding and part. O(findings × relations).
///
/// ```
/// use justarch::{Document, FrameworkVersion, RuleSet, vocabulary};
/// let text = "
/// justarch: 1
/// architecture: {id: a, body: b, name: {vi: A}, version: '1.0', framework: '3.0', state-date: 2024-12-31}
/// organisations: {b: {name: {vi: Bộ}, kind: ministry}}
/// applications:
///   store: {kind: database, name: {vi: Sổ}, owner: b}
/// ";
/// let document = Document::parse("a.yaml", text)?;
/// let rules = RuleSet::for_framework(FrameworkVersion::V3_0)?;
/// let found = rules.check(document.architecture());
/// let missing = vocabulary::missing_keys(&document, &found);
/// let class = missing.iter().find(|missing| missing.code.as_str() == "DAT001").unwrap();
/// assert_eq!(class.keys[0].key, "class");
/// let keys = [(class.keys[0], Some("internal"))];
/// let edits = vocabulary::with_keys(&document, &class.subject, &keys, "")?;
/// assert_eq!(edits[0].text, ", class: internal");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn missing_keys(document: &Document, found: &Report) -> Vec<MissingKeys> {
    let arch = document.architecture();
    let mut all: Vec<MissingKeys> = Vec::new();
    for found in found {
        for label in &found.labels {
            let At::Place(place) = &label.at else {
                continue;
            };
            let Some((fields, lacking)) = stated(arch, &place.subject) else {
                continue;
            };
            let Some(at) = document.locate(place) else {
                continue;
            };
            let is_known =
                |known: &MissingKeys| known.code == found.code && known.subject == place.subject;
            if all.iter().any(is_known) {
                continue;
            }
            let kind = match lacking {
                Lacking::Element(kind) => Some(kind),
                Lacking::Document | Lacking::Relation => None,
            };
            for mut keys in asked_by(found.code.as_str(), lacking) {
                keys.retain(|asked| lacks(fields, asked));
                keys.retain(|asked| asked.relation.is_none() || kind.is_some());
                if !keys.is_empty() {
                    all.push(MissingKeys {
                        code: found.code.clone(),
                        at,
                        subject: place.subject.clone(),
                        kind,
                        keys,
                    });
                }
            }
        }
    }
    all
}

fn stated<'a>(arch: &'a Architecture, subject: &Subject) -> Option<(Fields<'a>, Lacking)> {
    match subject {
        Subject::Element(id) => {
            let element = arch.element(id)?;
            Some((element.fields(), Lacking::Element(element.kind())))
        }
        Subject::Relation { .. } => {
            let mut all = arch.relations();
            let relation = all.find(|relation| Subject::from(*relation) == *subject)?;
            Some((relation.fields(), Lacking::Relation))
        }
        Subject::Document => Some((arch.fields(), Lacking::Document)),
        Subject::Section(_) | Subject::Record { .. } => None,
    }
}

/// Whether a key is neither stated nor was refused. Whether a relation is there the rule itself has looked at.
fn lacks(fields: Fields<'_>, asked: &Asked) -> bool {
    asked.field.is_none_or(|field| !fields.is_stated(field))
}

/// The bytes that write keys of an element or relation, each with a value, or with a mark that a person has to replace:
/// where a mark is no value of the key, the document has an error there until then. Errors as [`Document::apply`], and
/// where a key without a value cannot be marked.
pub fn with_keys(
    document: &Document,
    subject: &Subject,
    keys: &[(Asked, Option<&str>)],
    mark: &str,
) -> Result<Vec<TextEdit>, Error> {
    let mut edits = Vec::new();
    let mut marked = Vec::new();
    for (asked, value) in keys {
        let value = if let Some(value) = value {
            (*value).to_owned()
        } else {
            let stand_in = stand_in(document.architecture(), asked, mark)?;
            marked.push((*asked, stand_in.clone()));
            stand_in
        };
        if asked.is_list() {
            for item in value.split(", ") {
                edits.push(edit(subject, asked, item.to_owned())?);
            }
        } else {
            edits.push(edit(subject, asked, value)?);
        }
    }
    let mut made = document.apply(&edits)?;
    for (asked, stand_in) in marked {
        let key = asked.inner.unwrap_or(asked.key);
        if stand_in == mark {
            quote_mark(&mut made, key, mark);
        } else if !replace_value(&mut made, key, &stand_in, mark) {
            return Err(no_mark());
        }
    }
    Ok(made)
}

/// Puts quotes around the mark that edits write at a key, so that any text may be typed in its place. O(bytes written).
///
/// ```
/// use justarch::{Document, Field, Layer, edit::Edit, vocabulary::quote_mark};
/// let document = Document::parse("a.yaml", "justarch: 1\napplications:\n  a: {}\n")?;
/// let fields = vec![(Field::NameVi, "ĐIỀN".to_owned())];
/// let add = Edit::AddElement { id: "b".into(), layer: Layer::Application, kind: "database".into(), fields };
/// let mut made = document.apply(&[add]).unwrap();
/// quote_mark(&mut made, "vi", "ĐIỀN");
/// assert!(made[0].text.contains("vi: \"ĐIỀN\""));
/// # Ok::<(), justarch::LoadError>(())
/// ```
pub fn quote_mark(edits: &mut [TextEdit], key: &str, mark: &str) {
    replace_value(edits, key, mark, &format!("\"{mark}\""));
}

/// Lets edits write another value at a key where they write a certain one. Says whether they do.
fn replace_value(edits: &mut [TextEdit], key: &str, from: &str, to: &str) -> bool {
    let written = [
        (format!("{key}: {from}"), format!("{key}: {to}")),
        (format!("{key}: [{from}]"), format!("{key}: [{to}]")),
    ];
    let found = edits.iter_mut().find_map(|edit| {
        let mut written = written.iter();
        let (from, to) = written.find(|(from, _)| edit.text.contains(from.as_str()))?;
        Some((edit, from, to))
    });
    let Some((edit, from, to)) = found else {
        return false;
    };
    edit.text = edit.text.replacen(from.as_str(), to, 1);
    true
}

fn no_mark() -> Error {
    Error::value(crate::bilingual!(
        "không đánh dấu được chỗ cần điền",
        "the place to be filled in cannot be marked"
    ))
}

fn edit(subject: &Subject, asked: &Asked, value: String) -> Result<Edit, Error> {
    match (asked.field, asked.relation, subject) {
        (Some(field), ..) => {
            let at = Place::new(subject.clone(), Some(field));
            Ok(if asked.is_list() {
                Edit::AddItem { at, value }
            } else {
                Edit::Set { at, value }
            })
        }
        (None, Some(kind), Subject::Element(id)) => Ok(Edit::AddRelation {
            from: id.to_string(),
            kind,
            to: value,
            fields: Vec::new(),
        }),
        (None, ..) => Err(Error::new(
            ErrorKind::NotThere,
            crate::bilingual!("ở đây không có khóa này", "there is no such key here"),
        )),
    }
}

/// A value that the key takes, written until the mark takes its place; the mark itself where it takes any text.
fn stand_in(arch: &Architecture, asked: &Asked, mark: &str) -> Result<String, Error> {
    let value = match asked.shape {
        Shape::Text | Shape::Texts => Some(mark),
        Shape::Date | Shape::Dates => Some("1900-01-01"),
        Shape::Flag => Some("true"),
        Shape::Number | Shape::Decimal | Shape::SecurityLevel => Some("1"),
        Shape::Token(words) | Shape::Tokens(words) => words.first().copied(),
        Shape::Organisation => arch.organisations().next().map(|one| one.key()),
        Shape::Relations(_) | Shape::Elements | Shape::Route => {
            arch.elements().next().map(ElementRef::id)
        }
        Shape::Version
        | Shape::FrameworkNumber
        | Shape::Kind
        | Shape::Sources
        | Shape::Ids
        | Shape::FieldNames
        | Shape::Attributes
        | Shape::Group { .. }
        | Shape::Records(_) => None,
    };
    value.map(str::to_owned).ok_or_else(no_mark)
}
