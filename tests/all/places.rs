//! Where things stand in a text: every offset agrees with the extents, every extent reads back as the same value, and
//! both agree with the architecture.

use std::path::Path;

use justarch::places::{Construct, Entry, Expected, Places, Spot, ValueForm, ValueKind};
use justarch::{
    Document, Field, Loader, Locate, Place, SourceId, SourceProvider, Subject, Table, Text,
    reference,
};
use unicode_normalization::UnicodeNormalization as _;

/// The fixtures of the rules and transitions.
pub(crate) fn fixtures() -> Vec<String> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests");
    let mut open = vec![root.join("rules"), root.join("transition")];
    let mut texts = Vec::new();
    while let Some(folder) = open.pop() {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                open.push(path);
            } else if path.extension().is_some_and(|e| e == "yaml") {
                texts.extend(std::fs::read_to_string(path));
            }
        }
    }
    texts.sort();
    assert!(texts.len() > 300);
    texts
}

/// All small fixtures, and one in so many of the large ones, which are much alike.
pub(crate) fn sample(one_in: usize) -> Vec<String> {
    let (small, large): (Vec<_>, Vec<_>) = fixtures().into_iter().partition(|t| t.len() < 3_000);
    let large = large.into_iter().step_by(one_in);
    small.into_iter().chain(large).collect()
}

/// The bundled documents as shipped, and each as written anew, as JSON, with other line ends, and decomposed.
pub(crate) fn bundled() -> Vec<String> {
    let mut texts = Vec::new();
    for bundled in reference::all() {
        let arch = bundled.document().into_architecture();
        texts.extend([
            bundled.text.to_owned(),
            arch.to_yaml(),
            serde_json::to_string(&arch).unwrap(),
            serde_json::to_string_pretty(&arch).unwrap(),
            bundled.text.replace('\n', "\r\n"),
            format!("\u{feff}{}", bundled.text),
            bundled.text.nfd().collect(),
        ]);
    }
    texts
}

/// Texts in every style that a value may have.
const ODD: [&str; 9] = [
    "justarch: 1\narchitecture: {id: a, 'name': {\"vi\": 'Kiến ''trúc'}, version: \"2\\u002e0\"}\n",
    "justarch: 1\n\nusers: &u\n  # one\n  a: &x\n    kind: citizen   # behind\n    name: {vi: Á}\n  b: *x\n? channels\n: p:\n    kind: portal\n    uses:\n    - to: a\n      note:\n        vi: >-\n          gấp\n          dòng\n    -\n      to: b\n",
    "\u{feff}justarch: 1\r\nchannels:\r\n  p:\r\n    kind: portal\r\n    name:\r\n      vi: |\r\n        một\r\n        # hai\r\n      en: >\r\n        one\r\n\r\n    tags: [\r\n      a, # b\r\n      'c d',\r\n      ]\r\n",
    "justarch: 1\nchannels:\n  p:\n    kind:\n    name:\n    tags:\n    -\n    - \n    attributes: {a: , b, c: }\n",
    "{\"justarch\":1,\"channels\":{\"p\":{\"kind\":\"portal\",\"tags\":[],\"name\":{}}}}",
    "# nothing\n",
    "--- # start\njustarch: 1\npolicy:\n  a: !x &l\n    kind: law\n    name: &n {vi: một\n      hai}\n    note: *n\n",
    "justarch: 1\npolicy:\n  a:\n    name:\n      vi: |+\n        một\n\n\n      en: |2-\n          hai\n    kind: law\n",
    "justarch: 1\npolicy: {a: {kind: law, tags: [[x], {y: z}, k: v]}}\n",
];

#[track_caller]
fn parsed(text: &str) -> (Option<Document>, Places) {
    match Document::parse("a.yaml", text) {
        Ok(document) => {
            let places = document.places();
            (Some(document), places)
        }
        Err(error) => (None, error.places()),
    }
}

fn every(entry: Entry<'_>, to: &mut impl FnMut(Entry<'_>)) {
    to(entry);
    for inside in entry.entries() {
        every(inside, to);
    }
}

fn is_collection(form: ValueForm) -> bool {
    !matches!(
        form,
        ValueForm::Plain | ValueForm::Quoted | ValueForm::BlockText | ValueForm::Alias
    )
}

/// Two values say the same, aliases aside.
#[track_caller]
fn same(a: Entry<'_>, b: Entry<'_>, context: &impl Fn() -> String) {
    if is_collection(a.form()) {
        let (a, b): (Vec<_>, Vec<_>) = (a.entries().collect(), b.entries().collect());
        assert_eq!(a.len(), b.len(), "{}", context());
        for (a, b) in a.iter().zip(&b) {
            assert_eq!(a.key(), b.key(), "{}", context());
            same(*a, *b, context);
        }
    } else {
        assert_eq!(a.text(), b.text(), "{}", context());
    }
}

#[test]
fn every_extent_reads_back_as_the_same_value() {
    let texts = sample(40).into_iter().chain(bundled());
    let odd = ODD.iter().map(|text| (*text).to_owned());
    let mut seen = 0;
    for text in texts.into_iter().chain(odd) {
        let (document, places) = parsed(&text);
        let Some(top) = places.file(SourceId::ROOT) else {
            continue;
        };
        assert_eq!(
            (document.is_some(), places.fault(SourceId::ROOT)),
            (true, None),
            "{text}"
        );
        let slice = |span| places.sources().slice(span);
        let mut budget = 150;
        every(top, &mut |entry| {
            let (key, value, extent) = (entry.key_span(), entry.value_span(), entry.extent());
            let whole = entry.with_comments();
            assert!(
                extent.start <= value.start && value.end <= extent.end,
                "{text}"
            );
            assert!(
                whole.start <= extent.start && extent.end <= whole.end,
                "{text}"
            );
            if let Some(key) = key {
                assert!(
                    extent.start <= key.start && key.end <= value.start,
                    "{text}"
                );
            }
            let mut end = value.start;
            for inside in entry.entries() {
                let inner = inside.with_comments();
                assert!(end <= inner.end, "{text}");
                let inner = inside.extent();
                assert!(
                    end <= inner.start && inner.end <= value.end,
                    "in order:\n{text}"
                );
                end = inner.end;
                assert_eq!(inside.parent(), Some(entry));
            }
            let large = text.len() > 20_000 && value.end - value.start > 2_000;
            if large || entry.form() == ValueForm::Alias || slice(value).contains(['*', '&', '!']) {
                return;
            }
            if text.len() > 20_000 {
                budget -= 1;
                if budget < 0 {
                    return;
                }
            }
            seen += 1;
            let column = entry.entries().next().map_or(0, Entry::column);
            let alone = match entry.form() {
                ValueForm::BlockMap | ValueForm::BlockList => {
                    let first = entry.entries().next().unwrap().extent().start;
                    assert_eq!(first, value.start, "{text}");
                    format!("{}{}\n", " ".repeat(column), slice(value))
                }
                // The column counts where the head says how deep the text is.
                ValueForm::BlockText => {
                    format!("{}v: {}\n", " ".repeat(entry.column()), slice(value))
                }
                // A pair in a flow list has no brackets of its own.
                ValueForm::FlowMap if !slice(value).starts_with('{') => {
                    format!("v: {{{}}}\n", slice(value))
                }
                _ => format!("v: {}\n", slice(value)),
            };
            let (_, again) = parsed(&alone);
            let root = again.file(SourceId::ROOT).unwrap();
            let root = root
                .get("v")
                .filter(|_| alone.trim_start().starts_with("v: "))
                .unwrap_or(root);
            same(entry, root, &|| format!("{alone:?} of\n{text}"));
            if let Some(key) = key {
                let alone = format!("{}: 1\n", slice(key));
                let (_, again) = parsed(&alone);
                assert!(
                    again
                        .file(SourceId::ROOT)
                        .unwrap()
                        .get(entry.key().unwrap())
                        .is_some()
                );
            }
        });
    }
    assert!(seen > 5_000, "{seen}");
}

#[test]
fn what_stands_at_every_offset_agrees_with_the_extents() {
    let mut asked = 0;
    let mut check = |text: &str, step: usize| {
        let (_, places) = parsed(text);
        for offset in (0..=text.len()).step_by(step) {
            let at = places.at(SourceId::ROOT, offset).unwrap();
            asked += 1;
            let offset = (0..=offset)
                .rev()
                .find(|o| text.is_char_boundary(*o))
                .unwrap() as u32;
            let context = || format!("{at:?} at {offset} of\n{text}");
            let Some(entry) = at.entry else {
                assert!(places.file(SourceId::ROOT).is_none());
                continue;
            };
            let (span, value, extent) = (at.span, entry.value_span(), entry.extent());
            match at.spot {
                Spot::Key => assert_eq!(Some(span), entry.key_span(), "{}", context()),
                Spot::Value | Spot::Item if span.start < span.end => {
                    assert_eq!(span, value, "{}", context());
                }
                Spot::Value | Spot::Item => {
                    assert!(extent.start < offset, "{}", context());
                    assert!(!text[offset as usize..].starts_with('#'), "{}", context());
                }
                Spot::Comment => {
                    let comment = places.sources().slice(span);
                    assert!(
                        comment.starts_with('#') && !comment.contains('\n'),
                        "{}",
                        context()
                    );
                }
                Spot::Blank | Spot::Behind => {
                    assert_eq!((span.start, span.end), (offset, offset));
                }
                _ => unreachable!("{at:?}"),
            }
            assert!(span.start <= offset && offset <= span.end, "{}", context());
            if matches!(at.spot, Spot::Key | Spot::Value | Spot::Item) {
                assert!(at.is_exact, "{}", context());
                let mut around = entry;
                while let Some(parent) = around.parent() {
                    let (inner, outer) = (around.extent(), parent.extent());
                    assert!(
                        outer.start <= inner.start && inner.end <= outer.end,
                        "{}",
                        context()
                    );
                    around = parent;
                }
            }
            for part in [at.element, at.relation, at.record].into_iter().flatten() {
                let nested = std::iter::successors(Some(entry), |entry| entry.parent());
                assert!(
                    nested.into_iter().any(|around| around == part),
                    "{}",
                    context()
                );
            }
        }
    };
    for text in sample(40) {
        check(&text, if text.len() > 3_000 { 11 } else { 3 });
    }
    for text in ODD {
        check(text, 1);
    }
    for text in bundled() {
        check(&text, 61);
    }
    assert!(asked > 50_000, "{asked}");
}

#[test]
fn every_key_and_value_is_found_at_each_of_its_characters() {
    for text in ODD
        .into_iter()
        .map(str::to_owned)
        .chain(sample(300).into_iter().step_by(5))
    {
        let (_, places) = parsed(&text);
        let Some(top) = places.file(SourceId::ROOT) else {
            continue;
        };
        every(top, &mut |entry| {
            if let Some(key) = entry.key_span() {
                for offset in key.start..=key.end {
                    let at = places.at(SourceId::ROOT, offset as usize).unwrap();
                    assert_eq!(
                        (at.spot, at.entry),
                        (Spot::Key, Some(entry)),
                        "{offset}\n{text}"
                    );
                }
            }
            let value = entry.value_span();
            if !is_collection(entry.form()) {
                for offset in value.start..=value.end {
                    let at = places.at(SourceId::ROOT, offset as usize).unwrap();
                    let own = at.entry == Some(entry);
                    assert!(
                        own || offset == value.end || value.start == value.end,
                        "{offset}\n{text}"
                    );
                    if own && value.start < value.end {
                        assert!(
                            matches!(at.spot, Spot::Value | Spot::Item),
                            "{offset}\n{text}"
                        );
                    }
                }
            }
        });
    }
}

/// All that the architecture has, and where it says that it stands.
fn subjects(document: &Document) -> Vec<Place> {
    let arch = document.architecture();
    let mut places: Vec<Place> = Vec::new();
    let mut add = |subject: Subject, fields: Vec<Field>| {
        places.extend(fields.into_iter().map(|field| subject.clone().at(field)));
        places.push(subject.into());
    };
    let fields = |fields: justarch::Fields<'_>| -> Vec<Field> {
        let mut all: Vec<_> = fields.iter().map(|(field, _)| field).collect();
        all.dedup();
        all
    };
    add(Subject::Document, fields(arch.fields()));
    for element in arch.elements() {
        add(element.into(), fields(element.fields()));
        for relation in element.relations() {
            add(relation.into(), fields(relation.fields()));
        }
    }
    for table in Table::ALL {
        for record in arch.records(table) {
            add(record.into(), fields(record.fields()));
        }
    }
    places
}

#[test]
fn places_agree_with_the_architecture() {
    let mut agreed = 0;
    for text in sample(20).into_iter().chain(bundled()) {
        let (Some(document), places) = parsed(&text) else {
            panic!("{text}")
        };
        for place in subjects(&document) {
            let Some(span) = document.locate(&place) else {
                panic!("{place:?}\n{text}")
            };
            // What nobody wrote has no place of its own, and a header that is missing neither.
            if span.start == span.end && place.subject == Subject::Document {
                continue;
            }
            let at = places.at(span.source, span.start as usize).unwrap();
            let is_supersedes = matches!(
                &place.subject,
                Subject::Record {
                    table: Table::Supersedes,
                    ..
                }
            );
            if !is_supersedes || place.field.is_some() {
                let entry = document.entry_of(&places, &place).unwrap();
                assert!(at.entry.is_some(), "{place:?}");
                let spans = [Some(entry.value_span()), entry.key_span()];
                let holds = |s: justarch::Span| s.start <= span.start && span.start <= s.end;
                assert!(spans.into_iter().flatten().any(holds), "{place:?}\n{text}");
            }
            if let Some(field) = place.field {
                // The section that names the kind of an element does not say which field it is.
                let found = at.field;
                let same = found == Some(field)
                    || field == Field::RouteDirect && found == Some(Field::RouteHop);
                assert!(same, "{place:?}: {at:?}");
                agreed += 1;
            }
            if !is_supersedes {
                let subject = document.subject_of(&at);
                let is_symmetric =
                    matches!(&place.subject, Subject::Relation { kind, .. } if kind.is_symmetric());
                if is_symmetric && subject.is_none() {
                    continue;
                }
                if !matches!(
                    (&place.subject, at.construct),
                    (Subject::Element(_), Construct::Section(_))
                ) {
                    assert_eq!(subject.as_ref(), Some(&place.subject), "{at:?}\n{text}");
                }
            }
        }
    }
    assert!(agreed > 3_000, "{agreed}");
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
fn included_files_have_places_of_their_own() {
    let folder = Folder(vec![(
        "a/b.yaml",
        "justarch: 1\nchannels:\n  p:\n    kind: portal\n    owner: moj\narchitecture: {}\n",
    )]);
    let root = "justarch: 1\ninclude:\n- a/b.yaml\norganisations:\n  moj: {name: {vi: Bộ}}\n";
    let document = Loader::new()
        .load("justarch.yaml", root.as_bytes(), &folder)
        .unwrap();
    let places = document.places();
    let p = places.element("p").unwrap();
    assert_eq!((p.source().index(), p.column()), (1, 2));
    let text = places.sources().text(p.source());
    let at = |needle: &str| places.at(p.source(), text.find(needle).unwrap()).unwrap();
    assert!(matches!(
        at("portal").expected,
        Expected::Value {
            kind: ValueKind::Kind(_),
            is_list: false
        }
    ));
    assert!(matches!(
        at("moj").expected,
        Expected::Value {
            kind: ValueKind::Organisation,
            ..
        }
    ));
    let Expected::Keys(keys) = at("channels").expected else {
        panic!()
    };
    assert!(
        keys.iter()
            .all(|offer| offer.key != "architecture" && offer.key != "include")
    );
    assert_eq!(at("{}").expected, Expected::Nothing);
    let path = places
        .at(SourceId::ROOT, root.find("a/b").unwrap())
        .unwrap();
    assert!(matches!(
        path.expected,
        Expected::Value {
            kind: ValueKind::Path,
            is_list: true
        }
    ));
    assert_eq!(path.construct, Construct::File);
}

/// What may be typed at `|`.
fn offers(text: &str) -> (Spot, Expected, bool, String) {
    let offset = text.find('|').unwrap();
    let text = text.replacen('|', "", 1);
    let (_, places) = parsed(&text);
    let at = places.at(SourceId::ROOT, offset).unwrap();
    (
        at.spot,
        at.expected,
        at.is_exact,
        format!("{:?}", at.construct),
    )
}

fn keys(text: &str) -> Vec<&'static str> {
    match offers(text) {
        (_, Expected::Keys(keys), true, _) => keys.iter().map(|offer| offer.key).collect(),
        other => panic!("{other:?}"),
    }
}

#[test]
fn a_blank_line_is_in_the_map_of_its_column() {
    let blank = |indent: &str| {
        format!(
            "justarch: 1\napplications:\n  a:\n    kind: database\n    name:\n      vi: Á\n{indent}|\n  b:\n    kind: database\n"
        )
    };
    assert!(keys(&blank("")).contains(&"policy") && !keys(&blank("")).contains(&"applications"));
    assert!(matches!(offers(&blank("  ")).1, Expected::ElementId(_)));
    let element = keys(&blank("    "));
    assert!(element.contains(&"owner") && element.contains(&"items") && !element.contains(&"kind"));
    // `grade` means something for services alone.
    assert!(!element.contains(&"grade"));
    assert_eq!(keys(&blank("      ")), ["en"]);
    let (spot, _, is_exact, _) = offers(&blank("     "));
    assert_eq!((spot, is_exact), (Spot::Blank, false));
    // Below a key with nothing, one deeper is in it.
    let below = "justarch: 1\napplications:\n  a:\n    kind: database\n    name:\n      |\n";
    assert_eq!(keys(below), ["vi", "en"]);
    let before = "justarch: 1\napplications:\n  |\n  a:\n    kind: database\n";
    assert!(matches!(offers(before).1, Expected::ElementId(_)));
    assert!(keys("justarch: 1\n|").contains(&"channels"));
    assert!(keys("|").contains(&"justarch"));
    assert!(keys("# a\n\n|\n").contains(&"justarch"));
}

#[test]
fn behind_a_colon_and_in_brackets_a_value_is_expected() {
    let value = |text: &str| match offers(text) {
        (spot, Expected::Value { kind, is_list }, true, _) => (spot, kind, is_list),
        other => panic!("{other:?}"),
    };
    let element = |rest: &str| format!("justarch: 1\nchannels:\n  a:\n    {rest}\n");
    assert_eq!(
        value(&element("owner: |")),
        (Spot::Value, ValueKind::Organisation, false)
    );
    assert_eq!(
        value(&element("owner: |  # x")),
        (Spot::Value, ValueKind::Organisation, false)
    );
    assert_eq!(
        value(&element("owner: mo|")),
        (Spot::Value, ValueKind::Organisation, false)
    );
    assert!(
        matches!(value(&element("status: |")), (_, ValueKind::Words(words), false) if words.contains(&"active"))
    );
    assert!(matches!(
        value(&element("hosted-on: [b, |]")),
        (Spot::Blank, ValueKind::FarEnd(_), true)
    ));
    assert!(matches!(
        value(&element("hosted-on:\n    - |")),
        (Spot::Item, ValueKind::FarEnd(_), true)
    ));
    assert!(matches!(
        value(&element("exchanges:\n    - with: |")),
        (Spot::Value, ValueKind::FarEnd(_), false)
    ));
    assert_eq!(
        value(&element("exchanges:\n    - {with: b, route: [|]}")).1,
        ValueKind::Element
    );
    assert_eq!(
        value(&element("exchanges:\n    - {with: b, route: |}")).1,
        ValueKind::Route
    );
    assert_eq!(
        value(&element("security-level: |")).1,
        ValueKind::SecurityLevel
    );
    assert_eq!(value(&element("sources:\n    - |")).1, ValueKind::Source);
    assert_eq!(value(&element("succeeds: |")).1, ValueKind::EarlierElement);
    assert_eq!(value(&element("inferred: [ow|]")).1, ValueKind::OwnKey);
    let keys = keys(&element("exchanges:\n    - with: b\n      |"));
    assert!(keys.contains(&"purpose") && !keys.contains(&"with"));
    let (spot, expected, _, _) = offers(&element("kind: portal # a |"));
    assert_eq!((spot, expected), (Spot::Comment, Expected::Nothing));
    let (spot, ..) = offers(&element("name: {vi: 'a # |'}"));
    assert_eq!(spot, Spot::Value);
    let (_, expected, ..) = offers(&element("nme: |"));
    assert_eq!(expected, Expected::Nothing);
}

#[test]
fn comments_above_and_behind_belong_to_an_entry() {
    let text = "justarch: 1\n\n# apart\n\n# of users\n  # not here\n# and this\nusers: # behind the key\n  # of a\n  a:   # no\n    kind: citizen\n  # left over\n\n  b:\n    name:\n      vi: |\n        x\n        # text\n    kind: citizen  # behind b\n";
    let (_, places) = parsed(text);
    let slice = |entry: Entry<'_>| places.sources().slice(entry.with_comments()).to_owned();
    let top = places.file(SourceId::ROOT).unwrap();
    let users = top.get("users").unwrap();
    assert!(slice(users).starts_with("# and this\nusers:"));
    assert!(slice(users.get("a").unwrap()).starts_with("# of a\n  a:"));
    let b = users.get("b").unwrap();
    assert!(slice(b).starts_with("b:") && slice(b).ends_with("# behind b"));
    assert!(slice(b.get("kind").unwrap()).starts_with("kind:"));
    assert_eq!(slice(top.get("justarch").unwrap()), "justarch: 1");
}
