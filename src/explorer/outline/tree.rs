//! The section tree: which sections are unfolded, which rows are seen, where
//! its cursor stands.

use std::borrow::Cow;
use std::collections::BTreeMap;

use crate::anchor::Moved;
use crate::document::{Document, Section, SectionId};
use crate::notes::KeptFold;
use crate::search::Hits;
use crate::structure::corrections::BY_SIZE;

use crate::explorer::books::place::BookId;
use crate::explorer::language::{Language, Text};

/// One row of the tree.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Node {
    /// A folder of the shelf, by its number there.
    Folder(u32),
    /// A document of the shelf.
    Book(BookId),
    /// The text before the first heading.
    Front,
    /// A section.
    Section(SectionId),
}

impl Node {
    /// The section, where it is one.
    #[must_use]
    pub const fn section(self) -> Option<SectionId> {
        match self {
            Self::Section(id) => Some(id),
            Self::Folder(_) | Self::Book(_) | Self::Front => None,
        }
    }

    /// Whether it stands for a part of the document.
    #[must_use]
    pub const fn is_inside(self) -> bool {
        matches!(self, Self::Front | Self::Section(_))
    }
}

/// The rows of a shelf around those of the document in front.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Around {
    /// Those above, the row of the document itself the last of them.
    pub before: Vec<Node>,
    /// Those below.
    pub after: Vec<Node>,
    /// How many folders and documents its sections stand in.
    pub depth: u16,
    /// Whether the sections are put away.
    pub is_folded: bool,
}

/// Which sections are folded: one set for the whole tree and one, that starts
/// empty, while it is narrowed to hits.
#[derive(Debug, Default)]
struct Folds {
    whole: Vec<bool>,
    narrowed: Vec<bool>,
}

/// The state of the tree pane.
#[derive(Debug, Default)]
pub struct Tree {
    folds: Folds,
    is_narrowed: bool,
    around: Around,
    rows: Vec<Node>,
    cursor: usize,
    top: usize,
    height: u16,
    /// Counts what the reader folds and unfolds in the whole tree.
    changes: u64,
    /// Whether any fold is one that the reader made, now or earlier.
    own: bool,
}

impl Tree {
    /// A tree of `document`, unfolded as far as it stays easy to survey.
    #[must_use]
    pub fn new(document: &Document) -> Self {
        let mut tree = Self::default();
        tree.folds.whole = first_folds(document);
        tree.show(document);
        tree
    }

    /// Takes another text of the same source: more of it, or another version.
    /// Where the reader has changed any folds, those of the sections that were
    /// there are kept, wherever they are now; the others are folded as they are
    /// in a document that is opened.
    pub fn replace_document(&mut self, moved: &Moved<'_>) {
        let document = moved.new_text();
        let mut folds = first_folds(document);
        if self.own {
            for (kept, id) in self.folds.whole.iter().zip(moved.sections()) {
                let fold = id.and_then(|id| folds.get_mut(id as usize));
                if let Some(fold) = fold {
                    *fold = *kept;
                }
            }
        }
        self.folds.whole = folds;
        self.show(document);
    }

    /// Shows the whole tree of a document whose folds are known.
    fn show(&mut self, document: &Document) {
        let count = document.sections().len();
        self.folds.narrowed = vec![false; count];
        self.is_narrowed = false;
        self.rebuild(document, None);
    }

    /// Takes the same text under other sections. Folds are kept for those
    /// that begin where one began before.
    pub fn recast(&mut self, old: &Document, new: &Document) {
        let begins = |s: &Section| s.title.start;
        let folds = |section: &Section| {
            let at = old
                .sections()
                .binary_search_by_key(&begins(section), begins);
            at.ok().and_then(|at| self.folds.whole.get(at).copied())
        };
        let whole = new.sections().iter().map(|s| folds(s).unwrap_or(false));
        self.folds.whole = whole.collect();
        self.show(new);
    }

    /// The rows that are not folded or narrowed away.
    #[must_use]
    pub fn rows(&self) -> &[Node] {
        &self.rows
    }

    /// The sections among the rows.
    #[must_use]
    pub fn shown_sections(&self) -> usize {
        let inside = self.inside();
        let front = inside.first() == Some(&Node::Front);
        inside.len().saturating_sub(usize::from(front))
    }

    /// The rows of the document itself.
    fn inside(&self) -> &[Node] {
        let behind = self.rows.len().saturating_sub(self.around.after.len());
        let rows = self.rows.get(self.around.before.len()..behind);
        rows.unwrap_or_default()
    }

    /// Whether the document has rows of its own.
    #[must_use]
    pub fn has_inside(&self) -> bool {
        !self.inside().is_empty()
    }

    /// How many folders and documents the sections stand in.
    #[must_use]
    pub const fn depth(&self) -> u16 {
        self.around.depth
    }

    /// Whether the sections are put away under their document.
    #[must_use]
    pub const fn is_put_away(&self) -> bool {
        self.around.is_folded
    }

    /// What stands around the rows of the document.
    #[must_use]
    pub const fn around(&self) -> &Around {
        &self.around
    }

    /// Puts other rows around those of the document.
    /// [`rebuild`](Self::rebuild) must follow.
    pub fn set_around(&mut self, around: Around) {
        self.around = around;
    }

    /// Takes over from the tree of another document of the same shelf where it
    /// was scrolled to.
    pub const fn scroll_as(&mut self, top: usize) {
        self.top = top;
    }

    /// Index of the first row on screen.
    #[must_use]
    pub const fn top(&self) -> usize {
        self.top
    }

    /// Selects a row by what stands there; `false` where it has none.
    pub fn select(&mut self, node: Node) -> bool {
        let at = self.rows.iter().position(|row| *row == node);
        if let Some(at) = at {
            self.select_row(at);
        }
        at.is_some()
    }

    /// The rows on screen, with their index in [`rows`](Self::rows).
    pub fn screen(&self) -> impl Iterator<Item = (usize, Node)> {
        self.rows
            .iter()
            .copied()
            .enumerate()
            .skip(self.top)
            .take(usize::from(self.height))
    }

    /// Index of the row under the cursor.
    #[must_use]
    pub const fn cursor(&self) -> usize {
        self.cursor
    }

    /// What stands under the cursor.
    #[must_use]
    pub fn selected(&self) -> Option<Node> {
        self.rows.get(self.cursor).copied()
    }

    /// Height in rows.
    #[must_use]
    pub const fn height(&self) -> u16 {
        self.height
    }

    /// Whether only sections with hits are shown.
    #[must_use]
    pub const fn is_narrowed(&self) -> bool {
        self.is_narrowed
    }

    /// Whether a section is folded and has something inside.
    #[must_use]
    pub fn is_folded(&self, document: &Document, id: SectionId) -> bool {
        has_inside(document, id) && self.folds().get(id as usize).copied().unwrap_or(false)
    }

    fn folds(&self) -> &Vec<bool> {
        if self.is_narrowed {
            &self.folds.narrowed
        } else {
            &self.folds.whole
        }
    }

    fn folds_mut(&mut self) -> &mut Vec<bool> {
        if self.is_narrowed {
            &mut self.folds.narrowed
        } else {
            self.changes = self.changes.saturating_add(1);
            self.own = true;
            &mut self.folds.whole
        }
    }

    /// Sets the height in rows.
    pub fn resize(&mut self, height: u16) {
        self.height = height;
        self.keep_seen();
    }

    /// Works the rows out anew: all sections, or those with hits where `hits`
    /// are given. The selection stays, or goes to the nearest row before it.
    /// Linear in the sections.
    pub fn rebuild(&mut self, document: &Document, hits: Option<&Hits>) {
        let selected = self.selected();
        if hits.is_some() && !self.is_narrowed {
            self.folds.narrowed.fill(false);
        }
        self.is_narrowed = hits.is_some();
        let has_hits = |span| hits.is_none_or(|hits| hits.count_in(span) > 0);
        let front = document.front();
        let mut rows = self.around.before.clone();
        let is_open = !self.around.is_folded;
        if is_open && !document.slice(front).trim().is_empty() && has_hits(front) {
            rows.push(Node::Front);
        }
        let mut id: SectionId = 0;
        while let Some(section) = document.section(id).filter(|_| is_open) {
            if !has_hits(section.span) {
                id = section.subtree_end;
                continue;
            }
            rows.push(Node::Section(id));
            id = if self.is_folded(document, id) {
                section.subtree_end
            } else {
                id.saturating_add(1)
            };
        }
        rows.extend_from_slice(&self.around.after);
        self.rows = rows;
        let is_around = selected.is_some_and(|node| !node.is_inside());
        if !is_around || !selected.is_some_and(|node| self.select(node)) {
            self.select_near(document, selected.filter(|node| node.is_inside()));
        }
    }

    /// Selects the row of a place: its section or, where that is folded or
    /// narrowed away, the nearest row before it.
    pub fn follow(&mut self, document: &Document, section: Option<SectionId>) {
        self.select_near(document, Some(section.map_or(Node::Front, Node::Section)));
    }

    fn select_near(&mut self, document: &Document, node: Option<Node>) {
        let order = |node: &Node| node.section().map_or(0, |id| id.saturating_add(1));
        let wanted = node.map_or(0, |node| order(&node));
        let rows = self.inside();
        let after = rows.partition_point(|row| order(row) <= wanted);
        let mut at = after.saturating_sub(1);
        // A hidden section is stood for by a row around it, never by a
        // neighbour's child.
        if let Some(wanted) = node.and_then(Node::section) {
            let around = document.path(wanted);
            while at > 0 {
                match rows.get(at).and_then(|row| row.section()) {
                    Some(id) if !around.contains(&id) => at = at.saturating_sub(1),
                    _ => break,
                }
            }
        }
        let is_empty = rows.is_empty();
        let before = self.around.before.len();
        // Without rows of its own the document stands for all that is in it.
        self.cursor = match is_empty {
            true => before.saturating_sub(1),
            false => before.saturating_add(at),
        };
        self.keep_seen();
    }

    /// Moves the cursor by rows; `false` at an end.
    pub fn step(&mut self, by: i64) -> bool {
        let last = self.rows.len().saturating_sub(1);
        let here = i64::try_from(self.cursor).unwrap_or(i64::MAX);
        let there = usize::try_from(here.saturating_add(by))
            .unwrap_or(0)
            .min(last);
        let moved = there != self.cursor;
        self.cursor = there;
        self.keep_seen();
        moved
    }

    /// Scrolls by rows without moving the cursor off the screen.
    pub fn scroll(&mut self, by: i64) {
        let height = usize::from(self.height);
        let last_top = self.rows.len().saturating_sub(height);
        let here = i64::try_from(self.top).unwrap_or(i64::MAX);
        self.top = usize::try_from(here.saturating_add(by))
            .unwrap_or(0)
            .min(last_top);
        let last_seen = self.top.saturating_add(height).saturating_sub(1);
        self.cursor = self.cursor.clamp(self.top, last_seen.max(self.top));
        self.cursor = self.cursor.min(self.rows.len().saturating_sub(1));
    }

    /// Index of the row at a line of the pane (from 0).
    #[must_use]
    pub fn row_at(&self, line: u16) -> Option<usize> {
        let at = self.top.saturating_add(usize::from(line));
        self.rows.get(at).map(|_| at)
    }

    /// Selects a row by its index in [`rows`](Self::rows).
    pub fn select_row(&mut self, row: usize) {
        self.cursor = row.min(self.rows.len().saturating_sub(1));
        self.keep_seen();
    }

    /// Folds or unfolds a section; `None` where it has nothing inside, else
    /// whether it is folded now. [`rebuild`](Self::rebuild) must follow.
    pub fn toggle(&mut self, document: &Document, id: SectionId) -> Option<bool> {
        if !has_inside(document, id) {
            return None;
        }
        let fold = self.folds_mut().get_mut(id as usize)?;
        *fold = !*fold;
        Some(*fold)
    }

    /// Folds or unfolds one section. [`rebuild`](Self::rebuild) must follow.
    pub fn set_folded(&mut self, id: SectionId, folded: bool) {
        if self.folds().get(id as usize) == Some(&folded) {
            return;
        }
        if let Some(fold) = self.folds_mut().get_mut(id as usize) {
            *fold = folded;
        }
    }

    /// Counts what was folded and unfolded in the whole tree, narrowed or not.
    #[must_use]
    pub const fn changes(&self) -> u64 {
        self.changes
    }

    /// The sections that are otherwise folded than at the start. Linear.
    #[must_use]
    pub fn unusual_folds(&self, document: &Document) -> Vec<KeptFold> {
        let usual = first_folds(document);
        KeptFold::of(document, |id| {
            let at = id as usize;
            let folded = self.folds.whole.get(at).copied()?;
            let differs = usual.get(at) != Some(&folded);
            (differs && has_inside(document, id)).then_some(folded)
        })
    }

    /// Folds and unfolds sections as they were kept.
    /// [`rebuild`](Self::rebuild) must follow.
    pub fn set_folds(&mut self, folds: &[(SectionId, bool)]) {
        self.own = true;
        for &(id, folded) in folds {
            if let Some(fold) = self.folds.whole.get_mut(id as usize) {
                *fold = folded;
            }
        }
    }

    /// Unfolds all around a section, so that it has a row.
    /// [`rebuild`](Self::rebuild) must follow.
    pub fn reveal(&mut self, document: &Document, id: SectionId) {
        let mut parent = document.section(id).and_then(|s| s.parent);
        while let Some(around) = parent {
            self.set_folded(around, false);
            parent = document.section(around).and_then(|s| s.parent);
        }
    }

    /// Whether anything is folded.
    #[must_use]
    pub fn any_folded(&self, document: &Document) -> bool {
        (0u32..)
            .zip(self.folds())
            .any(|(id, &folded)| folded && has_inside(document, id))
    }

    /// Shows the tree down to a level of nesting (from 1): what lies deeper is
    /// folded away. Levels count the sections around, so that a depth that
    /// the document skips does not count. [`rebuild`](Self::rebuild) must
    /// follow.
    pub fn show_level(&mut self, document: &Document, level: u32) {
        let folds = levels(document).into_iter().map(|l| l >= level).collect();
        *self.folds_mut() = folds;
    }

    /// The level of the deepest row now in the tree; 0 without sections.
    #[must_use]
    pub fn shown_level(&self, document: &Document) -> u32 {
        let levels = levels(document);
        let rows = self.rows.iter().filter_map(|row| row.section());
        rows.filter_map(|id| levels.get(id as usize).copied())
            .max()
            .unwrap_or(0)
    }

    fn keep_seen(&mut self) {
        let height = usize::from(self.height);
        let last_top = self.rows.len().saturating_sub(height);
        if self.cursor < self.top {
            self.top = self.cursor;
        } else if self.cursor >= self.top.saturating_add(height) {
            self.top = self.cursor.saturating_add(1).saturating_sub(height);
        }
        self.top = self.top.min(last_top);
    }
}

/// Whether a section has sections inside.
#[must_use]
pub fn has_inside(document: &Document, id: SectionId) -> bool {
    document
        .section(id)
        .is_some_and(|s| s.subtree_end > id.saturating_add(1))
}

/// For each section, how many sections it stands in, itself included.
/// Linear.
#[must_use]
pub fn levels(document: &Document) -> Vec<u32> {
    let mut levels: Vec<u32> = Vec::with_capacity(document.sections().len());
    for section in document.sections() {
        let around = section.parent.and_then(|id| levels.get(id as usize));
        levels.push(around.map_or(1, |level| level.saturating_add(1)));
    }
    levels
}

/// Folds at the start: a tree of more than a few screens shows its upper
/// levels only, so that it can be surveyed.
fn first_folds(document: &Document) -> Vec<bool> {
    const EASY: usize = 150;
    let levels = levels(document);
    let mut counts: BTreeMap<u32, usize> = BTreeMap::new();
    for &level in &levels {
        let count = counts.entry(level).or_default();
        *count = count.saturating_add(1);
    }
    let mut shown = 0;
    let mut rows = 0usize;
    for (&level, &count) in &counts {
        // A single title above everything is no survey.
        if rows > 1 && rows.saturating_add(count) > EASY {
            break;
        }
        rows = rows.saturating_add(count);
        shown = level;
    }
    levels.into_iter().map(|level| level >= shown).collect()
}

/// A title as it is shown: of a part that was cut by size its number stands
/// before its opening words.
#[must_use]
pub fn shown_title(document: &Document, id: SectionId, language: Language) -> Cow<'_, str> {
    let title = document.title(id);
    let section = document.section(id).filter(|s| s.style == BY_SIZE);
    match section.and_then(|section| section.number()) {
        Some(number) => {
            let part = Text::PartBySize.fill(language, &[&number]);
            Cow::Owned(format!("{part} {title}"))
        }
        None => Cow::Borrowed(title),
    }
}

/// Trees narrower than this (cells) indent by one cell for each depth.
const NARROW: u16 = 34;

/// Cells before the fold mark of a row at `depth` in a tree of `width` cells:
/// one for the mark of the cursor, and for each depth one or two, but no more
/// than leave room for the title.
#[must_use]
pub fn indent(depth: u16, width: u16) -> u16 {
    let step = if width < NARROW { 1 } else { 2 };
    let levels = depth.saturating_sub(1).saturating_mul(step);
    levels.min(width / 3).saturating_add(1)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::Meta;
    use crate::structure::{Options, parse};

    /// A book of chapters with twenty articles each.
    fn book(chapters: usize) -> Document {
        let mut text = String::new();
        let mut article = 0;
        for chapter in 1..=chapters {
            text += &format!("第{chapter}章 渡口\n");
            for _ in 0..20 {
                article += 1;
                text += &format!("第{article}条 当事人应当按照约定交付。\n");
            }
        }
        parse(&text, Meta::default(), &Options::default()).unwrap()
    }

    #[test]
    fn what_comes_later_is_folded_as_if_it_had_been_there() {
        let (part, whole) = (book(3), book(20));
        let mut tree = Tree::new(&part);
        tree.replace_document(&Moved::new(&part, &whole));
        assert_eq!(tree.rows(), Tree::new(&whole).rows());
        assert_eq!(tree.rows().len(), 20);
    }

    #[test]
    fn folds_of_the_reader_stay_when_more_comes() {
        let (part, whole) = (book(3), book(20));
        let mut tree = Tree::new(&part);
        assert_eq!(tree.toggle(&part, 0), Some(true));
        tree.replace_document(&Moved::new(&part, &whole));
        assert!(tree.is_folded(&whole, 0));
        assert!(!tree.is_folded(&whole, 21), "the second chapter was open");
        assert!(tree.is_folded(&whole, 21 * 19));
    }
}
