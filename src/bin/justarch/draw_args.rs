//! The command line of `draw`.

use std::path::PathBuf;

use clap::{Args, ValueEnum};
use justarch::draw::{Orientation, Paper, TextForm, Theme};

/// Draw the general diagram as SVG, PNG or PDF, as a page to explore, or for other tools
#[derive(Debug, Args)]
#[allow(
    clippy::struct_excessive_bools,
    reason = "each is a switch of the command line"
)]
pub(crate) struct DrawArgs {
    /// The document
    #[arg(value_name = "FILE")]
    pub(crate) file: String,
    /// The file of the picture; its ending says of what sort: .svg, .png, .pdf, .html for a page to explore, .dot, .mmd,
    /// .puml or .drawio for other tools. Several pages of SVG or PNG become
    /// several files. Without it one page is printed as SVG
    #[arg(short, long, value_name = "FILE")]
    pub(crate) output: Option<PathBuf>,
    /// By which bands: seven, 3090 or 224
    #[arg(long, value_name = "CUT")]
    pub(crate) bands: Option<String>,
    /// The size of the paper; otherwise the page takes the size of the picture
    #[arg(long)]
    pub(crate) size: Option<PaperArg>,
    /// The paper upright
    #[arg(long, requires = "size", conflicts_with = "landscape")]
    pub(crate) portrait: bool,
    /// The paper lengthwise, as it is without this
    #[arg(long, requires = "size")]
    pub(crate) landscape: bool,
    /// All on one page, however small the text becomes
    #[arg(long)]
    pub(crate) fit: bool,
    /// How texts are written in SVG; as text unless said otherwise
    #[arg(long)]
    pub(crate) text: Option<TextArg>,
    /// The colours; light unless said otherwise
    #[arg(long)]
    pub(crate) theme: Option<ThemeArg>,
    /// Pixels to an inch in PNG; 200 unless said otherwise
    #[arg(long, value_name = "COUNT", value_parser = clap::value_parser!(u16).range(20..=1200))]
    pub(crate) dpi: Option<u16>,
    /// Draw relations as edges: `layers` for one edge from a band to another with its count, `all`, kinds such as
    /// exchanges, or ids of elements for those that touch them. Kinds and ids together: those that fit both
    #[arg(long, value_name = "WHICH", value_delimiter = ',')]
    pub(crate) relations: Vec<String>,
    /// Only that layer, by its section in the file, such as applications
    #[arg(long, value_name = "LAYER")]
    pub(crate) layer: Option<String>,
    /// Only these elements and what is tied to them, in both directions, with the platforms that exchanges pass
    #[arg(long, value_name = "ID", value_delimiter = ',', conflicts_with_all = ["from_to", "exchanges"])]
    pub(crate) around: Vec<String>,
    /// How many relations away the outermost may lie; 1 unless said otherwise
    #[arg(long, value_name = "COUNT", requires = "around", value_parser = clap::value_parser!(u8).range(1..))]
    pub(crate) depth: Option<u8>,
    /// Only what belongs to that organisation, or to one below it
    #[arg(long, value_name = "ORGANISATION")]
    pub(crate) owner: Option<String>,
    /// Only what lies on any way over which the one depends on the other
    #[arg(long, num_args = 2, value_names = ["ID", "ID"], conflicts_with = "exchanges")]
    pub(crate) from_to: Vec<String>,
    /// Only exchanges: agencies as columns, platforms between them, the route of each exchange
    #[arg(long, conflicts_with_all = ["layer", "owner", "relations"])]
    pub(crate) exchanges: bool,
    /// With the changes from that version: marked in the picture and listed, in a page to review the step, or in a text
    /// diagram
    #[arg(long, value_name = "OLD")]
    pub(crate) against: Option<String>,
    /// The state after that wave of the roadmap, from 1, with what the wave does marked; in pictures only
    #[arg(long, value_name = "WAVE", requires = "against")]
    pub(crate) wave: Option<usize>,
    /// Leave out what carries state secrets, and count it
    #[arg(long)]
    pub(crate) public: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum PaperArg {
    A4,
    A3,
}

impl From<PaperArg> for Paper {
    fn from(arg: PaperArg) -> Self {
        match arg {
            PaperArg::A4 => Self::A4,
            PaperArg::A3 => Self::A3,
        }
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum TextArg {
    /// As text, to be searched and copied
    Text,
    /// As outlines, for programs that lack the font
    Paths,
}

impl From<TextArg> for TextForm {
    fn from(arg: TextArg) -> Self {
        match arg {
            TextArg::Text => Self::Text,
            TextArg::Paths => Self::Paths,
        }
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum ThemeArg {
    /// Dark on white
    Light,
    /// Light on dark, for screens
    Dark,
    /// Without colour, for printing in black and white
    Grey,
}

impl From<ThemeArg> for Theme {
    fn from(arg: ThemeArg) -> Self {
        match arg {
            ThemeArg::Light => Self::Light,
            ThemeArg::Dark => Self::Dark,
            ThemeArg::Grey => Self::Grey,
        }
    }
}

impl DrawArgs {
    /// The paper that was asked for.
    pub(crate) fn paper(&self) -> Option<(Paper, Orientation)> {
        let orientation = if self.portrait {
            Orientation::Portrait
        } else {
            Orientation::Landscape
        };
        self.size.map(|size| (size.into(), orientation))
    }
}
