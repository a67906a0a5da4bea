//! LAY022: a relation that belongs to both of its ends, stated more than once.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};

use crate::bilingual;
use crate::date::Date;
use crate::diagnostic::{Basis, Code, Confidence, LifeCycle, RuleName, Severity};
use crate::framework::law;
use crate::model::{Field, RelationKind, RelationRef, reading};
use crate::phrase::listed;
use crate::rules::parallel::parallel;
use crate::rules::rule::always;
use crate::rules::{BuiltIn, Context, Finding, Findings, RuleInfo};
use crate::text::Text;

pub(super) static RULE: BuiltIn = BuiltIn {
    info: RuleInfo {
        code: Code::of("LAY022"),
        name: RuleName::of("duplicate-relation"),
        life: LifeCycle::since("0.1.0"),
        severity: Severity::Warning,
        title: Text::fixed(
            "Một quan hệ được khai báo nhiều lần",
            "One relation stated more than once",
        ),
        description: Text::fixed(
            "Kết nối (`connects`) và trao đổi dữ liệu (`exchanges`) thuộc về cả hai đầu, nên chỉ khai báo ở một đầu; kết nối khai báo lại như cũ ở đầu kia được coi là một. Tìm hai kết nối khác nhau giữa cùng hai thành phần; hai trao đổi giữa cùng hai thành phần giống nhau ở mọi thuộc tính. Nếu các lần khai báo nêu giá trị khác nhau thì chỉ rõ thuộc tính mâu thuẫn. Quan hệ đã kết thúc, hoặc có hiệu lực trong các khoảng thời gian nối tiếp nhau, không xét.",
            "A connection (`connects`) and an exchange (`exchanges`) belong to both ends, so they are stated at one of them; a connection that the other end states alike is one. Looks for two connections between the same two elements that differ; two exchanges between the same two that agree in every field. Where they state different values, the fields are named. What has ended, or holds one after the other, is not judged.",
        ),
        why: Text::fixed(
            "Hai lần khai báo thành hai quan hệ: kết nối bị đếm hai lần, và khi chỉ một nơi được cập nhật thì không rõ nơi nào đúng.",
            "Stated twice it is two relations: the link is counted twice, and once only one of them is kept up, nobody can tell which is right.",
        ),
        remedy: Text::fixed(
            "Giữ một lần khai báo, với giá trị đúng; nếu là hai kết nối khác nhau thì nêu rõ dữ liệu, mục đích hoặc thời gian của từng kết nối.",
            "Keep one of them, with the values that hold; if there are two links, state the data, the purpose or the time of each.",
        ),
        bases: Cow::Borrowed(BASES),
        applies: always,
    },
    check,
};

const BASES: &[Basis] = &[Basis::of(&law::MODEL, "", Confidence::Inferred)];

/// What is said about a relation, and not what it is.
const REMARKS: &[Field] = &[
    Field::NoteVi,
    Field::NoteEn,
    Field::Attribute,
    Field::Source,
    Field::Inferred,
];

fn check(cx: &Context<'_>, out: &mut Findings<'_>) {
    for kind in [RelationKind::Connects, RelationKind::Exchanges] {
        let links = cx.relations_of(kind);
        for of_two in parallel(links.filter(|link| !link.has_ended(cx.date()))) {
            for same in repeated(kind, &of_two) {
                out.report(again(&same));
            }
        }
    }
}

/// Of links between the same two, those that are one. O(n log n) in what they say.
fn repeated<'a>(kind: RelationKind, links: &[RelationRef<'a>]) -> Vec<Vec<RelationRef<'a>>> {
    let mut groups: Vec<Vec<RelationRef<'a>>> = if kind == RelationKind::Connects {
        vec![links.to_vec()]
    } else {
        exchanges(links)
    };
    for group in &mut groups {
        *group = overlapping(group);
    }
    groups.retain(|group| group.len() > 1);
    groups
}

/// Exchanges that say all the same. Of two that differ nothing tells that they are meant to be one, at whichever end
/// they are written.
fn exchanges<'a>(links: &[RelationRef<'a>]) -> Vec<Vec<RelationRef<'a>>> {
    let mut alike: BTreeMap<_, Vec<RelationRef<'a>>> = BTreeMap::new();
    for link in links {
        alike
            .entry(reading::canonical_facts(*link).0)
            .or_default()
            .push(*link);
    }
    alike.into_values().collect()
}

/// Those whose time overlaps with that of another. O(n log n).
fn overlapping<'a>(links: &[RelationRef<'a>]) -> Vec<RelationRef<'a>> {
    let since = |link: &RelationRef<'_>| link.fields().date(Field::Since).map(Date::first_day);
    let until = |link: &RelationRef<'_>| link.fields().date(Field::Until).map(Date::last_day);
    let mut by_start: Vec<usize> = (0..links.len()).collect();
    by_start.sort_by_key(|nth| links.get(*nth).and_then(since));
    let mut kept = BTreeSet::new();
    // The one that lasts longest of those before; `None` for its end means for ever.
    let mut longest: Option<(usize, Option<_>)> = None;
    for nth in by_start {
        let Some(link) = links.get(nth) else { continue };
        let end = until(link);
        if let Some((other, last)) = longest {
            let is_over = last
                .zip(since(link))
                .is_some_and(|(last, start)| last < start);
            if !is_over {
                kept.extend([other, nth]);
            }
            let lasts_longer = last.is_some_and(|last| end.is_none_or(|end| end > last));
            if lasts_longer {
                longest = Some((nth, end));
            }
        } else {
            longest = Some((nth, end));
        }
    }
    kept.iter()
        .filter_map(|nth| links.get(*nth).copied())
        .collect()
}

/// What a relation states of itself, by the path of the field, in words.
type Facts = BTreeMap<&'static str, Vec<String>>;

fn facts(link: RelationRef<'_>) -> Facts {
    let mut facts = Facts::new();
    for (field, value) in link.canonical().facts() {
        if !REMARKS.contains(&field) {
            facts
                .entry(field.path())
                .or_default()
                .push(value.to_string());
        }
    }
    for (path, values) in &mut facts {
        if *path != Field::RouteHop.path() {
            values.sort_unstable();
        }
    }
    facts
}

/// How what is stated of one relation differs.
#[derive(Default)]
struct Difference {
    /// The fields with two values.
    contradictory: BTreeSet<&'static str>,
    /// The fields that some state and others do not.
    partial: BTreeSet<&'static str>,
}

fn difference<'f>(of: impl Iterator<Item = &'f Facts>) -> Difference {
    let all: Vec<&Facts> = of.collect();
    let mut found = Difference::default();
    let paths: BTreeSet<&'static str> =
        all.iter().flat_map(|facts| facts.keys().copied()).collect();
    for path in paths {
        let stated: BTreeSet<_> = all.iter().map(|facts| facts.get(path)).collect();
        if stated.iter().flatten().count() > 1 {
            found.contradictory.insert(path);
        } else if stated.len() > 1 {
            found.partial.insert(path);
        }
    }
    found
}

fn again(links: &[RelationRef<'_>]) -> Finding {
    let Some(first) = links.first() else {
        return Finding::new(Text::fixed("", ""));
    };
    let reading = first.canonical();
    let (from, to) = (
        reading.from().id().to_owned(),
        reading.end().id().to_owned(),
    );
    let (noun_vi, noun_en) = match first.kind() {
        RelationKind::Connects => ("kết nối", "connection"),
        _ => ("trao đổi dữ liệu", "exchange"),
    };
    let all: Vec<Facts> = links.iter().map(|link| facts(*link)).collect();
    let differing = difference(all.iter()).contradictory;
    let shown: Vec<Text> = all.iter().map(|facts| shown(facts, &differing)).collect();
    let finding = Finding::together(move |left| {
        let count = left.len();
        if count < 2 {
            return None;
        }
        let how = difference(left.iter().filter_map(|nth| all.get(*nth)));
        let (vi, en) = if !how.contradictory.is_empty() {
            let fields = listed(&how.contradictory);
            (
                format!("mâu thuẫn nhau ở {fields}"),
                format!("with contradictory values of {fields}"),
            )
        } else if !how.partial.is_empty() {
            let fields = listed(&how.partial);
            (
                format!("nhưng không phải lần nào cũng nêu {fields}"),
                format!("and not always with {fields}"),
            )
        } else {
            (
                "giống nhau ở mọi thuộc tính".to_owned(),
                "alike in every field".to_owned(),
            )
        };
        Some(bilingual!(
            "{noun_vi} giữa `{from}` và `{to}` được khai báo {count} lần, {vi}",
            "the {noun_en} between `{from}` and `{to}` is stated {count} times, {en}"
        ))
    });
    links
        .iter()
        .zip(shown)
        .fold(finding, |finding, (link, shown)| {
            finding.member(*link, shown)
        })
}

/// What is there to see at one of them.
fn shown(facts: &Facts, differing: &BTreeSet<&'static str>) -> Text {
    let here: Vec<_> = differing
        .iter()
        .map(|path| match facts.get(path) {
            Some(values) => format!("{path}: {}", values.join(", ")),
            None => format!("{path}: …"),
        })
        .collect();
    if here.is_empty() {
        return Text::fixed("cùng một quan hệ", "the same relation");
    }
    let here = listed(here);
    bilingual!("tại đây: {here}", "here: {here}")
}
