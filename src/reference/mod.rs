//! The bundled documents: illustrative reconstructions from published texts, embedded in the library.
//!
//! None of them is an official document. Each element and relation names the text it comes from, or says
//! that it is inferred.

use crate::io::Document;
use crate::model::Architecture;

/// A bundled document.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub struct Bundled {
    /// The name by which it is asked for, such as `moj-2.0`.
    pub name: &'static str,
    /// Its YAML text.
    pub text: &'static str,
}

static ALL: &[Bundled] = &[
    Bundled {
        name: "moj-2.0",
        text: include_str!("moj-2.0.yaml"),
    },
    Bundled {
        name: "moj-3.0",
        text: include_str!("moj-3.0.yaml"),
    },
    Bundled {
        name: "moj-4.0",
        text: include_str!("moj-4.0.yaml"),
    },
    Bundled {
        name: "dong-nai-2023",
        text: include_str!("dong-nai-2023.yaml"),
    },
];

/// Every bundled document.
///
/// ```
/// assert!(justarch::reference::all().iter().any(|d| d.name == "moj-3.0"));
/// ```
pub fn all() -> &'static [Bundled] {
    ALL
}

/// The bundled document of that name.
///
/// ```
/// assert!(justarch::reference::get("moj-2.0").is_some());
/// assert!(justarch::reference::get("moj-9.9").is_none());
/// ```
pub fn get(name: &str) -> Option<Bundled> {
    ALL.iter().copied().find(|document| document.name == name)
}

impl Bundled {
    /// The name under which messages show its text.
    pub fn file_name(&self) -> String {
        format!("reference:{}", self.name)
    }

    /// The document, with the places of its parts. Reading it costs O(bytes) each time.
    ///
    /// ```
    /// let doc = justarch::reference::get("dong-nai-2023").unwrap().document();
    /// assert!(doc.report().is_empty());
    /// ```
    #[expect(clippy::unreachable, reason = "what is bundled is read by a test")]
    pub fn document(&self) -> Document {
        match Document::parse(&self.file_name(), self.text) {
            Ok(document) => document,
            Err(error) => unreachable!("the bundled document {}: {error}", self.name),
        }
    }
}

#[expect(
    clippy::indexing_slicing,
    reason = "numbers of the list above, given below"
)]
fn bundled(nth: usize) -> Architecture {
    ALL[nth].document().into_architecture()
}

/// The Ministry's architecture 2.0, state of mid-2023, reconstructed.
///
/// ```
/// use justarch::FrameworkVersion;
/// assert_eq!(justarch::reference::moj_2_0().framework(), FrameworkVersion::V2_0);
/// ```
pub fn moj_2_0() -> Architecture {
    bundled(0)
}

/// The Ministry's architecture 3.0, state of 2024, reconstructed.
///
/// ```
/// use justarch::FrameworkVersion;
/// assert_eq!(justarch::reference::moj_3_0().framework(), FrameworkVersion::V3_0);
/// ```
pub fn moj_3_0() -> Architecture {
    bundled(1)
}

/// The Ministry's architecture 4.0, state of mid-2026, reconstructed.
///
/// ```
/// use justarch::FrameworkVersion;
/// assert_eq!(justarch::reference::moj_4_0().framework(), FrameworkVersion::V4_0);
/// ```
pub fn moj_4_0() -> Architecture {
    bundled(2)
}

/// The justice department of Đồng Nai province, state of October 2023, reconstructed. No such architecture
/// was ever issued.
///
/// ```
/// assert!(justarch::reference::dong_nai_2023().element("dongnai-notary-store").is_some());
/// ```
pub fn dong_nai_2023() -> Architecture {
    bundled(3)
}
