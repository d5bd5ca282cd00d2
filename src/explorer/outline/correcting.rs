//! Correcting what was recognised of the structure.

use std::sync::Arc;

use crate::document::Document;
use crate::explorer::books::place::Job;
use crate::explorer::desk::events::effect::Effect;
use crate::explorer::desk::panes::Pane;
use crate::explorer::desk::state::State;
use crate::explorer::desk::views::work::Work;
use crate::explorer::language::Text;
use crate::explorer::outline::tree::Node;
use crate::explorer::pages::layer::Turn;
use crate::explorer::pages::page::Page;
use crate::explorer::pages::sheets::row::DEEPEST;
use crate::setting::keys::command::Command;
use crate::structure::corrections::Corrections;

impl State {
    /// Takes the heading away that the reader is at.
    pub(in crate::explorer) fn drop_heading(&mut self) -> Vec<Effect> {
        let Some((line, title)) = self.heading_here() else {
            self.say(Text::NoHeadingHere);
            return Vec::new();
        };
        let effects = self.correct(|c| {
            if c.made.remove(&line).is_none() {
                c.drop_line(line);
            }
        });
        let key = self.hint(Command::MakeHeading);
        self.say_with(Text::HeadingDropped, &[&title, &key]);
        effects
    }

    /// The source line and the title of the section that the reader is at: in
    /// the tree the chosen one.
    fn heading_here(&self) -> Option<(u32, String)> {
        let (book, view) = self.shelf.front()?;
        let section = match self.focus {
            Pane::Tree => view.outline.selected().and_then(Node::section),
            Pane::Text | Pane::Panel => view.section(book.document()),
        }?;
        let title = book.document().section(section)?.title;
        let line = book.document().origin().number(title.start);
        Some((line, book.document().title(section).to_owned()))
    }

    /// Makes a heading of the line that the reader is at, or sets the depth of
    /// the heading there.
    pub(in crate::explorer) fn make_heading(&mut self, depth: Option<u32>) -> Vec<Effect> {
        let depth = depth.map(|d| u16::try_from(d).unwrap_or(DEEPEST).clamp(1, DEEPEST));
        let heading = self.heading_here();
        let line = match self.focus {
            Pane::Tree => heading.as_ref().map(|(line, _)| *line),
            Pane::Text | Pane::Panel => self.line_here(),
        };
        let Some(line) = line else {
            self.say(Text::NoHeadingHere);
            return Vec::new();
        };
        let is_heading = heading.is_some_and(|(there, _)| there == line);
        if is_heading && depth.is_none() {
            let key = self.hint(Command::MakeHeading);
            self.say_with(Text::HeadingAlready, &[&line, &key]);
            return Vec::new();
        }
        let effects = self.correct(|c| {
            let was_dropped = c.dropped.remove(&line);
            if !was_dropped || depth.is_some() {
                c.make_line(line, depth);
            }
        });
        let key = self.hint(Command::DropHeading);
        self.say_with(Text::HeadingMade, &[&line, &key]);
        effects
    }

    /// The source line that the cursor of the text is in.
    fn line_here(&self) -> Option<u32> {
        let (book, view) = self.shelf.front()?;
        let document = book.document();
        (!document.is_empty()).then(|| document.origin().number(view.reading.cursor()))
    }

    /// Changes what is said of the structure of the book in front, asks for
    /// the book that follows from it, and that it be kept.
    pub(in crate::explorer) fn correct(
        &mut self,
        change: impl FnOnce(&mut Corrections),
    ) -> Vec<Effect> {
        let Some((book, _)) = self.shelf.front_mut() else {
            return Vec::new();
        };
        let effects = book.correct(change);
        if let Some(Page::Structure(page)) = self.pages.last_mut()
            && !effects.is_empty()
        {
            page.is_known = false;
        }
        effects
    }

    /// Types a pattern on the structure page.
    pub(in crate::explorer) fn type_pattern(
        &mut self,
        text: &str,
        replaces: Option<String>,
    ) -> Vec<Effect> {
        let Some(Page::Structure(page)) = self.pages.last_mut() else {
            return Vec::new();
        };
        match page.type_pattern(text, replaces) {
            Turn::Do(order) => self.order(order),
            _ => Vec::new(),
        }
    }

    /// Puts the pattern of a name into the box of the structure page.
    pub(in crate::explorer) fn edit_pattern(&mut self, name: String) -> Vec<Effect> {
        let pattern = self.shelf.front().and_then(|(book, _)| {
            let mut patterns = book.corrections().patterns.iter();
            patterns.find(|p| p.name() == name).cloned()
        });
        let Some(pattern) = pattern else {
            self.say(Text::StructureNoPattern);
            return Vec::new();
        };
        let depth = pattern.depth.map(|d| format!("@{d}")).unwrap_or_default();
        self.type_pattern(&format!("{}{depth}", pattern.regex), Some(name))
    }

    /// Takes the corrected document in: the same text under other sections.
    pub(in crate::explorer) fn corrected(
        &mut self,
        job: Job,
        document: Arc<Document>,
    ) -> Vec<Effect> {
        let Some((book, view)) = self.shelf.found_in(job) else {
            return Vec::new();
        };
        let cursor = view.reading.cursor();
        view.outline.recast(book.document(), &document);
        book.take_sections(Arc::clone(&document));
        view.reading.replace_document(&document, cursor);
        view.follow(&document);
        let index = book.work(Work::Index(document));
        let mut effects = self.search_again(job.book);
        effects.push(index);
        effects
    }
}
