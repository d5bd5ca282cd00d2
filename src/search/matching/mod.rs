//! Matching a term in the text: letters, pinyin, numbers by their value, whole words.

pub(in crate::search) mod amount;
pub(in crate::search) mod charset;
pub(in crate::search) mod height;
pub(in crate::search) mod letters;
pub(in crate::search) mod look;
pub(in crate::search) mod number;
pub(in crate::search) mod pinyin;
pub(in crate::search) mod readings;
pub(in crate::search) mod surroundings;
