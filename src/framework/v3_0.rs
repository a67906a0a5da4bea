//! Framework 3.0: Decision 2568/QĐ-BTTTT of 29/12/2023. It keeps the layers and the method of 2.0.

use super::{
    Framework, GradeTrait, Grades, Introduction, LoginRule, Part, ProcedureHandling, law, v2_0,
};
use crate::diagnostic::{Basis, Confidence};
use crate::model::{ApplicationKind, InfrastructureKind, IntegrationKind, Kind};
use crate::text::Text;
use crate::version::FrameworkVersion;

const SUMMARIES: Basis = Basis::of(&law::FRAMEWORK_3_0, "", Confidence::Sourced);

pub(super) static FRAMEWORK: Framework = Framework {
    version: FrameworkVersion::V3_0,
    name: Text::fixed(
        "Khung Kiến trúc Chính phủ điện tử Việt Nam, phiên bản 3.0, hướng tới Chính phủ số",
        "Vietnam e-Government Architecture Framework, version 3.0, towards digital government",
    ),
    decision: &law::FRAMEWORK_3_0,
    layers: v2_0::LAYERS,
    bands: v2_0::BANDS,
    contents: v2_0::CONTENTS,
    views: VIEWS,
    security_view_name: Some(Text::fixed(
        "An toàn thông tin mạng, an ninh mạng",
        "Network information security and network security",
    )),
    grades: Grades {
        values: v2_0::PARTIAL_AND_FULL,
        basis: v2_0::TWO_GRADES,
        conversion: v2_0::LEVELS_TO_GRADES,
        later: None,
        traits: GRADE_TRAITS,
    },
    login: Some(LoginRule {
        citizens: Basis::of(&law::E_ID_CITIZENS, "", Confidence::Sourced),
        organisations: Basis::of(&law::E_ID_ORGANISATIONS, "", Confidence::Sourced),
    }),
    procedure_handling: ProcedureHandling::OneSystem,
    coordination: Some(COORDINATION),
    introductions: INTRODUCTIONS,
    matrix: &[],
};

/// The amendment by which the platform of the National Data Centre shares and coordinates.
const COORDINATION: Basis = Basis::of(&law::DECISION_1729, "", Confidence::Sourced);

const VIEWS: &[Part] = &[
    v2_0::BUSINESS_VIEW,
    v2_0::DATA_VIEW,
    v2_0::APPLICATION_VIEW,
    v2_0::TECHNOLOGY_VIEW,
    v2_0::part(
        "security",
        "Kiến trúc an toàn thông tin mạng, an ninh mạng",
        "Network information security and network security architecture",
    ),
];

const GRADE_TRAITS: &[(&str, &[GradeTrait])] = &[
    ("partial", &[GradeTrait::Online, GradeTrait::Partial]),
    ("full-process", &[GradeTrait::Online]),
];

const INTRODUCTIONS: &[Introduction] = &[
    Introduction {
        key: "e-identification-platform",
        label: Text::fixed(
            "Nền tảng định danh và xác thực điện tử",
            "E-identification and authentication platform",
        ),
        kinds: &[Kind::Integration(IntegrationKind::IdentityPlatform)],
        basis: SUMMARIES,
    },
    Introduction {
        key: "e-identification-system",
        label: Text::fixed(
            "Hệ thống định danh và xác thực điện tử",
            "E-identification and authentication system",
        ),
        kinds: &[Kind::Application(ApplicationKind::IdentitySystem)],
        basis: SUMMARIES,
    },
    Introduction {
        key: "national-data-centre",
        label: Text::fixed("Trung tâm dữ liệu quốc gia", "National Data Centre"),
        kinds: &[
            Kind::Infrastructure(InfrastructureKind::NationalDataCentre),
            Kind::Integration(IntegrationKind::CoordinationPlatform),
        ],
        basis: SUMMARIES,
    },
];
