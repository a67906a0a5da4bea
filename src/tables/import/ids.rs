//! Ids made from names.

use crate::model::{MAX_KEY, normalise};

/// An id reads well up to here; no word is cut.
const LONG: usize = 60;

/// The id for a name: its words in small letters without marks, joined by hyphens. Of those that are taken, the next free
/// number is put behind. The same names in the same order give the same ids.
pub(super) fn id_for(name: &str, is_taken: impl Fn(&str) -> bool) -> String {
    let folded = normalise(name);
    let words = folded.split(' ').map(|word| {
        let plain = word.chars().filter(char::is_ascii_alphanumeric);
        plain.collect::<String>()
    });
    let mut id = String::new();
    for word in words.filter(|word| !word.is_empty()) {
        let longer = id.len().saturating_add(1).saturating_add(word.len());
        if !id.is_empty() && longer > LONG {
            break;
        }
        if !id.is_empty() {
            id.push('-');
        }
        id.extend(word.chars().take(LONG));
    }
    if id.is_empty() {
        id.push_str("muc");
    }
    id.truncate(MAX_KEY);
    if !is_taken(&id) {
        return id;
    }
    let mut number = 2_usize;
    loop {
        let numbered = format!("{id}-{number}");
        if !is_taken(&numbered) {
            return numbered;
        }
        number = number.saturating_add(1);
    }
}

#[cfg(test)]
mod tests {
    use super::id_for;
    use crate::model::is_key;

    #[test]
    fn names_become_ids_that_are_sound_and_unique() {
        let mut taken: Vec<String> = Vec::new();
        for (name, id) in [
            (
                "Cơ sở dữ liệu hộ tịch điện tử",
                "co-so-du-lieu-ho-tich-dien-tu",
            ),
            (
                "CƠ SỞ DỮ LIỆU HỘ TỊCH (điện tử)",
                "co-so-du-lieu-ho-tich-dien-tu-2",
            ),
            (
                "Đấu giá tài sản – giai đoạn 2",
                "dau-gia-tai-san-giai-doan-2",
            ),
            ("…", "muc"),
            ("数据", "muc-2"),
        ] {
            let made = id_for(name, |id| taken.iter().any(|known| known == id));
            assert_eq!(made, id);
            assert!(is_key(&made));
            taken.push(made);
        }
        let long = id_for(&"rất dài ".repeat(40), |_| false);
        assert!(is_key(&long) && long.len() <= 60, "{long}");
        assert!(is_key(&id_for(&"x".repeat(300), |_| false)));
    }
}
