//! The law of edits, and edits made up from numbers: bytes outside the edits and comments stay, the model becomes the
//! one that was meant, and a second time nothing changes.

use justarch::edit::{Edit, TextEdit};
use justarch::places::{Entry, IdOf, ValueForm};
use justarch::{
    Architecture, Builder, Document, End, Error, ErrorKind, Field, Kind, Layer, Loader,
    RelationKind, RelationRef, SourceId, SourceProvider, Subject, Table, Text,
};
use unicode_normalization::UnicodeNormalization as _;

/// Texts that are hard to write.
const HARD: [&str; 30] = [
    "yes",
    "No",
    "on",
    "~",
    "null",
    "1.0",
    "012",
    "0x1f",
    "1e3",
    "2024-07-01",
    "190:20:30",
    "a: b",
    "a #b",
    "- a",
    "a:",
    "it's",
    "\"q\"",
    "'",
    "[x]",
    "a, b",
    "{",
    "#",
    "&a",
    "*a",
    "!a",
    "%",
    "Bộ Tư pháp: “số”",
    "Bo\u{302}\u{323}",
    "\u{20bb7} x\ty",
    "một\nhai \\ ba",
];

/// A root file, and the files that it includes.
pub(crate) struct Files {
    pub(crate) root: String,
    pub(crate) included: Vec<(String, String)>,
}

impl SourceProvider for Files {
    fn read(&self, path: &str) -> Result<Vec<u8>, Text> {
        let file = self.included.iter().find(|(name, _)| name == path);
        file.map(|(_, text)| text.as_bytes().to_vec())
            .ok_or_else(|| Text::new("không có", "not there"))
    }
}

impl Files {
    pub(crate) fn one(text: &str) -> Self {
        Self {
            root: text.to_owned(),
            included: Vec::new(),
        }
    }

    pub(crate) fn document(&self) -> Option<Document> {
        Loader::new()
            .load("a.yaml", self.root.as_bytes(), self)
            .ok()
    }
}

/// A text with edits made.
pub(crate) fn spliced(text: &str, edits: &[&TextEdit]) -> String {
    let mut out = String::new();
    let mut end = 0;
    for edit in edits {
        assert!(end <= edit.span.start as usize, "edits overlap: {edits:?}");
        out.push_str(&text[end..edit.span.start as usize]);
        out.push_str(&edit.text);
        end = edit.span.end as usize;
    }
    out.push_str(&text[end..]);
    out
}

/// Visits all that stands in an entry, whatever the depth.
fn walk<'p>(entry: Entry<'p>, to: &mut impl FnMut(Entry<'p>)) {
    for inside in entry.entries() {
        to(inside);
        walk(inside, to);
    }
}

/// The text with a comment of its own above and behind every entry that can have one.
pub(crate) fn commented(text: &str) -> String {
    let Ok(document) = Document::parse("a.yaml", text) else {
        return text.to_owned();
    };
    let places = document.places();
    let mut points: Vec<(usize, String)> = Vec::new();
    let newline = if text.contains("\r\n") { "\r\n" } else { "\n" };
    let Some(file) = places.file(SourceId::ROOT) else {
        return text.to_owned();
    };
    walk(file, &mut |entry| {
        let around = entry.parent().map(Entry::form);
        if !matches!(around, Some(ValueForm::BlockMap | ValueForm::BlockList)) {
            return;
        }
        let extent = entry.extent();
        let start = extent.start as usize;
        let line = text[..start].rfind('\n').map_or(0, |at| at + 1);
        let nth = points.len();
        if text[line..start].bytes().all(|b| b == b' ') && !nth.is_multiple_of(3) {
            points.push((
                line,
                format!("{}# above {nth}{newline}", " ".repeat(start - line)),
            ));
        }
        let is_line = !matches!(
            entry.form(),
            ValueForm::BlockMap | ValueForm::BlockList | ValueForm::BlockText
        );
        let end = extent.end as usize;
        let rest = text[end..].split(['\n', '\r']).next().unwrap();
        if is_line && rest.is_empty() && nth % 4 != 1 {
            points.push((
                end,
                format!(
                    "{}# behind {nth}",
                    if nth.is_multiple_of(2) { "  " } else { "\t" }
                ),
            ));
        }
    });
    points.sort_by_key(|(at, _)| *at);
    let mut out = String::new();
    let mut done = 0;
    for (at, comment) in points {
        out.push_str(&text[done..at]);
        out.push_str(&comment);
        done = at;
    }
    out.push_str(&text[done..]);
    // Lists that begin behind a dash and texts on several lines may take a comment for their own.
    match Document::parse("a.yaml", &out) {
        Ok(again) if again.architecture() == document.architecture() => out,
        _ => text.to_owned(),
    }
}

/// A text in a form: a block, braces, other line ends, decomposed, with comments everywhere, in several files.
pub(crate) fn form(text: &str, nth: usize) -> Files {
    let arch = || {
        Files::one(text)
            .document()
            .map(justarch::Document::into_architecture)
    };
    let or = |made: Option<String>| made.unwrap_or_else(|| text.to_owned());
    Files::one(&match nth {
        0 => text.replace('\n', "\r\n"),
        1 => format!("\u{feff}{text}"),
        2 => text.nfd().collect(),
        3 => commented(text),
        4 => commented(&text.replace('\n', "\r\n")),
        5 => text.trim_end().to_owned(),
        6 => or(arch().map(|arch| arch.to_yaml())),
        7 => or(arch().and_then(|arch| serde_json::to_string(&arch).ok())),
        8 => or(arch().and_then(|arch| serde_json::to_string_pretty(&arch).ok())),
        9 => return split(&commented(text)).unwrap_or_else(|| Files::one(text)),
        _ => text.to_owned(),
    })
}

pub(crate) const FORMS: usize = 11;

/// The layers of a text in files of their own.
pub(crate) fn split(text: &str) -> Option<Files> {
    let document = Files::one(text).document()?;
    let places = document.places();
    let file = places.file(SourceId::ROOT)?;
    let starts: Vec<_> = file
        .entries()
        .map(|entry| (entry.key(), entry.with_comments().start as usize))
        .collect();
    let mut root = String::from("justarch: 1\ninclude:\n");
    let mut rest = String::new();
    let mut included = Vec::new();
    for (nth, (key, start)) in starts.iter().enumerate() {
        let end = starts.get(nth + 1).map_or(text.len(), |(_, start)| *start);
        let part = &text[*start..end];
        match key {
            Some("justarch" | "include") => {}
            Some(key) if Layer::from_section(key).is_some() => {
                root += "- l/";
                root += key;
                root += ".yaml\n";
                included.push((format!("l/{key}.yaml"), format!("justarch: 1\n{part}")));
            }
            _ => rest.push_str(part),
        }
    }
    let root = root + &rest;
    let files = Files { root, included };
    let again = files.document()?;
    (!files.included.is_empty() && again.architecture() == document.architecture()).then_some(files)
}

/// Numbers to choose by.
struct Choice(u64);

impl Choice {
    fn below(&mut self, most: usize) -> usize {
        // A step of a generator, so that each choice uses all bits.
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        ((self.0 >> 33) as usize) % most.max(1)
    }

    fn of<T>(&mut self, all: impl IntoIterator<Item = T>) -> Option<T> {
        let mut all: Vec<T> = all.into_iter().collect();
        let nth = self.below(all.len());
        (!all.is_empty()).then(|| all.swap_remove(nth))
    }
}

/// The edit of a number, which fits the document as far as its kinds of values go.
#[expect(clippy::too_many_lines, reason = "one arm for each kind of edit")]
fn edit(document: &Document, number: u64) -> Option<Edit> {
    let mut choice = Choice(number);
    let arch = document.architecture();
    let hard = |choice: &mut Choice| HARD[choice.below(HARD.len())].to_owned();
    let new_id = |choice: &mut Choice| {
        [
            "n-1",
            "n-2",
            "yes",
            "1",
            "2024-07-01",
            "0x1",
            "null",
            "n-with-a-long-name",
        ][choice.below(8)]
        .to_owned()
    };
    let element = |choice: &mut Choice| choice.of(arch.elements().map(|e| e.id().to_owned()));
    let what = choice.below(17);
    Some(match what {
        0..=2 => {
            let subject = Subject::element(&element(&mut choice)?);
            let (field, value) = match choice.below(8) {
                0 => (Field::NameVi, hard(&mut choice)),
                1 => (Field::NameEn, hard(&mut choice)),
                2 => (Field::NoteVi, hard(&mut choice)),
                3 => (Field::Since, "2024-07-01".to_owned()),
                4 => (Field::Instances, "34".to_owned()),
                5 => (Field::SecurityReason, hard(&mut choice)),
                6 => (
                    Field::Owner,
                    choice.of(arch.organisations().map(|o| o.key().to_owned()))?,
                ),
                _ => (Field::Status, "pilot".to_owned()),
            };
            Edit::Set {
                at: subject.at(field),
                value,
            }
        }
        3 | 4 => {
            let id = element(&mut choice)?;
            let fields = arch.element(&id)?.fields().iter().map(|(field, _)| field);
            let fields = fields.filter(|field| !matches!(field, Field::Kind | Field::Attribute));
            let at = Subject::element(&id).at(choice.of(fields)?);
            Edit::Clear { at }
        }
        5 => {
            let at = Subject::element(&element(&mut choice)?).at(Field::Tag);
            let mut values: Vec<String> = Vec::new();
            for _ in 0..=choice.below(3) {
                let value = hard(&mut choice);
                if !values.contains(&value) {
                    values.push(value);
                }
            }
            Edit::SetItems { at, values }
        }
        6 => {
            let at = Subject::element(&element(&mut choice)?).at(Field::Tag);
            Edit::AddItem {
                at,
                value: hard(&mut choice),
            }
        }
        7 => {
            let id = element(&mut choice)?;
            let all = arch.element(&id)?.fields();
            let lists = all.iter().filter(|(field, _)| {
                matches!(
                    field,
                    Field::Tag | Field::Source | Field::Alias | Field::Inferred
                )
            });
            let (field, value) =
                choice.of(lists.map(|(field, value)| (field, value.to_string())))?;
            Edit::RemoveItem {
                at: Subject::element(&id).at(field),
                value,
            }
        }
        8 => {
            let kind = choice.of(arch
                .elements()
                .map(justarch::ElementRef::kind)
                .filter(|k| !matches!(k, Kind::Custom(_))))?;
            let mut fields = vec![
                (Field::NameVi, hard(&mut choice)),
                (Field::Tag, hard(&mut choice)),
            ];
            if choice.below(2) == 0 {
                fields.push((Field::NameEn, hard(&mut choice)));
            }
            Edit::AddElement {
                id: new_id(&mut choice),
                layer: kind.layer(),
                kind: kind.key().to_owned(),
                fields,
            }
        }
        9 => {
            let from = element(&mut choice)?;
            let to = element(&mut choice)?;
            let kind = [
                RelationKind::DependsOn,
                RelationKind::Uses,
                RelationKind::SupportedBy,
            ][choice.below(3)];
            let mut fields = Vec::new();
            if choice.below(2) == 0 {
                fields.push((Field::Since, "2024".to_owned()));
            }
            if choice.below(3) == 0 {
                fields.push((Field::NoteVi, hard(&mut choice)));
            }
            Edit::AddRelation {
                from,
                kind,
                to,
                fields,
            }
        }
        10 => Edit::Remove {
            subject: Subject::from(choice.of(arch.relations())?),
        },
        11 => {
            let relation = choice.of(arch.relations())?;
            let subject = Subject::from(relation);
            let cleared = relation.fields().iter().map(|(field, _)| field);
            let cleared =
                cleared.filter(|field| !matches!(field, Field::Attribute | Field::RouteDirect));
            let cleared = choice.of(cleared);
            match (choice.below(2), cleared) {
                (0, Some(field)) => Edit::Clear {
                    at: subject.at(field),
                },
                _ => Edit::Set {
                    at: subject.at(Field::NoteVi),
                    value: hard(&mut choice),
                },
            }
        }
        12 => {
            let id = element(&mut choice)?;
            Edit::Rename {
                of: IdOf::Element,
                id,
                to: new_id(&mut choice),
            }
        }
        13 => {
            let id = choice.of(arch.organisations().map(|o| o.key().to_owned()))?;
            Edit::Rename {
                of: IdOf::Organisation,
                id,
                to: new_id(&mut choice),
            }
        }
        14 => {
            let table = [Table::Organisations, Table::Sources, Table::Retired][choice.below(3)];
            let field = match table {
                Table::Organisations => Field::NameVi,
                Table::Sources => Field::Title,
                _ => Field::Reason,
            };
            let fields = vec![(field, hard(&mut choice))];
            Edit::AddRecord {
                table,
                key: new_id(&mut choice),
                holder: None,
                fields,
            }
        }
        15 => {
            let of = arch.relations().filter(|r| r.indicators().next().is_none());
            let of = of.filter(|r| matches!(r.end(), End::Element(_)));
            Edit::Reverse {
                relation: Subject::from(choice.of(of)?),
            }
        }
        _ => Edit::Remove {
            subject: Subject::element(&element(&mut choice)?),
        },
    })
}

/// The same on the model.
#[expect(clippy::too_many_lines, reason = "one arm for each kind of edit")]
fn meant(builder: &mut Builder, arch: &Architecture, edit: &Edit) -> Result<(), Error> {
    let nth = |subject: &Subject| match subject {
        Subject::Relation { from, kind, to, .. } => {
            let all = arch.relations().filter(|r| r.kind() == *kind);
            let same: Vec<_> = all
                .filter(|r| {
                    let ends = (r.from().id(), r.end().id());
                    ends == (from, to) || kind.is_symmetric() && ends == (to, from)
                })
                .collect();
            let found = same.iter().find(|r| Subject::from(**r) == *subject)?;
            let ends = (found.from().id(), found.end().id());
            let alike = same
                .iter()
                .filter(|r| (r.from().id(), r.end().id()) == ends);
            let before = alike.take_while(|r| Subject::from(**r) != *subject).count();
            Some((ends.0.to_owned(), *kind, ends.1.to_owned(), before))
        }
        _ => None,
    };
    match edit {
        Edit::Set { at, value } => {
            let field = at.field.unwrap();
            match &at.subject {
                Subject::Element(id) => {
                    builder.edit_element(id)?.field(field, value)?;
                }
                subject => {
                    let (from, kind, to, nth) = nth(subject).unwrap();
                    builder
                        .edit_relation(&from, kind, &to, nth)?
                        .field(field, value)?;
                }
            }
        }
        Edit::Clear { at } => {
            let field = at.field.unwrap();
            match &at.subject {
                Subject::Element(id) => drop(builder.edit_element(id)?.clear(field)),
                subject => {
                    let (from, kind, to, nth) = nth(subject).unwrap();
                    builder.edit_relation(&from, kind, &to, nth)?.clear(field);
                }
            }
        }
        Edit::AddItem { at, value } => {
            let (Subject::Element(id), Some(field)) = (&at.subject, at.field) else {
                unreachable!()
            };
            let there = arch
                .element(id)
                .unwrap()
                .fields()
                .iter()
                .any(|(own, text)| own == field && text.to_string() == *value);
            if !there {
                builder.edit_element(id)?.add(field, value)?;
            }
        }
        Edit::SetItems { at, values } => {
            let (Subject::Element(id), Some(field)) = (&at.subject, at.field) else {
                unreachable!()
            };
            let mut element = builder.edit_element(id)?.clear(field);
            for text in values {
                element = element.add(field, text)?;
            }
        }
        Edit::RemoveItem { at, value } => {
            let (Subject::Element(id), Some(field)) = (&at.subject, at.field) else {
                unreachable!()
            };
            let all = arch.element(id).unwrap().fields();
            let left = all
                .iter()
                .filter(|(own, text)| *own == field && text.to_string() != *value);
            let left: Vec<_> = left.map(|(_, text)| text.to_string()).collect();
            let mut element = builder.edit_element(id)?.clear(field);
            for text in left {
                element = element.add(field, &text)?;
            }
        }
        Edit::AddElement {
            id,
            layer,
            kind,
            fields,
        } => {
            let kind = Kind::from_key(kind, *layer).unwrap();
            let mut element = builder.element(id, kind, &fields[0].1)?;
            for (field, text) in &fields[1..] {
                element = match field {
                    Field::Tag => element.add(*field, text)?,
                    _ => element.field(*field, text)?,
                };
            }
        }
        Edit::AddRelation {
            from,
            kind,
            to,
            fields,
        } => {
            let mut relation = builder.relate(from, *kind, to)?;
            for (field, text) in fields {
                relation = relation.field(*field, text)?;
            }
        }
        Edit::AddRecord {
            table, key, fields, ..
        } => {
            let text = &fields[0].1;
            match table {
                Table::Organisations => {
                    builder.organisation(key, text)?;
                }
                Table::Sources => {
                    builder.source(key, text)?;
                }
                _ => {
                    builder.retired(key, text)?;
                }
            }
        }
        Edit::Remove {
            subject: Subject::Element(id),
        } => {
            builder.remove_element(id)?;
        }
        Edit::Reverse { relation } => {
            let (from, kind, to, nth) = nth(relation).unwrap();
            let it = arch.relations().find(|r| Subject::from(*r) == *relation);
            let fields = it.unwrap().fields();
            builder.remove_relation(&from, kind, &to, nth)?;
            let is_there =
                |r: RelationRef<'_>| (r.from().id(), r.kind(), r.end().id()) == (&to, kind, &from);
            if arch.relations().any(is_there) {
                return Ok(());
            }
            let mut turned = builder.relate(&to, kind, &from)?;
            for (field, text) in fields.iter() {
                let text = text.to_string();
                turned = match field {
                    Field::Attribute => {
                        let (key, text) = text.split_once(": ").unwrap();
                        turned.attribute(key, text)?
                    }
                    Field::Tag | Field::Source | Field::Inferred | Field::Data => {
                        turned.add(field, &text)?
                    }
                    _ => turned.field(field, &text)?,
                };
            }
        }
        Edit::Remove { subject } => {
            let (from, kind, to, nth) = nth(subject).unwrap();
            builder.remove_relation(&from, kind, &to, nth)?;
        }
        Edit::Rename {
            of: IdOf::Element,
            id,
            to,
        } => {
            builder.rename_element(id, to)?;
        }
        Edit::Rename { id, to, .. } => {
            builder.rename_record(Table::Organisations, id, to)?;
        }
        _ => unreachable!(),
    }
    Ok(())
}

/// What came of a number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Outcome {
    Made,
    /// Nothing was to be changed, or there is no such edit.
    Idle,
    Refused,
}

/// Makes the edit of a number and holds the law against it; the files are those after it.
#[expect(clippy::too_many_lines, reason = "one arm for each kind of edit")]
pub(crate) fn hold(files: &mut Files, number: u64) -> Outcome {
    let Some(document) = files.document() else {
        return Outcome::Idle;
    };
    let Some(edit) = edit(&document, number) else {
        return Outcome::Idle;
    };
    let sources = document.sources();
    let all = || {
        format!(
            "{edit:?} ({number}) in\n{}\n{:?}",
            files.root, files.included
        )
    };
    let has_alias =
        (0..sources.len()).any(|nth| nth == 0 && sources.text(SourceId::ROOT).contains(['*', '&']));
    let done = match document.edited(std::slice::from_ref(&edit)) {
        Ok(done) => done,
        Err(error) => {
            // Whatever can be said in a file of one document can be edited.
            let is_ours = error.to_string();
            let is_ours = ["read again", "loss of a comment", "by a program"]
                .iter()
                .any(|part| is_ours.contains(part));
            assert!(
                !is_ours || has_alias || error.kind() != ErrorKind::Mismatch,
                "{error}: {}",
                all()
            );
            return Outcome::Refused;
        }
    };
    let edits = done.text_edits();
    assert_eq!(
        document.apply(std::slice::from_ref(&edit)).unwrap(),
        edits,
        "{}",
        all()
    );
    if edits.is_empty() {
        return Outcome::Idle;
    }
    let removes = matches!(
        edit,
        Edit::Remove { .. } | Edit::Clear { .. } | Edit::RemoveItem { .. } | Edit::SetItems { .. }
    );
    let (old, new) = (document.places(), done.document().places());
    let mut texts = Vec::new();
    // Comments that go along may come into another file.
    let reverses = matches!(edit, Edit::Reverse { .. });
    let mut moved = (Vec::new(), Vec::new());
    let ids: Vec<SourceId> = {
        // The identities of the files are those of the places in them.
        let mut ids = vec![SourceId::ROOT];
        let mut others: Vec<_> = document
            .architecture()
            .elements()
            .filter_map(|e| Some(old.element(e.id())?.source()))
            .chain(edits.iter().map(|edit| edit.span.source))
            .collect();
        others.sort_unstable();
        others.dedup();
        ids.extend(others.into_iter().filter(|id| *id != SourceId::ROOT));
        ids
    };
    for id in ids {
        let own: Vec<_> = edits.iter().filter(|edit| edit.span.source == id).collect();
        let text = spliced(sources.text(id), &own);
        assert_eq!(text, done.document().sources().text(id), "{}", all());
        let comments = |at: Vec<justarch::Span>, of: &justarch::Sources| -> Vec<String> {
            at.into_iter().map(|at| of.slice(at).to_owned()).collect()
        };
        let (before, after) = (
            old.comments(id),
            comments(new.comments(id), done.document().sources()),
        );
        let kept = before.into_iter().filter(|at| {
            let gone = own
                .iter()
                .any(|edit| edit.span.start <= at.start && at.end <= edit.span.end);
            !(removes && gone)
        });
        if reverses {
            moved.0.extend(comments(old.comments(id), sources));
            moved.1.extend(after);
        } else {
            assert_eq!(comments(kept.collect(), sources), after, "{}", all());
        }
        texts.push((sources.name(id).to_owned(), text));
    }
    moved.0.sort();
    moved.1.sort();
    assert_eq!(moved.0, moved.1, "{}", all());
    let arch = document.architecture();
    let mut builder = arch.to_builder();
    meant(&mut builder, arch, &edit).unwrap_or_else(|error| panic!("{error}: {}", all()));
    let wanted = builder
        .build()
        .unwrap_or_else(|error| panic!("{error}: {}", all()));
    assert!(
        wanted == *done.document().architecture(),
        "another model: {}\n{}",
        all(),
        texts[0].1
    );
    for (name, text) in texts {
        if name == "a.yaml" {
            files.root = text;
        } else if let Some(file) = files.included.iter_mut().find(|(path, _)| *path == name) {
            file.1 = text;
        }
    }
    let again = files.document().unwrap();
    assert!(again.architecture() == done.document().architecture());
    let slow = Loader::new()
        .full_parser_only(true)
        .load("a.yaml", files.root.as_bytes(), files)
        .unwrap();
    assert!(slow.architecture() == again.architecture());
    // Another relation of the same ends may stand there under the name of the one removed.
    let is_named_anew = matches!(
        edit,
        Edit::Remove {
            subject: Subject::Relation { .. }
        } | Edit::Reverse { .. }
    );
    if !is_named_anew && let Ok(twice) = again.apply(std::slice::from_ref(&edit)) {
        assert_eq!(twice, [], "{edit:?} ({number}) in\n{}", files.root);
    }
    Outcome::Made
}
