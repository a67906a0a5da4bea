//! DAT002: a database of the agency is not described as the list of databases asks.

use std::borrow::Cow;

use crate::bilingual;
use crate::date::Date;
use crate::diagnostic::{Basis, Code, Confidence, LifeCycle, RuleName, Severity};
use crate::framework::law;
use crate::model::{ApplicationKind, ElementRef, Field};
use crate::rules::rule::always;
use crate::rules::{BuiltIn, Context, Each, Finding, Findings, RuleInfo};
use crate::text::{Lang, Text};

pub(super) static RULE: BuiltIn = BuiltIn {
    info: RuleInfo {
        code: Code::of("DAT002"),
        name: RuleName::of("undescribed-database"),
        life: LifeCycle::since("0.1.0"),
        severity: Severity::Warning,
        title: Text::fixed(
            "Cơ sở dữ liệu chưa được mô tả đủ",
            "Database not fully described",
        ),
        description: Text::fixed(
            "Mỗi cơ sở dữ liệu đang dùng của cơ quan nêu mục đích và nội dung (`description`), nguồn dữ liệu (`data-source`), cơ chế cập nhật (`update-mechanism`) và các mục dữ liệu theo hình thức chia sẻ (`items`). Trước ngày 25/11/2020 (thời hạn ban hành danh mục) chỉ nêu để biết.",
            "Every database of the agency that is in use states purpose and content (`description`), where the data comes from (`data-source`), how it is updated (`update-mechanism`) and its items by form of sharing (`items`). Before 25 November 2020, when the list was due, it is only mentioned.",
        ),
        why: Text::fixed(
            "Danh mục cơ sở dữ liệu phải có các thông tin này để cơ quan khác biết có dữ liệu gì và khai thác bằng hình thức nào.",
            "The list of databases must hold these facts, so that other agencies know what there is and in which form they may have it.",
        ),
        remedy: Text::fixed(
            "Bổ sung các khóa còn thiếu.",
            "Add the keys that are missing.",
        ),
        bases: Cow::Borrowed(BASES),
        applies: always,
    },
    check,
};

const BASES: &[Basis] = &[Basis::of(&law::DECREE_47_2020, "11.4", Confidence::Sourced)];

/// The list was due six months after the decree came into force.
const DUE: Date = Date::day(2020, 11, 25);

/// What is asked for: a key, any of the fields that answer it, a line to add, and what it is called with the key.
type Asked = (&'static str, &'static [Field], &'static str, Text);

static ASKED: &[Asked] = &[
    (
        "description",
        &[Field::DescriptionVi, Field::DescriptionEn],
        "description: { vi: … }",
        Text::fixed(
            "mục đích, nội dung (`description`)",
            "purpose and content (`description`)",
        ),
    ),
    (
        "data-source",
        &[Field::DataSource],
        "data-source: …",
        Text::fixed(
            "nguồn dữ liệu (`data-source`)",
            "source of data (`data-source`)",
        ),
    ),
    (
        "update-mechanism",
        &[Field::UpdateMechanism],
        "update-mechanism: …",
        Text::fixed(
            "cơ chế cập nhật (`update-mechanism`)",
            "way of updating (`update-mechanism`)",
        ),
    ),
    (
        "items",
        &[Field::ItemsDefault, Field::ItemsSpecial, Field::ItemsOpen],
        "items: { default: […], special: […], open: […] }",
        Text::fixed("các mục dữ liệu (`items`)", "items (`items`)"),
    ),
];

fn check(cx: &Context<'_>, out: &mut Findings<'_>) {
    let databases = cx.of_kind(ApplicationKind::Database);
    let is_undescribed = |database: &ElementRef<'_>| {
        cx.answers_for(*database)
            && database.is_in_use_on(cx.date())
            && missing(*database).next().is_some()
    };
    let group = group();
    let due = cx.date().is_none_or(|day| day >= DUE);
    for database in databases.filter(is_undescribed) {
        for asked in missing(database) {
            let finding = undescribed(database, asked);
            out.each(
                &group,
                if due {
                    finding
                } else {
                    finding.severity(Severity::Info)
                },
            );
        }
    }
}

/// What is asked for and not stated.
fn missing(database: ElementRef<'_>) -> impl Iterator<Item = &'static Asked> {
    let fields = database.fields();
    let asked = ASKED.iter();
    asked.filter(move |(_, answers, ..)| !answers.iter().any(|field| fields.is_stated(*field)))
}

fn group() -> Each {
    Each::new("", |all| {
        if all.count() == 1 {
            let ((vi, name), (en, _)) = (all.first_lack(Lang::Vi), all.first_lack(Lang::En));
            let (vi, en) = (vi.join(", "), en.join(", "));
            return bilingual!(
                "cơ sở dữ liệu {name} chưa nêu: {vi}",
                "the database {name} does not state its {en}"
            );
        }
        let count = all.count();
        let (vi, en) = (all.by_lack(Lang::Vi), all.by_lack(Lang::En));
        bilingual!(
            "{count} cơ sở dữ liệu chưa nêu đủ: {vi}",
            "{count} databases do not state: {en}"
        )
    })
    .help(Text::fixed(
        "Bổ sung các khóa được nêu tại từng cơ sở dữ liệu.",
        "Add the keys named at each database.",
    ))
}

fn undescribed(database: ElementRef<'_>, (key, _, line, what): &'static Asked) -> Finding {
    let (vi, en) = (what.get(Lang::Vi), what.get(Lang::En));
    let id = database.id();
    Finding::new(bilingual!(
        "cơ sở dữ liệu `{id}` không nêu {vi}",
        "the database `{id}` does not state its {en}"
    ))
    .at(database)
    .lacks_what(key, what.clone())
    .rests_on(database.fields(), "owner")
    .help(bilingual!(
        "Bổ sung:\n  {id}:\n    {line}",
        "Add:\n  {id}:\n    {line}"
    ))
}
