//! Conditions put together: what a selector is.

use super::answer::Answer;
#[cfg(feature = "yaml")]
use super::glob::Glob;
use super::near::On;
#[cfg(feature = "yaml")]
use crate::date::Date;
use crate::graph::ElementSet;
#[cfg(feature = "yaml")]
use crate::model::{Architecture, Kind, Layer};

/// One condition of them.
pub(crate) type Test = super::test::Test<Conditions>;

/// Conditions on an element: alternatives, in each of which all must hold. Without alternatives: everything.
#[derive(Clone, Debug, Default)]
pub(crate) struct Conditions(pub(crate) Vec<Vec<Test>>);

impl Conditions {
    /// What they say of all elements on a day. O(elements + relations) for each condition.
    #[cfg(feature = "yaml")]
    pub(crate) fn on_day<'a>(&self, arch: &'a Architecture, day: Option<Date>) -> Answer<'a> {
        self.answer(&On::day_of(arch, day))
    }

    pub(super) fn answer<'a>(&self, on: &On<'a>) -> Answer<'a> {
        let mut all = ElementSet::empty(on.arch());
        all.extend(on.arch().elements());
        self.among(on, &all)
    }

    /// What they say of some elements.
    fn among<'a>(&self, on: &On<'a>, among: &ElementSet<'a>) -> Answer<'a> {
        if self.0.is_empty() {
            return Answer::of(among.clone());
        }
        let mut any = Answer::none(on.arch());
        for tests in &self.0 {
            let mut all = Answer::of(among.clone());
            for test in tests {
                let open = all.open();
                let of_one = match test {
                    Test::All(inner) => inner.among(on, &open),
                    Test::Not(inner) => inner.among(on, &open).not(&open),
                    _ => test.leaf(on, &open),
                };
                all = all.and(&of_one);
            }
            any = any.or(&all);
        }
        any
    }

    /// The layers in which they can select something.
    #[cfg(feature = "yaml")]
    pub(crate) fn layers(&self) -> Vec<Layer> {
        let mut layers = Vec::new();
        for tests in &self.0 {
            let named = tests.iter().find_map(|test| match test {
                Test::Layer(layers) => Some(layers.clone()),
                Test::Kind(kinds) => Some(layers_of(kinds)),
                Test::All(inner) => Some(inner.layers()),
                _ => None,
            });
            layers.extend(named.unwrap_or_else(|| Layer::ALL.to_vec()));
        }
        if self.0.is_empty() {
            layers.extend(Layer::ALL);
        }
        layers.sort_unstable();
        layers.dedup();
        layers
    }

    /// The keys of an element on whose values they depend, in order.
    #[cfg(feature = "yaml")]
    pub(crate) fn keys(&self) -> Vec<&str> {
        let mut keys = Vec::new();
        for test in self.0.iter().flatten() {
            match test {
                Test::All(inner) => keys.extend(inner.keys()),
                _ => keys.extend(test.key()),
            }
        }
        keys.sort_unstable();
        keys.dedup();
        keys
    }
}

/// The layers of built-in kinds; those of the user's own may stand in any.
#[cfg(feature = "yaml")]
fn layers_of(kinds: &[Glob]) -> Vec<Layer> {
    let built_in = |kind: &&Kind| kinds.iter().any(|glob| glob.matches(kind.key()));
    let custom = kinds.iter().any(|glob| {
        let none = |kind: &Kind| !glob.matches(kind.key());
        Kind::ALL.iter().all(none)
    });
    if custom {
        return Layer::ALL.to_vec();
    }
    let layers = Kind::ALL.iter().filter(built_in).map(|kind| kind.layer());
    layers.collect()
}
