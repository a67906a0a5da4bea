//! Applying edits, and the proof that the result says what was meant and nothing else.
#![expect(
    clippy::arithmetic_side_effects,
    reason = "counts and places in texts of at most 4 GiB"
)]

use std::borrow::Cow;
use std::collections::BTreeMap;

use super::kinds::{Edit, TextEdit};
use super::ops::{Plan, refused};
use super::pieces::{Pieces, Splice};
use super::plan::{plan, rewrite_at};
use super::reread::{self, Read};
use crate::error::Error;
use crate::io::document::Document;
use crate::io::place::Places;
use crate::io::sources::Sources;
use crate::span::{SourceId, Span};
use crate::text::Text;

/// A document after edits, and what they are in its texts.
#[derive(Clone, Debug)]
pub struct Edited {
    document: Document,
    edits: Vec<TextEdit>,
}

impl Edited {
    pub(super) fn new(document: Document, edits: Vec<TextEdit>) -> Self {
        Self { document, edits }
    }

    /// The document as it is read from the texts with the edits made.
    pub fn document(&self) -> &Document {
        &self.document
    }

    /// The bytes to be replaced in the texts of the document that was edited, in the order of the files and the bytes.
    pub fn text_edits(&self) -> &[TextEdit] {
        &self.edits
    }

    /// The files that change, with their new texts.
    pub fn files(&self) -> impl Iterator<Item = (SourceId, &str)> {
        let mut files: Vec<_> = self.edits.iter().map(|edit| edit.span.source).collect();
        files.dedup();
        let sources = Document::sources(&self.document);
        files.into_iter().map(|file| (file, sources.text(file)))
    }
}

impl Document {
    /// What edits are in the texts, one after the other. All other bytes stay as they are.
    ///
    /// The texts are read again with the edits made: they say what was meant and nothing else, and no comment is lost
    /// but those of what is removed. Where that cannot be had, and where an edit would bring an error into the
    /// document, all is refused with the reason. O(bytes) for edits in different places, and again for each that
    /// rests on one before it.
    ///
    /// ```
    /// use justarch::{Document, Field, Subject};
    /// use justarch::edit::Edit;
    ///
    /// let text = "justarch: 1\nchannels:\n  portal: {kind: national-portal, name: {vi: Cổng}} # one\n";
    /// let document = Document::parse("a.yaml", text).unwrap();
    /// let at = Subject::element("portal").at(Field::NameEn);
    /// let edits = document.apply(&[Edit::Set { at, value: "Portal".to_owned() }])?;
    /// assert_eq!((edits.len(), edits[0].text.as_str()), (1, ", en: Portal"));
    /// # Ok::<(), justarch::Error>(())
    /// ```
    pub fn apply(&self, edits: &[Edit]) -> Result<Vec<TextEdit>, Error> {
        Ok(self.edited(edits)?.edits)
    }

    /// The same, with the document as it is then. Errors as [`apply`](Self::apply).
    pub fn edited(&self, edits: &[Edit]) -> Result<Edited, Error> {
        let mut state = State::of(self)?;
        let mut rest = edits;
        while !rest.is_empty() {
            let done = state.round(rest)?;
            rest = rest.get(done..).unwrap_or_default();
        }
        state.finish(self, edits)
    }
}

/// What it is in a file of any kind that keys and values say something else, in the way they are written: rule files,
/// say. The text is read again as for [`Document::apply`], but for what it means. O(bytes).
///
/// ```
/// use justarch::{Document, SourceId, Span, edit};
/// let document = Document::parse("a.yaml", "justarch: 1 # one\n").unwrap();
/// let one = Span::new(SourceId::ROOT, 10, 11);
/// let edits = edit::rewrite(&document.places(), &[(one, "no")])?;
/// assert_eq!(edits[0].text, "\"no\"");
/// # Ok::<(), justarch::Error>(())
/// ```
pub fn rewrite(places: &Places, to: &[(Span, &str)]) -> Result<Vec<TextEdit>, Error> {
    let mut plan = Plan::over(places);
    for (at, to) in to {
        rewrite_at(&mut plan, *at, to)?;
    }
    let texts = by_file(plan.splices)?;
    let mut sources = Sources::default();
    for nth in files(places.sources()) {
        let text = places.sources().text(nth);
        let mut pieces = Pieces::of(text);
        pieces.splice(texts.get(&nth).map_or(&[], Vec::as_slice));
        sources.add(places.sources().name(nth).to_owned(), pieces.text());
    }
    let after = Places::of(&sources);
    let mut out = Vec::new();
    for (source, splices) in texts {
        reread::prove(
            places,
            &after,
            source,
            &plan.intent.told(places, source),
            (&[], &[]),
        )?;
        out.extend(splices.into_iter().map(|splice| TextEdit {
            span: Span::new(source, splice.start as u32, splice.end as u32),
            text: splice.text,
        }));
    }
    Ok(out)
}

/// The changes of each file in order; none overlaps another.
fn by_file(splices: Vec<(SourceId, Splice)>) -> Result<BTreeMap<SourceId, Vec<Splice>>, Error> {
    let mut texts: BTreeMap<SourceId, Vec<Splice>> = BTreeMap::new();
    for (source, splice) in splices {
        texts.entry(source).or_default().push(splice);
    }
    for splices in texts.values_mut() {
        splices.sort_by_key(|splice| (splice.start, splice.end));
        let is_apart = splices.windows(2).all(|pair| match pair {
            [a, b] => a.end <= b.start,
            _ => true,
        });
        if !is_apart {
            return Err(reread::not_provable());
        }
    }
    Ok(texts)
}

/// A document between edits.
struct State<'d> {
    document: Document,
    places: Places,
    pieces: Vec<Pieces<'d>>,
    /// Whether an edit touches what an error was found at.
    mends: bool,
    first: &'d Sources,
}

impl<'d> State<'d> {
    fn of(document: &'d Document) -> Result<Self, Error> {
        let first = Document::sources(document);
        let places = document.places();
        sound(&places)?;
        Ok(Self {
            document: document.clone(),
            places,
            pieces: files(first)
                .map(|nth| Pieces::of(first.text(nth)))
                .collect(),
            mends: false,
            first,
        })
    }

    /// Makes as many of the edits as rest on nothing that one of them changes, at least one.
    fn round(&mut self, edits: &[Edit]) -> Result<usize, Error> {
        let mut all = Plan::over(&self.places);
        let mut done = 0;
        for edit in edits {
            // What is renamed is so everywhere.
            let is_rename = matches!(edit, Edit::Rename { .. });
            if is_rename && done > 0 {
                break;
            }
            let plan = match self
                .now(edit)
                .and_then(|edit| plan(&self.document, &self.places, &edit))
            {
                Ok(plan) => plan,
                Err(error) if done == 0 => return Err(error),
                // What it needs may have been made before it.
                Err(_) => break,
            };
            let meets = |zone: &Span| all.zones.iter().any(|other| meet(*zone, *other));
            if done > 0 && plan.zones.iter().any(meets) {
                break;
            }
            done += 1;
            all.splices.extend(plan.splices);
            all.intent.merge(plan.intent);
            all.removed.extend(plan.removed);
            all.added.extend(plan.added);
            all.zones.extend(plan.zones);
            if is_rename {
                break;
            }
        }
        self.mends |= reread::mends(&self.document, &all.zones);
        let texts = by_file(all.splices)?;
        if texts.is_empty() {
            return Ok(done);
        }
        let mut told = Vec::new();
        for (source, splices) in &texts {
            told.push((*source, all.intent.told(&self.places, *source)));
            if let Some(pieces) = self.pieces.get_mut(source.index()) {
                pieces.splice(splices);
            }
        }
        let sources = self.texts();
        let places = Places::of(&sources);
        for (source, told) in told {
            let comments = (&*all.removed, &*all.added);
            reread::prove(&self.places, &places, source, &told, comments)?;
        }
        self.document = reread::read(&sources, &self.document)?;
        self.places = places;
        Ok(done)
    }

    /// The edit with its place in the texts as they are now.
    fn now<'e>(&self, edit: &'e Edit) -> Result<Cow<'e, Edit>, Error> {
        let mut edit = Cow::Borrowed(edit);
        let (Edit::Rewrite { at, .. } | Edit::Nest { at, .. }) = &*edit else {
            return Ok(edit);
        };
        let pieces = self.pieces.get(at.source.index());
        let start = pieces.and_then(|pieces| pieces.now(at.start as usize, at.end as usize));
        let Some(start) = start else {
            return Err(refused(Text::fixed(
                "chỗ này đã được một thay đổi khác sửa",
                "another edit changes the same place",
            )));
        };
        let now = Span::new(at.source, start as u32, start as u32 + (at.end - at.start));
        if now != *at
            && let Edit::Rewrite { at, .. } | Edit::Nest { at, .. } = edit.to_mut()
        {
            *at = now;
        }
        Ok(edit)
    }

    fn texts(&self) -> Sources {
        let mut sources = Sources::default();
        for (nth, pieces) in files(self.first).zip(&self.pieces) {
            sources.add(self.first.name(nth).to_owned(), pieces.text());
        }
        sources
    }

    fn finish(self, before: &Document, edits: &[Edit]) -> Result<Edited, Error> {
        let mut out = Vec::new();
        let mut new = Vec::new();
        for (nth, pieces) in files(self.first).zip(&self.pieces) {
            for (splice, at) in pieces.splices() {
                let end = at + splice.text.len();
                new.push(Span::new(nth, at as u32, end as u32));
                out.push(TextEdit {
                    span: Span::new(nth, splice.start as u32, splice.end as u32),
                    text: splice.text,
                });
            }
        }
        if !out.is_empty() {
            let read = Read {
                before,
                after: &self.document,
                new: &new,
                mends: self.mends,
            };
            read.brings_no_error(edits)?;
            read.renames_only(edits)?;
        }
        Ok(Edited {
            document: self.document,
            edits: out,
        })
    }
}

/// Refuses files that stop being YAML.
pub(super) fn sound(places: &Places) -> Result<(), Error> {
    let sources = places.sources();
    for nth in files(sources) {
        if let Some(at) = places.fault(nth) {
            let at = sources.position(Span::new(nth, at as u32, at as u32));
            let (name, line) = (sources.name(nth), at.line);
            return Err(refused(crate::bilingual!(
                "{name}, dòng {line}: tệp có lỗi cú pháp nên không sửa tự động",
                "{name}, line {line}: a file with a syntax error is not edited"
            )));
        }
    }
    Ok(())
}

pub(super) fn files(sources: &Sources) -> impl Iterator<Item = SourceId> + use<> {
    (0..sources.len()).filter_map(|nth| Some(SourceId(u16::try_from(nth).ok()?)))
}

fn meet(a: Span, b: Span) -> bool {
    a.source == b.source && a.start <= b.end && b.start <= a.end
}
