//! Tables of a document: what every one of them keeps, the law behind columns, and what the forms do to texts.

use std::collections::HashSet;

use justarch::tables::{self, ColumnRole, Content, Table, TableSet, Tables};
use justarch::{
    ApplicationKind, Architecture, Diff, Field, FrameworkVersion, Lang, Purpose, RelationKind,
    RuleSet, reference,
};

const BOTH: [Lang; 2] = [Lang::Vi, Lang::En];

/// Every table of every bundled document; with the version before where there is one.
fn all() -> Vec<Table> {
    let mut all = Vec::new();
    let documents = reference::all();
    for (nth, bundled) in documents.iter().enumerate() {
        let document = bundled.document();
        let arch = document.architecture();
        let rules = RuleSet::for_framework(arch.framework()).unwrap();
        let report = rules.check(arch);
        let source = Tables::of(arch).findings(&report);
        if nth == 1 {
            let before = documents[0].document();
            all.extend(source.against(before.architecture()).all());
        } else {
            all.extend(source.all());
        }
    }
    all
}

#[test]
fn no_cell_is_blank_and_every_row_has_one_for_each_column() {
    let tables = all();
    let sets: HashSet<_> = tables.iter().map(|table| table.set).collect();
    assert_eq!(sets.len(), TableSet::ALL.len());
    for table in &tables {
        for row in &table.rows {
            assert_eq!(row.cells.len(), table.columns.len(), "{}", table.set);
            for (column, cell) in table.columns.iter().zip(&row.cells) {
                for lang in BOTH {
                    let shown = cell.shown(lang);
                    assert!(!shown.trim().is_empty(), "{} {}", table.set, column.key);
                }
            }
        }
    }
}

#[test]
fn keys_and_headers_of_a_table_are_unique_and_in_both_languages() {
    for table in all() {
        let keys: HashSet<_> = table.columns.iter().map(|column| &column.key).collect();
        assert_eq!(keys.len(), table.columns.len(), "{}", table.set);
        for lang in BOTH {
            let headers = table.columns.iter().map(|column| column.header.get(lang));
            let unique: HashSet<_> = headers.clone().collect();
            assert_eq!(
                unique.len(),
                table.columns.len(),
                "{}: {unique:?}",
                table.set
            );
            assert!(
                headers.clone().all(|header| !header.is_empty()),
                "{}",
                table.set
            );
            assert!(table.set.tab().get(lang).chars().count() <= 31);
        }
    }
}

#[test]
fn the_list_of_databases_names_the_point_of_the_article_at_each_column() {
    let arch = reference::moj_3_0();
    let table = Tables::of(&arch).table(TableSet::Databases).unwrap();
    let article = |key: &str| {
        let column = table
            .columns
            .iter()
            .find(|column| column.key == key)
            .unwrap();
        column.basis.as_ref().map(|basis| basis.citation(Lang::En))
    };
    for (key, point) in [
        ("name.vi", "11.4a"),
        ("description.vi", "11.4b"),
        ("update-mechanism", "11.4c"),
        ("data-source", "11.4c"),
        ("items.open", "11.4d"),
        ("items.default", "11.4d"),
        ("items.special", "11.4d"),
        ("target-users", "11.4d"),
    ] {
        let cited = article(key).unwrap();
        assert!(
            cited.contains("47/2020/NĐ-CP") && cited.ends_with(point),
            "{key}: {cited}"
        );
    }
    // What no law asks for is not said to be asked for.
    for key in ["no", "id", "shared-with", "inferred"] {
        assert_eq!(article(key), None, "{key}");
    }
    let notes: Vec<_> = table.notes.iter().map(|note| note.get(Lang::Vi)).collect();
    assert!(
        notes
            .iter()
            .any(|note| note.contains("hết hiệu lực 22/10/2025"))
    );
    assert!(notes.iter().any(|note| note.contains("Các cột khác")));
}

#[test]
fn every_legal_column_of_every_table_rests_on_an_instrument_with_an_article() {
    let mut count = 0;
    for table in all() {
        for column in &table.columns {
            if let Some(basis) = &column.basis {
                count += 1;
                assert!(!basis.article.is_empty(), "{} {}", table.set, column.key);
                for lang in BOTH {
                    assert!(column.note(lang).contains(&basis.citation(lang)));
                }
            }
        }
    }
    assert!(count > 20);
}

#[test]
fn what_is_inferred_is_marked_and_named_in_a_column_of_its_own() {
    let arch = reference::moj_3_0();
    let table = Tables::of(&arch).table(TableSet::Inventory).unwrap();
    let at = |key: &str| {
        table
            .columns
            .iter()
            .position(|column| column.key == key)
            .unwrap()
    };
    let (owner, inferred) = (at("owner"), at("inferred"));
    assert_eq!(table.columns[inferred].role, ColumnRole::Inferred);
    let mut seen = [false; 2];
    for row in &table.rows {
        let named = row.cells[inferred].shown(Lang::Vi);
        let is_named = named.split("; ").any(|title| title == "Chủ quản");
        let has_owner = row.cells[owner].content != Content::Unknown;
        if has_owner {
            assert_eq!(row.cells[owner].inferred, is_named);
        }
        seen[usize::from(is_named)] = true;
    }
    assert_eq!(seen, [true; 2]);
}

#[test]
fn the_table_of_changes_has_a_row_for_each_change_and_the_gravest_first() {
    let (old, new) = (reference::moj_2_0(), reference::moj_3_0());
    let diff = Diff::between(&old, &new);
    let table = Tables::of(&new)
        .against(&old)
        .table(TableSet::Changes)
        .unwrap();
    assert_eq!(table.rows.len(), diff.changes().len());
    let class = table
        .columns
        .iter()
        .position(|column| column.key == "class")
        .unwrap();
    let first = table.rows[0].cells[class].shown(Lang::En);
    assert_eq!(first, justarch::Class::Breaking.label().get(Lang::En));
    // Without a version before there is nothing to compare.
    assert!(Tables::of(&new).table(TableSet::Changes).is_none());
}

#[test]
fn the_matrix_counts_every_exchange_between_two_agencies_once_on_each_side() {
    let arch = reference::moj_3_0();
    let table = Tables::of(&arch).table(TableSet::Matrix).unwrap();
    let with: Vec<_> = (0..table.columns.len())
        .filter(|nth| table.columns[*nth].key.starts_with("with:"))
        .collect();
    assert_eq!(with.len(), table.rows.len());
    let count = |row: usize, column: usize| -> usize {
        table.rows[row].cells[with[column]]
            .shown(Lang::En)
            .parse()
            .unwrap()
    };
    let mut sum = 0;
    for row in 0..with.len() {
        for column in 0..with.len() {
            assert_eq!(count(row, column), count(column, row));
            sum += if column >= row { count(row, column) } else { 0 };
        }
    }
    let exchanges = arch
        .relations()
        .filter(|r| r.kind() == RelationKind::Exchanges);
    let there = exchanges.filter(|r| r.is_there_on(arch.evaluation_date()));
    assert_eq!(sum, there.count());
}

/// A document with an element and an exchange that are state secrets.
fn with_secrets() -> Architecture {
    let mut b = Architecture::fragment("demo", FrameworkVersion::V3_0);
    b.organisation("bo", "Bộ Mẫu").unwrap();
    b.organisation("cuc", "Cục Bảo vệ").unwrap();
    b.element(
        "ho-tich",
        ApplicationKind::Database,
        "Cơ sở dữ liệu hộ tịch",
    )
    .unwrap()
    .owner("bo")
    .unwrap();
    b.element(
        "an-ninh",
        ApplicationKind::Database,
        "Cơ sở dữ liệu nghiệp vụ đặc biệt",
    )
    .unwrap()
    .owner("cuc")
    .unwrap()
    .add(Field::Information, "state-secret")
    .unwrap();
    b.element(
        "khai-thac",
        ApplicationKind::Application,
        "Phần mềm khai thác",
    )
    .unwrap()
    .owner("bo")
    .unwrap();
    b.relate("khai-thac", RelationKind::Exchanges, "ho-tich")
        .unwrap()
        .purpose(Purpose::Exploit);
    b.relate("khai-thac", RelationKind::Exchanges, "an-ninh")
        .unwrap()
        .purpose(Purpose::Exploit);
    b.build().unwrap()
}

#[test]
fn a_public_table_names_no_state_secret_in_any_form_and_counts_what_it_leaves_out() {
    let arch = with_secrets();
    let report = RuleSet::for_framework(arch.framework())
        .unwrap()
        .check(&arch);
    let shown = Tables::of(&arch).findings(&report).all();
    let hidden = Tables::of(&arch).findings(&report).public().all();
    let text = |tables: &[Table]| {
        let mut text = tables::markdown(tables, Lang::Vi) + &tables::html(tables, Lang::Vi);
        for table in tables {
            text += &tables::csv(table, Lang::Vi);
        }
        text
    };
    for secret in ["an-ninh", "nghiệp vụ đặc biệt"] {
        assert!(text(&shown).contains(secret));
        assert!(!text(&hidden).contains(secret), "{secret}");
    }
    for (whole, public) in shown.iter().zip(&hidden) {
        assert_eq!(whole.set, public.set);
        let is_about_rows = public.set != TableSet::Matrix;
        let left = whole.rows.len() - public.rows.len();
        assert!(!is_about_rows || left == public.left_out, "{}", public.set);
    }
    let inventory = hidden
        .iter()
        .find(|table| table.set == TableSet::Inventory)
        .unwrap();
    assert_eq!((inventory.rows.len(), inventory.left_out), (2, 1));
    // Rows are numbered without a hole.
    let numbers = inventory
        .rows
        .iter()
        .map(|row| row.cells[0].shown(Lang::Vi).into_owned());
    assert_eq!(numbers.collect::<Vec<_>>(), ["1", "2"]);
    let owned = hidden
        .iter()
        .find(|table| table.set == TableSet::Organisations)
        .unwrap();
    let of_protection = owned
        .rows
        .iter()
        .find(|row| row.cells[1].shown(Lang::Vi) == "cuc")
        .unwrap();
    let count = owned
        .columns
        .iter()
        .position(|column| column.key == "owns")
        .unwrap();
    assert_eq!(of_protection.cells[count].shown(Lang::Vi), "0");
}

#[test]
fn texts_that_look_like_formulas_links_or_markup_stay_texts() {
    let hostile = [
        "=1+1",
        "+1",
        "-1+cmd|' /C calc'!A0",
        "@SUM(A1)",
        " =1+1",
        "＝1+1",
        "a\";=1+1",
        "<script>alert(1)</script>",
        "a | b",
        "[x](javascript:alert(1))",
        "https://example.com",
        "2.10",
        "01/02",
    ];
    let mut b = Architecture::fragment("demo", FrameworkVersion::V3_0);
    for (nth, name) in hostile.iter().enumerate() {
        b.element(&format!("db-{nth}"), ApplicationKind::Database, name)
            .unwrap();
    }
    let arch = b.build().unwrap();
    let table = Tables::of(&arch).table(TableSet::Databases).unwrap();
    let csv = tables::csv(&table, Lang::Vi);
    for line in csv.trim_start_matches('\u{feff}').split("\r\n").skip(1) {
        for cell in line.split(',') {
            let bare = cell.trim_start_matches('"').trim_start_matches(' ');
            assert!(!bare.starts_with(['=', '+', '-', '@', '＝']), "{line}");
        }
    }
    // The sign that other settings separate by stands in quotes.
    assert!(csv.contains("\"a\"\";=1+1\""), "{csv}");
    let html = tables::html(std::slice::from_ref(&table), Lang::Vi);
    assert!(!html.contains("<script") && html.contains("default-src 'none'"));
    let markdown = tables::markdown(std::slice::from_ref(&table), Lang::Vi);
    assert!(markdown.contains("a \\| b") && markdown.contains("\\[x\\]"));
    let rows = markdown.lines().filter(|line| line.starts_with("| "));
    let bars = |line: &str| line.replace("\\|", "").matches('|').count();
    let counts: HashSet<_> = rows.map(bars).collect();
    assert_eq!(counts.len(), 1);
}

#[test]
fn the_same_tables_are_the_same_bytes_in_every_form() {
    for _ in 0..2 {
        let once: Vec<_> = all();
        let twice: Vec<_> = all();
        assert_eq!(once, twice);
    }
    let tables = Tables::of(&reference::moj_3_0()).all();
    for lang in BOTH {
        assert!(tables::xlsx(&tables, lang).unwrap() == tables::xlsx(&tables, lang).unwrap());
    }
}

#[test]
fn both_ends_provide_and_both_agencies_do_where_data_goes_both_ways() {
    let mut b = Architecture::fragment("demo", FrameworkVersion::V3_0);
    b.organisation("bo", "Bộ Mẫu").unwrap();
    b.organisation("so", "Sở Mẫu").unwrap();
    for (id, owner) in [("a", "bo"), ("z", "so")] {
        let element = b.element(id, ApplicationKind::Application, id).unwrap();
        element.owner(owner).unwrap();
    }
    let ways: [&[Purpose]; 3] = [
        &[Purpose::Exploit],
        &[Purpose::Update],
        &[Purpose::Exploit, Purpose::Update],
    ];
    for purposes in ways {
        let mut relation = b.relate("a", RelationKind::Exchanges, "z").unwrap();
        for purpose in purposes {
            relation = relation.purpose(*purpose);
        }
    }
    let arch = b.build().unwrap();
    let table = Tables::of(&arch).table(TableSet::SharingServices).unwrap();
    let at = |key: &str| {
        let mut columns = table.columns.iter();
        columns.position(|column| column.key == key).unwrap()
    };
    let keys = ["provider", "provider-agency", "users"].map(at);
    let said = table.rows.iter().map(|row| {
        let cells = keys.map(|at| row.cells[at].shown(Lang::Vi).into_owned());
        cells.join(" | ")
    });
    assert_eq!(
        said.collect::<Vec<_>>(),
        [
            "z | Sở Mẫu | a",
            "a | Bộ Mẫu | z",
            "a; z | Bộ Mẫu; Sở Mẫu | a; z"
        ]
    );
}

#[test]
fn a_note_about_a_column_goes_with_it() {
    for table in all() {
        assert_eq!(table.notes_with(|_| true), table.notes, "{}", table.set);
        let bare = table.notes_with(|column| {
            let is_by = column.field == Some(Field::By);
            column.role != ColumnRole::Inferred && column.basis.is_none() && !is_by
        });
        for note in &bare {
            let note = note.get(Lang::Vi);
            assert!(
                !note.starts_with("Cột “") && !note.starts_with("Các cột khác"),
                "{note}"
            );
        }
    }
}
