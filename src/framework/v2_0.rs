//! Framework 2.0: Decision 2323/QĐ-BTTTT of 31/12/2019.

use super::bands::SEVEN;
use super::{Conversion, Framework, GradeTrait, Grades, LaterGrades, Part, ProcedureHandling, law};
use crate::diagnostic::{Basis, Confidence};
use crate::model::Layer;
use crate::text::Text;
use crate::version::FrameworkVersion;

pub(super) static FRAMEWORK: Framework = Framework {
    version: FrameworkVersion::V2_0,
    name: Text::fixed(
        "Khung Kiến trúc Chính phủ điện tử Việt Nam, phiên bản 2.0",
        "Vietnam e-Government Architecture Framework, version 2.0",
    ),
    subject: Text::fixed("Chính phủ điện tử", "e-Government"),
    local_subject: Some(Text::fixed("Chính quyền điện tử", "e-Government")),
    decision: &law::FRAMEWORK_2_0,
    also: &[],
    not_known: &[],
    layers: LAYERS,
    bands: &[&SEVEN],
    contents: CONTENTS,
    views: VIEWS,
    security_view_name: None,
    grades: Grades {
        values: LEVELS,
        basis: Basis::of(&law::CIRCULAR_32_2017, "5", Confidence::Sourced),
        conversion: &[],
        later: Some(LaterGrades {
            values: PARTIAL_AND_FULL,
            basis: TWO_GRADES,
            conversion: LEVELS_TO_GRADES,
        }),
        traits: GRADE_TRAITS,
    },
    login: None,
    procedure_handling: ProcedureHandling::PortalAndOneStop,
    coordination: None,
    introductions: &[],
    matrix: &[],
    changes: &[],
};

pub(super) const LAYERS: &[(Layer, Text)] = &[
    (Layer::Infrastructure, Layer::Infrastructure.label()),
    (Layer::Integration, Layer::Integration.label()),
    (Layer::Application, Layer::Application.label()),
    (Layer::Business, Layer::Business.label()),
    (Layer::Channel, Layer::Channel.label()),
    (Layer::User, Layer::User.label()),
    (Layer::Policy, Layer::Policy.label()),
];

/// A part with what is said of it: word, label, when it is used.
pub(super) const fn part(
    key: &'static str,
    vi: &'static str,
    en: &'static str,
    meaning_vi: &'static str,
    meaning_en: &'static str,
) -> Part {
    Part {
        key,
        label: Text::fixed(vi, en),
        meaning: Text::fixed(meaning_vi, meaning_en),
    }
}

#[rustfmt::skip]
pub(super) const CONTENTS: &[Part] = &[
    part("vision", "Tầm nhìn", "Vision",
        "Kiến trúc hướng tới điều gì về lâu dài; kết quả cụ thể cần đạt ghi ở `objectives`.",
        "What the architecture aims at in the long run; what is to be reached in particular goes into `objectives`."),
    part("objectives", "Mục tiêu", "Objectives",
        "Kết quả cụ thể cần đạt, bằng lời; con số và thời hạn ghi ở `targets`.",
        "What is to be reached, in words; figures and their terms go into `targets`."),
    part("scope", "Phạm vi áp dụng", "Scope",
        "Cơ quan, đơn vị và hệ thống nào áp dụng kiến trúc.",
        "To which bodies, units and systems the architecture applies."),
    part("principles", "Nguyên tắc", "Principles",
        "Các nguyên tắc phải theo khi xây dựng và áp dụng kiến trúc.",
        "The principles by which the architecture is made and applied."),
    part("diagram", "Sơ đồ tổng thể", "General diagram",
        "Mô tả sơ đồ tổng thể: các lớp, thành phần và quan hệ giữa chúng.",
        "A description of the general diagram: layers, components and how they relate."),
    part("components", "Các kiến trúc thành phần", "Component architectures",
        "Giới thiệu chung các kiến trúc thành phần; nội dung của từng kiến trúc ghi ở `views`.",
        "An introduction to the component architectures; each of them goes into `views`."),
    part("implementation", "Tổ chức triển khai", "Implementation organisation",
        "Ai thực hiện kiến trúc và bằng cách nào; các đợt có ngày ghi ở `roadmap`.",
        "Who carries the architecture out and how; periods with days go into `roadmap`."),
];

#[rustfmt::skip]
pub(super) const BUSINESS_VIEW: Part = part("business", "Kiến trúc nghiệp vụ", "Business architecture",
    "Nghiệp vụ, dịch vụ và quy trình của cơ quan được tổ chức thế nào.",
    "How domains, services and processes of the body are organised.");
#[rustfmt::skip]
pub(super) const DATA_VIEW: Part = part("data", "Kiến trúc dữ liệu", "Data architecture",
    "Có những dữ liệu nào, ai quản lý và chia sẻ ra sao.",
    "What data there is, who keeps it and how it is shared.");
#[rustfmt::skip]
pub(super) const APPLICATION_VIEW: Part = part("application", "Kiến trúc ứng dụng", "Application architecture",
    "Có những ứng dụng, nền tảng nào và chúng kết nối với nhau ra sao.",
    "What applications and platforms there are and how they connect.");
#[rustfmt::skip]
pub(super) const TECHNOLOGY_VIEW: Part = part("technology", "Kiến trúc công nghệ", "Technology architecture",
    "Hạ tầng và công nghệ mà các ứng dụng dựa vào.",
    "The infrastructure and technology that applications rest on.");

#[rustfmt::skip]
pub(super) const VIEWS: &[Part] = &[
    BUSINESS_VIEW,
    DATA_VIEW,
    APPLICATION_VIEW,
    TECHNOLOGY_VIEW,
    part("security", "Kiến trúc an toàn thông tin", "Security architecture",
        "Hệ thống và dữ liệu được bảo vệ, giám sát thế nào.",
        "How systems and data are protected and monitored."),
];

#[rustfmt::skip]
const LEVELS: &[Part] = &[
    part("1", "Mức độ 1", "Level 1",
        "Mức thấp nhất trong bốn mức độ trước đây; hồ sơ không nộp trực tuyến.",
        "The lowest of the four former levels; nothing is filed online."),
    part("2", "Mức độ 2", "Level 2",
        "Mức thứ hai trong bốn mức độ trước đây; hồ sơ không nộp trực tuyến.",
        "The second of the four former levels; nothing is filed online."),
    part("3", "Mức độ 3", "Level 3",
        "Mức thứ ba trong bốn mức độ trước đây: biểu mẫu được điền và gửi trực tuyến.",
        "The third of the four former levels: forms are filled in and sent online."),
    part("4", "Mức độ 4", "Level 4",
        "Mức cao nhất trong bốn mức độ trước đây: như mức độ 3 và thanh toán trực tuyến khi có thu phí.",
        "The highest of the four former levels: as level 3, and a fee is paid online."),
];

/// What replaced the four levels by two grades.
pub(super) const TWO_GRADES: Basis = Basis::of(&law::DECREE_42_2022, "", Confidence::Sourced);

#[rustfmt::skip]
pub(super) const PARTIAL_AND_FULL: &[Part] = &[
    part("partial", "Một phần", "Partial",
        "Một phần của dịch vụ chưa thực hiện được trực tuyến; lý do ghi ở `partial-reason`.",
        "A part of the service is still not online; the reason goes into `partial-reason`."),
    part("full-process", "Toàn trình", "Full-process",
        "Toàn bộ dịch vụ được thực hiện trực tuyến; khi còn một phần chưa được thì dùng `partial`.",
        "The whole service is online; where a part is not, use `partial`."),
];

/// Levels 3 and 4 as Circular 32/2017/TT-BTTTT, art. 5, describes them; that the later two grades are both online
/// is the reading of Decree 42/2022/NĐ-CP.
pub(super) const GRADE_TRAITS: &[(&str, &[GradeTrait])] = &[
    ("3", &[GradeTrait::Online, GradeTrait::InteractiveForm]),
    (
        "4",
        &[
            GradeTrait::Online,
            GradeTrait::InteractiveForm,
            GradeTrait::OnlinePayment,
        ],
    ),
    ("partial", &[GradeTrait::Online, GradeTrait::Partial]),
    ("full-process", &[GradeTrait::Online]),
];

/// The default reading of the old levels. General knowledge, not verified; levels 1 and 2 are no online services.
pub(super) const LEVELS_TO_GRADES: &[Conversion] = &[
    Conversion {
        from: "4",
        to: "full-process",
    },
    Conversion {
        from: "3",
        to: "partial",
    },
];
