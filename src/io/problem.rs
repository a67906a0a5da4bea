//! What is said when a file cannot be read as it stands.

use super::codes;
use crate::bilingual;
use crate::diagnostic::{Code, Diagnostic, Severity};
use crate::span::Span;
use crate::text::{Lang, Text};

fn error(code: Code, message: Text) -> Diagnostic {
    let remedy = codes::FORMAT_CODES
        .iter()
        .find(|info| info.code == code)
        .map(|info| info.remedy.clone());
    let mut diagnostic = Diagnostic::new(code, Severity::Error, message);
    diagnostic.help = remedy;
    diagnostic
}

fn at(code: Code, message: Text, span: Span) -> Diagnostic {
    error(code, message).span(span, None)
}

/// A limit of [`Limits`](super::Limits).
#[derive(Clone, Copy, Debug)]
pub(crate) enum Limit {
    Bytes,
    Depth,
    Nodes,
    Aliases,
    Includes,
}

impl Limit {
    fn name(self) -> (&'static str, &'static str, &'static str) {
        match self {
            Self::Bytes => ("bytes", "số byte", "bytes"),
            Self::Depth => ("depth", "số cấp lồng nhau", "levels of nesting"),
            Self::Nodes => ("nodes", "số nút", "nodes"),
            Self::Aliases => (
                "alias_nodes",
                "số nút do bí danh lặp lại",
                "nodes repeated by aliases",
            ),
            Self::Includes => (
                "includes",
                "số tệp được nêu trong `include`",
                "included files",
            ),
        }
    }
}

pub(crate) fn limit(what: Limit, limit: usize, span: Span) -> Diagnostic {
    let (field, vi, en) = what.name();
    at(
        codes::LIMIT,
        bilingual!(
            "tệp vượt giới hạn {vi}: {limit}",
            "the document exceeds the limit of {limit} {en}"
        ),
        span,
    )
    .help(bilingual!(
        "Chia nhỏ tệp, hoặc nâng `Limits::{field}` khi dùng thư viện.",
        "Split the file, or raise `Limits::{field}` when using the library."
    ))
}

pub(crate) fn findings_dropped(dropped: usize, kept: usize) -> Diagnostic {
    error(
        codes::LIMIT,
        bilingual!(
            "còn {dropped} lỗi nữa không được liệt kê (giới hạn {kept})",
            "{dropped} more findings are not listed (the limit is {kept})"
        ),
    )
    .help(Text::fixed(
        "Sửa các lỗi đã nêu rồi kiểm tra lại, hoặc nâng `Limits::findings`.",
        "Mend those listed and check again, or raise `Limits::findings`.",
    ))
}

#[cfg(feature = "yaml")]
pub(crate) fn syntax(error: &granit_parser::ScanError, span: Span) -> Diagnostic {
    use granit_parser::ErrorKind as K;
    let detail = error.info();
    let known = match error.kind() {
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
    at(
        codes::SYNTAX,
        bilingual!("sai cú pháp YAML: {known}", "YAML syntax error: {detail}"),
        span,
    )
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

pub(crate) fn duplicate_key(key: &str, first: Span, second: Span) -> Diagnostic {
    let key = excerpt(key);
    at(
        codes::DUPLICATE,
        bilingual!(
            "khóa `{key}` được viết hai lần",
            "the key `{key}` is written twice"
        ),
        second,
    )
    .span(
        first,
        Text::fixed("lần thứ nhất, được giữ lại", "the first, which is kept"),
    )
}

pub(crate) fn unknown_key(key: &str, near: Option<&str>, known: &str, span: Span) -> Diagnostic {
    let key = excerpt(key);
    let problem = at(
        codes::UNKNOWN_KEY,
        bilingual!("khóa `{key}` không xác định", "unknown key `{key}`"),
        span,
    );
    match near {
        Some(near) => problem.help(did_you_mean(near)),
        None => problem.help(bilingual!(
            "Các khóa được dùng ở đây: {known}.",
            "The keys used here are: {known}."
        )),
    }
}

pub(crate) fn did_you_mean(near: &str) -> Text {
    bilingual!("Có phải ý muốn viết `{near}`?", "Did you mean `{near}`?")
}

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

pub(crate) fn missing(code: Code, owner: &str, key: &str, span: Span) -> Diagnostic {
    at(
        code,
        bilingual!("`{owner}` thiếu `{key}`", "`{owner}` lacks `{key}`"),
        span,
    )
    .help(bilingual!("Bổ sung `{key}: …`.", "Add `{key}: …`."))
}

pub(crate) fn missing_vietnamese_name(code: Code, id: &str, span: Span) -> Diagnostic {
    at(
        code,
        bilingual!(
            "`{id}` không có tên tiếng Việt",
            "`{id}` has no Vietnamese name"
        ),
        span,
    )
    .help(Text::fixed(
        "Bổ sung `name: { vi: … }`.",
        "Add `name: { vi: … }`.",
    ))
}

pub(crate) fn bad_key(code: Code, key: &str, near: Option<&str>, span: Span) -> Diagnostic {
    let shown = excerpt(key);
    let problem = at(
        code,
        bilingual!(
            "mã `{shown}` không hợp lệ: chỉ dùng chữ thường không dấu, chữ số và dấu gạch nối, tối đa 100 ký tự",
            "`{shown}` is not a valid id: lower-case ASCII words and digits joined by hyphens, at most 100 characters"
        ),
        span,
    );
    match near {
        Some(near) => problem.help(bilingual!("Ví dụ: `{near}`.", "For example: `{near}`.")),
        None => problem,
    }
}

pub(crate) fn duplicate_element(
    code: Code,
    id: &str,
    first: Option<Span>,
    span: Span,
) -> Diagnostic {
    let problem = at(
        code,
        bilingual!(
            "mã `{id}` đã được dùng cho một thành phần khác",
            "the id `{id}` is already used by another element"
        ),
        span,
    )
    .help(Text::fixed(
        "Đổi một trong hai mã; thành phần thứ nhất được giữ lại.",
        "Rename one of the two; the first is kept.",
    ));
    match first {
        Some(first) => problem.span(first, Text::fixed("lần thứ nhất", "the first")),
        None => problem,
    }
}

pub(crate) fn unknown_kind(kind: &str, near: Option<&str>, all: &str, span: Span) -> Diagnostic {
    let kind = excerpt(kind);
    let problem = at(
        codes::KIND,
        bilingual!(
            "loại thành phần `{kind}` không xác định",
            "unknown kind `{kind}`"
        ),
        span,
    );
    match near {
        Some(near) => problem.help(did_you_mean(near)),
        None => problem.help(bilingual!(
            "Các loại của mục này: {all}; loại riêng bắt đầu bằng `x-`.",
            "The kinds of this section are: {all}; one of your own begins with `x-`."
        )),
    }
}

pub(crate) fn wrong_section(
    code: Code,
    id: &str,
    kind: &str,
    here: &str,
    there: &str,
    span: Span,
) -> Diagnostic {
    at(
        code,
        bilingual!(
            "`{id}` thuộc loại `{kind}` của mục `{there}` nhưng đặt trong mục `{here}`",
            "`{id}` is of the kind `{kind}`, which belongs in `{there}`, but stands in `{here}`"
        ),
        span,
    )
    .help(bilingual!(
        "Chuyển `{id}` sang mục `{there}`, hoặc sửa loại.",
        "Move `{id}` to `{there}`, or mend the kind."
    ))
}

pub(crate) fn unresolved(
    key: &str,
    id: &str,
    near: Option<&str>,
    what: &Text,
    span: Span,
) -> Diagnostic {
    dangling(codes::REFERENCE, key, id, near, what, span)
}

pub(crate) fn dangling(
    code: Code,
    key: &str,
    id: &str,
    near: Option<&str>,
    what: &Text,
    span: Span,
) -> Diagnostic {
    let id = excerpt(id);
    let (vi, en) = (what.get(Lang::Vi), what.get(Lang::En));
    let problem = at(
        code,
        bilingual!(
            "`{key}` nêu {vi} `{id}` không tồn tại",
            "`{key}` names the {en} `{id}`, which does not exist"
        ),
        span,
    );
    match near {
        Some(near) => problem.help(did_you_mean(near)),
        None => problem.help(bilingual!(
            "Khai báo `{id}`, hoặc bỏ tham chiếu.",
            "Declare `{id}`, or drop the reference."
        )),
    }
}

pub(crate) fn ambiguous(id: &str, span: Span) -> Diagnostic {
    at(
        codes::AMBIGUOUS,
        bilingual!(
            "`{id}` vừa là thành phần vừa là tổ chức",
            "`{id}` is both an element and an organisation"
        ),
        span,
    )
}

pub(crate) fn repeated(what: &str, first: Span, span: Span) -> Diagnostic {
    let mut problem = at(
        codes::REPEATED,
        bilingual!("`{what}` được nêu hai lần", "`{what}` is listed twice"),
        span,
    )
    .span(first, Text::fixed("lần thứ nhất", "the first"));
    problem.severity = Severity::Warning;
    problem
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

/// A message quotes at most this many characters of the file.
fn excerpt(text: &str) -> String {
    const MOST: usize = 80;
    let mut short: String = text
        .chars()
        .take(MOST)
        .map(|c| if c.is_control() { '\u{FFFD}' } else { c })
        .collect();
    if text.chars().nth(MOST).is_some() {
        short.push('…');
    }
    short
}
