//! What comes from the terminal: bytes become keys, the mouse, pasted text and
//! answers.
//!
//! The bytes are read here, not by crossterm: whether an escape is the key Esc
//! or the beginning of a sequence is a matter of when the next byte comes, and
//! of which bytes come together; a multiplexer holds Esc back and sends it with
//! the next key; and what a terminal answers to a question is never to be
//! taken for keys. [`decoder`] knows the time, [`sequence`] what a row of bytes
//! stands for, [`tty`] waits for them on a thread of its own. The events are
//! crossterm's.

mod answer;
pub(super) mod clicks;
mod decoder;
mod gate;
mod keyboard;
mod mouse;
mod sequence;
mod translate;
mod tty;

pub use answer::Answer;

pub(super) use decoder::Heard;
pub(super) use gate::Gate;
pub(super) use translate::translate;
pub(super) use tty::{Input, Waker};
