//! A document that is formatted says the same: the architecture, the findings and the comments stay, a second time
//! nothing changes.
#![no_main]

use justarch::Loader;
use justarch_fuzz::input;
use libfuzzer_sys::fuzz_target;

#[path = "../../tests/all/edit_law.rs"]
#[allow(dead_code, unreachable_pub)]
mod edit_law;
#[path = "../../tests/all/format_law.rs"]
#[allow(dead_code, unreachable_pub)]
mod format_law;

fuzz_target!(|data: &[u8]| {
    let (text, program) = input::text_and_program(data);
    let files = input::files(text);
    let numbers = program.chunks(8).take(16).map(|chunk| {
        let mut bytes = [0; 8];
        bytes[..chunk.len()].copy_from_slice(chunk);
        u64::from_le_bytes(bytes)
    });
    let numbers: Vec<_> = numbers.collect();
    let shaken;
    let root = match std::str::from_utf8(files[0]) {
        Ok(root) if !numbers.is_empty() => {
            shaken = format_law::shaken(root, &numbers);
            shaken.as_bytes()
        }
        _ => files[0],
    };
    let provider = input::Others(files.clone());
    if let Ok(document) = Loader::new().load("folder/root.yaml", root, &provider) {
        // What is refused stays as it is.
        let _ = format_law::hold(&document);
    }
});
