//! What a case is: a document made to do harm, and how it ends.

/// A document and how it ends.
pub(super) struct Case {
    /// Its name; that of the file in `tests/hostile` if it is not made.
    pub(super) name: &'static str,
    /// What it is, for the page.
    pub(super) what: &'static str,
    pub(super) made: Made,
    /// The exit code of `justarch check`, the rules left out.
    pub(super) exit: i32,
    /// What is found, in order: code, line and column.
    pub(super) finds: &'static [&'static str],
    /// What the first finding says, in English, in part.
    pub(super) says: &'static str,
    /// The nodes within which it is read.
    pub(super) nodes: usize,
    /// The memory within which the program stays, in MiB.
    pub(super) memory: usize,
    /// Seconds by hand on the machine that the page names; for the small ones not measured.
    pub(super) seconds: Option<&'static str>,
}

/// How a document comes about.
#[derive(Clone, Copy)]
pub(super) enum Made {
    /// It is checked in.
    File,
    /// It is made, for it is large.
    Here(fn() -> Vec<u8>),
}

/// The nodes and the memory of what is small.
const FEW: usize = 150_000;
const LITTLE: usize = 128;

impl Case {
    /// A file that is checked in.
    pub(super) const fn file(
        name: &'static str,
        what: &'static str,
        exit: i32,
        finds: &'static [&'static str],
        says: &'static str,
    ) -> Self {
        Self {
            name,
            what,
            made: Made::File,
            exit,
            finds,
            says,
            nodes: FEW,
            memory: LITTLE,
            seconds: None,
        }
    }

    /// A document that is made.
    pub(super) const fn made(
        name: &'static str,
        what: &'static str,
        made: fn() -> Vec<u8>,
        exit: i32,
        finds: &'static [&'static str],
        says: &'static str,
    ) -> Self {
        Self {
            made: Made::Here(made),
            ..Self::file(name, what, exit, finds, says)
        }
    }

    /// What it may take, if that is not little, and what it took.
    pub(super) const fn within(self, nodes: usize, memory: usize, seconds: &'static str) -> Self {
        Self {
            nodes,
            memory,
            seconds: Some(seconds),
            ..self
        }
    }
}
