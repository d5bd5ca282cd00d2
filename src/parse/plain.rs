//! Plain text into blocks: every line is a paragraph, unless a page, a column
//! or a fixed line length has cut it.

use std::borrow::Cow;

use crate::document::{BlockKind, DocumentBuilder, TooLarge};

use super::blocks::{Blocks, Hint};
use super::furniture::{Furniture, is_dash};
use super::habit::{Habit, Marks, cells};
use super::lines::{Line, Lines, Mark};
use super::{seams, words};

/// Reads a source, in pieces of whole lines, as plain text; `close_seams`
/// joins what was cut. Each piece is dropped as soon as it is read.
pub(super) fn read(
    pieces: Vec<Cow<'_, str>>,
    close_seams: bool,
) -> Result<(DocumentBuilder, Vec<Hint>), TooLarge> {
    let mut reader = Reader {
        lines: if close_seams {
            Habit::of(Lines::over(&pieces))
        } else {
            Habit::Loose
        },
        blocks: Blocks::with_capacity(pieces.iter().map(|piece| piece.len()).sum()),
        last: None,
        between: Between::default(),
    };
    let furniture = Furniture::of(&pieces);
    let mut mark = Mark::START;
    let mut index = 0usize;
    for piece in pieces {
        let mut lines = Lines::go_on(&piece, mark);
        for line in &mut lines {
            reader.read(&line, furniture.contains(index))?;
            index = index.saturating_add(1);
        }
        mark = lines.mark();
    }
    Ok(reader.blocks.finish())
}

/// Puts lines together to paragraphs.
struct Reader {
    lines: Habit,
    blocks: Blocks,
    /// Bytes of the last line of the open paragraph, which are the last of
    /// its text.
    last: Option<usize>,
    /// What stood between it and the next.
    between: Between,
}

impl Reader {
    /// Reads a line, which may be page furniture.
    fn read(&mut self, line: &Line<'_>, furniture: bool) -> Result<(), TooLarge> {
        let text = line.text;
        if text.is_empty() {
            self.between.blank = true;
            return Ok(());
        }
        if furniture {
            self.between.page = true;
            return Ok(());
        }
        if is_rule(text) {
            rule(&mut self.blocks);
            self.last = None;
            return Ok(());
        }
        match self.join(line) {
            Join::Cut => self.blocks.seam(line.place, text)?,
            Join::Wrapped => {
                let glue = seams::glue(self.blocks.text(), text);
                self.blocks.push(glue, line.place, None, false)?;
            }
            Join::Apart => {
                if self.between.page {
                    rule(&mut self.blocks);
                }
                self.blocks.begin(BlockKind::Paragraph, 0);
            }
        }
        self.blocks.push(text, line.place, None, false)?;
        self.between = Between::default();
        self.last = Some(text.len());
        Ok(())
    }

    /// How a line stands to the open paragraph.
    fn join(&self, line: &Line<'_>) -> Join {
        let text = self.blocks.text();
        let last = self.last.and_then(|length| text.len().checked_sub(length));
        match last.and_then(|from| text.get(from..)) {
            Some(last) => join(&self.blocks, last, line, self.between, self.lines),
            None => Join::Apart,
        }
    }
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
    if cells(last) < full || marked || !seams::goes_on_in_column(blocks.text(), last, next.text) {
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
