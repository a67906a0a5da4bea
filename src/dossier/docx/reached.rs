//! How the parts of a template refer to each other.

use std::collections::BTreeMap;

use super::fault::refused;
use super::markup::{Relation, relations};
use crate::error::Error;
use crate::text::Text;

/// A part as text.
pub(super) fn xml(bytes: Vec<u8>) -> Result<String, Error> {
    let text = String::from_utf8(bytes).map_err(|_| {
        refused(Text::fixed(
            "tệp mẫu không dùng mã UTF-8; mở bằng Word, lưu lại thành .docx",
            "the template is not in UTF-8; open it in Word and save it as .docx again",
        ))
    })?;
    Ok(match text.strip_prefix('\u{feff}') {
        Some(text) => text.to_owned(),
        None => text,
    })
}

/// The part that tells what a part refers to.
pub(super) fn relations_name(part: &str) -> String {
    let (folder, name) = part.rsplit_once('/').unwrap_or(("", part));
    if folder.is_empty() {
        format!("_rels/{name}.rels")
    } else {
        format!("{folder}/_rels/{name}.rels")
    }
}

/// What a part refers to; nothing if it says nothing.
pub(super) fn relations_of(
    parts: &BTreeMap<String, Vec<u8>>,
    part: &str,
) -> Result<Vec<Relation>, Error> {
    match parts.get(&relations_name(part)) {
        Some(bytes) => relations(&xml(bytes.clone())?),
        None => Ok(Vec::new()),
    }
}

pub(super) fn folder_of(part: &str) -> String {
    let folder = part.rsplit_once('/').map(|(folder, _)| folder);
    folder.unwrap_or_default().to_owned()
}

/// The name of a part that is referred to from a folder.
pub(super) fn path(folder: &str, target: &str) -> String {
    let (mut steps, rest): (Vec<&str>, &str) = match target.strip_prefix('/') {
        Some(rest) => (Vec::new(), rest),
        None => (folder.split('/').collect(), target),
    };
    for step in rest.split('/') {
        match step {
            "" | "." => {}
            ".." => {
                steps.pop();
            }
            step => steps.push(step),
        }
    }
    steps.retain(|step| !step.is_empty());
    steps.join("/")
}
