//! How campaigns, their points and their rounds are stored.

pub(super) mod campaign {
    use sea_orm::entity::prelude::*;

    use crate::kernel::{CampaignId, Instant, OrganisationId};

    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "campaigns")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: CampaignId,
        pub slug: String,
        pub organisation_id: OrganisationId,
        pub title: String,
        pub words: String,
        pub starts_on: String,
        pub ends_on: String,
        pub goals: Json,
        pub months: Json,
        pub stage: String,
        pub reason: Option<String>,
        pub result: Option<Json>,
        pub version: i64,
        pub created_at: Instant,
        pub published_at: Option<Instant>,
        pub ended_at: Option<Instant>,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}
    impl ActiveModelBehavior for ActiveModel {}
}

pub(super) mod place {
    use sea_orm::entity::prelude::*;

    use crate::kernel::CampaignId;

    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "campaign_places")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub campaign_id: CampaignId,
        #[sea_orm(primary_key, auto_increment = false)]
        pub department_code: String,
        #[sea_orm(primary_key, auto_increment = false)]
        pub insee_code: String,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}
    impl ActiveModelBehavior for ActiveModel {}
}

pub(super) mod point {
    use sea_orm::entity::prelude::*;

    use crate::kernel::{CampaignId, CampaignPointId, Instant, OrganisationId};

    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "campaign_points")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: CampaignPointId,
        pub campaign_id: CampaignId,
        pub organisation_id: OrganisationId,
        pub label: String,
        pub address: String,
        pub insee_code: String,
        pub lat: f64,
        pub lng: f64,
        pub hours: Json,
        pub by_appointment: bool,
        pub closed_on: Json,
        pub takes: Json,
        pub state: String,
        pub version: i64,
        pub created_at: Instant,
        pub answered_at: Option<Instant>,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}
    impl ActiveModelBehavior for ActiveModel {}
}

pub(super) mod round {
    use sea_orm::entity::prelude::*;

    use crate::kernel::{CampaignId, CampaignRoundId, Instant, OrganisationId};

    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "campaign_rounds")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: CampaignRoundId,
        pub campaign_id: CampaignId,
        pub workshop_id: OrganisationId,
        pub day: String,
        pub from_minute: i32,
        pub to_minute: i32,
        pub place: String,
        pub insee_code: String,
        pub capacity_units: i32,
        pub taken_units: i32,
        pub state: String,
        pub reason: Option<String>,
        pub version: i64,
        pub created_at: Instant,
        pub answered_at: Option<Instant>,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}
    impl ActiveModelBehavior for ActiveModel {}
}

pub(super) mod sign_up {
    use sea_orm::entity::prelude::*;

    use crate::kernel::{CampaignRoundId, CampaignSignUpId, DonationLotId, Instant, OrganisationId};

    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "campaign_sign_ups")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: CampaignSignUpId,
        pub round_id: CampaignRoundId,
        pub donor_id: OrganisationId,
        pub units: i32,
        pub what: String,
        pub lot_id: Option<DonationLotId>,
        pub created_at: Instant,
        pub cancelled_at: Option<Instant>,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}
    impl ActiveModelBehavior for ActiveModel {}
}

pub(super) mod lot {
    use sea_orm::entity::prelude::*;

    use crate::kernel::{CampaignId, DonationLotId, Instant, OrganisationId};

    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "campaign_lots")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub lot_id: DonationLotId,
        pub campaign_id: CampaignId,
        pub donor_id: OrganisationId,
        pub joined_at: Instant,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}
    impl ActiveModelBehavior for ActiveModel {}
}

pub(super) mod follower {
    use sea_orm::entity::prelude::*;

    use crate::kernel::{Instant, OrganisationId, UserId};

    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "campaign_followers")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub organisation_id: OrganisationId,
        pub agreed_by: UserId,
        pub agreed_at: Instant,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}
    impl ActiveModelBehavior for ActiveModel {}
}
