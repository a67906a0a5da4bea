//! Keys that are right elsewhere: at another sort of thing, or at the other end of a relation.

use crate::bilingual;
use crate::model::schema::{ELEMENT, RELATION, Shape};
use crate::model::{Kind, Layer, RelationKind};
use crate::text::Text;

/// What relations are called from the end that they are not written at.
const OTHER_END: &[(&str, RelationKind)] = &[
    ("contains", RelationKind::PartOf),
    ("governs", RelationKind::GovernedBy),
    ("has-part", RelationKind::PartOf),
    ("has-parts", RelationKind::PartOf),
    ("hosts", RelationKind::HostedOn),
    ("needed-by", RelationKind::DependsOn),
    ("offered-by", RelationKind::Offers),
    ("protects", RelationKind::ProtectedBy),
    ("provided-by", RelationKind::Offers),
    ("required-by", RelationKind::DependsOn),
    ("stored-for", RelationKind::Stores),
    ("supplies", RelationKind::SuppliedBy),
    ("supports", RelationKind::SupportedBy),
    ("used-by", RelationKind::Uses),
];

/// What leads to an element of that kind: users do not use databases, and channels offer services alone.
fn meant(relation: RelationKind, to: Option<Kind>) -> RelationKind {
    match (relation, to) {
        (RelationKind::Uses, Some(to)) if to.holds_data() => RelationKind::Stores,
        (RelationKind::Offers, Some(to)) if to.layer() != Layer::Business => {
            RelationKind::DependsOn
        }
        (relation, _) => relation,
    }
}

/// What to do with a key that stands at an element, of a kind that may not be known, and belongs to a relation, or to
/// the element at its other end.
pub(super) fn at_element(id: &str, of: Option<Kind>, key: &str) -> Option<Text> {
    if let Some((_, relation)) = OTHER_END.iter().find(|(other, _)| *other == key) {
        let relation = meant(*relation, of);
        let kind = relation.key();
        return Some(if relation == RelationKind::Uses {
            bilingual!(
                "Quan hệ được viết ở bên phụ thuộc: đối tượng sử dụng ghi `uses: [{id}]`; thành phần khác ghi `depends-on: [{id}]`.",
                "A relation is written at the end that depends: users write `uses: [{id}]`, other elements `depends-on: [{id}]`."
            )
        } else {
            bilingual!(
                "Quan hệ được viết ở bên phụ thuộc: tại thành phần kia ghi `{kind}: [{id}]`.",
                "A relation is written at the end that depends: at the other element write `{kind}: [{id}]`."
            )
        });
    }
    let row = RELATION.iter().find(|row| row.key == key)?;
    let all = RelationKind::ALL.iter();
    let mut kinds = all.filter(|kind| row.meaning.includes_relation(**kind));
    let kind = kinds.next()?;
    let (name, far) = (kind.key(), kind.far_key());
    let value = if row.shape.is_list() { "[…]" } else { "…" };
    Some(bilingual!(
        "`{key}` là khóa của quan hệ, không phải của thành phần: `{name}: [{{ {far}: …, {key}: {value} }}]`.",
        "`{key}` is a key of a relation, not of an element: `{name}: [{{ {far}: …, {key}: {value} }}]`."
    ))
}

/// The same of a key that stands at a relation and belongs to the element.
pub(super) fn at_relation(key: &str) -> Option<Text> {
    let mut rows = ELEMENT.iter();
    let row = rows.find(|row| row.key == key && !matches!(row.shape, Shape::Relations(_)))?;
    let key = row.key;
    Some(bilingual!(
        "`{key}` là khóa của thành phần, không phải của quan hệ: viết cùng cấp với `kind`, `name` của thành phần.",
        "`{key}` is a key of an element, not of a relation: write it beside `kind` and `name` of the element."
    ))
}
