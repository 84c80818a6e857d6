//! The catalogue's search: one trait, and the embedded engine
