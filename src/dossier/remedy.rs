//! What to do about a finding, as a sentence: the lines of YAML that the program shows are told in words.

use super::named::{name_of, readable, title, value_of};
use crate::model::{Architecture, Layer};
use crate::phrase::capital;
use crate::text::Lang;

/// So many elements are named.
const NAMED: usize = 5;
/// What lines of YAML have besides what there is to do: names and the other end of a relation.
const PASSED_OVER: [&str; 7] = ["name", "vi", "en", "id", "with", "to", "text"];

/// The sentence.
pub(super) fn sentence(help: &str, versions: &[&Architecture], lang: Lang) -> String {
    let mut out = String::new();
    let mut lines = help.lines().enumerate().peekable();
    while let Some((_, line)) = lines.next() {
        if !out.is_empty() {
            out.push(' ');
        }
        out.push_str(line.trim());
        let mut yaml = Vec::new();
        while let Some((_, line)) = lines.next_if(|(nth, line)| is_yaml(*nth, line)) {
            yaml.push(line);
        }
        if yaml.is_empty() {
            continue;
        }
        let told = told(&yaml, versions, lang);
        let lead = out.trim_end_matches([' ', ':']);
        let example = [", ví dụ", ", for instance", ", for example"]
            .iter()
            .find(|word| lead.ends_with(**word));
        let lead = match (example, told.is_empty()) {
            (Some(word), true) => lead.trim_end_matches(word).to_owned(),
            (Some(_), false) => format!("{lead} "),
            (None, true) => lead.to_owned(),
            (None, false) => format!("{lead}: "),
        };
        out = format!("{lead}{told}");
        let goes_on = lines.peek().is_some_and(|(_, next)| {
            let first = next.trim_start().chars().next();
            first.is_some_and(char::is_lowercase)
        });
        if !goes_on && !out.ends_with('.') {
            out.push('.');
        }
    }
    let out = out.trim_end_matches([' ', ':']);
    capital(&readable(out, versions, lang))
}

/// Whether a line is to be written into the file.
fn is_yaml(nth: usize, line: &str) -> bool {
    let is_section = || line.ends_with(':') && !line.contains(' ');
    nth > 0 && (line.starts_with(' ') || is_section())
}

/// The keys that stand there with what they are to say, and the elements.
fn told(lines: &[&str], versions: &[&Architecture], lang: Lang) -> String {
    let mut keys: Vec<(String, Option<String>)> = Vec::new();
    let mut elements: Vec<String> = Vec::new();
    let mut current: Option<(usize, &str)> = None;
    let add = |list: &mut Vec<String>, item: String| {
        if !list.contains(&item) {
            list.push(item);
        }
    };
    for line in lines {
        // What stands in quotes is free text.
        let outside: String = line.split('"').step_by(2).collect();
        let outside = outside.replace(['{', '}', '[', ']', ','], " ");
        let words: Vec<&str> = outside.split_whitespace().collect();
        for word in words {
            let is_section = |key: &str| Layer::ALL.iter().any(|layer| layer.section() == key);
            if let Some(key) = word.strip_suffix(':') {
                current = None;
                if is_section(key) || PASSED_OVER.contains(&key) {
                    continue;
                }
                if let Some(name) = name_of(key, versions, lang) {
                    add(&mut elements, name);
                } else if let Some(title) = title(key, lang) {
                    let known = keys.iter().position(|(known, _)| *known == title);
                    let at = known.unwrap_or(keys.len());
                    if known.is_none() {
                        keys.push((title, None));
                    }
                    current = known_key(key).map(|key| (at, key));
                }
            } else if let Some((at, value)) =
                current.and_then(|(at, key)| Some((at, value_of(key, word, lang)?)))
            {
                if let Some((_, said)) = keys.get_mut(at) {
                    *said = Some(value);
                }
                current = None;
            } else if let Some(name) = name_of(word, versions, lang) {
                add(&mut elements, name);
            }
        }
    }
    let quoted = |names: &[String]| {
        let names: Vec<_> = names.iter().map(|name| format!("“{name}”")).collect();
        names.join(", ")
    };
    let keys: Vec<_> = keys
        .into_iter()
        .map(|(title, value)| match value {
            Some(value) => format!("{title}: {value}"),
            None => title,
        })
        .collect();
    let keys = quoted(&keys);
    let left = elements.len().saturating_sub(NAMED);
    elements.truncate(NAMED);
    if elements.is_empty() {
        return keys;
    }
    let mut named = quoted(&elements);
    if left > 0 {
        let more = crate::bilingual!(" và {left} nội dung khác", " and {left} more");
        named.push_str(more.get(lang));
    }
    if keys.is_empty() {
        return named;
    }
    match lang {
        Lang::Vi => format!("{keys} đối với {named}"),
        Lang::En => format!("{keys} for {named}"),
    }
}

/// The key as it lives as long as the program.
fn known_key(key: &str) -> Option<&'static str> {
    let mut fields = crate::model::Field::ALL.iter().map(|field| field.path());
    fields.find(|path| *path == key)
}

#[cfg(test)]
mod tests {
    use super::sentence;
    use crate::model::{ApplicationKind, Architecture};
    use crate::text::Lang;
    use crate::version::FrameworkVersion;

    #[test]
    fn what_to_write_is_told_in_words() -> Result<(), Box<dyn std::error::Error>> {
        let mut b = Architecture::fragment("demo", FrameworkVersion::V3_0);
        b.element("app", ApplicationKind::Application, "Phần mềm hộ tịch")?;
        let arch = b.build()?;
        let said = |help| sentence(help, &[&arch], Lang::Vi);
        assert_eq!(
            said("Bổ sung quan hệ, ví dụ:\n  …: { supported-by: [app] }"),
            "Bổ sung quan hệ, ví dụ “Được hỗ trợ bởi” đối với “Phần mềm hộ tịch”."
        );
        assert_eq!(
            said(
                "Bổ sung nền tảng, ví dụ:\n  integration:\n    b-lgsp:\n      kind: lgsp\n      name: { vi: \"Trục: (LGSP)\" }"
            ),
            "Bổ sung nền tảng, ví dụ “Loại thành phần: Nền tảng tích hợp, chia sẻ dữ liệu cấp bộ, cấp tỉnh (LGSP)”."
        );
        assert_eq!(
            said(
                "Bổ sung:\n  app: { code: …, catalogued: true }\nChỉ ghi `catalogued: true` khi đã công khai."
            ),
            "Bổ sung: “Mã”, “Đã có trong cơ sở dữ liệu thủ tục: có” đối với “Phần mềm hộ tịch”. Chỉ ghi “Đã có trong cơ sở dữ liệu thủ tục: có” khi đã công khai."
        );
        assert_eq!(
            said(
                "Bổ sung kết nối, ví dụ:\n  integration:\n    app:\n      connects: [b]\nhoặc sửa `route`."
            ),
            "Bổ sung kết nối, ví dụ “Kết nối nền tảng” đối với “Phần mềm hộ tịch” hoặc sửa “Đường đi”."
        );
        assert_eq!(
            said("Bổ sung `security-level`."),
            "Bổ sung “Cấp độ an toàn”."
        );
        Ok(())
    }
}
