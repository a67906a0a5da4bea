//! Elements, findings and changes by band.
#![expect(clippy::arithmetic_side_effects, reason = "counts of what is shown")]

use std::fmt::Write as _;

use super::clean::clean_line;
use super::human::Renderer;
use super::words;
use crate::diagnostic::{Report, Severity};
use crate::diff::{Change, Diff, Impact};
use crate::framework::{Bands, Concern};
use crate::model::{Architecture, Layer};
use crate::text::{Lang, Text};

const DOCUMENT: Text = Text::fixed("Văn bản", "Document");
pub(super) const BESIDE: Text = Text::fixed("bên cạnh", "beside the stack");

/// What the lists of changes are called: the document, then the bands that were asked for, else the layers of the file.
pub(super) fn groups(cut: Option<&'static Bands>, lang: Lang) -> Vec<String> {
    let mut names = vec![DOCUMENT.get(lang).to_owned()];
    let mut name = |label: &Text| names.push(label.get(lang).to_owned());
    match cut {
        Some(cut) => cut.bands.iter().for_each(|band| name(&band.label)),
        None => Layer::ALL.iter().for_each(|layer| name(&layer.label())),
    }
    names
}

/// In which of these [lists](groups) a change stands.
pub(super) fn group_of(diff: &Diff<'_>, change: &Change<'_>, cut: Option<&'static Bands>) -> usize {
    let place = match cut {
        Some(cut) => diff
            .band_of(change, cut)
            .and_then(|of| cut.bands.iter().position(|band| band.key == of.key)),
        None => diff.layer_of(change).map(Layer::index),
    };
    place.map_or(0, |place| place + 1)
}

/// How many affected elements each band or layer has, by name.
pub(super) fn reached(reach: &Impact<'_>, cut: Option<&'static Bands>, lang: Lang) -> String {
    let all: Vec<_> = match cut {
        Some(cut) => reach
            .by_band(cut)
            .map(|(band, count)| format!("{} {count}", band.label.get(lang)))
            .collect(),
        None => reach
            .by_layer()
            .iter()
            .map(|(layer, members)| format!("{} {}", layer.label().get(lang), members.len()))
            .collect(),
    };
    all.join(", ")
}

impl Renderer {
    /// Shows how many elements each [band](Self::bands) has and in how many findings it occurs. Findings about the
    /// document alone are in no band. Empty if no bands were asked for. O(elements + findings).
    ///
    /// ```
    /// use justarch::{Bands, Lang, Renderer, Report, reference};
    /// let renderer = Renderer::human(Lang::En).bands(Bands::get("224")?);
    /// let shown = renderer.render_bands(&Report::default(), &reference::moj_4_0());
    /// assert!(shown.contains("Network security: 2 elements"));
    /// assert!(shown.contains("reading of this tool"));
    /// # Ok::<(), justarch::Error>(())
    /// ```
    pub fn render_bands(&self, report: &Report, arch: &Architecture) -> String {
        let Some(cut) = self.cut() else {
            return String::new();
        };
        let lang = self.lang();
        let mut out = String::new();
        let (label, basis) = (cut.label.get(lang), cut.basis.name.get(lang));
        let _ = writeln!(
            out,
            "{}",
            self.strong(&clean_line(&format!("{label} ({basis})")))
        );
        for usage in cut.usage(arch, report) {
            let (band, elements, secure) = (usage.band, usage.elements, usage.security);
            let mut line = format!("{}: {}", band.label.get(lang), counted(elements, lang));
            if secure > 0 && secure < elements {
                let concern = Concern::Security.label();
                let _ = write!(line, " ({}: {secure})", concern.get(lang));
            }
            if band.beside {
                let _ = write!(line, ", {}", BESIDE.get(lang));
            }
            for (severity, count) in Severity::ALL.into_iter().zip(usage.findings).rev() {
                if count > 0 {
                    let _ = write!(line, "; {}: {count}", severity.label().get(lang));
                }
            }
            let _ = writeln!(out, "  {}", clean_line(&line));
        }
        if let Some(reading) = &cut.reading {
            let _ = writeln!(out, "{}", words::noted(reading, lang));
        }
        out
    }
}

fn counted(elements: usize, lang: Lang) -> String {
    match lang {
        Lang::Vi => format!("{elements} thành phần"),
        Lang::En if elements == 1 => "1 element".to_owned(),
        Lang::En => format!("{elements} elements"),
    }
}
