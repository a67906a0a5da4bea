//! Makes the tables of a document.

use super::build::{Rows, build};
use super::context::Cx;
use super::spec::{Spec, field};
use super::table::Table;
use super::{
    TableSet, changes, databases, exchanges, findings, gap, indicators, inventory, matrix,
    organisations, policy, roadmap, security, services, sharing,
};
use crate::date::Date;
use crate::diagnostic::Report;
use crate::diff::Diff;
use crate::model::{Architecture, Field};
use crate::version::FrameworkVersion;

/// Makes the tables of a document.
///
/// Costs of a table are about linear in what it shows; [`TableSet::Changes`] and [`TableSet::Roadmap`] cost a comparison besides.
#[derive(Clone, Debug)]
pub struct Tables<'a> {
    arch: &'a Architecture,
    against: Option<&'a Architecture>,
    findings: Option<&'a Report>,
    toward: FrameworkVersion,
    day: Option<Date>,
    is_public: bool,
}

impl<'a> Tables<'a> {
    /// The tables of an architecture.
    pub fn of(arch: &'a Architecture) -> Self {
        Self {
            arch,
            against: None,
            findings: None,
            toward: arch.framework(),
            day: arch.evaluation_date(),
            is_public: false,
        }
    }

    /// With an earlier version to compare with.
    pub fn against(mut self, earlier: &'a Architecture) -> Self {
        self.against = Some(earlier);
        self
    }

    /// With what a check found.
    pub fn findings(mut self, report: &'a Report) -> Self {
        self.findings = Some(report);
        self
    }

    /// With the demands of another framework than its own.
    pub fn toward(mut self, framework: FrameworkVersion) -> Self {
        self.toward = framework;
        self
    }

    /// Judged by another day than that of the document.
    pub fn as_of(mut self, day: Date) -> Self {
        self.day = Some(day);
        self
    }

    /// Without state secrets: rows about them, or that speak of them, are left out and counted.
    ///
    /// ```
    /// use justarch::{ApplicationKind, Architecture, Field, FrameworkVersion};
    /// use justarch::tables::{TableSet, Tables};
    /// let mut b = Architecture::fragment("demo", FrameworkVersion::V3_0);
    /// b.element("plain", ApplicationKind::Database, "CSDL hộ tịch")?;
    /// b.element("hidden", ApplicationKind::Database, "CSDL mật")?.add(Field::Information, "state-secret")?;
    /// let arch = b.build()?;
    /// let table = Tables::of(&arch).public().table(TableSet::Inventory).unwrap();
    /// assert_eq!((table.rows.len(), table.left_out), (1, 1));
    /// # Ok::<(), justarch::Error>(())
    /// ```
    pub fn public(mut self) -> Self {
        self.is_public = true;
        self
    }

    /// A table. `None` if it needs what was not given: an earlier version, or findings; or if the framework whose
    /// demands it lists is not known.
    pub fn table(&self, set: TableSet) -> Option<Table> {
        let cx = self.context();
        let mut table = match set {
            TableSet::Matrix => matrix::table(&cx),
            TableSet::Changes => changes::table(&cx, self.against?),
            TableSet::Gap => gap::table(&cx, self.toward)?,
            TableSet::Roadmap => roadmap::table(&cx, self.against?),
            TableSet::Findings => findings::table(&cx, self.findings?),
            TableSet::Inventory
            | TableSet::Databases
            | TableSet::SharingServices
            | TableSet::Exchanges
            | TableSet::Services
            | TableSet::SecurityLevels
            | TableSet::Indicators
            | TableSet::Policy
            | TableSet::Organisations => Self::listed(&cx, set, &[])?,
        };
        cx.finish(&mut table);
        Some(table)
    }

    /// The same table, of what a document holds, with columns of further fields behind its own.
    #[cfg(all(feature = "yaml", feature = "xlsx"))]
    pub(super) fn table_with(&self, set: TableSet, fields: &[Field]) -> Option<Table> {
        let cx = self.context();
        let mut table = Self::listed(&cx, set, fields)?;
        cx.finish(&mut table);
        Some(table)
    }

    fn listed(cx: &Cx<'a>, set: TableSet, fields: &[Field]) -> Option<Table> {
        let mut columns = columns_of(set).to_vec();
        columns.extend(fields.iter().map(|of| field(*of, 20)));
        Some(build(cx, set, &columns, rows_of(cx, set)?))
    }

    /// The table of the changes that a comparison found, without those that somebody accepted.
    ///
    /// ```
    /// # #[cfg(feature = "yaml")] {
    /// use justarch::tables::Tables;
    /// use justarch::{Diff, reference};
    /// let (old, new) = (reference::moj_2_0(), reference::moj_3_0());
    /// let diff = Diff::between(&old, &new);
    /// assert_eq!(Tables::of(&new).changes(&diff).rows.len(), diff.changes().len());
    /// # }
    /// ```
    pub fn changes(&self, diff: &Diff<'a>) -> Table {
        let earlier = Some(diff.earlier());
        let cx = Cx::of(self.arch, self.day, self.is_public, earlier);
        let mut table = changes::table_of(&cx, diff);
        cx.finish(&mut table);
        table
    }

    /// All tables that can be made of what was given, in order.
    pub fn all(&self) -> Vec<Table> {
        let sets = TableSet::ALL.into_iter();
        sets.filter_map(|set| self.table(set)).collect()
    }

    pub(super) fn context(&self) -> Cx<'a> {
        Cx::of(self.arch, self.day, self.is_public, self.against)
    }
}

/// The columns of a table of what a document holds; none of one that is computed.
pub(super) const fn columns_of(set: TableSet) -> &'static [Spec] {
    match set {
        TableSet::Inventory => inventory::COLUMNS,
        TableSet::Databases => databases::COLUMNS,
        TableSet::SharingServices => sharing::COLUMNS,
        TableSet::Exchanges => exchanges::COLUMNS,
        TableSet::Services => services::COLUMNS,
        TableSet::SecurityLevels => security::COLUMNS,
        TableSet::Indicators => indicators::COLUMNS,
        TableSet::Policy => policy::COLUMNS,
        TableSet::Organisations => organisations::COLUMNS,
        TableSet::Matrix
        | TableSet::Changes
        | TableSet::Gap
        | TableSet::Roadmap
        | TableSet::Findings => &[],
    }
}

fn rows_of<'a>(cx: &Cx<'a>, set: TableSet) -> Option<Rows<'a>> {
    Some(match set {
        TableSet::Inventory => inventory::rows(cx),
        TableSet::Databases => databases::rows(cx),
        TableSet::SharingServices => sharing::rows(cx),
        TableSet::Exchanges => exchanges::rows(cx),
        TableSet::Services => services::rows(cx),
        TableSet::SecurityLevels => security::rows(cx),
        TableSet::Indicators => indicators::rows(cx),
        TableSet::Policy => policy::rows(cx),
        TableSet::Organisations => organisations::rows(cx),
        TableSet::Matrix
        | TableSet::Changes
        | TableSet::Gap
        | TableSet::Roadmap
        | TableSet::Findings => return None,
    })
}
