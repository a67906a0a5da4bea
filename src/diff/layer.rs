//! In which layer or band a change lies.

use super::{Change, Diff};
use crate::framework::{Band, Bands};
use crate::model::{Architecture, Layer, Subject};

impl Diff<'_> {
    /// The layer of what changed, in the earlier version if it was there; none for the document and its records.
    pub fn layer_of(&self, change: &Change<'_>) -> Option<Layer> {
        self.first(change, Subject::layer)
    }

    /// The band of what changed, in the earlier version if it was there; none for the document and its records.
    pub fn band_of(&self, change: &Change<'_>, cut: &Bands) -> Option<&'static Band> {
        self.first(change, Subject::kind).map(|kind| cut.of(kind))
    }

    /// What is known of the first part that changed.
    fn first<T>(
        &self,
        change: &Change<'_>,
        known: impl Fn(&Subject, &Architecture) -> Option<T>,
    ) -> Option<T> {
        let of = |arch: &Architecture, subjects: &[Subject]| {
            subjects.iter().find_map(|subject| known(subject, arch))
        };
        of(self.old, &change.old).or_else(|| of(self.new, &change.new))
    }
}
