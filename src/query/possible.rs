//! Whether conditions can select anything at all, by the kinds and layers that there are.

use super::conditions::{Conditions, Test};
use super::glob::Glob;
use crate::model::{Kind, Layer};

/// A kind of element in a layer; without a kind one of the user's own, which may stand in any.
#[derive(Clone, Copy)]
struct Sort {
    kind: Option<Kind>,
    layer: Layer,
}

impl Conditions {
    /// Whether some kind in some layer can meet them, whatever else they ask. O(conditions × kinds).
    pub(crate) fn can_select(&self) -> bool {
        let built_in = Kind::ALL.iter().map(|kind| Sort {
            kind: Some(*kind),
            layer: kind.layer(),
        });
        let own = Layer::ALL
            .into_iter()
            .map(|layer| Sort { kind: None, layer });
        let mut all = built_in.chain(own);
        all.any(|sort| self.truth(sort) != Some(false))
    }

    /// Whether they hold of everything of that sort, or of nothing; `None` where that hangs on the element.
    fn truth(&self, sort: Sort) -> Option<bool> {
        if self.0.is_empty() {
            return Some(true);
        }
        let of_each = self.0.iter().map(|tests| {
            let of_each = tests.iter().map(|test| truth(test, sort));
            all(of_each)
        });
        // Some of them hold unless none does.
        opposite(all(of_each.map(opposite)))
    }
}

/// Whether all hold.
fn all(of_each: impl Iterator<Item = Option<bool>>) -> Option<bool> {
    let mut all = Some(true);
    for one in of_each {
        match one {
            Some(true) => {}
            Some(false) => return one,
            None => all = None,
        }
    }
    all
}

fn opposite(truth: Option<bool>) -> Option<bool> {
    truth.map(|truth| !truth)
}

fn truth(test: &Test, sort: Sort) -> Option<bool> {
    match test {
        Test::Layer(layers) => Some(layers.contains(&sort.layer)),
        Test::Kind(globs) => match sort.kind {
            Some(kind) => Some(globs.iter().any(|glob| glob.matches(kind.key()))),
            None => (!globs.iter().any(may_match_own)).then_some(false),
        },
        Test::All(inner) => inner.truth(sort),
        Test::Not(inner) => opposite(inner.truth(sort)),
        Test::Agency(..)
        | Test::Own(_)
        | Test::Id(_)
        | Test::Has(_)
        | Test::Lacks(_)
        | Test::Compare(_)
        | Test::Under(..)
        | Test::Near(_)
        | Test::ExchangesWith(_) => None,
    }
}

/// Whether it may match a kind of the user's own: the words of built-in kinds match nothing else.
fn may_match_own(glob: &Glob) -> bool {
    Kind::ALL.iter().all(|kind| kind.key() != glob.pattern())
}

#[cfg(test)]
mod tests {
    use crate::query::Selector;

    #[test]
    fn kinds_and_layers_that_shut_each_other_out_select_nothing() {
        let can = |text: &str| Selector::parse(text).map(|found| found.can_select());
        for text in [
            "kind = database and layer = channels",
            "layer = channels and layer = users",
            "not (layer = channels or not layer = channels)",
            "kind = database and (layer = users or kind = application and tags = a)",
            "kind = database and not kind = database",
        ] {
            assert_eq!(can(text).ok(), Some(false), "{text}");
        }
        for text in [
            "kind = database",
            "kind = x-crown and layer = channels",
            "kind = x-* and layer = channels",
            "not kind = database and layer = applications",
            "kind = database and layer = channels or owner = moj",
            "tags = a and tags = b",
        ] {
            assert_eq!(can(text).ok(), Some(true), "{text}");
        }
    }
}
