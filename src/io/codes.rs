//! The codes of what can be wrong with a file itself.
#![cfg_attr(
    not(feature = "config"),
    allow(dead_code, reason = "some codes are of the configuration file")
)]

use crate::diagnostic::{Code, LifeCycle, RuleName, Severity};
use crate::text::Text;

/// What is known of a code that no rule stands behind.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct CodeInfo {
    /// The code.
    pub code: Code,
    /// The readable name.
    pub name: RuleName,
    /// Since when it is there.
    pub life: LifeCycle,
    /// How grave it is.
    pub severity: Severity,
    /// The fault, as a short name.
    pub title: Text,
    /// What it means.
    pub description: Text,
    /// What to do about it.
    pub remedy: Text,
}

/// Declares codes and the list of them: for each its name here, the code, its readable name, the version in which it
/// came, severity, and title, meaning and remedy in both languages.
macro_rules! codes {
    ($(#[$outer:meta])* $list:ident;
    $($name:ident = $code:literal, $called:literal, $since:literal, $severity:ident,
        $title_vi:literal, $title_en:literal,
        $what_vi:literal, $what_en:literal,
        $do_vi:literal, $do_en:literal;)+) => {
        $(pub(crate) const $name: $crate::Code = $crate::Code::of($code);)+

        $(#[$outer])*
        pub static $list: &[$crate::CodeInfo] = &[$($crate::CodeInfo {
            code: $crate::Code::of($code),
            name: $crate::RuleName::of($called),
            life: $crate::LifeCycle::since($since),
            severity: $crate::Severity::$severity,
            title: $crate::Text::fixed($title_vi, $title_en),
            description: $crate::Text::fixed($what_vi, $what_en),
            remedy: $crate::Text::fixed($do_vi, $do_en),
        },)+];
    };
}
#[cfg(feature = "yaml")]
pub(crate) use codes;

codes! {
    /// Every code of the reader.
    FORMAT_CODES;
    SYNTAX = "FMT001", "yaml-syntax", "0.1.0", Error,
        "Sai cú pháp YAML", "YAML syntax error",
        "Tệp không đọc được theo cú pháp YAML hoặc JSON; không kiểm tra được nội dung.",
        "The file cannot be read as YAML or JSON, so nothing in it can be checked.",
        "Sửa tại vị trí được nêu hoặc ngay phía trên: thụt dòng bằng dấu cách, đóng mọi ngoặc và dấu ngoặc kép, đặt trong dấu ngoặc kép chuỗi có dấu `:`, `,` hoặc `#`.",
        "Mend it at the place named or just above: indent by spaces, close all brackets and quotes, and quote texts with `:`, `,` or `#` in them.";
    EMPTY = "FMT002", "empty-file", "0.1.0", Error,
        "Tệp không có nội dung", "Empty file",
        "Tệp không chứa dữ liệu nào.", "The file holds no data.",
        "Bổ sung nội dung, bắt đầu bằng `justarch: 1` và mục `architecture`.",
        "Add content, beginning with `justarch: 1` and the section `architecture`.";
    LIMIT = "FMT003", "limit-exceeded", "0.1.0", Error,
        "Vượt giới hạn", "Limit exceeded",
        "Tệp vượt một giới hạn an toàn về kích thước, độ sâu, số nút, số khóa, độ dài giá trị, bí danh, số tệp hoặc số kết quả, hoặc tệp được nêu trong `include` lại nêu tệp khác.",
        "The file exceeds a safety limit on size, depth, nodes, keys, length of a value, aliases, files or findings, or an included file includes others.",
        "Chia nhỏ tệp, hoặc nâng giới hạn trong mục `[limits]` của `justarch.toml`.",
        "Split the file, or raise the limit under `[limits]` of `justarch.toml`.";
    DOCUMENTS = "FMT004", "several-documents", "0.1.0", Error,
        "Nhiều văn bản trong một tệp", "Several documents in one file",
        "Một tệp chỉ được chứa một văn bản YAML.", "A file holds one YAML document only.",
        "Tách mỗi văn bản thành một tệp.", "Put each document in a file of its own.";
    UNSUPPORTED = "FMT005", "unsupported-yaml", "0.1.0", Error,
        "Cấu trúc YAML không được hỗ trợ", "Unsupported YAML construct",
        "Thẻ (tag), khóa trộn `<<`, khóa không phải văn bản và bí danh tự tham chiếu không được dùng.",
        "Tags, the merge key `<<`, keys that are not text and aliases that contain themselves are not used.",
        "Viết giá trị trực tiếp.", "Write the value out.";
    FILE = "FMT006", "unreadable-file", "0.1.0", Error,
        "Không đọc được tệp", "File cannot be read",
        "Tệp được nêu trong `include` không tồn tại, nằm ngoài thư mục của tệp gốc, không đọc được hoặc được nêu hai lần.",
        "A file named in `include` does not exist, lies outside the folder of the root file, cannot be read or is named twice.",
        "Sửa đường dẫn; chỉ dùng tệp nằm dưới thư mục của tệp gốc.",
        "Mend the path; only files below the folder of the root file can be included.";
    VERSION = "FMT007", "wrong-format-version", "0.1.0", Error,
        "Phiên bản định dạng không hợp lệ", "File format version",
        "Dòng `justarch: 1` cho biết phiên bản định dạng của tệp.",
        "The line `justarch: 1` states the version of the file format.",
        "Đặt `justarch: 1` ở đầu tệp gốc.", "Put `justarch: 1` at the head of the root file.";
    UNKNOWN_KEY = "FMT008", "unknown-key", "0.1.0", Error,
        "Khóa không xác định", "Unknown key",
        "Khóa không thuộc danh mục khóa của mục này; giá trị của nó không được đọc.",
        "The key is not one of this section; its value was not read.",
        "Sửa tên khóa, hoặc đặt thông tin vào `attributes`.",
        "Mend the key, or put the information under `attributes`.";
    DUPLICATE = "FMT009", "duplicate-key", "0.1.0", Error,
        "Khóa trùng lặp", "Duplicate key",
        "Một khóa được viết hai lần; giá trị đầu tiên được giữ lại.",
        "A key is written twice; the first value is kept.",
        "Xóa hoặc đổi tên một trong hai khóa.", "Delete or rename one of the two.";
    TYPE = "FMT010", "wrong-type", "0.1.0", Error,
        "Sai kiểu giá trị", "Wrong type of value",
        "Giá trị có kiểu khác với kiểu mà khóa yêu cầu.",
        "The value is not of the type that the key asks for.",
        "Viết giá trị đúng kiểu mà thông báo nêu.", "Write the value in the form named.";
    VALUE = "FMT011", "invalid-value", "0.1.0", Error,
        "Giá trị không hợp lệ", "Invalid value",
        "Giá trị không đúng dạng hoặc không thuộc tập giá trị của khóa.",
        "The value does not have the form of the key, or is not in its value set.",
        "Viết giá trị đúng dạng, hoặc chọn một trong các giá trị mà thông báo liệt kê.",
        "Write the value in the form, or from the set, that is named.";
    MISSING = "FMT012", "missing-key", "0.1.0", Error,
        "Thiếu khóa bắt buộc", "Required key missing",
        "Một khóa bắt buộc không có mặt.", "A key that is required is not there.",
        "Bổ sung khóa.", "Add the key.";
    KIND = "FMT013", "unknown-kind", "0.1.0", Error,
        "Loại thành phần không xác định", "Unknown kind",
        "Loại thành phần không thuộc danh mục; thành phần không được đưa vào mô hình.",
        "The kind is not in the list; the element is left out of the model.",
        "Sửa tên loại, hoặc dùng loại riêng bắt đầu bằng `x-`.",
        "Mend the kind, or use one of your own that begins with `x-`.";
    REFERENCE = "FMT014", "unresolved-reference", "0.1.0", Error,
        "Tham chiếu không tồn tại", "Unresolved reference",
        "Tổ chức hoặc nguồn được nêu không có trong tệp.",
        "The organisation or source named is not in the document.",
        "Sửa định danh, hoặc khai báo trong `organisations` hay `sources`.",
        "Mend the id, or declare it under `organisations` or `sources`.";
    AMBIGUOUS = "FMT015", "ambiguous-reference", "0.1.0", Error,
        "Tham chiếu không rõ ràng", "Ambiguous reference",
        "Định danh vừa là thành phần vừa là tổ chức; quan hệ `supplied-by` không xác định được đối tượng.",
        "The id is both an element and an organisation, so `supplied-by` does not say which.",
        "Đổi một trong hai định danh.", "Rename one of the two.";
    REPEATED = "FMT016", "repeated-item", "0.1.0", Warning,
        "Mục lặp lại", "Repeated item",
        "Một mục được nêu hai lần trong cùng một danh sách.",
        "An item is listed twice in one list.",
        "Xóa một trong hai.", "Delete one of the two.";
    TEXT_FORM = "FMT017", "not-nfc", "0.1.0", Warning,
        "Văn bản chưa chuẩn hóa Unicode", "Text not in Unicode NFC",
        "Văn bản tiếng Việt phải ở dạng dựng sẵn (NFC) để so sánh và tìm kiếm thống nhất.",
        "Vietnamese text should be in composed form (NFC), so that it compares and searches alike.",
        "Chuyển tệp sang dạng NFC.", "Convert the file to NFC.";
    ENCODING = "FMT018", "not-utf-8", "0.1.0", Error,
        "Tệp không ở dạng UTF-8", "Not UTF-8",
        "Tệp phải được lưu ở dạng UTF-8.", "A file must be saved as UTF-8.",
        "Lưu lại tệp ở dạng UTF-8.", "Save the file as UTF-8.";
    HIDDEN = "FMT019", "hidden-character", "0.1.0", Warning,
        "Ký tự ẩn trong văn bản", "Hidden character in a text",
        "Văn bản có ký tự điều khiển, ký tự đổi chiều viết hoặc ký tự không có độ rộng; tên trông giống nhau nhưng không bằng nhau, hoặc được hiển thị khác với nội dung. Tiếng Việt không cần ký tự nào như vậy.",
        "The text holds a control character, one that turns the direction of writing or one without width; names then look alike without being equal, or are shown as something else. Vietnamese needs none of them.",
        "Xóa ký tự được nêu; thường do sao chép từ nơi khác.",
        "Delete the character named; mostly it was copied along from elsewhere.";
    FLAG = "FMT020", "unquoted-boolean", "0.1.0", Warning,
        "Giá trị đúng sai ở chỗ của văn bản", "Boolean where a text belongs",
        "Khóa nhận chuỗi, ví dụ tên các tập dữ liệu chủ, nhưng giá trị là `true` hoặc `false`; giá trị được hiểu là một chuỗi.",
        "The key takes texts, such as the names of master data sets, and the value is `true` or `false`; it is read as a word.",
        "Ghi nội dung thay cho `true`; nếu đúng là chuỗi đó thì đặt trong dấu ngoặc kép; nếu là `false` thì bỏ khóa.",
        "Write what is meant instead of `true`; if that very word is meant, quote it; instead of `false` leave the key out.";
    UNFILLED = "FMT021", "unfilled-comment", "0.1.0", Warning,
        "Chú thích còn ghi ĐIỀN", "Comments that say FILL IN",
        "Chú thích bắt đầu bằng `ĐIỀN` hoặc `FILL IN` đánh dấu một giá trị mẫu do `justarch init` hoặc việc lập văn bản từ bảng ghi ra. Giá trị đó chưa được xác nhận nhưng được các quy tắc xét như nội dung thật. Các giá trị được nêu trong một kết quả; mỗi giá trị có thể được miễn trừ riêng.",
        "A comment that begins with `FILL IN` or `ĐIỀN` marks a sample value that `justarch init` wrote, or a document made from tables. Nobody has confirmed the value, and the rules take it for real. One finding names all of them; each can be allowed by itself.",
        "Thay giá trị mẫu bằng giá trị thật, hoặc xác nhận giá trị đó, rồi xóa chú thích.",
        "Put the real value in the place of the sample, or confirm it; then delete the comment.";
    ALLOW_MALFORMED = "ALW001", "malformed-allow", "0.1.0", Error,
        "Chú thích miễn trừ không hợp lệ", "Malformed allow comment",
        "Chú thích `# justarch-allow` phải nêu mã hoặc nhóm mã, sau đó là `--` và lý do; có thể kèm `until=` và `owner=`. Chú thích sai dạng không có hiệu lực.",
        "A comment `# justarch-allow` names codes or families, then `--` and a reason; `until=` and `owner=` may stand between. A malformed one has no effect.",
        "Viết: `# justarch-allow INT004 until=2027-06-30 owner=cntt -- lý do`.",
        "Write: `# justarch-allow INT004 until=2027-06-30 owner=it -- the reason`.";
    ALLOW_EXPIRED = "ALW002", "expired-allow", "0.1.0", Error,
        "Chú thích miễn trừ hết hạn", "Allow comment expired",
        "Ngày `until` của chú thích đã qua tại ngày đánh giá, không đọc được, hoặc không có ngày để đánh giá; các kết quả được miễn trừ được báo trở lại. Ngày `until` vẫn được tính là còn hạn.",
        "The day `until` of the comment is past on the day of the check, cannot be read, or there is no day to judge by; what it passed over is reported again. The day `until` itself still counts.",
        "Khắc phục và xóa chú thích, hoặc gia hạn kèm lý do.",
        "Mend the cause and delete the comment, or extend it with a reason.";
    ALLOW_UNMATCHED = "ALW003", "unmatched-allow", "0.1.0", Warning,
        "Chú thích miễn trừ không còn tác dụng", "Allow comment that matches nothing",
        "Chú thích nêu một mã không có kết quả nào trong phạm vi của nó.",
        "The comment names a code of which there is no finding in what it covers.",
        "Xóa mã hoặc cả chú thích; nếu vấn đề vẫn còn, chuyển chú thích đến đúng chỗ.",
        "Delete the code or the comment; if the fault is still there, move the comment to it.";
    ALLOW_IDLE = "ALW004", "idle-allow", "0.1.0", Warning,
        "Chú thích miễn trừ không áp dụng cho mục nào", "Allow comment that no entry follows",
        "Sau chú thích không có mục nào thụt lề như chú thích: chú thích còn sót lại sau mục cuối của một phần, hoặc thụt lề sai. Chú thích không có hiệu lực.",
        "No entry follows the comment at its own indentation: it was left behind the last entry of a section, or is indented otherwise than what it was meant for. It has no effect.",
        "Xóa chú thích, hoặc đặt ngay trên mục được miễn trừ, thụt lề như mục đó.",
        "Delete the comment, or put it right above the entry it is for, indented like it.";
    ALLOW_UNKNOWN = "ALW005", "allow-of-unknown-code", "0.1.0", Warning,
        "Chú thích miễn trừ nêu mã không tồn tại", "Allow comment for an unknown code",
        "Không có quy tắc, nhóm quy tắc hay kiểm tra nào mang mã mà chú thích nêu.",
        "No rule, family or check bears the code that the comment names.",
        "Sửa mã theo kết quả kiểm tra, hoặc xóa mã.",
        "Mend the code as the check shows it, or delete it.";
    ALLOW_BARRED = "ALW006", "allow-of-barred-code", "0.1.0", Warning,
        "Mã không được miễn trừ", "Code that cannot be allowed",
        "Chú thích nêu mã của lỗi về cách viết tệp, hoặc của chính việc kiểm tra. Các lỗi này không được miễn trừ, vì phần không đọc được thì không quy tắc nào xét được.",
        "The comment names the code of a fault in how a file is written, or of the check itself. These cannot be allowed: what could not be read no rule has seen.",
        "Sửa lỗi đó và xóa mã khỏi chú thích.",
        "Mend that fault, and take the code out of the comment.";
    ALLOW_DEPRECATED = "ALW007", "allow-of-deprecated-code", "0.1.0", Warning,
        "Chú thích miễn trừ nêu mã không dùng nữa", "Allow comment for a deprecated code",
        "Chú thích nêu một mã mà quy tắc khác đã thay thế. Chú thích vẫn có hiệu lực, kể cả đối với mã mới.",
        "The comment names a code that is deprecated. It still holds, for the code that came in its place too.",
        "Ghi mã mới vào chú thích.",
        "Name the new code in the comment.";
    BASELINE_STALE = "BAS001", "stale-baseline-entry", "0.1.0", Warning,
        "Mục đường cơ sở đã lỗi thời", "Stale baseline entry",
        "Tệp đường cơ sở ghi một kết quả không còn nữa, hoặc nhiều lần hơn thực tế.",
        "The baseline holds a finding that is no longer there, or more often than it is.",
        "Ghi lại tệp đường cơ sở bằng `--write-baseline`.",
        "Write the baseline anew with `--write-baseline`.";
    BASELINE_OLD = "BAS002", "outdated-baseline", "0.1.0", Warning,
        "Đường cơ sở ở dạng cũ", "Baseline of an earlier form",
        "Tệp đường cơ sở do phiên bản trước của công cụ ghi. Kết quả về nhiều thành phần khi đó chỉ ghi thành phần đứng đầu, nên các thành phần còn lại được báo lại.",
        "The baseline was written by an earlier version of the tool, which held only the first member of a finding about several things; the others are reported again.",
        "Rà soát các kết quả được báo lại, rồi ghi lại tệp bằng `--write-baseline` kèm `--accept-new`.",
        "Look at what is reported again, then write the file anew with `--write-baseline` and `--accept-new`.";
    ACCEPT_MALFORMED = "CFG001", "malformed-acceptance", "0.1.0", Error,
        "Mục chấp nhận thay đổi không hợp lệ", "Malformed acceptance",
        "Mỗi mục `[[accept]]` của `justarch.toml` phải nêu `fingerprint` của thay đổi, `reason` và `approver`; `until` nếu có phải là ngày. Mục sai không có hiệu lực.",
        "An entry `[[accept]]` of `justarch.toml` names the `fingerprint` of a change, the `reason` and the `approver`; `until`, if it is there, is a date. A malformed one has no effect.",
        "Bổ sung hoặc sửa các khóa còn thiếu, còn sai.", "Supply or mend the keys that are named.";
    ACCEPT_EXPIRED = "CFG002", "expired-acceptance", "0.1.0", Error,
        "Việc chấp nhận thay đổi hết hạn", "Acceptance expired",
        "Ngày `until` đã qua tại ngày đánh giá, hoặc không có ngày để đánh giá; thay đổi lại được tính vào kết luận. Ngày `until` vẫn được tính là còn hạn.",
        "The day `until` is past on the day of judgement, or there is no day to judge by; the change counts for the verdict again. The day `until` itself still counts.",
        "Xử lý thay đổi và xóa mục, hoặc trình người phê duyệt gia hạn.",
        "Deal with the change and delete the entry, or have the approver extend it.";
    ACCEPT_UNMATCHED = "CFG003", "unmatched-acceptance", "0.1.0", Warning,
        "Mục chấp nhận không khớp thay đổi nào", "Acceptance that matches nothing",
        "Không có thay đổi nào giữa hai phiên bản mang dấu vân tay này.",
        "No change between the two versions bears this fingerprint.",
        "Xóa mục; hoặc sửa `fingerprint` theo kết quả `justarch diff --format accept`.",
        "Delete the entry, or mend the `fingerprint` by what `justarch diff --format accept` says.";
    LEVEL_IDLE = "CFG004", "idle-level", "0.1.0", Warning,
        "Mức độ trong cấu hình không có tác dụng", "Level without effect",
        "Một dòng của `[levels]` nêu mã của lỗi về cách viết tệp. Mức độ của lỗi này không thay đổi được, vì phần không đọc được thì không quy tắc nào xét được.",
        "A line of `[levels]` names the code of a fault in how a file is written. Its level cannot be changed: what could not be read no rule has seen.",
        "Xóa dòng đó và sửa lỗi trong tệp.",
        "Delete the line, and mend the fault in the file.";
    EXCLUDE_IDLE = "CFG005", "idle-exclude", "0.1.0", Warning,
        "Mục loại trừ không khớp tệp nào", "Exclude that names nothing",
        "Một mục của `exclude` không khớp tệp hay thư mục nào trong thư mục của `justarch.toml`.",
        "An entry of `exclude` names no file or folder, seen from the folder of `justarch.toml`.",
        "Sửa hoặc xóa mục đó. Đường dẫn tính từ thư mục của `justarch.toml`; `*` thay một phần tên, `**` thay nhiều cấp thư mục.",
        "Mend or delete the entry. Paths start at the folder of `justarch.toml`; `*` stands for a part of a name, `**` for folders however deep.";
    ACCEPT_OLD = "CFG006", "outdated-acceptance", "0.1.0", Error,
        "Mục chấp nhận thay đổi ở dạng cũ", "Acceptance of an earlier form",
        "`fingerprint` của mục `[[accept]]` do phiên bản trước của công cụ cấp, không ghi giá trị trước và sau thay đổi, nên có thể chấp nhận cả thay đổi khác. Mục không có hiệu lực.",
        "The `fingerprint` of an entry `[[accept]]` is from an earlier version of the tool. It does not hold what the change was from and to, and could accept another change. It has no effect.",
        "Rà soát lại thay đổi, rồi ghi `fingerprint` mới theo `justarch diff --format accept`.",
        "Look at the change again, then write its new `fingerprint` as `justarch diff --format accept` gives it.";
}
