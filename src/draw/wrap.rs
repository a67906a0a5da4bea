//! Texts set in lines. A line ends between words; a word is broken only if it is wider than the room there is.

use std::borrow::Cow;

use unicode_normalization::{UnicodeNormalization as _, is_nfc};

use super::metrics::{Fonts, Weight};
use crate::chars::visible;

/// A name longer than this is cut, with an ellipsis; the whole of it stands in the description of its box.
const LONGEST: usize = 240;

/// What is shown of a text: composed letters, single spaces, nothing that hides.
pub(super) fn shown(text: &str) -> String {
    shown_to(text, LONGEST)
}

/// The same, with another length from which on it is cut.
pub(super) fn shown_to(text: &str, longest: usize) -> String {
    let text = visible(text);
    let text: Cow<'_, str> = if is_nfc(&text) {
        text
    } else {
        text.nfc().collect::<String>().into()
    };
    let mut out = String::with_capacity(text.len());
    let mut chars = 0;
    // White space of any sort parts words, but for what is there to hold them together.
    let blank = |c: char| c.is_whitespace() && !matches!(c, '\u{a0}' | '\u{202f}' | '\u{2007}');
    for word in text.split(blank).filter(|word| !word.is_empty()) {
        if !out.is_empty() {
            out.push(' ');
            chars += 1;
        }
        for c in word.chars() {
            if chars == longest {
                out.push('…');
                return out;
            }
            // What no file of XML may hold.
            out.push(if matches!(c, '\u{fffe}' | '\u{ffff}') {
                '\u{fffd}'
            } else {
                c
            });
            chars += 1;
        }
    }
    out
}

/// A text whose breaks are known for every width.
#[derive(Clone, Debug)]
pub(super) struct Flow {
    pub(super) text: String,
    weight: Weight,
    longest_word: f64,
    /// From how wide on it takes so many lines: widest first, in sizes of the font.
    steps: Vec<(f64, usize)>,
}

/// Nothing is set narrower, in sizes of the font.
const NARROWEST: f64 = 5.0;

/// Widths closer than this are not told apart.
const STEP: f64 = 0.05;

impl Flow {
    /// Measures a text. O(length · lines).
    pub(super) fn new(fonts: &Fonts, text: String, weight: Weight) -> Self {
        let whole = fonts.width(&text, weight);
        let mut steps = vec![(whole, 1)];
        let count = |room| lines(fonts, &text, weight, room).len();
        let words = text.split(' ').map(|word| fonts.width(word, weight));
        let longest_word = words.fold(0.0, f64::max);
        let mut room = whole - STEP;
        while room >= NARROWEST {
            let most = count(room);
            // No word is broken for the sake of even lines.
            let least = if room >= longest_word {
                longest_word.max(NARROWEST)
            } else {
                NARROWEST
            };
            // The narrowest room in which it takes no more, found by halving.
            let (mut fails, mut fits) = (least, room);
            if count(fails) <= most {
                fits = fails;
            }
            while fits - fails > STEP / 2.0 {
                let middle = f64::midpoint(fails, fits);
                if count(middle) <= most {
                    fits = middle;
                } else {
                    fails = middle;
                }
            }
            steps.push((fits, count(fits)));
            room = fits - STEP;
        }
        Self {
            text,
            weight,
            longest_word,
            steps,
        }
    }

    /// The width of its longest word, in sizes of the font.
    pub(super) fn longest_word(&self) -> f64 {
        self.longest_word
    }

    /// The width, in sizes of the font, to which the text is set in a room of that width, and in how many lines.
    fn step(&self, room: f64) -> (f64, usize) {
        let found = self.steps.iter().find(|(width, _)| *width <= room + 1e-9);
        let narrowest = || self.steps.last().copied().unwrap_or((room, 1));
        found.copied().unwrap_or_else(narrowest)
    }

    /// How many lines it takes in a room of a width, in sizes of the font.
    pub(super) fn count(&self, room: f64) -> usize {
        self.step(room).1
    }

    /// Its lines in that room, about equally long, with their widths.
    pub(super) fn lines(&self, fonts: &Fonts, room: f64) -> Vec<(String, f64)> {
        let (width, _) = self.step(room);
        let lines = lines(fonts, &self.text, self.weight, width.min(room) + 1e-9);
        let measured = |line: String| {
            let width = fonts.width(&line, self.weight);
            (line, width)
        };
        lines.into_iter().map(measured).collect()
    }
}

/// The lines of a text in a room of a width, in sizes of the font.
pub(super) fn lines(fonts: &Fonts, text: &str, weight: Weight, room: f64) -> Vec<String> {
    let space = fonts.char_width(' ', weight);
    let mut out: Vec<String> = Vec::new();
    let mut line = String::new();
    let mut used = 0.0;
    for word in text.split(' ') {
        let width = fonts.width(word, weight);
        let beside = if line.is_empty() { 0.0 } else { space };
        if used + beside + width <= room {
            if !line.is_empty() {
                line.push(' ');
            }
            line.push_str(word);
            used += beside + width;
            continue;
        }
        if !line.is_empty() {
            out.push(std::mem::take(&mut line));
            used = 0.0;
        }
        if width <= room {
            line.push_str(word);
            used = width;
            continue;
        }
        for c in word.chars() {
            let width = fonts.char_width(c, weight);
            if used + width > room && !line.is_empty() {
                out.push(std::mem::take(&mut line));
                used = 0.0;
            }
            line.push(c);
            used += width;
        }
    }
    if !line.is_empty() || out.is_empty() {
        out.push(line);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::{Flow, Fonts, Weight, lines, shown};

    const NAME: &str = "Cơ sở dữ liệu hộ tịch điện tử toàn quốc theo Nghị định 61/2018/NĐ-CP";

    #[test]
    fn a_line_ends_between_words_and_is_no_wider_than_the_room() {
        let fonts = Fonts::new();
        let flow = Flow::new(&fonts, NAME.to_owned(), Weight::Regular);
        for tenth in 80..420_u32 {
            let room = f64::from(tenth) / 10.0;
            let set = flow.lines(&fonts, room);
            assert_eq!(set.len(), flow.count(room), "{room}");
            assert!(set.iter().all(|(_, width)| *width <= room + 1e-6), "{room}");
            let words: Vec<_> = set.iter().map(|(line, _)| line.as_str()).collect();
            assert_eq!(words.join(" "), NAME, "{room}");
            let greedy = lines(&fonts, NAME, Weight::Regular, room).len();
            assert!(set.len() <= greedy + 1 && set.len() >= greedy, "{room}");
        }
    }

    #[test]
    fn a_word_wider_than_the_room_is_broken() {
        let fonts = Fonts::new();
        let word = "W".repeat(120);
        let flow = Flow::new(&fonts, word.clone(), Weight::Bold);
        for room in [5.5, 8.0, 12.0, 40.0] {
            let set = flow.lines(&fonts, room);
            assert!(set.iter().all(|(_, width)| *width <= room + 1e-6), "{room}");
            let whole: String = set.into_iter().map(|(line, _)| line).collect();
            assert_eq!(whole, word);
        }
    }

    #[test]
    fn what_is_shown_hides_nothing() {
        assert_eq!(shown("  Ho\u{323}\u{302}\n tịch\t"), "Hộ tịch");
        assert_eq!(shown("a\u{1b}b\u{202e}c\u{0}"), "a␛b\u{fffd}c␀");
        assert_eq!(shown("61\u{a0}điều"), "61\u{a0}điều");
        assert_eq!(shown(&"ộ".repeat(300)).chars().count(), 241);
        assert_eq!(shown(""), "");
    }
}
