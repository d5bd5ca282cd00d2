//! The explorer in lines: what is typed a line at a time, what is told only
//! once, and nothing of a terminal but that.

use std::collections::VecDeque;
use std::fs::File;
use std::io::{self, BufRead, BufReader, IsTerminal, Write};
use std::sync::mpsc::{Receiver, RecvTimeoutError, channel};
use std::time::Duration;

use crossterm::event::Event;

use crate::document::Span;
use crate::explorer::command::Command;
use crate::explorer::key::{Key, KeyCode};
use crate::explorer::language::Text;
use crate::explorer::query_help;
use crate::explorer::state::{self, Mode};
use crate::explorer::{Action, Effect, Settings};
use crate::plain::passage::{self, Passage};
use crate::plain::{Request, lists};
use crate::source::Location;

use super::explorer::{Explorer, News};
use super::{App, Exit, Flow, Message, Opening, Signal, read_input, watch_signals};

/// The screen that is assumed, in cells: what is told at once is what has
/// room on it.
const SIZE: (u16, u16) = (80, 24);

/// How long to wait for a worker before asking again whether any is at work.
const MOMENT: Duration = Duration::from_millis(5);

/// The most rows that a step by paragraphs may go.
const FAR: usize = 2000;

/// The explorer with what has been told of it.
struct Plain<W> {
    explorer: Explorer,
    inbox: Receiver<Message<News>>,
    out: W,
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
) -> io::Result<Exit> {
    let (outbox, inbox) = channel();
    let (explorer, effects) = Explorer::start(settings, locations, opening, &outbox)?;
    let from_terminal = locations.contains(&Location::Stdin);
    let mut lines: Box<dyn BufRead + Send> = if from_terminal {
        let terminal = File::open("/dev/tty").map_err(|error| {
            let why = "standard input is the document, and there is no terminal for commands";
            io::Error::new(error.kind(), format!("{why}: {error}"))
        })?;
        Box::new(BufReader::new(terminal))
    } else {
        Box::new(BufReader::new(io::stdin()))
    };
    let _watch = watch_signals(outbox.clone())?;
    let prompts = from_terminal || io::stdin().is_terminal();
    read_input(outbox, None, move || {
        let mut line = String::new();
        match lines.read_line(&mut line)? {
            0 => Err(io::ErrorKind::UnexpectedEof.into()),
            _ => Ok(Event::Paste(line)),
        }
    })?;
    let rank = explorer.state.rank();
    let mut plain = Plain {
        explorer,
        inbox,
        out,
        told: Span::default(),
        rank,
        filters: String::new(),
        said: None,
        exit: None,
    };
    let exit = plain.run(effects, prompts)?;
    plain.explorer.finish()?;
    Ok(exit)
}

impl<W: Write> Plain<W> {
    fn run(&mut self, effects: Vec<Effect>, prompts: bool) -> io::Result<Exit> {
        let _ = self.explorer.carry_out(effects);
        self.act(Action::Resize(SIZE.0, SIZE.1));
        self.act(Action::Run(Command::ToggleTree, None));
        let mut lines = VecDeque::from(self.settle());
        self.tell_message()?;
        let cursor = self.cursor();
        self.told = Span::new(cursor, cursor);
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
            lines.extend(self.answer(request)?);
            if matches!(self.exit, Some(Exit::Quit)) {
                return Ok(Exit::Quit);
            }
        }
    }

    fn cursor(&self) -> u32 {
        let reader = self.explorer.state.reader();
        reader.map_or(0, |reader| reader.reading().cursor())
    }

    fn act(&mut self, action: Action) {
        match self.explorer.act(action) {
            Flow::Quit => self.exit = Some(Exit::Quit),
            Flow::Continue | Flow::Redraw | Flow::Suspend | Flow::Lend => {}
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
            Message::Input(_) | Message::Width(_) | Message::Signal(Signal::Continue) => {}
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
                if let Some(reader) = state.reader() {
                    let outline = lists::outline(state, reader, depth);
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
        if self.rank != state.rank() {
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
        self.act(Action::Paste(text));
        lines.extend(self.settle());
        self.act(Action::Key(Key::plain(KeyCode::Enter)));
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
                let reader = plain.explorer.state.reader()?;
                let block = reader.document().block_at(reader.reading().cursor())?;
                Some(reader.document().paragraph(block))
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

    /// Tells what is not told yet of the screen; where all of it is, of the
    /// next.
    fn tell_on(&mut self) -> io::Result<()> {
        loop {
            let state = &self.explorer.state;
            let Some(reader) = state.reader() else {
                return Ok(());
            };
            let seen = reader.reading().seen();
            if let Some(passage) = passage::unheard(reader, self.told.end) {
                self.tell(&passage)?;
                self.follow();
                return Ok(());
            }
            self.act(Action::Run(Command::ReadOn, None));
            let now = self
                .explorer
                .state
                .reader()
                .map(|reader| reader.reading().seen());
            if now == Some(seen) {
                return self.tell_message();
            }
        }
    }

    /// Pages on to the end of what was told.
    fn follow(&mut self) {
        while let Some(seen) = self.explorer.state.reader().map(|r| r.reading().seen()) {
            if seen.end >= self.told.end {
                break;
            }
            self.act(Action::Run(Command::ReadOn, None));
            let now = self.explorer.state.reader().map(|r| r.reading().seen());
            if now == Some(seen) {
                break;
            }
        }
    }

    /// Tells the paragraph that the reader is at.
    fn tell_here(&mut self) -> io::Result<()> {
        let state = &self.explorer.state;
        let Some(reader) = state.reader() else {
            return Ok(());
        };
        let passage = passage::at(reader, reader.reading().cursor(), self.told);
        let is_titled = passage.as_ref().is_some_and(|p| p.text.starts_with('#'));
        let place = lists::place(state, reader, !is_titled);
        writeln!(self.out, "> {place}")?;
        match passage {
            Some(passage) => self.tell(&passage),
            None => Ok(()),
        }
    }

    fn tell(&mut self, passage: &Passage) -> io::Result<()> {
        // Of what was told already, it stays told to its end.
        let Span { start, end } = passage.span;
        if start < self.told.start || end > self.told.end {
            self.told = passage.span;
        }
        self.out.write_all(passage.text.as_bytes())
    }

    /// Tells the message, once.
    fn tell_message(&mut self) -> io::Result<()> {
        let message = self.explorer.state.message();
        if message == self.said.as_ref() {
            return Ok(());
        }
        self.said = message.cloned();
        match message {
            Some(message) => writeln!(self.out, "{}", message.text),
            None => Ok(()),
        }
    }

    /// Tells of the filter what has changed.
    fn tell_filters(&mut self) -> io::Result<()> {
        let state = &self.explorer.state;
        let filters = state.reader().map(|reader| lists::filters(state, reader));
        let filters = filters.unwrap_or_default();
        if filters != self.filters {
            self.out.write_all(filters.as_bytes())?;
            self.filters = filters;
        }
        Ok(())
    }

    /// Tells the page or panel that has been opened, and closes it.
    fn tell_page(&mut self) -> io::Result<()> {
        let state = &self.explorer.state;
        let Some(reader) = state.reader() else {
            return Ok(());
        };
        if reader.panel().is_some() {
            let panel = lists::panel(state, reader);
            self.out.write_all(panel.as_bytes())?;
            self.act(Action::Run(Command::ClosePanel, None));
            return Ok(());
        }
        let told = match state.mode() {
            Mode::Normal => return Ok(()),
            Mode::Filter(_) => {
                let error = reader.filter().error();
                error.map_or_else(
                    || lists::plain_help(state),
                    |error| query_help::complaint(error, state),
                )
            }
            Mode::Jump(_) if state.message().is_some() => {
                self.act(Action::Key(Key::plain(KeyCode::Esc)));
                return Ok(());
            }
            Mode::Jump(_) | Mode::Palette(_) => lists::plain_help(state),
            _ => match lists::page(state, reader) {
                Some(page) => {
                    self.out.write_all(page.as_bytes())?;
                    self.act(Action::Key(Key::plain(KeyCode::Esc)));
                    return Ok(());
                }
                None => Text::PlainNoPage.get(state.language()).to_owned(),
            },
        };
        writeln!(self.out, "{told}")?;
        self.act(Action::Key(Key::plain(KeyCode::Esc)));
        Ok(())
    }
}
