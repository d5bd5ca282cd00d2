//! What of Markdown is read, and what the lines of a source mean.

use pulldown_cmark::Options;

use super::flow::emphasis::BOLD;
use crate::prose::{marks, seams};

/// What is read inside blocks beside CommonMark.
pub(super) const OPTIONS: Options = Options::ENABLE_TABLES
    .union(Options::ENABLE_FOOTNOTES)
    .union(Options::ENABLE_STRIKETHROUGH);

/// Whether the lines of `source` are paragraphs, although no blank lines stand
/// between them: nearly all lines with a line of text behind them are long and
/// end a sentence. Looks at the first part of a large source only.
pub(super) fn lines_are_paragraphs(source: &str) -> bool {
    let mut followed = 0u32;
    let mut ended = 0u32;
    let mut chars = 0usize;
    let mut last: Option<&str> = None;
    let is_prose = |line: &str| {
        !line.is_empty()
            && line
                .chars()
                .next()
                .is_some_and(|c| marks::is_unspaced(c) || c == BOLD)
    };
    for line in source.lines().take(4000).map(str::trim) {
        let prose = is_prose(line);
        if let (Some(last), true) = (last, prose) {
            followed = followed.saturating_add(1);
            chars = chars.saturating_add(last.len() / 3);
            if seams::is_finished(last) {
                ended = ended.saturating_add(1);
            }
        }
        last = prose.then_some(line);
    }
    let average = chars / followed.max(1) as usize;
    followed >= 3 && ended.saturating_mul(10) >= followed.saturating_mul(8) && average >= 30
}
