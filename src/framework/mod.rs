//! Framework versions: what each asks of a document.
//!
//! One file describes one version. Rules never test a version number; they ask the tables here.

mod bands;
mod change;
pub mod law;
mod matrix;
mod v2_0;
mod v3_0;
mod v4_0;

pub use bands::{Band, BandUsage, Bands, Concern};
pub use change::{Direction, RuleChange};
pub use matrix::{Cell, Ends, MatrixRow};
pub(crate) use matrix::{INTERMEDIARIES, PROCEDURE_SYSTEMS};

use crate::date::Date;
use crate::diagnostic::{Basis, Instrument};
use crate::error::{Error, ErrorKind};
#[cfg(feature = "draw")]
use crate::model::Table;
use crate::model::{ElementRef, Field, Kind, Layer, RelationKind, Role, normalise};
use crate::text::{Lang, Text};
use crate::version::FrameworkVersion;

/// A national architecture framework, as far as public material describes it.
///
/// ```
/// use justarch::{Framework, FrameworkVersion};
/// let framework = Framework::get(FrameworkVersion::V3_0)?;
/// assert_eq!(framework.contents.len(), 7);
/// assert!(Framework::get("9.9".parse()?).is_err());
/// # Ok::<(), justarch::Error>(())
/// ```
#[derive(Debug)]
#[non_exhaustive]
pub struct Framework {
    /// Its number.
    pub version: FrameworkVersion,
    /// What it is called.
    pub name: Text,
    /// What it is the architecture of, as titles of documents say.
    pub subject: Text,
    /// The same for provinces, where it has a name of its own and that is known.
    pub local_subject: Option<Text>,
    /// The decision that issued it.
    pub decision: &'static Instrument,
    /// Other decisions that a document of this framework may follow beside that one, or alone. Whether they stand in
    /// for it is not decided here: the decision that issued the document says what it follows.
    pub also: &'static [&'static Instrument],
    /// What nobody could find out about it. None of it is judged, and nothing is carried over from elsewhere.
    pub not_known: &'static [Part],
    /// The layers as this framework labels them, bottom up. None where they are not known.
    pub layers: &'static [(Layer, Text)],
    /// The cuts into bands that belong to it, the one of its own general diagram first if that is known.
    pub bands: &'static [&'static Bands],
    /// The contents that a document must have.
    pub contents: &'static [Part],
    /// The component architectures that a document must have.
    pub views: &'static [Part],
    /// What the security view is called, where the framework insists on a name.
    pub security_view_name: Option<Text>,
    /// The grades of public services.
    pub grades: Grades,
    /// How users are to log in to public service portals, where the framework's time brought a change.
    pub login: Option<LoginRule>,
    /// How administrative procedures are handled.
    pub procedure_handling: ProcedureHandling,
    /// What makes the platform for sharing and coordination part of the framework, if it is.
    pub coordination: Option<Basis>,
    /// What the framework brought that earlier ones did not have.
    pub introductions: &'static [Introduction],
    /// Rows of its own in the relation matrix; they come before the common ones.
    pub matrix: &'static [MatrixRow],
    /// What it changed about the rules, against the framework before it.
    pub changes: &'static [RuleChange],
}

/// A part that a document must have.
#[derive(Debug)]
#[non_exhaustive]
pub struct Part {
    /// The key under which documents write it.
    pub key: &'static str,
    /// What it is called.
    pub label: Text,
    /// What goes into it, or when the value is used; empty for what a framework only names.
    pub meaning: Text,
}

/// The values that the grade of a public service may have.
#[derive(Debug)]
#[non_exhaustive]
pub struct Grades {
    /// The value set of the framework itself.
    pub values: &'static [Part],
    /// What brought it.
    pub basis: Basis,
    /// What becomes of the values of an older set by default; those that are not listed have no default.
    pub conversion: &'static [Conversion],
    /// A later value set that came into force while the framework was in use. Once it is, both are accepted and
    /// the first is reported as outdated.
    pub later: Option<LaterGrades>,
    /// What the values say of a service, those of the later set included.
    pub traits: &'static [(&'static str, &'static [GradeTrait])],
}

impl Grades {
    /// Whether a value says that of a service. A value that is not in the table says nothing.
    ///
    /// ```
    /// use justarch::{Framework, FrameworkVersion, GradeTrait};
    /// let grades = &Framework::get(FrameworkVersion::V2_0)?.grades;
    /// assert!(grades.says("3", GradeTrait::Online) && !grades.says("2", GradeTrait::Online));
    /// # Ok::<(), justarch::Error>(())
    /// ```
    pub fn says(&self, grade: &str, what: GradeTrait) -> bool {
        let of_grade = self.traits.iter().find(|(value, _)| *value == grade);
        of_grade.is_some_and(|(_, traits)| traits.contains(&what))
    }

    /// Whether any value says that of a service.
    pub fn ever_say(&self, what: GradeTrait) -> bool {
        self.traits.iter().any(|(_, traits)| traits.contains(&what))
    }
}

/// What a grade says of a service.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum GradeTrait {
    /// Cases are filed online.
    Online,
    /// Forms are filled in online.
    InteractiveForm,
    /// A fee is paid online.
    OnlinePayment,
    /// A part of the service is still not online.
    Partial,
}

/// From when users log in to public service portals with the national e-ID.
#[derive(Debug)]
#[non_exhaustive]
pub struct LoginRule {
    /// For citizens: in force from that day.
    pub citizens: Basis,
    /// For organisations: in force from that day.
    pub organisations: Basis,
}

/// A value set that replaces another from the day its basis is in force.
#[derive(Debug)]
#[non_exhaustive]
pub struct LaterGrades {
    /// The values.
    pub values: &'static [Part],
    /// What brought them.
    pub basis: Basis,
    /// What becomes of the values of the first set by default.
    pub conversion: &'static [Conversion],
}

/// What a value of an older set becomes in the one that replaced it.
///
/// ```
/// use justarch::{Framework, FrameworkVersion};
/// let grades = &Framework::get(FrameworkVersion::V3_0)?.grades;
/// let of_level_4 = grades.conversion.iter().find(|c| c.from == "4");
/// assert_eq!(of_level_4.map(|c| c.to), Some("full-process"));
/// # Ok::<(), justarch::Error>(())
/// ```
#[derive(Debug)]
#[non_exhaustive]
pub struct Conversion {
    /// The key of the older value.
    pub from: &'static str,
    /// The key of the newer value.
    pub to: &'static str,
}

/// How a ministry handles administrative procedures online.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum ProcedureHandling {
    /// With one public service portal and one e-one-stop system.
    PortalAndOneStop,
    /// With one procedure-handling system that merges both.
    OneSystem,
}

/// Something a framework introduced: a document that moves to it should have it.
#[derive(Debug)]
#[non_exhaustive]
pub struct Introduction {
    /// A short name, stable across versions.
    pub key: &'static str,
    /// What it is called.
    pub label: Text,
    /// An element of one of these kinds is what is asked for.
    pub kinds: &'static [Kind],
    /// The role by which it is told apart from others of the kind, if the framework introduced several.
    pub role: Option<Role>,
    /// What says so.
    pub basis: Basis,
}

impl Introduction {
    /// Whether an element is what was introduced: it is of the kind, and where several of one kind were introduced it
    /// also has the role, or is called as the framework calls it, by its id or by its full name.
    ///
    /// ```
    /// use justarch::{ApplicationKind, Architecture, Field, Framework, FrameworkVersion, Role};
    /// let framework = Framework::get(FrameworkVersion::V3_0)?;
    /// let people = framework.introductions.iter().find(|i| i.key == "people-data-store").unwrap();
    /// let mut b = Architecture::fragment("demo", FrameworkVersion::V3_0);
    /// b.element("files", ApplicationKind::DataStore, "Kho hồ sơ")?;
    /// b.element("persons", ApplicationKind::DataStore, "Kho công dân")?
    ///     .field(Field::Role, Role::PeopleStore.key())?;
    /// let arch = b.build()?;
    /// let met: Vec<_> = arch.elements().filter(|e| people.is_met_by(*e)).map(|e| e.id()).collect();
    /// assert_eq!(met, ["persons"]);
    /// # Ok::<(), justarch::Error>(())
    /// ```
    pub fn is_met_by(&self, element: ElementRef<'_>) -> bool {
        if !self.kinds.contains(&element.kind()) {
            return false;
        }
        let Some(role) = self.role else {
            return true;
        };
        if let Some(stated) = element.role() {
            return stated == role;
        }
        let names = [Field::NameVi, Field::NameEn, Field::Alias];
        let mut names = names
            .into_iter()
            .flat_map(|field| element.fields().texts(field));
        let labels = [Lang::Vi, Lang::En].map(|lang| normalise(self.label.get(lang)));
        element.id() == self.key || names.any(|name| labels.contains(&normalise(name)))
    }
}

/// Every framework, oldest first.
static REGISTRY: &[&Framework] = &[&v2_0::FRAMEWORK, &v3_0::FRAMEWORK, &v4_0::FRAMEWORK];

impl Framework {
    /// What a content or a view is called: by its own framework; where that does not name it, by the latest one that does,
    /// since the key means the same. `None` for a key that none of them names.
    #[cfg(feature = "draw")]
    pub(crate) fn part_label(version: FrameworkVersion, table: Table, key: &str) -> Option<Text> {
        let own = Self::get(version).ok();
        let mut all = own.into_iter().chain(REGISTRY.iter().rev().copied());
        all.find_map(|framework| {
            let parts = match table {
                Table::Contents => framework.contents,
                Table::Views => framework.views,
                Table::Sources
                | Table::Organisations
                | Table::Supersedes
                | Table::Roadmap
                | Table::Indicators
                | Table::Targets
                | Table::Retired
                | Table::Transferred => &[],
            };
            let part = parts.iter().find(|part| part.key == key)?;
            Some(part.label.clone())
        })
    }

    /// Every framework known, oldest first.
    pub fn all() -> &'static [&'static Framework] {
        REGISTRY
    }

    /// The framework of that number. The error names the known ones.
    pub fn get(version: FrameworkVersion) -> Result<&'static Framework, Error> {
        REGISTRY
            .iter()
            .copied()
            .find(|f| f.version == version)
            .ok_or_else(|| {
                let known: Vec<_> = REGISTRY.iter().map(|f| f.version.to_string()).collect();
                let known = known.join(", ");
                Error::new(
                    ErrorKind::UnknownFramework,
                    if version.is_stated() {
                        crate::bilingual!(
                            "không có khung kiến trúc {version}; các khung đã biết: {known}",
                            "framework {version} is not known; known are {known}"
                        )
                    } else {
                        crate::bilingual!(
                            "văn bản không nêu khung kiến trúc; các khung đã biết: {known}",
                            "the document names no framework; known are {known}"
                        )
                    },
                )
            })
    }

    /// What heads every result under the framework: what of it is not known and was not judged. `None` where all of it
    /// is.
    ///
    /// ```
    /// use justarch::{Framework, FrameworkVersion, Lang};
    /// let caveat = |version| Framework::get(version).unwrap().caveat();
    /// assert!(caveat(FrameworkVersion::V3_0).is_none());
    /// let of_4_0 = caveat(FrameworkVersion::V4_0).unwrap();
    /// assert!(of_4_0.get(Lang::En).contains("not judged"));
    /// ```
    pub fn caveat(&self) -> Option<Text> {
        if self.not_known.is_empty() {
            return None;
        }
        let (version, decision) = (self.version, &self.decision.name);
        let parts = |lang| {
            let labels = self.not_known.iter().map(|part| part.label.get(lang));
            labels.collect::<Vec<_>>().join(", ")
        };
        let (vi, en) = (parts(Lang::Vi), parts(Lang::En));
        let (decision_vi, decision_en) = (decision.get(Lang::Vi), decision.get(Lang::En));
        Some(crate::bilingual!(
            "chưa có thông tin về nội dung khung kiến trúc {version} ({decision_vi}), nên không đánh giá: {vi}",
            "the content of framework {version} ({decision_en}) is not known and was not judged: {en}"
        ))
    }

    /// The same by number; `None` too if no framework has it.
    #[cfg(feature = "render")]
    pub(crate) fn caveat_of(version: FrameworkVersion) -> Option<Text> {
        Self::get(version).ok()?.caveat()
    }

    /// That the framework is no longer in force on a day, and which one is; `None` while it is.
    ///
    /// ```
    /// use justarch::{Framework, FrameworkVersion, Lang};
    /// let framework = Framework::get(FrameworkVersion::V3_0)?;
    /// assert!(framework.ended_by("2025-03-24".parse()?).is_none());
    /// let ended = framework.ended_by("2026-11-28".parse()?).unwrap();
    /// assert!(ended.get(Lang::En).contains("was replaced on 2025-03-25; Decision 292/QĐ-BKHCN is in force"));
    /// # Ok::<(), justarch::Error>(())
    /// ```
    pub fn ended_by(&self, day: Date) -> Option<Text> {
        let decision = self.decision;
        let ended = decision.repealed.filter(|ended| day >= *ended)?;
        let version = self.version;
        let (day_vi, ended_vi) = (day.vietnamese(), ended.vietnamese());
        let (vi, en) = (decision.name.get(Lang::Vi), decision.name.get(Lang::En));
        Some(match decision.successor_on(day) {
            Some(next) => {
                let (next_vi, next_en) = (next.name.get(Lang::Vi), next.name.get(Lang::En));
                let beside = Self::beside(next, day);
                let (beside_vi, beside_en) = (beside.get(Lang::Vi), beside.get(Lang::En));
                crate::bilingual!(
                    "khung kiến trúc {version} ({vi}) đã được thay thế từ ngày {ended_vi}; khung hiện hành là {next_vi}{beside_vi}; ngày đánh giá là {day_vi}",
                    "framework {version} ({en}) was replaced on {ended}; {next_en} is in force now{beside_en}; the day of the check is {day}"
                )
            }
            None => crate::bilingual!(
                "khung kiến trúc {version} ({vi}) đã hết hiệu lực từ ngày {ended_vi}; ngày đánh giá là {day_vi}",
                "framework {version} ({en}) ended on {ended}; the day of the check is {day}"
            ),
        })
    }

    /// That the framework was in force on a day and has been replaced since; `None` if nothing is known to have replaced it,
    /// or it had by that day.
    ///
    /// ```
    /// use justarch::{Framework, FrameworkVersion, Lang};
    /// let framework = Framework::get(FrameworkVersion::V3_0)?;
    /// let replaced = framework.replaced_after("2024-06-30".parse()?).unwrap();
    /// assert!(replaced.get(Lang::En).contains("2025-03-25"));
    /// assert!(framework.replaced_after("2025-03-25".parse()?).is_none());
    /// # Ok::<(), justarch::Error>(())
    /// ```
    pub fn replaced_after(&self, day: Date) -> Option<Text> {
        let replaced = self.decision.repealed.filter(|replaced| day < *replaced)?;
        let (version, replaced_vi) = (self.version, replaced.vietnamese());
        Some(crate::bilingual!(
            "Khung kiến trúc {version} được thay thế từ ngày {replaced_vi}.",
            "Framework {version} has been replaced since {replaced}."
        ))
    }

    /// What a document may follow beside the decision that issued a framework, if its own decision says so.
    fn beside(issued_by: &Instrument, day: Date) -> Text {
        let framework = Self::all()
            .iter()
            .find(|framework| framework.decision.name == issued_by.name);
        let also = framework.map_or(&[][..], |framework| framework.also);
        let in_force = |decision: &&&Instrument| {
            decision.from.is_some_and(|from| day >= from)
                && decision.repealed.is_none_or(|end| day < end)
        };
        let named: Vec<_> = also.iter().filter(in_force).map(|d| &d.name).collect();
        if named.is_empty() {
            return Text::fixed("", "");
        }
        let list = |lang| {
            let named = named.iter().map(|name| name.get(lang));
            named.collect::<Vec<_>>().join(", ")
        };
        let (vi, en) = (list(Lang::Vi), list(Lang::En));
        crate::bilingual!(
            ", cùng {vi} nếu quyết định của cơ quan viện dẫn",
            ", beside {en} where the body's own decision follows it"
        )
    }

    /// Every decision that a document of this framework may follow, that which issued it first.
    pub fn decisions(&self) -> impl Iterator<Item = &'static Instrument> {
        std::iter::once(self.decision).chain(self.also.iter().copied())
    }

    /// The label of a layer in this framework.
    pub fn layer_label(&self, layer: Layer) -> Text {
        self.layers
            .iter()
            .find(|(l, _)| *l == layer)
            .map_or_else(|| layer.label(), |(_, label)| label.clone())
    }

    /// What the framework says of a relation between two kinds: the first row of the matrix that fits.
    pub fn relation(&self, from: Kind, relation: RelationKind, to: Kind) -> &'static MatrixRow {
        matrix::decide(self.matrix, from, relation, to)
    }
}
