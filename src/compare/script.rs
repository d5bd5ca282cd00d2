//! What was done to one passage: the letters that went and those that came.

use imara_diff::{Algorithm, Diff, Token};

/// Letters `old` became letters `new`; one of the two may be empty.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Step {
    pub(super) old: std::ops::Range<usize>,
    pub(super) new: std::ops::Range<usize>,
}

/// What two letters that are the same are worth.
const SAME: i32 = 3;

/// What a change costs, however long it is: more than one letter is worth, so
/// that a single letter that happens to be the same parts no change in two.
const CHANGE: i32 = 4;

/// Passages whose lengths multiply to more are compared more coarsely.
const FINE: usize = 4_000_000;

/// The steps from one run of letters to another, in order. Quadratic up to
/// passages of about 2,000 letters, near linear beyond.
pub(super) fn steps(old: &[u32], new: &[u32]) -> Vec<Step> {
    let same = |(a, b): &(&u32, &u32)| a == b;
    let before = old.iter().zip(new).take_while(same).count();
    let (a, b) = (rest(old, before), rest(new, before));
    let behind = a.iter().rev().zip(b.iter().rev()).take_while(same).count();
    let a = a.get(..a.len().saturating_sub(behind)).unwrap_or_default();
    let b = b.get(..b.len().saturating_sub(behind)).unwrap_or_default();
    let mut steps = match (a.is_empty(), b.is_empty()) {
        (true, true) => Vec::new(),
        (false, false) if a.len().saturating_mul(b.len()) > FINE => coarse(a, b),
        (false, false) => fine(a, b),
        _ => vec![Step {
            old: 0..a.len(),
            new: 0..b.len(),
        }],
    };
    for step in &mut steps {
        step.old = shifted(&step.old, before);
        step.new = shifted(&step.new, before);
    }
    settle(&mut steps, old, new);
    steps
}

fn rest(letters: &[u32], from: usize) -> &[u32] {
    letters.get(from..).unwrap_or_default()
}

fn shifted(range: &std::ops::Range<usize>, by: usize) -> std::ops::Range<usize> {
    range.start.saturating_add(by)..range.end.saturating_add(by)
}

/// How the best alignment of two beginnings ends.
#[derive(Clone, Copy, PartialEq, Eq)]
enum End {
    Same,
    Gone,
    Come,
}

/// Best alignments by dynamic programming (Gotoh 1982): what is the same is
/// worth something, beginning a change costs something, its length nothing.
fn fine(old: &[u32], new: &[u32]) -> Vec<Step> {
    const NEVER: i32 = i32::MIN / 2;
    let width = new.len().saturating_add(1);
    // For each cell and end, which end the alignment had before: two bits each.
    let mut from = vec![0u8; old.len().saturating_add(1).saturating_mul(width)];
    let mut above = vec![[NEVER; 3]; width];
    if let Some(first) = above.first_mut() {
        first[0] = 0;
    }
    let mut left;
    for column in 1..width {
        let before = above
            .get(column.saturating_sub(1))
            .copied()
            .unwrap_or([NEVER; 3]);
        let (come, by) = come(&before);
        if let Some(place) = above.get_mut(column) {
            *place = [NEVER, NEVER, come];
        }
        if let Some(place) = from.get_mut(column) {
            *place = by << 4;
        }
    }
    for (row, a) in old.iter().enumerate() {
        let mut diagonal = above.first().copied().unwrap_or([NEVER; 3]);
        let base = row.saturating_add(1).saturating_mul(width);
        let (first, by) = gone(&diagonal);
        left = [NEVER, first, NEVER];
        if let Some(place) = above.first_mut() {
            *place = left;
        }
        if let Some(place) = from.get_mut(base) {
            *place = by << 2;
        }
        let cells = above
            .iter_mut()
            .skip(1)
            .zip(from.iter_mut().skip(base.saturating_add(1)));
        for ((cell, from), b) in cells.zip(new) {
            let (gone, by_gone) = gone(cell);
            let (come, by_come) = come(&left);
            let (mut same, mut by_same) = (NEVER, 0);
            if a == b {
                (same, by_same) = best([diagonal[0], diagonal[1], diagonal[2]]);
                same = same.saturating_add(SAME);
            }
            diagonal = *cell;
            left = [same, gone, come];
            *cell = left;
            *from = by_same | (by_gone << 2) | (by_come << 4);
        }
    }
    let last = above.last().copied().unwrap_or([NEVER; 3]);
    trace(&from, width, old.len(), new.len(), best(last).1)
}

/// The best of three, and which it is.
fn best(of: [i32; 3]) -> (i32, u8) {
    let [same, gone, come] = of;
    if same >= gone && same >= come {
        (same, 0)
    } else if gone >= come {
        (gone, 1)
    } else {
        (come, 2)
    }
}

/// A letter goes: what went before it goes on, what came belongs to the same
/// change.
fn gone(before: &[i32; 3]) -> (i32, u8) {
    best([before[0].saturating_sub(CHANGE), before[1], before[2]])
}

/// A letter comes.
fn come(before: &[i32; 3]) -> (i32, u8) {
    // What goes stands first in a change: nothing goes behind what came.
    best([before[0].saturating_sub(CHANGE), before[1], before[2]])
}

/// Walks back from the end.
fn trace(from: &[u8], width: usize, rows: usize, columns: usize, end: u8) -> Vec<Step> {
    let (mut row, mut column, mut end) = (rows, columns, end);
    let mut steps: Vec<Step> = Vec::new();
    let mut open: Option<Step> = None;
    while row > 0 || column > 0 {
        let at = row.saturating_mul(width).saturating_add(column);
        let by = from.get(at).copied().unwrap_or(0);
        let which = match end {
            1 => End::Gone,
            2 => End::Come,
            _ => End::Same,
        };
        if which == End::Same {
            steps.extend(open.take());
        }
        let step = open.get_or_insert(Step {
            old: row..row,
            new: column..column,
        });
        match which {
            End::Same => {
                open = None;
                end = by & 3;
                (row, column) = (row.saturating_sub(1), column.saturating_sub(1));
            }
            End::Gone => {
                row = row.saturating_sub(1);
                step.old.start = row;
                end = (by >> 2) & 3;
            }
            End::Come => {
                column = column.saturating_sub(1);
                step.new.start = column;
                end = (by >> 4) & 3;
            }
        }
    }
    steps.extend(open);
    steps.reverse();
    steps
}

/// Steps between passages that are too long for the best ones.
fn coarse(old: &[u32], new: &[u32]) -> Vec<Step> {
    let tokens = |letters: &[u32]| letters.iter().copied().map(Token).collect::<Vec<_>>();
    let most = old
        .iter()
        .chain(new)
        .max()
        .map_or(1, |most| most.saturating_add(1));
    let mut diff = Diff::default();
    diff.compute_with(Algorithm::Myers, &tokens(old), &tokens(new), most);
    let range = |range: &std::ops::Range<u32>| range.start as usize..range.end as usize;
    let mut steps: Vec<Step> = Vec::new();
    for hunk in diff.hunks() {
        let step = Step {
            old: range(&hunk.before),
            new: range(&hunk.after),
        };
        match steps.last_mut() {
            // A single letter parts no change in two.
            Some(last) if step.old.start.saturating_sub(last.old.end) <= 1 => {
                last.old.end = step.old.end;
                last.new.end = step.new.end;
            }
            _ => steps.push(step),
        }
    }
    steps
}

/// Where letters only came or only went, and the same could be said a little
/// further left or right, it is said where a reader would: a whole clause with
/// the mark behind it, and not the end of one with the beginning of the next.
fn settle(steps: &mut [Step], old: &[u32], new: &[u32]) {
    let mut floor = (0usize, 0usize);
    let ends: Vec<(usize, usize)> = steps
        .iter()
        .skip(1)
        .map(|next| (next.old.start, next.new.start))
        .chain([(old.len(), new.len())])
        .collect();
    for (step, ceiling) in steps.iter_mut().zip(ends) {
        let (run, other, letters, floor_here, ceiling) =
            match (step.old.is_empty(), step.new.is_empty()) {
                (true, false) => (&mut step.new, &mut step.old, new, floor.1, ceiling.1),
                (false, true) => (&mut step.old, &mut step.new, old, floor.0, ceiling.0),
                _ => {
                    floor = (step.old.end, step.new.end);
                    continue;
                }
            };
        let least = run.start.saturating_sub(floor_here);
        let most = ceiling.saturating_sub(run.end);
        let at = |place: usize| letters.get(place).copied();
        let left = (1..=least)
            .take_while(|by| at(run.start.saturating_sub(*by)) == at(run.end.saturating_sub(*by)))
            .count();
        let right = (0..most)
            .take_while(|by| at(run.start.saturating_add(*by)) == at(run.end.saturating_add(*by)))
            .count();
        let worth = |start: usize| {
            let before = start.checked_sub(1).and_then(at);
            let last = run
                .len()
                .checked_add(start)
                .and_then(|end| at(end.checked_sub(1)?));
            let parts = |letter: Option<u32>| letter.is_none_or(is_mark);
            // What ends with a mark, behind a mark, is a clause.
            u8::from(parts(last))
                .saturating_mul(2)
                .saturating_add(u8::from(parts(before)).saturating_mul(2))
        };
        let from = run.start.saturating_sub(left);
        let to = run.start.saturating_add(right);
        // Of equals the last, so that what was added stands behind what was there.
        let Some(best) = (from..=to).max_by_key(|&start| (worth(start), start)) else {
            continue;
        };
        let length = run.len();
        let there = if best >= run.start {
            other.start.saturating_add(best.saturating_sub(run.start))
        } else {
            other.start.saturating_sub(run.start.saturating_sub(best))
        };
        *run = best..best.saturating_add(length);
        *other = there..there;
        floor = (step.old.end, step.new.end);
    }
}

/// Whether a letter is a mark that ends a clause.
fn is_mark(letter: u32) -> bool {
    char::from_u32(letter)
        .is_some_and(|c| crate::text::is_pause(c) || crate::text::is_final_punctuation(c))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(old: &str, new: &str) -> Vec<(String, String)> {
        let letters = |text: &str| text.chars().map(u32::from).collect::<Vec<_>>();
        let (a, b) = (letters(old), letters(new));
        let text = |letters: &[u32]| letters.iter().filter_map(|&c| char::from_u32(c)).collect();
        steps(&a, &b)
            .into_iter()
            .map(|step| (text(&a[step.old]), text(&b[step.new])))
            .collect()
    }

    fn own(pairs: &[(&str, &str)]) -> Vec<(String, String)> {
        let own = |(a, b): &(&str, &str)| ((*a).to_owned(), (*b).to_owned());
        pairs.iter().map(own).collect()
    }

    #[test]
    fn only_the_words_that_changed_are_told() {
        type Case<'a> = (&'a str, &'a str, &'a [(&'a str, &'a str)]);
        let cases: &[Case<'_>] = &[
            ("推动高质量发展", "着力推动高质量发展", &[("", "着力")]),
            ("三年内完成", "五年内完成", &[("三", "五")]),
            ("应当依法登记。", "应当登记。", &[("依法", "")]),
            ("一样", "一样", &[]),
            ("", "新的", &[("", "新的")]),
            // One letter that happens to be the same parts nothing.
            ("县级人民政府", "市、区的政府", &[("县级人民", "市、区的")]),
            // A clause with its mark, not the end of one and the next one's beginning.
            (
                "种粮，养鱼，植树。",
                "种粮，养鱼，养蜂，植树。",
                &[("", "养蜂，")],
            ),
            ("甲、乙、丙", "甲、乙、丁、丙", &[("", "丁、")]),
        ];
        for (old, new, steps) in cases {
            assert_eq!(told(old, new), own(steps), "{old} {new}");
        }
    }

    #[test]
    fn long_passages_are_compared_too() {
        let old: String = (0..3000u32)
            .filter_map(|n| char::from_u32(0x4e00 + n))
            .collect();
        let new = old
            .replacen('\u{5000}', "", 1)
            .replacen('\u{5100}', "改了", 1);
        let steps = told(&format!("始{old}终"), &format!("头{new}尾"));
        assert_eq!(
            steps,
            own(&[
                ("始", "头"),
                ("\u{5000}", ""),
                ("\u{5100}", "改了"),
                ("终", "尾")
            ])
        );
    }
}
