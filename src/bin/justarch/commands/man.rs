//! `justarch man`.

use std::io;

use clap::Command;
use clap_mangen::Man;
use justarch::bilingual;

use crate::Outcome;
use crate::args::Asked;
use crate::fault::Fault;
use crate::help_words::Words;
use crate::output::Output;

/// Print the manual page of the program or of a command, for `man`
#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    /// The command; without it, the program
    #[arg(value_name = "NAME")]
    command: Option<String>,
}

/// The Vietnamese of its help.
pub(crate) const VIETNAMESE: Words = &[
    (
        "",
        "In trang hướng dẫn của chương trình hoặc của một lệnh, để đọc bằng `man`",
    ),
    (
        ".command",
        "Tên lệnh; không nêu thì in trang của chương trình",
    ),
];

pub(crate) fn run(args: &Args, asked: &Asked, out: &mut Output) -> Result<Outcome, Fault> {
    let (command, title) = match &args.command {
        None => (asked.program.clone(), "justarch".to_owned()),
        Some(name) => (of(&asked.program, name)?, format!("justarch-{name}")),
    };
    let page = page(command, title).map_err(|error| {
        Fault::new(bilingual!(
            "không lập được trang hướng dẫn: {error}",
            "the manual page cannot be made: {error}"
        ))
    })?;
    out.text(&page);
    Ok(Outcome::Clean)
}

fn of(program: &Command, name: &str) -> Result<Command, Fault> {
    let known = program.get_subcommands().find(|sub| sub.get_name() == name);
    let Some(known) = known else {
        let names = program.get_subcommands().map(Command::get_name);
        let meant = justarch::similar(name, names);
        let text = bilingual!("không có lệnh `{name}`", "there is no command `{name}`");
        return Err(Fault::or_similar(text, &meant));
    };
    Ok(known.clone())
}

fn page(command: Command, title: String) -> io::Result<String> {
    let mut page = Vec::new();
    Man::new(command).title(title).render(&mut page)?;
    String::from_utf8(page).map_err(io::Error::other)
}
