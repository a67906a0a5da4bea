//! The public interface, written down item by item with its signature, so that a change of it is seen in review.
//!
//! Every `pub` item of the library can be reached (a lint of the crate sees to that), so the listing is that of all of
//! them, as `rustfmt` lays them out. Of items that a macro of the crate makes there are its definition and what it is
//! called with. `BLESS=1 cargo test --all-features api` writes it anew.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

/// The files whose re-exports are public paths.
const ROOTS: [&str; 4] = [
    "lib.rs",
    "catalog.rs",
    "reference/mod.rs",
    "suppression/mod.rs",
];

fn sources(folder: &Path, out: &mut Vec<PathBuf>) {
    let mut entries: Vec<_> = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .collect();
    entries.sort();
    for path in entries {
        let name = path.file_name().unwrap().to_str().unwrap();
        match (path.is_dir(), name) {
            (_, "bin" | "tests" | "tests.rs") => {}
            (true, _) => sources(&path, out),
            (false, _) if path.extension().is_some_and(|e| e == "rs") => out.push(path),
            (false, _) => {}
        }
    }
}

/// What is written down: by name of the type, or of the item if it stands alone.
#[derive(Default)]
struct Listing {
    items: BTreeMap<String, BTreeSet<String>>,
    /// Implementations of traits: the name of the trait, of the type, and the header.
    implementations: Vec<(String, String, String)>,
    private_traits: BTreeSet<String>,
}

impl Listing {
    fn add(&mut self, name: &str, text: String) {
        self.items.entry(name.to_owned()).or_default().insert(text);
    }

    fn finish(mut self) -> String {
        for (of, on, header) in std::mem::take(&mut self.implementations) {
            let known = self.items.contains_key(&on) || on.contains("! ");
            if known && !self.private_traits.contains(&of) {
                self.add(&on, header);
            }
        }
        // Of macros that make nothing public it does not matter what they are called with.
        let makers = self.items.keys().filter_map(|name| name.split_once(' '));
        let makers: BTreeSet<_> = makers.map(|(name, _)| name.to_owned()).collect();
        self.items
            .retain(|name, _| !name.ends_with('!') || makers.contains(name));
        let mut out = String::new();
        for (name, texts) in &self.items {
            out.extend([name, "\n"]);
            for text in texts {
                out.extend(["    ", text, "\n"]);
            }
        }
        out
    }
}

fn indent(line: &str) -> usize {
    line.len() - line.trim_start().len()
}

/// The last part of a path without what follows it: `Type` of `crate::Type<'a>`.
fn name_of(text: &str) -> String {
    let end = text
        .find(|c: char| !(c.is_alphanumeric() || matches!(c, '_' | ':' | '$')))
        .unwrap_or(text.len());
    text[..end]
        .trim_end_matches(':')
        .rsplit("::")
        .next()
        .unwrap()
        .to_owned()
}

/// The lines without comments and without tests; attributes are kept.
fn code(text: &str) -> Vec<&str> {
    let mut out: Vec<&str> = Vec::new();
    for line in text.lines() {
        if line == "mod tests {" {
            break;
        }
        if !line.trim_start().starts_with("//") && !line.trim().is_empty() {
            out.push(line);
        }
    }
    out
}

/// Joins lines from one on until one ends in one of these. Gives how many it took.
fn join(lines: &[&str], ends: &[char]) -> (String, usize) {
    let mut text = String::new();
    for (nth, line) in lines.iter().enumerate() {
        let line = line.trim();
        if !text.is_empty()
            && !text.ends_with(['(', '[', '<'])
            && !line.starts_with([')', ']', '>'])
        {
            text.push(' ');
        }
        text.push_str(line);
        if line.ends_with(ends) {
            return (text, nth + 1);
        }
    }
    (text, lines.len())
}

/// A signature without its body or value.
fn signature(text: &str) -> String {
    let text = text.trim_end_matches(['{', ';', ',', ' ']);
    text.replace(", )", ")").replace(",)", ")")
}

/// What holds of the item that follows.
fn attributes(lines: &[&str], before: usize) -> String {
    let mut out = Vec::new();
    let mut at = before;
    while let Some(line) = at.checked_sub(1).map(|nth| lines[nth].trim()) {
        if !line.starts_with("#[") && !line.ends_with(")]") {
            break;
        }
        for kept in [
            "#[derive",
            "#[non_exhaustive",
            "#[cfg(feature",
            "#[deprecated",
            "#[must_use",
            "#[macro_export",
        ] {
            if line.starts_with(kept) {
                out.push(line.to_owned());
            }
        }
        at -= 1;
    }
    out.reverse();
    // A blank before what follows, if there are any.
    out.push(String::new());
    out.join(" ")
}

fn read(path: &str, text: &str, out: &mut Listing) {
    let lines = code(text);
    let mut at = 0;
    // Blocks that are open: where they are indented, what they are of, and whether each function in them is public.
    let mut open: Vec<(usize, String, bool)> = Vec::new();
    let mut macros: Option<(usize, String)> = None;
    while let Some(line) = lines.get(at) {
        let (depth, word) = (indent(line), line.trim());
        if matches!(word, "}" | "};") {
            open.retain(|(block, ..)| *block < depth);
            macros = macros.filter(|(block, _)| *block < depth);
        }
        let of_macro = macros.as_ref().map(|(_, name)| format!("{name} "));
        let prefix = of_macro.unwrap_or_default();
        let mut taken = 1;
        if let Some(name) = word.strip_prefix("macro_rules! ") {
            let name = name.trim_end_matches(" {");
            let export = attributes(&lines, at);
            if export.contains("macro_export") {
                out.add(name, format!("macro {name}!"));
            }
            macros = Some((depth, format!("{name}!")));
        } else if word.starts_with("impl<") || word.starts_with("impl ") {
            let (header, lines) = join(&lines[at..], &['{', '}']);
            taken = lines;
            let header = signature(header.trim_end_matches('}'));
            let rest = after_generics(header.trim_start_matches("impl"));
            match rest.split_once(" for ") {
                Some((of, on)) => {
                    let on = format!("{prefix}{}", name_of(on.trim()));
                    out.implementations
                        .push((name_of(of.trim()), on, header.clone()));
                }
                None => open.push((depth, format!("{prefix}{}", name_of(rest.trim())), false)),
            }
        } else if let Some(rest) = word.strip_prefix("pub ") {
            let attributes = attributes(&lines, at);
            taken = item(
                &lines[at..],
                rest,
                &prefix,
                &attributes,
                path,
                &mut open,
                out,
            );
        } else if let Some((_, of, _)) = open.last().filter(|(block, _, public)| {
            *public && depth == block + 4 && (word.starts_with("fn ") || word.starts_with("type "))
        }) {
            let (text, lines) = join(&lines[at..], &['{', ';', '}']);
            taken = lines;
            out.add(of, signature(&text));
        } else if word.contains("trait ")
            && (word.starts_with("pub(") || word.starts_with("trait "))
        {
            let name = word.split("trait ").nth(1).unwrap();
            out.private_traits.insert(name_of(name));
        } else if depth == 0 && is_call(word) {
            taken = call(&lines[at..], out);
        }
        at += taken;
    }
}

/// What follows the parameters of an `impl`.
fn after_generics(text: &str) -> &str {
    let mut depth = 0_usize;
    for (at, c) in text.char_indices() {
        match c {
            '<' => depth += 1,
            '>' if !text[..at].ends_with('-') => {
                depth -= 1;
                if depth == 0 {
                    return text[at + 1..].trim();
                }
            }
            _ if depth == 0 && c != ' ' => return text.trim(),
            _ => {}
        }
    }
    text.trim()
}

/// A public item, from its first line on. Gives how many lines it took.
fn item(
    lines: &[&str],
    rest: &str,
    prefix: &str,
    attributes: &str,
    path: &str,
    open: &mut Vec<(usize, String, bool)>,
    out: &mut Listing,
) -> usize {
    let depth = indent(lines[0]);
    let of = open.last().map(|(_, of, _)| of.clone());
    let unsigned = rest.strip_prefix("const fn ").or(rest.strip_prefix("fn "));
    if let Some(name) = unsigned {
        let (text, taken) = join(lines, &['{', ';', '}']);
        let name = of.unwrap_or_else(|| format!("{prefix}{}", name_of(name)));
        out.add(&name, format!("{attributes}{}", signature(&text)));
        return taken;
    }
    let (kind, name) = rest.split_once(' ').unwrap();
    match kind {
        "use" => {
            let (text, taken) = join(lines, &[';']);
            if ROOTS.contains(&path) {
                let names = text.trim_end_matches(';').replace("pub use ", "");
                out.add(path, format!("{attributes}use {names}"));
            }
            taken
        }
        "mod" => {
            if ROOTS.contains(&path) {
                out.add(path, format!("{attributes}mod {}", name_of(name)));
            }
            1
        }
        "struct" | "enum" | "trait" | "union" => {
            let (text, mut taken) = join(lines, &['{', ';', '}']);
            let name = format!("{prefix}{}", name_of(name));
            let mut text = format!("{attributes}{}", signature(&text));
            if kind == "enum" {
                let body = lines[taken..].iter();
                let body: Vec<_> = body.take_while(|line| indent(line) > depth).collect();
                taken += body.len();
                let body: Vec<_> = body
                    .into_iter()
                    .map(|line| line.trim())
                    .filter(|line| !line.starts_with("#["))
                    .collect();
                text = format!("{text} {{ {} }}", body.join(" "));
            } else if lines[taken - 1].trim_end().ends_with('{') {
                open.push((depth, name.clone(), kind == "trait"));
            }
            out.add(&name, text);
            taken
        }
        "const" | "static" | "type" => {
            let (text, taken) = join(lines, &[';']);
            let name = of.unwrap_or_else(|| format!("{prefix}{}", name_of(name)));
            let text = text.split(" = ").next().unwrap();
            out.add(&name, format!("{attributes}{}", signature(text)));
            taken
        }
        // A field.
        _ => {
            let (text, taken) = join(lines, &[',']);
            let of = of.unwrap_or_else(|| panic!("{path}: what is `{rest}`?"));
            out.add(&of, signature(&text));
            taken
        }
    }
}

fn is_call(word: &str) -> bool {
    let name = word.split('!').next().unwrap();
    word.contains('!')
        && name
            .chars()
            .all(|c| c.is_ascii_lowercase() || matches!(c, '_' | ':'))
}

/// A call of a macro that makes items: what it names, without texts. Gives how many lines it took.
fn call(lines: &[&str], out: &mut Listing) -> usize {
    let (name, first) = lines[0].split_once('!').unwrap();
    let name = format!("{}!", name_of(name));
    if first.trim_end().ends_with([';', '}']) {
        out.add(&name, format!("called with {}", first.trim()));
        return 1;
    }
    let body = lines[1..].iter();
    let body: Vec<_> = body.take_while(|line| indent(line) > 0).collect();
    let mut of = String::new();
    for line in &body {
        let word = line.trim();
        if !word.starts_with(|c: char| c.is_alphanumeric()) {
            continue;
        }
        // A set whose values follow, and where they stand.
        if let Some((set, _)) = word.split_once(" in \"")
            && word.ends_with('{')
        {
            set.clone_into(&mut of);
            continue;
        }
        // A row begins with what it makes, and often the word for it.
        let mut parts = word.splitn(3, '"');
        let row = match (parts.next(), parts.next()) {
            (Some(before), Some(key)) if before.ends_with("= ") => format!("{before}\"{key}\""),
            (Some(before), Some(_)) if before.contains(" = ") => before.trim_end().to_owned(),
            (Some(before), None) => before.to_owned(),
            _ => continue,
        };
        let is_name = |c: char| c.is_alphanumeric() || matches!(c, '_' | ' ' | '=' | '>' | '{');
        if !row.split('"').next().unwrap().chars().all(is_name) {
            continue;
        }
        if row.ends_with('{') && indent(line) == 4 {
            row.trim_end_matches([' ', '{']).clone_into(&mut of);
            continue;
        }
        if indent(line) <= 8 {
            out.add(&name, format!("called with {of} {row}").replace("  ", " "));
        }
    }
    body.len() + 2
}

fn listing() -> String {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut files = Vec::new();
    sources(&root, &mut files);
    let mut out = Listing::default();
    for file in files {
        let path = file.strip_prefix(&root).unwrap().to_str().unwrap();
        let text = fs::read_to_string(&file).unwrap();
        read(&path.replace('\\', "/"), &text, &mut out);
    }
    out.finish()
}

#[test]
fn the_public_interface_is_the_one_that_is_written_down() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/all/snapshots/api.txt");
    let now = listing();
    if std::env::var_os("BLESS").is_some() {
        fs::write(&path, &now).unwrap();
        return;
    }
    let before = fs::read_to_string(&path).unwrap();
    let (old, new): (BTreeSet<_>, BTreeSet<_>) = (before.lines().collect(), now.lines().collect());
    let gone: Vec<_> = old.difference(&new).collect();
    let added: Vec<_> = new.difference(&old).collect();
    assert!(
        before == now,
        "the public interface has changed; run with BLESS=1 and review\ngone: {gone:#?}\nadded: {added:#?}"
    );
}

#[test]
fn items_of_all_sorts_are_listed() {
    let text = r#"
/// Words.
#[derive(Clone)]
#[non_exhaustive]
pub struct Thing<'a> {
    /// One.
    pub one: Vec<&'a str>,
    two: u8,
}

pub(crate) struct Hidden;

pub enum Choice {
    One,
    Two(u8),
}

impl<'a> Thing<'a> {
    pub const ALL: [u8; 2] = [1, 2];

    /// Words.
    #[must_use]
    pub fn long(
        self,
        first: u8,
    ) -> Option<Self> {
        fn inner() {}
    }

    fn private(&self) {}
}

impl<'a> From<u8> for Thing<'a> {
    fn from(_: u8) -> Self {}
}

impl Token for Choice {}
impl Clone for Hidden {}
pub(crate) trait Token {
    fn code(&self);
}

pub trait Rule: Send {
    /// Words.
    fn check(&self);
    fn name(&self) -> u8 {
        fn inner() {}
        1
    }
}

macro_rules! sets {
    ($($name:ident)+) => {
        impl $name {
            pub const fn key(self) -> u8 {
                1
            }
        }
    };
}

sets! {
    /// Words.
    Scope {
        Ministry = "ministry", "Bộ";
    }
}

keyed!(Thing);

#[cfg(test)]
mod tests {
    pub fn test() {}
}
"#;
    let mut listing = Listing::default();
    read("lib.rs", text, &mut listing);
    let expected = r#"Choice
    pub enum Choice { One, Two(u8), }
Rule
    fn check(&self)
    fn name(&self) -> u8
    pub trait Rule: Send
Thing
    #[derive(Clone)] #[non_exhaustive] pub struct Thing<'a>
    #[must_use] pub fn long(self, first: u8) -> Option<Self>
    impl<'a> From<u8> for Thing<'a>
    pub const ALL: [u8; 2]
    pub one: Vec<&'a str>
sets!
    called with Scope Ministry = "ministry"
sets! $name
    pub const fn key(self) -> u8
"#;
    assert_eq!(listing.finish(), expected);
}
