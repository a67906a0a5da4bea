//! Plain scalars of several lines.

use super::lex::{Form, Scalar};
use super::{Declined, Result, Scanner};
use crate::io::events::{EventSink, Style};

impl<S: EventSink> Scanner<'_, '_, S> {
    /// A plain scalar of which one line was read, on the first character of the next. `more` goes to what follows a
    /// line and says whether it still belongs to it.
    #[inline(never)]
    pub(super) fn folded<const FLOW: bool>(
        &mut self,
        first: Scalar,
        more: impl Fn(&mut Self) -> Result<bool>,
    ) -> Result {
        if first.form != Form::Plain {
            return Err(Declined::Beyond);
        }
        let mut end = first.end as usize;
        let text = self.slice(first.start as usize, end);
        self.meaning.clear();
        self.meaning.push_str(text);
        loop {
            let gap = self.slice(end, self.at);
            let breaks = gap.matches('\n').count();
            // A comment would have ended it.
            if breaks == 0 || gap.contains('#') {
                return Err(Declined::Beyond);
            }
            self.fold(breaks, " ");
            let start = self.at;
            self.skip_plain::<FLOW>()?;
            if self.at <= start || self.peek() == b':' {
                return Err(Declined::Beyond);
            }
            end = self.at;
            let text = self.slice(start, end);
            self.meaning.push_str(text);
            if !more(self)? {
                break;
            }
        }
        let at = self.span(first.start, end as u32);
        self.sink.scalar(&self.lexer.meaning, Style::Plain, at)?;
        Ok(())
    }
}
