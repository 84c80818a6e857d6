//! Bundles the style sheets into one file and lists the static files for `src/assets.rs`.
//!
//! The work is done by a second run of this program with memory-serve's messages switched off: it prints
//! one line per file as a warning otherwise.

use std::path::{Path, PathBuf};
use std::process::Command;

const QUIET: &str = "MEMORY_SERVE_QUIET";
/// In the order of the cascade.
const STYLES: [&str; 4] = ["tokens", "base", "layout", "components"];
/// Then one style sheet per room, in any order.
const PAGE_STYLES: &str = "static/css/pages";
/// And last what paper needs, over all of them.
const PRINT_STYLE: &str = "static/css/print.css";

fn main() {
    if std::env::var_os(QUIET).is_none() {
        let this = std::env::current_exe().expect("the build program knows its own path");
        let status = Command::new(this).env(QUIET, "1").status().expect("the build program runs again");
        assert!(status.success(), "the static files could not be bundled");
        return;
    }
    for folder in ["locales", "templates", "static", "build.rs"] {
        println!("cargo::rerun-if-changed={folder}");
    }
    let out = PathBuf::from(std::env::var("OUT_DIR").expect("cargo sets OUT_DIR"));
    let bundle = out.join("bundle");
    std::fs::create_dir_all(bundle.join("css")).expect("the bundle's folder can be made");
    let styles: String = style_sheets().iter().map(|path| style(path)).collect();
    std::fs::write(bundle.join("css/rebond.css"), styles).expect("the bundle can be written");
    // Embedded in release builds, read from disk in debug builds.
    memory_serve::load_names_directories(
        [("static", PathBuf::from("static")), ("bundle", bundle)],
        !cfg!(debug_assertions),
    );
}

fn style_sheets() -> Vec<PathBuf> {
    let shared = STYLES.iter().map(|name| PathBuf::from(format!("static/css/{name}.css")));
    let pages = std::fs::read_dir(PAGE_STYLES).expect("the pages have a folder of styles");
    let mut pages: Vec<PathBuf> = pages.flatten().map(|entry| entry.path()).collect();
    pages.sort();
    shared.chain(pages).chain([PathBuf::from(PRINT_STYLE)]).collect()
}

/// One style sheet without its comments and indentation.
fn style(path: &Path) -> String {
    let source = std::fs::read_to_string(path).expect("each style sheet of the bundle exists");
    let mut text = String::new();
    let mut rest = source.as_str();
    while let Some(start) = rest.find("/*") {
        text.push_str(&rest[..start]);
        rest = rest[start..].find("*/").map_or("", |end| &rest[start + end + 2..]);
    }
    text.push_str(rest);
    text.lines().map(str::trim).filter(|line| !line.is_empty()).fold(String::new(), |mut bundled, line| {
        bundled.push_str(line);
        bundled.push('\n');
        bundled
    })
}
