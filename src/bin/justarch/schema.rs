//! `justarch schema`.

use justarch::json::{self, Output as Written};
use justarch::{Framework, Lang, schema};
use serde_json::Value;

use crate::Outcome;
use crate::args::{SchemaArgs, SchemaOf};
use crate::fault::Fault;
use crate::named;
use crate::output::Output;

pub(crate) fn run(args: &SchemaArgs, out: &mut Output) -> Result<Outcome, Fault> {
    let framework = match &args.framework {
        Some(number) => Some(named::the_framework(number)?),
        None => None,
    };
    let schema = of(args.of, framework, out.lang());
    // A schema is for machines, whatever form is asked for.
    out.json(&schema)?;
    Ok(Outcome::Clean)
}

fn of(of: SchemaOf, framework: Option<&'static Framework>, lang: Lang) -> Value {
    match of {
        SchemaOf::Document => schema::document(framework, lang),
        SchemaOf::Included => schema::included(framework, lang),
        SchemaOf::Config => schema::config(lang),
        SchemaOf::Rules => schema::rules(lang),
        SchemaOf::Check => json::schema(Written::Check),
        SchemaOf::Diff => json::schema(Written::Diff),
        SchemaOf::Transition => json::schema(Written::Transition),
        SchemaOf::Gap => json::schema(Written::Gap),
        SchemaOf::Roadmap => json::schema(Written::Roadmap),
        SchemaOf::Edits => json::schema(Written::Edits),
        SchemaOf::Migrate => json::schema(Written::Migration),
        SchemaOf::Impact => json::schema(Written::Impact),
        SchemaOf::Explain => json::schema(Written::Explain),
        SchemaOf::RuleList => json::schema(Written::Rules),
        SchemaOf::RuleDifferences => json::schema(Written::RuleDifferences),
        SchemaOf::RuleTests => json::schema(Written::RuleTests),
        SchemaOf::ReferenceList => json::schema(Written::ReferenceList),
        SchemaOf::ReferenceText => json::schema(Written::ReferenceText),
    }
}
