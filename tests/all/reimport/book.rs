//! A workbook whose cells are edited one by one, as a spreadsheet program edits them.

use std::io::{Cursor, Read as _, Write as _};

use justarch::tables::import::{Import, Workbook};
use justarch::tables::{self, Tables};
use justarch::{Document, Lang};

/// A workbook as its parts, so that single cells are edited as a spreadsheet program edits them.
#[derive(Clone)]
pub(super) struct Book(Vec<(String, String)>);

impl Book {
    pub(super) fn of(document: &Document) -> Self {
        let all = Tables::of(document.architecture()).all();
        Self::read(&tables::xlsx(&all, Lang::Vi).unwrap())
    }

    pub(super) fn read(bytes: &[u8]) -> Self {
        let mut zip = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
        let mut parts = Vec::new();
        for nth in 0..zip.len() {
            let mut part = zip.by_index(nth).unwrap();
            let mut text = String::new();
            part.read_to_string(&mut text).unwrap();
            parts.push((part.name().unwrap().into_owned(), text));
        }
        Self(parts)
    }

    pub(super) fn part(&self, name: &str) -> &str {
        let found = self.0.iter().find(|(of, _)| of == name);
        &found.unwrap().1
    }

    /// The name of the part of a sheet.
    fn sheet(&self, tab: &str) -> String {
        let book = self.part("xl/workbook.xml");
        let mut names = book.split("<sheet name=\"").skip(1);
        let nth = names.position(|rest| rest.starts_with(&format!("{tab}\"")));
        format!("xl/worksheets/sheet{}.xml", nth.unwrap() + 1)
    }

    /// The cells of a sheet, each with its XML and its text.
    pub(super) fn cells(&self, tab: &str) -> Vec<(String, String, String)> {
        let texts: Vec<&str> = self
            .part("xl/sharedStrings.xml")
            .split("<si>")
            .skip(1)
            .collect();
        let inner = |text: &str| {
            let start = text
                .find("<t")
                .map(|at| at + text[at..].find('>').unwrap() + 1);
            let start = start.unwrap();
            text[start..].split("</t>").next().unwrap().to_owned()
        };
        let sheet = self.part(&self.sheet(tab)).to_owned();
        let mut cells = Vec::new();
        for rest in sheet.split("<c r=\"").skip(1) {
            let Some((cell, _)) = rest.split_once("</c>") else {
                continue;
            };
            let at = cell.split('"').next().unwrap().to_owned();
            let value = cell
                .split("<v>")
                .nth(1)
                .map(|v| v.split("</v>").next().unwrap());
            let text = match value {
                Some(nth) if cell.contains("t=\"s\"") => {
                    inner(texts[nth.parse::<usize>().unwrap()])
                }
                Some(number) => number.to_owned(),
                None => inner(cell),
            };
            cells.push((at, format!("<c r=\"{cell}</c>"), text));
        }
        cells
    }

    /// The place of the cell of a column in the row of an id.
    pub(super) fn at(&self, tab: &str, key: &str, id: &str) -> String {
        let cells = self.cells(tab);
        let set = cells
            .iter()
            .find_map(|(_, _, text)| text.split_once('/'))
            .unwrap()
            .0;
        let column = |key: &str| {
            let name = format!("{set}/{key}");
            let (at, ..) = cells.iter().find(|(_, _, text)| *text == name).unwrap();
            at.trim_end_matches(|c: char| c.is_ascii_digit()).to_owned()
        };
        let (ids, column) = (column("id"), column(key));
        let is_of = |at: &str| at.trim_end_matches(|c: char| c.is_ascii_digit()) == ids;
        let (row, ..) = cells
            .iter()
            .find(|(at, _, text)| is_of(at) && text == id)
            .unwrap();
        format!("{column}{}", &row[ids.len()..])
    }

    pub(super) fn set(&mut self, tab: &str, key: &str, id: &str, text: &str) -> &mut Self {
        let at = self.at(tab, key, id);
        let (_, xml, _) = self
            .cells(tab)
            .into_iter()
            .find(|(of, ..)| *of == at)
            .unwrap();
        let new = format!("<c r=\"{at}\" t=\"inlineStr\"><is><t>{text}</t></is></c>");
        let name = self.sheet(tab);
        self.replace(&name, &xml, &new);
        self
    }

    fn replace(&mut self, part: &str, from: &str, to: &str) {
        let (_, text) = self.0.iter_mut().find(|(of, _)| of == part).unwrap();
        assert_eq!(text.matches(from).count(), 1, "{from}");
        *text = text.replace(from, to);
    }

    fn row(&self, tab: &str, id: &str) -> String {
        let at = self.at(tab, "id", id);
        at.trim_start_matches(|c: char| c.is_ascii_alphabetic())
            .to_owned()
    }

    /// Puts a row below that of the last id.
    pub(super) fn add(&mut self, tab: &str, last: &str, cells: &[(&str, &str)]) -> &mut Self {
        let row: u32 = self.row(tab, last).parse().unwrap();
        let next = row + 1;
        let mut xml: Vec<(String, String)> = Vec::new();
        for (key, text) in cells {
            let at = self
                .at(tab, key, last)
                .replace(&row.to_string(), &next.to_string());
            let cell = format!("<c r=\"{at}\" t=\"inlineStr\"><is><t>{text}</t></is></c>");
            xml.push((at, cell));
        }
        let xml: String = xml.into_iter().map(|(_, cell)| cell).collect();
        let name = self.sheet(tab);
        let sheet = self.part(&name);
        let start = sheet.find(&format!("<row r=\"{row}\"")).unwrap();
        let end = start + sheet[start..].find("</row>").unwrap() + "</row>".len();
        let whole = sheet[start..end].to_owned();
        self.replace(
            &name,
            &whole,
            &format!("{whole}<row r=\"{next}\">{xml}</row>"),
        );
        self
    }

    pub(super) fn take_away(&mut self, tab: &str, id: &str) -> &mut Self {
        let (name, row) = (self.sheet(tab), self.row(tab, id));
        let sheet = self.part(&name);
        let start = sheet.find(&format!("<row r=\"{row}\"")).unwrap();
        let end = start + sheet[start..].find("</row>").unwrap() + "</row>".len();
        let whole = sheet[start..end].to_owned();
        self.replace(&name, &whole, "");
        self
    }

    /// Without what the cells held when it was exported, as a workbook made by hand.
    pub(super) fn by_hand(&mut self) -> &mut Self {
        self.replace("xl/sharedStrings.xml", "justarch-exported/1", "x");
        self
    }

    pub(super) fn workbook(&self) -> Workbook {
        let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
        for (name, text) in &self.0 {
            let options = zip::write::SimpleFileOptions::default();
            zip.start_file(name, options).unwrap();
            zip.write_all(text.as_bytes()).unwrap();
        }
        let bytes = zip.finish().unwrap().into_inner();
        Workbook::read("bang.xlsx", &bytes).unwrap()
    }

    pub(super) fn import(&self, document: &Document) -> Import {
        Import::of(document, &self.workbook())
    }
}
