//! Chores of this repository.

mod new_rule;

use std::process::ExitCode;

const USAGE: &str = "\
cargo run -p xtask -- new-rule CODE [NAME]

  new-rule  makes the file of a rule, its lines in the family and its first fixtures.
            CODE is one such as DAT013; NAME is that of the file, such as no_backup.
";

fn main() -> ExitCode {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let args: Vec<&str> = args.iter().map(String::as_str).collect();
    let done = match args.as_slice() {
        ["new-rule", code] => new_rule::run(code, None),
        ["new-rule", code, name] => new_rule::run(code, Some(name)),
        _ => Err(USAGE.to_owned()),
    };
    match done {
        Ok(told) => {
            print!("{told}");
            ExitCode::SUCCESS
        }
        Err(why) => {
            eprintln!("{why}");
            ExitCode::FAILURE
        }
    }
}
