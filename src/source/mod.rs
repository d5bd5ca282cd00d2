//! Bytes to text: files, standard input, embedded documents, encodings.
