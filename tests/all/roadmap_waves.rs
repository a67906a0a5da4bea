//! What a project office asks of a roadmap: waves that follow the document, steps that somebody can carry out, dates
//! that agree everywhere.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;

use justarch::{
    Architecture, Diff, Document, Fate, Field, Graph, Lang, Reason, RelationKind, Renderer,
    Roadmap, RoadmapStep, Severity, StepKind, Subject, Table, Wave, WaveOrder, json, reference,
};
use proptest::prelude::*;

use crate::roadmap_order::{ordered, sums_agree};

fn read(text: &str) -> Architecture {
    let document = Document::parse("plan.yaml", text).unwrap();
    assert_eq!(
        document.report().count(Severity::Error),
        0,
        "{:?}\n{text}",
        document.report()
    );
    document.into_architecture()
}

/// A small document: its head, then sections.
fn version(number: &str, date: &str, periods: &str, sections: &str) -> Architecture {
    read(&format!(
        "justarch: 1
architecture:
  id: so
  body: so
  level: ministry
  name: {{ vi: Kiến trúc Bộ Sổ }}
  version: \"{number}\"
  framework: \"3.0\"
  status: draft
  state-date: {date}
{periods}organisations:
  so: {{ name: {{ vi: Bộ Sổ, en: Ministry of Books }}, kind: ministry }}
  kho: {{ name: {{ vi: Cục Lưu trữ, en: Archive Department }}, kind: department, parent: so }}
  tin: {{ name: {{ vi: Trung tâm Tin học, en: Computing Centre }}, kind: centre, parent: so }}
  khac: {{ name: {{ vi: Bộ Khác, en: Other Ministry }}, kind: ministry }}
{sections}"
    ))
}

fn old(sections: &str) -> Architecture {
    version("3.0", "2024-12-31", "", sections)
}

fn new(periods: &str, sections: &str) -> Architecture {
    version("3.1", "2025-06-30", periods, sections)
}

fn wave_of(roadmap: &Roadmap<'_>, kind: StepKind, subject: &str) -> usize {
    let is_it = |step: &usize| {
        let step = roadmap.step(*step).unwrap();
        step.kind == kind && step.subject.to_string() == subject
    };
    let mut waves = roadmap.waves().iter();
    waves
        .position(|wave| wave.steps.iter().any(&is_it))
        .unwrap_or_else(|| panic!("no step {kind:?} {subject}: {:#?}", roadmap.steps()))
}

fn subjects(roadmap: &Roadmap<'_>) -> Vec<String> {
    let steps = roadmap.steps().iter();
    steps.map(|step| step.subject.to_string()).collect()
}

/// The bars of the chart by the id of their step: the first and the last day.
fn bars(roadmap: &Roadmap<'_>) -> BTreeMap<usize, (String, String)> {
    let chart = Renderer::human(Lang::Vi).render_roadmap_mermaid(roadmap);
    let mut bars = BTreeMap::new();
    for line in chart.lines() {
        let Some((_, bar)) = line.rsplit_once(" :s") else {
            continue;
        };
        let parts: Vec<_> = bar.split(", ").collect();
        let [id, first, last] = parts.as_slice() else {
            panic!("{line}");
        };
        let id: usize = id.parse().unwrap();
        bars.insert(id - 1, ((*first).to_owned(), (*last).to_owned()));
    }
    bars
}

/// What must hold of every roadmap whatever the documents say.
#[track_caller]
fn sane<'a>(old: &'a Architecture, new: &'a Architecture) -> Roadmap<'a> {
    let roadmap = Roadmap::plan(old, new);
    let mut seen = BTreeSet::new();
    let mut end = None;
    for (nth, wave) in roadmap.waves().iter().enumerate() {
        assert!(!wave.steps.is_empty());
        for step in &wave.steps {
            assert!(seen.insert(*step), "step {step} twice");
        }
        assert!(wave.report.faults.is_empty(), "{:?}", wave.report.faults);
        let errors = wave.report.violated.iter().any(|v| v.1 == Severity::Error);
        assert!(!(errors && wave.report.is_valid()));
        let is_half = 2 * wave.steps.len() <= roadmap.steps().len();
        assert!(is_half || wave.crowded.is_some() || roadmap.steps().len() < 4);
        if let Some((from, to)) = wave.planned {
            assert!(from <= to);
            assert!(end.is_none_or(|end| end < from), "waves go back in time");
            end = Some(to);
        }
        for step in &wave.steps {
            let Some((first, last)) = roadmap.step(*step).unwrap().planned else {
                continue;
            };
            let (from, to) = wave.planned.expect("a dated step in a wave without dates");
            assert!(first <= last && from <= first && last <= to, "{step}");
        }
        let state = roadmap.state(nth).unwrap();
        Graph::of(&state).verify().unwrap();
        for step in wave.steps.iter().filter_map(|step| roadmap.step(*step)) {
            agrees_with_state(&roadmap, wave, step, &state);
        }
        if nth + 1 == roadmap.waves().len() {
            assert!(
                state == *new,
                "\n{}\n---\n{}",
                state.to_yaml(),
                new.to_yaml()
            );
        }
    }
    assert_eq!(seen.len(), roadmap.steps().len());
    if roadmap.waves().is_empty() {
        assert!(old == new);
    }
    // By wave, where the first bar without a date of its own begins.
    let mut begins: BTreeMap<usize, String> = BTreeMap::new();
    for (step, (first, last)) in bars(&roadmap) {
        assert!(first <= last, "a bar runs back");
        let planned = roadmap.step(step).unwrap().planned;
        if let Some((from, to)) = planned {
            assert_eq!((first.clone(), last), (from.to_string(), to.to_string()));
        }
        let mut waves = roadmap.waves().iter();
        let wave = waves.position(|w| w.steps.contains(&step)).unwrap();
        if planned.is_none() {
            let day = old.evaluation_date().unwrap().to_string();
            assert!(first >= day, "a bar begins before the plan");
            let begin = begins.entry(wave).or_insert_with(|| first.clone());
            *begin = first.min(begin.clone());
        }
    }
    assert!(begins.values().is_sorted(), "bars of waves run back");
    ordered(&roadmap);
    sums_agree(&roadmap);
    roadmap
}

/// What a step says of a new element and its relations is there after its wave, and nothing else.
#[track_caller]
fn agrees_with_state(roadmap: &Roadmap<'_>, wave: &Wave, step: &RoadmapStep, state: &Architecture) {
    let Subject::Element(id) = &step.subject else {
        return;
    };
    if step.kind != StepKind::Introduce {
        return;
    }
    let element = state.element(id).unwrap();
    let apart = wave.steps.iter().filter_map(|step| roadmap.step(*step));
    let apart = apart.filter(|s| {
        s.kind == StepKind::Connect
            && matches!(&s.subject, Subject::Relation { from, .. } if from == id)
    });
    let there = element
        .relations()
        .filter(|r| r.kind() != RelationKind::GovernedBy);
    if element
        .architecture()
        .relations()
        .any(|r| r.kind().is_symmetric())
    {
        return;
    }
    assert_eq!(
        step.relations.len() + apart.count(),
        there.count(),
        "{:?} {:?}\n{}",
        step.summary,
        step.relations,
        state.to_yaml()
    );
}

#[test]
fn bundled_versions_are_spread() {
    let (old, new) = (reference::moj_2_0(), reference::moj_3_0());
    let roadmap = sane(&old, &new);
    assert!(roadmap.waves().len() >= 3);
    assert!(roadmap.waves().iter().all(|wave| wave.crowded.is_none()));
    assert!(roadmap.changes_without_step() > 0);
    sane(&new, &old);
}

const PERIODS: &str = "  roadmap:
    - { id: mot, name: { vi: Giai đoạn đầu }, since: 2025, until: 2026, covers: [muon, kho-so] }
    - { id: hai, name: { vi: Giai đoạn sau }, since: 2027, until: 2028, covers: [doc, tra-cuu] }
";

#[test]
fn periods_of_the_document_are_the_waves() {
    let old = old("applications:
  so-cai: { kind: application, name: { vi: Sổ cái }, owner: so }
");
    let new = new(
        PERIODS,
        "applications:
  so-cai: { kind: application, name: { vi: Sổ cái }, owner: so }
  muon: { kind: application, name: { vi: Mượn sách }, owner: so, stores: [kho-so] }
  kho-so: { kind: database, name: { vi: Kho số }, owner: kho, status: planned, since: 2026-03 }
  doc: { kind: application, name: { vi: Đọc trên mạng }, owner: so, status: planned, since: 2028 }
  tra-cuu: { kind: application, name: { vi: Tra cứu }, owner: so }
",
    );
    let roadmap = sane(&old, &new);
    assert_eq!(roadmap.order(), WaveOrder::Periods);
    assert_eq!(roadmap.waves().len(), 2);
    let names: Vec<_> = roadmap
        .waves()
        .iter()
        .map(|w| w.periods[0].get(Lang::Vi))
        .collect();
    assert_eq!(names, ["Giai đoạn đầu", "Giai đoạn sau"]);
    let dates: Vec<_> = roadmap
        .waves()
        .iter()
        .map(|w| w.planned.map(|(a, b)| format!("{a} {b}")).unwrap())
        .collect();
    assert_eq!(dates, ["2025-01-01 2026-12-31", "2027-01-01 2028-12-31"]);
    for (id, wave, planned) in [
        ("muon", 0, "2025-01-01 2026-12-31"),
        ("kho-so", 0, "2026-03-01 2026-03-31"),
        ("doc", 1, "2028-01-01 2028-12-31"),
        ("tra-cuu", 1, "2027-01-01 2028-12-31"),
    ] {
        assert_eq!(wave_of(&roadmap, StepKind::Introduce, id), wave);
        let mut steps = roadmap.steps().iter();
        let step = steps.find(|s| s.subject.to_string() == id).unwrap();
        let (from, to) = step.planned.unwrap();
        assert_eq!(format!("{from} {to}"), planned, "{id}");
    }
    assert_eq!(
        wave_of(&roadmap, StepKind::Switch, &Subject::Document.to_string()),
        1
    );
}

/// The later of two periods that overlap takes what the earlier leaves; a date of its own counts more than a period.
#[test]
fn overlapping_periods_and_contradicting_dates() {
    let periods = "  roadmap:
    - { id: dai, name: { vi: Cả thời kỳ }, since: 2025, until: 2030, covers: [b] }
    - { id: ngan, name: { vi: Năm đầu }, since: 2025, until: 2025, covers: [a, c] }
";
    let old = old("");
    let new = new(
        periods,
        "applications:
  a: { kind: application, name: { vi: Thư mục }, owner: so }
  b: { kind: application, name: { vi: Kế toán }, owner: so }
  c: { kind: application, name: { vi: Nhân sự }, owner: so, status: planned, since: 2029 }
  d: { kind: application, name: { vi: Hộp thư }, owner: so, status: planned, since: 2032-05 }
",
    );
    let roadmap = sane(&old, &new);
    let dates: Vec<_> = roadmap
        .waves()
        .iter()
        .map(|w| w.planned.map(|(a, b)| format!("{a} {b}")).unwrap())
        .collect();
    assert_eq!(
        dates,
        [
            "2025-01-01 2025-12-31",
            "2026-01-01 2030-12-31",
            "2032-05-01 2032-05-31"
        ]
    );
    for (id, wave) in [("a", 0), ("b", 1), ("c", 1), ("d", 2)] {
        assert_eq!(wave_of(&roadmap, StepKind::Introduce, id), wave, "{id}");
    }
    let mut steps = roadmap.steps().iter();
    let c = steps.find(|s| s.subject.to_string() == "c").unwrap();
    assert!(
        c.notes
            .iter()
            .any(|note| note.get(Lang::Vi).contains("Năm đầu"))
    );
}

#[test]
fn users_leave_only_after_a_parallel_run() {
    let old = old("channels:
  quay: { kind: web-portal, name: { vi: Trang cũ }, owner: so }
applications:
  the: { kind: application, name: { vi: Thẻ bạn đọc }, owner: so, exchanges: [{ with: muc-luc, route: [truc-cu] }] }
  muc-luc: { kind: application, name: { vi: Mục lục }, owner: so }
integration:
  truc-cu: { kind: exchange-solution, name: { vi: Trục cũ }, owner: so }
users:
  dan: { kind: citizen, name: { vi: Người dân }, uses: [quay] }
");
    let new = new("", "channels:
  mang: { kind: web-portal, name: { vi: Trang mới }, owner: so }
applications:
  the: { kind: application, name: { vi: Thẻ bạn đọc }, owner: so, exchanges: [{ with: muc-luc, route: [truc-moi] }] }
  muc-luc: { kind: application, name: { vi: Mục lục }, owner: so }
integration:
  truc-moi: { kind: exchange-solution, name: { vi: Trục mới }, owner: so }
users:
  dan: { kind: citizen, name: { vi: Người dân }, uses: [mang] }
retired:
  quay: { reason: Thay, decision: 1/QĐ, successor: mang }
  truc-cu: { reason: Thay, decision: 1/QĐ, successor: truc-moi }
");
    let roadmap = sane(&old, &new);
    assert!(roadmap.conflicts().is_empty());
    let comes = wave_of(&roadmap, StepKind::Introduce, "mang");
    let both = roadmap.state(comes).unwrap();
    let used: Vec<_> = both
        .element("dan")
        .unwrap()
        .relations()
        .map(|r| r.end().id().to_owned())
        .collect();
    assert!(used.contains(&"quay".to_owned()), "{used:?}");
    // Some state has both.
    let with_both = (0..roadmap.waves().len()).any(|nth| {
        let state = roadmap.state(nth).unwrap();
        state.element("dan").unwrap().relations().count() == 2
    });
    assert!(with_both);
    let comes = wave_of(&roadmap, StepKind::Introduce, "truc-moi");
    let state = roadmap.state(comes).unwrap();
    let exchange = state.element("the").unwrap().relations().next().unwrap();
    assert_eq!(exchange.hops().next().unwrap().id(), "truc-cu");
    assert!(wave_of(&roadmap, StepKind::Retire, "truc-cu") > comes);
}

#[test]
fn wording_assessments_and_policies_of_others_are_no_steps() {
    let old = old("infrastructure:
  mang: { kind: network, name: { vi: Mạng }, owner: so, assessed: 2023-01-01 }
applications:
  the: { kind: application, name: { vi: Thẻ bạn đọc }, owner: so, security-level: 2 }
  muc-luc: { kind: application, name: { vi: Mục lục }, owner: so, description: { vi: Cũ }, governed-by: [luat] }
policy:
  luat: { kind: law, name: { vi: Luật Thư viện } }
  ke-hoach: { kind: plan, name: { vi: Kế hoạch của bộ }, issuer: so }
");
    let new = new("", "infrastructure:
  mang: { kind: network, name: { vi: Mạng nội bộ }, owner: so, assessed: 2025-01-01 }
applications:
  the: { kind: application, name: { vi: Thẻ bạn đọc }, owner: so, security-level: 3 }
  muc-luc: { kind: application, name: { vi: Mục lục }, owner: so, description: { vi: Mới }, governed-by: [nghi-dinh] }
  moi: { kind: application, name: { vi: Ứng dụng mới }, owner: so, governed-by: [nghi-dinh, quyet-dinh] }
policy:
  nghi-dinh: { kind: decree, name: { vi: Nghị định của Chính phủ }, issuer: khac }
  quyet-dinh: { kind: decision, name: { vi: Quyết định của bộ }, issuer: kho, date: 2025-03-01 }
");
    let roadmap = sane(&old, &new);
    let mut seen = subjects(&roadmap);
    seen.sort();
    let mut wanted = ["the", "moi", "quyet-dinh", "ke-hoach"]
        .map(str::to_owned)
        .to_vec();
    wanted.push(Subject::Document.to_string());
    wanted.sort();
    assert_eq!(seen, wanted);
    let only_words = version("3.0", "2024-12-31", "", &old_words("Mới"));
    let before = version("3.0", "2024-12-31", "", &old_words("Cũ"));
    let roadmap = sane(&before, &only_words);
    assert_eq!(subjects(&roadmap), [Subject::Document.to_string()]);
}

fn old_words(text: &str) -> String {
    format!(
        "applications:\n  the: {{ kind: application, name: {{ vi: Thẻ }}, description: {{ vi: {text} }} }}\n"
    )
}

#[test]
fn a_step_says_what_changes_and_whose_it_is() {
    let app = |operator: &str, level: u8, watched: bool| {
        format!("applications:
  the: {{ kind: application, name: {{ vi: Thẻ bạn đọc, en: Reader cards }}, owner: kho, operator: {operator}, security-level: {level}, monitored: {watched} }}
")
    };
    let old = old(&app("so", 2, false));
    let new = new("", &app("tin", 3, true));
    let roadmap = sane(&old, &new);
    let step = &roadmap.steps()[0];
    assert_eq!(step.kind, StepKind::Change);
    assert_eq!(step.owner.as_ref().unwrap().id, "kho");
    assert_eq!(step.operator.as_ref().unwrap().id, "tin");
    let said = |lang| {
        let changes = step.changes.iter();
        let lines = changes.map(|c| {
            format!(
                "{}: {} → {}",
                c.label.get(lang),
                c.before.get(lang),
                c.after.get(lang)
            )
        });
        lines.collect::<Vec<_>>()
    };
    assert_eq!(
        said(Lang::Vi),
        [
            "đơn vị vận hành: Bộ Sổ → Trung tâm Tin học",
            "cấp độ an toàn hệ thống thông tin: 2 → 3",
            "giám sát an toàn thông tin: không → có"
        ]
    );
    assert_eq!(
        said(Lang::En)[0],
        "operator: Ministry of Books → Computing Centre"
    );
    let json = serde_json::to_value(json::Roadmap::from(&roadmap)).unwrap();
    assert_eq!(json["steps"][0]["owner"]["id"], "kho");
    assert_eq!(json["steps"][0]["changes"][0]["field"], "operator");
    assert_eq!(
        json["steps"][0]["changes"][0]["after"]["en"],
        "Computing Centre"
    );
    for (lang, owner, operator) in [
        (Lang::Vi, "Cục Lưu trữ", "Trung tâm Tin học"),
        (Lang::En, "Archive Department", "Computing Centre"),
    ] {
        let show = Renderer::human(lang);
        for shown in [
            show.render_roadmap(&roadmap),
            show.render_roadmap_markdown(&roadmap),
        ] {
            assert!(shown.contains(owner) && shown.contains(operator), "{shown}");
        }
    }
}

/// Bars begin when the documents say, to the day.
#[test]
fn bars_stand_at_the_dates() {
    let old = old("applications:
  so-cai: { kind: application, name: { vi: Sổ cái }, owner: so, until: 2026-02-10 }
");
    let new = new("", "applications:
  muon: { kind: application, name: { vi: Mượn sách }, owner: so, status: planned, since: 2025-08-15 }
  doc: { kind: application, name: { vi: Đọc trên mạng }, owner: so, since: 2025-05-01, status: active }
");
    let roadmap = sane(&old, &new);
    assert_eq!(roadmap.order(), WaveOrder::Dates);
    let bars = bars(&roadmap);
    let of = |subject: &str| {
        let mut steps = roadmap.steps().iter();
        let nth = steps
            .position(|s| s.subject.to_string() == subject)
            .unwrap();
        bars[&nth].0.as_str()
    };
    assert_eq!(
        [of("doc"), of("muon"), of("so-cai")],
        ["2025-05-01", "2025-08-15", "2026-02-10"]
    );
}

#[test]
fn valid_stands_beside_no_error() {
    let old = old("");
    let new = new(
        "",
        "applications:
  the: { kind: database, name: { vi: Thẻ bạn đọc }, owner: so }
",
    );
    let roadmap = sane(&old, &new);
    let state = &roadmap.waves()[0].report;
    assert!(state.count(Severity::Error) > 0 && state.is_sound() && !state.is_valid());
    assert!(roadmap.is_sound() && !roadmap.is_valid());
    let json = serde_json::to_value(json::Roadmap::from(&roadmap)).unwrap();
    assert_eq!(json["waves"][0]["state"]["valid"], false);
    assert_eq!(json["valid"], false);
    for lang in [Lang::Vi, Lang::En] {
        let show = Renderer::human(lang);
        for shown in [
            show.render_roadmap(&roadmap),
            show.render_roadmap_markdown(&roadmap),
        ] {
            let words = ["hợp lệ", "valid"];
            assert!(!words.iter().any(|word| shown.contains(word)), "{shown}");
        }
    }
}

/// What the dates of the documents leave no room for is given up, and said.
#[test]
fn dates_without_room_for_a_parallel_run() {
    let old = old("applications:
  bang-ke: { kind: application, name: { vi: Bảng kê }, owner: so }
");
    let new = new("", "applications:
  so-dang-ky: { kind: application, name: { vi: Sổ đăng ký }, owner: so, status: planned, since: 2026 }
retired:
  bang-ke: { reason: Thay, date: 2026, successor: so-dang-ky }
");
    let roadmap = sane(&old, &new);
    let [conflict] = roadmap.conflicts() else {
        panic!("{:?}", roadmap.conflicts());
    };
    assert_eq!(conflict.given_up, Reason::Coexistence);
    assert_eq!(conflict.because, Reason::Date);
    assert_eq!(roadmap.step(conflict.step).unwrap().kind, StepKind::Retire);
    assert_eq!(conflict.other, Some(0));
}

/// One thing becomes thousands: waves stay few, and none holds most of them.
#[test]
fn many_successors() {
    let old = old("applications:
  goc: { kind: application, name: { vi: Gốc }, owner: so }
");
    let mut parts = String::from("applications:\n");
    for nth in 0..2000 {
        let _ = writeln!(
            parts,
            "  phan-{nth}: {{ kind: application, name: {{ vi: Phần {nth} }}, owner: so, succeeds: [goc] }}"
        );
    }
    let new = new("", &parts);
    let roadmap = Roadmap::plan(&old, &new);
    assert!((3..=6).contains(&roadmap.waves().len()));
    assert!(
        roadmap
            .waves()
            .iter()
            .all(|w| 2 * w.steps.len() <= roadmap.steps().len())
    );
    let retire = wave_of(&roadmap, StepKind::Retire, "goc");
    assert_eq!(retire + 1, roadmap.waves().len());
}

/// What a version has: of each thing whether it is there, and how.
#[derive(Clone, Debug)]
struct Side {
    there: Vec<bool>,
    status: Vec<u8>,
    year: Vec<u16>,
    operator: Vec<bool>,
    words: Vec<bool>,
    ties: Vec<bool>,
}

fn side() -> impl Strategy<Value = Side> {
    let flags = |n| prop::collection::vec(any::<bool>(), n);
    (
        prop::collection::vec(prop::bool::weighted(0.75), 12),
        prop::collection::vec(0..5_u8, 12),
        prop::collection::vec(2024..2032_u16, 12),
        flags(12),
        flags(12),
        flags(TIES.len()),
    )
        .prop_map(|(there, status, year, operator, words, ties)| Side {
            there,
            status,
            year,
            operator,
            words,
            ties,
        })
}

const NAMES: [&str; 12] = [
    "Máy chủ",
    "Đám mây",
    "Hộ tịch",
    "Kế toán",
    "Thi hành án",
    "Quốc tịch",
    "Công chứng",
    "Trang tin",
    "Tổng đài",
    "Người dân",
    "Nghị định",
    "Kế hoạch năm",
];
const KINDS: [(&str, &str); 12] = [
    ("infrastructure", "data-centre"),
    ("infrastructure", "cloud"),
    ("applications", "application"),
    ("applications", "application"),
    ("applications", "database"),
    ("applications", "database"),
    ("business", "public-service"),
    ("channels", "web-portal"),
    ("channels", "mobile-app"),
    ("users", "citizen"),
    ("policy", "decree"),
    ("policy", "plan"),
];
const TIES: [(usize, &str, usize); 14] = [
    (1, "depends-on", 0),
    (2, "hosted-on", 0),
    (3, "hosted-on", 1),
    (2, "stores", 4),
    (3, "stores", 5),
    (2, "depends-on", 3),
    (6, "supported-by", 2),
    (7, "offers", 6),
    (8, "offers", 6),
    (7, "depends-on", 2),
    (9, "uses", 7),
    (9, "uses", 8),
    (3, "governed-by", 10),
    (2, "governed-by", 11),
];

fn written(
    side: &Side,
    periods: &[(u16, u16, Vec<usize>)],
    ends: &[(usize, usize, bool)],
    number: &str,
) -> String {
    let mut out = format!(
        "justarch: 1
architecture:
  id: so
  body: so
  level: ministry
  name: {{ vi: Kiến trúc }}
  version: \"{number}\"
  framework: \"3.0\"
  state-date: 2025-01-01
"
    );
    if !periods.is_empty() {
        out.push_str("  roadmap:\n");
    }
    for (nth, (since, length, covers)) in periods.iter().enumerate() {
        let covers = covers
            .iter()
            .filter(|ix| side.there[**ix])
            .map(|ix| format!("e{ix}"));
        let covers: BTreeSet<_> = covers.collect();
        let covers = covers.into_iter().collect::<Vec<_>>().join(", ");
        let until = since + length;
        let _ = writeln!(
            out,
            "    - {{ id: p{nth}, name: {{ vi: Giai đoạn {nth} }}, since: {since}, until: {until}, covers: [{covers}] }}"
        );
    }
    out.push_str("organisations:\n  so: { name: { vi: Bộ }, kind: ministry }\n  tin: { name: { vi: Tin học }, kind: centre, parent: so }\n");
    let mut section = "";
    for (ix, (of, kind)) in KINDS.iter().enumerate() {
        if *of != section {
            let _ = writeln!(out, "{of}:");
            section = of;
        }
        if !side.there[ix] {
            continue;
        }
        let _ = write!(
            out,
            "  e{ix}: {{ kind: {kind}, name: {{ vi: {} }}",
            NAMES[ix]
        );
        if *of == "policy" {
            out.push_str(if ix == 11 { ", issuer: so" } else { "" });
        } else {
            let operator = if side.operator[ix] { "so" } else { "tin" };
            let _ = write!(out, ", owner: so, operator: {operator}");
        }
        let year = side.year[ix];
        let _ = match side.status[ix] {
            0 => write!(out, ", status: planned, since: {year}"),
            1 => write!(out, ", status: active, since: {year}"),
            _ => Ok(()),
        };
        if side.words[ix] {
            out.push_str(", description: { vi: Mô tả }");
        }
        let mut by_kind: BTreeMap<&str, Vec<String>> = BTreeMap::new();
        for ((from, tie, to), on) in TIES.iter().zip(&side.ties) {
            if *on && *from == ix && side.there[*to] {
                by_kind.entry(tie).or_default().push(format!("e{to}"));
            }
        }
        for (tie, to) in by_kind {
            let _ = write!(out, ", {tie}: [{}]", to.join(", "));
        }
        out.push_str(" }\n");
    }
    let mut retired = BTreeMap::new();
    for (gone, next, dated) in ends {
        if !side.there[*gone] && side.there[*next] && KINDS[*gone].0 == KINDS[*next].0 {
            retired.insert(gone, (next, dated));
        }
    }
    if !retired.is_empty() {
        out.push_str("retired:\n");
    }
    for (gone, (next, dated)) in retired {
        let date = if *dated {
            format!(", date: {}", side.year[*gone])
        } else {
            String::new()
        };
        let _ = writeln!(
            out,
            "  e{gone}: {{ reason: Thay{date}, successor: e{next} }}"
        );
    }
    out
}

/// A relation: from, kind, to.
type Tie = (String, String, String);

/// What has to be done by somebody, from the documents alone.
fn wanted(old: &Architecture, new: &Architecture) -> BTreeSet<(StepKind, String)> {
    let is_of_others = |id: &str| id == "e10";
    let diff = Diff::between(old, new);
    let mut on = BTreeMap::new();
    let mut out = BTreeSet::new();
    let mut over = BTreeSet::new();
    // What had ended before the day of the earlier version is nothing to be done.
    let is_over = |id: &str| {
        let mut ends = new.records(Table::Retired).filter(|r| r.key() == id);
        let end = ends.find_map(|r| r.fields().date(Field::Date));
        let starts = old.evaluation_date().unwrap().first_day();
        !is_of_others(id) && end.is_some_and(|end| end.last_day() < starts)
    };
    for (element, fate) in diff.lineage().fates() {
        let id = element.id();
        let next = match fate {
            Fate::Renamed { to } => Some(*to),
            Fate::Kept | Fate::Merged { .. } | Fate::Split { .. } | Fate::ManyToMany { .. } => {
                new.element(id)
            }
            _ => None,
        };
        let Some(next) = next else {
            if is_over(id) {
                over.insert(id);
            } else if !is_of_others(id) {
                out.insert((StepKind::Retire, id.to_owned()));
            }
            continue;
        };
        on.insert(id.to_owned(), next.id().to_owned());
        let status = |e: justarch::ElementRef<'_>| e.status() == Some(justarch::Status::Planned);
        let since = |e: justarch::ElementRef<'_>| e.fields().date(justarch::Field::Since);
        let operator = |e: justarch::ElementRef<'_>| e.operator().map(|o| o.key().to_owned());
        if is_of_others(id) {
            continue;
        }
        if next.id() != id {
            out.insert((StepKind::Rename, id.to_owned()));
        } else if status(element) != status(next)
            || operator(element) != operator(next)
            // What is only planned has a target date.
            || status(element) && since(element) != since(next)
        {
            out.insert((StepKind::Change, id.to_owned()));
        }
    }
    let kept: BTreeSet<&String> = on.values().collect();
    for element in new.elements() {
        if !kept.contains(&element.id().to_owned()) && !is_of_others(element.id()) {
            out.insert((StepKind::Introduce, element.id().to_owned()));
        }
    }
    let ties = |arch: &Architecture, name: &dyn Fn(&str) -> String| -> BTreeSet<Tie> {
        let all = arch.relations().filter(|r| r.kind().key() != "governed-by");
        all.map(|r| {
            (
                name(r.from().id()),
                r.kind().key().to_owned(),
                name(r.end().id()),
            )
        })
        .collect()
    };
    let later = |id: &str| on.get(id).cloned().unwrap_or_else(|| format!("gone {id}"));
    let (before, after) = (ties(old, &later), ties(new, &str::to_owned));
    let back: BTreeMap<&String, &String> = on.iter().map(|(a, b)| (b, a)).collect();
    let say = |(from, kind, to): &Tie| format!("{from} {kind} {to}");
    for tie in after.difference(&before).filter(|t| kept.contains(&t.0)) {
        out.insert((StepKind::Connect, say(tie)));
    }
    for (from, kind, to) in before.difference(&after).filter(|t| kept.contains(&t.0)) {
        let from = back.get(from).map_or(from.as_str(), |id| id);
        let to = back.get(to).map_or(to.trim_start_matches("gone "), |id| id);
        if over.contains(to) {
            continue;
        }
        out.insert((StepKind::Disconnect, format!("{from} {kind} {to}")));
    }
    if old != new && (old.version() != new.version()) {
        out.insert((StepKind::Switch, Subject::Document.to_string()));
    }
    out
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(192))]

    /// The steps of all waves are exactly what is to be done, each once; dates ascend; the way arrives.
    #[test]
    fn steps_are_the_changes_and_waves_ascend(
        before in side(),
        after in side(),
        periods in prop::collection::vec((2024..2030_u16, 0..4_u16, prop::collection::vec(0..12_usize, 0..5)), 0..4),
        ends in prop::collection::vec((0..12_usize, 0..12_usize, any::<bool>()), 0..6),
    ) {
        let old = read(&written(&before, &[], &[], "3.0"));
        let new = read(&written(&after, &periods, &ends, "3.1"));
        let roadmap = sane(&old, &new);
        let wanted = wanted(&old, &new);
        let mut seen = BTreeSet::new();
        for step in roadmap.steps() {
            let subject = match &step.subject {
                Subject::Relation { from, kind, to, .. } => format!("{from} {} {to}", kind.key()),
                other => other.to_string(),
            };
            // Of a new element a relation may come later than itself, of one that goes one may end earlier.
            let holder = subject.split(' ').next().unwrap_or_default();
            let is_part = match step.kind {
                StepKind::Connect => wanted.contains(&(StepKind::Introduce, holder.to_owned())),
                StepKind::Disconnect => wanted.contains(&(StepKind::Retire, holder.to_owned())),
                _ => false,
            };
            if !is_part {
                prop_assert!(seen.insert((step.kind, subject.clone())), "twice: {subject}");
            }
        }
        prop_assert_eq!(seen, wanted);
    }
}
