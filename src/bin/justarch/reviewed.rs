//! The review of a step by the configuration, for the commands that show it.

use std::path::Path;

use justarch::{
    Date, Diff, Document, FindingFilter, Lang, Review, RuleLevel, Severity, Transition, bilingual,
};

use crate::fault::Fault;
use crate::named::known_framework;
use crate::output::Output;
use crate::settings::{self, Levels};
use crate::unused::Reader;

/// A review with what it was made by.
pub(crate) struct Reviewed<'a> {
    pub(crate) review: Review<'a>,
    pub(crate) transition: Transition<'a>,
    pub(crate) levels: Levels,
    /// From which severity on it fails, by the configuration.
    pub(crate) fail_on: Option<Severity>,
}

/// Reviews the step between two versions, each with its name, by the configuration that is given or found from the later one.
pub(crate) fn reviewed<'a>(
    ends: [(&'a Document, &str); 2],
    config: Option<&Path>,
    as_of: Option<Date>,
    given: Vec<(String, RuleLevel)>,
    out: &Output,
) -> Result<Reviewed<'a>, Fault> {
    let [(old, old_name), (new, new_name)] = ends;
    for document in [old, new] {
        known_framework(document, document.architecture().framework())?;
    }
    let (before, after) = (old.architecture(), new.architecture());
    let between = Transition::between(before, after);
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
    let policy = settings::verdict(new_name, config)?;
    let mut diff = match as_of {
        Some(day) => Diff::between_as_of(before, after, day),
        None => Diff::between(before, after),
    };
    let found = settings::found(Reader::Transition, &ends, config, out)?;
    let mut about_settings = found.said;
    about_settings.extend(policy.apply(&mut diff, as_of));
    let levels = Levels {
        given,
        configured: found.levels,
    };
    let most = |input| settings::limits(input, config).map(|l| l.findings);
    // Each end by its own day; `--as-of` is for the new one.
    let filters = [
        levels
            .on(FindingFilter::of(old, None), most(old_name)?)
            .holding(old.report().clone()),
        levels
            .on(FindingFilter::of(new, as_of), most(new_name)?)
            .holding(new.report().clone()),
        levels
            .on(FindingFilter::new(), most(new_name)?)
            .holding(about_settings),
    ];
    let review = FindingFilter::review(filters, &transition, diff);
    Ok(Reviewed {
        review,
        transition,
        levels,
        fail_on: found.fail_on,
    })
}
