//! The rows that several things have.

use super::{group, leaf, required, token};
use crate::model::described::words;
use crate::model::schema::Meaning::All;
use crate::model::schema::{Change, FieldSpec, Shape};
use crate::model::{Field, token};

#[rustfmt::skip]
pub(super) const NAME: FieldSpec = group(
    "name",
    All,
    &words!(
        "Tên", "Name";
        "Tên đầy đủ bằng tiếng Việt, và bằng tiếng Anh nếu có; các tên gọi khác ghi ở `aliases`.",
        "The full name in Vietnamese, and in English if there is one; other names go into `aliases`.";
        "name: { vi: Hệ thống quản lý hồ sơ, en: Case management system }"
    ),
    &[
        required(leaf("vi", Field::NameVi, Shape::Text, All, Change::WORDS, &words!(
            "Tên tiếng Việt", "Vietnamese name";
            "Tên chính thức, đúng như nguồn viết.",
            "The official name, as sources write it.";
            "name: { vi: Hệ thống quản lý hồ sơ }"
        ))),
        leaf("en", Field::NameEn, Shape::Text, All, Change::WORDS, &words!(
            "Tên tiếng Anh", "English name";
            "Tên tiếng Anh để dùng trong kết quả bằng tiếng Anh.",
            "The name that output in English uses.";
            "name: { vi: Hệ thống quản lý hồ sơ, en: Case management system }"
        )),
    ],
);
#[rustfmt::skip]
pub(super) const NOTE: FieldSpec = group(
    "note",
    All,
    &words!(
        "Ghi chú", "Note";
        "Lời giải thích cho người đọc, không quy tắc nào xét đến; điều có khóa riêng thì ghi ở khóa đó.",
        "An explanation for readers that no rule looks at; what has a key of its own goes there.";
        "note: { vi: Số liệu đến cuối năm }"
    ),
    &[
        required(leaf("vi", Field::NoteVi, Shape::Text, All, Change::WORDS, &words!(
            "Ghi chú tiếng Việt", "Vietnamese note";
            "Ghi chú bằng tiếng Việt.",
            "The note in Vietnamese.";
            "note: { vi: Số liệu đến cuối năm }"
        ))),
        leaf("en", Field::NoteEn, Shape::Text, All, Change::WORDS, &words!(
            "Ghi chú tiếng Anh", "English note";
            "Ghi chú bằng tiếng Anh.",
            "The note in English.";
            "note: { vi: Số liệu đến cuối năm, en: Figures of the end of the year }"
        )),
    ],
);
#[rustfmt::skip]
pub(super) const DESCRIPTION: FieldSpec = group(
    "description",
    All,
    &words!(
        "Mô tả", "Description";
        "Thành phần là gì và làm gì; điều cần lưu ý thêm ghi ở `note`.",
        "What the element is and does; remarks go into `note`.";
        "description: { vi: Tiếp nhận và theo dõi hồ sơ }"
    ),
    &[
        required(leaf("vi", Field::DescriptionVi, Shape::Text, All, Change::WORDS, &words!(
            "Mô tả tiếng Việt", "Vietnamese description";
            "Mô tả bằng tiếng Việt.",
            "The description in Vietnamese.";
            "description: { vi: Tiếp nhận và theo dõi hồ sơ }"
        ))),
        leaf("en", Field::DescriptionEn, Shape::Text, All, Change::WORDS, &words!(
            "Mô tả tiếng Anh", "English description";
            "Mô tả bằng tiếng Anh.",
            "The description in English.";
            "description: { vi: Tiếp nhận và theo dõi hồ sơ, en: Receives and follows files }"
        )),
    ],
);
#[rustfmt::skip]
pub(super) const SOURCES: FieldSpec = leaf("sources", Field::Source, Shape::Sources, All, Change::WORDS, &words!(
    "Nguồn", "Sources";
    "Các nguồn trong `sources` nêu rõ thành phần này và tên của nó; điều không nguồn nào nêu thì ghi ở `inferred`.",
    "The entries of `sources` that state the thing and its name; what none of them states goes into `inferred`.";
    "sources: [survey]"
));
#[rustfmt::skip]
pub(super) const INFERRED: FieldSpec = leaf("inferred", Field::Inferred, Shape::FieldNames, All, Change::WORDS, &words!(
    "Suy luận", "Inferred";
    "Các khóa của chính mục này mà không nguồn nào nêu giá trị; từ `existence` nghĩa là không nguồn nào nêu bản thân mục đó.",
    "The keys of this very map whose value no source states; the word `existence` says that no source states the thing itself.";
    "inferred: [name]"
));
#[rustfmt::skip]
pub(super) const ATTRIBUTES: FieldSpec = leaf("attributes", Field::Attribute, Shape::Attributes, All, Change::WORDS, &words!(
    "Thuộc tính khác", "Attributes";
    "Thông tin riêng của cơ quan chưa có khóa nào, dưới dạng tên và giá trị; không quy tắc nào xét đến.",
    "What the body wants to keep and no key is for, as names and texts; no rule looks at it.";
    "attributes: { Mã hồ sơ: HS-12 }"
));
#[rustfmt::skip]
pub(super) const ALIASES: FieldSpec = leaf("aliases", Field::Alias, Shape::Texts, All, Change::WORDS, &words!(
    "Tên gọi khác", "Aliases";
    "Các tên khác mà nguồn dùng cho cùng một thành phần; giúp nhận ra thành phần được đổi tên giữa hai phiên bản.",
    "Other names that sources use for the same thing; they help to recognise it after a change of name.";
    "aliases: [Phần mềm một cửa]"
));
#[rustfmt::skip]
pub(super) const STATUS: FieldSpec = token::<token::Status>("status", Field::Status, All, Change::STATUS, &words!(
    "Trạng thái", "Status";
    "Giai đoạn vòng đời, từ dự kiến đến đã dừng; ngày bắt đầu và kết thúc ghi ở `since`, `until`.",
    "The stage of life, from planned to retired; the days go into `since` and `until`.";
    "status: active"
));
#[rustfmt::skip]
pub(super) const SINCE: FieldSpec = leaf("since", Field::Since, Shape::Date, All, Change::AMOUNT, &words!(
    "Từ ngày", "Since";
    "Ngày bắt đầu; khi trạng thái là `planned` thì là ngày dự kiến. Có thể chỉ ghi tháng hoặc năm.",
    "The first day; the target date where the status is `planned`. A month or a year will do.";
    "since: 2024-07"
));
#[rustfmt::skip]
pub(super) const UNTIL: FieldSpec = leaf("until", Field::Until, Shape::Date, All, Change::AMOUNT, &words!(
    "Đến ngày", "Until";
    "Ngày kết thúc; sau ngày này thành phần hoặc quan hệ không còn được tính là đang có.",
    "The last day; after it the thing no longer counts as being there.";
    "until: 2030-12-31"
));
#[rustfmt::skip]
pub(super) const INSTANCES: FieldSpec = leaf("instances", Field::Instances, Shape::Number, All, Change::AMOUNT, &words!(
    "Số lượng", "Instances";
    "Số hệ thống, đơn vị cùng loại mà một mục đại diện, ví dụ 34 hệ thống của 34 tỉnh.",
    "How many alike one entry stands for, such as the 34 systems of 34 provinces.";
    "instances: 34"
));
