//! From a flat list of headings to depths.

use std::ops::Range;

use crate::grammar::{Style, Unit};
use crate::structure::outline::evidence::candidate::{Candidate, INNER_TITLE, Rung};
use crate::structure::outline::numbered::inner;

/// What a heading is for the nesting.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Rank {
    /// The title of the document, or of an article on a page.
    Title,
    /// A level of the markup.
    Level(u8),
    /// A unit word.
    Unit(Unit),
    /// A numbering style; whether it stands below another of its own.
    Item(Style, bool),
    /// A title without number, by its tier.
    Lone(u8),
    /// A lead that others stand below.
    OuterLead,
    /// A lead.
    Lead,
}

/// A heading around the one that is placed.
#[derive(Debug, Clone, Copy)]
struct Around {
    rank: Rank,
    style: Option<Style>,
    /// See [`inner`].
    inner: bool,
    place: Rung,
    /// A named part (序, 凡例) in front of titles without numbers.
    front: bool,
    depth: u16,
    index: usize,
}

/// As [`depths`], where each of `insets`, which do not overlap, holds a
/// document of its own below the heading before it.
pub(super) fn depths_around(
    candidates: &[Candidate],
    titles: &[bool],
    columns: &[bool],
    insets: &[Range<usize>],
    outline: bool,
) -> Vec<u16> {
    if insets.is_empty() {
        return depths(candidates, titles, columns, outline, false);
    }
    let inside = |at: usize| insets.iter().any(|inset| inset.contains(&at));
    let outer = |at: &usize| !inside(*at);
    let places: Vec<usize> = (0..candidates.len()).filter(outer).collect();
    let pick = |flags: &[bool]| -> Vec<bool> {
        let flag = |&at: &usize| flags.get(at).copied().unwrap_or(false);
        places.iter().map(flag).collect()
    };
    let around: Vec<Candidate> = places
        .iter()
        .filter_map(|&at| candidates.get(at).copied())
        .collect();
    let mut all = vec![1u16; candidates.len()];
    let depths_of = depths(&around, &pick(titles), &pick(columns), outline, true);
    for (&at, depth) in places.iter().zip(depths_of) {
        if let Some(place) = all.get_mut(at) {
            *place = depth;
        }
    }
    for inset in insets {
        let above = inset.start.checked_sub(1).and_then(|at| all.get(at));
        let above = above.copied().unwrap_or(0);
        let part = candidates.get(inset.clone()).unwrap_or_default();
        let flags = titles.get(inset.clone()).unwrap_or_default();
        let below = depths(part, flags, &vec![false; part.len()], outline, true);
        for (place, depth) in all.iter_mut().skip(inset.start).zip(below) {
            *place = depth.saturating_add(above);
        }
    }
    all
}

/// The depth of each heading, from 1; `titles` are the indices of those that
/// are titles of a whole text, `columns` of a column. Linear.
///
/// The marker style that first stands below another is deeper; unit words
/// keep their natural order; levels of the markup win. Where these are an
/// `outline` that the author keeps, none is taken for several. In `minutes` a
/// report has levels of its own below an item.
fn depths(
    candidates: &[Candidate],
    titles: &[bool],
    columns: &[bool],
    outline: bool,
    minutes: bool,
) -> Vec<u16> {
    let order = Order::new(candidates, outline);
    let inner::Inner {
        flags: inner,
        between,
    } = inner::find(candidates, minutes);
    let mut around: Vec<Around> = Vec::new();
    let mut depths = Vec::with_capacity(candidates.len());
    let mut parents = Vec::with_capacity(candidates.len());
    for (i, c) in candidates.iter().enumerate() {
        let is_title = titles.get(i).copied().unwrap_or(false);
        let column = columns.get(i).copied().unwrap_or(false);
        let inner = inner.get(i).copied().unwrap_or(false);
        let rank = rank(c, is_title, column, inner, &order);
        // A numbered heading closes all up to its last sibling.
        if let Some(at) = sibling(&around, rank) {
            around.truncate(at);
        }
        let mut last: Option<Around> = None;
        while let Some(top) = around.last() {
            // What an annex has begun to count goes on in it.
            let counts = top.style == Some(Style::Annex)
                && matches!(rank, Rank::Unit(_))
                && last.is_some_and(|l| follows(candidates.get(l.index), c));
            if counts
                || stands_between(top, rank, &between)
                    .unwrap_or_else(|| stays(top, rank, c, &order))
            {
                break;
            }
            last = around.pop();
        }
        let parent = around.last().copied();
        let depth = parent.map_or(1, |p| p.depth.saturating_add(1));
        around.push(Around {
            rank,
            style: c.style,
            inner,
            place: c.place,
            front: c.style == Some(Style::Matter) && order.is_front(c),
            depth,
            index: i,
        });
        depths.push(depth);
        parents.push(parent.map(|p| p.index));
    }
    sink_below_lost_chapter(candidates, &parents, &mut depths);
    depths
}

/// Whether `c` has the number behind that of `before`, in the same style.
fn follows(before: Option<&Candidate>, c: &Candidate) -> bool {
    before.is_some_and(|b| {
        let next = b.number.first().map(|n| n.saturating_add(1));
        b.style == c.style && next.is_some() && next == c.number.first()
    })
}

/// Where on the stack an item of the same style stands, with nothing but
/// items, leads and articles above it.
fn sibling(around: &[Around], rank: Rank) -> Option<usize> {
    if !matches!(rank, Rank::Item(..)) {
        return None;
    }
    for (at, a) in around.iter().enumerate().rev() {
        match a.rank {
            _ if a.rank == rank => return Some(at),
            Rank::Unit(Unit::Article) | Rank::Item(..) | Rank::Lead | Rank::OuterLead => {}
            _ => return None,
        }
    }
    None
}

/// Whether the heading on top of the stack stays, where its style or the other
/// stands between two levels of the other: 壹 between 二、 and 一、.
fn stands_between(top: &Around, rank: Rank, between: &[(Style, Style)]) -> Option<bool> {
    let (Rank::Item(above, inner_above), Rank::Item(style, inner)) = (top.rank, rank) else {
        return None;
    };
    match () {
        () if between.contains(&(above, style)) => Some(!inner_above),
        () if between.contains(&(style, above)) => Some(inner),
        () => None,
    }
}

/// Whether the heading on top of the stack stays when one of `rank` comes.
fn stays(top: &Around, rank: Rank, c: &Candidate, order: &Order) -> bool {
    // Headings of one numbering style are siblings, marked up or not.
    let same_style = c.style.is_some()
        && top.style == c.style
        && !matches!(rank, Rank::Item(_, inner) if inner != top.inner)
        && !matches!(c.style, Some(Style::Matter | Style::Annex));
    if same_style && !matches!((top.rank, rank), (Rank::Level(a), Rank::Level(b)) if a < b) {
        return false;
    }
    match (top.rank, rank) {
        (Rank::Title, Rank::Title) => false,
        (Rank::Title, _) => true,
        (_, Rank::Title) => false,
        (Rank::Level(a), Rank::Level(b)) => a < b,
        (_, Rank::Level(_)) => false,
        (Rank::Level(level), Rank::Unit(unit)) => {
            let level_with_items =
                top.style.is_none() && unit <= Unit::Chapter && order.counts_by_items(level);
            !level_with_items && !matches!(top.style, Some(Style::Unit(above)) if above >= unit)
        }
        (Rank::Level(_), _) => true,
        // Where chapters are numbered 一、 named parts are level with them.
        (Rank::Unit(_), Rank::Item(style, _))
            if top.style == Some(Style::Matter) && top.place != Rung::Around =>
        {
            order.chapter.is_some() || order.first_item != Some(style)
        }
        // An annex holds chapters and articles only where they start anew.
        (Rank::Unit(_), Rank::Unit(unit)) if top.style == Some(Style::Annex) => {
            unit > Unit::Division && c.style != Some(Style::Matter) && c.number.first() == Some(1)
                || unit == Unit::Article && c.number.first() != Some(1)
        }
        // A named part holds no chapters and no other named parts.
        (Rank::Unit(above), Rank::Unit(unit)) if top.style == Some(Style::Matter) => {
            above < unit && unit > Unit::Chapter && c.style != Some(Style::Matter)
        }
        (Rank::Unit(above), Rank::Unit(unit)) => above < unit,
        (Rank::Unit(_), Rank::Lone(_)) if top.front => false,
        (Rank::Unit(_), _) => true,
        (Rank::Lone(above), Rank::Lone(tier)) => above < tier,
        (Rank::Lone(above), Rank::Item(..)) => above <= INNER_TITLE,
        (Rank::Lone(_), Rank::Lead | Rank::OuterLead) => true,
        (Rank::Lone(_), _) => false,
        (Rank::Item(..), Rank::Lone(tier)) => tier > INNER_TITLE,
        (_, Rank::Unit(Unit::Article)) => matches!(top.rank, Rank::Item(..)),
        (_, Rank::Unit(_)) => false,
        (Rank::Item(above, outer), Rank::Item(style, inner)) if above == style => inner && !outer,
        (Rank::Item(above, _), Rank::Item(style, _)) => order.is_deeper(style, above),
        (Rank::Item(..), _) => true,
        (Rank::OuterLead, Rank::Lead) => true,
        (Rank::OuterLead | Rank::Lead, _) => false,
    }
}

fn rank(c: &Candidate, is_title: bool, column: bool, inner: bool, order: &Order) -> Rank {
    if is_title {
        return Rank::Title;
    }
    if c.level > 0 {
        // A column title stands above every level.
        return Rank::Level(if column { 0 } else { order.level(c) });
    }
    match c.style {
        Some(Style::Unit(unit)) => Rank::Unit(unit),
        Some(Style::Annex) => Rank::Unit(Unit::Division),
        Some(Style::Matter) if c.place == Rung::Last || order.is_last(c) => {
            Rank::Unit(Unit::Division)
        }
        Some(Style::Matter) if c.place == Rung::Inside => Rank::Unit(Unit::Section),
        // The parts of a lesson plan hold its class hours.
        Some(Style::Matter) if c.place == Rung::Around && order.chapter > Some(Unit::Chapter) => {
            Rank::Unit(Unit::Division)
        }
        Some(Style::Matter) => Rank::Unit(order.matter()),
        Some(style) => Rank::Item(style, inner),
        None if c.tier > 0 => Rank::Lone(c.tier),
        None if c.outer_lead => Rank::OuterLead,
        None => Rank::Lead,
    }
}

/// In which order the document itself nests its numbering styles.
#[derive(Debug, Default)]
struct Order {
    /// Pairs (outer, inner) in the order they were first seen, with how often
    /// the inner began to count right behind the outer.
    below: Vec<((Style, Style), usize)>,
    /// For each level of the markup, its numbering styles from the outermost,
    /// where one level holds several.
    mixed: [Vec<Style>; 7],
    /// For decimal numbers of so many parts, how often each level of the
    /// markup has them: the number says more than one odd level.
    decimal: [[u32; 7]; 5],
    /// Whether a level with several numbering styles is taken for several.
    spreads: bool,
    /// The innermost unit above sections that the document has.
    chapter: Option<Unit>,
    /// The outermost numbering style.
    first_item: Option<Style>,
    /// The block of the last chapter, volume or other unit.
    last_unit: u32,
    /// The block of the first title without number, where no unit stands.
    first_lone: u32,
}

impl Order {
    fn new(candidates: &[Candidate], outline: bool) -> Self {
        let mut order = Self {
            spreads: !outline || !has_levels(candidates),
            ..Self::default()
        };
        let mut last: Option<Style> = None;
        for c in candidates {
            if c.unit().is_some() {
                order.last_unit = c.block;
            }
            if let Some(unit) = c.unit().filter(|u| *u != Unit::Article)
                && order
                    .chapter
                    .is_none_or(|o| unit > o && unit <= Unit::Chapter)
            {
                order.chapter = Some(unit);
            }
            if c.level > 0 {
                order.note_level(c);
            }
            if !c.is_item() {
                if !c.is_lead() {
                    last = None;
                }
                continue;
            }
            let Some(style) = c.style else { continue };
            if let Some(outer) = last.filter(|&o| o != style) {
                let opens = c.number.last() == Some(1);
                let pair = (outer, style);
                match order.below.iter_mut().find(|(known, _)| *known == pair) {
                    Some((_, count)) if opens => *count = count.saturating_add(1),
                    None if opens => order.below.push((pair, 1)),
                    _ => {}
                }
            }
            last = Some(style);
        }
        if order.last_unit == 0 && order.chapter.is_none() {
            let lone = candidates.iter().find(|c| c.tier > 0);
            order.first_lone = lone.map_or(0, |c| c.block);
        }
        order.sort_decimals(candidates);
        order.first_item = order.outermost(candidates);
        order
    }

    /// Puts decimal numbers that share a level of the markup in the order of
    /// their parts, whichever stands first: 3 above 2.1. Not where the whole
    /// numbers begin anew, as the items of a list do.
    fn sort_decimals(&mut self, candidates: &[Candidate]) {
        let depth = |style: Style| match style {
            Style::ArabicBare | Style::ArabicDot => Some(1),
            Style::Dotted(parts) => Some(parts),
            _ => None,
        };
        for (level, styles) in (0u8..).zip(&mut self.mixed) {
            let anew = candidates.iter().filter(|c| {
                c.level == level
                    && c.style.and_then(depth) == Some(1)
                    && c.number.first() == Some(1)
            });
            if styles.len() < 2 || anew.count() > 1 {
                continue;
            }
            let mut decimals: Vec<Style> = styles
                .iter()
                .copied()
                .filter(|&s| depth(s).is_some())
                .collect();
            decimals.sort_by_key(|&style| depth(style));
            let mut sorted = decimals.into_iter();
            for style in styles.iter_mut().filter(|style| depth(**style).is_some()) {
                *style = sorted.next().unwrap_or(*style);
            }
        }
    }

    /// The numbering style that stands around the first one of the document, or
    /// that one.
    fn outermost(&self, candidates: &[Candidate]) -> Option<Style> {
        let mut styles = candidates.iter().filter(|c| c.is_item());
        let first = styles.next()?.style?;
        let outer = |style: Style| {
            let pairs = self.below.iter().map(|&((outer, _), _)| outer);
            pairs
                .filter(|&above| above != style && self.is_deeper(style, above))
                .min()
        };
        let mut style = first;
        // Each step goes outwards; there are no more styles than pairs.
        for _ in 0..self.below.len() {
            match outer(style) {
                Some(above) => style = above,
                None => break,
            }
        }
        Some(style)
    }

    fn note_level(&mut self, c: &Candidate) {
        if let Some(Style::Dotted(parts)) = c.style
            && let Some(levels) = self.decimal.get_mut(usize::from(parts))
            && let Some(count) = levels.get_mut(usize::from(c.level))
        {
            *count = count.saturating_add(1);
        }
        let Some(style) = c
            .style
            .filter(|s| !matches!(s, Style::Matter | Style::Annex))
        else {
            return;
        };
        if let Some(styles) = self.mixed.get_mut(usize::from(c.level))
            && !styles.contains(&style)
        {
            styles.push(style);
            styles.sort_by_key(|s| matches!(s, Style::Unit(_)).then_some(*s));
        }
    }

    /// The level of a marked-up heading, spread where several numbering
    /// styles share it.
    fn level(&self, c: &Candidate) -> u8 {
        let level = self.usual(c);
        let base = level.saturating_mul(8);
        let styles = self
            .mixed
            .get(usize::from(level))
            .map_or(&[][..], Vec::as_slice);
        if styles.len() < 2 || !self.spreads {
            return base;
        }
        let place = c
            .style
            .and_then(|s| styles.iter().position(|&t| t == s))
            .unwrap_or(0);
        base.saturating_add(u8::try_from(place.min(7)).unwrap_or(0))
    }

    /// Whether headings of a rank are numbered 一、, above which chapters stand.
    fn counts_by_items(&self, level: u8) -> bool {
        let styles = self.mixed.get(usize::from(level / 8));
        styles.is_some_and(|styles| styles.contains(&Style::HanComma))
    }

    /// The level of the markup that decimal numbers of so many parts mostly
    /// have; of any other heading its own.
    fn usual(&self, c: &Candidate) -> u8 {
        let Some(Style::Dotted(parts)) = c.style else {
            return c.level;
        };
        let levels = self.decimal.get(usize::from(parts));
        let count = |level: u8| {
            levels
                .and_then(|levels| levels.get(usize::from(level)))
                .copied()
                .unwrap_or(0)
        };
        let most = (1..7).max_by_key(|&level| (count(level), level == c.level));
        most.filter(|&level| count(level) > count(c.level))
            .unwrap_or(c.level)
    }

    /// Whether `style` nests below `above`: by the document's own order,
    /// else by custom.
    fn is_deeper(&self, style: Style, above: Style) -> bool {
        if style == above {
            return false;
        }
        let count = |pair: (Style, Style)| {
            let mut pairs = self.below.iter().enumerate();
            pairs
                .find(|(_, (known, _))| *known == pair)
                .map(|(place, (_, count))| (*count, place))
        };
        match (count((above, style)), count((style, above))) {
            (Some((inner, first)), Some((outer, other))) => {
                inner > outer || inner == outer && first < other
            }
            (Some(_), None) => true,
            (None, Some(_)) => false,
            (None, None) => style > above,
        }
    }

    /// Whether a named part stands in front of all titles without numbers.
    const fn is_front(&self, c: &Candidate) -> bool {
        matches!(c.place, Rung::Level) && c.block < self.first_lone
    }

    /// Whether a named part ends a story behind all its volumes.
    const fn is_last(&self, c: &Candidate) -> bool {
        matches!(c.place, Rung::Ending) && c.block > self.last_unit
    }

    /// The unit that named parts (序, 番外) are level with.
    fn matter(&self) -> Unit {
        self.chapter.unwrap_or(Unit::Division)
    }
}

/// Whether the markup tells levels apart, below a title.
fn has_levels(candidates: &[Candidate]) -> bool {
    let mut count = [0u32; 256];
    for c in candidates.iter().filter(|c| c.level > 0) {
        if let Some(count) = count.get_mut(usize::from(c.level)) {
            *count = count.saturating_add(1);
        }
    }
    let mut used = count.iter().filter(|&&count| count > 0);
    let first = used.next();
    let titled = first == Some(&1);
    used.count() > usize::from(titled)
}

/// Which marked-up headings are titles of a column or of the whole: of the
/// highest level, without text of their own, with another heading of that
/// level right below. Of several in a row only the first is one; the rest is
/// a title over several lines.
pub(super) fn columns(candidates: &[Candidate]) -> Vec<bool> {
    let top = candidates.iter().map(|c| c.level).filter(|&l| l > 0).min();
    let mut columns = Vec::with_capacity(candidates.len());
    let mut previous: Option<(u32, bool)> = None;
    for (i, c) in candidates.iter().enumerate() {
        let is_top = Some(c.level) == top;
        let below = previous.is_some_and(|(after, top)| top && after == c.block);
        let heads = candidates
            .get(i.saturating_add(1))
            .is_some_and(|n| n.level == c.level && n.block == c.after);
        columns.push(is_top && heads && !below && c.style.is_none());
        previous = Some((c.after, is_top));
    }
    columns
}

/// Where the chapters of a section begin with 二、 or later, the first is
/// lost: what stands before it belongs one level deeper than the chapters.
fn sink_below_lost_chapter(
    candidates: &[Candidate],
    parents: &[Option<usize>],
    depths: &mut [u16],
) {
    // For each parent (by index + 1, 0 for none): its first numbered child
    // of a style that was not seen before, and its first child at all.
    let mut first_child: Vec<Option<usize>> = vec![None; candidates.len().saturating_add(1)];
    let mut done = vec![false; candidates.len().saturating_add(1)];
    let mut ranges: Vec<(usize, usize)> = Vec::new();
    for (i, c) in candidates.iter().enumerate() {
        let slot = parents
            .get(i)
            .copied()
            .flatten()
            .map_or(0, |p| p.saturating_add(1));
        let numbered = c.style.is_some_and(|s| {
            matches!(
                s,
                Style::CapitalComma
                    | Style::HanComma
                    | Style::HanParen
                    | Style::Unit(Unit::Chapter | Unit::Section)
            )
        });
        let Some(first) = first_child.get_mut(slot) else {
            continue;
        };
        let Some(settled) = done.get_mut(slot) else {
            continue;
        };
        if numbered && !*settled {
            *settled = true;
            let lost = c.number.last().is_some_and(|n| n >= 2);
            if let (Some(from), true) = (*first, lost) {
                ranges.push((from, i));
            }
        }
        if first.is_none() {
            let sinks = c.is_lead() || c.is_item();
            if sinks {
                *first = Some(i);
            } else {
                *settled = true;
            }
        }
    }
    for (from, to) in ranges {
        for depth in depths.iter_mut().take(to).skip(from) {
            *depth = depth.saturating_add(1);
        }
    }
}
