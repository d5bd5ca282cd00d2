//! Hanzi that look alike.

use std::collections::HashMap;
use std::sync::OnceLock;

/// Groups of hanzi that look alike, apart by white space.
const GROUPS: &str = include_str!("../../../data/confusable.txt");

/// The hanzi that `c` may be mistaken for; none for most. The first call reads
/// the table.
pub(super) fn like(c: char) -> &'static [char] {
    static TABLE: OnceLock<HashMap<char, Vec<char>>> = OnceLock::new();
    let table = TABLE.get_or_init(|| {
        let mut table: HashMap<char, Vec<char>> = HashMap::new();
        let lines = GROUPS.lines().filter(|line| !line.starts_with('#'));
        for group in lines.flat_map(str::split_whitespace) {
            for c in group.chars() {
                let others = table.entry(c).or_default();
                for d in group.chars().filter(|&d| d != c) {
                    if !others.contains(&d) {
                        others.push(d);
                    }
                }
            }
        }
        table
    });
    table.get(&c).map_or(&[], Vec::as_slice)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::is_hanzi;

    #[test]
    fn likeness_goes_both_ways_and_is_of_hanzi() {
        for (a, b) in [
            ('人', '入'),
            ('己', '已'),
            ('末', '未'),
            ('土', '士'),
            ('目', '日'),
        ] {
            assert!(like(a).contains(&b) && like(b).contains(&a), "{a}{b}");
        }
        assert!(like('龘').is_empty());
        let groups = GROUPS.lines().filter(|line| !line.starts_with('#'));
        assert!(groups.flat_map(str::split_whitespace).count() > 300);
        let all = GROUPS.lines().filter(|line| !line.starts_with('#'));
        assert!(all.flat_map(str::chars).all(|c| c == ' ' || is_hanzi(c)));
    }
}
