//! What the law asks of a system: of its kind, its keys, its relations, with the days between which it is in force.

use crate::date::Date;
use crate::diagnostic::{Basis, Confidence, Force};
use crate::dossier::words::day;
use crate::framework::Framework;
use crate::model::schema::{ELEMENT, FieldSpec, Shape};
use crate::model::{Architecture, ElementRef, Field, Information, RelationKind};
use crate::text::{Lang, Text};
use crate::vocabulary::instrument_of;

use super::neighbours::{Neighbour, Tie};

/// Systems of this level and above are to be monitored.
const MONITORED: u8 = 3;

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
        let Some(law) = spec.words.described().law else {
            return;
        };
        if spec.meaning.includes(kind) && triggers(element, spec, neighbours) {
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

/// Whether what the document says of a system makes the law of a key hold for it: that it says something there, or what follows
/// from its level, its information and its exchanges.
fn triggers(element: ElementRef<'_>, spec: &FieldSpec, neighbours: &[Neighbour<'_>]) -> bool {
    let fields = element.fields();
    let has_relation = |kind: RelationKind| {
        let mut own = neighbours.iter();
        own.any(|n| n.relation.kind() == kind && n.relation.from() == element)
    };
    let exchanges = || neighbours.iter().any(|n| n.tie == Tie::Exchanges);
    let level = element.security_level();
    match (spec.field, spec.shape) {
        (_, Shape::Relations(kind)) => has_relation(kind),
        // What a group asks for, its keys ask for.
        (_, Shape::Group { .. }) | (None, _) => false,
        (Some(field), Shape::Flag) if fields.flag(field) == Some(true) => true,
        (Some(field), _) => match field {
            Field::SecurityAppraisal | Field::Assessed => level.is_some() || fields.has(field),
            Field::Monitored => level.is_some_and(|level| level >= MONITORED),
            Field::PersonalDataSubjects => {
                fields.has(field) || element.information().any(|i| i == Information::Personal)
            }
            Field::SharingLog => exchanges(),
            // A flag that is not set asks for nothing.
            Field::CriticalData | Field::RoundTheClock | Field::InteractiveForm => false,
            _ => fields.has(field),
        },
    }
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
    if as_of.map(|day| basis.force_on(day)) == Some(Force::Repealed) {
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

/// Whether an instrument is not in force yet.
pub(super) fn is_to_come(basis: &Basis, as_of: Option<Date>) -> bool {
    as_of.map(|day| basis.force_on(day)) == Some(Force::NotYet)
}

/// Since when an instrument is in force, or from when it will be, and until when.
pub(super) fn in_force(basis: &Basis, as_of: Option<Date>, lang: Lang) -> String {
    let instrument = &basis.instrument;
    if is_to_come(basis, as_of)
        && let Some(from) = instrument.from
    {
        let from = day(from, lang);
        return match lang {
            Lang::Vi => format!("chưa có hiệu lực; từ ngày {from}"),
            Lang::En => format!("not in force yet; from {from}"),
        };
    }
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
