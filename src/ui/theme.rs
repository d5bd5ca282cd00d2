//! How things look: in the terminal's own colours, so that light and dark
//! terminals both stay readable, or in those of a theme with its own ground;
//! without colour, by modifiers alone.

use ratatui::buffer::Buffer;
use ratatui::style::{Color, Modifier, Style};

use crate::explorer::State;
use crate::explorer::desk::appearance::{Depth, ThemeName};
use crate::notes::MarkKind;
use crate::text::Ambiguous;

use super::palette::{Palette, Tint};

/// The styles and glyphs of the interface.
#[derive(Debug, Clone, Copy)]
pub(super) struct Theme {
    colourless: bool,
    ambiguous: Ambiguous,
    palette: Option<&'static Palette>,
    depth: Depth,
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
const MARKS: [(Color, PaletteColour); 4] = [
    (Color::Yellow, |own| own.count),
    (Color::Green, |own| own.code),
    (Color::Blue, |own| own.heading),
    (Color::Magenta, |own| own.error),
];

/// One of the colours of a palette.
type PaletteColour = fn(&Palette) -> Tint;

/// Marks of rising density, from one eighth of a cell to the whole.
const BARS: [&str; 8] = ["▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"];

/// The same where those blocks, which are of ambiguous width (UAX 11), would
/// take two cells.
const ASCII_BARS: [&str; 8] = [".", ":", "-", "=", "+", "*", "#", "@"];

impl Theme {
    /// How a state is to look.
    pub(super) fn of(state: &State) -> Self {
        let (name, depth) = state.theme();
        Self::new(state.is_colourless(), state.ambiguous(), name, depth)
    }

    fn new(colourless: bool, ambiguous: Ambiguous, name: ThemeName, depth: Depth) -> Self {
        Self {
            colourless,
            ambiguous,
            palette: Palette::of(name).filter(|_| !colourless),
            depth,
        }
    }

    /// A colour of the terminal, or that of the theme, or without colour a
    /// modifier.
    fn coloured(self, colour: Color, own: impl Fn(&Palette) -> Tint, without: Modifier) -> Style {
        match self.palette {
            _ if self.colourless => Style::new().add_modifier(without),
            Some(palette) => Style::new().fg(own(palette).at(self.depth)),
            None => Style::new().fg(colour),
        }
    }

    /// Gives what has no colour yet those of the theme.
    pub(super) fn ground(self, buffer: &mut Buffer) {
        let Some(palette) = self.palette else { return };
        let text = palette.text.at(self.depth);
        let ground = palette.ground.at(self.depth);
        for cell in &mut buffer.content {
            if cell.fg == Color::Reset {
                cell.fg = text;
            }
            if cell.bg == Color::Reset {
                cell.bg = ground;
            }
        }
    }

    pub(super) fn heading(self) -> Style {
        self.coloured(Color::Cyan, |own| own.heading, Modifier::BOLD)
            .add_modifier(Modifier::BOLD)
    }

    pub(super) fn run_in(self) -> Style {
        Style::new().add_modifier(Modifier::BOLD)
    }

    pub(super) fn code(self) -> Style {
        self.coloured(Color::Green, |own| own.code, Modifier::empty())
    }

    pub(super) fn link(self) -> Style {
        Style::new().add_modifier(Modifier::UNDERLINED)
    }

    /// What stands beside the text: gaps, counts, hints, continuation notes.
    pub(super) fn faint(self) -> Style {
        match self.palette {
            // How dark DIM is differs too much to be relied on.
            Some(palette) => Style::new().fg(palette.faint.at(self.depth)),
            None => Style::new().add_modifier(Modifier::DIM),
        }
    }

    pub(super) fn seam(self) -> Style {
        self.coloured(Color::Red, |own| own.error, Modifier::empty())
            .add_modifier(Modifier::UNDERLINED)
    }

    pub(super) fn hit(self, term: usize) -> Style {
        if self.colourless {
            let looks = PLAIN_HITS.iter().cycle().nth(term % PLAIN_HITS.len());
            return Style::new().add_modifier(looks.copied().unwrap_or(Modifier::UNDERLINED));
        }
        if let Some(palette) = self.palette {
            let background = palette.hits.iter().cycle().nth(term % palette.hits.len());
            let background = background.map_or(palette.text, |tint| *tint);
            return Style::new()
                .fg(palette.hit_text.at(self.depth))
                .bg(background.at(self.depth));
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
            Some(&(colour, own)) if kind == MarkKind::Colour => {
                style.patch(self.coloured(colour, own, Modifier::ITALIC))
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
        self.coloured(Color::Red, |own| own.error, Modifier::CROSSED_OUT)
    }

    /// The mark for how dense hits are.
    pub(super) fn heat(self) -> Style {
        self.coloured(Color::Yellow, |own| own.count, Modifier::empty())
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
        self.coloured(Color::Yellow, |own| own.count, Modifier::BOLD)
    }

    pub(super) fn header(self, has_keys: bool) -> Style {
        let style = Style::new().add_modifier(Modifier::UNDERLINED);
        if has_keys {
            style.add_modifier(Modifier::BOLD)
        } else {
            style.patch(self.faint())
        }
    }

    pub(super) fn status(self) -> Style {
        Style::new().add_modifier(Modifier::REVERSED)
    }

    pub(super) fn error(self) -> Style {
        self.coloured(Color::Red, |own| own.error, Modifier::BOLD)
            .add_modifier(Modifier::BOLD)
    }

    /// The part of a query that is wrong.
    pub(super) fn fault(self) -> Style {
        self.error().add_modifier(Modifier::UNDERLINED)
    }

    pub(super) fn mark(self) -> Style {
        self.coloured(Color::Cyan, |own| own.mark, Modifier::BOLD)
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
    use crate::ui::palette::contrast;

    /// Every style that text is drawn in.
    fn styles(theme: Theme) -> Vec<Style> {
        let mut styles = vec![
            Style::new(),
            theme.heading(),
            theme.run_in(),
            theme.code(),
            theme.link(),
            theme.faint(),
            theme.seam(),
            theme.excluded(),
            theme.heat(),
            theme.chosen(true),
            theme.chosen(false),
            theme.count(),
            theme.header(true),
            theme.header(false),
            theme.status(),
            theme.status().patch(theme.error()),
            theme.error(),
            theme.fault(),
            theme.mark(),
        ];
        for term in 0..9 {
            styles.extend([theme.hit(term), theme.current_hit(term)]);
        }
        styles
    }

    #[test]
    fn all_text_can_be_read() {
        let least = |name| match name {
            ThemeName::HighContrast => 7.0,
            _ => 4.5,
        };
        for name in [ThemeName::Light, ThemeName::Dark, ThemeName::HighContrast] {
            for (depth, least) in [(Depth::Full, least(name)), (Depth::Sixteen, 4.0)] {
                let theme = Theme::new(false, Ambiguous::Narrow, name, depth);
                for style in styles(theme) {
                    let mut buffer = Buffer::empty(ratatui::layout::Rect::new(0, 0, 1, 1));
                    buffer.set_string(0, 0, "x", style);
                    theme.ground(&mut buffer);
                    let cell = &buffer[(0, 0)];
                    assert!(!cell.modifier.contains(Modifier::DIM), "{name:?} {style:?}");
                    let found = contrast(cell.fg, cell.bg).unwrap();
                    assert!(found >= least, "{name:?} {depth:?} {style:?}: {found:.2}");
                }
            }
        }
    }

    #[test]
    fn without_colour_there_is_none() {
        for name in ThemeName::ALL {
            let theme = Theme::new(true, Ambiguous::Narrow, name, Depth::Full);
            for style in styles(theme) {
                assert_eq!((style.fg, style.bg), (None, None), "{name:?}");
            }
        }
    }

    #[test]
    fn grounds_of_hits_differ() {
        for name in ThemeName::ALL {
            for depth in [Depth::Sixteen, Depth::Full] {
                let theme = Theme::new(false, Ambiguous::Narrow, name, depth);
                let grounds = (0..8).map(|term| theme.hit(term).bg);
                let apart: std::collections::HashSet<_> = grounds.collect();
                assert_eq!(apart.len(), 8, "{name:?} {depth:?}");
            }
        }
    }

    fn plain(ambiguous: Ambiguous) -> Theme {
        Theme::new(false, ambiguous, ThemeName::Terminal, Depth::Sixteen)
    }

    #[test]
    fn line_glyphs_take_one_cell_in_their_setting() {
        for ambiguous in [Ambiguous::Narrow, Ambiguous::Wide] {
            let lines = plain(ambiguous).lines();
            let glyphs = [
                lines.horizontal,
                lines.vertical,
                lines.bullet,
                lines.quote,
                lines.bar,
            ];
            let bars: Vec<&str> = (1..=HEAT_LEVELS)
                .filter_map(|level| plain(ambiguous).bar(level))
                .collect();
            assert_eq!(bars.len(), 8);
            for glyph in glyphs.iter().chain(&lines.corners).chain(&bars) {
                assert_eq!(cells(glyph, ambiguous), 1, "{glyph}");
            }
        }
    }
}
