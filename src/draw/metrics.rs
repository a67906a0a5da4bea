//! How wide a text is, by the metrics of a font that the crate brings along.
//!
//! The font is Noto Sans, cut down to Latin letters with all of Vietnamese; its licence lies beside it. A picture comes
//! out the same whatever fonts a system has.

use ttf_parser::{Face, GlyphId};

/// The regular weight.
pub(crate) const REGULAR: &[u8] = include_bytes!("font/NotoSans-Regular.ttf");
/// The bold weight.
pub(crate) const BOLD: &[u8] = include_bytes!("font/NotoSans-Bold.ttf");

/// The family as files of SVG name it, with what most systems have after it.
pub(crate) const FAMILIES: &str = "'Noto Sans', 'Segoe UI', Arial, 'Liberation Sans', sans-serif";

/// A line of text is so high, in sizes of the font.
pub(super) const LINE: f64 = 1.24;
/// The base line lies so far below the top of a line.
pub(super) const BASE: f64 = 0.95;

/// How heavy letters are.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Weight {
    /// As running text.
    #[default]
    Regular,
    /// Heavier.
    Bold,
}

/// Characters up to here have a place of their own.
const KNOWN: usize = 0x2200;

/// One weight.
pub(crate) struct Font {
    face: Option<Face<'static>>,
    /// The width of each character, in thousandths of the size.
    advances: Vec<u16>,
}

impl Font {
    fn new(bytes: &'static [u8]) -> Self {
        let face = Face::parse(bytes, 0).ok();
        let mut advances = vec![0; KNOWN];
        let tables = face.as_ref().and_then(|face| face.tables().cmap);
        for table in tables.into_iter().flat_map(|cmap| cmap.subtables) {
            table.codepoints(|c| {
                let glyph = table.glyph_index(c);
                let width = face.as_ref().zip(glyph);
                let width = width.and_then(|(face, glyph)| face.glyph_hor_advance(glyph));
                if let (Some(slot), Some(width)) = (advances.get_mut(c as usize), width) {
                    *slot = width;
                }
            });
        }
        Self { face, advances }
    }

    fn advance(&self, c: char) -> u16 {
        match self.advances.get(c as usize) {
            Some(0) | None if (0x300..0x370).contains(&u32::from(c)) => 0,
            // What the font lacks comes from another one: wide enough for most of them.
            Some(0) | None => 1000 + 400 * u16::from(u32::from(c) > 0xffff),
            Some(width) => *width,
        }
    }

    /// The glyph of a character.
    pub(super) fn glyph(&self, c: char) -> Option<(&Face<'static>, GlyphId)> {
        let face = self.face.as_ref()?;
        Some((face, face.glyph_index(c).unwrap_or_default()))
    }

    /// The width of a text of size 1.
    fn width(&self, text: &str) -> f64 {
        let sum: u64 = text.chars().map(|c| u64::from(self.advance(c))).sum();
        super::number(usize::try_from(sum).unwrap_or(usize::MAX)) / 1000.0
    }
}

/// Both weights.
pub(crate) struct Fonts {
    regular: Font,
    bold: Font,
}

impl Fonts {
    /// Reads them. O(glyphs).
    pub(crate) fn new() -> Self {
        Self {
            regular: Font::new(REGULAR),
            bold: Font::new(BOLD),
        }
    }

    pub(super) fn of(&self, weight: Weight) -> &Font {
        match weight {
            Weight::Regular => &self.regular,
            Weight::Bold => &self.bold,
        }
    }

    /// The width of a text of size 1.
    pub(super) fn width(&self, text: &str, weight: Weight) -> f64 {
        self.of(weight).width(text)
    }

    /// The width of a character of size 1.
    pub(super) fn char_width(&self, c: char, weight: Weight) -> f64 {
        f64::from(self.of(weight).advance(c)) / 1000.0
    }
}

#[cfg(test)]
mod tests {
    use super::{Fonts, Weight};

    #[test]
    fn the_font_has_every_letter_of_vietnamese() {
        let fonts = Fonts::new();
        let letters = "aăâbcdđeêghiklmnoôơpqrstuưvxyàảãáạằẳẵắặầẩẫấậèẻẽéẹềểễếệìỉĩíịòỏõóọồổỗốộờởỡớợùủũúụừửữứựỳỷỹýỵ–“”…×·";
        for c in letters
            .chars()
            .flat_map(|c| [c].into_iter().chain(c.to_uppercase()))
        {
            for weight in [Weight::Regular, Weight::Bold] {
                let (_, glyph) = fonts.of(weight).glyph(c).expect("the font is read");
                assert_ne!(glyph.0, 0, "{c} in {weight:?}");
                assert!(fonts.char_width(c, weight) > 0.0, "{c}");
            }
        }
    }

    #[test]
    fn a_text_is_as_wide_as_its_characters() {
        let fonts = Fonts::new();
        let sum: f64 = "Hộ tịch"
            .chars()
            .map(|c| fonts.char_width(c, Weight::Bold))
            .sum();
        assert!((fonts.width("Hộ tịch", Weight::Bold) - sum).abs() < 1e-9);
        assert!(fonts.width("漢", Weight::Regular) >= 1.0);
    }
}
