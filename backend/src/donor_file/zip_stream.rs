//! A ZIP written file by file to whoever reads it: never more in memory than the file at hand.

use std::io::Write;
use std::sync::{Arc, Mutex, PoisonError};

use axum::body::Bytes;
use zip::write::{SimpleFileOptions, StreamWriter};
use zip::{CompressionMethod, ZipWriter};

use crate::kernel::{Error, Result};

/// What was written and not yet taken.
#[derive(Clone, Default)]
struct Pending(Arc<Mutex<Vec<u8>>>);

impl Write for Pending {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}

impl Pending {
    fn take(&self) -> Bytes {
        Bytes::from(std::mem::take(&mut *self.0.lock().unwrap_or_else(PoisonError::into_inner)))
    }
}

/// A ZIP under way.
pub(super) struct ZipStream {
    writer: ZipWriter<StreamWriter<Pending>>,
    pending: Pending,
}

impl ZipStream {
    pub(super) fn new() -> Self {
        let pending = Pending::default();
        Self { writer: ZipWriter::new_stream(pending.clone()), pending }
    }

    /// Adds a file; gives what of the archive is ready to be sent.
    ///
    /// # Errors
    /// When it cannot be written.
    pub(super) fn add(&mut self, path: &str, bytes: &[u8]) -> Result<Bytes> {
        let options = SimpleFileOptions::default().compression_method(CompressionMethod::Deflated);
        self.writer.start_file(path, options).map_err(Error::internal)?;
        self.writer.write_all(bytes).map_err(Error::internal)?;
        Ok(self.pending.take())
    }

    /// Ends the archive; gives its last bytes.
    ///
    /// # Errors
    /// When it cannot be written.
    pub(super) fn end(self) -> Result<Bytes> {
        self.writer.finish().map_err(Error::internal)?;
        Ok(self.pending.take())
    }
}
