//! The text of the files, made from one template in both languages.
//!
//! In the template `«vi|en»` is said in the language asked for, `[[vi|en]]` is a name to fill in, `{word}` a value, and a
//! line that begins with `?word` or `?!word` stands only where that holds or does not.

use std::fmt::Write as _;

use crate::date::Date;
use crate::framework::{Framework, Part, ProcedureHandling};
use crate::model::Level;
use crate::text::Lang;

const TEMPLATE: &str = include_str!("starter.in");

/// What the template is filled with.
pub(super) struct Values<'v> {
    pub(super) level: Level,
    pub(super) framework: &'static Framework,
    pub(super) lang: Lang,
    pub(super) schema: &'v str,
    pub(super) included: &'v [String],
    pub(super) date: Date,
}

/// The text of a section of the template.
pub(super) fn section(name: &str, values: &Values<'_>) -> String {
    let lines = TEMPLATE
        .lines()
        .skip_while(|line| heading(line) != Some(name));
    let lines = lines.skip(1).take_while(|line| heading(line).is_none());
    let mut out = String::new();
    for line in lines {
        let Some(line) = wanted(line, values) else {
            continue;
        };
        let filled = in_language(&filled(line, values), values.lang);
        // A value of several lines, or of none, takes the whole line.
        if !filled.is_empty() || line.is_empty() {
            out.push_str(&filled);
            out.push('\n');
        }
    }
    let end = out.trim_end().len();
    out.truncate(end);
    out.push('\n');
    out
}

fn heading(line: &str) -> Option<&str> {
    line.strip_prefix("=== ")
}

/// The line without its condition, if that holds.
fn wanted<'l>(line: &'l str, values: &Values<'_>) -> Option<&'l str> {
    let Some(conditional) = line.strip_prefix('?') else {
        return Some(line);
    };
    let (condition, line) = conditional.split_once(' ')?;
    let (word, negated) = match condition.strip_prefix('!') {
        Some(word) => (word, true),
        None => (condition, false),
    };
    let holds = match word {
        "contents" => !values.framework.contents.is_empty(),
        "views" => !values.framework.views.is_empty(),
        level => values.level.key() == level,
    };
    (holds != negated).then_some(line)
}

fn filled(line: &str, values: &Values<'_>) -> String {
    let framework = values.framework;
    let decision = &framework.decision;
    let mut line = line.to_owned();
    let mut put = |word: &str, value: &dyn Fn() -> String| {
        if line.contains(word) {
            line = line.replace(word, value().trim_end_matches('\n'));
        }
    };
    put("{schema}", &|| values.schema.to_owned());
    put("{include}", &|| include(values.included));
    put("{level}", &|| values.level.key().to_owned());
    put("{framework}", &|| framework.version.to_string());
    put("{number}", &|| {
        decision.number().unwrap_or_default().to_owned()
    });
    put("{date}", &|| values.date.to_string());
    put("{contents}", &|| {
        contents(framework.contents, values.lang, false)
    });
    put("{views}", &|| contents(framework.views, values.lang, true));
    put("{system}", &|| match framework.procedure_handling {
        ProcedureHandling::PortalAndOneStop => "one-stop-system".to_owned(),
        _ => "procedure-system".to_owned(),
    });
    put("{grade}", &|| {
        let grade = framework.grades.values.last();
        grade.map_or_else(String::new, |grade| grade.key.to_owned())
    });
    let local = framework.local_subject.as_ref();
    let local = local.filter(|_| values.level != Level::Ministry);
    let subject = local.unwrap_or(&framework.subject);
    put("{subject-vi}", &|| subject.get(Lang::Vi).to_owned());
    put("{subject-en}", &|| subject.get(Lang::En).to_owned());
    put("{decision-vi}", &|| decision.name.get(Lang::Vi).to_owned());
    put("{decision-en}", &|| decision.name.get(Lang::En).to_owned());
    put("{decided}", &|| match decision.signed {
        Some(day) => format!("    date: {day}"),
        None => String::new(),
    });
    line
}

fn include(paths: &[String]) -> String {
    if paths.is_empty() {
        return String::new();
    }
    let mut out = "include:\n".to_owned();
    for path in paths {
        let _ = writeln!(out, "  - {path}");
    }
    out
}

/// What a framework asks for, each to be filled in.
fn contents(parts: &[Part], lang: Lang, named: bool) -> String {
    let mut out = String::new();
    for part in parts {
        let (key, label) = (part.key, part.label.get(lang));
        let (vi, en) = (part.label.get(Lang::Vi), part.label.get(Lang::En));
        let _ = writeln!(out, "    {key}:");
        if named {
            let _ = writeln!(out, "      name: {{ vi: \"{vi}\", en: \"{en}\" }}");
        }
        let _ = writeln!(out, "      text: \"«ĐIỀN|FILL IN»: {label}\"");
    }
    out
}

/// The line in one language.
fn in_language(line: &str, lang: Lang) -> String {
    let line = between(line, "[[", "]]", |vi, en| match lang {
        Lang::Vi => format!("{{ vi: \"ĐIỀN: {vi}\" }}"),
        Lang::En => format!("{{ vi: \"ĐIỀN: {vi}\", en: \"FILL IN: {en}\" }}"),
    });
    between(&line, "«", "»", |vi, en| match lang {
        Lang::Vi => vi.to_owned(),
        Lang::En => en.to_owned(),
    })
}

/// The line with other words for each pair between two marks.
fn between(line: &str, open: &str, close: &str, word: impl Fn(&str, &str) -> String) -> String {
    let mut out = String::new();
    let mut rest = line;
    while let Some((before, after)) = rest.split_once(open) {
        out.push_str(before);
        let Some((pair, after)) = after.split_once(close) else {
            break;
        };
        let (vi, en) = pair.split_once('|').unwrap_or((pair, pair));
        out.push_str(&word(vi, en));
        rest = after;
    }
    out + rest
}
