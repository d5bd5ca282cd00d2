//! No circle of files: each file can be read with only those below it in mind.
//! Read from the sources: what a file imports, what it hands on (`pub use`)
//! and every path that it names, through the modules it has imported and those
//! that lie in it. An arrow ends where the thing stands, not where it is
//! handed on: whoever takes a type by way of a `mod.rs` takes it from the file
//! of the type, and a `mod.rs` that hands it on takes it from there, too. So a
//! module can hand on what its files hold, or hold what they take, not both.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use crate::layering::{Token, module_path, sources_below, tokens};

/// The names of a module from the root of the crate.
type Module = Vec<String>;

/// A path that a file names.
struct Named {
    path: Vec<String>,
    /// The name it has in this file by a `use`.
    alias: Option<String>,
}

/// The tokens without the modules of tests.
pub(crate) fn without_tests(tokens: Vec<Token>) -> Vec<Token> {
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
fn tree(tokens: &[Token], mut i: usize, before: &[String], found: &mut Vec<Named>) -> usize {
    let mut path = before.to_vec();
    let mut alias = None;
    loop {
        match tokens.get(i) {
            Some(Token::Word(word)) if word == "as" => {
                if let Some(Token::Word(word)) = tokens.get(i + 1) {
                    alias = Some(word.clone());
                }
                i += 2;
            }
            // What stands before the braces, itself.
            Some(Token::Word(word)) if word == "self" && !path.is_empty() => i += 1,
            Some(Token::Word(word)) => {
                path.push(word.clone());
                i += 1;
            }
            Some(Token::Path) => i += 1,
            Some(Token::Mark('*')) => {
                path.push("*".to_owned());
                i += 1;
            }
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
                let alias = alias.or_else(|| path.last().cloned());
                found.push(Named { path, alias });
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
            i = tree(&tokens, i + 1, &[], &mut all);
            continue;
        }
        // pub(in crate::cli) takes nothing.
        let is_visibility = i >= 2 && is_word(i - 1, "in") && tokens[i - 2] == Token::Mark('(');
        let mut path = Vec::new();
        while let Some(Token::Word(word)) = tokens.get(i) {
            path.push(word.clone());
            i += 1;
            if tokens.get(i) != Some(&Token::Path) {
                break;
            }
            i += 1;
        }
        if path.len() > 1 && !is_visibility {
            all.push(Named { path, alias: None });
        }
        // Not over a brace or the like behind a path that ends in none.
        i += usize::from(!matches!(tokens.get(i), Some(Token::Word(_))));
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

    /// Where a path ends that is named in `here`: the file, and whether it is
    /// the module itself that is named, or something in it.
    fn file(&self, here: &[String], path: &[String], depth: usize) -> Option<(Module, bool)> {
        if depth > 8 {
            return None;
        }
        let mut rest = path;
        let mut at: Module = match rest.first()?.as_str() {
            "crate" => Vec::new(),
            "self" | "super" => here.to_vec(),
            first => {
                let mut inside = here.to_vec();
                inside.push(first.to_owned());
                if self.files.contains_key(&inside) {
                    here.to_vec()
                } else {
                    // By way of what was imported, or a library.
                    let mut known = self.files.get(here).into_iter().flatten();
                    let by = known.find(|named| {
                        named.alias.as_deref() == Some(first) && named.path[..] != path[..1]
                    })?;
                    let whole = [&by.path[..], &path[1..]].concat();
                    return self.file(here, &whole, depth + 1);
                }
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
        let Some(name) = rest.first() else {
            return Some((at, true));
        };
        // What was imported or is handed on comes from elsewhere.
        let mut known = self.files.get(&at).into_iter().flatten();
        let by = known.find(|named| named.alias.as_ref() == Some(name) && named.path.len() > 1);
        let from = by.and_then(|by| {
            let whole = [&by.path[..], &rest[1..]].concat();
            self.file(&at, &whole, depth + 1)
        });
        Some(from.unwrap_or((at, false)))
    }

    /// Who takes something from whom.
    fn arrows(&self) -> BTreeMap<Module, BTreeSet<Module>> {
        let mut arrows = BTreeMap::new();
        for (module, all) in &self.files {
            let is_begun = |alias: &String| {
                let mut longer = all.iter().filter(|named| named.path.len() > 1);
                longer.any(|named| named.path.first() == Some(alias))
            };
            let to = all.iter().filter_map(|named| {
                let (to, is_module) = self.file(module, &named.path, 0)?;
                // Of a module that is imported, what is taken counts; where
                // nothing is, it is something of the same name.
                let is_only_way = is_module && named.alias.as_ref().is_some_and(is_begun);
                (!is_only_way && to != *module).then_some(to)
            });
            arrows.insert(module.clone(), to.collect::<BTreeSet<Module>>());
        }
        arrows
    }

    /// The circles: files each of which takes from each other by some way.
    fn circles(&self) -> Vec<String> {
        let arrows = self.arrows();
        let reached = |from: &Module| {
            let mut reached = BTreeSet::new();
            let mut next = vec![from.clone()];
            while let Some(module) = next.pop() {
                for to in arrows.get(&module).into_iter().flatten() {
                    if reached.insert(to.clone()) {
                        next.push(to.clone());
                    }
                }
            }
            reached
        };
        let reached: BTreeMap<&Module, BTreeSet<Module>> = arrows
            .keys()
            .map(|module| (module, reached(module)))
            .collect();
        let is_round = |one: &Module, other: &Module| {
            reached[one].contains(other)
                && reached.get(other).is_some_and(|back| back.contains(one))
        };
        let mut told = Vec::new();
        for (module, to) in &arrows {
            let to = to.iter().filter(|to| is_round(module, to));
            let to: Vec<String> = to.map(|to| to.join("/")).collect();
            if !to.is_empty() {
                told.push(format!("{} takes from {}", module.join("/"), to.join(", ")));
            }
        }
        told
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
    // A module that hands on what takes from it.
    let found = circles(&[
        ("a", "mod b; pub use b::B; pub struct A;"),
        ("a/b", "use super::A; pub struct B(A);"),
    ]);
    assert_eq!(found, ["a takes from a/b", "a/b takes from a"]);
    // The path of a child, without a `use`.
    let found = circles(&[
        ("a", "mod b; pub struct A; fn f() { b::f(); }"),
        ("a/b", "fn g(a: &super::A) {}"),
    ]);
    assert_eq!(found.len(), 2, "{found:?}");
    // Of an imported module, and by its other name.
    let found = circles(&[
        ("a", "mod b; mod c;"),
        ("a/b", "use super::c; fn f() { c::f(); }"),
        ("a/c", "use crate::a::b as d; fn f() { d::f(); }"),
    ]);
    assert_eq!(found.len(), 2, "{found:?}");
    // Something of the same name as its file.
    let found = circles(&[
        ("a", "mod b; mod c; pub use b::b; pub use c::c;"),
        ("a/b", "use super::c; fn f() { c(); }"),
        ("a/c", "use crate::a::b; fn f() { b(); }"),
    ]);
    assert_eq!(found.len(), 2, "{found:?}");
    // All of a module.
    let found = circles(&[
        ("a", "mod b; mod c;"),
        ("a/b", "use super::c::*;"),
        ("a/c", "use super::b::B;"),
    ]);
    assert_eq!(found.len(), 2, "{found:?}");
}
