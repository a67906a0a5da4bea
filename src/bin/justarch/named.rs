//! What a command line names: frameworks, days, codes, bands.

use justarch::{
    Bands, Date, Deprecated, Document, Framework, FrameworkVersion, Lang, RuleName, Text,
    bilingual, catalog, similar,
};

use crate::fault::Fault;

/// Refuses a document whose framework is not known, with the line where it says so.
pub(crate) fn known_framework(document: &Document, claimed: FrameworkVersion) -> Result<(), Fault> {
    if Framework::get(claimed).is_ok() {
        return Ok(());
    }
    let error = document.framework().err();
    error.map_or(Ok(()), |error| Err(Fault::Load(Box::new(error))))
}

fn known_frameworks() -> String {
    let all = Framework::all().iter().map(|f| f.version.to_string());
    all.collect::<Vec<_>>().join(", ")
}

/// A framework named on the command line.
pub(crate) fn framework(text: &str) -> Result<FrameworkVersion, Fault> {
    let version = text.parse::<FrameworkVersion>().ok();
    let known = version.filter(|version| Framework::get(*version).is_ok());
    known.ok_or_else(|| {
        let known = known_frameworks();
        Fault::new(bilingual!(
            "không có khung kiến trúc phiên bản `{text}`; hiện có: {known}",
            "framework `{text}` is not known; known are {known}"
        ))
    })
}

/// The framework of that number.
pub(crate) fn the_framework(text: &str) -> Result<&'static Framework, Fault> {
    Framework::get(framework(text)?).map_err(|error| Fault::new(error.text().clone()))
}

/// A date named on the command line.
pub(crate) fn date(text: &str) -> Result<Date, Fault> {
    text.parse().map_err(|_| {
        Fault::new(bilingual!(
            "`{text}` không phải là ngày; viết dạng 2024-07-01, 2024-07 hoặc 2024",
            "`{text}` is not a date such as 2024-07-01, 2024-07 or 2024"
        ))
    })
}

/// A code or family in capitals; a readable name as it is.
pub(crate) fn in_capitals(name: &str) -> String {
    match name.parse::<RuleName>() {
        Ok(_) => name.to_owned(),
        Err(_) => name.to_ascii_uppercase(),
    }
}

/// The code of a readable name, or the code or family itself. Refuses what nothing is reported under.
pub(crate) fn code(name: &str) -> Result<String, Fault> {
    let pages = catalog::all();
    let meant = pages.iter().find_map(|page| {
        if page.code.family() == name {
            return Some(name);
        }
        let is_it = page.code.as_str() == name || page.name.as_str() == name;
        is_it.then_some(page.code.as_str())
    });
    if let Some(meant) = meant {
        return Ok(meant.to_owned());
    }
    let names = pages
        .iter()
        .flat_map(|p| [p.code.as_str(), p.code.family(), p.name.as_str()]);
    let meant = similar(name, names);
    let text = bilingual!(
        "không có mã, tên hay nhóm mã `{name}`",
        "there is no code, name or family `{name}`"
    );
    Err(Fault::or_similar(text, &meant))
}

/// What is to be said where a code is named that is deprecated.
pub(crate) fn deprecated(code: &str, old: &Deprecated) -> Text {
    let told = old.summary();
    let (vi, en) = (told.get(Lang::Vi), told.get(Lang::En));
    bilingual!(
        "mã {code} không dùng nữa {vi}",
        "the code {code} is deprecated {en}"
    )
}

/// The cut into bands that was asked for.
pub(crate) fn cut(key: Option<&str>) -> Result<Option<&'static Bands>, Fault> {
    let Some(key) = key else { return Ok(None) };
    let known = || Bands::all().iter().map(|cut| cut.key);
    Bands::get(key)
        .map(Some)
        .map_err(|error| Fault::or_similar(error.text().clone(), &similar(key, known())))
}

/// Each on a line of its own, below what it belongs to.
pub(crate) fn on_lines(items: impl Iterator<Item = String>) -> String {
    let mut out = String::new();
    for item in items {
        out.push_str("\n  ");
        out.push_str(&item);
    }
    out
}
