//! Changes as text to read.

use std::io::{self, BufWriter, Write};

use crate::cli::results::place::PlaceValue;
use crate::cli::results::table::{Paint, field};
use crate::text::is_final_punctuation;

use super::marked::{Piece, Side, pieces};
use super::told::Told;

/// Characters that are shown of a text beside its changes.
const AROUND: usize = 24;

/// Characters that are shown of what was added, removed or moved whole.
const WHOLE: usize = 160;

/// Writes each change as a line that says where and what, and its text below.
pub(super) fn write(told: &Told<'_>, paint: Paint, out: impl Write) -> io::Result<()> {
    let mut out = BufWriter::new(out);
    let width = |place: &Option<PlaceValue>| place.as_ref().map_or(1, PlaceValue::width);
    let widths = told.changes.iter().map(|change| told.places(change));
    let (left, right) = widths.fold((1, 1), |(left, right), [old, new]| {
        (left.max(width(&old)), right.max(width(&new)))
    });
    for change in told.changes {
        let [old, new] = told.places(change);
        let place = |place: Option<PlaceValue>, width: usize| match place {
            Some(place) => format!("{place:>width$}"),
            None => format!("{:>width$}", "-"),
        };
        let places = format!("{} → {}", place(old, left), place(new, right));
        let places = paint.number(&places);
        let kinds = told.kinds(change.kinds);
        let section = paint.name(&told.section(change));
        writeln!(out, "{places}  {kinds}  {section}")?;
        let shown = shown(&pieces(told.old, told.new, change, Side::Both), paint);
        if !shown.is_empty() {
            writeln!(out, "    {shown}")?;
        }
    }
    out.flush()
}

/// The text of a change in one line: what went and came, and some of what
/// stands around.
fn shown(pieces: &[Piece<'_>], paint: Paint) -> String {
    let mut line = String::new();
    let changes = pieces.iter().any(|piece| !matches!(piece, Piece::Same(_)));
    let last = pieces.len().saturating_sub(1);
    for (at, piece) in pieces.iter().enumerate() {
        match piece {
            Piece::Same(text) if changes => {
                let text = field(text);
                let text = text.as_ref();
                let text = if at == 0 { text.trim_start() } else { text };
                let text = if at == last { text.trim_end() } else { text };
                line.push_str(&paint.plain(&around(text, at > 0, at < last)));
            }
            Piece::Same(text) => line.push_str(&paint.plain(&cut(field(text).trim()))),
            Piece::Gone(text) => line.push_str(&paint.gone(&cut(field(text).trim_end()))),
            Piece::Come(text) => line.push_str(&paint.come(&cut(field(text).trim_end()))),
        }
    }
    line
}

/// What is shown of a text between changes: what stands near to them.
fn around(text: &str, behind: bool, before: bool) -> String {
    let chars: Vec<char> = text.chars().collect();
    let shown = AROUND.saturating_mul(usize::from(behind).saturating_add(usize::from(before)));
    if chars.len() <= shown.saturating_add(4) {
        return text.to_owned();
    }
    let head: String = match behind {
        true => chars.iter().take(AROUND).collect(),
        false => String::new(),
    };
    let tail = chars.len().saturating_sub(if before { AROUND } else { 0 });
    let tail: String = chars.iter().skip(tail).collect();
    // A sentence that ended needs nothing in its place but its beginning.
    let ends = head.chars().next_back().is_some_and(is_final_punctuation);
    let gap = if ends && tail.is_empty() { "" } else { "…" };
    format!("{head}{gap}{tail}")
}

/// The beginning of a long text.
fn cut(text: &str) -> String {
    let end = text.char_indices().nth(WHOLE).map(|(at, _)| at);
    match end {
        Some(end) => format!("{}…", text.get(..end).unwrap_or_default()),
        None => text.to_owned(),
    }
}
