//! INT014.

use std::borrow::Cow;

use super::sharing::{self, DataLink};
use crate::bilingual;
use crate::diagnostic::{Basis, Code, Confidence, LifeCycle, RuleName, Severity};
use crate::framework::law;
use crate::model::{Field, Method, Sharing, Subject};
use crate::rules::rule::always;
use crate::rules::{BuiltIn, Context, Finding, Findings, RuleInfo};
use crate::text::Lang::{En, Vi};
use crate::text::Text;

pub(super) static RULE: BuiltIn = BuiltIn {
    info: RuleInfo {
        code: Code::of("INT014"),
        name: RuleName::of("copied-data"),
        life: LifeCycle::since("0.1.0"),
        severity: Severity::Info,
        title: Text::fixed(
            "Chia sẻ bằng bản sao thay vì truy vấn trực tuyến",
            "Data copied instead of called online",
        ),
        description: Text::fixed(
            "Kết nối dữ liệu giữa hai cơ quan dùng `method: synchronisation` hoặc `method: packaged` được nêu để xem xét: \
             truy vấn trực tuyến (`online-call`) được khuyến khích. Dữ liệu mở không tính. Từ ngày 01/07/2026, kết nối với cơ sở \
             dữ liệu lý lịch tư pháp không xét, vì Nghị định 216/2026/NĐ-CP quy định đồng bộ dữ liệu; từ ngày Nghị định \
             47/2020/NĐ-CP hết hiệu lực, kết nối chỉ để cập nhật cũng không xét.",
            "A data link between two agencies with `method: synchronisation` or `method: packaged` is mentioned: the \
             `online-call` is encouraged. Open data is left out. Since 1 July 2026 so are links with the judicial record \
             database, which Decree 216/2026/NĐ-CP tells to synchronise; and, since Decree 47/2020/NĐ-CP ended, links \
             that only update the other end.",
        ),
        why: Text::fixed(
            "Truy vấn trực tuyến luôn cho dữ liệu hiện hành và không tạo thêm bản sao phải bảo vệ.",
            "A call gives the data as it is now and leaves no copies to guard.",
        ),
        remedy: Text::fixed(
            "Xem xét chuyển sang `method: online-call`; giữ nguyên nếu khối lượng hoặc yêu cầu khai thác đòi hỏi bản sao.",
            "Consider `method: online-call`; leave it where volume or use asks for copies.",
        ),
        bases: Cow::Borrowed(&[Basis::of(&law::DECREE_47_2020, "23.2", Confidence::Sourced)]),
        applies: always,
    },
    check,
};

fn check(cx: &Context<'_>, out: &mut Findings<'_>) {
    for link in sharing::data_links(cx) {
        // Open data is there to be taken away.
        if link.relation.sharing() == Some(Sharing::Open) || link.is_told_to_copy(cx) {
            continue;
        }
        if let Some(method @ (Method::Synchronisation | Method::Packaged)) = link.relation.method()
        {
            out.report(copied(link, method));
        }
    }
}

fn copied(link: DataLink<'_>, method: Method) -> Finding {
    let (from, to) = (link.from.id(), link.to.id());
    let label = method.label();
    let (vi, en) = (label.get(Vi).to_lowercase(), label.get(En).to_lowercase());
    Finding::new(bilingual!(
        "kết nối giữa `{from}` và `{to}` chia sẻ bằng {vi}, trong khi pháp luật khuyến khích truy vấn trực tuyến",
        "the link between `{from}` and `{to}` shares by {en}, where online calls are encouraged"
    ))
    .label(Subject::from(link.relation).at(Field::Method), label)
    .rests_on(link.relation.fields(), "method")
}
