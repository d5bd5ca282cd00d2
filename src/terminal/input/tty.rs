//! The thread that waits for what the terminal sends.

use std::fs::File;
use std::io::{self, IsTerminal, PipeReader, PipeWriter, Read, Write};
use std::os::fd::{AsFd, AsRawFd};
use std::thread;
use std::time::{Duration, Instant};

use filedescriptor::{POLLHUP, POLLIN, poll, pollfd};

use super::decoder::{Decoder, Heard};
use super::gate::Gate;

/// How often in a row a terminal may say that it has something and give
/// nothing, before it counts as closed; and how long to wait between.
const EMPTY: u32 = 20;
const MOMENT: Duration = Duration::from_millis(10);

/// The most bytes of one read: no terminal keeps more that was typed ahead.
const BUFFER: usize = 4096;

/// Where keys come from: standard input, or the terminal of the process where
/// that is something else.
#[derive(Debug)]
pub(in crate::terminal) struct Input {
    tty: File,
    woken: PipeReader,
}

/// Gets the thread out of waiting, to the gate.
#[derive(Debug)]
pub(in crate::terminal) struct Waker(PipeWriter);

impl Waker {
    /// Does it. Where the thread has ended there is nothing to wake.
    pub(in crate::terminal) fn wake(&self) {
        let _ = (&self.0).write(&[0]);
    }
}

/// What a wait has brought.
enum Got {
    /// So many bytes.
    Bytes(usize),
    /// The time is up, or the thread is wanted elsewhere.
    Nothing,
}

impl Input {
    /// Opens it.
    ///
    /// # Errors
    /// Where the process has no terminal, or no more files can be opened.
    pub(in crate::terminal) fn open() -> io::Result<(Self, Waker)> {
        let stdin = io::stdin();
        let tty = if stdin.is_terminal() {
            File::from(stdin.as_fd().try_clone_to_owned()?)
        } else {
            File::open("/dev/tty")?
        };
        let (woken, waker) = io::pipe()?;
        Ok((Self { tty, woken }, Waker(waker)))
    }

    /// Tells what was typed before the terminal was raw, which is there by
    /// now, and starts a thread that reads while the gate is open and tells
    /// what it hears, and at last why it hears nothing any more. It ends where
    /// `tell` gives `false`. To be called before anything is shown: however
    /// late the thread comes to its first read, what answers the screen is
    /// not taken for early.
    ///
    /// # Errors
    /// Where no thread can be started.
    pub(in crate::terminal) fn start(
        mut self,
        gate: Gate,
        mut tell: impl FnMut(io::Result<Heard>) -> bool + Send + 'static,
    ) -> io::Result<()> {
        let begun = self.hear_early(&mut |heard| tell(Ok(heard)));
        let listen = move || {
            let mut pass_on = |heard| tell(Ok(heard));
            let error = begun.and_then(|decoder| self.listen(decoder, &gate, &mut pass_on));
            if let Err(error) = error {
                let _ = tell(Err(error));
            }
        };
        thread::Builder::new()
            .name("input".to_owned())
            .spawn(listen)?;
        Ok(())
    }

    /// Takes what is there at once, and tells it: it may have been typed before
    /// the terminal was raw. What comes later was not.
    fn hear_early(&mut self, tell: &mut impl FnMut(Heard) -> bool) -> io::Result<Decoder> {
        let mut buffer = [0; BUFFER];
        let mut decoder = Decoder::new(Instant::now());
        // Where nobody listens any more, the next that is told finds that out.
        let mut pass_on = |heard| {
            let _ = tell(heard);
        };
        if let Got::Bytes(count) = self.wait(&mut buffer, Some(Duration::ZERO))? {
            let bytes = buffer.get(..count).unwrap_or_default();
            decoder.push(bytes, Instant::now(), &mut pass_on);
        }
        decoder.expire(Instant::now(), &mut pass_on);
        Ok(decoder)
    }

    /// Reads until nobody listens any more.
    fn listen(
        &mut self,
        mut decoder: Decoder,
        gate: &Gate,
        tell: &mut impl FnMut(Heard) -> bool,
    ) -> io::Result<()> {
        let mut buffer = [0; BUFFER];
        let mut is_heard = true;
        while is_heard {
            if gate.pass() {
                // Another program had the terminal, and it was not raw.
                decoder = self.hear_early(tell)?;
            }
            let mut pass_on = |heard| is_heard = is_heard && tell(heard);
            match self.wait(&mut buffer, decoder.patience(Instant::now()))? {
                Got::Bytes(count) => {
                    let bytes = buffer.get(..count).unwrap_or_default();
                    decoder.push(bytes, Instant::now(), &mut pass_on);
                }
                Got::Nothing => decoder.expire(Instant::now(), &mut pass_on),
            }
        }
        Ok(())
    }

    /// Waits for bytes; with a limit for no longer than that.
    fn wait(&mut self, buffer: &mut [u8], limit: Option<Duration>) -> io::Result<Got> {
        let polled = |fd| pollfd {
            fd,
            events: POLLIN,
            revents: 0,
        };
        let mut empty = 0;
        loop {
            let mut files = [polled(self.tty.as_raw_fd()), polled(self.woken.as_raw_fd())];
            match poll(&mut files, limit) {
                Ok(0) => return Ok(Got::Nothing),
                Ok(_) => {}
                Err(filedescriptor::Error::Poll(error) | filedescriptor::Error::Io(error)) => {
                    if error.kind() == io::ErrorKind::Interrupted {
                        return Ok(Got::Nothing);
                    }
                    return Err(error);
                }
                Err(error) => return Err(io::Error::other(error)),
            }
            let [tty, woken] = files;
            if woken.revents & POLLIN != 0 {
                let _ = self.woken.read(&mut [0; 16])?;
                return Ok(Got::Nothing);
            }
            if tty.revents == 0 {
                return Ok(Got::Nothing);
            }
            match self.tty.read(buffer) {
                // A terminal that is closed, or one that is not raw and in
                // which the end of a file was typed.
                Ok(0) => {
                    empty += 1;
                    if tty.revents & POLLHUP != 0 || empty > EMPTY {
                        return Err(io::ErrorKind::UnexpectedEof.into());
                    }
                    thread::sleep(MOMENT);
                }
                Ok(count) => return Ok(Got::Bytes(count)),
                Err(error) => match error.kind() {
                    io::ErrorKind::Interrupted | io::ErrorKind::WouldBlock => {
                        return Ok(Got::Nothing);
                    }
                    _ => return Err(error),
                },
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use crossterm::event::{Event, KeyCode, KeyEvent, KeyModifiers};

    use super::*;

    #[test]
    fn typed_on_a_raw_terminal_a_line_feed_is_no_enter_however_late_it_is_read() {
        let (typed, mut keyboard) = io::pipe().unwrap();
        let (woken, _waker) = io::pipe().unwrap();
        let tty = File::from(std::os::fd::OwnedFd::from(typed));
        let mut input = Input { tty, woken };
        let mut all = Vec::new();
        let mut tell = |heard| {
            all.push(heard);
            true
        };
        keyboard.write_all(b"a\n").unwrap();
        let decoder = input.hear_early(&mut tell).unwrap();
        keyboard.write_all(b"b\n").unwrap();
        drop(keyboard);
        let end = input.listen(decoder, &Gate::default(), &mut tell);
        assert_eq!(end.unwrap_err().kind(), io::ErrorKind::UnexpectedEof);
        let key = |code, modifiers| Heard::Event(Event::Key(KeyEvent::new(code, modifiers)));
        let wanted = [
            key(KeyCode::Char('a'), KeyModifiers::NONE),
            key(KeyCode::Enter, KeyModifiers::NONE),
            key(KeyCode::Char('b'), KeyModifiers::NONE),
            key(KeyCode::Char('j'), KeyModifiers::CONTROL),
        ];
        assert_eq!(all, wanted);
    }
}
