//! The folder that holds the index: one folder per index within, and a pointer to the one that answers.
//!
//! ```text
//! lock                         held as long as a process uses the folder
//! current                      the name of the index that is complete
//! listings-<settings>-<number> one index
//! ```

use std::fs::{self, File, TryLockError};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use crate::error::SearchError;

const PREFIX: &str = "listings-";
const POINTER: &str = "current";

/// The folder, locked for this process.
#[derive(Debug)]
pub(super) struct SearchFolder {
    root: PathBuf,
    settings: String,
    _lock: File,
}

/// What the pointer says.
pub(super) enum Current {
    Absent,
    StaleSettings,
    At(PathBuf),
}

impl SearchFolder {
    /// Makes the folder where there is none.
    pub(super) fn lock(root: &Path, settings: u64) -> Result<Self, SearchError> {
        fs::create_dir_all(root).map_err(SearchError::unavailable)?;
        let lock = File::create(root.join("lock")).map_err(SearchError::unavailable)?;
        match lock.try_lock() {
            Ok(()) => Ok(Self { root: root.to_owned(), settings: format!("{settings:016x}"), _lock: lock }),
            Err(TryLockError::WouldBlock) => Err(SearchError::InUse),
            Err(TryLockError::Error(fault)) => Err(SearchError::unavailable(fault)),
        }
    }

    /// The complete index, if it was made with today's settings.
    pub(super) fn current(&self) -> Current {
        let Ok(pointed) = fs::read_to_string(self.root.join(POINTER)) else { return Current::Absent };
        let name = pointed.trim();
        // The name is only ever one of ours: a damaged pointer leads nowhere else.
        let Some((settings, _)) = name.strip_prefix(PREFIX).and_then(split_name) else {
            return Current::Absent;
        };
        if settings != self.settings {
            return Current::StaleSettings;
        }
        Current::At(self.root.join(name))
    }

    /// An empty folder for a new index.
    pub(super) fn make_next(&self) -> io::Result<PathBuf> {
        let numbers = self.index_folders()?.into_iter().filter_map(|path| {
            let name = path.file_name()?.to_str()?.strip_prefix(PREFIX)?.to_owned();
            split_name(&name).map(|(_, number)| number)
        });
        let next = numbers.max().map_or(1, |highest| highest.saturating_add(1));
        let folder = self.root.join(format!("{PREFIX}{}-{next}", self.settings));
        fs::create_dir(&folder)?;
        Ok(folder)
    }

    /// Points to an index; a crash leaves either the former name or this one.
    pub(super) fn point_to(&self, folder: &Path) -> io::Result<()> {
        let name = folder.file_name().and_then(|name| name.to_str()).unwrap_or_default();
        let written = self.root.join("current.new");
        let mut pointer = File::create(&written)?;
        pointer.write_all(name.as_bytes())?;
        pointer.sync_all()?;
        fs::rename(&written, self.root.join(POINTER))?;
        File::open(&self.root)?.sync_all()
    }

    /// Removes every index but this one: former ones, and rebuilds that a crash cut short.
    pub(super) fn remove_others(&self, kept: Option<&Path>) -> io::Result<()> {
        self.index_folders()?
            .iter()
            .filter(|folder| Some(folder.as_path()) != kept)
            .try_for_each(fs::remove_dir_all)
    }

    fn index_folders(&self) -> io::Result<Vec<PathBuf>> {
        let mut folders = Vec::new();
        for entry in fs::read_dir(&self.root)? {
            let entry = entry?;
            let is_index = entry.file_name().to_str().is_some_and(|name| name.starts_with(PREFIX));
            if is_index && entry.file_type()?.is_dir() {
                folders.push(entry.path());
            }
        }
        Ok(folders)
    }
}

fn split_name(name: &str) -> Option<(&str, u64)> {
    let (settings, number) = name.split_once('-')?;
    let is_hexadecimal = settings.len() == 16 && settings.bytes().all(|byte| byte.is_ascii_hexdigit());
    if is_hexadecimal { Some((settings, number.parse().ok()?)) } else { None }
}
