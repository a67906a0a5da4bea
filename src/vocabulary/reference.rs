//! The reference of the file format as Markdown pages, made from the words themselves.
//!
//! ```
//! use justarch::{Lang, vocabulary::reference};
//! let page = reference::page("kinds", Lang::Vi).unwrap();
//! assert!(page.starts_with("# Loại thành phần"));
//! assert!(reference::pages().contains(&"relations"));
//! ```

mod file;
mod kinds;
mod sections;

use std::fmt::Write as _;

use super::entry::{self, Owner, Sort};
use super::topic::shown;
use crate::date::Date;
use crate::framework::Framework;
use crate::text::{Lang, Text};
use sections::Words;

/// The pages that are made, without the index.
const PAGES: [&str; 7] = [
    "file",
    "document",
    "kinds",
    "elements",
    "relations",
    "records",
    "glossary",
];

/// A page that is written by hand: what becomes of things from version to version.
const LINEAGE: &str = "lineage";

/// The names of the pages, the index first.
pub fn pages() -> Vec<&'static str> {
    [&["index"][..], &PAGES].concat()
}

/// A page as Markdown; nothing if there is none of that name. O(words²).
pub fn page(name: &str, lang: Lang) -> Option<String> {
    let all = entry::all();
    let words = Words { all: &all, lang };
    let mut out = match name {
        "index" => index(lang),
        "file" => file::page(&words),
        "document" => document(&words),
        "kinds" => kinds::page(&words),
        "elements" => elements(&words),
        "relations" => relations(&words),
        "records" => records(&words),
        "glossary" => glossary(lang),
        _ => return None,
    };
    // Where the pages are shown otherwise, other targets come before these.
    out.push('\n');
    for page in ["index"].iter().chain(&PAGES).chain(&[LINEAGE]) {
        let _ = writeln!(out, "[{page}]: {page}.md");
    }
    Some(out)
}

fn title(page: &str) -> Text {
    match page {
        "file" => Text::fixed("Tệp và cách bố trí", "Files and their layout"),
        "document" => Text::fixed("Phần đầu văn bản", "The head of the document"),
        "kinds" => Text::fixed("Loại thành phần", "Kinds of elements"),
        "elements" => Text::fixed("Khóa của thành phần", "Keys of elements"),
        "relations" => Text::fixed("Quan hệ", "Relations"),
        "records" => Text::fixed("Các danh sách", "Lists of records"),
        "glossary" => super::glossary::HEADING,
        LINEAGE => Text::fixed(
            "Từ phiên bản này sang phiên bản khác",
            "From version to version",
        ),
        _ => Text::fixed("Tra cứu định dạng tệp", "Reference of the file format"),
    }
}

fn about(page: &str) -> Text {
    match page {
        "file" => Text::fixed(
            "tệp gồm những phần nào, tách thành nhiều tệp, định danh, ngày tháng",
            "the parts of a file, several files, ids, dates",
        ),
        "document" => Text::fixed(
            "kiến trúc của ai, phiên bản nào, theo khung nào; các nội dung khung yêu cầu",
            "whose architecture, which version, by which framework; the contents that it asks for",
        ),
        "kinds" => Text::fixed(
            "bảy lớp và các loại của từng lớp, khóa riêng và quan hệ của chúng",
            "the seven layers and their kinds, with their own keys and relations",
        ),
        "elements" => Text::fixed(
            "mọi khóa của thành phần với giá trị, ví dụ và mức ảnh hưởng khi thay đổi",
            "every key of elements with its values, an example and what a change weighs",
        ),
        "relations" => Text::fixed(
            "loại nào nối được với loại nào, ai phụ thuộc vào ai, các khóa của quan hệ",
            "which kinds may be tied, who depends on whom, the keys of relations",
        ),
        "records" => Text::fixed(
            "tổ chức, nguồn, chỉ tiêu, mục tiêu, lộ trình, thành phần đã dừng hoặc chuyển giao",
            "organisations, sources, indicators, targets, roadmap, what was retired or transferred",
        ),
        "glossary" => Text::fixed(
            "mức thay đổi, miễn trừ, đường cơ sở, dấu vân tay và các từ khác mà kết quả dùng",
            "classes of change, suppression, baselines, fingerprints and what else results speak of",
        ),
        _ => Text::fixed(
            "đổi tên, hợp nhất, tách, thay thế, chuyển giao, kể bằng ví dụ",
            "renamed, merged, split, replaced, transferred, told by examples",
        ),
    }
}

fn index(lang: Lang) -> String {
    let title = title("index");
    let mut out = format!("# {}\n\n", title.get(lang));
    out.push_str(match lang {
        Lang::Vi => {
            "Mọi khóa, loại, giá trị và quan hệ mà tệp kiến trúc có thể chứa. Mỗi từ có một câu cho biết khi nào dùng, thuật ngữ pháp luật nếu có, và một ví dụ. \
             Tra nhanh một từ: `justarch explain TỪ`, ví dụ `justarch explain lgsp` hoặc `justarch explain \"trục tích hợp\"`.\n\n"
        }
        Lang::En => {
            "Every key, kind, value and relation that a file can hold. Each word has a sentence that says when to use it, the term of the law if there is one, and an example. \
             To look up one word: `justarch explain WORD`, such as `justarch explain lgsp` or `justarch explain \"trục tích hợp\"`.\n\n"
        }
    });
    for page in PAGES.iter().chain(&[LINEAGE]) {
        let title = self::title(page);
        let about = about(page);
        let _ = writeln!(out, "- [{}][{page}]: {}", title.get(lang), about.get(lang));
    }
    out.push_str(match lang {
        Lang::Vi => "\n## Bắt đầu từ đâu\n\n1. Viết phần đầu ([document]) và khai báo cơ quan trong `organisations` ([records]).\n2. Viết từng lớp từ dưới lên, chọn loại trong [kinds], thêm các khóa mà kiểm tra yêu cầu nêu (kê ở [kinds]) và khóa khác đã biết giá trị ([elements]).\n3. Nối các thành phần bằng quan hệ ([relations]).\n4. Chạy `justarch check`, sửa từng thông báo; `justarch explain MÃ` giải thích từng mã.\n",
        Lang::En => "\n## Where to begin\n\n1. Write the head ([document]) and declare the body under `organisations` ([records]).\n2. Write the layers from the bottom up: choose kinds from [kinds], and add the keys that the check asks for (listed in [kinds]) and others whose value is known ([elements]).\n3. Tie the elements by relations ([relations]).\n4. Run `justarch check` and fix what it says; `justarch explain CODE` explains each code.\n",
    });
    out
}

/// The first lines of a page.
fn begin(page: &str, lang: Lang, lead: &Text) -> String {
    let title = title(page);
    format!("# {}\n\n{}\n", title.get(lang), lead.get(lang))
}

fn document(words: &Words<'_>) -> String {
    let lead = Text::fixed(
        "Các khóa dưới `architecture`. Các khóa chung (`name`, `note`, `sources`, `inferred`, `attributes`) được giải thích ở [elements]; các danh sách (`contents`, `views`, `roadmap`, `supersedes`) ở [records].",
        "The keys under `architecture`. Keys that many things have (`name`, `note`, `sources`, `inferred`, `attributes`) are explained in [elements], the lists (`contents`, `views`, `roadmap`, `supersedes`) in [records].",
    );
    let mut out = begin("document", words.lang, &lead);
    words.overview(&mut out, Owner::Header);
    words.keys(&mut out, Owner::Header, 2);
    let parts = [
        (
            "contents",
            Text::fixed(
                "Nội dung mà khung yêu cầu",
                "Contents that frameworks ask for",
            ),
        ),
        (
            "views",
            Text::fixed(
                "Kiến trúc thành phần mà khung yêu cầu",
                "Component architectures that frameworks ask for",
            ),
        ),
    ];
    for (of, heading) in parts {
        let _ = write!(out, "\n## {}\n\n", heading.get(words.lang));
        words.values(&mut out, of);
    }
    frameworks(&mut out, words.lang);
    out
}

/// The frameworks: which decision issued each, from which day it holds, and from which another one replaced it.
fn frameworks(out: &mut String, lang: Lang) {
    out.push_str(match lang {
        Lang::Vi => {
            "\n## Các khung kiến trúc\n\n| Khung | Tên | Quyết định | Hiệu lực từ | Được thay thế từ | Bởi |\n|---|---|---|---|---|---|\n"
        }
        Lang::En => {
            "\n## Frameworks\n\n| Framework | Name | Decision | In force from | Replaced from | By |\n|---|---|---|---|---|---|\n"
        }
    });
    for framework in Framework::all() {
        let decision = framework.decision;
        let day = |day: Option<Date>| day.map_or_else(|| "—".to_owned(), |day| shown(day, lang));
        let decisions: Vec<_> = framework.decisions().map(|d| d.name.get(lang)).collect();
        let next = decision.successor.map_or("—", |next| next.name.get(lang));
        let _ = writeln!(
            out,
            "| `{}` | {} | {} | {} | {} | {next} |",
            framework.version,
            framework.name.get(lang),
            decisions.join(", "),
            day(decision.from),
            day(decision.repealed),
        );
    }
}

fn elements(words: &Words<'_>) -> String {
    let lead = Text::fixed(
        "Thành phần được viết trong mục của lớp, dưới định danh của nó; loại quyết định khóa nào có nghĩa ([kinds]). Một khóa không có nghĩa với loại đó vẫn được giữ khi ghi lại, nhưng bị nhắc và không quy tắc nào tin. Quan hệ cũng là khóa của thành phần: [relations].",
        "An element stands in the section of its layer, under its id; the kind decides which keys mean something ([kinds]). A key that means nothing for the kind is kept, but reported, and no rule believes it. Relations are keys of elements, too: [relations].",
    );
    let mut out = begin("elements", words.lang, &lead);
    words.overview(&mut out, Owner::Element);
    words.keys(&mut out, Owner::Element, 2);
    out
}

fn relations(words: &Words<'_>) -> String {
    let lead = Text::fixed(
        "Quan hệ được viết ở thành phần phụ thuộc, trỏ tới thành phần mà nó phụ thuộc; riêng `part-of` viết ở bộ phận. Một quan hệ là một định danh, hoặc một mục với `to` và các khóa của quan hệ; `exchanges` luôn là một mục với `with`. Điều nằm ngoài bảng dưới đây là một cảnh báo (LAY006).",
        "A relation is written at the element that depends and points to the one depended on; only `part-of` is written at the part. It is an id, or a map with `to` and the keys of relations; an `exchanges` is always a map with `with`. What lies outside the table below is a warning (LAY006).",
    );
    let mut out = begin("relations", words.lang, &lead);
    kinds::matrix(&mut out, words);
    let relations = words
        .all
        .iter()
        .filter(|e| matches!(e.sort, Sort::Relation(_)));
    for entry in relations {
        words.section(&mut out, entry, 2);
    }
    let heading = Text::fixed("Các khóa của quan hệ", "Keys of relations");
    let _ = writeln!(out, "\n## {}\n", heading.get(words.lang));
    words.overview(&mut out, Owner::Relation);
    words.keys(&mut out, Owner::Relation, 3);
    out
}

fn glossary(lang: Lang) -> String {
    let lead = Text::fixed(
        "Các từ mà kết quả kiểm tra và so sánh dùng; từ của định dạng tệp ở các trang khác. Mỗi điều có một tên duy nhất.",
        "The words that the results of checks and comparisons use; those of the file format are on the other pages. One thing has one name.",
    );
    let mut out = begin("glossary", lang, &lead);
    for term in super::glossary::glossary() {
        let (title, meaning) = (term.title.get(lang), term.meaning.get(lang));
        let _ = write!(
            out,
            "\n## {title}\n\n{meaning} `justarch explain {}`\n",
            term.word
        );
    }
    out
}

fn records(words: &Words<'_>) -> String {
    let lead = Text::fixed(
        "Các danh sách gắn với văn bản, thành phần hoặc quan hệ. Khóa chung được giải thích ở [elements].",
        "What hangs on the document, on elements or on relations. Keys that many things have are explained in [elements].",
    );
    let mut out = begin("records", words.lang, &lead);
    for entry in words.all {
        let Sort::Records(table) = entry.sort else {
            continue;
        };
        words.section(&mut out, entry, 2);
        words.overview(&mut out, Owner::Records(table));
        words.keys(&mut out, Owner::Records(table), 3);
    }
    out
}
