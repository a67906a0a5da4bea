//! What the crate depends on keeps to `deny.toml`: licences, doubled versions, sources. Offline.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::process::Command;

use serde_json::Value;
use toml::de::{DeTable, DeValue};

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// What cargo knows of the packages for this machine, with all features.
fn metadata() -> Value {
    let cargo = std::env::var("CARGO").unwrap_or_else(|_| "cargo".to_owned());
    let version = Command::new("rustc").arg("-vV").output().unwrap();
    let version = String::from_utf8(version.stdout).unwrap();
    let host = version.lines().find_map(|line| line.strip_prefix("host: "));
    let known = Command::new(cargo)
        .current_dir(root())
        .args(["metadata", "--format-version=1", "--all-features"])
        .args(["--locked", "--offline", "--filter-platform", host.unwrap()])
        .output()
        .unwrap();
    let complaint = String::from_utf8_lossy(&known.stderr);
    assert!(known.status.success(), "{complaint}");
    serde_json::from_slice(&known.stdout).unwrap()
}

fn list<'v>(value: &'v Value, key: &str) -> &'v [Value] {
    value[key].as_array().unwrap()
}

fn text<'v>(value: &'v Value, key: &str) -> &'v str {
    value[key].as_str().unwrap_or_default()
}

/// The packages that the crate itself is built from, without those that only its tests and benches use.
fn shipped(metadata: &Value) -> Vec<&Value> {
    let resolve = &metadata["resolve"];
    let mut reached = BTreeSet::from([text(resolve, "root")]);
    let mut open: Vec<&str> = reached.iter().copied().collect();
    while let Some(id) = open.pop() {
        let node = list(resolve, "nodes").iter().find(|n| text(n, "id") == id);
        for dependency in list(node.unwrap(), "deps") {
            let kinds = list(dependency, "dep_kinds");
            let only_for_tests = kinds.iter().all(|kind| text(kind, "kind") == "dev");
            let id = text(dependency, "pkg");
            if !only_for_tests && reached.insert(id) {
                open.push(id);
            }
        }
    }
    let packages = list(metadata, "packages").iter();
    packages
        .filter(|p| reached.contains(text(p, "id")))
        .collect()
}

/// Runs a look at `deny.toml` by the path of a key.
fn denied<T>(path: [&str; 2], look: impl Fn(&DeValue<'_>) -> T) -> T {
    let text = std::fs::read_to_string(root().join("deny.toml")).unwrap();
    let table = DeTable::parse(&text).unwrap();
    let section = table.get_ref().get(path[0]).unwrap();
    let section = section.get_ref().as_table().unwrap();
    look(section.get(path[1]).unwrap().get_ref())
}

/// The texts of a list, or those under one key of the tables in a list.
fn texts(value: &DeValue<'_>, key: &str) -> BTreeSet<String> {
    let items = value.as_array().unwrap().iter();
    let of = |value: &DeValue<'_>| {
        let text = value
            .as_table()
            .map(|table| table.get(key).unwrap().get_ref());
        text.unwrap_or(value).as_str().unwrap().to_owned()
    };
    items.map(|item| of(item.get_ref())).collect()
}

/// Whether an expression of licences can be met by those allowed: `(MIT OR Apache-2.0) AND Unicode-3.0`.
fn is_met(expression: &str, allowed: &BTreeSet<String>) -> bool {
    let spaced = expression.replace('/', " OR ");
    let spaced = spaced.replace('(', " ( ").replace(')', " ) ");
    let mut words = spaced.split_whitespace().peekable();
    let met = one_of(&mut words, allowed);
    assert!(words.next().is_none(), "not understood: {expression}");
    met
}

type Words<'w> = std::iter::Peekable<std::str::SplitWhitespace<'w>>;

fn one_of(words: &mut Words<'_>, allowed: &BTreeSet<String>) -> bool {
    let mut met = all_of(words, allowed);
    while words.next_if_eq(&"OR").is_some() {
        met |= all_of(words, allowed);
    }
    met
}

fn all_of(words: &mut Words<'_>, allowed: &BTreeSet<String>) -> bool {
    let mut met = one(words, allowed);
    while words.next_if_eq(&"AND").is_some() {
        met &= one(words, allowed);
    }
    met
}

fn one(words: &mut Words<'_>, allowed: &BTreeSet<String>) -> bool {
    let name = words.next().unwrap_or_default();
    if name == "(" {
        let met = one_of(words, allowed);
        assert_eq!(words.next(), Some(")"));
        return met;
    }
    // With an exception it is another licence.
    let excepted = words.next_if_eq(&"WITH").and_then(|_| words.next());
    excepted.is_none() && allowed.contains(name)
}

#[test]
fn expressions_of_licences() {
    let allowed = BTreeSet::from(["MIT".to_owned(), "Unicode-3.0".to_owned()]);
    assert!(is_met("MIT OR GPL-3.0", &allowed));
    assert!(is_met("Apache-2.0/MIT", &allowed));
    assert!(is_met("(GPL-3.0 OR MIT) AND Unicode-3.0", &allowed));
    assert!(!is_met("MIT AND GPL-3.0", &allowed));
    assert!(!is_met("(MIT OR GPL-3.0) AND Zlib", &allowed));
    assert!(!is_met("MIT WITH LLVM-exception", &allowed));
    assert!(!is_met("", &allowed));
}

#[test]
fn licences_are_allowed() {
    let allowed = denied(["licenses", "allow"], |value| texts(value, "name"));
    let metadata = metadata();
    let packages = list(&metadata, "packages");
    assert!(packages.len() > 30, "{}", packages.len());
    for package in packages {
        let (name, licence) = (text(package, "name"), text(package, "license"));
        assert!(is_met(licence, &allowed), "{name}: `{licence}`");
    }
}

#[test]
fn versions_are_doubled_only_where_it_is_said_why() {
    let known = denied(["bans", "skip"], |value| texts(value, "crate"));
    let metadata = metadata();
    let mut versions: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
    for package in shipped(&metadata) {
        let of_name = versions.entry(text(package, "name")).or_default();
        of_name.insert(text(package, "version"));
    }
    versions.retain(|_, versions| versions.len() > 1);
    let doubled: BTreeSet<&str> = versions.keys().copied().collect();
    let said: BTreeSet<&str> = known.iter().filter_map(|k| k.split('@').next()).collect();
    assert_eq!(doubled, said, "{versions:?}");
}

#[test]
fn all_come_from_one_registry() {
    let known = denied(["sources", "allow-registry"], |value| texts(value, "url"));
    let metadata = metadata();
    for package in list(&metadata, "packages") {
        let source = text(package, "source").strip_prefix("registry+");
        let own = package["source"].is_null()
            && ["budget", "justarch", "xtask"].contains(&text(package, "name"));
        let found = own || source.is_some_and(|source| known.contains(source));
        assert!(found, "{}: {source:?}", text(package, "name"));
    }
}
