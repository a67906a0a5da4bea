//! LAY006: a relation that the framework does not allow between these two kinds.

use std::borrow::Cow;

use fixedbitset::FixedBitSet;

use crate::bilingual;
use crate::diagnostic::{Code, LifeCycle, RuleName, Severity};
use crate::framework::{Cell, Framework, MatrixRow};
use crate::model::{
    ElementRef, End, Field, Kind, Layer, RelationKind, RelationRef, Scope, UserKind,
};
use crate::rules::rule::always;
use crate::rules::{BuiltIn, Context, Finding, Findings, RuleInfo};
use crate::text::{Lang, Text};

pub(super) static RULE: BuiltIn = BuiltIn {
    info: RuleInfo {
        code: Code::of("LAY006"),
        name: RuleName::of("disallowed-relation"),
        life: LifeCycle::since("0.1.0"),
        severity: Severity::Warning,
        title: Text::fixed(
            "Quan hệ không phù hợp giữa hai lớp",
            "Relation not allowed between the layers",
        ),
        description: Text::fixed(
            "Đối chiếu từng quan hệ với bảng quan hệ của khung: loại thành phần nào được có quan hệ nào với loại nào. Quan hệ phụ thuộc không được trỏ lên lớp cao hơn. Không có căn cứ pháp lý thì kết quả chỉ là cảnh báo.",
            "Holds every relation against the framework's table of which kind may stand in which relation to which other. A dependency may not point to a higher layer. Without a legal basis the finding is a warning at most.",
        ),
        why: Text::fixed(
            "Lớp dưới phục vụ lớp trên; quan hệ ngược chiều hoặc bỏ qua lớp làm cho phân tích ảnh hưởng cho kết quả sai. Không tìm thấy bảng quan hệ chính thức nào, nên các ô không có căn cứ là cách đọc thận trọng.",
            "Lower layers serve higher ones; relations against that order or past a layer make every analysis of impact wrong. No official table was found: cells without a basis are a conservative reading.",
        ),
        remedy: Text::fixed(
            "Dùng quan hệ khác, đảo chiều quan hệ, hoặc đi qua lớp trung gian.",
            "Use another relation, reverse it, or go through the layer between.",
        ),
        // The closed list is a law of the structure; single cells of the table carry a basis of their own.
        bases: Cow::Borrowed(&[]),
        applies: always,
    },
    check,
};

fn check(cx: &Context<'_>, out: &mut Findings<'_>) {
    // The kinds decide almost always, and few combinations of them occur.
    let mut proper =
        FixedBitSet::with_capacity(Kind::SLOTS * RelationKind::ALL.len() * Kind::SLOTS);
    for relation in cx.architecture().relations() {
        let (from, to) = (relation.from().kind(), kind_of(relation.end()));
        let row = from.slot() * RelationKind::ALL.len() + relation.kind() as usize;
        let combination = row * Kind::SLOTS + to.slot();
        if proper.contains(combination) {
            continue;
        }
        if is_proper(cx.framework(), from, relation, to) {
            proper.insert(combination);
            continue;
        }
        if let Some(finding) = judge(cx, relation) {
            let inferred = relation.is_inferred();
            out.report(if inferred {
                finding.note(Text::fixed(
                    "quan hệ này do người lập văn bản suy luận, không có trong tài liệu nguồn",
                    "the document marks this relation as inferred: no source states it",
                ))
            } else {
                finding
            });
        }
    }
}

/// Whether the kinds alone say that nothing is wrong with a relation.
fn is_proper(framework: &Framework, from: Kind, relation: RelationRef<'_>, to: Kind) -> bool {
    let upward = relation.kind().is_layered() && !relation.points_down();
    !upward && framework.relation(from, relation.kind(), to).cell == Cell::Allowed
}

/// What is wrong with a relation: the gravest fault only.
fn judge(cx: &Context<'_>, relation: RelationRef<'_>) -> Option<Finding> {
    let framework = cx.framework();
    let (from, to) = (relation.from().kind(), kind_of(relation.end()));
    let row = framework.relation(from, relation.kind(), to);
    let finding = if relation.kind().is_layered() && !relation.points_down() {
        without_law(upward(framework, relation))
    } else {
        match row.cell {
            Cell::Allowed => return None,
            Cell::WiderScope if widens(relation) => return None,
            Cell::WiderScope => grounded(cx, narrow(relation), row),
            Cell::Forbidden => grounded(cx, forbidden(relation, row), row),
            Cell::Warned => return Some(warned(cx, relation, row)),
        }
    };
    let help = if row.cell == Cell::WiderScope && relation.points_down() {
        wider(relation)
    } else {
        instead(cx, relation, to)
    };
    Some(finding.help(help))
}

/// What to write where the far end only has to reach wider.
fn wider(relation: RelationRef<'_>) -> Text {
    let (from, to, kind) = (relation.from().id(), relation.end().id(), relation.kind());
    bilingual!(
        "Nếu `{to}` có phạm vi rộng hơn, ghi phạm vi của cả hai, ví dụ:\n  {to}: {{ scope: national }}\n  {from}: {{ scope: ministry }}\nNếu không, xóa `{kind}: [{to}]` tại `{from}`.",
        "If `{to}` does reach wider, state the scope of both, for instance:\n  {to}: {{ scope: national }}\n  {from}: {{ scope: ministry }}\nIf not, delete `{kind}: [{to}]` at `{from}`."
    )
}

/// An error only where the cell has a basis.
fn grounded(cx: &Context<'_>, finding: Finding, row: &MatrixRow) -> Finding {
    match &row.basis {
        Some(basis) => finding
            .severity(Severity::Error)
            .basis_on(basis.clone(), cx.date()),
        None => without_law(finding),
    }
}

/// Said of a cell that no legal text gives.
fn without_law(finding: Finding) -> Finding {
    finding.severity(Severity::Warning).note(Text::fixed(
        "không có căn cứ pháp lý: không văn bản nào quy định bảng quan hệ, đây là quy ước của mô hình",
        "no legal basis: no text sets out which relations may be, this is a convention of the model",
    ))
}

/// An organisation that supplies data stands for the agencies among the users.
fn kind_of(end: End<'_>) -> Kind {
    match end {
        End::Element(element) => element.kind(),
        End::Organisation(_) => Kind::User(UserKind::Agency),
    }
}

/// Whether the far end reaches wider, or a scope could not be read.
fn widens(relation: RelationRef<'_>) -> bool {
    let refused = |e: ElementRef<'_>| e.fields().was_refused(Field::Scope);
    relation.widens_scope() || refused(relation.from()) || relation.to().is_some_and(refused)
}

fn upward(framework: &Framework, relation: RelationRef<'_>) -> Finding {
    let kind = relation.kind();
    let (from, to) = (relation.from(), relation.end().id());
    let id = from.id();
    let low = framework.layer_label(from.layer());
    let high = framework.layer_label(kind_of(relation.end()).layer());
    let (low_vi, low_en) = (low.get(Lang::Vi), low.get(Lang::En));
    let (high_vi, high_en) = (high.get(Lang::Vi), high.get(Lang::En));
    let finding = Finding::new(bilingual!(
        "quan hệ `{kind}` từ `{id}` đến `{to}` đi ngược thứ tự các lớp",
        "the relation `{kind}` from `{id}` to `{to}` goes against the order of layers"
    ))
    .label(
        relation,
        bilingual!(
            "thuộc lớp cao hơn: {high_vi}",
            "in a higher layer: {high_en}"
        ),
    );
    finding.label(
        from,
        bilingual!("thuộc lớp {low_vi}", "in the layer {low_en}"),
    )
}

fn forbidden(relation: RelationRef<'_>, row: &MatrixRow) -> Finding {
    let kind = relation.kind();
    let reading = relation.canonical();
    let from = reading.from();
    let (id, from_kind) = (from.id(), from.kind_key());
    let to = match reading.end() {
        End::Element(to) => {
            let (id, kind) = (to.id(), to.kind_key());
            bilingual!("`{id}` (loại `{kind}`)", "`{id}` (kind `{kind}`)")
        }
        End::Organisation(to) => {
            let key = to.key();
            bilingual!("tổ chức `{key}`", "the organisation `{key}`")
        }
    };
    let (to_vi, to_en) = (to.get(Lang::Vi), to.get(Lang::En));
    Finding::new(bilingual!(
        "mô hình không có quan hệ `{kind}` từ `{id}` (loại `{from_kind}`) đến {to_vi}",
        "the model has no relation `{kind}` from `{id}` (kind `{from_kind}`) to {to_en}"
    ))
    .at(relation)
    .note(row.reason.clone())
}

fn warned(cx: &Context<'_>, relation: RelationRef<'_>, row: &MatrixRow) -> Finding {
    let kind = relation.kind();
    let reading = relation.canonical();
    let (from, to) = (reading.from(), reading.end().id());
    let id = from.id();
    let finding = Finding::new(bilingual!(
        "quan hệ `{kind}` từ `{id}` đến `{to}` cần được xem lại",
        "the relation `{kind}` from `{id}` to `{to}` should be looked at"
    ))
    .severity(Severity::Warning)
    .at(relation)
    .note(row.reason.clone())
    .help(through(cx, relation));
    match &row.basis {
        Some(basis) => finding.basis_on(basis.clone(), cx.date()),
        None => without_law(finding),
    }
}

/// The first element of a layer that leads to another by a relation.
fn before<'a>(
    cx: &Context<'a>,
    of: ElementRef<'a>,
    kind: RelationKind,
    layer: Layer,
) -> Option<ElementRef<'a>> {
    let ties = cx.graph().incoming(of).filter(|tie| tie.kind() == kind);
    ties.map(RelationRef::from)
        .find(|from| from.layer() == layer)
}

/// What to write where users go past the portal or the application between: which one, if the document has it.
fn through(cx: &Context<'_>, relation: RelationRef<'_>) -> Text {
    let (user, kind) = (relation.from().id(), relation.kind());
    let far = relation
        .to()
        .and_then(|to| cx.architecture().element(to.id()));
    let Some(far) = far else {
        let to = relation.end().id();
        return bilingual!(
            "Xóa `{kind}: [{to}]` tại `{user}`.",
            "Delete `{kind}: [{to}]` at `{user}`."
        );
    };
    let to = far.id();
    let is_public = matches!(
        relation.from().kind(),
        Kind::User(UserKind::Citizen | UserKind::Business)
    );
    // The application between, and for the public the channel before it.
    let application = if far.kind().holds_data() {
        before(cx, far, RelationKind::Stores, Layer::Application)
    } else {
        Some(far)
    };
    let mut lines = Vec::new();
    let app = application.map_or_else(
        || {
            lines.push(format!("  <app>: {{ kind: application, stores: [{to}] }}"));
            "<app>"
        },
        ElementRef::id,
    );
    let through = if is_public {
        let channel =
            application.and_then(|app| before(cx, app, RelationKind::DependsOn, Layer::Channel));
        channel.map_or_else(
            || {
                lines.push(format!("  <channel>: {{ depends-on: [{app}] }}"));
                "<channel>"
            },
            ElementRef::id,
        )
    } else {
        app
    };
    lines.push(format!("  {user}: {{ uses: [{through}] }}"));
    let en = lines.join("\n");
    let vi = en
        .replace("<app>", "<ứng dụng>")
        .replace("<channel>", "<kênh>");
    bilingual!(
        "Thay `{kind}: [{to}]` tại `{user}` bằng:\n{vi}",
        "In place of `{kind}: [{to}]` at `{user}` write:\n{en}"
    )
}

fn narrow(relation: RelationRef<'_>) -> Finding {
    let (from, to) = (relation.from(), relation.end().id());
    let id = from.id();
    let scope = |scope: Option<Scope>| {
        scope.map_or_else(
            || Text::fixed("không ghi phạm vi", "no scope stated"),
            |s| bilingual!("phạm vi `{s}`", "scope `{s}`"),
        )
    };
    let far = relation.to();
    let mut finding = Finding::new(bilingual!(
        "`{id}` chỉ được phụ thuộc vào kênh có phạm vi rộng hơn, nhưng `{to}` không rộng hơn",
        "`{id}` may depend only on a channel of wider scope, but `{to}` reaches no wider"
    ))
    .label(relation, scope(far.and_then(ElementRef::scope)))
    .label(from, scope(from.scope()));
    for end in [Some(from), far].into_iter().flatten() {
        finding = finding.rests_on(end.fields(), "scope");
    }
    finding
}

/// What the framework allows instead: the relations between the two, in either direction, and the kinds that this
/// relation may point to from here.
fn instead(cx: &Context<'_>, relation: RelationRef<'_>, to_kind: Kind) -> Text {
    let far = ends(cx, relation);
    let Some(between) = between(cx.framework(), relation, to_kind) else {
        return far;
    };
    let text = |lang| format!("{}\n{}", between.get(lang), far.get(lang));
    Text::new(text(Lang::Vi), text(Lang::En))
}

/// So many kinds are named.
const NAMED: usize = 8;

/// So many elements are.
const THERE: usize = 3;

/// The kinds that the relation may point to from this end, and the first such elements that there are.
fn ends(cx: &Context<'_>, relation: RelationRef<'_>) -> Text {
    let framework = cx.framework();
    let (kind, from) = (relation.kind(), relation.from().kind());
    let fits = |to: &&Kind| framework.relation(from, kind, **to).cell == Cell::Allowed;
    // A word comes again where two layers have a kind of it.
    let mut words: Vec<&str> = Vec::new();
    for to in Kind::ALL.iter().filter(fits) {
        if !words.contains(&to.key()) {
            words.push(to.key());
        }
    }
    let (id, far) = (relation.from().id(), relation.end().id());
    let from = relation.from().kind_key();
    if words.is_empty() {
        return bilingual!(
            "Loại `{from}` không có quan hệ `{kind}` với loại nào: xóa `{far}` khỏi `{kind}` của `{id}`.",
            "`{kind}` is not allowed from the kind `{from}` to any other: delete `{far}` from `{kind}` of `{id}`."
        );
    }
    let there = cx
        .architecture()
        .elements()
        .filter(|e| *e != relation.from() && words.contains(&e.kind_key()) && fits(&&e.kind()));
    let there: Vec<_> = there.take(THERE).map(|e| format!("`{}`", e.id())).collect();
    let (there_vi, there_en) = if there.is_empty() {
        (String::new(), String::new())
    } else {
        let list = there.join(", ");
        (
            format!("\nKiến trúc có các thành phần như vậy, ví dụ: {list}."),
            format!("\nThere are such elements, for instance: {list}."),
        )
    };
    let more = words.len().saturating_sub(NAMED);
    words.truncate(NAMED);
    let words = words.join("`, `");
    if more == 0 {
        bilingual!(
            "Từ loại `{from}`, `{kind}` được trỏ đến: `{words}`.{there_vi}",
            "From the kind `{from}`, `{kind}` may point to: `{words}`.{there_en}"
        )
    } else {
        bilingual!(
            "Từ loại `{from}`, `{kind}` được trỏ đến: `{words}` và {more} loại khác (`justarch explain {kind}`).{there_vi}",
            "From the kind `{from}`, `{kind}` may point to: `{words}` and {more} others (`justarch explain {kind}`).{there_en}"
        )
    }
}

/// The relations that the framework does allow between the two, in either direction.
fn between(framework: &Framework, relation: RelationRef<'_>, to_kind: Kind) -> Option<Text> {
    let (from, to) = (relation.from(), relation.to()?);
    let allowed = |a: Kind, b: Kind| {
        RelationKind::ALL
            .into_iter()
            .filter(move |kind| framework.relation(a, *kind, b).cell == Cell::Allowed)
    };
    // What is mutual says the same from either side.
    let mutual =
        |kind: &RelationKind| matches!(kind, RelationKind::Exchanges | RelationKind::Connects);
    let forward: Vec<_> = allowed(from.kind(), to_kind).collect();
    let back = allowed(to_kind, from.kind()).filter(|k| !(mutual(k) && forward.contains(k)));
    let mut lines: Vec<_> = back.map(|k| line(to.id(), k, from.id())).collect();
    lines.extend(forward.iter().map(|k| line(from.id(), *k, to.id())));
    if lines.is_empty() {
        return None;
    }
    let lines = lines.join("\n");
    Some(bilingual!(
        "Giữa hai thành phần này có thể dùng:\n{lines}",
        "Between these two there may be:\n{lines}"
    ))
}

fn line(from: &str, kind: RelationKind, to: &str) -> String {
    match kind {
        RelationKind::Exchanges => format!("  {from}: {{ {kind}: [{{ with: {to} }}] }}"),
        _ => format!("  {from}: {{ {kind}: [{to}] }}"),
    }
}
