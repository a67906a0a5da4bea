//! Addresses of texts, and the names by which the loader knows them.

use std::fmt::Write as _;
use std::str::FromStr as _;

use lsp_types::Uri;

/// What the loader calls a text: of a file its path with `/` between the parts, else the address itself.
pub(super) fn name(uri: &Uri) -> String {
    let text = uri.as_str();
    let Some(rest) = strip_scheme(text) else {
        return text.to_owned();
    };
    let path = match rest.strip_prefix("//") {
        // What comes before the path names a machine.
        Some(rest) => rest.find('/').and_then(|at| rest.get(at..)).unwrap_or("/"),
        None => rest,
    };
    let path = path.split(['?', '#']).next().unwrap_or_default();
    let path = decoded(path);
    match path.as_bytes() {
        // `/c:/folder` of Windows.
        [b'/', letter, b':', ..] if letter.is_ascii_alphabetic() => {
            path.get(1..).unwrap_or_default().to_owned()
        }
        _ => path,
    }
}

/// Whether a name is the path of a file.
pub(super) fn is_file(name: &str) -> bool {
    let is_drive =
        matches!(name.as_bytes(), [letter, b':', b'/', ..] if letter.is_ascii_alphabetic());
    name.starts_with('/') || is_drive
}

/// The address of a file.
pub(super) fn of(name: &str) -> Option<Uri> {
    if !is_file(name) {
        return Uri::from_str(name).ok();
    }
    let mut out = "file://".to_owned();
    if !name.starts_with('/') {
        out.push('/');
    }
    for byte in name.bytes() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' | b'/' => {
                out.push(char::from(byte));
            }
            _ => {
                let _ = write!(out, "%{byte:02X}");
            }
        }
    }
    Uri::from_str(&out).ok()
}

fn strip_scheme(text: &str) -> Option<&str> {
    let (scheme, rest) = text.split_once(':')?;
    scheme.eq_ignore_ascii_case("file").then_some(rest)
}

fn decoded(text: &str) -> String {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let Some((first, behind)) = rest.split_first() {
        let digits = behind.get(..2).filter(|_| *first == b'%');
        let digits = digits.and_then(|digits| std::str::from_utf8(digits).ok());
        if let Some(byte) = digits.and_then(|digits| u8::from_str_radix(digits, 16).ok()) {
            bytes.push(byte);
            rest = behind.get(2..).unwrap_or_default();
        } else {
            bytes.push(*first);
            rest = behind;
        }
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

#[cfg(test)]
mod tests {
    use std::str::FromStr as _;

    use lsp_types::Uri;

    use super::{name, of};

    #[test]
    fn names_and_addresses() {
        for (address, path) in [
            (
                "file:///home/an/kien-truc/justarch.yaml",
                "/home/an/kien-truc/justarch.yaml",
            ),
            (
                "file:///home/an/ki%E1%BA%BFn%20tr%C3%BAc/a%23b.yaml",
                "/home/an/kiến trúc/a#b.yaml",
            ),
            ("file:///c%3A/an/a.yaml", "c:/an/a.yaml"),
            ("file:///C:/an/a.yaml", "C:/an/a.yaml"),
            ("untitled:Untitled-1", "untitled:Untitled-1"),
        ] {
            let uri = Uri::from_str(address).ok();
            assert_eq!(uri.as_ref().map(name).as_deref(), Some(path), "{address}");
            let again = of(path).map(|uri| name(&uri));
            assert_eq!(again.as_deref(), Some(path), "{address}");
        }
    }
}
