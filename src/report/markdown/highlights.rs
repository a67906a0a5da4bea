//! What is worth noting in a transition, told from the documents and from the tables of their frameworks.

use std::fmt::Write as _;

use super::Page;
use super::text::{code, plain};
use crate::framework::{Framework, Part, ProcedureHandling};
use crate::model::{
    ApplicationKind, Architecture, ElementRef, Field, Kind, RecordRef, Subject, Table, Value,
};
use crate::text::Lang;

impl<'a> Page<'_, 'a> {
    /// A list of what stands out; nothing if nothing does.
    pub(super) fn worth_noting(&mut self) {
        let diff = self.diff;
        let mut notes = self.renamed_views();
        let old = Framework::get(diff.earlier().framework()).ok();
        let new = Framework::get(diff.later().framework()).ok();
        if let (Some(old), Some(new)) = (old, new) {
            notes.extend(self.introductions(old, new));
            notes.extend(self.procedure_system(old, new));
            notes.extend(self.grades(old, new));
        }
        notes.extend(self.figures());
        notes.extend(new.and_then(|new| self.repealed(new)));
        if notes.is_empty() {
            return;
        }
        self.section("Điểm đáng chú ý", "Worth noting");
        for note in notes {
            self.line(&format!("- {note}"));
        }
    }

    /// The component architectures that bear another name.
    fn renamed_views(&self) -> Vec<String> {
        let (old, new) = (self.diff.earlier(), self.diff.later());
        let of_framework = Framework::get(new.framework()).ok();
        let mut notes = Vec::new();
        for view in new.records(Table::Views) {
            let Some(before) = old.record(Table::Views, view.key()) else {
                continue;
            };
            let (was, is) = (before.name(self.lang), view.name(self.lang));
            if was == is {
                continue;
            }
            let framework = of_framework.filter(|f| {
                let name = f.security_view_name.as_ref();
                name.is_some_and(|name| is.eq_ignore_ascii_case(name.get(self.lang)))
            });
            let (key, was, is) = (code(view.key()), plain(was), plain(is));
            let as_named = match (framework, self.lang) {
                (Some(f), Lang::Vi) => format!(" (theo tên gọi của khung {})", f.version),
                (Some(f), Lang::En) => format!(" (as framework {} calls it)", f.version),
                (None, _) => String::new(),
            };
            notes.push(match self.lang {
                Lang::Vi => {
                    format!("Kiến trúc thành phần {key} đổi tên: “{was}” → “{is}”{as_named}.")
                }
                Lang::En => {
                    format!(
                        "The component architecture {key} is renamed: “{was}” → “{is}”{as_named}."
                    )
                }
            });
        }
        notes
    }

    /// What the new framework introduced, and whether the documents have it.
    fn introductions(&self, old: &Framework, new: &Framework) -> Vec<String> {
        let known = |key: &str| old.introductions.iter().any(|i| i.key == key);
        let fresh = new.introductions.iter().filter(|i| !known(i.key));
        // What is plainly another one of those that a framework introduced is not this one.
        let is_plainly = |introduction: &crate::framework::Introduction, e: &ElementRef<'_>| {
            e.id() == introduction.key || e.name(Lang::Vi) == introduction.label.get(Lang::Vi)
        };
        let note = |introduction: &crate::framework::Introduction| {
            let is_another = |e: &ElementRef<'_>| {
                let mut others = new
                    .introductions
                    .iter()
                    .filter(|i| i.key != introduction.key);
                others.any(|other| is_plainly(other, e))
            };
            let of_kind = |arch: &'a Architecture| {
                let elements = arch.elements();
                let of_kind = elements.filter(|e| introduction.kinds.contains(&e.kind()));
                let of_kind: Vec<_> = of_kind.collect();
                let plainly = of_kind.iter().filter(|e| is_plainly(introduction, e));
                let mut own: Vec<_> = plainly.copied().collect();
                if own.is_empty() {
                    own.extend(of_kind.iter().filter(|e| !is_another(e)));
                }
                if own.is_empty() { of_kind } else { own }
            };
            let (before, now) = (of_kind(self.diff.earlier()), of_kind(self.diff.later()));
            let (label, version) = (plain(introduction.label.get(self.lang)), new.version);
            let there = now.iter().map(|e| code(e.id()));
            let there = there.collect::<Vec<_>>().join(", ");
            match (self.lang, now.is_empty(), before.is_empty()) {
                (Lang::Vi, true, _) => {
                    format!("{label} (khung {version} bổ sung): **bản mới chưa có**.")
                }
                (Lang::Vi, _, true) => {
                    format!("{label} (khung {version} bổ sung): đã đưa vào bản mới, {there}.")
                }
                (Lang::Vi, ..) => {
                    format!("{label} (khung {version} bổ sung): đã có từ bản cũ, {there}.")
                }
                (Lang::En, true, _) => {
                    format!("{label} (introduced by framework {version}): **still missing**.")
                }
                (Lang::En, _, true) => {
                    format!("{label} (introduced by framework {version}): added, {there}.")
                }
                (Lang::En, ..) => {
                    format!("{label} (introduced by framework {version}): already there, {there}.")
                }
            }
        };
        fresh.map(note).collect()
    }

    /// What went into the one system that handles procedures, where the framework merges them.
    fn procedure_system(&self, old: &Framework, new: &Framework) -> Vec<String> {
        let merges = old.procedure_handling != new.procedure_handling
            && new.procedure_handling == ProcedureHandling::OneSystem;
        if !merges {
            return Vec::new();
        }
        let diff = self.diff;
        let kind = Kind::Application(ApplicationKind::ProcedureSystem);
        let version = new.version;
        let mut notes = Vec::new();
        for system in diff.later().elements().filter(|e| e.kind() == kind) {
            let before: Vec<_> = diff.lineage().predecessors(system.id()).collect();
            if before.iter().all(|e| e.kind() == kind) {
                continue;
            }
            let stays: Vec<ElementRef<'_>> = before
                .iter()
                .flat_map(|e| {
                    diff.lineage()
                        .successors(e.id())
                        .filter(|s| s.id() == e.id())
                })
                .filter(|e| e.id() != system.id())
                .collect();
            let parts: Vec<_> = before.iter().map(|e| self.element(*e)).collect();
            let parts = parts.join(self.pick(" và ", " and "));
            let whole = self.element(system);
            let mut note = match (self.lang, before.len()) {
                (Lang::Vi, 1) => format!("Theo khung {version}, {parts} trở thành {whole}."),
                (Lang::Vi, _) => format!("Theo khung {version}, hợp nhất {parts} thành {whole}."),
                (Lang::En, 1) => format!("As framework {version} asks, {parts} becomes {whole}."),
                (Lang::En, _) => {
                    format!("As framework {version} asks, {parts} merge into {whole}.")
                }
            };
            for stays in stays {
                let (id, layer) = (code(stays.id()), stays.layer().label());
                let layer = layer.get(self.lang);
                let _ = match self.lang {
                    Lang::Vi => write!(note, " {id} tiếp tục thuộc lớp {layer}."),
                    Lang::En => write!(note, " {id} remains in the layer {layer}."),
                };
            }
            notes.push(note);
        }
        notes
    }

    /// The value set of service grades, where it is another one, and the services that were graded anew.
    fn grades(&self, old: &Framework, new: &Framework) -> Option<String> {
        let keys = |parts: &[Part]| parts.iter().map(|p| p.key).collect::<Vec<_>>();
        let (was, is) = (old.grades.values, new.grades.values);
        if keys(was) == keys(is) {
            return None;
        }
        let list = |parts: &[Part]| {
            let labels: Vec<_> = parts
                .iter()
                .map(|p| plain(p.label.get(self.lang)))
                .collect();
            labels.join(", ")
        };
        let label = |key: &str| {
            let part = was.iter().chain(is).find(|p| p.key == key);
            part.map_or_else(|| code(key), |p| plain(p.label.get(self.lang)))
        };
        let converted = new.grades.conversion.iter();
        let converted = converted.map(|c| format!("{} → {}", label(c.from), label(c.to)));
        let converted = converted.collect::<Vec<_>>().join(", ");
        let (was, is) = (list(was), list(is));
        let basis = plain(&new.grades.basis.citation(self.lang));
        let diff = self.diff;
        let accepted = diff.accepted().iter().map(|a| &a.change);
        let changes = diff.changes().iter().chain(accepted);
        let regraded = changes.filter(|c| c.field == Some(Field::Grade)).count();
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
        Some(note)
    }

    /// The measured figures that have another value.
    fn figures(&self) -> Vec<String> {
        let diff = self.diff;
        let (old, new) = (diff.earlier(), diff.later());
        let mut notes = Vec::new();
        let accepted = diff.accepted().iter().map(|a| &a.change);
        for change in diff.changes().iter().chain(accepted) {
            if change.field != Some(Field::Value) {
                continue;
            }
            let figure = |arch: &'a Architecture, subjects: &[Subject]| match subjects.first()? {
                Subject::Record {
                    table: Table::Indicators,
                    key,
                } => arch.record(Table::Indicators, key),
                _ => None,
            };
            let (before, now) = (figure(old, &change.old), figure(new, &change.new));
            let (Some(before), Some(now)) = (before, now) else {
                continue;
            };
            if !now.fields().has(Field::Measure) {
                continue;
            }
            let (was, is) = (
                self.value(&change.before, before),
                self.value(&change.after, now),
            );
            let (name, key) = (plain(now.name(self.lang)), code(now.key()));
            notes.push(format!("{name} ({key}): {was} → {is}."));
        }
        notes
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
