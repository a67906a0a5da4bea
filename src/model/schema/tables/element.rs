//! The rows of an element, those before its relations and those after.

use super::shared::{
    ALIASES, ATTRIBUTES, DESCRIPTION, INFERRED, INSTANCES, NAME, NOTE, SINCE, SOURCES, STATUS,
    UNTIL,
};
use super::{bare_group, group, leaf, records, required, token, tokens};
use crate::model::described::words;
use crate::model::schema::Meaning::All;
use crate::model::schema::{Change, FieldSpec, Meaning, Shape, Table};
use crate::model::{Field, token};

#[rustfmt::skip]
pub(super) const BEFORE_RELATIONS: &[FieldSpec] = &[
    required(leaf("kind", Field::Kind, Shape::Kind, All, Change::Move, &words!(
        "Loại thành phần", "Kind";
        "Thành phần là gì; loại quyết định lớp và các khóa, quan hệ có nghĩa với nó.",
        "What the element is; the kind decides its layer and which keys and relations make sense.";
        "kind: application"
    ))),
    required(NAME),
    ALIASES,
    DESCRIPTION,
    leaf("tags", Field::Tag, Shape::Texts, All, Change::WORDS, &words!(
        "Nhãn", "Tags";
        "Từ khóa do cơ quan tự đặt để nhóm và lọc; tên gọi khác của thành phần ghi ở `aliases`.",
        "Words of your own to group and filter by; other names of the element go into `aliases`.";
        "tags: [ưu tiên]"
    )),
    leaf("number", Field::Number, Shape::Text, Meaning::INSTRUMENTS, Change::FACT, &words!(
        "Số, ký hiệu", "Number";
        "Số, ký hiệu của văn bản, đúng như trên văn bản.",
        "The number of the instrument, as it bears it.";
        "number: 61/2018/NĐ-CP"
    )),
    leaf("date", Field::Date, Shape::Date, Meaning::INSTRUMENTS, Change::FACT, &words!(
        "Ngày ký", "Date";
        "Ngày ký văn bản; thời gian có hiệu lực ghi ở `since`, `until`.",
        "The day of signing; the time in force goes into `since` and `until`.";
        "date: 2018-04-23"
    )),
    leaf("issuer", Field::Issuer, Shape::Organisation, Meaning::INSTRUMENTS, Change::FACT, &words!(
        "Cơ quan ban hành", "Issuer";
        "Cơ quan ban hành văn bản, là một định danh trong `organisations`.",
        "The body that issued the instrument, an id in `organisations`.";
        "issuer: ministry"
    )),
    token::<token::Scope>("scope", Field::Scope, All, Change::FACT, &words!(
        "Phạm vi", "Scope";
        "Phạm vi phục vụ của thành phần, từ trong bộ đến quốc gia; thành phần bên ngoài cơ quan cũng được ghi bằng khóa này.",
        "How far the element reaches, from the ministry to the nation; elements outside the body are marked by it.";
        "scope: national"
    )),
    leaf("owner", Field::Owner, Shape::Organisation, All, Change::OWNER, &words!(
        "Chủ quản", "Owner";
        "Cơ quan có thẩm quyền quản lý trực tiếp hệ thống, là một định danh trong `organisations`; đơn vị vận hành ghi ở `operator`.",
        "Who is in charge of the system, one id in `organisations`; who runs it is the `operator`.";
        "owner: ministry";
        law "85/2016/NĐ-CP" "5.1a" "Chủ quản hệ thống thông tin", "System owner"
    )),
    leaf("operator", Field::Operator, Shape::Organisation, All, Change::FACT, &words!(
        "Đơn vị vận hành", "Operator";
        "Đơn vị được giao vận hành hằng ngày, là một định danh trong `organisations`.",
        "The unit that runs it from day to day, an id in `organisations`.";
        "operator: it-department";
        law "85/2016/NĐ-CP" "3.3" "Đơn vị vận hành hệ thống thông tin", "System operator"
    )),
    STATUS,
    SINCE,
    UNTIL,
    INSTANCES,
    bare_group(
        "security-level",
        Meaning::SYSTEMS,
        &words!(
            "Cấp độ an toàn", "Security level";
            "Cấp độ an toàn hệ thống thông tin từ 1 đến 5; chỉ ghi số, hoặc ghi thêm lý do, quyết định phê duyệt và nơi thẩm định.",
            "The level of the system from 1 to 5; the number alone, or a map with reason, decision and appraisal.";
            "security-level: 3";
            law "85/2016/NĐ-CP" "7–11" "Cấp độ an toàn hệ thống thông tin", "Security level of an information system"
        ),
        &[
            required(leaf("level", Field::SecurityLevel, Shape::SecurityLevel, Meaning::SYSTEMS, Change::LEVEL, &words!(
                "Cấp độ", "Level";
                "Cấp độ, số nguyên từ 1 đến 5.",
                "The level, a whole number from 1 to 5.";
                "security-level: { level: 3 }";
                law "85/2016/NĐ-CP" "7–11" "Cấp độ an toàn hệ thống thông tin", "Security level of an information system"
            ))),
            leaf("reason", Field::SecurityReason, Shape::Text, Meaning::SYSTEMS, Change::REASON, &words!(
                "Lý do", "Reason";
                "Vì sao có cấp độ đó, nhất là khi cấp độ thay đổi so với phiên bản trước.",
                "Why it has that level, above all when the level has changed since the earlier version.";
                "security-level: { level: 3, reason: Xử lý dữ liệu cá nhân }"
            )),
            leaf("decision", Field::SecurityDecision, Shape::Text, Meaning::SYSTEMS, Change::APPROVAL, &words!(
                "Quyết định phê duyệt", "Approval";
                "Số quyết định phê duyệt cấp độ.",
                "The number of the decision that approved the level.";
                "security-level: { level: 3, decision: 55/QĐ-BYT }"
            )),
            token::<token::Appraisal>("appraisal", Field::SecurityAppraisal, Meaning::SYSTEMS, Change::APPRAISAL, &words!(
                "Thẩm định", "Appraisal";
                "Ai thẩm định, phê duyệt cấp độ.",
                "Who appraised or approved the level.";
                "security-level: { level: 3, appraisal: specialised-unit }";
                law "85/2016/NĐ-CP" "12" "Thẩm quyền thẩm định và phê duyệt cấp độ", "Authority to appraise and approve the level"
            )),
        ],
    ),
    tokens::<token::Information>("information", Field::Information, Meaning::SYSTEMS, Change::SECRECY, &words!(
        "Loại thông tin", "Information";
        "Những loại thông tin mà hệ thống xử lý; từ đó suy ra cấp độ an toàn tối thiểu.",
        "What sorts of information the system processes; the least security level follows from it.";
        "information: [internal, personal]";
        law "85/2016/NĐ-CP" "6.1" "Phân loại thông tin", "Classification of information"
    )),
    leaf("personal-data-subjects", Field::PersonalDataSubjects, Shape::Number, Meaning::SYSTEMS, Change::EXTENT, &words!(
        "Số người có dữ liệu cá nhân", "Personal data subjects";
        "Số người có dữ liệu cá nhân trong hệ thống; từ một ngưỡng, cấp độ an toàn tối thiểu cao hơn.",
        "How many people’s personal data it holds; from a threshold on the least security level is higher.";
        "personal-data-subjects: 12000";
        law "85/2016/NĐ-CP" "9.2c" "Xử lý thông tin riêng, thông tin cá nhân của người sử dụng", "Processing private and personal information of users"
    )),
    leaf("critical-data", Field::CriticalData, Shape::Flag, Meaning::SYSTEMS, Change::GUARD, &words!(
        "Dữ liệu đặc biệt quan trọng", "Critical data";
        "Hệ thống lưu trữ tập trung dữ liệu đặc biệt quan trọng của quốc gia.",
        "Whether it stores data of special importance to the nation centrally.";
        "critical-data: true";
        law "85/2016/NĐ-CP" "11.2" "Lưu trữ tập trung dữ liệu đặc biệt quan trọng của quốc gia", "Central storage of specially important national data"
    )),
    leaf("round-the-clock", Field::RoundTheClock, Shape::Flag, Meaning::SYSTEMS, Change::GUARD, &words!(
        "Vận hành 24/7", "Round the clock";
        "Hệ thống phải vận hành 24/7, không chấp nhận ngừng ngoài kế hoạch.",
        "Whether it has to run all day and night without an unplanned stop.";
        "round-the-clock: true";
        law "85/2016/NĐ-CP" "10.2" "Yêu cầu vận hành 24/7", "Operation around the clock"
    )),
    leaf("monitored", Field::Monitored, Shape::Flag, Meaning::SYSTEMS, Change::GUARD, &words!(
        "Được giám sát", "Monitored";
        "Hệ thống được giám sát an toàn thông tin; khi trung tâm giám sát là một thành phần thì có thể ghi bằng `protected-by`.",
        "Whether its security is monitored; where the operations centre is an element, `protected-by` says the same.";
        "monitored: true";
        law "31/2017/TT-BTTTT" "5" "Giám sát an toàn hệ thống thông tin", "Monitoring of information systems"
    )),
    leaf("assessed", Field::Assessed, Shape::Date, Meaning::SYSTEMS, Change::ASSESSMENT, &words!(
        "Ngày đánh giá an toàn", "Last assessment";
        "Ngày gần nhất hệ thống được kiểm tra, đánh giá an toàn thông tin.",
        "The day of its last security assessment.";
        "assessed: 2026-03-10";
        law "85/2016/NĐ-CP" "20.2c" "Kiểm tra, đánh giá an toàn thông tin", "Security assessment"
    )),
    leaf("technical", Field::Technical, Shape::Flag, Meaning::SYSTEMS, Change::FACT, &words!(
        "Thành phần kỹ thuật", "Technical";
        "Thành phần kỹ thuật dùng chung, không trực tiếp hỗ trợ nghiệp vụ nào, nên không cần `supported-by` trỏ tới.",
        "A common technical element that supports no business of its own, so that nothing needs to point to it.";
        "technical: true"
    )),
    token::<token::Role>("role", Field::Role, Meaning::SYSTEMS, Change::RELIED_ON, &words!(
        "Vai trò", "Role";
        "Vai trò của hệ thống được biết rõ trên toàn quốc, để quy tắc tìm thấy dù định danh là gì.",
        "The part of a well-known system, by which rules find it whatever its id.";
        "role: population-database"
    )),
    token::<token::DatabaseClass>("class", Field::DatabaseClass, Meaning::DATA, Change::RELIED_ON, &words!(
        "Phân loại cơ sở dữ liệu", "Database class";
        "Cơ sở dữ liệu là quốc gia, dùng chung hay nội bộ; phạm vi phục vụ nói chung ghi ở `scope`.",
        "Whether the database is national, shared or internal; how far any element reaches is its `scope`.";
        "class: internal";
        law "47/2020/NĐ-CP" "11.1" "Phân loại cơ sở dữ liệu", "Classes of databases"
    )),
    leaf("master-data", Field::MasterData, Shape::Texts, Meaning::APPLICATIONS, Change::RELIED_ON_SET, &words!(
        "Dữ liệu chủ", "Master data";
        "Các đối tượng mà hệ thống này giữ dữ liệu chủ; mỗi đối tượng chỉ có một nơi giữ.",
        "The entities whose master data it holds; each entity has one master only.";
        "master-data: [Hồ sơ cấp phép]";
        law "47/2020/NĐ-CP" "34.1" "Dữ liệu chủ", "Master data"
    )),
    leaf("code-lists", Field::CodeLists, Shape::Texts, Meaning::APPLICATIONS, Change::RELIED_ON_SET, &words!(
        "Danh mục dùng chung", "Code lists";
        "Các danh mục dùng chung mà hệ thống áp dụng; tiêu chuẩn kỹ thuật ghi ở `conforms-to`.",
        "The shared code lists that it applies; technical standards go into `conforms-to`.";
        "code-lists: [Danh mục đơn vị hành chính]";
        law "47/2020/NĐ-CP" "9.2" "Danh mục dữ liệu dùng chung", "Shared code lists"
    )),
    leaf("data-source", Field::DataSource, Shape::Text, Meaning::DATA, Change::FACT, &words!(
        "Nguồn dữ liệu", "Source of the data";
        "Dữ liệu được thu thập từ đâu, bằng lời; hệ thống gửi dữ liệu thì ghi thành quan hệ.",
        "Where the data comes from, in words; a system that sends it is told by a relation.";
        "data-source: Hồ sơ giải quyết thủ tục";
        law "47/2020/NĐ-CP" "11.4" "Danh mục cơ sở dữ liệu", "Inventory of databases"
    )),
    leaf("update-mechanism", Field::UpdateMechanism, Shape::Text, Meaning::DATA, Change::FACT, &words!(
        "Cơ chế cập nhật", "Update mechanism";
        "Dữ liệu được thu thập, cập nhật như thế nào.",
        "How the data is collected and kept up to date.";
        "update-mechanism: Cập nhật khi giải quyết hồ sơ";
        law "47/2020/NĐ-CP" "11.4" "Danh mục cơ sở dữ liệu", "Inventory of databases"
    )),
    group(
        "items",
        Meaning::DATA,
        &words!(
            "Nội dung dữ liệu chia sẻ", "Data items";
            "Các trường dữ liệu xếp theo hình thức chia sẻ.",
            "The data items by form of sharing.";
            "items: { default: [Số giấy phép, Ngày cấp] }";
            law "47/2020/NĐ-CP" "11.4" "Danh mục cơ sở dữ liệu", "Inventory of databases"
        ),
        &[
            leaf("default", Field::ItemsDefault, Shape::Texts, Meaning::DATA, Change::RELIED_ON_SET, &words!(
                "Chia sẻ mặc định", "Shared by default";
                "Dữ liệu chia sẻ theo hình thức mặc định.",
                "Items that are shared by default.";
                "items: { default: [Số giấy phép] }";
                law "47/2020/NĐ-CP" "11.4" "Danh mục cơ sở dữ liệu", "Inventory of databases"
            )),
            leaf("special", Field::ItemsSpecial, Shape::Texts, Meaning::DATA, Change::RELIED_ON_SET, &words!(
                "Chia sẻ theo yêu cầu đặc thù", "Shared on special request";
                "Dữ liệu chỉ chia sẻ theo yêu cầu đặc thù, có thỏa thuận.",
                "Items that are shared on special request only.";
                "items: { special: [Địa chỉ liên hệ] }";
                law "47/2020/NĐ-CP" "11.4" "Danh mục cơ sở dữ liệu", "Inventory of databases"
            )),
            leaf("open", Field::ItemsOpen, Shape::Texts, Meaning::DATA, Change::RELIED_ON_SET, &words!(
                "Dữ liệu mở", "Open";
                "Dữ liệu công bố dưới dạng mở.",
                "Items that are published as open data.";
                "items: { open: [Số lượng giấy phép theo năm] }";
                law "47/2020/NĐ-CP" "11.4" "Danh mục cơ sở dữ liệu", "Inventory of databases"
            )),
        ],
    ),
    leaf("sharing-log", Field::SharingLog, Shape::Flag, Meaning::SHARERS, Change::GUARD, &words!(
        "Nhật ký chia sẻ", "Sharing log";
        "Hệ thống cung cấp dữ liệu có lưu nhật ký chia sẻ.",
        "Whether a system that provides data keeps a log of it.";
        "sharing-log: true";
        law "47/2020/NĐ-CP" "45" "Nhật ký chia sẻ dữ liệu", "Sharing log"
    )),
    leaf("grade", Field::Grade, Shape::Text, Meaning::SERVICES, Change::GRADE, &words!(
        "Mức độ trực tuyến", "Grade";
        "Mức độ cung cấp trực tuyến của dịch vụ công; bộ giá trị theo khung kiến trúc: `1` đến `4`, hoặc `partial`, `full-process`.",
        "How far the public service is online; the values are those of the framework: `1` to `4`, or `partial` and `full-process`.";
        "grade: partial";
        law "32/2017/TT-BTTTT" "5" "Mức độ của dịch vụ công trực tuyến", "Levels of online public services"
    )),
    leaf("code", Field::Code, Shape::Text, All, Change::RELIED_ON, &words!(
        "Mã", "Code";
        "Mã trong danh mục chính thức, như mã thủ tục hành chính; định danh trong tệp là khóa của thành phần.",
        "The code in an official list, such as that of a procedure; the id in the file is the key of the element.";
        "code: \"1.004567\""
    )),
    leaf("target-users", Field::TargetUsers, Shape::Texts, Meaning::OFFERS, Change::RELIED_ON_SET, &words!(
        "Đối tượng phục vụ", "Target users";
        "Dịch vụ, kênh, ứng dụng dành cho ai, bằng lời; nhóm người dùng được mô hình hóa thì trỏ tới bằng `uses`.",
        "For whom it is made, in words; groups that are elements point to it by `uses`.";
        "target-users: [Tổ chức, cá nhân]"
    )),
    leaf("catalogued", Field::Catalogued, Shape::Flag, Meaning::SERVICES, Change::RELIED_ON_FLAG, &words!(
        "Đã có trong cơ sở dữ liệu thủ tục", "Catalogued";
        "Dịch vụ đã được công bố trên cơ sở dữ liệu quốc gia về thủ tục hành chính.",
        "Whether the service is in the national database of procedures.";
        "catalogued: true"
    )),
    leaf("fee", Field::Fee, Shape::Flag, Meaning::SERVICES, Change::FACT, &words!(
        "Có thu phí", "Fee";
        "Dịch vụ có thu phí, lệ phí, nên cần thanh toán trực tuyến ở mức độ tương ứng.",
        "Whether a fee is due, so that it can be paid online at the higher grades.";
        "fee: true"
    )),
    leaf("interactive-form", Field::InteractiveForm, Shape::Flag, Meaning::SERVICES, Change::RELIED_ON_FLAG, &words!(
        "Biểu mẫu điện tử tương tác", "Interactive form";
        "Dịch vụ có biểu mẫu điền trực tuyến.",
        "Whether its form is filled in online.";
        "interactive-form: true";
        law "32/2017/TT-BTTTT" "5.3" "Biểu mẫu điện tử tương tác", "Interactive form"
    )),
    leaf("partial-reason", Field::PartialReason, Shape::Text, Meaning::SERVICES, Change::REASON, &words!(
        "Lý do chưa toàn trình", "Reason for partial";
        "Vì sao dịch vụ chỉ cung cấp một phần trực tuyến.",
        "Why the service is not full-process.";
        "partial-reason: Phải kiểm tra thực địa";
        law "224/2026/NĐ-CP" "14" "Dịch vụ công trực tuyến chưa toàn trình", "Services that are not full-process"
    )),
    leaf("not-integrated-reason", Field::NotIntegratedReason, Shape::Text, Meaning::SERVICES, Change::REASON, &words!(
        "Lý do chưa tích hợp", "Reason for no integration";
        "Vì sao dịch vụ chưa tích hợp với Cổng Dịch vụ công quốc gia.",
        "Why the service is not integrated with the National Public Service Portal.";
        "not-integrated-reason: Đang thử nghiệm";
        law "61/2018/NĐ-CP" "24.1" "Tích hợp với Cổng Dịch vụ công quốc gia", "Integration with the National Public Service Portal"
    )),
    bare_group(
        "proactive",
        Meaning::SERVICES,
        &words!(
            "Dịch vụ chủ động", "Proactive service";
            "Mức độ chủ động của dịch vụ từ 1 đến 4; chỉ ghi số, hoặc ghi thêm cách từ chối.",
            "The proactive grade of a service from 1 to 4; the number, or a map that also tells how to refuse.";
            "proactive: 2";
            law "224/2026/NĐ-CP" "16" "Dịch vụ công chủ động", "Proactive public service"
        ),
        &[
            required(leaf("grade", Field::Proactive, Shape::Number, Meaning::SERVICES, Change::PROACTIVE, &words!(
                "Mức độ chủ động", "Proactive grade";
                "Mức độ chủ động, số nguyên từ 1 đến 4.",
                "The grade, a whole number from 1 to 4.";
                "proactive: { grade: 2 }";
                law "224/2026/NĐ-CP" "16" "Mức độ chủ động", "Proactive grade"
            ))),
            leaf("refusal", Field::ProactiveRefusal, Shape::Text, Meaning::SERVICES, Change::REASON, &words!(
                "Cách từ chối", "Refusal";
                "Người dân từ chối hoặc hủy việc đã làm thay mình bằng cách nào.",
                "How people refuse or undo what was done for them.";
                "proactive: { grade: 4, refusal: Từ chối trên VNeID }"
            )),
        ],
    ),
    leaf("identification", Field::Identification, Shape::Text, Meaning::FRONTS, Change::IDENTIFICATION, &words!(
        "Yêu cầu định danh", "Identification";
        "Người dùng phải định danh, xác thực thế nào để dùng dịch vụ, bằng lời; cách đăng nhập của cổng ghi ở `login`.",
        "How users have to identify for a service, in words; how a portal lets them in is its `login`.";
        "identification: Định danh mức độ 2";
        law "42/2022/NĐ-CP" "12.5" "Yêu cầu về định danh, xác thực", "Identification requirement"
    )),
    group(
        "login",
        Meaning::LOGINS,
        &words!(
            "Đăng nhập", "Login";
            "Cách đăng nhập của từng nhóm người dùng.",
            "How groups of users log in.";
            "login: { citizens: [national-e-id] }"
        ),
        &[
            tokens::<token::Login>("citizens", Field::LoginCitizens, Meaning::LOGINS, Change::LOGIN, &words!(
                "Công dân", "Citizens";
                "Công dân đăng nhập bằng tài khoản nào.",
                "With what accounts citizens log in.";
                "login: { citizens: [national-e-id] }"
            )),
            tokens::<token::Login>("organisations", Field::LoginOrganisations, Meaning::LOGINS, Change::LOGIN, &words!(
                "Tổ chức", "Organisations";
                "Tổ chức, doanh nghiệp đăng nhập bằng tài khoản nào.",
                "With what accounts organisations log in.";
                "login: { organisations: [portal-account] }"
            )),
        ],
    ),
    leaf("url", Field::Url, Shape::Text, Meaning::ADDRESSED, Change::RELIED_ON, &words!(
        "Địa chỉ", "Address";
        "Địa chỉ truy cập công khai của kênh, dịch vụ hoặc văn bản.",
        "The public address of the channel, service or instrument.";
        "url: dichvucong.example.gov.vn";
        law "01/2018/TT-VPCP" "16.1" "Tên miền Cổng Dịch vụ công", "Domain name of service portals"
    )),
    leaf("conforms-to", Field::ConformsTo, Shape::Elements, All, Change::RELIED_ON_SET, &words!(
        "Tiêu chuẩn áp dụng", "Conforms to";
        "Tiêu chuẩn, quy chuẩn mà thành phần tuân theo, là các thành phần của lớp chính sách; văn bản điều chỉnh ghi bằng `governed-by`.",
        "The standards that the element follows, as elements of the policy layer; what governs it is told by `governed-by`.";
        "conforms-to: [decree-85]"
    )),
    token::<token::Readiness>("readiness", Field::Readiness, Meaning::PLATFORMS, Change::READINESS, &words!(
        "Mức sẵn sàng", "Readiness";
        "Nền tảng có phục vụ được kết nối không; lý do của một kết nối trực tiếp ghi ở kết nối bằng `justification`.",
        "Whether the platform can serve exchanges; why one exchange is direct stands there as `justification`.";
        "readiness: ready";
        law "13/2017/TT-BTTTT" "16" "Mô hình kết nối với cơ sở dữ liệu quốc gia", "Modes of connection with national databases"
    )),
    leaf("succeeds", Field::Succeeds, Shape::Ids, All, Change::Lineage, &words!(
        "Kế thừa", "Succeeds";
        "Định danh cũ ở phiên bản trước mà thành phần này tiếp tục, khi đổi định danh, hợp nhất hoặc tách; thành phần bị thay bằng cái khác ghi ở `retired`.",
        "The ids of the earlier version that go on in this element after a renaming, merger or split; what is replaced by another thing is `retired`.";
        "succeeds: [old-case-system]"
    )),
];

#[rustfmt::skip]
pub(super) const AFTER_RELATIONS: &[FieldSpec] = &[
    records(Table::Indicators),
    records(Table::Targets),
    NOTE,
    ATTRIBUTES,
    SOURCES,
    INFERRED,
];
