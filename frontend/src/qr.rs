//! QR codes as drawings in a page.

use std::fmt::Write as _;

use qrcodegen::{QrCode, QrCodeEcc};

/// Light modules around the code, which readers need.
const QUIET: i32 = 4;

/// A QR code: one path of its dark modules.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Qr {
    /// Modules along a side, the quiet zone included.
    pub side: i32,
    pub path: String,
}

impl Qr {
    /// A code for an address, with medium correction: 15 % of it may be dirty. `None` when it is too long for one.
    pub fn new(text: &str) -> Option<Self> {
        let code = QrCode::encode_text(text, QrCodeEcc::Medium).ok()?;
        let mut path = String::new();
        for row in 0..code.size() {
            let mut column = 0;
            while column < code.size() {
                let start = column;
                while code.get_module(column, row) {
                    column += 1;
                }
                if column > start {
                    let _ = write!(
                        path,
                        "M{} {}h{}v1H{}z",
                        start + QUIET,
                        row + QUIET,
                        column - start,
                        start + QUIET
                    );
                }
                column += 1;
            }
        }
        Some(Self { side: code.size() + 2 * QUIET, path })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_is_framed_by_a_quiet_zone() {
        let qr = Qr::new("https://rebond.example.org/d/RB-7K3F-92").unwrap();
        assert!(qr.path.starts_with("M4 4h7v1H4z"), "the first finder stands in the corner: {:.40}", qr.path);
        assert_eq!(qr.side, 29 + 8, "version 3 holds a passport's address");
        assert_eq!(Qr::new(&"a".repeat(5000)), None);
    }
}
