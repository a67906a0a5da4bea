//! Texts that differ in nothing a reader sees.

use unicode_normalization::UnicodeNormalization;

use crate::model::Value;
use crate::text::Text;

/// What texts of the same words differ in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Likeness {
    Form,
    Spaces,
    FormAndSpaces,
}

impl Likeness {
    /// `None` if other words stand there, or anything but texts.
    pub(super) fn of(before: &[Value<'_>], after: &[Value<'_>]) -> Option<Self> {
        if before.is_empty() || before.len() != after.len() {
            return None;
        }
        let mut all = Vec::with_capacity(before.len());
        for pair in before.iter().zip(after) {
            match pair {
                (Value::Text(old), Value::Text(new)) => all.push((*old, *new)),
                (Value::Pair(key, old), Value::Pair(other, new)) if key == other => {
                    all.push((*old, *new));
                }
                (old, new) if old == new => {}
                _ => return None,
            }
        }
        if all.iter().all(|(old, new)| old == new) {
            return None;
        }
        let same = |form: fn(&str) -> String| all.iter().all(|(old, new)| form(old) == form(new));
        if same(composed) {
            Some(Self::Form)
        } else if same(spaced) {
            Some(Self::Spaces)
        } else {
            same(|text| spaced(&composed(text))).then_some(Self::FormAndSpaces)
        }
    }

    /// What is to be said of it.
    pub(super) const fn text(self) -> Text {
        match self {
            Self::Form => Text::fixed(
                "chỉ thay đổi dạng mã Unicode, chữ không đổi",
                "only the Unicode form changed; the words are the same",
            ),
            Self::Spaces => Text::fixed(
                "chỉ thay đổi dấu cách, chữ không đổi",
                "only spaces changed; the words are the same",
            ),
            Self::FormAndSpaces => Text::fixed(
                "chỉ thay đổi dạng mã Unicode và dấu cách, chữ không đổi",
                "only the Unicode form and spaces changed; the words are the same",
            ),
        }
    }
}

fn composed(text: &str) -> String {
    text.nfc().collect()
}

fn spaced(text: &str) -> String {
    let words: Vec<_> = text.split_whitespace().collect();
    words.join(" ")
}
