//! Filtering for the word under the cursor or under the mouse.

use std::sync::Arc;

use crate::document::{Document, SectionMarker};
use crate::explorer::books::place::BookId;
use crate::explorer::desk::events::effect::Effect;
use crate::explorer::desk::panes::{Area, Pane};
use crate::explorer::desk::state::State;
use crate::explorer::desk::views::view::View;
use crate::explorer::desk::views::work::Work;
use crate::explorer::filter::chips::Chip;
use crate::explorer::language::Text;
use crate::explorer::reading::word::WordPlace;
use crate::search::{Join, Query};

impl View {
    /// Remembers what was clicked in the text, after the click has moved the
    /// cursor.
    pub(in crate::explorer) fn point_at(
        &mut self,
        document: &Document,
        column: Area,
        x: u16,
        y: u16,
    ) {
        let offset = self.reading.offset_at(document, column, x, y);
        self.pointer.pointed = offset.map(|offset| (offset, self.reading.cursor()));
        self.pointer.dragged_from = self.reading.offset_near(document, column, x, y);
    }

    /// Where the word under the cursor is: under the last click or at the
    /// chosen hit, as long as the reader has not gone on from there, else in
    /// the line of the cursor.
    pub(in crate::explorer) fn word_place(&self) -> WordPlace {
        let cursor = self.reading.cursor();
        let hit = self.filter.current().and_then(|index| {
            let hit = self.filter.hits()?.get(index)?;
            (hit.span.start == cursor).then_some(cursor)
        });
        let exact = self.pointer.clicked(cursor).or(hit);
        WordPlace {
            offset: exact.unwrap_or(cursor),
            exact: exact.is_some(),
        }
    }
}

/// What is looked for when a section is: the words of its title, without its
/// marker.
fn words_of_title(title: &str, marker: SectionMarker) -> &str {
    let words = marker.after(title);
    let words = words.trim_matches(|c: char| !c.is_alphanumeric());
    if words.is_empty() {
        title.trim()
    } else {
        words
    }
}

impl State {
    /// `*`: filters for the chosen cross-reference or the word under the
    /// cursor; in the tree for the title.
    pub(in crate::explorer) fn filter_word(&mut self) -> Vec<Effect> {
        let focus = self.focus;
        let Some((book, view)) = self.shelf.front() else {
            return Vec::new();
        };
        let document = book.document();
        let text = match focus {
            Pane::Tree => {
                let section = view.outline.selected().and_then(|node| node.section());
                section.and_then(|id| {
                    let marker = document.section(id)?.marker;
                    Some(words_of_title(document.title(id), marker))
                })
            }
            Pane::Text | Pane::Panel => view.links.chosen().map(|link| document.slice(link)),
        };
        if let Some(text) = text.map(str::to_owned) {
            return self.filter_for(book.id(), &text);
        }
        let effect = book.work(Work::Word {
            document: Arc::clone(document),
            place: view.word_place(),
        });
        // The dictionary may have to be loaded first.
        self.say(Text::Searching);
        vec![effect]
    }

    /// Filters for the word that the search of [`Work::Word`] has found.
    pub(in crate::explorer) fn word_found(
        &mut self,
        id: BookId,
        word: Option<String>,
    ) -> Vec<Effect> {
        let Some(word) = word else {
            self.say(Text::NoWord);
            return Vec::new();
        };
        self.filter_for(id, &word)
    }

    /// Makes a chip of a text as it stands.
    pub(in crate::explorer) fn filter_for(&mut self, id: BookId, text: &str) -> Vec<Effect> {
        let rules = self.shelf.get_mut(id).map(|(_, view)| view.filter.rules());
        let Ok(query) = Query::literal(text, rules.unwrap_or_default()) else {
            self.say(Text::NoWord);
            return Vec::new();
        };
        self.remember_query(query.text());
        let chip = Chip::new(query, Join::And);
        let is_new = self
            .shelf
            .get_mut(id)
            .is_some_and(|(_, view)| view.filter.add(chip));
        if !is_new {
            self.say_with(Text::FilteredAlready, &[&text]);
            return Vec::new();
        }
        self.say_with(Text::FilteredFor, &[&text]);
        self.search_again(id)
    }
}

#[cfg(test)]
mod tests {
    use crate::grammar::marker;

    #[test]
    fn a_title_is_looked_for_without_its_number() {
        let words_of_title = |title: &'static str| {
            let marker = marker(title).map(Into::into);
            super::words_of_title(title, marker.unwrap_or_default())
        };
        assert_eq!(words_of_title("第一章　总则"), "总则");
        assert_eq!(words_of_title("（二）坚持创新。"), "坚持创新");
        assert_eq!(words_of_title("——实力提升。"), "实力提升");
        assert_eq!(words_of_title("第三条"), "第三条");
        assert_eq!(words_of_title("附则"), "附则");
    }
}
