//! Flow collections: `{…}` and `[…]`, over as many lines as they take.
#![expect(
    clippy::arithmetic_side_effects,
    reason = "counts and places in texts of at most 4 GiB"
)]

use super::lex::Form;
use super::{Declined, FLOW, Result, Scanner, bytes};
use crate::io::events::EventSink;

impl<S: EventSink> Scanner<'_, '_, S> {
    pub(super) fn opens_flow(&self) -> bool {
        matches!(self.peek(), b'{' | b'[')
    }

    /// A flow collection. Lines after its first are indented more than the block around it, whose column is
    /// given; 0 if there is none.
    pub(super) fn flow(&mut self, around: usize) -> Result {
        let start = self.span(self.at as u32, self.at as u32 + 1);
        let is_map = self.peek() == b'{';
        self.at += 1;
        if is_map {
            self.sink.map_start(start)?;
            self.flow_entries(around)?;
            self.close();
            self.sink.map_end()?;
        } else {
            self.sink.seq_start(start)?;
            self.flow_items(around)?;
            self.close();
            self.sink.seq_end()?;
        }
        Ok(())
    }

    fn close(&mut self) {
        let end = self.at as u32;
        self.sink.closed(end);
    }

    fn flow_entries(&mut self, around: usize) -> Result {
        loop {
            self.flow_space(around)?;
            if self.peek() == b'}' {
                break;
            }
            let key = self.lex::<FLOW>(around)?;
            self.end_key(key)?;
            // After a quoted key, as in JSON, the value may follow at once.
            if self.peek() != b' ' && key.form == Form::Plain {
                return Err(Declined::Beyond);
            }
            self.flow_space(around)?;
            if self.flow_value(around, b'}')? {
                break;
            }
        }
        self.at += 1;
        Ok(())
    }

    fn flow_items(&mut self, around: usize) -> Result {
        loop {
            self.flow_space(around)?;
            if self.peek() == b']' || self.flow_value(around, b']')? {
                break;
            }
        }
        self.at += 1;
        Ok(())
    }

    /// A value and the comma after it; whether the collection ends there.
    fn flow_value(&mut self, around: usize, close: u8) -> Result<bool> {
        if self.opens_flow() {
            self.flow(around)?;
            self.flow_space(around)?;
        } else {
            let scalar = self.lex::<FLOW>(around)?;
            self.flow_space(around)?;
            let goes_on = |this: &Self| this.peek() != b',' && this.peek() != close;
            if goes_on(self) {
                self.folded::<FLOW>(scalar, |this| {
                    this.flow_space(around)?;
                    Ok(goes_on(this))
                })?;
            } else {
                self.give(scalar)?;
            }
        }
        match self.peek() {
            b',' => {
                self.at += 1;
                Ok(false)
            }
            byte if byte == close => Ok(true),
            _ => Err(Declined::Beyond),
        }
    }

    /// Spaces, and line ends with what indents the next line.
    #[inline]
    fn flow_space(&mut self, around: usize) -> Result {
        if self.skip_space() || !bytes::is_apart(self.peek()) {
            return Ok(());
        }
        self.flow_spaces(around)
    }

    #[inline(never)]
    fn flow_spaces(&mut self, around: usize) -> Result {
        let before = self.at;
        self.skip_spaces();
        if !self.ends_line(before) {
            return Ok(());
        }
        self.next_line();
        self.content()?;
        if self.column > around {
            Ok(())
        } else {
            Err(Declined::Beyond)
        }
    }
}
