//! Properties of the text layer that hold for every text: graphemes, cells and
//! rows over random mixes of scripts, marks, emoji, controls and spaces.

use std::collections::BTreeSet;

use gangmu::text::{
    Ambiguous, Measure, Row, cells, fit, fit_ellipsis, grapheme_cells, graphemes, is_closing,
    is_final_punctuation, is_line_end, is_pause, is_space, rows, scrolled, shown,
};
use proptest::prelude::*;
use ratatui::buffer::CellWidth;

/// What random texts are made of.
const PARTS: &[&str] = &[
    "高质量发展",
    "推进",
    "改革",
    "的",
    "一",
    "〇",
    "々",
    "𠮷",
    "𤭢",
    "\u{2A700}",
    "\u{2B740}",
    "\u{2B820}",
    "\u{2CEB0}",
    "\u{2EBF0}",
    "\u{30000}",
    "\u{31350}",
    "\u{323B0}",
    "㐂",
    "葛\u{E0100}",
    "。",
    "，",
    "、",
    "；",
    "：",
    "！",
    "？",
    "“",
    "”",
    "‘",
    "’",
    "（",
    "）",
    "《",
    "》",
    "【",
    "】",
    "「",
    "」",
    "〔",
    "〕",
    "——",
    "……",
    "—",
    "…",
    "·",
    "～",
    "%",
    "℃",
    "。”",
    "：“",
    ",",
    ".",
    ":",
    "(",
    ")",
    "[",
    "]",
    "\"",
    "'",
    "!",
    "-",
    "/",
    "#",
    "$",
    "￥",
    "3.2万亿元",
    "54.5%",
    "8000亿元",
    "12.5个百分点",
    "2025年",
    "第12条",
    "1,234",
    "３",
    "10%—15%",
    "GDP",
    "ratatui",
    "it’s",
    "open source",
    "https://example.com/a?b=c&d",
    "Supercalifragilistic",
    " ",
    "  ",
    "　",
    "　　",
    "\t",
    "\n",
    "\r\n",
    "\r",
    "\u{2028}",
    "\u{A0}",
    "❄️",
    "❤",
    "❤\u{FE0E}",
    "👩🏽\u{200D}🚀",
    "#\u{FE0F}\u{20E3}",
    "👨\u{200D}👩\u{200D}👧",
    "👍🏽",
    "🇨🇳",
    "🇨",
    "1️⃣",
    "🏴\u{E0067}\u{E0062}\u{E007F}",
    "e\u{301}",
    "\u{301}",
    "\u{304}",
    "ü",
    "ɡ",
    "か\u{3099}",
    "カ",
    "ッ",
    "ー",
    "ｶﾞ",
    "ﾊﾟ",
    "ﾞ",
    "한국어",
    "\u{1112}\u{1161}\u{11AB}",
    "ᄀ",
    "\u{1161}",
    "ภาษา",
    "क्ष",
    "நி",
    "لا",
    "שלום",
    "\u{E000}",
    "\u{F0000}",
    "\u{10FFFD}",
    "辻\u{FE00}",
    "⿳亠口冖",
    "⿰丫鳥",
    "①",
    "■",
    "※",
    "\u{17D8}",
    "\u{200B}",
    "\u{200C}",
    "\u{200D}",
    "\u{2060}",
    "\u{FEFF}",
    "\u{180E}",
    "\u{FFF9}",
    "\u{E0041}",
    "\u{202F}",
    "\u{2007}",
    "\u{AD}",
    "\u{FE0F}",
    "\u{FE01}",
    "\u{202E}",
    "\u{202C}",
    "\u{202A}",
    "\u{202B}",
    "\u{202D}",
    "\u{2066}",
    "\u{2067}",
    "\u{2068}",
    "\u{2069}",
    "\u{200F}",
    "\u{61C}",
    "\0",
    "\u{1B}",
    "\u{1B}[31m",
    "\u{7}",
    "\u{7F}",
    "\u{85}",
    "\u{9B}",
    "\u{FFFD}",
];

/// Marks that no row may start with where it can be helped.
fn is_never_first(c: char) -> bool {
    is_closing(c) || is_final_punctuation(c) || is_pause(c) || "—·～%℃".contains(c)
}

/// Marks that no row may end with where it can be helped.
fn is_never_last(c: char) -> bool {
    "“‘（《【「〔([".contains(c)
}

/// Two hanzi side by side: whatever the rules are, a row may end there.
fn holds_hanzi_pair(text: &str) -> bool {
    let common = |c: char| ('\u{4E00}'..='\u{9FFF}').contains(&c);
    text.chars()
        .zip(text.chars().skip(1))
        .any(|(a, b)| common(a) && common(b))
}

fn texts() -> impl Strategy<Value = String> {
    let parts = proptest::sample::select(PARTS);
    prop_oneof![
        4 => proptest::collection::vec(parts, 0..60).prop_map(|parts| parts.concat()),
        1 => any::<String>(),
    ]
}

fn ambiguous() -> impl Strategy<Value = Ambiguous> {
    prop_oneof![Just(Ambiguous::Narrow), Just(Ambiguous::Wide)]
}

fn measures() -> impl Strategy<Value = Measure> {
    (
        prop_oneof![0..=20_u16, 0..=200_u16],
        0..=6_u16,
        0..=6_u16,
        ambiguous(),
        any::<bool>(),
        any::<bool>(),
        any::<bool>(),
    )
        .prop_map(
            |(width, first_indent, rest_indent, ambiguous, hang, justify, preformatted)| Measure {
                width,
                first_indent,
                rest_indent,
                ambiguous,
                hang,
                justify,
                preformatted,
            },
        )
}

fn drawn<'a>(text: &'a str, row: &Row) -> &'a str {
    &text[row.start as usize..row.shown_end as usize]
}

/// `text` without what takes no cell.
fn seen(text: &str, ambiguous: Ambiguous) -> String {
    graphemes(text, ambiguous)
        .filter(|grapheme| grapheme.cells > 0)
        .map(|grapheme| grapheme.text)
        .collect()
}

/// Rows follow each other, cover the text, and lie on grapheme boundaries;
/// only what is not seen lies between two of them.
fn check_cover(text: &str, measure: &Measure) {
    let rows = rows(text, measure);
    let boundaries: BTreeSet<u32> = graphemes(text, measure.ambiguous)
        .map(|grapheme| grapheme.offset)
        .chain([text.len() as u32])
        .collect();
    assert_eq!(rows[0].start, 0);
    assert_eq!(rows[rows.len() - 1].end as usize, text.len());
    for pair in rows.windows(2) {
        assert_eq!(pair[0].end, pair[1].start);
    }
    for row in &rows {
        assert!(row.start <= row.shown_end && row.shown_end <= row.end);
        assert!(row.start < row.end || text.is_empty());
        for offset in [row.start, row.shown_end, row.end] {
            assert!(boundaries.contains(&offset), "{offset}");
        }
        if measure.width > 0 {
            let hidden = &text[row.shown_end as usize..row.end as usize];
            let hidden = seen(hidden, measure.ambiguous);
            assert!(hidden.chars().all(|c| is_space(c) || is_line_end(c)));
        }
    }
}

/// No row is wider than asked, save for one hanging mark.
fn check_width(text: &str, measure: &Measure) {
    for row in rows(text, measure) {
        let drawn = drawn(text, &row);
        if measure.width > 1 {
            assert_eq!(usize::from(row.cells), cells(drawn, measure.ambiguous));
        }
        let total = row.indent + row.cells + row.gaps.cells();
        if row.gaps.cells() > 0 {
            assert!(measure.justify && !measure.preformatted);
            assert_eq!(total, measure.width);
        }
        if total > measure.width {
            assert!(measure.hang && !measure.preformatted);
            let last = graphemes(drawn, measure.ambiguous).last().unwrap();
            let mark = last.text.chars().next().unwrap();
            assert!(is_closing(mark) || is_pause(mark) || is_final_punctuation(mark));
            assert!(total - last.cells <= measure.width);
        }
    }
}

/// A row that starts with a closing mark or ends with an opening one had no
/// other end.
fn check_marks(text: &str, measure: &Measure) {
    let rows = rows(text, measure);
    for pair in rows.windows(2) {
        let end = seen(drawn(text, &pair[0]), measure.ambiguous);
        let start = seen(drawn(text, &pair[1]), measure.ambiguous);
        // An ASCII mark behind a space may start a word: .net, %d.
        let word = pair[0].shown_end < pair[0].end && start.starts_with(|c: char| c.is_ascii());
        if start.starts_with(is_never_first) && !word || end.ends_with(is_never_last) {
            assert!(!holds_hanzi_pair(&end), "{end} | {start}");
        }
        let first = graphemes(&start, measure.ambiguous).next();
        let mut chars = first.iter().flat_map(|grapheme| grapheme.text.chars());
        let space = chars.next().is_some_and(is_space) && chars.next().is_none();
        assert!(!space, "{start:?}");
    }
}

/// Gaps stand inside their row, between graphemes, none of which is parted
/// from a mark that belongs to it; the last row has none.
fn check_gaps(text: &str, measure: &Measure) {
    let rows = rows(text, measure);
    let plain = Measure {
        justify: false,
        ..*measure
    };
    let same = |row: &Row| (row.start, row.shown_end, row.end, row.cells);
    assert!(
        rows.iter()
            .map(same)
            .eq(gangmu::text::rows(text, &plain).iter().map(same))
    );
    assert_eq!(rows[rows.len() - 1].gaps.cells(), 0);
    for row in &rows {
        let mut seen = 0;
        let mut before = ' ';
        for grapheme in graphemes(drawn(text, row), measure.ambiguous) {
            let gap = row.gaps.before(row.start + grapheme.offset);
            let first = grapheme.text.chars().next().unwrap();
            if gap > 0 {
                assert!(grapheme.offset > 0 && gap <= 2);
                // An ASCII mark behind a space may start a word: .net, %d.
                let word = is_space(before) && first.is_ascii();
                assert!(word || !is_never_first(first), "{before:?} {first:?}");
                assert!(!is_never_last(before), "{before:?} {first:?}");
            }
            seen += gap;
            if grapheme.cells > 0 {
                before = first;
            }
        }
        assert_eq!(seen, row.gaps.cells());
    }
}

/// What is drawn of all rows, joined by what the row ends hide, is the text.
fn check_joined(text: &str, measure: &Measure) {
    let mut joined = String::new();
    for row in rows(text, measure) {
        joined.push_str(drawn(text, &row));
        joined.push_str(&text[row.shown_end as usize..row.end as usize]);
    }
    assert_eq!(joined, text);
}

proptest! {
    #[test]
    fn gaps_do_not_move_rows_or_part_marks(text in texts(), measure in measures()) {
        check_gaps(&text, &Measure { justify: true, ..measure });
    }

    #[test]
    fn the_rows_joined_are_the_text(text in texts(), measure in measures()) {
        check_joined(&text, &measure);
    }

    #[test]
    fn rows_cover_the_text(text in texts(), measure in measures()) {
        check_cover(&text, &measure);
    }

    #[test]
    fn no_row_is_wider_than_asked(text in texts(), measure in measures()) {
        check_width(&text, &measure);
    }

    #[test]
    fn marks_keep_to_their_side(text in texts(), measure in measures()) {
        check_marks(&text, &Measure { preformatted: false, ..measure });
    }

    #[test]
    fn hanzi_fill_every_row_but_the_last(
        text in "[\u{4E00}-\u{9FFF}]{1,200}",
        measure in measures(),
    ) {
        let measure = Measure { width: measure.width.max(2), ..measure };
        let rows = rows(&text, &measure);
        for row in &rows[..rows.len() - 1] {
            prop_assert!(measure.width - row.indent - row.cells < 2);
        }
    }

    #[test]
    fn preformatted_rows_hold_no_line_end(text in texts(), measure in measures()) {
        let width = measure.width.max(1);
        let measure = Measure { width, preformatted: true, ..measure };
        let mut kept = String::new();
        for row in rows(&text, &measure) {
            prop_assert!(!drawn(&text, &row).contains(is_line_end));
            kept.push_str(drawn(&text, &row));
        }
        let expected: String = text.chars().filter(|&c| !is_line_end(c)).collect();
        prop_assert_eq!(kept, expected);
    }

    #[test]
    fn graphemes_are_the_text(text in texts(), ambiguous in ambiguous()) {
        let mut offset = 0;
        for grapheme in graphemes(&text, ambiguous) {
            prop_assert_eq!(grapheme.offset as usize, offset);
            prop_assert!(!grapheme.text.is_empty());
            prop_assert!(text[offset..].starts_with(grapheme.text));
            prop_assert!(grapheme.cells <= 2);
            prop_assert_eq!(grapheme.cells, grapheme_cells(grapheme.text, ambiguous));
            offset += grapheme.text.len();
        }
        prop_assert_eq!(offset, text.len());
    }

    #[test]
    fn a_walk_may_start_at_any_grapheme(text in texts(), ambiguous in ambiguous()) {
        let all: Vec<_> = graphemes(&text, ambiguous).map(|g| g.text).collect();
        for (index, grapheme) in graphemes(&text, ambiguous).enumerate() {
            let rest = &text[grapheme.offset as usize..];
            prop_assert!(graphemes(rest, ambiguous).map(|g| g.text).eq(all[index..].iter().copied()));
        }
    }

    #[test]
    fn ratatui_measures_the_same(text in texts()) {
        for grapheme in graphemes(&text, Ambiguous::Narrow) {
            let symbol = shown(grapheme.text);
            prop_assert!(!symbol.contains(char::is_control));
            if !symbol.is_empty() {
                prop_assert_eq!(measured(&symbol), grapheme.cells, "{:?}", symbol);
            }
            prop_assert_eq!(symbol.is_empty(), grapheme.cells == 0);
        }
    }

    #[test]
    fn nothing_drawn_is_a_control(text in texts()) {
        let symbols = shown(&text);
        prop_assert!(!symbols.contains(char::is_control));
        let turning = |c| matches!(c, '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}' | '\u{200E}' | '\u{200F}' | '\u{61C}');
        prop_assert!(!symbols.contains(turning));
    }

    #[test]
    fn what_fits_is_the_longest_prefix(text in texts(), max in 0..60_usize, ambiguous in ambiguous()) {
        let (prefix, used) = fit(&text, max, ambiguous);
        prop_assert!(text.starts_with(prefix) && used <= max);
        prop_assert_eq!(cells(prefix, ambiguous), used);
        if let Some(next) = graphemes(&text[prefix.len()..], ambiguous).next() {
            prop_assert!(used + usize::from(next.cells) > max);
        }
        let cut = fit_ellipsis(&text, max, ambiguous);
        prop_assert!(cells(&cut, ambiguous) <= max);
        prop_assert_eq!(cut == text.as_str(), prefix.len() == text.len());
    }

    #[test]
    fn scrolled_text_keeps_its_columns(text in texts(), by in 0..60_usize, ambiguous in ambiguous()) {
        let (rest, blank) = scrolled(&text, by, ambiguous);
        prop_assert!(text.ends_with(rest) && blank <= 1);
        let whole = cells(&text, ambiguous);
        prop_assert_eq!(cells(rest, ambiguous) + blank, whole.saturating_sub(by));
    }
}

/// ratatui's measure, but for half a flag, which is given two cells.
fn measured(symbol: &str) -> u16 {
    let mut chars = symbol.chars();
    match (chars.next(), chars.next()) {
        (Some('\u{1F1E6}'..='\u{1F1FF}'), None) => 2,
        _ => symbol.cell_width(),
    }
}

/// ratatui's measure of every single character as it is drawn.
#[test]
fn ratatui_measures_every_character_the_same() {
    let mut text = String::new();
    for c in '\0'..=char::MAX {
        text.clear();
        text.push(c);
        let symbol = shown(&text);
        if !symbol.is_empty() {
            let ours = grapheme_cells(&text, Ambiguous::Narrow);
            assert_eq!(measured(&symbol), ours, "{c:?}");
        }
    }
}

/// Paragraphs with nowhere to break, or of nothing but one kind.
#[test]
fn long_paragraphs_of_one_kind_are_laid_out() {
    for part in [
        "。",
        "（",
        "“",
        "a",
        "1",
        "1,",
        " ",
        "　",
        "\u{301}",
        "\u{200B}",
        "\u{200D}",
        "\u{202E}",
        "ก",
        "क्",
        "👨\u{200D}",
        "🇨",
        "—",
        "甲\u{2060}",
        "\n",
    ] {
        let text = part.repeat(30_000 / part.len());
        for width in [0, 1, 2, 40] {
            for hang in [false, true] {
                let measure = Measure {
                    width,
                    first_indent: 4,
                    rest_indent: 0,
                    ambiguous: Ambiguous::Narrow,
                    hang,
                    justify: true,
                    preformatted: false,
                };
                check_cover(&text, &measure);
                check_width(&text, &measure);
            }
        }
    }
}

/// In real documents every row starts and ends well at common widths.
#[test]
fn rows_of_real_documents_keep_the_rules() {
    let Some(corpus) = crate::common::corpus() else {
        return;
    };
    for entry in corpus.read_dir().unwrap() {
        let path = entry.unwrap().path();
        let Ok(text) = std::fs::read_to_string(&path) else {
            continue;
        };
        for line in text.lines().take(400) {
            let line: String = line.chars().take(3000).collect();
            for width in [24, 61] {
                let measure = Measure {
                    width,
                    first_indent: 4,
                    rest_indent: 0,
                    ambiguous: Ambiguous::Narrow,
                    hang: false,
                    justify: false,
                    preformatted: false,
                };
                check_cover(&line, &measure);
                check_width(&line, &measure);
                check_marks(&line, &measure);
                if width == 61 {
                    check_gaps(
                        &line,
                        &Measure {
                            justify: true,
                            ..measure
                        },
                    );
                }
            }
        }
    }
}
