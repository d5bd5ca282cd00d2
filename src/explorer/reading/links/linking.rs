//! What on screen leads somewhere: choosing one, following it.

use crate::document::{Document, Span};
use crate::references::Target;

use crate::explorer::desk::events::effect::Effect;
use crate::explorer::desk::panes::Pane;
use crate::explorer::desk::state::State;
use crate::explorer::language::Text;
use crate::explorer::reading::links::Lead;
use crate::explorer::reading::pane::Align;
use crate::setting::keys::command::Command;

/// What stands at the target: the title of a section, else the beginning of
/// the text there; a note; an address.
fn lead_text(document: &Document, lead: &Lead) -> String {
    const SHOWN: usize = 24;
    /// Of a note, about what the rows of a message hold.
    const NOTE: usize = 200;
    match lead {
        Lead::Place(Target::Section(id)) => document.title(*id).to_owned(),
        Lead::Place(Target::Text(offset)) => {
            let end = document
                .block_at(*offset)
                .and_then(|id| document.block(id))
                .map_or(*offset, |block| block.span.end);
            let text = document.slice(Span::new(*offset, end));
            text.chars().take(SHOWN).collect()
        }
        Lead::Note(note) => {
            let text = document.slice(*note).trim_end();
            let more = if text.chars().nth(NOTE).is_some() {
                "…"
            } else {
                ""
            };
            let text = text.chars().take(NOTE);
            let text: String = text.map(|c| if c == '\n' { ' ' } else { c }).collect();
            text + more
        }
        Lead::Out(target) => target.clone(),
    }
}

impl State {
    /// Chooses another of the links on screen; round at the ends. The message
    /// says where it leads, and what a note says.
    pub(in crate::explorer) fn choose_link(&mut self, by: i64) {
        let Some((book, view)) = self.shelf.front_mut() else {
            return;
        };
        let Some(link) = view.links.step(by) else {
            self.say(Text::NoLinks);
            return;
        };
        let said = book.document().slice(link.span).to_owned();
        let target = lead_text(book.document(), &link.lead);
        self.focus = Pane::Text;
        self.say_with(Text::LinkChosen, &[&said, &target]);
    }

    /// Goes to where the chosen link leads; copies the address of one that
    /// leads out of the document.
    pub(in crate::explorer) fn follow_link(&mut self) -> Vec<Effect> {
        let chosen = self.shelf.front().and_then(|(book, view)| {
            let link = view.links.choice()?;
            let to = link.lead.offset(book.document());
            Some((link.span.start, to, link.lead.clone()))
        });
        let (from, start) = match chosen {
            Some((_, None, Lead::Out(target))) => return vec![Effect::Copy(target)],
            Some((from, Some(start), _)) => (from, start),
            _ => {
                let key = self.hint(Command::NextLink);
                self.say_with(Text::NoLinkChosen, &[&key]);
                return Vec::new();
            }
        };
        if let Some((book, view)) = self.shelf.front_mut() {
            // Back leads to the reference, not to the top of the screen.
            view.reading.go_to(book.document(), from, Align::Near);
            view.links.let_go();
        }
        self.jump_to(start, Align::Near);
        Vec::new()
    }
}
