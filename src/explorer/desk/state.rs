//! The whole state of the explorer.

use std::sync::Arc;

use crate::lexicon::{Vocabulary, WordFiles};
use crate::notes::Preset;
use crate::search::Rules;
use crate::setting::Told;
use crate::source::Location;
use crate::text::Ambiguous;

use crate::explorer::books::book::Book;
use crate::explorer::books::shelf::Shelf;
use crate::explorer::comparing::page::ComparePage;
use crate::explorer::desk::events::effect::Effect;
use crate::explorer::desk::history::History;
use crate::explorer::desk::panes::{HANG, Pane, Panes, Wishes};
use crate::explorer::desk::views::front::Front;
use crate::explorer::keys::input_method::InputMethod;
use crate::explorer::language::{Language, Text};
use crate::explorer::pages::page::Page;
use crate::explorer::shelves::stock::Stock;
use crate::setting::appearance::{Depth, Ground, ThemeName};
use crate::setting::citation::CitationForm;
use crate::setting::keys::command::Command;
use crate::setting::keys::key::Key;
use crate::setting::keys::keymap::Keymap;
use crate::setting::programs::Programs;
use crate::setting::typography::{Choice, Typography};

/// A line for the reader in the status line, until the next key.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Message {
    /// What it says.
    pub text: String,
    /// Whether it tells of something that went wrong.
    pub is_error: bool,
}

/// How the explorer is to start.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Settings {
    /// The language of the interface.
    pub language: Language,
    /// How wide ambiguous characters are.
    pub ambiguous: Ambiguous,
    /// Whether nothing may be told by colour.
    pub colourless: bool,
    /// The colours.
    pub theme: ThemeName,
    /// Those that the terminal can show.
    pub depth: Depth,
    /// How text is set, but for the width of ambiguous characters.
    pub typography: Typography,
    /// The keys that mean commands.
    pub keymap: Arc<Keymap>,
    /// The reader's own words.
    pub words: WordFiles,
    /// How the source of a copied text is told.
    pub citation: CitationForm,
    /// The programs that files are opened in which are no text.
    pub programs: Programs,
    /// By which the queries of the filter are matched.
    pub rules: Rules,
    /// Whether the first two documents are to be compared.
    pub compares: bool,
    /// What went wrong before the start, for the status line.
    pub complaint: Option<String>,
}

/// The whole state of the explorer. Changed by
/// [`update`](crate::explorer::desk::events::update::update) only; drawing reads it.
#[derive(Debug)]
pub struct State {
    pub(in crate::explorer) size: (u16, u16),
    pub(in crate::explorer) language: Language,
    pub(in crate::explorer) is_colourless: bool,
    pub(in crate::explorer) theme: ThemeName,
    pub(in crate::explorer) depth: Depth,
    pub(in crate::explorer) ground: Option<Ground>,
    pub(in crate::explorer) keymap: Arc<Keymap>,
    pub(in crate::explorer) citation: CitationForm,
    pub(in crate::explorer) programs: Programs,
    pub(in crate::explorer) rules: Rules,
    /// The books, with how each is looked at.
    pub(in crate::explorer) shelf: Shelf,
    /// What is known of all books together.
    pub(in crate::explorer) stock: Stock,
    /// The jumps over all books.
    pub(in crate::explorer) history: History,
    /// What the reader says of words.
    pub(in crate::explorer) vocabulary: Arc<Vocabulary>,
    /// Counts what panels have asked for.
    pub(in crate::explorer) next_listing: u64,
    /// What is open over the panes, the topmost last.
    pub(in crate::explorer) pages: Vec<Page>,
    /// A comparison that was left to look at a place.
    pub(in crate::explorer) left_comparison: Option<Box<ComparePage>>,
    pub(in crate::explorer) count: Option<u32>,
    /// What is known of the input method between two keys.
    pub(in crate::explorer) input_method: InputMethod,
    /// Whether it was told what tmux needs for the clipboard.
    pub(in crate::explorer) has_told_of_tmux: bool,
    pub(in crate::explorer) message: Option<Message>,
    pub(in crate::explorer) focus: Pane,
    pub(in crate::explorer) tree_hidden: bool,
    pub(in crate::explorer) tree_width: Option<u16>,
    pub(in crate::explorer) typography: Typography,
    /// What of it was chosen since the start, or since it was kept.
    pub(in crate::explorer) chosen: Vec<Choice>,
    pub(in crate::explorer) queries: Vec<String>,
    /// `None` until they have been read.
    pub(in crate::explorer) presets: Option<Vec<Preset>>,
}

impl State {
    /// An explorer that opens `locations`, the first of them in front, and
    /// what it asks for first. Without a location it opens nothing and ends
    /// at once.
    #[must_use]
    pub fn new(settings: Settings, locations: &[Location]) -> (Self, Vec<Effect>) {
        let mut state = Self {
            size: (0, 0),
            language: settings.language,
            is_colourless: settings.colourless,
            theme: settings.theme,
            depth: settings.depth,
            ground: None,
            keymap: settings.keymap,
            citation: settings.citation,
            programs: settings.programs,
            rules: settings.rules,
            shelf: Shelf::default(),
            stock: Stock::default(),
            history: History::default(),
            vocabulary: Arc::default(),
            next_listing: 0,
            pages: Vec::new(),
            left_comparison: None,
            count: None,
            input_method: InputMethod::default(),
            has_told_of_tmux: false,
            message: settings.complaint.map(|text| Message {
                text,
                is_error: true,
            }),
            focus: Pane::Text,
            tree_hidden: false,
            tree_width: None,
            typography: Typography {
                ambiguous: settings.ambiguous,
                ..settings.typography
            },
            chosen: Vec::new(),
            queries: Vec::new(),
            presets: None,
        };
        for location in locations {
            state.shelf.add(location.clone(), state.rules);
        }
        state.stock.arrange(&state.shelf);
        // Only what is looked at is opened.
        let mut effects = state.bring(usize::from(settings.compares && locations.len() > 1));
        if effects.is_empty() {
            effects.push(Effect::Quit);
            return (state, effects);
        }
        let both: Vec<_> = state.shelf.books().take(2).map(Book::id).collect();
        if let [old, new] = both[..]
            && settings.compares
        {
            effects.extend(state.compare(old, new));
        }
        if state.shelf.is_joint() {
            effects.push(state.survey());
        }
        if settings.words != WordFiles::default() {
            effects.push(Effect::LoadWords(settings.words));
        }
        (state, effects)
    }

    /// The book in front; `None` only when the program is about to end.
    #[must_use]
    pub fn front(&self) -> Option<Front<'_>> {
        let (book, view) = self.shelf.front()?;
        Some(Front::new(book, view))
    }

    /// The books.
    #[must_use]
    pub const fn shelf(&self) -> &Shelf {
        &self.shelf
    }

    /// Place of the book in front among all, from 1, and how many there are.
    #[must_use]
    pub const fn rank(&self) -> (usize, usize) {
        (self.shelf.rank().saturating_add(1), self.shelf.len())
    }

    /// The page that is open: the topmost of them.
    #[must_use]
    pub fn page(&self) -> Option<&Page> {
        self.pages.last()
    }

    /// Whether keys are commands: no page is open, and nothing is selected.
    #[must_use]
    pub fn is_free(&self) -> bool {
        let selects = self
            .shelf
            .front()
            .is_some_and(|(_, view)| view.selection.is_some());
        self.pages.is_empty() && !selects
    }

    /// The language of the interface.
    #[must_use]
    pub const fn language(&self) -> Language {
        self.language
    }

    /// How wide ambiguous characters are.
    #[must_use]
    pub const fn ambiguous(&self) -> Ambiguous {
        self.typography.ambiguous
    }

    /// Whether nothing may be told by colour.
    #[must_use]
    pub const fn is_colourless(&self) -> bool {
        self.is_colourless
    }

    /// The colours that are wanted, and those that can be shown.
    #[must_use]
    pub const fn theme(&self) -> (ThemeName, Depth) {
        (self.theme, self.depth)
    }

    /// The ground of the terminal, where it is known.
    #[must_use]
    pub const fn ground(&self) -> Option<Ground> {
        self.ground
    }

    /// The number typed so far.
    #[must_use]
    pub const fn count(&self) -> Option<u32> {
        self.count
    }

    /// What the status line has to say.
    #[must_use]
    pub const fn message(&self) -> Option<&Message> {
        self.message.as_ref()
    }

    /// How text is set.
    #[must_use]
    pub const fn typography(&self) -> &Typography {
        &self.typography
    }

    /// Which pane has the keys.
    #[must_use]
    pub const fn focus(&self) -> Pane {
        self.focus
    }

    /// The size of the screen in cells.
    #[must_use]
    pub const fn size(&self) -> (u16, u16) {
        self.size
    }

    /// Where the panes lie.
    #[must_use]
    pub fn panes(&self) -> Panes {
        let front = self.shelf.front().map(|(_, view)| view);
        let chips = front.is_some_and(|view| !view.filter.chips().is_empty());
        let wishes = Wishes {
            focus: self.focus,
            tree_hidden: self.tree_hidden,
            tree_width: self.tree_width,
            measure: self.typography.measure.saturating_mul(2),
            line_numbers: self.number_width(),
            hang: if self.typography.hang { HANG } else { 0 },
            panel: front.is_some_and(|view| view.panel.is_some()),
            filter_in_use: chips || matches!(self.pages.last(), Some(Page::Filter(_))),
        };
        Panes::arrange(self.size.0, self.size.1, &wishes)
    }

    /// Cells that line numbers of the source take; 0 where none are shown.
    fn number_width(&self) -> u16 {
        let front = self.shelf.front();
        let lines = front.map_or(0, |(book, _)| book.document().meta().lines);
        if self.typography.line_numbers {
            u16::try_from(lines.to_string().len())
                .unwrap_or(0)
                .saturating_add(1)
        } else {
            0
        }
    }

    /// The keys that mean commands.
    #[must_use]
    pub fn keymap(&self) -> &Keymap {
        &self.keymap
    }

    /// The key of a command, for hints.
    #[must_use]
    pub fn hint(&self, command: Command) -> String {
        self.keymap.hint(command)
    }

    /// A text of the interface with the keys it names.
    #[must_use]
    pub fn text(&self, text: Text) -> String {
        let hints: Vec<String> = text.hints().iter().map(|c| self.hint(*c)).collect();
        let values: Vec<&dyn std::fmt::Display> = hints.iter().map(|h| h as _).collect();
        text.fill(self.language, &values)
    }

    pub(in crate::explorer) fn say(&mut self, text: Text) {
        self.message = Some(Message {
            text: self.text(text),
            is_error: false,
        });
    }

    /// Says that a key means nothing here.
    pub(in crate::explorer) fn unbound(&mut self, key: Key) {
        if self.is_free() {
            let help = self.hint(Command::Help);
            self.say_with(Text::Unbound, &[&key, &help]);
        } else {
            self.say_with(Text::UnboundInPopup, &[&key]);
        }
    }

    pub(in crate::explorer) fn say_with(&mut self, text: Text, values: &[&dyn std::fmt::Display]) {
        self.message = Some(Message {
            text: text.fill(self.language, values),
            is_error: false,
        });
    }

    pub(in crate::explorer) fn complain_with(
        &mut self,
        text: Text,
        values: &[&dyn std::fmt::Display],
    ) {
        self.complain(text.fill(self.language, values));
    }

    pub(in crate::explorer) fn complain_of(&mut self, reason: &impl Told) {
        self.complain(reason.told(self.language));
    }

    pub(in crate::explorer) fn complain(&mut self, text: String) {
        self.message = Some(Message {
            text,
            is_error: true,
        });
    }
}
