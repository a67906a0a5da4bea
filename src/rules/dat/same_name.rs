//! DAT011: two systems bear the same name.

use std::borrow::Cow;
use std::collections::{BTreeMap, HashSet};

use crate::bilingual;
use crate::diagnostic::{Basis, Code, Confidence, LifeCycle, RuleName, Severity};
use crate::framework::law;
use crate::model::{ElementRef, Field, Subject, normalise, normalised_hash};
use crate::rules::rule::always;
use crate::rules::{BuiltIn, Context, Finding, Findings, RuleInfo, listed};
use crate::text::Text;

pub(super) static RULE: BuiltIn = BuiltIn {
    info: RuleInfo {
        code: Code::of("DAT011"),
        name: RuleName::of("duplicate-system-name"),
        life: LifeCycle::since("0.1.0"),
        severity: Severity::Warning,
        title: Text::fixed("Hai hệ thống trùng tên", "Two systems of the same name"),
        description: Text::fixed(
            "Kiểm tra tên (tiếng Việt, tiếng Anh) và tên gọi khác của ứng dụng, cơ sở dữ liệu, nền tảng và kênh giao tiếp không trùng nhau; dấu, chữ hoa, dấu câu không phân biệt.",
            "Checks that the names (Vietnamese, English) and aliases of applications, databases, platforms and channels are unique; diacritics, case and punctuation do not matter.",
        ),
        why: Text::fixed(
            "Một hệ thống thường được gọi bằng nhiều tên; hai mục trùng tên nhiều khả năng là một hệ thống khai báo hai lần, hoặc sẽ bị nhầm với nhau.",
            "One system often goes by several names; two entries of the same name are likely one system declared twice, or will be taken for each other.",
        ),
        remedy: Text::fixed(
            "Gộp hai mục nếu là một hệ thống; nếu không, đặt tên phân biệt.",
            "Merge the two if they are one system; if not, tell their names apart.",
        ),
        bases: Cow::Borrowed(BASES),
        applies: always,
    },
    check,
};

const BASES: &[Basis] = &[Basis::of(&law::MODEL, "", Confidence::Inferred)];

/// The fields that hold names.
const NAMES: [Field; 3] = [Field::NameVi, Field::NameEn, Field::Alias];

fn check(cx: &Context<'_>, out: &mut Findings<'_>) {
    let is_meant = |system: &ElementRef<'_>| cx.is_system(*system) && !system.has_ended(cx.date());
    let systems = cx.architecture().elements().filter(is_meant);
    // Nearly all names stand once: only those whose hash stands twice are looked at.
    let mut all: Vec<_> = systems
        .flat_map(|system| {
            names(system).map(move |(field, name)| (normalised_hash(name), system, field, name))
        })
        .collect();
    all.sort_by_key(|(hash, ..)| *hash);
    let mut bearers: BTreeMap<String, Bearers<'_>> = BTreeMap::new();
    let repeated = all
        .chunk_by(|a, b| a.0 == b.0)
        .filter(|names| names.len() > 1);
    for (_, system, field, name) in repeated.flatten() {
        let folded = normalise(name);
        if folded.is_empty() {
            continue;
        }
        let known = bearers.entry(folded).or_insert_with(|| Bearers {
            name,
            all: Vec::new(),
        });
        // Of two spellings always the same one is shown.
        known.name = known.name.min(name);
        if known.all.last().is_none_or(|(last, _)| last != system) {
            known.all.push((*system, *field));
        }
    }
    // Systems that share several names are one fault.
    let mut reported = HashSet::new();
    for Bearers { name, mut all } in bearers.into_values() {
        all.sort_by_key(|(system, _)| system.id());
        let numbers: Vec<_> = all.iter().map(|(system, _)| system.ix()).collect();
        if all.len() > 1 && reported.insert(numbers) {
            out.report(same(name, &all));
        }
    }
}

/// What bears a name, with the field in which each does.
struct Bearers<'a> {
    name: &'a str,
    all: Vec<(ElementRef<'a>, Field)>,
}

/// The names of a system, in the order of their fields.
fn names(system: ElementRef<'_>) -> impl Iterator<Item = (Field, &str)> {
    let of_field = move |field| system.fields().texts(field).map(move |name| (field, name));
    NAMES.into_iter().flat_map(of_field)
}

fn same(name: &str, all: &[(ElementRef<'_>, Field)]) -> Finding {
    let name = name.to_owned();
    let ids: Vec<_> = all
        .iter()
        .map(|(system, _)| system.id().to_owned())
        .collect();
    let finding = Finding::together(move |left| {
        let (count, ids) = (
            left.len(),
            listed(left.iter().filter_map(|nth| ids.get(*nth))),
        );
        (count > 1).then(|| {
            bilingual!(
                "{count} hệ thống trùng tên “{name}”: {ids}",
                "{count} systems have the same name “{name}”: {ids}"
            )
        })
    });
    all.iter().fold(finding, |finding, (system, field)| {
        let place = Subject::from(*system).at(*field);
        finding.member(place, Text::fixed("tên trùng", "the same name"))
    })
}
