//! A table as Markdown and as CSV.

use justarch::{Text, visible};

/// Rows of cells below their heads.
pub(crate) struct Table {
    heads: Vec<String>,
    rows: Vec<Vec<String>>,
}

impl Table {
    pub(crate) fn new(heads: Vec<String>) -> Self {
        Self {
            heads,
            rows: Vec::new(),
        }
    }

    pub(crate) fn push(&mut self, row: Vec<String>) {
        self.rows.push(row);
    }

    pub(crate) fn markdown(&self) -> String {
        let line = |cells: &[String]| {
            let cells: Vec<_> = cells.iter().map(|cell| escaped(cell)).collect();
            format!("| {} |\n", cells.join(" | "))
        };
        let rule = "|---".repeat(self.heads.len());
        let rows: String = self.rows.iter().map(|row| line(row)).collect();
        format!("{}{rule}|\n{rows}", line(&self.heads))
    }

    /// As RFC 4180 has it. A cell that a spreadsheet would take for a formula is kept from being one.
    pub(crate) fn csv(&self) -> String {
        let line = |cells: &Vec<String>| {
            let cells: Vec<_> = cells.iter().map(|cell| quoted(cell)).collect();
            format!("{}\r\n", cells.join(","))
        };
        std::iter::once(&self.heads)
            .chain(&self.rows)
            .map(line)
            .collect()
    }
}

/// That not all of the history is here.
pub(crate) fn cut_off() -> Text {
    Text::fixed(
        "kho git này chỉ có một phần lịch sử (shallow clone), nên các phiên bản trước đó không được xét; lấy đủ bằng `git fetch --unshallow`",
        "this clone has a part of the history only, and what came before is not looked at; fetch it with `git fetch --unshallow`",
    )
}

fn escaped(cell: &str) -> String {
    let mut out = String::new();
    for c in visible(cell).chars() {
        match c {
            '|' | '\\' | '`' | '*' | '_' | '<' | '[' | ']' => {
                out.push('\\');
                out.push(c);
            }
            '\n' | '\r' => out.push(' '),
            _ => out.push(c),
        }
    }
    out
}

fn quoted(cell: &str) -> String {
    let is_formula = cell.starts_with(['=', '+', '-', '@', '\t', '\r']);
    let cell = if is_formula {
        format!("'{cell}")
    } else {
        cell.to_owned()
    };
    if cell.contains(['"', ',', '\n', '\r']) {
        format!("\"{}\"", cell.replace('"', "\"\""))
    } else {
        cell
    }
}

#[cfg(test)]
mod tests {
    use super::Table;

    #[test]
    fn cells_with_signs_of_their_own() {
        let mut table = Table::new(vec!["a".to_owned(), "b".to_owned()]);
        table.push(vec!["x, \"y\"".to_owned(), "=1|2".to_owned()]);
        assert_eq!(table.csv(), "a,b\r\n\"x, \"\"y\"\"\",'=1|2\r\n");
        assert_eq!(
            table.markdown(),
            "| a | b |\n|---|---|\n| x, \"y\" | =1\\|2 |\n"
        );
    }
}
