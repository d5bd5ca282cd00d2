//! What the bars of a web page leave in a text that was copied from it: lines
//! made wholly of the words of buttons and counters, at the beginning and the
//! end of the text or with others of the kind.

use super::row::Row;
use crate::prose::words::{self, Tools};

/// Lines at either end of a text among which its bars stand.
const ENDS: usize = 40;

/// The shortest line that is taken for prose, in bytes.
const PROSE: usize = 90;

/// Whether a line may come from a bar by what it says alone.
pub(super) fn may_be(text: &str) -> bool {
    words::tools(text) != Tools::None || may_be_trail(text) && words::is_crumb_trail(text)
}

/// A trail tells of places by these characters only.
fn may_be_trail(text: &str) -> bool {
    text.starts_with(['当', '當', '您', '你', '现', '所', '目', '現', '首', '主'])
}

/// The rows that come from bars, in order. Linear.
pub(super) fn find(rows: &[Row<'_>]) -> Vec<usize> {
    let mut found = Vec::new();
    let mut ends: Option<(usize, usize)> = None;
    let mut at = 0usize;
    while let Some(first) = rows.get(at) {
        if !may_be(first.text) {
            at = at.saturating_add(1);
            continue;
        }
        let run = rows.get(at..).unwrap_or_default();
        let length = run.iter().take_while(|row| may_be(row.text)).count().max(1);
        let end = at.saturating_add(length);
        let (head, tail) = *ends.get_or_insert_with(|| ends_of(rows));
        let is_at_end = end <= head || at >= tail;
        if is_bar(run.get(..length).unwrap_or_default(), is_at_end) {
            found.extend(at..end);
        }
        at = end;
    }
    found
}

/// Whether lines side by side that may come from a bar do: one of them says
/// what nothing else does, or they stand at an end of the text and are several
/// words, one of them a button.
fn is_bar(run: &[Row<'_>], is_at_end: bool) -> bool {
    let (mut words, mut button) = (0usize, false);
    for row in run {
        match words::tools(row.text) {
            Tools::Sure => return true,
            // A trail is one at the beginning of a page.
            Tools::None if is_at_end => return true,
            Tools::None => {}
            Tools::Likely {
                words: count,
                button: is_button,
            } => {
                words = words.saturating_add(count);
                button |= is_button;
            }
        }
    }
    is_at_end && button && words >= 2
}

/// The rows before the first prose, and those from behind the last on. A text
/// without prose has no ends.
fn ends_of(rows: &[Row<'_>]) -> (usize, usize) {
    let is_prose = |row: &Row<'_>| {
        row.text.len() >= PROSE || row.text.ends_with(['。', '！', '？', '”', '；', '…'])
    };
    let first = rows.iter().position(is_prose);
    let last = rows.iter().rposition(is_prose);
    match (first, last) {
        (Some(first), Some(last)) => (
            first.min(ENDS),
            last.saturating_add(1).max(rows.len().saturating_sub(ENDS)),
        ),
        _ => (0, rows.len()),
    }
}
