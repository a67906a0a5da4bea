//! The sets of tables that there are.

use crate::text::Text;

/// A table that can be made of a document.
///
/// ```
/// use justarch::tables::TableSet;
/// assert_eq!("databases".parse::<TableSet>()?, TableSet::Databases);
/// # Ok::<(), justarch::Error>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum TableSet {
    /// All elements by layer.
    Inventory,
    /// Databases and data stores, with the columns of Decree 47/2020/NĐ-CP, art. 11.4.
    Databases,
    /// The services over which data is shared.
    SharingServices,
    /// Exchanges of data.
    Exchanges,
    /// How many exchanges there are between any two agencies.
    Matrix,
    /// Public services and groups of them.
    Services,
    /// The security levels of systems.
    SecurityLevels,
    /// Figures that were measured, and those to be reached.
    Indicators,
    /// Policies, standards and other instruments.
    Policy,
    /// Organisations.
    Organisations,
    /// What changed since an earlier version.
    Changes,
    /// What a framework demands that is missing.
    Gap,
    /// The steps from an earlier version to this one, by owner.
    Roadmap,
    /// What a check found.
    Findings,
}

impl TableSet {
    /// The sets, in the order in which they are given.
    pub const ALL: [Self; 14] = [
        Self::Inventory,
        Self::Databases,
        Self::SharingServices,
        Self::Exchanges,
        Self::Matrix,
        Self::Services,
        Self::SecurityLevels,
        Self::Indicators,
        Self::Policy,
        Self::Organisations,
        Self::Changes,
        Self::Gap,
        Self::Roadmap,
        Self::Findings,
    ];

    /// The word by which it is asked for.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Inventory => "inventory",
            Self::Databases => "databases",
            Self::SharingServices => "sharing-services",
            Self::Exchanges => "exchanges",
            Self::Matrix => "matrix",
            Self::Services => "services",
            Self::SecurityLevels => "security-levels",
            Self::Indicators => "indicators",
            Self::Policy => "policy",
            Self::Organisations => "organisations",
            Self::Changes => "changes",
            Self::Gap => "gap",
            Self::Roadmap => "roadmap",
            Self::Findings => "findings",
        }
    }

    /// What it is headed.
    pub const fn title(self) -> Text {
        match self {
            Self::Inventory => Text::fixed("Danh mục thành phần theo lớp", "Inventory by layer"),
            Self::Databases => Text::fixed("Danh mục cơ sở dữ liệu", "List of databases"),
            Self::SharingServices => Text::fixed(
                "Danh mục dịch vụ chia sẻ dữ liệu",
                "List of data-sharing services",
            ),
            Self::Exchanges => {
                Text::fixed("Danh mục kết nối, trao đổi dữ liệu", "Exchanges of data")
            }
            Self::Matrix => Text::fixed(
                "Ma trận trao đổi dữ liệu giữa các cơ quan",
                "Exchanges between agencies",
            ),
            Self::Services => Text::fixed("Danh mục dịch vụ công", "Public services"),
            Self::SecurityLevels => Text::fixed(
                "Cấp độ an toàn hệ thống thông tin",
                "Security levels of information systems",
            ),
            Self::Indicators => Text::fixed("Chỉ số và chỉ tiêu", "Indicators and targets"),
            Self::Policy => Text::fixed("Danh mục văn bản, chính sách", "Policies and instruments"),
            Self::Organisations => Text::fixed("Danh mục tổ chức", "Organisations"),
            Self::Changes => Text::fixed(
                "Thay đổi so với phiên bản trước",
                "Changes against the earlier version",
            ),
            Self::Gap => Text::fixed(
                "Yêu cầu của khung còn thiếu",
                "What the framework still demands",
            ),
            Self::Roadmap => Text::fixed("Lộ trình theo chủ quản", "Roadmap by owner"),
            Self::Findings => Text::fixed("Kết quả kiểm tra", "Findings of the check"),
        }
    }

    /// A short name, of at most 31 characters, for a sheet or a tab.
    pub const fn tab(self) -> Text {
        match self {
            Self::Inventory => Text::fixed("Thành phần", "Inventory"),
            Self::Databases => Text::fixed("Cơ sở dữ liệu", "Databases"),
            Self::SharingServices => Text::fixed("Dịch vụ chia sẻ dữ liệu", "Sharing services"),
            Self::Exchanges => Text::fixed("Kết nối", "Exchanges"),
            Self::Matrix => Text::fixed("Ma trận", "Matrix"),
            Self::Services => Text::fixed("Dịch vụ công", "Services"),
            Self::SecurityLevels => Text::fixed("Cấp độ an toàn", "Security levels"),
            Self::Indicators => Text::fixed("Chỉ số, chỉ tiêu", "Indicators"),
            Self::Policy => Text::fixed("Văn bản", "Policy"),
            Self::Organisations => Text::fixed("Tổ chức", "Organisations"),
            Self::Changes => Text::fixed("Thay đổi", "Changes"),
            Self::Gap => Text::fixed("Còn thiếu", "Gap"),
            Self::Roadmap => Text::fixed("Lộ trình", "Roadmap"),
            Self::Findings => Text::fixed("Kết quả kiểm tra", "Findings"),
        }
    }
}

/// The word.
impl std::fmt::Display for TableSet {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.key())
    }
}

crate::words::keyed!(TableSet);
