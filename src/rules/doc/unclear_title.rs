//! DOC013: the title does not name the body or the version.

use std::borrow::Cow;

use crate::bilingual;
use crate::diagnostic::{Basis, Code, Confidence, LifeCycle, RuleName, Severity};
use crate::framework::law;
use crate::model::{Field, Level, OrganisationRef, Subject, normalise};
use crate::rules::rule::always;
use crate::rules::{BuiltIn, Context, Finding, Findings, RuleInfo};
use crate::text::{Lang, Text};
use crate::version::ArchitectureVersion;

pub(super) static RULE: BuiltIn = BuiltIn {
    info: RuleInfo {
        code: Code::of("DOC013"),
        name: RuleName::of("incomplete-title"),
        life: LifeCycle::since("0.1.0"),
        severity: Severity::Info,
        title: Text::fixed(
            "Tên kiến trúc không nêu cơ quan hoặc phiên bản",
            "Title without body or version",
        ),
        description: Text::fixed(
            "Kiểm tra tên tiếng Việt của kiến trúc có tên (hoặc tên gọi khác) của cơ quan ban hành và có số phiên bản.",
            "Checks that the Vietnamese title of the document holds the name (or an alias) of the body and the version number.",
        ),
        why: Text::fixed(
            "Tên theo mẫu “Kiến trúc Chính phủ điện tử Bộ …, phiên bản N” hoặc “Kiến trúc Chính quyền điện tử tỉnh …, phiên bản N” giúp phân biệt các kiến trúc khi trích dẫn.",
            "A title of the form “Kiến trúc Chính phủ điện tử Bộ …, phiên bản N” or “Kiến trúc Chính quyền điện tử tỉnh …, phiên bản N” tells documents apart wherever they are cited.",
        ),
        remedy: Text::fixed(
            "Đặt tên theo mẫu “Kiến trúc Chính phủ điện tử <cơ quan>, phiên bản <số>” đối với bộ, “Kiến trúc Chính quyền điện tử <tỉnh>, phiên bản <số>” đối với tỉnh; theo khung 4.0, bộ ghi “Kiến trúc Chính phủ số”.",
            "Use a title of the form “Kiến trúc Chính phủ điện tử <body>, phiên bản <number>” for a ministry, “Kiến trúc Chính quyền điện tử <province>, phiên bản <number>” for a province; under framework 4.0 a ministry says “Kiến trúc Chính phủ số”.",
        ),
        bases: Cow::Borrowed(BASES),
        applies: always,
    },
    check,
};

const BASES: &[Basis] = &[Basis::of(&law::PRACTICE, "", Confidence::Sourced)];

fn check(cx: &Context<'_>, out: &mut Findings<'_>) {
    let arch = cx.architecture();
    let Some(title) = arch.fields().text(Field::NameVi) else {
        return;
    };
    let folded = normalise(title);
    let at = || Subject::Document.at(Field::NameVi);
    if let Some(body) = cx.body().filter(|body| !names_body(&folded, *body)) {
        let (key, name) = (body.key(), body.name(Lang::Vi));
        out.report(
            Finding::new(bilingual!(
                "tên kiến trúc không nêu cơ quan ban hành ({name})",
                "the title does not name the body ({name})"
            ))
            .at(at())
            .label(
                Subject::Document.at(Field::Body),
                bilingual!("cơ quan `{key}`", "the body is `{key}`"),
            )
            .help(form(cx)),
        );
    }
    if let Some(version) = arch.version().filter(|v| !names_version(title, v)) {
        out.report(
            Finding::new(bilingual!(
                "tên kiến trúc không nêu số phiên bản {version}",
                "the title does not give the version, {version}"
            ))
            .discriminator("version")
            .at(at())
            .label(
                Subject::Document.at(Field::Version),
                Text::fixed("phiên bản của kiến trúc", "the version of the document"),
            )
            .help(form(cx)),
        );
    }
}

/// The form of a title at the level of the document, where the framework has one.
fn form(cx: &Context<'_>) -> Text {
    let framework = cx.framework();
    let subject = match cx.architecture().level() {
        Some(Level::Province | Level::Department) => framework.local_subject.as_ref(),
        Some(Level::Ministry) | None => Some(&framework.subject),
    };
    let Some(subject) = subject.map(|subject| subject.get(Lang::Vi)) else {
        return Text::fixed(
            "Nêu tên cơ quan và số phiên bản trong tên kiến trúc.",
            "Name the body and the version in the title.",
        );
    };
    let (whose_vi, whose_en) = ("<cơ quan>", "<body>");
    bilingual!(
        "Đặt tên theo mẫu “Kiến trúc {subject} {whose_vi}, phiên bản <số>”.",
        "Use a title of the form “Kiến trúc {subject} {whose_en}, phiên bản <number>”."
    )
}

/// Whether the title holds a name of the body. Titles of provinces leave out the People's Committee.
fn names_body(title: &str, body: OrganisationRef<'_>) -> bool {
    const COMMITTEE: &str = "uy ban nhan dan ";
    let fields = body.fields();
    fields
        .texts(Field::NameVi)
        .chain(fields.texts(Field::Alias))
        .map(normalise)
        .any(|name| {
            let name = name.strip_prefix(COMMITTEE).unwrap_or(&name);
            format!(" {title} ").contains(&format!(" {name} "))
        })
}

/// Whether the title gives the version: as written, or shortened by zeros at its end.
fn names_version(title: &str, version: &ArchitectureVersion) -> bool {
    title
        .split(|c: char| !c.is_alphanumeric() && !matches!(c, '.' | '-' | '+'))
        .map(|word| {
            word.trim_matches(|c: char| !c.is_alphanumeric())
                .trim_start_matches(['v', 'V'])
        })
        .filter_map(|word| word.parse::<ArchitectureVersion>().ok())
        .any(|named| named == *version)
}
