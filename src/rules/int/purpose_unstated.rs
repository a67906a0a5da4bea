//! INT008.

use std::borrow::Cow;

use super::link::{ends, is_covered, is_intermediary, is_national_database};
use crate::bilingual;
use crate::diagnostic::{Basis, Code, Confidence, LifeCycle, RuleName, Severity};
use crate::framework::law;
use crate::model::{ElementRef, Field, RelationKind, RelationRef, Subject};
use crate::rules::rule::always;
use crate::rules::{BuiltIn, Context, Each, Finding, Findings, RuleInfo};
use crate::text::Text;

pub(super) static RULE: BuiltIn = BuiltIn {
    info: RuleInfo {
        code: Code::of("INT008"),
        name: RuleName::of("unstated-link-purpose"),
        life: LifeCycle::since("0.1.0"),
        severity: Severity::Warning,
        title: Text::fixed(
            "Không nêu mục đích kết nối cơ sở dữ liệu quốc gia",
            "Purpose of a link to a national database not stated",
        ),
        description: Text::fixed(
            "Kết nối của một hệ thống với cơ sở dữ liệu quốc gia nêu `purpose`: khai thác (`exploit`), cập nhật (`update`), \
             hoặc cả hai.",
            "A link of a system to a national database states its `purpose`: reading (`exploit`), updating (`update`), or \
             both.",
        ),
        why: Text::fixed(
            "Kết nối khai thác và kết nối cập nhật có yêu cầu kỹ thuật và thẩm quyền khác nhau; người thẩm định cần biết \
             dữ liệu đi theo chiều nào.",
            "Reading and updating differ in what they ask for technically and in who may allow them; a reviewer has to know \
             which way the data goes.",
        ),
        remedy: Text::fixed(
            "Khai báo `purpose: exploit`, `purpose: update` hoặc `purpose: [exploit, update]`; kết nối khai báo tại cơ sở dữ liệu thì dùng `exploited`, `updated`.",
            "State `purpose: exploit`, `purpose: update` or `purpose: [exploit, update]`; a link that is written at the database says `exploited` or `updated`.",
        ),
        bases: Cow::Borrowed(&[
            Basis::of(&law::CIRCULAR_13_2017, "3.2", Confidence::Inferred),
            Basis::of(&law::CIRCULAR_13_2017, "3.3", Confidence::Inferred),
        ]),
        applies: always,
    },
    check,
};

fn check(cx: &Context<'_>, out: &mut Findings<'_>) {
    let group = Each::new("", |all| {
        let (count, vi, en) = (all.count(), all.vi(), all.en());
        bilingual!(
            "{count} kết nối không nêu là khai thác hay cập nhật cơ sở dữ liệu quốc gia: {vi}",
            "{count} links do not say whether they read or update a national database: {en}"
        )
    });
    // What a relation states of itself is asked first: its ends lie far from it.
    let unstated_ones = cx
        .relations_of(RelationKind::Exchanges)
        .filter(|relation| !relation.fields().is_stated(Field::Purpose));
    for relation in unstated_ones {
        let Some((from, to)) = ends(relation) else {
            continue;
        };
        let Some(database) = [to, from].into_iter().find(|e| is_national_database(*e)) else {
            continue;
        };
        let judged = |end| cx.is_system(end) && !is_intermediary(end);
        if judged(from) && judged(to) && is_covered(relation, cx) {
            out.each(&group, unstated(relation, (from, to), database));
        }
    }
}

fn unstated(
    relation: RelationRef<'_>,
    (from, to): (ElementRef<'_>, ElementRef<'_>),
    database: ElementRef<'_>,
) -> Finding {
    let (from, to, id) = (from.id(), to.id(), database.id());
    Finding::new(bilingual!(
        "kết nối giữa `{from}` và `{to}` không nêu là khai thác hay cập nhật cơ sở dữ liệu quốc gia",
        "the link between `{from}` and `{to}` does not say whether it reads or updates the national database"
    ))
    .label(
        relation,
        Text::fixed("không có `purpose`", "no `purpose` here"),
    )
    .label(
        Subject::from(database).at(Field::DatabaseClass),
        bilingual!(
            "`{id}` là cơ sở dữ liệu quốc gia",
            "`{id}` is a national database"
        ),
    )
    .rests_on_element(database, "class")
}
