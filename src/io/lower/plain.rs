//! Single values of which there is nothing to say.

use super::core::Core;
use crate::chars::{hidden_in, is_ordinary};
use crate::io::events::Style;
use crate::model::schema::Shape;
use crate::model::store::Prop;
use crate::model::{Field, Table, has_line_separator, is_decimal, is_key};
use crate::text::is_blank;

impl Core<'_> {
    /// A value that can be read and of which there is nothing to say. `None` says nothing: the long way finds out.
    pub(super) fn usual(
        &mut self,
        shape: Shape,
        field: Field,
        text: &str,
        style: Style,
    ) -> Option<Prop> {
        if !matches!(style, Style::Plain | Style::Quoted) {
            return None;
        }
        let prop = match shape {
            Shape::Text | Shape::Texts if style == Style::Plain && is_flag(text) => return None,
            Shape::Text | Shape::Texts => return self.usual_text(field, text),
            Shape::Date | Shape::Dates => Prop::date(field, text.parse().ok()?),
            Shape::Token(words) | Shape::Tokens(words) => {
                let code = words.iter().position(|word| *word == text)?;
                Prop::token(field, code as u32)
            }
            Shape::Organisation => {
                Prop::organisation(field, self.out.record(Table::Organisations, text)?)
            }
            Shape::Sources => Prop::source(field, self.out.record(Table::Sources, text)?),
            Shape::Elements => Prop::element(field, self.out.element(text)?),
            Shape::Number => Prop::number(field, text.parse().ok()?),
            Shape::SecurityLevel => {
                let level = text.parse().ok();
                Prop::number(field, level.filter(|level| (1..=5).contains(level))?)
            }
            Shape::Flag => match (text, style) {
                ("true", Style::Plain) => Prop::number(field, 1),
                ("false", Style::Plain) => Prop::number(field, 0),
                _ => return None,
            },
            Shape::Ids if is_key(text) => return self.usual_text(field, text),
            Shape::Decimal if is_decimal(text) => return self.usual_text(field, text),
            _ => return None,
        };
        Some(prop)
    }

    fn usual_text(&mut self, field: Field, text: &str) -> Option<Prop> {
        let is_usual = is_sound(text) && !is_blank(text) && self.out.has_room(text.len());
        is_usual.then(|| Prop::text(field, self.out.text(text)))
    }
}

/// Whether a text is what a flag would be.
pub(super) fn is_flag(text: &str) -> bool {
    matches!(text, "true" | "false")
}

/// Whether there is nothing to say of the characters of a text.
fn is_sound(text: &str) -> bool {
    is_ordinary(text)
        || !has_line_separator(text)
            && unicode_normalization::is_nfc(text)
            && hidden_in(text).is_none()
}
