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
    let lines = if close_seams {
        Habit::of(source)
    } else {
        Habit::Loose
    };
    let mut blocks = Blocks::with_capacity(source.len());
    let mut open = false;
    let mut page_break = false;
    let mut last = "";
    for line in Lines::new(source) {
        let text = line.text;
        if text.is_empty() {
            continue;
        }
        if is_rule(text) {
            rule(&mut blocks);
            open = false;
            continue;
        }
        if is_page_mark(text) {
            page_break = true;
            continue;
        }
        if open && goes_on(&blocks, last, text, lines) {
            blocks.seam(line.place, text)?;
        } else {
            if page_break {
                rule(&mut blocks);
            }
            blocks.begin(BlockKind::Paragraph, 0);
        }
        page_break = false;
        blocks.push(text, line.place, None, false)?;
        open = true;
        last = text;
    }
    Ok(blocks.finish())
}

fn rule(blocks: &mut Blocks) {
    blocks.begin(BlockKind::Rule, 0);
    blocks.end();
}

/// Whether the open paragraph, whose last line is `last`, goes on in `next`.
fn goes_on(blocks: &Blocks, last: &str, next: &str, lines: Habit) -> bool {
    if lines == Habit::Loose || seams::is_finished(last) {
        return false;
    }
    match lines {
        // A line of full length was broken only for its length.
        Habit::Wrapped(width) => {
            cells(last) >= width && seams::goes_on_in_column(blocks.text(), next)
        }
        _ => seams::goes_on(blocks.text(), next),
    }
}

/// Columns that a line takes in a typesetting of Chinese, near enough to
/// compare lengths of lines.
fn cells(text: &str) -> usize {
    text.chars().map(|c| if c.is_ascii() { 1 } else { 2 }).sum()
}

const fn is_dash(c: char) -> bool {
    matches!(
        c,
        '-' | '=' | '*' | '_' | '－' | '—' | '─' | '━' | '＝' | '＊' | '～' | '~'
    )
}

/// A line of nothing but dashes, equals signs or stars.
fn is_rule(text: &str) -> bool {
    text.starts_with(is_dash) && text.chars().nth(2).is_some() && text.chars().all(is_dash)
}

/// A page number between dashes, as printing and conversion leave it:
/// `— 3 —`, `-----Page2-----`, `- 第4页 -`.
fn is_page_mark(text: &str) -> bool {
    if text.len() > 120 || !text.starts_with(is_dash) || !text.ends_with(is_dash) {
        return false;
    }
    let inside = text.trim_matches(is_dash).trim();
    let inside = inside
        .trim_start_matches("Page")
        .trim_start_matches("page")
        .trim_start_matches('第');
    let digits = inside.trim_end_matches(['页', '頁']).trim();
    !digits.is_empty()
        && digits
            .chars()
            .all(|c| c.is_ascii_digit() || matches!(c, '０'..='９'))
}

/// What the line ends of a plain text mean.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Habit {
    /// Every line is a paragraph; one that breaks off was cut.
    Whole,
    /// Lines are broken at a fixed length; one of at least so many cells is
    /// full.
    Wrapped(usize),
    /// Lines commonly end without a final mark, as in dictionaries and lists:
    /// nothing is joined.
    Loose,
}

/// Lines looked at to learn the habit of a text.
const SAMPLE: usize = 3000;

/// Cells from which a line is so long that nothing wraps there.
const LONGEST: usize = 200;

impl Habit {
    /// Learns the habit from the first lines of a source.
    fn of(source: &str) -> Self {
        let mut counts = [0usize; LONGEST];
        let mut lines = 0usize;
        let mut longer = 0usize;
        let mut prose = 0usize;
        let mut unfinished = 0usize;
        for line in Lines::new(source)
            .filter(|l| !l.text.is_empty())
            .take(SAMPLE)
        {
            lines = lines.saturating_add(1);
            // Long lines need not be measured to the end.
            let head = line.text.get(..LONGEST).unwrap_or(line.text);
            if line.text.len() > LONGEST.saturating_mul(3) {
                longer = longer.saturating_add(1);
            } else {
                match counts.get_mut(cells(line.text)) {
                    Some(count) => *count = count.saturating_add(1),
                    None => longer = longer.saturating_add(1),
                }
            }
            if head.contains(['，', '。']) {
                prose = prose.saturating_add(1);
                let open = !seams::is_finished(line.text);
                unfinished = unfinished.saturating_add(usize::from(open));
            }
        }
        if lines >= 20
            && longer.saturating_mul(50) < lines
            && let Some(width) = full_line(&counts, lines)
        {
            return Self::Wrapped(width);
        }
        if prose >= 20 && unfinished.saturating_mul(2) > prose {
            return Self::Loose;
        }
        Self::Whole
    }
}

/// The cells from which a line is full, where many lines are of nearly the
/// same length and hardly any is longer.
fn full_line(counts: &[usize], lines: usize) -> Option<usize> {
    let mut above = 0usize;
    let mut full = 0usize;
    for (length, count) in counts.iter().enumerate().rev() {
        above = above.saturating_add(*count);
        if above.saturating_mul(50) >= lines {
            full = length;
            break;
        }
    }
    let least = full.saturating_sub(4);
    let at_full: usize = counts.iter().skip(least).sum();
    (full >= 24 && at_full.saturating_mul(5) >= lines.saturating_mul(2)).then_some(least)
}
