//! Edits that keep every other byte.
//!
//! An edit becomes bytes to be replaced (`ops.rs`, by how the entry is written: `block.rs`, `flow.rs`) and, apart from
//! these, what the text is to say then (`intent.rs`). The text is read again, and both have to agree.

mod apply;
mod attributes;
mod block;
mod find;
mod fix;
mod flow;
mod format;
mod intent;
mod kinds;
mod lost;
mod ops;
mod order;
mod pieces;
mod plan;
mod relate;
mod removal;
mod reread;
mod reverse;
mod scalar;
mod sections;
mod set_attribute;
mod style;
mod succeed;
mod syntax;
mod toward;
mod value;

pub use apply::{Edited, rewrite};
pub use fix::{Fix, Fixed, Left, fix};
pub use kinds::{Edit, TextEdit};
pub use lost::removed_comments;
pub use succeed::succeed;
pub use syntax::SyntaxFix;
