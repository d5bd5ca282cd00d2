//! Documents of pages, PDF and OFD, as the tests make them: what stands on them
//! is read in the order in which a person reads it, places are pages, and
//! damaged ones are refused in words.

use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use gangmu::document::{Document, Format, PlaceUnit};
use gangmu::open::{Entry, How};
use gangmu::setting::{Language, Told};
use gangmu::source::Location;

use crate::package::archive;

/// A line of text and where it stands on its page, from the left and the top,
/// in points.
type Placed<'t> = (&'t str, f32, f32);

/// Two pages of a law: what is drawn first stands last, a sentence goes on over
/// the end of the page.
const PAGES: [&[Placed<'static>]; 2] = [
    &[
        (
            "第二条　船工应当每天清早把渡船撑到对岸，傍晚再撑回来，不得",
            40.0,
            160.0,
        ),
        ("第一条　为了管好渡口，制定本条例。", 40.0, 130.0),
        ("第一章　总则", 40.0, 100.0),
        ("渡口条例", 150.0, 60.0),
    ],
    &[
        ("无故停船。", 40.0, 60.0),
        ("第三条　本条例自一月一日起施行。", 40.0, 90.0),
    ],
];

const SIZE: f32 = 12.0;

/// A PDF document of these pages, in a font that is not embedded and says by a
/// predefined table which letters it has.
fn pdf(pages: &[&[Placed<'_>]]) -> Vec<u8> {
    let mut objects: Vec<String> = vec![
        "<< /Type /Catalog /Pages 2 0 R >>".to_owned(),
        String::new(),
        "<< /Type /Font /Subtype /Type0 /BaseFont /Song /Encoding /UniGB-UCS2-H \
         /DescendantFonts [4 0 R] >>"
            .to_owned(),
        "<< /Type /Font /Subtype /CIDFontType0 /BaseFont /Song /DW 1000 /CIDSystemInfo \
         << /Registry (Adobe) /Ordering (GB1) /Supplement 2 >> >>"
            .to_owned(),
    ];
    let mut kids = String::new();
    for lines in pages {
        let mut content = format!("BT /F1 {SIZE} Tf\n");
        for (text, x, y) in *lines {
            write!(content, "1 0 0 1 {x} {} Tm <", 842.0 - y).unwrap();
            for unit in text.encode_utf16() {
                write!(content, "{unit:04X}").unwrap();
            }
            content += "> Tj\n";
        }
        content += "ET";
        let page = objects.len() + 1;
        write!(kids, "{page} 0 R ").unwrap();
        objects.push(format!(
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents {} 0 R \
             /Resources << /Font << /F1 3 0 R >> >> >>",
            page + 1
        ));
        objects.push(format!(
            "<< /Length {} >>\nstream\n{content}\nendstream",
            content.len()
        ));
    }
    objects[1] = format!("<< /Type /Pages /Count {} /Kids [{kids}] >>", pages.len());
    let mut file = "%PDF-1.7\n".to_owned();
    let mut places = Vec::new();
    for (number, object) in objects.iter().enumerate() {
        places.push(file.len());
        write!(file, "{} 0 obj\n{object}\nendobj\n", number + 1).unwrap();
    }
    let table = file.len();
    write!(file, "xref\n0 {}\n0000000000 65535 f \n", objects.len() + 1).unwrap();
    for place in places {
        writeln!(file, "{place:010} 00000 n ").unwrap();
    }
    write!(
        file,
        "trailer\n<< /Size {} /Root 1 0 R >>\nstartxref\n{table}\n%%EOF\n",
        objects.len() + 1
    )
    .unwrap();
    file.into_bytes()
}

/// An OFD document of these pages.
fn ofd(pages: &[&[Placed<'_>]]) -> Vec<u8> {
    let space = "xmlns:ofd=\"http://www.ofdspec.org/2016\"";
    let mut listed = String::new();
    let mut parts: Vec<(String, String)> = Vec::new();
    for (number, lines) in pages.iter().enumerate() {
        write!(
            listed,
            "<ofd:Page ID=\"{}\" BaseLoc=\"Pages/{number}.xml\"/>",
            number + 100
        )
        .unwrap();
        let mut content = String::new();
        for (text, x, y) in *lines {
            write!(
                content,
                "<ofd:TextObject Boundary=\"{x} {} 400 20\" Size=\"{SIZE}\"><ofd:TextCode X=\"0\" \
                 Y=\"{SIZE}\" DeltaX=\"g {} {SIZE}\">{text}</ofd:TextCode></ofd:TextObject>",
                y - SIZE,
                text.chars().count() - 1
            )
            .unwrap();
        }
        parts.push((
            format!("Doc_0/Pages/{number}.xml"),
            format!(
                "<ofd:Page {space}><ofd:Content><ofd:Layer>{content}</ofd:Layer></ofd:Content></ofd:Page>"
            ),
        ));
    }
    parts.push((
        "OFD.xml".to_owned(),
        format!(
            "<ofd:OFD {space}><ofd:DocBody><ofd:DocRoot>Doc_0/Document.xml</ofd:DocRoot></ofd:DocBody></ofd:OFD>"
        ),
    ));
    parts.push((
        "Doc_0/Document.xml".to_owned(),
        format!("<ofd:Document {space}><ofd:Pages>{listed}</ofd:Pages></ofd:Document>"),
    ));
    let parts: Vec<(&str, &[u8])> = parts
        .iter()
        .map(|(name, text)| (name.as_str(), text.as_bytes()))
        .collect();
    archive(&parts)
}

/// What a file of these bytes is read as, or why it is not.
fn read(name: &str, bytes: &[u8]) -> Result<Document, String> {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("laid-out");
    fs::create_dir_all(&folder).unwrap();
    let path = folder.join(name);
    fs::write(&path, bytes).unwrap();
    let location = Location::Path(path);
    let how = How::default();
    let opened = Entry::open(&location, &how).and_then(|entry| entry.whole(None));
    opened
        .map(|opened| opened.document)
        .map_err(|fault| fault.told(Language::English))
}

#[test]
fn pages_become_one_text_with_its_sections_and_pages() {
    for (name, bytes, format) in [
        ("law.pdf", pdf(&PAGES), Format::Pdf),
        ("law.ofd", ofd(&PAGES), Format::Ofd),
    ] {
        let document = read(name, &bytes).unwrap();
        assert_eq!(document.meta().format, format);
        let text = document.text();
        assert!(
            text.contains("傍晚再撑回来，不得无故停船。"),
            "{name}: {text}"
        );
        let titles: Vec<&str> = document
            .sections()
            .iter()
            .map(|section| document.slice(section.title).trim())
            .collect();
        assert_eq!(titles[0], "渡口条例", "{name}");
        assert!(titles[1].starts_with("第一章"), "{name}: {titles:?}");
        assert_eq!(titles.len(), 5, "{name}: {titles:?}");
        let origin = document.origin();
        assert_eq!(origin.unit(), PlaceUnit::Page);
        let page = |phrase: &str| origin.number(u32::try_from(text.find(phrase).unwrap()).unwrap());
        assert_eq!(
            [page("第二条"), page("无故停船"), page("第三条")],
            [1, 2, 2],
            "{name}"
        );
    }
}

#[test]
fn a_document_without_text_says_so() {
    let error = read("empty.pdf", &pdf(&[&[], &[]])).unwrap_err();
    assert!(error.contains("none of the 2 pages"), "{error}");
    let error = read("empty.ofd", &archive(&[("OFD.xml", b"<OFD/>")])).unwrap_err();
    assert!(error.contains("no page"), "{error}");
}

#[test]
fn what_is_cut_short_or_changed_is_read_or_refused_in_words() {
    for (name, whole) in [("cut.pdf", pdf(&PAGES)), ("cut.ofd", ofd(&PAGES))] {
        for part in 1..40 {
            let cut = whole.len() * part / 40;
            if let Err(error) = read(name, &whole[..cut]) {
                assert!(!error.is_empty());
            }
        }
        let mut seed = 7u64;
        for _ in 0..200 {
            let mut bytes = whole.clone();
            for _ in 0..4 {
                seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
                let at = usize::try_from(seed >> 33).unwrap() % bytes.len();
                bytes[at] = u8::try_from(seed >> 24 & 0xff).unwrap();
            }
            if let Err(error) = read(name, &bytes) {
                assert!(!error.is_empty());
            }
        }
    }
}
