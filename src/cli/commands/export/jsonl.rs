//! A document as JSON Lines: one object for each section, with the facts of
//! the document, for programs that index many of them.

use std::io::{self, Write};

use serde::Serialize;

use crate::cli::failure::Failure;
use crate::document::{Document, SectionId, Span};
use crate::library::Profile;
use crate::source::Location;

/// One section, or the text before the first. Every field is there in every
/// line; `data/opensearch.json` and `data/quickwit.json` name the same ones.
#[derive(Serialize)]
struct SectionLine<'a> {
    /// The same in every run, for an index to replace what it has.
    id: String,
    file: &'a str,
    format: &'static str,
    encoding: &'a str,
    bytes: u64,
    title: &'a str,
    author: &'a str,
    issuer: &'a str,
    date: &'a str,
    number: &'a str,
    section: &'a str,
    path: String,
    depth: u16,
    kind: &'a str,
    marker: String,
    unit: &'static str,
    place: String,
    start: u32,
    end: u32,
    chars: usize,
    text: &'a str,
}

/// Writes the sections of a document.
pub(super) fn write(
    document: &Document,
    location: &Location,
    out: &mut impl Write,
) -> Result<(), Failure> {
    let profile = Profile::of(document);
    let label = location.label();
    let front = document.front();
    let front = (!document.slice(front).trim().is_empty()).then_some((None, front));
    let ids = (0u32..).take(document.sections().len());
    let sections = ids.map(|id| (Some(id), document.own_span(id)));
    for (id, span) in front.into_iter().chain(sections) {
        let line = line(document, &profile, &label, id, span);
        serde_json::to_writer(&mut *out, &line).map_err(io::Error::from)?;
        out.write_all(b"\n")?;
    }
    Ok(())
}

fn line<'a>(
    document: &'a Document,
    profile: &'a Profile,
    label: &'a str,
    id: Option<SectionId>,
    span: Span,
) -> SectionLine<'a> {
    let meta = document.meta();
    let origin = document.origin();
    let text = document.slice(span).trim_end();
    let section = id.and_then(|id| document.section(id));
    let path = id.map(|id| document.path(id)).unwrap_or_default();
    let path: Vec<&str> = path.iter().map(|&id| document.title(id)).collect();
    let marker = section.and_then(|section| section.number());
    SectionLine {
        id: format!("{label}#{}", id.map_or(0, |id| id.saturating_add(1))),
        file: label,
        format: meta.format.name(),
        encoding: &meta.encoding,
        bytes: meta.bytes,
        title: match profile.title.as_str() {
            "" => &meta.name,
            title => title,
        },
        author: &profile.author,
        issuer: &profile.issuer,
        date: &profile.date,
        number: &profile.number,
        section: id.map_or("", |id| document.title(id)),
        path: path.join(" / "),
        depth: section.map_or(0, |section| section.depth),
        kind: section.map_or("front", |section| section.kind.name()),
        marker: marker.map(|number| number.to_string()).unwrap_or_default(),
        unit: origin.unit().name(),
        place: origin.told(span.start).to_string(),
        start: span.start,
        end: span.end,
        chars: text.chars().filter(|c| *c != '\n').count(),
        text,
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use serde_json::Value;

    use super::*;
    use crate::document::Meta;
    use crate::structure::{Options, parse};

    /// The fields of a line, by what an index has to take them for.
    fn fields() -> BTreeMap<String, &'static str> {
        let text = "某县人民政府工作报告\n第一章 总则\n第一条 渡口以诚信为本。\n";
        let document = parse(text, Meta::default(), &Options::default()).unwrap();
        let mut out = Vec::new();
        write(&document, &Location::Path("甲.txt".into()), &mut out).unwrap();
        let lines = String::from_utf8(out).unwrap();
        assert!(lines.lines().count() > 1);
        let mut all: Vec<BTreeMap<String, &'static str>> = Vec::new();
        for line in lines.lines() {
            let Value::Object(line) = serde_json::from_str(line).unwrap() else {
                panic!("{line} is no object");
            };
            let kind = |value: &Value| match value {
                Value::Number(_) => "number",
                Value::String(_) => "string",
                other => panic!("{other} has no type of its own"),
            };
            all.push(line.iter().map(|(k, v)| (k.clone(), kind(v))).collect());
        }
        assert!(all.iter().all(|fields| *fields == all[0]));
        all.swap_remove(0)
    }

    /// Fields that are words to look for, not names to look up.
    const WORDS: [&str; 4] = ["title", "section", "path", "text"];

    #[test]
    fn each_field_is_in_the_mapping_of_opensearch_and_no_other() {
        let mapping = include_str!("../../../../data/opensearch.json");
        let mapping: Value = serde_json::from_str(mapping).unwrap();
        assert_eq!(mapping["mappings"]["dynamic"], "strict");
        let mapped = mapping["mappings"]["properties"].as_object().unwrap();
        let fields = fields();
        assert!(mapped.keys().eq(fields.keys()));
        for (name, field) in mapped {
            let expected = match fields[name] {
                "number" => "long",
                _ if WORDS.contains(&name.as_str()) => "text",
                _ => "keyword",
            };
            assert_eq!(field["type"], expected, "{name}");
        }
        for name in WORDS {
            assert_eq!(mapped[name]["analyzer"], "hanzi", "{name}");
            assert_eq!(mapped[name]["index_options"], "positions", "{name}");
        }
    }

    #[test]
    fn each_field_is_in_the_mapping_of_quickwit_and_no_other() {
        let mapping = include_str!("../../../../data/quickwit.json");
        let mapping: Value = serde_json::from_str(mapping).unwrap();
        let mapping = &mapping["doc_mapping"];
        assert_eq!(mapping["mode"], "strict");
        let mapped = mapping["field_mappings"].as_array().unwrap();
        let mapped: BTreeMap<&str, &Value> = mapped
            .iter()
            .map(|field| (field["name"].as_str().unwrap(), field))
            .collect();
        let fields = fields();
        assert!(mapped.keys().copied().eq(fields.keys().map(String::as_str)));
        for (name, field) in mapped {
            let (kind, tokenizer) = match fields[name] {
                "number" => ("u64", None),
                _ if WORDS.contains(&name) => ("text", Some("chinese_compatible")),
                _ => ("text", Some("raw")),
            };
            assert_eq!(field["type"], kind, "{name}");
            assert_eq!(field["tokenizer"].as_str(), tokenizer, "{name}");
            if WORDS.contains(&name) {
                assert_eq!(field["record"], "position", "{name}");
            }
        }
    }
}
