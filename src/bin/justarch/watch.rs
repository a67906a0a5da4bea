//! Doing something again whenever files change.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::thread::sleep;
use std::time::{Duration, SystemTime};

use justarch::{Document, Locate as _, bilingual};

use crate::Outcome;
use crate::check_args::CheckArgs;
use crate::fault::Fault;
use crate::git::Named;
use crate::input;
use crate::output::Output;
use crate::settings;

/// How often files are looked at. Asked of the file system and not told by it: that works everywhere, on shares too.
const POLL: Duration = Duration::from_millis(300);
/// A file that is being written is left to rest.
const REST: Duration = Duration::from_millis(100);
/// How many files that changed are named.
const NAMED: usize = 3;

/// What a file looked like: when it was written last and how long it is; nothing if it is not there.
type Stamp = Option<(Option<SystemTime>, u64)>;

/// Checks again and again, each time that a document, a file that it includes, its configuration, a file of rules or a
/// baseline changes, until the program is interrupted or nobody reads its output any more.
pub(crate) fn run(
    args: &CheckArgs,
    out: &mut Output,
    mut check: impl FnMut(&mut Output) -> Result<Outcome, Fault>,
) -> Result<Outcome, Fault> {
    for input in &args.files {
        is_file(input)?;
    }
    loop {
        // Before the check, that what changes during it counts too.
        let before = stamps(&watched(args));
        let outcome = check(out).unwrap_or_else(|fault| {
            out.fault(&fault);
            Outcome::Refused
        });
        if out.is_closed() {
            return Ok(outcome);
        }
        let count = before.values().filter(|stamp| stamp.is_some()).count();
        let noun = if count == 1 { "file" } else { "files" };
        out.note(&bilingual!(
            "Đang theo dõi {count} tệp; nhấn Ctrl-C để dừng",
            "Watching {count} {noun}; press Ctrl-C to end"
        ));
        let changed = wait(&before);
        let mut names: Vec<_> = changed.iter().take(NAMED).map(|path| shown(path)).collect();
        if changed.len() > NAMED {
            names.push("…".to_owned());
        }
        let names = names.join(", ");
        let line = "─".repeat(60);
        out.note(&bilingual!(
            "\n{line}\nĐã thay đổi: {names}",
            "\n{line}\nChanged: {names}"
        ));
    }
}

/// Only a file can change.
fn is_file(input: &str) -> Result<(), Fault> {
    if input != "-" && !input.starts_with("reference:") && Named::of(input).is_none() {
        return Ok(());
    }
    Err(Fault::new(bilingual!(
        "`--watch` chỉ theo dõi tệp và thư mục; `{input}` không thay đổi",
        "`--watch` watches files and folders only; `{input}` does not change"
    )))
}

/// All files that a check of these documents reads, and the configurations that it would read if they were there.
fn watched(args: &CheckArgs) -> Vec<PathBuf> {
    let mut files: Vec<PathBuf> = args.own.rules.iter().map(PathBuf::from).collect();
    files.extend(args.baseline.clone());
    for input in &args.files {
        let config = args.config.as_deref();
        files.extend(settings::files(input, config));
        files.extend(input::roots(input));
        let limits = settings::limits(input, config).unwrap_or_default();
        let read = input::read_within(input, &limits);
        let sources = match &read {
            Ok(document) => Document::sources(document),
            Err(Fault::Load(error)) => error.sources(),
            Err(Fault::Said { .. } | Fault::Rules(_)) => continue,
        };
        files.extend(sources.files().map(|(name, _)| PathBuf::from(name)));
    }
    files
}

fn stamps(files: &[PathBuf]) -> BTreeMap<PathBuf, Stamp> {
    let stamps = files.iter().map(|path| (path.clone(), stamp(path)));
    stamps.collect()
}

fn stamp(path: &Path) -> Stamp {
    let found = fs::metadata(path).ok()?;
    Some((found.modified().ok(), found.len()))
}

/// Waits until one of the files is another, and then until all of them rest; those that changed.
fn wait(before: &BTreeMap<PathBuf, Stamp>) -> Vec<PathBuf> {
    let look = || -> BTreeMap<PathBuf, Stamp> {
        let files = before.keys();
        files.map(|path| (path.clone(), stamp(path))).collect()
    };
    loop {
        sleep(POLL);
        let mut now = look();
        if now == *before {
            continue;
        }
        loop {
            sleep(REST);
            let again = look();
            if again == now {
                break;
            }
            now = again;
        }
        let changed = now
            .into_iter()
            .filter(|(path, stamp)| before.get(path) != Some(stamp));
        return changed.map(|(path, _)| path).collect();
    }
}

fn shown(path: &Path) -> String {
    let path = path.strip_prefix("./").unwrap_or(path);
    justarch::visible(&path.display().to_string()).into_owned()
}
