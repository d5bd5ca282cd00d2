//! Which key a number, a letter or a character in a sequence stands for.

use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};

/// The modifiers by the parameter of xterm: one more than a sum of bits.
pub(super) fn modifiers(parameter: u16) -> KeyModifiers {
    let bits = parameter.saturating_sub(1);
    let mut modifiers = KeyModifiers::NONE;
    for (bit, modifier) in [
        (1, KeyModifiers::SHIFT),
        (2, KeyModifiers::ALT),
        (4, KeyModifiers::CONTROL),
        (8, KeyModifiers::SUPER),
        (16, KeyModifiers::HYPER),
        (32, KeyModifiers::META),
    ] {
        modifiers.set(modifier, bits & bit != 0);
    }
    modifiers
}

/// The key with this final byte behind `ESC [` or `ESC O`.
pub(super) const fn lettered(last: u8) -> Option<KeyCode> {
    Some(match last {
        b'A' => KeyCode::Up,
        b'B' => KeyCode::Down,
        b'C' => KeyCode::Right,
        b'D' => KeyCode::Left,
        b'H' => KeyCode::Home,
        b'F' => KeyCode::End,
        b'P'..=b'S' => KeyCode::F(last - b'P' + 1),
        _ => return None,
    })
}

/// The key of the numeric pad in its application mode, behind `ESC O`.
pub(super) const fn padded(last: u8) -> Option<KeyCode> {
    Some(match last {
        b'M' => KeyCode::Enter,
        b'I' => KeyCode::Tab,
        b'X' => KeyCode::Char('='),
        // The pad has them in the order of ASCII.
        b'j'..=b'y' => KeyCode::Char((last - b'j' + b'*') as char),
        _ => return None,
    })
}

/// An arrow of rxvt with a modifier: a small letter.
pub(super) const fn small_arrow(last: u8) -> Option<KeyCode> {
    match last {
        b'a'..=b'd' => lettered(last - b'a' + b'A'),
        _ => None,
    }
}

/// The key with this number before `~`.
pub(super) fn numbered(number: u16) -> Option<KeyCode> {
    Some(match number {
        1 | 7 => KeyCode::Home,
        2 => KeyCode::Insert,
        3 => KeyCode::Delete,
        4 | 8 => KeyCode::End,
        5 => KeyCode::PageUp,
        6 => KeyCode::PageDown,
        11..=15 => function(number, 10)?,
        17..=21 => function(number, 11)?,
        23..=26 => function(number, 12)?,
        28..=29 => function(number, 13)?,
        31..=34 => function(number, 14)?,
        _ => return None,
    })
}

fn function(number: u16, less: u16) -> Option<KeyCode> {
    let number = u8::try_from(number.checked_sub(less)?).ok()?;
    Some(KeyCode::F(number))
}

/// The key with this code point, as the protocol of kitty
/// (<https://sw.kovidgoyal.net/kitty/keyboard-protocol/>) and the setting
/// `modifyOtherKeys` of xterm number them. `shifted` is what it types with
/// Shift, where the terminal says so. `None` for keys that say nothing alone.
pub(super) fn coded(code: u32, shifted: Option<u32>, modifiers: KeyModifiers) -> Option<KeyEvent> {
    let shift = modifiers.contains(KeyModifiers::SHIFT);
    let code = match code {
        9 if shift => KeyCode::BackTab,
        9 => KeyCode::Tab,
        13 | 57414 => KeyCode::Enter,
        27 => KeyCode::Esc,
        8 | 127 => KeyCode::Backspace,
        57376..=57398 => KeyCode::F(u8::try_from(code.checked_sub(57363)?).ok()?),
        57399..=57408 => KeyCode::Char(char::from_digit(code.checked_sub(57399)?, 10)?),
        57409 => KeyCode::Char('.'),
        57410 => KeyCode::Char('/'),
        57411 => KeyCode::Char('*'),
        57412 => KeyCode::Char('-'),
        57413 => KeyCode::Char('+'),
        57415 => KeyCode::Char('='),
        57416 => KeyCode::Char(','),
        57417 => KeyCode::Left,
        57418 => KeyCode::Right,
        57419 => KeyCode::Up,
        57420 => KeyCode::Down,
        57421 => KeyCode::PageUp,
        57422 => KeyCode::PageDown,
        57423 => KeyCode::Home,
        57424 => KeyCode::End,
        57425 => KeyCode::Insert,
        57426 => KeyCode::Delete,
        // The rest of the private use area: locks, media keys, modifiers.
        0xE000..=0xF8FF => return None,
        _ => {
            let typed = char::from_u32(code).filter(|c| !c.is_control())?;
            let shifted = shifted.and_then(char::from_u32);
            KeyCode::Char(match shifted {
                Some(c) if shift => c,
                _ if shift => typed.to_ascii_uppercase(),
                _ => typed,
            })
        }
    };
    Some(KeyEvent::new(code, modifiers))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_are_known_by_their_code_points() {
        let none = KeyModifiers::NONE;
        let code = |code, modifiers| coded(code, None, modifiers).map(|key| key.code);
        assert_eq!(code(97, none), Some(KeyCode::Char('a')));
        assert_eq!(code(97, KeyModifiers::SHIFT), Some(KeyCode::Char('A')));
        assert_eq!(code(25913, none), Some(KeyCode::Char('改')));
        assert_eq!(code(9, KeyModifiers::SHIFT), Some(KeyCode::BackTab));
        assert_eq!(code(57376, none), Some(KeyCode::F(13)));
        assert_eq!(code(57400, none), Some(KeyCode::Char('1')));
        assert_eq!(code(57441, none), None, "Shift alone");
        assert_eq!(code(0, none), None);
        let shifted = coded(49, Some(33), KeyModifiers::SHIFT).map(|key| key.code);
        assert_eq!(shifted, Some(KeyCode::Char('!')));
    }

    #[test]
    fn function_keys_are_numbered_with_gaps() {
        for (number, key) in [(11, 1), (15, 5), (17, 6), (21, 10), (24, 12), (25, 13)] {
            assert_eq!(numbered(number), Some(KeyCode::F(key)));
        }
        assert_eq!(numbered(16), None);
        assert_eq!(padded(b'p'), Some(KeyCode::Char('0')));
        assert_eq!(padded(b'k'), Some(KeyCode::Char('+')));
    }
}
