//! Files that a command makes: all are new, unless they may be written over.

use std::fs;
use std::path::{Path, PathBuf};

use justarch::{Text, bilingual};

use crate::fault::{Fault, of_io};
use crate::file::{self, Existing};

/// Writes files, and the folders that they lie in.
pub(crate) fn write(files: &[(PathBuf, Vec<u8>)], force: bool) -> Result<(), Fault> {
    let existing = if force {
        Existing::Replace
    } else {
        Existing::Keep
    };
    if !force {
        for (path, _) in files {
            is_free(path)?;
        }
    }
    for (path, bytes) in files {
        let shown = path.display().to_string();
        if let Some(parent) = path.parent().filter(|p| !p.as_os_str().is_empty()) {
            let made = fs::create_dir_all(parent);
            made.map_err(|error| Fault::new(of_io(&error)).within(&shown))?;
        }
        let written = file::write(path, bytes, existing);
        written.map_err(|why| Fault::new(why).within(&shown))?;
    }
    Ok(())
}

/// A file that is there may hold work of somebody.
fn is_free(path: &Path) -> Result<(), Fault> {
    if fs::symlink_metadata(path).is_err() {
        return Ok(());
    }
    let shown = path.display();
    Err(Fault::with_help(
        bilingual!(
            "{shown}: đã có tệp này, và tệp không được ghi đè",
            "{shown}: there is such a file already, which is not overwritten"
        ),
        Text::fixed(
            "chọn tên khác, hoặc thêm `--force` để ghi đè",
            "choose another name, or add `--force` to write over it",
        ),
    ))
}
