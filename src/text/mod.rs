//! What a string of Chinese is: graphemes, cells, rows, folding, numerals.

pub mod fold;
