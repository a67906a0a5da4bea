//! The rows that a document gives.

use std::collections::HashMap;

use super::facts::facts;
use super::shown::Shown;
use super::table::DatasetTables;
use crate::diagnostic::Report;
use crate::model::schema::{ELEMENT, FieldSpec, HEADER, RELATION};
use crate::model::{
    Architecture, ElementRef, End, Field, Fields, Mode, Purpose, RelationRef, Subject, Table, Value,
};
use crate::text::Lang;

/// The tables with their columns.
pub(super) static TABLES: [(&str, &[&str]); 7] = [
    (
        "documents",
        &[
            "document",
            "id",
            "name_vi",
            "name_en",
            "body",
            "level",
            "framework",
            "version",
            "state_date",
            "elements",
            "relations",
            "unread",
        ],
    ),
    (
        "organisations",
        &[
            "document", "id", "name_vi", "name_en", "kind", "parent", "agency",
        ],
    ),
    (
        "elements",
        &[
            "document",
            "id",
            "layer",
            "kind",
            "name_vi",
            "name_en",
            "owner",
            "agency",
            "own",
            "scope",
            "status",
            "role",
            "class",
            "security_level",
            "since",
            "until",
        ],
    ),
    (
        "relations",
        &[
            "document", "number", "from_id", "kind", "to_id", "to_type", "purpose", "route",
            "mode", "status", "since", "until",
        ],
    ),
    (
        "dependences",
        &["document", "dependent", "needs", "relation"],
    ),
    (
        "fields",
        &[
            "document",
            "subject_type",
            "subject",
            "key",
            "number",
            "value",
            "inferred",
        ],
    ),
    (
        "findings",
        &[
            "document",
            "code",
            "severity",
            "fingerprint",
            "subject_type",
            "subject",
            "field",
            "message_vi",
            "message_en",
        ],
    ),
];

/// Adds the rows of a document; gives how many things were left out.
pub(super) fn add(
    to: &mut DatasetTables,
    is_public: bool,
    document: &str,
    arch: &Architecture,
    findings: Option<&Report>,
) -> usize {
    let shown = Shown::of(arch, is_public);
    let left_out = shown.left_out();
    let mut rows = Rows {
        to,
        document,
        shown: &shown,
        numbers: HashMap::new(),
    };
    rows.head(left_out.elements, left_out.relations);
    rows.organisations();
    rows.elements();
    rows.relations();
    rows.records();
    let of_findings = findings.map_or(0, |report| rows.findings(report));
    let things = left_out.elements.saturating_add(left_out.relations);
    things.saturating_add(of_findings)
}

struct Rows<'r, 'a> {
    to: &'r mut DatasetTables,
    document: &'r str,
    shown: &'r Shown<'a>,
    /// The number of each relation, by what findings call it.
    numbers: HashMap<Subject, String>,
}

impl Rows<'_, '_> {
    fn head(&mut self, elements: usize, relations: usize) {
        let arch = self.shown.arch();
        let fields = arch.fields();
        let text = |field| fields.text(field).unwrap_or_default();
        let framework = arch.framework();
        let framework = framework.is_stated().then(|| framework.to_string());
        let version = arch.version().map(|version| version.to_string());
        let date = arch.state_date().map(|date| date.to_string());
        let unread = arch.unread();
        let unread = unread.parts().len().saturating_add(unread.omitted());
        let elements = arch.element_count().saturating_sub(elements);
        let relations = arch.relation_count().saturating_sub(relations);
        self.to.push(
            "documents",
            &[
                self.document,
                arch.id(),
                text(Field::NameVi),
                text(Field::NameEn),
                arch.body().map_or("", |body| body.key()),
                text(Field::Level),
                &framework.unwrap_or_default(),
                &version.unwrap_or_default(),
                &date.unwrap_or_default(),
                &elements.to_string(),
                &relations.to_string(),
                &unread.to_string(),
            ],
        );
        if self.shown.may_show(fields) {
            self.fields("document", arch.id(), HEADER, fields.iter(), fields);
        }
    }

    fn organisations(&mut self) {
        for one in self.shown.arch().organisations() {
            let fields = one.fields();
            if !self.shown.may_show(fields) {
                continue;
            }
            let text = |field| fields.text(field).unwrap_or_default();
            self.to.push(
                "organisations",
                &[
                    self.document,
                    one.key(),
                    text(Field::NameVi),
                    text(Field::NameEn),
                    text(Field::OrganisationKind),
                    one.parent().map_or("", |parent| parent.key()),
                    one.agency().key(),
                ],
            );
        }
    }

    fn elements(&mut self) {
        for element in self.shown.elements() {
            let fields = element.fields();
            let text = |field| fields.text(field).unwrap_or_default();
            let date = |field| fields.date(field).map(|date| date.to_string());
            let level = element.security_level().map(|level| level.to_string());
            let agency = element.agency();
            let own = agency.map(|_| element.is_of_body().to_string());
            self.to.push(
                "elements",
                &[
                    self.document,
                    element.id(),
                    element.layer().section(),
                    element.kind_key(),
                    text(Field::NameVi),
                    text(Field::NameEn),
                    text(Field::Owner),
                    agency.map_or("", |agency| agency.key()),
                    &own.unwrap_or_default(),
                    text(Field::Scope),
                    text(Field::Status),
                    text(Field::Role),
                    text(Field::DatabaseClass),
                    &level.unwrap_or_default(),
                    &date(Field::Since).unwrap_or_default(),
                    &date(Field::Until).unwrap_or_default(),
                ],
            );
            let all = element.all_fields();
            self.fields("element", element.id(), ELEMENT, all.iter(), all);
        }
    }

    fn relations(&mut self) {
        for (number, relation) in (1_usize..).zip(self.shown.relations()) {
            let number = number.to_string();
            let reading = relation.canonical();
            let fields = relation.fields();
            let date = |field| fields.date(field).map(|date| date.to_string());
            let (to, to_type) = match reading.end() {
                End::Element(element) => (element.id(), "element"),
                End::Organisation(organisation) => (organisation.key(), "organisation"),
            };
            let purposes: Vec<_> = reading.purposes().map(Purpose::key).collect();
            let hops: Vec<_> = reading.hops().map(ElementRef::id).collect();
            let route = if fields.has(Field::RouteDirect) {
                "direct".to_owned()
            } else {
                hops.join("; ")
            };
            self.to.push(
                "relations",
                &[
                    self.document,
                    &number,
                    reading.from().id(),
                    reading.kind().key(),
                    to,
                    to_type,
                    &purposes.join("; "),
                    &route,
                    mode(relation),
                    fields.text(Field::Status).unwrap_or_default(),
                    &date(Field::Since).unwrap_or_default(),
                    &date(Field::Until).unwrap_or_default(),
                ],
            );
            for (dependent, needs) in relation.dependences() {
                let row = [self.document, dependent.id(), needs.id(), &number];
                self.to.push("dependences", &row);
            }
            let facts = reading.facts().into_iter();
            self.fields("relation", &number, RELATION, facts, fields);
            self.numbers.insert(relation.into(), number);
        }
    }

    /// What hangs on the document, its elements and relations: sources, organisations, figures and the like.
    fn records(&mut self) {
        let arch = self.shown.arch();
        for table in Table::ALL {
            for record in arch.records(table) {
                let fields = record.fields();
                let holder = record.holder().and_then(|id| arch.element(id));
                let is_hidden = holder.is_some_and(|of| !self.shown.has_element(of));
                if is_hidden || !self.shown.may_show(fields) {
                    continue;
                }
                self.fields(
                    table.key(),
                    record.key(),
                    table.fields(),
                    fields.iter(),
                    fields,
                );
            }
        }
    }

    fn fields<'v>(
        &mut self,
        subject_type: &str,
        subject: &str,
        specs: &'static [FieldSpec],
        stated: impl Iterator<Item = (Field, Value<'v>)>,
        fields: Fields<'_>,
    ) {
        for fact in facts(specs, stated) {
            let top = fact.key.split('.').next().unwrap_or_default();
            let inferred = if fields.is_inferred(top) {
                "true"
            } else {
                "false"
            };
            for (number, value) in (1_usize..).zip(&fact.values) {
                self.to.push(
                    "fields",
                    &[
                        self.document,
                        subject_type,
                        subject,
                        &fact.key,
                        &number.to_string(),
                        value,
                        inferred,
                    ],
                );
            }
        }
    }

    /// One row for each place of each finding; gives how many findings were left out.
    fn findings(&mut self, report: &Report) -> usize {
        let mut left_out = 0_usize;
        for one in report {
            let places = one.places();
            let hidden = self.shown.secrets().is_some_and(|secrets| {
                let steps = || one.path.iter();
                secrets.covers_any(places.iter().map(|place| &place.subject))
                    || steps().any(|step| secrets.has(&step.from) || secrets.has(&step.to))
                    || [Lang::Vi, Lang::En]
                        .iter()
                        .any(|lang| secrets.are_named_in(one.message.get(*lang)))
            });
            if hidden {
                left_out = left_out.saturating_add(1);
                continue;
            }
            let fingerprint = one.fingerprint();
            let mut row = |kind: &str, subject: &str, field: &str| {
                self.to.push(
                    "findings",
                    &[
                        self.document,
                        one.code.as_str(),
                        one.severity.key(),
                        &fingerprint,
                        kind,
                        subject,
                        field,
                        one.message.get(Lang::Vi),
                        one.message.get(Lang::En),
                    ],
                );
            };
            if places.is_empty() {
                row("document", "", "");
            }
            for place in places {
                let field = place.field.map_or("", Field::path);
                match &place.subject {
                    Subject::Document => row("document", "", field),
                    Subject::Section(layer) => row("section", layer.section(), field),
                    Subject::Element(id) => row("element", id, field),
                    Subject::Relation { .. } => {
                        let number = self.numbers.get(&place.subject);
                        row("relation", number.map_or("", String::as_str), field);
                    }
                    Subject::Record { table, key } => row(table.key(), key, field),
                }
            }
        }
        left_out
    }
}

/// The mode of connection of an exchange, in a word.
fn mode(relation: RelationRef<'_>) -> &'static str {
    match relation.mode() {
        None => "",
        Some(Mode::LgspAndNational) => "lgsp-and-national",
        Some(Mode::National) => "national",
        Some(Mode::Lgsp) => "lgsp",
        Some(Mode::Other) => "other",
        Some(Mode::Direct) => "direct",
    }
}
