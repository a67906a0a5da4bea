//! `justarch export`.

use std::path::{Path, PathBuf};

use justarch::tables::{self, Table, TableSet, Tables};
use justarch::{Lang, Text, bilingual, similar};
use serde_json::json;

use crate::Outcome;
use crate::args::{Asked, Format};
use crate::document;
use crate::engines::{self, GraphForm};
use crate::fault::Fault;
use crate::help_words::Words;
use crate::named::{date, framework};
use crate::new_files;
use crate::output::Output;
pub(crate) use crate::table_args::ExportArgs as Args;
use crate::whole;

/// The forms in which tables are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Form {
    Workbook,
    Csv,
    Markdown,
    Html,
    Graph(GraphForm),
}

/// The Vietnamese of its help.
pub(crate) const VIETNAMESE: Words = &[
    (
        "",
        "Ghi các bảng của văn bản thành tệp bảng tính, CSV, Markdown hoặc HTML; hoặc ghi đồ thị, toàn bộ dữ liệu cho chương trình khác",
    ),
    (".files", "Văn bản; nhiều văn bản khi dùng --tables"),
    (
        ".output",
        "Tệp cần ghi; dạng theo đuôi tệp: bảng tính (.xlsx), CSV, Markdown (.md), HTML, hoặc đồ thị dạng GraphML (.graphml), openCypher (.cypher); nhiều bảng CSV được ghi vào một thư mục",
    ),
    (
        ".dataset",
        "Ghi toàn bộ dữ liệu của một hoặc nhiều văn bản cho các công cụ đọc bảng: văn bản, tổ chức, thành phần, quan hệ, sự phụ thuộc, giá trị của các khóa và kết quả kiểm tra, dạng CSV, vào thư mục nêu ở --output",
    ),
    (
        ".parquet",
        "Dùng với --tables: ghi các bảng dạng Parquet thay cho CSV",
    ),
    (
        ".tables",
        "Chỉ ghi bảng này; dùng được nhiều lần: inventory, databases, sharing-services, exchanges, matrix, services, security-levels, indicators, policy, organisations, changes, gap, roadmap, findings",
    ),
    (
        ".against",
        "Phiên bản trước, dùng cho bảng thay đổi và bảng lộ trình",
    ),
    (
        ".to",
        "Khung có các yêu cầu mà bảng `gap` liệt kê; mặc định là khung của văn bản",
    ),
    (
        ".public",
        "Không đưa vào nội dung thuộc bí mật nhà nước, và nêu số lượng",
    ),
    (".force", "Ghi đè tệp đã có"),
];

pub(crate) fn run(args: &Args, asked: &Asked, out: &mut Output) -> Result<Outcome, Fault> {
    let format = asked.format.common()?;
    if args.dataset {
        return engines::dataset(args, format, out);
    }
    let [file] = args.files.as_slice() else {
        return Err(Fault::with_help(
            Text::fixed(
                "mỗi lần chỉ ghi bảng của một văn bản",
                "the tables of one document are written at a time",
            ),
            Text::fixed(
                "thêm `--tables` để ghi dữ liệu của nhiều văn bản",
                "add `--tables` to write the data of several",
            ),
        ));
    };
    let form = form(&args.output)?;
    if let Form::Graph(form) = form {
        return engines::graph(args, file, form, format, out);
    }
    let sets = sets(args)?;
    let as_of = args.written.as_of.as_deref().map(date).transpose()?;
    let to = args.to.as_deref().map(framework).transpose()?;
    let against = args.against.as_deref();
    let (document, old) = match against {
        Some(old) => {
            let (old, new) = document::pair(old, file, None)?;
            (new, Some(old))
        }
        None => (document::read(file, None)?, None),
    };
    let mut inputs = vec![(&document, file.as_str())];
    inputs.extend(old.as_ref().zip(against));
    if args.written.public {
        // What was not read may be secret.
        whole::all_read(&inputs)?;
    }
    whole::warn(&inputs, out);
    let report = if sets.contains(&TableSet::Findings) {
        let (report, fault) = engines::findings(file, &document, as_of, out)?;
        match fault {
            Some(fault) if !args.tables.is_empty() => return Err(fault),
            Some(_) | None => Some(report),
        }
    } else {
        None
    };
    let mut source = Tables::of(document.architecture());
    if let Some(old) = &old {
        source = source.against(old.architecture());
    }
    if let Some(report) = &report {
        source = source.findings(report);
    }
    if let Some(to) = to {
        source = source.toward(to);
    }
    if let Some(day) = as_of {
        source = source.as_of(day);
    }
    if args.written.public {
        source = source.public();
    }
    let mut made = Vec::new();
    for set in sets {
        match source.table(set) {
            Some(table) => made.push(table),
            None if args.tables.is_empty() => {}
            None => return Err(missing(set, document.architecture().framework())),
        }
    }
    let written = write(args, form, &made, out.lang())?;
    told(&made, &written, format, out)?;
    Ok(Outcome::Clean)
}

/// The tables asked for, or all that can be made.
fn sets(args: &Args) -> Result<Vec<TableSet>, Fault> {
    let mut sets = Vec::new();
    for word in &args.tables {
        let set = word.parse::<TableSet>().map_err(|_| unknown(word))?;
        let needs_old = matches!(set, TableSet::Changes | TableSet::Roadmap);
        if needs_old && args.against.is_none() {
            return Err(Fault::with_help(
                bilingual!(
                    "bảng `{word}` cần phiên bản trước để so sánh",
                    "the table `{word}` needs an earlier version to compare with"
                ),
                Text::fixed("thêm `--against CŨ.yaml`", "add `--against OLD.yaml`"),
            ));
        }
        if !sets.contains(&set) {
            sets.push(set);
        }
    }
    if sets.is_empty() {
        sets.extend(TableSet::ALL);
    }
    Ok(sets)
}

fn unknown(word: &str) -> Fault {
    let known = TableSet::ALL.map(TableSet::key);
    let meant = similar(word, known);
    let all = known.join(", ");
    let text = bilingual!(
        "không có bảng `{word}`; các bảng: {all}",
        "there is no table `{word}`; there are {all}"
    );
    Fault::or_similar(text, &meant)
}

fn missing(set: TableSet, framework: justarch::FrameworkVersion) -> Fault {
    Fault::new(bilingual!(
        "không lập được bảng `{set}`: chưa biết khung kiến trúc {framework}",
        "the table `{set}` cannot be made: the framework {framework} is not known"
    ))
}

fn form(path: &Path) -> Result<Form, Fault> {
    let ending = path.extension().and_then(|ending| ending.to_str());
    match ending.map(str::to_ascii_lowercase).as_deref() {
        Some("xlsx") => Ok(Form::Workbook),
        Some("csv") => Ok(Form::Csv),
        Some("md") => Ok(Form::Markdown),
        Some("html" | "htm") => Ok(Form::Html),
        Some("graphml") => Ok(Form::Graph(GraphForm::GraphMl)),
        Some("cypher" | "cql") => Ok(Form::Graph(GraphForm::Cypher)),
        Some(_) | None => {
            let shown = path.display();
            Err(Fault::with_help(
                bilingual!(
                    "không biết dạng của tệp `{shown}`",
                    "the form of the file `{shown}` is not known"
                ),
                Text::fixed(
                    "đặt tên tệp có đuôi .xlsx, .csv, .md, .html, .graphml hoặc .cypher; với `--tables` thì nêu một thư mục",
                    "let its name end with .xlsx, .csv, .md, .html, .graphml or .cypher; with `--tables` name a folder",
                ),
            ))
        }
    }
}

/// Writes the tables; gives the files.
fn write(args: &Args, form: Form, made: &[Table], lang: Lang) -> Result<Vec<PathBuf>, Fault> {
    let path = &args.output;
    let mut files = Vec::new();
    match form {
        Form::Workbook => {
            let bytes = tables::xlsx(made, lang);
            let bytes = bytes.map_err(|error| Fault::new(error.text().clone()))?;
            files.push((path.clone(), bytes));
        }
        Form::Markdown => files.push((path.clone(), tables::markdown(made, lang).into_bytes())),
        Form::Html => files.push((path.clone(), tables::html(made, lang).into_bytes())),
        // Written apart: it is no table.
        Form::Graph(_) => {}
        Form::Csv => {
            let folder = path.with_extension("");
            for table in made {
                let place = match made.len() {
                    1 => path.clone(),
                    _ => folder.join(format!("{}.csv", table.set)),
                };
                files.push((place, tables::csv(table, lang).into_bytes()));
            }
        }
    }
    new_files::write(&files, args.written.force)?;
    Ok(files.into_iter().map(|(path, _)| path).collect())
}

fn told(made: &[Table], files: &[PathBuf], format: Format, out: &mut Output) -> Result<(), Fault> {
    match format {
        Format::Human => {
            for path in files {
                let shown = path.display();
                let line = bilingual!("Đã tạo {shown}\n", "Made {shown}\n");
                out.text(line.get(out.lang()));
            }
            for table in made.iter().filter(|table| table.left_out > 0) {
                let (set, count) = (table.set, table.left_out);
                out.warning(&bilingual!(
                    "bảng `{set}` không đưa vào {count} dòng thuộc bí mật nhà nước",
                    "rows left out of the table `{set}` as state secrets: {count}"
                ));
            }
        }
        Format::Json => {
            let files: Vec<_> = files
                .iter()
                .map(|path| path.display().to_string())
                .collect();
            let tables: Vec<_> = made
                .iter()
                .map(|table| {
                    json!({
                        "table": table.set.key(),
                        "rows": table.rows.len(),
                        "left-out": table.left_out,
                    })
                })
                .collect();
            out.json(&json!({ "schema-version": "1", "files": files, "tables": tables }))?;
        }
    }
    Ok(())
}
