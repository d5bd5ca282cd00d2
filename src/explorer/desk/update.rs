//! What happens to the state: one action in, effects out.

use std::sync::Arc;

use crate::document::Document;
use crate::search::as_term;
use crate::setting::Said;

use crate::explorer::desk::action::{Action, Effect, ReaderId};
use crate::explorer::desk::state::{Mode, Reader, State};
use crate::explorer::desk::work::Work;
use crate::explorer::keys::command::Command;
use crate::explorer::keys::key::{Key, KeyCode};
use crate::explorer::language::Text;
use crate::explorer::outline::tree::Tree;
use crate::explorer::pages::structure;
use crate::explorer::reading::moved::Moved;
use crate::explorer::reading::pane::Align;

/// The largest number that can be typed before a command.
const LARGEST_COUNT: u32 = 99_999_999;

/// Changes the state by one action and says what is to be done about it.
/// Afterwards all that is on screen is laid out.
#[must_use]
pub fn update(state: &mut State, action: Action) -> Vec<Effect> {
    let mut effects = match action {
        Action::Key(key) if state.is_escaped(key) => {
            let mut effects = update(state, Action::Key(Key::plain(KeyCode::Esc)));
            effects.extend(update(state, Action::Key(Key { alt: false, ..key })));
            return effects;
        }
        Action::Key(key) => match state.pressed(key) {
            Some(key) => {
                state.message = None;
                state.key(key)
            }
            None => Vec::new(),
        },
        Action::Paste(text) => state.paste(&text),
        Action::Mouse(mouse) => state.mouse(mouse),
        Action::Resize(width, height) => {
            state.size = (width, height);
            Vec::new()
        }
        Action::Run(command, count) => {
            state.message = None;
            state.run(command, count)
        }
        Action::Recalled(reader, recalled) => {
            state.recalled(reader, *recalled);
            Vec::new()
        }
        Action::Corrected(reader, document) => state.corrected(reader, document),
        Action::Summarised(reader, corrections, styles) => {
            state.summarised(reader, &corrections, styles);
            Vec::new()
        }
        Action::Previewed(reader, pattern, preview) => {
            state.previewed(reader, &pattern, preview);
            Vec::new()
        }
        Action::Searching(reader, generation, percent) => {
            if let Some(reader) = state.reader_by_id(reader) {
                reader.filter.advance(generation, percent);
            }
            Vec::new()
        }
        Action::Listing(reader, generation, percent) => {
            state.listing(reader, generation, percent);
            Vec::new()
        }
        Action::Listed {
            reader,
            generation,
            table,
        } => {
            state.listed(reader, generation, table);
            Vec::new()
        }
        Action::Edited(Ok(true)) => state.reload(),
        Action::Edited(Ok(false)) => Vec::new(),
        Action::Edited(Err(reason)) => {
            state.complain_of(&reason);
            Vec::new()
        }
        Action::Copied(report) => {
            state.copied(&report);
            Vec::new()
        }
        Action::Vocabulary(vocabulary, faults) => {
            state.take_vocabulary(vocabulary, &faults);
            Vec::new()
        }
        Action::NotKept(reason) => {
            state.complain_of(&reason);
            Vec::new()
        }
        Action::Marked(reader, marks) => {
            state.marked(reader, marks);
            Vec::new()
        }
        Action::KeptChanged(reader) => state.kept_changed(reader),
        Action::MarksRecalled(reader, document, marks) => {
            state.marks_recalled(reader, &document, marks)
        }
        Action::TypographyKept(file) => {
            state.typography_kept(&file);
            Vec::new()
        }
        Action::Loaded(reader, document) => state.loaded(reader, document),
        Action::Loading(reader, percent) => {
            if let Some(reader) = state.reader_by_id(reader) {
                reader.loading = Some(percent);
            }
            Vec::new()
        }
        Action::Arriving(reader) => {
            if let Some(reader) = state.reader_by_id(reader) {
                reader.follows = true;
            }
            Vec::new()
        }
        Action::SourceChanged(reader) => {
            if let Some(reader) = state.reader_by_id(reader) {
                reader.is_stale = true;
            }
            Vec::new()
        }
        Action::SourceGone(reader) => {
            state.source_gone(reader);
            Vec::new()
        }
        Action::Failed(reader, reason) => state.failed(reader, reason),
        Action::Found {
            reader,
            generation,
            found,
        } => {
            state.found(reader, generation, found);
            Vec::new()
        }
        Action::Reviewed(reader, findings) => {
            state.reviewed(reader, findings);
            Vec::new()
        }
        Action::Word(reader, word) => state.word_found(reader, word),
        Action::Cut(reader, block, words) => state.words_cut(reader, block, words),
        Action::Presets(presets) => {
            state.presets_loaded(presets);
            Vec::new()
        }
        Action::NotSuspended => {
            state.say(Text::NotSuspended);
            Vec::new()
        }
        Action::Width(ambiguous) if ambiguous == state.typography.ambiguous => Vec::new(),
        Action::Width(ambiguous) => {
            state.typography.ambiguous = ambiguous;
            // What was drawn so far may have slipped.
            vec![Effect::Redraw]
        }
        Action::Ground(ground) => {
            state.ground = Some(ground);
            Vec::new()
        }
        Action::Indexed(reader, titles, references) => {
            if let Some(reader) = state.reader_by_id(reader) {
                reader.titles = Some(titles);
                reader.references = Some(references);
            }
            state.refresh_jump_box();
            Vec::new()
        }
    };
    effects.extend(state.read_stale_again());
    state.lay_out();
    let panes = state.panes();
    effects.extend(state.sync_panel(&panes));
    effects.extend(state.reader_mut().and_then(Reader::keep_place));
    effects.extend(
        state
            .reader_mut()
            .map(Reader::keep_view)
            .unwrap_or_default(),
    );
    effects
}

impl State {
    pub(in crate::explorer) fn reader_by_id(&mut self, id: ReaderId) -> Option<&mut Reader> {
        self.readers.iter_mut().find(|reader| reader.id == id)
    }

    fn key(&mut self, key: Key) -> Vec<Effect> {
        match self.mode {
            Mode::Normal => self.normal_key(key),
            Mode::Filter(_) => self.filter_key(key),
            Mode::Jump(_) => self.jump_key(key),
            Mode::Palette(_) => self.palette_key(key),
            Mode::Findings(_) => self.findings_key(key),
            Mode::Encodings(_) => self.encodings_key(key),
            Mode::Structure(_) => self.structure_key(key),
            Mode::Presets(_) => self.presets_key(key),
            Mode::Typography(_) => self.typography_key(key),
            Mode::Mark(_) => self.mark_key(key),
            Mode::Select(_) => self.select_key(key),
            Mode::Help(_) => self.help_key(key),
            Mode::Info => {
                self.mode = Mode::Normal;
                Vec::new()
            }
        }
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
        match &mut self.mode {
            Mode::Filter(filter) => {
                filter.prompt.insert(&as_term(text));
                self.query_changed()
            }
            Mode::Jump(picker) => {
                picker.prompt.insert(text);
                self.refresh_jump_box();
                Vec::new()
            }
            Mode::Palette(picker) => {
                picker.prompt.insert(text);
                self.refresh_palette();
                Vec::new()
            }
            Mode::Presets(picker) => {
                picker.prompt.insert(text);
                self.refresh_presets();
                Vec::new()
            }
            // Pasted words, or those of an input method, are looked for.
            Mode::Normal => {
                let mut effects = self.open_filter(false);
                effects.extend(self.paste(text));
                effects
            }
            Mode::Structure(_) => self.paste_pattern(text),
            Mode::Mark(_) => {
                self.paste_mark(text);
                Vec::new()
            }
            Mode::Findings(_)
            | Mode::Encodings(_)
            | Mode::Typography(_)
            | Mode::Select(_)
            | Mode::Help(_)
            | Mode::Info => Vec::new(),
        }
    }

    fn loaded(&mut self, id: ReaderId, document: Arc<Document>) -> Vec<Effect> {
        let Some(reader) = self.reader_by_id(id) else {
            return Vec::new();
        };
        let partial = document.meta().partial;
        let lines = document.meta().lines;
        let settled = !partial || reader.follows;
        let moved = Moved::new(&reader.document, &document);
        let cursor = moved.place(reader.reading.cursor());
        reader.history.replace(|place| moved.place(place));
        reader.filter_origin = reader.filter_origin.map(|place| moved.place(place));
        if reader.document.is_empty() {
            reader.tree = Tree::new(&document);
        } else {
            reader.tree.replace_document(&document);
        }
        reader.document = Arc::clone(&document);
        reader.is_unread = false;
        reader.filter.forget_hits();
        reader.findings = Arc::default();
        reader.pointed = None;
        reader.dragged_from = None;
        // They know the places of the text before.
        reader.titles = reader.titles.take().filter(|_| !settled);
        reader.references = reader.references.take().filter(|_| !settled);
        let again = reader.reread.take_if(|_| !partial);
        let again = again.map(|text| (text, reader.location.name()));
        if !partial {
            reader.loading = None;
            reader.follows = false;
        }
        reader.reading.replace_document(&document, cursor);
        let section = document.section_at(cursor);
        reader.tree.follow(&document, section);
        let refiltered = !partial && reader.restore_view();
        self.leave_selection();
        if refiltered {
            let key = self.hint(Command::ClearFilters);
            self.say_with(Text::FiltersBack, &[&key]);
        }
        let mut effects = self.search_again(id);
        if let Some((text, name)) = again {
            self.say_with(text, &[&name, &lines]);
        }
        if !partial && document.meta().replacements > 0 {
            let invalid = document.meta().replacements;
            let name = document.meta().encoding.clone();
            let key = self.hint(Command::Encoding);
            self.complain_with(Text::Invalid, &[&invalid, &name, &key]);
        }
        if settled {
            effects.push(Effect::Work(id, Work::Index(document)));
        }
        self.refresh_jump_box();
        self.resume(id);
        if let Some(reader) = self.reader_by_id(id) {
            if reader.is_corrected_here && settled {
                // Corrected while the rest was being read.
                effects.push(structure::recorrect(reader));
            }
            if reader.kept_cursor.is_none() || !partial {
                reader.kept_cursor = Some(reader.reading.cursor());
            }
        }
        effects
    }

    fn failed(&mut self, id: ReaderId, reason: Said) -> Vec<Effect> {
        let others = self.readers.len() > 1;
        if let Some(reader) = self.reader_by_id(id) {
            reader.loading = None;
            reader.follows = false;
            reader.reread = None;
            reader.is_unread = reader.document.is_empty();
            if others && reader.document.is_empty() {
                self.readers.retain(|reader| reader.id != id);
                self.current = self.current.min(self.readers.len().saturating_sub(1));
            }
        }
        self.complain_of(&reason);
        Vec::new()
    }

    /// Goes to an offset by a jump that the history remembers.
    pub(in crate::explorer) fn jump_to(&mut self, offset: u32, align: Align) {
        let Some(reader) = self.reader_mut() else {
            return;
        };
        let here = reader.reading.cursor();
        if here != offset {
            reader.history.leave(here);
        }
        reader.reading.go_to(&reader.document, offset, align);
        self.follow_in_tree();
    }

    /// Lets the tree show where the reader is.
    pub(in crate::explorer) fn follow_in_tree(&mut self) {
        if let Some(reader) = self.reader_mut() {
            let section = reader.section();
            reader.tree.follow(&reader.document, section);
        }
    }

    /// Works out the rows of the tree anew after folding or narrowing.
    pub(in crate::explorer) fn rebuild_tree(&mut self) {
        if let Some(reader) = self.reader_mut() {
            let hits = reader.filter.hits().filter(|_| reader.narrow_tree);
            reader
                .tree
                .rebuild(&reader.document, hits.map(AsRef::as_ref));
        }
    }

    /// Brings the panes of the document in front to the size they have now.
    fn lay_out(&mut self) {
        let panes = self.panes();
        let typography = self.typography;
        let Some(reader) = self.reader_mut() else {
            return;
        };
        if let Some(tree) = panes.tree {
            reader.tree.resize(tree.height);
        }
        if panes.text.is_some() {
            let (width, height) = (panes.column.width, panes.column.height);
            reader
                .reading
                .resize(&reader.document, width, height, typography);
        }
        reader.find_links();
    }
}
