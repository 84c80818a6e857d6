//! How test sessions, proofs of erasure and certificates are stored.

pub(super) mod bench_test {
    use sea_orm::entity::prelude::*;

    use crate::kernel::{BenchTestId, DeviceId, Instant, OrganisationId, UserId};

    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "bench_tests")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: BenchTestId,
        pub device_id: DeviceId,
        pub organisation_id: OrganisationId,
        pub user_id: Option<UserId>,
        pub checks: Json,
        pub functions_passed: bool,
        pub note: Option<String>,
        pub created_at: Instant,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}
    impl ActiveModelBehavior for ActiveModel {}
}

pub(super) mod wipe_evidence {
    use sea_orm::entity::prelude::*;

    use crate::kernel::{DocumentId, Instant, StorageId, WipeEvidenceId};

    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "wipe_evidence")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: WipeEvidenceId,
        pub storage_id: StorageId,
        pub method: String,
        pub tool: String,
        pub tool_version: String,
        pub command: Option<String>,
        pub storage_serial: String,
        pub exit_status: i32,
        pub verified: bool,
        pub operator_name: String,
        pub started_at: Instant,
        pub ended_at: Instant,
        pub report_sha256: Option<String>,
        pub report_document_id: Option<DocumentId>,
        pub report_key: Option<String>,
        pub report_facts: Option<String>,
        pub accepted: bool,
        pub refusal: Option<String>,
        pub revoked_at: Option<Instant>,
        pub revoked_because: Option<String>,
        pub life_over: bool,
        pub created_at: Instant,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}
    impl ActiveModelBehavior for ActiveModel {}
}

pub(super) mod hardware_report {
    use sea_orm::entity::prelude::*;

    use crate::kernel::{DeviceId, DocumentId, HardwareReportId, Instant, OrganisationId, UserId};

    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "hardware_reports")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: HardwareReportId,
        pub device_id: DeviceId,
        pub organisation_id: OrganisationId,
        pub user_id: Option<UserId>,
        pub batch_id: Uuid,
        pub file_sha256: String,
        pub document_id: DocumentId,
        pub report: Json,
        pub created_at: Instant,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}
    impl ActiveModelBehavior for ActiveModel {}
}

pub(super) mod hardware_trace {
    use sea_orm::entity::prelude::*;

    use crate::kernel::DeviceId;

    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "hardware_traces")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub device_id: DeviceId,
        #[sea_orm(primary_key, auto_increment = false)]
        pub kind: String,
        #[sea_orm(primary_key, auto_increment = false)]
        pub value: String,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}
    impl ActiveModelBehavior for ActiveModel {}
}

pub(super) mod device_merge {
    use sea_orm::entity::prelude::*;

    use crate::kernel::{DeviceId, DeviceMergeId, Instant, UserId};

    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "device_merges")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: DeviceMergeId,
        pub first_device_id: DeviceId,
        pub second_device_id: DeviceId,
        pub state: String,
        pub reasons: Json,
        pub kept_device_id: Option<DeviceId>,
        pub absorbed_device_id: Option<DeviceId>,
        pub set_aside: bool,
        pub added_storages: Json,
        pub reason: Option<String>,
        pub decided_at: Option<Instant>,
        pub decided_by: Option<UserId>,
        pub created_at: Instant,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}
    impl ActiveModelBehavior for ActiveModel {}
}

pub(super) mod waste_record {
    use sea_orm::entity::prelude::*;

    use crate::kernel::{DeviceId, DocumentId, Instant, OrganisationId, UserId, WasteRecordId};

    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "waste_records")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: WasteRecordId,
        pub device_id: DeviceId,
        pub organisation_id: OrganisationId,
        pub user_id: Option<UserId>,
        pub what: String,
        pub weight_grams: i32,
        pub code: String,
        pub receiver: String,
        pub handed_at: Instant,
        pub document_id: DocumentId,
        pub proof_sha256: String,
        pub created_at: Instant,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}
    impl ActiveModelBehavior for ActiveModel {}
}

pub(super) mod certificate {
    use sea_orm::entity::prelude::*;
    use uuid::Uuid;

    use crate::kernel::{CertificateId, DocumentId, Instant, LotPartId, OrganisationId};

    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "erasure_certificates")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: CertificateId,
        pub number: String,
        pub kind: String,
        pub subject_id: Uuid,
        pub subject_reference: String,
        pub lot_part_id: Option<LotPartId>,
        pub donor_id: Option<OrganisationId>,
        pub workshop_id: OrganisationId,
        pub devices: i32,
        pub storages: i32,
        pub left_out: i32,
        pub document_id: DocumentId,
        pub file_sha256: String,
        pub evidence_sha256: String,
        pub content_sha256: String,
        pub created_at: Instant,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}
    impl ActiveModelBehavior for ActiveModel {}
}

pub(super) mod link {
    use sea_orm::entity::prelude::*;

    use crate::kernel::{CertificateId, WipeEvidenceId};

    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "certificate_evidence")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub certificate_id: CertificateId,
        #[sea_orm(primary_key, auto_increment = false)]
        pub evidence_id: WipeEvidenceId,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {
        #[sea_orm(
            belongs_to = "super::wipe_evidence::Entity",
            from = "Column::EvidenceId",
            to = "super::wipe_evidence::Column::Id"
        )]
        Evidence,
    }
    impl ActiveModelBehavior for ActiveModel {}
}
