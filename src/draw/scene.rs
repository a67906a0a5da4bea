//! What a picture consists of, with sizes and places: the same for every output.
//!
//! All lengths are points (1/72 inch), from the upper left corner of a page.

use super::edge::{EdgeGroup, Point};
use super::mark::{BoxChange, Dependence, Mark};
use super::metrics::Weight;
use super::options::Theme;
use super::overlay::ChangeCount;
use crate::diff::Class;
use crate::model::{Kind, LeftOut, RelationKind, Status};
use crate::text::Lang;

/// A picture: one page or several.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct Scene {
    /// The language of its texts.
    pub lang: Lang,
    /// Its colours.
    pub theme: Theme,
    /// What it is called.
    pub title: String,
    /// What it shows, in a few sentences, for those who cannot see it.
    pub description: String,
    /// Its pages, at least one.
    pub pages: Vec<Page>,
    /// The size of the smallest text on paper.
    pub smallest_text: f64,
    /// How many elements and relations were left out because they may carry state secrets.
    pub withheld: LeftOut,
    /// How many relations are shown; `None` if none were asked for.
    pub relations: Option<RelationsShown>,
    /// How many changes it shows, if it shows any.
    pub changes: Option<ChangeCount>,
}

/// A page.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct Page {
    /// From 1.
    pub number: usize,
    /// Its width as it lies on paper.
    pub paper: Size,
    /// The lengths in which everything on it is measured; those of the paper unless all of it was made to fit.
    pub size: Size,
    /// The head: title, body, version, framework, decision.
    pub head: Vec<Label>,
    /// The bands, in the order in which they are read.
    pub bands: Vec<BandFrame>,
    /// Lines down from boxes that edges end at, in a picture of exchanges.
    pub guides: Vec<Guide>,
    /// What ties the boxes, or the bands.
    pub edges: Vec<Edge>,
    /// What the signs mean, and what else the reader should know.
    pub legend: Legend,
    /// What of the changes no box can say.
    pub changes: Option<ChangeList>,
}

/// A width and a height.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Size {
    /// From left to right.
    pub width: f64,
    /// From top to bottom.
    pub height: f64,
}

/// Where something lies.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Rect {
    /// Its left side.
    pub x: f64,
    /// Its upper side.
    pub y: f64,
    /// How wide it is.
    pub width: f64,
    /// How high it is.
    pub height: f64,
}

impl Rect {
    /// Its right side.
    pub fn right(self) -> f64 {
        self.x + self.width
    }

    /// Its lower side.
    pub fn bottom(self) -> f64 {
        self.y + self.height
    }

    /// The middle from left to right.
    pub fn middle(self) -> f64 {
        self.x + self.width / 2.0
    }

    /// Whether two have an area in common.
    ///
    /// ```
    /// use justarch::draw::Rect;
    /// let one = Rect { x: 0.0, y: 0.0, width: 10.0, height: 10.0 };
    /// let beside = Rect { x: 10.0, ..one };
    /// assert!(one.meets(one) && !one.meets(beside));
    /// ```
    pub fn meets(self, other: Self) -> bool {
        self.x < other.right()
            && other.x < self.right()
            && self.y < other.bottom()
            && other.y < self.bottom()
    }

    /// Whether the other lies within, but for what nobody can see.
    pub fn holds(self, other: Self) -> bool {
        const UNSEEN: f64 = 0.01;
        other.x >= self.x - UNSEEN
            && other.y >= self.y - UNSEEN
            && other.right() <= self.right() + UNSEEN
            && other.bottom() <= self.bottom() + UNSEEN
    }

    /// The same, smaller by so much on each side.
    pub(super) fn inset(self, by: f64) -> Self {
        Self {
            x: self.x + by,
            y: self.y + by,
            width: self.width - 2.0 * by,
            height: self.height - 2.0 * by,
        }
    }
}

/// How lines are aligned.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Align {
    /// At their left ends.
    Left,
    /// At their middles.
    Middle,
    /// At their right ends.
    Right,
}

/// What a text is for; its colour follows from it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Tone {
    /// To be read first.
    Strong,
    /// The rest.
    Quiet,
    /// On the coloured part of a band.
    OnBand,
}

/// A text in lines.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct Label {
    /// Its lines.
    pub lines: Vec<Line>,
    /// The size of its letters.
    pub size: f64,
    /// How heavy they are.
    pub weight: Weight,
    /// How the lines are aligned.
    pub align: Align,
    /// What it is for.
    pub tone: Tone,
    /// Whether it is struck through.
    pub struck: bool,
}

/// A line of text.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct Line {
    /// What it says.
    pub text: String,
    /// The end or the middle at which it is aligned.
    pub x: f64,
    /// Its base line.
    pub y: f64,
    /// How wide it is.
    pub width: f64,
}

impl Label {
    /// The area that its lines take up.
    pub fn area(&self) -> Rect {
        let left = |line: &Line| match self.align {
            Align::Left => line.x,
            Align::Middle => line.x - line.width / 2.0,
            Align::Right => line.x - line.width,
        };
        let x = self.lines.iter().map(left).fold(f64::INFINITY, f64::min);
        let right = self.lines.iter().map(|line| left(line) + line.width);
        let right = right.fold(f64::NEG_INFINITY, f64::max);
        let ys = || self.lines.iter().map(|line| line.y);
        let top = ys().fold(f64::INFINITY, f64::min) - self.size * super::metrics::BASE;
        let bottom = ys().fold(f64::NEG_INFINITY, f64::max)
            + self.size * (super::metrics::LINE - super::metrics::BASE);
        Rect {
            x,
            y: top,
            width: right - x,
            height: bottom - top,
        }
    }
}

/// A band of the stack or beside it, as it lies on a page.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct BandFrame {
    /// The key of the band.
    pub key: &'static str,
    /// What it is called, for those who hear it.
    pub name: String,
    /// Which of the colours it has.
    pub hue: usize,
    /// Whether it stands upright beside the others.
    pub upright: bool,
    /// All of it.
    pub rect: Rect,
    /// The part with its name.
    pub header: Rect,
    /// Its name and how many elements it has.
    pub labels: Vec<Label>,
    /// What lies in it.
    pub groups: Vec<Group>,
}

/// Elements that belong together.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct Group {
    /// Around its boxes and its caption.
    pub rect: Rect,
    /// Whether it holds what belongs to other agencies.
    pub is_foreign: bool,
    /// What its elements have in common.
    pub caption: Option<Label>,
    /// Its elements.
    pub boxes: Vec<ElementBox>,
}

/// The box of an element.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct ElementBox {
    /// The id of the element.
    pub id: String,
    /// The word of its kind.
    pub kind: Kind,
    /// The section that it stands in.
    pub section: &'static str,
    /// Where it lies.
    pub rect: Rect,
    /// Its name.
    pub name: Label,
    /// A figure measured on it.
    pub figure: Option<Label>,
    /// The stage of its life, if stated.
    pub status: Option<Status>,
    /// Whether it belongs to another agency.
    pub is_foreign: bool,
    /// What happened to it, in a picture of changes.
    pub change: Option<BoxChange>,
    /// Where the sign of its mark lies, on its upper side; none without a mark.
    pub badge: Option<Rect>,
    /// Whether it is set off from the others.
    pub is_focus: bool,
    /// All that is said of it, for those who point at it or hear it.
    pub told: String,
}

/// A line that ties two boxes, or two bands.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct Edge {
    /// The id of the element that depends, or that data come from where exchanges are shown; or the key of the band.
    pub from: String,
    /// The id of the element depended on, or the key of the band.
    pub to: String,
    /// What ties them, if it is a single kind.
    pub kind: Option<RelationKind>,
    /// How it is drawn.
    pub group: EdgeGroup,
    /// Whether each depends on the other, so that it has a head at both ends.
    pub two_way: bool,
    /// The stage that all of its relations are at, if they are at one: only planned (hollow heads) or retired (crossed).
    pub status: Option<Status>,
    /// How many relations it stands for.
    pub count: usize,
    /// Its corners, from the one end to the other. Each part runs level or upright.
    pub points: Vec<Point>,
    /// The platforms that it passes, where it touches them.
    pub stops: Vec<Point>,
    /// What is written at it.
    pub label: Option<Label>,
    /// All that is said of it, for those who point at it or hear it.
    pub told: String,
}

/// A line down from a box, which edges end at or pass.
#[derive(Clone, Copy, Debug, PartialEq)]
#[non_exhaustive]
pub struct Guide {
    /// Where it begins, at the box.
    pub from: Point,
    /// Where it ends.
    pub to: Point,
    /// Whether the box is that of a platform that exchanges pass.
    pub is_platform: bool,
}

/// How many relations a picture shows.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct RelationsShown {
    /// Those asked for that an element of the picture is an end of.
    pub asked: usize,
    /// Those that are drawn.
    pub drawn: usize,
    /// Those for which there was no room.
    pub no_room: usize,
    /// Those between elements on different pages.
    pub between_pages: usize,
    /// Those that lead out of the part that is drawn.
    pub outside: usize,
    /// Those of an element to itself.
    pub to_itself: usize,
    /// Those within a band, where only bands are tied.
    pub within_bands: usize,
    /// Those to organisations, which have no box.
    pub to_organisations: usize,
}

/// Changes in words, below a picture or on a page of their own.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct ChangeList {
    /// Around all of them.
    pub rect: Rect,
    /// What it consists of, in the order in which it is read.
    pub items: Vec<ListItem>,
}

/// A part of a list of changes.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub enum ListItem {
    /// What the lines below are about.
    Heading(Label),
    /// A change.
    Line(ChangeLine),
}

/// A change in words.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct ChangeLine {
    /// Its number among the changes of the comparison, or of the step among those of the roadmap: several where it tells
    /// of several editorial changes in short, none where it tells of no change of these.
    pub numbers: Vec<usize>,
    /// How it is marked.
    pub mark: Mark,
    /// How grave it is, if it is a change.
    pub class: Option<Class>,
    /// Where its sign lies.
    pub sign: Rect,
    /// What it says.
    pub label: Label,
}

/// What the signs on a page mean.
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct Legend {
    /// A sign and what it means.
    pub entries: Vec<LegendEntry>,
    /// Sentences below.
    pub notes: Vec<Label>,
}

/// A sign and what it means.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct LegendEntry {
    /// What the sign is of.
    pub sign: Sign,
    /// Where it is drawn.
    pub rect: Rect,
    /// What it means.
    pub label: Label,
}

/// What a legend explains.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Sign {
    /// An element of the body itself.
    Own,
    /// An element of another agency.
    Foreign,
    /// An element at that stage.
    Status(Status),
    /// Relations of those kinds.
    Edge(EdgeGroup),
    /// A relation in which each end depends on the other.
    EdgeBothWays,
    /// A relation at that stage.
    EdgeStatus(Status),
    /// An element with that mark.
    Mark(Mark),
    /// An element that depends so on what breaks or goes.
    Dependence(Dependence),
}

impl Scene {
    /// The boxes of all pages, in the order in which they are read.
    pub fn boxes(&self) -> impl Iterator<Item = &ElementBox> {
        self.pages.iter().flat_map(Page::boxes)
    }

    /// The edges of all pages.
    pub fn edges(&self) -> impl Iterator<Item = &Edge> {
        self.pages.iter().flat_map(|page| &page.edges)
    }
}

impl Page {
    /// Its boxes, in the order in which they are read.
    pub fn boxes(&self) -> impl Iterator<Item = &ElementBox> {
        let groups = self.bands.iter().flat_map(|band| &band.groups);
        groups.flat_map(|group| &group.boxes)
    }
}
