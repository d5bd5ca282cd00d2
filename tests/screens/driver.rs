//! An explorer without a terminal: keys in, whole screens out. What would run
//! in workers runs at once.

use std::cell::RefCell;
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};

use gangmu::document::{Format, Meta};
use gangmu::explorer::desk::views::work::Work;
use gangmu::explorer::{Action, Effect, Mouse, MouseKind, Settings, State, update};
use gangmu::library::Picking;
use gangmu::notes::Preset;
use gangmu::notes::{DocumentKey, Kept};
use gangmu::open::{Entry, How, Recalled};
use gangmu::setting::Said;
use gangmu::setting::keys::key::Key;
use gangmu::source::{Embedded, Location};
use gangmu::structure;
use gangmu::structure::corrections::correct;
use gangmu::ui;
use ratatui::buffer::{Buffer, CellWidth};
use ratatui::layout::{Position, Rect};

pub(crate) struct Driver {
    pub(crate) state: State,
    /// Effects that only a real terminal can carry out.
    pub(crate) left: Vec<Effect>,
    /// What is kept of the document.
    pub(crate) kept: Kept,
    /// What stands for the presets on disk.
    pub(crate) presets: Vec<Preset>,
    /// A text that stands for the location to be loaded.
    text: Option<String>,
    /// Whether indexes are made only when they are waited for.
    is_slow: bool,
}

impl Driver {
    /// The explorer on the embedded digest.
    pub(crate) fn digest(width: u16, height: u16) -> Self {
        Self::start(width, height, Settings::default(), None)
    }

    /// The explorer on a text in Markdown.
    pub(crate) fn markdown(width: u16, height: u16, text: &str) -> Self {
        let text = Some(text.to_owned());
        Self::start(width, height, Settings::default(), text)
    }

    pub(crate) fn start(width: u16, height: u16, settings: Settings, text: Option<String>) -> Self {
        let location = Location::Embedded(Embedded::Digest);
        Self::open(width, height, settings, text, location)
    }

    /// The explorer on a file.
    pub(crate) fn file(width: u16, height: u16, path: &Path) -> Self {
        let location = Location::Path(path.to_owned());
        Self::open(width, height, Settings::default(), None, location)
    }

    /// The explorer on two texts that are compared, the older one first.
    pub(crate) fn pair(width: u16, height: u16, settings: Settings, old: &str, new: &str) -> Self {
        static COUNT: AtomicU32 = AtomicU32::new(0);
        let count = COUNT.fetch_add(1, Ordering::Relaxed);
        let folder =
            std::env::temp_dir().join(format!("gangmu-pair-{}-{count}", std::process::id()));
        std::fs::create_dir_all(&folder).unwrap();
        let paths = [("old-条例.md", old), ("new-条例.md", new)].map(|(name, text)| {
            let path = folder.join(name);
            std::fs::write(&path, text).unwrap();
            path
        });
        let locations = paths.map(Location::Path);
        let settings = Settings {
            compares: true,
            ..settings
        };
        let (state, effects) = State::new(settings, &locations);
        let mut driver = Self::of(state, None, Kept::default());
        driver.act(Action::Resize(width, height));
        driver.carry_out(effects);
        std::fs::remove_dir_all(&folder).unwrap();
        driver
    }

    /// The explorer on a text of which something is kept.
    pub(crate) fn kept(width: u16, height: u16, text: &str, kept: Kept) -> Self {
        let location = Location::Path("sample.md".into());
        let text = Some(text.to_owned());
        Self::open_kept(width, height, Settings::default(), text, location, kept)
    }

    /// The explorer on a location, or on a text in its stead.
    pub(crate) fn open(
        width: u16,
        height: u16,
        settings: Settings,
        text: Option<String>,
        location: Location,
    ) -> Self {
        Self::open_kept(width, height, settings, text, location, Kept::default())
    }

    fn open_kept(
        width: u16,
        height: u16,
        settings: Settings,
        text: Option<String>,
        location: Location,
        kept: Kept,
    ) -> Self {
        let (state, effects) = State::new(settings, &[location]);
        let mut driver = Self::of(state, text, kept);
        driver.act(Action::Resize(width, height));
        driver.carry_out(effects);
        driver
    }

    /// The explorer on the documents of a folder.
    pub(crate) fn folder(width: u16, height: u16, path: &Path) -> Self {
        let named = [Location::Path(path.to_owned())];
        let documents = gangmu::library::gather(&named, &Picking::default()).unwrap();
        let (state, effects) = State::new(Settings::default(), &documents);
        let mut driver = Self::of(state, None, Kept::default());
        driver.act(Action::Resize(width, height));
        driver.carry_out(effects);
        driver
    }

    fn of(state: State, text: Option<String>, kept: Kept) -> Self {
        Self {
            state,
            left: Vec::new(),
            kept,
            presets: Vec::new(),
            text,
            is_slow: false,
        }
    }

    /// The explorer on a text whose indexes take their time.
    pub(crate) fn slow(width: u16, height: u16, text: &str) -> Self {
        let (state, effects) =
            State::new(Settings::default(), &[Location::Embedded(Embedded::Digest)]);
        let mut driver = Self {
            is_slow: true,
            ..Self::of(state, Some(text.to_owned()), Kept::default())
        };
        driver.act(Action::Resize(width, height));
        driver.carry_out(effects);
        driver
    }

    /// Makes what has been left to be made.
    pub(crate) fn catch_up(&mut self) {
        self.is_slow = false;
        let left = std::mem::take(&mut self.left);
        self.carry_out(left);
    }

    pub(crate) fn act(&mut self, action: Action) {
        let effects = update(&mut self.state, action);
        self.carry_out(effects);
    }

    fn carry_out(&mut self, effects: Vec<Effect>) {
        for effect in effects {
            match effect {
                Effect::Load {
                    job,
                    location,
                    encoding,
                    deletions,
                    structure,
                    ..
                } => {
                    let (document, text) = match self.text.take() {
                        Some(text) => {
                            let meta = Meta {
                                name: "sample.md".to_owned(),
                                encoding: "UTF-8".to_owned(),
                                format: Format::Markdown,
                                ..Meta::default()
                            };
                            let options = structure::Options::default();
                            (structure::parse(&text, meta, &options).unwrap(), text)
                        }
                        None => {
                            let mut how = How::default();
                            how.encoding = encoding;
                            how.parse.deletions = deletions;
                            let entry = Entry::open(&location, &how);
                            match entry.and_then(|entry| entry.whole(None)) {
                                Ok(opened) => {
                                    let text = opened.document.text().to_owned();
                                    (opened.document, text)
                                }
                                Err(error) => {
                                    self.act(Action::Failed(job, Said::new(&error)));
                                    continue;
                                }
                            }
                        }
                    };
                    let path = document.meta().path.as_deref();
                    let key = DocumentKey::new(path, &[&text]);
                    let structure = structure.unwrap_or(self.kept.structure.clone());
                    let (corrections, lost_lines) = structure.placed(&document);
                    let place = self.kept.place.as_ref().and_then(|p| p.find(&document));
                    let document = correct(&document, &corrections);
                    let recalled = Recalled {
                        key: Some(Arc::new(key)),
                        corrections,
                        lost_lines,
                        place: place.map(|span| span.start),
                        folds: self.kept.folds.clone(),
                        filters: self.kept.filters.clone(),
                        ..Recalled::default()
                    };
                    self.act(Action::Recalled(job, Box::new(recalled)));
                    let document = Arc::new(document);
                    self.act(Action::Loaded(job, Arc::clone(&document)));
                    let marks = self.kept.placed_marks(&document, &|| false).unwrap();
                    self.act(Action::Marked(job, marks));
                }
                Effect::Work(_, Work::Index(_)) if self.is_slow => self.left.push(effect),
                Effect::Work(job, work) => {
                    let answers = RefCell::new(Vec::new());
                    let send = |answer| answers.borrow_mut().push(answer);
                    work.run(job, &|| false, &send);
                    for answer in answers.into_inner() {
                        self.act(answer);
                    }
                }
                Effect::Shelf(task) => {
                    let answers = RefCell::new(Vec::new());
                    let send = |answer| answers.borrow_mut().push(answer);
                    task.run(&How::default(), &|| false, &send);
                    for answer in answers.into_inner() {
                        self.act(answer);
                    }
                }
                Effect::CancelShelf => {}
                Effect::LoadPresets => self.act(Action::Presets(self.presets.clone())),
                Effect::ChangePresets(change) => change.make(&mut self.presets),
                Effect::Keep(_, change) => self.kept.change(change),
                // All work is done at once here: none is left to be called off.
                Effect::Close(_) => {}
                other => self.left.push(other),
            }
        }
    }

    /// Presses keys: characters as they stand, named keys in angle brackets
    /// (`<Enter>`, `<Ctrl-d>`).
    pub(crate) fn keys(&mut self, keys: &str) -> &mut Self {
        let mut rest = keys;
        while let Some(c) = rest.chars().next() {
            let named = rest
                .strip_prefix('<')
                .and_then(|after| after.split_once('>'))
                .and_then(|(name, after)| Some((Key::parse(name)?, after)));
            match named {
                Some((key, after)) if rest.len() > 2 => {
                    self.act(Action::Key(key));
                    rest = after;
                }
                _ => {
                    self.act(Action::Key(Key::char(c)));
                    rest = &rest[c.len_utf8()..];
                }
            }
        }
        self
    }

    pub(crate) fn paste(&mut self, text: &str) -> &mut Self {
        self.act(Action::Paste(text.to_owned()));
        self
    }

    pub(crate) fn click(&mut self, x: u16, y: u16) -> &mut Self {
        let kind = MouseKind::Press;
        self.act(Action::Mouse(Mouse { kind, x, y }));
        self
    }

    pub(crate) fn double_click(&mut self, x: u16, y: u16) -> &mut Self {
        let kind = MouseKind::DoublePress;
        self.click(x, y);
        self.act(Action::Mouse(Mouse { kind, x, y }));
        self
    }

    pub(crate) fn wheel(&mut self, kind: MouseKind, x: u16, y: u16) -> &mut Self {
        self.act(Action::Mouse(Mouse { kind, x, y }));
        self
    }

    pub(crate) fn resize(&mut self, width: u16, height: u16) -> &mut Self {
        self.act(Action::Resize(width, height));
        self
    }

    fn painted(&self) -> (Buffer, Option<Position>) {
        let (width, height) = self.state.size();
        let mut buffer = Buffer::empty(Rect::new(0, 0, width, height));
        let caret = ui::draw(&mut buffer, &self.state);
        (buffer, caret)
    }

    pub(crate) fn draw(&self) -> Buffer {
        self.painted().0
    }

    /// The cell of the caret.
    pub(crate) fn caret(&self) -> Option<(u16, u16)> {
        self.painted().1.map(|caret| (caret.x, caret.y))
    }

    /// The rows of the screen as text, without spaces at their ends.
    pub(crate) fn rows(&self) -> Vec<String> {
        let buffer = self.draw();
        let area = buffer.area;
        (0..area.height)
            .map(|y| {
                let mut row = String::new();
                let mut x = 0;
                while x < area.width {
                    let cell = &buffer[(x, y)];
                    row.push_str(cell.symbol());
                    x += cell.cell_width().max(1);
                }
                row.trim_end().to_owned()
            })
            .collect()
    }

    pub(crate) fn screen(&self) -> String {
        self.rows().join("\n")
    }

    /// The row that holds `text`.
    pub(crate) fn row_with(&self, text: &str) -> String {
        let rows = self.rows();
        let row = rows.iter().find(|row| row.contains(text));
        row.unwrap_or_else(|| panic!("{text} is not on screen:\n{}", rows.join("\n")))
            .clone()
    }

    /// The source line that the reader is at.
    pub(crate) fn line(&self) -> u32 {
        let front = self.state.front().unwrap();
        front.document().origin().number(front.reading().cursor())
    }

    /// The title of the section that the reader is in.
    pub(crate) fn title(&self) -> &str {
        let front = self.state.front().unwrap();
        front.section().map_or("", |id| front.document().title(id))
    }
}
