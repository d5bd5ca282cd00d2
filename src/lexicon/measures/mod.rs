//! What the counts of words tell.

pub(in crate::lexicon) mod association;
pub(in crate::lexicon) mod collocates;
pub(in crate::lexicon) mod dispersion;
pub mod keywords;
pub(in crate::lexicon) mod statistics;
pub(in crate::lexicon) mod textrank;
