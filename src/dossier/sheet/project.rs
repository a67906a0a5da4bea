//! The extract for the dossier of a project: whether its systems fit the architecture.

use super::laws::is_to_come;
use super::sections::POSITION;
use super::{Neighbour, Sheets, Tie};
use crate::diagnostic::{Basis, Confidence};
use crate::dossier::elements;
use crate::dossier::grid::{cell, column, row, text};
use crate::dossier::parts::{Block, Dossier, Grid, Head, HeadForm, Numbering, Part};
use crate::dossier::words;
use crate::error::Error;
use crate::framework::{Framework, law};
use crate::model::{ElementRef, End, Field, LeftOut, RelationKind};
use crate::tables::NOT_APPLICABLE;
use crate::text::{Lang, Text};

/// What the dossier of a project has to show of the architecture, by the articles of Decree 224/2026/NĐ-CP.
const ASKED: [(&str, Text); 2] = [
    (
        "37.1",
        Text::fixed(
            "Dự án được thẩm định theo kiến trúc của cơ quan, nếu không có thì theo khung kiến trúc quốc gia, trừ các nhiệm vụ nêu tại các điểm a, b, c và e khoản 1 Điều 65",
            "Projects are appraised against the architecture of the body, else the national framework, but for the tasks of art. 65.1 a, b, c and e",
        ),
    ),
    (
        "45, 46.1a, 46.1b, 46.2a, 46.2b, 47.1a",
        Text::fixed(
            "Báo cáo nghiên cứu khả thi và các thiết kế phân tích sự phù hợp với kiến trúc; thiết kế cơ sở thể hiện kết nối bên trong, bên ngoài, hạng mục dữ liệu chia sẻ và việc bảo đảm an toàn",
            "The feasibility study and the designs analyse the compliance with the architecture; the basic design shows the links inside and outside, the data items shared and the security",
        ),
    ),
];

impl<'a> Sheets<'a> {
    /// The extract for the dossier of a project with these systems: its place in the architecture, exchanges inside and outside,
    /// data, levels, findings. It states facts of the document; whether the project complies is for those who appraise it.
    ///
    /// # Errors
    ///
    /// Fails if one of them is not there, or may not be public.
    pub fn project(&self, ids: &[&str]) -> Result<Dossier, Error> {
        let mut of: Vec<ElementRef<'a>> = Vec::new();
        let mut neighbours: Vec<Neighbour<'a>> = Vec::new();
        let mut left_out = 0_usize;
        for id in ids {
            let sheet = self.sheet(id)?;
            if of.contains(&sheet.element) {
                continue;
            }
            of.push(sheet.element);
            left_out = left_out.saturating_add(sheet.left_out);
            for neighbour in sheet.neighbours {
                if !neighbours
                    .iter()
                    .any(|known| known.relation == neighbour.relation)
                {
                    neighbours.push(neighbour);
                }
            }
        }
        let parts = vec![
            self.asked(),
            self.systems_of(&of, &neighbours),
            self.links(&of, &neighbours, left_out),
            self.data(&of, &neighbours),
            self.levels(&of),
            self.found(&of, usize::MAX),
        ];
        let title = Text::fixed(
            "Trích lục về sự phù hợp với kiến trúc",
            "Extract on the compliance with the architecture",
        );
        let names: Vec<_> = of.iter().map(|e| e.name(self.lang)).collect();
        let project = match self.lang {
            Lang::Vi => format!("Các hệ thống của dự án: {}", names.join("; ")),
            Lang::En => format!("The systems of the project: {}", names.join("; ")),
        };
        Ok(Dossier {
            lang: self.lang,
            head: Head {
                form: HeadForm::Title,
                issuer: words::issuer(self.arch, self.lang),
                title: title.get(self.lang).to_owned(),
                subtitle: vec![project],
                facts: words::facts(self.arch, self.day, self.lang),
            },
            numbering: Numbering::Roman,
            has_contents: false,
            parts,
            left_out: LeftOut {
                elements: 0,
                relations: left_out,
            },
        })
    }

    fn asked(&self) -> Part {
        let lang = self.lang;
        let columns = vec![
            column(&Text::fixed("Căn cứ", "Basis"), lang, 42),
            column(&Text::fixed("Yêu cầu", "What is asked"), lang, 58),
        ];
        let position = Text::fixed(
            "Thiết kế thể hiện vị trí và quan hệ kết nối, tích hợp của hệ thống trong kiến trúc của cơ quan",
            "The design shows the place of the system and its connections in the architecture of the body",
        );
        let mut rows = vec![row(vec![
            text(POSITION.citation(lang)),
            text(position.get(lang)),
        ])];
        rows.extend(ASKED.iter().map(|(article, asked)| {
            let basis = Basis::of(&law::DECREE_224_2026, article, Confidence::Sourced);
            row(vec![text(basis.citation(lang)), text(asked.get(lang))])
        }));
        let grid = Grid {
            caption: None,
            columns,
            rows,
        };
        let since = law::DECREE_224_2026.from.map(|day| words::day(day, lang));
        let since = since.unwrap_or_default();
        let said = match self.day.filter(|_| is_to_come(&POSITION, self.day)) {
            Some(day) => {
                let day = words::day(day, lang);
                crate::bilingual!(
                    "Nghị định 224/2026/NĐ-CP chưa có hiệu lực tại ngày {day}; có hiệu lực từ ngày {since}.",
                    "Decree 224/2026/NĐ-CP is not in force on {day}; it will be from {since}."
                )
            }
            None => crate::bilingual!(
                "Nghị định 224/2026/NĐ-CP có hiệu lực từ ngày {since}.",
                "Decree 224/2026/NĐ-CP is in force since {since}."
            ),
        };
        let mut blocks = vec![
            grid.block(lang),
            Block::note(said.get(lang)),
            Block::note(words::OF_COPIES.get(lang)),
        ];
        let framework = Framework::get(self.arch.framework()).ok();
        if let Some(caveat) = framework.and_then(Framework::caveat) {
            blocks.push(Block::note(words::sentence(caveat.get(lang))));
        }
        Part::new(self.said("Căn cứ", "Basis")).with(blocks)
    }

    fn systems_of(&self, of: &[ElementRef<'a>], neighbours: &[Neighbour<'a>]) -> Part {
        let keys = [
            (Field::Kind, 20),
            (Field::Owner, 22),
            (Field::Operator, 22),
            (Field::Status, 16),
        ];
        let heading = self.said(
            "Hệ thống của dự án và vị trí trong kiến trúc",
            "The systems of the project and their place",
        );
        Part::new(heading)
            .with(self.elements(of, &keys))
            .with([self.place(of, neighbours)])
    }

    /// The links, those inside the body apart from those to others.
    fn links(&self, of: &[ElementRef<'a>], neighbours: &[Neighbour<'a>], left_out: usize) -> Part {
        let lang = self.lang;
        let mut part = Part::new(self.said("Kết nối", "Links"));
        let exchanges = neighbours.iter().filter(|n| n.tie == Tie::Exchanges);
        let (outside, inside): (Vec<&Neighbour<'a>>, Vec<_>) =
            exchanges.partition(|n| n.relation.crosses_agencies() != Some(false));
        let groups: [(String, Vec<&Neighbour<'a>>); 2] = [
            (self.said("Bên trong cơ quan", "Inside the body"), inside),
            (
                self.said(
                    "Với cơ quan khác hoặc chưa rõ cơ quan",
                    "With other agencies, or agencies not known",
                ),
                outside,
            ),
        ];
        for (heading, group) in groups {
            let rows = group.iter().map(|neighbour| {
                let relation = neighbour.relation;
                let from = self.facts.name(relation.from());
                let to = self.end(relation.end(), relation);
                let mut ends = to.clone();
                ends.text = format!("{} ↔ {}", from.get(lang), to.text);
                let mut line = self.exchange(ends, relation);
                let service = self.facts.relation(relation, Field::SharingService);
                line.cells.push(service.map_or_else(
                    || text(NOT_APPLICABLE.get(lang)),
                    |(_, found)| cell(&found, lang),
                ));
                line
            });
            let columns = vec![
                column(&Text::fixed("Giữa", "Between"), lang, 34),
                column(&Text::fixed("Tuyến", "Route"), lang, 24),
                column(&Text::fixed("Mục đích", "Purpose"), lang, 14),
                column(&Text::fixed("Dữ liệu", "Data"), lang, 18),
                column(&Text::fixed("Tình trạng", "Status"), lang, 14),
                column(&Text::fixed("Dịch vụ chia sẻ", "Service"), lang, 18),
            ];
            let grid = Grid {
                caption: None,
                rows: rows.collect(),
                columns,
            };
            part.parts.push(Part::new(heading).with(grid.blocks(lang)));
        }
        let other = neighbours
            .iter()
            .filter(|n| matches!(n.tie, Tie::DependsOn | Tie::Supports));
        let rows: Vec<_> = other
            .filter(|n| {
                of.contains(&n.relation.from())
                    || n.relation.to().is_some_and(|to| of.contains(&to))
            })
            .map(|n| {
                let relation = n.relation;
                let from = self.end(End::Element(relation.from()), relation);
                row(vec![
                    from,
                    text(relation.kind().label().get(lang)),
                    self.end(relation.end(), relation),
                ])
            })
            .collect();
        let columns = vec![
            column(&Text::fixed("Thành phần", "Element"), lang, 40),
            column(&Text::fixed("Quan hệ", "Relation"), lang, 22),
            column(&Text::fixed("Với", "With"), lang, 40),
        ];
        let grid = Grid {
            caption: None,
            columns,
            rows,
        };
        let heading = self.said("Quan hệ khác", "Other relations");
        part.parts.push(Part::new(heading).with([grid.block(lang)]));
        if left_out == 0 {
            return part;
        }
        let said = crate::bilingual!(
            "Bản công khai: không đưa vào {left_out} quan hệ thuộc bí mật nhà nước.",
            "Public version: relations left out as state secrets: {left_out}."
        );
        part.with([Block::note(said.get(lang))])
    }

    /// The data of the project: what its systems hold themselves, and where they store it.
    fn data(&self, of: &[ElementRef<'a>], neighbours: &[Neighbour<'a>]) -> Part {
        let stored = neighbours.iter().filter_map(|neighbour| {
            let relation = neighbour.relation;
            let is_stored =
                relation.kind() == RelationKind::Stores && of.contains(&relation.from());
            relation.to().filter(|_| is_stored)
        });
        let mut held: Vec<ElementRef<'a>> = Vec::new();
        for element in of.iter().copied().chain(stored) {
            let is_shown = element.kind().holds_data() && !self.facts.hides(element);
            if is_shown && !held.contains(&element) {
                held.push(element);
            }
        }
        let part = Part::new(self.said("Dữ liệu", "Data"));
        if held.is_empty() {
            return part.with([self.nothing()]);
        }
        let keys = [
            (Field::Owner, 18),
            (Field::DatabaseClass, 18),
            (Field::MasterData, 20),
            (Field::ItemsOpen, 18),
            (Field::ItemsDefault, 18),
            (Field::ItemsSpecial, 20),
        ];
        part.with(self.elements(&held, &keys))
    }

    fn elements(&self, elements: &[ElementRef<'a>], keys: &[(Field, u16)]) -> Vec<Block> {
        elements::grid(self.arch, &self.facts, elements, keys, self.lang).blocks(self.lang)
    }

    fn levels(&self, of: &[ElementRef<'a>]) -> Part {
        let keys = [
            (Field::SecurityLevel, 12),
            (Field::SecurityAppraisal, 18),
            (Field::SecurityDecision, 20),
            (Field::Information, 20),
        ];
        let heading = self.said("An toàn, an ninh mạng", "Security");
        Part::new(heading).with(self.elements(of, &keys))
    }
}
