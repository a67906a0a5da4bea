//! What is written for other engines: counts, types, hostile texts, several documents.

use std::collections::BTreeMap;
use std::fs;
use std::path::PathBuf;
use std::process::Command;

use justarch::interchange::{Dataset, GraphExport};
use justarch::{Architecture, Document, RuleSet, reference};

/// Names that would end a text, begin a statement or be no XML.
const HOSTILE: &str = r#"justarch: 1
architecture: { id: hostile, body: moj, name: { vi: Mẫu }, version: "1.0", framework: "3.0", state-date: 2024-06-30 }
organisations:
  moj: { name: { vi: "Bộ \"Tư pháp\" & <b>" }, kind: ministry }
applications:
  quote: { kind: application, owner: moj, name: { vi: "x'}) DETACH DELETE n; MATCH (m) //" }, attributes: { "a`b c": "'; DROP", "số": "1" } }
  slash: { kind: application, owner: moj, name: { vi: "\\' \\u0027 \\" }, description: { vi: "dòng một\ndòng \"hai\";\tba" }, depends-on: [quote] }
  markup: { kind: database, owner: moj, name: { vi: "]]></data><data key='n0'>&amp;<![CDATA[" }, security-level: 3, monitored: true, master-data: ["a; b", "c"], supplied-by: [moj] }
  formula: { kind: database, owner: moj, name: { vi: "=HYPERLINK(\"http://x\",\"y\")" }, attributes: { delta: "-5", phone: "+84 24" } }
"#;

fn hostile() -> Document {
    let document = Document::parse("hostile.yaml", HOSTILE).unwrap();
    let errors: Vec<_> = document
        .report()
        .iter()
        .map(|d| d.message.clone())
        .collect();
    assert_eq!(document.architecture().element_count(), 4, "{errors:?}");
    document
}

/// The names of nodes, by id, as another XML reader reads them.
fn names(graphml: &str) -> BTreeMap<String, BTreeMap<String, String>> {
    let document = roxmltree::Document::parse(graphml).unwrap();
    let keys: BTreeMap<_, _> = document
        .descendants()
        .filter(|node| node.has_tag_name(("http://graphml.graphdrawing.org/xmlns", "key")))
        .map(|key| {
            (
                key.attribute("id").unwrap(),
                key.attribute("attr.name").unwrap(),
            )
        })
        .collect();
    let nodes = document
        .descendants()
        .filter(|node| node.tag_name().name() == "node");
    nodes
        .map(|node| {
            let data = node
                .children()
                .filter(|child| child.tag_name().name() == "data");
            let data = data.map(|data| {
                let key = keys[data.attribute("key").unwrap()];
                (key.to_owned(), data.text().unwrap_or_default().to_owned())
            });
            (node.attribute("id").unwrap().to_owned(), data.collect())
        })
        .collect()
}

fn count(graphml: &str, tag: &str) -> usize {
    let document = roxmltree::Document::parse(graphml).unwrap();
    document
        .descendants()
        .filter(|node| node.tag_name().name() == tag)
        .count()
}

#[test]
fn graphml_has_every_element_organisation_and_relation() {
    for document in reference::all().iter().map(reference::Bundled::document) {
        let arch = document.architecture();
        let graphml = GraphExport::of(arch).graphml();
        assert_eq!(
            count(&graphml, "node"),
            arch.element_count() + arch.organisations().count()
        );
        assert_eq!(count(&graphml, "edge"), arch.relation_count());
        assert_eq!(GraphExport::of(arch).graphml(), graphml);
        let nodes = names(&graphml);
        for element in arch.elements() {
            let of = &nodes[element.id()];
            assert_eq!(of["kind"], element.kind_key());
            assert_eq!(
                of.get("security-level.level").cloned(),
                element.security_level().map(|l| l.to_string())
            );
        }
    }
}

#[test]
fn hostile_texts_stay_texts() {
    let document = hostile();
    let arch = document.architecture();
    let graph = GraphExport::of(arch);
    let nodes = names(&graph.graphml());
    for element in arch.elements() {
        assert_eq!(
            nodes[element.id()]["name"],
            element.name(justarch::Lang::Vi)
        );
    }
    assert_eq!(
        nodes["slash"]["description.vi"],
        "dòng một\ndòng \"hai\";\tba"
    );
    // A value with a semicolon of its own is told apart.
    assert_eq!(nodes["markup"]["master-data"], "a; b\nc");
    let cypher = graph.cypher();
    assert!(
        cypher.contains(r"'x\'}) DETACH DELETE n; MATCH (m) //'"),
        "{cypher}"
    );
    assert!(cypher.contains(r"'\\\' \\u0027 \\'"), "{cypher}");
    assert!(
        cypher.contains(r"`attributes_a_b c`: '\'; DROP'"),
        "{cypher}"
    );
    assert!(cypher.contains("security_level_level: 3, ") && cypher.contains("monitored: true"));
    assert!(cypher.contains("master_data: ['a; b', 'c']"));
    // Outside texts there is nothing but what the program writes.
    let bare = without_texts(&cypher);
    assert!(!bare.contains("DELETE") && !bare.contains("DROP"), "{bare}");
    assert_eq!(bare.matches(';').count(), bare.matches("UNWIND").count());
}

/// Cypher without its literals and names in backquotes.
fn without_texts(cypher: &str) -> String {
    let mut out = String::new();
    let mut chars = cypher.chars();
    while let Some(c) = chars.next() {
        match c {
            '\'' => loop {
                match chars.next() {
                    Some('\\') => {
                        chars.next();
                    }
                    Some('\'') | None => break,
                    Some(c) => assert!(!c.is_control()),
                }
            },
            '`' => while chars.next().is_some_and(|c| c != '`') {},
            c => out.push(c),
        }
    }
    out
}

/// CSV as RFC 4180 has it, read back.
fn read_csv(text: &str) -> Vec<Vec<String>> {
    let mut rows = vec![vec![String::new()]];
    let mut chars = text.chars().peekable();
    let mut quoted = false;
    while let Some(c) = chars.next() {
        match (c, quoted) {
            ('"', true) if chars.peek() == Some(&'"') => {
                chars.next();
                rows.last_mut().unwrap().last_mut().unwrap().push('"');
            }
            ('"', _) => quoted = !quoted,
            (',', false) => rows.last_mut().unwrap().push(String::new()),
            ('\n', false) => rows.push(vec![String::new()]),
            (c, _) => rows.last_mut().unwrap().last_mut().unwrap().push(c),
        }
    }
    assert_eq!(rows.pop(), Some(vec![String::new()]));
    rows
}

fn dataset(documents: &[(&str, &Architecture)]) -> Dataset {
    let mut dataset = Dataset::new();
    for (name, arch) in documents {
        let rules = RuleSet::for_framework(arch.framework()).unwrap();
        dataset.add(name, arch, Some(&rules.check(arch)));
    }
    dataset
}

#[test]
fn tables_of_several_documents_have_everything_once() {
    let all: Vec<_> = reference::all()
        .iter()
        .map(|one| (one.name, one.document()))
        .collect();
    let named: Vec<_> = all
        .iter()
        .map(|(name, document)| (*name, document.architecture()))
        .collect();
    let dataset = dataset(&named);
    let total = |count: fn(&Architecture) -> usize| {
        named.iter().map(|(_, arch)| count(arch)).sum::<usize>()
    };
    for (table, wanted) in [
        ("documents", named.len()),
        ("organisations", total(|arch| arch.organisations().count())),
        ("elements", total(Architecture::element_count)),
        ("relations", total(Architecture::relation_count)),
    ] {
        let table = dataset.table(table).unwrap();
        assert_eq!(table.len(), wanted, "{}", table.name());
    }
    for table in dataset.tables() {
        let rows = read_csv(&table.csv());
        assert_eq!(rows[0], table.columns());
        assert_eq!(rows.len(), table.len() + 1, "{}", table.name());
        assert!(rows.iter().all(|row| row.len() == table.columns().len()));
        for (row, cells) in rows.iter().skip(1).zip(table.rows()) {
            for (read, cell) in row.iter().zip(&cells) {
                let defused = cell.starts_with(['=', '+', '-', '@']) && *read == format!("'{cell}");
                assert!(read == cell || defused, "{read} {cell}");
            }
            assert!(named.iter().any(|(name, _)| *name == row[0]));
        }
    }
    assert!(dataset.table("findings").unwrap().len() > 10);
    // Every value of an element is a row.
    let fields = dataset.table("fields").unwrap();
    let values: usize = named
        .iter()
        .flat_map(|(_, arch)| arch.elements())
        .map(|e| {
            e.fields()
                .iter()
                .filter(|(field, _)| *field != justarch::Field::Kind)
                .count()
        })
        .sum();
    let of_elements = fields.rows().filter(|row| row[1] == "element").count();
    assert_eq!(of_elements, values);
}

#[test]
fn a_reader_of_parquet_gets_the_cells() {
    use parquet::file::reader::{FileReader as _, SerializedFileReader};
    use parquet::record::Field;
    let folder = tempfile::tempdir().unwrap();
    let opened = |table: &justarch::interchange::DatasetTable| {
        let path = folder.path().join(table.name());
        let bytes = table.parquet().unwrap();
        assert_eq!(bytes, table.parquet().unwrap());
        fs::write(&path, bytes).unwrap();
        SerializedFileReader::new(fs::File::open(path).unwrap()).unwrap()
    };
    let document = hostile();
    let moj = reference::moj_3_0();
    let dataset = dataset(&[("a.yaml", document.architecture()), ("moj", &moj)]);
    for table in dataset.tables() {
        let mut read = 0;
        let reader = opened(table);
        for (row, cells) in reader.get_row_iter(None).unwrap().zip(table.rows()) {
            let row = row.unwrap();
            let columns: Vec<_> = row.get_column_iter().collect();
            assert_eq!(columns.len(), cells.len());
            for (nth, (name, field)) in columns.into_iter().enumerate() {
                assert_eq!(name, table.columns()[nth]);
                match field {
                    Field::Null => assert_eq!(cells[nth], ""),
                    Field::Str(text) => assert_eq!(text, cells[nth]),
                    other => panic!("{name}: {other:?}"),
                }
            }
            read += 1;
        }
        assert_eq!(read, table.len(), "{}", table.name());
    }
    // A table without rows has its columns all the same.
    let empty = Dataset::new();
    let table = empty.table("elements").unwrap();
    let reader = opened(table);
    let schema = reader.metadata().file_metadata().schema();
    assert_eq!(schema.get_fields().len(), table.columns().len());
}

#[test]
fn formulas_are_none_and_numbers_stay_numbers() {
    let document = hostile();
    let dataset = dataset(&[("a.yaml", document.architecture())]);
    let elements = dataset.table("elements").unwrap().csv();
    assert!(elements.contains("\"'=HYPERLINK("), "{elements}");
    let fields = read_csv(&dataset.table("fields").unwrap().csv());
    let value = |key: &str| fields.iter().find(|row| row[3] == key).unwrap()[5].clone();
    assert_eq!(value("attributes.delta"), "-5");
    assert_eq!(value("attributes.phone"), "'+84 24");
}

fn run(folder: &PathBuf, args: &[&str]) -> (Option<i32>, String) {
    let mut program = Command::new(env!("CARGO_BIN_EXE_justarch"));
    let out = program
        .current_dir(folder)
        .args(args)
        .args(["--lang", "en"])
        .output()
        .unwrap();
    (out.status.code(), String::from_utf8(out.stderr).unwrap())
}

#[test]
fn the_command_writes_files_and_never_over_others() {
    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("interchange");
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).unwrap();
    let secret = HOSTILE.replace(
        "security-level: 3",
        "security-level: 3, information: [state-secret]",
    );
    fs::write(folder.join("a.yaml"), HOSTILE).unwrap();
    fs::write(folder.join("b.yaml"), secret).unwrap();
    let read = |name: &str| fs::read_to_string(folder.join(name)).unwrap();
    for ending in ["graphml", "cypher"] {
        let out = format!("a.{ending}");
        assert_eq!(run(&folder, &["export", "a.yaml", "-o", &out]).0, Some(0));
        let before = read(&out);
        assert_eq!(run(&folder, &["export", "a.yaml", "-o", &out]).0, Some(2));
        assert_eq!(
            run(&folder, &["export", "a.yaml", "-o", &out, "--force"]).0,
            Some(0)
        );
        assert_eq!(read(&out), before);
        assert_eq!(
            run(
                &folder,
                &[
                    "export",
                    "a.yaml",
                    "-o",
                    &out,
                    "--force",
                    "--table",
                    "inventory"
                ]
            )
            .0,
            Some(2)
        );
    }
    let (code, said) = run(
        &folder,
        &["export", "b.yaml", "--public", "-o", "b.graphml"],
    );
    assert_eq!(code, Some(0));
    assert!(said.contains("left out as state secrets: 2"), "{said}");
    assert!(!read("b.graphml").contains("markup"));
    assert_eq!(
        run(
            &folder,
            &["export", "--tables", "-o", "out", "a.yaml", "b.yaml"]
        )
        .0,
        Some(0)
    );
    assert_eq!(read_csv(&read("out/elements.csv")).len(), 1 + 8);
    assert_eq!(
        run(
            &folder,
            &[
                "export", "--tables", "--public", "-o", "public", "a.yaml", "b.yaml"
            ]
        )
        .0,
        Some(0)
    );
    let rows = read_csv(&read("public/elements.csv"));
    assert_eq!(rows.len(), 1 + 7);
    let all: Vec<_> = fs::read_dir(folder.join("public")).unwrap().collect();
    for file in all {
        let rows = read_csv(&fs::read_to_string(file.unwrap().path()).unwrap());
        assert!(
            !rows
                .iter()
                .any(|row| row[0] == "b.yaml" && row.iter().any(|cell| cell == "markup"))
        );
    }
    assert_eq!(
        run(
            &folder,
            &["export", "--tables", "-o", "twice", "a.yaml", "a.yaml"]
        )
        .0,
        Some(2)
    );
    assert_eq!(
        run(&folder, &["export", "-o", "two.csv", "a.yaml", "b.yaml"]).0,
        Some(2)
    );
    assert_eq!(
        run(&folder, &["export", "-o", "out.ttl", "a.yaml"]).0,
        Some(2)
    );
}
