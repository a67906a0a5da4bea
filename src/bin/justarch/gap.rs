//! `justarch gap`.

use std::fmt::Write as _;

use justarch::{
    Architecture, Gap, GapJson, Lang, Parameters, Text, UnreadPart, bilingual, visible,
};

use crate::Outcome;
use crate::args::{Format, GapArgs};
use crate::check::{date, framework};
use crate::fault::{Fault, similar};
use crate::input;
use crate::output::Output;
use crate::whole;

pub(crate) fn run(args: &GapArgs, format: Format, out: &mut Output) -> Result<Outcome, Fault> {
    let to = framework(&args.to)?;
    let as_of = args.as_of.as_deref().map(date).transpose()?;
    let document = input::read(&args.file, None)?;
    let arch = document.architecture();
    let of_one = [(&document, args.file.as_str())];
    if !args.partial {
        whole::require(&of_one)?;
    }
    let gap = match as_of {
        Some(day) => Gap::to_as_of(arch, to, day),
        None => Gap::to(arch, to),
    };
    let gap = gap.map_err(|error| {
        Fault::new(bilingual!(
            "không xác định được các yêu cầu còn thiếu: {error}",
            "the gap cannot be measured: {error}"
        ))
    })?;
    if args.apply {
        let given = supplied(&args.set, &gap)?;
        let new = gap.apply(arch, &given).map_err(|error| {
            Fault::new(bilingual!(
                "không áp dụng được các bổ sung: {error}",
                "the edits cannot be applied: {error}"
            ))
        })?;
        // The reader of the document that is printed must know what it is without.
        whole::warn(&of_one, out);
        match format {
            Format::Human => {
                out.text(&not_in_here(&new, out.lang()));
                out.text(&new.to_yaml());
            }
            Format::Json => out.json(&new)?,
        }
        return Ok(Outcome::Clean);
    }
    match format {
        Format::Human => out.text(&out.renderer().render_gap(&gap, arch, &document)),
        Format::Json => out.json(&GapJson::new(&gap, arch, &document))?,
    }
    Ok(if args.exit_code && !gap.demands().is_empty() {
        Outcome::Findings
    } else {
        Outcome::Clean
    })
}

/// Comments that say what a document is without, because it could not be read.
fn not_in_here(arch: &Architecture, lang: Lang) -> String {
    let unread = arch.unread();
    if unread.is_empty() {
        return String::new();
    }
    let head = Text::fixed(
        "Văn bản này thiếu các nội dung không đọc được:",
        "This document is without what could not be read:",
    );
    let labels = unread.parts().iter().map(UnreadPart::label);
    let lines = std::iter::once(head).chain(labels);
    let mut out = String::new();
    for line in lines {
        let line = visible(line.get(lang)).replace(['\n', '\r'], " ");
        let _ = writeln!(out, "# {line}");
    }
    out
}

/// The values of `--set`, none missing and none too many.
fn supplied(set: &[String], gap: &Gap) -> Result<Parameters, Fault> {
    let names: Vec<&str> = gap
        .parameters()
        .flat_map(|p| [Some(p.name.as_str()), p.general.as_deref()])
        .flatten()
        .collect();
    let mut given = Parameters::default();
    for pair in set {
        let Some((name, value)) = pair.split_once('=') else {
            return Err(Fault::new(bilingual!(
                "`{pair}` không có dạng TÊN=GIÁ TRỊ",
                "`{pair}` is not of the form NAME=VALUE"
            )));
        };
        if !names.contains(&name) {
            let meant = similar(name, names.iter().copied());
            let text = bilingual!(
                "không có giá trị nào tên `{name}` cần cung cấp",
                "no parameter is called `{name}`"
            );
            return Err(Fault::or_similar(text, &meant));
        }
        given.set(name, value);
    }
    let missing = gap.missing(&given);
    if missing.is_empty() {
        return Ok(given);
    }
    let lines = |lang: Lang| {
        let lines = missing
            .iter()
            .map(|p| format!("\n  --set {}=…  ({})", p.name, p.question.get(lang)));
        lines.collect::<String>()
    };
    let (vi, en) = (lines(Lang::Vi), lines(Lang::En));
    Err(Fault::new(bilingual!(
        "còn thiếu các giá trị mà chỉ người phụ trách biết:{vi}",
        "these values, which only a person can know, are missing:{en}"
    )))
}
