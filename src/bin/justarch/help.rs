//! Help pages in both languages. The English texts stand beside commands and options, the Vietnamese ones here.

use std::ffi::OsString;
use std::fmt::Write as _;

use clap::builder::PossibleValue;
use clap::{Arg, ArgAction, Command};
use justarch::Lang;

use crate::commands;
use crate::form;
use crate::help_words::{COMMON, LONG};

/// The words around the texts.
struct Frame {
    usage: &'static str,
    commands: &'static str,
    arguments: &'static str,
    options: &'static str,
    values: &'static str,
    default: &'static str,
    variable: &'static str,
    /// What the usage calls options and commands.
    some_options: &'static str,
    a_command: &'static str,
}

const fn frame(lang: Lang) -> Frame {
    match lang {
        Lang::Vi => Frame {
            usage: "Cách dùng",
            commands: "Các lệnh",
            arguments: "Tham số",
            options: "Tùy chọn",
            values: "giá trị",
            default: "mặc định",
            variable: "biến môi trường",
            some_options: "TÙY CHỌN",
            a_command: "LỆNH",
        },
        Lang::En => Frame {
            usage: "Usage",
            commands: "Commands",
            arguments: "Arguments",
            options: "Options",
            values: "values",
            default: "default",
            variable: "environment variable",
            some_options: "OPTIONS",
            a_command: "COMMAND",
        },
    }
}

/// `help`, with or without a command, as the option that means the same: like that it goes with all options.
pub(crate) fn as_option(mut args: Vec<OsString>) -> Vec<OsString> {
    let mut at = 1;
    while let Some(arg) = args.get(at).and_then(|arg| arg.to_str()) {
        match arg {
            "--lang" | "--format" | "--color" => at += 2,
            _ if arg.starts_with('-') => at += 1,
            "help" => {
                args.remove(at);
                args.push("--help".into());
                break;
            }
            _ => break,
        }
    }
    args
}

/// The command line with all its texts in a language.
pub(crate) fn in_language(mut command: Command, lang: Lang) -> Command {
    // Only then are the options there that every command has.
    command.build();
    let command = told(command, "", lang);
    match lang {
        Lang::Vi => command.long_about(LONG),
        Lang::En => command,
    }
}

fn told(command: Command, path: &str, lang: Lang) -> Command {
    let words = frame(lang);
    let mut command = command;
    let head = format!("\u{1b}[1;4m{}:\u{1b}[0m", words.usage);
    let usage = command.render_usage().to_string();
    let usage = usage.trim_start_matches("Usage:").trim_start();
    let usage = usage.replace("[OPTIONS]", &format!("[{}]", words.some_options));
    let usage = usage.replace("COMMAND", words.a_command);
    command = command
        .override_usage(usage)
        .help_template(format!(
            "{{before-help}}{{about-with-newline}}\n{head} {{usage}}\n\n{{all-args}}{{after-help}}"
        ))
        .subcommand_help_heading(words.commands)
        .subcommand_value_name(words.a_command);
    if let (Lang::Vi, Some(text)) = (lang, vietnamese(path)) {
        command = command.about(text);
    }
    command = command.mut_args(|arg| told_arg(arg, path, lang, &words));
    let names: Vec<String> = command
        .get_subcommands()
        .map(|sub| sub.get_name().to_owned())
        .collect();
    for name in names {
        let path = [path, name.as_str()].join(" ");
        let path = path.trim_start();
        command = command.mut_subcommand(&name, |sub| {
            // What is below `help` are the commands once more.
            if name == "help" {
                let text = vietnamese("help").filter(|_| lang == Lang::Vi);
                return text.map_or(sub.clone(), |text| sub.about(text));
            }
            told(sub, path, lang)
        });
    }
    command
}

fn told_arg(arg: Arg, path: &str, lang: Lang, words: &Frame) -> Arg {
    let id = arg.get_id().to_string();
    let english = arg.get_help().map(ToString::to_string);
    let text = match lang {
        Lang::Vi => of_arg(path, &id).map(str::to_owned).or(english),
        Lang::En if id == "help" => Some("Print help; `-h` prints a summary".to_owned()),
        Lang::En => english,
    };
    let text = text.unwrap_or_default();
    let takes_values = arg.get_action().takes_values();
    let values = if takes_values {
        arg.get_possible_values()
    } else {
        Vec::new()
    };
    let mut notes = String::new();
    if takes_values && let Some(default) = arg.get_default_values().first() {
        let _ = write!(notes, " [{}: {}]", words.default, default.to_string_lossy());
    }
    if let Some(name) = arg.get_env() {
        let _ = write!(notes, " [{}: {}]", words.variable, name.to_string_lossy());
    }
    let names: Vec<_> = values.iter().map(PossibleValue::get_name).collect();
    let mut short = text.clone();
    if !names.is_empty() {
        let _ = write!(short, " [{}: {}]", words.values, names.join(", "));
    }
    short.push_str(&notes);
    let full =
        listed(&text, &values, (&id, path), lang, words).map(|text| text + notes.trim_start());
    let heading = if arg.is_positional() {
        words.arguments
    } else {
        words.options
    };
    // Under a heading arguments would stand by their names, not as they are written.
    let arg = match arg.get_index() {
        Some(nth) => arg.display_order(nth),
        None => arg,
    };
    let arg = arg
        .help(short.clone())
        .long_help(full.unwrap_or(short))
        .help_heading(heading)
        .hide_possible_values(true)
        .hide_default_value(true)
        .hide_env(true);
    match arg.get_action() {
        // The short page and the long one differ only for the whole program.
        ArgAction::HelpShort | ArgAction::HelpLong => arg.action(ArgAction::Help),
        _ => arg,
    }
}

/// The text with a line for each value, if what they mean is said.
fn listed(
    text: &str,
    values: &[PossibleValue],
    (id, path): (&str, &str),
    lang: Lang,
    words: &Frame,
) -> Option<String> {
    let mut out = text.to_owned();
    let mut head = words.values.chars();
    let first = head.next()?.to_uppercase().to_string();
    let _ = write!(out, "\n\n{first}{}:\n", head.as_str());
    let mut is_said = false;
    for value in values {
        let name = value.get_name();
        let english = value.get_help().map(ToString::to_string);
        let said = match lang {
            Lang::Vi => of_value(path, id, name).or(english),
            Lang::En => english,
        };
        is_said |= said.is_some();
        let _ = match said {
            Some(said) => writeln!(out, "- {name}: {said}"),
            None => writeln!(out, "- {name}"),
        };
    }
    out.push('\n');
    is_said.then_some(out)
}

/// The Vietnamese text of an argument: that of the command, else that of all commands.
fn of_arg(path: &str, id: &str) -> Option<&'static str> {
    vietnamese(&format!("{path}.{id}")).or_else(|| vietnamese(&format!(".{id}")))
}

/// The Vietnamese text of a value; the forms of the output have theirs in their own table.
fn of_value(path: &str, id: &str, name: &str) -> Option<String> {
    if id == "format" {
        return form::vietnamese(name);
    }
    of_arg(path, &format!("{id}={name}")).map(str::to_owned)
}

/// The text of a command, argument or value: beside the command, else among those of all.
fn vietnamese(name: &str) -> Option<&'static str> {
    let end = name.find([' ', '.']).unwrap_or(name.len());
    let (command, rest) = name.split_at_checked(end)?;
    let own = commands::VIETNAMESE.iter().find(|(of, _)| *of == command);
    let (words, name) = own.map_or((COMMON, name), |(_, words)| (*words, rest.trim_start()));
    let found = words.iter().find(|(known, _)| *known == name);
    found.map(|(_, text)| *text)
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use clap::{Command, CommandFactory as _};

    use super::{COMMON, as_option, of_arg, of_value, vietnamese};
    use crate::cli::Cli;
    use crate::commands;

    fn is_vietnamese(text: &str) -> bool {
        !text.is_ascii()
    }

    /// Takes down what a command, its arguments and values lack, and which entries they use.
    fn walk(command: &Command, path: &str, lacks: &mut Vec<String>, used: &mut BTreeSet<String>) {
        let mut said = |name: String, english: Option<String>, found: bool, all: String| {
            match english {
                Some(text) if !text.is_empty() && text.is_ascii() => {}
                _ => lacks.push(format!("{name} in English")),
            }
            if !found {
                lacks.push(format!("{name} in Vietnamese"));
            }
            used.insert(name);
            used.insert(all);
        };
        let about = command.get_about().map(ToString::to_string);
        said(
            path.to_owned(),
            about,
            vietnamese(path).is_some(),
            String::new(),
        );
        for arg in command.get_arguments().filter(|arg| !arg.is_hide_set()) {
            let id = arg.get_id().to_string();
            let help = arg.get_help().map(ToString::to_string);
            let found = of_arg(path, &id).is_some();
            said(format!("{path}.{id}"), help, found, format!(".{id}"));
            if !arg.get_action().takes_values() {
                continue;
            }
            for value in arg.get_possible_values() {
                let Some(help) = value.get_help() else {
                    continue;
                };
                let name = value.get_name();
                let found = of_value(path, &id, name).is_some();
                let id = format!("{id}={name}");
                said(
                    format!("{path}.{id}"),
                    Some(help.to_string()),
                    found,
                    format!(".{id}"),
                );
            }
        }
        for sub in command
            .get_subcommands()
            .filter(|sub| sub.get_name() != "help")
        {
            let path = format!("{path} {}", sub.get_name());
            walk(sub, path.trim(), lacks, used);
        }
    }

    #[test]
    fn every_command_option_and_value_is_said_in_both_languages() {
        let mut command = Cli::command();
        command.build();
        let (mut lacks, mut used) = (Vec::new(), BTreeSet::new());
        walk(&command, "", &mut lacks, &mut used);
        assert!(lacks.is_empty(), "{lacks:?}");
        let common = [("", COMMON)];
        for (command, words) in commands::VIETNAMESE.iter().chain(&common) {
            for (name, text) in *words {
                let is_below = !command.is_empty() && !name.is_empty() && !name.starts_with('.');
                let name = format!("{command}{}{name}", if is_below { " " } else { "" });
                assert!(
                    used.contains(&name) || name == "help",
                    "`{name}` is nothing"
                );
                assert!(is_vietnamese(text), "{name}: {text}");
            }
        }
    }

    #[test]
    fn help_is_an_option_wherever_it_stands() {
        for (given, wanted) in [
            (&["j", "help"][..], &["j", "--help"][..]),
            (&["j", "help", "check"], &["j", "check", "--help"]),
            (
                &["j", "--lang", "vi", "help", "rules", "test"],
                &["j", "--lang", "vi", "rules", "test", "--help"],
            ),
            (&["j", "help", "--lang=en"], &["j", "--lang=en", "--help"]),
            (&["j", "check", "help"], &["j", "check", "help"]),
        ] {
            let args = given.iter().map(Into::into).collect();
            assert_eq!(as_option(args), wanted, "{given:?}");
        }
    }
}
