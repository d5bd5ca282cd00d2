//! The colours of what is told by colour, in the palettes of terminals.

use ratatui::style::{Color, Modifier};

use crate::ui::palette::{Palette, Tint};

/// The looks of hits, by number of the term: the grounds on which black can be
/// read in the palettes of all the common terminals, then the same with slanted
/// text. Of the sixteen no others can.
pub(super) const HITS: [(Color, Modifier); 8] = [
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
pub(super) struct OnGround {
    pub(super) dark: Color,
    pub(super) light: Color,
}

pub(super) const HEADING: OnGround = OnGround {
    dark: Color::Cyan,
    light: Color::Blue,
};
pub(super) const CODE: OnGround = OnGround {
    dark: Color::Green,
    light: Color::Magenta,
};
pub(super) const COUNT: OnGround = OnGround {
    dark: Color::LightYellow,
    light: Color::Magenta,
};
pub(super) const ERROR: OnGround = OnGround {
    dark: Color::LightRed,
    light: Color::Red,
};

/// The same where the terminal has more: its own red is dark in many palettes.
pub(super) const ERROR_FIXED: Fixed = Fixed {
    dark: 210,
    light: 124,
    either: 196,
};

/// What came, where the terminal has more than sixteen.
pub(super) const COME: Fixed = Fixed {
    dark: 77,
    light: 22,
    either: 65,
};

/// What came, in the sixteen.
pub(super) const COME_SIXTEEN: OnGround = OnGround {
    dark: Color::LightGreen,
    light: Color::Reset,
};

/// The looks of hits where nothing may be told by colour, by number of the
/// term. Reversed is the hit that the reader is at.
pub(super) const PLAIN_HITS: [Modifier; 4] = [
    Modifier::BOLD.union(Modifier::UNDERLINED),
    Modifier::UNDERLINED.union(Modifier::ITALIC),
    Modifier::BOLD.union(Modifier::ITALIC),
    Modifier::UNDERLINED,
];

/// A colour of the 240 that are the same in every palette, by the ground.
#[derive(Debug, Clone, Copy)]
pub(super) struct Fixed {
    pub(super) dark: u8,
    pub(super) light: u8,
    /// Neither light nor dark: alike to be read on white and on the dark grey
    /// of many palettes, as far as one colour can be.
    pub(super) either: u8,
}

/// The colour of a mark.
#[derive(Debug, Clone, Copy)]
pub(super) struct MarkColour {
    pub(super) fixed: Fixed,
    /// Where the terminal has the sixteen only, of which few can be read on a
    /// light ground: not all of them differ there, and the sign beside the
    /// line tells which it is.
    pub(super) sixteen: OnGround,
    /// In the themes.
    pub(super) own: fn(&Palette) -> Tint,
}

/// The colours of the reader's marks, by their number from 1: yellow, green,
/// blue, magenta.
pub(super) const MARKS: [MarkColour; 4] = [
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
