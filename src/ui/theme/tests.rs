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
        theme.mended(),
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
