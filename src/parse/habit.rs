//! What the line ends of a plain text mean, learned from its first lines.

use super::lines::Lines;
use super::seams;

/// What the line ends of a plain text mean.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Habit {
    /// Every line is a paragraph; one that breaks off was cut.
    Whole,
    /// Lines are broken at a fixed length.
    Wrapped {
        /// The cells from which a line is full.
        full: usize,
        /// What marks a paragraph.
        marks: Marks,
    },
    /// Lines commonly end without a final mark, as in dictionaries and lists:
    /// nothing is joined.
    Loose,
}

/// What marks the beginning of a paragraph in a text of broken lines.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Marks {
    /// Nothing: only a line that is not full shows the end of one.
    None,
    /// An indent, which other lines do not have.
    Indent,
    /// A blank line, which does not stand between all lines.
    Blank,
}

/// Lines looked at to learn the habit of a text.
const SAMPLE: usize = 3000;

/// Cells from which a line is so long that nothing wraps there.
const LONGEST: usize = 200;

impl Habit {
    /// Learns the habit from the first of the lines of a source.
    pub(super) fn of(source: Lines<'_>) -> Self {
        let mut counts = [0usize; LONGEST];
        let mut lines = 0usize;
        let mut longer = 0usize;
        let mut prose = 0usize;
        let mut unfinished = 0usize;
        let mut indented = 0usize;
        let mut apart = 0usize;
        let mut blank = false;
        let mut first: Vec<Seen> = Vec::new();
        for line in source.take(SAMPLE.saturating_mul(3)) {
            if line.text.is_empty() {
                blank = true;
                continue;
            }
            if lines == SAMPLE {
                break;
            }
            lines = lines.saturating_add(1);
            indented = indented.saturating_add(usize::from(line.indented));
            apart = apart.saturating_add(usize::from(std::mem::take(&mut blank)));
            // Long lines need not be measured to the end.
            let head = line.text.get(..LONGEST).unwrap_or(line.text);
            let clauses = head.contains(['，', '。']);
            if lines <= FEW {
                first.push(Seen {
                    cells: match line.text.len() <= LONGEST.saturating_mul(3) {
                        true => cells(line.text),
                        false => LONGEST,
                    },
                    clauses,
                    finished: seams::is_finished(line.text),
                });
            }
            if line.text.len() > LONGEST.saturating_mul(3) {
                longer = longer.saturating_add(1);
            } else {
                match counts.get_mut(cells(line.text)) {
                    Some(count) => *count = count.saturating_add(1),
                    None => longer = longer.saturating_add(1),
                }
            }
            if clauses {
                prose = prose.saturating_add(1);
                let open = !seams::is_finished(line.text);
                unfinished = unfinished.saturating_add(usize::from(open));
            }
        }
        if lines < FEW {
            return few(&first);
        }
        if longer.saturating_mul(50) < lines
            && let Some(full) = full_line(&counts, lines)
        {
            // A mark is one that some lines have and most have not.
            let marks_some = |count: usize| {
                count.saturating_mul(25) >= lines
                    && count.saturating_mul(5) <= lines.saturating_mul(3)
            };
            let marks = if marks_some(indented) {
                Marks::Indent
            } else if marks_some(apart) {
                Marks::Blank
            } else {
                Marks::None
            };
            return Self::Wrapped { full, marks };
        }
        if prose >= 20 && unfinished.saturating_mul(2) > prose {
            return Self::Loose;
        }
        Self::Whole
    }
}

/// Lines that are too few to learn from how long they commonly are.
const FEW: usize = 20;

/// A line of a text of few.
#[derive(Debug, Clone, Copy)]
struct Seen {
    cells: usize,
    /// Whether it is prose.
    clauses: bool,
    finished: bool,
}

/// The habit of a text of few lines, such as a passage that was pasted: broken
/// at a fixed length where three lines of prose or more are as long as any
/// and hardly one of them ends a sentence, as lines do that are paragraphs.
fn few(lines: &[Seen]) -> Habit {
    let longest = lines.iter().map(|line| line.cells).max().unwrap_or(0);
    let least = longest.saturating_sub(2);
    let full = || lines.iter().filter(|line| line.cells >= least);
    let count = full().count();
    let open = full().filter(|line| !line.finished).count();
    let prose = full().filter(|line| line.clauses).count();
    let broken = (24..LONGEST).contains(&longest)
        && count >= 3
        && count.saturating_mul(5) >= lines.len().saturating_mul(2)
        && open.saturating_mul(4) >= count.saturating_mul(3)
        && prose.saturating_mul(2) >= count;
    match broken {
        true => Habit::Wrapped {
            full: least,
            marks: Marks::None,
        },
        false => Habit::Whole,
    }
}

/// Columns that a line takes in a typesetting of Chinese, near enough to
/// compare lengths of lines.
pub(super) fn cells(text: &str) -> usize {
    text.chars().map(|c| if c.is_ascii() { 1 } else { 2 }).sum()
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
