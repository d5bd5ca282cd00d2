//! The table of keys in a configuration.

use std::fmt::Write;
use std::sync::Arc;

use toml_edit::Table;

use crate::setting::Language;
use crate::setting::keys::command::{COMMANDS, Command, Group};
use crate::setting::keys::key::{Key, KeyCode};
use crate::setting::keys::keymap::{Binding, Keymap};

use super::fault::{Allowed, FaultKind, commands, nearest, sent_for};
use super::options::{KEYS, full_name};
use super::reading::{Reading, strings};

/// Reads the keys that the reader wants for commands.
pub(super) fn read(reading: &mut Reading<'_>, table: &Table) {
    let mut bindings: Vec<Binding> = Vec::new();
    let mut places = Vec::new();
    for (name, item) in table {
        let span = table.key(name).and_then(toml_edit::Key::span);
        let Some(command) = Command::by_name(name) else {
            let name = name.to_owned();
            let nearest = nearest(&name, commands());
            reading.fault(span, FaultKind::UnknownCommand { name, nearest });
            continue;
        };
        let Some(written) = strings(item) else {
            let kind = FaultKind::Value {
                option: full_name(KEYS, name),
                found: reading.written(item.span()),
                allowed: Allowed::Keys,
            };
            reading.fault(item.span().or(span), kind);
            continue;
        };
        let none = written.is_empty();
        let mut keys = Vec::new();
        for (text, place) in written {
            match key(&text) {
                Ok(key) => keys.push(key),
                Err(kind) => reading.fault(place, kind),
            }
        }
        // Where all that is written is wrong, the command keeps its own keys.
        if none || !keys.is_empty() {
            bindings.push(Binding { command, keys });
            places.push((command, span));
        }
    }
    let (keymap, clashes) = Keymap::with(&bindings);
    for clash in clashes {
        let place = places.iter().find(|(c, _)| *c == clash.command);
        let span = place.and_then(|(_, span)| span.clone());
        reading.fault(span, FaultKind::Clash(clash));
    }
    reading.loaded.config.keymap = Arc::new(keymap);
}

/// A key as the terminal will send it. With Control the case of a letter
/// cannot be told.
fn key(text: &str) -> Result<Key, FaultKind> {
    let mut key = Key::parse(text).ok_or_else(|| FaultKind::UnknownKey(text.to_owned()))?;
    if let (true, KeyCode::Char(c)) = (key.ctrl, key.code) {
        key.code = KeyCode::Char(c.to_ascii_lowercase());
    }
    match sent_for(key) {
        Some(sent) => Err(FaultKind::SameKey(text.to_owned(), sent)),
        None => Ok(key),
    }
}

/// Every command with its own keys and what it does, as comments that become
/// entries without their `#`.
pub(super) fn documented() -> String {
    let mut text = String::new();
    for group in Group::ALL {
        let title = group.title(Language::Chinese);
        let english = group.title(Language::English);
        // Writing to a string cannot fail.
        let _ = write!(text, "\n# {title}  {english}\n");
        for info in COMMANDS.iter().filter(|info| info.group == group) {
            let own = info.keys.first().copied().unwrap_or_default();
            let zh = info.help(Language::Chinese, own);
            let en = info.help(Language::English, own);
            let keys: Vec<String> = info.keys.iter().map(|key| quoted(key)).collect();
            let _ = write!(
                text,
                "\n# {zh}\n# {en}\n#{} = [{}]\n",
                info.name,
                keys.join(", ")
            );
        }
    }
    text
}

/// A key as a TOML string.
fn quoted(key: &str) -> String {
    toml_edit::Value::from(key).to_string()
}
