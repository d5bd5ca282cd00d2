//! Programs in a pseudo-terminal, timed by what they draw.

#![allow(dead_code)]

use std::fs;
use std::io::{Read, Write};
use std::num::NonZeroU16;
use std::path::Path;
use std::sync::mpsc::{Receiver, RecvTimeoutError, channel};
use std::thread;
use std::time::{Duration, Instant};

use portable_pty::{Child, CommandBuilder, MasterPty, PtySize, native_pty_system};

pub(crate) const GANGMU: &str = env!("CARGO_BIN_EXE_gangmu");
pub(crate) const COLUMNS: u16 = 80;
pub(crate) const ROWS: u16 = 24;

/// A program in a pseudo-terminal, and what it has drawn so far.
pub(crate) struct Session {
    child: Box<dyn Child + Send + Sync>,
    // Closed when dropped.
    _master: Box<dyn MasterPty + Send>,
    writer: Box<dyn Write + Send>,
    output: Receiver<Vec<u8>>,
    pub(crate) parser: vt100::Parser,
}

impl Session {
    pub(crate) fn start(program: &str, arguments: &[&str], state: &Path) -> Self {
        let size = PtySize {
            rows: ROWS,
            cols: COLUMNS,
            pixel_width: 0,
            pixel_height: 0,
        };
        let pair = native_pty_system().openpty(size).unwrap();
        let mut command = CommandBuilder::new(program);
        command.args(arguments);
        command.env("TERM", "xterm-256color");
        command.env("LANG", "C.UTF-8");
        command.env("LC_ALL", "C.UTF-8");
        command.env("XDG_STATE_HOME", state);
        let mut reader = pair.master.try_clone_reader().unwrap();
        let writer = pair.master.take_writer().unwrap();
        let (sender, output) = channel();
        thread::spawn(move || {
            let mut buffer = vec![0; 64 * 1024];
            while let Ok(read @ 1..) = reader.read(&mut buffer) {
                if sender.send(buffer[..read].to_vec()).is_err() {
                    return;
                }
            }
        });
        let child = pair.slave.spawn_command(command).unwrap();
        let cells = |count| NonZeroU16::new(count).unwrap();
        Self {
            child,
            _master: pair.master,
            writer,
            output,
            parser: vt100::Parser::new(cells(ROWS), cells(COLUMNS), 0),
        }
    }

    /// Waits until the screen is as wanted; at most a minute.
    pub(crate) fn wait(&mut self, what: &str, wanted: impl Fn(&vt100::Screen) -> bool) {
        let end = Instant::now() + Duration::from_secs(60);
        while !wanted(self.parser.screen()) {
            let left = end.saturating_duration_since(Instant::now());
            match self.output.recv_timeout(left) {
                Ok(bytes) => self.parser.process(&bytes),
                Err(RecvTimeoutError::Timeout | RecvTimeoutError::Disconnected) => panic!(
                    "waited in vain for {what}:\n{}",
                    self.parser.screen().contents()
                ),
            }
        }
    }

    pub(crate) fn keys(&mut self, keys: &str) {
        self.writer.write_all(keys.as_bytes()).unwrap();
        self.writer.flush().unwrap();
    }

    /// The time of the processor used so far, in milliseconds, to a hundredth of
    /// a second.
    pub(crate) fn processor(&self) -> f64 {
        let id = self.child.process_id().unwrap();
        let stat = fs::read_to_string(format!("/proc/{id}/stat")).unwrap_or_default();
        let fields = stat.rsplit(')').next().unwrap_or_default();
        let ticks = fields.split_whitespace().skip(11).take(2);
        ticks
            .filter_map(|ticks| ticks.parse::<f64>().ok())
            .sum::<f64>()
            * 10.0
    }

    /// Peak resident memory in kB.
    pub(crate) fn peak(&self) -> u64 {
        let id = self.child.process_id().unwrap();
        let status = fs::read_to_string(format!("/proc/{id}/status")).unwrap_or_default();
        let line = status.lines().find(|line| line.starts_with("VmHWM:"));
        let kilobytes = line.and_then(|line| line.split_whitespace().nth(1)?.parse().ok());
        kilobytes.unwrap_or(0)
    }
}

impl Drop for Session {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// Whether the rows of the text are all there: one of the last, of which some
/// may be empty, has something.
pub(crate) fn is_full(screen: &vt100::Screen) -> bool {
    let rows = screen.rows(27, COLUMNS - 28).skip(18).take(3);
    rows.into_iter().any(|row| !row.trim().is_empty())
}

pub(crate) fn last_row(screen: &vt100::Screen) -> String {
    screen
        .rows(0, COLUMNS)
        .nth(usize::from(ROWS) - 1)
        .unwrap_or_default()
}

/// Milliseconds since an instant.
pub(crate) fn since(start: Instant) -> f64 {
    start.elapsed().as_secs_f64() * 1000.0
}

pub(crate) fn median(mut times: Vec<f64>) -> f64 {
    times.sort_by(f64::total_cmp);
    times.get(times.len() / 2).copied().unwrap_or_default()
}
