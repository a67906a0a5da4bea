//! `justarch diff`.

use justarch::{Diff, Severity, bilingual, json};

use crate::Outcome;
use crate::args::{DiffArgs, DiffFormat, FailOnClass};
use crate::document;
use crate::fault::Fault;
use crate::named::{cut, date};
use crate::output::Output;
use crate::settings;
use crate::unused::Reader;
use crate::whole;

pub(crate) fn run(args: &DiffArgs, format: DiffFormat, out: &mut Output) -> Result<Outcome, Fault> {
    let as_of = args.as_of.as_deref().map(date).transpose()?;
    let cut = cut(args.bands.as_deref())?;
    let (old_input, new_input) = document::versions(&args.old, args.new.as_deref())?;
    let (old, new) = document::pair(&old_input, &new_input, args.config.as_deref())?;
    let inputs = [(&old, old_input.as_str()), (&new, new_input.as_str())];
    let reader = Reader::Diff {
        has_gate: args.exit_code || args.fail_on.is_some(),
    };
    for (document, input) in inputs {
        let errors = document.report().count(Severity::Error);
        // Of a text with errors the good part is compared, which must not pass unsaid.
        if errors > 0 {
            let noun = if errors == 1 { "error" } else { "errors" };
            out.warning(&bilingual!(
                "`{input}` có {errors} lỗi khi đọc; chỉ phần đọc được được so sánh; xem `justarch check {input}`",
                "`{input}` has {errors} {noun}; only its good part is compared; see `justarch check {input}`"
            ));
        }
    }
    let policy = settings::verdict(&new_input, args.config.as_deref())?;
    let (before, after) = (old.architecture(), new.architecture());
    let mut diff = match as_of {
        Some(day) => Diff::between_as_of(before, after, day),
        None => Diff::between(before, after),
    };
    let about_policy = policy.apply(&mut diff, as_of);
    let mut about_settings = settings::found(reader, &inputs, args.config.as_deref(), out)?.said;
    about_settings.extend(about_policy);
    out.aside(&about_settings);
    let renderer = out.renderer().list(args.list.into());
    let renderer = cut.map_or(renderer, |cut| renderer.bands(cut));
    match format {
        DiffFormat::Human => out.text(&renderer.render_diff(&diff, &old, &new)),
        DiffFormat::Markdown => out.text(&renderer.render_diff_markdown(&diff, &old, &new)),
        DiffFormat::Accept => out.text(&renderer.render_acceptances(&diff)),
        DiffFormat::Json => out.json(&match cut {
            Some(cut) => json::Diff::by_band(&diff, &old, &new, cut),
            None => json::Diff::new(&diff, &old, &new),
        })?,
    }
    let level = args.fail_on.and_then(FailOnClass::class);
    // A gate is not passed by what nobody has read or could judge.
    if !diff.is_decided() && (args.exit_code || level.is_some()) {
        let why = if diff.completeness().is_complete() {
            whole::UNJUDGED
        } else {
            whole::UNDECIDED
        };
        out.warning(&why);
        return Ok(Outcome::Refused);
    }
    let fails = args.exit_code && !diff.is_empty()
        || level.is_some_and(|level| diff.verdict().is_some_and(|v| v >= level));
    Ok(if fails {
        Outcome::Findings
    } else {
        Outcome::Clean
    })
}
