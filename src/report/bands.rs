//! Elements, findings and changes by band.
#![expect(clippy::arithmetic_side_effects, reason = "counts of what is shown")]

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;

use super::clean::clean_line;
use super::described::{band_of, layer_of};
use super::human::Renderer;
use super::words;
use crate::diagnostic::{At, Label, Report, Severity};
use crate::diff::{Change, Diff, Impact};
use crate::framework::{Band, Bands, Concern};
use crate::model::{Architecture, ElementRef, Kind, Layer};
use crate::text::{Lang, Text};

const DOCUMENT: Text = Text::fixed("Văn bản", "Document");
const BESIDE: Text = Text::fixed("bên cạnh", "beside the stack");

/// How many affected elements each band has, without those that have none.
pub(super) fn by_band(
    reach: &Impact<'_>,
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
    /// What the lists of changes are called: the document, then the bands that were asked for, else the layers of the
    /// file.
    pub(super) fn groups(&self) -> Vec<String> {
        let lang = self.lang();
        let mut names = vec![DOCUMENT.get(lang).to_owned()];
        let mut name = |label: &Text| names.push(label.get(lang).to_owned());
        match self.cut() {
            Some(cut) => cut.bands.iter().for_each(|band| name(&band.label)),
            None => Layer::ALL.iter().for_each(|layer| name(&layer.label())),
        }
        names
    }

    /// In which of these [lists](Self::groups) a change stands.
    pub(super) fn group_of(&self, diff: &Diff<'_>, change: &Change<'_>) -> usize {
        let place = match self.cut() {
            Some(cut) => band_of(diff, change, cut)
                .and_then(|of| cut.bands.iter().position(|band| band.key == of.key)),
            None => layer_of(diff, change).map(Layer::index),
        };
        place.map_or(0, |place| place + 1)
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
    places
        .filter_map(|subject| subject.kind(arch))
        .map(|kind| cut.of(kind).key)
        .collect()
}
