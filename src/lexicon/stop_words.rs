//! Words that say nothing of what a text is about.

use std::collections::HashSet;

use super::folded::key;

/// The list of the program, one or several words a line.
const BUILT_IN: &str = include_str!("../../data/stop-words.txt");

/// Words that are left out of keywords and collocates, whichever way they are
/// written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StopWords {
    keys: HashSet<String>,
}

impl Default for StopWords {
    /// The list of the program.
    fn default() -> Self {
        let mut words = Self {
            keys: HashSet::new(),
        };
        words.edit(BUILT_IN);
        words
    }
}

impl StopWords {
    /// Changes the list by the lines of a text: words apart by white space
    /// are added, `!word` is taken out, `!*` takes all out. A line that begins
    /// with `#` and a byte order mark are left out.
    pub fn edit(&mut self, text: &str) {
        let lines = text.trim_start_matches('\u{feff}').lines();
        let lines = lines.filter(|line| !line.trim_start().starts_with('#'));
        for word in lines.flat_map(str::split_whitespace) {
            match word.strip_prefix(['!', '！']) {
                Some("*") => self.keys.clear(),
                Some(out) if !out.is_empty() => {
                    self.keys.remove(&key(out));
                }
                _ => {
                    self.keys.insert(key(word));
                }
            }
        }
    }

    /// Whether a word is one of them, by its key.
    pub(super) fn has_key(&self, key: &str) -> bool {
        self.keys.contains(key)
    }

    /// Whether a word is one of them.
    #[must_use]
    pub fn contains(&self, word: &str) -> bool {
        self.has_key(&key(word))
    }

    /// How many there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.keys.len()
    }

    /// Whether there are none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.keys.is_empty()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_list_holds_for_every_form_of_a_word() {
        let words = StopWords::default();
        for word in ["我们", "我們", "The", "ＴＨＥ", "的", "進行"] {
            assert!(words.contains(word), "{word}");
        }
        assert!(!words.contains("发展"));
        assert!(words.len() > 300);
    }

    #[test]
    fn the_list_can_be_edited() {
        let mut words = StopWords::default();
        words.edit("\u{feff}# 会议用语\r\n同志 各位\r\n!我们\r\n");
        assert!(words.contains("各位") && words.contains("同志"));
        assert!(!words.contains("我们") && words.contains("的"));
        words.edit("!*\n只此");
        assert_eq!(words.len(), 1);
        assert!(!words.is_empty());
    }
}
