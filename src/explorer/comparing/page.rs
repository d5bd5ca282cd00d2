//! The page of a comparison.

use std::sync::Arc;

use crate::compare::{Kinds, Part};
use crate::explorer::books::place::BookId;
use crate::explorer::comparing::compared::Compared;
use crate::explorer::comparing::scroll::Scroll;
use crate::explorer::comparing::signs::{ALL, CHOICES};
use crate::explorer::comparing::summary::{self, Summary, SummaryRow};
use crate::explorer::comparing::wish::Wish;
use crate::explorer::pages::layer::Turn;
use crate::explorer::pages::order::Order;
use crate::explorer::pages::picker::Picker;
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
    pub(super) fn open_summary(&mut self) -> Turn {
        self.looked = Looked::Summary;
        self.list_lines();
        if self.is_counting || self.summary.is_some() {
            return Turn::Stay;
        }
        self.is_counting = true;
        Turn::Do(Order::Compare(Wish::Summarise))
    }

    /// Goes to what the chosen line of the summary is about.
    pub(super) fn open_line(&mut self) {
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
    pub(super) fn list_sections(&mut self) {
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
    pub(super) fn open_section(&mut self) {
        let part = self.list.choice().copied();
        let face = part.and_then(|part| Some(self.part(part)?.faces.start));
        if let (Some(face), Some(compared)) = (face, &self.compared) {
            self.scroll.go_to(compared, face);
            self.looked = Looked::Text;
        }
    }

    pub(super) fn look_at(&mut self, only: Kinds) {
        if let Some(compared) = &self.compared {
            self.scroll.look_at(compared, only);
            self.list_sections();
        }
    }

    /// Goes on to the next kind of which there is any change.
    pub(super) fn next_kind(&mut self) {
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
}
