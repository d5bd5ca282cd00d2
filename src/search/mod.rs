//! Queries over a document: parsing, matching, hits, jumps by title.
