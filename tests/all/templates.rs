//! Word files in the form of a template.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::io::{Cursor, Read as _, Write as _};

use justarch::dossier::{
    AppraisalReport, ArchitectureReport, Dossier, Sheets, Template, docx, docx_in,
};
use justarch::{ErrorKind, Lang, Transition, reference};
use roxmltree::{Document, Node};
use zip::write::SimpleFileOptions;

use crate::edit_commands::{folder, run};

const WORDS: &str = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
const OFFICE: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const WORD: &str = "application/vnd.openxmlformats-officedocument.wordprocessingml";
const PACKAGE: &str = "http://schemas.openxmlformats.org/package/2006";

type Parts = BTreeMap<String, Vec<u8>>;

fn zipped(parts: &Parts) -> Vec<u8> {
    let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in parts {
        zip.start_file(name.as_str(), SimpleFileOptions::default())
            .unwrap();
        zip.write_all(bytes).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

fn parts_of(bytes: &[u8]) -> Parts {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    let mut parts = Parts::new();
    for nth in 0..archive.len() {
        let mut file = archive.by_index(nth).unwrap();
        let name = file.name().unwrap().into_owned();
        let mut bytes = Vec::new();
        file.read_to_end(&mut bytes).unwrap();
        assert!(parts.insert(name, bytes).is_none(), "a part is there twice");
    }
    parts
}

fn text_of<'p>(parts: &'p Parts, name: &str) -> &'p str {
    let bytes = parts.get(name).unwrap_or_else(|| panic!("no {name}"));
    std::str::from_utf8(bytes).unwrap()
}

/// A template as Vietnamese Word writes it: styles have names in English and ids of their own, headings number themselves if
/// asked to; two sections, of which the last inherits its footer; a theme, a picture in the header, a comment, macros that
/// nothing may take over.
#[expect(clippy::too_many_lines, reason = "the parts of a file")]
fn word_template(numbers_itself: bool) -> Parts {
    let list = |depth: u8| {
        if numbers_itself {
            format!(
                "<w:pPr><w:numPr><w:ilvl w:val=\"{depth}\"/><w:numId w:val=\"7\"/></w:numPr></w:pPr>"
            )
        } else {
            String::new()
        }
    };
    let style = |id: &str, name: &str, more: &str| {
        format!(
            "<w:style w:type=\"paragraph\" w:styleId=\"{id}\"><w:name w:val=\"{name}\"/><w:basedOn w:val=\"Binhthng\"/>{more}</w:style>"
        )
    };
    let styles = format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n<w:styles xmlns:w=\"{WORDS}\" xmlns:w14=\"urn:any\"><w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:asciiTheme=\"minorHAnsi\"/></w:rPr></w:rPrDefault></w:docDefaults><w:style w:type=\"paragraph\" w:default=\"1\" w:styleId=\"Binhthng\"><w:name w:val=\"Normal\"/></w:style>{}{}{}{}{}<w:style w:type=\"table\" w:default=\"1\" w:styleId=\"BangThngthng\"><w:name w:val=\"Normal Table\"/></w:style></w:styles>",
        style("u1", "heading 1", &list(0)),
        style("u2", "heading 2", &list(1)),
        style("u3", "heading 3", &list(2)),
        style("Tiu", "Title", "<w:rPr><w:color w:val=\"C00000\"/></w:rPr>"),
        // An id that a style of another name needs.
        style("TableText", "Bảng của mẫu", ""),
    );
    let numbering = format!(
        "<w:numbering xmlns:w=\"{WORDS}\"><w:abstractNum w:abstractNumId=\"3\"><w:multiLevelType w:val=\"multilevel\"/>{}</w:abstractNum><w:num w:numId=\"7\"><w:abstractNumId w:val=\"3\"/></w:num></w:numbering>",
        [0, 1, 2].map(|depth| format!("<w:lvl w:ilvl=\"{depth}\"><w:start w:val=\"1\"/><w:numFmt w:val=\"decimal\"/><w:lvlText w:val=\"%{}\"/></w:lvl>", depth + 1)).concat(),
    );
    let document = format!(
        "<w:document xmlns:w=\"{WORDS}\" xmlns:r=\"{OFFICE}\"><w:body><w:p><w:r><w:t>Nội dung của mẫu</w:t></w:r></w:p><w:p><w:pPr><w:sectPr><w:footerReference w:type=\"default\" r:id=\"rId9\"/><w:pgSz w:w=\"8000\" w:h=\"9000\"/></w:sectPr></w:pPr></w:p><w:sectPr w:rsidR=\"00A\"><w:headerReference w:type=\"default\" r:id=\"rId8\"/><w:type w:val=\"continuous\"/><w:pgSz w:w=\"11907\" w:h=\"16840\" w:code=\"9\"/><w:pgMar w:top=\"1418\" w:right=\"851\" w:bottom=\"1418\" w:left=\"1985\" w:header=\"600\" w:footer=\"500\" w:gutter=\"0\"/><w:pgNumType w:start=\"5\"/><w:cols w:num=\"2\" w:space=\"708\"/><w:titlePg/><w:docGrid w:linePitch=\"360\"/><w:sectPrChange w:id=\"1\"><w:sectPr><w:pgSz w:w=\"5000\" w:h=\"5000\"/></w:sectPr></w:sectPrChange></w:sectPr></w:body></w:document>"
    );
    let header = format!(
        "<w:hdr xmlns:w=\"{WORDS}\" xmlns:r=\"{OFFICE}\"><w:p><w:r><w:t>SỞ TƯ PHÁP TỈNH MẪU</w:t></w:r></w:p></w:hdr>"
    );
    let relations = |all: &[(&str, &str, &str)]| {
        let all = all.iter().map(|(id, sort, target)| {
            let mode = if target.starts_with("http") {
                " TargetMode=\"External\""
            } else {
                ""
            };
            format!(
                "<Relationship Id=\"{id}\" Type=\"{OFFICE}/{sort}\" Target=\"{target}\"{mode}/>"
            )
        });
        let all = all.collect::<String>();
        format!("<Relationships xmlns=\"{PACKAGE}/relationships\">{all}</Relationships>")
    };
    let overrides = [
        ("document", "document.main"),
        ("styles", "styles"),
        ("numbering", "numbering"),
        ("settings", "settings"),
        ("header1", "header"),
        ("footer1", "footer"),
        ("comments", "comments"),
    ];
    let overrides = overrides.map(|(name, sort)| {
        format!("<Override PartName=\"/word/{name}.xml\" ContentType=\"{WORD}.{sort}+xml\"/>")
    });
    let types = format!(
        "<Types xmlns=\"{PACKAGE}/content-types\"><Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/><Default Extension=\"xml\" ContentType=\"application/xml\"/><Default Extension=\"emf\" ContentType=\"image/x-emf\"/><Override PartName=\"/word/theme/theme1.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.theme+xml\"/>{}</Types>",
        overrides.concat()
    );
    let settings = format!(
        "<w:settings xmlns:w=\"{WORDS}\" xmlns:r=\"{OFFICE}\"><w:attachedTemplate r:id=\"rId1\"/><w:evenAndOddHeaders/><w:documentProtection w:edit=\"readOnly\"/></w:settings>"
    );
    let own = [
        ("[Content_Types].xml", types),
        (
            "_rels/.rels",
            relations(&[("rId1", "officeDocument", "word/document.xml")]),
        ),
        ("word/document.xml", document),
        (
            "word/_rels/document.xml.rels",
            relations(&[
                ("rId1", "styles", "styles.xml"),
                ("rId2", "numbering", "numbering.xml"),
                ("rId3", "settings", "settings.xml"),
                ("rId4", "theme", "theme/theme1.xml"),
                ("rId5", "comments", "comments.xml"),
                ("rId6", "hyperlink", "http://example.vn/"),
                ("rId7", "vbaProject", "vbaProject.bin"),
                ("rId8", "header", "header1.xml"),
                ("rId9", "footer", "footer1.xml"),
            ]),
        ),
        ("word/styles.xml", styles),
        ("word/numbering.xml", numbering),
        ("word/settings.xml", settings),
        (
            "word/_rels/settings.xml.rels",
            relations(&[("rId1", "attachedTemplate", "http://example.vn/a.dotm")]),
        ),
        ("word/header1.xml", header.clone()),
        (
            "word/_rels/header1.xml.rels",
            relations(&[("rId1", "image", "media/image1.emf")]),
        ),
        (
            "word/footer1.xml",
            header
                .replace("w:hdr", "w:ftr")
                .replace("SỞ TƯ PHÁP TỈNH MẪU", "Chân trang"),
        ),
        ("word/media/image1.emf", "emf".to_owned()),
        (
            "word/theme/theme1.xml",
            "<a:theme xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\"/>"
                .to_owned(),
        ),
        (
            "word/comments.xml",
            format!("<w:comments xmlns:w=\"{WORDS}\"/>"),
        ),
        ("word/vbaProject.bin", "macro".to_owned()),
    ];
    own.map(|(name, text)| (name.to_owned(), text.into_bytes()))
        .into()
}

fn dossiers() -> Vec<Dossier> {
    let (old, new) = (reference::moj_2_0(), reference::moj_3_0());
    let review = Transition::between(&old, &new).unwrap().check();
    let sheets = Sheets::of(&new, Lang::Vi);
    vec![
        ArchitectureReport::of(&new, Lang::Vi).dossier(),
        AppraisalReport::of(&review, Lang::En).dossier(),
        sheets.dossier(&["moj-lgsp", "vneid"]).unwrap(),
        sheets.project(&["moj-lgsp"]).unwrap(),
    ]
}

fn value<'a>(node: Node<'a, '_>, name: &str) -> Option<&'a str> {
    node.attribute((WORDS, name))
}

fn all<'a, 'd>(node: Node<'a, 'd>, name: &'a str) -> impl Iterator<Item = Node<'a, 'd>> {
    node.descendants()
        .filter(move |node| node.has_tag_name((WORDS, name)))
}

/// All parts are well-formed and have a type, every relation leads to a part, and every style, list and relation that is
/// named is there once.
fn assert_whole(parts: &Parts) {
    let types = Document::parse(text_of(parts, "[Content_Types].xml")).unwrap();
    let named: Vec<_> = types
        .descendants()
        .filter_map(|node| node.attribute("PartName"))
        .collect();
    let endings: BTreeSet<_> = types
        .descendants()
        .filter_map(|node| node.attribute("Extension"))
        .collect();
    let distinct: BTreeSet<_> = named.iter().collect();
    assert_eq!(distinct.len(), named.len());
    for name in &named {
        assert!(parts.contains_key(name.trim_start_matches('/')), "{name}");
    }
    for (name, bytes) in parts {
        let ending = name.rsplit_once('.').unwrap().1;
        assert!(endings.contains(ending), "{name} has no type");
        if matches!(ending, "xml" | "rels") {
            Document::parse(std::str::from_utf8(bytes).unwrap()).unwrap();
        }
    }
    let relations = Document::parse(text_of(parts, "word/_rels/document.xml.rels")).unwrap();
    let mut known = BTreeMap::new();
    for node in relations
        .descendants()
        .filter(|node| node.has_attribute("Id"))
    {
        let target = node.attribute("Target").unwrap();
        assert!(node.attribute("TargetMode").is_none());
        let target = match target.strip_prefix('/') {
            Some(target) => target.to_owned(),
            None => format!("word/{target}"),
        };
        assert!(parts.contains_key(&target), "{target}");
        assert!(
            known
                .insert(node.attribute("Id").unwrap(), target)
                .is_none()
        );
    }
    let document = Document::parse(text_of(parts, "word/document.xml")).unwrap();
    for node in document.descendants() {
        for id in ["id", "embed"] {
            if let Some(named) = node.attribute((OFFICE, id)) {
                assert!(known.contains_key(named), "{named}");
            }
        }
    }
    let styles = Document::parse(text_of(parts, "word/styles.xml")).unwrap();
    let numbering = Document::parse(text_of(parts, "word/numbering.xml")).unwrap();
    let once = |part: &Document<'_>, element: &str, key: &str| {
        let found: Vec<String> = all(part.root(), element)
            .filter_map(|node| value(node, key).map(str::to_owned))
            .collect();
        let distinct: BTreeSet<String> = found.iter().cloned().collect();
        assert_eq!(distinct.len(), found.len(), "{element} {key}");
        distinct
    };
    let ids = once(&styles, "style", "styleId");
    let lists = once(&numbering, "num", "numId");
    once(&numbering, "abstractNum", "abstractNumId");
    for part in [&document, &styles, &numbering] {
        for name in ["pStyle", "tblStyle", "basedOn", "next"] {
            for node in all(part.root(), name) {
                assert!(ids.contains(value(node, "val").unwrap()), "{node:?}");
            }
        }
        for node in all(part.root(), "numId") {
            assert!(lists.contains(value(node, "val").unwrap()), "{node:?}");
        }
    }
    // Lists are defined before they are used.
    let children = numbering.root_element().children();
    let order: Vec<_> = children
        .filter(Node::is_element)
        .map(|node| node.tag_name().name())
        .collect();
    assert!(order.is_sorted(), "{order:?}");
}

#[test]
fn the_form_of_a_template_stays_and_its_text_goes() {
    let template = word_template(false);
    let read = Template::read(&zipped(&template)).unwrap();
    for dossier in dossiers() {
        let bytes = docx_in(&dossier, &read).unwrap();
        assert_eq!(bytes, docx_in(&dossier, &read).unwrap(), "the same bytes");
        let parts = parts_of(&bytes);
        assert_whole(&parts);
        for name in [
            "word/header1.xml",
            "word/footer1.xml",
            "word/theme/theme1.xml",
            "word/media/image1.emf",
        ] {
            assert_eq!(parts[name], template[name], "{name}");
        }
        for name in [
            "word/comments.xml",
            "word/vbaProject.bin",
            "word/_rels/settings.xml.rels",
        ] {
            assert!(!parts.contains_key(name), "{name}");
        }
        let document = text_of(&parts, "word/document.xml");
        assert!(!document.contains("Nội dung của mẫu"));
        let settings = text_of(&parts, "word/settings.xml");
        assert!(settings.contains("<w:evenAndOddHeaders/>"));
        assert!(!settings.contains("attachedTemplate") && !settings.contains("documentProtection"));
        // Its own styles are as they were, and others come behind them.
        let styles = text_of(&parts, "word/styles.xml");
        let before = text_of(&template, "word/styles.xml");
        assert!(styles.starts_with(before.strip_suffix("</w:styles>").unwrap()));
        let styles = Document::parse(styles).unwrap();
        let names: Vec<_> = all(styles.root(), "style")
            .map(|style| {
                let name = all(style, "name").next().unwrap();
                (
                    value(style, "styleId").unwrap(),
                    value(name, "val").unwrap(),
                )
            })
            .collect();
        assert!(names.contains(&("TableTextAdded", "Table Text")));
        assert!(names.contains(&("BodyText", "Body Text")));
        assert_eq!(
            names
                .iter()
                .filter(|(_, name)| *name == "heading 1")
                .count(),
            1
        );
        let document = Document::parse(document).unwrap();
        let used: BTreeSet<_> = all(document.root(), "pStyle")
            .filter_map(|node| value(node, "val"))
            .collect();
        assert!(used.contains("u1") && !used.contains("Heading1") && !used.contains("TableText"));
        // A heading of the template has no list, so its paragraphs name one.
        let heading = all(document.root(), "p")
            .find(|p| all(*p, "pStyle").any(|style| value(style, "val") == Some("u1")));
        assert!(all(heading.unwrap(), "numId").next().is_some());
        let sections: Vec<_> = all(document.root(), "sectPr").collect();
        for (nth, section) in sections.iter().enumerate() {
            let margins = all(*section, "pgMar").next().unwrap();
            assert_eq!(value(margins, "left"), Some("1985"));
            assert_eq!(value(margins, "right"), Some("851"));
            let size = all(*section, "pgSz").next().unwrap();
            let sides = [value(size, "w").unwrap(), value(size, "h").unwrap()];
            let is_turned = value(size, "orient") == Some("landscape");
            assert_eq!(
                sides,
                if is_turned {
                    ["16840", "11907"]
                } else {
                    ["11907", "16840"]
                }
            );
            assert_eq!(all(*section, "headerReference").count(), 1);
            assert_eq!(
                all(*section, "footerReference").count(),
                1,
                "that of the section before"
            );
            assert_eq!(all(*section, "cols").count(), 0);
            // Pages are numbered from 5 on once, and the first page is the first one.
            let start = all(*section, "pgNumType")
                .next()
                .and_then(|node| value(node, "start"));
            assert_eq!(start, (nth == 0).then_some("5"));
            assert_eq!(all(*section, "titlePg").count(), usize::from(nth == 0));
        }
        // No table is wider than the text.
        for width in all(document.root(), "tblW") {
            let width: u32 = value(width, "w").unwrap().parse().unwrap();
            assert!(
                [11907, 16840].iter().any(|side| width == side - 1985 - 851),
                "{width}"
            );
        }
    }
}

#[test]
fn headings_that_number_themselves_go_on_doing_so() {
    let read = Template::read(&zipped(&word_template(true))).unwrap();
    let dossier = &dossiers()[0];
    let parts = parts_of(&docx_in(dossier, &read).unwrap());
    assert_whole(&parts);
    let document = Document::parse(text_of(&parts, "word/document.xml")).unwrap();
    let text = |p: Node<'_, '_>| {
        all(p, "t")
            .filter_map(|t| t.text().map(str::to_owned))
            .collect::<String>()
    };
    let of = |style: &str| -> Vec<Node<'_, '_>> {
        all(document.root(), "p")
            .filter(|p| all(*p, "pStyle").any(|node| value(node, "val") == Some(style)))
            .collect()
    };
    assert!(of("u1").iter().all(|p| all(*p, "numPr").next().is_none()));
    // The table of contents does not give numbers that may be others.
    let lines: Vec<_> = of("TOC1").into_iter().map(text).collect();
    assert!(
        lines.iter().any(|line| line.starts_with("Tầm nhìn")),
        "{lines:?}"
    );
    assert!(
        lines.iter().any(|line| line.starts_with("Phụ lục I.")),
        "{lines:?}"
    );
}

#[test]
fn files_of_other_programs_and_our_own_are_templates_too() {
    let saved = fs::read("tests/paper/template.docx").unwrap();
    let template = parts_of(&saved);
    let read = Template::read(&saved).unwrap();
    for dossier in dossiers() {
        let parts = parts_of(&docx_in(&dossier, &read).unwrap());
        assert_whole(&parts);
        for name in ["word/header1.xml", "word/footer1.xml", "word/fontTable.xml"] {
            assert_eq!(parts[name], template[name], "{name}");
        }
        // LibreOffice gives headings a list that shows nothing, which is no number.
        let document = Document::parse(text_of(&parts, "word/document.xml")).unwrap();
        let heading = all(document.root(), "p")
            .find(|p| all(*p, "pStyle").any(|style| value(style, "val") == Some("Heading1")));
        assert!(all(heading.unwrap(), "numId").next().is_some());
        // What was made from a template is one in turn.
        let own = docx(&dossier).unwrap();
        let once = docx_in(&dossier, &Template::read(&own).unwrap()).unwrap();
        let twice = docx_in(&dossier, &Template::read(&once).unwrap()).unwrap();
        assert_whole(&parts_of(&once));
        assert_whole(&parts_of(&twice));
        let styles = |bytes: &[u8]| parts_of(bytes)["word/styles.xml"].clone();
        assert_eq!(styles(&once), styles(&own), "nothing is missing");
        assert_eq!(styles(&twice), styles(&own));
    }
}

#[test]
#[expect(clippy::too_many_lines, reason = "a table of cases")]
fn what_is_no_template_is_refused_with_a_reason() {
    let with = |change: &dyn Fn(&mut Parts)| {
        let mut parts = word_template(false);
        change(&mut parts);
        zipped(&parts)
    };
    let typed = |from: &'static str, to: &'static str| {
        with(&|parts: &mut Parts| {
            let types = text_of(parts, "[Content_Types].xml").replace(from, to);
            parts.insert("[Content_Types].xml".to_owned(), types.into_bytes());
        })
    };
    let put = |name: &'static str, bytes: &[u8]| {
        let bytes = bytes.to_vec();
        with(&move |parts: &mut Parts| {
            parts.insert(name.to_owned(), bytes.clone());
        })
    };
    let main = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml";
    let cases: Vec<(Vec<u8>, &str, &str)> = vec![
        (
            b"no archive".to_vec(),
            "không phải tệp Word",
            "no Word file",
        ),
        (Vec::new(), "không phải tệp Word", "no Word file"),
        (
            vec![0xd0, 0xcf, 0x11, 0xe0, 0xa1],
            ".doc đời cũ",
            "old .doc",
        ),
        (
            typed(
                main,
                "application/vnd.ms-word.document.macroEnabled.main+xml",
            ),
            "macro",
            "macros",
        ),
        (
            typed(main, "application/xml"),
            "không có phần văn bản",
            "no document of Word",
        ),
        (
            with(&|parts| drop(parts.remove("word/document.xml"))),
            "không có phần văn bản",
            "no document of Word",
        ),
        (
            with(&|parts| drop(parts.remove("_rels/.rels"))),
            "không có phần văn bản",
            "no document of Word",
        ),
        (
            with(&|parts| drop(parts.remove("word/header1.xml"))),
            "bị hỏng: word/header1.xml",
            "broken: word/header1.xml",
        ),
        (put("word/styles.xml", b"<w:styles"), "bị hỏng", "broken"),
        (
            put("word/styles.xml", b"<x:styles xmlns:x=\"urn:any\"/>"),
            "không viết như Word viết",
            "not written as Word does",
        ),
        (
            put("word/styles.xml", &[0xff, 0xfe, b'<', 0]),
            "UTF-8",
            "UTF-8",
        ),
        (
            put(
                "word/document.xml",
                b"<!DOCTYPE a [<!ENTITY b \"c\">]><w:document/>",
            ),
            "bị hỏng: DOCTYPE",
            "broken: DOCTYPE",
        ),
        (
            put("word/theme/theme1.xml", &vec![b' '; 65 << 20]),
            "lớn hơn 64 MiB",
            "larger than 64 MiB",
        ),
        (
            with(&|parts| {
                for nth in 0..2_001 {
                    parts.insert(format!("a/{nth}"), Vec::new());
                }
            }),
            "nhiều nhất là 2000",
            "of 2000 at most",
        ),
    ];
    for (bytes, vi, en) in cases {
        let error = Template::read(&bytes).unwrap_err();
        assert_eq!(error.kind(), ErrorKind::Unreadable, "{error}");
        assert!(
            error.text().get(Lang::Vi).contains(vi),
            "{}",
            error.text().get(Lang::Vi)
        );
        assert!(error.text().get(Lang::En).contains(en), "{error}");
    }
    // A template of Word is one.
    let dotx = typed(
        main,
        "application/vnd.openxmlformats-officedocument.wordprocessingml.template.main+xml",
    );
    let parts = parts_of(&docx_in(&dossiers()[3], &Template::read(&dotx).unwrap()).unwrap());
    assert!(text_of(&parts, "[Content_Types].xml").contains(main));
}

#[test]
fn the_program_writes_in_the_form_of_a_template() {
    let folder = folder("report-template");
    fs::copy("tests/paper/template.docx", folder.join("mau.docx")).unwrap();
    let report = |output: &str, template: &str| {
        run(
            &folder,
            &[
                "report",
                "reference:moj-3.0",
                "-o",
                output,
                "--template",
                template,
                "--lang",
                "vi",
            ],
        )
    };
    let (code, _, err) = report("a.docx", "mau.docx");
    assert_eq!((code, err.as_str()), (0, ""));
    let parts = parts_of(&fs::read(folder.join("a.docx")).unwrap());
    assert!(text_of(&parts, "word/header1.xml").contains("TỈNH MẪU"));
    let (code, _, err) = report("a.html", "mau.docx");
    assert_eq!(code, 2);
    assert!(
        err.contains("chỉ tệp Word (.docx) và PDF mới viết theo tệp mẫu được"),
        "{err}"
    );
    let (code, _, err) = report("b.docx", "khong-co.docx");
    assert_eq!(code, 2);
    assert!(err.contains("khong-co.docx"), "{err}");
    let (code, _, err) = run(
        &folder,
        &[
            "sheet",
            "reference:moj-3.0",
            "moj-lgsp",
            "-o",
            "s/",
            "--template",
            "mau.docx",
        ],
    );
    assert_eq!((code, err.as_str()), (0, ""));
    let parts = parts_of(&fs::read(folder.join("s/moj-lgsp.docx")).unwrap());
    assert!(text_of(&parts, "word/footer1.xml").contains("Trang"));
}
