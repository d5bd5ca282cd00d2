//! The one shape of all that opens over the panes.

use crate::explorer::filter::chips::Chip;
use crate::explorer::keys::mouse::Mouse;
use crate::explorer::pages::boxes::Popup;
use crate::explorer::pages::order::Order;
use crate::explorer::pages::picker::Picker;
use crate::notes::Preset;
use crate::search::TitleIndex;
use crate::setting::Language;
use crate::setting::keys::key::Key;
use crate::setting::keys::keymap::Keymap;
use crate::text::Ambiguous;

/// What a page needs to know of the rest.
#[derive(Debug, Clone, Copy)]
pub struct Around<'a> {
    /// The size of the screen in cells.
    pub size: (u16, u16),
    /// How wide ambiguous characters are.
    pub ambiguous: Ambiguous,
    /// The language of the interface.
    pub language: Language,
    /// The keys that mean commands.
    pub keymap: &'a Keymap,
    /// The titles of the book in front, once they are known.
    pub titles: Option<&'a TitleIndex>,
    /// The presets of the filter, once they have been read.
    pub presets: Option<&'a [Preset]>,
    /// The chips of the filter.
    pub chips: &'a [Chip],
}

/// What comes of something that a page was given.
#[derive(Debug)]
pub enum Turn {
    /// It stays open; nothing else is to be done.
    Stay,
    /// It is closed.
    Close,
    /// It stays open, and this is to be done.
    Do(Order),
    /// It is closed, and then this is to be done.
    CloseAndDo(Order),
    /// The key means nothing to it.
    Unbound(Key),
    /// It is not for the page but for the panes.
    Pass,
}

/// What opens over the panes: a list to choose from, a box to type in, a page
/// to read. The topmost is given all keys, what is pasted and the mouse.
pub trait Layer {
    /// A key was pressed.
    fn key(&mut self, key: Key, around: &Around<'_>) -> Turn;

    /// A text was pasted, or committed by an input method.
    fn paste(&mut self, _text: &str, _around: &Around<'_>) -> Turn {
        Turn::Stay
    }

    /// The wheel was turned by so many lines, down where positive.
    fn wheel(&mut self, lines: i64, around: &Around<'_>) -> Turn;

    /// The mouse was pressed.
    fn press(&mut self, mouse: Mouse, around: &Around<'_>) -> Turn;

    /// How many rows there are to choose from.
    fn rows(&self) -> usize {
        0
    }

    /// Chooses a row, from 0; `false` where there is none.
    fn choose(&mut self, _row: usize) -> bool {
        false
    }

    /// Takes what is chosen or typed.
    fn accept(&mut self, _around: &Around<'_>) -> Turn {
        Turn::Close
    }

    /// Writes a text into its box, in the place of what that holds.
    fn fill(&mut self, _text: &str, _around: &Around<'_>) -> Turn {
        Turn::Stay
    }

    /// Is left without taking anything.
    fn leave(&mut self) -> Turn {
        Turn::Close
    }

    /// Works out anew what it shows: something around it is another now.
    fn refresh(&mut self, _around: &Around<'_>) -> Turn {
        Turn::Stay
    }
}

/// Where a popup with a list was pressed.
pub(super) enum Pressed {
    /// On an item, which is chosen now.
    Item,
    /// On the popup, but on no item.
    Frame,
    /// Beside the popup.
    Outside,
}

/// Chooses the item of a list that was pressed; `place` says where a popup of
/// so many items lies on a screen of `size` cells.
pub(super) fn press_list<T>(
    picker: &mut Picker<T>,
    place: fn((u16, u16), usize) -> Popup,
    size: (u16, u16),
    mouse: Mouse,
) -> Pressed {
    let popup = place(size, picker.items().len());
    let first = picker.first_seen(usize::from(popup.list.height));
    let row = usize::from(mouse.y.saturating_sub(popup.list.y));
    if popup.list.contains(mouse.x, mouse.y) && picker.select(first.saturating_add(row)) {
        Pressed::Item
    } else if popup.frame.contains(mouse.x, mouse.y) {
        Pressed::Frame
    } else {
        Pressed::Outside
    }
}
