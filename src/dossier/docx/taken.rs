//! The parts of a template that go into a document as they are.

use std::collections::{BTreeMap, BTreeSet};

use super::fault::broken;
use super::markup::root;
use super::reached::{folder_of, path, relations_name, relations_of};
use crate::error::Error;

/// Parts of a template, and how the text refers to them.
#[derive(Clone, Debug, Default)]
pub(super) struct Taken {
    /// By name.
    pub(super) parts: BTreeMap<String, Vec<u8>>,
    /// Their types, by name; `None` if only the ending says it.
    pub(super) types: BTreeMap<String, String>,
    /// The types that endings stand for.
    pub(super) defaults: BTreeMap<String, String>,
    /// How the text names each, by what sort of relation, and the part.
    pub(super) related: Vec<(String, String, String)>,
}

impl Taken {
    /// Takes a part with all that it refers to; `false` if there is none of that name.
    pub(super) fn take(
        &mut self,
        from: &BTreeMap<String, Vec<u8>>,
        name: &str,
    ) -> Result<bool, Error> {
        if self.defaults.is_empty() {
            self.learn_types(from)?;
        }
        let mut open = vec![name.to_owned()];
        let mut seen = BTreeSet::<String>::new();
        while let Some(part) = open.pop() {
            if !seen.insert(part.clone()) || self.parts.contains_key(&part) {
                continue;
            }
            let Some(bytes) = from.get(&part) else {
                if part == name {
                    return Ok(false);
                }
                continue;
            };
            self.parts.insert(part.clone(), bytes.clone());
            let below = relations_of(from, &part)?;
            if below.is_empty() {
                continue;
            }
            let at = relations_name(&part);
            if let Some(bytes) = from.get(&at) {
                self.parts.insert(at, bytes.clone());
            }
            let folder = folder_of(&part);
            let inside = below.iter().filter(|relation| !relation.is_external);
            open.extend(inside.map(|relation| path(&folder, &relation.target)));
        }
        Ok(true)
    }

    fn learn_types(&mut self, from: &BTreeMap<String, Vec<u8>>) -> Result<(), Error> {
        let bytes = from.get("[Content_Types].xml").map(Vec::as_slice);
        let text =
            std::str::from_utf8(bytes.unwrap_or_default()).map_err(|error| broken(&error))?;
        for node in root(text.trim_start_matches('\u{feff}'), "Types")?.children {
            let get = |name: &str| node.attribute(name).unwrap_or_default().to_owned();
            let content = get("ContentType");
            match node.name.as_str() {
                "Default" => self
                    .defaults
                    .insert(get("Extension").to_lowercase(), content),
                "Override" => {
                    let name = get("PartName");
                    self.types
                        .insert(name.trim_start_matches('/').to_owned(), content)
                }
                _ => None,
            };
        }
        Ok(())
    }
}
