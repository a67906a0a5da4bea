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

use super::seen::Seen;
use super::{Core, Lowering};
use crate::io::fast::{self, Lexer, Ordinary};
use crate::io::limits::Limits;
use crate::io::source_map::Mark;
use crate::io::tape::{Body, LARGEST, View};
use crate::io::tape_writer::TapeWriter;
use crate::model::assemble::{BYTES_PER_FIELD, BYTES_PER_RELATION};
use crate::model::digest::Digest;
use crate::model::schema::ELEMENT;
use crate::model::store::{Prop, Str, Target};
use crate::model::{Kind, Layer, RelationKind};
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
    /// Where the elements begin.
    fn starts(&self) -> &[u32] {
        &self.body.heads.starts
    }

    /// How many elements there are.
    pub(super) fn len(&self) -> u32 {
        self.starts().len() as u32
    }

    /// The lines of one of the elements.
    fn lines(&self, nth: usize) -> Range<usize> {
        let line = |start: &u32| (*start as usize).saturating_sub(self.body.column - 1);
        let end = self.body.end as usize;
        let start = self.starts().get(nth).map_or(end, line);
        start..self.starts().get(nth + 1).map_or(end, line)
    }
}

impl Core<'_> {
    /// Makes room for what stands in some lines.
    pub(super) fn expect<'b>(&mut self, bodies: impl Iterator<Item = &'b Body>) {
        let (mut elements, mut bytes) = (0, 0);
        for body in bodies {
            elements += body.heads.starts.len();
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
        let base = self.sources.base(source);
        let heads = &body.heads;
        if heads.starts.len() > limits.keys {
            return None;
        }
        let first = self.out.element_count();
        let kinds = heads.words.iter().map(|word| Kind::from_key(word, layer));
        let kinds = kinds.collect::<Option<Vec<_>>>()?;
        for head in heads.iter() {
            let kind = *kinds.get(head.word)?;
            if kind.layer() != layer {
                return None;
            }
            let (start, len) = (base + head.start, head.id.len() as u32);
            let at = Str { start, len };
            self.out.declare_element_at(head.id, at, kind).ok()?;
            self.map.elements.push(Mark { start, len });
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
            named: None,
            last_ends: [("", None); RelationKind::ALL.len()],
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
        for (nth, start) in region.starts().iter().enumerate() {
            let ix = region.first + nth as u32;
            let lines = region.lines(nth);
            let next = region.starts().get(nth + 1).unwrap_or(&region.body.end);
            usual.reader.start(*start as usize, region.body.column);
            if usual.element(ix, *next as usize).is_some() {
                #[cfg(test)]
                tests::count();
                usual.keep(ix, text.get(lines)?);
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
    named: Option<Scalar<'t>>,
    /// By kind of relation, the id that was last named at a far end, and what it names.
    last_ends: [(&'t str, Option<Target>); RelationKind::ALL.len()],
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

    /// Puts what was read from some lines into the model.
    fn keep(&mut self, ix: u32, lines: &str) {
        self.core.set_element(ix);
        // What a supplier is, the lines do not say: an organisation mostly, but in another document maybe an element.
        let says_all = |link: &Link| {
            link.kind != RelationKind::SuppliedBy || matches!(link.to, Target::Organisation(_))
        };
        let is_all_said = self.links.iter().all(says_all);
        let digest = || Digest::of(lines, self.kind.layer());
        if let Some(digest) = is_all_said.then(digest).flatten() {
            self.core.out.set_digest(ix, digest);
        }
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
        self.named = None;
        self.links.clear();
        self.link_fields.clear();
        self.texts.clear();
        self.targets.clear();
    }
}
