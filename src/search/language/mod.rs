//! The language of queries: from what is typed to terms, and what is wrong with it.

pub(in crate::search) mod error;
pub(in crate::search) mod heading;
pub(in crate::search) mod parser;
pub(in crate::search) mod pasted;
pub(in crate::search) mod pattern;
pub(in crate::search) mod query;
pub(in crate::search) mod rules;
pub(in crate::search) mod term;
