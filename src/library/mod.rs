//! Many documents: which there are, in which order, what each is, and how
//! often something stands in it.
//!
//! A folder stands for the documents in it, as an archive does: [`gather()`]
//! says which these are.

mod gather;
mod order;
mod profile;
mod rate;

pub use gather::{Picking, PickingError, gather};
pub use order::by_name;
pub use profile::Profile;
pub use rate::Rate;
