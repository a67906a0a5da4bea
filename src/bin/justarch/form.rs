//! The forms in which results are given; not each command has all.

use clap::ValueEnum;
use justarch::bilingual;

use crate::fault::Fault;

/// The forms that every command has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Format {
    /// For people
    Human,
    /// For machines
    Json,
}

/// The forms of the commands whose result goes into reports.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum PageFormat {
    /// For people
    Human,
    /// For machines
    Json,
    /// A page for a report
    Markdown,
}

/// The forms of the commands that give findings.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum FindingFormat {
    /// For people
    Human,
    /// For machines
    Json,
    /// A page for a report
    Markdown,
    /// For another program, all documents together
    Listed(ListFormat),
}

/// The forms in which other programs take findings.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum ListFormat {
    /// One line for each finding
    Concise,
    /// SARIF 2.1.0
    Sarif,
    /// `JUnit` XML
    Junit,
    /// Workflow commands of GitHub
    Github,
    /// A code quality report of GitLab
    Gitlab,
}

/// The forms of `diff`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum DiffFormat {
    /// For people
    Human,
    /// For machines
    Json,
    /// A page for a report
    Markdown,
    /// Entries that accept the changes
    Accept,
}

/// The forms of a table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum TableFormat {
    /// For people
    Human,
    /// For machines
    Json,
    /// A page for a report
    Markdown,
    /// For a spreadsheet
    Csv,
}

/// The forms of `roadmap`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum RoadmapFormat {
    /// For people
    Human,
    /// For machines
    Json,
    /// A page for a report
    Markdown,
    /// A Gantt chart
    Mermaid,
}

/// Every form; not each command has all.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum AnyFormat {
    /// For people
    Human,
    /// For machines
    Json,
    /// A page for a report (check, diff, transition, gap, roadmap, impact, query, history, blame)
    Markdown,
    /// A table for a spreadsheet (query, history, blame)
    Csv,
    /// A Gantt chart (roadmap)
    Mermaid,
    /// `[[accept]]` entries of justarch.toml, one for each listed change, to be filled in (diff)
    Accept,
    /// One line for each finding (check, transition, gap)
    Concise,
    /// SARIF 2.1.0 (check, transition, gap)
    Sarif,
    /// `JUnit` XML (check, transition)
    Junit,
    /// Workflow commands of GitHub Actions (check, transition, gap)
    Github,
    /// A code quality report of GitLab (check, transition, gap)
    Gitlab,
}

/// What a form is, so that one more of those for other programs is said here alone.
enum Sort {
    Human,
    Json,
    Markdown,
    Csv,
    Mermaid,
    Accept,
    Listed(ListFormat),
}

impl AnyFormat {
    fn sort(self) -> Sort {
        match self {
            Self::Human => Sort::Human,
            Self::Json => Sort::Json,
            Self::Markdown => Sort::Markdown,
            Self::Csv => Sort::Csv,
            Self::Mermaid => Sort::Mermaid,
            Self::Accept => Sort::Accept,
            Self::Concise => Sort::Listed(ListFormat::Concise),
            Self::Sarif => Sort::Listed(ListFormat::Sarif),
            Self::Junit => Sort::Listed(ListFormat::Junit),
            Self::Github => Sort::Listed(ListFormat::Github),
            Self::Gitlab => Sort::Listed(ListFormat::Gitlab),
        }
    }

    /// The form, of a command that has the common ones only.
    pub(crate) fn common(self) -> Result<Format, Fault> {
        match self.sort() {
            Sort::Human => Ok(Format::Human),
            Sort::Json => Ok(Format::Json),
            Sort::Markdown | Sort::Csv | Sort::Mermaid | Sort::Accept | Sort::Listed(_) => {
                Err(only("`human`", "`json`"))
            }
        }
    }

    /// The form, of a command that also writes a page for a report.
    pub(crate) fn page(self) -> Result<PageFormat, Fault> {
        match self.sort() {
            Sort::Human => Ok(PageFormat::Human),
            Sort::Json => Ok(PageFormat::Json),
            Sort::Markdown => Ok(PageFormat::Markdown),
            Sort::Csv | Sort::Mermaid | Sort::Accept | Sort::Listed(_) => {
                Err(only("`human`, `json`", "`markdown`"))
            }
        }
    }

    /// The form of findings, those of rules that ran.
    pub(crate) fn findings(self) -> Result<FindingFormat, Fault> {
        match self.sort() {
            Sort::Human => Ok(FindingFormat::Human),
            Sort::Json => Ok(FindingFormat::Json),
            Sort::Markdown => Ok(FindingFormat::Markdown),
            Sort::Listed(format) => Ok(FindingFormat::Listed(format)),
            Sort::Csv | Sort::Mermaid | Sort::Accept => Err(only(
                "`human`, `json`, `markdown`, `concise`, `sarif`, `junit`, `github`",
                "`gitlab`",
            )),
        }
    }

    /// The form of what is demanded. No rule has run on it, so that no case of a test could have passed.
    pub(crate) fn demands(self) -> Result<FindingFormat, Fault> {
        match self.findings() {
            Ok(FindingFormat::Listed(ListFormat::Junit)) | Err(_) => Err(only(
                "`human`, `json`, `markdown`, `concise`, `sarif`, `github`",
                "`gitlab`",
            )),
            Ok(format) => Ok(format),
        }
    }

    /// The form of a table.
    pub(crate) fn table(self) -> Result<TableFormat, Fault> {
        match self.sort() {
            Sort::Human => Ok(TableFormat::Human),
            Sort::Json => Ok(TableFormat::Json),
            Sort::Markdown => Ok(TableFormat::Markdown),
            Sort::Csv => Ok(TableFormat::Csv),
            Sort::Mermaid | Sort::Accept | Sort::Listed(_) => {
                Err(only("`human`, `json`, `markdown`", "`csv`"))
            }
        }
    }

    /// The form of a roadmap.
    pub(crate) fn roadmap(self) -> Result<RoadmapFormat, Fault> {
        match self.sort() {
            Sort::Human => Ok(RoadmapFormat::Human),
            Sort::Json => Ok(RoadmapFormat::Json),
            Sort::Markdown => Ok(RoadmapFormat::Markdown),
            Sort::Mermaid => Ok(RoadmapFormat::Mermaid),
            Sort::Csv | Sort::Accept | Sort::Listed(_) => {
                Err(only("`human`, `json`, `markdown`", "`mermaid`"))
            }
        }
    }

    /// The form of a comparison, in which changes have classes and no severity.
    pub(crate) fn diff(self) -> Result<DiffFormat, Fault> {
        match self.sort() {
            Sort::Human => Ok(DiffFormat::Human),
            Sort::Json => Ok(DiffFormat::Json),
            Sort::Markdown => Ok(DiffFormat::Markdown),
            Sort::Accept => Ok(DiffFormat::Accept),
            Sort::Csv | Sort::Mermaid | Sort::Listed(_) => {
                Err(only("`human`, `json`, `markdown`", "`accept`"))
            }
        }
    }
}

/// That a command has those forms and the last one, and no others.
fn only(those: &str, last: &str) -> Fault {
    Fault::new(bilingual!(
        "lệnh này chỉ có dạng kết quả {those} và {last}",
        "this command has the forms {those} and {last} only"
    ))
}
