//! The explorer in lines: for screen readers, for terminals that can do
//! nothing else, and for pipes.
//!
//! A line that is typed is a [`Request`]; what the state then has to say is
//! told in lines of text that hold all their marks in words and signs:
//! [`passage`] for the text itself, [`pages`] for what can be set and
//! [`lists`] for all else. Nothing is told twice, and no box, colour or
//! movement of a cursor is needed to understand it.

use crate::setting::keys::command::{Command, Scope};

pub mod lists;

pub mod pages;
pub mod passage;
mod request;
mod wish;

pub use request::Request;
pub use wish::Wish;

/// Whether a command is of use where there is one place to be in, not three
/// panes, and no screen.
#[must_use]
pub fn is_told(command: Command) -> bool {
    let is_elsewhere = command
        .info()
        .is_none_or(|info| matches!(info.scope, Scope::Tree | Scope::Panel | Scope::Select));
    let is_of_screen = matches!(
        command,
        Command::ToggleFold
            | Command::FoldAll
            | Command::FoldLevel
            | Command::UnfoldLevel
            | Command::NarrowTree
            | Command::Select
            | Command::SwitchPane
            | Command::SwitchPaneBack
            | Command::FocusTree
            | Command::ScrollRight
            | Command::WidenTree
            | Command::NarrowTreePane
            | Command::ToggleSeams
            | Command::Edit
            | Command::Compare
            | Command::Redraw
            | Command::Suspend
    );
    !is_elsewhere && !is_of_screen
}
