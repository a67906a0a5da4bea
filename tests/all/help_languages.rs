//! Help is wholly in the language asked for, wherever it is asked for.

use std::process::Command;

fn run(args: &[&str], variable: Option<&str>) -> String {
    let mut program = Command::new(env!("CARGO_BIN_EXE_justarch"));
    program.args(args).env_remove("JUSTARCH_LANG");
    if let Some(lang) = variable {
        program.env("JUSTARCH_LANG", lang);
    }
    let done = program.output().unwrap();
    assert!(
        done.status.success(),
        "{args:?}: {}",
        String::from_utf8_lossy(&done.stderr)
    );
    String::from_utf8(done.stdout).unwrap()
}

/// The commands that a page lists.
fn commands(page: &str) -> Vec<String> {
    let lines = page
        .lines()
        .skip_while(|line| *line != "Các lệnh:" && *line != "Commands:");
    let lines = lines.skip(1).take_while(|line| line.starts_with("  "));
    let names = lines.filter(|line| !line.starts_with("   "));
    let names = names.filter_map(|line| line.split_whitespace().next());
    names
        .filter(|name| *name != "help")
        .map(str::to_owned)
        .collect()
}

fn pages(path: &[String], lang: &str, found: &mut Vec<(String, String)>) {
    for flag in ["--help", "-h"] {
        let args: Vec<&str> = path
            .iter()
            .map(String::as_str)
            .chain([flag, "--lang", lang])
            .collect();
        let page = run(&args, None);
        if flag == "--help" {
            for name in commands(&page) {
                let path: Vec<String> = path.iter().cloned().chain([name]).collect();
                pages(&path, lang, found);
            }
        }
        found.push((args.join(" "), page));
    }
}

/// Words of the frame and of the texts that only one of the languages has.
const ENGLISH: [&str; 14] = [
    "Usage",
    "Options",
    "Commands",
    "Arguments",
    "possible values",
    "Possible values",
    "default:",
    "env:",
    "OPTIONS",
    "COMMAND",
    "Print",
    " the ",
    "Exit with",
    "document",
];

#[test]
fn every_page_is_in_the_language_asked_for() {
    for lang in ["vi", "en"] {
        let mut found = Vec::new();
        pages(&[], lang, &mut found);
        assert!(found.len() > 20, "{}", found.len());
        for (args, page) in found {
            if lang == "vi" {
                for word in ENGLISH {
                    // A word that is typed is the same in every language.
                    let is_typed = args.starts_with("schema") && word == "document";
                    assert!(is_typed || !page.contains(word), "{args}: {word}\n{page}");
                }
                assert!(
                    page.contains("Cách dùng: ") && page.contains("Tùy chọn:"),
                    "{args}\n{page}"
                );
            } else {
                assert!(page.is_ascii(), "{args}\n{page}");
                assert!(
                    page.contains("Usage: ") && page.contains("Options:"),
                    "{args}\n{page}"
                );
            }
        }
    }
}

#[test]
fn the_language_may_stand_anywhere() {
    let wanted = run(&["--help", "--lang", "en"], None);
    for args in [
        &["help", "--lang", "en"][..],
        &["--lang", "en", "help"],
        &["--lang=en", "--help"],
        &["help", "--lang=en"],
    ] {
        assert_eq!(run(args, None), wanted, "{args:?}");
    }
    assert_eq!(run(&["help"], Some("en")), wanted);
    assert_eq!(run(&["help"], Some("vi")), run(&["help"], None));
    assert_eq!(
        run(&["help", "gap", "--lang", "en"], None),
        run(&["gap", "--help", "--lang", "en"], Some("vi"))
    );
}
