//! The database's shape, one file per change
