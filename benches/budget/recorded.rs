//! The counts that were recorded, in `budget.txt`: a phase and its instructions on each line.

use std::collections::BTreeMap;
use std::fs;

const FILE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/budget.txt");

const HEAD: &str = "\
# Instructions of each phase on the generated document of 1,000 elements.
# Recorded by `cargo bench -p budget -- --record`.
";

pub(crate) struct Recorded {
    compiler: String,
    counts: BTreeMap<String, u64>,
}

impl Recorded {
    /// Nothing yet, by the compiler of today.
    pub(crate) fn new() -> Self {
        Self {
            compiler: crate::compiler::version(),
            counts: BTreeMap::new(),
        }
    }

    pub(crate) fn read() -> Self {
        let text = fs::read_to_string(FILE).unwrap_or_default();
        let mut read = Self {
            compiler: String::new(),
            counts: BTreeMap::new(),
        };
        for line in text.lines().filter(|line| !line.starts_with('#')) {
            match line.split_once(" = ") {
                Some(("compiler", compiler)) => compiler.clone_into(&mut read.compiler),
                Some((phase, count)) => {
                    let count = count.replace('_', "").parse().unwrap();
                    read.counts.insert(phase.to_owned(), count);
                }
                None => {}
            }
        }
        read
    }

    pub(crate) fn get(&self, phase: &str) -> Option<u64> {
        self.counts.get(phase).copied()
    }

    pub(crate) fn put(&mut self, phase: &str, count: u64) {
        self.counts.insert(phase.to_owned(), count);
    }

    /// What else may have changed the counts.
    pub(crate) fn other_compiler(&self) -> Option<String> {
        let now = crate::compiler::version();
        (self.compiler != now)
            .then(|| format!("recorded with {}, counted with {now}", self.compiler))
    }

    pub(crate) fn write(&self) {
        let counts = self.counts.iter();
        let lines: Vec<String> = counts
            .map(|(phase, count)| format!("{phase} = {count}\n"))
            .collect();
        let compiler = &self.compiler;
        fs::write(
            FILE,
            format!("{HEAD}compiler = {compiler}\n{}", lines.concat()),
        )
        .unwrap();
    }
}
