//! Processor time: what the work takes, whatever else the machine does meanwhile. Work done side by side is counted
//! in full.

use std::hint::black_box;
use std::time::Duration;

use rustix::time::{ClockId, clock_gettime};

pub(crate) struct Clock(Duration);

impl Clock {
    pub(crate) fn start() -> Self {
        Self(now())
    }

    pub(crate) fn elapsed(&self) -> Duration {
        now().saturating_sub(self.0)
    }
}

fn now() -> Duration {
    let time = clock_gettime(ClockId::ProcessCPUTime);
    Duration::try_from(time).unwrap()
}

/// How long it takes to make something. Dropping it is not counted.
pub(crate) fn timed<T>(run: impl FnOnce() -> T) -> Duration {
    let clock = Clock::start();
    let made = black_box(run());
    let taken = clock.elapsed();
    drop(made);
    taken
}
