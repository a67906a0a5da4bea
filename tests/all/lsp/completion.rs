//! What is offered where something is typed.

use std::fmt::Write as _;

use serde_json::{Value, json};

use super::client::{Client, Folder, edited, position};

/// A text in which `|` stands for the cursor: without it, and its position.
fn cursor(text: &str) -> (String, Value) {
    let at = position(text, "|", 0);
    (text.replacen('|', "", 1), at)
}

struct Editor {
    client: Client,
    folder: Folder,
    version: i64,
}

impl Editor {
    fn on_ministry(name: &str) -> Self {
        Self {
            client: Client::start("vi"),
            folder: Folder::with_ministry(name),
            version: 0,
        }
    }

    /// What is offered in a file with that text, of which `|` is the cursor.
    fn offers(&mut self, file: &str, text: &str) -> Vec<Value> {
        let (text, at) = cursor(text);
        let uri = self.folder.uri(file);
        self.version += 1;
        if self.version == 1 {
            self.client.open(&uri, &text);
        } else {
            self.client.change(&uri, self.version, &text);
        }
        let params = json!({ "textDocument": { "uri": uri }, "position": at });
        let list = self.client.ask("textDocument/completion", params);
        list["items"].as_array().cloned().unwrap_or_default()
    }

    /// The text after one of them is taken.
    fn taken(&mut self, file: &str, text: &str, label: &str) -> String {
        let offers = self.offers(file, text);
        let offer = offers.iter().find(|o| o["label"] == label);
        let offer = offer.unwrap_or_else(|| panic!("no {label} among {:?}", labels(&offers)));
        edited(&cursor(text).0, &json!([offer["textEdit"]]))
    }
}

fn labels(offers: &[Value]) -> Vec<&str> {
    offers
        .iter()
        .map(|o| o["label"].as_str().unwrap())
        .collect()
}

const APPLICATIONS: &str = "parts/applications.yaml";

/// An element among those of the ministry.
fn with(element: &str) -> String {
    format!("applications:\n{element}")
}

#[test]
fn keys_of_the_kind_that_are_not_there_yet() {
    let mut editor = Editor::on_ministry("keys");
    let text = with("  so-ho-tich:\n    kind: database\n    name: { vi: Sổ }\n    |\n");
    let offers = editor.offers(APPLICATIONS, &text);
    let all = labels(&offers);
    assert!(all.contains(&"class") && all.contains(&"hosted-on") && all.contains(&"owner"));
    assert!(
        !all.contains(&"kind") && !all.contains(&"name"),
        "they are there"
    );
    assert!(!all.contains(&"grade"), "of services, not of databases");
    let class = offers.iter().find(|o| o["label"] == "class").unwrap();
    assert_eq!(class["detail"], "Phân loại cơ sở dữ liệu");
    let said = class["documentation"]["value"].as_str().unwrap();
    assert!(
        said.contains("Thuật ngữ pháp lý") && said.contains("Nghị định"),
        "{said}"
    );
    assert_eq!(class["documentation"]["kind"], "markdown");
    let taken = editor.taken(APPLICATIONS, &text, "hosted-on");
    assert!(taken.ends_with("    hosted-on: [$0]\n"), "{taken}");
    // On a key that has its colon the key alone is replaced.
    let text = with("  so:\n    kind: database\n    own|: moj\n");
    assert!(
        editor
            .taken(APPLICATIONS, &text, "owner")
            .ends_with("    owner: moj\n")
    );
    let text = with("  so: { kind: database, ow| }\n");
    assert!(
        editor
            .taken(APPLICATIONS, &text, "owner")
            .ends_with("{ kind: database, owner: $0 }\n")
    );
}

#[test]
fn kinds_and_values_with_what_they_are_called() {
    let mut editor = Editor::on_ministry("values");
    let text = with("  so:\n    kind: |\n");
    let offers = editor.offers(APPLICATIONS, &text);
    let database = offers.iter().find(|o| o["label"] == "database").unwrap();
    assert_eq!(database["detail"], "Cơ sở dữ liệu");
    assert!(
        database["filterText"]
            .as_str()
            .unwrap()
            .contains("co so du lieu")
    );
    assert!(!labels(&offers).contains(&"lgsp"), "of another layer");
    // Right behind the colon a space is due.
    let text = with("  so:\n    kind:|\n");
    assert!(
        editor
            .taken(APPLICATIONS, &text, "database")
            .ends_with("    kind: database\n")
    );
    for (line, word, title) in [
        ("status: |", "active", "Đang vận hành"),
        ("class: nat|", "national", "Cơ sở dữ liệu quốc gia"),
    ] {
        let text = with(&format!("  so:\n    kind: database\n    {line}\n"));
        let offers = editor.offers(APPLICATIONS, &text);
        let offer = offers.iter().find(|o| o["label"] == word);
        let offer = offer.unwrap_or_else(|| panic!("{line}: {:?}", labels(&offers)));
        assert_eq!(offer["detail"], title);
    }
    let text = with("  so:\n    kind: database\n    security-level: |\n");
    assert_eq!(
        labels(&editor.offers(APPLICATIONS, &text)),
        ["1", "2", "3", "4", "5"]
    );
    let text = with("  so:\n    kind: database\n    owner: |\n");
    let offers = editor.offers(APPLICATIONS, &text);
    let ministry = offers.iter().find(|o| o["label"] == "moj").unwrap();
    assert_eq!(ministry["detail"], "Bộ Tư pháp");
}

#[test]
fn ids_that_the_relation_may_lead_to_in_a_text_that_is_broken() {
    let mut editor = Editor::on_ministry("ids");
    // The last sound state knows all ids; then brackets stay open.
    editor.offers(APPLICATIONS, &with("  so:\n    kind: application\n|"));
    for text in [
        "  so:\n    kind: application\n    hosted-on: [|\n",
        "  so:\n    kind: application\n    hosted-on: [moj-d|\n",
        "  so:\n    kind: application\n    hosted-on: [moj-data-centre, |\n",
        "  so: { kind: application, hosted-on: [|\n",
        "  so: { kind: application, hosted-on: [moj| ] }\n",
        "  so:\n    kind: application\n    hosted-on:\n      - |\n",
    ] {
        let offers = editor.offers(APPLICATIONS, &with(text));
        assert!(!offers.is_empty(), "{text}");
        for offer in &offers {
            let layer = &offer["labelDetails"]["description"];
            assert_eq!(
                *layer,
                justarch::Layer::Infrastructure
                    .label()
                    .get(justarch::Lang::Vi),
                "{text}: {offer}"
            );
        }
        let is_given = text.contains("moj-data-centre");
        assert_eq!(
            labels(&offers).contains(&"moj-data-centre"),
            !is_given,
            "{text}"
        );
    }
    let offers = editor.offers(
        APPLICATIONS,
        &with("  so:\n    kind: application\n    hosted-on: [|]\n"),
    );
    let centre = offers
        .iter()
        .find(|o| o["label"] == "moj-data-centre")
        .unwrap();
    let filter = centre["filterText"].as_str().unwrap();
    assert!(
        filter.starts_with("moj-data-centre ") && filter.contains("trung tam du lieu"),
        "{filter}"
    );
    let name = centre["detail"].as_str().unwrap();
    assert!(name.contains("Trung tâm dữ liệu"), "{name}");
}

#[test]
fn whole_elements_and_exchanges() {
    let mut editor = Editor::on_ministry("whole");
    let taken = editor.taken(APPLICATIONS, &with("  |\n"), "database");
    assert!(
        taken.contains("  ${1:database}:\n  kind: database\n  name: { vi: \"${2:Cơ sở dữ liệu}\" }\n  owner: ${3:moj}\n"),
        "{taken}"
    );
    let text = with("  so:\n    kind: application\n    exch|\n");
    let taken = editor.taken(APPLICATIONS, &text, "exchanges");
    assert!(
        taken.contains(
            "exchanges:\n  - { with: $1, data: [$2], route: [$3], purpose: [${4|ĐIỀN,exploit,"
        ),
        "{taken}"
    );
    let text = with("  so:\n    kind: application\n    exchanges:\n      - |\n");
    let taken = editor.taken(APPLICATIONS, &text, "{ with: … }");
    assert!(
        taken.contains("      - { with: $1, data: [$2], route: [$3], purpose: [${4|ĐIỀN,exploit,"),
        "{taken}"
    );
    let text = with("  so:\n    kind: application\n    exchanges:\n      - { with: | }\n");
    let offers = editor.offers(APPLICATIONS, &text);
    let all = labels(&offers);
    assert!(
        all.contains(&"moj-lgsp") && !all.contains(&"moj-data-centre"),
        "{all:?}"
    );
    let text = with(
        "  so:\n    kind: application\n    exchanges:\n      - { with: moj-lgsp, route: [|] }\n",
    );
    let offers = editor.offers(APPLICATIONS, &text);
    assert_eq!(
        offers[0]["labelDetails"]["description"],
        justarch::Layer::Integration.label().get(justarch::Lang::Vi)
    );
    assert!(labels(&offers).contains(&"ndxp"));
}

#[test]
fn in_the_head_of_the_root_and_in_comments() {
    let mut editor = Editor::on_ministry("head");
    let offers = editor.offers("justarch.yaml", "justarch: 1\n|\n");
    assert!(labels(&offers).contains(&"architecture") && labels(&offers).contains(&"include"));
    let offers = editor.offers(
        "justarch.yaml",
        "justarch: 1\narchitecture:\n  framework: |\n",
    );
    assert!(labels(&offers).contains(&"3.0"));
    let offers = editor.offers(
        "justarch.yaml",
        "justarch: 1\narchitecture:\n  framework: '3.0'\n  contents:\n    |\n",
    );
    assert!(labels(&offers).contains(&"vision"), "{:?}", labels(&offers));
    let offers = editor.offers(
        "justarch.yaml",
        "justarch: 1\n# justarch-allow INT|\nchannels: {}\n",
    );
    let code = offers.iter().find(|o| o["label"] == "INT003").unwrap();
    assert_eq!(
        code["textEdit"]["range"]["start"],
        json!({ "line": 1, "character": 17 })
    );
    assert!(
        editor
            .offers("justarch.yaml", "justarch: 1\n# INT|\n")
            .is_empty()
    );
}

#[test]
fn of_very_many_those_that_fit_what_is_typed() {
    let folder = Folder::new("many");
    let mut text = "justarch: 1\narchitecture: {framework: '3.0'}\ninfrastructure:\n".to_owned();
    for nth in 0..2000 {
        let _ = writeln!(
            text,
            "  may-{nth}: {{kind: data-centre, name: {{vi: Máy chủ số {nth}}}}}"
        );
    }
    text += "applications:\n  a: {kind: application, hosted-on: [chu-1999|]}\n";
    let mut editor = Editor {
        client: Client::start("vi"),
        folder,
        version: 0,
    };
    let offers = editor.offers("a.yaml", &text);
    assert!(labels(&offers).is_empty() || labels(&offers) == ["may-1999"]);
    let offers = editor.offers("a.yaml", &text.replace("chu-1999", "1999"));
    assert_eq!(labels(&offers), ["may-1999"]);
    let offers = editor.offers("a.yaml", &text.replace("chu-1999", ""));
    assert_eq!(offers.len(), 300);
}

#[test]
fn columns_behind_decomposed_letters_and_those_beyond_the_basic_plane() {
    let folder = Folder::new("columns");
    let mut editor = Editor {
        client: Client::start("vi"),
        folder,
        version: 0,
    };
    let text = "justarch: 1\narchitecture: {framework: '3.0'}\nchannels:\n  c: {name: {vi: \"E\u{302}\u{303} 🏛 𠮷\"}, kind: web-p|}\n";
    assert_eq!(
        editor.taken("a.yaml", text, "web-portal"),
        cursor(text).0.replace("web-p}", "web-portal}")
    );
}

/// Behind a value that is complete on its line nothing is offered: what were taken there would break the file.
#[test]
fn nothing_behind_a_value() {
    let mut editor = Editor::on_ministry("behind");
    for line in [
        "    status: active |",
        "    owner: moj |",
        "    name: { vi: Sổ } |",
        "    depends-on: [moj-lgsp]|",
        "    depends-on: [moj-lgsp] |",
        "    exchanges: [{ with: moj-lgsp, route: []| }]",
        "    exchanges: [{ with: moj-lgsp }|]",
    ] {
        let text = with(&format!("  so:\n    kind: application\n{line}\n"));
        let offers = editor.offers(APPLICATIONS, &text);
        assert_eq!(labels(&offers), Vec::<&str>::new(), "{line}");
    }
}

/// The first letters below a key that wants a map are the beginning of a key.
#[test]
fn the_first_letters_of_the_first_key() {
    let mut editor = Editor::on_ministry("first-key");
    let mut found = |text: &str, label: &str| {
        let offers = editor.offers(APPLICATIONS, text);
        let all = labels(&offers);
        assert!(all.contains(&label), "{text}: {all:?}");
    };
    found(&with("  so:\n    k|\n"), "kind");
    found(
        &with("  so:\n    kind: application\n    name:\n      v|\n"),
        "vi",
    );
    found(&with("  co so|\n"), "database");
    found(
        &with("  so:\n    kind: application\n    class: national\n  quản lý|\n"),
        "application",
    );
    found("organisations:\n  bo-moi:\n    n|\n", "name");
    let text = with("  so:\n    kind: application\n    exchanges:\n      |\n");
    let taken = editor.taken(APPLICATIONS, &text, "{ with: … }");
    assert!(taken.contains("      - { with: $1, "), "{taken}");
    let text = with("  so:\n    kind: application\n    exchanges:\n      - { w| }\n");
    let taken = editor.taken(APPLICATIONS, &text, "with");
    assert!(taken.contains("- { with: $0 }"), "{taken}");
}
