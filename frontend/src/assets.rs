//! Static files: style sheet, scripts, images, map data.

use std::sync::LazyLock;

use memory_serve::{Manifest, MemoryServe};

const PREFIX: &str = "/static";

static MANIFESTS: LazyLock<[Manifest; 2]> = LazyLock::new(|| files().map(|files| files.manifest()));

#[expect(unused_qualifications, reason = "the list of files is generated with full paths")]
fn files() -> [MemoryServe; 2] {
    [memory_serve::load!("static"), memory_serve::load!("bundle")]
        .map(|files| files.index_file(None).enable_hashed_routes(true))
}

/// Serves everything under `/static`. Call it once, at start: it keeps its options for ever.
///
/// Names that hold a hash of the content are immutable; the plain names stay valid for a week.
pub fn router<S>() -> axum::Router<S>
where
    S: Clone + Send + Sync + 'static,
{
    let [files, bundle] = files().map(MemoryServe::into_router);
    axum::Router::new().nest(PREFIX, files.merge(bundle))
}

/// The address of a static file, with its content's hash: `asset("img/favicon.svg")`.
///
/// An unknown name gives its plain address, which answers 404: `tests/it/assets.rs` finds those.
pub fn asset(name: &str) -> String {
    let route = format!("/{name}");
    let served = MANIFESTS.iter().find_map(|manifest| manifest.get(&route));
    format!("{PREFIX}{}", served.unwrap_or(&route))
}

/// Whether a static file of that name exists.
pub fn exists(name: &str) -> bool {
    let route = format!("/{name}");
    MANIFESTS.iter().any(|manifest| manifest.get(&route).is_some())
}
