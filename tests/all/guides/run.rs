//! Runs the blocks of a guide in a folder of their own, one after the other.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use justarch::{Config, Document};

use super::page::{Block, Page};

const HEAD: &str = "justarch: 1\narchitecture: { id: a, body: o, name: { vi: A }, version: '3.0', framework: '3.0' }\n\
    organisations: { o: { name: { vi: O }, kind: ministry } }\n";

/// A line that stands for lines left out.
const LEFT_OUT: &str = "…";

/// Writes the files, makes the edits and runs the commands of a page. What is shown must be what the page shows; with
/// `BLESS=1` the page is written anew.
pub(super) fn run(page: &Page) {
    let name = page.path.file_stem().unwrap().to_string_lossy();
    let home = folder(&name);
    let bless = std::env::var_os("BLESS").is_some();
    let mut lines = page.lines.clone();
    // From the last block to the first, so that the places of those before stay right.
    let mut shown = Vec::new();
    for block in page.blocks() {
        if block.language() == "console" {
            shown.push(commands(page, &block, &home, bless));
        } else {
            file(page, &block, &home);
        }
    }
    for (first, old, new) in shown.into_iter().rev() {
        lines.splice(first..first + old, new);
    }
    if lines != page.lines {
        let text = format!("{}\n", lines.join("\n"));
        fs::write(&page.path, text).unwrap();
    }
    let _ = fs::remove_dir_all(home);
}

pub(super) fn folder(name: &str) -> PathBuf {
    let home = std::env::temp_dir().join(format!("justarch-guide-{}-{name}", std::process::id()));
    let _ = fs::remove_dir_all(&home);
    fs::create_dir_all(&home).unwrap();
    home
}

/// Writes or changes the file that a block names.
pub(super) fn file(page: &Page, block: &Block, home: &Path) {
    let place = page.place(block);
    let Some(name) = block.file() else {
        let fine = matches!(block.language(), "rust" | "text");
        assert!(fine, "{place}: nothing runs this block; name a file");
        return;
    };
    if block.language().starts_with("rust") {
        return;
    }
    if name == "fragment" {
        fragment(&place, block);
        return;
    }
    let safe = Path::new(name).components();
    let safe = safe
        .into_iter()
        .all(|part| matches!(part, std::path::Component::Normal(_)));
    assert!(safe, "{place}: `{name}` lies elsewhere");
    let path = home.join(name);
    let there = |path: &Path| {
        fs::read_to_string(path)
            .unwrap_or_else(|error| panic!("{place}: {}: {error}", path.display()))
    };
    if block.language() == "diff" {
        let text = edit(&place, &there(&path), block);
        fs::write(path, text).unwrap();
        return;
    }
    let how: Vec<_> = block.info.iter().skip(2).map(String::as_str).collect();
    let text = block.text();
    let bytes = match how[..] {
        [] => text.into_bytes(),
        ["add"] => (there(&path) + &text).into_bytes(),
        ["after", other] => (there(&home.join(other)) + &text).into_bytes(),
        // Without the mark by which it would be known.
        ["utf-16"] => text.encode_utf16().flat_map(u16::to_le_bytes).collect(),
        ["zip"] => [b"PK\x03\x04\x14\0", text.as_bytes()].concat(),
        _ => panic!("{place}: what is {how:?}?"),
    };
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    fs::write(path, bytes).unwrap();
}

/// A part of a file: every word in it is known, though what it refers to may be elsewhere.
fn fragment(place: &str, block: &Block) {
    let text = block.text();
    if block.language() == "toml" {
        Config::parse(&text).unwrap_or_else(|error| panic!("{place}: {error}"));
    } else if ["forbid:", "allow:", "require:"]
        .iter()
        .any(|shape| text.starts_with(shape))
    {
        crate::user_rules::rules(&text.trim_end().replace('\n', "\n    "));
    } else {
        let document = Document::parse("fragment.yaml", &format!("{HEAD}{text}")).unwrap();
        for found in document.report() {
            let elsewhere = ["LAY003", "LAY004", "FMT012", "FMT014"];
            assert!(
                elsewhere.contains(&found.code.as_str()),
                "{place}: {found:?}"
            );
        }
    }
}

/// The text with the lines of `-` replaced by those of `+`, where they stand together with those that stay.
fn edit(place: &str, text: &str, block: &Block) -> String {
    let side = |sign: char| -> String {
        let lines = block.lines.iter().filter_map(|line| {
            let line = line
                .strip_prefix([' ', sign])
                .or(line.is_empty().then_some(""))?;
            Some(format!("{line}\n"))
        });
        lines.collect()
    };
    let (old, new) = (side('-'), side('+'));
    let times = text.matches(&old).count();
    assert_eq!(times, 1, "{place}: it is found {times} times in\n{text}");
    text.replacen(&old, &new, 1)
}

/// Runs the commands of a block: where its lines begin, how many there are, and what they should be.
fn commands(page: &Page, block: &Block, home: &Path, bless: bool) -> (usize, usize, Vec<String>) {
    let mut lines = Vec::new();
    let mut rest = block.lines.iter().peekable();
    let mut code = None;
    while let Some(line) = rest.next() {
        let place = page.place(block);
        let typed = line
            .strip_prefix("$ ")
            .unwrap_or_else(|| panic!("{place}: `{line}` is no command"));
        let mut expected = Vec::new();
        while let Some(line) = rest.next_if(|line| !line.starts_with("$ ")) {
            expected.push(line.clone());
        }
        let output = if typed == "echo $?" {
            vec![format!("{}", code.expect("a command before"))]
        } else {
            let (output, exit) = execute(&place, typed, page.lang, home);
            code = Some(exit);
            output
        };
        lines.push(line.clone());
        if fits(&expected, &output) {
            lines.extend(expected);
        } else if bless {
            lines.extend(renewed(&expected, &output));
        } else {
            panic!(
                "{place}: `{typed}` shows (BLESS=1 writes it down)\n{}\ninstead of\n{}",
                output.join("\n"),
                expected.join("\n")
            );
        }
    }
    (block.first, block.lines.len(), lines)
}

/// What a command shows, lines without trailing space, and how it exits. `> FILE` writes the output to a file.
pub(super) fn execute(place: &str, typed: &str, lang: &str, home: &Path) -> (Vec<String>, i32) {
    let mut words = words(typed).into_iter();
    let program = words.next();
    if let (Some("cp"), [option, from, to]) = (program.as_deref(), words.as_slice()) {
        assert_eq!(option, "-r", "{place}");
        copy(&home.join(from), &home.join(to));
        return (Vec::new(), 0);
    }
    assert_eq!(program.as_deref(), Some("justarch"), "{place}: `{typed}`");
    let mut args: Vec<_> = words.collect();
    let into = args.iter().position(|arg| arg == ">");
    let into = into.map(|at| args.split_off(at).pop().unwrap());
    let ran = Command::new(env!("CARGO_BIN_EXE_justarch"))
        .args(args)
        .current_dir(home)
        .env("JUSTARCH_LANG", lang)
        .env("NO_COLOR", "1")
        .env_remove("CLICOLOR_FORCE")
        .output()
        .unwrap();
    let mut text = String::from_utf8(ran.stdout).unwrap();
    if let Some(into) = into {
        fs::write(home.join(into), &text).unwrap();
        text.clear();
    }
    text.push_str(&String::from_utf8(ran.stderr).unwrap());
    let lines = text.lines().map(|line| line.trim_end().to_owned());
    let exit = ran.status.code().expect("it ended by itself");
    assert!(
        matches!(exit, 0..=2),
        "{place}: `{typed}` exits with {exit}"
    );
    (lines.collect(), exit)
}

fn copy(from: &Path, to: &Path) {
    if from.is_dir() {
        fs::create_dir(to).unwrap();
        for entry in fs::read_dir(from).unwrap() {
            let entry = entry.unwrap();
            copy(&entry.path(), &to.join(entry.file_name()));
        }
    } else {
        fs::copy(from, to).unwrap();
    }
}

/// The words of a command; quotes hold words together.
fn words(typed: &str) -> Vec<String> {
    let mut words = vec![String::new()];
    let mut quote = None;
    for c in typed.chars() {
        match (quote, c) {
            (None, ' ') => words.push(String::new()),
            (None, '"' | '\'') => quote = Some(c),
            (Some(open), _) if c == open => quote = None,
            _ => words.last_mut().unwrap().push(c),
        }
    }
    words.retain(|word| !word.is_empty());
    words
}

/// Whether the output is what is expected, lines left out apart.
fn fits(expected: &[String], output: &[String]) -> bool {
    match expected {
        [] => output.is_empty(),
        [first, rest @ ..] if first == LEFT_OUT => {
            (0..=output.len()).any(|skipped| fits(rest, &output[skipped..]))
        }
        [first, rest @ ..] => {
            // So may the end of a line be.
            let begins = first.strip_suffix(LEFT_OUT).unwrap_or(first);
            let same =
                |line: &String| line == first || (begins != first && line.starts_with(begins));
            output.first().is_some_and(same) && fits(rest, &output[1..])
        }
    }
}

/// What is expected, made anew from the output with as much left out as before. A part that begins with a code
/// (`[FMT008]`) becomes the finding of that code; another part the lines most like it.
fn renewed(expected: &[String], output: &[String]) -> Vec<String> {
    if !expected.iter().any(|line| line == LEFT_OUT) {
        return output.to_vec();
    }
    let mut lines = Vec::new();
    let mut rest = output;
    for part in expected.split(|line| line == LEFT_OUT) {
        if let Some(first) = part.first() {
            let code = first.find('[').zip(first.find(']'));
            let code = code
                .filter(|(from, to)| to - from == 7)
                .map(|(from, to)| &first[from..=to]);
            let (at, end) = if let Some(code) = code {
                let at = rest.iter().position(|line| line.contains(code));
                let at = at.unwrap_or_else(|| panic!("no {code} in\n{}", rest.join("\n")));
                let end = rest[at..].iter().position(String::is_empty);
                (at, end.map_or(rest.len(), |end| at + end))
            } else {
                let alike = |line: &String| {
                    let pairs = line.bytes().zip(first.bytes());
                    pairs.take_while(|(a, b)| a == b).count()
                };
                let best = rest.iter().map(alike).max().unwrap_or(0);
                let at = rest.iter().position(|line| alike(line) == best);
                let at = at.unwrap_or(0);
                (at, (at + part.len()).min(rest.len()))
            };
            lines.extend_from_slice(&rest[at..end]);
            rest = &rest[end..];
        }
        lines.push(LEFT_OUT.to_owned());
    }
    lines.pop();
    lines
}
