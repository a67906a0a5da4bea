use super::*;

const LIST: &str = "\
//! A family.

mod b_first;
mod d_third;
mod links;

pub(super) use links::Links;

pub(super) static RULES: &[&super::BuiltIn] = &[
    &b_first::RULE,
    &d_third::RULE,
];
";

fn known(file: &str) -> Result<String, String> {
    match file {
        "b_first" => Ok("DAT001".to_owned()),
        "d_third" => Ok("DAT003".to_owned()),
        other => Err(other.to_owned()),
    }
}

fn added(name: &str, code: &str) -> Vec<String> {
    let text = with_module(LIST, name).unwrap();
    let text = with_list_line(&text, name, code, known).unwrap();
    let lines = text.lines().map(str::trim);
    let lines = lines.filter(|line| line.starts_with("mod ") || line.starts_with('&'));
    lines.map(str::to_owned).collect()
}

#[test]
fn modules_stay_in_order_of_name_and_rules_in_order_of_code() {
    let between = added("c_second", "DAT002");
    let in_order = [
        "mod b_first;",
        "mod c_second;",
        "mod d_third;",
        "mod links;",
        "&b_first::RULE,",
        "&c_second::RULE,",
        "&d_third::RULE,",
    ];
    assert_eq!(between, in_order);

    let ends = added("a_last", "DAT004");
    assert_eq!(
        (ends[0].as_str(), ends[6].as_str()),
        ("mod a_last;", "&a_last::RULE,")
    );
    let ends = added("z_before", "DAT000");
    assert_eq!(
        (ends[3].as_str(), ends[4].as_str()),
        ("mod z_before;", "&z_before::RULE,")
    );
}

#[test]
fn what_cannot_be_a_rule_is_refused() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    for code in ["DAT1", "dat001", "ABC001", "FMT001", "DAT0001", "", "ĐẤT"] {
        assert!(make(&folder, code, None).is_err(), "{code}");
    }
    for name in ["con", "com1", "mod", "a-b", "No", "1st", "", "../x"] {
        assert!(make(&folder, "DAT998", Some(name)).is_err(), "{name}");
    }
    assert!(make(&folder, "DAT009", Some("fresh")).is_err());
    assert!(with_list_line(LIST, "other", "DAT003", known).is_err());
}

#[test]
fn the_readable_name_is_that_of_the_file() {
    assert_eq!(readable("no_backup", "DAT998"), "no-backup");
    assert_eq!(readable("fresh", "DAT998"), "dat-998");
    assert_eq!(readable("fresh_", "TRN998"), "trn-998");
}

/// In a copy of the parts it touches.
#[test]
fn a_rule_of_every_family_gets_its_files() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    let copy = std::env::temp_dir().join(format!("xtask-{}", std::process::id()));
    let families = ["doc", "lay", "int", "dat", "sec", "svc", "moj", "trn"];
    let sound = [
        "tests/rules/DAT009/pass.yaml",
        "tests/transition/TRN006/pass/old.yaml",
        "tests/transition/TRN006/pass/new.yaml",
    ];
    let mut files: Vec<PathBuf> = sound.iter().map(PathBuf::from).collect();
    files.push(PathBuf::from("Cargo.toml"));
    for family in families {
        let code = format!("{}001", family.to_ascii_uppercase());
        let rules = family_of(&code).unwrap().rules;
        for entry in fs::read_dir(root.join(&rules)).unwrap() {
            files.push(rules.join(entry.unwrap().file_name()));
        }
    }
    for file in &files {
        fs::create_dir_all(copy.join(file).parent().unwrap()).unwrap();
        fs::copy(root.join(file), copy.join(file)).unwrap();
    }
    for family in families {
        let code = format!("{}998", family.to_ascii_uppercase());
        make(&copy, &code, Some("fresh")).unwrap();
        let Family {
            rules, fixtures, ..
        } = family_of(&code).unwrap();
        let made = read(&copy.join(rules).join("fresh.rs")).unwrap();
        assert_eq!(code_of(&made), Some(code.clone()));
        let name = format!("RuleName::of(\"{}-998\")", family);
        assert!(made.contains(&name), "{made}");
        let since =
            made.contains("LifeCycle::since(\"0.") || made.contains("LifeCycle::since(\"1.");
        assert!(since, "{made}");
        assert!(copy.join(fixtures).join(&code).is_dir());
        assert!(make(&copy, &code, Some("fresh")).is_err());
    }
    fs::remove_dir_all(copy).unwrap();
}
