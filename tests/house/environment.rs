//! No test sees what whoever runs it keeps of their own documents: each file
//! that starts the program says where its state folder is.

use std::fs;
use std::path::Path;

use crate::layering::sources_below;

#[test]
fn every_test_names_its_state_folder() {
    let mut files = Vec::new();
    sources_below(
        &Path::new(env!("CARGO_MANIFEST_DIR")).join("tests"),
        &mut files,
    );
    // Put together here, so that this file is none of them.
    let starts = concat!("CARGO_BIN", "_EXE_gangmu");
    let (mut seen, mut without) = (0, Vec::new());
    for file in files {
        let source = fs::read_to_string(&file).unwrap();
        if source.contains(starts) {
            seen += 1;
            if !source.contains("XDG_STATE_HOME") {
                without.push(file);
            }
        }
    }
    assert!(seen >= 8, "only {seen} files start the program");
    assert!(without.is_empty(), "{without:?}");
}
