//! Asking the terminal how wide characters of ambiguous width are.
//!
//! One such character is written, and the terminal asked where the cursor
//! went. Nothing waits for the answer: frames are drawn meanwhile, and a wide
//! answer changes the setting when it comes. What is typed before it arrives
//! between keys and answer; all of it is passed on in order. An answer that
//! comes too late is swallowed by crossterm, which takes every cursor report
//! for its own.

use std::fs::File;
use std::io::{self, IsTerminal, Read};
use std::os::fd::{AsFd, AsRawFd};
use std::time::{Duration, Instant};

use crossterm::event::Event;

use super::typed::{Typed, decode, decode_last};
use crate::text::Ambiguous;

/// A quotation mark in the corner, the question (DSR 6, ECMA-48), and the
/// mark wiped away. To be written on an empty screen.
pub(super) const QUESTION: &str = "\x1b[H“\x1b[6n\r\x1b[2K";

/// How long an answer is waited for.
const LIMIT: Duration = Duration::from_millis(100);

/// How long the rest of a sequence that has begun is waited for.
const REST: Duration = Duration::from_millis(20);

/// What comes from the terminal while it owes an answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Heard {
    /// A key or pasted text.
    Event(Event),
    /// The answer.
    Answer(Ambiguous),
}

/// Where keys come from, read directly: standard input, or the terminal of
/// the process where that is something else.
pub struct Ears(File);

impl Ears {
    /// Opens it.
    ///
    /// # Errors
    /// Where the process has no terminal.
    pub(super) fn open() -> io::Result<Self> {
        let stdin = io::stdin();
        let file = if stdin.is_terminal() {
            File::from(stdin.as_fd().try_clone_to_owned()?)
        } else {
            File::open("/dev/tty")?
        };
        Ok(Self(file))
    }

    /// Passes on what comes until the answer is there or the time is up.
    pub(super) fn listen(mut self, tell: impl FnMut(Heard) -> bool) {
        listen(|limit| self.read(limit), tell);
    }

    /// Some bytes; none where nothing comes within `limit`, or ever again.
    fn read(&mut self, limit: Duration) -> Vec<u8> {
        let mut polled = [filedescriptor::pollfd {
            fd: self.0.as_raw_fd(),
            events: filedescriptor::POLLIN,
            revents: 0,
        }];
        let mut bytes = vec![0; 1024];
        let count = match filedescriptor::poll(&mut polled, Some(limit)) {
            Ok(1..) => self.0.read(&mut bytes).unwrap_or(0),
            _ => 0,
        };
        bytes.truncate(count);
        bytes
    }
}

/// Reads until the answer is there or the time is up; what has begun then is
/// read to its end. `tell` gives `false` where nobody listens any more.
fn listen(mut read: impl FnMut(Duration) -> Vec<u8>, mut tell: impl FnMut(Heard) -> bool) {
    let begun = Instant::now();
    let mut pending = Vec::new();
    let mut answered = false;
    loop {
        let left = LIMIT.saturating_sub(begun.elapsed());
        let left = match (pending.is_empty(), answered) {
            (true, true) => return,
            (true, false) => left,
            (false, _) => REST,
        };
        if left.is_zero() {
            return;
        }
        let bytes = read(left);
        let over = bytes.is_empty();
        pending.extend(bytes);
        loop {
            let found = if over {
                decode_last(&pending)
            } else {
                decode(&pending)
            };
            let Some((typed, length)) = found else { break };
            pending.drain(..length.min(pending.len()));
            let heard = match typed {
                Typed::Event(event) => Heard::Event(event),
                Typed::Column(column) if !answered => {
                    answered = true;
                    Heard::Answer(width_by(column))
                }
                Typed::Column(_) | Typed::Unknown => continue,
            };
            if !tell(heard) {
                return;
            }
        }
        if over && left != REST {
            return;
        }
    }
}

/// The width by the column (from 1) behind a character in the first one.
const fn width_by(column: u16) -> Ambiguous {
    match column {
        3 => Ambiguous::Wide,
        _ => Ambiguous::Narrow,
    }
}

#[cfg(test)]
mod tests {
    use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};

    use super::*;

    /// What is heard of bytes that come in these pieces.
    fn heard(pieces: &[&str]) -> Vec<Heard> {
        let mut pieces = pieces.iter();
        let mut all = Vec::new();
        listen(
            |_| {
                pieces
                    .next()
                    .map_or_else(Vec::new, |p| p.as_bytes().to_vec())
            },
            |heard| {
                all.push(heard);
                true
            },
        );
        all
    }

    fn key(c: char) -> Heard {
        let key = KeyEvent::new(KeyCode::Char(c), KeyModifiers::NONE);
        Heard::Event(Event::Key(key))
    }

    #[test]
    fn the_answer_tells_the_width() {
        assert_eq!(heard(&["\x1b[1;3R"]), [Heard::Answer(Ambiguous::Wide)]);
        assert_eq!(heard(&["\x1b[1;2R"]), [Heard::Answer(Ambiguous::Narrow)]);
        assert_eq!(heard(&["\x1b[1;4R"]), [Heard::Answer(Ambiguous::Narrow)]);
        assert!(heard(&[]).is_empty());
    }

    #[test]
    fn what_is_typed_around_the_answer_is_kept_in_order() {
        let wide = Heard::Answer(Ambiguous::Wide);
        assert_eq!(
            heard(&["/改\x1b[1;3R革"]),
            [key('/'), key('改'), wide.clone(), key('革')]
        );
        assert_eq!(
            heard(&["j", "k\x1b[", "1;3", "R"]),
            [key('j'), key('k'), wide]
        );
    }

    #[test]
    fn what_has_begun_is_read_to_its_end() {
        let bytes = "改".as_bytes();
        let mut pieces = [&b"\x1b[1;2R"[..], &bytes[..1], &bytes[1..]].into_iter();
        let mut all = Vec::new();
        let first = [pieces.next().unwrap(), pieces.next().unwrap()].concat();
        let mut pieces = std::iter::once(first).chain(pieces.map(<[u8]>::to_vec));
        listen(
            |_| pieces.next().unwrap_or_default(),
            |heard| {
                all.push(heard);
                true
            },
        );
        assert_eq!(all, [Heard::Answer(Ambiguous::Narrow), key('改')]);
    }

    #[test]
    fn a_lone_escape_is_a_key_once_nothing_follows() {
        let esc = KeyEvent::new(KeyCode::Esc, KeyModifiers::NONE);
        assert_eq!(heard(&["\x1b"]), [Heard::Event(Event::Key(esc))]);
    }

    #[test]
    fn reading_ends_where_nobody_listens() {
        let mut told = 0;
        listen(
            |_| b"abc".to_vec(),
            |_| {
                told += 1;
                false
            },
        );
        assert_eq!(told, 1);
    }
}
