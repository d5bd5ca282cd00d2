//! What the panel lists, one kind each.

pub(super) mod collocates;
pub(super) mod figures;
pub(super) mod hits;
pub(super) mod keywords;
pub(super) mod notes;
pub(super) mod phrases;
pub(super) mod statistics;
