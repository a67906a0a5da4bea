//! Everyday slips of those who write Vietnamese: what a word, a date or an answer that cannot be read was meant as.

use crate::date::Date;
use crate::model::schema::{ELEMENT, FieldSpec, HEADER, RELATION, Shape};
use crate::model::{Field, RelationKind, Table, label_of};
use crate::model::{as_key, is_spelt};
use crate::suggest::{nearest, only_nearest};

/// Vietnamese words for keys, without diacritics. A word may stand for several keys: the first that is used at the
/// place is meant.
const KEYS: &[(&str, &[&str])] = &[
    ("an-toan-thong-tin", &["security-level", "security-lines"]),
    ("ban-hanh", &["issued"]),
    ("bi-danh", &["aliases"]),
    ("bo-phan-cua", &["parent", "part-of"]),
    ("bao-ve", &["protected-by"]),
    ("can-cu", &["legal-basis"]),
    ("can-cu-phap-ly", &["legal-basis", "governed-by"]),
    ("cap", &["level"]),
    ("cap-do", &["security-level", "level"]),
    ("cap-do-an-toan", &["security-level"]),
    ("cap-do-an-toan-thong-tin", &["security-level"]),
    ("chi-so", &["indicators"]),
    ("chieu", &["purpose"]),
    ("chieu-du-lieu", &["purpose"]),
    ("chi-tieu", &["targets", "indicators"]),
    ("chinh-sach", &["policy"]),
    ("chu-quan", &["owner", "body"]),
    ("chu-so-huu", &["owner"]),
    ("co-quan", &["body", "organisations", "owner"]),
    ("co-quan-ban-hanh", &["issuer"]),
    ("co-quan-chu-quan", &["owner", "body"]),
    ("cung-cap", &["offers"]),
    ("dat-tai", &["hosted-on"]),
    ("den", &["until", "to"]),
    ("den-ngay", &["until"]),
    ("dia-chi", &["url"]),
    ("doi-tuong", &["target-users", "users"]),
    ("doi-tuong-su-dung", &["target-users", "users"]),
    ("don-vi", &["organisations", "owner", "body", "unit"]),
    ("don-vi-chu-quan", &["owner", "body"]),
    ("don-vi-van-hanh", &["operator"]),
    ("du-lieu", &["data"]),
    ("du-lieu-chu", &["master-data"]),
    ("dang-nhap", &["login"]),
    ("danh-gia", &["assessed"]),
    ("duoc-bao-ve-boi", &["protected-by"]),
    ("duoc-giam-sat-boi", &["protected-by"]),
    ("giam-sat", &["monitored"]),
    ("ghi-chu", &["note"]),
    ("gia-tri", &["value"]),
    ("ha-tang", &["infrastructure"]),
    ("hien-trang", &["status"]),
    ("ke-thua", &["succeeds"]),
    ("kenh", &["channels"]),
    ("kenh-giao-tiep", &["channels"]),
    ("ket-noi", &["connects"]),
    ("kiem-tra", &["assessed"]),
    ("khung", &["framework"]),
    ("khung-kien-truc", &["framework"]),
    ("kien-truc", &["architecture"]),
    ("lo-trinh", &["roadmap"]),
    ("loai", &["kind"]),
    ("luu-tru", &["stores"]),
    ("luu-tru-tai", &["stores"]),
    ("ly-do", &["justification", "reason"]),
    ("ma", &["code", "id"]),
    ("mo-ta", &["description", "note"]),
    ("muc-dich", &["purpose"]),
    ("muc-do", &["grade", "level"]),
    ("muc-do-dich-vu", &["grade"]),
    ("muc-tieu", &["targets"]),
    ("nen-tang", &["integration", "applications"]),
    ("nghiep-vu", &["business"]),
    ("ngay", &["date"]),
    ("ngay-ban-hanh", &["issued", "date"]),
    ("ngay-hien-trang", &["state-date"]),
    ("ngay-trang-thai", &["state-date"]),
    ("ngay-bat-dau", &["since"]),
    ("ngay-ket-thuc", &["until"]),
    ("nguoi-dung", &["users", "target-users"]),
    ("nguoi-su-dung", &["users", "target-users"]),
    ("nguon", &["sources"]),
    ("nhan", &["tags"]),
    ("noi-dung", &["contents"]),
    ("pham-vi", &["scope"]),
    ("phi", &["fee"]),
    ("phan-loai", &["class", "kind"]),
    ("phien-ban", &["version"]),
    ("phu-thuoc", &["depends-on"]),
    ("phu-thuoc-vao", &["depends-on"]),
    ("phuong-thuc", &["method"]),
    ("so-hieu", &["number"]),
    ("so-hieu-van-ban", &["number"]),
    ("so-do", &["views"]),
    ("su-dung", &["uses"]),
    ("ten", &["name", "title"]),
    ("ten-goi", &["name", "title"]),
    ("ten-khac", &["aliases"]),
    ("thay-the", &["supersedes", "succeeds"]),
    ("thuoc-tinh", &["attributes"]),
    ("tich-hop", &["integration"]),
    ("tieu-de", &["title"]),
    ("tinh-trang", &["status"]),
    ("to-chuc", &["organisations"]),
    ("thanh-phan-cua", &["part-of"]),
    ("thuoc", &["part-of", "parent"]),
    ("thuoc-he-thong", &["part-of"]),
    ("trang-thai", &["status"]),
    ("trao-doi", &["exchanges"]),
    ("truc-thuoc", &["parent", "part-of"]),
    ("tu", &["since"]),
    ("tu-ngay", &["since"]),
    ("ung-dung", &["applications"]),
    ("tuyen", &["route"]),
    ("tuyen-ket-noi", &["route"]),
    ("vai-tro", &["role"]),
    ("van-hanh", &["operator"]),
    ("voi", &["with", "to"]),
];

/// The key that is meant: by its Vietnamese word, by another way of writing it, or the nearest.
pub(super) fn key_meant(key: &str, known: &[&'static str]) -> Option<&'static str> {
    let is_known = |wanted: &str| known.iter().copied().find(|known| *known == wanted);
    if let Some(plain) = as_key(key) {
        if let Some(same) = is_known(&plain) {
            return Some(same);
        }
        let words = KEYS.iter().find(|(word, _)| *word == plain);
        if let Some(meant) = words.and_then(|(_, keys)| keys.iter().find_map(|key| is_known(key))) {
            return Some(meant);
        }
        if let Some(meant) = titled(&plain, known) {
            return Some(meant);
        }
    }
    nearest(key, known.iter().copied())
}

/// The key whose Vietnamese title in the tables is the word, or alone begins with it.
fn titled(plain: &str, known: &[&'static str]) -> Option<&'static str> {
    let mut begins: Option<&'static str> = None;
    let mut is_alone = true;
    for (key, title) in titles() {
        if !known.contains(&key) {
            continue;
        }
        let Some(title) = as_key(title) else { continue };
        if title == plain {
            return Some(key);
        }
        let rest = title.strip_prefix(plain);
        if plain.len() > 3 && rest.is_some_and(|rest| rest.starts_with('-')) {
            is_alone &= begins.is_none_or(|before| before == key);
            begins = Some(key);
        }
    }
    begins.filter(|_| is_alone)
}

/// Every key with its Vietnamese title.
fn titles() -> impl Iterator<Item = (&'static str, &'static str)> {
    let tables = Table::ALL.into_iter();
    let specs = [ELEMENT, HEADER, RELATION];
    let specs = specs.into_iter().chain(tables.clone().map(Table::fields));
    let of_fields = specs.flatten().flat_map(|spec| {
        let within = match spec.shape {
            Shape::Group { fields, .. } => fields,
            _ => &[],
        };
        let of = |spec: &'static FieldSpec| (spec.key, spec.words.title[0]);
        std::iter::once(of(spec)).chain(within.iter().map(of))
    });
    let of_tables = tables.map(|table| (table.key(), table.words().title[0]));
    let relations = RelationKind::ALL.into_iter();
    let of_relations = relations.map(|kind| (kind.key(), kind.words().title[0]));
    of_fields.chain(of_tables).chain(of_relations)
}

/// Whether a key that is meant is the only one that can be.
pub(super) fn is_sure_key(key: &str, known: &[&'static str], meant: &str) -> bool {
    let plain = as_key(key);
    if plain.as_deref() == Some(meant) {
        return true;
    }
    let word = KEYS
        .iter()
        .find(|(word, _)| Some(*word) == plain.as_deref());
    if let Some((_, keys)) = word {
        let mut lawful = keys.iter().filter(|key| known.contains(key));
        if lawful.next().is_some() {
            return lawful.next().is_none();
        }
    }
    if let Some(plain) = plain
        && titles().any(|(key, title)| key == meant && is_spelt(title, &plain))
    {
        return true;
    }
    only_nearest(key, known.iter().copied()) == Some(meant)
}

/// Whether a value that is meant is the only one that can be: the same in other letters, or the only one so near.
pub(super) fn is_sure_value(text: &str, values: &[&'static str], meant: &str) -> bool {
    let plain = unquoted(text).unwrap_or(text);
    as_key(plain).as_deref() == Some(meant)
        || only_nearest(plain, values.iter().copied()) == Some(meant)
}

/// Whether the day and the month of a date cannot have been meant the other way round.
pub(super) fn is_sure_date(text: &str) -> bool {
    let words = as_key(text).unwrap_or_default();
    if words.contains("thang") {
        return true;
    }
    let parts: Vec<&str> = words.split('-').filter(|part| *part != "ngay").collect();
    match *parts.as_slice() {
        [day, month, year] if year.len() == 4 => {
            day == month || day.parse::<u8>().is_ok_and(|day| day > 12)
        }
        _ => true,
    }
}

/// The word of a value set that is meant: by its name, or the nearest.
pub(super) fn token_meant(
    field: Field,
    text: &str,
    words: &[&'static str],
) -> Option<&'static str> {
    let labels = words
        .iter()
        .filter_map(|word| Some((*word, label_of(field, word)?)));
    word_meant(text, labels).or_else(|| value_meant(text, words))
}

/// Whether none else of a value set can be meant.
pub(super) fn is_sure_token(field: Field, text: &str, words: &[&'static str], meant: &str) -> bool {
    let mut called = words.iter().filter(|word| {
        let label = label_of(field, word).map(|label| (**word, label));
        word_meant(text, label).is_some()
    });
    match (called.next(), called.next()) {
        (Some(only), None) => *only == meant,
        (Some(_), Some(_)) => false,
        (None, _) => is_sure_value(text, words, meant),
    }
}

/// The keys and values that an everyday word stands for; the word in small letters without diacritics, joined by
/// hyphens.
pub(crate) fn everyday(word: &str) -> impl Iterator<Item = &'static str> {
    let keys = KEYS.iter().filter(move |(of, _)| *of == word);
    let values = VALUES.iter().filter(move |(of, _)| *of == word);
    let keys = keys.flat_map(|(_, keys)| keys.iter().copied());
    keys.chain(values.map(|(_, value)| *value))
}

/// Everyday words for kinds and other values, without diacritics.
const VALUES: &[(&str, &str)] = &[
    ("ban-hanh", "issued"),
    ("bo", "ministry"),
    ("bo-nganh", "ministry"),
    ("ca-nhan", "personal"),
    ("cap-bo", "ministry"),
    ("cap-tinh", "province"),
    ("co-so-du-lieu", "database"),
    ("csdl", "database"),
    ("cuc", "department"),
    ("da-ban-hanh", "issued"),
    ("dang-soan-thao", "draft"),
    ("document-management", "document-system"),
    ("dong-bo", "synchronisation"),
    ("du-lieu-ca-nhan", "personal"),
    ("dvc", "public-service"),
    ("lan", "network"),
    ("mot-cua", "one-stop-system"),
    ("mot-cua-dien-tu", "one-stop-system"),
    ("ndxp", "national-exchange"),
    ("ngsp", "national-exchange"),
    ("nguoi-dan", "citizen"),
    ("noi-bo", "internal"),
    ("phan-mem", "application"),
    ("portal", "web-portal"),
    ("quoc-gia", "national"),
    ("so", "department"),
    ("soan-thao", "draft"),
    ("soc", "security-operations"),
    ("theo-goi", "packaged"),
    ("tinh", "province"),
    ("truc-tuyen", "online-call"),
    ("trung-tam-du-lieu", "data-centre"),
    ("website", "web-page"),
];

/// The value that is meant, of those which are lawful at the place: the same in other letters, an everyday word for
/// it, the nearest, or the only one that begins with the same word.
pub(super) fn value_meant(text: &str, values: &[&'static str]) -> Option<&'static str> {
    let plain = unquoted(text).unwrap_or(text);
    let lawful = |wanted: &str| values.iter().copied().find(|value| *value == wanted);
    let key = as_key(plain);
    if let Some(key) = &key {
        let word = VALUES.iter().find(|(word, _)| word == key);
        let same = lawful(key).or_else(|| word.and_then(|(_, value)| lawful(value)));
        if same.is_some() {
            return same;
        }
    }
    nearest(plain, values.iter().copied()).or_else(|| {
        let key = key?;
        let first = |of: &str| of.split('-').next().map(str::to_owned);
        let begins = first(&key).filter(|word| word.len() > 2)?;
        let mut alike = values
            .iter()
            .filter(|value| value.split('-').next() == Some(&*begins));
        let only = alike.next()?;
        alike.next().is_none().then_some(*only)
    })
}

/// The security level that is meant by `cấp độ 3`, `Cấp 3`, `mức III`, `ba`, `3.0`.
pub(crate) fn level_meant(text: &str) -> Option<&'static str> {
    const LEVELS: [(&str, [&str; 3]); 5] = [
        ("1", ["1", "i", "mot"]),
        ("2", ["2", "ii", "hai"]),
        ("3", ["3", "iii", "ba"]),
        ("4", ["4", "iv", "bon"]),
        ("5", ["5", "v", "nam"]),
    ];
    let plain = as_key(text)?;
    let plain = plain.strip_suffix("-0").unwrap_or(&plain);
    let (words, number) = plain.rsplit_once('-').unwrap_or(("", plain));
    let of_level = |word: &str| matches!(word, "" | "cap" | "do" | "muc" | "level" | "so");
    if !words.split('-').all(of_level) {
        return None;
    }
    let mut levels = LEVELS.iter();
    let found = levels.find(|(_, said)| said.contains(&number))?;
    Some(found.0)
}

/// What an element may say in place of a key that there is not: the key, and the value if it is known. The first that
/// has a meaning for the element is meant.
pub(super) fn said_otherwise(
    key: &str,
    value: &str,
) -> impl Iterator<Item = (&'static str, Option<&'static str>)> {
    let plain = as_key(key).unwrap_or_default();
    let grade = || Some(("grade", grade_meant(value)));
    let level = || Some(("security-level", level_meant(value)));
    let found = match plain.as_str() {
        "service-level"
        | "service-grade"
        | "muc-do"
        | "muc-do-dich-vu"
        | "muc-do-dvc"
        | "muc-do-dich-vu-cong" => [grade(), None],
        "level" | "cap-do" => [grade(), level()],
        "active" | "planned" | "pilot" | "retired" => {
            let status = ["active", "planned", "pilot", "retired"];
            let status = status.into_iter().find(|status| *status == plain);
            let said = flag_meant(value) == Some("true");
            [Some(("status", status.filter(|_| said))), None]
        }
        _ => [None, None],
    };
    found.into_iter().flatten()
}

fn grade_meant(value: &str) -> Option<&'static str> {
    match as_key(value)?.as_str() {
        "toan-trinh" | "full-process" => Some("full-process"),
        "mot-phan" | "partial" => Some("partial"),
        _ => None,
    }
}

/// The quotes that word processors put in place of plain ones, and the space that does not break.
const OF_WORD: &[char] = &[
    '“', '”', '„', '‟', '‘', '’', '‚', '«', '»', '"', '\'', '\u{A0}', '\u{202F}', '\u{2007}',
];

/// The text without quotes and spaces of a word processor around it, if there are any.
pub(super) fn unquoted(text: &str) -> Option<&str> {
    let plain = text.trim_matches(|c: char| OF_WORD.contains(&c) || c.is_whitespace());
    (plain != text && !plain.is_empty()).then_some(plain)
}

/// What a text says that lies wholly in one pair of quotes of a word processor.
pub(super) fn in_word_quotes(text: &str) -> Option<&str> {
    const PAIRS: [&[char]; 3] = [&['“', '”', '„', '‟'], &['‘', '’', '‚', '‛'], &['«', '»']];
    let text = text.trim();
    let first = text.chars().next()?;
    let quotes = PAIRS.into_iter().find(|quotes| quotes.contains(&first))?;
    let inner = text.strip_prefix(quotes)?.strip_suffix(quotes)?;
    // Others between them make two quoted parts, or an apostrophe.
    let plain = inner.trim();
    (!plain.is_empty() && !inner.contains(quotes)).then_some(plain)
}

/// The date that is meant by `5/7/2023`, `05.07.2023`, `12/2022`, `2022/12/31`, `ngày 5 tháng 7 năm 2023`: in Vietnam
/// the day comes first.
pub(super) fn date_meant(text: &str) -> Option<Date> {
    const LONGEST: usize = 64;
    if text.len() > LONGEST {
        return None;
    }
    let plain = unquoted(text).unwrap_or(text);
    let words = as_key(plain)?;
    let parts = words
        .split('-')
        .filter(|part| !matches!(*part, "ngay" | "thang" | "nam"));
    let parts: Vec<&str> = parts.collect();
    let is_year = |part: &str| part.len() == 4;
    let is_short = |part: &str| matches!(part.len(), 1 | 2);
    let written = match *parts.as_slice() {
        [year] if is_year(year) => year.to_owned(),
        [month, year] | [year, month] if is_short(month) && is_year(year) => {
            format!("{year}-{month:0>2}")
        }
        [day, month, year] | [year, month, day]
            if is_short(day) && is_short(month) && is_year(year) =>
        {
            format!("{year}-{month:0>2}-{day:0>2}")
        }
        _ => return None,
    };
    written.parse().ok()
}

/// The number that is meant by `8.200.000`, `8 200 000` or `12,5`, as numbers are written in Vietnam, and whether nothing
/// else can be.
pub(super) fn decimal_meant(text: &str) -> Option<(String, bool)> {
    const LONGEST: usize = 64;
    let plain = unquoted(text).unwrap_or(text);
    if plain.len() > LONGEST {
        return None;
    }
    let (whole, fraction) = match plain.split_once(',') {
        Some((whole, fraction)) => (whole, Some(fraction)),
        None => (plain, None),
    };
    let is_digits = |part: &str| !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit());
    let mut groups = whole.split(['.', ' ', '\u{a0}', '\u{202f}']);
    let first = groups.next()?;
    let first = first
        .strip_prefix('-')
        .map_or((first, ""), |first| (first, "-"));
    let (first, sign) = first;
    if !is_digits(first) {
        return None;
    }
    let mut digits = format!("{sign}{first}");
    let mut is_grouped = false;
    for group in groups {
        if first.len() > 3 || group.len() != 3 || !is_digits(group) {
            return None;
        }
        is_grouped = true;
        digits.push_str(group);
    }
    match fraction {
        Some(fraction) if is_digits(fraction) => {
            // Elsewhere three digits behind a comma are thousands.
            let is_sure = is_grouped || fraction.len() != 3 || first.len() > 3;
            Some((format!("{digits}.{fraction}"), is_sure))
        }
        Some(_) => None,
        None => Some((digits, true)),
    }
}

/// Which of `true` and `false` an answer means.
pub(super) fn flag_meant(text: &str) -> Option<&'static str> {
    match as_key(text)?.as_str() {
        "co" | "dung" | "yes" | "y" | "on" | "x" | "true" | "roi" | "da-co" | "1" => Some("true"),
        "khong" | "sai" | "no" | "n" | "off" | "false" | "chua" | "chua-co" | "khong-co" | "0" => {
            Some("false")
        }
        _ => None,
    }
}

/// The word whose Vietnamese name is the text, however it is written.
pub(crate) fn word_meant<W: Copy>(
    text: &str,
    words: impl IntoIterator<Item = (W, crate::text::Text)>,
) -> Option<W> {
    let plain = as_key(text)?;
    words.into_iter().find_map(|(word, label)| {
        let called = |lang| is_spelt(label.get(lang), &plain);
        (called(crate::text::Lang::Vi) || called(crate::text::Lang::En)).then_some(word)
    })
}

#[cfg(test)]
mod tests {
    use super::{
        KEYS, VALUES, date_meant, decimal_meant, flag_meant, in_word_quotes, key_meant,
        level_meant, unquoted, value_meant,
    };
    use crate::model::schema::{ELEMENT, HEADER, RELATION, Shape};
    use crate::model::{Kind, Table};

    #[test]
    fn every_vietnamese_word_stands_for_keys_that_there_are() {
        let specs = [ELEMENT, HEADER, RELATION];
        let mut known: Vec<&str> = specs.iter().flat_map(|s| s.iter()).map(|s| s.key).collect();
        known.extend(Table::ALL.iter().flat_map(|t| t.fields()).map(|s| s.key));
        known.extend(Table::ALL.map(Table::key));
        known.extend(super::super::top_level_keys(true));
        known.extend(["id", "to", "with"]);
        for (word, keys) in KEYS {
            for key in *keys {
                assert!(known.contains(key), "{word}: {key}");
            }
        }
    }

    #[test]
    fn every_everyday_word_stands_for_a_value_that_there_is() {
        let specs = [ELEMENT, HEADER, RELATION];
        let specs = specs.iter().flat_map(|s| s.iter());
        let specs = specs.chain(Table::ALL.iter().flat_map(|t| t.fields()));
        let mut known: Vec<&str> = Kind::ALL.iter().map(|kind| kind.key()).collect();
        for spec in specs {
            if let Shape::Token(words) | Shape::Tokens(words) = spec.shape {
                known.extend(words);
            }
        }
        for (word, value) in VALUES {
            assert!(known.contains(value), "{word}: {value}");
            assert_eq!(value_meant(word, &[value]), Some(*value));
        }
        assert_eq!(value_meant("kho", &["ministry", "province"]), None);
    }

    #[test]
    fn security_levels_are_read_as_they_are_spoken_of() {
        for said in ["III", "cấp độ III", "ba", "Mức ba", "3.0"] {
            assert_eq!(level_meant(said), Some("3"), "{said}");
        }
        for (said, level) in [
            ("cấp độ 3", Some("3")),
            ("Cấp 2", Some("2")),
            ("3", Some("3")),
            ("cấp độ 6", None),
            ("tháng 3", None),
            ("toàn trình", None),
        ] {
            assert_eq!(level_meant(said), level, "{said}");
        }
    }

    #[test]
    fn a_key_is_known_by_its_vietnamese_word() {
        let known = ["owner", "operator", "grade"];
        for word in [
            "chủ-quản",
            "Chủ quản",
            "chu_quan",
            "CHỦ QUẢN",
            "Owner",
            "owner\u{A0}",
        ] {
            assert_eq!(key_meant(word, &known), Some("owner"), "{word}");
        }
        assert_eq!(key_meant("ứng-dụng", &known), None);
    }

    #[test]
    fn dates_are_read_as_they_are_written_in_vietnam() {
        for (written, date) in [
            ("5/7/2023", "2023-07-05"),
            ("05.07.2023", "2023-07-05"),
            ("12/2022", "2022-12"),
            ("2022/12/31", "2022-12-31"),
            ("2022/1", "2022-01"),
            ("tháng 12/2022", "2022-12"),
            ("“2022”", "2022"),
            ("ngày 5 tháng 7 năm 2023", "2023-07-05"),
        ] {
            let meant = date_meant(written).map(|date| date.to_string());
            assert_eq!(meant.as_deref(), Some(date), "{written}");
        }
        for none in ["31/02/2023", "13/2022", "quý 4/2022", "1/2/3", ""] {
            assert_eq!(date_meant(none), None, "{none}");
        }
    }

    #[test]
    fn numbers_are_read_as_they_are_written_in_vietnam() {
        for (written, meant) in [
            ("8.200.000", Some(("8200000", true))),
            ("8 200 000", Some(("8200000", true))),
            ("-1.200.000,5", Some(("-1200000.5", true))),
            ("12,5", Some(("12.5", true))),
            ("12,500", Some(("12.500", false))),
            ("“12”", Some(("12", true))),
            ("1.23.456", None),
            ("1234.567.890", None),
            ("1,2,3", None),
            ("8 triệu", None),
            ("", None),
        ] {
            let found = decimal_meant(written);
            let found = found
                .as_ref()
                .map(|(text, is_sure)| (text.as_str(), *is_sure));
            assert_eq!(found, meant, "{written}");
        }
    }

    #[test]
    fn answers_and_quotes_of_word_are_understood() {
        assert_eq!(flag_meant("Có"), Some("true"));
        assert_eq!(flag_meant("KHÔNG"), Some("false"));
        assert_eq!(flag_meant("có thể"), None);
        assert_eq!(unquoted("“2.0”"), Some("2.0"));
        assert_eq!(unquoted("2.0\u{A0}"), Some("2.0"));
        assert_eq!(unquoted("2.0"), None);
        for (text, plain) in [
            ("“2323/QĐ-BTTTT”", Some("2323/QĐ-BTTTT")),
            ("‘a’", Some("a")),
            ("« a »", Some("a")),
            ("”a“", Some("a")),
            ("“Bảy lớp” như các mục", None),
            ("“A” và “B”", None),
            ("“a", None),
            ("“”", None),
            ("“", None),
            ("“a’", None),
            ("a", None),
        ] {
            assert_eq!(in_word_quotes(text), plain, "{text}");
        }
    }
}
