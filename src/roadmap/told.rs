//! The words of single steps: what is done, and what the documents say of what comes and goes.

use super::steps::StepKind;
use super::words;
use super::world::World;
use crate::bilingual;
use crate::model::{Architecture, ElementRef, Field, Layer, Status, Table};
use crate::text::{Lang, Text};

/// What is done to an element: decisions are issued and end, all else is introduced and goes.
pub(super) fn verb(kind: StepKind, element: ElementRef<'_>) -> Text {
    match (kind, element.layer()) {
        (StepKind::Introduce, Layer::Policy) => Text::fixed("Ban hành", "Issue"),
        (StepKind::Retire, Layer::Policy) => Text::fixed("Chấm dứt hiệu lực", "End"),
        _ => kind.label(),
    }
}

/// How far something new has come in the new version, if it is not simply in use.
pub(super) fn standing(status: Option<Status>) -> Vec<Text> {
    let status = status.filter(|status| *status != Status::Active);
    let said = status.map(|status| {
        let label = status.label();
        let (vi, en) = (label.get(Lang::Vi), label.get(Lang::En));
        bilingual!(
            "tình trạng trong phiên bản mới: {vi}",
            "status in the new version: {en}"
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
    } else if let Some(record) = world.new.record(Table::Transferred, old.id()) {
        let fields = record.fields();
        let to = fields.text(Field::TransferredTo).unwrap_or_default();
        let basis = fields.text(Field::TransferBasis).unwrap_or_default();
        out.push(bilingual!(
            "chuyển giao cho {to}; căn cứ: {basis}",
            "handed over to {to}; basis: {basis}"
        ));
    } else {
        for after in world.successors_of(old) {
            let (vi, en) = (after.name(Lang::Vi), after.name(Lang::En));
            let id = after.id();
            out.push(bilingual!(
                "tiếp nối bởi {vi} (`{id}`)",
                "goes on as {en} (`{id}`)"
            ));
        }
    }
    out
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
