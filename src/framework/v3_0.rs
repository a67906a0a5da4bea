//! Framework 3.0: Decision 2568/QĐ-BTTTT of 29/12/2023. It keeps the layers and the method of 2.0.

use super::bands::SEVEN;
use super::change::{Direction, RuleChange, change};
use super::{
    Framework, GradeTrait, Grades, Introduction, LoginRule, Part, ProcedureHandling, law, v2_0,
};
use crate::diagnostic::{Basis, Confidence};
use crate::model::{ApplicationKind, InfrastructureKind, IntegrationKind, Kind, Role};
use crate::text::Text;
use crate::version::FrameworkVersion;

const SUMMARIES: Basis = Basis::of(&law::FRAMEWORK_3_0, "", Confidence::Sourced);

pub(super) static FRAMEWORK: Framework = Framework {
    version: FrameworkVersion::V3_0,
    name: Text::fixed(
        "Khung Kiến trúc Chính phủ điện tử Việt Nam, phiên bản 3.0, hướng tới Chính phủ số",
        "Vietnam e-Government Architecture Framework, version 3.0, towards digital government",
    ),
    subject: Text::fixed("Chính phủ điện tử", "e-Government"),
    local_subject: Some(Text::fixed("Chính quyền điện tử", "e-Government")),
    decision: &law::FRAMEWORK_3_0,
    also: &[],
    not_known: &[],
    layers: v2_0::LAYERS,
    bands: &[&SEVEN],
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
    login: Some(LOGIN),
    procedure_handling: ProcedureHandling::OneSystem,
    coordination: Some(COORDINATION),
    introductions: INTRODUCTIONS,
    matrix: &[],
    changes: CHANGES,
};

/// When users moved to the national e-ID, as announced: of the time, not of the framework.
pub(super) const LOGIN: LoginRule = LoginRule {
    citizens: Basis::of(&law::E_ID_CITIZENS, "", Confidence::Sourced),
    organisations: Basis::of(&law::E_ID_ORGANISATIONS, "", Confidence::Sourced),
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
        "Hệ thống và dữ liệu được bảo vệ, giám sát thế nào.",
        "How systems and data are protected and monitored.",
    ),
];

pub(super) const GRADE_TRAITS: &[(&str, &[GradeTrait])] = &[
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
        role: None,
        basis: SUMMARIES,
    },
    Introduction {
        key: "e-identification-system",
        label: Text::fixed(
            "Hệ thống định danh và xác thực điện tử",
            "E-identification and authentication system",
        ),
        kinds: &[Kind::Application(ApplicationKind::IdentitySystem)],
        role: None,
        basis: SUMMARIES,
    },
    Introduction {
        key: "national-data-centre",
        label: Text::fixed("Trung tâm dữ liệu quốc gia", "National Data Centre"),
        kinds: &[
            Kind::Infrastructure(InfrastructureKind::NationalDataCentre),
            Kind::Integration(IntegrationKind::CoordinationPlatform),
        ],
        role: None,
        basis: SUMMARIES,
    },
    Introduction {
        key: "people-data-store",
        label: Text::fixed("Kho dữ liệu về con người", "Data store on people"),
        kinds: &[Kind::Application(ApplicationKind::DataStore)],
        role: Some(Role::PeopleStore),
        basis: SUMMARIES,
    },
    Introduction {
        key: "consolidated-data-store",
        label: Text::fixed(
            "Kho dữ liệu tổng hợp của các cơ sở dữ liệu quốc gia",
            "Consolidated store of the national databases",
        ),
        kinds: &[Kind::Application(ApplicationKind::DataStore)],
        role: Some(Role::ConsolidatedDatabase),
        basis: SUMMARIES,
    },
];

const CHANGES: &[RuleChange] = &[
    change(
        "DOC001",
        Direction::Replaced,
        "Quyết định ban hành khung phải viện dẫn là Quyết định 2568/QĐ-BTTTT, thay cho Quyết định 2323/QĐ-BTTTT.",
        "The decision to be named is Decision 2568/QĐ-BTTTT, in place of Decision 2323/QĐ-BTTTT.",
    ),
    change(
        "DOC003",
        Direction::Replaced,
        "Kiến trúc thành phần về an toàn mang tên mới: an toàn thông tin mạng, an ninh mạng.",
        "The component architecture on security bears its new name: network information security and network security.",
    ),
    change(
        "DOC004",
        Direction::Added,
        "Khung 3.0 đặt tên mới cho thành phần an toàn: an toàn thông tin mạng, an ninh mạng.",
        "Framework 3.0 renamed the security view: network information security and network security.",
    ),
    change(
        "DOC006",
        Direction::Replaced,
        "Ngày ban hành được so với ngày của khung 3.0 (29/12/2023), thay cho ngày của khung 2.0 (31/12/2019).",
        "The day of issue is compared with that of framework 3.0 (29/12/2023), in place of 2.0 (31/12/2019).",
    ),
    change(
        "DOC011",
        Direction::Replaced,
        "Khung 3.0 được thay thế từ ngày 25/03/2025; khung 2.0 đã được thay thế từ ngày 29/12/2023.",
        "Framework 3.0 was replaced on 25/03/2025, framework 2.0 as early as 29/12/2023.",
    ),
    change(
        "INT017",
        Direction::Added,
        "Từ ngày 09/10/2024, nền tảng của Trung tâm dữ liệu quốc gia là nền tảng chia sẻ, điều phối dữ liệu (Quyết định 1729/QĐ-BTTTT).",
        "Since 09/10/2024 the platform of the National Data Centre shares and coordinates data (Decision 1729/QĐ-BTTTT).",
    ),
    change(
        "DAT007",
        Direction::Added,
        "Cổng dịch vụ công và hệ thống một cửa điện tử được hợp nhất thành Hệ thống thông tin giải quyết thủ tục hành chính.",
        "The service portal and the e-one-stop system are merged into one procedure-handling system.",
    ),
    change(
        "SEC003",
        Direction::Replaced,
        "Dịch vụ công trực tuyến được nhận biết theo hai mức một phần, toàn trình, thay cho mức độ 3 và 4.",
        "Services are online by the grades partial and full-process, in place of levels 3 and 4.",
    ),
    change(
        "SEC004",
        Direction::Replaced,
        "Dịch vụ công trực tuyến được nhận biết theo hai mức một phần, toàn trình, thay cho mức độ 3 và 4.",
        "Services are online by the grades partial and full-process, in place of levels 3 and 4.",
    ),
    change(
        "SVC001",
        Direction::Tightened,
        "Chỉ chấp nhận hai mức một phần và toàn trình; bốn mức độ cũ không còn được chấp nhận.",
        "Only the grades partial and full-process are accepted; the four former levels no longer are.",
    ),
    change(
        "SVC002",
        Direction::Relaxed,
        "Điều kiện về biểu mẫu và thanh toán gắn với mức độ 3 và 4; hai mức mới không đặt ra điều kiện này. Từ ngày 01/07/2026 điều kiện áp dụng lại cho mọi khung.",
        "The conditions on forms and payment belong to levels 3 and 4; the new grades do not set them. From 1 July 2026 they hold again, whatever the framework.",
    ),
    change(
        "SVC004",
        Direction::Tightened,
        "Khung 3.0 chỉ dùng bộ giá trị một phần, toàn trình; dịch vụ một phần nêu lý do chưa toàn trình. Từ ngày 01/07/2026 yêu cầu áp dụng cho mọi khung.",
        "Framework 3.0 knows only partial and full-process; a partial service states why it is not full-process. From 1 July 2026 this is asked whatever the framework.",
    ),
    change(
        "SVC009",
        Direction::Added,
        "Trong thời kỳ của khung 3.0, theo lộ trình đã công bố, đăng nhập chuyển sang tài khoản định danh điện tử: công dân từ ngày 01/07/2024, tổ chức từ ngày 01/07/2025.",
        "In the time of framework 3.0 login moved to the national e-ID, as announced: citizens from 01/07/2024, organisations from 01/07/2025.",
    ),
    change(
        "SVC010",
        Direction::Replaced,
        "Dịch vụ công trực tuyến được nhận biết theo hai mức một phần, toàn trình, thay cho mức độ 3 và 4.",
        "Services are online by the grades partial and full-process, in place of levels 3 and 4.",
    ),
    change(
        "TRN004",
        Direction::Tightened,
        "Khung 3.0 bổ sung nền tảng và hệ thống định danh và xác thực điện tử, Trung tâm dữ liệu quốc gia, kho dữ liệu về con người và kho dữ liệu tổng hợp.",
        "Framework 3.0 introduced the e-identification platform and system, the National Data Centre, the data store on people and the consolidated store.",
    ),
];
