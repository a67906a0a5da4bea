//! The short figure in a box.

use crate::model::{ElementRef, Field, Fields, IndicatorRef, Qualifier, units};
use crate::text::Lang;

/// The first figure of an element, else how many of it there are.
pub(super) fn of(element: ElementRef<'_>, lang: Lang) -> Option<String> {
    let measured = element.indicators().find_map(|i| told(i, lang));
    measured.or_else(|| {
        let many = element.instances().filter(|many| *many > 1)?;
        Some(format!("× {}", grouped(&many.to_string(), lang)))
    })
}

/// A figure with its unit.
pub(super) fn told(indicator: IndicatorRef<'_>, lang: Lang) -> Option<String> {
    of_fields(indicator.fields(), lang)
}

/// The same of the fields of an indicator or a target.
pub(super) fn of_fields(fields: Fields<'_>, lang: Lang) -> Option<String> {
    let value = fields.text(Field::Value)?;
    let mut out = String::new();
    let qualifier = fields.text(Field::FigureQualifier);
    match qualifier.and_then(|key| Qualifier::ALL.iter().find(|known| known.key() == key)) {
        Some(qualifier @ (Qualifier::About | Qualifier::AtLeast | Qualifier::AtMost)) => {
            out.push_str(&qualifier.label().get(lang).to_lowercase());
            out.push(' ');
        }
        Some(Qualifier::Exact) | None => {}
    }
    out.push_str(&short(value, lang));
    if let Some(unit) = fields.text(Field::Unit) {
        let known = units::short(unit);
        let unit = known.as_ref().map_or(unit, |known| known.get(lang));
        if unit != "%" {
            out.push(' ');
        }
        out.push_str(unit);
    }
    Some(out)
}

/// A number as it is written in a language; whole millions in words.
fn short(value: &str, lang: Lang) -> String {
    let is_plain = value.len() > 6 && value.bytes().all(|b| b.is_ascii_digit());
    if is_plain && value.ends_with("00000") && !value.starts_with('0') {
        let (millions, rest) = value.split_at(value.len() - 6);
        let tenth = rest.chars().next().filter(|c| *c != '0');
        let point = match lang {
            Lang::Vi => ',',
            Lang::En => '.',
        };
        let word = match lang {
            Lang::Vi => "triệu",
            Lang::En => "million",
        };
        let tenth = tenth.map_or(String::new(), |tenth| format!("{point}{tenth}"));
        return format!("{}{tenth} {word}", grouped(millions, lang));
    }
    grouped(value, lang)
}

/// A number with its thousands apart.
fn grouped(value: &str, lang: Lang) -> String {
    let (thousands, point) = match lang {
        Lang::Vi => ('.', ','),
        Lang::En => (',', '.'),
    };
    let (whole, rest) = value.split_once('.').unwrap_or((value, ""));
    let is_number = !whole.is_empty()
        && whole
            .bytes()
            .chain(rest.bytes())
            .all(|b| b.is_ascii_digit());
    if !is_number {
        return value.to_owned();
    }
    let mut out = String::new();
    for (nth, digit) in whole.chars().enumerate() {
        if nth > 0 && (whole.len() - nth) % 3 == 0 {
            out.push(thousands);
        }
        out.push(digit);
    }
    if !rest.is_empty() {
        out.push(point);
        out.push_str(rest);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::{Lang, grouped, short};

    #[test]
    fn numbers_are_written_as_the_language_does() {
        assert_eq!(short("93000000", Lang::Vi), "93 triệu");
        assert_eq!(short("8200000", Lang::Vi), "8,2 triệu");
        assert_eq!(short("1300000", Lang::En), "1.3 million");
        assert_eq!(short("1234567", Lang::Vi), "1.234.567");
        assert_eq!(grouped("22.5", Lang::Vi), "22,5");
        assert_eq!(grouped("758000", Lang::En), "758,000");
        assert_eq!(grouped("-4e3", Lang::Vi), "-4e3");
        assert_eq!(short("63", Lang::Vi), "63");
    }
}
