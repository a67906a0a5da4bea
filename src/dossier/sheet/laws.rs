//! What the law asks of a system: of its kind, its keys, its relations, with the days between which it is in force.

use crate::date::Date;
use crate::diagnostic::{Basis, Confidence, Force};
use crate::dossier::words::day;
use crate::framework::Framework;
use crate::model::schema::{ELEMENT, FieldSpec, Shape};
use crate::model::{Architecture, ElementRef};
use crate::text::{Lang, Text};
use crate::vocabulary::instrument_of;

use super::neighbours::{Neighbour, Tie};

/// What a provision is about, and the provision.
#[derive(Clone, Debug)]
pub(super) struct Provision {
    pub(super) about: Vec<Text>,
    pub(super) basis: Basis,
}

/// Those that hold for a system on a day, each once, in the order in which they are met.
pub(super) fn provisions(
    arch: &Architecture,
    element: ElementRef<'_>,
    neighbours: &[Neighbour<'_>],
    as_of: Option<Date>,
) -> Vec<Provision> {
    let mut found = Vec::new();
    let kind = element.kind();
    let own = kind.described();
    if let Some(law) = own.law {
        add(&mut found, law.instrument, law.article, law.term, as_of);
    }
    keys(ELEMENT, &mut |spec: &FieldSpec| {
        if let (Some(law), true) = (spec.words.described().law, spec.meaning.includes(kind)) {
            add(&mut found, law.instrument, law.article, law.term, as_of);
        }
    });
    let framework = Framework::get(arch.framework()).ok();
    for neighbour in neighbours.iter().filter(|n| n.tie != Tie::Passes) {
        let relation = neighbour.relation;
        let (Some(framework), Some(to)) = (framework, relation.to()) else {
            continue;
        };
        let row = framework.relation(relation.from().kind(), relation.kind(), to.kind());
        if let Some(basis) = &row.basis {
            push(
                &mut found,
                relation.kind().described().title,
                basis.clone(),
                as_of,
            );
        }
    }
    found
}

/// Visits the keys, those of groups too.
fn keys(specs: &'static [FieldSpec], visit: &mut impl FnMut(&FieldSpec)) {
    for spec in specs {
        visit(spec);
        if let Shape::Group { fields, .. } = spec.shape {
            keys(fields, visit);
        }
    }
}

fn add(
    found: &mut Vec<Provision>,
    instrument: &str,
    article: &'static str,
    about: Text,
    as_of: Option<Date>,
) {
    if let Some(instrument) = instrument_of(instrument) {
        let basis = Basis::of(instrument, article, Confidence::Sourced);
        push(found, about, basis, as_of);
    }
}

fn push(found: &mut Vec<Provision>, about: Text, basis: Basis, as_of: Option<Date>) {
    let force = as_of.map(|day| basis.force_on(day));
    if matches!(force, Some(Force::Repealed | Force::NotYet)) {
        return;
    }
    let same = found.iter_mut().find(|known| {
        known.basis.instrument.name == basis.instrument.name && known.basis.article == basis.article
    });
    match same {
        Some(known) if known.about.contains(&about) => {}
        Some(known) => known.about.push(about),
        None => found.push(Provision {
            about: vec![about],
            basis,
        }),
    }
}

/// Since when an instrument is in force, and until when.
pub(super) fn in_force(basis: &Basis, as_of: Option<Date>, lang: Lang) -> String {
    let instrument = &basis.instrument;
    let mut out = match (instrument.from, instrument.attested, lang) {
        (Some(from), _, Lang::Vi) => format!("từ {}", day(from, lang)),
        (Some(from), _, Lang::En) => format!("since {}", day(from, lang)),
        (None, Some(seen), Lang::Vi) => format!("muộn nhất từ {}", day(seen, lang)),
        (None, Some(seen), Lang::En) => format!("since {} at the latest", day(seen, lang)),
        (None, None, Lang::Vi) => "ngày có hiệu lực: chưa có thông tin".to_owned(),
        (None, None, Lang::En) => "entry into force: not known".to_owned(),
    };
    if let Some(end) = instrument.repealed {
        let end = day(end, lang);
        out.push_str(match lang {
            Lang::Vi => "; hết hiệu lực ",
            Lang::En => "; repealed ",
        });
        out.push_str(&end);
    }
    if as_of.map(|day| basis.force_on(day)) == Some(Force::Doubtful) {
        out.push_str(
            Text::fixed(
                "; hiệu lực cần rà soát",
                "; whether it is in force should be checked",
            )
            .get(lang),
        );
    }
    out
}

/// The article alone.
pub(super) fn place(basis: &Basis, lang: Lang) -> Option<String> {
    if basis.article.is_empty() {
        return None;
    }
    let name = basis.instrument.name.get(lang);
    let whole = basis.citation(lang);
    let place = match lang {
        Lang::Vi => whole.strip_suffix(name)?,
        Lang::En => whole.strip_prefix(name)?,
    };
    Some(place.trim_matches([' ', ',']).to_owned())
}
