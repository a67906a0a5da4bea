//! What merges, splits and regroupings make of the kind and layer of elements, and what is told of large ones.

use std::collections::BTreeSet;
use std::fmt::Write as _;

use justarch::{Change, ChangeKind, Class, Diff, Document, Field};

use crate::sound::sound;

const HEAD: &str = "\
justarch: 1
architecture: { id: mau, body: bo, level: ministry, name: { vi: Kiến trúc mẫu }, version: \"3.0\", framework: \"3.0\", status: draft, state-date: 2024-11-30 }
organisations: { bo: { name: { vi: Bộ Mẫu }, kind: ministry } }
";

#[track_caller]
fn read(body: &str) -> Document {
    sound(&format!("{HEAD}{body}"))
}

/// Elements of a section, each with its kind and what follows.
fn element(id: &str, kind: &str, more: &str) -> String {
    format!(
        "  {id}: {{ kind: {kind}, name: {{ vi: Hệ {id} }}, owner: bo, status: active{more} }}\n"
    )
}

fn used(ids: &str) -> String {
    format!("users:\n  can-bo: {{ kind: official, name: {{ vi: Cán bộ }}, uses: [{ids}] }}\n")
}

fn portals() -> Document {
    let (p, q) = (
        element("p", "web-portal", ""),
        element("q", "web-portal", ""),
    );
    let used = used("p, q");
    read(&format!("channels:\n{p}{q}{used}"))
}

/// The breaking changes of kind or layer, each with its old and its new id and its class.
fn moves(old: &Document, new: &Document) -> Vec<(String, String, Class)> {
    let mut moves = all_moves(old, new);
    moves.retain(|(.., class)| *class == Class::Breaking);
    moves
}

/// All of them.
fn all_moves(old: &Document, new: &Document) -> Vec<(String, String, Class)> {
    let diff = Diff::between(old.architecture(), new.architecture());
    let is_move = |c: &&Change<'_>| c.kind == ChangeKind::Moved;
    let moves = diff.changes().iter().filter(is_move);
    let mut moves: Vec<_> = moves
        .map(|c| (c.old[0].to_string(), c.new[0].to_string(), c.class))
        .collect();
    moves.sort();
    moves
}

fn told(old: &str, new: &str) -> (String, String, Class) {
    (old.to_owned(), new.to_owned(), Class::Breaking)
}

#[test]
fn a_merge_into_another_layer_is_as_grave_as_a_rename_to_it() {
    let old = portals();
    let app = |more| element("c", "application", more);
    let renamed = format!(
        "channels:\n{}applications:\n{}{}",
        element("q", "web-portal", ""),
        app(", succeeds: [p]"),
        used("c, q")
    );
    assert_eq!(moves(&old, &read(&renamed)), [told("p", "c")]);
    let merged = format!("applications:\n{}{}", app(", succeeds: [p, q]"), used("c"));
    assert_eq!(
        moves(&old, &read(&merged)),
        [told("p", "c"), told("q", "c")]
    );
}

#[test]
fn a_part_that_keeps_the_kind_keeps_a_split_from_moving() {
    let old = portals();
    let split = |kinds: [&str; 2]| {
        let [c, d] = kinds;
        let section = |kind: &str| {
            if kind == "application" {
                "applications"
            } else {
                "channels"
            }
        };
        let (c_in, d_in) = (section(c), section(d));
        let (c, d) = (
            element("c", c, ", succeeds: [p]"),
            element("d", d, ", succeeds: [p]"),
        );
        let q = element("q", "web-portal", "");
        let body = match (c_in, d_in) {
            ("applications", "applications") => format!("channels:\n{q}applications:\n{c}{d}"),
            ("applications", _) => format!("channels:\n{q}{d}applications:\n{c}"),
            (_, "applications") => format!("channels:\n{q}{c}applications:\n{d}"),
            _ => format!("channels:\n{q}{c}{d}"),
        };
        read(&format!("{body}{}", used("c, d, q")))
    };
    let both = split(["application", "application"]);
    assert_eq!(moves(&old, &both), [told("p", "c"), told("p", "d")]);
    let one = split(["application", "web-portal"]);
    assert_eq!(moves(&old, &one), []);
    // It is told all the same, as the same the other way round would be.
    let compatible = ("p".to_owned(), "c".to_owned(), Class::Compatible);
    assert_eq!(all_moves(&old, &one), [compatible]);
}

#[test]
fn a_part_that_has_ended_or_is_planned_keeps_nothing() {
    let old = portals();
    let new = |stays: &str| {
        let stays = element("d", "web-portal", ", succeeds: [p]").replace("active", stays);
        let other = element("c", "application", ", succeeds: [p]");
        let q = element("q", "web-portal", "");
        read(&format!(
            "channels:\n{q}{stays}applications:\n{other}{}",
            used("c, q")
        ))
    };
    for stays in ["retired", "planned"] {
        assert_eq!(moves(&old, &new(stays)), [told("p", "c")], "{stays}");
    }
    assert_eq!(moves(&old, &new("active")), []);
}

#[test]
fn a_regrouping_into_another_kind_breaks_for_each() {
    let old = format!(
        "applications:\n{}{}{}",
        element("a", "application", ""),
        element("b", "application", ""),
        used("a, b")
    );
    let new = |kind: &str| {
        let next = |id| element(id, kind, ", succeeds: [a, b]");
        read(&format!(
            "applications:\n{}{}{}",
            next("c"),
            next("d"),
            used("c, d")
        ))
    };
    let old = read(&old);
    assert_eq!(moves(&old, &new("application")), []);
    let each = [("a", "c"), ("a", "d"), ("b", "c"), ("b", "d")];
    assert_eq!(
        moves(&old, &new("shared-platform")),
        each.map(|(a, b)| told(a, b))
    );
}

#[test]
fn what_nobody_uses_may_be_merged_into_anything() {
    let old = format!(
        "applications:\n{}{}",
        element("a", "application", ""),
        element("b", "application", "")
    );
    let new = format!(
        "applications:\n{}",
        element("c", "data-store", ", succeeds: [a, b]")
    );
    let (old, new) = (read(&old), read(&new));
    let classes: Vec<_> = all_moves(&old, &new).into_iter().map(|m| m.2).collect();
    assert_eq!(classes, [Class::Compatible; 2]);
}

#[test]
fn the_frameworks_own_merge_of_procedure_systems_is_no_move() {
    let old = format!(
        "channels:\n{}applications:\n{}{}",
        element("cong", "service-portal", ""),
        element("mot-cua", "one-stop-system", ""),
        used("mot-cua, cong")
    );
    let new = format!(
        "channels:\n{}applications:\n{}{}",
        element("cong", "service-portal", ""),
        element("thu-tuc", "procedure-system", ", succeeds: [mot-cua, cong]"),
        used("thu-tuc, cong")
    );
    assert_eq!(moves(&read(&old), &read(&new)), []);
}

/// The fingerprints of the change that says what became of elements.
fn agreed(old: &Document, new: &Document) -> String {
    let diff = Diff::between(old.architecture(), new.architecture());
    let kinds = [
        ChangeKind::Renamed,
        ChangeKind::Merged,
        ChangeKind::Split,
        ChangeKind::Regrouped,
    ];
    let change = diff.changes().iter().find(|c| kinds.contains(&c.kind));
    change.unwrap().fingerprint()
}

#[test]
fn an_approval_covers_the_kinds_and_who_became_whom() {
    let two = |ids: [&str; 2], kind: &str, more: [&str; 2]| {
        let [one, other] = ids.map(str::to_owned);
        read(&format!(
            "applications:\n{}{}",
            element(&one, kind, more[0]),
            element(&other, kind, more[1])
        ))
    };
    let old = two(["a", "b"], "application", ["", ""]);
    let one = |kind: &str| {
        read(&format!(
            "applications:\n{}",
            element("c", kind, ", succeeds: [a, b]")
        ))
    };
    assert_eq!(
        agreed(&old, &one("application")),
        agreed(&old, &one("application"))
    );
    assert_ne!(
        agreed(&old, &one("application")),
        agreed(&old, &one("data-store"))
    );
    let old_store = two(["a", "b"], "data-store", ["", ""]);
    assert_ne!(
        agreed(&old, &one("data-store")),
        agreed(&old_store, &one("data-store"))
    );
    let renamed = |kind: &str| two(["c", "b"], kind, [", succeeds: [a]", ""]);
    assert_ne!(
        agreed(&old, &renamed("application")),
        agreed(&old, &renamed("data-store"))
    );
    let some = two(
        ["c", "d"],
        "application",
        [", succeeds: [a, b]", ", succeeds: [b]"],
    );
    let others = two(
        ["c", "d"],
        "application",
        [", succeeds: [a]", ", succeeds: [a, b]"],
    );
    assert_ne!(agreed(&old, &some), agreed(&old, &others));
}

/// So many elements that go on as as many, each of them as all.
fn entangled(count: usize) -> [Document; 2] {
    let (mut old, mut new) = (
        String::from("applications:\n"),
        String::from("applications:\n"),
    );
    let ids: Vec<_> = (0..count).map(|n| format!("a{n}")).collect();
    let succeeds = format!(", succeeds: [{}]", ids.join(", "));
    for n in 0..count {
        let more = format!(", url: 'https://a{n}.vn', security-level: 3, monitored: true");
        old += &element(&format!("a{n}"), "application", &more);
        new += &element(&format!("b{n}"), "data-store", &succeeds);
    }
    let news: Vec<_> = (0..count).map(|n| format!("b{n}")).collect();
    let _ = write!(old, "{}", used(&ids.join(", ")));
    let _ = write!(new, "{}", used(&news.join(", ")));
    [read(&old), read(&new)]
}

#[test]
fn a_large_regrouping_tells_a_loss_once_with_all_of_whom_it_is_true() {
    let count = 12;
    let [old, new] = entangled(count);
    let diff = Diff::between(old.architecture(), new.architecture());
    let of = |field| {
        let found = diff.changes().iter().filter(|c| c.field == Some(field));
        found.collect::<Vec<_>>()
    };
    for field in [
        Field::Kind,
        Field::Url,
        Field::Monitored,
        Field::SecurityLevel,
    ] {
        let [change] = of(field)[..] else {
            panic!("{field:?}: {:?}", of(field));
        };
        assert_eq!(change.class, Class::Breaking, "{field:?}");
        assert_eq!(
            [change.old.len(), change.new.len()],
            [count; 2],
            "{field:?}"
        );
    }
    let [url] = of(Field::Url)[..] else { panic!() };
    assert_eq!(url.before.len(), count);
    let summary = url.summary();
    let line = summary.get(justarch::Lang::Vi);
    assert!(line.contains("nay là `b0`, `b1`"), "{line}");
    // Every element is told of, and no change stands for two.
    let prints: BTreeSet<_> = diff.changes().iter().map(Change::fingerprint).collect();
    assert_eq!(prints.len(), diff.changes().len());
    let verdict = diff.verdict();
    assert_eq!(verdict, Some(Class::Breaking));
}

#[cfg(feature = "json")]
#[test]
fn what_is_told_of_a_regrouping_grows_with_its_elements_not_with_its_pairs() {
    let size = |count: usize| {
        let [old, new] = entangled(count);
        let diff = Diff::between(old.architecture(), new.architecture());
        let told = serde_json::to_string(&justarch::json::Diff::new(&diff, &old, &new)).unwrap();
        let pairs = new.architecture().elements().map(|e| e.succeeds().count());
        (told.len(), diff.changes().len(), pairs.sum::<usize>())
    };
    let ((small, changes, some), (large, as_many, more)) = (size(20), size(80));
    assert_eq!((some, more), (400, 6_400));
    assert_eq!(changes, as_many);
    // Sixteen times the pairs, of which only the ids are listed.
    assert!(large < 8 * small, "{small} → {large}");
}
