//! The same of `justarch.toml` and of rule files: what their schemas refuse, their readers refuse.

use justarch::{
    Architecture, Config, Diagnostic, Diff, FrameworkVersion, Lang, Severity, UserRules, schema,
};
use serde_json::{Value, json};

use super::mutate::{self, Random, Words};
use super::{count, validator};

/// Whether a reader finds only what a schema cannot say; without, it finds nothing.
#[derive(Debug, PartialEq)]
struct Beyond(bool);

/// What only the reader of rule files says: by name, and how its message goes.
const BEYOND: [(&str, &str); 3] = [
    ("min-above-max", "is greater than `max`"),
    (
        "placeholder-of-another-shape",
        "which rules of this shape do not have",
    ),
    ("whole-number-as-written", ".0` is not a whole number"),
];

#[test]
fn each_finding_of_a_rule_file_beyond_a_schema_is_in_the_guide() {
    for guide in ["src/docs/editors.md", "src/docs/editors.vi.md"] {
        let path = concat!(env!("CARGO_MANIFEST_DIR"), "/").to_owned() + guide;
        let guide = std::fs::read_to_string(path).unwrap();
        for (name, _) in BEYOND {
            assert!(guide.contains(&format!("| `{name}` | USR005 |")), "{name}");
        }
    }
}

/// What a schema and a reader say of changed files, as those on which they differ, and how many are valid.
fn compare(
    schema: &Value,
    seeds: &[Value],
    seed: u64,
    read: impl Fn(&Value) -> Option<Result<Beyond, String>>,
) -> (Vec<String>, u64) {
    let validator = validator(schema);
    let words = Words::of(seeds);
    let mut random = Random::new(seed);
    let (mut differ, mut valid) = (Vec::new(), 0);
    for _ in 0..count() {
        let mut file = random.pick(seeds).clone();
        for _ in 0..=random.below(2) {
            mutate::mutate(&mut file, &words, &mut random);
        }
        let Some(said) = read(&file) else { continue };
        let is_valid = validator.is_valid(&file);
        valid += u64::from(is_valid);
        let agrees = match said {
            Ok(Beyond(true)) => true,
            Ok(Beyond(false)) => is_valid,
            Err(_) => !is_valid,
        };
        if !agrees {
            differ.push(format!("{is_valid} says the schema, {said:?}\n  {file}"));
        }
    }
    (differ, valid)
}

fn agree((differ, valid): (Vec<String>, u64)) {
    let shown: Vec<_> = differ.iter().take(12).map(String::as_str).collect();
    assert!(
        differ.is_empty(),
        "{} differ:\n{}",
        differ.len(),
        shown.join("\n")
    );
    // Neither of the two answers is rare, else little would be shown.
    assert!(valid > count() / 20 && valid < count() * 9 / 10, "{valid}");
}

/// A value as TOML has it; nothing, where it holds what TOML cannot say.
fn toml(value: &Value) -> Option<String> {
    let text = |text: &str| json!(text).to_string();
    Some(match value {
        Value::Null => return None,
        Value::Bool(flag) => flag.to_string(),
        Value::Number(number) => number.to_string(),
        Value::String(word) => text(word),
        Value::Array(items) => {
            let items: Option<Vec<_>> = items.iter().map(toml).collect();
            format!("[{}]", items?.join(", "))
        }
        Value::Object(map) => {
            let entries = map.iter();
            let entries: Option<Vec<_>> = entries
                .map(|(key, value)| Some(format!("{} = {}", text(key), toml(value)?)))
                .collect();
            format!("{{ {} }}", entries?.join(", "))
        }
    })
}

fn read_config(file: &Value) -> Option<Result<Beyond, String>> {
    let entries = file.as_object()?.iter();
    let lines: Option<Vec<_>> = entries
        .map(|(key, value)| Some(format!("{} = {}", json!(key), toml(value)?)))
        .collect();
    Some(judge_config(&lines?.join("\n")))
}

fn judge_config(text: &str) -> Result<Beyond, String> {
    let config = match Config::parse(text) {
        Ok(config) => config,
        // To a schema 3.0 is a whole number.
        Err(error)
            if error.message.get(Lang::En).contains("whole number") && text.contains(".0") =>
        {
            return Ok(Beyond(true));
        }
        Err(error) => return Err(error.to_string()),
    };
    let nothing = Architecture::fragment("demo", FrameworkVersion::V3_0);
    let nothing = nothing.build().unwrap();
    let mut diff = Diff::between(&nothing, &nothing);
    let found = config.verdict.apply(&mut diff, None);
    // Whether an entry has expired or matches a change is no matter of its form.
    let form = found.iter().find(|found| {
        found.severity == Severity::Error && ["CFG001", "CFG006"].contains(&found.code.as_str())
    });
    // A pattern that knows leap years could be read by nobody.
    if form.is_some() && text.contains("02-29") {
        return Ok(Beyond(true));
    }
    form.map_or(Ok(Beyond(false)), |found| {
        Err(found.message.get(Lang::En).to_owned())
    })
}

#[test]
fn they_agree_on_changed_configurations() {
    let accept = json!({
        "fingerprint": "v3-0123456789abcdef", "reason": "đã thống nhất", "approver": "Cục CNTT",
    });
    let mut dated = accept.clone();
    dated["until"] = json!("2026-12-31");
    let seeds = [
        json!({ "framework": "3.0", "profiles": ["moj"], "fail-on": "warning" }),
        json!({ "levels": { "LAY": "warn", "INT003": "allow", "DOC": "deny", "TRN": "info" } }),
        json!({ "exclude": ["old/**"], "rules": ["rules.yaml"], "baseline": "known.json" }),
        json!({ "limits": { "nodes": 5, "depth": 20, "bytes": 100 } }),
        json!({ "verdict": { "renamed": "compatible", "removed": "breaking" }, "fail-on": "never" }),
        json!({ "accept": [accept, dated] }),
        json!({ "accept": [dated] }),
    ];
    for seed in &seeds {
        assert_eq!(read_config(seed), Some(Ok(Beyond(false))), "{seed}");
    }
    agree(compare(
        &schema::config(Lang::Vi),
        &seeds,
        0x746f_6d6c,
        read_config,
    ));
}

fn read_rules(file: &Value) -> Result<Beyond, String> {
    let rules = UserRules::parse("rules.yaml", &file.to_string());
    let rules = rules.map_err(|error| error.to_string())?;
    let errors = rules.report().iter();
    let errors = errors.filter(|found| found.severity == Severity::Error);
    let says = |found: &Diagnostic, part: &str| found.message.get(Lang::En).contains(part);
    let (beyond, errors): (Vec<_>, Vec<_>) =
        errors.partition(|found| BEYOND.iter().any(|(_, part)| says(found, part)));
    let first = errors.first();
    first.map_or(Ok(Beyond(!beyond.is_empty())), |found| {
        Err(format!("{}: {}", found.code, found.message.get(Lang::En)))
    })
}

#[test]
fn they_agree_on_changed_rule_files() {
    let root = env!("CARGO_MANIFEST_DIR");
    let text = std::fs::read_to_string(format!("{root}/tests/user-rules/acme.yaml")).unwrap();
    let whole: Value = serde_yaml::from_str(&text).unwrap();
    let rules = whole["rules"].as_object().unwrap().iter();
    let seeds: Vec<_> = rules
        .map(|(code, rule)| {
            let mut rule = rule.clone();
            // Texts of documents, which are another format.
            for key in ["pass", "fail"] {
                rule.as_object_mut().unwrap().remove(key);
            }
            json!({ "justarch-rules": 1, "prefix": "ACME", "rules": { code: rule } })
        })
        .collect();
    for seed in &seeds {
        assert_eq!(read_rules(seed), Ok(Beyond(false)), "{seed}");
    }
    agree(compare(
        &schema::rules(Lang::En),
        &seeds,
        0x7573_7273,
        |file| Some(read_rules(file)),
    ));
}
