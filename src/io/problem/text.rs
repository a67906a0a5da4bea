//! Faults of a text as a whole: syntax, encoding, limits, constructs that are not used.

use super::{at, error, excerpt};
use crate::bilingual;
use crate::diagnostic::Diagnostic;
use crate::io::codes;
use crate::span::Span;
use crate::text::{Lang, Text};

use crate::io::encoding::{Encoding, Office};
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
            "chuỗi trong dấu ngoặc kép không được đóng"
        }
        K::InvalidQuotedScalarIndent => {
            "các dòng sau của chuỗi trong dấu ngoặc kép thụt dòng không đúng"
        }
        K::UnclosedQuotedScalar => "chuỗi trong dấu ngoặc kép không được đóng",
        K::MappingValueNotAllowed | K::InvalidColonPlacement => {
            "dấu `:` không được đặt ở đây; văn bản có dấu `:` phải đặt trong dấu ngoặc kép"
        }
        K::ExpectedFlowSequenceSeparator => "thiếu dấu `,` hoặc `]` trong danh sách",
        K::ExpectedFlowMappingSeparator => "thiếu dấu `,` hoặc `}` giữa các khóa trong ngoặc",
        K::ExpectedBlockMappingKey | K::SimpleKeyExpected | K::InvalidSimpleKey => {
            "thiếu dấu `:` sau khóa, hoặc thụt dòng không đúng"
        }
        K::ExpectedBlockSequenceEntry => "thiếu dấu `-` của danh sách",
        K::UnexpectedCharacter { .. } => "ký tự không hợp lệ ở vị trí này",
        K::UnknownAnchor => "bí danh không có mỏ neo tương ứng",
        kind => other(kind),
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

/// A slip from which a fault of syntax comes.
#[cfg(feature = "yaml")]
pub(crate) fn slip(said: &Text, help: Text, span: Span) -> Diagnostic {
    let (vi, en) = (said.get(Lang::Vi), said.get(Lang::En));
    at(
        codes::SYNTAX,
        bilingual!("sai cú pháp YAML: {vi}", "YAML syntax error: {en}"),
        span,
    )
    .help(help)
}

/// A fault of syntax that may come from the line before.
#[cfg(feature = "yaml")]
pub(crate) fn on_either_line(problem: Diagnostic, lines: [usize; 2], before: Span) -> Diagnostic {
    let [first, second] = lines;
    problem
        .span(
            before,
            Text::fixed(
                "nguyên nhân có thể ở dòng này",
                "the cause may be on this line",
            ),
        )
        .note(bilingual!(
            "nguyên nhân ở dòng {first} hoặc dòng {second}",
            "the cause is on line {first} or line {second}"
        ))
}

/// The rarer kinds of faults, each in a sentence of its own.
#[cfg(feature = "yaml")]
#[expect(clippy::too_many_lines, reason = "a sentence for each kind")]
fn other(kind: &granit_parser::ErrorKind) -> &'static str {
    use granit_parser::ErrorKind as K;
    match kind {
        K::TooManyComments => "có quá nhiều dòng chú thích liền nhau",
        K::InputIo { .. } => "không đọc tiếp được nội dung tệp",
        K::InputDecoding { .. } => "bảng mã ký tự của tệp không đúng",
        K::InputByteLimitExceeded { .. } => "tệp lớn hơn mức cho phép",
        K::ExpectedStreamStart => "nội dung không bắt đầu như một tệp YAML",
        K::DuplicateVersionDirective => "chỉ thị `%YAML` được viết hai lần",
        K::UnsupportedYamlMajorVersion => "phiên bản YAML nêu sau `%YAML` không được hỗ trợ",
        K::DuplicateTagDirective => "chỉ thị `%TAG` được viết hai lần cho một tên",
        K::ExpectedDocumentStart => "thiếu dòng `---` trước nội dung này",
        K::MissingDocumentEndBeforeDirective => "thiếu dòng `...` trước chỉ thị bắt đầu bằng `%`",
        K::AnchorCountOverflow => "có quá nhiều mỏ neo (`&…`)",
        K::ExpectedNodeContent => "thiếu giá trị ở vị trí này",
        K::UndeclaredTagHandle => "thẻ `!…!` dùng một tên chưa được khai báo bằng `%TAG`",
        K::MissingIncludeResolver => "không thể nêu tệp khác theo cách này",
        K::MultipleDocumentsUnsupported => "tệp chỉ được chứa một nội dung YAML",
        K::InputOffsetsWithoutSlice | K::InputSlicingUnavailable => {
            "bộ đọc YAML không lấy được đoạn nội dung này"
        }
        K::ExpectedTagBang => "thẻ phải bắt đầu bằng dấu `!`",
        K::ExpectedTagDirectiveBang => "tên trong chỉ thị `%TAG` phải kết thúc bằng dấu `!`",
        K::InvalidGlobalTagCharacter => "thẻ chung bắt đầu bằng ký tự không được dùng",
        K::InvalidDocumentEnd => "sau dòng kết thúc `...` không được có nội dung khác",
        K::BomInsideDocument => "dấu thứ tự byte (BOM, U+FEFF) nằm giữa tệp",
        K::CommentInterceptedScalar => {
            "chú thích `#` cắt ngang một đoạn chữ viết trên nhiều dòng; đặt cả đoạn trong dấu ngoặc kép hoặc bỏ chú thích"
        }
        K::ExpectedWhitespace => "thiếu dấu cách ở vị trí này",
        K::CommentNotSeparated => "trước dấu `#` của chú thích phải có dấu cách",
        K::InvalidDirectiveTerminator => "sau chỉ thị bắt đầu bằng `%` còn nội dung thừa",
        K::DirectiveDisallowed => "chỉ thị bắt đầu bằng `%` không được dùng",
        K::MissingYamlVersionSeparator => "phiên bản sau `%YAML` phải có dạng `1.2`",
        K::MissingDirectiveName => "sau dấu `%` ở đầu dòng thiếu tên chỉ thị",
        K::InvalidDirectiveName => "tên chỉ thị sau dấu `%` có ký tự không được dùng",
        K::DirectiveByteLimitExceeded { .. } => "chỉ thị bắt đầu bằng `%` quá dài",
        K::TooManyReservedDirectiveParams { .. } => "chỉ thị bắt đầu bằng `%` có quá nhiều tham số",
        K::YamlVersionTooLong => "số phiên bản sau `%YAML` quá dài",
        K::MissingYamlVersion => "sau `%YAML` thiếu số phiên bản",
        K::InvalidTagDirectiveTerminator => "chỉ thị `%TAG` không kết thúc đúng cách",
        K::InvalidTagTerminator => "sau thẻ `!…` phải có dấu cách hoặc xuống dòng",
        K::MissingTagUri => "thẻ `!…` thiếu tên",
        K::UnclosedVerbatimTag => "thẻ `!<…` thiếu dấu `>` để đóng",
        K::InvalidTagEscape => "mã `%…` trong thẻ `!…` không hợp lệ",
        K::InvalidTagUtf8LeadingByte => "mã `%…` trong thẻ có byte đầu không hợp lệ",
        K::InvalidTagUtf8TrailingByte => "mã `%…` trong thẻ có byte sau không hợp lệ",
        K::InvalidTagUtf8 => "mã `%…` trong thẻ không phải một ký tự Unicode",
        K::MissingAnchorOrAliasName => {
            "sau dấu `*` hoặc `&` thiếu tên; nếu dấu này thuộc nội dung thì đặt trong dấu ngoặc kép"
        }
        K::BlockEntryInFlowCollection => {
            "không dùng dấu `-` của danh sách trong ngoặc `[ ]` hoặc `{ }`; các mục cách nhau bằng dấu phẩy"
        }
        K::BlockSequenceEntryNotAllowed => {
            "dấu `-` của danh sách không được đặt ở đây, chẳng hạn cùng dòng với khóa; xuống dòng trước dấu `-`"
        }
        K::InvalidBlockEntryWhitespace => {
            "sau dấu `-` của danh sách phải là dấu cách, không phải tab"
        }
        K::ZeroBlockScalarIndent => "số thụt dòng sau `|` hoặc `>` không được là 0",
        K::InvalidBlockScalarHeader => {
            "sau dấu `|` hoặc `>` phải xuống dòng; nội dung viết từ dòng dưới, thụt vào"
        }
        K::TabAtBlockScalarStart => "nội dung sau `|` hoặc `>` bắt đầu bằng ký tự tab",
        K::InvalidBlockScalarIndent => "nội dung sau `|` hoặc `>` thụt dòng không đều",
        K::DocumentIndicatorInQuotedScalar => {
            "dòng `---` hoặc `...` nằm trong nội dung của dấu ngoặc kép chưa đóng"
        }
        K::TabInIndentation => "thụt dòng có ký tự tab; chỉ dùng dấu cách",
        K::InvalidTrailingSingleQuotedScalar => {
            "sau dấu nháy đơn đóng còn nội dung thừa; dấu nháy đơn trong nội dung viết hai lần `''`"
        }
        K::InvalidTrailingDoubleQuotedScalar => {
            "sau dấu ngoặc kép đóng còn nội dung thừa; dấu ngoặc kép trong nội dung viết `\\\"`"
        }
        K::UnknownQuotedScalarEscape => {
            "dấu `\\` trong dấu ngoặc kép không đứng trước ký tự được phép; viết `\\\\`, hoặc dùng dấu nháy đơn"
        }
        K::InvalidQuotedScalarHexEscape => {
            "sau `\\x`, `\\u` hoặc `\\U` phải có đủ chữ số hệ mười sáu"
        }
        K::InvalidLowSurrogateHexEscape => {
            "nửa sau của cặp mã `\\u` phải có đủ bốn chữ số hệ mười sáu"
        }
        K::InvalidLowSurrogate => "nửa sau của cặp mã `\\u` không hợp lệ",
        K::MissingLowSurrogate => "cặp mã `\\u` thiếu nửa sau",
        K::UnpairedLowSurrogate => "cặp mã `\\u` thiếu nửa trước",
        K::InvalidUnicodeEscape => "mã `\\u` hoặc `\\U` không phải một ký tự Unicode",
        K::InvalidFlowScalarIndent => {
            "nội dung trong ngoặc `[ ]` hoặc `{ }` phải thụt vào so với khóa"
        }
        K::PlainScalarStartsWithDashFlowIndicator => {
            "nội dung bắt đầu bằng dấu `-` liền với dấu `,`, `[`, `]`, `{` hoặc `}`; đặt trong dấu ngoặc kép"
        }
        K::TabInPlainScalar => {
            "nội dung không có dấu ngoặc kép chứa ký tự tab ở chỗ không được dùng"
        }
        K::UnexpectedEndOfPlainScalar => "giá trị kết thúc trước khi có nội dung",
        K::MappingKeyNotAllowed => {
            "khóa không được đặt ở đây; xuống dòng hoặc đặt trong ngoặc `{ }`"
        }
        K::FlowMappingValueAdjacentCollection => "sau dấu `:` phải có dấu cách trước ngoặc mở",
        K::InvalidMappingValueWhitespace => "sau dấu `:` phải là dấu cách, không phải tab",
        // These have their words where the place is known too; a kind that is added gets the general sentence.
        _ => "nội dung ở vị trí này không theo quy cách YAML",
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

pub(crate) fn not_utf8(span: Span, offset: usize, encoding: Option<Encoding>) -> Diagnostic {
    at(
        codes::ENCODING,
        bilingual!(
            "tệp không ở dạng UTF-8 (byte thứ {offset})",
            "the file is not UTF-8 (at byte {offset})"
        ),
        span,
    )
    .help(match encoding {
        Some(Encoding::Windows1258) => Text::fixed(
            "Tệp có vẻ ở bảng mã Windows-1258. Chuyển sang UTF-8, chẳng hạn bằng Unikey; trong Notepad: Lưu thành, chọn UTF-8.",
            "The file seems to be in Windows-1258. Convert it to UTF-8; in Notepad: Save as, choose UTF-8.",
        ),
        Some(Encoding::Tcvn3) => Text::fixed(
            "Tệp có vẻ ở bảng mã TCVN3 (ABC). Chuyển sang Unicode (UTF-8), chẳng hạn bằng công cụ chuyển mã của Unikey.",
            "The file seems to be in TCVN3 (ABC). Convert it to Unicode (UTF-8), for instance with the converter of Unikey.",
        ),
        None => Text::fixed(
            "Tệp có thể ở bảng mã cũ, chẳng hạn Windows-1258 hoặc TCVN3 (ABC). Chuyển sang UTF-8, chẳng hạn bằng Unikey; trong Notepad: Lưu thành, chọn UTF-8.",
            "The file may be in an old encoding such as Windows-1258 or TCVN3 (ABC). Convert it to UTF-8; in Notepad: Save as, choose UTF-8.",
        ),
    })
}

/// A text of two bytes a character.
pub(crate) fn utf16(span: Span) -> Diagnostic {
    at(
        codes::ENCODING,
        Text::fixed(
            "tệp ở dạng UTF-16 nhưng nội dung không đầy đủ hoặc thiếu dấu thứ tự byte",
            "the file is UTF-16, but is cut short or lacks its byte order mark",
        ),
        span,
    )
    .help(Text::fixed(
        "Lưu lại tệp ở dạng UTF-8; trong Notepad: Lưu thành, chọn UTF-8.",
        "Save the file as UTF-8; in Notepad: Save as, choose UTF-8.",
    ))
}

/// A file of an office program.
pub(crate) fn office(kind: Office, span: Span) -> Diagnostic {
    let named = match kind {
        Office::Word => Text::fixed("tệp Word (.docx)", "a Word file (.docx)"),
        Office::Excel => Text::fixed("tệp Excel (.xlsx)", "an Excel file (.xlsx)"),
        Office::PowerPoint => Text::fixed("tệp PowerPoint (.pptx)", "a PowerPoint file (.pptx)"),
        Office::OpenDocument => Text::fixed("tệp OpenDocument", "an OpenDocument file"),
        Office::Old => Text::fixed(
            "tệp Word hoặc Excel dạng cũ (.doc, .xls)",
            "a Word or Excel file of the old form (.doc, .xls)",
        ),
        Office::Pdf => Text::fixed("tệp PDF", "a PDF file"),
        Office::Archive => Text::fixed("tệp nén (.zip)", "an archive (.zip)"),
    };
    let (vi, en) = (named.get(Lang::Vi), named.get(Lang::En));
    at(
        codes::ENCODING,
        bilingual!(
            "đây là {vi}, không phải tệp YAML",
            "this is {en}, not a YAML file"
        ),
        span,
    )
    .help(Text::fixed(
        "Ghi nội dung kiến trúc vào tệp YAML; lệnh `justarch reference show moj-3.0` in một tệp mẫu.",
        "Write the architecture as a YAML file; `justarch reference show moj-3.0` prints one to begin with.",
    ))
}

/// The marks that git leaves where two versions of a line meet.
pub(crate) fn conflict(span: Span) -> Diagnostic {
    at(
        codes::SYNTAX,
        Text::fixed(
            "tệp còn dấu xung đột của git (`<<<<<<<`, `=======`, `>>>>>>>`): việc hợp nhất chưa hoàn tất",
            "the file holds conflict markers of git (`<<<<<<<`, `=======`, `>>>>>>>`): a merge is unfinished",
        ),
        span,
    )
    .help(Text::fixed(
        "Chọn nội dung cần giữ giữa hai bên, rồi xóa cả ba dòng dấu.",
        "Choose what to keep of the two sides, then delete the three marker lines.",
    ))
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
        Text::fixed("khóa phải là một chuỗi", "a key must be a text"),
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
            "nội dung tệp phải gồm các mục, mỗi mục là một khóa",
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
