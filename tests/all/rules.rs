//! Every rule on every fixture, and the laws of the registry.
//!
//! A fixture is a complete document under `tests/rules/<CODE>/`, `pass*.yaml` or `fail*.yaml`. Its first line
//! declares everything that reader and rules find in it: `# expect: nothing`, or `# expect: CODE@line:col …` in
//! order of place, `CODE@-` for what has none. `BLESS=1 cargo test` rewrites those lines; read them afterwards.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

use justarch::{
    Diagnostic, Document, Framework, Lang, Locate, Rule, RuleInfo, RuleSet, Severity, Text,
};

const HEADER: &str = "# expect: ";

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/rules")
}

/// The entries of a folder, sorted.
fn entries(folder: &Path) -> Vec<PathBuf> {
    let mut paths: Vec<_> = fs::read_dir(folder)
        .expect("the folder can be read")
        .map(|entry| entry.expect("the entry can be read").path())
        .collect();
    paths.sort();
    paths
}

pub(crate) fn name(path: &Path) -> String {
    path.file_name()
        .map(|n| n.to_string_lossy().into_owned())
        .unwrap_or_default()
}

/// Every fixture, with the name of its folder; the documents that fixtures derive from stand at the root.
pub(crate) fn fixtures() -> Vec<(String, PathBuf)> {
    let mut found = Vec::new();
    for path in entries(&root()) {
        if path.is_dir() {
            let folder = name(&path);
            let files = entries(&path).into_iter();
            found.extend(files.map(|file| (folder.clone(), file)));
        } else {
            found.push((String::new(), path));
        }
    }
    found
}

/// The rules of a framework, with those of every profile.
pub(crate) fn all_rules(framework: &Framework) -> RuleSet {
    let set = RuleSet::for_framework(framework.version).expect("a registered framework");
    RuleSet::profiles().iter().fold(set, |set, profile| {
        set.with_profile(profile.name).expect("a known profile")
    })
}

/// The built-in rules of all frameworks, in order.
fn registry() -> Vec<RuleInfo> {
    let mut rules: Vec<RuleInfo> = Vec::new();
    for framework in Framework::all() {
        let set = all_rules(framework);
        for info in set.rules().map(Rule::info) {
            if rules.iter().all(|known| known.code != info.code) {
                rules.push(info.clone());
            }
        }
    }
    rules
}

fn show(locate: &impl Locate, diagnostic: &Diagnostic) -> (usize, usize, String) {
    let label = diagnostic.labels.first();
    match label.and_then(|label| locate.span_of(label)) {
        Some(span) => {
            let at = locate.sources().position(span);
            let text = format!("{}@{}:{}", diagnostic.code, at.line, at.column);
            (at.line, at.column, text)
        }
        None => (usize::MAX, 0, format!("{}@-", diagnostic.code)),
    }
}

/// All that is found in a text, as headers declare it.
fn found(name: &str, text: &str) -> String {
    let mut found: Vec<_> = match Document::parse(name, text) {
        Err(error) => error.report().iter().map(|d| show(&error, d)).collect(),
        Ok(document) => {
            let arch = document.architecture();
            let report = RuleSet::for_framework(arch.framework()).map(|rules| rules.check(arch));
            let of_rules = report.iter().flat_map(|report| report.iter());
            document
                .report()
                .iter()
                .chain(of_rules)
                .map(|d| show(&document, d))
                .collect()
        }
    };
    found.sort();
    if found.is_empty() {
        return "nothing".to_owned();
    }
    let found: Vec<_> = found.into_iter().map(|(_, _, text)| text).collect();
    found.join(" ")
}

fn declared(text: &str) -> Option<&str> {
    text.lines().next()?.strip_prefix(HEADER)
}

fn codes(header: &str) -> BTreeSet<&str> {
    header
        .split(' ')
        .filter_map(|word| word.split_once('@'))
        .map(|(code, _)| code)
        .collect()
}

#[test]
fn fixtures_declare_all_that_is_found() {
    let bless = std::env::var_os("BLESS").is_some();
    let mut wrong = String::new();
    for (folder, path) in fixtures() {
        let text = fs::read_to_string(&path).expect("the fixture can be read");
        let found = found(&name(&path), &text);
        let declared = declared(&text);
        if declared == Some(found.as_str()) {
            continue;
        }
        if bless {
            let body = match declared {
                Some(_) => text.split_once('\n').map_or("", |(_, body)| body),
                None => &text,
            };
            // A new header moves the lines that it names.
            let body = format!("{HEADER}nothing\n{body}");
            let found = self::found(&name(&path), &body);
            let blessed =
                body.replacen(&format!("{HEADER}nothing"), &format!("{HEADER}{found}"), 1);
            fs::write(&path, blessed).expect("the fixture can be written");
        } else {
            let declared = declared.unwrap_or("(no header)");
            let file = name(&path);
            let _ = writeln!(
                wrong,
                "{folder}/{file}\n  declared {declared}\n  found    {found}"
            );
        }
    }
    assert!(wrong.is_empty(), "run with BLESS=1 and review:\n{wrong}");
}

#[test]
fn every_rule_has_fixtures_and_every_fixture_a_rule() {
    let registry = registry();
    let mut wrong = String::new();
    let mut seen: BTreeMap<String, (usize, usize)> = BTreeMap::new();
    for (folder, path) in fixtures() {
        let file = name(&path);
        let text = fs::read_to_string(&path).expect("the fixture can be read");
        let codes = codes(declared(&text).unwrap_or_default());
        if folder.is_empty() {
            if !codes.is_empty() {
                let _ = writeln!(wrong, "{file}: what fixtures derive from must be clean");
            }
            continue;
        }
        let count = seen.entry(folder.clone()).or_default();
        let declares = codes.contains(folder.as_str());
        match (file.starts_with("pass"), file.starts_with("fail")) {
            (true, _) if !declares => count.0 += 1,
            (_, true) if declares => count.1 += 1,
            (true, _) => {
                let _ = writeln!(wrong, "{folder}/{file} declares {folder} and should not");
            }
            (_, true) => {
                let _ = writeln!(wrong, "{folder}/{file} does not declare {folder}");
            }
            _ => {
                let _ = writeln!(
                    wrong,
                    "{folder}/{file} is neither pass*.yaml nor fail*.yaml"
                );
            }
        }
    }
    for folder in seen.keys() {
        if registry.iter().all(|info| info.code.as_str() != folder) {
            let _ = writeln!(
                wrong,
                "{folder}: a folder of fixtures, but no rule of that code"
            );
        }
    }
    for info in &registry {
        match seen.get(info.code.as_str()) {
            Some((pass, fail)) if *pass > 0 && *fail > 0 => {}
            _ => {
                let code = &info.code;
                let _ = writeln!(
                    wrong,
                    "{code}: add tests/rules/{code}/pass.yaml and fail.yaml, derived from tests/rules/base-*.yaml"
                );
            }
        }
    }
    assert!(wrong.is_empty(), "\n{wrong}");
}

#[test]
fn codes_are_unique_well_formed_and_in_order() {
    for framework in Framework::all() {
        let set = all_rules(framework);
        let codes: Vec<_> = set.rules().map(|r| r.info().code.clone()).collect();
        for code in &codes {
            let (family, number) = (code.family(), &code.as_str()[code.family().len()..]);
            let family_ok = family.len() == 3 && family.bytes().all(|b| b.is_ascii_uppercase());
            let number_ok = number.len() == 3 && number.bytes().all(|b| b.is_ascii_digit());
            assert!(family_ok && number_ok, "{code} is not of the form ABC123");
        }
        for pair in codes.windows(2) {
            assert!(
                pair[0].family() != pair[1].family() || pair[0] < pair[1],
                "{} comes before {}",
                pair[0],
                pair[1]
            );
        }
        let unique: BTreeSet<_> = codes.iter().collect();
        assert_eq!(unique.len(), codes.len(), "a code is used twice");
    }
}

#[test]
fn rules_are_described_in_both_languages() {
    let complete = |text: &Text| {
        [Lang::Vi, Lang::En]
            .iter()
            .all(|l| !text.get(*l).is_empty())
    };
    for info in registry() {
        let code = &info.code;
        for (what, text) in [
            ("title", &info.title),
            ("description", &info.description),
            ("why", &info.why),
            ("remedy", &info.remedy),
        ] {
            assert!(complete(text), "{code}: {what} lacks a language");
            for lang in [Lang::Vi, Lang::En] {
                let sentence = text.get(lang).ends_with('.');
                assert_eq!(sentence, what != "title", "{code}: the full stop of {what}");
            }
        }
    }
}

/// What is only inferred, or not verified, is a warning at most.
#[test]
fn severity_respects_the_confidence_of_the_bases() {
    for info in registry() {
        let weak =
            !info.bases.is_empty() && info.bases.iter().all(|b| !b.confidence.may_be_error());
        assert!(
            !weak || info.severity < Severity::Error,
            "{} is an error without a sourced basis",
            info.code
        );
    }
}

#[test]
fn a_profile_is_on_for_its_own_body_or_by_wish() {
    let ministry = justarch::reference::moj_3_0();
    let department = justarch::reference::dong_nai_2023();
    let [profile] = RuleSet::profiles() else {
        panic!("a new profile wants a test")
    };
    assert_eq!(profile.name, "moj");
    assert!(profile.is_on_for(&ministry) && !profile.is_on_for(&department));
    assert!(profile.rules().all(|info| info.code.family() == "MOJ"));

    let set = RuleSet::for_framework(justarch::FrameworkVersion::V3_0).expect("a framework");
    let is_moj = |rule: &dyn Rule| rule.info().code.family() == "MOJ";
    assert!(!set.rules().any(is_moj));
    assert!(all_rules(set.framework()).rules().any(is_moj));

    let error = set.with_profile("mof").expect_err("no such profile");
    assert!(error.to_string().contains("known are moj"), "{error}");
}
