//! What is worth noting in a transition.

use std::fmt::Write as _;

use super::Page;
use super::text::{code, plain};
use crate::framework::{Conversion, Framework, Introduction, Part};
use crate::model::{ElementRef, Field, RecordRef, Value};
use crate::text::Lang;
use crate::transition::{Highlight, Review};

impl<'a> Page<'_, 'a> {
    /// A list of what stands out; nothing if nothing does.
    pub(super) fn worth_noting(&mut self, review: &Review<'a>) {
        let highlights = review.highlights();
        let notes: Vec<_> = highlights
            .iter()
            .filter_map(|one| self.note_of(one))
            .collect();
        if notes.is_empty() {
            return;
        }
        self.section("Điểm đáng chú ý", "Worth noting");
        for note in notes {
            self.line(&format!("- {note}"));
        }
    }

    /// One of them in words; `None` if it is none in this language.
    fn note_of(&self, highlight: &Highlight<'a>) -> Option<String> {
        Some(match highlight {
            Highlight::RenamedView {
                before,
                after,
                framework: [vi, en],
            } => {
                let framework = match self.lang {
                    Lang::Vi => *vi,
                    Lang::En => *en,
                };
                return self.renamed_view(*before, *after, framework);
            }
            Highlight::Introduction {
                introduction,
                framework,
                was_there,
                elements,
            } => self.introduction(introduction, framework, *was_there, elements),
            Highlight::ProcedureSystem {
                framework,
                before,
                system,
                stays,
            } => self.procedure_system(framework, before, *system, stays),
            Highlight::Grades {
                framework,
                before,
                after,
                converted,
                regraded,
            } => self.grades(framework, [before, after], converted, *regraded),
            Highlight::Figure {
                before,
                after,
                was,
                is,
            } => {
                let (was, is) = (self.value(was, *before), self.value(is, *after));
                let (name, key) = (plain(after.name(self.lang)), code(after.key()));
                format!("{name} ({key}): {was} → {is}.")
            }
            Highlight::Repealed { framework } => return self.repealed(framework),
        })
    }

    fn renamed_view(
        &self,
        before: RecordRef<'_>,
        after: RecordRef<'_>,
        framework: Option<&Framework>,
    ) -> Option<String> {
        let (was, is) = (before.name(self.lang), after.name(self.lang));
        if was == is {
            return None;
        }
        let (key, was, is) = (code(after.key()), plain(was), plain(is));
        let as_named = match (framework, self.lang) {
            (Some(f), Lang::Vi) => format!(" (theo tên gọi của khung {})", f.version),
            (Some(f), Lang::En) => format!(" (as framework {} calls it)", f.version),
            (None, _) => String::new(),
        };
        Some(match self.lang {
            Lang::Vi => format!("Kiến trúc thành phần {key} đổi tên: “{was}” → “{is}”{as_named}."),
            Lang::En => {
                format!("The component architecture {key} is renamed: “{was}” → “{is}”{as_named}.")
            }
        })
    }

    fn introduction(
        &self,
        introduction: &Introduction,
        framework: &Framework,
        was_there: bool,
        elements: &[ElementRef<'_>],
    ) -> String {
        let (label, version) = (plain(introduction.label.get(self.lang)), framework.version);
        let there = elements.iter().map(|e| code(e.id()));
        let there = there.collect::<Vec<_>>().join(", ");
        match (self.lang, elements.is_empty(), was_there) {
            (Lang::Vi, true, _) => {
                format!("{label} (khung {version} bổ sung): **bản mới chưa có**.")
            }
            (Lang::Vi, _, false) => {
                format!("{label} (khung {version} bổ sung): đã đưa vào bản mới, {there}.")
            }
            (Lang::Vi, ..) => {
                format!("{label} (khung {version} bổ sung): đã có từ bản cũ, {there}.")
            }
            (Lang::En, true, _) => {
                format!("{label} (introduced by framework {version}): **still missing**.")
            }
            (Lang::En, _, false) => {
                format!("{label} (introduced by framework {version}): added, {there}.")
            }
            (Lang::En, ..) => {
                format!("{label} (introduced by framework {version}): already there, {there}.")
            }
        }
    }

    fn procedure_system(
        &self,
        framework: &Framework,
        before: &[ElementRef<'_>],
        system: ElementRef<'_>,
        stays: &[ElementRef<'_>],
    ) -> String {
        let version = framework.version;
        let parts: Vec<_> = before.iter().map(|e| self.element(*e)).collect();
        let parts = parts.join(self.pick(" và ", " and "));
        let whole = self.element(system);
        let mut note = match (self.lang, before.len()) {
            (Lang::Vi, 1) => format!("Theo khung {version}, {parts} trở thành {whole}."),
            (Lang::Vi, _) => format!("Theo khung {version}, hợp nhất {parts} thành {whole}."),
            (Lang::En, 1) => format!("As framework {version} asks, {parts} becomes {whole}."),
            (Lang::En, _) => format!("As framework {version} asks, {parts} merge into {whole}."),
        };
        for stays in stays {
            let (id, layer) = (code(stays.id()), stays.layer().label());
            let layer = layer.get(self.lang);
            let _ = match self.lang {
                Lang::Vi => write!(note, " {id} tiếp tục thuộc lớp {layer}."),
                Lang::En => write!(note, " {id} remains in the layer {layer}."),
            };
        }
        note
    }

    fn grades(
        &self,
        framework: &Framework,
        [before, after]: [&[Part]; 2],
        converted: &[Conversion],
        regraded: usize,
    ) -> String {
        let list = |parts: &[Part]| {
            let labels = parts.iter().map(|p| plain(p.label.get(self.lang)));
            labels.collect::<Vec<_>>().join(", ")
        };
        let label = |key: &str| {
            let part = before.iter().chain(after).find(|p| p.key == key);
            part.map_or_else(|| code(key), |p| plain(p.label.get(self.lang)))
        };
        let converted = converted.iter();
        let converted = converted.map(|c| format!("{} → {}", label(c.from), label(c.to)));
        let converted = converted.collect::<Vec<_>>().join(", ");
        let (was, is) = (list(before), list(after));
        let basis = plain(&framework.grades.basis.citation(self.lang));
        let mut note = match self.lang {
            Lang::Vi => {
                format!("Bộ giá trị mức độ dịch vụ công thay đổi ({basis}): {was} → {is}")
            }
            Lang::En => format!("The value set of service grades changes ({basis}): {was} → {is}"),
        };
        if !converted.is_empty() {
            let word = self.pick("quy đổi mặc định", "converted by default");
            let _ = write!(note, "; {word}: {converted}");
        }
        if regraded > 0 {
            let _ = match self.lang {
                Lang::Vi => write!(note, "; {regraded} dịch vụ đổi mức độ"),
                Lang::En => write!(note, "; services graded anew: {regraded}"),
            };
        }
        note.push('.');
        note
    }

    /// A figure and the day it is of.
    fn value(&self, values: &[Value<'_>], figure: RecordRef<'_>) -> String {
        let shown: Vec<_> = values.iter().map(|v| plain(&v.to_string())).collect();
        let shown = if shown.is_empty() {
            self.pick("không nêu", "not stated").to_owned()
        } else {
            shown.join(", ")
        };
        match figure.fields().date(Field::AsOf) {
            Some(date) => format!("{shown} ({})", self.date(date)),
            None => shown,
        }
    }

    /// That the new framework has been repealed, or will be.
    fn repealed(&self, framework: &Framework) -> Option<String> {
        let decision = framework.decision;
        let day = self.date(decision.repealed?);
        let (version, name) = (framework.version, plain(decision.name.get(self.lang)));
        let successor = decision.successor.map(|s| plain(s.name.get(self.lang)));
        Some(match (self.lang, successor) {
            (Lang::Vi, Some(next)) => {
                format!("Khung {version} ({name}) hết hiệu lực từ {day}, được thay thế bởi {next}.")
            }
            (Lang::Vi, None) => format!("Khung {version} ({name}) hết hiệu lực từ {day}."),
            (Lang::En, Some(next)) => {
                format!(
                    "Framework {version} ({name}) is repealed from {day}; {next} takes its place."
                )
            }
            (Lang::En, None) => format!("Framework {version} ({name}) is repealed from {day}."),
        })
    }
}
