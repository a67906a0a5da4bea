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
    /// So wide that a line or two of edges go between boxes, and more in each further step.
    pub(super) fn steps(on_paper: bool) -> impl Iterator<Item = Self> {
        let of = |boxes: f64, others: f64| Self {
            boxes,
            groups: others,
            bands: others.min(12.0),
            rim: others,
            ..Self::default()
        };
        // On paper the least that has a line at all comes first: more would need more sheets.
        let least = on_paper.then(|| of(9.0, 7.0));
        let more = [(11.0, 9.0), (14.0, 12.0), (18.0, 18.0), (26.0, 28.0)];
        let more = more
            .into_iter()
            .map(move |(boxes, others)| of(boxes, others));
        least.into_iter().chain(more)
    }

    /// How high a band has to be.
    pub(super) fn least(&self, band: &str) -> f64 {
        self.least.get(band).copied().unwrap_or_default()
    }
}
