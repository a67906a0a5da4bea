//! What is told of the word under the cursor.

use super::open::Open;

const APPLICATIONS: &str = "parts/applications.yaml";

fn hover(open: &mut Open, file: &str, part: &str, within: usize) -> String {
    let at = open.at(file, part, within);
    let told = open.ask("textDocument/hover", at);
    told["contents"]["value"]
        .as_str()
        .unwrap_or_default()
        .to_owned()
}

#[track_caller]
fn holds(text: &str, parts: &[&str]) {
    for part in parts {
        assert!(text.contains(part), "no “{part}” in\n{text}");
    }
}

#[test]
fn ids_by_name_layer_owner_figures_and_dependents() {
    let mut open = Open::ministry("hover-id", "vi", &[APPLICATIONS]);
    let defined = hover(&mut open, APPLICATIONS, "moj-civil-status-db:", 3);
    holds(
        &defined,
        &[
            "**Cơ sở dữ liệu hộ tịch điện tử** `moj-civil-status-db`",
            "Cơ sở dữ liệu · Ứng dụng và cơ sở dữ liệu",
            "Chủ quản: Bộ Tư pháp (moj)",
            "Cấp độ an toàn: 3",
            "Số liệu: Dữ liệu trong cơ sở dữ liệu hộ tịch điện tử: trên 93000000 records",
            "thành phần phụ thuộc",
            "moj-civil-status-system",
        ],
    );
    // The same where it is used, in any file.
    let used = hover(&mut open, APPLICATIONS, "stores: [moj-civil-status-db", 12);
    assert_eq!(used, defined);
    let owner = hover(&mut open, APPLICATIONS, "owner: moj\n", 8);
    holds(
        &owner,
        &["**Bộ Tư pháp** `moj`", "Tổ chức", "Chủ quản của: "],
    );
    let source = hover(&mut open, APPLICATIONS, "sources: [decree-61-2018]", 12);
    holds(
        &source,
        &[
            "Nghị định 61/2018/NĐ-CP",
            "Nguồn tài liệu",
            "Địa chỉ: https://",
        ],
    );
    let hop = hover(&mut open, APPLICATIONS, "route: [moj-lgsp", 10);
    holds(&hop, &["`moj-lgsp`", "(LGSP)"]);
    let earlier = hover(
        &mut open,
        APPLICATIONS,
        "succeeds: [moj-one-stop-system",
        14,
    );
    holds(
        &earlier,
        &[
            "phiên bản trước",
            "Được kế thừa bởi",
            "moj-procedure-system",
        ],
    );
}

#[test]
fn words_by_meaning_and_law() {
    let mut open = Open::ministry("hover-word", "vi", &[APPLICATIONS]);
    let key = hover(&mut open, APPLICATIONS, "owner: moj\n", 2);
    holds(
        &key,
        &[
            "**Chủ quản** `owner`",
            "“Chủ quản hệ thống thông tin” (điểm a khoản 1 Điều 5 Nghị định 85/2016/NĐ-CP)",
        ],
    );
    let kind = hover(&mut open, APPLICATIONS, "kind: database", 8);
    holds(
        &kind,
        &["**Cơ sở dữ liệu** `database`", "Nghị định 47/2020/NĐ-CP"],
    );
    let value = hover(&mut open, APPLICATIONS, "class: shared-sector", 9);
    holds(&value, &["`shared-sector`", "giá trị"]);
    // A number is told by its key, a key that is named as a value by that key.
    let level = hover(&mut open, APPLICATIONS, "security-level: 3", 16);
    holds(&level, &["`security-level`", "Nghị định 85/2016/NĐ-CP"]);
    let named = hover(&mut open, APPLICATIONS, "inferred: [owner", 12);
    assert_eq!(named, key);
    // So is a text.
    let language = hover(&mut open, APPLICATIONS, "vi: Hệ thống", 1);
    assert!(!language.is_empty());
    assert_eq!(hover(&mut open, APPLICATIONS, "vi: Hệ thống", 5), language);
    let unit = hover(&mut open, APPLICATIONS, "unit: ", 7);
    assert_eq!(unit, hover(&mut open, APPLICATIONS, "unit: ", 1));
}

#[test]
fn codes_in_allow_comments_as_explain_says() {
    let text = "justarch: 1
# Bộ 𠮷: DAT010
# justarch-allow DAT010, INT -- Đơn vị 𠮷 vận hành DAT010
architecture: {id: a, name: {vi: Kiến trúc}, framework: '3.0'}
";
    let mut open = Open::one("hover-code", "vi", text);
    let code = hover(&mut open, "justarch.yaml", "DAT010, INT", 3);
    holds(
        &code,
        &[
            "DAT010 · Ứng dụng không có đơn vị vận hành",
            "**Lý do.**",
            "Nghị định 85/2016/NĐ-CP",
        ],
    );
    assert!(!code.contains("```"), "examples are for the page\n{code}");
    let family = hover(&mut open, "justarch.yaml", "INT --", 3);
    holds(&family, &["INT003", "INT021"]);
    // Elsewhere a code is only a word.
    assert_eq!(hover(&mut open, "justarch.yaml", ": DAT010", 4), "");
    let reason = hover(&mut open, "justarch.yaml", "hành DAT010", 9);
    holds(
        &reason,
        &["Miễn trừ kết quả kiểm tra", "không nêu thời hạn"],
    );
    let framework = hover(&mut open, "justarch.yaml", "'3.0'", 2);
    holds(&framework, &["2568/QĐ-BTTTT"]);
}

#[test]
fn codes_of_the_users_own_rules() {
    let rules = "justarch-rules: 1
prefix: OWN
rules:
  OWN001:
    title: {vi: Kênh không kết nối kênh, en: No channel to a channel}
    forbid: {from: {layer: channels}, to: {layer: channels}}
";
    let text = "justarch: 1
# justarch-allow OWN001 -- chưa cần
architecture: {id: a, name: {vi: Kiến trúc}, framework: '3.0'}
";
    let mut open = Open::one("hover-own", "vi", text);
    open.folder.write("rules.yaml", rules);
    open.folder
        .write("justarch.toml", "rules = [\"rules.yaml\"]\n");
    let uri = open.folder.uri("justarch.toml");
    open.client.tell(
        "workspace/didChangeWatchedFiles",
        serde_json::json!({ "changes": [{ "uri": uri, "type": 1 }] }),
    );
    let own = hover(&mut open, "justarch.yaml", "OWN001", 2);
    holds(&own, &["OWN001", "Kênh không kết nối kênh"]);
}

#[test]
fn while_the_text_is_broken_by_the_last_good_state() {
    let mut open = Open::ministry("hover-broken", "en", &[APPLICATIONS]);
    let whole = hover(&mut open, APPLICATIONS, "moj-civil-status-db:", 3);
    holds(
        &whole,
        &[
            "**Electronic civil status database**",
            "dependents (2 direct)",
        ],
    );
    open.replace(
        APPLICATIONS,
        "applications:\n",
        "applications:\n  mới-𠮷: {kind: [database, name: {vi: Đang 𠮷 gõ}\n",
    );
    let broken = hover(&mut open, APPLICATIONS, "moj-civil-status-db:", 3);
    let told = broken.split("\n\nThe text has a fault").next().unwrap();
    assert_eq!(told, whole);
    assert_ne!(told, broken);
    // Then it is whole again, and an element that is refused is there all the same.
    open.replace(APPLICATIONS, "{kind: [database, name: {vi: Đang 𠮷 gõ}", "");
    open.replace(
        APPLICATIONS,
        "  mới-𠮷: \n",
        "  kho-moi:\n    kind: robot\n    name: {vi: Kho 𠮷 mới}\n",
    );
    let again = hover(&mut open, APPLICATIONS, "moj-civil-status-db:", 3);
    assert_eq!(again, whole);
    let refused = hover(&mut open, APPLICATIONS, "kho-moi:", 3);
    holds(&refused, &["Kho 𠮷 mới", "could not be read"]);
}

#[test]
fn behind_letters_of_all_widths() {
    let text = "justarch: 1
architecture: {id: a, name: {vi: Kiến trúc}, framework: '3.0'}
applications:
  phan-mem: {name: {vi: 'Phần mềm 𠮷 hộ tịch'}, kind: application, exchanges: [{note: {vi: Ghi 𠮷𠮷 chú}, with: kho}]}
  kho: {name: {vi: Kho dữ liệu}, kind: database}
";
    for encoding in ["utf-16", "utf-8"] {
        let mut open = Open::one("hover-wide", "vi", text);
        let mut at = open.at("justarch.yaml", "with: kho", 6);
        if encoding == "utf-8" {
            open.client = super::client::Client::with("vi", &super::client::able(&[encoding]));
            open.client.open(&open.folder.uri("justarch.yaml"), text);
            let line = text.lines().nth(3).unwrap();
            at["position"]["character"] = (line.find("with: kho").unwrap() + 6).into();
        }
        let told = open.ask("textDocument/hover", at.clone());
        assert!(
            told["contents"]["value"]
                .as_str()
                .unwrap()
                .contains("Kho dữ liệu")
        );
        let start = &told["range"]["start"]["character"];
        assert_eq!(start, &at["position"]["character"]);
        let end = told["range"]["end"]["character"].as_u64().unwrap();
        assert_eq!(end, start.as_u64().unwrap() + 3);
    }
}

#[test]
fn an_allow_comment_by_what_it_allows_and_until_when() {
    let folder = super::client::Folder::new("hover-allow");
    let text = "justarch: 1\narchitecture: {id: a, name: {vi: A}, framework: '3.0', state-date: 2024-12-31}\nchannels:\n  # justarch-allow DAT009 until=2027-06-30 owner=Cục CNTT -- đang xác định\n  cong: {kind: web-portal, name: {vi: Cổng}}\n";
    let uri = folder.uri("a.yaml");
    folder.write("a.yaml", text);
    let mut client = super::client::Client::start("vi");
    client.open(&uri, text);
    let mut hover = |part: &str, within: usize| {
        let at = super::client::position(text, part, within);
        let params = serde_json::json!({ "textDocument": { "uri": uri }, "position": at });
        let told = client.ask("textDocument/hover", params);
        told["contents"]["value"]
            .as_str()
            .unwrap_or_default()
            .to_owned()
    };
    for (part, within) in [("justarch-allow", 3), ("until=", 8), ("đang xác định", 2)] {
        let told = hover(part, within);
        holds(
            &told,
            &[
                "DAT009",
                "Lý do: đang xác định",
                "30/06/2027",
                "Phụ trách: Cục CNTT",
            ],
        );
    }
    // The code itself is explained.
    holds(&hover("DAT009", 2), &["DAT009"]);
}
