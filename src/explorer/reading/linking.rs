//! Cross-references on screen: choosing one, following it.

use crate::document::{Document, Span};
use crate::references::Target;

use crate::explorer::desk::panes::Pane;
use crate::explorer::desk::state::State;
use crate::explorer::keys::command::Command;
use crate::explorer::language::Text;
use crate::explorer::reading::pane::Align;

/// What stands at the target: the title of a section, else the beginning of
/// the text there.
fn target_text(document: &Document, target: Target) -> String {
    const SHOWN: usize = 24;
    match target {
        Target::Section(id) => document.title(id).to_owned(),
        Target::Text(offset) => {
            let end = document
                .block_at(offset)
                .and_then(|id| document.block(id))
                .map_or(offset, |block| block.span.end);
            let text = document.slice(Span::new(offset, end));
            text.chars().take(SHOWN).collect()
        }
    }
}

impl State {
    /// Chooses another of the cross-references on screen; round at the ends.
    pub(in crate::explorer) fn choose_link(&mut self, by: i64) {
        let Some((book, view)) = self.shelf.front_mut() else {
            return;
        };
        let Some(link) = view.links.step(by) else {
            self.say(Text::NoLinks);
            return;
        };
        let said = book.document().slice(link.span).to_owned();
        let target = target_text(book.document(), link.target);
        self.focus = Pane::Text;
        self.say_with(Text::LinkChosen, &[&said, &target]);
    }

    /// Goes to the section that the chosen cross-reference names.
    pub(in crate::explorer) fn follow_link(&mut self) {
        let target = self.shelf.front().and_then(|(book, view)| {
            let link = view.links.choice()?;
            let start = link.target.offset(book.document())?;
            Some((link.span.start, start))
        });
        let Some((from, start)) = target else {
            let key = self.hint(Command::NextLink);
            self.say_with(Text::NoLinkChosen, &[&key]);
            return;
        };
        if let Some((book, view)) = self.shelf.front_mut() {
            // Back leads to the reference, not to the top of the screen.
            view.reading.go_to(book.document(), from, Align::Near);
            view.links.let_go();
        }
        self.jump_to(start, Align::Near);
    }
}
