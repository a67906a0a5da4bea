//! What the tables of a framework ask of any document that moves to it: the head, the name of the security
//! view, and the elements that the framework introduced.

use super::demand::Demand;
use super::edit::{Edit, Input};
use super::fixes::{FOREIGN, free_id, owner, target_date};
use super::naming::{Numbers, named_after, next_version};
use super::parameters::Parameter;
use crate::bilingual;
use crate::date::Date;
use crate::diagnostic::{Basis, Code, Confidence, Severity};
use crate::framework::{Framework, Introduction};
use crate::model::{Architecture, DocumentStatus, ElementRef, Field, Kind, Layer, Subject, Table};
use crate::text::Lang::{En, Vi};
use crate::text::Text;

/// The number and framework of the document.
pub(super) const DOC001: Code = Code::of("DOC001");
/// The name of the security view.
pub(super) const DOC004: Code = Code::of("DOC004");
/// The day that the document describes.
const DOC006: Code = Code::of("DOC006");
/// The name of the parameter for the day that the new version describes.
pub(super) const STATE_DATE: &str = "state-date";
/// What a framework introduced.
const TRN004: Code = Code::of("TRN004");

/// All demands of the tables, in the order in which their edits are applied.
pub(super) fn demands(
    arch: &Architecture,
    target: &'static Framework,
    days: &[Option<Date>],
) -> Vec<Demand> {
    let mut found: Vec<Demand> = head(arch, target).into_iter().collect();
    found.extend(own_day(arch, target));
    found.extend(security_view(arch, target));
    found.extend(
        target
            .introductions
            .iter()
            .filter_map(|i| introduced(arch, i, days)),
    );
    found
}

/// The framework that the document names, the decision that issued it, the number of the new version, and the name that
/// holds it. A new step begins.
fn head(arch: &Architecture, target: &'static Framework) -> Option<Demand> {
    let version = target.version;
    if arch.framework() == version {
        return None;
    }
    let mut edits = Vec::new();
    let mut set = |field, text: String| {
        edits.push(Edit::Header {
            field,
            value: Input::known(text),
        });
    };
    set(Field::FrameworkNumber, version.to_string());
    if let Some(number) = target.decision.number() {
        set(Field::FrameworkDecision, number.to_owned());
    }
    let own = arch.version();
    let next = next_version(arch, version);
    // A document without a framework takes no step by naming one.
    let steps = own.is_none() || arch.framework().is_stated();
    if steps {
        set(Field::Version, next.clone());
    }
    let numbers = Numbers {
        version: own.as_ref().filter(|_| steps).map(|own| (own, &*next)),
        framework: (arch.framework(), version),
    };
    for field in [Field::NameVi, Field::NameEn] {
        if let Some(text) = arch.fields().text(field) {
            let lang = if field == Field::NameVi { Vi } else { En };
            let own = Framework::get(arch.framework()).ok();
            let renewed = numbers.renewed(text).unwrap_or_else(|| text.to_owned());
            let renewed = own.map_or_else(
                || renewed.clone(),
                |own| named_after(&renewed, own, target, lang),
            );
            if renewed != *text {
                set(field, renewed);
            }
        }
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
            if arch.fields().is_stated(field) {
                edits.push(Edit::ClearHeader { field });
            }
        }
        if arch.restarts() {
            let field = Field::IssuedRestarts;
            edits.push(Edit::ClearHeader { field });
        }
    }
    // The decision that is reconstructed issued the version before.
    for field in [Field::ReconstructsDecision, Field::ReconstructsDate] {
        if steps && arch.fields().is_stated(field) {
            edits.push(Edit::ClearHeader { field });
        }
    }
    edits.extend(superseded(arch).filter(|_| steps));
    // Nobody knows which decisions the next one of the body will say it follows.
    if arch.fields().is_stated(Field::FrameworkFollows) {
        let field = Field::FrameworkFollows;
        edits.push(Edit::ClearHeader { field });
    }
    let fates = earlier_fates(arch);
    let dropped = fates.is_some();
    edits.extend(fates);
    let framework = arch.framework();
    let message = if framework.is_stated() {
        bilingual!(
            "văn bản theo khung {framework}, chưa khai báo khung {version} và phiên bản tương ứng",
            "the document follows framework {framework} and does not name framework {version} with a version to match"
        )
    } else {
        bilingual!(
            "văn bản chưa khai báo khung kiến trúc {version}",
            "the document does not name framework {version}"
        )
    };
    let mut demand = Demand::new(DOC001, Severity::Error, message)
        .at(Subject::Document.at(Field::FrameworkNumber))
        .basis(Basis::of(target.decision, "", Confidence::Sourced))
        .edits(edits);
    demand.help = help(issued, dropped, target);
    Some(demand)
}

/// The day that the new version describes: what the framework demands is judged by no earlier one.
fn own_day(arch: &Architecture, target: &'static Framework) -> Option<Demand> {
    let first = target.decision.from?.first_day();
    let own = arch.evaluation_date()?;
    if own.last_day() >= first {
        return None;
    }
    let version = target.version;
    let (own_vi, first_vi) = (own.vietnamese(), first.vietnamese());
    let question = bilingual!(
        "ngày mà nội dung bản mới phản ánh, không sớm hơn ngày có khung là {first_vi}",
        "the day that the new version describes, not before that of the framework, {first}"
    );
    let asked = Parameter {
        not_before: Some(first),
        suggestion: Some(first.to_string()),
        ..Parameter::new(STATE_DATE.to_owned(), question, first.to_string())
    };
    let mut demand = Demand::new(
        DOC006,
        Severity::Warning,
        bilingual!(
            "văn bản phản ánh ngày {own_vi}, trước khi có khung kiến trúc {version} (ngày {first_vi}), nên yêu cầu mới của khung chưa được kiểm tra",
            "the document describes {own}, before framework {version} of {first}, so that what the framework brought is not checked"
        ),
    )
    .at(Subject::Document.at(Field::StateDate))
    .basis(Basis::of(target.decision, "", Confidence::Sourced))
    .edits([Edit::Header {
        field: Field::StateDate,
        value: Input::asked(&asked),
    }]);
    demand.parameters.push(asked);
    Some(demand)
}

/// That the new version takes the place of the document as it is.
fn superseded(arch: &Architecture) -> Option<Edit> {
    let (body, version) = (arch.body()?.key(), arch.version()?.to_string());
    if arch
        .record(Table::Supersedes, &Table::superseded(body, &version))
        .is_some()
    {
        return None;
    }
    let fields = arch.fields();
    let decision = [Field::IssuedDecision, Field::ReconstructsDecision];
    let date = [Field::IssuedDate, Field::ReconstructsDate];
    Some(Edit::Supersede {
        body: body.to_owned(),
        version,
        decision: decision
            .into_iter()
            .find_map(|f| fields.text(f))
            .map(str::to_owned),
        date: date
            .into_iter()
            .find_map(|f| fields.date(f))
            .map(|day| day.to_string()),
    })
}

fn help(issued: bool, dropped: bool, target: &'static Framework) -> Option<Text> {
    const ISSUED: (&str, &str) = (
        "Bản mới chưa được ban hành nên được ghi là dự thảo; khi ban hành, ghi lại `issued`.",
        "Nobody has issued the new version yet, so it is marked as a draft; state `issued` again when it is.",
    );
    const DROPPED: (&str, &str) = (
        "Thông tin kế thừa của bước chuyển đổi trước (`succeeds`, `retired`, `transferred`) không còn thuộc bản mới; lịch sử văn bản lưu các thông tin đó.",
        "What became of elements in the step before (`succeeds`, `retired`, `transferred`) is no part of the new version; the history of the document keeps it.",
    );
    let said = [issued.then_some(ISSUED), dropped.then_some(DROPPED)];
    let mut said: Vec<_> = said
        .into_iter()
        .flatten()
        .map(|(vi, en)| Text::fixed(vi, en))
        .collect();
    // Nobody knows which decisions the next one of the body will say it follows.
    let also: Vec<_> = target.also.iter().filter_map(|it| it.number()).collect();
    if let (Some(own), false) = (target.decision.number(), also.is_empty()) {
        let also = also.join(", ");
        said.push(bilingual!(
            "Quyết định ban hành bản mới viện dẫn cả {also} thì ghi `follows: [{own}, {also}]` tại `architecture.framework`; viện dẫn riêng văn bản nào thì chỉ ghi văn bản đó.",
            "If the decision that issues the new version says that it follows {also} too, write `follows: [{own}, {also}]` at `architecture.framework`; if it names one alone, write that one."
        ));
    }
    let joined = |lang| {
        let all: Vec<_> = said.iter().map(|text| text.get(lang)).collect();
        all.join("\n")
    };
    (!said.is_empty()).then(|| Text::new(joined(Vi), joined(En)))
}

/// The fates of an earlier step, which a new one takes away.
fn earlier_fates(arch: &Architecture) -> Option<Edit> {
    let succeeding: Vec<_> = arch
        .elements()
        .filter(|e| e.fields().is_stated(Field::Succeeds))
        .map(|e| e.id().to_owned())
        .collect();
    let in_table = |table| {
        arch.records(table)
            .map(move |r| (table, r.key().to_owned()))
    };
    let organisations = arch.records(Table::Organisations);
    let organisations = organisations
        .filter(|o| o.fields().is_stated(Field::Succeeds))
        .map(|o| (Table::Organisations, o.key().to_owned()));
    let entries: Vec<_> = organisations
        .chain(in_table(Table::Retired))
        .chain(in_table(Table::Transferred))
        .collect();
    let none = succeeding.is_empty() && entries.is_empty();
    (!none).then_some(Edit::DropFates {
        succeeding,
        entries,
    })
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

fn introduced(
    arch: &Architecture,
    introduction: &'static Introduction,
    days: &[Option<Date>],
) -> Option<Demand> {
    let goes_on = |e: ElementRef<'_>| !days.iter().any(|day| e.has_ended(*day));
    let has = |e: ElementRef<'_>| goes_on(e) && introduction.is_met_by(e);
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
    if let Some(role) = introduction.role {
        fields.push((Field::Role, Input::known(role.key())));
    }
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
