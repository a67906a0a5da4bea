//! What the tables of a framework ask of any document that moves to it: the head, the name of the security
//! view, and the elements that the framework introduced.

use super::demand::Demand;
use super::edit::{Edit, Input};
use super::fixes::{FOREIGN, free_id, owner, target_date};
use crate::bilingual;
use crate::diagnostic::{Basis, Code, Confidence, Severity};
use crate::diff::Bump;
use crate::framework::{Framework, Introduction};
use crate::model::{Architecture, DocumentStatus, ElementRef, Field, Kind, Layer, Subject, Table};
use crate::text::Lang::{En, Vi};
use crate::version::{ArchitectureVersion, FrameworkVersion};

/// The number and framework of the document.
pub(super) const DOC001: Code = Code::of("DOC001");
/// The name of the security view.
pub(super) const DOC004: Code = Code::of("DOC004");
/// What a framework introduced.
const TRN004: Code = Code::of("TRN004");

/// All demands of the tables, in the order in which their edits are applied.
pub(super) fn demands(arch: &Architecture, target: &'static Framework) -> Vec<Demand> {
    let mut found: Vec<Demand> = head(arch, target).into_iter().collect();
    found.extend(security_view(arch, target));
    let own = Framework::get(arch.framework()).ok();
    let known =
        |i: &&Introduction| own.is_some_and(|own| own.introductions.iter().any(|k| k.key == i.key));
    let lacking = target.introductions.iter().filter(|i| !known(i));
    found.extend(lacking.filter_map(|i| introduced(arch, i)));
    found
}

/// The framework that the document names, the decision that issued it, and a version that rises as the change of
/// framework asks.
fn head(arch: &Architecture, target: &'static Framework) -> Option<Demand> {
    let version = target.version;
    if arch.framework() == version {
        return None;
    }
    let own_version = arch.version();
    let mut edits = Vec::new();
    let mut set = |field, text: String| {
        edits.push(Edit::Header {
            field,
            value: Input::known(text),
        });
    };
    set(Field::FrameworkNumber, version.to_string());
    if let Some(number) = number(target) {
        set(Field::FrameworkDecision, number.to_owned());
    }
    let first = format!("{}.0", version.major);
    let next = match &own_version {
        // Who counts as the frameworks do goes on so.
        Some(own) if counts_along(own, arch.framework(), version) => Some(first),
        Some(own) => Bump::Major.after(own).map(|next| next.to_string()),
        None => Some(first),
    };
    if let Some(next) = next {
        set(Field::Version, next);
    }
    // Nobody has issued the document in its new version.
    let issued = matches!(
        arch.status(),
        Some(DocumentStatus::Issued | DocumentStatus::Superseded)
    ) || arch.issued_date().is_some();
    if issued {
        set(
            Field::DocumentStatus,
            DocumentStatus::Draft.key().to_owned(),
        );
        if let (None, Some(date)) = (arch.state_date(), arch.evaluation_date()) {
            set(Field::StateDate, date.to_string());
            set(Field::Inferred, "state-date".to_owned());
        }
        for field in [Field::IssuedDecision, Field::IssuedDate] {
            edits.push(Edit::ClearHeader { field });
        }
        if arch.restarts() {
            let field = Field::IssuedRestarts;
            edits.push(Edit::ClearHeader { field });
        }
    }
    let framework = arch.framework();
    let message = bilingual!(
        "văn bản theo khung {framework}, chưa khai báo khung {version} và phiên bản tương ứng",
        "the document follows framework {framework} and does not name framework {version} with a version to match"
    );
    let mut demand = Demand::new(DOC001, Severity::Error, message)
        .at(Subject::Document.at(Field::FrameworkNumber))
        .basis(Basis::of(target.decision, "", Confidence::Sourced))
        .edits(edits);
    demand.help = issued.then(|| {
        bilingual!(
            "Bản mới chưa được ban hành nên được ghi là dự thảo; khi ban hành, ghi lại `issued`.",
            "Nobody has issued the new version yet, so it is marked as a draft; state `issued` again when it is."
        )
    });
    Some(demand)
}

/// Whether a body numbers its architectures after the frameworks, and the next one is the later.
fn counts_along(own: &ArchitectureVersion, old: FrameworkVersion, new: FrameworkVersion) -> bool {
    own.semver().major == u64::from(old.major) && old.major < new.major
}

/// The number of the decision that issued a framework.
fn number(framework: &'static Framework) -> Option<&'static str> {
    let name = framework.decision.name.get(Vi);
    name.split(' ').find(|word| word.contains('/'))
}

fn security_view(arch: &Architecture, target: &'static Framework) -> Option<Demand> {
    const KEY: &str = "security";
    let name = target.security_view_name.as_ref()?;
    let record = arch.record(Table::Views, KEY)?;
    let has = record.name(Vi).to_lowercase();
    if has.contains(&name.get(Vi).to_lowercase()) {
        return None;
    }
    let (old_vi, old_en) = (record.name(Vi), record.name(En));
    let (vi, en) = (name.get(Vi), name.get(En));
    let set = |field, text: &str| Edit::Record {
        table: Table::Views,
        key: KEY.to_owned(),
        field,
        value: Input::known(text),
    };
    Some(
        Demand::new(
            DOC004,
            Severity::Warning,
            bilingual!(
                "kiến trúc an toàn còn mang tên “{old_vi}”, chưa theo tên mới “{vi}”",
                "the security view is still called “{old_en}”, not “{en}”"
            ),
        )
        .at(Subject::from(record).at(Field::NameVi))
        .basis(Basis::of(target.decision, "", Confidence::Sourced))
        .edits([set(Field::NameVi, vi), set(Field::NameEn, en)]),
    )
}

fn introduced(arch: &Architecture, introduction: &'static Introduction) -> Option<Demand> {
    let has = |e: ElementRef<'_>| introduction.kinds.contains(&e.kind());
    let kind: Kind = *introduction.kinds.first()?;
    // An element that could not be read may be the one.
    let unreadable = |layer: &Layer| introduction.kinds.iter().any(|k| k.layer() == *layer);
    if arch.elements().any(has) || arch.unread().layers().iter().any(unreadable) {
        return None;
    }
    let (vi, en) = (introduction.label.get(Vi), introduction.label.get(En));
    let id = free_id(arch, introduction.key);
    let mut fields = vec![
        (Field::NameVi, Input::known(vi)),
        (Field::NameEn, Input::known(en)),
        (Field::Scope, Input::known("national")),
    ];
    let mut parameters = Vec::new();
    // Infrastructure need not name its owner.
    if kind.layer() != Layer::Infrastructure {
        let asked = owner(&id, (vi, en), FOREIGN);
        fields.push((Field::Owner, Input::asked(&asked)));
        parameters.push(asked);
    }
    fields.push((Field::Status, Input::known("planned")));
    let date = target_date(&id, (vi, en));
    fields.push((Field::Since, Input::asked(&date)));
    parameters.push(date);
    for key in ["existence", "scope", "owner", "status"] {
        if key != "owner" || kind.layer() != Layer::Infrastructure {
            fields.push((Field::Inferred, Input::known(key)));
        }
    }
    let mut demand = Demand::new(
        TRN004,
        Severity::Warning,
        bilingual!(
            "chưa có {vi} mà khung kiến trúc bổ sung",
            "the {en} that the framework introduced is missing"
        ),
    )
    .at(Subject::Section(kind.layer()))
    .basis(introduction.basis.clone())
    .edits([Edit::Add { id, kind, fields }]);
    demand.parameters = parameters;
    Some(demand)
}
