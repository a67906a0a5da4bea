//! What an element is. The layer follows from it.

use std::fmt;

use super::Layer;
use super::described::{Described, Words, words};
use crate::text::Text;

/// The kinds of a layer. A row is the word, what it is called, what it means, perhaps the legal term, and what an
/// example says beside kind and name.
macro_rules! kinds {
    (
        $(#[$outer:meta])*
        $layer:ident => $name:ident {
            $($variant:ident = $key:literal, $vi:literal, $en:literal {
                $meaning_vi:literal, $meaning_en:literal;
                $(law $instrument:literal $article:literal $term_vi:literal, $term_en:literal;)?
                $example:literal
            })+
        }
    ) => {
        $(#[$outer])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[non_exhaustive]
        pub enum $name {
            $(#[doc = concat!($en, " (", $vi, "), written `", $key, "`. ", $meaning_en)] $variant,)+
        }

        impl From<$name> for Kind {
            fn from(kind: $name) -> Self {
                Kind::$layer(kind)
            }
        }

        impl $name {
            pub(super) const KINDS: &'static [Kind] = &[$(Kind::$layer(Self::$variant),)+];

            pub(super) const fn key(self) -> &'static str {
                match self { $(Self::$variant => $key,)+ }
            }

            pub(super) const fn words(self) -> &'static Words {
                match self {
                    $(Self::$variant => const { &words!(
                        $vi, $en;
                        $meaning_vi, $meaning_en;
                        concat!(
                            "sample:\n  kind: ", $key, "\n  name: { vi: \"", $vi, "\", en: \"", $en, "\" }\n", $example
                        )
                        $(; law $instrument $article $term_vi, $term_en)?
                    ) },)+
                }
            }
        }
    };
}

mod application;
mod business;
mod channel;
mod infrastructure;
mod integration;
mod policy;
mod user;

pub use application::ApplicationKind;
pub use business::BusinessKind;
pub use channel::ChannelKind;
pub use infrastructure::InfrastructureKind;
pub use integration::IntegrationKind;
pub use policy::PolicyKind;
pub use user::UserKind;

macro_rules! layers {
    ($($layer:ident => $name:ident,)+) => {
        /// What an element is: one of the kinds of one of the seven layers, or a kind of the user's own.
        ///
        /// ```
        /// use justarch::{ApplicationKind, Kind, Layer};
        /// let kind = Kind::from_key("database", Layer::Application).unwrap();
        /// assert_eq!(kind, Kind::Application(ApplicationKind::Database));
        /// assert_eq!(kind.layer(), Layer::Application);
        /// assert_eq!(Kind::from_key("x-robot", Layer::Channel), Some(Kind::Custom(Layer::Channel)));
        /// ```
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[non_exhaustive]
        pub enum Kind {
            $(#[doc = concat!("A kind of the layer `", stringify!($layer), "`.")] $layer($name),)+
            /// A kind of the user's own, written `x-…`; the element holds its name.
            Custom(Layer),
        }

        /// The kinds of each layer, bottom up.
        const OF_LAYERS: &[&[Kind]] = &[$($name::KINDS,)+];

        impl Kind {
            /// The layer that elements of this kind belong to.
            pub const fn layer(self) -> Layer {
                match self {
                    $(Kind::$layer(_) => Layer::$layer,)+
                    Kind::Custom(layer) => layer,
                }
            }

            /// The word a file uses; `x-` for a kind of the user's own.
            pub const fn key(self) -> &'static str {
                match self {
                    $(Kind::$layer(kind) => kind.key(),)+
                    Kind::Custom(_) => Self::CUSTOM_PREFIX,
                }
            }

            pub(crate) const fn words(self) -> &'static Words {
                match self {
                    $(Kind::$layer(kind) => kind.words(),)+
                    Kind::Custom(_) => &CUSTOM,
                }
            }

            /// A small number of its own, below [`Self::SLOTS`]: for lists with a place for each kind. The user's
            /// own kinds of a layer share one.
            pub(crate) const fn slot(self) -> usize {
                let within = match self {
                    $(Kind::$layer(kind) => kind as usize,)+
                    Kind::Custom(_) => SLOTS_OF_LAYER - 1,
                };
                self.layer().index() * SLOTS_OF_LAYER + within
            }
        }
    };
}

layers! {
    Infrastructure => InfrastructureKind,
    Integration => IntegrationKind,
    Application => ApplicationKind,
    Business => BusinessKind,
    Channel => ChannelKind,
    User => UserKind,
    Policy => PolicyKind,
}

static CUSTOM: Words = words!(
    "Loại do người dùng đặt", "Custom kind";
    "Loại do cơ quan tự đặt tên bằng tiền tố `x-`, chỉ dùng khi không loại có sẵn nào phù hợp; thành phần thuộc lớp của mục chứa nó.",
    "A kind that the body names itself with the prefix `x-`, for what none of the built-in kinds fits; the element belongs to the layer of its section.";
    "sample:\n  kind: x-digital-kiosk\n  name: { vi: \"Ki-ốt số\", en: \"Digital kiosk\" }\n"
);

/// How many kinds there are, those of the user's own apart.
const COUNT: usize = {
    let (mut count, mut layer) = (0, 0);
    while layer < OF_LAYERS.len() {
        count += OF_LAYERS[layer].len();
        layer += 1;
    }
    count
};

/// The kinds of all layers, one after the other.
const ALL: [Kind; COUNT] = {
    let mut all = [Kind::Custom(Layer::Policy); COUNT];
    let (mut nth, mut layer) = (0, 0);
    while layer < OF_LAYERS.len() {
        let mut within = 0;
        while within < OF_LAYERS[layer].len() {
            all[nth] = OF_LAYERS[layer][within];
            nth += 1;
            within += 1;
        }
        layer += 1;
    }
    all
};

/// More than any layer has kinds.
const SLOTS_OF_LAYER: usize = 16;

impl Kind {
    /// Every kind but the user's own, by layer, bottom up.
    pub const ALL: &'static [Self] = &ALL;

    /// What the kind is called.
    pub const fn label(self) -> Text {
        let [vi, en] = self.words().title;
        Text::fixed(vi, en)
    }

    /// What the kind is called, what it is for, the legal term, an example.
    ///
    /// ```
    /// use justarch::{InfrastructureKind, Kind, Lang};
    /// let described = Kind::from(InfrastructureKind::Cloud).described();
    /// assert!(described.meaning.get(Lang::En).ends_with('.'));
    /// ```
    pub const fn described(self) -> Described {
        self.words().described()
    }

    /// How many slots there are; see [`Self::slot`].
    pub(crate) const SLOTS: usize = Layer::ALL.len() * SLOTS_OF_LAYER;

    /// What every kind of the user's own begins with.
    pub const CUSTOM_PREFIX: &'static str = "x-";

    /// Reads a kind. `section` gives the layer of a kind of the user's own; the built-in kinds know theirs,
    /// so the result may belong to another layer than the section it stands in.
    pub fn from_key(key: &str, section: Layer) -> Option<Self> {
        // The user layer and the application layer each have a kind of a name used elsewhere.
        let known = |k: &&Self| k.key() == key;
        let here = Self::ALL
            .iter()
            .filter(|k| k.layer() == section)
            .find(known);
        if let Some(kind) = here.or_else(|| Self::ALL.iter().find(known)) {
            return Some(*kind);
        }
        let name = key.strip_prefix(Self::CUSTOM_PREFIX)?;
        super::key::is_key(name).then_some(Self::Custom(section))
    }

    /// Whether elements of this kind hold data: databases and data stores.
    pub const fn holds_data(self) -> bool {
        matches!(
            self,
            Self::Application(ApplicationKind::Database | ApplicationKind::DataStore)
        )
    }
}

impl fmt::Display for Kind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.key())
    }
}

#[cfg(test)]
mod tests {
    use super::{Kind, Layer};

    #[test]
    fn every_kind_has_a_slot_of_its_own() {
        let custom = Layer::ALL.map(Kind::Custom);
        let mut slots: Vec<_> = Kind::ALL.iter().chain(&custom).map(|k| k.slot()).collect();
        let count = slots.len();
        slots.sort_unstable();
        slots.dedup();
        assert_eq!(slots.len(), count);
        assert!(slots.iter().all(|slot| *slot < Kind::SLOTS));
    }
}
