//! The seven layers of the Ministry's general diagram.

use super::described::{Described, Words, words};
use crate::text::Text;

/// A layer of the architecture, bottom up in the order of the official general diagram.
///
/// The order of the variants is the order of dependency: a layer may rest on the ones before it.
/// Policy is cross-cutting. Source: the general diagram of Decision 2041/QĐ-BTP of 30/9/2020, as
/// reported on 05/7/2023.
///
/// ```
/// use justarch::Layer;
/// assert!(Layer::Infrastructure < Layer::Channel);
/// assert_eq!(Layer::from_section("applications"), Some(Layer::Application));
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Layer {
    /// Hạ tầng đảm bảo.
    Infrastructure,
    /// Nền tảng dịch vụ chia sẻ và tích hợp (LGSP).
    Integration,
    /// Ứng dụng và cơ sở dữ liệu.
    Application,
    /// Nghiệp vụ.
    Business,
    /// Kênh giao tiếp.
    Channel,
    /// Người dùng.
    User,
    /// Chính sách chỉ đạo và điều hành.
    Policy,
}

impl Layer {
    /// The layers, bottom up.
    pub const ALL: [Self; 7] = [
        Self::Infrastructure,
        Self::Integration,
        Self::Application,
        Self::Business,
        Self::Channel,
        Self::User,
        Self::Policy,
    ];

    /// The section of a file that holds the elements of the layer.
    pub const fn section(self) -> &'static str {
        match self {
            Self::Infrastructure => "infrastructure",
            Self::Integration => "integration",
            Self::Application => "applications",
            Self::Business => "business",
            Self::Channel => "channels",
            Self::User => "users",
            Self::Policy => "policy",
        }
    }

    /// The layer whose elements a section holds.
    pub fn from_section(section: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|l| l.section() == section)
    }

    /// The name in the Ministry's own cut; a framework may carry other labels.
    ///
    /// ```
    /// use justarch::{Lang, Layer};
    /// assert_eq!(Layer::Business.label().get(Lang::Vi), "Nghiệp vụ");
    /// ```
    pub const fn label(self) -> Text {
        let [vi, en] = self.words().title;
        Text::fixed(vi, en)
    }

    /// What the section of the layer is for: title, meaning, an example.
    ///
    /// ```
    /// use justarch::{Lang, Layer};
    /// assert_eq!(Layer::User.described().title.get(Lang::En), "Users");
    /// ```
    pub const fn described(self) -> Described {
        self.words().described()
    }

    pub(crate) const fn words(self) -> &'static Words {
        match self {
            Self::Infrastructure => {
                const {
                    &words!(
                        "Hạ tầng đảm bảo", "Assurance infrastructure";
                        "Trung tâm dữ liệu, mạng, thiết bị và an toàn thông tin mà mọi lớp trên dựa vào; phần mềm dùng chung thuộc `applications` hoặc `integration`.",
                        "Data centres, networks, equipment and security on which all other layers rest; shared software belongs to `applications` or `integration`.";
                        "infrastructure:\n  sample: { kind: network, name: { vi: Mạng diện rộng của Bộ } }\n"
                    )
                }
            }
            Self::Integration => {
                const {
                    &words!(
                        "Nền tảng dịch vụ chia sẻ và tích hợp (LGSP)", "Integration and sharing platform (LGSP)";
                        "Các nền tảng mà dữ liệu giữa hệ thống đi qua; ứng dụng và dữ liệu ở hai đầu thuộc `applications`.",
                        "The platforms that data between systems passes; the applications and data at the ends belong to `applications`.";
                        "integration:\n  sample: { kind: exchange-solution, name: { vi: Giải pháp trao đổi } }\n"
                    )
                }
            }
            Self::Application => {
                const {
                    &words!(
                        "Ứng dụng và cơ sở dữ liệu", "Applications and databases";
                        "Ứng dụng, nền tảng phần mềm, cơ sở dữ liệu và kho dữ liệu; nơi người dùng tiếp cận thuộc `channels`.",
                        "Applications, software platforms, databases and data stores; where users reach them belongs to `channels`.";
                        "applications:\n  sample: { kind: application, name: { vi: Phần mềm quản lý hồ sơ } }\n"
                    )
                }
            }
            Self::Business => {
                const {
                    &words!(
                        "Nghiệp vụ", "Business";
                        "Dịch vụ công, quy trình và lĩnh vực nghiệp vụ: việc cơ quan làm, không phải phần mềm dùng để làm.",
                        "Public services, processes and domains: what the body does, not the software it does it with.";
                        "business:\n  sample: { kind: process, name: { vi: Thẩm định hồ sơ } }\n"
                    )
                }
            }
            Self::Channel => {
                const {
                    &words!(
                        "Kênh giao tiếp", "Channels";
                        "Nơi người dùng gặp cơ quan: cổng, trang, ứng dụng di động, tổng đài, bộ phận một cửa; phần xử lý thuộc `applications`.",
                        "Where users meet the body: portals, pages, apps, hotlines, counters; what processes belongs to `applications`.";
                        "channels:\n  sample: { kind: hotline, name: { vi: Tổng đài hỗ trợ } }\n"
                    )
                }
            }
            Self::User => {
                const {
                    &words!(
                        "Người dùng", "Users";
                        "Nhóm người dùng bên trong và bên ngoài; đơn vị sở hữu, vận hành hệ thống được khai trong `organisations`.",
                        "Groups of users inside and outside; those who own or operate systems are declared in `organisations`.";
                        "users:\n  sample: { kind: official, name: { vi: Công chức của Bộ }, uses: [case-system] }\n"
                    )
                }
            }
            Self::Policy => {
                const {
                    &words!(
                        "Chính sách chỉ đạo và điều hành", "Policy, direction and administration";
                        "Văn bản pháp luật, chỉ đạo, kế hoạch và tiêu chuẩn điều chỉnh các lớp khác; tài liệu làm chứng cho nội dung được khai trong `sources`.",
                        "Law, direction, plans and standards that govern the other layers; papers that attest a fact are declared in `sources`.";
                        "policy:\n  sample: { kind: decree, name: { vi: Nghị định về an toàn thông tin } }\n"
                    )
                }
            }
        }
    }

    /// The position among the layers, from 0.
    pub const fn index(self) -> usize {
        self as usize
    }
}
