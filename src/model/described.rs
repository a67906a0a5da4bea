//! What is said of a word of the file format: its title, what it means, on which law it rests, an example.
//!
//! The texts stand in the row of the word itself: that of a kind, of a relation, of a value or of a key. A row without
//! them does not compile.

use crate::text::Text;

/// What is known of a word of the vocabulary, in both languages.
///
/// ```
/// use justarch::{ApplicationKind, Kind, Lang};
/// let database = Kind::from(ApplicationKind::Database).described();
/// assert_eq!(database.title.get(Lang::Vi), "Cơ sở dữ liệu");
/// assert!(database.example.contains("kind: database"));
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Described {
    /// What it is called, as a short heading.
    pub title: Text,
    /// One sentence: when to use it, and how it differs from its neighbours.
    pub meaning: Text,
    /// What the law calls it and where, if a text that was read says so.
    pub law: Option<LegalTerm>,
    /// Some lines of YAML as they stand at the thing that the word belongs to.
    pub example: &'static str,
}

/// A term of the law, with the place where it stands.
///
/// ```
/// use justarch::{Kind, IntegrationKind};
/// let law = Kind::from(IntegrationKind::Lgsp).described().law.unwrap();
/// assert_eq!((law.instrument, law.article), ("13/2017/TT-BTTTT", "3.12"));
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct LegalTerm {
    /// The term.
    pub term: Text,
    /// The number of the instrument, as its name in [`law`](crate::law) holds it.
    pub instrument: &'static str,
    /// Article, paragraph and point such as `3.12`; empty for the instrument as a whole.
    pub article: &'static str,
}

/// The same as it stands in a row: plain text that the compiler can place in a table.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Words {
    /// Vietnamese, English.
    pub(crate) title: [&'static str; 2],
    pub(crate) meaning: [&'static str; 2],
    pub(crate) law: Option<Law>,
    pub(crate) example: &'static str,
}

/// A legal term as it stands in a row.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Law {
    pub(crate) instrument: &'static str,
    pub(crate) article: &'static str,
    pub(crate) term: [&'static str; 2],
}

impl Words {
    /// The words for those who ask.
    pub(crate) const fn described(&self) -> Described {
        let law = match self.law {
            Some(law) => Some(LegalTerm {
                term: text(law.term),
                instrument: law.instrument,
                article: law.article,
            }),
            None => None,
        };
        Described {
            title: text(self.title),
            meaning: text(self.meaning),
            law,
            example: self.example,
        }
    }
}

const fn text([vi, en]: [&'static str; 2]) -> Text {
    Text::fixed(vi, en)
}

/// The words of a row: title, meaning and an example, perhaps `law` with instrument, article and term.
macro_rules! words {
    (
        $vi:expr, $en:expr;
        $meaning_vi:expr, $meaning_en:expr;
        $example:expr
        $(; law $instrument:literal $article:literal $term_vi:literal, $term_en:literal)?
    ) => {
        $crate::model::described::Words {
            title: [$vi, $en],
            meaning: [$meaning_vi, $meaning_en],
            law: $crate::model::described::words!(@law $($instrument $article $term_vi, $term_en)?),
            example: $example,
        }
    };
    (@law) => { None };
    (@law $instrument:literal $article:literal $vi:literal, $en:literal) => {
        Some($crate::model::described::Law {
            instrument: $instrument,
            article: $article,
            term: [$vi, $en],
        })
    };
}

pub(crate) use words;
