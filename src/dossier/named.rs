//! Texts about documents as people read them on paper: names in place of ids, titles in place of keys.

use std::collections::HashMap;
use std::sync::LazyLock;

use super::parts::{Block, Part, Role};
use crate::model::{Architecture, Field, Kind, Table, label_of};
use crate::tables::title_of_key;
use crate::text::{Lang, Text};
use crate::vocabulary;

/// What the words of the file format are called, also by path such as `element.status`.
static TITLES: LazyLock<HashMap<String, Text>> = LazyLock::new(|| {
    let mut titles = HashMap::new();
    for entry in vocabulary::all() {
        for word in entry.places().into_iter().chain([entry.word.to_owned()]) {
            titles.entry(word).or_insert_with(|| entry.title.clone());
        }
    }
    titles
});

/// What is said for those who have the file at hand, and what is said on paper.
const OF_THE_FILE: [(&str, &str); 6] = [
    (" bằng chú thích `justarch-allow`", ""),
    (" in a `justarch-allow` comment", ""),
    (", mỗi mã một dòng", ""),
    (", a line for each key", ""),
    ("một trong hai dòng", "một trong hai nội dung"),
    ("one of these lines", "one of these"),
];

/// A text with names in place of the ids that it quotes, and with titles in place of keys.
pub(super) fn readable(text: &str, versions: &[&Architecture], lang: Lang) -> String {
    let mut text = text.to_owned();
    for (said, on_paper) in OF_THE_FILE {
        if text.contains(said) {
            text = text.replace(said, on_paper);
        }
    }
    let mut out = String::with_capacity(text.len());
    let mut pieces = text.split('`').enumerate().peekable();
    while let Some((nth, piece)) = pieces.next() {
        let next = pieces.peek().map(|(_, next)| *next).unwrap_or_default();
        if nth % 2 == 0 {
            out.push_str(piece);
        } else if out.ends_with(" (")
            && next.starts_with(')')
            && name_of(piece, versions, lang).is_none()
            && title(piece, lang).is_some()
        {
            // The words before it say the same.
            out.truncate(out.len().saturating_sub(2));
            if let Some((_, behind)) = pieces.next() {
                out.push_str(behind.strip_prefix(')').unwrap_or(behind));
            }
        } else if piece.starts_with('{') {
            // What to write into the file is no sentence.
            let before = out.trim_end_matches([' ', ',']);
            let before = ["ví dụ", "for instance", "for example"]
                .iter()
                .find_map(|word| before.strip_suffix(word))
                .unwrap_or(before);
            out.truncate(before.trim_end_matches([' ', ',', ':']).len());
        } else {
            let name = name_of(piece, versions, lang).or_else(|| title(piece, lang));
            out.push('“');
            out.push_str(name.as_deref().unwrap_or(piece));
            out.push('”');
        }
    }
    without_repeats(&out)
}

/// Puts names and titles into the paragraphs of some roles.
pub(super) fn speak(parts: &mut [Part], roles: &[Role], versions: &[&Architecture], lang: Lang) {
    for part in parts {
        for block in &mut part.blocks {
            let Block::Paragraph(one) = block else {
                continue;
            };
            let is_meant = roles.contains(&one.role);
            for run in one.runs.iter_mut().filter(|_| is_meant) {
                if run.text.contains('`') {
                    run.text = readable(&run.text, versions, lang);
                }
            }
        }
        speak(&mut part.parts, roles, versions, lang);
    }
}

/// The name of an element, an organisation, a document that was replaced or an entry; the later version first.
pub(super) fn name_of(id: &str, versions: &[&Architecture], lang: Lang) -> Option<String> {
    let all = || versions.iter().rev();
    let found = all().find_map(|arch| {
        let element = arch.element(id).map(|element| element.name(lang));
        let name = element.or_else(|| arch.organisation(id).map(|body| body.name(lang)));
        name.map(str::to_owned)
    });
    let found = found.or_else(|| replaced(id, versions, lang));
    found.or_else(|| {
        // What has the name of a key as well is taken for the key.
        if TITLES.contains_key(id) {
            return None;
        }
        let tables = [
            Table::Sources,
            Table::Roadmap,
            Table::Indicators,
            Table::Targets,
        ];
        all().find_map(|arch| {
            let mut records = tables.iter().filter_map(|table| arch.record(*table, id));
            records.find_map(|record| {
                let name = record.fields().text(Field::Title);
                let name = name.unwrap_or_else(|| record.name(lang));
                (name != id).then(|| name.to_owned())
            })
        })
    })
}

/// A document that another one replaces, which is known by body and version.
pub(super) fn replaced(key: &str, versions: &[&Architecture], lang: Lang) -> Option<String> {
    let (body, version) = key.split_once(' ')?;
    let mut all = versions.iter().rev();
    let arch = all.find(|arch| arch.record(Table::Supersedes, key).is_some())?;
    let body = arch.organisation(body).map_or(body, |body| body.name(lang));
    let said = crate::bilingual!(
        "phiên bản {version} của {body}",
        "version {version} of {body}"
    );
    Some(said.get(lang).to_owned())
}

/// What a key is called, or a key with its value; `None` if it is no word of the file format.
pub(super) fn title(word: &str, lang: Lang) -> Option<String> {
    let Some((key, value)) = word.split_once(": ") else {
        return title_of(word, lang);
    };
    let title = title_of(key, lang)?;
    let value = value.trim_matches(['[', ']', '"']);
    if value.is_empty() || value == "…" {
        return Some(title);
    }
    let values: Vec<_> = value
        .split(", ")
        .map(|value| value_of(key, value, lang).unwrap_or_else(|| value.to_owned()))
        .collect();
    Some(format!("{title}: {}", values.join(", ")))
}

fn title_of(key: &str, lang: Lang) -> Option<String> {
    let of = |key: &str| title_of_key(key).or_else(|| TITLES.get(key).cloned());
    if let Some(found) = of(key) {
        return Some(found.get(lang).to_owned());
    }
    // An entry of a list, such as a view.
    let (list, entry) = key.split_once('.')?;
    let (list, entry) = (of(list)?, of(entry)?);
    Some(format!("{}: {}", list.get(lang), entry.get(lang)))
}

/// What a value of a key is called; `None` for free values.
pub(super) fn value_of(key: &str, value: &str, lang: Lang) -> Option<String> {
    let found = match (value, key) {
        ("true", _) => Some(Text::fixed("có", "yes")),
        ("false", _) => Some(Text::fixed("không", "no")),
        ("direct", "route") => Some(Text::fixed("trực tiếp", "direct")),
        (_, "kind") => {
            let mut kinds = Kind::ALL.iter().filter(|kind| kind.key() == value);
            kinds.next().map(|kind| kind.described().title)
        }
        _ => {
            let mut fields = Field::ALL.iter().filter(|field| field.path() == key);
            fields.find_map(|field| label_of(*field, value))
        }
    }?;
    Some(found.get(lang).to_owned())
}

/// Without a name in brackets behind the same name: an id stood there.
fn without_repeats(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, after)) = rest.split_once(" (") {
        out.push_str(before);
        let quoted = after.strip_prefix('“').and_then(|at| at.split_once('”'));
        let (name, behind) = match quoted {
            Some((name, behind)) if behind.starts_with([')', ';']) => (name, behind),
            // In plain words what stands before it in quotes.
            _ => match after.split_once(')') {
                Some((name, _)) if is_same(&out, name) => {
                    rest = after
                        .get(name.len().saturating_add(1)..)
                        .unwrap_or_default();
                    continue;
                }
                Some(_) | None => {
                    out.push_str(" (");
                    rest = after;
                    continue;
                }
            },
        };
        let in_quotes = format!("“{name}”");
        let is_repeated = if out.ends_with(&in_quotes) {
            true
        } else if let Some(kept) = out.strip_suffix(name).filter(|_| !name.is_empty()) {
            out.truncate(kept.len());
            out.push_str(&in_quotes);
            true
        } else {
            false
        };
        if !is_repeated {
            out.push_str(" (");
            out.push_str(&in_quotes);
        }
        rest = match (is_repeated, behind.strip_prefix("; ")) {
            (true, Some(more)) => {
                out.push_str(" (");
                more
            }
            (true, None) => behind.strip_prefix(')').unwrap_or(behind),
            (false, _) => behind,
        };
    }
    out.push_str(rest);
    out
}

/// Whether a text ends with that in quotes, whatever the case.
fn is_same(text: &str, name: &str) -> bool {
    let quoted = text.strip_suffix('”').and_then(|at| at.rsplit_once('“'));
    quoted.is_some_and(|(_, quoted)| quoted.to_lowercase() == name.to_lowercase())
}

#[cfg(test)]
mod tests {
    use super::{readable, title, without_repeats};
    use crate::text::Lang;

    #[test]
    fn keys_and_their_values_are_told_in_words() {
        let said = |word| title(word, Lang::Vi).unwrap_or_default();
        assert_eq!(said("security-level"), "Cấp độ an toàn");
        assert_eq!(said("monitored: true"), "Được giám sát: có");
        assert_eq!(said("sharing: default"), "Hình thức chia sẻ: Mặc định");
        assert_eq!(title("robot", Lang::Vi), None);
        let text = "ghi lý do bằng chú thích `justarch-allow`.";
        assert_eq!(readable(text, &[], Lang::Vi), "ghi lý do.");
        let text = "Đổi loại (`kind`) của thành phần";
        assert_eq!(readable(text, &[], Lang::Vi), "Đổi loại của thành phần");
        let text = "Khai báo tuyến thực tế, ví dụ `{ with: a, route: [b] }`; nếu kết nối trực tiếp, khai báo `route: direct`.";
        assert_eq!(
            readable(text, &[], Lang::Vi),
            "Khai báo tuyến thực tế; nếu kết nối trực tiếp, khai báo “Đường đi: trực tiếp”."
        );
    }

    #[test]
    fn a_name_does_not_stand_twice() {
        let once = |text| without_repeats(text);
        assert_eq!(once("Bổ sung: Kho (“Kho”)"), "Bổ sung: “Kho”");
        assert_eq!(once("“A” (“A”) → “B” (“B”)."), "“A” → “B”.");
        assert_eq!(once("“A” (“B”) (“B"), "“A” (“B”) (“B");
        assert_eq!(once("Kho (“Kho”; từ 2024)."), "“Kho” (từ 2024).");
        assert_eq!(
            once("“Dự kiến” (dự kiến), “A” (khác)"),
            "“Dự kiến”, “A” (khác)"
        );
        assert_eq!(once("A (“B”, “C”) (“D”; e)"), "A (“B”, “C”) (“D”; e)");
    }
}
