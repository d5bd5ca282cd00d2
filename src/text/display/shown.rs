//! How a grapheme is drawn.

use std::borrow::Cow;

use unicode_normalization::UnicodeNormalization;
use unicode_segmentation::UnicodeSegmentation;

use super::ambiguous::Ambiguous;
use super::widths::{plain_cells, raw_cells};
use crate::text::chars::is_hanzi;

/// What is drawn for U+17D8, the one character of three cells.
const REPLACEMENT: &str = "\u{FFFD}";

/// The base on which a mark without one is drawn.
const DOTTED_CIRCLE: char = '\u{25CC}';

/// How a grapheme is drawn, so that nothing from a file reaches the terminal
/// as an escape or reorders a line, and as little as can be is left to what a
/// terminal makes of it:
///
/// - C0 controls and delete as their symbols (␀ ␛ ␡), C1 controls as ␦, but
///   next line as ␤; tab and line ends as one space
/// - bidirectional controls, zero-width spaces, soft hyphens and other format
///   characters as nothing (an empty string of no cells); so are variation
///   selectors, joiners and tags but in emoji
/// - marks as one character with their base, where there is one (NFC): some
///   terminals drop combining marks
/// - a combining mark without a base on a dotted circle
///
/// Everything else is drawn as it is. In a text of several graphemes, which
/// may be given too, characters are replaced one by one.
#[must_use]
pub fn shown(grapheme: &str) -> Cow<'_, str> {
    let mut chars = grapheme.chars();
    let Some(first) = chars.next() else {
        return Cow::Borrowed(grapheme);
    };
    let single = chars.as_str().is_empty();
    if single && plain_cells(first, Ambiguous::Narrow).is_some() {
        return Cow::Borrowed(grapheme);
    }
    if grapheme == "\r\n" {
        return Cow::Borrowed(" ");
    }
    if grapheme.chars().any(|c| stand_in(c).is_some()) {
        return match stand_in(first) {
            Some(symbol) if single => symbol,
            _ => Cow::Owned(composed(&with_stand_ins(grapheme))),
        };
    }
    match raw_cells(grapheme, Ambiguous::Narrow) {
        0 if grapheme.chars().all(is_ignorable) => Cow::Borrowed(""),
        0 => Cow::Owned(composed(&format!("{DOTTED_CIRCLE}{grapheme}"))),
        3.. if single => Cow::Borrowed(REPLACEMENT),
        _ if single => Cow::Borrowed(grapheme),
        _ => Cow::Owned(composed(grapheme)),
    }
}

/// The text without what is not seen, each base with its marks as one
/// character where Unicode has one. Ideographs stay what they are: NFC would
/// take compatibility ideographs for others.
fn composed(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for grapheme in text.graphemes(true) {
        let seen: String = seen(grapheme).collect();
        let mut chars = seen.chars();
        match (chars.next(), chars.next()) {
            (Some(first), Some(_)) if !is_hanzi(first) => out.extend(seen.nfc()),
            _ => out.push_str(&seen),
        }
    }
    out
}

/// The characters of a grapheme but those that are to be seen nowhere. Within
/// emoji they matter.
fn seen(grapheme: &str) -> impl Iterator<Item = char> {
    let mut before = None;
    let mut rest = grapheme.chars();
    std::iter::from_fn(move || {
        loop {
            let c = rest.next()?;
            let is_kept = match c {
                JOINER => {
                    let behind = rest.clone().next();
                    before.is_some_and(is_of_emoji) && behind.is_some_and(is_of_emoji)
                }
                EMOJI_STYLE => {
                    before.is_some_and(|c| is_of_emoji(c) || matches!(c, '0'..='9' | '#' | '*'))
                }
                '\u{E0020}'..='\u{E007F}' => before.is_some_and(is_flag),
                // The fillers hold the place of a letter in a syllable.
                '\u{115F}' | '\u{1160}' => true,
                c => !is_ignorable(c),
            };
            if is_kept {
                before = Some(c);
                return Some(c);
            }
        }
    })
}

/// Joins emoji to one.
const JOINER: char = '\u{200D}';

/// Asks for the coloured form (variation selector 16).
const EMOJI_STYLE: char = '\u{FE0F}';

/// Whether it may stand beside a joiner in emoji, or before U+FE0F.
const fn is_of_emoji(c: char) -> bool {
    matches!(c, '©' | '®' | '‼' | '⁉' | '™' | 'ℹ' | '←'..='⏿' | 'Ⓜ' | '■'..='➿'
        | '⤀'..='⥿' | '⬀'..='⯿' | '〰' | '〽' | '㊗' | '㊙' | EMOJI_STYLE
        | '\u{1F000}'..='\u{1FAFF}')
}

/// Whether tags behind it make a flag.
const fn is_flag(c: char) -> bool {
    matches!(c, '\u{1F3F4}' | '\u{E0020}'..='\u{E007F}')
}

/// `text` with each control and format character replaced.
fn with_stand_ins(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match stand_in(c) {
            Some(symbol) => out.push_str(&symbol),
            None => out.push(c),
        }
    }
    out
}

/// The symbol of a control character: ␀ ␛ ␡ for those of ASCII, ␤ for next
/// line, ␦ for the others. `None` for all other characters.
#[must_use]
pub fn control_symbol(c: char) -> Option<char> {
    match c {
        '\0'..='\u{1F}' => char::from_u32(u32::from('␀').saturating_add(u32::from(c))),
        '\u{7F}' => Some('␡'),
        '\u{85}' => Some('␤'),
        '\u{80}'..='\u{9F}' => Some('␦'),
        _ => None,
    }
}

/// Whether a character orders those around it anew, or marks a direction: the
/// controls of the bidirectional algorithm.
#[must_use]
pub const fn is_bidi_control(c: char) -> bool {
    matches!(c, '\u{61C}' | '\u{200E}' | '\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}')
}

/// What is drawn for a control or format character; `None` for characters
/// that are drawn as they are.
pub(in crate::text) fn stand_in(c: char) -> Option<Cow<'static, str>> {
    match c {
        '\t' | '\n' | '\r' | '\u{2028}' | '\u{2029}' => Some(Cow::Borrowed(" ")),
        _ if is_format(c) => Some(Cow::Borrowed("")),
        _ => control_symbol(c).map(|symbol| Cow::Owned(symbol.to_string())),
    }
}

/// Format characters that stand apart from every cluster (UAX 29 class
/// Control): those that change direction or layout, or are seen nowhere.
#[rustfmt::skip]
const fn is_format(c: char) -> bool {
    matches!(c,
        '\u{AD}' | '\u{61C}' | '\u{180E}' | '\u{200B}' | '\u{200E}' | '\u{200F}'
        | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{206F}' | '\u{FEFF}'
        | '\u{FFF0}'..='\u{FFFB}' | '\u{1BCA0}'..='\u{1BCA3}'
        | '\u{1D173}'..='\u{1D17A}' | '\u{E0000}'..='\u{E001F}' | '\u{E0080}'..='\u{E00FF}'
        | '\u{E01F0}'..='\u{E0FFF}')
}

/// Whether a character without width has no shape of its own either
/// (`Default_Ignorable_Code_Point` of Unicode).
#[rustfmt::skip]
const fn is_ignorable(c: char) -> bool {
    is_format(c) || matches!(c,
        '\u{34F}' | '\u{115F}' | '\u{1160}' | '\u{17B4}' | '\u{17B5}'
        | '\u{180B}'..='\u{180F}' | '\u{200C}' | '\u{200D}' | '\u{3164}' | '\u{FFA0}'
        | '\u{FE00}'..='\u{FE0F}' | '\u{E0020}'..='\u{E007F}' | '\u{E0100}'..='\u{E01EF}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn controls_are_drawn_as_symbols() {
        for (text, drawn) in [
            ("\0", "␀"),
            ("\u{1B}", "␛"),
            ("\u{7F}", "␡"),
            ("\u{9B}", "␦"),
            ("\u{85}", "␤"),
            ("\t", " "),
            ("\r\n", " "),
            ("\u{2028}", " "),
            ("\u{202E}", ""),
            ("\u{200D}", ""),
            ("\u{AD}", ""),
            ("\u{301}", "\u{25CC}\u{301}"),
            ("\u{17D8}", "\u{FFFD}"),
            ("a\u{1B}[31m\u{202E}", "a␛[31m"),
            ("甲", "甲"),
            ("é", "é"),
        ] {
            assert_eq!(shown(text), drawn, "{text:?}");
        }
    }

    /// Composed forms go out: some terminals drop combining marks.
    #[test]
    fn marks_go_out_with_their_base() {
        for (text, drawn) in [
            ("o\u{304}", "ō"),
            ("u\u{308}\u{30C}", "ǚ"),
            ("か\u{3099}", "が"),
            ("\u{1112}\u{1161}\u{11AB}", "한"),
            ("e\u{302}\u{301}", "ế"),
            ("m\u{304}", "m\u{304}"),
            ("甲\u{301}", "甲\u{301}"),
            ("\u{FA19}\u{301}", "\u{FA19}\u{301}"),
            ("\u{301}", "\u{25CC}\u{301}"),
        ] {
            assert_eq!(shown(text), drawn, "{text:?}");
        }
        // What stands for itself is left as it is.
        for text in ["\u{FA19}", "Å", "Ω", "क\u{94D}ष"] {
            assert_eq!(shown(text), text);
        }
    }

    #[test]
    fn what_is_not_seen_is_not_sent_but_in_emoji() {
        for (text, drawn) in [
            ("葛\u{E0100}", "葛"),
            ("\u{8FBB}\u{FE00}", "\u{8FBB}"),
            ("a\u{200C}", "a"),
            ("क\u{94D}\u{200D}", "क\u{94D}"),
            ("甲\u{E0041}", "甲"),
            ("a\u{34F}\u{301}", "á"),
            ("甲\u{FE0F}", "甲"),
            ("❤\u{FE0E}", "❤"),
            ("👨\u{200D}", "👨"),
            ("\u{200C}", ""),
            ("\u{E0041}", ""),
        ] {
            assert_eq!(shown(text), drawn, "{text:?}");
        }
        for text in [
            "👨\u{200D}👩\u{200D}👧",
            "👩🏽\u{200D}🚀",
            "❤\u{FE0F}\u{200D}🔥",
            "🏃\u{200D}♂\u{FE0F}",
            "1\u{FE0F}\u{20E3}",
            "🏴\u{E0067}\u{E0062}\u{E0065}\u{E006E}\u{E0067}\u{E007F}",
            "🇨🇳",
            "❄\u{FE0F}",
        ] {
            assert_eq!(shown(text), text);
        }
    }
}
