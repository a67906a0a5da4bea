//! The codes of what is said of a check itself.

use super::codes::{CodeInfo, FORMAT_CODES};
use crate::diagnostic::{Code, LifeCycle, RuleName, Severity};
use crate::text::Text;

/// What the engine itself says, whatever the rules.
pub(crate) static CHECK_CODES: &[CodeInfo] = &[
    CodeInfo {
        code: Code::of("CHK001"),
        name: RuleName::of("no-evaluation-date"),
        life: LifeCycle::since("0.1.0"),
        severity: Severity::Warning,
        title: Text::fixed("Không có ngày để đánh giá", "No date to judge by"),
        description: Text::fixed(
            "Văn bản không nêu ngày mà nội dung mô tả (`state-date`), ngày rà soát hay ngày ban hành. Các quy tắc \
         phụ thuộc hiệu lực của căn cứ pháp lý vì vậy không được đánh giá và được liệt kê ở cuối kết quả.",
            "The document states neither the day its content describes (`state-date`) nor a day of review or issue. \
         Rules that depend on which law is in force are therefore not decided; they are listed at the end.",
        ),
        remedy: Text::fixed(
            "Bổ sung `state-date` trong mục `architecture`, hoặc dùng `--as-of`.",
            "Add `state-date` under `architecture`, or give `--as-of`.",
        ),
    },
    CodeInfo {
        code: Code::of("CHK002"),
        name: RuleName::of("other-framework"),
        life: LifeCycle::since("0.1.0"),
        severity: Severity::Warning,
        title: Text::fixed(
            "Kiểm tra theo quy tắc của khung khác",
            "Checked by the rules of another framework",
        ),
        description: Text::fixed(
            "Văn bản theo một khung kiến trúc nhưng được kiểm tra theo các quy tắc của khung khác (`--framework`, hoặc bộ \
         quy tắc mà chương trình gọi chọn). Kết quả không phải là kết luận theo khung của văn bản.",
            "The document follows one framework and was checked by the rules of another (`--framework`, or the rule set that \
         the caller chose). The findings are no verdict under its own framework.",
        ),
        remedy: Text::fixed(
            "Dùng bộ quy tắc của khung mà văn bản nêu, hoặc sửa `framework` trong mục `architecture`.",
            "Use the rules of the framework that the document names, or mend `framework` under `architecture`.",
        ),
    },
    CodeInfo {
        code: Code::of("CHK003"),
        name: RuleName::of("unknown-framework-content"),
        life: LifeCycle::since("0.1.0"),
        severity: Severity::Info,
        title: Text::fixed(
            "Chưa có thông tin về nội dung khung kiến trúc",
            "Content of the framework not known",
        ),
        description: Text::fixed(
            "Toàn văn khung kiến trúc mà văn bản tuân theo chưa có trong tài liệu công khai được đối chiếu. Danh mục thành phần, nội dung và mô hình các lớp của khung không được đánh giá, cũng không lấy của khung trước thay vào. Kết quả chỉ xét cấu trúc của tệp và pháp luật có hiệu lực tại ngày đánh giá.",
            "The text of the framework that the document follows is not among the public material that was read. Its list of components, its contents and its model of layers are not judged, nor are those of an earlier framework in their place. The result speaks of the structure of the file and of the law in force on the day of the check.",
        ),
        remedy: Text::fixed(
            "Người thẩm định đối chiếu văn bản với toàn văn quyết định ban hành khung.",
            "A reviewer compares the document with the text of the decision that issued the framework.",
        ),
    },
];

/// The codes that no rule stands behind, those of the check last.
pub(crate) fn codes_without_rule() -> impl Iterator<Item = &'static CodeInfo> {
    let all = FORMAT_CODES.iter();
    #[cfg(feature = "yaml")]
    let all = all
        .chain(super::user_rule_codes::USER_RULE_CODES)
        .chain(super::mapping_codes::MAPPING_CODES);
    all.chain(CHECK_CODES)
}
