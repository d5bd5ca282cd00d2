//! What keys and mouse mean on the page of a comparison.

use crate::explorer::comparing::keys::KEYS;
use crate::explorer::comparing::page::{ComparePage, Looked, body_height};
use crate::explorer::comparing::signs::{ALL, Side};
use crate::explorer::comparing::wish::Wish;
use crate::explorer::keys::mouse::{Mouse, MouseKind};
use crate::explorer::language::Text;
use crate::explorer::pages::layer::{Around, Layer, Turn};
use crate::explorer::pages::order::Order;
use crate::setting::keys::command::{Command, Scope};
use crate::setting::keys::key::{Key, KeyCode};

impl ComparePage {
    /// Moves by lines, in whatever is looked at.
    fn move_by(&mut self, lines: i64) {
        match (self.looked, &self.compared) {
            (Looked::Text, Some(compared)) => self.scroll.scroll(compared, lines),
            (Looked::Sections, Some(_)) => self.list.step(lines),
            (Looked::Summary, Some(_)) => self.lines.step(lines),
            (Looked::Keys, _) => {
                let by = isize::try_from(lines).unwrap_or(0);
                let last = KEYS.len().saturating_sub(1);
                self.keys_top = self.keys_top.saturating_add_signed(by).min(last);
            }
            _ => {}
        }
    }

    fn go_to_end(&mut self, is_top: bool) {
        match (self.looked, &self.compared) {
            (Looked::Text, Some(compared)) if is_top => self.scroll.go_to_top(compared),
            (Looked::Text, Some(compared)) => self.scroll.go_to_bottom(compared),
            _ => self.move_by(if is_top { i64::MIN } else { i64::MAX }),
        }
    }

    fn step_change(&mut self, by: i64) -> Turn {
        if matches!(self.looked, Looked::Sections | Looked::Summary) {
            self.move_by(by);
            return Turn::Stay;
        }
        let Some(compared) = &self.compared else {
            return Turn::Stay;
        };
        if self.scroll.step_change(compared, by) {
            return Turn::Stay;
        }
        Turn::Do(Order::Say(match by > 0 {
            _ if self.scroll.rank().1 == 0 => Text::CompareSame,
            true => Text::CompareLast,
            false => Text::CompareFirst,
        }))
    }

    /// What the keys mean that only this page has.
    fn own_key(&mut self, key: Key) -> Option<Turn> {
        if key.ctrl || key.alt {
            return None;
        }
        let wish = |wish| Some(Turn::Do(Order::Compare(wish)));
        match key.code {
            KeyCode::Esc | KeyCode::Char('q') if self.looked != Looked::Text => {
                self.looked = Looked::Text;
            }
            KeyCode::Esc | KeyCode::Char('q') => return Some(self.leave()),
            KeyCode::Char('?') | KeyCode::F(1) if self.looked == Looked::Keys => {
                self.looked = Looked::Text;
            }
            KeyCode::Char('?') | KeyCode::F(1) => (self.looked, self.keys_top) = (Looked::Keys, 0),
            KeyCode::Char('c') => return wish(Wish::Choose),
            _ if self.compared.is_none() => return None,
            KeyCode::Tab | KeyCode::BackTab if self.looked == Looked::Sections => {
                self.looked = Looked::Text;
            }
            KeyCode::Tab | KeyCode::BackTab => {
                self.list_sections();
                self.looked = Looked::Sections;
            }
            KeyCode::Enter if self.looked == Looked::Sections => self.open_section(),
            KeyCode::Enter if self.looked == Looked::Summary => self.open_line(),
            KeyCode::Char('s') if self.looked == Looked::Summary => self.looked = Looked::Text,
            KeyCode::Char('s') => return Some(self.open_summary()),
            KeyCode::Enter => return wish(Wish::Go(Side::New)),
            KeyCode::Char('o') => return wish(Wish::Go(Side::Old)),
            KeyCode::Char('x') => return wish(Wish::Swap),
            KeyCode::Char('f') => self.next_kind(),
            KeyCode::Char('F') => self.look_at(ALL),
            KeyCode::Char('z') => {
                if let Some(compared) = &self.compared {
                    self.scroll.fold(compared);
                }
            }
            _ => return None,
        }
        Some(Turn::Stay)
    }
}

impl Layer for ComparePage {
    fn key(&mut self, key: Key, around: &Around<'_>) -> Turn {
        if let Some(turn) = self.own_key(key) {
            return turn;
        }
        let page = i64::from(body_height(around.size).saturating_sub(1).max(1));
        match around.keymap.command(key, Scope::Text) {
            Some(Command::Down) => self.move_by(1),
            Some(Command::Up) => self.move_by(-1),
            Some(Command::HalfPageDown) => self.move_by(page.div_euclid(2).max(1)),
            Some(Command::HalfPageUp) => self.move_by(-page.div_euclid(2).max(1)),
            Some(Command::PageDown | Command::ReadOn) => self.move_by(page),
            Some(Command::PageUp | Command::ReadBack) => self.move_by(-page),
            Some(Command::Top) => self.go_to_end(true),
            Some(Command::Bottom) => self.go_to_end(false),
            Some(Command::NextHit | Command::NextSection) => return self.step_change(1),
            Some(Command::PreviousHit | Command::PreviousSection) => return self.step_change(-1),
            Some(Command::Copy) => {
                return Turn::Do(Order::Compare(Wish::Copy { cited: false }));
            }
            Some(Command::CopyCited) => {
                return Turn::Do(Order::Compare(Wish::Copy { cited: true }));
            }
            Some(
                command @ (Command::Quit
                | Command::Suspend
                | Command::Redraw
                | Command::SwitchLanguage
                | Command::Typography),
            ) => return Turn::Do(Order::Run(command)),
            Some(Command::Compare) => return self.leave(),
            _ => return Turn::Unbound(key),
        }
        Turn::Stay
    }

    fn wheel(&mut self, lines: i64, _: &Around<'_>) -> Turn {
        self.move_by(lines);
        Turn::Stay
    }

    fn press(&mut self, mouse: Mouse, around: &Around<'_>) -> Turn {
        let row = usize::from(mouse.y.saturating_sub(1));
        if self.looked == Looked::Sections {
            let first = self.list.first_seen(usize::from(body_height(around.size)));
            let is_chosen = self.list.select(first.saturating_add(row));
            if is_chosen && mouse.kind == MouseKind::DoublePress {
                self.open_section();
            }
        } else if self.looked == Looked::Summary {
            let first = self.lines.first_seen(usize::from(body_height(around.size)));
            let is_chosen = self.lines.select(first.saturating_add(row));
            if is_chosen && mouse.kind == MouseKind::DoublePress {
                self.open_line();
            }
        }
        Turn::Stay
    }

    fn rows(&self) -> usize {
        self.list.items().len()
    }

    fn choose(&mut self, row: usize) -> bool {
        self.list.select(row)
    }

    fn leave(&mut self) -> Turn {
        match self.compared {
            Some(_) => Turn::Close,
            None => Turn::CloseAndDo(Order::Compare(Wish::CallOff(self.new))),
        }
    }
}
