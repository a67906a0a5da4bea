//! `justarch check --fix`.

use justarch::edit::{self, Fix};
use justarch::{Document, Lang, Locate as _, Report, Text, bilingual};

use crate::args::{CheckArgs, FindingFormat, Format};
use crate::fault::Fault;
use crate::output::Output;
use crate::rewrite::{between, show_or_write, writable};

/// Makes the corrections of a document and shows or writes them. Gives the findings of the files as they are then.
pub(crate) fn run(
    input: &str,
    document: &Document,
    args: &CheckArgs,
    found: impl Fn(&Document) -> Report,
    format: FindingFormat,
    out: &mut Output,
) -> Result<Report, Fault> {
    let format = match format {
        FindingFormat::Human => Format::Human,
        FindingFormat::Json => Format::Json,
        FindingFormat::Markdown | FindingFormat::Listed(_) => {
            return Err(Fault::new(Text::fixed(
                "`--fix` chỉ in diff hoặc `json`",
                "`--fix` prints a diff or `json` only",
            )));
        }
    };
    if args.corrections.write {
        writable(input)?;
    }
    let wanted = |fix: &Fix| fix.is_safe || args.corrections.unsafe_too;
    let fixed = edit::fix(document, |document| {
        let mut fixes = document.fixes(&found(document));
        fixes.retain(wanted);
        fixes
    });
    let changes = between(
        Document::sources(document),
        Document::sources(&fixed.document),
    );
    show_or_write(&changes, input, (args.corrections.write, format), out)?;
    let after = found(&fixed.document);
    let rest = fixed.document.fixes(&after);
    let doubtful: Vec<_> = rest.iter().filter(|fix| !wanted(fix)).collect();
    told(
        fixed.made.len(),
        &doubtful,
        &fixed.left,
        (&fixed.document, &after),
        out,
    );
    Ok(if args.corrections.write {
        after
    } else {
        found(document)
    })
}

/// Says on the standard error what was made and what was not.
fn told(
    made: usize,
    doubtful: &[&Fix],
    left: &[Fix],
    (document, found): (&Document, &Report),
    out: &Output,
) {
    let list = |fixes: &[&Fix], lang: Lang| -> String {
        let lines = fixes.iter().map(|fix| {
            let sources = Document::sources(document);
            let (name, at) = (sources.name(fix.at.source), sources.position(fix.at));
            // What was found in reading, then by the rules.
            let reasons = document.report().iter().chain(found.iter());
            let reason = reasons.into_iter().find(|found| {
                let place = found
                    .labels
                    .first()
                    .and_then(|label| document.span_of(label));
                found.code == fix.code && place == Some(fix.at)
            });
            let reason = reason.map_or("", |found| found.message.get(lang));
            format!(
                "\n  {name}:{}:{}: {}: {reason}",
                at.line, at.column, fix.code
            )
        });
        lines.collect()
    };
    if made > 0 {
        out.note(&bilingual!(
            "số chỗ được sửa: {made}",
            "corrections made: {made}"
        ));
    }
    if !doubtful.is_empty() {
        let (vi, en) = (list(doubtful, Lang::Vi), list(doubtful, Lang::En));
        let count = doubtful.len();
        out.warning(&bilingual!(
            "{count} chỗ có thể sửa bằng `--unsafe`, cần có người xem lại:{vi}",
            "corrections to be looked at, made with `--unsafe`: {count}{en}"
        ));
    }
    if !left.is_empty() {
        let left: Vec<_> = left.iter().collect();
        let (vi, en) = (list(&left, Lang::Vi), list(&left, Lang::En));
        let count = left.len();
        out.warning(&bilingual!(
            "{count} chỗ không tự sửa được vì gây ra lỗi khác hoặc vướng chỗ sửa khác:{vi}",
            "corrections not made, for they would bring errors or meet others: {count}{en}"
        ));
    }
}
