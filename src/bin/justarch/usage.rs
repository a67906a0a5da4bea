//! Saying what is wrong with a command line.

use std::io::ErrorKind as ErrorOf;
use std::process::ExitCode;

use clap::error::{ContextKind, ContextValue, ErrorKind};
use justarch::{Lang, Severity, Text, bilingual};

use crate::fault::of_io;
use crate::stderr::to_stderr;

/// Shows a help page, or what is wrong with the command line; `command` is that which was given, after a space.
pub(crate) fn show(error: &clap::Error, command: &str, lang: Lang) -> ExitCode {
    if !error.use_stderr() {
        return match error.print() {
            // A closed pipe is no fault.
            Err(error) if error.kind() != ErrorOf::BrokenPipe => {
                let why = of_io(&error);
                let word = Severity::Error.label();
                let _ = to_stderr(&format!("{}: {}\n", word.get(lang), why.get(lang)));
                ExitCode::from(2)
            }
            Ok(()) | Err(_) => ExitCode::SUCCESS,
        };
    }
    let said = if error.kind() == ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand {
        error.render().ansi().to_string()
    } else {
        let word = Severity::Error.label();
        let mut said = format!(
            "\u{1b}[1;31m{}\u{1b}[0m: {}\n",
            word.get(lang),
            justarch::visible(sentence(error).get(lang))
        );
        if let Some(help) = help(error) {
            said.push_str(help.get(lang));
            said.push('\n');
        }
        let more = bilingual!(
            "Xem cách dùng: `justarch{command} --help`\n",
            "For the usage: `justarch{command} --help`\n"
        );
        said.push_str(more.get(lang));
        said
    };
    let _ = to_stderr(&said);
    ExitCode::from(2)
}

fn sentence(error: &clap::Error) -> Text {
    let word = |kind| context(error, kind);
    let arg = word(ContextKind::InvalidArg);
    match error.kind() {
        ErrorKind::InvalidValue | ErrorKind::ValueValidation => {
            let value = word(ContextKind::InvalidValue);
            let valid = word(ContextKind::ValidValue);
            if value.is_empty() {
                bilingual!(
                    "tham số {arg} cần một giá trị: {valid}",
                    "{arg} needs a value: {valid}"
                )
            } else if valid.is_empty() {
                bilingual!(
                    "giá trị `{value}` của {arg} không hợp lệ",
                    "`{value}` is not a value of {arg}"
                )
            } else {
                bilingual!(
                    "giá trị `{value}` của {arg} không hợp lệ; các giá trị hợp lệ: {valid}",
                    "`{value}` is not a value of {arg}; the values are {valid}"
                )
            }
        }
        ErrorKind::UnknownArgument => {
            bilingual!("không có tham số `{arg}`", "there is no argument `{arg}`")
        }
        ErrorKind::InvalidSubcommand => {
            let name = word(ContextKind::InvalidSubcommand);
            bilingual!("không có lệnh `{name}`", "there is no command `{name}`")
        }
        ErrorKind::MissingRequiredArgument => {
            bilingual!(
                "thiếu tham số bắt buộc: {arg}",
                "a required argument is missing: {arg}"
            )
        }
        ErrorKind::MissingSubcommand => {
            let valid = word(ContextKind::ValidSubcommand);
            bilingual!(
                "thiếu tên lệnh: {valid}",
                "the name of a command is missing: {valid}"
            )
        }
        ErrorKind::ArgumentConflict => {
            bilingual!(
                "tham số {arg} dùng không đúng cách",
                "{arg} cannot be used like this"
            )
        }
        ErrorKind::InvalidUtf8 => {
            let given = std::env::args_os().find(|arg| arg.to_str().is_none());
            let given = given.unwrap_or_default();
            let given = given.to_string_lossy();
            bilingual!(
                "tham số `{given}` không phải văn bản UTF-8",
                "the argument `{given}` is not UTF-8 text"
            )
        }
        kind => bilingual!(
            "dòng lệnh không hợp lệ: {kind}",
            "the command line is wrong: {kind}"
        ),
    }
}

fn help(error: &clap::Error) -> Option<Text> {
    let meant = [
        ContextKind::SuggestedArg,
        ContextKind::SuggestedSubcommand,
        ContextKind::SuggestedValue,
    ]
    .into_iter()
    .map(|kind| words(error, kind))
    .find(|found| !found.is_empty())?;
    let (vi, en) = (one_of(&meant, "hay"), one_of(&meant, "or"));
    Some(bilingual!(
        "gợi ý: Có phải định viết {vi}?",
        "help: did you mean {en}?"
    ))
}

/// Words to choose from, each in backquotes, the likeliest first: clap has it last.
fn one_of(words: &[String], or: &str) -> String {
    let likeliest_first = words.iter().rev();
    let mut quoted: Vec<_> = likeliest_first.map(|word| format!("`{word}`")).collect();
    let last = quoted.pop().unwrap_or_default();
    if quoted.is_empty() {
        return last;
    }
    format!("{} {or} {last}", quoted.join(", "))
}

fn context(error: &clap::Error, kind: ContextKind) -> String {
    words(error, kind).join(", ")
}

fn words(error: &clap::Error, kind: ContextKind) -> Vec<String> {
    match error.get(kind) {
        Some(ContextValue::String(text)) => vec![text.clone()],
        Some(ContextValue::Strings(texts)) => texts.clone(),
        Some(ContextValue::StyledStr(text)) => vec![text.to_string()],
        Some(ContextValue::StyledStrs(texts)) => texts.iter().map(ToString::to_string).collect(),
        _ => Vec::new(),
    }
}
