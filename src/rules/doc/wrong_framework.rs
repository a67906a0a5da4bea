//! DOC001: the decision that the document names is not that of its framework.

use std::borrow::Cow;

use crate::bilingual;
use crate::diagnostic::{Basis, Code, Confidence, Severity};
use crate::framework::{Framework, law};
use crate::model::{Field, Subject, normalise};
use crate::rules::rule::always;
use crate::rules::{BuiltIn, Context, Finding, Findings, RuleInfo};
use crate::text::{Lang, Text};

pub(super) static RULE: BuiltIn = BuiltIn {
    info: RuleInfo {
        code: Code::of("DOC001"),
        severity: Severity::Error,
        title: Text::fixed(
            "Sai quyết định của khung kiến trúc",
            "Wrong framework decision",
        ),
        what: Text::fixed(
            "Kiểm tra văn bản nêu đúng quyết định ban hành khung kiến trúc mà văn bản tuân theo. Số phiên bản của văn bản do cơ quan tự đặt: kiến trúc đầu tiên theo một khung mới có thể là “1.0”.",
            "Checks that the document names the decision which issued the framework that it follows. The version of the document is the body's own: its first architecture under a later framework may be “1.0”.",
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
    match fields.text(Field::FrameworkDecision) {
        None => out.report(unnamed(framework)),
        Some(named) if !is_same(named, framework) => out.report(other(framework, named)),
        Some(_) => {}
    }
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

fn is_same(named: &str, framework: &Framework) -> bool {
    let decision = framework.decision.name.get(Lang::Vi);
    normalise(number(named)) == normalise(number(decision))
}

fn unnamed(framework: &Framework) -> Finding {
    let version = framework.version;
    let name = &framework.decision.name;
    let (vi, en) = (name.get(Lang::Vi), name.get(Lang::En));
    let number = number(vi);
    Finding::new(bilingual!(
        "văn bản tuân theo khung kiến trúc {version} nhưng không nêu quyết định ban hành khung ({vi})",
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
    .help(bilingual!(
        "Ghi `decision: {number}`, hoặc sửa số của khung.",
        "Write `decision: {number}`, or correct the number of the framework."
    ))
    .basis(basis(framework))
}
