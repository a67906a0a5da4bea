//! `justarch impact`.

use justarch::{Graph, Impact, Text, json};

use crate::Outcome;
use crate::args::{Asked, Destination, PageFormat};
use crate::document;
use crate::element::element;
use crate::fault::Fault;
use crate::help_words::Words;
use crate::named::date;
use crate::output::Output;
use crate::settings;
use crate::unused::Reader;

/// Shows who depends on elements
#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    /// The document
    #[arg(value_name = "FILE")]
    pub(crate) file: String,
    /// Ids of elements
    #[arg(required = true, value_name = "ID")]
    pub(crate) ids: Vec<String>,
    /// Leave out what has ended by that day; otherwise by the date of the document
    #[arg(long, value_name = "DATE")]
    pub(crate) as_of: Option<String>,
    #[command(flatten)]
    pub(crate) into: Destination,
}

/// The Vietnamese of its help.
pub(crate) const VIETNAMESE: Words = &[
    ("", "Cho biết những gì phụ thuộc vào các thành phần"),
    (
        ".as_of",
        "Không tính những gì đã kết thúc tại ngày này; mặc định theo ngày của văn bản",
    ),
    (".ids", "Định danh của các thành phần"),
];

/// Where to look next for an element that went on under another id.
const SEE: Text = Text::fixed("impact TỆP", "impact FILE");

pub(crate) fn run(args: &Args, asked: &Asked, out: &mut Output) -> Result<Outcome, Fault> {
    out.write_to(&args.into, [&args.file])?;
    let format = asked.format.page()?;
    let document = document::read(&args.file, None)?;
    let of_one = [(&document, args.file.as_str())];
    let found = settings::found(Reader::Impact, &of_one, None, out)?;
    out.aside(&found.said);
    let arch = document.architecture();
    let asked = args.ids.iter().map(|id| element(arch, id, &SEE));
    let asked = asked.collect::<Result<Vec<_>, _>>()?;
    let as_of = args.as_of.as_deref().map(date).transpose()?;
    let day = as_of.or_else(|| arch.evaluation_date());
    let impact = Impact::of(&Graph::on(arch, day), asked);
    match format {
        PageFormat::Human => out.text(&out.renderer().render_impact(&impact, &document)),
        PageFormat::Markdown => {
            out.text(&out.renderer().render_impact_markdown(&impact, &document));
        }
        PageFormat::Json => out.json(&json::Impact::new(&impact, &document))?,
    }
    Ok(Outcome::Clean)
}
