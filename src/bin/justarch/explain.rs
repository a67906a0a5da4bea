//! `justarch explain`.

use justarch::{Code, bilingual, catalog, json};

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
        Format::Json => out.json(&json::Explanation::from(&page))?,
    }
    Ok(Outcome::Clean)
}
