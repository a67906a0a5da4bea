//! The table by which changes are classed.
//!
//! Whether something is in use is asked of the old version only, so that one more change never makes the
//! whole look milder.

use super::Class;
use super::fields::FieldEdit;
use crate::framework::{Framework, Part};
use crate::model::{
    Architecture, ElementRef, Field, Layer, Mode, Readiness, RelationKind, RelationRef, Sharing,
    Status, Value,
};
use crate::text::Text;

/// A class with its reason.
pub(super) type Judged = (Class, Text);

const fn editorial() -> Judged {
    let why = Text::fixed(
        "chỉ thay đổi cách diễn đạt, nguồn hoặc số liệu",
        "only wording, sources or figures changed",
    );
    (Class::Editorial, why)
}

const fn compatible() -> Judged {
    let why = Text::fixed(
        "không ảnh hưởng đến thành phần đang sử dụng",
        "nothing that is in use is affected",
    );
    (Class::Compatible, why)
}

pub(super) const ADDITION: Judged = (
    Class::Compatible,
    Text::fixed(
        "bổ sung mới, nội dung đã có giữ nguyên",
        "an addition; what was there stays",
    ),
);

pub(super) const TEXTS: Judged = editorial();

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

pub(super) const HANDED_OVER: Judged = (
    Class::Breaking,
    Text::fixed("thay đổi chủ quản", "the owner changed"),
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
        "mã kiến trúc khác nhau: không phải hai phiên bản của cùng một kiến trúc",
        "the ids differ: these are not two versions of one architecture",
    ),
);

/// Who uses what in the old version. Built once, O(relations).
#[derive(Debug)]
pub(super) struct Usage {
    used: Vec<bool>,
    exchanging: Vec<bool>,
}

impl Usage {
    fn mark(list: &mut [bool], element: u32) {
        if let Some(flag) = list.get_mut(element as usize) {
            *flag = true;
        }
    }

    pub(super) fn of(arch: &Architecture) -> Self {
        let mut this = Self {
            used: vec![false; arch.element_count()],
            exchanging: vec![false; arch.element_count()],
        };
        for (from, kind, to) in arch.ends() {
            let Some(to) = to else { continue };
            if kind.is_dependency() && !kind.is_symmetric() && from != to {
                Self::mark(&mut this.used, to);
            }
            if kind == RelationKind::Exchanges {
                Self::mark(&mut this.exchanging, from);
                Self::mark(&mut this.exchanging, to);
            }
        }
        for relation in arch.relations_with(Field::RouteHop) {
            for hop in relation.hops().filter(|_| relation.to().is_some()) {
                Self::mark(&mut this.used, hop.ix());
            }
        }
        // Who only takes data is not used by the one that provides it.
        for relation in arch.relations().filter(|r| r.kind().is_symmetric()) {
            let others = relation.dependences().filter(|(from, to)| from != to);
            for (_, to) in others {
                Self::mark(&mut this.used, to.ix());
            }
        }
        this
    }

    fn flag(list: &[bool], element: ElementRef<'_>) -> bool {
        list.get(element.index()).copied().unwrap_or_default()
    }

    /// Whether another element depended on it.
    pub(super) fn is_used(&self, element: ElementRef<'_>) -> bool {
        Self::flag(&self.used, element)
    }

    /// The class of an old element being no longer there under its id, without a statement that mends it.
    pub(super) fn loss(&self, element: ElementRef<'_>) -> Judged {
        if self.is_used(element) {
            let why = Text::fixed(
                "có thành phần phụ thuộc trong phiên bản cũ",
                "other elements depended on it in the old version",
            );
            (Class::Breaking, why)
        } else if element.layer() == Layer::Channel {
            let why = Text::fixed("bỏ một kênh giao tiếp", "a channel is gone");
            (Class::Breaking, why)
        } else if Self::flag(&self.exchanging, element) {
            let why = Text::fixed(
                "bỏ kết nối trao đổi dữ liệu của thành phần này",
                "its exchanges of data are gone",
            );
            (Class::Breaking, why)
        } else {
            let why = Text::fixed(
                "không có thành phần nào phụ thuộc trong phiên bản cũ",
                "nothing depended on it in the old version",
            );
            (Class::Compatible, why)
        }
    }

    /// The class of an old element being of another kind or in another layer.
    pub(super) fn shift(&self, element: ElementRef<'_>) -> Judged {
        if self.is_used(element) {
            let why = Text::fixed(
                "đổi loại hoặc lớp của thành phần đang được sử dụng",
                "the kind or layer of something in use changed",
            );
            (Class::Breaking, why)
        } else {
            compatible()
        }
    }
}

/// The class of a relation being gone between elements that go on.
pub(super) fn dropped(kind: RelationKind) -> Judged {
    let why = match kind {
        RelationKind::Exchanges => {
            Text::fixed("bỏ kết nối trao đổi dữ liệu", "an exchange is gone")
        }
        RelationKind::Offers | RelationKind::Uses => Text::fixed(
            "người dùng hoặc dịch vụ mất một kênh giao tiếp",
            "users or a service lost a channel",
        ),
        _ => return compatible(),
    };
    (Class::Breaking, why)
}

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

/// A step up is compatible, a step down breaks.
fn step(rises: bool, up: Text, down: Text) -> Judged {
    if rises {
        (Class::Compatible, up)
    } else {
        (Class::Breaking, down)
    }
}

fn position<T: Copy>(
    all: &[T],
    key: impl Fn(T) -> &'static str,
    value: Option<&Value<'_>>,
) -> Option<usize> {
    let Some(Value::Token(word)) = value else {
        return None;
    };
    all.iter().position(|v| key(*v) == *word)
}

/// The class of a field of an element. `used` says whether others depended on the old element.
pub(super) fn element_field(edit: &FieldEdit<'_>, used: bool) -> Judged {
    let (before, after) = (edit.before.first(), edit.after.first());
    match edit.field {
        Field::Owner => match (before, after) {
            (Some(_), Some(_)) => HANDED_OVER,
            (None, _) => ADDITION,
            (_, None) => {
                let why = Text::fixed("không còn nêu chủ quản", "no owner is stated any more");
                (Class::Breaking, why)
            }
        },
        Field::SecurityLevel => step(
            before < after,
            Text::fixed("nâng cấp độ an toàn", "the security level rose"),
            Text::fixed(
                "hạ hoặc bỏ cấp độ an toàn",
                "the security level fell or is no longer stated",
            ),
        ),
        Field::Grade => grade(before, after),
        Field::Status => status(before, after, used),
        Field::Readiness => {
            let at = |value| position(Readiness::ALL, Readiness::key, value);
            match (at(before), at(after)) {
                (Some(old), Some(new)) if new > old && used => {
                    let why = Text::fixed(
                        "nền tảng đang được sử dụng không còn sẵn sàng",
                        "a platform in use is not ready any more",
                    );
                    (Class::Breaking, why)
                }
                _ => compatible(),
            }
        }
        Field::Scope
        | Field::Operator
        | Field::Since
        | Field::Until
        | Field::Instances
        | Field::DatabaseClass
        | Field::MasterData
        | Field::Code => compatible(),
        _ => editorial(),
    }
}

fn status(before: Option<&Value<'_>>, after: Option<&Value<'_>>, used: bool) -> Judged {
    let active = Some(Status::Active as usize);
    // What states no status is in use.
    let old = position(Status::ALL, Status::key, before).or(active);
    let new = position(Status::ALL, Status::key, after).or(active);
    if new == old {
        return editorial();
    }
    let retired = new == Some(Status::Retired as usize);
    if new > old && !(retired && used) {
        let why = Text::fixed("trạng thái tiến triển", "the status moved forward");
        return (Class::Compatible, why);
    }
    if !used {
        return compatible();
    }
    let why = if retired {
        Text::fixed(
            "dừng vận hành khi đang được sử dụng",
            "something in use was stopped",
        )
    } else {
        Text::fixed(
            "trạng thái lùi lại khi đang được sử dụng",
            "the status of something in use moved back",
        )
    };
    (Class::Breaking, why)
}

/// Grades are compared within a value set of some framework; across sets the values mean other things.
fn grade(before: Option<&Value<'_>>, after: Option<&Value<'_>>) -> Judged {
    let (Some(Value::Text(old)), after) = (before, after) else {
        return ADDITION;
    };
    let Some(Value::Text(new)) = after else {
        let why = Text::fixed(
            "không còn nêu mức độ dịch vụ",
            "the grade is no longer stated",
        );
        return (Class::Breaking, why);
    };
    if let Some((old, new)) = in_one_set(old, new) {
        return step(
            old < new,
            Text::fixed("nâng mức độ dịch vụ", "the grade rose"),
            Text::fixed("hạ mức độ dịch vụ", "the grade fell"),
        );
    }
    let why = Text::fixed(
        "thay thế bộ giá trị mức độ dịch vụ",
        "the set of grades was replaced",
    );
    (Class::Breaking, why)
}

/// The places of two grades in the value set that has both.
fn in_one_set(old: &str, new: &str) -> Option<(usize, usize)> {
    sets().find_map(|set| {
        let at = |key: &str| set.iter().position(|part| part.key == key);
        at(old).zip(at(new))
    })
}

/// The value sets of grades of all frameworks.
fn sets() -> impl Iterator<Item = &'static [Part]> {
    Framework::all().iter().flat_map(|framework| {
        let grades = &framework.grades;
        let later = grades.later.as_ref().map(|later| later.values);
        [Some(grades.values), later].into_iter().flatten()
    })
}

/// Whether a grade is replaced by one of another value set, both being known.
pub(super) fn leaves_its_set(edit: &FieldEdit<'_>) -> bool {
    let (Some(Value::Text(old)), Some(Value::Text(new))) =
        (edit.before.first(), edit.after.first())
    else {
        return false;
    };
    let known = |key: &str| sets().any(|set| set.iter().any(|part| part.key == key));
    known(old) && known(new) && in_one_set(old, new).is_none()
}

/// The class of a field of a relation that goes on.
pub(super) fn relation_field(
    edit: &FieldEdit<'_>,
    old: RelationRef<'_>,
    new: RelationRef<'_>,
) -> Judged {
    match edit.field {
        Field::RouteHop => route(old.mode(), new.mode()),
        Field::Sharing => {
            // Least open first.
            let order = [Sharing::Special, Sharing::Default, Sharing::Open];
            let at = |s: Option<Sharing>| order.iter().position(|o| Some(*o) == s);
            step(
                at(old.sharing()) < at(new.sharing()),
                Text::fixed("mở rộng hình thức chia sẻ", "sharing was widened"),
                Text::fixed(
                    "thu hẹp hoặc không còn nêu hình thức chia sẻ",
                    "sharing was narrowed or is no longer stated",
                ),
            )
        }
        Field::Status => status(edit.before.first(), edit.after.first(), true),
        Field::Purpose | Field::Data if !edit.before.is_empty() => {
            let why = Text::fixed(
                "một phần nội dung trao đổi không còn",
                "a part of what was exchanged is gone",
            );
            (Class::Breaking, why)
        }
        Field::Purpose
        | Field::Data
        | Field::Method
        | Field::Since
        | Field::Until
        | Field::Instances
        | Field::StateSecret => compatible(),
        _ => editorial(),
    }
}

fn route(old: Option<Mode>, new: Option<Mode>) -> Judged {
    let over_platform = |mode: Option<Mode>| mode.is_some_and(|m| m != Mode::Direct);
    match (over_platform(old), over_platform(new)) {
        (true, false) => {
            let why = Text::fixed(
                "kết nối không còn qua nền tảng trung gian",
                "the data does not pass a platform any more",
            );
            (Class::Breaking, why)
        }
        (false, true) => {
            let why = Text::fixed(
                "kết nối chuyển sang qua nền tảng trung gian",
                "the data passes a platform now",
            );
            (Class::Compatible, why)
        }
        _ => compatible(),
    }
}

/// The class of a field of the head of the document.
pub(super) fn header_field(edit: &FieldEdit<'_>) -> Judged {
    match edit.field {
        Field::FrameworkNumber => {
            let why = Text::fixed("thay đổi khung kiến trúc áp dụng", "the framework changed");
            (Class::Breaking, why)
        }
        Field::Body if !edit.before.is_empty() => HANDED_OVER,
        Field::Body | Field::Level | Field::DocumentStatus => compatible(),
        _ => editorial(),
    }
}
