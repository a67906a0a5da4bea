//! Relations the wrong way round are turned, and what is said of them goes along.

use justarch::edit::Fixed;
use justarch::{Document, SourceId};

use crate::fixes::{fixed, with};

/// A data centre that is hosted on a platform, and what comes below the name of either.
fn hosted(centre: &str, platform: &str) -> String {
    with(&format!(
        "infrastructure:\n  h:\n    kind: data-centre\n    name: {{ vi: Một }}\n{centre}  n: {{ kind: network, name: {{ vi: Mạng }} }}\nintegration:\n  # nền tảng\n  l:\n    kind: lgsp\n    name: {{ vi: Hai }}\n{platform}  m:\n    kind: lgsp\n    name: {{ vi: Ba }}\n"
    ))
}

/// What is made of it with line ends of either kind, and nothing the second time.
#[track_caller]
fn turned(text: &str, doubtful_too: bool) -> (String, Fixed) {
    let (new, made) = fixed(text, doubtful_too);
    let (again, second) = fixed(&new, doubtful_too);
    assert_eq!((again.as_str(), second.made.len()), (new.as_str(), 0));
    let (windows, _) = fixed(&text.replace('\n', "\r\n"), doubtful_too);
    assert_eq!(windows, new.replace('\n', "\r\n"));
    let comments = |text: &str| {
        let places = Document::parse("a.yaml", text).unwrap().places();
        let all = places.comments(SourceId::ROOT).into_iter();
        let mut all: Vec<_> = all
            .map(|at| places.sources().slice(at).trim_end().to_owned())
            .collect();
        all.sort();
        all
    };
    assert_eq!(comments(&new), comments(text));
    (new, made)
}

/// Turned without doubt.
#[track_caller]
fn is(before: (&str, &str), after: (&str, &str)) {
    let (new, made) = turned(&hosted(before.0, before.1), false);
    assert_eq!(new, hosted(after.0, after.1), "{:?}", made.left);
}

/// Left, and turned if that is asked for.
#[track_caller]
fn is_doubtful(before: (&str, &str), after: (&str, &str)) {
    is(before, before);
    let (new, made) = turned(&hosted(before.0, before.1), true);
    assert_eq!(new, hosted(after.0, after.1), "{:?}", made.left);
}

/// Left in any case, with the reason.
#[track_caller]
fn is_refused(before: (&str, &str), reason: &str) {
    let (new, made) = turned(&hosted(before.0, before.1), true);
    assert_eq!(new, hosted(before.0, before.1));
    let [left] = made.left.as_slice() else {
        panic!("{:?}", made.left);
    };
    let why = left.why.get(justarch::Lang::En);
    assert!(why.contains(reason), "{why}");
}

#[test]
fn a_bare_relation_is_turned_without_doubt() {
    is(("    hosted-on: [l]\n", ""), ("", "    hosted-on: [h]\n"));
    is(("    hosted-on: l\n", ""), ("", "    hosted-on: [h]\n"));
    is(
        ("    hosted-on:\n      - l\n", ""),
        ("", "    hosted-on: [h]\n"),
    );
    is(
        ("    hosted-on: [{ to: l }]\n", ""),
        ("", "    hosted-on: [h]\n"),
    );
    is(
        (
            "    status: active\n    hosted-on: [l]\n    tags: [a]\n",
            "    status: active\n    tags: [b] # nhãn\n",
        ),
        (
            "    status: active\n    tags: [a]\n",
            "    status: active\n    tags: [b] # nhãn\n    hosted-on: [h]\n",
        ),
    );
}

#[test]
fn of_several_each_goes_to_its_own_element() {
    let (new, made) = turned(
        &hosted("    hosted-on: [l, m]\n", "    hosted-on: [n]\n"),
        false,
    );
    let wanted = hosted("", "    hosted-on: [n, h]\n") + "    hosted-on: [h]\n";
    assert_eq!(new, wanted, "{:?}", made.left);
}

#[test]
fn a_list_keeps_its_other_items() {
    // The network is another mistake, which has no correction.
    is(
        ("    uses: [l, n]\n", "    uses: [n]\n"),
        ("    uses: [l, n]\n", "    uses: [n]\n"),
    );
    is(
        (
            "    hosted-on:\n      - n\n      - l\n",
            "    hosted-on:\n      - n # mạng\n",
        ),
        (
            "    hosted-on:\n      - n\n",
            "    hosted-on:\n      - n # mạng\n      - h\n",
        ),
    );
}

#[test]
fn elements_in_braces_are_written_so() {
    let text = |centre: &str, platform: &str| {
        with(&format!(
            "infrastructure:\n  h: {{ kind: data-centre, name: {{ vi: Một }}{centre} }}\nintegration:\n  l: {{ kind: lgsp, name: {{ vi: Hai }}{platform} }} # nền tảng\n"
        ))
    };
    let (new, made) = turned(&text(", hosted-on: [l]", ""), false);
    assert_eq!(new, text("", ", hosted-on: [h]"), "{:?}", made.left);
}

#[test]
fn a_comment_goes_along_if_that_is_asked_for() {
    // Behind it.
    is_doubtful(
        ("    hosted-on: [l] # vì sao\n", ""),
        ("", "    hosted-on: [h] # vì sao\n"),
    );
    // Above it.
    is_doubtful(
        ("    # vì sao\n    # thế\n    hosted-on: [l]\n", ""),
        ("", "    # vì sao\n    # thế\n    hosted-on: [h]\n"),
    );
    // Below the key, above and behind the item.
    is_doubtful(
        (
            "    hosted-on: # một\n      # hai\n      - l # ba\n",
            "    hosted-on:\n      - n\n",
        ),
        (
            "",
            "    hosted-on:\n      - n\n      # một\n      # hai\n      - h # ba\n",
        ),
    );
}

#[test]
fn a_comment_goes_with_its_item_alone() {
    is_doubtful(
        (
            "    hosted-on:\n      # một\n      - n # mạng\n      # hai\n      - l # ba\n",
            "    hosted-on:\n      - n\n",
        ),
        (
            "    hosted-on:\n      # một\n      - n # mạng\n",
            "    hosted-on:\n      - n\n      # hai\n      - h # ba\n",
        ),
    );
    // The first of several.
    is_doubtful(
        (
            "    hosted-on:\n      - l # ba\n      # hai\n      - n\n",
            "",
        ),
        (
            "    hosted-on:\n      # hai\n      - n\n",
            "    hosted-on: [h] # ba\n",
        ),
    );
    // What is said of the list stays with it.
    is_doubtful(
        ("    # cả hai\n    hosted-on: [n, l] # vậy\n", ""),
        (
            "    # cả hai\n    hosted-on: [n] # vậy\n",
            "    hosted-on: [h]\n",
        ),
    );
}

#[test]
fn a_comment_that_has_no_place_keeps_the_relation_where_it_is() {
    // It would have to stand in brackets.
    is_refused(
        ("    hosted-on: [l] # vì sao\n", "    hosted-on: [n]\n"),
        "comment",
    );
    is_refused(
        ("    hosted-on: [l] # vì sao\n", "    hosted-on: n\n"),
        "comment",
    );
    // It stands in brackets.
    is_refused(
        (
            "    hosted-on: [\n      n, # mạng\n      l, # vì sao\n      ]\n",
            "",
        ),
        "comment",
    );
    is_refused(
        (
            "    hosted-on: [\n      n,\n      # vì sao\n      l\n      ]\n",
            "",
        ),
        "comment",
    );
    // That of another item is none of its own.
    is_doubtful(
        ("    hosted-on: [\n      n, # mạng\n      l,\n      ]\n", ""),
        (
            "    hosted-on: [\n      n, # mạng\n      \n      ]\n",
            "    hosted-on: [h]\n",
        ),
    );
}

#[test]
fn fields_go_along_if_that_is_asked_for() {
    is_doubtful(
        (
            "    hosted-on:\n      - { to: l, since: 2020-01-01, note: { vi: \"Một, hai\" }, inferred: [since] } # vì sao\n",
            "",
        ),
        (
            "",
            "    hosted-on:\n      - { to: h, since: 2020-01-01, note: { vi: \"Một, hai\" }, inferred: [since] } # vì sao\n",
        ),
    );
    is_doubtful(
        (
            "    hosted-on:\n      - to: l # một\n        # hai\n        since: 2020-01-01 # ba\n        attributes: { \"3\": '4' }\n",
            "    hosted-on:\n      - n\n",
        ),
        (
            "",
            "    hosted-on:\n      - n\n      # một\n      # hai\n      # ba\n      - { to: h, since: 2020-01-01, attributes: { \"3\": \"4\" } }\n",
        ),
    );
}

#[test]
fn an_exchange_has_no_direction_to_turn() {
    let text = hosted(
        "    exchanges:\n      - { with: l, route: direct, purpose: exploit } # vì sao\n",
        "",
    );
    let (new, made) = turned(&text, true);
    assert_eq!(new, text);
    assert!(made.made.is_empty());
}

#[test]
fn what_is_there_already_is_not_added_again() {
    is(
        ("    hosted-on: [l]\n", "    hosted-on: [h]\n"),
        ("", "    hosted-on: [h]\n"),
    );
    is(
        (
            "    hosted-on: [l]\n",
            "    hosted-on: [{ to: h, since: 2020-01-01 }]\n",
        ),
        ("", "    hosted-on: [{ to: h, since: 2020-01-01 }]\n"),
    );
    is_refused(
        ("    hosted-on: [l] # vì sao\n", "    hosted-on: [h]\n"),
        "join the two by hand",
    );
}
