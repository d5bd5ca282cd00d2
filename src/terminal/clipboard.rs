//! The clipboard of the terminal, by OSC 52
//! (<https://invisible-island.net/xterm/ctlseqs/ctlseqs.html>), so that it
//! works over ssh; and the file beside it.

use std::io::{self, Write};

use crate::explorer::Action;
use crate::explorer::desk::copying::{CopyReport, Sent};
use crate::notes::Copied;
use crate::setting::Said;

/// Longer texts (bytes) are not sent: terminals refuse them, and a slow line
/// would be held up. The file has them.
const LONGEST: usize = 750_000;

/// Sends a text to the clipboard of the terminal; `false` where it is too
/// long. In tmux the sequence is sent twice: for tmux itself (`set-clipboard
/// on`), and wrapped for the terminal around it (`allow-passthrough on`).
///
/// # Errors
/// Where the terminal does not take it.
pub(super) fn send(text: &str, in_tmux: bool, out: &mut impl Write) -> io::Result<bool> {
    if text.len() > LONGEST {
        return Ok(false);
    }
    let sequence = format!("\x1b]52;c;{}\x1b\\", base64(text.as_bytes()));
    out.write_all(sequence.as_bytes())?;
    if in_tmux {
        let inner = sequence.replace('\x1b', "\x1b\x1b");
        write!(out, "\x1bPtmux;{inner}\x1b\\")?;
    }
    out.flush()?;
    Ok(true)
}

/// Keeps a copied text in the file; what became of it.
pub(super) fn keep(text: &str, sent: Sent) -> Action {
    let file = Copied::open().and_then(|copied| copied.keep(text).map(std::path::Path::to_owned));
    Action::Copied(CopyReport {
        chars: text.chars().filter(|&c| c != '\n').count(),
        sent,
        file: file.map_err(|error| Said::new(&error)),
    })
}

/// Base64 by RFC 4648, section 4.
fn base64(bytes: &[u8]) -> String {
    const DIGITS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let digit = |group: u32, shift: u32| {
        let at = (group >> shift) & 63;
        let digit = DIGITS.get(usize::try_from(at).unwrap_or(0));
        digit.map_or('=', |&digit| char::from(digit))
    };
    let mut text = String::with_capacity(bytes.len().div_ceil(3).saturating_mul(4));
    for chunk in bytes.chunks(3) {
        let byte = |at: usize| u32::from(chunk.get(at).copied().unwrap_or(0));
        let group = byte(0) << 16 | byte(1) << 8 | byte(2);
        text.push(digit(group, 18));
        text.push(digit(group, 12));
        text.push(if chunk.len() > 1 {
            digit(group, 6)
        } else {
            '='
        });
        text.push(if chunk.len() > 2 {
            digit(group, 0)
        } else {
            '='
        });
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn base64_is_that_of_the_rfc() {
        for (plain, coded) in [
            ("", ""),
            ("f", "Zg=="),
            ("fo", "Zm8="),
            ("foo", "Zm9v"),
            ("foobar", "Zm9vYmFy"),
            ("纲目", "57qy55uu"),
        ] {
            assert_eq!(base64(plain.as_bytes()), coded);
        }
    }

    #[test]
    fn tmux_gets_the_sequence_for_itself_and_one_to_pass_on() {
        let sent = |in_tmux| {
            let mut out = Vec::new();
            assert!(send("foo", in_tmux, &mut out).unwrap());
            String::from_utf8(out).unwrap()
        };
        let plain = "\x1b]52;c;Zm9v\x1b\\";
        assert_eq!(sent(false), plain);
        let passed = "\x1bPtmux;\x1b\x1b]52;c;Zm9v\x1b\x1b\\\x1b\\";
        assert_eq!(sent(true), format!("{plain}{passed}"));
    }

    #[test]
    fn what_is_very_long_is_not_sent() {
        let mut out = Vec::new();
        assert!(!send(&"长".repeat(LONGEST / 3 + 1), true, &mut out).unwrap());
        assert!(out.is_empty());
    }
}
