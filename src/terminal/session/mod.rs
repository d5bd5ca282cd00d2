//! Taking the terminal over and giving it back, whatever happens.

pub(super) mod quiet;

use std::fs;
use std::io::{self, Write};
use std::os::unix::process::parent_id;
use std::panic;
use std::process;
use std::sync::Once;
use std::sync::OnceLock;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread::{self, ThreadId};

use crossterm::cursor::{Hide, Show};
use crossterm::event::{DisableBracketedPaste, EnableBracketedPaste};
use crossterm::queue;
use crossterm::style::{Print, ResetColor};
use crossterm::terminal::{
    DisableLineWrap, EnableLineWrap, EndSynchronizedUpdate, EnterAlternateScreen,
    LeaveAlternateScreen, disable_raw_mode, enable_raw_mode,
};

use crate::terminal::work::worker;

/// Reports presses, drags and the wheel in SGR coordinates. Plain movement
/// (mode 1003) is left out: it would wake the program, and fill a slow line,
/// for nothing.
const MOUSE_ON: &str = "\x1b[?1000h\x1b[?1002h\x1b[?1006h";
const MOUSE_OFF: &str = "\x1b[?1006l\x1b[?1002l\x1b[?1000l";

/// Whether the terminal is in our hands.
static TAKEN: AtomicBool = AtomicBool::new(false);

/// Whether another program has it that we wait for.
static LENT: AtomicBool = AtomicBool::new(false);

/// The thread that draws. A panic there ends the program; one in a worker
/// does not.
static DRAWING: OnceLock<ThreadId> = OnceLock::new();

/// Holds the terminal: raw mode, alternate screen, mouse, bracketed paste.
/// Dropping it gives the terminal back as it was. A panic of the thread that
/// entered gives it back too, before its message is printed.
#[derive(Debug)]
pub struct Session(());

impl Session {
    /// Takes the terminal over. To be called on the thread that draws.
    ///
    /// # Errors
    /// Where there is no terminal to be had; it is left as it was then.
    pub fn enter() -> io::Result<Self> {
        let _ = DRAWING.set(thread::current().id());
        install_panic_hook();
        let session = Self(());
        session.take()?;
        Ok(session)
    }

    /// Gives the terminal back, stops the process as Ctrl-Z does, and takes
    /// the terminal again when it is continued. What the screen showed is
    /// lost. Gives `false`, and does nothing, where no shell waits that could
    /// continue it.
    ///
    /// # Errors
    /// Where the process cannot be stopped, or the terminal not be taken
    /// again.
    pub fn suspend(&self) -> io::Result<bool> {
        if !has_job_control() {
            return Ok(false);
        }
        restore();
        // Our handler has taken the place of the default one. Of the two stop
        // signals only SIGSTOP cannot be caught, so this is what stops us.
        signal_hook::low_level::emulate_default_handler(signal_hook::consts::SIGTSTP)?;
        self.take()?;
        Ok(true)
    }

    /// Gives the terminal back for `work`, and takes it again. What the screen
    /// showed is lost.
    ///
    /// # Errors
    /// Where the terminal cannot be taken again.
    pub fn lend(&self, work: &mut dyn FnMut()) -> io::Result<()> {
        restore();
        LENT.store(true, Ordering::SeqCst);
        work();
        LENT.store(false, Ordering::SeqCst);
        self.take()
    }

    /// Sets the modes of the terminal again, whatever has changed them; it
    /// stays raw all the time, so that no key is echoed.
    ///
    /// # Errors
    /// Where the terminal does not take it.
    pub fn refresh(&self) -> io::Result<()> {
        let mut out = io::stdout();
        write_enter(&mut out).and_then(|()| out.flush())
    }

    /// Takes the terminal again after the process was stopped from outside,
    /// when the shell has put it to its own use. What the screen showed is
    /// lost.
    ///
    /// # Errors
    /// Where the terminal cannot be taken.
    pub fn resume(&self) -> io::Result<()> {
        // Raw mode is remembered as on and would not be set again.
        let _ = disable_raw_mode();
        self.take()
    }

    fn take(&self) -> io::Result<()> {
        TAKEN.store(true, Ordering::SeqCst);
        quiet::begin();
        let mut out = io::stdout();
        let taken = enable_raw_mode()
            .and_then(|()| write_enter(&mut out))
            .and_then(|()| out.flush());
        if taken.is_err() {
            restore();
        }
        taken
    }
}

impl Drop for Session {
    fn drop(&mut self) {
        restore();
    }
}

/// Gives the terminal back, once, from whatever thread. Errors are of no use
/// here: where the terminal is gone, there is nothing to give back.
pub(super) fn restore() {
    if TAKEN.swap(false, Ordering::SeqCst) {
        let mut out = io::stdout();
        let _ = write_leave(&mut out).and_then(|()| out.flush());
        let _ = disable_raw_mode();
        quiet::end();
    }
}

/// Whether another program has the terminal that we wait for.
pub(super) fn is_lent() -> bool {
    LENT.load(Ordering::SeqCst)
}

/// Lines do not wrap: in a terminal that draws a glyph wider than we think,
/// the row would run on into the next.
fn write_enter(out: &mut impl Write) -> io::Result<()> {
    queue!(
        out,
        EnterAlternateScreen,
        DisableLineWrap,
        EnableBracketedPaste,
        Print(MOUSE_ON),
        Hide
    )
}

/// The row below the last, which moves up all that is shown. The number is one
/// that no terminal has; the cursor stops at the last row.
const BELOW: &str = "\x1b[999;1H\r\n";

/// The end of a synchronized update comes first: a panic while drawing leaves
/// one open, and the terminal would show nothing of what follows. A terminal
/// without an alternate screen goes on showing what it does, and the shell
/// writes its prompt below that; any other has the cursor again where it was.
fn write_leave(out: &mut impl Write) -> io::Result<()> {
    queue!(
        out,
        EndSynchronizedUpdate,
        ResetColor,
        Print(BELOW),
        Print(MOUSE_OFF),
        DisableBracketedPaste,
        EnableLineWrap,
        LeaveAlternateScreen,
        Show
    )
}

/// In a worker, and on any thread but the one that draws, the message of a panic
/// is kept for whoever catches it: printed, it would stand in the middle of the
/// screen. On the one that draws, the terminal is given back and the panic goes
/// its way.
pub(super) fn install_panic_hook() {
    static ONCE: Once = Once::new();
    ONCE.call_once(|| {
        let print = panic::take_hook();
        panic::set_hook(Box::new(move |info| {
            let elsewhere = DRAWING
                .get()
                .is_some_and(|&thread| thread != thread::current().id());
            // While it is lent, the message would stand in another program.
            let shows = TAKEN.load(Ordering::SeqCst) || is_lent();
            if worker::is_worker() || elsewhere && shows {
                worker::note_panic(info.to_string());
            } else {
                restore();
                print(info);
            }
        }));
    });
}

/// Whether the parent is a shell with job control: of our session, but of
/// another process group. The kernel asks the same before it lets the
/// terminal stop a process. Assumed where there is no `/proc` to tell.
fn has_job_control() -> bool {
    let (Some(ours), Some(parents)) = (
        group_and_session(process::id()),
        group_and_session(parent_id()),
    ) else {
        return true;
    };
    ours.0 != parents.0 && ours.1 == parents.1
}

/// The process group and the session of a process, by `/proc/ID/stat`.
fn group_and_session(id: u32) -> Option<(i64, i64)> {
    parse_stat(&fs::read_to_string(format!("/proc/{id}/stat")).ok()?)
}

/// Fields 5 and 6; the name before them may hold spaces and brackets.
fn parse_stat(stat: &str) -> Option<(i64, i64)> {
    let (_, rest) = stat.rsplit_once(')')?;
    let mut fields = rest.split_whitespace().skip(2);
    Some((fields.next()?.parse().ok()?, fields.next()?.parse().ok()?))
}

#[cfg(test)]
mod tests {
    use std::num::NonZeroU16;

    use vt100::{MouseProtocolEncoding, MouseProtocolMode};

    use super::*;

    #[test]
    fn what_is_switched_on_is_switched_off() {
        let mut terminal = vt100::Parser::default();
        let untouched = terminal.screen().state_formatted();
        let mut bytes = Vec::new();
        write_enter(&mut bytes).unwrap();
        terminal.process(&bytes);
        let screen = terminal.screen();
        assert!(screen.alternate_screen() && screen.hide_cursor() && screen.bracketed_paste());
        assert_eq!(
            screen.mouse_protocol_mode(),
            MouseProtocolMode::ButtonMotion
        );
        assert_eq!(screen.mouse_protocol_encoding(), MouseProtocolEncoding::Sgr);

        bytes.clear();
        write_leave(&mut bytes).unwrap();
        terminal.process(&bytes);
        assert_eq!(terminal.screen().state_formatted(), untouched);
        assert!(!terminal.screen().alternate_screen());
    }

    #[test]
    fn what_stood_on_the_screen_before_stands_there_again() {
        let mut terminal = vt100::Parser::default();
        terminal.process("$ gangmu 报告.md\r\n".as_bytes());
        let before = terminal.screen().contents();
        let mut bytes = Vec::new();
        write_enter(&mut bytes).unwrap();
        bytes.extend("正文".as_bytes());
        write_leave(&mut bytes).unwrap();
        terminal.process(&bytes);
        assert_eq!(terminal.screen().contents(), before);
    }

    const SIX: NonZeroU16 = NonZeroU16::new(6).unwrap();
    const THIRTY: NonZeroU16 = NonZeroU16::new(30).unwrap();

    #[test]
    fn without_an_alternate_screen_the_prompt_stands_alone() {
        for alone in [&[][..], &["状态栏"]] {
            let mut terminal = vt100::Parser::new(SIX, THIRTY, 0);
            terminal.process("$ gangmu 报告.md\r\n".as_bytes());
            let mut bytes = Vec::new();
            write_enter(&mut bytes).unwrap();
            bytes.extend("\x1b[H正文\x1b[6;1H\x1b[44m".as_bytes());
            bytes.extend(alone.concat().as_bytes());
            bytes.extend("\x1b[3;9H".as_bytes());
            write_leave(&mut bytes).unwrap();
            let bytes = String::from_utf8(bytes).unwrap();
            let bytes = bytes.replace("\x1b[?1049h", "").replace("\x1b[?1049l", "");
            terminal.process(bytes.as_bytes());
            terminal.process(b"$ ");
            let rows: Vec<String> = terminal.screen().rows(0, 30).collect();
            assert_eq!(rows[5], "$ ", "{rows:?}");
            assert_eq!(rows[4], alone.concat(), "what was shown is above it");
            assert_eq!(terminal.screen().cursor_position(), (5, 2));
            let prompt = terminal.screen().cell(5, 0).unwrap();
            assert_eq!(prompt.bgcolor(), vt100::Color::Default);
        }
    }

    #[test]
    fn a_process_name_may_look_like_fields() {
        let stat = "77 (a) b) S 1 42 43 34816 77 4194304";
        assert_eq!(parse_stat(stat), Some((42, 43)));
        assert_eq!(parse_stat(""), None);
    }
}
