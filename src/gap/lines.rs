//! Edits as the lines of YAML that a person would write.

use std::collections::HashMap;
use std::fmt::Write as _;

use super::edit::{Edit, Input};
use crate::bilingual;
use crate::chars::is_hidden;
use crate::model::{Architecture, ElementRef, Field, Layer, RecordRef, Table};
use crate::text::Text;

/// A piece of YAML.
enum Node {
    Map(Vec<(String, Node)>),
    /// Entries without a key.
    Entries(Vec<Vec<(&'static str, String)>>),
    List(Vec<String>),
    Leaf(String),
}

impl Node {
    fn put(&mut self, path: &[&str], value: &str) {
        self.place(path, Self::Leaf(value.to_owned()));
    }

    fn list(&mut self, path: &[&str], values: &[String]) {
        self.place(path, Self::List(values.iter().map(|v| quoted(v)).collect()));
    }

    /// Puts something at a path, in place of what was there.
    fn place(&mut self, path: &[&str], node: Self) {
        let Self::Map(entries) = self else { return };
        let Some((key, rest)) = path.split_first() else {
            return;
        };
        let at = entries.iter().position(|(k, _)| k == key);
        let at = at.unwrap_or_else(|| {
            entries.push(((*key).to_owned(), Self::Map(Vec::new())));
            entries.len() - 1
        });
        let Some((_, entry)) = entries.get_mut(at) else {
            return;
        };
        if rest.is_empty() {
            *entry = node;
        } else {
            entry.place(rest, node);
        }
    }

    fn write(&self, depth: usize, out: &mut String) {
        let Self::Map(entries) = self else { return };
        for (key, node) in entries {
            out.push_str(&"  ".repeat(depth));
            out.push_str(key);
            out.push(':');
            match node {
                Self::Map(_) => {
                    out.push('\n');
                    node.write(depth + 1, out);
                    continue;
                }
                Self::Entries(entries) => {
                    for entry in entries {
                        let fields = entry.iter().map(|(key, text)| format!("{key}: {text}"));
                        let fields = fields.collect::<Vec<_>>().join(", ");
                        let indent = "  ".repeat(depth + 1);
                        let _ = write!(out, "\n{indent}- {{ {fields} }}");
                    }
                }
                Self::List(items) => {
                    let _ = write!(out, " [{}]", items.join(", "));
                }
                Self::Leaf(text) => {
                    out.push(' ');
                    out.push_str(text);
                }
            }
            out.push('\n');
        }
    }
}

/// What a person writes to meet a demand.
#[derive(Clone, Debug, Default)]
pub(super) struct Written {
    pub(super) steps: Vec<Text>,
    pub(super) lines: String,
}

/// Writes down the edits of demands, those that are met first before those that rest on them.
pub(super) struct Writer<'a> {
    arch: &'a Architecture,
    /// Sections of elements that edits add, rename or make others.
    layers: HashMap<String, Layer>,
    /// What elements that were renamed are called in the document.
    before: HashMap<String, String>,
    /// Lists as the edits so far leave them, by element (none: the head) and field.
    lists: HashMap<(String, Field), Vec<String>>,
    new_step: bool,
}

impl<'a> Writer<'a> {
    pub(super) fn new(arch: &'a Architecture) -> Self {
        Self {
            arch,
            layers: HashMap::new(),
            before: HashMap::new(),
            lists: HashMap::new(),
            new_step: false,
        }
    }

    fn section(&self, id: &str) -> &'static str {
        let here = self.layers.get(id).copied();
        let layer = here.or_else(|| self.arch.element(id).map(ElementRef::layer));
        layer.map_or("…", Layer::section)
    }

    /// A list with one more value.
    fn grown(&mut self, id: &str, field: Field, value: &str) -> Vec<String> {
        let (arch, dropped) = (self.arch, self.new_step && field == Field::Succeeds);
        let old = self.before.get(id).map_or(id, String::as_str);
        let new_step = self.new_step;
        let stands = || {
            let fields = if id.is_empty() {
                Some(arch.fields())
            } else {
                arch.element(old).map(ElementRef::fields)
            };
            let texts = fields.into_iter().flat_map(|f| f.texts(field));
            let stays = |text: &&str| {
                let marks = field == Field::Inferred && *text == Field::Succeeds.path();
                !(dropped || new_step && marks)
            };
            texts.filter(stays).map(str::to_owned).collect()
        };
        let list = self
            .lists
            .entry((id.to_owned(), field))
            .or_insert_with(stands);
        if list.iter().all(|item| item != value) {
            list.push(value.to_owned());
        }
        list.clone()
    }

    /// The earlier documents that the document names, and one more.
    fn superseded(&self, one: [Option<&String>; 4]) -> Vec<Vec<(&'static str, String)>> {
        const FIELDS: [Field; 4] = [Field::Body, Field::Version, Field::Decision, Field::Date];
        let known = self.arch.records(Table::Supersedes).map(|record| {
            FIELDS.map(|wanted| {
                let mut fields = record.fields().iter();
                let value = fields.find_map(|(field, value)| (field == wanted).then_some(value));
                value.map(|value| value.to_string())
            })
        });
        let entries = known.chain([one.map(Option::<&String>::cloned)]);
        let lines = entries.map(|entry| {
            let said = FIELDS.into_iter().zip(entry);
            let said = said.filter_map(|(field, text)| Some((field.path(), quoted(&text?))));
            said.collect()
        });
        lines.collect()
    }

    #[expect(clippy::too_many_lines, reason = "an arm for each edit")]
    pub(super) fn write(&mut self, edits: &[Edit]) -> Written {
        let mut notes = String::new();
        let mut steps = Vec::new();
        let mut root = Node::Map(Vec::new());
        for edit in edits {
            match edit {
                Edit::Header {
                    field: Field::Inferred,
                    value: Input::Known(key),
                } => {
                    let list = self.grown("", Field::Inferred, key);
                    root.list(&["architecture", Field::Inferred.path()], &list);
                }
                Edit::Header { field, value } => {
                    put(&mut root, &["architecture"], *field, value);
                }
                Edit::ClearHeader { field } => {
                    let path = field.path();
                    let _ = writeln!(notes, "# - architecture.{path}");
                    steps.push(bilingual!(
                        "xóa `{path}` trong mục `architecture`",
                        "delete `{path}` under `architecture`"
                    ));
                }
                Edit::DropFates {
                    succeeding,
                    entries,
                } => {
                    self.new_step = true;
                    drop_fates(succeeding, entries, &mut notes, &mut steps);
                }
                Edit::Supersede {
                    body,
                    version,
                    decision,
                    date,
                } => {
                    let entries = self.superseded([
                        Some(body),
                        Some(version),
                        decision.as_ref(),
                        date.as_ref(),
                    ]);
                    let path = ["architecture", Table::Supersedes.key()];
                    root.place(&path, Node::Entries(entries));
                }
                Edit::Record {
                    table,
                    key,
                    field,
                    value,
                } => {
                    let head = [Table::Contents, Table::Views].contains(table);
                    let path = ["architecture", table.key(), key];
                    let path = if head { &path[..] } else { &path[1..] };
                    put(&mut root, path, *field, value);
                    let record = self.arch.record(*table, key);
                    let unknown = |r: RecordRef<'_>| r.fields().is_stated(Field::Unknown);
                    if *field == Field::Content && record.is_some_and(unknown) {
                        let path = format!("{}.{}", path.join("."), Field::Unknown.path());
                        let _ = writeln!(notes, "# - {path}");
                        steps.push(bilingual!("xóa `{path}`", "delete `{path}`"));
                    }
                }
                Edit::Add { id, kind, fields } => {
                    let section = kind.layer().section();
                    self.layers.insert(id.clone(), kind.layer());
                    root.put(&[section, id, "kind"], kind.key());
                    for (field, value) in fields {
                        match value {
                            Input::Known(text) if is_list(*field) => {
                                let list = self.grown(id, *field, text);
                                root.list(&[section, id, field.path()], &list);
                            }
                            _ => put(&mut root, &[section, id], *field, value),
                        }
                    }
                }
                Edit::Retype { id, kind } => {
                    self.layers.insert(id.clone(), kind.layer());
                    root.put(&[kind.layer().section(), id, "kind"], kind.key());
                }
                Edit::Set { id, field, value } => {
                    put(&mut root, &[self.section(id), id], *field, value);
                }
                Edit::Append { id, field, value } => {
                    let list = self.grown(id, *field, value);
                    root.list(&[self.section(id), id, field.path()], &list);
                }
                Edit::Rename { id, to } => {
                    let _ = writeln!(notes, "# {id} -> {to}");
                    steps.push(bilingual!(
                        "đổi định danh `{id}` thành `{to}` ở mọi nơi nhắc đến",
                        "rename `{id}` to `{to}` wherever it stands"
                    ));
                    if let Some(element) = self.arch.element(id) {
                        self.layers.insert(to.clone(), element.layer());
                    }
                    let first = self.before.get(id).unwrap_or(id).clone();
                    self.before.insert(to.clone(), first);
                }
                Edit::Merge { id, into } => {
                    let _ = writeln!(notes, "# {id} -> {into}");
                    steps.push(bilingual!(
                        "chuyển các quan hệ và chỉ số của `{id}` sang `{into}`, thay `{id}` bằng `{into}` ở mọi nơi nhắc đến, rồi xóa `{id}`",
                        "move the relations and figures of `{id}` to `{into}`, write `{into}` wherever `{id}` stands, then delete `{id}`"
                    ));
                }
            }
        }
        root.write(0, &mut notes);
        Written {
            steps,
            lines: notes,
        }
    }
}

fn drop_fates(
    succeeding: &[String],
    entries: &[(Table, String)],
    notes: &mut String,
    steps: &mut Vec<Text>,
) {
    let path = Field::Succeeds.path();
    let organisations = entries.iter().filter(|(t, _)| *t == Table::Organisations);
    let ids: Vec<_> = succeeding
        .iter()
        .chain(organisations.map(|(_, key)| key))
        .map(|id| format!("`{id}`"))
        .collect();
    if !ids.is_empty() {
        let ids = ids.join(", ");
        let _ = writeln!(notes, "# - {path}: {}", ids.replace('`', ""));
        steps.push(bilingual!(
            "xóa `{path}` của bước trước tại {ids}",
            "delete the `{path}` of the step before at {ids}"
        ));
    }
    for table in [Table::Retired, Table::Transferred] {
        if entries.iter().any(|(t, _)| *t == table) {
            let key = table.key();
            let _ = writeln!(notes, "# - {key}");
            steps.push(bilingual!(
                "xóa mục `{key}` của bước trước",
                "delete `{key}` of the step before"
            ));
        }
    }
}

fn is_list(field: Field) -> bool {
    matches!(field, Field::Inferred | Field::Succeeds)
}

fn put(root: &mut Node, at: &[&str], field: Field, value: &Input) {
    let mut path = at.to_vec();
    path.extend(field.path().split('.'));
    let text = match value {
        Input::Known(text) => quoted(text),
        Input::Asked(name) => format!("<{name}>"),
    };
    root.put(&path, &text);
}

/// Words that YAML does not take for texts, in one of its versions.
const WORDS: &[&str] = &["true", "false", "null", "yes", "no", "on", "off", "y", "n"];

/// A text as YAML takes it for a text.
fn quoted(text: &str) -> String {
    let number = text.starts_with(|c: char| c.is_ascii_digit()) && !text.contains('/');
    let fits = |c: char| c.is_alphanumeric() || " -_./();–".contains(c);
    let plain = text.starts_with(|c: char| c.is_alphanumeric())
        && !text.ends_with(' ')
        && text.chars().all(fits)
        && !WORDS.contains(&&*text.to_lowercase());
    if plain && !number {
        return text.to_owned();
    }
    let mut out = String::from("\"");
    for c in text.chars() {
        match c {
            '"' | '\\' => out.extend(['\\', c]),
            '\n' => out.push_str("\\n"),
            c if c.is_control() || is_hidden(c) => {
                let _ = write!(out, "\\U{:08X}", u32::from(c));
            }
            c => out.push(c),
        }
    }
    out.push('"');
    out
}
