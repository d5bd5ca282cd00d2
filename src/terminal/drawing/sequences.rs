//! Clusters of characters that one terminal draws as one glyph over two cells
//! and another side by side: families, flags, skin tones, keycaps.
//!
//! They are laid out over two cells everywhere. Where a terminal is not known
//! to draw a kind of them so, only the first glyph is sent: more would run over
//! what stands behind, and some terminals and multiplexers lose track of the
//! row then.

use std::borrow::Cow;

use unicode_width::UnicodeWidthChar;

/// The kinds of sequences that a terminal draws over two cells.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Joined {
    /// Emoji with U+200D between them, and flags by tags.
    pub families: bool,
    /// An emoji with a skin tone.
    pub tones: bool,
    /// Two regional indicators.
    pub flags: bool,
    /// A digit with U+20E3.
    pub keycaps: bool,
}

impl Joined {
    /// None of them.
    pub const NONE: Self = Self {
        families: false,
        tones: false,
        flags: false,
        keycaps: false,
    };

    /// All of them.
    pub const ALL: Self = Self {
        families: true,
        tones: true,
        flags: true,
        keycaps: true,
    };

    /// The kinds that a symbol is of.
    fn of(symbol: &str) -> Self {
        let mut kinds = Self::NONE;
        for (at, c) in symbol.char_indices() {
            match c {
                JOINER | '\u{E0020}'..='\u{E007F}' => kinds.families = true,
                '\u{1F3FB}'..='\u{1F3FF}' if at > 0 => kinds.tones = true,
                '\u{1F1E6}'..='\u{1F1FF}' if at > 0 => kinds.flags = true,
                '\u{20E3}' => kinds.keycaps = true,
                _ => {}
            }
        }
        kinds
    }

    const fn has(self, other: Self) -> bool {
        (self.families || !other.families)
            && (self.tones || !other.tones)
            && (self.flags || !other.flags)
            && (self.keycaps || !other.keycaps)
    }
}

/// Joins emoji to one.
const JOINER: char = '\u{200D}';

/// Whether it is of one of the kinds.
pub(in crate::terminal) fn is_sequence(symbol: &str) -> bool {
    symbol.len() > 3 && Joined::of(symbol) != Joined::NONE
}

/// Whether a symbol is one that every terminal draws alike: a letter of ASCII,
/// or one of the hanzi that every table has had from the first. Tells most of
/// them, not all.
pub(in crate::terminal) const fn is_common(symbol: &str) -> bool {
    // U+5000 to U+8FFF.
    matches!(symbol.as_bytes(), [b' '..=b'~'] | [0xE5..=0xE8, _, _])
}

/// Whether terminals differ in the cells of a symbol that takes `cells` here:
/// emoji of several characters, scripts whose signs join, half-width sound
/// marks.
pub(in crate::terminal) fn is_doubtful(symbol: &str, cells: u16) -> bool {
    let mut chars = symbol.chars();
    let first = chars.next().unwrap_or(' ');
    // Nearly all are hanzi or ASCII.
    if chars.as_str().is_empty() {
        return is_joining(first) || is_sound_mark(first) || is_half_flag(first);
    }
    is_joining(first) || is_sequence(symbol) || apart(symbol) != usize::from(cells)
}

/// Signs of Indic scripts and their kin, which join with what is before them
/// or stand beside it.
const fn is_joining(c: char) -> bool {
    matches!(c, '\u{900}'..='\u{DFF}' | '\u{F00}'..='\u{109F}' | '\u{1780}'..='\u{17FF}')
}

const fn is_sound_mark(c: char) -> bool {
    matches!(c, '\u{FF9E}' | '\u{FF9F}')
}

/// Half a flag, which terminals draw over one cell or two.
const fn is_half_flag(c: char) -> bool {
    matches!(c, '\u{1F1E6}'..='\u{1F1FF}')
}

/// What is sent for a symbol that takes `cells`, so that no terminal draws more
/// than that: all of it, or its first glyph.
pub(in crate::terminal) fn sent(symbol: &str, cells: u16, joined: Joined) -> Cow<'_, str> {
    let kinds = Joined::of(symbol);
    if kinds != Joined::NONE {
        // A digit with U+20E3 alone has one cell.
        return match cells == 2 && joined.has(kinds) {
            true => Cow::Borrowed(symbol),
            false => Cow::Owned(symbol.chars().take(1).collect()),
        };
    }
    if apart(symbol) <= usize::from(cells) {
        return Cow::Borrowed(symbol);
    }
    let mut taken = 0_usize;
    let fits = |c: &char| {
        taken = taken.saturating_add(c.width().unwrap_or(0));
        taken <= usize::from(cells)
    };
    Cow::Owned(symbol.chars().take_while(fits).collect())
}

/// Cells of a symbol in a terminal that measures character by character.
fn apart(symbol: &str) -> usize {
    symbol.chars().filter_map(UnicodeWidthChar::width).sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    const NONE: Joined = Joined::NONE;

    #[test]
    fn common_symbols_are_doubtful_to_none() {
        for code in 0x20..=0xFFFF_u32 {
            let Some(c) = char::from_u32(code) else {
                continue;
            };
            let symbol = c.to_string();
            if is_common(&symbol) {
                assert!(!is_doubtful(&symbol, 1 + u16::from(c > '~')), "{symbol}");
            }
        }
        assert!(is_common("纲") && is_common("a") && !is_common("ｶﾞ") && !is_common("α"));
    }

    #[test]
    fn only_the_first_glyph_is_sent_of_what_may_run_over() {
        for (symbol, head) in [
            ("👨\u{200D}👩\u{200D}👧", "👨"),
            ("👩🏽\u{200D}🚀", "👩"),
            ("❤\u{FE0F}\u{200D}🔥", "❤"),
            ("👍🏽", "👍"),
            ("🇨🇳", "🇨"),
            ("1\u{FE0F}\u{20E3}", "1"),
            ("🏴\u{E0067}\u{E0062}\u{E007F}", "🏴"),
        ] {
            assert!(is_doubtful(symbol, 2), "{symbol}");
            assert_eq!(sent(symbol, 2, NONE), head, "{symbol}");
            assert_eq!(sent(symbol, 2, Joined::ALL), symbol);
        }
    }

    #[test]
    fn each_kind_is_measured_for_itself() {
        let tones = Joined {
            tones: true,
            ..NONE
        };
        assert_eq!(sent("👍🏽", 2, tones), "👍🏽");
        assert_eq!(sent("👩🏽\u{200D}🚀", 2, tones), "👩");
        let families = Joined {
            families: true,
            ..NONE
        };
        assert_eq!(sent("👩🏽\u{200D}🚀", 2, families), "👩");
        assert_eq!(sent("👩\u{200D}🚀", 2, families), "👩\u{200D}🚀");
    }

    #[test]
    fn what_does_not_run_over_is_sent() {
        for (symbol, cells) in [
            ("甲", 2),
            ("a", 1),
            ("“", 2),
            ("α", 2),
            ("m\u{304}", 1),
            ("❄\u{FE0F}", 2),
            ("क\u{94D}ष", 2),
            ("ﾞ", 1),
        ] {
            assert_eq!(sent(symbol, cells, NONE), symbol);
        }
        assert!(!is_doubtful("“", 2) && !is_doubtful("α", 2) && !is_doubtful("甲", 2));
        assert!(is_doubtful("क\u{94D}ष", 2) && is_doubtful("ﾞ", 1));
        assert!(is_doubtful("🇨", 2));
        assert_eq!(sent("🇨", 2, Joined::ALL), "🇨");
        assert_eq!(sent("👨a", 2, NONE), "👨");
        assert_eq!(sent("0\u{20E3}", 1, Joined::ALL), "0");
    }
}
