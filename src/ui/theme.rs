//! How things look: colours of the terminal's own palette, so that light and
//! dark terminals both stay readable; without colour, modifiers alone.

use ratatui::style::{Color, Modifier, Style};

use crate::notes::MarkKind;
use crate::text::Ambiguous;

/// The styles and glyphs of the interface.
#[derive(Debug, Clone, Copy)]
pub(super) struct Theme {
    colourless: bool,
    ambiguous: Ambiguous,
}

/// The backgrounds of hits, by number of the term. Black can be read on each
/// of them, in the palettes of light and dark terminals.
const HITS: [Color; 8] = [
    Color::Yellow,
    Color::Cyan,
    Color::Green,
    Color::Magenta,
    Color::LightRed,
    Color::LightBlue,
    Color::LightYellow,
    Color::LightGreen,
];

/// The looks of hits where nothing may be told by colour, by number of the
/// term. Reversed is the hit that the reader is at.
const PLAIN_HITS: [Modifier; 4] = [
    Modifier::BOLD.union(Modifier::UNDERLINED),
    Modifier::UNDERLINED.union(Modifier::ITALIC),
    Modifier::BOLD.union(Modifier::ITALIC),
    Modifier::UNDERLINED,
];

/// The colours of the reader's marks, by their number from 1.
const MARKS: [Color; 4] = [Color::Yellow, Color::Green, Color::Blue, Color::Magenta];

/// Marks of rising density, from one eighth of a cell to the whole.
const BARS: [&str; 8] = ["▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"];

/// The same where those blocks, which are of ambiguous width (UAX 11), would
/// take two cells.
const ASCII_BARS: [&str; 8] = [".", ":", "-", "=", "+", "*", "#", "@"];

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
            let looks = PLAIN_HITS.iter().cycle().nth(term % PLAIN_HITS.len());
            return Style::new().add_modifier(looks.copied().unwrap_or(Modifier::UNDERLINED));
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

    /// What the reader has marked. Without colour the sign beside the line
    /// tells which mark it is.
    pub(super) fn marked(self, kind: MarkKind, colour: u8) -> Style {
        let style = Style::new().add_modifier(Modifier::UNDERLINED);
        let at = usize::from(colour).checked_sub(1);
        match at.and_then(|at| MARKS.get(at)) {
            Some(&colour) if kind == MarkKind::Colour => {
                style.patch(self.coloured(colour, Modifier::ITALIC))
            }
            _ => style,
        }
    }

    /// What is being selected.
    pub(super) fn selected(self) -> Style {
        Style::new().add_modifier(Modifier::REVERSED)
    }

    /// A filter that excludes.
    pub(super) fn excluded(self) -> Style {
        self.coloured(Color::Red, Modifier::CROSSED_OUT)
    }

    /// The mark for how dense hits are.
    pub(super) fn heat(self) -> Style {
        self.coloured(Color::Yellow, Modifier::empty())
    }

    /// A mark in one cell for how dense hits are: `level` from 1 to 8.
    pub(super) fn bar(self, level: u8) -> Option<&'static str> {
        let bars = match self.ambiguous {
            Ambiguous::Narrow => &BARS,
            Ambiguous::Wide => &ASCII_BARS,
        };
        let at = usize::from(level).checked_sub(1)?;
        bars.get(at).or(bars.last()).copied()
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

    /// The part of a query that is wrong.
    pub(super) fn fault(self) -> Style {
        self.error().add_modifier(Modifier::UNDERLINED)
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
    pub(super) bar: &'static str,
}

const BOX: Lines = Lines {
    horizontal: "─",
    vertical: "│",
    corners: ["╭", "╮", "╰", "╯"],
    bullet: "•",
    quote: "│",
    bar: "━",
};

const ASCII: Lines = Lines {
    horizontal: "-",
    vertical: "|",
    corners: ["+", "+", "+", "+"],
    bullet: "*",
    quote: "|",
    bar: "=",
};

#[cfg(test)]
mod tests {
    use super::*;
    use crate::search::HEAT_LEVELS;
    use crate::text::cells;

    #[test]
    fn line_glyphs_take_one_cell_in_their_setting() {
        for ambiguous in [Ambiguous::Narrow, Ambiguous::Wide] {
            let lines = Theme::new(false, ambiguous).lines();
            let glyphs = [
                lines.horizontal,
                lines.vertical,
                lines.bullet,
                lines.quote,
                lines.bar,
            ];
            let bars: Vec<&str> = (1..=HEAT_LEVELS)
                .filter_map(|level| Theme::new(false, ambiguous).bar(level))
                .collect();
            assert_eq!(bars.len(), 8);
            for glyph in glyphs.iter().chain(&lines.corners).chain(&bars) {
                assert_eq!(cells(glyph, ambiguous), 1, "{glyph}");
            }
        }
    }
}
