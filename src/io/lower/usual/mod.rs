//! The short way from the lines of elements to the model.
//!
//! An element that is written as elements usually are, and of which there is nothing to say, is read key by key as the
//! schema expects them, without a tape in between. At anything else the short way gives up, says nothing, and the lines
//! of that element go the long way: from the scanner to a tape, and on to [`Lowering::element`]. If that does not take
//! them either, the whole document is read anew without the short way.
#![expect(
    clippy::arithmetic_side_effects,
    reason = "counts and places in texts of at most 4 GiB"
)]

mod fields;
mod order;
mod reader;
mod relations;
#[cfg(test)]
mod tests;

use std::ops::Range;

use super::declare::Kinds;
use super::seen::Seen;
use super::{Core, Lowering};
use crate::io::fast::{self, Lexer, Ordinary};
use crate::io::limits::Limits;
use crate::io::source_map::Mark;
use crate::io::tape::{Body, LARGEST, View};
use crate::io::tape_writer::TapeWriter;
use crate::model::assemble::{BYTES_PER_FIELD, BYTES_PER_RELATION};
use crate::model::schema::ELEMENT;
use crate::model::store::{Prop, Target};
use crate::model::{Kind, Layer, RelationKind, key_len};
use crate::span::SourceId;
use order::Orders;
use reader::{Reader, Scalar};

/// The elements of a section whose lines are read as they stand.
#[derive(Debug)]
pub(super) struct Region<'t> {
    source: SourceId,
    body: &'t Body,
    ordinary: &'t Ordinary,
    /// The number of the first element.
    first: u32,
}

impl Region<'_> {
    /// How many elements there are.
    pub(super) fn len(&self) -> u32 {
        self.body.entries.len() as u32
    }

    /// The lines of one of the elements.
    fn lines(&self, nth: usize) -> Range<usize> {
        let line = |start: &u32| (*start as usize).saturating_sub(self.body.column - 1);
        let end = self.body.end as usize;
        let start = self.body.entries.get(nth).map_or(end, line);
        start..self.body.entries.get(nth + 1).map_or(end, line)
    }
}

impl Core<'_> {
    /// Makes room for what stands in some lines.
    pub(super) fn expect<'b>(&mut self, bodies: impl Iterator<Item = &'b Body>) {
        let (mut elements, mut bytes) = (0, 0);
        for body in bodies {
            elements += body.entries.len();
            bytes += body.end.saturating_sub(body.place) as usize;
        }
        self.out.expect_elements(elements);
        self.out.expect_fields(bytes);
        self.map.elements.reserve(elements);
        self.map.props.reserve(bytes / BYTES_PER_FIELD);
        self.map.relations.reserve(bytes / BYTES_PER_RELATION);
    }

    /// Declares the elements of a section; `None` if there is anything to say of their ids or kinds, or if they are
    /// not written as usual.
    pub(super) fn declare_lines<'t>(
        &mut self,
        layer: Layer,
        (source, body, ordinary): (SourceId, &'t Body, &'t Ordinary),
        limits: &Limits,
    ) -> Option<Region<'t>> {
        let (text, base) = (self.sources.text(source), self.sources.base(source));
        let text = text.get(..body.end as usize)?;
        let starts = &body.entries;
        if starts.len() > limits.keys {
            return None;
        }
        let first = self.out.element_count();
        let mut kinds = Kinds::default();
        for start in starts {
            let at = *start as usize;
            let rest = text.get(at..)?;
            let (id, rest) = rest.split_at_checked(key_len(rest.as_bytes())?)?;
            let kind = kinds.get(first_kind(rest)?, layer)?;
            if kind.layer() != layer {
                return None;
            }
            self.out.declare_element(id, kind).ok()?;
            self.map.elements.push(Mark {
                start: base + start,
                len: id.len() as u32,
            });
        }
        Some(Region {
            source,
            body,
            ordinary,
            first,
        })
    }

    /// Reads the fields and relations of the elements of a region; how many nodes it has, if all could be read.
    pub(super) fn fill_lines(&mut self, region: &Region<'_>, limits: &Limits) -> Option<usize> {
        let sources = self.sources;
        let text = sources.text(region.source);
        let text = text.get(..region.body.end as usize)?;
        // A tape of one element lacks the outermost map.
        let depth = limits.depth.saturating_sub(1);
        let limits = &Limits {
            depth,
            ..limits.clone()
        };
        let mut usual = Usual {
            base: sources.base(region.source),
            core: self,
            reader: Reader::new(Lexer::new(text, 0), limits.scalar.min(LARGEST)),
            ordinary: region.ordinary,
            far_end: None,
            links: Vec::new(),
            link_fields: Vec::new(),
            texts: Seen::default(),
            targets: Seen::default(),
            orders: Orders::default(),
            kind: Kind::Custom(Layer::Application),
            slot: 0,
            column: region.body.column + 2,
        };
        let mut nodes = 0;
        for (nth, start) in region.body.entries.iter().enumerate() {
            let ix = region.first + nth as u32;
            let lines = region.lines(nth);
            let next = region.body.entries.get(nth + 1).unwrap_or(&region.body.end);
            usual.reader.start(*start as usize, region.body.column);
            if usual.element(ix, *next as usize).is_some() {
                #[cfg(test)]
                tests::count();
                usual.keep(ix);
                nodes += usual.reader.nodes();
            } else {
                usual.forget();
                nodes += usual.core.long_way(ix, region, lines, limits)?;
            }
        }
        Some(nodes)
    }

    /// Reads one element over a tape of its own.
    fn long_way(
        &mut self,
        ix: u32,
        region: &Region<'_>,
        lines: Range<usize>,
        limits: &Limits,
    ) -> Option<usize> {
        let sources = self.sources;
        let text = sources.text(region.source);
        let mut writer = TapeWriter::new(limits, region.source);
        fast::read_lines(text, region.source, region.body, lines, &mut writer).ok()?;
        let (tape, _) = writer.finish();
        let page = tape.on(sources);
        let View::Map(mut entries) = page.root()?.view() else {
            return None;
        };
        let (_, value) = entries.next()?;
        Lowering::new(self).element(ix, value);
        // The map around it is that of the section, which is counted there.
        Some(tape.node_count() - 1)
    }
}

/// The kind of an element, if it comes first; the text begins after its id, where its colon must stand.
fn first_kind(rest: &str) -> Option<&str> {
    const KEY: &str = "kind: ";
    let is_block = rest.starts_with(":\n");
    if !is_block && !rest.starts_with(": ") {
        return None;
    }
    let mut at = if is_block { 2 } else { 1 };
    at += fast::spaces(rest.as_bytes().get(at..)?);
    if !is_block {
        rest.get(at..)?.strip_prefix('{')?;
        at += 1;
        at += fast::spaces(rest.as_bytes().get(at..)?);
    }
    let kind = rest.get(at..)?.strip_prefix(KEY)?;
    // Words of kinds have none of these.
    let ends = |byte: u8| matches!(byte, b'\n' | b',' | b'}' | b' ');
    let end = kind.bytes().position(ends)?;
    let mut after = kind.as_bytes().get(end..)?;
    if !is_block {
        // More words would belong to the kind.
        after = after.get(fast::spaces(after)..)?;
    }
    let ends = match after.first()? {
        b'\n' => is_block,
        b',' | b'}' => !is_block,
        _ => false,
    };
    ends.then(|| kind.get(..end))?
}

/// A relation that was read, before it goes into the model.
struct Link {
    kind: RelationKind,
    to: Target,
    at: Mark,
    /// Which of the fields of all are its own.
    fields: Range<usize>,
}

/// Reads elements that are written as usual. Everything here gives `None` when it gives up.
struct Usual<'u, 's, 't> {
    core: &'u mut Core<'s>,
    reader: Reader<'t>,
    base: u32,
    ordinary: &'u Ordinary,
    /// The far end of the relation that is being read.
    far_end: Option<Scalar<'t>>,
    links: Vec<Link>,
    link_fields: Vec<(Prop, Mark)>,
    texts: Seen<&'t str, ()>,
    targets: Seen<Target, ()>,
    /// In which order the keys mostly come.
    orders: Orders,
    /// The kind of the element, and its slot.
    kind: Kind,
    slot: usize,
    /// The column of the keys of the last element.
    column: usize,
}

impl Usual<'_, '_, '_> {
    /// Reads an element, up to where the next one begins.
    fn element(&mut self, ix: u32, next: usize) -> Option<()> {
        let id = self.core.map.elements.get(ix as usize)?;
        self.kind = self.core.out.kind(ix)?;
        self.slot = self.kind.slot();
        let column = self.reader.column();
        self.reader.skip_key(id.len as usize);
        if self.reader.ends_line() {
            self.reader.next_content(self.column)?;
            if self.reader.column() <= column {
                return None;
            }
            self.column = self.reader.column();
            self.block_fields(ELEMENT, None)?;
        } else {
            self.reader.skip_space()?;
            self.flow_fields(ELEMENT, None)?;
            self.reader.next_content(column)?;
        }
        (self.reader.at() == next).then_some(())
    }

    /// Puts what was read into the model.
    fn keep(&mut self, ix: u32) {
        self.core.set_element(ix);
        // Canonical order, whatever the order of the keys; equal ones stay as they are.
        self.links.sort_by_key(|link| link.kind);
        for link in self.links.drain(..) {
            let fields = self.link_fields.get(link.fields).unwrap_or_default();
            self.core.scratch.extend_from_slice(fields);
            self.core.push_relation(ix, link.kind, link.to, link.at);
        }
        self.link_fields.clear();
    }

    /// Drops what was read of an element.
    fn forget(&mut self) {
        self.core.scratch.clear();
        self.far_end = None;
        self.links.clear();
        self.link_fields.clear();
        self.texts.clear();
        self.targets.clear();
    }
}
