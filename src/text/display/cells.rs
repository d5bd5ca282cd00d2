//! How many terminal cells text takes, and how it is drawn.
//!
//! With [`Ambiguous::Narrow`] the cells of a grapheme are those by which
//! ratatui 0.30 measures the symbol that [`shown`](super::shown) gives, so that the symbol can
//! be put in a cell of its buffer and the next one that many cells on. What
//! differs from ratatui's own printing of strings:
//!
//! - it leaves control characters and graphemes without width out; here they
//!   have symbols where a reader should know of them
//! - it takes a cluster of any width for one symbol; here no grapheme takes
//!   more than two cells (see [`graphemes`])
//! - it has no wide setting. With [`Ambiguous::Wide`] it measures “ and α as
//!   one cell where the terminal takes two: whoever draws must force the width
//!   of the cell (`CellDiffOption::ForcedWidth`)
//!
//! - it takes half a flag for one cell, where some terminals take two; here it
//!   has two, so that nothing behind it is harmed, forced likewise
//!
//! Emoji presentation sequences (with U+FE0F) and joined emoji take two cells
//! in both.

use std::borrow::Cow;

use super::ambiguous::Ambiguous;
use super::graphemes::{grapheme_cells, graphemes};

/// Cells of a whole text: the sum over its graphemes. Linear.
#[must_use]
pub fn cells(text: &str, ambiguous: Ambiguous) -> usize {
    graphemes(text, ambiguous)
        .map(|grapheme| usize::from(grapheme.cells))
        .sum()
}

/// The longest prefix of whole graphemes that takes at most `max` cells, and
/// the cells it takes. The length of the prefix is the byte offset of the
/// grapheme that covers cell `max` (from 0). Linear in the prefix.
#[must_use]
pub fn fit(text: &str, max: usize, ambiguous: Ambiguous) -> (&str, usize) {
    let mut used = 0_usize;
    let mut end = 0_usize;
    for grapheme in graphemes(text, ambiguous) {
        let next = used.saturating_add(usize::from(grapheme.cells));
        if next > max {
            break;
        }
        used = next;
        end = end.saturating_add(grapheme.text.len());
    }
    (text.get(..end).unwrap_or_default(), used)
}

/// Like [`fit`], but a text that does not fit ends with an ellipsis `…` that
/// counts in the width (one cell, two with [`Ambiguous::Wide`]). Where not
/// even the ellipsis fits, the text is cut without one.
#[must_use]
pub fn fit_ellipsis(text: &str, max: usize, ambiguous: Ambiguous) -> Cow<'_, str> {
    let (prefix, _) = fit(text, max, ambiguous);
    if prefix.len() == text.len() {
        return Cow::Borrowed(text);
    }
    let Some(room) = max.checked_sub(usize::from(grapheme_cells("…", ambiguous))) else {
        return Cow::Borrowed(prefix);
    };
    let (prefix, _) = fit(prefix, room, ambiguous);
    Cow::Owned(format!("{prefix}…"))
}

/// What is left of `text` with its first `skipped` cells scrolled away: the
/// graphemes that start at or behind that cell, and the blank cells (0 or 1)
/// to draw before them where the edge cuts a wide one, so that the rest keeps
/// its columns. Linear in what is skipped.
#[must_use]
pub fn scrolled(text: &str, skipped: usize, ambiguous: Ambiguous) -> (&str, usize) {
    let mut used = 0_usize;
    let mut start = 0_usize;
    for grapheme in graphemes(text, ambiguous) {
        if used >= skipped {
            break;
        }
        used = used.saturating_add(usize::from(grapheme.cells));
        start = start.saturating_add(grapheme.text.len());
    }
    let rest = text.get(start..).unwrap_or_default();
    (rest, used.saturating_sub(skipped))
}

#[cfg(test)]
mod tests {
    use unicode_width::UnicodeWidthChar;

    use super::super::ambiguous::WideKinds;
    use super::super::shown::{shown, stand_in};
    use super::super::widths::{plain_cells, raw_cells};
    use super::*;

    const NARROW: Ambiguous = Ambiguous::Narrow;
    const WIDE: Ambiguous = Ambiguous::Wide;

    #[test]
    fn plain_characters_are_as_wide_as_the_tables_say() {
        for c in '\0'..=char::MAX {
            let narrow = plain_cells(c, NARROW).map(usize::from);
            let wide = plain_cells(c, WIDE).map(usize::from);
            assert_eq!(narrow.is_some(), wide.is_some(), "{c}");
            if narrow.is_some() {
                assert_eq!(narrow, c.width(), "{c} {:x}", u32::from(c));
                assert_eq!(wide, c.width_cjk(), "{c} {:x}", u32::from(c));
            }
        }
    }

    #[test]
    fn no_character_takes_more_than_two_cells_or_is_drawn_as_a_control() {
        let mut text = String::new();
        for c in '\0'..=char::MAX {
            text.clear();
            text.push(c);
            let drawn = shown(&text);
            assert!(drawn.chars().all(|c| stand_in(c).is_none()), "{c:?}");
            let cells = raw_cells(&drawn, NARROW);
            assert!(cells <= 2, "{c:?}");
            assert_eq!(cells == 0, drawn.is_empty(), "{c:?}");
            assert_eq!(grapheme_cells(&text, NARROW), cells, "{c:?}");
            assert!(grapheme_cells(&text, WIDE) >= cells, "{c:?}");
        }
    }

    #[test]
    fn ambiguous_marks_follow_the_setting() {
        let text = "■※“”…—①·一a";
        assert_eq!(cells(text, NARROW), 11);
        assert_eq!(cells(text, WIDE), 19);
    }

    #[test]
    fn ambiguous_letters_are_as_wide_as_marks() {
        for (text, wide) in [
            ("αβγ；", 8),
            ("shàng", 6),
            ("zho\u{304}nɡ", 7),
            ("Абв", 6),
            ("ǎǹḿ", 4),
            ("naïve café", 11),
        ] {
            assert_eq!(cells(text, WIDE), wide, "{text}");
        }
        let marks = Ambiguous::Mixed(WideKinds {
            marks: true,
            ..WideKinds::default()
        });
        assert_eq!(cells("“à①", marks), 4);
        let numbers = Ambiguous::Mixed(WideKinds {
            numbers: true,
            ..WideKinds::default()
        });
        assert_eq!(cells("“à①Ⅳ", numbers), 6);
        assert_eq!(fit("αβγ", 3, WIDE), ("α", 2));
        assert_eq!(scrolled("αβγ", 3, WIDE), ("γ", 1));
    }

    #[test]
    fn clusters_are_measured_whole() {
        for (text, expected) in [
            ("❄️冬季", 6),
            ("👨\u{200D}👩\u{200D}👧家庭", 6),
            ("🇨🇳", 2),
            ("旗🇨，", 6),
            ("🇨🇳🇯", 4),
            ("👍🏽", 2),
            ("1️⃣", 2),
            ("zhōnɡ", 5),
            ("zho\u{304}ng", 5),
            ("ｶﾞｷﾞ", 4),
            ("か\u{3099}", 2),
            ("𠮷林𤭢", 6),
            ("葛\u{E0100}", 2),
            ("\u{E000}\u{F0000}", 2),
            ("한글", 4),
            ("\u{1112}\u{1161}\u{11AB}", 2),
            ("\u{301}甲", 3),
            ("\u{FE0F}甲\u{200B}\u{FEFF}", 2),
            ("甲\u{202E}乙\u{2066}", 4),
            ("\t\u{1B}[0m\r\n\u{9B}", 7),
            ("", 0),
        ] {
            assert_eq!(cells(text, NARROW), expected, "{text:?}");
        }
    }

    #[test]
    fn nothing_is_cut_in_half() {
        assert_eq!(fit("甲乙丙", 5, NARROW), ("甲乙", 4));
        assert_eq!(fit("甲乙丙", 6, NARROW), ("甲乙丙", 6));
        assert_eq!(fit("e\u{301}a", 1, NARROW), ("e\u{301}", 1));
        assert_eq!(fit("甲", 1, NARROW), ("", 0));
        assert_eq!(fit("", 0, NARROW), ("", 0));
        assert_eq!(fit("“甲”", 4, WIDE), ("“甲", 4));
    }

    #[test]
    fn the_ellipsis_counts() {
        assert_eq!(fit_ellipsis("甲乙丙", 6, NARROW), "甲乙丙");
        assert_eq!(fit_ellipsis("甲乙丙", 5, NARROW), "甲乙…");
        assert_eq!(fit_ellipsis("甲乙丙", 4, NARROW), "甲…");
        assert_eq!(fit_ellipsis("甲乙丙", 4, WIDE), "甲…");
        assert_eq!(fit_ellipsis("甲乙丙", 1, NARROW), "…");
        assert_eq!(fit_ellipsis("甲乙丙", 1, WIDE), "");
        assert_eq!(fit_ellipsis("甲乙丙", 0, NARROW), "");
    }

    #[test]
    fn scrolling_keeps_the_columns() {
        assert_eq!(scrolled("甲乙丙丁", 3, NARROW), ("丙丁", 1));
        assert_eq!(scrolled("甲乙丙丁", 4, NARROW), ("丙丁", 0));
        assert_eq!(scrolled("甲乙", 0, NARROW), ("甲乙", 0));
        assert_eq!(scrolled("甲乙", 9, NARROW), ("", 0));
        assert_eq!(scrolled("ae\u{301}b", 2, NARROW), ("b", 0));
    }
}
