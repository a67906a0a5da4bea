//! What cannot be told because a part of a version was not read.

use std::fmt;

use crate::diagnostic::Side;
use crate::model::{Field, Subject};
use crate::text::{Lang, Text};

/// Something that only one version says as far as both could be read: the other may say it too, in what could not be
/// read of it. So it is no change, and it is not unchanged either.
///
/// ```
/// # #[cfg(feature = "yaml")] {
/// use justarch::{Diff, Document, Side, Subject};
/// let text = "justarch: 1\nchannels:\n  portal: { kind: service-portal, name: { vi: Cổng } }\n";
/// let misspelt = text.replace("kind: service-portal", "kind: service-portla");
/// let [old, new] = [text, &misspelt].map(|text| Document::parse("a.yaml", text).unwrap());
/// let diff = Diff::between(old.architecture(), new.architecture());
/// assert!(diff.is_empty());
/// assert_eq!(diff.uncertain()[0].subject, Subject::element("portal"));
/// assert_eq!(diff.uncertain()[0].side, Side::Old);
/// # }
/// ```
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub struct Uncertain {
    /// What it is about.
    pub subject: Subject,
    /// The field, if it is about one.
    pub field: Option<Field>,
    /// The version that says it; of a field that both may state, the one of which the other's value was not read.
    pub side: Side,
}

impl Uncertain {
    /// The statement in one line for people, without a full stop.
    pub fn summary(&self) -> Text {
        let subject = &self.subject;
        let what = match self.field {
            Some(field) => {
                let path = field.path();
                crate::bilingual!("`{path}` của `{subject}`", "`{path}` of `{subject}`")
            }
            None => crate::bilingual!("`{subject}`", "`{subject}`"),
        };
        let (vi, en) = (what.get(Lang::Vi), what.get(Lang::En));
        match self.side {
            Side::Old => crate::bilingual!(
                "{vi}: có ở bản cũ; ở bản mới có thể nằm trong phần không đọc được",
                "{en}: in the old version; in the new one it may stand in what could not be read"
            ),
            Side::New => crate::bilingual!(
                "{vi}: có ở bản mới; ở bản cũ có thể nằm trong phần không đọc được",
                "{en}: in the new version; in the old one it may stand in what could not be read"
            ),
        }
    }
}

impl fmt::Display for Uncertain {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.summary().get(Lang::En))
    }
}
