//! The readable names of codes: what they look like, and where they are taken for codes.

use std::collections::BTreeSet;

use justarch::{
    Code, Context, Deprecated, Document, FindingFilter, Findings, FrameworkVersion, Lang,
    LifeCycle, Rule, RuleInfo, RuleLevel, RuleName, RuleSet, Severity, Text, UserRules, catalog,
    json, vocabulary,
};

const V3: FrameworkVersion = FrameworkVersion::V3_0;

#[test]
fn names_are_unique_and_well_formed_and_never_taken_for_another_word() {
    let pages = catalog::all();
    let names: BTreeSet<_> = pages.iter().map(|page| page.name.as_str()).collect();
    assert_eq!(names.len(), pages.len(), "two codes share a name");
    let codes = pages.iter().flat_map(|page| {
        let code = page.code.as_str().to_lowercase();
        [code, page.code.family().to_lowercase()]
    });
    let codes: BTreeSet<_> = codes.collect();
    for page in &pages {
        let name = page.name.as_str();
        assert_eq!(name.parse::<RuleName>().as_ref(), Ok(&page.name), "{name}");
        assert!(name.len() <= 40 && name.contains('-'), "{name}");
        assert!(!codes.contains(name), "{name} is a code or family");
        // `explain` gives the page of the code, and no word of files hides behind it.
        let answer = vocabulary::search(name);
        let topics: Vec<_> = answer.topics.iter().map(vocabulary::Topic::word).collect();
        assert_eq!(topics, [page.code.as_str()], "{name}");
        assert_eq!(catalog::name_of(&page.code).as_ref(), Some(&page.name));
    }
}

#[test]
fn every_code_says_since_when_it_is_there() {
    let own: semver::Version = env!("CARGO_PKG_VERSION").parse().expect("a version");
    for page in catalog::all() {
        let since = page.life.since.map(str::parse::<semver::Version>);
        let since = since.and_then(Result::ok).expect("a version");
        assert!(since <= own, "{} came in {since}", page.code);
        if let Some(old) = page.life.deprecated {
            let by: semver::Version = old.since.parse().expect("a version");
            assert!(since < by && by <= own, "{}", page.code);
            let next = old.replaced_by.map(|next| catalog::name_of(&next));
            assert!(next != Some(None), "{} is replaced by nothing", page.code);
            assert!(!old.reason.is_empty(), "{}", page.code);
        }
    }
}

const DOCUMENT: &str = "\
justarch: 1
architecture: { id: demo, body: bo, level: ministry, name: { vi: Kiến trúc }, version: '3.0', framework: '3.0', status: draft, state-date: 2024-06-30 }
organisations:
  bo: { name: { vi: Bộ Mẫu }, kind: ministry }
applications:
  mot-cua: { kind: application, name: { vi: Một cửa }, owner: bo, status: active }
channels:
  duong-day: { kind: hotline, name: { vi: Đường dây }, status: active }
";

/// The document, with a comment above the application and one above the hotline.
fn document(above_application: &str, above_hotline: &str) -> Document {
    let text = DOCUMENT
        .replace("  mot-cua:", &format!("  {above_application}\n  mot-cua:"))
        .replace("  duong-day:", &format!("  {above_hotline}\n  duong-day:"));
    Document::parse("demo.yaml", &text).expect("a document")
}

fn codes(document: &Document, rules: &RuleSet) -> BTreeSet<String> {
    let report = rules.check_document(document);
    report.iter().map(|found| found.code.to_string()).collect()
}

fn rules() -> RuleSet {
    RuleSet::for_framework(V3).expect("a framework")
}

#[test]
fn a_comment_may_name_the_fault() {
    let found = codes(&document("#", "#"), &rules());
    assert!(found.contains("DAT010") && found.contains("SEC001"));
    let comment = "# justarch-allow no-operator,SEC001 -- đang xác định";
    let found = codes(&document(comment, "#"), &rules());
    let quiet = ["DAT010", "SEC001", "ALW001", "ALW003", "ALW005"];
    assert!(quiet.iter().all(|code| !found.contains(*code)), "{found:?}");
    let odd = "# justarch-allow no-operater -- đang xác định";
    assert!(codes(&document(odd, "#"), &rules()).contains("ALW005"));
}

#[test]
fn a_level_may_name_the_fault() {
    let document = document("#", "#");
    let mut rules = rules();
    rules
        .set_level("no-operator", RuleLevel::Deny)
        .expect("a name of a rule");
    let report = rules.check_document(&document);
    let severity = |code: &str| {
        let found = report.iter().find(|d| d.code.as_str() == code);
        found.map(|d| d.severity)
    };
    assert_eq!(severity("DAT010"), Some(Severity::Error));
    assert!(rules.set_level("no-operater", RuleLevel::Deny).is_err());
}

/// Finds every hotline.
#[derive(Debug)]
struct Hotlines(RuleInfo);

impl Hotlines {
    fn new(code: &'static str, name: &'static str) -> Self {
        let title = Text::fixed("Có đường dây nóng", "A hotline");
        let mut info = RuleInfo::new(Code::of(code), Severity::Warning, title);
        info.name = RuleName::of(name);
        Self(info)
    }

    fn replaced_by(mut self, code: &'static str) -> Self {
        let reason = Text::fixed("gộp hai quy tắc", "two rules became one");
        self.0.life = LifeCycle::since("0.1.0")
            .until(Deprecated::since("0.1.0", reason).in_favour_of(Code::of(code)));
        self
    }
}

impl Rule for Hotlines {
    fn info(&self) -> &RuleInfo {
        &self.0
    }

    fn check(&self, cx: &Context<'_>, out: &mut Findings<'_>) {
        let is_old = self.0.life.deprecated.is_some();
        for channel in cx.architecture().elements() {
            if channel.kind().key() == "hotline" && !is_old {
                let text = Text::fixed("có đường dây nóng", "there is a hotline");
                out.report(justarch::Finding::new(text).at(channel));
            }
        }
    }
}

#[test]
fn rules_of_ones_own_have_names() {
    let rules = rules()
        .with(Hotlines::new("ACME001", "needless-hotline"))
        .expect("a new rule");
    assert!(codes(&document("#", "#"), &rules).contains("ACME001"));
    for name in ["needless-hotline", "acme-001", "ACME001", "ACME"] {
        let comment = format!("# justarch-allow {name} -- đang xác định");
        let found = codes(&document("#", &comment), &rules);
        assert!(
            !found.contains("ACME001") && !found.contains("ALW005"),
            "{name}: {found:?}"
        );
    }
    // Neither a name of the library nor that of another rule may be taken.
    for name in ["no-operator", "needless-hotline"] {
        let other = Hotlines::new("ACME002", name);
        assert!(rules.clone().with(other).is_err(), "{name}");
    }
    assert!(
        rules
            .with(Hotlines::new("ACME002", "second-hotline"))
            .is_ok()
    );
}

/// What was written for a code goes on to hold for the one that came in its place, and somebody is told.
#[test]
fn a_deprecated_code_is_taken_for_what_replaced_it() {
    let rules = rules()
        .with(Hotlines::new("ACME001", "hotline-present").replaced_by("ACME002"))
        .and_then(|rules| rules.with(Hotlines::new("ACME002", "needless-hotline")))
        .expect("new rules");
    for name in ["ACME001", "hotline-present"] {
        let comment = format!("# justarch-allow {name} -- đang xác định");
        let document = document("#", &comment);
        let report = FindingFilter::new().check_document(&rules, &document);
        let found: Vec<_> = report.iter().map(|d| d.code.as_str()).collect();
        assert!(!found.contains(&"ACME002"), "{name}: {found:?}");
        let told = report.iter().find(|d| d.code.as_str() == "ALW007");
        let told = told.map(|d| (d.severity, d.message.get(Lang::En).to_owned()));
        let (severity, message) = told.expect("somebody is told");
        assert_eq!(severity, Severity::Warning);
        assert!(
            message.contains("ACME001") && message.contains("use ACME002"),
            "{message}"
        );

        let mut rules = rules.clone();
        rules.set_level(name, RuleLevel::Deny).expect("a rule");
        let of_new = |rules: &RuleSet| {
            let report = rules.check(document.architecture());
            let found = report.iter().find(|d| d.code.as_str() == "ACME002");
            found.map(|d| d.severity)
        };
        assert_eq!(of_new(&rules), Some(Severity::Error), "{name}");
        rules.set_level("ACME002", RuleLevel::Info).expect("a rule");
        assert_eq!(of_new(&rules), Some(Severity::Info), "{name}");
    }
    let info = Hotlines::new("ACME001", "hotline-present").replaced_by("ACME002");
    let page = catalog::of_own(info.info());
    for (lang, part) in [(Lang::Vi, "dùng ACME002"), (Lang::En, "use ACME002")] {
        assert!(page.render(lang).contains(part));
    }
}

#[test]
fn a_file_of_rules_may_name_them() {
    let rules = |name: &str| {
        let text = format!(
            "justarch-rules: 1\nprefix: ACME\nrules:\n  ACME001: {{ {name}forbid: {{ relation: connects }} }}\n"
        );
        UserRules::parse("rules.yaml", &text).expect("a file of rules")
    };
    let named = |name: &str| {
        let rules = rules(name);
        let first = rules.rules().next();
        first.map(|rule| rule.info().name.to_string())
    };
    assert_eq!(named("name: no-bridge, ").as_deref(), Some("no-bridge"));
    assert_eq!(named("").as_deref(), Some("acme-001"));
    let odd = rules("name: Bridge, ");
    let found: Vec<_> = odd.report().iter().map(|d| d.code.as_str()).collect();
    assert_eq!(found, ["USR005"]);
}

#[test]
fn json_has_the_name_beside_the_code() {
    let document = document("#", "#");
    let rules = rules()
        .with(Hotlines::new("ACME001", "needless-hotline"))
        .expect("a new rule");
    let report = rules.check_document(&document);
    let own = Hotlines::new("ACME001", "needless-hotline");
    let json = json::Check::new(&report, &document).named([own.info()]);
    for found in &json.findings {
        let expected = match catalog::name_of(&found.code) {
            Some(name) => name.to_string(),
            None => "needless-hotline".to_owned(),
        };
        assert_eq!(found.name.as_deref(), Some(&*expected), "{}", found.code);
    }
}
