//! The page of a comparison.

use std::sync::Arc;

use crate::compare::{Kinds, Part};
use crate::explorer::books::place::BookId;
use crate::explorer::comparing::compared::Compared;
use crate::explorer::comparing::keys::KEYS;
use crate::explorer::comparing::scroll::Scroll;
use crate::explorer::comparing::signs::{ALL, CHOICES, Side};
use crate::explorer::comparing::summary::{self, Summary, SummaryRow};
use crate::explorer::comparing::wish::Wish;
use crate::explorer::keys::mouse::{Mouse, MouseKind};
use crate::explorer::language::Text;
use crate::explorer::pages::layer::{Around, Layer, Turn};
use crate::explorer::pages::order::Order;
use crate::explorer::pages::picker::Picker;
use crate::setting::keys::command::{Command, Scope};
use crate::setting::keys::key::{Key, KeyCode};
use crate::setting::typography::Typography;

/// What of a comparison is looked at.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Looked {
    /// Both texts.
    #[default]
    Text,
    /// The sections that changed.
    Sections,
    /// What is told of it as a whole.
    Summary,
    /// The keys of the page.
    Keys,
}

/// From so many cells on both texts stand beside one another.
pub const BESIDE: u16 = 100;

/// Cells for the sign beside a text.
pub const GUTTER: u16 = 2;

/// The page of a comparison.
#[derive(Debug)]
pub struct ComparePage {
    /// The older document.
    pub old: BookId,
    /// The newer document.
    pub new: BookId,
    /// What both are called.
    pub names: [String; 2],
    /// What is shown; `None` until it is known.
    pub compared: Option<Arc<Compared>>,
    /// Which comparison was asked for; `None` until both are read.
    pub(in crate::explorer) asked: Option<u64>,
    /// What of it is looked at.
    pub looked: Looked,
    /// What is shown of the texts.
    pub scroll: Scroll,
    /// The sections that changed, by their place among all.
    pub list: Picker<usize>,
    /// Set phrases and figures; `None` until they are counted.
    pub summary: Option<Arc<Summary>>,
    /// The lines of the summary.
    pub lines: Picker<SummaryRow>,
    /// Whether they have been asked for.
    is_counting: bool,
    /// The first key that is seen.
    pub keys_top: usize,
}

/// Lines of the page below its header and above its last line.
#[must_use]
pub const fn body_height(size: (u16, u16)) -> u16 {
    size.1.saturating_sub(2)
}

/// Cells of the text of a side, and whether both stand beside one another.
#[must_use]
pub const fn text_width(size: (u16, u16)) -> (u16, bool) {
    let is_beside = size.0 >= BESIDE;
    let room = match is_beside {
        true => size.0.saturating_sub(1) / 2,
        false => size.0,
    };
    (room.saturating_sub(GUTTER), is_beside)
}

impl ComparePage {
    /// A page that waits for both documents.
    #[must_use]
    pub fn new(old: BookId, new: BookId, names: [String; 2]) -> Self {
        Self {
            old,
            new,
            names,
            compared: None,
            asked: None,
            looked: Looked::default(),
            scroll: Scroll::default(),
            list: Picker::default(),
            summary: None,
            lines: Picker::default(),
            is_counting: false,
            keys_top: 0,
        }
    }

    /// Takes in what changed.
    pub(in crate::explorer) fn take(&mut self, compared: Arc<Compared>) {
        self.scroll.start(&compared);
        self.compared = Some(compared);
        self.list_sections();
    }

    /// Brings it to the size it has now.
    pub(in crate::explorer) fn lay_out(&mut self, size: (u16, u16), typography: Typography) {
        let (width, is_beside) = text_width(size);
        self.scroll.lines.set(width, is_beside, typography);
        self.scroll
            .resize(self.compared.as_deref(), body_height(size));
    }

    /// Takes in what is told of it as a whole.
    pub(in crate::explorer) fn take_summary(&mut self, summary: Arc<Summary>) {
        self.summary = Some(summary);
        self.list_lines();
    }

    fn list_lines(&mut self) {
        if let Some(compared) = &self.compared {
            let rows = summary::rows(compared, self.summary.as_deref());
            self.lines.set_items(rows, self.lines.selected());
        }
    }

    /// Opens the summary, for which phrases and figures are counted first.
    fn open_summary(&mut self) -> Turn {
        self.looked = Looked::Summary;
        self.list_lines();
        if self.is_counting || self.summary.is_some() {
            return Turn::Stay;
        }
        self.is_counting = true;
        Turn::Do(Order::Compare(Wish::Summarise))
    }

    /// Goes to what the chosen line of the summary is about.
    fn open_line(&mut self) {
        let (Some(&row), Some(compared)) = (self.lines.choice(), &self.compared) else {
            return;
        };
        if let SummaryRow::Kind(kinds, ..) = row {
            self.look_at(kinds);
            self.looked = Looked::Sections;
        } else if let Some(face) = summary::face_of(compared, self.summary.as_deref(), row) {
            self.scroll.go_to(compared, face);
            self.looked = Looked::Text;
        }
    }

    /// Lists the sections that changed in a way that is looked at.
    fn list_sections(&mut self) {
        let Some(compared) = &self.compared else {
            return;
        };
        let only = self.scroll.only();
        let parts = compared.facing.parts.iter().enumerate();
        let parts = parts.filter(|(_, part)| part.kinds.meets(only));
        let parts: Vec<usize> = parts.map(|(at, _)| at).collect();
        let here = self.scroll.present().unwrap_or(0);
        let at = parts.partition_point(|&part| {
            let part = compared.facing.parts.get(part);
            part.is_some_and(|part| part.faces.end <= here)
        });
        self.list.set_items(parts, at);
    }

    /// A section by its place among all.
    #[must_use]
    pub fn part(&self, at: usize) -> Option<&Part> {
        self.compared.as_ref()?.facing.parts.get(at)
    }

    /// Goes to the chosen section in the text.
    fn open_section(&mut self) {
        let part = self.list.choice().copied();
        let face = part.and_then(|part| Some(self.part(part)?.faces.start));
        if let (Some(face), Some(compared)) = (face, &self.compared) {
            self.scroll.go_to(compared, face);
            self.looked = Looked::Text;
        }
    }

    fn look_at(&mut self, only: Kinds) {
        if let Some(compared) = &self.compared {
            self.scroll.look_at(compared, only);
            self.list_sections();
        }
    }

    /// Goes on to the next kind of which there is any change.
    fn next_kind(&mut self) {
        let Some(compared) = &self.compared else {
            return;
        };
        let faces = &compared.facing.faces;
        let here = CHOICES
            .iter()
            .position(|kinds| *kinds == self.scroll.only());
        let from = here.map_or(0, |here| here.saturating_add(1));
        let mut next = CHOICES.iter().cycle().skip(from).take(CHOICES.len());
        let found =
            next.find(|kinds| **kinds == ALL || faces.iter().any(|face| face.kinds.meets(**kinds)));
        self.look_at(found.copied().unwrap_or(ALL));
    }

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
            None => Turn::CloseAndDo(Order::Compare(Wish::CallOff)),
        }
    }
}
