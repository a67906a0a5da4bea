//! What pages are made of: tables of keys and values, and the section about a word.

use std::fmt::Write as _;

use crate::model::schema::Shape;
use crate::text::Lang;
use crate::vocabulary::entry::{Entry, Owner};
use crate::vocabulary::facts::for_what;
use crate::vocabulary::page::{Block, blocks};
use crate::vocabulary::topic::{law_in_words, of_word};

/// All words, in a language.
#[derive(Clone, Copy)]
pub(super) struct Words<'w> {
    pub(super) all: &'w [Entry],
    pub(super) lang: Lang,
}

impl<'w> Words<'w> {
    pub(super) fn of(self, vi: &'static str, en: &'static str) -> &'static str {
        match self.lang {
            Lang::Vi => vi,
            Lang::En => en,
        }
    }

    /// The keys of a thing at a glance.
    pub(super) fn overview(self, out: &mut String, owner: Owner) {
        let head = ["Khóa", "Tên gọi", "Bắt buộc", "Có nghĩa với"];
        let english = ["Key", "Name", "Required", "Means something for"];
        let mut rows = Vec::new();
        for spec in owner.fields() {
            if matches!(spec.shape, Shape::Relations(_)) {
                continue;
            }
            let [vi, en] = spec.words.title;
            let required = if spec.required {
                self.of("có", "yes")
            } else {
                ""
            };
            let of = for_what(spec.meaning);
            let of = of.as_ref().map_or("", |of| of.get(self.lang));
            let title = self.of(vi, en);
            rows.push(
                [&format!("`{}`", spec.key), title, required, of]
                    .map(str::to_owned)
                    .to_vec(),
            );
        }
        let head = match self.lang {
            Lang::Vi => head,
            Lang::En => english,
        };
        let table = narrowed(&head, &rows);
        blocks(out, &[table], 1);
    }

    /// The section about a word.
    pub(super) fn section(self, out: &mut String, entry: &Entry, level: usize) {
        let mut page = of_word(entry, self.lang);
        // The page says what sort of word it is.
        for block in &mut page.blocks {
            if let Block::Facts(facts) = block {
                facts.remove(0);
            }
        }
        page.blocks
            .retain(|block| !matches!(block, Block::Facts(facts) if facts.is_empty()));
        let _ = write!(out, "\n{}", page.markdown(level));
    }

    /// The sections about the keys that are explained with a thing, those of a group below it, each with its values.
    pub(super) fn keys(self, out: &mut String, owner: Owner, level: usize) {
        let mut entries: Vec<_> = self.all.iter().filter(|e| home(e) == Some(owner)).collect();
        // In the order of the table above; keys of a group follow it.
        let order = |entry: &&Entry| {
            let mut rows = entry.rows.iter().filter(|row| row.owner == owner);
            let top = rows.next().and_then(|row| row.path.split('.').next());
            owner.fields().iter().position(|spec| Some(spec.key) == top)
        };
        entries.sort_by_key(order);
        for entry in entries {
            let Some(row) = entry.rows.first() else {
                continue;
            };
            let depth = row.path.matches('.').count();
            self.section(out, entry, level.saturating_add(depth));
            let places = entry.places();
            let Some(place) = places.first() else {
                continue;
            };
            let shown = self.values_of(place);
            if shown.is_empty() {
                continue;
            }
            if shown.iter().all(|value| value.of.first() == Some(place)) {
                out.push('\n');
                self.table(out, &shown);
            } else if let Some(at) = shown.first().and_then(|value| value.of.first()) {
                let _ = writeln!(
                    out,
                    "\n{} `{at}`.",
                    self.of(
                        "Các giá trị được giải thích ở",
                        "The values are explained at"
                    )
                );
            }
        }
    }

    /// The values that a key takes, as a table.
    pub(super) fn values(self, out: &mut String, of: &str) {
        self.table(out, &self.values_of(of));
    }

    fn values_of(self, place: &str) -> Vec<&'w Entry> {
        let takes = |entry: &&Entry| entry.rows.is_empty() && entry.of.iter().any(|of| of == place);
        self.all.iter().filter(takes).collect()
    }

    fn table(self, out: &mut String, values: &[&Entry]) {
        let rows = values.iter().map(|value| {
            let mut meaning = value.meaning.get(self.lang).to_owned();
            if !value.frameworks.is_empty() {
                let versions: Vec<_> = value.frameworks.iter().map(ToString::to_string).collect();
                let versions = versions.join(", ");
                let _ = write!(meaning, " {} {versions}.", self.of("Khung", "Frameworks"));
            }
            self.row(value, meaning)
        });
        let head = match self.lang {
            Lang::Vi => ["Giá trị", "Tên gọi", "Khi nào dùng", "Pháp luật gọi là"],
            Lang::En => ["Value", "Name", "When to use it", "In law"],
        };
        let mut table = String::new();
        blocks(&mut table, &[narrowed(&head, &rows.collect::<Vec<_>>())], 1);
        out.push_str(table.trim_start());
    }

    /// A row about a word: word, title, meaning, law.
    pub(super) fn row(self, entry: &Entry, meaning: String) -> Vec<String> {
        let law = entry.law.as_ref();
        let law = law.map_or_else(String::new, |law| law_in_words(law, self.lang));
        let title = entry.title.get(self.lang).to_owned();
        vec![format!("`{}`", entry.word), title, meaning, law]
    }

    /// A table of words under a heading for the first column.
    pub(super) fn words<'e>(
        self,
        out: &mut String,
        first: &str,
        entries: impl Iterator<Item = &'e Entry>,
    ) {
        let rows = entries.map(|entry| self.row(entry, entry.meaning.get(self.lang).to_owned()));
        let head = match self.lang {
            Lang::Vi => [first, "Tên gọi", "Khi nào dùng", "Pháp luật gọi là"],
            Lang::En => [first, "Name", "When to use it", "In law"],
        };
        blocks(out, &[narrowed(&head, &rows.collect::<Vec<_>>())], 1);
    }
}

/// On the page of which thing a key is explained, if several have it.
fn home(entry: &Entry) -> Option<Owner> {
    let of = |owner: Owner| entry.rows.iter().any(|row| row.owner == owner);
    let first = [Owner::Element, Owner::Header, Owner::Relation];
    let home = first.into_iter().find(|owner| of(*owner));
    home.or_else(|| entry.rows.first().map(|row| row.owner))
}

/// A table without the columns in which nothing stands.
pub(super) fn narrowed(head: &[&str], rows: &[Vec<String>]) -> Block {
    let filled = |column: usize| {
        let cell = |row: &Vec<String>| row.get(column).is_some_and(|cell| !cell.is_empty());
        rows.iter().any(cell)
    };
    let columns: Vec<_> = (0..head.len()).filter(|column| filled(*column)).collect();
    let of = |cells: &[String]| {
        let cells = columns.iter().filter_map(|column| cells.get(*column));
        cells.cloned().collect::<Vec<_>>()
    };
    let head: Vec<_> = head.iter().map(|cell| (*cell).to_owned()).collect();
    Block::Table(of(&head), rows.iter().map(|row| of(row)).collect())
}
