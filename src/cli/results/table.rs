//! Results: text to read, TSV and CSV with a header line, JSON Lines.

use std::borrow::Cow;
use std::io::{self, BufWriter, Write};
use std::ops::ControlFlow;

use csv::QuoteStyle;
use serde::Serialize;

use crate::cores;
use crate::document::PlaceUnit;
use crate::text::shown;

use crate::source::Location;

use super::place::COLUMN;
use crate::cli::args::Form;

/// A row of a result. Its fields, by the order and the names they are
/// serialized in, are the columns.
pub(in crate::cli) trait Row: Serialize {
    /// The names of the columns, for the header line; it is there even when
    /// no row is.
    const COLUMNS: &'static [&'static str];

    /// What the place in its [`COLUMN`] is counted in, where it has one.
    fn unit(&self) -> PlaceUnit {
        PlaceUnit::Line
    }
}

/// Rows that are made at a time.
const SHARE: usize = 4096;

/// A result that is printed row by row.
pub(in crate::cli) struct Table<W: Write> {
    writer: Writer<W>,
    form: Form,
    paint: Paint,
    /// Whether each row tells its document.
    named: bool,
    columns: Vec<&'static str>,
    /// What the places of the header are counted in, once it is written.
    unit: Option<PlaceUnit>,
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
    /// A result of rows `R` in this form on `out`. The header line is written
    /// with the first row, whose place says what the column is called.
    pub(in crate::cli) fn new<R: Row>(form: Form, paint: Paint, out: W) -> Self {
        Self::bare(R::COLUMNS.to_vec(), form, paint, out)
    }

    /// A table without its header line.
    fn bare(columns: Vec<&'static str>, form: Form, paint: Paint, out: W) -> Self {
        let separated = |delimiter, quotes, out| {
            let writer = csv::WriterBuilder::new()
                .delimiter(delimiter)
                .quote_style(quotes)
                .has_headers(false)
                .from_writer(out);
            Writer::Separated(Box::new(writer))
        };
        let writer = match form {
            // Those who have the other forms print them themselves.
            Form::Text | Form::Md | Form::Html | Form::Jsonl => Writer::Text(BufWriter::new(out)),
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
            columns,
            unit: None,
        }
    }

    /// Writes the header line, where that is still to be done.
    fn head(&mut self, unit: PlaceUnit) -> io::Result<()> {
        if self.unit.is_some() {
            return Ok(());
        }
        self.unit = Some(unit);
        let Writer::Separated(writer) = &mut self.writer else {
            return Ok(());
        };
        let name = |column: &&'static str| match *column {
            COLUMN => unit.name(),
            other => other,
        };
        let names = self.columns.iter().map(name);
        writer.write_record(names).map_err(io_error)
    }

    /// Writes a row, or a row with its document, in one of the forms for
    /// machines.
    fn record(&mut self, row: &impl Serialize, unit: PlaceUnit) -> io::Result<()> {
        let called = *self.unit.get_or_insert(unit);
        match &mut self.writer {
            Writer::Text(_) => Ok(()),
            Writer::Separated(out) if unit == called => out.serialize(row).map_err(io_error),
            Writer::Separated(out) => {
                let at = self.columns.iter().position(|&column| column == COLUMN);
                let cells = cells_of(row)?;
                let cells = cells
                    .iter()
                    .enumerate()
                    .map(|(i, cell)| match Some(i) == at {
                        true => Cow::Owned(format!("{} {cell}", unit.name())),
                        false => Cow::Borrowed(cell),
                    });
                let cells: Vec<Cow<'_, str>> = cells.collect();
                let cells = cells.iter().map(|cell| cell.as_bytes());
                out.write_record(cells).map_err(io_error)
            }
            Writer::Json(out) => {
                let keys = Keys::new(unit);
                let mut serializer = serde_json::Serializer::with_formatter(&mut *out, keys);
                row.serialize(&mut serializer)?;
                out.write_all(b"\n")
            }
        }
    }

    /// Adds a row; `text` writes its line for a reader, line end included.
    ///
    /// # Errors
    /// Where the output fails.
    pub(in crate::cli) fn row(
        &mut self,
        row: &impl Row,
        text: impl FnOnce(&mut dyn Write, Paint) -> io::Result<()>,
    ) -> io::Result<()> {
        if let Writer::Text(out) = &mut self.writer {
            return text(out, self.paint);
        }
        self.head(row.unit())?;
        self.record(row, row.unit())
    }

    /// A result of rows `R` from each of `locations`: where there are several,
    /// `file` is the first column, and each line for a reader begins with it.
    pub(in crate::cli) fn of_documents<R: Row>(
        locations: &[Location],
        form: Form,
        paint: Paint,
        out: W,
    ) -> Self {
        let named = locations.len() > 1;
        let columns = [if named { &["file"][..] } else { &[] }, R::COLUMNS].concat();
        let table = Self::bare(columns, form, paint, out);
        Self { named, ..table }
    }

    /// Adds a row of a document; `text` as for [`row`](Self::row), without
    /// the file.
    ///
    /// # Errors
    /// Where the output fails.
    pub(in crate::cli) fn row_of(
        &mut self,
        file: &str,
        row: &impl Row,
        text: impl FnOnce(&mut dyn Write, Paint) -> io::Result<()>,
    ) -> io::Result<()> {
        if !self.named {
            return self.row(row, text);
        }
        if let Writer::Text(out) = &mut self.writer {
            write!(out, "{}:", self.paint.name(file))?;
            return text(out, self.paint);
        }
        let unit = row.unit();
        self.head(unit)?;
        match self.form {
            Form::Json => self.record(&InFile { file, row }, unit),
            _ => self.record(&(file, row), unit),
        }
    }

    /// Adds lines of a document that are for a reader only, and no row of the
    /// result, as [`row_of`](Self::row_of) does.
    ///
    /// # Errors
    /// Where the output fails.
    pub(in crate::cli) fn aside_of(
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

    /// Adds a line about all documents that is for a reader only.
    ///
    /// # Errors
    /// Where the output fails.
    pub(in crate::cli) fn aside(
        &mut self,
        text: impl FnOnce(&mut dyn Write, Paint) -> io::Result<()>,
    ) -> io::Result<()> {
        match &mut self.writer {
            Writer::Text(out) => text(out, self.paint),
            Writer::Separated(_) | Writer::Json(_) => Ok(()),
        }
    }

    /// Adds a row for each of `items` and finishes, as [`row`](Self::row) and
    /// [`finish`](Self::finish) do; the rows are made on all cores.
    ///
    /// # Errors
    /// Where the output fails.
    pub(in crate::cli) fn rows<T: Sync, R: Row>(
        self,
        items: &[T],
        row: impl Fn(&T) -> R + Sync,
        text: impl Fn(&mut dyn Write, Paint, &R) -> io::Result<()> + Sync,
    ) -> io::Result<()> {
        let (form, paint) = (self.form, self.paint);
        let unit = items
            .first()
            .map_or_else(PlaceUnit::default, |item| row(item).unit());
        let mut out = self.into_inner(unit)?;
        let parts: Vec<&[T]> = items.chunks(SHARE).collect();
        let made = |_: &mut (), part: &&[T]| {
            let mut table = Table::bare(Vec::new(), form, paint, Vec::new());
            table.unit = Some(unit);
            for item in *part {
                let row = row(item);
                table.row(&row, |out, paint| text(out, paint, &row))?;
            }
            table.into_inner(unit)
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

    fn into_inner(mut self, unit: PlaceUnit) -> io::Result<W> {
        self.head(unit)?;
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
    pub(in crate::cli) fn finish(mut self) -> io::Result<()> {
        self.head(PlaceUnit::default())?;
        match self.writer {
            Writer::Text(mut out) | Writer::Json(mut out) => out.flush(),
            Writer::Separated(mut out) => out.flush(),
        }
    }
}

/// The cells of a row as text.
fn cells_of(row: &impl Serialize) -> io::Result<csv::StringRecord> {
    let mut writer = csv::WriterBuilder::new()
        .has_headers(false)
        .from_writer(Vec::new());
    writer.serialize(row).map_err(io_error)?;
    let written = writer.into_inner();
    let written = written.map_err(|error| io::Error::from(error.error().kind()))?;
    let mut reader = csv::ReaderBuilder::new()
        .has_headers(false)
        .from_reader(written.as_slice());
    let first = reader.records().next().transpose();
    first.map(Option::unwrap_or_default).map_err(io_error)
}

/// Writes objects as usual, but calls the place by what it is counted in.
pub(in crate::cli) struct Keys {
    unit: PlaceUnit,
    in_key: bool,
}

impl Keys {
    /// For places that are counted in `unit`.
    pub(in crate::cli) const fn new(unit: PlaceUnit) -> Self {
        let in_key = false;
        Self { unit, in_key }
    }
}

impl serde_json::ser::Formatter for Keys {
    fn begin_object_key<O: Write + ?Sized>(&mut self, out: &mut O, first: bool) -> io::Result<()> {
        self.in_key = true;
        out.write_all(if first { b"" } else { b"," })
    }

    fn end_object_key<O: Write + ?Sized>(&mut self, _: &mut O) -> io::Result<()> {
        self.in_key = false;
        Ok(())
    }

    fn write_string_fragment<O: Write + ?Sized>(
        &mut self,
        out: &mut O,
        fragment: &str,
    ) -> io::Result<()> {
        let written = match self.in_key && fragment == COLUMN {
            true => self.unit.name(),
            false => fragment,
        };
        out.write_all(written.as_bytes())
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
pub(in crate::cli) fn field(text: &str) -> Cow<'_, str> {
    if text.contains(['\t', '\n', '\r']) {
        Cow::Owned(text.replace("\r\n", " ").replace(['\t', '\n', '\r'], " "))
    } else {
        Cow::Borrowed(text)
    }
}

const FOUND: &str = "\x1b[1;31m";
const NAME: &str = "\x1b[35m";
const NUMBER: &str = "\x1b[32m";
const GONE: &str = "\x1b[9;31m";
const COME: &str = "\x1b[4;32m";
const END: &str = "\x1b[m";

/// All that a [`Paint`] writes beside the text.
pub(in crate::cli) const COLOURS: [&str; 6] = [FOUND, NAME, NUMBER, GONE, COME, END];

/// Colours for text that is read, where they are wanted.
#[derive(Debug, Clone, Copy)]
pub(in crate::cli) struct Paint {
    on: bool,
    /// Whether it goes to a terminal, on which what a document holds must not
    /// act. Elsewhere it stays as it is.
    on_terminal: bool,
}

impl Paint {
    pub(in crate::cli) const fn new(on: bool, on_terminal: bool) -> Self {
        Self { on, on_terminal }
    }

    /// What was looked for.
    pub(in crate::cli) fn found(self, text: &str) -> String {
        self.with(FOUND, text)
    }

    /// The name of a document.
    pub(in crate::cli) fn name(self, text: &str) -> String {
        self.with(NAME, text)
    }

    /// A line number or a count.
    pub(in crate::cli) fn number(self, text: &str) -> String {
        self.with(NUMBER, text)
    }

    /// What went: in signs where it is not painted.
    pub(in crate::cli) fn gone(self, text: &str) -> String {
        match self.on {
            true => self.with(GONE, text),
            false => format!("[-{}-]", self.harmless(text)),
        }
    }

    /// What came: in signs where it is not painted.
    pub(in crate::cli) fn come(self, text: &str) -> String {
        match self.on {
            true => self.with(COME, text),
            false => format!("{{+{}+}}", self.harmless(text)),
        }
    }

    /// Everything else.
    pub(in crate::cli) fn plain(self, text: &str) -> String {
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
    use crate::cli::results::place::PlaceValue;
    use crate::document::{Document, DocumentBuilder, Meta, SourcePlace};

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
        let mut table = Table::new::<Pair<'_>>(form, Paint::new(false, true), &mut out);
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

    #[derive(Serialize)]
    struct Placed {
        line: PlaceValue,
        title: &'static str,
    }

    impl Row for Placed {
        const COLUMNS: &'static [&'static str] = &["line", "title"];

        fn unit(&self) -> PlaceUnit {
            self.line.unit()
        }
    }

    /// A document of one block at a place.
    fn placed(unit: PlaceUnit, label: Option<&str>) -> Document {
        let mut builder = DocumentBuilder::default();
        builder.count_in(unit);
        let place = SourcePlace {
            number: 4,
            column: 0,
        };
        builder.push("渡口", place).unwrap();
        if let Some(label) = label {
            builder.label(4, label);
        }
        builder.finish(Vec::new(), Meta::default())
    }

    #[test]
    fn a_place_is_called_by_what_it_is_counted_in() {
        let page = placed(PlaceUnit::Page, Some("iv"));
        let paragraph = placed(PlaceUnit::Paragraph, None);
        let row = |document: &Document| Placed {
            line: PlaceValue::of(document, 0),
            title: "\"line\":",
        };
        let printed = |form: Form, documents: &[&Document]| {
            let mut out = Vec::new();
            let mut table = Table::new::<Placed>(form, Paint::new(false, true), &mut out);
            for document in documents {
                table.row(&row(document), |_, _| Ok(())).unwrap();
            }
            table.finish().unwrap();
            String::from_utf8(out).unwrap()
        };
        assert_eq!(printed(Form::Tsv, &[&page]), "page\ttitle\niv\t\"line\":\n");
        assert_eq!(
            printed(Form::Csv, &[&paragraph, &page]),
            "paragraph,title\n4,\"\"\"line\"\":\"\npage iv,\"\"\"line\"\":\"\n"
        );
        assert_eq!(
            printed(Form::Json, &[&page, &paragraph]),
            "{\"page\":\"iv\",\"title\":\"\\\"line\\\":\"}\n\
             {\"paragraph\":4,\"title\":\"\\\"line\\\":\"}\n"
        );
        let mut out = Vec::new();
        let table = Table::new::<Placed>(Form::Tsv, Paint::new(false, true), &mut out);
        let documents = [page];
        table.rows(&documents, row, |_, _, _| Ok(())).unwrap();
        let out = String::from_utf8(out).unwrap();
        assert_eq!(out, "page\ttitle\niv\t\"line\":\n");
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
            let mut table = Table::new::<Pair<'_>>(form, Paint::new(false, true), Closed);
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
