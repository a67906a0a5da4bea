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
    /// A page for a report (check, diff, transition, gap, roadmap, impact)
    Markdown,
    /// A Gantt chart (roadmap)
    Mermaid,
    /// `[[accept]]` entries of justarch.toml, one for each listed change, to be filled in (diff)
    Accept,
}

impl AnyFormat {
    /// The form, of a command that has the common ones only.
    pub(crate) fn common(self) -> Result<Format, Fault> {
        match self {
            Self::Human => Ok(Format::Human),
            Self::Json => Ok(Format::Json),
            Self::Markdown | Self::Mermaid | Self::Accept => Err(only("`human`", "`json`")),
        }
    }

    /// The form, of a command that also writes a page for a report.
    pub(crate) fn page(self) -> Result<PageFormat, Fault> {
        match self {
            Self::Human => Ok(PageFormat::Human),
            Self::Json => Ok(PageFormat::Json),
            Self::Markdown => Ok(PageFormat::Markdown),
            Self::Mermaid | Self::Accept => Err(only("`human`, `json`", "`markdown`")),
        }
    }

    /// The form of a roadmap.
    pub(crate) fn roadmap(self) -> Result<RoadmapFormat, Fault> {
        match self {
            Self::Human => Ok(RoadmapFormat::Human),
            Self::Json => Ok(RoadmapFormat::Json),
            Self::Markdown => Ok(RoadmapFormat::Markdown),
            Self::Mermaid => Ok(RoadmapFormat::Mermaid),
            Self::Accept => Err(only("`human`, `json`, `markdown`", "`mermaid`")),
        }
    }

    /// The form of a comparison.
    pub(crate) fn diff(self) -> Result<DiffFormat, Fault> {
        match self {
            Self::Human => Ok(DiffFormat::Human),
            Self::Json => Ok(DiffFormat::Json),
            Self::Markdown => Ok(DiffFormat::Markdown),
            Self::Accept => Ok(DiffFormat::Accept),
            Self::Mermaid => Err(only("`human`, `json`, `markdown`", "`accept`")),
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
