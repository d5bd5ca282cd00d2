//! From text to document: markup, numbering, outline, seams.

mod blocks;
pub mod corrections;
mod format;
mod furniture;
mod habit;
mod lines;
mod markdown;
mod numbering;
mod outline;
mod plain;
mod seams;
#[cfg(test)]
mod tests;
pub mod verbatim;
mod words;

use crate::document::{Document, Format, Meta, TooLarge};

use corrections::{Corrections, correct};

/// How a text is to be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Options {
    /// The format, or `None` to decide it by the text, where the format in
    /// the [`Meta`] is taken for a hint.
    pub format: Option<Format>,
    /// Whether paragraphs that a page or line break has cut are joined.
    pub seams: bool,
    /// What the reader corrects of the sections.
    pub corrections: Corrections,
}

impl Default for Options {
    fn default() -> Self {
        Self {
            format: None,
            seams: true,
            corrections: Corrections::default(),
        }
    }
}

/// Makes the document of a decoded text.
///
/// A byte order mark at the beginning is skipped. Of `meta` the format and the
/// number of lines are filled in here. Linear in the text; the reading text is
/// copied once.
///
/// # Errors
/// [`TooLarge`] where the reading text would pass 4 GiB.
pub fn parse(text: &str, meta: Meta, options: &Options) -> Result<Document, TooLarge> {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let format = options
        .format
        .unwrap_or_else(|| format::decide(text, meta.format));
    let (builder, hints) = match format {
        Format::Markdown => markdown::read(text, options.seams)?,
        Format::Plain => plain::read(text, options.seams)?,
    };
    let seeds = outline::recognise(builder.text(), builder.blocks(), &hints);
    let meta = Meta {
        format,
        lines: count_lines(text),
        ..meta
    };
    let document = builder.finish(seeds, meta);
    if options.corrections.is_empty() {
        return Ok(document);
    }
    Ok(correct(&document, &options.corrections))
}

/// Lines by line feeds; a last line without one counts.
fn count_lines(text: &str) -> u32 {
    let feeds = memchr::memchr_iter(b'\n', text.as_bytes()).count();
    let open = usize::from(!text.is_empty() && !text.ends_with('\n'));
    u32::try_from(feeds.saturating_add(open)).unwrap_or(u32::MAX)
}
