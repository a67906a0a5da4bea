//! `justarch diff`.

use justarch::{Diff, DiffJson, Document, Severity, bilingual};

use crate::Outcome;
use crate::args::{DiffArgs, Format, ListClass};
use crate::fault::Fault;
use crate::input;
use crate::output::Output;

pub(crate) fn run(args: &DiffArgs, format: Format, out: &mut Output) -> Result<Outcome, Fault> {
    let (old, new) = pair(&args.old, &args.new, out)?;
    let diff = Diff::between(old.architecture(), new.architecture());
    match format {
        Format::Human => {
            let renderer = out.renderer().list(args.list.into());
            out.text(&renderer.render_diff(&diff, &old, &new));
            if args.list != ListClass::Editorial && !diff.is_empty() {
                let all = bilingual!(
                    "Liệt kê tất cả: thêm `--list editorial`",
                    "To list all: add `--list editorial`"
                );
                out.text(&format!("{}\n", all.get(out.lang())));
            }
        }
        Format::Json => out.json(&DiffJson::new(&diff, &old, &new))?,
    }
    let level = args.fail_on.and_then(|l| l.class());
    let fails = args.exit_code && !diff.is_empty()
        || level.is_some_and(|level| diff.verdict().is_some_and(|v| v >= level));
    Ok(if fails {
        Outcome::Findings
    } else {
        Outcome::Clean
    })
}

/// Reads two versions. Of a text with errors the good part is compared, which must not pass unsaid.
pub(crate) fn pair(old: &str, new: &str, out: &Output) -> Result<(Document, Document), Fault> {
    if old == "-" && new == "-" {
        return Err(Fault::new(bilingual!(
            "chỉ một trong hai phiên bản được đọc từ đầu vào chuẩn",
            "only one of the two versions can come from the standard input"
        )));
    }
    let documents = (input::read(old)?, input::read(new)?);
    for (document, input) in [(&documents.0, old), (&documents.1, new)] {
        let errors = document.report().count(Severity::Error);
        if errors > 0 {
            out.warning(&bilingual!(
                "`{input}` có {errors} lỗi khi đọc; chỉ phần đọc được được so sánh; xem `justarch check {input}`",
                "`{input}` has {errors} errors; only its good part is compared; see `justarch check {input}`"
            ));
        }
    }
    Ok(documents)
}
