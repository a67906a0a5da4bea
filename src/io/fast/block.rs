//! Block maps and lists. Each leaves the scanner on the first content that is not its own.
#![expect(
    clippy::arithmetic_side_effects,
    reason = "counts and places in texts of at most 4 GiB"
)]

use super::lex::Scalar;
use super::{BLOCK, Declined, Result, Scanner, bytes};
use crate::io::events::EventSink;

impl<S: EventSink> Scanner<'_, '_, S> {
    fn is_dash(&self) -> bool {
        self.peek() == b'-' && matches!(self.ahead(1), b' ' | b'\n' | b'\r' | 0)
    }

    /// A block collection whose first entry begins here, in that column.
    pub(super) fn block(&mut self, column: usize) -> Result {
        if self.is_dash() {
            return self.block_seq(column, self.at);
        }
        let key = self.lex::<BLOCK>(column)?;
        self.block_map(column, key)
    }

    /// A value that begins on a line of its own, deeper than what it belongs to.
    fn below(&mut self, around: usize) -> Result {
        if self.opens_flow() {
            self.flow(around)?;
            return self.end_line();
        }
        let column = self.column;
        if self.is_dash() {
            return self.block_seq(column, self.at);
        }
        let scalar = self.lex::<BLOCK>(around)?;
        if self.is_key() {
            return self.block_map(column, scalar);
        }
        self.end_scalar(scalar, around)
    }

    /// A value on the rest of the line, of a collection in that column; it may go on below.
    fn inline(&mut self, column: usize) -> Result {
        if self.opens_flow() {
            self.flow(column)?;
            self.end_line()?;
        } else if self.opens_block_scalar() {
            self.block_scalar(column)?;
        } else {
            let scalar = self.lex::<BLOCK>(column)?;
            return self.end_scalar(scalar, column);
        }
        self.shallower_or_key(column)
    }

    /// What follows a scalar in a collection in that column: the end of its line, or more of it below.
    #[inline]
    fn end_scalar(&mut self, scalar: Scalar, column: usize) -> Result {
        self.end_line()?;
        if self.column <= column {
            return self.give(scalar);
        }
        self.folded::<BLOCK>(scalar, |this| {
            this.end_line()?;
            Ok(this.column > column)
        })
    }

    /// Whether a colon follows a scalar, which may stand apart from it.
    fn is_key(&self) -> bool {
        self.peek() == b':'
            || self.peek() == b' ' && {
                let rest = self.rest();
                rest.get(bytes::spaces(rest)) == Some(&b':')
            }
    }

    /// Whether what comes after a key or a dash stands below it, where the scanner then is.
    fn breaks_off(&mut self) -> Result<bool> {
        if self.skip_space() {
            return Ok(false);
        }
        let before = self.at;
        self.skip_spaces();
        let breaks = self.ends_line(before);
        if breaks {
            self.next_line();
            self.content()?;
        }
        Ok(breaks)
    }

    /// A map whose first key was read already.
    fn block_map(&mut self, column: usize, first: Scalar) -> Result {
        self.sink.map_start(self.span(first.start, first.start))?;
        let mut key = first;
        loop {
            self.end_key(key)?;
            if !self.is_line_end() && self.peek() != b' ' {
                return Err(Declined::Beyond);
            }
            if !self.breaks_off()? {
                self.inline(column)?;
            } else if self.column > column {
                self.below(column)?;
            } else if self.column == column && self.is_dash() {
                self.seq_below_key(column)?;
            } else {
                return Err(Declined::Beyond);
            }
            if self.column != column {
                break;
            }
            if self.is_dash() {
                return Err(Declined::Beyond);
            }
            key = self.lex::<BLOCK>(column)?;
        }
        self.sink.map_end()?;
        self.shallower(column)
    }

    /// A list in the column of the key it belongs to. The full parser places it at its first item.
    fn seq_below_key(&mut self, column: usize) -> Result {
        let spaces = self.rest().iter().skip(1);
        let item = 1 + spaces.take_while(|byte| **byte == b' ').count();
        if matches!(self.ahead(item), b'\n' | b'\r' | b'#' | 0) {
            return Err(Declined::Beyond);
        }
        self.block_seq(column, self.at + item)
    }

    fn block_seq(&mut self, column: usize, place: usize) -> Result {
        self.sink.seq_start(self.span(place as u32, place as u32))?;
        loop {
            self.at += 1;
            if self.breaks_off()? {
                if self.column <= column {
                    return Err(Declined::Beyond);
                }
                self.below(column)?;
            } else {
                self.item(column)?;
            }
            if self.column != column || !self.is_dash() {
                break;
            }
        }
        self.sink.seq_end()?;
        self.shallower_or_key(column)
    }

    /// What follows a dash on its line.
    fn item(&mut self, column: usize) -> Result {
        let inner = self.at - self.line + 1;
        if self.is_dash() {
            return self.block(inner);
        }
        if self.opens_flow() || self.opens_block_scalar() {
            return self.inline(column);
        }
        let scalar = self.lex::<BLOCK>(column)?;
        if self.is_key() {
            return self.block_map(inner, scalar);
        }
        self.end_scalar(scalar, column)
    }

    fn shallower(&self, column: usize) -> Result {
        if self.column < column {
            Ok(())
        } else {
            Err(Declined::Beyond)
        }
    }

    /// After a list in the column of its key, the next key ends it.
    fn shallower_or_key(&self, column: usize) -> Result {
        if self.column <= column {
            Ok(())
        } else {
            Err(Declined::Beyond)
        }
    }
}
