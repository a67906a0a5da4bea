//! Any bytes: a document or reasons why not, each with a place, in both languages, and showable.
#![no_main]

use justarch::{Loader, Locate};
use justarch_fuzz::{input, laws};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|data: &[u8]| {
    let provider = input::Others(input::files(data));
    let root = provider.0[0];
    let loader = Loader::new().limits(input::small_limits());
    match loader.load("folder/root.yaml", root, &provider) {
        Ok(document) => {
            laws::whole(document.architecture());
            laws::sound_reading(document.report(), &document);
            laws::showable(document.report(), &document);
            assert!(document.report().len() <= input::small_limits().findings + root.len());
            document.architecture().to_yaml();
        }
        Err(error) => {
            assert!(!error.report().is_empty());
            laws::sound_reading(error.report(), &error);
            laws::showable(error.report(), &error);
            assert!(!error.sources().is_empty());
            assert!(error.to_string().contains("FMT"));
        }
    }
});
