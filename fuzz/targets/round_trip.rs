//! What was read can be written as YAML and as JSON, reads again as the same, and is then written the same.
#![no_main]

use justarch::{Architecture, Document};
use justarch_fuzz::{base, edits, input, laws};
use libfuzzer_sys::fuzz_target;

fn again(text: &str) -> Architecture {
    let read = Document::parse("again.yaml", text);
    let document = read.unwrap_or_else(|error| panic!("{error}\n{text}"));
    document.into_architecture()
}

fn round(arch: &Architecture) {
    let yaml = arch.to_yaml();
    let read = again(&yaml);
    assert!(read == *arch, "{yaml}");
    assert_eq!(read.to_yaml(), yaml);
    let json = serde_json::to_string(arch).unwrap();
    // JSON writes some characters as they are that no YAML file may hold.
    let nowhere = |c| matches!(c, '\u{7f}'..='\u{9f}' | '\u{fffe}' | '\u{ffff}');
    if !json.contains(nowhere) {
        let read = again(&json);
        assert!(read == *arch, "{json}");
        assert_eq!(serde_json::to_string(&read).unwrap(), json);
    }
    let rebuilt = arch.to_builder().build().unwrap();
    assert!(rebuilt == *arch);
    assert_eq!(rebuilt.to_yaml(), yaml);
}

fuzz_target!(|data: &[u8]| {
    let (text, program) = input::text_and_program(data);
    let read = std::str::from_utf8(text).ok();
    let document = read.and_then(|text| Document::parse("first.yaml", text).ok());
    if let Some(document) = document.filter(|d| d.report().is_empty()) {
        round(document.architecture());
        let arch: Architecture =
            serde_json::from_value(serde_json::to_value(document.architecture()).unwrap()).unwrap();
        assert!(arch == *document.architecture());
    }
    if let [number, program @ ..] = program
        && let Some(made) = edits::edited(base::base(*number), &edits::program(program))
    {
        laws::whole(&made);
        round(&made);
    }
});
