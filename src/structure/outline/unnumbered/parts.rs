//! Parts by size, for a long text in which no heading was found.
//!
//! They are made by the program and say so: by their style, by a confidence
//! of [`SURE`], and by going as soon as the reader names a heading.

use crate::document::{BlockKind, SectionKind, SectionMarker, SectionNumber, SectionSeed, Span};
use crate::structure::corrections::BY_SIZE;
use crate::structure::outline::evidence::page::Page;

/// Bytes from which a text without headings is divided.
const LARGE: u32 = 256 * 1024;

/// Bytes of a part, where that does not make too many of them.
const PART: u32 = 64 * 1024;

/// Most parts that a text is divided into.
const MOST: u32 = 100;

/// Longest opening that names a part, in characters.
const LONGEST: usize = 20;

/// Shortest paragraph that a part begins with, in characters, while it lasts:
/// a line of dialogue tells little.
const LEAST: usize = 24;

/// How sure the recognition is of a part.
const SURE: u8 = 5;

/// Parts of nearly equal size, each beginning with a paragraph; with a piece
/// of one where a paragraph is longer than a part. Each is named by its
/// opening words and numbered from 1. They begin at block `from`. None for a text below [`LARGE`]. Linear.
pub(in crate::structure) fn divide(page: &Page<'_>, from: u32, depth: u16) -> Vec<SectionSeed> {
    let size = u32::try_from(page.text.len()).unwrap_or(u32::MAX);
    if size < LARGE {
        return Vec::new();
    }
    let count = size.div_ceil(PART).min(MOST);
    let part = size.div_ceil(count);
    let mut seeds: Vec<SectionSeed> = Vec::new();
    let mut due = 0u32;
    for (id, block) in (0u32..).zip(page.blocks).skip(from as usize) {
        if block.span.start < due || block.kind != BlockKind::Paragraph {
            continue;
        }
        let late = block.span.start.saturating_sub(due) > part / 8;
        let text = page.slice(block.span);
        if !late && (block.continues || text.chars().nth(LEAST).is_none()) {
            continue;
        }
        let len = u32::try_from(opening(text)).unwrap_or(0);
        let count = u32::try_from(seeds.len()).unwrap_or(u32::MAX);
        seeds.push(SectionSeed {
            title: Span::new(block.span.start, block.span.start.saturating_add(len)),
            depth,
            block: id,
            kind: SectionKind::Part,
            marker: SectionMarker::counted(SectionNumber::one(count.saturating_add(1))),
            confidence: SURE,
            style: BY_SIZE,
        });
        due = part.saturating_mul(u32::try_from(seeds.len()).unwrap_or(u32::MAX));
    }
    // One part is no division.
    if seeds.len() < 2 { Vec::new() } else { seeds }
}

/// Bytes of the words that open a paragraph: up to its first mark behind the
/// fourth character.
fn opening(text: &str) -> usize {
    let ends = |c: char| "，。；：！？、…—,.;:!?".contains(c);
    let mut end = 0usize;
    for (count, (at, c)) in text.char_indices().enumerate() {
        if count >= LONGEST || count >= 4 && ends(c) {
            break;
        }
        end = at.saturating_add(c.len_utf8());
    }
    end
}

#[cfg(test)]
mod tests {
    use super::{LARGE, opening};
    use crate::document::{Document, Meta, SectionKind};
    use crate::structure::corrections::Corrections;
    use crate::structure::{Options, parse};

    fn plain(text: &str) -> Document {
        parse(text, Meta::default(), &Options::default()).unwrap()
    }

    /// A story without headings of about so many bytes.
    fn story(bytes: usize) -> String {
        let line = "那一年的雨下了很久，河水漫过了石桥，渡船停在对岸，没有人知道它什么时候回来。\n";
        let mut text = String::new();
        for i in 0.. {
            if text.len() >= bytes {
                break;
            }
            text += &format!("他数到{i}的时候停了下来，{line}好。\n");
        }
        text
    }

    #[test]
    fn a_long_text_without_headings_has_parts_of_equal_size() {
        let text = story(600_000);
        let document = plain(&text);
        let parts = document.sections();
        assert!((8..=11).contains(&parts.len()), "{}", parts.len());
        for (at, part) in (1u32..).zip(parts) {
            assert_eq!(part.kind, SectionKind::Part);
            assert_eq!(part.number().unwrap().parts(), [at]);
            assert_eq!((part.style, part.depth), ("按篇幅", 1));
            assert!(part.confidence < 10);
            assert!(part.span.len() < 90_000);
        }
        assert_eq!(parts.first().unwrap().span.start, 0);
        assert!(document.title(1).starts_with("他数到"));
        assert!(plain(&story(100_000)).sections().is_empty());
    }

    #[test]
    fn one_line_without_end_is_divided_at_sentences() {
        let text = story(600_000).replace('\n', "");
        let document = plain(&text);
        assert!(document.sections().len() >= 8);
        for part in document.sections().iter().skip(1) {
            let before = document.text().get(..part.span.start as usize).unwrap();
            assert!(before.trim_end().ends_with('。'));
        }
    }

    #[test]
    fn a_title_is_no_heading_to_read_by() {
        let text = format!("《渡船》\n{}", story(LARGE as usize + 1000));
        let document = plain(&text);
        assert_eq!(document.title(0), "《渡船》");
        assert!(document.sections().iter().skip(1).all(|s| s.depth == 2));
        assert!(document.sections().len() > 3);
    }

    #[test]
    fn one_true_heading_is_enough_to_leave_the_text_alone() {
        let text = format!("第一章 雨\n{}第二章 河\n好。\n", story(400_000));
        assert_eq!(plain(&text).sections().len(), 2);
    }

    #[test]
    fn the_readers_own_headings_take_the_place_of_parts() {
        let text = story(600_000).replace("他数到500的", "◇雨夜\n他数到500的");
        let corrections = Corrections {
            patterns: vec!["^◇".parse().unwrap()],
            ..Corrections::default()
        };
        let options = Options {
            corrections,
            ..Options::default()
        };
        let document = parse(&text, Meta::default(), &options).unwrap();
        assert_eq!(document.sections().len(), 1);
        assert_eq!(document.title(0), "◇雨夜");
    }

    #[test]
    fn opening_words_end_at_a_mark() {
        let name = |text: &'static str| text.get(..opening(text)).unwrap();
        assert_eq!(name("雨下了很久，河水漫了上来。"), "雨下了很久");
        assert_eq!(name("雨，下了很久，河水。"), "雨，下了很久");
        assert_eq!(
            name("没有人知道那条渡船到底什么时候才会回来"),
            "没有人知道那条渡船到底什么时候才会回来"
        );
    }
}
