//! What an element is. The layer follows from it.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

use super::Layer;
use crate::error::Error;
use crate::text::Text;

macro_rules! kinds {
    ($(
        $(#[$outer:meta])*
        $layer:ident => $name:ident {
            $($variant:ident = $key:literal, $vi:literal, $en:literal;)+
        }
    )+) => {
        $(
            $(#[$outer])*
            #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
            #[non_exhaustive]
            pub enum $name {
                $(#[doc = concat!($en, " (", $vi, "), written `", $key, "`.")] $variant,)+
            }

            impl $name {
                /// The kinds of the layer.
                pub const ALL: &'static [Self] = &[$(Self::$variant,)+];

                /// The word a file uses.
                pub const fn key(self) -> &'static str {
                    match self { $(Self::$variant => $key,)+ }
                }
            }

            impl fmt::Display for $name {
                fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                    f.write_str(self.key())
                }
            }

            crate::words::keyed!($name);

            impl From<$name> for Kind {
                fn from(kind: $name) -> Self {
                    Kind::$layer(kind)
                }
            }
        )+

        /// What an element is: one of the kinds of one of the seven layers, or a kind of the user's own.
        ///
        /// ```
        /// use justarch::{ApplicationKind, Kind, Layer};
        /// let kind = Kind::from_key("database", Layer::Application).unwrap();
        /// assert_eq!(kind, Kind::Application(ApplicationKind::Database));
        /// assert_eq!(kind.layer(), Layer::Application);
        /// assert_eq!(Kind::from_key("x-robot", Layer::Channel), Some(Kind::Custom(Layer::Channel)));
        /// ```
        ///
        /// Through `serde` it is a map of the layer to the word, such as `{"application": "database"}`, and
        /// `{"custom": "channels"}` for a kind of the user's own, whose name is not part of it.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(rename_all = "kebab-case")]
        #[non_exhaustive]
        pub enum Kind {
            $(#[doc = concat!("A kind of the layer `", stringify!($layer), "`.")] $layer($name),)+
            /// A kind of the user's own, written `x-…`; the element holds its name.
            Custom(Layer),
        }

        impl Kind {
            /// Every kind but the user's own, by layer, bottom up.
            pub const ALL: &'static [Self] = &[$($(Kind::$layer($name::$variant),)+)+];

            /// The layer that elements of this kind belong to.
            pub const fn layer(self) -> Layer {
                match self {
                    $(Kind::$layer(_) => Layer::$layer,)+
                    Kind::Custom(layer) => layer,
                }
            }

            /// The word a file uses; `x-` for a kind of the user's own.
            pub const fn key(self) -> &'static str {
                match self {
                    $($(Kind::$layer($name::$variant) => $key,)+)+
                    Kind::Custom(_) => Self::CUSTOM_PREFIX,
                }
            }

            /// What the kind is called.
            pub const fn label(self) -> Text {
                match self {
                    $($(Kind::$layer($name::$variant) => Text::fixed($vi, $en),)+)+
                    Kind::Custom(_) => Text::fixed("Loại do người dùng đặt", "Custom kind"),
                }
            }

            /// A small number of its own, below [`Self::SLOTS`]: for lists with a place for each kind. The user's
            /// own kinds of a layer share one.
            pub(crate) const fn slot(self) -> usize {
                let within = match self {
                    $(Kind::$layer(kind) => kind as usize,)+
                    Kind::Custom(_) => SLOTS_OF_LAYER - 1,
                };
                self.layer().index() * SLOTS_OF_LAYER + within
            }
        }
    };
}

kinds! {
    /// Kinds of the infrastructure layer (Hạ tầng đảm bảo).
    Infrastructure => InfrastructureKind {
        ItInfrastructure = "it-infrastructure", "Hạ tầng công nghệ thông tin", "IT infrastructure";
        DataCentre = "data-centre", "Trung tâm dữ liệu", "Data centre";
        NationalDataCentre = "national-data-centre", "Trung tâm dữ liệu quốc gia", "National Data Centre";
        Network = "network", "Mạng truyền số liệu", "Network";
        Cloud = "cloud", "Điện toán đám mây", "Cloud";
        Equipment = "equipment", "Trang thiết bị", "Equipment";
        TrustService = "trust-service", "Dịch vụ tin cậy", "Trust service";
        InformationSecurity = "information-security", "Bảo đảm an toàn thông tin", "Information security";
        SecurityOperations = "security-operations", "Trung tâm giám sát an toàn thông tin", "Security operations centre";
        VideoConference = "video-conference", "Hội nghị truyền hình", "Video conference";
    }
    /// Kinds of the integration layer (Nền tảng dịch vụ chia sẻ và tích hợp).
    Integration => IntegrationKind {
        Lgsp = "lgsp", "Nền tảng tích hợp, chia sẻ dữ liệu cấp bộ, cấp tỉnh (LGSP)", "Ministry or province integration platform (LGSP)";
        NationalExchange = "national-exchange", "Nền tảng tích hợp, chia sẻ dữ liệu quốc gia (NGSP/NDXP)", "National data exchange platform (NGSP/NDXP)";
        CoordinationPlatform = "coordination-platform", "Nền tảng chia sẻ, điều phối dữ liệu", "Data sharing and coordination platform";
        IdentityPlatform = "identity-platform", "Nền tảng định danh và xác thực điện tử", "E-identification and authentication platform";
        ExchangeSolution = "exchange-solution", "Giải pháp trao đổi dữ liệu", "Data exchange solution";
    }
    /// Kinds of the application and data layer (Ứng dụng và cơ sở dữ liệu).
    Application => ApplicationKind {
        Application = "application", "Ứng dụng", "Application";
        Database = "database", "Cơ sở dữ liệu", "Database";
        DataStore = "data-store", "Kho dữ liệu", "Data store";
        SharedPlatform = "shared-platform", "Nền tảng dùng chung", "Shared platform";
        OneStopSystem = "one-stop-system", "Hệ thống thông tin một cửa điện tử", "E-one-stop system";
        ProcedureSystem = "procedure-system", "Hệ thống thông tin giải quyết thủ tục hành chính", "Procedure-handling system";
        PaymentSystem = "payment-system", "Hệ thống thanh toán điện tử", "Online payment system";
        IdentitySystem = "identity-system", "Hệ thống định danh và xác thực điện tử", "E-identification and authentication system";
        DocumentSystem = "document-system", "Hệ thống quản lý, trao đổi văn bản điện tử", "E-document system";
        AiApplication = "ai-application", "Ứng dụng trí tuệ nhân tạo", "AI application";
    }
    /// Kinds of the business layer (Nghiệp vụ).
    Business => BusinessKind {
        PublicService = "public-service", "Dịch vụ công", "Public service";
        ServiceGroup = "service-group", "Nhóm dịch vụ công", "Group of public services";
        Process = "process", "Quy trình nghiệp vụ", "Business process";
        Domain = "domain", "Lĩnh vực nghiệp vụ", "Business domain";
    }
    /// Kinds of the channel layer (Kênh giao tiếp).
    Channel => ChannelKind {
        ServicePortal = "service-portal", "Cổng dịch vụ công", "Public service portal";
        WebPortal = "web-portal", "Cổng thông tin điện tử", "Web portal";
        WebPage = "web-page", "Trang thông tin điện tử", "Web page";
        OpenDataPortal = "open-data-portal", "Cổng dữ liệu mở", "Open data portal";
        MobileApp = "mobile-app", "Ứng dụng di động", "Mobile app";
        SocialNetwork = "social-network", "Mạng xã hội", "Social network";
        Hotline = "hotline", "Tổng đài điện thoại", "Hotline";
        Email = "email", "Thư điện tử", "Email";
        Counter = "counter", "Bộ phận tiếp nhận trực tiếp", "In-person counter";
    }
    /// Kinds of the user layer (Người dùng).
    User => UserKind {
        Citizen = "citizen", "Người dân", "Citizens";
        Business = "business", "Doanh nghiệp", "Businesses";
        Official = "official", "Cán bộ, công chức, viên chức", "Officials";
        Leader = "leader", "Lãnh đạo", "Leaders";
        Agency = "agency", "Cơ quan nhà nước", "Agencies";
        ProfessionalBody = "professional-body", "Tổ chức hành nghề", "Professional bodies";
    }
    /// Kinds of the policy layer (Chính sách chỉ đạo và điều hành).
    Policy => PolicyKind {
        Law = "law", "Luật", "Law";
        Decree = "decree", "Nghị định", "Decree";
        Circular = "circular", "Thông tư", "Circular";
        Decision = "decision", "Quyết định", "Decision";
        Directive = "directive", "Chỉ thị", "Directive";
        Resolution = "resolution", "Nghị quyết", "Resolution";
        Conclusion = "conclusion", "Kết luận", "Conclusion";
        OfficialLetter = "official-letter", "Công văn, văn bản", "Official letter";
        Framework = "framework", "Khung kiến trúc", "Architecture framework";
        Programme = "programme", "Chương trình", "Programme";
        Project = "project", "Đề án", "Project";
        Plan = "plan", "Kế hoạch", "Plan";
        Standard = "standard", "Tiêu chuẩn, quy chuẩn", "Standard";
    }
}

/// More than any layer has kinds.
const SLOTS_OF_LAYER: usize = 16;

impl Kind {
    /// How many slots there are; see [`Self::slot`].
    pub(crate) const SLOTS: usize = Layer::ALL.len() * SLOTS_OF_LAYER;

    /// What every kind of the user's own begins with.
    pub const CUSTOM_PREFIX: &'static str = "x-";

    /// Reads a kind. `section` gives the layer of a kind of the user's own; the built-in kinds know theirs,
    /// so the result may belong to another layer than the section it stands in.
    pub fn from_key(key: &str, section: Layer) -> Option<Self> {
        // The user layer and the application layer each have a kind of a name used elsewhere.
        let known = |k: &&Self| k.key() == key;
        let here = Self::ALL
            .iter()
            .filter(|k| k.layer() == section)
            .find(known);
        if let Some(kind) = here.or_else(|| Self::ALL.iter().find(known)) {
            return Some(*kind);
        }
        let name = key.strip_prefix(Self::CUSTOM_PREFIX)?;
        super::key::is_key(name).then_some(Self::Custom(section))
    }

    /// Whether elements of this kind hold data: databases and data stores.
    pub const fn holds_data(self) -> bool {
        matches!(
            self,
            Self::Application(ApplicationKind::Database | ApplicationKind::DataStore)
        )
    }
}

impl fmt::Display for Kind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.key())
    }
}

/// Reads one of the built-in kinds. Of a kind of the user's own the word alone does not tell the layer: that takes
/// [`Kind::from_key`].
impl FromStr for Kind {
    type Err = Error;

    fn from_str(text: &str) -> Result<Self, Error> {
        crate::words::find(Self::ALL, Self::key, text)
    }
}

#[cfg(test)]
mod tests {
    use super::{Kind, Layer};

    #[test]
    fn every_kind_has_a_slot_of_its_own() {
        let custom = Layer::ALL.map(Kind::Custom);
        let mut slots: Vec<_> = Kind::ALL.iter().chain(&custom).map(|k| k.slot()).collect();
        let count = slots.len();
        slots.sort_unstable();
        slots.dedup();
        assert_eq!(slots.len(), count);
        assert!(slots.iter().all(|slot| *slot < Kind::SLOTS));
    }
}
