//! Parts that a framework asks a document for: contents and component architectures.

use crate::bilingual;
use crate::diagnostic::{Basis, Confidence, Severity};
use crate::framework::{Part, law};
use crate::model::{DocumentStatus, Field, RecordRef, Subject, Table};
use crate::rules::{Context, Each, Finding, Findings};
use crate::suggest::meant;
use crate::text::{Lang, Text};

/// Both frameworks ask for the same parts.
pub(super) const BASES: &[Basis] = &[
    Basis::of(&law::FRAMEWORK_2_0, "", Confidence::Sourced),
    Basis::of(&law::FRAMEWORK_3_0, "", Confidence::Sourced),
];

/// What a document says of a part.
pub(super) enum Said<'a> {
    /// There is no entry. A misspelt entry may have been meant.
    Nothing { meant: Option<RecordRef<'a>> },
    /// It says that the content is not known, and why.
    Unknown(RecordRef<'a>, &'a str),
}

/// The parts that a table of the document does not really have. An entry without content is the reader's to
/// report, so one that is there counts.
pub(super) fn lacking<'a>(
    cx: &Context<'a>,
    table: Table,
    parts: &'static [Part],
) -> Vec<(&'static Part, Said<'a>)> {
    let arch = cx.architecture();
    let said = |part: &Part| -> Option<Said<'a>> {
        let Some(record) = arch.record(table, part.key) else {
            let stray = |r: &RecordRef<'_>| parts.iter().all(|p| p.key != r.key());
            let meant = arch
                .records(table)
                .filter(stray)
                .find(|r| meant(r.key(), [(part.key, part.key)]).is_some());
            return Some(Said::Nothing { meant });
        };
        let fields = record.fields();
        let why = fields.text(Field::Unknown)?;
        (!fields.is_stated(Field::Content)).then_some(Said::Unknown(record, why))
    };
    parts
        .iter()
        .filter_map(|part| said(part).map(|said| (part, said)))
        .collect()
}

/// How a rule speaks of its parts.
pub(super) struct Wording {
    pub(super) vi: &'static str,
    pub(super) en: &'static str,
    /// The same in English of several.
    pub(super) many: &'static str,
    /// The lines to add for a part.
    pub(super) lines: fn(&Part) -> String,
    /// The same for several, of which each has a line.
    pub(super) pattern: &'static str,
}

/// Reports what the document lacks: one finding for all parts that are lacking in the same way.
pub(super) fn report(
    cx: &Context<'_>,
    out: &mut Findings<'_>,
    lacking: Vec<(&'static Part, Said<'_>)>,
    wording: &'static Wording,
) {
    let (absent, refused, open) = (absent(wording), refused(wording), open(wording));
    for (part, said) in lacking {
        let (group, finding) = match said {
            Said::Nothing { meant } => (&absent, nothing(part, meant, wording)),
            Said::Unknown(record, why) if may_be_unknown(cx) => {
                (&open, left_open(part, record, why, wording))
            }
            Said::Unknown(record, _) => (&refused, unknown(part, record, wording)),
        };
        out.each(group, finding.named(name(part)));
    }
}

/// A part by its key and what it is called.
fn name(part: &Part) -> Text {
    let key = part.key;
    let (vi, en) = (part.label.get(Lang::Vi), part.label.get(Lang::En));
    bilingual!("`{key}` ({vi})", "`{key}` ({en})")
}

fn absent(wording: &'static Wording) -> Each {
    let pattern = wording.pattern;
    Each::new("absent", move |all| {
        let (count, vi, en) = (all.count(), all.vi(), all.en());
        let (what_vi, what_en) = (wording.vi, wording.many);
        bilingual!(
            "kiến trúc thiếu {count} {what_vi}: {vi}",
            "the document lacks {count} {what_en}: {en}"
        )
    })
    .help(bilingual!(
        "Bổ sung vào mục `architecture`, mỗi mã một dòng:\n{pattern}",
        "Add under `architecture`, a line for each key:\n{pattern}"
    ))
}

fn refused(wording: &'static Wording) -> Each {
    Each::new("unknown", move |all| {
        let (count, vi, en) = (all.count(), all.vi(), all.en());
        let (what_vi, what_en) = (wording.vi, wording.many);
        bilingual!(
            "{count} {what_vi} được ghi là chưa có thông tin, nhưng kiến trúc không phải bản minh họa: {vi}",
            "{count} {what_en} are stated to be unknown, but the document is not illustrative: {en}"
        )
    })
}

fn open(wording: &'static Wording) -> Each {
    Each::new("open", move |all| {
        let (count, vi, en) = (all.count(), all.vi(), all.en());
        let (what_vi, what_en) = (wording.vi, wording.many);
        bilingual!(
            "{count} {what_vi} được ghi là chưa có thông tin: {vi}",
            "{count} {what_en} are stated to be unknown: {en}"
        )
    })
}

/// An illustrative document may say that it does not know; one that is issued may not. A status that could not be
/// read was reported then; it is not held against the document twice.
fn may_be_unknown(cx: &Context<'_>) -> bool {
    let arch = cx.architecture();
    arch.status() == Some(DocumentStatus::Illustrative)
        || arch.fields().was_refused(Field::DocumentStatus)
}

fn nothing(part: &Part, meant: Option<RecordRef<'_>>, wording: &Wording) -> Finding {
    let (key, lines) = (part.key, (wording.lines)(part));
    let (vi, en) = (wording.vi, wording.en);
    let (label_vi, label_en) = (part.label.get(Lang::Vi), part.label.get(Lang::En));
    let finding = Finding::new(bilingual!(
        "kiến trúc thiếu {vi} `{key}` ({label_vi})",
        "the document lacks the {en} `{key}` ({label_en})"
    ))
    .discriminator(key);
    match meant {
        Some(record) => finding
            .label(
                record,
                bilingual!("có phải là `{key}`?", "was `{key}` meant?"),
            )
            .help(bilingual!(
                "Sửa khóa này thành `{key}`.",
                "Spell this key `{key}`."
            )),
        None => finding.at(Subject::Document).help(bilingual!(
            "Bổ sung vào mục `architecture`:\n{lines}",
            "Add under `architecture`:\n{lines}"
        )),
    }
}

fn left_open(part: &Part, record: RecordRef<'_>, why: &str, wording: &Wording) -> Finding {
    let (key, vi, en) = (part.key, wording.vi, wording.en);
    Finding::new(bilingual!(
        "{vi} `{key}` được ghi là chưa có thông tin: {why}",
        "the {en} `{key}` is stated to be unknown: {why}"
    ))
    .severity(Severity::Info)
    .at(Subject::from(record).at(Field::Unknown))
    .help(Text::fixed(
        "Bổ sung nội dung khi tìm được nguồn.",
        "Fill it in once a source is found.",
    ))
}

fn unknown(part: &Part, record: RecordRef<'_>, wording: &Wording) -> Finding {
    let (key, vi, en) = (part.key, wording.vi, wording.en);
    Finding::new(bilingual!(
        "{vi} `{key}` được ghi là chưa có thông tin, nhưng kiến trúc không phải bản minh họa",
        "the {en} `{key}` is stated to be unknown, but the document is not illustrative"
    ))
    .at(Subject::from(record).at(Field::Unknown))
    .help(Text::fixed(
        "Thay `unknown` bằng `text` có nội dung.",
        "Replace `unknown` by `text` with the content.",
    ))
}
