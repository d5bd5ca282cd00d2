//! The filter line: typing a query, earlier queries, searching for it.

use std::sync::Arc;

use crate::search::Combined;

use crate::explorer::desk::action::{Effect, ReaderId};
use crate::explorer::desk::state::{FilterBox, Mode, State};
use crate::explorer::desk::work::Work;
use crate::explorer::filter::chips::next_join;
use crate::explorer::filter::narrowing::{apply_narrowing, preview_first_hit};
use crate::explorer::keys::key::{Key, KeyCode};
use crate::explorer::pages::prompt::{Edit, Prompt};
use crate::explorer::reading::pane::Align;

/// How many earlier queries are remembered.
const KEPT_QUERIES: usize = 200;

impl State {
    /// Opens the filter line; with `narrow` the text will keep only the
    /// paragraphs with hits.
    pub(in crate::explorer) fn open_filter(&mut self, narrow: bool) -> Vec<Effect> {
        self.mode = Mode::Filter(FilterBox::default());
        if let Some(reader) = self.reader_mut() {
            reader.filter_origin = Some(reader.reading.cursor());
            reader.narrow_text |= narrow;
        }
        Vec::new()
    }

    pub(in crate::explorer) fn filter_key(&mut self, key: Key) -> Vec<Effect> {
        let plain = !key.ctrl && !key.alt;
        match key.code {
            KeyCode::Enter if plain => return self.accept_query(),
            KeyCode::Esc => return self.cancel_query(),
            KeyCode::Char('c') if key.ctrl => return self.cancel_query(),
            KeyCode::Up => return self.recall(1),
            KeyCode::Down => return self.recall(-1),
            KeyCode::Tab => {
                self.toggle_narrow_text();
                return Vec::new();
            }
            KeyCode::BackTab => return self.cycle_draft_join(),
            _ => {}
        }
        let Mode::Filter(filter) = &mut self.mode else {
            return Vec::new();
        };
        if key.code == KeyCode::Backspace && plain && filter.prompt.text().is_empty() {
            return self.edit_last_chip();
        }
        match filter.prompt.key(key) {
            Edit::Changed => {
                filter.recalled = 0;
                self.query_changed()
            }
            Edit::Moved => Vec::new(),
            Edit::None => {
                self.unbound(key);
                Vec::new()
            }
        }
    }

    /// Joins the query being typed in another way to the chips.
    fn cycle_draft_join(&mut self) -> Vec<Effect> {
        if let Some(reader) = self.reader_mut() {
            let is_first = reader.filter.chips().is_empty();
            let join = next_join(reader.filter.draft_join(), is_first);
            reader.filter.set_draft_join(join);
        }
        self.search()
    }

    /// Takes the last chip back into the box, to be changed.
    fn edit_last_chip(&mut self) -> Vec<Effect> {
        let Some(reader) = self.reader_mut() else {
            return Vec::new();
        };
        let chips = reader.filter.chips();
        let Some(chip) = chips.last().cloned() else {
            return self.cancel_query();
        };
        let last = chips.len().saturating_sub(1);
        reader.filter.remove(last);
        reader.filter.set_draft_join(chip.join);
        if let Mode::Filter(filter) = &mut self.mode {
            filter.prompt = Prompt::new(chip.query.text());
        }
        self.query_changed()
    }

    /// Shows an earlier (`by` positive) or later query in the box.
    fn recall(&mut self, by: i64) -> Vec<Effect> {
        let Mode::Filter(filter) = &mut self.mode else {
            return Vec::new();
        };
        let most = i64::try_from(self.queries.len()).unwrap_or(0);
        let here = i64::try_from(filter.recalled).unwrap_or(0);
        let there = usize::try_from(here.saturating_add(by).clamp(0, most)).unwrap_or(0);
        if there == filter.recalled {
            return Vec::new();
        }
        if filter.recalled == 0 {
            filter.own = filter.prompt.text().to_owned();
        }
        filter.recalled = there;
        let text = match there {
            0 => filter.own.clone(),
            back => {
                let at = self.queries.len().saturating_sub(back);
                self.queries.get(at).cloned().unwrap_or_default()
            }
        };
        filter.prompt = Prompt::new(&text);
        self.query_changed()
    }

    /// Searches for what the box holds now.
    pub(in crate::explorer) fn query_changed(&mut self) -> Vec<Effect> {
        let Mode::Filter(filter) = &self.mode else {
            return Vec::new();
        };
        let text = filter.prompt.text().to_owned();
        if let Some(reader) = self.reader_mut() {
            reader.filter.set_draft(&text);
        }
        self.search()
    }

    fn accept_query(&mut self) -> Vec<Effect> {
        let Mode::Filter(filter) = &self.mode else {
            return Vec::new();
        };
        let text = filter.prompt.text().trim().to_owned();
        let Some(reader) = self.readers.get_mut(self.current) else {
            return Vec::new();
        };
        if reader.filter.error().is_some() {
            // The line says what is wrong; the query stays to be mended.
            return Vec::new();
        }
        let origin = reader.filter_origin.take();
        let before = reader.filter.chips().len();
        let kept = reader.filter.keep_draft();
        let is_new = reader.filter.chips().len() > before;
        if let Some(origin) = origin
            && origin != reader.reading.cursor()
        {
            reader.history.leave(origin);
        }
        self.mode = Mode::Normal;
        if !kept {
            return Vec::new();
        }
        self.remember_query(&text);
        if is_new {
            // The hits stay the same: the chip asks for what the draft did.
            return Vec::new();
        }
        self.search()
    }

    pub(in crate::explorer) fn remember_query(&mut self, query: &str) {
        self.queries.retain(|known| known != query);
        if self.queries.len() >= KEPT_QUERIES {
            self.queries.remove(0);
        }
        self.queries.push(query.to_owned());
    }

    fn cancel_query(&mut self) -> Vec<Effect> {
        self.mode = Mode::Normal;
        let Some(reader) = self.reader_mut() else {
            return Vec::new();
        };
        reader.filter.drop_draft();
        if let Some(origin) = reader.filter_origin.take() {
            reader.reading.go_to(&reader.document, origin, Align::Near);
        }
        self.search()
    }

    /// Starts a search for all that is switched on in the document in front.
    pub(in crate::explorer) fn search(&mut self) -> Vec<Effect> {
        let Some(id) = self.reader().map(|r| r.id) else {
            return Vec::new();
        };
        self.search_again(id)
    }

    /// Starts a search for all that is switched on in a document.
    pub(in crate::explorer) fn search_again(&mut self, id: ReaderId) -> Vec<Effect> {
        let Some(reader) = self.reader_by_id(id) else {
            return Vec::new();
        };
        if let Some((generation, clauses)) = reader.filter.start() {
            let search = Work::Search {
                generation,
                document: Arc::clone(&reader.document),
                clauses,
                within: reader.filter.within(),
            };
            return vec![Effect::Work(id, search)];
        }
        apply_narrowing(reader);
        Vec::new()
    }

    /// Takes the hits of a search in.
    pub(in crate::explorer) fn found(&mut self, id: ReaderId, generation: u64, found: Combined) {
        let Some(reader) = self.reader_by_id(id) else {
            return;
        };
        if !reader.filter.finish(generation, found) {
            return;
        }
        if let Some(origin) = reader.filter_origin {
            preview_first_hit(reader, origin);
        }
        apply_narrowing(reader);
    }
}
