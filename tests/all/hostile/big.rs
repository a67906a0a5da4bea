//! The documents that are made.

use super::case::Case;

/// What every document begins with: twelve lines without a fault.
const HEAD: &str = "\
justarch: 1
architecture:
  id: demo
  body: moj
  level: ministry
  name: { vi: Kiến trúc minh họa }
  version: \"3.0\"
  framework: \"3.0\"
  status: draft
  state-date: 2024-11-30
organisations:
  moj: { name: { vi: Bộ Tư pháp }, kind: ministry }
";

const MB: usize = 1_000_000;

/// What is far beyond a limit is smaller where it is read without optimisation, and so is what the full parser reads.
const BEYOND: usize = if cfg!(debug_assertions) {
    10 * MB
} else {
    100 * MB
};
const SLOW: usize = if cfg!(debug_assertions) {
    2 * MB
} else {
    50 * MB
};

/// The head, a beginning, a part so often that it takes so many bytes, and an end.
fn of(start: &str, part: &str, bytes: usize, end: &str) -> Vec<u8> {
    let times = bytes / part.len();
    [HEAD, start, &part.repeat(times), end]
        .concat()
        .into_bytes()
}

/// The head, and lines that differ by a number.
fn numbered(start: &str, lines: usize, line: impl Fn(usize) -> String) -> Vec<u8> {
    let mut text = format!("{HEAD}{start}");
    for n in 0..lines {
        text.push_str(&line(n));
    }
    text.into_bytes()
}

#[rustfmt::skip]
pub(super) const BIG: &[Case] = &[
    Case::made("nested-lists", "100,000 opening brackets",
        || of("users: ", "[", 100_000, ""),
        2, &["FMT003 13:73"], "the limit of 64 levels of nesting"),
    Case::made("nested-lists-closed", "100,000 brackets, closed again",
        || of("users: ", "[", 100_000, &"]".repeat(100_000)),
        2, &["FMT003 13:73"], "the limit of 64 levels of nesting"),
    Case::made("nested-maps", "100,000 opening braces",
        || of("users: ", "{a: ", 400_000, ""),
        2, &["FMT003 13:260"], "the limit of 64 levels of nesting"),
    Case::made("nested-block-lists", "100,000 block levels on one line",
        || of("users:\n  ", "- ", 200_000, "a\n"),
        2, &["FMT003 14:129"], "the limit of 64 levels of nesting"),
    Case::made("nested-block-maps", "3,000 block levels on as many lines",
        || numbered("", 3_000, |n| format!("{}a:\n", " ".repeat(n))),
        2, &["FMT003 77:65"], "the limit of 64 levels of nesting"),
    Case::made("nested-keys", "100,000 keys that are keys of keys",
        || of("users:\n  ", "? ", 200_000, "a\n"),
        2, &["FMT003 14:129"], "the limit of 64 levels of nesting"),
    Case::made("key-plain", "a key of 10 MB",
        || of("", "a", 10 * MB, ": 1\n"),
        2, &["FMT003 13:1"], "the key exceeds the limit of 65536 characters").within(1_000, 256, "0.1"),
    Case::made("key-quoted", "a key of 10 MB in quotes",
        || of("\"", "a", 10 * MB, "\": 1\n"),
        2, &["FMT003 13:1"], "the key exceeds the limit of 65536 characters").within(1_000, 256, "–"),
    Case::made("key-in-braces", "a key of 10 MB in a flow map",
        || of("users: {", "a", 10 * MB, ": 1}\n"),
        2, &["FMT003 13:9"], "the limit of 1048576 bytes in one value").within(1_000, 256, "0.1"),
    Case::made("key-explicit", "a key of 10 MB after a question mark",
        || of("? ", "a", 10 * MB, "\n: 1\n"),
        2, &["FMT003 13:3"], "the limit of 1048576 bytes in one value").within(1_000, 256, "0.1"),
    Case::made("key-of-words", "a key of 1 MB of words",
        || of("", "ab ", MB, "c: 1\n"),
        2, &["FMT003 13:1"], "the key exceeds the limit of 65536 characters"),
    Case::made("comment", "a comment of 100 MB on one line",
        || of("#", "x", BEYOND, "\n"),
        0, &[], "").within(1_000, 512, "0.5"),
    Case::made("comments", "100 MB of lines of comments",
        || of("", "# xxxxxxxxxxxxxxxx\n", BEYOND, ""),
        0, &[], "").within(1_000, 512, "0.6"),
    Case::made("comment-beside", "a comment of 100 MB beside a value",
        || of("users: {} # ", "x", BEYOND, "\n"),
        0, &[], "").within(1_000, 512, "–"),
    Case::made("allow-comment", "an allow comment of 100 MB without a reason",
        || of("# justarch-allow ", "x", BEYOND, "\n"),
        1, &["ALW001 13:1"], "there is no reason").within(1_000, 768, "0.9"),
    Case::made("value-plain", "a value of 100 MB",
        || of("users: ", "x", BEYOND, "\n"),
        2, &["FMT003 13:8"], "the limit of 1048576 bytes in one value").within(1_000, 768, "0.8"),
    Case::made("value-quoted", "a value of 100 MB in double quotes",
        || of("users: \"", "x", BEYOND, "\"\n"),
        2, &["FMT003 13:8"], "the limit of 1048576 bytes in one value").within(1_000, 768, "–"),
    Case::made("value-single-quoted", "a value of 50 MB in single quotes",
        || of("users: '", "x", BEYOND / 2, "'\n"),
        2, &["FMT003 13:8"], "the limit of 1048576 bytes in one value").within(1_000, 768, "–"),
    Case::made("value-block", "a block of 100 MB on one line",
        || of("users: |\n  ", "x", BEYOND, "\n"),
        2, &["FMT003 14:3"], "the limit of 1048576 bytes in one value").within(1_000, 768, "0.7"),
    Case::made("value-folded", "a folded block of 100 MB of lines",
        || of("users: >\n", "  xxxxxxxxxxxxxxxx\n", BEYOND, ""),
        2, &["FMT003 14:3"], "the limit of 1048576 bytes in one value").within(1_000, 768, "–"),
    Case::made("value-of-lines", "a plain value of 100 MB of lines",
        || of("users: a\n", "  xxxxxxxxxxxxxxxx\n", BEYOND, ""),
        2, &["FMT003 13:8"], "the limit of 1048576 bytes in one value").within(1_000, 768, "0.9"),
    Case::made("value-of-escapes", "a value of 20 MB of escapes",
        || of("users: \"", "\\u00e9", 20 * MB, "\"\n"),
        2, &["FMT003 13:8"], "the limit of 1048576 bytes in one value").within(1_000, 768, "–"),
    Case::made("open-quote", "a quote of 50 MB that is not closed",
        || of("users: \"", "x", BEYOND / 2, ""),
        2, &["FMT001 13:8"], "unclosed quote").within(1_000, 512, "0.3"),
    Case::made("open-single-quote", "a single quote of 50 MB that is not closed",
        || of("users: '", "x", BEYOND / 2, ""),
        2, &["FMT001 13:8"], "unclosed quote").within(1_000, 512, "–"),
    Case::made("open-quote-of-key", "a quote of 10 MB that begins a key and is not closed",
        || of("\"", "x", 10 * MB, ""),
        2, &["FMT001 13:1"], "unclosed quote").within(1_000, 512, "–"),
    Case::made("open-quote-of-lines", "a quote of 50 MB of lines that is not closed",
        || of("users: \"\n", "  xxxxxxxx\n", 50 * MB, ""),
        2, &["FMT001 4545468:1"], "unclosed quote").within(1_000, 512, "–"),
    Case::made("open-list", "a list of 50 MB that is not closed",
        || of("users: [", "a, ", SLOW, ""),
        2, &["FMT001 13:8"], "unclosed bracket '['").within(17_000_000, 2_048, "10.0"),
    Case::made("open-map", "a map of 50 MB that is not closed",
        || of("users: {", "a: b, ", SLOW, ""),
        2, &["FMT001 13:8"], "unclosed bracket '{'").within(17_000_000, 2_048, "8.7"),
    Case::made("long-list", "a list of 10 MB on one line",
        || of("users: [", "a, ", 10 * MB, "]\n"),
        1, &["FMT010 13:8"], "must be a map from ids to contents").within(4_000_000, 512, "–"),
    Case::made("blank-lines", "50 MB of blank lines",
        || of("", "\n", BEYOND / 2, ""),
        0, &[], "").within(1_000, 768, "0.9"),
    Case::made("spaces", "50 MB of spaces before a value",
        || of("users: ", " ", BEYOND / 2, "{}\n"),
        0, &[], "").within(1_000, 512, "–"),
    Case::made("tabs-and-spaces", "an indentation of 10 MB of spaces and a tab",
        || of("users:\n", " ", 10 * MB, "\ta: {}\n"),
        1, &["FMT012 14:10000002", "LAY003 14:10000002"], "`a` lacks `kind`").within(1_000, 256, "–"),
    Case::made("tags", "a list of 200,000 tagged values",
        || of("users: [", "!a b, ", 1_200_000, "]\n"),
        1, &["FMT005 13:9"], "YAML tags").within(250_000, 256, "–"),
    Case::made("anchors", "200,000 anchors, all of one name",
        || of("users: [", "&a b, ", 1_200_000, "]\n"),
        1, &["FMT010 13:8"], "must be a map").within(250_000, 256, "–"),
    Case::made("same-key", "a key 200,000 times",
        || of("users:\n", "  a: {}\n", 1_600_000, ""),
        1, &["FMT012 14:3"], "`a` lacks `kind`").within(450_000, 256, "–"),
    Case::made("refused", "50,000 ids that are none",
        || numbered("users:\n", 50_000, |n| format!("  A{n}: {{}}\n")),
        1, &["LAY003 14:3"], "`A0` is not a valid id").within(110_000, 256, "–"),
    Case::made("long-ids", "64 ids of 60 kB that are none",
        || numbered("users:\n", 64, |n| format!("  {}{n}: {{}}\n", "A".repeat(60_000))),
        1, &["LAY003 14:3"], "is not a valid id"),
    Case::made("dangling-by-the-thousand", "5,000 references to nothing",
        || numbered("applications:\n", 5_000, |n| {
            format!("  a{n}: {{ kind: application, name: {{ vi: A{n} }}, stores: [b{n}] }}\n")
        }),
        1, &["LAY004 14:55"], "names the element `b0`").within(60_000, 512, "–"),
    Case::made("allow-comments", "10,000 allow comments above a section of 20,000 elements",
        || {
            let comments = "# justarch-allow INT004 -- why\n".repeat(10_000);
            numbered(&format!("{comments}users:\n"), 20_000, |n| format!("  u{n}: [a]\n"))
        },
        1, &["FMT010 10014:7"], "").within(90_000, 256, "–"),
    Case::made("documents", "a million marks of documents",
        || of("", "---\n", 4 * MB, ""),
        2, &["FMT004 13:1"], "more than one YAML document"),
    Case::made("long-anchor", "an anchor of 10 MB",
        || of("users: &", "x", 10 * MB, " {}\n"),
        0, &[], "").within(1_000, 256, "–"),
    Case::made("long-alias", "an alias of 10 MB",
        || of("users: *", "x", 10 * MB, "\n"),
        2, &["FMT001 13:8"], "unknown anchor").within(1_000, 256, "–"),
    Case::made("long-tag", "a tag of 10 MB",
        || of("users: !", "x", 10 * MB, " {}\n"),
        1, &["FMT005 13:8"], "YAML tags").within(1_000, 256, "–"),
    Case::made("long-directive", "a directive of 10 MB",
        || {
            let mut text = b"%".to_vec();
            text.resize(10 * MB, b'x');
            text.extend_from_slice(b"\n---\n");
            text
        },
        2, &["FMT001 1:2"], "directive exceeds").within(1_000, 256, "–"),
    Case::made("commas", "10 MB of commas",
        || of("users: [", ",", 10 * MB, ""),
        2, &["FMT001 13:9"], "a value is missing").within(1_000, 256, "–"),
    Case::made("colons", "100,000 colons",
        || of("users:\n  ", ": ", 200_000, ""),
        2, &["FMT003 14:129"], "levels of nesting"),
    Case::made("long-line-of-entries", "a line of 200,000 pairs",
        || of("users: [", "a: b, ", 1_200_000, "]\n"),
        1, &["FMT010 13:8"], "must be a map").within(700_000, 256, "–"),
];
