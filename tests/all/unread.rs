//! What could not be read is not judged clean: every result says what it does not rest on, and calls none of it
//! removed, added or unchanged.

use std::fs;

use justarch::{
    Change, ChangeKind, Completeness, Diff, Document, Fate, FrameworkVersion, Gap, Graph, Impact,
    Limits, Loader, Roadmap, Severity, Side, SourceProvider, Subject, Text, Transition, UnreadPart,
};
use proptest::prelude::*;
use proptest::strategy::ValueTree as _;

/// A registry with its portal, its server and its users.
const SOUND: &str = "\
justarch: 1
architecture:
  id: mau
  body: stp
  level: department
  name: { vi: Kiến trúc Sở }
  version: '3.0'
  framework: '3.0'
  status: draft
  state-date: 2024-11-30
organisations:
  stp: { name: { vi: Sở Tư pháp }, kind: department }
infrastructure:
  server: { kind: data-centre, name: { vi: Máy chủ }, owner: stp, security-level: 2 }
applications:
  registry: { kind: application, name: { vi: Sổ hộ tịch }, owner: stp, security-level: 2, hosted-on: [server] }
  archive: { kind: application, name: { vi: Lưu trữ }, owner: stp, depends-on: [registry] }
business:
  births: { kind: process, name: { vi: Đăng ký khai sinh }, owner: stp, supported-by: [registry] }
channels:
  portal: { kind: service-portal, name: { vi: Cổng dịch vụ công }, owner: stp, depends-on: [registry] }
users:
  clerk: { kind: official, name: { vi: Công chức }, uses: [registry, portal] }
";

fn read(text: &str) -> Document {
    Document::parse("a.yaml", text).unwrap()
}

fn edited(from: &str, to: &str) -> Document {
    assert_eq!(SOUND.matches(from).count(), 1, "{from}");
    read(&SOUND.replace(from, to))
}

fn came_or_went(change: &Change<'_>) -> bool {
    !matches!(change.kind, ChangeKind::Changed)
}

/// What a comparison says in either direction: nothing came or went, and it does not pass for decided.
fn undecided(sound: &Document, faulty: &Document) {
    for (old, new) in [(sound, faulty), (faulty, sound), (faulty, faulty)] {
        let diff = Diff::between(old.architecture(), new.architecture());
        assert!(!diff.completeness().is_complete());
        let gone: Vec<_> = diff.changes().iter().filter(|c| came_or_went(c)).collect();
        assert!(gone.is_empty(), "{gone:#?}");
        let roadmap = Roadmap::plan(old.architecture(), new.architecture());
        assert!(!roadmap.completeness().is_complete());
        let planned = roadmap.steps().iter().map(|s| s.kind.key());
        let planned: Vec<_> = planned
            .filter(|k| matches!(*k, "retire" | "introduce" | "connect" | "disconnect"))
            .collect();
        assert!(planned.is_empty(), "{planned:?}");
    }
}

fn names(document: &Document, part: &UnreadPart) {
    let parts = document.architecture().unread().parts();
    assert!(parts.contains(part), "{part:?} in {parts:#?}");
}

fn field(of: Subject, key: &str) -> UnreadPart {
    UnreadPart::Field {
        of,
        key: key.to_owned(),
    }
}

#[test]
fn a_document_that_was_read_whole_is_complete() {
    let sound = read(SOUND);
    assert_eq!(sound.report().count(Severity::Error), 0);
    let arch = sound.architecture();
    assert!(arch.unread().is_empty());
    let diff = Diff::between(arch, arch);
    assert_eq!(diff.completeness(), Completeness::Complete);
    assert!(diff.uncertain().is_empty());
    assert!(Roadmap::plan(arch, arch).completeness().is_complete());
    let transition = Transition::between(arch, arch).unwrap();
    assert!(transition.completeness().is_complete());
    assert!(transition.check().completeness().is_complete());
    let gap = Gap::to(arch, FrameworkVersion::V3_0).unwrap();
    assert!(gap.completeness().is_complete());
    let impact = Impact::of(&Graph::of(arch), arch.element("server"));
    assert!(impact.completeness().is_complete() && impact.unknown().is_empty());
}

#[test]
fn an_element_of_an_unknown_kind_is_still_there() {
    let faulty = edited(
        "registry: { kind: application",
        "registry: { kind: software",
    );
    undecided(&read(SOUND), &faulty);
    let element = UnreadPart::Element {
        id: "registry".to_owned(),
        layer: Some(justarch::Layer::Application),
    };
    names(&faulty, &element);
    let sound = read(SOUND);
    let diff = Diff::between(sound.architecture(), faulty.architecture());
    assert_eq!(diff.lineage().fate("registry"), Some(&Fate::Unreadable));
    let uncertain = |d: &Diff<'_>, side| {
        let mut all = d.uncertain().iter();
        all.any(|u| u.subject == Subject::element("registry") && u.side == side)
    };
    assert!(uncertain(&diff, Side::Old));
    let back = Diff::between(faulty.architecture(), sound.architecture());
    assert!(uncertain(&back, Side::New));
    // Relations to it are gone with it, and said to be unread as well.
    let relation = UnreadPart::Relation {
        from: "portal".to_owned(),
        kind: justarch::RelationKind::DependsOn,
        to: Some("registry".to_owned()),
    };
    names(&faulty, &relation);
}

#[test]
fn an_element_under_an_id_that_is_not_valid_may_be_the_one_that_is_missing() {
    for other in ["Registry:", "registry app:"] {
        undecided(&read(SOUND), &edited("  registry:", &format!("  {other}")));
    }
    // Of two under one id, the second may be another.
    undecided(&read(SOUND), &edited("  archive:", "  registry:"));
}

#[test]
fn a_section_under_an_unknown_key_keeps_its_elements() {
    for section in ["business", "channels", "users", "organisations"] {
        for key in ["nghiep-vu".to_owned(), format!("{section}x")] {
            let faulty = edited(&format!("\n{section}:"), &format!("\n{key}:"));
            undecided(&read(SOUND), &faulty);
            names(&faulty, &UnreadPart::Section { key });
        }
    }
    // The same where it comes a second time, or holds a list.
    undecided(&read(SOUND), &edited("\nbusiness:", "\nchannels:"));
    let list = SOUND.replace("\nchannels:\n  portal: {", "\nchannels:\n  - { id: portal,");
    assert_ne!(list, SOUND);
    undecided(&read(SOUND), &read(&list));
}

#[test]
fn a_value_that_could_not_be_read_is_no_value() {
    let server = || Subject::element("server");
    for (from, to, part) in [
        (
            "owner: stp, security-level: 2 }",
            "owner: stp, security-level: ba }",
            field(server(), "security-level.level"),
        ),
        (
            "owner: stp, security-level: 2 }",
            "owner: stp, securty-level: 2 }",
            field(server(), "securty-level"),
        ),
        (
            "server: { kind: data-centre, name: { vi: Máy chủ }, owner: stp",
            "server: { kind: data-centre, name: { vi: Máy chủ }, ownr: stp",
            field(server(), "ownr"),
        ),
    ] {
        let (sound, faulty) = (read(SOUND), edited(from, to));
        undecided(&sound, &faulty);
        names(&faulty, &part);
        let diff = Diff::between(sound.architecture(), faulty.architecture());
        assert!(diff.is_empty(), "{:#?}", diff.changes());
        let of_server = |s: &Subject| *s == server();
        assert!(
            diff.uncertain()
                .iter()
                .any(|u| of_server(&u.subject) && u.field.is_some())
        );
    }
}

#[test]
fn a_relation_that_could_not_be_read_is_not_dropped() {
    for to in [
        "hosted-on: [sever]",
        "hosted-onn: [server]",
        "hosted-on: [[server]]",
        "hosted-on: [{ too: server }]",
    ] {
        let faulty = edited("hosted-on: [server]", to);
        undecided(&read(SOUND), &faulty);
        let arch = faulty.architecture();
        let impact = Impact::of(&Graph::of(arch), arch.element("server"));
        // So it is not known of it, nor of what depends on it.
        let unknown = impact.unknown();
        for id in ["registry", "archive", "births", "portal", "clerk"] {
            assert!(unknown.contains(&id), "{to}: {unknown:?}");
        }
    }
}

#[test]
fn what_an_unread_element_continues_is_not_removed() {
    let renamed = SOUND.replace("registry", "register");
    for (from, to) in [
        (
            "register: { kind: application,",
            "register: { kind: software, succeeds: [registry],",
        ),
        (
            "register: { kind: application,",
            "register: { kind: application, suceeds: [registry],",
        ),
        (
            "register: { kind: application,",
            "register: { kind: application, succeeds: [Registry],",
        ),
    ] {
        let new = read(&renamed.replace(from, to));
        let sound = read(SOUND);
        let diff = Diff::between(sound.architecture(), new.architecture());
        assert!(!diff.completeness().is_complete());
        assert_ne!(
            diff.lineage().fate("registry"),
            Some(&Fate::Removed),
            "{to}"
        );
    }
    // The other way, a name that only the faulty version knew.
    let old = read(&SOUND.replace(
        "registry: { kind: application",
        "registry: { kind: software",
    ));
    let new = renamed.replace(
        "register: { kind: application,",
        "register: { kind: application, succeeds: [registry],",
    );
    let new = read(&new);
    let diff = Diff::between(old.architecture(), new.architecture());
    let added = diff
        .changes()
        .iter()
        .filter(|c| c.kind == ChangeKind::Added);
    assert_eq!(
        added
            .filter(|c| c.new == [Subject::element("register")])
            .count(),
        0
    );
}

/// The files that a document includes.
struct Files(Vec<(&'static str, &'static str)>);
impl SourceProvider for Files {
    fn read(&self, path: &str) -> Result<Vec<u8>, Text> {
        let found = self.0.iter().find(|(name, _)| *name == path);
        found
            .map(|(_, text)| text.as_bytes().to_vec())
            .ok_or(Text::new("không có tệp", "there is no such file"))
    }
}

#[test]
fn nothing_that_may_stand_in_a_missing_file_is_removed() {
    let (root, users) = SOUND.split_once("users:\n").unwrap();
    let root = root.replacen("justarch: 1\n", "justarch: 1\ninclude: [users.yaml]\n", 1);
    let users: &'static str = Box::leak(format!("users:\n{users}").into_boxed_str());
    let load = |files| {
        Loader::new()
            .load("justarch.yaml", root.as_bytes(), &Files(files))
            .unwrap()
    };
    let (whole, torn) = (load(vec![("users.yaml", users)]), load(Vec::new()));
    assert!(whole.architecture().unread().is_empty());
    undecided(&whole, &torn);
    let path = "users.yaml".to_owned();
    names(&torn, &UnreadPart::File { path });
    // A list where sections belong is no better than no file.
    undecided(&whole, &load(vec![("users.yaml", "- clerk\n")]));
}

#[test]
fn what_is_only_counted_may_be_anything() {
    let faulty = SOUND
        .replace("owner: stp", "ownr: stp")
        .replace("kind: process", "kind: proces")
        .replace("hosted-on: [server]", "hosted-on: [sever]");
    let limits = Limits::default().findings(1);
    let none = Loader::new().limits(limits);
    let faulty = none
        .load("a.yaml", faulty.as_bytes(), &Files(Vec::new()))
        .unwrap();
    assert!(faulty.architecture().unread().omitted() > 0);
    undecided(&read(SOUND), &faulty);
}

/// Where the head is unread, so is the day by which the earlier version would be judged.
#[test]
fn what_ended_before_both_versions_does_not_expire_between_them() {
    let ended = SOUND.replace(
        "security-level: 2 }",
        "security-level: 2, status: active, until: 2015 }",
    );
    let faulty = ended.replace("state-date:", "state-dat:");
    assert!(ended.contains("until: 2015") && faulty != ended);
    undecided(&read(&ended), &read(&faulty));
}

#[test]
fn a_real_removal_is_still_one() {
    let faulty = SOUND.replace("security-level: 2 }", "security-level: ba }");
    let line = "  archive: { kind: application, name: { vi: Lưu trữ }, owner: stp, depends-on: [registry] }\n";
    let new = read(&faulty.replace(line, ""));
    let sound = read(SOUND);
    let diff = Diff::between(sound.architecture(), new.architecture());
    let removed = diff
        .changes()
        .iter()
        .filter(|c| c.kind == ChangeKind::Removed);
    assert_eq!(
        removed
            .filter(|c| c.old == [Subject::element("archive")])
            .count(),
        1
    );
    assert!(!diff.completeness().is_complete());
}

/// The places in a text at which a key or a value can be spoilt: the ends of words before a colon, and of values.
fn places(text: &str) -> Vec<usize> {
    let is_word = |c: char| c.is_ascii_alphanumeric() || c == '-';
    let mut found = Vec::new();
    let mut line_start = 0;
    for line in text.split_inclusive('\n') {
        let (body, start) = (line.trim_end(), line_start);
        line_start += line.len();
        if body.trim_start().starts_with('#') {
            continue;
        }
        let ends = body.char_indices().filter(|(at, c)| {
            is_word(*c)
                && body[at + 1..]
                    .chars()
                    .next()
                    .is_none_or(|next| matches!(next, ':' | ',' | ']' | ' '))
        });
        found.extend(ends.map(|(at, _)| start + at + 1));
    }
    found
}

/// A fault at one place of a document leaves no comparison with the sound one decided, and nothing came or went.
fn spoil(sound: &Document, text: &str, at: usize, with: &str) -> Result<(), TestCaseError> {
    // Another id that is valid is another thing, and an attribute may have any name.
    if with == "-zzz" && text[at..].starts_with(':') {
        return Ok(());
    }
    let spoilt = format!("{}{with}{}", &text[..at], &text[at..]);
    let Ok(faulty) = Document::parse("a.yaml", &spoilt) else {
        return Ok(());
    };
    let errors = |d: &Document| d.report().count(Severity::Error);
    prop_assert_eq!(
        errors(&faulty) > 0,
        !faulty.architecture().unread().is_empty()
    );
    if errors(sound) > 0 || errors(&faulty) == 0 {
        return Ok(());
    }
    let line = text[..at].lines().count();
    for (old, new) in [(sound, &faulty), (&faulty, sound)] {
        let diff = Diff::between(old.architecture(), new.architecture());
        prop_assert!(!diff.completeness().is_complete(), "line {}", line);
        let of_elements = |c: &&Change<'_>| came_or_went(c);
        let gone: Vec<_> = diff.changes().iter().filter(of_elements).collect();
        prop_assert!(gone.is_empty(), "line {}: {:#?}", line, gone);
    }
    Ok(())
}

fn sound_texts() -> Vec<String> {
    let fixtures = crate::rules::fixtures().into_iter().map(|(_, path)| path);
    let fixtures = fixtures.filter(|path| path.extension().is_some_and(|e| e == "yaml"));
    let mut texts: Vec<_> = fixtures
        .filter_map(|path| fs::read_to_string(path).ok())
        .collect();
    texts.push(SOUND.to_owned());
    texts
}

#[test]
fn no_fault_in_any_fixture_passes_for_a_change() {
    let mut runner = proptest::test_runner::TestRunner::deterministic();
    let spoilers = ["_x", "-zzz", " x"];
    let mut wrong = Vec::new();
    for text in sound_texts() {
        let Ok(sound) = Document::parse("a.yaml", &text) else {
            continue;
        };
        let places = places(&text);
        let choice = (any::<prop::sample::Index>(), 0..spoilers.len());
        for _ in 0..2 {
            let tree = choice.new_tree(&mut runner).unwrap();
            let (index, with) = tree.current();
            if !places.is_empty() {
                let at = places[index.index(places.len())];
                if let Err(error) = spoil(&sound, &text, at, spoilers[with]) {
                    let start = text[..at].rfind('\n').unwrap_or_default();
                    wrong.push(format!("{error}\n…{}", &text[start..at]));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{}:\n{}", wrong.len(), wrong.join("\n"));
}

#[test]
fn no_fault_anywhere_in_a_document_passes_for_a_change() {
    let sound = read(SOUND);
    for at in places(SOUND) {
        for with in ["_x", "-zzz", " x"] {
            if let Err(error) = spoil(&sound, SOUND, at, with) {
                panic!("{error}\n{}", &SOUND[..at]);
            }
        }
    }
}

#[cfg(feature = "cli")]
mod program {
    use std::path::PathBuf;
    use std::process::Command;

    use super::SOUND;

    struct Said {
        exit: Option<i32>,
        out: String,
        err: String,
    }

    fn run(args: &[&str]) -> Said {
        let output = Command::new(env!("CARGO_BIN_EXE_justarch"))
            .args(args)
            .args(["--lang", "en", "--color", "never"])
            .output()
            .unwrap();
        Said {
            exit: output.status.code(),
            out: String::from_utf8(output.stdout).unwrap(),
            err: String::from_utf8(output.stderr).unwrap(),
        }
    }

    /// The sound document and one with an element of an unknown kind, in a folder of their own.
    fn files(name: &str) -> (PathBuf, String, String) {
        let home =
            std::env::temp_dir().join(format!("justarch-unread-{}-{name}", std::process::id()));
        std::fs::create_dir_all(&home).unwrap();
        let faulty = SOUND.replace(
            "registry: { kind: application",
            "registry: { kind: software",
        );
        let write = |name: &str, text: &str| {
            let path = home.join(name);
            std::fs::write(&path, text).unwrap();
            path.to_str().unwrap().to_owned()
        };
        let (sound, faulty) = (write("a.yaml", SOUND), write("b.yaml", &faulty));
        (home, sound, faulty)
    }

    #[test]
    fn no_gate_is_passed_by_what_nobody_has_read() {
        let (home, sound, faulty) = files("gates");
        for (old, new) in [(&sound, &faulty), (&faulty, &sound), (&faulty, &faulty)] {
            for gate in ["--exit-code", "--fail-on=breaking", "--fail-on=editorial"] {
                assert_eq!(run(&["diff", old, new, gate]).exit, Some(2), "{gate}");
            }
            for format in ["human", "json"] {
                let said = run(&["diff", old, new, "--format", format]);
                assert_eq!(said.exit, Some(0), "{}", said.err);
                assert!(
                    said.out.contains("registry") && said.out.to_lowercase().contains("undecided")
                );
            }
            for format in ["human", "json", "markdown"] {
                let said = run(&[
                    "transition",
                    old,
                    new,
                    "--fail-on=never",
                    "--format",
                    format,
                ]);
                assert_eq!(said.exit, Some(2));
                assert!(
                    said.out.contains("registry") && said.out.to_lowercase().contains("undecided")
                );
            }
            let said = run(&["roadmap", old, new]);
            assert_eq!((said.exit, said.out.as_str()), (Some(2), ""));
            assert!(said.err.contains("registry") && said.err.contains("--partial"));
            for format in ["human", "json", "markdown", "mermaid"] {
                let said = run(&["roadmap", old, new, "--partial", "--format", format]);
                assert_ne!(said.exit, Some(2), "{}", said.err);
                assert!(
                    said.out.to_lowercase().contains("undecided"),
                    "{}",
                    said.out
                );
            }
        }
        std::fs::remove_dir_all(home).unwrap();
    }

    #[test]
    fn no_edit_drops_what_could_not_be_read() {
        let (home, _, faulty) = files("gap");
        for apply in [&["--apply"][..], &[]] {
            let args = [&["gap", &faulty, "--to", "3.0"], apply].concat();
            let said = run(&args);
            assert_eq!((said.exit, said.out.as_str()), (Some(2), ""));
            assert!(said.err.contains("registry"));
        }
        let said = run(&["gap", &faulty, "--to", "3.0", "--partial"]);
        assert_eq!(said.exit, Some(0), "{}", said.err);
        assert!(said.out.contains("the element `registry`"));
        std::fs::remove_dir_all(home).unwrap();
    }

    #[test]
    fn what_may_depend_is_named() {
        let (home, _, faulty) = files("impact");
        let said = run(&["impact", &faulty, "server"]);
        assert_eq!(said.exit, Some(0));
        assert!(!said.out.contains("Nothing depends"));
        assert!(
            said.out
                .contains("archive, births, clerk, portal, registry"),
            "{}",
            said.out
        );
        let said = run(&["impact", &faulty, "server", "--format", "json"]);
        let json: serde_json::Value = serde_json::from_str(&said.out).unwrap();
        assert_eq!(json["completeness"]["state"], "undecided");
        assert!(
            json["unknown"]
                .as_array()
                .unwrap()
                .contains(&"registry".into())
        );
        let said = run(&["impact", &faulty, "registry"]);
        assert_eq!(said.exit, Some(2));
        assert!(said.err.contains("could not be read"));
        std::fs::remove_dir_all(home).unwrap();
    }
}

#[test]
fn an_unread_end_takes_its_exchanges_with_it() {
    let text = "\
justarch: 1
architecture: { id: a, body: bo, level: ministry, name: { vi: Kiến trúc thử }, version: \"3.0\", framework: \"3.0\", status: draft, state-date: 2024-11-30 }
organisations: { bo: { name: { vi: Bộ Thử nghiệm }, kind: ministry } }
applications:
  cap-phep: { kind: application, name: { vi: Cấp phép }, owner: bo, status: active, exchanges: [ { with: dan-cu, route: direct, purpose: exploit } ] }
  dan-cu: { kind: database, name: { vi: Dân cư }, owner: bo, status: active }
";
    let sound = read(text);
    let faulty = read(&text.replace("kind: application", "kind: applicaton"));
    for (old, new) in [(&sound, &faulty), (&faulty, &sound)] {
        let diff = Diff::between(old.architecture(), new.architecture());
        assert!(diff.changes().is_empty(), "{:#?}", diff.changes());
        assert!(!diff.completeness().is_complete());
        // Nothing is planned for what may be there all the time.
        let roadmap = justarch::Roadmap::plan(old.architecture(), new.architecture());
        assert_eq!(roadmap.steps().len(), 0);
    }
}
