//! What happens to the state: one action in, effects out.

use crate::explorer::books::place::Place;
use crate::explorer::desk::events::action::Action;
use crate::explorer::desk::events::effect::Effect;
use crate::explorer::desk::state::State;
use crate::explorer::language::Text;
use crate::explorer::pages::page::Page;
use crate::explorer::reading::pane::Align;
use crate::setting::keys::key::{Key, KeyCode};

/// The largest number that can be typed before a command.
const LARGEST_COUNT: u32 = 99_999_999;

/// Changes the state by one action and says what is to be done about it.
/// Afterwards all that is on screen is laid out.
#[must_use]
pub fn update(state: &mut State, action: Action) -> Vec<Effect> {
    let mut effects = state.take(action);
    effects.extend(state.read_stale_again());
    effects.extend(state.compare_when_read());
    state.sync_rows();
    state.lay_out();
    let panes = state.panes();
    effects.extend(state.sync_panel(&panes));
    let is_joint = state.is_shelf();
    if let Some((book, view)) = state.shelf.front_mut() {
        effects.extend(view.keep_place(book));
        effects.extend(view.keep_setup(book, is_joint));
    }
    effects
}

impl State {
    fn take(&mut self, action: Action) -> Vec<Effect> {
        match action {
            Action::Key(key) if self.is_escaped(key) => {
                let mut effects = update(self, Action::Key(Key::plain(KeyCode::Esc)));
                effects.extend(update(self, Action::Key(Key { alt: false, ..key })));
                return effects;
            }
            Action::Key(key) => {
                if let Some(key) = self.pressed(key) {
                    self.message = None;
                    return self.key(key);
                }
            }
            Action::Paste(text) => return self.paste(&text),
            Action::Order(order) => {
                self.message = None;
                return self.order(order);
            }
            Action::Mouse(mouse) => return self.mouse(mouse),
            Action::Resize(width, height) => self.size = (width, height),
            Action::Run(command, count) => {
                self.message = None;
                return self.run(command, count);
            }
            Action::Recalled(job, recalled) => self.recalled(job, *recalled),
            Action::Loaded(job, document) => return self.loaded(job, document),
            Action::Loading(job, percent) => {
                if let Some((book, _)) = self.shelf.asked(job) {
                    book.advance(percent);
                }
            }
            Action::Arriving(job) => {
                if let Some((book, _)) = self.shelf.asked(job) {
                    book.arrives();
                }
            }
            Action::Failed(job, reason) => return self.failed(job, reason),
            Action::Broken(id, reason) => return self.broken(id, reason),
            Action::SourceChanged(id) => {
                if let Some((book, _)) = self.shelf.get_mut(id) {
                    book.source_changed();
                }
            }
            Action::SourceGone(id) => self.source_gone(id),
            Action::Marked(job, marks) => self.marked(job, marks),
            Action::KeptChanged(id) => return self.kept_changed(id),
            Action::MarksRecalled(id, document, marks) => {
                return self.marks_recalled(id, &document, marks);
            }
            Action::Corrected(job, document) => return self.corrected(job, document),
            Action::Summarised(job, corrections, styles, proposed) => {
                self.summarised(job, &corrections, styles, proposed);
            }
            Action::Previewed(job, pattern, preview) => self.previewed(job, &pattern, preview),
            Action::Searching(job, generation, percent) => {
                if let Some((_, view)) = self.shelf.get_mut(job.book) {
                    view.filter.advance(generation, percent);
                }
            }
            Action::Found {
                job,
                generation,
                found,
            } => self.found(job.book, generation, found),
            Action::Listing(job, generation, percent) => {
                self.listing(job.book, generation, percent);
            }
            Action::Listed {
                job,
                generation,
                table,
            } => self.listed(job.book, generation, table),
            Action::Compared(generation, compared) => self.compared(generation, &compared),
            Action::Summed(generation, summary) => self.summed(generation, summary),
            Action::Surveyed(seen) => return self.surveyed(seen),
            Action::ShelfFound(generation, found) => self.shelf_found(generation, found),
            Action::ShelfSearched(generation) => self.shelf_searched(generation),
            Action::Reviewed(job, findings) => self.reviewed(job, findings),
            Action::Mended(job, mending) => return self.mended(job, mending),
            Action::Word(job, word) => return self.word_found(job.book, word),
            Action::Cut(job, block, words) => return self.words_cut(job, block, words),
            Action::Indexed(job, titles, references) => {
                if let Some((book, _)) = self.shelf.found_in(job) {
                    book.take_indexes(titles, references);
                }
                if let Some(Page::Jump(_)) = self.page() {
                    return self.titles_known();
                }
            }
            Action::Edited(Ok(true)) => return self.reload(),
            Action::Edited(Ok(false)) => {}
            Action::Launched(Ok(program)) => self.say_with(Text::Launched, &[&program]),
            Action::Edited(Err(reason))
            | Action::Launched(Err(reason))
            | Action::NotKept(reason)
            | Action::Fault(reason) => {
                self.complain_of(&reason);
            }
            Action::Copied(report) => self.copied(&report),
            Action::Vocabulary(vocabulary, faults) => self.take_vocabulary(vocabulary, &faults),
            Action::TypographyKept(file) => self.typography_kept(&file),
            Action::Presets(presets) => return self.presets_loaded(presets),
            Action::Ground(ground) => self.ground = Some(ground),
            Action::NotSuspended => self.say(Text::NotSuspended),
            Action::Width(ambiguous) if ambiguous == self.typography.ambiguous => {}
            Action::Width(ambiguous) => {
                self.typography.ambiguous = ambiguous;
                // What was drawn so far may have slipped.
                return vec![Effect::Redraw];
            }
        }
        Vec::new()
    }

    fn key(&mut self, key: Key) -> Vec<Effect> {
        if let Some(effects) = self.on_page(|page, around| page.key(key, around)) {
            return effects;
        }
        if self.selection().is_some() {
            return self.select_key(key);
        }
        self.normal_key(key)
    }

    /// Takes a digit of the number before a command.
    pub(in crate::explorer) fn count_key(&mut self, key: Key) -> bool {
        if let (KeyCode::Char(c), false, false) = (key.code, key.ctrl, key.alt)
            && let Some(digit) = c.to_digit(10)
            && (digit > 0 || self.count.is_some())
        {
            let count = self.count.unwrap_or(0).saturating_mul(10);
            self.count = Some(count.saturating_add(digit).min(LARGEST_COUNT));
            return true;
        }
        false
    }

    fn normal_key(&mut self, key: Key) -> Vec<Effect> {
        if self.count_key(key) {
            return Vec::new();
        }
        if key.code == KeyCode::Esc && self.count.take().is_some() {
            return Vec::new();
        }
        let count = self.count.take();
        match self.keymap.command(key, self.scope()) {
            Some(command) => self.run(command, count),
            None => match key.code {
                // What an input method commits is looked for, as if pasted.
                KeyCode::Char(c) if !c.is_ascii() && c.is_alphanumeric() && !key.alt => {
                    self.paste(c.encode_utf8(&mut [0; 4]))
                }
                _ => {
                    self.unbound(key);
                    Vec::new()
                }
            },
        }
    }

    fn paste(&mut self, text: &str) -> Vec<Effect> {
        self.message = None;
        let mut effects = Vec::new();
        if self.is_free() {
            // Pasted words, or those of an input method, are looked for.
            effects = self.open_filter(false);
        }
        effects.extend(self.ask_page(|page, around| page.paste(text, around)));
        effects
    }

    /// Goes to an offset by a jump that the history remembers.
    pub(in crate::explorer) fn jump_to(&mut self, offset: u32, align: Align) {
        self.leave_here(offset);
        if let Some((book, view)) = self.shelf.front_mut() {
            view.go_to(book.document(), offset, align);
        }
    }

    /// Goes to a place, in whichever book.
    pub(in crate::explorer) fn go_to(&mut self, place: Place, align: Align) -> Vec<Effect> {
        let Some(at) = self.shelf.position(place.book) else {
            return Vec::new();
        };
        let effects = self.bring(at);
        if let Some((book, view)) = self.shelf.front_mut() {
            if book.document().is_empty() {
                view.want(place.span.start);
            }
            view.go_to(book.document(), place.span.start, align);
        }
        effects
    }

    /// Notes in the history that a jump to an offset starts from here.
    pub(in crate::explorer) fn leave_here(&mut self, to: u32) {
        if let Some(here) = self.here()
            && here.span.start != to
        {
            self.history.leave(here);
        }
    }

    /// Where the reader is.
    pub(in crate::explorer) fn here(&self) -> Option<Place> {
        let (book, view) = self.shelf.front()?;
        Some(Place::at(book.id(), view.reading.cursor()))
    }

    /// Brings the panes of the book in front to the size they have now.
    fn lay_out(&mut self) {
        let panes = self.panes();
        let typography = self.typography;
        for page in &mut self.pages {
            if let Page::Compare(page) = page {
                page.lay_out(self.size, typography);
            }
        }
        let Some((book, view)) = self.shelf.front_mut() else {
            return;
        };
        if let Some(tree) = panes.tree {
            view.outline.resize(tree.height);
        }
        if panes.text.is_some() {
            let (width, height) = (panes.column.width, panes.column.height);
            view.reading
                .resize(book.document(), width, height, typography);
        }
        view.find_links(book);
    }
}
