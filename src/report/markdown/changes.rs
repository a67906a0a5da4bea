//! The changes on the page: the table by layer, what became of the elements, and what breaks.

use std::fmt::Write as _;

use super::Page;
use super::text::{code, plain, rich};
use crate::diff::{Change, ChangeEntry, Class, Fate, Impact};
use crate::model::{ElementRef, Layer, Subject};
use crate::report::bands::{group_of, groups, reached};
use crate::report::described::{citing, decision, doubts, fate_word, places};
use crate::report::diff::REACHED;
use crate::report::impact::tie;
use crate::report::named::{named_body, names_of, with_names};
use crate::report::words::{capital, head_of};
use crate::text::Lang;

/// A longer summary is shown in part.
const LONG: usize = 300;
/// So many owners are named.
const OWNERS: usize = 6;

impl<'a> Page<'_, 'a> {
    /// How many changes there are, by layer and class.
    pub(super) fn summary(&mut self) {
        let diff = self.diff;
        if diff.is_empty() {
            return;
        }
        self.section("Tổng hợp thay đổi", "Summary of changes");
        let names = groups(self.cut, self.lang);
        let mut found = vec![[0; Class::ALL.len()]; names.len()];
        let mut sums = [0; Class::ALL.len()];
        for change in diff.changes() {
            // What is of the document itself comes first.
            let row = group_of(diff, change, self.cut);
            let column = Class::ALL.iter().position(|class| *class == change.class);
            let row = found.get_mut(row).into_iter().flatten();
            for (nth, (count, sum)) in row.zip(&mut sums).enumerate() {
                if Some(nth) == column {
                    (*count, *sum) = (*count + 1, *sum + 1);
                }
            }
        }
        let cells = |name: String, [editorial, compatible, breaking]: [usize; 3]| {
            let total = editorial + compatible + breaking;
            let mut cells = vec![name];
            cells.extend([breaking, compatible, editorial, total].map(|n| n.to_string()));
            cells
        };
        let mut rows = Vec::new();
        for (name, found) in names.into_iter().zip(found) {
            if found != [0; 3] {
                rows.push(cells(name, found));
            }
        }
        let total = self.pick("**Tổng số**", "**Total**").to_owned();
        let mut sums = cells(total, sums);
        for sum in sums.iter_mut().skip(1) {
            *sum = format!("**{sum}**");
        }
        rows.push(sums);
        let head = [
            self.grouped_by(),
            self.pick("Phá vỡ tương thích", "Breaking"),
            self.pick("Tương thích", "Compatible"),
            self.pick("Biên tập", "Editorial"),
            self.pick("Tổng", "Total"),
        ];
        self.table(&head, "|---|---:|---:|---:|---:|", &rows);
        let line = self.pick(
            "\nĐếm theo lớp của từng thay đổi; các danh sách dưới đây xếp theo thay đổi gốc, kèm thay đổi kéo theo.",
            "\nCounted by the layer of each change; the lists below go by the root changes, with what follows from them.",
        );
        self.line(line);
    }

    /// What changes are listed by.
    pub(super) fn grouped_by(&self) -> &'static str {
        match self.cut {
            Some(_) => self.pick("Dải", "Band"),
            None => self.pick("Lớp", "Layer"),
        }
    }

    /// A table of the elements that did not simply keep their id, how many did, and the new ones.
    pub(super) fn fates(&mut self) {
        let diff = self.diff;
        if diff.is_empty() {
            return;
        }
        self.section(
            "Thành phần của bản cũ và thành phần mới",
            "What became of the elements",
        );
        let mut rows = Vec::new();
        let mut kept = 0;
        for (element, fate) in diff.lineage().fates() {
            if matches!(fate, Fate::Kept) {
                kept += 1;
                continue;
            }
            let word = fate_word(diff, element, fate);
            let word = word.get(self.lang).to_owned();
            rows.push(vec![
                self.element(element),
                word,
                self.end_of(element, fate),
            ]);
        }
        let changed = rows.len();
        if changed > 0 {
            let head = [
                self.pick("Thành phần của bản cũ", "Element of the old version"),
                self.pick("Kết quả xử lý", "Fate"),
                self.pick("Thành phần kế thừa hoặc lý do", "What it became, or why"),
            ];
            self.table(&head, "|---|---|---|", &rows);
            self.line("");
        }
        let line = match (self.lang, changed) {
            (Lang::Vi, 0) => format!("Toàn bộ {kept} thành phần giữ nguyên định danh."),
            (Lang::Vi, _) => format!("{kept} thành phần còn lại giữ nguyên định danh."),
            (Lang::En, 1..) if kept == 1 => "The other one keeps its id.".to_owned(),
            (Lang::En, 0) => format!("All {kept} keep their id."),
            (Lang::En, _) => format!("The other {kept} keep their id."),
        };
        self.line(&line);
        self.added();
    }

    /// The new elements by layer.
    fn added(&mut self) {
        let diff = self.diff;
        let new: Vec<ElementRef<'_>> = diff
            .later()
            .elements()
            .filter(|e| diff.lineage().is_new(*e))
            .collect();
        if new.is_empty() {
            return;
        }
        let count = new.len();
        let line = match self.lang {
            Lang::Vi => format!("\nBổ sung {count} thành phần mới:\n"),
            Lang::En => format!("\nNew elements: {count}\n"),
        };
        self.line(&line);
        for layer in Layer::ALL {
            let of_layer = new.iter().copied().filter(|e| e.layer() == layer);
            let of_layer: Vec<_> = of_layer.collect();
            if !of_layer.is_empty() {
                let label = layer.label();
                let line = format!("- {}: {}", label.get(self.lang), self.elements(&of_layer));
                self.line(&line);
            }
        }
    }

    /// What an element became, or why it ended.
    fn end_of(&self, element: ElementRef<'a>, fate: &Fate<'a>) -> String {
        let mut out = match fate {
            Fate::Retired { reason } => plain(reason),
            Fate::Transferred { to } => plain(&named_body(self.diff, to, self.lang)),
            _ => self.elements(&self.diff.lineage().became(element)),
        };
        for doubt in doubts(self.diff, element, self.lang) {
            let _ = write!(out, " ({})", rich(&doubt));
        }
        out.trim_start().to_owned()
    }

    /// What breaks: why, where, and whom it affects; then how many other changes there are.
    pub(super) fn breaking(&mut self) {
        let diff = self.diff;
        if diff.is_empty() {
            return;
        }
        self.section("Thay đổi phá vỡ tương thích", "Breaking changes");
        let count = diff
            .changes()
            .iter()
            .filter(|c| c.class == Class::Breaking)
            .count();
        let entries = diff.entries();
        if count > 0 {
            let head = head_of(Class::Breaking, &entries, self.lang);
            self.line(&format!("**{head}**\n"));
        }
        let breaking = entries.iter().filter(|e| e.class() == Class::Breaking);
        self.mixed(breaking.clone());
        for (nth, entry) in (1..).zip(breaking) {
            self.breaking_entry(nth, entry);
        }
        if count == 0 {
            let none = self.pick("Không có.", "None.");
            self.line(none);
        }
        self.accepted();
    }

    /// Which of the entries listed break nothing themselves, so that the numbers of the list agree with the count.
    fn mixed<'e>(&mut self, listed: impl Iterator<Item = &'e ChangeEntry<'e, 'a>>)
    where
        'a: 'e,
    {
        let numbers = (1..)
            .zip(listed)
            .filter(|(_, entry)| entry.change.class != Class::Breaking);
        let numbers: Vec<String> = numbers
            .map(|(nth, _): (usize, _)| nth.to_string())
            .collect();
        if numbers.is_empty() {
            return;
        }
        let numbers = numbers.join(", ");
        let line = match self.lang {
            Lang::Vi => format!(
                "Mục {numbers}: bản thân thay đổi không phá vỡ tương thích, thay đổi kéo theo thì có.\n"
            ),
            Lang::En => {
                format!("Item {numbers}: the change itself breaks nothing, what follows does.\n")
            }
        };
        self.line(&line);
    }

    /// How many changes are not listed, since they break nothing.
    pub(super) fn others(&mut self) {
        let changes = self.diff.changes().iter();
        let others = changes.filter(|c| c.class != Class::Breaking).count();
        let entries = self.diff.entries();
        let listed = entries
            .iter()
            .filter(|e| e.class() == Class::Breaking && e.change.class != Class::Breaking)
            .count();
        let others = others.saturating_sub(listed);
        let command = self.command("diff --list editorial");
        let line = match self.lang {
            _ if others == 0 => return,
            Lang::Vi => format!(
                "\nKhông liệt kê tại đây {others} thay đổi tương thích và biên tập; danh sách đầy đủ: {command}."
            ),
            Lang::En => format!(
                "\nNot listed here: {others} compatible and editorial changes; {command} has them all."
            ),
        };
        self.line(&line);
    }

    /// What somebody accepted, and so does not count.
    fn accepted(&mut self) {
        let accepted = self.diff.accepted();
        if accepted.is_empty() {
            return;
        }
        let line = self.pick(
            "\nThay đổi đã được chấp nhận, không tính vào kết luận:\n",
            "\nAccepted changes, which do not count for the verdict:\n",
        );
        self.line(line);
        for accepted in accepted {
            let (class, summary) = (accepted.change.class.label(), accepted.change.summary());
            let class = class.get(self.lang);
            let summary = clipped(summary.get(self.lang));
            let summary = rich(&with_names(
                self.diff,
                &accepted.change,
                &summary,
                self.lang,
            ));
            let decision = plain(&decision(accepted, self.lang));
            self.line(&format!("- {summary} ({class}); {decision}"));
        }
    }

    /// A change that breaks something or from which such changes follow, with these below it.
    fn breaking_entry(&mut self, nth: usize, entry: &ChangeEntry<'_, 'a>) {
        self.breaking_change(nth, entry);
        let follow = entry
            .consequences
            .iter()
            .filter(|c| c.class == Class::Breaking);
        for change in follow {
            let summary = change.summary();
            let summary = clipped(summary.get(self.lang));
            let summary = rich(&with_names(self.diff, change, &summary, self.lang));
            let reason = rich(change.reason.get(self.lang));
            let word = self.pick("Kéo theo", "What follows");
            let class = self.class_of_mixed(entry, change);
            self.line(&format!("   - {word}{class}: {summary} ({reason})"));
        }
    }

    /// The class of a change, where it stands with others of another class.
    fn class_of_mixed(&self, entry: &ChangeEntry<'_, 'a>, change: &Change<'a>) -> String {
        if entry.is_mixed() {
            format!(" [{}]", change.class.label().get(self.lang))
        } else {
            String::new()
        }
    }

    fn breaking_change(&mut self, nth: usize, entry: &ChangeEntry<'_, 'a>) {
        let (lang, change) = (self.lang, entry.change);
        let class = self.class_of_mixed(entry, change);
        let summary = change.summary();
        let summary = clipped(summary.get(lang));
        let name = names_of(self.diff, change, &summary, lang);
        let name = name.map_or_else(String::new, |name| format!(" ({})", plain(&name)));
        let _ = writeln!(self.out, "{nth}. **{}**{name}{class}", rich(&summary));
        let reason = rich(change.reason.get(lang));
        let word = self.pick("Vì", "Why");
        let _ = writeln!(self.out, "   - {word}: {reason}");
        for note in &change.notes {
            let _ = writeln!(self.out, "   - {}", rich(&capital(note.get(lang))));
        }
        let places = places(change, self.stand);
        if !places.is_empty() {
            let places: Vec<_> = places.iter().map(|at| plain(at)).collect();
            let word = self.pick("Vị trí", "Where");
            let _ = writeln!(self.out, "   - {word}: {}", places.join(" → "));
        }
        if change.subjects().contains(&Subject::Document) {
            let line = self.pick(
                "   - Ảnh hưởng: toàn bộ văn bản",
                "   - Affected: the whole document",
            );
            self.line(line);
        } else {
            self.whom(change);
        }
    }

    /// Whom a change affects, as far as there is room for it.
    fn whom(&mut self, change: &Change<'a>) {
        if self.reached >= REACHED {
            let line = self.pick(
                "   - Ảnh hưởng: không nêu vì các thay đổi phía trên đã ảnh hưởng quá nhiều; xem từng thành phần: `justarch impact`",
                "   - Affected: left out, since the changes above affect so many; for an element see `justarch impact`",
            );
            self.line(line);
            return;
        }
        if let Some(cited) = self.diff.citing(change) {
            for line in citing(&cited, self.lang) {
                self.line(&format!("   - {}", rich(&capital(&line))));
            }
            return;
        }
        let reach = self.diff.impact(change);
        self.reached += reach.affected().len();
        self.impact(&reach);
    }

    fn impact(&mut self, impact: &Impact<'_>) {
        let count = impact.affected().len();
        let Some((nearest, relation, changed)) = impact.nearest() else {
            let line = self.pick(
                "   - Ảnh hưởng: không có thành phần nào khác",
                "   - Affected: no other element",
            );
            self.line(line);
            return;
        };
        let layers = reached(impact, self.cut, self.lang);
        let owners = self.owners(impact);
        let owners = match (owners.is_empty(), self.lang) {
            (true, _) => owners,
            (false, Lang::Vi) => format!("; theo chủ quản (không kể người dùng): {owners}"),
            (false, Lang::En) => format!("; by owner (users left out): {owners}"),
        };
        let line = match self.lang {
            Lang::Vi => {
                let by = self.grouped_by().to_lowercase();
                format!("   - Ảnh hưởng {count} thành phần, theo {by}: {layers}{owners}")
            }
            Lang::En => {
                let by = self.grouped_by().to_lowercase();
                format!("   - Affected: {count}, by {by}: {layers}{owners}")
            }
        };
        self.line(&line);
        let word = self.pick("Phụ thuộc gần nhất", "Nearest dependency");
        let verb = plain(&tie(relation, nearest, changed, self.lang));
        let (from, to) = (self.element(nearest), self.element(changed));
        self.line(&format!("   - {word}: {from} —{verb}→ {to}"));
    }

    /// The owners of what is affected, those of most first.
    fn owners(&self, impact: &Impact<'_>) -> String {
        let mut owners: Vec<(String, usize)> = impact
            .by_owner()
            .into_iter()
            .map(|(key, mut members)| {
                // Users are nobody's.
                members.retain(|e| e.layer() != Layer::User);
                (key, members)
            })
            .filter(|(_, members)| !members.is_empty())
            .map(|(key, members)| {
                let owner = members.first().and_then(|e| e.owner());
                let name = match (owner, key) {
                    (Some(owner), _) => plain(owner.name(self.lang)),
                    (None, Some(key)) => code(key),
                    (None, None) => self.pick("chưa có thông tin", "not known").to_owned(),
                };
                (name, members.len())
            })
            .collect();
        // Equals stay in the order of their keys.
        owners.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
        let rest = owners.len().saturating_sub(OWNERS);
        let named = owners.iter().take(OWNERS);
        let mut line: Vec<_> = named
            .map(|(name, count)| format!("{name} {count}"))
            .collect();
        match (rest, self.lang) {
            (0, _) => {}
            (_, Lang::Vi) => line.push(format!("{rest} đơn vị khác")),
            (1, Lang::En) => line.push("1 other".to_owned()),
            (_, Lang::En) => line.push(format!("{rest} others")),
        }
        line.join(", ")
    }
}

/// A long text in part.
pub(super) fn clipped(text: &str) -> String {
    match text.char_indices().nth(LONG) {
        Some((at, _)) => format!("{}…", text.get(..at).unwrap_or_default()),
        None => text.to_owned(),
    }
}
