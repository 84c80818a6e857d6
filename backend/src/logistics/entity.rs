//! How shipments are stored.

pub(super) mod shipment {
    use sea_orm::entity::prelude::*;
    use uuid::Uuid;

    use crate::kernel::{Instant, ShipmentId, SiteId};

    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "shipments")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: ShipmentId,
        pub reference: String,
        pub kind: String,
        pub state: String,
        pub subject_kind: String,
        pub subject_id: Uuid,
        pub from_site_id: Option<SiteId>,
        pub to_site_id: SiteId,
        pub planned_for: Instant,
        pub departed_at: Option<Instant>,
        pub delivered_at: Option<Instant>,
        pub version: i64,
        pub created_at: Instant,
        pub updated_at: Instant,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}
    impl ActiveModelBehavior for ActiveModel {}
}

pub(super) mod carried {
    use sea_orm::entity::prelude::*;

    use crate::kernel::{DeviceId, ShipmentId};

    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "shipment_devices")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub shipment_id: ShipmentId,
        #[sea_orm(primary_key, auto_increment = false)]
        pub device_id: DeviceId,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}
    impl ActiveModelBehavior for ActiveModel {}
}
