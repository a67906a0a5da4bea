//! What is known of a word beside its sentence: where it stands, what it holds, what it may be tied to.

use super::asked::{asked_of, asked_of_exchanges};
use super::ends;
use super::entry::{Entry, Owner, Row, Sort};
use crate::bilingual;
use crate::framework::Framework;
use crate::model::schema::{Change, ELEMENT, Effect, FieldSpec, Meaning, Scale, Shape, Weight};
use crate::model::{Depends, Dropped, Kind, Layer, RelationKind, Table};
use crate::text::{Lang, Text};

/// Something that is known of a word.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Fact {
    /// What it is about.
    pub name: Text,
    /// What is known.
    pub value: Text,
}

fn fact(vi: &'static str, en: &'static str, value: Text) -> Fact {
    Fact {
        name: Text::fixed(vi, en),
        value,
    }
}

/// A text that is made in each language by itself.
fn in_both(of: impl Fn(Lang) -> String) -> Text {
    Text::new(of(Lang::Vi), of(Lang::En))
}

impl Entry {
    /// What is known of the word beside its sentence, in the order of a page.
    ///
    /// ```
    /// use justarch::{Lang, vocabulary};
    /// let facts = vocabulary::entries("hosted-on")[0].facts();
    /// assert!(facts.iter().any(|fact| fact.value.get(Lang::En).contains("`infrastructure`")));
    /// ```
    pub fn facts(&self) -> Vec<Fact> {
        let mut out = match self.sort {
            Sort::Frame => Vec::new(),
            Sort::Section(layer) => of_layer(layer),
            Sort::Kind(kind) => of_kind(kind),
            Sort::Relation(kind) => of_relation(kind),
            Sort::Records(table) => of_table(table),
            Sort::Key => of_key(self),
            Sort::Value => of_value(self),
        };
        if !self.frameworks.is_empty() && self.frameworks.len() < Framework::all().len() {
            let versions: Vec<_> = self.frameworks.iter().map(ToString::to_string).collect();
            let versions = versions.join(", ");
            out.push(fact("Khung", "Frameworks", in_both(|_| versions.clone())));
        }
        out
    }
}

fn of_layer(layer: Layer) -> Vec<Fact> {
    let kinds = Kind::ALL.iter().filter(|kind| kind.layer() == layer);
    let kinds = words(kinds.map(|kind| kind.key()));
    vec![fact("Các loại", "Kinds", in_both(|_| kinds.clone()))]
}

fn of_kind(kind: Kind) -> Vec<Fact> {
    if matches!(kind, Kind::Custom(_)) {
        return Vec::new();
    }
    let layer = kind.layer();
    let section = layer.section();
    let label = layer.label();
    let mut out = vec![fact(
        "Lớp",
        "Layer",
        in_both(|lang| format!("`{section}` ({})", label.get(lang))),
    )];
    let own = ELEMENT
        .iter()
        .filter(|spec| matches!(spec.meaning, Meaning::Kinds(_)) && spec.meaning.includes(kind));
    let own: Vec<_> = own.map(|spec| spec.key).collect();
    if !own.is_empty() {
        let own = words(own.into_iter());
        out.push(fact(
            "Khóa riêng",
            "Keys of its own",
            in_both(|_| own.clone()),
        ));
    }
    let asked = asked_of(kind);
    if !asked.is_empty() {
        let mut keys: Vec<_> = asked.iter().map(|asked| asked.key).collect();
        keys.dedup();
        let keys = words(keys.into_iter());
        out.push(fact(
            "Kiểm tra yêu cầu nêu",
            "The check asks for",
            in_both(|_| keys.clone()),
        ));
    }
    for (relation, kinds) in ends::from_kind(kind) {
        let value = in_both(|lang| format!("`{relation}` → {}", ends::in_words(&kinds, lang)));
        out.push(fact("Quan hệ tới", "Relation to", value));
    }
    for (relation, kinds) in ends::to_kind(kind) {
        let value = in_both(|lang| format!("{} → `{relation}`", ends::in_words(&kinds, lang)));
        out.push(fact("Quan hệ từ", "Relation from", value));
    }
    out
}

fn of_relation(kind: RelationKind) -> Vec<Fact> {
    let label = kind.label();
    let mut out = vec![fact(
        "Đọc là",
        "Reads",
        in_both(|lang| format!("A {} B", label.get(lang))),
    )];
    for (versions, pairs) in ends::of_relation(kind) {
        let versions: Vec<_> = versions.iter().map(ToString::to_string).collect();
        let name = if versions.len() == Framework::all().len() {
            Text::fixed("Giữa", "Between")
        } else {
            let versions = versions.join(", ");
            bilingual!("Giữa (khung {versions})", "Between (framework {versions})")
        };
        for pair in pairs {
            let value = in_both(|lang| {
                let (from, to) = (
                    ends::in_words(&pair.from, lang),
                    ends::in_words(&pair.to, lang),
                );
                match ends::remark(pair.cell) {
                    Some(remark) => format!("{from} → {to} ({})", remark.get(lang)),
                    None => format!("{from} → {to}"),
                }
            });
            out.push(Fact {
                name: name.clone(),
                value,
            });
        }
    }
    if kind == RelationKind::Exchanges {
        let keys = asked_of_exchanges();
        let keys = words(keys.iter().map(|asked| asked.key));
        out.push(fact(
            "Giữa hai cơ quan, kiểm tra yêu cầu nêu",
            "Between agencies the check asks for",
            in_both(|_| keys.clone()),
        ));
    }
    if kind == RelationKind::SuppliedBy {
        out.push(fact(
            "Cũng có thể",
            "Also",
            Text::fixed(
                "tới một tổ chức trong `organisations`",
                "to one of the `organisations`",
            ),
        ));
    }
    out.push(fact("Phụ thuộc", "Dependence", dependence(kind)));
    if kind.is_layered() {
        out.push(fact(
            "Thứ tự lớp",
            "Order of layers",
            Text::fixed(
                "không trỏ lên lớp cao hơn, không tạo vòng",
                "points to no higher layer and runs in no circle",
            ),
        ));
    }
    let dropped = match kind.dropped() {
        Dropped::Breaks(why) | Dropped::BreaksAsLast(why) | Dropped::Unprotects(why) => {
            let (vi, en) = (why.get(Lang::Vi), why.get(Lang::En));
            bilingual!("phá vỡ tương thích: {vi}", "breaking: {en}")
        }
        Dropped::Harmless => Text::fixed("tương thích", "compatible"),
    };
    out.push(fact("Khi bỏ đi", "When dropped", dropped));
    out
}

fn dependence(kind: RelationKind) -> Text {
    match kind.depends() {
        Depends::Near => Text::fixed(
            "đầu viết quan hệ phụ thuộc vào đầu kia",
            "the end that it is written at depends on the other",
        ),
        Depends::Far(_) => Text::fixed(
            "đầu kia phụ thuộc vào đầu viết quan hệ",
            "the other end depends on the one that it is written at",
        ),
        Depends::AsStated => Text::fixed(
            "theo điều quan hệ nêu; viết ở đầu nào cũng như nhau",
            "as the relation itself says; the same whichever end it is written at",
        ),
        Depends::Unharmed => Text::fixed(
            "không: sự cố của một đầu không ảnh hưởng đầu kia",
            "none: a failure of one end does not reach the other",
        ),
    }
}

fn of_table(table: Table) -> Vec<Fact> {
    let form = if table.is_list() {
        Text::fixed(
            "danh sách, mỗi mục có `id`",
            "a list whose entries have an `id`",
        )
    } else {
        Text::fixed(
            "mục gồm các định danh và nội dung của từng định danh",
            "a map from ids to their entries",
        )
    };
    let form = if table.has_id() {
        form
    } else {
        Text::fixed("danh sách", "a list")
    };
    let keys = words(table.fields().iter().map(|spec| spec.key));
    vec![
        fact(
            "Viết ở",
            "Written in",
            in_both(|lang| table_in_words(table, lang)),
        ),
        fact("Dạng", "Form", form),
        fact("Các khóa", "Keys", in_both(|_| keys.clone())),
    ]
}

/// What a table of records hangs on beside the top of the file.
fn holders(table: Table) -> Vec<Owner> {
    let has = |owner: &Owner| {
        let mut specs = owner.fields().iter();
        specs.any(|spec| matches!(spec.shape, Shape::Records(of) if of == table))
    };
    Owner::all().filter(has).collect()
}

fn holders_in_words(holders: &[Owner], lang: Lang) -> String {
    let names: Vec<_> = holders.iter().map(|owner| owner.in_words(lang)).collect();
    names.join(", ")
}

/// What a table hangs on: the top of the file, if the head has it not.
fn table_in_words(table: Table, lang: Lang) -> String {
    let holders = holders(table);
    let mut told = holders_in_words(&holders, lang);
    if !holders.contains(&Owner::Header) {
        let top = match lang {
            Lang::Vi => "tệp, ngoài cùng",
            Lang::En => "the top of the file",
        };
        let comma = if told.is_empty() { "" } else { ", " };
        told = format!("{top}{comma}{told}");
    }
    told
}

impl Owner {
    /// What has the key, in words.
    pub(super) fn in_words(self, lang: Lang) -> String {
        let key = self.key();
        match (self, lang) {
            (Self::Header | Self::Records(_), _) => format!("`{key}`"),
            (Self::Element, Lang::Vi) => "thành phần".to_owned(),
            (Self::Element, Lang::En) => "elements".to_owned(),
            (Self::Relation, Lang::Vi) => "quan hệ".to_owned(),
            (Self::Relation, Lang::En) => "relations".to_owned(),
        }
    }
}

fn of_key(entry: &Entry) -> Vec<Fact> {
    let Some(first) = entry.rows.first() else {
        return Vec::new();
    };
    let spec = first.spec;
    let path = &first.path;
    let mut owners = Vec::new();
    for row in &entry.rows {
        if !owners.contains(&row.owner) {
            owners.push(row.owner);
        }
    }
    let mut out = vec![fact(
        "Viết ở",
        "Written in",
        in_both(|lang| {
            let holders = holders_in_words(&owners, lang);
            match (path.rsplit_once('.'), lang) {
                (Some((group, _)), Lang::Vi) => format!("`{group}` của {holders}"),
                (Some((group, _)), Lang::En) => format!("`{group}` of {holders}"),
                (None, _) => holders,
            }
        }),
    )];
    out.push(fact("Giá trị", "Value", shape(spec)));
    let requiring: Vec<_> = entry.rows.iter().filter(|row| row.spec.required).collect();
    if requiring.len() == entry.rows.len() {
        out.push(fact("Bắt buộc", "Required", Text::fixed("có", "yes")));
    } else if !requiring.is_empty() {
        let of: Vec<_> = requiring.iter().map(|row| row.owner).collect();
        let value = in_both(|lang| holders_in_words(&of, lang));
        out.push(fact("Bắt buộc ở", "Required in", value));
    }
    if let Some(of) = for_what(spec.meaning) {
        out.push(fact("Có nghĩa với", "Means something for", of));
    }
    if let Some(change) = change(&entry.rows) {
        out.push(fact("Khi thay đổi", "When it changes", change));
    }
    out
}

/// For what a key means something, if not for all that has it.
pub(super) fn for_what(meaning: Meaning) -> Option<Text> {
    match meaning {
        Meaning::All => None,
        Meaning::Kinds(_) => {
            let kinds: Vec<_> = Kind::ALL
                .iter()
                .filter(|kind| meaning.includes(**kind))
                .copied()
                .collect();
            Some(in_both(|lang| ends::in_words(&kinds, lang)))
        }
        Meaning::Relations(kinds) => {
            let kinds = words(kinds.iter().map(|kind| kind.key()));
            Some(in_both(|_| kinds.clone()))
        }
    }
}

/// What the value of a key looks like.
pub(super) fn shape(spec: &FieldSpec) -> Text {
    match spec.shape {
        Shape::Text => Text::fixed("chuỗi", "a text"),
        Shape::Texts => Text::fixed("chuỗi hoặc danh sách chuỗi", "a text or a list of texts"),
        Shape::Date => Text::fixed(
            "ngày, tháng hoặc năm: `2024-07-01`, `2024-07`, `2024`",
            "a day, month or year: `2024-07-01`, `2024-07`, `2024`",
        ),
        Shape::Dates => Text::fixed("ngày hoặc danh sách ngày", "a date or a list of dates"),
        Shape::Version => Text::fixed(
            "số phiên bản, như `\"2.1\"`",
            "the number of a version, such as `\"2.1\"`",
        ),
        Shape::FrameworkNumber => {
            let known = words(Framework::all().iter().map(|f| f.version));
            bilingual!(
                "số của khung: {known}",
                "the number of a framework: {known}"
            )
        }
        Shape::Number => Text::fixed("số nguyên không âm", "a whole number, not negative"),
        Shape::Decimal => Text::fixed("số, có thể thập phân", "a number, perhaps with a point"),
        Shape::Flag => Text::fixed("`true` hoặc `false`", "`true` or `false`"),
        Shape::SecurityLevel => Text::fixed("số nguyên từ 1 đến 5", "a whole number from 1 to 5"),
        Shape::Token(set) => {
            let set = words(set.iter());
            bilingual!("một trong: {set}", "one of {set}")
        }
        Shape::Tokens(set) => {
            let set = words(set.iter());
            bilingual!("một hoặc nhiều trong: {set}", "one or more of {set}")
        }
        Shape::Kind => Text::fixed(
            "một loại thành phần, hoặc tên tự đặt bắt đầu bằng `x-`",
            "a kind of element, or a name of your own that begins with `x-`",
        ),
        Shape::Organisation => Text::fixed(
            "định danh của một tổ chức trong `organisations`",
            "the id of one of the `organisations`",
        ),
        Shape::Sources => Text::fixed(
            "một hoặc nhiều định danh trong `sources`",
            "one or more ids of `sources`",
        ),
        Shape::Elements => Text::fixed(
            "một hoặc nhiều định danh thành phần của văn bản",
            "one or more ids of elements of the document",
        ),
        Shape::Ids => Text::fixed(
            "một hoặc nhiều định danh của phiên bản trước",
            "one or more ids of the earlier version",
        ),
        Shape::FieldNames => Text::fixed(
            "tên các khóa của chính mục đó, hoặc `existence`",
            "names of keys of that very map, or `existence`",
        ),
        Shape::Route => Text::fixed(
            "`direct`, hoặc định danh các nền tảng theo thứ tự",
            "`direct`, or the ids of platforms in order",
        ),
        Shape::Attributes => Text::fixed("mục gồm các tên và chuỗi", "a map of names and texts"),
        Shape::Group { fields, bare } => {
            let keys = words(fields.iter().map(|field| field.key));
            let first = fields.first().filter(|_| bare).map(|field| field.key);
            match first {
                Some(first) => bilingual!(
                    "giá trị của `{first}`, hoặc mục gồm các khóa {keys}",
                    "the value of `{first}`, or a map with the keys {keys}"
                ),
                None => bilingual!("mục gồm các khóa {keys}", "a map with the keys {keys}"),
            }
        }
        Shape::Relations(_) => Text::fixed("một hoặc nhiều quan hệ", "one or more relations"),
        Shape::Records(_) => Text::fixed("các mục", "entries"),
    }
}

/// How grave a change of the value is. A key of several things may weigh more at one of them, and is told by the first.
fn change(rows: &[Row]) -> Option<Text> {
    let change = rows.iter().find_map(|row| row.spec.change)?;
    Some(change_in_words(change))
}

pub(super) fn change_in_words(change: Change) -> Text {
    let classes = match change {
        Change::Lineage => {
            return Text::fixed(
                "không xếp hạng: cho biết cái gì tiếp tục từ cái gì",
                "not classed: it says what became of what",
            );
        }
        Change::Move => {
            return Text::fixed(
                "xếp hạng như bỏ thành phần đi",
                "weighs as much as the removal of the element",
            );
        }
        Change::Classed(classes) => classes,
    };
    let events: [(Text, &Effect); 5] = [
        (Text::fixed("thêm", "added"), &classes.added),
        (Text::fixed("bỏ", "removed"), &classes.removed),
        (Text::fixed("tăng", "raised"), &classes.raised),
        (Text::fixed("giảm", "lowered"), &classes.lowered),
        (Text::fixed("thay", "replaced"), &classes.replaced),
    ];
    // Plain values are neither more nor less than each other.
    let is_plain = matches!(classes.scale, Scale::Plain);
    in_both(|lang| {
        let mut groups: Vec<(Weight, Vec<&str>)> = Vec::new();
        for (nth, (name, effect)) in events.iter().enumerate() {
            if is_plain && matches!(nth, 2 | 3) {
                continue;
            }
            let name = name.get(lang);
            match groups
                .iter_mut()
                .find(|(weight, _)| *weight == effect.weight)
            {
                Some((_, names)) => names.push(name),
                None => groups.push((effect.weight, vec![name])),
            }
        }
        if let [(weight, _)] = groups.as_slice() {
            return weight_in_words(*weight).get(lang).to_owned();
        }
        let told = groups.iter().map(|(weight, names)| {
            let weight = weight_in_words(*weight);
            format!("{}: {}", names.join(", "), weight.get(lang))
        });
        told.collect::<Vec<_>>().join("; ")
    })
}

const fn weight_in_words(weight: Weight) -> Text {
    match weight {
        Weight::Editorial => Text::fixed("biên tập", "editorial"),
        Weight::Compatible => Text::fixed("tương thích", "compatible"),
        Weight::InUse => Text::fixed(
            "phá vỡ tương thích nếu đang sử dụng",
            "breaking for what is in use",
        ),
        Weight::Breaking => Text::fixed("phá vỡ tương thích", "breaking"),
    }
}

fn of_value(entry: &Entry) -> Vec<Fact> {
    let of = words(entry.of.iter());
    vec![fact("Giá trị của", "Value of", in_both(|_| of.clone()))]
}

/// Words of files, one after the other.
pub(super) fn words<W: std::fmt::Display>(words: impl Iterator<Item = W>) -> String {
    let words: Vec<_> = words.map(|word| format!("`{word}`")).collect();
    words.join(", ")
}
