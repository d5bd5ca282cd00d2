//! Places that are found again after the text has changed.

use memchr::memmem;
use serde::{Deserialize, Serialize};

use crate::document::{Document, Span};

/// Characters that are kept of the text before and behind a place.
const CONTEXT: usize = 24;

/// Characters that are kept of either end of a longer span.
const WORDS: usize = 16;

/// Words of so many characters are taken for themselves wherever they stand.
const DISTINCT: usize = 8;

/// Characters of context that must agree where shorter words stand at several
/// places, none of them the old one.
const AGREEING: usize = 4;

/// A span of the reading text, known by its place, its words and what stands
/// around it.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Anchor {
    /// First byte in the reading text when it was made.
    start: u32,
    /// Length in bytes.
    len: u32,
    /// The characters before it.
    before: String,
    /// Its first characters; for a mere place the characters that follow.
    words: String,
    /// Its last characters, where `words` are not all of it.
    tail: String,
    /// The characters behind it.
    after: String,
}

impl Anchor {
    /// The anchor of a span; of a place where the span is empty.
    #[must_use]
    pub fn at(document: &Document, span: Span) -> Self {
        let text = document.text();
        let behind = |at: u32| text.get(at as usize..).unwrap_or_default();
        let before = text.get(..span.start as usize).unwrap_or_default();
        let own = document.slice(span);
        let (words, tail) = if own.is_empty() {
            (first(behind(span.start), WORDS), "")
        } else if own.chars().nth(WORDS).is_none() {
            (own, "")
        } else {
            (first(own, WORDS), last(own, WORDS))
        };
        Self {
            start: span.start,
            len: span.end.saturating_sub(span.start),
            before: last(before, CONTEXT).to_owned(),
            words: words.to_owned(),
            tail: tail.to_owned(),
            after: first(behind(span.end), CONTEXT).to_owned(),
        }
    }

    /// Where it was when it was made, in bytes of the reading text.
    #[must_use]
    pub const fn start(&self) -> u32 {
        self.start
    }

    /// Its words, for lists: all of a short span, the beginning of a longer
    /// one.
    #[must_use]
    pub fn words(&self) -> &str {
        &self.words
    }

    /// Whether its words stand where they stood.
    #[must_use]
    pub fn stands(&self, document: &Document) -> bool {
        self.words_at(document.text(), self.start as usize)
    }

    /// The span in a document that may have changed since: at the old place
    /// where its words stand there, else where its words stand in the most
    /// similar surroundings, else between its surroundings where those are
    /// left. `None` where nothing of that is found. Linear.
    #[must_use]
    pub fn find(&self, document: &Document) -> Option<Span> {
        let text = document.text();
        let own = self.start as usize;
        let at = if self.words_at(text, own) {
            Some(own)
        } else {
            self.moved(text, &self.words).or_else(|| {
                // Of what follows a place the nearest tells the most.
                let nearest = first(&self.words, DISTINCT);
                let shorter = self.len == 0 && nearest.len() < self.words.len();
                shorter.then(|| self.moved(text, nearest)).flatten()
            })
        };
        let found = match at {
            Some(at) => Some((at, self.end(text, at)?)),
            None => self.between(text),
        };
        let (start, end) = found?;
        let end = u32::try_from(end).ok()?;
        Some(Span::new(u32::try_from(start).ok()?, end))
    }

    fn words_at(&self, text: &str, at: usize) -> bool {
        let before = text.get(..at);
        before.is_some_and(|before| before.ends_with(&self.before))
            && text.get(at..).is_some_and(|t| t.starts_with(&self.words))
    }

    /// The best of the places where its words stand now.
    fn moved(&self, text: &str, words: &str) -> Option<usize> {
        if words.trim().is_empty() {
            return None;
        }
        let mut best: Option<(usize, usize, usize)> = None;
        let mut places = 0usize;
        for at in memmem::find_iter(text.as_bytes(), words.as_bytes()) {
            places = places.saturating_add(1);
            let agreeing = self.agreeing(text, at);
            let far = at.abs_diff(self.start as usize);
            let better = best.is_none_or(|(most, nearest, _)| {
                agreeing > most || (agreeing == most && far < nearest)
            });
            if better {
                best = Some((agreeing, far, at));
            }
        }
        let (agreeing, _, at) = best?;
        let distinct = words.chars().nth(DISTINCT.saturating_sub(1)).is_some();
        (distinct || places == 1 || agreeing >= AGREEING).then_some(at)
    }

    /// Characters of the surroundings that are the same at another place.
    fn agreeing(&self, text: &str, at: usize) -> usize {
        let before = text.get(..at).unwrap_or_default();
        let same = |(a, b): &(char, char)| a == b;
        let left = before.chars().rev().zip(self.before.chars().rev());
        let behind = at.saturating_add(self.len as usize);
        let behind = text.get(behind..).unwrap_or_default();
        let right = behind.chars().zip(self.after.chars());
        left.take_while(same)
            .count()
            .saturating_add(right.take_while(same).count())
    }

    /// The end of a span whose words stand at `at`: behind its last words
    /// where they follow within twice its length.
    fn end(&self, text: &str, at: usize) -> Option<usize> {
        let len = self.len as usize;
        if self.len == 0 {
            return Some(at);
        }
        if self.tail.is_empty() {
            return Some(at.saturating_add(self.words.len()).min(text.len()));
        }
        let head = at.saturating_add(self.words.len());
        let far = at.saturating_add(len.saturating_mul(2)).min(text.len());
        let same = at.saturating_add(len);
        let ends_there = text.get(..same).is_some_and(|t| t.ends_with(&self.tail));
        if ends_there {
            return Some(same);
        }
        let bytes = text.as_bytes().get(head..far).unwrap_or_default();
        let found = memmem::find(bytes, self.tail.as_bytes());
        // Its end is gone: what is left of it is its beginning.
        Some(found.map_or(head, |found| {
            head.saturating_add(found).saturating_add(self.tail.len())
        }))
    }

    /// Between what stood before and behind, where the words themselves have
    /// changed.
    fn between(&self, text: &str) -> Option<(usize, usize)> {
        let long = |t: &str| t.chars().nth(DISTINCT.saturating_sub(1)).is_some();
        if self.len == 0 || !long(&self.before) || !long(&self.after) {
            return None;
        }
        let reach = (self.len as usize).saturating_mul(2).saturating_add(64);
        let start = memmem::find_iter(text.as_bytes(), self.before.as_bytes())
            .map(|at| at.saturating_add(self.before.len()))
            .min_by_key(|at| at.abs_diff(self.start as usize))?;
        let far = start.saturating_add(reach).min(text.len());
        let window = text.as_bytes().get(start..far)?;
        let len = memmem::find(window, self.after.as_bytes())?;
        (len > 0).then_some((start, start.saturating_add(len)))
    }
}

/// The first `count` characters.
fn first(text: &str, count: usize) -> &str {
    let end = text.char_indices().nth(count).map_or(text.len(), |c| c.0);
    text.get(..end).unwrap_or_default()
}

/// The last `count` characters.
fn last(text: &str, count: usize) -> &str {
    let skipped = text.char_indices().rev().nth(count.saturating_sub(1));
    let start = skipped.map_or(0, |(at, _)| at);
    text.get(start..).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::Meta;
    use crate::structure::{Options, parse};

    fn document(text: &str) -> Document {
        parse(text, Meta::default(), &Options::default()).unwrap()
    }

    /// The anchor of `words` in a text, looked for in another.
    fn again(old: &str, words: &str, new: &str) -> Option<String> {
        let old = document(old);
        let start = old.text().find(words).unwrap();
        let span = Span::new(
            u32::try_from(start).unwrap(),
            u32::try_from(start + words.len()).unwrap(),
        );
        let anchor = Anchor::at(&old, span);
        let new = document(new);
        anchor.find(&new).map(|span| new.slice(span).to_owned())
    }

    const OLD: &str = "春天来了，河边的柳树先绿。\n\n夏天来了，河边的孩子多了起来。\n\n\
                       秋天来了，河边的芦花白了一片，远远望去像一层薄薄的雪落在水面，风一吹便散成满天的絮。";

    #[test]
    fn an_unchanged_text_gives_the_same_span() {
        for words in [
            "河边的孩子",
            "来了",
            "秋天来了，河边的芦花白了一片，远远望去像一层薄薄的雪落在水面，风一吹便散成满天的絮。",
        ] {
            assert_eq!(again(OLD, words, OLD).as_deref(), Some(words));
        }
    }

    #[test]
    fn words_that_moved_are_found_in_their_own_surroundings() {
        let new = format!("序里也说：冬天来了。\n\n{OLD}");
        assert_eq!(
            again(OLD, "河边的孩子", &new).as_deref(),
            Some("河边的孩子")
        );
        // 河边的 stands three times; the second is meant.
        let old = document(OLD);
        let second = old.text().match_indices("河边的").nth(1).unwrap().0;
        let second = u32::try_from(second).unwrap();
        let anchor = Anchor::at(&old, Span::new(second, second + 9));
        let changed = document(&new);
        let found = anchor.find(&changed).unwrap();
        let behind = &changed.text()[found.end as usize..];
        assert!(behind.starts_with("孩子"), "{behind}");
    }

    #[test]
    fn changed_words_are_found_between_what_is_left_around_them() {
        let new = OLD.replace("柳树先绿。", "柳树最先发了芽。");
        let found = again(OLD, "柳树先绿", &new);
        // Before it stand seven characters only: too few to be sure.
        assert_eq!(found, None);
        let new = OLD.replace("孩子多", "鸭子多");
        assert_eq!(again(OLD, "孩子", &new).as_deref(), Some("鸭子"));
    }

    #[test]
    fn words_that_are_gone_are_not_found() {
        let new = "别的一篇文章，说的是别的事情。\n\n再也没有柳树。";
        assert_eq!(again(OLD, "河边的孩子", new), None);
        assert_eq!(again(OLD, "来了", new), None);
    }

    #[test]
    fn a_long_span_keeps_its_end_when_something_came_in_between() {
        let words =
            "秋天来了，河边的芦花白了一片，远远望去像一层薄薄的雪落在水面，风一吹便散成满天的絮";
        let new = OLD.replace("像一层", "好像是一层");
        let found = again(OLD, words, &new).unwrap();
        assert!(
            found.starts_with("秋天") && found.ends_with("满天的絮"),
            "{found}"
        );
    }

    #[test]
    fn a_place_is_found_by_what_follows() {
        let old = document(OLD);
        let at = u32::try_from(old.text().find("秋天").unwrap()).unwrap();
        let place = Anchor::at(&old, Span::new(at, at));
        let new = document(&OLD.replace("春天来了，", "先是"));
        let found = place.find(&new).unwrap();
        assert!(found.is_empty());
        assert!(new.text()[found.start as usize..].starts_with("秋天"));
        let end = Anchor::at(&old, Span::new(old.len(), old.len()));
        assert_eq!(end.find(&old), Some(Span::new(old.len(), old.len())));
    }

    #[test]
    fn anything_in_a_kept_file_is_no_trouble() {
        let anchor = Anchor {
            start: 1,
            len: u32::MAX,
            before: String::new(),
            words: String::new(),
            tail: "雪".to_owned(),
            after: String::new(),
        };
        let _ = anchor.find(&document(OLD));
        let _ = Anchor::default().find(&document(""));
    }
}
