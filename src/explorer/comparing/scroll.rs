//! What is shown of a comparison, and where the reader is in it.

use crate::compare::{Face, Kinds};
use crate::explorer::comparing::compared::Compared;
use crate::explorer::comparing::lines::{FaceLines, FaceRow};
use crate::explorer::comparing::signs::ALL;

/// Something that is shown below what is before it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Item {
    /// A face, by its index.
    Face(usize),
    /// So many faces that are not shown, from an index on.
    Omitted(usize, usize),
}

/// A line of the page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PageLine {
    /// A row of a face, by its index.
    Row(usize, FaceRow),
    /// Stands for so many faces that are not shown.
    Omitted(usize),
}

/// A line: an item and the row in it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
struct At {
    item: usize,
    row: usize,
}

/// Faces that stay around a change where the rest is not shown.
const AROUND: usize = 1;

/// What is shown, and where the reader is.
#[derive(Debug)]
pub struct Scroll {
    /// The lines.
    pub lines: FaceLines,
    items: Vec<Item>,
    /// Faces with which a change begins that is looked at.
    stops: Vec<usize>,
    /// The kinds that are looked at.
    only: Kinds,
    /// Whether what is the same is not shown.
    is_folded: bool,
    top: At,
    /// Place of the present change among the stops.
    here: Option<usize>,
    height: u16,
    screen: Vec<PageLine>,
}

impl Default for Scroll {
    fn default() -> Self {
        Self {
            lines: FaceLines::default(),
            items: Vec::new(),
            stops: Vec::new(),
            only: ALL,
            is_folded: false,
            top: At::default(),
            here: None,
            height: 0,
            screen: Vec::new(),
        }
    }
}

impl Scroll {
    /// What is on screen.
    #[must_use]
    pub fn screen(&self) -> &[PageLine] {
        &self.screen
    }

    /// The kinds that are looked at.
    #[must_use]
    pub const fn only(&self) -> Kinds {
        self.only
    }

    /// Whether what is the same is not shown.
    #[must_use]
    pub const fn is_folded(&self) -> bool {
        self.is_folded
    }

    /// The present change, from 1, and how many there are.
    #[must_use]
    pub fn rank(&self) -> (usize, usize) {
        let here = self.here.map_or(0, |here| here.saturating_add(1));
        (here, self.stops.len())
    }

    /// The face of the present change; where there is none, the topmost one.
    #[must_use]
    pub fn present(&self) -> Option<usize> {
        let here = self.here.and_then(|here| self.stops.get(here)).copied();
        here.or_else(|| self.top_face())
    }

    fn top_face(&self) -> Option<usize> {
        match self.items.get(self.top.item)? {
            Item::Face(face) | Item::Omitted(_, face) => Some(*face),
        }
    }

    /// Whether a face is looked at.
    #[must_use]
    pub fn is_meant(&self, face: &Face) -> bool {
        face.kinds.meets(self.only)
    }

    /// Begins with the first change.
    pub fn start(&mut self, compared: &Compared) {
        self.lines.clear();
        self.work_out(compared);
        self.top = At::default();
        self.here = None;
        self.step_change(compared, 1);
    }

    /// Looks at these kinds only.
    pub fn look_at(&mut self, compared: &Compared, only: Kinds) {
        self.only = only;
        self.again(compared);
    }

    /// Shows or does not show what is the same.
    pub fn fold(&mut self, compared: &Compared) {
        self.is_folded = !self.is_folded;
        self.again(compared);
    }

    /// Works out anew what is shown; the reader stays in place.
    fn again(&mut self, compared: &Compared) {
        let face = self.present().unwrap_or(0);
        self.work_out(compared);
        let at = self.stops.partition_point(|&stop| stop < face);
        self.here = (!self.stops.is_empty()).then(|| at.min(self.stops.len().saturating_sub(1)));
        let face = self.present().unwrap_or(face);
        self.show(compared, face);
    }

    fn work_out(&mut self, compared: &Compared) {
        let faces = &compared.facing.faces;
        let only = self.only;
        let is_meant = |face: &Face| face.kinds.meets(only);
        let stops = faces.iter().enumerate();
        let stops = stops.filter(|(_, face)| face.begins && is_meant(face));
        self.stops = stops.map(|(at, _)| at).collect();
        if !self.is_folded {
            self.items = (0..faces.len()).map(Item::Face).collect();
            return;
        }
        self.items.clear();
        let mut shown = vec![false; faces.len()];
        for (at, _) in faces.iter().enumerate().filter(|(_, face)| is_meant(face)) {
            let from = at.saturating_sub(AROUND);
            let to = at.saturating_add(AROUND);
            for place in shown.iter_mut().take(to.saturating_add(1)).skip(from) {
                *place = true;
            }
        }
        for (at, is_shown) in shown.into_iter().enumerate() {
            match self.items.last_mut() {
                _ if is_shown => self.items.push(Item::Face(at)),
                Some(Item::Omitted(count, _)) => *count = count.saturating_add(1),
                _ => self.items.push(Item::Omitted(1, at)),
            }
        }
    }

    /// Goes on by so many changes, back where negative; `false` where there
    /// are none further on.
    pub fn step_change(&mut self, compared: &Compared, by: i64) -> bool {
        let count = self.stops.len();
        let Some(last) = count.checked_sub(1) else {
            return false;
        };
        let before = self.here;
        self.catch_up(by);
        let here = i64::try_from(self.here.unwrap_or(0)).unwrap_or(0);
        let last = i64::try_from(last).unwrap_or(i64::MAX);
        let there = match self.here {
            Some(_) => here.saturating_add(by),
            None => 0,
        };
        let there = usize::try_from(there.clamp(0, last)).unwrap_or(0);
        self.here = Some(there);
        if let Some(&face) = self.stops.get(there) {
            self.show(compared, face);
        }
        before != self.here
    }

    /// Where the reader has scrolled away from the present change, the one
    /// before what is on screen is the present one, or the one behind it.
    fn catch_up(&mut self, by: i64) {
        let here = self.here.and_then(|here| self.stops.get(here));
        let seen = |face: usize| {
            let is_its = |line: &PageLine| matches!(line, PageLine::Row(at, _) if *at == face);
            self.screen.iter().any(is_its)
        };
        if here.is_none_or(|&face| seen(face)) {
            return;
        }
        let top = self.top_face().unwrap_or(0);
        let next = self.stops.partition_point(|&stop| stop < top);
        self.here = match by > 0 {
            true => next.checked_sub(1),
            false => Some(next),
        };
    }

    /// Goes to a face; a change that begins there or before it is the present
    /// one.
    pub fn go_to(&mut self, compared: &Compared, face: usize) {
        let at = self.stops.partition_point(|&stop| stop < face);
        let is_near = self.stops.get(at).is_some();
        self.here = is_near.then_some(at).or(at.checked_sub(1));
        self.show(compared, face);
    }

    /// Brings a face on screen, with some of what stands before it.
    fn show(&mut self, compared: &Compared, face: usize) {
        let first = |item: &Item| match item {
            Item::Face(face) | Item::Omitted(_, face) => *face,
        };
        let at = self.items.partition_point(|item| first(item) <= face);
        self.top = At {
            item: at.saturating_sub(1),
            row: 0,
        };
        let before = i64::from(self.height / 4);
        self.scroll(compared, before.saturating_neg());
    }

    fn rows(&mut self, compared: &Compared, item: usize) -> usize {
        match self.items.get(item) {
            Some(&Item::Face(face)) => self.lines.of(compared, face).len(),
            Some(Item::Omitted(..)) => 1,
            None => 0,
        }
    }

    /// Scrolls by so many lines; the end stays at the bottom.
    pub fn scroll(&mut self, compared: &Compared, by: i64) {
        self.top = self.stepped(compared, self.top, by);
        let end = self.last_top(compared);
        if (self.top.item, self.top.row) > (end.item, end.row) {
            self.top = end;
        }
        self.lay_out(compared);
    }

    fn stepped(&mut self, compared: &Compared, from: At, by: i64) -> At {
        let mut at = from;
        let mut left = by.unsigned_abs();
        while left > 0 {
            if by < 0 {
                if at.row > 0 {
                    at.row = at.row.saturating_sub(1);
                } else if let Some(item) = at.item.checked_sub(1) {
                    at.item = item;
                    at.row = self.rows(compared, item).saturating_sub(1);
                } else {
                    break;
                }
            } else if at.row.saturating_add(1) < self.rows(compared, at.item) {
                at.row = at.row.saturating_add(1);
            } else if at.item.saturating_add(1) < self.items.len() {
                at.item = at.item.saturating_add(1);
                at.row = 0;
            } else {
                break;
            }
            left = left.saturating_sub(1);
        }
        at
    }

    /// The top when the end is at the bottom.
    fn last_top(&mut self, compared: &Compared) -> At {
        let item = self.items.len().saturating_sub(1);
        let row = self.rows(compared, item).saturating_sub(1);
        let up = i64::from(self.height.saturating_sub(1));
        self.stepped(compared, At { item, row }, up.saturating_neg())
    }

    /// To the beginning.
    pub fn go_to_top(&mut self, compared: &Compared) {
        self.top = At::default();
        self.lay_out(compared);
    }

    /// To the end.
    pub fn go_to_bottom(&mut self, compared: &Compared) {
        self.top = self.last_top(compared);
        self.lay_out(compared);
    }

    /// Takes a height in lines.
    pub fn resize(&mut self, compared: Option<&Compared>, height: u16) {
        self.height = height;
        if let Some(compared) = compared {
            self.scroll(compared, 0);
        }
    }

    /// Lays out what is on screen.
    fn lay_out(&mut self, compared: &Compared) {
        self.screen.clear();
        let height = usize::from(self.height);
        let (mut item, mut skip) = (self.top.item, self.top.row);
        while self.screen.len() < height {
            let room = height.saturating_sub(self.screen.len());
            match self.items.get(item) {
                Some(&Item::Face(face)) => {
                    let rows = self.lines.of(compared, face);
                    let rows = rows.iter().skip(skip).take(room);
                    self.screen
                        .extend(rows.map(|row| PageLine::Row(face, *row)));
                }
                Some(&Item::Omitted(count, _)) => self.screen.push(PageLine::Omitted(count)),
                None => break,
            }
            (item, skip) = (item.saturating_add(1), 0);
        }
    }
}
