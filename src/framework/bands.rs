//! Bands: other cuts of the same model.
//!
//! The seven sections are those of the file and of the Ministry's general diagram. Decision 3090/QĐ-BKHCN draws four
//! layers, Decree 224/2026/NĐ-CP six. Each cut maps every kind to one band; what stands beside the stack has a band of
//! its own there. Nothing else knows how many bands there are.

use std::collections::{BTreeMap, BTreeSet};

use super::law;
use crate::diagnostic::{At, Instrument, Label, Report, Severity};
use crate::error::{Error, ErrorKind};
use crate::model::{
    ApplicationKind, Architecture, ElementRef, InfrastructureKind, IntegrationKind, Kind, Layer,
};
use crate::text::Text;

/// A cut of the model into bands.
///
/// ```
/// use justarch::{ApplicationKind, Bands, InfrastructureKind, Kind};
/// let four = Bands::get("3090")?;
/// assert_eq!(four.stack().count(), 4);
/// let database = Kind::Application(ApplicationKind::Database);
/// assert_eq!(four.of(database).key, "data-platforms");
/// assert!(Bands::get("9").unwrap_err().to_string().contains("known are seven, 3090, 224"));
/// # Ok::<(), justarch::Error>(())
/// ```
#[derive(Debug)]
#[non_exhaustive]
pub struct Bands {
    /// The word by which it is asked for.
    pub key: &'static str,
    /// What it is called.
    pub label: Text,
    /// What draws the model so.
    pub basis: &'static Instrument,
    /// What is a reading of this project, since the text does not say it; `None` where all of it is stated.
    pub reading: Option<Text>,
    /// The bands, bottom up; those beside the stack last.
    pub bands: &'static [&'static Band],
    map: fn(Kind) -> &'static Band,
}

/// A band of a cut.
#[derive(Debug)]
#[non_exhaustive]
pub struct Band {
    /// A short name, unique in its cut.
    pub key: &'static str,
    /// What it is called.
    pub label: Text,
    /// Whether it stands beside the stack.
    pub beside: bool,
    /// Whether a picture has it upright at a side, for it concerns all the others.
    pub upright: bool,
}

/// What a band has of a document.
#[derive(Clone, Copy, Debug)]
#[non_exhaustive]
pub struct BandUsage {
    /// The band.
    pub band: &'static Band,
    /// How many elements it has.
    pub elements: usize,
    /// How many of them are concerned with security.
    pub security: usize,
    /// In how many findings it occurs, by severity as [`Severity::ALL`] has them.
    pub findings: [usize; 3],
}

static CUTS: &[&Bands] = &[&SEVEN, &FOUR, &SIX];

impl Bands {
    /// Every cut known.
    pub fn all() -> &'static [&'static Self] {
        CUTS
    }

    /// The seven parts of the general diagram, by which everything is shown unless another cut is asked for.
    pub fn seven() -> &'static Self {
        &SEVEN
    }

    /// The cut of that name. The error names the known ones.
    pub fn get(key: &str) -> Result<&'static Self, Error> {
        let found = Self::all().iter().copied().find(|cut| cut.key == key);
        found.ok_or_else(|| {
            let known: Vec<_> = Self::all().iter().map(|cut| cut.key).collect();
            let known = known.join(", ");
            Error::new(
                ErrorKind::UnknownName,
                crate::bilingual!(
                    "không có cách chia dải `{key}`; hiện có: {known}",
                    "`{key}` is no cut into bands; known are {known}"
                ),
            )
        })
    }

    /// The band of a kind. Every kind has one.
    pub fn of(&self, kind: Kind) -> &'static Band {
        (self.map)(kind)
    }

    /// How many elements each band has and in how many findings it occurs. Findings about the document alone are in no
    /// band. O(elements + findings).
    ///
    /// ```
    /// use justarch::{Bands, Report, reference};
    /// # #[cfg(feature = "yaml")] {
    /// let usage = Bands::get("224")?.usage(&reference::moj_4_0(), &Report::default());
    /// let elements: usize = usage.iter().map(|of| of.elements).sum();
    /// assert_eq!(elements, reference::moj_4_0().element_count());
    /// # }
    /// # Ok::<(), justarch::Error>(())
    /// ```
    pub fn usage(&self, arch: &Architecture, report: &Report) -> Vec<BandUsage> {
        let mut found: BTreeMap<(&str, Severity), usize> = BTreeMap::new();
        for diagnostic in report {
            for band in self.of_labels(arch, &diagnostic.labels) {
                let count = found.entry((band, diagnostic.severity)).or_default();
                *count = count.saturating_add(1);
            }
        }
        let usage = |band: &'static Band| {
            let here = |e: &ElementRef<'_>| self.of(e.kind()).key == band.key;
            let kinds: Vec<Kind> = arch.elements().filter(here).map(ElementRef::kind).collect();
            let count = |severity| {
                found
                    .get(&(band.key, severity))
                    .copied()
                    .unwrap_or_default()
            };
            BandUsage {
                band,
                elements: kinds.len(),
                security: kinds.iter().filter(|k| Concern::of(**k).is_some()).count(),
                findings: Severity::ALL.map(count),
            }
        };
        self.bands.iter().copied().map(usage).collect()
    }

    /// The bands in which a finding occurs.
    fn of_labels(&self, arch: &Architecture, labels: &[Label]) -> BTreeSet<&'static str> {
        let places = labels.iter().filter_map(|label| match &label.at {
            At::Place(place) => Some(&place.subject),
            At::Span(_) => None,
        });
        let kinds = places.filter_map(|subject| subject.kind(arch));
        kinds.map(|kind| self.of(kind).key).collect()
    }

    /// The bands of the stack, bottom up.
    pub fn stack(&self) -> impl Iterator<Item = &'static Band> {
        self.bands.iter().copied().filter(|band| !band.beside)
    }
}

/// What elements of a kind are concerned with, whatever band they are in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum Concern {
    /// Security of networks and information.
    Security,
}

impl Concern {
    /// That of a kind, if it has one.
    ///
    /// ```
    /// use justarch::{Concern, InfrastructureKind, Kind};
    /// let operations = Kind::Infrastructure(InfrastructureKind::SecurityOperations);
    /// assert_eq!(Concern::of(operations), Some(Concern::Security));
    /// ```
    pub fn of(kind: Kind) -> Option<Self> {
        let Kind::Infrastructure(kind) = kind else {
            return None;
        };
        match kind {
            InfrastructureKind::InformationSecurity
            | InfrastructureKind::SecurityOperations
            | InfrastructureKind::TrustService => Some(Self::Security),
            InfrastructureKind::ItInfrastructure
            | InfrastructureKind::DataCentre
            | InfrastructureKind::NationalDataCentre
            | InfrastructureKind::Network
            | InfrastructureKind::Cloud
            | InfrastructureKind::Equipment
            | InfrastructureKind::VideoConference => None,
        }
    }

    /// The word in machine output.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Security => "security",
        }
    }

    /// The word for people.
    pub const fn label(self) -> Text {
        match self {
            Self::Security => Text::fixed("an ninh mạng", "network security"),
        }
    }
}

const fn band(key: &'static str, vi: &'static str, en: &'static str) -> Band {
    Band {
        key,
        label: Text::fixed(vi, en),
        beside: false,
        upright: false,
    }
}

const fn beside(key: &'static str, label: Text) -> Band {
    Band {
        key,
        label,
        beside: true,
        upright: false,
    }
}

const fn upright(key: &'static str, label: Text, beside: bool) -> Band {
    Band {
        key,
        label,
        beside,
        upright: true,
    }
}

const fn of_layer(key: &'static str, layer: Layer) -> Band {
    Band {
        key,
        label: layer.label(),
        beside: false,
        upright: false,
    }
}

pub(super) static SEVEN: Bands = Bands {
    key: "seven",
    label: Text::fixed(
        "Bảy phần của sơ đồ tổng thể",
        "The seven parts of the general diagram",
    ),
    basis: &law::MOJ_2041,
    reading: None,
    bands: &[
        &INFRASTRUCTURE,
        &INTEGRATION,
        &APPLICATIONS,
        &BUSINESS,
        &CHANNELS,
        &USERS,
        &POLICY,
    ],
    map: seven,
};

static INFRASTRUCTURE: Band = of_layer("infrastructure", Layer::Infrastructure);
static INTEGRATION: Band = of_layer("integration", Layer::Integration);
static APPLICATIONS: Band = of_layer("applications", Layer::Application);
static BUSINESS: Band = of_layer("business", Layer::Business);
static CHANNELS: Band = of_layer("channels", Layer::Channel);
static USERS: Band = of_layer("users", Layer::User);
static POLICY: Band = upright("policy", Layer::Policy.label(), false);

fn seven(kind: Kind) -> &'static Band {
    match kind.layer() {
        Layer::Infrastructure => &INFRASTRUCTURE,
        Layer::Integration => &INTEGRATION,
        Layer::Application => &APPLICATIONS,
        Layer::Business => &BUSINESS,
        Layer::Channel => &CHANNELS,
        Layer::User => &USERS,
        Layer::Policy => &POLICY,
    }
}

pub(super) static FOUR: Bands = Bands {
    key: "3090",
    label: Text::fixed(
        "Bốn lớp của Khung kiến trúc tổng thể quốc gia số",
        "The four layers of the overall national digital frame",
    ),
    basis: &law::DECISION_3090,
    reading: Some(Text::fixed(
        "tên bốn lớp theo bài giới thiệu quyết định; việc xếp từng loại thành phần vào lớp là cách hiểu của công cụ",
        "the names of the layers are those of an account of the decision; which kind lies in which is the reading of this tool",
    )),
    bands: &[
        &SHARED_INFRASTRUCTURE,
        &DATA_PLATFORMS,
        &SHARED_APPLICATIONS,
        &INTERACTION,
        &BESIDE_USERS,
        &BESIDE_POLICY,
    ],
    map: four,
};

static SHARED_INFRASTRUCTURE: Band = band(
    "infrastructure-security",
    "Hạ tầng số dùng chung và an ninh mạng",
    "Shared digital infrastructure and network security",
);
static DATA_PLATFORMS: Band = band(
    "data-platforms",
    "Dữ liệu và nền tảng lõi",
    "Data and core platforms",
);
static SHARED_APPLICATIONS: Band = band(
    "applications-business",
    "Ứng dụng và nghiệp vụ dùng chung",
    "Shared applications and business",
);
static INTERACTION: Band = band(
    "channels-measurement",
    "Kênh tương tác và đo lường hiệu quả",
    "Interaction channels and performance measurement",
);
static BESIDE_USERS: Band = beside("users", Layer::User.label());
static BESIDE_POLICY: Band = upright("policy", Layer::Policy.label(), true);

fn four(kind: Kind) -> &'static Band {
    if kind.holds_data() || is_identity(kind) {
        return &DATA_PLATFORMS;
    }
    match kind.layer() {
        Layer::Infrastructure => &SHARED_INFRASTRUCTURE,
        Layer::Integration => &DATA_PLATFORMS,
        Layer::Application | Layer::Business => &SHARED_APPLICATIONS,
        Layer::Channel => &INTERACTION,
        Layer::User => &BESIDE_USERS,
        Layer::Policy => &BESIDE_POLICY,
    }
}

pub(super) static SIX: Bands = Bands {
    key: "224",
    label: Text::fixed(
        "Sáu lớp của mô hình tổng thể hệ thống",
        "The six layers of the general model of a system",
    ),
    basis: &law::DECREE_224_2026,
    reading: Some(Text::fixed(
        "khoản 6 Điều 3 nêu sáu lớp; thứ tự vẽ và việc xếp từng loại thành phần vào lớp là cách hiểu của công cụ",
        "article 3.6 names the six layers; in which order they are drawn and which kind lies in which is the reading of this tool",
    )),
    bands: &[
        &NETWORK_SECURITY,
        &TECHNOLOGY,
        &DATA,
        &OWN_APPLICATIONS,
        &OWN_BUSINESS,
        &OWN_USERS,
        &BESIDE_POLICY,
    ],
    map: six,
};

static NETWORK_SECURITY: Band = upright(
    "network-security",
    Text::fixed("An ninh mạng", "Network security"),
    false,
);
static TECHNOLOGY: Band = band(
    "infrastructure",
    "Hạ tầng công nghệ số",
    "Digital technology infrastructure",
);
static DATA: Band = band("data", "Dữ liệu", "Data");
static OWN_APPLICATIONS: Band = band("applications", "Ứng dụng", "Applications");
static OWN_BUSINESS: Band = band("business", "Nghiệp vụ", "Business");
static OWN_USERS: Band = band("users", "Người dùng", "Users");

fn six(kind: Kind) -> &'static Band {
    if kind.holds_data() {
        return &DATA;
    }
    match (kind.layer(), Concern::of(kind)) {
        (Layer::Infrastructure, Some(Concern::Security)) => &NETWORK_SECURITY,
        (Layer::Infrastructure, None) => &TECHNOLOGY,
        (Layer::Integration | Layer::Application, _) => &OWN_APPLICATIONS,
        (Layer::Business, _) => &OWN_BUSINESS,
        (Layer::Channel | Layer::User, _) => &OWN_USERS,
        (Layer::Policy, _) => &BESIDE_POLICY,
    }
}

/// What identifies people is a core platform, whichever layer of the file it stands in.
fn is_identity(kind: Kind) -> bool {
    kind == Kind::Integration(IntegrationKind::IdentityPlatform)
        || kind == Kind::Application(ApplicationKind::IdentitySystem)
}
