//! What is worth noting in a transition, in words.

use std::fmt::Write as _;

use super::highlights::Highlight;
use crate::date::Date;
use crate::framework::{Conversion, Framework, Introduction, Part, law};
use crate::model::{ElementRef, Field, Qualifier, RecordRef, Value};
use crate::phrase::{capital, grouped};
use crate::text::Lang;

/// How a form writes what a sentence names.
pub(crate) trait Form {
    /// A text of the documents or of the tables.
    fn plain(&self, text: &str) -> String;
    /// A few words that are to be seen.
    fn strong(&self, text: &str) -> String;
    /// An element, known to the reader already or by its id alone.
    fn short(&self, element: ElementRef<'_>) -> String;
    /// An element by its name.
    fn element(&self, element: ElementRef<'_>) -> String;
    /// The key of an entry of a table behind what it is called, with the space before it; empty where keys are not shown.
    fn key(&self, key: &str) -> String;
}

/// Tells what is worth noting.
pub(crate) struct Telling<'f> {
    pub(crate) lang: Lang,
    /// The day by which the step is judged.
    pub(crate) day: Option<Date>,
    pub(crate) form: &'f dyn Form,
}

impl Telling<'_> {
    fn plain(&self, text: &str) -> String {
        self.form.plain(text)
    }

    fn pick(&self, vi: &'static str, en: &'static str) -> &'static str {
        match self.lang {
            Lang::Vi => vi,
            Lang::En => en,
        }
    }

    fn date(&self, date: Date) -> String {
        match self.lang {
            Lang::Vi => date.vietnamese(),
            Lang::En => date.to_string(),
        }
    }

    /// One of them in words; `None` if it is none in this language.
    pub(crate) fn told(&self, highlight: &Highlight<'_>) -> Option<String> {
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
                framework: _,
                before,
                system,
                stays,
            } => self.procedure_system(before, *system, stays),
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
            } => self.figure([*before, *after], was, is),

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
        let (key, was, is) = (self.form.key(after.key()), self.plain(was), self.plain(is));
        let as_named = match (framework, self.lang) {
            (Some(f), Lang::Vi) => format!(" (theo tên gọi của khung {})", f.version),
            (Some(f), Lang::En) => format!(" (as framework {} calls it)", f.version),
            (None, _) => String::new(),
        };
        Some(match self.lang {
            Lang::Vi => format!("Kiến trúc thành phần{key} đổi tên: “{was}” → “{is}”{as_named}."),
            Lang::En => {
                format!("The component architecture{key} is renamed: “{was}” → “{is}”{as_named}.")
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
        let (label, version) = (
            self.plain(introduction.label.get(self.lang)),
            framework.version,
        );
        let there = elements.iter().map(|e| self.form.short(*e));
        let there = there.collect::<Vec<_>>().join(", ");
        let missing = self.pick("bản mới chưa có", "still missing");
        let missing = self.form.strong(missing);
        match (self.lang, elements.is_empty(), was_there) {
            (Lang::Vi, true, _) => {
                format!("{label} (khung {version} bổ sung): {missing}.")
            }
            (Lang::Vi, _, false) => {
                format!("{label} (khung {version} bổ sung): đã đưa vào bản mới, {there}.")
            }
            (Lang::Vi, ..) => {
                format!("{label} (khung {version} bổ sung): đã có từ bản cũ, {there}.")
            }
            (Lang::En, true, _) => {
                format!("{label} (introduced by framework {version}): {missing}.")
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
        before: &[ElementRef<'_>],
        system: ElementRef<'_>,
        stays: &[ElementRef<'_>],
    ) -> String {
        let parts: Vec<_> = before.iter().map(|e| self.form.element(*e)).collect();
        let parts = parts.join(self.pick(" và ", " and "));
        let whole = self.form.element(system);
        let circular = self.plain(law::CIRCULAR_01_2023.name.get(self.lang));
        let named = match self.lang {
            Lang::Vi => format!("tên gọi theo {circular}"),
            Lang::En => format!("so called in {circular}"),
        };
        let mut note = match (self.lang, before.len()) {
            (Lang::Vi, 1) => format!("{} trở thành {whole} ({named}).", capital(&parts)),
            (Lang::Vi, _) => format!("Hợp nhất {parts} thành {whole} ({named})."),
            (Lang::En, 1) => format!("{} becomes {whole} ({named}).", capital(&parts)),
            (Lang::En, _) => format!("{} merge into {whole} ({named}).", capital(&parts)),
        };
        for stays in stays {
            let (id, layer) = (self.form.short(*stays), stays.layer().label());
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
            let labels = parts.iter().map(|p| self.plain(p.label.get(self.lang)));
            labels.collect::<Vec<_>>().join(", ")
        };
        let label = |key: &str| {
            let part = before.iter().chain(after).find(|p| p.key == key);
            part.map_or_else(|| self.plain(key), |p| self.plain(p.label.get(self.lang)))
        };
        let converted = converted.iter();
        let converted = converted.map(|c| format!("{} → {}", label(c.from), label(c.to)));
        let converted = converted.collect::<Vec<_>>().join(", ");
        let (was, is) = (list(before), list(after));
        let basis = self.plain(&framework.grades.basis.citation(self.lang));
        let mut note = match self.lang {
            Lang::Vi => {
                format!("Bộ giá trị mức độ dịch vụ công thay đổi ({basis}): {was} → {is}")
            }
            Lang::En => format!("The value set of service grades changes ({basis}): {was} → {is}"),
        };
        if !converted.is_empty() {
            let (by, but) = (
                self.pick(
                    "quy ước của công cụ khi chuyển",
                    "by a convention of this tool",
                ),
                self.pick(
                    "không văn bản nào quy định, cần xác định lại từng dịch vụ",
                    "no text says so, look at each service",
                ),
            );
            let _ = write!(note, "; {by}: {converted} ({but})");
        }
        if regraded > 0 {
            let _ = match self.lang {
                Lang::Vi => write!(note, "; {regraded} dịch vụ đổi mức độ"),
                Lang::En => write!(note, "; services graded anew: {regraded}"),
            };
        }
        note.push('.');
        // That the decree ended in turn does not bring the first set back.
        let decree = &framework.grades.basis.instrument;
        if let (Some(end), Some(judged)) = (decree.repealed, self.day)
            && judged >= end
        {
            let (name, end) = (self.plain(decree.name.get(self.lang)), self.date(end));
            let next = decree
                .successor
                .map(|next| self.plain(next.name.get(self.lang)));
            let _ = match (self.lang, next) {
                (Lang::Vi, Some(next)) => write!(
                    note,
                    " {name} hết hiệu lực từ ngày {end}, được thay thế bởi {next}."
                ),
                (Lang::Vi, None) => write!(note, " {name} hết hiệu lực từ ngày {end}."),
                (Lang::En, Some(next)) => {
                    write!(note, " {name} ended on {end}; {next} takes its place.")
                }
                (Lang::En, None) => write!(note, " {name} ended on {end}."),
            };
        }
        note
    }

    /// A figure from version to version; whether the two may be compared is said where the name or the exactness
    /// changed.
    fn figure(
        &self,
        [before, after]: [RecordRef<'_>; 2],
        was: &[Value<'_>],
        is: &[Value<'_>],
    ) -> String {
        let (old_name, name) = (
            self.plain(before.name(self.lang)),
            self.plain(after.name(self.lang)),
        );
        let key = self.bracketed(after.key());
        let (was, is) = (self.value(was, before), self.value(is, after));
        if old_name == name {
            return format!("{name}{key}: {was} → {is}.");
        }
        match self.lang {
            Lang::Vi => format!(
                "{name}{key}: {was}, khi đó mang tên “{old_name}” → {is}. Tên chỉ tiêu đã đổi, hai số không so sánh trực tiếp được."
            ),
            Lang::En => format!(
                "{name}{key}: {was}, then called “{old_name}” → {is}. The indicator was renamed, the figures do not compare."
            ),
        }
    }

    /// A key in brackets behind a name.
    fn bracketed(&self, key: &str) -> String {
        let key = self.form.key(key);
        match key.trim_start() {
            "" => String::new(),
            key => format!(" ({key})"),
        }
    }

    /// A figure and the day it is of.
    fn value(&self, values: &[Value<'_>], figure: RecordRef<'_>) -> String {
        let shown: Vec<_> = values
            .iter()
            .map(|v| self.plain(&grouped(&v.to_string(), self.lang)))
            .collect();
        let shown = if shown.is_empty() {
            self.pick("không nêu", "not stated").to_owned()
        } else {
            shown.join(", ")
        };
        let qualifier = figure.fields().token(Field::FigureQualifier);
        let qualifier = qualifier.filter(|one| *one != Qualifier::Exact);
        let shown = match qualifier.map(Qualifier::label) {
            Some(label) => format!("{} {shown}", label.get(self.lang).to_lowercase()),
            None => shown,
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
        let (version, name) = (framework.version, self.plain(decision.name.get(self.lang)));
        let successor = decision
            .successor
            .map(|s| self.plain(s.name.get(self.lang)));
        Some(match (self.lang, successor) {
            (Lang::Vi, Some(next)) => {
                format!(
                    "Khung {version} ({name}) hết hiệu lực từ ngày {day}, được thay thế bởi {next}."
                )
            }
            (Lang::Vi, None) => format!("Khung {version} ({name}) hết hiệu lực từ ngày {day}."),
            (Lang::En, Some(next)) => {
                format!(
                    "Framework {version} ({name}) is repealed from {day}; {next} takes its place."
                )
            }
            (Lang::En, None) => format!("Framework {version} ({name}) is repealed from {day}."),
        })
    }
}
