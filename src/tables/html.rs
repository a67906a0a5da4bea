//! Tables as one page of HTML that needs nothing else.

use std::fmt::Write as _;

use super::markdown::{NOTES, NOTHING};
use super::plain::{Align, align, shown};
use super::table::{Content, Table};
use crate::text::Lang;

/// A script-free page that prints on A4 or A3 across, with headers repeated; texts stay texts if a spreadsheet program opens it.
const STYLE: &str = "\
@page{size:A3 landscape;margin:20mm 15mm 20mm 20mm}\
body{font-family:'Times New Roman','Liberation Serif',Tinos,serif;font-size:11pt;color:#000;margin:1.5em}\
h1{font-size:14pt;text-align:center;text-transform:uppercase;margin:1.5em 0 .2em;break-before:page}\
h1:first-of-type{break-before:auto}\
p.heading{text-align:center;margin:.1em 0}\
nav ul{columns:2}\
table{border-collapse:collapse;width:100%;margin:1em 0}\
thead{display:table-header-group}\
tr{break-inside:avoid}\
th,td{border:1px solid #666;padding:.3em .4em;vertical-align:top;text-align:left;overflow-wrap:anywhere;\
mso-number-format:'\\@';white-space:pre-line}\
th{background:#e8eef5;text-align:center;vertical-align:middle}\
th.group{text-align:left;background:#f4f4f4}\
td.c{text-align:center}td.e{text-align:right}\
td.i{font-style:italic}td.u{color:#666}\
@media print{nav{display:none}}";

/// The tables as a page.
///
/// ```
/// use justarch::{ApplicationKind, Architecture, FrameworkVersion, Lang};
/// use justarch::tables::{TableSet, Tables, html};
/// let mut b = Architecture::fragment("demo", FrameworkVersion::V3_0);
/// b.element("db", ApplicationKind::Database, "<script>alert(1)</script>")?;
/// let arch = b.build()?;
/// let page = html(&[Tables::of(&arch).table(TableSet::Databases).unwrap()], Lang::Vi);
/// assert!(page.contains("&lt;script&gt;") && !page.contains("<script"));
/// # Ok::<(), justarch::Error>(())
/// ```
pub fn html(tables: &[Table], lang: Lang) -> String {
    let mut out = String::new();
    let title = tables.first().and_then(|table| table.heading.first());
    let title = title.map_or("justarch", |title| title.get(lang));
    let _ = write!(
        out,
        "<!DOCTYPE html>\n<html lang=\"{lang}\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n\
         <title>{}</title>\n<style>{STYLE}</style>\n</head>\n<body>\n",
        escaped(title)
    );
    if tables.len() > 1 {
        out.push_str("<nav><ul>\n");
        for table in tables {
            let (key, title) = (table.set.key(), table.set.title());
            let _ = writeln!(
                out,
                "<li><a href=\"#{key}\">{}</a></li>",
                escaped(title.get(lang))
            );
        }
        out.push_str("</ul></nav>\n");
    }
    for table in tables {
        one(&mut out, table, lang);
    }
    out.push_str("</body>\n</html>\n");
    out
}

fn one(out: &mut String, table: &Table, lang: Lang) {
    let (key, title) = (table.set.key(), table.set.title());
    let _ = writeln!(out, "<h1 id=\"{key}\">{}</h1>", escaped(title.get(lang)));
    for line in &table.heading {
        let _ = writeln!(out, "<p class=\"heading\">{}</p>", escaped(line.get(lang)));
    }
    if table.rows.is_empty() {
        let _ = writeln!(out, "<p>{}</p>", NOTHING.get(lang));
    } else {
        out.push_str("<table>\n<thead>\n<tr>");
        for column in &table.columns {
            let note = column.note(lang);
            let note = if note.is_empty() {
                String::new()
            } else {
                format!(" title=\"{}\"", escaped(&note))
            };
            let header = escaped(column.header.get(lang));
            let _ = write!(out, "<th scope=\"col\"{note}>{header}</th>");
        }
        out.push_str("</tr>\n</thead>\n<tbody>\n");
        for row in &table.rows {
            if let Some(group) = &row.group {
                let (span, group) = (table.columns.len(), escaped(group.get(lang)));
                let _ = writeln!(
                    out,
                    "<tr><th class=\"group\" colspan=\"{span}\" scope=\"rowgroup\">{group}</th></tr>"
                );
            }
            out.push_str("<tr>");
            for (column, cell) in table.columns.iter().zip(&row.cells) {
                let mut class = match align(column, cell) {
                    Align::Start => String::new(),
                    Align::Centre => "c".to_owned(),
                    Align::End => "e".to_owned(),
                };
                if cell.inferred {
                    class.push_str(" i");
                }
                if cell.content == Content::Unknown {
                    class.push_str(" u");
                }
                let class = class.trim();
                let class = if class.is_empty() {
                    String::new()
                } else {
                    format!(" class=\"{class}\"")
                };
                let _ = write!(out, "<td{class}>{}</td>", escaped(&shown(cell, lang)));
            }
            out.push_str("</tr>\n");
        }
        out.push_str("</tbody>\n</table>\n");
    }
    if !table.notes.is_empty() {
        let _ = writeln!(out, "<p>{}</p>\n<ul>", NOTES.get(lang));
        for note in &table.notes {
            let _ = writeln!(out, "<li>{}</li>", escaped(note.get(lang)));
        }
        out.push_str("</ul>\n");
    }
}

/// A text that is nothing but text.
pub(crate) fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '&' => out.push_str("&amp;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            c => out.push(c),
        }
    }
    out
}
