//! How agreements are stored.

pub(super) mod agreement {
    use sea_orm::entity::prelude::*;

    use crate::kernel::{AgreementId, DocumentId, DonationLotId, Instant, LotPartId, OrganisationId};

    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "donation_agreements")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: AgreementId,
        pub reference: String,
        pub part_id: LotPartId,
        pub version: i32,
        pub lot_id: DonationLotId,
        pub donor_id: OrganisationId,
        pub workshop_id: OrganisationId,
        pub legal_basis: String,
        pub wish: String,
        pub terms: Json,
        pub terms_sha256: String,
        pub document_id: DocumentId,
        pub document_sha256: String,
        pub final_document_id: Option<DocumentId>,
        pub state: String,
        pub created_at: Instant,
        pub ended_at: Option<Instant>,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}
    impl ActiveModelBehavior for ActiveModel {}
}

pub(super) mod signature {
    use sea_orm::entity::prelude::*;

    use crate::kernel::{AgreementId, Instant, OrganisationId, UserId};

    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "agreement_signatures")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub agreement_id: AgreementId,
        #[sea_orm(primary_key, auto_increment = false)]
        pub side: String,
        pub organisation_id: OrganisationId,
        pub user_id: UserId,
        pub name: String,
        pub role: String,
        pub empowered: bool,
        pub document_sha256: String,
        pub signed_at: Instant,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}
    impl ActiveModelBehavior for ActiveModel {}
}

pub(super) mod remark {
    use sea_orm::entity::prelude::*;

    use crate::kernel::{AgreementId, AgreementRemarkId, Instant, SharedLinkId};

    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "agreement_remarks")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: AgreementRemarkId,
        pub agreement_id: AgreementId,
        pub link_id: SharedLinkId,
        pub name: String,
        pub verdict: String,
        pub words: Option<String>,
        pub created_at: Instant,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}
    impl ActiveModelBehavior for ActiveModel {}
}
