//! Whether a certificate is genuine: anybody may ask, by its number, by a hash, or with its file.

use frontend::Texts;

use super::{Certificate, paper, store};
use crate::devices::{self, Device};
use crate::kernel::context::coded;
use crate::kernel::{DeviceId, Instant, Language, OpContext, Result, StorageId};
use crate::organisations;
use crate::refurbishing::store::evidence_by_id;
use crate::web::App;

/// The most storages that an answer lists.
const MOST_SHOWN: u64 = 200;
/// The longest text that is looked at.
const LONGEST: usize = 200;

coded! {
    /// What became of a certificate.
    Verdict {
        /// Issued here, and all it attests still stands.
        Authentic = "authentic",
        /// Issued here, and a proof it rests on was revoked since.
        Revoked = "revoked",
        /// Nothing like it was issued here.
        Unknown = "unknown",
    }
}

/// A storage that a certificate attests, as anybody may see it.
#[derive(Clone, Debug)]
pub struct Attested {
    /// Brand and model of the device.
    pub device: String,
    /// « SSD 256 Go ».
    pub storage: String,
    /// The end of its serial number.
    pub serial: String,
    /// The method's code.
    pub method: &'static str,
    /// The tool and its version.
    pub tool: String,
    /// When it ended.
    pub ended_at: Instant,
    /// Whether this proof was revoked.
    pub revoked: bool,
}

/// An answer.
#[derive(Clone, Debug)]
pub struct Checked {
    /// The verdict.
    pub verdict: Verdict,
    /// The certificate, when there is one.
    pub certificate: Option<Certificate>,
    /// Who erased.
    pub workshop: String,
    /// The number of a newer certificate of the same subject.
    pub newer: Option<String>,
    /// What is attested: only for who has the file, or its hash, since numbers can be guessed. At most 200.
    pub attested: Vec<Attested>,
}

/// What was asked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Mark {
    /// A SHA-256, in hexadecimal.
    Hash(String),
    /// A number, such as `EFF-2026-000012`.
    Number(String),
}

/// Reads what was typed: a hash or a number, with or without its dashes and zeros; `None` for anything else.
pub(super) fn mark(text: &str) -> Option<Mark> {
    if text.len() > LONGEST {
        return None;
    }
    let bare: String = text.chars().filter(|c| !c.is_whitespace()).collect::<String>().to_lowercase();
    if bare.len() == 64 && bare.chars().all(|c| c.is_ascii_hexdigit()) {
        return Some(Mark::Hash(bare));
    }
    if !bare.chars().all(|c| c.is_ascii_alphanumeric() || c == '-') {
        return None;
    }
    let digits = bare.strip_prefix("eff")?.replace('-', "");
    let (year, number) = (digits.get(..4)?, digits.get(4..)?);
    let (year, number) = (year.parse().ok()?, number.parse().ok()?);
    Some(Mark::Number(crate::kernel::reference::yearly("EFF", year, number)))
}

/// The last four characters of a serial number; nothing of a short one.
pub(super) fn masked(serial: &str) -> String {
    let count = serial.chars().count();
    let mut shown = String::from('…');
    if count >= 8 {
        shown.extend(serial.chars().skip(count - 4));
    }
    shown
}

/// Answers anybody; `place` is where they ask from.
///
/// # Errors
/// `too-many-tries` (429).
pub async fn check(app: &App, op: &OpContext, place: &str, text: &str) -> Result<Checked> {
    app.checks.check(place)?;
    let c = app.db.fresh();
    let mark = mark(text);
    let found = match &mark {
        Some(Mark::Hash(hash)) => store::by_hash(c, hash).await?,
        Some(Mark::Number(number)) => store::by_number(c, number).await?,
        None => None,
    };
    let Some(certificate) = found else {
        return Ok(Checked {
            verdict: Verdict::Unknown,
            certificate: None,
            workshop: String::new(),
            newer: None,
            attested: Vec::new(),
        });
    };
    let workshop = organisations::find(c, certificate.workshop_id).await?.name;
    let newest = store::newest(c, certificate.subject_id).await?;
    let attested = match mark {
        Some(Mark::Hash(_)) => attested(app, &certificate, op.language).await?,
        Some(Mark::Number(_)) | None => Vec::new(),
    };
    Ok(Checked {
        verdict: if certificate.stands() { Verdict::Authentic } else { Verdict::Revoked },
        workshop,
        newer: newest.map(|one| one.number).filter(|number| *number != certificate.number),
        attested,
        certificate: Some(certificate),
    })
}

async fn attested(app: &App, certificate: &Certificate, language: Language) -> Result<Vec<Attested>> {
    let c = app.db.fresh();
    let texts = Texts::new(language);
    let ids = store::proofs(c, certificate.id, MOST_SHOWN).await?;
    let proofs = evidence_by_id(c, &ids).await?;
    let wanted: Vec<StorageId> = proofs.iter().map(|(one, _)| one.storage_id).collect();
    let storages = devices::storages_by_id(c, &wanted).await?;
    let holders: Vec<DeviceId> = storages.values().map(|storage| storage.device_id).collect();
    let holders: Vec<Device> = devices::find_many(c, &holders).await?;
    Ok(proofs
        .into_iter()
        .filter_map(|(one, revoked)| {
            let storage = storages.get(&one.storage_id)?;
            let device = holders.iter().find(|device| device.id == storage.device_id)?;
            Some(Attested {
                device: device.specification.title(),
                storage: paper::storage_words(storage, texts),
                serial: masked(one.submitted.storage_serial.as_deref().unwrap_or_default()),
                method: one.submitted.method.code(),
                tool: format!("{} {}", one.submitted.tool, one.submitted.tool_version),
                ended_at: one.submitted.ended_at,
                revoked,
            })
        })
        .collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_is_read_however_it_is_typed() {
        let number = Some(Mark::Number("EFF-2026-000012".to_owned()));
        for text in ["EFF-2026-000012", " eff 2026 12 ", "EFF2026000012", "eff-2026-12"] {
            assert_eq!(mark(text), number, "{text}");
        }
        let hash = "0123456789abcdef".repeat(4);
        assert_eq!(mark(&hash.to_uppercase()), Some(Mark::Hash(hash)));
        for text in ["", "2026", "EFF", "EFF-12", "EFF-2026-x", "é", "EFFé2026é1", &"a".repeat(63)] {
            assert_eq!(mark(text), None, "{text}");
        }
    }

    #[test]
    fn a_serial_number_shows_its_end_only() {
        assert_eq!(masked("S3Z8NB0K123456"), "…3456");
        assert_eq!(masked("SHORT"), "…");
        assert_eq!(masked(""), "…");
    }
}
