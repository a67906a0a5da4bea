//! The columns of places in long lines, of which an excerpt shows a part.

use super::excerpt::Excerpt;

/// A place that the frame shows with the column of the excerpt, where the text has another.
pub(super) struct Column {
    shown: String,
    meant: String,
}

impl Column {
    pub(super) fn of(name: &str, excerpt: &Excerpt) -> Vec<Self> {
        let differing = excerpt.marks.iter().filter(|m| m.column != m.true_column);
        differing
            .map(|m| Self {
                shown: format!("{name}:{}:{}", m.line, m.column),
                meant: format!("{name}:{}:{}", m.line, m.true_column),
            })
            .collect()
    }
}

/// Puts the columns of the text where a long line was shown in part, or letters were composed.
pub(super) fn mend_columns(rendered: String, columns: &[Column]) -> String {
    if columns.is_empty() {
        return rendered;
    }
    let mut out = String::with_capacity(rendered.len());
    let mut left: Vec<&Column> = columns.iter().collect();
    for (nth, line) in rendered.split_inclusive('\n').enumerate() {
        let body = line.trim_end();
        let found = left.iter().position(|column| {
            nth > 0
                && (body.ends_with(&column.shown)
                    || body.contains(&format!("{}\u{1b}", column.shown)))
        });
        match found {
            Some(at) => {
                let column = left.remove(at);
                out.push_str(&line.replacen(&column.shown, &column.meant, 1));
            }
            None => out.push_str(line),
        }
    }
    out
}
