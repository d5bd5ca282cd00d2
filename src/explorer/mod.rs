//! The program without a screen: state, actions, keys.
//!
//! A key goes through the table of [commands](crate::setting::keys::command) to
//! [`update`], which changes the [`State`] and answers with [`Effect`]s for
//! the program around it; their results come back as [`Action`]s. Everything
//! that is on screen is laid out here, in cells, so that drawing only paints.

pub mod books;
pub mod comparing;
pub mod desk;
pub mod filter;
pub mod keys;
pub mod language;
pub mod marks;
pub mod outline;
pub mod pages;
pub mod panel;
pub mod reading;
pub mod shelves;

pub use books::place::{BookId, Job, Place};
pub use desk::events::action::Action;
pub use desk::events::effect::Effect;
pub use desk::events::update::update;
pub use desk::state::{Settings, State};
pub use desk::views::front::Front;
pub use keys::mouse::{Mouse, MouseKind};
