//! What changes between the rules of two frameworks.

use super::{Explanation, all};
use crate::diagnostic::Code;
use crate::error::Error;
use crate::framework::{Direction, Framework};
use crate::rules::OTHER_FRAMEWORK;
use crate::text::Text;
use crate::version::FrameworkVersion;

/// That a document is judged by another framework than its own is found under one of the two and not under the other.
fn other_framework(page: Explanation, from: FrameworkVersion, to: FrameworkVersion) -> Difference {
    let reason = crate::bilingual!(
        "Văn bản theo khung {from} có cảnh báo này khi được kiểm tra theo khung {to}, và ngược lại.",
        "A document that follows framework {from} has this warning when it is checked by framework {to}, and the other way round."
    );
    Difference {
        code: page.code,
        title: page.title,
        direction: Direction::Replaced,
        reasons: vec![reason],
    }
}

/// A rule that is not the same in two frameworks.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Difference {
    /// The rule.
    pub code: Code,
    /// Its title.
    pub title: Text,
    /// Which way it went.
    pub direction: Direction,
    /// Why: what each framework between the two changed, in order.
    pub reasons: Vec<Text>,
}

/// The rules that are not the same in two frameworks, in the order of the manual. From a newer framework to an
/// older one every direction is turned round. The error names the known frameworks.
///
/// ```
/// use justarch::{FrameworkVersion, RuleDirection, catalog};
/// let changes = catalog::differences(FrameworkVersion::V2_0, FrameworkVersion::V3_0)?;
/// let grades = changes.iter().find(|c| c.code.as_str() == "SVC001").unwrap();
/// assert_eq!(grades.direction, RuleDirection::Tightened);
/// assert!(catalog::differences(FrameworkVersion::V3_0, FrameworkVersion::V3_0)?.is_empty());
/// # Ok::<(), justarch::Error>(())
/// ```
pub fn differences(from: FrameworkVersion, to: FrameworkVersion) -> Result<Vec<Difference>, Error> {
    let position = |version| {
        let framework = Framework::get(version)?;
        let mut all = Framework::all().iter();
        Ok::<_, Error>(
            all.position(|f| f.version == framework.version)
                .unwrap_or(0),
        )
    };
    let (start, end) = (position(from)?, position(to)?);
    let back = end < start;
    let between = start.min(end) + 1..=start.max(end);
    let between = Framework::all().get(between).unwrap_or_default();
    let mut out = Vec::new();
    for page in all() {
        if page.code == OTHER_FRAMEWORK && start != end {
            out.push(other_framework(page, from, to));
            continue;
        }
        let declared = between.iter().flat_map(|framework| framework.changes);
        let declared: Vec<_> = declared.filter(|c| c.code == page.code).collect();
        let (before, after) = (
            page.frameworks.contains(&from),
            page.frameworks.contains(&to),
        );
        // Where one framework on the way is not known, nobody can say which way the rule went.
        let not_known = declared.iter().any(|c| c.direction == Direction::NotKnown);
        let direction = match (before, after) {
            (false, false) => continue,
            _ if not_known => Direction::NotKnown,
            (false, true) => Direction::Added,
            (true, false) => Direction::Dropped,
            (true, true) => {
                let mut directions = declared.iter().map(|c| {
                    if back {
                        c.direction.mirror()
                    } else {
                        c.direction
                    }
                });
                let Some(first) = directions.next() else {
                    continue;
                };
                // Several that do not agree come to something else.
                if directions.all(|d| d == first) {
                    first
                } else {
                    Direction::Replaced
                }
            }
        };
        out.push(Difference {
            code: page.code,
            title: page.title,
            direction,
            reasons: declared.into_iter().map(|c| c.reason.clone()).collect(),
        });
    }
    Ok(out)
}
