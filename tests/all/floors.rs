//! The floors of the house: a module uses only lower floors.

use std::fs;
use std::path::{Path, PathBuf};

/// The modules by floor, lowest first.
const FLOORS: &[&[&str]] = &[
    &["text"],
    &["error"],
    &["version", "date", "span", "chars", "suggest"],
    &["model"],
    &["graph", "diagnostic"],
    &["framework"],
    &["rules", "diff"],
    &["transition", "gap", "roadmap"],
    &["io"],
    &["report", "discipline", "user_rules"],
    &["reference", "catalog"],
];

/// No file of code is longer, its documentation and tests apart.
const LONGEST: usize = 500;

fn floor(module: &str) -> Option<usize> {
    FLOORS.iter().position(|floor| floor.contains(&module))
}

fn sources() -> Vec<(PathBuf, String)> {
    fn walk(folder: &Path, out: &mut Vec<(PathBuf, String)>) {
        let mut entries: Vec<_> = fs::read_dir(folder)
            .unwrap()
            .map(|entry| entry.unwrap().path())
            .collect();
        entries.sort();
        for path in entries {
            if path.is_dir() {
                walk(&path, out);
            } else if path.extension().is_some_and(|e| e == "rs") {
                let text = fs::read_to_string(&path).unwrap();
                out.push((path, text));
            }
        }
    }
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut out = Vec::new();
    walk(&root, &mut out);
    assert!(out.len() > 40, "the sources were not found");
    out.into_iter()
        .map(|(path, text)| (path.strip_prefix(&root).unwrap().to_owned(), text))
        .collect()
}

/// The code of a file without comments.
fn code(text: &str) -> impl Iterator<Item = (usize, &str)> {
    text.lines()
        .enumerate()
        .filter(|(_, line)| !line.trim_start().starts_with("//"))
}

fn module_of(path: &Path) -> String {
    let first = path.iter().next().unwrap().to_str().unwrap();
    first.trim_end_matches(".rs").to_owned()
}

#[test]
fn a_module_uses_only_lower_floors() {
    let mut wrong = Vec::new();
    for (path, text) in sources() {
        let module = module_of(&path);
        if matches!(module.as_str(), "lib" | "bin") {
            continue;
        }
        let own = floor(&module).unwrap_or_else(|| panic!("{module} has no floor: add it here"));
        for (line, text) in code(&text) {
            for part in text.split("crate::").skip(1) {
                let name: String = part
                    .chars()
                    .take_while(|c| c.is_ascii_lowercase() || *c == '_')
                    .collect();
                let Some(used) = floor(&name) else { continue };
                if used >= own && name != module {
                    wrong.push(format!("{}:{}: {name}", path.display(), line + 1));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "these reach up:\n{}", wrong.join("\n"));
}

#[test]
fn the_program_uses_the_public_api_only() {
    for (path, text) in sources() {
        if module_of(&path) != "bin" {
            continue;
        }
        for (line, text) in code(&text) {
            let reaches_in = text.contains("#[path") || text.contains("super::super::super");
            assert!(!reaches_in, "{}:{}", path.display(), line + 1);
        }
    }
}

#[test]
fn rules_ask_the_framework_and_never_test_its_number() {
    for (path, text) in sources() {
        if !matches!(
            module_of(&path).as_str(),
            "rules" | "diff" | "transition" | "gap" | "roadmap"
        ) {
            continue;
        }
        // Tests beside the code may make documents of a given version.
        let tests_begin = text.find("#[cfg(test)]").or(text.find("#[cfg(all(test,"));
        let body = &text[..tests_begin.unwrap_or(text.len())];
        for (line, text) in code(body) {
            let tests = text.contains("V2_0") || text.contains("V3_0");
            assert!(!tests, "{}:{}", path.display(), line + 1);
        }
    }
}

#[test]
fn files_stay_short() {
    let mut long = Vec::new();
    for (path, text) in sources() {
        let body = text.split("#[cfg(test)]").next().unwrap_or_default();
        let lines = code(body).count();
        if lines > LONGEST {
            long.push(format!("{}: {lines}", path.display()));
        }
    }
    assert!(long.is_empty(), "split these:\n{}", long.join("\n"));
}
