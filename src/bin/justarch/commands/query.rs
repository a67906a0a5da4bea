//! `justarch query`.

use justarch::query::{Column, Selector, SelectorError};
use justarch::tables::{self, Tables};
use justarch::{Lang, Text, bilingual, json};

use crate::Outcome;
use crate::args::{Asked, Destination, TableFormat};
use crate::document;
use crate::fault::Fault;
use crate::help_words::Words;
use crate::named::date;
use crate::output::Output;
use crate::whole;

/// Lists the elements that meet conditions
#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    /// The document
    #[arg(value_name = "FILE")]
    pub(crate) file: String,
    /// The conditions, such as `kind = database and security-level >= 3` or `depends-on* moj-lgsp`
    #[arg(long = "where", value_name = "SELECTOR", required = true)]
    pub(crate) selector: String,
    /// What to show of them, separated by commas: id, layer, agency, own, and keys of elements; otherwise id, name, kind, layer, owner
    #[arg(long, value_name = "KEY", value_delimiter = ',')]
    pub(crate) columns: Vec<String>,
    /// Leave out what has ended by that day; otherwise by the date of the document
    #[arg(long, value_name = "DATE")]
    pub(crate) as_of: Option<String>,
    /// Leave out what is a state secret, and say how much
    #[arg(long)]
    pub(crate) public: bool,
    #[command(flatten)]
    pub(crate) into: Destination,
}

/// The Vietnamese of its help.
pub(crate) const VIETNAMESE: Words = &[
    ("", "Liệt kê các thành phần thỏa mãn điều kiện"),
    (
        ".selector",
        "Điều kiện, chẳng hạn `kind = database and security-level >= 3` hoặc `depends-on* moj-lgsp`",
    ),
    (
        ".columns",
        "Nội dung hiển thị, cách nhau bằng dấu phẩy: id, layer, agency, own và các khóa của thành phần; mặc định là id, name, kind, layer, owner",
    ),
    (
        ".as_of",
        "Không tính những gì đã kết thúc tại ngày này; mặc định theo ngày của văn bản",
    ),
    (
        ".public",
        "Không đưa vào nội dung thuộc bí mật nhà nước, và nêu số lượng",
    ),
];

pub(crate) fn run(args: &Args, asked: &Asked, out: &mut Output) -> Result<Outcome, Fault> {
    out.write_to(&args.into, [&args.file])?;
    let format = asked.format.table()?;
    let selector = Selector::parse(&args.selector).map_err(|error| refused(&error))?;
    if !selector.can_select() {
        out.warning(&Text::fixed(
            "các điều kiện về loại và lớp loại trừ nhau, nên không văn bản nào có kết quả",
            "no kind of element meets what is asked of kinds and layers, so no document has a result",
        ));
    }
    let columns = columns(&args.columns)?;
    let as_of = args.as_of.as_deref().map(date).transpose()?;
    let document = document::read(&args.file, None)?;
    let of_one = [(&document, args.file.as_str())];
    if args.public {
        // What was not read may be secret.
        whole::all_read(&of_one)?;
    }
    whole::warn(&of_one, out);
    let all = document.architecture();
    // No condition is met by what is secret, and no column tells of it.
    let public = args.public.then(|| all.without_state_secrets());
    let public = public.transpose();
    let public = public.map_err(|error| Fault::new(error.text().clone()))?;
    let arch = public.as_ref().unwrap_or(all);
    let left_out = [
        all.element_count().saturating_sub(arch.element_count()),
        all.relation_count().saturating_sub(arch.relation_count()),
    ];
    let day = as_of.or_else(|| arch.evaluation_date());
    let found = selector.select(arch, day);
    let mut found = found.map_err(|error| refused(&error))?;
    let mut source = Tables::of(arch);
    if args.public {
        // Texts may name what is not there any more.
        source = source.against(all).public();
    }
    let lang = out.lang();
    let mut table = || source.selected(&mut found, &columns);
    match format {
        TableFormat::Json => {
            if args.public {
                // Making the rows keeps of the found what may be told.
                table();
            }
            let mut answer = json::Query::new(&selector, &found, &columns, &document);
            answer.left_out = answer.left_out.saturating_add(left_out[0]);
            return out.json(&answer).map(|()| Outcome::Clean);
        }
        TableFormat::Human => {
            let table = table();
            if !found.is_empty() {
                out.text(&tables::terminal(&table, lang));
                out.text("\n");
            }
            let count = found.len();
            let total = bilingual!("số thành phần: {count}\n", "elements: {count}\n");
            out.text(total.get(lang));
        }
        TableFormat::Markdown => out.text(&tables::markdown(&[table()], lang)),
        TableFormat::Csv => out.text(&tables::csv(&table(), lang)),
    }
    if let Some(said) = tables::undecided(&found) {
        out.warning(&said);
    }
    let [gone, relations] = left_out;
    let elements = gone.saturating_add(found.left_out());
    if args.public && elements.saturating_add(relations) > 0 {
        out.warning(&bilingual!(
            "không đưa vào {elements} thành phần và {relations} quan hệ thuộc bí mật nhà nước",
            "left out as state secrets: {elements} elements and {relations} relations"
        ));
    }
    Ok(Outcome::Clean)
}

fn columns(asked: &[String]) -> Result<Vec<Column>, Fault> {
    if asked.is_empty() {
        return Ok(Column::usual());
    }
    let columns = asked.iter().map(|key| {
        let column = key.trim().parse::<Column>();
        column.map_err(|error| Fault::new(error.text().clone()))
    });
    columns.collect()
}

/// Says where a selector is wrong, and shows the place.
fn refused(error: &SelectorError) -> Fault {
    let (column, excerpt) = (error.column(), error.excerpt());
    let excerpt = excerpt.replace('\n', "\n  ");
    let message = error.message();
    let (vi, en) = (message.get(Lang::Vi), message.get(Lang::En));
    let text = bilingual!(
        "`--where`, cột {column}: {vi}\n  {excerpt}",
        "`--where`, column {column}: {en}\n  {excerpt}"
    );
    match error.help() {
        Some(help) => Fault::with_help(text, help.clone()),
        None => Fault::new(text),
    }
}
