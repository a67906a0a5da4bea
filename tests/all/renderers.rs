//! Another renderer than ours draws the same from the SVG, if the environment names one.

use std::path::Path;
use std::process::Command;

use justarch::draw::{Drawing, Orientation, Paper, TextForm};
use justarch::{Lang, reference};
use resvg::tiny_skia::Pixmap;

const PIXELS_PER_INCH: u16 = 96;
/// Of 255: a difference that is not of smoothing.
const CLEAR: u8 = 64;

/// How light each pixel is.
fn lightness(png: &[u8]) -> ((u32, u32), Vec<u8>) {
    let pixels = Pixmap::decode_png(png).unwrap();
    let light = |p: &resvg::tiny_skia::PremultipliedColorU8| {
        let sum = u16::from(p.red()) + u16::from(p.green()) + u16::from(p.blue());
        u8::try_from(sum / 3).unwrap()
    };
    let size = (pixels.width(), pixels.height());
    (size, pixels.pixels().iter().map(light).collect())
}

/// What `rsvg-convert`, or what takes its arguments, makes of a picture.
fn drawn_by(renderer: &str, folder: &Path, svg: &str, (width, height): (u32, u32)) -> Vec<u8> {
    let (from, to) = (folder.join("picture.svg"), folder.join("picture.png"));
    std::fs::write(&from, svg).unwrap();
    let ran = Command::new(renderer)
        .args(["-w", &width.to_string(), "-h", &height.to_string(), "-o"])
        .args([&to, &from])
        .output()
        .unwrap();
    assert!(ran.status.success(), "{ran:?}");
    std::fs::read(to).unwrap()
}

#[test]
fn another_renderer_draws_the_same() {
    let Ok(renderer) = std::env::var("JUSTARCH_RSVG_CONVERT") else {
        return;
    };
    let folder = tempfile::tempdir().unwrap();
    for bundled in reference::all() {
        let document = bundled.document();
        let drawing = Drawing::new(Lang::Vi).paper(Paper::A4, Orientation::Landscape);
        let scene = drawing.scene(document.architecture());
        for page in &scene.pages {
            let (size, ours) = lightness(&scene.png(page, PIXELS_PER_INCH).unwrap());
            // Shapes alone, then with the fonts of the system: how many pixels in a thousand may differ clearly.
            for (form, most) in [(TextForm::Paths, 5), (TextForm::Text, 20)] {
                let svg = scene.svg(page, form);
                let (_, theirs) = lightness(&drawn_by(&renderer, folder.path(), &svg, size));
                assert_eq!(ours.len(), theirs.len(), "{}", bundled.name);
                let both = ours.iter().zip(&theirs);
                let apart = both.filter(|(a, b)| a.abs_diff(**b) > CLEAR).count();
                assert!(
                    apart * 1_000 < ours.len() * most,
                    "{} {form:?}: {apart}",
                    bundled.name
                );
            }
        }
    }
}
