//! The jump box, the palette and the help page.

use std::sync::Arc;

use super::action::{Effect, ReaderId};
use super::command::{COMMANDS, Command};
use super::key::{Key, KeyCode};
use super::keymap::Keymap;
use super::language::{Language, Text};
use super::picker::Picker;
use super::prompt::Edit;
use super::reading::Align;
use super::state::{Mode, PaletteItem, State};
use super::typography::Choice;
use crate::notes::Change;
use crate::review::Finding;
use crate::source::{Encoding, Location};

/// The most titles that the jump box lists.
const LISTED: usize = 200;

/// The encodings that can be chosen, by name.
const ENCODINGS: [&str; 8] = [
    "UTF-8",
    "GB18030",
    "Big5",
    "UTF-16LE",
    "UTF-16BE",
    "Shift_JIS",
    "EUC-JP",
    "EUC-KR",
];

/// What a key means to a list with an input box.
pub(super) enum PickerKey {
    Accept,
    Cancel,
    Step(i64),
    Edit,
}

pub(super) fn picker_key(key: Key) -> PickerKey {
    match (key.code, key.ctrl) {
        (KeyCode::Enter, _) => PickerKey::Accept,
        (KeyCode::Esc, _) | (KeyCode::Char('c' | 'g'), true) => PickerKey::Cancel,
        (KeyCode::Up | KeyCode::BackTab, _) | (KeyCode::Char('p'), true) => PickerKey::Step(-1),
        (KeyCode::Down | KeyCode::Tab, _) | (KeyCode::Char('n'), true) => PickerKey::Step(1),
        (KeyCode::PageUp, _) => PickerKey::Step(-8),
        (KeyCode::PageDown, _) => PickerKey::Step(8),
        _ => PickerKey::Edit,
    }
}

/// What a key means to a list without an input box: letters move and close it,
/// and so does the key that opens it.
fn list_key(key: Key, opens: bool) -> PickerKey {
    match (picker_key(key), key.code) {
        (PickerKey::Edit, KeyCode::Char('j')) => PickerKey::Step(1),
        (PickerKey::Edit, KeyCode::Char('k')) => PickerKey::Step(-1),
        (PickerKey::Edit, KeyCode::Char('q')) => PickerKey::Cancel,
        (PickerKey::Edit, _) if opens => PickerKey::Cancel,
        (meaning, _) => meaning,
    }
}

impl State {
    pub(super) fn open_jump_box(&mut self) {
        self.jumps_when_ready = false;
        self.mode = Mode::Jump(Picker::default());
        self.refresh_jump_box();
        let here = self.reader().and_then(|reader| {
            let section = reader.document.section(reader.section()?)?;
            Some(section.title.start)
        });
        if let (Mode::Jump(picker), Some(here)) = (&mut self.mode, here) {
            let at = picker.items().iter().position(|item| item.place == here);
            if let Some(at) = at {
                picker.select(at);
            }
        }
    }

    /// Looks the titles up anew for what the box holds.
    pub(super) fn refresh_jump_box(&mut self) {
        let titles = self.reader().and_then(|r| r.titles.clone());
        let Mode::Jump(picker) = &mut self.mode else {
            return;
        };
        if let Some(titles) = titles {
            let all = picker.prompt.text().trim().is_empty();
            let limit = if all { usize::MAX } else { LISTED };
            let items = titles.find(picker.prompt.text(), limit);
            picker.set_items(items, 0);
            if std::mem::take(&mut self.jumps_when_ready) {
                // No more to be told that they are not.
                self.message = None;
                self.accept_jump();
            }
        }
    }

    pub(super) fn jump_key(&mut self, key: Key) -> Vec<Effect> {
        let Mode::Jump(picker) = &mut self.mode else {
            return Vec::new();
        };
        self.jumps_when_ready = false;
        match picker_key(key) {
            PickerKey::Cancel => self.mode = Mode::Normal,
            PickerKey::Step(by) => picker.step(by),
            PickerKey::Accept => self.accept_jump(),
            PickerKey::Edit => match picker.prompt.key(key) {
                Edit::Changed => self.refresh_jump_box(),
                Edit::Moved => {}
                Edit::None => self.unbound(key),
            },
        }
        Vec::new()
    }

    pub(super) fn accept_jump(&mut self) {
        let Mode::Jump(picker) = &self.mode else {
            return;
        };
        let Some(place) = picker.choice().map(|item| item.place) else {
            self.jumps_when_ready = self.reader().is_some_and(|r| r.titles.is_none());
            self.say(if self.jumps_when_ready {
                Text::JumpIndexing
            } else {
                Text::JumpNone
            });
            return;
        };
        self.mode = Mode::Normal;
        let Some(reader) = self.reader_mut() else {
            return;
        };
        if let Some(section) = reader.document.section_at(place) {
            reader.tree.reveal(&reader.document, section);
        }
        self.rebuild_tree();
        self.jump_to(place, Align::Top);
    }

    pub(super) fn open_palette(&mut self) {
        self.mode = Mode::Palette(Picker::default());
        self.refresh_palette();
    }

    /// Looks the commands up anew for what the box holds.
    pub(super) fn refresh_palette(&mut self) {
        let Mode::Palette(picker) = &mut self.mode else {
            return;
        };
        let items = palette_items(picker.prompt.text(), self.language, &self.keymap);
        picker.set_items(items, 0);
    }

    pub(super) fn palette_key(&mut self, key: Key) -> Vec<Effect> {
        let Mode::Palette(picker) = &mut self.mode else {
            return Vec::new();
        };
        match picker_key(key) {
            PickerKey::Cancel => self.mode = Mode::Normal,
            PickerKey::Step(by) => picker.step(by),
            PickerKey::Accept => return self.accept_palette(),
            PickerKey::Edit => match picker.prompt.key(key) {
                Edit::Changed => self.refresh_palette(),
                Edit::Moved => {}
                Edit::None => self.unbound(key),
            },
        }
        Vec::new()
    }

    pub(super) fn accept_palette(&mut self) -> Vec<Effect> {
        let Mode::Palette(picker) = &self.mode else {
            return Vec::new();
        };
        let Some(&item) = picker.choice() else {
            self.say(Text::PaletteNone);
            return Vec::new();
        };
        self.mode = Mode::Normal;
        match item {
            PaletteItem::Command(command) => return self.run(command, None),
            PaletteItem::Line(line) => self.go_to_line(line),
            PaletteItem::Percent(percent) => self.go_to_percent(percent),
        }
        Vec::new()
    }

    /// Whether the source can be read a second time; says so where not.
    fn can_be_read_again(&mut self) -> bool {
        let Some(location) = self.reader().map(|r| r.location.clone()) else {
            return false;
        };
        let again = matches!(location, Location::Path(_));
        if !again {
            self.say_with(Text::EncodingFixed, &[&location.name()]);
        }
        again
    }

    pub(super) fn reload(&mut self) -> Vec<Effect> {
        if !self.can_be_read_again() {
            return Vec::new();
        }
        let reader = self.reader_mut();
        reader
            .map(|reader| reader.read_again(Text::Reloaded))
            .into_iter()
            .collect()
    }

    pub(super) fn open_encodings(&mut self) {
        if !self.can_be_read_again() {
            return;
        }
        let chosen = self.reader().and_then(|r| r.encoding);
        let known = ENCODINGS
            .iter()
            .filter_map(|name| Encoding::from_name(name));
        let items: Vec<_> = std::iter::once(None).chain(known.map(Some)).collect();
        let at = items.iter().position(|item| *item == chosen).unwrap_or(0);
        let mut picker = Picker::default();
        picker.set_items(items, at);
        self.mode = Mode::Encodings(picker);
    }

    pub(super) fn encodings_key(&mut self, key: Key) -> Vec<Effect> {
        let opens = self.keymap.keys(Command::Encoding).contains(&key);
        let Mode::Encodings(picker) = &mut self.mode else {
            return Vec::new();
        };
        match list_key(key, opens) {
            PickerKey::Accept => return self.accept_encoding(),
            PickerKey::Step(by) => picker.step(by),
            PickerKey::Cancel => self.mode = Mode::Normal,
            PickerKey::Edit => self.unbound(key),
        }
        Vec::new()
    }

    pub(super) fn accept_encoding(&mut self) -> Vec<Effect> {
        let Mode::Encodings(picker) = &self.mode else {
            return Vec::new();
        };
        let chosen = picker.choice().copied().flatten();
        self.mode = Mode::Normal;
        let kept = self.reader_mut().and_then(|reader| {
            reader.encoding = chosen;
            let name = chosen.map(|encoding| encoding.name().to_owned());
            reader.keep(Change::Encoding(name))
        });
        let mut effects = self.reload();
        effects.extend(kept);
        effects
    }

    pub(super) fn open_findings(&mut self) -> Vec<Effect> {
        let Some(reader) = self.reader() else {
            return Vec::new();
        };
        let effect = Effect::Review(reader.id, Arc::clone(&reader.document));
        self.mode = Mode::Findings(None);
        vec![effect]
    }

    pub(super) fn reviewed(&mut self, id: ReaderId, findings: Vec<Finding>) {
        let in_front = self.reader().is_some_and(|reader| reader.id == id);
        let cursor = self.reader().map_or(0, |reader| reader.reading.cursor());
        if let Mode::Findings(list) = &mut self.mode
            && in_front
        {
            let at = findings.partition_point(|found| found.span.start < cursor);
            let mut picker = Picker::default();
            picker.set_items(findings, at);
            *list = Some(picker);
        }
    }

    pub(super) fn findings_key(&mut self, key: Key) -> Vec<Effect> {
        let opens = self.keymap.keys(Command::Findings).contains(&key);
        let Mode::Findings(list) = &mut self.mode else {
            return Vec::new();
        };
        let Some(picker) = list else {
            self.mode = Mode::Normal;
            return Vec::new();
        };
        match list_key(key, opens) {
            PickerKey::Accept => self.accept_finding(),
            PickerKey::Step(by) => picker.step(by),
            PickerKey::Cancel => self.mode = Mode::Normal,
            PickerKey::Edit => self.unbound(key),
        }
        Vec::new()
    }

    pub(super) fn accept_finding(&mut self) {
        let Mode::Findings(Some(picker)) = &self.mode else {
            return;
        };
        let found = picker.choice().map(|found| found.span.start);
        self.mode = Mode::Normal;
        if let Some(offset) = found {
            self.jump_to(offset, Align::Near);
        }
    }

    pub(super) fn open_typography(&mut self) {
        let mut picker = Picker::default();
        picker.set_items(Choice::ALL.to_vec(), 0);
        self.mode = Mode::Typography(picker);
    }

    pub(super) fn typography_key(&mut self, key: Key) -> Vec<Effect> {
        let Mode::Typography(picker) = &mut self.mode else {
            return Vec::new();
        };
        let by = match key.code {
            KeyCode::Down | KeyCode::Tab | KeyCode::Char('j') => {
                picker.step(1);
                return Vec::new();
            }
            KeyCode::Up | KeyCode::BackTab | KeyCode::Char('k') => {
                picker.step(-1);
                return Vec::new();
            }
            KeyCode::Right | KeyCode::Enter | KeyCode::Char('l' | ' ' | '+' | '>') => 1,
            KeyCode::Left | KeyCode::Char('h' | '-' | '<') => -1,
            KeyCode::Esc | KeyCode::Char('q') => {
                self.mode = Mode::Normal;
                return Vec::new();
            }
            KeyCode::Char('w') => return self.keep_typography(),
            _ if self.keymap.keys(Command::Typography).contains(&key) => {
                self.mode = Mode::Normal;
                return Vec::new();
            }
            _ => {
                self.unbound(key);
                return Vec::new();
            }
        };
        match picker.choice() {
            Some(&choice) => self.change_typography(choice, by),
            None => Vec::new(),
        }
    }

    /// Takes a choice of typography further up or down.
    pub(super) fn change_typography(&mut self, choice: Choice, by: i32) -> Vec<Effect> {
        self.typography.change(choice, by);
        if !self.chosen.contains(&choice) {
            self.chosen.push(choice);
        }
        match choice {
            // What was drawn by the other width may have slipped.
            Choice::Ambiguous => vec![Effect::Redraw],
            _ => Vec::new(),
        }
    }

    /// Asks for what was chosen to be kept for later runs.
    fn keep_typography(&mut self) -> Vec<Effect> {
        if self.chosen.is_empty() {
            self.say(Text::TypographyUnchanged);
            return Vec::new();
        }
        vec![Effect::KeepTypography(self.typography, self.chosen.clone())]
    }

    /// Takes in that the choices of typography are kept, and where.
    pub(super) fn typography_kept(&mut self, file: &str) {
        self.chosen.clear();
        self.say_with(Text::TypographyKept, &[&file]);
    }

    pub(super) fn help_key(&mut self, key: Key) -> Vec<Effect> {
        let page = usize::from(self.size.1).saturating_sub(4).max(1);
        let Mode::Help(top) = &mut self.mode else {
            return Vec::new();
        };
        match key.code {
            KeyCode::Down | KeyCode::Char('j') => *top = top.saturating_add(1),
            KeyCode::Up | KeyCode::Char('k') => *top = top.saturating_sub(1),
            KeyCode::PageDown | KeyCode::Char(' ' | 'd') => *top = top.saturating_add(page),
            KeyCode::PageUp | KeyCode::Char('b' | 'u') => *top = top.saturating_sub(page),
            KeyCode::Home | KeyCode::Char('g') => *top = 0,
            KeyCode::End | KeyCode::Char('G') => *top = usize::MAX,
            KeyCode::Enter => return vec![self.open_guide()],
            _ => self.mode = Mode::Normal,
        }
        self.clamp_help();
        Vec::new()
    }

    /// Keeps the help page filled.
    pub(super) fn clamp_help(&mut self) {
        let lines = super::help::lines(self.language).len();
        let room = usize::from(super::help::inner_height(self.size.1));
        if let Mode::Help(top) = &mut self.mode {
            *top = (*top).min(lines.saturating_sub(room));
        }
    }
}

/// What the palette lists for a text: a line or a part of the text where it is
/// a number, then the commands whose name or help holds all its words.
fn palette_items(text: &str, language: Language, keymap: &Keymap) -> Vec<PaletteItem> {
    let text = text.trim();
    let mut items = Vec::new();
    let percent = text.strip_suffix(['%', '％']);
    if let Some(percent) = percent.and_then(|number| number.trim().parse().ok()) {
        items.push(PaletteItem::Percent(u32::min(percent, 100)));
    } else if let Ok(line) = text.parse() {
        items.push(PaletteItem::Line(line));
    }
    let words = text.split_whitespace();
    let words: Vec<_> = words.map(|w| (w.to_lowercase(), Key::parse(w))).collect();
    let holds = |command: &Command| {
        command.info().is_some_and(|info| {
            let hint = keymap.hint(*command);
            let help = info.help(language, &hint).to_lowercase();
            let other = info.help(language.other(), &hint).to_lowercase();
            let keys = keymap.keys(*command);
            words.iter().all(|(word, key)| {
                info.name.contains(word.as_str())
                    || help.contains(word.as_str())
                    || other.contains(word.as_str())
                    || key.is_some_and(|key| keys.contains(&key))
            })
        })
    };
    let commands = COMMANDS.iter().map(|info| info.command);
    items.extend(commands.filter(holds).map(PaletteItem::Command));
    items
}
