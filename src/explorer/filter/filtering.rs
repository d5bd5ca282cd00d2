//! The filter line: typing a query, earlier queries, searching for it.

use std::sync::Arc;

use crate::search::Combined;

use crate::explorer::books::place::{BookId, Place};
use crate::explorer::desk::events::effect::Effect;
use crate::explorer::desk::state::State;
use crate::explorer::desk::views::work::Work;
use crate::explorer::filter::chips::next_join;
use crate::explorer::filter::typing::FilterBox;
use crate::explorer::pages::page::Page;
use crate::explorer::pages::prompt::Prompt;
use crate::explorer::reading::pane::Align;

/// How many earlier queries are remembered.
const KEPT_QUERIES: usize = 200;

impl State {
    /// Opens the filter line; with `narrow` the text will keep only the
    /// paragraphs with hits.
    pub(in crate::explorer) fn open_filter(&mut self, narrow: bool) -> Vec<Effect> {
        let here = self.here();
        self.pages.push(Page::Filter(FilterBox {
            origin: here.map_or(0, |here| here.span.start),
            ..FilterBox::default()
        }));
        if let Some((_, view)) = self.shelf.front_mut() {
            view.narrowing.text |= narrow;
        }
        Vec::new()
    }

    /// The filter line, while a query is being typed.
    fn typing(&mut self) -> Option<&mut FilterBox> {
        match self.pages.last_mut()? {
            Page::Filter(page) => Some(page),
            _ => None,
        }
    }

    /// Joins the query being typed in another way to the chips.
    pub(in crate::explorer) fn join_query(&mut self) -> Vec<Effect> {
        if let Some((_, view)) = self.shelf.front_mut() {
            let is_first = view.filter.chips().is_empty();
            let join = next_join(view.filter.draft_join(), is_first);
            view.filter.set_draft_join(join);
        }
        self.search()
    }

    /// Takes the last chip back into the box, to be changed.
    pub(in crate::explorer) fn edit_last_chip(&mut self) -> Vec<Effect> {
        let Some((_, view)) = self.shelf.front_mut() else {
            return Vec::new();
        };
        let chips = view.filter.chips();
        let Some(chip) = chips.last().cloned() else {
            return self.drop_query();
        };
        let last = chips.len().saturating_sub(1);
        view.filter.remove(last);
        view.filter.set_draft_join(chip.join);
        if let Some(page) = self.typing() {
            page.prompt = Prompt::new(chip.query.text());
        }
        self.query_changed(chip.query.text())
    }

    /// Shows an earlier (`by` positive) or later query in the box.
    pub(in crate::explorer) fn recall_query(&mut self, by: i64) -> Vec<Effect> {
        let most = i64::try_from(self.queries.len()).unwrap_or(0);
        let Some(page) = self.typing() else {
            return Vec::new();
        };
        let here = i64::try_from(page.recalled).unwrap_or(0);
        let there = usize::try_from(here.saturating_add(by).clamp(0, most)).unwrap_or(0);
        if there == page.recalled {
            return Vec::new();
        }
        if page.recalled == 0 {
            page.own = page.prompt.text().to_owned();
        }
        page.recalled = there;
        let own = page.own.clone();
        let text = match there {
            0 => own,
            back => {
                let at = self.queries.len().saturating_sub(back);
                self.queries.get(at).cloned().unwrap_or_default()
            }
        };
        if let Some(page) = self.typing() {
            page.prompt = Prompt::new(&text);
        }
        self.query_changed(&text)
    }

    /// Searches for what the box holds now.
    pub(in crate::explorer) fn query_changed(&mut self, text: &str) -> Vec<Effect> {
        if let Some((_, view)) = self.shelf.front_mut() {
            view.filter.set_draft(text);
        }
        self.search()
    }

    /// Makes a chip of the query being typed. One that is wrong stays to be
    /// mended: the line says what is wrong.
    pub(in crate::explorer) fn keep_query(&mut self) -> Vec<Effect> {
        let Some(page) = self.typing() else {
            return Vec::new();
        };
        let text = page.prompt.text().trim().to_owned();
        let origin = page.origin;
        let Some((_, view)) = self.shelf.front_mut() else {
            return Vec::new();
        };
        if view.filter.error().is_some() {
            return Vec::new();
        }
        let before = view.filter.chips().len();
        let kept = view.filter.keep_draft();
        let is_new = view.filter.chips().len() > before;
        self.pages.pop();
        if let Some(here) = self.here()
            && here.span.start != origin
        {
            self.history.leave(Place::at(here.book, origin));
        }
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

    /// Drops the query being typed, and goes back to where it was begun.
    pub(in crate::explorer) fn drop_query(&mut self) -> Vec<Effect> {
        let Some(origin) = self.typing().map(|page| page.origin) else {
            return Vec::new();
        };
        self.pages.pop();
        if let Some((book, view)) = self.shelf.front_mut() {
            view.filter.drop_draft();
            view.reading.go_to(book.document(), origin, Align::Near);
        }
        self.search()
    }

    /// Starts a search for all that is switched on in the document in front.
    pub(in crate::explorer) fn search(&mut self) -> Vec<Effect> {
        let id = self.shelf.front().map(|(book, _)| book.id());
        let mut effects = id.map(|id| self.search_again(id)).unwrap_or_default();
        effects.extend(self.search_shelf());
        effects
    }

    /// Starts a search for all that is switched on in a book.
    pub(in crate::explorer) fn search_again(&mut self, id: BookId) -> Vec<Effect> {
        let Some((book, view)) = self.shelf.get_mut(id) else {
            return Vec::new();
        };
        if let Some((generation, clauses)) = view.filter.start() {
            let search = Work::Search {
                generation,
                document: Arc::clone(book.document()),
                clauses,
                within: view.filter.within(),
            };
            return vec![book.work(search)];
        }
        view.narrow(book.document());
        Vec::new()
    }

    /// Takes the hits of a search in.
    pub(in crate::explorer) fn found(&mut self, id: BookId, generation: u64, found: Combined) {
        let is_in_front = self.shelf.is_in_front(id);
        let is_joint = self.is_shelf();
        let Some((book, view)) = self.shelf.get_mut(id) else {
            return;
        };
        if !view.filter.finish(generation, found) {
            return;
        }
        if let Some(Page::Filter(page)) = self.pages.last()
            && is_in_front
        {
            view.preview_first_hit(book.document(), page.origin);
        }
        view.narrow(book.document());
        if is_joint {
            // A jump from another document ends at a hit.
            view.stand_at_hit();
        }
    }
}
