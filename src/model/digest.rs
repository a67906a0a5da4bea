//! What stands for all that is written of an element.

use std::hash::{BuildHasher, Hasher, RandomState};
use std::num::NonZeroU64;
use std::sync::OnceLock;

use polymur_hash::PolymurHash;

use super::Layer;

/// Stands for the lines of an element and the section they stand in.
///
/// It is given only to elements of which the lines alone decide what they say: two of the same digest say the same,
/// and nobody needs to look at either to know it. Digests of different processes have nothing to do with each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Digest(NonZeroU64);

impl Digest {
    /// O(bytes). `None` for one text in 2^64.
    ///
    /// The hash is universal, with a key drawn when the process starts: two different texts of up to n bytes,
    /// whatever they are and whoever wrote them, have the same digest with a probability of about n / 2^60.
    pub(crate) fn of(lines: &str, layer: Layer) -> Option<Self> {
        static KEYED: OnceLock<PolymurHash> = OnceLock::new();
        let keyed = KEYED.get_or_init(|| {
            let random = || RandomState::new().build_hasher().finish();
            PolymurHash::from_u64x2_seed(random(), random())
        });
        // A kind of one's own does not say in which section it stands.
        let hash = keyed.hash_with_tweak(lines, layer.index() as u64);
        NonZeroU64::new(hash).map(Self)
    }
}

/// The digests of elements, by number; those at the end, or all, may be missing.
#[derive(Clone, Debug, Default)]
pub(crate) struct Digests(Vec<Option<Digest>>);

// There is one for each element.
const _: () = assert!(size_of::<Option<Digest>>() == 8);

impl Digests {
    /// Notes the digest of one of so many elements.
    pub(super) fn set(&mut self, element: u32, digest: Digest, count: usize) {
        if self.0.len() < count {
            self.0.resize(count, None);
        }
        if let Some(slot) = self.0.get_mut(element as usize) {
            *slot = Some(digest);
        }
    }

    pub(crate) fn get(&self, element: u32) -> Option<Digest> {
        self.0.get(element as usize).copied().flatten()
    }

    /// Whether there are none at all.
    #[cfg(test)]
    pub(crate) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    pub(super) fn shrink(&mut self) {
        self.0.shrink_to_fit();
    }
}

#[cfg(test)]
mod tests {
    use super::{Digest, Digests};
    use crate::model::Layer;

    #[test]
    fn lines_and_section_decide() {
        let lines = "  app:\n    kind: x-app\n";
        let of = |end: usize, layer| lines.get(..end).and_then(|some| Digest::of(some, layer));
        let mut all: Vec<_> = (0..=lines.len())
            .flat_map(|end| [of(end, Layer::Application), of(end, Layer::Business)])
            .collect();
        assert_eq!(all.last(), Some(&of(lines.len(), Layer::Business)));
        all.sort_by_key(|digest| digest.map(|digest| digest.0));
        all.dedup();
        assert_eq!(all.len(), 2 * (lines.len() + 1));
        assert!(all.iter().all(Option::is_some));
    }

    #[test]
    fn each_element_has_its_own() {
        let mut digests = Digests::default();
        assert!(digests.is_empty());
        let digest = Digest::of("a", Layer::User);
        assert!(digest.is_some());
        if let Some(digest) = digest {
            digests.set(2, digest, 4);
        }
        let all: Vec<_> = (0..5).map(|element| digests.get(element)).collect();
        assert_eq!(all, [None, None, digest, None, None]);
    }
}
