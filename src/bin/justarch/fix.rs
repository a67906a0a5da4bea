//! `justarch check --fix`.

use justarch::edit::{self, Fix};
use justarch::json::{Correction, Corrections};
use justarch::{Document, Lang, Report, Severity, Text, bilingual};

use crate::args::FindingFormat;
use crate::check_args::CheckArgs;
use crate::fault::Fault;
use crate::output::Output;
use crate::patch;
use crate::rewrite::{between, show_or_write, writable, write_all};

/// Makes the corrections of a document and shows or writes them. Gives the findings of the files as they are then.
pub(crate) fn run(
    input: &str,
    document: &Document,
    args: &CheckArgs,
    found: impl Fn(&Document) -> Report,
    format: FindingFormat,
    out: &mut Output,
) -> Result<Report, Fault> {
    match format {
        FindingFormat::Human | FindingFormat::Json => {}
        FindingFormat::Markdown | FindingFormat::Listed(_) => {
            return Err(Fault::new(Text::fixed(
                "`--fix` chỉ in diff hoặc `json`",
                "`--fix` prints a diff or `json` only",
            )));
        }
    }
    let write = args.corrections.write;
    if write {
        writable(input)?;
    }
    let wanted = |fix: &Fix| fix.is_safe || args.corrections.unsafe_too;
    let fixed = edit::fix(document, |document| {
        let mut corrections = corrections(document, &found(document));
        corrections.retain(wanted);
        corrections
    });
    let changes = between(
        Document::sources(document),
        Document::sources(&fixed.document),
    );
    let after = found(&fixed.document);
    let rest = corrections(&fixed.document, &after);
    let doubtful = rest.iter().filter(|fix| !wanted(fix));
    let told = Corrections::new(&fixed, doubtful, &after);
    if format == FindingFormat::Json {
        if write {
            write_all(&changes)?;
        }
        let mut data = patch::data(&changes, write);
        data.corrections = Some(told);
        out.json(&data)?;
    } else {
        let human = crate::args::Format::Human;
        show_or_write(&changes, input, (write, human), out)?;
        say(&told, (input, write), out);
    }
    Ok(if write { after } else { found(document) })
}

/// The corrections of a document; what the check passes over is not corrected.
pub(crate) fn corrections(document: &Document, found: &Report) -> Vec<Fix> {
    let mut corrections = document.fixes(found);
    corrections.retain(|fix| !fix.is_passed_over(document, found));
    corrections
}

/// Says on the standard error what was made and what was not.
fn say(told: &Corrections, (input, write): (&str, bool), out: &Output) {
    let list = |all: &[Correction], lang: Lang| -> String {
        let lines = all.iter().map(|left| {
            let Correction {
                code,
                file,
                line,
                column,
                ..
            } = left;
            let message = left.message.as_ref().map_or("", |text| text.get(lang));
            let why = left.why.as_ref().map(|why| match lang {
                Lang::Vi => format!("\n    lý do: {}", why.get(lang)),
                Lang::En => format!("\n    reason: {}", why.get(lang)),
            });
            let why = why.unwrap_or_default();
            format!("\n  {file}:{line}:{column}: {code}: {message}{why}")
        });
        lines.collect()
    };
    let both = |all: &[Correction]| (list(all, Lang::Vi), list(all, Lang::En), all.len());
    if !told.needs_unsafe.is_empty() {
        let (vi, en, count) = both(&told.needs_unsafe);
        out.warning(&bilingual!(
            "{count} chỗ có thể sửa bằng `--unsafe`, cần có người xem lại:{vi}",
            "corrections to be looked at, made with `--unsafe`: {count}{en}"
        ));
    }
    if !told.refused.is_empty() {
        let (vi, en, count) = both(&told.refused);
        out.warning(&bilingual!(
            "{count} chỗ không tự sửa được:{vi}",
            "corrections that cannot be made: {count}{en}"
        ));
    }
    out.note(&made(told.made, input, write));
    out.note(&left(told));
}

fn made(made: usize, input: &str, write: bool) -> Text {
    match made {
        0 => Text::fixed(
            "không có chỗ nào tự sửa được",
            "there is nothing to correct",
        ),
        _ if write => bilingual!("đã sửa: {made} chỗ", "corrections made: {made}"),
        _ if writable(input).is_ok() => bilingual!(
            "sửa được: {made} chỗ; chưa ghi vào tệp, thêm `--write` để ghi",
            "corrections: {made}; nothing is written, add `--write` to write them"
        ),
        _ => bilingual!(
            "sửa được: {made} chỗ; không ghi vào tệp nào",
            "corrections: {made}; nothing is written"
        ),
    }
}

/// What is found in the document then.
fn left(told: &Corrections) -> Text {
    let counts = told.left;
    let by_severity = [
        (Severity::Error, counts.error),
        (Severity::Warning, counts.warning),
        (Severity::Info, counts.info),
    ];
    let all = by_severity
        .iter()
        .fold(0_usize, |sum, (_, count)| sum.saturating_add(*count));
    if all == 0 {
        return Text::fixed("không còn kết quả kiểm tra nào", "no findings are left");
    }
    let parts = |lang: Lang| {
        let parts = by_severity.iter().filter(|(_, count)| *count > 0);
        let parts =
            parts.map(|(severity, count)| format!("{}: {count}", severity.label().get(lang)));
        parts.collect::<Vec<_>>().join(", ")
    };
    let (vi, en) = (parts(Lang::Vi), parts(Lang::En));
    match told.needs_unsafe.len() {
        0 => bilingual!(
            "còn lại: {all} kết quả kiểm tra ({vi})",
            "findings left: {all} ({en})"
        ),
        doubtful => bilingual!(
            "còn lại: {all} kết quả kiểm tra ({vi}), trong đó sửa được bằng `--unsafe`: {doubtful}",
            "findings left: {all} ({en}), of which `--unsafe` corrects: {doubtful}"
        ),
    }
}
