//! How a source is to be read, and why it was not read to its end.

use crate::cores::Stop;
use crate::document::TooLarge;
use crate::setting::{Language, Told, told_errors};
use crate::source::Encoding;

/// How a source is to be read.
#[derive(Clone, Copy)]
pub(crate) struct Manner<'a> {
    /// Whether what pages and line ends have cut is joined.
    pub(crate) close_seams: bool,
    /// Whether what a web page has around its text is read too: navigation,
    /// buttons, its foot.
    pub(crate) whole_pages: bool,
    /// Whether what tracked changes took out is read where it stood.
    pub(crate) deletions: bool,
    /// The encoding of the texts in a web archive or a book; found out where
    /// there is none.
    pub(crate) encoding: Option<Encoding>,
    /// Asked again and again whether to give up.
    pub(crate) stop: Stop<'a>,
}

#[cfg(test)]
impl Manner<'static> {
    /// To the end, with seams closed.
    pub(super) const JOINED: Self = Self {
        close_seams: true,
        whole_pages: false,
        deletions: false,
        encoding: None,
        stop: &crate::cores::never,
    };
}

/// Why a text was not read to its end.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unread {
    /// Its reading text would pass 4 GiB.
    TooLarge(TooLarge),
    /// Nobody waits for it any more.
    Stopped,
}

impl From<TooLarge> for Unread {
    fn from(error: TooLarge) -> Self {
        Self::TooLarge(error)
    }
}

impl Told for Unread {
    fn told(&self, language: Language) -> String {
        match self {
            Self::TooLarge(error) => error.told(language),
            Self::Stopped => language
                .choose("已停止读取", "reading was stopped")
                .to_owned(),
        }
    }
}

told_errors!(Unread);

/// Goes on, or gives up where that is asked for.
///
/// # Errors
/// [`Unread::Stopped`].
pub(super) fn go_on(stop: Stop<'_>) -> Result<(), Unread> {
    match stop() {
        true => Err(Unread::Stopped),
        false => Ok(()),
    }
}
