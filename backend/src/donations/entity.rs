//! How lots, their lines, parts, offers, differences and donors' columns are stored.

pub(super) mod lot {
    use sea_orm::entity::prelude::*;

    use crate::kernel::{DocumentId, DonationLotId, Instant, OrganisationId, SiteId};

    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "donation_lots")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: DonationLotId,
        pub reference: String,
        pub donor_id: OrganisationId,
        pub site_id: SiteId,
        pub legal_basis: String,
        pub wish: String,
        pub document_id: Option<DocumentId>,
        pub content_hash: String,
        pub summary: Json,
        pub line_count: i32,
        pub refused_count: i32,
        pub unit_count: i32,
        pub preferred_id: Option<OrganisationId>,
        pub declared_at: Option<Instant>,
        pub cancelled_at: Option<Instant>,
        pub version: i64,
        pub created_at: Instant,
        pub updated_at: Instant,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}
    impl ActiveModelBehavior for ActiveModel {}
}

pub(super) mod line {
    use sea_orm::entity::prelude::*;

    use crate::kernel::{DonationLotId, LotLineId};

    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "lot_lines")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: LotLineId,
        pub lot_id: DonationLotId,
        pub position: i32,
        pub sheet: i32,
        pub line: i32,
        pub quantity: i32,
        pub category: String,
        pub brand: Option<String>,
        pub model: String,
        pub model_number: Option<String>,
        pub serial: Option<String>,
        pub inventory_number: Option<String>,
        pub processor: Option<String>,
        pub memory_mb: Option<i32>,
        pub storages: Json,
        pub operating_system: Option<String>,
        pub purchased_on: Option<String>,
        pub purchase_price_cents: Option<i64>,
        pub note: Option<String>,
        pub flags: Json,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}
    impl ActiveModelBehavior for ActiveModel {}
}

pub(super) mod part {
    use sea_orm::entity::prelude::*;

    use crate::kernel::{DonationLotId, Instant, LotPartId, OrganisationId, SiteId};

    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "lot_parts")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: LotPartId,
        pub lot_id: DonationLotId,
        pub state: String,
        pub refurbisher_id: Option<OrganisationId>,
        pub site_id: Option<SiteId>,
        pub line_count: i32,
        pub unit_count: i32,
        pub counted: Option<i32>,
        pub searches: i32,
        pub planned_for: Option<Instant>,
        pub accepted_at: Option<Instant>,
        pub collected_at: Option<Instant>,
        pub received_at: Option<Instant>,
        pub version: i64,
        pub created_at: Instant,
        pub updated_at: Instant,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}
    impl ActiveModelBehavior for ActiveModel {}
}

pub(super) mod part_line {
    use sea_orm::entity::prelude::*;

    use crate::kernel::{LotLineId, LotPartId};

    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "part_lines")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub part_id: LotPartId,
        #[sea_orm(primary_key, auto_increment = false)]
        pub line_id: LotLineId,
        pub expected: i32,
        pub counted: Option<i32>,
        pub reason: Option<String>,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}
    impl ActiveModelBehavior for ActiveModel {}
}

pub(super) mod offer {
    use sea_orm::entity::prelude::*;

    use crate::kernel::{Instant, LotPartId, OfferId, OrganisationId, SiteId};

    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "offers")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: OfferId,
        pub part_id: LotPartId,
        pub refurbisher_id: OrganisationId,
        pub site_id: SiteId,
        pub distance_km: f64,
        pub offered_at: Instant,
        pub expires_at: Instant,
        pub state: String,
        pub reason: Option<String>,
        pub reason_text: Option<String>,
        pub why: Option<Json>,
        pub answered_at: Option<Instant>,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}
    impl ActiveModelBehavior for ActiveModel {}
}

pub(super) mod difference {
    use sea_orm::entity::prelude::*;

    use crate::kernel::{LotLineId, LotPartId};

    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "reception_differences")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub part_id: LotPartId,
        #[sea_orm(primary_key, auto_increment = false)]
        pub line_id: LotLineId,
        pub expected: i32,
        pub counted: i32,
        pub reason: String,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}
    impl ActiveModelBehavior for ActiveModel {}
}

pub(super) mod columns {
    use sea_orm::entity::prelude::*;

    use crate::kernel::{Instant, OrganisationId};

    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "inventory_columns")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub donor_id: OrganisationId,
        #[sea_orm(primary_key, auto_increment = false)]
        pub headings: String,
        pub choices: Json,
        pub updated_at: Instant,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}
    impl ActiveModelBehavior for ActiveModel {}
}

pub(super) mod key {
    use sea_orm::entity::prelude::*;

    use crate::kernel::{DonationLotId, LotLineId};

    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "lot_line_keys")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub lot_id: DonationLotId,
        #[sea_orm(primary_key, auto_increment = false)]
        pub key: String,
        pub line_id: LotLineId,
        pub said: String,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}
    impl ActiveModelBehavior for ActiveModel {}
}

pub(super) mod upload {
    use sea_orm::entity::prelude::*;

    use crate::kernel::{DonationLotId, Instant, InventoryUploadId, OrganisationId, UserId};

    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "inventory_uploads")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: InventoryUploadId,
        pub donor_id: OrganisationId,
        pub account_id: UserId,
        pub file_name: String,
        pub size: i64,
        pub sha256: String,
        pub received: i64,
        pub lot_id: Option<DonationLotId>,
        pub created_at: Instant,
        pub updated_at: Instant,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}
    impl ActiveModelBehavior for ActiveModel {}
}

pub(super) mod upload_part {
    use sea_orm::entity::prelude::*;

    use crate::kernel::{DocumentId, InventoryUploadId};

    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "inventory_upload_parts")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub upload_id: InventoryUploadId,
        #[sea_orm(primary_key, auto_increment = false)]
        pub position: i64,
        pub bytes: i64,
        pub sha256: String,
        pub document_id: DocumentId,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}
    impl ActiveModelBehavior for ActiveModel {}
}

pub(super) mod share {
    use sea_orm::entity::prelude::*;

    use crate::kernel::SiteId;

    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "offer_shares")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub territory: String,
        #[sea_orm(primary_key, auto_increment = false)]
        pub site_id: SiteId,
        pub due_thousandths: i64,
        pub taken_units: i64,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}
    impl ActiveModelBehavior for ActiveModel {}
}
