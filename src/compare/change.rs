//! What a comparison tells.

use crate::document::Span;
use crate::setting::Language;

/// What became of a passage; several may hold at once.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Hash)]
pub struct Kinds(u8);

impl Kinds {
    /// It stands in the new document only.
    pub const ADDED: Self = Self(1);
    /// It stands in the old document only.
    pub const REMOVED: Self = Self(2);
    /// Its words are others.
    pub const CHANGED: Self = Self(4);
    /// It stands at another place.
    pub const MOVED: Self = Self(8);
    /// Its number is another, or a number in it that names another section.
    pub const RENUMBERED: Self = Self(16);
    /// It was part of a section that stands elsewhere.
    pub const SPLIT: Self = Self(32);
    /// It became part of another section.
    pub const MERGED: Self = Self(64);

    /// Each kind with the name that `--only` and the column `change` use, in
    /// the order in which they are named.
    pub const NAMED: [(Self, &'static str); 7] = [
        (Self::ADDED, "added"),
        (Self::REMOVED, "removed"),
        (Self::SPLIT, "split"),
        (Self::MERGED, "merged"),
        (Self::MOVED, "moved"),
        (Self::CHANGED, "changed"),
        (Self::RENUMBERED, "renumbered"),
    ];

    /// Whether all of `other` hold.
    #[must_use]
    pub const fn contains(self, other: Self) -> bool {
        self.0 & other.0 == other.0
    }

    /// Whether any of `other` holds.
    #[must_use]
    pub const fn meets(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }

    /// Whether nothing became of it.
    #[must_use]
    pub const fn is_empty(self) -> bool {
        self.0 == 0
    }

    /// Those of both.
    #[must_use]
    pub const fn with(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// Those that are not in `other`.
    #[must_use]
    pub const fn without(self, other: Self) -> Self {
        Self(self.0 & !other.0)
    }

    /// The names of all that hold, parted by commas.
    #[must_use]
    pub fn names(self) -> String {
        let held = Self::NAMED.iter().filter(|(kind, _)| self.contains(*kind));
        held.map(|(_, name)| *name).collect::<Vec<_>>().join(",")
    }
}

impl Kinds {
    /// All that hold in a language.
    #[must_use]
    pub fn told(self, language: Language) -> String {
        let held = WORDS.iter().filter(|(kind, ..)| self.contains(*kind));
        let words = held.map(|(_, zh, en)| language.choose(*zh, *en));
        let words: Vec<&str> = words.collect();
        words.join(language.choose("、", ", "))
    }
}

/// What the kinds of changes are called.
const WORDS: [(Kinds, &str, &str); 7] = [
    (Kinds::ADDED, "新增", "added"),
    (Kinds::REMOVED, "删去", "removed"),
    (Kinds::SPLIT, "拆出", "split off"),
    (Kinds::MERGED, "并入", "merged"),
    (Kinds::MOVED, "移动", "moved"),
    (Kinds::CHANGED, "改动", "changed"),
    (Kinds::RENUMBERED, "序号变动", "renumbered"),
];

/// What was done at one place inside a passage.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Edit {
    /// Bytes of the old document that went; empty, at its place, where nothing
    /// did.
    pub old: Span,
    /// Bytes of the new document that came; empty, at its place, where nothing
    /// did.
    pub new: Span,
    /// What kind of edit it is.
    pub kind: EditKind,
}

/// What kind an [`Edit`] is of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum EditKind {
    /// Other words.
    Words,
    /// A number that follows the section it names: no words of its own.
    Reference,
    /// Words that went to or came from another place, which is told for itself.
    Moved,
}

/// One change, in as wide a frame as was [asked for](By).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Change {
    /// What became of it.
    pub kinds: Kinds,
    /// Its bytes in the old document; `None` of what was added.
    pub old: Option<Span>,
    /// Its bytes in the new document; `None` of what was removed.
    pub new: Option<Span>,
    /// Where it stands in the old document, or would (bytes).
    pub old_at: u32,
    /// Where it stands in the new document, or would (bytes).
    pub new_at: u32,
    /// What was done inside, in the order of the new document; none of what was
    /// added or removed whole.
    pub edits: Vec<Edit>,
}

/// How much text a change is told with.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Hash)]
pub enum By {
    /// The section, without those below it.
    #[default]
    Section,
    /// The paragraph.
    Paragraph,
    /// The sentence.
    Sentence,
}
