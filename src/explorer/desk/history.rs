//! The history of jumps: back and forward, as in a browser.

use crate::explorer::books::place::{BookId, Place};

/// Places that jumps started from.
#[derive(Debug, Clone, Default)]
pub struct History {
    back: Vec<Place>,
    forward: Vec<Place>,
}

/// How many places are remembered.
const KEPT: usize = 200;

impl History {
    /// Notes that a jump starts from `here`. What lay ahead is forgotten.
    pub fn leave(&mut self, here: Place) {
        self.forward.clear();
        if self.back.last() == Some(&here) {
            return;
        }
        if self.back.len() >= KEPT {
            self.back.remove(0);
        }
        self.back.push(here);
    }

    /// The place before; `here` can then be gone forward to.
    pub fn back(&mut self, here: Place) -> Option<Place> {
        Self::pass(&mut self.back, &mut self.forward, here)
    }

    /// The place that going back left.
    pub fn forward(&mut self, here: Place) -> Option<Place> {
        Self::pass(&mut self.forward, &mut self.back, here)
    }

    /// Puts every place of a book where `there` says that its offset stands
    /// now.
    pub fn replace(&mut self, book: BookId, there: impl Fn(u32) -> u32) {
        let all = self.back.iter_mut().chain(&mut self.forward);
        for place in all.filter(|place| place.book == book) {
            *place = Place::at(book, there(place.span.start));
        }
    }

    /// Forgets the places of a book.
    pub fn forget(&mut self, book: BookId) {
        self.back.retain(|place| place.book != book);
        self.forward.retain(|place| place.book != book);
    }

    fn pass(from: &mut Vec<Place>, to: &mut Vec<Place>, here: Place) -> Option<Place> {
        while let Some(there) = from.pop() {
            if there != here {
                to.push(here);
                return Some(there);
            }
        }
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(offset: u32) -> Place {
        Place::at(BookId::default(), offset)
    }

    #[test]
    fn back_and_forward_are_each_others_reverse() {
        let mut history = History::default();
        history.leave(at(1));
        history.leave(at(2));
        assert_eq!(history.back(at(3)), Some(at(2)));
        assert_eq!(history.back(at(2)), Some(at(1)));
        assert_eq!(history.back(at(1)), None);
        assert_eq!(history.forward(at(1)), Some(at(2)));
        assert_eq!(history.forward(at(2)), Some(at(3)));
        assert_eq!(history.forward(at(3)), None);
    }

    #[test]
    fn a_new_jump_forgets_what_lay_ahead() {
        let mut history = History::default();
        history.leave(at(1));
        history.back(at(2));
        history.leave(at(1));
        assert_eq!(history.forward(at(1)), None);
    }

    #[test]
    fn it_does_not_grow_for_ever() {
        let mut history = History::default();
        for place in 0..10_000 {
            history.leave(at(place));
        }
        assert!(history.back.len() <= KEPT);
    }

    #[test]
    fn the_same_offset_of_another_book_is_another_place() {
        let mut history = History::default();
        let other = Place::at(BookId::default().next(), 1);
        history.leave(at(1));
        history.leave(other);
        history.replace(other.book, |offset| offset + 1);
        assert_eq!(history.back(at(3)), Some(Place::at(other.book, 2)));
        assert_eq!(history.back(other), Some(at(1)));
        history.forget(other.book);
        assert_eq!(history.forward(at(1)), Some(at(3)));
    }
}
