//! Plain text into blocks: every line is a paragraph, unless a page, a column
//! or a fixed line length has cut it.

use crate::document::{BlockKind, DocumentBuilder, TooLarge};

use super::blocks::{Blocks, Hint};
use super::furniture::{Furniture, is_dash};
use super::habit::{Habit, Marks, cells};
use super::lines::{Line, Lines};
use super::{seams, words};

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
    let furniture = Furniture::of(source);
    let mut blocks = Blocks::with_capacity(source.len());
    // The last line of the open paragraph; what stood between it and the next.
    let mut last: Option<&str> = None;
    let mut between = Between::default();
    for (index, line) in Lines::new(source).enumerate() {
        let text = line.text;
        if text.is_empty() {
            between.blank = true;
            continue;
        }
        if furniture.contains(index) {
            between.page = true;
            continue;
        }
        if is_rule(text) {
            rule(&mut blocks);
            last = None;
            continue;
        }
        match last.map_or(Join::Apart, |last| {
            join(&blocks, last, &line, between, lines)
        }) {
            Join::Cut => blocks.seam(line.place, text)?,
            Join::Wrapped => {
                let glue = seams::glue(blocks.text(), text);
                blocks.push(glue, line.place, None, false)?;
            }
            Join::Apart => {
                if between.page {
                    rule(&mut blocks);
                }
                blocks.begin(BlockKind::Paragraph, 0);
            }
        }
        blocks.push(text, line.place, None, false)?;
        between = Between::default();
        last = Some(text);
    }
    Ok(blocks.finish())
}

/// What stands between two lines of text.
#[derive(Debug, Clone, Copy, Default)]
struct Between {
    /// A blank line.
    blank: bool,
    /// A page number or a running head.
    page: bool,
}

/// How a line stands to the one before.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Join {
    /// It begins a paragraph.
    Apart,
    /// It goes on with a paragraph that a page or column has cut.
    Cut,
    /// It goes on after a line break that only the length asked for.
    Wrapped,
}

fn rule(blocks: &mut Blocks) {
    blocks.begin(BlockKind::Rule, 0);
    blocks.end();
}

/// Whether the open paragraph, whose last line is `last`, goes on in `next`.
fn join(blocks: &Blocks, last: &str, next: &Line<'_>, between: Between, lines: Habit) -> Join {
    // A title is broken by its sense, whatever the other lines do.
    let mends = lines != Habit::Loose && blocks.text().len() < 400;
    if mends && words::title_goes_on(blocks.text(), next.text) {
        return Join::Cut;
    }
    let (full, marks) = match lines {
        Habit::Loose => return Join::Apart,
        Habit::Whole => {
            let goes_on = !seams::is_finished(last) && seams::goes_on(blocks.text(), next.text);
            return if goes_on { Join::Cut } else { Join::Apart };
        }
        Habit::Wrapped { full, marks } => (full, marks),
    };
    // Where an indent or a blank line marks every paragraph, a full line goes
    // on without one even behind a full stop.
    let marked = match marks {
        Marks::None => seams::is_finished(last),
        Marks::Indent => next.indented,
        Marks::Blank => between.blank,
    };
    if cells(last) < full || marked || !seams::goes_on_in_column(blocks.text(), next.text) {
        Join::Apart
    } else if between.page {
        Join::Cut
    } else {
        Join::Wrapped
    }
}

/// A line of nothing but dashes, equals signs or stars.
pub(super) fn is_rule(text: &str) -> bool {
    text.starts_with(is_dash) && text.chars().nth(2).is_some() && text.chars().all(is_dash)
}
