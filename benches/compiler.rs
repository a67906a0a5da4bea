//! The compiler, which is half of what is measured.

use std::process::Command;

/// As `rustc -V` gives it.
pub(crate) fn version() -> String {
    let output = Command::new("rustc").arg("-V").output().unwrap();
    String::from_utf8(output.stdout).unwrap().trim().to_owned()
}
