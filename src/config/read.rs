//! From the text of a configuration to what it says.

use std::ops::Range;
use std::path::{Path, PathBuf};

use toml_edit::{Document, Item, Table};

use crate::setting::citation::CitationForm;

use super::fault::{Allowed, FaultKind, nearest};
use super::options::{KEYS, Kind, OPTIONS, Opt, TABLES, full_name};
use super::reading::{Reading, strings};
use super::{Config, Loaded, keys};

pub(super) fn parse(text: &str, folder: &Path) -> Loaded {
    let mut reading = Reading {
        text,
        folder,
        loaded: Loaded::default(),
    };
    match Document::parse(text) {
        Ok(document) => reading.top(document.as_table()),
        Err(error) => {
            let fault = FaultKind::Syntax {
                found: reading.written(error.span()),
                message: error.message().replace('\n', "; "),
            };
            reading.fault(error.span(), fault);
        }
    }
    let mut loaded = reading.loaded;
    loaded.faults.sort_by_key(|fault| fault.line);
    loaded
}

impl Reading<'_> {
    fn top(&mut self, table: &Table) {
        for (name, item) in table {
            let span = table.key(name).and_then(toml_edit::Key::span);
            if !TABLES.contains(&name) {
                self.option("", name, span, item);
                continue;
            }
            let Some(inner) = item.as_table() else {
                let found = self.written(item.span());
                let kind = FaultKind::Value {
                    option: name.to_owned(),
                    found,
                    allowed: Allowed::Table,
                };
                self.fault(item.span().or(span), kind);
                continue;
            };
            if name == KEYS {
                keys::read(self, inner);
                continue;
            }
            for (option, item) in inner {
                let span = inner.key(option).and_then(toml_edit::Key::span);
                self.option(name, option, span, item);
            }
        }
    }

    fn option(&mut self, table: &str, name: &str, span: Option<Range<usize>>, item: &Item) {
        let mut there = OPTIONS.iter().filter(|option| option.table == table);
        let Some(option) = there.clone().find(|option| option.name == name) else {
            let mut known: Vec<&'static str> = there.by_ref().map(|option| option.name).collect();
            if table.is_empty() {
                known.extend(TABLES);
            }
            let kind = FaultKind::UnknownOption {
                name: full_name(table, name),
                nearest: nearest(name, known.iter().copied()),
                known,
            };
            self.fault(span, kind);
            return;
        };
        if !self.set(option, item) {
            let kind = FaultKind::Value {
                option: option.full_name(),
                found: self.written(item.span()),
                allowed: option.kind.allowed(),
            };
            self.fault(item.span().or(span), kind);
        }
    }

    /// Sets an option; `false` where it cannot be set to this.
    fn set(&mut self, option: &Opt, item: &Item) -> bool {
        let config: &mut Config = &mut self.loaded.config;
        match option.kind {
            Kind::Flag(place) => item.as_bool().map(|flag| *place(config) = flag).is_some(),
            Kind::Number(least, most, place) => item
                .as_integer()
                .and_then(|number| u16::try_from(number).ok())
                .filter(|number| (least..=most).contains(number))
                .map(|number| *place(config) = number)
                .is_some(),
            Kind::Name(names, set) => item
                .as_str()
                .filter(|name| names.contains(name))
                .map(|name| set(config, name))
                .is_some(),
            Kind::Citation(place) => item
                .as_str()
                .and_then(CitationForm::new)
                .map(|form| *place(config) = form)
                .is_some(),
            Kind::Program(place) => item
                .as_str()
                .map(|program| program.trim().clone_into(place(config)))
                .is_some(),
            Kind::Files(place) => self.files(option, place, item),
        }
    }

    fn files(
        &mut self,
        option: &Opt,
        place: fn(&mut Config) -> &mut Vec<PathBuf>,
        item: &Item,
    ) -> bool {
        let Some(values) = strings(item) else {
            return false;
        };
        for (text, span) in values {
            let path = self.path(&text);
            if path.is_file() {
                place(&mut self.loaded.config).push(path);
            } else {
                let kind = FaultKind::NoFile(option.full_name(), path.display().to_string());
                self.fault(span, kind);
            }
        }
        true
    }

    /// A path as it is meant: from the home of the reader where it begins with
    /// `~/`, else from the folder of the configuration.
    fn path(&self, text: &str) -> PathBuf {
        let home = text.strip_prefix("~/").zip(etcetera::home_dir().ok());
        match home {
            Some((rest, home)) => home.join(rest),
            None => self.folder.join(text),
        }
    }
}
