//! What of a text is lost when its document is written anew.

#[cfg(feature = "yaml")]
use super::document::Document;
#[cfg(feature = "yaml")]
use super::yaml::comments;
use crate::text::Text;

/// What of the files of a document is not in the architecture, and so is lost when it is written anew in canonical
/// form.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct Losses {
    /// How many comments there are, those that speak to the check among them.
    pub comments: usize,
    /// How many files are included: all of them become one.
    pub included: usize,
    /// Whether order, line breaks, quotes or aliases are other than those of the canonical form.
    pub layout: bool,
}

impl Losses {
    /// Whether nothing is lost.
    pub fn is_none(&self) -> bool {
        *self == Self::default()
    }

    /// What is lost, in words; `None` if nothing is.
    pub fn message(&self) -> Option<Text> {
        let mut lost = Vec::new();
        if self.comments > 0 {
            let count = self.comments;
            let vi = format!("{count} chú thích (kể cả `justarch-allow`)");
            lost.push((
                vi,
                format!("comments (`justarch-allow` among them): {count}"),
            ));
        }
        if self.included > 0 {
            let count = self.included;
            let vi = format!("việc chia thành tệp ({count} tệp trong `include` được gộp làm một)");
            lost.push((vi, format!("included files, which become one: {count}")));
        }
        if self.layout {
            let vi = "cách trình bày (thứ tự khóa, ngắt dòng, dấu ngoặc kép)";
            let en = "layout (order of keys, line breaks, quotes)";
            lost.push((vi.to_owned(), en.to_owned()));
        }
        let (vi, en): (Vec<_>, Vec<_>) = lost.into_iter().unzip();
        let (vi, en) = (vi.join("; "), en.join("; "));
        (!self.is_none()).then(|| {
            crate::bilingual!(
                "văn bản được ghi lại theo dạng chuẩn, không giữ được của tệp gốc: {vi}",
                "the document is written anew in canonical form; lost of the file: {en}"
            )
        })
    }
}

#[cfg(feature = "yaml")]
impl Document {
    /// What of its files is lost when the architecture is written anew. O(bytes).
    ///
    /// ```
    /// use justarch::Document;
    /// let text = "justarch: 1 # first\narchitecture: { id: demo }\n";
    /// let document = Document::parse("demo.yaml", text).unwrap();
    /// let losses = document.losses();
    /// assert_eq!((losses.comments, losses.included, losses.layout), (1, 0, true));
    /// ```
    pub fn losses(&self) -> Losses {
        let texts = || self.sources.texts();
        let comments = texts().map(comments).fold(0, usize::saturating_add);
        let written = self.architecture.to_yaml();
        Losses {
            comments,
            included: self.sources.len().saturating_sub(1),
            layout: texts().next() != Some(written.as_str()),
        }
    }
}
