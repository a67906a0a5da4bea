//! A page as PNG.

use resvg::tiny_skia::{Pixmap, Transform};

use super::scene::{Page, Scene};
use super::tree::tree;
use crate::bilingual;
use crate::error::{Error, ErrorKind};

/// More pixels are refused.
const MOST: f64 = 200_000_000.0;

impl Scene {
    /// A page as PNG, with so many pixels to an inch.
    ///
    /// # Errors
    ///
    /// Fails if it would have more than 200 million pixels, or none.
    pub fn png(&self, page: &Page, pixels_per_inch: u16) -> Result<Vec<u8>, Error> {
        let tree = tree(self, page)?;
        let scale = f64::from(pixels_per_inch) / 72.0;
        let (width, height) = (page.paper.width * scale, page.paper.height * scale);
        let refused = || {
            Error::new(
                ErrorKind::Value,
                bilingual!(
                    "không thể vẽ ảnh {width:.0} × {height:.0} điểm ảnh",
                    "a picture of {width:.0} × {height:.0} pixels cannot be drawn"
                ),
            )
        };
        if width * height > MOST || width < 1.0 || height < 1.0 {
            return Err(refused());
        }
        let mut pixels = Pixmap::new(whole(width), whole(height)).ok_or_else(refused)?;
        let size = tree.size();
        let ratio = |pixels: u32, size: f32| f64::from(pixels) / f64::from(size);
        let across = ratio(pixels.width(), size.width());
        let down = ratio(pixels.height(), size.height());
        let fit = Transform::from_scale(single(across), single(down));
        resvg::render(&tree, fit, &mut pixels.as_mut());
        pixels.encode_png().map_err(|error| {
            Error::new(
                ErrorKind::Value,
                bilingual!(
                    "không ghi được PNG: {error}",
                    "PNG cannot be written: {error}"
                ),
            )
        })
    }
}

/// A length in whole pixels. It is below [`MOST`].
#[expect(clippy::cast_sign_loss, reason = "lengths are positive")]
fn whole(length: f64) -> u32 {
    length.round() as u32
}

fn single(value: f64) -> f32 {
    value as f32
}
