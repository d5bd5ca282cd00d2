//! Selecting a part of the text, by keys or by dragging the mouse.

use std::collections::{HashMap, VecDeque};
use std::sync::Arc;

use crate::document::{BlockId, Document, Span};
use crate::lexicon::word;

use crate::explorer::desk::action::{Effect, Mouse, ReaderId};
use crate::explorer::desk::panes::Pane;
use crate::explorer::desk::state::{Mode, Reader, State};
use crate::explorer::desk::work::Work;
use crate::explorer::keys::command::{Command, Scope};
use crate::explorer::keys::key::Key;
use crate::explorer::language::Text;
use crate::explorer::reading::motion::{behind, clause, neighbour, starts, step};
use crate::explorer::reading::pane::Align;

/// The most steps of one motion, so that a slip of the finger on a digit is
/// not waited for.
const MOST_STEPS: i64 = 1000;

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
    fn between(anchor: u32, head: u32) -> Self {
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

impl Reader {
    /// Moves the head of a selection once; `None` where there is no way on.
    fn moved(&mut self, selection: &Selection, motion: Command) -> Result<Option<u32>, Uncut> {
        let document = Arc::clone(&self.document);
        let head = selection.head;
        let page = i64::from(self.reading.height().max(2)).saturating_sub(1);
        let cell = selection.cell.unwrap_or_else(|| self.cell_of(head));
        Ok(match motion {
            Command::SelectLeft => step(&document, head, false),
            Command::SelectRight => step(&document, head, true),
            Command::SelectDown => self.beside(head, 1, cell),
            Command::SelectUp => self.beside(head, -1, cell),
            Command::SelectPageDown => self.beside(head, page, cell),
            Command::SelectPageUp => self.beside(head, page.saturating_neg(), cell),
            Command::SelectRowStart => self.beside(head, 0, 0),
            Command::SelectRowEnd => self.beside(head, 0, u16::MAX),
            Command::SelectNextClause => clause(&document, head, true),
            Command::SelectPreviousClause => clause(&document, head, false),
            Command::SelectTop => starts(&document, 0).next(),
            Command::SelectBottom => {
                let end = document.blocks().last().map_or(0, |block| block.span.end);
                step(&document, end, false)
            }
            Command::SelectNextWord | Command::SelectPreviousWord | Command::SelectWordEnd => {
                selection.word(&document, motion)?
            }
            _ => None,
        })
    }

    /// The place in the row `by` rows further down, at a cell of it.
    fn beside(&mut self, offset: u32, by: i64, cell: u16) -> Option<u32> {
        let document = Arc::clone(&self.document);
        let row = self.reading.row(&document, offset, by)?;
        Some(self.nearest_in_row(&row, cell))
    }

    fn cell_of(&mut self, offset: u32) -> u16 {
        let document = Arc::clone(&self.document);
        let row = self.reading.row(&document, offset, 0);
        row.map_or(0, |row| self.cell_in_row(&row, offset))
    }

    /// The whole paragraph or the whole section around the head.
    fn whole(&self, head: u32, motion: Command) -> Option<Selection> {
        let document = &self.document;
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
        Some(Selection::between(span.start, last))
    }
}

impl State {
    /// The selection, while there is one.
    #[must_use]
    pub const fn selection(&self) -> Option<&Selection> {
        match &self.mode {
            Mode::Select(selection) => Some(selection),
            _ => None,
        }
    }

    /// Ends selecting; gives what was selected.
    pub(in crate::explorer) fn take_selection(&mut self) -> Option<Span> {
        let span = self.selection()?.span(&self.reader()?.document);
        self.mode = Mode::Normal;
        Some(span)
    }

    pub(in crate::explorer) fn leave_selection(&mut self) {
        if self.selection().is_some() {
            self.mode = Mode::Normal;
        }
    }

    pub(in crate::explorer) fn select_key(&mut self, key: Key) -> Vec<Effect> {
        if self.count_key(key) {
            return Vec::new();
        }
        let count = self.count.take();
        let Some(command) = self
            .keymap
            .command(key, Scope::Select)
            .filter(|&c| can_follow(c))
        else {
            self.unbound(key);
            return Vec::new();
        };
        if let Mode::Select(selection) = &mut self.mode
            && !selection.waiting.is_empty()
            && command != Command::LeaveSelection
        {
            selection.waiting.push_back((command, count));
            return Vec::new();
        }
        self.run(command, count)
    }

    /// Begins to select, or moves the end of the selection.
    pub(in crate::explorer) fn select(&mut self, motion: Command, times: i64) -> Vec<Effect> {
        let Some(reader) = self.readers.get_mut(self.current) else {
            return Vec::new();
        };
        if reader.document.is_empty() {
            return Vec::new();
        }
        if !matches!(self.mode, Mode::Select(_)) {
            let start = reader.word_place().offset;
            let start =
                start.min(step(&reader.document, reader.document.len(), false).unwrap_or(0));
            self.mode = Mode::Select(Selection::between(start, start));
            self.focus = Pane::Text;
        }
        let Mode::Select(selection) = &mut self.mode else {
            return Vec::new();
        };
        match motion {
            Command::Select => {}
            Command::SwapEnds => {
                std::mem::swap(&mut selection.anchor, &mut selection.head);
                selection.cell = None;
            }
            Command::SelectParagraph | Command::SelectSection => {
                if let Some(whole) = reader.whole(selection.head, motion) {
                    *selection = whole;
                }
            }
            _ => {
                for left in (1..=times.clamp(1, MOST_STEPS)).rev() {
                    match reader.moved(selection, motion) {
                        Ok(Some(head)) => {
                            let is_vertical = matches!(
                                motion,
                                Command::SelectDown
                                    | Command::SelectUp
                                    | Command::SelectPageDown
                                    | Command::SelectPageUp
                            );
                            let cell = selection
                                .cell
                                .unwrap_or_else(|| reader.cell_of(selection.head));
                            selection.cell = is_vertical.then_some(cell);
                            selection.head = head;
                        }
                        Ok(None) => {
                            let is_back = matches!(
                                motion,
                                Command::SelectLeft
                                    | Command::SelectUp
                                    | Command::SelectPageUp
                                    | Command::SelectPreviousWord
                                    | Command::SelectPreviousClause
                            );
                            self.say(if is_back { Text::AtTop } else { Text::AtBottom });
                            break;
                        }
                        Err(Uncut(block)) => {
                            let count = u32::try_from(left).ok();
                            selection.waiting.push_front((motion, count));
                            let document = Arc::clone(&reader.document);
                            let effect = Effect::Work(reader.id, Work::Cut { document, block });
                            self.say(Text::Cutting);
                            return vec![effect];
                        }
                    }
                }
            }
        }
        self.show_head();
        Vec::new()
    }

    fn show_head(&mut self) {
        let Some(head) = self.selection().map(Selection::head) else {
            return;
        };
        if let Some(reader) = self.reader_mut() {
            reader.reading.go_to(&reader.document, head, Align::Near);
        }
        self.follow_in_tree();
    }

    /// Takes the words of a block in, and does what has waited for them.
    pub(in crate::explorer) fn words_cut(
        &mut self,
        id: ReaderId,
        block: BlockId,
        words: Vec<Span>,
    ) -> Vec<Effect> {
        let in_front = self.reader().is_some_and(|reader| reader.id == id);
        let Mode::Select(selection) = &mut self.mode else {
            return Vec::new();
        };
        if !in_front {
            return Vec::new();
        }
        selection.words.insert(block, words);
        self.message = None;
        let mut effects = Vec::new();
        let mut queue = std::mem::take(&mut selection.waiting);
        while let Some((command, count)) = queue.pop_front() {
            effects.extend(self.run(command, count));
            if let Mode::Select(selection) = &mut self.mode
                && !selection.waiting.is_empty()
            {
                selection.waiting.append(&mut queue);
            }
        }
        effects
    }

    /// Filters for what is selected.
    pub(in crate::explorer) fn filter_selection(&mut self) -> Vec<Effect> {
        let Some(span) = self.take_selection() else {
            return Vec::new();
        };
        let Some(reader) = self.reader() else {
            return Vec::new();
        };
        let text = reader.document.slice(span).replace('\n', " ");
        self.filter_for(reader.id, text.trim())
    }

    /// The mouse moved with its button down: selects from where it went down.
    pub(in crate::explorer) fn drag(&mut self, mouse: Mouse) -> Vec<Effect> {
        if !matches!(self.mode, Mode::Normal | Mode::Select(_)) {
            return Vec::new();
        }
        if self.reader().is_some_and(|reader| reader.drags_scroll_bar) {
            self.drag_scroll_bar(mouse);
            return Vec::new();
        }
        let column = self.panes().column;
        let Some(reader) = self.readers.get_mut(self.current) else {
            return Vec::new();
        };
        let Some(from) = reader.dragged_from else {
            return Vec::new();
        };
        if mouse.y < column.y {
            reader.reading.scroll(&reader.document, -1);
        } else if mouse.y >= column.y.saturating_add(column.height) {
            reader.reading.scroll(&reader.document, 1);
        }
        let Some(here) = reader.offset_near(column, mouse.x, mouse.y) else {
            return Vec::new();
        };
        if here == from && matches!(self.mode, Mode::Normal) {
            return Vec::new();
        }
        self.mode = Mode::Select(Selection::between(from, here));
        self.message = None;
        Vec::new()
    }

    /// What the status line says of a selection of so many characters: that,
    /// and the keys that do something with it.
    #[must_use]
    pub fn selection_hints(&self, chars: usize) -> String {
        let commands = [
            Command::Copy,
            Command::CopyCited,
            Command::Note,
            Command::Colour,
            Command::FilterSelection,
            Command::LeaveSelection,
        ];
        let hints = commands.map(|command| self.hint(command));
        let mut values: Vec<&dyn std::fmt::Display> = vec![&chars];
        values.extend(hints.iter().map(|hint| hint as &dyn std::fmt::Display));
        Text::Selected.fill(self.language, &values)
    }
}

/// What can be done with a selection beside moving its end.
fn can_follow(command: Command) -> bool {
    let own = command
        .info()
        .is_some_and(|info| info.scope == Scope::Select);
    own || matches!(
        command,
        Command::Note
            | Command::Bookmark
            | Command::Colour
            | Command::Copy
            | Command::CopyCited
            | Command::KeywordsPanel
            | Command::SwitchLanguage
            | Command::Redraw
            | Command::Suspend
            | Command::Quit
    )
}
