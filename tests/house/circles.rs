//! No circle of files: each file can be read with only those below it in mind.
//! Read from the sources: what a file imports, and the paths that it names.
//! What a module only hands on is taken to come from where it is.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use crate::layering::{Token, module_path, sources_below, tokens};

/// The names of a module from the root of the crate.
type Module = Vec<String>;

/// A path that a file names, and whether it hands it on as its own.
struct Named {
    path: Vec<String>,
    is_handed_on: bool,
}

/// The tokens without the modules of tests.
fn without_tests(tokens: Vec<Token>) -> Vec<Token> {
    let mark = |c| Token::Mark(c);
    let word = |w: &str| Token::Word(w.to_owned());
    let test = [
        mark('#'),
        mark('['),
        word("cfg"),
        mark('('),
        word("test"),
        mark(')'),
        mark(']'),
        word("mod"),
    ];
    let mut kept = Vec::new();
    let mut i = 0;
    while i < tokens.len() {
        if tokens[i..].starts_with(&test) && tokens.get(i + 9) == Some(&mark('{')) {
            let mut depth = 0;
            i += 9;
            loop {
                depth += i32::from(tokens[i] == mark('{')) - i32::from(tokens[i] == mark('}'));
                i += 1;
                if depth == 0 || i >= tokens.len() {
                    break;
                }
            }
        } else {
            kept.push(tokens[i].clone());
            i += 1;
        }
    }
    kept
}

/// The paths of a tree behind `use`, from token `i` on; gives the token behind
/// it.
fn tree(tokens: &[Token], mut i: usize, before: &[String], found: &mut Vec<Vec<String>>) -> usize {
    let mut path = before.to_vec();
    loop {
        match tokens.get(i) {
            Some(Token::Word(word)) if word == "as" => i += 2,
            Some(Token::Word(word)) => {
                path.push(word.clone());
                i += 1;
            }
            Some(Token::Path) => i += 1,
            Some(Token::Mark('*')) => i += 1,
            Some(Token::Mark('{')) => {
                i += 1;
                while tokens
                    .get(i)
                    .is_some_and(|token| *token != Token::Mark('}'))
                {
                    i = tree(tokens, i, &path, found);
                    if tokens.get(i) == Some(&Token::Mark(',')) {
                        i += 1;
                    }
                }
                return i + 1;
            }
            _ => {
                found.push(path);
                return i;
            }
        }
    }
}

/// All paths that a source names.
fn named(source: &str) -> Vec<Named> {
    let tokens = without_tests(tokens(source));
    let is_word = |i: usize, w: &str| matches!(tokens.get(i), Some(Token::Word(word)) if word == w);
    let mut all = Vec::new();
    let mut i = 0;
    while i < tokens.len() {
        if is_word(i, "use") {
            let before = i.checked_sub(1).map(|at| &tokens[at]);
            let is_handed_on = match before {
                Some(Token::Word(word)) => word == "pub",
                // pub(crate)
                Some(Token::Mark(mark)) => *mark == ')',
                _ => false,
            };
            let mut paths = Vec::new();
            i = tree(&tokens, i + 1, &[], &mut paths);
            all.extend(paths.into_iter().map(|path| Named { path, is_handed_on }));
            continue;
        }
        let begins = ["crate", "self", "super"]
            .iter()
            .any(|word| is_word(i, word));
        // pub(in crate::cli) takes nothing.
        let is_visibility = i >= 2 && is_word(i - 1, "in") && tokens[i - 2] == Token::Mark('(');
        if begins && !is_visibility && tokens.get(i + 1) == Some(&Token::Path) {
            let mut path = Vec::new();
            while let Some(Token::Word(word)) = tokens.get(i) {
                path.push(word.clone());
                i += 1;
                if tokens.get(i) != Some(&Token::Path) {
                    break;
                }
                i += 1;
            }
            all.push(Named {
                path,
                is_handed_on: false,
            });
            continue;
        }
        i += 1;
    }
    all
}

/// The files of a crate with what they name.
struct House {
    files: BTreeMap<Module, Vec<Named>>,
}

impl House {
    fn of<'a>(sources: impl IntoIterator<Item = (Module, &'a str)>) -> Self {
        let files = sources.into_iter();
        Self {
            files: files
                .map(|(module, source)| (module, named(source)))
                .collect(),
        }
    }

    /// The file in which a path ends that is named in `here`.
    fn file(&self, here: &[String], path: &[String], depth: usize) -> Option<Module> {
        let mut rest = path;
        let mut at: Module = match rest.first()?.as_str() {
            "crate" => Vec::new(),
            "self" | "super" => here.to_vec(),
            // A module inside, or a library.
            first => {
                let mut inside = here.to_vec();
                inside.push(first.to_owned());
                if !self.files.contains_key(&inside) {
                    return None;
                }
                here.to_vec()
            }
        };
        while let Some(word) = rest.first() {
            match word.as_str() {
                "crate" | "self" => {}
                "super" => {
                    at.pop();
                }
                _ => break,
            }
            rest = &rest[1..];
        }
        while let Some(word) = rest.first() {
            at.push(word.clone());
            if !self.files.contains_key(&at) {
                at.pop();
                break;
            }
            rest = &rest[1..];
        }
        let (Some(name), true) = (rest.first(), depth < 8) else {
            return Some(at);
        };
        // What is handed on comes from elsewhere.
        let handed_on = self.files.get(&at).into_iter().flatten();
        let from = handed_on
            .filter(|named| named.is_handed_on && named.path.last() == Some(name))
            .find_map(|named| self.file(&at, &named.path, depth + 1));
        Some(from.unwrap_or(at))
    }

    /// Who takes something from whom.
    fn arrows(&self) -> BTreeMap<Module, BTreeSet<Module>> {
        let mut arrows = BTreeMap::new();
        for (module, all) in &self.files {
            let taken = all.iter().filter(|named| !named.is_handed_on);
            let to = taken.filter_map(|named| self.file(module, &named.path, 0));
            let to: BTreeSet<Module> = to.filter(|to| to != module).collect();
            arrows.insert(module.clone(), to);
        }
        arrows
    }

    /// The files that stand in a circle, or between two.
    fn circles(&self) -> Vec<String> {
        let mut arrows = self.arrows();
        loop {
            let before = arrows.len();
            let left: BTreeSet<Module> = arrows.keys().cloned().collect();
            for to in arrows.values_mut() {
                to.retain(|to| left.contains(to));
            }
            // Whoever takes from none, or gives to none, is in no circle.
            let gives: BTreeSet<Module> = arrows.values().flatten().cloned().collect();
            arrows.retain(|module, to| !to.is_empty() && gives.contains(module));
            if arrows.len() == before {
                break;
            }
        }
        let told = arrows.iter().map(|(module, to)| {
            let to: Vec<String> = to.iter().map(|to| to.join("/")).collect();
            format!("{} takes from {}", module.join("/"), to.join(", "))
        });
        told.collect()
    }
}

#[test]
fn no_circle_of_files() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut files = Vec::new();
    sources_below(&root, &mut files);
    let sources: Vec<(Module, String)> = files
        .iter()
        .map(|file| {
            let module = module_path(file.strip_prefix(&root).unwrap());
            (module, fs::read_to_string(file).unwrap())
        })
        // The map of the house and the program name everything.
        .filter(|(module, _)| module != &["lib"] && module != &["main"])
        .collect();
    let sources = sources.iter();
    let house = House::of(sources.map(|(module, source)| (module.clone(), source.as_str())));
    assert!(house.files.len() > 100, "{}", house.files.len());
    let arrows: usize = house.arrows().values().map(BTreeSet::len).sum();
    assert!(arrows > 300, "{arrows}");
    let circles = house.circles();
    assert!(circles.is_empty(), "\n{}\n", circles.join("\n"));
}

#[test]
fn a_circle_is_caught() {
    let circles = |sources: &[(&str, &str)]| {
        let module = |path: &str| path.split('/').map(str::to_owned).collect();
        let sources = sources.iter().map(|&(path, source)| (module(path), source));
        House::of(sources).circles()
    };
    let none: [String; 0] = [];
    let found = circles(&[
        ("a", "mod b; mod c;"),
        ("a/b", "use super::c::C;"),
        ("a/c", "use crate::{a::b::{self, B}, z};"),
    ]);
    assert_eq!(found, ["a/b takes from a/c", "a/c takes from a/b"]);
    // By way of what a module hands on.
    let found = circles(&[
        (
            "a",
            "mod b; mod c; pub use b::B; pub(crate) use c::{C as D};",
        ),
        ("a/b", "fn f(c: super::c::C) {}"),
        ("a/c", "use super::B;"),
    ]);
    assert_eq!(found.len(), 2, "{found:?}");
    let found = circles(&[
        ("a", "mod b; mod c; pub use b::B;"),
        ("a/b", "use std::fmt; // use super::c"),
        (
            "a/c",
            "use super::B; #[cfg(test)] mod tests { use super::*; }",
        ),
    ]);
    assert_eq!(found, none);
}
