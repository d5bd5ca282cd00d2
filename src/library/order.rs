//! The order of names as a reader counts: 2.md before 10.md.

use std::cmp::Ordering;
use std::path::Path;

/// Compares paths part by part, numbers in them by their value. What lies in
/// a folder comes before the folders beside it.
#[must_use]
pub fn by_name(a: &Path, b: &Path) -> Ordering {
    let (mut left, mut right) = (a.components().peekable(), b.components().peekable());
    loop {
        let (Some(one), Some(other)) = (left.next(), right.next()) else {
            // One is a folder around the other, or they are the same.
            return a.components().count().cmp(&b.components().count());
        };
        let depth = right.peek().is_some().cmp(&left.peek().is_some()).reverse();
        let names = natural(
            &one.as_os_str().to_string_lossy(),
            &other.as_os_str().to_string_lossy(),
        );
        match (one == other, depth) {
            (true, _) => {}
            (false, Ordering::Equal) => return names.then_with(|| one.cmp(&other)),
            (false, file_first) => return file_first,
        }
    }
}

/// Compares two names, runs of digits by their value.
fn natural(a: &str, b: &str) -> Ordering {
    let (mut a, mut b) = (a, b);
    loop {
        let (one, other) = (digits(a), digits(b));
        if let (Some(one), Some(other)) = (one, other) {
            let value = |text: &str| text.trim_start_matches('0').to_owned();
            let (x, y) = (value(one), value(other));
            let order = x.len().cmp(&y.len()).then_with(|| x.cmp(&y));
            if order != Ordering::Equal {
                return order;
            }
            a = a.strip_prefix(one).unwrap_or_default();
            b = b.strip_prefix(other).unwrap_or_default();
            continue;
        }
        let (mut left, mut right) = (a.chars(), b.chars());
        match (left.next(), right.next()) {
            (Some(x), Some(y)) if x == y => (a, b) = (left.as_str(), right.as_str()),
            (x, y) => return x.cmp(&y),
        }
    }
}

/// The digits that a text begins with.
fn digits(text: &str) -> Option<&str> {
    let end = text
        .find(|c: char| !c.is_ascii_digit())
        .unwrap_or(text.len());
    text.get(..end).filter(|digits| !digits.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_count_and_files_come_before_folders() {
        let mut paths = [
            "甲/10.md",
            "甲/2.md",
            "甲/乙/1.md",
            "丙.txt",
            "甲/02.md",
            "甲/2a.md",
        ]
        .map(Path::new);
        paths.sort_by(|a, b| by_name(a, b));
        let paths = paths.map(|path| path.to_str().unwrap());
        assert_eq!(
            paths,
            [
                "丙.txt",
                "甲/02.md",
                "甲/2.md",
                "甲/2a.md",
                "甲/10.md",
                "甲/乙/1.md"
            ]
        );
    }
}
