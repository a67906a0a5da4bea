//! Documents as they were in a revision, read with the `git` of the user: by its configuration, without a shell, and
//! without writing anything.
//!
//! `named.rs` reads what a user writes, `command.rs` runs git, `repository.rs` finds revisions and paths, `objects.rs` reads
//! the files of a revision, `read.rs` a document from them, and `log.rs` one revision after the other.

mod batch;
mod command;
mod log;
mod named;
mod objects;
mod read;
mod repository;

pub(crate) use log::Log;
pub(crate) use named::Named;
pub(crate) use read::{earlier, is_there, read, working};
