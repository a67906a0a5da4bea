//! From events to the model: the one meaning of a document, whatever it was written in.
//!
//! All problems are collected; what is sound becomes the architecture. It runs in three passes over the
//! tapes: sections are found, ids are declared, fields are filled in.
#![expect(
    clippy::arithmetic_side_effects,
    reason = "counts and places in texts of at most 4 GiB"
)]

mod answer;
mod core;
mod declare;
mod elsewhere;
mod far_end;
mod map;
mod record;
mod reference;
mod refused;
mod relation;
mod seen;
mod slips;
mod suggest;
mod value;

pub(crate) use slips::everyday;
#[cfg(all(feature = "yaml", feature = "xlsx"))]
pub(crate) use slips::level_meant;
#[cfg(feature = "yaml")]
pub(in crate::io) use slips::word_meant;

use std::collections::HashSet;
use std::sync::Arc;

use super::found::Found;
use super::limits::Limits;
use super::marks::Mark;
use super::slip::Slip;
use super::source_map::SourceMap;
use super::sources::Sources;
use super::tape::{Cursor, Page, View};
use super::{codes, problem};
use crate::model::assemble::Assembler;
use crate::model::schema::{ELEMENT, FieldSpec, HEADER};
use crate::model::store::{Holder, Prop, Target};
use crate::model::{Architecture, Layer, RelationKind, Subject, Table, Unread, is_key};
use crate::span::Span;
use crate::text::Text;
use declare::Kinds;
use map::Lost;
use refused::Refused;
use seen::Seen;

/// What a tape becomes: the architecture of the good part, all problems, and where everything stands.
#[derive(Debug)]
pub(crate) struct Lowered {
    pub(crate) architecture: Architecture,
    pub(crate) found: Found,
    pub(crate) map: SourceMap,
    pub(crate) slips: Vec<Slip>,
}

/// Lowers a root document and the files it includes.
///
/// `lost` names the files that could not be read: what they would have held is not missed. The texts are `doubtful` if
/// an error was found before. Not inlined, so that its
/// instructions can be counted.
#[inline(never)]
pub(crate) fn lower<'t>(
    sources: &'t Sources,
    root: &'t Page<'t>,
    included: &'t [Page<'t>],
    lost: &[String],
    doubtful: bool,
    limits: &Limits,
) -> Lowered {
    let mut lowering = Lowering::new(sources, limits);
    lowering.doubtful = doubtful;
    for file in lost {
        lowering.lose(file);
    }
    lowering.run(root, included);
    lowering.finish()
}

/// A walk over tapes that live as long as `'t`.
struct Lowering<'t> {
    out: Assembler,
    map: SourceMap,
    sources: &'t Sources,
    found: Found,
    /// How findings would be mended.
    slips: Vec<Slip>,
    /// Suggestions cost a look at all names; after this many, none are made.
    suggestions: usize,
    /// Whether a file could not be read, so that an unknown id may be one of its.
    incomplete: bool,
    /// The entries of tables whose names are misspelt.
    buried_records: HashSet<(Table, &'t str)>,
    /// Whether errors were found in what was read so far.
    doubtful: bool,
    /// The element being read.
    current: Option<u32>,
    /// Fields of the thing being read, with their places.
    scratch: Vec<(Prop, Mark)>,
    /// The required fields of each schema met.
    required: Vec<(&'static [FieldSpec], u128)>,
    sections: Vec<Section<'t>>,
    /// The elements declared, in their order.
    elements: Vec<Cursor<'t>>,
    /// The entries of elements that were refused: what is wrong inside them is reported with all else.
    refused: Vec<Refused<'t>>,
    /// Whether one of them is being read, of which nothing is kept.
    is_refused: bool,
    /// The elements some of whose keys stand elsewhere.
    cut_short: Vec<u32>,
    /// The kinds met in the section being declared.
    kinds: Kinds<'t>,
    // What is made anew for every map or list is made once and used again.
    spare_entries: Vec<Vec<Entry<'t>>>,
    spare_later: Vec<Later<'t>>,
    seen_texts: Seen<&'t str, Cursor<'t>>,
    seen_targets: Seen<Target, Cursor<'t>>,
}

/// A key of a map and its value.
type Entry<'t> = (&'t str, Cursor<'t>);

/// A top-level entry of one of the files.
#[derive(Clone, Copy)]
struct Section<'t> {
    part: Part,
    value: Cursor<'t>,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Part {
    Header,
    Layer(Layer),
    Table(Table),
}

/// The thing whose map is being read.
#[derive(Clone, Copy)]
struct Owner<'t> {
    id: &'t str,
    /// Where it is named.
    at: Span,
    what: What,
    specs: &'static [FieldSpec],
    /// The number of the element or record; of a relation that of the element it belongs to.
    ix: u32,
    /// The far end of a relation.
    to: &'t str,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum What {
    Header,
    Element,
    Relation(RelationKind),
    Record(Table),
}

/// What a map holds besides plain fields; it is read after them.
#[derive(Default)]
struct Later<'t> {
    relations: Vec<(RelationKind, Cursor<'t>)>,
    records: Vec<(Table, Cursor<'t>)>,
}

impl Later<'_> {
    fn clear(&mut self) {
        self.relations.clear();
        self.records.clear();
    }
}

/// The top-level keys of a root file besides the sections and tables.
pub(crate) const FILE_VERSION: &str = "justarch";
pub(crate) const HEADER_KEY: &str = "architecture";
pub(crate) const INCLUDE: &str = "include";

impl<'t> Lowering<'t> {
    fn new(sources: &'t Sources, limits: &Limits) -> Self {
        Self {
            out: Assembler::over(Arc::clone(sources.all())),
            map: SourceMap::default(),
            sources,
            found: Found::new(limits.findings),
            slips: Vec::new(),
            suggestions: 100,
            incomplete: false,
            buried_records: HashSet::new(),
            doubtful: false,
            current: None,
            scratch: Vec::new(),
            required: Vec::new(),
            sections: Vec::new(),
            elements: Vec::new(),
            refused: Vec::new(),
            is_refused: false,
            cut_short: Vec::new(),
            kinds: Kinds::default(),
            spare_entries: Vec::new(),
            spare_later: Vec::new(),
            seen_texts: Seen::default(),
            seen_targets: Seen::default(),
        }
    }

    fn run(&mut self, root: &'t Page<'t>, included: &'t [Page<'t>]) {
        if let Some(top) = root.root() {
            self.find_sections(top, true);
        }
        for page in included {
            if let Some(top) = page.root() {
                self.find_sections(top, false);
            }
        }
        let sections = self.sections.clone();
        for table in [Table::Sources, Table::Organisations] {
            for section in sections.iter().filter(|s| s.part == Part::Table(table)) {
                self.declare_records(table, section.value);
            }
        }
        for section in &sections {
            if let Part::Layer(layer) = section.part {
                self.declare_elements(layer, section.value);
            }
        }
        if let Some(header) = sections.iter().find(|s| s.part == Part::Header) {
            self.header(header);
        } else {
            let at = root.root().map_or(START, Cursor::span);
            self.map.header = root.root().map(Cursor::mark).or(Some(NO_MARK));
            // Of a file that is no map this was said already.
            let is_missed = matches!(root.root().map(Cursor::view), Some(View::Map(_)) | None);
            if is_missed && !root.is_cut() {
                self.report(problem::no_architecture(at));
            }
            self.note(|unread| {
                unread.section(HEADER_KEY);
                unread.open_header();
            });
        }
        for section in &sections {
            if let Part::Table(table) = section.part {
                self.table(table, section.value);
            }
        }
        for ix in 0.. {
            let Some(value) = self.elements.get(ix as usize).copied() else {
                break;
            };
            self.element(ix, value);
        }
        self.look_into_refused();
    }

    fn find_sections(&mut self, top: Cursor<'t>, is_root: bool) {
        let View::Map(_) = top.view() else {
            self.report(problem::no_sections(top.span()));
            let name = self.sources.name(top.span().source);
            self.lose(name);
            return;
        };
        let mut version = None;
        let entries = self.entries_with(top, |this, again| match again {
            Lost::Again { key, first, value } => {
                let second = value.key().span();
                this.report(problem::duplicate_key(key, first, second));
                this.bury_section(key, value);
            }
            Lost::NoText => this.note(|unread| {
                unread.section("…");
                unread.open(None);
            }),
        });
        for (key, value) in entries {
            let at = value.key();
            let part = match key {
                FILE_VERSION => {
                    version = Some(value);
                    continue;
                }
                INCLUDE => {
                    if !is_root {
                        self.report(problem::nested_include(at.span()));
                        self.lose_included(value);
                    }
                    continue;
                }
                HEADER_KEY if is_root => Part::Header,
                _ => match (Layer::from_section(key), table_of_document(key)) {
                    (Some(layer), _) => Part::Layer(layer),
                    (_, Some(table)) if is_root || may_be_included(table) => Part::Table(table),
                    _ => {
                        if let Some(layer) = suggest::layer_of_stray(value) {
                            let section = layer.section();
                            self.report(problem::not_indented(key, section, at.span()));
                            self.bury_element(key, Some(layer), value);
                            self.refused.push(Refused::seen(value));
                            continue;
                        }
                        self.unknown_key(key, at.span(), None, || top_level_keys(is_root));
                        self.bury_section(key, value);
                        continue;
                    }
                },
            };
            if let Part::Layer(layer) = part
                && let Some(place) = self.map.sections.get_mut(layer.index())
            {
                place.get_or_insert(at.mark());
            }
            if part == Part::Header {
                self.map.header = Some(at.mark());
            }
            self.sections.push(Section { part, value });
        }
        match version.map(|v| (v.view(), v.span())) {
            Some((View::Scalar("1", _), _)) => {}
            Some((View::Scalar(other, _), at)) => {
                self.report(problem::file_version(Some(other), at));
                self.note(|unread| unread.key(Subject::Document, FILE_VERSION));
            }
            Some((_, at)) => {
                self.report(problem::file_version(Some("…"), at));
                self.note(|unread| unread.key(Subject::Document, FILE_VERSION));
            }
            None if is_root && !top.is_cut() => {
                let at = top.span();
                let head = Span::new(at.source, at.start, at.start);
                self.report(problem::file_version(None, head));
                self.note(|unread| unread.key(Subject::Document, FILE_VERSION));
            }
            None => {}
        }
    }

    /// The files that a file names which may not include any.
    fn lose_included(&mut self, value: Cursor<'t>) {
        let View::Seq(items) = value.view() else {
            self.lose(value.scalar().map_or(INCLUDE, |(path, _)| path));
            return;
        };
        for item in items {
            self.lose(item.scalar().map_or(INCLUDE, |(path, _)| path));
        }
    }

    /// What stands in a section whose name is misspelt or comes again is known by its ids, so that nothing else is
    /// reported because of it.
    fn bury_section(&mut self, key: &str, section: Cursor<'t>) {
        self.note(|unread| unread.section(key));
        let keys = top_level_keys(true);
        let meant = slips::key_meant(key, &keys).unwrap_or(key);
        match meant {
            FILE_VERSION => {}
            HEADER_KEY => self.note(Unread::open_header),
            INCLUDE => self.lose_included(section),
            _ if declare::is_nothing(section) => {}
            // An element that is not indented.
            _ if section
                .get("kind")
                .is_some_and(|kind| kind.scalar().is_some()) =>
            {
                self.bury_element(key, None, section);
                self.note(Unread::open_all);
            }
            _ => {
                let View::Map(entries) = section.view() else {
                    self.note(Unread::open_all);
                    return;
                };
                let (layer, table) = (Layer::from_section(meant), table_of_document(meant));
                for (key, value) in entries {
                    match (key.view(), table) {
                        (View::Scalar(key, _), Some(table)) => {
                            self.buried_records.insert((table, key));
                            self.note(|unread| {
                                unread.record(table, Some(key));
                                unread.loose(key);
                            });
                        }
                        (View::Scalar(key, _), None) => {
                            self.bury_element(key, layer, value);
                            self.refused
                                .extend(layer.map(|layer| Refused::unseen(layer, value)));
                            self.note(|unread| unread.loose(key));
                        }
                        _ => self.note(Unread::open_all),
                    }
                }
            }
        }
    }

    fn header(&mut self, section: &Section<'t>) {
        let mut owner = Owner {
            id: HEADER_KEY,
            at: section.value.key().span(),
            what: What::Header,
            specs: HEADER,
            ix: 0,
            to: "",
        };
        // `id` is the key of the whole, so it is not one of the fields.
        match section.value.get("id").map(|id| (id.view(), id.span())) {
            Some((View::Scalar(id, _), at)) => {
                if is_key(id) {
                    self.out.set_id(id);
                } else {
                    self.bad_key(codes::VALUE, id, at);
                    self.note(|unread| unread.key(Subject::Document, "id"));
                }
            }
            Some((_, at)) => {
                let wanted = Text::fixed("văn bản", "a text");
                self.report(problem::wrong_type("id", &wanted, at));
                self.note(|unread| unread.key(Subject::Document, "id"));
            }
            None => {
                if matches!(section.value.view(), View::Map(_)) && !section.value.is_cut() {
                    let code = codes::MISSING;
                    self.report(problem::missing(code, HEADER_KEY, "id", owner.at));
                    self.note(|unread| unread.key(Subject::Document, "id"));
                }
            }
        }
        let mut later = self.later();
        self.read_map(&owner, section.value, &mut later);
        self.set_header();
        for (table, value) in later.records.drain(..) {
            owner.at = value.key().span();
            self.records(table, Holder::Document, owner, value);
        }
        later.clear();
        self.spare_later.push(later);
    }

    fn element(&mut self, ix: u32, value: Cursor<'t>) {
        let key = value.key();
        let owner = Owner {
            id: key.scalar().map_or("", |(id, _)| id),
            at: key.span(),
            what: What::Element,
            specs: ELEMENT,
            ix,
            to: "",
        };
        let mut later = self.later();
        self.current = Some(ix);
        self.read_map(&owner, value, &mut later);
        self.current = None;
        self.set_element(ix);
        for (table, value) in later.records.drain(..) {
            let at = value.key().span();
            let owner = Owner { at, ..owner };
            self.records(table, Holder::Element(ix, 0), owner, value);
        }
        // Canonical order, whatever the order of the keys.
        later.relations.sort_by_key(|(kind, _)| *kind);
        for (kind, value) in later.relations.drain(..) {
            self.relations(ix, kind, owner, value);
        }
        self.spare_later.push(later);
    }

    fn later(&mut self) -> Later<'t> {
        self.spare_later.pop().unwrap_or_default()
    }
}

/// Where there is no text to point at.
const START: Span = Span::new(crate::span::SourceId::ROOT, 0, 0);
const NO_MARK: Mark = Mark { start: 0, len: 0 };

pub(crate) fn table_of_document(key: &str) -> Option<Table> {
    Table::ALL
        .into_iter()
        .filter(|table| is_top_level(*table))
        .find(|table| table.key() == key)
}

fn is_top_level(table: Table) -> bool {
    !matches!(
        table,
        Table::Contents | Table::Views | Table::Supersedes | Table::Roadmap
    )
}

pub(in crate::io) fn may_be_included(table: Table) -> bool {
    matches!(table, Table::Sources | Table::Organisations)
}

/// The tables that stand beside the sections, in a root file or in one that is included.
pub(crate) fn top_level_tables(is_root: bool) -> impl Iterator<Item = Table> {
    let tables = Table::ALL.into_iter();
    tables.filter(move |t| is_top_level(*t) && (is_root || may_be_included(*t)))
}

pub(in crate::io) fn top_level_keys(is_root: bool) -> Vec<&'static str> {
    let root = [FILE_VERSION, HEADER_KEY, INCLUDE];
    let tables = top_level_tables(is_root).map(Table::key);
    root.into_iter()
        .take(if is_root { root.len() } else { 1 })
        .chain(Layer::ALL.into_iter().map(Layer::section))
        .chain(tables)
        .collect()
}
