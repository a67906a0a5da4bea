//! The rows of what hangs on the document, on elements and on relations.

use super::shared::{ALIASES, ATTRIBUTES, INFERRED, INSTANCES, NAME, NOTE, SINCE, SOURCES, UNTIL};
use super::{leaf, required, token};
use crate::model::described::{Words, words};
use crate::model::schema::Meaning::All;
use crate::model::schema::{Change, FieldSpec, Shape, Table};
use crate::model::{Field, token};

#[rustfmt::skip]
pub(in crate::model::schema) const SOURCE: &[FieldSpec] = &[
    required(leaf("title", Field::Title, Shape::Text, All, Change::WORDS, &words!(
        "Nhan đề", "Title";
        "Tên tài liệu, như biên bản, báo cáo, bài đăng.",
        "What the paper is called, such as minutes, a report, an article.";
        "title: Báo cáo khảo sát hiện trạng"
    ))),
    leaf("date", Field::Date, Shape::Date, All, Change::WORDS, &words!(
        "Ngày", "Date";
        "Ngày của tài liệu.",
        "The day of the paper.";
        "date: 2026-09-30"
    )),
    leaf("number", Field::Number, Shape::Text, All, Change::WORDS, &words!(
        "Số, ký hiệu", "Number";
        "Số, ký hiệu nếu tài liệu là văn bản.",
        "Its number, if it is an official document.";
        "number: 45/BC-CNTT"
    )),
    leaf("publisher", Field::Publisher, Shape::Text, All, Change::WORDS, &words!(
        "Nơi công bố", "Publisher";
        "Cơ quan hoặc nơi công bố tài liệu.",
        "Who published it.";
        "publisher: Cổng thông tin điện tử của Bộ"
    )),
    leaf("url", Field::Url, Shape::Text, All, Change::WORDS, &words!(
        "Địa chỉ", "Address";
        "Nơi có thể đọc tài liệu.",
        "Where it can be read.";
        "url: https://example.gov.vn/bao-cao"
    )),
    NOTE,
];

#[rustfmt::skip]
pub(in crate::model::schema) const ORGANISATION: &[FieldSpec] = &[
    required(NAME),
    ALIASES,
    leaf("code", Field::Code, Shape::Text, All, Change::RELIED_ON, &words!(
        "Mã định danh cơ quan", "Agency code";
        "Mã định danh điện tử của cơ quan, tổ chức.",
        "The electronic code of the agency.";
        "code: G15";
        law "20/2020/QĐ-TTg" "4" "Mã định danh điện tử của cơ quan, tổ chức", "Electronic code of an agency"
    )),
    token::<token::OrganisationKind>("kind", Field::OrganisationKind, All, Change::FACT, &words!(
        "Loại tổ chức", "Kind of organisation";
        "Tổ chức là bộ, tỉnh, cục hay trung tâm.",
        "Whether it is a ministry, province, department or centre.";
        "kind: ministry"
    )),
    leaf("parent", Field::Parent, Shape::Organisation, All, Change::OWNER, &words!(
        "Cơ quan cấp trên", "Parent";
        "Cơ quan mà đơn vị trực thuộc; cấp trên cùng quyết định hai hệ thống có cùng một cơ quan hay không.",
        "The agency that the unit belongs to; the topmost one decides whether two systems are of one agency.";
        "parent: ministry"
    )),
    leaf("succeeds", Field::Succeeds, Shape::Ids, All, Change::Lineage, &words!(
        "Kế thừa", "Succeeds";
        "Tổ chức cũ ở phiên bản trước mà tổ chức này tiếp tục sau khi đổi tên, hợp nhất, chia tách.",
        "The organisations of the earlier version that go on in this one after a renaming, merger or split.";
        "succeeds: [old-department]"
    )),
    INSTANCES,
    NOTE,
    ATTRIBUTES,
    SOURCES,
    INFERRED,
];

#[rustfmt::skip]
pub(in crate::model::schema) const CONTENT: &[FieldSpec] = &[
    leaf("text", Field::Content, Shape::Text, All, Change::REASON, &words!(
        "Nội dung", "Text";
        "Nội dung của phần đó, bằng lời.",
        "What the part says, in words.";
        "text: Đến năm 2030 hoàn thành chính phủ số"
    )),
    leaf("unknown", Field::Unknown, Shape::Text, All, Change::REASON, &words!(
        "Chưa có thông tin", "Unknown";
        "Lý do chưa có nội dung; chỉ dùng cho bản minh họa, thay cho `text`.",
        "Why the text is not known; for illustrations only, in place of `text`.";
        "unknown: Toàn văn chưa được công bố"
    )),
    SOURCES,
    INFERRED,
];

#[rustfmt::skip]
pub(in crate::model::schema) const VIEW: &[FieldSpec] = &[
    required(NAME),
    leaf("text", Field::Content, Shape::Text, All, Change::REASON, &words!(
        "Nội dung", "Text";
        "Mô tả kiến trúc thành phần, bằng lời.",
        "What the component architecture says, in words.";
        "text: Mô hình nghiệp vụ theo lĩnh vực"
    )),
    leaf("unknown", Field::Unknown, Shape::Text, All, Change::REASON, &words!(
        "Chưa có thông tin", "Unknown";
        "Lý do chưa có nội dung; chỉ dùng cho bản minh họa, thay cho `text`.",
        "Why the text is not known; for illustrations only, in place of `text`.";
        "unknown: Toàn văn chưa được công bố"
    )),
    SOURCES,
    INFERRED,
];

#[rustfmt::skip]
pub(in crate::model::schema) const SUPERSEDED: &[FieldSpec] = &[
    required(leaf("body", Field::Body, Shape::Text, All, Change::FACT, &words!(
        "Cơ quan", "Body";
        "Cơ quan có kiến trúc được thay thế: định danh trong `organisations`, hoặc tên nếu cơ quan không còn ở đó.",
        "Whose architecture is replaced: an id of `organisations`, or a name where it is no longer among them.";
        "body: Bộ Y tế"
    ))),
    required(leaf("version", Field::Version, Shape::Version, All, Change::FACT, &words!(
        "Phiên bản", "Version";
        "Phiên bản được thay thế.",
        "The version that is replaced.";
        "version: \"1.0\""
    ))),
    leaf("decision", Field::Decision, Shape::Text, All, Change::FACT, &words!(
        "Quyết định", "Decision";
        "Quyết định đã ban hành phiên bản được thay thế.",
        "The decision that had issued it.";
        "decision: 6085/QĐ-BYT"
    )),
    leaf("date", Field::Date, Shape::Date, All, Change::FACT, &words!(
        "Ngày", "Date";
        "Ngày của quyết định đó.",
        "The day of that decision.";
        "date: 2019-12-30"
    )),
];

#[rustfmt::skip]
pub(in crate::model::schema) const PERIOD: &[FieldSpec] = &[
    required(NAME),
    required(SINCE),
    required(UNTIL),
    leaf("covers", Field::Covers, Shape::Elements, All, Change::FACT, &words!(
        "Thành phần thực hiện", "Covers";
        "Các thành phần được thực hiện trong đợt này.",
        "The elements that are carried out in this period.";
        "covers: [case-system]"
    )),
    NOTE,
    SOURCES,
    INFERRED,
];

#[rustfmt::skip]
pub(in crate::model::schema) const INDICATOR: &[FieldSpec] = &[
    required(leaf("measure", Field::Measure, Shape::Text, All, Change::FACT, &words!(
        "Đại lượng", "Measure";
        "Đo cái gì, cùng một từ ở mọi phiên bản để so sánh được, như `services-total`.",
        "What is measured, by the same word in all versions so that they compare, such as `services-total`.";
        "measure: services-total"
    ))),
    NAME,
    required(leaf("value", Field::Value, Shape::Decimal, All, Change::WORDS, &words!(
        "Giá trị", "Value";
        "Con số đo được.",
        "The number.";
        "value: 70"
    ))),
    leaf("unit", Field::Unit, Shape::Text, All, Change::WORDS, &words!(
        "Đơn vị tính", "Unit";
        "Đơn vị tính của con số.",
        "What is counted.";
        "unit: dịch vụ"
    )),
    token::<token::Qualifier>("qualifier", Field::FigureQualifier, All, Change::WORDS, &words!(
        "Độ chính xác", "Qualifier";
        "Con số đúng bằng, khoảng, trên hay không quá.",
        "Whether the number is exact, about, at least or at most.";
        "qualifier: about"
    )),
    leaf("as-of", Field::AsOf, Shape::Date, All, Change::WORDS, &words!(
        "Ngày chốt số liệu", "As of";
        "Số liệu tính đến ngày nào; mục tiêu trong tương lai ghi ở `targets`.",
        "The day of the figure; what is to be reached goes into `targets`.";
        "as-of: 2026-06-30"
    )),
    NOTE,
    SOURCES,
    INFERRED,
];

#[rustfmt::skip]
pub(in crate::model::schema) const TARGET: &[FieldSpec] = &[
    required(leaf("measure", Field::Measure, Shape::Text, All, Change::FACT, &words!(
        "Đại lượng", "Measure";
        "Đo cái gì, cùng từ với chỉ tiêu tương ứng.",
        "What is measured, by the word of the indicator.";
        "measure: services-full-process"
    ))),
    NAME,
    required(leaf("value", Field::Value, Shape::Decimal, All, Change::FACT, &words!(
        "Giá trị", "Value";
        "Con số phải đạt.",
        "The number to reach.";
        "value: 80"
    ))),
    leaf("unit", Field::Unit, Shape::Text, All, Change::FACT, &words!(
        "Đơn vị tính", "Unit";
        "Đơn vị tính của con số.",
        "What is counted.";
        "unit: \"%\""
    )),
    token::<token::Qualifier>("qualifier", Field::FigureQualifier, All, Change::FACT, &words!(
        "Độ chính xác", "Qualifier";
        "Mục tiêu là đúng bằng, khoảng, trên hay không quá.",
        "Whether the aim is exact, about, at least or at most.";
        "qualifier: at-least"
    )),
    leaf("by", Field::By, Shape::Date, All, Change::FACT, &words!(
        "Thời hạn", "By";
        "Ngày phải đạt mục tiêu; số liệu đã đo được ghi ở `indicators`.",
        "The day by which it is to be reached; what was measured goes into `indicators`.";
        "by: 2030-12-31"
    )),
    NOTE,
    SOURCES,
    INFERRED,
];

#[rustfmt::skip]
pub(in crate::model::schema) const RETIRED: &[FieldSpec] = &[
    required(leaf("reason", Field::Reason, Shape::Text, All, Change::Lineage, &words!(
        "Lý do", "Reason";
        "Vì sao thành phần không còn.",
        "Why the element is gone.";
        "reason: Đã được thay thế"
    ))),
    leaf("decision", Field::Decision, Shape::Text, All, Change::Lineage, &words!(
        "Quyết định", "Decision";
        "Văn bản quyết định việc dừng.",
        "The document that decided it.";
        "decision: 77/QĐ-BYT"
    )),
    leaf("date", Field::Date, Shape::Date, All, Change::Lineage, &words!(
        "Ngày", "Date";
        "Ngày dừng.",
        "The day on which it ended.";
        "date: 2026-06-30"
    )),
    leaf("successor", Field::Successor, Shape::Elements, All, Change::Lineage, &words!(
        "Thành phần thay thế", "Successor";
        "Thành phần khác thay thế; nếu chính nó tiếp tục dưới định danh mới thì dùng `succeeds`.",
        "The other elements that replace it; where the same thing goes on under another id use `succeeds`.";
        "successor: [case-system]"
    )),
    SOURCES,
    INFERRED,
];

#[rustfmt::skip]
pub(in crate::model::schema) const TRANSFERRED: &[FieldSpec] = &[
    required(leaf("to", Field::TransferredTo, Shape::Text, All, Change::Lineage, &words!(
        "Chuyển giao cho", "To";
        "Cơ quan nhận, bằng lời: có thể nằm ngoài `organisations`.",
        "Who takes it over, in words: it may be outside `organisations`.";
        "to: Bộ Công an"
    ))),
    required(leaf("basis", Field::TransferBasis, Shape::Text, All, Change::Lineage, &words!(
        "Căn cứ", "Basis";
        "Văn bản quy định việc chuyển giao.",
        "The instrument that orders it.";
        "basis: Nghị định 216/2026/NĐ-CP"
    ))),
    leaf("date", Field::Date, Shape::Date, All, Change::Lineage, &words!(
        "Ngày", "Date";
        "Ngày chuyển giao.",
        "The day on which it passes over.";
        "date: 2026-07-01"
    )),
    SOURCES,
    INFERRED,
];

/// What is said of a table itself.
#[rustfmt::skip]
pub(in crate::model::schema) const fn words_of(table: Table) -> &'static Words {
    match table {
        Table::Sources => const { &words!(
            "Nguồn", "Sources";
            "Các tài liệu làm chứng cho nội dung, được các mục trỏ tới bằng `sources`; văn bản điều chỉnh thành phần là thành phần của lớp chính sách.",
            "The papers that attest what the document states, to which entries point with `sources`; what governs an element is an element of the policy layer.";
            "sources:\n  sample: { title: Báo cáo khảo sát, date: 2026-09-30 }\n"
        ) },
        Table::Organisations => const { &words!(
            "Tổ chức", "Organisations";
            "Các cơ quan, đơn vị sở hữu, vận hành hoặc ban hành; nhóm người dùng hệ thống là thành phần của lớp người dùng.",
            "Who owns, operates or issues; groups that use a system are elements of the user layer.";
            "organisations:\n  sample: { name: { vi: Vụ Pháp chế }, kind: department, parent: ministry }\n"
        ) },
        Table::Contents => const { &words!(
            "Nội dung bắt buộc", "Contents";
            "Các phần nội dung mà khung kiến trúc yêu cầu văn bản phải có, như tầm nhìn, mục tiêu; kiến trúc thành phần ghi ở `views`.",
            "The parts that the framework asks of a document, such as vision and objectives; component architectures go into `views`.";
            "contents:\n  vision: { text: Phục vụ người dân tốt hơn }\n";
            law "2323/QĐ-BTTTT" "" "Các nội dung cơ bản của kiến trúc", "Basic contents of an architecture"
        ) },
        Table::Views => const { &words!(
            "Kiến trúc thành phần", "Views";
            "Các kiến trúc thành phần mà khung yêu cầu: nghiệp vụ, dữ liệu, ứng dụng, công nghệ, an toàn thông tin.",
            "The component architectures that the framework asks for: business, data, application, technology, security.";
            "views:\n  business: { name: { vi: Kiến trúc nghiệp vụ }, text: Theo lĩnh vực }\n";
            law "2323/QĐ-BTTTT" "" "Các kiến trúc thành phần", "Component architectures"
        ) },
        Table::Supersedes => const { &words!(
            "Thay thế", "Supersedes";
            "Các kiến trúc mà văn bản này thay thế; có thể nhiều, khi cơ quan hợp nhất.",
            "The architectures that this one replaces; several where bodies merged.";
            "supersedes:\n  - { body: Bộ Y tế, version: \"1.0\", decision: 6085/QĐ-BYT }\n"
        ) },
        Table::Roadmap => const { &words!(
            "Lộ trình", "Roadmap";
            "Các đợt thực hiện có ngày bắt đầu, kết thúc và các thành phần thực hiện trong đợt.",
            "The periods in which the architecture is carried out, with their days and elements.";
            "roadmap:\n  - { id: p1, name: { vi: Giai đoạn 1 }, since: 2027-01-01, until: 2027-12-31, covers: [case-system] }\n"
        ) },
        Table::Indicators => const { &words!(
            "Chỉ tiêu", "Indicators";
            "Số liệu đã đo được của văn bản, thành phần hoặc quan hệ; con số phải đạt ghi ở `targets`.",
            "Figures that were measured, of the document, an element or a relation; those to be reached go into `targets`.";
            "indicators:\n  - { id: services, measure: services-total, value: 70, as-of: 2026-06-30 }\n"
        ) },
        Table::Targets => const { &words!(
            "Mục tiêu", "Targets";
            "Con số phải đạt và thời hạn, của văn bản hoặc thành phần; số đã đo được ghi ở `indicators`.",
            "Figures to be reached and by when, of the document or an element; what was measured goes into `indicators`.";
            "targets:\n  - { id: online, measure: services-full-process, value: 80, by: 2030 }\n"
        ) },
        Table::Retired => const { &words!(
            "Đã dừng", "Retired";
            "Thành phần của phiên bản trước không còn nữa, có thể có thành phần khác thay; chuyển cho cơ quan khác thì dùng `transferred`.",
            "Elements of the earlier version that are gone, perhaps replaced by others; what passed to another agency is `transferred`.";
            "retired:\n  old-portal: { reason: Đã thay thế, successor: [portal] }\n"
        ) },
        Table::Transferred => const { &words!(
            "Đã chuyển giao", "Transferred";
            "Thành phần của phiên bản trước nay do cơ quan khác quản lý; thành phần dừng hẳn thì dùng `retired`.",
            "Elements of the earlier version that another agency is in charge of now; what ended is `retired`.";
            "transferred:\n  old-register: { to: Bộ Công an, basis: Nghị định 216/2026/NĐ-CP, date: 2026-07-01 }\n"
        ) },
    }
}
