//! Words that say nothing of what a text is about.

use std::collections::HashSet;
use std::sync::LazyLock;

use super::super::cutting::folded::key;

/// The list of the program, one or several words a line.
const BUILT_IN: &str = include_str!("../../../data/stop-words.txt");

/// The keys of the words of that list, made when a word is asked for: the
/// first screen needs none.
static BUILT_IN_KEYS: LazyLock<HashSet<String>> = LazyLock::new(|| {
    let lines = lines_of(BUILT_IN);
    lines.flat_map(str::split_whitespace).map(key).collect()
});

/// Words that are left out of keywords and collocates, whichever way they are
/// written: by default those of the program.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct StopWords {
    /// Whether the words of the program are none.
    without_built_in: bool,
    /// What is added to them, and what of them is taken out.
    added: HashSet<String>,
    removed: HashSet<String>,
}

/// The lines of a list, without remarks and byte order mark.
fn lines_of(text: &str) -> impl Iterator<Item = &str> {
    super::lines::lines(text).filter(|line| !line.trim_start().starts_with('#'))
}

impl StopWords {
    /// Changes the list by the lines of a text: words apart by white space
    /// are added, `!word` is taken out, `!*` takes all out. A line that begins
    /// with `#` and a byte order mark are left out.
    pub fn edit(&mut self, text: &str) {
        for word in lines_of(text).flat_map(str::split_whitespace) {
            match word.strip_prefix(['!', '！']) {
                Some("*") => {
                    *self = Self {
                        without_built_in: true,
                        ..Self::default()
                    };
                }
                Some(out) if !out.is_empty() => {
                    let out = key(out);
                    self.added.remove(&out);
                    self.removed.insert(out);
                }
                _ => {
                    let word = key(word);
                    self.removed.remove(&word);
                    self.added.insert(word);
                }
            }
        }
    }

    /// The words of the program that count.
    fn built_in(&self) -> impl Iterator<Item = &String> {
        let all = (!self.without_built_in).then(|| BUILT_IN_KEYS.iter());
        all.into_iter()
            .flatten()
            .filter(|key| !self.removed.contains(*key))
    }

    /// Whether a word is one of them, by its key.
    pub(in crate::lexicon) fn has_key(&self, key: &str) -> bool {
        self.added.contains(key)
            || !self.without_built_in && BUILT_IN_KEYS.contains(key) && !self.removed.contains(key)
    }

    /// Whether a word is one of them.
    #[must_use]
    pub fn contains(&self, word: &str) -> bool {
        self.has_key(&key(word))
    }

    /// How many there are.
    #[must_use]
    pub fn len(&self) -> usize {
        let others = self.built_in().filter(|key| !self.added.contains(*key));
        self.added.len().saturating_add(others.count())
    }

    /// Whether there are none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.added.is_empty() && self.built_in().next().is_none()
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
