//! `justarch export` for other programs: the graph, and all data as tables.

use std::collections::BTreeSet;
use std::path::PathBuf;

use justarch::interchange::{Dataset, GraphExport};
use justarch::{Date, Document, Report, Text, bilingual};
use serde_json::json;

use crate::Outcome;
use crate::args::Format;
use crate::commands::check;
use crate::document;
use crate::fault::Fault;
use crate::input::identity;
use crate::named::date;
use crate::new_files;
use crate::output::Output;
use crate::table_args::ExportArgs;
use crate::whole;

/// The forms of the graph.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum GraphForm {
    GraphMl,
    Cypher,
}

/// Writes the graph of a document.
pub(crate) fn graph(
    args: &ExportArgs,
    file: &str,
    form: GraphForm,
    format: Format,
    out: &mut Output,
) -> Result<Outcome, Fault> {
    let is_of_tables = !args.tables.is_empty() || args.against.is_some() || args.to.is_some();
    if is_of_tables || args.written.as_of.is_some() {
        return Err(Fault::new(Text::fixed(
            "`--table`, `--against`, `--to` và `--as-of` không dùng được khi ghi đồ thị",
            "`--table`, `--against`, `--to` and `--as-of` say nothing of a graph",
        )));
    }
    let document = read(args, file, out)?;
    let mut graph = GraphExport::of(document.architecture());
    if args.written.public {
        graph = graph.public();
    }
    let text = match form {
        GraphForm::GraphMl => graph.graphml(),
        GraphForm::Cypher => graph.cypher(),
    };
    let files = [(args.output.clone(), text.into_bytes())];
    new_files::write(&files, args.written.force)?;
    let left_out = graph.left_out();
    let left_out = left_out.elements.saturating_add(left_out.relations);
    told(&files, &[], left_out, format, out)
}

/// Writes all data of documents as tables.
pub(crate) fn dataset(
    args: &ExportArgs,
    format: Format,
    out: &mut Output,
) -> Result<Outcome, Fault> {
    let as_of = args.written.as_of.as_deref().map(date).transpose()?;
    let mut dataset = Dataset::new();
    if args.written.public {
        dataset = dataset.public();
    }
    let mut named = BTreeSet::new();
    for file in &args.files {
        if !named.insert(identity(file)) {
            return Err(Fault::new(bilingual!(
                "văn bản `{file}` được nêu hai lần",
                "the document `{file}` is named twice"
            )));
        }
        let document = read(args, file, out)?;
        let (report, fault) = findings(file, &document, as_of, out)?;
        if let Some(fault) = fault {
            return Err(fault.within(file));
        }
        dataset.add(file, document.architecture(), Some(&report));
    }
    let files = dataset.tables().map(|table| {
        let path = |ending| args.output.join(format!("{}.{ending}", table.name()));
        if args.parquet {
            let bytes = table.parquet();
            return Ok((
                path("parquet"),
                bytes.map_err(|e| Fault::new(e.text().clone()))?,
            ));
        }
        Ok((path("csv"), table.csv().into_bytes()))
    });
    let files = files.collect::<Result<Vec<_>, Fault>>()?;
    new_files::write(&files, args.written.force)?;
    let rows: Vec<_> = dataset
        .tables()
        .map(|table| (table.name(), table.len()))
        .collect();
    told(&files, &rows, dataset.left_out(), format, out)
}

fn read(args: &ExportArgs, file: &str, out: &Output) -> Result<Document, Fault> {
    let document = document::read(file, None)?;
    let of_one = [(&document, file)];
    if args.written.public {
        // What was not read may be secret.
        whole::all_read(&of_one)?;
    }
    whole::warn(&of_one, out);
    Ok(document)
}

/// What a check finds, by the configuration of the document, and why it could not be made whole.
pub(crate) fn findings(
    file: &str,
    document: &Document,
    as_of: Option<Date>,
    out: &Output,
) -> Result<(Report, Option<Fault>), Fault> {
    let checked = check::by_configuration(file, document, as_of, out)?;
    Ok((checked.report, checked.fault))
}

fn told(
    files: &[(PathBuf, Vec<u8>)],
    rows: &[(&str, usize)],
    left_out: usize,
    format: Format,
    out: &mut Output,
) -> Result<Outcome, Fault> {
    let names = files.iter().map(|(path, _)| path.display().to_string());
    match format {
        Format::Human => {
            for shown in names {
                let line = bilingual!("Đã tạo {shown}\n", "Made {shown}\n");
                out.text(line.get(out.lang()));
            }
            if left_out > 0 {
                out.warning(&bilingual!(
                    "không đưa vào {left_out} nội dung thuộc bí mật nhà nước",
                    "left out as state secrets: {left_out}"
                ));
            }
        }
        Format::Json => {
            let files: Vec<_> = names.collect();
            let tables: Vec<_> = rows
                .iter()
                .map(|(table, rows)| json!({ "table": table, "rows": rows }))
                .collect();
            out.json(&json!({
                "schema-version": "1", "files": files, "tables": tables, "left-out": left_out,
            }))?;
        }
    }
    Ok(Outcome::Clean)
}
