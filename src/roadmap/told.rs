//! The words of single steps: what is done, and what the documents say of what comes and goes.

use super::steps::StepKind;
use super::words;
use super::world::{Node, World};
use crate::bilingual;
use crate::date::Date;
use crate::model::{
    Architecture, ElementRef, Field, Fields, Layer, RecordRef, RelationRef, Status, Table,
};
use crate::text::{Lang, Text};

/// What is done to an element: decisions are issued and end, what another body takes over is handed over, what was
/// only planned is no longer, and only what runs is stopped.
pub(super) fn verb(world: &World<'_>, kind: StepKind, node: &Node<'_>) -> Text {
    let Some(element) = node.new.or(node.old) else {
        return kind.label();
    };
    match kind {
        StepKind::Introduce => match element.layer() {
            Layer::Policy => Text::fixed("Ban hành", "Issue"),
            Layer::Infrastructure
            | Layer::Integration
            | Layer::Application
            | Layer::Business
            | Layer::Channel
            | Layer::User => kind.label(),
        },
        StepKind::Rename => match node.old {
            Some(old) if old.name(Lang::Vi) != element.name(Lang::Vi) => {
                Text::fixed("Đổi tên", "Rename")
            }
            _ => kind.label(),
        },
        StepKind::Retire => going(world, node.old.unwrap_or(element)),
        StepKind::Change
        | StepKind::Connect
        | StepKind::Reroute
        | StepKind::Adjust
        | StepKind::Disconnect
        | StepKind::Switch => kind.label(),
    }
}

/// What becomes of an element that goes.
fn going(world: &World<'_>, old: ElementRef<'_>) -> Text {
    if old.status() == Some(Status::Planned) {
        return Text::fixed("Bỏ khỏi kế hoạch", "Drop from the plan");
    }
    // Where only the document infers it, nothing is known to be stopped.
    let told = world.new.record(Table::Retired, old.id());
    if told.is_some_and(RecordRef::ends_by_inference) {
        return if old.layer() == Layer::Policy {
            Text::fixed("Không còn viện dẫn", "No longer cite")
        } else {
            Text::fixed("Không còn nêu", "No longer show")
        };
    }
    let is_transferred = world.new.record(Table::Transferred, old.id()).is_some();
    match old.layer() {
        _ if is_transferred => Text::fixed("Chuyển giao", "Hand over"),
        Layer::Policy => Text::fixed("Thôi áp dụng", "No longer apply"),
        Layer::Business => Text::fixed("Thôi thực hiện", "Discontinue"),
        Layer::User => Text::fixed("Bỏ nhóm người dùng", "Drop the user group"),
        Layer::Infrastructure | Layer::Integration | Layer::Application | Layer::Channel => {
            StepKind::Retire.label()
        }
    }
}

/// What is done to a relation: one that was only planned is neither set up nor ended.
pub(super) fn verb_of_relation(kind: StepKind, relation: RelationRef<'_>) -> Text {
    let is_planned = relation.status() == Some(Status::Planned);
    match kind {
        StepKind::Connect if is_planned => {
            Text::fixed("Dự kiến thiết lập quan hệ", "Plan to connect")
        }
        StepKind::Disconnect if is_planned => {
            Text::fixed("Bỏ quan hệ dự kiến", "Drop the planned relation")
        }
        StepKind::Introduce
        | StepKind::Rename
        | StepKind::Change
        | StepKind::Connect
        | StepKind::Reroute
        | StepKind::Adjust
        | StepKind::Disconnect
        | StepKind::Retire
        | StepKind::Switch => kind.label(),
    }
}

/// What an element takes the place of, once both have run side by side.
pub(super) fn place_of(world: &World<'_>, node: &Node<'_>) -> Vec<Text> {
    let Some(new) = node.new else {
        return Vec::new();
    };
    world
        .predecessors_of(new)
        .map(|(old, stays)| {
            let old = words::named(old);
            let (vi, en) = (old.get(Lang::Vi), old.get(Lang::En));
            if stays {
                bilingual!("tiếp nhận một phần của {vi}", "takes over a part of {en}")
            } else {
                bilingual!("thay cho {vi}", "takes the place of {en}")
            }
        })
        .collect()
}

/// How far something new has come in the new version, if it is not simply in use.
pub(super) fn standing(status: Option<Status>, layer: Option<Layer>) -> Vec<Text> {
    let status = status.filter(|status| *status != Status::Active);
    let said = status.map(|status| {
        let label = layer.map_or_else(|| status.label(), |layer| status.label_on(layer));
        let (vi, en) = (label.get(Lang::Vi), label.get(Lang::En));
        bilingual!(
            "tình trạng trong phiên bản mới: {vi}",
            "status in the new version: {en}"
        )
    });
    said.into_iter().collect()
}

/// When something that is set back to a plan is to come again.
pub(super) fn comes_again([was, is]: [Option<Status>; 2], new: Fields<'_>) -> Vec<Text> {
    let planned = Some(Status::Planned);
    let Some(since) = new
        .date(Field::Since)
        .filter(|_| was != planned && is == planned)
    else {
        return Vec::new();
    };
    let since = words::dated(since);
    let (vi, en) = (since.get(Lang::Vi), since.get(Lang::En));
    vec![bilingual!(
        "dự kiến đưa vào sử dụng: {vi}",
        "planned to come into use: {en}"
    )]
}

/// That an end is no change: both versions state it, and it comes between them.
pub(super) fn ends_by_both(new: Fields<'_>) -> Vec<Text> {
    let said = new.date(Field::Until).map(|until| {
        let until = words::dated(until);
        let (vi, en) = (until.get(Lang::Vi), until.get(Lang::En));
        bilingual!(
            "cả hai phiên bản đều ghi kết thúc: {vi}",
            "both versions say that it ends: {en}"
        )
    });
    said.into_iter().collect()
}

/// What the documents say of an element that goes.
pub(super) fn fate(world: &World<'_>, old: ElementRef<'_>) -> Vec<Text> {
    let mut out = Vec::new();
    if let Some(record) = world.new.record(Table::Retired, old.id()) {
        let fields = record.fields();
        for id in fields.texts(Field::Successor) {
            if let Some(next) = world.new.element(id) {
                let next = words::named(next);
                let (vi, en) = (next.get(Lang::Vi), next.get(Lang::En));
                out.push(bilingual!("thay bằng {vi}", "replaced by {en}"));
            }
        }
        if let Some(decision) = fields.text(Field::Decision) {
            out.push(bilingual!("theo {decision}", "by {decision}"));
        }
        if let Some(reason) = fields.text(Field::Reason) {
            let reason = reason.trim_end_matches('.');
            out.push(bilingual!("lý do: {reason}", "reason: {reason}"));
        }
        if fields.is_inferred("existence") {
            out.push(Text::fixed(
                "ghi là suy luận, không nguồn nào nói rõ việc này",
                "marked as inferred, no source says so outright",
            ));
        }
    } else if let Some(record) = world.new.record(Table::Transferred, old.id()) {
        let fields = record.fields();
        let to = fields.text(Field::TransferredTo).unwrap_or_default();
        let to = words::party(world.new, to).name;
        let (vi, en) = (to.get(Lang::Vi), to.get(Lang::En));
        out.push(bilingual!("bên nhận: {vi}", "to: {en}"));
        if let Some(basis) = fields.text(Field::TransferBasis) {
            out.push(bilingual!("căn cứ: {basis}", "basis: {basis}"));
        }
    } else {
        for after in world.successors_of(old) {
            let (vi, en) = (after.name(Lang::Vi), after.name(Lang::En));
            let id = after.id();
            out.push(bilingual!(
                "được kế thừa bởi {vi} (`{id}`)",
                "goes on as {en} (`{id}`)"
            ));
        }
    }
    out
}

/// Which organisations go on as others, and how much goes with them: nobody has to hand it over.
pub(super) fn goes_on_as(world: &World<'_>) -> Vec<Text> {
    let all = world.handed_on().into_iter();
    let told = all.map(|((before, after), extent)| {
        let (before, after) = (
            words::party(world.old, before).name,
            words::party(world.new, after).name,
        );
        let (a, b) = (before.get(Lang::Vi), after.get(Lang::Vi));
        let (c, d) = (before.get(Lang::En), after.get(Lang::En));
        let things = if extent == 1 {
            "element goes"
        } else {
            "elements go"
        };
        bilingual!(
            "{b} kế thừa {a}: {extent} thành phần chuyển theo, không phải bàn giao",
            "{c} goes on as {d}: {extent} {things} with it, nothing is handed over"
        )
    });
    told.collect()
}

/// That the new version is dated earlier than the last of what it plans.
pub(super) fn issued_early((first, last): (Date, Date)) -> Text {
    let (first_vi, first_en) = (first.vietnamese(), first.to_string());
    let (last_vi, last_en) = (last.vietnamese(), last.to_string());
    if first == last {
        return bilingual!(
            "văn bản ghi ban hành ngày {first_vi}, trước khi hết các bước có thời hạn; lộ trình coi các bước đã xong mới là trạng thái của phiên bản này",
            "the document was issued on {first_en}, before the last of what it dates; the state that it describes is reached here"
        );
    }
    bilingual!(
        "văn bản ghi ban hành trong khoảng {first_vi} – {last_vi}, trước khi hết các bước có thời hạn; lộ trình coi các bước đã xong mới là trạng thái của phiên bản này",
        "the document was issued within {first_en} – {last_en}, before the last of what it dates; the state that it describes is reached here"
    )
}

pub(super) fn switch(world: &World<'_>) -> Text {
    let (old, new) = (world.old.framework(), world.new.framework());
    let version = |arch: &Architecture| {
        arch.version()
            .map_or_else(|| "…".to_owned(), |v| v.to_string())
    };
    let (from, to) = (version(world.old), version(world.new));
    if old != new {
        return bilingual!(
            "Ban hành phiên bản {to} của văn bản theo khung {new}, thay phiên bản {from} theo khung {old}",
            "Issue version {to} of the document under framework {new}, in place of version {from} under framework {old}"
        );
    }
    if from == to {
        return bilingual!(
            "Cập nhật văn bản, giữ số phiên bản {to}",
            "Update the document, still numbered version {to}"
        );
    }
    bilingual!(
        "Ban hành phiên bản {to} của văn bản, thay phiên bản {from}",
        "Issue version {to} of the document, in place of version {from}"
    )
}
