//! A git repository for a test, and the program run in it.

use std::fs;
use std::path::PathBuf;
use std::process::Command;

use serde_json::Value;
use tempfile::TempDir;

/// A repository of its own for a test.
pub(super) struct Repository {
    _folder: TempDir,
    pub(super) path: PathBuf,
}

impl Repository {
    pub(super) fn new() -> Self {
        let folder = TempDir::new().unwrap();
        let path = folder.path().canonicalize().unwrap().join("kho git");
        fs::create_dir(&path).unwrap();
        let made = Self {
            _folder: folder,
            path,
        };
        made.git(&["init", "--quiet", "--initial-branch=main"]);
        made
    }

    pub(super) fn git(&self, args: &[&str]) -> String {
        let ran = Command::new("git")
            .args([
                "-c",
                "user.name=A",
                "-c",
                "user.email=a@example.org",
                "-c",
                "core.autocrlf=false",
            ])
            .args(args)
            .current_dir(&self.path)
            .output()
            .unwrap();
        let error = String::from_utf8_lossy(&ran.stderr);
        assert!(ran.status.success(), "git {args:?}: {error}");
        String::from_utf8(ran.stdout).unwrap()
    }

    pub(super) fn write(&self, file: &str, text: &str) {
        let path = self.path.join(file);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }

    pub(super) fn commit(&self, files: &[(&str, &str)]) {
        self.commit_as("một bước", files);
    }

    /// With what is said of it.
    pub(super) fn commit_as(&self, what: &str, files: &[(&str, &str)]) {
        for (file, text) in files {
            self.write(file, text);
        }
        self.git(&["add", "--all"]);
        self.git(&["commit", "--quiet", "--allow-empty", "-m", what]);
    }

    pub(super) fn run(&self, args: &[&str]) -> Ran {
        self.run_in(".", args)
    }

    pub(super) fn run_in(&self, folder: &str, args: &[&str]) -> Ran {
        ran(Command::new(PROGRAM)
            .args(args)
            .current_dir(self.path.join(folder)))
    }
}

pub(super) const PROGRAM: &str = env!("CARGO_BIN_EXE_justarch");

pub(super) struct Ran {
    pub(super) code: Option<i32>,
    pub(super) out: String,
    pub(super) error: String,
}

pub(super) fn ran(command: &mut Command) -> Ran {
    let ran = command.env_remove("JUSTARCH_LANG").output().unwrap();
    Ran {
        code: ran.status.code(),
        out: String::from_utf8(ran.stdout).unwrap(),
        error: String::from_utf8(ran.stderr).unwrap(),
    }
}

impl Ran {
    pub(super) fn json(&self) -> Value {
        serde_json::from_str(&self.out)
            .unwrap_or_else(|why| panic!("{why}: {}{}", self.out, self.error))
    }

    /// Refused, for a reason that names these.
    #[track_caller]
    pub(super) fn refused(&self, parts: &[&str]) {
        assert_eq!(self.code, Some(2), "{}{}", self.out, self.error);
        for part in parts {
            assert!(self.error.contains(part), "no “{part}” in {}", self.error);
        }
    }
}
