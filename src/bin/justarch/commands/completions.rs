//! `justarch completions`.

use clap_complete::Shell;
use justarch::bilingual;

use crate::Outcome;
use crate::args::Asked;
use crate::fault::Fault;
use crate::help_words::Words;
use crate::output::Output;

/// Print what completes the command line in a shell
#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    /// The shell
    #[arg(value_name = "SHELL")]
    shell: Shell,
}

/// The Vietnamese of its help.
pub(crate) const VIETNAMESE: Words = &[
    (
        "",
        "In tệp giúp gõ tắt dòng lệnh trong một trình thông dịch lệnh",
    ),
    (".shell", "Trình thông dịch lệnh"),
];

pub(crate) fn run(args: &Args, asked: &Asked, out: &mut Output) -> Result<Outcome, Fault> {
    let mut program = asked.program.clone();
    let mut script = Vec::new();
    clap_complete::generate(args.shell, &mut program, "justarch", &mut script);
    let script = String::from_utf8(script).map_err(|error| {
        Fault::new(bilingual!(
            "tệp không phải văn bản UTF-8: {error}",
            "the script is not UTF-8 text: {error}"
        ))
    })?;
    out.text(&script);
    Ok(Outcome::Clean)
}
