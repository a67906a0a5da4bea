//! Reading and writing files, so that no file can hold the program up and no failure leaves half a file behind.

use std::fs::{self, File, Metadata};
use std::io::{self, Read, Write as _};
use std::path::{Component, Path, PathBuf};

use justarch::{Limits, Text};
use tempfile::{Builder, NamedTempFile};

use crate::fault::of_io;
use crate::leftovers;

/// The bytes of a file. Only a regular file is opened: a pipe would wait for a writer, a device need not end.
pub(crate) fn read(path: &Path, limits: &Limits) -> Result<Vec<u8>, Text> {
    // Opening a pipe may already wait, so this is asked before.
    regular(&fs::metadata(path).map_err(|error| of_io(&error))?)?;
    let mut file = File::open(path).map_err(|error| of_io(&error))?;
    let before = file.metadata().map_err(|error| of_io(&error))?;
    regular(&before)?;
    let bytes = bounded(&mut file, limits).map_err(|error| of_io(&error))?;
    let after = file.metadata().map_err(|error| of_io(&error))?;
    let capped = bytes.len() > limits.bytes;
    if !capped && (bytes.len() as u64 != before.len() || is_changed(&before, &after)) {
        return Err(Text::fixed(
            "tệp thay đổi trong khi đang được đọc; hãy chạy lại",
            "it changed while it was read; run the command again",
        ));
    }
    Ok(bytes)
}

/// Reads at most a little more than the loader accepts, so that the loader can say that it is too much.
pub(crate) fn bounded(from: impl Read, limits: &Limits) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    let most = (limits.bytes as u64).saturating_add(1);
    from.take(most).read_to_end(&mut bytes)?;
    Ok(bytes)
}

fn is_changed(before: &Metadata, after: &Metadata) -> bool {
    let time = |of: &Metadata| of.modified().ok();
    before.len() != after.len() || time(before) != time(after)
}

fn regular(of: &Metadata) -> Result<(), Text> {
    if of.is_file() {
        Ok(())
    } else if of.is_dir() {
        Err(Text::fixed("đây là một thư mục", "it is a folder"))
    } else {
        Err(Text::fixed(
            "đây không phải tệp thông thường; để đọc từ ống dẫn, dùng `-`",
            "it is no regular file but a pipe, a device or a socket; to read from a pipe, give `-`",
        ))
    }
}

/// Whether a file that is there may be written over.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Existing {
    Replace,
    Keep,
}

/// Writes a file whole or not at all: what was there stays until the new bytes are on the disk. The permissions of
/// a file that is replaced are kept. A link is followed within the folder the file is in, not out of it.
pub(crate) fn write(path: &Path, bytes: &[u8], existing: Existing) -> Result<(), Text> {
    let staged = stage(path, bytes)?;
    match existing {
        Existing::Replace => staged.put(),
        Existing::Keep => staged.put_new(),
    }
}

/// The new bytes of a file, on the disk beside it. They are removed again unless they are put in its place.
pub(crate) struct Staged {
    temporary: NamedTempFile,
    target: PathBuf,
}

impl Staged {
    /// Puts them in place of what is there.
    pub(crate) fn put(self) -> Result<(), Text> {
        let done = self.temporary.persist(&self.target);
        done.map_err(|error| of_io(&error.error))?;
        settle(&self.target);
        Ok(())
    }

    /// Puts them there unless something is there.
    pub(crate) fn put_new(self) -> Result<(), Text> {
        let done = self.temporary.persist_noclobber(&self.target);
        done.map_err(|error| of_io(&error.error))?;
        settle(&self.target);
        Ok(())
    }
}

/// The file is there by now; that its name survives a power cut is only asked for.
fn settle(target: &Path) {
    if let Ok(folder) = File::open(folder_of(target)) {
        let _ = folder.sync_all();
    }
}

fn folder_of(target: &Path) -> &Path {
    target.parent().unwrap_or(Path::new("."))
}

/// Makes the new bytes of a file ready beside it.
pub(crate) fn stage(path: &Path, bytes: &[u8]) -> Result<Staged, Text> {
    let target = target(path)?;
    let failed = |error: io::Error| of_io(&error);
    let replaced = match fs::metadata(&target) {
        Ok(there) => {
            regular(&there)?;
            if there.permissions().readonly() {
                return Err(Text::fixed("tệp chỉ cho phép đọc", "the file is read-only"));
            }
            Some(there.permissions())
        }
        Err(error) if error.kind() == io::ErrorKind::NotFound => None,
        Err(error) => return Err(failed(error)),
    };
    let mut builder = Builder::new();
    builder.prefix(leftovers::PREFIX).suffix(leftovers::SUFFIX);
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt as _;
        // As any new file; the system takes away what the user does not want.
        builder.permissions(fs::Permissions::from_mode(0o666));
    }
    let mut temporary = builder.tempfile_in(folder_of(&target)).map_err(failed)?;
    leftovers::remove(temporary.path(), folder_of(&target));
    temporary.write_all(bytes).map_err(failed)?;
    if let Some(permissions) = replaced {
        let file = temporary.as_file();
        file.set_permissions(permissions).map_err(failed)?;
    }
    temporary.as_file().sync_all().map_err(failed)?;
    Ok(Staged { temporary, target })
}

/// The file that is meant: with its folder, and behind a link if it is one.
fn target(path: &Path) -> Result<PathBuf, Text> {
    let failed = |error: io::Error| of_io(&error);
    let named = path
        .file_name()
        .ok_or_else(|| Text::fixed("đường dẫn không nêu tên tệp", "the path names no file"))?;
    let parent = path.parent().filter(|p| !p.as_os_str().is_empty());
    let parent = parent.unwrap_or(Path::new("."));
    let folder = parent.canonicalize().map_err(failed)?;
    // A path that goes down from here stays below here; any other stays in the folder it names.
    let goes_down = |part| matches!(part, Component::Normal(_) | Component::CurDir);
    let root = if path.components().all(goes_down) {
        Path::new(".").canonicalize().map_err(failed)?
    } else {
        folder.clone()
    };
    let plain = folder.join(named);
    let is_link = fs::symlink_metadata(&plain).is_ok_and(|of| of.is_symlink());
    let target = if is_link {
        plain.canonicalize().map_err(failed)?
    } else {
        plain
    };
    if target.starts_with(&root) {
        return Ok(target);
    }
    Err(Text::fixed(
        "đường dẫn đi qua liên kết ra ngoài thư mục",
        "the path leads out of the folder through a link",
    ))
}
