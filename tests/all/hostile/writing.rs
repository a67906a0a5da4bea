//! What the program writes is whole or not there, and never where it was not asked for.

use std::fs;
use std::os::unix::fs::{PermissionsExt as _, symlink};
use std::path::Path;
use std::process::{Command, Output, Stdio};

use super::Folder;

/// What the page says of it.
pub(super) const PAGE: &str = "
## Writing

The only file that the program writes is a baseline. It is written beside its place under another name, brought to the
disk and renamed: whatever fails, what was there before stays, and no half file is left.

| what it is | exit | says |
|---|---|---|
| a baseline that takes the place of another: its permissions stay | 0 | |
| a link within the folder: the file behind it is written, the link stays | 0 | |
| a link out of the folder, or a folder that is one | 2 | the path leads out of the folder through a link |
| a file that is no baseline | 2 | is no baseline |
| a file that is read-only | 2 | the file is read-only |
| a folder that is read-only | 2 | permission denied |
| a folder that does not exist | 2 | there is no such file |
| a device | 2 | it is no regular file |
| a disk that is full in the middle of it | 2 | the file is larger than the system allows |
| the output on a full disk | 2 | no space is left |
| the output to a reader that goes away | as it would be | nothing |
";

const DOCUMENT: &str = "reference:dong-nai-2023";

fn command(folder: &Folder, args: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_justarch"));
    command.args(args).arg("--lang=en").current_dir(&folder.0);
    command
}

fn write(folder: &Folder, file: &str) -> Output {
    let flag = format!("--write-baseline={file}");
    let args = ["check", DOCUMENT, "--fail-on=never", flag.as_str()];
    command(folder, &args).output().unwrap()
}

#[track_caller]
fn refused(output: &Output, why: &str) {
    let err = String::from_utf8_lossy(&output.stderr);
    assert_eq!(output.status.code(), Some(2), "{err}");
    assert!(err.contains(why), "{err}");
}

#[track_caller]
fn done(output: &Output) {
    let err = String::from_utf8_lossy(&output.stderr);
    assert_eq!(output.status.code(), Some(0), "{err}");
}

/// The names in a folder.
fn names(folder: &Path) -> Vec<String> {
    let entries = fs::read_dir(folder).unwrap();
    let mut names: Vec<_> = entries
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    names.sort();
    names
}

fn mode(path: &Path) -> u32 {
    fs::metadata(path).unwrap().permissions().mode() & 0o777
}

#[test]
fn permissions_are_those_of_the_file_before() {
    let folder = Folder::new("permissions");
    let plain = folder.write("plain", "");
    done(&write(&folder, "base.json"));
    let base = folder.path("base.json");
    assert_eq!(mode(&base), mode(&plain), "a new file is as any other");
    fs::set_permissions(&base, fs::Permissions::from_mode(0o640)).unwrap();
    done(&write(&folder, "base.json"));
    assert_eq!(mode(&base), 0o640);
    assert_eq!(names(&folder.0), ["base.json", "plain"]);
}

#[test]
fn links_are_followed_within_the_folder_only() {
    let folder = Folder::new("links");
    done(&write(&folder, "base.json"));
    let text = fs::read(folder.path("base.json")).unwrap();
    // Within.
    fs::create_dir(folder.path("home")).unwrap();
    fs::rename(folder.path("base.json"), folder.path("home/real.json")).unwrap();
    symlink("home/real.json", folder.path("base.json")).unwrap();
    done(&write(&folder, "base.json"));
    assert!(
        fs::symlink_metadata(folder.path("base.json"))
            .unwrap()
            .is_symlink()
    );
    assert_eq!(fs::read(folder.path("home/real.json")).unwrap(), text);
    // Out of it, to a file and to a folder, from below and by the full path.
    let other = Folder::new("links-other");
    let elsewhere = other.write("base.json", &text);
    symlink(&elsewhere, folder.path("out.json")).unwrap();
    symlink(&other.0, folder.path("out")).unwrap();
    let full = folder.path("out.json");
    for file in [
        "out.json",
        "out/base.json",
        "out/new.json",
        full.to_str().unwrap(),
    ] {
        let why = "the path leads out of the folder through a link";
        refused(&write(&folder, file), why);
    }
    assert_eq!(fs::read(&elsewhere).unwrap(), text);
    assert_eq!(names(&other.0), ["base.json"]);
    // To nothing.
    symlink("nothing.json", folder.path("dangling.json")).unwrap();
    refused(&write(&folder, "dangling.json"), "there is no such file");
    assert_eq!(
        names(&folder.0),
        ["base.json", "dangling.json", "home", "out", "out.json"]
    );
}

#[test]
fn what_may_not_be_written_stays() {
    let folder = Folder::new("stays");
    folder.write("text.json", "mine");
    refused(&write(&folder, "text.json"), "is no baseline");
    assert_eq!(fs::read(folder.path("text.json")).unwrap(), b"mine");
    done(&write(&folder, "base.json"));
    let base = folder.path("base.json");
    let text = fs::read(&base).unwrap();
    fs::set_permissions(&base, fs::Permissions::from_mode(0o440)).unwrap();
    refused(&write(&folder, "base.json"), "the file is read-only");
    assert_eq!(fs::read(&base).unwrap(), text);
    refused(&write(&folder, "gone/base.json"), "there is no such file");
    refused(&write(&folder, "."), "it is a folder");
    refused(&write(&folder, "/dev/null"), "it is no regular file");
    assert_eq!(names(&folder.0), ["base.json", "text.json"]);
}

#[cfg(target_os = "linux")]
#[test]
fn a_folder_that_is_read_only_stays_as_it_is() {
    let folder = Folder::new("read-only");
    done(&write(&folder, "base.json"));
    let text = fs::read(folder.path("base.json")).unwrap();
    fs::set_permissions(&folder.0, fs::Permissions::from_mode(0o555)).unwrap();
    // Whoever may do everything writes even there, but not among what the kernel shows of itself.
    let may_do_all = fs::write(folder.path("probe"), "").is_ok();
    if may_do_all {
        let output = write(&folder, "/sys/kernel/base.json");
        let err = String::from_utf8_lossy(&output.stderr);
        let why = if err.contains("read-only") {
            "the file system is read-only"
        } else {
            "permission denied"
        };
        refused(&output, why);
        assert!(!Path::new("/sys/kernel/base.json").exists());
    } else {
        for file in ["base.json", "new.json"] {
            refused(&write(&folder, file), "permission denied");
        }
        assert_eq!(names(&folder.0), ["base.json"]);
    }
    assert_eq!(fs::read(folder.path("base.json")).unwrap(), text);
    fs::set_permissions(&folder.0, fs::Permissions::from_mode(0o755)).unwrap();
}

/// The system allows files of one block only, and says so in the middle of writing.
#[test]
fn a_failure_in_the_middle_leaves_what_was_there() {
    let folder = Folder::new("full");
    done(&write(&folder, "base.json"));
    let text = fs::read(folder.path("base.json")).unwrap();
    assert!(text.len() > 2_048, "the baseline is too short to fail");
    for file in ["base.json", "new.json"] {
        let mut shell = Command::new("sh");
        shell
            .args(["-c", "trap '' XFSZ; ulimit -f 1 && exec \"$0\" \"$@\""])
            .arg(env!("CARGO_BIN_EXE_justarch"))
            .args(["check", DOCUMENT, "--lang=en", "--write-baseline", file])
            .current_dir(&folder.0);
        refused(
            &shell.output().unwrap(),
            "the file is larger than the system allows",
        );
        assert_eq!(fs::read(folder.path("base.json")).unwrap(), text);
        assert_eq!(names(&folder.0), ["base.json"]);
    }
}

#[cfg(target_os = "linux")]
#[test]
fn an_output_that_cannot_be_written_is_a_fault() {
    let folder = Folder::new("full-output");
    for format in ["human", "json"] {
        let full = fs::OpenOptions::new()
            .write(true)
            .open("/dev/full")
            .unwrap();
        let format = format!("--format={format}");
        let mut check = command(&folder, &["check", DOCUMENT, &format]);
        refused(&check.stdout(full).output().unwrap(), "no space is left");
    }
}

/// As with `head`: the program ends as it would have ended, and says nothing of it.
#[test]
fn a_reader_that_goes_away_ends_it_quietly() {
    let folder = Folder::new("pipe");
    for args in [
        &["check", DOCUMENT, "--fail-on=never"][..],
        &["check", DOCUMENT, "--fail-on=never", "--format=json"],
        &["diff", "reference:moj-2.0", "reference:moj-3.0"],
        &[
            "transition",
            "reference:moj-2.0",
            "reference:moj-3.0",
            "--format=markdown",
        ],
        &["roadmap", "reference:moj-2.0", "reference:moj-3.0"],
        &["rules"],
        &["--help"],
    ] {
        let mut child = command(&folder, args)
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        drop(child.stdout.take());
        let output = child.wait_with_output().unwrap();
        done(&output);
        assert_eq!(String::from_utf8_lossy(&output.stderr), "", "{args:?}");
    }
    // Nor does it matter if there is nobody to complain to.
    let mut child = command(&folder, &["check", "no-such-file"])
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    drop((child.stdout.take(), child.stderr.take()));
    assert_eq!(child.wait().unwrap().code(), Some(2));
}
