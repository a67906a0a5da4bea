//! A rule of one's own: hotlines must have an owner.
#![allow(
    clippy::print_stdout,
    clippy::unwrap_used,
    reason = "an example shows what it does"
)]

use justarch::{
    Architecture, ChannelKind, Code, Context, Finding, Findings, FrameworkVersion, Kind, Lang,
    Layer, Rule, RuleInfo, RuleSet, Severity, Text, bilingual,
};

#[derive(Debug)]
struct HotlineWithoutOwner(RuleInfo);

impl HotlineWithoutOwner {
    fn new() -> Self {
        let title = Text::new("Tổng đài không có chủ quản", "Hotline without owner");
        Self(RuleInfo::new(Code::of("ACME001"), Severity::Warning, title))
    }
}

impl Rule for HotlineWithoutOwner {
    fn info(&self) -> &RuleInfo {
        &self.0
    }

    fn check(&self, cx: &Context<'_>, out: &mut Findings<'_>) {
        for channel in cx.architecture().elements_in(Layer::Channel) {
            if channel.kind() == Kind::Channel(ChannelKind::Hotline) && channel.owner().is_none() {
                let id = channel.id();
                let text = bilingual!(
                    "tổng đài `{id}` không có chủ quản",
                    "the hotline `{id}` has no owner"
                );
                out.report(Finding::new(text).at(channel));
            }
        }
    }
}

fn main() -> Result<(), justarch::Error> {
    let mut b = Architecture::fragment("demo", FrameworkVersion::V3_0);
    b.element("hotline-1022", ChannelKind::Hotline, "Tổng đài 1022")?;
    let arch = b.build()?;

    let rules = RuleSet::for_framework(arch.framework())?.with(HotlineWithoutOwner::new())?;
    let report = rules.check(&arch);
    for finding in report.iter().filter(|d| d.code.family() == "ACME") {
        println!("{}: {}", finding.code, finding.message.get(Lang::En));
    }
    Ok(())
}
