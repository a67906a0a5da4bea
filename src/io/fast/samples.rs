//! Texts to try the readers on, and changes of them.

use crate::io::Document;

/// Every document of the repository, and the canonical form of those that can be read.
pub(super) fn corpus() -> Vec<String> {
    let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut open = vec![root.join("tests"), root.join("src/reference")];
    let mut texts = Vec::new();
    while let Some(folder) = open.pop() {
        for entry in std::fs::read_dir(folder).into_iter().flatten().flatten() {
            let path = entry.path();
            if path.is_dir() {
                open.push(path);
            } else if path.extension().is_some_and(|e| e == "yaml") {
                texts.extend(std::fs::read_to_string(path));
            }
        }
    }
    let written: Vec<String> = texts
        .iter()
        .filter_map(|text| Document::parse("corpus.yaml", text).ok())
        .map(|document| document.architecture().to_yaml())
        .collect();
    texts.extend(written);
    texts.sort();
    assert!(texts.len() > 200);
    texts
}

/// The same numbers everywhere.
pub(super) struct Random(pub(super) u64);

impl Random {
    pub(super) fn below(&mut self, bound: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 % bound.max(1) as u64).unwrap_or(0)
    }
}

const PIECES: [&str; 55] = [
    " ", "  ", "\n", "\r\n", ":", ": ", "- ", "-", ",", "[", "]", "{", "}", "#", " #", "'", "\"",
    "\\", "&a", "*a", "!t", "|", ">", "?", "%", "@", "a", "b: c", "- d", "{e: f}", "[g]", "\t",
    "---", "...", "\u{85}", "\u{A0}", "Đ", "''", "\\n", "<<", "\n  ", "\n\n", "   ", ": |\n",
    ": >\n", "- |\n", ">-", "|+", ">2", "|1-", "\\\n", "\n ", " \n", "  \n", REMARK,
];

/// A comment that a reader keeps.
const REMARK: &str = " # justarch-allow a\n";

/// Changes a text in one to four places.
pub(super) fn mutate(text: &str, random: &mut Random) -> String {
    let mut chars: Vec<char> = text.chars().collect();
    for _ in 0..=random.below(4) {
        let at = random.below(chars.len() + 1);
        match random.below(4) {
            0 => {
                let to = (at + random.below(6)).min(chars.len());
                chars.drain(at.min(to)..to);
            }
            1 => {
                let to = (at + random.below(30)).min(chars.len());
                let copy: Vec<char> = chars[at.min(to)..to].to_vec();
                let into = random.below(chars.len() + 1);
                chars.splice(into..into, copy);
            }
            _ => {
                let piece = PIECES[random.below(PIECES.len())].chars();
                chars.splice(at..at, piece);
            }
        }
    }
    chars.into_iter().collect()
}

/// How many changed texts to try: those of a test, unless the environment says otherwise.
pub(super) fn wanted(usual: usize) -> usize {
    let said = std::env::var("JUSTARCH_MUTANTS").ok();
    said.and_then(|n| n.parse().ok()).unwrap_or(usual)
}
