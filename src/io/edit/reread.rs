//! What is proven of a text that was edited, by reading it again.

use std::collections::HashMap;

use super::intent::Intent;
use super::kinds::Edit;
use super::ops::refused;
use super::value::Token;
use crate::diagnostic::{Diagnostic, Severity};
use crate::error::Error;
use crate::io::document::{Document, Locate as _};
use crate::io::gather::beside;
use crate::io::loader::{Loader, SourceProvider};
use crate::io::place::{IdOf, Places};
use crate::io::sources::Sources;
use crate::model::Table;
use crate::span::{SourceId, Span};
use crate::text::{Lang, Text};

/// The texts of a document as the files that it is read from.
struct Texts<'s>(&'s Sources);

impl SourceProvider for Texts<'_> {
    fn read(&self, path: &str) -> Result<Vec<u8>, Text> {
        let wanted = beside(self.0.name(SourceId::ROOT), path);
        let mut others = (1..self.0.len()).filter_map(|nth| u16::try_from(nth).ok());
        let found = others.find(|nth| self.0.name(SourceId(*nth)) == wanted);
        let text = found.map(|nth| self.0.text(SourceId(nth)).as_bytes().to_vec());
        text.ok_or_else(|| Text::fixed("không có tệp này", "there is no such file"))
    }
}

/// Whether some of what was found in reading a document was only counted.
pub(super) fn is_cut(document: &Document) -> bool {
    document.report().len() > document.limits.findings
}

/// Reads texts within the limits that a document was read within: what was only counted then is so again.
pub(super) fn read(sources: &Sources, before: &Document) -> Result<Document, Error> {
    let root = sources.text(SourceId::ROOT).as_bytes();
    let name = sources.name(SourceId::ROOT);
    let loader = Loader::new().limits(before.limits.clone());
    let read = loader.load(name, root, &Texts(sources));
    read.map_err(|error| {
        let first = error.report().iter().next();
        let why = first.map_or_else(
            || Text::fixed("không đọc được", "it cannot be read"),
            |fault| fault.message.clone(),
        );
        let (vi, en) = (why.get(Lang::Vi), why.get(Lang::En));
        refused(crate::bilingual!(
            "sau khi sửa, văn bản không đọc được: {vi}",
            "after the edit the document cannot be read: {en}"
        ))
    })
}

/// That a text says what was meant, and has all comments but those of what is removed, and those that are added.
pub(super) fn prove(
    before: &Places,
    after: &Places,
    source: SourceId,
    told: &[Token],
    (removed, added): (&[Span], &[(SourceId, String)]),
) -> Result<(), Error> {
    if after.fault(source).is_some() || Intent::default().told(after, source) != told {
        return Err(not_provable());
    }
    let is_removed = |at: &Span| {
        let holds =
            |gone: &Span| gone.source == at.source && gone.start <= at.start && at.end <= gone.end;
        removed.iter().any(holds)
    };
    let kept = before.comments(source);
    let kept = kept.iter().filter(|at| !is_removed(at));
    let kept = kept.map(|at| before.sources().slice(*at));
    let now = after.comments(source);
    let now = now.iter().map(|at| after.sources().slice(*at));
    // What was there keeps its order; the rest is what is added.
    let mut kept = kept.peekable();
    let mut new: Vec<_> = now.filter(|said| kept.next_if_eq(said).is_none()).collect();
    let of_file = added.iter().filter(|(file, _)| *file == source);
    let mut wanted: Vec<_> = of_file.map(|(_, said)| said.as_str()).collect();
    new.sort_unstable();
    wanted.sort_unstable();
    if kept.next().is_none() && new == wanted {
        Ok(())
    } else {
        Err(refused(Text::fixed(
            "không sửa được mà không làm mất chú thích",
            "this cannot be edited without the loss of a comment",
        )))
    }
}

pub(super) fn not_provable() -> Error {
    refused(Text::fixed(
        "đọc lại không ra đúng nội dung dự định nên không sửa; hãy sửa bằng tay",
        "read again, the text would not say what is meant, so nothing is edited; edit it by hand",
    ))
}

fn errors(document: &Document) -> impl Iterator<Item = &Diagnostic> {
    let report = document.report().iter();
    report.filter(|found| found.severity == Severity::Error)
}

fn place(document: &Document, found: &Diagnostic) -> Option<Span> {
    found
        .labels
        .first()
        .and_then(|label| document.span_of(label))
}

/// Whether what is edited is what an error was found at: mending it may show others.
pub(super) fn mends(document: &Document, zones: &[Span]) -> bool {
    errors(document)
        .filter_map(|found| place(document, found))
        .any(|at| {
            let meets = |zone: &Span| {
                zone.source == at.source && zone.start <= at.end && at.start <= zone.end
            };
            zones.iter().any(meets)
        })
}

/// A document before and after edits.
pub(super) struct Read<'d> {
    pub(super) before: &'d Document,
    pub(super) after: &'d Document,
    /// What is new in the texts.
    pub(super) new: &'d [Span],
    pub(super) mends: bool,
}

impl Read<'_> {
    /// That no error comes with the edits. One that was hidden behind an error that they mend is none of theirs.
    pub(super) fn brings_no_error(&self, edits: &[Edit]) -> Result<(), Error> {
        let renames = edits.iter().any(|edit| matches!(edit, Edit::Rename { .. }));
        let key = |found: &Diagnostic| {
            let message = found.message.get(Lang::En).to_owned();
            // A message may name an id that is called otherwise now.
            (
                found.code.clone(),
                if renames { String::new() } else { message },
            )
        };
        let mut known: HashMap<_, usize> = HashMap::new();
        for found in errors(self.before) {
            let count = known.entry(key(found)).or_default();
            *count = count.saturating_add(1);
        }
        for found in errors(self.after) {
            match known.get_mut(&key(found)) {
                Some(count) if *count > 0 => *count = count.saturating_sub(1),
                _ => {
                    let at = place(self.after, found);
                    let is_new = |at: Span| {
                        let meets = |new: &Span| {
                            new.source == at.source && new.start < at.end && at.start < new.end
                        };
                        self.new.iter().any(meets)
                    };
                    if !self.mends || at.is_some_and(is_new) {
                        return Err(self.brought(found, at));
                    }
                }
            }
        }
        Ok(())
    }

    fn brought(&self, found: &Diagnostic, at: Option<Span>) -> Error {
        let sources = Document::sources(self.after);
        let place = at.map_or_else(String::new, |at| {
            let (name, line) = (sources.name(at.source), sources.position(at).line);
            format!("{name}:{line}: ")
        });
        let code = &found.code;
        let (vi, en) = (found.message.get(Lang::Vi), found.message.get(Lang::En));
        refused(crate::bilingual!(
            "thay đổi này gây ra lỗi: {place}{code}: {vi}",
            "the edit would bring an error: {place}{code}: {en}"
        ))
    }

    /// That the model is the same but for the ids, if nothing else is edited.
    pub(super) fn renames_only(&self, edits: &[Edit]) -> Result<(), Error> {
        let mut builder = self.before.architecture().to_builder();
        for edit in edits {
            let Edit::Rename { of, id, to } = edit else {
                return Ok(());
            };
            if id == to {
                continue;
            }
            match of {
                IdOf::Element => builder.rename_element(id, to)?,
                IdOf::Organisation => builder.rename_record(Table::Organisations, id, to)?,
                IdOf::Source => builder.rename_record(Table::Sources, id, to)?,
            };
        }
        if builder.build()? == *self.after.architecture() {
            Ok(())
        } else {
            Err(refused(Text::fixed(
                "định danh này còn được dùng ở chỗ có nghĩa khác (qua `*…` chẳng hạn), nên không đổi tên",
                "the id also stands where it means something else, as through an alias, so it is not renamed",
            )))
        }
    }
}
