//! Why a template is not taken.

use crate::bilingual;
use crate::error::{Error, ErrorKind};
use crate::text::Text;

pub(super) fn refused(text: Text) -> Error {
    Error::new(ErrorKind::Unreadable, text)
}

pub(super) fn broken(error: &dyn std::fmt::Display) -> Error {
    refused(bilingual!(
        "tệp mẫu bị hỏng: {error}",
        "the template is broken: {error}"
    ))
}
