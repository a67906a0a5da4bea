//! The report of those who appraise the step between two versions (*báo cáo thẩm định*).

use super::appraised::{Cx, NOT_READ};
use super::grid::{column, row, text};
use super::parts::{
    Block, Dossier, Grid, GridCell, Head, HeadForm, Numbering, Paragraph, Part, PartKind, Role, Run,
};
use super::{named, noting, unjudged, verdict, waves, words};
use crate::diagnostic::Report;
use crate::diff::Class;
use crate::model::{Architecture, LeftOut};
use crate::tables::{TableSet, Tables, UNKNOWN};
use crate::text::{Lang, Text};
use crate::transition::Review;

/// The appraisal report of a transition: the verdict, what is worth noting, what breaks and whom it affects, what was found with articles, what the
/// framework still demands, the waves, and what could not be judged. It decides nothing beyond the review.
///
/// Costs a comparison, a gap and a roadmap besides the review.
///
/// ```
/// # #[cfg(feature = "yaml")] {
/// use justarch::dossier::{AppraisalReport, markdown};
/// use justarch::{Lang, Transition, reference};
/// let (old, new) = (reference::moj_2_0(), reference::moj_3_0());
/// let review = Transition::between(&old, &new)?.check();
/// let dossier = AppraisalReport::of(&review, Lang::Vi).dossier();
/// assert_eq!(dossier.parts[0].heading, "Kết luận");
/// # }
/// # Ok::<(), justarch::Error>(())
/// ```
#[derive(Clone, Debug)]
pub struct AppraisalReport<'r, 'a> {
    review: &'r Review<'a>,
    lang: Lang,
    is_public: bool,
}

impl<'r, 'a> AppraisalReport<'r, 'a> {
    /// Of a review, in that language.
    pub fn of(review: &'r Review<'a>, lang: Lang) -> Self {
        Self {
            review,
            lang,
            is_public: false,
        }
    }

    /// Without what may be a state secret, which is counted.
    pub fn public(mut self) -> Self {
        self.is_public = true;
        self
    }

    /// The report.
    pub fn dossier(&self) -> Dossier {
        let (review, lang) = (self.review, self.lang);
        let (old, new) = (review.diff.earlier(), review.diff.later());
        let mut tables = Tables::of(new).against(old);
        if let Some(day) = review.diff.judged_on() {
            tables = tables.as_of(day);
        }
        if self.is_public {
            tables = tables.public();
        }
        let changes = tables.changes(&review.diff);
        let cx = Cx {
            review,
            lang,
            changes,
            tables,
            roadmap: review.roadmap(),
            is_public: self.is_public,
        };
        let mut parts = vec![verdict::part(&cx)];
        parts.extend(noting::part(&cx));
        parts.extend([
            cx.versions(),
            cx.breaking(),
            cx.findings(),
            cx.gap(),
            waves::part(&cx),
            unjudged::part(&cx),
            cx.opinion(),
        ]);
        parts.extend(cx.annexes());
        let roles = [Role::Body, Role::Item, Role::Note];
        named::speak(&mut parts, &roles, &[old, new], lang);
        let [left_old, left_new] = [old, new].map(LeftOut::of);
        Dossier {
            lang,
            head: Head {
                form: HeadForm::Letter,
                issuer: Vec::new(),
                title: cx.said("BÁO CÁO THẨM ĐỊNH", "APPRAISAL REPORT"),
                subtitle: vec![subject(old, new, lang)],
                facts: Vec::new(),
            },
            numbering: Numbering::Roman,
            has_contents: false,
            parts,
            left_out: if self.is_public {
                LeftOut {
                    elements: left_old.elements.max(left_new.elements),
                    relations: left_old.relations.max(left_new.relations),
                }
            } else {
                LeftOut::default()
            },
        }
    }
}

/// What is appraised.
fn subject(old: &Architecture, new: &Architecture, lang: Lang) -> String {
    let (before, after) = (old.name(lang), new.name(lang));
    match lang {
        Lang::Vi => format!("Việc chuyển đổi từ {before} sang {after}"),
        Lang::En => format!("The transition from {before} to {after}"),
    }
}

impl Cx<'_, '_> {
    /// The two versions beside each other.
    fn versions(&self) -> Part {
        let lang = self.lang;
        let diff = &self.review.diff;
        let ends = [diff.earlier(), diff.later()];
        let reports = [&self.review.old, &self.review.new];
        let day = |report: &Report| report.judged().and_then(|judged| judged.day);
        let [old, new] = [0, 1].map(|nth: usize| {
            let day = reports.get(nth).and_then(|report| day(report));
            let arch = ends.get(nth);
            arch.map_or_else(Vec::new, |arch| words::facts(arch, day, lang))
        });
        let columns = vec![
            column(&Text::fixed("Nội dung", "Item"), lang, 26),
            column(&Text::fixed("Phiên bản cũ", "Earlier version"), lang, 37),
            column(&Text::fixed("Phiên bản mới", "Later version"), lang, 37),
        ];
        let names = ends.map(|arch| text(arch.name(lang)));
        let bold = |name: &str| GridCell {
            bold: true,
            ..text(name)
        };
        let [old_name, new_name] = names;
        let name = self.said("Tên văn bản", "Document");
        let mut rows = vec![row(vec![bold(&name), old_name, new_name])];
        let [before, after] = ends.map(|arch| {
            let status = || Some(arch.status()?.label().get(lang).to_owned());
            let said = words::standing(arch, lang).or_else(status);
            text(said.unwrap_or_else(|| UNKNOWN.get(lang).to_owned()))
        });
        let name = self.said("Tình trạng văn bản", "Standing");
        rows.push(row(vec![bold(&name), before, after]));
        let value = |facts: &[[String; 2]], name: &str| {
            let found = facts.iter().find(|[key, _]| key == name);
            found.map_or("–", |[_, value]| value.as_str()).to_owned()
        };
        let mut seen: Vec<&str> = Vec::new();
        for [name, _] in new.iter().chain(&old) {
            if !seen.contains(&name.as_str()) {
                seen.push(name);
                let (before, after) = (value(&old, name), value(&new, name));
                rows.push(row(vec![bold(name), text(before), text(after)]));
            }
        }
        let grid = Grid {
            caption: None,
            columns,
            rows,
        };
        let heading = self.said("Văn bản được thẩm định", "The documents");
        Part::new(heading).with([Block::Table(grid)])
    }

    fn breaking(&self) -> Part {
        let heading = self.said(
            "Thay đổi phá vỡ tương thích và đối tượng bị ảnh hưởng",
            "Breaking changes and whom they affect",
        );
        let keys = [
            ("no", 7),
            ("name", 26),
            ("layer", 13),
            ("kind", 13),
            ("change", 44),
            ("affected", 32),
            ("why", 22),
            ("ground", 26),
        ];
        let grid = self.of(&self.changes(Class::Breaking), &keys).ungrouped();
        let part = Part::new(heading).turned().with([grid.block(self.lang)]);
        let accepted = self
            .review
            .diff
            .accepted()
            .iter()
            .filter(|_| !self.is_public);
        let accepted: Vec<_> = accepted
            .map(|one| {
                let summary = one.change.summary();
                let (approver, reason) = (&one.approver, &one.reason);
                let summary = summary.get(self.lang);
                Block::item(match self.lang {
                    Lang::Vi => format!("Đã được chấp nhận, không tính vào kết luận: {summary} (người phê duyệt: {approver}; lý do: {reason})."),
                    Lang::En => format!("Accepted, and not counted: {summary} (approved by {approver}: {reason})."),
                })
            })
            .collect();
        part.with(accepted)
    }

    /// What was found on the step and on the later version, with the law behind it.
    fn findings(&self) -> Part {
        let heading = self.said(
            "Kết quả kiểm tra theo quy định",
            "What was found by the rules",
        );
        let keys = [
            ("no", 7),
            ("code", 12),
            ("message", 54),
            ("basis", 30),
            ("remedy", 40),
        ];
        let mut part = Part::new(heading).turned();
        let reports = [
            (
                self.said("Đối với việc chuyển đổi", "On the step"),
                &self.review.findings,
            ),
            (
                self.said("Đối với phiên bản mới", "On the later version"),
                &self.review.new,
            ),
        ];
        for (heading, report) in reports {
            let mut tables =
                Tables::of(self.review.diff.later()).against(self.review.diff.earlier());
            if self.is_public {
                tables = tables.public();
            }
            let table = tables.findings(report).table(TableSet::Findings);
            let below = Part::new(heading).turned();
            part.parts.push(match table {
                Some(table) => below.with(self.noted(&table, &keys)),
                None => below,
            });
        }
        part.with([Block::note(words::OF_COPIES.get(self.lang))])
    }

    fn gap(&self) -> Part {
        let lang = self.lang;
        let heading = self.said(
            "Yêu cầu của khung kiến trúc còn thiếu",
            "What the framework still demands",
        );
        let part = Part::new(heading).turned();
        let gap = match self.review.gap() {
            Some(Ok(gap)) => gap,
            Some(Err(error)) => {
                return part.with([Block::body(words::sentence(error.text().get(lang)))]);
            }
            None => return part.with([Block::body(NOT_READ.get(lang))]),
        };
        let framework = gap.target();
        let Some(table) = self.tables.table(TableSet::Gap) else {
            return part;
        };
        let keys = [
            ("no", 7),
            ("code", 12),
            ("severity", 11),
            ("demand", 46),
            ("remedy", 40),
            ("asked", 28),
            ("basis", 28),
        ];
        if table.rows.is_empty() {
            let said = if gap.caveat().is_none() {
                crate::bilingual!(
                    "Không còn yêu cầu ở mức lỗi của khung kiến trúc {framework}.",
                    "No demand of framework {framework} is left at the level of an error."
                )
            } else {
                crate::bilingual!(
                    "Không còn yêu cầu ở mức lỗi về cấu trúc và pháp luật có hiệu lực; nội dung khung kiến trúc {framework}: chưa có thông tin.",
                    "As to structure and the law in force no demand is left at the level of an error; the content of framework {framework}: not known."
                )
            };
            return part
                .with([Block::body(said.get(lang))])
                .with(self.notes(&table));
        }
        part.with(self.noted(&table, &keys))
    }

    /// A place for what those who appraise think, and for their signature.
    fn opinion(&self) -> Part {
        let blank = || Block::body("……………………………………………………………………………………");
        let signature = Paragraph::new(
            Role::Signature,
            vec![Run::bold(self.said(
                "NGƯỜI THẨM ĐỊNH\n(Ký, ghi rõ họ tên)",
                "REVIEWER\n(Signature and full name)",
            ))],
        );
        let heading = self.said("Ý kiến thẩm định", "Opinion of the reviewer");
        Part::new(heading).with([blank(), blank(), blank(), Block::Paragraph(signature)])
    }

    fn annexes(&self) -> Vec<Part> {
        let lang = self.lang;
        let keys = [
            ("no", 7),
            ("name", 34),
            ("layer", 16),
            ("kind", 14),
            ("change", 60),
            ("why", 30),
        ];
        let editorial_keys = [("no", 7), ("name", 50), ("layer", 18), ("change", 80)];
        let annex = |vi, en| {
            Part::new(self.said(vi, en))
                .of_kind(PartKind::Annex)
                .turned()
        };
        let compatible = self.of(&self.changes(Class::Compatible), &keys);
        let editorial = self.of(&self.changes(Class::Editorial), &editorial_keys);
        let mut annexes = vec![
            annex("Thay đổi tương thích", "Compatible changes")
                .with([compatible.ungrouped().block(lang)])
                .with(self.notes(&self.changes)),
            annex("Thay đổi biên tập", "Editorial changes")
                .with([editorial.ungrouped().block(lang)]),
        ];
        if self.roadmap.is_some()
            && let Some(table) = self.tables.table(TableSet::Roadmap)
        {
            let keys = [
                ("wave", 7),
                ("step", 8),
                ("kind", 16),
                ("what", 56),
                ("operator", 24),
                ("planned", 20),
                ("after", 14),
                ("notes", 30),
            ];
            let heading = self.said(
                "Các bước của lộ trình theo chủ quản",
                "The steps of the roadmap by owner",
            );
            annexes.push(
                Part::new(heading)
                    .of_kind(PartKind::Annex)
                    .turned()
                    .with(self.noted(&table, &keys)),
            );
        }
        annexes
    }
}
