//! How findings of rules are met: one small function for each code that has one.

use super::edit::{Edit, Input};
use super::parameters::Parameter;
use crate::bilingual;
use crate::diagnostic::{At, Diagnostic};
use crate::framework::Framework;
use crate::model::{
    ApplicationKind, Architecture, ChannelKind, ElementRef, Field, Kind, Status, Subject, Table,
};
use crate::text::Lang::{En, Vi};

/// What a fix may look at.
pub(super) struct Case<'c> {
    /// The document as the edits so far leave it.
    pub(super) arch: &'c Architecture,
    pub(super) target: &'static Framework,
    pub(super) found: &'c Diagnostic,
}

/// What is to be written, and what has to be asked for it.
pub(super) struct Fix {
    pub(super) edits: Vec<Edit>,
    pub(super) parameters: Vec<Parameter>,
}

type Propose = fn(&Case<'_>) -> Option<Fix>;

/// The codes that have a fix. What is not here can only be met by a person.
const FIXES: &[(&str, Propose)] = &[
    ("DAT007", one_procedure_system),
    ("DAT009", name_the_owners),
    ("DOC001", name_the_decision),
    ("DOC002", write_the_content),
    ("DOC003", name_the_view),
    ("SEC001", state_the_levels),
    ("SEC002", raise_the_level),
    ("SEC003", raise_the_level),
    ("SEC004", raise_the_level),
    ("SEC005", raise_the_level),
    ("SEC006", raise_the_level),
    ("SEC007", raise_the_level),
    ("SVC001", regrade),
];

/// Finds how a finding is met, if the table knows.
pub(super) fn propose(case: &Case<'_>) -> Option<Fix> {
    let code = case.found.code.as_str();
    let (_, propose) = FIXES.iter().find(|(known, _)| *known == code)?;
    propose(case)
}

/// An owner outside the agency of the body, while the gap is measured.
pub(super) const FOREIGN: &str = "owner-to-be-named: Chủ quản chưa nêu";

/// Asks for an owner.
pub(super) fn owner(id: &str, (vi, en): (&str, &str), stand_in: &str) -> Parameter {
    let question = bilingual!(
        "chủ quản của {vi}: định danh của một tổ chức trong `organisations`, hoặc `định danh: tên` của tổ chức mới",
        "the owner of the {en}: the key of an organisation, or `key: Vietnamese name` of a new one"
    );
    Parameter {
        // An organisation of its own: another may be meant for each.
        draft: Some(format!("chu-quan-{id}: ĐIỀN: tên chủ quản của {vi}")),
        ..Parameter::new(format!("{id}.owner"), question, stand_in)
    }
}

/// Asks for the day something is planned for.
pub(super) fn target_date(id: &str, (vi, en): (&str, &str)) -> Parameter {
    let question = bilingual!(
        "thời hạn dự kiến của {vi}: năm, tháng hoặc ngày",
        "the target date of the {en}: a year, a month or a day"
    );
    Parameter {
        optional: true,
        ..Parameter::new(format!("{id}.since"), question, "2030")
    }
}

/// An id that is not taken, as near to the wanted one as can be.
pub(super) fn free_id(arch: &Architecture, wanted: &str) -> String {
    let taken = |id: &str| arch.element(id).is_some() || arch.unread().elements().any(|r| r == id);
    if !taken(wanted) {
        return wanted.to_owned();
    }
    let numbered = (2_u32..).map(|n| format!("{wanted}-{n}"));
    let mut free = numbered.filter(|id| !taken(id));
    free.next().unwrap_or_default()
}

/// The elements that a finding points at, the first first.
fn subjects<'c>(case: &Case<'c>) -> impl Iterator<Item = ElementRef<'c>> {
    case.found
        .labels
        .iter()
        .filter_map(|label| match &label.at {
            At::Place(place) => match &place.subject {
                Subject::Element(id) => case.arch.element(id),
                _ => None,
            },
            At::Span(_) => None,
        })
}

fn names(element: ElementRef<'_>) -> (&str, &str) {
    (element.name(Vi), element.name(En))
}

/// Levels of Circular 32/2017 and the grades that they mostly became: general knowledge, to be confirmed for
/// each service. Levels 1 and 2 were no online services.
const REGRADED: &[(&str, &str)] = &[("4", "full-process"), ("3", "partial")];

fn regrade(case: &Case<'_>) -> Option<Fix> {
    let known = |grade: &str| case.target.grades.values.iter().any(|v| v.key == grade);
    let unknown = |e: ElementRef<'_>| e.grade().is_some_and(|grade| !known(grade));
    for_all(case, unknown, |service| {
        let (id, grade) = (service.id(), service.grade()?);
        let values = case.target.grades.values;
        let stand_in = values.first()?.key;
        let (vi, en) = names(service);
        let question = bilingual!(
            "mức độ mới của dịch vụ {vi}, trước đây là `{grade}`",
            "the new grade of the service {en}, so far `{grade}`"
        );
        let mut asked = Parameter::new(format!("{id}.grade"), question, stand_in);
        asked.general = Some(format!("grade.{grade}"));
        asked.choices = values.iter().map(|v| v.key.to_owned()).collect();
        let mostly = REGRADED.iter().find(|(old, _)| *old == grade);
        let mostly = mostly.filter(|(_, new)| values.iter().any(|v| v.key == *new));
        asked.suggestion = mostly.map(|(_, new)| (*new).to_owned());
        Some((Field::Grade, asked))
    })
}

fn state_the_levels(case: &Case<'_>) -> Option<Fix> {
    let lacks = |e: ElementRef<'_>| e.security_level().is_none();
    for_all(case, lacks, |system| {
        Some((Field::SecurityLevel, level(system)))
    })
}

/// Of one system, which the finding names first.
fn raise_the_level(case: &Case<'_>) -> Option<Fix> {
    let system = subjects(case).next()?;
    Some(set(system.id(), Field::SecurityLevel, level(system)))
}

fn level(system: ElementRef<'_>) -> Parameter {
    let (id, (vi, en)) = (system.id(), names(system));
    let question = bilingual!(
        "cấp độ an toàn đã được phê duyệt của {vi}",
        "the approved security level of {en}"
    );
    // The lowest makes the fewest demands on others; what is too low for the system itself is taken out.
    let mut asked = Parameter::new(format!("{id}.security-level"), question, "1");
    asked.choices = (1..=5).map(|level: u8| level.to_string()).collect();
    asked
}

fn name_the_owners(case: &Case<'_>) -> Option<Fix> {
    let lacks = |e: ElementRef<'_>| e.owner().is_none();
    for_all(case, lacks, |system| {
        Some((Field::Owner, owner(system.id(), names(system), FOREIGN)))
    })
}

/// Asks the same of each element that a finding points at and that lacks something; of the first, if all have it.
fn for_all<'c>(
    case: &Case<'c>,
    lacks: impl Fn(ElementRef<'c>) -> bool,
    ask: impl Fn(ElementRef<'c>) -> Option<(Field, Parameter)>,
) -> Option<Fix> {
    let mut lacking: Vec<_> = subjects(case).filter(|e| lacks(*e)).collect();
    if lacking.is_empty() {
        lacking.extend(subjects(case).next());
    }
    let mut fix = without_questions(Vec::new());
    for element in lacking {
        let (field, asked) = ask(element)?;
        let one = set(element.id(), field, asked);
        if one.edits.iter().all(|edit| !fix.edits.contains(edit)) {
            fix.edits.extend(one.edits);
            fix.parameters.extend(one.parameters);
        }
    }
    (!fix.edits.is_empty()).then_some(fix)
}

/// The decision that issued the framework, where none or another one is named.
fn name_the_decision(case: &Case<'_>) -> Option<Fix> {
    let Subject::Document = case.found.place()?.subject else {
        return None;
    };
    let field = case.found.place()?.field?;
    if !matches!(field, Field::FrameworkNumber | Field::FrameworkDecision) {
        return None;
    }
    let number = case.target.decision.number()?;
    if case.arch.fields().text(Field::FrameworkDecision) == Some(number) {
        return None;
    }
    Some(without_questions(vec![Edit::Header {
        field: Field::FrameworkDecision,
        value: Input::known(number),
    }]))
}

fn set(id: &str, field: Field, asked: Parameter) -> Fix {
    let edit = Edit::Set {
        id: id.to_owned(),
        field,
        value: Input::asked(&asked),
    };
    Fix {
        edits: vec![edit],
        parameters: vec![asked],
    }
}

/// The part of the framework that a finding of a missing part is about: the first that is not there.
fn write_the_content(case: &Case<'_>) -> Option<Fix> {
    let part = case
        .target
        .contents
        .iter()
        .find(|p| mentions(case, p.key))?;
    let (key, vi, en) = (part.key, part.label.get(Vi), part.label.get(En));
    let question = bilingual!("nội dung của mục {vi}", "the text of the content {en}");
    let asked = Parameter {
        draft: Some(format!("ĐIỀN: {vi}")),
        ..Parameter::new(format!("contents.{key}"), question, "…")
    };
    let edit = Edit::Record {
        table: Table::Contents,
        key: key.to_owned(),
        field: Field::Content,
        value: Input::asked(&asked),
    };
    Some(Fix {
        edits: vec![edit],
        parameters: vec![asked],
    })
}

fn name_the_view(case: &Case<'_>) -> Option<Fix> {
    let part = case.target.views.iter().find(|p| mentions(case, p.key))?;
    if case.arch.record(Table::Views, part.key).is_some() {
        return None;
    }
    let set = |field, text: &str| Edit::Record {
        table: Table::Views,
        key: part.key.to_owned(),
        field,
        value: Input::known(text),
    };
    let (vi, en) = (part.label.get(Vi), part.label.get(En));
    Some(Fix {
        edits: vec![set(Field::NameVi, vi), set(Field::NameEn, en)],
        parameters: Vec::new(),
    })
}

fn mentions(case: &Case<'_>, key: &str) -> bool {
    case.found.message.get(En).contains(&format!("`{key}`"))
}

const SYSTEM: ApplicationKind = ApplicationKind::ProcedureSystem;

/// The one-stop system goes on as the procedure-handling system, under which the portal's processing falls
/// too; a second one becomes part of the first; where there is nothing, one is planned.
fn one_procedure_system(case: &Case<'_>) -> Option<Fix> {
    let own = |kind: Kind| {
        let own = case.arch.elements().filter(|e| e.is_own());
        own.filter(move |e| e.kind() == kind && e.status() != Some(Status::Retired))
    };
    let system = own(SYSTEM.into()).next();
    // Of several systems, one that becomes part of the first.
    let other = subjects(case).find(|s| Some(*s) != system);
    let Some(found) = other.or_else(|| subjects(case).next()) else {
        return planned_system(case);
    };
    if let Some(into) = system.filter(|s| *s != found) {
        let (id, into) = (found.id().to_owned(), into.id().to_owned());
        let succeeds = append(&into, Field::Succeeds, &id);
        return Some(without_questions(vec![Edit::Merge { id, into }, succeeds]));
    }
    if found.kind() != Kind::from(ApplicationKind::OneStopSystem) {
        return None;
    }
    let body = case.arch.body()?.agency();
    let id = free_id(case.arch, &renamed(found.id(), body.key()));
    let (vi, en) = system_name(case)?;
    let name = |field, text: &str| Edit::Set {
        id: id.clone(),
        field,
        value: Input::known(text),
    };
    let mut edits = vec![
        Edit::Rename {
            id: found.id().to_owned(),
            to: id.clone(),
        },
        Edit::Retype {
            id: id.clone(),
            kind: SYSTEM.into(),
        },
        name(Field::NameVi, &vi),
        name(Field::NameEn, &en),
        append(&id, Field::Succeeds, found.id()),
    ];
    let portals: Vec<_> = own(ChannelKind::ServicePortal.into()).collect();
    if let [portal] = portals[..] {
        edits.push(append(&id, Field::Succeeds, portal.id()));
    }
    for key in ["kind", "name", "succeeds"] {
        edits.push(append(&id, Field::Inferred, key));
    }
    Some(without_questions(edits))
}

/// `moj-one-stop-system` becomes `moj-procedure-system`.
fn renamed(id: &str, agency: &str) -> String {
    const NEW: &str = "procedure-system";
    for old in ["one-stop-system", "one-stop"] {
        if id.contains(old) {
            return id.replacen(old, NEW, 1);
        }
    }
    format!("{agency}-{NEW}")
}

fn system_name(case: &Case<'_>) -> Option<(String, String)> {
    let body = case.arch.body()?.agency();
    let label = Kind::from(SYSTEM).label();
    let (vi, en) = (label.get(Vi), label.get(En));
    let of = (body.name(Vi), body.name(En));
    Some((format!("{vi} của {}", of.0), format!("{en} ({})", of.1)))
}

fn planned_system(case: &Case<'_>) -> Option<Fix> {
    let body = case.arch.body()?.agency();
    let id = free_id(case.arch, &format!("{}-procedure-system", body.key()));
    let (vi, en) = system_name(case)?;
    let mut asked = owner(&id, (&vi, &en), body.key());
    asked.suggestion = Some(body.key().to_owned());
    // Only a system of the agency itself is what is missing.
    let own = case
        .arch
        .organisations()
        .filter(|o| o.agency().key() == body.key());
    asked.choices = own.map(|o| o.key().to_owned()).collect();
    let first = asked.choices.iter().position(|key| key == body.key());
    asked.choices.rotate_left(first.unwrap_or_default());
    let date = target_date(&id, (&vi, &en));
    let mut fields = vec![
        (Field::NameVi, Input::known(vi)),
        (Field::NameEn, Input::known(en)),
        (Field::Owner, Input::asked(&asked)),
        (Field::Status, Input::known("planned")),
        (Field::Since, Input::asked(&date)),
    ];
    for key in ["existence", "owner", "status"] {
        fields.push((Field::Inferred, Input::known(key)));
    }
    let kind = SYSTEM.into();
    Some(Fix {
        edits: vec![Edit::Add { id, kind, fields }],
        parameters: vec![asked, date],
    })
}

fn append(id: &str, field: Field, value: &str) -> Edit {
    Edit::Append {
        id: id.to_owned(),
        field,
        value: value.to_owned(),
    }
}

fn without_questions(edits: Vec<Edit>) -> Fix {
    Fix {
        edits,
        parameters: Vec::new(),
    }
}
