//! The first parts of a document: its own contents and views; of a body that follows Decision 3090/QĐ-BKHCN and has none, the
//! outline that an account tells of.

use super::maker::Maker;
use super::parts::{Block, Part};
use super::{room, words};
use crate::framework::{Concern, Framework};
use crate::model::{
    ApplicationKind, ElementRef, Field, Kind, Layer, RecordRef, Status, Table as Records,
};
use crate::tables::{TableSet, UNKNOWN};
use crate::text::{Lang, Text};

/// The number of the decision whose bodies may have no outline of their own.
const DECISION_3090: &str = "3090/QĐ-BKHCN";
/// The key of the content that shows the general diagram, and of the one that has the component architectures.
const DIAGRAM: &str = "diagram";
const COMPONENTS: &str = "components";

pub(super) fn parts(maker: &Maker<'_>) -> Vec<Part> {
    let arch = maker.arch;
    let mut parts = introduction(maker);
    let has_own = arch.records(Records::Contents).next().is_some()
        || arch.records(Records::Views).next().is_some();
    if has_own {
        let before = parts.len();
        let (own, diagram) = own(maker);
        parts.extend(own);
        if let Some(nth) = diagram {
            let at = before.saturating_add(nth);
            if !room::put(&mut parts, at, maker.diagram())
                && let Some(part) = parts.get_mut(at)
            {
                let said = maker.said(
                    "Sơ đồ được thể hiện tại Hình 1.",
                    "The diagram is shown in Figure 1.",
                );
                part.blocks.push(Block::body(said));
            }
        }
    } else if follows_3090(maker) {
        parts.extend(of_the_account(maker));
    }
    if !parts.iter().any(shows_picture) {
        let heading = maker.said("Sơ đồ tổng thể", "General diagram");
        parts.push(maker.diagram_part(heading));
    }
    parts
}

fn shows_picture(part: &Part) -> bool {
    part.blocks
        .iter()
        .any(|block| matches!(block, Block::Picture(_)))
        || part.parts.iter().any(shows_picture)
}

/// What the document says of itself, and what of its framework is not known.
fn introduction(maker: &Maker<'_>) -> Vec<Part> {
    let (arch, lang) = (maker.arch, maker.lang);
    let mut blocks = Vec::new();
    let note = arch.fields().either(lang, Field::NoteVi, Field::NoteEn);
    if let Some(note) = note.filter(|note| !maker.facts.hides_text(note)) {
        blocks.push(Block::body(words::sentence(note)));
    }
    let framework = Framework::get(arch.framework()).ok();
    if let Some(caveat) = framework.and_then(Framework::caveat) {
        blocks.push(Block::body(words::sentence(caveat.get(lang))));
    }
    if blocks.is_empty() {
        return Vec::new();
    }
    vec![Part::new(maker.said("Giới thiệu", "Introduction")).with(blocks)]
}

/// The contents in the order of the document, the views at their place; then what the framework asks for besides. And the number
/// of the part at which the general diagram belongs.
fn own(maker: &Maker<'_>) -> (Vec<Part>, Option<usize>) {
    let (arch, lang) = (maker.arch, maker.lang);
    let framework = Framework::get(arch.framework()).ok();
    let asked = framework.map_or(&[][..], |framework| framework.contents);
    let mut parts: Vec<Part> = Vec::new();
    let mut has_views = false;
    let mut picture = None;
    for record in arch.records(Records::Contents) {
        let blocks = maker.contents.blocks(record, &maker.facts);
        let mut part = Part::new(heading_of(maker, record)).with(blocks);
        match record.key() {
            DIAGRAM => {
                picture = Some(parts.len());
            }
            COMPONENTS => {
                has_views = true;
                part.parts.extend(views(maker));
            }
            _ => {}
        }
        parts.push(part);
    }
    for missing in asked {
        if arch.record(Records::Contents, missing.key).is_none() {
            let unknown = format!("{}.", words::capital(UNKNOWN.get(lang)));
            parts.push(Part::new(missing.label.get(lang)).with([Block::body(unknown)]));
        }
    }
    if !has_views && arch.records(Records::Views).next().is_some() {
        let heading = maker.said("Các kiến trúc thành phần", "Component architectures");
        let mut part = Part::new(heading);
        part.parts.extend(views(maker));
        parts.push(part);
    }
    (parts, picture)
}

/// What an entry is called: as it calls itself, or as a framework calls it; with its key only if neither does.
fn heading_of(maker: &Maker<'_>, record: RecordRef<'_>) -> String {
    let name = record.name(maker.lang);
    if name != record.key() {
        return words::capital(name);
    }
    let label = Framework::part_label(maker.arch.framework(), record.table(), record.key());
    label.map_or_else(
        || words::capital(name),
        |label| label.get(maker.lang).to_owned(),
    )
}

fn views(maker: &Maker<'_>) -> Vec<Part> {
    let part = |record: RecordRef<'_>| {
        let record = maker.arch.record(Records::Views, record.key());
        record.map(|record| {
            Part::new(heading_of(maker, record)).with(maker.contents.blocks(record, &maker.facts))
        })
    };
    maker
        .arch
        .records(Records::Views)
        .filter_map(part)
        .collect()
}

/// Whether the decision of the body follows the one of 2025 on the overall national framework.
fn follows_3090(maker: &Maker<'_>) -> bool {
    let fields = maker.arch.fields();
    let named = [Field::FrameworkDecision, Field::FrameworkFollows];
    let mut named = named.into_iter().flat_map(|field| fields.texts(field));
    named.any(|decision| decision.contains(DECISION_3090))
}

/// The outline of letter 2943/CĐSQG-CNCPS, as it is told of; nobody here has read the letter.
fn of_the_account<'a>(maker: &Maker<'a>) -> Vec<Part> {
    let lang = maker.lang;
    let account = Text::fixed(
        "Bố cục các phần dưới đây theo tường thuật công khai về Công văn 2943/CĐSQG-CNCPS ngày 27/10/2025; văn bản của công văn chưa được đối chiếu.",
        "The parts below follow a public account of letter 2943/CĐSQG-CNCPS of 27 October 2025; the letter itself was not read.",
    );
    let unknown = || Block::body(format!("{}.", words::capital(UNKNOWN.get(lang))));
    let aims = maker.said(
        "Mục tiêu, phạm vi, nguyên tắc, tầm nhìn",
        "Goals, scope, principles, vision",
    );
    let aims = Part::new(aims).with([Block::note(account.get(lang)), unknown()]);
    let in_use = |e: ElementRef<'_>| e.status() != Some(Status::Planned);
    let is_security = |e: ElementRef<'_>| Concern::of(e.kind()) == Some(Concern::Security);
    let is_data = |e: ElementRef<'_>| e.kind().holds_data();
    let identity = Kind::Application(ApplicationKind::IdentitySystem);
    let is_identity = |e: ElementRef<'_>| e.kind() == identity;
    let mut state = Part::new(maker.said("Hiện trạng", "Current state"));
    let keys = [(Field::Kind, 22), (Field::Owner, 24), (Field::Status, 16)];
    let mut add = |heading: String, elements: Vec<ElementRef<'a>>| {
        let blocks = maker.elements(&elements, &keys);
        state.parts.push(Part::new(heading).with(blocks));
    };
    add(
        maker.said("Hạ tầng", "Infrastructure"),
        maker.those(|e| e.layer() == Layer::Infrastructure && !is_security(e) && in_use(e)),
    );
    add(
        maker.said("Dữ liệu", "Data"),
        maker.those(|e| is_data(e) && in_use(e)),
    );
    add(
        maker.said("Nền tảng cốt lõi", "Core platforms"),
        maker.those(|e| (e.layer() == Layer::Integration || is_identity(e)) && in_use(e)),
    );
    add(
        maker.said("Ứng dụng dùng chung", "Shared applications"),
        maker.those(|e| {
            e.layer() == Layer::Application && !is_data(e) && !is_identity(e) && in_use(e)
        }),
    );
    add(
        maker.said("An toàn thông tin", "Security"),
        maker.those(|e| is_security(e) && in_use(e)),
    );
    let mut target = Part::new(maker.said("Khung kiến trúc mục tiêu", "Target framework"));
    target
        .parts
        .push(maker.diagram_part(maker.said("Sơ đồ tổng thể", "General diagram")));
    let keys = [
        ("no", 7),
        ("service", 26),
        ("provider", 24),
        ("users", 24),
        ("data", 26),
        ("method", 16),
    ];
    let heading = match lang {
        Lang::Vi => "API trên V-APEX",
        Lang::En => "APIs on V-APEX",
    };
    let published = Text::fixed(
        "Việc công bố trên V-APEX: chưa có thông tin. Các dịch vụ chia sẻ dữ liệu mà kiến trúc nêu:",
        "Publication on V-APEX: not known. The data-sharing services that the architecture names:",
    );
    let apis = Part::new(heading)
        .turned()
        .with([Block::body(published.get(lang))])
        .with(maker.table(TableSet::SharingServices, &keys));
    vec![aims, state, target, apis]
}
