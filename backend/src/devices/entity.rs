//! How devices, their storages and events are stored.

pub(super) mod device {
    use sea_orm::entity::prelude::*;

    use crate::kernel::{ClaimId, DeviceId, Instant, ListingId, LotPartId, OrganisationId, SiteId};

    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "devices")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: DeviceId,
        pub reference: String,
        pub state: String,
        pub state_before_quarantine: Option<String>,
        pub category: String,
        pub brand: Option<String>,
        pub model: String,
        pub serial: Option<String>,
        pub inventory_number: Option<String>,
        pub processor: Option<String>,
        pub memory_mb: Option<i32>,
        pub screen_inch_tenths: Option<i32>,
        pub operating_system: Option<String>,
        pub keyboard_layout: Option<String>,
        pub charger: Option<bool>,
        pub battery_percent: Option<i32>,
        pub weight_grams: Option<i32>,
        pub functions_passed: Option<bool>,
        pub grade: Option<String>,
        pub legal_basis: String,
        pub wish: String,
        pub sale_allowed: bool,
        pub donor_id: Option<OrganisationId>,
        pub lot_part_id: Option<LotPartId>,
        pub holder_id: OrganisationId,
        pub site_id: Option<SiteId>,
        pub listing_id: Option<ListingId>,
        pub claim_id: Option<ClaimId>,
        pub outcome_at: Option<Instant>,
        pub head_number: i64,
        pub head_hash: String,
        pub version: i64,
        pub received_at: Instant,
        pub updated_at: Instant,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}
    impl ActiveModelBehavior for ActiveModel {}
}

pub(super) mod storage {
    use sea_orm::entity::prelude::*;

    use crate::kernel::{DeviceId, StorageId};

    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "device_storages")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: StorageId,
        pub device_id: DeviceId,
        pub serial: Option<String>,
        pub kind: String,
        pub gigabytes: Option<i32>,
        pub fate: String,
        pub fate_reason: Option<String>,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}
    impl ActiveModelBehavior for ActiveModel {}
}

pub(super) mod event {
    use sea_orm::entity::prelude::*;

    use crate::kernel::{DeviceEventId, DeviceId, Instant, OrganisationId};

    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "device_events")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: DeviceEventId,
        pub device_id: DeviceId,
        pub number: i64,
        pub kind: String,
        pub at: Instant,
        pub organisation_id: Option<OrganisationId>,
        pub details: Json,
        pub previous_hash: String,
        pub hash: String,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}
    impl ActiveModelBehavior for ActiveModel {}
}

pub(super) mod claim {
    use sea_orm::entity::prelude::*;
    use uuid::Uuid;

    use crate::kernel::{ClaimId, DeviceId, Instant};

    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "claims")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: ClaimId,
        pub device_id: DeviceId,
        pub purpose: String,
        pub holder_kind: String,
        pub holder_id: Uuid,
        pub created_at: Instant,
        pub expires_at: Option<Instant>,
        pub ended_at: Option<Instant>,
        pub ended_because: Option<String>,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}
    impl ActiveModelBehavior for ActiveModel {}
}
