//! The loop: sleep, take all that is queued, draw once.

use std::io;
use std::sync::mpsc::{Receiver, RecvTimeoutError};
use std::time::{Duration, Instant};

use crossterm::event::Event;
use ratatui::buffer::Buffer;
use ratatui::layout::Position;

use super::{Answer, Joined, Message, Screen, Signal};

/// The most messages taken between two frames, so that a flood of them
/// cannot keep the screen still.
const AT_ONCE: usize = 1024;

/// How long the signal is waited for that says why there is no more input.
const SIGNAL: Duration = Duration::from_millis(100);

/// How long the first frame waits for something to show: one frame. Most
/// texts are there sooner, and an empty screen before them only flickers.
const FIRST: Duration = Duration::from_millis(16);

/// What the loop runs.
pub trait App {
    /// What the workers send.
    type Report;

    /// Takes a key, the mouse, pasted text or a new size.
    fn input(&mut self, event: Event) -> Flow;

    /// Takes what a worker sends.
    fn report(&mut self, report: Self::Report) -> Flow;

    /// Is told what the terminal answers to a question.
    fn answer(&mut self, answer: Answer) -> Flow;

    /// The sequences that the terminal draws over two cells, as far as known.
    fn joined(&self) -> Joined;

    /// Whether what it will show first is still on its way.
    fn is_empty_yet(&self) -> bool;

    /// Is told that the process could not be stopped, for want of a shell
    /// that could continue it.
    fn not_suspended(&mut self);

    /// Does what needs the terminal for itself, after [`Flow::Lend`].
    fn lent(&mut self) -> Flow;

    /// Draws a frame into an empty buffer; tells where the caret stands, if
    /// it is to be seen.
    fn draw(&mut self, buffer: &mut Buffer) -> Option<Position>;
}

/// What is to be done after a message.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Flow {
    /// Go on.
    Continue,
    /// Draw the whole screen anew.
    Redraw,
    /// Give the terminal back and stop the process, as Ctrl-Z asks.
    Suspend,
    /// Give the terminal back, call [`App::lent`], and take it again.
    Lend,
    /// Leave.
    Quit,
}

/// Why the loop ended.
#[derive(Debug)]
pub enum Exit {
    /// The reader left.
    Quit,
    /// The reader left, and what was to be opened could not be.
    Unopened,
    /// A signal asked to end; its number.
    Signal(i32),
    /// The terminal gives no more input.
    InputLost(io::Error),
}

/// Runs `app` until it or a signal ends it. Draws once as soon as there is
/// something to show, or a moment has passed without, and once after each time
/// that messages came.
///
/// # Errors
/// Where the screen fails, unless a signal to end says why.
pub fn run<A: App>(
    app: &mut A,
    screen: &mut impl Screen,
    inbox: &Receiver<Message<A::Report>>,
) -> io::Result<Exit> {
    let mut waits = Some(Instant::now());
    loop {
        let left = waits.and_then(|since| FIRST.checked_sub(since.elapsed()));
        let first = match left.filter(|_| app.is_empty_yet()) {
            Some(left) => inbox.recv_timeout(left),
            None => {
                waits = None;
                screen.join(app.joined());
                if let Err(error) = screen.draw(&mut |buffer| app.draw(buffer)) {
                    // A terminal that is closed fails first and signals then.
                    return match inbox.try_iter().find_map(end) {
                        Some(number) => Ok(Exit::Signal(number)),
                        None => Err(error),
                    };
                }
                inbox.recv().map_err(RecvTimeoutError::from)
            }
        };
        let first = match first {
            Ok(first) => first,
            Err(RecvTimeoutError::Timeout) => {
                waits = None;
                continue;
            }
            Err(RecvTimeoutError::Disconnected) => {
                return Ok(Exit::InputLost(io::ErrorKind::BrokenPipe.into()));
            }
        };
        let queued = std::iter::once(first).chain(inbox.try_iter()).take(AT_ONCE);
        for message in queued {
            let flow = match message {
                Message::Input(event) => {
                    if matches!(event, Event::Resize(..)) {
                        screen.resized();
                    }
                    app.input(event)
                }
                Message::Worker(report) => app.report(report),
                Message::Answer(answer) => app.answer(answer),
                Message::InputLost(error) => {
                    // A terminal that is closed ends the input, too.
                    return Ok(end_soon(inbox).map_or(Exit::InputLost(error), Exit::Signal));
                }
                Message::Signal(Signal::End(number)) => return Ok(Exit::Signal(number)),
                Message::Signal(Signal::Stop) => Flow::Suspend,
                Message::Signal(Signal::Continue) => {
                    screen.resume()?;
                    Flow::Continue
                }
            };
            match flow {
                Flow::Continue => {}
                Flow::Redraw => screen.refresh()?,
                Flow::Quit => return Ok(Exit::Quit),
                Flow::Lend => {
                    let mut after = Flow::Continue;
                    screen.lend(&mut || after = app.lent())?;
                    if after == Flow::Quit {
                        return Ok(Exit::Quit);
                    }
                }
                Flow::Suspend => {
                    if !screen.suspend()? {
                        app.not_suspended();
                    }
                }
            }
        }
    }
}

/// The number of a signal to end that comes within a moment.
fn end_soon<T>(inbox: &Receiver<Message<T>>) -> Option<i32> {
    let since = Instant::now();
    loop {
        let left = SIGNAL.checked_sub(since.elapsed())?;
        if let Some(number) = end(inbox.recv_timeout(left).ok()?) {
            return Some(number);
        }
    }
}

/// The number of a signal to end.
fn end<T>(message: Message<T>) -> Option<i32> {
    match message {
        Message::Signal(Signal::End(number)) => Some(number),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use std::sync::mpsc::{Sender, channel};

    use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};
    use ratatui::layout::Rect;
    use ratatui::style::Style;

    use super::*;
    use crate::terminal::drawing::screen::Paint;

    /// Collects characters; `q` leaves, `z` suspends.
    #[derive(Default)]
    struct Typed {
        text: String,
        refused: bool,
        /// Whether it has nothing to show without a report.
        awaits: bool,
    }

    impl Typed {
        /// One that has nothing to show yet.
        fn waiting() -> Self {
            Self {
                awaits: true,
                ..Self::default()
            }
        }
    }

    impl App for Typed {
        type Report = &'static str;

        fn input(&mut self, event: Event) -> Flow {
            match event.as_key_press_event().map(|key| key.code) {
                Some(KeyCode::Char('q')) => Flow::Quit,
                Some(KeyCode::Char('z')) => Flow::Suspend,
                Some(KeyCode::Char('e')) => Flow::Lend,
                Some(KeyCode::Char(c)) => {
                    self.text.push(c);
                    Flow::Continue
                }
                _ => Flow::Continue,
            }
        }

        fn report(&mut self, report: &'static str) -> Flow {
            self.text.push_str(report);
            self.awaits = false;
            Flow::Continue
        }

        fn answer(&mut self, _: Answer) -> Flow {
            Flow::Redraw
        }

        fn joined(&self) -> Joined {
            Joined::NONE
        }

        fn is_empty_yet(&self) -> bool {
            self.awaits
        }

        fn not_suspended(&mut self) {
            self.refused = true;
        }

        fn lent(&mut self) -> Flow {
            self.text.push_str("edited");
            Flow::Continue
        }

        fn draw(&mut self, buffer: &mut Buffer) -> Option<Position> {
            buffer.set_string(0, 0, &self.text, Style::new());
            None
        }
    }

    struct Paper {
        log: Vec<String>,
        broken: bool,
        has_shell: bool,
        /// Dropped once a frame is drawn: nothing comes any more.
        closes: Option<Outbox>,
    }

    impl Paper {
        fn new() -> Self {
            Self {
                log: Vec::new(),
                broken: false,
                has_shell: true,
                closes: None,
            }
        }
    }

    impl Screen for Paper {
        fn draw(&mut self, paint: Paint<'_>) -> io::Result<()> {
            if self.broken {
                return Err(io::ErrorKind::BrokenPipe.into());
            }
            let mut buffer = Buffer::empty(Rect::new(0, 0, 12, 1));
            paint(&mut buffer);
            let row: String = buffer.content().iter().map(|cell| cell.symbol()).collect();
            self.log.push(row.trim_end().to_owned());
            self.closes = None;
            Ok(())
        }

        fn join(&mut self, _: Joined) {}

        fn refresh(&mut self) -> io::Result<()> {
            self.log.push("refresh".to_owned());
            Ok(())
        }

        fn resized(&mut self) {
            self.log.push("resized".to_owned());
        }

        fn suspend(&mut self) -> io::Result<bool> {
            self.log.push("suspend".to_owned());
            Ok(self.has_shell)
        }

        fn lend(&mut self, work: &mut dyn FnMut()) -> io::Result<()> {
            self.log.push("lend".to_owned());
            work();
            Ok(())
        }

        fn resume(&mut self) -> io::Result<()> {
            self.log.push("resume".to_owned());
            Ok(())
        }
    }

    type Outbox = Sender<Message<&'static str>>;

    fn key(outbox: &Outbox, c: char) {
        let event = Event::Key(KeyEvent::new(KeyCode::Char(c), KeyModifiers::NONE));
        outbox.send(Message::Input(event)).unwrap();
    }

    #[test]
    fn all_that_is_queued_is_taken_before_one_frame() {
        let (outbox, inbox) = channel();
        for c in "abc".chars() {
            key(&outbox, c);
        }
        outbox.send(Message::Worker("!")).unwrap();
        let (mut app, mut screen) = (Typed::default(), Paper::new());
        drop(outbox);
        let exit = run(&mut app, &mut screen, &inbox).unwrap();
        assert!(matches!(exit, Exit::InputLost(_)));
        assert_eq!(screen.log, ["", "abc!"]);
    }

    #[test]
    fn no_empty_screen_is_drawn_before_a_text_that_comes_at_once() {
        let (outbox, inbox) = channel();
        let begun = Instant::now();
        key(&outbox, 'a');
        outbox.send(Message::Worker("text")).unwrap();
        let mut screen = Paper {
            closes: Some(outbox),
            ..Paper::new()
        };
        run(&mut Typed::waiting(), &mut screen, &inbox).unwrap();
        // A machine may be so busy that even this is late.
        let late = begun.elapsed() >= FIRST;
        assert!(late || screen.log == ["atext"], "{:?}", screen.log);
        assert_eq!(screen.log.last().unwrap(), "atext");
    }

    #[test]
    fn a_text_that_does_not_come_at_once_is_not_waited_for() {
        let (outbox, inbox) = channel();
        let begun = Instant::now();
        let mut screen = Paper {
            closes: Some(outbox),
            ..Paper::new()
        };
        run(&mut Typed::waiting(), &mut screen, &inbox).unwrap();
        assert_eq!(screen.log, [""]);
        assert!(begun.elapsed() >= FIRST);
    }

    #[test]
    fn what_an_answer_changes_is_drawn_at_once() {
        let (outbox, inbox) = channel();
        let answer = Answer::Attributes(vec![62]);
        outbox.send(Message::Answer(answer)).unwrap();
        key(&outbox, 'q');
        let mut screen = Paper::new();
        run(&mut Typed::default(), &mut screen, &inbox).unwrap();
        assert_eq!(screen.log, ["", "refresh"]);
    }

    #[test]
    fn another_size_is_drawn_anew() {
        let (outbox, inbox) = channel();
        let resize = Event::Resize(80, 24);
        outbox.send(Message::Input(resize)).unwrap();
        key(&outbox, 'q');
        let mut screen = Paper::new();
        run(&mut Typed::default(), &mut screen, &inbox).unwrap();
        assert_eq!(screen.log, ["", "resized"]);
    }

    #[test]
    fn the_terminal_is_lent_for_as_long_as_the_work_takes() {
        let (outbox, inbox) = channel();
        key(&outbox, 'e');
        drop(outbox);
        let mut screen = Paper::new();
        run(&mut Typed::default(), &mut screen, &inbox).unwrap();
        assert_eq!(screen.log, ["", "lend", "edited"]);
    }

    #[test]
    fn a_flood_does_not_keep_the_screen_still() {
        let (outbox, inbox) = channel();
        for _ in 0..AT_ONCE + 1 {
            key(&outbox, 'a');
        }
        key(&outbox, 'q');
        let mut screen = Paper::new();
        run(&mut Typed::default(), &mut screen, &inbox).unwrap();
        assert_eq!(screen.log.len(), 2);
    }

    #[test]
    fn a_signal_to_end_ends_with_its_number() {
        let (outbox, inbox) = channel();
        outbox.send(Message::Signal(Signal::End(15))).unwrap();
        let exit = run(&mut Typed::default(), &mut Paper::new(), &inbox).unwrap();
        assert!(matches!(exit, Exit::Signal(15)));
    }

    #[test]
    fn input_that_is_lost_is_excused_by_the_signal_behind_it() {
        let lost = || Message::InputLost(io::ErrorKind::UnexpectedEof.into());
        let (outbox, inbox) = channel();
        outbox.send(lost()).unwrap();
        outbox.send(Message::Worker("late")).unwrap();
        outbox.send(Message::Signal(Signal::End(1))).unwrap();
        let exit = run(&mut Typed::default(), &mut Paper::new(), &inbox).unwrap();
        assert!(matches!(exit, Exit::Signal(1)));
        outbox.send(lost()).unwrap();
        let exit = run(&mut Typed::default(), &mut Paper::new(), &inbox).unwrap();
        assert!(matches!(exit, Exit::InputLost(_)));
    }

    #[test]
    fn a_screen_that_fails_is_excused_by_the_signal_behind_it() {
        let (outbox, inbox) = channel();
        let mut screen = Paper::new();
        screen.broken = true;
        key(&outbox, 'a');
        outbox.send(Message::Signal(Signal::End(1))).unwrap();
        let exit = run(&mut Typed::default(), &mut screen, &inbox).unwrap();
        assert!(matches!(exit, Exit::Signal(1)));
        assert!(run(&mut Typed::default(), &mut screen, &inbox).is_err());
    }

    #[test]
    fn a_stop_from_outside_is_as_the_key() {
        let (outbox, inbox) = channel();
        outbox.send(Message::Signal(Signal::Stop)).unwrap();
        outbox.send(Message::Signal(Signal::Continue)).unwrap();
        key(&outbox, 'z');
        key(&outbox, 'q');
        let (mut app, mut screen) = (Typed::default(), Paper::new());
        let exit = run(&mut app, &mut screen, &inbox).unwrap();
        assert!(matches!(exit, Exit::Quit));
        assert_eq!(screen.log, ["", "suspend", "resume", "suspend"]);
        assert!(!app.refused);
    }

    #[test]
    fn the_reader_hears_that_nothing_can_be_suspended() {
        let (outbox, inbox) = channel();
        key(&outbox, 'z');
        key(&outbox, 'q');
        let (mut app, mut screen) = (Typed::default(), Paper::new());
        screen.has_shell = false;
        run(&mut app, &mut screen, &inbox).unwrap();
        assert!(app.refused);
    }
}
