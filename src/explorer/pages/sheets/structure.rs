//! The structure page: the marker styles of the book in front, and what the
//! reader corrects of what was recognised.

use crate::explorer::keys::mouse::Mouse;
use crate::explorer::language::Text;
use crate::explorer::pages::boxes;
use crate::explorer::pages::layer::{Around, Layer, Pressed, Turn, press_list};
use crate::explorer::pages::order::Order;
use crate::explorer::pages::picker::Picker;
use crate::explorer::pages::prompt::{Edit, Prompt};
use crate::explorer::pages::sheets::correction::Correction;
use crate::explorer::pages::sheets::row::StructureRow;
use crate::setting::keys::key::{Key, KeyCode};
use crate::structure::corrections::{
    Corrections, Pattern, PatternError, Preview, Proposal, StyleSummary,
};

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
    /// Whether patterns are proposed.
    pub proposes: bool,
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
    /// A box that holds a pattern, to replace the one of a name.
    #[must_use]
    pub fn new(text: &str, replaces: Option<String>) -> Self {
        Self {
            prompt: Prompt::new(text),
            replaces,
            found: None,
        }
    }

    /// What is typed is another now.
    fn changed(&mut self) -> Turn {
        self.found = None;
        if self.prompt.text().is_empty() {
            return Turn::Stay;
        }
        let pattern: Result<Pattern, PatternError> = self.prompt.text().parse();
        match pattern {
            Ok(pattern) => Turn::Do(Order::Preview(pattern)),
            Err(error) => {
                self.found = Some(Err(error));
                Turn::Stay
            }
        }
    }

    /// The pattern, where it is one.
    #[must_use]
    pub fn parsed(&self) -> Option<Pattern> {
        self.prompt.text().parse().ok()
    }
}

impl StructurePage {
    /// Takes the styles of the book in, what is proposed where there are none,
    /// and rows for its single lines.
    pub(in crate::explorer) fn take(
        &mut self,
        styles: Vec<StyleSummary>,
        proposed: Vec<Proposal>,
        said: &Corrections,
    ) {
        let mut rows: Vec<_> = styles.into_iter().map(StructureRow::Style).collect();
        self.proposes = !proposed.is_empty();
        // What can be taken stands first.
        rows.splice(0..0, proposed.into_iter().map(StructureRow::Proposed));
        let (made, dropped) = (said.made.len(), said.dropped.len());
        if made > 0 {
            rows.push(StructureRow::Made(made));
        }
        if dropped > 0 {
            rows.push(StructureRow::Dropped(dropped));
        }
        let selected = self.rows.selected();
        self.rows.set_items(rows, selected);
        self.is_known = true;
    }

    /// Types a pattern, to replace the one of a name.
    pub(in crate::explorer) fn type_pattern(
        &mut self,
        text: &str,
        replaces: Option<String>,
    ) -> Turn {
        let pattern = self.pattern.insert(PatternBox::new(text, replaces));
        pattern.changed()
    }

    /// Switches the chosen style or pattern off or on; takes what is proposed.
    fn toggle(&self) -> Turn {
        match self.rows.choice() {
            Some(StructureRow::Proposed(proposal)) => Turn::Do(Order::Correct(
                Correction::Pattern(proposal.pattern.clone(), None),
            )),
            Some(StructureRow::Style(style)) => {
                Turn::Do(Order::Correct(Correction::Toggle(style.name.clone())))
            }
            Some(StructureRow::Made(_) | StructureRow::Dropped(_)) => {
                Turn::Do(Order::Say(Text::StructureOnlyForget))
            }
            None => Turn::Stay,
        }
    }

    /// Takes the chosen style or pattern to another depth.
    fn shift(&self, by: i16) -> Turn {
        match self.rows.choice() {
            Some(StructureRow::Style(style)) => {
                let depth = style.depth.saturating_add_signed(by);
                Turn::Do(Order::Correct(Correction::Depth(style.name.clone(), depth)))
            }
            _ => Turn::Stay,
        }
    }

    fn pattern_key(&mut self, key: Key, around: &Around<'_>) -> Turn {
        let Some(pattern) = &mut self.pattern else {
            return Turn::Stay;
        };
        match (key.code, key.ctrl) {
            (KeyCode::Esc, _) | (KeyCode::Char('c' | 'g'), true) => {
                self.pattern = None;
                Turn::Stay
            }
            (KeyCode::Enter, _) => self.accept(around),
            _ => match pattern.prompt.key(key) {
                Edit::Changed => pattern.changed(),
                Edit::Moved => Turn::Stay,
                Edit::None => Turn::Unbound(key),
            },
        }
    }
}

impl Layer for StructurePage {
    fn key(&mut self, key: Key, around: &Around<'_>) -> Turn {
        if self.pattern.is_some() {
            return self.pattern_key(key, around);
        }
        match key.code {
            KeyCode::Down | KeyCode::Tab | KeyCode::Char('j') => self.rows.step(1),
            KeyCode::Up | KeyCode::BackTab | KeyCode::Char('k') => self.rows.step(-1),
            KeyCode::PageDown => self.rows.step(8),
            KeyCode::PageUp => self.rows.step(-8),
            KeyCode::Enter | KeyCode::Char(' ') => return self.toggle(),
            KeyCode::Left | KeyCode::Char('h' | '<' | '-') => return self.shift(-1),
            KeyCode::Right | KeyCode::Char('l' | '>' | '+') => return self.shift(1),
            KeyCode::Char('a') => self.pattern = Some(PatternBox::default()),
            KeyCode::Char('e') => {
                return match self.rows.choice().cloned() {
                    Some(StructureRow::Proposed(proposal)) => {
                        self.type_pattern(&proposal.pattern.regex, None)
                    }
                    Some(StructureRow::Style(style)) => {
                        Turn::Do(Order::EditPattern(style.name.clone()))
                    }
                    _ => Turn::Stay,
                };
            }
            KeyCode::Char('x') | KeyCode::Delete => {
                return match self.rows.choice() {
                    Some(row) => Turn::Do(Order::Correct(Correction::Forget(row.clone()))),
                    None => Turn::Stay,
                };
            }
            KeyCode::Char('r') => return Turn::Do(Order::Correct(Correction::Reset)),
            KeyCode::Esc | KeyCode::Char('q' | 'S') => return Turn::Close,
            _ => return Turn::Unbound(key),
        }
        Turn::Stay
    }

    fn paste(&mut self, text: &str, _: &Around<'_>) -> Turn {
        match &mut self.pattern {
            Some(pattern) => {
                pattern.prompt.insert(text);
                pattern.changed()
            }
            None => Turn::Stay,
        }
    }

    fn fill(&mut self, text: &str, around: &Around<'_>) -> Turn {
        if let Some(pattern) = &mut self.pattern {
            pattern.prompt = Prompt::default();
        }
        self.paste(text, around)
    }

    fn wheel(&mut self, lines: i64, _: &Around<'_>) -> Turn {
        self.rows.step(lines.signum());
        Turn::Stay
    }

    fn press(&mut self, mouse: Mouse, around: &Around<'_>) -> Turn {
        match press_list(&mut self.rows, boxes::picker, around.size, mouse) {
            Pressed::Item if self.pattern.is_none() => self.toggle(),
            Pressed::Item | Pressed::Frame => Turn::Stay,
            Pressed::Outside => Turn::Close,
        }
    }

    fn rows(&self) -> usize {
        self.rows.items().len()
    }

    fn choose(&mut self, row: usize) -> bool {
        self.rows.select(row)
    }

    /// Takes the pattern being typed; where none is, switches the chosen row.
    fn accept(&mut self, _: &Around<'_>) -> Turn {
        let Some(typed) = &self.pattern else {
            return self.toggle();
        };
        let is_empty = typed.prompt.text().is_empty();
        match typed.parsed() {
            Some(pattern) => {
                let replaced = typed.replaces.clone();
                self.pattern = None;
                // A new one stands at the end.
                self.rows.step(i64::from(u16::MAX));
                Turn::Do(Order::Correct(Correction::Pattern(pattern, replaced)))
            }
            None => {
                if is_empty {
                    self.pattern = None;
                }
                Turn::Stay
            }
        }
    }
}
