//! `justarch transition`.

use justarch::{Document, Report, ReviewJson, Transition, bilingual};

use crate::Outcome;
use crate::args::{Format, LevelArg, TransitionArgs};
use crate::check::{date, known_code, known_framework, relevel};
use crate::fault::Fault;
use crate::input;
use crate::output::Output;

pub(crate) fn run(
    args: &TransitionArgs,
    levels: &[LevelArg],
    format: Format,
    out: &mut Output,
) -> Result<Outcome, Fault> {
    let as_of = args.as_of.as_deref().map(date).transpose()?;
    for level in levels {
        known_code(&level.name)?;
    }
    let (old, new) = input::pair(&args.old, &args.new)?;
    for document in [&old, &new] {
        known_framework(document, document.architecture().framework())?;
    }
    let between = Transition::between(old.architecture(), new.architecture());
    let mut transition = between.map_err(|error| {
        Fault::new(bilingual!(
            "không đánh giá được việc chuyển đổi: {error}",
            "the step cannot be judged: {error}"
        ))
    })?;
    for level in levels {
        // Codes of the reader have no rule; their findings get their level below.
        let _ = transition.set_level(&level.name, level.level);
    }
    if let Some(day) = as_of {
        transition = transition.as_of(day);
    }
    let mut review = transition.check();
    let with_reading = |document: &Document, found: Report| {
        let mut report = relevel(document.report(), levels);
        report.extend(found);
        report
    };
    review.old = with_reading(&old, std::mem::take(&mut review.old));
    review.new = with_reading(&new, std::mem::take(&mut review.new));
    match format {
        Format::Human => {
            let renderer = out.renderer().list(args.list.into());
            out.text(&renderer.render_review(&review, &old, &new));
        }
        Format::Json => out.json(&ReviewJson::new(&review, &old, &new))?,
    }
    let fails = args
        .fail_on
        .severity()
        .is_some_and(|s| review.has_at_least(s));
    Ok(if fails {
        Outcome::Findings
    } else {
        Outcome::Clean
    })
}
