//! Of very many findings some are kept and the rest is counted: nothing else changes by it.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use justarch::{
    Architecture, Baseline, Code, Context, Diagnostic, Diff, Document, Finding, FindingFilter,
    Findings, Lang, Limits, Report, Rule, RuleInfo, RuleLevel, RuleSet, Severity, Transition,
};

const CAPS: [usize; 4] = [0, 1, 2, 5];

fn folder(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("tests")
        .join(name)
}

fn files(of: &Path, found: &mut Vec<PathBuf>) {
    let mut entries: Vec<_> = fs::read_dir(of).unwrap().map(|e| e.unwrap()).collect();
    entries.sort_by_key(fs::DirEntry::path);
    for path in entries.into_iter().map(|entry| entry.path()) {
        if path.is_dir() {
            files(&path, found);
        } else {
            found.push(path);
        }
    }
}

/// Every document of the tests of rules, with its rules.
fn fixtures() -> impl Iterator<Item = (PathBuf, Document, RuleSet)> {
    let mut all = Vec::new();
    files(&folder("rules"), &mut all);
    all.into_iter().filter_map(|path| {
        let text = fs::read_to_string(&path).unwrap();
        let document = Document::parse("a.yaml", &text).ok()?;
        let rules = RuleSet::for_framework(document.architecture().framework()).ok()?;
        Some((path, document, rules))
    })
}

/// What a finding is, whole.
fn shown(found: &Diagnostic) -> String {
    format!("{found:?}")
}

/// What a finding says.
fn brief(found: &Diagnostic) -> String {
    let Diagnostic {
        code,
        severity,
        message,
        labels,
        notes,
        ..
    } = found;
    format!("{code} {severity} {message:?} {labels:?} {notes:?}")
}

/// How many of a report are kept if so many of each code are.
fn kept_of<'r>(whole: impl IntoIterator<Item = &'r Diagnostic>, most: usize) -> usize {
    let mut codes: BTreeMap<&Code, usize> = BTreeMap::new();
    for found in whole {
        *codes.entry(&found.code).or_default() += 1;
    }
    codes.values().map(|count| most.min(*count)).sum()
}

/// A report that keeps so many of each code says the same as the one that keeps all.
#[track_caller]
fn says_the_same(capped: &Report, whole: &Report, most: usize, what: &str) {
    assert!(whole.is_complete(), "{what}");
    assert_eq!(capped.iter().len(), kept_of(whole, most), "{what}");
    assert_eq!(capped.len(), whole.len(), "{what}");
    assert_eq!(capped.is_empty(), whole.is_empty(), "{what}");
    assert_eq!(capped.worst(), whole.worst(), "{what}");
    assert_eq!(capped.suppressed_count(), whole.suppressed_count());
    assert_eq!(capped.skipped().len(), whole.skipped().len());
    for severity in Severity::ALL {
        assert_eq!(capped.count(severity), whole.count(severity), "{what}");
        assert_eq!(
            capped.has_at_least(severity),
            whole.has_at_least(severity),
            "{what}"
        );
    }
    // Of each code the first are kept, in the same order.
    let mut seen: BTreeMap<&Code, usize> = BTreeMap::new();
    let first = whole.iter().filter(|found| {
        let count = seen.entry(&found.code).or_default();
        *count += 1;
        *count <= most
    });
    let first: Vec<_> = first.map(shown).collect();
    assert_eq!(
        capped.iter().map(shown).collect::<Vec<_>>(),
        first,
        "{what}"
    );
    // Code by code all are there.
    let mut codes: Vec<(&Code, Severity)> = whole.iter().map(|d| (&d.code, d.severity)).collect();
    codes.sort_unstable();
    codes.dedup();
    for (code, severity) in codes {
        let is = |d: &&Diagnostic| d.code == *code && d.severity == severity;
        let dropped = capped.dropped().iter();
        let dropped = dropped.filter(|d| d.code == *code && d.severity == severity);
        let count = capped.iter().filter(is).count() + dropped.map(|d| d.count).sum::<usize>();
        assert_eq!(count, whole.iter().filter(is).count(), "{what}: {code}");
    }
}

#[test]
fn whatever_the_limit_all_are_counted_and_judged() {
    let mut capped = 0;
    for (path, document, rules) in fixtures() {
        let what = path.display().to_string();
        let arch = document.architecture();
        let whole = rules.clone().at_most(usize::MAX).check(arch);
        for most in CAPS {
            let some = rules.clone().at_most(most).check(arch);
            capped += usize::from(!some.is_complete());
            says_the_same(&some, &whole, most, &what);
        }
        let exact = rules.clone().at_most(whole.len()).check(arch);
        assert!(exact.is_complete(), "{what}");
    }
    assert!(capped > 200, "only {capped} were capped");
}

/// A filter says what comments and baselines say of a whole report, whatever the limit.
#[test]
fn a_filter_is_the_same_as_one_thing_after_the_other() {
    for (path, document, rules) in fixtures() {
        let what = path.display().to_string();
        let arch = document.architecture();
        let level = |d: &Diagnostic| match d.code.family() {
            "LAY" => Some(RuleLevel::Allow),
            "SEC" => Some(RuleLevel::Info),
            _ => None,
        };
        let mut before = document.report().clone();
        before.extend(rules.clone().at_most(usize::MAX).check(arch));
        let before = FindingFilter::of(&document, None).apply(before);
        // A baseline that knows every other finding, and one that is not there.
        let known = before.iter().step_by(2).cloned();
        let gone = Diagnostic::new(Code::of("DAT001"), Severity::Error, text("gone"))
            .label(justarch::Subject::element("nowhere"), None);
        let baseline = Baseline::of(&known.chain([gone]).collect());
        let after = FindingFilter::new().baseline(&baseline).apply(before);
        let filter = |most| {
            let filter = FindingFilter::of(&document, None).baseline(&baseline);
            filter.levels(level).at_most(most)
        };
        let whole = filter(usize::MAX).holding(document.report().clone());
        let whole = whole.check(&rules, arch);
        let expected = after
            .iter()
            .filter(|d| d.code.family() != "LAY" || is_refused(d));
        let expected: Vec<_> = expected
            .cloned()
            .map(|mut d| {
                if d.code.family() == "SEC" && !is_refused(&d) {
                    d.severity = Severity::Info;
                }
                brief(&d)
            })
            .collect();
        assert_eq!(
            whole.iter().map(brief).collect::<Vec<_>>(),
            expected,
            "{what}"
        );
        // A report has the members of a finding in the order of their keys, a filter sees them as they come.
        let passed = |report: &Report| {
            let all = report.suppressed().iter().map(|s| format!("{s:?}"));
            all.collect::<BTreeSet<_>>()
        };
        assert_eq!(passed(&whole), passed(&after), "{what}");
        // What was found in reading had a limit of its own.
        let read = filter(usize::MAX).holding(document.report().clone());
        let read = read.finish(whole.skipped().to_vec());
        let in_reading = read.iter().filter(|d| d.code.family() != "BAS").count();
        for most in CAPS {
            let some = filter(most).holding(document.report().clone());
            let some = some.check(&rules, arch);
            if in_reading == 0 {
                says_the_same(&some, &whole, most, &what);
            }
            let of_rules = kept_of(whole.iter().skip(in_reading), most);
            assert_eq!(some.iter().len(), in_reading + of_rules, "{what}");
            assert_eq!(some.suppressed_count(), whole.suppressed_count(), "{what}");
        }
    }
}

fn is_refused(found: &Diagnostic) -> bool {
    let in_text = found.labels.first();
    let in_text = in_text.is_some_and(|l| matches!(l.at, justarch::At::Span(_)));
    found.severity == Severity::Error && (in_text || found.code.family() == "FMT")
}

fn text(text: &str) -> justarch::Text {
    justarch::Text::new(text.to_owned(), text.to_owned())
}

/// Applications with two faults each (`ONE001`, `ONE002`), and rooms with one (`ONE002`).
fn idle(apps: usize, rooms: usize) -> String {
    let some = |count: usize, entry: &dyn Fn(usize) -> String| (0..count).map(entry).collect();
    let apps: String = some(apps, &|n| {
        format!("  app-{n}: {{ kind: application, name: {{ vi: A {n} }}, status: active }}\n")
    });
    let rooms: String = some(rooms, &|n| {
        format!("  room-{n}: {{ kind: data-centre, name: {{ vi: R {n} }}, status: active }}\n")
    });
    let base = fs::read_to_string(folder("rules").join("base-2.0.yaml")).unwrap();
    base.replacen("applications:\n", &format!("applications:\n{apps}"), 1)
        .replacen("infrastructure:\n", &format!("infrastructure:\n{rooms}"), 1)
}

fn allowed(text: &str, codes: &str) -> String {
    let comment = format!("\n# justarch-allow {codes} -- đang rà soát\napplications:\n");
    text.replacen("\napplications:\n", &comment, 1)
}

fn read(text: &str) -> (Document, RuleSet) {
    let document = Document::parse("a.yaml", text).unwrap();
    let rules = RuleSet::for_framework(document.architecture().framework()).unwrap();
    (document, one_by_one(rules))
}

/// Finds a fault in each of some elements, one by one.
#[derive(Debug)]
struct OneByOne {
    info: RuleInfo,
    of: &'static [&'static str],
}

impl Rule for OneByOne {
    fn info(&self) -> &RuleInfo {
        &self.info
    }

    fn check(&self, cx: &Context<'_>, out: &mut Findings<'_>) {
        for element in cx.architecture().elements() {
            if self.of.iter().any(|start| element.id().starts_with(start)) {
                let id = format!("`{}`", element.id());
                out.report(Finding::new(text(&id)).at(element));
            }
        }
    }
}

/// The rules without those that would put into one finding what is wrong with all of these elements, and with two
/// that do not: `ONE001` and `ONE002`.
fn one_by_one(mut rules: RuleSet) -> RuleSet {
    for name in ["DAT009", "LAY007", "LAY008", "LAY009", "SEC001", "DAT010"] {
        rules.set_level(name, RuleLevel::Allow).unwrap();
    }
    let info = |code, severity| RuleInfo::new(Code::of(code), severity, text("one by one"));
    let of_apps = OneByOne {
        info: info("ONE001", Severity::Error),
        of: &["app-"],
    };
    let of_all = OneByOne {
        info: info("ONE002", Severity::Warning),
        of: &["app-", "room-"],
    };
    rules.with(of_apps).unwrap().with(of_all).unwrap()
}

fn codes(report: &Report) -> Vec<&str> {
    report.iter().map(|d| d.code.as_str()).collect()
}

#[test]
fn what_a_comment_passes_over_takes_no_room_and_has_its_use() {
    let (document, rules) = read(&allowed(&idle(20, 3), "ONE002,ONE001"));
    let check = |most| {
        let filter = FindingFilter::of(&document, None).at_most(most);
        filter.check(&rules, document.architecture())
    };
    let exact = check(3);
    assert_eq!(codes(&exact), ["ONE002"; 3]);
    assert!(exact.dropped().is_empty());
    // As many are listed of those passed over; all are counted.
    assert_eq!(exact.suppressed().len(), 3);
    assert_eq!(exact.suppressed_count(), 40);
    for most in 0..3 {
        let some = check(most);
        assert_eq!(codes(&some), vec!["ONE002"; most]);
        let dropped = &some.dropped()[0];
        assert_eq!((dropped.code.as_str(), dropped.count), ("ONE002", 3 - most));
        assert_eq!(some.len(), 3);
    }
}

#[test]
fn a_comment_that_meets_nothing_is_told_from_one_that_meets_what_is_not_kept() {
    let (document, rules) = read(&allowed(&idle(20, 3), "ONE001,INT"));
    let filter = FindingFilter::of(&document, None).at_most(0);
    let report = filter.check(&rules, document.architecture());
    let dropped = report.dropped().iter().map(|d| (d.code.as_str(), d.count));
    assert_eq!(dropped.collect::<Vec<_>>(), [("ALW003", 1), ("ONE002", 23)]);
    let report = FindingFilter::of(&document, None).check(&rules, document.architecture());
    let said = report.iter().find(|d| d.code.as_str() == "ALW003").unwrap();
    assert!(said.message.get(Lang::En).ends_with("nothing: `INT`"));
}

#[test]
fn what_a_baseline_knows_takes_no_room_and_is_not_stale() {
    let (document, rules) = read(&idle(20, 3));
    let baseline = Baseline::record(&document, &rules, None);
    assert_eq!(
        baseline,
        Baseline::of(&rules.check(document.architecture()))
    );
    assert_eq!(baseline.entries().len(), 43);
    let check = |text: &str, most| {
        let (document, rules) = read(text);
        let filter = FindingFilter::of(&document, None).baseline(&baseline);
        filter.at_most(most).check(&rules, document.architecture())
    };
    for most in CAPS {
        let same = check(&idle(20, 3), most);
        assert!(same.is_empty());
        assert_eq!(same.suppressed_count(), 43);
        assert_eq!(same.suppressed().len(), most);
    }
    // What is new is kept, be it the last.
    let more = check(&idle(20, 4), 1);
    assert!(more.dropped().is_empty());
    let new = more.iter().next().unwrap();
    assert!(new.message.get(Lang::En).contains("`room-3`"));
    // What was mended is told apart from what is not kept.
    let less = check(&idle(19, 3), 1);
    assert_eq!(codes(&less), ["BAS001"]);
    assert_eq!((less.len(), less.suppressed_count()), (2, 41));
    assert_eq!(less.count(Severity::Warning), 2);
}

#[test]
fn what_a_comment_passes_over_is_not_recorded() {
    let (document, rules) = read(&allowed(&idle(20, 3), "ONE001"));
    let baseline = Baseline::record(&document, &rules, None);
    assert_eq!(baseline.entries().len(), 23);
    assert!(baseline.entries().iter().all(|e| e.code == "ONE002"));
    let smaller = Baseline::of(&Report::default());
    let new = smaller.renew_by(baseline.clone(), false).unwrap_err();
    assert_eq!(new, baseline.entries());
    assert_eq!(smaller.renew_by(baseline.clone(), true).unwrap(), baseline);
}

/// Without a filter only what was kept is known, so that nothing is said of what may be among the rest.
#[test]
fn of_what_was_not_kept_nothing_is_said() {
    let (document, rules) = read(&allowed(&idle(20, 3), "ONE001,INT"));
    let arch = document.architecture();
    let baseline = Baseline::of(&rules.check(arch));
    let few = rules.at_most(1).check(arch);
    let after = FindingFilter::new().baseline(&baseline).apply(few.clone());
    assert_eq!(codes(&after), Vec::<&str>::new());
    assert_eq!(after.len(), 41);
    assert_eq!((codes(&few), few.len()), (vec!["ONE001", "ONE002"], 43));
    let after = FindingFilter::of(&document, None).apply(few);
    assert_eq!(codes(&after), ["ONE002", "ALW003"]);
    let said = &after.iter().last().unwrap().message;
    assert!(said.get(Lang::En).ends_with("nothing: `INT`"));
}

#[test]
fn the_limit_is_that_of_reading_unless_said() {
    let many = Limits::default().findings + 1;
    let base = "justarch: 1\narchitecture: { id: a, body: b, name: { vi: A }, version: \"2.0\", framework: \"2.0\", state-date: 2021 }\n\
        organisations:\n  b: { name: { vi: B } }\napplications:\n";
    let apps = (0..many).map(|n| {
        format!("  app-{n}: {{ kind: application, name: {{ vi: A{n} }}, status: active }}\n")
    });
    let text = base.to_owned() + &apps.collect::<String>();
    let document = Document::parse("a.yaml", &text).unwrap();
    let arch = document.architecture();
    let rules = one_by_one(RuleSet::for_framework(arch.framework()).unwrap());
    let report = rules.check(arch);
    let of_one = report.iter().filter(|d| d.code.as_str() == "ONE001");
    assert_eq!(of_one.count(), Limits::default().findings);
    let whole = rules.at_most(usize::MAX).check(arch);
    assert!(whole.len() > many);
    says_the_same(&report, &whole, Limits::default().findings, "many");
    // Of errors found once none is lost among those found everywhere.
    let once = |of: &Report, code: &Code| of.iter().filter(|d| d.code == *code).count();
    for found in whole.iter().filter(|d| d.severity == Severity::Error) {
        assert!(once(&report, &found.code) > 0, "{}", found.code);
    }
}

#[test]
fn both_ends_of_a_transition_and_the_step_are_counted() {
    let read = |name: &str| {
        let path = folder("transition").join(name);
        Document::parse("a.yaml", &fs::read_to_string(path).unwrap()).unwrap()
    };
    let (old, new) = (read("TRN007/fail/old.yaml"), read("TRN007/fail/new.yaml"));
    let ends: [&Architecture; 2] = [old.architecture(), new.architecture()];
    let transition = || Transition::between(ends[0], ends[1]).unwrap();
    let whole = transition().check();
    for most in CAPS {
        let filters = [&old, &new].map(|d| FindingFilter::of(d, None).at_most(most));
        let [of_old, of_new] = filters;
        let diff = Diff::between(ends[0], ends[1]);
        let step = FindingFilter::new().at_most(most);
        let filtered = FindingFilter::review([of_old, of_new, step], &transition(), diff);
        for review in [transition().at_most(most).check(), filtered] {
            for (some, all) in [
                (&review.old, &whole.old),
                (&review.new, &whole.new),
                (&review.findings, &whole.findings),
            ] {
                says_the_same(some, all, most, "TRN007");
            }
            for severity in Severity::ALL {
                let same = review.has_at_least(severity) == whole.has_at_least(severity);
                assert!(same);
            }
        }
    }
    assert!(!whole.findings.is_empty());
}

#[cfg(feature = "render")]
#[test]
fn what_is_not_listed_is_said() {
    use justarch::{Renderer, json};
    let arch = Architecture::fragment("a", justarch::FrameworkVersion::V3_0);
    let arch = arch.build().unwrap();
    let rules = RuleSet::for_framework(arch.framework()).unwrap();
    let whole = rules.clone().at_most(usize::MAX).check(&arch);
    let json = |report: &Report| serde_json::to_value(json::Check::bare(report)).unwrap();
    assert!(json(&whole).get("dropped").is_none());
    for lang in [Lang::Vi, Lang::En] {
        assert!(
            !Renderer::human(lang)
                .render_bare(&whole)
                .contains("findings")
        );
    }
    let some = rules.at_most(0).check(&arch);
    let said = json(&some);
    assert_eq!(said["findings"].as_array().unwrap().len(), 0);
    assert_eq!(said["counts"], json(&whole)["counts"]);
    let dropped = said["dropped"].as_array().unwrap();
    let count: u64 = dropped.iter().map(|d| d["count"].as_u64().unwrap()).sum();
    assert_eq!(count as usize, whole.len());
    assert!(
        dropped
            .iter()
            .all(|d| d["code"].is_string() && d["severity"].is_string())
    );
    let vi = Renderer::human(Lang::Vi).render_bare(&some);
    let line = format!(
        "Còn {count} kết quả nữa chỉ được đếm, không được liệt kê do vượt giới hạn `findings` ("
    );
    assert!(vi.contains(&line), "{vi}");
    let en = Renderer::human(Lang::En).render_bare(&some);
    let line = match count {
        1 => "1 more finding is counted, not listed, because of the limit `findings` (".to_owned(),
        _ => format!(
            "{count} more findings are counted, not listed, because of the limit `findings` ("
        ),
    };
    assert!(en.contains(&line), "{en}");
    // The counts and where to read on are those of the whole.
    let end = |shown: &str| shown[shown.trim_end().rfind("\n\n").unwrap()..].to_owned();
    for (lang, shown) in [(Lang::Vi, &vi), (Lang::En, &en)] {
        let of_whole = end(&Renderer::human(lang).render_bare(&whole));
        // Where nothing is listed, nothing is said of the texts that the law is cited from.
        assert!(of_whole.starts_with(&end(shown)), "{of_whole}");
    }
}

/// As many as are shown are the gravest, in their places.
#[cfg(feature = "render")]
#[test]
fn no_error_is_hidden_behind_a_remark() {
    use justarch::Renderer;
    let found = |severity, name: &str| Diagnostic::new(Code::of("A001"), severity, text(name));
    let report: Report = [
        found(Severity::Info, "remark"),
        found(Severity::Error, "first"),
        found(Severity::Info, "another"),
        found(Severity::Error, "second"),
    ]
    .into_iter()
    .collect();
    let shown = Renderer::human(Lang::En).at_most(3).render_bare(&report);
    let at = |name: &str| shown.find(&format!("]: {name}"));
    assert!(at("remark") < at("first") && at("first") < at("second"));
    assert_eq!(at("another"), None);
    assert!(shown.contains("1 more findings are not shown; the form `json` has all."));
}
