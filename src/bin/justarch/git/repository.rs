//! The repository around the current folder: its revisions, and the paths in it.

use std::path::{Path, PathBuf};

use justarch::{Text, bilingual};

use super::command;
use super::named::Named;
use crate::fault::{Fault, of_io};

pub(super) struct Repository {
    /// The current folder as seen from the top, with a slash at the end unless it is the top.
    prefix: String,
    /// The top as seen from the current folder.
    top: PathBuf,
}

impl Repository {
    pub(super) fn here() -> Result<Self, Fault> {
        let said = command::run(&["rev-parse", "--show-prefix", "--show-cdup"])?;
        if !said.is_done {
            return Err(no_repository(&said.error));
        }
        let mut lines = said.output.lines();
        Ok(Self {
            prefix: lines.next().unwrap_or_default().to_owned(),
            top: PathBuf::from(lines.next().unwrap_or_default()),
        })
    }

    /// The commit that is named.
    pub(super) fn commit(named: Named<'_>) -> Result<String, Fault> {
        let commit = Self::revision(named.revision)?;
        if !named.is_base {
            return Ok(commit);
        }
        let head = Self::revision("HEAD")?;
        let said = command::run(&["merge-base", &head, &commit])?;
        if said.is_done && !said.line().is_empty() {
            return Ok(said.line().to_owned());
        }
        let revision = named.revision;
        Err(Self::or_shallow(bilingual!(
            "`HEAD` và `{revision}` không có gốc chung",
            "`HEAD` and `{revision}` have no commit in common"
        )))
    }

    fn revision(revision: &str) -> Result<String, Fault> {
        // What begins with a dash would be an option.
        if !revision.starts_with('-') && !revision.contains(['\n', '\0']) {
            let commit = format!("{revision}^{{commit}}");
            let said = command::run(&["rev-parse", "--verify", "--quiet", &commit])?;
            if said.is_done && !said.line().is_empty() {
                return Ok(said.line().to_owned());
            }
        }
        Err(Self::or_shallow(bilingual!(
            "không có tệp nào tên như vậy, và kho git không có phiên bản `{revision}`",
            "there is no such file, and the git repository has no revision `{revision}`"
        )))
    }

    /// The fault, with what to do where the history is cut off.
    fn or_shallow(text: Text) -> Fault {
        if is_cut() {
            return Fault::with_help(
                text,
                Text::fixed(
                    "kho git này chỉ có một phần lịch sử (shallow clone): chạy `git fetch --unshallow`, hoặc đặt `fetch-depth: 0` cho bước checkout",
                    "this clone has a part of the history only: run `git fetch --unshallow`, or set `fetch-depth: 0` for the checkout",
                ),
            );
        }
        Fault::new(text)
    }

    /// A path as seen from the top. The error says that it leads out of the repository.
    pub(super) fn path(&self, named: Named<'_>) -> Result<String, Fault> {
        let path = named.path;
        let is_from_here = path
            .split('/')
            .next()
            .is_some_and(|first| matches!(first, "." | ".."));
        let full = if is_from_here {
            format!("{}{path}", self.prefix)
        } else {
            path.to_owned()
        };
        plain(&full).ok_or_else(|| {
            Fault::new(bilingual!(
                "đường dẫn `{path}` nằm ngoài kho git",
                "the path `{path}` leads out of the git repository"
            ))
        })
    }

    /// A file or folder of the working tree as seen from the top.
    pub(super) fn own(&self, input: &str) -> Result<String, Fault> {
        let outside = || {
            Fault::new(bilingual!(
                "`{input}` nằm ngoài kho git",
                "`{input}` lies outside of the git repository"
            ))
        };
        let path = Path::new(input);
        if path.is_relative() {
            let input = input.replace('\\', "/");
            return self.path_from_here(&input).ok_or_else(outside);
        }
        let top = if self.top.as_os_str().is_empty() {
            Path::new(".")
        } else {
            &self.top
        };
        let full = |path: &Path| {
            path.canonicalize()
                .map_err(|error| Fault::new(of_io(&error)))
        };
        let (path, top) = (full(path)?, full(top)?);
        let below = path.strip_prefix(&top).map_err(|_| outside())?;
        Ok(below.to_string_lossy().replace('\\', "/"))
    }

    /// A file seen from the top, so that the files beside it can be named too: with a folder.
    pub(super) fn with_folder(&self, file: &str) -> String {
        if file.contains('/') {
            return file.to_owned();
        }
        let top = self.top.to_string_lossy();
        let top = if top.is_empty() { "./" } else { &top };
        format!("{top}{file}")
    }

    /// A path that is seen from the current folder as one seen from the top.
    pub(super) fn path_from_here(&self, path: &str) -> Option<String> {
        plain(&format!("{}{path}", self.prefix))
    }

    /// The file or folder of the working tree at a path seen from the top, as seen from the current folder.
    pub(super) fn working(&self, path: &str) -> PathBuf {
        if path == self.prefix.trim_end_matches('/') {
            return PathBuf::from(".");
        }
        match path.strip_prefix(&self.prefix) {
            Some(below) => PathBuf::from(below),
            None => self.top.join(path),
        }
    }
}

/// A path without parts that mean a folder itself or the one above it; `None` if it leads out of the top.
pub(super) fn plain(path: &str) -> Option<String> {
    let mut parts: Vec<&str> = Vec::new();
    for part in path.split('/') {
        match part {
            "" | "." => {}
            ".." => {
                parts.pop()?;
            }
            _ => parts.push(part),
        }
    }
    Some(parts.join("/"))
}

/// Whether the clone has a part of the history only.
pub(super) fn is_cut() -> bool {
    let said = command::run(&["rev-parse", "--is-shallow-repository"]);
    said.is_ok_and(|said| said.line() == "true")
}

fn no_repository(error: &str) -> Fault {
    if error.contains("not a git repository") {
        return Fault::new(Text::fixed(
            "không có tệp nào tên như vậy, và thư mục hiện tại không nằm trong kho git",
            "there is no such file, and the current folder is in no git repository",
        ));
    }
    let error = error.lines().next().unwrap_or_default();
    Fault::new(bilingual!(
        "không đọc được kho git: {error}",
        "the git repository cannot be read: {error}"
    ))
}

#[cfg(test)]
mod tests {
    use std::path::PathBuf;

    use super::{Repository, plain};

    #[test]
    fn paths() {
        for (path, expected) in [
            ("", Some("")),
            ("./", Some("")),
            ("a/./b/", Some("a/b")),
            ("a/../b.yaml", Some("b.yaml")),
            ("../b", None),
            ("a/../../b", None),
        ] {
            assert_eq!(plain(path).as_deref(), expected, "{path}");
        }
        let below = Repository {
            prefix: "bo/kt/".to_owned(),
            top: PathBuf::from("../../"),
        };
        for (path, expected) in [
            ("bo/kt", "."),
            ("bo/kt/a.yaml", "a.yaml"),
            ("bo/a.yaml", "../../bo/a.yaml"),
            ("", "../../"),
        ] {
            assert_eq!(below.working(path), PathBuf::from(expected), "{path}");
        }
        let top = Repository {
            prefix: String::new(),
            top: PathBuf::new(),
        };
        assert_eq!(top.working(""), PathBuf::from("."));
        assert_eq!(top.working("a/b.yaml"), PathBuf::from("a/b.yaml"));
    }
}
