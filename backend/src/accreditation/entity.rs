//! How accreditation files and measured figures are stored.

pub(super) mod file {
    use sea_orm::entity::prelude::*;

    use crate::kernel::{AccreditationId, Instant, OrganisationId};

    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "accreditations")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: AccreditationId,
        pub organisation_id: OrganisationId,
        pub kind: String,
        pub state: String,
        pub insertion_kind: Option<String>,
        pub may_issue_receipts: bool,
        pub may_receive_public_gifts: bool,
        pub valid_until: Option<Instant>,
        pub reason: Option<String>,
        pub version: i64,
        pub updated_at: Instant,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}
    impl ActiveModelBehavior for ActiveModel {}
}

pub(super) mod figures {
    use sea_orm::entity::prelude::*;

    use crate::kernel::{Instant, OrganisationId};

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "refurbisher_figures")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub organisation_id: OrganisationId,
        pub reused_units: i64,
        pub units: i64,
        pub reused_grams: i64,
        pub grams: i64,
        pub weighed_units: i64,
        pub measured_at: Instant,
        pub warned_at: Option<Instant>,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}
    impl ActiveModelBehavior for ActiveModel {}
}
