//! What stands on a page.

/// In which way text runs over the page.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(in crate::formats) enum Turn {
    /// To the right.
    #[default]
    None,
    /// Downwards: turned to the right, or written from above.
    Right,
    /// To the left, upside down.
    Over,
    /// Upwards.
    Left,
}

impl Turn {
    /// All ways.
    pub(super) const ALL: [Self; 4] = [Self::None, Self::Right, Self::Over, Self::Left];

    /// The way of text that goes on by so much to the right and down.
    pub(in crate::formats) fn of(right: f32, down: f32) -> Self {
        match () {
            () if right.abs() >= down.abs() && right >= 0.0 => Self::None,
            () if right.abs() >= down.abs() => Self::Over,
            () if down > 0.0 => Self::Right,
            () => Self::Left,
        }
    }

    /// A place on the page, as it is where the page is turned so that the text
    /// runs to the right.
    const fn place(self, (x, y): (f32, f32)) -> (f32, f32) {
        match self {
            Self::None => (x, y),
            Self::Right => (y, -x),
            Self::Over => (-x, -y),
            Self::Left => (-y, x),
        }
    }
}

/// A piece of text at its place. Units are those of the format (points,
/// millimetres); x grows to the right and y downwards.
#[derive(Debug, Clone, Copy)]
pub(super) struct Piece {
    /// Its bytes in the text of the page.
    pub(super) start: u32,
    pub(super) end: u32,
    /// Where it begins and ends along the line.
    pub(super) x0: f32,
    pub(super) x1: f32,
    /// Its baseline.
    pub(super) y: f32,
    /// The size of its letters.
    pub(super) size: f32,
    /// Whether the format says that it is no part of the text.
    pub(super) aside: bool,
    /// In which way it runs; its places are those of the page turned so.
    pub(super) turn: Turn,
}

impl Piece {
    /// The middle of its letters, from the top.
    pub(super) fn middle(&self) -> f32 {
        self.y - self.size * 0.35
    }
}

/// A line that is drawn, along the page or down it.
#[derive(Debug, Clone, Copy)]
pub(in crate::formats) struct Ruling {
    pub(in crate::formats) x0: f32,
    pub(in crate::formats) y0: f32,
    pub(in crate::formats) x1: f32,
    pub(in crate::formats) y1: f32,
}

/// The value that stands so far up among others in order of size: half the way,
/// a quarter of it. `None` without any. Sorting.
pub(super) fn ranked(values: impl Iterator<Item = f32>, part: usize) -> Option<f32> {
    let mut values: Vec<f32> = values.collect();
    values.sort_by(f32::total_cmp);
    values.get(values.len() / part.max(1)).copied()
}

/// What stands on a page.
#[derive(Debug, Default)]
pub(in crate::formats) struct Page {
    pub(super) text: String,
    pub(super) pieces: Vec<Piece>,
    pub(super) rulings: Vec<Ruling>,
    /// What the page is called, where it is not called by its number.
    pub(in crate::formats) label: Option<String>,
    /// Why a page without text has none.
    pub(in crate::formats) silent: Option<String>,
    /// Titles of sections that begin on it and their depths, from 1.
    pub(in crate::formats) titles: Vec<(u8, String)>,
}

/// Pieces of one page that are read: no page that people read has as many.
const MOST_PIECES: usize = 200_000;

/// Drawn lines of one page that are looked at.
const MOST_RULINGS: usize = 4000;

impl Page {
    /// Adds a piece of text that runs in a way and from one place on its
    /// baseline to another; `aside` says that it is no part of the text. What
    /// has no place (not a number, no size) is left out.
    pub(in crate::formats) fn push(
        &mut self,
        text: &str,
        turn: Turn,
        (from, to): ((f32, f32), (f32, f32)),
        size: f32,
        aside: bool,
    ) {
        let ((x0, y), (x1, _)) = (turn.place(from), turn.place(to));
        let placed = [x0, x1, y, size].into_iter().all(f32::is_finite) && size > 0.0;
        if !placed || self.pieces.len() >= MOST_PIECES {
            return;
        }
        let at = |length: usize| u32::try_from(length).unwrap_or(u32::MAX);
        let start = at(self.text.len());
        // Lines are apart by control characters later on.
        self.text
            .extend(text.chars().filter(|c| !c.is_control() || *c == '\t'));
        let end = at(self.text.len());
        if end > start {
            self.pieces.push(Piece {
                start,
                end,
                x0: x0.min(x1),
                x1: x0.max(x1),
                y,
                size,
                aside,
                turn,
            });
        }
    }

    /// Adds a line that is drawn; slanted ones are left out.
    pub(in crate::formats) fn rule(&mut self, line: Ruling) {
        let placed = [line.x0, line.y0, line.x1, line.y1]
            .into_iter()
            .all(f32::is_finite);
        if placed && self.rulings.len() < MOST_RULINGS {
            self.rulings.push(Ruling {
                x0: line.x0.min(line.x1),
                x1: line.x0.max(line.x1),
                y0: line.y0.min(line.y1),
                y1: line.y0.max(line.y1),
            });
        }
    }

    /// A drawn line where the page is turned.
    pub(super) fn turned(line: &Ruling, turn: Turn) -> Ruling {
        let (ax, ay) = turn.place((line.x0, line.y0));
        let (bx, by) = turn.place((line.x1, line.y1));
        Ruling {
            x0: ax.min(bx),
            y0: ay.min(by),
            x1: ax.max(bx),
            y1: ay.max(by),
        }
    }

    /// The text of a piece.
    pub(super) fn said(&self, piece: &Piece) -> &str {
        self.text
            .get(piece.start as usize..piece.end as usize)
            .unwrap_or_default()
    }
}
