//! Documents of one shape each, of any size: what costs most if a rule or the graph is careless.

use std::fmt::Write as _;

use crate::generate::{self, Edition};

/// A shape of a document.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Shape {
    /// The realistic one.
    Usual,
    /// All depend on one, exchange with it and are governed by one.
    Hub,
    /// Each depends on the next and all run on one another's host.
    Chain,
    /// The same, closed to a circle.
    Circle,
    /// Many exchanges between the same two, each with data of its own.
    Pair,
    /// The same, all with the same data.
    SameData,
    /// Everything bears the same name and masters the same data.
    SameName,
    /// Nothing is as it should be.
    Faulty,
}

impl Shape {
    pub(crate) const ALL: [Self; 8] = [
        Self::Usual,
        Self::Hub,
        Self::Chain,
        Self::Circle,
        Self::Pair,
        Self::SameData,
        Self::SameName,
        Self::Faulty,
    ];

    /// A document of that shape with about that many elements; of exchanges where there are only two ends.
    pub(crate) fn document(self, size: usize) -> String {
        match self {
            Self::Usual => generate::document(size, Edition::First),
            Self::Hub => hub(size),
            Self::Chain => chain(size, false),
            Self::Circle => chain(size, true),
            Self::Pair => pair(size, |n| format!("data-{n}")),
            Self::SameData => pair(size, |_| "records".to_owned()),
            Self::SameName => same_name(size),
            Self::Faulty => faulty(size),
        }
    }
}

const HEAD: &str = "\
justarch: 1
architecture:
  id: generated
  body: moj
  level: ministry
  name: { vi: Kiến trúc sinh tự động }
  version: \"2.0\"
  framework: { version: \"2.0\" }
  state-date: 2023-07-05
organisations:
  moj: { name: { vi: Bộ Tư pháp }, kind: ministry }
  mps: { name: { vi: Bộ Công an }, kind: ministry }
integration:
  lgsp: { kind: lgsp, name: { vi: LGSP }, owner: moj }
  ngsp: { kind: national-exchange, name: { vi: NGSP }, owner: mps, scope: national }
";

fn hub(size: usize) -> String {
    let mut text = format!(
        "{HEAD}policy:
  plan: {{ kind: plan, name: {{ vi: Kế hoạch }} }}
applications:
  hub: {{ kind: database, name: {{ vi: Trung tâm }}, owner: mps, class: national, security-level: 2 }}
"
    );
    for n in 0..size {
        let _ = writeln!(
            text,
            "  app-{n}: {{ kind: application, name: {{ vi: Phần mềm {n} }}, owner: moj, security-level: 3, depends-on: [hub], stores: [hub], exchanges: [{{ with: hub, route: [lgsp, ngsp], data: [d-{n}] }}], governed-by: [plan] }}"
        );
    }
    text
}

fn chain(size: usize, closed: bool) -> String {
    let mut text = format!("{HEAD}infrastructure:\n");
    for n in 0..size / 2 {
        let next = if n + 1 < size / 2 {
            format!(", depends-on: [host-{}]", n + 1)
        } else {
            String::new()
        };
        let _ = writeln!(
            text,
            "  host-{n}: {{ kind: data-centre, name: {{ vi: Máy {n} }}, owner: moj, security-level: 2{next} }}"
        );
    }
    text.push_str("applications:\n");
    let last = size / 2 - 1;
    for n in 0..=last {
        let next = match (n < last, closed) {
            (true, _) => format!(", depends-on: [app-{}]", n + 1),
            (false, true) => ", depends-on: [app-0]".to_owned(),
            (false, false) => String::new(),
        };
        let _ = writeln!(
            text,
            "  app-{n}: {{ kind: application, name: {{ vi: Phần mềm {n} }}, owner: moj, security-level: 3, hosted-on: [host-{n}]{next} }}"
        );
    }
    text
}

fn pair(size: usize, data: impl Fn(usize) -> String) -> String {
    let mut text = format!(
        "{HEAD}applications:
  db: {{ kind: database, name: {{ vi: Cơ sở dữ liệu }}, owner: mps, class: national, master-data: [records] }}
  app:
    kind: application
    name: {{ vi: Phần mềm }}
    owner: moj
    exchanges:
"
    );
    for n in 0..size {
        let data = data(n);
        let _ = writeln!(
            text,
            "      - {{ with: db, route: [lgsp, ngsp], purpose: exploit, sharing: special, data: [{data}] }}"
        );
    }
    text
}

fn same_name(size: usize) -> String {
    let mut text = format!("{HEAD}applications:\n");
    for n in 0..size {
        let _ = writeln!(
            text,
            "  app-{n}: {{ kind: application, name: {{ vi: Phần mềm, en: Software }}, aliases: [PM], owner: moj, master-data: [Hồ sơ] }}"
        );
    }
    text
}

/// Each element lacks what it can lack and stands in relations that it may not.
fn faulty(size: usize) -> String {
    let mut text = format!(
        "{HEAD}channels:
  portal: {{ kind: service-portal, name: {{ vi: Cổng }}, role: national-portal }}
policy:
  plan: {{ kind: plan, name: {{ vi: Kế hoạch }} }}
"
    );
    let mut sections = [
        "infrastructure:\n",
        "applications:\n",
        "business:\n",
        "users:\n",
    ]
    .map(String::from);
    for n in 0..size / 4 {
        let lines = [
            format!(
                "  host-{n}: {{ kind: network, name: {{ vi: Mạng {n} }}, owner: moj, scope: sector, security-level: 1, status: planned, conforms-to: [plan] }}"
            ),
            format!(
                "  db-{n}: {{ kind: database, name: {{ vi: Kho {n} }}, owner: moj, class: national, critical-data: true, monitored: false, assessed: 2019-01-01, information: [state-secret], security-level: 3, items: {{ open: [a] }}, personal-data-subjects: 20000, master-data: [m], hosted-on: [host-{n}], exchanges: [{{ with: ngsp, route: [lgsp, ngsp] }}, {{ with: portal, route: direct, state-secret: true }}] }}"
            ),
            format!(
                "  service-{n}: {{ kind: public-service, name: {{ vi: Thủ tục {n} }}, owner: moj, grade: \"{}\", fee: true, interactive-form: false, catalogued: false, supported-by: [db-{n}] }}",
                n % 5
            ),
            format!(
                "  people-{n}: {{ kind: citizen, name: {{ vi: Dân {n} }}, uses: [db-{n}, service-{n}] }}"
            ),
        ];
        for (section, line) in sections.iter_mut().zip(lines) {
            section.push_str(&line);
            section.push('\n');
        }
    }
    sections
        .into_iter()
        .fold(text.split_off(0), |all, section| all + &section)
}
