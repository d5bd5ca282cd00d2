//! Many documents: which there are, in which order, and what is found in each.
//!
//! A folder stands for the documents in it, as an archive does: [`gather()`]
//! says which these are and what could not be looked at.

mod gather;
mod order;

pub use gather::{Gathered, Picked, Picking, PickingError, Refused, gather};
pub use order::by_name;
