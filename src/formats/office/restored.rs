//! Paragraphs with what tracked changes took out of them in its place again.

use crate::document::Style;

use super::item::{Mark, Paragraph, Role, Run};

/// A paragraph in which what was taken out stands again, struck through.
/// Paragraphs that were taken out whole before it come first, by themselves:
/// they have no number and are no headings. Linear but for the marks, which
/// are each held against each other's places once.
pub(super) fn restored(paragraph: Paragraph) -> Vec<Paragraph> {
    let is_taken = |mark: &Mark| matches!(mark, Mark::Deleted { .. });
    if !paragraph.marks.iter().any(is_taken) {
        return vec![paragraph];
    }
    let Paragraph {
        text,
        runs,
        label,
        nesting,
        role,
        mut marks,
        hidden,
        beside,
    } = paragraph;
    let mut before = Vec::new();
    if let Some(Mark::Deleted { at: 0, text }) = marks.iter_mut().find(|mark| is_taken(mark))
        && let Some((whole, rest)) = text.rsplit_once('\n')
    {
        before = whole.split('\n').map(taken).collect();
        *text = rest.to_owned();
    }
    let mut taken: Vec<(usize, String)> = Vec::new();
    let mut others = Vec::new();
    for mark in marks {
        match mark {
            Mark::Deleted { text, .. } if text.is_empty() => {}
            Mark::Deleted { at, text } => taken.push((at, text)),
            other => others.push(other),
        }
    }
    taken.sort_by_key(|(at, _)| *at);
    let mut out = Paragraph {
        label,
        nesting,
        role,
        hidden,
        beside,
        ..Paragraph::default()
    };
    let mut from = 0usize;
    let mut waiting = taken.iter().peekable();
    let ends = runs.iter().map(|run| (run.end, run.style));
    for (end, style) in ends.chain([(text.len(), Style::PLAIN)]) {
        loop {
            let next = waiting.next_if(|(at, _)| *at <= end);
            let to = next.map_or(end, |(at, _)| *at);
            out.push(text.get(from..to).unwrap_or_default(), style);
            from = to.max(from);
            match next {
                Some((_, text)) => put(&mut out, text),
                None => break,
            }
        }
    }
    out.marks
        .extend(others.into_iter().map(|mark| moved(mark, &taken)));
    before.push(out);
    before.retain(|paragraph| !paragraph.is_empty() || !paragraph.beside.is_empty());
    before
}

/// A paragraph that was taken out whole.
fn taken(text: &str) -> Paragraph {
    let mut paragraph = Paragraph {
        role: Role::Text,
        ..Paragraph::default()
    };
    put(&mut paragraph, text);
    paragraph
}

/// Appends what was taken out.
fn put(paragraph: &mut Paragraph, text: &str) {
    let start = paragraph.text.len();
    paragraph.push(text, Style::STRUCK);
    let end = paragraph.text.len();
    if start < end {
        paragraph.marks.push(Mark::Restored { start, end });
    }
}

/// A mark where its text has moved to: what was taken out at its beginning or
/// its end stays outside.
fn moved(mark: Mark, taken: &[(usize, String)]) -> Mark {
    let shift = |place: usize, begins: bool| {
        let before = taken.iter().take_while(|(at, _)| match begins {
            true => *at <= place,
            false => *at < place,
        });
        before.fold(place, |place, (_, text)| place.saturating_add(text.len()))
    };
    match mark {
        Mark::Aside { base, start, end } => Mark::Aside {
            base: shift(base, true),
            start: shift(start, false),
            end: shift(end, false),
        },
        Mark::Note { start, end, name } => Mark::Note {
            start: shift(start, true),
            end: shift(end, false),
            name,
        },
        Mark::Link { start, end, target } => Mark::Link {
            start: shift(start, true),
            end: shift(end, false),
            target,
        },
        other => other,
    }
}

/// Strikes all of a paragraph through: the row that it is in was taken out.
pub(super) fn struck(paragraph: &mut Paragraph) {
    let end = paragraph.text.len();
    for run in &mut paragraph.runs {
        run.style = run.style.with(Style::STRUCK);
    }
    if end > 0 {
        if paragraph.runs.is_empty() {
            let style = Style::STRUCK;
            paragraph.runs.push(Run { end, style });
        }
        paragraph.marks.push(Mark::Restored { start: 0, end });
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn all(paragraph: Paragraph) -> Vec<(String, Vec<(usize, bool)>)> {
        let told = |paragraph: Paragraph| {
            let runs = paragraph.runs.iter();
            let runs = runs.map(|run| (run.end, run.style.contains(Style::STRUCK)));
            (paragraph.text.clone(), runs.collect())
        };
        restored(paragraph).into_iter().map(told).collect()
    }

    #[test]
    fn what_was_taken_out_stands_where_it_stood() {
        let mut paragraph = Paragraph::default();
        paragraph.delete("旧");
        paragraph.push("渡口", Style::PLAIN);
        paragraph.delete("由乡");
        paragraph.push("由县", Style::INSERTED);
        paragraph.push("管", Style::PLAIN);
        paragraph.delete("。");
        let [(text, runs)] = &all(paragraph)[..] else {
            panic!()
        };
        assert_eq!(text, "旧渡口由乡由县管。");
        let wanted = [
            (3, true),
            (9, false),
            (15, true),
            (21, false),
            (24, false),
            (27, true),
        ];
        assert_eq!(runs[..], wanted);
    }

    #[test]
    fn paragraphs_that_were_taken_out_whole_stand_by_themselves() {
        let mut paragraph = Paragraph::default();
        paragraph.delete("旧一");
        paragraph.delete("\n");
        paragraph.delete("旧二");
        paragraph.delete("\n");
        paragraph.push("新", Style::PLAIN);
        let all = all(paragraph);
        let texts: Vec<&str> = all.iter().map(|(text, _)| text.as_str()).collect();
        assert_eq!(texts, ["旧一", "旧二", "新"]);
    }

    #[test]
    fn marks_go_with_their_text() {
        let mut paragraph = Paragraph::default();
        paragraph.push("见附件", Style::PLAIN);
        paragraph.delete("一");
        paragraph.push("二", Style::LINK);
        let target = "#b".to_owned();
        let (start, end) = (9, 12);
        paragraph.marks.push(Mark::Link { start, end, target });
        let restored = restored(paragraph);
        assert_eq!(restored[0].text, "见附件一二");
        let link = |mark: &Mark| match mark {
            Mark::Link { start, end, .. } => Some((*start, *end)),
            _ => None,
        };
        assert_eq!(restored[0].marks.iter().find_map(link), Some((12, 15)));
    }
}
