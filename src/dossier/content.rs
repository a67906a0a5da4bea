//! What a document says in words, as it stands there: its contents, views, notes and sources.

use super::grid::{column, row, text};
use super::parts::{Block, Grid, GridColumn, Paragraph, Role, Run};
use super::words;
use crate::model::{Architecture, Field, RecordRef};
use crate::tables::{Facts, UNKNOWN};
use crate::text::{Lang, Text};

/// Gives the texts of a document, with the numbers of their sources.
pub(super) struct Contents<'a> {
    arch: &'a Architecture,
    lang: Lang,
}

impl<'a> Contents<'a> {
    pub(super) fn of(arch: &'a Architecture, lang: Lang) -> Self {
        Self { arch, lang }
    }

    /// What an entry says: its text with its sources, or that it is not known and why.
    pub(super) fn blocks(&self, record: RecordRef<'a>, facts: &Facts<'a>) -> Vec<Block> {
        let fields = record.fields();
        let is_inferred = fields.is_inferred(Field::Content.path());
        let mut out = Vec::new();
        if let Some(all) = fields.text(Field::Content) {
            if facts.hides_text(all) {
                let said = Text::fixed(
                    "Không đưa vào bản công khai vì nhắc tới nội dung thuộc bí mật nhà nước.",
                    "Left out of the public version, since it speaks of a state secret.",
                );
                return vec![Block::note(said.get(self.lang))];
            }
            for line in all
                .split('\n')
                .map(str::trim)
                .filter(|line| !line.is_empty())
            {
                let run = if is_inferred {
                    Run::italic(line)
                } else {
                    Run::plain(line)
                };
                out.push(Block::Paragraph(Paragraph::new(Role::Body, vec![run])));
            }
        } else {
            let unknown = words::capital(UNKNOWN.get(self.lang));
            let why = fields
                .text(Field::Unknown)
                .filter(|why| !facts.hides_text(why));
            let said = match why {
                Some(why) => format!("{unknown}. {}", words::sentence(why)),
                None => format!("{unknown}."),
            };
            out.push(Block::body(said));
        }
        let numbers = self.numbers(record);
        if !numbers.is_empty() {
            let (lang, numbers) = (self.lang, numbers.join(", "));
            out.push(Block::note(match lang {
                Lang::Vi => format!("Nguồn: {numbers}."),
                Lang::En => format!("Sources: {numbers}."),
            }));
        }
        out
    }

    /// The numbers of the sources of an entry, as the annex has them.
    fn numbers(&self, record: RecordRef<'a>) -> Vec<String> {
        let named: Vec<_> = record.fields().texts(Field::Source).collect();
        let all = (1_usize..).zip(self.arch.sources());
        all.filter(|(_, source)| named.contains(&source.key()))
            .map(|(number, _)| format!("[{number}]"))
            .collect()
    }

    /// The table of all sources.
    pub(super) fn sources(&self, facts: &Facts<'a>) -> Vec<Block> {
        let lang = self.lang;
        let columns = vec![
            GridColumn {
                centred: true,
                ..column(&Text::fixed("Số", "No."), lang, 7)
            },
            column(&Text::fixed("Nhan đề", "Title"), lang, 62),
            column(&Text::fixed("Số, ký hiệu", "Number"), lang, 22),
            column(&Text::fixed("Ngày", "Date"), lang, 16),
        ];
        let rows = (1_usize..)
            .zip(self.arch.sources())
            .map(|(number, source)| {
                let fields = source.fields();
                let title = fields.text(Field::Title);
                let title = title.filter(|title| !facts.hides_text(title));
                let or_unknown = |value: Option<String>| {
                    text(value.unwrap_or_else(|| UNKNOWN.get(lang).to_owned()))
                };
                row(vec![
                    text(format!("[{number}]")),
                    or_unknown(title.map(str::to_owned)),
                    or_unknown(fields.text(Field::Number).map(str::to_owned)),
                    or_unknown(fields.date(Field::Date).map(|date| words::day(date, lang))),
                ])
            });
        let grid = Grid {
            caption: None,
            rows: rows.collect(),
            columns,
        };
        grid.blocks(lang)
    }
}
