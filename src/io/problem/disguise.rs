//! Names that hold characters which cannot be seen or are taken for others.

use crate::bilingual;
use crate::chars::{is_hidden, looks_like, named};
use crate::diagnostic::Diagnostic;
use crate::text::Text;

/// What is not as it seems in a name that should be of plain letters.
pub(super) fn disguise(name: &str) -> Option<Text> {
    if let Some(c) = name.chars().find(|c| is_hidden(*c)) {
        let named = named(c);
        return Some(bilingual!(
            "có ký tự ẩn {named}",
            "it holds the hidden character {named}"
        ));
    }
    let (c, latin) = name.chars().find_map(|c| Some((c, looks_like(c)?)))?;
    let named = named(c);
    Some(bilingual!(
        "`{c}` là ký tự {named}, không phải `{latin}` Latinh",
        "`{c}` is the character {named}, not the Latin `{latin}`"
    ))
}

/// Adds what is not as it seems, for those who compare by eye.
pub(super) fn noting_disguise(problem: Diagnostic, name: &str) -> Diagnostic {
    match disguise(name) {
        Some(what) => problem.note(what),
        None => problem,
    }
}
