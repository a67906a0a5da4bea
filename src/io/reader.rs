//! Reading the nodes of a file of settings, such as one of rules: every fault is kept, with its place.

use std::collections::HashMap;

use super::codes::{CodeInfo, EMPTY};
use super::document::LoadError;
use super::events::Style;
use super::limits::Limits;
use super::loader::{Loader, failed};
use super::problem::{did_you_mean, excerpt};
use super::sources::Sources;
use super::tape::{Cursor, Page, View};
use crate::bilingual;
use crate::diagnostic::{Code, Diagnostic, Label, Report, Severity};
use crate::phrase::listed;
use crate::span::Span;
use crate::suggest::nearest;
use crate::text::{Lang, Text};

/// A key, where it stands, and its value.
pub(crate) type Entry<'t> = (&'t str, Span, Cursor<'t>);

/// Files of one sort, and the codes of what can be wrong with them.
#[derive(Debug)]
pub(crate) struct FileCodes {
    pub(crate) all: &'static [CodeInfo],
    /// The key at the head of a file that states the version of the format, which is 1.
    pub(crate) head: &'static str,
    /// What a file is called, and in English several.
    pub(crate) called: Text,
    pub(crate) version: Code,
    pub(crate) unknown_key: Code,
    pub(crate) duplicate: Code,
    pub(crate) wrong_type: Code,
    pub(crate) value: Code,
    pub(crate) missing: Code,
}

/// Collects the faults of a file.
#[derive(Debug)]
pub(crate) struct Reader {
    codes: &'static FileCodes,
    report: Report,
    errors: usize,
    dropped: usize,
    /// Where the first fault beyond the limit lies.
    beyond: Option<Label>,
}

impl Reader {
    /// One that has read nothing yet.
    fn new(codes: &'static FileCodes) -> Self {
        Self {
            codes,
            report: Report::default(),
            errors: 0,
            dropped: 0,
            beyond: None,
        }
    }

    /// Says a fault with the general remedy of its code.
    pub(crate) fn say(&mut self, code: Code, message: Text, at: Span) {
        self.say_with(code, message, at, None);
    }

    /// Says a fault with a help of its own.
    pub(crate) fn say_with(&mut self, code: Code, message: Text, at: Span, help: Option<Text>) {
        let found = Diagnostic::new(code, Severity::Error, message).span(at, None);
        self.push(found, help);
    }

    pub(crate) fn push(&mut self, mut found: Diagnostic, help: Option<Text>) {
        if let Some(info) = self.codes.all.iter().find(|i| i.code == found.code) {
            found.severity = info.severity;
            found.help = Some(help.unwrap_or_else(|| info.remedy.clone()).into());
        }
        let is_error = usize::from(found.severity == Severity::Error);
        self.errors = self.errors.saturating_add(is_error);
        if self.report.len() < Limits::default().findings {
            self.report.push(found);
        } else {
            self.dropped = self.dropped.saturating_add(1);
            if self.beyond.is_none() {
                self.beyond = found.labels.into_iter().next();
            }
        }
    }

    /// The version of the format, which the head of a file states.
    pub(crate) fn version(&mut self, entry: Option<&Entry<'_>>, start: Span) {
        let codes = self.codes;
        let (vi, en) = (codes.called.get(Lang::Vi), codes.called.get(Lang::En));
        let (message, at) = match entry.map(|(_, _, value)| (value.view(), value.span())) {
            Some((View::Scalar("1", _), _)) => return,
            Some((View::Scalar(other, _), at)) => {
                let other = excerpt(other);
                let message = bilingual!(
                    "phiên bản `{other}` của định dạng {vi} không được hỗ trợ; chương trình đọc phiên bản 1",
                    "version `{other}` of the format of {en} is not supported; this program reads version 1"
                );
                (message, at)
            }
            Some((_, at)) => {
                let wanted = Text::fixed("số 1", "the number 1");
                return self.wrong_type(codes.head, &wanted, at);
            }
            None => {
                let message = bilingual!(
                    "tệp không nêu phiên bản của định dạng {vi}",
                    "the file does not state the version of the format of {en}"
                );
                (message, start)
            }
        };
        self.say(codes.version.clone(), message, at);
    }

    /// How many errors there are so far: what is read without a new one is sound.
    pub(crate) fn errors(&self) -> usize {
        self.errors
    }

    pub(crate) fn finish(mut self) -> Report {
        if self.dropped > 0 {
            let dropped = self.dropped;
            let message = bilingual!(
                "còn {dropped} lỗi nữa không được liệt kê",
                "{dropped} more faults are not listed"
            );
            let mut found = Diagnostic::new(self.codes.value.clone(), Severity::Error, message);
            found.labels.extend(self.beyond);
            self.report.push(found);
        }
        self.report
    }

    /// The entries of a map. Keys that are not known or come again are said and left out; so is a value that
    /// is no map.
    pub(crate) fn map<'t>(
        &mut self,
        owner: &str,
        value: Cursor<'t>,
        known: &[&str],
    ) -> Option<Vec<Entry<'t>>> {
        let mut entries = self.open_map(owner, value)?;
        entries.retain(|(key, at, _)| {
            let is_known = known.contains(key);
            if !is_known {
                let (owner, shown) = (excerpt(owner), excerpt(key));
                let help = if let Some(near) = nearest(key, known.iter().copied()) {
                    did_you_mean(near)
                } else {
                    let known = listed(known);
                    bilingual!(
                        "Các khóa được dùng ở đây: {known}.",
                        "The keys used here are: {known}."
                    )
                };
                let message = bilingual!(
                    "`{owner}` không có khóa `{shown}`",
                    "`{owner}` has no key `{shown}`"
                );
                self.say_with(self.codes.unknown_key.clone(), message, *at, Some(help));
            }
            is_known
        });
        Some(entries)
    }

    /// The entries of a map whose keys are free.
    pub(crate) fn open_map<'t>(
        &mut self,
        owner: &str,
        value: Cursor<'t>,
    ) -> Option<Vec<Entry<'t>>> {
        let View::Map(entries) = value.view() else {
            let wanted = Text::fixed("mục gồm các khóa", "a map of keys");
            self.wrong_type(owner, &wanted, value.span());
            return None;
        };
        let mut seen: HashMap<&str, Span> = HashMap::new();
        let mut out = Vec::new();
        for (key, value) in entries {
            let at = key.span();
            let View::Scalar(key, _) = key.view() else {
                let wanted = Text::fixed("mục có khóa là một chuỗi", "a map whose keys are texts");
                self.wrong_type(owner, &wanted, at);
                continue;
            };
            if let Some(first) = seen.get(key) {
                let shown = excerpt(key);
                let message = bilingual!(
                    "khóa `{shown}` được viết hai lần",
                    "the key `{shown}` is written twice"
                );
                let found = Diagnostic::new(self.codes.duplicate.clone(), Severity::Error, message)
                    .span(at, None)
                    .span(*first, Text::fixed("lần thứ nhất", "the first"));
                self.push(found, None);
                continue;
            }
            seen.insert(key, at);
            out.push((key, at, value));
        }
        Some(out)
    }

    /// The items of a list, or the one value that stands for a list of one. An empty list is a fault.
    pub(crate) fn items<'t>(&mut self, key: &str, value: Cursor<'t>) -> Vec<Cursor<'t>> {
        let View::Seq(items) = value.view() else {
            return vec![value];
        };
        let items: Vec<_> = items.collect();
        if items.is_empty() {
            self.empty(key, value.span());
        }
        items
    }

    /// A text that is not empty.
    pub(crate) fn text<'t>(&mut self, key: &str, value: Cursor<'t>) -> Option<&'t str> {
        match value.view() {
            View::Scalar("" | "~" | "null", Style::Plain) => {
                self.empty(key, value.span());
                None
            }
            View::Scalar(text, _) if text.trim().is_empty() => {
                self.empty(key, value.span());
                None
            }
            View::Scalar(text, _) => Some(text),
            _ => {
                let wanted = Text::fixed("một giá trị đơn", "a single value");
                self.wrong_type(key, &wanted, value.span());
                None
            }
        }
    }

    /// A text in both languages: a map of `vi` and `en`, or one text that serves for both.
    pub(crate) fn both(&mut self, key: &str, value: Cursor<'_>) -> Option<Text> {
        if let View::Scalar(..) = value.view() {
            let text = self.text(key, value)?.trim_end();
            return Some(Text::new(text.to_owned(), text.to_owned()));
        }
        let entries = self.map(key, value, &["vi", "en"])?;
        let mut of = |lang: &str| {
            let found = entries.iter().find(|(key, _, _)| *key == lang);
            let Some((_, _, text)) = found else {
                self.missing(key, lang, value.span());
                return None;
            };
            self.text(lang, *text)
        };
        let (vi, en) = (of("vi"), of("en"));
        let owned = |text: &str| text.trim_end().to_owned();
        Some(Text::new(owned(vi?), owned(en?)))
    }

    /// `true` or `false`.
    pub(crate) fn flag(&mut self, key: &str, value: Cursor<'_>) -> Option<bool> {
        match self.text(key, value)? {
            "true" => Some(true),
            "false" => Some(false),
            other => {
                let wanted = Text::fixed("`true` hoặc `false`", "`true` or `false`");
                self.bad_value(key, other, &wanted, value.span());
                None
            }
        }
    }

    /// A whole number from 0.
    pub(crate) fn number(&mut self, key: &str, value: Cursor<'_>) -> Option<usize> {
        let text = self.text(key, value)?;
        let number = text.parse().ok();
        if number.is_none() {
            let wanted = Text::fixed("số nguyên không âm", "a whole number from 0");
            self.bad_value(key, text, &wanted, value.span());
        }
        number
    }

    /// Words of a closed set: one, or a list of them.
    pub(crate) fn words<T: Copy>(
        &mut self,
        key: &str,
        value: Cursor<'_>,
        all: &[(&'static str, T)],
    ) -> Vec<T> {
        let items = self.items(key, value).into_iter();
        items
            .filter_map(|item| {
                let word = self.text(key, item)?;
                let found = all.iter().find(|(name, _)| *name == word).map(|f| f.1);
                if found.is_none() {
                    let names: Vec<_> = all.iter().map(|(name, _)| *name).collect();
                    self.unknown_word(key, word, &names, item.span());
                }
                found
            })
            .collect()
    }

    pub(crate) fn unknown_word(&mut self, key: &str, word: &str, all: &[&str], at: Span) {
        let help = if let Some(near) = nearest(word, all.iter().copied()) {
            did_you_mean(near)
        } else {
            let all = listed(all);
            bilingual!("Các giá trị: {all}.", "The values are: {all}.")
        };
        let word = excerpt(word);
        let message = bilingual!(
            "`{word}` không thuộc tập giá trị của `{key}`",
            "`{word}` is not a value of `{key}`"
        );
        self.say_with(self.codes.value.clone(), message, at, Some(help));
    }

    /// `wanted` reads on after "must be" in both languages.
    pub(crate) fn wrong_type(&mut self, key: &str, wanted: &Text, at: Span) {
        let key = excerpt(key);
        let (vi, en) = (wanted.get(Lang::Vi), wanted.get(Lang::En));
        let message = bilingual!("`{key}` phải là {vi}", "`{key}` must be {en}");
        self.say(self.codes.wrong_type.clone(), message, at);
    }

    /// `wanted` reads on after "is not" in both languages.
    pub(crate) fn bad_value(&mut self, key: &str, value: &str, wanted: &Text, at: Span) {
        let value = excerpt(value);
        let (vi, en) = (wanted.get(Lang::Vi), wanted.get(Lang::En));
        let message = bilingual!(
            "`{key}`: `{value}` không phải là {vi}",
            "`{key}`: `{value}` is not {en}"
        );
        self.say(self.codes.value.clone(), message, at);
    }

    pub(crate) fn missing(&mut self, owner: &str, key: &str, at: Span) {
        let owner = excerpt(owner);
        let message = bilingual!("`{owner}` thiếu `{key}`", "`{owner}` lacks `{key}`");
        let help = bilingual!("Bổ sung `{key}: …`.", "Add `{key}: …`.");
        self.say_with(self.codes.missing.clone(), message, at, Some(help));
    }

    fn empty(&mut self, key: &str, at: Span) {
        let key = excerpt(key);
        let message = bilingual!("`{key}` để trống", "`{key}` is empty");
        let help = bilingual!(
            "Điền giá trị, hoặc bỏ khóa `{key}`.",
            "Give it a value, or leave `{key}` out."
        );
        self.say_with(self.codes.value.clone(), message, at, Some(help));
    }
}

/// What a file holds, what is wrong with it, and its text. The error is for a text in which there is nothing to look at.
pub(crate) fn read_file<T>(
    codes: &'static FileCodes,
    (name, bytes): (&str, &[u8]),
    read: impl FnOnce(&mut Reader, &Page<'_>) -> T,
) -> Result<(T, Report, Sources), LoadError> {
    let loader = Loader::new();
    let mut reading = loader.reading();
    let tape = match loader.read(&mut reading, name, bytes.to_vec()) {
        Ok(tape) => tape,
        Err(mut problem) => {
            if problem.code == EMPTY {
                let head = codes.head;
                let help = bilingual!(
                    "Bổ sung nội dung, bắt đầu bằng `{head}: 1`.",
                    "Add content, beginning with `{head}: 1`."
                );
                problem.help = Some(help.into());
            }
            return Err(failed(*problem, reading.sources));
        }
    };
    let mut reader = Reader::new(codes);
    let found = read(&mut reader, &tape.on(&reading.sources));
    let mut report = reading.found.finish();
    report.extend(reader.finish());
    Ok((found, report, reading.sources))
}
