//! The words of selectors that are no keys of elements.

use crate::model::Layer;

/// The layers by the names of their sections, and by what one of their elements is called.
pub(crate) const LAYERS: &[(&str, Layer)] = &[
    ("infrastructure", Layer::Infrastructure),
    ("integration", Layer::Integration),
    ("application", Layer::Application),
    ("applications", Layer::Application),
    ("business", Layer::Business),
    ("channel", Layer::Channel),
    ("channels", Layer::Channel),
    ("user", Layer::User),
    ("users", Layer::User),
    ("policy", Layer::Policy),
];

/// What can be asked of an element beside its keys.
pub(super) const OWN: [&str; 4] = ["layer", "id", "agency", "own"];
/// What begins a condition that is no comparison.
pub(super) const PREDICATES: [&str; 8] = [
    "has",
    "lacks",
    "depends-on",
    "depends-on*",
    "needed-by",
    "needed-by*",
    "within",
    "exchanges-with",
];
/// What stands between conditions.
pub(super) const JOINTS: [&str; 3] = ["and", "or", "not"];
