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

pub(super) const fn part(key: &'static str, vi: &'static str, en: &'static str) -> Part {
    Part {
        key,
        label: Text::fixed(vi, en),
    }
}

pub(super) const CONTENTS: &[Part] = &[
    part("vision", "Tầm nhìn", "Vision"),
    part("objectives", "Mục tiêu", "Objectives"),
    part("scope", "Phạm vi áp dụng", "Scope"),
    part("principles", "Nguyên tắc", "Principles"),
    part("diagram", "Sơ đồ tổng thể", "General diagram"),
    part(
        "components",
        "Các kiến trúc thành phần",
        "Component architectures",
    ),
    part(
        "implementation",
        "Tổ chức triển khai",
        "Implementation organisation",
    ),
];

pub(super) const BUSINESS_VIEW: Part =
    part("business", "Kiến trúc nghiệp vụ", "Business architecture");
pub(super) const DATA_VIEW: Part = part("data", "Kiến trúc dữ liệu", "Data architecture");
pub(super) const APPLICATION_VIEW: Part = part(
    "application",
    "Kiến trúc ứng dụng",
    "Application architecture",
);
pub(super) const TECHNOLOGY_VIEW: Part = part(
    "technology",
    "Kiến trúc công nghệ",
    "Technology architecture",
);

pub(super) const VIEWS: &[Part] = &[
    BUSINESS_VIEW,
    DATA_VIEW,
    APPLICATION_VIEW,
    TECHNOLOGY_VIEW,
    part(
        "security",
        "Kiến trúc an toàn thông tin",
        "Security architecture",
    ),
];

const LEVELS: &[Part] = &[
    part("1", "Mức độ 1", "Level 1"),
    part("2", "Mức độ 2", "Level 2"),
    part("3", "Mức độ 3", "Level 3"),
    part("4", "Mức độ 4", "Level 4"),
];

/// What replaced the four levels by two grades.
pub(super) const TWO_GRADES: Basis = Basis::of(&law::DECREE_42_2022, "", Confidence::Sourced);

pub(super) const PARTIAL_AND_FULL: &[Part] = &[
    part("partial", "Một phần", "Partial"),
    part("full-process", "Toàn trình", "Full-process"),
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
