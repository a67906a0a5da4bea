//! What stands above the first part: a cover, or the head of an administrative document.

use super::table::run;
use super::xml::Xml;
use crate::dossier::parts::{Dossier, HeadForm};
use crate::text::Text;

const STATE: Text = Text::fixed(
    "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
    "SOCIALIST REPUBLIC OF VIET NAM",
);
const MOTTO: Text = Text::fixed(
    "Độc lập - Tự do - Hạnh phúc",
    "Independence - Freedom - Happiness",
);
const NUMBER: Text = Text::fixed("Số: ……/BC-……", "No. ……/BC-……");
const DAY: Text = Text::fixed(
    "……, ngày …… tháng …… năm ……",
    "……, …… (day) …… (month) …… (year)",
);

/// Writes the head.
pub(super) fn head(xml: &mut Xml, dossier: &Dossier, width: u32) {
    let head = &dossier.head;
    match head.form {
        HeadForm::Cover => {
            let count = head.issuer.len();
            for (nth, line) in (1..).zip(&head.issuer) {
                paragraph(xml, "CoverText", &line.to_uppercase(), nth == count);
            }
            if count > 0 {
                rule(xml, width, 3200);
            }
            paragraph(xml, "Title", &in_lines(&head.title).to_uppercase(), false);
            rule(xml, width, 3200);
        }
        HeadForm::Letter => {
            letter(xml, dossier, width);
            paragraph(xml, "Title", &head.title, false);
        }
        HeadForm::Title => {
            // The one above is not in bold, and the title stands apart from both.
            let count = head.issuer.len();
            for (nth, line) in (1..).zip(&head.issuer) {
                paragraph(xml, "Letterhead", &line.to_uppercase(), nth == count);
            }
            if count > 0 {
                rule(xml, width, 1600);
            }
            if !head.title.is_empty() {
                paragraph(xml, "Title", &head.title.to_uppercase(), false);
            }
        }
    }
    for line in &head.subtitle {
        let style = match head.form {
            HeadForm::Cover | HeadForm::Letter => "Subtitle",
            HeadForm::Title => "CoverText",
        };
        paragraph(xml, style, line, false);
    }
    if head.form == HeadForm::Letter {
        rule(xml, width, 2200);
    }
    for [name, value] in &head.facts {
        xml.open("w:p", &[]).open("w:pPr", &[]);
        xml.style("w:pStyle", "CoverText").close();
        run(xml, &format!("{name}: "), false, false);
        run(xml, value, true, false);
        xml.close();
    }
}

pub(super) fn paragraph(xml: &mut Xml, style: &'static str, text: &str, bold: bool) {
    xml.open("w:p", &[]).open("w:pPr", &[]);
    xml.style("w:pStyle", style).close();
    run(xml, text, bold, false);
    xml.close();
}

/// A title whose version stands on a line of its own.
fn in_lines(title: &str) -> String {
    [", phiên bản ", ", version "]
        .into_iter()
        .fold(title.to_owned(), |title, before| {
            title.replace(before, &before.replacen(", ", "\n", 1))
        })
}

/// A line in the middle of so much room.
fn rule(xml: &mut Xml, room: u32, length: u32) {
    let side = (room.saturating_sub(length) / 2).to_string();
    xml.open("w:p", &[]).open("w:pPr", &[]);
    xml.style("w:pStyle", "SectionEnd");
    xml.open("w:pBdr", &[]).empty(
        "w:top",
        &[
            ("w:val", "single"),
            ("w:sz", "6"),
            ("w:space", "1"),
            ("w:color", "000000"),
        ],
    );
    xml.close();
    xml.empty("w:spacing", &[("w:before", "40"), ("w:after", "120")]);
    xml.empty("w:ind", &[("w:left", &side), ("w:right", &side)]);
    xml.close().close();
}

/// Who issues it on the left, the name of the State on the right.
fn letter(xml: &mut Xml, dossier: &Dossier, width: u32) {
    let (left, lang) = (width.saturating_mul(38) / 100, dossier.lang);
    let right = width.saturating_sub(left);
    xml.open("w:tbl", &[]).open("w:tblPr", &[]);
    xml.empty("w:tblW", &[("w:w", &width.to_string()), ("w:type", "dxa")]);
    xml.value("w:jc", "center");
    xml.empty("w:tblLayout", &[("w:type", "fixed")]).close();
    xml.open("w:tblGrid", &[]);
    for width in [left, right] {
        xml.empty("w:gridCol", &[("w:w", &width.to_string())]);
    }
    xml.close();
    xml.open("w:tr", &[]);
    cell(xml, left);
    let count = dossier.head.issuer.len();
    for (nth, line) in (1..).zip(&dossier.head.issuer) {
        paragraph(xml, "Letterhead", &line.to_uppercase(), nth == count);
    }
    if count == 0 {
        paragraph(xml, "Letterhead", "……", true);
    }
    rule(xml, left, 1200);
    xml.close();
    cell(xml, right);
    paragraph(xml, "Letterhead", STATE.get(lang), true);
    paragraph(xml, "Letterhead", MOTTO.get(lang), true);
    rule(xml, right, 2900);
    xml.close().close();
    xml.open("w:tr", &[]);
    cell(xml, left);
    paragraph(xml, "Letterhead", NUMBER.get(lang), false);
    xml.close();
    cell(xml, right);
    xml.open("w:p", &[]).open("w:pPr", &[]);
    xml.style("w:pStyle", "Letterhead").close();
    run(xml, DAY.get(lang), false, true);
    xml.close().close().close().close();
}

fn cell(xml: &mut Xml, width: u32) {
    xml.open("w:tc", &[]).open("w:tcPr", &[]);
    xml.empty("w:tcW", &[("w:w", &width.to_string()), ("w:type", "dxa")]);
    xml.close();
}
