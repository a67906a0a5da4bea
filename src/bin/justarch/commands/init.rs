//! `justarch init`.

use std::cmp::Reverse;
use std::fs;
use std::path::{Path, PathBuf};

use justarch::tables::import::Outset;
use justarch::{Architecture, Lang, Level, OrganisationRef, SourceId, Starter, Text, bilingual};
use serde_json::json;

use crate::Outcome;
use crate::args::{Asked, Format};
use crate::fault::{Fault, of_io};
use crate::file::{self, Existing};
use crate::help_words::Words;
use crate::imported;
use crate::named;
use crate::output::Output;

/// Write a starter with a comment at each key; nothing is ever written over
#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    /// A folder, in which justarch.yaml is made, or the name of the file
    #[arg(default_value = ".", value_name = "DIR|FILE")]
    pub(crate) place: PathBuf,
    /// Whose architecture it is
    #[arg(long, default_value = "ministry", value_name = "LEVEL")]
    pub(crate) level: LevelOf,
    /// The framework that it follows
    #[arg(long, default_value = "3.0", value_name = "VERSION")]
    pub(crate) framework: String,
    /// One file for each layer, which the root file includes
    #[arg(long, conflicts_with = "from")]
    pub(crate) split: bool,
    /// Begin with what a table lists, a workbook (.xlsx) or CSV; ids are made from names, and said
    #[arg(long, value_name = "TABLES")]
    pub(crate) from: Option<String>,
    /// Read that table through this mapping
    #[arg(long, value_name = "MAPPING", requires = "from")]
    pub(crate) map: Option<String>,
    /// Which table it is, where its headers fit several, such as inventory
    #[arg(long, value_name = "TABLE", requires = "from")]
    pub(crate) table: Option<String>,
}

/// The level of a body.
#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
pub(crate) enum LevelOf {
    Ministry,
    Province,
    Department,
}

impl From<LevelOf> for Level {
    fn from(arg: LevelOf) -> Self {
        match arg {
            LevelOf::Ministry => Self::Ministry,
            LevelOf::Province => Self::Province,
            LevelOf::Department => Self::Department,
        }
    }
}

/// The Vietnamese of its help.
pub(crate) const VIETNAMESE: Words = &[
    (
        "",
        "Tạo văn bản khởi đầu có chú thích cho từng khóa; không ghi đè tệp nào",
    ),
    (
        ".place",
        "Thư mục để tạo justarch.yaml, hoặc tên tệp cần tạo",
    ),
    (".level", "Cấp của cơ quan là chủ của kiến trúc"),
    (".framework", "Khung kiến trúc áp dụng"),
    (
        ".split",
        "Tách mỗi lớp thành một tệp được tệp gốc dẫn chiếu",
    ),
    (
        ".from",
        "Bắt đầu từ các mục trong một bảng, tệp bảng tính (.xlsx) hoặc CSV; định danh được lấy từ tên và được nêu ra",
    ),
    (".map", "Đọc bảng đó qua tệp ánh xạ này"),
    (
        ".table",
        "Tệp là bảng nào, khi tiêu đề hợp với nhiều bảng, như inventory",
    ),
];

/// The root file of a folder.
const ROOT: &str = "justarch.yaml";

pub(crate) fn run(args: &Args, asked: &Asked, out: &mut Output) -> Result<Outcome, Fault> {
    let format = asked.format.common()?;
    let (folder, name) = place(&args.place)?;
    let starter = Starter {
        level: args.level.into(),
        framework: named::the_framework(&args.framework)?,
        lang: out.lang(),
        split: args.split,
    };
    let mut wanted = Vec::new();
    let mut files = starter.files(&name);
    if let Some(from) = &args.from {
        let root = begun(args, from, &starter, &name, out)?;
        for file in files.iter_mut().filter(|file| file.path == name) {
            // The line for editors stays.
            let line = file.text.lines().next().unwrap_or_default();
            file.text = format!("{line}\n{root}");
        }
    }
    for file in files {
        let path = folder.join(&file.path);
        if is_free(&path, &file.text)? {
            wanted.push((path, file.text));
        }
    }
    for (path, text) in &wanted {
        let shown = path.display().to_string();
        if let Some(parent) = path.parent().filter(|p| !p.as_os_str().is_empty()) {
            let made = fs::create_dir_all(parent);
            made.map_err(|error| Fault::new(of_io(&error)).within(&shown))?;
        }
        let written = file::write(path, text.as_bytes(), Existing::Keep);
        written.map_err(|why| Fault::new(why).within(&shown))?;
    }
    let paths: Vec<_> = wanted
        .iter()
        .map(|(path, _)| path.display().to_string())
        .collect();
    match format {
        Format::Human => {
            let root = folder.join(&name).display().to_string();
            out.text(&told(&paths, &root, out.lang()));
        }
        Format::Json => out.json(&json!({ "schema-version": "1", "files": paths }))?,
    }
    Ok(Outcome::Clean)
}

/// The root file with what a table lists, and what there is to say of it.
fn begun(
    args: &Args,
    from: &str,
    starter: &Starter,
    name: &str,
    out: &mut Output,
) -> Result<String, Fault> {
    let asked = imported::Asked::read(from, args.map.as_deref(), args.table.as_deref())?;
    let outset = Outset {
        level: starter.level,
        framework: starter.framework.version,
        lang: starter.lang,
    };
    let first = outset.document(name, &asked.book, &asked.options());
    let first = first.map_err(|error| Fault::new(error.text().clone()).within(from))?;
    imported::told(&first.import.problems, out);
    if first.import.tables.is_empty() && !first.import.has_errors() {
        return Err(imported::unmapped(from, &asked, out));
    }
    imported::sound(&first.import.problems)?;
    let count = first.import.made.len();
    out.note(&bilingual!(
        "định danh lấy từ tên: {count}",
        "ids made from names: {count}"
    ));
    if let Some(text) = whose(first.document.architecture()) {
        out.note(&text);
    }
    Ok(first.document.sources().text(SourceId::ROOT).to_owned())
}

/// What to do where the body whose architecture it is may be one that the table names.
fn whose(arch: &Architecture) -> Option<Text> {
    let body = arch.body()?;
    let owned = |of: OrganisationRef<'_>| {
        let elements = arch.elements();
        elements.filter(|e| e.owner() == Some(of)).count()
    };
    let mut others: Vec<_> = arch
        .organisations()
        .filter(|of| *of != body)
        .map(|of| (Reverse(owned(of)), of))
        .collect();
    others.sort_by_key(|(owned, _)| *owned);
    let named = |lang: Lang| {
        let first = others.iter().take(MOST_NAMED);
        let named = first.map(|(_, of)| format!("`{}` (“{}”)", of.key(), of.name(lang)));
        named.collect::<Vec<_>>().join(", ")
    };
    if others.is_empty() {
        return None;
    }
    let (id, vi, en) = (body.key(), named(Lang::Vi), named(Lang::En));
    Some(bilingual!(
        "cơ quan có kiến trúc tạm ghi là `{id}`; nếu đó là một tổ chức trong bảng, như {vi}, ghi định danh của tổ chức đó ở `body`, ghi `kind` cho tổ chức đó rồi xóa dòng `{id}`",
        "whose architecture it is stands as `{id}` for now; if it is an organisation of the table, such as {en}, write its id at `body`, give it a `kind`, and delete the line of `{id}`"
    ))
}

/// So many organisations are named.
const MOST_NAMED: usize = 3;

fn told(paths: &[String], root: &str, lang: Lang) -> String {
    let mut told = String::new();
    for path in paths {
        let line = bilingual!("Đã tạo {path}\n", "Made {path}\n");
        told.push_str(line.get(lang));
    }
    let next = bilingual!(
        "Thay các chỗ ghi ĐIỀN, rồi kiểm tra: justarch check {root}\n",
        "Replace what says FILL IN (ĐIỀN), then check: justarch check {root}\n"
    );
    told.push_str(next.get(lang));
    told
}

/// The folder and the name of the root file.
fn place(given: &Path) -> Result<(PathBuf, String), Fault> {
    let ends = given.extension().and_then(|ending| ending.to_str());
    if !matches!(ends, Some("yaml" | "yml")) || given.is_dir() {
        return Ok((given.to_owned(), ROOT.to_owned()));
    }
    let name = given.file_name().and_then(|name| name.to_str());
    let Some(name) = name else {
        let shown = given.display().to_string();
        return Err(Fault::new(Text::fixed(
            "tên tệp không phải UTF-8",
            "the name of the file is not UTF-8",
        ))
        .within(&shown));
    };
    let folder = given.parent().unwrap_or(Path::new(""));
    Ok((folder.to_owned(), name.to_owned()))
}

/// Whether a file is still to be written. One that is there is never written over; the very same text need not be
/// written again.
fn is_free(path: &Path, text: &str) -> Result<bool, Fault> {
    match fs::symlink_metadata(path) {
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(true),
        Err(error) => return Err(Fault::new(of_io(&error)).within(&path.display().to_string())),
        Ok(_) => {}
    }
    let is_schema = path.extension().is_some_and(|ending| ending == "json");
    if is_schema && fs::read(path).is_ok_and(|there| there == text.as_bytes()) {
        return Ok(false);
    }
    let shown = path.display().to_string();
    let text = bilingual!(
        "{shown}: đã có tệp này, và tệp không được ghi đè",
        "{shown}: there is such a file already, which is not overwritten"
    );
    let help = Text::fixed(
        "chọn thư mục hoặc tên tệp khác",
        "choose another folder or file name",
    );
    Err(Fault::with_help(text, help))
}
