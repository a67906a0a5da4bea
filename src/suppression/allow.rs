//! The comments of a document that pass over findings, while these come by.

use std::collections::HashMap;

use super::allow_words::{
    barred_code, deprecated_code, expired, left_behind, malformed, undated, unknown_code, unmatched,
};
use super::comment::Suppression;
use super::cover::Cover;
use super::names;
use super::{
    is_about_the_check, is_built_in, is_of_refusals, is_of_steps, is_of_the_check, is_refusal,
};
use crate::date::Date;
use crate::diagnostic::{At, Code, Deprecated, Diagnostic, Label, Side, SuppressedBy};
use crate::io::{Document, Locate};
use crate::model::Field;
use crate::rules::{RuleInfo, listed};
use crate::span::Span;

/// The comments of a document, while findings come by.
#[derive(Debug)]
pub(super) struct Comments<'d> {
    document: &'d Document,
    in_force: Vec<Suppression>,
    /// By the codes and families that they name, the parts of the files that they cover.
    covers: HashMap<String, Cover>,
    /// What is wrong with others.
    said: Vec<Diagnostic>,
}

impl<'d> Comments<'d> {
    pub(super) fn any(document: &'d Document, today: Option<Date>) -> Option<Self> {
        (!document.allows.is_empty()).then(|| Self::of(document, today))
    }

    pub(super) fn of(document: &'d Document, today: Option<Date>) -> Self {
        let today = today
            .map(Date::last_day)
            .or_else(|| document.architecture().evaluation_date());
        let header = document.architecture().fields();
        let is_unreadable = today.is_none() && header.was_refused(Field::StateDate);
        let (mut said, mut in_force) = (Vec::new(), Vec::new());
        for comment in &document.allows {
            match Suppression::read(comment) {
                Err(why) => said.push(malformed(comment, &why)),
                Ok(allow) => match allow.expiry(today) {
                    // That the date of the document cannot be read is said already.
                    Some(_) if is_unreadable && !allow.is_malformed() => {}
                    Some(why) if today.is_none() && !allow.is_malformed() => {
                        said.push(undated(&allow, &why));
                    }
                    Some(why) => said.push(expired(&allow, &why)),
                    None => in_force.push(allow),
                },
            }
        }
        for allow in &mut in_force {
            said.extend(replaced(allow, &|code| names::deprecated(code).cloned()));
        }
        let covers = covers(&in_force);
        Self {
            document,
            in_force,
            covers,
            said,
        }
    }

    /// Takes the names of rules of the user's own for their codes. To be called before these rules run.
    pub(super) fn know(&mut self, own: &[&RuleInfo]) {
        let is_own = |code: &str| own.iter().find(|info| info.code.as_str() == code);
        let mut is_new = false;
        for allow in &mut self.in_force {
            for name in &mut allow.codes {
                if let Some(info) = own.iter().find(|info| info.name.as_str() == name) {
                    info.code.as_str().clone_into(name);
                    is_new = true;
                }
            }
            let told = replaced(allow, &|code| is_own(code)?.life.deprecated.clone());
            is_new |= !told.is_empty();
            self.said.extend(told);
        }
        if is_new {
            // Of the others findings may have met them in reading.
            for (name, cover) in covers(&self.in_force) {
                self.covers.entry(name).or_insert(cover);
            }
        }
    }

    /// What the comments leave of a finding about one thing, or about several together: of those they take out the
    /// members at which they stand. `over` is told of what they pass over.
    pub(super) fn pass(
        &mut self,
        found: Diagnostic,
        over: impl FnOnce(Diagnostic, SuppressedBy),
    ) -> Option<Diagnostic> {
        if self.in_force.is_empty() || is_refusal(&found) || is_about_the_check(&found) {
            return Some(found);
        }
        let Some(conflict) = found.conflict() else {
            let by = found
                .labels
                .first()
                .and_then(|label| self.by(&found.code, label));
            return match by {
                Some(by) => {
                    over(found, by);
                    None
                }
                None => Some(found),
            };
        };
        let places = conflict.members().iter().map(|member| Label {
            side: Side::New,
            at: At::Place(member.place.clone()),
            text: None,
        });
        let by: Vec<_> = places.map(|label| self.by(&found.code, &label)).collect();
        let is_gone: Vec<_> = by.iter().map(Option::is_some).collect();
        let Some(first) = by.into_iter().flatten().next() else {
            return Some(found);
        };
        let left = found.clone().without(&is_gone);
        if left.is_none() {
            over(found, first);
        }
        left
    }

    /// The comment that passes over what is found at a place: the nearest above it.
    fn by(&mut self, code: &Code, label: &Label) -> Option<SuppressedBy> {
        if label.side != Side::New {
            return None;
        }
        // All that meet it have their use; the last of them stands nearest.
        let mut nearest = None;
        for at in self.document.spans_of(label) {
            for name in [code.as_str(), code.family()] {
                let cover = self.covers.get_mut(name);
                let met = cover.and_then(|cover| cover.meet((at.source, at.start)));
                nearest = nearest.max(met);
            }
        }
        let allow = self.in_force.get(nearest?)?;
        Some(SuppressedBy::Allow {
            at: allow.at,
            reason: allow.reason.clone(),
            until: allow.until,
            owner: allow.owner.clone(),
        })
    }

    /// What is to be said of the comments when all findings have come by. Of rules that were not decided nobody
    /// knows what they would have found: `is_decided` tells of a code or family.
    ///
    /// `own` are the codes of the rules, the user's own among them; without them it is said only of the families of the
    /// library that a code is unknown.
    pub(super) fn finish(
        self,
        is_decided: &dyn Fn(&str) -> bool,
        own: Option<&[&Code]>,
    ) -> Vec<Diagnostic> {
        let Self {
            document,
            in_force,
            covers,
            mut said,
        } = self;
        let met: HashMap<&str, _> = covers
            .iter()
            .map(|(name, cover)| (name.as_str(), cover.met()))
            .collect();
        let is_unknown = |name: &str| {
            let bears = |code: &&Code| code.as_str() == name || code.family() == name;
            // No rule of the user's own is of a family of the library.
            let of_library = is_built_in(name.trim_end_matches(|c: char| c.is_ascii_digit()));
            let none = match own {
                Some(own) => !own.iter().any(bears),
                None => of_library,
            };
            none && !is_built_in(name)
        };
        for allow in &in_force {
            let is_met = |name: &str| {
                let met = met.get(name);
                allow.covers.zip(met).is_some_and(|(part, met)| met(part))
            };
            let names = allow.codes.iter().map(String::as_str);
            let names = names.filter(|name| !is_met(name));
            let (barred, names): (Vec<_>, Vec<_>) = names.partition(|name| is_barred(name));
            let (unknown, names): (Vec<_>, Vec<_>) =
                names.into_iter().partition(|name| is_unknown(name));
            let idle: Vec<_> = names.into_iter().filter(|name| is_decided(name)).collect();
            if !barred.is_empty() {
                said.push(barred_code(allow, &listed(barred)));
            }
            if !unknown.is_empty() {
                said.push(unknown_code(allow, &listed(unknown)));
            }
            if allow.covers.is_none() {
                said.push(left_behind(allow));
            } else if !idle.is_empty() {
                said.push(unmatched(allow, &listed(idle)));
            }
        }
        said.sort_by_key(|found| {
            let label = found.labels.first();
            label.and_then(|label| document.span_of(label))
        });
        said
    }
}

/// Lets a comment that names a deprecated code name what replaced it too, and says so.
fn replaced(
    allow: &mut Suppression,
    deprecated: &dyn Fn(&str) -> Option<Deprecated>,
) -> Vec<Diagnostic> {
    let old: Vec<_> = allow
        .codes
        .iter()
        .filter_map(|code| Some((code.clone(), deprecated(code)?)))
        .collect();
    for next in old.iter().filter_map(|(_, old)| old.replaced_by.as_ref()) {
        if allow.codes.iter().all(|code| code != next.as_str()) {
            allow.codes.push(next.to_string());
        }
    }
    let old = old.iter();
    old.map(|(code, old)| deprecated_code(allow, code, old))
        .collect()
}

/// The parts that comments cover, by the codes and families that they name.
fn covers(in_force: &[Suppression]) -> HashMap<String, Cover> {
    let mut ranges: HashMap<&str, Vec<(usize, Span)>> = HashMap::new();
    for (number, allow) in in_force.iter().enumerate() {
        for name in &allow.codes {
            let of_name = ranges.entry(name).or_default();
            let is_new = of_name.last().is_none_or(|(last, _)| *last != number);
            if let Some(part) = allow.covers.filter(|_| is_new) {
                of_name.push((number, part));
            }
        }
    }
    let covers = ranges.into_iter();
    let covers = covers.map(|(name, ranges)| (name.to_owned(), Cover::of(&ranges)));
    covers.collect()
}

/// Whether no comment passes over what bears a code or is of a family.
fn is_barred(name: &str) -> bool {
    is_of_refusals(name) || is_of_steps(name) || is_of_the_check(name)
}
