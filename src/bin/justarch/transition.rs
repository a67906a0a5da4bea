//! `justarch transition`.

use justarch::{Diff, FindingFilter, Lang, ReviewMarkdown, Transition, bilingual, json};

use crate::Outcome;
use crate::args::{LevelArg, PageFormat, TransitionArgs};
use crate::document;
use crate::fault::Fault;
use crate::named::{cut, date, known_framework};
use crate::output::Output;
use crate::settings::{self, Levels};
use crate::unused::Reader;
use crate::whole;

pub(crate) fn run(
    args: &TransitionArgs,
    levels: &[LevelArg],
    format: PageFormat,
    out: &mut Output,
) -> Result<Outcome, Fault> {
    let as_of = args.as_of.as_deref().map(date).transpose()?;
    let cut = cut(args.bands.as_deref())?;
    let given = settings::given_levels(levels, out)?;
    let (old, new) = document::pair(&args.old, &args.new, args.config.as_deref())?;
    for document in [&old, &new] {
        known_framework(document, document.architecture().framework())?;
    }
    let between = Transition::between(old.architecture(), new.architecture());
    let mut transition = between.map_err(|error| {
        let (vi, en) = (error.text().get(Lang::Vi), error.text().get(Lang::En));
        Fault::new(bilingual!(
            "không đánh giá được việc chuyển đổi: {vi}",
            "the step cannot be judged: {en}"
        ))
    })?;
    if let Some(day) = as_of {
        transition = transition.as_of(day);
    }
    let policy = settings::verdict(&args.new, args.config.as_deref())?;
    let (before, after) = (old.architecture(), new.architecture());
    let mut diff = match as_of {
        Some(day) => Diff::between_as_of(before, after, day),
        None => Diff::between(before, after),
    };
    let inputs = [(&old, args.old.as_str()), (&new, args.new.as_str())];
    let found = settings::found(Reader::Transition, &inputs, args.config.as_deref(), out)?;
    let mut about_settings = found.said;
    about_settings.extend(policy.apply(&mut diff, as_of));
    let levels = Levels {
        given,
        configured: found.levels,
    };
    let most = |input| settings::limits(input, args.config.as_deref()).map(|l| l.findings);
    // Each end by its own day; `--as-of` is for the new one.
    let filters = [
        levels
            .on(FindingFilter::of(&old, None), most(&args.old)?)
            .holding(old.report().clone()),
        levels
            .on(FindingFilter::of(&new, as_of), most(&args.new)?)
            .holding(new.report().clone()),
        levels
            .on(FindingFilter::new(), most(&args.new)?)
            .holding(about_settings),
    ];
    let review = FindingFilter::review(filters, &transition, diff);
    match format {
        PageFormat::Markdown => {
            let mut page = ReviewMarkdown::new(&review, &old, &new, out.lang());
            if let Some(cut) = cut {
                page = page.bands(cut);
            }
            out.text(&page.to_string());
        }
        PageFormat::Json => out.json(&match cut {
            Some(cut) => json::Review::by_band(&review, &old, &new, cut),
            None => json::Review::new(&review, &old, &new),
        })?,
        PageFormat::Human => {
            let renderer = out.renderer().list(args.list.into());
            let renderer = renderer.full_checks(args.checks);
            let renderer = cut.map_or(renderer, |cut| renderer.bands(cut));
            out.text(&renderer.render_review(&review, &old, &new));
        }
    }
    if !review.completeness().is_complete() {
        out.warning(&whole::UNDECIDED);
        return Ok(Outcome::Refused);
    }
    let level = match args.fail_on {
        Some(given) => given.severity(),
        None => found.fail_on,
    };
    let fails = level.is_some_and(|s| review.has_at_least(s));
    Ok(if fails {
        Outcome::Findings
    } else {
        Outcome::Clean
    })
}
