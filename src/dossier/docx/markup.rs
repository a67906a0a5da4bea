//! Reads the XML of a template: small parts as trees, of which only what is known by name is used.

use quick_xml::events::{BytesStart, Event};
use quick_xml::{Reader, XmlVersion};

use super::fault::{broken, refused};
use crate::bilingual;
use crate::error::Error;

/// A part may have so many elements within each other, and so many in all that are kept.
const DEPTH: usize = 256;
const NODES: usize = 200_000;

/// An element, without its text. Names are as written, with their prefixes.
#[derive(Clone, Debug, Default)]
pub(super) struct Node {
    pub(super) name: String,
    pub(super) attributes: Vec<(String, String)>,
    pub(super) children: Vec<Node>,
}

impl Node {
    fn of(tag: &BytesStart<'_>) -> Result<Self, Error> {
        let name = tag.name();
        let mut node = Self {
            name: String::from_utf8_lossy(name.as_ref()).into_owned(),
            ..Self::default()
        };
        for found in tag.attributes() {
            let found = found.map_err(|error| broken(&error))?;
            let key = String::from_utf8_lossy(found.key.as_ref()).into_owned();
            let value = found.normalized_value(XmlVersion::Implicit1_0);
            let value = value.map_err(|error| broken(&error))?.into_owned();
            node.attributes.push((key, value));
        }
        Ok(node)
    }

    pub(super) fn attribute(&self, name: &str) -> Option<&str> {
        let found = self.attributes.iter().find(|(key, _)| key == name);
        found.map(|(_, value)| value.as_str())
    }

    /// The first element within it of that name.
    pub(super) fn child(&self, name: &str) -> Option<&Node> {
        self.children.iter().find(|node| node.name == name)
    }

    /// The value of the first element within it of that name.
    pub(super) fn value(&self, name: &str) -> Option<&str> {
        self.child(name)?.attribute("w:val")
    }

    /// All elements of that name below it that are not within one another, in their order.
    pub(super) fn all<'n>(&'n self, name: &str) -> Vec<&'n Node> {
        let mut found = Vec::new();
        let mut open = vec![self];
        while let Some(node) = open.pop() {
            if node.name == name {
                found.push(node);
            } else {
                open.extend(node.children.iter().rev());
            }
        }
        found
    }
}

/// The tree of a part whose root has that local name; in the usual namespace with the usual prefix if it is one of Word.
pub(super) fn root(text: &str, local: &str) -> Result<Node, Error> {
    root_with(text, local, None)
}

/// The same with nothing below but elements of that name, what they stand in, and what stands in them.
pub(super) fn root_with(text: &str, local: &str, only: Option<&str>) -> Result<Node, Error> {
    let mut reader = Reader::from_str(text);
    let mut open: Vec<Node> = Vec::new();
    let mut count = 0_usize;
    loop {
        let event = reader.read_event().map_err(|error| broken(&error))?;
        let closed = match event {
            Event::Start(tag) => {
                open.push(Node::of(&tag)?);
                if open.len() > DEPTH {
                    return Err(broken(&local));
                }
                continue;
            }
            Event::Empty(tag) => Node::of(&tag)?,
            Event::End(_) => match open.pop() {
                Some(node) => node,
                None => return Err(broken(&local)),
            },
            Event::Eof => return Err(broken(&local)),
            Event::DocType(_) => return Err(broken(&"DOCTYPE")),
            Event::Text(_)
            | Event::CData(_)
            | Event::Comment(_)
            | Event::Decl(_)
            | Event::PI(_)
            | Event::GeneralRef(_) => continue,
        };
        let is_kept = only.is_none_or(|only| {
            closed.name == only
                || !closed.children.is_empty()
                || open.iter().any(|above| above.name == only)
        });
        match open.last_mut() {
            Some(_) if !is_kept => {}
            Some(above) => {
                count = count.saturating_add(1);
                if count > NODES {
                    return Err(broken(&local));
                }
                above.children.push(closed);
            }
            None => return checked(closed, local),
        }
    }
}

fn checked(root: Node, local: &str) -> Result<Node, Error> {
    let is_of_word = local.starts_with(|c: char| c.is_ascii_lowercase());
    let is_plain = root.name == local && !is_of_word;
    let is_usual =
        root.name == format!("w:{local}") && root.attribute("xmlns:w") == Some(super::WORDS);
    if is_plain || is_usual {
        return Ok(root);
    }
    let name = &root.name;
    Err(refused(bilingual!(
        "phần `{name}` của tệp mẫu không viết như Word viết; mở bằng Word, lưu lại thành .docx",
        "the part `{name}` of the template is not written as Word does; open it in Word and save it as .docx again"
    )))
}

/// That a part refers to another, or to something outside.
#[derive(Clone, Debug)]
pub(super) struct Relation {
    pub(super) id: String,
    pub(super) sort: String,
    pub(super) target: String,
    pub(super) is_external: bool,
}

/// What a part refers to.
pub(super) fn relations(text: &str) -> Result<Vec<Relation>, Error> {
    let root = root(text, "Relationships")?;
    let all = root.children.iter().map(|node| {
        let get = |name: &str| node.attribute(name).unwrap_or_default().to_owned();
        Relation {
            id: get("Id"),
            sort: get("Type"),
            target: get("Target"),
            is_external: node.attribute("TargetMode") == Some("External"),
        }
    });
    Ok(all.collect())
}
