//! Looking for bytes, eight at a time.
#![expect(
    clippy::indexing_slicing,
    reason = "a table of 256 entries is asked for bytes"
)]
#![expect(
    clippy::arithmetic_side_effects,
    reason = "counts and places in texts of at most 4 GiB"
)]

/// What a byte may end.
pub(super) mod class {
    /// A plain scalar in a block.
    pub(in crate::io::fast) const BLOCK: u8 = 1;
    /// A plain scalar in a flow collection.
    pub(in crate::io::fast) const FLOW: u8 = 2;
    pub(in crate::io::fast) const DOUBLE: u8 = 4;
    pub(in crate::io::fast) const SINGLE: u8 = 8;
    /// A line.
    pub(in crate::io::fast) const LINE: u8 = 16;
    /// Nothing that belongs to the content begins with it.
    pub(in crate::io::fast) const APART: u8 = 64;
    /// No plain scalar begins with it.
    pub(in crate::io::fast) const NEVER_FIRST: u8 = 32;

    pub(super) static OF: [u8; 256] = {
        let of = with([0; 256], b"\n\r:#", BLOCK);
        let of = with(of, b"\n\r:#,[]{}", FLOW);
        let of = with(of, b"\n\r\"\\", DOUBLE);
        let of = with(of, b"\n\r'", SINGLE);
        let of = with(of, b"\n", LINE);
        let of = with(of, b" #\n\r\0", APART);
        with(of, b"?:,[]{}#&*!|>'\"%@` \n\r\0", NEVER_FIRST)
    };

    const fn with(mut of: [u8; 256], bytes: &[u8], class: u8) -> [u8; 256] {
        let mut at = 0;
        while at < bytes.len() {
            of[bytes[at] as usize] |= class;
            at += 1;
        }
        of
    }
}

/// Whether a byte begins a space, a comment or the end of a line or of the text.
pub(super) fn is_apart(byte: u8) -> bool {
    is(byte, class::APART)
}

pub(super) fn is(byte: u8, class: u8) -> bool {
    class::OF[usize::from(byte)] & class != 0
}

/// How many bytes come before the first of a class.
#[inline]
pub(super) fn before<const CLASS: u8>(bytes: &[u8]) -> usize {
    let mut count = 0;
    // Eight at a time, as one number.
    while let Some(eight) = bytes.get(count..).and_then(<[u8]>::first_chunk::<8>) {
        let mut marks = candidates::<CLASS>(u64::from_le_bytes(*eight));
        while marks != 0 {
            let at = (marks.trailing_zeros() / 8) as usize;
            if is(eight[at], CLASS) {
                return count + at;
            }
            marks &= marks - 1;
        }
        count += 8;
    }
    let rest = bytes.get(count..).unwrap_or_default();
    let found = rest.iter().position(|byte| is(*byte, CLASS));
    count + found.unwrap_or(rest.len())
}

/// Of eight bytes, marks the highest bits of those that may be of a class: of all that are, and of few others.
#[inline]
fn candidates<const CLASS: u8>(eight: u64) -> u64 {
    const ONES: u64 = u64::from_le_bytes([1; 8]);
    const HIGHEST: u64 = u64::from_le_bytes([0x80; 8]);
    let all = |byte: u8| u64::from(byte) * ONES;
    let below = |word: u64, byte: u8| word.wrapping_sub(all(byte)) & !word;
    let zero = |word: u64| below(word, 1);
    let equal = |byte: u8| zero(eight ^ all(byte));
    // Of the bytes below a space, texts hold the ends of lines alone.
    let ends = below(eight, b' ');
    let marks = match CLASS {
        class::BLOCK => ends | equal(b':') | equal(b'#'),
        class::FLOW => {
            // Brackets and braces have these bits in common, with few others.
            let bracket = zero((eight | all(0x26)) ^ all(0x7F));
            ends | equal(b':') | equal(b'#') | equal(b',') | bracket
        }
        class::DOUBLE => ends | equal(b'"') | equal(b'\\'),
        class::SINGLE => ends | equal(b'\''),
        _ => ends,
    };
    marks & HIGHEST
}

/// How many spaces come first.
pub(super) fn spaces(bytes: &[u8]) -> usize {
    let mut count = 0;
    // Indentation is looked at eight bytes at a time.
    while let Some(eight) = bytes.get(count..).and_then(|rest| rest.first_chunk()) {
        let others = u64::from_le_bytes(*eight) ^ u64::from_le_bytes([b' '; 8]);
        if others != 0 {
            return count + (others.trailing_zeros() / 8) as usize;
        }
        count += 8;
    }
    let rest = bytes.get(count..).unwrap_or_default();
    count + rest.iter().take_while(|byte| **byte == b' ').count()
}

/// How many bytes are left on the line.
pub(super) fn line_length(bytes: &[u8]) -> usize {
    before::<{ class::LINE }>(bytes)
}

#[cfg(test)]
mod tests {
    use super::{before, class, is};

    #[test]
    fn the_end_is_found_wherever_it_stands() {
        fn agrees<const CLASS: u8>(bytes: &[u8]) {
            let first = bytes.iter().position(|byte| is(*byte, CLASS));
            assert_eq!(before::<CLASS>(bytes), first.unwrap_or(bytes.len()));
        }
        for byte in 0..=255 {
            for other in [b'a', b'Y', b'_', b'!', 0xFF, b'\n', byte] {
                for at in 0..20 {
                    let mut bytes = [other; 20];
                    bytes[at] = byte;
                    agrees::<{ class::BLOCK }>(&bytes);
                    agrees::<{ class::FLOW }>(&bytes);
                    agrees::<{ class::DOUBLE }>(&bytes);
                    agrees::<{ class::SINGLE }>(&bytes);
                    agrees::<{ class::LINE }>(&bytes);
                }
            }
        }
    }
}
