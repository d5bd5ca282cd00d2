//! Going through the documents of a shelf: from hit to hit, by its rows.

use crate::explorer::books::book::Stage;
use crate::explorer::books::place::{BookId, Place};
use crate::explorer::desk::events::effect::Effect;
use crate::explorer::desk::panes::Pane;
use crate::explorer::desk::state::{Message, State};
use crate::explorer::language::Text;
use crate::explorer::outline::tree::Node;
use crate::explorer::reading::pane::Align;

impl State {
    /// Goes on to the next document with hits (`by` positive), or back; to its
    /// first or its last. `None` where there is none that is known.
    pub(in crate::explorer) fn go_to_hits_of_next(&mut self, by: i64) -> Option<Vec<Effect>> {
        let books = self.stock.ordered(&self.shelf);
        let front = self.shelf.front()?.0.id();
        let here = books.iter().position(|book| *book == front)?;
        let ends = |book: &BookId| self.stock.hits.of(*book)?.ends.map(|ends| (*book, ends));
        let (behind, ahead) = (books.get(..here)?, books.get(here.saturating_add(1)..)?);
        let next = match by > 0 {
            true => ahead.iter().chain(behind).find_map(ends),
            false => behind.iter().rev().chain(ahead.iter().rev()).find_map(ends),
        };
        let (book, (first, last)) = next?;
        let offset = if by > 0 { first } else { last };
        let from = self.here()?;
        self.history.leave(from);
        let effects = self.go_to(Place::at(book, offset), Align::Near);
        let (book, view) = self.shelf.front_mut()?;
        view.stand_at_hit();
        let name = book.location().name();
        self.say_with(Text::InDocument, &[&name]);
        Some(effects)
    }

    /// The row of the tree that is chosen, where it is one of the shelf.
    fn shelf_row(&self) -> Option<Node> {
        if self.focus != Pane::Tree {
            return None;
        }
        let (_, view) = self.shelf.front()?;
        view.outline.selected().filter(|node| !node.is_inside())
    }

    /// Opens the document of the chosen row, or unfolds its folder; `None`
    /// where the row is none of the shelf.
    pub(in crate::explorer) fn open_row(&mut self, read: bool) -> Option<Vec<Effect>> {
        match self.shelf_row()? {
            Node::Folder(folder) => {
                if !self.stock.folded.remove(&folder) {
                    self.step_row();
                }
                self.stock.is_stale = true;
                Some(Vec::new())
            }
            Node::Book(book) => {
                if let Some(reason) = self.stock.refused(book).cloned() {
                    self.complain_of(&reason);
                    return Some(Vec::new());
                }
                let was_front = self.shelf.is_in_front(book);
                let was_folded = std::mem::take(&mut self.stock.is_front_folded);
                self.stock.is_stale = true;
                let effects = self.bring_book(book);
                if read {
                    self.focus = Pane::Text;
                } else if was_front && !was_folded {
                    self.step_row();
                }
                Some(effects)
            }
            _ => None,
        }
    }

    fn step_row(&mut self) {
        if let Some((_, view)) = self.shelf.front_mut() {
            view.outline.step(1);
        }
        self.read_selected();
    }

    /// Folds the chosen row of the shelf, or goes to the folder around it;
    /// `false` where the row is none of the shelf.
    pub(in crate::explorer) fn fold_row(&mut self) -> bool {
        let Some(node) = self.shelf_row() else {
            return false;
        };
        let parent = match node {
            Node::Folder(folder) => {
                if self.stock.folded.insert(folder) {
                    self.stock.is_stale = true;
                    return true;
                }
                self.stock.folder(folder).and_then(|folder| folder.parent)
            }
            Node::Book(book) => {
                if self.shelf.is_in_front(book) && !self.stock.is_front_folded {
                    self.stock.is_front_folded = true;
                    self.stock.is_stale = true;
                    return true;
                }
                self.stock.around(book)
            }
            _ => None,
        };
        match (parent, self.shelf.front_mut()) {
            (Some(parent), Some((_, view))) => {
                view.outline.select(Node::Folder(parent));
            }
            _ => self.say(Text::NoParent),
        }
        true
    }

    /// Folds or unfolds the chosen row of the shelf; `None` where it is none.
    pub(in crate::explorer) fn toggle_row(&mut self) -> Option<Vec<Effect>> {
        let is_folded = match self.shelf_row()? {
            Node::Folder(folder) => self.stock.is_folded(folder),
            Node::Book(book) => !self.shelf.is_in_front(book) || self.stock.is_front_folded,
            _ => return None,
        };
        if is_folded {
            return self.open_row(false);
        }
        self.fold_row();
        Some(Vec::new())
    }

    /// From a section that stands in no other to its document; `false` where
    /// there is no shelf.
    pub(in crate::explorer) fn go_to_row_of_front(&mut self) -> bool {
        if !self.is_shelf() || self.focus != Pane::Tree {
            return false;
        }
        let front = self.shelf.front_mut();
        front.is_some_and(|(book, view)| view.outline.select(Node::Book(book.id())))
    }

    /// Brings a document to the front by its name.
    pub(in crate::explorer) fn bring_book(&mut self, book: BookId) -> Vec<Effect> {
        match self.shelf.position(book) {
            Some(at) => self.bring(at),
            None => Vec::new(),
        }
    }

    /// Says what is known of the document or the folder in a row.
    pub(in crate::explorer) fn tell_row(&mut self, node: Node) {
        let Node::Book(id) = node else {
            return;
        };
        if let Some(reason) = self.stock.refused(id).cloned() {
            self.complain_of(&reason);
            return;
        }
        let Some((book, _)) = self.shelf.get(id) else {
            return;
        };
        let mut parts = Vec::new();
        if let Some(facts) = self.stock.facts(id) {
            let profile = &facts.profile;
            let said = [&profile.title, &profile.issuer, &profile.date];
            parts.extend(said.into_iter().filter(|said| !said.is_empty()).cloned());
            parts.push(format!("{} KB", facts.bytes.div_ceil(1024)));
            let told = [facts.format, facts.encoding.as_str()];
            parts.extend(
                told.iter()
                    .filter(|told| !told.is_empty())
                    .map(|&told| told.to_owned()),
            );
        } else {
            parts.push(book.location().label());
        }
        let state = match book.stage() {
            Stage::Unopened => Some(Text::StateUnopened),
            Stage::Opening { .. } | Stage::Open => None,
            Stage::Failed(_) => Some(Text::NotOpened),
        };
        parts.extend(state.map(|state| state.get(self.language).to_owned()));
        if let Some(other) = self.stock.copy_of(id).and_then(|id| self.shelf.get(id)) {
            let name = other.0.location().name();
            parts.push(Text::CopyOf.fill(self.language, &[&name]));
        }
        self.message = Some(Message {
            text: parts.join("  "),
            is_error: false,
        });
    }
}
