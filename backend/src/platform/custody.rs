//! The key of this installation (Ed25519), and what it signs: heads of the chains, kept outside the database.

use std::io::Write;
use std::path::Path;

use ring::rand::{SecureRandom, SystemRandom};
use ring::signature::{ED25519, Ed25519KeyPair, KeyPair, UnparsedPublicKey};
use serde::{Deserialize, Serialize};

use super::audit::hex;
use super::storage::{Storage, sha256};
use crate::kernel::{Error, Instant, Result};

/// The file of the key in the data folder: 64 hexadecimal digits.
const FILE: &str = "custody.key";

/// The key that signs.
pub struct Key {
    pair: Ed25519KeyPair,
    from_file: bool,
}

impl std::fmt::Debug for Key {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Key").field("public", &self.public()).finish_non_exhaustive()
    }
}

/// Bytes written in hexadecimal.
fn unhex(text: &str) -> Option<Vec<u8>> {
    let text = text.trim();
    if !text.is_ascii() || !text.len().is_multiple_of(2) {
        return None;
    }
    (0..text.len()).step_by(2).map(|at| u8::from_str_radix(text.get(at..at + 2)?, 16).ok()).collect()
}

fn new_seed() -> Result<String> {
    let mut seed = [0_u8; 32];
    SystemRandom::new().fill(&mut seed).map_err(|_| Error::internal("no randomness for the custody key"))?;
    Ok(hex(&seed))
}

/// Writes a seed where only this user reads it.
fn write_seed(place: &Path, seed: &str) -> std::io::Result<()> {
    let mut options = std::fs::OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    {
        use std::os::unix::fs::OpenOptionsExt;
        options.mode(0o600);
    }
    let mut file = options.open(place)?;
    file.write_all(seed.as_bytes())?;
    file.sync_all()
}

impl Key {
    /// The key given by the configuration, or the one of the data folder, made there when there is none.
    ///
    /// # Errors
    /// When it is no key, or cannot be read or written; named as the configuration's faults are.
    pub fn open(configured: Option<&str>, data_dir: &Path) -> Result<Self> {
        if let Some(seed) = configured {
            return Self::of(seed, false).ok_or_else(|| {
                Error::internal(
                    "REBOND_CUSTODY_KEY: this is no key. Give 64 hexadecimal digits (openssl rand -hex 32)",
                )
            });
        }
        let place = data_dir.join(FILE);
        let told = |error: std::io::Error| {
            Error::internal(format!(
                "REBOND_DATA_DIR: {} cannot be used ({error}). Give the folder to this user, or the key as REBOND_CUSTODY_KEY",
                place.display()
            ))
        };
        match write_seed(&place, &new_seed()?) {
            Ok(()) => {}
            Err(error) if error.kind() == std::io::ErrorKind::AlreadyExists => {}
            Err(error) => return Err(told(error)),
        }
        let seed = std::fs::read_to_string(&place).map_err(told)?;
        Self::of(&seed, true).ok_or_else(|| {
            Error::internal(format!(
                "REBOND_DATA_DIR: {} holds no key. Put back the one that was there: what it signed cannot be checked with another",
                place.display()
            ))
        })
    }

    fn of(seed: &str, from_file: bool) -> Option<Self> {
        let pair = Ed25519KeyPair::from_seed_unchecked(&unhex(seed)?).ok()?;
        Some(Self { pair, from_file })
    }

    /// The public key, in hexadecimal.
    #[must_use]
    pub fn public(&self) -> String {
        hex(self.pair.public_key().as_ref())
    }

    /// Whether it lives in the data folder, where it can be replaced.
    #[must_use]
    pub fn is_from_file(&self) -> bool {
        self.from_file
    }

    /// Signs a text; the signature, in hexadecimal.
    #[must_use]
    pub fn sign(&self, text: &str) -> String {
        hex(self.pair.sign(text.as_bytes()).as_ref())
    }

    /// A new key beside the one of the data folder: its public part. [`Self::replace`] puts it in place.
    ///
    /// # Errors
    /// When it cannot be written.
    pub fn prepare(data_dir: &Path) -> Result<String> {
        let place = data_dir.join(format!("{FILE}.next"));
        match write_seed(&place, &new_seed()?) {
            Ok(()) => {}
            Err(error) if error.kind() == std::io::ErrorKind::AlreadyExists => {}
            Err(error) => return Err(Error::internal(error)),
        }
        let seed = std::fs::read_to_string(&place).map_err(Error::internal)?;
        let next = Self::of(&seed, true).ok_or_else(|| Error::internal("custody.key.next holds no key"))?;
        Ok(next.public())
    }

    /// Puts the prepared key in place of the old one, which is gone.
    ///
    /// # Errors
    /// When it cannot be written.
    pub fn replace(data_dir: &Path) -> Result<()> {
        let next = data_dir.join(format!("{FILE}.next"));
        std::fs::rename(next, data_dir.join(FILE)).map_err(Error::internal)
    }
}

/// Whether that key signed that text.
#[must_use]
pub fn signed_by(public_key: &str, text: &str, signature: &str) -> bool {
    let (Some(key), Some(signature)) = (unhex(public_key), unhex(signature)) else { return false };
    UnparsedPublicKey::new(&ED25519, key).verify(text.as_bytes(), &signature).is_ok()
}

/// A part of what a head says of devices: a kept file of lines `device number hash`.
#[derive(Clone, Debug, Serialize, Deserialize, PartialEq, Eq)]
pub struct Part {
    /// Its name among the kept files.
    pub file: String,
    /// How many devices it names.
    pub lines: u64,
    /// SHA-256 of its bytes, in hexadecimal.
    pub sha256: String,
}

/// What is signed.
#[derive(Clone, Debug, Serialize, Deserialize, PartialEq, Eq)]
pub struct Body {
    /// Its place, from 1.
    pub number: i64,
    /// When.
    pub signed_at: Instant,
    /// By the machine's clock, in milliseconds: a practice ground's own time may run ahead.
    pub clock_ms: i64,
    /// SHA-256 of the head before; empty for the first.
    pub previous: String,
    /// How many entries of the journal are chained.
    pub journal_count: i64,
    /// The hash of the last one.
    pub journal_hash: String,
    /// How many devices there are.
    pub devices: i64,
    /// How many events their chains have together.
    pub events: i64,
    /// The ends of the chains that grew since the head before.
    pub parts: Vec<Part>,
    /// The key that signs the next head, when it is another one.
    pub next_public_key: Option<String>,
}

/// A signed head.
#[derive(Clone, Debug, Serialize, Deserialize, PartialEq, Eq)]
pub struct Head {
    /// What is signed, letter for letter: a [`Body`] as JSON.
    pub body: String,
    /// The key, in hexadecimal.
    pub public_key: String,
    /// The signature of `body`, in hexadecimal.
    pub signature: String,
}

impl Head {
    /// Signs a body.
    ///
    /// # Errors
    /// When it cannot be written as JSON.
    pub fn sign(key: &Key, body: &Body) -> Result<Self> {
        let body = serde_json::to_string(body).map_err(Error::internal)?;
        Ok(Self { signature: key.sign(&body), public_key: key.public(), body })
    }

    /// What it says; nothing when that cannot be read.
    #[must_use]
    pub fn read(&self) -> Option<Body> {
        serde_json::from_str(&self.body).ok()
    }

    /// Whether the key it names signed it.
    #[must_use]
    pub fn is_signed(&self) -> bool {
        signed_by(&self.public_key, &self.body, &self.signature)
    }

    /// What the next head says of it.
    #[must_use]
    pub fn digest(&self) -> String {
        sha256(format!("{}\n{}\n{}", self.body, self.public_key, self.signature).as_bytes())
    }
}

/// The name under which a head is kept.
#[must_use]
pub fn file_of(number: i64) -> String {
    format!("custody/head-{number:06}.json")
}

/// The name under which a part of a head is kept.
#[must_use]
pub fn part_of(number: i64, part: usize) -> String {
    format!("custody/head-{number:06}-{part:04}.txt")
}

/// The head kept outside the database; `None` when there is none, or it cannot be read.
///
/// # Errors
/// When the file store fails.
pub async fn kept(files: &Storage, number: i64) -> Result<Option<Head>> {
    let bytes = files.named(&file_of(number)).await?;
    Ok(bytes.and_then(|bytes| serde_json::from_slice(&bytes).ok()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_is_made_once_and_what_it_signs_is_checked() {
        let folder = tempfile::tempdir().unwrap();
        let key = Key::open(None, folder.path()).unwrap();
        assert_eq!(Key::open(None, folder.path()).unwrap().public(), key.public());
        let signature = key.sign("text");
        assert!(signed_by(&key.public(), "text", &signature));
        assert!(!signed_by(&key.public(), "texT", &signature));
        assert!(!signed_by(&key.public(), "text", &"0".repeat(128)));
        let next = Key::prepare(folder.path()).unwrap();
        Key::replace(folder.path()).unwrap();
        assert_eq!(Key::open(None, folder.path()).unwrap().public(), next);
    }

    #[test]
    fn what_is_no_key_is_refused_with_its_name() {
        let folder = tempfile::tempdir().unwrap();
        for seed in ["", "00", "zz", &"0".repeat(63), &"é".repeat(32)] {
            let error = Key::open(Some(seed), folder.path()).unwrap_err();
            assert!(error.to_string().contains("REBOND_CUSTODY_KEY"), "{error}");
        }
        std::fs::write(folder.path().join(FILE), "nonsense").unwrap();
        assert!(Key::open(None, folder.path()).unwrap_err().to_string().contains("custody.key"));
        assert!(Key::open(Some(&"ab".repeat(32)), folder.path()).is_ok());
    }
}
