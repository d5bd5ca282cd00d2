//! What is put into a file comes out of it: files of every format are made of
//! the same few thousand letters, and those that are printed are counted.

use gangmu::document::Document;
use gangmu::open::{Entry, How, members};
use gangmu::source::Location;

use crate::common::Dice;
use crate::epub::{BOOK, Book, packed};
use crate::package::{archive, paragraph, styled, word};
use crate::word97::{Doc, Paragraph, SPECIAL, cell, p, row, runs, style, styled as old_styled};
use crate::{mhtml, odt};

/// A piece of a document: a title of a level, a paragraph, a paragraph with a
/// note, a row of a table.
enum Piece {
    Title(usize, String),
    Text(String),
    Noted(String, String),
    Row(Vec<String>),
}

impl Piece {
    fn texts(&self) -> Vec<&str> {
        match self {
            Self::Title(_, text) | Self::Text(text) => vec![text],
            Self::Noted(text, note) => vec![text, note],
            Self::Row(cells) => cells.iter().map(String::as_str).collect(),
        }
    }
}

/// Some letters that are in no dictionary of headings, and what stands between.
fn words(dice: &mut Dice, count: usize) -> String {
    let letters: Vec<char> = "渡口船只水陆官道县管理登记检验簿册年月甲乙丙丁戊3.5kmA，、"
        .chars()
        .collect();
    (0..count).map(|_| dice.of(&letters)).collect()
}

fn pieces() -> Vec<Piece> {
    let mut dice = Dice(9);
    let mut pieces = Vec::new();
    for number in 0..120 {
        pieces.push(match dice.below(8) {
            0 => Piece::Title(1 + dice.below(3), format!("水路{}", words(&mut dice, 6))),
            1 => Piece::Noted(words(&mut dice, 40), words(&mut dice, 15)),
            2 | 3 => Piece::Row((0..3).map(|_| words(&mut dice, 5)).collect()),
            _ => Piece::Text(format!("{}。", words(&mut dice, 20 + number % 60))),
        });
    }
    pieces
}

/// Each piece as it is written, with rows next to one another between `table`.
fn written(pieces: &[Piece], table: [&str; 2], one: impl Fn(usize, &Piece) -> String) -> String {
    let mut all = String::new();
    let mut in_table = false;
    for (number, piece) in pieces.iter().enumerate() {
        let is_row = matches!(piece, Piece::Row(_));
        if is_row != in_table {
            all += table[usize::from(in_table)];
            in_table = is_row;
        }
        all += &one(number, piece);
    }
    if in_table {
        all += table[1];
    }
    all
}

fn cells(cells: &[String], open: &str, close: &str) -> String {
    let cells = cells.iter().map(|cell| format!("{open}{cell}{close}"));
    cells.collect()
}

fn docx(pieces: &[Piece]) -> Vec<u8> {
    let note = |number: usize| {
        format!(
            "<w:p><w:r><w:t>{{}}</w:t></w:r><w:r><w:footnoteReference w:id=\"{number}\"/></w:r></w:p>"
        )
    };
    let body = written(
        pieces,
        ["<w:tbl>", "</w:tbl>"],
        |number, piece| match piece {
            Piece::Title(level, text) => styled(&level.to_string(), text),
            Piece::Text(text) => paragraph(text),
            Piece::Noted(text, _) => note(number).replace("{}", text),
            Piece::Row(row) => {
                let row: String = row
                    .iter()
                    .map(|cell| format!("<w:tc>{}</w:tc>", paragraph(cell)))
                    .collect();
                format!("<w:tr>{row}</w:tr>")
            }
        },
    );
    let notes: String = pieces
        .iter()
        .enumerate()
        .filter_map(|(number, piece)| match piece {
            Piece::Noted(_, note) => Some(format!(
                "<w:footnote w:id=\"{number}\">{}</w:footnote>",
                paragraph(note)
            )),
            _ => None,
        })
        .collect();
    let styles: String = (1..4)
        .map(|level| {
            format!(
                "<w:style w:type=\"paragraph\" w:styleId=\"{level}\">\
                 <w:name w:val=\"heading {level}\"/></w:style>"
            )
        })
        .collect();
    let parts = [
        ("styles", format!("<w:styles>{styles}</w:styles>")),
        ("footnotes", format!("<w:footnotes>{notes}</w:footnotes>")),
    ];
    let parts: Vec<(&str, &str)> = parts.iter().map(|(n, x)| (*n, x.as_str())).collect();
    word(&body, &parts)
}

fn odt(pieces: &[Piece]) -> Vec<u8> {
    let body = written(
        pieces,
        ["<table:table>", "</table:table>"],
        |number, piece| match piece {
            Piece::Title(level, text) => {
                format!("<text:h text:outline-level=\"{level}\">{text}</text:h>")
            }
            Piece::Text(text) => format!("<text:p>{text}</text:p>"),
            Piece::Noted(text, note) => format!(
                "<text:p>{text}<text:note text:note-class=\"footnote\" text:id=\"n{number}\">\
                 <text:note-citation>{number}</text:note-citation><text:note-body>\
                 <text:p>{note}</text:p></text:note-body></text:note></text:p>"
            ),
            Piece::Row(row) => format!(
                "<table:table-row>{}</table:table-row>",
                cells(
                    row,
                    "<table:table-cell><text:p>",
                    "</text:p></table:table-cell>"
                )
            ),
        },
    );
    odt::whole("", &body)
}

fn doc(pieces: &[Piece]) -> Vec<u8> {
    let mut all: Vec<Paragraph> = Vec::new();
    let mut notes = Vec::new();
    for piece in pieces {
        match piece {
            Piece::Title(level, text) => all.push(old_styled(u16::try_from(*level).unwrap(), text)),
            Piece::Text(text) => all.push(p(text)),
            Piece::Noted(text, note) => {
                all.push(runs(&[(text, &[]), ("\u{2}", SPECIAL)]));
                notes.push(vec![runs(&[("\u{2}", SPECIAL), (note, &[])])]);
            }
            Piece::Row(cells) => {
                all.extend(cells.iter().map(|text| cell(text)));
                all.push(row(&[0, 1000, 2000, 3000], &[], &[]));
            }
        }
    }
    let styles = (0..4).map(|level| style(level, 0xFFF, &format!("heading {level}"), &[], &[]));
    Doc {
        notes,
        styles: styles.collect(),
        ..Doc::of(all)
    }
    .write()
}

fn html(pieces: &[Piece]) -> String {
    let notes = |number: usize, piece: &Piece| match piece {
        Piece::Noted(_, note) => format!("<p id='n{number}'><a href='#s{number}'>*</a>{note}</p>"),
        _ => String::new(),
    };
    let notes: String = (0..)
        .zip(pieces)
        .map(|(at, piece)| notes(at, piece))
        .collect();
    written(
        pieces,
        ["<table>", "</table>"],
        |number, piece| match piece {
            Piece::Title(level, text) => format!("<h{level}>{text}</h{level}>"),
            Piece::Text(text) => format!("<p>{text}</p>"),
            Piece::Noted(text, _) => {
                format!("<p>{text}<sup><a id='s{number}' href='#n{number}'>*</a></sup></p>")
            }
            Piece::Row(row) => format!("<tr>{}</tr>", cells(row, "<td>", "</td>")),
        },
    ) + &notes
}

fn markdown(pieces: &[Piece]) -> String {
    written(
        pieces,
        ["| | | |\n|---|---|---|\n", "\n"],
        |_, piece| match piece {
            Piece::Title(level, text) => format!("{} {text}\n\n", "#".repeat(*level)),
            Piece::Text(text) => format!("{text}\n\n"),
            Piece::Noted(text, note) => format!("{text}\n\n{note}\n\n"),
            Piece::Row(row) => format!("|{}\n", cells(row, "", "|")),
        },
    )
}

fn files(pieces: &[Piece]) -> Vec<(&'static str, Vec<u8>)> {
    let page = html(pieces);
    let plain = markdown(pieces);
    vec![
        ("docx", docx(pieces)),
        ("odt", odt(pieces)),
        ("doc", doc(pieces)),
        (
            "html",
            format!("<!DOCTYPE html><html><body>{page}</body></html>").into(),
        ),
        ("mhtml", mhtml::page("8bit", &page)),
        (
            "epub",
            Book {
                chapters: &[("a.xhtml", &page)],
                ..BOOK
            }
            .bytes(),
        ),
        ("zip", archive(&[("甲.md", plain.as_bytes())])),
        ("gz", packed(plain.as_bytes())),
    ]
}

/// The letters that are printed: all but the readings of ruby and the like.
fn printed(document: &Document) -> usize {
    let aside = |at: usize| {
        let mut asides = document.asides().iter();
        asides.any(|aside| aside.span.range().contains(&at))
    };
    let letters = document.text().char_indices();
    letters
        .filter(|(at, c)| c.is_alphanumeric() && !aside(*at))
        .count()
}

#[test]
fn letters_printed_are_those_put_in() {
    let pieces = pieces();
    let texts: Vec<&str> = pieces.iter().flat_map(Piece::texts).collect();
    let put: usize = texts
        .iter()
        .map(|text| text.chars().filter(|c| c.is_alphanumeric()).count())
        .sum();
    assert!(put > 3000, "{put}");
    let folder = std::path::Path::new(env!("CARGO_TARGET_TMPDIR")).join("letters");
    std::fs::create_dir_all(&folder).unwrap();
    for (ending, bytes) in files(&pieces) {
        let path = folder.join(format!("made.{ending}"));
        std::fs::write(&path, bytes).unwrap();
        let mut out = 0;
        let mut missing = texts.clone();
        for location in members(&Location::Path(path)) {
            let how = How::default();
            let opened = Entry::open(&location, &how);
            let document = opened.and_then(|entry| entry.whole(None)).unwrap().document;
            out += printed(&document);
            missing.retain(|text| !document.text().contains(text));
        }
        println!(".{ending}: {put} letters put in, {out} printed");
        assert!(put.abs_diff(out) * 50 <= put, ".{ending}: {put} and {out}");
        assert!(missing.is_empty(), ".{ending}: {missing:?}");
    }
}
