//! The numbers of parts, for forms that do not number by themselves.

use super::parts::{Dossier, Numbering, Part, PartKind};
use crate::text::Lang;

/// The numbers of the parts so far, by depth, and of annexes.
#[derive(Clone, Debug, Default)]
pub(super) struct Counter {
    parts: [usize; 3],
    annexes: usize,
    pictures: usize,
    tables: usize,
}

impl Counter {
    /// What stands before the heading of the next part; empty if it has no number.
    pub(super) fn next(&mut self, dossier: &Dossier, part: &Part, depth: usize) -> String {
        if part.kind == PartKind::Annex {
            self.annexes = self.annexes.saturating_add(1);
            self.parts = [0; 3];
            return label_of_annex(self.annexes, dossier.lang);
        }
        for below in self.parts.iter_mut().skip(depth.saturating_add(1)) {
            *below = 0;
        }
        let Some(count) = self.parts.get_mut(depth) else {
            return String::new();
        };
        *count = count.saturating_add(1);
        label(dossier.numbering, depth, *count, dossier.lang)
    }

    /// The number of the next picture.
    pub(super) fn picture(&mut self) -> usize {
        self.pictures = self.pictures.saturating_add(1);
        self.pictures
    }

    /// The number of the next table.
    pub(super) fn table(&mut self) -> usize {
        self.tables = self.tables.saturating_add(1);
        self.tables
    }
}

pub(super) fn label_of_annex(number: usize, lang: Lang) -> String {
    let number = roman(number);
    match lang {
        Lang::Vi => format!("Phụ lục {number}."),
        Lang::En => format!("Annex {number}."),
    }
}

fn label(numbering: Numbering, depth: usize, number: usize, lang: Lang) -> String {
    match (depth, numbering) {
        (0, Numbering::Parts) => match lang {
            Lang::Vi => format!("Phần {}.", roman(number)),
            Lang::En => format!("Part {}.", roman(number)),
        },
        (0, Numbering::Roman) => format!("{}.", roman(number)),
        (0, Numbering::Sheets) => String::new(),
        (1, _) => format!("{number}."),
        _ => format!("{})", letter(number)),
    }
}

/// A number in Roman figures.
pub(super) fn roman(number: usize) -> String {
    const SIGNS: [(usize, &str); 13] = [
        (1000, "M"),
        (900, "CM"),
        (500, "D"),
        (400, "CD"),
        (100, "C"),
        (90, "XC"),
        (50, "L"),
        (40, "XL"),
        (10, "X"),
        (9, "IX"),
        (5, "V"),
        (4, "IV"),
        (1, "I"),
    ];
    let mut left = number;
    let mut out = String::new();
    for (value, sign) in SIGNS {
        while left >= value && out.len() < 64 {
            out.push_str(sign);
            left = left.saturating_sub(value);
        }
    }
    out
}

/// A small letter; after z, two.
fn letter(number: usize) -> String {
    let of = |nth: usize| char::from(b'a'.saturating_add((nth % 26) as u8));
    let nth = number.saturating_sub(1);
    if nth < 26 {
        of(nth).to_string()
    } else {
        [of((nth / 26).saturating_sub(1)), of(nth)].iter().collect()
    }
}

#[cfg(test)]
mod tests {
    use super::{letter, roman};

    #[test]
    fn numbers() {
        assert_eq!([1, 4, 9, 14, 40].map(roman), ["I", "IV", "IX", "XIV", "XL"]);
        assert_eq!([1, 26, 27, 53].map(letter), ["a", "z", "aa", "ba"]);
    }
}
