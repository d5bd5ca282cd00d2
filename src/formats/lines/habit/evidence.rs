//! Whether lines of equal length are prose that was broken at that length:
//! what tells so is that they break inside sentences and words.

use std::collections::HashMap;

use super::marks::{Marks, cells};
use crate::formats::lines::Line;
use crate::prose::alike::may_be_rows;
use crate::prose::{marks, seams, words};

/// What was seen at the line ends of a text.
#[derive(Debug, Default)]
struct Seen {
    /// Full lines with a line behind.
    full: usize,
    /// Those of them that end in a mark.
    ended: usize,
    /// Those with a clause mark.
    prose: usize,
    /// Full lines that would be joined with the next.
    breaks: usize,
    /// Breaks between what may be rows of a list.
    rows: usize,
    /// Breaks that nothing but a sentence or a word can go over.
    inside: usize,
    /// Last lines behind a break.
    last: usize,
    /// Those of them that end a sentence.
    finished: usize,
    /// What stands on both sides of the other breaks.
    sides: Vec<(char, char)>,
}

/// Whether lines that are full from so many cells break inside sentences.
///
/// A line says that it goes on by a word in halves, by a bracket that the next
/// closes, by a comma at the head of the next. Where a text says too little
/// of that, its own words tell: the characters beside a break that cuts words
/// stand side by side within lines more often than they would by chance. And
/// paragraphs tell: their last lines are short and end sentences, as no other
/// does. Rows of a list, and lines that end in marks, speak against it.
///
/// Linear in the lines.
pub(super) fn breaks_inside(lines: &[Line<'_>], full: usize, marks: Marks) -> bool {
    let seen = look(lines, full, marks);
    if seen.breaks < 2
        || seen.ended.saturating_mul(2) > seen.full
        || seen.rows.saturating_mul(3) > seen.breaks
    {
        return false;
    }
    let inside = seen.inside >= 2 && seen.inside.saturating_mul(8) >= seen.breaks;
    let paragraphs = seen.last >= 1
        && seen.finished.saturating_mul(4) >= seen.last.saturating_mul(3)
        && seen.prose.saturating_mul(2) >= seen.full;
    inside || paragraphs || cuts_words(lines, &seen.sides)
}

fn look(lines: &[Line<'_>], full: usize, marks: Marks) -> Seen {
    let mut seen = Seen::default();
    let mut behind = false;
    let mut pairs = lines
        .iter()
        .zip(lines.iter().skip(1).map(Some).chain([None]));
    let add = |count: &mut usize, yes: bool| *count = count.saturating_add(usize::from(yes));
    // A blank line is no line, but tells of one that ends.
    while let Some((a, next)) = pairs.next() {
        if a.text.is_empty() {
            continue;
        }
        let (b, blank) = match next {
            Some(b) if b.text.is_empty() => {
                let mut rest = pairs.clone().map(|(line, _)| line);
                (rest.find(|line| !line.text.is_empty()), true)
            }
            b => (b, false),
        };
        let finished = seams::is_finished(a.text);
        let is_full = cells(a.text) >= full;
        if std::mem::take(&mut behind) && (!is_full || finished) {
            add(&mut seen.last, true);
            add(&mut seen.finished, finished);
        }
        let Some(b) = b.filter(|_| is_full) else {
            continue;
        };
        add(&mut seen.full, true);
        add(
            &mut seen.ended,
            finished || a.text.ends_with(marks::is_comma),
        );
        add(&mut seen.prose, a.text.contains(marks::is_clause_mark));
        let marked = match marks {
            Marks::None => finished,
            Marks::Indent => finished || b.indented,
            Marks::Blank => finished || blank,
        };
        if marked || b.text.is_empty() {
            continue;
        }
        behind = true;
        add(&mut seen.breaks, true);
        add(&mut seen.rows, may_be_rows(a.text, b.text));
        if seams::breaks_within(a.text, b.text) || words::splits_word(a.text, b.text) {
            add(&mut seen.inside, true);
        } else if let (Some(end), Some(start)) = (a.text.chars().next_back(), b.text.chars().next())
            && is_hanzi(end)
            && is_hanzi(start)
        {
            seen.sides.push((end, start));
        }
    }
    seen
}

fn is_hanzi(c: char) -> bool {
    matches!(c, '\u{3400}'..='\u{9fff}' | '\u{20000}'..='\u{3ffff}')
}

/// Whether the characters on both sides of breaks are words of the text: they
/// stand side by side within its lines, and twice as often as characters that
/// are put together from two breaks far apart.
fn cuts_words(lines: &[Line<'_>], sides: &[(char, char)]) -> bool {
    // For each pair of characters, breaks with it and pairings by chance.
    let mut places: HashMap<(char, char), (usize, usize)> = HashMap::new();
    for &side in sides {
        let place = places.entry(side).or_default();
        place.0 = place.0.saturating_add(1);
    }
    for third in [1usize, 2] {
        let by = sides.len().saturating_mul(third) / 3;
        let starts = sides.iter().cycle().skip(by.max(1));
        for (&(end, _), &(_, start)) in sides.iter().zip(starts) {
            let place = places.entry((end, start)).or_default();
            place.1 = place.1.saturating_add(1);
        }
    }
    // Most characters end no line, which is cheaper to see.
    let mut ends = [false; 1024];
    let slot = |c: char| (c as usize) % 1024;
    for (end, _) in places.keys() {
        if let Some(flag) = ends.get_mut(slot(*end)) {
            *flag = true;
        }
    }
    let (mut cut, mut chance) = (0usize, 0usize);
    for line in lines {
        let mut before = None;
        for c in line.text.chars() {
            if let Some(b) = before
                && ends.get(slot(b)) == Some(&true)
                && let Some((breaks, pairings)) = places.remove(&(b, c))
            {
                cut = cut.saturating_add(breaks);
                chance = chance.saturating_add(pairings);
            }
            before = Some(c);
        }
    }
    cut >= 3 && cut.saturating_mul(10) >= sides.len() && cut > chance
}
