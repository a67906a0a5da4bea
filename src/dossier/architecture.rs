//! The architecture itself as a document: the outline of its own contents, then its layers, exchanges, security, figures and
//! roadmap, and annexes.

use super::content::Contents;
use super::grid::{cell, column, row, text};
use super::maker::Maker;
use super::parts::{Block, Dossier, Grid, GridCell, Head, HeadForm, Numbering, Part, Role};
use super::{annexes, known, named, outline, whose, words};
use crate::date::Date;
use crate::diagnostic::Report;
use crate::framework::{Bands, Framework};
use crate::model::{Architecture, Field, Layer, LeftOut, RecordRef, Status, Table as Records};
use crate::tables::{Facts, TableSet, Tables, UNKNOWN};
use crate::text::{Lang, Text};

/// The architecture as a document to be printed.
///
/// Its outline is that of the contents and views of the document; what it says stands there as it is, and what it does not say
/// reads *chưa có thông tin*. Columns and parts of which nothing is known are named once and left out. About linear in the
/// document.
///
/// ```
/// # #[cfg(feature = "yaml")] {
/// use justarch::dossier::{ArchitectureReport, markdown};
/// use justarch::{Lang, reference};
/// let arch = reference::moj_3_0();
/// let dossier = ArchitectureReport::of(&arch, Lang::Vi).dossier();
/// assert_eq!(dossier.parts[1].heading, "Tầm nhìn");
/// # }
/// ```
#[derive(Clone, Debug)]
pub struct ArchitectureReport<'a> {
    arch: &'a Architecture,
    lang: Lang,
    day: Option<Date>,
    findings: Option<&'a Report>,
    cut: Option<&'static Bands>,
    is_public: bool,
}

impl<'a> ArchitectureReport<'a> {
    /// Of an architecture, in that language.
    pub fn of(arch: &'a Architecture, lang: Lang) -> Self {
        Self {
            arch,
            lang,
            day: arch.evaluation_date(),
            findings: None,
            cut: None,
            is_public: false,
        }
    }

    /// Judged by another day than that of the document.
    pub fn as_of(mut self, day: Date) -> Self {
        self.day = Some(day);
        self
    }

    /// With what a check found, as an annex.
    pub fn findings(mut self, report: &'a Report) -> Self {
        self.findings = Some(report);
        self
    }

    /// By the bands of a cut: the general diagram and the lists of elements. By the seven layers of files without it.
    pub fn bands(mut self, cut: &'static Bands) -> Self {
        self.cut = Some(cut);
        self
    }

    /// Without what may be a state secret, which is counted.
    pub fn public(mut self) -> Self {
        self.is_public = true;
        self
    }

    /// The document.
    pub fn dossier(&self) -> Dossier {
        let (arch, lang) = (self.arch, self.lang);
        let maker = Maker {
            arch,
            lang,
            cut: self.cut.unwrap_or_else(Bands::seven),
            is_public: self.is_public,
            facts: Facts::of(arch, self.day, self.is_public, None),
            contents: Contents::of(arch, lang),
            tables: self.tables(),
        };
        let mut parts = outline::parts(&maker);
        let mut others = maker.body();
        others.extend(annexes::parts(&maker, self.findings));
        // What the body itself wrote, or has to write, stays even if it says nothing.
        let left_out = known::without_empty(&mut others, lang);
        parts.extend(others);
        known::close(&mut parts, &left_out, lang);
        // What the body itself wrote stays as it is.
        named::speak(&mut parts, &[Role::Note], &[arch], lang);
        let mut subtitle = Vec::new();
        subtitle.extend(words::standing(arch, lang).map(|line| format!("({line})")));
        Dossier {
            lang,
            head: Head {
                form: HeadForm::Cover,
                issuer: words::issuer(arch, lang),
                title: arch.name(lang).to_owned(),
                subtitle,
                facts: words::facts(arch, self.day, lang),
            },
            numbering: Numbering::Parts,
            has_contents: true,
            parts,
            left_out: if self.is_public {
                LeftOut::of(arch)
            } else {
                LeftOut::default()
            },
        }
    }

    fn tables(&self) -> Tables<'a> {
        let mut tables = Tables::of(self.arch);
        if let Some(day) = self.day {
            tables = tables.as_of(day);
        }
        if let Some(report) = self.findings {
            tables = tables.findings(report);
        }
        if self.is_public {
            tables = tables.public();
        }
        tables
    }
}

impl<'a> Maker<'a> {
    /// What every document has after its own outline.
    fn body(&self) -> Vec<Part> {
        let mut parts = vec![
            self.layers(),
            self.exchanges(),
            self.security(),
            self.figures(),
            self.roadmap(),
        ];
        parts.extend(self.lineage());
        parts
    }

    /// The elements by layer, or by the bands of the cut that was asked for.
    fn layers(&self) -> Part {
        let framework = Framework::get(self.arch.framework()).ok();
        let is_by_layer = self.cut.key == Bands::seven().key;
        let mut part = Part::new(if is_by_layer {
            self.said("Các thành phần theo lớp", "Elements by layer")
        } else {
            self.said("Các thành phần theo dải", "Elements by band")
        });
        if is_by_layer {
            for layer in Layer::ALL {
                let label = framework.map_or_else(|| layer.label(), |f| f.layer_label(layer));
                let elements = self.those(|e| e.layer() == layer);
                let below = Part::new(label.get(self.lang));
                part.parts
                    .push(below.with(self.elements(&elements, keys_of(layer))));
            }
        } else {
            for band in self.cut.bands {
                let elements = self.those(|e| self.cut.of(e.kind()).key == band.key);
                let below = Part::new(band.label.get(self.lang));
                part.parts
                    .push(below.with(self.elements(&elements, OF_BANDS)));
            }
        }
        let count: usize = self.those(|_| true).len();
        let text = if is_by_layer {
            crate::bilingual!(
                "Kiến trúc có {count} thành phần, xếp theo lớp từ dưới lên.",
                "The architecture has {count} elements, by layer from the bottom up."
            )
        } else {
            let (vi, en) = (self.cut.label.get(Lang::Vi), self.cut.label.get(Lang::En));
            crate::bilingual!(
                "Kiến trúc có {count} thành phần, xếp theo: {vi}.",
                "The architecture has {count} elements, by: {en}."
            )
        };
        let has_others = self
            .those(|e| !whose::is_own(self.arch, e))
            .iter()
            .any(|e| whose::states_no_level(*e));
        let mut blocks = vec![Block::body(text.get(self.lang))];
        let has_inferred = part
            .parts
            .iter()
            .any(|below| below.blocks.iter().any(is_inferred));
        if has_inferred {
            blocks.push(Block::note(words::IN_ITALICS.get(self.lang)));
        }
        if has_others {
            blocks.push(Block::note(words::THEIRS.get(self.lang)));
        }
        part.with(blocks)
    }

    fn exchanges(&self) -> Part {
        let part = Part::new(self.said("Kết nối, trao đổi dữ liệu", "Exchanges of data")).turned();
        let keys = [
            ("no", 7),
            ("from", 26),
            ("with", 26),
            ("route", 24),
            ("purpose", 14),
            ("data", 26),
            ("method", 14),
            ("status", 13),
        ];
        part.with(self.table(TableSet::Exchanges, &keys))
    }

    fn security(&self) -> Part {
        let heading = self.said(
            "An toàn hệ thống thông tin theo cấp độ",
            "Security of information systems by level",
        );
        let keys = [
            ("no", 7),
            ("name.vi", 32),
            ("owner", 20),
            ("security-level.level", 9),
            ("security-level.reason", 24),
            ("security-level.appraisal", 16),
            ("security-level.decision", 18),
            ("assessed", 13),
            ("information", 18),
        ];
        let part = Part::new(heading).turned();
        part.with(self.noted(TableSet::SecurityLevels, &self.own_names(&keys)))
    }

    fn figures(&self) -> Part {
        let keys = [
            ("no", 7),
            ("table", 11),
            ("name.vi", 40),
            ("value", 12),
            ("unit", 14),
            ("qualifier", 13),
            ("as-of", 14),
            ("by", 14),
            ("holder", 30),
        ];
        let part = Part::new(self.said("Chỉ số và chỉ tiêu", "Indicators and targets")).turned();
        part.with(self.table(TableSet::Indicators, &self.own_names(&keys)))
    }

    /// The periods that the document states, what is planned and what ends.
    fn roadmap(&self) -> Part {
        let lang = self.lang;
        let part = Part::new(self.said("Lộ trình", "Roadmap"));
        let mut below = Vec::new();
        let periods: Vec<_> = self.arch.records(Records::Roadmap).collect();
        if !periods.is_empty() {
            let columns = vec![
                self.number(),
                column(&Text::fixed("Giai đoạn", "Period"), lang, 34),
                column(&Text::fixed("Từ ngày", "From"), lang, 16),
                column(&Text::fixed("Đến ngày", "To"), lang, 16),
                column(&Text::fixed("Thành phần thực hiện", "Covers"), lang, 50),
            ];
            let said = |record, field| {
                let found = self.facts.record(record, field);
                found.map_or_else(|| text("–"), |(_, found)| cell(&found, lang))
            };
            let rows = (1_usize..).zip(&periods).map(|(number, period)| {
                row(vec![
                    text(number.to_string()),
                    text(period.name(lang)),
                    said(*period, Field::Since),
                    said(*period, Field::Until),
                    self.covered(*period),
                ])
            });
            let grid = Grid {
                caption: None,
                rows: rows.collect(),
                columns,
            };
            let heading = self.said("Các giai đoạn", "Periods");
            below.push(Part::new(heading).with(grid.blocks(lang)));
        }
        let planned = self.those(|e| e.status() == Some(Status::Planned));
        if !planned.is_empty() {
            let keys = [(Field::Kind, 22), (Field::Owner, 24), (Field::Since, 14)];
            let heading = self.said("Thành phần dự kiến", "Planned elements");
            below.push(Part::new(heading).with(self.elements(&planned, &keys)));
        }
        let ending = self.those(|e| {
            e.fields().has(Field::Until)
                || matches!(e.status(), Some(Status::Deprecated | Status::Retired))
        });
        if !ending.is_empty() {
            let keys = [(Field::Kind, 22), (Field::Status, 20), (Field::Until, 16)];
            let heading = self.said("Thành phần dừng hoặc có thời hạn", "Elements that end");
            below.push(Part::new(heading).with(self.elements(&ending, &keys)));
        }
        let part = if periods.is_empty() && !below.is_empty() {
            let text = self.said(
                "Các giai đoạn thực hiện: chưa có thông tin.",
                "Periods of the roadmap: not known.",
            );
            part.with([Block::body(text)])
        } else {
            part
        };
        Part {
            parts: below,
            ..part
        }
    }

    /// The elements that a period covers and that may be shown.
    fn covered(&self, period: RecordRef<'a>) -> GridCell {
        let ids = period.fields().texts(Field::Covers);
        let elements = ids.filter_map(|id| self.arch.element(id));
        let shown = elements.filter(|element| !self.facts.hides(*element));
        let names: Vec<_> = shown
            .map(|element| self.facts.name(element).get(self.lang).to_owned())
            .collect();
        if names.is_empty() {
            return text(UNKNOWN.get(self.lang));
        }
        text(names.join("; "))
    }
}

/// Whether something in a table is in italics.
fn is_inferred(block: &Block) -> bool {
    match block {
        Block::Table(grid) => {
            let mut cells = grid.rows.iter().flat_map(|row| &row.cells);
            cells.any(|cell| cell.inferred)
        }
        Block::Paragraph(_) | Block::Picture(_) => false,
    }
}

/// What is told of the elements of a band, which may be of several layers.
const OF_BANDS: &[(Field, u16)] = &[
    (Field::Kind, 20),
    (Field::Owner, 22),
    (Field::SecurityLevel, 15),
    (Field::Status, 17),
];

/// What is told of the elements of a layer.
fn keys_of(layer: Layer) -> &'static [(Field, u16)] {
    match layer {
        Layer::Infrastructure | Layer::Integration | Layer::Application => &[
            (Field::Kind, 20),
            (Field::Owner, 22),
            (Field::SecurityLevel, 15),
            (Field::Status, 17),
        ],
        Layer::Business => &[
            (Field::Kind, 18),
            (Field::Owner, 20),
            (Field::Grade, 16),
            (Field::Status, 16),
        ],
        Layer::Channel => &[(Field::Kind, 22), (Field::Owner, 26), (Field::Status, 18)],
        Layer::User => &[(Field::Kind, 30), (Field::Instances, 14)],
        Layer::Policy => &[
            (Field::Number, 24),
            (Field::Date, 16),
            (Field::Issuer, 22),
            (Field::Status, 16),
        ],
    }
}
