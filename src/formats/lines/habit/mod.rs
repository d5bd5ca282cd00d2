//! What the line ends of a plain text mean, learned from its first lines.

mod evidence;
mod marks;

use super::{Line, Lines};
use crate::prose::seams;

pub(in crate::formats) use marks::{Marks, cells};

/// What the line ends of a plain text mean.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::formats) enum Habit {
    /// Every line is a paragraph; one that breaks off was cut.
    Whole,
    /// Lines are broken at a fixed length.
    Wrapped {
        /// The cells from which a line is full.
        full: usize,
        /// What marks a paragraph.
        marks: Marks,
        /// Whether lines begin without an indent, so that one with an indent
        /// does not go on with the one before.
        flush: bool,
    },
    /// Lines commonly end without a final mark, as in dictionaries and lists:
    /// nothing is joined.
    Loose,
}

/// Lines looked at to learn the habit of a text.
const SAMPLE: usize = 3000;

/// Lines at whose ends evidence of breaks is looked for.
const LOOKED: usize = 1000;

/// Cells from which a line is so long that nothing wraps there.
const LONGEST: usize = 200;

/// Lines that are too few to learn from how long they commonly are.
const FEW: usize = 20;

impl Habit {
    /// Learns the habit from the first of the lines of a source. Lines of
    /// equal length are broken there where there is evidence of it; equal
    /// length alone is none.
    pub(in crate::formats) fn of(source: Lines<'_>) -> Self {
        let shape = Shape::of(source.clone());
        let Some(full) = shape.full_line() else {
            return match shape.is_loose() {
                true => Self::Loose,
                false => Self::Whole,
            };
        };
        let marks = shape.marks();
        let looked: Vec<_> = source.take(LOOKED.saturating_mul(2)).collect();
        if evidence::breaks_inside(&looked, full, marks) {
            return Self::Wrapped {
                full,
                marks,
                flush: !shape.most(shape.indented),
            };
        }
        // Lines that end without a mark and are no broken prose are a list.
        match shape.is_loose() || shape.is_open(full) {
            true => Self::Loose,
            false => Self::Whole,
        }
    }
}

/// How long the first lines of a text are, and how they begin and end.
#[derive(Debug)]
struct Shape {
    /// Lines by their cells.
    counts: [usize; LONGEST],
    /// Lines by their cells that do not end a sentence.
    open: [usize; LONGEST],
    lines: usize,
    longer: usize,
    /// Lines with a comma or a full stop.
    prose: usize,
    /// Those of them that do not end a sentence.
    unfinished: usize,
    indented: usize,
    /// Lines with a blank one before.
    apart: usize,
    /// Whether the last line looked at ends a sentence.
    finished: bool,
}

impl Shape {
    fn of(source: Lines<'_>) -> Self {
        let mut shape = Self {
            counts: [0; LONGEST],
            open: [0; LONGEST],
            lines: 0,
            longer: 0,
            prose: 0,
            unfinished: 0,
            indented: 0,
            apart: 0,
            finished: false,
        };
        let mut blank = false;
        for line in source.take(SAMPLE.saturating_mul(3)) {
            if line.text.is_empty() {
                blank = true;
            } else if shape.lines == SAMPLE {
                break;
            } else {
                shape.add(&line, std::mem::take(&mut blank));
            }
        }
        shape
    }

    fn add(&mut self, line: &Line<'_>, blank: bool) {
        let add = |count: &mut usize, yes: bool| *count = count.saturating_add(usize::from(yes));
        add(&mut self.lines, true);
        add(&mut self.indented, line.indented);
        add(&mut self.apart, blank);
        self.finished = seams::is_finished(line.text);
        // Long lines need not be measured to the end.
        let head = line.text.get(..LONGEST).unwrap_or(line.text);
        let clauses = head.contains(['，', '。']);
        add(&mut self.prose, clauses);
        add(&mut self.unfinished, clauses && !self.finished);
        let length = match line.text.len() <= LONGEST.saturating_mul(3) {
            true => cells(line.text),
            false => LONGEST,
        };
        match (self.counts.get_mut(length), self.open.get_mut(length)) {
            (Some(count), Some(open)) => {
                add(count, true);
                add(open, !self.finished);
            }
            _ => add(&mut self.longer, true),
        }
    }

    /// Whether most lines are of these.
    const fn most(&self, count: usize) -> bool {
        count.saturating_mul(5) > self.lines.saturating_mul(3)
    }

    /// A mark of paragraphs is one that some lines have and most have not.
    fn marks(&self) -> Marks {
        let some = |count: usize| {
            self.lines >= FEW && count.saturating_mul(25) >= self.lines && !self.most(count)
        };
        if some(self.indented) {
            Marks::Indent
        } else if some(self.apart) {
            Marks::Blank
        } else {
            Marks::None
        }
    }

    /// Whether lines commonly end without a final mark. Of few lines nearly
    /// all must, the last as well, which in prose ends the sentence.
    const fn is_loose(&self) -> bool {
        if self.lines >= FEW {
            return self.prose >= 20 && self.unfinished.saturating_mul(2) > self.prose;
        }
        self.prose >= 4
            && !self.finished
            && self.unfinished.saturating_mul(5) >= self.prose.saturating_mul(4)
    }

    /// Whether most lines of so many cells or more do not end a sentence.
    fn is_open(&self, full: usize) -> bool {
        let sum = |counts: &[usize]| -> usize { counts.iter().skip(full).sum() };
        sum(&self.open).saturating_mul(2) > sum(&self.counts)
    }

    /// The cells from which a line is full, where many lines are of nearly the
    /// same length and hardly any is longer. In a text of few lines, such as a
    /// passage that was pasted, none is longer, and hardly one of them ends a
    /// sentence, as lines do that are paragraphs.
    fn full_line(&self) -> Option<usize> {
        let few = self.lines < FEW;
        if few && self.longer > 0 || self.longer.saturating_mul(50) >= self.lines.max(1) {
            return None;
        }
        let mut above = 0usize;
        let mut full = 0usize;
        for (length, count) in self.counts.iter().enumerate().rev() {
            above = above.saturating_add(*count);
            if above > 0 && above.saturating_mul(50) >= self.lines {
                full = length;
                break;
            }
        }
        // An indent makes the text of a line shorter, and so do marks that may
        // not begin the next.
        let least = full.saturating_sub(4);
        let from = |counts: &[usize]| -> usize { counts.iter().skip(least).sum() };
        let (all, open) = (from(&self.counts), from(&self.open));
        let enough = all.saturating_mul(5) >= self.lines.saturating_mul(2);
        let broken = !few || all >= 3 && open.saturating_mul(4) >= all.saturating_mul(3);
        (full >= 24 && enough && broken).then_some(least)
    }
}
