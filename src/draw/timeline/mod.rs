//! A timeline: the states of a document, one below the other, with what was found in each and how grave each step was.

mod layout;
mod svg;

use super::options::Theme;
use super::scene::{Label, Rect, Size};
use crate::diagnostic::Severity;
use crate::diff::Class;
use crate::text::Lang;

/// The states of a document in time, the oldest first, to be drawn one below the other.
///
/// ```
/// use justarch::draw::{Timeline, TimelineEntry};
/// use justarch::{Class, Lang};
/// let mut timeline = Timeline::new(Lang::En, "so.yaml");
/// let mut entry = TimelineEntry::new("1a2b3c", "2024-05-01", "The LGSP moves to the new centre");
/// entry.version = Some("2.1".into());
/// entry.findings = Some([0, 4, 1]);
/// entry.class = Some(Class::Breaking);
/// timeline.push(entry);
/// let scene = timeline.scene();
/// assert_eq!(scene.rows.len(), 1);
/// assert!(scene.svg().starts_with("<svg"));
/// ```
#[derive(Clone, Debug)]
pub struct Timeline {
    lang: Lang,
    theme: Theme,
    title: String,
    entries: Vec<TimelineEntry>,
}

/// A state of the document.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct TimelineEntry {
    /// By what it is known: the name of a revision, say.
    pub name: String,
    /// Its day.
    pub day: String,
    /// What was done.
    pub summary: String,
    /// Who did it.
    pub author: String,
    /// The version that the document states; entries one after the other that state the same lie in one band.
    pub version: Option<String>,
    /// The framework that it states.
    pub framework: Option<String>,
    /// How many elements it has.
    pub elements: Option<usize>,
    /// How many errors, warnings and infos were found; nothing if it could not be read.
    pub findings: Option<[usize; 3]>,
    /// How grave the step from the state before is, if it has a class.
    pub class: Option<Class>,
    /// How many changes there were: breaking, compatible, editorial; nothing for the first state.
    pub changes: Option<[usize; 3]>,
    /// Why it could not be read, if it could not.
    pub unreadable: Option<String>,
}

impl TimelineEntry {
    /// A state of which nothing but that is known.
    pub fn new(
        name: impl Into<String>,
        day: impl Into<String>,
        summary: impl Into<String>,
    ) -> Self {
        Self {
            name: name.into(),
            day: day.into(),
            summary: summary.into(),
            ..Self::default()
        }
    }
}

impl Timeline {
    /// A timeline without entries.
    pub fn new(lang: Lang, title: impl Into<String>) -> Self {
        Self {
            lang,
            theme: Theme::Light,
            title: title.into(),
            entries: Vec::new(),
        }
    }

    /// In those colours.
    #[must_use]
    pub fn theme(mut self, theme: Theme) -> Self {
        self.theme = theme;
        self
    }

    /// Adds a later state.
    pub fn push(&mut self, entry: TimelineEntry) {
        self.entries.push(entry);
    }

    /// Says where everything lies. O(entries).
    pub fn scene(&self) -> TimelineScene {
        layout::scene(self)
    }
}

/// A timeline with sizes and places, in points from the upper left corner.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct TimelineScene {
    /// The language of its texts.
    pub lang: Lang,
    /// Its colours.
    pub theme: Theme,
    /// What it is called.
    pub title: String,
    /// What it shows, in a few sentences, for those who cannot see it.
    pub description: String,
    /// How large it is.
    pub size: Size,
    /// The title and the heads of the columns.
    pub head: Vec<Label>,
    /// Versions, each from its first state to its last.
    pub versions: Vec<VersionBand>,
    /// The states.
    pub rows: Vec<TimelineRow>,
    /// What the signs mean.
    pub legend: Vec<TimelineKey>,
}

/// The states of one version.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct VersionBand {
    /// The version and the framework, for those who hear it.
    pub name: String,
    /// Which of the colours it has.
    pub hue: usize,
    /// Where it lies.
    pub rect: Rect,
    /// Its name.
    pub labels: Vec<Label>,
}

/// A state.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct TimelineRow {
    /// By what it is known.
    pub name: String,
    /// Where it lies.
    pub rect: Rect,
    /// How grave the step to it is.
    pub sign: TimelineSign,
    /// Where the sign is drawn.
    pub sign_rect: Rect,
    /// Its day, what was done, and how much was found.
    pub labels: Vec<Label>,
    /// A bar as long as the number of findings, for each severity of which there are some.
    pub bars: Vec<FindingsBar>,
    /// All that is said of it, for those who point at it or hear it.
    pub told: String,
}

/// How many findings of one severity there are.
#[derive(Clone, Copy, Debug, PartialEq)]
#[non_exhaustive]
pub struct FindingsBar {
    /// The severity.
    pub severity: Severity,
    /// Its length is in proportion to the number; the graver the higher it is.
    pub rect: Rect,
}

/// What a state is to the one before it. Each sign has a form of its own, so that it is told without colours.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum TimelineSign {
    /// The first one.
    First,
    /// The step has that class.
    Step(Class),
    /// Nothing is known of the step.
    Unclassed,
    /// It could not be read.
    Unreadable,
}

/// A sign and what it means.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct TimelineKey {
    /// What is explained.
    pub of: TimelineKeySign,
    /// Where it is drawn.
    pub rect: Rect,
    /// What it means.
    pub label: Label,
}

/// What the key of a timeline explains.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum TimelineKeySign {
    /// A sign of a state.
    State(TimelineSign),
    /// A bar of findings.
    Bar(Severity),
}
