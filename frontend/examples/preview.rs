//! Writes every page with invented data, and the static files they need, into a folder:
//! `cargo run -p frontend --example preview -- var/preview`, then serve that folder with any file server.

use std::error::Error;
use std::fs;
use std::path::{Path, PathBuf};

use frontend::{Language, assets};

#[path = "../tests/it/support/samples/mod.rs"]
mod samples;

fn main() -> Result<(), Box<dyn Error>> {
    let folder = PathBuf::from(std::env::args().nth(1).ok_or("name the folder to write into")?);
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    for source in [here.join("static"), Path::new(env!("OUT_DIR")).join("bundle")] {
        copy(&source, &source, &folder)?;
    }
    for language in Language::ALL {
        let pages = folder.join(language.code());
        fs::create_dir_all(&pages)?;
        for (name, html) in samples::pages(language) {
            fs::write(pages.join(format!("{name}.html")), html)?;
        }
    }
    Ok(())
}

/// Copies static files under the names that pages call them by.
fn copy(base: &Path, source: &Path, folder: &Path) -> Result<(), Box<dyn Error>> {
    for entry in fs::read_dir(source)? {
        let path = entry?.path();
        if path.is_dir() {
            copy(base, &path, folder)?;
            continue;
        }
        let name = path.strip_prefix(base)?.to_string_lossy().into_owned();
        let target = folder.join(assets::asset(&name).trim_start_matches('/'));
        if let Some(parent) = target.parent() {
            fs::create_dir_all(parent)?;
        }
        fs::copy(&path, target)?;
    }
    Ok(())
}
