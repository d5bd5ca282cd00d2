//! Places that are found again after the text has changed.

use std::cmp::Reverse;

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
    /// Bytes of the text behind it when it was made; not known of anchors of
    /// earlier versions.
    #[serde(skip_serializing_if = "Option::is_none")]
    rest: Option<u32>,
    /// The characters before it.
    before: String,
    /// Its first characters; for a mere place the characters that follow.
    words: String,
    /// Its last characters, where `words` are not all of it.
    tail: String,
    /// The characters behind it.
    after: String,
}

/// How well a place fits: by the characters around it that are the same, and
/// then by how near it is to where it was, told from the beginning or from the
/// end of the text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Fit {
    pub(super) agreeing: usize,
    near: Reverse<usize>,
}

/// Whether a span of the other text can be what is looked for.
type Fits<'a> = &'a dyn Fn(Span) -> bool;

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
            len: span.len(),
            rest: Some(document.len().saturating_sub(span.end)),
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

    /// Where it may stand in another text of which nothing else is known: as far
    /// from the beginning as it was, and as far from the end.
    pub(super) fn expected(&self, document: &Document) -> [u32; 2] {
        let from_end = self.rest.map_or(self.start, |rest| {
            document.len().saturating_sub(rest).saturating_sub(self.len)
        });
        [self.start.min(from_end), self.start.max(from_end)]
    }

    /// Whether its words are all of it.
    pub(crate) const fn is_short(&self) -> bool {
        self.tail.is_empty()
    }

    /// Whether its words stand where they stood.
    #[must_use]
    pub fn stands(&self, document: &Document) -> bool {
        self.words_at(document.text(), self.start as usize)
    }

    /// The span in a document that may have changed since: at the old place
    /// where all is as it was, else where its words stand in the most similar
    /// surroundings, else between its surroundings where those are left. `None`
    /// where nothing of that is found. Linear.
    #[must_use]
    pub fn find(&self, document: &Document) -> Option<Span> {
        self.find_where(document, &|_| true)
    }

    /// As [`find`](Self::find), among the spans that `fits` admits: lines,
    /// titles, a part of the text.
    #[must_use]
    pub fn find_where(&self, document: &Document, fits: Fits<'_>) -> Option<Span> {
        let text = document.text();
        let own = self.start as usize;
        if self.words_at(text, own) {
            let as_it_was = self.span(text, own).filter(|&span| fits(span));
            let behind = |span: Span| text.get(span.end as usize..).unwrap_or_default();
            if let Some(span) = as_it_was.filter(|&span| behind(span).starts_with(&self.after)) {
                return Some(span);
            }
        }
        self.moved(text, &self.words, fits)
            .or_else(|| {
                // Of what follows a place the nearest tells the most.
                let nearest = first(&self.words, DISTINCT);
                let shorter = self.len == 0 && nearest.len() < self.words.len();
                shorter.then(|| self.moved(text, nearest, fits)).flatten()
            })
            .or_else(|| match self.len {
                0 => self.behind(text, fits),
                _ => self.between(text, fits),
            })
    }

    fn words_at(&self, text: &str, at: usize) -> bool {
        let before = text.get(..at);
        before.is_some_and(|before| before.ends_with(&self.before))
            && text.get(at..).is_some_and(|t| t.starts_with(&self.words))
    }

    /// The best of the places where its words stand now.
    fn moved(&self, text: &str, words: &str, fits: Fits<'_>) -> Option<Span> {
        if words.trim().is_empty() {
            return None;
        }
        let mut places = 0usize;
        let found = memmem::find_iter(text.as_bytes(), words.as_bytes());
        let spans = found.filter_map(|at| {
            let span = self.span(text, at).filter(|&span| fits(span))?;
            places = places.saturating_add(1);
            Some(span)
        });
        let (fit, span) = self.best(text, spans)?;
        let wanted = match places {
            _ if is_distinct(words) => 0,
            // What stands nowhere else, but not on its own.
            1 => 1,
            _ => AGREEING,
        };
        (fit.agreeing >= wanted).then_some(span)
    }

    /// The best of some spans, of two that fit as well the first.
    fn best(&self, text: &str, spans: impl Iterator<Item = Span>) -> Option<(Fit, Span)> {
        spans
            .map(|span| (self.fit(text, span), span))
            .reduce(|best, next| if next.0 > best.0 { next } else { best })
    }

    /// How well a span fits.
    pub(super) fn fit(&self, text: &str, span: Span) -> Fit {
        let before = text.get(..span.start as usize).unwrap_or_default();
        let behind = text.get(span.end as usize..).unwrap_or_default();
        let same = |(a, b): &(char, char)| a == b;
        let left = before.chars().rev().zip(self.before.chars().rev());
        let right = behind.chars().zip(self.after.chars());
        let left = left.take_while(same).count();
        let right = right.take_while(same).count();
        let rest = u32::try_from(behind.len()).unwrap_or(u32::MAX);
        let from_start = span.start.abs_diff(self.start);
        let from_end = self.rest.map_or(from_start, |own| own.abs_diff(rest));
        Fit {
            agreeing: left.saturating_add(right),
            near: Reverse(from_start.min(from_end) as usize),
        }
    }

    /// The span whose words stand at `at`: up to behind its last words where
    /// they follow within about twice its length.
    fn span(&self, text: &str, at: usize) -> Option<Span> {
        let len = self.len as usize;
        if self.len == 0 {
            return span(at, at);
        }
        let head = at.saturating_add(self.words.len()).min(text.len());
        if self.tail.is_empty() {
            return span(at, head);
        }
        let same = at.saturating_add(len);
        if text.get(..same).is_some_and(|t| t.ends_with(&self.tail)) {
            return span(at, same);
        }
        let far = at.saturating_add(self.reach()).min(text.len());
        let bytes = text.as_bytes().get(head..far).unwrap_or_default();
        let tail = memmem::find(bytes, self.tail.as_bytes());
        let tail = tail.map(|found| found.saturating_add(self.tail.len()));
        // Its end may have changed: then it goes to where what stood behind it
        // begins. Else what is left of it is its beginning.
        let rest = tail.or_else(|| self.end_in(bytes, far == text.len()));
        span(at, head.saturating_add(rest.unwrap_or(0)))
    }

    /// Bytes from its beginning on that are looked through for its end.
    fn reach(&self) -> usize {
        let reach = (self.len as usize).saturating_mul(2).saturating_add(64);
        reach.saturating_add(first(&self.after, DISTINCT).len())
    }

    /// Where in a part of the text begins what stood right behind it, or what
    /// stood from there to the end of the text.
    fn end_in(&self, part: &[u8], is_last: bool) -> Option<usize> {
        let after = first(&self.after, DISTINCT).as_bytes();
        if self.ends_the_text() {
            let ends = is_last && part.ends_with(after);
            return ends.then(|| part.len().saturating_sub(after.len()));
        }
        memmem::find(part, after).filter(|_| self.has_distinct_end())
    }

    /// Whether the text ended a few characters behind it.
    fn ends_the_text(&self) -> bool {
        let after = first(&self.after, DISTINCT);
        self.rest.is_some_and(|rest| rest as usize == after.len())
    }

    /// Whether what stood behind it tells where it ends.
    fn has_distinct_end(&self) -> bool {
        self.ends_the_text() || is_distinct(first(&self.after, DISTINCT))
    }

    /// A place right behind what stood before it, where what followed it has
    /// changed.
    fn behind(&self, text: &str, fits: Fits<'_>) -> Option<Span> {
        let near = last(&self.before, DISTINCT);
        if !is_distinct(near) {
            return None;
        }
        let found = memmem::find_iter(text.as_bytes(), near.as_bytes());
        let spans = found.filter_map(|at| {
            let at = at.saturating_add(near.len());
            span(at, at).filter(|&span| fits(span))
        });
        self.best(text, spans).map(|(_, span)| span)
    }

    /// Between what stood right before and right behind, where the words
    /// themselves have changed: something must be left of them, or all around
    /// them be as it was.
    fn between(&self, text: &str, fits: Fits<'_>) -> Option<Span> {
        let before = last(&self.before, DISTINCT);
        // Where the text begins there, less tells as much.
        let begins = before.len() == self.start as usize;
        let is_all = begins && self.ends_the_text();
        if is_all || !(begins || is_distinct(before)) || !self.has_distinct_end() {
            return None;
        }
        let spans = memmem::find_iter(text.as_bytes(), before.as_bytes())
            .take(if begins { 1 } else { usize::MAX })
            .filter_map(|at| {
                if begins && at > 0 {
                    return None;
                }
                let start = at.saturating_add(before.len());
                let far = start.saturating_add(self.reach()).min(text.len());
                let part = text.as_bytes().get(start..far)?;
                let len = self.end_in(part, far == text.len())?;
                let end = Some(start.saturating_add(len)).filter(|&end| end > start)?;
                span(start, end).filter(|&span| fits(span))
            });
        let (fit, span) = self.best(text, spans)?;
        let around = self.before.chars().chain(self.after.chars()).count();
        (fit.agreeing == around || self.resembles(text, span)).then_some(span)
    }

    /// Whether a span begins or ends with a letter, digit or hanzi as the words
    /// did: what has nothing of them is another text.
    fn resembles(&self, text: &str, span: Span) -> bool {
        let found = text.get(span.start as usize..span.end as usize);
        let found = found.unwrap_or_default();
        let tail = if self.is_short() {
            &self.words
        } else {
            &self.tail
        };
        let same = |&(a, b): &(char, char)| a == b;
        let begin = found.chars().zip(self.words.chars()).take_while(same);
        let end = found.chars().rev().zip(tail.chars().rev()).take_while(same);
        begin.chain(end).any(|(c, _)| c.is_alphanumeric())
    }
}

/// Whether words are taken for themselves wherever they stand.
fn is_distinct(words: &str) -> bool {
    words.chars().nth(DISTINCT.saturating_sub(1)).is_some()
}

fn span(start: usize, end: usize) -> Option<Span> {
    let end = u32::try_from(end).ok()?;
    Some(Span::new(u32::try_from(start).ok()?, end))
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
        assert_eq!(found.as_deref(), Some("柳树最先发了芽"));
        // Before it stand seven characters only, but the text begins there.
        let new = OLD.replace("的柳树先绿", "的芦苇先绿");
        let found = again(OLD, "的柳树", &new);
        assert_eq!(found.as_deref(), Some("的芦苇"));
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
            rest: Some(u32::MAX),
            before: String::new(),
            words: String::new(),
            tail: "雪".to_owned(),
            after: String::new(),
        };
        let _ = anchor.find(&document(OLD));
        let _ = Anchor::default().find(&document(""));
    }
}
