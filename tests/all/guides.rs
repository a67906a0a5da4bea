//! The guides: every block is run, and both languages say the same.
//!
//! `BLESS=1 cargo test` writes what the program shows into them.

mod page;
mod run;

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use page::{Block, Page};

fn both(name: &str) -> [Page; 2] {
    ["en", "vi"].map(|lang| Page::read(name, lang))
}

/// The content of a block without what is written for people alone.
fn content(block: &Block) -> Vec<String> {
    let comment = match block.language() {
        "rust" => "//",
        _ => "#",
    };
    let lines = block.lines.iter().map(|line| {
        let begins = |at: usize| at == 0 || line[..at].ends_with([' ', '+']);
        let mut comments = line.match_indices(comment).map(|(at, _)| at);
        let end = comments.find(|at| begins(*at));
        line[..end.unwrap_or(line.len())].trim_end().to_owned()
    });
    lines.filter(|line| !line.is_empty()).collect()
}

#[test]
fn every_guide_is_there_in_both_languages_and_shown() {
    let library = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/lib.rs");
    let library = fs::read_to_string(library).unwrap();
    for name in page::names() {
        for page in both(&name) {
            let file = page.path.file_name().unwrap().to_str().unwrap();
            let shown = format!("include_str!(\"docs/{file}\")");
            assert!(library.contains(&shown), "show {file} in src/lib.rs");
        }
    }
}

#[test]
fn both_languages_have_the_same_parts() {
    for name in page::names() {
        let [en, vi] = both(&name);
        let parts = |page: &Page| -> Vec<String> {
            let lines = page.prose().filter_map(|line| {
                let heading = line.split(' ').next().filter(|word| word.starts_with('#'));
                heading.or(line.starts_with('|').then_some("|"))
            });
            lines.map(str::to_owned).collect()
        };
        assert_eq!(parts(&en), parts(&vi), "headings and rows of {name}");
        let (en, vi) = (en.blocks(), vi.blocks());
        for (en, vi) in en.iter().zip(&vi) {
            let at = format!(
                "{name}: line {} (English), {} (Vietnamese)",
                en.first, vi.first
            );
            assert_eq!(en.info, vi.info, "{at}");
            match en.language() {
                "console" => {
                    let (en, vi): (Vec<_>, Vec<_>) =
                        (en.commands().collect(), vi.commands().collect());
                    assert_eq!(en, vi, "{at}");
                }
                "text" if en.file().is_none() => {}
                _ => assert_eq!(content(en), content(vi), "{at}"),
            }
        }
        assert_eq!(en.len(), vi.len(), "blocks of {name}");
    }
}

/// Whoever reads the page sees no first line of a block: the name of the file stands above it.
#[test]
fn the_tutorial_says_what_each_block_is_saved_as() {
    for page in both("tutorial") {
        let (whole, end, change) = match page.lang {
            "vi" => ("toàn bộ nội dung", "thêm vào cuối", "sửa"),
            _ => ("the whole content", "add at the end", "change"),
        };
        for block in page.blocks() {
            let Some(file) = block.file() else { continue };
            let above = block.first.checked_sub(3).map(|at| page.lines[at].as_str());
            let how = match block.language() {
                "diff" => change,
                _ if block.info.iter().any(|word| word == "add") => end,
                _ => whole,
            };
            let said = format!("`{file}`, {how}:");
            let is_said = above.is_some_and(|line| line.ends_with(&said));
            assert!(is_said, "{}: {above:?}, not {said}", page.place(&block));
        }
        let shown: String = page.blocks().iter().flat_map(|b| b.lines.clone()).collect();
        assert!(shown.contains("--fix --write") && shown.contains("$ justarch rename "));
    }
}

#[test]
fn the_tutorial_goes_as_it_says() {
    both("tutorial").iter().for_each(run::run);
}

#[test]
fn the_questions_are_answered_as_they_say() {
    both("faq").iter().for_each(run::run);
}

#[test]
fn the_other_guides_go_as_they_say() {
    for name in page::names() {
        if name != "tutorial" && name != "faq" {
            both(&name).iter().for_each(run::run);
        }
    }
}

/// Each question shows a file that is wrong and one that is right: the second has none of the findings of the first.
#[test]
fn what_is_written_instead_is_clean() {
    let page = Page::read("faq", "vi");
    let home = run::folder("answers");
    let (mut asked, mut seen) = (String::new(), BTreeSet::new());
    let mut questions = 0;
    for block in page.blocks() {
        let place = page.place(&block);
        if block.language() == "console" {
            let codes = block.lines.iter().filter_map(|line| {
                let code = line.split_once('[')?.1.split_once("]:")?.0;
                Some(format!("[{code}]:"))
            });
            seen = codes.collect();
            asked = block.commands().last().unwrap().to_owned();
        } else if let Some(name) = block.file() {
            run::file(&page, &block, &home);
            if name.starts_with("dung") {
                assert!(!seen.is_empty(), "{place}: nothing was wrong");
                let words = asked.split(' ');
                let words = words.map(|word| if word.starts_with("sai.") { name } else { word });
                let typed = words.collect::<Vec<_>>().join(" ");
                let (lines, exit) = run::execute(&place, &typed, "vi", &home);
                let text = lines.join("\n");
                assert_eq!(exit, 0, "{place}:\n{text}");
                for code in std::mem::take(&mut seen) {
                    assert!(!text.contains(&code), "{place}:\n{text}");
                }
                questions += 1;
            }
        }
    }
    assert!(questions >= 30, "{questions} questions");
    let _ = fs::remove_dir_all(home);
}

/// A ministry that is not the one this was written for, described from the reference pages alone.
#[test]
fn an_illustrative_ministry_is_clean() {
    let text = include_str!("../illustrative-ministry.yaml");
    let document = justarch::Document::parse("illustrative-ministry.yaml", text).unwrap();
    let architecture = document.architecture();
    assert_eq!(architecture.elements().count(), 30);
    let rules = justarch::RuleSet::for_framework(architecture.framework()).unwrap();
    let report = rules.check_document(&document);
    assert!(report.is_empty(), "{report:?}");
}
