//! Bytes of the terminal in the order and at the times they come in, and the
//! keys that they are.

use std::time::{Duration, Instant};

use crossterm::event::{Event, KeyCode, KeyEvent};

use super::answer::Answer;
use super::sequence::{self, Typed};

/// How long a lone escape waits for a sequence: a frame and a half. A terminal
/// sends a sequence at once; no hand is so quick.
const LONE: Duration = Duration::from_millis(25);

/// How long the rest is waited for of what may be a key with Alt as well (Alt
/// and `[`), and how long what comes in one piece behind a lone escape is its
/// sequence, held up on the way.
const PART: Duration = Duration::from_secs(1);

/// How long the rest is waited for of what no key types. Until then keys are
/// taken for it; after that it is given up.
const REST: Duration = Duration::from_secs(5);

const ESC: u8 = 0x1B;

/// What ends pasted text.
const PASTE_END: &[u8] = b"\x1b[201~";

/// The most that is kept of one paste, in bytes; the rest is passed over. It is
/// far more than any text box is for.
const LONGEST_PASTE: usize = 16 << 20;

/// What has come from the terminal.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::terminal) enum Heard {
    /// A key, the mouse, pasted text, the focus.
    Event(Event),
    /// What the terminal answers to a question.
    Answer(Answer),
}

/// Remembers what has begun and is not complete.
///
/// Time is what the caller says. Work and memory are linear in the bytes.
#[derive(Debug)]
pub(in crate::terminal) struct Decoder {
    pending: Vec<u8>,
    /// When the last bytes came.
    last: Instant,
    /// Whether an escape that is pending stands behind another, which was the
    /// key: then it hardly is one too.
    is_second: bool,
    /// When an escape was told as the key for want of a sequence.
    escaped: Option<Instant>,
    /// Pasted text that has no end yet.
    paste: Option<Vec<u8>>,
    /// Whether what comes may have been typed before the terminal was raw: a
    /// line feed is the key Enter then.
    is_early: bool,
}

impl Decoder {
    /// One that has heard nothing. What is there at once may have been typed
    /// before the terminal was raw.
    pub(in crate::terminal) const fn new(now: Instant) -> Self {
        Self {
            pending: Vec::new(),
            last: now,
            is_second: false,
            escaped: None,
            paste: None,
            is_early: true,
        }
    }

    /// Takes what came in one read.
    pub(in crate::terminal) fn push(
        &mut self,
        bytes: &[u8],
        now: Instant,
        tell: &mut impl FnMut(Heard),
    ) {
        if bytes.is_empty() {
            return;
        }
        let escaped = self.escaped.take();
        if self.pending.is_empty()
            && self.paste.is_none()
            && escaped.is_some_and(|then| now.saturating_duration_since(then) <= PART)
            && is_tail(bytes)
        {
            // The key Esc has been told; this is the rest of its sequence.
            self.pending.push(ESC);
        }
        self.pending.extend_from_slice(bytes);
        self.last = now;
        self.take(tell);
    }

    /// How long to wait for more before [`Decoder::expire`] is to be called;
    /// without end where nothing is pending.
    pub(super) fn patience(&self, now: Instant) -> Option<Duration> {
        let left = self.deadline()?.saturating_duration_since(now);
        // Waiting is counted in whole milliseconds.
        Some(left.saturating_add(Duration::from_millis(1)))
    }

    /// When what is pending is given up. A paste never is: what comes of it
    /// late is no key.
    fn deadline(&self) -> Option<Instant> {
        let patience = match *self.pending.as_slice() {
            _ if self.paste.is_some() => return None,
            [] => return None,
            [ESC] if !self.is_second => LONE,
            [ESC] | [ESC, _] => PART,
            _ => REST,
        };
        self.last.checked_add(patience)
    }

    /// Is to be called where nothing has come for a while: gives up what has
    /// waited too long for its rest.
    pub(in crate::terminal) fn expire(&mut self, now: Instant, tell: &mut impl FnMut(Heard)) {
        self.is_early = false;
        if self.deadline().is_none_or(|deadline| now < deadline) {
            return;
        }
        if self.pending == [ESC] {
            self.escaped = Some(now);
        }
        let typed = sequence::give_up(&self.pending);
        self.pending.clear();
        self.is_second = false;
        self.tell(typed, tell);
    }

    /// Takes all that is complete out of what is pending.
    fn take(&mut self, tell: &mut impl FnMut(Heard)) {
        let pending = std::mem::take(&mut self.pending);
        let mut rest = pending.as_slice();
        loop {
            if self.paste.is_some() {
                rest = self.take_paste(rest, tell);
                if self.paste.is_some() {
                    break;
                }
            }
            let Some((typed, length)) = sequence::decode(rest) else {
                break;
            };
            rest = rest.get(length.max(1)..).unwrap_or_default();
            self.is_second = length == 1 && is_escape(&typed);
            if typed == Typed::Paste {
                self.paste = Some(Vec::new());
            } else {
                self.tell(typed, tell);
            }
        }
        self.pending = rest.to_vec();
    }

    /// Takes pasted text up to its end; gives what is left: what is behind the
    /// end, or what may be its beginning.
    fn take_paste<'a>(&mut self, bytes: &'a [u8], tell: &mut impl FnMut(Heard)) -> &'a [u8] {
        let Some(paste) = &mut self.paste else {
            return bytes;
        };
        let end = memchr::memmem::find(bytes, PASTE_END);
        let text = match end {
            Some(end) => end,
            None => bytes.len() - begun(bytes),
        };
        let (text, behind) = bytes.split_at_checked(text).unwrap_or_default();
        let room = LONGEST_PASTE.saturating_sub(paste.len()).min(text.len());
        paste.extend_from_slice(text.get(..room).unwrap_or_default());
        if end.is_none() {
            return behind;
        }
        let text = String::from_utf8_lossy(paste).into_owned();
        self.paste = None;
        tell(Heard::Event(Event::Paste(text)));
        behind.get(PASTE_END.len()..).unwrap_or_default()
    }

    fn tell(&self, typed: Typed, tell: &mut impl FnMut(Heard)) {
        match typed {
            Typed::Event(event) if self.is_early => tell(Heard::Event(as_enter(event))),
            Typed::Event(event) => tell(Heard::Event(event)),
            Typed::Answer(answer) => tell(Heard::Answer(answer)),
            Typed::Paste | Typed::Unknown => {}
        }
    }
}

/// The length of what may be the beginning of the end of a paste, at the end
/// of `bytes`.
fn begun(bytes: &[u8]) -> usize {
    let lengths = (1..PASTE_END.len()).rev();
    lengths
        .filter_map(|length| PASTE_END.get(..length))
        .find(|begin| bytes.ends_with(begin))
        .map_or(0, <[u8]>::len)
}

fn is_escape(typed: &Typed) -> bool {
    matches!(
        typed,
        Typed::Event(Event::Key(KeyEvent {
            code: KeyCode::Esc,
            ..
        }))
    )
}

/// Typed before the terminal was raw, Enter came as a line feed.
fn as_enter(event: Event) -> Event {
    let line_feed = sequence::decode(b"\n");
    match line_feed {
        Some((Typed::Event(feed), _)) if feed == event => {
            Event::Key(KeyEvent::from(KeyCode::Enter))
        }
        _ => event,
    }
}

/// Whether bytes that came in one piece behind a lone escape are its sequence.
/// One byte alone is a key. A string must be whole.
fn is_tail(bytes: &[u8]) -> bool {
    match *bytes {
        // Of the Linux console; else the key twice.
        [b'[', b'[', ref rest @ ..] => matches!(rest, [b'A'..=b'E', ..]),
        [b'[', next, ..] => (0x20..=0x7E).contains(&next),
        [b'O', next, ..] => next.is_ascii_alphanumeric(),
        [b']' | b'P' | b'_', _, ..] => {
            let whole = [&[ESC], bytes].concat();
            sequence::decode(&whole).is_some_and(|(_, length)| length > 2)
        }
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What is heard of pieces that come so many milliseconds after the one
    /// before, and of silence after the last.
    fn heard(pieces: &[(u64, &[u8])]) -> Vec<Heard> {
        let mut now = Instant::now();
        let mut decoder = Decoder::new(now);
        let mut all = Vec::new();
        let mut tell = |heard| all.push(heard);
        decoder.expire(now, &mut tell);
        for (after, bytes) in pieces.iter().copied().chain([(60_000, &b""[..])]) {
            let then = now + Duration::from_millis(after);
            while let Some(patience) = decoder.patience(now)
                && now + patience <= then
            {
                now += patience;
                decoder.expire(now, &mut tell);
            }
            now = then;
            decoder.push(bytes, now, &mut tell);
        }
        all
    }

    fn keys(written: &str) -> Vec<Heard> {
        heard(&[(0, written.as_bytes())])
    }

    const DELAYS: [u64; 7] = [0, 1, 24, 30, 150, 500, 700];

    /// Sequences of every kind.
    const SEQUENCES: [&str; 24] = [
        "\x1b[B",
        "\x1bOB",
        "\x1b[1;5B",
        "\x1b[5~",
        "\x1b[15;2~",
        "\x1b[[B",
        "\x1b[Z",
        "\x1b[I",
        "\x1b[O",
        "\x1b[<0;30;4M",
        "\x1b[<65;30;4M",
        "\x1b[M !\"",
        "\x1b[Ma\x7fB",
        "\x1b[32;30;4M",
        "\x1b[106;1:1u",
        "\x1b[27;5;106~",
        "\x1b[200~jB改\x1b[B革\r\x1b[201~",
        "\x1b[200~\x1b[201~",
        "\x1b[24;80R",
        "\x1b[?62;22c",
        "\x1b[?2026;2$y",
        "\x1b]11;rgb:ffff/ffff/ffff\x1b\\",
        "\x1bP>|XTerm(379)\x1b\\",
        "\x1b[?97;5z",
    ];

    #[test]
    fn a_sequence_cut_anywhere_behind_its_second_byte_is_the_same() {
        for sequence in SEQUENCES {
            let bytes = sequence.as_bytes();
            let whole = keys(sequence);
            for cut in 2..bytes.len() {
                for delay in DELAYS {
                    let (one, two) = bytes.split_at(cut);
                    let got = heard(&[(0, one), (delay, two)]);
                    assert_eq!(got, whole, "{sequence:?} at {cut}, {delay} ms");
                }
            }
            let mut pieces: Vec<(u64, &[u8])> = vec![(0, &bytes[..2])];
            pieces.extend(bytes[2..].chunks(1).map(|byte| (700, byte)));
            assert_eq!(heard(&pieces), whole, "{sequence:?} byte by byte");
        }
    }

    #[test]
    fn an_escape_before_a_sequence_is_the_key_and_the_sequence() {
        for sequence in SEQUENCES {
            let after = format!("\x1b{sequence}");
            let bytes = after.as_bytes();
            let mut wanted = keys("\x1b");
            wanted.extend(keys(sequence));
            assert_eq!(keys(&after), wanted, "{after:?}");
            for cut in 2..bytes.len() {
                for delay in DELAYS {
                    let (one, two) = bytes.split_at(cut);
                    let got = heard(&[(0, one), (delay, two)]);
                    assert_eq!(got, wanted, "{after:?} at {cut}, {delay} ms");
                }
            }
            // Held back, and the sequence comes by itself.
            for delay in DELAYS {
                let got = heard(&[(0, b"\x1b"), (delay, sequence.as_bytes())]);
                assert_eq!(got, wanted, "Esc, {delay} ms, {sequence:?}");
            }
        }
    }

    #[test]
    fn a_sequence_held_up_behind_its_escape_is_never_letters() {
        for sequence in SEQUENCES {
            for delay in DELAYS {
                let (escape, tail) = sequence.as_bytes().split_at(1);
                let got = heard(&[(0, escape), (delay, tail)]);
                let mut wanted = if delay < 25 { Vec::new() } else { keys("\x1b") };
                wanted.extend(keys(sequence));
                assert_eq!(got, wanted, "{sequence:?}, {delay} ms");
            }
        }
    }

    #[test]
    fn keys_typed_one_by_one_are_keys() {
        let typed: Vec<(u64, &[u8])> = vec![(0, b"\x1b"), (150, b"["), (150, b"B")];
        assert_eq!(heard(&typed), [keys("\x1b"), keys("["), keys("B")].concat());
        let typed: Vec<(u64, &[u8])> = vec![(0, b"\x1b"), (150, b"O"), (150, b"x")];
        assert_eq!(heard(&typed), [keys("\x1b"), keys("O"), keys("x")].concat());
        // The same key held down.
        let typed: Vec<(u64, &[u8])> = vec![(0, b"\x1b"), (150, b"[["), (30, b"[")];
        assert_eq!(heard(&typed), [keys("\x1b"), keys("[[[")].concat());
        // Long after Esc nothing is its sequence.
        let typed: Vec<(u64, &[u8])> = vec![(0, b"\x1b"), (1500, b"[B")];
        assert_eq!(heard(&typed), [keys("\x1b"), keys("[B")].concat());
    }

    #[test]
    fn a_lone_escape_acts_within_two_frames() {
        let now = Instant::now();
        let mut decoder = Decoder::new(now);
        let mut all = Vec::new();
        decoder.expire(now, &mut |heard| all.push(heard));
        decoder.push(b"\x1b", now, &mut |heard| all.push(heard));
        assert!(all.is_empty());
        let patience = decoder.patience(now).unwrap();
        assert!(patience <= Duration::from_millis(32), "{patience:?}");
        decoder.expire(now + patience, &mut |heard| all.push(heard));
        assert_eq!(all, keys("\x1b"));
        assert_eq!(decoder.patience(now + patience), None, "it sleeps again");
    }

    #[test]
    fn letters_with_alt_that_begin_sequences_are_keys_in_the_end() {
        for letter in ["[", "O", "]", "P", "_"] {
            let got = keys(&format!("\x1b{letter}"));
            let alt = crossterm::event::KeyModifiers::ALT;
            let key = KeyEvent::new(KeyCode::Char(letter.chars().next().unwrap()), alt);
            assert_eq!(got, [Heard::Event(Event::Key(key))]);
        }
    }

    #[test]
    fn characters_cut_between_reads_are_whole() {
        for text in ["改", "𠀀", "é", "\x1b改"] {
            let bytes = text.as_bytes();
            for cut in 1..bytes.len() {
                if text.starts_with('\x1b') && cut == 1 {
                    continue;
                }
                let (one, two) = bytes.split_at(cut);
                assert_eq!(heard(&[(0, one), (700, two)]), keys(text), "{text:?} {cut}");
            }
        }
    }

    #[test]
    fn what_is_left_of_a_sequence_is_given_up_at_last() {
        for begun in ["\x1b[1;", "\x1b]11;rgb:", "\x1bP>|x", "\x1b[M ", "\x1b[["] {
            let got = heard(&[(0, begun.as_bytes()), (6000, b"j")]);
            assert_eq!(got, keys("j"), "{begun:?}");
        }
    }

    #[test]
    fn a_paste_is_one_however_late_its_pieces_come() {
        let got = heard(&[
            (0, b"\x1b[200~jj\x1b[20"),
            (30_000, b"B\x1b"),
            (9000, b"[201~k"),
        ]);
        let mut wanted = vec![Heard::Event(Event::Paste("jj\x1b[20B".to_owned()))];
        wanted.extend(keys("k"));
        assert_eq!(got, wanted);
    }

    #[test]
    fn typed_before_the_terminal_was_raw_a_line_feed_is_enter() {
        let now = Instant::now();
        let mut decoder = Decoder::new(now);
        let mut all = Vec::new();
        decoder.push(b"\n", now, &mut |heard| all.push(heard));
        decoder.expire(now, &mut |heard| all.push(heard));
        decoder.push(b"\n", now, &mut |heard| all.push(heard));
        assert_eq!(all[..1], keys("\r"));
        assert_eq!(all[1..], keys("\n"));
    }

    #[test]
    fn a_long_paste_is_read_in_linear_time() {
        let text = "改\x1b[20".repeat(200_000);
        let pasted = format!("\x1b[200~{text}\x1b[201~");
        let pieces: Vec<(u64, &[u8])> = pasted.as_bytes().chunks(1000).map(|p| (0, p)).collect();
        assert_eq!(heard(&pieces), [Heard::Event(Event::Paste(text))]);
    }
}
