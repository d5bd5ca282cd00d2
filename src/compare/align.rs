//! Aligning the sentences of two pieces that belong together.

use std::collections::HashMap;

use imara_diff::{Algorithm, Diff, Token};

use super::letters::Mixed;
use super::pieces::Pieces;
use super::sentences::Sentence;
use super::sketch::Sketch;

/// Runs of sentences that belong together: indexes into those of the two
/// pieces. One of the two may be empty.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Aligned {
    pub(super) old: std::ops::Range<usize>,
    pub(super) new: std::ops::Range<usize>,
    /// Whether they are the same, sentence by sentence.
    pub(super) same: bool,
}

/// Passages are compared each with each where no more than so many pairs
/// would have to be.
const EACH: usize = 40_000;

/// All of two runs of sentences, in order. Near linear where little is not the
/// same, else quadratic up to a bound, beyond which sentences that are not the
/// same are said to have gone and come.
pub(super) fn align(
    old: (&Pieces<'_>, &[Sentence]),
    new: (&Pieces<'_>, &[Sentence]),
) -> Vec<Aligned> {
    let mut numbers: HashMap<u64, u32, Mixed> = HashMap::default();
    let mut tokens = |sentences: &[Sentence]| -> Vec<Token> {
        let mut number = |key: u64| {
            let next = u32::try_from(numbers.len()).unwrap_or(u32::MAX);
            Token(*numbers.entry(key).or_insert(next))
        };
        sentences
            .iter()
            .map(|sentence| number(sentence.key))
            .collect()
    };
    let (before, after) = (tokens(old.1), tokens(new.1));
    let all = u32::try_from(numbers.len()).unwrap_or(u32::MAX);
    let mut diff = Diff::default();
    diff.compute_with(Algorithm::Histogram, &before, &after, all);
    let mut aligned = Vec::new();
    let (mut x, mut y) = (0usize, 0usize);
    let same = |old: std::ops::Range<usize>, new: std::ops::Range<usize>| Aligned {
        old,
        new,
        same: true,
    };
    for hunk in diff.hunks() {
        let (a, b) = (range(&hunk.before), range(&hunk.after));
        aligned.push(same(x..a.start, y..b.start));
        (x, y) = (a.end, b.end);
        let each = a.len().saturating_mul(b.len());
        if each == 0 || each > EACH {
            let gone = Aligned {
                old: a.clone(),
                new: b.start..b.start,
                same: false,
            };
            let come = Aligned {
                old: a.end..a.end,
                new: b,
                same: false,
            };
            aligned.extend([gone, come]);
        } else {
            aligned.extend(Block::new(old, new, a, b).aligned());
        }
    }
    aligned.push(same(x..old.1.len(), y..new.1.len()));
    aligned.retain(|run| !run.is_empty());
    aligned
}

fn range(range: &std::ops::Range<u32>) -> std::ops::Range<usize> {
    range.start as usize..range.end as usize
}

impl Aligned {
    fn is_empty(&self) -> bool {
        self.old.is_empty() && self.new.is_empty()
    }
}

/// Neighbouring sentences none of which is the same in both.
struct Block {
    old: std::ops::Range<usize>,
    new: std::ops::Range<usize>,
    old_sketches: Vec<Sketch>,
    new_sketches: Vec<Sketch>,
    /// Letters of pairs of neighbours, for sentences that became one or two.
    old_pairs: Vec<Sketch>,
    new_pairs: Vec<Sketch>,
    /// Whether sentence by sentence they stand at the same places, as the
    /// cells of a row do.
    by_place: bool,
}

/// The one or two sentences that end at `end`.
fn part<'s>(one: &'s [Sketch], two: &'s [Sketch], end: usize, count: usize) -> Option<&'s Sketch> {
    let from = if count == 2 { two } else { one };
    from.get(end.checked_sub(count)?)
}

impl Block {
    fn new(
        old: (&Pieces<'_>, &[Sentence]),
        new: (&Pieces<'_>, &[Sentence]),
        a: std::ops::Range<usize>,
        b: std::ops::Range<usize>,
    ) -> Self {
        let keys = |(pieces, all): (&Pieces<'_>, &[Sentence]), range: &std::ops::Range<usize>| {
            let part = all.get(range.clone()).unwrap_or_default();
            part.iter()
                .map(|sentence| sentence.letters(pieces).keys().to_vec())
                .collect::<Vec<_>>()
        };
        let (x, y) = (keys(old, &a), keys(new, &b));
        let each = |keys: &[Vec<u32>]| keys.iter().map(|keys| Sketch::of_keys(keys)).collect();
        let pairs = |keys: &[Vec<u32>]| {
            let neighbours = keys.iter().zip(keys.iter().skip(1));
            let both = neighbours.map(|(a, b)| Sketch::of_keys(&[a.as_slice(), b].concat()));
            both.collect()
        };
        let is_short = |keys: &[Vec<u32>]| keys.iter().all(|keys| keys.len() <= 8);
        Self {
            by_place: a.len() == b.len() && is_short(&x) && is_short(&y),
            old: a,
            new: b,
            old_sketches: each(&x),
            new_sketches: each(&y),
            old_pairs: pairs(&x),
            new_pairs: pairs(&y),
        }
    }

    /// How well sentences fit that end at `old` and `new`, `m` and `n` of them.
    fn fit(&self, old: usize, new: usize, m: usize, n: usize) -> f32 {
        /// What has less in common is another sentence.
        const LEAST: f32 = 0.3;
        let a = part(&self.old_sketches, &self.old_pairs, old, m);
        let b = part(&self.new_sketches, &self.new_pairs, new, n);
        let (Some(a), Some(b)) = (a, b) else {
            return 0.0;
        };
        let common = a.dice(b);
        let weight = |sketch: &Sketch| f32::from(u16::try_from(sketch.len()).unwrap_or(u16::MAX));
        let weight = weight(a) + weight(b);
        // Sentences become one or two only where that tells clearly more.
        let least = if m + n > 2 { LEAST + 0.2 } else { LEAST };
        if common >= least {
            return common * weight.max(1.0);
        }
        if self.by_place && m == 1 && n == 1 && old == new {
            return 0.2 * weight.max(1.0);
        }
        0.0
    }

    /// The best alignment: what has most in common, in order.
    fn aligned(&self) -> Vec<Aligned> {
        const WAYS: [(usize, usize); 3] = [(1, 1), (1, 2), (2, 1)];
        let (rows, columns) = (self.old.len(), self.new.len());
        let width = columns.saturating_add(1);
        let cells = rows.saturating_add(1).saturating_mul(width);
        let (mut worth, mut way) = (vec![0f32; cells], vec![(0u8, 0u8); cells]);
        let at = |row: usize, column: usize| row.saturating_mul(width).saturating_add(column);
        for row in 0..=rows {
            for column in 0..=columns {
                let mut best = (f32::MIN, (0u8, 0u8));
                let mut try_way = |before: Option<f32>, fit: f32, way: (u8, u8)| {
                    if let Some(before) = before
                        && before + fit > best.0
                    {
                        best = (before + fit, way);
                    }
                };
                let before = |m: usize, n: usize| {
                    let cell = at(row.checked_sub(m)?, column.checked_sub(n)?);
                    worth.get(cell).copied()
                };
                try_way(before(1, 0), 0.0, (1, 0));
                try_way(before(0, 1), 0.0, (0, 1));
                for (m, n) in WAYS {
                    let fit = match before(m, n) {
                        Some(_) => self.fit(row, column, m, n),
                        None => 0.0,
                    };
                    if fit > 0.0 {
                        let way = (u8::from(m == 2) + 1, u8::from(n == 2) + 1);
                        try_way(before(m, n), fit, way);
                    }
                }
                if row == 0 && column == 0 {
                    best = (0.0, (0, 0));
                }
                let cell = at(row, column);
                if let Some(place) = worth.get_mut(cell) {
                    *place = best.0;
                }
                if let Some(place) = way.get_mut(cell) {
                    *place = best.1;
                }
            }
        }
        let mut aligned = Vec::new();
        let (mut row, mut column) = (rows, columns);
        while row > 0 || column > 0 {
            let (m, n) = way.get(at(row, column)).copied().unwrap_or((1, 1));
            let (m, n) = (usize::from(m), usize::from(n));
            if m == 0 && n == 0 {
                break;
            }
            let (x, y) = (row.saturating_sub(m), column.saturating_sub(n));
            let (a, b) = (self.old.start, self.new.start);
            aligned.push(Aligned {
                old: a.saturating_add(x)..a.saturating_add(row),
                new: b.saturating_add(y)..b.saturating_add(column),
                same: false,
            });
            (row, column) = (x, y);
        }
        aligned.reverse();
        aligned
    }
}
