//! The closed value sets of fields.

use crate::text::Text;

/// A closed set of words that a field can hold.
pub(crate) trait Token: Copy + 'static {
    const KEYS: &'static [&'static str];
    fn from_code(code: u32) -> Option<Self>;
    fn code(self) -> u32;
}

macro_rules! tokens {
    ($(
        $(#[$outer:meta])*
        $name:ident { $($variant:ident = $key:literal, $vi:literal, $en:literal;)+ }
    )+) => {
        $(
            $(#[$outer])*
            #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
            #[non_exhaustive]
            pub enum $name {
                $(#[doc = concat!($en, " (", $vi, "), written `", $key, "`.")] $variant,)+
            }

            impl $name {
                /// The values, in order.
                pub const ALL: &'static [Self] = &[$(Self::$variant,)+];

                /// The word a file uses.
                pub const fn key(self) -> &'static str {
                    match self { $(Self::$variant => $key,)+ }
                }

                /// What the value is called.
                pub const fn label(self) -> Text {
                    match self { $(Self::$variant => Text::fixed($vi, $en),)+ }
                }
            }

            crate::words::keyed!($name);

            impl Token for $name {
                const KEYS: &'static [&'static str] = &[$($key,)+];

                fn from_code(code: u32) -> Option<Self> {
                    Self::ALL.get(code as usize).copied()
                }

                fn code(self) -> u32 {
                    self as u32
                }
            }

            impl std::fmt::Display for $name {
                fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                    f.write_str(self.key())
                }
            }
        )+
    };
}

tokens! {
    /// How far an element reaches beyond the body: external systems are a scope, not a layer.
    Scope {
        Ministry = "ministry", "Trong bộ", "Within the ministry";
        Sector = "sector", "Toàn ngành", "The whole sector";
        National = "national", "Quốc gia", "National";
        OtherAgency = "other-agency", "Cơ quan khác", "Another agency";
        Local = "local", "Địa phương", "Local";
    }
    /// Where an element or a relation is in its life. The order is the order of that life.
    Status {
        Planned = "planned", "Dự kiến", "Planned";
        Pilot = "pilot", "Thí điểm", "Pilot";
        Active = "active", "Đang vận hành", "Active";
        Deprecated = "deprecated", "Sắp thay thế", "Deprecated";
        Retired = "retired", "Đã dừng", "Retired";
    }
    /// What kind of body the architecture belongs to.
    Level {
        Ministry = "ministry", "Cấp bộ", "Ministry";
        Province = "province", "Cấp tỉnh", "Province";
        Department = "department", "Cấp sở, ngành", "Department";
    }
    /// What an architecture document is.
    DocumentStatus {
        Draft = "draft", "Dự thảo", "Draft";
        Illustrative = "illustrative", "Minh họa", "Illustrative";
        Issued = "issued", "Đã ban hành", "Issued";
        Superseded = "superseded", "Đã được thay thế", "Superseded";
    }
    /// The class of a database (Decree 47/2020/NĐ-CP, art. 11.1).
    DatabaseClass {
        National = "national", "Cơ sở dữ liệu quốc gia", "National";
        SharedMinistry = "shared-ministry", "Cơ sở dữ liệu dùng chung của bộ", "Shared by a ministry";
        SharedSector = "shared-sector", "Cơ sở dữ liệu dùng chung của ngành", "Shared by a sector";
        SharedLocality = "shared-locality", "Cơ sở dữ liệu dùng chung của địa phương", "Shared by a locality";
        Internal = "internal", "Cơ sở dữ liệu nội bộ", "Internal";
    }
    /// Whether an integration platform can serve a link (Circular 13/2017/TT-BTTTT, art. 16).
    Readiness {
        Ready = "ready", "Sẵn sàng", "Ready";
        NotReady = "not-ready", "Chưa sẵn sàng", "Not ready";
        Unfit = "unfit", "Không đáp ứng", "Cannot serve";
    }
    /// Why a link does without an intermediary platform (Decree 47/2020/NĐ-CP, art. 46.2).
    JustificationReason {
        NotReady = "not-ready", "Nền tảng chưa sẵn sàng", "The platform is not ready";
        Unfit = "unfit", "Nền tảng không đáp ứng", "The platform cannot serve";
    }
    /// What an exchange does, as the end that it is written at says (Circular 13/2017/TT-BTTTT, art. 3.2 and 3.3):
    /// it reads the other end or feeds it; or the other end reads it or feeds it, which is the same exchange seen from
    /// there.
    Purpose {
        Exploit = "exploit", "Khai thác", "Read";
        Update = "update", "Cập nhật", "Update";
        Exploited = "exploited", "Được khai thác", "Is read";
        Updated = "updated", "Được cập nhật", "Is updated";
    }
    /// The form of data sharing (Decree 47/2020/NĐ-CP, art. 3.4 to 3.6).
    Sharing {
        Default = "default", "Mặc định", "Default";
        Special = "special", "Theo yêu cầu đặc thù", "Special request";
        Open = "open", "Dữ liệu mở", "Open data";
    }
    /// The method of data sharing (Decree 47/2020/NĐ-CP, art. 23.1).
    Method {
        OnlineCall = "online-call", "Truy vấn trực tuyến", "Online call";
        Synchronisation = "synchronisation", "Đồng bộ dữ liệu", "Synchronisation";
        Packaged = "packaged", "Dữ liệu đóng gói", "Packaged data";
    }
    /// What an organisation is.
    OrganisationKind {
        Ministry = "ministry", "Bộ, cơ quan ngang bộ", "Ministry";
        Government = "government", "Chính phủ, Thủ tướng Chính phủ", "Government";
        Province = "province", "Tỉnh, thành phố", "Province";
        Department = "department", "Cục, vụ, sở", "Department";
        Centre = "centre", "Trung tâm, viện", "Centre or institute";
        Committee = "committee", "Ban, hội đồng, ủy ban", "Committee";
        Agency = "agency", "Cơ quan khác", "Other agency";
        Enterprise = "enterprise", "Doanh nghiệp", "Enterprise";
    }
    /// How exactly a figure is known.
    Qualifier {
        Exact = "exact", "Đúng bằng", "Exactly";
        About = "about", "Khoảng", "About";
        AtLeast = "at-least", "Trên", "More than";
        AtMost = "at-most", "Không quá", "At most";
    }
    /// The part a well-known system plays, by which rules find it whatever its id.
    Role {
        NationalPortal = "national-portal", "Cổng Dịch vụ công quốc gia", "National Public Service Portal";
        NationalDataPortal = "national-data-portal", "Cổng dữ liệu quốc gia", "National data portal";
        ProcedureDatabase = "procedure-database", "CSDL quốc gia về thủ tục hành chính", "National administrative procedure database";
        PopulationDatabase = "population-database", "CSDL quốc gia về dân cư", "National population database";
        EnterpriseDatabase = "enterprise-database", "CSDL quốc gia về đăng ký doanh nghiệp", "National enterprise registration database";
        InsuranceDatabase = "insurance-database", "CSDL bảo hiểm", "Insurance database";
        CivilStatus = "civil-status", "Hộ tịch", "Civil status";
        JudicialRecords = "judicial-records", "Lý lịch tư pháp", "Judicial records";
        LegalDocuments = "legal-documents", "Văn bản quy phạm pháp luật", "Legal documents";
        SecuredTransactions = "secured-transactions", "Đăng ký biện pháp bảo đảm", "Registration of security measures";
        CivilEnforcement = "civil-enforcement", "Thi hành án dân sự", "Civil judgment enforcement";
        ConsolidatedDatabase = "consolidated-database", "CSDL tổng hợp quốc gia", "Consolidated national database";
        VehicleRegistration = "vehicle-registration", "Đăng ký phương tiện", "Vehicle registration";
    }
    /// What information a system processes (Decree 85/2016/NĐ-CP, art. 7 to 9).
    Information {
        Public = "public", "Thông tin công khai", "Public";
        Internal = "internal", "Thông tin nội bộ", "Internal";
        Personal = "personal", "Thông tin riêng, thông tin cá nhân", "Personal or private";
        StateSecret = "state-secret", "Bí mật nhà nước", "State secret";
    }
    /// Who appraised the security level of a system (Decree 85/2016/NĐ-CP, art. 12).
    Appraisal {
        SpecialisedUnit = "specialised-unit", "Đơn vị chuyên trách", "Specialised unit";
        Owner = "owner", "Chủ quản hệ thống thông tin", "System owner";
        Central = "central", "Cơ quan thẩm định trung ương", "Central appraisal";
    }
    /// How a group of users logs in.
    Login {
        NationalEId = "national-e-id", "Tài khoản định danh điện tử (VNeID)", "National e-ID (VNeID)";
        PortalAccount = "portal-account", "Tài khoản của cổng", "Portal account";
    }
}
