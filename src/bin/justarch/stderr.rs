//! The standard error.

use std::io::{self, Write as _};

/// Writes a text there, with colours where they are wanted.
pub(crate) fn to_stderr(text: &str) -> io::Result<()> {
    let mut err = anstream::stderr().lock();
    err.write_all(text.as_bytes())?;
    err.flush()
}
