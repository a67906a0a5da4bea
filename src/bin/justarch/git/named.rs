//! What a user writes to name a file of a revision.

use std::path::Path;

/// What names the place where a revision parted from the current one.
const BASE: &str = "merge-base:";

/// An input of the form `REV:PATH` or `merge-base:REV:PATH`. As for git, a path is seen from the top of the repository,
/// and from the current folder if it begins with `./` or `../`; without one the top itself is meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Named<'i> {
    /// Whether what is meant is where that revision parted from `HEAD`.
    pub(super) is_base: bool,
    pub(super) revision: &'i str,
    pub(super) path: &'i str,
}

impl<'i> Named<'i> {
    /// What an input names in a revision; `None` of a file that is there, of the standard input and of bundled
    /// documents.
    pub(crate) fn of(input: &'i str) -> Option<Self> {
        let is_other = input.starts_with("reference:") || Path::new(input).exists();
        Self::parse(input).filter(|_| !is_other)
    }

    fn parse(input: &'i str) -> Option<Self> {
        let (is_base, rest) = split(input);
        let (revision, path) = rest.split_once(':')?;
        // `C:\folder` of Windows.
        let is_drive = matches!(revision.as_bytes(), [letter] if letter.is_ascii_alphabetic())
            && path.starts_with(['/', '\\']);
        (!revision.is_empty() && (is_base || !is_drive)).then_some(Self {
            is_base,
            revision,
            path,
        })
    }

    /// The folder or file of a revision named alone, as the current folder has it.
    pub(crate) fn here(revision: &'i str) -> Self {
        let (is_base, revision) = split(revision);
        Self {
            is_base,
            revision,
            path: "./",
        }
    }

    /// Another file of the same revision, as a user would write it.
    pub(super) fn with(self, path: &str) -> String {
        let base = if self.is_base { BASE } else { "" };
        format!("{base}{}:{path}", self.revision)
    }

    /// As a user writes it.
    pub(crate) fn input(self) -> String {
        self.with(self.path)
    }
}

fn split(input: &str) -> (bool, &str) {
    match input.strip_prefix(BASE) {
        Some(rest) => (true, rest),
        None => (false, input),
    }
}

#[cfg(test)]
mod tests {
    use super::Named;

    #[test]
    fn what_is_named() {
        for (input, expected) in [
            ("HEAD:a.yaml", Some((false, "HEAD", "a.yaml"))),
            ("origin/main:", Some((false, "origin/main", ""))),
            ("HEAD~2:./a/b.yaml", Some((false, "HEAD~2", "./a/b.yaml"))),
            ("v2.0:a:b.yaml", Some((false, "v2.0", "a:b.yaml"))),
            ("merge-base:main:a.yaml", Some((true, "main", "a.yaml"))),
            ("merge-base:a:/b", Some((true, "a", "/b"))),
            ("a:b.yaml", Some((false, "a", "b.yaml"))),
            ("C:\\a.yaml", None),
            ("c:/a.yaml", None),
            ("merge-base:main", None),
            (":a.yaml", None),
            ("a.yaml", None),
            ("-", None),
        ] {
            let found = Named::parse(input);
            let found = found.map(|named| (named.is_base, named.revision, named.path));
            assert_eq!(found, expected, "{input}");
        }
        assert_eq!(Named::of("reference:moj-3.0"), None);
        assert_eq!(Named::here("HEAD~1").input(), "HEAD~1:./");
        assert_eq!(Named::here("merge-base:main").input(), "merge-base:main:./");
    }
}
