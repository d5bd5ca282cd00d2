//! What is told, and that it is told once.

use std::io::{self, Write};

use crate::document::Span;
use crate::explorer::Action;
use crate::explorer::filter::complaint;
use crate::explorer::language::Text;
use crate::explorer::pages::order::Order;
use crate::explorer::pages::page::Page;
use crate::plain::passage::{self, Passage};
use crate::plain::{lists, pages};
use crate::setting::keys::command::Command;

use super::Plain;

impl<W: Write> Plain<W> {
    /// Tells what is not told yet of the screen; where all of it is, of the
    /// next.
    pub(super) fn tell_on(&mut self) -> io::Result<()> {
        loop {
            let state = &self.explorer.state;
            let Some(front) = state.front() else {
                return Ok(());
            };
            let seen = front.reading().seen();
            if let Some(passage) = passage::unheard(front, self.told.end, self.manner()) {
                self.tell(&passage)?;
                self.follow();
                return Ok(());
            }
            self.act(Action::Run(Command::ReadOn, None));
            let now = self
                .explorer
                .state
                .front()
                .map(|front| front.reading().seen());
            if now == Some(seen) {
                return self.tell_message();
            }
        }
    }

    /// Pages on to the end of what was told.
    pub(super) fn follow(&mut self) {
        while let Some(seen) = self.explorer.state.front().map(|r| r.reading().seen()) {
            if seen.end >= self.told.end {
                break;
            }
            self.act(Action::Run(Command::ReadOn, None));
            let now = self.explorer.state.front().map(|r| r.reading().seen());
            if now == Some(seen) {
                break;
            }
        }
    }

    /// Tells the paragraph that the reader is at.
    pub(super) fn tell_here(&mut self) -> io::Result<()> {
        let state = &self.explorer.state;
        let Some(front) = state.front() else {
            return Ok(());
        };
        let passage = passage::at(front, front.reading().cursor(), self.told, self.manner());
        let is_titled = passage.as_ref().is_some_and(|p| p.is_titled);
        self.tell_place(!is_titled)?;
        match passage {
            Some(passage) => self.tell(&passage),
            None => Ok(()),
        }
    }

    /// Tells where the reader is, with the title of the section where that is
    /// not told anyway.
    pub(super) fn tell_place(&mut self, with_title: bool) -> io::Result<()> {
        let state = &self.explorer.state;
        let Some(front) = state.front() else {
            return Ok(());
        };
        let place = lists::place(state, front, with_title);
        writeln!(self.out, "> {place}")
    }

    pub(super) fn tell(&mut self, passage: &Passage) -> io::Result<()> {
        // Of what was told already, it stays told to its end.
        let Span { start, end } = passage.span;
        if start < self.told.start || end > self.told.end {
            self.told = passage.span;
        }
        self.out.write_all(passage.text.as_bytes())
    }

    /// Tells the message, once.
    pub(super) fn tell_message(&mut self) -> io::Result<()> {
        let message = self.explorer.state.message();
        if message == self.said.as_ref() {
            return Ok(());
        }
        self.said = message.cloned();
        match message {
            Some(message) => writeln!(self.out, "{}", message.text),
            None => Ok(()),
        }
    }

    /// Tells of the filter what has changed.
    pub(super) fn tell_filters(&mut self) -> io::Result<()> {
        let state = &self.explorer.state;
        let filters = state.front().map(|front| lists::filters(state, front));
        let filters = filters.unwrap_or_default();
        if filters != self.filters {
            self.out.write_all(filters.as_bytes())?;
            self.filters = filters;
        }
        Ok(())
    }

    /// Tells the page or panel that has been opened, and closes it.
    pub(super) fn tell_page(&mut self) -> io::Result<()> {
        let state = &self.explorer.state;
        let Some(front) = state.front() else {
            return Ok(());
        };
        if front.panel().is_some() {
            let panel = lists::panel(state, front);
            self.out.write_all(panel.as_bytes())?;
            self.act(Action::Run(Command::ClosePanel, None));
            return Ok(());
        }
        let Some(page) = state.page() else {
            return Ok(());
        };
        let told = match page {
            Page::Filter(_) => {
                let error = front.filter().error();
                error.map_or_else(
                    || lists::plain_help(state),
                    |error| complaint::complaint(error, state),
                )
            }
            Page::Jump(_) if state.message().is_some() => String::new(),
            Page::Jump(_) | Page::Palette(_) => lists::plain_help(state),
            _ => {
                let page = lists::page(state, front);
                let page = page.or_else(|| pages::page(state, self.manner()));
                page.unwrap_or_else(|| lists::plain_help(state))
            }
        };
        self.say(&told)?;
        self.leave();
        Ok(())
    }

    /// Tells that a command is of no use here.
    pub(super) fn not_here(&self, command: Command) -> String {
        let state = &self.explorer.state;
        let (key, help) = (state.hint(command), state.hint(Command::Help));
        Text::PlainNotHere.fill(state.language(), &[&key, &help])
    }

    /// Tells a text, with a line end where it has none.
    pub(super) fn say(&mut self, told: &str) -> io::Result<()> {
        self.out.write_all(told.as_bytes())?;
        if !told.is_empty() && !told.ends_with('\n') {
            self.out.write_all(b"\n")?;
        }
        Ok(())
    }

    /// Closes the page or box that is open.
    pub(super) fn leave(&mut self) {
        if self.explorer.state.page().is_some() {
            self.give(Order::Leave);
        }
    }

    /// Gives an order to the state.
    pub(super) fn give(&mut self, order: Order) {
        self.act(Action::Order(order));
    }
}
