//! What the bytes of a file are, if they are no UTF-8.

/// An old encoding of Vietnamese.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Encoding {
    Windows1258,
    Tcvn3,
}

/// A file of a program that does not write plain texts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Office {
    Word,
    Excel,
    PowerPoint,
    OpenDocument,
    /// Word or Excel before 2007.
    Old,
    Pdf,
    Archive,
}

/// So many bytes are looked at: a guess needs no more.
const LOOKED_AT: usize = 64 << 10;

/// What program a file is of, by its first bytes.
pub(crate) fn office(bytes: &[u8]) -> Option<Office> {
    if bytes.starts_with(b"%PDF-") {
        return Some(Office::Pdf);
    }
    if bytes.starts_with(&[0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]) {
        return Some(Office::Old);
    }
    if !bytes.starts_with(b"PK\x03\x04") {
        return None;
    }
    // The names of the parts stand in the list at the end, and before each part.
    let last = bytes.len().saturating_sub(LOOKED_AT);
    let first = bytes.get(..LOOKED_AT.min(bytes.len())).unwrap_or_default();
    let holds = |name: &[u8]| {
        let within = |part: &[u8]| part.windows(name.len()).any(|window| window == name);
        within(first) || within(bytes.get(last..).unwrap_or_default())
    };
    let kinds: [(&[u8], Office); 4] = [
        (b"word/", Office::Word),
        (b"xl/", Office::Excel),
        (b"ppt/", Office::PowerPoint),
        (b"application/vnd.oasis.opendocument", Office::OpenDocument),
    ];
    let known = kinds.into_iter().find(|(name, _)| holds(name));
    Some(known.map_or(Office::Archive, |(_, kind)| kind))
}

/// The old encoding that a text is most likely in, if its bytes tell: the two put different letters at the same
/// bytes, and Windows-1258 writes tones as marks of their own after vowels.
pub(crate) fn guess(bytes: &[u8]) -> Option<Encoding> {
    let (mut old, mut new) = (0_usize, 0_usize);
    let looked_at = bytes.get(..LOOKED_AT.min(bytes.len())).unwrap_or_default();
    for pair in looked_at.windows(2) {
        let [before, byte] = *pair else { continue };
        match byte {
            // Marks of tone, which follow a vowel: of these bytes TCVN3 has none after an upper-case vowel.
            0xCC | 0xD2 | 0xDE | 0xEC | 0xF2 if is_vowel(before) => new = new.saturating_add(2),
            // Letters at which TCVN3 has ă â ê ô ơ ư đ and their upper case; Windows-1258 has signs there.
            0xA1..=0xAE | 0xB5..=0xBE | 0xC6..=0xC9 => old = old.saturating_add(1),
            _ => {}
        }
    }
    match old.cmp(&new) {
        std::cmp::Ordering::Less => Some(Encoding::Windows1258),
        std::cmp::Ordering::Greater => Some(Encoding::Tcvn3),
        std::cmp::Ordering::Equal => None,
    }
}

/// A vowel of Windows-1258 that can bear a mark of tone.
fn is_vowel(byte: u8) -> bool {
    matches!(
        byte,
        b'a' | b'e'
            | b'i'
            | b'o'
            | b'u'
            | b'y'
            | b'A'
            | b'E'
            | b'I'
            | b'O'
            | b'U'
            | b'Y'
            | 0xE2
            | 0xE3
            | 0xEA
            | 0xF4
            | 0xF5
            | 0xFD
            | 0xC2
            | 0xC3
            | 0xCA
            | 0xD4
            | 0xD5
            | 0xDD
    )
}

/// A text of two bytes a character with its mark, as UTF-8; `None` if it is not one or is cut short. The result has
/// at most half as many bytes again.
pub(crate) fn of_utf16(bytes: &[u8]) -> Option<String> {
    let (mark, rest) = bytes.split_at_checked(2)?;
    let unit: fn([u8; 2]) -> u16 = match mark {
        [0xFF, 0xFE] => u16::from_le_bytes,
        [0xFE, 0xFF] => u16::from_be_bytes,
        _ => return None,
    };
    let (pairs, left) = rest.as_chunks::<2>();
    if !left.is_empty() {
        return None;
    }
    let units = pairs.iter().map(|pair| unit(*pair));
    char::decode_utf16(units).collect::<Result<_, _>>().ok()
}

/// Where a line begins with the mark that git puts before the one side of a conflict.
pub(crate) fn conflict(text: &str) -> Option<usize> {
    const MARK: &str = "<<<<<<< ";
    if text.starts_with(MARK) {
        return Some(0);
    }
    text.find("\n<<<<<<< ").map(|at| at.saturating_add(1))
}

#[cfg(test)]
mod tests {
    use super::{Encoding, Office, conflict, guess, of_utf16, office};

    #[test]
    fn programs_are_known_by_their_files() {
        assert_eq!(
            office(b"PK\x03\x04....word/document.xml"),
            Some(Office::Word)
        );
        assert_eq!(
            office(b"PK\x03\x04....xl/workbook.xml"),
            Some(Office::Excel)
        );
        assert_eq!(office(b"PK\x03\x04....a.txt"), Some(Office::Archive));
        assert_eq!(office(b"%PDF-1.7"), Some(Office::Pdf));
        assert_eq!(office(b"justarch: 1"), None);
    }

    #[test]
    fn old_encodings_are_told_apart() {
        // "Bộ A, số liệu" and "Bộ Tư pháp" in either encoding.
        assert_eq!(
            guess(b"B\xf4\xf2 A, s\xf4\xec li\xea\xf2u"),
            Some(Encoding::Windows1258)
        );
        assert_eq!(
            guess(b"B\xe9 A, s\xe8 li\xd6u, Tr\xad\xeang"),
            Some(Encoding::Tcvn3)
        );
        assert_eq!(guess(b"abc"), None);
    }

    #[test]
    fn texts_of_two_bytes_are_read_either_way_round() {
        let both = [
            [0xFF, 0xFE, b'a', 0, 0xD9, 0x1E],
            [0xFE, 0xFF, 0, b'a', 0x1E, 0xD9],
        ];
        assert!(
            both.iter()
                .all(|bytes| of_utf16(bytes).as_deref() == Some("aộ"))
        );
        assert_eq!(of_utf16(&[0xFF, 0xFE, b'a']), None);
        assert_eq!(of_utf16(&[0xFF, 0xFE, 0, 0xD8]), None);
        assert_eq!(of_utf16(b"ab"), None);
    }

    #[test]
    fn a_conflict_is_found_at_the_start_of_a_line_alone() {
        assert_eq!(conflict("a: 1\n<<<<<<< HEAD\n"), Some(5));
        assert_eq!(conflict("<<<<<<< HEAD\n"), Some(0));
        assert_eq!(conflict("a: x <<<<<<< y\n"), None);
    }
}
