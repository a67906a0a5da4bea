//! Text in the two languages of the product.

use std::borrow::Cow;
use std::cell::Cell;
use std::cmp::Ordering;
use std::fmt::{self, Write as _};
use std::hash::{Hash, Hasher};

use serde::ser::SerializeStruct as _;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// A language of messages and labels.
///
/// ```
/// use justarch::Lang;
/// assert_eq!("vi".parse::<Lang>()?, Lang::Vi);
/// # Ok::<(), justarch::Error>(())
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Lang {
    /// Vietnamese.
    #[default]
    Vi,
    /// English.
    En,
}

impl fmt::Display for Lang {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Lang::Vi => "vi",
            Lang::En => "en",
        })
    }
}

/// One text in Vietnamese and English. Neither can be left out.
///
/// ```
/// use justarch::{Lang, Text};
/// let t = Text::new("Hạ tầng đảm bảo", "Assurance infrastructure");
/// assert_eq!(t.get(Lang::Vi), "Hạ tầng đảm bảo");
/// ```
#[derive(Clone)]
pub struct Text(Form);

/// Findings are many and consist of texts, so both languages share one piece of memory without room for more.
#[derive(Clone)]
enum Form {
    /// Known when the program is compiled.
    Fixed { vi: &'static str, en: &'static str },
    /// The Vietnamese first, which is so long.
    Made { both: Box<str>, vi: usize },
}

// There may be very many.
const _: () = assert!(size_of::<Text>() <= 32);

impl Text {
    /// A text from its two forms.
    pub fn new(vi: impl Into<Cow<'static, str>>, en: impl Into<Cow<'static, str>>) -> Self {
        match (vi.into(), en.into()) {
            (Cow::Borrowed(vi), Cow::Borrowed(en)) => Self::fixed(vi, en),
            (vi, en) => {
                let mut both = String::with_capacity(vi.len().saturating_add(en.len()));
                both.push_str(&vi);
                both.push_str(&en);
                let (both, vi) = (both.into(), vi.len());
                Self(Form::Made { both, vi })
            }
        }
    }

    /// A text known when the program is compiled.
    ///
    /// ```
    /// use justarch::{Lang, Text};
    /// static T: Text = Text::fixed("Nghiệp vụ", "Business");
    /// assert_eq!(T.get(Lang::En), "Business");
    /// ```
    pub const fn fixed(vi: &'static str, en: &'static str) -> Self {
        Self(Form::Fixed { vi, en })
    }

    /// A text written from what [`format_args!`] gives; [`bilingual!`](crate::bilingual) calls it.
    ///
    /// ```
    /// use justarch::{Lang, Text};
    /// let count = 3;
    /// let t = Text::format(format_args!("{count} lỗi"), format_args!("{count} errors"));
    /// assert_eq!(t.get(Lang::Vi), "3 lỗi");
    /// ```
    pub fn format(vi: fmt::Arguments<'_>, en: fmt::Arguments<'_>) -> Self {
        if let (Some(vi), Some(en)) = (vi.as_str(), en.as_str()) {
            return Self::fixed(vi, en);
        }
        // Taken, not borrowed: what is written may make texts of its own.
        let mut both = SCRATCH.take();
        both.clear();
        // Writing to a text does not fail.
        let _ = both.write_fmt(vi);
        let vi = both.len();
        let _ = both.write_fmt(en);
        let made = Self(Form::Made {
            both: both.as_str().into(),
            vi,
        });
        SCRATCH.set(both);
        made
    }

    /// An id as every text names it, in both languages alike.
    pub(crate) fn quoted(id: &str) -> Self {
        let both = ["`", id, "``", id, "`"].concat().into();
        let vi = id.len().saturating_add(2);
        Self(Form::Made { both, vi })
    }

    /// Whether there is nothing to read.
    pub fn is_empty(&self) -> bool {
        self.both().iter().all(|text| text.is_empty())
    }

    /// The text in one language.
    pub fn get(&self, lang: Lang) -> &str {
        let [vi, en] = self.both();
        match lang {
            Lang::Vi => vi,
            Lang::En => en,
        }
    }

    fn both(&self) -> [&str; 2] {
        match &self.0 {
            Form::Fixed { vi, en } => [vi, en],
            Form::Made { both, vi } => both.split_at_checked(*vi).map_or(["", ""], <[_; 2]>::from),
        }
    }
}

thread_local! {
    /// Room to write texts in, so that each asks for memory once, and for as much as it takes.
    static SCRATCH: Cell<String> = const { Cell::new(String::new()) };
}

impl PartialEq for Text {
    fn eq(&self, other: &Self) -> bool {
        self.both() == other.both()
    }
}

impl Eq for Text {}

impl PartialOrd for Text {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

/// By the Vietnamese, then the English.
impl Ord for Text {
    fn cmp(&self, other: &Self) -> Ordering {
        self.both().cmp(&other.both())
    }
}

/// Through `serde` a text is a map of `vi` and `en`.
impl Serialize for Text {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        let [vi, en] = self.both();
        let mut map = to.serialize_struct("Text", 2)?;
        map.serialize_field("vi", vi)?;
        map.serialize_field("en", en)?;
        map.end()
    }
}

impl<'de> Deserialize<'de> for Text {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        #[derive(Deserialize)]
        #[serde(rename = "Text")]
        struct Both {
            vi: String,
            en: String,
        }
        let Both { vi, en } = Both::deserialize(from)?;
        Ok(Self::new(vi, en))
    }
}

impl Hash for Text {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.both().hash(state);
    }
}

impl fmt::Debug for Text {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let [vi, en] = self.both();
        let mut shown = f.debug_struct("Text");
        shown.field("vi", &vi).field("en", &en).finish()
    }
}

/// Builds a [`Text`] from two format strings over the variables in scope.
///
/// ```
/// use justarch::{bilingual, Lang};
/// let id = "moj-lgsp";
/// let t = bilingual!("không tìm thấy `{id}`", "`{id}` was not found");
/// assert_eq!(t.get(Lang::En), "`moj-lgsp` was not found");
/// ```
#[macro_export]
macro_rules! bilingual {
    ($vi:literal, $en:literal $(,)?) => {
        $crate::Text::format(::std::format_args!($vi), ::std::format_args!($en))
    };
}

/// Whether there is nothing but white space.
pub(crate) fn is_blank(text: &str) -> bool {
    // Most texts begin with a letter.
    !text.starts_with(|c: char| c.is_ascii_graphic()) && text.trim().is_empty()
}

/// What marks a place that a person has to fill in, in starters and in what an editor adds.
///
/// ```
/// use justarch::{Lang, vocabulary::TO_FILL_IN};
/// assert_eq!(TO_FILL_IN.get(Lang::Vi), "ĐIỀN");
/// ```
pub static TO_FILL_IN: Text = Text::fixed("ĐIỀN", "FILL IN");

/// What follows the mark, if a text begins with it.
fn behind_mark(text: &str) -> Option<&str> {
    let text = text.trim_start();
    [Lang::Vi, Lang::En].into_iter().find_map(|lang| {
        let rest = text.strip_prefix(TO_FILL_IN.get(lang))?;
        (!rest.starts_with(char::is_alphanumeric)).then_some(rest)
    })
}

/// Whether a comment marks a value that is to be filled in. In capitals the word may belong to a title.
pub(crate) fn marks_sample(comment: &str) -> bool {
    let is_title = |rest: &str| rest.trim_start().starts_with(char::is_uppercase);
    behind_mark(comment).is_some_and(|rest| !is_title(rest))
}

/// Whether a text says nothing yet: it begins with the mark, or is only the dots of an example.
///
/// ```
/// use justarch::vocabulary::is_to_fill_in;
/// assert!(is_to_fill_in("ĐIỀN lý do") && is_to_fill_in("…"));
/// assert!(!is_to_fill_in("Điền kinh"));
/// ```
pub fn is_to_fill_in(text: &str) -> bool {
    behind_mark(text).is_some() || is_only_dots(text)
}

/// Whether there is nothing but the dots of an example.
pub(crate) fn is_only_dots(text: &str) -> bool {
    matches!(text.trim(), "…" | "...")
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::{Lang, Text, is_blank};

    #[test]
    fn texts_are_equal_if_both_languages_are_however_they_came_about() {
        let (vi, en) = ("điều", "article");
        let fixed = Text::fixed(vi, en);
        let made = Text::new(vi.to_owned(), en);
        let (vi, en) = (&vi, &en);
        let formatted = crate::bilingual!("{vi}", "{en}");
        for text in [&made, &formatted] {
            assert_eq!(text, &fixed);
            assert_eq!(format!("{text:?}"), format!("{fixed:?}"));
            assert_eq!((text.get(Lang::Vi), text.get(Lang::En)), (*vi, *en));
        }
        let all: HashSet<Text> = [fixed.clone(), made, formatted].into();
        assert_eq!(all.len(), 1);
        // Where one ends and the other begins matters.
        assert_ne!(
            Text::new("ab".to_owned(), "c"),
            Text::new("a".to_owned(), "bc")
        );
        assert_ne!(Text::fixed("ab", "c"), Text::new("a".to_owned(), "bc"));
        assert_eq!(
            format!("{fixed:?}"),
            "Text { vi: \"điều\", en: \"article\" }"
        );
    }

    #[test]
    fn empty_is_what_has_nothing_in_both() {
        let nothing = String::new();
        assert!(crate::bilingual!("{nothing}", "{nothing}").is_empty());
        assert!(Text::new("", "").is_empty() && Text::new(String::new(), "").is_empty());
        assert!(!Text::fixed("", "a").is_empty() && !Text::new("a".to_owned(), "").is_empty());
    }

    #[test]
    fn blank_is_white_space_of_any_sort() {
        for blank in ["", " ", "\n\t", "\u{A0}", "\u{3000} "] {
            assert!(is_blank(blank), "{blank:?}");
        }
        assert!(!is_blank(" a") && !is_blank("ộ"));
    }
}
