//! Packages of word processors, made of the XML of their parts.

#![allow(dead_code)]

use std::io::Write;

use flate2::Compression;
use flate2::write::DeflateEncoder;
use rawzip::path::EntryPath;
use rawzip::{CompressionMethod, ZipArchiveWriter};

/// An archive of these members, packed but for `mimetype`.
pub(crate) fn archive(members: &[(&str, &[u8])]) -> Vec<u8> {
    let mut archive = ZipArchiveWriter::new(Vec::new());
    for (name, content) in members {
        let file = archive.new_file(EntryPath::verbatim(name.as_bytes()));
        // What says the kind of a file stands in it as it is.
        if *name == "mimetype" {
            let file = file.compression_method(CompressionMethod::STORE);
            let (mut entry, config) = file.start().unwrap();
            let mut writer = config.wrap(&mut entry);
            writer.write_all(content).unwrap();
            let (_, described) = writer.finish().unwrap();
            entry.finish(described).unwrap();
            continue;
        }
        let file = file.compression_method(CompressionMethod::DEFLATE);
        let (mut entry, config) = file.start().unwrap();
        let mut writer = config.wrap(DeflateEncoder::new(&mut entry, Compression::default()));
        writer.write_all(content).unwrap();
        let (encoder, described) = writer.finish().unwrap();
        encoder.finish().unwrap();
        entry.finish(described).unwrap();
    }
    archive.finish().unwrap()
}

/// The names of what Word's parts are written in.
pub(crate) const WORD: &str = concat!(
    r#"xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" "#,
    r#"xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" "#,
    r#"xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math" "#,
    r#"xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006""#,
);

/// The text of a Word document whose body holds `body`.
pub(crate) fn word_text(body: &str) -> String {
    format!("<?xml version=\"1.0\"?><w:document {WORD}><w:body>{body}</w:body></w:document>")
}

/// A Word document whose body holds `body`, with further parts: the root
/// element of each is written without its names.
pub(crate) fn word(body: &str, parts: &[(&str, &str)]) -> Vec<u8> {
    let text = word_text(body);
    let types = "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"/>";
    let parts: Vec<(String, String)> = parts
        .iter()
        .map(|(name, xml)| {
            let at = xml.find(['>', ' ']).unwrap();
            let named = format!("{} {WORD}{}", &xml[..at], &xml[at..]);
            (format!("word/{name}.xml"), named)
        })
        .collect();
    let mut members = vec![
        ("[Content_Types].xml", types.as_bytes()),
        ("word/document.xml", text.as_bytes()),
    ];
    members.extend(parts.iter().map(|(n, x)| (n.as_str(), x.as_bytes())));
    archive(&members)
}

/// A paragraph of plain text.
pub(crate) fn paragraph(text: &str) -> String {
    format!("<w:p><w:r><w:t>{text}</w:t></w:r></w:p>")
}

/// A paragraph of a style.
pub(crate) fn styled(style: &str, text: &str) -> String {
    format!("<w:p><w:pPr><w:pStyle w:val=\"{style}\"/></w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>")
}

/// A paragraph of a level of a list.
pub(crate) fn listed(list: u32, level: u32, text: &str) -> String {
    format!(
        "<w:p><w:pPr><w:numPr><w:ilvl w:val=\"{level}\"/><w:numId w:val=\"{list}\"/></w:numPr>\
         </w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>"
    )
}

/// A level of a list.
pub(crate) fn level(at: u32, form: &str, text: &str, more: &str) -> String {
    format!(
        "<w:lvl w:ilvl=\"{at}\"><w:start w:val=\"1\"/><w:numFmt w:val=\"{form}\"/>{more}\
         <w:lvlText w:val=\"{text}\"/></w:lvl>"
    )
}
