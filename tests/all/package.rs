//! What a registry, other systems and other platforms ask of the package and of the names of files.

use std::fs;
use std::path::{Path, PathBuf};

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// The strings of a list in the manifest, whichever way it is laid out.
fn list(manifest: &str, key: &str) -> Vec<String> {
    let start = manifest.find(&format!("\n{key} = [")).unwrap();
    let rest = &manifest[start..];
    let body = &rest[rest.find('[').unwrap()..rest.find(']').unwrap()];
    let strings = body.split('"').skip(1).step_by(2);
    strings.map(str::to_owned).collect()
}

#[test]
fn the_registry_takes_the_keywords() {
    let manifest = fs::read_to_string(root().join("Cargo.toml")).unwrap();
    let keywords = list(&manifest, "keywords");
    assert!((1..=5).contains(&keywords.len()), "{keywords:?}");
    for word in &keywords {
        let plain = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | '+');
        assert!(word.len() <= 20 && word.chars().all(plain), "{word}");
        assert!(
            word.starts_with(|c: char| c.is_ascii_alphanumeric()),
            "{word}"
        );
    }
    assert!((1..=5).contains(&list(&manifest, "categories").len()));
    // Nothing is claimed that is not there.
    for key in ["repository", "homepage"] {
        assert!(
            !manifest.contains(&format!("\n{key} = ")),
            "{key}: does it exist by now?"
        );
    }
}

fn walk(folder: &Path, out: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_name().unwrap().to_str().unwrap();
        if matches!(
            name,
            ".git" | "target" | "corpus" | "artifacts" | "node_modules"
        ) {
            continue;
        }
        out.push(path.clone());
        if path.is_dir() {
            walk(&path, out);
        }
    }
}

/// Windows reserves some names, forbids some characters, and does not tell capital letters from small ones.
#[test]
fn every_file_can_be_checked_out_on_windows() {
    let mut paths = Vec::new();
    walk(root(), &mut paths);
    assert!(paths.len() > 500, "{}", paths.len());
    let mut seen = std::collections::BTreeMap::new();
    let mut wrong = Vec::new();
    for path in &paths {
        let name = path.file_name().unwrap().to_str().unwrap();
        let stem = name.split('.').next().unwrap().to_lowercase();
        let is_port = |prefix: &str| {
            let number = stem.strip_prefix(prefix);
            number.is_some_and(|n| n.len() == 1 && n.bytes().all(|b| b.is_ascii_digit()))
        };
        let is_reserved = matches!(
            stem.as_str(),
            "con" | "prn" | "aux" | "nul" | "conin$" | "conout$"
        );
        let is_bad = |c: char| c.is_control() || r#"<>:"|?*\"#.contains(c);
        let path = path.strip_prefix(root()).unwrap().to_str().unwrap();
        if is_reserved
            || is_port("com")
            || is_port("lpt")
            || name.ends_with([' ', '.'])
            || name.chars().any(is_bad)
            || path.len() > 180
        {
            wrong.push(path.to_owned());
        }
        if let Some(other) = seen.insert(path.to_lowercase(), path) {
            wrong.push(format!("{other} and {path}"));
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}
