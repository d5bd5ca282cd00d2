//! Word documents of 1997 to 2003, made of paragraphs and of what is said of
//! them.

#![allow(dead_code)]

use std::io::{Cursor, Write};

use cfb::{CompoundFile, Version};

/// Text of which the same is said, with the codes that say it.
pub(crate) type Run = (String, Vec<u8>);

/// A paragraph.
#[derive(Clone, Default)]
pub(crate) struct Paragraph {
    pub(crate) runs: Vec<Run>,
    pub(crate) style: u16,
    /// The codes that say something of it.
    pub(crate) said: Vec<u8>,
    /// The character that ends it, and the codes that say something of that.
    pub(crate) end: Run,
}

/// A document that is to be written.
#[derive(Clone, Default)]
pub(crate) struct Doc {
    pub(crate) text: Vec<Paragraph>,
    /// The text of footnotes, whose signs are U+0002 in the text; the codes of
    /// a sign say that it is one.
    pub(crate) notes: Vec<Vec<Paragraph>>,
    /// Whether the sign of a note is a number.
    pub(crate) numbered: bool,
    pub(crate) heads: Vec<Paragraph>,
    /// The text of boxes, which hang on U+0008.
    pub(crate) boxes: Vec<Vec<Paragraph>>,
    pub(crate) styles: Vec<Vec<u8>>,
    pub(crate) patterns: Vec<u8>,
    pub(crate) uses: Vec<u8>,
    pub(crate) fonts: Vec<u8>,
    pub(crate) data: Vec<u8>,
    /// Ends of sections, in characters.
    pub(crate) sections: Vec<u32>,
    /// In which pieces the text is kept: their first characters, whether a
    /// character has one byte, and what is said of all of it.
    pub(crate) pieces: Vec<(usize, bool, u16)>,
    /// Codes that pieces refer to.
    pub(crate) sayings: Vec<Vec<u8>>,
    pub(crate) language: u16,
    /// Bits of the header beyond the usual.
    pub(crate) flags: u16,
    pub(crate) version: Option<u16>,
    pub(crate) sign: Option<u16>,
}

/// A paragraph of plain text.
pub(crate) fn p(text: &str) -> Paragraph {
    Paragraph {
        runs: vec![(text.to_owned(), Vec::new())],
        end: ("\r".to_owned(), Vec::new()),
        ..Paragraph::default()
    }
}

/// A paragraph of a style.
pub(crate) fn styled(style: u16, text: &str) -> Paragraph {
    Paragraph { style, ..p(text) }
}

/// A paragraph of runs.
pub(crate) fn runs(runs: &[(&str, &[u8])]) -> Paragraph {
    let run = |(text, said): &(&str, &[u8])| ((*text).to_owned(), said.to_vec());
    Paragraph {
        runs: runs.iter().map(run).collect(),
        ..p("")
    }
}

impl Paragraph {
    pub(crate) fn said(mut self, codes: &[u8]) -> Self {
        self.said.extend(codes);
        self
    }

    pub(crate) fn end(mut self, end: &str, codes: &[u8]) -> Self {
        self.end = (end.to_owned(), codes.to_vec());
        self
    }
}

/// Codes with values of one, two and four bytes.
pub(crate) fn byte(code: u16, value: u8) -> Vec<u8> {
    [&code.to_le_bytes()[..], &[value]].concat()
}

pub(crate) fn word(code: u16, value: u16) -> Vec<u8> {
    [code.to_le_bytes(), value.to_le_bytes()].concat()
}

pub(crate) fn long(code: u16, value: u32) -> Vec<u8> {
    [&code.to_le_bytes()[..], &value.to_le_bytes()].concat()
}

/// That text was deleted, inserted, hidden, or is a sign of something.
pub(crate) const DELETED: &[u8] = &[0x00, 0x08, 1];
pub(crate) const INSERTED: &[u8] = &[0x01, 0x08, 1];
pub(crate) const HIDDEN: &[u8] = &[0x3C, 0x08, 1];
pub(crate) const SPECIAL: &[u8] = &[0x55, 0x08, 1];

/// That a paragraph is of a level of a use of a list.
pub(crate) fn listed(list: u16, level: u8) -> Vec<u8> {
    [word(0x460B, list), byte(0x260A, level)].concat()
}

/// A cell of a table, and the end of a row whose cells lie between `edges` and
/// are merged so.
pub(crate) fn cell(text: &str) -> Paragraph {
    p(text).said(&byte(0x2416, 1)).end("\u{7}", &[])
}

pub(crate) fn row(edges: &[i16], merges: &[u16], more: &[u8]) -> Paragraph {
    let mut value = vec![u8::try_from(edges.len() - 1).unwrap()];
    value.extend(edges.iter().flat_map(|edge| edge.to_le_bytes()));
    for at in 0..edges.len() - 1 {
        value.extend(merges.get(at).copied().unwrap_or(0).to_le_bytes());
        value.extend([0; 18]);
    }
    let size = u16::try_from(value.len() + 1).unwrap();
    let table = [&[0x08, 0xD6][..], &size.to_le_bytes(), &value].concat();
    let codes = [byte(0x2416, 1), byte(0x2417, 1), table, more.to_vec()].concat();
    p("").said(&codes).end("\u{7}", &[])
}

/// A style: which of the known ones it is, its kind, what it is based on, its
/// name, and what it says of paragraphs and text.
pub(crate) fn style(
    known: u16,
    based_on: u16,
    name: &str,
    paragraph: &[u8],
    text: &[u8],
) -> Vec<u8> {
    let mut style = Vec::new();
    for word in [known, 1 | (based_on << 4), 2, 0, 0] {
        style.extend(word.to_le_bytes());
    }
    let units: Vec<u16> = name.encode_utf16().collect();
    style.extend(u16::try_from(units.len()).unwrap().to_le_bytes());
    style.extend(units.iter().flat_map(|unit| unit.to_le_bytes()));
    style.extend([0, 0]);
    for said in [[&[0, 0], paragraph].concat(), text.to_vec()] {
        if style.len() % 2 == 1 {
            style.push(0);
        }
        style.extend(u16::try_from(said.len()).unwrap().to_le_bytes());
        style.extend(said);
    }
    style
}

/// A level of a pattern: its first number, its form, flags (4: in decimal
/// digits, 8: does not start again), what stands behind it, below which level
/// it starts again, and its text, in which a number is the sign of a level.
pub(crate) fn level(start: u32, form: u8, flags: u8, behind: u8, below: u8, text: &str) -> Vec<u8> {
    let units: Vec<u16> = text.encode_utf16().collect();
    let numbers = (1u8..).zip(&units).filter(|(_, unit)| **unit < 9);
    let mut places: Vec<u8> = numbers.map(|(at, _)| at).collect();
    places.resize(9, 0);
    let mut level = start.to_le_bytes().to_vec();
    level.extend([form, flags]);
    level.extend(places);
    level.push(behind);
    level.extend([0; 10]);
    level.extend([below, 0]);
    level.extend(u16::try_from(units.len()).unwrap().to_le_bytes());
    level.extend(units.iter().flat_map(|unit| unit.to_le_bytes()));
    level
}

/// Patterns of lists, each with its number and levels; one of them, or nine.
pub(crate) fn patterns(all: &[(u32, Vec<Vec<u8>>)]) -> Vec<u8> {
    let mut bytes = u16::try_from(all.len()).unwrap().to_le_bytes().to_vec();
    for (number, levels) in all {
        bytes.extend(number.to_le_bytes());
        bytes.extend([0; 22]);
        bytes.extend([u8::from(levels.len() == 1), 0]);
    }
    for (_, levels) in all {
        let count = if levels.len() == 1 { 1 } else { 9 };
        let empty = level(1, 255, 0, 2, 0, "");
        let levels = levels.iter().chain(std::iter::repeat(&empty)).take(count);
        bytes.extend(levels.flatten());
    }
    bytes
}

/// Uses of patterns, each with the number of its pattern and other first
/// numbers of levels.
pub(crate) fn uses(all: &[(u32, &[(u32, u32)])]) -> Vec<u8> {
    let mut bytes = u32::try_from(all.len()).unwrap().to_le_bytes().to_vec();
    for (pattern, others) in all {
        bytes.extend(pattern.to_le_bytes());
        bytes.extend([0; 8]);
        bytes.extend([u8::try_from(others.len()).unwrap(), 0, 0, 0]);
    }
    for (_, others) in all {
        bytes.extend([0xFF; 4]);
        for (at, start) in *others {
            bytes.extend(start.to_le_bytes());
            bytes.extend((at | 0x10).to_le_bytes());
        }
    }
    bytes
}

/// The names of fonts.
pub(crate) fn fonts(names: &[&str]) -> Vec<u8> {
    let mut bytes = u16::try_from(names.len()).unwrap().to_le_bytes().to_vec();
    bytes.extend([0, 0]);
    for name in names {
        let mut font = vec![0; 39];
        font.extend(name.encode_utf16().chain([0]).flat_map(u16::to_le_bytes));
        bytes.push(u8::try_from(font.len()).unwrap());
        bytes.extend(font);
    }
    bytes
}

/// The streams of a document: the text and the tables.
pub(crate) struct Streams {
    pub(crate) text: Vec<u8>,
    pub(crate) tables: Vec<u8>,
    pub(crate) data: Vec<u8>,
}

/// Where the text begins in its stream.
pub(crate) const TEXT_AT: usize = 1024;

/// Where the header has the place of a table.
pub(crate) fn place_of(table: usize) -> usize {
    0x9A + table * 8
}

impl Doc {
    pub(crate) fn of(text: Vec<Paragraph>) -> Self {
        Self {
            text,
            numbered: true,
            ..Self::default()
        }
    }

    /// The file.
    pub(crate) fn write(&self) -> Vec<u8> {
        file(&self.streams())
    }

    /// The streams of the file.
    pub(crate) fn streams(&self) -> Streams {
        let mut notes: Vec<Paragraph> = self.notes.concat();
        let mut boxes: Vec<Paragraph> = self.boxes.concat();
        // A paragraph stands behind the last.
        if !notes.is_empty() {
            notes.push(p(""));
        }
        if !boxes.is_empty() {
            boxes.push(p(""));
        }
        let parts = [&self.text, &notes, &self.heads, &boxes];
        let lengths = parts.map(|part| length(part));
        let all: Vec<&Paragraph> = parts.into_iter().flatten().collect();
        let units: Vec<u16> = all
            .iter()
            .flat_map(|p| p.runs.iter().chain([&p.end]))
            .flat_map(|(text, _)| text.encode_utf16())
            .collect();
        let mut text = vec![0; TEXT_AT];
        let mut pieces = self.pieces.clone();
        if pieces.is_empty() {
            pieces.push((0, false, 0));
        }
        // Where each character begins.
        let mut bytes = Vec::new();
        let (mut places, mut said) = (Vec::new(), Vec::new());
        for (at, (from, narrow, more)) in pieces.iter().enumerate() {
            let to = pieces.get(at + 1).map_or(units.len(), |next| next.0);
            let place = u32::try_from(text.len()).unwrap();
            places.push(u32::try_from(*from).unwrap());
            let place = if *narrow {
                (place * 2) | 0x4000_0000
            } else {
                place
            };
            said.extend([0, 0]);
            said.extend(place.to_le_bytes());
            said.extend(more.to_le_bytes());
            for unit in &units[*from..to] {
                bytes.push(u32::try_from(text.len()).unwrap());
                match narrow {
                    true => text.push(u8::try_from(*unit).unwrap()),
                    false => text.extend(unit.to_le_bytes()),
                }
            }
        }
        let end = u32::try_from(text.len()).unwrap();
        bytes.push(end);
        places.push(u32::try_from(units.len()).unwrap());
        let mut clx = Vec::new();
        for saying in &self.sayings {
            clx.push(1);
            clx.extend(u16::try_from(saying.len()).unwrap().to_le_bytes());
            clx.extend(saying);
        }
        let plc: Vec<u8> = places.iter().flat_map(|p| p.to_le_bytes()).collect();
        clx.push(2);
        clx.extend(u32::try_from(plc.len() + said.len()).unwrap().to_le_bytes());
        clx.extend(plc);
        clx.extend(said);

        let (mut of_text, mut of_paragraphs) = (Vec::new(), Vec::new());
        let mut at = 0;
        for paragraph in &all {
            let begun = at;
            for (text, said) in paragraph.runs.iter().chain([&paragraph.end]) {
                let to = at + text.encode_utf16().count();
                for unit in at..to {
                    of_text.push((bytes[unit], bytes[unit + 1], said.clone()));
                }
                at = to;
            }
            let said = [&paragraph.style.to_le_bytes()[..], &paragraph.said].concat();
            for unit in begun..at {
                of_paragraphs.push((bytes[unit], bytes[unit + 1], said.clone()));
            }
        }
        let mut tables: Vec<u8> = vec![0; 16];
        let mut set: Vec<(usize, Vec<u8>)> = vec![(33, clx)];
        set.push((12, pages(&mut text, of_text, 1)));
        set.push((13, pages(&mut text, of_paragraphs, 13)));
        if !self.styles.is_empty() {
            let mut styles = vec![4, 0];
            styles.extend(u16::try_from(self.styles.len()).unwrap().to_le_bytes());
            styles.extend([10, 0]);
            for style in &self.styles {
                styles.extend(u16::try_from(style.len()).unwrap().to_le_bytes());
                styles.extend(style);
            }
            set.push((1, styles));
        }
        let signs = |sign: u16| {
            let main = &units[..lengths[0]];
            let places = (0u32..).zip(main).filter(move |(_, unit)| **unit == sign);
            places.map(|(at, _)| at).collect::<Vec<u32>>()
        };
        let starts = |parts: &[Vec<Paragraph>]| {
            let mut at = 0;
            let mut starts = vec![0];
            for part in parts {
                at += u32::try_from(length(part)).unwrap();
                starts.push(at);
            }
            starts.push(at + 1);
            starts
        };
        let plc = |places: &[u32], said: &[u8]| {
            let places = places.iter().flat_map(|place| place.to_le_bytes());
            places.chain(said.iter().copied()).collect::<Vec<u8>>()
        };
        if !self.notes.is_empty() {
            let mut marks = signs(2);
            let said = [u8::from(self.numbered), 0].repeat(marks.len());
            marks.push(u32::try_from(lengths[0]).unwrap());
            set.push((2, plc(&marks, &said)));
            set.push((3, plc(&starts(&self.notes), &[])));
        }
        if !self.boxes.is_empty() {
            let mut anchors = signs(8);
            let count = u32::try_from(anchors.len()).unwrap();
            let shape = |at: u32| [&(1024 + at).to_le_bytes()[..], &[0; 22]].concat();
            let said: Vec<u8> = (0..count).flat_map(shape).collect();
            anchors.push(u32::try_from(lengths[0]).unwrap());
            set.push((40, plc(&anchors, &said)));
            let text = |at: u32| {
                let shape = (1024 + at).to_le_bytes();
                [&[0; 14][..], &shape, &[0; 4]].concat()
            };
            let boxes = u32::try_from(self.boxes.len()).unwrap();
            let said: Vec<u8> = (0..=boxes).flat_map(text).collect();
            let mut starts = starts(&self.boxes);
            starts.truncate(self.boxes.len() + 1);
            set.push((56, plc(&starts, &said[..self.boxes.len() * 22])));
        }
        if !self.sections.is_empty() {
            let said = vec![0; (self.sections.len() - 1) * 12];
            set.push((6, plc(&self.sections, &said)));
        }
        set.push((15, self.fonts.clone()));
        set.push((74, self.uses.clone()));
        set.push((73, self.patterns.clone()));
        for (table, bytes) in set {
            let place = u32::try_from(tables.len()).unwrap().to_le_bytes();
            let size = u32::try_from(bytes.len()).unwrap().to_le_bytes();
            let at = place_of(table);
            text[at..at + 8].copy_from_slice(&[place, size].concat());
            tables.extend(bytes);
        }
        let mut put = |at: usize, value: u16| {
            text[at..at + 2].copy_from_slice(&value.to_le_bytes());
        };
        put(0, self.sign.unwrap_or(0xA5EC));
        put(2, self.version.unwrap_or(0xC1));
        put(6, self.language);
        // The tables are in the stream 1Table.
        put(10, 0x0200 | self.flags);
        put(32, 14);
        put(62, 22);
        put(0x98, 93);
        for (at, length) in [(0x4C, 0), (0x50, 1), (0x54, 2), (0x64, 3)] {
            put(at, u16::try_from(lengths[length] & 0xFFFF).unwrap());
            put(at + 2, u16::try_from(lengths[length] >> 16).unwrap());
        }
        Streams {
            text,
            tables,
            data: self.data.clone(),
        }
    }
}

/// How many characters paragraphs have.
fn length(paragraphs: &[Paragraph]) -> usize {
    let runs = paragraphs
        .iter()
        .flat_map(|p| p.runs.iter().chain([&p.end]));
    runs.map(|(text, _)| text.encode_utf16().count()).sum()
}

/// Writes what is said of bytes on pages behind the text: their table.
fn pages(text: &mut Vec<u8>, mut said: Vec<(u32, u32, Vec<u8>)>, size: usize) -> Vec<u8> {
    said.dedup_by(|next, last| {
        let same = next.2 == last.2 && next.0 == last.1;
        if same {
            last.1 = next.1;
        }
        same
    });
    let (mut starts, mut numbers) = (Vec::new(), Vec::new());
    let mut rest = &said[..];
    let mut end = 0;
    while let Some((first, ..)) = rest.first() {
        text.resize(text.len().next_multiple_of(512), 0);
        let mut page = vec![0; 512];
        let mut count = 0;
        let mut free = 510usize;
        let mut places = Vec::new();
        for (_, _, codes) in rest {
            let mut entry = match (size, codes.len()) {
                (1, length) => vec![u8::try_from(length).unwrap()],
                (_, length) if length % 2 == 1 => vec![u8::try_from(length / 2 + 1).unwrap()],
                (_, length) => vec![0, u8::try_from(length / 2).unwrap()],
            };
            entry.extend(codes);
            let Some(at) = free.checked_sub(entry.len()).map(|at| at & !1) else {
                break;
            };
            if (count + 2) * 4 + (count + 1) * size > at {
                break;
            }
            free = at;
            page[at..at + entry.len()].copy_from_slice(&entry);
            places.push(u8::try_from(at / 2).unwrap());
            count += 1;
        }
        let (taken, behind) = rest.split_at(count);
        end = taken.last().unwrap().1;
        for (at, bound) in taken
            .iter()
            .map(|(from, ..)| *from)
            .chain([end])
            .enumerate()
        {
            page[at * 4..at * 4 + 4].copy_from_slice(&bound.to_le_bytes());
        }
        for (at, place) in places.iter().enumerate() {
            page[(count + 1) * 4 + at * size] = *place;
        }
        page[511] = u8::try_from(count).unwrap();
        starts.push(*first);
        numbers.push(u32::try_from(text.len() / 512).unwrap());
        text.extend(page);
        rest = behind;
    }
    starts.push(end);
    let all = starts.iter().chain(&numbers);
    all.flat_map(|number| number.to_le_bytes()).collect()
}

/// A compound file with these streams.
pub(crate) fn file(streams: &Streams) -> Vec<u8> {
    compound(&[
        ("/WordDocument", &streams.text),
        ("/1Table", &streams.tables),
        ("/Data", &streams.data),
    ])
}

/// A compound file with streams of these names; those without bytes are left
/// out.
pub(crate) fn compound(streams: &[(&str, &[u8])]) -> Vec<u8> {
    let cursor = Cursor::new(Vec::new());
    let mut file = CompoundFile::create_with_version(Version::V3, cursor).unwrap();
    for (name, bytes) in streams {
        if !bytes.is_empty() {
            file.create_stream(name).unwrap().write_all(bytes).unwrap();
        }
    }
    file.flush().unwrap();
    file.into_inner().into_inner()
}
