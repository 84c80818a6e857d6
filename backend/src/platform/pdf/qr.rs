//! QR codes as vectors.

use krilla::geom::{Path, PathBuilder, Rect};
use qrcodegen::{QrCode, QrCodeEcc};

use super::PdfError;

/// The dark modules of a QR code, without the quiet zone of four modules, for which the caller leaves white.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct QrFigure {
    /// In points.
    pub(super) side: f32,
    /// Modules along a side.
    modules: u16,
    /// Row, first column and length of each run of dark modules.
    runs: Vec<(u16, u16, u16)>,
}

impl QrFigure {
    /// A code for `text`, with medium correction or better: 15 % of it may be dirty.
    pub(super) fn new(text: &str, side: f32) -> Result<Self, PdfError> {
        let too_long = || PdfError::QrTooLong(text.len());
        let code = QrCode::encode_text(text, QrCodeEcc::Medium).map_err(|_| too_long())?;
        let modules = u16::try_from(code.size()).map_err(|_| too_long())?;
        let dark = |row: u16, column: u16| code.get_module(i32::from(column), i32::from(row));
        let mut runs = Vec::new();
        for row in 0..modules {
            let mut column = 0;
            while column < modules {
                let start = column;
                // Outside the code every module is light, so that a run ends at the edge.
                while dark(row, column) {
                    column += 1;
                }
                if column > start {
                    runs.push((row, start, column - start));
                }
                column += 1;
            }
        }
        Ok(Self { side, modules, runs })
    }

    /// One path, its top left at the given point.
    pub(super) fn path(&self, x: f32, y: f32) -> Option<Path> {
        let module = self.side / f32::from(self.modules);
        let mut builder = PathBuilder::new();
        for &(row, start, length) in &self.runs {
            let left = x + f32::from(start) * module;
            let top = y + f32::from(row) * module;
            builder.push_rect(Rect::from_xywh(left, top, f32::from(length) * module, module)?);
        }
        builder.finish()
    }
}
