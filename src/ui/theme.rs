//! How things look: in the terminal's own colours, so that light and dark
//! terminals both stay readable, or in those of a theme with its own ground;
//! without colour, by modifiers alone.

use ratatui::buffer::Buffer;
use ratatui::style::{Color, Modifier, Style};

use crate::document::Style as Set;
use crate::explorer::State;
use crate::notes::MarkKind;
use crate::setting::appearance::{Depth, Ground, ThemeName};
use crate::text::Ambiguous;

use super::palette::{Palette, Tint};

/// The styles and glyphs of the interface.
#[derive(Debug, Clone, Copy)]
pub(super) struct Theme {
    colourless: bool,
    ambiguous: Ambiguous,
    palette: Option<&'static Palette>,
    depth: Depth,
    ground: Option<Ground>,
}

/// The looks of hits, by number of the term: the grounds on which black can be
/// read in the palettes of all the common terminals, then the same with slanted
/// text. Of the sixteen no others can.
const HITS: [(Color, Modifier); 8] = [
    (Color::LightYellow, Modifier::empty()),
    (Color::LightCyan, Modifier::empty()),
    (Color::LightGreen, Modifier::empty()),
    (Color::Gray, Modifier::empty()),
    (Color::LightYellow, Modifier::ITALIC),
    (Color::LightCyan, Modifier::ITALIC),
    (Color::LightGreen, Modifier::ITALIC),
    (Color::Gray, Modifier::ITALIC),
];

/// A colour of the terminal's sixteen by its ground. Where that is not known
/// there is none that can be read on both.
#[derive(Debug, Clone, Copy)]
struct OnGround {
    dark: Color,
    light: Color,
}

const HEADING: OnGround = OnGround {
    dark: Color::Cyan,
    light: Color::Blue,
};
const CODE: OnGround = OnGround {
    dark: Color::Green,
    light: Color::Magenta,
};
const COUNT: OnGround = OnGround {
    dark: Color::LightYellow,
    light: Color::Magenta,
};
const ERROR: OnGround = OnGround {
    dark: Color::LightRed,
    light: Color::Red,
};

/// The same where the terminal has more: its own red is dark in many palettes.
const ERROR_FIXED: Fixed = Fixed {
    dark: 210,
    light: 124,
    either: 196,
};

/// The looks of hits where nothing may be told by colour, by number of the
/// term. Reversed is the hit that the reader is at.
const PLAIN_HITS: [Modifier; 4] = [
    Modifier::BOLD.union(Modifier::UNDERLINED),
    Modifier::UNDERLINED.union(Modifier::ITALIC),
    Modifier::BOLD.union(Modifier::ITALIC),
    Modifier::UNDERLINED,
];

/// A colour of the 240 that are the same in every palette, by the ground.
#[derive(Debug, Clone, Copy)]
struct Fixed {
    dark: u8,
    light: u8,
    /// Neither light nor dark: alike to be read on white and on the dark grey
    /// of many palettes, as far as one colour can be.
    either: u8,
}

/// The colour of a mark.
#[derive(Debug, Clone, Copy)]
struct MarkColour {
    fixed: Fixed,
    /// Where the terminal has the sixteen only, of which few can be read on a
    /// light ground: not all of them differ there, and the sign beside the
    /// line tells which it is.
    sixteen: OnGround,
    /// In the themes.
    own: fn(&Palette) -> Tint,
}

/// The colours of the reader's marks, by their number from 1: yellow, green,
/// blue, magenta.
const MARKS: [MarkColour; 4] = [
    MarkColour {
        fixed: Fixed {
            dark: 220,
            light: 94,
            either: 166,
        },
        sixteen: OnGround {
            dark: Color::LightYellow,
            light: Color::Red,
        },
        own: |own| own.count,
    },
    MarkColour {
        fixed: Fixed {
            dark: 77,
            light: 22,
            either: 65,
        },
        sixteen: OnGround {
            dark: Color::LightGreen,
            light: Color::Reset,
        },
        own: |own| own.code,
    },
    MarkColour {
        fixed: Fixed {
            dark: 111,
            light: 26,
            either: 31,
        },
        sixteen: OnGround {
            dark: Color::LightCyan,
            light: Color::Blue,
        },
        own: |own| own.heading,
    },
    MarkColour {
        fixed: Fixed {
            dark: 212,
            light: 126,
            either: 133,
        },
        sixteen: OnGround {
            dark: Color::Reset,
            light: Color::Magenta,
        },
        own: |own| own.error,
    },
];

/// Marks of rising density, from one eighth of a cell to the whole.
const BARS: [&str; 8] = ["▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"];

/// The same where those blocks, which are of ambiguous width (UAX 11), would
/// take two cells.
const ASCII_BARS: [&str; 8] = [".", ":", "-", "=", "+", "*", "#", "@"];

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
                    theme.finish(&mut buffer);
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
    fn looks_of_hits_differ() {
        for name in ThemeName::ALL {
            for depth in [Depth::Sixteen, Depth::Full] {
                let theme = Theme::new(false, Ambiguous::Narrow, name, depth);
                let looks = (0..8).map(|term| theme.hit(term));
                let apart: std::collections::HashSet<_> = looks.collect();
                assert_eq!(apart.len(), 8, "{name:?} {depth:?}");
            }
        }
    }

    /// The default palette of a terminal: the sixteen colours and the grounds
    /// it comes with. tmux and GNU screen show those of the terminal around.
    struct Terminal {
        name: &'static str,
        colours: [u32; 16],
        grounds: &'static [u32],
        /// Bold in one of the first eight is drawn in the bright one.
        brightens: bool,
    }

    /// Each looked up in what is named above it, of Debian 12 where there is a
    /// package.
    #[rustfmt::skip]
    const TERMINALS: [Terminal; 12] = [
        // /etc/X11/app-defaults/XTerm-color, by the names of rgb.txt; xterm(1), boldColors
        Terminal { name: "xterm 379", colours: [
            0x00_0000, 0xCD_0000, 0x00_CD00, 0xCD_CD00, 0x00_00EE, 0xCD_00CD, 0x00_CDCD, 0xE5_E5E5,
            0x7F_7F7F, 0xFF_0000, 0x00_FF00, 0xFF_FF00, 0x5C_5CFF, 0xFF_00FF, 0x00_FFFF, 0xFF_FFFF,
        ], grounds: &[0xFF_FFFF, 0x00_0000], brightens: true },
        // src/vte.cc, set_colors; bold-is-bright is off
        Terminal { name: "VTE", colours: [
            0x00_0000, 0xC0_0000, 0x00_C000, 0xC0_C000, 0x00_00C0, 0xC0_00C0, 0x00_C0C0, 0xC0_C0C0,
            0x3F_3F3F, 0xFF_3F3F, 0x3F_FF3F, 0xFF_FF3F, 0x3F_3FFF, 0xFF_3FFF, 0x3F_FFFF, 0xFF_FFFF,
        ], grounds: &[0xFF_FFFF, 0x00_0000], brightens: false },
        // src/org.gnome.Terminal.gschema.xml, palette
        Terminal { name: "GNOME Terminal", colours: [
            0x1E_1E1E, 0xC0_1C28, 0x26_A269, 0xA2_734C, 0x12_488B, 0xA3_47BA, 0x2A_A1B3, 0xCF_CFCF,
            0x5D_5D5D, 0xF6_6151, 0x33_D17A, 0xE9_AD0C, 0x2A_7BDE, 0xC0_61CB, 0x33_C7DE, 0xFF_FFFF,
        ], grounds: &[0xFF_FFFF, 0x1E_1E1E], brightens: false },
        // The default of color-palette in the program
        Terminal { name: "xfce4-terminal 1.0.4", colours: [
            0x00_0000, 0xAA_0000, 0x00_AA00, 0xAA_5500, 0x00_00AA, 0xAA_00AA, 0x00_AAAA, 0xAA_AAAA,
            0x55_5555, 0xFF_5555, 0x55_FF55, 0xFF_FF55, 0x55_55FF, 0xFF_55FF, 0x55_FFFF, 0xFF_FFFF,
        ], grounds: &[0x00_0000], brightens: false },
        // kitty/options/types.py, color_table
        Terminal { name: "kitty 0.26.5", colours: [
            0x00_0000, 0xCC_0403, 0x19_CB00, 0xCE_CB00, 0x0D_73CC, 0xCB_1ED1, 0x0D_CDCD, 0xDD_DDDD,
            0x76_7676, 0xF2_201F, 0x23_FD00, 0xFF_FD00, 0x1A_8FFF, 0xFD_28FF, 0x14_FFFF, 0xFF_FFFF,
        ], grounds: &[0x00_0000], brightens: false },
        // alacritty/src/config/color.rs at v0.11.0
        Terminal { name: "alacritty 0.11", colours: [
            0x1D_1F21, 0xCC_6666, 0xB5_BD68, 0xF0_C674, 0x81_A2BE, 0xB2_94BB, 0x8A_BEB7, 0xC5_C8C6,
            0x66_6666, 0xD5_4E53, 0xB9_CA4A, 0xE7_C547, 0x7A_A6DA, 0xC3_97D8, 0x70_C0B1, 0xEA_EAEA,
        ], grounds: &[0x1D_1F21], brightens: false },
        // The same file later
        Terminal { name: "alacritty of June 2026", colours: [
            0x18_1818, 0xAC_4242, 0x90_A959, 0xF4_BF75, 0x6A_9FB5, 0xAA_759F, 0x75_B5AA, 0xD8_D8D8,
            0x6B_6B6B, 0xC5_5555, 0xAA_C474, 0xFE_CA88, 0x82_B8C8, 0xC2_8CB8, 0x93_D3C3, 0xF8_F8F8,
        ], grounds: &[0x18_1818], brightens: false },
        // /usr/share/konsole/Breeze.colorscheme; bold is intense
        Terminal { name: "konsole 22.12", colours: [
            0x23_2627, 0xED_1515, 0x11_D116, 0xF6_7400, 0x1D_99F3, 0x9B_59B6, 0x1A_BC9C, 0xFC_FCFC,
            0x7F_8C8D, 0xC0_392B, 0x1C_DC9A, 0xFD_BC4B, 0x3D_AEE9, 0x8E_44AD, 0x16_A085, 0xFF_FFFF,
        ], grounds: &[0x23_2627], brightens: true },
        // The names in the program (colorname of config.def.h)
        Terminal { name: "st 0.9", colours: [
            0x00_0000, 0xCD_0000, 0x00_CD00, 0xCD_CD00, 0x00_00EE, 0xCD_00CD, 0x00_CDCD, 0xE5_E5E5,
            0x7F_7F7F, 0xFF_0000, 0x00_FF00, 0xFF_FF00, 0x5C_5CFF, 0xFF_00FF, 0x00_FFFF, 0xFF_FFFF,
        ], grounds: &[0x00_0000], brightens: true },
        // src/browser/Types.ts, DEFAULT_ANSI_COLORS; drawBoldTextInBrightColors is on
        Terminal { name: "xterm.js 6.0", colours: [
            0x2E_3436, 0xCC_0000, 0x4E_9A06, 0xC4_A000, 0x34_65A4, 0x75_507B, 0x06_989A, 0xD3_D7CF,
            0x55_5753, 0xEF_2929, 0x8A_E234, 0xFC_E94F, 0x72_9FCF, 0xAD_7FA8, 0x34_E2E2, 0xEE_EEEC,
        ], grounds: &[0x00_0000], brightens: true },
        // /etc/xdg/foot/foot.ini, which tells the defaults; bold-text-in-bright=no
        Terminal { name: "foot 1.13", colours: [
            0x22_2222, 0xCC_9393, 0x7F_9F7F, 0xD0_BF8F, 0x6C_A0A3, 0xDC_8CC3, 0x93_E0E3, 0xDC_DCCC,
            0x66_6666, 0xDC_A3A3, 0xBF_EBBF, 0xF0_DFAF, 0x8C_D0D3, 0xFC_ACE3, 0xB3_FFFF, 0xFF_FFFF,
        ], grounds: &[0x11_1111], brightens: false },
        // The names in the program; urxvt(1), intensityStyles
        Terminal { name: "urxvt 9.30", colours: [
            0x00_0000, 0xCD_0000, 0x00_CD00, 0xCD_CD00, 0x00_00CD, 0xCD_00CD, 0x00_CDCD, 0xE5_E5E5,
            0x4D_4D4D, 0xFF_0000, 0x00_FF00, 0xFF_FF00, 0x00_00FF, 0xFF_00FF, 0x00_FFFF, 0xFF_FFFF,
        ], grounds: &[0xFF_FFFF], brightens: true },
    ];

    const SIXTEEN: [Color; 16] = [
        Color::Black,
        Color::Red,
        Color::Green,
        Color::Yellow,
        Color::Blue,
        Color::Magenta,
        Color::Cyan,
        Color::Gray,
        Color::DarkGray,
        Color::LightRed,
        Color::LightGreen,
        Color::LightYellow,
        Color::LightBlue,
        Color::LightMagenta,
        Color::LightCyan,
        Color::White,
    ];

    fn rgb(hex: u32) -> Color {
        let [_, r, g, b] = hex.to_be_bytes();
        Color::Rgb(r, g, b)
    }

    impl Terminal {
        /// The colours that a style may be drawn in on a ground: as it is, and
        /// where bold is brightened so too.
        fn drawn(&self, style: Style, ground: u32) -> Vec<(Color, Color)> {
            let at = |colour: Color| SIXTEEN.iter().position(|sixteen| *sixteen == colour);
            let shown = |colour| at(colour).map_or(colour, |at| rgb(self.colours[at]));
            let under = match style.bg {
                None | Some(Color::Reset) => rgb(ground),
                Some(colour) => shown(colour),
            };
            let Some(over) = style.fg.filter(|colour| *colour != Color::Reset) else {
                return Vec::new();
            };
            let mut drawn = vec![(shown(over), under)];
            let is_bold = style.add_modifier.contains(Modifier::BOLD);
            if let Some(at) = at(over).filter(|at| *at < 8)
                && is_bold
                && self.brightens
            {
                drawn.push((rgb(self.colours[at + 8]), under));
            }
            drawn
        }
    }

    fn on(ground: Option<Ground>, depth: Depth) -> Theme {
        Theme {
            ground,
            depth,
            ..plain(Ambiguous::Narrow)
        }
    }

    fn marks(theme: Theme) -> Vec<Style> {
        let marks = 1..=4;
        marks.map(|at| theme.marked(MarkKind::Colour, at)).collect()
    }

    /// Hits, headings and what is marked, in the terminal's own colours, in
    /// every palette; where more than sixteen can be shown all other text too.
    #[test]
    fn all_text_can_be_read_in_the_palettes_of_terminals() {
        let is_light = |hex| contrast(rgb(hex), Color::Black).unwrap() > 4.6;
        for terminal in &TERMINALS {
            for &ground in terminal.grounds {
                let known = match is_light(ground) {
                    true => Ground::Light,
                    false => Ground::Dark,
                };
                for depth in [Depth::Sixteen, Depth::Fixed, Depth::Full] {
                    let theme = on(Some(known), depth);
                    let mut looks = marks(theme);
                    looks.push(theme.heading());
                    for term in 0..8 {
                        looks.extend([theme.hit(term), theme.current_hit(term)]);
                    }
                    if depth != Depth::Sixteen {
                        looks.extend(styles(theme));
                    }
                    for style in looks {
                        for (over, under) in terminal.drawn(style, ground) {
                            let found = contrast(over, under).unwrap();
                            let name = terminal.name;
                            assert!(found >= 4.5, "{name} {ground:x} {style:?}: {found:.2}");
                        }
                    }
                }
            }
        }
    }

    /// In a multiplexer nobody tells the ground. On the grounds of the palettes,
    /// from white to a grey of 30, no colour has more than 4.08 everywhere.
    #[test]
    fn headings_and_marks_can_be_read_on_an_unknown_ground() {
        for depth in [Depth::Sixteen, Depth::Fixed, Depth::Full] {
            let theme = on(None, depth);
            assert_eq!(theme.heading().fg, Some(Color::Reset), "that of the text");
            assert!(theme.heading().add_modifier.contains(Modifier::BOLD));
            if depth == Depth::Sixteen {
                continue;
            }
            let mut looks = marks(theme);
            looks.push(theme.error());
            for style in looks {
                let grounds = TERMINALS.iter().flat_map(|terminal| terminal.grounds);
                for &ground in grounds {
                    let found = contrast(style.fg.unwrap(), rgb(ground)).unwrap();
                    // konsole's grey is lighter still.
                    let least = if ground == 0x23_2627 { 3.5 } else { 3.8 };
                    assert!(found >= least, "{ground:x} {style:?}: {found:.2}");
                }
            }
        }
    }

    #[test]
    fn hits_can_be_read_on_an_unknown_ground() {
        for depth in [Depth::Sixteen, Depth::Fixed, Depth::Full] {
            let theme = on(None, depth);
            for (terminal, term) in TERMINALS
                .iter()
                .flat_map(|one| (0..8).map(move |n| (one, n)))
            {
                for style in [theme.hit(term), theme.current_hit(term)] {
                    for (over, under) in terminal.drawn(style, 0x1E_1E1E) {
                        let found = contrast(over, under).unwrap();
                        assert!(found >= 4.5, "{} {style:?}: {found:.2}", terminal.name);
                    }
                }
            }
        }
    }

    #[test]
    fn marks_of_each_colour_look_different() {
        for ground in [None, Some(Ground::Dark), Some(Ground::Light)] {
            let looks: std::collections::HashSet<_> =
                marks(on(ground, Depth::Fixed)).into_iter().collect();
            assert_eq!(looks.len(), 4, "{ground:?}");
        }
    }

    #[test]
    fn nothing_is_bold_in_black_or_dim_in_reverse() {
        for ground in [None, Some(Ground::Dark), Some(Ground::Light)] {
            let theme = Theme {
                ground,
                ..plain(Ambiguous::Narrow)
            };
            for under in styles(theme) {
                for over in styles(theme) {
                    let mut buffer = Buffer::empty(ratatui::layout::Rect::new(0, 0, 1, 1));
                    buffer.set_string(0, 0, "x", under);
                    buffer[(0, 0)].set_style(over);
                    theme.finish(&mut buffer);
                    let cell = &buffer[(0, 0)];
                    let has = |modifier| cell.modifier.contains(modifier);
                    assert!(cell.fg != Color::Black || !has(Modifier::BOLD));
                    assert!(!has(Modifier::REVERSED | Modifier::DIM));
                }
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
