//! Doing what is typed behind the key of a page, by the keys of that page.

use std::io::{self, Write};

use crate::document::Span;
use crate::explorer::Action;
use crate::explorer::desk::state::Mode;
use crate::explorer::keys::command::Command;
use crate::explorer::keys::key::{Key, KeyCode};
use crate::explorer::language::Text;
use crate::explorer::pages::structure::StructureRow;
use crate::explorer::reading::typography::{Choice, MEASURES};
use crate::parse::corrections::Pattern;
use crate::plain::{Order, pages};
use crate::source::Encoding;

use super::Plain;

/// How often a level or a measure is taken further until it is as wanted or
/// moves no more.
const STEPS: usize = 128;

impl<W: Write> Plain<W> {
    /// Does what was typed behind the key of a page and tells what came of
    /// it; gives the lines that were typed meanwhile.
    pub(super) fn order(&mut self, page: Command, text: &str) -> io::Result<Vec<String>> {
        let Some(order) = Order::parse(page, text) else {
            let usage = pages::usage(&self.explorer.state, page);
            self.say(&usage.unwrap_or_default())?;
            return Ok(Vec::new());
        };
        self.act(Action::Run(page, None));
        let mut lines = self.settle();
        match self.explorer.state.mode() {
            Mode::Structure(_) => self.order_structure(order, &mut lines)?,
            Mode::Typography(_) => self.order_typography(order)?,
            Mode::Encodings(_) => self.order_encoding(order, &mut lines)?,
            Mode::Presets(_) => self.order_preset(order, &mut lines)?,
            Mode::Mark(_) => self.write(order),
            _ => {}
        }
        lines.extend(self.settle());
        // Closing the page takes the message along.
        self.tell_message()?;
        self.leave();
        Ok(lines)
    }

    fn key(&mut self, code: KeyCode) {
        self.act(Action::Key(Key::plain(code)));
    }

    /// Writes a text into the box that is open, in the place of what it
    /// holds.
    fn fill(&mut self, text: String) {
        let delete = Key {
            ctrl: true,
            ..Key::char('u')
        };
        self.act(Action::Key(delete));
        // A note has as many lines, and a line break for each.
        while let Mode::Mark(typed) = self.explorer.state.mode()
            && !typed.prompt.before_caret().is_empty()
        {
            self.act(Action::Key(delete));
        }
        self.act(Action::Paste(text));
    }

    /// Chooses a row of the open list, from 1; `false` and a word on it where
    /// there is none.
    fn choose(&mut self, row: usize) -> io::Result<bool> {
        let (count, selected) = match self.explorer.state.mode() {
            Mode::Structure(page) => (page.rows.items().len(), page.rows.selected()),
            Mode::Typography(list) => (list.items().len(), list.selected()),
            Mode::Encodings(list) => (list.items().len(), list.selected()),
            Mode::Presets(list) => (list.items().len(), list.selected()),
            _ => (0, 0),
        };
        let at = row.saturating_sub(1);
        if at >= count {
            let language = self.explorer.state.language();
            self.say(&Text::PlainNoRow.fill(language, &[&row]))?;
            return Ok(false);
        }
        let code = if at < selected {
            KeyCode::Up
        } else {
            KeyCode::Down
        };
        for _ in 0..at.abs_diff(selected) {
            self.key(code);
        }
        Ok(true)
    }

    fn tell_row(&mut self, row: usize) -> io::Result<()> {
        let told = pages::row(&self.explorer.state, self.manner(), row);
        self.say(&told.unwrap_or_default())
    }

    fn order_structure(&mut self, order: Order, lines: &mut Vec<String>) -> io::Result<()> {
        match order {
            Order::Row(row) | Order::Drop(row) if self.choose(row)? => {
                self.key(KeyCode::Char(match order {
                    Order::Row(_) => ' ',
                    _ => 'x',
                }));
                lines.extend(self.settle());
                self.tell_message()?;
                self.tell_row(row)
            }
            Order::Set(row, level) if self.choose(row)? => {
                for _ in 0..STEPS {
                    let now = self.level();
                    let step = match now {
                        Some(now) if now < level => 'l',
                        Some(now) if now > level => 'h',
                        _ => break,
                    };
                    self.key(KeyCode::Char(step));
                    lines.extend(self.settle());
                    self.tell_message()?;
                    if self.level() == now {
                        break;
                    }
                }
                self.tell_row(row)
            }
            Order::Edit(row, pattern) if self.choose(row)? => {
                self.key(KeyCode::Char('e'));
                self.tell_message()?;
                self.pattern(pattern, true, lines)
            }
            Order::Try(pattern) => {
                self.key(KeyCode::Char('a'));
                self.pattern(pattern, false, lines)
            }
            Order::Text(pattern) => {
                self.key(KeyCode::Char('a'));
                self.pattern(pattern, true, lines)
            }
            Order::Reset => {
                self.key(KeyCode::Char('r'));
                lines.extend(self.settle());
                let page = pages::page(&self.explorer.state, self.manner());
                self.say(&page.unwrap_or_default())
            }
            _ => Ok(()),
        }
    }

    /// The level of the chosen style.
    fn level(&self) -> Option<u16> {
        match self.explorer.state.mode() {
            Mode::Structure(page) => match page.rows.choice()? {
                StructureRow::Style(style) => Some(style.depth),
                StructureRow::Made(_) | StructureRow::Dropped(_) => None,
            },
            _ => None,
        }
    }

    /// Types a pattern into its box, tells what it finds, and takes it where
    /// it is to be taken and can be.
    fn pattern(
        &mut self,
        pattern: String,
        is_taken: bool,
        lines: &mut Vec<String>,
    ) -> io::Result<()> {
        let is_open = |plain: &Self| match plain.explorer.state.mode() {
            Mode::Structure(page) => page.pattern.is_some(),
            _ => false,
        };
        if !is_open(self) {
            return Ok(());
        }
        let name = pattern.parse().map(|pattern: Pattern| pattern.name());
        self.fill(pattern);
        lines.extend(self.settle());
        let state = &self.explorer.state;
        let told = state
            .reader()
            .and_then(|reader| pages::tried(state, reader));
        if is_taken {
            self.key(KeyCode::Enter);
            lines.extend(self.settle());
            let Mode::Structure(page) = self.explorer.state.mode() else {
                return Ok(());
            };
            if page.pattern.is_none() {
                let name = name.unwrap_or_default();
                let row = pages::pattern_row(&self.explorer.state, &name);
                return self.tell_row(row.unwrap_or(0));
            }
        }
        self.say(&told.unwrap_or_default())
    }

    fn order_typography(&mut self, order: Order) -> io::Result<()> {
        let (row, value) = match order {
            Order::Keep => {
                self.key(KeyCode::Char('w'));
                return Ok(());
            }
            Order::Row(row) => (row, None),
            Order::Set(row, value) => (row, Some(value)),
            _ => return Ok(()),
        };
        let choice = row.checked_sub(1);
        let choice = choice.and_then(|at| pages::choices(self.manner()).get(at));
        let at = choice.and_then(|choice| Choice::ALL.iter().position(|c| c == choice));
        let Some((at, choice)) = at.zip(choice) else {
            let language = self.explorer.state.language();
            return self.say(&Text::PlainNoRow.fill(language, &[&row]));
        };
        if !self.choose(at.saturating_add(1))? {
            return Ok(());
        }
        match (choice, value) {
            (Choice::Measure, None) => self.is_broken = !self.is_broken,
            (Choice::Measure, Some(0)) => self.is_broken = false,
            (Choice::Measure, Some(value)) => {
                self.is_broken = true;
                self.set_measure(value.clamp(MEASURES.0, MEASURES.1));
            }
            (_, _) => self.key(KeyCode::Right),
        }
        self.tell_row(row)
    }

    /// Takes the measure to a number of hanzi, by the steps of the page.
    fn set_measure(&mut self, wanted: u16) {
        for _ in 0..STEPS {
            let now = self.explorer.state.typography().measure;
            if now.abs_diff(wanted) < 2 {
                break;
            }
            self.key(if now < wanted {
                KeyCode::Right
            } else {
                KeyCode::Left
            });
        }
    }

    fn order_encoding(&mut self, order: Order, lines: &mut Vec<String>) -> io::Result<()> {
        let row = match order {
            Order::Row(row) => row,
            Order::Text(name) => {
                let found = Encoding::from_name(&name);
                let items = match self.explorer.state.mode() {
                    Mode::Encodings(list) => list.items(),
                    _ => &[],
                };
                let at = items
                    .iter()
                    .position(|item| found.is_some() && *item == found);
                let Some(at) = at else {
                    let language = self.explorer.state.language();
                    self.say(&Text::PlainNoEncoding.fill(language, &[&name]))?;
                    let page = pages::page(&self.explorer.state, self.manner());
                    return self.say(&page.unwrap_or_default());
                };
                at.saturating_add(1)
            }
            _ => return Ok(()),
        };
        if self.choose(row)? {
            self.key(KeyCode::Enter);
            lines.extend(self.settle());
            self.tell_message()?;
            // It reads otherwise now.
            self.told = Span::default();
            self.tell_here()?;
        }
        Ok(())
    }

    fn order_preset(&mut self, order: Order, lines: &mut Vec<String>) -> io::Result<()> {
        let kept = self.explorer.state.presets().map_or(0, <[_]>::len);
        match order {
            Order::Row(row) | Order::Drop(row) => {
                // Behind those that are kept stands the offer to keep.
                if row > kept {
                    let language = self.explorer.state.language();
                    return self.say(&Text::PlainNoRow.fill(language, &[&row]));
                }
                if self.choose(row)? {
                    self.key(match order {
                        Order::Row(_) => KeyCode::Enter,
                        _ => KeyCode::Delete,
                    });
                    self.tell_message()?;
                }
            }
            Order::Text(name) => {
                if !name.is_empty() {
                    self.fill(name);
                }
                let offer = match self.explorer.state.mode() {
                    Mode::Presets(list) => pages::keeping_row(list.items()),
                    _ => None,
                };
                let Some(row) = offer else {
                    let told = self.explorer.state.text(Text::NoFilter);
                    return self.say(&told);
                };
                if self.choose(row)? {
                    self.key(KeyCode::Enter);
                    self.tell_message()?;
                }
            }
            _ => {}
        }
        lines.extend(self.settle());
        Ok(())
    }

    /// Writes a note or a bookmark.
    fn write(&mut self, order: Order) {
        if let Order::Text(text) = order {
            self.fill(text);
            self.key(KeyCode::Enter);
        }
    }
}
