//! In which order the lines of a page are read: columns from left to right,
//! each from the top down; what goes over several columns parts the page.

use super::lines::{TextLine, steps};
use super::page::{Page, ranked};

/// How often columns are looked for in columns.
const DEEPEST: u8 = 4;

/// Blank between columns, and the least width of one, in sizes of a letter.
const BLANK: f32 = 0.9;
const NARROWEST: f32 = 8.0;

/// Lines in a column, at least, to be taken for one, and in two of them.
const FEWEST: usize = 2;
const BOTH: usize = 4;

/// How much farther from other lines a running head stands, and how many lines
/// it has at most.
const ALONE: f32 = 1.8;
const EDGE: usize = 2;

/// Blanks that are compared, at most.
const MOST_FOUND: usize = 64;

/// How much larger a headline is than the text, and how much farther from the
/// line above it stands than other lines.
const HEADLINE: f32 = 1.2;
const BELOW: f32 = 1.45;

/// How far what stands in a column may begin before it, in sizes of a letter.
const ASKEW: f32 = 1.5;

/// Stretches in which a page is looked through for blank, at most.
const STRETCHES: f32 = 4000.0;

/// Lines that stand together, each right below the other.
pub(super) type Column = Vec<TextLine>;

/// Sets the lines of a page, which come from the top down, in the order of
/// reading. Linear in the lines for each column.
pub(super) fn columns(page: &Page, lines: Vec<TextLine>) -> Vec<Column> {
    let mut out = Vec::new();
    for block in blocks(lines) {
        part(page, block, 0, &mut out);
    }
    out
}

/// Parts the lines of a page where a headline stands below blank that goes over
/// the whole of it: what stands below has columns of its own. Linear.
fn blocks(lines: Vec<TextLine>) -> Vec<Vec<TextLine>> {
    let Some((em, usual)) = usual(&lines) else {
        return vec![lines];
    };
    let count = lines.len();
    let mut blocks: Vec<Vec<TextLine>> = vec![Vec::new()];
    let mut above: Option<f32> = None;
    for (before, line) in lines.into_iter().enumerate() {
        let step = above.map_or(0.0, |above| line.y - above);
        above = Some(line.y);
        let headline = line.size >= em * HEADLINE && step > usual * BELOW;
        // What stands alone above and below the columns.
        let edge = step > usual * ALONE && (before <= EDGE || count.saturating_sub(before) <= EDGE);
        if headline || edge {
            blocks.push(Vec::new());
        }
        if let Some(block) = blocks.last_mut() {
            block.push(line);
        }
    }
    blocks
}

/// The usual size of letters, and distance from line to line.
fn usual(lines: &[TextLine]) -> Option<(f32, f32)> {
    let em = size(lines)?;
    // Some lines of a short page stand alone.
    let usual = ranked(steps(lines).filter(|step| *step > em * 0.5), 4)?;
    Some((em, usual))
}

/// The usual size of letters.
fn size(lines: &[TextLine]) -> Option<f32> {
    ranked(lines.iter().map(|line| line.size), 2)
}

fn part(page: &Page, lines: Vec<TextLine>, depth: u8, out: &mut Vec<Column>) {
    let blank = (depth < DEEPEST).then(|| blank(&lines)).flatten();
    let Some(blank) = blank else {
        if !lines.is_empty() {
            out.push(lines);
        }
        return;
    };
    let mut band: Vec<TextLine> = Vec::new();
    let mut whole: Vec<TextLine> = Vec::new();
    for line in lines {
        if blank.is_crossed_by(&line) {
            flush(page, &mut band, blank.at, depth, out);
            whole.push(line);
        } else {
            if !whole.is_empty() {
                out.push(std::mem::take(&mut whole));
            }
            band.push(line);
        }
    }
    flush(page, &mut band, blank.at, depth, out);
    if !whole.is_empty() {
        out.push(whole);
    }
}

/// The blank between two columns.
#[derive(Debug, Clone, Copy)]
struct Blank {
    at: f32,
    /// Where the column to its right begins.
    right: f32,
}

impl Blank {
    /// Whether a line goes over it, or stands between the columns.
    fn is_crossed_by(self, line: &TextLine) -> bool {
        inked(line).iter().any(|&(x0, x1)| {
            x0 < self.at && self.at < x1 || x0 >= self.at && x0 < self.right - ASKEW * line.size
        })
    }
}

/// Reads what stands to the left of `at`, then what stands to the right.
fn flush(page: &Page, band: &mut Vec<TextLine>, at: f32, depth: u8, out: &mut Vec<Column>) {
    let (mut left, mut right) = (Vec::new(), Vec::new());
    for line in band.drain(..) {
        let (a, b): (Vec<_>, Vec<_>) = line
            .pieces
            .into_iter()
            .partition(|piece| f32::midpoint(piece.x0, piece.x1) < at);
        left.extend(TextLine::of(page, a));
        right.extend(TextLine::of(page, b));
    }
    for side in [left, right] {
        part(page, side, depth.saturating_add(1), out);
    }
}

/// Stretches of a line without much blank, in place.
fn inked(line: &TextLine) -> Vec<(f32, f32)> {
    let mut stretches: Vec<(f32, f32)> = Vec::new();
    for piece in &line.pieces {
        match stretches.last_mut() {
            Some((_, end)) if piece.x0 - *end < BLANK * line.size => *end = end.max(piece.x1),
            _ => stretches.push((piece.x0, piece.x1)),
        }
    }
    stretches
}

/// Where blank stands between two columns of prose, if it does. Linear.
fn blank(lines: &[TextLine]) -> Option<Blank> {
    let em = size(lines)?;
    let x0 = lines.iter().map(|l| l.x0).fold(f32::INFINITY, f32::min);
    let x1 = lines.iter().map(|l| l.x1).fold(f32::NEG_INFINITY, f32::max);
    if x1 - x0 < em * NARROWEST * 2.0 {
        return None;
    }
    let inks: Vec<(f32, f32)> = lines.iter().flat_map(inked).collect();
    let covered = Covered::of(&inks, x0, x1, em);
    // Stretches that few lines go over, well inside; of each run of them those
    // that the fewest do.
    let margin = covered.index(x0 + em * NARROWEST);
    let inner = margin..covered.counts.len().saturating_sub(margin);
    let few = (lines.len().saturating_mul(3) / 10).max(2);
    let middle = f32::midpoint(x0, x1);
    let mut found: Vec<(usize, f32, Blank)> = Vec::new();
    for most in [0, few / 2, few] {
        let mut from = inner.start;
        while from < inner.end && found.len() < MOST_FOUND {
            let rest = covered.counts.get(from..inner.end)?;
            let length = rest.iter().take_while(|&&count| count <= most).count();
            let to = from.saturating_add(length);
            let (left, right) = (covered.place(from), covered.place(to));
            from = to.saturating_add(1);
            if length == 0 {
                continue;
            }
            let kept = Kept::by(&inks, left, right, em);
            if let Some(blank) = kept.blank(&inks, f32::midpoint(left, right), em) {
                found.push((kept.lines(), (blank.at - middle).abs(), blank));
            }
        }
    }
    // Of those that about as many lines keep to, the one in the middle: a
    // headline may stand over all of the columns.
    let most = found.iter().map(|(begun, ..)| *begun).max()?;
    let kept = found
        .into_iter()
        .filter(|(begun, ..)| begun.saturating_mul(5) >= most.saturating_mul(3));
    let middle = kept.min_by(|a, b| a.1.total_cmp(&b.1));
    middle.map(|(_, _, blank)| blank)
}

/// How many lines keep to the edges of a blank.
#[derive(Debug, Clone, Copy)]
struct Kept {
    /// Lines that end at its left edge.
    ending: usize,
    /// Lines that begin at its right edge, set in or not.
    beginning: usize,
}

impl Kept {
    fn by(inks: &[(f32, f32)], left: f32, right: f32, em: f32) -> Self {
        let mut kept = Self {
            ending: 0,
            beginning: 0,
        };
        for (x0, x1) in inks {
            let ends = (left - em * 1.5..=left + em).contains(x1);
            let begins = (right - em..=right + em * 2.5).contains(x0);
            kept.ending = kept.ending.saturating_add(usize::from(ends));
            kept.beginning = kept.beginning.saturating_add(usize::from(begins));
        }
        kept
    }

    /// The fewer of the two.
    fn lines(self) -> usize {
        self.ending.min(self.beginning)
    }

    /// The blank at `at`, where prose stands on both sides of it, line below
    /// line: cells of a table are short, and end anywhere.
    fn blank(self, inks: &[(f32, f32)], at: f32, em: f32) -> Option<Blank> {
        let mut sides: [Vec<(f32, f32)>; 2] = [Vec::new(), Vec::new()];
        for &(x0, x1) in inks {
            let side = match () {
                () if x1 <= at => 0,
                () if x0 >= at => 1,
                () => continue,
            };
            if let Some(side) = sides.get_mut(side) {
                side.push((x0, x1));
            }
        }
        let [left, right] = &sides;
        let is_kept = self.lines() >= FEWEST
            && left.len().saturating_add(right.len()) >= BOTH
            && self.ending.saturating_mul(4) >= left.len()
            && self.beginning.saturating_mul(4) >= right.len();
        let wide = |side: &[(f32, f32)]| {
            let long = side.iter().filter(|(x0, x1)| x1 - x0 >= em * NARROWEST);
            long.count().saturating_mul(3) >= side.len()
        };
        if !is_kept || !wide(left) || !wide(right) {
            return None;
        }
        // A headline may begin before the column that it stands over.
        let right = ranked(right.iter().map(|(x0, _)| *x0), 8)?;
        Some(Blank { at, right })
    }
}

/// How many lines go over each stretch of a page.
struct Covered {
    x0: f32,
    step: f32,
    counts: Vec<usize>,
}

impl Covered {
    fn of(inks: &[(f32, f32)], x0: f32, x1: f32, em: f32) -> Self {
        let step = (em / 2.0).max((x1 - x0) / STRETCHES);
        let mut covered = Self {
            x0,
            step,
            counts: Vec::new(),
        };
        covered.counts = vec![0; covered.index(x1).saturating_add(1)];
        for &(from, to) in inks {
            let first = covered.index(from);
            // A line ends before the stretch that begins where it ends.
            let last = covered.index(to - step * 0.01).max(first);
            for count in covered.counts.get_mut(first..=last).into_iter().flatten() {
                *count = count.saturating_add(1);
            }
        }
        covered
    }

    /// The stretch that holds a place.
    fn index(&self, x: f32) -> usize {
        let index = ((x - self.x0) / self.step).max(0.0);
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "cut to the range, of which none is below zero"
        )]
        let index = index as usize;
        index
    }

    /// Where a stretch begins.
    fn place(&self, index: usize) -> f32 {
        #[expect(clippy::cast_precision_loss, reason = "a few thousand at most")]
        let index = index as f32;
        self.x0 + self.step * index
    }
}
