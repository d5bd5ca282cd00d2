//! From text to document: markup, numbering, outline, seams.
