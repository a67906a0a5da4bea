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
            vi: vi.into(),
            en: en.into(),
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

/// Whether a text has only ASCII and the letters of Vietnamese and its Latin neighbours: none of them takes part
/// in composition, breaks a line or is invisible. It is what most texts are, and quick to see.
pub(crate) fn is_ordinary(text: &str) -> bool {
    if text.is_ascii() {
        return true;
    }
    let mut bytes = text.as_bytes();
    loop {
        bytes = match bytes {
            [] => return true,
            [0..=0x7F, rest @ ..]
            // U+00C0 to U+02FF.
            | [0xC3..=0xCB, _, rest @ ..]
            // U+1E00 to U+1EFF.
            | [0xE1, 0xB8..=0xBB, _, rest @ ..] => rest,
            _ => return false,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{is_blank, is_ordinary};

    #[test]
    fn what_is_ordinary_is_normal_and_visible() {
        let mut ordinary = 0;
        for c in '\0'..=char::MAX {
            let text = c.to_string();
            if is_ordinary(&text) && !c.is_ascii() {
                ordinary += 1;
                assert!(
                    c.is_alphabetic() || (0x2B0..0x300).contains(&u32::from(c)) || "×÷".contains(c)
                );
                // Alone, and after a letter with which it might combine.
                let after = format!("e{c}");
                assert!(unicode_normalization::is_nfc(&text), "{c:?}");
                assert!(unicode_normalization::is_nfc(&after), "{c:?}");
            }
        }
        assert_eq!(ordinary, 0x300 - 0xC0 + 0x100);
        assert!(is_ordinary("Hộ tịch, Đăng ký") && !is_ordinary("Ho\u{323}\u{302} tịch"));
    }

    #[test]
    fn blank_is_white_space_of_any_sort() {
        for blank in ["", " ", "\n\t", "\u{A0}", "\u{3000} "] {
            assert!(is_blank(blank), "{blank:?}");
        }
        assert!(!is_blank(" a") && !is_blank("ộ"));
    }
}
