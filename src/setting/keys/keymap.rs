//! Which key means which command: the keys of the table of commands, with
//! those that the reader has chosen in their place.

use std::collections::HashMap;

use super::command::{COMMANDS, Command, CommandInfo, Scope};
use super::key::{Key, KeyCode};

/// The keys that the reader wants for a command instead of its own; none for
/// a command that is to have no key.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Binding {
    /// The command.
    pub command: Command,
    /// Its keys, the one for hints first.
    pub keys: Vec<Key>,
}

/// What is wrong with the bindings of a reader.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Clash {
    /// The command whose binding it is.
    pub command: Command,
    /// What is wrong with it.
    pub kind: ClashKind,
}

/// How a binding can be wrong.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ClashKind {
    /// The reader has given this key to that command too, in the same pane;
    /// there it stays.
    Twice(Key, Command),
    /// Digits are numbers before a command.
    Digit(Key),
    /// That command has lost its last key to this one.
    Keyless(Key, Command),
    /// The program could not be left.
    NoWayOut,
}

/// The keys of all commands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Keymap {
    /// In the order of the table.
    keys: Vec<(Command, Vec<Key>)>,
    meanings: HashMap<(Scope, Key), Command>,
}

impl Default for Keymap {
    /// The keys of the table.
    fn default() -> Self {
        Self::of(COMMANDS.iter().map(own_keys).collect())
    }
}

/// The keys that the table has for a command.
fn own_keys(info: &CommandInfo) -> (Command, Vec<Key>) {
    let keys = info.keys.iter().filter_map(|key| Key::parse(key));
    (info.command, keys.collect())
}

/// Whether a key that the reader gives to a command of one scope is taken away
/// from one of the other: always within a scope; a command of every pane takes
/// it from those of one pane too, unless it has had the key beside them all
/// along. What is being selected has its own keys.
fn takes((own, key, command): (Scope, Key, Command), other: Scope) -> bool {
    let wide = own == Scope::Both && other != Scope::Select;
    own == other || (wide && !has(command, key))
}

/// Whether the table has a key for a command.
fn has(command: Command, key: Key) -> bool {
    let info = command.info();
    info.is_some_and(|info| own_keys(info).1.contains(&key))
}

impl Keymap {
    fn of(keys: Vec<(Command, Vec<Key>)>) -> Self {
        let mut meanings = HashMap::new();
        for (command, keys) in &keys {
            let scope = command.info().map_or(Scope::Both, |info| info.scope);
            for key in keys {
                meanings.entry((scope, *key)).or_insert(*command);
            }
        }
        Self { keys, meanings }
    }

    /// The keys of the table with those of the reader in their place, and what
    /// is wrong with them. A key of the reader's is taken from the command
    /// that has it in the table: in its pane, or in every pane where its
    /// command works in all. Of two commands that the reader has given one
    /// key, the first has it.
    #[must_use]
    pub fn with(bindings: &[Binding]) -> (Self, Vec<Clash>) {
        let mut clashes = Vec::new();
        let mut taken: Vec<(Scope, Key, Command)> = Vec::new();
        for binding in bindings {
            let command = binding.command;
            let scope = command.info().map_or(Scope::Both, |info| info.scope);
            for &key in &binding.keys {
                let before = taken.iter().find(|(s, k, _)| *s == scope && *k == key);
                let kind = match (before, key.code) {
                    (_, KeyCode::Char('0'..='9'))
                        if !key.ctrl && !key.alt && !has(command, key) =>
                    {
                        ClashKind::Digit(key)
                    }
                    (Some((_, _, other)), _) if *other != command => ClashKind::Twice(key, *other),
                    (Some(_), _) => continue,
                    (None, _) => {
                        taken.push((scope, key, command));
                        continue;
                    }
                };
                clashes.push(Clash { command, kind });
            }
        }
        let mut all = Vec::with_capacity(COMMANDS.len());
        for info in COMMANDS {
            let (command, own) = own_keys(info);
            let is_bound = bindings.iter().any(|b| b.command == command);
            let keys: Vec<Key> = if is_bound {
                let chosen = taken.iter().filter(|(_, _, by)| *by == command);
                chosen.map(|(_, key, _)| *key).collect()
            } else {
                let mut taker = None;
                let left = own.iter().copied().filter(|key| {
                    let by = taken
                        .iter()
                        .find(|taking| taking.1 == *key && takes(**taking, info.scope));
                    taker = by.copied().or(taker);
                    by.is_none()
                });
                let left: Vec<Key> = left.collect();
                if let (true, Some((_, key, by))) = (left.is_empty(), taker) {
                    let kind = ClashKind::Keyless(key, command);
                    clashes.push(Clash { command: by, kind });
                }
                left
            };
            all.push((command, keys));
        }
        let quit = all
            .iter_mut()
            .find(|(command, _)| *command == Command::Quit);
        if let Some((command, keys)) = quit
            && keys.is_empty()
        {
            let kind = ClashKind::NoWayOut;
            let command = *command;
            clashes.push(Clash { command, kind });
            *keys = command
                .info()
                .map(|info| own_keys(info).1)
                .unwrap_or_default();
        }
        (Self::of(all), clashes)
    }

    /// The keys of a command; none where the reader wants none.
    #[must_use]
    pub fn keys(&self, command: Command) -> &[Key] {
        let mut all = self.keys.iter();
        all.find(|(one, _)| *one == command)
            .map_or(&[], |(_, keys)| keys)
    }

    /// The keys of a command as they are shown to the reader, apart by spaces.
    #[must_use]
    pub fn shown(&self, command: Command) -> String {
        let keys: Vec<String> = self.keys(command).iter().map(Key::to_string).collect();
        keys.join(" ")
    }

    /// The key of a command for hints; its name behind the key of the palette
    /// where it has none.
    #[must_use]
    pub fn hint(&self, command: Command) -> String {
        if let Some(key) = self.keys(command).first() {
            return key.to_string();
        }
        let palette = self.keys(Command::Palette).first();
        let palette = palette.map(Key::to_string).unwrap_or_default();
        format!("{palette}{}", command.info().map_or("", |info| info.name))
    }

    /// The command that a key means in the pane with the keys. A key of that
    /// pane alone comes before one of all.
    #[must_use]
    pub fn command(&self, key: Key, pane: Scope) -> Option<Command> {
        let bound = |scope| self.meanings.get(&(scope, key)).copied();
        bound(pane).or_else(|| bound(Scope::Both))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn binding(command: Command, keys: &[&str]) -> Binding {
        let keys = keys.iter().map(|key| Key::parse(key).unwrap()).collect();
        Binding { command, keys }
    }

    #[test]
    fn a_key_of_the_pane_comes_first() {
        let keymap = Keymap::default();
        let meaning = |key, pane| keymap.command(Key::char(key), pane);
        assert_eq!(meaning('h', Scope::Tree), Some(Command::Collapse));
        assert_eq!(meaning('h', Scope::Text), Some(Command::FocusTree));
        assert_eq!(meaning('j', Scope::Text), Some(Command::Down));
        assert_eq!(meaning('ß', Scope::Text), None);
    }

    #[test]
    fn the_keys_of_the_reader_take_the_place_of_the_own_ones() {
        let (keymap, clashes) = Keymap::with(&[binding(Command::NextHit, &["j", "F3"])]);
        assert_eq!(clashes, []);
        assert_eq!(
            keymap.command(Key::char('j'), Scope::Text),
            Some(Command::NextHit)
        );
        assert_eq!(keymap.command(Key::char('n'), Scope::Text), None);
        assert_eq!(keymap.shown(Command::NextHit), "j F3");
        assert_eq!(keymap.shown(Command::Down), "↓");
    }

    #[test]
    fn a_key_for_all_panes_is_taken_in_all_of_them() {
        let (keymap, clashes) = Keymap::with(&[binding(Command::NextHit, &["Left"])]);
        assert_eq!(clashes, []);
        for pane in [Scope::Tree, Scope::Text, Scope::Panel] {
            let left = Key::parse("Left").unwrap();
            assert_eq!(keymap.command(left, pane), Some(Command::NextHit));
        }
        // A key of one pane leaves the others alone.
        let (keymap, _) = Keymap::with(&[binding(Command::Expand, &["j"])]);
        let meaning = |pane| keymap.command(Key::char('j'), pane);
        assert_eq!(meaning(Scope::Tree), Some(Command::Expand));
        assert_eq!(meaning(Scope::Text), Some(Command::Down));
    }

    #[test]
    fn clashes_are_told() {
        let kinds = |bindings: &[Binding]| {
            let (_, clashes) = Keymap::with(bindings);
            clashes.into_iter().map(|c| c.kind).collect::<Vec<_>>()
        };
        let x = Key::char('x');
        assert_eq!(
            kinds(&[
                binding(Command::Top, &["x", "g"]),
                binding(Command::Bottom, &["x", "G"])
            ]),
            [
                ClashKind::Twice(x, Command::Top),
                ClashKind::Keyless(x, Command::RemoveChip)
            ]
        );
        assert_eq!(
            kinds(&[binding(Command::Top, &["3"])]),
            [ClashKind::Digit(Key::char('3'))]
        );
        assert_eq!(kinds(&[binding(Command::Quit, &[])]), [ClashKind::NoWayOut]);
        assert_eq!(kinds(&[binding(Command::Suspend, &[])]), []);
        assert_eq!(
            kinds(&[
                binding(Command::Top, &["x"]),
                binding(Command::RemoveChip, &["g"])
            ]),
            [],
            "two that change places"
        );
    }

    #[test]
    fn a_hint_for_a_command_without_a_key_names_it() {
        let (keymap, _) = Keymap::with(&[binding(Command::RestoreChips, &[])]);
        assert_eq!(keymap.hint(Command::RestoreChips), ":restore-filters");
        assert_eq!(keymap.hint(Command::Help), "?");
        assert_eq!(keymap.shown(Command::RestoreChips), "");
    }
}
