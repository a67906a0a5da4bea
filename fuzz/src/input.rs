//! How the bytes of an input are cut into parts.

use std::str;

use justarch::{Limits, SourceProvider, Text};

/// Stands between the files of an input, on a line of its own.
const NEXT_FILE: &[u8] = b"\n===\n";

/// Ends the text of an input; what follows says how it is edited.
const PROGRAM: u8 = 0;

/// The files of an input.
pub fn files(data: &[u8]) -> Vec<&[u8]> {
    let mut files = Vec::new();
    let mut rest = data;
    while let Some(at) = rest.windows(NEXT_FILE.len()).position(|w| w == NEXT_FILE) {
        files.push(&rest[..at]);
        rest = &rest[at + NEXT_FILE.len()..];
    }
    files.push(rest);
    files
}

/// The text of an input, and the program behind it.
pub fn text_and_program(data: &[u8]) -> (&[u8], &[u8]) {
    match data.iter().position(|byte| *byte == PROGRAM) {
        Some(at) => (&data[..at], &data[at + 1..]),
        None => (data, &[]),
    }
}

/// The first two files of an input as texts; the second is empty if there is none.
pub fn pair(data: &[u8]) -> Option<(&str, &str)> {
    let files = files(data);
    let second = files.get(1).copied().unwrap_or_default();
    Some((
        str::from_utf8(files.first()?).ok()?,
        str::from_utf8(second).ok()?,
    ))
}

/// Limits small enough that an input can exceed each of them.
pub fn small_limits() -> Limits {
    Limits::default()
        .bytes(24 << 10)
        .depth(12)
        .nodes(3_000)
        .keys(60)
        .scalar(400)
        .alias_nodes(200)
        .alias_bytes(2_000)
        .includes(3)
        .findings(40)
}

/// Gives the files after the first for whatever path is asked for.
pub struct Others<'d>(pub Vec<&'d [u8]>);

impl SourceProvider for Others<'_> {
    fn read(&self, path: &str) -> Result<Vec<u8>, Text> {
        let others = self.0.get(1..).unwrap_or_default();
        let missing = || Text::new("không có tệp", "there is no such file");
        let nth = path.bytes().map(usize::from).sum::<usize>();
        let nth = nth.checked_rem(others.len()).ok_or_else(missing)?;
        Ok(others[nth].to_vec())
    }
}
