//! Where words and sentences begin and end.

pub(in crate::lexicon) mod addresses;
pub(in crate::lexicon) mod cut;
pub(in crate::lexicon) mod folded;
pub(in crate::lexicon) mod runs;
pub mod segmentation;
pub(in crate::lexicon) mod sentences;
pub(in crate::lexicon) mod settings;
pub(in crate::lexicon) mod terms;
pub(in crate::lexicon) mod words;
