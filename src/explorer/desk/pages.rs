//! The stack of pages: opening them, giving them what comes in, doing what
//! they ask for.

use std::sync::Arc;

use crate::explorer::books::place::Job;
use crate::explorer::desk::events::effect::Effect;
use crate::explorer::desk::panes::Pane;
use crate::explorer::desk::state::State;
use crate::explorer::desk::views::work::Work;
use crate::explorer::language::Text;
use crate::explorer::marks::purpose::Purpose;
use crate::explorer::marks::writing::MarkBox;
use crate::explorer::pages::layer::{Around, Layer, Turn};
use crate::explorer::pages::lists::encodings::EncodingList;
use crate::explorer::pages::lists::findings::OddPage;
use crate::explorer::pages::lists::jump::JumpBox;
use crate::explorer::pages::lists::palette::PaletteBox;
use crate::explorer::pages::lists::presets::PresetBox;
use crate::explorer::pages::order::Order;
use crate::explorer::pages::page::Page;
use crate::explorer::pages::sheets::structure::StructurePage;
use crate::explorer::reading::pane::Align;
use crate::notes::Preset;
use crate::review::Finding;
use crate::structure::corrections::{Corrections, Pattern, Preview, Proposal, StyleSummary};

impl State {
    /// What pages need to know of the rest.
    #[must_use]
    pub fn around(&self) -> Around<'_> {
        let front = self.shelf.front();
        Around {
            size: self.size,
            ambiguous: self.typography.ambiguous,
            language: self.language,
            keymap: &self.keymap,
            titles: front.and_then(|(book, _)| book.titles().map(Arc::as_ref)),
            presets: self.presets.as_deref(),
            chips: front.map_or(&[], |(_, view)| view.filter.chips()),
        }
    }

    /// All that is open over the panes, the topmost last.
    #[must_use]
    pub fn pages(&self) -> &[Page] {
        &self.pages
    }

    /// Lets the topmost page take its turn; nothing comes of it where none is
    /// open.
    pub(in crate::explorer) fn on_page(
        &mut self,
        take: impl FnOnce(&mut dyn Layer, &Around<'_>) -> Turn,
    ) -> Option<Vec<Effect>> {
        // It is put back before what it asks for is done.
        let mut page = self.pages.pop()?;
        let turn = take(page.layer(), &self.around());
        if !matches!(turn, Turn::Close | Turn::CloseAndDo(_)) {
            self.pages.push(page);
        }
        match turn {
            Turn::Stay | Turn::Close => Some(Vec::new()),
            Turn::Do(order) | Turn::CloseAndDo(order) => Some(self.order(order)),
            Turn::Unbound(key) => {
                self.unbound(key);
                Some(Vec::new())
            }
            Turn::Pass => None,
        }
    }

    /// As [`on_page`](Self::on_page), where nothing is passed on.
    pub(in crate::explorer) fn ask_page(
        &mut self,
        take: impl FnOnce(&mut dyn Layer, &Around<'_>) -> Turn,
    ) -> Vec<Effect> {
        self.on_page(take).unwrap_or_default()
    }

    /// Works out anew what the topmost page shows.
    pub(in crate::explorer) fn refresh_page(&mut self) -> Vec<Effect> {
        self.ask_page(|page, around| page.refresh(around))
    }

    /// The titles of the book in front are known: a jump box that was accepted
    /// before is taken at its word.
    pub(in crate::explorer) fn titles_known(&mut self) -> Vec<Effect> {
        let open = self.pages.len();
        let effects = self.refresh_page();
        if self.pages.len() < open {
            // No more to be told that they are not.
            self.message = None;
        }
        effects
    }

    pub(in crate::explorer) fn open_jump_box(&mut self) {
        let here = self.shelf.front().and_then(|(book, view)| {
            let section = view.section(book.document())?;
            Some(book.document().section(section)?.title.start)
        });
        let page = JumpBox::new(here, &self.around());
        self.pages.push(Page::Jump(page));
    }

    pub(in crate::explorer) fn open_palette(&mut self) {
        let page = PaletteBox::new(&self.around());
        self.pages.push(Page::Palette(page));
    }

    /// Opens the list of what is odd, which is looked for first.
    pub(in crate::explorer) fn open_findings(&mut self) -> Vec<Effect> {
        let Some((book, _)) = self.shelf.front() else {
            return Vec::new();
        };
        let effect = book.work(Work::Review(Arc::clone(book.document())));
        self.pages.push(Page::Odd(OddPage::default()));
        vec![effect]
    }

    pub(in crate::explorer) fn reviewed(&mut self, job: Job, findings: Vec<Finding>) {
        let in_front = self.shelf.is_in_front(job.book);
        let Some((_, view)) = self.shelf.found_in(job).filter(|_| in_front) else {
            return;
        };
        let cursor = view.reading.cursor();
        if let Some(Page::Odd(page)) = self.pages.last_mut() {
            page.take(findings, cursor);
        }
    }

    pub(in crate::explorer) fn open_encodings(&mut self) {
        if !self.can_be_read_again() {
            return;
        }
        if let Some((book, _)) = self.shelf.front()
            && book.document().meta().format.has_own_encoding()
        {
            let name = book.location().name();
            self.say_with(Text::EncodingOwn, &[&name]);
            return;
        }
        let chosen = self.shelf.front().and_then(|(book, _)| book.encoding());
        self.pages.push(Page::Encodings(EncodingList::new(chosen)));
    }

    /// Opens the list of presets; what is on disk is read anew each time,
    /// since another window may have changed it.
    pub(in crate::explorer) fn open_presets(&mut self) -> Vec<Effect> {
        let page = PresetBox::new(&self.around());
        self.pages.push(Page::Presets(page));
        vec![Effect::LoadPresets]
    }

    /// Takes the presets that were read.
    pub(in crate::explorer) fn presets_loaded(&mut self, presets: Vec<Preset>) -> Vec<Effect> {
        self.presets = Some(presets);
        self.refresh_page()
    }

    pub(in crate::explorer) fn open_structure(&mut self) -> Vec<Effect> {
        self.pages.push(Page::Structure(StructurePage::default()));
        let front = self.shelf.front();
        front
            .map(|(book, _)| book.summarise())
            .into_iter()
            .collect()
    }

    /// Takes in what a book is built of; nothing where it has been corrected
    /// otherwise since.
    pub(in crate::explorer) fn summarised(
        &mut self,
        job: Job,
        corrections: &Corrections,
        styles: Vec<StyleSummary>,
        proposed: Vec<Proposal>,
    ) {
        let front = self.shelf.front().map(|(book, _)| book);
        let is_meant =
            front.is_some_and(|book| book.id() == job.book && book.corrections() == corrections);
        if let Some(Page::Structure(page)) = self.pages.last_mut()
            && is_meant
        {
            page.take(styles, proposed, corrections);
        }
    }

    /// Takes in what a pattern finds, unless another is typed by now.
    pub(in crate::explorer) fn previewed(&mut self, job: Job, pattern: &Pattern, found: Preview) {
        let in_front = self.shelf.is_in_front(job.book);
        if let Some(Page::Structure(page)) = self.pages.last_mut()
            && let Some(typed) = &mut page.pattern
            && in_front
            && typed.parsed().as_ref() == Some(pattern)
        {
            typed.found = Some(Ok(found));
        }
    }

    /// Opens the box for what is written about a mark, or looked for.
    pub(in crate::explorer) fn open_mark_box(&mut self, purpose: Purpose, text: &str) {
        let is_known = self.shelf.front().is_some_and(|(book, _)| book.is_known());
        if !is_known {
            self.say_unkept();
            return;
        }
        self.pages.push(Page::Mark(MarkBox::new(purpose, text)));
    }

    /// Asks anew for what the topmost page waits for: what was asked for was
    /// looked for in another text.
    pub(in crate::explorer) fn ask_anew(&mut self) -> Vec<Effect> {
        let front = self.shelf.front();
        let effect = front.and_then(|(book, _)| match self.pages.last()? {
            Page::Odd(OddPage { list: None }) => {
                let document = Arc::clone(book.document());
                Some(book.work(Work::Review(document)))
            }
            Page::Structure(page) if !page.is_known => Some(book.summarise()),
            _ => None,
        });
        effect.into_iter().collect()
    }

    /// Does what a page asks for, or one who speaks to the state in words.
    pub(in crate::explorer) fn order(&mut self, order: Order) -> Vec<Effect> {
        match order {
            Order::Leave => return self.ask_page(|page, _| page.leave()),
            Order::Choose(row) => {
                return self.ask_page(|page, _| {
                    page.choose(row);
                    Turn::Stay
                });
            }
            Order::Fill(text) => return self.ask_page(|page, around| page.fill(&text, around)),
            Order::Accept => return self.ask_page(|page, around| page.accept(around)),
            Order::Say(text) => self.say(text),
            Order::Run(command) => return self.run(command, None),
            Order::Line(line) => self.go_to_line(line),
            Order::Percent(percent) => self.go_to_percent(percent),
            Order::Go(offset) => self.jump_to(offset, Align::Near),
            Order::Title(offset) => self.go_to_title(offset),
            Order::Guide => {
                self.focus = Pane::Text;
                return self.open_guide();
            }
            Order::Query(text) => return self.query_changed(&text),
            Order::KeepQuery => return self.keep_query(),
            Order::DropQuery => return self.drop_query(),
            Order::RecallQuery(by) => return self.recall_query(by),
            Order::JoinQuery => return self.join_query(),
            Order::NarrowText => self.toggle_narrow_text(),
            Order::EditLastChip => return self.edit_last_chip(),
            Order::ApplyPreset(at) => return self.apply_preset(at),
            Order::KeepPreset(name) => return self.keep_preset(name),
            Order::DropPreset(at) => return self.drop_preset(at),
            Order::Read(encoding) => return self.read_in(encoding),
            Order::Correct(correction) => return self.correct(|said| correction.apply(said)),
            Order::TypePattern(text, replaces) => return self.type_pattern(&text, replaces),
            Order::EditPattern(name) => return self.edit_pattern(name),
            Order::Preview(pattern) => {
                let front = self.shelf.front();
                let effect = front.map(|(book, _)| {
                    let document = Arc::clone(book.document());
                    book.work(Work::Preview { document, pattern })
                });
                return effect.into_iter().collect();
            }
            Order::Turn(choice, by) => return self.change_typography(choice, by),
            Order::Measure(measure) => return self.set_measure(measure),
            Order::KeepTypography => return self.keep_typography(),
            Order::Write(purpose, text) => return self.write_mark(purpose, text),
            Order::Compare(wish) => return self.about_comparison(wish),
            Order::SearchNotes(text) => self.set_note_search(&text),
        }
        Vec::new()
    }

    /// Goes to a title, and unfolds what is around it.
    fn go_to_title(&mut self, offset: u32) {
        if let Some((book, view)) = self.shelf.front_mut() {
            let document = book.document();
            if let Some(section) = document.section_at(offset) {
                view.outline.reveal(document, section);
            }
            view.rebuild_outline(document);
        }
        self.jump_to(offset, Align::Top);
    }
}
