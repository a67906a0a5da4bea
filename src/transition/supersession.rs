//! TRN013: what the new document says to supersede does not fit the step.

use std::borrow::Cow;

use super::step::{names_the_old, skipped, supersedes, version_passed_over};
use super::{BuiltIn, TransitionContext};
use crate::diagnostic::{Basis, Code, Confidence, LifeCycle, RuleName, Severity};
use crate::framework::law;
use crate::model::{Architecture, Field, OrganisationRef, Subject, Table};
use crate::rules::{Finding, Findings, RuleInfo, always};
use crate::text::Text;
use crate::version::ArchitectureVersion;

pub(super) static RULE: BuiltIn = BuiltIn {
    info: RuleInfo {
        code: Code::of("TRN013"),
        name: RuleName::of("wrong-predecessor"),
        life: LifeCycle::since("0.1.0"),
        severity: Severity::Warning,
        title: Text::fixed(
            "Khai báo văn bản được thay thế không nhất quán",
            "Superseded documents do not fit",
        ),
        description: Text::fixed(
            "Khi phiên bản chính hoặc khung kiến trúc thay đổi, kiểm tra `supersedes` của văn bản mới nêu phiên bản cũ (cơ quan và số phiên bản) hoặc một phiên bản nằm giữa; văn bản không tự thay thế chính mình và hai văn bản không thay thế lẫn nhau.",
            "Where the major version or the framework changes, checks that `supersedes` of the new document names the old one (body and version) or a version between the two, that no document supersedes itself, and that the two do not supersede each other.",
        ),
        why: Text::fixed(
            "Nếu không nêu văn bản được thay thế thì không xác định được văn bản nào đang có hiệu lực.",
            "If a document does not say what it supersedes, nobody can tell which one holds.",
        ),
        remedy: Text::fixed(
            "Bổ sung hoặc sửa mục `supersedes` của văn bản mới.",
            "Add or correct `supersedes` in the new document.",
        ),
        bases: Cow::Borrowed(BASES),
        applies: always,
    },
    check,
};

const BASES: &[Basis] = &[Basis::of(&law::MODEL, "", Confidence::Inferred)];

fn check(cx: &TransitionContext<'_, '_>, out: &mut Findings<'_>) {
    let (old, new) = (cx.earlier(), cx.later());
    let (Some(was), Some(is)) = (old.version(), new.version()) else {
        return;
    };
    // Where the numbers begin anew, the same number may name either of the two.
    let restarts = cx.diff().is_restart();
    if was == is && !restarts {
        return;
    }
    let major = |v: &ArchitectureVersion| v.semver().major;
    let missing = names_the_old(cx) == Some(false) && version_passed_over(cx).is_none();
    // A skipped framework without a word is the matter of TRN015.
    let framework = cx.old_framework().version != cx.new_framework().version;
    let counts = major(&was) != major(&is) || framework;
    if counts && missing && skipped(cx) == 0 {
        let body = body(old);
        let finding = Finding::new(crate::bilingual!(
            "văn bản phiên bản {is} không nêu thay thế phiên bản {was}",
            "the document of version {is} does not say that it supersedes version {was}"
        ))
        .at(Subject::Document)
        .label_old(Subject::Document.at(Field::Version), None)
        .help(crate::bilingual!(
            "Bổ sung vào mục `architecture`:\n  supersedes: [{{ body: {body}, version: \"{was}\" }}]",
            "Add under `architecture`:\n  supersedes: [{{ body: {body}, version: \"{was}\" }}]"
        ));
        out.report(finding);
    }
    if restarts {
        return;
    }
    let later = |arch| {
        new.body()
            .is_some_and(|body| supersedes(arch, Some(body), &is))
    };
    if later(new) {
        out.report(
            at_entry(new, &is).unwrap_or_else(|| Finding::new(itself(&is)).at(Subject::Document)),
        );
    }
    if names_the_old(cx) == Some(true) && later(old) {
        let finding = Finding::new(crate::bilingual!(
            "phiên bản {was} và phiên bản {is} khai báo thay thế lẫn nhau",
            "version {was} and version {is} say that each supersedes the other"
        ))
        .at(Subject::Document)
        .discriminator("circle")
        .label_old(Subject::Document, None);
        out.report(finding);
    }
}

fn body(arch: &Architecture) -> &str {
    arch.body()
        .map(|b: OrganisationRef<'_>| b.key())
        .unwrap_or_default()
}

fn itself(version: &ArchitectureVersion) -> Text {
    crate::bilingual!(
        "văn bản phiên bản {version} khai báo thay thế chính mình",
        "the document of version {version} says that it supersedes itself"
    )
}

/// The entry in which a document names itself.
fn at_entry(arch: &Architecture, version: &ArchitectureVersion) -> Option<Finding> {
    let entry = arch.records(Table::Supersedes).find(|record| {
        let named = record.fields().text(Field::Version);
        named.and_then(|v| v.parse().ok()).as_ref() == Some(version)
    })?;
    Some(Finding::new(itself(version)).at(entry))
}
