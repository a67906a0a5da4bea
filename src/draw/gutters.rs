//! How much room there is for edges beyond what a picture without them has. Lengths are points.

use std::collections::BTreeMap;

/// The least widths; 0 where nothing more is asked for.
#[derive(Clone, Debug, Default)]
pub(super) struct Gutters {
    /// Between boxes.
    pub(super) boxes: f64,
    /// Between groups.
    pub(super) groups: f64,
    /// Between bands.
    pub(super) bands: f64,
    /// Between the frame of a band and its groups.
    pub(super) rim: f64,
    /// At the left of all bands.
    pub(super) left: f64,
    /// Below all bands.
    pub(super) below: f64,
    /// How wide the page is, where it takes the size of its content.
    pub(super) page: Option<f64>,
    /// By band how high it has to be at least for the edges that end at its side.
    pub(super) least: BTreeMap<&'static str, f64>,
}

impl Gutters {
    /// So wide that two lines of edges go between boxes, and more in each further step.
    pub(super) fn steps() -> [Self; 4] {
        let of = |boxes: f64, others: f64| Self {
            boxes,
            groups: others,
            bands: others.min(12.0),
            rim: others,
            ..Self::default()
        };
        [of(11.0, 9.0), of(14.0, 12.0), of(18.0, 18.0), of(26.0, 28.0)]
    }

    /// How high a band has to be.
    pub(super) fn least(&self, band: &str) -> f64 {
        self.least.get(band).copied().unwrap_or_default()
    }
}
