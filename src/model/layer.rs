//! The seven layers of the Ministry's general diagram.

use crate::text::Text;

/// A layer of the architecture, bottom up in the order of the official general diagram.
///
/// The order of the variants is the order of dependency: a layer may rest on the ones before it.
/// Policy is cross-cutting. Source: the general diagram of Decision 2041/QĐ-BTP of 30/9/2020, as
/// reported on 05/7/2023. There are seven, and there will be: to match all of them is safe.
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
        match self {
            Self::Infrastructure => Text::fixed("Hạ tầng đảm bảo", "Assurance infrastructure"),
            Self::Integration => Text::fixed(
                "Nền tảng dịch vụ chia sẻ và tích hợp (LGSP)",
                "Integration and sharing platform (LGSP)",
            ),
            Self::Application => {
                Text::fixed("Ứng dụng và cơ sở dữ liệu", "Applications and databases")
            }
            Self::Business => Text::fixed("Nghiệp vụ", "Business"),
            Self::Channel => Text::fixed("Kênh giao tiếp", "Channels"),
            Self::User => Text::fixed("Người dùng", "Users"),
            Self::Policy => Text::fixed(
                "Chính sách chỉ đạo và điều hành",
                "Policy, direction and administration",
            ),
        }
    }

    /// The position among the layers, from 0.
    pub const fn index(self) -> usize {
        self as usize
    }
}

/// The section of a file.
impl std::fmt::Display for Layer {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.section())
    }
}

crate::words::keyed!(Layer, section);
