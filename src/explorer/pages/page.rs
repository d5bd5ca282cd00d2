//! The pages there are.

use crate::explorer::comparing::choosing::OtherBox;
use crate::explorer::comparing::page::ComparePage;
use crate::explorer::filter::typing::FilterBox;
use crate::explorer::marks::writing::MarkBox;
use crate::explorer::pages::layer::Layer;
use crate::explorer::pages::lists::encodings::EncodingList;
use crate::explorer::pages::lists::findings::OddPage;
use crate::explorer::pages::lists::jump::JumpBox;
use crate::explorer::pages::lists::palette::PaletteBox;
use crate::explorer::pages::lists::presets::PresetBox;
use crate::explorer::pages::sheets::help::HelpPage;
use crate::explorer::pages::sheets::info::InfoPage;
use crate::explorer::pages::sheets::structure::StructurePage;
use crate::explorer::pages::sheets::typography::TypographyPage;

/// One of the pages that open over the panes.
#[derive(Debug)]
pub enum Page {
    /// A query is being typed in the filter line.
    Filter(FilterBox),
    /// The jump box.
    Jump(JumpBox),
    /// The palette.
    Palette(PaletteBox),
    /// The list of what is odd.
    Odd(OddPage),
    /// The list of encodings.
    Encodings(EncodingList),
    /// The structure page.
    Structure(StructurePage),
    /// The list of presets of the filter.
    Presets(PresetBox),
    /// The page of typography.
    Typography(TypographyPage),
    /// Something is being written about a mark, or looked for in the notes.
    Mark(MarkBox),
    /// The help page.
    Help(HelpPage),
    /// The page about the book.
    Info(InfoPage),
    /// A comparison of two books.
    Compare(Box<ComparePage>),
    /// The box in which a document to compare with is chosen.
    Other(OtherBox),
}

impl Page {
    /// Whether a text is being typed.
    #[must_use]
    pub const fn takes_text(&self) -> bool {
        match self {
            Self::Filter(_)
            | Self::Jump(_)
            | Self::Palette(_)
            | Self::Presets(_)
            | Self::Other(_)
            | Self::Mark(_) => true,
            Self::Structure(page) => page.pattern.is_some(),
            Self::Odd(_)
            | Self::Encodings(_)
            | Self::Typography(_)
            | Self::Help(_)
            | Self::Compare(_)
            | Self::Info(_) => false,
        }
    }

    /// What all pages have in common.
    pub(in crate::explorer) fn layer(&mut self) -> &mut dyn Layer {
        match self {
            Self::Filter(page) => page,
            Self::Jump(page) => page,
            Self::Palette(page) => page,
            Self::Odd(page) => page,
            Self::Encodings(page) => page,
            Self::Structure(page) => page,
            Self::Presets(page) => page,
            Self::Typography(page) => page,
            Self::Mark(page) => page,
            Self::Help(page) => page,
            Self::Info(page) => page,
            Self::Compare(page) => page.as_mut(),
            Self::Other(page) => page,
        }
    }
}
