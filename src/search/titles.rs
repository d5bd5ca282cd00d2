//! The jump box: sections by a piece of their title or by their number.

use std::cmp::Reverse;
use std::ops::Range;
use std::sync::OnceLock;

use nucleo_matcher::{Config, Matcher, Utf32Str};

use crate::document::{Document, SectionId, SectionNumber};
use crate::grammar::{Asked, UnitWord};
use crate::text::fold::{self, Folding};

use super::matching::letters::Letters;
use super::matching::pinyin::Pinyin;
use super::matching::readings::readings;

/// The titles and numbers of a document's sections, made ready for jumps.
///
/// Keeps its own copy of the titles. What fuzzy matching needs is made when
/// it is first asked for.
#[derive(Debug, Clone, Default)]
pub struct TitleIndex {
    /// All titles, one behind the other.
    text: String,
    /// Where each title ends in `text`, in bytes.
    ends: Vec<usize>,
    /// Where each title begins in the reading text, in bytes.
    places: Vec<u32>,
    markers: Vec<(SectionNumber, Option<UnitWord>)>,
    sounds: OnceLock<Sounds>,
}

/// A section whose title matches.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TitleMatch {
    /// The section.
    pub section: SectionId,
    /// Where its title begins, in bytes of the reading text. The same where
    /// the document has been given other sections since.
    pub place: u32,
    /// How well it matches: more is better. Only to be compared within one
    /// result.
    pub score: u32,
    /// Byte offsets in the title of the characters that matched, rising.
    /// Empty where the number matched.
    pub marked: Vec<u32>,
}

/// The characters of all titles, one title behind the other.
#[derive(Debug, Clone, Default)]
struct Sounds {
    folded: Vec<char>,
    /// For each character the first letter of its commonest reading, or the
    /// folded character itself.
    initials: Vec<char>,
    /// Where each title ends, in characters.
    ends: Vec<usize>,
    marks: Vec<Marks>,
}

/// The characters of one title.
#[derive(Clone, Copy)]
struct TitleSounds<'a> {
    folded: &'a [char],
    initials: &'a [char],
    marks: Marks,
}

/// Bits of the characters of a title, to pass over most titles at a glance: a
/// character whose bit is not set is not there.
#[derive(Debug, Clone, Copy, Default)]
struct Marks {
    /// Folded characters.
    folded: u64,
    /// First letters of all readings, and characters without a reading.
    initials: u64,
}

/// The bit of a character.
fn mark(c: char) -> u64 {
    1 << (u32::from(c).wrapping_mul(0x9e37_79b1) >> 26)
}

/// What lies between the end of the one before and that of number `at`.
fn range(ends: &[usize], at: usize) -> Range<usize> {
    let before = at.checked_sub(1).and_then(|at| ends.get(at));
    before.copied().unwrap_or_default()..ends.get(at).copied().unwrap_or_default()
}

/// How a word of the pattern matched, from the worst to the best.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Tier {
    /// Its characters stand in the title in their order.
    Fuzzy,
    /// It is the beginning of a longer number: 120 for 120.1.
    NumberBegins,
    /// It is the pinyin of a part of the title.
    Pinyin,
    /// It stands in the title.
    Written,
    /// It is the number of the section.
    Number,
}

/// A word of the pattern, in every way in which it is looked for.
struct Word {
    written: Option<Letters>,
    pinyin: Option<Pinyin>,
    folded: Vec<char>,
    /// The bits of all its characters.
    marks: u64,
    /// The bit of the first.
    first: u64,
}

impl TitleIndex {
    /// Takes the titles of all sections. Linear in their length.
    #[must_use]
    pub fn new(document: &Document) -> Self {
        let mut index = Self::default();
        for section in document.sections() {
            index.text.push_str(document.slice(section.title));
            index.ends.push(index.text.len());
            index.places.push(section.title.start);
            let marker = section.marker;
            index.markers.push((marker.number, marker.word));
        }
        index
    }

    /// The best `limit` matches, the best first and otherwise in document
    /// order. An empty pattern gives all sections in order.
    ///
    /// Words apart by white space must all match. Each may be a part of the
    /// title (folded), its pinyin (full, initials or a mix), or characters of
    /// it or of its initials in their order; these rank in this order. A
    /// pattern that is a number in any writing (`3`, `120.1`, `第12章`,
    /// `一百二十条之一`) finds the sections that have it, and its unit word
    /// where one is given, before all others. Linear in the length of all
    /// titles.
    #[must_use]
    pub fn find(&self, pattern: &str, limit: usize) -> Vec<TitleMatch> {
        let words: Vec<Word> = pattern.split_whitespace().map(Word::new).collect();
        let number = Asked::read(pattern);
        let mut matcher = Matcher::new(Config::DEFAULT);
        let mut all = |fuzzy: bool| -> Vec<(Reverse<u32>, SectionId)> {
            let entries = (0..).zip(self.entries());
            let found = entries.filter_map(|(section, entry)| {
                let matcher = fuzzy.then_some(&mut matcher);
                let score = score(matcher, &words, number.as_ref(), &entry)?;
                Some((Reverse(score), section))
            });
            found.collect()
        };
        // Fuzzy matches rank behind all others: often none is needed.
        let mut found = all(false);
        if found.len() < limit {
            found = all(true);
        }
        if let Some(last) = limit.checked_sub(1).filter(|&last| last < found.len()) {
            found.select_nth_unstable(last);
        }
        found.truncate(limit);
        found.sort_unstable();
        let with_marks = |(Reverse(score), section): (Reverse<u32>, SectionId)| TitleMatch {
            section,
            place: self.places.get(section as usize).copied().unwrap_or(0),
            score,
            marked: self.marked(&mut matcher, &words, section),
        };
        found.into_iter().map(with_marks).collect()
    }

    fn sounds(&self) -> &Sounds {
        self.sounds.get_or_init(|| Sounds::new(self.titles()))
    }

    fn titles(&self) -> impl Iterator<Item = &str> {
        (0..self.ends.len()).map(|at| self.title(at))
    }

    fn title(&self, at: usize) -> &str {
        self.text.get(range(&self.ends, at)).unwrap_or_default()
    }

    fn entries(&self) -> impl Iterator<Item = Entry<'_>> {
        let sounds = self.sounds();
        let all = self.titles().zip(&self.markers).enumerate();
        all.map(|(at, (title, &(number, word)))| Entry {
            title,
            number,
            word,
            sounds: sounds.of(at),
        })
    }

    fn marked(&self, matcher: &mut Matcher, words: &[Word], section: SectionId) -> Vec<u32> {
        let at = section as usize;
        let title = self.title(at);
        let sounds = self.sounds().of(at);
        let mut marked: Vec<u32> = Vec::new();
        for word in words {
            if let Some((_, from, to)) = word.stands_in(title, sounds.marks) {
                let inside = title.char_indices().map(|(at, _)| at);
                let inside = inside.filter(|at| (from..to).contains(at));
                marked.extend(inside.filter_map(|at| u32::try_from(at).ok()));
                continue;
            }
            let mut places = Vec::new();
            if word.fuzzy(matcher, sounds, Some(&mut places)).is_some() {
                let mut offsets = title.char_indices().map(|(at, _)| at);
                let mut passed = 0u32;
                places.sort_unstable();
                places.dedup();
                for place in places {
                    let step = place.saturating_sub(passed) as usize;
                    marked.extend(offsets.nth(step).and_then(|at| u32::try_from(at).ok()));
                    passed = place.saturating_add(1);
                }
            }
        }
        marked.sort_unstable();
        marked.dedup();
        marked
    }
}

/// What is known of one section.
struct Entry<'a> {
    title: &'a str,
    number: SectionNumber,
    word: Option<UnitWord>,
    sounds: TitleSounds<'a>,
}

/// The tier of the worst word above all, then how well each does in its tier.
fn score(
    mut matcher: Option<&mut Matcher>,
    words: &[Word],
    number: Option<&Asked>,
    entry: &Entry<'_>,
) -> Option<u32> {
    let number = number.filter(|asked| asked.is_of(entry.word));
    let by_number = number.and_then(|wanted| {
        let own = entry.number;
        let begins = own.parts().starts_with(wanted.parts());
        let whole = own.parts().len() == wanted.parts().len();
        begins.then_some(if whole {
            Tier::Number
        } else {
            Tier::NumberBegins
        })
    });
    let mut tier = Tier::Number;
    let mut detail = 0u32;
    for word in words {
        match word.grade(matcher.as_deref_mut(), entry) {
            Some((word_tier, word_detail)) => {
                tier = tier.min(word_tier);
                detail = detail.saturating_add(u32::from(word_detail));
            }
            // Without all words only the number can match.
            None => return by_number.map(|tier| grade(tier, 0)),
        }
    }
    if words.is_empty() {
        return Some(0);
    }
    let count = u32::try_from(words.len()).unwrap_or(u32::MAX);
    let detail = detail.checked_div(count).unwrap_or_default();
    match by_number {
        Some(better) if better > tier => Some(grade(better, 0)),
        _ => Some(grade(tier, detail)),
    }
}

fn grade(tier: Tier, detail: u32) -> u32 {
    (tier as u32) << 16 | detail.min(0xffff)
}

impl Sounds {
    fn new<'a>(titles: impl Iterator<Item = &'a str>) -> Self {
        let table = readings();
        let mut all = Self::default();
        for title in titles {
            let mut marks = Marks::default();
            for c in title.chars() {
                let folded = fold::fold(c);
                let initial = table.initial(c).unwrap_or(folded);
                marks.folded |= mark(folded);
                marks.initials |= mark(initial);
                for other in table.initials(c) {
                    marks.initials |= mark(other);
                }
                all.folded.push(folded);
                all.initials.push(initial);
            }
            all.ends.push(all.folded.len());
            all.marks.push(marks);
        }
        all
    }

    fn of(&self, title: usize) -> TitleSounds<'_> {
        let range = range(&self.ends, title);
        TitleSounds {
            folded: self.folded.get(range.clone()).unwrap_or_default(),
            initials: self.initials.get(range).unwrap_or_default(),
            marks: self.marks.get(title).copied().unwrap_or_default(),
        }
    }
}

impl Word {
    fn new(text: &str) -> Self {
        let kept = text.chars().filter(|&c| !fold::is_ignored(c));
        let folded: Vec<char> = kept.map(fold::fold).collect();
        Self {
            written: Letters::new(text, Folding::ALL),
            pinyin: Pinyin::new(text),
            marks: folded.iter().fold(0, |all, &c| all | mark(c)),
            first: folded.first().map_or(0, |&c| mark(c)),
            folded,
        }
    }

    /// Where the word or its pinyin stands in a title, in bytes.
    fn stands_in(&self, title: &str, marks: Marks) -> Option<(Tier, usize, usize)> {
        let may_be = self.marks & !marks.folded == 0;
        let written = self.written.as_ref().filter(|_| may_be);
        if let Some((from, to)) = written.and_then(|w| w.find_at(title, 0)) {
            return Some((Tier::Written, from, to));
        }
        let may_be = self.first & !marks.initials == 0;
        let pinyin = self.pinyin.as_ref().filter(|_| may_be)?;
        // Whatever has whole syllables also matches with an unfinished one.
        let unfinished = pinyin.find_at(title, 0, true)?;
        let (from, to) = pinyin.find_at(title, 0, false).unwrap_or(unfinished);
        Some((Tier::Pinyin, from, to))
    }

    /// How well the word matches: further to the front of a shorter title is
    /// better. Not fuzzily without a matcher.
    fn grade(&self, matcher: Option<&mut Matcher>, entry: &Entry<'_>) -> Option<(Tier, u16)> {
        if let Some((tier, from, _)) = self.stands_in(entry.title, entry.sounds.marks) {
            let behind = from.saturating_mul(8).saturating_add(entry.title.len());
            let detail = u16::MAX.saturating_sub(u16::try_from(behind).unwrap_or(u16::MAX));
            return Some((tier, detail));
        }
        let score = self.fuzzy(matcher?, entry.sounds, None)?;
        Some((Tier::Fuzzy, score))
    }

    /// How well the characters of the word stand in the title, or in its
    /// initials, in their order; with the places of them where these are
    /// asked for.
    fn fuzzy(
        &self,
        matcher: &mut Matcher,
        sounds: TitleSounds<'_>,
        mut places: Option<&mut Vec<u32>>,
    ) -> Option<u16> {
        let needle = Utf32Str::Unicode(&self.folded);
        let marks = [sounds.marks.folded, sounds.marks.initials];
        let haystacks = [sounds.folded, sounds.initials].into_iter().zip(marks);
        haystacks
            .filter(|(_, marks)| self.marks & !marks == 0)
            .find_map(|(haystack, _)| {
                let haystack = Utf32Str::Unicode(haystack);
                match &mut places {
                    Some(places) => matcher.fuzzy_indices(haystack, needle, places),
                    None => matcher.fuzzy_match(haystack, needle),
                }
            })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::{
        BlockKind, DocumentBuilder, Meta, SectionKind, SectionMarker, SectionSeed, SourcePlace,
    };

    fn index(titles: &[(&str, &[u32])]) -> TitleIndex {
        let mut builder = DocumentBuilder::default();
        let mut seeds = Vec::new();
        for (block, (title, number)) in (0u32..).zip(titles) {
            builder.open(BlockKind::Heading, 0);
            let place = SourcePlace {
                number: block + 1,
                column: 0,
            };
            let start = builder.offset();
            builder.push(title, place).unwrap();
            seeds.push(SectionSeed {
                title: crate::document::Span::new(start, builder.offset()),
                depth: 1,
                block,
                kind: SectionKind::Heading,
                marker: SectionMarker {
                    word: crate::grammar::marker(title).and_then(|m| m.word),
                    ..SectionMarker::counted(SectionNumber::new(number))
                },
                confidence: 100,
                style: "",
            });
        }
        TitleIndex::new(&builder.finish(seeds, Meta::default()))
    }

    fn order(index: &TitleIndex, pattern: &str) -> Vec<u32> {
        let found = index.find(pattern, 10);
        found.into_iter().map(|m| m.section).collect()
    }

    fn marked(index: &TitleIndex, pattern: &str) -> String {
        let best = index.find(pattern, 1).remove(0);
        let title = index.title(best.section as usize);
        let at = best.marked.iter();
        at.map(|&at| title[at as usize..].chars().next().unwrap())
            .collect()
    }

    #[test]
    fn an_empty_pattern_gives_all_in_order() {
        let index = index(&[("甲", &[]), ("乙", &[]), ("丙", &[])]);
        assert_eq!(order(&index, " "), [0, 1, 2]);
        assert_eq!(index.find("", 2).len(), 2);
        assert!(index.find("甲", 0).is_empty());
    }

    #[test]
    fn what_is_written_ranks_before_pinyin_before_fuzzy() {
        let index = index(&[
            ("最高度重视量的发展", &[]),
            ("推动高质量发展", &[]),
            ("GZLFZ 是什么", &[]),
            ("总结", &[]),
        ]);
        assert_eq!(order(&index, "gzlfz"), [2, 1, 0]);
        assert_eq!(order(&index, "高质量發展"), [1]);
        assert_eq!(order(&index, "高量发展"), [1, 0]);
        assert_eq!(order(&index, "gaozhiliang"), [1]);
        assert_eq!(order(&index, "gaozhilia"), [1]);
    }

    #[test]
    fn the_characters_that_matched_are_marked() {
        let index = index(&[("第一章　总 则", &[1]), ("推动高质量发展", &[])]);
        assert_eq!(marked(&index, "总则"), "总 则");
        assert_eq!(marked(&index, "gzlfz"), "高质量发展");
        assert_eq!(marked(&index, "推发"), "推发");
        assert_eq!(marked(&index, "tfz"), "推发展");
        assert_eq!(marked(&index, "发展 推动"), "推动发展");
    }

    #[test]
    fn a_number_finds_its_section_first() {
        let index = index(&[
            ("第13条", &[13]),
            ("第三章　总则", &[3]),
            ("第一百二十条", &[120]),
            ("第一百二十条之一", &[120, 1]),
            ("3 万人", &[]),
        ]);
        assert_eq!(order(&index, "3"), [1, 4, 0]);
        assert_eq!(order(&index, "120.1"), [3]);
        assert_eq!(order(&index, "１２０"), [2, 3]);
        assert_eq!(order(&index, "120-1"), [3]);
    }

    #[test]
    fn a_number_is_found_in_any_writing_of_it() {
        let index = index(&[
            ("第十二章　风", &[12]),
            ("第13章 雨", &[13]),
            ("第十二回", &[12]),
            ("第一百二十条", &[120]),
            ("第一百二十条之一", &[120, 1]),
            ("第 191-1 條", &[191, 1]),
        ]);
        for pattern in ["第12章", "第１２章", "12章", "第⼗⼆章", "第 12 章"] {
            assert_eq!(order(&index, pattern).first(), Some(&0), "{pattern}");
            assert!(!order(&index, pattern).contains(&2), "{pattern}");
        }
        assert_eq!(order(&index, "第十三章"), [1]);
        assert_eq!(order(&index, "第120条"), [3, 4]);
        for pattern in ["120条之一", "第120条之一", "120之1", "120.1", "第120条之1"] {
            assert_eq!(order(&index, pattern), [4], "{pattern}");
        }
        assert_eq!(order(&index, "第191條之1"), [5]);
    }

    #[test]
    fn the_shorter_title_and_the_earlier_place_come_first() {
        let index = index(&[("关于改革的意见", &[]), ("改革开放", &[]), ("改革", &[])]);
        assert_eq!(order(&index, "改革"), [2, 1, 0]);
        assert_eq!(order(&index, "gg"), [2, 1, 0]);
    }
}
