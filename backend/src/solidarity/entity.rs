//! How requests, runs, proposals and the register of law 8 are stored.

pub(super) mod request {
    use sea_orm::entity::prelude::*;

    use crate::kernel::{Instant, OrganisationId, RequestId, SiteId, UserId};

    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "requests")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: RequestId,
        pub reference: String,
        pub structure_id: OrganisationId,
        pub site_id: SiteId,
        pub filed_by: Option<UserId>,
        pub insee_code: Option<String>,
        pub department_code: String,
        pub household_size: Option<i32>,
        pub criterion: Option<String>,
        pub criterion_seen_on: Option<String>,
        pub purpose: Option<String>,
        pub urgency: Option<String>,
        pub category: String,
        pub memory_gb_min: i32,
        pub accessibility: Json,
        pub note: Option<String>,
        pub agreement_kind: String,
        pub agreement_given_on: String,
        pub state: String,
        pub refusal: Option<String>,
        pub again_from: Option<Instant>,
        pub submitted_at: Instant,
        pub handed_over_on: Option<String>,
        pub ended_at: Option<Instant>,
        pub anonymised_at: Option<Instant>,
        pub version: i64,
        pub created_at: Instant,
        pub updated_at: Instant,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}
    impl ActiveModelBehavior for ActiveModel {}
}

pub(super) mod adult {
    use sea_orm::entity::prelude::*;

    use crate::kernel::RequestId;

    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "request_adults")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub request_id: RequestId,
        #[sea_orm(primary_key, auto_increment = false)]
        pub hash: String,
        pub key_version: i32,
        pub category: String,
        pub open: bool,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}
    impl ActiveModelBehavior for ActiveModel {}
}

pub(super) mod register {
    use sea_orm::entity::prelude::*;
    use uuid::Uuid;

    use crate::kernel::Instant;

    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "household_register")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Uuid,
        pub hash: String,
        pub key_version: i32,
        pub category: String,
        pub given_at: Instant,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}
    impl ActiveModelBehavior for ActiveModel {}
}

pub(super) mod run {
    use sea_orm::entity::prelude::*;

    use crate::kernel::{AllocationRunId, Instant, OrganisationId};

    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "allocation_runs")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: AllocationRunId,
        pub reference: String,
        pub organisation_id: OrganisationId,
        pub department_code: Option<String>,
        pub state: String,
        pub rules_version: i32,
        pub inputs: Json,
        pub hash: String,
        pub request_count: i32,
        pub device_count: i32,
        pub served_count: i32,
        pub points_served: i64,
        pub metres: i64,
        pub computed_at: Instant,
        pub decided_at: Option<Instant>,
        pub version: i64,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}
    impl ActiveModelBehavior for ActiveModel {}
}

pub(super) mod decision {
    use sea_orm::entity::prelude::*;

    use crate::kernel::{AllocationRunId, RequestId};

    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "run_decisions")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub run_id: AllocationRunId,
        #[sea_orm(primary_key, auto_increment = false)]
        pub request_id: RequestId,
        pub rank: i32,
        pub points: i64,
        pub parts: Option<Json>,
        pub outcome: Json,
        pub effect: Option<String>,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}
    impl ActiveModelBehavior for ActiveModel {}
}

pub(super) mod proposal {
    use sea_orm::entity::prelude::*;

    use crate::kernel::{AllocationRunId, DeviceId, Instant, OrganisationId, ProposalId, RequestId};

    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "proposals")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: ProposalId,
        pub run_id: AllocationRunId,
        pub request_id: RequestId,
        pub device_id: DeviceId,
        pub holder_id: OrganisationId,
        pub state: String,
        pub reason: Option<String>,
        pub expires_at: Instant,
        pub decided_at: Option<Instant>,
        pub fulfilled_at: Option<Instant>,
        pub version: i64,
        pub created_at: Instant,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}
    impl ActiveModelBehavior for ActiveModel {}
}
