//! The loader: what it is told, and how each text becomes a tape.

use super::allow::{self, AllowComment};
use super::codes;
use super::document::{Document, LoadError};
use super::encoding;
use super::events::Stop;
use super::fast;
use super::found::Found;
use super::limits::Limits;
use super::problem::{self, Limit};
use super::sources::Sources;
use super::tape::{Cursor, Tape, View};
use super::tape_writer::{Repeated, TapeWriter};
use super::yaml;
use crate::diagnostic::{Diagnostic, Report};
use crate::span::{SourceId, Span};
use crate::text::Text;

/// Gives the contents of files. The library itself opens none.
pub trait SourceProvider {
    /// The bytes of a file, by its path relative to the folder of the root file, with `/` between the parts.
    /// The error says why there are none.
    fn read(&self, path: &str) -> Result<Vec<u8>, Text>;
}

/// Reads documents.
///
/// ```
/// use justarch::{Loader, SourceProvider, Text};
///
/// struct Memory;
/// impl SourceProvider for Memory {
///     fn read(&self, path: &str) -> Result<Vec<u8>, Text> {
///         match path {
///             "channels.yaml" => Ok(b"channels: {}\n".to_vec()),
///             _ => Err(Text::new("không có tệp", "there is no such file")),
///         }
///     }
/// }
///
/// let root = "justarch: 1\ninclude: [channels.yaml]\narchitecture: {}\n";
/// let doc = Loader::new().load("justarch.yaml", root.as_bytes(), &Memory).unwrap();
/// assert_eq!(doc.sources().len(), 2);
/// ```
#[derive(Clone, Debug)]
pub struct Loader {
    pub(super) limits: Limits,
    full_parser_only: bool,
    recovers: bool,
}

/// What the reading of one text after the other has given so far.
pub(crate) struct Reading {
    pub(crate) sources: Sources,
    pub(crate) found: Found,
    pub(super) allows: Vec<AllowComment>,
    pub(super) unfilled: Vec<Span>,
    repeated: Repeated,
}

/// Built with `--cfg justarch_full_parser`, all tests run without the fast reader.
const FULL_PARSER_ONLY: bool = cfg!(justarch_full_parser);

impl Default for Loader {
    fn default() -> Self {
        Self {
            limits: Limits::default(),
            full_parser_only: FULL_PARSER_ONLY,
            recovers: false,
        }
    }
}

/// A provider that has no files.
struct Nothing;

impl SourceProvider for Nothing {
    fn read(&self, _: &str) -> Result<Vec<u8>, Text> {
        Err(Text::fixed(
            "văn bản này được đọc không kèm thư mục",
            "this text was read without a folder",
        ))
    }
}

impl Document {
    /// Reads one text. `name` is shown in messages; files that it includes are reported as missing.
    ///
    /// The error is for a text in which there is nothing to look at: it is not YAML, is empty, or exceeds a
    /// limit. Everything else is in [`Document::report`]. O(bytes).
    ///
    /// ```
    /// use justarch::Document;
    /// let doc = Document::parse("moj.yaml", "justarch: 1\nchanels: {}\n").unwrap();
    /// assert!(doc.report().iter().any(|d| d.code.as_str() == "FMT008"));
    /// assert!(Document::parse("moj.yaml", "a: [").is_err());
    /// ```
    pub fn parse(name: &str, text: &str) -> Result<Self, LoadError> {
        Loader::new().load(name, text, &Nothing)
    }

    /// Reads one text as far as it can be read: what an editor has while somebody types. See [`Loader::recovering`].
    ///
    /// ```
    /// use justarch::Document;
    /// let text = "justarch: 1\npolicy:\n  a: {kind: law, name: {vi: Luật}}\nusers: [";
    /// assert!(Document::parse("moj.yaml", text).is_err());
    /// let document = Document::recover("moj.yaml", text).unwrap();
    /// assert!(document.architecture().element("a").is_some());
    /// let codes: Vec<_> = document.report().iter().map(|d| d.code.as_str()).collect();
    /// assert!(codes.contains(&"FMT001"));
    /// ```
    pub fn recover(name: &str, text: &str) -> Result<Self, LoadError> {
        Loader::new().recovering(true).load(name, text, &Nothing)
    }
}

impl Loader {
    /// A loader with the default limits.
    pub fn new() -> Self {
        Self::default()
    }

    /// Sets the limits. Values higher than [`Limits`] says count as the highest.
    #[must_use]
    pub fn limits(mut self, limits: Limits) -> Self {
        self.limits = limits.capped();
        self
    }

    /// Reads every text with the full YAML parser, also those that the fast reader could read. What is read and
    /// reported is the same either way; this is for measuring and for doubt.
    ///
    /// ```
    /// use justarch::{Loader, SourceProvider, Text};
    /// # struct None_;
    /// # impl SourceProvider for None_ {
    /// #     fn read(&self, _: &str) -> Result<Vec<u8>, Text> { Err(Text::new("", "")) }
    /// # }
    /// let text = justarch::reference::get("moj-3.0").unwrap().text.as_bytes();
    /// let slow = Loader::new().full_parser_only(true).load("a", text, &None_).unwrap();
    /// let fast = Loader::new().load("a", text, &None_).unwrap();
    /// assert!(slow.architecture() == fast.architecture());
    /// ```
    #[must_use]
    pub fn full_parser_only(mut self, only: bool) -> Self {
        self.full_parser_only = only;
        self
    }

    /// Whether a text that stops being YAML gives a document of what comes before the fault. The fault is one finding
    /// more. What the rest of the text may hold is not missed: neither a key of what lies open at the fault nor what an
    /// id refers to. [`Architecture::unread`](crate::Architecture::unread) names the file. An empty text gives a
    /// document without anything, and an included file that is no text counts as one that is not there.
    ///
    /// An error is left for a root file that is no text and for what exceeds a limit.
    #[must_use]
    pub fn recovering(mut self, recovers: bool) -> Self {
        self.recovers = recovers;
        self
    }

    /// Whether a fault may be passed over.
    pub(super) fn recovers_from(&self, fault: &Diagnostic) -> bool {
        self.recovers && fault.code != codes::LIMIT
    }

    /// Reads a root file and what it includes. Bytes that are handed over are not copied. Errors as for
    /// [`Document::parse`].
    pub fn load(
        &self,
        name: &str,
        bytes: impl Into<Vec<u8>>,
        provider: &dyn SourceProvider,
    ) -> Result<Document, LoadError> {
        self.load_files(name, bytes.into(), provider)
    }

    /// Nothing read so far.
    pub(crate) fn reading(&self) -> Reading {
        Reading {
            sources: Sources::default(),
            found: Found::new(self.limits.findings),
            allows: Vec::new(),
            unfilled: Vec::new(),
            repeated: Repeated::default(),
        }
    }

    /// The nodes of one text, which is added to the sources; the error is for a text without any.
    pub(crate) fn read(
        &self,
        reading: &mut Reading,
        name: &str,
        bytes: Vec<u8>,
    ) -> Result<Tape, Box<Diagnostic>> {
        let sources = &mut reading.sources;
        let read_so_far: usize = sources.bytes();
        if read_so_far.saturating_add(bytes.len()) > self.limits.bytes {
            let id = sources.add(name.to_owned(), String::new());
            let at = Span::new(id, 0, 0);
            return Err(Box::new(problem::limit(
                Limit::Bytes,
                self.limits.bytes,
                at,
            )));
        }
        if let Some(kind) = encoding::office(&bytes) {
            let id = sources.add(name.to_owned(), String::new());
            return Err(Box::new(problem::office(kind, Span::new(id, 0, 0))));
        }
        let bytes = match encoding::of_utf16(&bytes) {
            Some(text) if read_so_far.saturating_add(text.len()) <= self.limits.bytes => {
                text.into_bytes()
            }
            Some(_) => {
                let id = sources.add(name.to_owned(), String::new());
                let at = Span::new(id, 0, 0);
                let most = self.limits.bytes;
                return Err(Box::new(problem::limit(Limit::Bytes, most, at)));
            }
            None if is_utf16(&bytes) => {
                let id = sources.add(name.to_owned(), String::new());
                return Err(Box::new(problem::utf16(Span::new(id, 0, 0))));
            }
            None => bytes,
        };
        let text = match String::from_utf8(bytes) {
            Ok(text) => text,
            Err(error) => {
                // The sound part is kept, so that the place can be shown.
                let offset = error.utf8_error().valid_up_to();
                let mut sound = error.into_bytes();
                let encoding = encoding::guess(&sound);
                sound.truncate(offset);
                let id = sources.add(
                    name.to_owned(),
                    String::from_utf8(sound).unwrap_or_default(),
                );
                let at = Span::new(id, offset as u32, offset as u32);
                return Err(Box::new(problem::not_utf8(at, offset, encoding)));
            }
        };
        let id = sources.add(name.to_owned(), text);
        let text = sources.text(id);
        let mut written = self.events(text, id, reading.repeated)?;
        reading.repeated = written.repeated();
        let (allows, unfilled): (Vec<_>, Vec<_>) = written
            .take_comments()
            .into_iter()
            .partition(|(text, _)| text.starts_with(allow::ALLOW));
        if self.recovers && written.is_empty() && !written.is_cut() {
            written.cut(problem::empty(Span::new(id, 0, 0)));
        }
        let (tape, problems) = written.finish();
        let page = tape.on(sources);
        reading
            .allows
            .extend(allow::covered(allows, text, page.root()));
        reading.found.absorb(problems);
        let unfilled = unfilled.into_iter().map(|(_, at)| at);
        reading.unfilled.extend(unfilled);
        match page.root().map(Cursor::view) {
            None | Some(View::Scalar("", _)) if page.is_cut() => Ok(tape),
            None | Some(View::Scalar("", _)) => Err(Box::new(problem::empty(Span::new(id, 0, 0)))),
            _ => Ok(tape),
        }
    }

    /// Not inlined, so that its instructions can be counted.
    #[inline(never)]
    fn events(
        &self,
        text: &str,
        id: SourceId,
        repeated: Repeated,
    ) -> Result<TapeWriter<'_>, Box<Diagnostic>> {
        if !self.full_parser_only {
            let mut writer = TapeWriter::new(&self.limits, id).after(repeated, text.len());
            if fast::read(text, id, &mut writer).is_ok() {
                return Ok(writer);
            }
        }
        let mut writer = TapeWriter::new(&self.limits, id).after(repeated, text.len());
        match yaml::read(text, id, &self.limits, &mut writer) {
            Ok(()) => {}
            Err(Stop(fault)) if self.recovers_from(&fault) => writer.cut(*fault),
            Err(Stop(fault)) => return Err(fault),
        }
        Ok(writer)
    }
}

pub(crate) fn failed(problem: Diagnostic, sources: Sources) -> LoadError {
    let mut report = Report::default();
    report.push(problem);
    LoadError { report, sources }
}

/// Whether a text is of two bytes a character: by its mark, or because every other byte of its start is zero.
fn is_utf16(bytes: &[u8]) -> bool {
    let marked = bytes.starts_with(&[0xFF, 0xFE]) || bytes.starts_with(&[0xFE, 0xFF]);
    let (a, b) = match bytes {
        [a, 0, b, 0, ..] | [0, a, 0, b, ..] => (*a, *b),
        _ => (0, 0),
    };
    marked || a != 0 && b != 0
}
