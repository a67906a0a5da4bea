//! The comments of a text.

use super::gap::{Gap, Piece};
use super::{Places, tree::Form};
use crate::span::{SourceId, Span};

impl Places {
    /// The comments of a file, each from its `#` to the end of its line, in the order of the text. O(bytes).
    ///
    /// ```
    /// use justarch::{Document, SourceId};
    /// let text = "# head\njustarch: 1 # one\nchannels:\n  a: {name: {vi: '# none'}}\n";
    /// let document = Document::parse("a.yaml", text).unwrap();
    /// let places = document.places();
    /// let comments = places.comments(SourceId::ROOT);
    /// let texts: Vec<_> = comments.iter().map(|at| document.sources().slice(*at)).collect();
    /// assert_eq!(texts, ["# head", "# one"]);
    /// ```
    pub fn comments(&self, source: SourceId) -> Vec<Span> {
        let text = self.sources.text(source);
        let mut found = Vec::new();
        let mut gap = |from: u32, to: u32| {
            let pieces = Gap::from(text, from).take_while(|(_, start, _)| *start < to);
            let comments = pieces.filter(|(piece, ..)| *piece == Piece::Comment);
            found.extend(comments.map(|(_, start, end)| Span::new(source, start, end)));
        };
        let mut done = 0;
        for node in self
            .tree(source)
            .nodes
            .iter()
            .filter(|node| node.form.is_leaf())
        {
            gap(done, node.start);
            if node.form == Form::BlockScalar {
                let line = text.get(node.start as usize..node.end as usize);
                let line = line.unwrap_or_default().split(['\n', '\r']).next();
                let line = line.unwrap_or_default();
                let head = line.find([' ', '\t']).unwrap_or(line.len());
                let line = node.start.saturating_add(line.len() as u32);
                gap(node.start.saturating_add(head as u32), line);
            }
            done = node.end;
        }
        gap(done, text.len() as u32);
        found
    }
}
