//! The mouse as the explorer knows it: free of any terminal library.

/// What a mouse did, at a cell of the screen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MouseKind {
    /// The left button went down.
    Press,
    /// The left button went down a second time at once on the same cell.
    DoublePress,
    /// The mouse moved to this cell with the left button down.
    Drag,
    /// The wheel turned up by a notch.
    WheelUp,
    /// The wheel turned down by a notch.
    WheelDown,
}

/// A mouse event.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Mouse {
    /// What it did.
    pub kind: MouseKind,
    /// Column of the cell, from 0.
    pub x: u16,
    /// Row of the cell, from 0.
    pub y: u16,
}
