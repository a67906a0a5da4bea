//! The catalogue knows every code that the library can report.

use std::fs;
use std::path::Path;

use justarch::{Lang, catalog};

/// Words of the form of a code in string literals of the code, comments and tests apart.
fn codes_in(folder: &Path, found: &mut Vec<(String, String)>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            codes_in(&path, found);
            continue;
        }
        if path.extension().is_none_or(|e| e != "rs") || path.ends_with("tests.rs") {
            continue;
        }
        let text = fs::read_to_string(&path).unwrap();
        let text = text.split("#[cfg(test)]").next().unwrap_or_default();
        let code = text.lines().filter(|l| !l.trim_start().starts_with("//"));
        for word in code.flat_map(|line| line.split('"').skip(1).step_by(2)) {
            let Some((letters, digits)) = word.split_at_checked(3) else {
                continue;
            };
            let is_code = letters.len() == 3
                && letters.bytes().all(|b| b.is_ascii_uppercase())
                && digits.len() == 3
                && digits.bytes().all(|b| b.is_ascii_digit());
            if is_code {
                found.push((word.to_owned(), path.display().to_string()));
            }
        }
    }
}

#[test]
fn every_code_is_explained() {
    let mut found = Vec::new();
    let src = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    codes_in(&src, &mut found);
    assert!(found.len() > 20);
    for (code, path) in found {
        assert!(catalog::explain(&code).is_some(), "{code}, in {path}");
    }
}

#[test]
fn pages_hold_no_overlong_line_and_no_gap() {
    for page in catalog::all() {
        for lang in [Lang::Vi, Lang::En] {
            let text = page.render(lang);
            for line in text.lines() {
                assert!(line.chars().count() <= 110, "{}: {line}", page.code);
                assert_eq!(line, line.trim_end(), "{}", page.code);
            }
        }
    }
}
