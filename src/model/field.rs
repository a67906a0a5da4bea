//! The fields that things of the model carry.
//!
//! Each row says whether a change of the field has to be carried out by people, and what they would call that. Wording,
//! remarks, sources, figures, dates of assessment and what other bodies issued go with the document: no work.

use crate::text::Text;

macro_rules! work {
    ($vi:literal, $en:literal) => {
        Some(Text::fixed($vi, $en))
    };
    (work) => {
        None
    };
}

macro_rules! fields {
    ($($variant:ident = $path:literal, $(work $vi:literal / $en:literal)? $(no $none:ident)?;)+) => {
        /// A field of an element, relation, organisation, indicator or of the document itself.
        ///
        /// ```
        /// use justarch::Field;
        /// assert_eq!(Field::NameVi.path(), "name.vi");
        /// ```
        // The order is the order in which canonical files write the fields.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[non_exhaustive]
        pub enum Field {
            $(#[doc = concat!("`", $path, "`.")] $variant,)+
        }

        impl Field {
            /// Every field.
            pub const ALL: &'static [Self] = &[$(Self::$variant,)+];

            /// The path below the thing that carries the field, as files write it.
            pub const fn path(self) -> &'static str {
                match self { $(Self::$variant => $path,)+ }
            }

            /// What a change of it asks of people, in a few words; `None` where nobody has to do anything for it.
            pub(crate) const fn work(self) -> Option<Text> {
                match self { $(Self::$variant => work!($($vi, $en)? $($none)?),)+ }
            }
        }

        /// The path. Some fields of different things have the same.
        impl std::fmt::Display for Field {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str(self.path())
            }
        }
    };
}

fields! {
    // identity
    Body = "body", no work;
    Level = "level", no work;
    NameVi = "name.vi", no work;
    NameEn = "name.en", no work;
    DescriptionVi = "description.vi", no work;
    DescriptionEn = "description.en", no work;
    Title = "title", no work;
    Kind = "kind", no work;
    Alias = "aliases", no work;
    Tag = "tags", no work;
    OrganisationKind = "kind", no work;
    Parent = "parent", no work;
    // the document
    Version = "version", no work;
    FrameworkNumber = "framework.version", no work;
    FrameworkDecision = "framework.decision", no work;
    FrameworkFollows = "framework.follows", no work;
    DocumentStatus = "status", no work;
    IssuedDecision = "issued.decision", no work;
    IssuedDate = "issued.date", no work;
    IssuedRestarts = "issued.restarts", no work;
    ReconstructsDecision = "reconstructs.decision", no work;
    ReconstructsDate = "reconstructs.date", no work;
    StateDate = "state-date", no work;
    Reviewed = "reviewed", no work;
    LineOnSite = "security-lines.on-site", no work;
    LineMonitoring = "security-lines.monitoring", no work;
    LineChecks = "security-lines.independent-checks", no work;
    LineNationalCentre = "security-lines.national-centre", no work;
    // instruments
    Number = "number", no work;
    Date = "date", no work;
    Issuer = "issuer", no work;
    Publisher = "publisher", no work;
    Url = "url", work "địa chỉ" / "address";
    // elements
    Scope = "scope", work "phạm vi" / "scope";
    Owner = "owner", work "đổi chủ quản" / "new owner";
    Operator = "operator", work "đơn vị vận hành" / "operator";
    Status = "status", work "tình trạng" / "status";
    Since = "since", no work;
    Until = "until", work "thời điểm kết thúc" / "end";
    Instances = "instances", work "số lượng triển khai" / "instances";
    SecurityLevel = "security-level.level", work "cấp độ an toàn hệ thống thông tin" / "security level";
    SecurityReason = "security-level.reason", no work;
    SecurityDecision = "security-level.decision", work "quyết định phê duyệt cấp độ" / "decision on the security level";
    DatabaseClass = "class", work "loại cơ sở dữ liệu" / "database class";
    MasterData = "master-data", work "dữ liệu chủ" / "master data";
    Grade = "grade", work "mức độ cung cấp dịch vụ" / "grade of the service";
    Code = "code", work "mã số" / "code";
    Readiness = "readiness", work "mức sẵn sàng" / "readiness";
    Role = "role", work "vai trò" / "role";
    Technical = "technical", work "thành phần kỹ thuật" / "technical";
    Information = "information", work "loại thông tin xử lý" / "information";
    PersonalDataSubjects = "personal-data-subjects", no work;
    CriticalData = "critical-data", work "dữ liệu quan trọng" / "critical data";
    RoundTheClock = "round-the-clock", work "vận hành 24/7" / "round the clock";
    Monitored = "monitored", work "giám sát an toàn thông tin" / "security monitoring";
    Assessed = "assessed", no work;
    SecurityAppraisal = "security-level.appraisal", work "cơ quan thẩm định cấp độ" / "appraisal of the security level";
    DataSource = "data-source", no work;
    UpdateMechanism = "update-mechanism", no work;
    CodeLists = "code-lists", work "danh mục mã dùng chung" / "code lists";
    ItemsDefault = "items.default", work "dữ liệu chia sẻ mặc định" / "items shared by default";
    ItemsSpecial = "items.special", work "dữ liệu chia sẻ theo yêu cầu đặc thù" / "items shared on special request";
    ItemsOpen = "items.open", work "dữ liệu mở" / "open data items";
    SharingLog = "sharing-log", work "nhật ký chia sẻ dữ liệu" / "log of data sharing";
    TargetUsers = "target-users", work "đối tượng thực hiện" / "target users";
    Catalogued = "catalogued", work "có trong danh mục" / "catalogued";
    Fee = "fee", work "có phí, lệ phí" / "fee";
    InteractiveForm = "interactive-form", work "biểu mẫu điện tử tương tác" / "interactive form";
    PartialReason = "partial-reason", no work;
    NotIntegratedReason = "not-integrated-reason", no work;
    Proactive = "proactive.grade", work "mức độ chủ động" / "proactive grade";
    ProactiveRefusal = "proactive.refusal", no work;
    Identification = "identification", work "định danh" / "identification";
    LoginCitizens = "login.citizens", work "đăng nhập của công dân" / "login of citizens";
    LoginOrganisations = "login.organisations", work "đăng nhập của tổ chức" / "login of organisations";
    ConformsTo = "conforms-to", no work;
    Succeeds = "succeeds", no work;
    // relations
    RouteDirect = "route.direct", work "tuyến kết nối" / "route";
    RouteHop = "route", work "tuyến kết nối" / "route";
    Purpose = "purpose", work "mục đích kết nối" / "purpose";
    Sharing = "sharing", work "hình thức chia sẻ" / "form of sharing";
    Method = "method", work "phương thức chia sẻ" / "method of sharing";
    Data = "data", work "dữ liệu trao đổi" / "data";
    VolumeValue = "volume.value", no work;
    VolumeUnit = "volume.unit", no work;
    VolumeQualifier = "volume.qualifier", no work;
    JustificationReason = "justification.reason", no work;
    JustificationText = "justification.text", no work;
    JustificationApproval = "justification.approval", no work;
    SharingService = "service", work "dịch vụ chia sẻ dữ liệu" / "data-sharing service";
    Agreement = "agreement", work "thỏa thuận kết nối" / "agreement";
    Validity = "validity", work "thời hạn sử dụng dữ liệu" / "validity of the data";
    StateSecret = "state-secret", work "bí mật nhà nước" / "state secret";
    LegalBasis = "legal-basis", no work;
    // figures
    Measure = "measure", no work;
    Value = "value", no work;
    Unit = "unit", no work;
    FigureQualifier = "qualifier", no work;
    AsOf = "as-of", no work;
    By = "by", no work;
    Covers = "covers", no work;
    // contents, fates
    Content = "text", no work;
    Unknown = "unknown", no work;
    Reason = "reason", no work;
    Decision = "decision", no work;
    Successor = "successor", no work;
    TransferredTo = "to", no work;
    TransferBasis = "basis", no work;
    // provenance and remarks
    NoteVi = "note.vi", no work;
    NoteEn = "note.en", no work;
    Attribute = "attributes", no work;
    Source = "sources", no work;
    Inferred = "inferred", no work;
    // Marks a field whose value the reader refused, so that no rule reports it as absent.
    Refused = "(refused)", no work;
}
