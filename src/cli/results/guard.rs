//! Between us and a terminal: nothing that a document or the name of a file
//! holds acts on it. Everything that is printed, errors too, goes through here.

use std::ffi::OsStr;
use std::fmt::Display;
use std::io::{self, IsTerminal, StdoutLock, Write};

use crate::text::{control_symbol, is_bidi_control};

use super::table::COLOURS;

/// The bytes of the longest character.
const LONGEST: usize = 4;

/// Standard output: guarded where it is a terminal, else as it is. With
/// `is_painted` colours pass: then a [`Paint`](super::table::Paint) has seen
/// all that is from a document.
pub(in crate::cli) fn stdout(is_painted: bool) -> Output {
    let out = io::stdout();
    match out.is_terminal() {
        true => Output::Terminal(Guard::new(out.lock(), is_painted)),
        false => Output::Elsewhere(out.lock()),
    }
}

/// Where results go.
pub(in crate::cli) enum Output {
    Terminal(Guard<StdoutLock<'static>>),
    Elsewhere(StdoutLock<'static>),
}

impl Write for Output {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        match self {
            Self::Terminal(out) => out.write(bytes),
            Self::Elsewhere(out) => out.write(bytes),
        }
    }

    fn flush(&mut self) -> io::Result<()> {
        match self {
            Self::Terminal(out) => out.flush(),
            Self::Elsewhere(out) => out.flush(),
        }
    }
}

/// Tells on standard error what went wrong, in a line that begins with our
/// name.
pub(in crate::cli) fn complain(what: &dyn Display) {
    tell(&format!("gangmu: {what}\n"));
}

/// Tells on standard error.
pub(in crate::cli) fn tell(text: &str) {
    let mut out = io::stderr().lock();
    // There is nowhere to tell that this cannot be told.
    let _ = match out.is_terminal() {
        true => Guard::new(out, false).write_all(text.as_bytes()),
        false => out.write_all(text.as_bytes()),
    };
}

/// Whether what was typed would act on a terminal that it is shown on.
pub(in crate::cli) fn is_harmful(argument: &OsStr) -> bool {
    let text = argument.to_string_lossy();
    text.chars()
        .any(|c| control_symbol(c).is_some() || is_bidi_control(c))
}

/// Shows controls as their symbols (␛ for escape), but lets pass line ends,
/// tabs and, of text that is painted, our colours. What would order the
/// characters of a line anew is left out, as it is on the screen of the
/// explorer.
pub(in crate::cli) struct Guard<W: Write> {
    out: W,
    is_painted: bool,
    /// The beginning of a character, a colour or a line end that was cut off
    /// at the end of what was written.
    held: Vec<u8>,
}

impl<W: Write> Guard<W> {
    pub(in crate::cli) const fn new(out: W, is_painted: bool) -> Self {
        Self {
            out,
            is_painted,
            held: Vec::new(),
        }
    }

    /// Writes what is held, with all that can be said of it now.
    fn let_go(&mut self) -> io::Result<()> {
        let held = std::mem::take(&mut self.held);
        let mut shown = String::new();
        for c in String::from_utf8_lossy(&held).chars() {
            show(c, &mut shown);
        }
        self.out.write_all(shown.as_bytes())
    }
}

impl<W: Write> Write for Guard<W> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let mut all = std::mem::take(&mut self.held);
        all.extend_from_slice(bytes);
        let whole = match std::str::from_utf8(&all) {
            Err(error) if error.error_len().is_none() => error.valid_up_to(),
            _ => all.len(),
        };
        let (text, cut) = all.split_at_checked(whole).unwrap_or((&all, &[]));
        debug_assert!(cut.len() < LONGEST);
        let text = String::from_utf8_lossy(text);
        let mut shown = String::with_capacity(text.len());
        let mut rest: &str = &text;
        while let Some(c) = rest.chars().next() {
            let passes = match c {
                '\r' => ["\r\n"].as_slice(),
                '\u{1B}' if self.is_painted => &COLOURS,
                _ => &[],
            };
            if let Some(sequence) = passes.iter().find(|s| rest.starts_with(**s)) {
                shown.push_str(sequence);
                rest = rest.strip_prefix(sequence).unwrap_or_default();
                continue;
            }
            if cut.is_empty() && passes.iter().any(|s| s.starts_with(rest)) {
                break;
            }
            show(c, &mut shown);
            rest = rest.strip_prefix(c).unwrap_or_default();
        }
        let held = [rest.as_bytes(), cut].concat();
        self.out.write_all(shown.as_bytes())?;
        self.held = held;
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        // A character that was cut off will be gone on with.
        if std::str::from_utf8(&self.held).is_ok() {
            self.let_go()?;
        }
        self.out.flush()
    }
}

impl<W: Write> Drop for Guard<W> {
    fn drop(&mut self) {
        // Whoever flushes hears of errors.
        let _ = self.let_go();
    }
}

/// Adds a character as it may be shown.
fn show(c: char, shown: &mut String) {
    match c {
        '\n' | '\t' => shown.push(c),
        _ if is_bidi_control(c) => {}
        _ => shown.push(control_symbol(c).unwrap_or(c)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What comes out of `pieces`, written one by one.
    fn guarded(pieces: &[&[u8]]) -> String {
        let mut out = Vec::new();
        let mut guard = Guard::new(&mut out, true);
        for piece in pieces {
            guard.write_all(piece).unwrap();
        }
        guard.flush().unwrap();
        drop(guard);
        String::from_utf8(out).unwrap()
    }

    /// The same whole, byte by byte and cut in two at every place.
    fn always(text: &str) -> String {
        let whole = guarded(&[text.as_bytes()]);
        let bytes: Vec<&[u8]> = text.as_bytes().chunks(1).collect();
        assert_eq!(guarded(&bytes), whole);
        for cut in 0..=text.len() {
            let (one, other) = text.as_bytes().split_at(cut);
            assert_eq!(guarded(&[one, other]), whole, "cut at {cut}");
        }
        whole
    }

    #[test]
    fn no_control_passes() {
        assert_eq!(always("正文\x1b]0;改标题\x07完。"), "正文␛]0;改标题␇完。");
        assert_eq!(
            always("\u{9b}2J\u{9d}0;x\u{9c}\u{85}\x08\x7f\0"),
            "␦2J␦0;x␦␤␈␡␀"
        );
        assert_eq!(always("\x1b[2J\x1b[1;31\x1b[1;32m"), "␛[2J␛[1;31␛[1;32m");
        assert_eq!(always("进度\r100%\r\n完\r"), "进度␍100%\r\n完␍");
    }

    #[test]
    fn colours_of_our_own_and_text_pass() {
        let text = "\x1b[1;31m改革\x1b[m\t第\u{20BB7}章\n";
        assert_eq!(always(text), text);
    }

    #[test]
    fn colours_of_a_document_do_not() {
        let mut out = Vec::new();
        let mut guard = Guard::new(&mut out, false);
        guard.write_all(b"\x1b[1;31mred\x1b[m\n").unwrap();
        drop(guard);
        assert_eq!(String::from_utf8(out).unwrap(), "␛[1;31mred␛[m\n");
    }

    #[test]
    fn what_turns_a_line_about_is_left_out() {
        assert_eq!(always("\u{202e}金额\u{2066}100\u{200f}"), "金额100");
        assert_eq!(always("a\u{200d}b\u{ad}"), "a\u{200d}b\u{ad}");
    }

    #[test]
    fn bytes_that_are_no_text_are_shown_as_such() {
        assert_eq!(guarded(&[b"\xE4\xB8", b"\x80\xFF\n"]), "一\u{FFFD}\n");
        assert_eq!(guarded(&[b"\xE4\xB8"]), "\u{FFFD}");
    }
}
