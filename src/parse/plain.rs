//! Plain text into blocks: every line is a paragraph, unless a page, a column
//! or a fixed line length has cut it.

use crate::document::{BlockKind, DocumentBuilder, TooLarge};

use super::blocks::{Blocks, Hint};
use super::lines::Lines;
use super::seams;

/// Reads `source` as plain text; `close_seams` joins what was cut.
pub(super) fn read(
    source: &str,
    close_seams: bool,
) -> Result<(DocumentBuilder, Vec<Hint>), TooLarge> {
    let wrap = if close_seams { wrap_width(source) } else { None };
    let mut blocks = Blocks::with_capacity(source.len());
    let mut open = false;
    let mut last = "";
    for line in Lines::new(source) {
        let text = line.text;
        if text.is_empty() {
            continue;
        }
        if is_rule(text) {
            blocks.begin(BlockKind::Rule, 0);
            blocks.end();
            open = false;
            continue;
        }
        if open && close_seams && goes_on(&blocks, last, text, wrap) {
            blocks.seam(line.place, text)?;
        } else {
            blocks.begin(BlockKind::Paragraph, 0);
        }
        blocks.push(text, line.place, None, false)?;
        open = true;
        last = text;
    }
    Ok(blocks.finish())
}

/// Whether the open paragraph, whose last line is `last`, goes on in `next`.
fn goes_on(blocks: &Blocks, last: &str, next: &str, wrap: Option<usize>) -> bool {
    if seams::is_finished(last) {
        return false;
    }
    match wrap {
        // A line of full length was broken only for its length.
        Some(width) if chars(last) >= width => seams::goes_on_in_column(blocks.text(), next),
        Some(_) => false,
        None => seams::goes_on(blocks.text(), next),
    }
}

fn chars(text: &str) -> usize {
    text.chars().count()
}

/// A line of nothing but dashes, equals signs or stars.
fn is_rule(text: &str) -> bool {
    let is_mark = |c| matches!(c, '-' | '=' | '*' | '_' | '－' | '—' | '─' | '━' | '＝' | '＊' | '～' | '~');
    text.starts_with(is_mark) && text.chars().nth(2).is_some() && text.chars().all(is_mark)
}

/// Lines looked at to find out whether a text is hard-wrapped.
const SAMPLE: usize = 3000;

/// The length in characters from which a line is full, where the lines of
/// `source` were broken at a fixed length.
fn wrap_width(source: &str) -> Option<usize> {
    const LONGEST: usize = 120;
    let mut counts = [0usize; LONGEST];
    let mut lines = 0usize;
    for line in Lines::new(source).filter(|l| !l.text.is_empty()).take(SAMPLE) {
        let length = line.text.chars().take(LONGEST).count();
        *counts.get_mut(length)? += 1;
        lines = lines.saturating_add(1);
    }
    if lines < 20 {
        return None;
    }
    // The longest length that more than a stray line has.
    let mut above = 0usize;
    let mut full = 0usize;
    for (length, count) in counts.iter().enumerate().rev() {
        above = above.saturating_add(*count);
        if above.saturating_mul(50) >= lines {
            full = length;
            break;
        }
    }
    if full < 12 {
        return None;
    }
    let least = full.saturating_sub(2);
    let at_full: usize = counts.iter().skip(least).sum();
    (at_full.saturating_mul(5) >= lines.saturating_mul(2)).then_some(least)
}
