//! The tiers of the crate: a module uses only lower tiers, and no two files use each other.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

/// The modules by tier, lowest first.
const TIERS: &[&[&str]] = &[
    &["text"],
    &["error"],
    &["words"],
    &["version", "date", "span", "chars", "phrase", "suggest"],
    &["model"],
    &["graph", "diagnostic"],
    &["framework"],
    &["rules", "diff", "query"],
    &["gap", "roadmap"],
    &["transition"],
    &["io"],
    &["report", "suppression", "user_rules", "diagrams", "draw"],
    &["schema"],
    &["reference", "catalog", "starter"],
    &["vocabulary"],
    &["json", "formats"],
    &["tables"],
    &["dossier"],
    &["explorer", "interchange"],
];

/// Where files, or those of a folder, use each other all the same. What is no longer so has to go from here.
const CIRCLES: &[&[&str]] = &[
    // A view and the architecture that it is of; a row of the schema and what it means.
    &["model"],
    // A rule takes a context, which keeps what the rules on integration share.
    &["rules/context", "rules/int"],
];

/// No file of code is longer, its documentation and tests apart.
const LONGEST: usize = 500;

fn tier(module: &str) -> Option<usize> {
    TIERS.iter().position(|tier| tier.contains(&module))
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
fn a_module_uses_only_lower_tiers() {
    let mut wrong = Vec::new();
    for (path, text) in sources() {
        let module = module_of(&path);
        if matches!(module.as_str(), "lib" | "bin") || path.ends_with("tests.rs") {
            continue;
        }
        let own = tier(&module).unwrap_or_else(|| panic!("{module} has no tier: add it here"));
        for Used { line, path: used } in paths(&text) {
            let ["crate", name, ..] = used.iter().map(String::as_str).collect::<Vec<_>>()[..]
            else {
                continue;
            };
            let Some(level) = tier(name) else { continue };
            if level >= own && name != module {
                wrong.push(format!("{}:{line}: {name}", path.display()));
            }
        }
    }
    assert!(wrong.is_empty(), "these reach up:\n{}", wrong.join("\n"));
}

/// A path that code names, from `crate`, `super` or `self`, or as a `use` has it.
struct Used {
    line: usize,
    path: Vec<String>,
}

/// What a file names, groups `{…}` taken apart. Comments and tests within the file are left out.
fn paths(text: &str) -> Vec<Used> {
    let mut out = Vec::new();
    let text = without_tests(text);
    let tokens = tokens(&text);
    let mut at = 0;
    let mut in_use = false;
    while let Some((line, token)) = tokens.get(at) {
        match token.as_str() {
            "use" => in_use = true,
            ";" => in_use = false,
            _ => {}
        }
        let after_use = in_use && at > 0 && tokens[at - 1].1 == "use";
        let begins = matches!(token.as_str(), "crate" | "super" | "self")
            && tokens.get(at + 1).is_some_and(|next| next.1 == "::");
        if after_use || begins {
            let mut all = Vec::new();
            at = tree(&tokens, at, &[], &mut all).max(at + 1);
            out.extend(all.into_iter().map(|path| Used { line: *line, path }));
        } else {
            at += 1;
        }
    }
    out
}

/// One path, or all that a group stands for. An alias comes last, behind `as`. Gives where it ends.
fn tree(
    tokens: &[(usize, String)],
    mut at: usize,
    before: &[String],
    out: &mut Vec<Vec<String>>,
) -> usize {
    let mut path = before.to_vec();
    let token = |at: usize| tokens.get(at).map_or("", |t| t.1.as_str());
    loop {
        if token(at) == "{" {
            at += 1;
            while !matches!(token(at), "}" | "") {
                at = tree(tokens, at, &path, out).max(at + usize::from(token(at) != ","));
                at += usize::from(token(at) == ",");
            }
            return at + 1;
        }
        if !is_word(token(at)) && token(at) != "*" {
            break;
        }
        path.push(token(at).to_owned());
        at += 1;
        if token(at) != "::" {
            break;
        }
        at += 1;
    }
    if token(at) == "as" {
        path.extend(["as".to_owned(), token(at + 1).to_owned()]);
        at += 2;
    }
    out.push(path);
    at
}

fn is_word(token: &str) -> bool {
    token.starts_with(|c: char| c.is_alphabetic() || c == '_')
}

/// The words and signs of code with their lines. Texts are left out.
fn tokens(text: &str) -> Vec<(usize, String)> {
    let mut out = Vec::new();
    for (nth, line) in code(text) {
        let mut rest = line;
        while let Some(first) = rest.chars().next() {
            let word = rest
                .find(|c: char| !c.is_alphanumeric() && c != '_')
                .unwrap_or(rest.len());
            let length = match first {
                '"' => rest[1..].find('"').map_or(rest.len(), |end| end + 2),
                '/' if rest.starts_with("//") => rest.len(),
                ':' if rest.starts_with("::") => 2,
                _ => word.max(first.len_utf8()),
            };
            if !first.is_whitespace() && first != '"' && !rest.starts_with("//") {
                out.push((nth + 1, rest[..length].to_owned()));
            }
            rest = &rest[length..];
        }
    }
    out
}

/// The code of a file without the tests that stand in it.
fn without_tests(text: &str) -> String {
    let begin = text.find("\nmod tests {");
    text[..begin.unwrap_or(text.len())].to_owned()
}

/// The files as modules: which path is which file.
struct Modules {
    files: BTreeMap<Vec<String>, (PathBuf, String)>,
    /// What names mean that a module takes in by `use`.
    names: BTreeMap<(Vec<String>, String), Vec<String>>,
}

impl Modules {
    fn of(sources: Vec<(PathBuf, String)>) -> Self {
        let mut only_for_tests = BTreeSet::new();
        let mut files = BTreeMap::new();
        for (path, text) in sources {
            let mut module: Vec<String> = path
                .with_extension("")
                .iter()
                .map(|part| part.to_str().unwrap().to_owned())
                .collect();
            if matches!(module.last().unwrap().as_str(), "mod" | "lib" | "main") {
                module.pop();
            }
            let lines: Vec<&str> = text.lines().collect();
            for pair in lines
                .windows(2)
                .filter(|pair| pair[0].contains("cfg(") && pair[0].contains("test"))
            {
                if let Some(name) = pair[1]
                    .strip_prefix("mod ")
                    .and_then(|n| n.strip_suffix(';'))
                {
                    let mut test = module.clone();
                    test.push(name.to_owned());
                    only_for_tests.insert(test);
                }
            }
            files.insert(module, (path, text));
        }
        files.retain(|module, _| !only_for_tests.iter().any(|test| module.starts_with(test)));
        let mut all = Self {
            files,
            names: BTreeMap::new(),
        };
        let mut names = BTreeMap::new();
        for (module, (_, text)) in &all.files {
            for Used { path, .. } in paths(text) {
                let (path, name) = match path.iter().position(|part| part == "as") {
                    Some(at) => (path[..at].to_vec(), path.last().cloned()),
                    None => (path.clone(), path.last().cloned()),
                };
                if let (Some(target), Some(name)) = (all.absolute(module, &path), name) {
                    names.insert((module.clone(), name), target);
                }
            }
        }
        all.names = names;
        all
    }

    /// A path from the root. `None` for that of another crate.
    fn absolute(&self, module: &[String], path: &[String]) -> Option<Vec<String>> {
        let mut at = module.to_vec();
        let mut rest = path;
        match path.first()?.as_str() {
            "crate" => {
                at.truncate(if module.starts_with(&["bin".to_owned()]) {
                    2
                } else {
                    0
                });
                rest = &rest[1..];
            }
            "self" => rest = &rest[1..],
            "super" => {}
            other => {
                at.push(other.to_owned());
                if !self.files.contains_key(&at) {
                    return None;
                }
                rest = &rest[1..];
            }
        }
        while rest.first().is_some_and(|part| part == "super") {
            at.pop();
            rest = &rest[1..];
        }
        at.extend(
            rest.iter()
                .filter(|part| *part != "self" && *part != "*")
                .cloned(),
        );
        Some(at)
    }

    /// The file that has what a path means, wherever it is passed on from.
    fn home(&self, path: &[String], depth: usize) -> Option<Vec<String>> {
        let length = (0..=path.len())
            .rev()
            .find(|n| self.files.contains_key(&path[..*n]))?;
        let (module, rest) = path.split_at(length);
        let passed_on = rest
            .first()
            .and_then(|name| self.names.get(&(module.to_vec(), name.clone())));
        match passed_on {
            Some(target) if depth < 8 && target != path => {
                let target: Vec<String> = target.iter().chain(&rest[1..]).cloned().collect();
                self.home(&target, depth + 1)
            }
            _ => Some(module.to_vec()),
        }
    }

    /// Which file uses which, but for a module and what lies in it, which are one.
    fn uses(&self) -> BTreeMap<&Vec<String>, BTreeSet<Vec<String>>> {
        let mut uses: BTreeMap<&Vec<String>, BTreeSet<Vec<String>>> = BTreeMap::new();
        for (module, (_, text)) in &self.files {
            let of_file = uses.entry(module).or_default();
            for Used { path, .. } in paths(text) {
                let end = path
                    .iter()
                    .position(|part| part == "as")
                    .unwrap_or(path.len());
                let absolute = self.absolute(module, &path[..end]);
                let home = absolute.and_then(|path| self.home(&path, 0));
                of_file.extend(
                    home.filter(|home| !home.starts_with(module) && !module.starts_with(home)),
                );
            }
        }
        uses
    }
}

fn parts(place: &str) -> Vec<String> {
    place.split('/').map(str::to_owned).collect()
}

/// The groups of files that use each other, by a way over others too.
fn circles(uses: &BTreeMap<&Vec<String>, BTreeSet<Vec<String>>>) -> Vec<BTreeSet<Vec<String>>> {
    let reached = |from: &Vec<String>| {
        let mut reached = BTreeSet::new();
        let mut open = vec![from.clone()];
        while let Some(file) = open.pop() {
            for next in uses.get(&file).into_iter().flatten() {
                if reached.insert(next.clone()) {
                    open.push(next.clone());
                }
            }
        }
        reached
    };
    let all: BTreeMap<_, _> = uses
        .keys()
        .map(|file| ((*file).clone(), reached(file)))
        .collect();
    let circles: BTreeSet<BTreeSet<Vec<String>>> = all
        .iter()
        .filter(|(file, reached)| reached.contains(*file))
        .map(|(file, reached)| {
            let back = |other: &&Vec<String>| all.get(*other).is_some_and(|r| r.contains(file));
            reached.iter().filter(back).cloned().collect()
        })
        .collect();
    circles.into_iter().collect()
}

#[test]
fn no_two_files_use_each_other() {
    let modules = Modules::of(sources());
    let uses = modules.uses();
    assert!(
        uses.values().map(BTreeSet::len).sum::<usize>() > 800,
        "the uses were not found"
    );
    let is_known = |known: &[&str], circle: &BTreeSet<Vec<String>>| {
        let lies_in = |file: &Vec<String>| {
            let within = |place: &&str| file.starts_with(&parts(place));
            known.iter().any(within)
        };
        circle.iter().all(lies_in)
    };
    let circles = circles(&uses);
    for known in CIRCLES {
        let is_there = circles.iter().any(|circle| is_known(known, circle));
        assert!(is_there, "no longer a circle, take it out: {known:?}");
    }
    let mut told = Vec::new();
    for circle in circles {
        if CIRCLES.iter().any(|known| is_known(known, &circle)) {
            continue;
        }
        for file in &circle {
            let within = uses[file].iter().filter(|used| circle.contains(*used));
            let within: Vec<_> = within
                .map(|used| modules.files[used].0.display().to_string())
                .collect();
            told.push(format!(
                "{} uses {}",
                modules.files[file].0.display(),
                within.join(", ")
            ));
        }
        told.push(String::new());
    }
    assert!(
        told.is_empty(),
        "these use each other:\n{}",
        told.join("\n")
    );
}

#[test]
fn groups_are_taken_apart_and_passed_names_followed() {
    let source = |path: &str, text: &str| (PathBuf::from(path), text.to_owned());
    let sources = || {
        vec![
            source("lib.rs", "mod a;\nmod b;\npub use b::Deep;\n"),
            source(
                "a.rs",
                "use crate::{b::{self, Thing as Other}, date};\n// use crate::c;\n",
            ),
            source(
                "b/mod.rs",
                "mod deep;\n#[cfg(test)]\nmod tests;\npub use deep::Deep;\npub struct Thing;\n",
            ),
            source(
                "b/deep.rs",
                "fn f() { super::Thing; crate::a::g(\"crate::b\") }\npub struct Deep;\n",
            ),
            source("b/tests.rs", "use crate::c::C;\n"),
            source("c.rs", "use crate::{Deep as D};\n"),
        ]
    };
    let modules = Modules::of(sources());
    let uses = modules.uses();
    let uses_of = |file: &[&str]| -> Vec<String> {
        let file: Vec<String> = file.iter().map(|part| (*part).to_owned()).collect();
        uses[&file].iter().map(|path| path.join("/")).collect()
    };
    assert_eq!(uses_of(&["a"]), ["b"]);
    assert_eq!(uses_of(&["b", "deep"]), ["a"]);
    assert_eq!(uses_of(&["c"]), ["b/deep"]);
    assert!(circles(&uses).is_empty());

    let mut with_circle = sources();
    with_circle[1].1.push_str("use crate::b::Deep;\n");
    let modules = Modules::of(with_circle);
    let found = circles(&modules.uses());
    let found: Vec<_> = found.iter().flatten().map(|path| path.join("/")).collect();
    assert_eq!(found, ["a", "b/deep"]);
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
