//! How accreditation files are stored.

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
