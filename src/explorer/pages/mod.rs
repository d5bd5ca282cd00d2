//! What opens over the panes: lists to choose from, boxes to type in, pages to read.
//!
//! Each page is a [`layer::Layer`], whose `key` says what a key does in it; the
//! topmost is given all keys by [`desk::pages`](crate::explorer::desk::pages).
//! The filter line ([`typing`](crate::explorer::filter::typing)) and the box of
//! a note ([`writing`](crate::explorer::marks::writing)) are pages, too.

pub mod boxes;
pub mod layer;
pub mod lists;
pub mod order;
pub mod page;
pub mod picker;
pub mod prompt;
pub mod sheets;
