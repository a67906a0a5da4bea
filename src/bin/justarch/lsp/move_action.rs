//! An exchange of data moved to its other end by `textDocument/codeAction`: it belongs to both and is stated at one.

use justarch::edit::Edit;
use justarch::places::{Construct, PlaceAt};
use justarch::{
    ElementRef, Field, Locate as _, Reading, RelationKind, RelationRef, Span, Subject, bilingual,
};
use lsp_types::{CodeAction, CodeActionKind};

use super::code_action::Asked;
use super::edits;

impl Asked<'_> {
    /// The exchange that the range begins in, stated at its other end instead. Nothing where something in it would be lost,
    /// a comment or what could not be read, where its end calls it inferred, and where there are several between the same two.
    pub(super) fn moved(&self) -> Option<CodeAction> {
        let at: PlaceAt<'_> = self.view.at(self.range.start)?;
        let exchange = self.exchange(&at)?;
        let (from, to) = (exchange.from(), exchange.to()?);
        let around = at.relation?.with_comments();
        let comments = self.view.places.comments(around.source);
        let is_within = |at: &Span| {
            at.source == around.source && around.start <= at.start && at.end <= around.end
        };
        let document = self.view.document;
        let mut labels = document.report().iter().flat_map(|found| &found.labels);
        let is_remarked =
            labels.any(|label| document.span_of(label).is_some_and(|at| is_within(&at)));
        let is_inferred = from.fields().is_inferred(RelationKind::Exchanges.key());
        let is_merged = self.view.sources().slice(around).contains("<<");
        if comments.iter().any(is_within) || is_remarked || is_inferred || is_merged {
            return None;
        }
        let moved = [
            Edit::AddRelation {
                from: to.id().to_owned(),
                kind: RelationKind::Exchanges,
                to: from.id().to_owned(),
                fields: turned(exchange, to),
            },
            Edit::Remove {
                subject: Subject::from(exchange),
            },
        ];
        let edits = document.apply(&moved).ok()?;
        let edit = edits::workspace_edit(self.view, &edits)?;
        let to = to.id();
        let title = bilingual!(
            "Chuyển trao đổi dữ liệu này sang khai báo tại `{to}`",
            "State this exchange at `{to}` instead"
        );
        Some(self.action(&title, CodeActionKind::REFACTOR_REWRITE, edit))
    }

    /// The only exchange between the two that are named at a place.
    fn exchange(&self, at: &PlaceAt<'_>) -> Option<RelationRef<'_>> {
        let Construct::Relation {
            from,
            kind: RelationKind::Exchanges,
            to: Some(to),
        } = at.construct
        else {
            return None;
        };
        let arch = self.view.document.architecture();
        let between = |relation: &RelationRef<'_>, from: &str, to: &str| {
            let is_exchange = relation.kind() == RelationKind::Exchanges;
            is_exchange && relation.from().id() == from && relation.end().id() == to
        };
        let own = arch.element(from)?.relations();
        let mut own = own.filter(|relation| between(relation, from, to));
        let of_other = arch.element(to)?.relations();
        let mut of_other = of_other.filter(|relation| between(relation, to, from));
        let only = own.next()?;
        let is_only = own.next().is_none() && of_other.next().is_none();
        is_only.then_some(only)
    }
}

/// What an exchange says as its other end says it: with the route and the purposes the other way round.
fn turned(exchange: RelationRef<'_>, other: ElementRef<'_>) -> Vec<(Field, String)> {
    let stated = exchange.fields().iter();
    let stated = stated.filter(|(field, _)| !matches!(field, Field::RouteHop | Field::Purpose));
    let mut fields: Vec<_> = stated
        .map(|(field, value)| (field, value.to_string()))
        .collect();
    let reading = exchange.readings().find(|one| one.from() == other);
    let purposes = reading.into_iter().flat_map(Reading::purposes);
    fields.extend(purposes.map(|purpose| (Field::Purpose, purpose.key().to_owned())));
    let mut route: Vec<_> = exchange.hops().map(ElementRef::id).collect();
    route.reverse();
    fields.extend(route.into_iter().map(|id| (Field::RouteHop, id.to_owned())));
    fields
}
