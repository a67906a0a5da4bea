//! Edits of the bundled documents and the fixtures in every form: what is not meant to change stays, comments and
//! bytes, the model is the one that was meant, and a second time nothing changes.
#![no_main]

use std::path::Path;
use std::sync::OnceLock;

use justarch::reference;
use libfuzzer_sys::fuzz_target;

#[path = "../../tests/all/edit_law.rs"]
#[allow(dead_code, unreachable_pub)]
mod law;

/// Texts in styles that are rare.
const ODD: [&str; 3] = [
    "justarch: 1\narchitecture: {id: a, 'name': {\"vi\": 'Kiến ''trúc'}, version: \"2\\u002e0\"}\n",
    "justarch: 1\n\nusers: &u\n  # one\n  a: &x\n    kind: citizen   # behind\n    name: {vi: Á}\n  b: *x\n? channels\n: p:\n    kind: portal\n    uses:\n    - to: a\n      note:\n        vi: >-\n          gấp\n          dòng\n    -\n      to: b\n",
    "\u{feff}justarch: 1\r\nchannels:\r\n  p:\r\n    kind: portal\r\n    name:\r\n      vi: |\r\n        một\r\n        # hai\r\n      en: >\r\n        one\r\n\r\n    tags: [\r\n      a, # b\r\n      'c d',\r\n      ]\r\n",
];

/// The texts, small ones first.
fn texts() -> &'static [String] {
    static ALL: OnceLock<Vec<String>> = OnceLock::new();
    ALL.get_or_init(|| {
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../tests");
        let mut open = vec![root.join("rules"), root.join("transition")];
        let mut all: Vec<String> = ODD.iter().map(|text| (*text).to_owned()).collect();
        while let Some(folder) = open.pop() {
            for entry in std::fs::read_dir(folder).unwrap().flatten() {
                let path = entry.path();
                if path.is_dir() {
                    open.push(path);
                } else if path.extension().is_some_and(|e| e == "yaml") {
                    all.extend(std::fs::read_to_string(path));
                }
            }
        }
        all.extend(reference::all().iter().map(|bundled| bundled.text.to_owned()));
        all.sort_by_key(|text| (text.len(), text.clone()));
        all
    })
}

fuzz_target!(|data: &[u8]| {
    let [a, b, form, numbers @ ..] = data else {
        return;
    };
    let texts = texts();
    let text = &texts[usize::from(u16::from_le_bytes([*a, *b])) % texts.len()];
    let mut files = law::form(text, usize::from(*form) % law::FORMS);
    for number in numbers.chunks(4).take(8) {
        let mut bytes = [0; 8];
        bytes[..number.len()].copy_from_slice(number);
        law::hold(&mut files, u64::from_le_bytes(bytes));
    }
});
