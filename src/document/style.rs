//! How runs of the reading text are set off, and where links lead.

use std::fmt;

use super::Span;
use super::spans::{Placed, touching};

/// How a run of characters is set off in the source: one way, several at once,
/// or not at all.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Style(u16);

impl Style {
    /// Not set off.
    pub const PLAIN: Self = Self(0);
    /// Strong emphasis (`**…**`).
    pub const BOLD: Self = Self(1);
    /// Emphasis (`*…*`), the dots under hanzi too.
    pub const ITALIC: Self = Self(1 << 1);
    /// Inline code.
    pub const CODE: Self = Self(1 << 2);
    /// Struck through: said to hold no more.
    pub const STRUCK: Self = Self(1 << 3);
    /// The text of a link, the caption of an image, the sign of a note.
    pub const LINK: Self = Self(1 << 4);
    /// Added by a tracked change.
    pub const INSERTED: Self = Self(1 << 5);
    /// Underlined.
    pub const UNDERLINED: Self = Self(1 << 6);
    /// Marked as with a pen.
    pub const MARKED: Self = Self(1 << 7);
    /// The words of another, inside a paragraph.
    pub const QUOTED: Self = Self(1 << 8);

    /// Every way, with its name in exports.
    pub const ALL: [(Self, &'static str); 9] = [
        (Self::BOLD, "bold"),
        (Self::ITALIC, "italic"),
        (Self::CODE, "code"),
        (Self::STRUCK, "strike"),
        (Self::LINK, "link"),
        (Self::INSERTED, "inserted"),
        (Self::UNDERLINED, "underlined"),
        (Self::MARKED, "marked"),
        (Self::QUOTED, "quoted"),
    ];

    /// Whether nothing is set off.
    #[must_use]
    pub const fn is_plain(self) -> bool {
        self.0 == 0
    }

    /// Whether all of `other` is in it.
    #[must_use]
    pub const fn contains(self, other: Self) -> bool {
        self.0 & other.0 == other.0
    }

    /// Whether any of `other` is in it.
    #[must_use]
    pub const fn has_any(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }

    /// Both at once.
    #[must_use]
    pub const fn with(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// Without any of `other`.
    #[must_use]
    pub const fn without(self, other: Self) -> Self {
        Self(self.0 & !other.0)
    }

    /// `self` where `on`, else plain.
    #[must_use]
    pub const fn when(self, on: bool) -> Self {
        if on { self } else { Self::PLAIN }
    }

    /// The ways it is made of, each with its name, in the order of
    /// [`ALL`](Self::ALL).
    pub fn ways(self) -> impl Iterator<Item = (Self, &'static str)> {
        Self::ALL
            .into_iter()
            .filter(move |&(way, _)| self.contains(way))
    }
}

impl fmt::Debug for Style {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_set()
            .entries(self.ways().map(|(_, name)| name))
            .finish()
    }
}

/// A styled run of the reading text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct StyleSpan {
    /// Bytes of the run.
    pub span: Span,
    /// How it is set off; never [plain](Style::PLAIN).
    pub style: Style,
}

impl Placed for StyleSpan {
    fn span(&self) -> Span {
        self.span
    }
}

/// A run of the reading text that leads somewhere.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Link<'d> {
    /// Bytes of the run.
    pub span: Span,
    /// Where it leads, as the source has it: an address, a path, `#name`.
    pub target: &'d str,
}

/// Where the links of a document lead. Sixteen bytes for each beside the
/// targets themselves; the same target behind itself is held once.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Links {
    spans: Vec<LinkSpan>,
    targets: String,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct LinkSpan {
    span: Span,
    /// Bytes of [`Links::targets`].
    target: Span,
}

impl Placed for LinkSpan {
    fn span(&self) -> Span {
        self.span
    }
}

impl Links {
    /// Adds a link. Targets past 4 GiB in all are left out.
    pub(super) fn push(&mut self, span: Span, target: &str) {
        if let Some(last) = self.spans.last_mut()
            && self.targets.get(last.target.range()) == Some(target)
        {
            if last.span.end == span.start {
                last.span.end = span.end;
                return;
            }
            let target = last.target;
            self.spans.push(LinkSpan { span, target });
            return;
        }
        let start = u32::try_from(self.targets.len());
        let end = u32::try_from(self.targets.len().saturating_add(target.len()));
        if let (Ok(start), Ok(end)) = (start, end) {
            self.targets.push_str(target);
            let target = Span::new(start, end);
            self.spans.push(LinkSpan { span, target });
        }
    }

    /// Goes on with the links of another text that stands at offset `text`.
    pub(super) fn append(&mut self, other: &Self, text: u32) {
        for link in &other.spans {
            self.push(link.span.shifted(text), other.target(link.target));
        }
    }

    /// Says where offsets of the reading text are now.
    pub(super) fn move_text(&mut self, at: &dyn Fn(u32) -> u32) {
        for link in &mut self.spans {
            link.span = Span::new(at(link.span.start), at(link.span.end));
        }
    }

    pub(super) fn sort(&mut self) {
        self.spans.sort_by_key(|link| link.span.start);
    }

    fn target(&self, target: Span) -> &str {
        self.targets.get(target.range()).unwrap_or_default()
    }

    /// The links that touch `span`, in order.
    pub(super) fn touching(&self, span: Span) -> impl Iterator<Item = Link<'_>> {
        let links = touching(&self.spans, span).iter();
        links.map(|link| Link {
            span: link.span,
            target: self.target(link.target),
        })
    }
}
