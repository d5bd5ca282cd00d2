//! The explorer in the real terminal: events in, effects out to workers.

use std::io;
use std::ops::ControlFlow;
use std::sync::Arc;
use std::sync::mpsc::channel;

use crossterm::event::{
    Event, KeyCode as TermKey, KeyEvent, KeyEventKind, KeyModifiers, MouseButton, MouseEvent,
    MouseEventKind,
};
use ratatui::buffer::Buffer;
use ratatui::layout::Position;

use crate::document::Document;
use crate::explorer::key::{Key, KeyCode};
use crate::explorer::{Action, Effect, Mouse, MouseKind, ReaderId, Settings, State, update};
use crate::parse;
use crate::references::ReferenceIndex;
use crate::review::review;
use crate::search::{self, TitleIndex};
use crate::source::{Encoding, Location, ReadOptions, Reader};
use crate::ui;

use super::{
    App, Exit, Flow, Message, Outcome, Report, TerminalScreen, Ticket, Workers, read_input, run,
    watch_signals,
};

/// How documents are to be read.
#[derive(Debug, Clone, Default)]
pub struct Opening {
    /// The encoding; found out where there is none.
    pub encoding: Option<Encoding>,
    /// How to parse.
    pub parse: parse::Options,
}

/// The kinds of jobs: a newer one cancels an older one of its kind.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    Load(ReaderId),
    Search(ReaderId),
    Index(ReaderId),
    Review(ReaderId),
}

type Jobs = Workers<Kind, Action>;

/// Bytes of a source that are read and shown before the rest: several screens
/// of any size.
const HEAD: usize = 64 * 1024;

/// Worker threads: one may read a long document while the other searches.
const THREADS: usize = 2;

struct Explorer {
    state: State,
    workers: Jobs,
    opening: Opening,
}

/// Opens `locations` in the explorer on the real terminal, until the reader
/// leaves or a signal ends it. The terminal is restored on every way out.
///
/// # Errors
/// Where there is no terminal, or it fails.
pub fn explore(settings: Settings, locations: &[Location], opening: Opening) -> io::Result<Exit> {
    let (outbox, inbox) = channel();
    let _watch = watch_signals(outbox.clone())?;
    let mut screen = TerminalScreen::enter()?;
    let to_loop = outbox.clone();
    let workers = Workers::start(THREADS, move |report| {
        // The loop is gone when nobody receives: then nothing is to be told.
        let _ = to_loop.send(Message::Worker(report));
    })?;
    let (mut state, effects) = State::new(settings, locations);
    let size = screen.size()?;
    let mut explorer = Explorer {
        state: {
            let _ = update(&mut state, Action::Resize(size.width, size.height));
            state
        },
        workers,
        opening,
    };
    if explorer.carry_out(effects) == Flow::Quit {
        return Ok(Exit::Quit);
    }
    read_input(outbox, crossterm::event::read)?;
    run(&mut explorer, &mut screen, &inbox)
}

impl Explorer {
    fn act(&mut self, action: Action) -> Flow {
        let effects = update(&mut self.state, action);
        self.carry_out(effects)
    }

    fn carry_out(&mut self, effects: Vec<Effect>) -> Flow {
        let mut flow = Flow::Continue;
        for effect in effects {
            match effect {
                Effect::Load {
                    reader,
                    location,
                    encoding,
                    beginning_first,
                } => {
                    let mut opening = self.opening.clone();
                    opening.encoding = encoding.or(opening.encoding);
                    self.workers.submit(Kind::Load(reader), move |ticket| {
                        load(ticket, reader, &location, &opening, beginning_first);
                    });
                }
                Effect::Search {
                    reader,
                    generation,
                    document,
                    queries,
                } => {
                    self.workers.submit(Kind::Search(reader), move |ticket| {
                        let queries: Vec<_> = queries.iter().map(AsRef::as_ref).collect();
                        let cancelled = || ticket.is_cancelled();
                        if let Some(hits) = search::find(&document, &queries, &cancelled) {
                            ticket.send(Action::Found {
                                reader,
                                generation,
                                hits: Arc::new(hits),
                            });
                        }
                    });
                }
                Effect::Index(reader, document) => {
                    self.workers.submit(Kind::Index(reader), move |ticket| {
                        let titles = Arc::new(TitleIndex::new(&document));
                        let references = Arc::new(ReferenceIndex::new(&document));
                        ticket.send(Action::Indexed(reader, titles, references));
                        // The first query is not to wait for its tables.
                        search::prepare();
                    });
                }
                Effect::Review(reader, document) => {
                    self.workers.submit(Kind::Review(reader), move |ticket| {
                        if let Some(found) = review(&document, &|| ticket.is_cancelled()) {
                            ticket.send(Action::Reviewed(reader, found));
                        }
                    });
                }
                Effect::Redraw => flow = Flow::Redraw,
                Effect::Suspend => flow = Flow::Suspend,
                Effect::Quit => return Flow::Quit,
            }
        }
        flow
    }
}

impl App for Explorer {
    type Report = Report<Kind, Action>;

    fn input(&mut self, event: Event) -> Flow {
        #[cfg(debug_assertions)]
        panic_where_asked(&event);
        match translate(event) {
            Some(action) => self.act(action),
            None => Flow::Continue,
        }
    }

    fn report(&mut self, report: Self::Report) -> Flow {
        if !self.workers.is_current(&report) {
            return Flow::Continue;
        }
        let action = match report.outcome {
            Outcome::Value(action) => action,
            Outcome::Panicked(note) => {
                let (Kind::Load(reader)
                | Kind::Search(reader)
                | Kind::Index(reader)
                | Kind::Review(reader)) = report.kind;
                Action::Failed(reader, note)
            }
        };
        self.act(action)
    }

    fn not_suspended(&mut self) {
        let _ = update(&mut self.state, Action::NotSuspended);
    }

    fn draw(&mut self, buffer: &mut Buffer) -> Option<Position> {
        let area = buffer.area;
        if self.state.size() != (area.width, area.height) {
            // The terminal may have changed before its event arrives.
            let _ = update(&mut self.state, Action::Resize(area.width, area.height));
        }
        ui::draw(buffer, &self.state)
    }
}

/// Lets a test see that the terminal survives a panic: in debug builds F12
/// panics where the environment has `GANGMU_PANIC`.
#[cfg(debug_assertions)]
#[allow(clippy::panic)]
fn panic_where_asked(event: &Event) {
    let asked = event.as_key_press_event().map(|key| key.code) == Some(TermKey::F(12));
    if asked && std::env::var_os("GANGMU_PANIC").is_some() {
        panic!("a panic that was asked for");
    }
}

/// Reads and parses a document: its beginning first, where it is long.
fn load(
    ticket: &Ticket<'_, Action>,
    reader: ReaderId,
    location: &Location,
    opening: &Opening,
    beginning_first: bool,
) {
    let fail = |reason: String| ticket.send(Action::Failed(reader, reason));
    let parsed = |pieces: Vec<String>, meta| -> Option<Arc<Document>> {
        match parse::parse_pieces(pieces, meta, &opening.parse) {
            Ok(document) => Some(Arc::new(document)),
            Err(error) => {
                fail(format!("{}: {error}", location.label()));
                None
            }
        }
    };
    let quiet = ReadOptions {
        encoding: opening.encoding,
        progress: None,
    };
    let mut source = match Reader::open(location) {
        Ok(source) => source,
        Err(error) => return fail(error.to_string()),
    };
    let size = source.size();
    if beginning_first {
        match source.head(HEAD, &quiet) {
            Ok(head) => {
                let whole = !head.meta.partial;
                let Some(document) = parsed(vec![head.text], head.meta) else {
                    return;
                };
                ticket.send(Action::Loaded(reader, document));
                if whole {
                    return;
                }
            }
            Err(error) => return fail(error.to_string()),
        }
    }
    let progress = |bytes: u64| {
        let percent = bytes.saturating_mul(100) / size.unwrap_or(bytes).max(1);
        let percent = u8::try_from(percent.min(99)).unwrap_or(99);
        ticket.send(Action::Loading(reader, percent));
        if ticket.is_cancelled() {
            ControlFlow::Break(())
        } else {
            ControlFlow::Continue(())
        }
    };
    let told = ReadOptions {
        encoding: opening.encoding,
        progress: Some(&progress),
    };
    match source.read_pieces(&told) {
        Ok(loaded) => {
            if let Some(document) = parsed(loaded.pieces, loaded.meta) {
                ticket.send(Action::Loaded(reader, document));
            }
        }
        Err(error) => fail(error.to_string()),
    }
}

/// What an event of the terminal is for the explorer; `None` where it is
/// nothing.
fn translate(event: Event) -> Option<Action> {
    match event {
        Event::Key(key) => translate_key(key).map(Action::Key),
        Event::Mouse(mouse) => translate_mouse(mouse).map(Action::Mouse),
        Event::Paste(text) => Some(Action::Paste(text)),
        Event::Resize(width, height) => Some(Action::Resize(width, height)),
        Event::FocusGained | Event::FocusLost => None,
    }
}

fn translate_key(key: KeyEvent) -> Option<Key> {
    if key.kind == KeyEventKind::Release {
        return None;
    }
    let code = match key.code {
        TermKey::Char(c) => KeyCode::Char(c),
        TermKey::Enter => KeyCode::Enter,
        TermKey::Esc => KeyCode::Esc,
        TermKey::Tab => KeyCode::Tab,
        TermKey::BackTab => KeyCode::BackTab,
        TermKey::Backspace => KeyCode::Backspace,
        TermKey::Delete => KeyCode::Delete,
        TermKey::Up => KeyCode::Up,
        TermKey::Down => KeyCode::Down,
        TermKey::Left => KeyCode::Left,
        TermKey::Right => KeyCode::Right,
        TermKey::Home => KeyCode::Home,
        TermKey::End => KeyCode::End,
        TermKey::PageUp => KeyCode::PageUp,
        TermKey::PageDown => KeyCode::PageDown,
        TermKey::F(number) => KeyCode::F(number),
        _ => return None,
    };
    Some(Key {
        code,
        ctrl: key.modifiers.contains(KeyModifiers::CONTROL),
        alt: key.modifiers.contains(KeyModifiers::ALT),
    })
}

fn translate_mouse(mouse: MouseEvent) -> Option<Mouse> {
    let kind = match mouse.kind {
        MouseEventKind::Down(MouseButton::Left) => MouseKind::Press,
        MouseEventKind::ScrollUp => MouseKind::WheelUp,
        MouseEventKind::ScrollDown => MouseKind::WheelDown,
        _ => return None,
    };
    Some(Mouse {
        kind,
        x: mouse.column,
        y: mouse.row,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_released_key_is_nothing() {
        let mut key = KeyEvent::new(TermKey::Char('j'), KeyModifiers::NONE);
        assert!(matches!(
            translate(Event::Key(key)),
            Some(Action::Key(k)) if k == Key::char('j')
        ));
        key.kind = KeyEventKind::Release;
        assert!(translate(Event::Key(key)).is_none());
    }

    #[test]
    fn modifiers_are_kept() {
        let key = KeyEvent::new(TermKey::Left, KeyModifiers::ALT);
        assert_eq!(translate_key(key), Key::parse("Alt-Left"));
        let key = KeyEvent::new(TermKey::Char('d'), KeyModifiers::CONTROL);
        assert_eq!(translate_key(key), Key::parse("Ctrl-d"));
    }
}
