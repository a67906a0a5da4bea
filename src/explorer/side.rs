//! A version: its head, its elements and relations, and who depends on whom.

use std::collections::BTreeSet;

use petgraph::visit::{EdgeRef as _, IntoEdges as _};
use serde_json::{Value, json};

use super::facts::{self, in_both};
use crate::diagrams::Shown;
use crate::framework::Bands;
use crate::graph::{Edges, Graph};
use crate::model::schema::{ELEMENT, HEADER, RELATION};
use crate::model::{
    Architecture, ElementRef, Field, IndicatorRef, OrganisationRef, Purpose, Qualifier,
    RelationRef, Route, Scope, TargetRef,
};
use crate::text::Text;

/// Facts of elements that have a place of their own on the page.
const OWN_PLACE: &[Field] = &[
    Field::NameVi,
    Field::NameEn,
    Field::Kind,
    Field::Alias,
    Field::Scope,
    Field::Owner,
    Field::Operator,
    Field::Status,
    Field::Source,
    Field::Inferred,
    Field::Succeeds,
    Field::DescriptionVi,
    Field::DescriptionEn,
    Field::NoteVi,
    Field::NoteEn,
    Field::Body,
    Field::Version,
    Field::FrameworkNumber,
    Field::DocumentStatus,
    Field::RouteHop,
    Field::RouteDirect,
    Field::Refused,
];

pub(super) fn of(arch: &Architecture, bands: &'static Bands, shown: &Shown) -> Value {
    let elements = arch.elements().filter(|e| shown.has(*e));
    let relations: Vec<_> = arch
        .relations()
        .filter(|r| shown.has_relation(*r))
        .collect();
    let sources = arch.sources().map(|source| {
        let fields = source.fields();
        json!({
            "key": source.key(),
            "name": in_both(|lang| source.name(lang)),
            "number": fields.text(Field::Number),
            "title": fields.text(Field::Title),
            "url": fields.text(Field::Url),
        })
    });
    json!({
        "head": head(arch),
        "organisations": arch.organisations().map(organisation).collect::<Vec<_>>(),
        "sources": sources.collect::<Vec<_>>(),
        "elements": elements.map(|e| element(e, bands)).collect::<Vec<_>>(),
        "relations": relations.iter().map(|r| relation(*r)).collect::<Vec<_>>(),
        "edges": edges(arch, shown).iter().map(Edge::json).collect::<Vec<_>>(),
    })
}

fn head(arch: &Architecture) -> Value {
    let fields = arch.fields();
    let decision = fields.text(Field::IssuedDecision);
    let decision = decision.or_else(|| fields.text(Field::ReconstructsDecision));
    let date = fields.date(Field::IssuedDate);
    let date = date.or_else(|| fields.date(Field::ReconstructsDate));
    json!({
        "id": arch.id(),
        "name": in_both(|lang| arch.name(lang)),
        "body": arch.body().map(|body| in_both(|lang| body.name(lang))),
        "version": arch.version().as_ref().map(ToString::to_string),
        "framework": arch.framework().is_stated().then(|| arch.framework().to_string()),
        "decision": decision,
        "date": date.map(|date| Text::new(date.vietnamese(), date.to_string())),
        "status": arch.status().map(|status| json!({ "key": status.key(), "label": status.label() })),
        "stateDate": arch.state_date().map(|date| Text::new(date.vietnamese(), date.to_string())),
        "note": facts::either(fields, Field::NoteVi, Field::NoteEn),
        "facts": facts::of(arch, fields, HEADER, OWN_PLACE),
        "figures": arch.indicators().map(indicator).chain(arch.targets().map(target)).collect::<Vec<_>>(),
    })
}

fn organisation(of: OrganisationRef<'_>) -> Value {
    json!({
        "id": of.key(),
        "name": in_both(|lang| of.name(lang)),
        "agency": of.agency().key(),
    })
}

fn element(of: ElementRef<'_>, bands: &'static Bands) -> Value {
    let fields = of.fields();
    let status = of.status();
    json!({
        "id": of.id(),
        "name": in_both(|lang| of.name(lang)),
        "aliases": of.aliases().collect::<Vec<_>>(),
        "layer": of.layer().section(),
        "band": bands.of(of.kind()).key,
        "kind": of.kind_key(),
        "kindLabel": of.kind().label(),
        "status": status.map(|status| json!({ "key": status.key(), "label": status.label_on(of.layer()) })),
        "scope": of.scope().map(Scope::key),
        "owner": of.owner().map(|o| o.key()),
        "operator": of.operator().map(|o| o.key()),
        "agency": of.agency().map(|o| o.key()),
        "own": of.is_of_body(),
        "description": facts::either(fields, Field::DescriptionVi, Field::DescriptionEn),
        "note": facts::either(fields, Field::NoteVi, Field::NoteEn),
        "facts": facts::of(of.architecture(), fields, ELEMENT, OWN_PLACE),
        "figures": of.indicators().map(indicator).chain(of.targets().map(target)).collect::<Vec<_>>(),
        "sources": fields.texts(Field::Source).collect::<Vec<_>>(),
        "inferred": fields.texts(Field::Inferred).collect::<Vec<_>>(),
        "succeeds": of.succeeds().collect::<Vec<_>>(),
    })
}

fn indicator(of: IndicatorRef<'_>) -> Value {
    json!({
        "name": in_both(|lang| of.name(lang)),
        "value": of.fields().text(Field::Value),
        "unit": of.unit().map(facts::unit),
        "qualifier": of.qualifier().map(Qualifier::label),
        "day": of.as_of().map(|date| Text::new(date.vietnamese(), date.to_string())),
        "target": false,
    })
}

fn target(of: TargetRef<'_>) -> Value {
    json!({
        "name": in_both(|lang| of.name(lang)),
        "value": of.fields().text(Field::Value),
        "unit": of.unit().map(facts::unit),
        "qualifier": of.qualifier().map(Qualifier::label),
        "day": of.by().map(|date| Text::new(date.vietnamese(), date.to_string())),
        "target": true,
    })
}

fn relation(of: RelationRef<'_>) -> Value {
    let route = match of.route() {
        Route::Unstated => Value::Null,
        Route::Direct => json!([]),
        Route::Via(hops) => hops.iter().map(|hop| hop.id()).collect(),
    };
    json!({
        "from": of.from().id(),
        "kind": of.kind().key(),
        "to": of.to().map(ElementRef::id),
        "body": of.to().is_none().then(|| of.end().id()),
        "route": route,
        "purposes": of.purposes().map(Purpose::key).collect::<Vec<_>>(),
        "facts": facts::of(of.from().architecture(), of.fields(), RELATION, OWN_PLACE),
        "figures": of.indicators().map(indicator).collect::<Vec<_>>(),
        "sources": of.sources().collect::<Vec<_>>(),
        "inferred": of.is_inferred(),
        "secret": of.is_state_secret(),
    })
}

/// That one depends on another.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Edge {
    from: String,
    to: String,
    kind: &'static str,
}

impl Edge {
    pub(super) fn json(&self) -> Value {
        json!([self.from, self.to, self.kind])
    }

    pub(super) fn ends(&self) -> [&str; 2] {
        [&self.from, &self.to]
    }
}

/// Who depends on whom, and over which relation, as far as that is shown.
pub(super) fn edges(arch: &Architecture, shown: &Shown) -> BTreeSet<Edge> {
    let graph = Graph::on(arch, arch.evaluation_date());
    let view = graph.as_petgraph(Edges::Dependencies);
    let mut out = BTreeSet::new();
    for element in arch.elements() {
        for edge in view.edges(element) {
            let relation = *edge.weight();
            if shown.has_relation(relation) && shown.has(edge.source()) && shown.has(edge.target())
            {
                out.insert(Edge {
                    from: edge.source().id().to_owned(),
                    to: edge.target().id().to_owned(),
                    kind: relation.kind().key(),
                });
            }
        }
    }
    out
}
