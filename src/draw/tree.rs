//! A page as the renderers read it: both by the same `usvg`, so that PNG and PDF show one picture.

#[cfg(feature = "png")]
use resvg::usvg::Options;
#[cfg(feature = "png")]
pub(super) use resvg::usvg::Tree;
#[cfg(not(feature = "png"))]
use svg2pdf::usvg::Options;
#[cfg(not(feature = "png"))]
pub(super) use svg2pdf::usvg::Tree;

use super::metrics::{BOLD, REGULAR};
use super::scene::{Page, Scene};
use crate::bilingual;
use crate::error::{Error, ErrorKind};

/// The page, with the font that its texts were measured with and none of the system.
pub(super) fn tree(scene: &Scene, page: &Page) -> Result<Tree, Error> {
    let mut options = Options {
        font_family: "Noto Sans".to_owned(),
        ..Options::default()
    };
    let fonts = options.fontdb_mut();
    fonts.load_font_data(REGULAR.to_vec());
    fonts.load_font_data(BOLD.to_vec());
    fonts.set_sans_serif_family("Noto Sans");
    Tree::from_str(&scene.exact_svg(page), &options).map_err(|error| {
        Error::new(
            ErrorKind::Value,
            bilingual!(
                "không vẽ được trang: {error}",
                "the page cannot be drawn: {error}"
            ),
        )
    })
}
