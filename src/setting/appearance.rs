//! How the explorer is to look: what the reader can choose. The colours
//! themselves belong to the screen.

use crate::setting::listed;

listed! {
    /// A set of colours.
    #[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
    pub enum ThemeName {
        /// The terminal's own colours, light or dark.
        #[default]
        Terminal,
        /// Dark on a light ground.
        Light,
        /// Light on a dark ground.
        Dark,
        /// White on black, nothing faint.
        HighContrast,
    }
}

impl ThemeName {
    /// Its name in the configuration, in kebab case.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Terminal => "terminal",
            Self::Light => "light",
            Self::Dark => "dark",
            Self::HighContrast => "high-contrast",
        }
    }

    /// The one of a name.
    #[must_use]
    pub fn by_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|theme| theme.name() == name)
    }
}

/// The colours that the terminal can show.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Depth {
    /// The sixteen of its own palette.
    #[default]
    Sixteen,
    /// Those, and the 240 that look the same in every palette.
    Fixed,
    /// Any, by red, green and blue.
    Full,
}

/// What the terminal draws on, where it is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ground {
    /// Black or near it.
    Dark,
    /// White or near it.
    Light,
}
