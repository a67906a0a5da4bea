//! A comparison of two versions for people: the verdict, what became of the elements, and the changes.
#![expect(
    clippy::arithmetic_side_effects,
    reason = "counts and widths of what is shown"
)]

use std::fmt::Write as _;

use super::clean::{clean, clean_line};
use super::described::{became, decision, doubts, fate_word, layer_of, places};
use super::human::Renderer;
use super::stand::{Stand, Texts};
use super::words;
use crate::diagnostic::Side;
use crate::diff::{Change, Class, Diff, Fate, Reach};
use crate::io::Locate;
use crate::model::{ElementRef, Layer};
use crate::span::SourceId;
use crate::text::Lang;

/// A longer line shows its values below it.
const LONG: usize = 160;
/// So many characters of a long value are shown.
const VALUE: usize = 400;
/// Whom a change affects can be the whole architecture: it is shown for so many changes.
const IMPACTS: usize = 500;
/// Once changes affect so many elements altogether, whom the others affect is left out.
pub(super) const REACHED: usize = 2_000_000;

impl Renderer {
    /// Shows a comparison with the places of both sides. Whom a change affects is shown for breaking ones, the
    /// first 500 at most; each of them costs what it affects.
    ///
    /// ```
    /// # #[cfg(feature = "yaml")] {
    /// use justarch::{Diff, Lang, Renderer, reference};
    /// let (old, new) = (reference::get("moj-2.0").unwrap(), reference::get("moj-3.0").unwrap());
    /// let (old, new) = (old.document(), new.document());
    /// let diff = Diff::between(old.architecture(), new.architecture());
    /// let shown = Renderer::human(Lang::En).render_diff(&diff, &old, &new);
    /// assert!(shown.contains("Verdict: breaking"));
    /// # }
    /// ```
    pub fn render_diff(&self, diff: &Diff<'_>, old: &dyn Locate, new: &dyn Locate) -> String {
        let mut out = String::new();
        self.diff(diff, &Stand::pair(old, new), &mut out);
        out
    }

    /// Shows a comparison of architectures that were made in code: without places.
    pub fn render_diff_bare(&self, diff: &Diff<'_>) -> String {
        let mut out = String::new();
        self.diff(diff, &Stand::none(), &mut out);
        out
    }

    pub(super) fn diff(&self, diff: &Diff<'_>, stand: &Stand<'_>, out: &mut String) {
        self.ends(diff, stand, out);
        out.push('\n');
        self.verdict(diff, out);
        if diff.is_empty() {
            return;
        }
        self.fates(diff, out);
        self.changes(diff, stand, out);
    }

    /// The two versions, each with file, number and framework.
    pub(super) fn ends(&self, diff: &Diff<'_>, stand: &Stand<'_>, out: &mut String) {
        for (side, arch, word) in [
            (Side::Old, diff.earlier(), words::OLD),
            (Side::New, diff.later(), words::NEW),
        ] {
            let _ = write!(out, "{}: ", word.get(self.lang()));
            if let Some(texts) = stand.texts(side) {
                let _ = write!(out, "{}, ", file(texts));
            }
            let version = arch.version().map(|v| v.to_string());
            let framework = arch.framework();
            let framework = framework.is_stated().then(|| framework.to_string());
            let (version, framework) = (self.or_unstated(version), self.or_unstated(framework));
            let _ = match self.lang() {
                Lang::Vi => writeln!(out, "phiên bản {version}, khung {framework}"),
                Lang::En => writeln!(out, "version {version}, framework {framework}"),
            };
        }
    }

    fn or_unstated(&self, value: Option<String>) -> String {
        value.unwrap_or_else(|| self.word("không nêu", "not stated").to_owned())
    }

    fn word(&self, vi: &'static str, en: &'static str) -> &'static str {
        match self.lang() {
            Lang::Vi => vi,
            Lang::En => en,
        }
    }

    /// The gravest class with the counts, and whether the version rose enough.
    pub(super) fn verdict(&self, diff: &Diff<'_>, out: &mut String) {
        let lang = self.lang();
        let head = self.strong(self.word("Kết luận", "Verdict"));
        let Some(verdict) = diff.verdict() else {
            let none = if diff.is_empty() {
                self.word("không có thay đổi", "no change")
            } else {
                self.word(
                    "mọi thay đổi đều đã được chấp nhận",
                    "all changes are accepted",
                )
            };
            let _ = writeln!(out, "{head}: {none}");
            return;
        };
        let counts = words::classes(diff, lang);
        let verdict = self.class(verdict, verdict.label().get(lang));
        let _ = writeln!(out, "{head}: {verdict} ({counts})");
        let required = diff.required_bump();
        let label = required.label();
        let head = self.strong(self.word("Mức tăng phiên bản", "Version step"));
        let asked = label.get(lang);
        let stated = diff.earlier().version().is_some() && diff.later().version().is_some();
        let taken = match (diff.actual_bump(), lang) {
            (Some(step), _) if step >= required => {
                let step = step.label();
                format!("{}, {}", step.get(lang), self.word("đủ", "enough"))
            }
            (Some(step), _) => {
                let step = step.label();
                format!("{}, {}", step.get(lang), self.word("CHƯA ĐỦ", "NOT ENOUGH"))
            }
            (None, Lang::Vi) if stated => "phiên bản giảm, KHÔNG HỢP LỆ".to_owned(),
            (None, Lang::En) if stated => "the version falls, NOT VALID".to_owned(),
            (None, Lang::Vi) => "không xác định được vì có bản không nêu phiên bản".to_owned(),
            (None, Lang::En) => "unknown, since not both state a version".to_owned(),
        };
        let _ = match lang {
            Lang::Vi => writeln!(out, "{head}: yêu cầu: {asked}; thực tế: {taken}"),
            Lang::En => writeln!(out, "{head}: required: {asked}; taken: {taken}"),
        };
    }

    /// How many elements went on, and a table of those that did not go on as they were.
    pub(super) fn fates(&self, diff: &Diff<'_>, out: &mut String) {
        let kept = diff
            .lineage()
            .fates()
            .filter(|(_, f)| matches!(f, Fate::Kept));
        let kept = kept.count();
        let added = diff.later().elements();
        let added = added.filter(|e| diff.lineage().predecessors(e.id()).next().is_none());
        let added = added.count();
        let head = self.strong(self.word("Thành phần", "Elements"));
        let old = diff.earlier().element_count();
        let _ = match self.lang() {
            Lang::Vi => writeln!(out, "\n{head}: {kept} trong {old} giữ mã, {added} mới"),
            Lang::En => writeln!(out, "\n{head}: {kept} of {old} keep their id, {added} new"),
        };
        let mut rows = Vec::new();
        for (element, fate) in diff.lineage().fates() {
            if !matches!(fate, Fate::Kept) {
                let (word, into) = self.fate(diff, element, fate);
                rows.push([element.id().to_owned(), word, into]);
            }
        }
        let width = |cell: fn(&[String; 3]) -> &String| {
            let cells = rows.iter().map(|row| cell(row).chars().count());
            cells.max().unwrap_or(0)
        };
        let (first, second) = (width(|[id, ..]| id), width(|[_, word, _]| word));
        for [id, word, into] in &rows {
            let line = format!("  {}  {}  {into}", padded(id, first), padded(word, second));
            let _ = writeln!(out, "{}", clean_line(line.trim_end()));
        }
    }

    /// A fate in words, and what the element became.
    fn fate(&self, diff: &Diff<'_>, element: ElementRef<'_>, fate: &Fate<'_>) -> (String, String) {
        let lang = self.lang();
        let mut into = match fate {
            Fate::Retired { reason } => (*reason).to_owned(),
            Fate::Transferred { to } => format!("→ {to}"),
            _ => {
                let ids: Vec<_> = became(fate).iter().map(|e| e.id()).collect();
                if ids.is_empty() {
                    String::new()
                } else {
                    format!("→ {}", ids.join(", "))
                }
            }
        };
        for doubt in doubts(diff, element, lang) {
            let _ = write!(into, " ({doubt})");
        }
        (fate_word(fate).get(lang).to_owned(), into)
    }

    /// The changes by layer, breaking first.
    pub(super) fn changes(&self, diff: &Diff<'_>, stand: &Stand<'_>, out: &mut String) {
        let mut groups: Vec<(Option<Layer>, Vec<&Change<'_>>)> = std::iter::once(None)
            .chain(Layer::ALL.into_iter().map(Some))
            .map(|layer| (layer, Vec::new()))
            .collect();
        for change in diff.changes() {
            let layer = layer_of(diff, change);
            if let Some((_, members)) = groups.iter_mut().find(|(l, _)| *l == layer) {
                members.push(change);
            }
        }
        let mut hidden = 0;
        let (mut listed, mut reached, mut left_out) = (0, 0, false);
        for (layer, mut members) in groups {
            members.sort_by_key(|change| std::cmp::Reverse(change.class));
            let total = members.len();
            members.retain(|change| change.class >= self.least());
            hidden += total - members.len();
            if members.is_empty() {
                continue;
            }
            let name = match layer {
                Some(layer) => layer.label().get(self.lang()).to_owned(),
                None => self.word("Văn bản", "Document").to_owned(),
            };
            let title = format!("{name} ({})", members.len());
            let _ = writeln!(out, "\n{}", self.strong(&title));
            for change in members {
                self.change(change, stand, out);
                if listed < IMPACTS && reached < REACHED {
                    reached += self.whom(diff, change, out);
                    listed += 1;
                } else {
                    left_out = true;
                }
            }
        }
        if left_out {
            let note = self.word(
                "Phạm vi ảnh hưởng chỉ được nêu cho các thay đổi đầu tiên; xem từng thành phần: `justarch impact`.",
                "Whom a change affects is shown for the first ones only; for the others see `justarch impact`.",
            );
            let _ = writeln!(out, "\n{note}");
        }
        self.accepted(diff, stand, out);
        if hidden > 0 {
            let least = self.least().label();
            let least = least.get(self.lang());
            let _ = match self.lang() {
                Lang::Vi => writeln!(
                    out,
                    "\nKhông liệt kê {hidden} thay đổi dưới mức {least} (xem tất cả: `--list editorial`)."
                ),
                Lang::En => writeln!(
                    out,
                    "\nNot listed: {hidden} below {least} (to see all: `--list editorial`)."
                ),
            };
        }
    }

    /// The changes that somebody accepted, with who did and why.
    fn accepted(&self, diff: &Diff<'_>, stand: &Stand<'_>, out: &mut String) {
        if diff.accepted().is_empty() {
            return;
        }
        let word = self.word("Đã được chấp nhận", "Accepted");
        let title = format!("{word} ({})", diff.accepted().len());
        let _ = writeln!(out, "\n{}", self.strong(&title));
        for accepted in diff.accepted() {
            let change = &accepted.change;
            let class = self.class(change.class, change.class.label().get(self.lang()));
            let summary = change.summary();
            let _ = writeln!(out, "  {class}: {}", clipped(summary.get(self.lang())));
            let _ = writeln!(
                out,
                "      {}",
                clean_line(&decision(accepted, self.lang()))
            );
            let places = places(change, stand);
            if !places.is_empty() {
                let _ = writeln!(out, "      {}", places.join(" → "));
            }
        }
    }

    fn change(&self, change: &Change<'_>, stand: &Stand<'_>, out: &mut String) {
        let lang = self.lang();
        let class = self.class(change.class, change.class.label().get(lang));
        let summary = change.summary();
        let summary = clean_line(summary.get(lang));
        let short = summary.chars().count() <= LONG || change.field.is_none();
        let line = match summary.split_once(": ") {
            Some((head, _)) if !short => head,
            _ => &summary,
        };
        let _ = writeln!(out, "  {class}: {line}");
        if !short {
            let [before, after] = change.values(lang);
            for (sign, values) in [('-', before), ('+', after)] {
                for value in values {
                    let _ = writeln!(out, "      {sign} {}", clipped(&value));
                }
            }
        }
        // That wording changed is reason enough for an editorial change.
        if change.class > Class::Editorial {
            let _ = writeln!(out, "      {}", clean_line(change.reason.get(lang)));
        }
        for note in &change.notes {
            let _ = writeln!(out, "      {}", clean(note.get(lang)));
        }
        let places = places(change, stand);
        if !places.is_empty() {
            let _ = writeln!(out, "      {}", places.join(" → "));
        }
    }

    /// Whom a change affects. What was added or reworded touches nobody who was there before. Gives how many.
    fn whom(&self, diff: &Diff<'_>, change: &Change<'_>, out: &mut String) -> usize {
        let breaks = change.class == Class::Breaking;
        if !breaks && (change.class == Class::Editorial || change.old.is_empty()) {
            return 0;
        }
        let reach = diff.reach(change);
        if breaks {
            self.impact(&reach, out);
        } else {
            self.affected(&reach, out);
        }
        reach.affected().len()
    }

    /// How many elements are affected.
    fn affected(&self, impact: &Reach<'_>, out: &mut String) {
        let count = impact.affected().len();
        if count == 0 {
            return;
        }
        let line = match self.lang() {
            Lang::Vi => format!("ảnh hưởng {count} thành phần"),
            Lang::En => format!("affects {count}"),
        };
        let _ = writeln!(out, "      {line}");
    }

    /// How many elements are affected, by layer and owner, and the nearest of them.
    fn impact(&self, impact: &Reach<'_>, out: &mut String) {
        let lang = self.lang();
        let Some((nearest, relation, changed)) = impact.nearest() else {
            return;
        };
        let layers = impact.by_layer();
        let layers: Vec<_> = layers
            .iter()
            .map(|(layer, members)| format!("{} {}", layer.label().get(lang), members.len()))
            .collect();
        let owners: Vec<_> = impact
            .by_owner()
            .into_iter()
            .map(|(owner, members)| {
                let owner = owner.unwrap_or(self.word("chưa rõ", "not stated"));
                format!("{owner} {}", members.len())
            })
            .collect();
        let count = impact.affected().len();
        let (layers, owners) = (layers.join(", "), owners.join(", "));
        let line = match lang {
            Lang::Vi => format!("ảnh hưởng {count} thành phần: {layers}; chủ quản: {owners}"),
            Lang::En => format!("affects {count}: {layers}; owners: {owners}"),
        };
        let _ = writeln!(out, "      {}", clean_line(&line));
        let word = self.word("gần nhất", "nearest");
        let (from, tie, to) = (nearest.id(), relation.kind(), changed.id());
        let line = format!("{from} —{tie}→ {to}");
        let _ = writeln!(out, "      {word}: {}", clean_line(&line));
    }

    fn class(&self, class: Class, text: &str) -> String {
        let colour = match class {
            Class::Breaking => "\u{1b}[1;31m",
            Class::Compatible => "\u{1b}[33m",
            Class::Editorial => "\u{1b}[2m",
        };
        self.painted(colour, text)
    }
}

fn file(texts: &Texts<'_>) -> String {
    clean_line(texts.sources().name(SourceId::ROOT)).into_owned()
}

fn padded(text: &str, width: usize) -> String {
    let missing = width.saturating_sub(text.chars().count());
    format!("{text}{}", " ".repeat(missing))
}

/// A long value in part.
fn clipped(value: &str) -> String {
    let cleaned = clean_line(value);
    match cleaned.char_indices().nth(VALUE) {
        Some((at, _)) => format!("{}…", cleaned.get(..at).unwrap_or_default()),
        None => cleaned.into_owned(),
    }
}
