//! Tables by their drawn lines: what stands in one mesh of them is a cell.

use super::lines::{self, TextLine};
use super::page::{Page, Piece, Ruling, ranked};

/// A table as it is read: rows of cells, merged ones in their first place.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Table {
    pub(super) x0: f32,
    pub(super) x1: f32,
    pub(super) y0: f32,
    pub(super) y1: f32,
    pub(super) rows: Vec<Vec<String>>,
}

/// Lines nearer than this many sizes of a letter are one.
const ONE: f32 = 0.35;

/// Rows and columns of a table, at most.
const MOST: usize = 400;

/// The tables of a page; their pieces are taken out of `pieces`. Quadratic in
/// the drawn lines, which are bounded.
pub(super) fn take(page: &Page, rulings: &[Ruling], pieces: &mut Vec<Piece>) -> Vec<Table> {
    let Some(em) = ranked(pieces.iter().map(|piece| piece.size), 2) else {
        return Vec::new();
    };
    let mut tables = Vec::new();
    for net in nets(rulings, em * ONE) {
        if let Some(table) = table(page, &net, em, pieces) {
            tables.push(table);
        }
    }
    tables
}

/// Lines that touch one another.
fn nets(rulings: &[Ruling], near: f32) -> Vec<Vec<Ruling>> {
    let mut left: Vec<Ruling> = rulings.to_vec();
    let mut nets = Vec::new();
    while let Some(first) = left.pop() {
        let mut net = vec![first];
        let mut at = 0;
        while let Some(&line) = net.get(at) {
            at += 1;
            let touches = |other: &Ruling| {
                other.x0 <= line.x1 + near
                    && line.x0 <= other.x1 + near
                    && other.y0 <= line.y1 + near
                    && line.y0 <= other.y1 + near
            };
            let (touching, rest) = left.into_iter().partition::<Vec<_>, _>(touches);
            net.extend(touching);
            left = rest;
        }
        nets.push(net);
    }
    nets
}

/// Values that are apart, of those given.
fn apart(mut values: Vec<f32>, near: f32) -> Vec<f32> {
    values.sort_by(f32::total_cmp);
    values.dedup_by(|next, kept| (*next - *kept).abs() <= near);
    values
}

/// The mesh that lines make.
struct Mesh<'n> {
    xs: Vec<f32>,
    ys: Vec<f32>,
    net: &'n [Ruling],
    near: f32,
}

impl Mesh<'_> {
    /// Whether a line is drawn at `x` between `y0` and `y1`.
    fn is_wall(&self, x: f32, y0: f32, y1: f32) -> bool {
        let middle = f32::midpoint(y0, y1);
        self.net.iter().any(|line| {
            line.x1 - line.x0 <= self.near
                && (line.x0 - x).abs() <= self.near
                && line.y0 <= middle
                && middle <= line.y1
        })
    }

    /// Whether a line is drawn at `y` between `x0` and `x1`.
    fn is_floor(&self, y: f32, x0: f32, x1: f32) -> bool {
        let middle = f32::midpoint(x0, x1);
        self.net.iter().any(|line| {
            line.y1 - line.y0 <= self.near
                && (line.y0 - y).abs() <= self.near
                && line.x0 <= middle
                && middle <= line.x1
        })
    }

    /// The cell that each mesh belongs to, row by row: that of the mesh to its
    /// left or above it, where no line is drawn between.
    fn cells(&self) -> Vec<Vec<(usize, usize)>> {
        let rows = self.ys.windows(2);
        let mut cells: Vec<Vec<(usize, usize)>> = Vec::new();
        for (row, ends) in rows.enumerate() {
            let &[y0, y1] = ends else { continue };
            let mut own: Vec<(usize, usize)> = Vec::new();
            for (column, ends) in self.xs.windows(2).enumerate() {
                let &[x0, x1] = ends else { continue };
                let above = row.checked_sub(1).and_then(|up| cells.get(up)?.get(column));
                let left = own.last();
                let cell = match (left, above) {
                    (Some(&left), _) if !self.is_wall(x0, y0, y1) => left,
                    (_, Some(&above)) if !self.is_floor(y0, x0, x1) => above,
                    _ => (row, column),
                };
                own.push(cell);
            }
            cells.push(own);
        }
        cells
    }
}

/// The table that a net of lines is, with its pieces out of `pieces`; `None`
/// for a frame, an underline or a mesh with little in it.
fn table(page: &Page, net: &[Ruling], em: f32, pieces: &mut Vec<Piece>) -> Option<Table> {
    let near = em * ONE;
    let upright = net.iter().filter(|line| line.x1 - line.x0 <= near);
    let level = net.iter().filter(|line| line.y1 - line.y0 <= near);
    let xs = apart(upright.map(|line| line.x0).collect(), near);
    let ys = apart(level.map(|line| line.y0).collect(), near);
    let enough = xs.len() >= 3 && ys.len() >= 2 || xs.len() >= 2 && ys.len() >= 3;
    if !enough || xs.len() > MOST || ys.len() > MOST {
        return None;
    }
    let mesh = Mesh { xs, ys, net, near };
    let (&x0, &x1) = (mesh.xs.first()?, mesh.xs.last()?);
    let (&y0, &y1) = (mesh.ys.first()?, mesh.ys.last()?);
    let cells = mesh.cells();
    let place = |piece: &Piece| {
        let (x, y) = (f32::midpoint(piece.x0, piece.x1), piece.middle());
        let column = mesh.xs.partition_point(|&at| at <= x).checked_sub(1)?;
        let row = mesh.ys.partition_point(|&at| at <= y).checked_sub(1)?;
        cells.get(row)?.get(column).copied()
    };
    let mut inside: Vec<((usize, usize), Piece)> = Vec::new();
    for piece in pieces.iter() {
        inside.extend(place(piece).map(|cell| (cell, *piece)));
    }
    let filled = {
        let mut filled: Vec<(usize, usize)> = inside.iter().map(|(cell, _)| *cell).collect();
        filled.sort_unstable();
        filled.dedup();
        filled.len()
    };
    // A frame around prose has one cell or two.
    if filled < 3 {
        return None;
    }
    pieces.retain(|piece| place(piece).is_none());
    let columns = mesh.xs.len().saturating_sub(1);
    let text = |cell: (usize, usize)| {
        let own = inside.iter().filter(|(of, _)| *of == cell);
        let own: Vec<Piece> = own.map(|(_, piece)| *piece).collect();
        cell_text(page, &lines::lines(page, own))
    };
    let rows = (0..cells.len()).map(|row| (0..columns).map(|column| text((row, column))).collect());
    let rows: Vec<Vec<String>> = rows.collect();
    let rows = rows
        .into_iter()
        .filter(|row: &Vec<String>| row.iter().any(|cell| !cell.is_empty()));
    Some(Table {
        x0,
        x1,
        y0,
        y1,
        rows: rows.collect(),
    })
}

/// The lines of a cell as one text.
fn cell_text(page: &Page, lines: &[TextLine]) -> String {
    let mut text = String::new();
    for line in lines {
        let next = lines::joined(&line.parts(page, lines::APART));
        let glue = crate::prose::seams::glue(&text, &next);
        text.push_str(glue);
        text.push_str(&next);
    }
    text
}
