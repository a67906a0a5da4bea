//! The XML of the parts of a package, written so that no text can be anything but text.

use std::borrow::Cow;
use std::collections::BTreeMap;

use quick_xml::Writer;
use quick_xml::events::{BytesDecl, BytesEnd, BytesStart, BytesText, Event};

use super::markup::Node;

/// Writes elements one after the other. Writing to memory does not fail.
pub(super) struct Xml {
    writer: Writer<Vec<u8>>,
    open: Vec<&'static str>,
    /// What styles go by, where that is not their own id.
    names: BTreeMap<&'static str, String>,
}

impl Xml {
    /// What goes into a part that is there.
    pub(super) fn piece() -> Self {
        Self {
            writer: Writer::new(Vec::new()),
            open: Vec::new(),
            names: BTreeMap::new(),
        }
    }

    /// The same, where styles go by these names.
    pub(super) fn named(self, names: &BTreeMap<&'static str, String>) -> Self {
        Self {
            names: names.clone(),
            ..self
        }
    }

    /// A part with its declaration.
    pub(super) fn new() -> Self {
        let mut xml = Self::piece();
        let declaration = BytesDecl::new("1.0", Some("UTF-8"), Some("yes"));
        xml.write(Event::Decl(declaration));
        xml
    }

    fn write(&mut self, event: Event<'_>) {
        let _ = self.writer.write_event(event);
    }

    fn start<'n>(name: &'n str, attributes: &[(&str, &str)]) -> BytesStart<'n> {
        let mut start = BytesStart::new(name);
        for (key, value) in attributes {
            let value = legal(value);
            start.push_attribute((*key, &*value));
        }
        start
    }

    /// Begins an element.
    pub(super) fn open(&mut self, name: &'static str, attributes: &[(&str, &str)]) -> &mut Self {
        self.write(Event::Start(Self::start(name, attributes)));
        self.open.push(name);
        self
    }

    /// Writes an element with nothing in it.
    pub(super) fn empty(&mut self, name: &'static str, attributes: &[(&str, &str)]) -> &mut Self {
        self.write(Event::Empty(Self::start(name, attributes)));
        self
    }

    /// Writes a property with its value.
    pub(super) fn value(&mut self, name: &'static str, value: &str) -> &mut Self {
        self.empty(name, &[("w:val", value)])
    }

    /// Writes a piece of XML.
    pub(super) fn raw(&mut self, piece: &[u8]) -> &mut Self {
        self.writer.get_mut().extend_from_slice(piece);
        self
    }

    /// What a style goes by.
    pub(super) fn name(&self, style: &'static str) -> String {
        let name = self.names.get(style);
        name.map_or(style, String::as_str).to_owned()
    }

    /// Writes that something is of a style.
    pub(super) fn style(&mut self, name: &'static str, style: &'static str) -> &mut Self {
        let style = self.name(style);
        self.value(name, &style)
    }

    /// Writes an element of a template, without some of its attributes.
    pub(super) fn node(&mut self, node: &Node, without: &[&str]) -> &mut Self {
        let is_kept = |key: &str| key.starts_with("w:") && !without.contains(&key);
        let attributes = node.attributes.iter();
        let attributes: Vec<_> = attributes
            .filter(|(key, _)| is_kept(key))
            .map(|(key, value)| (key.as_str(), value.as_str()))
            .collect();
        let start = Self::start(&node.name, &attributes);
        if node.children.is_empty() {
            self.write(Event::Empty(start));
            return self;
        }
        self.write(Event::Start(start));
        for below in node
            .children
            .iter()
            .filter(|below| below.name.starts_with("w:"))
        {
            self.node(below, without);
        }
        self.write(Event::End(BytesEnd::new(node.name.as_str())));
        self
    }

    /// Writes a text.
    pub(super) fn text(&mut self, text: &str) -> &mut Self {
        let text = legal(text);
        self.write(Event::Text(BytesText::new(&text)));
        self
    }

    /// Ends the last element that is open.
    pub(super) fn close(&mut self) -> &mut Self {
        if let Some(name) = self.open.pop() {
            self.write(Event::End(BytesEnd::new(name)));
        }
        self
    }

    /// The part, with everything closed.
    pub(super) fn finish(mut self) -> Vec<u8> {
        while !self.open.is_empty() {
            self.close();
        }
        self.writer.into_inner()
    }
}

/// A text without what XML cannot hold.
fn legal(text: &str) -> Cow<'_, str> {
    let is_bad = |c: char| {
        c.is_control() && !matches!(c, '\n' | '\t') || matches!(c, '\u{fffe}' | '\u{ffff}')
    };
    if text.contains(is_bad) {
        Cow::Owned(text.replace(is_bad, "\u{fffd}"))
    } else {
        Cow::Borrowed(text)
    }
}
