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
        pub storage_serial: String,
        pub exit_status: i32,
        pub verified: bool,
        pub operator_name: String,
        pub started_at: Instant,
        pub ended_at: Instant,
        pub report_sha256: Option<String>,
        pub report_document_id: Option<DocumentId>,
        pub accepted: bool,
        pub refusal: Option<String>,
        pub revoked_at: Option<Instant>,
        pub revoked_because: Option<String>,
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
