//! INT018.

use std::borrow::Cow;
use std::collections::HashMap;

use super::link::is_covered;
use super::sharing::same;
use crate::bilingual;
use crate::diagnostic::{Basis, Code, Confidence, Severity};
use crate::framework::law;
use crate::model::{Field, RelationKind, RelationRef, Subject};
use crate::rules::phrase::listed;
use crate::rules::rule::always;
use crate::rules::{BuiltIn, Context, Finding, Findings, RuleInfo};
use crate::text::Text;

pub(super) static RULE: BuiltIn = BuiltIn {
    info: RuleInfo {
        code: Code::of("INT018"),
        severity: Severity::Warning,
        title: Text::fixed(
            "Hai kết nối cho cùng một dữ liệu",
            "Two links for the same data",
        ),
        what: Text::fixed(
            "Hai kết nối giữa cùng hai đầu, theo chiều nào cũng vậy, không cùng nêu một dữ liệu tại `data`, trừ khi mục đích \
             (`purpose`) khác nhau. Kết nối không nêu `data` không được so sánh.",
            "Two links between the same two ends, in either direction, do not both name the same `data`, unless their \
             `purpose` differs. Links without `data` are not compared.",
        ),
        why: Text::fixed(
            "Dữ liệu đã có thì không thu thập, không chia sẻ lại bằng một kết nối khác: hai kết nối cho cùng dữ liệu sẽ cho \
             hai kết quả khác nhau.",
            "Data that is there already is not collected or shared a second time: two links for the same data will end in \
             two different answers.",
        ),
        remedy: Text::fixed(
            "Gộp hai kết nối, hoặc nêu rõ dữ liệu, mục đích riêng của từng kết nối.",
            "Merge the two, or state what data or purpose each has of its own.",
        ),
        bases: Cow::Borrowed(&[
            Basis::of(&law::DECREE_47_2020, "5.2", Confidence::Sourced),
            Basis::of(&law::DECREE_47_2020, "9.3", Confidence::Sourced),
        ]),
        applies: always,
    },
    check,
};

fn check(cx: &Context<'_>, out: &mut Findings<'_>) {
    let mut links: HashMap<_, Vec<RelationRef<'_>>> = HashMap::new();
    for from in cx.architecture().elements() {
        for link in from.relations_of(RelationKind::Exchanges) {
            let Some(to) = link.to() else { continue };
            if !is_covered(link, cx) || link.data().next().is_none() {
                continue;
            }
            let (a, b) = (from.index(), to.index());
            let earlier = links.entry((a.min(b), a.max(b))).or_default();
            // One finding for each link too many, against the first that has its data.
            let found = earlier.iter().find_map(|first| {
                let shared = shared(*first, link);
                (!shared.is_empty()).then_some((*first, shared))
            });
            if let Some((first, shared)) = found {
                out.report(doubled(first, link, &shared));
            }
            earlier.push(link);
        }
    }
}

/// The data that both links name, if they may serve the same purpose.
fn shared<'a>(first: RelationRef<'a>, second: RelationRef<'a>) -> Vec<&'a str> {
    let purposes: Vec<_> = first.purposes().collect();
    let other: Vec<_> = second.purposes().collect();
    let differ = !purposes.is_empty()
        && !other.is_empty()
        && !purposes.iter().any(|purpose| other.contains(purpose));
    if differ {
        return Vec::new();
    }
    second
        .data()
        .filter(|item| first.data().any(|known| same(known, item)))
        .collect()
}

fn doubled(first: RelationRef<'_>, second: RelationRef<'_>, shared: &[&str]) -> Finding {
    let (from, to) = (second.from().id(), second.end().id());
    let data = listed(shared);
    Finding::new(bilingual!(
        "`{from}` và `{to}` có hai kết nối cho cùng dữ liệu: {data}",
        "`{from}` and `{to}` have two links for the same data: {data}"
    ))
    .label(
        Subject::from(second).at(Field::Data),
        Text::fixed("dữ liệu được nêu lần nữa", "the data named again"),
    )
    .label(
        Subject::from(first).at(Field::Data),
        Text::fixed("kết nối đầu tiên", "the first link"),
    )
    .rests_on(second.fields(), "data")
    .rests_on(first.fields(), "data")
}
