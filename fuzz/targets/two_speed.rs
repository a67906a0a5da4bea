//! The fast reader and the full parser: the same document, the same report, the same places.
#![no_main]

use justarch::{Document, Limits, LoadError, Loader};
use justarch_fuzz::{input, places};
use libfuzzer_sys::fuzz_target;

type Read = Result<Document, LoadError>;

fn same(fast: &Read, full: &Read) {
    match (fast, full) {
        (Ok(fast), Ok(full)) => {
            assert!(fast.architecture() == full.architecture());
            assert_eq!(
                format!("{:?}", fast.report()),
                format!("{:?}", full.report())
            );
            assert_eq!(places::all(fast), places::all(full));
            assert_eq!(fast.architecture().unread(), full.architecture().unread());
        }
        (Err(fast), Err(full)) => {
            assert_eq!(
                format!("{:?}", fast.report()),
                format!("{:?}", full.report())
            );
        }
        (Ok(_), Err(error)) => panic!("only the fast reader accepts it: {error}"),
        (Err(error), Ok(_)) => panic!("only the fast reader refuses it: {error}"),
    }
}

fuzz_target!(|data: &[u8]| {
    // One byte decides about the limits; what follows is the text.
    let Some((first, text)) = data.split_first() else {
        return;
    };
    let small = first % 2 == 0;
    let limits = if small {
        input::small_limits()
    } else {
        Limits::default()
    };
    let provider = input::Others(input::files(text));
    let loader = Loader::new().limits(limits);
    let fast = loader.load("root.yaml", provider.0[0], &provider);
    let full = loader.full_parser_only(true);
    let full = full.load("root.yaml", provider.0[0], &provider);
    same(&fast, &full);
});
