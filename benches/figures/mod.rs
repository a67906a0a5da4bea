//! Figures with what they should and what they must be, and the page that shows them.

pub(crate) mod page;

use std::fmt;
use std::process::ExitCode;

use page::{head, row, short};

/// The least, the middle and the greatest of some measurements.
#[derive(Clone, Copy)]
pub(crate) struct Spread {
    least: f64,
    pub(crate) middle: f64,
    greatest: f64,
}

impl Spread {
    pub(crate) fn of(values: impl IntoIterator<Item = f64>) -> Self {
        let mut values: Vec<f64> = values.into_iter().collect();
        values.sort_by(f64::total_cmp);
        Self {
            least: values[0],
            middle: values[values.len() / 2],
            greatest: values[values.len() - 1],
        }
    }
}

impl fmt::Display for Spread {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.least.to_bits() == self.greatest.to_bits() {
            return f.write_str(&short(self.middle));
        }
        let [least, middle, greatest] = [self.least, self.middle, self.greatest].map(short);
        write!(f, "{least} – {middle} – {greatest}")
    }
}

/// A figure with its bounds. The middle of the measurements counts.
pub(crate) struct Figure {
    pub(crate) what: String,
    pub(crate) spread: Spread,
    /// None if it is for scale only.
    pub(crate) bounds: Option<Bounds>,
}

/// What a figure should be and what it must be.
#[derive(Clone, Copy)]
pub(crate) struct Bounds {
    /// Whether more is better; else less is.
    pub(crate) at_least: bool,
    pub(crate) goal: f64,
    pub(crate) gate: f64,
    /// What must hold until the gate is reached for the first time.
    pub(crate) meanwhile: Option<f64>,
}

impl Bounds {
    pub(crate) const fn at_most(goal: f64, gate: f64) -> Self {
        Self {
            at_least: false,
            goal,
            gate,
            meanwhile: None,
        }
    }

    /// The same for a gate that is still to be reached: until then this must hold.
    #[allow(dead_code, reason = "not every bench owes something")]
    pub(crate) const fn meanwhile(mut self, limit: f64) -> Self {
        self.meanwhile = Some(limit);
        self
    }

    fn sign(self) -> char {
        if self.at_least { '≥' } else { '≤' }
    }

    fn hold(self, limit: f64, value: f64) -> bool {
        if self.at_least {
            value >= limit
        } else {
            value <= limit
        }
    }
}

impl Figure {
    fn breaks_gate(&self) -> bool {
        let value = self.spread.middle;
        self.bounds.is_some_and(|b| !b.hold(b.gate, value))
    }

    fn verdict(&self) -> &'static str {
        let value = self.spread.middle;
        match self.bounds {
            None => "",
            Some(Bounds {
                meanwhile: Some(_), ..
            }) if self.breaks_gate() => "gate not reached yet",
            Some(_) if self.breaks_gate() => "**gate broken**",
            Some(b) if b.hold(b.goal, value) => "met",
            Some(_) => "goal missed",
        }
    }
}

/// The figures as a table.
pub(crate) fn table(figures: &[Figure]) -> String {
    let mut out = head([&"figure", &"measured", &"goal", &"gate", &""]);
    for figure in figures {
        let bound = |limit: fn(Bounds) -> f64| {
            let text = figure.bounds.map(|b| format!("{} {}", b.sign(), limit(b)));
            text.unwrap_or_default()
        };
        let (goal, gate) = (bound(|b| b.goal), bound(|b| b.gate));
        out += &row([
            &figure.what,
            &figure.spread,
            &goal,
            &gate,
            &figure.verdict(),
        ]);
    }
    out
}

/// Says which gates are broken or still to be reached; the run has failed if one is broken, if what must hold
/// meanwhile does not, or if a gate was reached without being held from then on.
pub(crate) fn judge(figures: &[Figure]) -> ExitCode {
    let mut verdict = ExitCode::SUCCESS;
    for figure in figures {
        let Some(bounds) = figure.bounds else {
            continue;
        };
        let (what, found, gate) = (&figure.what, figure.spread, bounds.gate);
        let fault = match (figure.breaks_gate(), bounds.meanwhile) {
            (false, None) => continue,
            (false, Some(_)) => format!("gate {gate} reached, hold it now: {what}: {found}"),
            (true, Some(limit)) if bounds.hold(limit, found.middle) => {
                eprintln!("gate not reached yet: {what}: {found}, not {gate}");
                continue;
            }
            (true, Some(limit)) => format!("worse than it was: {what}: {found}, not {limit}"),
            (true, None) => format!("gate broken: {what}: {found}, not {gate}"),
        };
        eprintln!("{fault}");
        verdict = ExitCode::FAILURE;
    }
    verdict
}
