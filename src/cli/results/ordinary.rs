//! Results with look-alike hanzi in their ordinary form.

use std::io::{self, Write};

use crate::text::lookalikes::in_ordinary_form;

/// Hands on what is written to it; on request with every look-alike hanzi in
/// its ordinary form, line by line.
pub(in crate::cli) struct Ordinary<W: Write> {
    out: W,
    wanted: bool,
    /// The line that is not finished.
    line: Vec<u8>,
}

impl<W: Write> Ordinary<W> {
    /// Writes to `out`, as it comes where the ordinary form is not `wanted`.
    pub(in crate::cli) const fn new(out: W, wanted: bool) -> Self {
        Self {
            out,
            wanted,
            line: Vec::new(),
        }
    }

    fn hand_on(&mut self) -> io::Result<()> {
        let line = std::mem::take(&mut self.line);
        match std::str::from_utf8(&line) {
            Ok(text) => self.out.write_all(in_ordinary_form(text).as_bytes()),
            Err(_) => self.out.write_all(&line),
        }
    }
}

impl<W: Write> Write for Ordinary<W> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        if !self.wanted {
            return self.out.write(bytes);
        }
        let feed = memchr::memrchr(b'\n', bytes);
        let (lines, rest) = bytes
            .split_at_checked(feed.map_or(0, |feed| feed.saturating_add(1)))
            .unwrap_or((bytes, &[]));
        if !lines.is_empty() {
            self.line.extend_from_slice(lines);
            self.hand_on()?;
        }
        self.line.extend_from_slice(rest);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        // A flush may come within a character.
        if std::str::from_utf8(&self.line).is_ok() {
            self.hand_on()?;
        }
        self.out.flush()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn characters_that_come_in_pieces_are_written_whole() {
        let text = "第⼀章 ⻓江\n甲乙\u{2f804}";
        for (wanted, expected) in [(false, text), (true, "第一章 长江\n甲乙你")] {
            let mut written = Vec::new();
            let mut out = Ordinary::new(&mut written, wanted);
            for byte in text.bytes() {
                out.write_all(&[byte]).unwrap();
                out.flush().unwrap();
            }
            assert_eq!(String::from_utf8(written).unwrap(), expected);
        }
    }
}
