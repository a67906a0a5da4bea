//! `justarch import`.

use std::path::Path;

use justarch::tables::import::{Import, Problem, Workbook};
use justarch::{Class, Diff, Document, Limits, Severity, Text, bilingual};

use crate::Outcome;
use crate::args::{Asked, Format};
use crate::document;
use crate::fault::Fault;
use crate::file;
use crate::help_words::Words;
use crate::output::Output;
use crate::rewrite::{between, show_or_write, writable};
pub(crate) use crate::table_args::ImportArgs as Args;
use crate::whole;

/// More problems of one severity are counted.
const SHOWN: usize = 200;

/// The Vietnamese of its help.
pub(crate) const VIETNAMESE: Words = &[
    (
        "",
        "Nhập các thay đổi từ bảng đã sửa vào văn bản; in các thay đổi, hoặc ghi vào tệp bằng --write",
    ),
    (
        ".file",
        "Tệp bảng tính (.xlsx) hoặc CSV do `export` tạo và đã được sửa",
    ),
    (".into", "Văn bản nhận các thay đổi"),
    (
        ".write",
        "Ghi các tệp thay vì in các thay đổi: ghi được tất cả hoặc không ghi tệp nào",
    ),
    (
        ".accept_removals",
        "Bỏ khỏi văn bản những mục không còn dòng trong bảng",
    ),
];

pub(crate) fn run(args: &Args, asked: &Asked, out: &mut Output) -> Result<Outcome, Fault> {
    let format = asked.format.common()?;
    if args.write {
        writable(&args.into)?;
    }
    let document = document::read(&args.into, None)?;
    whole::all_read(&[(&document, args.into.as_str())])?;
    let name = Path::new(&args.file).file_name();
    let name = name.map_or_else(
        || args.file.clone(),
        |name| name.to_string_lossy().into_owned(),
    );
    let bytes = file::read(Path::new(&args.file), &Limits::default());
    let bytes = bytes.map_err(|why| Fault::new(why).within(&args.file))?;
    let book = Workbook::read(&name, &bytes);
    let book = book.map_err(|error| Fault::new(error.text().clone()).within(&args.file))?;
    let mut import = Import::of(&document, &book);
    if args.accept_removals {
        import.accept_removals();
    }
    told(&import.problems, args.accept_removals, out);
    if import.tables.is_empty() {
        let file = &args.file;
        return Err(Fault::with_help(
            bilingual!(
                "`{file}` không có bảng nào nhập được",
                "`{file}` has no table that can be imported"
            ),
            Text::fixed(
                "nhập tệp do `justarch export` tạo, giữ dòng tiêu đề",
                "import a file that `justarch export` made, with its row of headers",
            ),
        ));
    }
    if import.has_errors() {
        let errors = import.problems.iter();
        let errors = errors.filter(|p| p.severity == Severity::Error).count();
        return Err(Fault::new(bilingual!(
            "không nhập gì vì có {errors} ô cần sửa trước",
            "nothing is imported; cells to be mended first: {errors}"
        )));
    }
    let after = import.edited(&document).map_err(|error| {
        let text = error.text();
        let (vi, en) = (text.get(justarch::Lang::Vi), text.get(justarch::Lang::En));
        Fault::new(bilingual!("không nhập được: {vi}", "not imported: {en}"))
    })?;
    let changes = between(Document::sources(&document), Document::sources(&after));
    if changes.is_empty() {
        out.note(&Text::fixed(
            "không có gì thay đổi",
            "there is nothing to change",
        ));
    } else if format == Format::Human {
        let diff = Diff::between(document.architecture(), after.architecture());
        let renderer = out.renderer().list(Class::Editorial);
        out.text(&renderer.render_diff(&diff, &document, &after));
        out.text("\n");
    }
    show_or_write(&changes, &args.into, (args.write, format), out)
}

/// Says what a person has to know, each with its sheet and cell.
fn told(problems: &[Problem], removes: bool, out: &Output) {
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
    if removes {
        out.note(&Text::fixed(
            "các dòng không còn trong bảng được bỏ khỏi văn bản",
            "what is gone from the tables is taken out of the document",
        ));
    }
}
