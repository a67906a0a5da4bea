//! A picture as PDF: vectors, and text that can be searched and copied.

use std::collections::BTreeMap;

use pdf_writer::{Chunk, Content, Finish as _, Name, Pdf, Rect, Ref, TextStr};
use svg2pdf::ConversionOptions;

use super::scene::Scene;
use super::tree::{Tree, tree};
use crate::bilingual;
use crate::error::{Error, ErrorKind};

/// The picture of a page among its resources.
const PICTURE: Name<'static> = Name(b"P");

impl Scene {
    /// All pages as one PDF.
    ///
    /// # Errors
    ///
    /// Fails if a page cannot be turned into PDF, of which no case is known.
    pub fn pdf(&self) -> Result<Vec<u8>, Error> {
        let mut next = Ref::new(1);
        let catalog = next.bump();
        let tree_of_pages = next.bump();
        let info = next.bump();
        let mut pdf = Pdf::new();
        let lang = self.lang.to_string();
        pdf.catalog(catalog)
            .pages(tree_of_pages)
            .lang(TextStr(&lang));
        let mut kids = Vec::new();
        for page in &self.pages {
            let (chunk, picture) = picture(&tree(self, page)?)?;
            let mut numbers: BTreeMap<Ref, Ref> = BTreeMap::new();
            let mut renumbered = |old: Ref| *numbers.entry(old).or_insert_with(|| next.bump());
            let picture = renumbered(picture);
            let chunk: Chunk = chunk.renumber(renumbered);
            let (kid, content) = (next.bump(), next.bump());
            let (width, height) = (page.paper.width as f32, page.paper.height as f32);
            let mut written = pdf.page(kid);
            written
                .media_box(Rect::new(0.0, 0.0, width, height))
                .parent(tree_of_pages)
                .contents(content);
            written.resources().x_objects().pair(PICTURE, picture);
            written.finish();
            let mut drawn = Content::new();
            drawn
                .transform([width, 0.0, 0.0, height, 0.0, 0.0])
                .x_object(PICTURE);
            pdf.stream(content, &drawn.finish());
            pdf.extend(&chunk);
            kids.push(kid);
        }
        let count = i32::try_from(kids.len()).unwrap_or(i32::MAX);
        pdf.pages(tree_of_pages).count(count).kids(kids);
        pdf.document_info(info)
            .title(TextStr(&self.title))
            .subject(TextStr(&self.description))
            .producer(TextStr("justarch"));
        Ok(pdf.finish())
    }
}

/// A page as an object of PDF. The converter writes its two fonts, and their names, in any order; it is asked again until
/// both orders are the usual ones, so that the same picture gives the same bytes.
fn picture(tree: &Tree) -> Result<(Chunk, Ref), Error> {
    let convert = || {
        let made = svg2pdf::to_chunk(tree, ConversionOptions::default());
        made.map_err(|error| refused(&error))
    };
    let mut made = convert()?;
    for _ in 0..TRIES {
        if is_in_order(made.0.as_bytes()) {
            break;
        }
        made = convert()?;
    }
    Ok(made)
}

/// One in four is as wanted.
const TRIES: usize = 200;

/// Whether the bold font comes before the regular one and the first name before the second, if there are two.
fn is_in_order(bytes: &[u8]) -> bool {
    let at = |name: &[u8]| bytes.windows(name.len()).position(|found| found == name);
    let pairs: [(&[u8], &[u8]); 2] = [
        (b"NotoSans-Bold", b"NotoSans-Regular"),
        (b"/fo0 ", b"/fo1 "),
    ];
    pairs.into_iter().all(|(first, second)| {
        let both = at(first).zip(at(second));
        both.is_none_or(|(first, second)| first < second)
    })
}

fn refused(error: &svg2pdf::ConversionError) -> Error {
    Error::new(
        ErrorKind::Value,
        bilingual!(
            "không ghi được PDF: {error}",
            "PDF cannot be written: {error}"
        ),
    )
}
