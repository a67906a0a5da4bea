//! JSON Schemas of the files, for editors and other tools: draft 2020-12.
//!
//! They are made from the tables by which files are read, so that neither can know a key, a kind or a value that the
//! other does not. What the reader only warns of, such as a key without meaning for a kind, is no error here either:
//! it is marked as deprecated, which editors underline. What a schema cannot say, such as that an id exists, is left
//! to a check; the guide `editors` lists all of it.
//!
//! ```
//! use justarch::{Lang, schema};
//! let vi = schema::document(None, Lang::Vi);
//! assert_eq!(vi["$schema"], "https://json-schema.org/draft/2020-12/schema");
//! assert_eq!(vi["properties"]["applications"]["title"], "Ứng dụng và cơ sở dữ liệu");
//! ```

#[cfg(feature = "config")]
mod config;
mod document;
mod element;
mod keys;
mod node;
mod places;
mod record;
mod relation;
#[cfg(feature = "yaml")]
mod rules;
mod values;
mod words;

#[cfg(feature = "config")]
pub use config::config;
#[cfg(feature = "yaml")]
pub use rules::rules;

use serde_json::Value;

use crate::framework::Framework;
use crate::text::Lang;

/// The schema of the root file of a document.
///
/// With a framework, contents, views and grades are those that it knows, and relations are suggested where its matrix
/// allows them; without one, what any framework knows. No framework makes a file invalid: that is for a check to
/// judge. O(keys × kinds).
///
/// ```
/// use justarch::{Framework, FrameworkVersion, Lang, schema};
/// let framework = Framework::get(FrameworkVersion::V3_0)?;
/// let schema = schema::document(Some(framework), Lang::En);
/// assert_eq!(schema["required"], serde_json::json!(["architecture", "justarch"]));
/// # Ok::<(), justarch::Error>(())
/// ```
pub fn document(framework: Option<&'static Framework>, lang: Lang) -> Value {
    document::root(&Cx { framework, lang })
}

/// The schema of a file that a root file includes: sections, sources and organisations only.
///
/// ```
/// use justarch::{Lang, schema};
/// let schema = schema::included(None, Lang::En);
/// assert!(schema["properties"].get("architecture").is_none());
/// assert!(schema["properties"].get("channels").is_some());
/// ```
pub fn included(framework: Option<&'static Framework>, lang: Lang) -> Value {
    document::included(&Cx { framework, lang })
}

/// What a schema is made for.
#[derive(Clone, Copy)]
struct Cx {
    framework: Option<&'static Framework>,
    lang: Lang,
}

impl Cx {
    /// The framework asked for, or all.
    fn frameworks(&self) -> impl Iterator<Item = &'static Framework> {
        let all = Framework::all().iter().copied();
        let wanted = self.framework;
        all.filter(move |one| wanted.is_none_or(|wanted| wanted.version == one.version))
    }
}
