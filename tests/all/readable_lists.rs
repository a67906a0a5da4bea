//! What is lacking is called by its name, with the key behind it.

use justarch::{Document, Lang, RuleSet, catalog};

const TEXT: &str = "\
justarch: 1
architecture: { id: byt, body: moh, level: ministry, name: { vi: Kiến trúc Bộ Y tế }, version: '2.0', framework: '2.0', status: draft, state-date: 2023-06-15 }
organisations:
  moh: { name: { vi: Bộ Y tế }, kind: ministry }
infrastructure:
  lan: { kind: network, name: { vi: Mạng nội bộ }, owner: moh }
  soc: { kind: security-operations, name: { vi: Giám sát }, owner: moh }
  centre: { kind: data-centre, name: { vi: Trung tâm dữ liệu }, owner: moh }
applications:
  drugs: { kind: database, name: { vi: CSDL dược }, owner: moh }
business:
  permit: { kind: public-service, name: { vi: Cấp phép }, supported-by: [drugs] }
";

/// Message and help of the finding of a code.
fn said(code: &str, text: &str) -> (String, String) {
    let doc = Document::parse("a.yaml", text).unwrap();
    let rules = RuleSet::for_framework(doc.architecture().framework()).unwrap();
    let report = rules.check(doc.architecture());
    let found = report.iter().find(|d| d.code.as_str() == code).unwrap();
    let help = found.help.as_deref().unwrap();
    (
        found.message.get(Lang::Vi).to_owned(),
        help.get(Lang::Vi).to_owned(),
    )
}

#[test]
fn vietnamese_words_stand_before_the_keys() {
    for (code, words) in [
        ("SEC013", "lực lượng tại chỗ (`on-site`)"),
        (
            "SEC013",
            "kết nối, chia sẻ với trung tâm quốc gia (`national-centre`)",
        ),
        ("DAT002", "nguồn dữ liệu (`data-source`)"),
        ("SVC003", "đối tượng thực hiện (`target-users`)"),
    ] {
        let (message, _) = said(code, TEXT);
        assert!(message.contains(words), "{message}");
    }
}

/// Nobody is told to put a system on a network where there is a data centre.
#[test]
fn the_host_that_is_proposed_is_one_to_run_on() {
    let (_, help) = said("LAY008", TEXT);
    assert!(help.contains("hosted-on: [centre]"), "{help}");
    let (_, help) = said(
        "LAY008",
        &TEXT.replace("kind: data-centre", "kind: trust-service"),
    );
    assert!(help.contains("hosted-on: [lan]"), "{help}");
}

#[test]
fn the_example_of_the_four_lines_shows_all_four() {
    let page = catalog::all()
        .into_iter()
        .find(|page| page.code.as_str() == "SEC013");
    let page = page.unwrap().markdown(Lang::Vi);
    let (_, passing) = page.split_once("Ví dụ đạt yêu cầu").unwrap();
    for key in [
        "on-site",
        "monitoring",
        "independent-checks",
        "national-centre",
    ] {
        assert!(passing.contains(key), "{key}: {passing}");
    }
}
