//! The real program in a pseudo-terminal: keys in, screen out.

use std::ffi::OsStr;
use std::fs;
use std::io::{Read, Write};
use std::num::NonZeroU16;
use std::path::PathBuf;
use std::process::Command;
use std::sync::atomic::{AtomicBool, AtomicU32, Ordering};
use std::sync::{Arc, Condvar, Mutex, PoisonError, RwLock, RwLockReadGuard, RwLockWriteGuard};
use std::thread;
use std::time::{Duration, Instant};

use gangmu::text::Ambiguous;
use portable_pty::{Child, CommandBuilder, ExitStatus, MasterPty, PtySize, native_pty_system};
use vt100::{MouseProtocolMode, Screen};

use crate::emulator::{Behaviour, Emulator};

/// How long anything may take on a busy machine.
const DEADLINE: Duration = Duration::from_secs(30);

/// The program under test.
pub(crate) const GANGMU: &str = env!("CARGO_BIN_EXE_gangmu");

/// Keeps tests that open a dozen terminals at once apart from those in which
/// milliseconds count.
static CROWD: RwLock<()> = RwLock::new(());

/// Held by a test that opens many terminals.
pub(crate) fn crowd() -> RwLockWriteGuard<'static, ()> {
    CROWD.write().unwrap_or_else(PoisonError::into_inner)
}

/// Held by a test in which milliseconds count.
pub(crate) fn calm() -> RwLockReadGuard<'static, ()> {
    CROWD.read().unwrap_or_else(PoisonError::into_inner)
}

/// A program that runs in a pseudo-terminal. Killed when dropped.
pub(crate) struct Session {
    /// `None` once the terminal is closed.
    master: Option<Box<dyn MasterPty + Send>>,
    writer: Option<Arc<Mutex<Box<dyn Write + Send>>>>,
    reader: Option<thread::JoinHandle<()>>,
    hung_up: Arc<AtomicBool>,
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
    /// Shows the same, by a setting for widths, and answers; where wanted.
    emulator: Option<Emulator>,
    /// All that the program has written.
    written: Vec<u8>,
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

    /// Runs a command in a terminal that answers no question.
    pub(crate) fn spawn(columns: u16, rows: u16, command: CommandBuilder) -> Self {
        Self::spawn_in(columns, rows, command, None)
    }

    /// Runs a command in a terminal that draws characters of ambiguous width
    /// by a setting, if there is one, and says so when asked.
    pub(crate) fn spawn_in(
        columns: u16,
        rows: u16,
        command: CommandBuilder,
        ambiguous: Option<Ambiguous>,
    ) -> Self {
        Self::spawn_behaving(columns, rows, command, ambiguous.map(Behaviour::usual))
    }

    /// Runs a command in an environment that is the same everywhere. What
    /// `command` sets itself stands. A terminal of a behaviour answers when
    /// asked.
    pub(crate) fn spawn_behaving(
        columns: u16,
        rows: u16,
        mut command: CommandBuilder,
        behaviour: Option<Behaviour>,
    ) -> Self {
        for (name, value) in [("LANG", "zh_CN.UTF-8"), ("LC_ALL", ""), ("GANGMU", GANGMU)] {
            command.env(name, value);
        }
        let inherited = std::env::var_os("TERM");
        if command.get_env("TERM") == inherited.as_deref() {
            command.env("TERM", "xterm-256color");
        }
        command.env_remove("NO_COLOR");
        let state = fresh_state();
        // Nor what whoever runs the tests keeps.
        for name in ["XDG_STATE_HOME", "XDG_CONFIG_HOME"] {
            let set = command.get_env(name);
            if set.is_none() || set == std::env::var_os(name).as_deref() {
                command.env(name, &state);
            }
        }
        // What the tests run in is not what the program runs in.
        for own in ["TMUX", "STY", "COLORFGBG"] {
            if command.get_env(own) == std::env::var_os(own).as_deref() {
                command.env_remove(own);
            }
        }
        // An editor that was opened by chance is to leave at once.
        for editor in ["VISUAL", "EDITOR"] {
            if command
                .get_env(editor)
                .is_none_or(|own| Some(own) == std::env::var_os(editor).as_deref())
            {
                command.env(editor, "true");
            }
        }
        command.cwd(env!("CARGO_MANIFEST_DIR"));
        let pair = native_pty_system().openpty(size(columns, rows)).unwrap();
        let child = pair.slave.spawn_command(command).unwrap();
        drop(pair.slave);
        let shown = Arc::new(Shown {
            terminal: Mutex::new(Terminal {
                parser: vt100::Parser::new(cells(rows), cells(columns), 0),
                emulator: behaviour.map(|does| Emulator::behaving(columns, rows, does)),
                written: Vec::new(),
                ended: false,
            }),
            changed: Condvar::new(),
        });
        let mut reader = pair.master.try_clone_reader().unwrap();
        let ready = pair.master.as_raw_fd().unwrap();
        let hung_up = Arc::new(AtomicBool::new(false));
        let is_hung_up = Arc::clone(&hung_up);
        let fed = Arc::clone(&shown);
        let writer = Arc::new(Mutex::new(pair.master.take_writer().unwrap()));
        let answers = Arc::clone(&writer);
        let reader = thread::spawn(move || {
            let mut buffer = [0; 4096];
            loop {
                // The master lives until this thread has ended.
                while !is_readable(ready, Duration::from_millis(50)) {
                    if is_hung_up.load(Ordering::SeqCst) {
                        return;
                    }
                }
                // Nobody who holds the lock can meet bytes that have been read
                // and are not shown.
                let mut terminal = fed.terminal.lock().unwrap();
                // Linux gives an error where the other end is closed.
                let read = reader.read(&mut buffer).unwrap_or(0);
                terminal.written.extend(&buffer[..read]);
                terminal.parser.process(&buffer[..read]);
                if let Some(emulator) = &mut terminal.emulator {
                    emulator.process(&buffer[..read]);
                    let replies = std::mem::take(&mut emulator.replies);
                    // The program may be gone before it is answered.
                    let _ = answers.lock().unwrap().write_all(&replies);
                }
                terminal.ended = read == 0;
                fed.changed.notify_all();
                if read == 0 {
                    return;
                }
            }
        });
        Self {
            writer: Some(writer),
            master: Some(pair.master),
            reader: Some(reader),
            hung_up,
            child,
            shown,
            state,
        }
    }

    /// Types `keys` as they stand; `\x1b` is Escape, `\r` Enter.
    pub(crate) fn keys(&mut self, keys: &str) {
        let mut writer = self.writer.as_ref().unwrap().lock().unwrap();
        writer.write_all(keys.as_bytes()).unwrap();
        writer.flush().unwrap();
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

    /// Waits until a message says `text`, however it is broken in rows: a path
    /// in front of it may be of any length.
    pub(crate) fn wait_for_message(&self, text: &str) {
        let bare = |text: &str| text.split_whitespace().collect::<String>();
        let wanted = bare(text);
        self.wait_for(text, |screen| bare(&screen.contents()).contains(&wanted));
    }

    /// Waits until what the program has written is as wanted.
    pub(crate) fn wait_for_bytes(&self, what: &str, wanted: impl Fn(&[u8]) -> bool) {
        self.wait(what, |terminal| wanted(&terminal.written));
    }

    /// What `look` makes of all that the program has written.
    pub(crate) fn bytes<T>(&self, look: impl FnOnce(&[u8]) -> T) -> T {
        look(&self.shown.terminal.lock().unwrap().written)
    }

    /// What `look` makes of the screen as it is now.
    pub(crate) fn look<T>(&self, look: impl FnOnce(&Screen) -> T) -> T {
        look(self.shown.terminal.lock().unwrap().parser.screen())
    }

    /// Waits until nothing has been written for `quiet`, all that was written
    /// is shown, and all threads of the program sleep (where there is a
    /// `/proc` to tell).
    pub(crate) fn settle(&self, quiet: Duration) {
        let mut terminal = self.shown.terminal.lock().unwrap();
        loop {
            let (guard, waited) = self.shown.changed.wait_timeout(terminal, quiet).unwrap();
            // In this order: what sleeps writes no more.
            let at_rest = waited.timed_out() && self.sleeps() && !self.is_readable();
            if guard.ended || at_rest {
                return;
            }
            terminal = guard;
        }
    }

    fn master(&self) -> &dyn MasterPty {
        self.master.as_deref().unwrap()
    }

    /// Whether something is written that has not been read.
    fn is_readable(&self) -> bool {
        is_readable(self.master().as_raw_fd().unwrap(), Duration::ZERO)
    }

    /// Closes the terminal, as a window that is closed or a line that breaks,
    /// and waits for the program to end.
    pub(crate) fn hang_up(&mut self) -> ExitStatus {
        self.hung_up.store(true, Ordering::SeqCst);
        self.reader.take().unwrap().join().unwrap();
        self.writer = None;
        self.master = None;
        self.await_child()
    }

    /// The process of the program.
    pub(crate) fn id(&self) -> u32 {
        self.child.process_id().unwrap()
    }

    /// Whether no thread of the program runs: seen twice asleep, and not
    /// woken between.
    fn sleeps(&self) -> bool {
        let id = self.id();
        let look = || -> Vec<String> {
            let threads = fs::read_dir(format!("/proc/{id}/task"))
                .into_iter()
                .flatten();
            let status = threads.flatten().map(|thread| thread.path().join("status"));
            status
                .filter_map(|path| fs::read_to_string(path).ok())
                .collect()
        };
        let (first, second) = (look(), look());
        first == second && first.iter().all(|status| status.contains("State:\tS"))
    }

    /// What `look` makes of the emulator as it is now; only in a terminal with
    /// a setting.
    pub(crate) fn emulator<T>(&self, look: impl FnOnce(&Emulator) -> T) -> T {
        look(
            self.shown
                .terminal
                .lock()
                .unwrap()
                .emulator
                .as_ref()
                .unwrap(),
        )
    }

    /// Waits until the emulator is as wanted; only in a terminal with a
    /// setting.
    pub(crate) fn wait_for_emulator(&self, what: &str, wanted: impl Fn(&Emulator) -> bool) {
        self.wait(what, |terminal| {
            terminal.emulator.as_ref().is_some_and(&wanted)
        });
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
        self.master().resize(size(columns, rows)).unwrap();
    }

    /// Lets the terminal say that it has no size.
    pub(crate) fn resize_to_nothing(&self) {
        self.master().resize(size(0, 0)).unwrap();
    }

    /// Sends the program a signal by its name, without SIG.
    pub(crate) fn signal(&self, name: &str) {
        let id = self.id().to_string();
        let sent = Command::new("kill").args(["-s", name, &id]).status();
        assert!(sent.unwrap().success(), "kill -s {name} {id}");
    }

    /// Waits until the program has exited and all it wrote has been read.
    pub(crate) fn wait_exit(&mut self) -> ExitStatus {
        self.wait("the end of the output", |terminal| terminal.ended);
        self.await_child()
    }

    fn await_child(&mut self) -> ExitStatus {
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
        let modes = self.master().get_termios().unwrap();
        let local = format!("{:?}", modes.local_flags);
        for flag in ["ICANON", "ECHO", "ISIG"] {
            assert!(local.contains(flag), "{flag} is on again: {local}");
        }
    }
}

/// Whether there is something to read, or will be within `limit`.
fn is_readable(fd: i32, limit: Duration) -> bool {
    let mut polled = [filedescriptor::pollfd {
        fd,
        events: filedescriptor::POLLIN,
        revents: 0,
    }];
    filedescriptor::poll(&mut polled, Some(limit)).unwrap() > 0
}

impl Drop for Session {
    fn drop(&mut self) {
        self.hung_up.store(true, Ordering::SeqCst);
        let _ = self.child.kill();
        let _ = self.child.wait();
        // It uses the terminal until it ends.
        let _ = self.reader.take().map(thread::JoinHandle::join);
        let _ = fs::remove_dir_all(&self.state);
    }
}
