//! `justarch explain`.

use justarch::{Lang, bilingual, catalog};
use serde_json::{Value, json};

use crate::Outcome;
use crate::args::{ExplainArgs, Format};
use crate::fault::Fault;
use crate::output::Output;
use crate::own_rules;

pub(crate) fn run(args: &ExplainArgs, format: Format, out: &mut Output) -> Result<Outcome, Fault> {
    let code = &args.code;
    let own = own_rules::load(&args.own.rules, out)?;
    let own = own_rules::info(&own, code).map(catalog::of_own);
    let Some(page) = own.or_else(|| catalog::explain(code)) else {
        let meant: Vec<_> = catalog::similar(code)
            .iter()
            .map(ToString::to_string)
            .collect();
        let text = bilingual!("không có mã `{code}`", "there is no code `{code}`");
        if meant.is_empty() {
            let all = bilingual!(
                "xem mọi mã: `justarch rules`",
                "to list all codes: `justarch rules`"
            );
            return Err(Fault::with_help(text, all));
        }
        return Err(Fault::or_similar(text, &meant));
    };
    match format {
        Format::Human => out.text(&page.render(out.lang())),
        Format::Json => {
            let mut value = page_json(&page);
            value["schema-version"] = json!("1");
            out.json(&value)?;
        }
    }
    Ok(Outcome::Clean)
}

/// A page for machines.
pub(crate) fn page_json(page: &catalog::Explanation) -> Value {
    let both =
        |text: &justarch::Text| json!({ "vi": text.get(Lang::Vi), "en": text.get(Lang::En) });
    let bases = page.bases.iter().map(|basis| {
        let date = |date: Option<justarch::Date>| date.map(|d| d.to_string());
        json!({
            "citation": { "vi": basis.citation(Lang::Vi), "en": basis.citation(Lang::En) },
            "article": basis.article,
            "from": date(basis.instrument.from),
            "repealed": date(basis.instrument.repealed),
            "successor": basis.instrument.successor.as_ref().map(both),
            "confidence": basis.confidence.key(),
        })
    });
    let frameworks = page.frameworks.iter().map(ToString::to_string);
    json!({
        "code": page.code.as_str(),
        "about": page.about.key(),
        "severity": page.severity.key(),
        "title": both(&page.title),
        "what": both(&page.what),
        "why": both(&page.why),
        "remedy": both(&page.remedy),
        "bases": bases.collect::<Vec<_>>(),
        "frameworks": frameworks.collect::<Vec<_>>(),
    })
}
