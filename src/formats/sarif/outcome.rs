//! The results of a log.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use super::log::{Link, Logical, Member, Outcome, OutcomeBag, Suppression, SuppressionBag, Words};
use super::words::{KNOWN, gone_text};
use super::{Lists, level};
use crate::diagnostic::Members;
use crate::formats::part::Gone;
use crate::formats::results::Results;
use crate::formats::spot::{Found, Passed, PassedBy, Spot};
use crate::model::Place;
use crate::suppression::Standing;

/// The name under which the fingerprint of a finding stands, and that of a change.
const PRINT: &str = "justarch/v1";
const CHANGE_PRINT: &str = "justarch-change/v3";

impl Results {
    pub(super) fn outcome(&self, found: &Found, passed: Option<&Passed>, lists: &Lists) -> Outcome {
        let of = &found.diagnostic;
        let related = found.related.iter();
        let related = related.map(|also| self.location(&also.at, None, also.text.as_ref(), lists));
        let mut text = of.message.get(self.lang).to_owned();
        for note in of.notes.iter().chain(of.help.as_deref()) {
            let _ = write!(text, "\n{}", note.get(self.lang));
        }
        let in_baseline = passed.is_some_and(|passed| matches!(passed.by, PassedBy::Baseline));
        let known = in_baseline.then_some(Standing::Unchanged);
        Outcome {
            rule_id: of.code.to_string(),
            rule_index: lists.rules.get(&of.code).copied(),
            level: level(of.severity),
            message: Words { text },
            locations: [self.location(&found.at, of.place(), None, lists)],
            related_locations: related.collect(),
            partial_fingerprints: self.prints(&found.fingerprint),
            suppressions: passed.map(|passed| [self.suppression(passed, lists)]),
            baseline_state: known.or(found.standing).map(state),
            taxa: of.basis.iter().map(|basis| lists.law(basis)).collect(),
            properties: bag(found),
        }
    }

    fn prints(&self, fingerprint: &str) -> BTreeMap<&'static str, String> {
        let name = match self.command {
            "diff" => CHANGE_PRINT,
            _ => PRINT,
        };
        BTreeMap::from([(name, fingerprint.to_owned())])
    }

    /// What was found before and is no more. It stands nowhere now, so it is put at the beginning of the file.
    pub(super) fn absent(&self, gone: &Gone, at: &Spot, lists: &Lists) -> Outcome {
        let message = gone_text(gone);
        let mut location = self.location(at, None, None, lists);
        if !gone.subject.is_empty() {
            location.logical_locations.push(Logical {
                fully_qualified_name: gone.subject.clone(),
            });
        }
        Outcome {
            rule_id: gone.code.to_string(),
            rule_index: lists.rules.get(&gone.code).copied(),
            level: "none",
            message: self.words(&message),
            locations: [location],
            related_locations: Vec::new(),
            partial_fingerprints: self.prints(&gone.fingerprint),
            suppressions: None,
            baseline_state: Some("absent"),
            taxa: Vec::new(),
            properties: OutcomeBag::of(message),
        }
    }

    fn suppression(&self, passed: &Passed, lists: &Lists) -> Suppression {
        let at = match &passed.by {
            PassedBy::Comment { at, .. } => at.as_ref(),
            PassedBy::Baseline | PassedBy::Acceptance { .. } => None,
        };
        let (kind, justification, properties) = match &passed.by {
            PassedBy::Comment {
                reason,
                until,
                owner,
                ..
            } => (
                "inSource",
                reason.clone(),
                Some(SuppressionBag {
                    until: until.map(|day| day.to_string()),
                    owner: owner.clone(),
                }),
            ),
            PassedBy::Acceptance {
                reason,
                until,
                approver,
            } => (
                "external",
                reason.clone(),
                Some(SuppressionBag {
                    until: until.map(|day| day.to_string()),
                    owner: Some(approver.clone()),
                }),
            ),
            PassedBy::Baseline => ("external", KNOWN.get(self.lang).to_owned(), None),
        };
        Suppression {
            kind,
            status: "accepted",
            justification,
            location: at.map(|at| self.location(at, None, None, lists)),
            properties,
        }
    }
}

fn bag(found: &Found) -> OutcomeBag {
    let of = &found.diagnostic;
    let subject = |place: &Place| Some(place.subject.to_string());
    let (mut members, mut more_members) = (Vec::new(), None);
    match of.members.as_deref() {
        Some(Members::Each(parts)) => {
            members.extend(parts.all().iter().map(|part| Member {
                subject: part.place().and_then(subject),
                fingerprint: Some(part.fingerprint()),
                message: Some(part.message.clone()),
            }));
            more_members = Some(parts.more()).filter(|more| *more > 0);
        }
        Some(Members::Together(joint)) => {
            members.extend(joint.members().iter().map(|member| Member {
                subject: subject(&member.place),
                fingerprint: None,
                message: None,
            }));
        }
        None => {}
    }
    OutcomeBag {
        notes: of.notes.clone(),
        help: of.help.as_deref().cloned(),
        path: of.path.iter().map(Link::from).collect(),
        members,
        more_members,
        ..OutcomeBag::of(of.message.clone())
    }
}

/// How a result stands to those of before.
fn state(standing: Standing) -> &'static str {
    match standing {
        Standing::New => "new",
        Standing::Updated => "updated",
        Standing::Unchanged => "unchanged",
    }
}
