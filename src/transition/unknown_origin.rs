//! TRN016: the new version tells the fate of something that the earlier one never had.

use std::borrow::Cow;
use std::collections::HashSet;

use super::step::version_between;
use super::{BuiltIn, TransitionContext};
use crate::diagnostic::{Code, LifeCycle, RuleName, Severity};
use crate::diff::Fate;
use crate::model::{
    Architecture, ElementRef, Field, OrganisationRef, Place, RecordRef, Subject, Table,
};
use crate::rules::{Each, Finding, Findings, RuleInfo, always};
use crate::suggest::meant;
use crate::text::Text;
use crate::version::ArchitectureVersion;

pub(super) static RULE: BuiltIn = BuiltIn {
    info: RuleInfo {
        code: Code::of("TRN016"),
        name: RuleName::of("unknown-earlier-id"),
        life: LifeCycle::since("0.1.0"),
        severity: Severity::Error,
        title: Text::fixed(
            "Định danh không có trong phiên bản cũ",
            "Id that the earlier version does not have",
        ),
        description: Text::fixed(
            "Kiểm tra các định danh trong `succeeds`, `retired` và `transferred` của phiên bản mới có trong phiên bản cũ. Khai báo giữ lại từ những lần chuyển đổi trước, mà phiên bản cũ cũng có, không bị báo. Khi văn bản mới ghi ở `supersedes` một phiên bản nằm giữa hai phiên bản, khai báo về định danh lạ có thể thuộc bước đó: chỉ nêu chung một thông tin, trừ định danh gần giống một thành phần đang không rõ kết quả xử lý.",
            "Checks that the ids in `succeeds`, `retired` and `transferred` of the new version are those of the earlier one. What was kept of earlier steps, which the earlier version says too, is passed over. Where the new document names, under `supersedes`, a version between the two, statements about other ids may be of that step: they are named together, as worth knowing, but for ids that resemble an element that is lost.",
        ),
        why: Text::fixed(
            "Định danh ghi sai làm thành phần thật sự được nói đến trở thành “không rõ kết quả xử lý”, mà không ai thấy vì sao.",
            "With a misspelt id the element that is meant is lost, and nobody sees why.",
        ),
        remedy: Text::fixed(
            "Sửa định danh cho đúng với phiên bản cũ, hoặc bỏ khai báo.",
            "Write the id as the earlier version does, or drop the statement.",
        ),
        // A law of the structure itself.
        bases: Cow::Borrowed(&[]),
        applies: always,
    },
    check,
};

/// For so many ids the nearest of the earlier version is looked for.
const SUGGESTED: usize = 16;
/// Among so many elements.
const LOOKED_AT: usize = 5_000;

fn check(cx: &TransitionContext<'_, '_>, out: &mut Findings<'_>) {
    let (old, new) = (cx.earlier(), cx.later());
    let mut found: Vec<(&str, Place, What)> = Vec::new();
    let mut known = Known::new(old, Of::Elements);
    for table in [Table::Retired, Table::Transferred] {
        for record in new.records(table) {
            if !known.has(record.key()) {
                found.push((record.key(), record.into(), What::Element));
            }
        }
    }
    for element in new.succeeding() {
        let place = || Subject::from(element).at(Field::Succeeds);
        let unknown = element.succeeds().filter(|id| !known.has(id));
        found.extend(unknown.map(|id| (id, place(), What::Element)));
    }
    let mut known = Known::new(old, Of::Organisations);
    for organisation in new.organisations() {
        let place = || Subject::from(*organisation).at(Field::Succeeds);
        let unknown = organisation.succeeds().filter(|id| !known.has(id));
        found.extend(unknown.map(|id| (id, place(), What::Organisation)));
    }
    if found.is_empty() {
        return;
    }
    let between = version_between(cx);
    let lost = lost(cx);
    for (nth, (id, place, what)) in found.into_iter().enumerate() {
        let near = match what {
            What::Element if nth < SUGGESTED => meant(id, lost.iter().map(|id| (*id, *id))),
            What::Organisation if nth < SUGGESTED => {
                let all = old.organisations().take(LOOKED_AT);
                let all: Vec<&str> = all.map(|one: OrganisationRef<'_>| one.key()).collect();
                meant(id, all.iter().map(|id| (*id, *id)))
            }
            What::Element | What::Organisation => None,
        };
        match &between {
            Some(version) if near.is_none() => {
                out.each(
                    &of_the_step_between(old, version),
                    of_another_step(old, id, place),
                );
            }
            _ => out.report(finding(old, (id, place, what), near, between.as_ref())),
        }
    }
}

/// Statements that a version between the two accounts for: they are about what that version brought.
fn of_the_step_between(old: &Architecture, between: &ArchitectureVersion) -> Each {
    let was = old.version().map(|v| v.to_string()).unwrap_or_default();
    let between = between.to_string();
    Each::new("between", move |all| {
        let (count, vi, en) = (all.count(), all.vi(), all.en());
        crate::bilingual!(
            "{count} khai báo về định danh mà phiên bản {was} không có, có thể của phiên bản {between} nằm giữa: {vi}",
            "{count} statements about ids that version {was} does not have, perhaps of version {between}, which lies between: {en}"
        )
    })
    .help(Text::fixed(
        "Đối chiếu với phiên bản nằm giữa; định danh đúng của phiên bản đó thì giữ nguyên.",
        "Compare with the version between the two; ids of that version may stay.",
    ))
}

fn of_another_step(old: &Architecture, id: &str, place: Place) -> Finding {
    let was = old.version().map(|v| v.to_string()).unwrap_or_default();
    Finding::new(crate::bilingual!(
        "phiên bản {was} không có `{id}`; khai báo này có thể thuộc về bước chuyển từ phiên bản nằm giữa",
        "version {was} has no `{id}`; this may be about the step from the version between the two"
    ))
    .severity(Severity::Info)
    .at(place)
    .discriminator(id)
    .named(crate::bilingual!("`{id}`", "`{id}`"))
}

#[derive(Clone, Copy)]
enum What {
    Element,
    Organisation,
}

fn finding(
    old: &Architecture,
    (id, place, what): (&str, Place, What),
    near: Option<&str>,
    between: Option<&ArchitectureVersion>,
) -> Finding {
    let (vi, en) = match what {
        What::Element => ("thành phần", "element"),
        What::Organisation => ("tổ chức", "organisation"),
    };
    let mut finding = Finding::new(crate::bilingual!(
        "phiên bản cũ không có {vi} `{id}`",
        "the earlier version has no {en} `{id}`"
    ))
    .at(place)
    .discriminator(id);
    if let Some(near) = near {
        let subject = match what {
            What::Element => Subject::element(near),
            What::Organisation => Subject::record(Table::Organisations, near),
        };
        finding = finding
            .label_old(
                subject,
                crate::bilingual!("có thể là `{near}`", "perhaps `{near}` is meant"),
            )
            .help(crate::bilingual!(
                "Có phải ý là `{near}`?",
                "Did you mean `{near}`?"
            ));
    }
    if let Some(between) = between {
        let was = old.version().map(|v| v.to_string()).unwrap_or_default();
        finding = finding.severity(Severity::Warning).note(crate::bilingual!(
            "văn bản mới thay thế phiên bản {between} ra sau phiên bản {was}: khai báo này có thể thuộc về bước đó",
            "the new document supersedes version {between}, which is later than {was}: this may be about that step"
        ));
    }
    finding
}

/// What is told of: elements or organisations.
#[derive(Clone, Copy)]
enum Of {
    Elements,
    Organisations,
}

/// The ids that the earlier version knows: what it has, and what it tells of earlier steps.
struct Known<'a> {
    old: &'a Architecture,
    of: Of,
    /// What it tells of, once asked for.
    told: Option<HashSet<&'a str>>,
}

impl<'a> Known<'a> {
    fn new(old: &'a Architecture, of: Of) -> Self {
        Self {
            old,
            of,
            told: None,
        }
    }

    fn has(&mut self, id: &str) -> bool {
        let (old, of) = (self.old, self.of);
        let is_there = match of {
            Of::Elements => old.element(id).is_some(),
            Of::Organisations => old.organisation(id).is_some(),
        };
        is_there || self.told.get_or_insert_with(|| told(old, of)).contains(id)
    }
}

fn told(old: &Architecture, of: Of) -> HashSet<&str> {
    let mut told = HashSet::new();
    match of {
        Of::Elements => {
            for table in [Table::Retired, Table::Transferred] {
                told.extend(old.records(table).map(RecordRef::key));
            }
            told.extend(old.succeeding().flat_map(ElementRef::succeeds));
            // What could not be read is there.
            told.extend(old.unread().elements());
        }
        Of::Organisations => {
            told.extend(old.organisations().flat_map(OrganisationRef::succeeds));
        }
    }
    told
}

/// The elements of the earlier version that are gone without a word: one of them may be meant.
fn lost<'a>(cx: &TransitionContext<'_, 'a>) -> Vec<&'a str> {
    let lost = cx.lineage().fates();
    let lost = lost.filter(|(_, fate)| matches!(fate, Fate::Removed));
    let mut lost: Vec<&str> = lost
        .map(|(element, _)| element.id())
        .take(LOOKED_AT)
        .collect();
    lost.sort_unstable();
    lost
}
