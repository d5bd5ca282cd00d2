//! Keys out of the bytes that a terminal sends for them, in the little while
//! before crossterm reads: it keeps cursor reports to itself.

use crossterm::event::{
    Event, KeyCode, KeyEvent, KeyModifiers, MouseButton, MouseEvent, MouseEventKind,
};

/// What a sequence of bytes stands for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Typed {
    /// A key, pasted text or the mouse.
    Event(Event),
    /// A cursor report: the column, from 1.
    Column(u16),
    /// Nothing of use.
    Unknown,
}

const PASTE_END: &[u8] = b"\x1b[201~";

/// The first thing in `bytes` and its length in bytes; `None` where it is not
/// complete, or there is nothing.
pub(super) fn decode(bytes: &[u8]) -> Option<(Typed, usize)> {
    match *bytes {
        [] => None,
        [0x1B, ref rest @ ..] => escape(rest).map(|(typed, length)| (typed, length + 1)),
        _ => character(bytes).map(|(code, modifiers, length)| (key(code, modifiers), length)),
    }
}

/// As [`decode`], knowing that no more will come: what is not complete is
/// taken for what it can be.
pub(super) fn decode_last(bytes: &[u8]) -> Option<(Typed, usize)> {
    decode(bytes).or_else(|| match *bytes {
        [] => None,
        [0x1B] => Some((key(KeyCode::Esc, KeyModifiers::NONE), 1)),
        [0x1B, b'[' | b'O'] => {
            let letter = bytes.get(1).copied().unwrap_or_default();
            let code = KeyCode::Char(char::from(letter));
            Some((key(code, KeyModifiers::ALT), 2))
        }
        _ => Some((Typed::Unknown, bytes.len())),
    })
}

const fn key(code: KeyCode, modifiers: KeyModifiers) -> Typed {
    Typed::Event(Event::Key(KeyEvent::new(code, modifiers)))
}

/// What follows an escape.
fn escape(rest: &[u8]) -> Option<(Typed, usize)> {
    match *rest {
        [] => None,
        [b'[', ref sequence @ ..] => {
            control_sequence(sequence).map(|(typed, length)| (typed, length + 1))
        }
        [b'O', letter, ..] => Some((
            named(letter).map_or(Typed::Unknown, |code| key(code, KeyModifiers::NONE)),
            2,
        )),
        [b'O'] => None,
        [0x1B, ..] => Some((key(KeyCode::Esc, KeyModifiers::NONE), 0)),
        _ => character(rest)
            .map(|(code, modifiers, length)| (key(code, modifiers | KeyModifiers::ALT), length)),
    }
}

/// What follows `ESC [`: parameters and a final byte (ECMA-48, 5.4).
fn control_sequence(bytes: &[u8]) -> Option<(Typed, usize)> {
    if let [b'[', letter, ..] = *bytes {
        // F1 to F5 of the Linux console.
        let number = letter.wrapping_sub(b'A').saturating_add(1);
        return Some((key(KeyCode::F(number), KeyModifiers::NONE), 2));
    }
    let end = bytes
        .iter()
        .position(|byte| (0x40..=0x7E).contains(byte) && *byte != b'[')?;
    let (head, tail) = bytes.split_at_checked(end)?;
    let (&last, pasted) = tail.split_first()?;
    let length = end + 1;
    if let Some((b'<', report)) = head.split_first().map(|(first, rest)| (*first, rest)) {
        return Some((mouse(report, last), length));
    }
    let mut numbers = std::str::from_utf8(head)
        .unwrap_or_default()
        .split(';')
        .map(|number| number.parse::<u16>().ok());
    let first = numbers.next().flatten();
    let second = numbers.next().flatten();
    if (last, first) == (b'~', Some(200)) {
        let end = pasted
            .windows(PASTE_END.len())
            .position(|window| window == PASTE_END)?;
        let text = String::from_utf8_lossy(pasted.get(..end)?).into_owned();
        return Some((
            Typed::Event(Event::Paste(text)),
            length + end + PASTE_END.len(),
        ));
    }
    let modifiers = modifiers(second);
    let typed = match (last, first, second) {
        (b'R', Some(_), Some(column)) => Typed::Column(column),
        (b'Z', ..) => key(KeyCode::BackTab, KeyModifiers::SHIFT),
        (b'~', Some(number), _) => {
            numbered(number).map_or(Typed::Unknown, |code| key(code, modifiers))
        }
        _ => named(last).map_or(Typed::Unknown, |code| key(code, modifiers)),
    };
    Some((typed, length))
}

/// What a mouse report says (SGR form of xterm): the left button pressed or
/// held while the mouse moves, or the wheel turned, with the cell from 1.
fn mouse(report: &[u8], last: u8) -> Typed {
    let text = std::str::from_utf8(report).unwrap_or_default();
    let mut numbers = text.split(';').map(|number| number.parse::<u16>().ok());
    let mut next = || numbers.next().flatten();
    let (Some(button), Some(x), Some(y)) = (next(), next(), next()) else {
        return Typed::Unknown;
    };
    let kind = match (button, last) {
        (0, b'M') => MouseEventKind::Down(MouseButton::Left),
        (32, b'M') => MouseEventKind::Drag(MouseButton::Left),
        (64, b'M') => MouseEventKind::ScrollUp,
        (65, b'M') => MouseEventKind::ScrollDown,
        _ => return Typed::Unknown,
    };
    Typed::Event(Event::Mouse(MouseEvent {
        kind,
        column: x.saturating_sub(1),
        row: y.saturating_sub(1),
        modifiers: KeyModifiers::NONE,
    }))
}

/// The modifiers by the parameter of xterm: one more than a sum of bits.
fn modifiers(parameter: Option<u16>) -> KeyModifiers {
    let bits = parameter.unwrap_or(1).saturating_sub(1);
    let mut modifiers = KeyModifiers::NONE;
    for (bit, modifier) in [
        (1, KeyModifiers::SHIFT),
        (2, KeyModifiers::ALT),
        (4, KeyModifiers::CONTROL),
    ] {
        modifiers.set(modifier, bits & bit != 0);
    }
    modifiers
}

/// The key with this final byte.
const fn named(last: u8) -> Option<KeyCode> {
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

/// The key with this number before `~`.
fn numbered(number: u16) -> Option<KeyCode> {
    Some(match number {
        1 | 7 => KeyCode::Home,
        2 => KeyCode::Insert,
        3 => KeyCode::Delete,
        4 | 8 => KeyCode::End,
        5 => KeyCode::PageUp,
        6 => KeyCode::PageDown,
        11..=15 => function(number - 10)?,
        17..=21 => function(number - 11)?,
        23..=24 => function(number - 12)?,
        _ => return None,
    })
}

fn function(number: u16) -> Option<KeyCode> {
    u8::try_from(number).ok().map(KeyCode::F)
}

/// A character, or the key that a control character stands for, with the
/// length in bytes. Bytes that are no UTF-8 are passed over one by one.
fn character(bytes: &[u8]) -> Option<(KeyCode, KeyModifiers, usize)> {
    let control = |code| (KeyCode::Char(code), KeyModifiers::CONTROL, 1);
    let plain = |code| (code, KeyModifiers::NONE, 1);
    let &first = bytes.first()?;
    Some(match first {
        // Typed before the terminal was raw, Enter is a line feed.
        b'\r' | b'\n' => plain(KeyCode::Enter),
        b'\t' => plain(KeyCode::Tab),
        0x7F => plain(KeyCode::Backspace),
        0 => control(' '),
        1..=0x1A => control(char::from(first - 1 + b'a')),
        0x1C..=0x1F => control(char::from(first - 0x1C + b'4')),
        _ => {
            let head = bytes.get(..bytes.len().min(4))?;
            let valid = match std::str::from_utf8(head) {
                Ok(text) => text,
                Err(error) if error.valid_up_to() > 0 => {
                    std::str::from_utf8(head.get(..error.valid_up_to())?).ok()?
                }
                Err(error) => match error.error_len() {
                    Some(_) => "\u{FFFD}",
                    None => return None,
                },
            };
            let c = valid.chars().next()?;
            let length = if c == '\u{FFFD}' { 1 } else { c.len_utf8() };
            (KeyCode::Char(c), KeyModifiers::NONE, length)
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn typed(bytes: &str) -> Vec<Typed> {
        let mut rest = bytes.as_bytes();
        let mut all = Vec::new();
        while let Some((typed, length)) = decode_last(rest) {
            all.push(typed);
            rest = &rest[length..];
        }
        all
    }

    fn plain(code: KeyCode) -> Typed {
        key(code, KeyModifiers::NONE)
    }

    #[test]
    fn text_and_control_characters_are_keys() {
        assert_eq!(
            typed("a改\r\t\x7f\x04\x1b"),
            [
                plain(KeyCode::Char('a')),
                plain(KeyCode::Char('改')),
                plain(KeyCode::Enter),
                plain(KeyCode::Tab),
                plain(KeyCode::Backspace),
                key(KeyCode::Char('d'), KeyModifiers::CONTROL),
                plain(KeyCode::Esc),
            ]
        );
        assert_eq!(
            typed("\x1bx\x1b\x1b"),
            [
                key(KeyCode::Char('x'), KeyModifiers::ALT),
                plain(KeyCode::Esc),
                plain(KeyCode::Esc)
            ]
        );
    }

    #[test]
    fn sequences_of_every_kind_are_keys() {
        for (bytes, code) in [
            ("\x1b[A", KeyCode::Up),
            ("\x1bOD", KeyCode::Left),
            ("\x1b[5~", KeyCode::PageUp),
            ("\x1b[24~", KeyCode::F(12)),
            ("\x1b[15~", KeyCode::F(5)),
            ("\x1bOQ", KeyCode::F(2)),
            ("\x1b[[B", KeyCode::F(2)),
            ("\x1b[H", KeyCode::Home),
        ] {
            assert_eq!(typed(bytes), [plain(code)], "{bytes:?}");
        }
        assert_eq!(
            typed("\x1b[1;5C\x1b[3;3~"),
            [
                key(KeyCode::Right, KeyModifiers::CONTROL),
                key(KeyCode::Delete, KeyModifiers::ALT)
            ]
        );
        assert_eq!(typed("\x1b[12;3R"), [Typed::Column(3)]);
    }

    #[test]
    fn the_mouse_is_heard_too() {
        let press = MouseEvent {
            kind: MouseEventKind::Down(MouseButton::Left),
            column: 2,
            row: 3,
            modifiers: KeyModifiers::NONE,
        };
        let wheel = MouseEvent {
            kind: MouseEventKind::ScrollDown,
            ..press
        };
        let drag = MouseEvent {
            kind: MouseEventKind::Drag(MouseButton::Left),
            ..press
        };
        assert_eq!(typed("\x1b[<32;3;4M"), [Typed::Event(Event::Mouse(drag))]);
        assert_eq!(
            typed("\x1b[<0;3;4M\x1b[<0;3;4m\x1b[<65;3;4M\x1b[<9M"),
            [
                Typed::Event(Event::Mouse(press)),
                Typed::Unknown,
                Typed::Event(Event::Mouse(wheel)),
                Typed::Unknown,
            ]
        );
    }

    #[test]
    fn pasted_text_is_one() {
        assert_eq!(
            typed("\x1b[200~改\x1b[A革\x1b[201~j"),
            [
                Typed::Event(Event::Paste("改\x1b[A革".to_owned())),
                plain(KeyCode::Char('j'))
            ]
        );
    }

    #[test]
    fn what_is_not_complete_waits() {
        for whole in [
            "改",
            "\x1b[A",
            "\x1b[1;2R",
            "\x1b[200~甲\x1b[201~",
            "\x1bOA",
        ] {
            for end in 1..whole.len() {
                assert_eq!(decode(&whole.as_bytes()[..end]), None, "{whole:?} {end}");
            }
            assert_eq!(decode(whole.as_bytes()).unwrap().1, whole.len());
        }
    }

    #[test]
    fn bad_bytes_are_passed_over() {
        let bytes = [0xFF, b'a'];
        assert_eq!(decode(&bytes).unwrap().1, 1);
        assert_eq!(
            decode(&[b'a', 0xE6]).unwrap(),
            (plain(KeyCode::Char('a')), 1)
        );
    }
}
