//! `justarch rename`.

use justarch::edit::{self, Edit};
use justarch::places::{Entry, IdOf, Places, UseKind};
use justarch::{
    Document, ErrorKind, Lang, SourceId, Span, Table, Text, UserRules, bilingual, similar,
};

use crate::Outcome;
use crate::args::{Asked, OwnRules};
use crate::change::Change;
use crate::document;
use crate::fault::Fault;
use crate::help_words::Words;
use crate::input::{self, Texts};
use crate::output::Output;
use crate::own_rules;
use crate::renamed::Step;
use crate::rewrite::{changes, show_or_write, writable};
use crate::settings;
use crate::whole;

/// Give an id another name wherever it is used; print the changes, or write them with --write
#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    /// The document
    #[arg(value_name = "FILE")]
    pub(crate) file: String,
    /// The id as it is
    #[arg(value_name = "OLD")]
    pub(crate) id: String,
    /// The id as it is to be
    #[arg(value_name = "NEW")]
    pub(crate) to: String,
    /// What the id names, if it names several things
    #[arg(long, value_name = "WHAT")]
    pub(crate) of: Option<NameOf>,
    /// State that what bears the new id succeeds what bore the old one in the version before, which may be named:
    /// --succeed=OLD.yaml
    #[arg(long, value_name = "VERSION", num_args = 0..=1, require_equals = true, default_missing_value = "")]
    pub(crate) succeed: Option<String>,
    /// Write the files instead of printing the changes: all or none
    #[arg(long)]
    pub(crate) write: bool,
    #[command(flatten)]
    pub(crate) own: OwnRules,
}

/// What an id names.
#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
pub(crate) enum NameOf {
    /// an element
    Element,
    /// an organisation
    Organisation,
    /// a source
    Source,
}

/// The Vietnamese of its help.
pub(crate) const VIETNAMESE: Words = &[
    (
        "",
        "Đổi một định danh ở mọi nơi dùng nó; in các thay đổi, hoặc ghi vào tệp bằng --write",
    ),
    (".id", "Định danh hiện tại"),
    (".to", "Định danh mới"),
    (
        ".of",
        "Định danh là của loại nào, khi nhiều loại cùng dùng định danh đó",
    ),
    (
        ".succeed",
        "Ghi rằng thành phần mang định danh mới kế thừa định danh cũ của phiên bản trước; có thể nêu phiên bản đó: --succeed=CŨ.yaml",
    ),
    (".of=element", "thành phần"),
    (".of=organisation", "tổ chức"),
    (".of=source", "nguồn"),
];

pub(crate) fn run(args: &Args, asked: &Asked, out: &mut Output) -> Result<Outcome, Fault> {
    let format = asked.format.common()?;
    if args.write {
        writable(&args.file)?;
    }
    let document = document::read(&args.file, None)?;
    let places = document.places();
    let of = meant(args, &document, &places)?;
    let before = version_before(args)?;
    let versions = (&document, before.as_ref());
    let (all, lapsed) = renamed(args, of, versions, &input::saved, out)?;
    // What was not read may use the id, too.
    whole::warn(&[(&document, args.file.as_str())], out);
    let outcome = show_or_write(&all, &args.file, (args.write, format), out)?;
    told(args, &places, of, out);
    let mut replaced = document.architecture().records(Table::Supersedes);
    if of == IdOf::Element && args.succeed.is_none() && replaced.next().is_some() {
        let (id, to) = (&args.id, &args.to);
        out.note(&bilingual!(
            "nếu phiên bản trước có `{id}`, so sánh sẽ coi là bị bỏ; để ghi `{to}` kế thừa `{id}`, dùng `--succeed=TỆP-PHIÊN-BẢN-TRƯỚC`",
            "if the version before has `{id}`, a comparison takes it for removed; `--succeed=FILE-OF-THAT-VERSION` writes that `{to}` succeeds it"
        ));
    }
    for text in &lapsed {
        out.warning(text);
    }
    Ok(outcome)
}

/// The changes of all files, those of rules and of what knows findings by fingerprint among them, and what is to be said
/// of what lapses. `texts` count in place of these files.
pub(crate) fn renamed(
    args: &Args,
    of: IdOf,
    (document, before): (&Document, Option<&Document>),
    texts: Texts<'_>,
    out: &Output,
) -> Result<(Vec<Change>, Vec<Text>), Fault> {
    let edits = edits(args, of, document, before, out)?;
    let edited = document.edited(&edits).map_err(|error| refused(&error))?;
    let mut all = changes(Document::sources(document), edited.text_edits());
    let references = settings::references(&args.file)?;
    let mut files = references.rules.clone();
    files.extend(args.own.rules.iter().cloned());
    for rules in own_rules::load_from(&files, texts, out)? {
        all.extend(in_rules(&rules, of, args)?);
    }
    let step = Step {
        input: &args.file,
        id: &args.id,
        to: &args.to,
        own: &args.own,
        document,
        after: edited.document(),
        before,
        texts,
    };
    let (known, lapsed) = step.fingerprints(&references, &all, out)?;
    all.extend(known);
    Ok((all, lapsed))
}

/// The version before, if it is named.
fn version_before(args: &Args) -> Result<Option<Document>, Fault> {
    let named = args.succeed.as_deref().filter(|file| !file.is_empty());
    named.map(|file| document::read(file, None)).transpose()
}

/// The edits of the document.
fn edits(
    args: &Args,
    of: IdOf,
    document: &Document,
    before: Option<&Document>,
    out: &Output,
) -> Result<Vec<Edit>, Fault> {
    let (id, to) = (args.id.as_str(), args.to.as_str());
    if args.succeed.is_none() {
        return Ok(vec![Edit::Rename {
            of,
            id: id.to_owned(),
            to: to.to_owned(),
        }]);
    }
    let before = before.map(Document::architecture);
    let edits = edit::succeed(document, of, id, to, before);
    let edits = edits.map_err(|error| {
        let fault = refused(&error);
        match (before, error.kind()) {
            (None, ErrorKind::Incomplete) => fault.and_help(bilingual!(
                "nêu phiên bản trước: `--succeed=TỆP`",
                "name the version before: `--succeed=FILE`"
            )),
            _ => fault,
        }
    })?;
    if edits.len() == 1 {
        out.note(&bilingual!(
            "phiên bản trước không có `{id}`, nên không ghi kế thừa",
            "the version before has no `{id}`, so nothing is succeeded"
        ));
    }
    Ok(edits)
}

/// What the id names.
fn meant(args: &Args, document: &Document, places: &Places) -> Result<IdOf, Fault> {
    let sorts = [
        (NameOf::Element, IdOf::Element),
        (NameOf::Organisation, IdOf::Organisation),
        (NameOf::Source, IdOf::Source),
    ];
    let id = &args.id;
    let is_defined = |of: IdOf| {
        let uses = places.of_id(of, id);
        uses.iter().any(|found| found.kind == UseKind::Definition)
    };
    let wanted = sorts
        .into_iter()
        .filter(|(arg, _)| args.of.is_none_or(|of| of == *arg));
    let wanted: Vec<_> = wanted.map(|(_, of)| of).collect();
    let defined: Vec<_> = wanted
        .iter()
        .copied()
        .filter(|of| is_defined(*of))
        .collect();
    match defined.as_slice() {
        [of] => Ok(*of),
        [] => {
            let arch = document.architecture();
            let names = wanted.iter().flat_map(|of| -> Vec<&str> {
                match of {
                    IdOf::Element => arch.elements().map(justarch::ElementRef::id).collect(),
                    IdOf::Organisation => arch
                        .records(Table::Organisations)
                        .map(justarch::RecordRef::key)
                        .collect(),
                    IdOf::Source => arch
                        .records(Table::Sources)
                        .map(justarch::RecordRef::key)
                        .collect(),
                    _ => Vec::new(),
                }
            });
            let meant = similar(id, names);
            Err(Fault::or_similar(
                bilingual!(
                    "văn bản không có thành phần, tổ chức hay nguồn nào mang định danh `{id}`",
                    "the document has no element, organisation or source `{id}`"
                ),
                &meant,
            ))
        }
        _ => Err(Fault::with_help(
            bilingual!(
                "`{id}` là định danh của nhiều loại",
                "`{id}` names several things"
            ),
            bilingual!(
                "nêu rõ bằng `--of element`, `--of organisation` hoặc `--of source`",
                "say which: `--of element`, `--of organisation` or `--of source`"
            ),
        )),
    }
}

fn refused(error: &justarch::Error) -> Fault {
    let text = error.text();
    let (vi, en) = (text.get(Lang::Vi), text.get(Lang::En));
    Fault::new(bilingual!("không đổi tên: {vi}", "not renamed: {en}"))
}

/// The changes of a rule file: selectors that name the id.
fn in_rules(rules: &UserRules, of: IdOf, args: &Args) -> Result<Vec<Change>, Fault> {
    let (id, to) = (args.id.as_str(), args.to.as_str());
    let keys: &[&str] = match of {
        IdOf::Element => &["id"],
        IdOf::Organisation => &["owner", "agency"],
        _ => &[],
    };
    let sources = rules.sources();
    let places = Places::of(sources);
    let name = sources.name(SourceId::ROOT);
    let mut found = Vec::new();
    let rules_of = places
        .file(SourceId::ROOT)
        .and_then(|file| file.get("rules"));
    for rule in rules_of.into_iter().flat_map(Entry::entries) {
        for part in rule.entries() {
            if matches!(part.key(), Some("forbid" | "allow" | "require")) {
                walk(part, keys, &mut |value| found.push(value));
            }
        }
    }
    let mut spans: Vec<(Span, &str)> = Vec::new();
    for value in found {
        let text = value.text().unwrap_or_default();
        if text == id {
            // An alias follows what it repeats.
            let at = value.repeated().unwrap_or(value).value_span();
            if !spans.iter().any(|(known, _)| *known == at) {
                spans.push((at, to));
            }
        } else if text.contains('*') && fits(text, id) != fits(text, to) {
            let line = sources.position(value.value_span()).line;
            return Err(Fault::new(bilingual!(
                "{name}, dòng {line}: mẫu `{text}` chọn một trong hai định danh `{id}`, `{to}` mà không chọn định danh kia; hãy sửa quy tắc trước",
                "{name}, line {line}: the pattern `{text}` selects one of `{id}` and `{to}` and not the other; change the rule first"
            )));
        }
    }
    if spans.is_empty() {
        return Ok(Vec::new());
    }
    spans.sort_by_key(|(span, _)| span.start);
    let edits = edit::rewrite(&places, &spans).map_err(|error| refused(&error))?;
    let all = changes(sources, &edits);
    let failing = |rules: &UserRules| {
        let tests = rules.self_test();
        tests.iter().filter(|test| !test.passed()).count()
    };
    for change in &all {
        let again = UserRules::from_bytes(name, change.new.as_bytes());
        let again = again.map_err(|error| Fault::Load(Box::new(error)))?;
        if failing(&again) > failing(rules) {
            return Err(Fault::new(bilingual!(
                "{name}: đoạn mẫu tự kiểm tra (`pass`, `fail`, `given`) cũng dùng `{id}`; hãy đổi trong tệp quy tắc trước",
                "{name}: the self-tests (`pass`, `fail`, `given`) use `{id}` too; rename it in the rule file first"
            )));
        }
    }
    Ok(all)
}

/// Hands over every single value at one of the keys.
fn walk<'p>(entry: Entry<'p>, keys: &[&str], to: &mut impl FnMut(Entry<'p>)) {
    for inside in entry.entries() {
        let is_wanted = inside.key().is_some_and(|key| keys.contains(&key));
        if is_wanted {
            let mut items = inside.entries().peekable();
            if items.peek().is_none() {
                to(inside);
            }
            items.for_each(&mut *to);
        } else {
            walk(inside, keys, to);
        }
    }
}

/// Whether a pattern with `*` fits a text.
fn fits(pattern: &str, text: &str) -> bool {
    let mut parts: Vec<_> = pattern.split('*').collect();
    let Some(last) = parts.pop().filter(|_| !parts.is_empty()) else {
        return pattern == text;
    };
    let mut rest = text;
    for (nth, part) in parts.into_iter().enumerate() {
        let found = if nth == 0 {
            rest.strip_prefix(part)
        } else {
            rest.split_once(part).map(|(_, rest)| rest)
        };
        match found {
            Some(behind) => rest = behind,
            None => return false,
        }
    }
    rest.ends_with(last)
}

/// What still names the old id, and why.
fn told(args: &Args, places: &Places, of: IdOf, out: &Output) {
    let id = &args.id;
    let place = |span: Span| {
        let (name, line) = (
            places.sources().name(span.source),
            places.sources().position(span).line,
        );
        format!("{name}:{line}")
    };
    let uses = places.of_id(of, id);
    let earlier = uses.iter().filter(|found| found.is_earlier);
    let earlier: Vec<_> = earlier.map(|found| place(found.span)).collect();
    if !earlier.is_empty() {
        let list = earlier.join(", ");
        out.warning(&bilingual!(
            "`{id}` được giữ ở những chỗ nói về phiên bản trước: {list}",
            "`{id}` stays where the version before is spoken of: {list}"
        ));
    }
    let is_word = |c: char| c.is_alphanumeric() || c == '-' || c == '_';
    let mut comments = Vec::new();
    let mut seen = Vec::new();
    for found in &uses {
        if seen.contains(&found.span.source) {
            continue;
        }
        seen.push(found.span.source);
        for comment in places.comments(found.span.source) {
            let text = places.sources().slice(comment);
            if text.split(|c| !is_word(c)).any(|word| word == id) {
                comments.push(place(comment));
            }
        }
    }
    if !comments.is_empty() {
        let list = comments.join(", ");
        out.warning(&bilingual!(
            "chú thích vẫn nhắc đến `{id}`: {list}",
            "comments still name `{id}`: {list}"
        ));
    }
}
