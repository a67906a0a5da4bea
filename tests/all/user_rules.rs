//! Rules of the user's own: the files under `tests/user-rules`, the program over them, and the laws of each
//! shape.

use std::fmt::Write as _;
use std::fs;
use std::path::PathBuf;

use justarch::{
    ApplicationKind, Architecture, Builder, Code, Document, FrameworkVersion, Lang, Locate,
    RelationKind, Report, Rule as _, RuleSet, Severity, USER_RULE_CODES, UserRules, catalog,
};

fn path(name: &str) -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
        .join("tests/user-rules")
        .join(name)
}

fn text(name: &str) -> String {
    fs::read_to_string(path(name)).unwrap()
}

/// One rule of that shape.
pub(crate) fn rules(shape: &str) -> UserRules {
    let file = format!("justarch-rules: 1\nprefix: ACME\nrules:\n  ACME001:\n    {shape}\n");
    let rules = UserRules::parse("rules.yaml", &file).unwrap();
    assert!(rules.report().is_empty(), "{shape}: {:?}", rules.report());
    rules
}

/// What the rules, and they alone, find.
pub(crate) fn check(rules: &UserRules, arch: &Architecture) -> Report {
    let mut set = RuleSet::for_framework(arch.framework()).unwrap();
    for rule in rules.rules() {
        set = set.with(rule.clone()).unwrap();
    }
    let found = set.check(arch);
    let own = |code: &Code| rules.rules().any(|rule| rule.info().code == *code);
    let mut report: Report = found.iter().filter(|d| own(&d.code)).cloned().collect();
    for skipped in found.skipped().iter().filter(|s| own(&s.code)) {
        report.skip(skipped.code.clone(), skipped.reason.clone());
    }
    report
}

fn messages(report: &Report) -> Vec<String> {
    let messages = report.iter().map(|d| d.message.get(Lang::En).to_owned());
    messages.collect()
}

fn applications(names: &[&str]) -> Builder {
    let mut b = Architecture::fragment("demo", FrameworkVersion::V3_0);
    for name in names {
        b.element(name, ApplicationKind::Application, name).unwrap();
    }
    b
}

/// Every fault with its place, in order of place.
fn table(rules: &UserRules) -> String {
    let mut lines: Vec<_> = rules
        .report()
        .iter()
        .map(|d| {
            let span = rules.span_of(&d.labels[0]).unwrap();
            let at = rules.sources().position(span);
            let help = d.help.as_ref().unwrap().get(Lang::En);
            let message = d.message.get(Lang::En);
            (at.line, at.column, format!("{} {message} | {help}", d.code))
        })
        .collect();
    lines.sort();
    let mut out = String::new();
    for (line, column, text) in lines {
        let _ = writeln!(out, "{line}:{column} {text}");
    }
    out
}

#[test]
fn every_shape_tests_itself() {
    let rules = UserRules::parse("acme.yaml", &text("acme.yaml")).unwrap();
    assert!(rules.report().is_empty(), "{}", table(&rules));
    let tests = rules.self_test();
    for test in &tests {
        assert!(test.passed(), "{:?}", test.failure);
    }
    assert_eq!((rules.rules().len(), tests.len()), (6, 20));
}

#[test]
fn all_faults_in_one_run() {
    let rules = UserRules::parse("faults.yaml", &text("faults.yaml")).unwrap();
    insta::assert_snapshot!(table(&rules), @r#"
    1:17 USR001 version `2` of the format of rule files is not supported; this program reads version 1 | Put `justarch-rules: 1` at the head of the file.
    3:1 USR002 `justarch-rules` has no key `ruls` | Did you mean `rules`?
    6:5 USR002 `ACME001` has no key `severty` | Did you mean `severity`?
    7:15 USR002 `forbid` has no key `form` | Did you mean `from`?
    8:3 USR003 the key `ACME001` is written twice | Delete or rename one of the two.
    10:3 USR007 `ACME02` is not a valid code: it takes `ACME` and 3 to 6 digits | Did you mean `ACME002`?
    12:3 USR007 `acme003` is not a valid code: it takes `ACME` and 3 to 6 digits | Did you mean `ACME003`?
    14:3 USR007 `INT003` is not a valid code: it takes `ACME` and 3 to 6 digits | Did you mean `ACME003`?
    17:15 USR005 `fatal` is not a value of `severity` | The values are: `info`, `warning`, `error`.
    18:30 USR005 `chanel` is not a value of `layer` | Did you mean `channel`?
    18:44 USR005 `databse` is not a value of `kind` | Did you mean `database`?
    18:71 USR005 `nation` is not a value of `scope` | Did you mean `national`?
    18:85 USR005 `own`: `yes` is not `true` or `false` | Mend the value.
    18:102 USR005 `exchange` is not a value of `relation` | Did you mean `exchanges`?
    21:5 USR006 `allow` lacks `to` | Add `to: …`.
    21:5 USR008 the rule `ACME005` has both `forbid` and `allow` | Make two rules of it.
    22:3 USR006 the rule `ACME006` needs one of `forbid`, `require`, `allow` | Add the key.
    23:14 USR006 `message` lacks `en` | Add `en: …`.
    25:38 USR005 `ownr` is not a value of `attributes` | Did you mean `owner`?
    25:44 USR005 `items.secret` is not a value of `attributes` | Did you mean `items.special`?
    25:112 USR005 `min` (2) is greater than `max` (1) | Mend the value.
    25:143 USR008 `to` counts outgoing relations, `from` incoming ones: only one of the two | Keep one of the keys.
    27:5 USR006 `require` lacks `for` | Add `for: …`.
    27:28 USR005 `attributes` is empty | Give it a value, or leave `attributes` out.
    29:5 USR006 `forbid` needs at least one of `from`, `to`, `relation` | Add the key.
    30:14 USR005 `message` uses `{way}`, which rules of this shape do not have | The names are: `{id}`, `{from}`, `{relation}`, `{to}`.
    32:22 USR008 `allow` looks at single relations and cannot have `reachable` | Use `forbid` with `to: { not: … }` and `reachable: true`.
    34:29 USR009 `from` cannot match any element: its conditions shut each other out | Mend the conditions of the selector.
    36:5 USR006 `forbid` lacks `to` | Add `to: …`.
    38:39 USR005 `max`: `many` is not a whole number from 0 | Mend the value.
    39:12 USR006 `basis` lacks `text` | Add `text: …`.
    40:11 USR004 `pass` must be a text, not a map | Write `pass: |` and the snippet on the lines below, indented.
    41:12 USR004 `ACME014` must be a map of keys | Write the value in the form named.
    43:46 USR005 `securitylevel` is not a value of `lacks` | Did you mean `security-level`?
    "#);
    // What is wrong with one rule does not touch the others.
    let sound: Vec<_> = rules.rules().map(|r| r.info().code.to_string()).collect();
    assert_eq!(sound, ["ACME011"]);
    for found in rules.report() {
        let (vi, en) = (found.message.get(Lang::Vi), found.message.get(Lang::En));
        assert!(!vi.is_empty() && vi != en, "{en}");
        let info = USER_RULE_CODES.iter().find(|info| info.code == found.code);
        assert_eq!(info.unwrap().severity, found.severity);
    }
}

#[test]
fn no_prefix_is_a_built_in_family() {
    for page in catalog::all() {
        let prefix = page.code.family();
        let file = format!("justarch-rules: 1\nprefix: {prefix}\nrules: {{}}\n");
        let rules = UserRules::parse("rules.yaml", &file).unwrap();
        let codes: Vec<_> = rules.report().iter().map(|d| d.code.as_str()).collect();
        assert_eq!(codes, ["USR007"], "{prefix}");
    }
    for prefix in ["A", "acme", "AC-ME", "ĐỊA", "ABCDEFGHIJK"] {
        let file = format!("justarch-rules: 1\nprefix: {prefix}\nrules: {{}}\n");
        let rules = UserRules::parse("rules.yaml", &file).unwrap();
        assert_eq!(rules.report().len(), 1, "{prefix}");
    }
}

#[test]
fn what_is_no_rule_file_is_said() {
    for (file, wanted) in [
        ("", "FMT002"),
        ("a: [", "FMT001"),
        ("--- 1\n--- 2\n", "FMT004"),
    ] {
        let error = UserRules::parse("rules.yaml", file).unwrap_err();
        assert_eq!(error.report().iter().next().unwrap().code.as_str(), wanted);
    }
    for (file, wanted) in [
        (
            "text",
            "1:1 USR004 `justarch-rules` must be a map of keys | Write the value in the form named.\n",
        ),
        (
            "rules: {}\nprefix: ACME\n",
            "1:1 USR001 the file does not state the version of the format of rule files | Put `justarch-rules: 1` at the head of the file.\n",
        ),
        (
            "justarch-rules: 1\nprefix: ACME\nrules: []\n",
            "3:8 USR004 `rules` must be a map of keys | Write the value in the form named.\n",
        ),
        (
            "justarch-rules: 1\nrules: {}\n",
            "1:1 USR006 `justarch-rules` lacks `prefix` | Add `prefix: …`.\n",
        ),
    ] {
        let rules = UserRules::parse("rules.yaml", file).unwrap();
        assert_eq!(table(&rules), wanted);
    }
}

#[test]
fn no_text_brings_it_down() {
    for name in ["acme.yaml", "faults.yaml", "failing.yaml"] {
        let whole = text(name);
        let cuts = whole.char_indices().map(|(at, _)| at).step_by(41);
        for at in cuts {
            if let Ok(rules) = UserRules::parse(name, &whole[..at]) {
                let _ = rules.self_test();
            }
        }
    }
}

/// The examples of the manual are rules.
#[test]
fn the_manual_is_right() {
    let manual = include_str!("../../src/docs/user-rules.md");
    let mut seen = 0;
    for block in manual.split("```yaml fragment\n").skip(1) {
        let block = block.split("```").next().unwrap();
        rules(&block.trim_end().replace('\n', "\n    "));
        seen += 1;
    }
    assert_eq!(seen, 4);
}

#[test]
fn selectors_take_patterns_lists_and_negation() {
    let mut b = applications(&["moj-a", "moj-b", "other"]);
    b.relate("moj-a", RelationKind::DependsOn, "moj-b").unwrap();
    b.relate("moj-b", RelationKind::DependsOn, "other").unwrap();
    let arch = b.build().unwrap();
    for (from, wanted) in [
        ("{}", 2),
        ("{ id: moj-a }", 1),
        ("{ id: 'moj-*' }", 2),
        ("{ id: [x, '*-b'] }", 1),
        ("[{ id: moj-a }, { id: moj-b }]", 2),
        ("{ not: { id: moj-a } }", 1),
        ("{ not: [{ id: moj-a }, { id: moj-b }] }", 0),
        ("{ not: { not: { id: moj-a } } }", 1),
        ("{ own: true }", 0),
        ("{ own: false }", 0),
        ("{ not: { own: true } }", 2),
        ("{ has: [name, depends-on] }", 2),
        ("{ lacks: [owner, stores] }", 2),
        ("{ lacks: [owner, name.vi] }", 0),
        ("{ status: active }", 0),
        ("{ kind: [database, application], layer: applications }", 2),
    ] {
        let rules = rules(&format!("forbid: {{ from: {from}, relation: depends-on }}"));
        assert_eq!(check(&rules, &arch).len(), wanted, "{from}");
    }
}

#[test]
fn what_was_dropped_in_reading_is_not_missing() {
    let file = "justarch: 1\narchitecture: { id: a, body: o, name: { vi: A }, version: '3.0', framework: '3.0' }\n\
        organisations: { o: { name: { vi: O }, kind: ministry } }\n\
        infrastructure: { centre: { kind: data-center, name: { vi: Trung tâm } } }\n\
        applications: { app: { kind: application, name: { vi: Phần mềm }, owner: nobody, hosted-on: [centre] } }\n";
    let document = Document::parse("a.yaml", file).unwrap();
    for shape in [
        "require: { for: { kind: application }, relations: [hosted-on] }",
        "require: { for: { kind: application }, attributes: [owner, hosted-on] }",
        "require: { for: { kind: data-centre }, count: 1 }",
        "forbid: { from: { lacks: hosted-on } }",
    ] {
        let report = check(&rules(shape), document.architecture());
        assert!(report.is_empty(), "{shape}: {:?}", messages(&report));
        let held_back = !shape.starts_with("forbid");
        assert_eq!(report.skipped().len(), usize::from(held_back), "{shape}");
    }
}

/// Shapes over elements of unknown level and an exchange of unknown route: how much they find, and whom they cannot tell of.
fn shapes_over_what_is_open() -> Vec<(String, usize, &'static str)> {
    let strict = "{ layer: applications, where: security-level >= 3 }";
    vec![
        // What is required is there, whatever its level.
        (
            format!("require: {{ for: {strict}, attributes: [owner] }}"),
            0,
            "free`, `open",
        ),
        (
            format!("require: {{ for: {strict}, attributes: [kind] }}"),
            0,
            "",
        ),
        (
            format!("require: {{ for: {strict}, relations: [hosted-on] }}"),
            1,
            "free",
        ),
        (
            format!(
                "require: {{ for: {{ id: open }}, relations: {{ depends-on: {{ to: {strict} }} }} }}"
            ),
            0,
            "",
        ),
        (
            format!(
                "require: {{ for: {{ id: high }}, relations: {{ depends-on: {{ from: {strict}, max: 0 }} }} }}"
            ),
            0,
            "high",
        ),
        (
            format!("require: {{ for: {strict}, count: {{ max: 3 }} }}"),
            0,
            "",
        ),
        (
            format!("require: {{ for: {strict}, count: 1 }}"),
            0,
            "free`, `open",
        ),
        (
            format!("forbid: {{ from: {strict}, relation: depends-on }}"),
            1,
            "open",
        ),
        (
            format!("forbid: {{ from: {strict}, relation: hosted-on, to: {{ id: bus }} }}"),
            0,
            "",
        ),
        (
            format!("allow: {{ from: {{ id: open }}, relation: depends-on, to: {strict} }}"),
            0,
            "",
        ),
        (
            "allow: { from: { id: open }, relation: depends-on, to: { owner: x } }".to_owned(),
            1,
            "",
        ),
        // The exchange with `high` states no route.
        (
            "forbid: { from: { id: low }, relation: exchanges, not-via: { id: bus } }".to_owned(),
            1,
            "low",
        ),
        (
            "allow: { from: { id: low }, relation: exchanges, via: { id: bus } }".to_owned(),
            1,
            "low",
        ),
        (
            format!("forbid: {{ from: {strict}, to: {{ id: low }}, reachable: true }}"),
            1,
            "open",
        ),
        (
            format!("forbid: {{ from: {strict}, to: {{ id: free }}, reachable: true }}"),
            0,
            "",
        ),
    ]
}

/// Where a rule finds nothing only because the document does not say enough, it is named with the elements; where what is not
/// said cannot matter, it is not.
#[test]
fn what_is_not_known_does_not_pass_in_silence() {
    let file = "justarch: 1\narchitecture: { id: a, body: o, name: { vi: A }, version: '3.0', framework: '3.0' }\n\
        organisations: { o: { name: { vi: O }, kind: ministry } }\n\
        infrastructure: { dc: { kind: data-centre, name: { vi: Trung tâm } } }\n\
        integration: { bus: { kind: lgsp, name: { vi: Trục } } }\n\
        applications:\n  \
        high: { kind: application, name: { vi: Một }, security-level: 4, owner: o, depends-on: [low] }\n  \
        low: { kind: application, name: { vi: Hai }, security-level: 1, exchanges: [{ with: high }, { with: bus, route: direct }] }\n  \
        open: { kind: application, name: { vi: Ba }, hosted-on: [dc], depends-on: [high] }\n  \
        free: { kind: application, name: { vi: Bốn } }\n";
    let document = Document::parse("a.yaml", file).unwrap();
    for (shape, found, unknown) in shapes_over_what_is_open() {
        let report = check(&rules(&shape), document.architecture());
        assert_eq!(report.len(), found, "{shape}: {:?}", messages(&report));
        let reasons: Vec<_> = report
            .skipped()
            .iter()
            .map(|s| s.reason.get(Lang::En))
            .collect();
        assert_eq!(
            reasons.len(),
            usize::from(!unknown.is_empty()),
            "{shape}: {reasons:?}"
        );
        for reason in reasons {
            assert!(
                reason.ends_with(&format!(": `{unknown}`")),
                "{shape}: {reason}"
            );
        }
    }
}

#[test]
fn an_organisation_is_no_element() {
    let mut b = applications(&["a"]);
    b.organisation("o", "O").unwrap();
    b.relate("a", RelationKind::SuppliedBy, "o").unwrap();
    let arch = b.build().unwrap();
    for (shape, wanted) in [
        ("forbid: { relation: supplied-by }", 1),
        ("forbid: { relation: supplied-by, to: {} }", 0),
        ("allow: { from: {}, to: { id: nothing } }", 0),
        (
            "require: { for: {}, relations: { supplied-by: { max: 0 } } }",
            1,
        ),
        (
            "require: { for: {}, relations: { supplied-by: { to: {} } } }",
            1,
        ),
    ] {
        assert_eq!(check(&rules(shape), &arch).len(), wanted, "{shape}");
    }
}

#[test]
fn long_ways_are_cut_and_circles_are_ways() {
    let names: Vec<_> = (0..200).map(|n| format!("app-{n}")).collect();
    let names: Vec<_> = names.iter().map(String::as_str).collect();
    let mut b = applications(&names);
    for pair in names.windows(2) {
        b.relate(pair[0], RelationKind::DependsOn, pair[1]).unwrap();
    }
    b.relate("app-199", RelationKind::DependsOn, "app-0")
        .unwrap();
    let arch = b.build().unwrap();
    let rules = rules("forbid: { from: { id: app-0 }, to: { id: app-0 }, reachable: true }");
    let report = check(&rules, &arch);
    assert_eq!(
        messages(&report),
        ["`app-0` may not reach `app-0`, but does (steps: 200)"]
    );
    let found = report.iter().next().unwrap();
    assert_eq!(found.path.len(), 64);
    assert_eq!(&*found.path[0].to, "app-1");
    assert_eq!(found.notes.len(), 1);
}

/// A generator of numbers, so that the graphs are the same everywhere.
struct Dice(u64);

impl Dice {
    fn below(&mut self, limit: usize) -> usize {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1);
        usize::try_from(self.0 >> 33).unwrap() % limit
    }
}

/// From every element forwards, step by step: the shortest way that the rule forbids.
fn naive(
    edges: &[(usize, usize)],
    to: &[bool],
    via: Option<&[bool]>,
    not_via: Option<&[bool]>,
    start: usize,
) -> Option<usize> {
    let mut seen = vec![[false; 2]; to.len()];
    let mut open = vec![(start, via.is_none())];
    for steps in 1..=2 * to.len() {
        let mut next = Vec::new();
        for &(at, passed) in &open {
            for &(_, end) in edges.iter().filter(|(from, _)| *from == at) {
                if to[end] && passed {
                    return Some(steps);
                }
                let passes = passed || via.is_some_and(|set| set[end]);
                let blocked = not_via.is_some_and(|set| set[end]);
                if !blocked && !std::mem::replace(&mut seen[end][usize::from(passes)], true) {
                    next.push((end, passes));
                }
            }
        }
        open = next;
    }
    None
}

#[test]
fn ways_are_those_of_a_plain_search() {
    let mut dice = Dice(7);
    let mut found_any = 0;
    for round in 0..400 {
        let count = 2 + dice.below(7);
        let names: Vec<_> = (0..count).map(|n| format!("e-{n}")).collect();
        let names: Vec<_> = names.iter().map(String::as_str).collect();
        let mut edges = Vec::new();
        for _ in 0..dice.below(2 * count + 1) {
            let edge = (dice.below(count), dice.below(count));
            if edge.0 != edge.1 && !edges.contains(&edge) {
                edges.push(edge);
            }
        }
        let mut set = |least: usize| -> Vec<bool> {
            let some = (0..count).map(|_| dice.below(3) == 0);
            let mut some: Vec<_> = some.collect();
            some[least % count] = true;
            some
        };
        let (from, to, via) = (set(0), set(1), set(2));
        let mut b = Architecture::fragment("demo", FrameworkVersion::V3_0);
        for name in &names {
            b.element(name, ApplicationKind::Application, name).unwrap();
        }
        for (from, to) in &edges {
            b.relate(names[*from], RelationKind::DependsOn, names[*to])
                .unwrap();
        }
        let arch = b.build().unwrap();
        let ids = |set: &[bool]| {
            let chosen = names.iter().zip(set).filter(|(_, chosen)| **chosen);
            let chosen: Vec<_> = chosen.map(|(name, _)| *name).collect();
            format!("{{ id: [{}] }}", chosen.join(", "))
        };
        for (key, via_set, not_via_set) in [
            ("", None, None),
            ("via", Some(via.as_slice()), None),
            ("not-via", None, Some(via.as_slice())),
        ] {
            let extra = match key {
                "" => String::new(),
                key => format!(", {key}: {}", ids(&via)),
            };
            let shape = format!(
                "forbid: {{ from: {}, to: {}, reachable: true{extra} }}",
                ids(&from),
                ids(&to)
            );
            let report = check(&rules(&shape), &arch);
            let expected: Vec<_> = (0..count)
                .filter(|n| from[*n])
                .filter_map(|n| {
                    let steps = naive(&edges, &to, via_set, not_via_set, n)?;
                    Some((names[n].to_owned(), steps))
                })
                .collect();
            let found: Vec<_> = report
                .iter()
                .map(|d| (d.path[0].from.to_string(), d.path.len()))
                .collect();
            assert_eq!(found, expected, "round {round}: {edges:?} {shape}");
            found_any += found.len();
            for way in report.iter().map(|d| &d.path) {
                assert!(way.windows(2).all(|pair| pair[0].to == pair[1].from));
                let last = names.iter().position(|n| **n == *way[way.len() - 1].to);
                assert!(to[last.unwrap()]);
            }
        }
    }
    assert!(found_any > 500, "{found_any}");
}

#[test]
fn exchanges_lead_over_the_platforms_they_pass() {
    let file = "justarch: 1\narchitecture: { id: a, body: o, name: { vi: A }, version: '3.0', framework: '3.0' }\n\
        organisations: { o: { name: { vi: O }, kind: ministry } }\n\
        integration: { lgsp: { kind: lgsp, name: { vi: L }, hosted-on: [centre] } }\n\
        infrastructure: { centre: { kind: data-centre, name: { vi: C } } }\n\
        applications:\n  a: { kind: application, name: { vi: A }, exchanges: [{ with: b, route: [lgsp] }] }\n  b: { kind: application, name: { vi: B } }\n";
    let document = Document::parse("a.yaml", file).unwrap();
    assert!(document.report().is_empty());
    let report = check(
        &rules(
            "forbid: { from: { layer: application }, to: { layer: infrastructure }, reachable: true }",
        ),
        document.architecture(),
    );
    assert_eq!(
        messages(&report),
        [
            "`a` may not reach `centre`, but does (steps: 2)",
            "`b` may not reach `centre`, but does (steps: 2)"
        ]
    );
    let report = check(
        &rules(
            "forbid: { from: { layer: application }, to: { layer: infrastructure }, relation: hosted-on, reachable: true }",
        ),
        document.architecture(),
    );
    assert!(report.is_empty());
}

#[test]
fn levels_reach_them() {
    let rules = rules("forbid: { relation: depends-on }");
    let mut b = applications(&["a", "b"]);
    b.relate("a", RelationKind::DependsOn, "b").unwrap();
    let arch = b.build().unwrap();
    let mut set = RuleSet::for_framework(arch.framework()).unwrap();
    assert!(set.set_level("ACME", justarch::RuleLevel::Deny).is_err());
    for rule in rules.rules() {
        set = set.with(rule.clone()).unwrap();
    }
    set.set_level("ACME", justarch::RuleLevel::Deny).unwrap();
    let report = set.check(&arch);
    let found = report
        .iter()
        .find(|d| d.code.as_str() == "ACME001")
        .unwrap();
    assert_eq!(found.severity, Severity::Error);
}

#[cfg(feature = "cli")]
mod program {
    use std::process::Command;

    fn run(args: &[&str]) -> (Option<i32>, String, String) {
        let output = Command::new(env!("CARGO_BIN_EXE_justarch"))
            .args(args)
            .current_dir(env!("CARGO_MANIFEST_DIR"))
            .env_remove("JUSTARCH_LANG")
            .env_remove("NO_COLOR")
            .env_remove("CLICOLOR_FORCE")
            .output()
            .unwrap();
        let text = |bytes| String::from_utf8(bytes).unwrap();
        (
            output.status.code(),
            text(output.stdout),
            text(output.stderr),
        )
    }

    fn picture(args: &[&str]) -> String {
        let (code, out, err) = run(args);
        let code = code.map_or("none".to_owned(), |code| code.to_string());
        format!("exit code: {code}\n----- stdout -----\n{out}----- stderr -----\n{err}")
    }

    const ACME: &str = "tests/user-rules/acme.yaml";
    const FAILING: &str = "tests/user-rules/failing.yaml";
    const FAULTS: &str = "tests/user-rules/faults.yaml";
    const MINISTRY: &str = "tests/user-rules/ministry.yaml";

    #[test]
    fn self_tests_that_pass() {
        insta::assert_snapshot!(picture(&["rules", "test", ACME]), @r#"
    exit code: 0
    ----- stdout -----
    ACME001: 7/7 phần tự kiểm tra đạt
    ACME002: 4/4 phần tự kiểm tra đạt
    ACME003: 3/3 phần tự kiểm tra đạt
    ACME004: 3/3 phần tự kiểm tra đạt
    ACME005: 3/3 phần tự kiểm tra đạt
    ACME006: không có phần tự kiểm tra
    tests/user-rules/acme.yaml: 6 quy tắc, 20/20 phần tự kiểm tra đạt
    ----- stderr -----
    "#);
        insta::assert_snapshot!(picture(&["rules", "test", ACME, "--lang=en"]), @r#"
    exit code: 0
    ----- stdout -----
    ACME001: 7 of 7 self-tests pass
    ACME002: 4 of 4 self-tests pass
    ACME003: 3 of 3 self-tests pass
    ACME004: 3 of 3 self-tests pass
    ACME005: 3 of 3 self-tests pass
    ACME006: no self-tests
    tests/user-rules/acme.yaml: 6 rules, 20 of 20 self-tests pass
    ----- stderr -----
    "#);
    }

    #[test]
    fn self_tests_that_fail() {
        insta::assert_snapshot!(picture(&["rules", "test", FAILING]), @r#"
    exit code: 1
    ----- stdout -----
    lỗi[USR010]: đoạn mẫu `pass` thứ 1 của `ACME001` phải không có kết quả nào, nhưng có 1
     --> tests/user-rules/failing.yaml:7:7
      |
    7 |       applications:
      |       ^^^^^^^^^^^^^
      |
      = ghi chú: dòng 4 của đoạn mẫu: ACME001: quan hệ `depends-on` từ `portal` đến `app` không được phép
      = gợi ý: Sửa quy tắc hoặc đoạn mẫu.

    lỗi[USR010]: đoạn mẫu `fail` thứ 1 của `ACME001` phải có kết quả, nhưng không có
      --> tests/user-rules/failing.yaml:12:9
       |
    12 |       - "channels: { portal: { kind: web-portal, name: { vi: Cổng } } }"
       |         ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
       |
       = gợi ý: Sửa quy tắc hoặc đoạn mẫu.

    lỗi[USR011]: đoạn mẫu `fail` thứ 2 của `ACME001` không đọc được
      --> tests/user-rules/failing.yaml:14:9
       |
    14 |         channels:
       |         ^^^^^^^^^
       |
       = ghi chú: dòng 2 của đoạn mẫu: FMT013: loại thành phần `web-portl` không xác định
       = gợi ý: Sửa đoạn mẫu theo lý do được nêu.

    tests/user-rules/failing.yaml: 3 lỗi
    Giải thích từng mã quy tắc: `justarch explain USR010`

    ACME001: 0/3 phần tự kiểm tra đạt
    ACME002: không có phần tự kiểm tra
    tests/user-rules/failing.yaml: 2 quy tắc, 0/3 phần tự kiểm tra đạt
    ----- stderr -----
    "#);
        insta::assert_snapshot!(picture(&["rules", "test", FAILING, "--lang=en"]), @r#"
    exit code: 1
    ----- stdout -----
    error[USR010]: the snippet `pass` 1 of `ACME001` should give no finding, but gives 1
     --> tests/user-rules/failing.yaml:7:7
      |
    7 |       applications:
      |       ^^^^^^^^^^^^^
      |
      = note: line 4 of the snippet: ACME001: the relation `depends-on` from `portal` to `app` is forbidden
      = help: Mend the rule or the snippet.

    error[USR010]: the snippet `fail` 1 of `ACME001` should give a finding, but gives none
      --> tests/user-rules/failing.yaml:12:9
       |
    12 |       - "channels: { portal: { kind: web-portal, name: { vi: Cổng } } }"
       |         ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
       |
       = help: Mend the rule or the snippet.

    error[USR011]: the snippet `fail` 2 of `ACME001` cannot be read
      --> tests/user-rules/failing.yaml:14:9
       |
    14 |         channels:
       |         ^^^^^^^^^
       |
       = note: line 2 of the snippet: FMT013: unknown kind `web-portl`
       = help: Mend the snippet by the reasons named.

    tests/user-rules/failing.yaml: 3 errors
    To read about a code: `justarch explain USR010`

    ACME001: 0 of 3 self-tests pass
    ACME002: no self-tests
    tests/user-rules/failing.yaml: 2 rules, 0 of 3 self-tests pass
    ----- stderr -----
    "#);
    }

    #[test]
    fn self_tests_for_machines() {
        let (code, out, _) = run(&["rules", "test", FAILING, "nowhere.yaml", "--format=json"]);
        assert_eq!(code, Some(2));
        let value: serde_json::Value = serde_json::from_str(&out).unwrap();
        assert_eq!(value["schema-version"], "1");
        assert_eq!(value["rules"][0]["code"], "ACME001");
        assert_eq!(value["rules"][0]["tests"][2]["expected"], "fail");
        assert_eq!(value["rules"][0]["tests"][2]["number"], 2);
        assert_eq!(value["rules"][0]["tests"][2]["passed"], false);
        assert_eq!(value["rules"][1]["tests"].as_array().unwrap().len(), 0);
        let findings = value["report"]["findings"].as_array().unwrap();
        let codes: Vec<_> = findings.iter().map(|f| &f["code"]).collect();
        assert_eq!(codes, ["USR010", "USR010", "USR011"]);
        assert_eq!(findings[0]["labels"][0]["line"], 7);
    }

    #[test]
    fn a_check_with_rules_of_its_own() {
        let families = justarch::catalog::all();
        let families = families.iter().map(|page| page.code.family().to_owned());
        let families: std::collections::BTreeSet<_> = families.collect();
        let mut args = vec!["check", MINISTRY, "--rules", ACME, "--lang=en"];
        for family in &families {
            args.extend(["-A", family.as_str()]);
        }
        insta::assert_snapshot!(picture(&args), @r#"
    exit code: 1
    ----- stdout -----
    warning[ACME002]: `app` does not state `security-level`
      --> tests/user-rules/ministry.yaml:18:3
       |
    18 |   app: { kind: application, name: { vi: Phần mềm, en: Application }, owner: ministry, status: active, stores: [population] }
       |   ^^^

    warning[ACME002]: `app` does not state `attributes.contact`
      --> tests/user-rules/ministry.yaml:18:3
       |
    18 |   app: { kind: application, name: { vi: Phần mềm, en: Application }, owner: ministry, status: active, stores: [population] }
       |   ^^^

    warning[ACME002]: `app` should have exactly 1 fitting `hosted-on`, but has 0
      --> tests/user-rules/ministry.yaml:18:3
       |
    18 |   app: { kind: application, name: { vi: Phần mềm, en: Application }, owner: ministry, status: active, stores: [population] }
       |   ^^^

    warning[ACME005]: of the elements meant, the document should have exactly 1, but has 0
      --> tests/user-rules/ministry.yaml:20:1
       |
    20 | channels:
       | ^^^^^^^^

    error[ACME001]: the channel portal takes data of population past the LGSP
      --> tests/user-rules/ministry.yaml:27:25
       |
    27 |     exchanges: [{ with: population, route: direct }, { with: population, route: direct, until: 2020 }]
       |                         ^^^^^^^^^^ the relation `exchanges` from `portal` to `population` is forbidden
       |
       = basis: Connection rules of the Sample Ministry, art. 4
       = note: this rests on the value of `owner` of `portal`, which the document marks as inferred: no source states it
       = help: Add the LGSP to the `route`.

    warning[ACME004]: citizens → population: 2
      --> tests/user-rules/ministry.yaml:29:3
       |
    29 |   citizens: { kind: citizen, name: { vi: Người dân, en: Citizens }, uses: [portal] }
       |   ^^^^^^^^ `citizens` may not reach `population`, but does (steps: 2)
       |
       = path: citizens —uses→ portal —exchanges data with→ population

    tests/user-rules/ministry.yaml: 1 error, 5 warnings, 13 rules not decided
      not decided: ACME002: the document does not say enough to tell of some elements (1): `population`
      not decided: DAT013, DAT014, DOC014, DOC015, INT017, INT021, INT022, SVC012, SVC013, SVC014, SVC015, SVC016: its legal basis is not in force yet on the day of the check
    To read about a code: `justarch explain ACME001`
    Judged by the law of 2024-06-30 and framework 3.0. Framework 3.0 has been replaced since 2025-03-25.
    ----- stderr -----
    "#);
        args.extend(["-A", "ACME", "-W", "acme001"]);
        let (code, out, _) = run(&args);
        assert_eq!(code, Some(0));
        assert!(
            out.contains("ministry.yaml: no errors, 1 warning, 13 rules not decided\n")
                && out.ends_with("Judged by the law of 2024-06-30 and framework 3.0. Framework 3.0 has been replaced since 2025-03-25.\n"),
            "{out}"
        );
    }

    #[test]
    fn the_configuration_names_rules_too() {
        let home = std::env::temp_dir().join(format!("justarch-{}-own-rules", std::process::id()));
        std::fs::create_dir_all(&home).unwrap();
        std::fs::copy(MINISTRY, home.join("ministry.yaml")).unwrap();
        std::fs::copy(ACME, home.join("ours.yaml")).unwrap();
        let config = "rules = [\"ours.yaml\"]\n[levels]\nACME004 = \"deny\"\n";
        std::fs::write(home.join("justarch.toml"), config).unwrap();
        let file = home.join("ministry.yaml");
        let (code, out, err) = run(&["check", file.to_str().unwrap(), "--lang=en"]);
        std::fs::remove_dir_all(&home).unwrap();
        assert_eq!(code, Some(1), "{out}{err}");
        assert!(out.contains("error[ACME004]"), "{out}{err}");
    }

    #[test]
    fn files_with_faults_are_refused() {
        assert_eq!(run(&["rules", "test", FAULTS]).0, Some(2));
        let (code, out, err) = run(&["check", MINISTRY, "--rules", FAULTS, "--lang=en"]);
        assert_eq!((code, out.as_str()), (Some(2), ""));
        assert!(
            err.contains("error[USR002]: `ACME001` has no key `severty`"),
            "{err}"
        );
        let (code, _, err) = run(&[
            "check",
            MINISTRY,
            "--rules",
            ACME,
            "--rules",
            FAILING,
            "--lang=en",
        ]);
        assert_eq!(code, Some(2));
        assert_eq!(
            err,
            "error: the rule `ACME001` is in `tests/user-rules/acme.yaml` and in `tests/user-rules/failing.yaml`\n"
        );
        let (code, _, err) = run(&["check", MINISTRY, "--rules", "nowhere.yaml", "--lang=en"]);
        assert_eq!(code, Some(2));
        assert_eq!(
            err,
            "error: `nowhere.yaml` cannot be read: there is no such file\n"
        );
        let (code, _, err) = run(&["check", MINISTRY, "-A", "ACME", "--lang=en"]);
        assert_eq!(code, Some(2), "{err}");
    }

    #[test]
    fn they_have_pages_of_the_manual() {
        insta::assert_snapshot!(picture(&["explain", "acme001", "--rules", ACME, "--lang=en"]), @r#"
    exit code: 0
    ----- stdout -----
    ACME001: A channel goes straight to a national database

    Name: acme-001
    Severity: error
    About: the content of one document
    Frameworks: 2.0, 3.0, 4.0

    What it checks
      A channel goes straight to a national database

    Why
      All links out of the Ministry pass one point.

    What to do
      Add the LGSP to the `route`.

    Basis
      - Connection rules of the Sample Ministry, art. 4
        confidence: stated in a source text
    ----- stderr -----
    "#);
        assert_eq!(run(&["explain", "ACME001"]).0, Some(2));
        assert_eq!(run(&["explain", "USR010"]).0, Some(0));
    }
}

/// A rule of one's own that finds nothing.
#[derive(Debug)]
struct Silent(justarch::RuleInfo);

impl justarch::Rule for Silent {
    fn info(&self) -> &justarch::RuleInfo {
        &self.0
    }

    fn check(&self, _: &justarch::Context<'_>, _: &mut justarch::Findings<'_>) {}
}

#[test]
fn a_code_is_of_ones_own_and_used_once() {
    let silent = |code: &str| {
        let title = justarch::Text::new("im lặng", "silent");
        Silent(justarch::RuleInfo::new(
            justarch::Code::new(code),
            justarch::Severity::Warning,
            title,
        ))
    };
    let set = || justarch::RuleSet::for_framework(justarch::FrameworkVersion::V3_0).unwrap();
    for code in [
        "",
        " ",
        "ACME",
        "001",
        "acme001",
        "ACME01",
        "ACME0000001",
        "A001",
        "ACME-001",
        "ÁC001",
        "ACME001 ",
        "SEC001",
        "SEC999",
        "FMT001",
        "TRN004",
        "MOJ001",
        "CHK002",
    ] {
        assert!(set().with(silent(code)).is_err(), "{code:?}");
    }
    let set = set().with(silent("ACME001")).unwrap();
    assert!(set.clone().with(silent("ACME001")).is_err());
    assert!(set.with(silent("ACME002")).is_ok());
}

#[test]
fn every_family_of_the_catalog_is_taken() {
    let set = justarch::RuleSet::for_framework(justarch::FrameworkVersion::V3_0).unwrap();
    for explained in justarch::catalog::all() {
        let title = justarch::Text::new("im lặng", "silent");
        let info = justarch::RuleInfo::new(explained.code.clone(), justarch::Severity::Info, title);
        assert!(
            set.clone().with(Silent(info)).is_err(),
            "{}",
            explained.code
        );
    }
}

#[test]
fn rules_of_another_framework_say_so() {
    let arch = justarch::reference::moj_2_0();
    let codes = |version| -> Vec<String> {
        let set = justarch::RuleSet::for_framework(version).unwrap();
        let report = set.check(&arch);
        report.iter().map(|d| d.code.to_string()).collect()
    };
    let says = |version| codes(version).contains(&"CHK002".to_owned());
    assert!(says(justarch::FrameworkVersion::V3_0));
    assert!(!says(justarch::FrameworkVersion::V2_0));
}
