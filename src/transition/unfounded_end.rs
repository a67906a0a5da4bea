//! TRN007: something was retired or handed over without a reason and a basis.

use std::borrow::Cow;
use std::fmt::Write as _;

use super::step::has_fresh_note;
use super::{BuiltIn, TransitionContext};
use crate::date::Date;
use crate::diagnostic::{Basis, Code, Confidence, LifeCycle, RuleName, Severity};
use crate::framework::law;
use crate::model::{
    Architecture, DocumentStatus, EXISTENCE, ElementRef, Field, Layer, OrganisationRef, RecordRef,
    RelationKind, Status, Subject, Table,
};
use crate::rules::{Each, Finding, Findings, RuleInfo, always};
use crate::text::{Lang, Text};

pub(super) static RULE: BuiltIn = BuiltIn {
    info: RuleInfo {
        code: Code::of("TRN007"),
        name: RuleName::of("end-without-basis"),
        life: LifeCycle::since("0.1.0"),
        severity: Severity::Warning,
        title: Text::fixed(
            "Dừng vận hành, chuyển giao không nêu căn cứ",
            "Retirement or transfer without a basis",
        ),
        description: Text::fixed(
            "Kiểm tra thành phần đã dừng vận hành có lý do và có quyết định hoặc nguồn nêu việc dừng; thành phần chuyển giao, hoặc đổi sang chủ quản thuộc cơ quan khác, có nêu căn cứ. Nguồn không được tính khi mục tự ghi `inferred: [existence]`.",
            "Checks that what was retired gives a reason, and a decision or a source that tells of it, and that what was handed over, or has an owner of another agency now, names a basis. A source does not count where the entry itself says `inferred: [existence]`.",
        ),
        why: Text::fixed(
            "Dừng hoặc chuyển giao hệ thống làm thay đổi trách nhiệm quản lý dữ liệu; người phê duyệt cần biết việc đó dựa trên quyết định nào.",
            "Stopping or handing over a system changes who answers for its data. Whoever approves the step must see on what decision that rests.",
        ),
        remedy: Text::fixed(
            "Bổ sung `reason` và `decision` trong mục `retired`, `basis` trong mục `transferred`, hoặc `note` ở thành phần đổi chủ quản.",
            "Add `reason` and `decision` under `retired`, `basis` under `transferred`, or a `note` on the element whose owner changed.",
        ),
        bases: Cow::Borrowed(BASES),
        applies: always,
    },
    check,
};

const BASES: &[Basis] = &[Basis::of(&law::MODEL, "", Confidence::Inferred)];

fn check(cx: &TransitionContext<'_, '_>, out: &mut Findings<'_>) {
    for record in cx.later().records(Table::Retired) {
        let fields = record.fields();
        let has_source = fields.has(Field::Source) && !fields.is_inferred(EXISTENCE);
        let founded = fields.has(Field::Decision) || has_source;
        if let Some(old) = of_this_step(cx, record) {
            let lack = match (fields.has(Field::Reason), founded) {
                (true, true) => continue,
                (true, false) if fields.has(Field::Source) => &INFERRED_SOURCE,
                (true, false) => &LACKS_BASIS,
                (false, true) => &LACKS_REASON,
                (false, false) => &LACKS_BOTH,
            };
            let end = match old.layer() {
                Layer::Policy => &EXPIRES,
                _ if old.status() == Some(Status::Planned) => &DROPPED,
                Layer::Infrastructure
                | Layer::Integration
                | Layer::Application
                | Layer::Business
                | Layer::Channel
                | Layer::User => &STOPS,
            };
            ended(cx, (record, old), end, lack, out);
        }
    }
    for record in cx.later().records(Table::Transferred) {
        let founded = record.fields().has(Field::TransferBasis);
        if let Some(old) = of_this_step(cx, record).filter(|_| !founded) {
            ended(cx, (record, old), &HANDED_OVER, &LACKS_GROUNDS, out);
        }
    }
    for element in cx.later().elements() {
        in_place(cx, element, out);
    }
}

/// How something ends, and what to write of it.
struct End {
    key: &'static str,
    one: Text,
    several: Text,
    /// What stands before the day.
    since: Text,
}

static STOPS: End = End {
    key: "stops",
    one: Text::fixed("dừng vận hành", "is retired"),
    several: Text::fixed("thành phần dừng vận hành", "elements are retired"),
    since: STOPPED,
};

static DROPPED: End = End {
    key: "dropped",
    one: Text::fixed("bị bỏ khỏi kế hoạch", "is dropped from the plan"),
    several: Text::fixed(
        "thành phần bị bỏ khỏi kế hoạch",
        "elements are dropped from the plan",
    ),
    since: Text::fixed("bỏ từ ngày", "dropped on"),
};

static EXPIRES: End = End {
    key: "expires",
    one: Text::fixed("thôi áp dụng", "no longer applies"),
    several: Text::fixed("văn bản thôi áp dụng", "policies no longer apply"),
    since: Text::fixed("thôi áp dụng từ ngày", "no longer in force from"),
};

static HANDED_OVER: End = End {
    key: "handed-over",
    one: Text::fixed("được chuyển giao", "is handed over"),
    several: Text::fixed("thành phần được chuyển giao", "elements are handed over"),
    since: Text::fixed("chuyển giao từ ngày", "handed over on"),
};

/// Before the day on which something was stopped.
const STOPPED: Text = Text::fixed("dừng từ ngày", "stopped on");

/// What is not said of an end.
struct Lack {
    key: &'static str,
    text: Text,
    help: Text,
}

static LACKS_BASIS: Lack = Lack {
    key: "basis",
    text: Text::fixed(
        "không nêu quyết định hoặc nguồn",
        "without a decision or a source",
    ),
    help: Text::fixed(
        "Bổ sung `decision` (quyết định) hoặc `sources` (nguồn) trong mục `retired`.",
        "Add a `decision`, or `sources`, under `retired`.",
    ),
};

static INFERRED_SOURCE: Lack = Lack {
    key: "inferred-source",
    text: Text::fixed(
        "nguồn được nêu không nói rõ việc này (ghi là suy luận)",
        "on sources that do not tell of it (marked as inferred)",
    ),
    help: Text::fixed(
        "Bổ sung `decision` (quyết định) hoặc nguồn nêu rõ việc này trong mục `retired`, rồi bỏ dấu suy luận.",
        "Add a `decision`, or a source that tells of it, under `retired`, and drop the mark of inference.",
    ),
};

static LACKS_REASON: Lack = Lack {
    key: "reason",
    text: Text::fixed("không nêu lý do", "without a reason"),
    help: Text::fixed(
        "Bổ sung `reason` (lý do) trong mục `retired`.",
        "Add a `reason` under `retired`.",
    ),
};

static LACKS_BOTH: Lack = Lack {
    key: "both",
    text: Text::fixed(
        "không nêu lý do, quyết định hoặc nguồn",
        "without a reason, a decision or a source",
    ),
    help: Text::fixed(
        "Bổ sung `reason` (lý do) và `decision` (quyết định) hoặc `sources` (nguồn) trong mục `retired`.",
        "Add a `reason` and a `decision`, or `sources`, under `retired`.",
    ),
};

static LACKS_GROUNDS: Lack = Lack {
    key: "grounds",
    text: Text::fixed("không nêu căn cứ", "without a basis"),
    help: Text::fixed(
        "Bổ sung `basis` trong mục `transferred`.",
        "Add a `basis` under `transferred`.",
    ),
};

/// The element of a record of this step. Records are kept from version to version; only those of elements that the
/// old version had are judged.
fn of_this_step<'a>(
    cx: &TransitionContext<'_, 'a>,
    record: RecordRef<'_>,
) -> Option<ElementRef<'a>> {
    let old = cx.earlier().element(record.key())?;
    cx.later().element(record.key()).is_none().then_some(old)
}

/// Reports an end that a record tells of: what ends, since when, and for whom.
fn ended<'a>(
    cx: &TransitionContext<'_, 'a>,
    (record, old): (RecordRef<'_>, ElementRef<'a>),
    end: &'static End,
    lack: &'static Lack,
    out: &mut Findings<'_>,
) {
    let illustrative = cx.later().status() == Some(DocumentStatus::Illustrative);
    let is_admitted = illustrative && record.fields().is_inferred(EXISTENCE);
    let until = record.fields().date(Field::Date);
    let name = told(old, (&end.since, until), &for_whom(cx, old, until));
    let message = |lang| {
        let (name, one, lack) = (name.get(lang), end.one.get(lang), lack.text.get(lang));
        match lang {
            Lang::Vi => format!("{name} {one} mà {lack}"),
            Lang::En => format!("{name} {one} {lack}"),
        }
    };
    let finding = Finding::new(Text::new(message(Lang::Vi), message(Lang::En)));
    let finding = finding.at(record).named(name).help(lack.help.clone());
    let key = format!("{} {} {is_admitted}", end.key, lack.key);
    let group = Each::new(key, move |all| {
        let count = all.count();
        let (vi, en) = (all.vi(), all.en());
        let (ends_vi, ends_en) = (end.several.get(Lang::Vi), end.several.get(Lang::En));
        let (lack_vi, lack_en) = (lack.text.get(Lang::Vi), lack.text.get(Lang::En));
        crate::bilingual!(
            "{count} {ends_vi} mà {lack_vi}: {vi}",
            "{count} {ends_en} {lack_en}: {en}"
        )
    });
    // An illustrative document that says itself that no source tells of the end is not to be blamed for it.
    let finding = if is_admitted {
        finding.severity(Severity::Info).note(Text::fixed(
            "văn bản minh họa tự ghi rằng không nguồn nào nêu việc này",
            "the document is illustrative and says itself that no source tells of this",
        ))
    } else {
        finding
    };
    out.each(&group.help(lack.help.clone()), finding);
}

/// An element by its name, since when it is no longer there, and who relied on it.
fn told(element: ElementRef<'_>, (word, day): (&Text, Option<Date>), whom: &[Text]) -> Text {
    let id = element.id();
    let line = |lang| {
        let mut facts = vec![format!("`{id}`")];
        let word = word.get(lang);
        facts.extend(day.map(|day| match lang {
            Lang::Vi => format!("{word} {}", day.vietnamese()),
            Lang::En => format!("{word} {day}"),
        }));
        if !whom.is_empty() {
            let shown = whom.iter().take(WHOM).map(|text| text.get(lang));
            let mut shown = shown.collect::<Vec<_>>().join(", ");
            let more = whom.len().saturating_sub(WHOM);
            if more > 0 {
                let _ = match lang {
                    Lang::Vi => write!(shown, " và {more} thành phần khác"),
                    Lang::En => write!(shown, " and {more} more"),
                };
            }
            facts.push(match (lang, element.layer()) {
                (Lang::Vi, Layer::Policy) => format!("đã điều chỉnh {shown}"),
                (Lang::En, Layer::Policy) => format!("governed {shown}"),
                (Lang::Vi, _) => format!("đã phục vụ {shown}"),
                (Lang::En, _) => format!("served {shown}"),
            });
        }
        format!("{} ({})", element.name(lang), facts.join("; "))
    };
    Text::new(line(Lang::Vi), line(Lang::En))
}

/// So many of those who relied on something are named.
const WHOM: usize = 3;

/// Who relied on an old element and goes on, with the day on which the relation ended if that is known and another one.
fn for_whom<'a>(
    cx: &TransitionContext<'_, 'a>,
    old: ElementRef<'a>,
    end: Option<Date>,
) -> Vec<Text> {
    let graph = cx.diff().earlier_graph();
    let relations = graph.incoming(old).chain(old.relations());
    let mut whom: Vec<(&str, Option<Date>)> = Vec::new();
    for relation in relations.filter(|r| r.status() != Some(Status::Planned)) {
        let until = relation.fields().date(Field::Until);
        let until = until.filter(|day| Some(*day) != end);
        let relying = relation.dependences().filter(|(_, on)| *on == old);
        let governed = (relation.kind() == RelationKind::GovernedBy && relation.to() == Some(old))
            .then(|| relation.from());
        let relying = relying.map(|(from, _)| from).chain(governed);
        let goes_on = |e: &ElementRef<'a>| *e != old && cx.lineage().next(*e).next().is_some();
        whom.extend(relying.filter(goes_on).map(|e| (e.id(), until)));
    }
    whom.sort_unstable();
    whom.dedup_by_key(|(id, _)| *id);
    whom.into_iter()
        .map(|(id, until)| match until {
            Some(day) => {
                let vi = day.vietnamese();
                crate::bilingual!("`{id}` đến {vi}", "`{id}` until {day}")
            }
            None => crate::bilingual!("`{id}`", "`{id}`"),
        })
        .collect()
}

/// What is still listed under its id, but was stopped or has an owner of another agency.
fn in_place<'a>(cx: &TransitionContext<'_, 'a>, element: ElementRef<'a>, out: &mut Findings<'_>) {
    let mut before = cx.lineage().before(element);
    let (Some(old), None) = (before.next(), before.next()) else {
        return;
    };
    if has_fresh_note(cx, element) {
        return;
    }
    // An end that was announced before needs no more words when it comes.
    let until = |e: ElementRef<'_>| e.fields().date(Field::Until);
    let retired = element.status() == Some(Status::Retired);
    let is_new = retired || until(element) != until(old);
    if is_new && element.has_ended(cx.date()) && !old.has_ended(cx.earlier_date()) {
        stopped(cx, element, old, retired, out);
    }
    let agency = |e: ElementRef<'a>| e.agency().map(|a: OrganisationRef<'a>| a.key());
    if let (Some(was), Some(is)) = (agency(old), agency(element))
        && !cx.lineage().organisation_goes_on(was, is)
        && !cx.lineage().organisation_may_go_on(was, is)
        && cx.earlier().organisation(is).is_some()
    {
        passed(cx, (old, was), (element, is), out);
    }
}

/// Reports what was stopped without a note.
fn stopped<'a>(
    cx: &TransitionContext<'_, 'a>,
    element: ElementRef<'a>,
    old: ElementRef<'a>,
    retired: bool,
    out: &mut Findings<'_>,
) {
    let until = element.fields().date(Field::Until);
    let word = Text::fixed("hoạt động đến hết ngày", "there until");
    let name = told(element, (&word, until), &for_whom(cx, old, until));
    let (vi, en) = (name.get(Lang::Vi), name.get(Lang::En));
    let finding = Finding::new(crate::bilingual!(
        "{vi} đã dừng mà không có ghi chú nêu lý do và căn cứ",
        "{en} was stopped, and no note gives the reason and the basis"
    ));
    let group = Each::new("in-place", |all| {
        let (count, vi, en) = (all.count(), all.vi(), all.en());
        crate::bilingual!(
            "{count} thành phần đã dừng mà không có ghi chú nêu lý do và căn cứ: {vi}",
            "{count} elements were stopped, and no note gives the reason and the basis: {en}"
        )
    });
    let help = Text::fixed(
        "Bổ sung `note` nêu lý do và căn cứ ở thành phần đã dừng.",
        "Add a `note` with the reason and the basis on what was stopped.",
    );
    let field = if retired { Field::Status } else { Field::Until };
    let finding = finding
        .at(Subject::from(element).at(field))
        .label_old(old, None)
        .rests_on_element(element, "status")
        .named(name)
        .help(help.clone());
    out.each(&group.help(help), finding);
}

/// Reports what passed to another agency without a note.
fn passed<'a>(
    cx: &TransitionContext<'_, 'a>,
    (old, was): (ElementRef<'a>, &str),
    (element, is): (ElementRef<'a>, &str),
    out: &mut Findings<'_>,
) {
    let named = |arch: &Architecture, key: &str| {
        let name = |lang| match arch.organisation(key) {
            Some(it) => format!("{} (`{key}`)", it.name(lang)),
            None => format!("`{key}`"),
        };
        Text::new(name(Lang::Vi), name(Lang::En))
    };
    let (from, to) = (named(cx.earlier(), was), named(cx.later(), is));
    let name = told(element, (&STOPPED, None), &[]);
    let say = move |vi: &str, en: &str| {
        let (from_vi, from_en) = (from.get(Lang::Vi), from.get(Lang::En));
        let (to_vi, to_en) = (to.get(Lang::Vi), to.get(Lang::En));
        crate::bilingual!(
            "{vi} chuyển từ {from_vi} sang {to_vi} mà không có ghi chú nêu căn cứ",
            "{en} passed from {from_en} to {to_en}, and no note gives the basis"
        )
    };
    let finding = Finding::new(say(name.get(Lang::Vi), name.get(Lang::En)));
    let help = Text::fixed(
        "Bổ sung `note` nêu căn cứ ở thành phần đổi chủ quản.",
        "Add a `note` with the basis on what changed its owner.",
    );
    let group = Each::new(format!("{was} {is}"), move |all| {
        let (vi, en) = (all.vi(), all.en());
        say(&vi, &en)
    });
    let finding = finding
        .at(Subject::from(element).at(Field::Owner))
        .label_old(Subject::from(old).at(Field::Owner), None)
        .rests_on_element(element, "owner")
        .rests_on_element(old, "owner")
        .named(name)
        .help(help.clone());
    out.each(&group.help(help), finding);
}
