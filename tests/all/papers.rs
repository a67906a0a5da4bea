//! What a director is handed: papers of a department under framework 4.0, in words, with nothing that is not so.

use justarch::dossier::{
    AppraisalReport, ArchitectureReport, Block, Dossier, Part, Sheets, markdown,
};
use justarch::{Architecture, Bands, Document, Lang, RuleSet, Transition, reference};

const OLD: &str = r#"
justarch: 1
architecture:
  id: so-tu-phap
  body: so
  level: department
  name: { vi: "Kiến trúc Chính quyền điện tử Sở Tư pháp, phiên bản 1.0", en: "Architecture of the Department, version 1.0" }
  version: "1.0"
  framework: { version: "3.0", decision: 2568/QĐ-BTTTT }
  status: draft
  state-date: 2024-12-31
organisations:
  tinh: { name: { vi: Ủy ban nhân dân tỉnh }, kind: province }
  so: { name: { vi: Sở Tư pháp tỉnh }, kind: department, parent: tinh }
  vp: { name: { vi: Văn phòng Ủy ban nhân dân tỉnh }, kind: department, parent: tinh }
infrastructure:
  phong-may: { kind: data-centre, name: { vi: Trung tâm dữ liệu tỉnh }, owner: vp, security-level: 3 }
applications:
  mot-cua: { kind: one-stop-system, name: { vi: Hệ thống một cửa điện tử của Sở }, owner: so, since: 2019-07-05, security-level: 2, stores: [kho-a], hosted-on: [phong-may] }
  kho-a: { kind: data-store, name: { vi: Kho hồ sơ điện tử của Sở }, owner: so, security-level: 2 }
  kho-b: { kind: data-store, name: { vi: Kho lý lịch tư pháp của tỉnh }, owner: so, security-level: 2 }
business:
  khai-sinh: { kind: public-service, name: { vi: Đăng ký khai sinh }, owner: so, supported-by: [mot-cua] }
users:
  can-bo: { kind: official, name: { vi: Công chức của Sở }, uses: [mot-cua] }
"#;

const NEW: &str = r#"
justarch: 1
architecture:
  id: so-tu-phap
  body: so
  level: department
  name: { vi: "Kiến trúc Chính quyền điện tử Sở Tư pháp, phiên bản 2.0", en: "Architecture of the Department, version 2.0" }
  version: "2.0"
  framework: { version: "4.0", decision: 292/QĐ-BKHCN }
  status: draft
  state-date: 2026-03-31
  supersedes: [{ body: so, version: "1.0" }]
  contents:
    vision: { text: "Dữ liệu tư pháp dùng chung." }
    diagram: { text: "Sơ đồ bảy lớp." }
    of-its-own: { text: "Nội dung riêng." }
    components: { text: "Hai kiến trúc thành phần." }
  views:
    data: { text: "Kho dùng chung." }
organisations:
  tinh: { name: { vi: Ủy ban nhân dân tỉnh }, kind: province }
  so: { name: { vi: Sở Tư pháp tỉnh }, kind: department, parent: tinh }
  vp: { name: { vi: Văn phòng Ủy ban nhân dân tỉnh }, kind: department, parent: tinh }
  bo: { name: { vi: Bộ Tư pháp }, kind: ministry }
infrastructure:
  phong-may: { kind: data-centre, name: { vi: Trung tâm dữ liệu tỉnh }, owner: vp, scope: local, security-level: 3 }
applications:
  tthc: { kind: procedure-system, name: { vi: Hệ thống giải quyết thủ tục hành chính tỉnh }, owner: vp, scope: local, since: 2019-07-05, security-level: 3, information: [personal], stores: [kho], hosted-on: [phong-may], succeeds: [mot-cua] }
  kho: { kind: data-store, name: { vi: Kho dùng chung của Sở }, owner: so, security-level: 3, succeeds: [kho-a, kho-b] }
  ho-tich: { kind: application, name: { vi: Phần mềm hộ tịch dùng chung }, owner: bo, scope: sector }
  moi: { kind: application, name: { vi: Phần mềm trợ giúp pháp lý }, owner: so, status: planned, since: 2027-01, security-level: 2, critical-data: true, hosted-on: [phong-may] }
business:
  khai-sinh: { kind: public-service, name: { vi: Đăng ký khai sinh }, owner: so, supported-by: [tthc] }
channels:
  trang: { kind: web-page, name: { vi: Trang thông tin điện tử của Sở }, owner: so, security-level: 1, round-the-clock: false, hosted-on: [phong-may] }
users:
  can-bo: { kind: official, name: { vi: Công chức của Sở }, uses: [tthc] }
"#;

fn read(text: &str) -> Architecture {
    Document::parse("a.yaml", text).unwrap().into_architecture()
}

fn page(dossier: &Dossier) -> String {
    markdown(dossier, "a").page
}

fn all_headings(parts: &[Part]) -> Vec<String> {
    let below = parts.iter().flat_map(|part| {
        let own = std::iter::once(part.heading.clone());
        own.chain(all_headings(&part.parts)).collect::<Vec<_>>()
    });
    below.collect()
}

#[test]
fn contents_and_views_have_their_names_under_every_framework() {
    for number in ["2.0", "3.0", "4.0"] {
        let framework = format!("version: \"{number}\"");
        let arch = read(&NEW.replace("version: \"4.0\"", &framework));
        for (lang, names) in [
            (
                Lang::Vi,
                [
                    "Tầm nhìn",
                    "Sơ đồ tổng thể",
                    "Các kiến trúc thành phần",
                    "Kiến trúc dữ liệu",
                ],
            ),
            (
                Lang::En,
                [
                    "Vision",
                    "General diagram",
                    "Component architectures",
                    "Data architecture",
                ],
            ),
        ] {
            let dossier = ArchitectureReport::of(&arch, lang).dossier();
            let found = all_headings(&dossier.parts);
            for name in names {
                assert!(
                    found.iter().any(|heading| heading == name),
                    "{number}: {found:?}"
                );
            }
            // What no framework knows has the key of the document.
            assert!(
                found.iter().any(|heading| heading == "Of-its-own"),
                "{found:?}"
            );
            if lang == Lang::Vi {
                assert!(!found.iter().any(|heading| heading == "Vision"));
            }
        }
    }
}

fn sheet(arch: &Architecture, id: &str) -> String {
    page(&Sheets::of(arch, Lang::Vi).dossier(&[id]).unwrap())
}

#[test]
fn a_sheet_cites_what_a_value_triggers_and_marks_what_will_apply_later() {
    let arch = read(NEW);
    let trang = sheet(&arch, "trang");
    for absent in [
        "dữ liệu đặc biệt quan trọng",
        "24/7",
        "Tên miền",
        "định danh, xác thực",
        "Giám sát an toàn",
        "Phân loại thông tin",
    ] {
        assert!(!trang.contains(absent), "{absent}");
    }
    assert!(trang.contains("Cấp độ an toàn hệ thống thông tin (các điều từ 7 đến 11)"));
    assert!(trang.contains("Nghị định 224/2026/NĐ-CP (chưa có hiệu lực; từ ngày 01/07/2026)"));
    // What the file says brings each of them in.
    assert!(sheet(&arch, "moi").contains("dữ liệu đặc biệt quan trọng của quốc gia"));
    let tthc = sheet(&arch, "tthc");
    assert!(tthc.contains("Giám sát an toàn") && tthc.contains("Phân loại thông tin"));
    let always = read(&NEW.replace(
        "round-the-clock: false",
        "round-the-clock: true, url: a.gov.vn",
    ));
    let trang = sheet(&always, "trang");
    assert!(trang.contains("24/7") && trang.contains("Tên miền"));
    // Later the decree is in force.
    let day = "2026-08-01".parse().unwrap();
    let later = Sheets::of(&arch, Lang::Vi).as_of(day);
    assert!(
        page(&later.dossier(&["trang"]).unwrap())
            .contains("Nghị định 224/2026/NĐ-CP (từ 01/07/2026)")
    );
}

#[test]
fn what_is_planned_lies_after_the_day_described() {
    let arch = read(NEW);
    let planned = |page: &str| {
        page.split("Thay đổi dự kiến")
            .nth(1)
            .unwrap()
            .trim()
            .to_owned()
    };
    assert_eq!(planned(&sheet(&arch, "tthc")), "Không có.");
    assert_eq!(
        planned(&sheet(&arch, "moi")),
        "- Dự kiến đưa vào vận hành: 01/2027."
    );
    let ending = read(&NEW.replace(
        "since: 2019-07-05,",
        "since: 2019-07-05, until: 2026-12-31,",
    ));
    assert_eq!(
        planned(&sheet(&ending, "tthc")),
        "- Dự kiến dừng vận hành: 31/12/2026."
    );
    let over = read(&NEW.replace(
        "since: 2019-07-05,",
        "since: 2019-07-05, until: 2026-01-31,",
    ));
    assert_eq!(planned(&sheet(&over, "tthc")), "Không có.");
}

#[test]
fn an_appraisal_shows_values_whole_and_names_without_repeating_them() {
    let (old, new) = (read(OLD), read(NEW));
    let review = Transition::between(&old, &new).unwrap().check();
    let page = page(&AppraisalReport::of(&review, Lang::Vi).dossier());
    // The name that changed, on both sides.
    assert!(
        page.contains(
            "“Hệ thống một cửa điện tử của Sở” → “Hệ thống giải quyết thủ tục hành chính tỉnh”"
        ),
        "{page}"
    );
    assert!(!page.contains("…”") && !page.contains("Côn…"));
    for name in ["Kho dùng chung của Sở", "Văn phòng Ủy ban nhân dân tỉnh"] {
        assert!(!page.contains(&format!("{name}” (“{name}”)")), "{name}");
        assert!(!page.contains(&format!("{name} (“{name}”)")), "{name}");
    }
    assert!(page.contains("phiên bản 1.0 của Sở Tư pháp tỉnh") && !page.contains("so 1.0"));
    for key in [
        "justarch-allow",
        "security-level",
        "supported-by",
        "`",
        "ví dụ |",
    ] {
        assert!(!page.contains(key), "{key}");
    }
    // The standing of both stands in the table of both.
    assert!(page.contains("| **Tình trạng văn bản** | Dự thảo | Dự thảo |"));
    assert!(page.contains("người dùng: Công chức của Sở (1)"), "{page}");
}

#[test]
fn those_affected_add_up() {
    let steps = [
        (read(OLD), read(NEW)),
        (reference::moj_2_0(), reference::moj_3_0()),
    ];
    for (old, new) in &steps {
        let review = Transition::between(old, new).unwrap().check();
        let dossier = AppraisalReport::of(&review, Lang::Vi).dossier();
        assert!(sums(&dossier) > 0);
    }
}

/// Checks the sums of those affected; how many there are.
fn sums(dossier: &Dossier) -> usize {
    let mut seen = 0;
    for grid in dossier
        .parts
        .iter()
        .flat_map(|part| &part.blocks)
        .filter_map(|block| match block {
            Block::Table(grid) => Some(grid),
            _ => None,
        })
    {
        let Some(at) = grid
            .columns
            .iter()
            .position(|column| column.header == "Bị ảnh hưởng")
        else {
            continue;
        };
        for row in &grid.rows {
            let text = &row.cells[at].text;
            let Some((count, named)) = text.split_once(" thành phần: ") else {
                continue;
            };
            let counts = named.split('(').skip(1);
            let sum: usize = counts
                .filter_map(|rest| rest.split(')').next()?.parse::<usize>().ok())
                .sum();
            assert_eq!(sum, count.parse::<usize>().unwrap(), "{text}");
            seen += 1;
        }
    }
    seen
}

#[test]
fn a_paper_has_one_cut_and_seven_layers_without_another_wish() {
    let arch = read(NEW);
    let of = |cut: &'static Bands| ArchitectureReport::of(&arch, Lang::Vi).bands(cut).dossier();
    let seven = ArchitectureReport::of(&arch, Lang::Vi).dossier();
    assert_eq!(seven, of(Bands::seven()));
    let four = of(Bands::get("3090").unwrap());
    let headings = all_headings(&four.parts);
    let band = "Hạ tầng số dùng chung và an ninh mạng";
    assert!(
        headings.iter().any(|heading| heading == band),
        "{headings:?}"
    );
    assert!(
        !all_headings(&seven.parts)
            .iter()
            .any(|heading| heading == band)
    );
    let sheets = Sheets::of(&arch, Lang::Vi);
    let files = markdown(&sheets.dossier(&["kho"]).unwrap(), "a");
    assert!(files.page.contains("**Lớp**") && !files.pictures[0].1.contains("3090"));
    let sheets = sheets.bands(Bands::get("3090").unwrap());
    let files = markdown(&sheets.dossier(&["kho"]).unwrap(), "a");
    assert!(files.page.contains("**Dải**") && files.pictures[0].1.contains("3090"));
}

#[test]
fn notes_speak_of_columns_that_are_shown() {
    let mut with_notes = 0;
    for one in reference::all() {
        let arch = one.document().into_architecture();
        let dossier = ArchitectureReport::of(&arch, Lang::Vi).dossier();
        let page = page(&dossier);
        assert!(!page.contains("Cột “Suy luận”") && !page.contains("Đối tượng sử dụng”"));
        for part in &dossier.parts {
            let headers: Vec<_> = part
                .blocks
                .iter()
                .filter_map(|block| match block {
                    Block::Table(grid) => Some(grid.columns.iter().map(|c| c.header.clone())),
                    _ => None,
                })
                .flatten()
                .collect();
            for block in &part.blocks {
                let Block::Paragraph(one) = block else {
                    continue;
                };
                let text: String = one.runs.iter().map(|run| run.text.as_str()).collect();
                let Some(rest) = text.strip_prefix("Cột “") else {
                    continue;
                };
                with_notes += 1;
                let names = rest.split("”.").next().unwrap();
                for name in names.split("”, “") {
                    assert!(
                        headers.iter().any(|header| header == name),
                        "{name}: {headers:?}"
                    );
                }
            }
        }
    }
    assert!(with_notes > 0);
}

#[test]
fn what_is_not_known_is_said_once_and_nothing_is_silently_missing() {
    let arch = read(NEW);
    let rules = RuleSet::for_framework(arch.framework()).unwrap();
    let report = rules.check(&arch);
    let dossier = ArchitectureReport::of(&arch, Lang::Vi)
        .findings(&report)
        .dossier();
    let page = page(&dossier);
    assert!(!page.contains("Không có mục nào"));
    for heading in ["Kết nối, trao đổi dữ liệu", "Chỉ số và chỉ tiêu", "Nguồn"]
    {
        assert!(
            !all_headings(&dossier.parts)
                .iter()
                .any(|own| own == heading)
        );
        assert!(
            page.rsplit("Không lập các phần sau")
                .next()
                .unwrap()
                .contains(heading),
            "{heading}"
        );
    }
    for part in &dossier.parts {
        for block in part
            .blocks
            .iter()
            .chain(part.parts.iter().flat_map(|part| &part.blocks))
        {
            let Block::Table(grid) = block else { continue };
            for (nth, column) in grid.columns.iter().enumerate().skip(2) {
                let mut cells = grid.rows.iter().map(|row| row.cells[nth].text.as_str());
                assert!(
                    cells.any(|text| !matches!(text, "–" | "chưa có thông tin")),
                    "{}",
                    column.header
                );
            }
        }
    }
    // What the ministry has to state of its system is not said to be unknown.
    let row = page
        .lines()
        .find(|line| line.contains("| Phần mềm hộ tịch dùng chung | Ứng dụng"))
        .unwrap();
    assert!(row.contains("| – |"), "{row}");
    let sheet = sheet(&arch, "ho-tich");
    assert!(sheet.contains("Do cơ quan chủ quản nêu: Cấp độ an toàn"));
    assert!(!sheet.contains("| – | – |"));
}

#[test]
fn sheets_of_the_body_alone_can_be_taken() {
    let arch = read(NEW);
    let sheets = Sheets::of(&arch, Lang::Vi);
    let own: Vec<_> = sheets.own_systems().map(justarch::ElementRef::id).collect();
    assert_eq!(own, ["kho", "moi", "trang"]);
}

#[test]
fn a_sheet_counts_the_changes_it_has_no_room_for() {
    let (old, new) = (read(OLD), read(NEW));
    let sheets = Sheets::of(&new, Lang::Vi).against(&old);
    let page = page(&sheets.dossier(&["tthc"]).unwrap());
    let changes = page.split("so với phiên bản trước").nth(1).unwrap();
    assert_eq!(changes.matches("\n- ").count(), 3, "{changes}");
    let count = justarch::Diff::between(&old, &new)
        .changes()
        .iter()
        .filter(|change| change.summary().get(Lang::Vi).contains("`tthc`"))
        .count();
    assert!(
        changes.contains(&format!("Và {} thay đổi khác", count - 3)),
        "{changes}"
    );
    // The gravest stand first.
    assert!(changes.contains("(phá vỡ tương thích)"));
}

#[test]
fn the_extract_lists_the_data_that_its_systems_store() {
    let arch = read(NEW);
    let sheets = Sheets::of(&arch, Lang::Vi);
    let page = page(&sheets.project(&["tthc"]).unwrap());
    let data = page.split("## IV. Dữ liệu").nth(1).unwrap();
    assert!(
        data.split("## V.")
            .next()
            .unwrap()
            .contains("Kho dùng chung của Sở")
    );
    assert!(page.contains("chưa có hiệu lực tại ngày 31/03/2026"));
}

#[test]
fn a_head_has_no_full_stop_and_no_heading_says_picture() {
    let arch = read(NEW);
    let dossier = ArchitectureReport::of(&arch, Lang::Vi).dossier();
    assert_eq!(dossier.head.subtitle, ["(Dự thảo)"]);
    assert!(
        !all_headings(&dossier.parts)
            .iter()
            .any(|heading| heading == "Hình vẽ")
    );
    let pictures = |part: &Part| {
        let mut count = 0;
        let mut open = vec![part];
        while let Some(part) = open.pop() {
            count += part
                .blocks
                .iter()
                .filter(|block| matches!(block, Block::Picture(_)))
                .count();
            open.extend(&part.parts);
        }
        count
    };
    assert_eq!(dossier.parts.iter().map(pictures).sum::<usize>(), 1);
}
