//! Headings of the markup whose numbers say more than their marks: scanners
//! mark every heading alike, glue some numbers to their titles, and mark lines
//! of the layout as well.

use crate::grammar::{Gap, SectionNumber, Style};
use crate::prose::words;
use crate::structure::outline::evidence::candidate::{Candidate, Read};
use crate::structure::outline::evidence::page::Page;

/// Headings that are marked up, at least, where what is not is none.
const MARKED: usize = 5;

/// Takes out marked-up lines that are captions, sources, notices or notes of
/// a page, where other headings are left.
pub(in crate::structure) fn drop_lines(candidates: &mut Vec<Candidate>, page: &Page<'_>) {
    let is_line = |c: &Candidate| c.level > 0 && words::is_layout_line(page.slice(c.title));
    let marked = candidates.iter().filter(|c| c.level > 0).count();
    let lines = candidates.iter().filter(|c| is_line(c)).count();
    if lines > 0 && lines < marked {
        candidates.retain(|c| !is_line(c));
    }
    // Where headings are marked up, an abstract that is not is none.
    if marked >= MARKED {
        candidates.retain(|c| {
            c.level > 0
                || c.style != Some(Style::Matter)
                || words::abstract_lead(page.block(c.block)).is_none()
        });
    }
}

/// Gives marked-up headings the numbers that are glued to their titles
/// (`1引言`, `2.1K-means`) where they count on from the heading before or to
/// the next. Linear.
pub(in crate::structure) fn number_glued(candidates: &mut [Candidate], page: &Page<'_>) {
    let mut series: Vec<(usize, SectionNumber, Option<usize>)> = Vec::new();
    let mut any = false;
    for (i, c) in candidates.iter().enumerate().filter(|(_, c)| c.level > 0) {
        match c.style {
            None => {
                if let Some((number, head)) = glued(page.slice(c.title)) {
                    series.push((i, number, Some(head)));
                    any = true;
                }
            }
            Some(style) if is_decimal(style) => series.push((i, c.number, None)),
            Some(_) => {}
        }
    }
    if !any {
        return;
    }
    let counts =
        |a: Option<&(usize, SectionNumber, _)>, b: Option<&(usize, SectionNumber, _)>| match (a, b)
        {
            (Some(a), Some(b)) => follows(a.1.parts(), b.1.parts()),
            _ => false,
        };
    for (at, &(i, number, head)) in series.iter().enumerate() {
        let Some(head) = head else { continue };
        let here = series.get(at);
        let before = at.checked_sub(1).and_then(|at| series.get(at));
        let behind = series.get(at.saturating_add(1));
        if (counts(before, here) || counts(here, behind))
            && let Some(c) = candidates.get_mut(i)
        {
            let parts = u8::try_from(number.parts().len()).unwrap_or(u8::MAX);
            c.style = Some(match parts {
                1 => Style::ArabicBare,
                parts => Style::Dotted(parts),
            });
            c.number = number;
            c.head = u32::try_from(head).unwrap_or(u32::MAX);
            c.read = Read::glued(head);
        }
    }
}

/// Gives marked-up headings the decimal numbers whose digits a scanner has set
/// apart (`6 . 3 . 1 通则`), and the end of one that a page has cut
/// (`. 1 . 3 通则` below a lone `5`). Linear.
pub(in crate::structure) fn number_spaced(candidates: &mut [Candidate], page: &Page<'_>) {
    let mut above: Option<Candidate> = None;
    for c in candidates.iter_mut() {
        let before = above.replace(*c);
        if c.level == 0 {
            continue;
        }
        let title = page.slice(c.title);
        let begun = before.filter(|b| {
            b.level == c.level
                && b.after == c.block
                && b.gap == Gap::End
                && b.style == Some(Style::ArabicBare)
        });
        let number = match (title.starts_with('.'), begun) {
            (true, Some(begun)) => spaced(title, begun.number),
            (true, None) => None,
            (false, _) => spaced(title, SectionNumber::none()),
        };
        if let Some((number, head)) = number {
            let parts = u8::try_from(number.parts().len()).unwrap_or(u8::MAX);
            c.style = Some(Style::Dotted(parts));
            c.number = number;
            c.gap = match title.get(head..).unwrap_or_default().trim() {
                "" => Gap::End,
                _ => Gap::Space,
            };
            c.head = u32::try_from(head).unwrap_or(u32::MAX);
            c.read = Read::glued(head);
        }
    }
}

/// A decimal number with spaces around its points at the beginning of a title,
/// which goes on with `begun`; and its bytes with the space behind.
fn spaced(title: &str, begun: SectionNumber) -> Option<(SectionNumber, usize)> {
    let mut number = begun;
    let mut rest = title;
    let mut apart = false;
    loop {
        if !number.parts().is_empty() {
            let Some(behind) = rest.trim_start_matches(' ').strip_prefix('.') else {
                break;
            };
            let next = behind.trim_start_matches(' ');
            apart |= rest.starts_with(' ') && next.len() < behind.len();
            apart |= !begun.parts().is_empty();
            if !next.starts_with(|c: char| c.is_ascii_digit()) {
                break;
            }
            rest = next;
        }
        let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
        if !(1..=2).contains(&digits) || number.parts().len() == SectionNumber::MOST {
            return None;
        }
        number.push(rest.get(..digits)?.parse().ok()?);
        rest = rest.get(digits..)?;
    }
    let ends = rest.is_empty() || rest.starts_with([' ', '\u{3000}']);
    let rest = rest.trim_start();
    let head = title.len().saturating_sub(rest.len());
    (apart && ends && number.parts().len() > 1).then_some((number, head))
}

/// The number at the beginning of a title that follows it at once, and its
/// bytes.
fn glued(title: &str) -> Option<(SectionNumber, usize)> {
    let mut number = SectionNumber::none();
    let mut at = 0usize;
    loop {
        let rest = title.get(at..)?;
        let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
        if !(1..=2).contains(&digits) || number.parts().len() == SectionNumber::MOST {
            return None;
        }
        number.push(rest.get(..digits)?.parse().ok()?);
        at = at.saturating_add(digits);
        let behind = title.get(at..)?;
        match behind.strip_prefix(['.', '．']) {
            Some(next) if next.starts_with(|c: char| c.is_ascii_digit()) => {
                at = title.len().saturating_sub(next.len());
            }
            _ => break,
        }
    }
    let next = title.get(at..)?.chars().next()?;
    (next.is_alphabetic() || matches!(next, '“' | '《' | '"')).then_some((number, at))
}

/// Whether a decimal number comes next behind another: 1.3 behind 1.2, 1.1
/// behind 1, 2 behind 1.3.
fn follows(before: &[u32], next: &[u32]) -> bool {
    let Some((&last, head)) = next.split_last() else {
        return false;
    };
    if next.len() > before.len() {
        return head == before && last <= 1;
    }
    let same = before.get(..head.len()) == Some(head);
    same && before.get(head.len()).and_then(|n| n.checked_add(1)) == Some(last)
}

/// Whether the first heading is the title of all: the markup has one level
/// only, in which the others are numbered and it is not.
pub(in crate::structure) fn begins_with_title(candidates: &[Candidate]) -> bool {
    let Some((first, rest)) = candidates.split_first() else {
        return false;
    };
    let marked = || rest.iter().filter(|c| c.level > 0);
    let numbered = marked().filter(|c| c.style.is_some_and(is_decimal)).count();
    first.level > 0
        && first.style.is_none()
        && marked().all(|c| c.level == first.level)
        && numbered >= 2
        && numbered.saturating_mul(2) >= marked().count()
}

/// Whether a style is that of decimal numbers: 1, 1., 1.1.
pub(in crate::structure) const fn is_decimal(style: Style) -> bool {
    matches!(
        style,
        Style::ArabicBare | Style::ArabicDot | Style::Dotted(_)
    )
}
