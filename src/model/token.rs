//! The closed value sets of fields.

use super::Layer;
use super::described::{Described, Words, words};
use crate::text::Text;

/// A closed set of words that a field can hold.
pub(crate) trait Token: Copy + 'static {
    const KEYS: &'static [&'static str];
    /// What is said of each, in the same order.
    const WORDS: &'static [&'static Words];
    fn from_code(code: u32) -> Option<Self>;
    fn code(self) -> u32;
}

/// The sets. A set says what stands before and behind a value in an example; a row is the word, its label, what it
/// means and perhaps the legal term.
macro_rules! tokens {
    ($(
        $(#[$outer:meta])*
        $name:ident in $before:literal, $after:literal {
            $($variant:ident = $key:literal, $vi:literal, $en:literal {
                $meaning_vi:literal, $meaning_en:literal;
                $(law $instrument:literal $article:literal $term_vi:literal, $term_en:literal;)?
            })+
        }
    )+) => {
        $(
            $(#[$outer])*
            #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
            #[non_exhaustive]
            pub enum $name {
                $(#[doc = concat!($en, " (", $vi, "), written `", $key, "`. ", $meaning_en)] $variant,)+
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

                /// What the value is called, what it means, the legal term, an example.
                pub const fn described(self) -> Described {
                    self.words().described()
                }

                const fn words(self) -> &'static Words {
                    match self {
                        $(Self::$variant => const { &words!(
                            $vi, $en;
                            $meaning_vi, $meaning_en;
                            concat!($before, $key, $after)
                            $(; law $instrument $article $term_vi, $term_en)?
                        ) },)+
                    }
                }
            }

            crate::words::keyed!($name);

            impl Token for $name {
                const KEYS: &'static [&'static str] = &[$($key,)+];
                const WORDS: &'static [&'static Words] = &[$(Self::$variant.words(),)+];

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
    Scope in "scope: ", "" {
        Ministry = "ministry", "Trong bộ", "Within the ministry" {
            "Phạm vi trong bộ, tỉnh là chủ của kiến trúc; là giá trị hiểu mặc định cho thành phần của chính cơ quan.",
            "Reaches no further than the body of the architecture; what most of its own elements are.";
        }
        Sector = "sector", "Toàn ngành", "The whole sector" {
            "Dùng chung cho toàn ngành, cả các cơ quan ở địa phương thuộc ngành; rộng hơn `ministry`, hẹp hơn `national`.",
            "Shared by the whole sector, its local agencies included; wider than `ministry`, narrower than `national`.";
        }
        National = "national", "Quốc gia", "National" {
            "Dùng chung cho cả nước, thường do cơ quan khác làm chủ quản.",
            "Shared by the whole country, mostly owned by another body.";
        }
        OtherAgency = "other-agency", "Cơ quan khác", "Another agency" {
            "Của một bộ, cơ quan trung ương khác mà kiến trúc có kết nối tới.",
            "Belongs to another ministry or central agency that the architecture links to.";
        }
        Local = "local", "Địa phương", "Local" {
            "Của địa phương, nhìn từ kiến trúc của bộ hoặc của sở.",
            "Belongs to a province or its units, as seen from a ministry or a department.";
        }
    }
    /// Where an element or a relation is in its life. The order is the order of that life.
    Status in "status: ", "" {
        Planned = "planned", "Dự kiến", "Planned" {
            "Mới có trong kế hoạch, chưa hoạt động; `since` khi đó là ngày dự kiến.",
            "Only planned, not working yet; `since` then is the target date.";
        }
        Pilot = "pilot", "Thí điểm", "Pilot" {
            "Đang thử nghiệm ở một phạm vi, đã có người dùng thật.",
            "Tried in a limited area, with real users already.";
        }
        Active = "active", "Đang vận hành", "Active" {
            "Đang vận hành chính thức.",
            "In regular operation.";
        }
        Deprecated = "deprecated", "Sắp thay thế", "Deprecated" {
            "Vẫn vận hành nhưng đã có quyết định thay thế; kết nối mới không nên dựa vào.",
            "Still in operation, but due to be replaced; nothing new should rest on it.";
        }
        Retired = "retired", "Đã dừng", "Retired" {
            "Đã dừng hoạt động; ở phiên bản sau, thành phần đã bỏ hẳn được khai trong `retired`.",
            "No longer in operation; what a later version drops altogether is told under `retired`.";
        }
    }
    /// What kind of body the architecture belongs to.
    Level in "level: ", "" {
        Ministry = "ministry", "Cấp bộ", "Ministry" {
            "Kiến trúc của bộ, cơ quan ngang bộ, cơ quan thuộc Chính phủ.",
            "The architecture of a ministry or an agency of its rank.";
        }
        Province = "province", "Cấp tỉnh", "Province" {
            "Kiến trúc của tỉnh, thành phố trực thuộc trung ương.",
            "The architecture of a province or centrally run city.";
        }
        Department = "department", "Cấp sở, ngành", "Department" {
            "Kiến trúc của một sở, cục; một số yêu cầu dành cho bộ, tỉnh không áp dụng.",
            "The architecture of a department; some demands on ministries and provinces do not hold for it.";
        }
    }
    /// What an architecture document is.
    DocumentStatus in "status: ", "" {
        Draft = "draft", "Dự thảo", "Draft" {
            "Dự thảo của cơ quan, chưa ban hành.",
            "A draft of the body, not issued yet.";
        }
        Illustrative = "illustrative", "Minh họa", "Illustrative" {
            "Bản dựng lại để minh họa từ nguồn công khai, không phải bản chính thức; văn bản được dựng lại nêu ở `reconstructs`.",
            "Rebuilt from public sources to illustrate, no official text; what it rebuilds is named in `reconstructs`.";
        }
        Issued = "issued", "Đã ban hành", "Issued" {
            "Đã ban hành; số và ngày quyết định nêu ở `issued`.",
            "Issued; number and date of the decision stand in `issued`.";
        }
        Superseded = "superseded", "Đã được thay thế", "Superseded" {
            "Đã được phiên bản sau thay thế.",
            "Replaced by a later version.";
        }
    }
    /// The class of a database (Decree 47/2020/NĐ-CP, art. 11.1).
    DatabaseClass in "class: ", "" {
        National = "national", "Cơ sở dữ liệu quốc gia", "National" {
            "Cơ sở dữ liệu quốc gia theo danh mục của Nhà nước.",
            "A national database of the state’s list.";
            law "47/2020/NĐ-CP" "11.1" "Cơ sở dữ liệu quốc gia", "National database";
        }
        SharedMinistry = "shared-ministry", "Cơ sở dữ liệu dùng chung của bộ", "Shared by a ministry" {
            "Dùng chung trong một bộ, cơ quan ngang bộ.",
            "Shared within one ministry.";
            law "47/2020/NĐ-CP" "11.1" "Cơ sở dữ liệu dùng chung", "Shared database";
        }
        SharedSector = "shared-sector", "Cơ sở dữ liệu dùng chung của ngành", "Shared by a sector" {
            "Dùng chung trong một ngành, gồm cả địa phương.",
            "Shared within one sector, the provinces included.";
            law "47/2020/NĐ-CP" "11.1" "Cơ sở dữ liệu dùng chung", "Shared database";
        }
        SharedLocality = "shared-locality", "Cơ sở dữ liệu dùng chung của địa phương", "Shared by a locality" {
            "Dùng chung trong một tỉnh, thành phố.",
            "Shared within one province.";
            law "47/2020/NĐ-CP" "11.1" "Cơ sở dữ liệu dùng chung", "Shared database";
        }
        Internal = "internal", "Cơ sở dữ liệu nội bộ", "Internal" {
            "Chỉ phục vụ nội bộ cơ quan.",
            "Serves the body itself only.";
            law "47/2020/NĐ-CP" "11.1" "Cơ sở dữ liệu nội bộ", "Internal database";
        }
    }
    /// Whether an integration platform can serve a link (Circular 13/2017/TT-BTTTT, art. 16).
    Readiness in "readiness: ", "" {
        Ready = "ready", "Sẵn sàng", "Ready" {
            "Nền tảng sẵn sàng phục vụ kết nối; kết nối khi đó phải đi qua nền tảng.",
            "The platform can serve; exchanges are then to pass it.";
        }
        NotReady = "not-ready", "Chưa sẵn sàng", "Not ready" {
            "Nền tảng chưa sẵn sàng; kết nối tạm đi theo cách khác.",
            "The platform cannot serve yet; exchanges take another way for the time being.";
        }
        Unfit = "unfit", "Không đáp ứng", "Cannot serve" {
            "Nền tảng đã có nhưng không đáp ứng yêu cầu của kết nối.",
            "The platform is there but cannot do what the exchange needs.";
        }
    }
    /// Why a link does without an intermediary platform (Decree 47/2020/NĐ-CP, art. 46.2).
    JustificationReason in "justification: { reason: ", " }" {
        NotReady = "not-ready", "Nền tảng chưa sẵn sàng", "The platform is not ready" {
            "Kết nối trực tiếp vì nền tảng trung gian chưa sẵn sàng.",
            "The link is direct because the intermediary platform is not ready.";
            law "47/2020/NĐ-CP" "46.2" "Kết nối trực tiếp", "Direct connection";
        }
        Unfit = "unfit", "Nền tảng không đáp ứng", "The platform cannot serve" {
            "Kết nối trực tiếp vì cơ quan chủ quản nền tảng xác định nền tảng không đáp ứng; cần có `approval`.",
            "The link is direct because the owner of the platform found that it cannot serve; needs an `approval`.";
            law "47/2020/NĐ-CP" "46.2" "Kết nối trực tiếp", "Direct connection";
        }
    }
    /// What an exchange does, as the end that it is written at says (Circular 13/2017/TT-BTTTT, art. 3.2 and 3.3):
    /// it reads the other end or feeds it; or the other end reads it or feeds it, which is the same exchange seen from
    /// there.
    Purpose in "purpose: ", "" {
        Exploit = "exploit", "Khai thác", "Read" {
            "Thành phần này đọc dữ liệu của đầu kia, nên phụ thuộc vào đầu kia.",
            "This element reads the other end and so depends on it.";
            law "13/2017/TT-BTTTT" "3.2" "Kết nối khai thác", "Read link";
        }
        Update = "update", "Cập nhật", "Update" {
            "Thành phần này gửi dữ liệu sang đầu kia, nên đầu kia phụ thuộc vào nó.",
            "This element feeds the other end, which so depends on it.";
            law "13/2017/TT-BTTTT" "3.3" "Kết nối cập nhật", "Update link";
        }
        Exploited = "exploited", "Được khai thác", "Is read" {
            "Đầu kia đọc dữ liệu của thành phần này: chính là `exploit` nhìn từ phía bên kia.",
            "The other end reads this element: the same as `exploit`, seen from here.";
        }
        Updated = "updated", "Được cập nhật", "Is updated" {
            "Đầu kia gửi dữ liệu sang thành phần này: chính là `update` nhìn từ phía bên kia.",
            "The other end feeds this element: the same as `update`, seen from here.";
        }
    }
    /// The form of data sharing (Decree 47/2020/NĐ-CP, art. 3.4 to 3.6).
    Sharing in "sharing: ", "" {
        Default = "default", "Mặc định", "Default" {
            "Chia sẻ mặc định: dữ liệu dùng chung, không cần thỏa thuận riêng.",
            "Shared by default: common data, without an agreement of its own.";
            law "47/2020/NĐ-CP" "3.4–3.6" "Chia sẻ dữ liệu theo hình thức mặc định", "Default sharing";
        }
        Special = "special", "Theo yêu cầu đặc thù", "Special request" {
            "Chia sẻ theo yêu cầu đặc thù: chỉ khi chia sẻ mặc định không đáp ứng, kèm thỏa thuận (`agreement`).",
            "Shared on special request: only where default sharing cannot serve, with an `agreement`.";
            law "47/2020/NĐ-CP" "3.4–3.6" "Chia sẻ dữ liệu theo yêu cầu đặc thù", "Sharing on special request";
        }
        Open = "open", "Dữ liệu mở", "Open data" {
            "Dữ liệu mở, công bố cho mọi người; không chứa dữ liệu cá nhân.",
            "Open data, published for everybody; holds no personal data.";
            law "47/2020/NĐ-CP" "3.4–3.6" "Dữ liệu mở", "Open data";
        }
    }
    /// The method of data sharing (Decree 47/2020/NĐ-CP, art. 23.1).
    Method in "method: ", "" {
        OnlineCall = "online-call", "Truy vấn trực tuyến", "Online call" {
            "Gọi trực tuyến lúc cần; là cách được khuyến khích.",
            "Called online when needed; the method that is encouraged.";
            law "47/2020/NĐ-CP" "23.1" "Kết nối, chia sẻ dữ liệu trực tuyến", "Online sharing";
        }
        Synchronisation = "synchronisation", "Đồng bộ dữ liệu", "Synchronisation" {
            "Giữ một bản sao và đồng bộ định kỳ; cần nêu thời hạn (`validity`).",
            "Keeps a copy and synchronises it; for a limited time (`validity`).";
            law "47/2020/NĐ-CP" "23.1" "Đồng bộ dữ liệu", "Synchronisation";
        }
        Packaged = "packaged", "Dữ liệu đóng gói", "Packaged data" {
            "Giao dữ liệu đóng gói trên phương tiện lưu trữ hoặc tệp; cần nêu thời hạn (`validity`).",
            "Handed over as files or on media; for a limited time (`validity`).";
            law "47/2020/NĐ-CP" "23.1" "Dữ liệu đóng gói", "Packaged data";
        }
    }
    /// What an organisation is.
    OrganisationKind in "kind: ", "" {
        Ministry = "ministry", "Bộ, cơ quan ngang bộ", "Ministry" {
            "Bộ, cơ quan ngang bộ, cơ quan thuộc Chính phủ.",
            "A ministry or an agency of its rank.";
        }
        Government = "government", "Chính phủ, Thủ tướng Chính phủ", "Government" {
            "Chính phủ, Thủ tướng Chính phủ với tư cách cơ quan ban hành.",
            "The Government or the Prime Minister, who issue instruments.";
        }
        Province = "province", "Tỉnh, thành phố", "Province" {
            "Tỉnh, thành phố trực thuộc trung ương.",
            "A province or centrally run city.";
        }
        Department = "department", "Cục, vụ, sở", "Department" {
            "Cục, vụ, sở: đơn vị có nhiệm vụ quản lý; đơn vị sự nghiệp là `centre`.",
            "A department with a task of administration; units that provide a service are `centre`.";
        }
        Centre = "centre", "Trung tâm, viện", "Centre or institute" {
            "Trung tâm, viện, đơn vị sự nghiệp.",
            "A centre, an institute, a unit that provides a service.";
        }
        Committee = "committee", "Ban, hội đồng, ủy ban", "Committee" {
            "Ban chỉ đạo, hội đồng, ủy ban: tập thể phối hợp, không phải cơ quan thường trực.",
            "A steering committee, council or board: several who coordinate, no standing agency.";
        }
        Agency = "agency", "Cơ quan khác", "Other agency" {
            "Cơ quan, tổ chức khác chưa có loại riêng.",
            "Another agency, of none of the other kinds.";
        }
        Enterprise = "enterprise", "Doanh nghiệp", "Enterprise" {
            "Doanh nghiệp, như bên cung cấp hoặc vận hành thuê.",
            "An enterprise, such as a supplier or contracted operator.";
        }
    }
    /// How exactly a figure is known.
    Qualifier in "qualifier: ", "" {
        Exact = "exact", "Đúng bằng", "Exactly" {
            "Số liệu đúng bằng giá trị nêu; hiểu như vậy khi không nêu gì.",
            "The figure is exactly that; taken so where nothing is said.";
        }
        About = "about", "Khoảng", "About" {
            "Số liệu xấp xỉ.",
            "The figure is approximate.";
        }
        AtLeast = "at-least", "Trên", "More than" {
            "Số liệu lớn hơn hoặc bằng giá trị nêu (nguồn viết “trên”, “hơn”).",
            "The figure is that or more (the source says “over”).";
        }
        AtMost = "at-most", "Không quá", "At most" {
            "Số liệu không vượt quá giá trị nêu.",
            "The figure is that or less.";
        }
    }
    /// The part a well-known system plays, by which rules find it whatever its id.
    Role in "role: ", "" {
        NationalPortal = "national-portal", "Cổng Dịch vụ công quốc gia", "National Public Service Portal" {
            "Đánh dấu thành phần là Cổng Dịch vụ công quốc gia, để quy tắc tìm thấy dù định danh là gì.",
            "Marks the National Public Service Portal, by which rules find it whatever its id.";
        }
        NationalDataPortal = "national-data-portal", "Cổng dữ liệu quốc gia", "National data portal" {
            "Đánh dấu Cổng dữ liệu quốc gia, nơi công bố dữ liệu mở.",
            "Marks the national data portal, where open data is published.";
        }
        ProcedureDatabase = "procedure-database", "CSDL quốc gia về thủ tục hành chính", "National administrative procedure database" {
            "Đánh dấu cơ sở dữ liệu quốc gia về thủ tục hành chính.",
            "Marks the national database of administrative procedures.";
        }
        PopulationDatabase = "population-database", "CSDL quốc gia về dân cư", "National population database" {
            "Đánh dấu cơ sở dữ liệu quốc gia về dân cư.",
            "Marks the national population database.";
        }
        EnterpriseDatabase = "enterprise-database", "CSDL quốc gia về đăng ký doanh nghiệp", "National enterprise registration database" {
            "Đánh dấu cơ sở dữ liệu quốc gia về đăng ký doanh nghiệp.",
            "Marks the national enterprise registration database.";
        }
        InsuranceDatabase = "insurance-database", "CSDL bảo hiểm", "Insurance database" {
            "Đánh dấu cơ sở dữ liệu bảo hiểm.",
            "Marks the insurance database.";
        }
        CivilStatus = "civil-status", "Hộ tịch", "Civil status" {
            "Đánh dấu hệ thống, cơ sở dữ liệu hộ tịch.",
            "Marks the civil status system or database.";
        }
        JudicialRecords = "judicial-records", "Lý lịch tư pháp", "Judicial records" {
            "Đánh dấu hệ thống, cơ sở dữ liệu lý lịch tư pháp.",
            "Marks the judicial records system or database.";
        }
        LegalDocuments = "legal-documents", "Văn bản quy phạm pháp luật", "Legal documents" {
            "Đánh dấu cơ sở dữ liệu văn bản quy phạm pháp luật.",
            "Marks the database of legal documents.";
        }
        SecuredTransactions = "secured-transactions", "Đăng ký biện pháp bảo đảm", "Registration of security measures" {
            "Đánh dấu hệ thống đăng ký biện pháp bảo đảm.",
            "Marks the registration of security measures.";
        }
        CivilEnforcement = "civil-enforcement", "Thi hành án dân sự", "Civil judgment enforcement" {
            "Đánh dấu hệ thống, cơ sở dữ liệu thi hành án dân sự.",
            "Marks the civil enforcement system or database.";
        }
        ConsolidatedDatabase = "consolidated-database", "CSDL tổng hợp quốc gia", "Consolidated national database" {
            "Đánh dấu cơ sở dữ liệu tổng hợp quốc gia, hoặc kho dữ liệu tổng hợp của các cơ sở dữ liệu quốc gia mà khung 3.0 bổ sung.",
            "Marks the consolidated national database, or the consolidated store of the national databases that framework 3.0 introduced.";
        }
        PeopleStore = "people-store", "Kho dữ liệu về con người", "Data store on people" {
            "Đánh dấu kho dữ liệu về con người mà khung 3.0 bổ sung.",
            "Marks the data store on people that framework 3.0 introduced.";
        }
        VehicleRegistration = "vehicle-registration", "Đăng ký phương tiện", "Vehicle registration" {
            "Đánh dấu hệ thống đăng ký phương tiện.",
            "Marks the registration of vehicles.";
        }
    }
    /// What information a system processes (Decree 85/2016/NĐ-CP, art. 7 to 9).
    Information in "information: [", "]" {
        Public = "public", "Thông tin công khai", "Public" {
            "Thông tin công khai cho mọi người.",
            "Information open to everybody.";
            law "85/2016/NĐ-CP" "6.1" "Thông tin công cộng", "Public information";
        }
        Internal = "internal", "Thông tin nội bộ", "Internal" {
            "Thông tin nội bộ, chỉ cho đối tượng xác định; từ đó cấp độ an toàn ít nhất là 2.",
            "Information for identified persons only; with it the security level is 2 at least.";
        }
        Personal = "personal", "Thông tin riêng, thông tin cá nhân", "Personal or private" {
            "Thông tin cá nhân, thông tin riêng của tổ chức, cá nhân; từ đó cấp độ an toàn ít nhất là 2.",
            "Personal data or private information of persons and bodies; with it the security level is 2 at least.";
            law "85/2016/NĐ-CP" "6.1" "Thông tin cá nhân", "Personal information";
        }
        StateSecret = "state-secret", "Bí mật nhà nước", "State secret" {
            "Thông tin thuộc bí mật nhà nước; từ đó cấp độ an toàn ít nhất là 3.",
            "State secrets; with them the security level is 3 at least.";
            law "85/2016/NĐ-CP" "6.1" "Thông tin bí mật nhà nước", "State secrets";
        }
    }
    /// Who appraised the security level of a system (Decree 85/2016/NĐ-CP, art. 12).
    Appraisal in "security-level: { level: 3, appraisal: ", " }" {
        SpecialisedUnit = "specialised-unit", "Đơn vị chuyên trách", "Specialised unit" {
            "Đơn vị chuyên trách về an toàn thông tin thẩm định; đúng cho cấp độ 1 đến 3.",
            "The specialised security unit appraised it; right for levels 1 to 3.";
            law "85/2016/NĐ-CP" "12" "Thẩm quyền thẩm định", "Authority to appraise";
        }
        Owner = "owner", "Chủ quản hệ thống thông tin", "System owner" {
            "Chủ quản hệ thống phê duyệt; là việc phê duyệt ở cấp độ 3, 4.",
            "The owner of the system approved it; that is the approval of levels 3 and 4.";
            law "85/2016/NĐ-CP" "12" "Thẩm quyền phê duyệt", "Authority to approve";
        }
        Central = "central", "Cơ quan thẩm định trung ương", "Central appraisal" {
            "Cơ quan trung ương thẩm định; đúng cho cấp độ 4, 5.",
            "The central authority appraised it; right for levels 4 and 5.";
            law "85/2016/NĐ-CP" "12" "Thẩm quyền thẩm định", "Authority to appraise";
        }
    }
    /// How a group of users logs in.
    Login in "login: { citizens: [", "] }" {
        NationalEId = "national-e-id", "Tài khoản định danh điện tử (VNeID)", "National e-ID (VNeID)" {
            "Đăng nhập bằng tài khoản định danh điện tử VNeID.",
            "Users log in with the national e-ID, VNeID.";
            law "69/2024/NĐ-CP" "" "Tài khoản định danh điện tử", "E-identification account";
        }
        PortalAccount = "portal-account", "Tài khoản của cổng", "Portal account" {
            "Đăng nhập bằng tài khoản do chính cổng cấp.",
            "Users log in with an account of the portal itself.";
        }
    }
}

impl Status {
    /// What the value is called on a layer: policies are not run but applied.
    pub(crate) const fn label_on(self, layer: Layer) -> Text {
        match (self, layer) {
            (Self::Active, Layer::Policy) => Text::fixed("Đang áp dụng", "In force"),
            (Self::Retired, Layer::Policy) => Text::fixed("Thôi áp dụng", "No longer in force"),
            (
                Self::Planned | Self::Pilot | Self::Active | Self::Deprecated | Self::Retired,
                Layer::Infrastructure
                | Layer::Integration
                | Layer::Application
                | Layer::Business
                | Layer::Channel
                | Layer::User
                | Layer::Policy,
            ) => self.label(),
        }
    }
}
