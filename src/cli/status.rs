//! How a run ended, as grep has it.

/// How a run ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Status {
    /// What was asked for was found or done.
    Done,
    /// Nothing was found.
    Nothing,
    /// What was compared is not the same.
    Differ,
    /// Something went wrong and has been told of.
    Failed,
    /// A signal ended it; its number.
    Signal(u8),
}

impl Status {
    /// The exit status, as grep has it; after a signal 128 and its number, as
    /// shells have it.
    #[must_use]
    pub const fn code(self) -> u8 {
        match self {
            Self::Done => 0,
            Self::Nothing | Self::Differ => 1,
            Self::Failed => 2,
            Self::Signal(number) => number.saturating_add(128),
        }
    }

    pub(super) const fn found(any: bool) -> Self {
        if any { Self::Done } else { Self::Nothing }
    }
}
