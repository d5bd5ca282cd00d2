//! The clipboard of the terminal, by OSC 52
//! (<https://invisible-island.net/xterm/ctlseqs/ctlseqs.html>), so that it
//! works over ssh; and the file beside it.

use std::io::{self, Write};
use std::process::{Command, Stdio};

use crate::explorer::Action;
use crate::explorer::desk::copies::copied::{CopyReport, Sent};
use crate::notes::Copied;
use crate::setting::Said;

use super::input::Answer;

/// Longer texts (bytes) are not sent: terminals refuse them, and a slow line
/// would be held up. The file has them.
const LONGEST: usize = 750_000;

/// The longest piece (bytes) that is passed through GNU screen at once. Its
/// buffer holds 768 (256 before version 4.0.3), and it shows what runs over.
const PIECE: usize = 240;

/// The way that a text takes to a clipboard.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Route {
    /// Straight to a terminal that takes it.
    Known,
    /// Straight to a terminal that reads the sequence; it may not do what it
    /// says.
    Offered,
    /// Through tmux.
    Tmux,
    /// Through GNU screen, which passes on what it is told to.
    Screen,
    /// Through one of these two, and which is not known.
    Unsure,
    /// No way: the terminal would show the sequence.
    None,
}

/// Terminals that take it as they come, by the beginning of TERM.
const TAKE: [&str; 11] = [
    "xterm-kitty",
    "xterm-ghostty",
    "alacritty",
    "foot",
    "wezterm",
    "contour",
    "zutty",
    "rio",
    "hterm",
    "mintty",
    "xterm.js",
];

/// Variables that such terminals set.
const TAKE_BY: [&str; 6] = [
    "KITTY_WINDOW_ID",
    "ALACRITTY_WINDOW_ID",
    "WEZTERM_PANE",
    "GHOSTTY_RESOURCES_DIR",
    "WT_SESSION",
    "ZUTTY_VERSION",
];

/// The families of terminals that read sequences which they do not know in
/// silence.
const READ: [&str; 12] = [
    "xterm", "vte", "gnome", "konsole", "rxvt", "st", "mlterm", "eterm", "nsterm", "iterm",
    "putty", "tmux",
];

/// Asks the terminal which it is (secondary device attributes). Every terminal
/// and multiplexer that may be in doubt answers, and it is the nearest.
pub(super) const WHO: &str = "\x1b[>c";

/// The letters by which GNU screen and tmux answer.
const SCREEN: u16 = b'S' as u16;
const TMUX: u16 = b'T' as u16;

impl Route {
    /// The way by the environment: `variable` gives what is set and not empty.
    pub(super) fn of(variable: impl Fn(&str) -> Option<String>) -> Self {
        let term = variable("TERM").unwrap_or_default().to_ascii_lowercase();
        let is = |name: &&str| {
            let rest = term.strip_prefix(name);
            rest.is_some_and(|rest| !rest.starts_with(|c: char| c.is_ascii_alphabetic()))
        };
        let is_set = |name: &&str| variable(name).is_some();
        // tmux and GNU screen may have the same name, and one may run in the
        // other; over ssh the variables are gone.
        match (is(&"screen"), is_set(&"TMUX"), is_set(&"STY")) {
            _ if is(&"tmux") => Self::Tmux,
            (true, true, false) => Self::Tmux,
            (true, false, true) => Self::Screen,
            (true, ..) => Self::Unsure,
            (false, true, false) => Self::Tmux,
            (false, false, true) => Self::Screen,
            (false, true, true) => Self::Unsure,
            _ if TAKE.iter().any(is) => Self::Known,
            _ if READ.iter().any(is) && TAKE_BY.iter().any(is_set) => Self::Known,
            _ if READ.iter().any(is) => Self::Offered,
            _ => Self::None,
        }
    }

    /// The way by what the terminal says of itself, where that was in doubt.
    pub(super) fn told(self, answer: &Answer) -> Self {
        match (self, answer) {
            (Self::Unsure, Answer::Version(numbers)) => match numbers.first() {
                Some(&TMUX) => Self::Tmux,
                Some(&SCREEN) => Self::Screen,
                _ => Self::None,
            },
            (route, _) => route,
        }
    }

    /// Sends a text; says where it went. To tmux the sequence is sent twice:
    /// for tmux itself, and wrapped for the terminal around it.
    ///
    /// # Errors
    /// Where the terminal does not take it.
    pub(super) fn send(self, text: &str, out: &mut impl Write) -> io::Result<Sent> {
        if matches!(self, Self::None | Self::Unsure) {
            return Ok(Sent::Nowhere);
        }
        if text.len() > LONGEST {
            return Ok(Sent::TooLong);
        }
        let coded = base64(text.as_bytes());
        let sent = match self {
            Self::None | Self::Unsure => Sent::Nowhere,
            Self::Known | Self::Offered => {
                write!(out, "\x1b]52;c;{coded}\x1b\\")?;
                match self {
                    Self::Known => Sent::Clipboard,
                    _ => Sent::Offered,
                }
            }
            Self::Tmux => {
                write!(out, "\x1b]52;c;{coded}\x1b\\")?;
                write!(out, "\x1bPtmux;\x1b\x1b]52;c;{coded}\x07\x1b\\")?;
                Sent::Tmux
            }
            Self::Screen => {
                // The terminal around puts the pieces together again.
                let whole = format!("\x1b]52;c;{coded}\x07");
                for piece in whole.as_bytes().chunks(PIECE) {
                    out.write_all(b"\x1bP")?;
                    out.write_all(piece)?;
                    out.write_all(b"\x1b\\")?;
                }
                Sent::Offered
            }
        };
        out.flush()?;
        Ok(sent)
    }
}

/// Whether tmux hands the clipboard on, as it says itself: to its own terminal
/// or by passing through. `false` where it cannot be asked.
fn tmux_hands_on() -> bool {
    let value = |option: &str| {
        let asked = Command::new("tmux")
            .args(["show-options", "-gqv", option])
            .stdin(Stdio::null())
            .stderr(Stdio::null())
            .output();
        let said = asked.map(|said| said.stdout).unwrap_or_default();
        String::from_utf8_lossy(&said).trim().to_owned()
    };
    // `external` lets only tmux itself set it.
    value("set-clipboard") == "on" || matches!(value("allow-passthrough").as_str(), "on" | "all")
}

/// Keeps a copied text in the file; what became of it.
pub(super) fn keep(text: &str, sent: Sent) -> Action {
    let file = Copied::open().and_then(|copied| copied.keep(text).map(std::path::Path::to_owned));
    let sent = match sent {
        Sent::Tmux if tmux_hands_on() => Sent::Offered,
        sent => sent,
    };
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
    fn a_terminal_gets_the_sequence_as_it_is_or_not_at_all() {
        let plain = "\x1b]52;c;Zm9v\x1b\\";
        for (route, bytes, where_to) in [
            (Route::Known, plain, Sent::Clipboard),
            (Route::Offered, plain, Sent::Offered),
            (Route::None, "", Sent::Nowhere),
            (Route::Unsure, "", Sent::Nowhere),
        ] {
            assert_eq!(sent(route, "foo"), (bytes.to_owned(), where_to));
        }
    }

    #[test]
    fn tmux_gets_the_sequence_for_itself_and_one_to_pass_on() {
        let plain = "\x1b]52;c;Zm9v\x1b\\";
        let passed = "\x1bPtmux;\x1b\x1b]52;c;Zm9v\x07\x1b\\";
        assert_eq!(
            sent(Route::Tmux, "foo"),
            (format!("{plain}{passed}"), Sent::Tmux)
        );
    }

    #[test]
    fn screen_gets_pieces_that_its_buffer_holds() {
        for text in ["foo".to_owned(), "长".repeat(59), "长".repeat(3000)] {
            let (bytes, where_to) = sent(Route::Screen, &text);
            assert_eq!(where_to, Sent::Offered);
            let mut whole = String::new();
            for piece in bytes.split_inclusive("\x1b\\") {
                let inside = piece.strip_prefix("\x1bP").unwrap();
                let inside = inside.strip_suffix("\x1b\\").unwrap();
                assert!(inside.len() < 256, "{}", inside.len());
                whole.push_str(inside);
            }
            let coded = base64(text.as_bytes());
            assert_eq!(whole, format!("\x1b]52;c;{coded}\x07"));
        }
    }

    #[test]
    fn what_is_very_long_is_not_sent() {
        let long = "长".repeat(LONGEST / 3 + 1);
        assert_eq!(sent(Route::Tmux, &long), (String::new(), Sent::TooLong));
    }

    #[test]
    fn the_way_is_known_by_the_environment() {
        let route = |set: &[(&str, &str)]| {
            let set: Vec<(String, String)> = set
                .iter()
                .map(|&(name, value)| (name.to_owned(), value.to_owned()))
                .collect();
            Route::of(move |name| {
                let found = set.iter().find(|(set, _)| set == name);
                found.map(|(_, value)| value.clone())
            })
        };
        for (term, wanted) in [
            ("xterm-kitty", Route::Known),
            ("alacritty-direct", Route::Known),
            ("foot", Route::Known),
            ("xterm-256color", Route::Offered),
            ("xterm", Route::Offered),
            ("vte-256color", Route::Offered),
            ("rxvt-unicode-256color", Route::Offered),
            ("st-256color", Route::Offered),
            ("tmux-256color", Route::Tmux),
            ("screen", Route::Unsure),
            ("screen.xterm-256color", Route::Unsure),
            ("linux", Route::None),
            ("vt100", Route::None),
            ("dumb", Route::None),
            ("sun", Route::None),
            ("stterm", Route::None),
            ("", Route::None),
        ] {
            assert_eq!(route(&[("TERM", term)]), wanted, "{term:?}");
        }
        let xterm = ("TERM", "xterm-256color");
        let screen = ("TERM", "screen-256color");
        let (tmux, sty) = (("TMUX", "/tmp/tmux-0/default,1,0"), ("STY", "1.pts"));
        assert_eq!(route(&[xterm, ("WT_SESSION", "1")]), Route::Known);
        assert_eq!(route(&[xterm, tmux]), Route::Tmux);
        assert_eq!(route(&[screen, tmux]), Route::Tmux);
        assert_eq!(route(&[screen, sty]), Route::Screen);
        assert_eq!(route(&[xterm, sty]), Route::Screen);
        assert_eq!(
            route(&[screen, sty, ("KITTY_WINDOW_ID", "1")]),
            Route::Screen
        );
        assert_eq!(route(&[screen, tmux, sty]), Route::Unsure);
    }

    #[test]
    fn where_it_is_in_doubt_the_terminal_says_which_it_is() {
        let told = |route: Route, numbers: &[u16]| route.told(&Answer::Version(numbers.to_vec()));
        assert_eq!(told(Route::Unsure, &[84, 0, 0]), Route::Tmux);
        assert_eq!(told(Route::Unsure, &[83, 40900, 0]), Route::Screen);
        assert_eq!(told(Route::Unsure, &[41, 379, 0]), Route::None);
        assert_eq!(told(Route::Known, &[83, 40900, 0]), Route::Known);
        let other = Answer::Cursor { row: 1, column: 2 };
        assert_eq!(Route::Unsure.told(&other), Route::Unsure);
    }

    fn sent(route: Route, text: &str) -> (String, Sent) {
        let mut out = Vec::new();
        let sent = route.send(text, &mut out).unwrap();
        (String::from_utf8(out).unwrap(), sent)
    }
}
