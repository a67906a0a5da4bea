//! A template: a Word file whose styles, page set-up, headers and footers a document takes.

use std::collections::BTreeMap;
use std::io::{Cursor, Read as _};

use zip::ZipArchive;

use super::fault::{broken, refused};
use super::markup::{Node, root, root_with};
use super::reached::{folder_of, path, relations_of, xml};
use super::setup::Setup;
use super::taken::Taken;
use crate::bilingual;
use crate::error::Error;
use crate::text::Text;

/// The parts of a template may be so large unpacked, in bytes, and so many.
const BYTES: u64 = 64 << 20;
const PARTS: usize = 2_000;

const TRANSITIONAL: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/";
const MAIN: &str = "application/vnd.openxmlformats-officedocument.wordprocessingml.";

/// A Word file (`.docx` or `.dotx`) whose styles, lists, theme, headers, footers and page set-up a document takes over; its
/// text is left out, and so are its comments, notes, macros, columns and links to other templates.
///
/// Of several sections the last one counts. Styles are known by their names, as Word shows them in English: those that a
/// document needs and the template lacks are added, those that it has stay as they are.
///
/// ```
/// # #[cfg(feature = "yaml")] {
/// use justarch::dossier::{ArchitectureReport, Template, docx, docx_in};
/// use justarch::{Lang, reference};
/// let arch = reference::moj_4_0();
/// let dossier = ArchitectureReport::of(&arch, Lang::Vi).dossier();
/// // Any Word file will do.
/// let template = Template::read(&docx(&dossier)?)?;
/// assert!(docx_in(&dossier, &template)?.starts_with(b"PK"));
/// assert!(Template::read(b"no archive").is_err());
/// # }
/// # Ok::<(), justarch::Error>(())
/// ```
#[derive(Clone, Debug)]
pub struct Template {
    pub(super) taken: Taken,
    pub(super) setup: Setup,
    /// The parts with styles and lists, as they are.
    pub(super) styles: Option<String>,
    pub(super) lists: Option<String>,
    /// What its settings say of pages and of how text is laid out.
    pub(super) settings: Option<Node>,
}

impl Template {
    /// Reads a template. Linear in its bytes, unpacked, of which no more than 64 MiB are read.
    ///
    /// # Errors
    ///
    /// Fails if it is no Word file of the kinds above, has macros, is broken, encrypted or too large.
    pub fn read(bytes: &[u8]) -> Result<Self, Error> {
        let mut parts = unpacked(bytes)?;
        let document = document(&parts)?;
        let folder = folder_of(&document);
        let text = xml(parts.remove(&document).ok_or_else(no_document)?)?;
        let body = root_with(&text, "document", Some("w:sectPr"))?;
        let related = relations_of(&parts, &document)?;
        let of_sort = |sort: &str| {
            let full = format!("{TRANSITIONAL}{sort}");
            let found = related
                .iter()
                .find(|relation| relation.sort == full && !relation.is_external);
            found.map(|relation| path(&folder, &relation.target))
        };
        let [styles, lists, settings] = ["styles", "numbering", "settings"]
            .map(|sort| of_sort(sort).and_then(|at| parts.remove(&at)));
        let mut setup = Setup::of(&body)?;
        let mut taken = Taken::default();
        let targets = related.iter().filter(|relation| !relation.is_external);
        for relation in targets {
            let Some(sort) = relation.sort.strip_prefix(TRANSITIONAL) else {
                continue;
            };
            let is_wanted = match sort {
                "theme" | "fontTable" => true,
                "header" | "footer" => setup.refers_to(&relation.id),
                _ => false,
            };
            let at = path(&folder, &relation.target);
            if is_wanted && taken.take(&parts, &at)? {
                taken
                    .related
                    .push((relation.id.clone(), sort.to_owned(), at));
            } else if setup.refers_to(&relation.id) {
                return Err(broken(&at));
            }
        }
        let missing = setup.references.iter().find(|reference| {
            let mut ids = taken.related.iter().map(|(id, ..)| id);
            !ids.any(|id| *id == reference.relation)
        });
        if let Some(missing) = missing {
            return Err(broken(&missing.relation));
        }
        let names = taken.related.iter_mut().enumerate().map(|(nth, (id, ..))| {
            let name = format!("rId-template-{nth}");
            (std::mem::replace(id, name.clone()), name)
        });
        setup.rename(&names.collect());
        let (styles, lists) = (styles.map(xml).transpose()?, lists.map(xml).transpose()?);
        for (part, name) in [(&styles, "styles"), (&lists, "numbering")] {
            if let Some(part) = part {
                root(part, name)?;
            }
        }
        let settings = settings.map(xml).transpose()?;
        Ok(Self {
            settings: settings.map(|part| root(&part, "settings")).transpose()?,
            taken,
            setup,
            styles,
            lists,
        })
    }
}

/// All parts by name.
fn unpacked(bytes: &[u8]) -> Result<BTreeMap<String, Vec<u8>>, Error> {
    if bytes.starts_with(&[0xd0, 0xcf, 0x11, 0xe0]) {
        return Err(refused(Text::fixed(
            "tệp mẫu là .doc đời cũ hoặc có mật khẩu; mở bằng Word, lưu thành .docx không mật khẩu",
            "the template is an old .doc or has a password; open it in Word and save it as .docx without one",
        )));
    }
    let archive = ZipArchive::new(Cursor::new(bytes));
    let mut archive = archive.map_err(|_| {
        refused(Text::fixed(
            "tệp mẫu không phải tệp Word (.docx, .dotx)",
            "the template is no Word file (.docx, .dotx)",
        ))
    })?;
    let count = archive.len();
    if count > PARTS {
        return Err(refused(bilingual!(
            "tệp mẫu có {count} phần, nhiều nhất là {PARTS}",
            "the template has {count} parts, of {PARTS} at most"
        )));
    }
    let mut left = BYTES;
    let mut parts = BTreeMap::new();
    for nth in 0..count {
        let file = archive.by_index(nth).map_err(|error| broken(&error))?;
        let name = file.name().map_err(|error| broken(&error))?.into_owned();
        let mut bytes = Vec::new();
        // The size that the archive states is not believed.
        let read = file.take(left.saturating_add(1)).read_to_end(&mut bytes);
        read.map_err(|error| broken(&error))?;
        let Some(rest) = left.checked_sub(bytes.len() as u64) else {
            let most = BYTES >> 20;
            return Err(refused(bilingual!(
                "tệp mẫu khi giải nén lớn hơn {most} MiB",
                "the template is larger than {most} MiB unpacked"
            )));
        };
        left = rest;
        parts.insert(name, bytes);
    }
    Ok(parts)
}

fn no_document() -> Error {
    refused(Text::fixed(
        "tệp mẫu không có phần văn bản của Word",
        "the template has no document of Word in it",
    ))
}

/// The name of the part with the text, if it is one of Word without macros.
fn document(parts: &BTreeMap<String, Vec<u8>>) -> Result<String, Error> {
    let all = relations_of(parts, "")?;
    let strict = "http://purl.oclc.org/ooxml/officeDocument/relationships/officeDocument";
    if all.iter().any(|relation| relation.sort == strict) {
        return Err(refused(Text::fixed(
            "tệp mẫu thuộc dạng Strict Open XML; mở bằng Word, lưu thành .docx thông thường",
            "the template is in Strict Open XML; open it in Word and save it as an ordinary .docx",
        )));
    }
    let sort = format!("{TRANSITIONAL}officeDocument");
    let found = all.iter().find(|relation| relation.sort == sort);
    let at = path("", &found.ok_or_else(no_document)?.target);
    let types = parts
        .get("[Content_Types].xml")
        .cloned()
        .unwrap_or_default();
    let types = root(&xml(types)?, "Types")?;
    let content = types.children.iter().find(|node| {
        let name = node.attribute("PartName").unwrap_or_default();
        name.trim_start_matches('/') == at
    });
    let content = content.and_then(|node| node.attribute("ContentType"));
    match content.unwrap_or_default() {
        "application/vnd.ms-word.document.macroEnabled.main+xml"
        | "application/vnd.ms-word.template.macroEnabledTemplate.main+xml" => {
            Err(refused(Text::fixed(
                "tệp mẫu có macro (.docm, .dotm); mở bằng Word, lưu thành .docx",
                "the template has macros (.docm, .dotm); open it in Word and save it as .docx",
            )))
        }
        other
            if other
                .strip_prefix(MAIN)
                .is_some_and(|sort| matches!(sort, "document.main+xml" | "template.main+xml")) =>
        {
            Ok(at)
        }
        _ => Err(no_document()),
    }
}
