//! Classing of changes: the rows of the schema, read for one change.
//!
//! Whether something is in use is asked of the old version only, so that one more change never makes the
//! whole look milder.

use super::alike::Likeness;
use super::direction::{Direction, leaves_its_set};
use super::fields::FieldEdit;
use super::{ChangeKind, Class};
use crate::model::schema::{self, Change, Effect, FieldSpec, Weight};
use crate::model::{Field, Table};
use crate::text::Text;

/// A class with its reason.
pub(super) type Judged = (Class, Text);

pub(super) const NOT_IN_USE: Judged = (
    Class::Compatible,
    Text::fixed(
        "không ảnh hưởng đến thành phần đang sử dụng",
        "nothing that is in use is affected",
    ),
);

pub(super) const ADDITION: Judged = (
    Class::Compatible,
    Text::fixed(
        "bổ sung mới, nội dung đã có giữ nguyên",
        "an addition; what was there stays",
    ),
);

pub(super) const TEXTS: Judged = (
    Class::Editorial,
    Text::fixed(
        "chỉ thay đổi cách diễn đạt, nguồn hoặc số liệu",
        "only wording, sources or figures changed",
    ),
);

pub(super) const DECLARED: Judged = (
    Class::Compatible,
    Text::fixed(
        "có khai báo kế thừa, các quan hệ đi theo",
        "the continuation is declared, and relations follow it",
    ),
);

pub(super) const SUCCEEDED: Judged = (
    Class::Compatible,
    Text::fixed(
        "đã dừng vận hành và có thành phần thay thế",
        "it was retired with a successor",
    ),
);

/// Of what never ran.
pub(super) const PLANNED_OTHERWISE: Judged = (
    Class::Compatible,
    Text::fixed(
        "mới có trong kế hoạch, nay được thay bằng thành phần khác",
        "it was only planned, and another takes its place",
    ),
);

/// Of a document of policy, which no one operates.
pub(super) const SUPERSEDED: Judged = (
    Class::Compatible,
    Text::fixed(
        "đã được văn bản khác thay thế",
        "another document replaced it",
    ),
);

pub(super) const HANDED_OVER: Judged = (
    Class::Breaking,
    Text::fixed("thay đổi chủ quản", "the owner changed"),
);

/// What an organisation has is that of another agency.
pub(super) const OTHER_AGENCY: Judged = (
    Class::Breaking,
    Text::fixed(
        "cơ quan độc lập trở thành đơn vị của cơ quan khác; các hệ thống đi theo thuộc cơ quan khác",
        "what was an agency of its own is part of another; its systems belong to that other agency",
    ),
);

pub(super) const REORGANISED: Judged = (
    Class::Compatible,
    Text::fixed(
        "có khai báo tổ chức kế thừa; quyền và trách nhiệm chủ quản đi theo, không phải là chuyển giao",
        "the succeeding organisation is declared; what was owned goes on with it, and nothing is handed over",
    ),
);

pub(super) const ANOTHER_DOCUMENT: Judged = (
    Class::Breaking,
    Text::fixed(
        "định danh kiến trúc khác nhau: không phải hai phiên bản của cùng một kiến trúc",
        "the ids differ: these are not two versions of one architecture",
    ),
);

pub(super) const KEPT_BY_ANOTHER: Judged = (
    Class::Compatible,
    Text::fixed(
        "thành phần kế thừa khác vẫn giữ",
        "another that goes on keeps it",
    ),
);

pub(super) const KEPT_BY_ANOTHER_ORGANISATION: Judged = (
    Class::Compatible,
    Text::fixed(
        "tổ chức kế thừa khác vẫn giữ",
        "another organisation that goes on keeps it",
    ),
);

pub(super) const MOVED_TO_SUCCESSOR: Judged = (
    Class::Compatible,
    Text::fixed(
        "quan hệ được chuyển sang thành phần thay thế",
        "the relation moved to the successor",
    ),
);

pub(super) const BOTH_ENDS_ONE: Judged = (
    Class::Compatible,
    Text::fixed(
        "hai đầu quan hệ đã hợp nhất",
        "both of its ends go on as one",
    ),
);

pub(super) const WATCHED_OTHERWISE: Judged = (
    Class::Compatible,
    Text::fixed(
        "được trung tâm giám sát bảo vệ (`protected-by`)",
        "a security operations centre watches it (`protected-by`)",
    ),
);

/// A `no` is stated where nothing was.
const DENIED: Judged = (
    Class::Compatible,
    Text::fixed(
        "nêu rõ “không”, trước đây không nêu",
        "a “no” is stated where nothing was",
    ),
);

/// A `no` is no longer stated.
const EMPTIED: Judged = (
    Class::Compatible,
    Text::fixed(
        "không còn ghi “không”; nội dung không giảm",
        "a “no” is no longer stated; nothing is lost by that",
    ),
);

/// A field that no row knows cannot be read from a file or be set: were there one, it must not pass unseen.
const WITHOUT_ROW: Judged = (
    Class::Breaking,
    Text::fixed(
        "khóa không có trong lược đồ, cần xem xét",
        "the schema does not know the field; look at it",
    ),
);

/// What the edit of a field amounts to, of a fact as of a figure.
pub(super) fn kind(edit: &FieldEdit<'_>) -> ChangeKind {
    if edit.before.is_empty() || edit.after.is_empty() {
        return ChangeKind::Changed;
    }
    match edit.field {
        Field::Instances | Field::Value | Field::VolumeValue => ChangeKind::Scaled,
        Field::Grade if leaves_its_set(&edit.before, &edit.after) => ChangeKind::Converted,
        _ => ChangeKind::Changed,
    }
}

/// The class of a field of a thing with these rows, which was in use or not.
pub(super) fn field(edit: &FieldEdit<'_>, specs: &'static [FieldSpec], in_use: bool) -> Judged {
    let Some(change) = schema::row_of(specs, edit.field).and_then(|row| row.change) else {
        return WITHOUT_ROW;
    };
    let classes = match change {
        Change::Classed(classes) => classes,
        // Neither is compared field by field.
        Change::Lineage | Change::Move => return WITHOUT_ROW,
    };
    if let Some(likeness) = Likeness::of(&edit.before, &edit.after) {
        return (Class::Editorial, likeness.text());
    }
    effect(
        match Direction::of(classes.scale, &edit.before, &edit.after) {
            Direction::Added => &classes.added,
            Direction::Removed => &classes.removed,
            Direction::Raised => &classes.raised,
            Direction::Lowered => &classes.lowered,
            Direction::Replaced => &classes.replaced,
            Direction::Emptied => return EMPTIED,
            Direction::Denied => return DENIED,
        },
        in_use,
    )
}

fn effect(effect: &Effect, in_use: bool) -> Judged {
    let class = match effect.weight {
        Weight::Editorial => Class::Editorial,
        Weight::Compatible => Class::Compatible,
        Weight::Breaking => Class::Breaking,
        Weight::InUse if in_use => Class::Breaking,
        Weight::InUse => return NOT_IN_USE,
    };
    (class, effect.why.clone())
}

/// The class of an entry of a table going.
pub(super) fn entry_gone(table: Table) -> Judged {
    match table {
        Table::Sources | Table::Indicators => TEXTS,
        Table::Organisations
        | Table::Contents
        | Table::Views
        | Table::Supersedes
        | Table::Roadmap
        | Table::Targets
        | Table::Retired
        | Table::Transferred => NOT_IN_USE,
    }
}

/// The class of an entry of a table coming.
pub(super) fn entry_came(table: Table) -> Judged {
    match entry_gone(table) {
        (Class::Editorial, why) => (Class::Editorial, why),
        (Class::Compatible | Class::Breaking, _) => ADDITION,
    }
}

/// Whether a change of a thing with these rows, or the same the other way round, would break something in use.
pub(super) fn may_break(edit: &FieldEdit<'_>, specs: &'static [FieldSpec]) -> bool {
    let back = FieldEdit {
        field: edit.field,
        before: edit.after.clone(),
        after: edit.before.clone(),
    };
    [edit, &back]
        .iter()
        .any(|edit| field(edit, specs, true).0 == Class::Breaking)
}

#[cfg(test)]
mod tests {
    use std::fmt::Write;

    use super::*;
    use crate::model::schema::{ELEMENT, HEADER, RELATION, Shape};
    use crate::text::Lang;

    fn rows(specs: &'static [FieldSpec], out: &mut String) {
        for spec in specs {
            if let Shape::Group { fields, .. } = spec.shape {
                rows(fields, out);
            }
            let (Some(field), Some(change)) = (spec.field, spec.change) else {
                continue;
            };
            let _ = writeln!(out, "  {}", field.path());
            let Change::Classed(classes) = change else {
                let _ = writeln!(out, "    {change:?}");
                continue;
            };
            let effects = [
                ("added", &classes.added),
                ("removed", &classes.removed),
                ("raised", &classes.raised),
                ("lowered", &classes.lowered),
                ("replaced", &classes.replaced),
            ];
            for (direction, effect) in effects {
                let (vi, en) = (effect.why.get(Lang::Vi), effect.why.get(Lang::En));
                let _ = writeln!(out, "    {direction}: {:?}: {vi} / {en}", effect.weight);
            }
        }
    }

    #[test]
    fn every_field_in_every_direction() {
        let mut out = String::new();
        let tables = Table::ALL.map(|table| (table.key(), table.fields()));
        let all = [
            ("architecture", HEADER),
            ("element", ELEMENT),
            ("relation", RELATION),
        ];
        for (name, specs) in all.into_iter().chain(tables) {
            let _ = writeln!(out, "{name}");
            rows(specs, &mut out);
        }
        insta::assert_snapshot!(out);
    }

    #[test]
    fn editorial_is_nothing_but_words() {
        let mut facts = Vec::new();
        for specs in [ELEMENT, RELATION] {
            for spec in specs {
                if let (Some(field), Some(Change::Classed(classes))) = (spec.field, spec.change)
                    && classes.added.weight == Weight::Editorial
                {
                    facts.push(field.path());
                }
            }
        }
        facts.sort_unstable();
        facts.dedup();
        assert_eq!(
            facts,
            ["aliases", "attributes", "inferred", "sources", "tags"]
        );
    }
}
