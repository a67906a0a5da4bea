//! Which fields are work for somebody when they change, and what they are called.

use crate::model::{
    Appraisal, DatabaseClass, Field, Information, Login, Method, Purpose, Readiness, Role, Scope,
    Sharing, Status,
};
use crate::text::Text;

/// A field whose change has to be carried out.
#[derive(Clone, Copy, Debug)]
pub(super) struct Work {
    pub(super) label: Text2,
    pub(super) words: Words,
}

/// Two fixed texts: [`Text`] itself cannot be copied.
type Text2 = (&'static str, &'static str);

/// How the values of a field are shown to people.
#[derive(Clone, Copy, Debug)]
pub(super) enum Words {
    /// As they are written.
    Plain,
    /// Yes or no.
    Flag,
    /// The name of the organisation.
    Organisation,
    /// The names of the elements.
    Elements,
    /// What the word of a closed set is called.
    Token(fn(&str) -> Option<Text>),
    /// The grade of a public service, as the framework calls it.
    Grade,
}

/// The target date of something that is planned in both versions: to move it is a change of plan. Of anything else
/// `since` is a figure.
pub(super) const TARGET: Work = Work {
    label: ("mốc dự kiến", "target date"),
    words: Words::Plain,
};

macro_rules! word_of {
    ($name:ident) => {
        Words::Token(|key| {
            let value = $name::ALL.iter().find(|value| value.key() == key)?;
            Some(value.label())
        })
    };
}

/// What a change of the field asks of people; `None` where nobody has to do anything for it: wording, remarks,
/// sources, figures, dates of assessment, and what other bodies issued. Those go with the document.
#[expect(
    clippy::too_many_lines,
    reason = "one line for each field, in one place"
)]
pub(super) fn work(field: Field) -> Option<Work> {
    let (label, words) = match field {
        Field::Url => (("địa chỉ", "address"), Words::Plain),
        Field::Scope => (("phạm vi", "scope"), word_of!(Scope)),
        Field::Owner => (("đổi chủ quản", "new owner"), Words::Organisation),
        Field::Operator => (("đơn vị vận hành", "operator"), Words::Organisation),
        Field::Status => (("tình trạng", "status"), word_of!(Status)),
        Field::Until => (("thời điểm kết thúc", "end"), Words::Plain),
        Field::Instances => (("số lượng triển khai", "instances"), Words::Plain),
        Field::SecurityLevel => (
            ("cấp độ an toàn hệ thống thông tin", "security level"),
            Words::Plain,
        ),
        Field::SecurityDecision => (
            ("quyết định phê duyệt cấp độ", "decision on the security level"),
            Words::Plain,
        ),
        Field::SecurityAppraisal => (
            ("cơ quan thẩm định cấp độ", "appraisal of the security level"),
            word_of!(Appraisal),
        ),
        Field::DatabaseClass => (("loại cơ sở dữ liệu", "database class"), word_of!(DatabaseClass)),
        Field::MasterData => (("dữ liệu chủ", "master data"), Words::Plain),
        Field::Grade => (("mức độ cung cấp dịch vụ", "grade of the service"), Words::Grade),
        Field::Proactive => (("mức độ chủ động", "proactive grade"), Words::Plain),
        Field::Code => (("mã số", "code"), Words::Plain),
        Field::Readiness => (("mức sẵn sàng", "readiness"), word_of!(Readiness)),
        Field::Role => (("vai trò", "role"), word_of!(Role)),
        Field::Technical => (("thành phần kỹ thuật", "technical"), Words::Flag),
        Field::Information => (("loại thông tin xử lý", "information"), word_of!(Information)),
        Field::CriticalData => (("dữ liệu quan trọng", "critical data"), Words::Flag),
        Field::RoundTheClock => (("vận hành 24/7", "round the clock"), Words::Flag),
        Field::Monitored => (("giám sát an toàn thông tin", "security monitoring"), Words::Flag),
        Field::CodeLists => (("danh mục mã dùng chung", "code lists"), Words::Plain),
        Field::ItemsDefault => (("dữ liệu chia sẻ mặc định", "items shared by default"), Words::Plain),
        Field::ItemsSpecial => (
            ("dữ liệu chia sẻ theo yêu cầu đặc thù", "items shared on special request"),
            Words::Plain,
        ),
        Field::ItemsOpen => (("dữ liệu mở", "open data items"), Words::Plain),
        Field::SharingLog => (("nhật ký chia sẻ dữ liệu", "log of data sharing"), Words::Flag),
        Field::TargetUsers => (("đối tượng thực hiện", "target users"), Words::Plain),
        Field::Catalogued => (("có trong danh mục", "catalogued"), Words::Flag),
        Field::Fee => (("có phí, lệ phí", "fee"), Words::Flag),
        Field::InteractiveForm => (("biểu mẫu điện tử tương tác", "interactive form"), Words::Flag),
        Field::Identification => (("định danh", "identification"), Words::Plain),
        Field::LoginCitizens => (("đăng nhập của công dân", "login of citizens"), word_of!(Login)),
        Field::LoginOrganisations => (
            ("đăng nhập của tổ chức", "login of organisations"),
            word_of!(Login),
        ),
        Field::RouteDirect | Field::RouteHop => (("tuyến kết nối", "route"), Words::Elements),
        Field::Purpose => (("mục đích kết nối", "purpose"), word_of!(Purpose)),
        Field::Sharing => (("hình thức chia sẻ", "form of sharing"), word_of!(Sharing)),
        Field::Method => (("phương thức chia sẻ", "method of sharing"), word_of!(Method)),
        Field::Data => (("dữ liệu trao đổi", "data"), Words::Plain),
        Field::SharingService => (("dịch vụ chia sẻ dữ liệu", "data-sharing service"), Words::Plain),
        Field::Agreement => (("thỏa thuận kết nối", "agreement"), Words::Plain),
        Field::Validity => (("thời hạn sử dụng dữ liệu", "validity of the data"), Words::Plain),
        Field::StateSecret => (("bí mật nhà nước", "state secret"), Words::Flag),
        // Of the document and its tables.
        Field::Body
        | Field::Level
        | Field::OrganisationKind
        | Field::Parent
        | Field::Version
        | Field::FrameworkNumber
        | Field::FrameworkDecision
        | Field::FrameworkFollows
        | Field::DocumentStatus
        | Field::IssuedDecision
        | Field::IssuedDate
        | Field::IssuedRestarts
        | Field::ReconstructsDecision
        | Field::ReconstructsDate
        | Field::StateDate
        | Field::Reviewed
        | Field::LineOnSite
        | Field::LineMonitoring
        | Field::LineChecks
        | Field::LineNationalCentre
        | Field::Measure
        | Field::Value
        | Field::Unit
        | Field::FigureQualifier
        | Field::AsOf
        | Field::By
        | Field::Covers
        | Field::Content
        | Field::Unknown
        | Field::Reason
        | Field::Decision
        | Field::Successor
        | Field::TransferredTo
        | Field::TransferBasis
        // Wording, remarks and where it is known from.
        | Field::NameVi
        | Field::NameEn
        | Field::DescriptionVi
        | Field::DescriptionEn
        | Field::Title
        | Field::Alias
        | Field::Tag
        | Field::SecurityReason
        | Field::DataSource
        | Field::UpdateMechanism
        | Field::PartialReason
        | Field::NotIntegratedReason
        | Field::ProactiveRefusal
        | Field::JustificationReason
        | Field::JustificationText
        | Field::JustificationApproval
        | Field::NoteVi
        | Field::NoteEn
        | Field::Attribute
        | Field::Source
        | Field::Inferred
        | Field::Refused
        // Figures and dates: they are stated, not carried out.
        | Field::PersonalDataSubjects
        | Field::VolumeValue
        | Field::VolumeUnit
        | Field::VolumeQualifier
        | Field::Since
        | Field::Assessed
        // What others issued, and which of it something follows.
        | Field::Number
        | Field::Date
        | Field::Issuer
        | Field::Publisher
        | Field::ConformsTo
        | Field::LegalBasis
        // Bookkeeping; the kind is compared by itself.
        | Field::Kind
        | Field::Succeeds => return None,
    };
    Some(Work { label, words })
}
