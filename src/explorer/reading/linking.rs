//! Cross-references on screen: choosing one, following it.

use crate::document::{Document, Span};
use crate::references::{Target, references_in};

use crate::explorer::desk::panes::Pane;
use crate::explorer::desk::state::{Reader, State};
use crate::explorer::keys::command::Command;
use crate::explorer::language::Text;
use crate::explorer::reading::pane::Align;

impl Reader {
    /// Finds the cross-references that are on screen now. The choice is
    /// dropped where it has left the screen.
    pub(in crate::explorer) fn find_links(&mut self) {
        let seen = self.reading.seen();
        self.links = match &self.references {
            Some(index) => references_in(&self.document, index, seen),
            None => Vec::new(),
        };
        let chosen = self.link;
        if !self.links.iter().any(|link| Some(link.span) == chosen) {
            self.link = None;
        }
    }
}

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
        let Some(reader) = self.reader_mut() else {
            return;
        };
        let count = i64::try_from(reader.links.len()).unwrap_or(i64::MAX);
        if count == 0 {
            self.say(Text::NoLinks);
            return;
        }
        let chosen = reader.link;
        let here = reader.links.iter().position(|l| Some(l.span) == chosen);
        let next = match here.and_then(|i| i64::try_from(i).ok()) {
            Some(here) => here.saturating_add(by).rem_euclid(count),
            None if by > 0 => 0,
            None => count.saturating_sub(1),
        };
        let link = usize::try_from(next).ok().and_then(|i| reader.links.get(i));
        let Some(link) = link.copied() else { return };
        reader.link = Some(link.span);
        let said = reader.document.slice(link.span).to_owned();
        let target = target_text(&reader.document, link.target);
        self.focus = Pane::Text;
        self.say_with(Text::LinkChosen, &[&said, &target]);
    }

    /// Goes to the section that the chosen cross-reference names.
    pub(in crate::explorer) fn follow_link(&mut self) {
        let target = self.reader().and_then(|reader| {
            let chosen = reader.link?;
            let link = reader.links.iter().find(|link| link.span == chosen)?;
            let start = link.target.offset(&reader.document)?;
            Some((chosen.start, start))
        });
        let Some((from, start)) = target else {
            let key = self.hint(Command::NextLink);
            self.say_with(Text::NoLinkChosen, &[&key]);
            return;
        };
        if let Some(reader) = self.reader_mut() {
            // Back leads to the reference, not to the top of the screen.
            reader.reading.go_to(&reader.document, from, Align::Near);
            reader.link = None;
        }
        self.jump_to(start, Align::Near);
    }
}
