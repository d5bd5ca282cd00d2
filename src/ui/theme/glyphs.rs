//! Lines, bullets and bars, as wide as the terminal draws them.

/// Marks of rising density, from one eighth of a cell to the whole.
pub(super) const BARS: [&str; 8] = ["▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"];

/// The same where those blocks, which are of ambiguous width (UAX 11), would
/// take two cells.
pub(super) const ASCII_BARS: [&str; 8] = [".", ":", "-", "=", "+", "*", "#", "@"];

/// Glyphs of one cell for lines and corners.
#[derive(Debug)]
pub(in crate::ui) struct Lines {
    pub(in crate::ui) horizontal: &'static str,
    pub(in crate::ui) vertical: &'static str,
    pub(in crate::ui) corners: [&'static str; 4],
    pub(in crate::ui) bullet: &'static str,
    pub(in crate::ui) quote: &'static str,
    pub(in crate::ui) bar: &'static str,
}

pub(super) const BOX: Lines = Lines {
    horizontal: "─",
    vertical: "│",
    corners: ["╭", "╮", "╰", "╯"],
    bullet: "•",
    quote: "│",
    bar: "━",
};

pub(super) const ASCII: Lines = Lines {
    horizontal: "-",
    vertical: "|",
    corners: ["+", "+", "+", "+"],
    bullet: "*",
    quote: "|",
    bar: "=",
};
