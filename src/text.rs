//! Text in the two languages of the product.

use std::borrow::Cow;
use std::fmt;
use std::str::FromStr;

use crate::error::Error;

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

impl FromStr for Lang {
    type Err = Error;

    fn from_str(text: &str) -> Result<Self, Error> {
        match text {
            "vi" => Ok(Lang::Vi),
            "en" => Ok(Lang::En),
            _ => Err(Error::value(format!(
                "`{text}` is not a language: vi or en"
            ))),
        }
    }
}

/// One text in Vietnamese and English. Neither can be left out.
///
/// ```
/// use justarch::{Lang, Text};
/// let t = Text::new("Hạ tầng đảm bảo", "Assurance infrastructure");
/// assert_eq!(t.get(Lang::Vi), "Hạ tầng đảm bảo");
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Text {
    vi: Cow<'static, str>,
    en: Cow<'static, str>,
}

impl Text {
    /// A text from its two forms.
    pub fn new(vi: impl Into<Cow<'static, str>>, en: impl Into<Cow<'static, str>>) -> Self {
        Self {
            vi: exact(vi.into()),
            en: exact(en.into()),
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
        Self {
            vi: Cow::Borrowed(vi),
            en: Cow::Borrowed(en),
        }
    }

    /// Whether there is nothing to read.
    pub fn is_empty(&self) -> bool {
        self.vi.is_empty() && self.en.is_empty()
    }

    /// The text in one language.
    pub fn get(&self, lang: Lang) -> &str {
        match lang {
            Lang::Vi => &self.vi,
            Lang::En => &self.en,
        }
    }
}

/// The text without room for more: findings are many, and formatting leaves as much again.
fn exact(text: Cow<'static, str>) -> Cow<'static, str> {
    match text {
        Cow::Owned(mut text) => {
            text.shrink_to_fit();
            Cow::Owned(text)
        }
        known @ Cow::Borrowed(_) => known,
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
        $crate::Text::new(::std::format!($vi), ::std::format!($en))
    };
}

/// Whether there is nothing but white space.
pub(crate) fn is_blank(text: &str) -> bool {
    // Most texts begin with a letter.
    !text.starts_with(|c: char| c.is_ascii_graphic()) && text.trim().is_empty()
}

#[cfg(test)]
mod tests {
    use super::is_blank;

    #[test]
    fn blank_is_white_space_of_any_sort() {
        for blank in ["", " ", "\n\t", "\u{A0}", "\u{3000} "] {
            assert!(is_blank(blank), "{blank:?}");
        }
        assert!(!is_blank(" a") && !is_blank("ộ"));
    }
}
