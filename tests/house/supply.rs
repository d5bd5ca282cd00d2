//! What the dependencies ask for and what they bring along.

#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing)]

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;
use std::process::Command;

use serde_json::Value;

/// What cargo tells of the packages that this system needs; `None` where they
/// are not all here.
fn metadata() -> Option<Value> {
    let output = Command::new(env!("CARGO"))
        .args(["metadata", "--offline", "--locked", "--format-version", "1"])
        .args(["--filter-platform", "x86_64-unknown-linux-gnu"])
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .output()
        .unwrap();
    if !output.status.success() {
        // On other platforms the packages of this one need not be here.
        println!("skipped: {}", String::from_utf8_lossy(&output.stderr));
        return None;
    }
    let metadata: Value = serde_json::from_slice(&output.stdout).unwrap();
    assert!(metadata["packages"].as_array().unwrap().len() > 50);
    Some(metadata)
}

/// The packages that the program is built of, what builds them among them, and
/// not what only its tests need.
fn built(metadata: &Value) -> Vec<&Value> {
    let nodes = metadata["resolve"]["nodes"].as_array().unwrap();
    let nodes: BTreeMap<&str, &Value> = nodes
        .iter()
        .map(|node| (node["id"].as_str().unwrap(), node))
        .collect();
    let mut open = vec![metadata["resolve"]["root"].as_str().unwrap()];
    let mut met = BTreeSet::new();
    while let Some(id) = open.pop() {
        if !met.insert(id) {
            continue;
        }
        for needed in nodes[id]["deps"].as_array().unwrap() {
            let mut kinds = needed["dep_kinds"].as_array().unwrap().iter();
            if kinds.any(|kind| kind["kind"] != "dev") {
                open.push(needed["pkg"].as_str().unwrap());
            }
        }
    }
    let packages = metadata["packages"].as_array().unwrap().iter();
    packages
        .filter(|package| met.contains(package["id"].as_str().unwrap()))
        .collect()
}

/// A Rust toolchain is all that is needed: nothing is compiled by anything
/// else, and no library of the system is linked.
#[test]
fn no_dependency_builds_c() {
    const BUILDERS: [&str; 8] = [
        "autotools",
        "bindgen",
        "cc",
        "cmake",
        "meson",
        "nasm-rs",
        "pkg-config",
        "vcpkg",
    ];
    let Some(metadata) = metadata() else { return };
    let built = built(&metadata);
    assert!(built.len() > 50, "{}", built.len());
    let foreign: Vec<&Value> = built
        .iter()
        .filter(|package| {
            let name = package["name"].as_str().unwrap();
            !package["links"].is_null() || BUILDERS.contains(&name)
        })
        .map(|package| &package["name"])
        .collect();
    assert!(foreign.is_empty(), "{foreign:?}");
}

/// The licences that `.ci/deny.toml` names are those there are, whether or not
/// cargo-deny is installed.
#[test]
fn every_licence_is_one_that_is_allowed() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(".ci/deny.toml");
    let Ok(text) = fs::read_to_string(&path) else {
        // What is packed for others is without it.
        println!("skipped: there is no {}", path.display());
        return;
    };
    let rules: toml_edit::DocumentMut = text.parse().unwrap();
    let allowed = rules["licenses"]["allow"].as_array().unwrap();
    let allowed: Vec<&str> = allowed.iter().map(|name| name.as_str().unwrap()).collect();
    let Some(metadata) = metadata() else { return };
    let refused: Vec<String> = metadata["packages"]
        .as_array()
        .unwrap()
        .iter()
        .filter(|package| {
            let licence = package["license"].as_str().unwrap_or_default();
            !is_allowed(licence, &allowed)
        })
        .map(|package| format!("{}: {}", package["name"], package["license"]))
        .collect();
    assert!(refused.is_empty(), "{refused:#?}");
}

/// Whether an expression of licences can be met by those that are allowed.
fn is_allowed(expression: &str, allowed: &[&str]) -> bool {
    let spaced = expression.replace('/', " OR ");
    let spaced = spaced.replace('(', " ( ").replace(')', " ) ");
    let words: Vec<&str> = spaced.split_whitespace().collect();
    let mut at = 0;
    either(&words, &mut at, allowed) && at == words.len()
}

fn either(words: &[&str], at: &mut usize, allowed: &[&str]) -> bool {
    let mut holds = both(words, at, allowed);
    while words.get(*at) == Some(&"OR") {
        *at += 1;
        holds |= both(words, at, allowed);
    }
    holds
}

fn both(words: &[&str], at: &mut usize, allowed: &[&str]) -> bool {
    let mut holds = one(words, at, allowed);
    while words.get(*at) == Some(&"AND") {
        *at += 1;
        holds &= one(words, at, allowed);
    }
    holds
}

fn one(words: &[&str], at: &mut usize, allowed: &[&str]) -> bool {
    let Some(&word) = words.get(*at) else {
        return false;
    };
    *at += 1;
    if word == "(" {
        let holds = either(words, at, allowed);
        *at += 1;
        return holds;
    }
    // What is excepted from a licence is named with it.
    if words.get(*at) == Some(&"WITH") {
        *at += 2;
        return false;
    }
    allowed.contains(&word)
}

#[test]
fn expressions_of_licences_are_understood() {
    let allowed = ["MIT", "Zlib"];
    for licence in [
        "MIT",
        "GPL-3.0 OR MIT",
        "GPL-3.0/MIT",
        "(GPL-3.0 OR Zlib) AND MIT",
    ] {
        assert!(is_allowed(licence, &allowed), "{licence}");
    }
    for licence in [
        "",
        "GPL-3.0",
        "MIT AND GPL-3.0",
        "MIT WITH X",
        "(MIT",
        "MIT Zlib",
    ] {
        assert!(!is_allowed(licence, &allowed), "{licence}");
    }
}

/// The oldest toolchain is promised in Cargo.toml; clippy tells where our own
/// code asks for a newer one, this where a dependency does.
#[test]
fn no_dependency_asks_for_a_newer_compiler_than_is_promised() {
    let Some(metadata) = metadata() else { return };
    let ours = version(env!("CARGO_PKG_RUST_VERSION"));
    let newer: Vec<String> = metadata["packages"]
        .as_array()
        .unwrap()
        .iter()
        .filter(|package| {
            let needs = package["rust_version"].as_str().unwrap_or("0");
            version(needs) > ours
        })
        .map(|package| format!("{} {}", package["name"], package["rust_version"]))
        .collect();
    assert!(newer.is_empty(), "{newer:?}");
}

fn version(text: &str) -> Vec<u32> {
    let mut parts: Vec<u32> = text.split('.').map(|part| part.parse().unwrap()).collect();
    parts.resize(3, 0);
    parts
}
