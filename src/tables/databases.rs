//! The list of databases, with the columns of Decree 47/2020/NĐ-CP, art. 11.4.

use super::build::Rows;
use super::cells::{all_named, holds_data, key_of};
use super::context::Cx;
use super::spec::{Spec, computed, field, inferred, key, number};
use super::table::Cell;
use super::thing::Thing;
use crate::model::Field;
use crate::text::Text;

const DECREE: &str = "47/2020/NĐ-CP";

pub(super) const COLUMNS: &[Spec] = &[
    number(),
    key(key_of, 22),
    field(Field::NameVi, 32)
        .headed(["Tên cơ sở dữ liệu", "Name of the database"])
        .law(DECREE, "11.4a"),
    field(Field::Owner, 20),
    field(Field::DatabaseClass, 16),
    field(Field::DescriptionVi, 36)
        .headed(["Mục đích, phạm vi, nội dung", "Purpose, scope, content"])
        .law(DECREE, "11.4b"),
    field(Field::UpdateMechanism, 26)
        .headed([
            "Cơ chế thu thập, cập nhật",
            "How it is collected and updated",
        ])
        .law(DECREE, "11.4c"),
    field(Field::DataSource, 24).law(DECREE, "11.4c"),
    field(Field::ItemsOpen, 24)
        .headed(["Hạng mục dữ liệu mở", "Open data items"])
        .law(DECREE, "11.4d"),
    field(Field::ItemsDefault, 24)
        .headed(["Hạng mục chia sẻ mặc định", "Items shared by default"])
        .law(DECREE, "11.4d"),
    field(Field::ItemsSpecial, 24)
        .headed([
            "Hạng mục chia sẻ theo yêu cầu đặc thù",
            "Items shared on special request",
        ])
        .law(DECREE, "11.4d"),
    field(Field::TargetUsers, 20)
        .headed(["Đối tượng sử dụng", "Users"])
        .law(DECREE, "11.4d"),
    computed(
        "shared-with",
        shared_with,
        ["Hệ thống có kết nối", "Connected systems"],
        [
            "Các hệ thống trao đổi dữ liệu với cơ sở dữ liệu này, tính từ các kết nối.",
            "The systems that exchange data with it, from its exchanges.",
        ],
        26,
    ),
    inferred(),
];

/// What exchanges data with it.
fn shared_with<'a>(cx: &Cx<'a>, thing: Thing<'a>) -> Cell {
    let Some(element) = thing.element() else {
        return Cell::not_applicable();
    };
    all_named(cx, cx.ties().partners(element).iter().copied())
}

pub(super) fn rows<'a>(cx: &Cx<'a>) -> Rows<'a> {
    let mut rows = Rows::default();
    for element in cx.arch.elements().filter(|element| holds_data(*element)) {
        rows.add(cx, None, Thing::Element(element));
    }
    rows.notes.push(Text::fixed(
        "Danh mục lập theo khoản 4 Điều 11 Nghị định 47/2020/NĐ-CP (hết hiệu lực 22/10/2025, được thay thế bởi Nghị định 278/2025/NĐ-CP); nội dung mà Nghị định 278/2025/NĐ-CP yêu cầu chưa được đối chiếu.",
        "The list follows Decree 47/2020/NĐ-CP, art. 11.4 (repealed 2025-10-22, replaced by Decree 278/2025/NĐ-CP); what Decree 278/2025/NĐ-CP asks for has not been compared.",
    ));
    rows
}
