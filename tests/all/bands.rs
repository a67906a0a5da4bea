//! Cuts of the model into bands: total, and only a way of showing.

use std::collections::BTreeSet;

use justarch::{Bands, Concern, Diff, Framework, Kind, Lang, Layer, Renderer, RuleSet, reference};

struct Ran {
    code: Option<i32>,
    out: String,
    err: String,
}

fn run(args: &[&str]) -> Ran {
    let mut command = std::process::Command::new(env!("CARGO_BIN_EXE_justarch"));
    let output = command.args(args).output().unwrap();
    Ran {
        code: output.status.code(),
        out: String::from_utf8(output.stdout).unwrap(),
        err: String::from_utf8(output.stderr).unwrap(),
    }
}

/// Every kind that an element can have.
fn kinds() -> Vec<Kind> {
    let own = Layer::ALL.into_iter().map(Kind::Custom);
    Kind::ALL.iter().copied().chain(own).collect()
}

#[test]
fn every_kind_has_one_band_and_every_band_a_kind() {
    for cut in Bands::all() {
        let listed: Vec<_> = cut.bands.iter().map(|band| band.key).collect();
        let unique: BTreeSet<_> = listed.iter().copied().collect();
        assert_eq!(unique.len(), listed.len(), "{}", cut.key);
        let used: BTreeSet<_> = kinds().into_iter().map(|kind| cut.of(kind).key).collect();
        assert_eq!(used, unique, "{}", cut.key);
    }
}

#[test]
fn the_cuts_are_those_of_their_texts() {
    let count = |key: &str| Bands::get(key).unwrap().stack().count();
    assert_eq!([count("seven"), count("3090"), count("224")], [7, 4, 6]);
    // What no text says is marked as a reading.
    let read = |key: &str| Bands::get(key).unwrap().reading.is_some();
    assert!(!read("seven") && read("3090") && read("224"));
    let error = Bands::get("nine").unwrap_err().to_string();
    assert!(error.contains("seven, 3090, 224"), "{error}");
}

/// The Ministry's seven are the sections of the file.
#[test]
fn seven_is_the_cut_of_the_file() {
    let seven = Bands::get("seven").unwrap();
    for a in kinds() {
        for b in kinds() {
            let together = seven.of(a).key == seven.of(b).key;
            assert_eq!(together, a.layer() == b.layer(), "{a} {b}");
        }
    }
}

#[test]
fn security_lies_with_infrastructure_or_apart() {
    let (four, six) = (Bands::get("3090").unwrap(), Bands::get("224").unwrap());
    for kind in kinds() {
        let secure = Concern::of(kind) == Some(Concern::Security);
        assert_eq!(six.of(kind).key == "network-security", secure, "{kind}");
        let infrastructure = kind.layer() == Layer::Infrastructure;
        let below = four.of(kind).key == "infrastructure-security";
        assert_eq!(below, infrastructure, "{kind}");
    }
}

#[test]
fn every_framework_has_a_cut() {
    for framework in Framework::all() {
        assert!(!framework.bands.is_empty(), "{}", framework.version);
        for cut in framework.bands {
            assert!(Bands::get(cut.key).is_ok());
        }
    }
}

/// Counts add up, and a cut changes no finding and no change, only where it is listed.
#[test]
fn nothing_is_lost_or_judged_by_a_cut() {
    let (old, new) = (reference::moj_3_0(), reference::moj_4_0());
    let diff = Diff::between(&old, &new);
    let report = RuleSet::for_framework(new.framework()).unwrap().check(&new);
    let plain = Renderer::human(Lang::En);
    let sorted = |text: String| {
        let mut lines: Vec<_> = text
            .lines()
            // Whom a change affects is told by band too.
            .filter(|line| line.starts_with("    ") && !line.starts_with("     "))
            .map(str::to_owned)
            .collect();
        lines.sort();
        lines
    };
    let by_layer = sorted(plain.render_diff_bare(&diff));
    for cut in Bands::all() {
        let renderer = plain.bands(cut);
        assert_eq!(
            sorted(renderer.render_diff_bare(&diff)),
            by_layer,
            "{}",
            cut.key
        );
        let shown = renderer.render_bands(&report, &new);
        let counts = shown.lines().filter_map(|line| {
            let (_, rest) = line.strip_prefix("  ")?.split_once(": ")?;
            rest.split(' ').next()?.parse::<usize>().ok()
        });
        assert_eq!(counts.sum::<usize>(), new.element_count(), "{shown}");
    }
    assert_eq!(plain.render_bands(&report, &new), "");
}

#[test]
fn the_program_takes_the_name_of_a_cut() {
    let ran = run(&["check", "reference:moj-4.0", "--bands", "3090", "--lang=vi"]);
    assert_eq!(ran.code, Some(0), "{}", ran.err);
    assert!(ran.out.contains("Dữ liệu và nền tảng lõi: "), "{}", ran.out);
    assert!(ran.out.contains("cách hiểu của công cụ"), "{}", ran.out);
    let ran = run(&[
        "diff",
        "reference:moj-3.0",
        "reference:moj-4.0",
        "--bands=224",
        "--lang=en",
    ]);
    assert!(
        ran.out.contains("\n  Digital technology infrastructure\n"),
        "{}",
        ran.out
    );
    let ran = run(&["check", "reference:moj-4.0", "--bands", "309", "--lang=en"]);
    assert_eq!(ran.code, Some(2));
    assert!(
        ran.err.contains("known are seven, 3090, 224"),
        "{}",
        ran.err
    );
    let ran = run(&[
        "check",
        "reference:moj-4.0",
        "--bands",
        "224",
        "--format=json",
    ]);
    assert_eq!(ran.code, Some(0), "{}", ran.err);
    assert!(ran.out.contains("\"cut\": \"224\""), "{}", ran.out);
    let ran = run(&[
        "transition",
        "reference:moj-3.0",
        "reference:moj-4.0",
        "--bands=224",
        "--format=markdown",
        "--lang=vi",
    ]);
    assert!(
        ran.out.contains("| Dải | Phá vỡ tương thích |"),
        "{}",
        ran.out
    );
    assert!(ran.out.contains("thành phần, theo dải: "), "{}", ran.out);
    let ran = run(&[
        "check",
        "reference:moj-4.0",
        "--bands=224",
        "--format=markdown",
        "--lang=en",
    ]);
    assert!(ran.out.contains("| Network security"), "{}", ran.out);
}
