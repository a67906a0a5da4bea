//! Every part of an architecture with its place.

use std::fmt::Write as _;

use justarch::{Architecture, Document, Field, Fields, Layer, Locate as _, Subject, Table};

/// Where everything stands, as one text to be compared.
pub fn all(document: &Document) -> String {
    let arch = document.architecture();
    let mut out = String::new();
    part(document, &Subject::Document, Some(arch.fields()), &mut out);
    for layer in Layer::ALL {
        part(document, &Subject::Section(layer), None, &mut out);
    }
    for (subject, fields) in things(arch) {
        part(document, &subject, Some(fields), &mut out);
    }
    for allow in document.suppressions() {
        let _ = writeln!(out, "{allow:?}");
    }
    out
}

/// Elements, relations and entries of tables, with their fields.
fn things(arch: &Architecture) -> impl Iterator<Item = (Subject, Fields<'_>)> {
    let elements = arch.elements().map(|e| (e.into(), e.fields()));
    let relations = arch.relations().map(|r| (r.into(), r.fields()));
    let records = Table::ALL.into_iter().flat_map(|table| arch.records(table));
    elements
        .chain(relations)
        .chain(records.map(|r| (r.into(), r.fields())))
}

fn part(document: &Document, subject: &Subject, fields: Option<Fields<'_>>, out: &mut String) {
    let at = document.locate(&subject.clone().into());
    let _ = writeln!(out, "{subject} {at:?}");
    let mut last: Option<Field> = None;
    for (field, value) in fields.into_iter().flat_map(Fields::iter) {
        let at = (last != Some(field)).then(|| document.locate(&subject.clone().at(field)));
        let _ = writeln!(out, "  {} {value:?} {at:?}", field.path());
        last = Some(field);
    }
}
