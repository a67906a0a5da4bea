//! The annexes of an architecture.

use super::maker::Maker;
use super::parts::{Block, Part, PartKind};
use super::words;
use crate::diagnostic::Report;
use crate::tables::TableSet;

/// The lists that the law asks for, the findings, organisations and sources.
pub(super) fn parts(maker: &Maker<'_>, findings: Option<&Report>) -> Vec<Part> {
    let annex = |vi, en| Part::new(maker.said(vi, en)).of_kind(PartKind::Annex);
    let databases = [
        ("no", 7),
        ("name.vi", 28),
        ("owner", 20),
        ("class", 14),
        ("description.vi", 30),
        ("update-mechanism", 22),
        ("data-source", 20),
        ("items.open", 16),
        ("items.default", 16),
        ("items.special", 18),
    ];
    let services = [
        ("no", 7),
        ("name.vi", 36),
        ("owner", 20),
        ("grade", 14),
        ("portal", 26),
        ("integrated", 14),
        ("supported-by", 26),
        ("status", 14),
    ];
    let sharing = [
        ("no", 7),
        ("service", 26),
        ("provider", 24),
        ("users", 24),
        ("data", 26),
        ("sharing", 16),
        ("method", 16),
    ];
    let organisations = [
        ("no", 9),
        ("name.vi", 44),
        ("kind", 22),
        ("parent", 34),
        ("owns", 16),
    ];
    let mut annexes = vec![
        annex("Danh mục cơ sở dữ liệu", "List of databases")
            .turned()
            .with(maker.noted(TableSet::Databases, &maker.own_names(&databases))),
        annex("Danh mục dịch vụ chia sẻ dữ liệu", "Data-sharing services")
            .turned()
            .with(maker.table(TableSet::SharingServices, &sharing)),
        annex("Danh mục dịch vụ công", "Public services")
            .turned()
            .with(maker.table(TableSet::Services, &maker.own_names(&services))),
    ];
    if let Some(report) = findings {
        let keys = [
            ("no", 7),
            ("code", 12),
            ("message", 52),
            ("basis", 30),
            ("remedy", 40),
        ];
        let part = annex("Kết quả kiểm tra", "Findings of the check");
        annexes.push(if report.iter().next().is_none() {
            let said = maker.said("Không phát hiện vấn đề nào.", "Nothing was found.");
            part.with([Block::body(said)])
        } else {
            part.turned()
                .with(maker.table(TableSet::Findings, &keys))
                .with([Block::note(words::OF_COPIES.get(maker.lang))])
        });
    }
    annexes.push(
        annex("Danh mục tổ chức", "Organisations")
            .with(maker.table(TableSet::Organisations, &maker.own_names(&organisations))),
    );
    annexes.push(annex("Nguồn", "Sources").with(maker.contents.sources(&maker.facts)));
    annexes
}
