//! Names that once stood for several things stand for one: no second type
//! takes the name of another that everybody has in mind. A reader is a person.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use crate::circles::without_tests;
use crate::layering::{Token, sources_below, tokens};

/// The names, and how many types may have each.
const NAMES: &[(&str, usize)] = &[
    ("Findings", 0),
    ("Line", 1),
    ("Place", 1),
    ("Reader", 0),
    ("Unit", 1),
    ("View", 1),
];

/// The names of the types that a source defines.
fn types(source: &str) -> Vec<String> {
    let tokens = without_tests(tokens(source));
    let pairs = tokens.windows(2);
    let defined = pairs.filter_map(|pair| match pair {
        [Token::Word(kind), Token::Word(name)]
            if matches!(
                kind.as_str(),
                "struct" | "enum" | "union" | "trait" | "type"
            ) =>
        {
            Some(name.clone())
        }
        _ => None,
    });
    defined.collect()
}

#[test]
fn a_name_stands_for_one_type() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut files = Vec::new();
    sources_below(&root, &mut files);
    let mut all: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for file in files {
        let place = file.strip_prefix(&root).unwrap().display().to_string();
        for name in types(&fs::read_to_string(&file).unwrap()) {
            all.entry(name).or_default().push(place.clone());
        }
    }
    assert!(all.len() > 500, "only {} types were found", all.len());
    for &(name, most) in NAMES {
        let found = all.get(name).map_or(&[][..], Vec::as_slice);
        assert!(found.len() <= most, "{name} stands in {found:?}");
    }
}

#[test]
fn every_kind_of_type_is_seen() {
    let source = "pub struct A<T>(T); pub(crate) enum B {} trait C { type D; } type E = A<u8>; \
                  // struct F;\n#[cfg(test)] mod tests { struct G; } fn h(enumerate: u8) {}";
    assert_eq!(types(source), ["A", "B", "C", "D", "E"]);
}
