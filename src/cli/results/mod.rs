//! What a run gives out: tables in each form, places, and nothing that a
//! terminal would take for an order.

pub(super) mod guard;
pub(super) mod ordinary;
pub(super) mod place;
pub(super) mod table;
