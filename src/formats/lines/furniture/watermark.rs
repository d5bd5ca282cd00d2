//! The name of a site that stands behind the last mark of paragraph after
//! paragraph, put there against copying.

use std::collections::{HashMap, HashSet};

use super::row::Row;

/// Lines at the beginning that are looked through.
const LOOKED_THROUGH: usize = 2000;

/// The longest that a name is, in characters.
const LONGEST: usize = 12;

/// What stands behind the last mark of several lines, of many that have
/// something there; without marks, which are strewn into it. Lines that come
/// again count once. Constant.
pub(super) fn find(rows: &[Row<'_>]) -> Option<String> {
    let mut lines: HashMap<String, HashSet<&str>> = HashMap::new();
    let mut all: HashSet<&str> = HashSet::new();
    for row in rows.iter().take(LOOKED_THROUGH) {
        if let Some(name) = behind(row.text) {
            lines.entry(name).or_default().insert(row.text);
            all.insert(row.text);
        }
    }
    let (name, lines) = lines.into_iter().max_by_key(|(_, lines)| lines.len())?;
    let often = lines.len() >= 3 && lines.len().saturating_mul(4) >= all.len();
    often.then_some(name)
}

/// What stands behind the last mark of a line that ends a sentence, without
/// marks.
pub(super) fn behind(line: &str) -> Option<String> {
    let mut name = Vec::new();
    for c in line.chars().rev().take(LONGEST.saturating_mul(2)) {
        match c {
            '。' | '！' | '？' | '”' | '…' | '』' | '」' if name.len() >= 3 => {
                name.reverse();
                return (name.len() <= LONGEST).then(|| name.into_iter().collect());
            }
            c if c.is_alphanumeric() => name.push(c),
            '，' | '、' | '；' | '：' | '。' | '！' | '？' | '”' | '…' | '』' | '」' =>
            {
                return None;
            }
            _ => {}
        }
    }
    None
}
