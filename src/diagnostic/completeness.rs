//! Whether a result rests on everything that the documents say.

use serde::ser::{Serialize, SerializeMap as _, Serializer};

use super::Side;
use crate::model::{Unread, UnreadPart};
use crate::text::{Lang, Text};

/// Whether all of the documents was read on which a result rests. If not, the result is undecided: what it names is
/// so, but there may be more.
///
/// ```
/// use justarch::{Architecture, Completeness, Diff, FrameworkVersion};
/// let arch = Architecture::fragment("demo", FrameworkVersion::V3_0).build()?;
/// // What was made in code was read whole.
/// assert_eq!(Diff::between(&arch, &arch).completeness(), Completeness::Complete);
/// # Ok::<(), justarch::Error>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Completeness<'a> {
    /// Everything was read.
    Complete,
    /// Something was not.
    Undecided(Undecided<'a>),
}

/// What was not read of the one or two documents that a result rests on.
///
/// ```
/// # #[cfg(feature = "yaml")] {
/// use justarch::{Completeness, Diff, Document, UnreadPart};
/// let text = "justarch: 1\narchitecture: { id: a }\nchannels: {}\n";
/// let misspelt = text.replace("channels", "chanels");
/// let [old, new] = [text, &misspelt].map(|text| Document::parse("a.yaml", text).unwrap());
/// let diff = Diff::between(old.architecture(), new.architecture());
/// let Completeness::Undecided(undecided) = diff.completeness() else { unreachable!() };
/// let section = UnreadPart::Section { key: "chanels".to_owned() };
/// assert!(undecided.later().unwrap().parts().contains(&section));
/// # }
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Undecided<'a> {
    old: Option<&'a Unread>,
    new: Option<&'a Unread>,
    is_pair: bool,
}

impl<'a> Completeness<'a> {
    /// Of a result that rests on one document.
    pub(crate) fn of(document: &'a Unread) -> Self {
        Self::from(None, some(document), false)
    }

    /// Of a result that rests on two versions.
    pub(crate) fn of_pair(old: &'a Unread, new: &'a Unread) -> Self {
        Self::from(some(old), some(new), true)
    }

    fn from(old: Option<&'a Unread>, new: Option<&'a Unread>, is_pair: bool) -> Self {
        if old.is_none() && new.is_none() {
            return Self::Complete;
        }
        Self::Undecided(Undecided { old, new, is_pair })
    }

    /// Whether everything was read.
    pub const fn is_complete(self) -> bool {
        matches!(self, Self::Complete)
    }

    /// What was not read, each part with its side; that of a single document counts as new.
    pub fn parts(self) -> impl Iterator<Item = (Side, &'a UnreadPart)> {
        let sides = match self {
            Self::Complete => [(Side::Old, None), (Side::New, None)],
            Self::Undecided(undecided) => [(Side::Old, undecided.old), (Side::New, undecided.new)],
        };
        sides.into_iter().flat_map(|(side, unread)| {
            let parts = unread.map_or(&[][..], Unread::parts);
            parts.iter().map(move |part| (side, part))
        })
    }

    /// How many parts were not read besides those that are named.
    pub fn omitted(self) -> usize {
        match self {
            Self::Complete => 0,
            Self::Undecided(Undecided { old, new, .. }) => {
                let count = |unread: Option<&Unread>| unread.map_or(0, Unread::omitted);
                count(old).saturating_add(count(new))
            }
        }
    }

    /// The word in machine output.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Complete => "complete",
            Self::Undecided(_) => "undecided",
        }
    }

    /// What was not read, one line for each part, for people.
    pub fn lines(self) -> Vec<Text> {
        let is_pair = matches!(self, Self::Undecided(Undecided { is_pair: true, .. }));
        let line = |(side, part): (Side, &UnreadPart)| {
            let label = part.label();
            if !is_pair {
                return label;
            }
            let (vi, en) = (label.get(Lang::Vi), label.get(Lang::En));
            match side {
                Side::Old => crate::bilingual!("bản cũ: {vi}", "old version: {en}"),
                Side::New => crate::bilingual!("bản mới: {vi}", "new version: {en}"),
            }
        };
        let mut lines: Vec<_> = self.parts().map(line).collect();
        let omitted = self.omitted();
        if omitted > 0 {
            lines.push(crate::bilingual!(
                "và {omitted} nội dung khác",
                "and {omitted} more"
            ));
        }
        lines
    }
}

fn some(unread: &Unread) -> Option<&Unread> {
    (!unread.is_empty()).then_some(unread)
}

impl<'a> Undecided<'a> {
    /// What was not read of the earlier version.
    pub const fn earlier(self) -> Option<&'a Unread> {
        self.old
    }

    /// What was not read of the later version, or of the only document.
    pub const fn later(self) -> Option<&'a Unread> {
        self.new
    }
}

/// `state` is `complete` or `undecided`; `unread` lists the parts, of two versions each with its `side`. `omitted` is
/// how many there are besides.
impl Serialize for Completeness<'_> {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        let is_pair = matches!(self, Self::Undecided(Undecided { is_pair: true, .. }));
        let parts = self.parts().map(|(side, part)| PartJson {
            side: is_pair.then_some(side),
            part,
        });
        let mut map = to.serialize_map(None)?;
        map.serialize_entry("state", self.key())?;
        map.serialize_entry("unread", &parts.collect::<Vec<_>>())?;
        if self.omitted() > 0 {
            map.serialize_entry("omitted", &self.omitted())?;
        }
        map.end()
    }
}

struct PartJson<'a> {
    side: Option<Side>,
    part: &'a UnreadPart,
}

impl Serialize for PartJson<'_> {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        let mut map = to.serialize_map(None)?;
        match self.side {
            Some(Side::Old) => map.serialize_entry("side", "old")?,
            Some(Side::New) => map.serialize_entry("side", "new")?,
            None => {}
        }
        map.serialize_entry("what", self.part.key())?;
        match self.part {
            UnreadPart::File { path } => map.serialize_entry("path", path)?,
            UnreadPart::Section { key } => map.serialize_entry("key", key)?,
            UnreadPart::Element { id, layer } => {
                map.serialize_entry("id", id)?;
                map.serialize_entry("section", &layer.map(crate::model::Layer::section))?;
            }
            UnreadPart::Relation { from, kind, to } => {
                map.serialize_entry("from", from)?;
                map.serialize_entry("relation", kind.key())?;
                map.serialize_entry("to", to)?;
            }
            UnreadPart::Record { table, key } => {
                map.serialize_entry("table", table.key())?;
                map.serialize_entry("key", key)?;
            }
            UnreadPart::Field { of, key } => {
                map.serialize_entry("of", &of.to_string())?;
                map.serialize_entry("key", key)?;
            }
        }
        let label = self.part.label();
        let [vi, en] = [Lang::Vi, Lang::En].map(|lang| label.get(lang));
        map.serialize_entry(
            "label",
            &std::collections::BTreeMap::from([("en", en), ("vi", vi)]),
        )?;
        map.end()
    }
}
