//! What a string of Chinese is: graphemes, cells, rows, folding, numerals.
//!
//! `&str` in, plain values out; nothing here knows of a document or a screen.
//! Layout, hit-testing and truncation all walk the same [`graphemes`], so that
//! a width is computed in one place only.

mod ambiguous;
mod breaks;
mod cells;
mod chars;
mod expression;
pub mod fold;
mod graphemes;
mod justify;
pub mod lookalikes;
pub mod numerals;
pub(crate) mod percent;
mod quantity;
mod rows;
mod shown;
mod table;
mod widths;

pub use ambiguous::{Ambiguous, WideKinds};
pub use cells::{cells, fit, fit_ellipsis, scrolled};
pub use chars::{
    ends_sentence, is_closing, is_final_punctuation, is_hanzi, is_line_end, is_opening, is_pause,
    is_space,
};
pub use expression::ExpressionFault;
pub use graphemes::{Grapheme, Graphemes, grapheme_cells, graphemes};
pub use justify::Gaps;
pub use quantity::number_len;
pub use rows::{Measure, Row, rows};
pub use shown::{control_symbol, is_bidi_control, shown};
pub use table::column_widths;
