//! `justarch import`.

use justarch::tables::import::Import;
use justarch::{Class, Diff, Document, Text, bilingual};

use crate::Outcome;
use crate::args::{Asked, Format};
use crate::document;
use crate::fault::Fault;
use crate::help_words::Words;
use crate::imported;
use crate::output::Output;
use crate::rewrite::{between, show_or_write, writable};
pub(crate) use crate::table_args::ImportArgs as Args;
use crate::whole;

/// The Vietnamese of its help.
pub(crate) const VIETNAMESE: Words = &[
    (
        "",
        "Nhập các thay đổi từ bảng đã sửa vào văn bản; in các thay đổi, hoặc ghi vào tệp bằng --write",
    ),
    (
        ".file",
        "Tệp bảng tính (.xlsx) hoặc CSV do `export` tạo và đã được sửa; với --map là bảng của cơ quan",
    ),
    (
        ".map",
        "Đọc bảng của cơ quan qua tệp ánh xạ này: cột nào là thuộc tính nào, giá trị được viết ra sao",
    ),
    (
        ".table",
        "Tệp là bảng nào, khi tiêu đề hợp với nhiều bảng: inventory, databases, sharing-services, exchanges, services, security-levels, indicators, policy, organisations",
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
    let asked = imported::Asked::read(&args.file, args.map.as_deref(), args.table.as_deref())?;
    let mut import = Import::with(&document, &asked.book, &asked.options());
    if args.accept_removals {
        import.accept_removals();
    }
    imported::told(&import.problems, out);
    if args.accept_removals {
        out.note(&Text::fixed(
            "các dòng không còn trong bảng được bỏ khỏi văn bản",
            "what is gone from the tables is taken out of the document",
        ));
    }
    // Where a table is not found through a mapping, it was said why.
    if import.tables.is_empty() && !import.has_errors() {
        return Err(imported::unmapped(&args.file, &asked, out));
    }
    imported::sound(&import.problems)?;
    let after = import.edited(&document).map_err(|error| {
        let text = error.text();
        let (vi, en) = (text.get(justarch::Lang::Vi), text.get(justarch::Lang::En));
        Fault::new(bilingual!("không nhập được: {vi}", "not imported: {en}"))
    })?;
    // Read again, the tables and the document say the same: of parts that are told apart by what they say, an edit could
    // have met another one.
    let again = Import::with(&after, &asked.book, &asked.options());
    if !again.edits.is_empty() && !again.has_errors() {
        return Err(Fault::with_help(
            Text::fixed(
                "không nhập được: sau khi sửa, văn bản vẫn khác bảng ở một số ô",
                "not imported: with the edits made, the document still differs from some cells",
            ),
            Text::fixed(
                "có nhiều mục giống nhau; sửa các mục đó trực tiếp trong văn bản, hoặc nhập từng ô một",
                "several entries are alike: edit these in the document, or import one cell at a time",
            ),
        ));
    }
    let changes = between(Document::sources(&document), Document::sources(&after));
    if changes.is_empty() {
        out.note(&Text::fixed(
            "không có gì thay đổi",
            "there is nothing to change",
        ));
    } else if format == Format::Human {
        let diff = Diff::between(document.architecture(), after.architecture());
        let renderer = out.renderer().list(Class::Editorial);
        out.text(&renderer.render_edits(&diff, &document, &after));
        out.text("\n");
    }
    show_or_write(&changes, &args.into, (args.write, format), out)
}
