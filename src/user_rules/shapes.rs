//! The shapes that rules can have, by the key that says which.

use super::between::Between;
use super::codes;
use super::ends::Ends;
use super::reach::Reach;
use super::require::Require;
use super::shape::Shape;
use crate::bilingual;
use crate::io::reading::{Cursor, Reader};
use crate::phrase::listed;
use crate::span::Span;

/// The keys of a rule that say its shape.
pub(super) const SHAPES: [&str; 3] = ["forbid", "require", "allow"];

/// Reads the value of one of [`SHAPES`].
pub(super) fn read(
    reader: &mut Reader,
    key: &str,
    at: Span,
    value: Cursor<'_>,
) -> Option<Box<dyn Shape>> {
    match key {
        "forbid" => forbid(reader, at, value),
        "require" => Some(Box::new(Require::read(reader, at, value)?)),
        _ => Some(Box::new(Between::allow(reader, at, value)?)),
    }
}

fn forbid(reader: &mut Reader, at: Span, value: Cursor<'_>) -> Option<Box<dyn Shape>> {
    let before = reader.errors();
    let entries = reader.map("forbid", value, Ends::KEYS)?;
    let ends = Ends::read(reader, &entries);
    let names = |name: &str| entries.iter().find(|(key, _, _)| *key == name);
    let reachable = names("reachable")
        .and_then(|(key, _, value)| reader.flag(key, *value))
        .unwrap_or(false);
    if reachable {
        for name in ["from", "to"] {
            // A misspelt key was said already.
            if names(name).is_none() && reader.errors() == before {
                reader.missing("forbid", name, at);
            }
        }
        return Some(Box::new(Reach { ends }));
    }
    let nothing = ["from", "to", "relation"]
        .iter()
        .all(|name| names(name).is_none());
    if nothing && reader.errors() == before {
        let any = listed(["from", "to", "relation"]);
        let message = bilingual!(
            "`forbid` phải có ít nhất một trong các khóa {any}",
            "`forbid` needs at least one of {any}"
        );
        reader.say(codes::MISSING, message, at);
    }
    Some(Box::new(Between::forbid(ends)))
}
