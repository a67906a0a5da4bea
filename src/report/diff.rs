//! A comparison of two versions for people: the verdict, what became of the elements, and the changes.

use std::cmp::Reverse;
use std::fmt::Write as _;

use super::bands::{group_of, groups, reached};
use super::clean::{clean, clean_line};
use super::described::{citing, doubts, fate_word, places};
use super::human::Renderer;
use super::impact::tie;
use super::named::{named, named_body, names_of, with_names};
use super::source_context::{SourceContext, Texts};
use super::words;
use crate::diagnostic::Side;
use crate::diff::{Change, ChangeEntry, ChangeKind, Class, Diff, Fate, Impact};
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
        self.diff(diff, &SourceContext::pair(old, new), &mut out);
        out
    }

    /// Shows what edits of one version change: without verdict and version step, which the next version is asked for.
    ///
    /// ```
    /// # #[cfg(feature = "yaml")] {
    /// use justarch::{Diff, Lang, Renderer, reference};
    /// let (old, new) = (reference::get("moj-2.0").unwrap(), reference::get("moj-3.0").unwrap());
    /// let (old, new) = (old.document(), new.document());
    /// let diff = Diff::between(old.architecture(), new.architecture());
    /// assert!(!Renderer::human(Lang::En).render_edits(&diff, &old, &new).contains("Version step"));
    /// # }
    /// ```
    pub fn render_edits(&self, diff: &Diff<'_>, old: &dyn Locate, new: &dyn Locate) -> String {
        let mut out = String::new();
        let stand = SourceContext::pair(old, new);
        out.push_str(&self.unread(diff));
        if diff.is_empty() {
            self.uncertain(diff, &mut out);
        } else {
            self.fates(diff, &mut out);
            self.changes(diff, &stand, &mut out);
        }
        out.trim_start_matches('\n').to_owned()
    }

    /// Shows a comparison of architectures that were made in code: without places.
    pub fn render_diff_bare(&self, diff: &Diff<'_>) -> String {
        let mut out = String::new();
        self.diff(diff, &SourceContext::none(), &mut out);
        out
    }

    pub(super) fn diff(&self, diff: &Diff<'_>, stand: &SourceContext<'_>, out: &mut String) {
        self.versions(diff, stand, out);
        out.push('\n');
        self.verdict(diff, out);
        out.push_str(&self.unread(diff));
        if diff.is_empty() {
            self.uncertain(diff, out);
            return;
        }
        self.fates(diff, out);
        self.changes(diff, stand, out);
        // On a terminal the end is what is seen.
        out.push('\n');
        self.verdict(diff, out);
    }

    /// What could not be read, after an empty line.
    fn unread(&self, diff: &Diff<'_>) -> String {
        match self.render_completeness(diff.completeness()) {
            nothing if nothing.is_empty() => nothing,
            lines => format!("\n{lines}"),
        }
    }

    /// The two versions, each with file, number and framework.
    pub(super) fn versions(&self, diff: &Diff<'_>, stand: &SourceContext<'_>, out: &mut String) {
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

    pub(super) fn word(&self, vi: &'static str, en: &'static str) -> &'static str {
        match self.lang() {
            Lang::Vi => vi,
            Lang::En => en,
        }
    }

    /// The gravest class with the counts, and whether the version rose enough.
    pub(super) fn verdict(&self, diff: &Diff<'_>, out: &mut String) {
        let lang = self.lang();
        let head = self.strong(self.word("Kết luận", "Verdict"));
        let decided = diff.is_decided();
        let Some(verdict) = diff.verdict() else {
            let none = words::without_changes(diff, lang);
            let _ = writeln!(out, "{head}: {none}");
            self.reclassified(diff, out);
            self.notes(diff, out);
            return;
        };
        let counts = words::classes(diff, lang);
        let verdict = self.class(verdict, verdict.label().get(lang));
        let _ = match (decided, lang) {
            (true, _) => writeln!(out, "{head}: {verdict} ({counts})"),
            (false, Lang::Vi) => writeln!(
                out,
                "{head}: ít nhất {verdict} ({counts}); chưa đủ căn cứ kết luận"
            ),
            (false, Lang::En) => writeln!(out, "{head}: at least {verdict} ({counts}); undecided"),
        };
        let required = diff.required_bump();
        let label = required.label();
        let head = self.strong(self.word("Mức tăng phiên bản", "Version step"));
        let asked = label.get(lang);
        let asked = match (decided, lang) {
            (true, _) => asked.to_owned(),
            (false, Lang::Vi) => format!("ít nhất {asked}"),
            (false, Lang::En) => format!("at least {asked}"),
        };
        let asked = match words::why_minor(diff) {
            Some(why) => format!("{asked} ({})", why.get(lang)),
            None => asked,
        };
        let stated = diff.earlier().version().is_some() && diff.later().version().is_some();
        let taken = match (diff.actual_bump(), lang) {
            (Some(step), _) => {
                let enough = if diff.is_step_enough() == Some(true) {
                    self.word("đạt yêu cầu", "enough")
                } else {
                    self.word("CHƯA ĐẠT YÊU CẦU", "NOT ENOUGH")
                };
                format!("{}, {enough}", words::step(diff, step).get(lang))
            }
            (None, Lang::Vi) if stated => {
                "phiên bản giảm, KHÔNG HỢP LỆ (có thể đã đảo thứ tự bản cũ, bản mới)".to_owned()
            }
            (None, Lang::En) if stated => {
                "the version falls, NOT VALID (the old and the new version may have been swapped)"
                    .to_owned()
            }
            (None, Lang::Vi) => "không xác định được vì có bản không nêu phiên bản".to_owned(),
            (None, Lang::En) => "unknown, since not both state a version".to_owned(),
        };
        let _ = match lang {
            Lang::Vi => writeln!(out, "{head}: yêu cầu: {asked}; thực tế: {taken}"),
            Lang::En => writeln!(out, "{head}: required: {asked}; taken: {taken}"),
        };
        self.reclassified(diff, out);
        self.notes(diff, out);
    }

    /// How many elements went on, and a table of those that did not go on as they were.
    pub(super) fn fates(&self, diff: &Diff<'_>, out: &mut String) {
        let kept = diff
            .lineage()
            .fates()
            .filter(|(_, f)| matches!(f, Fate::Kept));
        let kept = kept.count();
        // What is split or regrouped may go on under its own id.
        let reshaped = diff.lineage().fates().filter(|(element, fate)| {
            let same = |e: &ElementRef<'_>| e.id() == element.id();
            !matches!(fate, Fate::Kept | Fate::Replaced { .. })
                && diff.lineage().next(*element).any(|e| same(&e))
        });
        let reshaped = reshaped.count();
        let kept = kept.saturating_add(reshaped);
        let added = diff.later().elements();
        let added = added.filter(|e| diff.lineage().is_new(*e));
        let added = added.count();
        let head = self.strong(self.word("Thành phần", "Elements"));
        let old = diff.earlier().element_count();
        let among = match (reshaped, self.lang()) {
            (0, _) => String::new(),
            (_, Lang::Vi) => format!(" ({reshaped} trong đó được tách, hợp nhất hoặc tổ chức lại)"),
            (_, Lang::En) => format!(" ({reshaped} of them split, merged or regrouped)"),
        };
        let _ = match self.lang() {
            Lang::Vi => writeln!(
                out,
                "\n{head}: {kept} trong {old} giữ nguyên định danh{among}, {added} mới"
            ),
            Lang::En => writeln!(
                out,
                "\n{head}: {kept} of {old} keep their id{among}, {added} new"
            ),
        };
        let mut rows = Vec::new();
        for (element, fate) in diff.lineage().fates() {
            if !matches!(fate, Fate::Kept) {
                let (word, into) = self.fate(diff, element, fate);
                rows.push([self.named_element(element), word, into]);
            }
        }
        for [name, word, into] in &rows {
            let line = format!("  {name}: {word} {into}");
            let _ = writeln!(out, "{}", clean_line(line.trim_end()));
        }
    }

    /// An element by its name, with the id behind.
    fn named_element(&self, element: ElementRef<'_>) -> String {
        named(element.name(self.lang()), element.id())
    }

    /// A fate in words, and what the element became.
    fn fate(&self, diff: &Diff<'_>, element: ElementRef<'_>, fate: &Fate<'_>) -> (String, String) {
        let lang = self.lang();
        let mut into = match fate {
            Fate::Retired { reason } => match lang {
                Lang::Vi => format!("(lý do: {})", reason.trim_end_matches('.')),
                Lang::En => format!("(reason: {})", reason.trim_end_matches('.')),
            },
            Fate::Transferred { to } => format!("→ {}", named_body(diff, to, lang)),
            _ => {
                let into: Vec<_> = diff
                    .lineage()
                    .became(element)
                    .iter()
                    .map(|e| self.named_element(*e))
                    .collect();
                if into.is_empty() {
                    String::new()
                } else {
                    format!("→ {}", into.join(", "))
                }
            }
        };
        for doubt in doubts(diff, element, lang) {
            // No two asides in brackets follow each other.
            if matches!(fate, Fate::Retired { .. }) && into.ends_with(')') {
                into.truncate(into.len().saturating_sub(1));
                let _ = write!(into, "; {doubt})");
            } else {
                let _ = write!(into, " ({doubt})");
            }
        }
        (fate_word(diff, element, fate).get(lang).to_owned(), into)
    }

    /// The changes with what follows from them: by class, the gravest first, then by layer or band.
    pub(super) fn changes(&self, diff: &Diff<'_>, stand: &SourceContext<'_>, out: &mut String) {
        let entries = diff.entries();
        let listed = |change: &Change<'_>| change.class >= self.least();
        let hidden = diff.changes().iter().filter(|c| !listed(c)).count();
        let mut room = Room::default();
        let names = groups(self.cut(), self.lang());
        let mut rows: Vec<_> = entries
            .iter()
            .filter(|entry| entry.class() >= self.least())
            .map(|entry| {
                let group = group_of(diff, entry.change, self.cut());
                (Reverse(entry.class()), group, entry)
            })
            .collect();
        rows.sort_by_key(|(class, group, _)| (*class, *group));
        for of_class in rows.chunk_by(|a, b| a.0 == b.0) {
            let Some((Reverse(class), ..)) = of_class.first() else {
                continue;
            };
            let title = words::head_of(*class, &entries, self.lang());
            let _ = writeln!(out, "\n{}", self.strong(&self.class(*class, &title)));
            for of_group in of_class.chunk_by(|a, b| a.1 == b.1) {
                let name = of_group.first().and_then(|(_, group, _)| names.get(*group));
                let _ = writeln!(out, "  {}", name.map_or("", String::as_str));
                for (.., entry) in of_group {
                    self.entry(diff, entry, stand, &mut room, out);
                }
            }
        }
        if room.left_out {
            let note = self.word(
                "Phạm vi ảnh hưởng chỉ được nêu cho các thay đổi đầu tiên; xem từng thành phần: `justarch impact`.",
                "Whom a change affects is shown for the first ones only; for the others see `justarch impact`.",
            );
            let _ = writeln!(out, "\n{note}");
        }
        self.accepted(diff, stand, out);
        self.uncertain(diff, out);
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

    /// A change, whom it affects, and below it what follows from it.
    fn entry(
        &self,
        diff: &Diff<'_>,
        entry: &ChangeEntry<'_, '_>,
        stand: &SourceContext<'_>,
        room: &mut Room,
        out: &mut String,
    ) {
        self.change(diff, entry, stand, out);
        self.whom(diff, entry.change, room, out);
        let mut consequences = entry.consequences.clone();
        consequences.sort_by_key(|change| Reverse(change.class));
        let listed = consequences.iter().filter(|c| c.class >= self.least());
        let count = listed.clone().count();
        if count == 0 {
            return;
        }
        let _ = match self.lang() {
            Lang::Vi => writeln!(out, "        kéo theo {count} thay đổi:"),
            Lang::En if count == 1 => writeln!(out, "        with 1 change that follows from it:"),
            Lang::En => writeln!(out, "        with {count} changes that follow from it:"),
        };
        for change in listed {
            self.consequence(diff, change, entry, out);
        }
    }

    /// A change that follows from another, in one line: its class where not all of the entry is of the same, and why
    /// it breaks something.
    fn consequence(
        &self,
        diff: &Diff<'_>,
        change: &Change<'_>,
        entry: &ChangeEntry<'_, '_>,
        out: &mut String,
    ) {
        let lang = self.lang();
        let summary = change.summary();
        let line = clipped(summary.get(lang));
        let line = with_names(diff, change, &line, lang);
        let mut line = clean_line(&line).into_owned();
        if change.class == Class::Breaking {
            let _ = write!(line, " ({})", clean_line(change.reason.get(lang)));
        }
        if entry.is_mixed() || change.class != entry.class() {
            line = format!("{}{line}", self.classed(change));
        }
        let _ = writeln!(out, "        - {line}");
    }

    /// The class of a change, before its words.
    fn classed(&self, change: &Change<'_>) -> String {
        let label = change.class.label();
        format!("{}: ", self.class(change.class, label.get(self.lang())))
    }

    /// The change of an entry: what, why, what else is known, and where.
    fn change(
        &self,
        diff: &Diff<'_>,
        entry: &ChangeEntry<'_, '_>,
        stand: &SourceContext<'_>,
        out: &mut String,
    ) {
        let (lang, change) = (self.lang(), entry.change);
        let summary = change.summary();
        let summary = clean_line(summary.get(lang));
        let short = summary.chars().count() <= LONG || change.field.is_none();
        let line = match summary.split_once(": ") {
            Some((head, _)) if !short => head,
            _ => &summary,
        };
        let name = names_of(diff, change, &summary, lang);
        let name = name.map_or_else(String::new, |name| format!(" ({})", clean_line(&name)));
        // It stands here for what follows from it.
        let class = if entry.is_mixed() {
            self.classed(change)
        } else {
            String::new()
        };
        // The name stands behind what changed, not behind the values.
        let values = line.split_once(": ").filter(|_| change.field.is_some());
        let _ = match values {
            Some((what, values)) => writeln!(out, "    {class}{what}{name}: {values}"),
            None => writeln!(out, "    {class}{line}{name}"),
        };
        if !short {
            let [before, after] = change.values(lang);
            for (sign, values) in [('-', before), ('+', after)] {
                for value in values {
                    let _ = writeln!(out, "        {sign} {}", clipped(&value));
                }
            }
        }
        // That something was added, or worded otherwise, is reason enough.
        if change.class > Class::Editorial && change.kind != ChangeKind::Added {
            let _ = writeln!(out, "        {}", clean_line(change.reason.get(lang)));
        }
        for note in &change.notes {
            let _ = writeln!(out, "        {}", clean(note.get(lang)));
        }
        let places = places(change, stand);
        if !places.is_empty() {
            let _ = writeln!(out, "        {}", places.join(" → "));
        }
    }

    /// Whom a breaking change affects, while there is room.
    fn whom(&self, diff: &Diff<'_>, change: &Change<'_>, room: &mut Room, out: &mut String) {
        if change.class != Class::Breaking {
            return;
        }
        if room.listed >= IMPACTS || room.reached >= REACHED {
            room.left_out = true;
            return;
        }
        if let Some(cited) = diff.citing(change) {
            for line in citing(&cited, self.lang()) {
                let _ = writeln!(out, "        {}", clean_line(&line));
            }
            room.listed += 1;
            return;
        }
        let reach = diff.impact(change);
        self.impact(&reach, out);
        room.reached += reach.affected().len();
        room.listed += 1;
    }

    /// How many elements are affected, by layer and owner, and the nearest of them.
    fn impact(&self, impact: &Impact<'_>, out: &mut String) {
        let lang = self.lang();
        let Some((nearest, relation, changed)) = impact.nearest() else {
            return;
        };
        let layers = reached(impact, self.cut(), lang);
        let owners: Vec<_> = impact
            .by_owner()
            .into_iter()
            .filter_map(|(key, members)| {
                // Users are nobody's.
                let members = members.iter().filter(|e| e.layer() != Layer::User);
                let members: Vec<_> = members.collect();
                let owner = match (members.first()?.owner(), key) {
                    (Some(owner), _) => named(owner.name(lang), owner.key()),
                    (None, Some(key)) => key.to_owned(),
                    (None, None) => self.word("chưa có thông tin", "not known").to_owned(),
                };
                Some(format!("{owner} {}", members.len()))
            })
            .collect();
        let count = impact.affected().len();
        let owners = match owners.join(", ") {
            owners if owners.is_empty() => owners,
            owners => {
                let word = self.word("chủ quản (không kể người dùng)", "owners (users left out)");
                format!("; {word}: {owners}")
            }
        };
        let line = match lang {
            Lang::Vi => format!("ảnh hưởng {count} thành phần: {layers}{owners}"),
            Lang::En => format!("affects {count}: {layers}{owners}"),
        };
        let _ = writeln!(out, "        {}", clean_line(&line));
        let word = self.word("gần nhất", "nearest");
        let tie = tie(relation, nearest, changed, lang);
        let (from, to) = (self.named_element(nearest), self.named_element(changed));
        let line = format!("{from} —{tie}→ {to}");
        let _ = writeln!(out, "        {word}: {}", clean_line(&line));
    }

    pub(super) fn class(&self, class: Class, text: &str) -> String {
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

/// How much was said of whom changes affect.
#[derive(Debug, Default)]
struct Room {
    listed: usize,
    reached: usize,
    left_out: bool,
}

/// A long value in part.
pub(super) fn clipped(value: &str) -> String {
    let cleaned = clean_line(value);
    match cleaned.char_indices().nth(VALUE) {
        Some((at, _)) => format!("{}…", cleaned.get(..at).unwrap_or_default()),
        None => cleaned.into_owned(),
    }
}
