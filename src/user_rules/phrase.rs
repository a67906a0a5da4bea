//! What a rule says when it fires: the words of its author, or the bare fact.

use super::codes;
use crate::bilingual;
use crate::io::reading::{Cursor, Reader};
use crate::model::Place;
use crate::phrase::listed;
use crate::rules::Finding;
use crate::text::{Lang, Text};

/// The message of a rule, with names in braces that stand for what was found.
#[derive(Clone, Debug, Default)]
pub(super) struct Phrase(Option<Text>);

impl Phrase {
    /// Reads a message that may name `known` in braces.
    pub(super) fn read(reader: &mut Reader, value: Cursor<'_>, known: &[&str]) -> Self {
        let Some(text) = reader.both("message", value) else {
            return Self::default();
        };
        for lang in [Lang::Vi, Lang::En] {
            let unknown = parts(text.get(lang)).find_map(|part| match part {
                Part::Name(name) if !known.contains(&name) => Some(name),
                _ => None,
            });
            let Some(name) = unknown else { continue };
            let braced: Vec<_> = known.iter().map(|name| format!("{{{name}}}")).collect();
            let braced: Vec<_> = braced.iter().map(String::as_str).collect();
            let all = listed(&braced);
            let message = bilingual!(
                "`message` dùng `{{{name}}}`, không có ở dạng quy tắc này",
                "`message` uses `{{{name}}}`, which rules of this shape do not have"
            );
            let help = bilingual!("Các tên dùng được: {all}.", "The names are: {all}.");
            reader.say_with(codes::VALUE, message, value.span(), Some(help));
            break;
        }
        Self(Some(text))
    }

    /// The message, if it says the same of every finding.
    pub(super) fn as_title(&self) -> Option<Text> {
        let text = self.0.as_ref()?;
        let varies = |lang| parts(text.get(lang)).any(|part| matches!(part, Part::Name(_)));
        (!varies(Lang::Vi) && !varies(Lang::En)).then(|| text.clone())
    }

    /// A finding at a place. The fact stands in the message, or beside the place if the author has words of
    /// their own.
    pub(super) fn finding(
        &self,
        fact: Text,
        place: impl Into<Place>,
        values: &[(&str, &str)],
    ) -> Finding {
        match &self.0 {
            None => Finding::new(fact).at(place),
            Some(text) => {
                let filled = |lang| fill(text.get(lang), values);
                let text = Text::new(filled(Lang::Vi), filled(Lang::En));
                Finding::new(text).label(place, fact)
            }
        }
    }
}

enum Part<'t> {
    Text(&'t str),
    Name(&'t str),
}

/// A text cut at its names in braces. Braces around anything but a lower-case word are text.
fn parts(text: &str) -> impl Iterator<Item = Part<'_>> {
    let mut left = text;
    std::iter::from_fn(move || {
        if left.is_empty() {
            return None;
        }
        if let Some((name, after)) = left.strip_prefix('{').and_then(|l| l.split_once('}')) {
            let is_name = |b: u8| b.is_ascii_lowercase() || b == b'-';
            if !name.is_empty() && name.bytes().all(is_name) {
                left = after;
                return Some(Part::Name(name));
            }
        }
        let first = left.chars().next().map_or(1, char::len_utf8);
        let next = left
            .char_indices()
            .find(|(at, c)| *at >= first && *c == '{');
        let (part, after) = left.split_at(next.map_or(left.len(), |(at, _)| at));
        left = after;
        Some(Part::Text(part))
    })
}

fn fill(text: &str, values: &[(&str, &str)]) -> String {
    let value = |name: &str| values.iter().find(|(key, _)| *key == name).map(|v| v.1);
    parts(text)
        .map(|part| match part {
            Part::Text(text) => text,
            Part::Name(name) => value(name).unwrap_or_default(),
        })
        .collect()
}

/// A text in one language, for messages made of others.
pub(super) fn in_both(text: &Text) -> (&str, &str) {
    (text.get(Lang::Vi), text.get(Lang::En))
}

#[cfg(test)]
mod tests {
    use super::fill;

    #[test]
    fn names_in_braces_are_filled_in_once() {
        let values = [("from", "a{to}"), ("to", "b")];
        assert_eq!(fill("{from} → {to}", &values), "a{to} → b");
        assert_eq!(fill("{ {From} {}{{to}", &values), "{ {From} {}{b");
        assert_eq!(fill("đ{", &values), "đ{");
    }
}
