//! The law that a rule cites on the day of the check.

use std::sync::Arc;

use crate::date::Date;
use crate::diagnostic::{Basis, Force, Severity};
use crate::text::Text;

/// The basis a rule cites on the day of the check.
#[derive(Clone, Debug)]
pub(crate) enum Cited {
    /// The rule has no legal basis.
    None,
    /// One is in force, or the day is not known.
    InForce(Arc<Basis>),
    /// Whether it is in force is not known, for the reason given.
    Unsure(Arc<Basis>, Text),
    /// None is in force any more; this is the last that was.
    Repealed(Arc<Basis>, Date),
}

/// Why a rule does not run.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum NotDecided {
    /// It depends on a date, and there is none.
    NoDate,
    /// Its basis is not in force yet.
    NotYet,
}

impl Cited {
    /// The severity that a finding may have at most.
    pub(super) fn limit(&self, severity: Severity) -> Severity {
        match self {
            // What was only inferred or not verified is never an error, unless the rule guards the structure itself.
            Self::InForce(basis) if !basis.confidence.may_be_error() => {
                severity.min(Severity::Warning)
            }
            Self::None | Self::InForce(_) => severity,
            Self::Unsure(..) | Self::Repealed(..) => severity.min(Severity::Warning),
        }
    }

    /// A basis as it stands on a day. What rests on one that is not in force yet is a warning at most and says so.
    pub(super) fn of(basis: Arc<Basis>, day: Date) -> Self {
        match basis.force_on(day) {
            Force::InForce => Self::InForce(basis),
            Force::NotYet => {
                let why = not_yet(&basis);
                Self::Unsure(basis, why)
            }
            Force::EntryUnknown => {
                let why = entry_unknown(&basis);
                Self::Unsure(basis, why)
            }
            Force::Doubtful => {
                let doubt = basis.instrument.doubt.as_ref();
                let why =
                    doubt.map_or_else(|| entry_unknown(&basis), |doubt| doubt.on(day).why.clone());
                Self::Unsure(basis, why)
            }
            Force::Repealed => Self::Repealed(basis, day),
        }
    }

    /// What a rule with these bases cites on a day, or why it does not run.
    pub(crate) fn on(bases: &[Basis], date: Option<Date>) -> Result<Self, NotDecided> {
        let Some(first) = bases.first() else {
            return Ok(Self::None);
        };
        let timeless =
            |b: &&Basis| b.instrument.first_day().is_none() && b.instrument.repealed.is_none();
        if let Some(basis) = bases.iter().find(timeless) {
            // Still, a dated basis that is in force says more than an undated one.
            let dated = date.and_then(|d| {
                bases
                    .iter()
                    .find(|b| !timeless(b) && b.force_on(d) == Force::InForce)
            });
            return Ok(Self::InForce(Arc::new(dated.unwrap_or(basis).clone())));
        }
        let Some(date) = date else {
            return Err(NotDecided::NoDate);
        };
        let with = |force| bases.iter().find(|b| b.force_on(date) == force);
        // Of several doubtful ones that which was sure for longest.
        let doubtful = || {
            let doubtful = bases.iter().filter(|b| b.force_on(date) == Force::Doubtful);
            doubtful
                .rev()
                .max_by_key(|b| b.instrument.doubt.as_ref().map(|doubt| doubt.since))
        };
        let unsure = || with(Force::EntryUnknown).or_else(doubtful);
        if let Some(basis) = with(Force::InForce).or_else(unsure) {
            return Ok(Self::of(Arc::new(basis.clone()), date));
        }
        let repealed = bases
            .iter()
            .filter(|b| b.force_on(date) == Force::Repealed)
            // Of several that ended on one day the first, as while they were in force.
            .rev()
            .max_by_key(|b| b.instrument.repealed);
        match repealed {
            Some(last) => Ok(Self::Repealed(Arc::new(last.clone()), date)),
            None if first.force_on(date) == Force::NotYet => Err(NotDecided::NotYet),
            None => Ok(Self::InForce(Arc::new(first.clone()))),
        }
    }
}

/// Said of what rests on an instrument that is not in force yet.
fn not_yet(basis: &Basis) -> Text {
    use crate::text::Lang::{En, Vi};
    let name = &basis.instrument.name;
    let (vi, en) = (name.get(Vi), name.get(En));
    match basis.instrument.first_day() {
        Some(first) => {
            let first_vi = first.vietnamese();
            crate::bilingual!(
                "{vi} chưa có hiệu lực tại ngày đánh giá (từ ngày {first_vi})",
                "{en} is not in force yet on the day of the check (from {first})"
            )
        }
        None => crate::bilingual!(
            "{vi} chưa có hiệu lực tại ngày đánh giá",
            "{en} is not in force yet on the day of the check"
        ),
    }
}

/// Said of what rests on an instrument whose entry into force nobody found.
fn entry_unknown(basis: &Basis) -> Text {
    use crate::text::Lang::{En, Vi};
    let name = &basis.instrument.name;
    let (vi, en) = (name.get(Vi), name.get(En));
    match basis.instrument.signed {
        Some(signed) => {
            let signed_vi = signed.vietnamese();
            crate::bilingual!(
                "chưa rõ ngày có hiệu lực của {vi}; áp dụng từ ngày ký {signed_vi}",
                "the day on which {en} came into force is not known; it is applied from its signing on {signed}"
            )
        }
        None => crate::bilingual!(
            "chưa rõ ngày ký và ngày có hiệu lực của {vi}",
            "neither the signing nor the entry into force of {en} is known"
        ),
    }
}

/// Said of what rests on an instrument that has been repealed.
pub(super) fn no_longer_in_force(basis: &Basis, day: Date) -> Text {
    use crate::text::Lang::{En, Vi};
    let name = &basis.instrument.name;
    let (vi, en) = (name.get(Vi), name.get(En));
    match basis.instrument.successor_on(day) {
        Some(next) => {
            let (next_vi, next_en) = (next.name.get(Vi), next.name.get(En));
            crate::bilingual!(
                "{vi} đã được thay thế, hiện hành là {next_vi}; nội dung tương ứng của văn bản mới chưa được đối chiếu, cần rà soát",
                "{en} has been replaced, now by {next_en}; what that says of this point is not known here and should be checked"
            )
        }
        None => crate::bilingual!(
            "{vi} đã hết hiệu lực; cần rà soát căn cứ thay thế",
            "{en} is no longer in force; look for what replaced it"
        ),
    }
}
