//! Framework 4.0: Decision 292/QĐ-BKHCN of 25/03/2025.
//!
//! Known are its name, its number, its day and what it replaced. Its text was not found: its parts stand in
//! [`NOT_KNOWN`], and nothing of 3.0 is carried over for them. What a document is checked for is structure and the law
//! of its day, which is the same whatever the framework.

use super::bands::{FOUR, SIX};
use super::change::{Direction, RuleChange, change};
use super::{Framework, Grades, Part, ProcedureHandling, law, v2_0, v3_0};
use crate::text::Text;
use crate::version::FrameworkVersion;

pub(super) static FRAMEWORK: Framework = Framework {
    version: FrameworkVersion::V4_0,
    name: Text::fixed(
        "Khung kiến trúc Chính phủ số Việt Nam, phiên bản 4.0",
        "Vietnam Digital Government Architecture Framework, version 4.0",
    ),
    subject: Text::fixed("Chính phủ số", "Digital Government"),
    local_subject: None,
    decision: &law::FRAMEWORK_4_0,
    also: &[&law::DECISION_3090],
    not_known: NOT_KNOWN,
    layers: &[],
    // Its own diagram is not known; these are drawn by what a body of its time may follow.
    bands: &[&FOUR, &SIX],
    contents: &[],
    views: &[],
    security_view_name: None,
    // The two grades, the login and the one system for procedures are of decrees and circulars, not of a framework.
    grades: Grades {
        values: v2_0::PARTIAL_AND_FULL,
        basis: v2_0::TWO_GRADES,
        conversion: v2_0::LEVELS_TO_GRADES,
        later: None,
        traits: v3_0::GRADE_TRAITS,
    },
    login: Some(v3_0::LOGIN),
    procedure_handling: ProcedureHandling::OneSystem,
    coordination: None,
    introductions: &[],
    matrix: &[],
    changes: CHANGES,
};

/// A part that is only named.
const fn not_known(key: &'static str, vi: &'static str, en: &'static str) -> Part {
    v2_0::part(key, vi, en, "", "")
}

const NOT_KNOWN: &[Part] = &[
    not_known(
        "components",
        "danh mục thành phần",
        "the list of components",
    ),
    not_known(
        "contents",
        "các nội dung bắt buộc",
        "the mandatory contents",
    ),
    not_known(
        "views",
        "các kiến trúc thành phần, mô hình tham chiếu",
        "the component architectures and reference models",
    ),
    not_known("layers", "mô hình các lớp", "the model of layers"),
];

const CHANGES: &[RuleChange] = &[
    change(
        "DOC001",
        Direction::Replaced,
        "Quyết định ban hành khung phải viện dẫn là Quyết định 292/QĐ-BKHCN, thay cho Quyết định 2568/QĐ-BTTTT; `follows` nêu các quyết định mà quyết định của cơ quan viện dẫn, kể cả Quyết định 3090/QĐ-BKHCN.",
        "The decision to be named is Decision 292/QĐ-BKHCN, in place of Decision 2568/QĐ-BTTTT; `follows` lists what the body's own decision says it follows, Decision 3090/QĐ-BKHCN included.",
    ),
    change(
        "DOC002",
        Direction::NotKnown,
        "Chưa có thông tin về các nội dung bắt buộc của khung 4.0; bảy nội dung của khung 3.0 không được áp dụng thay.",
        "The mandatory contents of framework 4.0 are not known; the seven of 3.0 are not applied in their place.",
    ),
    change(
        "DOC003",
        Direction::NotKnown,
        "Chưa có thông tin về các kiến trúc thành phần của khung 4.0; năm kiến trúc của khung 3.0 không được áp dụng thay.",
        "The component architectures of framework 4.0 are not known; the five of 3.0 are not applied in their place.",
    ),
    change(
        "DOC004",
        Direction::NotKnown,
        "Chưa có thông tin về tên của kiến trúc an toàn thông tin trong khung 4.0.",
        "What framework 4.0 calls the security view is not known.",
    ),
    change(
        "DOC006",
        Direction::Replaced,
        "Ngày ban hành được so với ngày của quyết định mà văn bản tuân theo: khung 4.0 (25/03/2025), hoặc Quyết định 3090/QĐ-BKHCN (08/10/2025) nếu văn bản chỉ tuân theo quyết định đó.",
        "The day of issue is compared with that of the decision followed: framework 4.0 (25/03/2025), or Decision 3090/QĐ-BKHCN (08/10/2025) for a document that follows it alone.",
    ),
    change(
        "DOC011",
        Direction::Replaced,
        "Khung 3.0 được thay thế từ ngày 25/03/2025; chưa có thông tin về văn bản thay thế khung 4.0.",
        "Framework 3.0 was replaced on 25/03/2025; nothing is known to replace framework 4.0.",
    ),
    change(
        "INT017",
        Direction::NotKnown,
        "Quyết định 1729/QĐ-BTTTT về nền tảng chia sẻ, điều phối dữ liệu đã được Quyết định 292/QĐ-BKHCN thay thế; chưa có thông tin về nội dung khung 4.0 đối với nền tảng này.",
        "Decision 1729/QĐ-BTTTT on the platform for sharing and coordination was replaced by Decision 292/QĐ-BKHCN; what framework 4.0 says of it is not known.",
    ),
    change(
        "LAY001",
        Direction::NotKnown,
        "Chưa có thông tin về mô hình các lớp của khung 4.0; bảy phần của sơ đồ tổng thể trước đây không được đòi hỏi.",
        "The model of layers of framework 4.0 is not known; the seven parts of the former general diagram are not demanded.",
    ),
    change(
        "LAY007",
        Direction::NotKnown,
        "Chưa có thông tin khung 4.0 có yêu cầu thể hiện quan hệ của mọi thành phần hay không; quy tắc được giữ với tư cách quy ước của mô hình.",
        "Whether framework 4.0 asks for the relations of every component is not known; the rule stays as a convention of the model.",
    ),
    change(
        "SVC001",
        Direction::Replaced,
        "Trước ngày 15/08/2022, thông tin về mức độ nêu các mức mà khung 4.0 dùng, vẫn là một phần và toàn trình.",
        "Before 15 August 2022 the information on a grade names those that framework 4.0 uses, still partial and full-process.",
    ),
    change(
        "TRN004",
        Direction::NotKnown,
        "Chưa có thông tin về các thành phần mà khung 4.0 bổ sung nên không được đòi hỏi.",
        "What framework 4.0 introduced is not known and not demanded.",
    ),
    change(
        "CHK003",
        Direction::Added,
        "Chưa có thông tin về nội dung khung 4.0; mọi kết quả theo khung này nêu điều đó trước tiên.",
        "The content of framework 4.0 is not known; every result by it says so first.",
    ),
];
