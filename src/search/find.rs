//! Evaluating queries over a document.

use std::cmp::Reverse;

use regex::Regex;

use crate::document::{Document, Span};
use crate::lexicon::segmentation::segmenter;

use super::hits::{Hit, Hits};
use super::letters::Letters;
use super::paragraphs::{self, ParagraphCursor};
use super::pinyin::Pinyin;
use super::query::Query;
use super::term::{Matcher, Term};

/// How much text (bytes) is looked through between two questions whether to
/// go on.
const PIECE: usize = 1 << 20;

/// The search was called off.
struct Cancelled;

/// Finds the paragraphs in which all `queries` hold, and in them the hits of
/// all their positive terms.
///
/// A paragraph is that of [`Document::paragraph`]: the pieces of an overlong
/// one belong together. No hit goes over a line feed. Linear in the text for
/// the longest term; the others are only looked for in the paragraphs that
/// are left. `cancelled` is asked about every megabyte; `None` where it said
/// so.
pub fn find(document: &Document, queries: &[&Query], cancelled: &dyn Fn() -> bool) -> Option<Hits> {
    let search = Search {
        document,
        cancelled,
    };
    search.run(queries).ok()
}

struct Search<'a> {
    document: &'a Document,
    cancelled: &'a dyn Fn() -> bool,
}

/// A way to match that suits the document.
#[derive(Clone, Copy)]
enum Way<'a> {
    Text(&'a Regex),
    Words(&'a Regex),
    Letters(&'a Letters),
    Pinyin(&'a Pinyin, bool),
}

/// The ways to match one term: anywhere, and in titles.
#[derive(Default)]
struct Ways<'a> {
    anywhere: Vec<Way<'a>>,
    titles: Vec<Way<'a>>,
}

/// Where to look.
#[derive(Clone, Copy)]
enum Scope<'a> {
    Everywhere,
    Paragraphs(&'a [Span]),
}

impl Search<'_> {
    fn run(&self, queries: &[&Query]) -> Result<Hits, Cancelled> {
        let terms = queries.iter().flat_map(|query| query.all_terms());
        let (negative, positive): (Vec<&Term>, Vec<&Term>) = terms.partition(|t| t.negative);
        let mut positive: Vec<(u16, &Term)> = (0..=u16::MAX).zip(positive).collect();
        // The fewer paragraphs are left early, the less is looked through.
        positive.sort_by_key(|(_, term)| (!term.only_titles(), Reverse(term.weight)));

        let mut within: Option<Vec<Span>> = None;
        let mut found: Vec<Hit> = Vec::new();
        let mut by_pinyin = false;
        for (number, term) in positive {
            let (ways, pinyin) = self.ways(term)?;
            by_pinyin |= pinyin;
            let scope = within
                .as_deref()
                .map_or(Scope::Everywhere, Scope::Paragraphs);
            let spans = self.spans(&ways, scope)?;
            if spans.is_empty() {
                return Ok(Hits::new(Vec::new(), by_pinyin));
            }
            within = Some(paragraphs::holding(self.document, spans.iter().copied()));
            found.extend(spans.into_iter().map(|span| Hit { span, term: number }));
        }
        let mut within = within.unwrap_or_default();
        for term in negative {
            let (ways, _) = self.ways(term)?;
            let spans = self.spans(&ways, Scope::Paragraphs(&within))?;
            let out = paragraphs::holding(self.document, spans.into_iter());
            let mut rest = out.as_slice();
            within.retain(|paragraph| !paragraphs::contains(&mut rest, paragraph.start));
        }
        found.sort_unstable();
        let mut rest = within.as_slice();
        found.retain(|hit| paragraphs::contains(&mut rest, hit.span.start));
        Ok(Hits::new(found, by_pinyin))
    }

    /// How the parts of a term are matched in this document, and whether one
    /// of them is taken for pinyin though it does not say so.
    fn ways<'q>(&self, term: &'q Term) -> Result<(Ways<'q>, bool), Cancelled> {
        let mut by_pinyin = false;
        let mut ways = Ways::default();
        for part in &term.parts {
            let way = match &part.matcher {
                Matcher::Text(regex) => Way::Text(regex),
                Matcher::Words(regex) => Way::Words(regex),
                Matcher::Letters(letters) => Way::Letters(letters),
                Matcher::Pinyin(pinyin) => self.pinyin(part.titles, pinyin)?,
                Matcher::Latin(letters, pinyin) => {
                    let way = self.pinyin_or(part.titles, Way::Letters(letters), pinyin)?;
                    by_pinyin |= matches!(way, Way::Pinyin(..));
                    way
                }
            };
            if part.titles {
                ways.titles.push(way);
            } else {
                ways.anywhere.push(way);
            }
        }
        Ok((ways, by_pinyin))
    }

    /// Pinyin with all its syllables finished where that stands anywhere,
    /// otherwise as it is while being typed.
    fn pinyin<'q>(&self, titles: bool, pinyin: &'q Pinyin) -> Result<Way<'q>, Cancelled> {
        let whole = Way::Pinyin(pinyin, false);
        let unfinished = !self.stands_anywhere(titles, whole)?;
        Ok(Way::Pinyin(pinyin, unfinished))
    }

    /// `literal` where it stands anywhere or where pinyin finds nothing
    /// either; otherwise pinyin.
    fn pinyin_or<'q>(
        &self,
        titles: bool,
        literal: Way<'q>,
        pinyin: &'q Pinyin,
    ) -> Result<Way<'q>, Cancelled> {
        if self.stands_anywhere(titles, literal)? {
            return Ok(literal);
        }
        let read = self.pinyin(titles, pinyin)?;
        let found = self.stands_anywhere(titles, read)?;
        Ok(if found { read } else { literal })
    }

    fn stands_anywhere(&self, titles: bool, way: Way<'_>) -> Result<bool, Cancelled> {
        let mut found = false;
        self.look(titles, &[way], Scope::Everywhere, &mut |_| {
            found = true;
            false
        })?;
        Ok(found)
    }

    /// The places of all parts of a term, sorted, none over another.
    fn spans(&self, ways: &Ways<'_>, scope: Scope<'_>) -> Result<Vec<Span>, Cancelled> {
        let mut spans: Vec<Span> = Vec::new();
        for (titles, ways) in [(false, &ways.anywhere), (true, &ways.titles)] {
            if !ways.is_empty() {
                self.look(titles, ways, scope, &mut |span| {
                    spans.push(span);
                    true
                })?;
            }
        }
        if !ways.anywhere.is_empty() && !ways.titles.is_empty() {
            spans.sort_unstable_by_key(|span| (span.start, Reverse(span.end)));
            let mut end = 0;
            spans.retain(|span| {
                let free = span.start >= end;
                end = if free { span.end } else { end };
                free
            });
        }
        Ok(spans)
    }

    /// Gives every match in the scope to `each`, in order, until it says
    /// false.
    fn look(
        &self,
        titles: bool,
        ways: &[Way<'_>],
        scope: Scope<'_>,
        each: &mut dyn FnMut(Span) -> bool,
    ) -> Result<(), Cancelled> {
        let mut looker = Looker::new(self.document, ways);
        if titles {
            let mut within = match scope {
                Scope::Everywhere => None,
                Scope::Paragraphs(spans) => Some(spans),
            };
            let titles = self.document.sections().iter().map(|s| s.title);
            let inside = titles.filter(|title| match &mut within {
                None => true,
                Some(spans) => paragraphs::contains(spans, title.start),
            });
            return self.look_through(&mut looker, inside, each);
        }
        match scope {
            Scope::Everywhere => {
                let all = Span::new(0, self.document.len());
                self.look_through(&mut looker, std::iter::once(all), each)
            }
            Scope::Paragraphs(spans) => {
                let runs = paragraphs::joined(spans);
                self.look_through(&mut looker, runs.into_iter(), each)
            }
        }
    }

    fn look_through(
        &self,
        looker: &mut Looker<'_>,
        spans: impl Iterator<Item = Span>,
        each: &mut dyn FnMut(Span) -> bool,
    ) -> Result<(), Cancelled> {
        let mut since = PIECE;
        for span in spans {
            let mut rest = self.document.slice(span);
            let mut base = span.start;
            while !rest.is_empty() {
                if since >= PIECE {
                    if (self.cancelled)() {
                        return Err(Cancelled);
                    }
                    since = 0;
                }
                let (piece, behind) = piece_of(rest);
                if !looker.look(piece, base, each) {
                    return Ok(());
                }
                let length = rest.len().saturating_sub(behind.len());
                since = since.saturating_add(length);
                base = base.saturating_add(u32::try_from(length).unwrap_or(u32::MAX));
                rest = behind;
            }
        }
        Ok(())
    }
}

/// Cuts off about a megabyte, at a line feed, which goes with neither part.
fn piece_of(text: &str) -> (&str, &str) {
    let from = text.as_bytes().get(PIECE..).unwrap_or_default();
    let cut = memchr::memchr(b'\n', from).map(|at| at.saturating_add(PIECE));
    let parts = cut.and_then(|at| Some((text.get(..at)?, text.get(at.saturating_add(1)..)?)));
    parts.unwrap_or((text, ""))
}

/// Runs the ways of matching one term over pieces of the text.
struct Looker<'a> {
    ways: &'a [Way<'a>],
    words: WordEdges<'a>,
    /// The next match of each way, as bytes of the piece.
    next: Vec<Option<(usize, usize)>>,
}

impl<'a> Looker<'a> {
    fn new(document: &'a Document, ways: &'a [Way<'a>]) -> Self {
        Self {
            ways,
            words: WordEdges::new(document),
            next: Vec::with_capacity(ways.len()),
        }
    }

    /// Gives the matches in `piece`, which begins at byte `base`, to `each`:
    /// always the one that begins first and, of those, is longest, then the
    /// next behind it. False where `each` said so.
    fn look(&mut self, piece: &str, base: u32, each: &mut dyn FnMut(Span) -> bool) -> bool {
        let words = &mut self.words;
        self.next.clear();
        for way in self.ways {
            self.next.push(way.find_at(words, piece, base, 0));
        }
        while let Some(&(start, end)) = self
            .next
            .iter()
            .flatten()
            .min_by_key(|&&(start, end)| (start, Reverse(end)))
        {
            if !each(place(base, start, end)) {
                return false;
            }
            for (way, next) in self.ways.iter().zip(&mut self.next) {
                if next.is_some_and(|(start, _)| start < end) {
                    *next = way.find_at(words, piece, base, end);
                }
            }
        }
        true
    }
}

/// Bytes of a piece that begins at `base`, as a span of the reading text.
fn place(base: u32, from: usize, to: usize) -> Span {
    let offset = |at| base.saturating_add(u32::try_from(at).unwrap_or(u32::MAX));
    Span::new(offset(from), offset(to))
}

impl Way<'_> {
    /// The first match in `piece` from byte `from` on.
    fn find_at(
        self,
        words: &mut WordEdges<'_>,
        piece: &str,
        base: u32,
        mut from: usize,
    ) -> Option<(usize, usize)> {
        match self {
            Way::Letters(letters) => letters.find_at(piece, from),
            Way::Pinyin(pinyin, unfinished) => pinyin.find_at(piece, from, unfinished),
            Way::Text(regex) | Way::Words(regex) => loop {
                let found = piece.get(from..).and_then(|_| regex.find_at(piece, from))?;
                let (start, end) = (found.start(), found.end());
                let whole = !matches!(self, Way::Words(_));
                if start < end && (whole || words.are_at(place(base, start, end))) {
                    return Some((start, end));
                }
                // Another match may overlap one that is not of whole words.
                let first = piece.get(start..).and_then(|rest| rest.chars().next());
                from = start.saturating_add(first.map_or(1, char::len_utf8));
            },
        }
    }
}

/// Where words begin and end in the paragraph that was last asked about.
struct WordEdges<'a> {
    document: &'a Document,
    cursor: ParagraphCursor<'a>,
    paragraph: Span,
    edges: Vec<u32>,
}

impl<'a> WordEdges<'a> {
    fn new(document: &'a Document) -> Self {
        Self {
            document,
            cursor: ParagraphCursor::new(document),
            paragraph: Span::default(),
            edges: Vec::new(),
        }
    }

    /// Whether a word begins where `span` does and one ends where it does.
    fn are_at(&mut self, span: Span) -> bool {
        let paragraph = self.cursor.at(span.start);
        if paragraph != self.paragraph {
            self.paragraph = paragraph;
            let edges = &mut self.edges;
            edges.clear();
            edges.push(paragraph.start);
            segmenter().cut(self.document.slice(paragraph), |_, end| {
                let end = u32::try_from(end).unwrap_or(u32::MAX);
                edges.push(paragraph.start.saturating_add(end));
            });
        }
        let is_edge = |at: u32| self.edges.binary_search(&at).is_ok();
        is_edge(span.start) && is_edge(span.end)
    }
}
