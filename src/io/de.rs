//! Any serde format: the same lowering, without places.

use std::fmt;

use serde::de::{Deserialize, DeserializeSeed, Deserializer, Error, MapAccess, SeqAccess, Visitor};

use super::events::{EventSink, Stop, Style};
use super::limits::Limits;
use super::lower::lower;
use super::sources::Sources;
use super::tape_writer::TapeWriter;
use crate::diagnostic::{Diagnostic, Severity};
use crate::model::Architecture;
use crate::span::{SourceId, Span};
use crate::text::Lang;

/// Reads an architecture from any format that serde reads, by the same rules as a file.
///
/// A number or boolean where text belongs is refused, not converted. Any problem that would be an error in a
/// file fails it, with all of them in the message; warnings are dropped. For places in the text and for the
/// good part of a faulty document use [`Document`](crate::Document).
///
/// ```
/// # #[cfg(feature = "yaml")] {
/// use justarch::Architecture;
/// let text = justarch::reference::get("dong-nai-2023").unwrap().text;
/// let arch = justarch::reference::dong_nai_2023();
/// let json = serde_json::to_string(&arch).unwrap();
/// let same: Architecture = serde_json::from_str(&json).unwrap();
/// assert!(same == arch);
/// # let _ = text;
/// # }
/// ```
impl<'de> Deserialize<'de> for Architecture {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let limits = Limits::default();
        let mut writer = TapeWriter::new(&limits, SourceId::ROOT);
        Node(&mut writer).deserialize(deserializer)?;
        let (tape, problems) = writer.finish();
        let sources = Sources::default();
        let lowered = lower(&sources, &tape.on(&sources), &[], &[], false, &limits);
        let (problems, found) = (problems.finish(), lowered.found.finish());
        let errors: Vec<String> = problems
            .iter()
            .chain(&found)
            .filter(|d| d.severity == Severity::Error)
            .map(line)
            .collect();
        if errors.is_empty() {
            Ok(lowered.architecture)
        } else {
            Err(D::Error::custom(errors.join("; ")))
        }
    }
}

fn line(diagnostic: &Diagnostic) -> String {
    let message = diagnostic.message.get(Lang::En);
    match &diagnostic.help {
        Some(help) => format!("{}: {message} ({})", diagnostic.code, help.get(Lang::En)),
        None => format!("{}: {message}", diagnostic.code),
    }
}

/// There is no text to point at.
const NOWHERE: Span = Span::new(SourceId::ROOT, 0, 0);

/// Writes one value, whatever it is, to a sink.
struct Node<'s, S>(&'s mut S);

#[expect(clippy::needless_pass_by_value, reason = "it is what `map_err` gives")]
fn stop<E: Error>(stop: Stop) -> E {
    E::custom(line(&stop.0))
}

impl<'de, S: EventSink> DeserializeSeed<'de> for Node<'_, S> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<S: EventSink> Node<'_, S> {
    fn scalar<E: Error>(self, text: &str, style: Style) -> Result<(), E> {
        self.0.scalar(text, style, NOWHERE).map_err(stop)
    }
}

impl<'de, S: EventSink> Visitor<'de> for Node<'_, S> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an architecture document")
    }

    fn visit_bool<E: Error>(self, value: bool) -> Result<(), E> {
        self.scalar(if value { "true" } else { "false" }, Style::Bool)
    }

    fn visit_i64<E: Error>(self, value: i64) -> Result<(), E> {
        self.scalar(&value.to_string(), Style::Number)
    }

    fn visit_u64<E: Error>(self, value: u64) -> Result<(), E> {
        self.scalar(&value.to_string(), Style::Number)
    }

    fn visit_f64<E: Error>(self, value: f64) -> Result<(), E> {
        self.scalar(&value.to_string(), Style::Number)
    }

    fn visit_str<E: Error>(self, value: &str) -> Result<(), E> {
        self.scalar(value, Style::Quoted)
    }

    fn visit_unit<E: Error>(self) -> Result<(), E> {
        self.scalar("", Style::Null)
    }

    fn visit_none<E: Error>(self) -> Result<(), E> {
        self.visit_unit()
    }

    fn visit_some<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_any(self)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<(), A::Error> {
        let sink = self.0;
        sink.seq_start(NOWHERE).map_err(stop)?;
        while items.next_element_seed(Node(sink))?.is_some() {}
        sink.seq_end().map_err(stop)
    }

    fn visit_map<A: MapAccess<'de>>(self, mut entries: A) -> Result<(), A::Error> {
        let sink = self.0;
        sink.map_start(NOWHERE).map_err(stop)?;
        while entries.next_key_seed(Node(sink))?.is_some() {
            entries.next_value_seed(Node(sink))?;
        }
        sink.map_end().map_err(stop)
    }
}
