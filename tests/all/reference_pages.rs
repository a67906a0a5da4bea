//! The reference pages are those of the vocabulary: they hold every word and no other.
//!
//! `BLESS=1 cargo test` rewrites them.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use justarch::vocabulary::{self, reference};
use justarch::{Document, Lang};

fn folder(lang: Lang) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("src/docs/reference/{lang}"))
}

#[test]
fn pages_are_fresh_and_shown() {
    let library = fs::read_to_string(folder(Lang::Vi).join("../../../lib.rs")).unwrap();
    let mut stale = Vec::new();
    for lang in [Lang::Vi, Lang::En] {
        for page in reference::pages() {
            let path = folder(lang).join(format!("{page}.md"));
            let text = reference::page(page, lang).unwrap();
            if fs::read_to_string(&path).is_ok_and(|there| there == text) {
            } else if std::env::var_os("BLESS").is_some() {
                fs::write(&path, text).unwrap();
            } else {
                stale.push(path.display().to_string());
            }
        }
        for entry in fs::read_dir(folder(lang)).unwrap() {
            let name = entry.unwrap().file_name().into_string().unwrap();
            let shown = format!("docs/reference/{lang}/{name}");
            assert!(library.contains(&shown), "show {shown} in src/lib.rs");
        }
    }
    assert!(stale.is_empty(), "run with BLESS=1 and review: {stale:#?}");
    assert!(reference::page("nothing", Lang::Vi).is_none());
}

/// The words that a page explains, each with its title: headings, and rows of tables of words.
fn explained(text: &str) -> Vec<(String, String)> {
    const HEADS: &[&str] = &[
        "| Giá trị |",
        "| Value |",
        "| Loại |",
        "| Kind |",
        "| Lớp |",
        "| Layer |",
        "| Khóa của tệp |",
        "| Key of the file |",
    ];
    let mut out = Vec::new();
    let mut in_table = false;
    let mut in_code = false;
    for line in text.lines() {
        in_code ^= line.starts_with("```");
        if in_code {
            continue;
        }
        if !line.starts_with('|') {
            in_table = false;
        } else if HEADS.iter().any(|head| line.starts_with(head)) {
            in_table = true;
        }
        let told = if let Some(heading) = line.trim_start_matches('#').strip_prefix(" `") {
            heading.split_once("` · ")
        } else if in_table && line.starts_with("| `") {
            let mut cells = line.split(" | ");
            let word = cells
                .next()
                .unwrap()
                .trim_start_matches("| `")
                .trim_end_matches('`');
            cells
                .next()
                .map(|title| (word, title.trim_end_matches(" |")))
        } else {
            None
        };
        out.extend(told.map(|(word, title)| (word.to_owned(), title.to_owned())));
    }
    out
}

#[test]
fn pages_hold_every_word_and_no_other() {
    for lang in [Lang::Vi, Lang::En] {
        let count = |words: Vec<(String, String)>| {
            let mut counted: BTreeMap<_, usize> = BTreeMap::new();
            for word in words {
                *counted.entry(word).or_default() += 1;
            }
            counted
        };
        let pages = reference::pages().into_iter();
        let told = pages.flat_map(|page| explained(&reference::page(page, lang).unwrap()));
        let all = vocabulary::all();
        let words = all
            .iter()
            .map(|e| (e.word.to_owned(), e.title.get(lang).to_owned()));
        let (told, words) = (count(told.collect()), count(words.collect()));
        for (word, times) in &words {
            assert_eq!(told.get(word), Some(times), "{lang}: {word:?}");
        }
        for word in told.keys() {
            assert!(words.contains_key(word), "{lang}: {word:?} is no word");
        }
    }
}

#[test]
fn pages_are_linked_and_no_walls() {
    for lang in [Lang::Vi, Lang::En] {
        let mut files: Vec<_> = fs::read_dir(folder(lang))
            .unwrap()
            .map(|e| e.unwrap().path())
            .collect();
        files.sort();
        let names: Vec<_> = files
            .iter()
            .map(|f| f.file_stem().unwrap().to_str().unwrap().to_owned())
            .collect();
        for file in &files {
            let text = fs::read_to_string(file).unwrap();
            let links = text
                .lines()
                .filter_map(|line| line.strip_prefix('[')?.split_once("]: "));
            let mut found = 0;
            for (name, target) in links {
                assert!(
                    names.contains(&name.to_owned()),
                    "{}: {name}",
                    file.display()
                );
                assert_eq!(target, format!("{name}.md"));
                found += 1;
            }
            assert!(found > 0, "{} leads nowhere", file.display());
            let paragraphs = text.lines().filter(|line| !line.starts_with('|'));
            for line in paragraphs {
                assert!(line.chars().count() < 700, "{}: {line}", file.display());
            }
        }
    }
}

/// The blocks of the pages that are whole files or sections are read.
#[test]
fn documents_on_the_pages_load() {
    for lang in [Lang::Vi, Lang::En] {
        let page = reference::page("file", lang).unwrap();
        let block = page
            .split("```yaml\n")
            .nth(1)
            .unwrap()
            .split("```")
            .next()
            .unwrap();
        let document = Document::parse("page.yaml", block).unwrap();
        assert!(document.report().is_empty(), "{:?}", document.report());
        let lineage = fs::read_to_string(folder(lang).join("lineage.md")).unwrap();
        let blocks = lineage.split("```yaml\n").skip(1);
        let mut read = 0;
        for block in blocks {
            let block = block.split("```").next().unwrap();
            let head = "justarch: 1\narchitecture: { id: a, body: b, name: { vi: A }, version: \"1.0\", framework: \"3.0\" }\n";
            let organisation = if block.starts_with("organisations:") {
                "  b: { name: { vi: B } }\n"
            } else {
                "organisations:\n  b: { name: { vi: B } }\n"
            };
            let document =
                Document::parse("page.yaml", &format!("{head}{block}{organisation}")).unwrap();
            assert!(
                document.report().is_empty(),
                "{block}\n{:?}",
                document.report()
            );
            read += 1;
        }
        assert!(read >= 7, "{read}");
    }
}

/// From which day each framework holds, and which decision replaced it, as `explain` tells it.
#[test]
fn frameworks_are_told_with_their_days() {
    let rows = |lang| {
        let page = reference::page("document", lang).unwrap();
        let rows = page
            .lines()
            .filter(|line| line.contains("QĐ-") && line.starts_with("| `"));
        rows.map(str::to_owned).collect::<Vec<_>>()
    };
    let (vi, en) = (rows(Lang::Vi), rows(Lang::En));
    assert_eq!((vi.len(), en.len()), (3, 3));
    assert!(
        vi[0].ends_with("| 31/12/2019 | 29/12/2023 | Quyết định 2568/QĐ-BTTTT |"),
        "{vi:?}"
    );
    assert!(
        en[1].ends_with("| 2023-12-29 | 2025-03-25 | Decision 292/QĐ-BKHCN |"),
        "{en:?}"
    );
    assert!(vi[2].ends_with("| 25/03/2025 | — | — |"), "{vi:?}");
    let told = vocabulary::search("3.0").topics[0].markdown(Lang::Vi);
    assert!(
        told.contains("25/03/2025, được thay thế bởi Quyết định 292/QĐ-BKHCN"),
        "{told}"
    );
}
