//! Makes the tables of a document.

use super::build::build;
use super::context::Cx;
use super::table::Table;
use super::{
    TableSet, changes, databases, exchanges, findings, gap, indicators, inventory, matrix,
    organisations, policy, roadmap, security, services, sharing,
};
use crate::date::Date;
use crate::diagnostic::Report;
use crate::model::Architecture;
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
            TableSet::Inventory => build(&cx, set, inventory::COLUMNS, inventory::rows(&cx)),
            TableSet::Databases => build(&cx, set, databases::COLUMNS, databases::rows(&cx)),
            TableSet::SharingServices => build(&cx, set, sharing::COLUMNS, sharing::rows(&cx)),
            TableSet::Exchanges => build(&cx, set, exchanges::COLUMNS, exchanges::rows(&cx)),
            TableSet::Services => build(&cx, set, services::COLUMNS, services::rows(&cx)),
            TableSet::SecurityLevels => build(&cx, set, security::COLUMNS, security::rows(&cx)),
            TableSet::Indicators => build(&cx, set, indicators::COLUMNS, indicators::rows(&cx)),
            TableSet::Policy => build(&cx, set, policy::COLUMNS, policy::rows(&cx)),
            TableSet::Organisations => {
                build(&cx, set, organisations::COLUMNS, organisations::rows(&cx))
            }
            TableSet::Matrix => matrix::table(&cx),
            TableSet::Changes => changes::table(&cx, self.against?),
            TableSet::Gap => gap::table(&cx, self.toward)?,
            TableSet::Roadmap => roadmap::table(&cx, self.against?),
            TableSet::Findings => findings::table(&cx, self.findings?),
        };
        cx.finish(&mut table);
        Some(table)
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
