//! The real terminal: session guard, events, workers, the loop.
//!
//! Everything that wakes the program arrives on one channel of [`Message`]s:
//! keys from the terminal, signals, and what the workers have found. The loop
//! ([`run`]) sleeps on it, takes all that is queued, then draws once. No timer
//! runs there; one thread looks twice a second whether a file has changed, and
//! says nothing unless it has.

mod backend;
mod clicks;
mod clipboard;
mod editor;
mod event;
mod explorer;
mod fault;
mod input;
mod keeper;
mod load;
mod painter;
mod plain;
mod question;
mod quiet;
mod run;
mod screen;
mod sequences;
mod session;
mod watch;
mod worker;

pub use backend::CarefulBackend;
pub use event::{Message, Signal, SignalWatch, read_lines, watch_signals};
pub use explorer::explore;
pub use fault::TerminalError;
pub use input::Answer;
pub use load::Opening;
pub use painter::Painter;
pub use plain::explore_plainly;
pub use run::{App, Exit, Flow, run};
pub use screen::{Screen, TerminalScreen};
pub use sequences::Joined;
pub use session::Session;
pub use worker::{Generation, Outcome, Report, Ticket, Workers};
