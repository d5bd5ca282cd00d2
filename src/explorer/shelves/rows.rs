//! The rows of folders and documents in the tree, in an order.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Component, Path, PathBuf};

use crate::explorer::books::place::BookId;
use crate::explorer::language::Text;
use crate::explorer::outline::tree::{Around, Node};
use crate::source::Location;

/// In which order documents stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum ShelfOrder {
    /// As they were given, under their folders.
    #[default]
    Folders,
    /// By their names, without folders.
    Names,
    /// By their dates, the oldest first, those without one last.
    Dates,
    /// By their hits, the most first.
    Hits,
}

impl ShelfOrder {
    /// The next one round.
    #[must_use]
    pub const fn next(self) -> Self {
        match self {
            Self::Folders => Self::Names,
            Self::Names => Self::Dates,
            Self::Dates => Self::Hits,
            Self::Hits => Self::Folders,
        }
    }

    /// What it is called.
    #[must_use]
    pub const fn name(self) -> Text {
        match self {
            Self::Folders => Text::ByFolder,
            Self::Names => Text::ByName,
            Self::Dates => Text::ByDate,
            Self::Hits => Text::ByHits,
        }
    }
}

/// A folder of the shelf.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FolderRow {
    /// Its name.
    pub name: String,
    /// The folder around it, by its number.
    pub parent: Option<u32>,
    /// How many folders it stands in, itself included.
    pub depth: u16,
}

/// The folders in which the documents of a shelf lie, below the one that is
/// around all of them.
#[derive(Debug, Default)]
pub struct Folders {
    rows: Vec<FolderRow>,
    of: BTreeMap<BookId, u32>,
}

impl Folders {
    /// The folders of documents.
    #[must_use]
    pub fn of<'a>(books: impl Iterator<Item = (BookId, &'a Location)>) -> Self {
        let places: Vec<(BookId, &Path)> = books
            .filter_map(|(book, location)| Some((book, location.path()?.parent()?)))
            .collect();
        let mut around: Option<PathBuf> = None;
        for (_, place) in &places {
            around = Some(match around {
                None => place.to_path_buf(),
                Some(around) => common(&around, place),
            });
        }
        let around = around.unwrap_or_default();
        let mut folders = Self::default();
        let mut numbers: BTreeMap<PathBuf, u32> = BTreeMap::new();
        for (book, place) in places {
            let mut parent = None;
            let mut path = PathBuf::new();
            for part in place.strip_prefix(&around).unwrap_or(place).components() {
                path.push(part);
                let depth = parent
                    .and_then(|parent: u32| folders.rows.get(parent as usize))
                    .map_or(0, |folder: &FolderRow| folder.depth);
                let next = u32::try_from(folders.rows.len()).unwrap_or(u32::MAX);
                let number = *numbers.entry(path.clone()).or_insert(next);
                if number == next {
                    folders.rows.push(FolderRow {
                        name: name_of(part),
                        parent,
                        depth: depth.saturating_add(1),
                    });
                }
                parent = Some(number);
            }
            if let Some(folder) = parent {
                folders.of.insert(book, folder);
            }
        }
        folders
    }

    /// A folder by its number.
    #[must_use]
    pub fn get(&self, folder: u32) -> Option<&FolderRow> {
        self.rows.get(folder as usize)
    }

    /// The folder that a document lies in.
    #[must_use]
    pub fn around(&self, book: BookId) -> Option<u32> {
        self.of.get(&book).copied()
    }

    /// The folders around a document, the outermost first.
    #[must_use]
    pub fn path(&self, book: BookId) -> Vec<u32> {
        let mut path = Vec::new();
        let mut folder = self.around(book);
        while let Some(number) = folder {
            path.push(number);
            folder = self.get(number).and_then(|folder| folder.parent);
        }
        path.reverse();
        path
    }

    /// How many folders a document stands in.
    #[must_use]
    pub fn depth(&self, book: BookId) -> u16 {
        let around = self.around(book).and_then(|folder| self.get(folder));
        around.map_or(0, |folder| folder.depth)
    }

    /// How many there are.
    #[must_use]
    pub const fn len(&self) -> usize {
        self.rows.len()
    }

    /// Whether there are none.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }

    /// The rows of documents in this order around those of `front`; folders
    /// only where `with_folders`.
    #[must_use]
    pub fn rows(
        &self,
        books: &[BookId],
        front: BookId,
        folded: &BTreeSet<u32>,
        with_folders: bool,
        is_front_folded: bool,
    ) -> Around {
        let mut rows = Vec::with_capacity(books.len());
        let mut open: Vec<u32> = Vec::new();
        let mut cut = None;
        for &book in books {
            let path = match with_folders {
                true => self.path(book),
                false => Vec::new(),
            };
            let same = path.iter().zip(&open).take_while(|(a, b)| a == b).count();
            let is_hidden = |upto: usize| path.iter().take(upto).any(|f| folded.contains(f));
            for (at, &folder) in path.iter().enumerate().skip(same) {
                if !is_hidden(at) {
                    rows.push(Node::Folder(folder));
                }
            }
            if !is_hidden(path.len()) {
                rows.push(Node::Book(book));
            }
            if book == front {
                cut = Some((rows.len(), is_hidden(path.len())));
            }
            open = path;
        }
        let (cut, is_hidden) = cut.unwrap_or((rows.len(), true));
        let after = rows.split_off(cut);
        let depth = match with_folders {
            true => self.depth(front),
            false => 0,
        };
        Around {
            before: rows,
            after,
            depth: depth.saturating_add(1),
            is_folded: is_front_folded || is_hidden,
        }
    }
}

fn common(a: &Path, b: &Path) -> PathBuf {
    let both = a.components().zip(b.components());
    both.take_while(|(a, b)| a == b).map(|(a, _)| a).collect()
}

fn name_of(part: Component<'_>) -> String {
    part.as_os_str().to_string_lossy().into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn folders_stand_once_above_what_lies_in_them() {
        let mut ids = vec![BookId::default()];
        let paths = ["甲/总.md", "甲/一/1.md", "甲/一/2.md", "甲/二/深/3.md"];
        for _ in 1..paths.len() {
            ids.push(ids.last().unwrap().next());
        }
        let locations = paths.map(|path| Location::Path(path.into()));
        let folders = Folders::of(ids.iter().copied().zip(&locations));
        let names: Vec<_> = folders
            .rows
            .iter()
            .map(|f| (f.name.as_str(), f.depth))
            .collect();
        assert_eq!(names, [("一", 1), ("二", 1), ("深", 2)]);
        let none = BTreeSet::new();
        let around = folders.rows(&ids, ids[2], &none, true, false);
        use Node::{Book, Folder};
        assert_eq!(
            around.before,
            [Book(ids[0]), Folder(0), Book(ids[1]), Book(ids[2])]
        );
        assert_eq!(around.after, [Folder(1), Folder(2), Book(ids[3])]);
        assert_eq!((around.depth, around.is_folded), (2, false));
        let folded = BTreeSet::from([0, 1]);
        let around = folders.rows(&ids, ids[2], &folded, true, false);
        assert_eq!(around.before, [Book(ids[0]), Folder(0)]);
        assert_eq!(around.after, [Folder(1)]);
        assert!(around.is_folded);
        let flat = folders.rows(&ids, ids[0], &folded, false, false);
        assert_eq!(flat.before.len() + flat.after.len(), 4);
    }
}
