//! `justarch migrate`.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};

use justarch::edit::Edited;
use justarch::{Document, Lang, Migration, SourceId, Sources, Text, bilingual, json};

use crate::Outcome;
use crate::args::{Asked, Format};
use crate::change::Change;
use crate::commands::gap;
use crate::document;
use crate::fault::Fault;
use crate::help_words::Words;
use crate::named::{framework, on_lines};
use crate::output::Output;
use crate::patch;
use crate::rewrite::{changes, without_comments, writable, write_all, write_new};
use crate::settings;
use crate::unused::Reader;
use crate::whole;

/// Take the mechanical part of the step to another framework; print the changes, or write them with --write or -o
#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    /// The document
    #[arg(value_name = "FILE")]
    pub(crate) file: String,
    /// The framework to move to, such as 3.0
    #[arg(long, value_name = "VERSION")]
    pub(crate) to: String,
    /// Write the files instead of printing the changes: all or none
    #[arg(long)]
    pub(crate) write: bool,
    /// Write the new version beside the one that is there, which stays: to a file, or to a folder if the document has
    /// several files; nothing is ever written over
    #[arg(short, long, value_name = "FILE|DIR", conflicts_with = "write")]
    pub(crate) output: Option<PathBuf>,
}

/// The Vietnamese of its help.
pub(crate) const VIETNAMESE: Words = &[
    (
        "",
        "Thực hiện phần máy làm được khi chuyển sang khung khác; in các thay đổi, hoặc ghi bằng --write hay -o",
    ),
    (".to", "Khung cần chuyển sang, ví dụ 3.0"),
    (
        ".output",
        "Ghi phiên bản mới cạnh phiên bản hiện có, phiên bản này giữ nguyên: vào một tệp, hoặc một thư mục nếu văn bản gồm nhiều tệp; không ghi đè tệp nào",
    ),
];

pub(crate) fn run(args: &Args, asked: &Asked, out: &mut Output) -> Result<Outcome, Fault> {
    let format = asked.format.common()?;
    if args.write {
        writable(&args.file)?;
    }
    let to = framework(&args.to)?;
    let document = document::read(&args.file, None)?;
    let of_one = [(&document, args.file.as_str())];
    let found = settings::found(Reader::Migrate, &of_one, None, out)?;
    out.aside(&found.said);
    whole::all_read(&of_one)?;
    let migration = Migration::of(document.architecture(), to).map_err(|error| refused(&error))?;
    let edited = document.toward(migration.architecture());
    let edited = edited.map_err(|error| refused(&error))?;
    let sources = Document::sources(&document);
    let mut all = changes(sources, edited.text_edits());
    if let Some(place) = &args.output {
        all = beside(sources, all, place)?;
        write_new(&all)?;
    } else if args.write {
        write_all(&all)?;
    }
    let is_written = args.write || args.output.is_some();
    match format {
        Format::Json => {
            let edits = patch::data(&all, is_written);
            out.json(&json::Migration::new(&migration, edited.document(), edits))?;
        }
        Format::Human if is_written => out.text(&written(&all, out.lang())),
        Format::Human => out.text(&patch::unified(&all)),
    }
    without_comments(&all, out);
    let after = match &args.output {
        Some(place) => place.display().to_string(),
        None => args.file.clone(),
    };
    told(&migration, &edited, &after, out);
    Ok(Outcome::Clean)
}

fn refused(error: &justarch::Error) -> Fault {
    let text = error.text();
    let (vi, en) = (text.get(Lang::Vi), text.get(Lang::En));
    Fault::new(bilingual!("không chuyển được: {vi}", "not migrated: {en}"))
}

/// The files of the new version, all of them, at another place.
fn beside(sources: &Sources, mut changed: Vec<Change>, place: &Path) -> Result<Vec<Change>, Fault> {
    let root = Path::new(sources.name(SourceId::ROOT));
    let folder = root.parent().unwrap_or(Path::new(""));
    let is_one = sources.len() == 1;
    let into_folder =
        !is_one || place.is_dir() || place.as_os_str().to_string_lossy().ends_with('/');
    if !is_one && place.is_file() {
        let shown = place.display();
        return Err(Fault::new(bilingual!(
            "`{shown}` là một tệp; văn bản gồm nhiều tệp cần một thư mục",
            "`{shown}` is a file; a document of several files needs a folder"
        )));
    }
    let mut all = Vec::new();
    for (name, text) in sources.files() {
        let path = Path::new(name);
        let at = changed.iter().position(|change| change.path == path);
        let mut change = match at {
            Some(at) => changed.swap_remove(at),
            None => Change {
                path: PathBuf::new(),
                from: None,
                old: text.to_owned(),
                new: text.to_owned(),
                edits: Vec::new(),
            },
        };
        change.path = if into_folder {
            place.join(path.strip_prefix(folder).unwrap_or(path))
        } else {
            place.to_owned()
        };
        change.from = Some(name.to_owned());
        all.push(change);
    }
    Ok(all)
}

fn written(changes: &[Change], lang: Lang) -> String {
    let mut out = String::new();
    for change in changes {
        let (name, count) = (change.path.display(), change.edits.len());
        let line = match &change.from {
            Some(from) => bilingual!(
                "Đã tạo {name} từ {from}: {count} chỗ thay đổi",
                "Made: {name} from {from} (places changed: {count})"
            ),
            None => bilingual!(
                "Đã ghi {name}: {count} chỗ thay đổi",
                "Written: {name} (places changed: {count})"
            ),
        };
        let _ = writeln!(out, "{}", line.get(lang));
    }
    out
}

/// Says what a person has to look at, and what is left to do.
fn told(migration: &Migration, edited: &Edited, file: &str, out: &Output) {
    let rest = migration.rest();
    let to = rest.target();
    for text in [rest.caveat(), rest.ended()].into_iter().flatten() {
        out.warning(&text);
    }
    if edited.text_edits().is_empty() {
        out.note(&bilingual!(
            "không có gì để chuyển sang khung {to}",
            "there is nothing to migrate to framework {to}"
        ));
    }
    gap::dropped(migration.dropped_fates(), out);
    let regraded = migration.regraded();
    if !regraded.is_empty() {
        let services = regraded.iter();
        let list = on_lines(services.map(|s| format!("{}: {} → {}", s.id, s.from, s.to)));
        out.warning(&bilingual!(
            "mức độ của các dịch vụ sau được chuyển theo cách quy đổi thông thường và ghi ở `inferred`; cần xác nhận từng dịch vụ:{list}",
            "the grades of these services are converted as is usual and listed under `inferred`; confirm each:{list}"
        ));
    }
    for asked in migration.asked() {
        let (name, vi, en) = (
            &asked.name,
            asked.question.get(Lang::Vi),
            asked.question.get(Lang::En),
        );
        out.warning(&bilingual!(
            "cần ghi lại `{name}` trong văn bản: {vi}",
            "state `{name}` anew in the document: {en}"
        ));
    }
    let demands = rest.demands();
    if demands.is_empty() {
        return;
    }
    let list = |lang| gap::listed(demands, lang);
    let (count, vi, en) = (demands.len(), list(Lang::Vi), list(Lang::En));
    out.warning(&Text::new(
        format!("sau bước này còn lại {count} yêu cầu của khung {to}; xem cách đáp ứng bằng `justarch gap {file} --to {to}`:{vi}"),
        format!("demands of framework {to} left after this step: {count}; see how to meet them with `justarch gap {file} --to {to}`:{en}"),
    ));
}
