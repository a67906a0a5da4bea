//! DAT003: a database that others rely on refers to no common code list.

use std::borrow::Cow;
use std::collections::HashSet;

use super::code_lists::{Named, named};
use crate::bilingual;
use crate::diagnostic::{Basis, Code, Confidence, LifeCycle, RuleName, Severity};
use crate::framework::law;
use crate::model::{ApplicationKind, DatabaseClass, ElementRef, Field};
use crate::rules::rule::always;
use crate::rules::{BuiltIn, Context, Each, Finding, Findings, RuleInfo};
use crate::text::Text;

pub(super) static RULE: BuiltIn = BuiltIn {
    info: RuleInfo {
        code: Code::of("DAT003"),
        name: RuleName::of("no-common-code-lists"),
        life: LifeCycle::since("0.1.0"),
        severity: Severity::Warning,
        title: Text::fixed(
            "Không tham chiếu danh mục dùng chung",
            "No common code lists",
        ),
        description: Text::fixed(
            "Cơ sở dữ liệu của cơ quan có dữ liệu chủ, hoặc thuộc loại quốc gia hay dùng chung, nêu các danh mục dùng chung được tham chiếu tại `code-lists`. Thành phần không chứa được danh mục, kể cả chính cơ sở dữ liệu đó, không được tính. Cơ sở dữ liệu được nơi khác nêu tại `code-lists` là cơ sở dữ liệu danh mục, không xét.",
            "A database of the agency that holds master data, or is national or shared, names in `code-lists` the common code lists it refers to. An element that can be no list, the database itself among them, does not count. One that others name in `code-lists` holds the lists itself and is not judged.",
        ),
        why: Text::fixed(
            "Dữ liệu dùng chung phải thống nhất với mã định danh và danh mục dùng chung thì nơi nhận mới ghép nối được.",
            "Data that others use must agree with common identifiers and code lists, or the receiver cannot join it with anything.",
        ),
        remedy: Text::fixed(
            "Khai báo `code-lists` gồm các danh mục dùng chung được tham chiếu.",
            "State in `code-lists` the common code lists referred to.",
        ),
        bases: Cow::Borrowed(BASES),
        applies: always,
    },
    check,
};

const BASES: &[Basis] = &[Basis::of(&law::DECREE_47_2020, "9.2", Confidence::Sourced)];

fn check(cx: &Context<'_>, out: &mut Findings<'_>) {
    let group = Each::new("", |all| {
        let (count, vi, en) = (all.count(), all.vi(), all.en());
        bilingual!(
            "{count} cơ sở dữ liệu có dữ liệu chủ hoặc dùng chung nhưng không tham chiếu danh mục dùng chung nào: {vi}",
            "{count} databases with master data, or that others use, refer to no common code list: {en}"
        )
    });
    let lists: HashSet<&str> = cx
        .of_kind(ApplicationKind::Database)
        .flat_map(|d| {
            d.fields()
                .texts(Field::CodeLists)
                .filter(move |list| *list != d.id())
        })
        .collect();
    for database in cx
        .of_kind(ApplicationKind::Database)
        .filter(|d| cx.answers_for(*d))
    {
        let fields = database.fields();
        let names_one = fields.was_refused(Field::CodeLists)
            || fields.texts(Field::CodeLists).any(|list| {
                let named = named(database, list, cx.architecture());
                // What is nowhere may be a list all the same: that is for another rule.
                !matches!(named, Named::Other(_) | Named::Itself)
            });
        if !database.is_in_use_on(cx.date()) || names_one {
            continue;
        }
        if let Some(finding) = judge(database)
            && !lists.contains(database.id())
        {
            out.each(&group, finding);
        }
    }
}

fn judge(database: ElementRef<'_>) -> Option<Finding> {
    let fields = database.fields();
    let class = database.database_class();
    // The id is not asked for before it is needed: it lies far away.
    if !fields.has(Field::MasterData) && matches!(class, None | Some(DatabaseClass::Internal)) {
        return None;
    }
    let id = database.id();
    let finding = if fields.has(Field::MasterData) {
        Finding::new(bilingual!(
            "cơ sở dữ liệu `{id}` có dữ liệu chủ nhưng không tham chiếu danh mục dùng chung nào",
            "the database `{id}` holds master data but refers to no common code list"
        ))
        .rests_on(fields, "master-data")
    } else {
        let class = class?;
        Finding::new(bilingual!(
            "cơ sở dữ liệu `{id}` thuộc loại `{class}` nhưng không tham chiếu danh mục dùng chung nào",
            "the database `{id}` is of class `{class}` but refers to no common code list"
        ))
        .rests_on(fields, "class")
    };
    Some(
        finding
            .at(database)
            .rests_on(fields, "owner")
            .help(bilingual!(
                "Bổ sung:\n  {id}: {{ code-lists: […] }}",
                "Add:\n  {id}: {{ code-lists: […] }}"
            )),
    )
}
