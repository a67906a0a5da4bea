//! Whether a result rests on everything that the documents say.

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

    /// Whether something was not read of two versions, so that it matters of which.
    #[cfg(feature = "json")]
    pub(crate) const fn is_of_pair(self) -> bool {
        matches!(self, Self::Undecided(Undecided { is_pair: true, .. }))
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

    /// What was not read, in a sentence: so much that a few parts stand for the others. Of what is public only the number
    /// is told, since the names of parts may be secret.
    pub(crate) fn remark(self, is_public: bool) -> Option<Text> {
        let parts = self.lines();
        if parts.is_empty() {
            return None;
        }
        let count = self.parts().count().saturating_add(self.omitted());
        let first: Vec<_> = parts.iter().filter(|_| !is_public).take(NAMED).collect();
        let names = |lang| {
            let names: Vec<_> = first.iter().map(|name| name.get(lang)).collect();
            match (names.is_empty(), count > NAMED) {
                (true, _) => String::new(),
                (false, true) => format!(" ({}; …)", names.join("; ")),
                (false, false) => format!(" ({})", names.join("; ")),
            }
        };
        let (vi, en) = (names(Lang::Vi), names(Lang::En));
        let noun = if count == 1 { "part" } else { "parts" };
        Some(crate::bilingual!(
            "Chưa đầy đủ: không đọc được {count} nội dung của tài liệu{vi}.",
            "Not complete: {count} {noun} of the document could not be read{en}."
        ))
    }
}

/// So many parts are named in a sentence.
const NAMED: usize = 5;

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
