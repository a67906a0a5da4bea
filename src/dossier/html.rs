//! A document as one page of HTML that needs nothing else.

use std::fmt::Write as _;

use super::numbering::Counter;
use super::parts::{
    Block, Dossier, Grid, HeadForm, Layout, Paragraph, Part, PartKind, Picture, Role, Run,
};
use crate::chars::is_hidden;
use crate::draw::TextForm;
use crate::tables::html_escaped;
use crate::text::Text;

/// Prints on A4 with the margins of annex I of Decree 30/2020/NĐ-CP; parts with wide tables on turned pages.
const STYLE: &str = "\
@page{size:A4;margin:20mm 20mm 20mm 30mm;@top-center{content:counter(page);font:13pt 'Times New Roman',serif}}\
@page:first{@top-center{content:none}}\
@page turned{size:A4 landscape}\
body{font-family:'Times New Roman','Liberation Serif',Tinos,serif;font-size:13pt;line-height:1.3;color:#000;\
max-width:60rem;margin:1.5em auto;padding:0 1em}\
section.turned,figure.turned{page:turned}\
header{text-align:center;margin-bottom:2em}\
header p{margin:.2em 0}\
p.title,h1.title{font-size:16pt;text-align:center;margin:1em 0 .5em}\
h2,h3,h4,p{margin:.6em 0}\
h2{font-size:14pt;text-transform:uppercase;break-after:avoid}\
h2.centred{text-align:center}\
h3{font-size:13pt;break-after:avoid}h4{font-size:13pt;font-style:italic;break-after:avoid}\
section.annex,section.sheet{break-before:page}\
p.body{text-align:justify;text-indent:1.27cm;white-space:pre-line}\
p.note{font-style:italic;font-size:12pt;text-align:justify;text-indent:1.27cm}\
p.signature{margin-left:50%;text-align:center;white-space:pre-line}\
p.item{text-align:justify;text-indent:1.27cm}\
table{border-collapse:collapse;width:100%;margin:.6em 0;font-size:12pt;table-layout:fixed}\
caption{font-weight:bold;padding:.3em}\
thead{display:table-header-group}\
tr{break-inside:avoid}\
th,td{border:1px solid #333;padding:.2em .4em;vertical-align:top;text-align:left;overflow-wrap:anywhere;white-space:pre-line}\
thead th{background:#e7e6e6;text-align:center;vertical-align:middle}\
th.group{background:#f5f5f5}\
td.c{text-align:center}td.i{font-style:italic}td.b{font-weight:bold}\
figure{margin:.8em 0;text-align:center;break-inside:avoid}figure img{max-width:100%;height:auto}\
figcaption{font-style:italic;font-size:12pt}\
nav a{color:inherit;text-decoration:none}nav ul{list-style:none;padding-left:1em}\
@media print{body{max-width:none;margin:0;padding:0}}";

/// A document as one page: no script, nothing from elsewhere, pictures within it.
pub fn html(dossier: &Dossier) -> String {
    let mut page = Page {
        dossier,
        out: String::new(),
        counter: Counter::default(),
        headings: 0,
    };
    page.write();
    page.out
}

struct Page<'d> {
    dossier: &'d Dossier,
    out: String,
    counter: Counter,
    headings: usize,
}

impl Page<'_> {
    fn line(&mut self, line: &str) {
        self.out.push_str(line);
        self.out.push('\n');
    }

    fn write(&mut self) {
        let dossier = self.dossier;
        let head = &dossier.head;
        let (lang, title) = (dossier.lang, escaped(&head.title));
        let _ = write!(
            self.out,
            "<!DOCTYPE html>\n<html lang=\"{lang}\">\n<head>\n<meta charset=\"utf-8\">\n\
             <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
             <meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'; img-src data:\">\n\
             <title>{title}</title>\n<style>{STYLE}</style>\n</head>\n<body>\n<header>\n"
        );
        let count = head.issuer.len();
        for (nth, line) in (1..).zip(&head.issuer) {
            let line = escaped(&line.to_uppercase());
            self.line(&if nth == count {
                format!("<p><strong>{line}</strong></p>")
            } else {
                format!("<p>{line}</p>")
            });
        }
        let title = match head.form {
            HeadForm::Cover | HeadForm::Title => escaped(&head.title.to_uppercase()),
            HeadForm::Letter => title,
        };
        self.line(&format!("<h1 class=\"title\">{title}</h1>"));
        for line in &head.subtitle {
            let line = escaped(line);
            self.line(&match head.form {
                HeadForm::Cover | HeadForm::Letter => format!("<p><strong>{line}</strong></p>"),
                HeadForm::Title => format!("<p>{line}</p>"),
            });
        }
        for [name, value] in &head.facts {
            let (name, value) = (escaped(name), escaped(value));
            self.line(&format!("<p>{name}: <strong>{value}</strong></p>"));
        }
        self.line("</header>");
        if dossier.has_contents {
            self.contents();
        }
        for part in &dossier.parts {
            self.part(part, 0);
        }
        self.line("</body>\n</html>");
    }

    fn contents(&mut self) {
        let dossier = self.dossier;
        let label = Text::fixed("Mục lục", "Contents");
        let label = label.get(dossier.lang);
        self.line(&format!("<nav aria-label=\"{label}\">\n<ul>"));
        let mut counter = Counter::default();
        let mut headings = 0_usize;
        for part in &dossier.parts {
            self.listed(part, 0, (&mut counter, &mut headings));
        }
        self.line("</ul>\n</nav>");
    }

    fn listed(&mut self, part: &Part, depth: usize, at: (&mut Counter, &mut usize)) {
        let (counter, headings) = at;
        *headings = headings.saturating_add(1);
        let number = counter.next(self.dossier, part, depth);
        if depth < 2 {
            let (nth, text) = (*headings, heading(&number, &part.heading));
            let _ = write!(self.out, "<li><a href=\"#part-{nth}\">{text}</a>");
        }
        if depth == 0 && !part.parts.is_empty() {
            self.out.push_str("\n<ul>\n");
        }
        for below in &part.parts {
            self.listed(
                below,
                depth.saturating_add(1),
                (&mut *counter, &mut *headings),
            );
        }
        if depth == 0 && !part.parts.is_empty() {
            self.out.push_str("</ul>");
        }
        if depth < 2 {
            self.line("</li>");
        }
    }

    fn part(&mut self, part: &Part, depth: usize) {
        let number = self.counter.next(self.dossier, part, depth);
        self.headings = self.headings.saturating_add(1);
        let mut classes = Vec::new();
        if part.layout == Layout::Landscape {
            classes.push("turned");
        }
        match part.kind {
            PartKind::Text => {}
            PartKind::Annex => classes.push("annex"),
            PartKind::Sheet => classes.push("sheet"),
        }
        let class = classes.join(" ");
        let level = depth.min(2).saturating_add(2);
        let (nth, text) = (self.headings, heading(&number, &part.heading));
        let is_centred = depth == 0 && self.dossier.numbering != super::Numbering::Roman;
        let centred = if is_centred || part.kind == PartKind::Annex {
            " class=\"centred\""
        } else {
            ""
        };
        self.line(&format!("<section id=\"part-{nth}\" class=\"{class}\">"));
        self.line(&format!("<h{level}{centred}>{text}</h{level}>"));
        for block in &part.blocks {
            match block {
                Block::Paragraph(one) => self.paragraph(one),
                Block::Table(grid) => self.table(grid),
                Block::Picture(picture) => self.picture(picture),
            }
        }
        // A page has one layout, so that parts within do not belong to the section of the one around.
        self.line("</section>");
        for below in &part.parts {
            self.part(below, depth.saturating_add(1));
        }
    }

    fn paragraph(&mut self, one: &Paragraph) {
        let (class, before) = match one.role {
            Role::Body => ("body", ""),
            Role::Item => ("item", "- "),
            Role::Note => ("note", ""),
            Role::Signature => ("signature", ""),
        };
        let runs: String = one.runs.iter().map(run).collect();
        self.line(&format!("<p class=\"{class}\">{before}{runs}</p>"));
    }

    fn table(&mut self, grid: &Grid) {
        self.line("<table>");
        if let Some(caption) = &grid.caption {
            let number = self.counter.table();
            let word = Text::fixed("Bảng", "Table");
            let (word, caption) = (word.get(self.dossier.lang), escaped(caption));
            self.line(&format!("<caption>{word} {number}. {caption}</caption>"));
        }
        let total: u32 = grid
            .columns
            .iter()
            .map(|column| u32::from(column.width))
            .sum();
        self.out.push_str("<colgroup>");
        for column in &grid.columns {
            let width = f64::from(column.width) / f64::from(total.max(1)) * 100.0;
            let _ = write!(self.out, "<col style=\"width:{width:.1}%\">");
        }
        self.line("</colgroup>");
        self.out.push_str("<thead><tr>");
        for column in &grid.columns {
            let _ = write!(
                self.out,
                "<th scope=\"col\">{}</th>",
                escaped(&column.header)
            );
        }
        self.line("</tr></thead>\n<tbody>");
        for row in &grid.rows {
            if let Some(group) = &row.group {
                let (span, group) = (grid.columns.len(), escaped(group));
                self.line(&format!(
                    "<tr><th class=\"group\" colspan=\"{span}\" scope=\"rowgroup\">{group}</th></tr>"
                ));
            }
            self.out.push_str("<tr>");
            for (cell, column) in row.cells.iter().zip(&grid.columns) {
                let classes = [
                    (column.centred, "c"),
                    (cell.inferred, "i"),
                    (cell.bold, "b"),
                ];
                let classes: Vec<_> = classes
                    .iter()
                    .filter(|(is, _)| *is)
                    .map(|(_, c)| *c)
                    .collect();
                let class = if classes.is_empty() {
                    String::new()
                } else {
                    format!(" class=\"{}\"", classes.join(" "))
                };
                let _ = write!(self.out, "<td{class}>{}</td>", escaped(&cell.text));
            }
            self.line("</tr>");
        }
        self.line("</tbody>\n</table>");
    }

    fn picture(&mut self, picture: &Picture) {
        let scene = &picture.scene;
        let word = Text::fixed("Hình", "Figure");
        let word = word.get(self.dossier.lang);
        for page in &scene.pages {
            let number = self.counter.picture();
            let data = encoded(&scene.svg(page, TextForm::Paths));
            let (told, caption) = (escaped(&scene.description), escaped(&picture.caption));
            let class = match picture.layout {
                Layout::Portrait => "",
                Layout::Landscape => " class=\"turned\"",
            };
            self.line(&format!(
                "<figure{class}>\n<img alt=\"{told}\" src=\"data:image/svg+xml,{data}\">\n\
                 <figcaption>{word} {number}. {caption}</figcaption>\n</figure>"
            ));
        }
    }
}

fn heading(number: &str, text: &str) -> String {
    let text = escaped(text);
    if number.is_empty() {
        text
    } else {
        format!("{number} {text}")
    }
}

fn run(run: &Run) -> String {
    let mut out = escaped(&run.text);
    if run.bold {
        out = format!("<strong>{out}</strong>");
    }
    if run.italic {
        out = format!("<em>{out}</em>");
    }
    out
}

/// A text that is nothing but text, without what cannot be seen.
fn escaped(text: &str) -> String {
    let is_seen = |c: &char| !is_hidden(*c) || matches!(c, '\n' | '\t');
    html_escaped(&text.chars().filter(is_seen).collect::<String>())
}

/// A picture as it stands in an address: what means something there is written by number.
fn encoded(svg: &str) -> String {
    let mut out = String::with_capacity(svg.len());
    for byte in svg.bytes() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' => out.push(char::from(byte)),
            b' ' | b'-' | b'_' | b'.' | b'/' | b':' | b'=' | b';' | b',' | b'(' | b')' => {
                out.push(char::from(byte));
            }
            other => {
                let _ = write!(out, "%{other:02X}");
            }
        }
    }
    out
}
