//! Figures that changed, came or went in passages that changed.

use std::collections::HashMap;

use crate::compare::change::{Edit, EditKind, Kinds};
use crate::compare::facing::{Face, Facing};
use crate::document::{Document, Span};
use crate::figures::{Figure, find};

/// A figure that is another now, or that one document alone has.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FigureChange {
    /// As the old document has it.
    pub old: Option<Figure>,
    /// As the new document has it.
    pub new: Option<Figure>,
    /// The face it stands in, by its index.
    pub face: usize,
}

/// The figures that differ, in the order of the faces. Two belong together
/// where they stand in passages that do, are of one kind and unit, and are
/// about the same or stand where the same words were changed; others are told
/// to have gone and come. `None` where it was cancelled. Linear in both.
#[must_use]
pub fn figure_changes(
    old: &Document,
    new: &Document,
    facing: &Facing,
    cancelled: &dyn Fn() -> bool,
) -> Option<Vec<FigureChange>> {
    let (before, after) = (find(old, cancelled)?, find(new, cancelled)?);
    let mut told = Vec::new();
    for (index, face) in facing.faces.iter().enumerate() {
        let is_meant = face
            .kinds
            .meets(Kinds::ADDED.with(Kinds::REMOVED).with(Kinds::CHANGED));
        if !is_meant {
            continue;
        }
        let x = inside(&before, face.old);
        let y = inside(&after, face.new);
        let moved = |side: fn(&Edit) -> Span, figure: &Figure| {
            let edits = face
                .edits
                .iter()
                .filter(|edit| edit.kind == EditKind::Moved);
            edits.map(side).any(|span| span.contains(figure.span.start))
        };
        let mut x: Vec<&Figure> = x.iter().filter(|f| !moved(|edit| edit.old, f)).collect();
        let mut y: Vec<&Figure> = y.iter().filter(|f| !moved(|edit| edit.new, f)).collect();
        drop_same(&mut x, &mut y);
        for figure in x {
            let fits = |other: &&Figure| belong(face, (old, figure), (new, other));
            let other = y.iter().position(fits).map(|at| y.remove(at));
            told.push(FigureChange {
                old: Some(figure.clone()),
                new: other.cloned(),
                face: index,
            });
        }
        told.extend(y.into_iter().map(|figure| FigureChange {
            old: None,
            new: Some(figure.clone()),
            face: index,
        }));
    }
    Some(told)
}

/// The figures of a span.
fn inside(figures: &[Figure], span: Option<Span>) -> &[Figure] {
    let Some(span) = span else {
        return &[];
    };
    let from = figures.partition_point(|figure| figure.span.start < span.start);
    let to = figures.partition_point(|figure| figure.span.start < span.end);
    figures.get(from..to).unwrap_or_default()
}

/// Takes away as many of either as the other has of the same value.
fn drop_same(old: &mut Vec<&Figure>, new: &mut Vec<&Figure>) {
    let key = |figure: &Figure| (figure.kind, figure.value, figure.unit.clone());
    let mut both: HashMap<_, usize> = HashMap::new();
    for figure in old.iter() {
        let count = both.entry(key(figure)).or_default();
        *count = count.saturating_add(1);
    }
    let mut matched: HashMap<_, usize> = HashMap::new();
    new.retain(|figure| match both.get_mut(&key(figure)) {
        Some(count) if *count > 0 => {
            *count = count.saturating_sub(1);
            let taken = matched.entry(key(figure)).or_default();
            *taken = taken.saturating_add(1);
            false
        }
        _ => true,
    });
    old.retain(|figure| match matched.get_mut(&key(figure)) {
        Some(count) if *count > 0 => {
            *count = count.saturating_sub(1);
            false
        }
        _ => true,
    });
}

/// Whether two figures that differ are the same one before and after.
fn belong(face: &Face, old: (&Document, &Figure), new: (&Document, &Figure)) -> bool {
    let (a, b) = (old.1, new.1);
    if a.kind != b.kind || a.unit != b.unit {
        return false;
    }
    let about = |(document, figure): (&Document, &Figure)| {
        let about = figure
            .about
            .map(|about| document.slice(about).trim().to_owned());
        about.filter(|about| !about.is_empty())
    };
    let same = about(old);
    if same.is_some() && same == about(new) {
        return true;
    }
    let words = face
        .edits
        .iter()
        .filter(|edit| edit.kind == EditKind::Words);
    let mut words = words.filter(|edit| !edit.old.is_empty() && !edit.new.is_empty());
    words.any(|edit| edit.old.overlaps(a.span) && edit.new.overlaps(b.span))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::compare::{Comparison, How};
    use crate::document::Meta;
    use crate::structure::{Options, parse};

    fn told(old: &str, new: &str) -> Vec<[String; 2]> {
        let [old, new] =
            [old, new].map(|text| parse(text, Meta::default(), &Options::default()).unwrap());
        let comparison = Comparison::new(&old, &new, &How::default(), &|| false).unwrap();
        let facing = comparison.facing();
        let found = figure_changes(&old, &new, &facing, &|| false).unwrap();
        let text = |document: &Document, figure: Option<Figure>| {
            figure.map_or_else(String::new, |figure| document.slice(figure.span).to_owned())
        };
        let rows = found.into_iter();
        rows.map(|row| [text(&old, row.old), text(&new, row.new)])
            .collect()
    }

    #[test]
    fn figures_are_told_where_they_changed_came_or_went() {
        let old = "第一条 鱼塘面积达到3亩的，每年补助500元，检测2次。\n\n第二条 违反规定的，处二百元罚款。\n";
        let new = "第一条 鱼塘面积达到5亩的，每年补助500元，检测4次。\n\n第二条 违反规定的，处三百元以上罚款。\n\n第三条 另设奖励1000元，由镇上在年底发给办得好的养殖户。\n";
        let row = |old: &str, new: &str| [old.to_owned(), new.to_owned()];
        assert_eq!(
            told(old, new),
            [
                row("3亩", "5亩"),
                row("2次", "4次"),
                row("二百元", "三百元以上"),
                row("", "1000元"),
            ]
        );
    }

    #[test]
    fn how_a_figure_is_written_is_no_change() {
        assert_eq!(
            told(
                "第一条 处二百元罚款，并且限期改正。\n",
                "第一条 处200元罚款，并且限期整改。\n"
            ),
            [] as [[String; 2]; 0]
        );
    }
}
