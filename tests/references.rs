//! Cross-references over real laws: what a link leads to has the number that
//! its words name. Skipped where the corpus is absent.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use std::path::Path;

use gangmu::document::Span;
use gangmu::parse;
use gangmu::references::{ReferenceIndex, references_in};
use gangmu::source::{Location, ReadOptions, read};
use gangmu::text::numerals;

#[test]
fn links_of_real_laws_lead_where_they_say() {
    let corpus = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/corpus");
    if !corpus.is_dir() {
        println!("skipped: no corpus");
        return;
    }
    for (name, least) in [
        ("law-criminal.md", 100),
        ("law-pipl.md", 8),
        ("law-tw-civil-code.md", 200),
    ] {
        let location = Location::Path(corpus.join(name));
        let loaded = read(&location, &ReadOptions::default()).unwrap();
        let document = parse::parse(&loaded.text, loaded.meta, &parse::Options::default()).unwrap();
        let index = ReferenceIndex::new(&document);
        let found = references_in(&document, &index, Span::new(0, document.len()));
        println!("{name}: {} links", found.len());
        assert!(found.len() >= least, "{name}: {}", found.len());
        let number = |said: &str| -> Vec<u64> {
            let kept = |c: &char| !c.is_whitespace() && !"第条條编編章节節附件表录錄".contains(*c);
            let plain: String = said.chars().filter(kept).collect();
            let parts = plain.split(['之', '-', '－']);
            parts.map(|part| numerals::value(part).unwrap()).collect()
        };
        for link in &found {
            let said = document.slice(link.span);
            if said.starts_with(['本', '前', '次']) {
                continue;
            }
            let target = document.section(link.target).unwrap();
            let parts = target.number.as_ref().unwrap().parts();
            let parts: Vec<u64> = parts.iter().map(|&part| u64::from(part)).collect();
            assert_eq!(number(said), parts, "{name}: {said}");
        }
    }
}
