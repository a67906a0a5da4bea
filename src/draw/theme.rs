//! Colours. Each pair of a text and what lies behind it has a contrast of 4.5 : 1 at least (WCAG 2, level AA).

use super::mark::Mark;
use super::options::Theme;
use super::scene::Tone;

/// The colours of a picture.
#[derive(Debug)]
pub(super) struct Palette {
    pub(super) paper: &'static str,
    pub(super) strong: &'static str,
    pub(super) quiet: &'static str,
    /// Lines of signs, and of boxes of other agencies.
    pub(super) line: &'static str,
    /// Behind the name of an own element.
    pub(super) own: &'static str,
    /// Behind that of another agency's.
    pub(super) foreign: &'static str,
    /// Around what belongs to other agencies.
    pub(super) apart: &'static str,
    /// Behind the name of what depends on what breaks or goes, and its hatching.
    pub(super) affected: &'static str,
    pub(super) hatch: &'static str,
    /// Of the marks of changes.
    marks: [&'static str; Mark::ALL.len()],
    /// Of the bands, one after the other.
    hues: &'static [Hue],
}

/// The colours of a band.
#[derive(Clone, Copy, Debug)]
pub(super) struct Hue {
    /// Behind its boxes.
    pub(super) ground: &'static str,
    /// Behind its name.
    pub(super) header: &'static str,
    /// Its name.
    pub(super) on_header: &'static str,
    /// Around the boxes of own elements.
    pub(super) edge: &'static str,
}

const fn hue(ground: &'static str, header: &'static str, edge: &'static str) -> Hue {
    Hue {
        ground,
        header,
        on_header: "#ffffff",
        edge,
    }
}

static LIGHT: Palette = Palette {
    paper: "#ffffff",
    strong: "#14202b",
    quiet: "#46535f",
    line: "#5d6b78",
    own: "#ffffff",
    foreign: "#eceff1",
    apart: "#8a97a3",
    affected: "#fff1d6",
    hatch: "#b35900",
    marks: [
        "#1b6e3c", "#a32020", "#7a3b00", "#8a4708", "#5b3a9e", "#7b2d8e", "#9a2f66", "#43469e",
        "#1f6775", "#175a94",
    ],
    hues: &[
        hue("#f6eef8", "#6b3a7d", "#8a5a9c"),
        hue("#e9f1fb", "#1f5593", "#3a72b4"),
        hue("#e6f5f3", "#0f655c", "#26857a"),
        hue("#ebf5e6", "#38671f", "#558a38"),
        hue("#fbf3e0", "#7d5306", "#a5731a"),
        hue("#fcecea", "#933026", "#b9503f"),
        hue("#eef0f5", "#424c6b", "#66729a"),
    ],
};

static DARK: Palette = Palette {
    paper: "#12171d",
    strong: "#eef2f6",
    quiet: "#b9c4ce",
    line: "#93a1ae",
    own: "#222b35",
    foreign: "#2f353b",
    apart: "#76838f",
    affected: "#3d3016",
    hatch: "#f0b252",
    marks: [
        "#6fcf97", "#ff8f8a", "#f0a868", "#e5b567", "#b9a3f5", "#d99be8", "#f29ccb", "#a3a8f5",
        "#74c7d4", "#7db8f0",
    ],
    hues: &[
        hue("#1f1826", "#6b3a7d", "#a97cbb"),
        hue("#15202f", "#1f5593", "#6fa3dc"),
        hue("#122321", "#0f655c", "#4fb3a7"),
        hue("#182414", "#38671f", "#83b965"),
        hue("#272011", "#7d5306", "#d3a34a"),
        hue("#2a1816", "#933026", "#e2877a"),
        hue("#1b1f2a", "#424c6b", "#98a3c6"),
    ],
};

static GREY: Palette = Palette {
    paper: "#ffffff",
    strong: "#000000",
    quiet: "#333333",
    line: "#555555",
    own: "#ffffff",
    foreign: "#e4e4e4",
    apart: "#777777",
    affected: "#d6d6d6",
    hatch: "#000000",
    marks: ["#000000"; Mark::ALL.len()],
    hues: &[
        hue("#f5f5f5", "#3c3c3c", "#444444"),
        hue("#ededed", "#555555", "#444444"),
    ],
};

impl Palette {
    pub(super) fn of(theme: Theme) -> &'static Self {
        match theme {
            Theme::Light => &LIGHT,
            Theme::Dark => &DARK,
            Theme::Grey => &GREY,
        }
    }

    /// The colours of the band at that place.
    pub(super) fn hue(&self, nth: usize) -> Hue {
        let at = nth.checked_rem(self.hues.len()).unwrap_or_default();
        let found = self.hues.get(at).copied();
        found.unwrap_or(hue("#eeeeee", "#333333", "#555555"))
    }

    /// The colour of a mark.
    pub(super) fn mark(&self, mark: Mark) -> &'static str {
        let at = Mark::ALL.iter().position(|known| *known == mark);
        let found = at.and_then(|at| self.marks.get(at).copied());
        found.unwrap_or(self.strong)
    }

    pub(super) fn ink(&self, tone: Tone, hue: Option<Hue>) -> &'static str {
        match (tone, hue) {
            (Tone::OnBand, Some(hue)) => hue.on_header,
            (Tone::Strong | Tone::OnBand, _) => self.strong,
            (Tone::Quiet, _) => self.quiet,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Mark, Palette, Theme};

    #[allow(clippy::unwrap_used, reason = "a colour that is none fails the test")]
    fn luminance(colour: &str) -> f64 {
        let part = |at: usize| {
            let value = u8::from_str_radix(&colour[at..at + 2], 16).unwrap();
            let value = f64::from(value) / 255.0;
            if value <= 0.03928 {
                value / 12.92
            } else {
                ((value + 0.055) / 1.055).powf(2.4)
            }
        };
        0.2126 * part(1) + 0.7152 * part(3) + 0.0722 * part(5)
    }

    fn contrast(one: &str, other: &str) -> f64 {
        let (one, other) = (luminance(one), luminance(other));
        (one.max(other) + 0.05) / (one.min(other) + 0.05)
    }

    #[test]
    fn every_text_stands_out_from_what_is_behind_it() {
        for theme in [Theme::Light, Theme::Dark, Theme::Grey] {
            let colours = Palette::of(theme);
            let mut pairs = vec![
                (colours.strong, colours.paper),
                (colours.quiet, colours.paper),
            ];
            for ground in [colours.own, colours.foreign, colours.affected] {
                pairs.extend([(colours.strong, ground), (colours.quiet, ground)]);
            }
            for hue in colours.hues {
                pairs.push((hue.on_header, hue.header));
                pairs.push((colours.quiet, hue.ground));
            }
            for (ink, ground) in std::mem::take(&mut pairs) {
                let found = contrast(ink, ground);
                assert!(found >= 4.5, "{theme:?}: {ink} on {ground}: {found:.2}");
            }
            // The sign of a mark is as good as text, in either way of showing it.
            for mark in Mark::ALL {
                pairs.push((colours.mark(mark), colours.paper));
            }
            for (ink, ground) in pairs {
                let found = contrast(ink, ground);
                assert!(found >= 4.5, "{theme:?}: {ink} on {ground}: {found:.2}");
            }
            for ground in [colours.own, colours.foreign, colours.affected] {
                for line in Mark::ALL.map(|mark| colours.mark(mark)) {
                    let found = contrast(line, ground);
                    assert!(found >= 3.0, "{theme:?}: {line} on {ground}: {found:.2}");
                }
            }
            assert!(
                contrast(colours.hatch, colours.affected) >= 3.0,
                "{theme:?}"
            );
            // Lines that carry meaning need 3 : 1.
            for hue in colours.hues {
                let found = contrast(hue.edge, colours.own);
                assert!(found >= 3.0, "{theme:?}: {} {found:.2}", hue.edge);
            }
            assert!(contrast(colours.line, colours.foreign) >= 3.0, "{theme:?}");
        }
    }
}
