//! What is to be done, one step for each thing that changes.

use super::words::{Party, StepChange};
use crate::date::Date;
use crate::model::Subject;
use crate::text::Text;

/// What a step does.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum StepKind {
    /// An element comes, with its relations.
    Introduce,
    /// An element goes on under another id, with its new fields.
    Rename,
    /// The fields of an element change.
    Change,
    /// A relation between elements that stay comes.
    Connect,
    /// The data of a relation takes another way.
    Reroute,
    /// The fields of a relation change.
    Adjust,
    /// A relation between elements that stay goes.
    Disconnect,
    /// An element goes, with its relations.
    Retire,
    /// The document itself becomes the new version: head, framework, tables and lineage.
    Switch,
}

impl StepKind {
    /// The kinds, in the order in which steps of one wave are listed.
    pub const ALL: [Self; 9] = [
        Self::Introduce,
        Self::Rename,
        Self::Change,
        Self::Connect,
        Self::Reroute,
        Self::Adjust,
        Self::Disconnect,
        Self::Retire,
        Self::Switch,
    ];

    /// The word in machine output.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Introduce => "introduce",
            Self::Rename => "rename",
            Self::Change => "change",
            Self::Connect => "connect",
            Self::Reroute => "reroute",
            Self::Adjust => "adjust",
            Self::Disconnect => "disconnect",
            Self::Retire => "retire",
            Self::Switch => "switch",
        }
    }

    /// The word shown to people.
    pub const fn label(self) -> Text {
        match self {
            Self::Introduce => Text::fixed("Bổ sung", "Introduce"),
            Self::Rename => Text::fixed("Đổi định danh", "Rename"),
            Self::Change => Text::fixed("Thay đổi", "Change"),
            Self::Connect => Text::fixed("Thiết lập quan hệ", "Connect"),
            Self::Reroute => Text::fixed("Chuyển tuyến kết nối", "Reroute"),
            Self::Adjust => Text::fixed("Thay đổi quan hệ", "Adjust"),
            Self::Disconnect => Text::fixed("Chấm dứt quan hệ", "Disconnect"),
            Self::Retire => Text::fixed("Dừng sử dụng", "Retire"),
            Self::Switch => Text::fixed("Ban hành phiên bản mới", "Issue the new version"),
        }
    }
}

/// One thing to be done.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct RoadmapStep {
    /// What it does.
    pub kind: StepKind,
    /// What it is done to, as the old version names it, or the new one for what comes.
    pub subject: Subject,
    /// The step in one line without a full stop.
    pub summary: Text,
    /// When it is planned, if the documents say: the first and the last day that can mean.
    pub planned: Option<(Date, Date)>,
    /// Whose it is: the owner of the element or of the channel used, the body for the document. None if the
    /// documents do not say.
    pub owner: Option<Party>,
    /// Whether [`Self::owner`] is who issued the instrument that the step is about: a policy has no owner.
    pub is_issued: bool,
    /// Whose the other end is of an exchange, or of a connection of platforms, if that is another organisation: neither
    /// can take the step alone.
    pub partner: Option<Party>,
    /// Who operates it afterwards, if the documents say.
    pub operator: Option<Party>,
    /// The fields that change. What comes or goes as a whole has none.
    pub changes: Vec<StepChange>,
    /// The relations that come with a new element, without its name.
    pub relations: Vec<Text>,
    /// What else is to be known: what takes the place of something that goes, and why.
    pub notes: Vec<Text>,
}
