//! The package: its parts, how they belong together, and the archive that holds them.

use std::io::{Cursor, Write as _};

use zip::write::SimpleFileOptions;
use zip::{DateTime, ZipWriter};

use super::taken::Taken;
use super::xml::Xml;
use crate::error::{Error, ErrorKind};

const RELATIONS: &str = "http://schemas.openxmlformats.org/package/2006/relationships";
const OFFICE: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const WORD: &str = "application/vnd.openxmlformats-officedocument.wordprocessingml";

const DOCUMENT: &str = "word/document.xml";
const RELATIONS_OF_DOCUMENT: &str = "word/_rels/document.xml.rels";
const CORE: &str = "docProps/core.xml";

/// A part beside the text.
pub(super) struct Part {
    name: &'static str,
    bytes: Vec<u8>,
}

impl Part {
    /// By its name without ending, which also says what sort of part it is.
    pub(super) fn new(name: &'static str, bytes: Vec<u8>) -> Self {
        Self { name, bytes }
    }

    fn sort(&self) -> &'static str {
        self.name.trim_end_matches(|c: char| c.is_ascii_digit())
    }

    fn path(&self) -> String {
        format!("word/{}.xml", self.name)
    }
}

/// What goes into a package.
pub(super) struct Package<'t> {
    pub(super) title: String,
    pub(super) author: String,
    pub(super) document: Vec<u8>,
    pub(super) parts: Vec<Part>,
    /// Pictures as PNG; the first is number 1.
    pub(super) images: Vec<Vec<u8>>,
    /// What is taken from a template.
    pub(super) taken: &'t Taken,
}

/// The name by which the document refers to a picture, from 1.
pub(super) fn image_id(number: usize) -> String {
    format!("rIdImage{number}")
}

impl Package<'_> {
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
        let mut parts: Vec<(String, &[u8])> = Vec::new();
        let (types, top, core, relations) = (
            self.content_types(),
            package_relations(),
            self.core(),
            self.relations(),
        );
        parts.push(("[Content_Types].xml".to_owned(), &types));
        parts.push(("_rels/.rels".to_owned(), &top));
        parts.push((CORE.to_owned(), &core));
        parts.push((DOCUMENT.to_owned(), &self.document));
        parts.push((RELATIONS_OF_DOCUMENT.to_owned(), &relations));
        parts.extend(self.parts.iter().map(|part| (part.path(), &*part.bytes)));
        for (number, image) in (1..).zip(&self.images) {
            parts.push((self.image_path(number), image));
        }
        let own: Vec<String> = parts.iter().map(|(name, _)| name.clone()).collect();
        let taken = self.taken.parts.iter();
        let taken = taken.filter(|(name, _)| !own.contains(name));
        parts.extend(taken.map(|(name, bytes)| (name.clone(), bytes.as_slice())));
        for (name, bytes) in parts {
            zip.start_file(name, options)?;
            zip.write_all(bytes)?;
        }
        Ok(zip.finish()?.into_inner())
    }

    fn relations(&self) -> Vec<u8> {
        let mut xml = Xml::new();
        xml.open("Relationships", &[("xmlns", RELATIONS)]);
        for part in &self.parts {
            let (id, sort) = (part_id(part.name), format!("{OFFICE}/{}", part.sort()));
            let target = format!("{}.xml", part.name);
            xml.empty(
                "Relationship",
                &[("Id", &id), ("Type", &sort), ("Target", &target)],
            );
        }
        for (id, sort, part) in &self.taken.related {
            let (sort, target) = (format!("{OFFICE}/{sort}"), format!("/{part}"));
            xml.empty(
                "Relationship",
                &[("Id", id), ("Type", &sort), ("Target", &target)],
            );
        }
        for number in 1..=self.images.len() {
            let path = self.image_path(number);
            let target = path.trim_start_matches("word/");
            let id = image_id(number);
            let sort = format!("{OFFICE}/image");
            xml.empty(
                "Relationship",
                &[("Id", &id), ("Type", &sort), ("Target", target)],
            );
        }
        xml.finish()
    }

    /// Where a picture lies: apart from those of a template.
    fn image_path(&self, number: usize) -> String {
        let mut folder = "word/media".to_owned();
        while self
            .taken
            .parts
            .keys()
            .any(|name| name.starts_with(&folder))
        {
            folder.push_str("-of-text");
        }
        format!("{folder}/image{number}.png")
    }

    fn content_types(&self) -> Vec<u8> {
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
        for (ending, sort) in &self.taken.defaults {
            let is_used = |name: &String| {
                let found = name
                    .rsplit_once('.')
                    .map(|(_, ending)| ending.to_lowercase());
                found.as_ref() == Some(ending)
            };
            let is_own = defaults.iter().any(|(own, _)| own == ending);
            if !is_own && self.taken.parts.keys().any(is_used) {
                xml.empty("Default", &[("Extension", ending), ("ContentType", sort)]);
            }
        }
        let core = "application/vnd.openxmlformats-package.core-properties+xml";
        let mut parts = vec![
            (DOCUMENT.to_owned(), format!("{WORD}.document.main+xml")),
            (CORE.to_owned(), core.to_owned()),
        ];
        let own = self.parts.iter();
        parts.extend(own.map(|part| (part.path(), format!("{WORD}.{}+xml", part.sort()))));
        let taken = self.taken.types.iter();
        for (name, sort) in taken.filter(|(name, _)| self.taken.parts.contains_key(*name)) {
            if !parts.iter().any(|(own, _)| own == name) {
                parts.push((name.clone(), sort.clone()));
            }
        }
        for (name, sort) in &parts {
            let name = format!("/{name}");
            xml.empty("Override", &[("PartName", &name), ("ContentType", sort)]);
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
