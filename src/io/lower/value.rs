//! Single values: each read as its field demands, or refused with a reason.

use super::answer::is_flag;
use super::far_end::Named;
use super::slips::{
    date_meant, is_sure_date, is_sure_token, is_sure_value, key_meant, level_meant, token_meant,
    unquoted,
};
use super::suggest::SHORT;
use super::{Lowering, Owner};
use crate::chars::{hidden_in, is_hidden, is_nothing, is_ordinary};
use crate::io::codes;
use crate::io::events::Style;
use crate::io::problem;
use crate::io::slip::Mend;
use crate::io::tape::{Cursor, View};
use crate::model::as_key;
use crate::model::schema::{FieldSpec, Shape};
use crate::model::store::Prop;
use crate::model::{EXISTENCE, Field, Table, has_line_separator, is_attribute_name, is_key};
use crate::phrase::listed;
use crate::span::Span;
use crate::suggest::{closest, nearest};
use crate::text::{Text, is_blank};
use crate::version::{ArchitectureVersion, FrameworkVersion};

impl<'t> Lowering<'t> {
    /// Reads the value of a field; a value that cannot be read leaves a mark in its place.
    pub(super) fn leaf(
        &mut self,
        owner: &Owner<'t>,
        spec: &FieldSpec,
        field: Field,
        value: Cursor<'t>,
    ) {
        match spec.shape {
            Shape::Route => self.route(owner, spec.key, value),
            Shape::Attributes => self.attributes(spec.key, value),
            shape if shape.is_list() => self.list(owner, spec, field, value),
            _ => self.item(owner, spec, field, value),
        }
    }

    /// A list of values, or one value that stands for a list of one.
    fn list(&mut self, owner: &Owner<'t>, spec: &FieldSpec, field: Field, value: Cursor<'t>) {
        let View::Seq(items) = value.view() else {
            self.item(owner, spec, field, value);
            return;
        };
        let mut seen = std::mem::take(&mut self.seen_texts);
        for item in items {
            if let Some((text, _)) = item.scalar()
                && let Some(first) = seen.insert(text, item)
            {
                self.report(problem::repeated(text, first.span(), item.span()));
                continue;
            }
            self.item(owner, spec, field, item);
        }
        seen.clear();
        self.seen_texts = seen;
    }

    fn item(&mut self, owner: &Owner<'t>, spec: &FieldSpec, field: Field, value: Cursor<'t>) {
        match self.single(owner, spec, field, value) {
            Some(prop) => self.scratch.push((prop, value.mark())),
            None => self.refuse(Some(field), value.mark()),
        }
    }

    fn single(
        &mut self,
        owner: &Owner<'t>,
        spec: &FieldSpec,
        field: Field,
        value: Cursor<'t>,
    ) -> Option<Prop> {
        let key = spec.key;
        match spec.shape {
            Shape::Text | Shape::Texts => {
                let text = self.free_text(key, value)?;
                if is_flag(text) && matches!(value.scalar(), Some((_, Style::Plain))) {
                    self.flag_for_text(key, text, value.span());
                } else {
                    self.look_for_word_quotes(key, text, value);
                }
                Some(Prop::text(field, self.out.text(text)))
            }
            Shape::Date | Shape::Dates => {
                let text = self.word(key, value)?;
                let wanted = Text::fixed(
                    "ngày có dạng 2023-07-05, 2023-07 hoặc 2023",
                    "a date such as 2023-07-05, 2023-07 or 2023",
                );
                if let Ok(date) = text.parse() {
                    return Some(Prop::date(field, date));
                }
                let at = value.span();
                let meant = date_meant(text).map(|date| date.to_string());
                if meant.is_none() && has_form_of_date(text) {
                    let wanted = Text::fixed("ngày có trong lịch", "a day of the calendar");
                    self.report(problem::no_such_day(key, text, &wanted, at));
                    return None;
                }
                self.report(problem::meant(key, text, &wanted, meant.as_deref(), at));
                self.mend_value(at, meant.as_deref(), is_sure_date(text));
                None
            }
            Shape::Version => {
                let text = self.text(key, value)?;
                let wanted = Text::fixed(
                    "phiên bản có dạng 2.0 hoặc 2.1.3",
                    "a version such as 2.0 or 2.1.3",
                );
                let _: ArchitectureVersion = self.parsed(key, text, &wanted, value)?;
                Some(Prop::text(field, self.out.text(text)))
            }
            Shape::FrameworkNumber => {
                let text = self.text(key, value)?;
                let wanted = Text::fixed(
                    "số hiệu khung kiến trúc như 2.0 hoặc 3.0",
                    "the number of a framework such as 2.0 or 3.0",
                );
                let _: FrameworkVersion = self.parsed(key, text, &wanted, value)?;
                Some(Prop::text(field, self.out.text(text)))
            }
            Shape::Number => {
                let text = self.word(key, value)?;
                let wanted = Text::fixed("số nguyên không âm", "a whole number from 0");
                let number: Option<u64> = self.parsed(key, text, &wanted, value);
                number.map(|number| Prop::number(field, number))
            }
            Shape::Flag => self.flag(key, field, value),
            Shape::SecurityLevel => {
                let text = self.word(key, value)?;
                let wanted = Text::fixed(
                    "cấp độ an toàn hệ thống thông tin từ 1 đến 5",
                    "a security level from 1 to 5",
                );
                let level = text.parse().ok();
                if let Some(level) = level.filter(|level: &u64| (1..=5).contains(level)) {
                    return Some(Prop::number(field, level));
                }
                let meant = level_meant(unquoted(text).unwrap_or(text)).filter(|_| level.is_none());
                self.report(problem::meant(key, text, &wanted, meant, value.span()));
                self.mend_value(value.span(), meant, true);
                None
            }
            Shape::Decimal => self.decimal(key, field, value),
            Shape::Token(words) | Shape::Tokens(words) => {
                let text = self.text(key, value)?;
                if let Some(code) = words.iter().position(|word| *word == text) {
                    return Some(Prop::token(field, code as u32));
                }
                let at = value.span();
                let mut mend = None;
                self.found.push_with(at, || {
                    let near = token_meant(field, text, words);
                    mend = near.map(|near| (near, is_sure_token(field, text, words, near)));
                    problem::bad_token(key, text, near, &problem::words_of(field, words), at)
                });
                if let Some((near, is_sure)) = mend {
                    self.mend_value(at, Some(near), is_sure);
                }
                None
            }
            Shape::FieldNames => self.field_name(owner, key, field, value),
            _ => self.refers(owner, spec.shape, key, field, value),
        }
    }

    /// A value that names another thing of the document.
    fn refers(
        &mut self,
        owner: &Owner<'t>,
        shape: Shape,
        key: &str,
        field: Field,
        value: Cursor<'t>,
    ) -> Option<Prop> {
        match shape {
            Shape::Organisation => {
                let id = self.text(key, value)?;
                let ix = self.reference(owner, Table::Organisations, key, id, value)?;
                Some(Prop::organisation(field, ix))
            }
            Shape::Sources => {
                let id = self.text(key, value)?;
                let ix = self.reference(owner, Table::Sources, key, id, value)?;
                Some(Prop::source(field, ix))
            }
            Shape::Elements => {
                let id = self.text(key, value)?;
                let ix = self.element_reference(owner, Named::Anywhere, key, id, value)?;
                Some(Prop::element(field, ix))
            }
            Shape::Ids => {
                let id = self.text(key, value)?;
                if is_key(id) {
                    return Some(Prop::text(field, self.out.text(id)));
                }
                self.bad_key(crate::io::codes::VALUE, id, value.span());
                None
            }
            _ => None,
        }
    }

    /// The name of a key of the very map that is being read.
    fn field_name(
        &mut self,
        owner: &Owner<'t>,
        key: &str,
        field: Field,
        value: Cursor<'t>,
    ) -> Option<Prop> {
        let name = self.text(key, value)?;
        if crate::model::schema::is_inferable(owner.specs, name) {
            return Some(Prop::text(field, self.out.text(name)));
        }
        let at = value.span();
        let mut mend = None;
        self.found.push_with(at, || {
            let mut known: Vec<_> = owner.specs.iter().map(|spec| spec.key).collect();
            known.push(EXISTENCE);
            let near = nearest(name, known.iter().copied()).or_else(|| key_meant(name, &known));
            mend = near.map(|near| (near, is_sure_value(name, &known, near)));
            let all = listed(&known);
            let all = Text::new(all.clone(), all);
            let problem = problem::bad_token(key, name, near, &all, at);
            if known.len() <= SHORT {
                return problem;
            }
            let closest = listed(closest(name, known.iter().copied()));
            problem.help(problem::inferable(near, &closest))
        });
        if let Some((near, is_sure)) = mend {
            self.mend_value(at, Some(near), is_sure);
        }
        None
    }

    fn parsed<T: std::str::FromStr>(
        &mut self,
        key: &str,
        text: &str,
        wanted: &Text,
        value: Cursor<'t>,
    ) -> Option<T> {
        let parsed = text.parse().ok();
        if parsed.is_none() {
            let meant = unquoted(text).filter(|plain| plain.parse::<T>().is_ok());
            self.report(problem::meant(key, text, wanted, meant, value.span()));
            self.mend_value(value.span(), meant, true);
        }
        parsed
    }

    /// A text. Formats that tell numbers from texts must have quoted it.
    pub(super) fn text(&mut self, key: &str, value: Cursor<'t>) -> Option<&'t str> {
        self.checked(key, value, false)
    }

    /// A text that may say anything, though not by characters that cannot be seen.
    fn free_text(&mut self, key: &str, value: Cursor<'t>) -> Option<&'t str> {
        self.checked(key, value, true)
    }

    fn checked(&mut self, key: &str, value: Cursor<'t>, free: bool) -> Option<&'t str> {
        let (text, style) = self.scalar(key, value)?;
        if matches!(style, Style::Number | Style::Bool) {
            self.report(problem::quote_it(key, text, value.span()));
            return None;
        }
        let is_nothing = style == Style::Plain && matches!(text, "~" | "null");
        if is_blank(text) || is_nothing || style == Style::Null {
            self.report(problem::empty_text(key, value.span()));
            return None;
        }
        if !is_ordinary(text) {
            if has_line_separator(text) {
                self.report(problem::line_separator(key, text, value.span()));
                return None;
            }
            if !unicode_normalization::is_nfc(text) {
                self.report(problem::not_nfc(key, value.span()));
                let say =
                    Mend::Say(unicode_normalization::UnicodeNormalization::nfc(text).collect());
                self.mend(codes::TEXT_FORM, value.span(), say, true);
            }
            if free {
                self.look_for_hidden(key, text, value.span());
            }
        }
        if !self.out.has_room(text.len()) {
            self.report(problem::limit(
                problem::Limit::Bytes,
                u32::MAX as usize,
                value.span(),
            ));
            return None;
        }
        Some(text)
    }

    /// Remembers which value was meant, if that is known.
    pub(super) fn mend_value(&mut self, at: Span, meant: Option<&str>, is_sure: bool) {
        if let Some(meant) = meant {
            let say = Mend::Say(meant.to_owned());
            self.mend(codes::VALUE, at, say, is_sure);
        }
    }

    /// Reports the first character of a text that cannot be seen.
    fn look_for_hidden(&mut self, key: &str, text: &str, at: Span) {
        if let Some(c) = hidden_in(text) {
            let before = text.chars().take_while(|other| *other != c).count();
            self.report(problem::hidden(key, c, before + 1, at));
            let seen = |c: &char| !is_hidden(*c) || matches!(c, '\n' | '\t');
            let clean: String = text.chars().filter(seen).collect();
            // Others turn what stands beside them, or join it.
            let is_sure = text.chars().all(|c| seen(&c) || is_nothing(c));
            if !is_blank(&clean) {
                self.mend(codes::HIDDEN, at, Mend::Say(clean), is_sure);
            }
        }
    }

    /// The characters of a number or a date, whether or not the format knows numbers.
    pub(super) fn word(&mut self, key: &str, value: Cursor<'t>) -> Option<&'t str> {
        match self.scalar(key, value)? {
            (text, Style::Number) => Some(text),
            _ => self.text(key, value),
        }
    }

    pub(super) fn scalar(&mut self, key: &str, value: Cursor<'t>) -> Option<(&'t str, Style)> {
        if let Some(scalar) = value.scalar() {
            return Some(scalar);
        }
        // A bracket that is still open may be a slip.
        if value.is_cut() {
            return None;
        }
        let wanted = Text::fixed("một giá trị đơn", "a single value");
        self.report(problem::wrong_type(key, &wanted, value.span()));
        None
    }

    fn route(&mut self, owner: &Owner<'t>, key: &str, value: Cursor<'t>) {
        match value.view() {
            View::Scalar("direct", _) => {
                self.scratch
                    .push((Prop::flag(Field::RouteDirect), value.mark()));
            }
            View::Seq(hops) => {
                let mut any = false;
                for hop in hops {
                    any = true;
                    let id = self.text(key, hop);
                    let ix = id
                        .and_then(|id| self.element_reference(owner, Named::OnRoute, key, id, hop));
                    match ix {
                        Some(ix) => self
                            .scratch
                            .push((Prop::element(Field::RouteHop, ix), hop.mark())),
                        None => self.refuse(Some(Field::RouteHop), hop.mark()),
                    }
                }
                if !any {
                    if !value.is_cut() {
                        self.report(problem::empty_text(key, value.span()));
                    }
                    self.refuse(Some(Field::RouteHop), value.mark());
                }
            }
            _ => {
                let wanted = Text::fixed(
                    "`direct` hoặc danh sách các nền tảng đi qua, theo thứ tự",
                    "`direct` or the list of platforms passed, in order",
                );
                let problem = problem::wrong_type(key, &wanted, value.span());
                let meant = value.scalar().and_then(|(text, _)| self.route_meant(text));
                if meant.as_deref() == Some("direct") {
                    let say = Mend::Say("direct".to_owned());
                    self.mend(codes::TYPE, value.span(), say, true);
                }
                self.report(match meant {
                    Some(meant) => problem.help(problem::write(key, &meant)),
                    None => problem,
                });
                self.refuse(Some(Field::RouteHop), value.mark());
            }
        }
    }

    /// The route that is meant by one word.
    fn route_meant(&self, text: &str) -> Option<String> {
        if self.out.element(text).is_some() {
            return Some(format!("[{text}]"));
        }
        let plain = as_key(text)?;
        let direct = matches!(plain.as_str(), "direct" | "truc-tiep" | "ket-noi-truc-tiep");
        direct.then(|| "direct".to_owned())
    }

    fn attributes(&mut self, key: &str, value: Cursor<'t>) {
        let View::Map(_) = value.view() else {
            let wanted = Text::fixed("mục gồm các khóa và nội dung", "a map from keys to texts");
            self.report(problem::wrong_type(key, &wanted, value.span()));
            self.refuse(Some(Field::Attribute), value.mark());
            return;
        };
        let at = value.mark();
        let lost = |this: &mut Self, _: Option<&str>| this.refuse(Some(Field::Attribute), at);
        let entries = self.entries(value, lost);
        for &(name, value) in &entries {
            if !is_attribute_name(name) {
                let wanted = Text::fixed(
                    "tên thuộc tính có từ 1 đến 255 byte, không có dấu phân cách dòng và không có dấu hai chấm liền trước dấu cách",
                    "the name of an attribute: 1 to 255 bytes without line separators or a colon before a space",
                );
                self.report(problem::bad_value(key, name, &wanted, value.key().span()));
                self.refuse(Some(Field::Attribute), value.mark());
                continue;
            }
            let Some(text) = self.free_text(name, value) else {
                self.refuse(Some(Field::Attribute), value.mark());
                continue;
            };
            self.look_for_hidden(key, name, value.key().span());
            self.look_for_word_quotes(name, text, value);
            let both = self.out.pair(name, text);
            let prop = Prop::pair(Field::Attribute, both);
            self.scratch.push((prop, value.mark()));
        }
        self.recycle(entries);
    }
}

/// The text of a scalar that no format calls a number or the like.
pub(super) fn written(value: Cursor<'_>) -> Option<&str> {
    match value.scalar() {
        Some((text, Style::Plain | Style::Quoted)) => Some(text),
        _ => None,
    }
}

/// Whether a text is written as a date, be there such a day or not: `2023-02-31`, `31/02/2023`.
fn has_form_of_date(text: &str) -> bool {
    let parts: Vec<&str> = text.split(['-', '/']).collect();
    let is_number = |part: &&str| part.bytes().all(|byte| byte.is_ascii_digit());
    let lengths: Vec<usize> = parts.iter().map(|part| part.len()).collect();
    let has_form = matches!(lengths.as_slice(), [4, 2] | [4, 2, 2] | [1 | 2, 1 | 2, 4]);
    has_form && parts.iter().all(is_number)
}
