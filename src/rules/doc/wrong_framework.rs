//! DOC001: the decision that the document names is not that of its framework.

use std::borrow::Cow;

use crate::bilingual;
use crate::diagnostic::{Basis, Code, Confidence, Instrument, LifeCycle, RuleName, Severity};
use crate::framework::{Framework, law};
use crate::model::{Field, Subject, normalise};
use crate::rules::rule::always;
use crate::rules::{BuiltIn, Context, Finding, Findings, RuleInfo, listed};
use crate::text::{Lang, Text};

pub(super) static RULE: BuiltIn = BuiltIn {
    info: RuleInfo {
        code: Code::of("DOC001"),
        name: RuleName::of("wrong-framework-decision"),
        life: LifeCycle::since("0.1.0"),
        severity: Severity::Error,
        title: Text::fixed(
            "Sai quyết định của khung kiến trúc",
            "Wrong framework decision",
        ),
        description: Text::fixed(
            "Kiểm tra kiến trúc nêu đúng quyết định ban hành khung kiến trúc mà kiến trúc tuân theo (`decision`), hoặc các quyết định mà quyết định ban hành kiến trúc viện dẫn (`follows`). Số phiên bản của kiến trúc do cơ quan tự đặt: kiến trúc đầu tiên theo một khung mới có thể là “1.0”.",
            "Checks that the document names the decision which issued the framework that it follows (`decision`), or those that the decision which issued the document says it follows (`follows`). The version of the document is the body's own: its first architecture under a later framework may be “1.0”.",
        ),
        why: Text::fixed(
            "Số của khung và quyết định không khớp làm người đọc đối chiếu với nhầm khung.",
            "A number and a decision that do not fit send the reader to the wrong framework.",
        ),
        remedy: Text::fixed(
            "Sửa `framework` và ghi số quyết định của khung tại `framework.decision`.",
            "Correct `framework`, and give the decision of the framework in `framework.decision`.",
        ),
        bases: Cow::Borrowed(BASES),
        applies: always,
    },
    check,
};

/// The decision of the framework is cited by each finding.
const BASES: &[Basis] = &[Basis::of(&law::PRACTICE, "", Confidence::Sourced)];

/// The framework that the document itself claims decides, even if it is checked against another one.
fn check(cx: &Context<'_>, out: &mut Findings<'_>) {
    let arch = cx.architecture();
    let fields = arch.fields();
    let Ok(framework) = Framework::get(arch.framework()) else {
        return;
    };
    if fields.was_refused(Field::FrameworkDecision) {
        return;
    }
    let followed: Vec<&str> = fields.texts(Field::FrameworkFollows).collect();
    if !followed.is_empty() && !followed.iter().any(|named| is_followed(named, framework)) {
        out.report(follows_another(framework, &followed));
    }
    match fields.text(Field::FrameworkDecision) {
        None if followed.is_empty() && !fields.was_refused(Field::FrameworkFollows) => {
            out.report(unnamed(framework));
        }
        Some(named) if !is_same(named, framework.decision) => {
            out.report(other(framework, named));
        }
        None | Some(_) => {}
    }
}

/// Whether a document of the framework may follow a decision.
fn is_followed(named: &str, framework: &Framework) -> bool {
    framework
        .decisions()
        .any(|decision| is_same(named, decision))
}

fn basis(framework: &Framework) -> Basis {
    Basis::of(framework.decision, "", Confidence::Sourced)
}

/// The number in the name of an instrument: the word with a stroke in it.
fn number(name: &str) -> &str {
    name.split_whitespace()
        .find(|word| word.contains('/'))
        .unwrap_or(name)
        .trim_matches(|c: char| !c.is_alphanumeric())
}

/// Whether that is the number of a decision, with or without the words around it.
pub(super) fn is_same(named: &str, decision: &Instrument) -> bool {
    let decision = decision.name.get(Lang::Vi);
    normalise(number(named)) == normalise(number(decision))
}

fn follows_another(framework: &Framework, followed: &[&str]) -> Finding {
    let version = framework.version;
    let named = listed(followed.iter().copied());
    let decisions = framework.decisions();
    let known = listed(decisions.map(|d| number(d.name.get(Lang::Vi))));
    Finding::new(bilingual!(
        "`follows` ({named}) không nêu quyết định nào của khung kiến trúc {version}",
        "`follows` ({named}) names no decision of framework {version}"
    ))
    .discriminator("follows")
    .at(Subject::Document.at(Field::FrameworkFollows))
    .help(bilingual!(
        "Ghi các quyết định mà quyết định ban hành của cơ quan viện dẫn, trong đó có {known}; hoặc sửa số của khung.",
        "List the decisions that the body's own decision says it follows, one of {known} among them; or correct the number of the framework."
    ))
    .basis(basis(framework))
}

fn unnamed(framework: &Framework) -> Finding {
    let version = framework.version;
    let name = &framework.decision.name;
    let (vi, en) = (name.get(Lang::Vi), name.get(Lang::En));
    let number = number(vi);
    Finding::new(bilingual!(
        "kiến trúc tuân theo khung kiến trúc {version} nhưng không nêu quyết định ban hành khung ({vi})",
        "the document follows framework {version} but does not name the decision that issued it ({en})"
    ))
    .at(Subject::Document.at(Field::FrameworkNumber))
    .help(bilingual!(
        "Ghi:\n  framework: {{ version: \"{version}\", decision: {number} }}",
        "Write:\n  framework: {{ version: \"{version}\", decision: {number} }}"
    ))
    .basis(basis(framework))
}

fn other(framework: &Framework, named: &str) -> Finding {
    let version = framework.version;
    let name = &framework.decision.name;
    let (vi, en) = (name.get(Lang::Vi), name.get(Lang::En));
    let number = number(vi);
    Finding::new(bilingual!(
        "`{named}` không phải quyết định ban hành khung kiến trúc {version}",
        "`{named}` is not the decision that issued framework {version}"
    ))
    .at(Subject::Document.at(Field::FrameworkDecision))
    .label(
        Subject::Document.at(Field::FrameworkNumber),
        bilingual!("khung {version}: {vi}", "framework {version}: {en}"),
    )
    .help(if is_followed(named, framework) {
        bilingual!(
            "Nếu quyết định của cơ quan viện dẫn quyết định này, ghi `follows: [{named}]`.",
            "If the body's own decision says that it follows this one, write `follows: [{named}]`."
        )
    } else {
        bilingual!(
            "Ghi `decision: {number}`, hoặc sửa số của khung.",
            "Write `decision: {number}`, or correct the number of the framework."
        )
    })
    .basis(basis(framework))
}
