//! Elements, findings and changes by band.
#![expect(clippy::arithmetic_side_effects, reason = "counts of what is shown")]

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;

use super::clean::clean_line;
use super::described::{band_of, layer_of};
use super::human::Renderer;
use super::words;
use crate::diagnostic::{At, Label, Report, Severity};
use crate::diff::{Change, Diff, Reach};
use crate::framework::{Band, Bands, Concern};
use crate::model::{Architecture, ElementRef, Kind, Layer, Subject};
use crate::text::{Lang, Text};

const DOCUMENT: Text = Text::fixed("Văn bản", "Document");
const BESIDE: Text = Text::fixed("bên cạnh", "beside the stack");

/// Changes that are listed together.
pub(super) struct Changed {
    /// What they are of.
    pub(super) name: String,
    of: Where,
}

enum Where {
    Document,
    Layer(Layer),
    Band(&'static Bands, &'static str),
}

impl Changed {
    /// Whether a change is among them.
    pub(super) fn holds(&self, diff: &Diff<'_>, change: &Change<'_>) -> bool {
        match self.of {
            Where::Document => layer_of(diff, change).is_none(),
            Where::Layer(layer) => layer_of(diff, change) == Some(layer),
            Where::Band(cut, key) => band_of(diff, change, cut).is_some_and(|b| b.key == key),
        }
    }
}

/// How many affected elements each band has, without those that have none.
pub(super) fn by_band(
    reach: &Reach<'_>,
    cut: &'static Bands,
) -> impl Iterator<Item = (&'static Band, usize)> {
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for (_, members) in reach.by_layer() {
        for element in members {
            *counts.entry(cut.of(element.kind()).key).or_default() += 1;
        }
    }
    let bands = cut.bands.iter().copied();
    bands.filter_map(move |band| Some((band, counts.get(band.key).copied()?)))
}

impl Renderer {
    /// The lists of changes: the document, then the bands that were asked for, else the layers of the file.
    pub(super) fn groups(&self) -> Vec<Changed> {
        let lang = self.lang();
        let mut groups = vec![Changed {
            name: DOCUMENT.get(lang).to_owned(),
            of: Where::Document,
        }];
        match self.cut() {
            Some(cut) => groups.extend(cut.bands.iter().map(|band| Changed {
                name: band.label.get(lang).to_owned(),
                of: Where::Band(cut, band.key),
            })),
            None => groups.extend(Layer::ALL.into_iter().map(|layer| Changed {
                name: layer.label().get(lang).to_owned(),
                of: Where::Layer(layer),
            })),
        }
        groups
    }

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
        let mut found: BTreeMap<(&str, Severity), usize> = BTreeMap::new();
        for diagnostic in report {
            for band in touched(cut, arch, &diagnostic.labels) {
                *found.entry((band, diagnostic.severity)).or_default() += 1;
            }
        }
        for band in cut.bands {
            let here = |e: &ElementRef<'_>| cut.of(e.kind()).key == band.key;
            let elements = arch.elements().filter(here);
            let kinds: Vec<Kind> = elements.map(ElementRef::kind).collect();
            let secure = kinds.iter().filter(|k| Concern::of(**k).is_some()).count();
            let mut line = format!("{}: {}", band.label.get(lang), counted(kinds.len(), lang));
            if secure > 0 && secure < kinds.len() {
                let concern = Concern::Security.label();
                let _ = write!(line, " ({}: {secure})", concern.get(lang));
            }
            if band.beside {
                let _ = write!(line, ", {}", BESIDE.get(lang));
            }
            for severity in Severity::ALL.into_iter().rev() {
                if let Some(count) = found.get(&(band.key, severity)) {
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

/// The bands in which a finding occurs.
fn touched(cut: &Bands, arch: &Architecture, labels: &[Label]) -> BTreeSet<&'static str> {
    let places = labels.iter().filter_map(|label| match &label.at {
        At::Place(place) => Some(&place.subject),
        At::Span(_) => None,
    });
    let kind = |subject: &Subject| match subject {
        Subject::Element(id) | Subject::Relation { from: id, .. } => {
            arch.element(id).map(ElementRef::kind)
        }
        Subject::Section(layer) => Some(Kind::Custom(*layer)),
        Subject::Record { .. } | Subject::Document => None,
    };
    places
        .filter_map(kind)
        .map(|kind| cut.of(kind).key)
        .collect()
}
