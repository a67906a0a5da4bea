//! INT013.

use std::borrow::Cow;

use super::sharing::{self, DataLink, Unsaid};
use crate::bilingual;
use crate::diagnostic::{Basis, Code, Confidence, LifeCycle, RuleName, Severity};
use crate::framework::law;
use crate::model::{Field, Method, Sharing, Subject};
use crate::rules::rule::always;
use crate::rules::{BuiltIn, Context, Each, Finding, Findings, RuleInfo};
use crate::text::Text;

/// On the validity of data that is synchronised.
const VALIDITY: Basis = Basis::of(&law::DECREE_47_2020, "41.2b", Confidence::Sourced);
const PACKAGED: Basis = Basis::of(&law::DECREE_47_2020, "41.2c", Confidence::Sourced);

pub(super) static RULE: BuiltIn = BuiltIn {
    info: RuleInfo {
        code: Code::of("INT013"),
        name: RuleName::of("unstated-sharing-method"),
        life: LifeCycle::since("0.1.0"),
        severity: Severity::Warning,
        title: Text::fixed(
            "Không nêu phương thức chia sẻ hoặc thời hạn sử dụng dữ liệu",
            "Method of sharing, or validity of copies, not stated",
        ),
        description: Text::fixed(
            "Kết nối dữ liệu giữa hệ thống của hai cơ quan nêu phương thức tại `method`: truy vấn trực tuyến \
             (`online-call`), đồng bộ (`synchronisation`) hoặc dữ liệu đóng gói (`packaged`); kết nối đồng bộ hoặc đóng gói nêu thời hạn \
             sử dụng dữ liệu tại `validity`, trừ dữ liệu mở; từ ngày 22/10/2025 trừ cả kết nối chỉ để cập nhật. Kết nối dự kiến chưa cần nêu. Văn bản không nêu phương thức ở kết nối nào \
             thì chỉ có một cảnh báo chung.",
            "A data link between systems of two agencies states its `method`: `online-call`, `synchronisation` or \
             `packaged`; a synchronised or packaged one states in `validity` for how long the data may be used, unless it is open or, since 22 October 2025, the link only updates the other end. A planned link need not yet. A \
             document that states no method anywhere gets one warning for all.",
        ),
        why: Text::fixed(
            "Phương thức quyết định dữ liệu có bị sao chép hay không; bản sao không có thời hạn sẽ được dùng cả khi đã lạc \
             hậu.",
            "The method decides whether data is copied, and copies that hold for ever are used when they are out of date.",
        ),
        remedy: Text::fixed(
            "Khai báo `method: online-call`, `method: synchronisation` hoặc `method: packaged` kèm `validity: …`.",
            "State `method: online-call`, `method: synchronisation` or `method: packaged` with `validity: …`.",
        ),
        bases: Cow::Borrowed(&[
            Basis::of(&law::DECREE_47_2020, "23.1", Confidence::Inferred),
            VALIDITY,
            PACKAGED,
        ]),
        applies: always,
    },
    check,
};

fn check(cx: &Context<'_>, out: &mut Findings<'_>) {
    let words = Unsaid {
        what: Text::fixed("phương thức chia sẻ dữ liệu", "the method of sharing"),
        besides: Text::fixed("", ""),
        here: Text::fixed("không có `method`", "no `method` here"),
    };
    sharing::unsaid(cx, out, Field::Method, &words);
    let group = Each::new("validity", |all| {
        let (count, vi, en) = (all.count(), all.vi(), all.en());
        bilingual!(
            "{count} kết nối chia sẻ bản sao dữ liệu không nêu thời hạn sử dụng dữ liệu (`validity`): {vi}",
            "{count} links that copy data do not state for how long the data may be used (`validity`): {en}"
        )
    })
    .help(STATE_VALIDITY);
    for link in sharing::data_links(cx) {
        if link.is_in_use(cx)
            && let Some(method @ (Method::Synchronisation | Method::Packaged)) = link.relation.method()
            && !link.relation.fields().is_stated(Field::Validity)
            // Open data is there to be taken away.
            && link.relation.sharing() != Some(Sharing::Open)
            && !link.is_told_to_copy(cx)
        {
            let article = if method == Method::Packaged {
                PACKAGED
            } else {
                VALIDITY
            };
            out.each(
                &group,
                without_validity(link, method).basis_on(article, cx.date()),
            );
        }
    }
}

fn without_validity(link: DataLink<'_>, method: Method) -> Finding {
    let (from, to) = (link.from.id(), link.to.id());
    let (vi, en) = match method {
        Method::Packaged => ("chia sẻ dữ liệu đóng gói", "shares packaged data"),
        Method::Synchronisation | Method::OnlineCall => ("đồng bộ dữ liệu", "synchronises data"),
    };
    Finding::new(bilingual!(
        "kết nối giữa `{from}` và `{to}` {vi} nhưng không nêu thời hạn sử dụng dữ liệu",
        "the link between `{from}` and `{to}` {en}, but does not state for how long the data may be used"
    ))
    .label(
        Subject::from(link.relation).at(Field::Method),
        Text::fixed(
            "bản sao dữ liệu, không có `validity`",
            "copies, without `validity`",
        ),
    )
    .rests_on(link.relation.fields(), "method")
    .help(STATE_VALIDITY)
}

const STATE_VALIDITY: Text = Text::fixed(
    "Khai báo `validity: …`: thời hạn được sử dụng dữ liệu, tính từ lần đồng bộ cuối cùng, hoặc thời hạn sử dụng của dữ liệu đóng gói.",
    "State `validity: …`: for how long the data may be used, counted from the last synchronisation, or the term of the packaged data.",
);
