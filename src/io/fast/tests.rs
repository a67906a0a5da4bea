//! Whatever the fast reader accepts, the full parser reads to the same events at the same places.

mod documents;
mod odd;
mod suite;

use super::samples::{self, Random, corpus, mutate, wanted};
use crate::io::limits::Limits;
use crate::io::tape::Tape;
use crate::io::tape_writer::TapeWriter;
use crate::io::{fast, yaml};
use crate::span::{SourceId, Span};

/// What a reader makes of a text: its nodes and the comments that speak to the check.
type Made = (Tape, Vec<(String, Span)>);

fn fast(text: &str, limits: &Limits) -> Option<Made> {
    let mut writer = TapeWriter::new(limits, SourceId::ROOT);
    fast::read(text, SourceId::ROOT, &mut writer).ok()?;
    let comments = writer.take_comments();
    let (tape, problems) = writer.finish();
    assert!(problems.is_empty(), "the fast reader reports nothing");
    Some((tape, comments))
}

fn full(text: &str, limits: &Limits) -> Option<Made> {
    let mut writer = TapeWriter::new(limits, SourceId::ROOT);
    yaml::read(text, SourceId::ROOT, limits, &mut writer).ok()?;
    let comments = writer.take_comments();
    Some((writer.finish().0, comments))
}

/// Whether the fast reader took the text; if it did, it must agree.
#[track_caller]
fn agrees(text: &str) -> bool {
    let limits = Limits::default();
    let Some(fast) = fast(text, &limits) else {
        return false;
    };
    let full = full(text, &limits);
    let start: String = text.chars().take(300).collect();
    assert!(Some(fast) == full, "the two readers differ on:\n{start:?}");
    true
}

#[track_caller]
fn takes(text: &str) {
    assert!(agrees(text), "declined:\n{text}");
}

#[track_caller]
fn declines(text: &str) {
    assert!(!agrees(text), "taken:\n{text}");
}

#[test]
fn it_takes_what_architects_write() {
    takes("a: 1\n");
    takes("a: 1");
    takes("\u{FEFF}a: 1\nb: { c: d }\n");
    takes("a:\n  b: c\n  d: e # remark\n# more\nf: g\n");
    takes("a:\r\n  b: c\r\n");
    takes("- a\n- b: c\n  d: e\n- - f\n  - g\n-\n  h: i\n");
    takes("a:\n- b\n- c\nd: e\n");
    takes("a: [b, 'c''d', \"e\\n\\u1ebf\", {f: g, h: []}, ]\n");
    takes("a: {\n  b: c,   # remark\n  d: [ e,\n    f ]\n  }\n");
    takes("{ \"a\": \"b\", \"c\": [1, 2.0, true, null] }\n");
    takes("{\"a\":\"b\",\"c\":[1,-2.0,{\"d\":null,\"e\":{}}],\"f\":[]}");
    takes("{\n  \"a\": {\n    \"b\": [\n      \"\\u1ed9\",\n      1\n    ]\n  }\n}\n");
    takes("a: {\"b\":c, 'd':[e], \"f\":\n  g}\n");
    takes("a: Cổng dịch vụ công # trực tuyến\n");
    takes("a: x#y\nb: http://c.d/e?f=g&h\nc: -5\n");
    takes("a: 'b: c' # d\n'e': \"f\"\n\"g\" : h\n");
    takes("# head\n\n\na: b   \n\n");
    takes("name: { vi: Hạ tầng đảm bảo, en: Assurance infrastructure }\n");
    takes("---\na: 1\n");
    takes("# head\n\n--- # mark\n\na: 1\n");
}

#[test]
fn it_takes_texts_of_several_lines() {
    takes("a: b\n  c\nd: e\n");
    takes("a: b\n\n\n  c - d\n # e\nf: g\n");
    takes("a:\n  b\n  c\nd:\n- e\n  f\n- g\n  'h'\n");
    takes("a:\n  b\n c\n");
    takes("a: [b\n  c, d\n\n  e, {f: g\n  h}]\n");
    takes("a: {b: c\n   d # e\n  , f: g}\n");
    takes("a: \"b  \n  c\n\n\n  d\\n \n  e\\  \n  f\\\n   g\\\n\n  h \"\n");
    takes("a: 'b  \n\n  c''d\n  '\ne: f\n");
    takes("a: ['b\n  c', \"d\n e\"]\n");
    takes("a:\n  \"b\n  c\"\nd:\n  e\n");
    takes("a: b\r\n  c\r\n\r\n  d\r\ne: \"f \r\n  g\"\r\n");
}

#[test]
fn it_takes_block_scalars() {
    let bodies = [
        "b\n",
        "b",
        "b\n  c\n",
        "b\n\n\n  c\n\n",
        "b\n   c\n    d\n  e\n",
        "b\n   c\n\n  d\n\n   e\n\n  f\n",
        "b: c # d\n  - e\n  # f\n",
        "b  \n  c \n    \n  ",
        "b\n \n",
        "b\n# c\n",
        "b\n # justarch-allow c\n  # d\n",
    ];
    for sign in ["|", ">"] {
        for signs in [
            "",
            "-",
            "+",
            "2",
            "2-",
            "+2",
            "1",
            " # c",
            "- # justarch-allow c",
        ] {
            for body in bodies {
                for (before, after) in [("a: ", ""), ("a: ", "d: e\n"), ("- ", ""), ("- ", "- c\n")]
                {
                    let end = if body.ends_with('\n') { after } else { "" };
                    let text = format!("{before}{sign}{signs}\n  {body}{end}");
                    takes(&text);
                    takes(&text.replace('\n', "\r\n"));
                }
            }
        }
        takes(&format!(
            "a:\n  b:\n    - c: {sign}\n       d\n      \n      e: f\n    - {sign}\n\n\n      g\n"
        ));
        takes(&format!(
            "a:\n- {sign}2\n   b\n- {sign}1-\n  c\n\nd: {sign}+\n\n e\n"
        ));
        for empty in [
            "\n",
            "\n\n",
            "\nb: c\n",
            "\n   \n  b\n",
            "2\n b\n",
            "0\n  b\n",
            "--\n  b\n",
            "#\n  b\n",
            "b\n  c\n",
        ] {
            declines(&format!("a: {sign}{empty}"));
        }
        declines(&format!("a:\n  - {sign}\n    b\n   c\n"));
        declines(&format!("a: {sign}\n  b\n# c\n  d\n"));
    }
}

#[test]
fn it_declines_what_is_beyond() {
    for text in [
        "",
        "# remark\n",
        "a",
        "a:\n",
        "a: &x 1\nb: *x\n",
        "a: !t 1\n",
        "a: 1\n...\n",
        "%YAML 1.2\n---\na: 1\n",
        "--- a\n",
        "--- |\n  a\n",
        "---\n---\na: 1\n",
        "---a: 1\n",
        "---\n%a: 1\n",
        "a: b # c\n  d\n",
        "a: b\n  # c\n  d\n",
        "a: b\n  c: d\n",
        "a: b\n  c\n d: e\n",
        "a: b\n  : c\n",
        "a\n  b: c\n",
        "a: \"b\nc\"\n",
        "a: 'b\n\n'\n",
        "a: \"b\n---\n\"\n",
        "'a\n b': c\n",
        "a: 'b\n  c' d\n",
        "a: 'b'\n  c\n",
        "[a\n: b]\n",
        "[a\n b: c]\n",
        "{a\n b: c}\n",
        "[a # b\n c]\n",
        "[a\n---\n]\n",
        "a:\t1\n",
        "a: 1\t",
        "a: 1\r",
        "? a\n: b\n",
        "a: [b: c]\n",
        "a: {b}\n",
        "a: {b: }\n",
        "a: 1\n b: 2\n",
        "a: b: c\n",
        "a: 'b\n",
        "a: \u{7}\n",
        "a: \u{85}\n",
        "a: \u{2028}\n",
        "a: \"\\ud834\\udd1e\"\n",
        "a: \"\\x41\"\n",
        "  a: 1\n",
        "a: [b\nc]\n",
        "a: 1\n- b\n",
        "a: @b\n",
        "a: `b\n",
        "a: %b\n",
        "- a\nb: c\n",
        "a : b\n",
        "a: [b, , c]\n",
        "a: {b: c}}\n",
        "a: \rb\n",
        "'a'b: c\n",
        "'a':b\n",
        "- \"a\":b\n",
        "[\"a\":b]\n",
        "{a:b}\n",
        "{\"a\":}\n",
        "{\"a\"::b}\n",
        "a: {\"b\":\nc}\n",
    ] {
        declines(text);
    }
}

#[test]
fn it_agrees_on_every_document_of_the_repository() {
    let texts = corpus();
    let declined = texts.iter().filter(|text| !agrees(text)).count();
    // Those are faulty, or odd on purpose.
    assert!(
        declined < texts.len() / 20,
        "{declined} of {} were declined",
        texts.len()
    );
}

#[test]
fn it_takes_the_bundled_documents() {
    let texts = [
        include_str!("../../reference/moj-2.0.yaml"),
        include_str!("../../reference/moj-3.0.yaml"),
        include_str!("../../reference/dong-nai-2023.yaml"),
    ];
    texts.into_iter().for_each(takes);
}

/// Pieces of a text, moved to the margin: small enough to mutate often, whole enough to be read.
fn windows(texts: &[String]) -> Vec<String> {
    let mut out = Vec::new();
    for text in texts {
        let lines: Vec<&str> = text.split_inclusive('\n').collect();
        for start in (0..lines.len()).step_by(7) {
            let margin = lines[start].len() - lines[start].trim_start_matches(' ').len();
            let window: String = lines[start..]
                .iter()
                .take(6)
                .map_while(|line| {
                    line.get(margin..)
                        .filter(|_| line[..margin].trim().is_empty())
                })
                .collect();
            if window.len() < 600 && !window.trim().is_empty() {
                out.push(window);
            }
        }
    }
    out
}

const MUTANTS: usize = 100_000;

#[test]
fn it_agrees_on_mutants() {
    let mut seeds = windows(&corpus());
    seeds.extend(odd::documents());
    seeds.extend(suite::cases().into_iter().map(|case| case.text));
    seeds.extend(
        [
            "a:\n  b: c\n  d:\n  - e\n  - f: g\n    h: [i, {j: k}]\nl: 'm''n'\no: \"p\\nq\"\n",
            "- a\n- b: c\n  d: e\n- - f\n  - g\n",
            "{a: [b, c], d: {e: f},\n g: h}\n",
            "{\"a\":[\"b\",1],\"c\":{\"d\":\"\\u1ed9\",\"e\":null}}",
            "{\n  \"a\": [\n    true,\n    {}\n  ],\n  \"b\": \"c, d\"\n}\n",
            "a: {\"b\":c,'d':[e],\"f\":\n    g}\n",
            "a:\n  - b: >-\n      c\n      d\n\n       e\n    f: |+2\n      g\n\n    h:\n    - |\n      i\n",
            "a: b\n  c\n\n  d\ne:\n  'f\n\n  g'\nh: \"i \n  j\\\n  k\\n \n\"\n",
            "a: [b\n    c, 'd\n    e', {f: g\n    h}]\ni:\n- j\n  k\n- l\n",
            "# a\n---\n# justarch-allow b\nc: >\n d\n # justarch-allow e\n# justarch-allow f\ng: h # justarch-allow i\n",
        ]
        .map(String::from),
    );
    let mut random = Random(0x0DDB_A115_EED5);
    let count = wanted(MUTANTS);
    let mut taken = 0;
    for _ in 0..count {
        let seed = &seeds[random.below(seeds.len())];
        taken += usize::from(agrees(&mutate(seed, &mut random)));
    }
    assert!(taken > count / 20, "only {taken} of {count} were taken");
}
