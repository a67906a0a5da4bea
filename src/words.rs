//! Values that are known by a word: read from it, shown as it, and passed by it through `serde`.

use std::str::FromStr;

use crate::error::Error;
use crate::text::Lang;

/// The value of a word.
pub(crate) fn find<T: Copy>(
    all: &[T],
    key: impl Fn(T) -> &'static str,
    text: &str,
) -> Result<T, Error> {
    let known = all.iter().copied().find(|value| key(*value) == text);
    known.ok_or_else(|| {
        let words: Vec<_> = all.iter().map(|value| key(*value)).collect();
        let words = words.join(", ");
        Error::value(crate::bilingual!(
            "`{text}` không phải là một trong các giá trị {words}",
            "`{text}` is not one of {words}"
        ))
    })
}

/// Lets `serde` pass values as the text that they are shown as and read from.
macro_rules! as_text {
    ($($name:ty),+ $(,)?) => {
        $(
            impl serde::Serialize for $name {
                fn serialize<S: serde::Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
                    to.collect_str(self)
                }
            }

            impl<'de> serde::Deserialize<'de> for $name {
                fn deserialize<D: serde::Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
                    let text = <std::borrow::Cow<'_, str>>::deserialize(from)?;
                    text.parse().map_err(serde::de::Error::custom)
                }
            }
        )+
    };
}

/// The same for closed sets, with reading by one of their methods: the word of a value.
macro_rules! keyed {
    ($name:ty) => {
        $crate::words::keyed!($name, key);
    };
    ($name:ty, $key:ident) => {
        impl std::str::FromStr for $name {
            type Err = $crate::error::Error;

            fn from_str(text: &str) -> Result<Self, Self::Err> {
                $crate::words::find(&Self::ALL, Self::$key, text)
            }
        }

        $crate::words::as_text!($name);
    };
}

pub(crate) use {as_text, keyed};

// An error is said in texts, so what reads a language stands above them.
impl FromStr for Lang {
    type Err = Error;

    fn from_str(text: &str) -> Result<Self, Error> {
        match text {
            "vi" => Ok(Lang::Vi),
            "en" => Ok(Lang::En),
            _ => Err(Error::value(crate::bilingual!(
                "`{text}` không phải là ngôn ngữ: vi hoặc en",
                "`{text}` is not a language: vi or en"
            ))),
        }
    }
}

as_text!(Lang);
