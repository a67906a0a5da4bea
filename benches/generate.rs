//! Realistic documents of any size, the same every time.

use std::fmt::Write as _;

use justarch::{SourceProvider, Text};

/// Words that real names are made of.
const FIELDS: [&str; 12] = [
    "hộ tịch",
    "quốc tịch",
    "chứng thực",
    "lý lịch tư pháp",
    "công chứng",
    "thi hành án dân sự",
    "trợ giúp pháp lý",
    "phổ biến, giáo dục pháp luật",
    "giao dịch bảo đảm",
    "bổ trợ tư pháp",
    "xử lý vi phạm hành chính",
    "văn bản quy phạm pháp luật",
];

const HEAD: &str = "\
justarch: 1
architecture:
  id: generated
  body: moj
  level: ministry
  name: { vi: Kiến trúc sinh tự động, en: Generated architecture }
  version: \"2.0\"
  framework: { version: \"2.0\", decision: 2323/QĐ-BTTTT }
  status: illustrative
  state-date: 2023-07-05
  contents:
    vision: { text: Tầm nhìn. }
    objectives: { text: Mục tiêu. }
    scope: { text: Phạm vi. }
    principles: { text: Nguyên tắc. }
    diagram: { text: Sơ đồ. }
    components: { text: Các kiến trúc thành phần. }
    implementation: { text: Tổ chức triển khai. }
  views:
    business: { name: { vi: Nghiệp vụ } }
    data: { name: { vi: Dữ liệu } }
    application: { name: { vi: Ứng dụng } }
    technology: { name: { vi: Công nghệ } }
    security: { name: { vi: An toàn thông tin } }
organisations:
  moj: { name: { vi: Bộ Tư pháp, en: Ministry of Justice }, kind: ministry }
  it-department: { name: { vi: Cục Công nghệ thông tin }, kind: department, parent: moj }
  mic: { name: { vi: Bộ Thông tin và Truyền thông }, kind: ministry }
";

/// Which of two versions of the same document.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Edition {
    First,
    /// 2 % of the elements have left, 2 % have come, 5 % have changed, 1 % are renamed.
    Second,
}

/// A document of about that many elements, with about three relations each, free of errors under framework 2.0.
///
/// Ten elements make a unit: a policy, a data centre, three applications on it, a database and a store, a
/// service, its channel and its users.
pub(crate) fn document(elements: usize, edition: Edition) -> String {
    let mut random = Random(0x9E37_79B9_7F4A_7C15);
    let units = (elements / 10).max(1);
    let mut sections = [
        "infrastructure:\n",
        INTEGRATION,
        "applications:\n",
        "business:\n",
        "channels:\n",
        "users:\n",
        "policy:\n",
    ]
    .map(String::from);
    for number in 0..units {
        let unit = Unit {
            number,
            other: random.below(units),
            field: FIELDS[number % FIELDS.len()],
            level: 2 + number % 3,
            edition,
        };
        unit.write(&mut sections);
    }
    let head = match edition {
        Edition::First => HEAD.to_owned(),
        Edition::Second => HEAD.replace(
            "version: \"2.0\"\n  framework",
            "version: \"2.1\"\n  framework",
        ),
    };
    sections
        .into_iter()
        .fold(head, |text, section| text + &section)
}

const INTEGRATION: &str = "\
integration:
  moj-lgsp:
    kind: lgsp
    name: { vi: \"Nền tảng tích hợp, chia sẻ dữ liệu của Bộ\", en: Ministry LGSP }
    owner: it-department
    status: active
    security-level: 4
    hosted-on: [centre-0]
    connects: [ngsp]
  ngsp: { kind: national-exchange, name: { vi: NGSP }, owner: mic, scope: national, status: active }
";

struct Unit {
    number: usize,
    other: usize,
    field: &'static str,
    level: usize,
    edition: Edition,
}

impl Unit {
    /// Whether the second edition differs in every unit of this residue.
    fn changes(&self, modulus: usize, residue: usize) -> bool {
        self.edition == Edition::Second && self.number % modulus == residue
    }

    fn apps(&self) -> std::ops::Range<usize> {
        match (self.changes(5, 1), self.changes(5, 2)) {
            (true, _) => 0..2,
            (_, true) => 0..4,
            _ => 0..3,
        }
    }

    fn write(&self, sections: &mut [String; 7]) {
        let [
            infrastructure,
            _,
            applications,
            business,
            channels,
            users,
            policy,
        ] = sections;
        let Self {
            number: n, field, ..
        } = self;
        let merged = if self.changes(2, 0) {
            " hợp nhất"
        } else {
            ""
        };
        let _ = write!(
            infrastructure,
            "  centre-{n}:
    kind: data-centre
    name: {{ vi: \"Trung tâm dữ liệu{merged} số {n}\", en: Data centre {n} }}
    owner: it-department
    status: active
    security-level: 3
    monitored: true
    governed-by: [plan-{n}]
"
        );
        for app in self.apps() {
            self.write_app(app, applications);
        }
        self.write_data(
            "db",
            "database",
            "Cơ sở dữ liệu",
            "    class: internal\n",
            applications,
        );
        self.write_data("store", "data-store", "Kho dữ liệu", "", applications);
        let apps: Vec<_> = self.apps().map(|app| format!("app-{n}-{app}")).collect();
        let apps = apps.join(", ");
        let _ = write!(
            business,
            "  service-{n}:
    kind: public-service
    name: {{ vi: \"Thủ tục {field} số {n}\", en: Procedure {n} }}
    owner: moj
    status: active
    supported-by: [{apps}]
    governed-by: [plan-{n}]
"
        );
        let (page, succeeds) = if self.changes(10, 3) {
            (
                format!("page-{n}-new"),
                format!("    succeeds: [page-{n}]\n"),
            )
        } else {
            (format!("page-{n}"), String::new())
        };
        let _ = write!(
            channels,
            "  {page}:
    kind: web-page
    name: {{ vi: \"Trang thông tin {field} số {n}\", en: Page {n} }}
    owner: moj
    status: active
    security-level: 2
{succeeds}    offers: [service-{n}]
    hosted-on: [centre-{n}]
    governed-by: [plan-{n}]
"
        );
        let _ = write!(
            users,
            "  people-{n}:
    kind: citizen
    name: {{ vi: \"Người dân nhóm {n}\", en: Citizens {n} }}
    uses: [{page}]
"
        );
        let _ = write!(
            policy,
            "  plan-{n}:
    kind: plan
    name: {{ vi: \"Kế hoạch {field} số {n}\", en: Plan {n} }}
    number: {n}/KH-BTP
    date: 2022-01-05
"
        );
    }

    fn write_app(&self, app: usize, out: &mut String) {
        let Self {
            number: n,
            other,
            field,
            level,
            ..
        } = self;
        let (month, day) = (app + 1, n % 9);
        let _ = write!(
            out,
            "  app-{n}-{app}:
    kind: application
    name: {{ vi: \"Phần mềm quản lý {field} số {n}.{app}\", en: Software {n}.{app} }}
    aliases: [PM {n}.{app}]
    owner: it-department
    status: active
    since: 2019-0{month}-1{day}
    security-level: {level}
    stores: [db-{n}]
    hosted-on: [centre-{n}]
    exchanges:
      - with: store-{other}
        route: [moj-lgsp]
        purpose: exploit
        data: [records-{n}-{app}]
        since: 2021-07-01
    governed-by: [plan-{n}]
"
        );
    }

    fn write_data(&self, id: &str, kind: &str, name: &str, class: &str, out: &mut String) {
        let Self {
            number: n,
            field,
            level,
            ..
        } = self;
        let _ = write!(
            out,
            "  {id}-{n}:
    kind: {kind}
    name: {{ vi: \"{name} {field} số {n}\", en: {id} {n} }}
    owner: it-department
    status: active
    security-level: {level}
{class}    hosted-on: [centre-{n}]
    governed-by: [plan-{n}]
"
        );
    }
}

/// The files that the documents include: none.
#[allow(dead_code, reason = "not every bench makes a loader")]
pub(crate) struct NoFiles;

impl SourceProvider for NoFiles {
    fn read(&self, _: &str) -> Result<Vec<u8>, Text> {
        Err(Text::new("không có tệp", "there is no such file"))
    }
}

/// A small generator of numbers, the same everywhere.
struct Random(u64);

impl Random {
    fn below(&mut self, bound: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 % bound as u64) as usize
    }
}
