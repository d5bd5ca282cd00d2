//! What a string of Chinese is: graphemes, cells, rows, folding, numerals.
//!
//! `&str` in, plain values out; nothing here knows of a document or a screen.
//! Layout, hit-testing and truncation all walk the same [`graphemes`], so that
//! a width is computed in one place only.

mod chars;
mod display;
pub mod fold;
mod layout;
pub mod lookalikes;
pub mod numbers;
pub(crate) mod percent;

pub use chars::{
    ends_sentence, is_closing, is_final_punctuation, is_hanzi, is_line_end, is_opening, is_pause,
    is_space,
};
pub use display::ambiguous::{Ambiguous, WideKinds};
pub use display::cells::{cells, fit, fit_ellipsis, scrolled};
pub use display::graphemes::{Grapheme, Graphemes, grapheme_cells, graphemes};
pub use display::shown::{control_symbol, is_bidi_control, shown};
pub use layout::justify::Gaps;
pub use layout::quantity::number_len;
pub use layout::rows::{Measure, Row, rows};
pub use layout::table::{COLUMN_GAP, column_widths};
pub use numbers::numerals;
