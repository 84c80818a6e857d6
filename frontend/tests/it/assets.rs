//! Static files: those asked for exist, and the style sheet stays light.

use std::fs;
use std::path::{Path, PathBuf};

use frontend::assets;

fn templates(folder: &Path, found: &mut Vec<PathBuf>) {
    for path in fs::read_dir(folder).unwrap().flatten().map(|entry| entry.path()) {
        if path.is_dir() {
            templates(&path, found);
        } else {
            found.push(path);
        }
    }
}

#[test]
fn every_file_a_template_asks_for_exists() {
    let mut found = Vec::new();
    templates(&PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("templates"), &mut found);
    for path in found {
        let source = fs::read_to_string(&path).unwrap();
        for (end, _) in source.match_indices("\"|asset") {
            let name = source[..end].rsplit('"').next().unwrap_or_default();
            assert!(assets::exists(name), "{} asks for {name}", path.display());
        }
    }
}

#[test]
fn addresses_carry_the_hash_of_the_content() {
    let address = assets::asset("css/rebond.css");
    assert!(address.starts_with("/static/css/rebond.") && address.ends_with(".css"), "{address}");
    assert_ne!(address, "/static/css/rebond.css");
    assert_eq!(assets::asset("img/nowhere.svg"), "/static/img/nowhere.svg");
}
