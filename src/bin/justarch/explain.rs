//! `justarch explain`.
#![expect(clippy::indexing_slicing, reason = "keys of objects made here")]

use justarch::{Code, Lang, Side, Text, bilingual, catalog};
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
        let meant = catalog::similar(code);
        let meant: Vec<_> = meant.iter().map(Code::as_str).collect();
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

/// A text in both languages, for machines.
pub(crate) fn both(text: &Text) -> Value {
    json!({ "vi": text.get(Lang::Vi), "en": text.get(Lang::En) })
}

/// A page for machines.
pub(crate) fn page_json(page: &catalog::Explanation) -> Value {
    let bases = page.bases.iter().map(|basis| {
        let date = |date: Option<justarch::Date>| date.map(|d| d.to_string());
        json!({
            "citation": { "vi": basis.citation(Lang::Vi), "en": basis.citation(Lang::En) },
            "instrument": both(&basis.instrument.name),
            "article": basis.article,
            "kind": basis.instrument.kind.key(),
            "signed": date(basis.instrument.signed),
            "valid-from": date(basis.instrument.from),
            "applies-from": date(basis.instrument.first_day()),
            "valid-to": date(basis.instrument.repealed),
            "successor": basis.instrument.successor.map(|next| both(&next.name)),
            "doubtful-from": date(basis.instrument.doubt.as_ref().map(|doubt| doubt.since)),
            "doubt": basis.instrument.doubt.as_ref().map(|doubt| both(&doubt.why)),
            "dates-read-in": basis.instrument.date_source.map(justarch::DateSource::key),
            "end-read-in": basis.instrument.end_source.or(basis.instrument.date_source).filter(|_| basis.instrument.repealed.is_some()).map(justarch::DateSource::key),
            "confidence": basis.confidence.key(),
        })
    });
    let frameworks = page.frameworks.iter().map(ToString::to_string);
    json!({
        "code": page.code.as_str(),
        "family": page.code.family(),
        "about": page.about.key(),
        "severity": page.severity.key(),
        "title": both(&page.title),
        "what": both(&page.what),
        "why": both(&page.why),
        "remedy": both(&page.remedy),
        "bases": bases.collect::<Vec<_>>(),
        "frameworks": frameworks.collect::<Vec<_>>(),
        "examples": page.examples.iter().map(example_json).collect::<Vec<_>>(),
    })
}

fn example_json(example: &catalog::Excerpt) -> Value {
    json!({
        "fails": example.fails,
        "side": match example.side {
            Side::Old => "old",
            Side::New => "new",
        },
        "text": example.text,
    })
}
