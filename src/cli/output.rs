//! Results: text to read, TSV and CSV with a header line, JSON Lines.

use std::borrow::Cow;
use std::io::{self, BufWriter, Write};
use std::ops::ControlFlow;

use csv::QuoteStyle;
use serde::Serialize;

use crate::cores;
use crate::text::shown;

use crate::source::Location;

use super::args::Form;

/// A row of a result. Its fields, by the order and the names they are
/// serialized in, are the columns.
pub(super) trait Row: Serialize {
    /// The names of the columns, for the header line; it is there even when
    /// no row is.
    const COLUMNS: &'static [&'static str];
}

/// Rows that are made at a time.
const SHARE: usize = 4096;

/// A result that is printed row by row.
pub(super) struct Table<W: Write> {
    writer: Writer<W>,
    form: Form,
    paint: Paint,
    /// Whether each row tells its document.
    named: bool,
}

/// A row with its document, as JSON has it.
#[derive(Serialize)]
struct InFile<'a, R> {
    file: &'a str,
    #[serde(flatten)]
    row: &'a R,
}

enum Writer<W: Write> {
    Text(BufWriter<W>),
    Separated(Box<csv::Writer<W>>),
    Json(BufWriter<W>),
}

impl<W: Write> Table<W> {
    /// A result of rows `R` in this form on `out`; the header line is written
    /// at once.
    ///
    /// # Errors
    /// Where `out` fails.
    pub(super) fn new<R: Row>(form: Form, paint: Paint, out: W) -> io::Result<Self> {
        Self::with_columns(R::COLUMNS, form, paint, out)
    }

    fn with_columns(columns: &[&str], form: Form, paint: Paint, out: W) -> io::Result<Self> {
        let mut table = Self::bare(form, paint, out);
        if let Writer::Separated(writer) = &mut table.writer {
            writer.write_record(columns).map_err(io_error)?;
        }
        Ok(table)
    }

    /// A table without its header line.
    fn bare(form: Form, paint: Paint, out: W) -> Self {
        let separated = |delimiter, quotes, out| {
            let writer = csv::WriterBuilder::new()
                .delimiter(delimiter)
                .quote_style(quotes)
                .has_headers(false)
                .from_writer(out);
            Writer::Separated(Box::new(writer))
        };
        let writer = match form {
            // Those who have the other two forms print them themselves.
            Form::Text | Form::Md | Form::Html => Writer::Text(BufWriter::new(out)),
            Form::Json => Writer::Json(BufWriter::new(out)),
            // No field holds a tab or a line end, so nothing needs quotes.
            Form::Tsv => separated(b'\t', QuoteStyle::Never, out),
            Form::Csv => separated(b',', QuoteStyle::Necessary, out),
        };
        Self {
            writer,
            form,
            paint,
            named: false,
        }
    }

    /// Adds a row; `text` writes its line for a reader, line end included.
    ///
    /// # Errors
    /// Where the output fails.
    pub(super) fn row(
        &mut self,
        row: &impl Row,
        text: impl FnOnce(&mut dyn Write, Paint) -> io::Result<()>,
    ) -> io::Result<()> {
        match &mut self.writer {
            Writer::Text(out) => text(out, self.paint),
            Writer::Separated(out) => out.serialize(row).map_err(io_error),
            Writer::Json(out) => {
                serde_json::to_writer(&mut *out, row)?;
                out.write_all(b"\n")
            }
        }
    }

    /// A result of rows `R` from each of `locations`: where there are several,
    /// `file` is the first column, and each line for a reader begins with it.
    ///
    /// # Errors
    /// Where `out` fails.
    pub(super) fn of_documents<R: Row>(
        locations: &[Location],
        form: Form,
        paint: Paint,
        out: W,
    ) -> io::Result<Self> {
        let named = locations.len() > 1;
        let columns = [if named { &["file"][..] } else { &[] }, R::COLUMNS].concat();
        let table = Self::with_columns(&columns, form, paint, out)?;
        Ok(Self { named, ..table })
    }

    /// Adds a row of a document; `text` as for [`row`](Self::row), without
    /// the file.
    ///
    /// # Errors
    /// Where the output fails.
    pub(super) fn row_of(
        &mut self,
        file: &str,
        row: &impl Row,
        text: impl FnOnce(&mut dyn Write, Paint) -> io::Result<()>,
    ) -> io::Result<()> {
        if !self.named {
            return self.row(row, text);
        }
        match &mut self.writer {
            Writer::Text(out) => {
                write!(out, "{}:", self.paint.name(file))?;
                text(out, self.paint)
            }
            Writer::Separated(out) => out.serialize((file, row)).map_err(io_error),
            Writer::Json(out) => {
                serde_json::to_writer(&mut *out, &InFile { file, row })?;
                out.write_all(b"\n")
            }
        }
    }

    /// Adds lines of a document that are for a reader only, and no row of the
    /// result, as [`row_of`](Self::row_of) does.
    ///
    /// # Errors
    /// Where the output fails.
    pub(super) fn aside_of(
        &mut self,
        file: &str,
        text: impl FnOnce(&mut dyn Write, Paint) -> io::Result<()>,
    ) -> io::Result<()> {
        let Writer::Text(out) = &mut self.writer else {
            return Ok(());
        };
        if self.named {
            write!(out, "{}:", self.paint.name(file))?;
        }
        text(out, self.paint)
    }

    /// Adds a row for each of `items` and finishes, as [`row`](Self::row) and
    /// [`finish`](Self::finish) do; the rows are made on all cores.
    ///
    /// # Errors
    /// Where the output fails.
    pub(super) fn rows<T: Sync, R: Row>(
        self,
        items: &[T],
        row: impl Fn(&T) -> R + Sync,
        text: impl Fn(&mut dyn Write, Paint, &R) -> io::Result<()> + Sync,
    ) -> io::Result<()> {
        let (form, paint) = (self.form, self.paint);
        let mut out = self.into_inner()?;
        let parts: Vec<&[T]> = items.chunks(SHARE).collect();
        let made = |_: &mut (), part: &&[T]| {
            let mut table = Table::bare(form, paint, Vec::new());
            for item in *part {
                let row = row(item);
                table.row(&row, |out, paint| text(out, paint, &row))?;
            }
            table.into_inner()
        };
        let flow = cores::in_order(
            &parts,
            || (),
            made,
            |made: io::Result<Vec<u8>>| match made.and_then(|made| out.write_all(&made)) {
                Ok(()) => ControlFlow::Continue(()),
                Err(error) => ControlFlow::Break(error),
            },
        );
        match flow {
            ControlFlow::Continue(()) => out.flush(),
            ControlFlow::Break(error) => Err(error),
        }
    }

    fn into_inner(self) -> io::Result<W> {
        match self.writer {
            Writer::Text(out) | Writer::Json(out) => {
                out.into_inner().map_err(io::IntoInnerError::into_error)
            }
            Writer::Separated(out) => out
                .into_inner()
                .map_err(|error| io::Error::from(error.error().kind())),
        }
    }

    /// Writes out what is left.
    ///
    /// # Errors
    /// Where the output fails.
    pub(super) fn finish(self) -> io::Result<()> {
        match self.writer {
            Writer::Text(mut out) | Writer::Json(mut out) => out.flush(),
            Writer::Separated(mut out) => out.flush(),
        }
    }
}

/// The cause of an error of the csv crate, so that a closed pipe is known as
/// one.
fn io_error(error: csv::Error) -> io::Error {
    match error.into_kind() {
        csv::ErrorKind::Io(error) => error,
        other => io::Error::other(format!("{other:?}")),
    }
}

/// A field in one line: tabs and line ends as a space.
pub(super) fn field(text: &str) -> Cow<'_, str> {
    if text.contains(['\t', '\n', '\r']) {
        Cow::Owned(text.replace("\r\n", " ").replace(['\t', '\n', '\r'], " "))
    } else {
        Cow::Borrowed(text)
    }
}

const FOUND: &str = "\x1b[1;31m";
const NAME: &str = "\x1b[35m";
const NUMBER: &str = "\x1b[32m";
const END: &str = "\x1b[m";

/// All that a [`Paint`] writes beside the text.
pub(super) const COLOURS: [&str; 4] = [FOUND, NAME, NUMBER, END];

/// Colours for text that is read, where they are wanted.
#[derive(Debug, Clone, Copy)]
pub(super) struct Paint {
    on: bool,
    /// Whether it goes to a terminal, on which what a document holds must not
    /// act. Elsewhere it stays as it is.
    on_terminal: bool,
}

impl Paint {
    pub(super) const fn new(on: bool, on_terminal: bool) -> Self {
        Self { on, on_terminal }
    }

    /// What was looked for.
    pub(super) fn found(self, text: &str) -> String {
        self.with(FOUND, text)
    }

    /// The name of a document.
    pub(super) fn name(self, text: &str) -> String {
        self.with(NAME, text)
    }

    /// A line number or a count.
    pub(super) fn number(self, text: &str) -> String {
        self.with(NUMBER, text)
    }

    /// Everything else.
    pub(super) fn plain(self, text: &str) -> String {
        self.harmless(text).into_owned()
    }

    fn harmless(self, text: &str) -> Cow<'_, str> {
        match self.on_terminal {
            true => shown(text),
            false => Cow::Borrowed(text),
        }
    }

    fn with(self, code: &str, text: &str) -> String {
        let text = self.harmless(text);
        if self.on && !text.is_empty() {
            format!("{code}{text}{END}")
        } else {
            text.into_owned()
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[derive(Serialize)]
    struct Pair<'a> {
        line: u32,
        title: Cow<'a, str>,
        number: Option<u32>,
    }

    impl Row for Pair<'_> {
        const COLUMNS: &'static [&'static str] = &["line", "title", "number"];
    }

    fn printed(form: Form, titles: &[&str]) -> String {
        let mut out = Vec::new();
        let mut table = Table::new::<Pair<'_>>(form, Paint::new(false, true), &mut out).unwrap();
        for (title, line) in titles.iter().zip(1..) {
            let row = Pair {
                line,
                title: field(title),
                number: (line > 1).then_some(line),
            };
            let text = |out: &mut dyn Write, _| writeln!(out, "{line} {title}");
            table.row(&row, text).unwrap();
        }
        table.finish().unwrap();
        String::from_utf8(out).unwrap()
    }

    #[test]
    fn each_form_has_a_line_for_each_row() {
        let titles = ["一、总则", "二,\"三\""];
        assert_eq!(printed(Form::Text, &titles), "1 一、总则\n2 二,\"三\"\n");
        assert_eq!(
            printed(Form::Tsv, &titles),
            "line\ttitle\tnumber\n1\t一、总则\t\n2\t二,\"三\"\t2\n"
        );
        assert_eq!(
            printed(Form::Csv, &titles),
            "line,title,number\n1,一、总则,\n2,\"二,\"\"三\"\"\",2\n"
        );
        assert_eq!(
            printed(Form::Json, &titles),
            "{\"line\":1,\"title\":\"一、总则\",\"number\":null}\n\
             {\"line\":2,\"title\":\"二,\\\"三\\\"\",\"number\":2}\n"
        );
    }

    #[test]
    fn a_table_without_rows_has_its_header() {
        assert_eq!(printed(Form::Tsv, &[]), "line\ttitle\tnumber\n");
        assert_eq!(printed(Form::Csv, &[]), "line,title,number\n");
        assert_eq!(printed(Form::Json, &[]), "");
    }

    #[test]
    fn a_field_stays_in_its_line() {
        assert_eq!(field("甲\t乙\r\n丙\r丁"), "甲 乙 丙 丁");
        assert_eq!(printed(Form::Tsv, &["甲\t乙\n丙"]).lines().count(), 2);
    }

    #[test]
    fn a_closed_pipe_is_known_as_one() {
        struct Closed;
        impl Write for Closed {
            fn write(&mut self, _: &[u8]) -> io::Result<usize> {
                Err(io::ErrorKind::BrokenPipe.into())
            }
            fn flush(&mut self) -> io::Result<()> {
                Ok(())
            }
        }
        for form in [Form::Text, Form::Tsv, Form::Csv, Form::Json] {
            let mut table = Table::new::<Pair<'_>>(form, Paint::new(false, true), Closed).unwrap();
            let title = field("长").repeat(10_000).into();
            let row = Pair {
                line: 1,
                title,
                number: None,
            };
            let written = table
                .row(&row, |out, _| writeln!(out, "{}", row.title))
                .and_then(|()| table.finish());
            assert_eq!(written.unwrap_err().kind(), io::ErrorKind::BrokenPipe);
        }
    }

    #[test]
    fn an_escape_from_a_document_does_not_reach_the_terminal() {
        assert!(!Paint::new(false, true).found("\x1b[2J").contains('\x1b'));
    }
}
