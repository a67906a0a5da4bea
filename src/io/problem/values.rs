//! Faults of single values.

use super::disguise::noting_disguise;
use super::{at, excerpt};
use crate::bilingual;
use crate::chars::named;
use crate::diagnostic::{Diagnostic, Severity};
use crate::io::codes;
use crate::model::{Field, label_of};
use crate::phrase::listed;
use crate::span::Span;
use crate::text::{Lang, Text};

/// `wanted` reads on after "must be" in both languages.
pub(crate) fn wrong_type(key: &str, wanted: &Text, span: Span) -> Diagnostic {
    let key = excerpt(key);
    let (vi, en) = (wanted.get(Lang::Vi), wanted.get(Lang::En));
    at(
        codes::TYPE,
        bilingual!("`{key}` phải là {vi}", "`{key}` must be {en}"),
        span,
    )
}

pub(crate) fn name_as_text(key: &str, text: &str, span: Span) -> Diagnostic {
    let shown = quoted(text);
    wrong_type(
        key,
        &Text::fixed(
            "mục có khóa `vi`, và `en` nếu có tên tiếng Anh",
            "a map of `vi`, and `en` if there is an English name",
        ),
        span,
    )
    .help(bilingual!(
        "Viết `{key}: {{ vi: {shown} }}`.",
        "Write `{key}: {{ vi: {shown} }}`."
    ))
}

/// What stands in a flow map: in quotes, if it would be cut there.
fn quoted(text: &str) -> String {
    let shown = excerpt(text);
    if shown.contains([',', ':', '#', '[', ']', '{', '}', '"', '\'']) {
        let plain = shown.replace('\\', "\\\\").replace('"', "\\\"");
        format!("\"{plain}\"")
    } else {
        shown
    }
}

/// That the framework of a document is not one of those that are known, or that it names none.
pub(crate) fn no_framework(
    version: Option<&str>,
    is_refused: bool,
    known: &str,
    span: Option<Span>,
) -> Diagnostic {
    let message = match version {
        Some(version) => bilingual!(
            "không có khung kiến trúc phiên bản {version}; hiện có: {known}",
            "framework {version} is not known; known are {known}"
        ),
        // What is wrong with the value was said where it was read.
        None if is_refused => bilingual!(
            "giá trị của `framework` không đọc được; hiện có các khung: {known}",
            "the value of `framework` cannot be read; known are {known}"
        ),
        None => bilingual!(
            "kiến trúc không nêu khung kiến trúc; hiện có: {known}",
            "the document names no framework; known are {known}"
        ),
    };
    let found = super::error(codes::VALUE, message).help(bilingual!(
        "Ghi một trong các khung đó tại `framework` trong mục `architecture`; lệnh `check` còn nhận `--framework`.",
        "Write one of these as `framework` under `architecture`; `check` also takes `--framework`."
    ));
    match span {
        Some(span) => found.span(span, None),
        None => found,
    }
}

/// A content of the document that is given as a text.
pub(crate) fn content_as_text(key: &str, text: &str, span: Span) -> Diagnostic {
    let shown = quoted(text);
    let wanted = Text::fixed("mục gồm các khóa", "a map of keys");
    wrong_type(key, &wanted, span).help(write(key, &format!("{{ text: {shown} }}")))
}

/// What the file should say.
pub(crate) fn write(key: &str, value: &str) -> Text {
    bilingual!("Viết `{key}: {value}`.", "Write `{key}: {value}`.")
}

pub(crate) fn quote_it(key: &str, value: &str, span: Span) -> Diagnostic {
    let (key, value) = (excerpt(key), excerpt(value));
    at(
        codes::TYPE,
        bilingual!(
            "`{key}` phải là văn bản, không phải số hoặc giá trị đúng sai: {value}",
            "`{key}` must be a text, not a number or boolean: {value}"
        ),
        span,
    )
    .help(bilingual!(
        "Đặt giá trị trong dấu ngoặc kép: \"{value}\".",
        "Quote it: \"{value}\"."
    ))
}

/// `true` or `false` in quotes, which make it a text.
pub(crate) fn quoted_flag(key: &str, value: &str, span: Span) -> Diagnostic {
    let key = excerpt(key);
    at(
        codes::VALUE,
        bilingual!(
            "`{key}`: \"{value}\" trong dấu ngoặc kép là một chuỗi, không phải giá trị đúng sai",
            "`{key}`: \"{value}\" in quotes is a text, not a boolean"
        ),
        span,
    )
    .help(bilingual!(
        "Bỏ dấu ngoặc kép: `{key}: {value}`.",
        "Take the quotes away: `{key}: {value}`."
    ))
}

/// `true` or `false` where names or other words are expected: it is taken for one.
pub(crate) fn flag_for_text(key: &str, value: &str, span: Span) -> Diagnostic {
    let key = excerpt(key);
    let mut diagnostic = at(
        codes::FLAG,
        bilingual!(
            "`{key}` nhận chuỗi, nên `{value}` được hiểu là một chuỗi",
            "`{key}` takes texts, so `{value}` is read as a word"
        ),
        span,
    );
    diagnostic.severity = Severity::Warning;
    diagnostic
}

/// `wanted` reads on after "is not" in both languages.
pub(crate) fn bad_value(key: &str, value: &str, wanted: &Text, span: Span) -> Diagnostic {
    let key = excerpt(key);
    let value = excerpt(value);
    let (vi, en) = (wanted.get(Lang::Vi), wanted.get(Lang::En));
    at(
        codes::VALUE,
        bilingual!(
            "`{key}`: `{value}` không phải là {vi}",
            "`{key}`: `{value}` is not {en}"
        ),
        span,
    )
    .help(bilingual!("Viết {vi}.", "Write {en}."))
}

/// That something is written as in an example.
pub(crate) fn as_in(example: &str) -> Text {
    let lines: Vec<_> = example.lines().map(|line| format!("  {line}")).collect();
    let example = lines.join("\n");
    bilingual!(
        "Viết như ví dụ sau:\n{example}",
        "Write it as in this example:\n{example}"
    )
}

/// How the entries of a section are written that stand in a list.
pub(crate) fn map_of_entries(section: &str) -> Text {
    bilingual!(
        "Không dùng danh sách: bỏ dấu `-`, viết định danh của từng mục rồi thụt nội dung vào, ví dụ:\n  {section}:\n    dinh-danh: {{ name: {{ vi: … }} }}",
        "No list: take the `-` away and write the id of each entry with its content indented below it:\n  {section}:\n    some-id: {{ name: {{ vi: … }} }}"
    )
}

/// A value written as people write it; `meant` is what the file should say, if that is known. Versions and
/// frameworks are texts, which a plain number need not be.
pub(crate) fn meant(
    key: &str,
    value: &str,
    wanted: &Text,
    meant: Option<&str>,
    span: Span,
) -> Diagnostic {
    let problem = bad_value(key, value, wanted, span);
    let is_quote = |c: char| matches!(c, '“' | '”' | '„' | '‟' | '‘' | '’' | '«' | '»');
    match meant {
        Some(meant) if value.contains(is_quote) => problem.help(bilingual!(
            "Dùng dấu ngoặc kép thẳng thay cho dấu ngoặc kép của Word: `{key}: \"{meant}\"`.",
            "Use straight quotes in place of those of a word processor: `{key}: \"{meant}\"`."
        )),
        Some(meant) => problem.help(bilingual!("Viết `{meant}`.", "Write `{meant}`.")),
        None => problem,
    }
}

/// A text in quotes of a word processor, which are read as a part of it.
pub(crate) fn word_quotes(key: &str, text: &str, plain: &str, span: Span) -> Diagnostic {
    let (key, text, plain) = (excerpt(key), excerpt(text), excerpt(plain));
    let mut problem = at(
        codes::VALUE,
        bilingual!(
            "`{key}`: dấu ngoặc kép của Word quanh `{text}` được đọc là một phần của nội dung",
            "`{key}`: the quotes of a word processor around `{text}` are read as a part of the text"
        ),
        span,
    );
    problem.severity = Severity::Warning;
    problem.help(bilingual!(
        "Bỏ dấu ngoặc kép của Word, hoặc dùng dấu ngoặc kép thẳng: `{key}: \"{plain}\"`. Nếu dấu này thuộc nội dung, đặt cả giá trị trong dấu ngoặc kép thẳng.",
        "Leave them out, or use straight quotes: `{key}: \"{plain}\"`. If they belong to the text, put straight quotes around them."
    ))
}

/// The words of a closed set, in Vietnamese with what each is called.
pub(crate) fn words_of(field: Field, words: &[&str]) -> Text {
    let named = words.iter().map(|word| match label_of(field, word) {
        Some(label) => format!("`{word}` ({})", label.get(Lang::Vi).to_lowercase()),
        None => format!("`{word}`"),
    });
    Text::new(named.collect::<Vec<_>>().join(", "), listed(words))
}

pub(crate) fn bad_token(
    key: &str,
    value: &str,
    near: Option<&str>,
    all: &Text,
    span: Span,
) -> Diagnostic {
    let (vi, en) = (all.get(Lang::Vi), all.get(Lang::En));
    let shown = excerpt(value);
    let problem = at(
        codes::VALUE,
        bilingual!(
            "`{shown}` không thuộc tập giá trị của `{key}`",
            "`{shown}` is not a value of `{key}`"
        ),
        span,
    );
    let problem = noting_disguise(problem, value);
    match near {
        Some(near) => problem.help(bilingual!(
            "Có phải định viết `{near}`? Các giá trị: {vi}.",
            "Did you mean `{near}`? The values are: {en}."
        )),
        None => problem.help(bilingual!("Các giá trị: {vi}.", "The values are: {en}.")),
    }
}

/// What `inferred` takes, where it names no key of the map.
pub(crate) fn inferable(near: Option<&str>, closest: &str) -> Text {
    match near {
        Some(near) => bilingual!(
            "Có phải định viết `{near}`? Danh sách đầy đủ: `justarch explain inferred`.",
            "Did you mean `{near}`? For all of them: `justarch explain inferred`."
        ),
        None => bilingual!(
            "Ghi tên các khóa của chính mục này, hoặc `existence`. Gần nhất: {closest}. Danh sách đầy đủ: `justarch explain inferred`.",
            "Name keys of this very map, or `existence`. The nearest are: {closest}. For all of them: `justarch explain inferred`."
        ),
    }
}

/// A date whose month has no such day, or whose year has no such month.
pub(crate) fn no_such_day(key: &str, value: &str, wanted: &Text, span: Span) -> Diagnostic {
    bad_value(key, value, wanted, span).help(Text::fixed(
        "Lịch không có ngày này: xem lại ngày và tháng, hoặc chỉ ghi tháng, năm nếu không rõ ngày.",
        "There is no such day: check the day and the month, or state the month or the year alone.",
    ))
}

pub(crate) fn empty_text(key: &str, span: Span) -> Diagnostic {
    let key = excerpt(key);
    at(
        codes::VALUE,
        bilingual!("`{key}` để trống", "`{key}` is empty"),
        span,
    )
    .help(bilingual!(
        "Điền giá trị, hoặc bỏ khóa `{key}`.",
        "Give it a value, or leave `{key}` out."
    ))
}

pub(crate) fn line_separator(key: &str, text: &str, span: Span) -> Diagnostic {
    let wanted = Text::fixed(
        "chuỗi không có ký tự ngắt dòng ẩn (U+2028, U+2029)",
        "a text without hidden line separators (U+2028, U+2029)",
    );
    bad_value(key, text, &wanted, span).help(Text::fixed(
        "Thay ký tự đó bằng dấu cách, hoặc viết chuỗi trên nhiều dòng bằng `|`.",
        "Put a space in its place, or write the text on several lines with `|`.",
    ))
}

pub(crate) fn not_nfc(key: &str, span: Span) -> Diagnostic {
    let key = excerpt(key);
    let mut problem = at(
        codes::TEXT_FORM,
        bilingual!(
            "nội dung của `{key}` ở dạng Unicode tổ hợp, cần Unicode dựng sẵn (Unikey: Ctrl+Shift+F6)",
            "the text of `{key}` is not in Unicode NFC"
        ),
        span,
    );
    problem.severity = Severity::Warning;
    problem
}

/// `nth` is the position of the character in the text, from 1.
pub(crate) fn hidden(key: &str, c: char, nth: usize, span: Span) -> Diagnostic {
    let (key, named) = (excerpt(key), named(c));
    let mut problem = at(
        codes::HIDDEN,
        bilingual!(
            "nội dung của `{key}` có ký tự ẩn {named} (ký tự thứ {nth})",
            "the text of `{key}` holds the hidden character {named} (character {nth})"
        ),
        span,
    );
    problem.severity = Severity::Warning;
    problem
}

pub(crate) fn content_and_unknown(key: &str, span: Span) -> Diagnostic {
    at(
        codes::VALUE,
        bilingual!(
            "`{key}` phải có đúng một trong hai khóa `text` và `unknown`",
            "`{key}` must have exactly one of `text` and `unknown`"
        ),
        span,
    )
}
