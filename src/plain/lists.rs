//! What is told in lines beside the text: the outline, the state of the
//! filter, help, the pages.

use crate::document::Document;
use crate::explorer::State;
use crate::explorer::desk::views::front::Front;
use crate::explorer::language::Text;
use crate::explorer::pages::lists::findings::OddPage;
use crate::explorer::pages::page::Page;
use crate::explorer::pages::sheets::help::{self, HelpLine};
use crate::explorer::pages::sheets::info;
use crate::explorer::panel::{Listing, Panel, Target, record};
use crate::search::snippet;
use crate::setting::Told;
use crate::setting::keys::command::{COMMANDS, Command, CommandInfo};

use super::is_told;

/// The most sections that an outline tells where no depth was asked for.
const OUTLINE: usize = 100;

/// The most rows of a panel that are told.
const ROWS: usize = 200;

/// Characters that a row tells on each side of a hit.
const CONTEXT: usize = 16;

/// The outline down to a depth, one section a line: the line of the source,
/// by which it can be gone to, `#` for each level, the title, its hits. `>`
/// stands before the section that the reader is in.
#[must_use]
pub fn outline(state: &State, front: Front<'_>, depth: Option<u16>) -> String {
    let document = front.document();
    let sections = document.sections();
    if sections.is_empty() {
        return format!("{}\n", state.text(Text::NoSections));
    }
    let depth = depth.unwrap_or_else(|| depth_for(document, OUTLINE));
    let here = front.section().map(|id| document.path(id));
    let mut here = here.into_iter().flatten();
    let here = here.rfind(|id| document.section(*id).is_some_and(|s| s.depth <= depth));
    let mut text = String::new();
    for (section, id) in sections.iter().zip(0..) {
        if section.depth > depth {
            continue;
        }
        let mark = if here == Some(id) { ">" } else { " " };
        let line = document.origin().told(section.title.start);
        let level = "#".repeat(usize::from(section.depth));
        text.push_str(&format!("{mark} {line} {level} {}", document.title(id)));
        if let Some(hits) = front.filter().hits() {
            let count = hits.count_in(section.span);
            let told = Text::Hits.fill(state.language(), &[&count]);
            text.push_str(&format!("  {told}"));
        }
        text.push('\n');
    }
    let told = Text::PlainOutline.fill(state.language(), &[&sections.len(), &depth]);
    text.push_str(&told);
    text.push('\n');
    text
}

/// The deepest level at which there are not more than so many sections, at
/// least 1.
fn depth_for(document: &Document, most: usize) -> u16 {
    let sections = document.sections();
    let deepest = sections.iter().map(|s| s.depth).max().unwrap_or(1);
    let fits = |depth: &u16| sections.iter().filter(|s| s.depth <= *depth).count() <= most;
    (1..=deepest).rev().find(fits).unwrap_or(1)
}

/// The filters with their hits, and what all of them leave; empty where there
/// are none.
#[must_use]
pub fn filters(state: &State, front: Front<'_>) -> String {
    let filter = front.filter();
    let language = state.language();
    let mut parts = Vec::new();
    for (chip, number) in filter.chips().iter().zip(1..) {
        let mut part = format!("{number} {}", chip.query.text());
        if let Some(count) = chip.count() {
            part.push_str(&format!(" {count}"));
        }
        if !chip.is_on {
            part.push_str(&format!(" ({})", Text::Off.get(language)));
        }
        parts.push(part);
    }
    let Some(hits) = filter.hits().filter(|_| !parts.is_empty()) else {
        return String::new();
    };
    let label = Text::FilterPrompt.get(language);
    let count = Text::Hits.fill(language, &[&hits.len()]);
    format!("{label}: {}; {count}\n", parts.join(", "))
}

/// Where the reader is, in words; with the title of the section where that is
/// not told anyway.
#[must_use]
pub fn place(state: &State, front: Front<'_>, with_title: bool) -> String {
    let language = state.language();
    let document = front.document();
    let mut told = front.place_in_words(language);
    if let Some(section) = front.section().filter(|_| with_title) {
        told.push_str("  ");
        told.push_str(document.title(section));
    }
    told
}

/// The rows of the open panel, each with the line of the source where it has
/// one.
#[must_use]
pub fn panel(state: &State, front: Front<'_>) -> String {
    let Some(table) = front.panel().and_then(|panel| panel.table()) else {
        return format!("{}\n", state.text(Text::PanelNoFilter));
    };
    let document = front.document();
    let mut text = String::new();
    for row in 0..table.len().min(ROWS) {
        let mut cells = record(table, row, document, state.language());
        if let Some(Target::Place(span)) = table.target(row)
            && matches!(front.panel().map(Panel::listing), Some(Listing::Hits(_)))
            && let Some(hit) = cells.last_mut()
        {
            // The hit stands in its context.
            let found = snippet(document, span, CONTEXT);
            *hit = format!("{}[[{}]]{}", found.left, found.matched, found.right);
        }
        text.push_str(cells.join("  ").replace('\n', " ").trim());
        text.push('\n');
    }
    if table.len() > ROWS {
        text.push_str(&format!("… {}\n", table.len()));
    }
    text
}

/// The page that is open, in lines; `None` where none is, or one that cannot
/// be told so.
#[must_use]
pub fn page(state: &State, front: Front<'_>) -> Option<String> {
    let language = state.language();
    let document = front.document();
    match state.page()? {
        Page::Help(_) => Some(help_page(state)),
        Page::Info(_) => {
            let lines = info::lines(document, language).into_iter();
            Some(
                lines
                    .map(|(name, value)| format!("{name}: {value}\n"))
                    .collect(),
            )
        }
        Page::Odd(OddPage { list: Some(found) }) if found.items().is_empty() => {
            Some(format!("{}\n", Text::FindingsNone.get(language)))
        }
        Page::Odd(OddPage { list: Some(found) }) => {
            let items = found.items().iter();
            let line = |start| document.origin().told(start);
            Some(
                items
                    .map(|finding| {
                        format!(
                            "{}  {}  {}\n",
                            line(finding.span.start),
                            document.slice(finding.span).trim().replace('\n', " "),
                            finding.detail.told(language)
                        )
                    })
                    .collect(),
            )
        }
        _ => None,
    }
}

fn help_page(state: &State) -> String {
    let language = state.language();
    let mut text = format!("{}\n", plain_help(state));
    for line in help::lines(language) {
        let told = match line {
            HelpLine::Blank if text.ends_with("\n\n") => continue,
            HelpLine::Blank => String::new(),
            HelpLine::Command(info) if !is_told(info.command) => continue,
            HelpLine::Group(group) => {
                let mut commands = COMMANDS.iter().filter(|info| info.group == group);
                if !commands.any(|info| is_told(info.command)) {
                    continue;
                }
                format!("# {}", group.title(language))
            }
            HelpLine::Command(info) => command_line(state, info),
            HelpLine::Query(form, meaning) => format!("{form}: {meaning}"),
        };
        text.push_str(&told);
        text.push('\n');
    }
    text
}

fn command_line(state: &State, info: &CommandInfo) -> String {
    let keys = state.keymap().shown(info.command);
    let told = info.scope.told(state.language());
    let help = info.help(state.language(), &state.hint(info.command));
    format!("{keys}: {told}{help} ({})", info.name)
}

/// How lines are typed, with the keys of the reader.
#[must_use]
pub fn plain_help(state: &State) -> String {
    let hint = |command| state.hint(command);
    Text::PlainHelp.fill(
        state.language(),
        &[
            &hint(Command::Filter),
            &hint(Command::NextHit),
            &hint(Command::Jump),
            &hint(Command::ToggleTree),
            &hint(Command::Help),
            &hint(Command::Close),
        ],
    )
}
