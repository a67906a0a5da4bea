//! The rows of the head of a document.

use super::shared::{ATTRIBUTES, INFERRED, NAME, NOTE, SOURCES};
use super::{bare_group, group, leaf, records, required, token};
use crate::model::described::words;
use crate::model::schema::Meaning::All;
use crate::model::schema::{Change, FieldSpec, Shape, Table};
use crate::model::{Field, token};

/// `architecture:`, the head of a document. Its `id` is the key of the record.
#[rustfmt::skip]
pub(crate) const HEADER: &[FieldSpec] = &[
    required(leaf("body", Field::Body, Shape::Organisation, All, Change::OWNER, &words!(
        "Cơ quan", "Body";
        "Cơ quan mà kiến trúc thuộc về, là một định danh trong `organisations`; đơn vị sở hữu từng thành phần ghi ở `owner`.",
        "The body whose architecture it is, an id in `organisations`; who owns an element stands there as `owner`.";
        "body: ministry"
    ))),
    token::<token::Level>("level", Field::Level, All, Change::FACT, &words!(
        "Cấp", "Level";
        "Cơ quan thuộc cấp nào; quyết định những yêu cầu nào được áp dụng.",
        "The level of the body, which decides what is asked of it.";
        "level: ministry"
    )),
    required(NAME),
    required(leaf("version", Field::Version, Shape::Version, All, Change::WORDS, &words!(
        "Phiên bản", "Version";
        "Phiên bản của chính kiến trúc này theo cách đánh số của cơ quan; phiên bản của khung ghi ở `framework`.",
        "The version of this architecture, as the body counts; that of the framework goes into `framework`.";
        "version: \"2.1\""
    ))),
    required(bare_group(
        "framework",
        All,
        &words!(
            "Khung kiến trúc", "Framework";
            "Khung kiến trúc quốc gia mà văn bản tuân theo; ghi số và quyết định ban hành khung (chỉ ghi số thì kiểm tra nhắc).",
            "The national framework that the document follows: its number and the decision that issued it (a number alone is found by the check).";
            "framework: \"3.0\""
        ),
        &[
            required(leaf("version", Field::FrameworkNumber, Shape::FrameworkNumber, All, Change::FRAMEWORK, &words!(
                "Số của khung", "Framework number";
                "Số phiên bản của khung kiến trúc quốc gia.",
                "The number of the national framework.";
                "framework: { version: \"3.0\" }"
            ))),
            leaf("decision", Field::FrameworkDecision, Shape::Text, All, Change::FACT, &words!(
                "Quyết định ban hành khung", "Framework decision";
                "Số quyết định ban hành khung, là quyết định đứng đầu nếu khung có nhiều quyết định (các quyết định khác ghi ở `follows`); quyết định ban hành chính kiến trúc này ghi ở `issued`.",
                "The number of the decision that issued the framework, the first one where it has several (others go into `follows`); the one that issued this architecture goes into `issued`.";
                "framework: { version: \"3.0\", decision: 2568/QĐ-BTTTT }"
            )),
            leaf("follows", Field::FrameworkFollows, Shape::Texts, All, Change::FACT, &words!(
                "Các quyết định tuân theo", "Decisions followed";
                "Các quyết định mà quyết định của cơ quan nêu là tuân theo, khi khung có nhiều quyết định.",
                "The decisions that the body’s own decision says it follows, where a framework has several.";
                "framework: { version: \"4.0\", follows: [292/QĐ-BKHCN, 3090/QĐ-BKHCN] }"
            )),
        ],
    )),
    token::<token::DocumentStatus>("status", Field::DocumentStatus, All, Change::WORDS, &words!(
        "Tình trạng văn bản", "Document status";
        "Văn bản là dự thảo, bản minh họa, bản đã ban hành hay đã được thay thế; trạng thái của từng thành phần là khóa `status` của thành phần.",
        "Whether the document is a draft, an illustration, issued or superseded; elements have a `status` of their own.";
        "status: draft"
    )),
    group(
        "issued",
        All,
        &words!(
            "Ban hành", "Issue";
            "Quyết định đã ban hành kiến trúc này; bản minh họa không dùng khóa này mà dùng `reconstructs`.",
            "The decision that issued this architecture; an illustration has `reconstructs` instead.";
            "issued: { decision: 100/QĐ-BYT, date: 2024-03-01 }"
        ),
        &[
            required(leaf("decision", Field::IssuedDecision, Shape::Text, All, Change::FACT, &words!(
                "Số quyết định", "Decision number";
                "Số, ký hiệu của quyết định ban hành.",
                "The number of the decision that issued it.";
                "issued: { decision: 100/QĐ-BYT, date: 2024-03-01 }"
            ))),
            required(leaf("date", Field::IssuedDate, Shape::Date, All, Change::FACT, &words!(
                "Ngày ban hành", "Date of issue";
                "Ngày ký quyết định ban hành.",
                "The day on which the decision was signed.";
                "issued: { decision: 100/QĐ-BYT, date: 2024-03-01 }"
            ))),
            leaf("restarts", Field::IssuedRestarts, Shape::Flag, All, Change::FACT, &words!(
                "Đánh số lại", "Numbers begin anew";
                "Quyết định nêu rõ phiên bản được đánh số lại từ đầu, nên số nhỏ hơn không phải là lùi phiên bản.",
                "Whether the decision says that the numbers begin anew, so that a lower number is no step back.";
                "issued: { decision: 100/QĐ-BYT, date: 2026-03-01, restarts: true }"
            )),
        ],
    ),
    group(
        "reconstructs",
        All,
        &words!(
            "Văn bản được dựng lại", "Reconstruction";
            "Kiến trúc chính thức mà bản minh họa dựng lại từ nguồn công khai; bản đã ban hành dùng `issued`.",
            "The official architecture that an illustration rebuilds from public sources; an issued one has `issued`.";
            "reconstructs: { decision: 2041/QĐ-BTP, date: 2020-09-30 }"
        ),
        &[
            required(leaf("decision", Field::ReconstructsDecision, Shape::Text, All, Change::FACT, &words!(
                "Số quyết định được dựng lại", "Reconstructed decision";
                "Số, ký hiệu của quyết định ban hành kiến trúc được dựng lại.",
                "The number of the decision that issued what is rebuilt.";
                "reconstructs: { decision: 2041/QĐ-BTP, date: 2020-09-30 }"
            ))),
            required(leaf("date", Field::ReconstructsDate, Shape::Date, All, Change::FACT, &words!(
                "Ngày của quyết định đó", "Date of that decision";
                "Ngày ký quyết định ban hành kiến trúc được dựng lại.",
                "The day on which that decision was signed.";
                "reconstructs: { decision: 2041/QĐ-BTP, date: 2020-09-30 }"
            ))),
        ],
    ),
    leaf("state-date", Field::StateDate, Shape::Date, All, Change::WORDS, &words!(
        "Ngày mô tả hiện trạng", "State date";
        "Ngày mà nội dung mô tả; các quy tắc lấy ngày này để xét văn bản pháp luật còn hiệu lực hay không.",
        "The day whose state the content describes; rules judge by it which law is in force.";
        "state-date: 2026-11-01"
    )),
    leaf("reviewed", Field::Reviewed, Shape::Dates, All, Change::WORDS, &words!(
        "Ngày rà soát", "Reviews";
        "Các ngày kiến trúc được rà soát; không đổi nội dung thì chỉ thêm ngày vào đây.",
        "The days on which the architecture was reviewed; a review that changes nothing only adds its day.";
        "reviewed: [2025-12-15]"
    )),
    records(Table::Supersedes),
    records(Table::Contents),
    records(Table::Views),
    records(Table::Roadmap),
    group(
        "security-lines",
        All,
        &words!(
            "Mô hình bảo vệ bốn lớp", "Four lines of protection";
            "Bốn lớp bảo đảm an toàn thông tin của cơ quan, mỗi lớp một đơn vị hoặc một câu; biện pháp của từng hệ thống ghi ở hệ thống đó.",
            "The four lines by which the body protects its systems, a unit or sentence each; what guards one system is told there.";
            "security-lines: { on-site: Cục Công nghệ thông tin, monitoring: Trung tâm giám sát }";
            law "14/CT-TTg" "" "Mô hình bảo vệ bốn lớp", "Protection in four lines"
        ),
        &[
            leaf("on-site", Field::LineOnSite, Shape::Text, All, Change::LINE, &words!(
                "Lực lượng tại chỗ", "On-site force";
                "Lớp 1: lực lượng tại chỗ của cơ quan.",
                "Line 1: the body’s own force on site.";
                "security-lines: { on-site: Cục Công nghệ thông tin }";
                law "14/CT-TTg" "" "Lực lượng tại chỗ", "On-site force"
            )),
            leaf("monitoring", Field::LineMonitoring, Shape::Text, All, Change::LINE, &words!(
                "Giám sát, bảo vệ chuyên nghiệp", "Professional monitoring";
                "Lớp 2: tổ chức hoặc doanh nghiệp giám sát, bảo vệ chuyên nghiệp.",
                "Line 2: professional monitoring and protection.";
                "security-lines: { monitoring: Trung tâm giám sát }";
                law "14/CT-TTg" "" "Giám sát, bảo vệ chuyên nghiệp", "Professional monitoring"
            )),
            leaf("independent-checks", Field::LineChecks, Shape::Text, All, Change::LINE, &words!(
                "Kiểm tra, đánh giá độc lập", "Independent checks";
                "Lớp 3: tổ chức hoặc doanh nghiệp độc lập kiểm tra, đánh giá định kỳ.",
                "Line 3: independent checks at intervals.";
                "security-lines: { independent-checks: Đơn vị kiểm tra độc lập }";
                law "14/CT-TTg" "" "Kiểm tra, đánh giá định kỳ", "Periodic independent checks"
            )),
            leaf("national-centre", Field::LineNationalCentre, Shape::Text, All, Change::LINE, &words!(
                "Kết nối hệ thống giám sát quốc gia", "Link to the national centre";
                "Lớp 4: kết nối, chia sẻ thông tin với hệ thống giám sát quốc gia.",
                "Line 4: the link to the national monitoring system.";
                "security-lines: { national-centre: Đã kết nối }";
                law "14/CT-TTg" "" "Kết nối, chia sẻ thông tin với hệ thống giám sát quốc gia", "Link to the national monitoring system"
            )),
        ],
    ),
    NOTE,
    ATTRIBUTES,
    SOURCES,
    INFERRED,
];
