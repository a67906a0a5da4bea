//! DOC001: the number of the document, or the decision it names, is not that of its framework.

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
            "Sai số phiên bản hoặc quyết định của khung kiến trúc",
            "Wrong version number or framework decision",
        ),
        what: Text::fixed(
            "Kiểm tra số phiên bản chính của văn bản trùng với số của khung kiến trúc mà văn bản tuân theo, và văn bản nêu đúng quyết định ban hành khung đó. Các số sau dấu chấm do cơ quan tự đặt.",
            "Checks that the major version of the document is that of the framework it follows, and that it names the decision which issued that framework. Minor and patch numbers are the body's own.",
        ),
        why: Text::fixed(
            "Kiến trúc của bộ, tỉnh được đánh số theo khung quốc gia; số hoặc quyết định không khớp làm người đọc đối chiếu với nhầm khung.",
            "Ministries and provinces number their architectures after the national framework; a number or a decision that does not fit sends the reader to the wrong one.",
        ),
        remedy: Text::fixed(
            "Sửa `version` hoặc `framework` cho khớp và ghi số quyết định của khung tại `framework.decision`.",
            "Make `version` and `framework` agree and give the decision of the framework in `framework.decision`.",
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
    let number = framework.version;
    if let Some(version) = arch.version() {
        let major = version.semver().major;
        if major != u64::from(number.major) {
            out.report(
                Finding::new(bilingual!(
                    "văn bản có phiên bản {version} nhưng tuân theo khung kiến trúc {number}",
                    "the document has version {version} but follows framework {number}"
                ))
                .at(Subject::Document.at(Field::Version))
                .label(
                    Subject::Document.at(Field::FrameworkNumber),
                    bilingual!("khung {number}", "framework {number}"),
                )
                .basis(basis(framework)),
            );
        }
    }
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
