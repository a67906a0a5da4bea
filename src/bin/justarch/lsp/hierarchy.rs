//! `textDocument/prepareCallHierarchy`, `callHierarchy/incomingCalls` and `callHierarchy/outgoingCalls`: who depends on an
//! element, and on whom it depends. What an exchange passes on its route is among them.

use justarch::places::{Construct, IdOf, Use, UseKind};
use justarch::{Direction, ElementRef, Field, RelationRef};
use lsp_types::request::{
    CallHierarchyIncomingCalls, CallHierarchyOutgoingCalls, CallHierarchyPrepare, Request,
};
use lsp_types::{
    CallHierarchyIncomingCall, CallHierarchyIncomingCallsParams, CallHierarchyItem,
    CallHierarchyOutgoingCall, CallHierarchyOutgoingCallsParams, CallHierarchyPrepareParams,
    CallHierarchyServerCapability, Range, ServerCapabilities, SymbolKind,
};
use serde_json::Value;

use super::answers::{Answers, Refused};
use super::client::Client;
use super::dependents::Dependents;
use super::session::Session;
use super::view::View;

pub(super) struct Prepare;
pub(super) struct Incoming;
pub(super) struct Outgoing;

impl Answers for Prepare {
    type Request = CallHierarchyPrepare;

    fn offer(_: &Client, server: &mut ServerCapabilities) {
        server.call_hierarchy_provider = Some(CallHierarchyServerCapability::Simple(true));
    }

    fn answer(
        session: &mut Session,
        params: CallHierarchyPrepareParams,
    ) -> Result<<CallHierarchyPrepare as Request>::Result, Refused> {
        let asked = params.text_document_position_params;
        let Some(view) = session.view(&asked.text_document.uri) else {
            return Ok(None);
        };
        let at = view.id_at(view.offset(asked.position));
        let at = at.filter(|at| at.of == IdOf::Element && !at.found.is_earlier);
        // Inside an element that element is meant.
        let id = at.map(|at| at.id).or_else(|| {
            let around = view.at(asked.position)?.element?;
            around.key()
        });
        let item = id.and_then(|id| item(&view, view.element(id)?));
        Ok(item.map(|item| vec![item]))
    }
}

impl Answers for Incoming {
    type Request = CallHierarchyIncomingCalls;

    fn offer(_: &Client, _: &mut ServerCapabilities) {}

    fn answer(
        session: &mut Session,
        params: CallHierarchyIncomingCallsParams,
    ) -> Result<<CallHierarchyIncomingCalls as Request>::Result, Refused> {
        let calls = calls(session, &params.item, Direction::Dependents);
        Ok(calls.map(|calls| {
            let calls = calls.into_iter();
            calls
                .map(|(from, from_ranges)| CallHierarchyIncomingCall { from, from_ranges })
                .collect()
        }))
    }
}

impl Answers for Outgoing {
    type Request = CallHierarchyOutgoingCalls;

    fn offer(_: &Client, _: &mut ServerCapabilities) {}

    fn answer(
        session: &mut Session,
        params: CallHierarchyOutgoingCallsParams,
    ) -> Result<<CallHierarchyOutgoingCalls as Request>::Result, Refused> {
        let calls = calls(session, &params.item, Direction::Dependencies);
        Ok(calls.map(|calls| {
            let calls = calls.into_iter();
            calls
                .map(|(to, from_ranges)| CallHierarchyOutgoingCall { to, from_ranges })
                .collect()
        }))
    }
}

/// The elements at the other end of one step, each with the places where the one that depends says so.
fn calls(
    session: &mut Session,
    item: &CallHierarchyItem,
    direction: Direction,
) -> Option<Vec<(CallHierarchyItem, Vec<Range>)>> {
    let view = session.view(&item.uri)?;
    let id = item.data.as_ref().and_then(Value::as_str)?;
    let element = view.element(id)?;
    let dependents = Dependents::of(element.architecture());
    let mut calls = Vec::new();
    for (other, relations) in dependents.next_to(element, direction) {
        let Some(item) = self::item(&view, other) else {
            continue;
        };
        let (who, whom) = match direction {
            Direction::Dependents => (other, element),
            Direction::Dependencies => (element, other),
        };
        calls.push((item, places(&view, who, whom, &relations)));
    }
    Some(calls)
}

/// Where relations stand by which one element depends on another, in the file of the one that depends.
fn places(
    view: &View<'_>,
    who: ElementRef<'_>,
    whom: ElementRef<'_>,
    relations: &[RelationRef<'_>],
) -> Vec<Range> {
    let Some(own) = view.places.element(who.id()) else {
        return Vec::new();
    };
    // What is stated of a relation: its far end, or a platform that it passes.
    let stated = |found: &Use<'_>| {
        let at = view
            .places
            .at(found.span.source, found.span.start as usize)?;
        let Construct::Relation { from, kind, to } = at.construct else {
            return None;
        };
        let ends = [from, to?];
        let mut all = relations.iter().filter(|relation| relation.kind() == kind);
        all.find(|relation| {
            let own = [relation.from().id(), relation.end().id()];
            own == ends || own == [ends[1], ends[0]]
        })
    };
    let mut found = Vec::new();
    for named in [whom.id(), who.id()] {
        let uses = view.places.of_id(IdOf::Element, named).into_iter();
        let here = uses.filter(|found| found.span.source == own.source() && !found.is_earlier);
        let told = here.filter(|found| {
            let Some(relation) = stated(found) else {
                return false;
            };
            // An exchange may stand at the other end, and then names this one.
            let is_end = [relation.from().id(), relation.end().id()].contains(&whom.id());
            match found.kind {
                UseKind::Relation(_) => is_end,
                UseKind::Field(field) => field == Field::RouteHop && named == whom.id(),
                _ => false,
            }
        });
        found.extend(told.map(|found| found.span));
    }
    found.sort_unstable();
    found.dedup();
    if found.is_empty() {
        found.extend(own.key_span());
    }
    found.into_iter().map(|span| view.range(span)).collect()
}

fn item(view: &View<'_>, element: ElementRef<'_>) -> Option<CallHierarchyItem> {
    let entry = view.places.element(element.id())?;
    let key = entry.key_span()?;
    let lang = view.lang;
    Some(CallHierarchyItem {
        name: element.id().to_owned(),
        kind: SymbolKind::CLASS,
        tags: None,
        detail: Some(format!(
            "{} · {}",
            element.name(lang),
            element.layer().label().get(lang)
        )),
        uri: view.uri(key.source)?,
        range: view.range(entry.extent()),
        selection_range: view.range(key),
        data: Some(Value::from(element.id())),
    })
}
