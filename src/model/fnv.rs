//! A hash that is the same on every machine and in every release.

/// FNV-1a with 64 bits: the same on every machine and in every release.
pub(crate) struct Fnv(pub(crate) u64);

const PRIME: u64 = 0x0000_0100_0000_01b3;

impl Fnv {
    pub(crate) fn new() -> Self {
        Self(0xcbf2_9ce4_8422_2325)
    }

    /// Adds a number, such as that of a character.
    pub(crate) fn add(&mut self, number: u32) {
        self.0 = (self.0 ^ u64::from(number)).wrapping_mul(PRIME);
    }

    /// Adds a text and its end, so that parts do not run into each other.
    pub(crate) fn part(&mut self, text: &str) {
        for byte in text.bytes().chain([0xff]) {
            self.add(u32::from(byte));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Fnv;

    #[test]
    fn the_hash_is_fnv_1a() {
        let mut hash = Fnv::new();
        for byte in b"foobar" {
            hash.add(u32::from(*byte));
        }
        assert_eq!(hash.0, 0x8594_4171_f739_67e8);
    }
}
