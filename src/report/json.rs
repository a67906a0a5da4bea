//! Findings for machines, as any serde format writes them.

use std::borrow::Cow;
use std::cmp::Reverse;
use std::collections::BTreeMap;

use serde::ser::{Serialize, SerializeMap as _, Serializer};

use super::source_context::SourceContext;
use crate::diagnostic::{
    At, Basis, Code, Diagnostic, Label, Members, Report, Severity, Side, Skipped, Step, Suppressed,
    SuppressedBy,
};
use crate::io::Locate;
use crate::model::{Field, Place};
use crate::text::{Lang, Text};

/// Findings in a form for machines: everything the library knows, in both languages, with places.
///
/// The schema version is `1`. Fields may be added under that number; none is removed or changes its meaning.
///
/// If there are more findings than are kept, `counts` is still of all of them, and `dropped` says how many are not in
/// `findings`: a list of `code`, `severity` and `count`, gravest first. Without any there is no such field. Of what is
/// suppressed `counts` may be more than `suppressed` lists, too.
///
/// ```
/// use justarch::{Code, Diagnostic, Report, ReportJson, Severity, Subject, Text};
/// let mut report = Report::default();
/// report.push(
///     Diagnostic::new(Code::of("ACME001"), Severity::Warning, Text::new("thiếu", "missing"))
///         .label(Subject::element("moj-lgsp"), None),
/// );
/// let json = serde_json::to_value(ReportJson::bare(&report)).unwrap();
/// assert_eq!(json["schema-version"], "1");
/// assert_eq!(json["findings"][0]["labels"][0]["subject"], "moj-lgsp");
/// assert_eq!(json["counts"]["warning"], 1);
/// ```
#[derive(Default)]
pub struct ReportJson<'a> {
    parts: Vec<(&'a Report, SourceContext<'a>)>,
}

impl std::fmt::Debug for ReportJson<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_list()
            .entries(self.parts.iter().map(|p| p.0))
            .finish()
    }
}

impl<'a> ReportJson<'a> {
    /// Findings about one document.
    pub fn new(report: &'a Report, document: &'a dyn Locate) -> Self {
        Self::of(report, SourceContext::one(document))
    }

    /// Findings about two versions; each label is looked up on its side.
    pub fn pair(report: &'a Report, old: &'a dyn Locate, new: &'a dyn Locate) -> Self {
        Self::of(report, SourceContext::pair(old, new))
    }

    /// Findings about an architecture that was made in code: labels have subjects but no places.
    pub fn bare(report: &'a Report) -> Self {
        Self::of(report, SourceContext::none())
    }

    /// Adds the findings about another document. Starting from `default()` there may be any number.
    #[must_use]
    pub fn and(mut self, report: &'a Report, document: &'a dyn Locate) -> Self {
        self.parts.push((report, SourceContext::one(document)));
        self
    }

    fn of(report: &'a Report, stand: SourceContext<'a>) -> Self {
        Self {
            parts: vec![(report, stand)],
        }
    }
}

impl Serialize for ReportJson<'_> {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        let mut map = to.serialize_map(None)?;
        map.serialize_entry("schema-version", "1")?;
        let inputs = self.parts.iter().map(|(_, stand)| Inputs(stand));
        map.serialize_entry("inputs", &inputs.collect::<Vec<_>>())?;
        let findings = self.parts.iter().flat_map(|(report, stand)| {
            let sorted = stand.sorted(report).into_iter();
            sorted.map(move |found| FindingJson { found, stand })
        });
        map.serialize_entry("findings", &findings.collect::<Vec<_>>())?;
        map.serialize_entry("counts", &Counts::of(&self.parts))?;
        let dropped = dropped(&self.parts);
        if !dropped.is_empty() {
            map.serialize_entry("dropped", &dropped)?;
        }
        let skipped = self.parts.iter().flat_map(|(report, _)| report.skipped());
        map.serialize_entry("skipped", &skipped.map(SkippedJson).collect::<Vec<_>>())?;
        let suppressed = self.parts.iter().flat_map(|(r, _)| r.suppressed());
        let suppressed = suppressed.map(SuppressedJson).collect::<Vec<_>>();
        map.serialize_entry("suppressed", &suppressed)?;
        map.end()
    }
}

/// A finding that is not held against the document: which, and what says so.
struct SuppressedJson<'a>(&'a Suppressed);

impl Serialize for SuppressedJson<'_> {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        let Suppressed { diagnostic, by } = self.0;
        let mut map = to.serialize_map(None)?;
        map.serialize_entry("code", diagnostic.code.as_str())?;
        map.serialize_entry("fingerprint", &diagnostic.fingerprint())?;
        map.serialize_entry("message", &Both(&diagnostic.message))?;
        if let SuppressedBy::Allow {
            reason,
            until,
            owner,
            ..
        } = by
        {
            map.serialize_entry("by", "allow")?;
            map.serialize_entry("reason", reason)?;
            map.serialize_entry("until", &until.map(|day| day.to_string()))?;
            map.serialize_entry("owner", owner)?;
        } else {
            map.serialize_entry("by", "baseline")?;
        }
        map.end()
    }
}

/// The files of a part, by side.
pub(super) struct Inputs<'a, 's>(pub(super) &'a SourceContext<'s>);

impl Serialize for Inputs<'_, '_> {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        let mut map = to.serialize_map(None)?;
        for side in [Side::Old, Side::New] {
            if let Some(texts) = self.0.texts(side) {
                map.serialize_entry(side_key(side), &texts.names().collect::<Vec<_>>())?;
            }
        }
        map.end()
    }
}

/// How many findings there are of each severity, how many rules were not decided, and how many findings are not
/// held against the document.
struct Counts([(&'static str, usize); 5]);

impl Counts {
    fn of(parts: &[(&Report, SourceContext<'_>)]) -> Self {
        let found = |severity: Severity| {
            let count = parts.iter().map(|(report, _)| report.count(severity)).sum();
            (severity.key(), count)
        };
        let skipped = parts.iter().map(|(r, _)| r.skipped().len()).sum();
        let suppressed = parts.iter().map(|(r, _)| r.suppressed_count()).sum();
        let [info, warning, error] = Severity::ALL.map(found);
        Self([
            error,
            warning,
            info,
            ("skipped", skipped),
            ("suppressed", suppressed),
        ])
    }
}

/// What was counted and not kept, gravest first.
fn dropped<'a>(parts: &[(&'a Report, SourceContext<'_>)]) -> Vec<DroppedJson<'a>> {
    let mut all: BTreeMap<(Reverse<Severity>, &Code), usize> = BTreeMap::new();
    for dropped in parts.iter().flat_map(|(report, _)| report.dropped()) {
        let key = (Reverse(dropped.severity), &dropped.code);
        let count = all.entry(key).or_default();
        *count = count.saturating_add(dropped.count);
    }
    let json = |((severity, code), count): ((Reverse<Severity>, _), _)| DroppedJson {
        code,
        severity: severity.0,
        count,
    };
    all.into_iter().map(json).collect()
}

struct DroppedJson<'a> {
    code: &'a Code,
    severity: Severity,
    count: usize,
}

impl Serialize for DroppedJson<'_> {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        let mut map = to.serialize_map(Some(3))?;
        map.serialize_entry("code", self.code.as_str())?;
        map.serialize_entry("severity", self.severity.key())?;
        map.serialize_entry("count", &self.count)?;
        map.end()
    }
}

impl Serialize for Counts {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.collect_map(self.0)
    }
}

struct FindingJson<'a, 's> {
    found: &'a Diagnostic,
    stand: &'a SourceContext<'s>,
}

impl Serialize for FindingJson<'_, '_> {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        let Self { found, stand } = self;
        let labels = found.labels.iter().map(|label| LabelJson {
            label: Cow::Borrowed(label),
            stand,
        });
        let mut map = to.serialize_map(None)?;
        map.serialize_entry("code", found.code.as_str())?;
        map.serialize_entry("severity", found.severity.key())?;
        map.serialize_entry("fingerprint", &found.fingerprint())?;
        if let Some(members) = found.members.as_deref() {
            serialize_members::<S>(members, &mut map)?;
        }
        map.serialize_entry("message", &Both(&found.message))?;
        map.serialize_entry("labels", &labels.collect::<Vec<_>>())?;
        map.serialize_entry("path", &found.path.iter().map(StepJson).collect::<Vec<_>>())?;
        map.serialize_entry("basis", &found.basis.as_deref().map(BasisJson))?;
        map.serialize_entry("notes", &found.notes.iter().map(Both).collect::<Vec<_>>())?;
        map.serialize_entry("help", &found.help.as_deref().map(Both))?;
        map.end()
    }
}

/// `holds` and `members`, if there are several; `more-members` counts those that were not kept.
fn serialize_members<S: Serializer>(
    members: &Members,
    map: &mut S::SerializeMap,
) -> Result<(), S::Error> {
    match members {
        Members::Each(parts) if parts.all().is_empty() => Ok(()),
        Members::Each(parts) => {
            let all: Vec<_> = parts.all().iter().map(PartJson).collect();
            map.serialize_entry("holds", "each")?;
            map.serialize_entry("members", &all)?;
            match parts.more() {
                0 => Ok(()),
                more => map.serialize_entry("more-members", &more),
            }
        }
        Members::Together(joint) => {
            let all: Vec<_> = joint
                .members()
                .iter()
                .map(|m| PlaceJson(&m.place))
                .collect();
            map.serialize_entry("holds", "together")?;
            map.serialize_entry("members", &all)
        }
    }
}

struct PartJson<'a>(&'a Diagnostic);

impl Serialize for PartJson<'_> {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        let place = self.0.place();
        let mut map = to.serialize_map(None)?;
        map.serialize_entry("subject", &place.map(|place| place.subject.to_string()))?;
        map.serialize_entry(
            "field",
            &place.and_then(|place| place.field.map(Field::path)),
        )?;
        map.serialize_entry("fingerprint", &self.0.fingerprint())?;
        map.serialize_entry("message", &Both(&self.0.message))?;
        map.end()
    }
}

struct PlaceJson<'a>(&'a Place);

impl Serialize for PlaceJson<'_> {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        let mut map = to.serialize_map(Some(2))?;
        map.serialize_entry("subject", &self.0.subject.to_string())?;
        map.serialize_entry("field", &self.0.field.map(Field::path))?;
        map.end()
    }
}

pub(super) struct LabelJson<'a, 's> {
    label: Cow<'a, Label>,
    stand: &'a SourceContext<'s>,
}

impl<'a, 's> LabelJson<'a, 's> {
    /// A place without words.
    pub(super) fn place(side: Side, place: Place, stand: &'a SourceContext<'s>) -> Self {
        let label = Label {
            side,
            at: At::Place(place),
            text: None,
        };
        Self {
            label: Cow::Owned(label),
            stand,
        }
    }
}

impl Serialize for LabelJson<'_, '_> {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        let Self { label, stand } = self;
        let mut map = to.serialize_map(None)?;
        map.serialize_entry("side", side_key(label.side))?;
        let place = stand.spot(label).and_then(|spot| {
            let texts = stand.texts(spot.side)?;
            let from = texts.position(spot.span.source, spot.span.start);
            let to = texts.position(spot.span.source, spot.span.end);
            Some((texts.sources().name(spot.span.source), from, to))
        });
        map.serialize_entry("file", &place.map(|p| p.0))?;
        map.serialize_entry("line", &place.map(|p| p.1.line))?;
        map.serialize_entry("column", &place.map(|p| p.1.column))?;
        map.serialize_entry("end-line", &place.map(|p| p.2.line))?;
        map.serialize_entry("end-column", &place.map(|p| p.2.column))?;
        let (subject, field) = match &label.at {
            At::Place(place) => (
                Some(place.subject.to_string()),
                place.field.map(crate::model::Field::path),
            ),
            At::Span(_) => (None, None),
        };
        map.serialize_entry("subject", &subject)?;
        map.serialize_entry("field", &field)?;
        map.serialize_entry("text", &label.text.as_deref().map(Both))?;
        map.end()
    }
}

struct StepJson<'a>(&'a Step);

impl Serialize for StepJson<'_> {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        let mut map = to.serialize_map(Some(3))?;
        map.serialize_entry("from", &*self.0.from)?;
        map.serialize_entry("relation", self.0.kind.key())?;
        map.serialize_entry("to", &*self.0.to)?;
        map.end()
    }
}

/// What something rests on.
pub(super) struct BasisJson<'a>(pub(super) &'a Basis);

impl Serialize for BasisJson<'_> {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        let citation = Text::new(self.0.citation(Lang::Vi), self.0.citation(Lang::En));
        let mut map = to.serialize_map(Some(3))?;
        map.serialize_entry("citation", &Both(&citation))?;
        map.serialize_entry("article", &*self.0.article)?;
        map.serialize_entry("confidence", self.0.confidence.key())?;
        map.end()
    }
}

struct SkippedJson<'a>(&'a Skipped);

impl Serialize for SkippedJson<'_> {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        let mut map = to.serialize_map(Some(2))?;
        map.serialize_entry("code", self.0.code.as_str())?;
        map.serialize_entry("reason", &Both(&self.0.reason))?;
        map.end()
    }
}

/// A text in both languages.
pub(super) struct Both<'a>(pub(super) &'a Text);

impl Serialize for Both<'_> {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        let mut map = to.serialize_map(Some(2))?;
        map.serialize_entry("vi", self.0.get(Lang::Vi))?;
        map.serialize_entry("en", self.0.get(Lang::En))?;
        map.end()
    }
}

/// The word for a side.
pub(super) fn side_key(side: Side) -> &'static str {
    match side {
        Side::Old => "old",
        Side::New => "new",
    }
}
