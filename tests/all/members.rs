//! Findings about several things: what a baseline, a comment and an approval cover, whatever the order of a document,
//! and that more work never gives more findings.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use justarch::{
    Acceptance, Baseline, Change, Code, Diagnostic, Diff, Document, FindingFilter,
    FrameworkVersion, Lang, Loader, Members, Report, RuleSet, SourceProvider, Text, VerdictPolicy,
    reference,
};
use serde_yaml::{Mapping, Value};

use crate::rules::all_rules;

const HEAD: &str = "justarch: 1
architecture: { id: mau, body: bo, level: ministry, name: { vi: Kiến trúc của Bộ }, version: \"3.0\", framework: \"3.0\", status: draft, state-date: 2024-11-30 }
organisations:
  bo: { name: { vi: Bộ Mẫu }, kind: ministry }
  ngoai: { name: { vi: Bộ Ngoài }, kind: ministry }
";

fn read(text: &str) -> Document {
    Document::parse("a.yaml", text).unwrap()
}

fn rules() -> RuleSet {
    RuleSet::for_framework(FrameworkVersion::V3_0).unwrap()
}

fn baseline_of(document: &Document, rules: &RuleSet) -> Baseline {
    Baseline::record(document, rules, None)
}

/// What is found past a baseline of another document.
fn past(known: &str, text: &str) -> Report {
    let (before, after) = (read(known), read(text));
    let baseline = baseline_of(&before, &rules());
    // As JSON keeps it.
    let baseline = serde_json::to_string(&baseline).unwrap();
    let baseline: Baseline = serde_json::from_str(&baseline).unwrap();
    let filter = FindingFilter::of(&after, None).baseline(&baseline);
    filter.check(&rules(), after.architecture())
}

fn checked(text: &str) -> Report {
    let document = read(text);
    FindingFilter::of(&document, None).check(&rules(), document.architecture())
}

fn of_code<'r>(report: &'r Report, code: &str) -> Vec<&'r Diagnostic> {
    report.iter().filter(|d| d.code.as_str() == code).collect()
}

fn codes(report: &Report) -> BTreeSet<&str> {
    report.iter().map(|d| d.code.as_str()).collect()
}

/// The ids in the message of a finding.
fn named(found: &Diagnostic) -> BTreeSet<String> {
    let message = found.message.get(justarch::Lang::En);
    let ids = message.split('`').skip(1).step_by(2);
    ids.map(str::to_owned).collect()
}

fn names(found: &Diagnostic, ids: &[&str]) -> bool {
    named(found) == ids.iter().map(|id| (*id).to_owned()).collect()
}

fn system(id: &str, more: &str) -> String {
    format!(
        "  {id}: {{ kind: application, name: {{ vi: Hệ thống {id} }}, owner: bo, operator: bo, security-level: 3, technical: true{more} }}\n"
    )
}

fn lgsp(id: &str) -> String {
    format!("  {id}: {{ kind: lgsp, name: {{ vi: Trục {id} }}, owner: bo, security-level: 2 }}\n")
}

fn systems(lines: &[String]) -> String {
    format!("{HEAD}applications:\n{}", lines.concat())
}

fn platforms(lines: &[String]) -> String {
    format!("{HEAD}integration:\n{}", lines.concat())
}

#[test]
fn what_holds_of_each_is_known_member_by_member() {
    let two = systems(&[system("a", ""), system("b", "")]);
    let three = systems(&[system("b", ""), system("c", ""), system("a", "")]);
    for code in ["SEC010", "SEC011"] {
        let all = checked(&three);
        let [found] = of_code(&all, code)[..] else {
            panic!("{code}: not one finding");
        };
        assert!(names(found, &["a", "b", "c"]));
        let Some(Members::Each(parts)) = found.members.as_deref() else {
            panic!("{code}: no members");
        };
        assert_eq!(parts.all().len(), 3);
        // A new member stays; the others are known.
        let new = past(&two, &three);
        let [found] = of_code(&new, code)[..] else {
            panic!("{code}: not one finding");
        };
        assert!(names(found, &["c"]));
        // Who mends one is told of nothing new.
        let mended = past(&three, &two);
        assert!(of_code(&mended, code).is_empty());
    }
    let mended = past(&three, &two);
    assert_eq!(codes(&mended), ["BAS001"].into());
}

#[test]
fn what_holds_of_all_together_is_known_if_one_entry_has_them_all() {
    let of = |ids: &[&str]| platforms(&ids.iter().map(|id| lgsp(id)).collect::<Vec<_>>());
    let single = |report: Report| {
        let found = of_code(&report, "INT001");
        assert!(found.len() < 2);
        found.first().map(|found| (*found).clone())
    };
    assert!(single(past(&of(&["a", "b"]), &of(&["b", "a"]))).is_none());
    let third = single(past(&of(&["a", "b"]), &of(&["a", "b", "c"]))).unwrap();
    assert!(names(&third, &["a", "b", "c"]));
    assert!(single(past(&of(&["a", "b", "c"]), &of(&["c", "a"]))).is_none());
    let stale = past(&of(&["a", "b", "c"]), &of(&["c", "a"]));
    let stale = of_code(&stale, "BAS001");
    assert!(stale.iter().any(|found| named(found).contains("element b")));
    // What is found with others besides is found still.
    let more = past(&of(&["a", "b"]), &of(&["a", "b", "c"]));
    assert!(of_code(&more, "BAS001").is_empty());
    let other = past(&of(&["a", "b"]), &of(&["b", "c"]));
    let stale = of_code(&other, "BAS001");
    let [stale] = stale
        .iter()
        .filter(|f| f.message.get(Lang::En).contains("INT001"))
        .collect::<Vec<_>>()[..]
    else {
        panic!("{stale:?}");
    };
    let said = stale.message.get(Lang::En);
    assert!(
        said.contains("element a") && !said.contains("element b"),
        "{said}"
    );
    // Two entries do not make one.
    assert!(single(past(&of(&["a", "b"]), &of(&["b", "c"]))).is_some());
}

#[test]
fn a_comment_takes_its_member_out() {
    let allow = "  # justarch-allow SEC010,SEC011,INT001 -- đã thống nhất\n".to_owned();
    for at in 0..3 {
        let ids = ["a", "b", "c"];
        let others: Vec<_> = (0..3)
            .filter(|nth| *nth != at)
            .map(|nth| ids[nth])
            .collect();
        let mut lines: Vec<_> = ids.iter().map(|id| system(id, "")).collect();
        lines.insert(at, allow.clone());
        let report = checked(&systems(&lines));
        for code in ["SEC010", "SEC011"] {
            let [found] = of_code(&report, code)[..] else {
                panic!("{code}: not one finding");
            };
            assert!(names(found, &others), "{code}");
        }
        let mut lines: Vec<_> = ids.iter().map(|id| lgsp(id)).collect();
        lines.insert(at, allow.clone());
        let report = checked(&platforms(&lines));
        let [found] = of_code(&report, "INT001")[..] else {
            panic!("not one finding");
        };
        // Two still conflict.
        assert!(names(found, &others));
    }
    let two = platforms(&[lgsp("a"), allow, lgsp("b")]);
    let report = checked(&two);
    assert!(of_code(&report, "INT001").is_empty());
    assert_eq!(report.suppressed_count(), 1);
}

#[test]
fn a_comment_in_a_circle_breaks_it() {
    let line = |id: &str, to: &str| system(id, &format!(", depends-on: [{to}]"));
    let allow = "  # justarch-allow LAY005 -- sẽ tách\n".to_owned();
    let circle = [line("a", "b"), line("b", "c"), allow, line("c", "a")];
    assert!(of_code(&checked(&systems(&circle)), "LAY005").is_empty());
    // The comment is at one that the other circle does not need.
    let two = [circle.concat(), line("d", "\"a\", e"), line("e", "d")];
    let report = checked(&systems(&two));
    let [found] = of_code(&report, "LAY005")[..] else {
        panic!("not one finding");
    };
    assert!(named(found).is_superset(&["d".to_owned(), "e".to_owned()].into()));
}

#[test]
fn a_comment_that_is_left_behind_or_names_no_such_code_is_said() {
    let allow = |indent: &str, code: &str| format!("{indent}# justarch-allow {code} -- lý do\n");
    let say = |line: String, after: &str| {
        let text = systems(&[system("a", ", depends-on: [b]"), system("b", ""), line]);
        let report = checked(&format!("{text}{after}"));
        let said = report.iter().filter(|d| d.code.family() == "ALW");
        let said: Vec<_> = said.map(|d| d.code.to_string()).collect();
        (said, of_code(&report, "LAY007").len())
    };
    let room = "infrastructure:\n  room: { kind: data-centre, name: { vi: Phòng máy } }\n";
    for indent in ["  ", "    "] {
        let (said, found) = say(allow(indent, "LAY007"), room);
        assert_eq!((said, found), (vec!["ALW004".to_owned()], 1), "{indent:?}");
    }
    // At its own indentation it covers the section.
    assert_eq!(say(allow("", "LAY007"), room), (vec![], 0));
    for (code, wanted) in [
        ("LAY099", "ALW005"),
        ("XYZ001", "ALW005"),
        ("LAY004", "ALW006"),
        ("FMT008", "ALW006"),
        ("BAS001", "ALW006"),
        ("TRN002", "ALW006"),
        // So are the readable names of such codes.
        ("no-evaluation-date", "ALW006"),
        ("wrong-rule-file-version", "ALW006"),
        ("wrong-mapping-version", "ALW006"),
        ("INT016", "ALW003"),
    ] {
        let (said, _) = say(allow("", code), room);
        assert_eq!(said, [wanted], "{code}");
    }
}

#[test]
fn a_comment_on_a_route_covers_that_route() {
    let text = |first: &str, second: &str| {
        format!(
            "{HEAD}integration:\n  truc: {{ kind: lgsp, name: {{ vi: Trục }}, owner: bo }}\n  \
             quoc-gia: {{ kind: national-exchange, name: {{ vi: Nền tảng quốc gia }}, scope: national }}\napplications:\n{}{}{}",
            system(
                "a",
                &format!(", exchanges: [{{ with: kho, route: [truc, quoc-gia] }}]{first}")
            ),
            system(
                "b",
                &format!(", exchanges: [{{ with: kho, route: [truc, quoc-gia] }}]{second}")
            ),
            "  kho: { kind: database, name: { vi: Kho }, owner: ngoai, class: national }\n",
        )
    };
    let both = checked(&text("", ""));
    let [found] = of_code(&both, "INT020")[..] else {
        panic!("not one finding");
    };
    assert!(named(found).is_superset(&["a".to_owned(), "b".to_owned()].into()));
    let comment = " } # justarch-allow INT020 -- đang kết nối";
    for (text, left) in [
        (text(comment, "").replacen("kết nối }", "kết nối", 1), "b"),
        (text("", comment).replacen("kết nối }", "kết nối", 1), "a"),
    ] {
        let report = checked(&text);
        let [found] = of_code(&report, "INT020")[..] else {
            panic!("not one finding");
        };
        let other = if left == "a" { "b" } else { "a" };
        assert!(named(found).contains(left) && !named(found).contains(other));
        assert!(of_code(&report, "ALW003").is_empty());
    }
}

#[test]
fn a_baseline_of_the_form_before_is_read_and_said() {
    let two = systems(&[system("a", ""), system("b", "")]);
    let document = read(&two);
    let baseline = baseline_of(&document, &rules());
    let text = serde_json::to_string(&baseline).unwrap();
    let old = text.replacen(
        "\"justarch-baseline\":\"2\"",
        "\"justarch-baseline\":\"1\"",
        1,
    );
    assert_ne!(old, text);
    let old: Baseline = serde_json::from_str(&old).unwrap();
    let filter = FindingFilter::of(&document, None).baseline(&old);
    let report = filter.check(&rules(), document.architecture());
    assert_eq!(codes(&report), ["BAS002"].into());
    let later = text.replacen(
        "\"justarch-baseline\":\"2\"",
        "\"justarch-baseline\":\"3\"",
        1,
    );
    assert!(serde_json::from_str::<Baseline>(&later).is_err());
}

/// The approvals of all changes of a step, applied to another.
fn approved(old: &str, agreed: &str, other: &str) -> Report {
    let [old, agreed, other] = [old, agreed, other].map(read);
    let first = Diff::between(old.architecture(), agreed.architecture());
    let mut policy = VerdictPolicy::default();
    for change in first.changes() {
        let entry = Acceptance::new(&change.fingerprint(), "theo kế hoạch", "Cục CNTT");
        policy.accept.push(entry);
    }
    let mut same = Diff::between(old.architecture(), agreed.architecture());
    assert!(policy.apply(&mut same, None).is_empty());
    assert!(same.changes().is_empty());
    let mut diff = Diff::between(old.architecture(), other.architecture());
    let said = policy.apply(&mut diff, None);
    assert!(!diff.changes().is_empty(), "another change was accepted");
    said
}

#[test]
fn an_approval_covers_the_change_it_was_given_for() {
    let with = |more: &str| systems(&[system("a", more), system("b", "")]);
    let level = |n: u8| with("").replacen("security-level: 3", &format!("security-level: {n}"), 1);
    let linked = |items: &str| with(&format!(", exchanges: [{items}]"));
    let (one, two) = (
        "{ with: b, purpose: update, data: giấy phép }",
        "{ with: b, purpose: exploit, data: nơi ở }",
    );
    let both = linked(&format!("{one}, {two}"));
    let owner = |to: &str| with("").replacen("owner: bo", &format!("owner: {to}"), 1);
    let handed = |to: &str| {
        let rest = systems(&[system("b", "")]);
        rest.replacen(
            "state-date: 2024-11-30 }",
            &format!(
                "state-date: 2024-11-30, transferred: [{{ id: a, to: {to}, basis: quyết định }}] }}"
            ),
            1,
        )
    };
    for (old, agreed, other) in [
        (level(4), level(3), level(1)),
        (
            with(""),
            owner("ngoai"),
            owner("bo").replacen(", owner: bo", "", 1),
        ),
        (both.clone(), linked(one), linked(two)),
        (
            both.clone(),
            both.replacen("giấy phép", "giấy phép, route: direct", 1),
            both.replacen("nơi ở", "nơi ở, route: direct", 1),
        ),
        (
            with(", url: \"https://a.vn\""),
            with(""),
            with(", url: \"https://b.vn\""),
        ),
        (with(""), linked(one), linked(two)),
    ] {
        let said = approved(&old, &agreed, &other);
        assert_eq!(codes(&said), ["CFG003"].into());
    }
    let (to_one, to_other) = (handed("ngoai"), handed("bo"));
    if Document::parse("a.yaml", &to_one).is_ok_and(|d| d.report().is_empty()) {
        approved(&with(""), &to_one, &to_other);
    }
    // What an earlier version gave is refused, with what to do.
    let (old, new) = (read(&level(4)), read(&level(3)));
    let mut diff = Diff::between(old.architecture(), new.architecture());
    let mut policy = VerdictPolicy::default();
    policy.accept.push(Acceptance::new(
        "8dda4567a421b45b",
        "theo kế hoạch",
        "Cục CNTT",
    ));
    let said = policy.apply(&mut diff, None);
    assert_eq!(codes(&said), ["CFG006"].into());
    assert!(said.iter().all(|found| found.help.is_some()));
    assert!(diff.accepted().is_empty());
}

/// Of two equal relations the one dropped is like the other, and still they are two changes.
#[test]
fn no_two_changes_share_a_fingerprint() {
    let same = "{ with: b, data: giấy phép }";
    let with = |more: &str| systems(&[system("a", more), system("b", "")]);
    let old = read(&with(&format!(", exchanges: [{same}, {same}]")));
    let new = read(&with(""));
    let diff = Diff::between(old.architecture(), new.architecture());
    let prints: BTreeSet<_> = diff.changes().iter().map(Change::fingerprint).collect();
    assert_eq!(prints.len(), diff.changes().len());
}

/// Every document of the tests of rules that is read without a fault, and the bundled ones.
pub(crate) fn documents() -> Vec<(String, String)> {
    fn walk(folder: &Path, found: &mut Vec<PathBuf>) {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                walk(&path, found);
            } else {
                found.push(path);
            }
        }
    }
    let mut paths = Vec::new();
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests");
    walk(&root.join("rules"), &mut paths);
    walk(&root.join("transition"), &mut paths);
    paths.sort();
    let some = paths.into_iter().step_by(crate::share());
    let files = some.filter_map(|path| {
        let text = fs::read_to_string(&path).ok()?;
        Some((path.display().to_string(), text))
    });
    let bundled = ["moj-2.0", "moj-3.0", "moj-4.0", "dong-nai-2023"];
    let bundled = bundled.map(|name| {
        (
            name.to_owned(),
            reference::get(name).unwrap().text.to_owned(),
        )
    });
    let clean = |text: &str| Document::parse("a.yaml", text).is_ok_and(|d| d.report().is_empty());
    let all = files.chain(bundled).filter(|(_, text)| clean(text));
    all.filter(|(_, text)| serde_yaml::from_str::<Value>(text).is_ok())
        .collect()
}

pub(crate) fn rules_of(document: &Document) -> Option<RuleSet> {
    let framework = justarch::Framework::get(document.architecture().framework()).ok()?;
    Some(all_rules(framework))
}

/// The value with every map, and every list that is a set, the other way round.
fn turned(key: &str, value: &Value) -> Value {
    match value {
        Value::Mapping(map) => {
            let entries = map.iter();
            let turned = entries.map(|(k, v)| (k.clone(), turned(k.as_str().unwrap_or(""), v)));
            let mut turned: Vec<_> = turned.collect();
            turned.reverse();
            Value::Mapping(turned.into_iter().collect::<Mapping>())
        }
        Value::Sequence(items) => {
            let mut items: Vec<_> = items.iter().map(|item| turned("", item)).collect();
            // The way that data takes has an order.
            if key != "route" {
                items.reverse();
            }
            Value::Sequence(items)
        }
        other => other.clone(),
    }
}

/// Files beside the root.
struct Beside(BTreeMap<String, String>);

impl SourceProvider for Beside {
    fn read(&self, path: &str) -> Result<Vec<u8>, Text> {
        let none = || Text::new("không có", "none");
        Ok(self.0.get(path).ok_or_else(none)?.clone().into_bytes())
    }
}

/// The document with every section in a file of its own, the last first.
fn split(value: &Value) -> Option<Document> {
    let map = value.as_mapping()?;
    let mut root = Mapping::new();
    let mut files = BTreeMap::new();
    for (key, part) in map {
        let name = key.as_str()?;
        if justarch::Layer::ALL
            .iter()
            .any(|layer| layer.section() == name)
        {
            let section: Mapping = [(key.clone(), part.clone())].into_iter().collect();
            files.insert(
                format!("{name}.yaml"),
                serde_yaml::to_string(&section).unwrap(),
            );
        } else {
            root.insert(key.clone(), part.clone());
        }
    }
    let names = files.keys().rev().map(|name| Value::String(name.clone()));
    root.insert("include".into(), Value::Sequence(names.collect()));
    let root = serde_yaml::to_string(&root).unwrap();
    Loader::new().load("a.yaml", root, &Beside(files)).ok()
}

/// Whatever the order, a baseline knows a document again: nothing is new and nothing is stale. Nor does the number of
/// findings change.
#[test]
fn order_and_files_never_matter() {
    let (mut several, mut seen, mut parted) = (0, 0, 0);
    for (what, text) in documents() {
        let document = read(&text);
        let Some(rules) = rules_of(&document) else {
            continue;
        };
        let baseline = baseline_of(&document, &rules);
        let whole = rules.check(document.architecture());
        several += whole.iter().filter(|d| d.members.is_some()).count();
        let value: Value = serde_yaml::from_str(&text).unwrap();
        let other = serde_yaml::to_string(&turned("", &value)).unwrap();
        let other = Document::parse("a.yaml", &other).unwrap();
        let parts = split(&value);
        parted += usize::from(parts.is_some());
        for other in [other].into_iter().chain(parts) {
            let filter = FindingFilter::of(&other, None).baseline(&baseline);
            let report = filter.check(&rules, other.architecture());
            // What was not judged is said every time: no baseline takes it in.
            let left: Vec<_> = report
                .iter()
                .filter(|d| d.code.family() != "CHK")
                .map(|d| format!("{} {}", d.code, d.message.get(justarch::Lang::En)))
                .collect();
            assert!(left.is_empty(), "{what}: {left:#?}");
            let again = rules.check(other.architecture());
            assert_eq!(again.len(), whole.len(), "{what}");
            let prints = |report: &Report| -> BTreeSet<_> {
                report.iter().map(Diagnostic::fingerprint).collect()
            };
            assert_eq!(prints(&again), prints(&whole), "{what}");
            seen += 1;
        }
    }
    assert!(
        several > 100 && seen > 300 && parted > 100,
        "{several} {seen} {parted}"
    );
}

/// Facts that documents often lack: the rule that asks, the key, and a value that the law allows.
const FACTS: [(&str, &str, &str); 14] = [
    ("DAT001", "class", "internal"),
    ("DAT010", "operator", "BODY"),
    ("SEC001", "security-level", "2"),
    ("SEC010", "monitored", "true"),
    ("SEC011", "assessed", "DAY"),
    ("SVC004", "partial-reason", "{ vi: Quy định }"),
    ("SVC005", "not-integrated-reason", "{ vi: Quy định }"),
    ("SVC010", "identification", "VNeID"),
    ("INT008", "purpose", "exploit"),
    ("INT009", "service", "Dịch vụ chia sẻ"),
    ("INT010", "sharing", "default"),
    ("INT013", "method", "online-call"),
    ("INT015", "sharing-log", "true"),
    ("LAY011", "since", "2030"),
];

/// States a fact at what a finding is about.
fn state(value: &mut Value, found: &Diagnostic, key: &str, fact: &Value) -> bool {
    use justarch::Subject;
    let (id, relation) = match found.place().map(|place| &place.subject) {
        Some(Subject::Element(id)) => (id, None),
        Some(Subject::Relation { from, kind, to, .. }) => (from, Some((kind.key(), to))),
        _ => return false,
    };
    let sections = justarch::Layer::ALL.map(justarch::Layer::section);
    let element = sections
        .into_iter()
        .find(|section| value.get(section).is_some_and(|s| s.get(&**id).is_some()))
        .map(|section| &mut value[section][&**id]);
    let Some(element) = element else { return false };
    let Some((kind, to)) = relation else {
        element[key] = fact.clone();
        return true;
    };
    let items = element.get_mut(kind).and_then(Value::as_sequence_mut);
    for item in items.into_iter().flatten() {
        let with = item.get("with").and_then(Value::as_str) == Some(to);
        if with && item.get(key).is_none() {
            item[key] = fact.clone();
            return true;
        }
    }
    false
}

#[test]
fn more_work_never_gives_more_findings() {
    let (mut tried, mut seen) = (0, BTreeSet::new());
    for (what, text) in documents() {
        let document = read(&text);
        let Some(rules) = rules_of(&document) else {
            continue;
        };
        let whole = rules.check(document.architecture());
        let mut parts: Vec<Diagnostic> = Vec::new();
        rules.check_each(document.architecture(), |found| parts.push(found));
        let value: Value = serde_yaml::from_str(&text).unwrap();
        let arch = document.architecture();
        let body = arch.body().map(|b| b.key()).unwrap_or_default();
        let day = arch
            .evaluation_date()
            .map(|d| d.to_string())
            .unwrap_or_default();
        for (code, key, fact) in FACTS {
            let fact = fact.replace("BODY", body).replace("DAY", &day);
            let fact: Value = serde_yaml::from_str(&fact).unwrap();
            let before = of_code(&whole, code).len();
            // One finding of a fact that is missing, however many others state it.
            let of_rule = parts.iter().filter(|part| part.code == Code::of(code));
            for part in of_rule.take(3) {
                let mut value = value.clone();
                if !state(&mut value, part, key, &fact) {
                    continue;
                }
                let other = serde_yaml::to_string(&value).unwrap();
                let Ok(other) = Document::parse("a.yaml", &other) else {
                    continue;
                };
                let after = rules.check(other.architecture());
                let after = of_code(&after, code).len();
                assert!(after <= before, "{what}: {code} {before} -> {after}");
                tried += 1;
                seen.insert(code);
            }
        }
    }
    assert!(tried > 100 / crate::share(), "only {tried}");
    assert!(seen.len() >= FACTS.len() - 2, "only {seen:?}");
}

/// A filter says of a report what it says of findings as they come.
#[test]
fn a_report_is_taken_apart_and_put_together() {
    let allow = "  # justarch-allow SEC010 -- đã thống nhất\n".to_owned();
    let text = systems(&[system("a", ""), allow, system("b", ""), system("c", "")]);
    let document = read(&text);
    let report = rules().check(document.architecture());
    let report = FindingFilter::of(&document, None).apply(report);
    let [found] = of_code(&report, "SEC010")[..] else {
        panic!("not one finding");
    };
    assert!(names(found, &["a", "c"]));
    assert_eq!(report.suppressed_count(), 1);
    let one = read(&systems(&[system("a", "")]));
    let baseline = Baseline::of(&rules().check(one.architecture()));
    let report = FindingFilter::new().baseline(&baseline).apply(report);
    assert!(names(of_code(&report, "SEC010")[0], &["c"]));
}
