//! Tables that are read: the workbook, the mapping, and what is said of both.

use std::path::Path;

use justarch::tables::TableSet;
use justarch::tables::import::{IMPORTABLE, Mapping, Options, Problem, Workbook};
use justarch::{Limits, Severity, Text, bilingual};

use crate::fault::Fault;
use crate::file;
use crate::input;
use crate::output::Output;

/// More problems of one severity are counted.
const SHOWN: usize = 200;

/// A workbook with how it is to be read.
pub(crate) struct Asked {
    pub(crate) book: Workbook,
    mapping: Option<Mapping>,
    table: Option<TableSet>,
}

impl Asked {
    pub(crate) fn read(path: &str, map: Option<&str>, table: Option<&str>) -> Result<Self, Fault> {
        let table = table.map(set).transpose()?;
        let mapping = map.map(mapping).transpose()?;
        let name = Path::new(path).file_name();
        let name = name.map_or_else(
            || path.to_owned(),
            |name| name.to_string_lossy().into_owned(),
        );
        let bytes = file::read(Path::new(path), &Limits::default());
        let bytes = bytes.map_err(|why| Fault::new(why).within(path))?;
        let book = Workbook::read(&name, &bytes);
        let book = book.map_err(|error| Fault::new(error.text().clone()).within(path))?;
        Ok(Self {
            book,
            mapping,
            table,
        })
    }

    pub(crate) fn options(&self) -> Options<'_> {
        let mut options = Options::new();
        if let Some(mapping) = &self.mapping {
            options = options.mapping(mapping);
        }
        if let Some(table) = self.table {
            options = options.table(table);
        }
        options
    }
}

fn mapping(path: &str) -> Result<Mapping, Fault> {
    let (name, bytes) = input::bytes(path)?;
    Mapping::from_bytes(&name, &bytes).map_err(|error| Fault::Load(Box::new(error)))
}

/// A table that can be read back.
fn set(word: &str) -> Result<TableSet, Fault> {
    let found = word.parse::<TableSet>().ok();
    if let Some(set) = found.filter(|set| IMPORTABLE.contains(set)) {
        return Ok(set);
    }
    let known = IMPORTABLE.map(TableSet::key);
    let text = if found.is_some() {
        bilingual!(
            "bảng `{word}` không nhập lại được",
            "the table `{word}` cannot be read back"
        )
    } else {
        bilingual!("không có bảng `{word}`", "there is no table `{word}`")
    };
    let near = justarch::similar(word, known);
    if found.is_none() && !near.is_empty() {
        return Err(Fault::or_similar(text, &near));
    }
    let known = known.join(", ");
    Err(Fault::with_help(
        text,
        bilingual!("các bảng: {known}", "the tables are {known}"),
    ))
}

/// That no table was found in a file. A mapping to begin with is printed, if there is anything like a table.
pub(crate) fn unmapped(file: &str, asked: &Asked, out: &mut Output) -> Fault {
    let said = bilingual!(
        "`{file}` không có bảng nào nhập được",
        "`{file}` has no table that can be imported"
    );
    let Some(text) = Mapping::starter(&asked.book, asked.table, out.lang()) else {
        return Fault::with_help(
            said,
            Text::fixed(
                "nhập tệp do `justarch export` tạo, giữ dòng tiêu đề; bảng của cơ quan thì dùng tệp ánh xạ với `--map`",
                "import a file that `justarch export` made, with its row of headers; a table of your own takes a mapping: `--map`",
            ),
        );
    };
    out.text(&text);
    Fault::with_help(
        said,
        Text::fixed(
            "nếu là bảng của cơ quan, lưu phần vừa in thành tệp (thêm `> anh-xa.yaml` vào lệnh), sửa các chỗ ghi ĐIỀN, rồi thêm `--map anh-xa.yaml`",
            "if it is a table of your own, save what was printed as a file (add `> map.yaml` to the command), mend what says FILL IN, then add `--map map.yaml`",
        ),
    )
}

/// Refuses what has errors.
pub(crate) fn sound(problems: &[Problem]) -> Result<(), Fault> {
    let errors = problems.iter();
    let errors = errors.filter(|p| p.severity == Severity::Error).count();
    if errors == 0 {
        return Ok(());
    }
    Err(Fault::new(bilingual!(
        "không nhập gì vì có {errors} chỗ cần sửa trước",
        "nothing is imported; places to be mended first: {errors}"
    )))
}

/// Says what a person has to know, each with its sheet and cell.
pub(crate) fn told(problems: &[Problem], out: &Output) {
    for severity in [Severity::Error, Severity::Warning, Severity::Info] {
        let of = problems
            .iter()
            .filter(|problem| problem.severity == severity);
        let of: Vec<_> = of.collect();
        for problem in of.iter().take(SHOWN) {
            let (vi, en) = (
                problem.line(justarch::Lang::Vi),
                problem.line(justarch::Lang::En),
            );
            let text = bilingual!("{vi}", "{en}");
            match severity {
                Severity::Error => out.fault(&Fault::new(text)),
                Severity::Warning => out.warning(&text),
                Severity::Info => out.note(&text),
            }
        }
        let more = of.len().saturating_sub(SHOWN);
        if more > 0 {
            out.warning(&bilingual!("và {more} mục khác", "and {more} more"));
        }
    }
}
