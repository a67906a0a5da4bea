//! Faults of a text as a whole: syntax, encoding, limits, constructs that are not used.

use super::{at, error, excerpt};
use crate::bilingual;
use crate::diagnostic::Diagnostic;
use crate::io::codes;
use crate::span::Span;
use crate::text::{Lang, Text};

pub(crate) use crate::io::limits::Limit;

pub(crate) fn limit(what: Limit, limit: usize, span: Span) -> Diagnostic {
    let counted = what.counted();
    let (vi, en) = (counted.get(Lang::Vi), counted.get(Lang::En));
    at(
        codes::LIMIT,
        bilingual!(
            "tệp vượt giới hạn {limit} {vi}",
            "the document exceeds the limit of {limit} {en}"
        ),
        span,
    )
    .help(raise(what))
}

/// How a limit is raised.
fn raise(what: Limit) -> Text {
    let key = what.key();
    let field = key.replace('-', "_");
    bilingual!(
        "Chia nhỏ tệp, hoặc nâng `{key}` trong mục `[limits]` của `justarch.toml` (`Limits::{field}` khi dùng thư viện).",
        "Split the file, or raise `{key}` under `[limits]` of `justarch.toml` (`Limits::{field}` in the library)."
    )
}

pub(crate) fn findings_dropped(dropped: usize, kept: usize, first: Option<Span>) -> Diagnostic {
    let problem = error(
        codes::LIMIT,
        bilingual!(
            "còn {dropped} lỗi nữa không được liệt kê (giới hạn {kept})",
            "{dropped} more findings are not listed (the limit is {kept})"
        ),
    )
    .help(Text::fixed(
        "Sửa các lỗi đã nêu rồi kiểm tra lại, hoặc nâng `findings` trong mục `[limits]` của `justarch.toml` (`Limits::findings` khi dùng thư viện).",
        "Mend those listed and check again, or raise `findings` under `[limits]` of `justarch.toml` (`Limits::findings` in the library).",
    ));
    match first {
        Some(first) => problem.span(
            first,
            Text::fixed("lỗi đầu tiên không được liệt kê", "the first not listed"),
        ),
        None => problem,
    }
}

/// A limit that is fixed: the parser looks for the end of a key among so many characters.
#[cfg(feature = "yaml")]
pub(crate) fn long_key(most: usize, span: Span) -> Diagnostic {
    at(
        codes::LIMIT,
        bilingual!(
            "khóa vượt giới hạn {most} ký tự",
            "the key exceeds the limit of {most} characters"
        ),
        span,
    )
    .help(Text::fixed(
        "Rút ngắn khóa; giới hạn này là cố định.",
        "Shorten the key; this limit is fixed.",
    ))
}

/// A limit that is fixed: included files include nothing.
pub(crate) fn nested_include(span: Span) -> Diagnostic {
    at(
        codes::LIMIT,
        Text::fixed(
            "tệp được nêu trong `include` không được nêu tiếp tệp khác (giới hạn 1 cấp)",
            "an included file cannot include others (the limit is 1 level)",
        ),
        span,
    )
    .help(Text::fixed(
        "Nêu mọi tệp trong `include` của tệp gốc; giới hạn này là cố định.",
        "Name all files under `include` of the root file; this limit is fixed.",
    ))
}

#[cfg(feature = "yaml")]
pub(crate) fn syntax(
    error: &granit_parser::ScanError,
    limits: &crate::io::Limits,
    next: Option<char>,
    span: Span,
) -> Diagnostic {
    use crate::chars::{is_hidden, named};
    use granit_parser::ErrorKind as K;
    let mut detail = std::borrow::Cow::from(error.info());
    let known = match error.kind() {
        K::RecursionLimitExceeded => return limit(Limit::Depth, limits.depth, span),
        K::UnexpectedEofImplicitFlowMapping if next.is_some() => {
            detail = "a value is missing before ',', ']' or '}'".into();
            "thiếu giá trị trước dấu `,`, `]` hoặc `}`"
        }
        K::TabNotAllowed | K::TabInBlockIndentation => {
            "dùng dấu cách, không dùng ký tự tab để thụt dòng"
        }
        K::InvalidIndentation => "thụt dòng không đúng",
        K::UnexpectedEof
        | K::UnexpectedEofFlowSequence
        | K::UnexpectedEofFlowMapping
        | K::UnexpectedEofImplicitFlowMapping
        | K::UnexpectedEofBlockSequence
        | K::UnexpectedEofBlockMapping => "tệp kết thúc khi cấu trúc chưa đóng",
        K::UnclosedFlowCollection { .. } => "dấu ngoặc mở ở đây không được đóng",
        K::MisplacedFlowCollectionEnd | K::MismatchedFlowCollectionEnd { .. } => {
            "dấu ngoặc đóng không khớp với dấu ngoặc mở"
        }
        K::InvalidQuotedScalarIndent if next.is_none() => {
            detail = K::UnclosedQuotedScalar.to_string().into();
            "văn bản trong dấu ngoặc kép không được đóng"
        }
        K::InvalidQuotedScalarIndent => {
            "các dòng sau của văn bản trong dấu ngoặc kép thụt dòng không đúng"
        }
        K::UnclosedQuotedScalar => "văn bản trong dấu ngoặc kép không được đóng",
        K::MappingValueNotAllowed | K::InvalidColonPlacement => {
            "dấu `:` không được đặt ở đây; văn bản có dấu `:` phải đặt trong dấu ngoặc kép"
        }
        K::ExpectedFlowSequenceSeparator => "thiếu dấu `,` hoặc `]` trong danh sách",
        K::ExpectedFlowMappingSeparator => "thiếu dấu `,` hoặc `}` trong ánh xạ",
        K::ExpectedBlockMappingKey | K::SimpleKeyExpected | K::InvalidSimpleKey => {
            "thiếu dấu `:` sau khóa, hoặc thụt dòng không đúng"
        }
        K::ExpectedBlockSequenceEntry => "thiếu dấu `-` của danh sách",
        K::UnexpectedCharacter { .. } => "ký tự không hợp lệ ở vị trí này",
        K::UnknownAnchor => "bí danh không có mỏ neo tương ứng",
        _ => "không đọc được theo cú pháp YAML",
    };
    let problem = at(
        codes::SYNTAX,
        bilingual!("sai cú pháp YAML: {known}", "YAML syntax error: {detail}"),
        span,
    );
    // What cannot be seen is likely to be the cause.
    match next.filter(|c| is_hidden(*c) && !c.is_ascii_whitespace()) {
        Some(c) => {
            let named = named(c);
            problem.note(bilingual!(
                "ký tự ở vị trí này là {named}",
                "the character at this place is {named}"
            ))
        }
        None => problem,
    }
}

pub(crate) fn several_documents(span: Span) -> Diagnostic {
    at(
        codes::DOCUMENTS,
        Text::fixed(
            "tệp chứa nhiều hơn một văn bản YAML",
            "the file holds more than one YAML document",
        ),
        span,
    )
}

pub(crate) fn empty(span: Span) -> Diagnostic {
    at(
        codes::EMPTY,
        Text::fixed("tệp không có nội dung", "the file is empty"),
        span,
    )
}

pub(crate) fn not_utf8(span: Span, offset: usize) -> Diagnostic {
    at(
        codes::ENCODING,
        bilingual!(
            "tệp không ở dạng UTF-8 (byte thứ {offset})",
            "the file is not UTF-8 (at byte {offset})"
        ),
        span,
    )
}

/// A text of two bytes a character.
pub(crate) fn utf16(span: Span) -> Diagnostic {
    at(
        codes::ENCODING,
        Text::fixed(
            "tệp ở dạng UTF-16, không phải UTF-8",
            "the file is UTF-16, not UTF-8",
        ),
        span,
    )
}

pub(crate) fn unsupported_tag(span: Span) -> Diagnostic {
    at(
        codes::UNSUPPORTED,
        Text::fixed(
            "thẻ YAML (`!…`) không được hỗ trợ; giá trị được đọc như không có thẻ",
            "YAML tags (`!…`) are not supported; the value is read as if it had none",
        ),
        span,
    )
}

pub(crate) fn self_alias(span: Span) -> Diagnostic {
    at(
        codes::UNSUPPORTED,
        Text::fixed(
            "bí danh nằm trong chính nội dung mà nó lặp lại",
            "the alias lies inside the very node that it repeats",
        ),
        span,
    )
}

pub(crate) fn merge_key(span: Span) -> Diagnostic {
    at(
        codes::UNSUPPORTED,
        Text::fixed(
            "khóa trộn `<<` không được hỗ trợ",
            "the merge key `<<` is not supported",
        ),
        span,
    )
    .help(Text::fixed(
        "Viết các khóa trực tiếp.",
        "Write the keys out.",
    ))
}

pub(crate) fn key_not_text(span: Span) -> Diagnostic {
    at(
        codes::UNSUPPORTED,
        Text::fixed("khóa phải là văn bản", "a key must be a text"),
        span,
    )
}

pub(crate) fn file_version(found: Option<&str>, span: Span) -> Diagnostic {
    let message = match found {
        Some(found) => {
            let found = excerpt(found);
            bilingual!(
                "phiên bản định dạng `{found}` không được hỗ trợ; chương trình đọc phiên bản 1",
                "file format version `{found}` is not supported; this program reads version 1"
            )
        }
        None => Text::fixed(
            "tệp không nêu phiên bản định dạng",
            "the file does not state its format version",
        ),
    };
    at(codes::VERSION, message, span)
}

pub(crate) fn no_sections(span: Span) -> Diagnostic {
    at(
        codes::TYPE,
        Text::fixed(
            "nội dung tệp phải là ánh xạ gồm các mục",
            "the content of the file must be a map of sections",
        ),
        span,
    )
    .help(Text::fixed(
        "Viết mỗi mục là một khóa, chẳng hạn `applications:`, nội dung thụt vào phía dưới.",
        "Write every section as a key such as `applications:`, with its content indented below.",
    ))
}

pub(crate) fn no_architecture(span: Span) -> Diagnostic {
    at(
        codes::MISSING,
        Text::fixed(
            "tệp không có mục `architecture`",
            "the file has no section `architecture`",
        ),
        span,
    )
    .help(Text::fixed(
        "Bổ sung mục `architecture` với `id`, `body`, `name`, `version` và `framework`.",
        "Add the section `architecture` with `id`, `body`, `name`, `version` and `framework`.",
    ))
}

pub(crate) fn include(path: &str, why: &Text, span: Span) -> Diagnostic {
    let path = excerpt(path);
    let (vi, en) = (why.get(Lang::Vi), why.get(Lang::En));
    at(
        codes::FILE,
        bilingual!(
            "không đọc được tệp `{path}`: {vi}",
            "the file `{path}` cannot be read: {en}"
        ),
        span,
    )
}
