//! The pages on which things are set, in numbered lines: the structure,
//! typography, encodings, presets.

use crate::explorer::State;
use crate::explorer::desk::views::front::Front;
use crate::explorer::language::Text;
use crate::explorer::marks::purpose::Purpose;
use crate::explorer::pages::lists::presets::{PresetItem, summary};
use crate::explorer::pages::page::Page;
use crate::explorer::pages::sheets::row::StructureRow;
use crate::notes::MarkKind;
use crate::setting::Told;
use crate::setting::keys::command::Command;
use crate::setting::typography::Choice;
use crate::source::Encoding;

use super::passage::Manner;

/// The choices of typography that can be heard or read in lines. Those behind
/// the fourth act where paragraphs are broken to the measure.
const CHOICES: [Choice; 7] = [
    Choice::Measure,
    Choice::SpacedParagraphs,
    Choice::LineNumbers,
    Choice::OrdinaryCopies,
    Choice::Indent,
    Choice::Hang,
    Choice::Ambiguous,
];

/// The choices that the page of typography tells.
#[must_use]
pub fn choices(manner: Manner) -> &'static [Choice] {
    let count = if manner.is_broken { CHOICES.len() } else { 4 };
    CHOICES.get(..count).unwrap_or_default()
}

/// The page that is open, a numbered line for each row and last what can be
/// done; `None` where none is open on which things are set.
#[must_use]
pub fn page(state: &State, manner: Manner) -> Option<String> {
    let open = state.page()?;
    let count = match open {
        Page::Structure(page) => page.rows.items().len(),
        Page::Typography(_) => choices(manner).len(),
        Page::Encodings(page) => page.list.items().len(),
        Page::Presets(_) => state.presets().map_or(0, <[_]>::len),
        Page::Mark(typed) => {
            let written = typed.prompt.text();
            let mut told = String::new();
            if matches!(typed.purpose, Purpose::Edit(_)) && !written.is_empty() {
                told = format!("{written}\n");
            }
            told.push_str(&usage(state, page_of(open)?)?);
            return Some(told);
        }
        _ => return None,
    };
    let mut told: String = (1..=count).filter_map(|n| row(state, manner, n)).collect();
    if let Page::Structure(page) = open
        && page.rows.items().is_empty()
    {
        told.push_str(&format!("{}\n", state.text(Text::PlainNoStyles)));
    }
    let has_chips = state
        .front()
        .is_some_and(|r| !r.filter().chips().is_empty());
    if let Page::Presets(_) = open
        && count == 0
        && !has_chips
    {
        told.push_str(&format!("{}\n", state.text(Text::PresetsNone)));
        return Some(told);
    }
    told.push_str(&usage(state, page_of(open)?)?);
    Some(told)
}

/// The command that opens the page that is open.
const fn page_of(page: &Page) -> Option<Command> {
    Some(match page {
        Page::Structure(_) => Command::Structure,
        Page::Typography(_) => Command::Typography,
        Page::Encodings(_) => Command::Encoding,
        Page::Presets(_) => Command::Presets,
        Page::Mark(typed) => match &typed.purpose {
            Purpose::New(MarkKind::Bookmark, _) => Command::Bookmark,
            Purpose::Edit(placed) if matches!(placed.mark.kind, MarkKind::Bookmark) => {
                Command::Bookmark
            }
            Purpose::New(..) | Purpose::Edit(_) => Command::Note,
            Purpose::Search => return None,
        },
        _ => return None,
    })
}

/// What can be typed behind the key of a page, in a line.
#[must_use]
pub fn usage(state: &State, page: Command) -> Option<String> {
    let text = match page {
        Command::Structure => Text::PlainStructure,
        Command::Typography => Text::PlainTypography,
        Command::Encoding => Text::PlainEncoding,
        Command::Presets => Text::PlainPresets,
        Command::Note => Text::PlainNote,
        Command::Bookmark => Text::PlainBookmark,
        _ => return None,
    };
    let key = state.hint(page);
    let keys: Vec<&dyn std::fmt::Display> = vec![&key; 7];
    Some(format!("{}\n", text.fill(state.language(), &keys)))
}

/// A row of the open page, from 1, in a line; `None` where there is no such
/// row.
#[must_use]
pub fn row(state: &State, manner: Manner, number: usize) -> Option<String> {
    let language = state.language();
    let at = number.checked_sub(1)?;
    let told = match state.page()? {
        Page::Structure(page) => structure_row(state, page.rows.items().get(at)?),
        Page::Typography(_) => {
            let choice = *choices(manner).get(at)?;
            let name = choice.label(language);
            let value = match state.typography().is_on(choice) {
                None if manner.is_broken => state.typography().measure.to_string(),
                None => Text::PlainWhole.get(language).to_owned(),
                Some(true) => Text::On.get(language).to_owned(),
                Some(false) => Text::Off.get(language).to_owned(),
            };
            Text::PlainValue.fill(language, &[&name, &value])
        }
        Page::Encodings(page) => {
            let list = &page.list;
            let item = list.items().get(at)?;
            let name = item.map_or(Text::EncodingAuto.get(language), Encoding::name);
            if at == list.selected() {
                Text::PlainChosen.fill(language, &[&name])
            } else {
                name.to_owned()
            }
        }
        Page::Presets(_) => {
            let preset = state.presets()?.get(at)?;
            let chips = summary(preset, language);
            Text::PlainValue.fill(language, &[&preset.name, &chips])
        }
        _ => return None,
    };
    Some(format!("{number} {told}\n"))
}

fn structure_row(state: &State, row: &StructureRow) -> String {
    let language = state.language();
    let lines =
        |name: Text, count: &usize| Text::PlainValue.fill(language, &[&name.get(language), count]);
    match row {
        StructureRow::Style(style) => {
            let text = if style.is_on {
                Text::PlainStyleOn
            } else {
                Text::PlainStyleOff
            };
            let first = style.example.replace('\n', " ");
            text.fill(language, &[&style.name, &style.count, &style.depth, &first])
        }
        StructureRow::Proposed(proposal) => {
            let first = proposal.example.replace('\n', " ");
            Text::PlainProposed.fill(
                language,
                &[&proposal.pattern.name(), &proposal.count, &first],
            )
        }
        StructureRow::Made(count) => lines(Text::StructureMade, count),
        StructureRow::Dropped(count) => lines(Text::StructureDropped, count),
    }
}

/// What the pattern in the box of the structure page finds: how many, and the
/// first of them with their lines; or what is wrong with it.
#[must_use]
pub fn tried(state: &State, front: Front<'_>) -> Option<String> {
    let Some(Page::Structure(page)) = state.page() else {
        return None;
    };
    let found = match page.pattern.as_ref()?.found.as_ref()? {
        Ok(found) => found,
        Err(error) => return Some(format!("{}\n", error.told(state.language()))),
    };
    let document = front.document();
    let mut told = Text::PlainTried.fill(state.language(), &[&found.count]);
    told.push('\n');
    for &id in &found.first {
        let Some(block) = document.block(id) else {
            continue;
        };
        let line = document.origin().told(block.span.start);
        let text = document.slice(block.span).trim_start();
        let text = text.split('\n').next().unwrap_or_default();
        let shown: String = text.chars().take(TITLE).collect();
        let cut = if shown.len() < text.len() { "…" } else { "" };
        told.push_str(&format!("{line} {shown}{cut}\n"));
    }
    Some(told)
}

/// The most characters of a paragraph that would become a heading.
const TITLE: usize = 40;

/// The row of a pattern on the structure page, from 1.
#[must_use]
pub fn pattern_row(state: &State, name: &str) -> Option<usize> {
    let Some(Page::Structure(page)) = state.page() else {
        return None;
    };
    let named =
        |row: &StructureRow| matches!(row, StructureRow::Style(style) if style.name == name);
    Some(page.rows.items().iter().position(named)?.saturating_add(1))
}

/// The row of the list of presets that offers to keep the chips, from 1.
#[must_use]
pub fn keeping_row(items: &[PresetItem]) -> Option<usize> {
    let is_offer = |item: &PresetItem| matches!(item, PresetItem::Keep(_));
    Some(items.iter().position(is_offer)?.saturating_add(1))
}
