//! Which tables can be read back.

use crate::tables::TableSet;

/// The sets that can be imported, in the order in which they are looked for.
pub const IMPORTABLE: [TableSet; 9] = [
    TableSet::Inventory,
    TableSet::Databases,
    TableSet::SharingServices,
    TableSet::Exchanges,
    TableSet::Services,
    TableSet::SecurityLevels,
    TableSet::Indicators,
    TableSet::Policy,
    TableSet::Organisations,
];
