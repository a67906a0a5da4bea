//! What settings make of a comparison is told: changes that are accepted, classes that are not the tool's own, and
//! entries that do nothing.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use justarch::{
    Acceptance, Change, ChangeKind, Class, Diff, Document, Lang, Renderer, ReviewMarkdown,
    Transition, VerdictPolicy, json,
};

const HEAD: &str = "\
justarch: 1
architecture: { id: a, body: bo, level: ministry, name: { vi: Kiến trúc thử }, version: \"1.0\", framework: \"3.0\", status: draft, state-date: 2024-11-30 }
organisations: { bo: { name: { vi: Bộ Thử nghiệm }, kind: ministry } }
";

fn read(body: &str) -> Document {
    Document::parse("a.yaml", &format!("{HEAD}{body}")).unwrap()
}

const OLD: &str = "\
applications:
  cap-phep: { kind: application, name: { vi: Cấp phép }, owner: bo, status: active }
  thanh-tra: { kind: application, name: { vi: Thanh tra }, owner: bo, status: active }
users:
  can-bo: { kind: official, name: { vi: Cán bộ }, uses: [cap-phep, thanh-tra] }
";

const NEW: &str = "\
users:
  can-bo: { kind: official, name: { vi: Cán bộ } }
";

fn shown(diff: &Diff<'_>) -> [String; 2] {
    [Lang::Vi, Lang::En].map(|lang| Renderer::human(lang).render_diff_bare(diff))
}

fn page(old: &Document, new: &Document, policy: &VerdictPolicy) -> [String; 2] {
    [Lang::Vi, Lang::En].map(|lang| {
        let (before, after) = (old.architecture(), new.architecture());
        let transition = Transition::between(before, after).unwrap();
        let mut diff = Diff::between(before, after);
        policy.apply(&mut diff, None);
        let review = transition.check_with(diff);
        ReviewMarkdown::new(&review, old, new, lang).to_string()
    })
}

fn accepting(diff: &Diff<'_>, which: impl Fn(&Change<'_>) -> bool) -> VerdictPolicy {
    let mut policy = VerdictPolicy::default();
    let changes = diff.changes().iter().filter(|c| which(c));
    let accepted = changes.map(|c| Acceptance::new(&c.fingerprint(), "đã thống nhất", "Cục CNTT"));
    policy.accept = accepted.collect();
    policy
}

#[test]
fn accepted_changes_are_there_and_counted() {
    let (old, new) = (read(OLD), read(NEW));
    let mut diff = Diff::between(old.architecture(), new.architecture());
    let count = diff.changes().len();
    let policy = accepting(&diff, |_| true);
    assert!(policy.apply(&mut diff, None).is_empty());
    assert_eq!((diff.verdict(), diff.accepted().len()), (None, count));
    let [vi, en] = shown(&diff);
    assert!(vi.contains(&format!(
        "Kết luận: có {count} thay đổi, tất cả đã được chấp nhận"
    )));
    assert!(en.contains(&format!("Verdict: {count} changes, all of them accepted")));
    let [vi, en] = page(&old, &new, &policy);
    assert!(vi.contains(&format!(
        "**Có {count} thay đổi, tất cả đã được chấp nhận.**"
    )));
    assert!(en.contains(&format!("**{count} changes, all of them accepted.**")));
}

#[test]
fn where_not_everything_was_read_it_is_not_said_that_nothing_differs() {
    let old = read(OLD);
    let new = read(&format!(
        "{NEW}channels:\n  cong: {{ kind: khong-co, name: {{ vi: Cổng }} }}\n"
    ));
    let mut diff = Diff::between(old.architecture(), new.architecture());
    assert!(!diff.completeness().is_complete());
    let count = diff.changes().len();
    assert!(count > 0);
    accepting(&diff, |_| true).apply(&mut diff, None);
    let [vi, en] = shown(&diff);
    assert!(
        !vi.contains("không thấy khác biệt") && !en.contains("nothing differs"),
        "{en}"
    );
    assert!(
        vi.contains(&format!("có {count} thay đổi, tất cả đã được chấp nhận")),
        "{vi}"
    );
    assert!(en.contains("undecided (in what could be read: "), "{en}");
}

#[test]
fn a_class_that_is_not_the_tools_own_is_told_in_every_format() {
    let (old, new) = (read(OLD), read(NEW));
    let mut diff = Diff::between(old.architecture(), new.architecture());
    let removed = |c: &&Change<'_>| c.kind == ChangeKind::Removed && c.class == Class::Breaking;
    let count = diff.changes().iter().filter(removed).count();
    assert!(count > 1);
    let mut policy = VerdictPolicy::default();
    policy.classes.insert(ChangeKind::Removed, Class::Editorial);
    policy.apply(&mut diff, None);
    let entry = "[verdict] removed = \"editorial\"";
    let told = diff.reclassified();
    let of_breaking = told
        .iter()
        .find(|moved| moved.was == Class::Breaking)
        .unwrap();
    assert_eq!(
        (of_breaking.count, of_breaking.entry().as_str()),
        (count, entry)
    );
    // Whatever is listed, it is told: at the top and at the end.
    let vi = format!(
        "Cấu hình: {count} thay đổi được chuyển từ mức phá vỡ tương thích thành biên tập theo mục `{entry}`"
    );
    let en =
        format!("Configuration: {count} breaking changes reclassified as editorial by `{entry}`");
    for (lang, line) in [(Lang::Vi, &vi), (Lang::En, &en)] {
        let renderer = Renderer::human(lang).list(Class::Breaking);
        assert_eq!(
            renderer.render_diff_bare(&diff).matches(line).count(),
            2,
            "{line}"
        );
    }
    let pages = page(&old, &new, &policy);
    for (page, lang) in pages.iter().zip([
        "phá vỡ tương thích thành biên tập",
        "breaking changes reclassified as editorial",
    ]) {
        assert!(
            page.contains(lang) && page.contains("removed = \"editorial\""),
            "{page}"
        );
    }
    let json = serde_json::to_value(json::Diff::bare(&diff)).unwrap();
    let moved = json["reclassified"].as_array().unwrap();
    let moved = moved.iter().find(|one| one["was"] == "breaking").unwrap();
    assert_eq!(moved["count"], count);
    assert_eq!(moved["class"], "editorial");
    assert_eq!(moved["kind"], "removed");
    assert_eq!(moved["entry"], entry);
    // Without an entry there is nothing to tell.
    let plain = Diff::between(old.architecture(), new.architecture());
    assert!(plain.reclassified().is_empty());
    assert!(!shown(&plain)[0].contains("Cấu hình"));
}

fn folder(name: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("told-settings-{name}"));
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).unwrap();
    folder
}

fn run(folder: &Path, args: &[&str]) -> (Option<i32>, String) {
    let program = Command::new(env!("CARGO_BIN_EXE_justarch"))
        .args(args)
        .args(["--lang", "en"])
        .current_dir(folder)
        .output()
        .unwrap();
    let all = [program.stdout, program.stderr].concat();
    (program.status.code(), String::from_utf8(all).unwrap())
}

#[test]
fn a_transition_says_what_a_check_says_of_settings_that_do_nothing() {
    let folder = folder("idle");
    for (name, body) in [("old.yaml", OLD), ("new.yaml", NEW)] {
        fs::write(folder.join(name), format!("{HEAD}{body}")).unwrap();
    }
    let config = folder.join("justarch.toml");
    fs::write(
        &config,
        "exclude = [\"no-such\"]\n[levels]\nLAY004 = \"allow\"\n",
    )
    .unwrap();
    let (_, check) = run(&folder, &["check", "new.yaml"]);
    let (_, step) = run(&folder, &["transition", "old.yaml", "new.yaml"]);
    for said in ["CFG004", "CFG005", "LAY004", "no-such"] {
        assert!(check.contains(said), "{said} {check}");
        assert!(step.contains(said), "{said} {step}");
    }
    // A code that does not exist is refused by both.
    fs::write(&config, "[levels]\nLAI001 = \"allow\"\n").unwrap();
    for args in [
        vec!["check", "new.yaml"],
        vec!["transition", "old.yaml", "new.yaml"],
    ] {
        let (code, said) = run(&folder, &args);
        assert_eq!(code, Some(2), "{said}");
        assert!(
            said.contains("LAI001") && said.contains("justarch.toml"),
            "{said}"
        );
    }
}

/// Writes two versions and a configuration; both documents follow framework 3.0.
fn set_up(name: &str, config: &str) -> PathBuf {
    let folder = folder(name);
    for (name, body) in [("old.yaml", OLD), ("new.yaml", NEW)] {
        fs::write(folder.join(name), format!("{HEAD}{body}")).unwrap();
    }
    fs::write(folder.join("justarch.toml"), config).unwrap();
    folder
}

const COMMANDS: [&[&str]; 5] = [
    &["diff", "old.yaml", "new.yaml"],
    &["transition", "old.yaml", "new.yaml"],
    &["gap", "new.yaml", "--to", "3.0"],
    &["roadmap", "old.yaml", "new.yaml"],
    &["impact", "old.yaml", "cap-phep"],
];

/// The keys that each command says it does not use.
fn unused(folder: &Path, args: &[&str]) -> Vec<String> {
    let (_, said) = run(folder, args);
    let lines = said.lines().filter(|line| line.contains("does not use"));
    let lines: Vec<_> = lines.collect();
    assert!(lines.len() <= 1, "{lines:?}");
    let words = lines
        .iter()
        .flat_map(|line| line.split('`').skip(3).step_by(2));
    words.map(str::to_owned).collect()
}

#[test]
fn keys_that_a_command_does_not_use_are_said_once() {
    let rules = "justarch-rules: 1\nrules: []\n";
    let config = "framework = \"2.0\"\nfail-on = \"warning\"\nprofiles = [\"moj\"]\nexclude = [\"new.yaml\"]\n\
                  rules = [\"own.yaml\"]\nbaseline = \"base.json\"\n[levels]\nDOC003 = \"info\"\n";
    let folder = set_up("unused", config);
    fs::write(folder.join("own.yaml"), rules).unwrap();
    let ran = ["framework", "profiles", "exclude", "rules", "baseline"];
    let judged = [
        "framework",
        "profiles",
        "exclude",
        "rules",
        "baseline",
        "levels",
    ];
    let wanted: [&[&str]; 5] = [
        &["framework", "fail-on", "exclude"],
        &ran,
        &judged,
        &judged,
        &[],
    ];
    for (args, wanted) in COMMANDS.into_iter().zip(wanted) {
        assert_eq!(unused(&folder, args), wanted, "{args:?}");
    }
    // With a gate of its own it is clear which one holds.
    let gated = ["diff", "old.yaml", "new.yaml", "--fail-on", "breaking"];
    assert_eq!(unused(&folder, &gated), ["framework", "exclude"]);
}

#[test]
fn settings_that_a_command_uses_or_that_change_nothing_are_not_spoken_of() {
    let config = "framework = \"3.0\"\n[limits]\ndepth = 60\n[verdict]\nremoved = \"compatible\"\n";
    let folder = set_up("used", config);
    for args in COMMANDS {
        assert_eq!(unused(&folder, args), Vec::<String>::new(), "{args:?}");
    }
    // What belongs to rules says nothing to commands that run none.
    let folder = set_up(
        "of-rules",
        "rules = [\"own.yaml\"]\nbaseline = \"base.json\"\n[levels]\nDOC003 = \"info\"\n",
    );
    for args in [COMMANDS[0], COMMANDS[4]] {
        assert_eq!(unused(&folder, args), Vec::<String>::new(), "{args:?}");
    }
}

#[test]
fn a_transition_fails_from_the_severity_of_the_configuration_on() {
    let folder = set_up("fail-on", "fail-on = \"never\"\n");
    let step = ["transition", "old.yaml", "new.yaml"];
    let code = |folder: &Path, more: &[&str]| run(folder, &[&step, more].concat()).0;
    assert_eq!(code(&folder, &[]), Some(0));
    assert_eq!(code(&folder, &["--fail-on", "error"]), Some(1));
    fs::write(folder.join("justarch.toml"), "").unwrap();
    assert_eq!(code(&folder, &[]), Some(1));
}

#[test]
fn unknown_codes_and_idle_entries_are_said_by_every_command() {
    let folder = set_up("unknown", "[levels]\nLAI001 = \"allow\"\n");
    for args in COMMANDS {
        let (code, said) = run(&folder, args);
        assert_eq!(code, Some(2), "{args:?} {said}");
        assert!(
            said.contains("LAI001") && said.contains("justarch.toml"),
            "{args:?} {said}"
        );
    }
    let idle = "exclude = [\"no-such\"]\n[levels]\nLAY004 = \"allow\"\n";
    fs::write(folder.join("justarch.toml"), idle).unwrap();
    for args in COMMANDS {
        let (_, said) = run(&folder, args);
        for told in ["CFG004", "CFG005"] {
            assert!(said.contains(told), "{args:?} {told} {said}");
        }
    }
}
