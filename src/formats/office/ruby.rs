//! Ruby: readings that stand over their base on the page, and behind all of it
//! in the text.

use super::item::{Mark, Paragraph};

/// Ruby that is being read. Bases that stand side by side are one, with their
/// readings behind the last.
#[derive(Debug, Default)]
pub(crate) struct Ruby {
    inside: bool,
    reads: bool,
    readings: Vec<String>,
    reading: String,
    /// Where the first base began, in bytes of the paragraph.
    base: usize,
}

impl Ruby {
    /// At the beginning of ruby, behind so much text of the paragraph.
    pub(crate) fn begin(&mut self, here: usize) {
        self.inside = true;
        if self.readings.is_empty() {
            self.base = here;
        }
    }

    /// At the end of ruby.
    pub(crate) fn end(&mut self) {
        self.inside = false;
    }

    /// At the beginning of a reading.
    pub(crate) fn begin_reading(&mut self) {
        self.reads = true;
    }

    /// At the end of a reading.
    pub(crate) fn end_reading(&mut self) {
        self.reads = false;
        let reading = std::mem::take(&mut self.reading);
        if !reading.trim().is_empty() {
            self.readings.push(reading.trim().to_owned());
        }
    }

    /// Keeps text that is a reading; whether it was one.
    pub(crate) fn read(&mut self, text: &str) -> bool {
        if self.reads {
            self.reading += text;
        }
        self.reads
    }

    /// Whether text that comes is a base.
    pub(crate) const fn is_inside(&self) -> bool {
        self.inside
    }

    /// Writes the readings behind their base, where there are any.
    pub(crate) fn write(&mut self, paragraph: &mut Paragraph) {
        if self.readings.is_empty() {
            return;
        }
        let readings = std::mem::take(&mut self.readings);
        let start = paragraph.text.len();
        let style = paragraph.runs.last().map(|run| run.style);
        let aside = format!("（{}）", readings.join(" "));
        paragraph.push(&aside, style.unwrap_or_default());
        let end = paragraph.text.len();
        let base = self.base.min(start);
        paragraph.marks.push(Mark::Aside { base, start, end });
    }
}
