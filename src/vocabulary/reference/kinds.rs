//! The page of kinds by layer, and the matrix of relations.

use std::fmt::Write as _;

use super::begin;
use super::sections::{Words, narrowed};
use crate::framework::Framework;
use crate::model::schema::{ELEMENT, Meaning};
use crate::model::{Kind, Layer, RelationKind};
use crate::text::{Lang, Text};
use crate::vocabulary::asked::{Asked, asked_of};
use crate::vocabulary::ends;
use crate::vocabulary::entry::{Entry, Sort};
use crate::vocabulary::facts;
use crate::vocabulary::page::{Block, blocks};

pub(super) fn page(words: &Words<'_>) -> String {
    let lead = Text::fixed(
        "Loại quyết định lớp của thành phần. Các lớp dưới đây đi từ dưới lên: lớp trên dựa vào lớp dưới, chính sách điều chỉnh mọi lớp. Ví dụ của một loại: `justarch explain LOẠI`. Khóa chung cho mọi thành phần ở [elements], ý nghĩa của quan hệ ở [relations].",
        "The kind decides the layer of an element. The layers come from the bottom up: the upper rest on the lower, and policy governs all of them. For an example of a kind: `justarch explain KIND`. Keys that all elements have are in [elements], what relations mean in [relations].",
    );
    let mut out = begin("kinds", words.lang, &lead);
    for layer in Layer::ALL {
        of_layer(&mut out, *words, layer);
    }
    let heading = Text::fixed("Loại do người dùng đặt", "Kinds of your own");
    let _ = writeln!(out, "\n## {}", heading.get(words.lang));
    let is_custom = |entry: &&Entry| matches!(entry.sort, Sort::Kind(Kind::Custom(_)));
    words.words(
        &mut out,
        words.of("Loại", "Kind"),
        words.all.iter().filter(is_custom),
    );
    out
}

fn of_layer(out: &mut String, words: Words<'_>, layer: Layer) {
    let section = layer.section();
    let described = layer.described();
    let (title, meaning) = (described.title, described.meaning);
    let lang = words.lang;
    let _ = writeln!(
        out,
        "\n## {} · `{section}`\n\n{}",
        title.get(lang),
        meaning.get(lang)
    );
    let here = |entry: &&Entry| matches!(entry.sort, Sort::Kind(kind) if kind.layer() == layer && Kind::ALL.contains(&kind));
    words.words(out, words.of("Loại", "Kind"), words.all.iter().filter(here));
    let kinds: Vec<_> = Kind::ALL
        .iter()
        .filter(|k| k.layer() == layer)
        .copied()
        .collect();
    let mut list = keys(words, &kinds);
    list.extend(asked(words, &kinds));
    if !list.is_empty() {
        blocks(out, &[Block::List(list)], 1);
    }
    relations(out, words, layer);
    if let Some(kind) = kinds.first() {
        let example = kind.described().example;
        let caption = words.of("Ví dụ", "Example").to_owned();
        let example = format!("{section}:\n{}", indented(example));
        blocks(out, &[Block::Yaml(caption, example)], 1);
    }
}

fn indented(text: &str) -> String {
    let mut out = String::new();
    for line in text.lines() {
        let _ = writeln!(out, "  {line}");
    }
    out
}

/// The keys that not all elements have: those of all kinds of the layer, then those of some.
fn keys(words: Words<'_>, kinds: &[Kind]) -> Vec<String> {
    let mut common = Vec::new();
    let mut special = Vec::new();
    for spec in ELEMENT {
        if !matches!(spec.meaning, Meaning::Kinds(_)) {
            continue;
        }
        let of: Vec<_> = kinds
            .iter()
            .filter(|kind| spec.meaning.includes(**kind))
            .copied()
            .collect();
        if of.len() == kinds.len() {
            common.push(spec.key);
        } else if !of.is_empty() {
            special.push((spec.key, of));
        }
    }
    let mut out = Vec::new();
    if !common.is_empty() {
        let keys = facts::words(common.iter());
        let head = words.of("Khóa riêng của lớp", "Keys of the layer");
        out.push(format!("{head}: {keys}"));
    }
    let mut groups: Vec<(Vec<&str>, Vec<Kind>)> = Vec::new();
    for (key, of) in special {
        match groups.iter_mut().find(|(_, there)| *there == of) {
            Some((keys, _)) => keys.push(key),
            None => groups.push((vec![key], of)),
        }
    }
    for (keys, of) in groups {
        let (keys, of) = (facts::words(keys.iter()), facts::words(of.iter()));
        let head = words.of("Chỉ của", "Only of");
        out.push(format!("{head} {of}: {keys}"));
    }
    out
}

/// The keys that the check asks for of the body's own elements: those of all kinds of the layer, then those of some.
fn asked(words: Words<'_>, kinds: &[Kind]) -> Vec<String> {
    let mut groups: Vec<(Vec<Kind>, Vec<&str>)> = Vec::new();
    let mut keys: Vec<&str> = Vec::new();
    let of_kinds: Vec<_> = kinds.iter().map(|kind| asked_of(*kind)).collect();
    for asked in of_kinds.iter().flatten() {
        if !keys.contains(&asked.key) {
            keys.push(asked.key);
        }
    }
    for key in keys {
        let has = |asked: &[Asked]| asked.iter().any(|asked| asked.key == key);
        let of = kinds.iter().zip(&of_kinds);
        let of = of.filter(|(_, asked)| has(asked)).map(|(kind, _)| *kind);
        let of: Vec<_> = of.collect();
        match groups.iter_mut().find(|(there, _)| *there == of) {
            Some((_, keys)) => keys.push(key),
            None => groups.push((of, vec![key])),
        }
    }
    groups.sort_by_key(|(of, _)| std::cmp::Reverse(of.len()));
    let line = |(of, keys): &(Vec<Kind>, Vec<&str>)| {
        let keys = facts::words(keys.iter());
        let head = words.of(
            "Kiểm tra yêu cầu thành phần của cơ quan nêu",
            "The check asks the body's own elements for",
        );
        if of.len() == kinds.len() {
            return format!("{head}: {keys}");
        }
        let of = ends::in_words(of, words.lang);
        let with = words.of("với", "if it is");
        format!("{head}, {with} {of}: {keys}")
    };
    groups.iter().map(line).collect()
}

/// The relations that lead away from the layer, as a table, and the names of those that lead to it.
fn relations(out: &mut String, words: Words<'_>, layer: Layer) {
    let lang = words.lang;
    let within = |kinds: &[Kind]| {
        let kinds = kinds.iter().filter(|kind| kind.layer() == layer);
        kinds.copied().collect::<Vec<_>>()
    };
    let (mut rows, mut towards) = (Vec::new(), Vec::new());
    for relation in RelationKind::ALL {
        let latest = ends::of_relation(relation).pop();
        for pair in latest.map_or_else(Vec::new, |(_, pairs)| pairs) {
            let from = within(&pair.from);
            if !from.is_empty() {
                let remark = ends::remark(pair.cell);
                rows.push(vec![
                    format!("`{relation}`"),
                    ends::in_words(&from, lang),
                    ends::in_words(&pair.to, lang),
                    remark.map_or_else(String::new, |remark| remark.get(lang).to_owned()),
                ]);
            }
            if !within(&pair.to).is_empty() && !towards.contains(&relation) {
                towards.push(relation);
            }
        }
    }
    let head = match lang {
        Lang::Vi => ["Quan hệ", "Từ", "Tới", "Lưu ý"],
        Lang::En => ["Relation", "From", "To", "Remark"],
    };
    blocks(out, &[narrowed(&head, &rows)], 1);
    if !towards.is_empty() {
        let towards = facts::words(towards.iter());
        let head = words.of("Được trỏ tới bằng", "Pointed to by");
        blocks(
            out,
            &[Block::Text(format!("{head}: {towards} ([relations])."))],
            1,
        );
    }
}

/// Which kinds may stand in which relation, per framework where they differ.
pub(super) fn matrix(out: &mut String, words: &Words<'_>) {
    let lang = words.lang;
    let mut rows = Vec::new();
    for relation in RelationKind::ALL {
        let by_framework = ends::of_relation(relation);
        for (versions, pairs) in by_framework {
            for pair in pairs {
                let remark = ends::remark(pair.cell);
                let mut remark = remark.map_or_else(String::new, |r| r.get(lang).to_owned());
                if versions.len() < Framework::all().len() {
                    let versions: Vec<_> = versions.iter().map(ToString::to_string).collect();
                    let comma = if remark.is_empty() { "" } else { "; " };
                    let _ = write!(
                        remark,
                        "{comma}{} {}",
                        words.of("khung", "framework"),
                        versions.join(", ")
                    );
                }
                rows.push(vec![
                    format!("`{relation}`"),
                    ends::in_words(&pair.from, lang),
                    ends::in_words(&pair.to, lang),
                    remark,
                ]);
            }
        }
    }
    let head = match lang {
        Lang::Vi => ["Quan hệ", "Từ", "Tới", "Lưu ý"],
        Lang::En => ["Relation", "From", "To", "Remark"],
    };
    blocks(
        out,
        &[Block::Table(head.map(str::to_owned).to_vec(), rows)],
        1,
    );
}
