//! Documents to be printed: what they say, and that Word files are laid out by annex I of Decree 30/2020/NĐ-CP.

use std::collections::{BTreeMap, BTreeSet};
use std::io::{Cursor, Read as _};
use std::sync::LazyLock;

use justarch::dossier::{
    AppraisalReport, ArchitectureReport, Block, Dossier, Layout, Part, Sheets, Tie, docx, html,
    markdown,
};
use justarch::{
    ApplicationKind, Architecture, Field, FrameworkVersion, Graph, InfrastructureKind,
    IntegrationKind, Lang, RelationKind, RelationRef, RuleSet, Transition, reference,
};
use roxmltree::{Document, Node};

const BOTH: [Lang; 2] = [Lang::Vi, Lang::En];
const WORDS: &str = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
/// A millimetre in twentieths of a point.
const MILLIMETRE: f64 = 1440.0 / 25.4;

fn bundled() -> Vec<Architecture> {
    let all = reference::all().iter();
    all.map(|one| one.document().into_architecture()).collect()
}

/// A document to be printed, and the Word file of it.
struct Made {
    name: String,
    dossier: Dossier,
    word: Vec<u8>,
}

/// Every sort of document in a language. Their pictures take long, so that all tests look at the same.
fn dossiers(lang: Lang) -> &'static [Made] {
    static ALL: [LazyLock<Vec<Made>>; 2] = [
        LazyLock::new(|| made(Lang::Vi)),
        LazyLock::new(|| made(Lang::En)),
    ];
    let [vi, en] = &ALL;
    match lang {
        Lang::Vi => vi,
        Lang::En => en,
    }
}

fn made(lang: Lang) -> Vec<Made> {
    let all = all_sorts(lang).into_iter();
    all.map(|(name, dossier)| Made {
        word: docx(&dossier).unwrap(),
        name,
        dossier,
    })
    .collect()
}

/// The architecture, the appraisal of the step from the document before, sheets and an extract.
fn all_sorts(lang: Lang) -> Vec<(String, Dossier)> {
    let all = bundled();
    let mut out = Vec::new();
    for (nth, arch) in all.iter().enumerate() {
        let rules = RuleSet::for_framework(arch.framework()).unwrap();
        let report = rules.check(arch);
        let made = ArchitectureReport::of(arch, lang)
            .findings(&report)
            .dossier();
        out.push((format!("{nth} architecture"), made));
        let sheets = Sheets::of(arch, lang).findings(&report);
        let ids: Vec<_> = sheets.systems().map(justarch::ElementRef::id).collect();
        // Drawing all of them takes long.
        out.push((format!("{nth} sheets"), sheets.dossier(&ids[..2]).unwrap()));
        out.push((format!("{nth} project"), sheets.project(&ids[..2]).unwrap()));
        for old in all.iter().filter(|old| old.id() == arch.id()) {
            if let Ok(transition) = Transition::between(old, arch) {
                let review = transition.check();
                let made = AppraisalReport::of(&review, lang).dossier();
                out.push((format!("{nth} appraisal"), made));
            }
        }
    }
    assert!(out.len() >= 16);
    out
}

fn parts_of(bytes: &[u8]) -> BTreeMap<String, Vec<u8>> {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    let mut parts = BTreeMap::new();
    for nth in 0..archive.len() {
        let mut file = archive.by_index(nth).unwrap();
        let name = file.name().unwrap().into_owned();
        let mut bytes = Vec::new();
        file.read_to_end(&mut bytes).unwrap();
        parts.insert(name, bytes);
    }
    parts
}

fn text_of<'p>(parts: &'p BTreeMap<String, Vec<u8>>, name: &str) -> &'p str {
    std::str::from_utf8(&parts[name]).unwrap()
}

fn is(node: Node<'_, '_>, name: &str) -> bool {
    node.has_tag_name((WORDS, name))
}

fn all<'a, 'd>(node: Node<'a, 'd>, name: &'a str) -> impl Iterator<Item = Node<'a, 'd>> {
    node.descendants().filter(move |node| is(*node, name))
}

fn value<'a>(node: Node<'a, '_>, name: &str) -> Option<&'a str> {
    node.attribute((WORDS, name))
}

fn number(node: Node<'_, '_>, name: &str) -> f64 {
    value(node, name).unwrap().parse().unwrap()
}

/// What all paragraphs of a style have.
fn style<'a, 'd>(styles: &'a Document<'d>, id: &str) -> Node<'a, 'd> {
    let mut found = styles.descendants().filter(|node| is(*node, "style"));
    found
        .find(|node| value(*node, "styleId") == Some(id))
        .unwrap()
}

#[test]
fn word_files_have_the_measures_of_decree_30() {
    for lang in BOTH {
        for Made { name, word, .. } in dossiers(lang) {
            let parts = parts_of(word);
            let document = Document::parse(text_of(&parts, "word/document.xml")).unwrap();
            let sections: Vec<_> = all(document.root(), "sectPr").collect();
            assert!(!sections.is_empty());
            for (nth, section) in sections.iter().enumerate() {
                let size = all(*section, "pgSz").next().unwrap();
                let (width, height) = (number(size, "w"), number(size, "h"));
                let turned = value(size, "orient") == Some("landscape");
                let sides = if turned {
                    (height, width)
                } else {
                    (width, height)
                };
                let near = |side: f64, of: f64| (side / MILLIMETRE - of).abs() < 0.1;
                assert!(near(sides.0, 210.0) && near(sides.1, 297.0), "{name}");
                let margins = all(*section, "pgMar").next().unwrap();
                let within = |side: &str, least: f64, most: f64| {
                    let length = number(margins, side) / MILLIMETRE;
                    assert!(
                        length > least - 0.05 && length < most + 0.05,
                        "{name} {side} {length}"
                    );
                };
                within("top", 20.0, 25.0);
                within("bottom", 20.0, 25.0);
                within("left", 30.0, 35.0);
                within("right", 15.0, 20.0);
                // The number stands in the margin above the text.
                assert!(number(margins, "header") < number(margins, "top"));
                // Only the first page of the document is without it.
                let is_apart = all(*section, "titlePg").next().is_some();
                assert_eq!(is_apart, nth == 0, "{name}");
            }
            let first = text_of(&parts, "word/header1.xml");
            let others = text_of(&parts, "word/header2.xml");
            assert!(!first.contains("PAGE") && others.contains("PAGE"));
            for header in ["header1", "header2"] {
                let refers = format!("r:id=\"rId-{header}\"");
                let count = text_of(&parts, "word/document.xml")
                    .matches(&refers)
                    .count();
                assert_eq!(count, sections.len(), "{name}");
            }
            let styles = Document::parse(text_of(&parts, "word/styles.xml")).unwrap();
            let fonts: BTreeSet<_> = all(styles.root(), "rFonts")
                .flat_map(|fonts| fonts.attributes().map(|a| a.value()).collect::<Vec<_>>())
                .collect();
            assert_eq!(fonts, BTreeSet::from(["Times New Roman"]));
            let own = |id: &str, name: &str| {
                let found = all(style(&styles, id), name).next();
                found.map(|node| number(node, "val"))
            };
            let common = all(styles.root(), "docDefaults").next().unwrap();
            let common = number(all(common, "sz").next().unwrap(), "val");
            for id in [
                "BodyText",
                "Heading1",
                "Heading2",
                "Heading3",
                "ListBullet",
                "Header",
            ] {
                let points = own(id, "sz").unwrap_or(common) / 2.0;
                assert!((13.0..=14.0).contains(&points), "{id} {points}");
            }
            let body = style(&styles, "BodyText");
            let indent = number(all(body, "ind").next().unwrap(), "firstLine") / MILLIMETRE;
            assert!((indent - 10.0).abs() < 0.1 || (indent - 12.7).abs() < 0.1);
            let spacing = all(body, "spacing").next().unwrap();
            assert!(number(spacing, "after") >= 6.0 * 20.0);
            assert!((240.0..=360.0).contains(&number(spacing, "line")));
            let alignment = |id: &str| {
                let found = all(style(&styles, id), "jc").next();
                found.and_then(|node| value(node, "val").map(str::to_owned))
            };
            assert_eq!(alignment("BodyText").as_deref(), Some("both"));
            assert_eq!(alignment("Header").as_deref(), Some("center"));
        }
    }
}

#[test]
fn tables_repeat_their_header_and_no_row_is_parted() {
    for Made { name, word, .. } in dossiers(Lang::Vi) {
        let parts = parts_of(word);
        let document = Document::parse(text_of(&parts, "word/document.xml")).unwrap();
        let mut count = 0;
        for table in all(document.root(), "tbl") {
            // The head of a letter is no table of data.
            let Some(style) = all(table, "tblStyle").next() else {
                continue;
            };
            assert_eq!(value(style, "val"), Some("DataTable"));
            count += 1;
            let rows: Vec<_> = all(table, "tr").collect();
            assert!(rows.len() > 1, "{name}");
            for (nth, row) in rows.iter().enumerate() {
                let repeats = all(*row, "tblHeader").next().is_some();
                assert_eq!(repeats, nth == 0, "{name}");
                assert!(all(*row, "cantSplit").next().is_some());
                let spans = all(*row, "tc").map(|cell| {
                    let span = all(cell, "gridSpan").next();
                    span.map_or(1, |span| value(span, "val").unwrap().parse().unwrap())
                });
                let columns = all(table, "gridCol").count();
                assert_eq!(spans.sum::<usize>(), columns, "{name}");
            }
            for cell in all(table, "tc") {
                let text: String = all(cell, "t").filter_map(|t| t.text()).collect();
                assert!(!text.trim().is_empty(), "{name}: a cell is blank");
            }
        }
        assert!(count > 0, "{name}");
    }
}

#[test]
fn every_part_of_a_word_file_is_there_and_well_formed() {
    for made in dossiers(Lang::En) {
        let (name, bytes) = (&made.name, &made.word);
        if name.ends_with("project") {
            assert_eq!(*bytes, docx(&made.dossier).unwrap(), "the same bytes");
        }
        let parts = parts_of(bytes);
        for (file, bytes) in &parts {
            if is_picture(file) {
                assert!(bytes.starts_with(b"\x89PNG"), "{file}");
            } else {
                Document::parse(std::str::from_utf8(bytes).unwrap()).unwrap();
            }
        }
        let relations = Document::parse(text_of(&parts, "word/_rels/document.xml.rels")).unwrap();
        let known: BTreeSet<_> = relations
            .descendants()
            .filter_map(|node| Some((node.attribute("Id")?, node.attribute("Target")?)))
            .collect();
        for (_, target) in &known {
            assert!(parts.contains_key(&format!("word/{target}")), "{target}");
        }
        let text = text_of(&parts, "word/document.xml");
        let document = Document::parse(text).unwrap();
        let office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
        for node in document.descendants() {
            for id in ["id", "embed"] {
                if let Some(named) = node.attribute((office, id)) {
                    assert!(known.iter().any(|(id, _)| *id == named), "{named}");
                }
            }
        }
        let styles = Document::parse(text_of(&parts, "word/styles.xml")).unwrap();
        let defined: BTreeSet<_> = all(styles.root(), "style")
            .filter_map(|node| value(node, "styleId"))
            .collect();
        for sort in ["pStyle", "tblStyle", "basedOn", "next"] {
            let used = all(document.root(), sort).chain(all(styles.root(), sort));
            for node in used {
                let used = value(node, "val").unwrap();
                assert!(defined.contains(used), "{name}: no style {used}");
            }
        }
        let bookmarks: BTreeSet<_> = all(document.root(), "bookmarkStart")
            .filter_map(|node| value(node, "name"))
            .collect();
        let named = all(document.root(), "instrText").filter_map(|node| node.text());
        for field in named.filter(|field| field.contains("PAGEREF")) {
            let target = field.split_whitespace().nth(1).unwrap();
            assert!(bookmarks.contains(target));
        }
    }
}

fn is_picture(file: &str) -> bool {
    std::path::Path::new(file)
        .extension()
        .is_some_and(|ending| ending == "png")
}

/// The relations that touch an element, found without the sheets and without the graph's own lists.
#[expect(clippy::mutable_key_type, reason = "what is compared does not change")]
fn touching<'a>(arch: &'a Architecture, id: &str) -> BTreeSet<RelationRef<'a>> {
    let all = arch.relations();
    all.filter(|relation| {
        relation.from().id() == id
            || relation.to().is_some_and(|to| to.id() == id)
            || relation.hops().any(|hop| hop.id() == id)
    })
    .collect()
}

#[test]
#[expect(clippy::mutable_key_type, reason = "what is compared does not change")]
fn the_neighbours_of_a_sheet_are_the_edges_of_the_graph_with_their_routes() {
    for arch in &bundled() {
        let graph = Graph::of(arch);
        let sheets = Sheets::of(arch, Lang::Vi);
        for element in sheets.systems() {
            let sheet = sheets.sheet(element.id()).unwrap();
            let named: BTreeSet<_> = sheet.neighbours.iter().map(|n| n.relation).collect();
            assert_eq!(named.len(), sheet.neighbours.len(), "each once");
            assert_eq!(named, touching(arch, element.id()), "{element}");
            let ends: BTreeSet<_> = graph
                .outgoing(element)
                .chain(graph.incoming(element))
                .collect();
            let own = sheet.neighbours.iter().filter(|n| n.tie != Tie::Passes);
            let own: BTreeSet<_> = own
                .map(|n| n.relation)
                .filter(|r| r.to().is_some())
                .collect();
            assert_eq!(own, ends, "{element}");
            // All of it is on the paper.
            let page = markdown(&sheets.dossier(&[element.id()]).unwrap(), "a").page;
            for neighbour in &sheet.neighbours {
                for other in neighbour.others(element) {
                    let name = other.name(Lang::Vi);
                    assert!(page.contains(name), "{element}: {name}");
                }
                for hop in neighbour.relation.hops() {
                    let name = hop.name(Lang::Vi);
                    let short = name.rsplit_once('(').map(|(_, inner)| inner);
                    let short = short.and_then(|inner| inner.split(')').next());
                    let aliases = hop.aliases();
                    let mut known = aliases.chain(short).chain([name]);
                    assert!(known.any(|name| page.contains(name)), "{element}: {hop}");
                }
            }
        }
    }
}

#[test]
fn html_is_one_page_without_scripts_and_markdown_has_all_its_pictures() {
    for lang in BOTH {
        for Made { name, dossier, .. } in dossiers(lang) {
            let page = html(dossier);
            assert!(page.starts_with("<!DOCTYPE html>") && page.ends_with("</html>\n"));
            for outside in [
                "<script",
                "<link",
                "<iframe",
                "src=\"http",
                "url(",
                "javascript:",
            ] {
                assert!(!page.contains(outside), "{name}: {outside}");
            }
            let opened = page.matches("<section").count();
            assert_eq!(opened, page.matches("</section>").count());
            assert_eq!(
                page.matches("<table>").count(),
                page.matches("<thead>").count()
            );
            let files = markdown(dossier, "báo cáo (1)");
            for (file, svg) in &files.pictures {
                assert!(file.starts_with("báo cáo (1)-") && svg.starts_with("<svg "));
            }
            let shown = files.page.matches("](báo%20cáo%20%281%29-").count();
            assert_eq!(shown, files.pictures.len(), "{name}");
        }
    }
}

fn headings(parts: &[Part]) -> Vec<&str> {
    parts.iter().map(|part| part.heading.as_str()).collect()
}

/// How many pictures a part has with those below it.
fn pictures(part: &Part) -> usize {
    let own = part.blocks.iter();
    let own = own
        .filter(|block| matches!(block, Block::Picture(_)))
        .count();
    own + part.parts.iter().map(pictures).sum::<usize>()
}

#[test]
fn the_outline_is_that_of_the_document_and_what_is_not_known_says_so() {
    let arch = reference::moj_3_0();
    let dossier = ArchitectureReport::of(&arch, Lang::Vi).dossier();
    let own = [
        "Tầm nhìn",
        "Mục tiêu",
        "Phạm vi áp dụng",
        "Nguyên tắc",
        "Sơ đồ tổng thể",
        "Các kiến trúc thành phần",
        "Tổ chức triển khai",
    ];
    assert_eq!(&headings(&dossier.parts)[1..8], own);
    let page = markdown(&dossier, "a").page;
    assert!(page.contains("## Phần II. Tầm nhìn\n\nChưa có thông tin. Chưa tìm được toàn văn"));
    // Five views, each with its text.
    let views = dossier
        .parts
        .iter()
        .find(|part| part.heading == own[5])
        .unwrap();
    assert_eq!(views.parts.len(), 5);
    // One picture, at the general diagram or behind the texts that follow it.
    assert_eq!(dossier.parts[5..8].iter().map(pictures).sum::<usize>(), 1);
    assert_eq!(dossier.parts.iter().map(pictures).sum::<usize>(), 1);
    // Wide tables lie on turned pages.
    let exchanges = dossier
        .parts
        .iter()
        .find(|part| part.heading.starts_with("Kết nối"));
    assert_eq!(exchanges.unwrap().layout, Layout::Landscape);
    // A framework whose contents are not known prescribes no outline.
    let of_4_0 = ArchitectureReport::of(&reference::moj_4_0(), Lang::En).dossier();
    assert!(!headings(&of_4_0.parts).contains(&"Vision"));
    let page = markdown(&of_4_0, "a").page;
    assert!(page.contains("is not known and was not judged"));
}

#[test]
fn the_outline_of_the_letter_is_told_to_come_from_an_account() {
    let with = |follows: Option<&str>| {
        let mut b = Architecture::fragment("demo", FrameworkVersion::V4_0);
        if let Some(decision) = follows {
            b.framework_decision(decision);
        }
        b.element("app", ApplicationKind::Application, "Phần mềm")
            .unwrap();
        b.build().unwrap()
    };
    let followed = markdown(
        &ArchitectureReport::of(&with(Some("3090/QĐ-BKHCN")), Lang::Vi).dossier(),
        "a",
    )
    .page;
    assert!(
        followed
            .contains("theo tường thuật công khai về Công văn 2943/CĐSQG-CNCPS ngày 27/10/2025")
    );
    assert!(followed.contains("Hiện trạng") && !followed.contains("Thông tư"));
    let other = markdown(
        &ArchitectureReport::of(&with(None), Lang::Vi).dossier(),
        "a",
    )
    .page;
    assert!(!other.contains("2943"));
}

#[test]
fn an_appraisal_says_what_the_review_found() {
    let (old, new) = (reference::moj_2_0(), reference::moj_3_0());
    let review = Transition::between(&old, &new).unwrap().check();
    let dossier = AppraisalReport::of(&review, Lang::Vi).dossier();
    let page = markdown(&dossier, "a").page;
    let count = review.diff.changes().len();
    assert!(page.contains(&format!("Có {count} thay đổi")));
    for finding in review.findings.iter().chain(&review.new) {
        assert!(page.contains(finding.code.as_str()));
        if let Some(basis) = &finding.basis {
            assert!(page.contains(&basis.citation(Lang::Vi)), "{}", finding.code);
        }
    }
    let breaking = dossier
        .parts
        .iter()
        .find(|part| part.heading.starts_with("Thay đổi phá vỡ"));
    let tables = breaking
        .unwrap()
        .blocks
        .iter()
        .filter_map(|block| match block {
            Block::Table(grid) => Some(grid.rows.len()),
            _ => None,
        });
    let of_review = review.diff.changes().iter();
    let of_review = of_review
        .filter(|c| c.class == justarch::Class::Breaking)
        .count();
    assert_eq!(tables.sum::<usize>(), of_review);
    let waves = review.roadmap().unwrap().waves().len();
    assert!(page.contains(&format!("trong {waves} đợt")));
    // No id of the document is left where its name is known.
    assert!(!page.contains("\\`moj-lgsp\\`"));
}

const HOSTILE: &str = "]]>&<w:t>\u{1}\u{b}\u{fffe}\u{202e}\"'`|*_#\\ \u{1f600}";

#[test]
fn hostile_names_stay_text() {
    let mut b = Architecture::fragment("demo", FrameworkVersion::V3_0);
    b.organisation("body", HOSTILE).unwrap();
    b.element("app", ApplicationKind::Application, HOSTILE)
        .unwrap()
        .owner("body")
        .unwrap();
    b.element("db", ApplicationKind::Database, HOSTILE).unwrap();
    b.element("room", InfrastructureKind::DataCentre, HOSTILE)
        .unwrap();
    b.element("lgsp", IntegrationKind::Lgsp, HOSTILE).unwrap();
    b.relate("app", RelationKind::Stores, "db").unwrap();
    b.relate("app", RelationKind::HostedOn, "room").unwrap();
    b.relate("app", RelationKind::Exchanges, "db")
        .unwrap()
        .route(["lgsp"])
        .unwrap();
    let arch = b.build().unwrap();
    let report = RuleSet::for_framework(arch.framework())
        .unwrap()
        .check(&arch);
    let sheets = Sheets::of(&arch, Lang::Vi).findings(&report);
    let review = Transition::between(&arch, &arch).unwrap().check();
    let all = [
        ArchitectureReport::of(&arch, Lang::Vi)
            .findings(&report)
            .dossier(),
        sheets.dossier(&["app", "lgsp"]).unwrap(),
        sheets.project(&["app", "db"]).unwrap(),
        AppraisalReport::of(&review, Lang::Vi).dossier(),
    ];
    for dossier in &all {
        let parts = parts_of(&docx(dossier).unwrap());
        for (file, bytes) in &parts {
            if !is_picture(file) {
                Document::parse(std::str::from_utf8(bytes).unwrap()).unwrap();
            }
        }
        let page = html(dossier);
        assert!(!page.contains("<w:t>") && !page.contains('\u{202e}'));
        for (_, svg) in markdown(dossier, "a").pictures {
            Document::parse(&svg).unwrap();
        }
    }
    let document = parts_of(&docx(&all[1]).unwrap());
    let document = Document::parse(text_of(&document, "word/document.xml")).unwrap();
    let text: String = all_text(&document);
    assert!(text.contains("]]>&<w:t>"));
}

fn all_text(document: &Document<'_>) -> String {
    all(document.root(), "t").filter_map(|t| t.text()).collect()
}

#[test]
fn state_secrets_stay_out_of_the_public_version() {
    let mut b = Architecture::fragment("demo", FrameworkVersion::V3_0);
    b.element("plain", ApplicationKind::Database, "CSDL hộ tịch")
        .unwrap();
    b.element("hidden", ApplicationKind::Database, "CSDL tối mật")
        .unwrap()
        .add(Field::Information, "state-secret")
        .unwrap();
    b.relate("plain", RelationKind::Exchanges, "hidden")
        .unwrap();
    let arch = b.build().unwrap();
    let report = RuleSet::for_framework(arch.framework())
        .unwrap()
        .check(&arch);
    let sheets = Sheets::of(&arch, Lang::Vi).findings(&report).public();
    assert!(sheets.sheet("hidden").is_err());
    let sheet = sheets.sheet("plain").unwrap();
    assert_eq!((sheet.neighbours.len(), sheet.left_out), (0, 1));
    let review = Transition::between(&arch, &arch).unwrap().check();
    let architecture = ArchitectureReport::of(&arch, Lang::Vi)
        .findings(&report)
        .public()
        .dossier();
    assert_eq!(
        (
            architecture.left_out.elements,
            architecture.left_out.relations
        ),
        (1, 1)
    );
    let all = [
        architecture,
        AppraisalReport::of(&review, Lang::Vi).public().dossier(),
        sheets.dossier(&["plain"]).unwrap(),
        sheets.project(&["plain"]).unwrap(),
    ];
    for dossier in &all {
        let parts = parts_of(&docx(dossier).unwrap());
        let document = text_of(&parts, "word/document.xml");
        let files = markdown(dossier, "a");
        let pictures = files.pictures.iter().map(|(_, svg)| svg.as_str());
        for text in [document, &html(dossier), &files.page]
            .into_iter()
            .chain(pictures)
        {
            assert!(!text.contains("tối mật") && !text.contains("hidden"));
        }
    }
}

#[test]
fn a_sheet_cites_the_point_that_asks_for_the_place_and_the_days_of_the_law() {
    let arch = reference::moj_4_0();
    let sheets = Sheets::of(&arch, Lang::Vi);
    let ids: Vec<_> = sheets.systems().map(justarch::ElementRef::id).collect();
    for id in ids {
        let page = markdown(&sheets.dossier(&[id]).unwrap(), "a").page;
        assert!(
            page.contains("điểm a khoản 3 Điều 23") && page.contains("Nghị định 224/2026/NĐ-CP")
        );
        assert!(page.contains("(từ 01/07/2026)"), "{id}");
        // Repealed before the day of the document.
        assert!(!page.contains("Nghị định 42/2022/NĐ-CP"), "{id}");
    }
    let extract = markdown(&sheets.project(&["moj-procedure-system"]).unwrap(), "a").page;
    assert!(extract.contains("khoản 1 Điều 37 Nghị định 224/2026/NĐ-CP"));
}

#[test]
fn an_appraisal_says_after_the_verdict_what_is_worth_noting() {
    let (old, new) = (reference::moj_2_0(), reference::moj_3_0());
    let review = Transition::between(&old, &new).unwrap().check();
    for lang in BOTH {
        let dossier = AppraisalReport::of(&review, lang).dossier();
        let heading = match lang {
            Lang::Vi => "Điểm đáng chú ý",
            Lang::En => "Worth noting",
        };
        assert_eq!(dossier.parts[1].heading, heading);
        let items = &dossier.parts[1].blocks;
        assert_eq!(items.len(), review.highlights().len());
        let text = |block: &Block| match block {
            Block::Paragraph(one) => one
                .runs
                .iter()
                .map(|run| run.text.as_str())
                .collect::<String>(),
            Block::Table(_) | Block::Picture(_) => panic!("no paragraph"),
            _ => panic!("unknown"),
        };
        let text: Vec<_> = items.iter().map(text).collect();
        let text = text.join("\n");
        // By name, without the marks of another form.
        assert!(text.contains("70 (2022) → 69 (2024)"), "{text}");
        assert!(!text.contains('`') && !text.contains('*') && !text.contains("i-services-total"));
    }
    // Nothing stands out between a document and itself.
    let same = Transition::between(&new, &new).unwrap().check();
    let dossier = AppraisalReport::of(&same, Lang::Vi).dossier();
    let expected = same.highlights().len();
    let found = dossier
        .parts
        .iter()
        .find(|part| part.heading == "Điểm đáng chú ý");
    assert_eq!(found.map_or(0, |part| part.blocks.len()), expected);
}

#[test]
fn what_a_sheet_has_no_room_for_is_counted_with_the_place_where_it_stands() {
    let mut b = Architecture::fragment("demo", FrameworkVersion::V3_0);
    b.element("lgsp", IntegrationKind::Lgsp, "Trục").unwrap();
    for nth in 0..20 {
        let (from, to) = (format!("from-{nth}"), format!("to-{nth}"));
        b.element(&from, ApplicationKind::Application, "Phần mềm")
            .unwrap();
        b.element(&to, ApplicationKind::Database, "Cơ sở dữ liệu")
            .unwrap();
        b.relate(&from, RelationKind::Exchanges, &to)
            .unwrap()
            .route(["lgsp"])
            .unwrap();
    }
    for nth in 0..15 {
        b.relate("lgsp", RelationKind::Exchanges, &format!("to-{nth}"))
            .unwrap();
    }
    let arch = b.build().unwrap();
    for (lang, own, passing) in [
        (Lang::Vi, "Và 3 kết nối khác", "Và 4 kết nối khác"),
        (Lang::En, "not listed here: 3", "not listed here: 4"),
    ] {
        let sheets = Sheets::of(&arch, lang);
        let page = markdown(&sheets.dossier(&["lgsp"]).unwrap(), "a").page;
        assert!(page.contains(own) && page.contains(passing), "{page}");
        // What there is room for needs no such note.
        let page = markdown(&sheets.dossier(&["from-1"]).unwrap(), "a").page;
        assert!(!page.contains("kết nối khác;") && !page.contains("not listed here"));
    }
}

/// The annexes have the names of what they list, in the language of the document.
#[test]
fn what_is_listed_has_its_name_in_either_language() {
    let arch = justarch::reference::moj_3_0();
    let database = arch.element("national-population-db").unwrap();
    for lang in [Lang::Vi, Lang::En] {
        let dossier = justarch::dossier::ArchitectureReport::of(&arch, lang).dossier();
        let listed: Vec<_> = dossier
            .parts
            .iter()
            .filter(|part| {
                part.heading.contains("cơ sở dữ liệu") || part.heading == "List of databases"
            })
            .flat_map(|part| &part.blocks)
            .filter_map(|block| match block {
                justarch::dossier::Block::Table(grid) => Some(grid),
                _ => None,
            })
            .flat_map(|grid| grid.rows.iter().flat_map(|row| &row.cells))
            .map(|cell| cell.text.as_str())
            .collect();
        assert!(listed.contains(&database.name(lang)), "{listed:?}");
    }
}
