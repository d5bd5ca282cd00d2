//! Cross-references over real laws: what a link leads to has the number that
//! its words name. Skipped where the corpus is absent.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use std::path::Path;

use gangmu::document::Span;
use gangmu::parse;
use gangmu::references::{ReferenceIndex, references_in};
use gangmu::source::{Location, ReadOptions, read};

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
        let plain = |text: &str| -> String {
            let kept = |c: &char| !c.is_whitespace() && !"第条條编編章节節".contains(*c);
            text.chars().filter(kept).collect()
        };
        for link in &found {
            let said = document.slice(link.span);
            let title = document.title(link.target);
            if !said.starts_with(['本', '前', '次']) {
                let named = plain(said);
                assert!(
                    plain(title).starts_with(&named),
                    "{name}: {said} -> {title}"
                );
            }
        }
    }
}
