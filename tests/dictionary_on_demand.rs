//! The dictionary is loaded when words are asked for, and not before. Alone in
//! its file: whatever else runs in the process would load it.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::string_slice
)]

use std::ops::ControlFlow;

use gangmu::document::Meta;
use gangmu::lexicon::cutting::segmentation::{is_loaded, segmenter};
use gangmu::lexicon::{Dictionary, Lexicon, StopWords, Words};
use gangmu::search::{Query, find};
use gangmu::structure::{Options, parse};

#[test]
fn only_words_need_the_dictionary() {
    let text = "一、总则\n\n做强低空经济，办好民生实事。\n\n二、附则\n\n以上自印发之日起施行。\n";
    let document = parse(text, Meta::default(), &Options::default()).unwrap();
    assert_eq!(document.sections().len(), 2);
    let query = Query::parse("低空经济").unwrap();
    assert_eq!(find(&document, &[&query], &|| false).unwrap().len(), 1);
    let terms = Dictionary::parse("低空经济").terms;
    let lexicon = Lexicon::default().with_terms(&terms);
    assert!(!StopWords::default().is_empty());
    let by_spaces = lexicon.clone().with_spaces(true);
    let go_on = |_, _| ControlFlow::Continue(());
    assert!(!Words::cut(&document, &by_spaces, go_on).unwrap().is_empty());
    assert!(!is_loaded());

    // A stop before the first word leaves it alone too.
    assert!(Words::cut(&document, &lexicon, |_, _| ControlFlow::Break(())).is_none());
    assert!(!is_loaded());

    assert!(!Words::cut(&document, &lexicon, go_on).unwrap().is_empty());
    assert!(is_loaded());
    assert!(std::ptr::eq(segmenter(), segmenter()), "loaded once");
}
