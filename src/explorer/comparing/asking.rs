//! Opening the page of a comparison, and doing what it asks for.

use std::ffi::OsStr;
use std::sync::Arc;

use crate::anchor::Moved;
use crate::document::{Document, Span};
use crate::explorer::books::book::Stage;
use crate::explorer::books::place::{BookId, Place};
use crate::explorer::comparing::choosing::OtherBox;
use crate::explorer::comparing::compared::Compared;
use crate::explorer::comparing::page::ComparePage;
use crate::explorer::comparing::signs::Side;
use crate::explorer::comparing::summary::Summary;
use crate::explorer::comparing::wish::Wish;
use crate::explorer::desk::copies::copying::{Cited, citation};
use crate::explorer::desk::events::effect::Effect;
use crate::explorer::desk::state::State;
use crate::explorer::desk::views::work::Work;
use crate::explorer::language::Text;
use crate::explorer::pages::page::Page;
use crate::explorer::reading::pane::Align;
use crate::source::Location;
use crate::text::lookalikes;

impl State {
    /// Opens the comparison that was left to look at a place, where the
    /// document in front is one of its two; else the box in which the other
    /// document is chosen.
    pub(in crate::explorer) fn open_comparison(&mut self) -> Vec<Effect> {
        let front = self.shelf.front().map(|(book, _)| book.id());
        let is_left = self
            .left_comparison
            .as_ref()
            .is_some_and(|page| front == Some(page.old) || front == Some(page.new));
        if is_left && let Some(page) = self.left_comparison.take() {
            self.pages.push(Page::Compare(page));
            return Vec::new();
        }
        self.choose_other();
        Vec::new()
    }

    /// Opens the box in which the other document is chosen.
    fn choose_other(&mut self) {
        let front = self.shelf.front().map(|(book, _)| book.id());
        let others = self.shelf.books().filter(|book| Some(book.id()) != front);
        let others = others.map(|book| (book.id(), book.location().label()));
        let page = OtherBox::new(others.collect(), &self.around());
        self.pages.push(Page::Other(page));
    }

    /// Opens the page of a comparison of two books, and asks for both.
    pub(in crate::explorer) fn compare(&mut self, old: BookId, new: BookId) -> Vec<Effect> {
        let name = |id| {
            let found = self.shelf.get(id);
            found.map_or_else(String::new, |(book, _)| book.location().name())
        };
        let page = ComparePage::new(old, new, [name(old), name(new)]);
        self.pages.retain(|page| !matches!(page, Page::Compare(_)));
        self.pages.push(Page::Compare(Box::new(page)));
        self.left_comparison = None;
        let both = [old, new].into_iter();
        let opened = both.filter_map(|id| self.shelf.get_mut(id)?.0.open());
        opened.collect()
    }

    /// Asks for the comparison that a page waits for, once both documents are
    /// there.
    pub(in crate::explorer) fn compare_when_read(&mut self) -> Vec<Effect> {
        let waits = |page: &&mut Page| matches!(page, Page::Compare(page) if page.asked.is_none() && page.compared.is_none());
        let generation = self.next_listing.saturating_add(1);
        let Some(Page::Compare(page)) = self.pages.iter_mut().find(waits) else {
            return Vec::new();
        };
        let (old, new) = (self.shelf.get(page.old), self.shelf.get(page.new));
        let (Some((old, _)), Some((new, _))) = (old, new) else {
            self.pages.retain(|page| !matches!(page, Page::Compare(_)));
            return Vec::new();
        };
        if old.is_unread() || new.is_unread() {
            self.pages.retain(|page| !matches!(page, Page::Compare(_)));
            return Vec::new();
        }
        if *old.stage() != Stage::Open || *new.stage() != Stage::Open {
            return Vec::new();
        }
        page.asked = Some(generation);
        self.next_listing = generation;
        let both = [Arc::clone(old.document()), Arc::clone(new.document())];
        vec![new.work(Work::Compare(Some((generation, both))))]
    }

    /// Takes in what changed, where a page still waits for it.
    pub(in crate::explorer) fn compared(&mut self, generation: u64, compared: &Arc<Compared>) {
        let meant = self.pages.iter_mut().find_map(|page| match page {
            Page::Compare(page) if page.asked == Some(generation) => Some(page),
            _ => None,
        });
        let Some(page) = meant else { return };
        page.take(Arc::clone(compared));
        let undone = compared.undone;
        if page.scroll.rank().1 == 0 {
            self.say(Text::CompareSame);
        } else if undone > 0 {
            self.complain_with(Text::CompareUndone, &[&undone]);
        }
    }

    /// Takes in what is told of a comparison as a whole.
    pub(in crate::explorer) fn summed(&mut self, generation: u64, summary: Arc<Summary>) {
        let left = self.left_comparison.iter_mut();
        let open = self.pages.iter_mut().filter_map(|page| match page {
            Page::Compare(page) => Some(page),
            _ => None,
        });
        let meant = open.chain(left).find(|page| page.asked == Some(generation));
        if let Some(page) = meant {
            page.take_summary(summary);
        }
    }

    /// Does what the page asks for.
    pub(in crate::explorer) fn about_comparison(&mut self, wish: Wish) -> Vec<Effect> {
        match wish {
            Wish::Choose => self.choose_other(),
            Wish::With(old) => {
                let front = self.shelf.front().map(|(book, _)| book.id());
                return front.map_or_else(Vec::new, |new| self.compare(old, new));
            }
            Wish::Path(path) => {
                let front = self.shelf.front().map(|(book, _)| book.id());
                let location = Location::from_argument(OsStr::new(&path));
                let found = self.shelf.books();
                let known = found.filter(|book| *book.location() == location);
                let known = known.map(|book| book.id()).find(|id| Some(*id) != front);
                let old = known.unwrap_or_else(|| self.shelf.add(location, self.rules));
                return front.map_or_else(Vec::new, |new| self.compare(old, new));
            }
            Wish::Swap => {
                if let Some(Page::Compare(page)) = self.pages.last() {
                    let (old, new) = (page.new, page.old);
                    return self.compare(old, new);
                }
            }
            Wish::Go(side) => return self.go_to_change(side),
            Wish::Copy { cited } => return self.copy_change(cited),
            Wish::Summarise => {
                let vocabulary = Arc::clone(&self.vocabulary);
                let Some(Page::Compare(page)) = self.pages.last() else {
                    return Vec::new();
                };
                let (Some(compared), Some(generation)) = (&page.compared, page.asked) else {
                    return Vec::new();
                };
                let basis = (Arc::clone(compared), vocabulary);
                let book = self.shelf.get(page.new).map(|(book, _)| book);
                let effect = book.map(|book| book.work(Work::Sum(generation, basis)));
                return effect.into_iter().collect();
            }
            Wish::CallOff(id) => {
                let effect = self
                    .shelf
                    .get(id)
                    .map(|(book, _)| book.work(Work::Compare(None)));
                return effect.into_iter().collect();
            }
        }
        Vec::new()
    }

    /// The change that the page is at.
    fn change(&self) -> Option<(&ComparePage, &Compared, &crate::compare::Face)> {
        let Some(Page::Compare(page)) = self.pages.last() else {
            return None;
        };
        let compared = page.compared.as_deref()?;
        let face = compared.facing.faces.get(page.scroll.present()?)?;
        Some((page, compared, face))
    }

    /// Leaves the page for the place of the present change.
    fn go_to_change(&mut self, side: Side) -> Vec<Effect> {
        let Some((page, compared, face)) = self.change() else {
            return Vec::new();
        };
        // A text that was made stands nowhere.
        let side = if compared.is_made { Side::Old } else { side };
        let (book, span) = match (side, face.old, face.new) {
            (Side::New, _, Some(new)) | (Side::Old, None, Some(new)) if !compared.is_made => {
                (page.new, new)
            }
            (_, Some(old), _) => (page.old, old),
            _ => {
                self.say(Text::CompareNowhere);
                return Vec::new();
            }
        };
        let start = face
            .edits
            .iter()
            .map(|edit| if book == page.new { edit.new } else { edit.old })
            .find(|edit| span.contains(edit.start));
        let mut offset = start.map_or(span.start, |edit| edit.start);
        let compared = if book == page.new {
            &compared.new
        } else {
            &compared.old
        };
        if let Some((book, _)) = self.shelf.get(book)
            && !book.document().is_empty()
            && !Arc::ptr_eq(book.document(), compared)
        {
            // It was read again since, or is shown otherwise.
            offset = Moved::new(compared, book.document()).place(offset);
        }
        let place = Place::at(book, offset);
        if let Some(Page::Compare(page)) = self.pages.pop() {
            self.left_comparison = Some(page);
        }
        self.leave_here(place.span.start);
        let effects = self.go_to(place, Align::Near);
        let key = self.hint(crate::setting::keys::command::Command::Compare);
        self.say_with(Text::CompareLeft, &[&key]);
        effects
    }

    /// Copies the present change.
    fn copy_change(&mut self, cited: bool) -> Vec<Effect> {
        let Some((_, compared, face)) = self.change() else {
            return Vec::new();
        };
        let language = self.language;
        let how = Cited {
            form: &self.citation,
            language,
        };
        let mut text = String::new();
        let sides: [(&Document, Option<Span>, Text); 2] = [
            (&compared.old, face.old, Text::CompareOld),
            (&compared.new, face.new, Text::CompareNew),
        ];
        for (document, span, name) in sides {
            let Some(span) = span else { continue };
            let words = document.slice(span).trim();
            text.push_str(&format!("{}{words}\n", name.get(language)));
            if cited {
                text.push_str(&citation(document, span, how));
                text.push('\n');
            }
        }
        let text = text.trim_end();
        let text = match self.typography.ordinary_copies {
            true => lookalikes::in_ordinary_form(text).into_owned(),
            false => text.to_owned(),
        };
        vec![Effect::Copy(text)]
    }
}
