//! The manners of a command line: the language of the locale, results in files, several codes at once, completions and
//! manual pages.

use std::fs;
use std::process::{Command, Output};

/// What a run with that locale, and no other word on the language, gives.
fn run(args: &[&str], locale: &str) -> Output {
    let mut program = Command::new(env!("CARGO_BIN_EXE_justarch"));
    program.args(args).env_remove("JUSTARCH_LANG");
    for name in ["LC_ALL", "LC_MESSAGES"] {
        program.env_remove(name);
    }
    program.env("LANG", locale).output().unwrap()
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8(bytes.to_vec()).unwrap()
}

#[test]
fn the_locale_speaks_where_nothing_else_does() {
    let head = |locale| text(&run(&["diff", "--help"], locale).stdout);
    for english in ["en_US.UTF-8", "en_GB", "en"] {
        assert!(head(english).contains("Usage:"), "{english}");
        let done = run(&["check", "missing.yaml"], english);
        assert!(text(&done.stderr).starts_with("error"), "{english}");
    }
    for other in ["vi_VN.UTF-8", "C.UTF-8", "de_DE.UTF-8", "POSIX", ""] {
        assert!(head(other).contains("Cách dùng:"), "{other}");
        let done = run(&["check", "missing.yaml"], other);
        assert!(text(&done.stderr).starts_with("lỗi"), "{other}");
    }
    let asked = run(&["check", "missing.yaml", "--lang=vi"], "en_US.UTF-8");
    assert!(text(&asked.stderr).starts_with("lỗi"));
}

#[test]
fn arguments_of_the_help_stand_as_they_are_written() {
    let help = text(&run(&["diff", "--help"], "en").stdout);
    let (old, new) = (help.find("\n  <OLD>"), help.find("\n  [NEW]"));
    assert!(old.is_some() && old < new, "{help}");
}

#[test]
fn a_result_does_not_take_the_place_of_its_document() {
    let folder = tempfile::tempdir().unwrap();
    let text = justarch::reference::get("moj-3.0").unwrap().text;
    let root = folder.path().join("justarch.yaml");
    fs::write(&root, text).unwrap();
    let (root, folder) = (root.to_str().unwrap(), folder.path().to_str().unwrap());
    let twisted = format!("{folder}/./justarch.yaml");
    for (inputs, output) in [
        (&["check", root][..], root),
        (&["check", folder], &twisted),
        (&["diff", "reference:moj-2.0", root], root),
        (&["gap", root, "--to=4.0"], root),
        (&["query", root, "--where=own = true"], root),
        (&["impact", root, "moj-lgsp"], root),
        (&["roadmap", "reference:moj-2.0", root], root),
        (&["transition", "reference:moj-2.0", root], root),
        (&["history", root], root),
    ] {
        let done = run(&[inputs, &["-o", output]].concat(), "en");
        assert_eq!(done.status.code(), Some(2), "{inputs:?}");
        assert!(
            text_of(&done).contains("is an input"),
            "{inputs:?}: {}",
            text_of(&done)
        );
        assert_eq!(fs::read_to_string(root).unwrap(), text, "{inputs:?}");
    }
}

fn text_of(done: &Output) -> String {
    text(&done.stderr)
}

#[test]
fn a_document_that_is_not_there_is_named_in_every_form() {
    for form in [
        "json", "markdown", "concise", "sarif", "junit", "github", "gitlab",
    ] {
        let format = format!("--format={form}");
        let args = ["check", "reference:moj-3.0", "nowhere.yaml", &format];
        let done = run(&args, "en");
        assert_eq!(done.status.code(), Some(2), "{form}");
        assert!(text(&done.stdout).contains("nowhere.yaml"), "{form}");
    }
}

#[test]
fn a_result_goes_to_a_file() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("diff.md");
    let name = file.to_str().unwrap();
    let args = [
        "diff",
        "reference:moj-2.0",
        "reference:moj-3.0",
        "--format=markdown",
        "--color=always",
    ];
    let printed = run(&args, "vi");
    let mut args = args.to_vec();
    args.extend(["-o", name]);
    let written = run(&args, "vi");
    assert_eq!(written.status, printed.status);
    assert_eq!(text(&written.stdout), "");
    let held = fs::read_to_string(&file).unwrap();
    assert!(!held.contains('\u{1b}'));
    assert_eq!(held, text(&printed.stdout));
    // Nothing is written if there is no result.
    let other = folder.path().join("none.md");
    let refused = run(
        &[
            "diff",
            "missing.yaml",
            "reference:moj-3.0",
            "-o",
            other.to_str().unwrap(),
        ],
        "vi",
    );
    assert_eq!(refused.status.code(), Some(2));
    assert!(!other.exists());
    // Nor into a folder that is not there.
    let nowhere = folder.path().join("no/where.md");
    let refused = run(&["explain", "LAY", "-o", nowhere.to_str().unwrap()], "en");
    assert_eq!(refused.status.code(), Some(2));
    assert!(text(&refused.stderr).contains("where.md"));
}

#[test]
fn several_codes_stand_after_one_option() {
    let codes = |args: &[&str]| {
        let mut all = vec!["check", "reference:moj-2.0", "--format=concise"];
        all.extend(args);
        text(&run(&all, "en").stdout)
    };
    assert!(codes(&[]).contains("DOC") && codes(&[]).contains("SVC"));
    assert_eq!(
        codes(&["-A", "DOC,SVC"]),
        codes(&["-A", "DOC", "-A", "SVC"])
    );
    assert!(!codes(&["-A", "DOC,SVC"]).contains("DOC"));
}

#[test]
fn shells_complete_and_man_shows_every_command() {
    let help = text(&run(&["--help"], "en").stdout);
    let names = help.lines().skip_while(|line| *line != "Commands:").skip(1);
    let names = names.take_while(|line| line.starts_with("  "));
    let names = names.filter(|line| !line.starts_with("   "));
    let names: Vec<_> = names
        .filter_map(|line| line.split_whitespace().next())
        .filter(|name| *name != "help")
        .collect();
    assert!(names.len() > 15, "{names:?}");
    for shell in ["bash", "zsh", "fish", "powershell", "elvish"] {
        let script = run(&["completions", shell], "en");
        assert!(script.status.success());
        let script = text(&script.stdout);
        for name in &names {
            assert!(script.contains(name), "{shell}: {name}");
        }
    }
    for name in &names {
        let page = run(&["man", name], "vi");
        assert!(page.status.success(), "{name}");
        let page = text(&page.stdout);
        assert!(
            page.starts_with(".ie") && page.contains(".TH justarch-"),
            "{page}"
        );
    }
    let refused = run(&["man", "chek"], "en");
    assert_eq!(refused.status.code(), Some(2));
    assert!(text(&refused.stderr).contains("`check`"));
}

#[cfg(unix)]
#[test]
fn an_argument_that_is_no_text_is_named() {
    use std::os::unix::ffi::OsStrExt as _;
    let odd = std::ffi::OsStr::from_bytes(b"a\xffb.yaml");
    let mut program = Command::new(env!("CARGO_BIN_EXE_justarch"));
    let done = program.args(["check", "--lang=en"]).arg(odd).output();
    let done = done.unwrap();
    assert_eq!(done.status.code(), Some(2));
    assert!(text(&done.stderr).contains("`a\u{fffd}b.yaml`"));
}

/// A sound document but for what a service lacks.
const DOCUMENT: &str = "justarch: 1
architecture:
  id: a
  body: so
  version: \"1.0\"
  framework: { version: \"3.0\" }
  name: { vi: Kiến trúc }
  state-date: 2025-10-01
organisations:
  so: { name: { vi: Sở Tư pháp }, kind: department }
";

#[test]
fn several_documents_have_one_summary() {
    let folder = tempfile::tempdir().unwrap();
    let file = |name: &str, text: &str| {
        let path = folder.path().join(name);
        fs::write(&path, text).unwrap();
        path.to_str().unwrap().to_owned()
    };
    let one = file("a.yaml", DOCUMENT);
    let two = file("b.yaml", &DOCUMENT.replace("id: a", "id: b"));
    let broken = file("c.yaml", "a: [");
    let summary = |args: &[&str]| {
        let mut all = vec!["check", "--fail-on=never"];
        all.extend(args);
        let done = run(&all, "en");
        let last = text(&done.stdout).lines().last().unwrap().to_owned();
        (done.status.code(), last)
    };
    let json = |file: &str| -> [usize; 3] {
        let done = run(&["check", file, "--format=json"], "en");
        let json: serde_json::Value = serde_json::from_slice(&done.stdout).unwrap();
        let counts = &json["counts"];
        ["error", "warning", "info"]
            .map(|key| usize::try_from(counts[key].as_u64().unwrap()).unwrap())
    };
    let (a, b) = (json(&one), json(&two));
    let (errors, warnings, info) = (a[0] + b[0], a[1] + b[1], a[2] + b[2]);
    let noun = |count: usize, noun: &str| {
        let end = if count == 1 { "" } else { "s" };
        format!("{count} {noun}{end}")
    };
    let counts = format!(
        "{}, {}, {info} info",
        noun(errors, "error"),
        noun(warnings, "warning")
    );
    let (code, said) = summary(&[&one, &two]);
    assert_eq!((code, said), (Some(0), format!("2 documents: {counts}")));
    // However its path is written, a document counts once.
    let again = one.replace("a.yaml", "./a.yaml");
    let (code, said) = summary(&[&one, &again, &two, &one]);
    assert_eq!((code, said), (Some(0), format!("2 documents: {counts}")));
    let (code, said) = summary(&[&one, &broken, &two]);
    assert_eq!(code, Some(2));
    assert_eq!(
        said,
        format!("3 documents: {counts}; not read or judged: 1")
    );
    assert!(!summary(&[&one]).1.contains("document"));
}

#[cfg(target_os = "linux")]
#[test]
fn a_full_device_is_an_error() {
    for args in [
        &["check", "reference:moj-3.0"][..],
        &["check", "reference:moj-3.0", "--format=sarif"],
        &[
            "diff",
            "reference:moj-2.0",
            "reference:moj-3.0",
            "--format=json",
        ],
        &["rules"],
        &["completions", "bash"],
        &["man"],
        &["--help"],
        &["--version"],
    ] {
        let full = fs::OpenOptions::new()
            .write(true)
            .open("/dev/full")
            .unwrap();
        let mut program = Command::new(env!("CARGO_BIN_EXE_justarch"));
        program.args(args).env("LANG", "en").env_remove("LC_ALL");
        let done = program.stdout(full).output().unwrap();
        assert_eq!(done.status.code(), Some(2), "{args:?}");
        let said = text(&done.stderr);
        assert!(
            said.lines().any(|line| line.starts_with("error: ")),
            "{args:?}: {said}"
        );
    }
}

#[test]
fn nobody_at_a_terminal_sees_no_bar() {
    let inputs = ["reference:moj-2.0", "reference:moj-3.0"].repeat(4);
    let mut args = vec!["check"];
    args.extend(inputs);
    let done = run(&args, "en");
    for stream in [done.stdout, done.stderr] {
        assert!(!text(&stream).contains(['\r', '█', '░']));
    }
}

#[cfg(unix)]
#[test]
fn what_killed_runs_left_is_removed_and_nothing_else() {
    use std::time::{Duration, SystemTime};
    let folder = tempfile::tempdir().unwrap();
    let long_ago = SystemTime::now() - Duration::from_secs(7200);
    let file = |name: &str, is_old: bool| {
        let path = folder.path().join(name);
        fs::write(&path, "x").unwrap();
        if is_old {
            let file = fs::File::options().write(true).open(&path).unwrap();
            file.set_modified(long_ago).unwrap();
        }
        path
    };
    let left = file(".justarch-aB3dE9.tmp", true);
    let kept = [
        file(".justarch-zZ3dE9.tmp", false),
        file(".justarch-ghi-chu.tmp", true),
        file("justarch-aB3dE9.tmp", true),
        file(".other-aB3dE9.tmp", true),
        folder.path().join(".justarch-folder.tmp"),
        folder.path().join(".justarch-linked.tmp"),
        folder.path().join(".justarch-twice1.tmp"),
    ];
    let named = file("named", true);
    fs::create_dir(&kept[4]).unwrap();
    std::os::unix::fs::symlink(&named, &kept[5]).unwrap();
    fs::hard_link(&named, &kept[6]).unwrap();
    let target = folder.path().join("out.json");
    let name = target.to_str().unwrap();
    let done = run(
        &["check", "reference:moj-3.0", "--format=json", "-o", name],
        "en",
    );
    assert_eq!(done.status.code(), Some(0), "{}", text(&done.stderr));
    assert!(target.exists() && !left.exists());
    for path in kept.iter().chain([&named]) {
        assert!(fs::symlink_metadata(path).is_ok(), "{}", path.display());
    }
}

/// A run that goes on, with the lines it writes on both streams.
#[cfg(unix)]
struct Watching {
    process: std::process::Child,
    lines: std::sync::mpsc::Receiver<String>,
}

#[cfg(unix)]
impl Watching {
    fn new(args: &[&str], folder: &std::path::Path) -> Self {
        use std::io::{BufRead as _, BufReader};
        // One pipe, so that what was written first is read first.
        let mut program = Command::new("sh");
        program.args([
            "-c",
            "exec \"$0\" \"$@\" 2>&1",
            env!("CARGO_BIN_EXE_justarch"),
        ]);
        program
            .args(args)
            .current_dir(folder)
            .env("JUSTARCH_LANG", "en");
        let mut process = program
            .stdout(std::process::Stdio::piped())
            .spawn()
            .unwrap();
        let (send, lines) = std::sync::mpsc::channel();
        let out = process.stdout.take().unwrap();
        std::thread::spawn(move || {
            for line in BufReader::new(out).lines().map_while(Result::ok) {
                let _ = send.send(line);
            }
        });
        Self { process, lines }
    }

    /// What it writes until a line that holds a word.
    fn until(&self, word: &str) -> String {
        let mut all = String::new();
        loop {
            let wait = std::time::Duration::from_secs(60);
            let line = self.lines.recv_timeout(wait);
            let line = line.unwrap_or_else(|why| panic!("{why}: no `{word}` after\n{all}"));
            all.push_str(&line);
            all.push('\n');
            if line.contains(word) {
                return all;
            }
        }
    }
}

#[cfg(unix)]
impl Drop for Watching {
    fn drop(&mut self) {
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

#[cfg(unix)]
#[test]
fn a_check_that_watches_goes_on_with_every_file() {
    let folder = tempfile::tempdir().unwrap();
    let write = |name: &str, text: &str| fs::write(folder.path().join(name), text).unwrap();
    let more =
        "applications:\n  so-ho-tich: { kind: application, name: { vi: Sổ hộ tịch }, owner: so }\n";
    write("a.yaml", &format!("{DOCUMENT}include: [more.yaml]\n"));
    write("more.yaml", more);
    let mut watching = Watching::new(
        &["check", "a.yaml", "--watch", "--format=concise"],
        folder.path(),
    );
    let first = watching.until("Watching");
    assert!(!first.contains("colour"), "{first}");
    assert!(first.contains("Watching 2 files"), "{first}");
    // What is included.
    write(
        "more.yaml",
        &more.replace("owner: so", "owner: so, colour: red"),
    );
    let head = watching.until("Changed: ");
    assert!(
        head.contains("────") && head.contains("Changed: more.yaml"),
        "{head}"
    );
    let second = watching.until("Watching");
    assert!(
        second.contains("more.yaml:2:") && second.contains("colour"),
        "{second}"
    );
    // A configuration that was not there.
    let first_code = second.lines().find(|line| line.contains("colour")).unwrap();
    let code = first_code
        .split(": ")
        .nth(1)
        .unwrap()
        .split(' ')
        .next()
        .unwrap();
    write("justarch.toml", &format!("[levels]\n{code} = \"allow\"\n"));
    let head = watching.until("Changed: ");
    assert!(head.contains("justarch.toml"), "{head}");
    watching.until("Watching 3 files");
    // A document that cannot be read does not end it, nor does one that is gone.
    write("a.yaml", "a: [");
    let broken = watching.until("Watching");
    assert!(broken.contains("a.yaml:1"), "{broken}");
    fs::remove_file(folder.path().join("a.yaml")).unwrap();
    let gone = watching.until("Watching");
    assert!(gone.contains("cannot be read"), "{gone}");
    assert!(watching.process.try_wait().unwrap().is_none());
    let id = watching.process.id().to_string();
    // Not as Ctrl-C does: that is passed over where the tests run in the background of a shell.
    let sent = Command::new("kill").args(["-TERM", &id]).status().unwrap();
    assert!(sent.success());
    let ended = watching.process.wait().unwrap();
    assert_eq!(ended.code(), None, "the signal ends it");
}

#[test]
fn only_files_are_watched() {
    for args in [
        &["check", "-", "--watch"][..],
        &["check", "reference:moj-3.0", "--watch"],
        &["check", "HEAD:a.yaml", "--watch"],
        &["check", "a.yaml", "--watch", "--fix"],
        &["check", "a.yaml", "--watch", "-o", "b.txt"],
    ] {
        let done = run(args, "en");
        assert_eq!(done.status.code(), Some(2), "{args:?}");
        assert!(done.stdout.is_empty());
    }
}
