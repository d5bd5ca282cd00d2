//! How things look: colours of the terminal's own palette, so that light and
//! dark terminals both stay readable; without colour, modifiers alone.

use ratatui::style::{Color, Modifier, Style};

use crate::text::Ambiguous;

/// The styles and glyphs of the interface.
#[derive(Debug, Clone, Copy)]
pub(super) struct Theme {
    colourless: bool,
    ambiguous: Ambiguous,
}

/// The backgrounds of hits, by number of the term.
const HITS: [Color; 6] = [
    Color::Yellow,
    Color::Cyan,
    Color::Green,
    Color::Magenta,
    Color::Blue,
    Color::Red,
];

impl Theme {
    pub(super) const fn new(colourless: bool, ambiguous: Ambiguous) -> Self {
        Self {
            colourless,
            ambiguous,
        }
    }

    fn coloured(self, colour: Color, without: Modifier) -> Style {
        if self.colourless {
            Style::new().add_modifier(without)
        } else {
            Style::new().fg(colour)
        }
    }

    pub(super) fn heading(self) -> Style {
        self.coloured(Color::Cyan, Modifier::BOLD)
            .add_modifier(Modifier::BOLD)
    }

    pub(super) fn run_in(self) -> Style {
        Style::new().add_modifier(Modifier::BOLD)
    }

    pub(super) fn code(self) -> Style {
        self.coloured(Color::Green, Modifier::empty())
    }

    pub(super) fn link(self) -> Style {
        Style::new().add_modifier(Modifier::UNDERLINED)
    }

    /// What stands beside the text: gaps, counts, hints, continuation notes.
    pub(super) fn faint(self) -> Style {
        Style::new().add_modifier(Modifier::DIM)
    }

    pub(super) fn seam(self) -> Style {
        self.coloured(Color::Red, Modifier::empty())
            .add_modifier(Modifier::UNDERLINED)
    }

    pub(super) fn hit(self, term: usize) -> Style {
        if self.colourless {
            return Style::new().add_modifier(Modifier::UNDERLINED | Modifier::BOLD);
        }
        let background = HITS.iter().cycle().nth(term % HITS.len());
        Style::new()
            .fg(Color::Black)
            .bg(background.copied().unwrap_or(Color::Yellow))
    }

    pub(super) fn current_hit(self, term: usize) -> Style {
        if self.colourless {
            return Style::new().add_modifier(Modifier::REVERSED | Modifier::BOLD);
        }
        self.hit(term)
            .add_modifier(Modifier::BOLD | Modifier::UNDERLINED)
    }

    /// The chosen row of a pane or list that has the keys, or has not.
    pub(super) fn chosen(self, has_keys: bool) -> Style {
        if has_keys {
            Style::new().add_modifier(Modifier::REVERSED)
        } else {
            Style::new().add_modifier(Modifier::BOLD)
        }
    }

    pub(super) fn count(self) -> Style {
        self.coloured(Color::Yellow, Modifier::BOLD)
    }

    pub(super) fn header(self, has_keys: bool) -> Style {
        let style = Style::new().add_modifier(Modifier::UNDERLINED);
        if has_keys {
            style.add_modifier(Modifier::BOLD)
        } else {
            style.add_modifier(Modifier::DIM)
        }
    }

    pub(super) fn status(self) -> Style {
        Style::new().add_modifier(Modifier::REVERSED)
    }

    pub(super) fn error(self) -> Style {
        self.coloured(Color::Red, Modifier::BOLD)
            .add_modifier(Modifier::BOLD)
    }

    pub(super) fn mark(self) -> Style {
        self.coloured(Color::Cyan, Modifier::BOLD)
    }

    /// The glyphs of lines and frames. Box drawing characters are of
    /// ambiguous width (UAX 11), so that a wide setting has to do without.
    pub(super) const fn lines(self) -> &'static Lines {
        match self.ambiguous {
            Ambiguous::Narrow => &BOX,
            Ambiguous::Wide => &ASCII,
        }
    }
}

/// Glyphs of one cell for lines and corners.
#[derive(Debug)]
pub(super) struct Lines {
    pub(super) horizontal: &'static str,
    pub(super) vertical: &'static str,
    pub(super) corners: [&'static str; 4],
    pub(super) bullet: &'static str,
    pub(super) quote: &'static str,
}

const BOX: Lines = Lines {
    horizontal: "─",
    vertical: "│",
    corners: ["╭", "╮", "╰", "╯"],
    bullet: "•",
    quote: "│",
};

const ASCII: Lines = Lines {
    horizontal: "-",
    vertical: "|",
    corners: ["+", "+", "+", "+"],
    bullet: "*",
    quote: "|",
};

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::cells;

    #[test]
    fn line_glyphs_take_one_cell_in_their_setting() {
        for ambiguous in [Ambiguous::Narrow, Ambiguous::Wide] {
            let lines = Theme::new(false, ambiguous).lines();
            let glyphs = [lines.horizontal, lines.vertical, lines.bullet, lines.quote];
            for glyph in glyphs.iter().chain(&lines.corners) {
                assert_eq!(cells(glyph, ambiguous), 1, "{glyph}");
            }
        }
    }
}
