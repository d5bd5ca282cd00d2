//! How things look: in the terminal's own colours, so that light and dark
//! terminals both stay readable, or in those of a theme with its own ground;
//! without colour, by modifiers alone.

mod colours;
mod glyphs;
#[cfg(test)]
mod tests;

use ratatui::buffer::Buffer;
use ratatui::style::{Color, Modifier, Style};

use crate::document::Style as Set;
use crate::explorer::State;
use crate::notes::MarkKind;
use crate::setting::appearance::{Depth, Ground, ThemeName};
use crate::text::Ambiguous;

use super::palette::{Palette, Tint};

use colours::{
    CODE, COME, COME_SIXTEEN, COUNT, ERROR, ERROR_FIXED, Fixed, HEADING, HITS, MARKS, OnGround,
    PLAIN_HITS,
};
use glyphs::{ASCII, ASCII_BARS, BARS, BOX};

pub(super) use glyphs::Lines;

/// The styles and glyphs of the interface.
#[derive(Debug, Clone, Copy)]
pub(super) struct Theme {
    colourless: bool,
    ambiguous: Ambiguous,
    palette: Option<&'static Palette>,
    depth: Depth,
    ground: Option<Ground>,
}

impl Theme {
    /// How a state is to look.
    pub(super) fn of(state: &State) -> Self {
        let (name, depth) = state.theme();
        Self {
            ground: state.ground(),
            ..Self::new(state.is_colourless(), state.ambiguous(), name, depth)
        }
    }

    fn new(colourless: bool, ambiguous: Ambiguous, name: ThemeName, depth: Depth) -> Self {
        Self {
            colourless,
            ambiguous,
            palette: Palette::of(name).filter(|_| !colourless),
            depth,
            ground: None,
        }
    }

    /// The one for the ground.
    const fn on_ground(self, colour: OnGround) -> Color {
        match self.ground {
            Some(Ground::Dark) => colour.dark,
            Some(Ground::Light) => colour.light,
            None => Color::Reset,
        }
    }

    /// The one for the ground, where the terminal has those that are fixed.
    const fn fixed(self, colour: Fixed) -> Option<Color> {
        match (self.depth, self.ground) {
            (Depth::Sixteen, _) => None,
            (_, Some(Ground::Dark)) => Some(Color::Indexed(colour.dark)),
            (_, Some(Ground::Light)) => Some(Color::Indexed(colour.light)),
            (_, None) => Some(Color::Indexed(colour.either)),
        }
    }

    /// What is wrong is red on any ground.
    const fn red(self) -> Color {
        match (self.fixed(ERROR_FIXED), self.ground) {
            (Some(red), _) => red,
            (None, Some(_)) => self.on_ground(ERROR),
            (None, None) => Color::Red,
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

    /// Finishes what is drawn: nothing is bold in black, which many terminals
    /// draw in grey, nor dim in reverse, which cannot be read; what has no
    /// colour yet gets those of the theme.
    pub(super) fn finish(self, buffer: &mut Buffer) {
        for cell in &mut buffer.content {
            if cell.fg == Color::Black {
                cell.modifier.remove(Modifier::BOLD);
            }
            if cell.modifier.contains(Modifier::REVERSED) {
                cell.modifier.remove(Modifier::DIM);
            }
        }
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
        self.coloured(self.on_ground(HEADING), |own| own.heading, Modifier::BOLD)
            .add_modifier(Modifier::BOLD)
    }

    pub(super) fn run_in(self) -> Style {
        Style::new().add_modifier(Modifier::BOLD)
    }

    pub(super) fn code(self) -> Style {
        self.coloured(self.on_ground(CODE), |own| own.code, Modifier::empty())
    }

    pub(super) fn link(self) -> Style {
        Style::new().add_modifier(Modifier::UNDERLINED)
    }

    /// How text is shown that is set off in its source, in all its ways at
    /// once.
    pub(super) fn set_off(self, set: Set) -> Style {
        let mut style = match set.contains(Set::CODE) {
            true => self.code(),
            false => Style::new(),
        };
        let underlined = Set::LINK.with(Set::INSERTED).with(Set::UNDERLINED);
        for (way, modifier) in [
            (Set::BOLD, Modifier::BOLD),
            (Set::ITALIC, Modifier::ITALIC),
            (Set::STRUCK, Modifier::CROSSED_OUT),
            (underlined.with(Set::MARKED), Modifier::UNDERLINED),
        ] {
            if set.has_any(way) {
                style = style.add_modifier(modifier);
            }
        }
        style
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
        self.coloured(self.red(), |own| own.error, Modifier::empty())
            .add_modifier(Modifier::UNDERLINED)
    }

    /// What is not as it is written.
    pub(super) fn mended(self) -> Style {
        self.coloured(self.red(), |own| own.error, Modifier::empty())
            .add_modifier(Modifier::UNDERLINED | Modifier::BOLD)
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
        let look = HITS.iter().cycle().nth(term % HITS.len());
        let (background, modifier) = look
            .copied()
            .unwrap_or((Color::LightYellow, Modifier::empty()));
        Style::new()
            .fg(Color::Black)
            .bg(background)
            .add_modifier(modifier)
    }

    pub(super) fn current_hit(self, term: usize) -> Style {
        if self.colourless {
            return Style::new().add_modifier(Modifier::REVERSED | Modifier::BOLD);
        }
        let style = self.hit(term).add_modifier(Modifier::UNDERLINED);
        match (self.palette, self.ground) {
            (Some(_), _) => style,
            // In reverse it would stand out less than the others there.
            (None, Some(Ground::Dark)) => style.bg(Color::White),
            (None, _) => style.add_modifier(Modifier::REVERSED),
        }
    }

    /// What the reader has marked. Without colour the sign beside the line
    /// tells which mark it is.
    pub(super) fn marked(self, kind: MarkKind, colour: u8) -> Style {
        let style = Style::new().add_modifier(Modifier::UNDERLINED);
        let at = usize::from(colour).checked_sub(1);
        match at.and_then(|at| MARKS.get(at)) {
            Some(mark) if kind == MarkKind::Colour => {
                let colour = self.fixed(mark.fixed);
                let colour = colour.unwrap_or_else(|| self.on_ground(mark.sixteen));
                style.patch(self.coloured(colour, mark.own, Modifier::ITALIC))
            }
            _ => style,
        }
    }

    /// Words that went. Without colour they are reversed, which every
    /// terminal has, and struck out.
    pub(super) fn gone(self) -> Style {
        self.coloured(self.red(), |own| own.error, Modifier::REVERSED)
            .add_modifier(Modifier::CROSSED_OUT)
    }

    /// Words that came.
    pub(super) fn come(self) -> Style {
        let green = self
            .fixed(COME)
            .unwrap_or_else(|| self.on_ground(COME_SIXTEEN));
        self.coloured(green, |own| own.code, Modifier::BOLD)
            .add_modifier(Modifier::UNDERLINED)
    }

    /// Words that stand at another place.
    pub(super) fn moved(self) -> Style {
        self.coloured(self.on_ground(HEADING), |own| own.heading, Modifier::BOLD)
            .add_modifier(Modifier::ITALIC)
    }

    /// What is being selected.
    pub(super) fn selected(self) -> Style {
        Style::new().add_modifier(Modifier::REVERSED)
    }

    /// A filter that excludes.
    pub(super) fn excluded(self) -> Style {
        self.coloured(self.red(), |own| own.error, Modifier::CROSSED_OUT)
    }

    /// The mark for how dense hits are.
    pub(super) fn heat(self) -> Style {
        self.coloured(self.on_ground(COUNT), |own| own.count, Modifier::empty())
    }

    /// A mark in one cell for how dense hits are: `level` from 1 to 8.
    pub(super) fn bar(self, level: u8) -> Option<&'static str> {
        let bars = match self.ambiguous.are_marks_wide() {
            false => &BARS,
            true => &ASCII_BARS,
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
        self.coloured(self.on_ground(COUNT), |own| own.count, Modifier::BOLD)
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
        self.coloured(self.red(), |own| own.error, Modifier::BOLD)
            .add_modifier(Modifier::BOLD)
    }

    /// The part of a query that is wrong.
    pub(super) fn fault(self) -> Style {
        self.error().add_modifier(Modifier::UNDERLINED)
    }

    pub(super) fn mark(self) -> Style {
        self.coloured(self.on_ground(HEADING), |own| own.mark, Modifier::BOLD)
    }

    /// The glyphs of lines and frames. Box drawing characters are of
    /// ambiguous width (UAX 11), so that a wide setting has to do without.
    pub(super) const fn lines(self) -> &'static Lines {
        match self.ambiguous.are_marks_wide() {
            false => &BOX,
            true => &ASCII,
        }
    }
}
