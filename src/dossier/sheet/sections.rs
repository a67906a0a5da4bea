//! The place of a system, its exchanges with their routes, what it depends on and what depends on it.

use super::facts::noun;
use super::laws::{Provision, in_force, is_to_come, place, provisions};
use super::{Neighbour, Sheets, SystemSheet, Tie};
use crate::bilingual;
use crate::diagnostic::{Basis, Confidence};
use crate::diff::Impact;
use crate::dossier::elements::shown;
use crate::dossier::grid::{NOTHING, cell, column, row, text};
use crate::dossier::parts::{Block, Grid, GridCell, GridRow, Layout, Part, Picture};
use crate::dossier::words;
use crate::draw::{Drawing, Subgraph};
use crate::framework::{Bands, law};
use crate::model::{ElementRef, End, Field, RelationKind, RelationRef};
use crate::tables::NOT_APPLICABLE;
use crate::text::{Lang, Text};

/// How wide the picture of the place is, in points.
const PLACE: f64 = 453.0;
/// So many neighbours are drawn; of more, none are.
const DRAWN: usize = 16;

/// So many exchanges of its own are listed, and so many of others that pass it: a sheet has two pages at most.
const EXCHANGES: usize = 12;
const PASSING: usize = 16;

/// What a design has to show of a system.
pub(super) const POSITION: Basis = Basis::of(&law::DECREE_224_2026, "23.3a", Confidence::Sourced);

impl<'a> Sheets<'a> {
    /// The systems in the bands, with what they are tied to.
    pub(super) fn place(&self, of: &[ElementRef<'a>], neighbours: &[Neighbour<'a>]) -> Block {
        let mut near: Vec<&str> = Vec::new();
        for neighbour in neighbours.iter().filter(|n| n.tie != Tie::Passes) {
            let ends = of.iter().flat_map(|element| neighbour.others(*element));
            let hops = neighbour.relation.hops();
            for end in ends.chain(hops) {
                if !near.contains(&end.id()) && !of.contains(&end) {
                    near.push(end.id());
                }
            }
        }
        let most = DRAWN.saturating_add(of.len());
        let all = near.len();
        if all > most {
            // Of many, those that data is exchanged with.
            let exchanged = neighbours.iter().filter(|n| n.tie == Tie::Exchanges);
            let exchanged: Vec<_> = exchanged
                .flat_map(|n| of.iter().flat_map(|element| n.others(*element)))
                .map(ElementRef::id)
                .collect();
            near.retain(|id| exchanged.contains(id));
            near.truncate(most);
        }
        let is_all = near.len() == all;
        let own = of.iter().map(|element| element.id());
        let drawn = own.chain(near.iter().copied());
        let drawn = Subgraph::Elements(drawn.map(str::to_owned).collect());
        let drawing = Drawing::new(self.lang).inset(PLACE, None).only(drawn);
        let mut drawing = drawing.bands(self.cut);
        if let [one] = of {
            drawing = drawing.focus(one.id());
        }
        if self.is_public {
            drawing = drawing.public();
        }
        let caption = if is_all {
            Text::fixed(
                "Vị trí trong kiến trúc, cùng các thành phần có quan hệ trực tiếp",
                "The place in the architecture, with what it is directly tied to",
            )
        } else {
            let count = near.len();
            crate::bilingual!(
                "Vị trí trong kiến trúc, cùng {count}/{all} thành phần có quan hệ; xem thêm các bảng dưới",
                "The place in the architecture, with {count} of {all} elements tied to it; the tables tell more"
            )
        };
        Block::Picture(Box::new(Picture {
            scene: drawing.scene(self.arch),
            caption: caption.get(self.lang).to_owned(),
            layout: Layout::Portrait,
        }))
    }

    /// Its exchanges, and those of others that pass it.
    pub(super) fn exchanges(&self, sheet: &SystemSheet<'a>) -> Part {
        let lang = self.lang;
        let element = sheet.element;
        let of = |tie: Tie| sheet.neighbours.iter().filter(move |n| n.tie == tie);
        let mut rows: Vec<GridRow> = of(Tie::Exchanges)
            .map(|neighbour| {
                let far = self.end(neighbour.far(element), neighbour.relation);
                self.exchange(far, neighbour.relation)
            })
            .collect();
        let most = self.room(EXCHANGES);
        let left = rows.len().saturating_sub(most);
        rows.truncate(most);
        let columns = vec![
            column(&Text::fixed("Với", "With"), lang, 39),
            column(&Text::fixed("Tuyến", "Route"), lang, 34),
            column(&Text::fixed("Mục đích", "Purpose"), lang, 21),
            column(&Text::fixed("Dữ liệu", "Data"), lang, 32),
            column(&Text::fixed("Tình trạng", "Status"), lang, 20),
        ];
        let grid = Grid {
            caption: None,
            columns,
            rows,
        };
        let heading = self.said("Kết nối, trao đổi dữ liệu", "Exchanges of data");
        let mut part = Part::new(heading).with(grid.blocks(lang));
        part.blocks.extend(self.rest(left));
        part.blocks.extend(self.passing(sheet));
        if sheet.left_out == 0 {
            return part;
        }
        let count = sheet.left_out;
        let said = crate::bilingual!(
            "Bản công khai: không đưa vào {count} quan hệ thuộc bí mật nhà nước.",
            "Public version: relations left out as state secrets: {count}."
        );
        part.with([Block::note(said.get(lang))])
    }

    /// The exchanges of others that pass it; the sheets of those tell more of them.
    fn passing(&self, sheet: &SystemSheet<'a>) -> Vec<Block> {
        let lang = self.lang;
        let all = sheet.neighbours.iter().filter(|n| n.tie == Tie::Passes);
        let mut rows: Vec<GridRow> = all
            .map(|neighbour| {
                let relation = neighbour.relation;
                let from = self.facts.name(relation.from());
                let to = self.end(relation.end(), relation);
                let ends = GridCell {
                    text: format!("{} ↔ {}", from.get(lang), to.text),
                    ..to
                };
                let mut line = self.exchange(ends, relation);
                // Without purpose and status.
                line.cells.truncate(4);
                line.cells.remove(2);
                line
            })
            .collect();
        if rows.is_empty() {
            return Vec::new();
        }
        let most = self.room(PASSING);
        let left = rows.len().saturating_sub(most);
        rows.truncate(most);
        let columns = vec![
            column(
                &Text::fixed(
                    "Kết nối của thành phần khác đi qua",
                    "Exchanges of others that pass it",
                ),
                lang,
                84,
            ),
            column(&Text::fixed("Tuyến", "Route"), lang, 27),
            column(&Text::fixed("Dữ liệu", "Data"), lang, 35),
        ];
        let grid = Grid {
            caption: None,
            columns,
            rows,
        };
        let mut blocks = vec![Block::Table(grid)];
        blocks.extend(self.rest(left));
        blocks
    }

    /// How many more exchanges there are, and where they stand.
    fn rest(&self, left: usize) -> Option<Block> {
        let said = crate::bilingual!(
            "Và {left} kết nối khác; xem phần kết nối, trao đổi dữ liệu của văn bản kiến trúc.",
            "Exchanges not listed here: {left}; see the part on exchanges of the architecture document."
        );
        (left > 0).then(|| Block::note(said.get(self.lang)))
    }

    pub(super) fn exchange(&self, ends: GridCell, relation: RelationRef<'a>) -> GridRow {
        let mut cells = vec![ends, self.route(relation)];
        cells.extend([Field::Purpose, Field::Data, Field::Status].map(|field| {
            let found = self.facts.relation(relation, field);
            found.map_or_else(
                || text(NOT_APPLICABLE.get(self.lang)),
                |(_, found)| shown(&self.facts, cell(&found, self.lang), self.lang),
            )
        }));
        row(cells)
    }

    /// The platforms of a route in their order, by their abbreviations.
    fn route(&self, relation: RelationRef<'a>) -> GridCell {
        let found = self.facts.relation(relation, Field::RouteHop);
        let Some((_, found)) = found else {
            return text(NOT_APPLICABLE.get(self.lang));
        };
        let found = cell(&found, self.lang);
        let hops: Vec<_> = relation
            .hops()
            .map(|hop| words::short(hop, self.lang))
            .collect();
        if hops.is_empty() {
            return found;
        }
        GridCell {
            text: hops.join(" → "),
            ..found
        }
    }

    /// The name of an end, in italics if the relation is inferred.
    pub(super) fn end(&self, end: End<'a>, relation: RelationRef<'a>) -> GridCell {
        let name = match end {
            End::Element(element) => self.facts.name(element).get(self.lang).to_owned(),
            End::Organisation(body) => body.name(self.lang).to_owned(),
        };
        GridCell {
            inferred: relation.is_inferred(),
            ..text(name)
        }
    }

    /// What it depends on and what depends on it, by the verb.
    pub(super) fn ties(&self, sheet: &SystemSheet<'a>) -> Part {
        let (element, lang) = (sheet.element, self.lang);
        let mut rows = Vec::new();
        let noun = noun(element);
        let (noun_vi, of_text) = (noun.get(Lang::Vi), words::capital(noun.get(Lang::Vi)));
        let groups = [
            (
                Tie::DependsOn,
                bilingual!("{of_text} phụ thuộc vào", "It depends on"),
            ),
            (
                Tie::Supports,
                bilingual!("Phụ thuộc vào {noun_vi}", "What depends on it"),
            ),
        ];
        for (tie, label) in groups {
            let here: Vec<_> = sheet.neighbours.iter().filter(|n| n.tie == tie).collect();
            for (nth, kind) in kinds(&here).into_iter().enumerate() {
                let of_kind = here.iter().filter(|n| n.relation.kind() == kind);
                let cells: Vec<_> = of_kind
                    .map(|n| self.end(n.far(element), n.relation))
                    .collect();
                let inferred = cells.iter().all(|cell| cell.inferred);
                let names: Vec<_> = cells.into_iter().map(|cell| cell.text).collect();
                let verb = match tie {
                    Tie::DependsOn => verb_of(&here, kind, element),
                    Tie::Supports | Tie::Exchanges | Tie::Passes => back(kind, &noun),
                };
                let names = GridCell {
                    inferred,
                    ..text(names.join("; "))
                };
                let mut line = row(vec![text(words::capital(verb.get(lang))), names]);
                line.group = (nth == 0).then(|| label.get(lang).to_owned());
                rows.push(line);
            }
        }
        let columns = vec![
            column(&Text::fixed("Quan hệ", "Relation"), lang, 28),
            column(&Text::fixed("Thành phần", "Elements"), lang, 72),
        ];
        let grid = Grid {
            caption: None,
            columns,
            rows,
        };
        let heading = self.said("Quan hệ phụ thuộc", "Dependence");
        Part::new(heading).with([grid.block(lang), Block::body(self.reach(element))])
    }

    /// What its layer or, in another cut, its band is called.
    pub(super) fn label(&self, element: ElementRef<'a>) -> Text {
        if self.cut.key == Bands::seven().key {
            element.layer().label()
        } else {
            self.cut.of(element.kind()).label.clone()
        }
    }

    /// How many depend on it, over whatever number of steps.
    fn reach(&self, element: ElementRef<'a>) -> String {
        let lang = self.lang;
        let impact = Impact::of(self.neighbours.graph(), [element]);
        let mut by_layer: Vec<(Text, usize)> = Vec::new();
        let mut count = 0_usize;
        for (_, elements) in impact.by_layer() {
            for element in elements.iter().filter(|e| !self.facts.hides(**e)) {
                count = count.saturating_add(1);
                let label = self.label(*element);
                match by_layer.iter_mut().find(|(known, _)| *known == label) {
                    Some((_, of)) => *of = of.saturating_add(1),
                    None => by_layer.push((label, 1)),
                }
            }
        }
        let by_layer = by_layer.iter();
        let by_layer = by_layer.map(|(label, of)| format!("{} ({of})", label.get(lang)));
        let by_layer: Vec<_> = by_layer.collect();
        let noun = noun(element);
        let (vi, en) = (noun.get(Lang::Vi), noun.get(Lang::En));
        let by_layer = by_layer.join(", ");
        let said = if count == 0 {
            bilingual!(
                "Không có thành phần nào khác bị ảnh hưởng khi {vi} ngừng hoạt động.",
                "No other element is affected if the {en} fails."
            )
        } else {
            bilingual!(
                "Khi {vi} ngừng hoạt động, {count} thành phần bị ảnh hưởng trực tiếp hoặc gián tiếp: {by_layer}.",
                "If the {en} fails, elements affected directly or indirectly: {count}: {by_layer}."
            )
        };
        said.get(lang).to_owned()
    }

    /// The law that holds for it, and the instruments that the document says govern it.
    pub(super) fn provisions(&self, sheet: &SystemSheet<'a>) -> Part {
        let lang = self.lang;
        let mut rows = Vec::new();
        let found = provisions(self.arch, sheet.element, &sheet.neighbours, self.day);
        let mut to_come = Vec::new();
        let position = Text::fixed(
            "Vị trí và quan hệ kết nối, tích hợp trong kiến trúc",
            "Place and connections in the architecture",
        );
        let position = position.get(lang);
        let asked = self.provision(
            &POSITION,
            &match place(&POSITION, lang) {
                Some(place) => format!("{position} ({place})"),
                None => position.to_owned(),
            },
        );
        if is_to_come(&POSITION, self.day) {
            to_come.push(asked);
        } else {
            rows.push(asked);
        }
        // Those of one instrument stand together.
        let mut by_instrument: Vec<Vec<Provision>> = Vec::new();
        for one in found {
            let same = by_instrument.iter_mut().find(|group| {
                let first = group.first();
                first.is_some_and(|first| first.basis.instrument.name == one.basis.instrument.name)
            });
            match same {
                Some(group) => group.push(one),
                None => by_instrument.push(vec![one]),
            }
        }
        for group in by_instrument {
            let Some(first) = group.first() else { continue };
            let told = group.iter().map(|one| {
                let about: Vec<_> = one.about.iter().map(|about| about.get(lang)).collect();
                let about = about.join(", ");
                match place(&one.basis, lang) {
                    Some(place) => format!("{about} ({place})"),
                    None => about,
                }
            });
            let told: Vec<_> = told.collect();
            let row = self.provision(&first.basis, &told.join("; "));
            if is_to_come(&first.basis, self.day) {
                to_come.push(row);
            } else {
                rows.push(row);
            }
        }
        rows.extend(to_come);
        let mut named = Vec::new();
        let mut all_inferred = true;
        let governed = sheet.neighbours.iter().filter(|n| {
            n.relation.kind() == RelationKind::GovernedBy && n.relation.from() == sheet.element
        });
        for neighbour in governed {
            let Some(policy) = neighbour.relation.to() else {
                continue;
            };
            let since = policy.fields().date(Field::Since);
            let since = since.map_or_else(
                || match lang {
                    Lang::Vi => "ngày có hiệu lực: chưa có thông tin".to_owned(),
                    Lang::En => "in force since: not known".to_owned(),
                },
                |since| match lang {
                    Lang::Vi => format!("từ {}", words::day(since, lang)),
                    Lang::En => format!("since {}", words::day(since, lang)),
                },
            );
            let number = policy.fields().text(Field::Number);
            let name = self.end(End::Element(policy), neighbour.relation);
            let cited = match number {
                Some(number) if !name.text.contains(number) => {
                    format!("{} ({number}; {since})", name.text)
                }
                _ => format!("{} ({since})", name.text),
            };
            all_inferred &= name.inferred;
            named.push(cited);
        }
        if !named.is_empty() {
            let said = self.said("Văn bản mà kiến trúc nêu", "Named by the architecture");
            rows.push(row(vec![GridCell {
                inferred: all_inferred,
                ..text(format!("{said}: {}", named.join("; ")))
            }]));
        }
        let header = Text::fixed(
            "Văn bản (hiệu lực): nội dung",
            "Instrument (in force): subjects",
        );
        let grid = Grid {
            caption: None,
            columns: vec![column(&header, lang, 100)],
            rows,
        };
        let heading = self.said("Quy định áp dụng", "Provisions that apply");
        Part::new(heading).with([grid.block(lang)])
    }

    /// An instrument, when it is in force, and what of it holds. On one line, since many have several of these.
    fn provision(&self, basis: &Basis, about: &str) -> GridRow {
        let name = basis.instrument.name.get(self.lang);
        let when = in_force(basis, self.day, self.lang);
        let about = words::capital(about);
        row(vec![text(format!("{name} ({when}): {about}"))])
    }

    pub(super) fn nothing(&self) -> Block {
        Block::body(NOTHING.get(self.lang))
    }
}

/// The kinds of relations, each once, in the order of files.
fn kinds(neighbours: &[&Neighbour<'_>]) -> Vec<RelationKind> {
    let mut kinds: Vec<_> = neighbours.iter().map(|n| n.relation.kind()).collect();
    kinds.sort();
    kinds.dedup();
    kinds
}

fn verb_of(neighbours: &[&Neighbour<'_>], kind: RelationKind, element: ElementRef<'_>) -> Text {
    let found = neighbours.iter().find(|n| n.relation.kind() == kind);
    found.map_or_else(|| kind.label(), |n| n.relation.verb_from(element))
}

/// What a relation is called from the end that others depend on.
fn back(kind: RelationKind, noun: &Text) -> Text {
    let label = kind.label();
    let (vi, en) = (label.get(Lang::Vi), label.get(Lang::En));
    let (noun_vi, noun_en) = (noun.get(Lang::Vi), noun.get(Lang::En));
    bilingual!("… {vi} {noun_vi} này", "… {en} this {noun_en}")
}
