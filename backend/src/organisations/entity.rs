//! How organisations and sites are stored.

pub(super) mod organisation {
    use sea_orm::entity::prelude::*;

    use crate::kernel::{Instant, OrganisationId};

    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "organisations")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: OrganisationId,
        pub name: String,
        pub siret: Option<String>,
        pub rna: Option<String>,
        pub public_body: bool,
        pub telephone: Option<String>,
        pub usual_legal_basis: Option<String>,
        pub usual_wish: Option<String>,
        pub created_at: Instant,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}
    impl ActiveModelBehavior for ActiveModel {}
}

pub(super) mod capacity {
    use sea_orm::entity::prelude::*;

    use crate::kernel::OrganisationId;

    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "organisation_capacities")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub organisation_id: OrganisationId,
        #[sea_orm(primary_key, auto_increment = false)]
        pub capacity: String,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}
    impl ActiveModelBehavior for ActiveModel {}
}

pub(super) mod steered {
    use sea_orm::entity::prelude::*;

    use crate::kernel::OrganisationId;

    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "steered_departments")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub organisation_id: OrganisationId,
        #[sea_orm(primary_key, auto_increment = false)]
        pub department_code: String,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}
    impl ActiveModelBehavior for ActiveModel {}
}

pub(super) mod site {
    use sea_orm::entity::prelude::*;

    use crate::kernel::{Instant, OrganisationId, SiteId};

    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "sites")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: SiteId,
        pub organisation_id: OrganisationId,
        pub kind: String,
        pub label: String,
        pub address: String,
        pub insee_code: String,
        pub lat: f64,
        pub lng: f64,
        pub service_radius_km: Option<i32>,
        pub free_collection_from: Option<i32>,
        pub largest_lot: Option<i32>,
        pub created_at: Instant,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}
    impl ActiveModelBehavior for ActiveModel {}
}

pub(super) mod bench_capacity {
    use sea_orm::entity::prelude::*;

    use crate::kernel::{Instant, SiteId};

    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "bench_capacities")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub site_id: SiteId,
        #[sea_orm(primary_key, auto_increment = false)]
        pub category: String,
        pub weekly_units: i32,
        pub updated_at: Instant,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}
    impl ActiveModelBehavior for ActiveModel {}
}

pub(super) mod bench_hours {
    use sea_orm::entity::prelude::*;

    use crate::kernel::SiteId;

    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "bench_hours")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub site_id: SiteId,
        pub hours: Json,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}
    impl ActiveModelBehavior for ActiveModel {}
}

pub(super) mod bench_erasure {
    use sea_orm::entity::prelude::*;

    use crate::kernel::SiteId;

    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "bench_erasures")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub site_id: SiteId,
        #[sea_orm(primary_key, auto_increment = false)]
        pub method: String,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}
    impl ActiveModelBehavior for ActiveModel {}
}
