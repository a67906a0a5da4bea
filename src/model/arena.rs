//! Where the texts of an architecture lie.

use std::sync::Arc;

/// A range of the arena.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Str {
    pub(crate) start: u32,
    pub(crate) len: u32,
}

/// How many digits say how long a key is.
const KEY_LEN: usize = 2;

/// Texts that were there before, shared and never changed, and those added since.
///
/// What is read from a file stays where it stands in it: nothing is copied, and the file's text lives as long
/// as the architecture.
#[derive(Clone, Debug, Default)]
pub(crate) struct Arena {
    shared: Arc<String>,
    own: String,
}

impl Arena {
    pub(super) fn over(shared: Arc<String>) -> Self {
        Self {
            shared,
            own: String::new(),
        }
    }

    /// Takes a text in. A piece of the shared text is referred to, anything else copied.
    pub(super) fn add(&mut self, text: &str) -> Str {
        let from = self.shared.as_ptr().addr();
        let start = text.as_ptr().addr().wrapping_sub(from);
        // Two living texts do not overlap: what begins inside the shared one is a piece of it.
        if start < self.shared.len() {
            return Str {
                start: start as u32,
                len: text.len() as u32,
            };
        }
        self.copy(&[text])
    }

    /// Copies a key of at most 255 bytes and its value in, as one.
    pub(super) fn add_pair(&mut self, key: &str, value: &str) -> Str {
        self.copy(&[&format!("{:02x}", key.len()), key, value])
    }

    /// A key and its value, taken in as one.
    pub(super) fn pair(&self, at: Str) -> (&str, &str) {
        let both = self.get(at).split_at_checked(KEY_LEN);
        let (len, both) = both.unwrap_or_default();
        let len = usize::from_str_radix(len, 16).unwrap_or_default();
        both.split_at_checked(len).unwrap_or_default()
    }

    fn copy(&mut self, texts: &[&str]) -> Str {
        let start = self.shared.len() + self.own.len();
        self.own.extend(texts.iter().copied());
        Str {
            start: start as u32,
            len: (self.shared.len() + self.own.len() - start) as u32,
        }
    }

    /// Whether that many bytes more can be addressed.
    pub(super) fn has_room(&self, bytes: usize) -> bool {
        let taken = self.shared.len().saturating_add(self.own.len());
        u32::try_from(taken.saturating_add(bytes)).is_ok()
    }

    pub(super) fn get(&self, at: Str) -> &str {
        let (text, start) = self.text_at(at.start);
        text.get(start..start + at.len as usize).unwrap_or_default()
    }

    /// The same as bytes, for those who only compare: where characters begin need not be asked.
    #[inline]
    pub(super) fn bytes(&self, at: Str) -> &[u8] {
        let (text, start) = self.text_at(at.start);
        let bytes = text.as_bytes().get(start..start + at.len as usize);
        bytes.unwrap_or_default()
    }

    /// The text that a place lies in, and where in it.
    #[inline]
    fn text_at(&self, start: u32) -> (&str, usize) {
        let start = start as usize;
        match start.checked_sub(self.shared.len()) {
            None => (&self.shared, start),
            Some(start) => (&self.own, start),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Arena;
    use std::sync::Arc;

    #[test]
    fn pieces_of_the_shared_text_are_not_copied() {
        let shared = Arc::new("một hai".to_owned());
        let mut arena = Arena::over(Arc::clone(&shared));
        let two = arena.add(shared.get(6..).unwrap_or_default());
        assert_eq!((two.start, arena.get(two)), (6, "hai"));
        assert!(arena.own.is_empty());
        let same = arena.add("hai");
        assert_eq!((same.start, arena.get(same)), (9, "hai"));
        assert_eq!(
            (arena.bytes(two), arena.bytes(same)),
            (&b"hai"[..], &b"hai"[..])
        );
        let long = "k".repeat(255);
        for (key, value) in [("ba", "bốn"), ("bốn", ""), (&*long, "ba")] {
            let pair = arena.add_pair(key, value);
            assert_eq!(arena.pair(pair), (key, value));
        }
        let nothing = arena.add("");
        assert_eq!(arena.get(nothing), "");
    }
}
