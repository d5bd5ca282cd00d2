//! The order of concordance lines: by what stands next to the keyword.

use std::cmp::{Ordering, Reverse};
use std::collections::HashMap;

use crate::document::{Document, Span};
use crate::text::fold;

use super::super::matching::readings::readings;
use super::super::matching::surroundings::ParagraphWords;
use super::super::paragraphs::ParagraphCursor;
use super::hits::Hits;

/// The most characters or words of the context that lines are sorted by.
pub const MOST_UNITS: u8 = 3;

/// Hits between two questions whether to go on.
const STEP: usize = 4096;

/// What concordance lines are sorted by. Lines that are the same by it stay in
/// the order of the document.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Sorting {
    /// Place in the document.
    #[default]
    Place,
    /// What stands before the keyword, the nearest first.
    Left(Context),
    /// What stands behind it.
    Right(Context),
}

/// The part of the context that counts, and how it is compared. Where the
/// paragraph ends before, what is missing comes first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Context {
    /// How many characters or words, from 1 to [`MOST_UNITS`].
    pub count: u8,
    /// Characters or words.
    pub unit: ContextUnit,
    /// How two of them are compared.
    pub by: By,
}

/// The units of a context.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum ContextUnit {
    /// Characters; white space and what has no width is passed over.
    Chars,
    /// Words by segmentation; punctuation is passed over. The part of a word
    /// that is not in the keyword counts as one. Loads the dictionary.
    Words,
}

/// How characters or words of the context are compared.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum By {
    /// Punctuation, digits, letters, then hanzi by the letters of their
    /// commonest reading, those read alike together by code point.
    Pinyin,
    /// By code point.
    Code,
    /// The commonest first; among those that follow the same, again the
    /// commonest first.
    Frequency,
}

/// A character or word of the context; 0 is none.
type Item = u32;

/// A hit by its index, with what it is sorted by.
#[derive(Clone, Copy)]
struct Keyed {
    items: [Item; MOST_UNITS as usize],
    hit: u32,
}

/// The hits in the wanted order, as indices into [`Hits::all`]. Time goes with
/// `n log n` over the hits, with words also once over the text of their
/// paragraphs. `cancelled` is asked every few thousand hits; `None` where it
/// said so.
pub fn sorted(
    document: &Document,
    hits: &Hits,
    sorting: Sorting,
    cancelled: &dyn Fn() -> bool,
) -> Option<Vec<u32>> {
    let (left, context) = match sorting {
        Sorting::Place => return Some((0u32..).zip(hits.all()).map(|(i, _)| i).collect()),
        Sorting::Left(context) => (true, context),
        Sorting::Right(context) => (false, context),
    };
    let mut items = Items::default();
    let mut neighbours = Neighbours::new(document, context.unit, left);
    let count = usize::from(context.count.min(MOST_UNITS));
    let mut keyed = Vec::with_capacity(hits.len());
    for (hit, number) in hits.all().iter().zip(0u32..) {
        if (number as usize).is_multiple_of(STEP) && cancelled() {
            return None;
        }
        let mut key = Keyed {
            items: Default::default(),
            hit: number,
        };
        let mut slots = key.items.iter_mut().take(count);
        neighbours.each(hit.span, |text| match slots.next() {
            Some(slot) => {
                *slot = items.number(text);
                true
            }
            None => false,
        });
        keyed.push(key);
    }
    let ranks = items.ranks(context.by);
    for item in keyed.iter_mut().flat_map(|key| &mut key.items) {
        *item = ranks.get(*item as usize).copied().unwrap_or_default();
    }
    keyed.sort_unstable_by_key(|key| (key.items, key.hit));
    if context.by == By::Frequency {
        commonest_first(&mut keyed, 0);
    }
    Some(keyed.into_iter().map(|key| key.hit).collect())
}

/// Reads what stands on one side of hits.
struct Neighbours<'a> {
    document: &'a Document,
    unit: ContextUnit,
    left: bool,
    cursor: ParagraphCursor<'a>,
    words: ParagraphWords<'a>,
}

impl<'a> Neighbours<'a> {
    fn new(document: &'a Document, unit: ContextUnit, left: bool) -> Self {
        Self {
            document,
            unit,
            left,
            cursor: ParagraphCursor::new(document),
            words: ParagraphWords::new(document),
        }
    }

    /// Gives the units next to `hit`, the nearest first, to `keep` until it
    /// says false.
    fn each(&mut self, hit: Span, mut keep: impl FnMut(&'a str) -> bool) {
        let document = self.document;
        let word = |word| keep(document.slice(word));
        let _ = match (self.unit, self.left) {
            (ContextUnit::Words, true) => self.words.before(hit).all(word),
            (ContextUnit::Words, false) => self.words.behind(hit).all(word),
            (ContextUnit::Chars, true) => {
                let start = self.cursor.at(hit.start).start;
                let before = document.slice(Span::new(start, hit.start));
                characters(before).rev().all(keep)
            }
            (ContextUnit::Chars, false) => {
                let end = self.cursor.at(hit.start).end;
                let behind = document.slice(Span::new(hit.end, end));
                characters(behind).all(keep)
            }
        };
    }
}

/// The characters of a context, each as a piece of it.
fn characters(text: &str) -> impl DoubleEndedIterator<Item = &str> {
    text.char_indices().filter_map(|(at, c)| {
        let end = at.saturating_add(c.len_utf8());
        let passed = c.is_whitespace() || fold::is_ignored(c);
        text.get(at..end).filter(|_| !passed)
    })
}

/// Puts the keys that begin alike, which lie together, in the order of how
/// many they are, and so on within them from item `depth` on.
fn commonest_first(keyed: &mut [Keyed], depth: usize) {
    if depth >= usize::from(MOST_UNITS) || keyed.len() < 2 {
        return;
    }
    let item = |key: &Keyed| key.items.get(depth).copied();
    let mut groups: Vec<Vec<Keyed>> = keyed
        .chunk_by(|a, b| item(a) == item(b))
        .map(<[Keyed]>::to_vec)
        .collect();
    if groups.len() > 1 {
        groups.sort_by_key(|group| Reverse(group.len()));
    }
    for group in &mut groups {
        commonest_first(group, depth.saturating_add(1));
    }
    for (slot, key) in keyed.iter_mut().zip(groups.into_iter().flatten()) {
        *slot = key;
    }
}

/// The characters or words met so far.
#[derive(Default)]
struct Items<'a> {
    numbers: HashMap<&'a str, Item>,
    texts: Vec<&'a str>,
}

impl<'a> Items<'a> {
    /// The number of a text, from 1.
    fn number(&mut self, text: &'a str) -> Item {
        let texts = &mut self.texts;
        *self.numbers.entry(text).or_insert_with(|| {
            texts.push(text);
            Item::try_from(texts.len()).unwrap_or(Item::MAX)
        })
    }

    /// By number the rank of each text; 0 stays 0.
    fn ranks(&self, by: By) -> Vec<u32> {
        let mut order: Vec<(&str, usize)> = self.texts.iter().copied().zip(1..).collect();
        match by {
            By::Pinyin => order.sort_by(|(a, _), (b, _)| by_pinyin(a, b)),
            By::Code | By::Frequency => order.sort_unstable(),
        }
        let mut ranks = vec![0; order.len().saturating_add(1)];
        for ((_, number), rank) in order.into_iter().zip(1..) {
            if let Some(slot) = ranks.get_mut(number) {
                *slot = rank;
            }
        }
        ranks
    }
}

fn by_pinyin(a: &str, b: &str) -> Ordering {
    a.chars().map(place).cmp(b.chars().map(place))
}

/// Where a character stands among others: its class, its reading, the folded
/// character and itself.
fn place(c: char) -> (u8, &'static str, char, char) {
    let reading = readings().commonest(c);
    let class = match reading {
        Some(_) => 3,
        None if crate::text::is_hanzi(c) => 4,
        None if c.is_alphabetic() => 2,
        None if c.is_numeric() => 1,
        None => 0,
    };
    (class, reading.unwrap_or_default(), fold::fold(c), c)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::{BlockKind, DocumentBuilder, Meta, SourcePlace};
    use crate::search::{Query, find};

    fn document(paragraphs: &[&str]) -> Document {
        let mut builder = DocumentBuilder::default();
        for text in paragraphs {
            builder.open(BlockKind::Paragraph, 0);
            builder
                .push(
                    text,
                    SourcePlace {
                        number: 1,
                        column: 0,
                    },
                )
                .unwrap();
        }
        builder.finish(Vec::new(), Meta::default())
    }

    /// The paragraphs of the hits in order.
    fn order(paragraphs: &[&str], query: &str, sorting: Sorting) -> Vec<String> {
        let document = document(paragraphs);
        let hits = find(&document, &[&Query::parse(query).unwrap()], &|| false).unwrap();
        let order = sorted(&document, &hits, sorting, &|| false).unwrap();
        let mut all = order.clone();
        all.sort_unstable();
        assert!(all.into_iter().eq(0..hits.len() as u32));
        let mut cursor = ParagraphCursor::new(&document);
        let hits = order.iter().map(|&i| hits.get(i as usize).unwrap());
        hits.map(|hit| document.slice(cursor.at(hit.span.start)).to_owned())
            .collect()
    }

    const fn context(count: u8, unit: ContextUnit, by: By) -> Context {
        Context { count, unit, by }
    }

    #[test]
    fn the_next_character_sorts_and_equal_lines_keep_their_place() {
        let lines = ["本条例", "一条，", "条", "条款", "本条 例二", "条a", "条3"];
        let sorted = |by| {
            order(
                &lines,
                "条",
                Sorting::Right(context(1, ContextUnit::Chars, by)),
            )
        };
        assert_eq!(
            sorted(By::Pinyin),
            ["条", "一条，", "条3", "条a", "条款", "本条例", "本条 例二"]
        );
        assert_eq!(
            sorted(By::Code),
            ["条", "条3", "条a", "本条例", "本条 例二", "条款", "一条，"]
        );
        assert_eq!(
            sorted(By::Frequency),
            ["本条例", "本条 例二", "条", "条3", "条a", "条款", "一条，"]
        );
        assert_eq!(order(&lines, "条", Sorting::Place), lines);
    }

    #[test]
    fn the_left_context_is_read_from_the_keyword_outwards() {
        let lines = ["乙甲条", "甲乙条", "甲甲条", "甲条"];
        let sorted = |count| {
            order(
                &lines,
                "条",
                Sorting::Left(context(count, ContextUnit::Chars, By::Code)),
            )
        };
        assert_eq!(sorted(1), ["甲乙条", "乙甲条", "甲甲条", "甲条"]);
        assert_eq!(sorted(2), ["甲乙条", "甲条", "乙甲条", "甲甲条"]);
    }

    #[test]
    fn the_commonest_come_first_at_every_step() {
        let lines = ["条一二", "条一三", "条乙", "条一三", "条丁", "条丁"];
        let sorting = Sorting::Right(context(2, ContextUnit::Chars, By::Frequency));
        assert_eq!(
            order(&lines, "条", sorting),
            ["条一三", "条一三", "条一二", "条丁", "条丁", "条乙"]
        );
    }

    #[test]
    fn words_are_compared_whole() {
        let lines = ["改革，开放", "改革方案", "改革方向", "改革的方案", "改革"];
        let sorting = Sorting::Right(context(1, ContextUnit::Words, By::Pinyin));
        assert_eq!(
            order(&lines, "改革", sorting),
            ["改革", "改革的方案", "改革方案", "改革方向", "改革，开放"]
        );
    }

    #[test]
    fn sorting_can_be_called_off() {
        let document = document(&["条例"]);
        let hits = find(&document, &[&Query::parse("条").unwrap()], &|| false).unwrap();
        let sorting = Sorting::Right(context(3, ContextUnit::Chars, By::Code));
        assert_eq!(sorted(&document, &hits, sorting, &|| true), None);
    }
}
