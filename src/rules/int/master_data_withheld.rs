//! INT012.

use std::borrow::Cow;

use super::holdings::{Item, Withheld};
use super::sharing::{DataLink, holders};
use crate::bilingual;
use crate::diagnostic::{Basis, Code, Confidence, LifeCycle, RuleName, Severity};
use crate::framework::law;
use crate::model::{DatabaseClass, ElementRef, Field, Subject};
use crate::phrase::listed;
use crate::rules::rule::always;
use crate::rules::{BuiltIn, Context, Finding, Findings, RuleInfo};
use crate::text::Text;

pub(super) static RULE: BuiltIn = BuiltIn {
    info: RuleInfo {
        code: Code::of("INT012"),
        name: RuleName::of("master-data-on-request"),
        life: LifeCycle::since("0.1.0"),
        severity: Severity::Error,
        title: Text::fixed(
            "Dữ liệu chủ, danh mục dùng chung không được chia sẻ mặc định",
            "Master data or code lists shared by special request",
        ),
        description: Text::fixed(
            "Kết nối dữ liệu giữa hai cơ quan mà `data` có dữ liệu chủ (`master-data`) của cơ sở dữ liệu quốc gia hoặc cơ sở \
             dữ liệu dùng chung của bộ, ngành, địa phương, hoặc có danh mục dùng chung (`code-lists`), ở một trong hai đầu \
             thì không dùng `sharing: special`. Dữ liệu chủ của cơ sở dữ liệu nội bộ (`class: internal`) không xét; chưa \
             nêu `class` thì là cảnh báo. Tên dữ liệu được so sánh không phân \
             biệt chữ hoa, chữ thường.",
            "A data link between two agencies whose `data` names master data (`master-data`) of a national database or one \
             shared by a ministry, sector or locality, or shared code lists (`code-lists`), of one of its ends does not use \
             `sharing: special`. Master data of internal databases (`class: internal`) is not judged; where no `class` is \
             stated it is a warning. Names of data are compared whatever their \
             case.",
        ),
        why: Text::fixed(
            "Dữ liệu chủ và danh mục dùng chung là nền để các hệ thống hiểu nhau; buộc từng cơ quan phải xin riêng thì mỗi \
             nơi lại tự tạo một bản.",
            "Master data and code lists are how systems understand each other; where each agency has to ask for them, each \
             makes its own.",
        ),
        remedy: Text::fixed(
            "Chuyển sang `sharing: default`, hoặc tách phần dữ liệu đặc thù thành một kết nối riêng.",
            "Change to `sharing: default`, or give what is special a link of its own.",
        ),
        bases: Cow::Borrowed(&[Basis::of(&law::DECREE_47_2020, "34.1", Confidence::Sourced)]),
        applies: always,
    },
    check,
};

fn check(cx: &Context<'_>, out: &mut Findings<'_>) {
    for Withheld { link, items } in cx.links().withheld(cx) {
        // The article is on national databases and those that are shared; of an internal one it says nothing.
        let items: Vec<_> = items
            .iter()
            .filter(|item| class(item) != Some(DatabaseClass::Internal))
            .copied()
            .collect();
        if items.is_empty() {
            continue;
        }
        let finding = withheld(*link, &items);
        let classed = items.iter().any(|item| {
            item.held_as == Field::CodeLists
                || class(item).is_some()
                || item.holder.fields().was_refused(Field::DatabaseClass)
        });
        out.report(if classed {
            finding
        } else {
            finding.severity(Severity::Warning).note(Text::fixed(
                "áp dụng đối với cơ sở dữ liệu quốc gia và cơ sở dữ liệu dùng chung của bộ, ngành, địa phương; kiến trúc chưa nêu `class`",
                "this holds for national databases and those shared by a ministry, sector or locality; no `class` is stated here",
            ))
        });
    }
}

/// The class of what holds master data: its own, or that of what it stores. Code lists are asked for whatever the class.
fn class(item: &Item<'_>) -> Option<DatabaseClass> {
    if item.held_as == Field::CodeLists {
        return None;
    }
    let stored = holders(item.holder).filter_map(ElementRef::database_class);
    // The widest of several.
    stored.min_by_key(|class| *class == DatabaseClass::Internal)
}

fn withheld(link: DataLink<'_>, items: &[Item<'_>]) -> Finding {
    let (from, to) = (link.from.id(), link.to.id());
    let names = listed(items.iter().map(|item| item.name));
    let mut finding = Finding::new(bilingual!(
        "kết nối giữa `{from}` và `{to}` chia sẻ theo yêu cầu đặc thù dữ liệu chủ hoặc danh mục dùng chung: {names}",
        "the link between `{from}` and `{to}` shares master data or code lists by special request: {names}"
    ))
    .label(
        Subject::from(link.relation).at(Field::Sharing),
        Text::fixed("theo yêu cầu đặc thù", "by special request"),
    );
    for Item {
        holder, held_as, ..
    } in items
    {
        let id = holder.id();
        let text = if *held_as == Field::MasterData {
            bilingual!("dữ liệu chủ của `{id}`", "master data of `{id}`")
        } else {
            bilingual!("danh mục dùng chung của `{id}`", "code lists of `{id}`")
        };
        finding = finding
            .label(Subject::from(*holder).at(*held_as), text)
            .rests_on_element(*holder, held_as.path());
    }
    finding
        .rests_on(link.relation.fields(), "sharing")
        .rests_on(link.relation.fields(), "data")
}
