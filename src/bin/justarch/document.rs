//! Documents, read within the limits of their configuration.

use std::path::Path;

use justarch::{Document, bilingual};

use crate::fault::Fault;
use crate::input;
use crate::settings;

/// Reads a document from a path, a folder, `-` or `reference:NAME`, within the limits of the configuration given or
/// found.
pub(crate) fn read(input: &str, config: Option<&Path>) -> Result<Document, Fault> {
    input::read_within(input, &settings::limits(input, config)?)
}

/// Reads two versions.
pub(crate) fn pair(
    old: &str,
    new: &str,
    config: Option<&Path>,
) -> Result<(Document, Document), Fault> {
    if old == "-" && new == "-" {
        return Err(Fault::new(bilingual!(
            "chỉ một trong hai phiên bản được đọc từ đầu vào chuẩn",
            "only one of the two versions can come from the standard input"
        )));
    }
    Ok((read(old, config)?, read(new, config)?))
}
