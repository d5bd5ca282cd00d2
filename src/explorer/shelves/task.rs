//! What is done with the documents of a shelf beside the screen: looking at
//! them, searching in them. None of them is held longer than that takes.

use std::collections::HashMap;
use std::collections::hash_map::DefaultHasher;
use std::fs::{self, File};
use std::hash::Hasher;
use std::io::Read;
use std::ops::ControlFlow;
use std::path::Path;
use std::sync::Arc;
use std::time::{Duration, Instant};

use crate::cores;
use crate::document::Document;
use crate::explorer::books::place::BookId;
use crate::explorer::desk::events::action::Action;
use crate::explorer::shelves::found::{BookHits, FoundLine};
use crate::explorer::shelves::known::{Facts, Look};
use crate::library::{Profile, Rate};
use crate::open::{self, Entry, How, OpenError};
use crate::search::{self, Clause, Within};
use crate::setting::{Language, Said, Told, told_errors};
use crate::source::{Encoding, Location};

/// A document that is to be searched.
#[derive(Debug, Clone)]
pub struct Sought {
    /// Which.
    pub book: BookId,
    /// Where it is.
    pub location: Location,
    /// The encoding that the reader chose.
    pub encoding: Option<Encoding>,
    /// Its text, where it cannot be read again.
    pub document: Option<Arc<Document>>,
}

/// What is done with the documents of a shelf.
#[derive(Debug, Clone)]
pub enum ShelfTask {
    /// Look at the beginning of each and at which are the same; answer with
    /// [`Action::Surveyed`].
    Survey(Vec<(BookId, Location)>),
    /// Search; answer with [`Action::ShelfFound`] as it goes on and
    /// [`Action::ShelfSearched`].
    Search {
        /// Which search.
        generation: u64,
        /// The documents, in the order in which they are wanted.
        books: Vec<Sought>,
        /// What is looked for.
        clauses: Vec<Clause>,
        /// Where they must meet.
        within: Within,
    },
}

/// A document that others have yet to write.
#[derive(Debug)]
struct Waits {
    label: String,
}

impl Told for Waits {
    fn told(&self, language: Language) -> String {
        let label = &self.label;
        match language {
            Language::Chinese => format!("{label} 要等别处写入，没有去查"),
            Language::English => format!("{label} waits for others and was not searched"),
        }
    }
}

told_errors!(Waits);

/// Bytes of the beginning of a document that tell what it is.
const HEAD: usize = 64 * 1024;

/// Answers are sent no oftener than this.
const PAUSE: Duration = Duration::from_millis(60);

/// Hits of a document that are listed.
const LINES: usize = 1000;

/// Characters of a listed hit on each side.
const CONTEXT: usize = 24;

impl ShelfTask {
    /// Does it; answers go to `send`.
    pub fn run(self, how: &How, cancelled: cores::Stop<'_>, send: &dyn Fn(Action)) {
        match self {
            Self::Survey(books) => survey(&books, how, cancelled, send),
            Self::Search {
                generation,
                books,
                clauses,
                within,
            } => {
                let find = |sought: &Sought| {
                    let found = searched(sought, how, &clauses, within, cancelled);
                    (sought.book, found)
                };
                let took = |found| send(Action::ShelfFound(generation, found));
                if each(&books, find, cancelled, took) {
                    send(Action::ShelfSearched(generation));
                }
            }
        }
    }
}

/// Gives `take`, some at a time, what `work` makes of each; `false` where it was
/// called off.
fn each<T: Sync, R: Send>(
    items: &[T],
    work: impl Fn(&T) -> R + Sync,
    cancelled: cores::Stop<'_>,
    take: impl Fn(Vec<R>),
) -> bool {
    let mut made = Vec::new();
    let mut sent: Option<Instant> = None;
    let flow = cores::in_order(
        items,
        || (),
        |&mut (), item| (!cancelled()).then(|| work(item)),
        |done| {
            let Some(done) = done else {
                return ControlFlow::Break(());
            };
            made.push(done);
            if sent.is_none_or(|sent| sent.elapsed() >= PAUSE) {
                take(std::mem::take(&mut made));
                sent = Some(Instant::now());
            }
            ControlFlow::Continue(())
        },
    );
    if flow.is_break() || cancelled() {
        return false;
    }
    if !made.is_empty() {
        take(made);
    }
    true
}

fn survey(
    books: &[(BookId, Location)],
    how: &How,
    cancelled: cores::Stop<'_>,
    send: &dyn Fn(Action),
) {
    let look = |(book, location): &(BookId, Location)| {
        let look = match looked_at(location, how) {
            Ok(facts) => Look::Seen(Box::new(facts)),
            Err(error) => Look::Refused(Said::new(&error)),
        };
        (*book, look)
    };
    // Looking at what may wait would be waiting.
    let books: Vec<_> = books
        .iter()
        .filter(|(_, location)| !location.may_wait())
        .cloned()
        .collect();
    if !each(&books, look, cancelled, |seen| send(Action::Surveyed(seen))) {
        return;
    }
    let copies = copies(&books, cancelled);
    if !copies.is_empty() {
        send(Action::Surveyed(copies));
    }
}

fn looked_at(location: &Location, how: &How) -> Result<Facts, OpenError> {
    let mut entry = Entry::open(location, how)?;
    let bytes = entry.size().unwrap_or(0);
    let Some(opened) = entry.head(HEAD)? else {
        // A format that is no text tells nothing before all of it is read,
        // which is left for when it is asked for.
        return Ok(Facts {
            bytes,
            ..Facts::default()
        });
    };
    let meta = opened.document.meta();
    Ok(Facts {
        profile: Profile::of(&opened.document),
        bytes: bytes.max(meta.bytes),
        format: meta.format.name(),
        encoding: meta.encoding.clone(),
    })
}

/// Those whose bytes are those of one before.
fn copies(books: &[(BookId, Location)], cancelled: cores::Stop<'_>) -> Vec<(BookId, Look)> {
    let mut of_size: HashMap<u64, Vec<(BookId, &Path)>> = HashMap::new();
    for (book, location) in books {
        let file = location.path().filter(|path| path.is_file());
        let size = file.and_then(|path| Some((path, fs::metadata(path).ok()?.len())));
        if let Some((path, size)) = size.filter(|(_, size)| *size > 0) {
            of_size.entry(size).or_default().push((*book, path));
        }
    }
    let mut found = Vec::new();
    for same in of_size.into_values().filter(|same| same.len() > 1) {
        let mut firsts: HashMap<u64, BookId> = HashMap::new();
        for (book, path) in same {
            if cancelled() {
                return Vec::new();
            }
            match digest(path).map(|digest| *firsts.entry(digest).or_insert(book)) {
                Some(first) if first != book => found.push((book, Look::CopyOf(first))),
                _ => {}
            }
        }
    }
    found.sort_by_key(|(book, _)| *book);
    found
}

/// A number that two files of one size share only where their bytes are the
/// same, but for one chance in 2^64.
fn digest(path: &Path) -> Option<u64> {
    let mut file = File::open(path).ok()?;
    let mut hasher = DefaultHasher::new();
    let mut buffer = vec![0; HEAD];
    loop {
        match file.read(&mut buffer).ok()? {
            0 => return Some(hasher.finish()),
            read => hasher.write(buffer.get(..read)?),
        }
    }
}

fn searched(
    sought: &Sought,
    how: &How,
    clauses: &[Clause],
    within: Within,
    cancelled: cores::Stop<'_>,
) -> Result<BookHits, Said> {
    let document = match &sought.document {
        Some(document) => Arc::clone(document),
        None => {
            let mut how = how.clone();
            how.encoding = sought.encoding.or(how.encoding);
            if sought.location.may_wait() {
                let label = sought.location.label();
                return Err(Said::new(&Waits { label }));
            }
            open::look(&sought.location).map_err(|error| Said::new(&error))?;
            let whole = Entry::open(&sought.location, &how)
                .and_then(|entry| entry.whole_until(None, cancelled));
            Arc::new(whole.map_err(|error| Said::new(&error))?.document)
        }
    };
    let found = search::combine(&document, clauses, within, &|| cancelled(), &|_| ());
    let Some(found) = found else {
        return Ok(BookHits::default());
    };
    let all = found.hits.all();
    let start = |hit: Option<&search::Hit>| hit.map(|hit| hit.span.start);
    Ok(BookHits {
        rate: Rate {
            count: all.len(),
            chars: document.chars(),
        },
        each: found
            .each
            .iter()
            .map(|hits| hits.as_ref().map(|hits| hits.len()))
            .collect(),
        ends: start(all.first()).zip(start(all.last())),
        lines: lines(&document, all),
    })
}

fn lines(document: &Document, hits: &[search::Hit]) -> Vec<FoundLine> {
    let mut last: (Option<u32>, Arc<str>) = (None, Arc::from(""));
    let short = |text: &str| text.replace(['\n', '\r', '\t'], " ").into_boxed_str();
    let line = |hit: &search::Hit| {
        let section = document.section_at(hit.span.start);
        if section != last.0 {
            let title = section.map_or("", |id| document.title(id));
            last = (section, short(title).into());
        }
        let snippet = search::snippet(document, hit.span, CONTEXT);
        FoundLine {
            span: hit.span,
            place: document.origin().told(hit.span.start).into(),
            section: Arc::clone(&last.1),
            left: short(snippet.left),
            words: short(snippet.matched),
            right: short(snippet.right),
        }
    };
    hits.iter().take(LINES).map(line).collect()
}
