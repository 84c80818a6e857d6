//! What a first visit costs: the style sheet and each script, compressed.

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};

use flate2::Compression;
use flate2::write::GzEncoder;

use crate::support::files;

fn compressed(bytes: &[u8]) -> usize {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::default());
    encoder.write_all(bytes).unwrap();
    encoder.finish().unwrap().len()
}

fn bundle() -> Vec<u8> {
    fs::read(Path::new(env!("OUT_DIR")).join("bundle/css/rebond.css")).unwrap()
}

/// 30 KB for the whole style sheet.
#[test]
fn the_style_sheet_stays_light() {
    let weight = compressed(&bundle());
    println!("rebond.css: {weight} bytes compressed");
    assert!((2_000..30_000).contains(&weight), "rebond.css weighs {weight} bytes compressed");
}

/// A script improves one thing: 4 KB are enough for it. The bench's queue, that a cut connection must not cost a technician
/// anything, has six.
#[test]
fn every_script_of_ours_stays_light() {
    let mut scripts: Vec<PathBuf> = Vec::new();
    files(&Path::new(env!("CARGO_MANIFEST_DIR")).join("static/js"), "js", &mut scripts);
    assert!(!scripts.is_empty());
    for path in scripts {
        let weight = compressed(&fs::read(&path).unwrap());
        println!("{}: {weight} bytes compressed", path.display());
        let most = if path.ends_with("bench.js") { 6_144 } else { 4_096 };
        assert!(weight < most, "{} weighs {weight} bytes compressed", path.display());
    }
}

/// The style sheet and the heaviest of the pages that a first visit opens: 60 KB.
#[test]
fn a_first_page_stays_light() {
    let style = compressed(&bundle());
    for (name, html) in crate::support::samples::pages(frontend::Language::Fr) {
        let weight = style + compressed(html.as_bytes());
        assert!(weight < 60_000, "{name} weighs {weight} bytes compressed, with the style sheet");
    }
}

#[test]
fn weight_is_measured_compressed() {
    assert!(compressed(&[b'a'; 10_000]) < 100);
    let mut state = 88_172_645_463_325_252_u64;
    let noise: Vec<u8> = std::iter::repeat_with(|| {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        state.to_le_bytes()[3]
    })
    .take(40_000)
    .collect();
    assert!(compressed(&noise) > 30_000);
}
