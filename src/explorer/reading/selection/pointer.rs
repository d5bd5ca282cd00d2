//! What the mouse was used for last in the text.

/// What the mouse was used for last.
#[derive(Debug, Clone, Copy, Default)]
pub struct Pointer {
    /// What was clicked in the text, and the cursor after that.
    pub pointed: Option<(u32, u32)>,
    /// Where the button went down in the text, while it may be dragged.
    pub dragged_from: Option<u32>,
    /// Whether it went down on the scroll bar, while it may be dragged.
    pub drags_scroll_bar: bool,
}

impl Pointer {
    /// Where the text was clicked, as long as the cursor has not gone on from
    /// there.
    #[must_use]
    pub fn clicked(&self, cursor: u32) -> Option<u32> {
        let clicked = self.pointed.filter(|&(_, then)| then == cursor);
        clicked.map(|(offset, _)| offset)
    }
}
