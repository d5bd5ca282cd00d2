//! Changes as a table of two columns, old and new, for the browser and the
//! printer (条文对照表).

use std::io::{self, Write};

use crate::cli::commands::export::html::escaped;
use crate::cli::results::place::PlaceValue;

use super::marked::{Piece, Side, pieces};
use super::told::Told;

const LOOK: &str = "\
body{margin:1.5em;line-height:1.7;font-family:serif}
h1{font-size:1.2em;text-align:center}
table{border-collapse:collapse;width:100%;table-layout:fixed}
th,td{border:1px solid;padding:.3em .6em;text-align:left;vertical-align:top;overflow-wrap:anywhere}
th:last-child,td:last-child{width:14%}
td p{margin:0 0 .3em}
small{color:#555}
del{color:#a00}
ins{color:#060;text-decoration:underline;font-weight:bold}
thead{display:table-header-group}
tr{break-inside:avoid}
@media print{body{margin:0}del,ins{color:inherit}}";

/// Writes the page; `names` are those of the two documents.
pub(super) fn write(told: &Told<'_>, names: [&str; 2], out: &mut impl Write) -> io::Result<()> {
    let say = |zh: &'static str, en: &'static str| told.language.choose(zh, en);
    let [old, new] = names.map(escaped);
    let lang = say("zh", "en");
    let title = say("条文对照表", "Comparison");
    writeln!(
        out,
        "<!DOCTYPE html>\n<html lang=\"{lang}\">\n<head>\n<meta charset=\"utf-8\">"
    )?;
    writeln!(out, "<title>{title}: {old} / {new}</title>")?;
    writeln!(
        out,
        "<style>\n{LOOK}\n</style>\n</head>\n<body>\n<h1>{title}</h1>\n<table>"
    )?;
    writeln!(
        out,
        "<thead><tr><th>{}<br><small>{old}</small></th><th>{}<br><small>{new}</small></th><th>{}</th></tr></thead>\n<tbody>",
        say("修改前", "Before"),
        say("修改后", "After"),
        say("说明", "What")
    )?;
    for change in told.changes {
        let [old, new] = told.places(change);
        let cell = |side, there: bool| match there {
            true => text(&pieces(told.old, told.new, change, side)),
            false => String::new(),
        };
        let before = cell(Side::Old, change.old.is_some());
        let after = cell(Side::New, change.new.is_some());
        writeln!(
            out,
            "<tr lang=\"zh\"><td>{before}</td><td>{after}</td><td>{}<br><small>{}</small></td></tr>",
            told.kinds(change.kinds),
            both_places(old.as_ref(), new.as_ref())
        )?;
    }
    writeln!(out, "</tbody>\n</table>\n</body>\n</html>")
}

/// Both places.
fn both_places(old: Option<&PlaceValue>, new: Option<&PlaceValue>) -> String {
    let place = |place: Option<&PlaceValue>| {
        place.map_or("–".to_owned(), |place| escaped(&place.to_string()))
    };
    format!("{} → {}", place(old), place(new))
}

/// Pieces as paragraphs.
fn text(pieces: &[Piece<'_>]) -> String {
    let mut html = String::from("<p>");
    for piece in pieces {
        let (open, close, text) = match piece {
            Piece::Same(text) => ("", "", *text),
            Piece::Gone(text) => ("<del>", "</del>", *text),
            Piece::Come(text) => ("<ins>", "</ins>", *text),
        };
        for (at, line) in text.split('\n').enumerate() {
            if at > 0 {
                html.push_str("</p><p>");
            }
            if !line.is_empty() {
                html.push_str(open);
                html.push_str(&escaped(line));
                html.push_str(close);
            }
        }
    }
    html.push_str("</p>");
    html.replace("<p></p>", "")
}
