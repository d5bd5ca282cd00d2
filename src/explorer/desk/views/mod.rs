//! The books as they are looked at: opening them, what of a view is kept, work
//! on them.

pub mod front;
pub mod keeping;
pub mod mending;
pub mod opening;
pub mod setup;
pub mod view;
pub mod work;
