//! `gangmu compare --phrases` and `--figures`: what differs of two documents as
//! wholes.

use std::borrow::Cow;
use std::io::Write;

use serde::Serialize;

use crate::cli::Status;
use crate::cli::args::Cutting;
use crate::cli::commands::words::{cut, padding, rounded, vocabulary};
use crate::cli::documents::select;
use crate::cli::failure::Failure;
use crate::cli::results::place::PlaceValue;
use crate::cli::results::table::{Row, Table, field};
use crate::cli::settings::Settings;
use crate::compare::{Comparison, FigureChange, Trend, figure_changes, wordings};
use crate::document::Document;
use crate::figures::Figure;

#[derive(Serialize)]
struct PhraseRow<'a> {
    change: &'static str,
    phrase: Cow<'a, str>,
    kind: &'static str,
    old_count: u32,
    new_count: u32,
    old_per_10k: f64,
    new_per_10k: f64,
    likelihood: f64,
    ratio: f64,
    old_place: Option<PlaceValue>,
    new_place: Option<PlaceValue>,
}

impl Row for PhraseRow<'_> {
    const COLUMNS: &'static [&'static str] = &[
        "change",
        "phrase",
        "kind",
        "old_count",
        "new_count",
        "old_per_10k",
        "new_per_10k",
        "likelihood",
        "ratio",
        "old_place",
        "new_place",
    ];
}

/// Prints the set phrases that are new, gone, used more or less often.
pub(super) fn phrases(
    old: &Document,
    new: &Document,
    settings: &Settings,
    out: impl Write,
) -> Result<Status, Failure> {
    let vocabulary = vocabulary(&Cutting::default(), settings)?;
    let words = (cut(&vocabulary, old), cut(&vocabulary, new));
    let found = wordings((old, &words.0), (new, &words.1), &|| false);
    let mut found = found.unwrap_or_default();
    found.retain(|wording| wording.trend != Trend::Same);
    // By what became of them, then by how sure that is.
    found.sort_by_key(|wording| wording.trend);
    let mut table = Table::new::<PhraseRow<'_>>(settings.form, settings.paint(), out);
    for wording in &found {
        let [old_count, new_count] = wording.counts;
        let [old_per_10k, new_per_10k] = wording.rates.map(rounded);
        let [old_at, new_at] = wording.places;
        let language = settings.messages;
        let row = PhraseRow {
            change: wording.trend.name(),
            phrase: field(&wording.text),
            kind: settings.kind(wording.kind.name(), wording.kind.word(language)),
            old_count,
            new_count,
            old_per_10k,
            new_per_10k,
            likelihood: rounded(wording.likelihood),
            ratio: rounded(wording.ratio),
            old_place: old_at.map(|at| PlaceValue::of(old, at)),
            new_place: new_at.map(|at| PlaceValue::of(new, at)),
        };
        table.row(&row, |out, paint| {
            let sign = match wording.trend {
                Trend::New => paint.come("+"),
                Trend::Gone => paint.gone("-"),
                Trend::More => ">".to_owned(),
                Trend::Less | Trend::Same => "<".to_owned(),
            };
            let counts = paint.number(&format!("{old_count:>4} → {new_count:<4}"));
            let rates = format!("{old_per_10k:>7.1} → {new_per_10k:<7.1}");
            let measures = format!("{:>8.1} {:>+5.1}", row.likelihood, row.ratio);
            let phrase = paint.found(&row.phrase);
            writeln!(out, "{sign} {counts} {rates} {measures}  {phrase}")
        })?;
    }
    table.finish()?;
    Ok(status(found.is_empty()))
}

#[derive(Serialize)]
struct FigureRow<'a> {
    change: &'static str,
    section: String,
    about: Cow<'a, str>,
    old: Cow<'a, str>,
    new: Cow<'a, str>,
    old_value: String,
    new_value: String,
    unit: Cow<'a, str>,
    old_place: Option<PlaceValue>,
    new_place: Option<PlaceValue>,
}

impl Row for FigureRow<'_> {
    const COLUMNS: &'static [&'static str] = &[
        "change",
        "section",
        "about",
        "old",
        "new",
        "old_value",
        "new_value",
        "unit",
        "old_place",
        "new_place",
    ];
}

/// Prints the figures that changed, came or went.
pub(super) fn figures(
    comparison: &Comparison<'_>,
    settings: &Settings,
    out: impl Write,
) -> Result<Status, Failure> {
    let (old, new) = (comparison.old(), comparison.new_document());
    let found = figure_changes(old, new, &comparison.facing(), &|| false);
    let found = found.unwrap_or_default();
    let mut table = Table::new::<FigureRow<'_>>(settings.form, settings.paint(), out);
    for change in &found {
        let row = figure_row(change, old, new);
        table.row(&row, |out, paint| {
            let place = |place: &Option<PlaceValue>| match place {
                Some(place) => place.to_string(),
                None => "-".to_owned(),
            };
            let places = format!("{} → {}", place(&row.old_place), place(&row.new_place));
            let gap = padding(&places, 12);
            let places = paint.number(&places);
            let (went, came) = (paint.gone(&row.old), paint.come(&row.new));
            let (about, section) = (paint.plain(&row.about), paint.name(&row.section));
            writeln!(out, "{places}{gap}  {went} {came}  {about}  {section}")
        })?;
    }
    table.finish()?;
    Ok(status(found.is_empty()))
}

fn figure_row<'a>(change: &'a FigureChange, old: &'a Document, new: &'a Document) -> FigureRow<'a> {
    let text = |document: &'a Document, figure: &Option<Figure>| {
        let figure = figure.as_ref();
        figure.map_or(Cow::Borrowed(""), |figure| {
            field(document.slice(figure.span))
        })
    };
    let value = |figure: &Option<Figure>| {
        let figure = figure.as_ref();
        figure.map_or_else(String::new, |figure| figure.value.to_string())
    };
    let place = |document, figure: &Option<Figure>| {
        let figure = figure.as_ref();
        figure.map(|figure| PlaceValue::of(document, figure.span.start))
    };
    let (document, present) = match (&change.new, &change.old) {
        (Some(figure), _) => (new, Some(figure)),
        (None, figure) => (old, figure.as_ref()),
    };
    let at = present.map_or(0, |figure| figure.span.start);
    let about = present.and_then(|figure| figure.about);
    FigureRow {
        change: match (&change.old, &change.new) {
            (Some(_), Some(_)) => "changed",
            (Some(_), None) => "gone",
            (None, _) => "new",
        },
        section: select::titles(document, document.section_at(at)),
        about: about.map_or(Cow::Borrowed(""), |about| field(document.slice(about))),
        old: text(old, &change.old),
        new: text(new, &change.new),
        old_value: value(&change.old),
        new_value: value(&change.new),
        unit: present.map_or(Cow::Borrowed(""), |figure| {
            Cow::Owned(figure.unit.to_string())
        }),
        old_place: place(old, &change.old),
        new_place: place(new, &change.new),
    }
}

const fn status(is_same: bool) -> Status {
    if is_same {
        Status::Done
    } else {
        Status::Differ
    }
}
