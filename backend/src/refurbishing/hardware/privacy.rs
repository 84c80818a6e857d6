//! Addresses of network interfaces: compared by a keyed hash, never kept.

use hmac::{Hmac, KeyInit, Mac};
use sha2::Sha256;

/// The key under which addresses are hashed: without it, all 2⁴⁸ of them could be tried.
#[derive(Clone)]
pub struct AddressKey(Vec<u8>);

impl std::fmt::Debug for AddressKey {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("AddressKey")
    }
}

impl AddressKey {
    /// The key, drawn from the application's secret.
    #[must_use]
    pub fn of(secret: &str) -> Self {
        Self(keyed(secret.as_bytes(), b"rebond hardware address 1").to_vec())
    }

    /// The hash of an address; nothing for what is none, or stands in for one.
    pub(super) fn hash(&self, text: &str) -> Option<String> {
        let text = text.trim();
        if !is_address(text.as_bytes()) {
            return None;
        }
        let digits: Vec<u8> =
            text.bytes().filter(u8::is_ascii_hexdigit).map(|byte| byte.to_ascii_lowercase()).collect();
        let pairs: std::collections::BTreeSet<&[u8]> = digits.chunks(2).collect();
        if pairs.len() < 3 || digits == b"001122334455" || digits == b"0123456789ab" {
            return None;
        }
        let hash = keyed(&self.0, &digits);
        Some(hash.iter().take(16).map(|byte| format!("{byte:02x}")).collect())
    }
}

fn keyed(key: &[u8], message: &[u8]) -> [u8; 32] {
    // HMAC takes keys of any length: this cannot fail.
    let mut mac =
        Hmac::<Sha256>::new_from_slice(key).unwrap_or_else(|_| Hmac::<Sha256>::new(&Default::default()));
    mac.update(message);
    mac.finalize().into_bytes().into()
}

/// Characters of an address: six pairs and five signs between.
const LENGTH: usize = 17;

fn is_address(bytes: &[u8]) -> bool {
    bytes.len() == LENGTH
        && bytes.iter().enumerate().all(|(place, byte)| match place % 3 {
            2 => matches!(byte, b':' | b'-') && Some(byte) == bytes.get(2),
            _ => byte.is_ascii_hexdigit(),
        })
}

/// A report with every address of a network interface, and every address that a network gave it, crossed out; all else
/// stays byte for byte.
#[must_use]
pub fn masked(bytes: &[u8]) -> Vec<u8> {
    let mut kept = bytes.to_vec();
    let mut at = 0;
    while let Some(window) = kept.get(at..at + LENGTH) {
        if is_address(window) {
            for (place, byte) in kept.iter_mut().skip(at).take(LENGTH).enumerate() {
                if place % 3 != 2 {
                    *byte = b'x';
                }
            }
            at += LENGTH;
        } else {
            at += 1;
        }
    }
    mask_given(&mut kept);
    kept
}

/// `"ip": "192.168.1.20"`, as lshw writes it.
fn mask_given(kept: &mut [u8]) {
    const NAME: &[u8] = b"\"ip\"";
    let mut at = 0;
    while let Some(found) = kept.get(at..).and_then(|rest| rest.windows(NAME.len()).position(|w| w == NAME)) {
        let from = at + found + NAME.len();
        for byte in
            kept.iter_mut().skip(from).take(64).take_while(|byte| !matches!(**byte, b',' | b'}' | b'\n'))
        {
            if byte.is_ascii_hexdigit() {
                *byte = b'x';
            }
        }
        at = from;
    }
}
