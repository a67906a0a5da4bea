//! Edits change what is meant and no other byte, however the text is written.

use justarch::edit::{Edit, TextEdit};
use justarch::places::IdOf;
use justarch::{
    Document, ErrorKind, Field, Layer, Loader, RelationKind, SourceId, SourceProvider, Subject,
    Table, Text, reference,
};

fn document(text: &str) -> Document {
    Document::parse("a.yaml", text).unwrap()
}

/// A text with edits made.
pub(crate) fn spliced(text: &str, edits: &[TextEdit]) -> String {
    let mut out = String::new();
    let mut end = 0;
    for edit in edits {
        out.push_str(&text[end..edit.span.start as usize]);
        out.push_str(&edit.text);
        end = edit.span.end as usize;
    }
    out.push_str(&text[end..]);
    out
}

#[track_caller]
fn edited(text: &str, edits: &[Edit]) -> String {
    let document = document(text);
    let done = document
        .edited(edits)
        .unwrap_or_else(|error| panic!("{error}\n{text}"));
    let out = spliced(text, done.text_edits());
    assert_eq!(out, done.document().sources().text(SourceId::ROOT));
    out
}

#[track_caller]
fn is(text: &str, edit: Edit, wanted: &str) {
    let new = edited(text, std::slice::from_ref(&edit));
    assert_eq!(new, wanted, "{edit:?}");
    // What is so already stays as it is.
    if let Ok(again) = document(&new).apply(&[edit]) {
        assert_eq!(again, []);
    }
}

#[track_caller]
fn refused(text: &str, edit: Edit) -> String {
    document(text).apply(&[edit]).unwrap_err().to_string()
}

fn set(subject: Subject, field: Field, value: &str) -> Edit {
    let value = value.to_owned();
    Edit::Set {
        at: subject.at(field),
        value,
    }
}

fn of(id: &str, field: Field, value: &str) -> Edit {
    set(Subject::element(id), field, value)
}

fn clear(id: &str, field: Field) -> Edit {
    Edit::Clear {
        at: Subject::element(id).at(field),
    }
}

fn add(id: &str, field: Field, value: &str) -> Edit {
    Edit::AddItem {
        at: Subject::element(id).at(field),
        value: value.to_owned(),
    }
}

fn take(id: &str, field: Field, value: &str) -> Edit {
    Edit::RemoveItem {
        at: Subject::element(id).at(field),
        value: value.to_owned(),
    }
}

fn rename(of: IdOf, id: &str, to: &str) -> Edit {
    Edit::Rename {
        of,
        id: id.to_owned(),
        to: to.to_owned(),
    }
}

fn remove(id: &str) -> Edit {
    Edit::Remove {
        subject: Subject::element(id),
    }
}

fn element(layer: Layer, kind: &str, id: &str, name: &str) -> Edit {
    Edit::AddElement {
        id: id.to_owned(),
        layer,
        kind: kind.to_owned(),
        fields: vec![(Field::NameVi, name.to_owned())],
    }
}

/// A document with this in it.
fn with(rest: &str) -> String {
    format!(
        "justarch: 1\narchitecture:\n  id: a\n  body: bo\n  level: ministry\n  name: {{ vi: Kiến trúc }}\n  version: \"1.0\"\n  framework: \"3.0\"\norganisations:\n  bo: {{ name: {{ vi: Bộ }} }}\n{rest}"
    )
}

#[track_caller]
#[expect(clippy::needless_pass_by_value, reason = "they are made for the call")]
fn within(rest: &str, edit: Edit, wanted: &str) {
    for newline in ["\n", "\r\n"] {
        for bom in ["", "\u{feff}"] {
            let all = |rest| format!("{bom}{}", with(rest)).replace('\n', newline);
            is(&all(rest), edit.clone(), &all(wanted));
        }
    }
}

const BLOCK: &str = "applications:
  # the first
  a: # one
    kind: application   # what it is
    # its name
    name:
      vi: Một
    tags:
    - x # behind
    # below
    - y
    security-level: 3 # level

  b:
    kind: application
    name: { vi: Hai }
    depends-on:
      - to: a
        # until when
        until: 2030
";

#[test]
fn a_field_of_a_block_is_set() {
    within(
        BLOCK,
        of("a", Field::NameVi, "Ba"),
        &BLOCK.replace("vi: Một", "vi: Ba"),
    );
    within(
        BLOCK,
        of("a", Field::NameEn, "One: a"),
        &BLOCK.replace("vi: Một\n", "vi: Một\n      en: \"One: a\"\n"),
    );
    within(
        BLOCK,
        of("b", Field::NameEn, "Two, b"),
        &BLOCK.replace("{ vi: Hai }", "{ vi: Hai, en: \"Two, b\" }"),
    );
    within(
        BLOCK,
        of("a", Field::Owner, "bo"),
        &BLOCK.replace("- y\n", "- y\n    owner: bo\n"),
    );
    within(
        BLOCK,
        of("a", Field::SecurityReason, "yes"),
        &BLOCK.replace(
            "security-level: 3 #",
            "security-level: { level: 3, reason: \"yes\" } #",
        ),
    );
    within(
        BLOCK,
        of("a", Field::SecurityLevel, "4"),
        &BLOCK.replace("security-level: 3", "security-level: 4"),
    );
    within(
        BLOCK,
        of("b", Field::Since, "2024-07-01"),
        &BLOCK.replace("{ vi: Hai }\n", "{ vi: Hai }\n    since: 2024-07-01\n"),
    );
}

#[test]
fn a_field_of_a_block_is_removed() {
    within(
        BLOCK,
        clear("a", Field::Tag),
        &BLOCK.replace("    tags:\n    - x # behind\n    # below\n    - y\n", ""),
    );
    within(
        BLOCK,
        clear("a", Field::SecurityLevel),
        &BLOCK.replace("    security-level: 3 # level\n", ""),
    );
    let message = refused(&with(BLOCK), clear("a", Field::NameVi));
    assert!(message.contains("would bring an error"), "{message}");
}

#[test]
fn items_of_a_block_come_and_go() {
    within(
        BLOCK,
        add("a", Field::Tag, "no"),
        &BLOCK.replace("    - y\n", "    - y\n    - \"no\"\n"),
    );
    within(
        BLOCK,
        take("a", Field::Tag, "x"),
        &BLOCK.replace("    - x # behind\n", ""),
    );
    within(
        BLOCK,
        take("a", Field::Tag, "y"),
        &BLOCK.replace("    - y\n", ""),
    );
    within(
        BLOCK,
        add("b", Field::Tag, "z"),
        &BLOCK.replace("{ vi: Hai }\n", "{ vi: Hai }\n    tags: [z]\n"),
    );
    let one = BLOCK.replace("    - x # behind\n", "");
    within(
        &one,
        take("a", Field::Tag, "y"),
        &one.replace("    tags:\n    # below\n    - y\n", ""),
    );
}

#[test]
fn elements_come_beside_their_like_and_go_with_their_comments() {
    let new = "  c:\n    kind: application\n    name: { vi: Ba }\n";
    within(
        BLOCK,
        element(Layer::Application, "application", "c", "Ba"),
        &format!("{BLOCK}\n{new}"),
    );
    let own = BLOCK.find("  a: # one").unwrap();
    let next = BLOCK.find("  b:").unwrap();
    let without = BLOCK.replace(
        "    depends-on:\n      - to: a\n        # until when\n        until: 2030\n",
        "",
    );
    within(
        &without,
        remove("a"),
        &format!("{}\n{}", &BLOCK[..own], &without[next..]),
    );
    let message = refused(&with(BLOCK), remove("a"));
    assert!(
        message.contains("would bring an error: a.yaml:"),
        "{message}"
    );
    within(BLOCK, remove("b"), &BLOCK[..next]);
    let flow = "channels:\n  a: { kind: portal, name: { vi: Một } }  # one\n  # two\n  b: {kind: web, name: {vi: Hai}}\n";
    let flow = &flow
        .replace("kind: portal", "kind: web-portal")
        .replace("kind: web,", "kind: web-portal,");
    within(
        flow,
        element(Layer::Channel, "web-portal", "c", "Ba, bốn"),
        &format!("{flow}  c: {{ kind: web-portal, name: {{ vi: \"Ba, bốn\" }} }}\n"),
    );
    within(
        flow,
        remove("a"),
        &flow.replace("  a: { kind: web-portal, name: { vi: Một } }  # one\n", ""),
    );
    within(
        flow,
        remove("b"),
        &flow.replace("  b: {kind: web-portal, name: {vi: Hai}}\n", ""),
    );
}

#[test]
fn a_section_begins_and_ends() {
    let new = "\n  c:\n    kind: web-portal\n    name: { vi: Ba }";
    let portal = || element(Layer::Channel, "web-portal", "c", "Ba");
    for (before, after) in [
        ("channels: {} # none\n", format!("channels: # none{new}\n")),
        ("channels:   # none\n", format!("channels:   # none{new}\n")),
        (
            "channels:\n# none\nusers: {}\n",
            format!("channels:{new}\n# none\nusers: {{}}\n"),
        ),
        (
            "channels:\n  # none\nusers: {}\n",
            format!("channels:\n  # none{new}\nusers: {{}}\n"),
        ),
        ("channels: {}", format!("channels:{new}")),
        ("", format!("channels:{new}\n")),
        (
            "users: {}\n# end\n",
            format!("channels:{new}\nusers: {{}}\n# end\n"),
        ),
    ] {
        within(before, portal(), &after);
    }
    let one = "channels:\n  # one\n  c: {kind: web-portal, name: {vi: Ba}} # behind\n# end\n";
    within(one, remove("c"), "channels: {}\n  # one\n# end\n");
    within(
        one.strip_suffix("\n# end\n").unwrap(),
        remove("c"),
        "channels: {}\n  # one",
    );
    let flow = "channels: {c: {kind: web-portal, name: {vi: Ba}}} # end\n";
    within(flow, remove("c"), "channels: {} # end\n");
}

/// What speaks to the check of an element goes with it: above the next one it would speak of that.
#[test]
fn allowances_go_with_what_they_are_for() {
    let text = "channels:\n  # heading\n  # justarch-allow LAY007 -- lý do\n  # note\n  a: {kind: web-portal, name: {vi: Một}}\n  b: {kind: web-portal, name: {vi: Hai}}\n";
    within(
        text,
        remove("a"),
        "channels:\n  # heading\n  # note\n  b: {kind: web-portal, name: {vi: Hai}}\n",
    );
}

#[test]
fn relations_come_and_go() {
    let relation = |to: &str, fields: &[(Field, &str)]| Edit::AddRelation {
        from: "b".to_owned(),
        kind: RelationKind::DependsOn,
        to: to.to_owned(),
        fields: fields
            .iter()
            .map(|(field, value)| (*field, (*value).to_owned()))
            .collect(),
    };
    let text = |written: &str| {
        format!(
            "applications:\n  a: {{ kind: application, name: {{ vi: Một }} }}\n  c: {{ kind: application, name: {{ vi: Ba }} }}\n  b:\n    kind: application\n    name: {{ vi: Hai }}\n    tags: [x]\n{written}"
        )
    };
    let is = |before: &str, edit: Edit, after: &str| within(&text(before), edit, &text(after));
    is("", relation("a", &[]), "    depends-on: [a]\n");
    is(
        "    depends-on: []\n",
        relation("a", &[]),
        "    depends-on: [a]\n",
    );
    is(
        "    depends-on:\n",
        relation("a", &[]),
        "    depends-on: [a]\n",
    );
    is(
        "    depends-on: c\n",
        relation("a", &[]),
        "    depends-on: [c, a]\n",
    );
    is(
        "    depends-on: {to: c}\n",
        relation("a", &[]),
        "    depends-on: [{to: c}, a]\n",
    );
    is(
        "    depends-on: [c] # one\n",
        relation("a", &[]),
        "    depends-on: [c, a] # one\n",
    );
    let fields = [
        (Field::Until, "2030-01-01"),
        (Field::JustificationText, "no"),
    ];
    is(
        "    depends-on:\n    - c # one\n    # end\n",
        relation("a", &fields[..1]),
        "    depends-on:\n    - c # one\n    - { to: a, until: 2030-01-01 }\n    # end\n",
    );
    let subject = |to: &str| {
        let text = with(&text(
            "    depends-on:\n    - c # one\n    - to: a\n      until: 2030\n",
        ));
        let document = document(&text);
        let arch = document.architecture();
        let mut relations = arch.element("b").unwrap().relations();
        Subject::from(relations.find(|r| r.end().id() == to).unwrap())
    };
    let both = "    depends-on:\n    - c # one\n    - to: a # two\n      until: 2030\n";
    is(
        both,
        Edit::Remove {
            subject: subject("c"),
        },
        "    depends-on:\n    - to: a # two\n      until: 2030\n",
    );
    let alone = "    depends-on: [{to: a, until: 2030}]\n";
    is(
        alone,
        Edit::Remove {
            subject: subject("a"),
        },
        "",
    );
    is(
        both,
        set(subject("a"), Field::Since, "2024"),
        "    depends-on:\n    - c # one\n    - to: a # two\n      since: 2024\n      until: 2030\n",
    );
    is(
        both,
        set(subject("c"), Field::Since, "2024"),
        "    depends-on:\n    - { to: c, since: 2024 } # one\n    - to: a # two\n      until: 2030\n",
    );
    is(
        both,
        Edit::Clear {
            at: subject("a").at(Field::Until),
        },
        "    depends-on:\n    - c # one\n    - to: a # two\n",
    );
    is(
        "    depends-on:\n    - until: 2030\n      # far\n      to: a\n",
        Edit::Clear {
            at: subject("a").at(Field::Until),
        },
        "    depends-on:\n    - # far\n      to: a\n",
    );
}

#[test]
fn entries_of_tables_come_and_go() {
    let record = |table, key: &str, fields: &[(Field, &str)]| Edit::AddRecord {
        table,
        key: key.to_owned(),
        holder: None,
        fields: fields
            .iter()
            .map(|(field, value)| (*field, (*value).to_owned()))
            .collect(),
    };
    let text = with("");
    is(
        &text,
        record(
            Table::Organisations,
            "so",
            &[(Field::NameVi, "Sở: một"), (Field::Parent, "bo")],
        ),
        &format!("{text}  so: {{ name: {{ vi: \"Sở: một\" }}, parent: bo }}\n"),
    );
    is(
        &text,
        record(Table::Sources, "s", &[(Field::Title, "T")]),
        &text.replace(
            "organisations:",
            "sources:\n  s:\n    title: T\norganisations:",
        ),
    );
    is(
        &text,
        record(Table::Retired, "x", &[(Field::Reason, "R")]),
        &format!("{text}retired:\n  x:\n    reason: R\n"),
    );
    is(
        &text,
        record(Table::Contents, "vision", &[(Field::Content, "T")]),
        &text.replace(
            "framework: \"3.0\"\n",
            "framework: \"3.0\"\n  contents:\n    vision:\n      text: T\n",
        ),
    );
    let retired = |rest: &str| with(&format!("retired:\n{rest}"));
    is(
        &retired("  x: { reason: R } # one\n  # two\n  y:\n    reason: S\n"),
        Edit::Remove {
            subject: Subject::record(Table::Retired, "x"),
        },
        &retired("  # two\n  y:\n    reason: S\n"),
    );
    let figures = "indicators:\n  - { id: i, name: { vi: Một }, value: 1 }\n";
    is(
        &with(figures),
        set(
            Subject::record(Table::Indicators, "i"),
            Field::Value,
            "2.10",
        ),
        &with(&figures.replace("value: 1", "value: \"2.10\"")),
    );
    is(
        &with(figures),
        Edit::Remove {
            subject: Subject::record(Table::Indicators, "i"),
        },
        &with("indicators: []\n"),
    );
    let message = refused(
        &text,
        record(Table::Organisations, "bo", &[(Field::NameVi, "B")]),
    );
    assert!(message.contains("is taken"), "{message}");
}

#[test]
fn the_head_is_edited() {
    let text = with("");
    is(
        &text,
        set(Subject::Document, Field::FrameworkDecision, "2568/QĐ-BTTTT"),
        &text.replace(
            "framework: \"3.0\"",
            "framework: { version: \"3.0\", decision: 2568/QĐ-BTTTT }",
        ),
    );
    is(
        &text,
        set(Subject::Document, Field::Version, "2.0"),
        &text.replace("version: \"1.0\"", "version: \"2.0\""),
    );
    is(
        &text,
        set(Subject::Document, Field::StateDate, "2024"),
        &text.replace(
            "  framework: \"3.0\"\n",
            "  framework: \"3.0\"\n  state-date: 2024\n",
        ),
    );
}

/// One key of a map in braces is set and the others stay; texts with Vietnamese stay valid; blocks within blocks stay
/// whole; lists in brackets stay lists when an item goes. Other programs that edit YAML have been known to fail here.
#[test]
fn what_other_programs_break_stays_whole() {
    let flow = "channels: {a: {kind: web-portal, name: {vi: Cổng, en: Portal}, tags: [một, \"hai, ba\", 'bốn'], status: active}}\n";
    within(
        flow,
        of("a", Field::Status, "pilot"),
        &flow.replace("active", "pilot"),
    );
    within(
        flow,
        of("a", Field::NameVi, "Cổng “mới”"),
        &flow.replace("vi: Cổng", "vi: Cổng “mới”"),
    );
    within(
        flow,
        of("a", Field::NameVi, "A, B"),
        &flow.replace("vi: Cổng", "vi: \"A, B\""),
    );
    within(
        flow,
        clear("a", Field::NameEn),
        &flow.replace(", en: Portal", ""),
    );
    within(
        flow,
        clear("a", Field::Status),
        &flow.replace(", status: active", ""),
    );
    for (item, after) in [
        ("một", "[\"hai, ba\", 'bốn']"),
        ("hai, ba", "[một, 'bốn']"),
        ("bốn", "[một, \"hai, ba\"]"),
    ] {
        let wanted = flow.replace("[một, \"hai, ba\", 'bốn']", after);
        within(flow, take("a", Field::Tag, item), &wanted);
    }
    let deep = "channels:\n  a:\n    kind: web-portal\n    name:\n      vi: >-\n        một\n        # không phải chú thích\n\n      en: |\n        two\n    note:\n        vi: x\n    tags:\n      - y\n";
    within(
        deep,
        of("a", Field::NoteEn, "z"),
        &deep.replace("        vi: x\n", "        vi: x\n        en: z\n"),
    );
    within(
        deep,
        of("a", Field::NameVi, "hai"),
        &deep.replace(
            "vi: >-\n        một\n        # không phải chú thích\n",
            "vi: hai\n",
        ),
    );
    within(
        deep,
        of("a", Field::Status, "active"),
        &deep
            .replace("    note:", "    status: active\n    note:")
            .replace(
                "    status: active\n    note:\n        vi: x\n    tags:\n      - y\n",
                "    note:\n        vi: x\n    tags:\n      - y\n    status: active\n",
            ),
    );
    within(
        deep,
        clear("a", Field::NameEn),
        &deep.replace("      en: |\n        two\n", ""),
    );
}

#[test]
fn lists_on_several_lines_keep_their_form() {
    let text = |items: &str| {
        format!(
            "channels:\n  a:\n    kind: web-portal\n    name: {{ vi: Một }}\n    tags: [{items}]\n"
        )
    };
    let is = |before: &str, edit: Edit, after: &str| within(&text(before), edit, &text(after));
    is(
        "\n      x, # one\n      y\n     ",
        add("a", Field::Tag, "z"),
        "\n      x, # one\n      y,\n      z\n     ",
    );
    is(
        "\n      x, # one\n      y, # two\n     ",
        add("a", Field::Tag, "z"),
        "\n      x, # one\n      y, # two\n      z,\n     ",
    );
    is(
        "\n      x, # one\n      y # two\n     ",
        add("a", Field::Tag, "z"),
        "\n      x, # one\n      y, # two\n      z\n     ",
    );
    is(
        "\n      x, # one\n      y\n     ",
        take("a", Field::Tag, "x"),
        "\n       # one\n      y\n     ",
    );
    is(
        "\n      x,\n      y,\n     ",
        take("a", Field::Tag, "y"),
        "\n      x,\n     ",
    );
    is(
        "\n      x,\n      y\n     ",
        take("a", Field::Tag, "x"),
        "\n      y\n     ",
    );
    is("x, y, ", take("a", Field::Tag, "y"), "x, ");
    is(
        " # none\n     ",
        add("a", Field::Tag, "z"),
        "z # none\n     ",
    );
    is("", add("a", Field::Tag, "z"), "z");
}

#[test]
fn what_stands_behind_a_key_alone_is_set() {
    let text = |name: &str| {
        format!(
            "channels:\n  a:\n    kind: web-portal\n    name: {{ vi: Một }}\n    status:{name}\n    tags: [x]\n"
        )
    };
    for (before, after) in [
        ("", " active"),
        (" # none", " active # none"),
        (" ~", " active"),
        (" &s 'pilot'", " &s 'active'"),
        (" |- # why\n      pilot", " active # why"),
        (" >-\n      pilot\n", " active\n"),
    ] {
        within(
            &text(before),
            of("a", Field::Status, "active"),
            &text(after),
        );
    }
}

#[test]
fn what_an_alias_repeats_is_not_changed_unseen() {
    let text = "channels:\n  a: &a\n    kind: web-portal\n    name: &n { vi: Một }\n    status: &s active\n  b:\n    kind: web-portal\n    name: *n\n    status: *s\n  c: *a\n";
    for edit in [
        of("a", Field::Status, "pilot"),
        of("a", Field::NameVi, "Hai"),
        of("b", Field::NameVi, "Hai"),
        of("c", Field::Status, "pilot"),
        clear("a", Field::Status),
    ] {
        refused(&with(text), edit);
    }
    let message = refused(&with(text), of("c", Field::NameVi, "Hai"));
    assert!(message.contains("alias"), "{message}");
    // What stands for an alias here is changed here alone.
    within(
        text,
        of("b", Field::Status, "pilot"),
        &text.replace("*s", "pilot"),
    );
}

#[test]
fn json_stays_json() {
    let text = serde_json::to_string(reference::get("moj-3.0").unwrap().document().architecture())
        .unwrap();
    let pretty =
        serde_json::to_string_pretty(reference::get("moj-3.0").unwrap().document().architecture())
            .unwrap();
    for text in [text, pretty] {
        let out = edited(
            &text,
            &[
                of("moj-lgsp", Field::NameEn, "A \"b\" ư"),
                of("moj-lgsp", Field::Since, "2024-07-01"),
                of("moj-lgsp", Field::Instances, "3"),
                add("moj-lgsp", Field::Tag, "x"),
                clear("moj-lgsp", Field::Source),
                element(Layer::Channel, "web-portal", "new", "Mới"),
            ],
        );
        let value: serde_json::Value = serde_json::from_str(&out).unwrap();
        let lgsp = &value["integration"]["moj-lgsp"];
        assert_eq!(lgsp["name"]["en"], "A \"b\" ư");
        assert_eq!(lgsp["instances"], 3);
        assert_eq!(lgsp["since"], "2024-07-01");
        assert_eq!(value["channels"]["new"]["name"]["vi"], "Mới");
    }
}

struct Folder(Vec<(&'static str, &'static str)>);

impl SourceProvider for Folder {
    fn read(&self, path: &str) -> Result<Vec<u8>, Text> {
        let file = self.0.iter().find(|(name, _)| *name == path);
        file.map(|(_, text)| text.as_bytes().to_vec())
            .ok_or_else(|| Text::new("không có", "not there"))
    }
}

#[test]
fn edits_land_in_the_right_file() {
    let root = with("include: [l/channels.yaml, l/apps.yaml]\n");
    let folder = Folder(vec![
        (
            "l/channels.yaml",
            "justarch: 1\nchannels:\n  a: { kind: web-portal, name: { vi: Một }, uses: [b] }\n",
        ),
        (
            "l/apps.yaml",
            "justarch: 1\r\napplications:\r\n  b: { kind: application, name: { vi: Hai } } # two\r\n",
        ),
    ]);
    let document = Loader::new()
        .load("d/justarch.yaml", root.as_bytes(), &folder)
        .unwrap();
    let done = document
        .edited(&[
            element(Layer::Channel, "web-portal", "c", "Ba"),
            element(Layer::Application, "application", "d", "Bốn"),
            of("b", Field::Owner, "bo"),
            rename(IdOf::Element, "b", "b-2"),
            element(Layer::User, "citizen", "e", "Năm"),
        ])
        .unwrap();
    let texts: Vec<_> = done.files().map(|(_, text)| text.to_owned()).collect();
    assert_eq!(
        texts,
        [
            format!("{root}users:\n  e:\n    kind: citizen\n    name: {{ vi: Năm }}\n"),
            "justarch: 1\nchannels:\n  a: { kind: web-portal, name: { vi: Một }, uses: [b-2] }\n  c: { kind: web-portal, name: { vi: Ba } }\n".to_owned(),
            "justarch: 1\r\napplications:\r\n  b-2: { kind: application, name: { vi: Hai }, owner: bo } # two\r\n  d: { kind: application, name: { vi: Bốn } }\r\n".to_owned(),
        ]
    );
}

#[test]
fn an_id_is_renamed_in_its_uses_and_nowhere_else() {
    let text = reference::get("moj-3.0").unwrap().text;
    let document = document(text);
    let edits = document
        .apply(&[rename(IdOf::Element, "moj-lgsp", "moj-platform")])
        .unwrap();
    let places = document.places();
    let uses = places.of_id(IdOf::Element, "moj-lgsp");
    assert_eq!(
        edits.len(),
        uses.iter().filter(|found| !found.is_earlier).count()
    );
    for edit in &edits {
        assert_eq!(document.sources().slice(edit.span), "moj-lgsp");
        assert_eq!(edit.text, "moj-platform");
    }
    for (to, kind, said) in [
        ("moj-lgsp-2", None, ""),
        ("Nền tảng", Some(ErrorKind::NotAnId), "is not an id"),
        ("citizen-portal", None, ""),
    ] {
        let done = document.apply(&[rename(IdOf::Element, "moj-lgsp", to)]);
        assert_eq!(
            done.as_ref().err().map(justarch::Error::kind),
            kind,
            "{done:?}"
        );
        assert!(
            done.err()
                .is_none_or(|error| error.to_string().contains(said))
        );
    }
    let taken = document
        .architecture()
        .elements()
        .next()
        .unwrap()
        .id()
        .to_owned();
    let taken = document
        .apply(&[rename(IdOf::Element, "moj-lgsp", &taken)])
        .unwrap_err();
    assert_eq!(taken.kind(), ErrorKind::Exists);
    let unknown = document
        .apply(&[rename(IdOf::Element, "moj-lgps", "x")])
        .unwrap_err();
    assert_eq!(unknown.kind(), ErrorKind::NotThere);
}

#[test]
fn the_version_before_keeps_its_ids() {
    let text = with(
        "applications:\n  a: {kind: application, name: {vi: Một}}\n  b: {kind: application, name: {vi: Hai}, succeeds: [a, c], depends-on: [a]}\nretired:\n  d: {reason: R, successor: a}\n",
    );
    is(
        &text,
        rename(IdOf::Element, "a", "e"),
        &text
            .replace("  a:", "  e:")
            .replace("depends-on: [a]", "depends-on: [e]")
            .replace("successor: a", "successor: e"),
    );
}

#[test]
fn quotes_of_ids_are_kept_and_aliases_follow() {
    let text = with(
        "applications:\n  'a': {kind: application, name: {vi: Một}, owner: &o \"bo\", operator: *o}\n  b: {kind: application, name: {vi: Hai}, depends-on: [\"a\", {to: 'a'}], attributes: {a: a}}\n",
    );
    is(
        &text,
        rename(IdOf::Element, "a", "no"),
        &text.replace("'a'", "'no'").replace("\"a\"", "\"no\""),
    );
    is(
        &text,
        rename(IdOf::Element, "b", "2024"),
        &text.replace("  b: {", "  \"2024\": {"),
    );
    is(
        &text,
        rename(IdOf::Organisation, "bo", "btp"),
        &text
            .replace("\"bo\"", "\"btp\"")
            .replace("  bo:", "  btp:")
            .replace("body: bo", "body: btp"),
    );
    // The alias means something else than the id.
    let odd = with(
        "applications:\n  a: {kind: application, name: {vi: Một}, owner: &o bo, tags: [*o]}\n",
    );
    let message = refused(&odd, rename(IdOf::Organisation, "bo", "btp"));
    assert!(message.contains("means something else"), "{message}");
}

#[test]
fn a_text_with_a_fault_is_not_edited() {
    let text = with("channels:\n  a: {kind: web-portal, name: {vi: Một}}\nusers: [");
    let document = Document::recover("a.yaml", &text).unwrap();
    let error = document
        .apply(&[of("a", Field::NameVi, "Hai")])
        .unwrap_err();
    assert!(error.to_string().contains("line 13"), "{error}");
}

#[test]
fn what_could_not_be_read_is_rewritten() {
    let text = with("chanels:\n  a: {kind: web-portl, name: {vi: Một}}\n");
    let document = document(&text);
    let at = |what: &str| {
        let start = text.find(what).unwrap();
        justarch::Span::new(SourceId::ROOT, start as u32, (start + what.len()) as u32)
    };
    let edits = [
        Edit::Rewrite {
            at: at("chanels"),
            to: "channels".to_owned(),
        },
        Edit::Rewrite {
            at: at("web-portl"),
            to: "web-portal".to_owned(),
        },
    ];
    let done = document.edited(&edits).unwrap();
    assert!(
        done.document().report().is_empty(),
        "{:?}",
        done.document().report()
    );
}

#[test]
fn a_code_list_that_is_named_by_its_id_follows_it() {
    let list = |id: &str, named: &str| {
        with(&format!(
            "applications:\n  {id}: {{ kind: database, name: {{ vi: Danh mục }} }}\n  s:\n    kind: application\n    \
             name: {{ vi: S }}\n    code-lists: [{named}, Danh mục khác] # ghi chú\n"
        ))
    };
    is(
        &list("dm", "dm"),
        rename(IdOf::Element, "dm", "dm-moi"),
        &list("dm-moi", "dm-moi"),
    );
    // In words it stays.
    is(
        &list("dm", "Danh mục"),
        rename(IdOf::Element, "dm", "dm-moi"),
        &list("dm-moi", "Danh mục"),
    );
}
