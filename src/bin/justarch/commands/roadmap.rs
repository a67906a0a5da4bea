//! `justarch roadmap`.

use justarch::{Roadmap, bilingual, json};

use crate::Outcome;
use crate::args::{Asked, Destination, RoadmapFormat};
use crate::document;
use crate::fault::Fault;
use crate::help_words::Words;
use crate::output::Output;
use crate::settings;
use crate::unused::Reader;
use crate::whole;

/// Plans the way from one version to the next
#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    /// The earlier version
    #[arg(value_name = "OLD")]
    pub(crate) old: String,
    /// The later version
    #[arg(value_name = "NEW")]
    pub(crate) new: String,
    /// Go on without what could not be read
    #[arg(long)]
    pub(crate) partial: bool,
    /// Print the document as it is after that wave, from 1
    #[arg(long, value_name = "WAVE")]
    pub(crate) state: Option<usize>,
    #[command(flatten)]
    pub(crate) into: Destination,
}

/// The Vietnamese of its help.
pub(crate) const VIETNAMESE: Words = &[
    (
        "",
        "Lập lộ trình chuyển đổi từ phiên bản này sang phiên bản kia",
    ),
    (
        ".state",
        "In văn bản ở trạng thái sau đợt này, đánh số từ 1",
    ),
];

pub(crate) fn run(args: &Args, asked: &Asked, out: &mut Output) -> Result<Outcome, Fault> {
    out.write_to(&args.into, [&args.old, &args.new])?;
    let format = asked.format.roadmap()?;
    let (old, new) = document::pair(&args.old, &args.new, None)?;
    let both = [(&old, args.old.as_str()), (&new, args.new.as_str())];
    let found = settings::found(Reader::Roadmap, &both, None, out)?;
    out.aside(&found.said);
    if !args.partial {
        whole::require(&both)?;
    }
    whole::warn(&both, out);
    let roadmap = Roadmap::plan(old.architecture(), new.architecture());
    if let Some(wave) = args.state {
        let number = wave.checked_sub(1);
        let state = number.and_then(|n| roadmap.state(n).ok());
        let state = state.ok_or_else(|| no_state(wave, &roadmap))?;
        match format {
            RoadmapFormat::Json => out.json(&state)?,
            RoadmapFormat::Human | RoadmapFormat::Markdown | RoadmapFormat::Mermaid => {
                out.text(&state.to_yaml());
            }
        }
        return Ok(Outcome::Clean);
    }
    let renderer = out.renderer();
    match format {
        RoadmapFormat::Human => out.text(&renderer.render_roadmap(&roadmap)),
        RoadmapFormat::Json => out.json(&json::Roadmap::from(&roadmap))?,
        RoadmapFormat::Markdown => out.text(&renderer.render_roadmap_markdown(&roadmap)),
        RoadmapFormat::Mermaid => out.text(&renderer.render_roadmap_mermaid(&roadmap)),
    }
    Ok(if roadmap.is_sound() {
        Outcome::Clean
    } else {
        Outcome::Findings
    })
}

/// That a roadmap has no such wave, from 1, and how many it has.
pub(crate) fn no_state(wave: usize, roadmap: &Roadmap<'_>) -> Fault {
    let count = roadmap.waves().len();
    let waves = if count == 1 { "wave" } else { "waves" };
    Fault::new(bilingual!(
        "không có trạng thái sau đợt {wave}; lộ trình có {count} đợt",
        "there is no state after wave {wave}; the roadmap has {count} {waves}"
    ))
}
