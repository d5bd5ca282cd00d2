//! What a row of bytes from a terminal stands for, whenever they come.

use crossterm::event::{Event, KeyCode, KeyEvent, KeyModifiers};

use super::answer::Answer;
use super::keyboard;
use super::mouse;

/// What begins a row of bytes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Typed {
    /// A key, the mouse, the focus.
    Event(Event),
    /// What the terminal answers.
    Answer(Answer),
    /// The beginning of pasted text.
    Paste,
    /// Nothing of use: a sequence that is not known, or a damaged one.
    Unknown,
}

/// The longest sequence in bytes; what is longer is given up. Names of
/// terminals and colours are far shorter.
const LONGEST: usize = 4096;

const ESC: u8 = 0x1B;
const BEL: u8 = 0x07;

/// The first thing in `bytes` and its length in bytes; `None` where it is not
/// complete, or there is nothing. What is pasted is not looked into: behind
/// [`Typed::Paste`] comes the text.
pub(super) fn decode(bytes: &[u8]) -> Option<(Typed, usize)> {
    match *bytes {
        [] => None,
        [ESC, ref rest @ ..] => escape(rest).map(|(typed, length)| (typed, length + 1)),
        _ => character(bytes).map(|(typed, length)| (typed.unwrap_or(Typed::Unknown), length)),
    }
}

/// What `bytes`, which [`decode`] says are not complete, are where no more come:
/// two may be a key with Alt.
pub(super) fn give_up(bytes: &[u8]) -> Typed {
    match *bytes {
        [ESC] => key(KeyCode::Esc, KeyModifiers::NONE),
        [ESC, letter] if letter.is_ascii_graphic() => alt(letter),
        _ => Typed::Unknown,
    }
}

const fn key(code: KeyCode, modifiers: KeyModifiers) -> Typed {
    Typed::Event(Event::Key(KeyEvent::new(code, modifiers)))
}

const fn alt(letter: u8) -> Typed {
    key(KeyCode::Char(letter as char), KeyModifiers::ALT)
}

/// What follows an escape.
fn escape(rest: &[u8]) -> Option<(Typed, usize)> {
    let (&first, behind) = rest.split_first()?;
    let inside = match first {
        b'[' => control_sequence(behind),
        b'O' => pad_sequence(behind),
        // No terminal sends these but with what begins so; else they are keys.
        b']' => string(behind, |byte| byte.is_ascii_digit(), Answer::of_command),
        b'P' => string(
            behind,
            |byte| matches!(byte, b'0'..=b'9' | b';' | b'<'..=b'?' | b'!' | b'$' | b'+' | b'|'),
            Answer::of_string,
        ),
        b'_' => string(behind, |byte| byte == b'G', |_| None),
        // An escape before a sequence is the key; what follows is looked at
        // for itself.
        ESC => return Some((key(KeyCode::Esc, KeyModifiers::NONE), 0)),
        _ => {
            let (typed, length) = character(rest)?;
            let typed = match typed {
                Some(Typed::Event(Event::Key(mut key))) => {
                    key.modifiers |= KeyModifiers::ALT;
                    Typed::Event(Event::Key(key))
                }
                _ => Typed::Unknown,
            };
            return Some((typed, length));
        }
    };
    match inside {
        Inside::More => None,
        Inside::Found(typed, length) => Some((typed, length.saturating_add(1))),
        Inside::Key => Some((alt(first), 1)),
    }
}

/// What is found behind an escape and a byte that begins a sequence.
enum Inside {
    /// It is not complete.
    More,
    /// A sequence of so many bytes.
    Found(Typed, usize),
    /// No sequence: the byte was a key with Alt.
    Key,
}

/// What follows `ESC [`: parameters, intermediate bytes and a final byte
/// (ECMA-48, 5.4).
fn control_sequence(bytes: &[u8]) -> Inside {
    match *bytes {
        // F1 to F5 of the Linux console.
        [b'[', letter @ b'A'..=b'E', ..] => {
            let function = KeyCode::F(letter.wrapping_sub(b'A').saturating_add(1));
            return Inside::Found(key(function, KeyModifiers::NONE), 2);
        }
        [b'['] => return Inside::More,
        [b'[', ..] => return Inside::Found(Typed::Unknown, 1),
        [b'M', ref report @ ..] => return old_mouse(report),
        _ => {}
    }
    let is_inside = |byte: &u8| (0x20..=0x3F).contains(byte);
    let mut end = bytes.iter().take_while(|byte| is_inside(byte)).count();
    // rxvt ends a key with Shift so, though that is no final byte.
    let of_rxvt = |head: &[u8]| head.iter().all(u8::is_ascii_digit) && !head.is_empty();
    if let Some(at) = bytes.iter().position(|&byte| byte == b'$')
        && bytes.get(..at).is_some_and(of_rxvt)
    {
        end = at;
    }
    let head = bytes.get(..end).unwrap_or_default();
    let head = std::str::from_utf8(head).unwrap_or_default();
    match bytes.get(end) {
        None if end > LONGEST => Inside::Found(Typed::Unknown, end),
        None => Inside::More,
        Some(&last) if last == b'$' || (0x40..=0x7E).contains(&last) => {
            Inside::Found(sequence(head, last), end.saturating_add(1))
        }
        // Cut off: what stands here begins something else.
        Some(_) => Inside::Found(Typed::Unknown, end),
    }
}

/// The three bytes of a mouse report of the oldest form.
fn old_mouse(bytes: &[u8]) -> Inside {
    let begun = bytes.iter().take(3).take_while(|&&byte| byte != ESC);
    match (begun.count(), bytes) {
        (3, &[button, x, y, ..]) => {
            let event = mouse::old_report(button, x, y);
            Inside::Found(event.map_or(Typed::Unknown, Typed::Event), 4)
        }
        (count, _) if count == bytes.len() => Inside::More,
        (count, _) => Inside::Found(Typed::Unknown, count.saturating_add(1)),
    }
}

/// What a control sequence says: the text before its final byte, and that.
fn sequence(parameters: &str, last: u8) -> Typed {
    if let Some(answer) = Answer::of_sequence(parameters, last) {
        return Typed::Answer(answer);
    }
    let event = match (parameters, last) {
        ("200", b'~') => return Typed::Paste,
        ("", b'I') => Some(Event::FocusGained),
        ("", b'O') => Some(Event::FocusLost),
        (_, b'M' | b'm') => mouse::report(parameters, last),
        _ => key_of(parameters, last).map(Event::Key),
    };
    event.map_or(Typed::Unknown, Typed::Event)
}

/// The key that a control sequence stands for.
fn key_of(parameters: &str, last: u8) -> Option<KeyEvent> {
    let mut fields = parameters.split(';').map(|field| {
        let mut numbers = field.split(':').map(|number| number.parse::<u32>().ok());
        (numbers.next().flatten(), numbers.next().flatten())
    });
    let (first, shifted) = fields.next()?;
    // Behind the colon stands what happened to the key: 3, it was let go of.
    let (second, happened) = fields.next().unwrap_or_default();
    let (third, _) = fields.next().unwrap_or_default();
    if happened == Some(3) || parameters.starts_with(['?', '>', '<', '=']) {
        return None;
    }
    let small = |number: Option<u32>| number.and_then(|number| u16::try_from(number).ok());
    let mut modifiers = keyboard::modifiers(small(second).unwrap_or(1));
    let code = match last {
        b'u' => return keyboard::coded(first?, shifted.or(third), modifiers),
        b'~' if first == Some(27) => return keyboard::coded(third?, None, modifiers),
        b'~' => keyboard::numbered(small(first)?)?,
        // The forms of rxvt.
        b'$' | b'^' | b'@' => {
            modifiers.set(KeyModifiers::SHIFT, last != b'^');
            modifiers.set(KeyModifiers::CONTROL, last != b'$');
            keyboard::numbered(small(first)?)?
        }
        b'Z' => {
            modifiers |= KeyModifiers::SHIFT;
            KeyCode::BackTab
        }
        _ => match keyboard::small_arrow(last) {
            Some(arrow) => {
                modifiers |= KeyModifiers::SHIFT;
                arrow
            }
            None => keyboard::lettered(last)?,
        },
    };
    Some(KeyEvent::new(code, modifiers))
}

/// What follows `ESC O`: perhaps modifiers, and a letter.
fn pad_sequence(bytes: &[u8]) -> Inside {
    let is_parameter = |byte: &u8| matches!(byte, b'0'..=b'9' | b';');
    let end = bytes.iter().take_while(|byte| is_parameter(byte)).count();
    let Some(&last) = bytes.get(end) else {
        return match end {
            0..=LONGEST => Inside::More,
            _ => Inside::Found(Typed::Unknown, end),
        };
    };
    if !last.is_ascii_graphic() {
        // Cut off, or the letter O with Alt.
        return match end {
            0 => Inside::Key,
            _ => Inside::Found(Typed::Unknown, end),
        };
    }
    let parameters = bytes.get(..end).unwrap_or_default();
    let parameters = std::str::from_utf8(parameters).unwrap_or_default();
    let number = parameters.rsplit(';').next().unwrap_or_default();
    let modifiers = keyboard::modifiers(number.parse().unwrap_or(1));
    let plain = keyboard::lettered(last).or_else(|| keyboard::padded(last));
    let typed = match keyboard::small_arrow(last) {
        Some(arrow) => key(arrow, modifiers | KeyModifiers::CONTROL),
        None => plain.map_or(Typed::Unknown, |code| key(code, modifiers)),
    };
    Inside::Found(typed, end.saturating_add(1))
}

/// A string of the terminal, up to `ESC \` or BEL, where it begins as it must.
fn string(
    bytes: &[u8],
    begins: impl Fn(u8) -> bool,
    read: impl Fn(&str) -> Option<Answer>,
) -> Inside {
    match bytes.first() {
        None => return Inside::More,
        Some(&first) if !begins(first) => return Inside::Key,
        Some(_) => {}
    }
    let Some(end) = bytes.iter().position(|byte| byte.is_ascii_control()) else {
        return match bytes.len() {
            0..=LONGEST => Inside::More,
            length => Inside::Found(Typed::Unknown, length),
        };
    };
    let (text, behind) = bytes.split_at_checked(end).unwrap_or_default();
    let length = match *behind {
        [BEL, ..] => 1,
        [ESC, b'\\', ..] => 2,
        [ESC] => return Inside::More,
        // Cut off.
        _ => return Inside::Found(Typed::Unknown, end),
    };
    let answer = read(&String::from_utf8_lossy(text));
    let typed = answer.map_or(Typed::Unknown, Typed::Answer);
    Inside::Found(typed, end.saturating_add(length))
}

/// A character, or the key that a control character stands for, with the
/// length in bytes. A byte that is no UTF-8 is a replacement character; what
/// has no meaning as a key is nothing.
fn character(bytes: &[u8]) -> Option<(Option<Typed>, usize)> {
    let plain = |code| Some(key(code, KeyModifiers::NONE));
    let control = |c| Some(key(KeyCode::Char(c), KeyModifiers::CONTROL));
    let &first = bytes.first()?;
    let typed = match first {
        b'\r' => plain(KeyCode::Enter),
        b'\t' => plain(KeyCode::Tab),
        0x7F => plain(KeyCode::Backspace),
        0 => control(' '),
        1..=0x1A => control(char::from(first - 1 + b'a')),
        ESC => plain(KeyCode::Esc),
        0x1C..=0x1F => control(char::from(first - 0x1C + b'4')),
        b' '..=b'~' => plain(KeyCode::Char(char::from(first))),
        _ => {
            let head = bytes.get(..bytes.len().min(4))?;
            let valid = match std::str::from_utf8(head) {
                Ok(text) => text,
                Err(error) => match (error.valid_up_to(), error.error_len()) {
                    (0, None) => return None,
                    (0, Some(_)) => return Some((plain(KeyCode::Char('\u{FFFD}')), 1)),
                    (valid, _) => std::str::from_utf8(head.get(..valid)?).ok()?,
                },
            };
            let c = valid.chars().next()?;
            // The second half of control characters is of no keyboard.
            let typed = (!c.is_control()).then(|| key(KeyCode::Char(c), KeyModifiers::NONE));
            return Some((typed, c.len_utf8()));
        }
    };
    Some((typed, 1))
}

#[cfg(test)]
mod tests {
    use crossterm::event::{MouseButton, MouseEvent, MouseEventKind};

    use super::*;

    fn typed(bytes: &str) -> Vec<Typed> {
        let mut rest = bytes.as_bytes();
        let mut all = Vec::new();
        while let Some((typed, length)) = decode(rest) {
            all.push(typed);
            rest = &rest[length..];
        }
        if !rest.is_empty() {
            all.push(give_up(rest));
        }
        all
    }

    fn plain(code: KeyCode) -> Typed {
        key(code, KeyModifiers::NONE)
    }

    #[test]
    fn text_and_control_characters_are_keys() {
        assert_eq!(
            typed("a改\r\t\x7f\x04\n\0\x1f\x1b"),
            [
                plain(KeyCode::Char('a')),
                plain(KeyCode::Char('改')),
                plain(KeyCode::Enter),
                plain(KeyCode::Tab),
                plain(KeyCode::Backspace),
                key(KeyCode::Char('d'), KeyModifiers::CONTROL),
                key(KeyCode::Char('j'), KeyModifiers::CONTROL),
                key(KeyCode::Char(' '), KeyModifiers::CONTROL),
                key(KeyCode::Char('7'), KeyModifiers::CONTROL),
                plain(KeyCode::Esc),
            ]
        );
        assert_eq!(
            typed("\x1bx\x1b改\x1b\r\x1b\x1b"),
            [
                key(KeyCode::Char('x'), KeyModifiers::ALT),
                key(KeyCode::Char('改'), KeyModifiers::ALT),
                key(KeyCode::Enter, KeyModifiers::ALT),
                plain(KeyCode::Esc),
                plain(KeyCode::Esc)
            ]
        );
    }

    #[test]
    fn an_escape_before_a_sequence_is_the_key() {
        for sequence in [
            "\x1b[B",
            "\x1bOB",
            "\x1b[<0;3;4M",
            "\x1b[M !!",
            "\x1b[I",
            "\x1b[200~",
            "\x1b[1;5C",
        ] {
            let mut wanted = vec![plain(KeyCode::Esc)];
            wanted.extend(typed(sequence));
            assert_eq!(wanted.len(), 2, "{sequence:?}");
            assert_eq!(typed(&format!("\x1b{sequence}")), wanted, "{sequence:?}");
        }
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
            ("\x1bOM", KeyCode::Enter),
            ("\x1bOw", KeyCode::Char('7')),
            ("\x1b[106u", KeyCode::Char('j')),
            ("\x1b[27u", KeyCode::Esc),
        ] {
            assert_eq!(typed(bytes), [plain(code)], "{bytes:?}");
        }
    }

    #[test]
    fn modifiers_are_read_in_every_form() {
        let shift = KeyModifiers::SHIFT;
        let control = KeyModifiers::CONTROL;
        for (bytes, code, modifiers) in [
            ("\x1b[1;5C", KeyCode::Right, control),
            ("\x1b[3;3~", KeyCode::Delete, KeyModifiers::ALT),
            ("\x1bO5P", KeyCode::F(1), control),
            ("\x1bO1;2P", KeyCode::F(1), shift),
            ("\x1b[Z", KeyCode::BackTab, shift),
            ("\x1b[5$", KeyCode::PageUp, shift),
            ("\x1b[5^", KeyCode::PageUp, control),
            ("\x1b[5@", KeyCode::PageUp, shift | control),
            ("\x1b[a", KeyCode::Up, shift),
            ("\x1bOa", KeyCode::Up, control),
            ("\x1b[27;5;100~", KeyCode::Char('d'), control),
            ("\x1b[100;5u", KeyCode::Char('d'), control),
            ("\x1b[100:68;2:1u", KeyCode::Char('D'), shift),
            ("\x1b[49:33;2;33u", KeyCode::Char('!'), shift),
            ("\x1b[9;2u", KeyCode::BackTab, shift),
            ("\x1b[1;5:2B", KeyCode::Down, control),
        ] {
            assert_eq!(typed(bytes), [key(code, modifiers)], "{bytes:?}");
        }
    }

    #[test]
    fn answers_are_no_keys() {
        let setting = Typed::Answer(Answer::Setting {
            number: 11,
            value: "rgb:ffff/0000/8080".to_owned(),
        });
        for (bytes, answer) in [
            (
                "\x1b[12;3R",
                Typed::Answer(Answer::Cursor { row: 12, column: 3 }),
            ),
            (
                "\x1b[1;2R",
                Typed::Answer(Answer::Cursor { row: 1, column: 2 }),
            ),
            (
                "\x1b[?2026;2$y",
                Typed::Answer(Answer::Mode {
                    number: 2026,
                    state: 2,
                }),
            ),
            (
                "\x1b[?62;22c",
                Typed::Answer(Answer::Attributes(vec![62, 22])),
            ),
            ("\x1b]11;rgb:ffff/0000/8080\x1b\\", setting.clone()),
            ("\x1b]11;rgb:ffff/0000/8080\x07", setting),
            (
                "\x1bP>|XTerm(379)\x1b\\",
                Typed::Answer(Answer::Name("XTerm(379)".to_owned())),
            ),
            (
                "\x1b[>41;379;0c",
                Typed::Answer(Answer::Version(vec![41, 379, 0])),
            ),
            ("\x1b[0n", Typed::Unknown),
            ("\x1b[?1u", Typed::Unknown),
            ("\x1b[8;24;80t", Typed::Unknown),
            ("\x1bP1+r544e=787465726d\x1b\\", Typed::Unknown),
            ("\x1b_Gi=31;OK\x1b\\", Typed::Unknown),
        ] {
            assert_eq!(typed(bytes), [answer], "{bytes:?}");
        }
    }

    #[test]
    fn what_is_not_known_is_swallowed_whole() {
        for bytes in [
            "\x1b[99~",
            "\x1b[?1;2;3z",
            "\x1b[1;5:3B",
            "\x1b[57441;2u",
            "\x1b[ q",
            "\x1b[E",
            "\x1b[=5x",
            "\x1b[<9M",
            "\x1bOZ",
            "\x1b[M\0\0\0",
            "\u{9b}",
        ] {
            assert_eq!(typed(bytes), [Typed::Unknown], "{bytes:?}");
        }
    }

    #[test]
    fn what_is_cut_off_by_another_sequence_takes_nothing_along() {
        for cut in [
            "\x1b[1;",
            "\x1b[M ",
            "\x1b]11;rgb:",
            "\x1bP>|X",
            "\x1bO1;",
            "\x1b[[",
        ] {
            assert_eq!(
                typed(&format!("{cut}\x1b[B")),
                [Typed::Unknown, plain(KeyCode::Down)],
                "{cut:?}"
            );
        }
    }

    #[test]
    fn what_begins_no_string_is_a_key_with_alt() {
        assert_eq!(typed("\x1b]j"), [alt(b']'), plain(KeyCode::Char('j'))]);
        assert_eq!(typed("\x1bPj"), [alt(b'P'), plain(KeyCode::Char('j'))]);
        assert_eq!(typed("\x1b_"), [alt(b'_')]);
        assert_eq!(typed("\x1bO"), [alt(b'O')]);
        assert_eq!(typed("\x1bO\r"), [alt(b'O'), plain(KeyCode::Enter)]);
    }

    #[test]
    fn the_mouse_is_heard_too() {
        let press = MouseEvent {
            kind: MouseEventKind::Down(MouseButton::Left),
            column: 2,
            row: 3,
            modifiers: KeyModifiers::NONE,
        };
        let drag = MouseEvent {
            kind: MouseEventKind::Drag(MouseButton::Left),
            ..press
        };
        assert_eq!(
            typed("\x1b[<0;3;4M\x1b[M #$\x1b[<32;3;4M"),
            [press, press, drag].map(|mouse| Typed::Event(Event::Mouse(mouse)))
        );
    }

    #[test]
    fn what_is_not_complete_waits() {
        for whole in [
            "改",
            "\x1b[A",
            "\x1b[1;2R",
            "\x1b[200~",
            "\x1bOA",
            "\x1b[[A",
            "\x1b[M !!",
            "\x1b]11;x\x1b\\",
            "\x1bP>|x\x1b\\",
            "\x1b改",
        ] {
            for end in 1..whole.len() {
                assert_eq!(decode(&whole.as_bytes()[..end]), None, "{whole:?} {end}");
            }
            assert_eq!(decode(whole.as_bytes()).unwrap().1, whole.len());
        }
    }

    #[test]
    fn bytes_that_are_no_text_are_told_one_by_one() {
        let damaged = plain(KeyCode::Char('\u{FFFD}'));
        assert_eq!(decode(&[0xFF, b'a']), Some((damaged, 1)));
        assert_eq!(decode(&[b'a', 0xE6]), Some((plain(KeyCode::Char('a')), 1)));
    }

    #[test]
    fn what_never_ends_is_given_up() {
        let long = "1;".repeat(LONGEST);
        for begun in ["\x1b[", "\x1bO", "\x1b]", "\x1bP"] {
            let bytes = format!("{begun}{long}");
            let (typed, length) = decode(bytes.as_bytes()).unwrap();
            assert_eq!((typed, length), (Typed::Unknown, bytes.len()), "{begun:?}");
        }
    }
}
