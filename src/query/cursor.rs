//! The words of a selector as they are passed, and what is wrong where other ones should stand.

use super::error::{At, SelectorError, did_you_mean, short};
use super::glob::Glob;
use super::lexer::{Sign, Token};
use super::names::{Name, Names};
use super::value::{self, Fault};
use super::word::JOINTS;
use crate::bilingual;
use crate::model::schema::RELATION;
use crate::suggest::nearest;
use crate::text::Text;

/// The words of a selector from the next one on.
pub(super) struct Parser<'t> {
    pub(super) text: &'t str,
    pub(super) tokens: &'t [Token<'t>],
    pub(super) next: usize,
    pub(super) depth: usize,
    pub(super) count: usize,
    pub(super) names: Names,
}

impl<'t> Parser<'t> {
    pub(super) fn peek(&self) -> Option<Token<'t>> {
        self.tokens.get(self.next).copied()
    }

    pub(super) fn skip(&mut self) {
        self.next = self.next.saturating_add(1);
    }

    /// Whether the next word is this one, which is passed then.
    pub(super) fn takes(&mut self, word: &str) -> bool {
        let is = matches!(self.peek(), Some(token) if token.what == Sign::Word(word));
        if is {
            self.skip();
        }
        is
    }

    pub(super) fn end(&self) -> At {
        At {
            start: self.text.len(),
            end: self.text.len(),
        }
    }

    pub(super) fn fault(&self, at: At, message: Text, help: Option<Text>) -> SelectorError {
        SelectorError::new(self.text, at, message, help)
    }

    /// That something else should stand here.
    pub(super) fn wanted(&self, wanted: &Text, help: Option<Text>) -> SelectorError {
        use crate::text::Lang::{En, Vi};
        let (vi, en) = (wanted.get(Vi), wanted.get(En));
        match self.peek() {
            None => {
                let message = bilingual!("thiếu {vi} ở cuối", "{en} is missing at the end");
                self.fault(self.end(), message, help)
            }
            Some(Token { at, .. }) => {
                let found = short(self.text.get(at.start..at.end).unwrap_or_default());
                let message = bilingual!(
                    "phải là {vi}, không phải `{found}`",
                    "{en} should stand here, not `{found}`"
                );
                self.fault(at, message, help)
            }
        }
    }

    /// That something stands behind the last condition.
    pub(super) fn beyond(&self, token: Token<'t>) -> SelectorError {
        let found = short(
            self.text
                .get(token.at.start..token.at.end)
                .unwrap_or_default(),
        );
        let help = match token.what {
            Sign::Close => Text::fixed("Bỏ dấu `)` thừa.", "Leave out the `)`."),
            Sign::Word("&&" | "&" | "AND" | "And" | "và") => did_you_mean("and"),
            Sign::Word("||" | "|" | "OR" | "Or" | "hoặc") => did_you_mean("or"),
            Sign::Comma | Sign::Word(_) | Sign::Quoted(_) | Sign::Op(_) | Sign::Open => {
                Text::fixed(
                    "Nối các điều kiện bằng `and` hoặc `or`; đặt chuỗi có dấu cách trong dấu nháy.",
                    "Join conditions with `and` or `or`; put a text with spaces into quotes.",
                )
            }
        };
        let message = bilingual!(
            "`{found}` không nối được vào điều kiện đứng trước",
            "`{found}` does not follow from the condition before it"
        );
        self.fault(token.at, message, Some(help))
    }

    pub(super) fn no_condition(&self) -> SelectorError {
        let wanted = Text::fixed("một điều kiện", "a condition");
        let help = Text::fixed(
            "Điều kiện có dạng `kind = database` hoặc `depends-on* moj-lgsp`.",
            "A condition reads `kind = database` or `depends-on* moj-lgsp`.",
        );
        self.wanted(&wanted, Some(help))
    }

    pub(super) fn unknown_key(&self, word: &str, at: At, names: &[String]) -> SelectorError {
        let names = names.iter().map(String::as_str);
        // `exchanges.purpose` too.
        let last = word.rsplit('.').next().unwrap_or(word);
        let is_of_relations = RELATION.iter().any(|row| row.key == last);
        let help = match nearest(word, names) {
            _ if is_of_relations => Text::fixed(
                "Đây là khóa của quan hệ; điều kiện chỉ nêu khóa của thành phần. Bảng kết nối với mục đích, tuyến, hình thức: `justarch export VĂN-BẢN --table exchanges -o ket-noi.xlsx`.",
                "This is a key of relations; conditions name keys of elements. A table of exchanges with purpose, route and form: `justarch export DOCUMENT --table exchanges -o exchanges.xlsx`.",
            ),
            Some(near) => did_you_mean(near),
            None => Text::fixed(
                "Các khóa là khóa của thành phần trong văn bản, cùng `layer`, `id`, `agency`, `own` và thuộc tính tự do: `'attributes.TÊN'`; xem `justarch explain TỪ`.",
                "Keys are those of elements in documents, `layer`, `id`, `agency` and `own`, and free attributes: `'attributes.NAME'`; see `justarch explain WORD`.",
            ),
        };
        let word = short(word);
        let message = bilingual!(
            "thành phần không có khóa `{word}`",
            "elements have no key `{word}`"
        );
        self.fault(at, message, Some(help))
    }

    /// One value, or several in brackets.
    pub(super) fn values(&mut self) -> Result<Vec<(&'t str, At)>, SelectorError> {
        if self.peek().map(|token| token.what) != Some(Sign::Open) {
            return Ok(vec![self.value()?]);
        }
        self.skip();
        let mut all = Vec::new();
        loop {
            all.push(self.value()?);
            match self.peek().map(|token| token.what) {
                Some(Sign::Comma) => self.skip(),
                Some(Sign::Close) => {
                    self.skip();
                    return Ok(all);
                }
                _ => {
                    let wanted = Text::fixed("`,` hoặc `)`", "`,` or `)`");
                    return Err(self.wanted(&wanted, None));
                }
            }
        }
    }

    pub(super) fn value(&mut self) -> Result<(&'t str, At), SelectorError> {
        let wanted = Text::fixed("một giá trị", "a value");
        let help = Text::fixed(
            "Đặt chuỗi có dấu cách hoặc trùng với `and`, `or`, `not` trong dấu nháy.",
            "Put a text with spaces, or one that is `and`, `or` or `not`, into quotes.",
        );
        match self.peek() {
            Some(Token {
                what: Sign::Word(word),
                at,
            }) if !JOINTS.contains(&word) => {
                self.skip();
                Ok((word, at))
            }
            Some(Token {
                what: Sign::Quoted(word),
                at,
            }) if !word.is_empty() => {
                self.skip();
                Ok((word, at))
            }
            _ => Err(self.wanted(&wanted, Some(help))),
        }
    }

    /// An id or a pattern of ids.
    pub(super) fn name(&mut self, what: fn(&str, At) -> Name) -> Result<Glob, SelectorError> {
        let (word, at) = self.value()?;
        let glob = value::id(word).map_err(|fault| self.refused(fault, at))?;
        self.names.add(what(word, at));
        Ok(glob)
    }

    pub(super) fn refused(&self, fault: Fault, at: At) -> SelectorError {
        self.fault(at, fault.message, fault.help)
    }
}
