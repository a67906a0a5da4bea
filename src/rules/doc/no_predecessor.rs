//! DOC007: the document does not say which version it replaces, or says it of itself or a later one.

use std::borrow::Cow;

use crate::bilingual;
use crate::diagnostic::{Basis, Code, Confidence, LifeCycle, RuleName, Severity};
use crate::framework::law;
use crate::model::{Field, RecordRef, Subject, Table};
use crate::rules::rule::always;
use crate::rules::{BuiltIn, Context, Finding, Findings, RuleInfo};
use crate::text::Text;
use crate::version::ArchitectureVersion;

pub(super) static RULE: BuiltIn = BuiltIn {
    info: RuleInfo {
        code: Code::of("DOC007"),
        name: RuleName::of("unnamed-predecessor"),
        life: LifeCycle::since("0.1.0"),
        severity: Severity::Warning,
        title: Text::fixed(
            "Không nêu phiên bản được thay thế",
            "Replaced version not named",
        ),
        description: Text::fixed(
            "Kiểm tra kiến trúc từ sau phiên bản 1.0 có nêu tại `supersedes` các phiên bản được thay thế, và không thay thế chính phiên bản đang xét hay phiên bản sau đó. Không áp dụng cho kiến trúc cấp sở, ngành.",
            "Checks that a document after version 1.0 names in `supersedes` what it replaces, and that this is neither itself nor a later version. Documents of departments are exempt.",
        ),
        why: Text::fixed(
            "Người đọc phải biết quyết định nào hết hiệu lực; hai phiên bản cùng tồn tại thì không rõ phải theo bản nào.",
            "A reader must know which decision ends; where two versions stand side by side, nobody knows which one binds.",
        ),
        remedy: Text::fixed(
            "Ghi cơ quan, phiên bản, số và ngày quyết định của kiến trúc bị thay thế vào `supersedes`.",
            "Give body, version, number and date of the replaced document in `supersedes`.",
        ),
        bases: Cow::Borrowed(BASES),
        applies: always,
    },
    check,
};

const BASES: &[Basis] = &[Basis::of(&law::PRACTICE, "", Confidence::Sourced)];

fn check(cx: &Context<'_>, out: &mut Findings<'_>) {
    let arch = cx.architecture();
    let Some(version) = arch.version() else {
        return;
    };
    let mut any = false;
    for replaced in arch.records(Table::Supersedes) {
        any = true;
        let same_body = cx.body().is_some_and(|body| names(replaced, body.key()));
        // Where the numbers begin anew, what is replaced may bear a higher one.
        let same_count = same_body && !arch.restarts();
        let not_before = version_of(replaced).filter(|v| same_count && *v >= version);
        if let Some(not_before) = not_before {
            out.report(backwards(replaced, &version, &not_before));
        }
    }
    let first = version.semver().major <= 1 && version.semver().minor == 0;
    if !any && !first && !cx.is_department() {
        out.report(unnamed(cx, &version));
    }
}

fn names(replaced: RecordRef<'_>, body: &str) -> bool {
    replaced.fields().text(Field::Body) == Some(body)
}

fn version_of(replaced: RecordRef<'_>) -> Option<ArchitectureVersion> {
    replaced.fields().text(Field::Version)?.parse().ok()
}

fn backwards(
    replaced: RecordRef<'_>,
    version: &ArchitectureVersion,
    not_before: &ArchitectureVersion,
) -> Finding {
    let message = if version == not_before {
        bilingual!(
            "kiến trúc phiên bản {version} tự thay thế chính nó",
            "the document, version {version}, replaces itself"
        )
    } else {
        bilingual!(
            "kiến trúc phiên bản {version} thay thế phiên bản {not_before} ra sau nó",
            "the document, version {version}, replaces the later version {not_before}"
        )
    };
    Finding::new(message)
        .at(Subject::from(replaced).at(Field::Version))
        .label(
            Subject::Document.at(Field::Version),
            Text::fixed(
                "phiên bản của kiến trúc này",
                "the version of this document",
            ),
        )
        .help(Text::fixed(
            "Sửa số phiên bản, hoặc bỏ mục này khỏi `supersedes`.",
            "Correct the version, or take the entry out of `supersedes`.",
        ))
}

fn unnamed(cx: &Context<'_>, version: &ArchitectureVersion) -> Finding {
    let body = cx.body().map_or("…", |body| body.key());
    Finding::new(bilingual!(
        "kiến trúc phiên bản {version} không nêu phiên bản mà nó thay thế",
        "the document, version {version}, does not name the version it replaces"
    ))
    .at(Subject::Document.at(Field::Version))
    .help(bilingual!(
        "Bổ sung vào mục `architecture`:\n  supersedes: [{{ body: {body}, version: \"…\", decision: …, date: YYYY-MM-DD }}]",
        "Add under `architecture`:\n  supersedes: [{{ body: {body}, version: \"…\", decision: …, date: YYYY-MM-DD }}]"
    ))
}
