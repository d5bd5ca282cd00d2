//! Selecting a part of the text, by keys or by dragging the mouse.

use std::sync::Arc;

use crate::document::{BlockId, Span};
use crate::explorer::books::place::Job;
use crate::explorer::desk::events::effect::Effect;
use crate::explorer::desk::panes::Pane;
use crate::explorer::desk::state::State;
use crate::explorer::desk::views::work::Work;
use crate::explorer::keys::mouse::Mouse;
use crate::explorer::language::Text;
use crate::explorer::reading::motion::step;
use crate::explorer::reading::pane::Align;
use crate::explorer::reading::selection::{Advance, Selection};
use crate::setting::keys::command::{Command, Scope};
use crate::setting::keys::key::Key;

/// The most steps of one motion, so that a slip of the finger on a digit is
/// not waited for.
const MOST_STEPS: i64 = 1000;

impl State {
    /// The selection, while there is one.
    #[must_use]
    pub fn selection(&self) -> Option<&Selection> {
        let (_, view) = self.shelf.front()?;
        view.selection.as_ref()
    }

    fn selection_mut(&mut self) -> Option<&mut Selection> {
        let (_, view) = self.shelf.front_mut()?;
        view.selection.as_mut()
    }

    /// Ends selecting; gives what was selected.
    pub(in crate::explorer) fn take_selection(&mut self) -> Option<Span> {
        let (book, view) = self.shelf.front_mut()?;
        let selection = view.selection.take()?;
        Some(selection.span(book.document()))
    }

    pub(in crate::explorer) fn leave_selection(&mut self) {
        if let Some((_, view)) = self.shelf.front_mut() {
            view.selection = None;
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
        if let Some(selection) = self.selection_mut()
            && selection.waits()
            && command != Command::LeaveSelection
        {
            selection.wait(command, count);
            return Vec::new();
        }
        self.run(command, count)
    }

    /// Begins to select, or moves the end of the selection.
    pub(in crate::explorer) fn select(&mut self, motion: Command, times: i64) -> Vec<Effect> {
        let Some((book, view)) = self.shelf.front_mut() else {
            return Vec::new();
        };
        if book.document().is_empty() {
            return Vec::new();
        }
        if view.selection.is_none() {
            let start = view.word_place().offset;
            let last = step(book.document(), book.document().len(), false);
            let start = start.min(last.unwrap_or(0));
            view.selection = Some(Selection::between(start, start));
            self.focus = Pane::Text;
        }
        let Some(selection) = &mut view.selection else {
            return Vec::new();
        };
        match motion {
            Command::Select => {}
            Command::SwapEnds => selection.swap_ends(),
            Command::SelectParagraph | Command::SelectSection => {
                let whole = Selection::whole(book.document(), selection.head(), motion);
                if let Some(whole) = whole {
                    *selection = whole;
                }
            }
            _ => {
                let document = book.document();
                let times = times.clamp(1, MOST_STEPS);
                match selection.advance(document, &mut view.reading, motion, times) {
                    Advance::Done => {}
                    Advance::AtEnd => {
                        let is_back = matches!(
                            motion,
                            Command::SelectLeft
                                | Command::SelectUp
                                | Command::SelectPageUp
                                | Command::SelectPreviousWord
                                | Command::SelectPreviousClause
                        );
                        self.say(if is_back { Text::AtTop } else { Text::AtBottom });
                    }
                    Advance::Uncut(block) => {
                        let document = Arc::clone(document);
                        let effect = book.work(Work::Cut { document, block });
                        self.say(Text::Cutting);
                        return vec![effect];
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
        if let Some((book, view)) = self.shelf.front_mut() {
            view.go_to(book.document(), head, Align::Near);
        }
    }

    /// Takes the words of a block in, and does what has waited for them.
    pub(in crate::explorer) fn words_cut(
        &mut self,
        job: Job,
        block: BlockId,
        words: Vec<Span>,
    ) -> Vec<Effect> {
        let in_front = self.shelf.is_in_front(job.book);
        if !in_front || self.shelf.found_in(job).is_none() {
            return Vec::new();
        }
        let Some(selection) = self.selection_mut() else {
            return Vec::new();
        };
        selection.take_words(block, words);
        let mut queue = selection.take_waiting();
        self.message = None;
        let mut effects = Vec::new();
        while let Some((command, count)) = queue.pop_front() {
            effects.extend(self.run(command, count));
            if let Some(selection) = self.selection_mut()
                && selection.waits()
            {
                selection.wait_for_all(&mut queue);
            }
        }
        effects
    }

    /// Filters for what is selected.
    pub(in crate::explorer) fn filter_selection(&mut self) -> Vec<Effect> {
        let Some(span) = self.take_selection() else {
            return Vec::new();
        };
        let Some((book, _)) = self.shelf.front() else {
            return Vec::new();
        };
        let text = book.document().slice(span).replace('\n', " ");
        self.filter_for(book.id(), text.trim())
    }

    /// The mouse moved with its button down: selects from where it went down.
    pub(in crate::explorer) fn drag(&mut self, mouse: Mouse) -> Vec<Effect> {
        if !self.pages.is_empty() {
            return Vec::new();
        }
        if self
            .shelf
            .front()
            .is_some_and(|(_, view)| view.pointer.drags_scroll_bar)
        {
            self.drag_scroll_bar(mouse);
            return Vec::new();
        }
        let column = self.panes().column;
        let Some((book, view)) = self.shelf.front_mut() else {
            return Vec::new();
        };
        let Some(from) = view.pointer.dragged_from else {
            return Vec::new();
        };
        if mouse.y < column.y {
            view.reading.scroll(book.document(), -1);
        } else if mouse.y >= column.y.saturating_add(column.height) {
            view.reading.scroll(book.document(), 1);
        }
        let here = view
            .reading
            .offset_near(book.document(), column, mouse.x, mouse.y);
        let Some(here) = here else {
            return Vec::new();
        };
        if here == from && view.selection.is_none() {
            return Vec::new();
        }
        view.selection = Some(Selection::between(from, here));
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
