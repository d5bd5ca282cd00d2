//! The real program in a pseudo-terminal: keys in, screen out.

use std::ffi::OsStr;
use std::fs;
use std::io::{Read, Write};
use std::num::NonZeroU16;
use std::path::PathBuf;
use std::process::Command;
use std::sync::atomic::{AtomicU32, Ordering};
use std::sync::{Arc, Condvar, Mutex};
use std::thread;
use std::time::{Duration, Instant};

use portable_pty::{Child, CommandBuilder, ExitStatus, MasterPty, PtySize, native_pty_system};
use vt100::{MouseProtocolMode, Screen};

/// How long anything may take on a busy machine.
const DEADLINE: Duration = Duration::from_secs(30);

/// The program under test.
pub(crate) const GANGMU: &str = env!("CARGO_BIN_EXE_gangmu");

/// A program that runs in a pseudo-terminal. Killed when dropped.
pub(crate) struct Session {
    master: Box<dyn MasterPty + Send>,
    writer: Box<dyn Write + Send>,
    child: Box<dyn Child + Send + Sync>,
    shown: Arc<Shown>,
    /// What the program keeps, unless the command says where itself.
    state: PathBuf,
}

struct Shown {
    terminal: Mutex<Terminal>,
    changed: Condvar,
}

struct Terminal {
    parser: vt100::Parser,
    /// Whether every byte has been read: nobody holds the other end.
    ended: bool,
}

fn size(columns: u16, rows: u16) -> PtySize {
    PtySize {
        rows,
        cols: columns,
        pixel_width: 0,
        pixel_height: 0,
    }
}

fn cells(count: u16) -> NonZeroU16 {
    NonZeroU16::new(count).unwrap()
}

/// A folder of its own for what a program keeps.
fn fresh_state() -> PathBuf {
    static COUNT: AtomicU32 = AtomicU32::new(0);
    let number = COUNT.fetch_add(1, Ordering::Relaxed);
    let name = format!("state-{}-{number}", std::process::id());
    PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(name)
}

impl Session {
    /// Runs gangmu with these arguments in a terminal of this size in cells.
    pub(crate) fn gangmu<S: AsRef<OsStr>>(columns: u16, rows: u16, arguments: &[S]) -> Self {
        let mut command = CommandBuilder::new(GANGMU);
        command.args(arguments);
        Self::spawn(columns, rows, command)
    }

    /// Runs a line of shell, where `$GANGMU` is the program.
    pub(crate) fn shell(columns: u16, rows: u16, line: &str) -> Self {
        let mut command = CommandBuilder::new("bash");
        command.args(["--norc", "--noprofile", "-c", line]);
        Self::spawn(columns, rows, command)
    }

    /// Runs a command in an environment that is the same everywhere. What
    /// `command` sets itself stands.
    pub(crate) fn spawn(columns: u16, rows: u16, mut command: CommandBuilder) -> Self {
        for (name, value) in [
            ("TERM", "xterm-256color"),
            ("LANG", "zh_CN.UTF-8"),
            ("LC_ALL", ""),
            ("GANGMU", GANGMU),
        ] {
            command.env(name, value);
        }
        command.env_remove("NO_COLOR");
        let state = fresh_state();
        if command.get_env("XDG_STATE_HOME").is_none() {
            command.env("XDG_STATE_HOME", &state);
        }
        command.cwd(env!("CARGO_MANIFEST_DIR"));
        let pair = native_pty_system().openpty(size(columns, rows)).unwrap();
        let child = pair.slave.spawn_command(command).unwrap();
        drop(pair.slave);
        let shown = Arc::new(Shown {
            terminal: Mutex::new(Terminal {
                parser: vt100::Parser::new(cells(rows), cells(columns), 0),
                ended: false,
            }),
            changed: Condvar::new(),
        });
        let mut reader = pair.master.try_clone_reader().unwrap();
        let fed = Arc::clone(&shown);
        thread::spawn(move || {
            let mut buffer = [0; 4096];
            loop {
                // Linux gives an error where the other end is closed.
                let read = reader.read(&mut buffer).unwrap_or(0);
                let mut terminal = fed.terminal.lock().unwrap();
                terminal.parser.process(&buffer[..read]);
                terminal.ended = read == 0;
                fed.changed.notify_all();
                if read == 0 {
                    return;
                }
            }
        });
        Self {
            writer: pair.master.take_writer().unwrap(),
            master: pair.master,
            child,
            shown,
            state,
        }
    }

    /// Types `keys` as they stand; `\x1b` is Escape, `\r` Enter.
    pub(crate) fn keys(&mut self, keys: &str) {
        self.writer.write_all(keys.as_bytes()).unwrap();
        self.writer.flush().unwrap();
    }

    /// Waits until the screen is as wanted. `what` is said in the failure,
    /// with the screen as it is then.
    pub(crate) fn wait_for(&self, what: &str, wanted: impl Fn(&Screen) -> bool) {
        self.wait(what, |terminal| wanted(terminal.parser.screen()));
    }

    /// Waits until `text` stands somewhere on the screen.
    pub(crate) fn wait_for_text(&self, text: &str) {
        self.wait_for(text, |screen| screen.contents().contains(text));
    }

    /// What `look` makes of the screen as it is now.
    pub(crate) fn look<T>(&self, look: impl FnOnce(&Screen) -> T) -> T {
        look(self.shown.terminal.lock().unwrap().parser.screen())
    }

    fn wait(&self, what: &str, wanted: impl Fn(&Terminal) -> bool) {
        let start = Instant::now();
        let mut terminal = self.shown.terminal.lock().unwrap();
        while !wanted(&terminal) {
            let left = DEADLINE.saturating_sub(start.elapsed());
            if left.is_zero() || (terminal.ended && !wanted(&terminal)) {
                let screen = terminal.parser.screen().contents();
                drop(terminal);
                panic!("waited in vain for: {what}\n--- the screen:\n{screen}\n---");
            }
            terminal = self.shown.changed.wait_timeout(terminal, left).unwrap().0;
        }
    }

    /// Gives the terminal another size in cells. The program is told.
    pub(crate) fn resize(&self, columns: u16, rows: u16) {
        let mut terminal = self.shown.terminal.lock().unwrap();
        terminal.parser.set_size(cells(rows), cells(columns));
        self.master.resize(size(columns, rows)).unwrap();
    }

    /// Sends the program a signal by its name, without SIG.
    pub(crate) fn signal(&self, name: &str) {
        let id = self.child.process_id().unwrap().to_string();
        let sent = Command::new("kill").args(["-s", name, &id]).status();
        assert!(sent.unwrap().success(), "kill -s {name} {id}");
    }

    /// Waits until the program has exited and all it wrote has been read.
    pub(crate) fn wait_exit(&mut self) -> ExitStatus {
        self.wait("the end of the output", |terminal| terminal.ended);
        let start = Instant::now();
        while start.elapsed() < DEADLINE {
            if let Some(status) = self.child.try_wait().unwrap() {
                return status;
            }
            thread::sleep(Duration::from_millis(5));
        }
        panic!("the program has closed the terminal but does not exit");
    }

    /// Fails where a mode of the terminal is not as a shell needs it.
    pub(crate) fn assert_restored(&self) {
        self.look(|screen| {
            assert!(!screen.alternate_screen(), "the alternate screen is left");
            assert!(!screen.hide_cursor(), "the cursor is visible");
            assert!(!screen.bracketed_paste(), "bracketed paste is off");
            assert_eq!(screen.mouse_protocol_mode(), MouseProtocolMode::None);
        });
        let modes = self.master.get_termios().unwrap();
        let local = format!("{:?}", modes.local_flags);
        for flag in ["ICANON", "ECHO", "ISIG"] {
            assert!(local.contains(flag), "{flag} is on again: {local}");
        }
    }
}

impl Drop for Session {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
        let _ = fs::remove_dir_all(&self.state);
    }
}
