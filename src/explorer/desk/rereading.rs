//! Reading a source again: when the reader asks for it, and when it has
//! changed.

use crate::notes::KeptCorrections;
use crate::source::Location;

use crate::explorer::desk::action::{Effect, ReaderId};
use crate::explorer::desk::state::{Mode, Reader, State};
use crate::explorer::language::Text;

impl Reader {
    /// Asks that the source be read again, with the corrections that stand;
    /// `say` is said when that is done, with the name and the lines.
    pub(in crate::explorer) fn read_again(&mut self, say: Text) -> Effect {
        self.loading = Some(0);
        self.is_stale = false;
        self.reread = Some(say);
        let structure = KeptCorrections::new(&self.document, &self.corrections);
        self.is_corrected_here = false;
        Effect::Load {
            reader: self.id,
            location: self.location.clone(),
            encoding: self.encoding,
            beginning_first: false,
            structure: Some(structure),
        }
    }
}

impl State {
    /// Whether the source can be read a second time; says so where not.
    pub(in crate::explorer) fn can_be_read_again(&mut self) -> bool {
        let Some(location) = self.reader().map(|r| r.location.clone()) else {
            return false;
        };
        let again = matches!(location, Location::Path(_));
        if !again {
            self.say_with(Text::EncodingFixed, &[&location.name()]);
        }
        again
    }

    /// Reads the document in front again, as the reader asks.
    pub(in crate::explorer) fn reload(&mut self) -> Vec<Effect> {
        if !self.can_be_read_again() {
            return Vec::new();
        }
        let reader = self.reader_mut();
        reader
            .map(|reader| reader.read_again(Text::Reloaded))
            .into_iter()
            .collect()
    }

    /// Asks for what has changed to be read again, once it has been read and
    /// no list of places is open that the reader is choosing from.
    pub(in crate::explorer) fn read_stale_again(&mut self) -> Vec<Effect> {
        if !matches!(self.mode, Mode::Normal) {
            return Vec::new();
        }
        let stale = self.readers.iter_mut();
        let stale = stale.filter(|reader| reader.is_stale && reader.loading.is_none());
        stale
            .map(|reader| reader.read_again(Text::SourceChanged))
            .collect()
    }

    /// Tells that a file is gone. What was read of it stays.
    pub(in crate::explorer) fn source_gone(&mut self, id: ReaderId) {
        let name = self.reader_by_id(id).map(|reader| reader.location.name());
        if let Some(name) = name {
            self.complain_with(Text::SourceGone, &[&name]);
        }
    }
}
