//! TRN006: a figure is lower than in the earlier version, and no note says why.

use std::borrow::Cow;
use std::collections::BTreeMap;

use super::{BuiltIn, TransitionContext};
use crate::diagnostic::{Basis, Code, Confidence, LifeCycle, RuleName, Severity};
use crate::framework::law;
use crate::model::{Architecture, Field, IndicatorRef, Subject};
use crate::rules::{Finding, Findings, RuleInfo, always};
use crate::text::Text;

pub(super) static RULE: BuiltIn = BuiltIn {
    info: RuleInfo {
        code: Code::of("TRN006"),
        name: RuleName::of("unexplained-indicator-fall"),
        life: LifeCycle::since("0.1.0"),
        severity: Severity::Info,
        title: Text::fixed(
            "Chỉ số giảm không có ghi chú",
            "Indicator falls without a note",
        ),
        description: Text::fixed(
            "So sánh chỉ số có cùng đại lượng và đơn vị của cùng một thành phần, hoặc của cả văn bản; nêu những chỉ số giảm mà không có `note`.",
            "Compares indicators of one measure and unit on one element, or on the document, and reports those that fall without a `note`.",
        ),
        why: Text::fixed(
            "Số liệu giảm có thể do cắt giảm thật, do thay đổi cách tính hoặc do sai sót; người đọc chỉ phân biệt được khi có ghi chú.",
            "A figure may fall because there is less, because it is counted differently, or by mistake. Only a note lets the reader tell.",
        ),
        remedy: Text::fixed(
            "Bổ sung `note` nêu lý do giảm, hoặc rà soát lại số liệu.",
            "Add a `note` that gives the reason, or check the figure.",
        ),
        bases: Cow::Borrowed(BASES),
        applies: always,
    },
    check,
};

const BASES: &[Basis] = &[Basis::of(&law::MODEL, "", Confidence::Inferred)];

/// The element, none for the document; the measure; the unit.
type Series<'a> = (Option<&'a str>, &'a str, Option<&'a str>);

fn check(cx: &TransitionContext<'_, '_>, out: &mut Findings<'_>) {
    let (old, new) = (latest(cx.earlier()), latest(cx.later()));
    for ((holder, measure, unit), before) in &old {
        // Figures of what was merged or split are not comparable.
        let holder = match holder {
            None => None,
            Some(id) => {
                let mut next = cx.lineage().successors(id);
                let (Some(element), None) = (next.next(), next.next()) else {
                    continue;
                };
                if cx.lineage().predecessors(element.id()).count() != 1 {
                    continue;
                }
                Some(element.id())
            }
        };
        let Some(after) = new.get(&(holder, measure, *unit)) else {
            continue;
        };
        let falls = after
            .value()
            .zip(before.value())
            .is_some_and(|(a, b)| a < b);
        if falls && !after.fields().has(Field::NoteVi) {
            out.report(fallen(*before, *after, measure));
        }
    }
}

/// The last measured of each series. Figures on relations are left out.
fn latest(arch: &Architecture) -> BTreeMap<Series<'_>, IndicatorRef<'_>> {
    let mut series: BTreeMap<Series<'_>, IndicatorRef<'_>> = BTreeMap::new();
    for indicator in arch.indicators().filter(|i| i.relation().is_none()) {
        let Some(measure) = indicator.measure() else {
            continue;
        };
        let key = (indicator.holder(), measure, indicator.unit());
        let age = |i: &IndicatorRef<'_>| (i.as_of(), i.key().to_owned());
        let later = series
            .get(&key)
            .is_none_or(|known| age(known) < age(&indicator));
        if later {
            series.insert(key, indicator);
        }
    }
    series
}

fn fallen(before: IndicatorRef<'_>, after: IndicatorRef<'_>, measure: &str) -> Finding {
    let text = |i: IndicatorRef<'_>| i.fields().text(Field::Value).unwrap_or_default().to_owned();
    let (was, is) = (text(before), text(after));
    let key = after.key();
    Finding::new(crate::bilingual!(
        "chỉ số `{key}` ({measure}) giảm từ {was} xuống {is} mà không có ghi chú",
        "the indicator `{key}` ({measure}) falls from {was} to {is} without a note"
    ))
    .at(Subject::from(*after).at(Field::Value))
    .label_old(
        Subject::from(*before).at(Field::Value),
        crate::bilingual!("giá trị cũ: {was}", "the earlier value: {was}"),
    )
    .rests_on(after.fields(), "value")
}
