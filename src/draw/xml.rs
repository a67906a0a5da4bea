//! XML, written so that no name can be anything but text.

use std::fmt::Write as _;

use super::metrics::FAMILIES;
use super::scene::{Rect, Size};
use crate::text::Lang;

/// Writes elements one after the other.
#[derive(Default)]
pub(super) struct Xml {
    out: String,
    open: Vec<&'static str>,
}

impl Xml {
    /// Begins an element.
    pub(super) fn open(&mut self, name: &'static str, attributes: &[(&str, &str)]) {
        self.start(name, attributes);
        self.out.push('>');
        self.open.push(name);
    }

    /// Writes an element with nothing in it.
    pub(super) fn empty(&mut self, name: &'static str, attributes: &[(&str, &str)]) {
        self.start(name, attributes);
        self.out.push_str("/>\n");
    }

    /// Writes an element with a text in it.
    pub(super) fn text(&mut self, name: &'static str, attributes: &[(&str, &str)], text: &str) {
        self.start(name, attributes);
        self.out.push('>');
        escape(&mut self.out, text);
        let _ = write!(self.out, "</{name}>");
    }

    /// Begins a picture: its width and height on paper, the lengths in which it is measured, what `name` stands before in
    /// the ids of its title and description, and its ground.
    pub(super) fn picture(
        &mut self,
        name: &str,
        (paper, size): (Size, Size),
        (title, description, lang): (&str, &str, Lang),
        ground: &str,
    ) {
        let lang = lang.to_string();
        let (width, height) = (length(size.width), length(size.height));
        let (wide, high) = (length(paper.width) + "pt", length(paper.height) + "pt");
        let (of_title, of_description) = (format!("{name}-title"), format!("{name}-description"));
        self.open(
            "svg",
            &[
                ("xmlns", "http://www.w3.org/2000/svg"),
                ("width", &wide),
                ("height", &high),
                ("viewBox", &format!("0 0 {width} {height}")),
                ("lang", &lang),
                ("xml:lang", &lang),
                ("role", "graphics-document"),
                ("aria-labelledby", &format!("{of_title} {of_description}")),
                ("font-family", FAMILIES),
            ],
        );
        self.line();
        self.text("title", &[("id", &of_title)], title);
        self.line();
        self.text("desc", &[("id", &of_description)], description);
        self.line();
        let all = [
            ("width", width.as_str()),
            ("height", &height),
            ("fill", ground),
        ];
        self.empty("rect", &all);
    }

    /// Writes a rectangle.
    pub(super) fn rect(&mut self, rect: Rect, attributes: &[(&str, &str)]) {
        let (x, y) = (length(rect.x), length(rect.y));
        let (width, height) = (length(rect.width), length(rect.height));
        let mut all = vec![
            ("x", x.as_str()),
            ("y", &y),
            ("width", &width),
            ("height", &height),
        ];
        all.extend_from_slice(attributes);
        self.empty("rect", &all);
    }

    fn start(&mut self, name: &str, attributes: &[(&str, &str)]) {
        let _ = write!(self.out, "<{name}");
        for (name, value) in attributes {
            let _ = write!(self.out, " {name}=\"");
            escape(&mut self.out, value);
            self.out.push('"');
        }
    }

    /// Parts two texts.
    pub(super) fn space(&mut self) {
        self.out.push(' ');
    }

    /// Ends a line.
    pub(super) fn line(&mut self) {
        self.out.push('\n');
    }

    /// Ends the last element that is open.
    pub(super) fn close(&mut self) {
        if let Some(name) = self.open.pop() {
            let _ = writeln!(self.out, "</{name}>");
        }
    }

    /// The text, with everything closed.
    pub(super) fn finish(mut self) -> String {
        while !self.open.is_empty() {
            self.close();
        }
        self.out
    }
}

/// What means something in XML is written by name; what XML cannot hold becomes a replacement character.
fn escape(out: &mut String, text: &str) {
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            '\t' | '\n' | '\r' => out.push(' '),
            '\u{0}'..='\u{1f}' | '\u{7f}'..='\u{9f}' | '\u{fffe}' | '\u{ffff}' => {
                out.push('\u{fffd}');
            }
            c => out.push(c),
        }
    }
}

/// A length with two decimals, without those that say nothing.
pub(super) fn length(value: f64) -> String {
    let mut out = format!("{value:.2}");
    let kept = out.trim_end_matches('0').trim_end_matches('.').len();
    out.truncate(kept);
    if out == "-0" {
        out.remove(0);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::{Xml, length};

    #[test]
    fn a_name_is_never_markup() {
        let mut xml = Xml::default();
        xml.open("g", &[("data-id", "\"'><script>")]);
        xml.text("title", &[], "</svg>]]>&amp;\u{0}\u{1b}\u{ffff}<!--");
        let out = xml.finish();
        assert_eq!(
            out,
            "<g data-id=\"&quot;&#39;&gt;&lt;script&gt;\"><title>&lt;/svg&gt;]]&gt;&amp;amp;\u{fffd}\u{fffd}\u{fffd}&lt;!--</title></g>\n"
        );
    }

    #[test]
    fn lengths_are_short() {
        assert_eq!(length(12.0), "12");
        assert_eq!(length(0.126), "0.13");
        assert_eq!(length(-0.001), "0");
        assert_eq!(length(100.5), "100.5");
    }
}
