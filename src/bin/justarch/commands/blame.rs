//! `justarch blame`.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use justarch::json::{self, BlamedFact};
use justarch::{Architecture, Diff, Lang, bilingual, similar, visible};
use serde_json::Value;

use crate::Outcome;
use crate::args::{Asked, TableFormat};
use crate::check_args::CheckArgs;
use crate::fault::Fault;
use crate::git::Log;
use crate::help_words::Words;
use crate::output::Output;
use crate::settings::Settings;
use crate::table::{Table, cut_off};
use crate::walk::walk;

/// Says in which revision in git each fact about an element came, also if it had another id then
#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    /// The document: a file or folder of a git repository
    #[arg(value_name = "FILE")]
    pub(crate) file: String,
    /// The element or organisation, and with a dot one of its keys: `registry.owner`
    #[arg(value_name = "ID[.KEY]")]
    pub(crate) id: String,
    /// The last revision that is looked at; HEAD unless said, along the first parents
    #[arg(value_name = "REV")]
    pub(crate) revision: Option<String>,
}

/// The Vietnamese of its help.
pub(crate) const VIETNAMESE: Words = &[
    (
        "",
        "Cho biết từng thông tin của một thành phần có từ phiên bản git nào, kể cả khi thành phần mang định danh khác",
    ),
    (".file", "Văn bản: tệp hoặc thư mục trong kho git"),
    (
        ".id",
        "Thành phần hoặc tổ chức, và sau dấu chấm là một khóa: `registry.owner`",
    ),
    (
        ".revision",
        "Phiên bản git cuối cùng được xét; mặc định là HEAD, theo nhánh cha thứ nhất",
    ),
];

/// A fact as its key and its value.
type Facts = Vec<(String, String)>;

pub(crate) fn run(args: &Args, asked: &Asked, out: &mut Output) -> Result<Outcome, Fault> {
    let format = asked.format.table()?;
    let settings = Settings::of(&args.file, &CheckArgs::default(), &[], out)?;
    let log = Log::of(&args.file, args.revision.as_deref(), &settings.limits)?;
    let (id, key) = match args.id.split_once('.') {
        Some((id, key)) => (id, Some(key)),
        None => (args.id.as_str(), None),
    };
    // Of everything that is there, by id: its facts and since when each stands.
    let mut known: BTreeMap<String, Vec<BlamedFact>> = BTreeMap::new();
    walk(&log, &out.progress, |step| {
        let Ok(document) = step.now else {
            return Ok(());
        };
        let arch = document.architecture();
        let renamed = step.diff.map(renamed).unwrap_or_default();
        let mut next = BTreeMap::new();
        for (id, facts) in all_facts(arch)? {
            let earlier = renamed.iter().find(|(_, new)| **new == id);
            let earlier = known.get(earlier.map_or(&id, |(old, _)| old));
            let fact = |(key, value): (String, String)| {
                let is_it = |fact: &&BlamedFact| {
                    fact.key == follow(&fact.key, &key, &renamed)
                        && (fact.value == value || renamed.get(&fact.value) == Some(&value))
                };
                let same = earlier.and_then(|facts| facts.iter().find(is_it));
                match same {
                    Some(same) => BlamedFact {
                        key,
                        value,
                        ..same.clone()
                    },
                    None => BlamedFact {
                        key,
                        value,
                        id: id.clone(),
                        since: step.commit.clone(),
                    },
                }
            };
            next.insert(id.clone(), facts.into_iter().map(fact).collect());
        }
        known = next;
        Ok(())
    })?;
    let Some(mut facts) = known.remove(id) else {
        let meant = similar(id, known.keys().map(String::as_str));
        let text = bilingual!(
            "phiên bản cuối không có thành phần hoặc tổ chức `{id}`",
            "the last revision has no element or organisation `{id}`"
        );
        return Err(Fault::or_similar(text, &meant));
    };
    if let Some(key) = key {
        let begins = |fact: &BlamedFact| {
            let rest = fact.key.strip_prefix(key);
            rest.is_some_and(|rest| rest.is_empty() || rest.starts_with(['.', '[']))
        };
        facts.retain(begins);
        if facts.is_empty() {
            return Err(Fault::new(bilingual!(
                "`{id}` không có khóa `{key}`",
                "`{id}` has no key `{key}`"
            )));
        }
    }
    if log.is_cut {
        out.warning(&cut_off());
    }
    match format {
        TableFormat::Json => {
            out.json(&json::Blame::new(
                args.file.clone(),
                id.to_owned(),
                log.is_cut,
                facts,
            ))?;
        }
        TableFormat::Human => out.text(&human(&facts)),
        TableFormat::Markdown => out.text(&table(&facts, out.lang()).markdown()),
        TableFormat::Csv => out.text(&table(&facts, out.lang()).csv()),
    }
    Ok(Outcome::Clean)
}

/// The key that a fact of the version before has now: what it names may be called otherwise.
fn follow(old: &str, new: &str, renamed: &BTreeMap<String, String>) -> String {
    if old == new {
        return old.to_owned();
    }
    let inside = |key: &str| {
        let (head, rest) = key.split_once('[')?;
        let (name, rest) = rest.split_once(']')?;
        Some((head.to_owned(), name.to_owned(), rest.to_owned()))
    };
    match inside(old) {
        Some((head, name, rest)) => {
            let name = renamed.get(&name).unwrap_or(&name);
            let followed = format!("{head}[{name}]{rest}");
            if followed == new {
                old.to_owned()
            } else {
                String::new()
            }
        }
        None => String::new(),
    }
}

/// The new ids of elements that go on under another one, by the old one.
fn renamed(diff: &Diff<'_>) -> BTreeMap<String, String> {
    let lineage = diff.lineage();
    let mut found = BTreeMap::new();
    for (element, _) in lineage.fates() {
        let mut next = lineage.successors(element.id());
        if let (Some(next), None) = (next.next(), next.next())
            && next.id() != element.id()
        {
            found.insert(element.id().to_owned(), next.id().to_owned());
        }
    }
    found
}

/// The facts of each element and organisation, by id, in the order of the document.
fn all_facts(arch: &Architecture) -> Result<Vec<(String, Facts)>, Fault> {
    let failed = |error: serde_json::Error| {
        Fault::new(bilingual!(
            "không lấy được nội dung văn bản: {error}",
            "the document cannot be written down: {error}"
        ))
    };
    let value = serde_json::to_value(arch).map_err(failed)?;
    let sections = justarch::Layer::ALL.map(justarch::Layer::section);
    let sections = sections.into_iter().chain(["organisations"]);
    let mut all = Vec::new();
    for section in sections {
        let entries = value.get(section).and_then(Value::as_object);
        for (id, entry) in entries.into_iter().flatten() {
            let mut facts = Vec::new();
            flatten(String::new(), entry, &mut facts);
            all.push((id.clone(), facts));
        }
    }
    Ok(all)
}

/// The keys that name an item of a list.
const NAMES: [&str; 4] = ["with", "to", "id", "key"];

fn flatten(key: String, value: &Value, out: &mut Facts) {
    match value {
        Value::Object(map) => {
            for (name, inside) in map {
                let key = if key.is_empty() {
                    name.clone()
                } else {
                    format!("{key}.{name}")
                };
                flatten(key, inside, out);
            }
        }
        Value::Array(items) => {
            for (nth, item) in items.iter().enumerate() {
                let named = NAMES
                    .iter()
                    .find_map(|name| Some((*name, item.get(name)?.as_str()?)));
                match (item, named) {
                    (Value::Object(map), Some((name, id))) => {
                        out.push((key.clone(), id.to_owned()));
                        for (part, inside) in map.iter().filter(|(part, _)| *part != name) {
                            flatten(format!("{key}[{id}].{part}"), inside, out);
                        }
                    }
                    (Value::Object(_) | Value::Array(_), _) => {
                        flatten(format!("{key}[{nth}]"), item, out);
                    }
                    _ => flatten(key.clone(), item, out),
                }
            }
        }
        Value::String(text) => out.push((key, text.clone())),
        Value::Null | Value::Bool(_) | Value::Number(_) => out.push((key, value.to_string())),
    }
}

fn human(facts: &[BlamedFact]) -> String {
    let mut out = String::new();
    for fact in facts {
        let commit = &fact.since;
        let revision = commit.revision.get(..10).unwrap_or(&commit.revision);
        let day = commit.date.get(..10).unwrap_or(&commit.date);
        let line = format!("{}: {}", fact.key, fact.value);
        let (line, author) = (visible(&line), visible(&commit.author));
        let line = line.replace(['\n', '\r'], " ");
        let _ = writeln!(out, "{revision}  {day}  {author}  {line}");
    }
    out
}

fn table(facts: &[BlamedFact], lang: Lang) -> Table {
    let heads = match lang {
        Lang::Vi => [
            "khóa",
            "giá trị",
            "phiên bản git",
            "ngày",
            "tác giả",
            "nội dung",
            "tệp",
            "định danh khi đó",
        ],
        Lang::En => [
            "key", "value", "revision", "date", "author", "summary", "file", "id then",
        ],
    };
    let mut table = Table::new(heads.map(str::to_owned).to_vec());
    for fact in facts {
        let commit = &fact.since;
        let cells = [
            &fact.key,
            &fact.value,
            &commit.revision,
            &commit.date,
            &commit.author,
            &commit.summary,
            &commit.file,
            &fact.id,
        ];
        table.push(cells.map(Clone::clone).to_vec());
    }
    table
}
