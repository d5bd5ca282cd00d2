//! Characters of symbol fonts as characters of their own.

/// The character that a symbol font shows for a code. Those that no one knows
/// are written as a white square, so that there is something to see.
pub(crate) fn character(font: &str, code: u32) -> Option<char> {
    let low = match code {
        0xF000..=0xF0FF => code.saturating_sub(0xF000),
        0x20..=0xFF => code,
        // A character of an ordinary font.
        _ => return char::from_u32(code),
    };
    let font = font.to_lowercase();
    let known = if font.starts_with("wingdings 2") {
        wingdings_2(low)
    } else if font.starts_with("wingdings") {
        wingdings(low)
    } else if font.starts_with("symbol") {
        symbol(low)
    } else if code < 0xF000 {
        char::from_u32(code)
    } else {
        None
    };
    known.or(Some('□'))
}

fn wingdings(code: u32) -> Option<char> {
    Some(match code {
        0x6C => '●',
        0x6E => '■',
        0x6F | 0x70 | 0x71 | 0x72 | 0xA8 => '□',
        0x74 | 0x75 => '◆',
        0x76 => '❖',
        0x9E | 0x9F => '•',
        0xA1 => '○',
        0xA7 => '▪',
        0xAB => '★',
        0x81..=0x89 => char::from_u32(code.saturating_sub(0x81).saturating_add(0x2460))?,
        0x8A => '⑩',
        0x8C..=0x94 => char::from_u32(code.saturating_sub(0x8C).saturating_add(0x2776))?,
        0x95 => '❿',
        0xD8 => '➢',
        0xDF => '←',
        0xE0 => '→',
        0xE1 => '↑',
        0xE2 => '↓',
        0xF0 => '⇨',
        0xFB => '✗',
        0xFC => '✓',
        0xFD => '☒',
        0xFE => '☑',
        0x28 => '☎',
        0x2A => '✉',
        0x22 => '✂',
        0x26 => '📖',
        0x4A => '☺',
        _ => return None,
    })
}

fn wingdings_2(code: u32) -> Option<char> {
    Some(match code {
        0x50 => '✓',
        0x4F => '✗',
        0x51 | 0x53 | 0x54 => '☒',
        0x52 => '☑',
        0xA3 | 0x2A => '□',
        0x97 => '●',
        0xA2 => '■',
        0x6A..=0x73 => char::from_u32(code.saturating_sub(0x6A).saturating_add(0x2460))?,
        _ => return None,
    })
}

/// The font Symbol: Greek letters and signs of equations.
fn symbol(code: u32) -> Option<char> {
    const GREEK: &str = "αβχδεφγηιϕκλμνοπθρστυϖωξψζ";
    const CAPITALS: &str = "ΑΒΧΔΕΦΓΗΙϑΚΛΜΝΟΠΘΡΣΤΥςΩΞΨΖ";
    let at = |from: u32| usize::try_from(code.saturating_sub(from)).ok();
    Some(match code {
        0x61..=0x7A => GREEK.chars().nth(at(0x61)?)?,
        0x41..=0x5A => CAPITALS.chars().nth(at(0x41)?)?,
        0xA3 => '≤',
        0xA5 => '∞',
        0xAB => '↔',
        0xAC => '←',
        0xAD => '↑',
        0xAE => '→',
        0xAF => '↓',
        0xB0 => '°',
        0xB1 => '±',
        0xB2 => '″',
        0xB3 => '≥',
        0xB4 => '×',
        0xB6 => '∂',
        0xB7 => '·',
        0xB8 => '÷',
        0xB9 => '≠',
        0xBA => '≡',
        0xBB => '≈',
        0xC5 => '⊕',
        0xC6 => '∅',
        0xC7 => '∩',
        0xC8 => '∪',
        0xCE => '∈',
        0xD6 => '√',
        0xD7 => '⋅',
        0xDE => '⇒',
        0xE5 => '∑',
        0xF2 => '∫',
        0x20..=0x7E => char::from_u32(code)?,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::character;

    #[test]
    fn boxes_to_tick_and_letters_are_known() {
        assert_eq!(character("Wingdings", 0xF0FE), Some('☑'));
        assert_eq!(character("Wingdings 2", 0x0052), Some('☑'));
        assert_eq!(character("Wingdings", 0xF0A8), Some('□'));
        assert_eq!(character("Symbol", 0xF061), Some('α'));
        assert_eq!(character("宋体", 0x2460), Some('①'));
        assert_eq!(character("Some Font", 0xF041), Some('□'));
    }
}
