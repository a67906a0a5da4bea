//! What the figures were measured on.

use std::{fs, thread};

pub(crate) fn described() -> String {
    let processor = line("/proc/cpuinfo", "model name").unwrap_or_default();
    let cores = thread::available_parallelism().map_or(0, usize::from);
    let memory = line("/proc/meminfo", "MemTotal").unwrap_or_default();
    let kilobytes = memory.trim_end_matches(" kB").parse().unwrap_or(0_u64);
    format!(
        "{processor}, {cores} cores, {} GB of memory; {}.\n",
        kilobytes / 1_000_000,
        crate::compiler::version()
    )
}

fn line(file: &str, key: &str) -> Option<String> {
    let text = fs::read_to_string(file).ok()?;
    let line = text.lines().find(|line| line.starts_with(key))?;
    Some(line.split_once(':')?.1.trim().to_owned())
}
