//! Everything that a file can say can be built in code, and edited: by the public builder alone.

use std::sync::OnceLock;

use justarch::{
    ApplicationKind, Architecture, Builder, Document, Error, ErrorKind, Field, Fields,
    FrameworkVersion, Layer, RelationKind, RelationRef, Severity, Status, Table, Value, reference,
};
use proptest::prelude::*;

/// Sets a field by whichever setter takes it; `setters` gives the thing anew.
macro_rules! give {
    ($thing:expr, $field:expr, $value:expr) => {{
        let (field, value): (Field, Value<'_>) = ($field, $value);
        match value {
            Value::Pair(key, text) => $thing.attribute(key, text).map(drop),
            Value::Number(number) => {
                let flag = if number == 0 { "false" } else { "true" };
                let set = $thing.field(field, &number.to_string()).map(drop);
                set.or_else(|_| $thing.field(field, flag).map(drop))
            }
            value => {
                let text = value.to_string();
                let added = $thing.add(field, &text).map(drop);
                added.or_else(|_| $thing.field(field, &text).map(drop))
            }
        }
    }};
}

fn text_of(fields: Fields<'_>, field: Field) -> String {
    fields.text(field).unwrap_or_default().to_owned()
}

/// Adds an entry of the document with the fields that make it one.
fn add_entry(b: &mut Builder, table: Table, key: &str, fields: Fields<'_>) -> Result<(), Error> {
    let text = |field| text_of(fields, field);
    let day = |field| fields.date(field).unwrap();
    match table {
        Table::Organisations => b.organisation(key, &text(Field::NameVi)).map(drop),
        Table::Sources => b.source(key, &text(Field::Title)).map(drop),
        Table::Contents if fields.has(Field::Content) => {
            b.content(key, &text(Field::Content)).map(drop)
        }
        Table::Contents => b.unknown_content(key, &text(Field::Unknown)).map(drop),
        Table::Views => b.view(key, &text(Field::NameVi), "").map(drop),
        Table::Supersedes => b
            .supersedes(&text(Field::Body), &text(Field::Version).parse()?)
            .map(drop),
        Table::Roadmap => b
            .period(
                key,
                &text(Field::NameVi),
                day(Field::Since),
                day(Field::Until),
            )
            .map(drop),
        Table::Indicators => b
            .indicator(key, &text(Field::Measure), &text(Field::Value))
            .map(drop),
        Table::Targets => b
            .target(key, &text(Field::Measure), &text(Field::Value))
            .map(drop),
        Table::Retired => b.retired(key, &text(Field::Reason)).map(drop),
        Table::Transferred => b
            .transferred(
                key,
                &text(Field::TransferredTo),
                &text(Field::TransferBasis),
            )
            .map(drop),
        other => panic!("the builder has no entries of {}", other.key()),
    }
}

/// Lets a builder that has nothing say what an architecture says.
fn say(b: &mut Builder, arch: &Architecture) -> Result<(), Error> {
    b.id(arch.id());
    let first = [Table::Organisations, Table::Sources];
    for table in first {
        for entry in arch.records(table) {
            add_entry(b, table, entry.key(), entry.fields())?;
        }
    }
    for element in arch.elements() {
        let name = text_of(element.fields(), Field::NameVi);
        match element.kind() {
            justarch::Kind::Custom(layer) => {
                b.custom_element(element.id(), element.kind_key(), layer, &name)?;
            }
            kind => {
                b.element(element.id(), kind, &name)?;
            }
        }
        for figure in element.indicators() {
            let (measure, value) = figure_of(figure.fields());
            b.edit_element(element.id())?
                .indicator(figure.key(), &measure, &value)?;
        }
        for figure in element.targets() {
            let (measure, value) = figure_of(figure.fields());
            b.edit_element(element.id())?
                .target(figure.key(), &measure, &value)?;
        }
    }
    for (field, value) in arch.fields().iter() {
        give!(b.header(), field, value)?;
    }
    for element in arch.elements() {
        for (field, value) in element.fields().iter().filter(|(f, _)| *f != Field::Kind) {
            give!(b.edit_element(element.id())?, field, value)?;
        }
    }
    for relation in arch.relations() {
        let (from, kind, to) = (relation.from().id(), relation.kind(), relation.end().id());
        b.relate(from, kind, to)?;
        let nth = nth_of(arch, relation);
        for (field, value) in relation.fields().iter() {
            give!(b.edit_relation(from, kind, to, nth)?, field, value)?;
        }
        for figure in relation.indicators() {
            let (measure, value) = figure_of(figure.fields());
            b.edit_relation(from, kind, to, nth)?
                .indicator(figure.key(), &measure, &value)?;
        }
    }
    for table in Table::ALL {
        for entry in arch.records(table) {
            if entry.holder().is_none() && !first.contains(&table) {
                add_entry(b, table, entry.key(), entry.fields())?;
            }
            for (field, value) in entry.fields().iter() {
                give!(b.edit_record(table, entry.key())?, field, value)?;
            }
        }
    }
    Ok(())
}

fn figure_of(fields: Fields<'_>) -> (String, String) {
    (
        text_of(fields, Field::Measure),
        text_of(fields, Field::Value),
    )
}

/// Which it is of the relations of its kind between its ends.
fn nth_of(arch: &Architecture, relation: RelationRef<'_>) -> usize {
    let ends = |r: RelationRef<'_>| (r.from().index(), r.kind(), r.end().id().to_owned());
    let alike = arch.relations().filter(|r| ends(*r) == ends(relation));
    alike.take_while(|r| *r != relation).count()
}

/// Takes away everything that a builder says.
fn empty(b: &mut Builder, arch: &Architecture) -> Result<(), Error> {
    for relation in arch.relations() {
        let (from, to) = (relation.from().id(), relation.end().id());
        b.remove_relation(from, relation.kind(), to, 0)?;
    }
    for element in arch.elements() {
        b.remove_element(element.id())?;
    }
    for table in Table::ALL {
        for entry in arch.records(table) {
            // Figures go with what they are measured on.
            if entry.holder().is_none() {
                b.remove_record(table, entry.key())?;
            }
        }
    }
    for (field, value) in arch.fields().iter() {
        match value {
            Value::Pair(key, _) => {
                b.header().clear_attribute(key);
            }
            _ => {
                b.header().clear(field);
            }
        }
    }
    Ok(())
}

fn read(name: &str, text: &str) -> Option<Architecture> {
    let document = Document::parse(name, text).ok()?;
    let sound = document
        .report()
        .iter()
        .all(|d| d.severity != Severity::Error);
    sound.then(|| document.into_architecture())
}

/// The bundled documents and those that rules pass, as far as they are free of errors.
fn documents() -> &'static [(String, Architecture)] {
    static READ: OnceLock<Vec<(String, Architecture)>> = OnceLock::new();
    READ.get_or_init(read_documents)
}

fn read_documents() -> Vec<(String, Architecture)> {
    let mut texts: Vec<(String, String)> = reference::all()
        .iter()
        .map(|bundled| (bundled.name.to_owned(), bundled.text.to_owned()))
        .collect();
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/rules");
    for rule in std::fs::read_dir(folder).unwrap() {
        let Ok(files) = std::fs::read_dir(rule.unwrap().path()) else {
            continue;
        };
        for file in files {
            let path = file.unwrap().path();
            if path.extension().is_some_and(|e| e == "yaml") {
                let text = std::fs::read_to_string(&path).unwrap();
                texts.push((path.display().to_string(), text));
            }
        }
    }
    texts.sort();
    let read = texts.into_iter().map(|(name, text)| {
        let arch = read(&name, &text);
        (name, arch)
    });
    read.filter_map(|(name, arch)| Some((name, arch?)))
        .collect()
}

fn built(arch: &Architecture) -> Result<Architecture, Error> {
    let mut b = Architecture::fragment("blank", FrameworkVersion::V3_0);
    b.header().clear(Field::FrameworkNumber);
    say(&mut b, arch)?;
    b.build()
}

#[test]
fn every_document_can_be_built_anew() {
    let documents = documents();
    assert!(documents.len() > 200, "{}", documents.len());
    for (name, arch) in documents {
        let again = built(arch).unwrap_or_else(|e| panic!("{name}: {e}"));
        assert!(again == *arch, "{name}:\n{}", again.to_yaml());
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    /// Whatever a builder says can be taken away piece by piece, and something else be said in its place.
    #[test]
    fn any_document_becomes_any_other(one in any::<prop::sample::Index>(), other in any::<prop::sample::Index>()) {
        let documents = documents();
        let (name, old) = one.get(documents);
        let (other, new) = other.get(documents);
        let mut b = old.to_builder();
        empty(&mut b, old).unwrap_or_else(|e| panic!("{name}: {e}"));
        say(&mut b, new).unwrap_or_else(|e| panic!("{other}: {e}"));
        prop_assert!(b.build().unwrap() == *new, "{} to {}", name, other);
    }
}

/// Values of which every field takes one.
fn samples() -> Vec<String> {
    let mut all: Vec<String> = [
        "2024-06-30",
        "true",
        "1",
        "3.0",
        "12.5",
        "app",
        "direct",
        "moj",
        "law",
        "owner",
        "name",
        "kind",
        "reason",
        "existence",
        "draft",
        "ministry",
        "national-e-id",
        "Văn bản",
    ]
    .map(str::to_owned)
    .into();
    macro_rules! words {
        ($($set:ident)+) => { $(all.extend(justarch::$set::ALL.iter().map(|v| v.key().to_owned()));)+ };
    }
    words!(Appraisal DatabaseClass DocumentStatus Information JustificationReason Level Login Method
        OrganisationKind Purpose Qualifier Readiness Role Scope Sharing Status);
    all
}

/// A document with one of everything.
fn scaffold() -> Builder {
    let mut b = Architecture::builder("demo", FrameworkVersion::V3_0);
    b.organisation("moj", "Bộ Tư pháp").unwrap();
    b.organisation("dept", "Cục").unwrap();
    b.source("law", "Luật").unwrap();
    b.body("moj")
        .unwrap()
        .name("Mẫu", "Sample")
        .version(&"1.0".parse().unwrap())
        .issued("1/QĐ", "2024".parse().unwrap());
    b.element("app", ApplicationKind::Application, "Phần mềm")
        .unwrap();
    b.element("db", ApplicationKind::Database, "CSDL").unwrap();
    let link = b.relate("app", RelationKind::Exchanges, "db").unwrap();
    link.indicator("sent", "records", "1").unwrap();
    b.content("vision", "Tầm nhìn").unwrap();
    b.view("data", "Dữ liệu", "Data").unwrap();
    b.supersedes("Bộ", &"0.9".parse().unwrap()).unwrap();
    b.period(
        "first",
        "Giai đoạn 1",
        "2024".parse().unwrap(),
        "2025".parse().unwrap(),
    )
    .unwrap();
    b.indicator("done", "services", "1").unwrap();
    b.target("wanted", "services", "2").unwrap();
    b.edit_element("app")
        .unwrap()
        .target("more", "users", "3")
        .unwrap();
    b.retired("old", "Đã thay thế").unwrap();
    b.transferred("gone", "Sở", "Nghị định").unwrap();
    // What other values of the same group ask for.
    b.header()
        .field(Field::ReconstructsDecision, "2/QĐ")
        .and_then(|header| header.field(Field::ReconstructsDate, "2023"))
        .unwrap();
    b.edit_element("app")
        .unwrap()
        .description("Mô tả", "")
        .and_then(|app| app.note("Ghi chú", ""))
        .and_then(|app| app.field(Field::SecurityLevel, "3"))
        .and_then(|app| app.field(Field::Proactive, "1"))
        .unwrap();
    b.edit_relation("app", RelationKind::Exchanges, "db", 0)
        .and_then(|link| link.field(Field::VolumeValue, "10"))
        .and_then(|link| link.field(Field::JustificationReason, "unfit"))
        .unwrap();
    b
}

const ENTRIES: [(Table, &str); 10] = [
    (Table::Sources, "law"),
    (Table::Organisations, "dept"),
    (Table::Contents, "vision"),
    (Table::Views, "data"),
    (Table::Supersedes, "Bộ 0.9"),
    (Table::Roadmap, "first"),
    (Table::Indicators, "done"),
    (Table::Targets, "wanted"),
    (Table::Retired, "old"),
    (Table::Transferred, "gone"),
];

/// One field after the other, on everything that carries fields: set, written, read again, and taken away.
#[test]
#[expect(
    clippy::too_many_lines,
    reason = "four sorts of things, one after the other"
)]
fn every_field_can_be_set_and_cleared_wherever_files_have_it() {
    let (samples, scaffold) = (samples(), scaffold());
    assert!(
        Table::ALL
            .iter()
            .all(|t| ENTRIES.iter().any(|(known, _)| known == t))
    );
    let mut seen = std::collections::BTreeSet::new();
    let mut count = 0;
    let mut attempt = |field: Field,
                       set: &dyn Fn(&mut Builder, &str) -> Result<(), Error>,
                       clear: &dyn Fn(&mut Builder),
                       value: &dyn Fn(&Architecture) -> bool| {
        for sample in &samples {
            let mut b = scaffold.clone();
            if let Err(error) = set(&mut b, sample) {
                if error.to_string().contains("there is no field") {
                    return;
                }
                continue;
            }
            let Ok(arch) = b.clone().build() else {
                continue;
            };
            assert!(value(&arch), "{field:?}: {sample} is not there");
            let again = read("again.yaml", &arch.to_yaml());
            assert!(
                again.as_ref() == Some(&arch),
                "{field:?}: {sample}\n{}",
                arch.to_yaml()
            );
            clear(&mut b);
            if let Ok(arch) = b.build() {
                assert!(!value(&arch), "{field:?} is not cleared");
            }
            seen.insert(field);
            count += 1;
            return;
        }
    };
    for field in Field::ALL.iter().copied() {
        attempt(
            field,
            &|b, text| b.header().field(field, text).map(drop),
            &|b| {
                b.header().clear(field);
            },
            &|arch| arch.fields().has(field),
        );
        attempt(
            field,
            &|b, text| b.edit_element("app")?.field(field, text).map(drop),
            &|b| {
                b.edit_element("app").unwrap().clear(field);
            },
            &|arch| {
                arch.element("app")
                    .unwrap()
                    .fields()
                    .iter()
                    .any(|(f, _)| f == field)
            },
        );
        let link = ("app", RelationKind::Exchanges, "db", 0);
        attempt(
            field,
            &|b, text| {
                b.edit_relation(link.0, link.1, link.2, 0)?
                    .field(field, text)
                    .map(drop)
            },
            &|b| {
                b.edit_relation(link.0, link.1, link.2, 0)
                    .unwrap()
                    .clear(field);
            },
            &|arch| {
                arch.relations()
                    .next()
                    .unwrap()
                    .fields()
                    .iter()
                    .any(|(f, _)| f == field)
            },
        );
        for (table, key) in ENTRIES {
            let entry = |arch: &Architecture| {
                let known = arch.record(table, key).or(arch.records(table).next());
                known.unwrap().fields().has(field)
            };
            attempt(
                field,
                &|b, text| b.edit_record(table, key)?.field(field, text).map(drop),
                &|b| {
                    let arch = b.clone().build().unwrap();
                    // What has no id is known by what was just said.
                    let known = arch.record(table, key).or(arch.records(table).next());
                    let entry = b.edit_record(table, known.unwrap().key());
                    entry.unwrap().clear(field);
                },
                &entry,
            );
        }
    }
    let apart = [Field::Kind, Field::Attribute, Field::Refused];
    let missing: Vec<_> = Field::ALL
        .iter()
        .filter(|f| !seen.contains(f) && !apart.contains(f))
        .collect();
    assert!(missing.is_empty(), "{missing:?}");
    assert!(count > 150, "{count}");
}

#[test]
fn edits_name_what_is_wrong() {
    let kind = |result: Result<(), Error>| result.unwrap_err().kind();
    let mut b = scaffold();
    let none = b
        .edit_relation("app", RelationKind::Stores, "db", 0)
        .map(drop);
    assert_eq!(kind(none), ErrorKind::NotThere);
    assert_eq!(
        kind(b.remove_record(Table::Views, "none").map(drop)),
        ErrorKind::NotThere
    );
    assert_eq!(
        kind(b.organisation("moj", "Bộ").map(drop)),
        ErrorKind::Exists
    );
    assert_eq!(
        kind(
            b.rename_record(Table::Organisations, "moj", "dept")
                .map(drop)
        ),
        ErrorKind::Exists
    );
    assert_eq!(
        kind(b.rename_record(Table::Organisations, "moj", "Bộ").map(drop)),
        ErrorKind::NotAnId
    );
    let named = b
        .rename_record(Table::Supersedes, "Bộ 0.9", "moj")
        .map(drop);
    assert_eq!(kind(named), ErrorKind::Model);
    let app = |b: &mut Builder, field, text| b.edit_element("app")?.add(field, text).map(drop);
    assert_eq!(kind(app(&mut b, Field::Status, "active")), ErrorKind::Value);
    assert_eq!(kind(app(&mut b, Field::Measure, "x")), ErrorKind::NotThere);
    assert_eq!(
        kind(app(&mut b, Field::Source, "none")),
        ErrorKind::NotThere
    );
    b.edit_element("app").unwrap().clear(Field::NameVi);
    assert_eq!(kind(b.build().map(drop)), ErrorKind::Incomplete);
}

#[test]
fn a_route_is_direct_or_over_platforms() {
    let mut b = scaffold();
    let link = |b: &mut Builder, text: &str| {
        let link = b.edit_relation("app", RelationKind::Exchanges, "db", 0)?;
        link.field(Field::RouteHop, text).map(drop)
    };
    let route = |b: &Builder| {
        let arch = b.clone().build().unwrap();
        let relation = arch.relations().next().unwrap();
        let fields = relation.fields();
        let hops: Vec<_> = fields.texts(Field::RouteHop).map(str::to_owned).collect();
        (fields.has(Field::RouteDirect), hops.join(" "))
    };
    link(&mut b, "direct").unwrap();
    assert_eq!(route(&b), (true, String::new()));
    link(&mut b, "db").unwrap();
    assert_eq!(route(&b), (false, "db".to_owned()));
    let more = b
        .edit_relation("app", RelationKind::Exchanges, "db", 0)
        .unwrap();
    more.add(Field::RouteHop, "app").unwrap();
    assert_eq!(route(&b), (false, "db app".to_owned()));
    let none = b
        .edit_relation("app", RelationKind::Exchanges, "db", 0)
        .unwrap();
    none.clear(Field::RouteHop);
    assert_eq!(route(&b), (false, String::new()));
    assert!(link(&mut b, "nowhere").is_err());
}

#[test]
fn what_is_taken_out_is_mentioned_no_more() {
    let mut b = scaffold();
    b.edit_element("app")
        .unwrap()
        .owner("dept")
        .and_then(|app| app.source("law"))
        .unwrap()
        .status(Status::Active);
    b.relate("db", RelationKind::SuppliedBy, "dept")
        .unwrap()
        .indicator("got", "records", "1")
        .unwrap();
    b.rename_record(Table::Organisations, "dept", "office")
        .unwrap();
    b.rename_record(Table::Sources, "law", "act").unwrap();
    let arch = b.clone().build().unwrap();
    let app = arch.element("app").unwrap();
    assert_eq!(app.owner().unwrap().key(), "office");
    assert_eq!(app.fields().text(Field::Source), Some("act"));
    assert!(arch.relations().any(|r| r.end().id() == "office"));

    b.remove_record(Table::Organisations, "office").unwrap();
    b.remove_record(Table::Sources, "act").unwrap();
    let arch = b.build().unwrap();
    let app = arch.element("app").unwrap();
    assert!(app.owner().is_none() && !app.fields().has(Field::Source));
    assert_eq!(arch.relation_count(), 1);
    assert!(arch.record(Table::Indicators, "got").is_none());
    assert!(arch.record(Table::Indicators, "sent").is_some());
}

#[test]
fn a_kind_of_the_users_own_can_be_given_later() {
    let mut b = scaffold();
    let app = b.edit_element("app").unwrap();
    app.custom_kind("x-robot", Layer::Channel).unwrap();
    let arch = b.clone().build().unwrap();
    assert_eq!(arch.element("app").unwrap().kind_key(), "x-robot");
    assert!(read("again.yaml", &arch.to_yaml()) == Some(arch));
    let app = b.edit_element("app").unwrap();
    app.kind(ApplicationKind::Application).unwrap();
    assert_eq!(b.build().unwrap(), scaffold().build().unwrap());
}
