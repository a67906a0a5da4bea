//! The rows of a relation.

use super::shared::{ATTRIBUTES, INFERRED, INSTANCES, NOTE, SINCE, SOURCES, STATUS, UNTIL};
use super::{bare_group, group, leaf, records, required, token, tokens};
use crate::model::described::words;
use crate::model::schema::{Change, FieldSpec, Meaning, Shape, Table};
use crate::model::{Field, token};

/// A relation written as a map. The far end is `to`, or `with` for an exchange.
#[rustfmt::skip]
pub(crate) const RELATION: &[FieldSpec] = &[
    leaf("route", Field::RouteHop, Shape::Route, Meaning::EXCHANGES, Change::ROUTE, &words!(
        "Đường đi", "Route";
        "Các nền tảng mà dữ liệu đi qua theo thứ tự, hoặc `direct`; không ghi nghĩa là chưa có thông tin.",
        "The platforms that the data passes, in order, or `direct`; absent means not known.";
        "route: [lgsp, ndxp]";
        law "13/2017/TT-BTTTT" "16" "Mô hình kết nối với cơ sở dữ liệu quốc gia", "Modes of connection with national databases"
    )),
    tokens::<token::Purpose>("purpose", Field::Purpose, Meaning::EXCHANGES, Change::EXCHANGED, &words!(
        "Mục đích", "Purpose";
        "Đầu viết quan hệ đọc dữ liệu hay gửi dữ liệu; từ đó biết bên nào phụ thuộc bên nào.",
        "Whether the end that it is written at reads or feeds the other; who depends on whom follows from it.";
        "purpose: exploit";
        law "13/2017/TT-BTTTT" "3.2–3.3" "Kết nối khai thác, kết nối cập nhật", "Read link, update link"
    )),
    token::<token::Sharing>("sharing", Field::Sharing, Meaning::SUPPLIES, Change::SHARING, &words!(
        "Hình thức chia sẻ", "Form of sharing";
        "Dữ liệu được chia sẻ mặc định, theo yêu cầu đặc thù hay là dữ liệu mở.",
        "Whether data is shared by default, on special request or open.";
        "sharing: default";
        law "47/2020/NĐ-CP" "23.4" "Hình thức chia sẻ dữ liệu", "Form of sharing"
    )),
    token::<token::Method>("method", Field::Method, Meaning::SUPPLIES, Change::RELIED_ON, &words!(
        "Phương thức", "Method";
        "Cách dữ liệu được chuyển: gọi trực tuyến, đồng bộ hay đóng gói.",
        "How the data is handed over: called online, synchronised or packaged.";
        "method: online-call";
        law "47/2020/NĐ-CP" "23.1" "Phương thức chia sẻ dữ liệu", "Method of sharing"
    )),
    leaf("data", Field::Data, Shape::Texts, Meaning::SUPPLIES, Change::EXCHANGED, &words!(
        "Dữ liệu", "Data";
        "Những dữ liệu được trao đổi, mỗi mục một tên.",
        "What data is exchanged, a name each.";
        "data: [Thông tin nhân thân]"
    )),
    STATUS,
    SINCE,
    UNTIL,
    INSTANCES,
    bare_group(
        "volume",
        Meaning::SUPPLIES,
        &words!(
            "Khối lượng", "Volume";
            "Khối lượng dữ liệu qua kết nối; chỉ ghi số, hoặc ghi thêm đơn vị và độ chính xác.",
            "How much passes; the number, or a map with unit and qualifier.";
            "volume: { value: 57, unit: dịch vụ }"
        ),
        &[
            required(leaf("value", Field::VolumeValue, Shape::Decimal, Meaning::SUPPLIES, Change::FACT, &words!(
                "Giá trị", "Value";
                "Con số.",
                "The number.";
                "volume: { value: 57 }"
            ))),
            leaf("unit", Field::VolumeUnit, Shape::Text, Meaning::SUPPLIES, Change::FACT, &words!(
                "Đơn vị tính", "Unit";
                "Đơn vị tính của con số.",
                "What is counted.";
                "volume: { value: 57, unit: dịch vụ }"
            )),
            token::<token::Qualifier>("qualifier", Field::VolumeQualifier, Meaning::SUPPLIES, Change::FACT, &words!(
                "Độ chính xác", "Qualifier";
                "Con số đúng bằng, khoảng, trên hay không quá.",
                "Whether the number is exact, about, at least or at most.";
                "volume: { value: 57, qualifier: about }"
            )),
        ],
    ),
    group(
        "justification",
        Meaning::EXCHANGES,
        &words!(
            "Lý do kết nối trực tiếp", "Justification";
            "Vì sao kết nối không qua nền tảng trung gian; dùng khi `route: direct` giữa hai cơ quan.",
            "Why the exchange passes no intermediary platform; for `route: direct` between agencies.";
            "justification: { reason: not-ready, text: LGSP đang nâng cấp }";
            law "47/2020/NĐ-CP" "46.2" "Kết nối trực tiếp", "Direct connection"
        ),
        &[
            required(token::<token::JustificationReason>("reason", Field::JustificationReason, Meaning::EXCHANGES, Change::FACT, &words!(
                "Lý do", "Reason";
                "Nền tảng chưa sẵn sàng hoặc không đáp ứng.",
                "The platform is not ready, or cannot serve.";
                "justification: { reason: not-ready }";
                law "47/2020/NĐ-CP" "46.2" "Kết nối trực tiếp", "Direct connection"
            ))),
            leaf("text", Field::JustificationText, Shape::Text, Meaning::EXCHANGES, Change::REASON, &words!(
                "Giải thích", "Explanation";
                "Giải thích cụ thể bằng lời.",
                "The reason in words.";
                "justification: { reason: not-ready, text: LGSP đang nâng cấp }"
            )),
            leaf("approval", Field::JustificationApproval, Shape::Text, Meaning::EXCHANGES, Change::APPROVAL, &words!(
                "Văn bản chấp thuận", "Approval";
                "Văn bản của cơ quan có thẩm quyền chấp thuận kết nối trực tiếp.",
                "The document by which the competent agency approved the direct link.";
                "justification: { reason: unfit, approval: 12/BYT-CNTT }";
                law "13/2017/TT-BTTTT" "16.2" "Cơ quan quản lý cấp trên xem xét, quyết định", "Decision of the superior agency"
            )),
        ],
    ),
    leaf("service", Field::SharingService, Shape::Text, Meaning::EXCHANGES, Change::RELIED_ON, &words!(
        "Dịch vụ chia sẻ dữ liệu", "Data-sharing service";
        "Tên dịch vụ chia sẻ dữ liệu mà kết nối sử dụng.",
        "The name of the data-sharing service that the exchange uses.";
        "service: Tra cứu thông tin công dân";
        law "47/2020/NĐ-CP" "24.1" "Dịch vụ chia sẻ dữ liệu", "Data-sharing service"
    )),
    leaf("agreement", Field::Agreement, Shape::Text, Meaning::SUPPLIES, Change::RELIED_ON, &words!(
        "Thỏa thuận", "Agreement";
        "Thỏa thuận giữa hai bên, cần khi chia sẻ theo yêu cầu đặc thù (`sharing: special`).",
        "The agreement of the two sides, needed for sharing on special request (`sharing: special`).";
        "agreement: 05/TT-BYT-BCA";
        law "47/2020/NĐ-CP" "38" "Thỏa thuận chia sẻ dữ liệu", "Agreement on sharing"
    )),
    leaf("validity", Field::Validity, Shape::Text, Meaning::SUPPLIES, Change::RELIED_ON, &words!(
        "Thời hạn dữ liệu", "Validity";
        "Dữ liệu đồng bộ hoặc đóng gói được dùng trong thời hạn nào.",
        "For how long synchronised or packaged data may be used.";
        "validity: 12 tháng";
        law "47/2020/NĐ-CP" "41.2" "Thời hạn sử dụng dữ liệu", "Validity of the data"
    )),
    leaf("state-secret", Field::StateSecret, Shape::Flag, Meaning::EXCHANGES, Change::GUARD, &words!(
        "Bí mật nhà nước", "State secret";
        "Kết nối mang bí mật nhà nước, nằm ngoài quy định chung về chia sẻ; căn cứ riêng ghi ở `legal-basis`.",
        "The exchange carries state secrets and is outside the common rules on sharing; its own basis is the `legal-basis`.";
        "state-secret: true";
        law "47/2020/NĐ-CP" "1.2" "Dữ liệu thuộc bí mật nhà nước", "Data that is a state secret"
    )),
    leaf("legal-basis", Field::LegalBasis, Shape::Text, Meaning::SUPPLIES, Change::RELIED_ON, &words!(
        "Căn cứ pháp lý", "Legal basis";
        "Văn bản cho phép hoặc yêu cầu chính kết nối này.",
        "The instrument that allows or orders this very exchange.";
        "legal-basis: Thông tư liên tịch 05/2015"
    )),
    records(Table::Indicators),
    NOTE,
    ATTRIBUTES,
    SOURCES,
    INFERRED,
];
