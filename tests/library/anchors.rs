//! Places that are found again: properties of anchors under random edits.

use gangmu::anchor::{Anchor, Moved};
use gangmu::document::{Document, Meta, Span};
use gangmu::structure::{Options, parse};
use proptest::prelude::*;

fn document(text: &str) -> Document {
    let options = Options {
        // The reading text is to be the text as it is.
        seams: false,
        ..Options::default()
    };
    parse(text, Meta::default(), &options).unwrap()
}

/// A text in which no two characters follow each other twice: each is another.
fn distinct(from: u32, length: usize) -> String {
    let chars = (0x4E00u32..0x9FA5).cycle().skip(from as usize);
    let mut text = String::new();
    for (n, c) in chars.filter_map(char::from_u32).take(length).enumerate() {
        text.push(c);
        if n % 19 == 18 {
            text.push_str("。\n");
        }
    }
    text
}

/// A text of few words, so that everything stands there again and again.
fn repetitive() -> impl Strategy<Value = String> {
    const PARTS: [&str; 6] = ["渡口", "有船", "三条。\n", "他来", "的", "，"];
    proptest::collection::vec(proptest::sample::select(&PARTS[..]), 1..80)
        .prop_map(|parts| parts.concat())
}

/// The byte where a character begins, by its number.
fn byte(text: &str, char: usize) -> usize {
    text.char_indices().nth(char).map_or(text.len(), |c| c.0)
}

fn span(start: usize, end: usize) -> Span {
    let at = |byte: usize| u32::try_from(byte).unwrap();
    Span::new(at(start), at(end))
}

/// Takes `cut` characters away from character `at` on and puts others there,
/// which stand nowhere else.
fn edited(text: &str, at: usize, cut: usize, put: usize) -> String {
    let (from, to) = (byte(text, at), byte(text, at + cut));
    let fresh = distinct(0x4000, put).replace(['。', '\n'], "");
    format!("{}{fresh}{}", &text[..from], &text[to..])
}

/// A text with words in it: where they begin and how many characters they are.
fn marked() -> impl Strategy<Value = (String, usize, usize)> {
    (0u32..2000, 60usize..400)
        .prop_flat_map(|(from, length)| {
            (
                Just(distinct(from, length)),
                20usize..length - 20,
                1usize..40,
            )
        })
        .prop_map(|(text, start, count)| {
            let count = count.min(text.chars().count() - start - 1);
            (text, start, count)
        })
}

proptest! {
    #[test]
    fn edits_before_and_behind_do_not_matter(
        (text, start, count) in marked(),
        before in (0usize..400, 0usize..30, 0usize..60),
        behind in (0usize..400, 0usize..30, 0usize..60),
    ) {
        let old = document(&text);
        prop_assert_eq!(old.text(), text.trim_end());
        let text = old.text();
        let end = start + count;
        let words = span(byte(text, start), byte(text, end));
        // A mark alone stands in many places.
        prop_assume!(old.slice(words).chars().any(char::is_alphanumeric));
        let anchor = Anchor::at(&old, words);
        // One character behind them stays.
        let mut new = text.to_owned();
        let at = end + 1 + behind.0;
        if at < text.chars().count() {
            new = edited(&new, at, behind.1, behind.2);
        }
        let at = before.0 % start;
        new = edited(&new, at, before.1.min(start - at), before.2);
        let new = document(&new);
        let found = anchor.find(&new);
        prop_assert_eq!(found.map(|span| new.slice(span)), Some(old.slice(words)));
        // The same for who has both texts, where enough follows the place.
        if count >= 8 {
            let moved = Moved::new(&old, &new).place(words.start);
            prop_assert_eq!(Some(moved), found.map(|span| span.start));
        }
    }

    #[test]
    fn an_edit_inside_leaves_what_is_around_it(
        (text, start, count) in marked(),
        at in 0usize..40,
        cut in 0usize..6,
        put in 1usize..12,
    ) {
        let old = document(&text);
        let text = old.text();
        let words = span(byte(text, start), byte(text, start + count));
        let anchor = Anchor::at(&old, words);
        prop_assume!(count > 1);
        let at = 1 + at % (count - 1);
        let cut = cut.min(count - at);
        let new = document(&edited(text, start + at, cut, put));
        let grown = new.len().saturating_sub(old.len().saturating_sub(words.len()));
        let wanted = Span::new(words.start, words.start + grown);
        prop_assert_eq!(anchor.find(&new), Some(wanted));
    }

    #[test]
    fn a_place_stays_between_what_stood_around_it(
        (text, start, _) in marked(),
        at in 0usize..400,
        cut in 0usize..20,
        put in 0usize..30,
    ) {
        let old = document(&text);
        let text = old.text();
        let count = text.chars().count();
        let here = byte(text, start);
        let anchor = Anchor::at(&old, span(here, here));
        let at = at % count;
        let cut = cut.min(count - at);
        // What is put exactly there may stand before or behind the place; what
        // is taken away does not go over it.
        prop_assume!(at != start);
        let cut = if at < start { cut.min(start - at) } else { cut };
        let new = document(&edited(text, at, cut, put));
        let shift = if at < start { new.len() as i64 - old.len() as i64 } else { 0 };
        let wanted = u32::try_from(here as i64 + shift).unwrap();
        prop_assert_eq!(anchor.find(&new), Some(Span::new(wanted, wanted)));
    }

    #[test]
    fn an_unchanged_text_gives_every_span_again(
        text in repetitive(),
        start in 0usize..200,
        count in 0usize..60,
    ) {
        let document = document(&text);
        let text = document.text();
        let chars = text.chars().count();
        let start = start.min(chars);
        let end = (start + count).min(chars);
        let span = span(byte(text, start), byte(text, end));
        let anchor = Anchor::at(&document, span);
        prop_assert_eq!(anchor.find(&document), Some(span));
        let kept = serde_json::to_string(&anchor).unwrap();
        prop_assert_eq!(serde_json::from_str::<Anchor>(&kept).unwrap(), anchor);
    }

    #[test]
    fn in_any_other_text_what_is_found_lies_in_it(
        one in repetitive(),
        other in repetitive(),
        start in 0usize..200,
        count in 0usize..60,
    ) {
        let (old, new) = (document(&one), document(&other));
        let chars = old.text().chars().count();
        let start = start.min(chars);
        let end = (start + count).min(chars);
        let words = span(byte(old.text(), start), byte(old.text(), end));
        if let Some(found) = Anchor::at(&old, words).find(&new) {
            let text = new.text();
            prop_assert!(text.get(found.start as usize..found.end as usize).is_some());
            prop_assert_eq!(found.is_empty(), words.is_empty());
        }
        let moved = Moved::new(&old, &new).place(words.start) as usize;
        prop_assert!(new.text().is_char_boundary(moved));
    }
}
