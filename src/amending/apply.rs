//! Carrying out what a decision asks for.

use crate::document::{Document, Span};

use super::instruction::{Doing, doing};
use super::law::{Chunk, Law, behind_number, lines};
use super::outcome::{Amended, Fault, Outcome};
use super::places::LawPlace;
use super::quoted::sentences;

/// The law as the decision leaves it. What cannot be done leaves all as it is
/// and is told. Linear in both texts for each instruction.
#[must_use]
pub fn amended(law: &Document, decision: &Document) -> Amended {
    let mut law = Law::new(law);
    let mut outcomes = Vec::new();
    let mut anew = false;
    for sentence in sentences(decision) {
        let Some(read) = doing(&sentence) else {
            continue;
        };
        let fault = match read {
            Ok(Doing::NumberAnew) => {
                anew = true;
                None
            }
            Ok(doing) => carry_out(&mut law, &doing).err(),
            Err(()) => Some(Fault::Unknown),
        };
        outcomes.push(Outcome {
            at: trimmed(decision, sentence.at),
            fault,
        });
    }
    Amended {
        text: law.text(anew),
        outcomes,
    }
}

fn carry_out(law: &mut Law<'_>, doing: &Doing) -> Result<(), Fault> {
    match doing {
        Doing::Replace(places, text) => {
            let [place] = places.as_slice() else {
                return Err(Fault::Unknown);
            };
            let at = law.find(place).ok_or(Fault::NoPlace)?;
            let chunk = chunk(law, at)?;
            let part = chunk.part(place).ok_or(Fault::NoPlace)?;
            let text = match place.paragraph.is_none() && place.item.is_none() {
                true => behind_number(text.trim()),
                false => text.trim(),
            };
            chunk.lines.splice(part, lines(text));
            Ok(())
        }
        Doing::Words(places, old, new) => words(law, places, old, new),
        Doing::Delete(places) => {
            let mut found = Vec::new();
            for place in places {
                let at = law.find(place).ok_or(Fault::NoPlace)?;
                let part = chunk(law, at)?.part(place).ok_or(Fault::NoPlace)?;
                found.push((at, part, place.paragraph.is_none() && place.item.is_none()));
            }
            // From the last, so that those before stay where they are.
            for (at, part, is_whole) in found.into_iter().rev() {
                let chunk = chunk(law, at)?;
                match is_whole {
                    true => chunk.is_deleted = true,
                    false => drop(chunk.lines.drain(part)),
                }
            }
            Ok(())
        }
        Doing::Insert {
            behind,
            numbers,
            text,
        } => insert(law, behind.as_ref(), numbers, text),
        Doing::InsertPart(place, text) => {
            let at = law.find(place).ok_or(Fault::NoPlace)?;
            let chunk = chunk(law, at)?;
            let there = chunk.part(place).map(|part| part.start);
            let before = LawPlace {
                item: place
                    .item
                    .map(|item| item.saturating_sub(1))
                    .filter(|item| *item > 0),
                paragraph: match place.item {
                    Some(_) => place.paragraph,
                    None => place
                        .paragraph
                        .map(|p| p.saturating_sub(1))
                        .filter(|p| *p > 0),
                },
                ..place.clone()
            };
            let behind = || chunk.part(&before).map(|part| part.end);
            let to = there.or_else(behind).ok_or(Fault::NoPlace)?;
            // Nothing was said of where: behind what is there.
            let is_named = place.paragraph.is_some() || place.item.is_some();
            let to = if is_named { to } else { chunk.lines.len() };
            chunk.lines.splice(to..to, lines(text));
            Ok(())
        }
        Doing::Renumber(from, to, text) => {
            let mut found = Vec::new();
            for place in from {
                found.push(law.find(place).ok_or(Fault::NoPlace)?);
            }
            for (at, to) in found.into_iter().zip(to) {
                let chunk = chunk(law, at)?;
                chunk.renumbered = Some(to.article.clone());
                if let Some(text) = text {
                    chunk.lines = lines(behind_number(text.trim()));
                }
            }
            Ok(())
        }
        Doing::NumberAnew => Ok(()),
    }
}

fn chunk<'l>(law: &'l mut Law<'_>, at: usize) -> Result<&'l mut Chunk, Fault> {
    law.chunks.get_mut(at).ok_or(Fault::NoPlace)
}

/// Words for others, in all of some places or in none.
fn words(law: &mut Law<'_>, places: &[LawPlace], old: &[String], new: &str) -> Result<(), Fault> {
    let mut found: Vec<(usize, std::ops::Range<usize>)> = Vec::new();
    for place in places {
        let at = law.find(place).ok_or(Fault::NoPlace)?;
        found.push((at, chunk(law, at)?.part(place).ok_or(Fault::NoPlace)?));
    }
    if places.is_empty() {
        found = (0..)
            .zip(&law.chunks)
            .map(|(at, chunk)| (at, 0..chunk.lines.len()))
            .collect();
    }
    let mut changed: Vec<(usize, usize, String)> = Vec::new();
    for (at, part) in &found {
        let before = changed.len();
        let lines = law.chunks.get(*at).map(|chunk| &chunk.lines);
        for line in part.clone() {
            let Some(text) = lines.and_then(|lines| lines.get(line)) else {
                continue;
            };
            let mut other = text.clone();
            for words in old {
                other = other.replace(words.as_str(), new);
            }
            if other != *text {
                changed.push((*at, line, other));
            }
        }
        if changed.len() == before && !places.is_empty() {
            return Err(Fault::NoWords);
        }
    }
    if changed.is_empty() {
        return Err(Fault::NoWords);
    }
    for (at, line, text) in changed {
        if let Some(place) = law
            .chunks
            .get_mut(at)
            .and_then(|chunk| chunk.lines.get_mut(line))
        {
            *place = text;
        }
    }
    Ok(())
}

/// New articles: of several each begins with its number.
fn insert(
    law: &mut Law<'_>,
    behind: Option<&LawPlace>,
    numbers: &[LawPlace],
    text: &str,
) -> Result<(), Fault> {
    let texts = parted(text, numbers.len().max(1)).ok_or(Fault::Unknown)?;
    let mut at = None;
    if let Some(place) = behind {
        at = Some(law.find(place).ok_or(Fault::NoPlace)?.saturating_add(1));
    }
    for (nth, text) in texts.iter().enumerate() {
        let number = numbers.get(nth).map(|place| place.article.clone());
        let to = match (at, &number) {
            (Some(at), _) => at,
            (None, Some(number)) => law.place_of(number).ok_or(Fault::NoPlace)?,
            (None, None) => return Err(Fault::NoPlace),
        };
        let new = Law::article(&number.unwrap_or_default(), text);
        law.chunks.insert(to.min(law.chunks.len()), new);
        at = Some(to.saturating_add(1));
    }
    Ok(())
}

/// The texts of so many articles in one.
fn parted(text: &str, count: usize) -> Option<Vec<String>> {
    if count == 1 {
        return Some(vec![text.to_owned()]);
    }
    let mut parts: Vec<String> = Vec::new();
    for line in lines(text) {
        if behind_number(&line).len() < line.len() || parts.is_empty() {
            parts.push(line);
        } else if let Some(part) = parts.last_mut() {
            part.push('\n');
            part.push_str(&line);
        }
    }
    (parts.len() == count).then_some(parts)
}

/// The text of a span without its outer white space, and where that is.
fn trimmed(document: &Document, span: Span) -> Span {
    let text = document.slice(span);
    let left = text.len().saturating_sub(text.trim_start().len());
    let left = u32::try_from(left).unwrap_or(0);
    let start = span.start.saturating_add(left);
    let kept = u32::try_from(text.trim().len()).unwrap_or(0);
    Span::new(start, start.saturating_add(kept))
}
