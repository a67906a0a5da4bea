//! The format of rule files, from the head down to the keys of a rule.

use std::borrow::Cow;
use std::sync::Arc;

use super::codes;
use super::phrase::Phrase;
use super::rule::UserRule;
use super::shape::Shape;
use super::shapes::{self, SHAPES};
use super::snippet::{Expected, Snippet};
use crate::bilingual;
use crate::diagnostic::{Basis, Code, Confidence, Instrument, InstrumentKind, RuleName, Severity};
use crate::io::reading::{Cursor, Entry, Page, Reader, View, did_you_mean, excerpt};
use crate::phrase::listed;
use crate::rules::RuleInfo;
use crate::span::Span;
use crate::text::Text;

pub(super) const VERSION: &str = codes::HEAD;
pub(super) const TOP: &[&str] = &[VERSION, "prefix", "given", "rules"];
pub(super) const RULE: &[&str] = &[
    "name", "severity", "title", "message", "why", "help", "basis", "forbid", "require", "allow",
    "pass", "fail",
];

/// Reads a whole file: the rules without faults. Faults go to the reader.
pub(super) fn file(reader: &mut Reader, page: &Page<'_>) -> Vec<UserRule> {
    let Some(top) = page.root() else {
        return Vec::new();
    };
    let Some(entries) = reader.map(VERSION, top, TOP) else {
        return Vec::new();
    };
    let find = |name: &str| entries.iter().find(|(key, _, _)| *key == name);
    let start = Span::new(top.span().source, top.span().start, top.span().start);
    reader.version(find(VERSION), start);
    let prefix = if let Some((_, _, value)) = find("prefix") {
        prefix(reader, *value)
    } else {
        reader.missing(VERSION, "prefix", start);
        None
    };
    let given = find("given").and_then(|(key, _, value)| reader.text(key, *value));
    let given: Option<Arc<str>> = given.map(Arc::from);
    let Some((_, _, rules)) = find("rules") else {
        reader.missing(VERSION, "rules", start);
        return Vec::new();
    };
    let mut out = Vec::new();
    for (code, at, value) in reader.open_map("rules", *rules).unwrap_or_default() {
        let before = reader.errors();
        check_code(reader, prefix, code, at);
        let rule = rule(reader, code, at, value, given.clone());
        // A rule that was half read would be another rule.
        if reader.errors() == before && prefix.is_some() {
            out.extend(rule);
        }
    }
    out
}

/// The letters that all codes of the file begin with.
fn prefix<'t>(reader: &mut Reader, value: Cursor<'t>) -> Option<&'t str> {
    let text = reader.text("prefix", value)?;
    let at = value.span();
    if !(2..=10).contains(&text.len()) || !text.bytes().all(|b| b.is_ascii_uppercase()) {
        let shown = excerpt(text);
        let message = bilingual!(
            "tiền tố `{shown}` không hợp lệ: phải gồm từ 2 đến 10 chữ cái hoa không dấu",
            "`{shown}` is not a valid prefix: it takes 2 to 10 capital ASCII letters"
        );
        reader.say(codes::CODE, message, at);
        return None;
    }
    if codes::TAKEN.contains(&text) {
        let message = bilingual!(
            "tiền tố `{text}` đã dùng cho một nhóm mã có sẵn",
            "the prefix `{text}` is a built-in family"
        );
        let help = Text::fixed(
            "Chọn tiền tố riêng, chẳng hạn tên viết tắt của cơ quan.",
            "Choose one of your own, such as the initials of your agency.",
        );
        reader.say_with(codes::CODE, message, at, Some(help));
        return None;
    }
    Some(text)
}

fn check_code(reader: &mut Reader, prefix: Option<&str>, code: &str, at: Span) {
    let Some(prefix) = prefix else { return };
    let fits = |code: &str| {
        let digits = code.strip_prefix(prefix).unwrap_or_default();
        (3..=6).contains(&digits.len()) && digits.bytes().all(|b| b.is_ascii_digit())
    };
    if fits(code) {
        return;
    }
    let shown = excerpt(code);
    let message = bilingual!(
        "mã quy tắc `{shown}` không hợp lệ: phải gồm `{prefix}` và từ 3 đến 6 chữ số",
        "`{shown}` is not a valid code: it takes `{prefix}` and 3 to 6 digits"
    );
    let capital = code.to_ascii_uppercase();
    let digits = capital.trim_start_matches(|c: char| !c.is_ascii_digit());
    let padded = format!("{prefix}{digits:0>3}");
    let help = [capital.clone(), padded]
        .iter()
        .find(|near| fits(near))
        .map(|near| did_you_mean(near));
    reader.say_with(codes::CODE, message, at, help);
}

fn rule(
    reader: &mut Reader,
    code: &str,
    at: Span,
    value: Cursor<'_>,
    given: Option<Arc<str>>,
) -> Option<UserRule> {
    let entries = reader.map(code, value, RULE)?;
    let find = |name: &str| entries.iter().find(|(key, _, _)| *key == name);
    let shape = the_shape(reader, code, at, &entries);
    let name = find("name").and_then(|(key, _, value)| name(reader, key, *value));
    let levels = Severity::ALL.map(|severity| (severity.key(), severity));
    let severity = find("severity").and_then(|(key, _, value)| {
        let known: Vec<_> = levels.to_vec();
        single(reader, key, *value, &known)
    });
    let placeholders = shape.as_ref().map(|shape| shape.placeholders());
    let phrase = match (find("message"), placeholders) {
        (Some((_, _, value)), Some(known)) => Phrase::read(reader, *value, known),
        (Some((key, _, value)), None) => {
            reader.both(key, *value);
            Phrase::default()
        }
        (None, _) => Phrase::default(),
    };
    let mut text = |name| find(name).and_then(|(key, _, value)| reader.both(key, *value));
    let (title, why, help) = (text("title"), text("why"), text("help"));
    let basis = find("basis").and_then(|(_, _, value)| basis(reader, *value));
    let mut tests = snippets(reader, find("pass"), Expected::Pass);
    tests.extend(snippets(reader, find("fail"), Expected::Fail));
    let shape = shape?;
    let title = title
        .or_else(|| phrase.as_title())
        .unwrap_or_else(|| shape.title());
    let severity = severity.unwrap_or(Severity::Warning);
    let mut info = RuleInfo::new(Code::new(code), severity, title);
    info.name = name.unwrap_or(info.name);
    info.why = why.unwrap_or(info.why);
    info.remedy = help.unwrap_or(info.remedy);
    info.bases = Cow::Owned(basis.into_iter().collect());
    Some(UserRule::new(info, phrase, shape, tests, given, at))
}

/// The readable name of a rule.
fn name(reader: &mut Reader, key: &str, value: Cursor<'_>) -> Option<RuleName> {
    let text = reader.text(key, value)?;
    match text.parse() {
        Ok(name) => Some(name),
        Err(error) => {
            reader.say(codes::VALUE, error.text().clone(), value.span());
            None
        }
    }
}

/// The shape of a rule, of which there must be exactly one.
fn the_shape(
    reader: &mut Reader,
    code: &str,
    at: Span,
    entries: &[Entry<'_>],
) -> Option<Box<dyn Shape>> {
    let mut shapes = entries.iter().filter(|(key, _, _)| SHAPES.contains(key));
    let Some((key, key_at, value)) = shapes.next() else {
        let (code, all) = (excerpt(code), listed(SHAPES));
        let message = bilingual!(
            "quy tắc `{code}` phải có một trong các khóa {all}",
            "the rule `{code}` needs one of {all}"
        );
        reader.say(codes::MISSING, message, at);
        return None;
    };
    for (other, other_at, other_value) in shapes {
        let code = excerpt(code);
        let message = bilingual!(
            "quy tắc `{code}` có cả `{key}` và `{other}`",
            "the rule `{code}` has both `{key}` and `{other}`"
        );
        let help = Text::fixed("Tách thành hai quy tắc.", "Make two rules of it.");
        reader.say_with(codes::CONTRADICTION, message, *other_at, Some(help));
        shapes::read(reader, other, *other_at, *other_value);
    }
    shapes::read(reader, key, *key_at, *value)
}

fn single<T: Copy>(
    reader: &mut Reader,
    key: &str,
    value: Cursor<'_>,
    all: &[(&'static str, T)],
) -> Option<T> {
    if let View::Scalar(..) = value.view() {
        return reader.words(key, value, all).first().copied();
    }
    let wanted = Text::fixed("một giá trị đơn", "a single value");
    reader.wrong_type(key, &wanted, value.span());
    None
}

/// What a rule rests on: a text, or a text with the number of an article.
fn basis(reader: &mut Reader, value: Cursor<'_>) -> Option<Basis> {
    // A map of the two languages is the text itself.
    let bare = matches!(value.view(), View::Scalar(..)) || value.get("vi").is_some();
    let (name, article) = if bare {
        (reader.both("basis", value)?, String::new())
    } else {
        let entries = reader.map("basis", value, &["text", "article"])?;
        let find = |name: &str| entries.iter().find(|(key, _, _)| *key == name);
        let article = find("article").and_then(|(key, _, value)| reader.text(key, *value));
        let article = article.unwrap_or_default().to_owned();
        let Some((key, _, text)) = find("text") else {
            reader.missing("basis", "text", value.span());
            return None;
        };
        (reader.both(key, *text)?, article)
    };
    let instrument = Instrument {
        name,
        kind: InstrumentKind::Legal,
        signed: None,
        from: None,
        attested: None,
        repealed: None,
        successor: None,
        doubt: None,
        date_source: None,
        end_source: None,
    };
    Some(Basis {
        instrument: Cow::Owned(instrument),
        article: Cow::Owned(article),
        // The author answers for it.
        confidence: Confidence::Stated,
    })
}

fn snippets(reader: &mut Reader, entry: Option<&Entry<'_>>, expected: Expected) -> Vec<Snippet> {
    let Some((key, _, value)) = entry else {
        return Vec::new();
    };
    let mut out = Vec::new();
    for (nth, item) in reader.items(key, *value).into_iter().enumerate() {
        if let Some(text) = snippet(reader, key, item) {
            out.push(Snippet {
                expected,
                number: nth + 1,
                text: text.into(),
                at: item.span(),
            });
        }
    }
    out
}

fn snippet<'t>(reader: &mut Reader, key: &str, item: Cursor<'t>) -> Option<&'t str> {
    if let View::Map(_) = item.view() {
        let message = bilingual!(
            "`{key}` phải là một chuỗi, không phải mục gồm các khóa",
            "`{key}` must be a text, not a map"
        );
        let help = bilingual!(
            "Viết `{key}: |` rồi đoạn mẫu ở các dòng sau, thụt vào.",
            "Write `{key}: |` and the snippet on the lines below, indented."
        );
        reader.say_with(codes::TYPE, message, item.span(), Some(help));
        return None;
    }
    reader.text(key, item)
}
