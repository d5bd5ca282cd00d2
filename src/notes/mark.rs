//! Bookmarks, notes and coloured marks.

use std::process;
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::{SystemTime, UNIX_EPOCH};

use serde::{Deserialize, Serialize};

use crate::anchor::Anchor;
use crate::document::{Document, Span};
use crate::setting::Language;

/// Names a mark for good, in whatever window it was made.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Default, Serialize, Deserialize)]
#[serde(transparent)]
pub struct MarkId(String);

impl MarkId {
    /// A name that no other mark has: made of the time, the process and a
    /// count.
    #[must_use]
    pub fn fresh() -> Self {
        static COUNT: AtomicU32 = AtomicU32::new(0);
        let count = COUNT.fetch_add(1, Ordering::Relaxed);
        Self(format!("{:x}-{:x}-{count:x}", nanos(), process::id()))
    }

    /// The name as it stands in files.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// Nanoseconds since 1970.
fn nanos() -> u128 {
    let since = SystemTime::now().duration_since(UNIX_EPOCH);
    since.map_or(0, |since| since.as_nanos())
}

/// What a mark is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum MarkKind {
    /// A place with a name.
    Bookmark,
    /// A part of the text with something written about it.
    #[default]
    Note,
    /// A part of the text in a colour.
    Colour,
}

impl MarkKind {
    /// The name in files and on the command line.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Bookmark => "bookmark",
            Self::Note => "note",
            Self::Colour => "colour",
        }
    }

    /// The name for readers, in a language.
    #[must_use]
    pub const fn word(self, language: Language) -> &'static str {
        let (zh, en) = match self {
            Self::Bookmark => ("书签", "bookmark"),
            Self::Note => ("笔记", "note"),
            Self::Colour => ("标色", "colour"),
        };
        language.choose(zh, en)
    }
}

/// The number of colours of a mark.
pub const COLOURS: u8 = 4;

/// One mark of the reader in a document.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Mark {
    /// Its name.
    pub id: MarkId,
    /// What it is.
    pub kind: MarkKind,
    /// The number of its colour, from 1 to [`COLOURS`]; 0 for none.
    pub colour: u8,
    /// The name of a bookmark, the text of a note, what is written about a
    /// colour; may be empty.
    pub text: String,
    /// Where it is.
    pub at: Anchor,
    /// When it was made, in seconds since 1970.
    pub made: u64,
}

impl Mark {
    /// A new mark on a span of the document.
    #[must_use]
    pub fn new(kind: MarkKind, document: &Document, span: Span) -> Self {
        Self {
            id: MarkId::fresh(),
            kind,
            colour: 0,
            text: String::new(),
            at: Anchor::at(document, span),
            made: u64::try_from(nanos() / 1_000_000_000).unwrap_or(u64::MAX),
        }
    }
}

/// A mark with where it stands now.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PlacedMark {
    /// The mark.
    pub mark: Mark,
    /// Its span in the reading text; `None` where its words are gone.
    pub span: Option<Span>,
}

impl PlacedMark {
    /// Finds a mark in a document. Linear where the text has changed.
    #[must_use]
    pub fn find(mark: Mark, document: &Document) -> Self {
        let span = mark.at.find(document);
        Self { mark, span }
    }

    /// By what marks are ordered: their place, those without one last.
    #[must_use]
    pub fn order(&self) -> impl Ord + use<> {
        let start = |span: Span| (span.start, span.end);
        (self.span.is_none(), self.span.map(start), self.mark.made)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::Meta;
    use crate::notes::{Change, Kept};
    use crate::structure::{Options, parse};

    fn document(text: &str) -> Document {
        parse(text, Meta::default(), &Options::default()).unwrap()
    }

    fn span_of(document: &Document, words: &str) -> Span {
        let start = document.text().find(words).unwrap();
        let at = |byte: usize| u32::try_from(byte).unwrap();
        Span::new(at(start), at(start + words.len()))
    }

    fn note(document: &Document, words: &str) -> Mark {
        Mark::new(MarkKind::Note, document, span_of(document, words))
    }

    const OLD: &str =
        "渡口有三条船，一条旧的，两条新的。\n\n船夫姓周，住在对岸的村子里，每天黄昏回家。";

    #[test]
    fn names_are_never_given_twice() {
        let ids: std::collections::HashSet<_> = (0..1000).map(|_| MarkId::fresh()).collect();
        assert_eq!(ids.len(), 1000);
    }

    #[test]
    fn marks_stand_in_the_order_of_the_text_and_the_lost_last() {
        let old = document(OLD);
        let mut kept = Kept::default();
        for words in ["对岸的村子", "三条船", "两条新的"] {
            kept.change(Change::AddMark(note(&old, words)));
        }
        let new = document(&format!("序。\n\n{}", OLD.replace("渡口有三条船，", "")));
        let placed = kept.placed_marks(&new, &|| false).unwrap();
        let shown: Vec<_> = placed
            .iter()
            .map(|p| p.span.map(|span| new.slice(span)))
            .collect();
        assert_eq!(shown, [Some("两条新的"), Some("对岸的村子"), None]);
        assert_eq!(placed[2].mark.at.words(), "三条船");
        assert_eq!(kept.placed_marks(&new, &|| true), None);
    }

    #[test]
    fn single_changes_of_two_windows_meet() {
        let document = document(OLD);
        let (one, other) = (note(&document, "三条船"), note(&document, "船夫"));
        let mut kept = Kept::default();
        kept.change(Change::AddMark(one.clone()));
        kept.change(Change::AddMark(other.clone()));
        kept.change(Change::AddMark(one.clone()));
        assert_eq!(kept.marks, [one.clone(), other.clone()]);
        let edited = Mark {
            text: "渡口的船".to_owned(),
            ..one.clone()
        };
        kept.change(Change::EditMark(edited.clone()));
        kept.change(Change::RemoveMark(other.id.clone()));
        assert_eq!(kept.marks, std::slice::from_ref(&edited));
        // Taken away in one window, written on in another: what was written
        // stays.
        kept.change(Change::RemoveMark(one.id));
        kept.change(Change::EditMark(edited.clone()));
        assert_eq!(kept.marks, [edited]);
    }
}
