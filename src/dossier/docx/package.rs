//! The package: its parts, how they belong together, and the archive that holds them.

use std::io::{Cursor, Write as _};

use zip::write::SimpleFileOptions;
use zip::{DateTime, ZipWriter};

use super::xml::Xml;
use crate::error::{Error, ErrorKind};

const RELATIONS: &str = "http://schemas.openxmlformats.org/package/2006/relationships";
const OFFICE: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const WORD: &str = "application/vnd.openxmlformats-officedocument.wordprocessingml";

/// The parts that every document has, with the sorts by which others refer to them.
const PARTS: [(&str, &str); 5] = [
    ("styles", "styles"),
    ("numbering", "numbering"),
    ("settings", "settings"),
    ("header1", "header"),
    ("header2", "header"),
];

/// What goes into a package.
pub(super) struct Package {
    pub(super) title: String,
    pub(super) author: String,
    pub(super) document: Vec<u8>,
    pub(super) styles: Vec<u8>,
    pub(super) numbering: Vec<u8>,
    pub(super) settings: Vec<u8>,
    /// The header of the first page, and that of the others.
    pub(super) headers: [Vec<u8>; 2],
    /// Pictures as PNG; the first is `image1`.
    pub(super) images: Vec<Vec<u8>>,
}

/// The name by which the document refers to a picture, from 1.
pub(super) fn image_id(number: usize) -> String {
    format!("rIdImage{number}")
}

impl Package {
    /// The archive. The same parts give the same bytes.
    pub(super) fn write(&self) -> Result<Vec<u8>, Error> {
        self.archive().map_err(|error| {
            Error::new(
                ErrorKind::Value,
                crate::bilingual!(
                    "không ghi được tệp Word: {error}",
                    "the Word file cannot be written: {error}"
                ),
            )
        })
    }

    fn archive(&self) -> Result<Vec<u8>, zip::result::ZipError> {
        let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
        // A fixed day, so that the same document is the same bytes.
        let options = SimpleFileOptions::default().last_modified_time(DateTime::default());
        let [first, others] = &self.headers;
        let mut parts: Vec<(String, Vec<u8>)> = vec![
            ("[Content_Types].xml".to_owned(), content_types()),
            ("_rels/.rels".to_owned(), package_relations()),
            ("docProps/core.xml".to_owned(), self.core()),
            ("word/document.xml".to_owned(), self.document.clone()),
            ("word/_rels/document.xml.rels".to_owned(), self.relations()),
            ("word/styles.xml".to_owned(), self.styles.clone()),
            ("word/numbering.xml".to_owned(), self.numbering.clone()),
            ("word/settings.xml".to_owned(), self.settings.clone()),
            ("word/header1.xml".to_owned(), first.clone()),
            ("word/header2.xml".to_owned(), others.clone()),
        ];
        for (number, image) in (1..).zip(&self.images) {
            let number: usize = number;
            parts.push((format!("word/media/image{number}.png"), image.clone()));
        }
        for (name, bytes) in parts {
            zip.start_file(name, options)?;
            zip.write_all(&bytes)?;
        }
        Ok(zip.finish()?.into_inner())
    }

    fn relations(&self) -> Vec<u8> {
        let mut xml = Xml::new();
        xml.open("Relationships", &[("xmlns", RELATIONS)]);
        for (name, sort) in PARTS {
            let (id, sort) = (part_id(name), format!("{OFFICE}/{sort}"));
            let target = format!("{name}.xml");
            xml.empty(
                "Relationship",
                &[("Id", &id), ("Type", &sort), ("Target", &target)],
            );
        }
        for number in 1..=self.images.len() {
            let (id, target) = (image_id(number), format!("media/image{number}.png"));
            let sort = format!("{OFFICE}/image");
            xml.empty(
                "Relationship",
                &[("Id", &id), ("Type", &sort), ("Target", &target)],
            );
        }
        xml.finish()
    }

    fn core(&self) -> Vec<u8> {
        let mut xml = Xml::new();
        xml.open(
            "cp:coreProperties",
            &[
                (
                    "xmlns:cp",
                    "http://schemas.openxmlformats.org/package/2006/metadata/core-properties",
                ),
                ("xmlns:dc", "http://purl.org/dc/elements/1.1/"),
            ],
        );
        xml.open("dc:title", &[]).text(&self.title).close();
        xml.open("dc:creator", &[]).text(&self.author).close();
        xml.finish()
    }
}

/// The name by which the document refers to a part.
pub(super) fn part_id(name: &str) -> String {
    format!("rId-{name}")
}

fn content_types() -> Vec<u8> {
    let mut xml = Xml::new();
    xml.open(
        "Types",
        &[(
            "xmlns",
            "http://schemas.openxmlformats.org/package/2006/content-types",
        )],
    );
    let defaults = [
        (
            "rels",
            "application/vnd.openxmlformats-package.relationships+xml",
        ),
        ("xml", "application/xml"),
        ("png", "image/png"),
    ];
    for (ending, sort) in defaults {
        xml.empty("Default", &[("Extension", ending), ("ContentType", sort)]);
    }
    let document = format!("{WORD}.document.main+xml");
    let core = "application/vnd.openxmlformats-package.core-properties+xml";
    let mut parts = vec![
        ("/word/document.xml".to_owned(), document),
        ("/docProps/core.xml".to_owned(), core.to_owned()),
    ];
    parts.extend(
        PARTS.map(|(name, sort)| (format!("/word/{name}.xml"), format!("{WORD}.{sort}+xml"))),
    );
    for (name, sort) in &parts {
        xml.empty("Override", &[("PartName", name), ("ContentType", sort)]);
    }
    xml.finish()
}

fn package_relations() -> Vec<u8> {
    let mut xml = Xml::new();
    xml.open("Relationships", &[("xmlns", RELATIONS)]);
    let document = format!("{OFFICE}/officeDocument");
    xml.empty(
        "Relationship",
        &[
            ("Id", "rId1"),
            ("Type", &document),
            ("Target", "word/document.xml"),
        ],
    );
    let core =
        "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties";
    xml.empty(
        "Relationship",
        &[
            ("Id", "rId2"),
            ("Type", core),
            ("Target", "docProps/core.xml"),
        ],
    );
    xml.finish()
}
