//! The file: policy, styles, data, scripts.

use std::collections::BTreeSet;
use std::fmt::Write as _;

use super::{Page, data, hash};
use crate::text::{Lang, Text};

/// The styles, in the order in which they hold.
const STYLES: &[&str] = &[
    include_str!("page/base.css"),
    include_str!("page/picture.css"),
    include_str!("page/panel.css"),
    include_str!("page/tables.css"),
    include_str!("page/review.css"),
    include_str!("page/print.css"),
];

/// The scripts, each of which uses only those before it until the last one starts them.
const SCRIPTS: &[&str] = &[
    include_str!("page/words.js"),
    include_str!("page/words-review.js"),
    include_str!("page/dom.js"),
    include_str!("page/model.js"),
    include_str!("page/waves.js"),
    include_str!("page/state.js"),
    include_str!("page/filters.js"),
    include_str!("page/links.js"),
    include_str!("page/picture.js"),
    include_str!("page/viewport.js"),
    include_str!("page/search.js"),
    include_str!("page/panel.js"),
    include_str!("page/future.js"),
    include_str!("page/table.js"),
    include_str!("page/findings.js"),
    include_str!("page/exchange.js"),
    include_str!("page/inventory.js"),
    include_str!("page/review.js"),
    include_str!("page/highlights.js"),
    include_str!("page/checklist.js"),
    include_str!("page/keys.js"),
    include_str!("page/printing.js"),
    include_str!("page/main.js"),
];

pub(super) fn render(page: &Page<'_, '_>) -> String {
    let styles = STYLES.concat();
    let script = format!("'use strict';(()=>{{\n{}\n}})();", SCRIPTS.concat());
    let mut allowed = BTreeSet::new();
    let mut templates = String::new();
    for picture in page.shown_pictures() {
        let (view, lang, svg) = (picture.view.key(), picture.lang, drawn(picture.svg));
        allowed.extend(styles_of(svg).map(hash::allowing));
        let _ = writeln!(
            templates,
            "<template id=\"drawn-{view}-{lang}\">{svg}</template>"
        );
    }
    let policy = format!(
        "default-src 'none'; script-src {}; style-src {} {}; img-src data:; font-src data:; base-uri 'none'; form-action 'none'",
        hash::allowing(&script),
        hash::allowing(&styles),
        Vec::from_iter(allowed).join(" ")
    );
    let title = escaped(page.arch.name(page.lang));
    let lang = page.lang;
    let without = WITHOUT_SCRIPT.get(Lang::Vi);
    let without_en = WITHOUT_SCRIPT.get(Lang::En);
    let data = data::of(page);
    format!(
        "<!DOCTYPE html>\n<html lang=\"{lang}\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta http-equiv=\"Content-Security-Policy\" content=\"{policy}\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <meta name=\"color-scheme\" content=\"light dark\">\n<meta name=\"generator\" content=\"justarch\">\n\
         <title>{title}</title>\n<style>{styles}</style>\n</head>\n<body>\n\
         <div id=\"app\"></div>\n<noscript><p>{without}</p><p lang=\"en\">{without_en}</p></noscript>\n\
         {templates}\
         <script type=\"application/json\" id=\"data\">{data}</script>\n<script>{script}</script>\n</body>\n</html>\n"
    )
}

static WITHOUT_SCRIPT: Text = Text::fixed(
    "Trang này cần JavaScript; mọi nội dung đã có sẵn trong tệp.",
    "This page needs JavaScript; everything that it shows is in the file.",
);

/// The root of a picture, without what stands before it in a file.
fn drawn(svg: &str) -> &str {
    svg.find("<svg").and_then(|at| svg.get(at..)).unwrap_or(svg)
}

/// The styles within a picture.
fn styles_of(svg: &str) -> impl Iterator<Item = &str> {
    let blocks = svg.split("<style").skip(1);
    blocks.filter_map(|block| {
        let (_, text) = block.split_once('>')?;
        text.split_once("</style>").map(|(text, _)| text)
    })
}

fn escaped(text: &str) -> String {
    let text = text.replace('&', "&amp;").replace('<', "&lt;");
    text.replace('>', "&gt;")
}
