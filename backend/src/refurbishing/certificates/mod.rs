//! Certificates of erasure: what is proven for a device or a lot, on paper and for machines, with a number and hashes by
//! which anybody can check it. A certificate is never changed; what became different gets a new one.

mod api;
mod check;
mod content;
mod disks;
mod pages;
mod paper;
mod store;

use sea_orm::ConnectionTrait;
use serde_json::json;
use uuid::Uuid;

use crate::devices::{self, Device};
use crate::kernel::context::coded;
use crate::kernel::{
    Capacity, CertificateId, DocumentId, Error, Instant, LotPartId, OpContext, OrganisationId, Result,
};
use crate::organisations;
use crate::platform::storage::{NewFile, sha256};
use crate::platform::{audit, counters};
use crate::web::App;

pub(super) use api::router;
pub use api::{CertificateOut, IssuedOut};
pub use check::{Checked, Verdict, check};
pub use disks::{Disk, disks};
pub(super) use pages::pages;
pub use pages::{document, done};
pub use store::{every_of_part, of_issued, of_parts, proven_in_part};

/// The most devices of one certificate: about 150 pages. A platform setting.
pub const MOST_DEVICES: u64 = 5_000;

coded! {
    /// What a certificate is about.
    Kind {
        /// One device.
        Device = "device",
        /// What a workshop received of a lot.
        Lot = "lot",
    }
}

/// A certificate that was issued.
#[derive(Clone, Debug)]
pub struct Certificate {
    /// Its id.
    pub id: CertificateId,
    /// Its number: `EFF-2026-000012`.
    pub number: String,
    /// What it is about.
    pub kind: Kind,
    /// Which device, or which lot part.
    pub subject_id: Uuid,
    /// The device's or the lot's reference.
    pub subject_reference: String,
    /// The lot part its devices came with.
    pub lot_part_id: Option<LotPartId>,
    /// Who gave.
    pub donor_id: Option<OrganisationId>,
    /// Who erased.
    pub workshop_id: OrganisationId,
    /// How many devices it covers.
    pub devices: i32,
    /// How many storages it covers.
    pub storages: i32,
    /// How many devices or storages it names as not covered.
    pub left_out: i32,
    /// Its file.
    pub document_id: DocumentId,
    /// SHA-256 of its file, in hexadecimal.
    pub file_sha256: String,
    /// SHA-256 of the evidence inside its file, in hexadecimal: what its QR code leads to.
    pub evidence_sha256: String,
    /// SHA-256 of what it attests: the same again gets no second certificate.
    pub content_sha256: String,
    /// When it was issued.
    pub created_at: Instant,
    /// How many of its proofs were revoked since, and when the last one was.
    pub revoked: (i64, Option<Instant>),
}

impl Certificate {
    /// Whether all it attests still stands.
    #[must_use]
    pub fn stands(&self) -> bool {
        self.revoked.0 == 0
    }
}

/// What a certificate is asked for.
#[derive(Clone, Debug)]
pub struct Subject {
    /// A device or a lot.
    pub kind: Kind,
    /// Its id.
    pub id: Uuid,
    /// Its reference.
    pub reference: String,
    /// The lot part its devices came with.
    pub lot_part_id: Option<LotPartId>,
    /// Who gave.
    pub donor_id: Option<OrganisationId>,
    /// Who erased.
    pub workshop_id: OrganisationId,
    /// Its devices, at most [`MOST_DEVICES`].
    pub devices: Vec<Device>,
}

/// A certificate that was asked for.
#[derive(Clone, Debug)]
pub struct Issued {
    /// The certificate.
    pub certificate: Certificate,
    /// Whether the very same was attested before, so that no new one was made.
    pub again: bool,
}

/// Issues a certificate of all that is proven for a subject now; callers authorise.
///
/// # Errors
/// `certificate-nothing-erased`, `certificate-too-large` (409).
pub async fn issue(app: &App, op: &OpContext, subject: Subject) -> Result<Issued> {
    if subject.devices.len() as u64 > MOST_DEVICES {
        return Err(Error::conflict("certificate-too-large").with("most", MOST_DEVICES));
    }
    let c = app.db.fresh();
    let content = content::gather(c, &subject.devices).await?;
    if content.lines.is_empty() {
        return Err(Error::conflict("certificate-nothing-erased"));
    }
    let content_sha256 = content.digest(&subject);
    if let Some(certificate) = store::same(c, subject.id, &content_sha256).await? {
        return Ok(Issued { certificate, again: true });
    }
    let mut known =
        organisations::find_many(c, subject.donor_id.into_iter().chain([subject.workshop_id])).await?;
    let donor = subject.donor_id.and_then(|id| known.get(&id).cloned());
    let workshop = known.remove(&subject.workshop_id).ok_or_else(Error::not_found)?;
    // The number first: a file cannot be made while the database waits.
    let number = app.db.tx(async |t| counters::next_reference(t, "EFF", op.now).await).await?;
    let id = CertificateId::new();
    let mut certificate = Certificate {
        id,
        number,
        kind: subject.kind,
        subject_id: subject.id,
        subject_reference: subject.reference,
        lot_part_id: subject.lot_part_id,
        donor_id: subject.donor_id,
        workshop_id: subject.workshop_id,
        devices: i32::try_from(content.devices()).map_err(Error::internal)?,
        storages: i32::try_from(content.lines.len()).map_err(Error::internal)?,
        left_out: i32::try_from(content.left.len()).map_err(Error::internal)?,
        document_id: DocumentId::new(),
        file_sha256: String::new(),
        evidence_sha256: String::new(),
        content_sha256,
        created_at: op.now,
        revoked: (0, None),
    };
    let proofs: Vec<_> = content.lines.iter().map(|line| line.evidence.id).collect();
    let paper = paper::Paper {
        certificate: certificate.clone(),
        content,
        donor,
        workshop,
        public_url: app.config.public_url.clone(),
        language: op.language,
    };
    let (evidence_sha256, bytes) = paper.made().await?;
    certificate.evidence_sha256 = evidence_sha256;
    certificate.file_sha256 = sha256(&bytes);
    let file_name = file_name(&certificate);
    let outcome = app
        .db
        .tx(async |t| {
            if let Some(certificate) =
                store::same(t, certificate.subject_id, &certificate.content_sha256).await?
            {
                return Ok(Issued { certificate, again: true });
            }
            let file = NewFile {
                owner: certificate.workshop_id,
                subject_kind: "erasure_certificate",
                subject_id: id.to_string(),
                file_name: &file_name,
                media_type: "application/pdf",
                bytes: bytes.clone(),
            };
            let mut certificate = certificate.clone();
            certificate.document_id = app.storage.keep(t, op, file).await?.id;
            store::insert(t, &certificate, &proofs).await?;
            let details = json!({
                "number": certificate.number,
                "subject": certificate.subject_reference,
                "storages": certificate.storages,
                "file_sha256": certificate.file_sha256,
                "evidence_sha256": certificate.evidence_sha256,
            });
            audit::record(t, op, "erasure_certificate.issue", "erasure_certificate", id, details).await?;
            Ok(Issued { certificate, again: false })
        })
        .await;
    match outcome {
        Ok(issued) => Ok(issued),
        // Somebody asked for the same at the same moment: theirs stands.
        Err(error) => match store::same(c, certificate.subject_id, &certificate.content_sha256).await? {
            Some(certificate) => Ok(Issued { certificate, again: true }),
            None => Err(error),
        },
    }
}

/// The name under which a certificate is saved.
#[must_use]
pub fn file_name(certificate: &Certificate) -> String {
    format!("certificat-effacement-{}.pdf", certificate.number)
}

/// The device that an organisation may know the certificates of: it gave it, or holds it; any for the operator.
async fn own_device(c: &impl ConnectionTrait, op: &OpContext, reference: &str) -> Result<Device> {
    let acting = op.acting()?;
    let device = devices::find_by_reference(c, reference).await?;
    let own = acting.organisation_id;
    if device.holder_id == own || device.donor_id == Some(own) || op.holds(Capacity::Operator) {
        Ok(device)
    } else {
        Err(Error::not_found())
    }
}

/// Issues the certificate of a device for the workshop that holds it.
///
/// # Errors
/// 403, 404; as [`issue`].
pub async fn issue_for_device(app: &App, op: &OpContext, reference: &str) -> Result<Issued> {
    let own = op.require(Capacity::Refurbisher)?.organisation_id;
    let device = devices::find_by_reference(app.db.fresh(), reference).await?;
    if device.holder_id != own {
        return Err(Error::not_found());
    }
    let subject = Subject {
        kind: Kind::Device,
        id: device.id.0,
        reference: device.reference.clone(),
        lot_part_id: device.lot_part_id,
        donor_id: device.donor_id,
        workshop_id: own,
        devices: vec![device],
    };
    issue(app, op, subject).await
}

/// The certificates of a device that the acting organisation gave or holds, newest first.
///
/// # Errors
/// 401, 404.
pub async fn of_device(app: &App, op: &OpContext, reference: &str) -> Result<Vec<Certificate>> {
    let c = app.db.fresh();
    let device = own_device(c, op, reference).await?;
    of_issued(c, device.id).await
}

/// A certificate that the acting organisation was issued: it gave, or it erased; any for the operator.
///
/// # Errors
/// 401, 404.
pub async fn certificate(app: &App, op: &OpContext, number: &str) -> Result<Certificate> {
    let own = op.acting()?.organisation_id;
    let found = store::by_number(app.db.fresh(), number).await?.ok_or_else(Error::not_found)?;
    if found.donor_id == Some(own) || found.workshop_id == own || op.holds(Capacity::Operator) {
        Ok(found)
    } else {
        Err(Error::not_found())
    }
}

/// The file of a certificate: its name and bytes.
///
/// # Errors
/// 401, 404.
pub async fn file(app: &App, op: &OpContext, number: &str) -> Result<(String, Vec<u8>)> {
    let found = certificate(app, op, number).await?;
    Ok((file_name(&found), app.storage.bytes(found.document_id).await?))
}

/// Reads every certificate's file again: it must be there, and be the bytes that were issued.
///
/// # Errors
/// When the database or the file store fails; a missing file is a fault.
pub async fn verify(
    c: &impl ConnectionTrait,
    files: &crate::platform::storage::Storage,
) -> Result<Vec<String>> {
    let mut faults = Vec::new();
    let mut after: Option<CertificateId> = None;
    loop {
        let batch = store::after(c, after).await?;
        let Some(last) = batch.last() else { break };
        after = Some(last.id);
        for one in &batch {
            let fault = match files.bytes(one.document_id).await {
                Ok(bytes) if sha256(&bytes) == one.file_sha256 => continue,
                Ok(_) => "is not what was issued",
                Err(error) if error.kind() == crate::kernel::ErrorKind::NotFound => "is gone",
                Err(error) => return Err(error),
            };
            faults.push(format!("the file of certificate {} {fault}", one.number));
            if faults.len() >= 100 {
                return Ok(faults);
            }
        }
    }
    Ok(faults)
}
