//! The explorer in lines: what is typed a line at a time, what is told only
//! once, and nothing of a terminal but that.

use std::collections::VecDeque;
use std::fs::File;
use std::io::{self, BufRead, BufReader, IsTerminal, Write};
use std::sync::mpsc::{Receiver, RecvTimeoutError, channel};
use std::time::Duration;

use crossterm::event::Event;

use crate::document::Span;
use crate::explorer::desk::state;
use crate::explorer::language::Text;
use crate::explorer::pages::order::Order;
use crate::explorer::{Action, Effect, Settings};
use crate::plain::passage::{self, Manner};
use crate::plain::{Request, is_told, lists};
use crate::setting::Told;
use crate::setting::keys::command::Command;
use crate::source::Location;

mod pages;
mod telling;

use super::explorer::{Explorer, News};
use super::fault::TerminalError;
use super::{App, Exit, Flow, Message, Opening, Signal, read_lines, watch_signals};

/// The screen that is assumed, in cells: what is told at once is what has
/// room on it.
const SIZE: (u16, u16) = (80, 24);

/// How long to wait for a worker before asking again whether any is at work.
const MOMENT: Duration = Duration::from_millis(5);

/// The most rows that a step by paragraphs may go.
const FAR: usize = 2000;

/// What is told, and whether anything was since it was asked last.
struct Heard<W> {
    out: W,
    is_any: bool,
}

impl<W: Write> Write for Heard<W> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.is_any |= !bytes.is_empty();
        self.out.write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.out.flush()
    }
}

/// The explorer with what has been told of it.
struct Plain<W> {
    explorer: Explorer,
    inbox: Receiver<Message<News>>,
    out: Heard<W>,
    /// Whether paragraphs are broken to the measure.
    is_broken: bool,
    /// The part of the text that was told last.
    told: Span,
    /// The document that it is of.
    rank: (usize, usize),
    /// What was told of the filter.
    filters: String,
    /// The message that was told since the last line.
    said: Option<state::Message>,
    /// Why it is to end.
    exit: Option<Exit>,
}

/// Opens `locations` in lines: commands from standard input, or from the
/// terminal where that is the document. What is told goes to `out`.
///
/// # Errors
/// Where no commands can be read, or `out` fails.
pub fn explore_plainly(
    settings: Settings,
    locations: &[Location],
    opening: Opening,
    out: impl Write,
) -> Result<Exit, TerminalError> {
    let (outbox, inbox) = channel();
    let (explorer, effects) = Explorer::start(settings, locations, opening, &outbox)?;
    let from_terminal = locations.contains(&Location::Stdin);
    let mut lines: Box<dyn BufRead + Send> = if from_terminal {
        let terminal = File::open("/dev/tty").map_err(TerminalError::NoCommands)?;
        Box::new(BufReader::new(terminal))
    } else {
        Box::new(BufReader::new(io::stdin()))
    };
    let _watch = watch_signals(outbox.clone())?;
    let prompts = from_terminal || io::stdin().is_terminal();
    read_lines(outbox, move || {
        let mut line = String::new();
        match lines.read_line(&mut line)? {
            0 => Err(io::ErrorKind::UnexpectedEof.into()),
            _ => Ok(line),
        }
    })?;
    let rank = explorer.state.rank();
    let mut plain = Plain {
        explorer: {
            let mut explorer = explorer;
            explorer.be_plain();
            explorer
        },
        inbox,
        out: Heard { out, is_any: false },
        is_broken: false,
        told: Span::default(),
        rank,
        filters: String::new(),
        said: None,
        exit: None,
    };
    let exit = plain.run(effects, prompts)?;
    plain.explorer.finish()?;
    Ok(plain.explorer.leave(exit, true))
}

impl<W: Write> Plain<W> {
    fn run(&mut self, effects: Vec<Effect>, prompts: bool) -> Result<Exit, TerminalError> {
        let _ = self.explorer.carry_out(effects);
        self.act(Action::Resize(SIZE.0, SIZE.1));
        self.act(Action::Run(Command::ToggleTree, None));
        let mut lines = VecDeque::from(self.settle());
        let (faults, any) = self.explorer.opened();
        if !any && !faults.is_empty() {
            // There is nothing to read, and no other document to open.
            return Err(TerminalError::Unopened(faults.to_vec()));
        }
        let faults = faults.to_vec();
        let rest = faults.split_last().map_or(&[][..], |(_, rest)| rest);
        for fault in rest {
            let fault = fault.told(self.explorer.state.language());
            self.say(&fault)?;
        }
        self.tell_message()?;
        // Not from the middle of a sentence, where the screen ended last time.
        let cursor = self.cursor();
        let front = self.explorer.state.front();
        let start = front.map_or(cursor, |front| passage::sentence_at(front, cursor));
        self.told = Span::new(start, start);
        self.tell_on()?;
        loop {
            // What was typed before the end is answered first.
            if lines.is_empty()
                && let Some(exit) = self.exit.take()
            {
                return match exit {
                    Exit::InputLost(error) if error.kind() == io::ErrorKind::UnexpectedEof => {
                        Ok(Exit::Quit)
                    }
                    exit => Ok(exit),
                };
            }
            let line = match lines.pop_front() {
                Some(line) => line,
                None => {
                    if prompts {
                        write!(self.out, ": ")?;
                    }
                    self.out.flush()?;
                    match self.wait_for_line() {
                        Some(line) => line,
                        None => {
                            self.tell_message()?;
                            continue;
                        }
                    }
                }
            };
            let request = Request::parse(&line, self.explorer.state.keymap());
            self.out.is_any = false;
            lines.extend(self.answer(request)?);
            if matches!(self.exit, Some(Exit::Quit)) {
                return Ok(Exit::Quit);
            }
            if !self.out.is_any && self.exit.is_none() {
                self.tell_place(true)?;
            }
        }
    }

    fn cursor(&self) -> u32 {
        let front = self.explorer.state.front();
        front.map_or(0, |front| front.reading().cursor())
    }

    /// Whether the text is told as it may be meant.
    fn is_mended(&self) -> bool {
        let front = self.explorer.state.front();
        front.is_some_and(|front| front.mending().is_some())
    }

    const fn manner(&self) -> Manner {
        Manner {
            is_broken: self.is_broken,
            typography: *self.explorer.state.typography(),
        }
    }

    fn act(&mut self, action: Action) {
        if self.explorer.act(action) == Flow::Quit {
            self.exit = Some(Exit::Quit);
        }
    }

    /// The next line that is typed; `None` where something else has come.
    fn wait_for_line(&mut self) -> Option<String> {
        let Ok(message) = self.inbox.recv() else {
            self.exit = Some(Exit::InputLost(io::ErrorKind::UnexpectedEof.into()));
            return None;
        };
        self.take(message)
    }

    /// Takes in what has come; gives it where it is a line.
    fn take(&mut self, message: Message<News>) -> Option<String> {
        match message {
            Message::Input(Event::Paste(line)) => return Some(line),
            Message::Input(_) | Message::Answer(_) | Message::Signal(Signal::Continue) => {}
            Message::InputLost(error) => self.exit = Some(Exit::InputLost(error)),
            Message::Signal(Signal::End(number)) => self.exit = Some(Exit::Signal(number)),
            Message::Signal(Signal::Stop) => {
                // Nothing of the terminal is to be given back.
                let stop = signal_hook::consts::SIGTSTP;
                let _ = signal_hook::low_level::emulate_default_handler(stop);
            }
            Message::Worker(news) => {
                if self.explorer.report(news) == Flow::Quit {
                    self.exit = Some(Exit::Quit);
                }
            }
        }
        None
    }

    /// Waits until no worker has anything to do; gives the lines that were
    /// typed meanwhile.
    fn settle(&mut self) -> Vec<String> {
        let mut lines = Vec::new();
        loop {
            let is_idle = self.explorer.is_idle();
            match self
                .inbox
                .recv_timeout(if is_idle { Duration::ZERO } else { MOMENT })
            {
                Ok(message) => lines.extend(self.take(message)),
                Err(RecvTimeoutError::Timeout) if !is_idle => {}
                Err(_) => return lines,
            }
        }
    }

    /// Does what a line asks for and tells what is new; gives the lines that
    /// were typed meanwhile.
    fn answer(&mut self, request: Request) -> io::Result<Vec<String>> {
        let before = self.cursor();
        let is_mended = self.is_mended();
        let mut lines = Vec::new();
        self.said = None;
        match request {
            Request::ReadOn => {
                self.tell_on()?;
                return Ok(lines);
            }
            Request::Unknown(line) => {
                let state = &self.explorer.state;
                let help = state.hint(Command::Help);
                let told = Text::Unbound.fill(state.language(), &[&line, &help]);
                writeln!(self.out, "{told}")?;
                return Ok(lines);
            }
            Request::Outline(depth) => {
                let state = &self.explorer.state;
                if let Some(front) = state.front() {
                    let outline = lists::outline(state, front, depth);
                    self.out.write_all(outline.as_bytes())?;
                }
                return Ok(lines);
            }
            Request::Paragraph(count) => self.step(count),
            Request::Filter(query) => {
                self.act(Action::Run(Command::Filter, None));
                lines.extend(self.accept(query));
            }
            Request::Jump(title) => {
                self.act(Action::Run(Command::Jump, None));
                lines.extend(self.accept(title));
            }
            Request::On(page, order) => lines.extend(self.order(page, &order)?),
            Request::Run(command, _) if !is_told(command) => {
                let told = self.not_here(command);
                self.say(&told)?;
            }
            Request::Run(command, count) => {
                self.act(Action::Run(command, count));
                lines.extend(self.settle());
            }
        }
        // A page that is closed takes the message along.
        self.tell_message()?;
        self.tell_page()?;
        self.tell_filters()?;
        let state = &self.explorer.state;
        if self.rank != state.rank() || is_mended != self.is_mended() {
            // Another text.
            self.rank = state.rank();
            self.told = Span::default();
            self.tell_here()?;
        } else if self.cursor() != before {
            self.tell_here()?;
        }
        Ok(lines)
    }

    /// Types a text into the box that is open, and accepts it.
    fn accept(&mut self, text: String) -> Vec<String> {
        let mut lines = self.settle();
        self.give(Order::Fill(text));
        lines.extend(self.settle());
        self.give(Order::Accept);
        lines.extend(self.settle());
        lines
    }

    /// Goes on or back by paragraphs.
    fn step(&mut self, count: i64) {
        let command = if count < 0 {
            Command::Up
        } else {
            Command::Down
        };
        for _ in 0..count.unsigned_abs() {
            let block = |plain: &Self| {
                let front = plain.explorer.state.front()?;
                let block = front.document().block_at(front.reading().cursor())?;
                Some(front.document().paragraph(block))
            };
            let before = block(self);
            for _ in 0..FAR {
                let cursor = self.cursor();
                self.act(Action::Run(command, None));
                if block(self) != before || self.cursor() == cursor {
                    break;
                }
            }
        }
    }
}
