//! How far long work has come, for somebody who waits at a terminal.

use std::cell::{Cell, RefCell};
use std::io::IsTerminal as _;
use std::time::{Duration, Instant};

use crate::stderr::to_stderr;

/// Work that takes less is not worth a word.
const LONG: Duration = Duration::from_secs(1);
/// Often enough to be seen moving.
const BETWEEN: Duration = Duration::from_millis(100);
/// How many characters the bar has.
const BAR: usize = 30;
/// Back to the beginning of the line, and nothing on it.
const CLEAR: &str = "\r\u{1b}[2K";

/// A bar on the standard error, if that is a terminal, from a second on.
#[derive(Debug, Default)]
pub(crate) struct Progress {
    work: RefCell<Option<Work>>,
    is_shown: Cell<bool>,
}

/// What is being done.
#[derive(Debug)]
struct Work {
    done: usize,
    all: usize,
    since: Instant,
    /// When the bar was drawn last.
    drawn: Option<Instant>,
}

impl Progress {
    /// Begins work of that many steps.
    pub(crate) fn begin(&self, all: usize) {
        let is_watched = std::io::stderr().is_terminal();
        *self.work.borrow_mut() = is_watched.then(|| Work {
            done: 0,
            all,
            since: Instant::now(),
            drawn: None,
        });
    }

    /// A step is done.
    pub(crate) fn step(&self) {
        let mut work = self.work.borrow_mut();
        let Some(work) = work.as_mut() else {
            return;
        };
        work.done = work.done.saturating_add(1);
        if is_due(work.since.elapsed(), work.drawn.map(|at| at.elapsed())) {
            work.drawn = Some(Instant::now());
            self.is_shown.set(true);
            let _ = to_stderr(&format!("{CLEAR}{}", bar(work.done, work.all)));
        }
    }

    /// Takes the bar away, that something else can be written. The next step draws it again.
    pub(crate) fn clear(&self) {
        if self.is_shown.replace(false) {
            let _ = to_stderr(CLEAR);
        }
    }

    /// Ends the work.
    pub(crate) fn end(&self) {
        self.clear();
        *self.work.borrow_mut() = None;
    }
}

/// Whether the bar is to be drawn: the work is long, and the last time was a while ago.
fn is_due(taken: Duration, drawn: Option<Duration>) -> bool {
    taken >= LONG && drawn.is_none_or(|ago| ago >= BETWEEN)
}

fn bar(done: usize, all: usize) -> String {
    let filled = done.saturating_mul(BAR).checked_div(all).unwrap_or(BAR);
    let filled = filled.min(BAR);
    let (filled, rest) = ("█".repeat(filled), "░".repeat(BAR - filled));
    format!("{filled}{rest} {done}/{all}")
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::{BAR, bar, is_due};

    #[test]
    fn short_work_has_no_bar() {
        let ms = Duration::from_millis;
        assert!(!is_due(ms(999), None));
        assert!(is_due(ms(1000), None));
        assert!(!is_due(ms(5000), Some(ms(99))));
        assert!(is_due(ms(5000), Some(ms(100))));
    }

    #[test]
    fn the_bar_is_as_long_whatever_is_done() {
        for (done, all) in [(0, 0), (0, 7), (3, 7), (7, 7), (9, 7), (usize::MAX, 2)] {
            let bar = bar(done, all);
            let cells = bar.chars().take_while(|c| *c != ' ').count();
            assert_eq!(cells, BAR, "{bar}");
            assert!(bar.ends_with(&format!("{done}/{all}")));
        }
        assert!(bar(1, 2).starts_with("███████████████░"));
    }
}
