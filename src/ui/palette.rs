//! The colours of the themes that bring their own ground.

use ratatui::style::Color;

use crate::setting::appearance::{Depth, ThemeName};

/// A colour, with the one of the sixteen that stands for it where the terminal
/// has no others.
#[derive(Debug, Clone, Copy)]
pub(super) struct Tint {
    rgb: (u8, u8, u8),
    basic: Color,
}

const fn tint(r: u8, g: u8, b: u8, basic: Color) -> Tint {
    Tint {
        rgb: (r, g, b),
        basic,
    }
}

impl Tint {
    /// The colour to be drawn.
    pub(super) const fn at(self, depth: Depth) -> Color {
        match depth {
            Depth::Sixteen | Depth::Fixed => self.basic,
            Depth::Full => Color::Rgb(self.rgb.0, self.rgb.1, self.rgb.2),
        }
    }
}

/// The colours of a theme, each to be read on the ground.
#[derive(Debug)]
pub(super) struct Palette {
    pub(super) ground: Tint,
    pub(super) text: Tint,
    pub(super) faint: Tint,
    pub(super) heading: Tint,
    pub(super) code: Tint,
    pub(super) mark: Tint,
    pub(super) count: Tint,
    pub(super) error: Tint,
    /// What stands on the grounds of hits.
    pub(super) hit_text: Tint,
    /// The grounds of hits, by number of the term.
    pub(super) hits: [Tint; 8],
}

impl Palette {
    /// The palette of a theme; `None` for the terminal's own colours.
    pub(super) const fn of(theme: ThemeName) -> Option<&'static Self> {
        match theme {
            ThemeName::Terminal => None,
            ThemeName::Light => Some(&LIGHT),
            ThemeName::Dark => Some(&DARK),
            ThemeName::HighContrast => Some(&HIGH_CONTRAST),
        }
    }
}

const BLACK: Tint = tint(0, 0, 0, Color::Black);

const PASTELS: [Tint; 8] = [
    tint(255, 224, 102, Color::Yellow),
    tint(140, 220, 230, Color::Cyan),
    tint(160, 220, 130, Color::Green),
    tint(235, 170, 235, Color::Magenta),
    tint(255, 170, 160, Color::LightRed),
    tint(170, 195, 255, Color::LightBlue),
    tint(240, 200, 140, Color::LightYellow),
    tint(200, 235, 180, Color::LightGreen),
];

const LIGHT: Palette = Palette {
    ground: tint(250, 248, 242, Color::White),
    text: tint(28, 28, 28, Color::Black),
    faint: tint(88, 88, 88, Color::DarkGray),
    heading: tint(0, 72, 140, Color::Blue),
    code: tint(0, 95, 40, Color::DarkGray),
    mark: tint(0, 92, 110, Color::Blue),
    count: tint(120, 70, 0, Color::Magenta),
    error: tint(170, 20, 20, Color::Red),
    hit_text: BLACK,
    hits: PASTELS,
};

const DARK: Palette = Palette {
    ground: tint(24, 24, 24, Color::Black),
    text: tint(222, 222, 222, Color::Gray),
    faint: tint(150, 150, 150, Color::DarkGray),
    heading: tint(110, 200, 230, Color::Cyan),
    code: tint(140, 210, 140, Color::Green),
    mark: tint(100, 200, 200, Color::Cyan),
    count: tint(235, 200, 100, Color::Yellow),
    error: tint(255, 130, 120, Color::LightRed),
    hit_text: BLACK,
    hits: PASTELS,
};

const HIGH_CONTRAST: Palette = Palette {
    ground: tint(0, 0, 0, Color::Black),
    text: tint(255, 255, 255, Color::White),
    faint: tint(220, 220, 220, Color::Gray),
    heading: tint(0, 255, 255, Color::LightCyan),
    code: tint(0, 255, 0, Color::LightGreen),
    mark: tint(0, 255, 255, Color::LightCyan),
    count: tint(255, 255, 0, Color::LightYellow),
    error: tint(255, 150, 150, Color::LightRed),
    hit_text: BLACK,
    hits: [
        tint(255, 255, 0, Color::LightYellow),
        tint(0, 255, 255, Color::LightCyan),
        tint(0, 255, 0, Color::LightGreen),
        tint(255, 130, 255, Color::LightMagenta),
        tint(255, 150, 150, Color::LightRed),
        tint(150, 190, 255, Color::Cyan),
        tint(255, 200, 0, Color::Yellow),
        tint(190, 255, 190, Color::Green),
    ],
};

/// How well two colours can be told apart, from 1 to 21, by WCAG 2.2; the
/// sixteen as xterm has them. `None` for a colour without a fixed look.
#[cfg(test)]
pub(super) fn contrast(one: Color, other: Color) -> Option<f64> {
    let rgb = |colour| {
        Some(match colour {
            Color::Rgb(r, g, b) => (r, g, b),
            // The cube of 6 by 6 by 6 behind the sixteen.
            Color::Indexed(index @ 16..=231) => {
                let part = |step: u8| match (index - 16) / step % 6 {
                    0 => 0,
                    level => 55 + 40 * level,
                };
                (part(36), part(6), part(1))
            }
            Color::Black => (0, 0, 0),
            Color::Red => (205, 0, 0),
            Color::Green => (0, 205, 0),
            Color::Yellow => (205, 205, 0),
            Color::Blue => (0, 0, 238),
            Color::Magenta => (205, 0, 205),
            Color::Cyan => (0, 205, 205),
            Color::Gray => (229, 229, 229),
            Color::DarkGray => (127, 127, 127),
            Color::LightRed => (255, 0, 0),
            Color::LightGreen => (0, 255, 0),
            Color::LightYellow => (255, 255, 0),
            Color::LightBlue => (92, 92, 255),
            Color::LightMagenta => (255, 0, 255),
            Color::LightCyan => (0, 255, 255),
            Color::White => (255, 255, 255),
            _ => return None,
        })
    };
    let part = |part: u8| {
        let share = f64::from(part) / 255.0;
        if share <= 0.04045 {
            share / 12.92
        } else {
            ((share + 0.055) / 1.055).powf(2.4)
        }
    };
    let light =
        |(r, g, b): (u8, u8, u8)| 0.2126 * part(r) + 0.7152 * part(g) + 0.0722 * part(b) + 0.05;
    let (one, other) = (light(rgb(one)?), light(rgb(other)?));
    Some(one.max(other) / one.min(other))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn contrast_is_that_of_wcag() {
        let near = |one, other, wanted: f64| {
            let found = contrast(one, other).unwrap();
            assert!((found - wanted).abs() < 0.01, "{found}");
        };
        near(Color::Black, Color::White, 21.0);
        near(Color::Rgb(118, 118, 118), Color::White, 4.54);
        near(Color::Red, Color::Red, 1.0);
    }
}
