//! For which kinds a key has a meaning.
//!
//! Elsewhere a key is kept as it is written, a rule reports it, and no rule believes it.
#![expect(
    clippy::indexing_slicing,
    reason = "evaluated by the compiler, over lists whose length is known"
)]

use super::{ELEMENT, FieldSpec, RELATION, Shape};
use crate::model::{
    ApplicationKind, BusinessKind, Field, IntegrationKind, Kind, Layer, RelationKind,
};

/// What a key has a meaning for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Meaning {
    /// All that has the table at all.
    All,
    /// Elements of these kinds, and of the user's own.
    Kinds(KindSet),
    /// Relations of these kinds.
    Relations(&'static [RelationKind]),
}

/// A set of kinds of elements, one bit for each slot. The user's own kinds are in every one of them: of what they
/// are nothing is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct KindSet(u128);

// One bit for each.
const _: () = assert!(Kind::SLOTS <= u128::BITS as usize);

impl KindSet {
    const NONE: Self = {
        let mut bits = 0;
        let mut layer = 0;
        while layer < Layer::ALL.len() {
            bits |= 1 << Kind::Custom(Layer::ALL[layer]).slot();
            layer += 1;
        }
        Self(bits)
    };

    const fn with(self, kind: Kind) -> Self {
        Self(self.0 | 1 << kind.slot())
    }

    const fn and(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    const fn layer(layer: Layer) -> Self {
        let mut set = Self::NONE;
        let mut nth = 0;
        while nth < Kind::ALL.len() {
            if Kind::ALL[nth].layer() as u8 == layer as u8 {
                set = set.with(Kind::ALL[nth]);
            }
            nth += 1;
        }
        set
    }

    const fn has(self, kind: Kind) -> bool {
        self.0 >> kind.slot() & 1 == 1
    }
}

const INFRASTRUCTURE: KindSet = KindSet::layer(Layer::Infrastructure);
const INTEGRATION: KindSet = KindSet::layer(Layer::Integration);
const APPLICATION: KindSet = KindSet::layer(Layer::Application);
const BUSINESS: KindSet = KindSet::layer(Layer::Business);
const CHANNEL: KindSet = KindSet::layer(Layer::Channel);

/// What processes, carries or shows data.
const SHARING: KindSet = INTEGRATION.and(APPLICATION).and(CHANNEL);
const HOLDERS: KindSet = KindSet::NONE
    .with(Kind::Application(ApplicationKind::Database))
    .with(Kind::Application(ApplicationKind::DataStore));
const SERVED: KindSet = KindSet::NONE
    .with(Kind::Business(BusinessKind::PublicService))
    .with(Kind::Business(BusinessKind::ServiceGroup));

impl Meaning {
    /// What is operated and can be attacked.
    pub(super) const SYSTEMS: Self = Self::Kinds(INFRASTRUCTURE.and(SHARING));
    /// What can be an end of an exchange of data.
    pub(super) const SHARERS: Self = Self::Kinds(SHARING.and(SERVED));
    /// The layer of applications and data.
    pub(super) const APPLICATIONS: Self = Self::Kinds(APPLICATION);
    /// Databases and data stores.
    pub(super) const DATA: Self = Self::Kinds(HOLDERS);
    /// Public services and groups of them.
    pub(super) const SERVICES: Self = Self::Kinds(SERVED);
    /// Where people ask for a service and say who they are.
    pub(super) const FRONTS: Self = Self::Kinds(SERVED.and(CHANNEL));
    /// What people or systems log in to.
    pub(super) const LOGINS: Self = Self::Kinds(SHARING);
    /// What is made for somebody.
    pub(super) const OFFERS: Self = Self::Kinds(BUSINESS.and(CHANNEL).and(APPLICATION));
    /// What can be called or read at an address.
    pub(super) const ADDRESSED: Self =
        Self::Kinds(SHARING.and(SERVED).and(KindSet::layer(Layer::Policy)));
    /// What others connect over.
    pub(super) const PLATFORMS: Self = Self::Kinds(
        INTEGRATION
            .with(Kind::Application(ApplicationKind::SharedPlatform))
            .with(Kind::Application(ApplicationKind::IdentitySystem))
            .with(Kind::Integration(IntegrationKind::IdentityPlatform)),
    );
    /// Instruments that somebody issued.
    pub(super) const INSTRUMENTS: Self = Self::Kinds(KindSet::layer(Layer::Policy));
    pub(super) const EXCHANGES: Self = Self::Relations(&[RelationKind::Exchanges]);
    /// Relations over which data is handed on.
    pub(super) const SUPPLIES: Self =
        Self::Relations(&[RelationKind::Exchanges, RelationKind::SuppliedBy]);

    /// Whether the key means something for elements of a kind.
    pub(crate) const fn includes(self, kind: Kind) -> bool {
        match self {
            Self::All => true,
            Self::Kinds(set) => set.has(kind),
            Self::Relations(_) => false,
        }
    }

    /// Whether the key means something for relations of a kind.
    pub(crate) const fn includes_relation(self, kind: RelationKind) -> bool {
        match self {
            Self::All => true,
            Self::Kinds(_) => false,
            Self::Relations(kinds) => {
                let mut nth = 0;
                while nth < kinds.len() {
                    if kinds[nth] as u8 == kind as u8 {
                        return true;
                    }
                    nth += 1;
                }
                false
            }
        }
    }
}

/// The fields that mean something for one kind, one bit for each. Those that no table of the kind has are among them.
pub(crate) type FieldBits = u128;

/// Clears the bits of fields that mean nothing for a kind of element, or of relation.
const fn cleared(
    specs: &[FieldSpec],
    mut bits: FieldBits,
    element: Option<Kind>,
    relation: Option<RelationKind>,
) -> FieldBits {
    let mut nth = 0;
    while nth < specs.len() {
        let spec = &specs[nth];
        if let Shape::Group { fields, .. } = spec.shape {
            bits = cleared(fields, bits, element, relation);
        }
        let means = match (element, relation) {
            (Some(kind), _) => spec.meaning.includes(kind),
            (None, Some(kind)) => spec.meaning.includes_relation(kind),
            (None, None) => true,
        };
        if let (false, Some(field)) = (means, spec.field) {
            bits &= !(1 << field as u32);
            if matches!(spec.shape, Shape::Route) {
                bits &= !(1 << Field::RouteDirect as u32);
            }
        }
        nth += 1;
    }
    bits
}

static OF_KINDS: [FieldBits; Kind::SLOTS] = {
    let mut all = [FieldBits::MAX; Kind::SLOTS];
    let mut nth = 0;
    while nth < Kind::ALL.len() {
        let kind = Kind::ALL[nth];
        all[kind.slot()] = cleared(ELEMENT, FieldBits::MAX, Some(kind), None);
        nth += 1;
    }
    all
};

static OF_RELATIONS: [FieldBits; RelationKind::ALL.len()] = {
    let mut all = [FieldBits::MAX; RelationKind::ALL.len()];
    let mut nth = 0;
    while nth < all.len() {
        let kind = RelationKind::ALL[nth];
        all[kind as usize] = cleared(RELATION, FieldBits::MAX, None, Some(kind));
        nth += 1;
    }
    all
};

/// The fields that mean something for elements of a kind.
pub(crate) fn of_kind(kind: Kind) -> FieldBits {
    OF_KINDS.get(kind.slot()).copied().unwrap_or(FieldBits::MAX)
}

/// The fields that mean something for relations of a kind.
pub(crate) fn of_relation(kind: RelationKind) -> FieldBits {
    let bits = OF_RELATIONS.get(kind as usize).copied();
    bits.unwrap_or(FieldBits::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_of_a_group_mean_something_where_the_group_does() {
        for spec in ELEMENT.iter().chain(RELATION) {
            if let Shape::Group { fields, .. } = spec.shape {
                for inner in fields {
                    assert_eq!(inner.meaning, spec.meaning, "{} of {}", inner.key, spec.key);
                }
            }
        }
    }

    #[test]
    fn every_key_means_something_somewhere_and_everything_to_kinds_of_ones_own() {
        for spec in ELEMENT.iter().filter_map(|spec| spec.field) {
            let bit = 1 << spec as u32;
            assert!(
                Kind::ALL.iter().any(|kind| of_kind(*kind) & bit != 0),
                "{spec:?}"
            );
            assert!(
                Layer::ALL
                    .iter()
                    .all(|l| of_kind(Kind::Custom(*l)) & bit != 0)
            );
        }
        for spec in RELATION.iter().filter_map(|spec| spec.field) {
            let bit = 1 << spec as u32;
            let mut kinds = RelationKind::ALL.iter();
            assert!(kinds.any(|kind| of_relation(*kind) & bit != 0), "{spec:?}");
        }
    }
}
