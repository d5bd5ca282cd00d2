//! What wakes the program: keys, signals, workers, all on one channel.

use std::io;
use std::sync::mpsc::Sender;
use std::thread;

use crossterm::event::Event;
use signal_hook::consts::{SIGCONT, SIGHUP, SIGINT, SIGTERM, SIGTSTP, SIGWINCH, SIGXFSZ};
use signal_hook::iterator::{Handle, Signals};

use super::input::{Answer, Gate, Heard, Input};
use super::session;

/// Something that wakes the loop. `T` is what the workers report.
#[derive(Debug)]
pub enum Message<T> {
    /// A key, the mouse, pasted text or a new size.
    Input(Event),
    /// What the terminal answers to a question.
    Answer(Answer),
    /// The terminal gives no more input.
    InputLost(io::Error),
    /// A signal from outside.
    Signal(Signal),
    /// Something a worker has found.
    Worker(T),
}

/// A signal, by what it asks for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Signal {
    /// To end; the number of the signal.
    End(i32),
    /// To stop until continued (SIGTSTP).
    Stop,
    /// The process goes on after a stop (SIGCONT).
    Continue,
}

impl Signal {
    const fn from_number(number: i32) -> Option<Self> {
        match number {
            SIGTSTP => Some(Self::Stop),
            SIGCONT => Some(Self::Continue),
            // The write that caused it fails and is told of; caught, the
            // signal does not kill.
            SIGXFSZ => None,
            other => Some(Self::End(other)),
        }
    }
}

/// Starts the thread that waits for what `next` gives, a line typed or piped,
/// and sends it as pasted text. The thread ends when nobody receives any more,
/// and after an error of `next`.
///
/// # Errors
/// Where no thread can be started.
pub fn read_lines<T: Send + 'static>(
    outbox: Sender<Message<T>>,
    mut next: impl FnMut() -> io::Result<String> + Send + 'static,
) -> io::Result<()> {
    let read = move || {
        loop {
            let (message, last) = match next() {
                Ok(line) => (Message::Input(Event::Paste(line)), false),
                Err(error) if error.kind() == io::ErrorKind::Interrupted => continue,
                Err(error) => (Message::InputLost(error), true),
            };
            if outbox.send(message).is_err() || last {
                return;
            }
        }
    };
    thread::Builder::new()
        .name("input".to_owned())
        .spawn(read)?;
    Ok(())
}

/// Starts the thread that reads the terminal while the gate is open and sends
/// what comes. It ends when nobody receives any more, and where the terminal
/// gives no more.
///
/// # Errors
/// Where no thread can be started.
pub(super) fn read_terminal<T: Send + 'static>(
    outbox: Sender<Message<T>>,
    input: Input,
    gate: Gate,
) -> io::Result<()> {
    input.start(gate, move |heard| {
        let message = match heard {
            Ok(Heard::Event(event)) => Message::Input(event),
            Ok(Heard::Answer(answer)) => Message::Answer(answer),
            Err(error) => Message::InputLost(error),
        };
        outbox.send(message).is_ok()
    })
}

/// Whether a signal that comes while another program has the terminal is for
/// that one. A stop is for both: it stops the process here, since the loop
/// waits for the other program, and the shell waits for us.
fn is_for_another(number: i32) -> bool {
    match number {
        SIGINT => true,
        SIGTSTP => {
            // Where that fails there is nothing to be done.
            let _ = signal_hook::low_level::emulate_default_handler(SIGTSTP);
            true
        }
        SIGCONT => true,
        _ => false,
    }
}

/// The signals are watched until this is dropped.
#[derive(Debug)]
pub struct SignalWatch {
    handle: Handle,
}

impl Drop for SignalWatch {
    fn drop(&mut self) {
        self.handle.close();
    }
}

/// Watches SIGTERM, SIGHUP, SIGINT, SIGTSTP and SIGCONT and sends them, sends
/// the size of the terminal when that changes, and keeps SIGXFSZ (a file may
/// grow no more) from killing the process. A second signal to end is obeyed here and at once, in case the loop hangs:
/// the terminal is restored and the process exits with 128 and the number.
///
/// # Errors
/// Where the handlers cannot be set or no thread can be started.
pub fn watch_signals<T: Send + 'static>(outbox: Sender<Message<T>>) -> io::Result<SignalWatch> {
    let mut signals = Signals::new([SIGTERM, SIGHUP, SIGINT, SIGTSTP, SIGCONT, SIGXFSZ, SIGWINCH])?;
    let handle = signals.handle();
    let watch = move || {
        let mut asked = false;
        for number in signals.forever() {
            if number == SIGWINCH {
                // A terminal that does not tell its size keeps the old one.
                if let Ok((width, height)) = crossterm::terminal::size() {
                    let resized = Message::Input(Event::Resize(width, height));
                    if outbox.send(resized).is_err() {
                        return;
                    }
                }
                continue;
            }
            let Some(signal) = Signal::from_number(number) else {
                continue;
            };
            if session::is_lent() && is_for_another(number) {
                continue;
            }
            if matches!(signal, Signal::End(_)) {
                if asked {
                    session::restore();
                    std::process::exit(number.saturating_add(128));
                }
                asked = true;
            }
            if outbox.send(Message::Signal(signal)).is_err() {
                return;
            }
        }
    };
    thread::Builder::new()
        .name("signals".to_owned())
        .spawn(watch)?;
    Ok(SignalWatch { handle })
}

#[cfg(test)]
mod tests {
    use std::sync::mpsc::channel;
    use std::time::Duration;

    use super::*;

    const LONG: Duration = Duration::from_secs(20);

    #[test]
    fn input_arrives_in_order_until_it_is_lost() {
        let mut script = vec![
            Ok("纲".to_owned()),
            Err(io::ErrorKind::Interrupted.into()),
            Ok("目".to_owned()),
            Err(io::ErrorKind::UnexpectedEof.into()),
        ]
        .into_iter();
        let (outbox, inbox) = channel::<Message<()>>();
        read_lines(outbox, move || script.next().unwrap()).unwrap();
        let got: Vec<_> = inbox.iter().collect();
        assert!(matches!(&got[0], Message::Input(Event::Paste(line)) if line == "纲"));
        assert!(matches!(&got[1], Message::Input(Event::Paste(line)) if line == "目"));
        assert!(matches!(got[2], Message::InputLost(_)));
        assert_eq!(got.len(), 3);
    }

    #[test]
    fn a_signal_becomes_a_message() {
        let (outbox, inbox) = channel::<Message<()>>();
        let watch = watch_signals(outbox).unwrap();
        signal_hook::low_level::raise(SIGCONT).unwrap();
        let got = inbox.recv_timeout(LONG).unwrap();
        assert!(matches!(got, Message::Signal(Signal::Continue)));
        drop(watch);
        assert!(inbox.recv_timeout(LONG).is_err(), "the watch has ended");
    }

    #[test]
    fn signals_are_sorted_by_what_they_ask() {
        assert_eq!(Signal::from_number(SIGTERM), Some(Signal::End(15)));
        assert_eq!(Signal::from_number(SIGHUP), Some(Signal::End(1)));
        assert_eq!(Signal::from_number(SIGTSTP), Some(Signal::Stop));
        assert_eq!(Signal::from_number(SIGXFSZ), None);
    }
}
