//! What there is to say about a document itself.

use crate::document::{BlockKind, Document, PlaceUnit};
use crate::explorer::keys::mouse::Mouse;
use crate::explorer::pages::layer::{Around, Layer, Turn};
use crate::review::markup_name;
use crate::setting::keys::key::Key;
use crate::structure::facts::{self, FactKind};

use crate::explorer::language::{Language, Text};

/// What there is to say about a document: names and values, in a language.
#[must_use]
pub fn lines(document: &Document, language: Language) -> Vec<(&'static str, String)> {
    let meta = document.meta();
    let sections = document.sections();
    let deepest = sections.iter().map(|s| s.depth).max().unwrap_or(0);
    let paragraphs = document
        .blocks()
        .iter()
        .filter(|block| block.kind != BlockKind::Heading && !block.continues)
        .count();
    let mut lines = vec![(Text::InfoName.get(language), meta.name.clone())];
    if let Some(path) = &meta.path {
        let path = path.display().to_string();
        lines.push((Text::InfoPath.get(language), path));
    }
    // What is no text has none.
    if !meta.encoding.is_empty() {
        lines.push((Text::InfoEncoding.get(language), meta.encoding.clone()));
    }
    let format = meta.format.name().to_owned();
    lines.push((Text::InfoFormat.get(language), format));
    let origin = document.origin();
    let unit = origin.unit();
    let places = match unit {
        PlaceUnit::Line => meta.lines.max(origin.last()),
        PlaceUnit::Page | PlaceUnit::Paragraph | PlaceUnit::Chapter => origin.last(),
    };
    let told = [
        &meta.bytes as &dyn std::fmt::Display,
        &places,
        &unit.word(language),
    ];
    lines.push((
        Text::InfoSize.get(language),
        Text::InfoSizeValue.fill(language, &told),
    ));
    lines.push((
        Text::InfoText.get(language),
        Text::InfoTextValue.fill(language, &[&document.chars(), &paragraphs]),
    ));
    lines.push((
        Text::InfoSections.get(language),
        Text::InfoSectionsValue.fill(language, &[&sections.len(), &deepest]),
    ));
    lines.extend(facts::of(document).into_iter().map(|fact| {
        let name = match fact.kind {
            FactKind::Title => Text::InfoFactTitle,
            FactKind::Author => Text::InfoFactAuthor,
            FactKind::Issuer => Text::InfoFactIssuer,
            FactKind::Date => Text::InfoFactDate,
            FactKind::Number => Text::InfoFactNumber,
        };
        let place = document.origin().cited(fact.span.start, language);
        let value = document.slice(fact.span);
        let told = Text::InfoFactValue.fill(language, &[&value, &place]);
        (name.get(language), told)
    }));
    let said = &meta.metadata;
    for (name, value) in [
        (Text::InfoFileTitle, &said.title),
        (Text::InfoFileAuthor, &said.author),
        (Text::InfoFileDate, &said.date),
    ] {
        lines.extend(
            value
                .iter()
                .map(|value| (name.get(language), value.clone())),
        );
    }
    let seams = document.seams().len().to_string();
    lines.push((Text::InfoSeams.get(language), seams));
    let (added, taken) = (document.insertions(), document.deletions().len());
    if added > 0 || taken > 0 {
        let told = Text::InfoChangesValue.fill(language, &[&added, &taken]);
        lines.push((Text::InfoChanges.get(language), told));
    }
    let hidden = document.hidden_hanzi();
    if !hidden.is_empty() {
        let counts: Vec<String> = hidden
            .iter()
            .map(|&(kind, count, _)| {
                let (chinese, english) = markup_name(kind);
                format!("{} {count}", language.choose(chinese, english))
            })
            .collect();
        let all = counts.join(language.choose("，", ", "));
        lines.push((Text::InfoMarkup.get(language), all));
    }
    let formulas = document.formulas();
    if !formulas.is_empty() {
        let odd = formulas.iter().filter(|formula| !formula.said).count();
        let told = Text::InfoFormulasValue.fill(language, &[&formulas.len(), &odd]);
        lines.push((Text::InfoFormulas.get(language), told));
    }
    if meta.replacements > 0 {
        let replaced = meta.replacements.to_string();
        lines.push((Text::InfoReplaced.get(language), replaced));
    }
    if meta.nuls > 0 {
        lines.push((Text::InfoNuls.get(language), meta.nuls.to_string()));
    }
    lines
}

/// The page about a book.
#[derive(Debug, Default)]
pub struct InfoPage;

impl Layer for InfoPage {
    fn key(&mut self, _: Key, _: &Around<'_>) -> Turn {
        Turn::Close
    }

    fn wheel(&mut self, _: i64, _: &Around<'_>) -> Turn {
        Turn::Stay
    }

    fn press(&mut self, _: Mouse, _: &Around<'_>) -> Turn {
        Turn::Close
    }
}
