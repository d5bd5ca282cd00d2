//! The real terminal: session guard, events, workers, the loop.
//!
//! Everything that wakes the program arrives on one channel of [`Message`]s:
//! keys from the terminal, signals, and what the workers have found. The loop
//! ([`run`]) sleeps on it, takes all that is queued, then draws once. No timer
//! runs there; one thread looks twice a second whether a file has changed, and
//! says nothing unless it has.

mod clipboard;
mod drawing;
mod event;
mod explorer;
mod fault;
mod input;
mod plain;
mod run;
mod session;
mod work;

pub use drawing::backend::CarefulBackend;
pub use drawing::painter::Painter;
pub use drawing::screen::{Screen, TerminalScreen};
pub use drawing::sequences::Joined;
pub use event::{Message, Signal, SignalWatch, read_lines, watch_signals};
pub use explorer::explore;
pub use fault::TerminalError;
pub use input::Answer;
pub use plain::explore_plainly;
pub use run::{App, Exit, Flow, run};
pub use session::Session;
pub use work::load::Opening;
pub use work::worker::{Generation, Outcome, Report, Ticket, Workers};
