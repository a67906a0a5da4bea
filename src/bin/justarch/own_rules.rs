//! Rules of the user's own, and `justarch rules test`.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::Path;

use justarch::{Lang, Report, Rule, RuleInfo, SelfTest, Severity, UserRules, bilingual, json};

use crate::Outcome;
use crate::args::Format;
use crate::fault::Fault;
use crate::input::{self, Texts};
use crate::output::Output;

fn read(input: &str, texts: Texts<'_>) -> Result<UserRules, Fault> {
    let (name, bytes) = match texts(Path::new(input)) {
        Some(text) => (input.to_owned(), text.into_bytes()),
        None => input::bytes(input)?,
    };
    UserRules::from_bytes(&name, &bytes).map_err(|error| Fault::Load(Box::new(error)))
}

/// Reads rule files to be used. One with an error is refused as a whole: a check without some of the rules
/// that were asked for would look better than it is.
pub(crate) fn load(files: &[String], out: &Output) -> Result<Vec<UserRules>, Fault> {
    load_from(files, &input::saved, out)
}

/// The same where some texts count in place of their files.
pub(crate) fn load_from(
    files: &[String],
    texts: Texts<'_>,
    out: &Output,
) -> Result<Vec<UserRules>, Fault> {
    let mut all: Vec<UserRules> = Vec::new();
    let mut owners: BTreeMap<String, &String> = BTreeMap::new();
    for file in files {
        let rules = read(file, texts)?;
        if rules.report().has_at_least(Severity::Error) {
            return Err(Fault::Rules(Box::new(rules)));
        }
        for rule in rules.rules() {
            let code = rule.info().code.to_string();
            if let Some(first) = owners.insert(code.clone(), file) {
                return Err(Fault::new(bilingual!(
                    "mã quy tắc `{code}` có cả trong `{first}` và `{file}`",
                    "the rule `{code}` is in `{first}` and in `{file}`"
                )));
            }
        }
        if !rules.report().is_empty() {
            out.fault(&Fault::Rules(Box::new(rules.clone())));
        }
        all.push(rules);
    }
    Ok(all)
}

/// What the rules are.
pub(crate) fn infos(own: &[UserRules]) -> impl Iterator<Item = &RuleInfo> {
    own.iter().flat_map(UserRules::rules).map(Rule::info)
}

/// The code of that name, or the code or family of that spelling.
pub(crate) fn code(own: &[UserRules], name: &str) -> Option<String> {
    infos(own).find_map(|info| {
        if info.code.family() == name {
            return Some(name.to_owned());
        }
        let is_it = info.code.as_str() == name || info.name.as_str() == name;
        is_it.then(|| info.code.to_string())
    })
}

/// The rule of that code or name. Capitals do not matter.
pub(crate) fn info<'r>(own: &'r [UserRules], name: &str) -> Option<&'r RuleInfo> {
    infos(own).find(|info| {
        let names = [info.code.as_str(), info.name.as_str()];
        names.iter().any(|known| known.eq_ignore_ascii_case(name))
    })
}

/// Runs the self-tests of rule files.
pub(crate) fn test(files: &[String], format: Format, out: &mut Output) -> Result<Outcome, Fault> {
    let mut outcome = Outcome::Clean;
    let mut all = Vec::new();
    let mut unreadable = Vec::new();
    for (nth, file) in files.iter().enumerate() {
        let rules = match read(file, &input::saved) {
            Ok(rules) => rules,
            Err(fault) => {
                outcome = Outcome::Refused;
                out.fault(&fault);
                if let Fault::Load(error) = fault {
                    unreadable.push(error);
                }
                continue;
            }
        };
        let tests = rules.self_test();
        if rules.report().has_at_least(Severity::Error) {
            outcome = Outcome::Refused;
        } else if tests.iter().any(|test| !test.passed()) {
            outcome = outcome.max(Outcome::Findings);
        }
        let mut report = rules.report().clone();
        report.extend(tests.iter().filter_map(|t| t.failure.clone()).collect());
        if format == Format::Human {
            let gap = if nth == 0 { "" } else { "\n" };
            let shown = human(file, &rules, &tests, &report, out);
            out.text(&format!("{gap}{shown}"));
        }
        all.push((rules, tests, report));
    }
    if format == Format::Json {
        let all = all.iter();
        out.json(&all.fold(
            json::RuleTests::default(),
            |json, (rules, tests, report)| json.and(rules, tests, report),
        ))?;
    }
    Ok(outcome)
}

fn human(
    file: &str,
    rules: &UserRules,
    tests: &[SelfTest],
    report: &Report,
    out: &Output,
) -> String {
    let mut text = String::new();
    if !report.is_empty() {
        text = out.renderer().render(report, rules);
        text.push('\n');
    }
    let count = |tests: &[&SelfTest]| {
        let passed = tests.iter().filter(|test| test.passed()).count();
        let all = tests.len();
        match all {
            0 => bilingual!("không có phần tự kiểm tra", "no self-tests"),
            _ => bilingual!(
                "{passed}/{all} phần tự kiểm tra đạt",
                "{passed} of {all} self-tests pass"
            ),
        }
    };
    for rule in rules.rules() {
        let code = &rule.info().code;
        let of_rule: Vec<_> = tests.iter().filter(|test| test.code == *code).collect();
        let result = count(&of_rule);
        let _ = writeln!(text, "{code}: {}", result.get(out.lang()));
    }
    let result = count(&tests.iter().collect::<Vec<_>>());
    let number = rules.rules().len();
    let number = match (out.lang(), number) {
        (Lang::Vi, _) => format!("{number} quy tắc"),
        (Lang::En, 1) => "1 rule".to_owned(),
        (Lang::En, _) => format!("{number} rules"),
    };
    let file = justarch::visible(file);
    let _ = writeln!(text, "{file}: {number}, {}", result.get(out.lang()));
    text
}
