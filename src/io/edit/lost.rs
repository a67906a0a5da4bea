//! The comments that go with what is taken away.

use std::collections::HashMap;

use crate::io::place::Places;
use crate::io::sources::Sources;
use crate::span::SourceId;

/// The comments of a YAML text that are not in it any more after edits, for what they stood in was taken away: each with
/// its line, from 1, in the order of the text. O(bytes).
///
/// ```
/// use justarch::edit;
/// let (before, after) = ("a: 1\nb:\n  # Why b.\n  c: 2\n", "a: 1\n");
/// assert_eq!(edit::removed_comments(before, after), [(3, "# Why b.")]);
/// ```
pub fn removed_comments<'t>(before: &'t str, after: &str) -> Vec<(usize, &'t str)> {
    let mut left: HashMap<String, usize> = HashMap::new();
    let (_, places) = read(after);
    for at in places.comments(SourceId::ROOT) {
        let count = left
            .entry(places.sources().slice(at).to_owned())
            .or_default();
        *count = count.saturating_add(1);
    }
    let (sources, places) = read(before);
    let mut removed = Vec::new();
    for at in places.comments(SourceId::ROOT) {
        let said = before
            .get(at.start as usize..at.end as usize)
            .unwrap_or_default();
        match left.get_mut(said) {
            Some(count) if *count > 0 => *count = count.saturating_sub(1),
            _ => removed.push((sources.position(at).line, said)),
        }
    }
    removed
}

fn read(text: &str) -> (Sources, Places) {
    let mut sources = Sources::default();
    sources.add(String::new(), text.to_owned());
    let places = Places::of(&sources);
    (sources, places)
}
