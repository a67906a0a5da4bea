//! Who uses what in the old version.

use std::cell::OnceCell;

use hashbrown::HashSet;

use super::Class;
use super::verdict::{Judged, NOT_IN_USE};
use crate::date::Date;
use crate::model::{
    Architecture, ElementRef, Field, Layer, RecordRef, RelationKind, RelationRef, Table,
};
use crate::text::Text;

/// Who uses what in the old version, on the day by which that is judged. Built once, O(relations).
#[derive(Debug)]
pub(super) struct Usage<'a> {
    day: Option<Date>,
    used: Vec<bool>,
    exchanging: Vec<bool>,
    /// The organisations that own or run something in use, and those above them.
    holding: OnceCell<HashSet<&'a str>>,
}

fn mark(list: &mut [bool], element: ElementRef<'_>) {
    if let Some(flag) = list.get_mut(element.index()) {
        *flag = true;
    }
}

impl<'a> Usage<'a> {
    pub(super) fn of(arch: &Architecture, day: Option<Date>) -> Self {
        let mut this = Self {
            day,
            used: vec![false; arch.element_count()],
            exchanging: vec![false; arch.element_count()],
            holding: OnceCell::new(),
        };
        for relation in arch.relations() {
            let from = relation.from();
            let Some(to) = relation.to() else { continue };
            if relation.has_ended(day) {
                continue;
            }
            // What is planned depends already; an exchange is there only when both ends are.
            if relation.kind() == RelationKind::Exchanges {
                if !this.is_there(relation) {
                    continue;
                }
                mark(&mut this.exchanging, from);
                mark(&mut this.exchanging, to);
            }
            // Who only takes data is not used by the one that provides it.
            for (by, on) in relation.dependences() {
                if by != on && !by.has_ended(day) {
                    mark(&mut this.used, on);
                }
            }
        }
        this
    }

    fn flag(list: &[bool], element: ElementRef<'_>) -> bool {
        list.get(element.index()).copied().unwrap_or_default()
    }

    /// Whether a relation was there, and both that it ties.
    pub(super) fn is_there(&self, relation: RelationRef<'_>) -> bool {
        let ends = [Some(relation.from()), relation.to()].into_iter().flatten();
        relation.is_there_on(self.day) && { ends }.all(|end| end.is_in_use_on(self.day))
    }

    /// Why it breaks somebody when the element is no longer there; `None` if it was not in use.
    fn users(&self, element: ElementRef<'_>) -> Option<Text> {
        if !element.is_in_use_on(self.day) {
            return None;
        }
        if Self::flag(&self.used, element) {
            return Some(Text::fixed(
                "có thành phần phụ thuộc trong phiên bản cũ",
                "other elements depended on it in the old version",
            ));
        }
        if element.layer() == Layer::Channel {
            return Some(Text::fixed("bỏ một kênh giao tiếp", "a channel is gone"));
        }
        Self::flag(&self.exchanging, element).then_some(Text::fixed(
            "bỏ kết nối trao đổi dữ liệu của thành phần này",
            "its exchanges of data are gone",
        ))
    }

    /// Whether the element was in use: neither planned nor ended, and something depended on it, exchanged data with
    /// it, or it is a channel.
    pub(super) fn is_in_use(&self, element: ElementRef<'_>) -> bool {
        self.users(element).is_some()
    }

    /// Whether what an entry of a table belongs to was in use. What belongs to the document itself always is.
    pub(super) fn is_record_in_use(&self, arch: &'a Architecture, record: RecordRef<'_>) -> bool {
        if record.table() == Table::Organisations {
            let holding = self.holding.get_or_init(|| {
                let elements = arch.elements().filter(|e| self.is_in_use(*e));
                let holders = elements.flat_map(|e| [e.owner(), e.operator()]);
                let mut holding = HashSet::new();
                // What a unit has, the organisations above it have. In a circle all of them are seen after one round.
                for holder in holders.flatten() {
                    let mut next = Some(holder);
                    while let Some(one) = next.filter(|one| holding.insert(one.key())) {
                        next = one.parent();
                    }
                }
                holding
            });
            return holding.contains(record.key());
        }
        let holder = record.holder().and_then(|id| arch.element(id));
        holder.is_none_or(|element| self.is_in_use(element))
    }

    /// The class of an old element being no longer there, or having ended, without a statement that mends it.
    pub(super) fn loss(&self, element: ElementRef<'_>) -> Judged {
        match self.users(element) {
            Some(why) => (Class::Breaking, why),
            None if element.has_ended(self.day) => (
                Class::Compatible,
                Text::fixed(
                    "đã dừng từ trong phiên bản cũ",
                    "it had ended in the old version already",
                ),
            ),
            None => (
                Class::Compatible,
                Text::fixed(
                    "không có thành phần nào phụ thuộc trong phiên bản cũ",
                    "nothing depended on it in the old version",
                ),
            ),
        }
    }

    /// The class of an old element being said to begin later than the day of the new version.
    pub(super) fn delay(&self, element: ElementRef<'_>) -> Judged {
        if self.is_in_use(element) {
            let why = Text::fixed(
                "đang được sử dụng, nay ghi ngày bắt đầu còn ở phía trước",
                "it is in use, and is now said to begin on a day that is still to come",
            );
            (Class::Breaking, why)
        } else {
            NOT_IN_USE
        }
    }

    /// The class of an old element being of another kind or in another layer.
    pub(super) fn shift(&self, element: ElementRef<'_>) -> Judged {
        if self.is_in_use(element) {
            let why = Text::fixed(
                "đổi loại hoặc lớp của thành phần đang được sử dụng",
                "the kind or layer of something in use changed",
            );
            (Class::Breaking, why)
        } else {
            NOT_IN_USE
        }
    }
}

/// Whether a relation is there on a day, and is not said to begin later, whatever it ties.
pub(super) fn holds(relation: RelationRef<'_>, day: Option<Date>) -> bool {
    relation.is_there_on(day) && !relation.fields().is_ahead(Field::Since, day)
}
