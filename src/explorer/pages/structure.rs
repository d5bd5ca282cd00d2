//! The structure page: the marker styles of the document in front, and the
//! reader's corrections of what was recognised.

use std::sync::Arc;

use crate::document::Document;
use crate::notes::{Change, KeptCorrections};
use crate::parse::corrections::{Corrections, Pattern, PatternError, Preview, StyleSummary};

use crate::explorer::desk::action::{Effect, ReaderId};
use crate::explorer::desk::panes::Pane;
use crate::explorer::desk::state::{Mode, Reader, State};
use crate::explorer::desk::work::Work;
use crate::explorer::keys::command::Command;
use crate::explorer::keys::key::{Key, KeyCode};
use crate::explorer::language::Text;
use crate::explorer::outline::tree::Node;
use crate::explorer::pages::picker::Picker;
use crate::explorer::pages::prompt::{Edit, Prompt};

/// The deepest that a style can be set from the page.
const DEEPEST: u16 = 12;

/// The structure page.
#[derive(Debug, Default)]
pub struct StructurePage {
    /// What the document is built of; nothing until that is known.
    pub rows: Picker<StructureRow>,
    /// The pattern being typed.
    pub pattern: Option<PatternBox>,
    /// Whether the rows are those of the document as it is corrected now; of
    /// a long one that takes a while.
    pub is_known: bool,
}

/// A row of the structure page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum StructureRow {
    /// A marker style, or a pattern of the reader's.
    Style(StyleSummary),
    /// So many lines that the reader made headings.
    Made(usize),
    /// So many headings that the reader took away.
    Dropped(usize),
}

/// A pattern being typed.
#[derive(Debug, Default)]
pub struct PatternBox {
    /// The pattern.
    pub prompt: Prompt,
    /// The pattern of the page that it is to replace.
    replaces: Option<String>,
    /// What is found, or what is wrong with it; `None` while it is empty or
    /// its places are not known yet.
    pub found: Option<Result<Preview, PatternError>>,
}

impl PatternBox {
    fn parsed(&self) -> Option<Pattern> {
        self.prompt.text().parse().ok()
    }
}

impl State {
    pub(in crate::explorer) fn open_structure(&mut self) -> Vec<Effect> {
        self.mode = Mode::Structure(StructurePage::default());
        let reader = self.reader();
        reader.map(summarise).into_iter().collect()
    }

    /// Takes the styles of a document in, and the rows for single lines;
    /// nothing where it has been corrected otherwise since.
    pub(in crate::explorer) fn summarised(
        &mut self,
        id: ReaderId,
        corrections: &Corrections,
        styles: Vec<StyleSummary>,
    ) {
        let reader = self.readers.get(self.current);
        let reader = reader.filter(|r| r.id == id && r.corrections == *corrections);
        let Some(reader) = reader else {
            return;
        };
        let Mode::Structure(page) = &mut self.mode else {
            return;
        };
        let mut rows: Vec<_> = styles.into_iter().map(StructureRow::Style).collect();
        let (made, dropped) = (
            reader.corrections.made.len(),
            reader.corrections.dropped.len(),
        );
        if made > 0 {
            rows.push(StructureRow::Made(made));
        }
        if dropped > 0 {
            rows.push(StructureRow::Dropped(dropped));
        }
        let selected = page.rows.selected();
        page.rows.set_items(rows, selected);
        page.is_known = true;
    }

    pub(in crate::explorer) fn structure_key(&mut self, key: Key) -> Vec<Effect> {
        let Mode::Structure(page) = &mut self.mode else {
            return Vec::new();
        };
        if page.pattern.is_some() {
            return self.pattern_key(key);
        }
        match key.code {
            KeyCode::Down | KeyCode::Tab | KeyCode::Char('j') => page.rows.step(1),
            KeyCode::Up | KeyCode::BackTab | KeyCode::Char('k') => page.rows.step(-1),
            KeyCode::PageDown => page.rows.step(8),
            KeyCode::PageUp => page.rows.step(-8),
            KeyCode::Enter | KeyCode::Char(' ') => return self.toggle_style(),
            KeyCode::Left | KeyCode::Char('h' | '<' | '-') => return self.move_style(-1),
            KeyCode::Right | KeyCode::Char('l' | '>' | '+') => return self.move_style(1),
            KeyCode::Char('a') => page.pattern = Some(PatternBox::default()),
            KeyCode::Char('e') => return self.edit_pattern(),
            KeyCode::Char('x') | KeyCode::Delete => return self.forget_row(),
            KeyCode::Char('r') => return self.correct(|c| *c = Corrections::default()),
            KeyCode::Esc | KeyCode::Char('q' | 'S') => self.mode = Mode::Normal,
            _ => self.unbound(key),
        }
        Vec::new()
    }

    fn pattern_key(&mut self, key: Key) -> Vec<Effect> {
        let Mode::Structure(page) = &mut self.mode else {
            return Vec::new();
        };
        let Some(pattern) = &mut page.pattern else {
            return Vec::new();
        };
        match (key.code, key.ctrl) {
            (KeyCode::Esc, _) | (KeyCode::Char('c' | 'g'), true) => page.pattern = None,
            (KeyCode::Enter, _) => return self.accept_pattern(),
            _ => match pattern.prompt.key(key) {
                Edit::Changed => return self.pattern_changed(),
                Edit::Moved => {}
                Edit::None => self.unbound(key),
            },
        }
        Vec::new()
    }

    /// The box for the pattern being typed takes pasted text.
    pub(in crate::explorer) fn paste_pattern(&mut self, text: &str) -> Vec<Effect> {
        if let Mode::Structure(page) = &mut self.mode
            && let Some(pattern) = &mut page.pattern
        {
            pattern.prompt.insert(text);
            return self.pattern_changed();
        }
        Vec::new()
    }

    fn pattern_changed(&mut self) -> Vec<Effect> {
        let Some(reader) = self.readers.get(self.current) else {
            return Vec::new();
        };
        let Mode::Structure(page) = &mut self.mode else {
            return Vec::new();
        };
        let Some(typed) = &mut page.pattern else {
            return Vec::new();
        };
        typed.found = None;
        if typed.prompt.text().is_empty() {
            return Vec::new();
        }
        let pattern: Result<Pattern, PatternError> = typed.prompt.text().parse();
        match pattern {
            Ok(pattern) => {
                let document = Arc::clone(&reader.document);
                vec![Effect::Work(reader.id, Work::Preview { document, pattern })]
            }
            Err(error) => {
                typed.found = Some(Err(error));
                Vec::new()
            }
        }
    }

    /// Takes in what a pattern finds, unless another is typed by now.
    pub(in crate::explorer) fn previewed(
        &mut self,
        id: ReaderId,
        pattern: &Pattern,
        preview: Preview,
    ) {
        let in_front = self.reader().is_some_and(|reader| reader.id == id);
        if let Mode::Structure(page) = &mut self.mode
            && let Some(typed) = &mut page.pattern
            && in_front
            && typed.parsed().as_ref() == Some(pattern)
        {
            typed.found = Some(Ok(preview));
        }
    }

    fn accept_pattern(&mut self) -> Vec<Effect> {
        let Mode::Structure(page) = &mut self.mode else {
            return Vec::new();
        };
        let Some(typed) = &page.pattern else {
            return Vec::new();
        };
        let empty = typed.prompt.text().is_empty();
        let replaced = typed.replaces.clone();
        let Some(pattern) = typed.parsed() else {
            if empty {
                page.pattern = None;
            }
            return Vec::new();
        };
        page.pattern = None;
        let effects = self.correct(|c| {
            let same = |p: &Pattern| p.regex == pattern.regex || Some(p.name()) == replaced;
            c.off.remove(&pattern.name());
            let at = c.patterns.iter().position(same);
            c.patterns.retain(|p| !same(p));
            let at = at.unwrap_or(c.patterns.len()).min(c.patterns.len());
            c.patterns.insert(at, pattern);
        });
        if let Mode::Structure(page) = &mut self.mode {
            page.rows.step(i64::from(u16::MAX));
        }
        effects
    }

    /// Puts the chosen pattern into the box.
    fn edit_pattern(&mut self) -> Vec<Effect> {
        let Some(StructureRow::Style(style)) = self.chosen_row() else {
            return Vec::new();
        };
        let pattern = self.reader().and_then(|reader| {
            let mut patterns = reader.corrections.patterns.iter();
            patterns.find(|p| p.name() == style.name).cloned()
        });
        let Some(pattern) = pattern else {
            self.say(Text::StructureNoPattern);
            return Vec::new();
        };
        let depth = pattern.depth.map(|d| format!("@{d}")).unwrap_or_default();
        if let Mode::Structure(page) = &mut self.mode {
            page.pattern = Some(PatternBox {
                prompt: Prompt::new(&format!("{}{depth}", pattern.regex)),
                replaces: Some(style.name),
                found: None,
            });
        }
        self.pattern_changed()
    }

    fn chosen_row(&self) -> Option<StructureRow> {
        match &self.mode {
            Mode::Structure(page) => page.rows.choice().cloned(),
            _ => None,
        }
    }

    /// Switches the chosen style or pattern off or on.
    pub(in crate::explorer) fn toggle_style(&mut self) -> Vec<Effect> {
        match self.chosen_row() {
            Some(StructureRow::Style(style)) => self.correct(|c| {
                if !c.off.remove(&style.name) {
                    c.off.insert(style.name);
                }
            }),
            Some(StructureRow::Made(_) | StructureRow::Dropped(_)) => {
                self.say(Text::StructureOnlyForget);
                Vec::new()
            }
            None => Vec::new(),
        }
    }

    fn move_style(&mut self, by: i16) -> Vec<Effect> {
        let Some(StructureRow::Style(style)) = self.chosen_row() else {
            return Vec::new();
        };
        let depth = style.depth.saturating_add_signed(by).clamp(1, DEEPEST);
        self.correct(|c| {
            let pattern = c.patterns.iter_mut().find(|p| p.name() == style.name);
            match pattern {
                Some(pattern) => pattern.depth = Some(depth),
                None => {
                    c.depths.insert(style.name, depth);
                }
            }
        })
    }

    /// Takes back what was said of the chosen row.
    fn forget_row(&mut self) -> Vec<Effect> {
        match self.chosen_row() {
            Some(StructureRow::Style(style)) => self.correct(|c| {
                c.patterns.retain(|p| p.name() != style.name);
                c.off.remove(&style.name);
                c.depths.remove(&style.name);
            }),
            Some(StructureRow::Made(_)) => self.correct(|c| c.made.clear()),
            Some(StructureRow::Dropped(_)) => self.correct(|c| c.dropped.clear()),
            None => Vec::new(),
        }
    }

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
        let reader = self.reader()?;
        let section = match self.focus {
            Pane::Tree => reader.tree.selected().and_then(Node::section),
            Pane::Text | Pane::Panel => reader.section(),
        }?;
        let title = reader.document.section(section)?.title;
        let line = reader.document.origin().line(title.start);
        Some((line, reader.document.title(section).to_owned()))
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
        let reader = self.reader()?;
        let document = &reader.document;
        (!document.is_empty()).then(|| document.origin().line(reader.reading.cursor()))
    }

    /// Changes the corrections of the document in front and asks for the
    /// document that follows from them, and that they be kept.
    fn correct(&mut self, change: impl FnOnce(&mut Corrections)) -> Vec<Effect> {
        let Some(reader) = self.reader_mut() else {
            return Vec::new();
        };
        let before = reader.corrections.clone();
        change(&mut reader.corrections);
        if reader.corrections == before {
            return Vec::new();
        }
        reader.is_corrected_here = true;
        let mut effects = vec![recorrect(reader)];
        let structure = KeptCorrections::new(&reader.document, &reader.corrections);
        effects.extend(reader.keep(Change::Structure(structure)));
        if let Mode::Structure(page) = &mut self.mode {
            page.is_known = false;
        }
        effects
    }

    /// Takes the corrected document in: the same text under other sections.
    pub(in crate::explorer) fn corrected(
        &mut self,
        id: ReaderId,
        document: Arc<Document>,
    ) -> Vec<Effect> {
        let Some(reader) = self.reader_by_id(id) else {
            return Vec::new();
        };
        let cursor = reader.reading.cursor();
        reader.tree.recast(&reader.document, &document);
        reader.document = Arc::clone(&document);
        reader.reading.replace_document(&document, cursor);
        let section = document.section_at(cursor);
        reader.tree.follow(&document, section);
        let mut effects = self.search_again(id);
        effects.push(Effect::Work(id, Work::Index(document)));
        effects
    }
}

/// Asks for what the document is built of.
fn summarise(reader: &Reader) -> Effect {
    let work = Work::Summarise {
        document: Arc::clone(&reader.document),
        corrections: reader.corrections.clone(),
    };
    Effect::Work(reader.id, work)
}

/// Asks for the document with its corrections, and what it is built of then.
pub(in crate::explorer) fn recorrect(reader: &Reader) -> Effect {
    let work = Work::Correct {
        document: Arc::clone(&reader.document),
        corrections: reader.corrections.clone(),
    };
    Effect::Work(reader.id, work)
}
