//! Typed identifiers. Every one is a UUIDv7, so that they sort by creation.

use sea_orm::{DeriveValueType, TryFromU64};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

macro_rules! typed_id {
    ($($(#[$doc:meta])* $name:ident),+ $(,)?) => {$(
        $(#[$doc])*
        #[derive(
            Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash,
            Serialize, Deserialize, DeriveValueType, utoipa::ToSchema,
        )]
        #[serde(transparent)]
        pub struct $name(pub Uuid);

        impl $name {
            /// A new identifier.
            #[expect(clippy::new_without_default, reason = "a default identifier would be a trap")]
            #[must_use]
            pub fn new() -> Self {
                Self(Uuid::now_v7())
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                self.0.fmt(f)
            }
        }

        impl std::str::FromStr for $name {
            type Err = uuid::Error;
            fn from_str(text: &str) -> Result<Self, Self::Err> {
                text.parse().map(Self)
            }
        }

        impl TryFromU64 for $name {
            fn try_from_u64(_: u64) -> Result<Self, sea_orm::DbErr> {
                Err(sea_orm::DbErr::ConvertFromU64(stringify!($name)))
            }
        }
    )+};
}

typed_id! {
    /// An organisation.
    OrganisationId,
    /// A site of an organisation.
    SiteId,
    /// A person who signs in.
    UserId,
    /// A bearer token of an API client.
    ApiTokenId,
    /// An accreditation file.
    AccreditationId,
    /// A remark on an accreditation file.
    AccreditationRemarkId,
    /// A decision on an accreditation file.
    AccreditationDecisionId,
    /// What may end in a suspension.
    AccreditationProcedureId,
    /// A device: one physical unit.
    DeviceId,
    /// A model that inventories are held against.
    DeviceModelId,
    /// A storage medium of a device.
    StorageId,
    /// An event of a device.
    DeviceEventId,
    /// A promise on a device.
    ClaimId,
    /// A proof of erasure.
    WipeEvidenceId,
    /// A certificate of erasure.
    CertificateId,
    /// A test session at the bench.
    BenchTestId,
    /// Something a technician did at the bench.
    BenchActId,
    /// A kind of part in a workshop's stock.
    PartId,
    /// A part that went in or came out.
    PartMoveId,
    /// A report of a machine's hardware.
    HardwareReportId,
    /// Two devices that may be one machine.
    DeviceMergeId,
    /// Something handed on as waste.
    WasteRecordId,
    /// A shipment.
    ShipmentId,
    /// A donation lot.
    DonationLotId,
    /// A file of a donor's list, sent in parts.
    InventoryUploadId,
    /// A line of a donation lot.
    LotLineId,
    /// A part of a lot, entrusted to one refurbisher.
    LotPartId,
    /// An entry of a count at reception.
    CountEntryId,
    /// A dispute on a count.
    DisputeId,
    /// A version of a donation agreement.
    AgreementId,
    /// What a reader without an account said of an agreement.
    AgreementRemarkId,
    /// A link for somebody without an account.
    SharedLinkId,
    /// An offer of a lot part to a refurbisher.
    OfferId,
    /// A collection campaign.
    CampaignId,
    /// A drop-off point of a campaign.
    CampaignPointId,
    /// A group collection of a campaign.
    CampaignRoundId,
    /// A donor's place in a group collection.
    CampaignSignUpId,
    /// A listing in the catalogue.
    ListingId,
    /// A pooled order.
    PooledOrderId,
    /// A need line of a pooled order.
    NeedLineId,
    /// A participant of a pooled order.
    ParticipantId,
    /// A purchase order.
    PurchaseOrderId,
    /// A line of a purchase order.
    PurchaseOrderLineId,
    /// A household's request.
    RequestId,
    /// An allocation run.
    AllocationRunId,
    /// A proposal of a device for a request.
    ProposalId,
    /// A call asked for.
    CallbackId,
    /// An opinion.
    OpinionId,
    /// A household passed to a structure by telephone.
    OrientationId,
    /// A job.
    JobId,
    /// An audit entry.
    AuditEntryId,
    /// A kept document (a file).
    DocumentId,
    /// A message kept in the sandbox's mailbox.
    MailId,
}
