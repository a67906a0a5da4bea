//! Faults of single values.

use super::{at, excerpt};
use crate::bilingual;
use crate::diagnostic::{Diagnostic, Severity};
use crate::io::codes;
use crate::span::Span;
use crate::text::{Lang, Text};

/// `wanted` reads on after "must be" in both languages.
pub(crate) fn wrong_type(key: &str, wanted: &Text, span: Span) -> Diagnostic {
    let (vi, en) = (wanted.get(Lang::Vi), wanted.get(Lang::En));
    at(
        codes::TYPE,
        bilingual!("`{key}` phải là {vi}", "`{key}` must be {en}"),
        span,
    )
}

pub(crate) fn name_as_text(key: &str, text: &str, span: Span) -> Diagnostic {
    wrong_type(
        key,
        &Text::fixed("ánh xạ gồm `vi` và `en`", "a map of `vi` and `en`"),
        span,
    )
    .help(bilingual!(
        "Viết `{key}: {{ vi: {text}, en: … }}`.",
        "Write `{key}: {{ vi: …, en: {text} }}`, with the Vietnamese text in place of the dots."
    ))
}

pub(crate) fn quote_it(key: &str, value: &str, span: Span) -> Diagnostic {
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

/// `wanted` reads on after "is not" in both languages.
pub(crate) fn bad_value(key: &str, value: &str, wanted: &Text, span: Span) -> Diagnostic {
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
}

/// A date with the day first, as people write it; `date` is what the file should say.
pub(crate) fn day_first(
    key: &str,
    value: &str,
    wanted: &Text,
    date: &str,
    span: Span,
) -> Diagnostic {
    bad_value(key, value, wanted, span).help(bilingual!("Viết `{date}`.", "Write `{date}`."))
}

pub(crate) fn bad_token(
    key: &str,
    value: &str,
    near: Option<&str>,
    all: &str,
    span: Span,
) -> Diagnostic {
    let value = excerpt(value);
    let problem = at(
        codes::VALUE,
        bilingual!(
            "`{value}` không thuộc tập giá trị của `{key}`",
            "`{value}` is not a value of `{key}`"
        ),
        span,
    );
    match near {
        Some(near) => problem.help(bilingual!(
            "Có phải ý muốn viết `{near}`? Các giá trị: {all}.",
            "Did you mean `{near}`? The values are: {all}."
        )),
        None => problem.help(bilingual!("Các giá trị: {all}.", "The values are: {all}.")),
    }
}

pub(crate) fn empty_text(key: &str, span: Span) -> Diagnostic {
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
        "văn bản không có ký tự ngắt dòng ẩn (U+2028, U+2029)",
        "a text without hidden line separators (U+2028, U+2029)",
    );
    bad_value(key, text, &wanted, span).help(Text::fixed(
        "Thay ký tự đó bằng dấu cách, hoặc viết văn bản trên nhiều dòng bằng `|`.",
        "Put a space in its place, or write the text on several lines with `|`.",
    ))
}

pub(crate) fn not_nfc(key: &str, span: Span) -> Diagnostic {
    let mut problem = at(
        codes::TEXT_FORM,
        bilingual!(
            "văn bản của `{key}` chưa ở dạng Unicode NFC",
            "the text of `{key}` is not in Unicode NFC"
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
