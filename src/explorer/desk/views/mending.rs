//! Reading a book as it may be meant, and as it is written again.

use std::sync::Arc;

use crate::document::Moves;
use crate::explorer::books::book::Stage;
use crate::explorer::books::mending::Mending;
use crate::explorer::books::place::{BookId, Job};
use crate::explorer::desk::events::effect::Effect;
use crate::explorer::desk::state::State;
use crate::explorer::desk::views::work::Work;
use crate::explorer::language::Text;
use crate::setting::keys::command::Command;

impl State {
    /// Shows the book in front as it may be meant, or as it is written again.
    pub(in crate::explorer) fn toggle_mended(&mut self) -> Vec<Effect> {
        let Some((book, _)) = self.shelf.front() else {
            return Vec::new();
        };
        if let Some(mending) = book.mending() {
            let written = Arc::clone(mending.written());
            let (id, back) = (book.id(), mending.back().clone());
            let effects = self.take_text(id, written);
            self.move_marks(id, &back);
            self.say(Text::AsWritten);
            return effects;
        }
        if *book.stage() != Stage::Open {
            self.say(Text::MendingTooEarly);
            return Vec::new();
        }
        let effect = book.work(Work::Mend(Arc::clone(book.document())));
        self.say(Text::Mending);
        vec![effect]
    }

    /// Takes in what is proposed for a book.
    pub(in crate::explorer) fn mended(&mut self, job: Job, mending: Arc<Mending>) -> Vec<Effect> {
        let open = self.shelf.found_in(job);
        if !open.is_some_and(|(book, _)| *book.stage() == Stage::Open) {
            return Vec::new();
        }
        let count = mending.count();
        let key = self.hint(Command::Mended);
        if count == 0 {
            self.say(Text::NothingToMend);
            return Vec::new();
        }
        let effects = self.take_text(job.book, Arc::clone(mending.mended()));
        self.move_marks(job.book, mending.there());
        if let Some((book, _)) = self.shelf.get_mut(job.book) {
            book.is_mended_by(mending);
        }
        self.say_with(Text::AsMeant, &[&count, &key]);
        effects
    }

    fn move_marks(&mut self, id: BookId, moves: &Moves) {
        if let Some((book, _)) = self.shelf.get_mut(id) {
            book.marks_mut().move_text(moves);
        }
    }
}
