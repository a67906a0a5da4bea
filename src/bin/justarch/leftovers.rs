//! Temporary files that runs which were killed have left behind.

use std::fs::{self, Metadata};
use std::path::Path;
use std::time::Duration;

/// What the names of our temporary files begin and end with; between them stand characters drawn at random.
pub(crate) const PREFIX: &str = ".justarch-";
pub(crate) const SUFFIX: &str = ".tmp";
const DRAWN: usize = 6;

/// A file is put in its place as soon as it is written, so that nobody is still at work on one as old as this.
const OLD: Duration = Duration::from_secs(3600);
/// So many entries of a folder are looked at, that a large one does not hold up the writing of a file.
const MOST: usize = 10_000;

/// Removes what earlier runs of the same user have left in a folder. `ours` is the file of this run there: its time is that of
/// the file system, and its owner the user. Whatever is not surely ours stays, and so does what cannot be removed.
pub(crate) fn remove(ours: &Path, folder: &Path) {
    let (Ok(now), Ok(entries)) = (fs::symlink_metadata(ours), fs::read_dir(folder)) else {
        return;
    };
    for entry in entries.take(MOST).flatten() {
        let is_named = entry.file_name().to_str().is_some_and(is_name);
        if !is_named {
            continue;
        }
        // Of the entry itself and not of what a link leads to.
        let found = entry.metadata();
        if found.is_ok_and(|found| is_left(&found, &now)) {
            let _ = fs::remove_file(entry.path());
        }
    }
}

fn is_name(name: &str) -> bool {
    let drawn = name.strip_prefix(PREFIX);
    let drawn = drawn.and_then(|rest| rest.strip_suffix(SUFFIX));
    drawn.is_some_and(|drawn| {
        drawn.len() == DRAWN && drawn.bytes().all(|byte| byte.is_ascii_alphanumeric())
    })
}

/// Whether it is a regular file of the same user that was written long before.
fn is_left(found: &Metadata, now: &Metadata) -> bool {
    let (Ok(then), Ok(now_time)) = (found.modified(), now.modified()) else {
        return false;
    };
    let age = now_time.duration_since(then);
    found.is_file() && is_same_user(found, now) && age.is_ok_and(|age| age > OLD)
}

#[cfg(unix)]
fn is_same_user(one: &Metadata, other: &Metadata) -> bool {
    use std::os::unix::fs::MetadataExt as _;
    // What has another name as well is known to somebody else.
    one.uid() == other.uid() && one.nlink() == 1
}

#[cfg(not(unix))]
fn is_same_user(_: &Metadata, _: &Metadata) -> bool {
    true
}

#[cfg(test)]
mod tests {
    use super::is_name;

    #[test]
    fn only_names_of_ours_are() {
        assert!(is_name(".justarch-aB3dE9.tmp"));
        for other in [
            ".justarch-.tmp",
            ".justarch-aB3dE.tmp",
            ".justarch-aB3dE99.tmp",
            ".justarch-aB-dE9.tmp",
            ".justarch-aB3dE9.tmp~",
            "justarch-aB3dE9.tmp",
            ".justarch-aB3dE9",
            ".justarch-ghi-chú.tmp",
        ] {
            assert!(!is_name(other), "{other}");
        }
    }
}
