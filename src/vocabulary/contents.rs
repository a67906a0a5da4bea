//! The table of contents: what can be asked about.

use super::entry::{self, Entry, Owner, Sort};
use super::facts::words;
use super::glossary;
use super::page::{Block, Page, blocks};
use crate::catalog::families;
use crate::framework::Framework;
use crate::model::{Kind, Layer, RelationKind, Table};
use crate::text::Lang;

/// Everything that [`search`](super::search()) knows by name, for people at a terminal or as Markdown.
///
/// ```
/// use justarch::{Lang, vocabulary};
/// assert!(vocabulary::contents(Lang::Vi, false).contains("procedure-system"));
/// ```
pub fn contents(lang: Lang, markdown: bool) -> String {
    let word = |vi: &str, en: &str| match lang {
        Lang::Vi => vi.to_owned(),
        Lang::En => en.to_owned(),
    };
    let mut page = Page {
        word: "justarch explain".to_owned(),
        title: word("những gì có thể hỏi", "what can be asked about"),
        blocks: Vec::new(),
    };
    let head = vec![word("Từ", "Word"), word("Nghĩa", "What it is")];
    let mut table = |title: String, rows: Vec<Vec<String>>| {
        page.blocks.push(Block::Heading(1, title));
        page.blocks.push(Block::Table(head.clone(), rows));
    };
    let row = |word: &str, title: &str| vec![word.to_owned(), title.to_owned()];
    let of_layer = |layer: Layer| {
        let kinds = Kind::ALL.iter().filter(|kind| kind.layer() == layer);
        let kinds: Vec<_> = kinds.map(|kind| kind.key()).collect();
        kinds.join(", ")
    };
    let layers = Layer::ALL.into_iter().rev();
    table(
        word("Lớp và loại thành phần", "Layers and kinds of elements"),
        layers
            .map(|layer| row(layer.section(), &of_layer(layer)))
            .collect(),
    );
    let relations = RelationKind::ALL.into_iter();
    table(
        word("Quan hệ", "Relations"),
        relations
            .map(|r| row(r.key(), r.described().title.get(lang)))
            .collect(),
    );
    let tables = Table::ALL.into_iter();
    table(
        word("Danh sách", "Lists of records"),
        tables
            .map(|t| row(t.key(), t.described().title.get(lang)))
            .collect(),
    );
    let all = entry::all();
    let keys_of = |owner: Owner| {
        let has = |entry: &&Entry| {
            let top = |row: &super::entry::Row| row.owner == owner && !row.path.contains('.');
            entry.rows.iter().any(top)
        };
        let keys: Vec<_> = all.iter().filter(has).map(|entry| entry.word).collect();
        keys.join(", ")
    };
    let frame = all.iter().filter(|entry| entry.sort == Sort::Frame);
    let frame: Vec<_> = frame.map(|entry| entry.word).collect();
    table(
        word("Khóa", "Keys"),
        vec![
            row(&word("tệp", "file"), &frame.join(", ")),
            row("architecture", &keys_of(Owner::Header)),
            row(&word("thành phần", "element"), &keys_of(Owner::Element)),
            row(&word("quan hệ", "relation"), &keys_of(Owner::Relation)),
        ],
    );
    let families = families().iter();
    table(
        word("Nhóm mã quy tắc", "Families of codes"),
        families
            .map(|family| row(family.key, family.title.get(lang)))
            .collect(),
    );
    let frameworks = Framework::all().iter();
    table(
        word("Khung kiến trúc", "Frameworks"),
        frameworks
            .map(|f| row(&f.version.to_string(), f.name.get(lang)))
            .collect(),
    );
    table(
        glossary::HEADING.get(lang).to_owned(),
        glossary::glossary()
            .iter()
            .map(|term| row(term.word, term.title.get(lang)))
            .collect(),
    );
    let example = words(["lgsp", "security-level", "INT003", "3.0"].into_iter());
    page.blocks.push(Block::Text(match lang {
        Lang::Vi => format!("Ví dụ: {example}, `\"trục tích hợp\"`; có thể hỏi nhiều từ cùng lúc, có dấu hoặc không dấu."),
        Lang::En => format!("For example {example}, `\"trục tích hợp\"`; several at once, with or without diacritics."),
    }));
    if !markdown {
        return page.human();
    }
    let mut out = format!("# {}\n", page.title);
    blocks(&mut out, &page.blocks, 1);
    out
}
