//! `justarch impact`.
#![expect(
    clippy::indexing_slicing,
    reason = "keys of objects and pairs made here"
)]

use std::collections::BTreeMap;
use std::fmt::Write as _;

use justarch::{
    Architecture, Document, ElementRef, Graph, Impact, Lang, Layer, Locate as _, Path, Subject,
    bilingual, visible,
};
use serde_json::{Value, json};

use crate::Outcome;
use crate::args::{Format, ImpactArgs};
use crate::document;
use crate::fault::{Fault, similar};
use crate::output::Output;

/// An element that depends on one of those asked for, with the shortest way to the nearest of them.
struct Affected<'a> {
    element: ElementRef<'a>,
    path: Path<'a>,
}

pub(crate) fn run(args: &ImpactArgs, format: Format, out: &mut Output) -> Result<Outcome, Fault> {
    let document = document::read(&args.file, None)?;
    let arch = document.architecture();
    let mut asked: Vec<ElementRef<'_>> = Vec::new();
    for id in &args.ids {
        let element = find(arch, id)?;
        if !asked.contains(&element) {
            asked.push(element);
        }
    }
    let graph = Graph::of(arch);
    let impact = Impact::of(&graph, asked.iter().copied());
    let affected = affected(&impact);
    match format {
        Format::Human => {
            out.text(&visible(&page(&document, &asked, &affected, out.lang())));
            out.text(&visible(&unknown(&impact, out.lang())));
            out.text(&out.renderer().render_completeness(impact.completeness()));
        }
        Format::Json => {
            let mut value = json(&document, &asked, &affected);
            value["unknown"] = impact.unknown().into();
            value["completeness"] =
                serde_json::to_value(impact.completeness()).map_err(|error| {
                    Fault::new(bilingual!(
                        "không ghi được JSON: {error}",
                        "the JSON cannot be written: {error}"
                    ))
                })?;
            out.json(&value)?;
        }
    }
    Ok(Outcome::Clean)
}

fn find<'a>(arch: &'a Architecture, id: &str) -> Result<ElementRef<'a>, Fault> {
    if arch.element(id).is_none() && arch.unread().elements().any(|unread| unread == id) {
        return Err(Fault::new(bilingual!(
            "thành phần `{id}` có trong văn bản nhưng không đọc được",
            "the element `{id}` is in the document but could not be read"
        )));
    }
    arch.element(id).ok_or_else(|| {
        let meant = similar(id, arch.elements().map(ElementRef::id));
        let text = bilingual!(
            "văn bản không có thành phần `{id}`",
            "the document has no element `{id}`"
        );
        Fault::or_similar(text, &meant)
    })
}

/// All that depend on one of some elements, by layer and id.
fn affected<'a>(impact: &Impact<'a>) -> Vec<Affected<'a>> {
    let with_path = |element: &ElementRef<'a>| {
        let path = impact.path(*element)?;
        Some(Affected {
            element: *element,
            path,
        })
    };
    impact.affected().iter().filter_map(with_path).collect()
}

/// The elements of which it is not known whether they depend on one of those asked for.
fn unknown(impact: &Impact<'_>, lang: Lang) -> String {
    let ids = impact.unknown();
    if ids.is_empty() {
        return String::new();
    }
    let (count, ids) = (ids.len(), ids.join(", "));
    match lang {
        Lang::Vi => format!("\nChưa rõ có phụ thuộc hay không ({count}): {ids}\n"),
        Lang::En => format!("\nNot known whether these depend on it ({count}): {ids}\n"),
    }
}

fn page(
    document: &Document,
    asked: &[ElementRef<'_>],
    affected: &[Affected<'_>],
    lang: Lang,
) -> String {
    let mut out = String::new();
    for element in asked {
        let layer = element.layer().label();
        let name = element.name(lang);
        let _ = writeln!(out, "{}: {name} ({})", element.id(), layer.get(lang));
        if let Some(at) = place(document, *element) {
            let _ = writeln!(out, "  {at}");
        }
    }
    let direct = affected
        .iter()
        .filter(|a| a.path.relations().len() == 1)
        .count();
    let count = affected.len();
    let complete = document.architecture().unread().is_empty();
    let summary = match lang {
        Lang::Vi if count == 0 && !complete => {
            "Trong phần đọc được, không thấy thành phần nào phụ thuộc.".to_owned()
        }
        Lang::En if count == 0 && !complete => {
            "In what could be read nothing depends on it.".to_owned()
        }
        Lang::Vi if !complete => {
            format!("Ít nhất {count} thành phần phụ thuộc, trong đó {direct} trực tiếp:")
        }
        Lang::En if !complete => format!("At least {count} dependents, {direct} of them direct:"),
        Lang::Vi if count == 0 => "Không có thành phần nào phụ thuộc.".to_owned(),
        Lang::En if count == 0 => "Nothing depends on it.".to_owned(),
        Lang::Vi => format!("{count} thành phần phụ thuộc, trong đó {direct} trực tiếp:"),
        Lang::En => format!("{count} dependents, {direct} of them direct:"),
    };
    let _ = writeln!(out, "\n{summary}");
    for layer in Layer::ALL.into_iter().rev() {
        let mut owners: BTreeMap<Option<&str>, Vec<&Affected<'_>>> = BTreeMap::new();
        for one in affected.iter().filter(|a| a.element.layer() == layer) {
            let owner = one.element.owner().map(|o| o.key());
            owners.entry(owner).or_default().push(one);
        }
        if owners.is_empty() {
            continue;
        }
        let count: usize = owners.values().map(Vec::len).sum();
        let _ = writeln!(out, "\n{} ({count})", layer.label().get(lang));
        // Unknown owners sort first; people look for the known ones.
        let unknown = owners.remove(&None).map(|members| (None, members));
        for (owner, members) in owners.into_iter().chain(unknown) {
            let _ = writeln!(
                out,
                "  {}",
                owner_name(document.architecture(), owner, lang)
            );
            for one in members {
                let name = one.element.name(lang);
                let _ = writeln!(out, "    {}: {name}", one.element.id());
                let _ = writeln!(out, "      {}", chain(&one.path, lang));
            }
        }
    }
    out
}

fn owner_name(arch: &Architecture, owner: Option<&str>, lang: Lang) -> String {
    let Some(key) = owner else {
        let unknown = justarch::Text::fixed("chưa rõ chủ quản", "owner not stated");
        return unknown.get(lang).to_owned();
    };
    let organisation = arch.organisation(key);
    organisation.map_or_else(|| key.to_owned(), |o| format!("{} ({key})", o.name(lang)))
}

/// The way as one line. A step over a platform shows the exchange that passes it.
fn chain(path: &Path<'_>, lang: Lang) -> String {
    let mut out = String::new();
    for (nth, element) in path.elements().iter().enumerate() {
        if let Some(relation) = nth.checked_sub(1).and_then(|n| path.relations().get(n)) {
            let _ = write!(out, " —{}→ ", relation.kind().label().get(lang));
        }
        out.push_str(element.id());
    }
    out
}

fn place(document: &Document, element: ElementRef<'_>) -> Option<String> {
    let span = document.locate(&Subject::from(element).into())?;
    let sources = document.sources();
    let at = sources.position(span);
    Some(format!(
        "{}:{}:{}",
        sources.name(span.source),
        at.line,
        at.column
    ))
}

fn json(document: &Document, asked: &[ElementRef<'_>], affected: &[Affected<'_>]) -> Value {
    let element = |e: ElementRef<'_>| {
        json!({
            "id": e.id(),
            "name": { "vi": e.name(Lang::Vi), "en": e.name(Lang::En) },
            "layer": e.layer().section(),
            "owner": e.owner().map(|o| o.key()),
            "place": place(document, e),
        })
    };
    let dependents = affected.iter().map(|one| {
        let mut value = element(one.element);
        let steps = one
            .path
            .relations()
            .iter()
            .zip(one.path.elements().windows(2));
        let steps = steps.map(|(relation, ends)| {
            let [from, to] = [ends[0].id(), ends[1].id()];
            json!({ "from": from, "relation": relation.kind().key(), "to": to })
        });
        value["path"] = steps.collect();
        value
    });
    json!({
        "schema-version": "1",
        "elements": asked.iter().map(|e| element(*e)).collect::<Vec<_>>(),
        "dependents": dependents.collect::<Vec<_>>(),
    })
}
