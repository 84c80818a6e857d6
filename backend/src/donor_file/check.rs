//! Checks a donor's archive, or a state of disks, off line: its signature, then every file against the signed list.

use std::collections::BTreeMap;
use std::io::{Read, Seek};
use std::path::Path;

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use zip::ZipArchive;

use crate::kernel::{Error, Result};
use crate::platform::audit::hex;
use crate::platform::custody::signed_by;

/// The list of files with their hashes, as `sha256sum` writes it: what is signed.
pub const SUMS: &str = "SHA256SUMS";
/// The signature of that list: 64 bytes, Ed25519.
pub const SIGNATURE: &str = "SHA256SUMS.sig";
/// The key that signed, as OpenSSL reads it.
pub const KEY_PEM: &str = "cle-publique.pem";
/// The same key, 64 hexadecimal digits.
pub const KEY_HEX: &str = "cle-publique.txt";
/// The largest list that is read: 16 MiB.
const LARGEST_SUMS: u64 = 16 * 1024 * 1024;

/// What was found.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Report {
    /// The key that signed.
    pub key: String,
    /// Files held against the list.
    pub files: u64,
    /// What does not fit, a sentence each.
    pub faults: Vec<String>,
}

/// Something that was signed, for machines: the same shape as a signed head.
#[derive(Clone, Debug, Serialize, Deserialize, utoipa::ToSchema)]
pub struct Signed {
    /// What is signed, letter for letter.
    pub body: String,
    /// The key, Ed25519, in hexadecimal.
    pub public_key: String,
    /// The signature of `body`, in hexadecimal.
    pub signature: String,
}

fn small(archive: &mut ZipArchive<impl Read + Seek>, name: &str) -> Option<Vec<u8>> {
    let file = archive.by_name(name).ok()?;
    let mut bytes = Vec::new();
    file.take(LARGEST_SUMS).read_to_end(&mut bytes).ok()?;
    Some(bytes)
}

/// SHA-256 of what is read, piece by piece.
fn digest_of(mut source: impl Read) -> std::io::Result<String> {
    let mut digest = Sha256::new();
    let mut piece = vec![0; 64 * 1024];
    loop {
        let read = source.read(&mut piece)?;
        if read == 0 {
            return Ok(hex(&digest.finalize()));
        }
        digest.update(piece.get(..read).unwrap_or_default());
    }
}

/// Holds an archive against its signed list; `key`: who must have signed, when that is known.
///
/// # Errors
/// When it cannot be read as a ZIP.
pub fn archive(source: impl Read + Seek, key: Option<&str>) -> Result<Report> {
    let mut archive = ZipArchive::new(source).map_err(Error::internal)?;
    let mut report = Report::default();
    let read = |bytes: Option<Vec<u8>>| bytes.and_then(|bytes| String::from_utf8(bytes).ok());
    let (Some(sums), Some(signature), Some(public)) =
        (read(small(&mut archive, SUMS)), small(&mut archive, SIGNATURE), read(small(&mut archive, KEY_HEX)))
    else {
        report.faults.push(format!("{SUMS}, {SIGNATURE} or {KEY_HEX} is missing"));
        return Ok(report);
    };
    report.key = public.trim().to_owned();
    if !signed_by(&report.key, &sums, &hex(&signature)) {
        report.faults.push(format!("{SUMS} was changed: its signature is not good"));
    }
    other_key(&mut report, key);
    let listed: BTreeMap<String, String> = sums
        .lines()
        .filter_map(|line| line.split_once("  ").map(|(hash, name)| (name.to_owned(), hash.to_owned())))
        .collect();
    let names: Vec<String> =
        archive.file_names().filter_map(|name| name.ok().map(std::borrow::Cow::into_owned)).collect();
    if names.len() != archive.len() {
        report.faults.push("some files have names that cannot be read".to_owned());
    }
    for name in listed.keys().filter(|name| !names.contains(name)) {
        report.faults.push(format!("{name} is missing"));
    }
    for name in names.iter().filter(|name| ![SUMS, SIGNATURE, KEY_PEM, KEY_HEX].contains(&name.as_str())) {
        let Some(hash) = listed.get(name) else {
            report.faults.push(format!("{name} is not in the signed list"));
            continue;
        };
        report.files += 1;
        let found = archive.by_name(name).ok().and_then(|file| digest_of(file).ok());
        if found.as_ref() != Some(hash) {
            report.faults.push(format!("{name} was changed"));
        }
    }
    Ok(report)
}

fn other_key(report: &mut Report, key: Option<&str>) {
    if let Some(key) = key
        && key.trim().to_lowercase() != report.key
    {
        report.faults.push("another key signed it than the one that was asked for".to_owned());
    }
}

/// Checks something signed that is one JSON file.
///
/// # Errors
/// When it is no such JSON.
pub fn signed(text: &str, key: Option<&str>) -> Result<Report> {
    let one: Signed = serde_json::from_str(text).map_err(Error::internal)?;
    let mut report = Report { key: one.public_key.clone(), files: 1, faults: Vec::new() };
    if !signed_by(&one.public_key, &one.body, &one.signature) {
        report.faults.push("it was changed: its signature is not good".to_owned());
    }
    other_key(&mut report, key);
    Ok(report)
}

/// Checks a file: an archive, or something signed as JSON.
///
/// # Errors
/// When it cannot be read, or is neither.
pub fn file(path: &Path, key: Option<&str>) -> Result<Report> {
    if path.extension().is_some_and(|extension| extension.eq_ignore_ascii_case("json")) {
        return signed(&std::fs::read_to_string(path).map_err(Error::internal)?, key);
    }
    archive(std::io::BufReader::new(std::fs::File::open(path).map_err(Error::internal)?), key)
}
