//! Where findings stand, by file, line and column.

use crate::chars::visible;
use crate::date::Date;
use crate::diagnostic::{Diagnostic, Label, Members, Report, Side, SuppressedBy};
use crate::io::{Locate, Sources};
use crate::model::{Place, Subject};
use crate::report::SourceContext;
use crate::span::{SourceId, Span};
use crate::suppression::Standing;
use crate::text::Text;

/// A range of a text. Lines and columns count from 1, columns in Unicode characters; the end is behind the last one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Spot {
    pub(super) file: String,
    pub(super) line: usize,
    pub(super) column: usize,
    pub(super) end_line: usize,
    pub(super) end_column: usize,
}

/// A further place, with what is said of it.
#[derive(Clone, Debug)]
pub(super) struct Related {
    pub(super) at: Spot,
    pub(super) text: Option<Text>,
}

/// A finding with its places. There is always one: what is about no part of the text stands at the head of it.
#[derive(Clone, Debug)]
pub(super) struct Found {
    pub(super) diagnostic: Diagnostic,
    /// By what it is known again.
    pub(super) fingerprint: String,
    /// How it stands to what was found before, if there is something to compare with.
    pub(super) standing: Option<Standing>,
    pub(super) at: Spot,
    pub(super) related: Vec<Related>,
}

/// A finding that is not held against the document.
#[derive(Clone, Debug)]
pub(super) struct Passed {
    pub(super) found: Found,
    pub(super) by: PassedBy,
}

/// What says that it is not held against the document.
#[derive(Clone, Debug)]
pub(super) enum PassedBy {
    /// A comment in the file.
    Comment {
        at: Option<Spot>,
        reason: String,
        until: Option<Date>,
        owner: Option<String>,
    },
    /// An entry of a baseline.
    Baseline,
    /// Somebody accepted the change.
    Acceptance {
        reason: String,
        until: Option<Date>,
        approver: String,
    },
}

impl Spot {
    /// The beginning of a file.
    pub(super) fn first(file: &str) -> Self {
        Self {
            file: file_name(file),
            line: 1,
            column: 1,
            end_line: 1,
            end_column: 1,
        }
    }

    fn of(sources: &Sources, span: Span) -> Self {
        let (start, end) = (span.start, span.end.max(span.start));
        let at = |offset| sources.position(Span::new(span.source, offset, offset));
        let (from, to) = (at(start), at(end));
        Self {
            file: file_name(sources.name(span.source)),
            line: from.line,
            column: from.column,
            end_line: to.line,
            end_column: to.column,
        }
    }
}

/// The places of one report.
pub(super) struct Spots<'a> {
    context: SourceContext<'a>,
    head: Spot,
}

impl<'a> Spots<'a> {
    /// Of findings about one document.
    pub(super) fn one(document: &'a dyn Locate) -> Self {
        let (context, head) = (SourceContext::one(document), head(document));
        Self { context, head }
    }

    /// Of findings about two versions.
    pub(super) fn pair(old: &'a dyn Locate, new: &'a dyn Locate) -> Self {
        Self {
            context: SourceContext::pair(old, new),
            head: head(new),
        }
    }

    /// The findings in the order of the text.
    pub(super) fn sorted(&self, report: &Report) -> Vec<Found> {
        let sorted = self.context.sorted(report).into_iter();
        sorted.map(|found| self.found(found)).collect()
    }

    pub(super) fn found(&self, diagnostic: &Diagnostic) -> Found {
        let labels = diagnostic.labels.iter();
        let mut places: Vec<_> = labels
            .filter_map(|label| Some((label.side, self.spot(label)?, label.text.as_deref())))
            .collect();
        // The later version is the one that can still be changed.
        let first = places.iter().position(|(side, ..)| *side == Side::New);
        let first = first.or(if places.is_empty() { None } else { Some(0) });
        let at = first.map_or_else(|| self.head.clone(), |nth| places.remove(nth).1);
        let mut related: Vec<Related> = Vec::new();
        for (_, spot, text) in places {
            let text = text.cloned();
            related.push(Related { at: spot, text });
        }
        if let Some(Members::Each(parts)) = diagnostic.members.as_deref() {
            for part in parts.all() {
                let Some(spot) = part.labels.first().and_then(|label| self.spot(label)) else {
                    continue;
                };
                let text = Some(part.message.clone());
                match related.iter_mut().find(|known| known.at == spot) {
                    Some(known) => known.text = known.text.take().or(text),
                    None if spot == at => {}
                    None => related.push(Related { at: spot, text }),
                }
            }
        }
        Found {
            diagnostic: diagnostic.clone(),
            fingerprint: diagnostic.fingerprint(),
            standing: None,
            at,
            related,
        }
    }

    pub(super) fn passed(&self, report: &Report) -> Vec<Passed> {
        let all = report.suppressed().iter();
        let all = all.map(|suppressed| Passed {
            found: self.found(&suppressed.diagnostic),
            by: match &suppressed.by {
                SuppressedBy::Allow {
                    at,
                    reason,
                    until,
                    owner,
                } => PassedBy::Comment {
                    at: self.at(Side::New, *at),
                    reason: reason.clone(),
                    until: *until,
                    owner: owner.clone(),
                },
                SuppressedBy::Baseline => PassedBy::Baseline,
            },
        });
        all.collect()
    }

    fn spot(&self, label: &Label) -> Option<Spot> {
        let spot = self.context.spot(label)?;
        self.at(spot.side, spot.span)
    }

    fn at(&self, side: Side, span: Span) -> Option<Spot> {
        let sources = self.context.texts(side)?.sources();
        (span.source.index() < sources.len()).then(|| Spot::of(sources, span))
    }
}

/// The head of a document, or the beginning of its first text.
fn head(document: &dyn Locate) -> Spot {
    let sources = document.sources();
    let of_head = document.locate(&Place::from(Subject::Document));
    let of_head = of_head.filter(|span| span.source.index() < sources.len());
    of_head.map_or_else(
        || Spot::first(name_of(document)),
        |span| Spot::of(sources, span),
    )
}

/// The name of the first text of a document.
pub(super) fn name_of(document: &dyn Locate) -> &str {
    let sources = document.sources();
    if sources.is_empty() {
        return "";
    }
    sources.name(SourceId::ROOT)
}

/// A path as other programs compare it: without `.` and with `/` alone.
pub(super) fn file_name(name: &str) -> String {
    let name = if cfg!(windows) {
        name.replace('\\', "/")
    } else {
        name.to_owned()
    };
    let parts = name.split('/').enumerate();
    let parts = parts.filter(|(nth, part)| *part != "." && (*nth == 0 || !part.is_empty()));
    let parts: Vec<_> = parts.map(|(_, part)| part).collect();
    parts.join("/")
}

/// A text on one line, without what steers a terminal.
pub(super) fn one_line(text: &str) -> String {
    let lines = visible(text);
    let words: Vec<_> = lines.split(['\n', '\r', '\t']).collect();
    words.join(" ")
}
