//! The first state of a rule: it compiles and finds nothing, and the tests say what is missing.

use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

/// Makes the files of a rule. Gives what is to be done next, or why nothing was made.
pub(crate) fn run(code: &str, name: Option<&str>) -> Result<String, String> {
    // The repository, wherever the command is given.
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    make(&root, code, name)
}

/// Where the rules of a family live, and what their files begin from.
struct Family {
    /// The folder of the rule files.
    rules: PathBuf,
    /// The folder of the fixtures.
    fixtures: &'static str,
    /// A sound document, or a sound pair of them: that of a rule that is there.
    sound: &'static [(&'static str, &'static str)],
    template: &'static str,
}

fn family_of(code: &str) -> Result<Family, String> {
    let (letters, digits) = code.split_at_checked(3).unwrap_or((code, ""));
    if digits.len() != 3 || !digits.bytes().all(|b| b.is_ascii_digit()) {
        return Err(format!("`{code}` is not a code such as DAT013"));
    }
    match letters {
        "TRN" => Ok(Family {
            rules: PathBuf::from("src/transition"),
            fixtures: "tests/transition",
            sound: &[
                ("TRN006/pass/old.yaml", "/old.yaml"),
                ("TRN006/pass/new.yaml", "/new.yaml"),
            ],
            template: include_str!("step_rule.rs.txt"),
        }),
        "DOC" | "LAY" | "INT" | "DAT" | "SEC" | "SVC" | "MOJ" => Ok(Family {
            rules: Path::new("src/rules").join(letters.to_ascii_lowercase()),
            fixtures: "tests/rules",
            sound: &[("DAT009/pass.yaml", ".yaml")],
            template: include_str!("rule.rs.txt"),
        }),
        _ => Err(format!(
            "there is no family {letters}; CONTRIBUTING.md says how to add one"
        )),
    }
}

fn make(root: &Path, code: &str, name: Option<&str>) -> Result<String, String> {
    let family = family_of(code)?;
    let name = name.map_or_else(|| code.to_ascii_lowercase(), str::to_owned);
    if !is_file_name(&name) {
        return Err(format!(
            "`{name}` is no name for a file of code: small letters, digits and `_`"
        ));
    }
    let file = family.rules.join(format!("{name}.rs"));
    let list = family.rules.join("mod.rs");
    let fixtures = Path::new(family.fixtures).join(code);
    for new in [&file, &fixtures] {
        if root.join(new).exists() {
            return Err(format!("{} is there already", new.display()));
        }
    }
    let text = read(&root.join(&list))?;
    let code_in = |file: &str| {
        let path = root.join(&family.rules).join(format!("{file}.rs"));
        code_of(&read(&path)?).ok_or_else(|| format!("{} has no code", path.display()))
    };
    let text = with_list_line(&with_module(&text, &name)?, &name, code, code_in)?;

    let template = family.template.replace("CODE", code);
    let template = template
        .replace("NAME", &readable(&name, code))
        .replace("VERSION", &version(root)?);
    let mut files = vec![(file, template), (list, text)];
    for outcome in ["fail", "pass"] {
        for (from, suffix) in family.sound {
            let sound = read(&root.join(family.fixtures).join(from))?;
            files.push((fixtures.join(format!("{outcome}{suffix}")), sound));
        }
    }
    let mut told = String::from("made or changed:\n");
    for (path, text) in files {
        let full = root.join(&path);
        let folder = full.parent().unwrap_or(root);
        fs::create_dir_all(folder)
            .and_then(|()| fs::write(&full, text))
            .map_err(|error| format!("{}: {error}", full.display()))?;
        let _ = writeln!(told, "  {}", path.display());
    }
    told.push_str(
        "next: write the rule and the fault of the fixture that fails, then\n  \
         BLESS=1 cargo test --all-features   (twice; read what it changed)\n  \
         cargo test --all-features           (it says what is still missing)\n",
    );
    Ok(told)
}

fn read(path: &Path) -> Result<String, String> {
    fs::read_to_string(path).map_err(|error| format!("{}: {error}", path.display()))
}

/// The readable name: that of the file, which has at least two words, else one made from the code.
fn readable(name: &str, code: &str) -> String {
    let words: Vec<_> = name.split('_').filter(|word| !word.is_empty()).collect();
    if words.len() > 1 {
        return words.join("-");
    }
    let (family, number) = code.split_at_checked(3).unwrap_or((code, ""));
    format!("{}-{number}", family.to_ascii_lowercase())
}

/// The version of justarch in which the rule comes.
fn version(root: &Path) -> Result<String, String> {
    let manifest = read(&root.join("Cargo.toml"))?;
    let mut versions = manifest.lines().filter_map(|line| {
        let value = line.strip_prefix("version = \"")?;
        value.strip_suffix('"')
    });
    let version = versions.next().ok_or("Cargo.toml states no version")?;
    Ok(version.to_owned())
}

/// Whether a name is a module's, and no file that Windows keeps for itself.
fn is_file_name(name: &str) -> bool {
    let reserved = ["con", "prn", "aux", "nul"].contains(&name)
        || ["com", "lpt"]
            .iter()
            .any(|port| name.strip_prefix(port).is_some_and(|n| n.len() == 1));
    let begins = name.starts_with(|c: char| c.is_ascii_lowercase());
    let all = name
        .bytes()
        .all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'_');
    begins && all && !reserved && name != "mod"
}

/// The code of a rule, with which its file begins.
fn code_of(text: &str) -> Option<String> {
    let begin = text.strip_prefix("//! ")?;
    let end = begin.find(|c: char| !c.is_ascii_alphanumeric())?;
    let code = begin.get(..end)?;
    family_of(code).is_ok().then(|| code.to_owned())
}

/// Adds `mod NAME;` among the others, which stand in order.
fn with_module(text: &str, name: &str) -> Result<String, String> {
    let lines: Vec<&str> = text.lines().collect();
    let module = |line: &str| Some(line.strip_prefix("mod ")?.strip_suffix(';')?.to_owned());
    let modules = lines.iter().enumerate();
    let mut modules = modules.filter_map(|(nth, line)| Some((nth, module(line)?)));
    let first = modules.next().ok_or("the family has no `mod` lines")?;
    let all: Vec<_> = std::iter::once(first).chain(modules).collect();
    let after = all.iter().rev().find(|(_, other)| other.as_str() < name);
    let at = after.map_or(all[0].0, |(nth, _)| nth + 1);
    Ok(with_line(&lines, at, &format!("mod {name};")))
}

/// Adds the rule to the family's list, which is in order of code.
fn with_list_line(
    text: &str,
    name: &str,
    code: &str,
    code_in: impl Fn(&str) -> Result<String, String>,
) -> Result<String, String> {
    let lines: Vec<&str> = text.lines().collect();
    let rule = |line: &str| {
        let line = line.trim().strip_prefix('&')?;
        Some(line.strip_suffix("::RULE,")?.to_owned())
    };
    let mut at = None;
    for (nth, line) in lines.iter().enumerate() {
        let Some(other) = rule(line) else { continue };
        let known = code_in(&other)?;
        if known == code {
            return Err(format!("{other}.rs has the code {code} already"));
        }
        if known.as_str() < code || at.is_none() {
            at = Some(nth + usize::from(known.as_str() < code));
        }
    }
    let at = at.ok_or("the family has no list of rules")?;
    Ok(with_line(&lines, at, &format!("    &{name}::RULE,")))
}

fn with_line(lines: &[&str], at: usize, line: &str) -> String {
    let (before, after) = lines.split_at(at);
    let all = before.iter().chain([&line]).chain(after);
    all.fold(String::new(), |out, line| out + line + "\n")
}

#[cfg(test)]
mod tests;
