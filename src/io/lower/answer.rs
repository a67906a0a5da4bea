//! Answers and numbers, also as people write them.

use super::Lowering;
use super::slips::{decimal_meant, flag_meant, in_word_quotes};
use crate::io::events::Style;
use crate::io::slip::Mend;
use crate::io::tape::Cursor;
use crate::io::{codes, problem};
use crate::model::store::Prop;
use crate::model::{Field, is_decimal};
use crate::span::Span;
use crate::text::Text;

impl<'t> Lowering<'t> {
    /// Reports a text that lies wholly in quotes of a word processor, which YAML takes for a part of it. Within straight
    /// quotes they are meant.
    pub(super) fn look_for_word_quotes(&mut self, key: &str, text: &str, value: Cursor<'t>) {
        // Nearly every text is done with after this.
        if text.starts_with(|c: char| c.is_ascii() && c != ' ') {
            return;
        }
        if !matches!(value.scalar(), Some((_, Style::Plain))) {
            return;
        }
        if let Some(plain) = in_word_quotes(text) {
            self.report(problem::word_quotes(key, text, plain, value.span()));
            self.mend_value(value.span(), Some(plain), true);
        }
    }

    #[cold]
    pub(super) fn flag_for_text(&mut self, key: &str, text: &str, at: Span) {
        self.report(problem::flag_for_text(key, text, at));
        self.mend(codes::FLAG, at, Mend::Say(text.to_owned()), true);
    }

    pub(super) fn flag(&mut self, key: &str, field: Field, value: Cursor<'t>) -> Option<Prop> {
        match self.scalar(key, value)? {
            ("true", Style::Plain | Style::Bool) => Some(Prop::number(field, 1)),
            ("false", Style::Plain | Style::Bool) => Some(Prop::number(field, 0)),
            (text, Style::Quoted) if is_flag(text) => {
                self.report(problem::quoted_flag(key, text, value.span()));
                self.mend_value(value.span(), Some(text), true);
                None
            }
            (text, _) => {
                let wanted = Text::fixed("`true` hoặc `false`", "`true` or `false`");
                let at = value.span();
                let meant = flag_meant(text);
                self.report(problem::meant(key, text, &wanted, meant, at));
                self.mend_value(at, meant, text.chars().count() > 1);
                None
            }
        }
    }

    pub(super) fn decimal(&mut self, key: &str, field: Field, value: Cursor<'t>) -> Option<Prop> {
        let text = self.word(key, value)?;
        if is_decimal(text) {
            return Some(Prop::text(field, self.out.text(text)));
        }
        let wanted = Text::fixed(
            "số viết bằng chữ số, phần thập phân sau dấu chấm",
            "a number in digits, with a point before decimals",
        );
        let at = value.span();
        let Some((meant, is_sure)) = decimal_meant(text) else {
            self.report(problem::bad_value(key, text, &wanted, at));
            return None;
        };
        self.report(problem::meant(key, text, &wanted, Some(&meant), at));
        self.mend_value(at, Some(&meant), is_sure);
        None
    }
}

/// Whether a text is what a flag would be.
pub(super) fn is_flag(text: &str) -> bool {
    matches!(text, "true" | "false")
}
