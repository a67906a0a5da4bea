//! `justarch fmt`.

use std::path::PathBuf;

use justarch::{Document, Lang, SourceId, Sources, Text, bilingual};

use crate::Outcome;
use crate::args::{Asked, Format};
use crate::change::Change;
use crate::document;
use crate::fault::Fault;
use crate::help_words::Words;
use crate::output::Output;
use crate::patch;
use crate::rewrite::{between, show_or_write, writable};

/// Lay out the files of documents by one taste; print the changes, or write them with --write
#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    /// Documents: files, folders, `reference:NAME`; of `-` the formatted text is printed
    #[arg(required = true, value_name = "FILE")]
    pub(crate) files: Vec<String>,
    /// Write the files instead of printing the changes: all or none
    #[arg(long, conflicts_with = "check")]
    pub(crate) write: bool,
    /// List the files that would change, and exit with 1 if there are any
    #[arg(long)]
    pub(crate) check: bool,
}

/// The Vietnamese of its help.
pub(crate) const VIETNAMESE: Words = &[
    (
        "",
        "Trình bày lại các tệp của văn bản theo một quy cách; in các thay đổi, hoặc ghi vào tệp bằng --write",
    ),
    (
        ".files",
        "Các văn bản: tệp, thư mục, `reference:TÊN`; với `-` thì in nội dung đã định dạng",
    ),
    (
        ".check",
        "Liệt kê các tệp chưa đúng quy cách; mã trả về là 1 nếu có tệp như vậy",
    ),
];

pub(crate) fn run(args: &Args, asked: &Asked, out: &mut Output) -> Result<Outcome, Fault> {
    let format = asked.format.common()?;
    if args.files.iter().any(|file| file == "-") {
        return standard_input(args, format, out);
    }
    if args.write {
        for file in &args.files {
            writable(file)?;
        }
    }
    let mut changes: Vec<Change> = Vec::new();
    let mut outcome = Outcome::Clean;
    for file in &args.files {
        match of_document(file, out) {
            // A file may belong to several documents.
            Ok(of) => {
                for change in of {
                    add(&mut changes, change)?;
                }
            }
            Err(fault) => {
                out.fault(&fault);
                outcome = Outcome::Refused;
            }
        }
    }
    if outcome == Outcome::Refused && args.write {
        out.warning(&Text::fixed(
            "không ghi tệp nào, vì có văn bản không định dạng được",
            "nothing is written, for a document cannot be formatted",
        ));
        return Ok(outcome);
    }
    if !args.check {
        let input = args.files.first().map_or("", String::as_str);
        let done = show_or_write(&changes, input, (args.write, format), out)?;
        return Ok(outcome.max(done));
    }
    match format {
        Format::Json => out.json(&patch::data(&changes, false))?,
        Format::Human => {
            for change in &changes {
                out.text(&format!("{}\n", change.path.display()));
            }
        }
    }
    if !changes.is_empty() {
        outcome = outcome.max(Outcome::Findings);
    }
    Ok(outcome)
}

/// The files of a document that would change.
fn of_document(input: &str, out: &Output) -> Result<Vec<Change>, Fault> {
    let document = document::read(input, None)?;
    let formatted = formatted(&document)?;
    let sources = Document::sources(&document);
    json_is_left(&document, sources, out);
    Ok(between(sources, Document::sources(&formatted)))
}

fn formatted(document: &Document) -> Result<Document, Fault> {
    let done = document.formatted().map_err(|error| {
        let (vi, en) = (error.text().get(Lang::Vi), error.text().get(Lang::En));
        Fault::new(bilingual!("không định dạng: {vi}", "not formatted: {en}"))
    })?;
    Ok(done.document().clone())
}

fn json_is_left(document: &Document, sources: &Sources, out: &Output) {
    for file in document.json_files() {
        let name = sources.name(file);
        out.note(&bilingual!(
            "`{name}` là JSON nên được giữ nguyên",
            "`{name}` is JSON and stays as it is"
        ));
    }
}

/// Adds a change, unless it is known already.
fn add(changes: &mut Vec<Change>, change: Change) -> Result<(), Fault> {
    let place = |path: &PathBuf| path.canonicalize().unwrap_or_else(|_| path.clone());
    let own = place(&change.path);
    let known = changes.iter().find(|known| place(&known.path) == own);
    match known {
        None => changes.push(change),
        Some(known) if known.new == change.new => {}
        Some(_) => {
            let name = change.path.display();
            return Err(Fault::new(bilingual!(
                "`{name}` thuộc nhiều văn bản, mỗi văn bản định dạng một khác; hãy định dạng từng văn bản",
                "`{name}` belongs to several documents, which would format it otherwise; format them one at a time"
            )));
        }
    }
    Ok(())
}

/// Prints the text itself, for editors.
fn standard_input(args: &Args, format: Format, out: &mut Output) -> Result<Outcome, Fault> {
    if args.files.len() > 1 {
        return Err(Fault::new(Text::fixed(
            "`-` không dùng cùng tệp khác",
            "`-` stands alone",
        )));
    }
    if args.write {
        writable("-")?;
    }
    let document = document::read("-", None)?;
    let formatted = formatted(&document)?;
    let (old, new) = (Document::sources(&document), Document::sources(&formatted));
    json_is_left(&document, old, out);
    let changes = between(old, new);
    match format {
        Format::Json => out.json(&patch::data(&changes, false))?,
        Format::Human if args.check => {}
        Format::Human => out.text(new.text(SourceId::ROOT)),
    }
    Ok(if args.check && !changes.is_empty() {
        Outcome::Findings
    } else {
        Outcome::Clean
    })
}
