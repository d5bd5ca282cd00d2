//! What a terminal answers to the questions that programs may ask it
//! (<https://invisible-island.net/xterm/ctlseqs/ctlseqs.html>).

use crossterm::event::{KeyCode, KeyEvent};

use super::keyboard;

/// An answer of the terminal. It comes among the keys, sooner or later, and
/// only where the terminal knows the question.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Answer {
    /// Where the cursor stands (DSR 6), from 1.
    Cursor {
        /// The row.
        row: u16,
        /// The column.
        column: u16,
    },
    /// The state of a mode (DECRQM): 1 set, 2 reset, 3 and 4 the same for
    /// good, 0 unknown.
    Mode {
        /// The number of the mode.
        number: u16,
        /// Its state.
        state: u16,
    },
    /// What the terminal is (primary device attributes).
    Attributes(Vec<u16>),
    /// Which terminal it is, and its version (secondary device attributes).
    Version(Vec<u16>),
    /// The value of a setting (an operating system command): 11 is the colour
    /// of the ground, as `rgb:ffff/ffff/ffff`.
    Setting {
        /// The number of the command.
        number: u16,
        /// The value.
        value: String,
    },
    /// The name and version of the terminal (XTVERSION).
    Name(String),
}

impl Answer {
    /// The key that reads as this answer: `ESC [ 1 ; 2 R` tells where the cursor
    /// stands, and is Shift and F3. Only who has asked knows which.
    pub(in crate::terminal) fn as_key(&self) -> Option<KeyEvent> {
        match *self {
            Self::Cursor {
                row: 1,
                column: modifiers @ 2..=16,
            } => Some(KeyEvent::new(KeyCode::F(3), keyboard::modifiers(modifiers))),
            _ => None,
        }
    }

    /// The answer in a control sequence: what stands between `ESC [` and its
    /// final byte, and that byte.
    pub(super) fn of_sequence(parameters: &str, last: u8) -> Option<Self> {
        let numbers = |text: &str| -> Vec<u16> {
            let numbers = text.split(';').map(|number| number.parse().unwrap_or(0));
            numbers.collect()
        };
        match (parameters.strip_prefix('?'), last) {
            (None, b'R') => match numbers(parameters).as_slice() {
                &[row, column] => Some(Self::Cursor { row, column }),
                _ => None,
            },
            (Some(attributes), b'c') => Some(Self::Attributes(numbers(attributes))),
            (None, b'c') => {
                let version = parameters.strip_prefix('>')?;
                Some(Self::Version(numbers(version)))
            }
            (Some(mode), b'y') => match numbers(mode.strip_suffix('$')?).as_slice() {
                &[number, state] => Some(Self::Mode { number, state }),
                _ => None,
            },
            _ => None,
        }
    }

    /// The answer in an operating system command: what stands between `ESC ]`
    /// and the end of the string.
    pub(super) fn of_command(text: &str) -> Option<Self> {
        let (number, value) = text.split_once(';')?;
        Some(Self::Setting {
            number: number.parse().ok()?,
            value: value.to_owned(),
        })
    }

    /// The answer in a device control string: what stands between `ESC P` and
    /// its end.
    pub(super) fn of_string(text: &str) -> Option<Self> {
        text.strip_prefix(">|")
            .map(|name| Self::Name(name.to_owned()))
    }
}

#[cfg(test)]
mod tests {
    use crossterm::event::KeyModifiers;

    use super::*;

    #[test]
    fn a_function_key_with_modifiers_reads_as_the_place_of_the_cursor() {
        let key = |row, column| Answer::Cursor { row, column }.as_key();
        let f3 = |modifiers| Some(KeyEvent::new(KeyCode::F(3), modifiers));
        assert_eq!(key(1, 2), f3(KeyModifiers::SHIFT));
        assert_eq!(key(1, 3), f3(KeyModifiers::ALT));
        assert_eq!(key(1, 5), f3(KeyModifiers::CONTROL));
        for (row, column) in [(1, 1), (1, 17), (2, 2), (24, 3)] {
            assert_eq!(key(row, column), None, "{row} {column}");
        }
        assert_eq!(Answer::Attributes(vec![1, 2]).as_key(), None);
    }

    #[test]
    fn what_is_no_answer_is_none() {
        for (parameters, last) in [
            ("1", b'R'),
            ("1;2;3", b'R'),
            ("?1;2", b'y'),
            ("1;2", b'c'),
            ("0", b'n'),
        ] {
            assert_eq!(Answer::of_sequence(parameters, last), None, "{parameters}");
        }
        assert_eq!(Answer::of_command("no number"), None);
        assert_eq!(Answer::of_string("1+r524742"), None);
    }
}
