//! Documents, read within the limits of their configuration.

use std::path::Path;

use justarch::{Document, Text, bilingual};

use crate::fault::Fault;
use crate::git::{self, Named};
use crate::input;
use crate::settings;

/// Reads a document from a path, a folder, `-`, `reference:NAME` or a revision such as `HEAD:PATH`, within the limits of
/// the configuration given or found.
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

/// The names of two versions where the later one may be left out: then it is the file of the working tree that the
/// earlier one names in a revision. A revision alone names the current folder.
pub(crate) fn versions(old: &str, new: Option<&str>) -> Result<(String, String), Fault> {
    if let Some(new) = new {
        return Ok((old.to_owned(), new.to_owned()));
    }
    let missing = || {
        Fault::with_help(
            Text::fixed("thiếu phiên bản sau", "the later version is missing"),
            Text::fixed(
                "chỉ một phiên bản của kho git, như `HEAD` hoặc `HEAD:TỆP`, được so sánh với tệp đang có khi đứng một mình",
                "only a revision, such as `HEAD` or `HEAD:FILE`, is compared with the working file when it stands alone",
            ),
        )
    };
    let named = match Named::of(old) {
        Some(named) => named,
        None if old == "-" || old.starts_with("reference:") || Path::new(old).exists() => {
            return Err(missing());
        }
        None => {
            let named = Named::here(old);
            // What is no revision was meant as a file.
            match git::is_there(named) {
                Err(Fault::Said { help: None, .. }) => return Err(missing()),
                found => found.map_err(|fault| fault.within(old))?,
            }
            named
        }
    };
    let working = git::working(named).map_err(|fault| fault.within(old))?;
    Ok((named.input(), working.display().to_string()))
}
