//! Wordings that are set: what the dictionary of words does not have as one.

use std::collections::HashMap;

use crate::lexicon::set_phrases;
use crate::text::is_hanzi;

/// Words that the dictionary lacks, apart by white space; lines with `#` are
/// remarks.
const LACKING: &str = include_str!("../../../data/wordings.txt");

/// Set wordings, by their first two characters.
#[derive(Debug)]
pub(super) struct Wordings {
    all: HashMap<(char, char), Vec<Vec<char>>>,
}

/// Characters of the longest words that count.
pub(super) const LONGEST: usize = 7;

impl Default for Wordings {
    fn default() -> Self {
        let mut all: HashMap<(char, char), Vec<Vec<char>>> = HashMap::new();
        let lines = LACKING.lines().filter(|line| !line.starts_with('#'));
        let lacking = lines.flat_map(str::split_whitespace);
        for phrase in set_phrases().chain(lacking) {
            let chars: Vec<char> = phrase.chars().collect();
            let fits = (2..=LONGEST).contains(&chars.len()) && chars.iter().all(|&c| is_hanzi(c));
            if let (true, &[a, b, ..]) = (fits, chars.as_slice()) {
                all.entry((a, b)).or_default().push(chars);
            }
        }
        Self { all }
    }
}

impl Wordings {
    /// Every wording that stands in `chars`: its first character and the one
    /// behind its last.
    pub(super) fn each(&self, chars: &[char], mut each: impl FnMut(usize, usize)) {
        for (at, pair) in chars.windows(2).enumerate() {
            let &[a, b] = pair else { continue };
            let rest = chars.get(at..).unwrap_or_default();
            for wording in self.all.get(&(a, b)).into_iter().flatten() {
                if rest.starts_with(wording) {
                    each(at, at.saturating_add(wording.len()));
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn wordings_are_found_where_they_stand() {
        let chars: Vec<char> = "推动量质齐升".chars().collect();
        let mut found = Vec::new();
        Wordings::default().each(&chars, |from, to| found.push((from, to)));
        assert!(found.contains(&(2, 4)) && found.contains(&(2, 6)));
    }
}
