//! A part of the text that is selected.

pub mod pointer;
pub mod selecting;

use std::collections::{HashMap, VecDeque};

use crate::document::{BlockId, Document, Span};
use crate::explorer::reading::motion::{behind, clause, neighbour, starts, step};
use crate::explorer::reading::pane::Reading;
use crate::lexicon::word;
use crate::setting::keys::command::Command;

/// A part of the text between two graphemes, both of them inside.
#[derive(Debug, Default)]
pub struct Selection {
    /// Byte where the grapheme begins at which it was begun.
    anchor: u32,
    /// Byte where the grapheme begins that the keys move.
    head: u32,
    /// The cell of its row at which the head was before it went up or down.
    cell: Option<u16>,
    /// The words of the blocks that were asked for.
    words: HashMap<BlockId, Vec<Span>>,
    /// What was asked for while words are being found, in order.
    waiting: VecDeque<(Command, Option<u32>)>,
}

impl Selection {
    /// What lies between two graphemes, both of them inside.
    #[must_use]
    pub fn between(anchor: u32, head: u32) -> Self {
        Self {
            anchor,
            head,
            ..Self::default()
        }
    }

    /// Bytes of the reading text, the last grapheme with them.
    #[must_use]
    pub fn span(&self, document: &Document) -> Span {
        let last = self.anchor.max(self.head);
        Span::new(self.anchor.min(self.head), behind(document, last))
    }

    /// Byte where the grapheme begins that the keys move.
    #[must_use]
    pub const fn head(&self) -> u32 {
        self.head
    }
}

/// The words of a block, in offsets of the reading text; punctuation is none.
/// Loads the dictionary: for a worker.
#[must_use]
pub fn words_of(document: &Document, block: BlockId) -> Vec<Span> {
    let Some(block) = document.block(block) else {
        return Vec::new();
    };
    let at = |byte: usize| {
        let byte = u32::try_from(byte).unwrap_or(u32::MAX);
        block.span.start.saturating_add(byte)
    };
    let words = word::words(document.slice(block.span));
    words
        .into_iter()
        .map(|word| Span::new(at(word.start), at(word.end)))
        .collect()
}

/// Why the words of a block are wanted first.
#[derive(Debug)]
struct Uncut(BlockId);

impl Selection {
    /// Where a motion by a word leads: the beginning of the next word or of
    /// the one before, or the end of a word. `None` at an end of the document.
    fn word(&self, document: &Document, motion: Command) -> Result<Option<u32>, Uncut> {
        let Some(mut block) = document.block_at(self.head) else {
            return Ok(None);
        };
        let forward = motion != Command::SelectPreviousWord;
        loop {
            let span = document.block(block).map_or(Span::default(), |b| b.span);
            // What holds no word needs no dictionary.
            if document.slice(span).contains(char::is_alphanumeric) {
                let words = self.words.get(&block).ok_or(Uncut(block))?;
                let last = |word: &Span| {
                    let inside = starts(document, block).skip_while(|&at| at < word.start);
                    inside.take_while(|&at| at < word.end).last()
                };
                let found = match motion {
                    Command::SelectPreviousWord => {
                        let before = words.iter().rfind(|word| word.start < self.head);
                        before.map(|word| word.start)
                    }
                    Command::SelectWordEnd => {
                        words.iter().filter_map(last).find(|&at| at > self.head)
                    }
                    _ => {
                        let next = words.iter().find(|word| word.start > self.head);
                        next.map(|word| word.start)
                    }
                };
                if found.is_some() {
                    return Ok(found);
                }
            }
            match neighbour(document, block, forward) {
                Some(next) => block = next,
                None => return Ok(None),
            }
        }
    }
}

impl Selection {
    /// Moves the head of a selection once; `None` where there is no way on.
    fn moved(
        &self,
        document: &Document,
        reading: &mut Reading,
        motion: Command,
    ) -> Result<Option<u32>, Uncut> {
        let head = self.head;
        let page = i64::from(reading.height().max(2)).saturating_sub(1);
        let cell = self.cell.unwrap_or_else(|| reading.cell_of(document, head));
        Ok(match motion {
            Command::SelectLeft => step(document, head, false),
            Command::SelectRight => step(document, head, true),
            Command::SelectDown => reading.beside(document, head, 1, cell),
            Command::SelectUp => reading.beside(document, head, -1, cell),
            Command::SelectPageDown => reading.beside(document, head, page, cell),
            Command::SelectPageUp => reading.beside(document, head, page.saturating_neg(), cell),
            Command::SelectRowStart => reading.beside(document, head, 0, 0),
            Command::SelectRowEnd => reading.beside(document, head, 0, u16::MAX),
            Command::SelectNextClause => clause(document, head, true),
            Command::SelectPreviousClause => clause(document, head, false),
            Command::SelectTop => starts(document, 0).next(),
            Command::SelectBottom => {
                let end = document.blocks().last().map_or(0, |block| block.span.end);
                step(document, end, false)
            }
            Command::SelectNextWord | Command::SelectPreviousWord | Command::SelectWordEnd => {
                self.word(document, motion)?
            }
            _ => None,
        })
    }

    /// The whole paragraph or the whole section around the head.
    pub(in crate::explorer) fn whole(
        document: &Document,
        head: u32,
        motion: Command,
    ) -> Option<Self> {
        let span = if motion == Command::SelectSection {
            let section = document
                .section_at(head)
                .and_then(|id| document.section(id));
            section.map_or_else(|| document.front(), |section| section.span)
        } else {
            document.paragraph(document.block_at(head)?)
        };
        let text = document.slice(span);
        let text = text.trim_end_matches('\n');
        let end = span.start.saturating_add(u32::try_from(text.len()).ok()?);
        let last = step(document, end, false).filter(|&last| last >= span.start)?;
        Some(Self::between(span.start, last))
    }
}

/// What became of moving the head.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::explorer) enum Advance {
    /// It has moved.
    Done,
    /// There is no way on.
    AtEnd,
    /// The words of this block are wanted first; the rest waits for them.
    Uncut(BlockId),
}

impl Selection {
    /// Moves the head so many times.
    pub(in crate::explorer) fn advance(
        &mut self,
        document: &Document,
        reading: &mut Reading,
        motion: Command,
        times: i64,
    ) -> Advance {
        let is_vertical = matches!(
            motion,
            Command::SelectDown
                | Command::SelectUp
                | Command::SelectPageDown
                | Command::SelectPageUp
        );
        for left in (1..=times).rev() {
            match self.moved(document, reading, motion) {
                Ok(Some(head)) => {
                    let cell = self.cell;
                    let cell = cell.unwrap_or_else(|| reading.cell_of(document, self.head));
                    self.cell = is_vertical.then_some(cell);
                    self.head = head;
                }
                Ok(None) => return Advance::AtEnd,
                Err(Uncut(block)) => {
                    self.waiting.push_front((motion, u32::try_from(left).ok()));
                    return Advance::Uncut(block);
                }
            }
        }
        Advance::Done
    }

    /// The head goes to the other end.
    pub(in crate::explorer) const fn swap_ends(&mut self) {
        std::mem::swap(&mut self.anchor, &mut self.head);
        self.cell = None;
    }

    /// Whether anything waits for words.
    pub(in crate::explorer) fn waits(&self) -> bool {
        !self.waiting.is_empty()
    }

    /// Does something once the words are there, behind what waits already.
    pub(in crate::explorer) fn wait(&mut self, command: Command, count: Option<u32>) {
        self.waiting.push_back((command, count));
    }

    /// Takes the words of a block in.
    pub(in crate::explorer) fn take_words(&mut self, block: BlockId, words: Vec<Span>) {
        self.words.insert(block, words);
    }

    /// What has waited for words, in order.
    pub(in crate::explorer) fn take_waiting(&mut self) -> VecDeque<(Command, Option<u32>)> {
        std::mem::take(&mut self.waiting)
    }

    /// Puts back what waits still, behind what waits already.
    pub(in crate::explorer) fn wait_for_all(
        &mut self,
        queue: &mut VecDeque<(Command, Option<u32>)>,
    ) {
        self.waiting.append(queue);
    }
}
