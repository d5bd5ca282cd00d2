//! XML of documents, event by event: names with what their prefix stands for,
//! text with its references read. No entity but the five of XML is known, none
//! is fetched, and depth and length are bounded.

use std::borrow::Cow;
use std::io::{self, BufRead, Cursor, Read};

use quick_xml::errors::Error;
use quick_xml::events::{BytesStart, Event as Raw};
use quick_xml::reader::Reader;

use super::{Fault, Part};

/// How deep elements may lie one in another.
const DEEPEST: u32 = 512;

/// The most bytes of one tag or one piece of text.
const LONGEST: usize = 16 * 1024 * 1024;

/// The most bytes of a part in UTF-16, which is decoded whole.
const LONGEST_UTF16: u64 = 64 * 1024 * 1024;

/// What an element belongs to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(in crate::formats) enum Ns {
    /// Text of Word.
    Word,
    /// Equations of Office.
    Math,
    /// One thing said twice, for old and new programs.
    Alternate,
    /// OpenDocument: the frame of a document.
    Office,
    /// OpenDocument: text.
    Text,
    /// OpenDocument: tables.
    Table,
    /// OpenDocument: styles.
    Style,
    /// OpenDocument: pictures and frames.
    Draw,
    /// MathML.
    MathMl,
    /// Anything else.
    #[default]
    Other,
}

impl Ns {
    fn of(uri: &str) -> Self {
        match uri {
            "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
            | "http://purl.oclc.org/ooxml/wordprocessingml/main" => Self::Word,
            "http://schemas.openxmlformats.org/officeDocument/2006/math"
            | "http://purl.oclc.org/ooxml/officeDocument/math" => Self::Math,
            "http://schemas.openxmlformats.org/markup-compatibility/2006" => Self::Alternate,
            "urn:oasis:names:tc:opendocument:xmlns:office:1.0" => Self::Office,
            "urn:oasis:names:tc:opendocument:xmlns:text:1.0" => Self::Text,
            "urn:oasis:names:tc:opendocument:xmlns:table:1.0" => Self::Table,
            "urn:oasis:names:tc:opendocument:xmlns:style:1.0" => Self::Style,
            "urn:oasis:names:tc:opendocument:xmlns:drawing:1.0" => Self::Draw,
            "http://www.w3.org/1998/Math/MathML" => Self::MathMl,
            _ => Self::Other,
        }
    }
}

/// What comes next.
#[derive(Debug)]
pub(in crate::formats) enum Event<'x> {
    /// An element begins; every one that does ends.
    Open(Tag<'x>),
    /// The element that began last ends.
    Close,
    /// Text.
    Text(Cow<'x, str>),
    /// There is no more.
    End,
}

/// The beginning of an element.
#[derive(Debug)]
pub(in crate::formats) struct Tag<'x> {
    /// What it belongs to.
    pub(in crate::formats) ns: Ns,
    start: BytesStart<'x>,
}

impl Tag<'_> {
    /// Its name without the prefix.
    pub(in crate::formats) fn local(&self) -> &str {
        let name = self.start.name().into_inner();
        name.split_once(':').map_or(name, |(_, local)| local)
    }

    /// The value of the first attribute of this name, whatever its prefix.
    pub(in crate::formats) fn attribute(&self, local: &str) -> Option<String> {
        let mut attributes = self.start.attributes();
        attributes.with_checks(false).flatten().find_map(|found| {
            let name = found.key.into_inner();
            let own = name.split_once(':').map_or(name, |(_, local)| local);
            (own == local).then(|| match unescaped(&found.value) {
                Cow::Borrowed(_) => found.value.into_owned(),
                Cow::Owned(value) => value,
            })
        })
    }

    /// The same as a number.
    pub(in crate::formats) fn number<N: std::str::FromStr>(&self, local: &str) -> Option<N> {
        self.attribute(local)?.trim().parse().ok()
    }
}

/// A value with its references read; those that are none stand as they are.
fn unescaped(value: &str) -> Cow<'_, str> {
    if !value.contains('&') {
        return Cow::Borrowed(value);
    }
    let mut out = String::with_capacity(value.len());
    let mut rest = value;
    while let Some((before, behind)) = rest.split_once('&') {
        out += before;
        let read = behind
            .split_once(';')
            .and_then(|(name, behind)| Some((reference(name)?, behind)));
        match read {
            Some((character, behind)) => {
                out.push(character);
                rest = behind;
            }
            None => {
                out.push('&');
                rest = behind;
            }
        }
    }
    out += rest;
    Cow::Owned(out)
}

/// The character that a reference stands for.
fn reference(name: &str) -> Option<char> {
    Some(match name {
        "lt" => '<',
        "gt" => '>',
        "amp" => '&',
        "quot" => '"',
        "apos" => '\'',
        _ => {
            let number = name.strip_prefix('#')?;
            let code = match number.strip_prefix(['x', 'X']) {
                Some(hex) => u32::from_str_radix(hex, 16),
                None => number.parse(),
            };
            char::from_u32(code.ok()?)?
        }
    })
}

/// Reads a part of a package.
pub(in crate::formats) struct Xml<'p> {
    part: String,
    reader: Reader<Bounded<Box<dyn BufRead + 'p>>>,
    buffer: Vec<u8>,
    scopes: Scopes,
}

impl<'p> Xml<'p> {
    /// At the beginning of a part.
    ///
    /// # Errors
    /// [`Fault`] where its first bytes cannot be unpacked.
    pub(in crate::formats) fn new(mut part: Part<'p>) -> Result<Self, Fault> {
        let name = part.name().to_owned();
        let head = part.fill_buf().map_err(Fault::from_io)?;
        let utf16 = match head.get(..2) {
            Some([0xFF, 0xFE] | [b'<', 0]) => Some(encoding_rs::UTF_16LE),
            Some([0xFE, 0xFF] | [0, b'<']) => Some(encoding_rs::UTF_16BE),
            _ => None,
        };
        let from: Box<dyn BufRead + 'p> = match utf16 {
            None => Box::new(part),
            Some(encoding) => {
                let bytes = part.bytes(LONGEST_UTF16)?;
                let (text, _, _) = encoding.decode(&bytes);
                Box::new(Cursor::new(text.into_owned().into_bytes()))
            }
        };
        let mut reader = Reader::from_reader(Bounded { from, taken: 0 });
        let config = reader.config_mut();
        config.expand_empty_elements = true;
        config.allow_dangling_amp = true;
        Ok(Self {
            part: name,
            reader,
            buffer: Vec::new(),
            scopes: Scopes::default(),
        })
    }

    /// At the beginning of a part that has been decoded.
    pub(in crate::formats) fn of_text(name: &str, text: String) -> Self {
        let from: Box<dyn BufRead + 'p> = Box::new(Cursor::new(text.into_bytes()));
        let mut reader = Reader::from_reader(Bounded { from, taken: 0 });
        let config = reader.config_mut();
        config.expand_empty_elements = true;
        config.allow_dangling_amp = true;
        Self {
            part: name.to_owned(),
            reader,
            buffer: Vec::new(),
            scopes: Scopes::default(),
        }
    }

    /// The next event. Linear in it.
    ///
    /// # Errors
    /// [`Fault`] where it is no well-formed XML, or beyond a bound.
    pub(in crate::formats) fn next(&mut self) -> Result<Event<'_>, Fault> {
        self.buffer.clear();
        self.reader.get_mut().taken = 0;
        let position = self.reader.buffer_position();
        match self.reader.read_event_into(&mut self.buffer) {
            Ok(Raw::Start(start)) => {
                if self.scopes.depth >= DEEPEST {
                    return Err(Fault::Deep {
                        part: self.part.clone(),
                    });
                }
                let ns = self.scopes.open(&start);
                Ok(Event::Open(Tag { ns, start }))
            }
            Ok(Raw::End(_)) => {
                self.scopes.close();
                Ok(Event::Close)
            }
            Ok(Raw::Text(text)) => Ok(Event::Text(text.into_inner())),
            Ok(Raw::CData(text)) => Ok(Event::Text(text.into_inner())),
            Ok(Raw::GeneralRef(name)) => Ok(Event::Text(match reference(&name) {
                Some(character) => Cow::Owned(character.to_string()),
                None => Cow::Owned(format!("&{};", &*name)),
            })),
            Ok(Raw::DocType(declared)) => {
                if declared.contains("<!ENTITY") {
                    return Err(Fault::Entities {
                        part: self.part.clone(),
                    });
                }
                Ok(Event::Text(Cow::Borrowed("")))
            }
            Ok(Raw::Eof) if self.scopes.depth > 0 => Err(Fault::Markup {
                part: self.part.clone(),
                at: position,
            }),
            Ok(Raw::Eof) => Ok(Event::End),
            Ok(_) => Ok(Event::Text(Cow::Borrowed(""))),
            Err(Error::Io(error)) => Err(match Fault::known(&error) {
                Some(Fault::Long { .. }) => Fault::Long {
                    part: self.part.clone(),
                },
                Some(fault) => fault,
                None => Fault::Damaged,
            }),
            Err(_) => Err(Fault::Markup {
                part: self.part.clone(),
                at: position,
            }),
        }
    }

    /// How many elements are open.
    pub(in crate::formats) fn depth(&self) -> u32 {
        self.scopes.depth
    }

    /// Passes over the element that has just begun.
    ///
    /// # Errors
    /// As [`next`](Self::next).
    pub(in crate::formats) fn skip(&mut self) -> Result<(), Fault> {
        let outside = self.depth().saturating_sub(1);
        while self.depth() > outside {
            if matches!(self.next()?, Event::End) {
                break;
            }
        }
        Ok(())
    }
}

/// What prefixes stand for.
#[derive(Debug, Default)]
struct Scopes {
    depth: u32,
    /// Each with the depth it holds from.
    declared: Vec<(u32, String, Ns)>,
    /// The prefix that was asked for last: mostly it is the same again.
    last: Option<(String, Ns)>,
}

impl Scopes {
    /// Enters an element: what it belongs to.
    fn open(&mut self, start: &BytesStart<'_>) -> Ns {
        self.depth = self.depth.saturating_add(1);
        if start.attributes_raw().contains("xmlns") {
            let mut attributes = start.attributes();
            for found in attributes.with_checks(false).flatten() {
                let prefix = match found.key.into_inner() {
                    "xmlns" => "",
                    name => match name.strip_prefix("xmlns:") {
                        Some(prefix) => prefix,
                        None => continue,
                    },
                };
                let ns = Ns::of(&unescaped(&found.value));
                self.declared.push((self.depth, prefix.to_owned(), ns));
            }
            self.last = None;
        }
        let name = start.name().into_inner();
        let prefix = name.split_once(':').map_or("", |(prefix, _)| prefix);
        if let Some((last, ns)) = &self.last
            && last == prefix
        {
            return *ns;
        }
        let mut declared = self.declared.iter().rev();
        let found = declared.find(|(_, own, _)| own == prefix);
        let ns = found.map_or(Ns::Other, |&(_, _, ns)| ns);
        self.last = Some((prefix.to_owned(), ns));
        ns
    }

    /// Leaves an element.
    fn close(&mut self) {
        while self
            .declared
            .pop_if(|(depth, _, _)| *depth >= self.depth)
            .is_some()
        {
            self.last = None;
        }
        self.depth = self.depth.saturating_sub(1);
    }
}

/// Reads no more than one event may hold at a time.
struct Bounded<R> {
    from: R,
    /// Bytes of the event so far.
    taken: usize,
}

impl<R: BufRead> Read for Bounded<R> {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        let read = self.from.read(into)?;
        self.taken = self.taken.saturating_add(read);
        Ok(read)
    }
}

impl<R: BufRead> BufRead for Bounded<R> {
    fn fill_buf(&mut self) -> io::Result<&[u8]> {
        if self.taken > LONGEST {
            return Err(io::Error::other(Fault::Long {
                part: String::new(),
            }));
        }
        self.from.fill_buf()
    }

    fn consume(&mut self, bytes: usize) {
        self.taken = self.taken.saturating_add(bytes);
        self.from.consume(bytes);
    }
}
