//! How preparations are stored.

pub(super) mod preparation {
    use sea_orm::entity::prelude::*;

    use crate::kernel::{DocumentId, DonationLotId, Instant};

    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "lot_preparations")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub lot_id: DonationLotId,
        pub firmware: Option<String>,
        pub management: Option<String>,
        pub activation: Option<String>,
        pub leased: Option<String>,
        pub erasure: Option<String>,
        pub release_id: Option<DocumentId>,
        pub evidence_id: Option<DocumentId>,
        pub version: i64,
        pub updated_at: Instant,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}
    impl ActiveModelBehavior for ActiveModel {}
}

pub(super) mod leased_line {
    use sea_orm::entity::prelude::*;

    use crate::kernel::{DonationLotId, LotLineId};

    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "leased_lines")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub lot_id: DonationLotId,
        #[sea_orm(primary_key, auto_increment = false)]
        pub line_id: LotLineId,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}
    impl ActiveModelBehavior for ActiveModel {}
}
