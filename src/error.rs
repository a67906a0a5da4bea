//! The error of the crate.

use std::fmt;

use crate::text::{Lang, Text};

/// Why a call could not be carried out at all.
///
/// Faults in an architecture document are not errors but diagnostics. The type is opaque, so that
/// what the crate is built from can change: read the message, or ask [`Error::kind`].
///
/// ```
/// use justarch::{Date, ErrorKind};
/// let error = "tomorrow".parse::<Date>().unwrap_err();
/// assert_eq!(error.kind(), ErrorKind::Value);
/// assert!(error.to_string().contains("tomorrow"));
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Error(Box<Repr>);

#[derive(Clone, Debug, PartialEq, Eq, Hash)]
struct Repr {
    kind: ErrorKind,
    message: Text,
}

/// The families of [`Error`].
///
/// ```
/// use justarch::{ApplicationKind, Architecture, ErrorKind, FrameworkVersion, RelationKind};
/// let mut b = Architecture::fragment("demo", FrameworkVersion::V3_0);
/// b.element("app", ApplicationKind::Application, "Phần mềm")?;
/// let again = b.element("app", ApplicationKind::Database, "CSDL").unwrap_err();
/// assert_eq!(again.kind(), ErrorKind::Exists);
/// let bad = b.element("Phần mềm", ApplicationKind::Application, "Phần mềm").unwrap_err();
/// assert_eq!(bad.kind(), ErrorKind::NotAnId);
/// let lost = b.relate("app", RelationKind::Stores, "db").unwrap_err();
/// assert_eq!(lost.kind(), ErrorKind::NotThere);
/// # Ok::<(), justarch::Error>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum ErrorKind {
    /// A text does not have the form its type asks for.
    Value,
    /// A framework number that the registry does not know.
    UnknownFramework,
    /// An element, organisation or other thing would break a law of the model that none of the others names.
    Model,
    /// An id or a key is taken already.
    Exists,
    /// A text is not an id: see [`is_key`](crate::is_key).
    NotAnId,
    /// An element, a relation, an entry or a field is named that is not there.
    NotThere,
    /// Something that every file states is missing.
    Incomplete,
    /// A patch does not fit the document: what it expects there is not what is there.
    Mismatch,
    /// A document cannot be read as YAML or JSON, or is beyond the limits.
    Unreadable,
    /// A name of a bundled document, profile, rule or code is not known.
    UnknownName,
}

impl Error {
    /// The family of the error.
    pub fn kind(&self) -> ErrorKind {
        self.0.kind
    }

    /// The message in both languages; [`Display`](fmt::Display) writes the English one.
    ///
    /// ```
    /// use justarch::{Date, Lang};
    /// let error = "mai".parse::<Date>().unwrap_err();
    /// assert!(error.text().get(Lang::Vi).starts_with("`mai` không phải là ngày"));
    /// ```
    pub fn text(&self) -> &Text {
        &self.0.message
    }

    pub(crate) fn new(kind: ErrorKind, message: Text) -> Self {
        Self(Box::new(Repr { kind, message }))
    }

    pub(crate) fn value(message: Text) -> Self {
        Self::new(ErrorKind::Value, message)
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.0.message.get(Lang::En))
    }
}

impl std::error::Error for Error {}
