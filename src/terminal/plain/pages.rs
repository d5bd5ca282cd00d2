//! Doing what is typed behind the key of a page, by orders to that page.

use std::io::{self, Write};

use crate::document::Span;
use crate::explorer::Action;
use crate::explorer::language::Text;
use crate::explorer::pages::lists::presets::PresetItem;
use crate::explorer::pages::order::Order;
use crate::explorer::pages::page::Page;
use crate::explorer::pages::sheets::correction::Correction;
use crate::explorer::pages::sheets::row::StructureRow;
use crate::explorer::pages::sheets::structure::StructurePage;
use crate::plain::{Wish, pages};
use crate::setting::keys::command::Command;
use crate::setting::typography::Choice;
use crate::source::Encoding;
use crate::structure::corrections::Pattern;

use super::Plain;

impl<W: Write> Plain<W> {
    /// Does what was typed behind the key of a page and tells what came of
    /// it; gives the lines that were typed meanwhile.
    pub(super) fn order(&mut self, page: Command, text: &str) -> io::Result<Vec<String>> {
        let Some(wish) = Wish::parse(page, text) else {
            let usage = pages::usage(&self.explorer.state, page);
            self.say(&usage.unwrap_or_default())?;
            return Ok(Vec::new());
        };
        self.act(Action::Run(page, None));
        let mut lines = self.settle();
        match self.explorer.state.page() {
            Some(Page::Structure(_)) => self.order_structure(wish, &mut lines)?,
            Some(Page::Typography(_)) => self.order_typography(wish)?,
            Some(Page::Encodings(_)) => self.order_encoding(wish, &mut lines)?,
            Some(Page::Presets(_)) => self.order_preset(wish, &mut lines)?,
            Some(Page::Mark(_)) => self.write(wish),
            _ => {}
        }
        lines.extend(self.settle());
        // Closing the page takes the message along.
        self.tell_message()?;
        self.leave();
        Ok(lines)
    }

    /// Says that there is no row of this number.
    fn no_row(&mut self, row: usize) -> io::Result<()> {
        let language = self.explorer.state.language();
        self.say(&Text::PlainNoRow.fill(language, &[&row]))
    }

    fn tell_row(&mut self, row: usize) -> io::Result<()> {
        let told = pages::row(&self.explorer.state, self.manner(), row);
        self.say(&told.unwrap_or_default())
    }

    /// The structure page that is open.
    fn structure(&self) -> Option<&StructurePage> {
        match self.explorer.state.page()? {
            Page::Structure(page) => Some(page),
            _ => None,
        }
    }

    fn order_structure(&mut self, wish: Wish, lines: &mut Vec<String>) -> io::Result<()> {
        let (row, chosen) = match wish {
            Wish::Row(row) | Wish::Drop(row) | Wish::Set(row, _) | Wish::Edit(row, _) => {
                let at = row.saturating_sub(1);
                let rows = self.structure().map(|page| page.rows.items());
                match rows.and_then(|rows| rows.get(at)).cloned() {
                    Some(chosen) => (row, Some(chosen)),
                    None => return self.no_row(row),
                }
            }
            _ => (0, None),
        };
        self.give(Order::Choose(row.saturating_sub(1)));
        match (wish, chosen) {
            (Wish::Row(_), Some(_)) => self.correct(Order::Accept, row, lines),
            (Wish::Drop(_), Some(chosen)) => {
                let forget = Order::Correct(Correction::Forget(chosen));
                self.correct(forget, row, lines)
            }
            (Wish::Set(_, level), Some(StructureRow::Style(style))) => {
                let depth = Order::Correct(Correction::Depth(style.name, level));
                self.correct(depth, row, lines)
            }
            (Wish::Set(..), Some(_)) => self.tell_row(row),
            (Wish::Edit(_, pattern), Some(StructureRow::Style(style))) => {
                self.give(Order::EditPattern(style.name));
                self.tell_message()?;
                self.pattern(pattern, true, lines)
            }
            (Wish::Try(pattern), _) => {
                self.give(Order::TypePattern(String::new(), None));
                self.pattern(pattern, false, lines)
            }
            (Wish::Text(pattern), _)
            | (Wish::Edit(_, pattern), Some(StructureRow::Proposed(_))) => {
                self.give(Order::TypePattern(String::new(), None));
                self.pattern(pattern, true, lines)
            }
            (Wish::Reset, _) => {
                self.give(Order::Correct(Correction::Reset));
                lines.extend(self.settle());
                let page = pages::page(&self.explorer.state, self.manner());
                self.say(&page.unwrap_or_default())
            }
            _ => Ok(()),
        }
    }

    /// Corrects the structure, and tells the row that was meant.
    fn correct(&mut self, order: Order, row: usize, lines: &mut Vec<String>) -> io::Result<()> {
        self.give(order);
        lines.extend(self.settle());
        self.tell_message()?;
        self.tell_row(row)
    }

    /// Types a pattern into its box, tells what it finds, and takes it where
    /// it is to be taken and can be.
    fn pattern(
        &mut self,
        pattern: String,
        is_taken: bool,
        lines: &mut Vec<String>,
    ) -> io::Result<()> {
        let is_open = |plain: &Self| plain.structure().is_some_and(|page| page.pattern.is_some());
        if !is_open(self) {
            return Ok(());
        }
        let name = pattern.parse().map(|pattern: Pattern| pattern.name());
        self.give(Order::Fill(pattern));
        lines.extend(self.settle());
        let state = &self.explorer.state;
        let told = state.front().and_then(|front| pages::tried(state, front));
        if is_taken {
            self.give(Order::Accept);
            lines.extend(self.settle());
            if !is_open(self) {
                let name = name.unwrap_or_default();
                let row = pages::pattern_row(&self.explorer.state, &name);
                return self.tell_row(row.unwrap_or(0));
            }
        }
        self.say(&told.unwrap_or_default())
    }

    fn order_typography(&mut self, wish: Wish) -> io::Result<()> {
        let (row, value) = match wish {
            Wish::Keep => {
                self.give(Order::KeepTypography);
                return Ok(());
            }
            Wish::Row(row) => (row, None),
            Wish::Set(row, value) => (row, Some(value)),
            _ => return Ok(()),
        };
        let choice = row.checked_sub(1);
        let choice = choice.and_then(|at| pages::choices(self.manner()).get(at));
        match (choice.copied(), value) {
            (None, _) => return self.no_row(row),
            (Some(Choice::Measure), None) => self.is_broken = !self.is_broken,
            (Some(Choice::Measure), Some(0)) => self.is_broken = false,
            (Some(Choice::Measure), Some(value)) => {
                self.is_broken = true;
                self.give(Order::Measure(value));
            }
            (Some(choice), _) => self.give(Order::Turn(choice, 1)),
        }
        self.tell_row(row)
    }

    fn order_encoding(&mut self, wish: Wish, lines: &mut Vec<String>) -> io::Result<()> {
        let items = match self.explorer.state.page() {
            Some(Page::Encodings(page)) => page.list.items(),
            _ => &[],
        };
        let at = match wish {
            Wish::Row(row) if row > items.len() => return self.no_row(row),
            Wish::Row(row) => row.saturating_sub(1),
            Wish::Text(name) => {
                let found = Encoding::from_name(&name);
                let mut items = items.iter();
                let at = items.position(|item| found.is_some() && *item == found);
                let Some(at) = at else {
                    let language = self.explorer.state.language();
                    self.say(&Text::PlainNoEncoding.fill(language, &[&name]))?;
                    let page = pages::page(&self.explorer.state, self.manner());
                    return self.say(&page.unwrap_or_default());
                };
                at
            }
            _ => return Ok(()),
        };
        self.give(Order::Choose(at));
        self.give(Order::Accept);
        lines.extend(self.settle());
        self.tell_message()?;
        // It reads otherwise now.
        self.told = Span::default();
        self.tell_here()
    }

    /// The rows of the list of presets that is open.
    fn presets(&self) -> &[PresetItem] {
        match self.explorer.state.page() {
            Some(Page::Presets(page)) => page.picker.items(),
            _ => &[],
        }
    }

    fn order_preset(&mut self, wish: Wish, lines: &mut Vec<String>) -> io::Result<()> {
        let order = match wish {
            Wish::Row(row) | Wish::Drop(row) => {
                let at = row.saturating_sub(1);
                // Behind those that are kept stands the offer to keep.
                let Some(PresetItem::Kept(kept)) = self.presets().get(at).cloned() else {
                    return self.no_row(row);
                };
                match wish {
                    Wish::Drop(_) => Order::DropPreset(kept),
                    _ => {
                        self.give(Order::Choose(at));
                        Order::Accept
                    }
                }
            }
            Wish::Text(name) => {
                if !name.is_empty() {
                    self.give(Order::Fill(name));
                }
                let Some(row) = pages::keeping_row(self.presets()) else {
                    let told = self.explorer.state.text(Text::NoFilter);
                    return self.say(&told);
                };
                self.give(Order::Choose(row.saturating_sub(1)));
                Order::Accept
            }
            _ => return Ok(()),
        };
        self.give(order);
        self.tell_message()?;
        lines.extend(self.settle());
        Ok(())
    }

    /// Writes a note or a bookmark.
    fn write(&mut self, wish: Wish) {
        if let Wish::Text(text) = wish {
            self.give(Order::Fill(text));
            self.give(Order::Accept);
        }
    }
}
